//! The timetable finds what a patient reader of the rules finds, who takes every series on every
//! day and knows no shortcut.

use cas_kiosk::schedule::{HORIZON_DAYS, Hours, Meeting, Once, Outlook, Series, Timetable, Weekly};
use chrono::{
    DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday,
};
use chrono_tz::Europe::Warsaw;
use proptest::prelude::*;

use super::{day, polish_holidays};

/// Polish clocks are one hour ahead of UTC, in summer two; that is all there is to know.
fn polish_moment(local: NaiveDateTime) -> DateTime<FixedOffset> {
    let [winter, summer] = [1, 2].map(|hours| FixedOffset::east_opt(hours * 3600).unwrap());
    let taken_with = |offset| {
        let moment = local.and_local_timezone(offset).unwrap();
        moment.with_timezone(&Warsaw).fixed_offset()
    };
    // Summer is before the clocks go back, and winter before they go forward.
    let is_shown = |moment: &DateTime<FixedOffset>| moment.naive_local() == local;
    let moment = Some(taken_with(summer)).filter(is_shown);
    moment.unwrap_or_else(|| taken_with(winter))
}

/// The hours at which a series meets on a day, without closures; some perhaps twice.
fn hours_on(series: &Series, date: NaiveDate) -> Vec<Hours> {
    let is_term = series.from.is_none_or(|from| from <= date)
        && series.until.is_none_or(|until| date <= until);
    let meets_weekly =
        is_term && polish_holidays().find(date).is_none() && !series.not_on.contains(&date);
    let is_that_day = |weekly: &&Weekly| meets_weekly && weekly.day == date.weekday();
    let weekly = series.weekly.iter().filter(is_that_day);
    let once = series.also_on.iter().filter(|once| once.date == date);
    weekly
        .map(|weekly| weekly.hours)
        .chain(once.map(|once| once.hours))
        .collect()
}

fn naive(
    all: &[Series],
    off: &[(usize, NaiveDate)],
    after: DateTime<FixedOffset>,
) -> Vec<Meeting<usize>> {
    let mut found = Vec::new();
    let today = after.with_timezone(&Warsaw).date_naive();
    for date in today.iter_days().take(HORIZON_DAYS + 1) {
        let mut on_the_day = Vec::new();
        for (series, one) in all.iter().enumerate() {
            for hours in hours_on(one, date) {
                let start = polish_moment(date.and_time(hours.from));
                let end = polish_moment(date.and_time(hours.to)).max(start);
                let meeting = Meeting { start, series, end };
                let takes_place = end > after && !off.contains(&(series, date));
                if takes_place && !on_the_day.contains(&meeting) {
                    on_the_day.push(meeting);
                }
            }
        }
        on_the_day.sort_by_key(|meeting| (meeting.start, meeting.series, meeting.end));
        found.extend(on_the_day);
    }
    found
}

/// Days round both changes of the clocks of 2026, round Easter and round the turn of the year.
fn any_date() -> impl Strategy<Value = NaiveDate> {
    let anchors = [
        "2026-03-29",
        "2026-04-05",
        "2026-10-25",
        "2026-12-30",
        "2027-03-28",
    ];
    (prop::sample::select(anchors.map(day).to_vec()), -9..=9_i64)
        .prop_map(|(anchor, days)| anchor + TimeDelta::days(days))
}

/// Hours on a coarse grid, so that they meet; half of them at night, where the clocks change.
fn any_hours() -> impl Strategy<Value = Hours> {
    let start = prop_oneof![0..=14_u32, 0..=90_u32];
    (start, 1..=5_u32).prop_map(|(from, length)| {
        let time =
            |quarters: u32| NaiveTime::from_hms_opt(quarters / 4, quarters % 4 * 15, 0).unwrap();
        Hours {
            from: time(from),
            to: time(from + length),
        }
    })
}

fn any_weekday() -> impl Strategy<Value = Weekday> {
    (0..7_u8).prop_map(|number| Weekday::try_from(number).unwrap())
}

prop_compose! {
    fn any_series()(
        weekly in prop::collection::vec((any_weekday(), any_hours()), 0..4),
        from in prop::option::of(any_date()),
        until in prop::option::of(any_date()),
        not_on in prop::collection::vec(any_date(), 0..6),
        also_on in prop::collection::vec((any_date(), any_hours()), 0..4),
    ) -> Series {
        let mut also_on: Vec<Once> =
            also_on.into_iter().map(|(date, hours)| Once { date, hours }).collect();
        let weekly: Vec<Weekly> =
            weekly.into_iter().map(|(day, hours)| Weekly { day, hours }).collect();
        // One that repeats a weekly meeting.
        also_on.extend(weekly.first().map(|weekly| {
            let mut week = day("2026-03-26").iter_days();
            let date = week.find(|date| date.weekday() == weekly.day).unwrap();
            Once { date, hours: weekly.hours }
        }));
        Series { weekly, from, until, not_on, also_on }
    }
}

fn in_words(meetings: impl IntoIterator<Item = Meeting<usize>>) -> Vec<String> {
    let in_words = |meeting: Meeting<usize>| super::in_words(&meeting);
    meetings.into_iter().map(in_words).collect()
}

/// The first meeting of each series, and no more than `limit`.
fn first_of_each(meetings: &[Meeting<usize>], limit: usize) -> Vec<Meeting<usize>> {
    let is_first = |(at, meeting): &(usize, &Meeting<usize>)| {
        let earlier = &meetings[..*at];
        earlier.iter().all(|other| other.series != meeting.series)
    };
    let firsts = meetings.iter().enumerate().filter(is_first);
    firsts.map(|(_, meeting)| *meeting).take(limit).collect()
}

proptest! {
    #[test]
    fn the_timetable_agrees_with_a_patient_reader(
        all in prop::collection::vec(any_series(), 0..7),
        off in prop::collection::vec((0..7_usize, any_date()), 0..8),
        date in any_date(),
        minute in 0..24 * 60_i64,
        limit in 0..9_usize,
        weekday in prop::option::of(any_weekday()),
    ) {
        let after = polish_moment(date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute));
        let holidays = polish_holidays();
        let is_off = |series, date| off.contains(&(series, date));
        let outlook = Outlook { after, zone: Warsaw, holidays: &holidays, is_off: &is_off };
        let timetable = Timetable::new(all.iter().enumerate());

        let mut expected = naive(&all, &off, after);
        let meetings = timetable.meetings(outlook, None);
        prop_assert_eq!(in_words(meetings), in_words(expected.clone()));

        let is_today = |meeting: &Meeting<usize>| meeting.start.date_naive() == date;
        let today = expected.iter().copied().filter(is_today);
        prop_assert_eq!(in_words(timetable.on(outlook, date)), in_words(today));

        let is_wanted = |day: Weekday| weekday.is_none_or(|weekday| weekday == day);
        expected.retain(|meeting| is_wanted(meeting.start.weekday()));
        let meetings = timetable.meetings(outlook, weekday);
        prop_assert_eq!(in_words(meetings), in_words(expected.clone()));

        let next = timetable.next_of_each(outlook, weekday, limit);
        prop_assert_eq!(in_words(next), in_words(first_of_each(&expected, limit)));
    }
}
