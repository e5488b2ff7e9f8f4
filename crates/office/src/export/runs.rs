//! Meetings as other programs write them: by rules with exceptions, and one by one.
//!
//! The meetings are those of the timetable. A rule claims the ones that it explains exactly, and whatever
//! is left stands alone. So what goes out are the kiosk's own meetings, whatever a rule would say.

use cas_schedule::{Every, Holidays, Hours, Meeting, Regular, Rule, Series, Which};
use cas_setup::content::activity::Activity;
use cas_words::id::Id;
use chrono::{NaiveDate, Weekday};

use super::outgoing::Meetings;

/// The fewest meetings that are written as a rule.
const RUN_MEETINGS_MIN: usize = 2;

/// The names of the days of the week in rules, from Monday on (RFC 5545, 3.3.10).
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Meetings by one rule: at the same hours and at the same place.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// The index of the rule in the series, or of the first of several that say the same of other days.
    pub(crate) index: usize,
    /// The weeks.
    pub(crate) rule: Rule,
    /// The days of the week, in the order of the series.
    pub(crate) days: Vec<Weekday>,
    /// The hours.
    pub(crate) hours: Hours,
    /// The index of the centre's place.
    pub(crate) place: usize,
    /// The meetings, sorted.
    pub(crate) meetings: Meetings,
    /// The days from the first to the last meeting on which the rule has one that does not take place.
    pub(crate) except: Vec<NaiveDate>,
}

/// The meetings of one activity, each of them once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Runs {
    /// Those by rules.
    pub(crate) ruled: Vec<Run>,
    /// The others, sorted.
    pub(crate) single: Meetings,
}

impl Runs {
    /// Writes the meetings of an activity as runs.
    pub(crate) fn new(
        activity: &Activity,
        meetings: &[Meeting<Id<Activity>>],
        holidays: &Holidays,
    ) -> Self {
        let Some(series) = &activity.series else {
            return Self::default();
        };
        let (mut single, mut ruled) = (Vec::new(), runs(activity, series));
        for meeting in meetings {
            let place = activity.place_of(meeting);
            // A meeting that was added on a holiday is none of the regular ones.
            let can_be_ruled = holidays.find(meeting.start.date_naive()).is_none();
            let explains = |run: &&mut Run| {
                can_be_ruled && run.place == place && run.explains(series, meeting)
            };
            match ruled.iter_mut().find(explains) {
                Some(run) => run.meetings.push(*meeting),
                None => single.push(*meeting),
            }
        }
        let (mut ruled, rare): (Vec<Run>, Vec<Run>) = ruled
            .into_iter()
            .partition(|run| run.meetings.len() >= RUN_MEETINGS_MIN);
        single.extend(rare.into_iter().flat_map(|run| run.meetings));
        single.sort_unstable();
        for run in &mut ruled {
            run.except = run.exceptions(series);
        }
        Self { ruled, single }
    }
}

/// Returns the rules of a series without meetings. Rules that differ only in the day of the week are one.
fn runs(activity: &Activity, series: &Series) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, regular) in series.regular.iter().enumerate() {
        let place = regular.place.unwrap_or(activity.place);
        let is_same =
            |it: &&mut Run| (it.rule, it.hours, it.place) == (regular.rule, regular.hours, place);
        match runs.iter_mut().find(is_same) {
            Some(same) if same.days.contains(&regular.day) => {}
            Some(same) => same.days.push(regular.day),
            None => runs.push(Run {
                index,
                rule: regular.rule,
                days: vec![regular.day],
                hours: regular.hours,
                place,
                meetings: Vec::new(),
                except: Vec::new(),
            }),
        }
    }
    runs
}

impl Run {
    /// True if the rule says exactly this meeting. On a day when the clocks change during it, programs
    /// differ in what they make of a rule, so it must stand alone.
    fn explains(&self, series: &Series, meeting: &Meeting<Id<Activity>>) -> bool {
        let (from, to) = (meeting.start.naive_local(), meeting.end.naive_local());
        let Hours {
            from: begin,
            to: end,
        } = self.hours;
        from.time() == begin
            && to == from.date().and_time(end)
            && meeting.end - meeting.start == end - begin
            && self.falls_on(series, from.date())
    }

    /// True if it is a day of the rule, within the term of the series.
    fn falls_on(&self, series: &Series, date: NaiveDate) -> bool {
        let is_of_this = |it: &&Regular| {
            it.rule == self.rule && it.hours == self.hours && self.days.contains(&it.day)
        };
        let mut rules = series.regular.iter().filter(is_of_this);
        series.from.is_none_or(|from| from <= date)
            && series.until.is_none_or(|until| date <= until)
            && rules.any(|it| it.falls_on(date))
    }

    fn exceptions(&self, series: &Series) -> Vec<NaiveDate> {
        let dates: Vec<NaiveDate> = self.dates().collect();
        let (Some(first), Some(last)) = (dates.first(), dates.last()) else {
            return Vec::new();
        };
        let days = first.iter_days().take_while(|date| date <= last);
        let is_left_out =
            |date: &NaiveDate| self.falls_on(series, *date) && dates.binary_search(date).is_err();
        days.filter(is_left_out).collect()
    }

    /// The number of weeks, or of months, from one meeting to the next.
    pub(crate) fn interval(&self) -> u8 {
        match self.rule {
            Rule::Weekly | Rule::Monthly(_) => 1,
            Rule::Every(Every { weeks, .. }) => weeks,
        }
    }

    /// True if the rule counts months and not weeks.
    pub(crate) fn is_monthly(&self) -> bool {
        matches!(self.rule, Rule::Monthly(_))
    }

    /// Returns the days of the week as a rule has them: `MO,TH`, or `1MO` for the first Monday.
    pub(crate) fn by_day(&self) -> Vec<String> {
        let number = match self.rule {
            Rule::Weekly | Rule::Every(_) => "",
            Rule::Monthly(Which::First) => "1",
            Rule::Monthly(Which::Second) => "2",
            Rule::Monthly(Which::Third) => "3",
            Rule::Monthly(Which::Fourth) => "4",
            Rule::Monthly(Which::Last) => "-1",
        };
        let days = self.days.iter();
        days.map(|it| format!("{number}{}", day(*it))).collect()
    }

    /// The days of its meetings, sorted.
    pub(crate) fn dates(&self) -> impl Iterator<Item = NaiveDate> {
        self.meetings.iter().map(|it| it.start.date_naive())
    }
}

/// Returns the name of a day of the week in rules.
pub(crate) fn day(day: Weekday) -> &'static str {
    DAYS[day.num_days_from_monday() as usize]
}
