//! The list of the waiting requests, one line for each.

use std::io::Write;

use cas_request::request::{Given, Request};
use cas_words::text::clean;
use chrono::{DateTime, Utc};

use super::clock::{self, is_ahead};
use super::folders::{Folders, Item};
use super::keys::Keys;
use super::open::open;
use super::renamed;
use super::{Attention, Ended, OfficeFault, printed};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Lists the requests on `out`, the oldest first: id, size, time of writing (UTC), age and receiver, which is
/// `-` if an older program has named the file; of those that are not sealed, and with keys of all, also the
/// reference, the service, the kiosk and the name, if one was given. Files without the name of a request, and times in the future, are reported on `err`.
///
/// # Errors
/// The folder cannot be read, or the list cannot be written.
pub fn list(
    folders: &Folders,
    keys: &Keys,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    let listing = folders.list()?;
    let mut attention = Attention::on(err);
    let receivers = listing.items.iter().map(|item| receiver(item).len());
    let width = receivers.max().unwrap_or_default();
    for item in &listing.items {
        let at = clock::in_words(item.written);
        let age = if is_ahead(item.written, now) {
            "future".to_owned()
        } else {
            age_in_words(now.timestamp().saturating_sub(item.written))
        };
        let (id, bytes, receiver) = (item.name.id(), item.bytes, receiver(item));
        let may_open = !keys.is_empty() || !item.name.is_sealed();
        let opened = may_open.then(|| opened(folders, keys, item));
        let content = opened.as_ref().map(content).unwrap_or_default();
        let line = format!("{id}  {bytes:>7} bytes  {at}  {age:>7}  {receiver:width$}  {content}");
        printed(writeln!(out, "{}", line.trim_end()))?;
        let request = opened.as_ref().and_then(|opened| opened.as_ref().ok());
        if let Some(words) = clock::told(item.name.file(), item.written, request, now) {
            attention.call(&words);
        }
    }
    for other in &listing.others {
        match renamed::find(folders, keys, other) {
            Ok(Some(request)) => attention.call(&format!(
                "new/ has {other}, which is the request {} under another name; \
                 `cas-office requests take` takes it",
                request.id
            )),
            Err(words) => attention.call(&words),
            Ok(None) => {}
        }
    }
    Ok(attention.ended())
}

fn receiver(item: &Item) -> &str {
    item.name.receiver().unwrap_or("-")
}

/// Formats a duration in its two largest units: `3d 4h`, `2h 5m`, `12m`, `40s`. A negative
/// duration, from a clock that was set back or is a little ahead, is `0s`.
#[must_use]
pub fn age_in_words(seconds: i64) -> String {
    match seconds.max(0) {
        seconds @ DAY.. => format!("{}d {}h", seconds / DAY, seconds % DAY / HOUR),
        seconds @ HOUR.. => format!("{}h {}m", seconds / HOUR, seconds % HOUR / MINUTE),
        seconds @ MINUTE.. => format!("{}m", seconds / MINUTE),
        seconds => format!("{seconds}s"),
    }
}

/// Reads the request of a file, or returns the reason why it cannot be read.
fn opened(folders: &Folders, keys: &Keys, item: &Item) -> Result<Request, String> {
    let bytes = folders.read(&item.name).map_err(|it| it.to_string())?;
    open(&item.name, &bytes, keys).map_err(|it| it.to_string())
}

fn content(opened: &Result<Request, String>) -> String {
    match opened {
        Ok(request) => {
            let place = clean(&request.kiosk.place);
            let (reference, service) = (&request.reference, &request.service);
            let (number, name) = (request.kiosk.number, name(request));
            let line = format!("{reference}  {service}  kiosk {number}, {place}  {name}");
            match &request.reminds {
                Some(reminds) => format!("{line}  reminds of {reminds}"),
                None => line,
            }
        }
        Err(why) => format!("({why})"),
    }
}

/// Returns the name that the visitor gave.
fn name(request: &Request) -> String {
    let names = request.answers.iter().filter_map(|it| match &it.answer {
        Given::Name { text } => Some(clean(text)),
        _ => None,
    });
    names.collect::<Vec<_>>().join(", ")
}
