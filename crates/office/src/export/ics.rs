//! Calendars for phones and other programs (RFC 5545, RFC 7986): one for each centre, one for each kind, and
//! one of all.
//!
//! # Invariants
//! - A calendar has exactly the kiosk's own meetings, from today for a year.
//! - The same content on the same day makes the same bytes, on every machine.
//! - A centre or a kind without meetings has an empty calendar, so that none that was written before goes on
//!   telling of them.

mod lines;
mod zone;

use cas_schedule::Meeting;
use cas_setup::content::activity::{Activity, Kind};
use cas_setup::content::centre::Centre;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::id::{Id, Records};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::Output;
use super::ids::Ids;
use super::outgoing::Outgoing;
use super::runs::Run;
use super::words::Words;
use lines::Lines;

/// Who made a calendar (RFC 5545, 3.7.3).
const PRODUCT: &str = "-//cas-kiosk//cas-office//EN";
/// How often a program should look for changes.
const REFRESH: &str = "P1D";
/// The name of the calendar of all, without its extension.
const ALL: &str = "all";
/// The folder of the calendars of centres.
const CENTRES: &str = "centres";
/// The folder of the calendars of kinds.
const KINDS: &str = "kinds";

/// The choice of calendars.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Only that of the centre with this id.
    pub(crate) centre: Option<String>,
    /// Only that of the kind with this id.
    pub(crate) kind: Option<String>,
}

/// What all calendars are made of.
struct Calendars<'c> {
    outgoing: &'c Outgoing,
    words: Words<'c>,
    ids: Ids,
    zone: Lines,
}

