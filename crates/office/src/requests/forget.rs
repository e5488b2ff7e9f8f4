//! Forgetting: what people have written is removed from the office's folder when it is old. The ledger of collected
//! requests stays; it has no word of theirs.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::destination::Destination;
use super::{Ended, OfficeFault, printed};

/// Removes the requests in a folder that were taken longer ago than `older`, and tells how many.
///
/// # Errors
/// The folder cannot be opened, somebody takes requests into it, or the system refused.
pub fn forget(
    from: &Path,
    older: Duration,
    now: DateTime<Utc>,
    out: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    let older = i64::try_from(older.as_secs()).unwrap_or(i64::MAX);
    let limit = now.timestamp().saturating_sub(older);
    let count = Destination::open(from, None)?.forget(limit)?;
    printed(writeln!(out, "{count} forgotten"))?;
    Ok(Ended::Well)
}
