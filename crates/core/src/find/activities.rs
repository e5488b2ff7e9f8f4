//! The activities: the ways to look for one, and the lists of meetings.
//!
//! A list has each activity once, with its next meeting. The list of today and tomorrow has every
//! meeting. Meetings that are over or do not take place are left out.

use std::collections::BTreeSet;

use chrono::{NaiveDate, Weekday};

use super::card;
use super::filter::Filter;
use super::target::{self, Whereabouts};
use crate::day::at_start;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::wording::{Wording, weekday};
use cas_schedule::{Holidays, Meeting, Outlook};
use cas_setup::catalogue::{Programme, Target, Which};
use cas_setup::content::Freshness;
use cas_setup::content::activity::Activity;
use cas_setup::content::site::Entry;
use cas_setup::locale::Value;
use cas_words::id::Id;
use cas_words::text::{Text, length};

/// The most meetings on one page.
const MEETINGS_MAX: usize = 50;

/// The number of days after tomorrow that are searched if today and tomorrow have no meeting.
const FURTHER_DAYS: usize = 14;

/// The days of the week, in the order in which they are offered.
const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// Describes the page with the ways to look for an activity.
pub(crate) fn menu(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("activities"));
    let has_times = wording.setup.catalogue.programme(Which::All).has_times();
    if has_times {
        target::entry(wording, &mut outline, Target::Entry(Entry::Today));
    }
    for (id, screen, is_of_use) in [
        ("activities-kinds", Screen::Kinds, true),
        ("activities-weekdays", Screen::Weekdays, has_times),
        ("activities-districts", Screen::ActivityDistricts, true),
    ] {
        if is_of_use {
            outline.entry(wording.say(id), Message::Open(screen));
        }
    }
    outline
}

pub(crate) fn kinds(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("activities-kinds"));
    for kind in wording.setup.content.kinds.ids() {
        target::entry(wording, &mut outline, Target::Kind(kind));
    }
    outline
}

pub(crate) fn weekdays(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("activities-weekdays"));
    on_weekdays(wording, &mut outline);
    outline
}

fn on_weekdays(wording: &Wording<'_>, outline: &mut Outline) {
    for day in WEEK {
        let open = Screen::Meetings(Filter::Weekday(day), 0);
        outline.entry(on_weekday(wording, day), Message::Open(open));
    }
}

pub(crate) fn districts(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("activities-districts"));
    for id in wording.setup.content.site.districts.ids() {
        let district = Target::District(id);
        let open = Screen::Meetings(Filter::District(id), 0);
        outline
            .entry(target::name(wording, district), Message::Open(open))
            .on_signs(target::on_signs(wording, district));
    }
    outline
}

/// Describes the list for a filter, from the meeting with the index `skip` on.
pub(crate) fn list(wording: &Wording<'_>, filter: Filter, skip: usize) -> Outline {
    if filter == Filter::Today && !wording.knows_day {
        return any_day(wording);
    }
    let mut told = rows(wording, filter, skip.saturating_add(MEETINGS_MAX + 1));
    let mut told = told.split_off(skip.min(told.len()));
    let has_more = told.len() > MEETINGS_MAX;
    told.truncate(MEETINGS_MAX);
    let mut outline = heading(wording, filter);
    step(wording, &mut outline, filter, skip, &told);
    if filter == Filter::Today {
        days_off(wording, &mut outline);
    }
    if told.is_empty() {
        let other = Message::Open(Screen::Activities);
        outline.block(wording.say("meetings-none"));
        without_times(wording, &mut outline, filter);
        outline.entry(wording.say("activities-other"), other);
        // If there is no timetable at all, the visitor can ask the centres.
        target::entry(wording, &mut outline, Target::Entry(Entry::Centres));
        return outline;
    }
    if filter == Filter::Today {
        by_day(wording, &mut outline, &told, skip == 0 && !has_more);
    } else {
        one_by_one(wording, &mut outline, filter, &told);
    }
    if has_more {
        let further = Screen::Meetings(filter, skip + MEETINGS_MAX);
        outline.entry(wording.say("meetings-further"), Message::Open(further));
    }
    without_times(wording, &mut outline, filter);
    outline
}

/// Adds the way from the meetings of certain days to the activities that may also be on these days.
fn without_times(wording: &Wording<'_>, outline: &mut Outline, filter: Filter) {
    let programme = wording.setup.catalogue.programme(filter.which());
    let mut others = programme.without_times(&wording.setup.content, wording.now.naive_local());
    if filter.is_of_days() && others.next().is_some() {
        let open = Screen::Meetings(Filter::WithoutTimes, 0);
        outline.entry(wording.say("meetings-without-times"), Message::Open(open));
    }
}

