//! What stands in a code, so that a phone knows what to do with it.
//!
//! Lines are not folded at 75 bytes, as RFC 2426 and RFC 5545 would like: a code has no columns, each fold needs three
//! bytes of it, and some readers show the fold as a space.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use crate::ascii;

/// The end of a line (RFC 2426 and RFC 5545).
const CRLF: &str = "\r\n";
/// A point of time in UTC (RFC 5545, 3.3.5, form 2).
const UTC_TIME: &str = "%Y%m%dT%H%M%SZ";

/// Somebody to call or to visit.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// The name under which a phone keeps it.
    pub name: &'a str,
    /// The organization that it belongs to, if its name does not say so.
    pub organization: Option<&'a str>,
    /// The phone number in the form of E.164, such as "+48126165555".
    pub phone: &'a str,
    /// Where it is.
    pub address: Option<Address<'a>>,
}

/// A postal address.
#[derive(Clone, Copy, Debug)]
pub struct Address<'a> {
    /// The street with the number of the house.
    pub street: &'a str,
    /// The town.
    pub town: &'a str,
    /// The postal code, if it is known.
    pub postal_code: Option<&'a str>,
}

/// Something that takes place once.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// What it is.
    pub title: &'a str,
    /// When it begins.
    pub begins: DateTime<Utc>,
    /// When it ends.
    pub ends: DateTime<Utc>,
    /// Where it is.
    pub place: Option<&'a str>,
}

/// Returns a phone number that a phone offers to call. In capitals it is in the alphabet of codes that needs the least
/// room, so that one of 15 digits at most has 21 modules a side. `e164` is a number such as "+48126165555".
#[must_use]
pub fn tel(e164: &str) -> String {
    format!("TEL:{}", number(e164))
}

/// Returns somebody for the contacts of a phone (vCard 3.0, RFC 2426). It has its name twice, because some phones look at
/// `N` alone and others at `FN`.
#[must_use]
pub fn vcard(card: &Card<'_>) -> String {
    let name = escaped(card.name);
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        format!("N:{name};;;;"),
        format!("FN:{name}"),
    ];
    lines.extend(card.organization.map(|it| format!("ORG:{}", escaped(it))));
    lines.push(format!("TEL:{}", number(card.phone)));
    lines.extend(card.address.map(|it| {
        let (street, town) = (escaped(it.street), escaped(it.town));
        let code = escaped(it.postal_code.unwrap_or_default());
        format!("ADR:;;{street};{town};;{code};")
    }));
    lines.push("END:VCARD".to_owned());
    in_lines(&lines)
}

/// Returns an event for the calendar of a phone (RFC 5545). It stands alone: some phones reject it inside of a
/// `VCALENDAR`. Its times are in UTC, because there is no room to say what a zone of time means, and phones show the
/// time of where they are.
#[must_use]
pub fn event(event: &Event<'_>) -> String {
    let time = |time: DateTime<Utc>| time.format(UTC_TIME);
    let mut lines = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("SUMMARY:{}", escaped(event.title)),
        format!("DTSTART:{}", time(event.begins)),
        format!("DTEND:{}", time(event.ends)),
    ];
    lines.extend(event.place.map(|it| format!("LOCATION:{}", escaped(it))));
    lines.push("END:VEVENT".to_owned());
    in_lines(&lines)
}

/// Returns the digits of a number, and the plus before them.
fn number(e164: &str) -> String {
    let digits = e164.chars().filter(char::is_ascii_digit);
    let plus = e164.trim_start().starts_with('+').then_some('+');
    plus.into_iter().chain(digits).collect()
}

/// Returns words in ASCII as the value of a field: marks that would end it are escaped (RFC 2426, 5; RFC 5545, 3.3.11).
fn escaped(words: &str) -> String {
    let mut value = String::with_capacity(words.len());
    for sign in ascii(words).chars() {
        match sign {
            '\\' | ';' | ',' => value.extend(['\\', sign]),
            '\n' => value.push_str("\\n"),
            other if other.is_control() => {}
            other => value.push(other),
        }
    }
    value
}

fn in_lines(lines: &[String]) -> String {
    let mut payload = String::new();
    for line in lines {
        // Writing into a text cannot fail.
        let _ = write!(payload, "{line}{CRLF}");
    }
    payload
}
