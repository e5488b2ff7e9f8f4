//! The timetable finds what a patient reader of the rules finds, who takes every series on every
//! day and knows no shortcut.

use cas_kiosk::schedule::{
    Every, HORIZON_DAYS, Hours, Meeting, Once, Outlook, Regular, Rule, Series, Span, Timetable,
    Which,
};
use chrono::{
    DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday,
};
use chrono_tz::Europe::Warsaw;
use proptest::prelude::*;

use super::{day, polish_holidays};

/// Polish clocks are one hour ahead of UTC, in summer two; that is all there is to know.
pub(super) fn polish_moment(local: NaiveDateTime) -> DateTime<FixedOffset> {
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

/// Whether a rule names a day. It goes from meeting to meeting, and through the days of the month.
fn is_by_rule(regular: &Regular, date: NaiveDate) -> bool {
    let is_day = |day: &NaiveDate| day.weekday() == regular.day;
    match regular.rule {
        Rule::Weekly => is_day(&date),
        Rule::Every(Every { weeks, starting }) => {
            let mut meetings = starting.iter_weeks().step_by(weeks.into());
            is_day(&date) && meetings.find(|day| *day >= date) == Some(date)
        }
        Rule::Monthly(which) => {
            let days = date.with_day(1).unwrap().iter_days();
            let month = days.take_while(|day| day.month() == date.month());
            let of_that_name: Vec<NaiveDate> = month.filter(is_day).collect();
            let found = match which {
                Which::First => of_that_name.first(),
                Which::Second => of_that_name.get(1),
                Which::Third => of_that_name.get(2),
                Which::Fourth => of_that_name.get(3),
                Which::Last => of_that_name.last(),
            };
            found == Some(&date)
        }
    }
}

/// The hours at which a series meets on a day, without closures; some perhaps twice.
fn hours_on(series: &Series, date: NaiveDate) -> Vec<Hours> {
    let is_term = series.from.is_none_or(|from| from <= date)
        && series.until.is_none_or(|until| date <= until);
    let mut breaks = series.breaks.iter();
    let is_break = breaks.any(|it| {
        it.from
            .iter_days()
            .take_while(|day| *day <= it.until)
            .any(|day| day == date)
    });
    let meets_by_rule = is_term
        && !is_break
        && polish_holidays().find(date).is_none()
        && !series.not_on.contains(&date);
    let is_that_day = |regular: &&Regular| meets_by_rule && is_by_rule(regular, date);
    let regular = series.regular.iter().filter(is_that_day);
    let once = series.also_on.iter().filter(|once| once.date == date);
    regular
        .map(|regular| regular.hours)
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

fn any_rule() -> impl Strategy<Value = Rule> {
    let which = [
        Which::First,
        Which::Second,
        Which::Third,
        Which::Fourth,
        Which::Last,
    ];
    prop_oneof![
        Just(Rule::Weekly),
        prop::sample::select(which.to_vec()).prop_map(Rule::Monthly),
        (2..=5_u8, any_date()).prop_map(|(weeks, starting)| Rule::Every(Every { weeks, starting })),
    ]
}

/// A meeting by any rule. What is counted from a day is on that day of the week.
fn any_regular() -> impl Strategy<Value = Regular> {
    (any_rule(), any_weekday(), any_hours()).prop_map(|(rule, day, hours)| Regular {
        rule,
        day: match rule {
            Rule::Every(every) => every.starting.weekday(),
            Rule::Weekly | Rule::Monthly(_) => day,
        },
        hours,
        place: None,
    })
}

fn any_break() -> impl Strategy<Value = Span> {
    (any_date(), 0..20_i64).prop_map(|(from, days)| Span {
        from,
        until: from + TimeDelta::days(days),
    })
}

prop_compose! {
    fn any_series()(
        regular in prop::collection::vec(any_regular(), 0..4),
        from in prop::option::of(any_date()),
        until in prop::option::of(any_date()),
        breaks in prop::collection::vec(any_break(), 0..3),
        not_on in prop::collection::vec(any_date(), 0..6),
        also_on in prop::collection::vec((any_date(), any_hours()), 0..4),
    ) -> Series {
        let mut also_on: Vec<Once> =
            also_on.into_iter().map(|(date, hours)| Once { date, hours, place: None }).collect();
        // One that repeats a regular meeting.
        also_on.extend(regular.first().map(|regular| {
            let mut week = day("2026-03-26").iter_days();
            let date = week.find(|date| date.weekday() == regular.day).unwrap();
            Once { date, hours: regular.hours, place: None }
        }));
        // One that two rules give at the same time.
        let twice = regular.first().map(|regular| Regular { rule: Rule::Weekly, ..*regular });
        let regular = regular.into_iter().chain(twice).collect();
        Series { regular, from, until, breaks, not_on, also_on }
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

    #[test]
    fn a_series_ends_with_the_last_meeting_that_a_patient_reader_finds(
        series in any_series(),
        until in any_date(),
    ) {
        let series = Series { until: Some(until), ..series };
        let is_left_out = |date: NaiveDate| {
            series.not_on.contains(&date) || series.breaks.iter().any(|it| it.from <= date && date <= it.until)
        };
        // The anchors are within two years, and no rule waits longer than a few weeks.
        let days = day("2025-01-01").iter_days().take_while(|day| *day <= until);
        let days: Vec<NaiveDate> = days.filter(|date| series.from.is_none_or(|from| from <= *date)).collect();
        let ends = series.regular.iter().filter_map(|it| {
            let mut last = days.iter().rev();
            let last = last.find(|date| is_by_rule(it, **date) && !is_left_out(**date))?;
            Some(last.and_time(it.hours.to))
        });
        let once = series.also_on.iter().map(|once| once.date.and_time(once.hours.to));
        let end = ends.chain(once).max().unwrap_or(NaiveDateTime::MIN);
        prop_assert_eq!(series.end(), end);
    }
}
