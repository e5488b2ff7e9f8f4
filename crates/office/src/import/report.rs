//! What staff are told of a file: first what to mend, then what changes, then what was guessed.

use std::io::{self, Write};

use cas_setup::told;
use cas_setup::told::Told;
use cas_table::Fault;
use cas_words::text::Language;
use chrono::NaiveDate;

use super::cells::date as day;
use super::mapping::key;
use super::record::{Activity, Notice};
use super::register::Merged;
use super::returned::Returned;
use super::{Outcome, Trouble};

/// How a report is written.
pub(crate) struct Report {
    pub(crate) language: Language,
}

/// Tells why a spreadsheet cannot be read.
pub(crate) fn unread(fault: &Fault) -> Told {
    match fault {
        Fault::TooLarge | Fault::TooLargeUnpacked | Fault::TooManyCells => {
            told!("import-too-large")
        }
        Fault::Empty => told!("import-empty"),
        Fault::WebPage => told!("import-web-page"),
        Fault::Locked => told!("import-locked"),
        Fault::OldWorkbook => told!("import-old-workbook"),
        Fault::Unreadable => told!("import-unreadable"),
        Fault::FarCell(at) => told!("import-far-cell", cell = at.to_string()),
        Fault::LongCell(at) => told!("import-long-cell", cell = at.to_string()),
    }
}

impl Report {
    /// Writes the report on what was read. `old` is what was shown before.
    pub(crate) fn write(
        &self,
        outcome: &Outcome,
        old: &[Activity],
        checked: NaiveDate,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for trouble in &outcome.troubles {
            self.line(out, &placed(trouble))?;
        }
        self.line(out, &as_of(outcome, checked))?;
        for activity in &outcome.activities {
            let title = &activity.title;
            let before = old.iter().find(|it| key(&it.title) == key(title));
            let when = self.when(activity);
            let told = match before {
                None => told!("import-new", title, when),
                Some(before) if before.tells_the_same(activity) => continue,
                Some(before) => {
                    let before = self.when(before);
                    told!("import-changed", title, when, before)
                }
            };
            self.line(out, &told)?;
        }
        let is_gone = |it: &&Activity| {
            let mut now = outcome.activities.iter();
            !now.any(|now| key(&now.title) == key(&it.title))
        };
        for activity in old.iter().filter(is_gone) {
            self.line(out, &told!("import-gone", title = &activity.title))?;
        }
        for notice in &outcome.notices {
            self.line(out, &told_of(notice))?;
        }
        for guess in &outcome.guesses {
            self.line(out, guess)?;
        }
        self.kinds(outcome, out)
    }

    /// Writes the report on a register.
    pub(crate) fn write_merged(
        &self,
        outcome: &Outcome,
        merged: &Merged,
        checked: NaiveDate,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for trouble in &outcome.troubles {
            self.line(out, &placed(trouble))?;
        }
        self.line(out, &as_of(outcome, checked))?;
        let told = merged.conflicts.iter().chain(&merged.changes);
        for told in told.chain(&outcome.guesses) {
            self.line(out, told)?;
        }
        Ok(())
    }

    /// Writes the report on a sheet that has come back. `as_of` is the day of the rows that have none.
    pub(crate) fn write_returned(
        &self,
        outcome: &Outcome,
        returned: &Returned,
        as_of: Option<NaiveDate>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for trouble in &outcome.troubles {
            self.line(out, &placed(trouble))?;
        }
        if let Some(checked) = as_of {
            self.line(out, &self::as_of(outcome, checked))?;
        }
        for told in &returned.changes {
            self.line(out, told)?;
        }
        for (checked, titles) in &returned.confirmed {
            let (checked, titles) = (day(*checked), titles.join("; "));
            self.line(out, &told!("import-confirmed", checked, titles))?;
        }
        for activity in &outcome.activities {
            let (title, when) = (&activity.title, self.when(activity));
            self.line(out, &told!("import-new", title, when))?;
        }
        for (_, listed) in &outcome.register {
            let name = listed.name();
            self.line(out, &told!("import-centre-new", name))?;
        }
        let notices = outcome.notices.iter().map(told_of);
        for told in notices.chain(outcome.guesses.iter().cloned()) {
            self.line(out, &told)?;
        }
        self.kinds(outcome, out)
    }