/// The times of one event.
enum Times<'t> {
    Once(&'t Meeting<Id<Activity>>),
    Again(&'t Run),
}

/// Makes the calendars. `kinds` are all that the content has, also those of which nothing goes out.
///
/// # Errors
/// That there is no such centre, or no such kind.
pub(crate) fn calendars(
    outgoing: &Outgoing,
    kinds: &Records<Kind>,
    choice: &Choice,
) -> Result<Vec<Output>, Told> {
    let setup = &outgoing.setup;
    let calendars = Calendars {
        outgoing,
        words: Words::new(outgoing),
        ids: Ids::new(setup),
        zone: zone::zone(setup.config.zone, outgoing.today),
    };
    let centres = &setup.content.centres;
    if *choice == Choice::default() {
        let of_centres = centres.iter().map(|it| calendars.of_centre(it));
        let of_kinds = kinds.iter().map(|it| calendars.of_kind(it));
        let all = [calendars.all()].into_iter();
        return Ok(all.chain(of_centres).chain(of_kinds).collect());
    }
    let no_such = |id: &String| told!("export-no-such", id);
    let mut chosen = Vec::new();
    if let Some(id) = &choice.centre {
        let centre = centres.iter().find(|it| it.id == *id);
        chosen.push(calendars.of_centre(centre.ok_or_else(|| no_such(id))?));
    }
    if let Some(id) = &choice.kind {
        let kind = kinds.iter().find(|it| it.id == *id);
        chosen.push(calendars.of_kind(kind.ok_or_else(|| no_such(id))?));
    }
    Ok(chosen)
}

impl Calendars<'_> {
    fn all(&self) -> Output {
        let name = self.words.tell(&self.outgoing.setup.content.site.centres);
        self.calendar(ALL, &name, |_| true)
    }

    fn of_centre(&self, centre: &Centre) -> Output {
        let path = format!("{CENTRES}/{}", centre.id);
        self.calendar(&path, &centre.name, |it| it.centre == centre.id)
    }

    fn of_kind(&self, kind: &Kind) -> Output {
        let path = format!("{KINDS}/{}", kind.id);
        let name = self.words.tell(&kind.title);
        self.calendar(&path, &name, |it| it.kind == kind.id)
    }

    fn calendar(&self, path: &str, name: &str, is_in: impl Fn(&Activity) -> bool) -> Output {
        let mut lines = Lines::default();
        lines.line("BEGIN", "VCALENDAR");
        lines.line("VERSION", "2.0");
        lines.line("PRODID", PRODUCT);
        lines.line("CALSCALE", "GREGORIAN");
        lines.text("NAME", name);
        // What programs understood before there was NAME.
        lines.text("X-WR-CALNAME", name);
        lines.line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.lines(&self.zone);
        let activities = &self.outgoing.setup.content.activities;
        let ids = self.outgoing.meetings.keys();
        for id in ids.filter(|id| is_in(&activities[**id])) {
            self.activity(&mut lines, *id);
        }
        lines.line("END", "VCALENDAR");
        Output {
            path: format!("{path}.ics"),
            bytes: lines.into_bytes(),
        }
    }

    fn activity(&self, lines: &mut Lines, id: Id<Activity>) {
        let runs = self.outgoing.runs(id);
        for run in &runs.ruled {
            self.event(lines, id, Times::Again(run));
        }
        for meeting in &runs.single {
            self.event(lines, id, Times::Once(meeting));
        }
    }

    fn event(&self, lines: &mut Lines, id: Id<Activity>, times: Times<'_>) {
        let content = &self.outgoing.setup.content;
        let activity = &content.activities[id];
        let centre = &content.centres[content.centre_of(id)];
        let place = match &times {
            Times::Again(run) => run.place,
            Times::Once(meeting) => activity.place_of(meeting),
        };
        let changed = self.changed(activity);
        let midnight = |day: NaiveDate| utc(day.and_time(NaiveTime::MIN));
        lines.line("BEGIN", "VEVENT");
        let name = name_of(activity, &times);
        lines.line("UID", self.ids.of(&name));
        // An event must have a stamp, also if its facts have no date: then it is the earliest.
        lines.line("DTSTAMP", midnight(changed.unwrap_or_default()));
        if let Some(changed) = changed {
            lines.line("LAST-MODIFIED", midnight(changed));
        }
        self.times(lines, &times);
        lines.text("SUMMARY", &self.words.title(id));
        lines.text("LOCATION", &self.words.location(centre, place));
        lines.text("DESCRIPTION", &self.words.about(id).join("\n"));
        let kind = &content.kinds[content.kind_of(id)].title;
        lines.text("CATEGORIES", &self.words.tell(kind));
        lines.line("END", "VEVENT");
    }

    /// Writes when an event takes place.
    fn times(&self, lines: &mut Lines, times: &Times<'_>) {
        let zone = self.outgoing.setup.config.zone.name();
        let zoned = |name: &str| format!("{name};TZID={zone}");
        let first = match times {
            Times::Once(meeting) => Some(*meeting),
            Times::Again(run) => run.meetings.first(),
        };
        let Some(first) = first else {
            return;
        };
        lines.line(&zoned("DTSTART"), local(first.start.naive_local()));
        // What has no length has no end (RFC 5545, 3.8.2.2): the clocks have skipped it.
        if first.start < first.end {
            lines.line(&zoned("DTEND"), local(first.end.naive_local()));
        }
        let Times::Again(run) = times else {
            return;
        };
        lines.line("RRULE", rule(run));
        let except = run.except.iter();
        let except = except.map(|day| local(day.and_time(run.hours.from)));
        let except: Vec<String> = except.collect();
        if !except.is_empty() {
            lines.line(&zoned("EXDATE"), except.join(","));
        }
    }

    /// Returns the day when something of an activity was last told, if it is known: by the activity itself or
    /// by a closure.
    fn changed(&self, activity: &Activity) -> Option<NaiveDate> {
        let notices = self.outgoing.setup.content.notices.iter();
        let closures = notices.filter(|it| it.is_closure && it.touches.activity(activity));
        let closures = closures.map(|it| it.provenance.checked.first_day());
        let own = activity.provenance.checked.first_day();
        closures.chain([own]).max().flatten()
    }
}

/// Returns the name of an event in its calendar, by which it keeps its id when its hours change.
fn name_of(activity: &Activity, times: &Times<'_>) -> String {
    let id = &activity.id;
    match times {
        Times::Again(run) => format!("event/{id}/{}", run.index),
        Times::Once(meeting) => {
            let (from, to) = (meeting.start.naive_local(), meeting.end.naive_local());
            format!("event/{id}/{from}/{to}")
        }
    }
}

/// Returns the rule of a run. Its end is the last meeting, as a moment (RFC 5545, 3.3.10).
fn rule(run: &Run) -> String {
    let unit = if run.is_monthly() {
        "MONTHLY"
    } else {
        "WEEKLY"
    };
    let interval = match run.interval() {
        1 => String::new(),
        weeks => format!(";INTERVAL={weeks}"),
    };
    let last = run.meetings.last();
    let until = last.map(|it| format!(";UNTIL={}", utc(it.start.naive_utc())));
    let until = until.unwrap_or_default();
    format!(
        "FREQ={unit}{interval}{until};BYDAY={}",
        run.by_day().join(",")
    )
}

/// Returns a time by the clocks of the zone, as calendars write it.
fn local(time: NaiveDateTime) -> String {
    time.format("%Y%m%dT%H%M%S").to_string()
}

/// Returns a moment, as calendars write it.
fn utc(time: NaiveDateTime) -> String {
    format!("{}Z", local(time))
}
