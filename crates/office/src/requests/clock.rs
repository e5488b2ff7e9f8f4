//! Times in the future: the clock of a kiosk was wrong, or the clock of this machine is wrong.
//!
//! Nobody can say how long such a request has been waiting, so it must not be taken for a new one.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use cas_request::request::Request;
use chrono::{DateTime, SecondsFormat, Utc};

/// The most seconds that a time may be ahead before that is reported: the clocks of two machines
/// always differ a little.
pub const AHEAD_SECONDS_MAX: i64 = 5 * 60;

/// Returns true if a time, in seconds since 1970, is ahead of `now` by more than clocks usually
/// differ.
#[must_use]
pub fn is_ahead(seconds: i64, now: DateTime<Utc>) -> bool {
    seconds.saturating_sub(now.timestamp()) > AHEAD_SECONDS_MAX
}

/// Returns the message about a file from the future, judged by its time of writing and by the time
/// in its request, if the request could be opened.
pub(super) fn told(
    file: &str,
    written: i64,
    request: Option<&Request>,
    now: DateTime<Utc>,
) -> Option<String> {
    let sent = request.map(|request| request.at.timestamp());
    let times = [("written", Some(written)), ("sent", sent)];
    let ahead = |(what, seconds): (&'static str, Option<i64>)| {
        let seconds = seconds.filter(|seconds| is_ahead(*seconds, now))?;
        Some((what, in_words(seconds)))
    };
    let (what, at) = times.into_iter().find_map(ahead)?;
    Some(format!(
        "{file} was {what} at {at}, which is still to come; see to the clocks of the kiosk and of \
         this machine"
    ))
}

/// Formats a time in seconds since 1970 as in RFC 3339.
pub(super) fn in_words(seconds: i64) -> String {
    let time = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}
