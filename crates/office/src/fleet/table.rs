//! All kiosks as a table for people.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::fmt::Write as _;

use cas_fleet::status::Status;

use super::Fleet;
use super::judged::Kiosk;
use crate::requests::age_in_words;

const HEADINGS: [&str; 8] = [
    "kiosk",
    "seen",
    "release",
    "waiting",
    "oldest",
    "made",
    "collected",
    "what is wrong",
];
/// What stands where nothing is known.
const NOTHING: &str = "-";
/// How many digits of a release stand there.
const RELEASE_DIGITS: usize = 8;

/// Returns the table, below it what the kiosks have told, and last the sums.
pub(super) fn text(fleet: &Fleet) -> String {
    let mut rows = vec![HEADINGS.map(str::to_owned)];
    rows.extend(fleet.kiosks.iter().map(|it| row(it, fleet.now)));
    let widths: Vec<usize> = (0..HEADINGS.len())
        .map(|column| rows.iter().map(|row| row[column].len()).max().unwrap_or(0))
        .collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:width$}"))
            .collect();
        let _ = writeln!(text, "{}", cells.join("  ").trim_end());
    }
    for kiosk in &fleet.kiosks {
        for line in kiosk.status.iter().flat_map(|it| &it.told) {
            let _ = writeln!(text, "{}: {line}", kiosk.name);
        }
    }
    let sums = fleet.sums();
    let _ = write!(
        text,
        "{} kiosks, {} need somebody; {} wait, {} made",
        fleet.kiosks.len(),
        sums.wrong,
        sums.waiting,
        sums.made
    );
    if let Some(collected) = sums.collected {
        let _ = write!(text, ", {collected} collected");
    }
    text.push('\n');
    text
}

fn row(kiosk: &Kiosk, now: i64) -> [String; 8] {
    let nothing = || NOTHING.to_owned();
    let status = kiosk.status.as_ref();
    let number = |number: Option<u64>| number.map_or_else(nothing, |it| it.to_string());
    let age = |seconds: Option<i64>| seconds.map_or_else(nothing, age_in_words);
    let content = status.and_then(|it| it.content.as_ref());
    let release = content.map(|it| it.release.to_string()[..RELEASE_DIGITS].to_owned());
    let oldest = status.and_then(|it| it.oldest_seconds);
    [
        kiosk.name.to_string(),
        age(kiosk.written.map(|it| now.saturating_sub(it))),
        release.unwrap_or_else(nothing),
        number(status.map(Status::waiting)),
        age(oldest.map(|it| i64::try_from(it).unwrap_or(i64::MAX))),
        number(status.map(Status::made)),
        number(kiosk.collected),
        kiosk.words(),
    ]
}