    /// Writes which kinds were guessed.
    fn kinds(&self, outcome: &Outcome, out: &mut dyn Write) -> io::Result<()> {
        let kinds = outcome.kinds.iter();
        let kinds = kinds.map(|(title, kind)| told!("import-kind", title, kind));
        let kinds: Vec<String> = kinds.map(|it| self.told(&it)).collect();
        if kinds.is_empty() {
            return Ok(());
        }
        let kinds = kinds.join("; ");
        self.line(out, &told!("import-guessed-kinds", kinds))
    }

    fn line(&self, out: &mut dyn Write, told: &Told) -> io::Result<()> {
        writeln!(out, "  {}", told.in_language(self.language))
    }

    /// Returns when an activity meets, in words.
    fn when(&self, activity: &Activity) -> String {
        let meets = &activity.meets;
        let mut parts: Vec<String> = Vec::new();
        for weekly in &meets.weekly {
            let at = self.at(&weekly.at);
            parts.push(match weekly.every {
                None => at,
                Some((weeks, starting)) => {
                    let starting = day(starting);
                    self.told(&told!(
                        "import-every",
                        at,
                        weeks = u16::from(weeks),
                        starting
                    ))
                }
            });
        }
        for monthly in &meets.monthly {
            let (which, at) = monthly.split_once(' ').unwrap_or_default();
            let at = self.at(at);
            parts.push(self.told(&told!("import-monthly", which, at)));
        }
        let limits = [
            meets.from.map(|it| told!("import-from", day = day(it))),
            meets.until.map(|it| told!("import-until", day = day(it))),
        ];
        parts.extend(limits.iter().flatten().map(|it| self.told(it)));
        let days: Vec<String> = meets.not_on.iter().map(|it| day(*it)).collect();
        if !days.is_empty() {
            parts.push(self.told(&told!("import-not-on", days = days.join(", "))));
        }
        parts.extend(meets.also_on.iter().map(|once| {
            let (it, hours) = once.split_once(' ').unwrap_or_default();
            let day = it.parse().map_or_else(|_| it.to_owned(), day);
            format!("{day} {hours}")
        }));
        parts.join("; ")
    }

    /// Returns a day of the week and hours, with the day in words.
    fn at(&self, at: &str) -> String {
        let (day, hours) = at.split_once(' ').unwrap_or_default();
        self.told(&told!("import-at", day, hours))
    }

    fn told(&self, told: &Told) -> String {
        told.in_language(self.language)
    }
}

fn told_of(notice: &Notice) -> Told {
    let (from, until) = (day(notice.from), day(notice.until));
    let days = if from == until {
        from
    } else {
        format!("{from}–{until}")
    };
    let text = &notice.text;
    if notice.is_closure {
        told!("import-closure", text, days)
    } else {
        told!("import-notice", text, days)
    }
}

/// Tells from which day a file is, and how that is known.
fn as_of(outcome: &Outcome, checked: NaiveDate) -> Told {
    if outcome.is_of_saving {
        told!("import-as-of-saved", checked = day(checked))
    } else {
        told!("import-as-of", checked = day(checked))
    }
}

/// Puts the place before what is wrong there.
fn placed(trouble: &Trouble) -> Told {
    let what = trouble.what.clone();
    match (trouble.row, &trouble.heading) {
        (Some(row), Some(heading)) => told!("import-in-cell", row = u64::from(row), heading, what),
        (Some(row), None) => told!("import-in-row", row = u64::from(row), what),
        (None, heading) => {
            let title = heading.clone().unwrap_or_default();
            told!("import-in-event", title, what)
        }
    }
}
