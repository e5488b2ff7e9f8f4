//! The activities for those who list what one can do: the Modelling Opportunity Data specification 2 of
//! `OpenActive`.
//!
//! Each document stands alone: a `SessionSeries` for what an activity does again and again at one place, with
//! its schedules and its next meetings, and an `Event` for each meeting of an activity without any rule. The
//! specification wants an address on the web and a price of each: the content knows neither, so what a
//! visitor pays is said in words, and there is no address.
//!
//! # Invariants
//! - Every id is made of the ids of the content.
//! - A schedule with its exceptions and the meetings beside it are together the kiosk's own meetings, from
//!   today for a year.

use cas_schedule::Meeting;
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::Centre;
use cas_setup::content::site::Postal;
use cas_words::id::Id;
use chrono::{Days, NaiveDate, Weekday};
use serde_json::{Value, json};

use super::ids::Ids;
use super::outgoing::{Meetings, Outgoing};
use super::runs::{Run, Runs};
use super::words::{Words, place_of};
use super::{Output, json};

/// The file of all documents.
const FILE: &str = "opportunities.json";
/// The words that the documents use.
const CONTEXT: &str = "https://openactive.io/";
/// What the days of the week begin with.
const SCHEMA: &str = "https://schema.org/";
/// The time from today for which a series names its meetings, in days: eight weeks. Its schedule has all.
const NAMED_DAYS: u64 = 56;

/// What the documents are made of.
struct Opportunities<'o> {
    outgoing: &'o Outgoing,
    postal: &'o Postal,
    /// The address where the documents will be, if that is known.
    web: Option<&'o str>,
    words: Words<'o>,
    ids: Ids,
}

/// Makes the documents. They will be at the address `web`, if that is known.
pub(crate) fn documents(outgoing: &Outgoing, postal: &Postal, web: Option<&str>) -> Vec<Output> {
    let opportunities = Opportunities {
        outgoing,
        postal,
        web,
        words: Words::new(outgoing),
        ids: Ids::new(&outgoing.setup),
    };
    let activities = outgoing.meetings.keys();
    let all = activities.flat_map(|id| opportunities.of_activity(*id));
    vec![json::output(FILE, all.collect())]
}

