//! The rhythm of a series in words: how often it meets, and when it does not.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::outline::Outline;
use crate::wording::{Wording, weekday};
use cas_schedule::{Hours, Meeting, Once, Regular, Rule, Series, Span, Which};
use cas_setup::content::activity::Activity;
use cas_setup::locale::Value;
use cas_words::id::Id;
use cas_words::text::Text;

/// The number of days, today included, for which a card says that something does not take place.
/// Everybody who comes every week, or once a month, hears of the next time that they would come in
/// vain.
const TOLD_DAYS: i64 = 60;

/// The most meetings besides the regular ones that a card names.
const TOLD_ADDED_MAX: usize = 4;

/// Adds how often a series meets, with all its days. A meeting that was added is called so.
pub(crate) fn how_often<S>(
    wording: &Wording<'_>,
    outline: &mut Outline,
    series: &Series,
    meeting: &Meeting<S>,
) {
    let is_regular = series.rule_of(meeting).is_some();
    let has_more = series.until.is_none_or(|until| until >= wording.today());
    if !is_regular && (series.regular.is_empty() || !has_more) {
        outline.block(wording.say("meeting-once"));
        return;
    }
    if !is_regular {
        let day = meeting.start.date_naive();
        let id = if series.moves(day) {
            "meeting-changed"
        } else {
            "meeting-added"
        };
        outline.block(wording.say(id));
    }
    let mut told: Vec<Frequency> = Vec::new();
    for frequency in series.regular.iter().map(Frequency::of) {
        if !told.contains(&frequency) {
            told.push(frequency);
        }
    }
    for frequency in told {
        outline.block(frequency.told(wording, series));
    }
}

/// Adds the next meetings besides the regular ones, and those at other hours than usual, without the
/// meeting that the card is about.
pub(crate) fn added(wording: &Wording<'_>, outline: &mut Outline, meeting: &Meeting<Id<Activity>>) {
    let (content, catalogue) = (&wording.setup.content, &wording.setup.catalogue);
    let Some(series) = &content.activities[meeting.series].series else {
        return;
    };
    if !wording.knows_day {
        return;
    }
    let day = meeting.start.date_naive();
    let is_told = |date: NaiveDate| {
        let ahead = (date - wording.today()).num_days();
        (0..TOLD_DAYS).contains(&ahead) && date != day && !catalogue.is_closed(meeting.series, date)
    };
    let next = series.also_on.iter().filter(|it| is_told(it.date));
    let mut next: Vec<&Once> = next.collect();
    next.sort_unstable_by_key(|it| (it.date, it.hours.from));
    next.truncate(TOLD_ADDED_MAX);
    let is_moved = |it: &&Once| series.moves(it.date);
    let (moved, also): (Vec<&Once>, Vec<&Once>) = next.into_iter().partition(is_moved);
    for (id, meetings) in [("meeting-also", also), ("meeting-other-hours", moved)] {
        let days = meetings.into_iter().map(|it| {
            let day = wording.say_day("day-month", it.date);
            day_hours(wording, &day, it.hours)
        });
        if let Some(days) = wording.joined(&days.collect::<Vec<_>>()) {
            let days = [("days", Value::from(days.as_str()))];
            outline.block(wording.say_with(id, &days));
        }
    }
}