/// Adds the meetings, and then the activities whose times are not shown, after a line that says so.
fn one_by_one(wording: &Wording<'_>, outline: &mut Outline, filter: Filter, told: &[Row]) {
    let timed = told.partition_point(|(_, meeting)| meeting.is_some());
    let (timed, others) = told.split_at(timed);
    for row in timed {
        entry(wording, outline, *row, filter);
    }
    if !others.is_empty() && filter != Filter::WithoutTimes {
        let id = if timed.is_empty() {
            "meetings-times-unknown"
        } else {
            "meetings-times-unknown-next"
        };
        outline.block(wording.say(id));
    }
    for row in others {
        entry(wording, outline, *row, filter);
    }
}

/// Describes the page of today for a kiosk that does not know the day: the visitor does.
fn any_day(wording: &Wording<'_>) -> Outline {
    let mut outline = heading(wording, Filter::Today);
    outline.block(wording.say("day-unknown"));
    on_weekdays(wording, &mut outline);
    outline
}

/// Adds the meetings of today and of tomorrow, each day under its date. If these are all meetings
/// there are, a day without any says so.
fn by_day(wording: &Wording<'_>, outline: &mut Outline, told: &[Row], is_whole: bool) {
    let day_of = |(_, meeting): &Row| meeting.map(|meeting| meeting.start.date_naive());
    let near = wording.today().iter_days().take(2);
    let is_far = |day: NaiveDate| (day - wording.today()).num_days() > 1;
    let mut days: BTreeSet<NaiveDate> = told.iter().filter_map(day_of).collect();
    if is_whole {
        days.extend(near);
    }
    for day in days {
        let mut rows = told
            .iter()
            .filter(|row| day_of(row) == Some(day))
            .peekable();
        let name = at_start(wording.say_day("day-date", day));
        if rows.peek().is_none() {
            let day = [("day", Value::from(name.words.as_str()))];
            outline.block(wording.say_with("day-nothing", &day));
            continue;
        }
        if is_far(day) {
            outline.block(wording.say("meetings-later"));
        }
        outline.block(name);
        for row in rows {
            entry(wording, outline, *row, Filter::Today);
        }
    }
}

/// A row of a list: an activity, and its meeting if its times are shown.
type Row = (Id<Activity>, Option<Meeting<Id<Activity>>>);

/// Returns the first rows of a list: at most `limit` with a meeting, and at most `limit` activities
/// whose times are not shown.
fn rows(wording: &Wording<'_>, filter: Filter, limit: usize) -> Vec<Row> {
    let programme = wording.setup.catalogue.programme(filter.which());
    let next = next(wording, programme, filter, limit);
    let next = next
        .into_iter()
        .map(|meeting| (meeting.series, Some(meeting)));
    let others = programme.without_times(&wording.setup.content, wording.now.naive_local());
    let others = others.filter(|_| !filter.is_of_days()).take(limit);
    next.chain(others.map(|activity| (activity, None)))
        .collect()
}

