//! Opening hours: of centres, services and phone lines.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::site::{Period, read_term};
use super::{Provenance, check_order, read_provenance, time};
use crate::record::Record;
use crate::told;
use cas_schedule::{OnHolidays, Open, OpenAt, Opening};
use cas_words::id::Records;

/// An example of opening hours.
const HOURS_EXAMPLE: &str = "Mon–Fri 8:00–15:00";

/// What happens on public holidays, in the words of the content.
const ON_HOLIDAYS: [(&str, OnHolidays); 2] =
    [("closed", OnHolidays::Closed), ("open", OnHolidays::Open)];

/// The opening hours of a place where one can go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpeningHours {
    /// The hours.
    pub open: Open,
    /// The origin of these facts.
    pub provenance: Provenance,
}

/// Reads the table `[open]`, if it exists. `terms` are those of the city; `None` if its file is missing.
pub fn read_opening_hours(
    record: &mut Record<'_>,
    terms: Option<&Records<Period>>,
) -> Option<OpeningHours> {
    let read = record.optional_table("open", |record| {
        record.require("hours", format_args!("hours = \"{HOURS_EXAMPLE}\""));
        let (open, provenance) = (read_open(record, terms), read_provenance(record));
        Some(OpeningHours {
            open: open?,
            provenance,
        })
    });
    read.flatten()
}

/// Reads `hours` and `holidays` of a record, if they exist.
pub fn read_open(record: &mut Record<'_>, terms: Option<&Records<Period>>) -> Option<Open> {
    let on_holidays = record.optional_word("holidays", &ON_HOLIDAYS);
    if !record.has("hours") {
        if record.has("holidays") {
            let message = told!("needs", key = "holidays", other = "hours");
            let advice = told!("add", what = format!("hours = \"{HOURS_EXAMPLE}\""));
            record.fault(record.place("holidays"), message, advice);
        }
        return None;
    }
    record.require_some("hours", HOURS_EXAMPLE);
    let before = record.faults_so_far();
    let written = record.parsed_or_tables("hours", HOURS_EXAMPLE, time::open::<OpenAt>, |record| {
        read_one(record, terms)
    });
    if record.faults_so_far() == before {
        check_all(record, &written);
    }
    Open::new(&written, on_holidays)
}

/// Reads hours that hold only for some time.
fn read_one(record: &mut Record<'_>, terms: Option<&Records<Period>>) -> Option<OpenAt> {
    let hours = record.parsed("at", HOURS_EXAMPLE, time::open::<Opening>);
    let term = read_term(record, terms);
    let from = term.map_or_else(|| record.optional_day("from"), |term| Some(term.from));
    let until = term.map_or_else(|| record.optional_day("until"), |term| Some(term.until));
    let is_in_order = match term {
        // A term in the wrong order has been reported where it is.
        Some(term) => term.from <= term.until,
        None => check_order(record, from, until),
    };
    let opening = Opening {
        from,
        until,
        ..hours?
    };
    if let (Some(from), Some(until), true) = (from, until, is_in_order && opening.is_in_vain()) {
        let message = told!("never-open", from, until);
        record.fault(record.place("at"), message, told!("correct-days"));
    }
    Some(OpenAt::Hours(opening))
}

/// Checks what only all hours together can have: contradictions.
fn check_all(record: &mut Record<'_>, written: &[OpenAt]) {
    let is_always = written.contains(&OpenAt::Always);
    if is_always && written.len() > 1 {
        let place = record.place("hours");
        record.fault(place, told!("always-alone"), told!("write-always"));
    }
    if is_always && record.has("holidays") {
        let place = record.place("holidays");
        let advice = told!("remove-holidays");
        record.fault(place, told!("always-on-holidays"), advice);
    }
    for (index, one) in written.iter().enumerate() {
        let OpenAt::Hours(opening) = one else {
            continue;
        };
        let overlaps = |other: &OpenAt| match other {
            OpenAt::Hours(other) => opening.overlaps(other),
            OpenAt::Always | OpenAt::ByAppointment => false,
        };
        if written[..index].iter().any(overlaps) {
            let place = record.place_of_item("hours", index);
            record.fault(place, told!("hours-overlap"), told!("write-apart"));
        }
    }
}