/// Adds on which of the next days an activity does not take place, though it is its day of the week,
/// and its breaks.
pub(crate) fn left_out(wording: &Wording<'_>, outline: &mut Outline, id: Id<Activity>) {
    if !wording.knows_day {
        return;
    }
    let (content, catalogue) = (&wording.setup.content, &wording.setup.catalogue);
    let Some(series) = &content.activities[id].series else {
        return;
    };
    let holidays = &content.site.holidays;
    let (mut days, mut breaks) = (Vec::new(), BTreeSet::new());
    let days_ahead = wording.today().iter_days().zip(0..TOLD_DAYS);
    for (day, _) in days_ahead {
        let pause = series.breaks.iter().find(|it| it.holds(day));
        let is_added = series.also_on.iter().any(|once| once.date == day);
        let is_closed = catalogue.is_closed(id, day);
        if !series.is_regular_day(day) || is_added && !is_closed {
            continue;
        }
        if let Some(pause) = pause {
            breaks.insert(*pause);
        } else if is_closed || series.leaves_out(day) || holidays.days.find(day).is_some() {
            days.push(wording.say_day("day-month", day).words);
        }
    }
    if let Some(days) = wording.joined(&days) {
        let days = [("days", Value::from(days.as_str()))];
        outline.block(wording.say_with("meeting-left-out", &days));
    }
    for pause in breaks {
        outline.blocks(told_break(wording, pause));
    }
}

/// Returns the name and the days of a break.
fn told_break(wording: &Wording<'_>, pause: Span) -> Option<Text> {
    let mut breaks = wording.setup.content.site.breaks.iter();
    let name = breaks.find(|it| it.days == pause)?.name.as_ref()?;
    let name = wording.tell(name);
    let wording = wording.speaking(name.language);
    let day = |date: NaiveDate| wording.say_day("day-month", date).words;
    let (first, last) = (day(pause.from), day(pause.until));
    let args = [
        ("name", Value::from(name.words.as_str())),
        ("first", first.as_str().into()),
        ("last", last.as_str().into()),
    ];
    Some(wording.say_with("meeting-break", &args))
}

/// How often there is a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Weekly,
    Every(u8),
    Monthly,
}

impl Frequency {
    fn of(regular: &Regular) -> Self {
        match regular.rule {
            Rule::Weekly => Self::Weekly,
            Rule::Every(every) => Self::Every(every.weeks),
            Rule::Monthly(_) => Self::Monthly,
        }
    }

    /// Returns the days of a series with this frequency. Their hours are told if they differ.
    fn told(self, wording: &Wording<'_>, series: &Series) -> Text {
        let mut hours = series.regular.iter().map(|it| it.hours);
        let first = hours.next();
        let tells_hours = !hours.all(|hours| Some(hours) == first);
        let its = series.regular.iter().filter(|it| Self::of(it) == self);
        let days = its.map(|it| {
            let day = day(wording, it);
            if tells_hours {
                day_hours(wording, &day, it.hours)
            } else {
                day.words
            }
        });
        let days = wording
            .joined(&days.collect::<Vec<_>>())
            .unwrap_or_default();
        let days = ("days", Value::from(days.as_str()));
        match self {
            Self::Weekly => wording.say_with("meeting-weekly", &[days]),
            Self::Monthly => wording.say_with("meeting-monthly", &[days]),
            Self::Every(weeks) => {
                let weeks = ("weeks", Value::from(i64::from(weeks)));
                wording.say_with("meeting-every", &[weeks, days])
            }
        }
    }
}

/// Returns the day of a meeting, as it is written within a sentence: "on Mondays", "on the first
/// Monday".
pub(crate) fn day(wording: &Wording<'_>, regular: &Regular) -> Text {
    let day = ("weekday", weekday(regular.day));
    let Rule::Monthly(which) = regular.rule else {
        return wording.say_with("meeting-day", &[day]);
    };
    let which = Value::from(match which {
        Which::First => "first",
        Which::Second => "second",
        Which::Third => "third",
        Which::Fourth => "fourth",
        Which::Last => "last",
    });
    wording.say_with("meeting-day-of-month", &[("which", which), day])
}

/// Returns a day with its hours: "on Mondays 9:00–10:00".
fn day_hours(wording: &Wording<'_>, day: &Text, hours: Hours) -> String {
    let hours = wording.hours(hours);
    let args = [
        ("day", Value::from(day.words.as_str())),
        ("hours", hours.as_str().into()),
    ];
    wording.say_with("meeting-day-hours", &args).words
}