/// Calls `look` with the reasons why meetings do not take place or are not shown.
pub(crate) fn looking<T>(
    wording: &Wording<'_>,
    look: impl FnOnce(Outlook<'_, Id<Activity>>) -> T,
) -> T {
    let (content, catalogue) = (&wording.setup.content, &wording.setup.catalogue);
    let is_stale =
        |activity| wording.freshness(&content.activities[activity].provenance) == Freshness::Stale;
    // Without the day, nobody knows which meetings are left out.
    let is_closed = |activity, day| wording.knows_day && catalogue.is_closed(activity, day);
    let is_off = |activity, day| is_stale(activity) || is_closed(activity, day);
    let none = Holidays::default();
    look(Outlook {
        after: wording.now,
        zone: wording.setup.config.zone,
        holidays: if wording.knows_day {
            &content.site.holidays.days
        } else {
            &none
        },
        is_off: &is_off,
    })
}

/// Returns the first meetings for a filter, at most `limit`.
fn next(
    wording: &Wording<'_>,
    programme: &Programme,
    filter: Filter,
    limit: usize,
) -> Vec<Meeting<Id<Activity>>> {
    let timetable = &programme.timetable;
    looking(wording, |outlook| match filter {
        Filter::Today => {
            let mut days = wording.today().iter_days();
            let on = |day| timetable.on(outlook, day);
            let near: Vec<_> = days.by_ref().take(2).flat_map(on).take(limit).collect();
            // On a Saturday evening, for example, people want to know the meetings of Monday.
            if near.is_empty() {
                let further = days.take(FURTHER_DAYS).map(on);
                let mut further = further.map(|day| day.take(limit).collect::<Vec<_>>());
                further.find(|day| !day.is_empty()).unwrap_or(near)
            } else {
                near
            }
        }
        Filter::Weekday(day) => timetable.next_of_each(outlook, Some(day), limit),
        Filter::Kind(_) | Filter::District(_) | Filter::Centre(_) => {
            timetable.next_of_each(outlook, None, limit)
        }
        Filter::WithoutTimes => Vec::new(),
    })
}

/// Starts a list with its heading.
fn heading(wording: &Wording<'_>, filter: Filter) -> Outline {
    Outline::new(match filter {
        Filter::Today => wording.say("today-and-tomorrow"),
        Filter::Weekday(day) => on_weekday(wording, day),
        Filter::Kind(kind) => target::name(wording, Target::Kind(kind)),
        Filter::District(district) => target::name(wording, Target::District(district)),
        Filter::Centre(centre) => target::name(wording, Target::Centre(centre)),
        Filter::WithoutTimes => wording.say("meetings-without-times"),
    })
}

/// Sets what stands beside the heading: what the list is of, where it begins, and that it has
/// examples.
fn step(wording: &Wording<'_>, outline: &mut Outline, filter: Filter, skip: usize, told: &[Row]) {
    let activities = &wording.setup.content.activities;
    let samples = told
        .iter()
        .filter(|(id, _)| activities[*id].provenance.sample);
    let samples = match samples.count() {
        0 => None,
        count if count == told.len() => Some(wording.say("meetings-samples")),
        _ => Some(wording.say("meetings-some-samples")),
    };
    // The lists and the cards of centres have the same headings.
    let of_place = matches!(filter, Filter::District(_) | Filter::Centre(_));
    let of_place = of_place.then(|| wording.say("activities-step"));
    let from = [("from", Value::from(skip + 1))];
    let from = (skip > 0).then(|| wording.say_with("meetings-from", &from));
    let parts: Vec<_> = [of_place, from, samples].into_iter().flatten().collect();
    let words: Vec<_> = parts.iter().map(|part| part.words.as_str()).collect();
    if !words.is_empty() {
        outline.step(Text::new(wording.language, words.join(". ")));
    }
}

/// Adds the reasons why there may be fewer meetings than on other days: a holiday, or a closure, or a
/// notice about everything.
fn days_off(wording: &Wording<'_>, outline: &mut Outline) {
    let today = wording.today();
    let days = [
        ("today-holiday", Some(today)),
        ("tomorrow-holiday", today.succ_opt()),
    ];
    let holidays = &wording.setup.content.site.holidays;
    for (id, day) in days {
        let holiday = day.and_then(|day| holidays.names.get(holidays.days.find(day)?));
        if let Some(name) = holiday.map(|name| wording.tell(name)) {
            outline.block(wording.say_with(id, &[("name", name.words.as_str().into())]));
        }
    }
    let days = days.map(|(_, day)| day);
    card::notices_with_names(wording, outline, &days, |notice| {
        notice.is_closure || notice.touches.everywhere
    });
}

/// Adds an activity to a list, with its meeting and its centre.
fn entry(wording: &Wording<'_>, outline: &mut Outline, (activity, meeting): Row, filter: Filter) {
    let title = target::name(wording, Target::Activity(activity));
    let (label, open) = match meeting {
        Some(meeting) => {
            let wording = wording.speaking(title.language);
            let when = at_start(wording.if_on(&meeting, wording.when(&meeting))).words;
            let args = [
                ("when", when.as_str().into()),
                ("title", title.words.as_str().into()),
            ];
            let label = wording.say_with("meeting", &args);
            (label, Screen::Meeting(meeting))
        }
        None => (title, Screen::Activity(activity)),
    };
    let taken = length(&label.words);
    let place = place(wording, activity, meeting, filter, taken);
    match place {
        Some(place) => outline
            .entry_with(label, wording.name(&place.words), Message::Open(open))
            .more(place.district),
        None => outline.entry(label, Message::Open(open)),
    };
}

/// Returns where an activity takes place: the name of the centre, and what tells its place from
/// others. What the list is of is in its heading, and is not repeated. Beside a long title there is room only for an address, or for nothing; the card has all.
fn place(
    wording: &Wording<'_>,
    activity: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
    filter: Filter,
    taken: usize,
) -> Option<Whereabouts> {
    let content = &wording.setup.content;
    let (id, its) = (content.centre_of(activity), &content.activities[activity]);
    let centre = &content.centres[id];
    let place = meeting.map_or(its.place, |meeting| its.place_of(&meeting));
    let address = centre.places.get(place).map(|place| place.address.as_str());
    let address = address.unwrap_or_default();
    let with_district = |words: &str| match filter {
        Filter::District(_) => words.to_owned().into(),
        _ => target::with_district(wording, id, words, taken),
    };
    let is_one_of_several = centre.places.len() > 1;
    if let Filter::Centre(_) = filter {
        let address = is_one_of_several.then(|| address.to_owned().into());
        return target::fitting(address, taken);
    }
    let name = with_district(&centre.name);
    let whole = is_one_of_several.then(|| with_district(&format!("{}, {address}", centre.name)));
    let words = whole.into_iter().chain([name, address.to_owned().into()]);
    target::fitting(words, taken)
}

fn on_weekday(wording: &Wording<'_>, day: Weekday) -> Text {
    wording.say_with("on-weekday", &[("weekday", weekday(day))])
}
