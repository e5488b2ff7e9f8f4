//! All kiosks as a document for programs.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use cas_fleet::name::Name;
use cas_fleet::status::Status;
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Fleet;
use super::judged::Kiosk;

/// All kiosks.
#[derive(Serialize)]
struct Document<'f> {
    /// What time it is, by the clock of the store.
    at: DateTime<Utc>,
    kiosks: Vec<Row<'f>>,
    sums: Sums,
}

/// A kiosk.
#[derive(Serialize)]
struct Row<'f> {
    kiosk: &'f Name,
    /// When it has told last, by the clock of the store.
    seen: Option<DateTime<Utc>>,
    age_seconds: Option<i64>,
    collected: Option<u64>,
    wrong: Vec<&'static str>,
    /// What it has told.
    status: Option<&'f Status>,
}

/// What is true of all kiosks together.
#[derive(Serialize)]
struct Sums {
    kiosks: usize,
    wrong: usize,
    waiting: u64,
    made: u64,
    collected: Option<u64>,
}

/// Returns the document.
pub(super) fn text(fleet: &Fleet) -> String {
    let sums = fleet.sums();
    let document = Document {
        at: time(fleet.now),
        kiosks: fleet.kiosks.iter().map(|it| row(it, fleet.now)).collect(),
        sums: Sums {
            kiosks: fleet.kiosks.len(),
            wrong: sums.wrong,
            waiting: sums.waiting,
            made: sums.made,
            collected: sums.collected,
        },
    };
    // Texts, numbers and times: nothing of it can fail.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn row(kiosk: &Kiosk, now: i64) -> Row<'_> {
    Row {
        kiosk: &kiosk.name,
        seen: kiosk.written.map(time),
        age_seconds: kiosk.written.map(|it| now.saturating_sub(it)),
        collected: kiosk.collected,
        wrong: kiosk.wrong.iter().map(|it| it.word()).collect(),
        status: kiosk.status.as_ref(),
    }
}

fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}
