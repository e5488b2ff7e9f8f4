//! What goes out: the activities whose times the kiosk shows on a day, and their meetings of a year.

use std::collections::BTreeMap;

use cas_schedule::{Meeting, Outlook};
use cas_setup::catalogue::Which;
use cas_setup::content::activity::Activity;
use cas_setup::content::{Content, Freshness};
use cas_setup::setup::Setup;
use cas_words::id::Id;
use cas_words::text::Language;
use chrono::{Days, Months, NaiveDate, NaiveTime};

use super::runs::Runs;

/// The time from today for which meetings go out, in months. Nobody knows the holidays and closures of
/// later years.
const AHEAD_MONTHS: u32 = 12;

/// The meetings of one activity, sorted.
pub(crate) type Meetings = Vec<Meeting<Id<Activity>>>;

/// The content that goes out, and the meetings that the kiosk would show on a day.
pub(crate) struct Outgoing {
    /// The content without what is only an example.
    pub(crate) setup: Setup,
    /// The language of what is written.
    pub(crate) language: Language,
    /// Today.
    pub(crate) today: NaiveDate,
    /// The meetings from today on, for each activity that has some.
    pub(crate) meetings: BTreeMap<Id<Activity>, Meetings>,
    /// The number of activities whose times nobody knows.
    pub(crate) untimed: usize,
    /// The number of activities whose facts are so old that the kiosk shows no times either.
    pub(crate) stale: usize,
}

impl Outgoing {
    /// Finds what goes out on a day. `setup` must have no examples: they would go out like facts.
    pub(crate) fn new(setup: Setup, language: Language, today: NaiveDate) -> Self {
        let content = &setup.content;
        let end = today.checked_add_months(Months::new(AHEAD_MONTHS));
        let end = end.unwrap_or(NaiveDate::MAX);
        let is_stale = |activity: &Activity| is_stale(content, activity, today);
        let timed = content.activities.iter().filter(|it| it.series.is_some());
        let stale = timed.filter(|it| is_stale(it)).count();
        let untimed = content.activities.iter().filter(|it| it.series.is_none());
        let untimed = untimed.count();
        let is_off =
            |id, day| is_stale(&content.activities[id]) || setup.catalogue.is_closed(id, day);
        // Everything of today goes out. It began after this moment in every zone.
        let eve = today.checked_sub_days(Days::new(1)).unwrap_or(today);
        let outlook = Outlook {
            after: eve.and_time(NaiveTime::MIN).and_utc().fixed_offset(),
            zone: setup.config.zone,
            holidays: &content.site.holidays.days,
            is_off: &is_off,
        };
        let timetable = &setup.catalogue.programme(Which::All).timetable;
        let mut meetings: BTreeMap<_, Meetings> = BTreeMap::new();
        let all = timetable.meetings(outlook, None);
        for meeting in all.take_while(|it| it.start.date_naive() < end) {
            if meeting.start.date_naive() >= today {
                meetings.entry(meeting.series).or_default().push(meeting);
            }
        }
        Self {
            setup,
            language,
            today,
            meetings,
            untimed,
            stale,
        }
    }

    /// Returns the meetings of an activity as runs.
    pub(crate) fn runs(&self, activity: Id<Activity>) -> Runs {
        let content = &self.setup.content;
        let holidays = &content.site.holidays.days;
        let meetings = self.meetings.get(&activity).map_or(&[][..], Vec::as_slice);
        Runs::new(&content.activities[activity], meetings, holidays)
    }
}

/// True if the facts about an activity are so old that the kiosk does not show its times.
pub(crate) fn is_stale(content: &Content, activity: &Activity, today: NaiveDate) -> bool {
    content.freshness(&activity.provenance, today) == Freshness::Stale
}