impl Opportunities<'_> {
    /// Returns the series and the events of an activity.
    fn of_activity(&self, id: Id<Activity>) -> Vec<Value> {
        let activity = &self.outgoing.setup.content.activities[id];
        let Runs { ruled, single } = self.outgoing.runs(id);
        let of_single = single.iter().map(|it| activity.place_of(it));
        let mut places: Vec<usize> = ruled.iter().map(|run| run.place).chain(of_single).collect();
        places.sort_unstable();
        places.dedup();
        let at = |place: usize| {
            let runs = ruled
                .iter()
                .filter(|run| run.place == place)
                .collect::<Vec<_>>();
            let single = single.iter().filter(|it| activity.place_of(it) == place);
            let single: Meetings = single.copied().collect();
            if runs.is_empty() {
                let events = single.iter();
                return events.map(|it| self.event(id, place, it)).collect();
            }
            vec![self.series(id, place, &runs, single)]
        };
        places.into_iter().flat_map(at).collect()
    }

    /// Returns what an activity does again and again at one place.
    fn series(&self, id: Id<Activity>, place: usize, runs: &[&Run], single: Meetings) -> Value {
        let activity = &self.outgoing.setup.content.activities[id];
        let until = self.outgoing.today.checked_add_days(Days::new(NAMED_DAYS));
        let is_near = |it: &&Meeting<_>| until.is_none_or(|until| it.start.date_naive() < until);
        let near = runs
            .iter()
            .flat_map(|run| run.meetings.iter().filter(is_near));
        // What no schedule has is named however far it is.
        let mut named: Meetings = near.copied().chain(single).collect();
        named.sort_unstable();
        let mut series = self.opportunity("SessionSeries", id, place);
        series["@id"] = json!(self.id(&format!("series/{}/{place}", activity.id)));
        series["eventSchedule"] = runs.iter().map(|run| self.schedule(run)).collect();
        let named = named
            .iter()
            .map(|it| self.occurrence("ScheduledSession", activity, it));
        series["subEvent"] = named.collect();
        series
    }

    /// Returns a meeting of an activity without any rule.
    fn event(&self, id: Id<Activity>, place: usize, meeting: &Meeting<Id<Activity>>) -> Value {
        let activity = &self.outgoing.setup.content.activities[id];
        let mut event = self.opportunity("Event", id, place);
        if let (Value::Object(event), Value::Object(occurrence)) =
            (&mut event, self.occurrence("Event", activity, meeting))
        {
            event.extend(occurrence);
        }
        event
    }

    /// Returns what a series and an event have in common.
    fn opportunity(&self, kind_of_event: &str, id: Id<Activity>, place: usize) -> Value {
        let content = &self.outgoing.setup.content;
        let activity = &content.activities[id];
        let centre = &content.centres[content.centre_of(id)];
        let kind = &content.kinds[content.kind_of(id)];
        let cost = activity.cost.as_ref().map(|it| self.words.tell(it));
        let offers = cost.map(|cost| json!([{ "@type": "Offer", "description": cost }]));
        json!({
            "@context": CONTEXT,
            "@type": kind_of_event,
            "identifier": activity.id,
            "name": self.words.title(id),
            "description": self.words.about(id).join("\n"),
            "attendeeInstructions": self.words.sign_up(activity),
            "activity": [{
                "@type": "Concept",
                "@id": self.id(&format!("kind/{}", kind.id)),
                "prefLabel": self.words.tell(&kind.title),
                "inScheme": self.id("kinds"),
            }],
            "organizer": {
                "@type": "Organization",
                "@id": self.id(&format!("organization/{}", centre.operator)),
                "name": centre.operator,
                "telephone": self.telephone(centre),
                "email": centre.emails.first(),
            },
            "location": self.place(centre, place),
            "offers": offers,
        })
    }

    fn place(&self, centre: &Centre, place: usize) -> Value {
        let address = place_of(centre, place).map(|it| {
            json!({
                "@type": "PostalAddress",
                "streetAddress": it.address,
                "addressLocality": self.words.tell(&self.outgoing.setup.content.site.city),
                "addressRegion": self.postal.region,
                "postalCode": it.postcode,
                "addressCountry": self.postal.country,
            })
        });
        json!({
            "@type": "Place",
            "@id": self.id(&format!("location/{}/{place}", centre.id)),
            "identifier": centre.id,
            "name": centre.name,
            "address": address,
            "telephone": self.telephone(centre),
            "email": centre.emails.first(),
        })
    }

    fn telephone(&self, centre: &Centre) -> Option<String> {
        centre.phones.first().map(|it| self.words.phone(it).e164)
    }

    fn schedule(&self, run: &Run) -> Value {
        let unit = if run.is_monthly() { "M" } else { "W" };
        let days: Vec<String> = if run.is_monthly() {
            run.by_day()
        } else {
            run.days
                .iter()
                .map(|day| format!("{SCHEMA}{}", name(*day)))
                .collect()
        };
        json!({
            "@type": "Schedule",
            "scheduledEventType": "ScheduledSession",
            "repeatFrequency": format!("P{}{unit}", run.interval()),
            "byDay": days,
            "startDate": run.dates().next().map(|it| it.to_string()),
            "endDate": run.dates().last().map(|it| it.to_string()),
            "startTime": run.hours.from.format("%H:%M").to_string(),
            "endTime": run.hours.to.format("%H:%M").to_string(),
            "scheduleTimezone": self.outgoing.setup.config.zone.name(),
            "exceptDate": run.except.iter().map(NaiveDate::to_string).collect::<Vec<_>>(),
        })
    }

    /// Returns a meeting.
    fn occurrence(
        &self,
        kind_of_event: &str,
        activity: &Activity,
        meeting: &Meeting<Id<Activity>>,
    ) -> Value {
        let (from, to) = (meeting.start, meeting.end);
        let (local_from, local_to) = (from.naive_local(), to.naive_local());
        let name = format!("event/{}/{local_from}/{local_to}", activity.id);
        json!({
            "@type": kind_of_event,
            "@id": self.id(&name),
            "startDate": from.to_rfc3339(),
            "endDate": (from < to).then(|| to.to_rfc3339()),
            "eventStatus": format!("{SCHEMA}EventScheduled"),
        })
    }

    fn id(&self, record: &str) -> String {
        self.ids.address(self.web, record)
    }
}

/// Returns the name of a day of the week at schema.org.
fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
