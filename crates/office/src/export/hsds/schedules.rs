//! Times as the specification has them: the rules of calendars, one for each schedule.

use cas_schedule::{Hours, Open, Opening};
use cas_setup::content::activity::Activity;
use chrono::{NaiveDate, NaiveTime, Weekday};
use serde_json::{Value, json};

use super::Directory;
use crate::export::runs::{Runs, day};

/// The first and the last minute of a day. Hours that end with the last go on until midnight.
const WHOLE_DAY: (&str, &str) = ("00:00", "23:59");

impl Directory<'_> {
    /// Returns the times of an activity at a place.
    pub(super) fn meetings(
        &self,
        activity: &Activity,
        runs: &Runs,
        place: usize,
        at: &str,
    ) -> Vec<Value> {
        let id = &activity.id;
        let ruled = runs.ruled.iter().filter(|run| run.place == place);
        let ruled = ruled.map(|run| {
            let (mut days, day_of) = (run.dates(), |it: NaiveDate| it.to_string());
            let (first, last) = (days.next().map(day_of), days.last().map(day_of));
            let except = run.except.iter();
            let except: Vec<String> = except.map(|it| it.format("%Y%m%d").to_string()).collect();
            let except = (!except.is_empty()).then(|| format!("EXDATE:{}", except.join(",")));
            json!({
                "id": self.ids.of(&format!("schedule/{id}/{}", run.index)),
                "service_at_location_id": at,
                "dtstart": first,
                "until": last,
                "valid_from": first,
                "valid_to": last,
                "freq": if run.is_monthly() { "MONTHLY" } else { "WEEKLY" },
                "interval": run.interval(),
                "byday": run.by_day().join(","),
                "wkst": day(Weekday::Mon),
                "opens_at": time(run.hours.from),
                "closes_at": time(run.hours.to),
                "description": self.zone(),
                "notes": except,
            })
        });
        let single = runs
            .single
            .iter()
            .filter(|it| activity.place_of(it) == place);
        let single = single.map(|meeting| {
            let (from, to) = (meeting.start.naive_local(), meeting.end.naive_local());
            let date = from.date().to_string();
            json!({
                "id": self.ids.of(&format!("schedule/{id}/{from}/{to}")),
                "service_at_location_id": at,
                "dtstart": date,
                "count": 1,
                "valid_from": date,
                "valid_to": date,
                "opens_at": time(from.time()),
                "closes_at": time(to.time()),
                "description": self.zone(),
            })
        });
        ruled.chain(single).collect()
    }

    /// Returns opening hours. `told` is what people read of them.
    pub(super) fn opening(&self, open: &Open, record: &str, told: &str) -> Vec<Value> {
        let schedule = |(index, mut schedule): (usize, Value)| {
            schedule["id"] = json!(self.ids.of(&format!("schedule/{record}/{index}")));
            schedule["description"] = json!(told);
            schedule
        };
        let schedules = match open {
            Open::Always => vec![always()],
            Open::At(usual) => usual.openings.iter().map(hours).collect(),
        };
        schedules.into_iter().enumerate().map(schedule).collect()
    }
}

fn always() -> Value {
    let (from, to) = WHOLE_DAY;
    json!({
        "freq": "WEEKLY",
        "byday": days(Weekday::Mon, Weekday::Sun),
        "opens_at": from,
        "closes_at": to,
    })
}

/// Returns opening hours without a name. If nobody knows on which days they are, they have no rule.
fn hours(opening: &Opening) -> Value {
    let Hours { from, to } = opening.hours;
    let days = opening.days.map(|(first, last)| days(first, last));
    json!({
        "freq": days.as_ref().map(|_| "WEEKLY"),
        "byday": days,
        "opens_at": time(from),
        "closes_at": time(to),
        "valid_from": opening.from.map(|it| it.to_string()),
        "valid_to": opening.until.map(|it| it.to_string()),
    })
}

/// Returns the days of the week from one to another: `MO,TU,WE`.
fn days(first: Weekday, last: Weekday) -> String {
    let days = std::iter::successors(Some(first), |day| (*day != last).then(|| day.succ()));
    days.map(day).collect::<Vec<_>>().join(",")
}

fn time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
