//! What waits in the spool, a line for each.

use std::io::Write;

use chrono::{DateTime, SecondsFormat, Utc};

use super::folders::{Folders, Item};
use super::open::{Keys, open};
use super::{Ended, OfficeFault, printed};
use crate::text::clean;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Lists the requests on `out`, the oldest first: id, size, time of writing (UTC) and age; with keys
/// also reference, service and kiosk. What is no request is told on `err`.
///
/// # Errors
/// The folder cannot be read, or the list not be written.
pub fn list(
    folders: &Folders,
    keys: &Keys,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    let listing = folders.list()?;
    for item in &listing.items {
        let written = DateTime::from_timestamp(item.written, 0).unwrap_or_default();
        let at = written.to_rfc3339_opts(SecondsFormat::Secs, true);
        let age = age_in_words((now - written).num_seconds());
        let (id, bytes) = (item.name.id(), item.bytes);
        let content = content(folders, keys, item);
        let line = format!("{id}  {bytes:>7} bytes  {at}  {age:>7}  {content}");
        printed(writeln!(out, "{}", line.trim_end()))?;
    }
    for other in &listing.others {
        let _ = writeln!(err, "cas-kiosk: new/ has {other}, which is no request");
    }
    Ok(Ended::Well)
}

/// A time in its two largest units: `3d 4h`, `2h 5m`, `12m`, `40s`. A clock may have been set back
/// since; then it is `0s`.
#[must_use]
pub fn age_in_words(seconds: i64) -> String {
    match seconds.max(0) {
        seconds @ DAY.. => format!("{}d {}h", seconds / DAY, seconds % DAY / HOUR),
        seconds @ HOUR.. => format!("{}h {}m", seconds / HOUR, seconds % HOUR / MINUTE),
        seconds @ MINUTE.. => format!("{}m", seconds / MINUTE),
        seconds => format!("{seconds}s"),
    }
}

fn content(folders: &Folders, keys: &Keys, item: &Item) -> String {
    if keys.is_empty() {
        return String::new();
    }
    match folders.read(&item.name) {
        Ok(bytes) => match open(&item.name, &bytes, keys) {
            Ok(request) => {
                let place = clean(&request.kiosk.place);
                let (reference, service) = (request.reference, request.service);
                format!(
                    "{reference}  {service}  kiosk {}, {place}",
                    request.kiosk.number
                )
            }
            Err(unopened) => format!("({unopened})"),
        },
        Err(unread) => format!("({unread})"),
    }
}
