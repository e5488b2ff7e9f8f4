//! A sheet of the kiosk that has come back: its rows change records where they stand, and new rows are new.
//!
//! New rows go into the file of the sheet, `activities/<file>.toml` or `notices/<file>.toml`, behind what earlier
//! imports of it have made. What these have made and the sheet has no more is removed there. What stands
//! elsewhere somebody wrote, so nothing is removed from there; it is told that it is still shown.

use std::io::{self, Write};

use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use chrono::NaiveDate;
use toml_edit::Table;

use super::record::{self, Origin};
use super::register::{self, Vouched};
use super::report::Report;
use super::returned::Returned;
use super::{ACTIVITIES, CENTRES, Import, Imported, NOTICES, Outcome};
use crate::records::{Name, Records, Sort, text_in, words};
use crate::rows::name_of;

/// What a sheet lists: the records, the folder of those that imports have made, and the key of their titles.
const LISTED: [(Sort, &str, &str); 2] = [
    (Sort::Activity, ACTIVITIES, "title"),
    (Sort::Notice, NOTICES, "text"),
];

/// A sheet that has come back.
pub(super) struct Back<'b> {
    /// Its name.
    pub(super) file: &'b str,
    /// The name of the files of the content that are made of it.
    pub(super) stem: &'b str,
    /// The centre of the whole file.
    pub(super) centre: Option<&'b str>,
    pub(super) setup: &'b Setup,
    /// The records as its rows have changed them.
    pub(super) records: Records,
    pub(super) returned: Returned,
}

impl Import<'_> {
    /// Takes a sheet that has come back: what its rows have changed, and its new rows.
    pub(super) fn take_back(
        &mut self,
        mut back: Back<'_>,
        outcome: &mut Outcome,
        out: &mut dyn Write,
    ) -> io::Result<Imported> {
        outcome.troubles.append(&mut back.returned.troubles);
        outcome.troubles.sort_by_key(|trouble| trouble.row);
        let days = days_of(outcome);
        // A row without a day of its own is from the day of the whole file.
        let needs_day = days.contains(&None);
        let newest = days.into_iter().flatten().max();
        let checked = match outcome.as_of {
            None if needs_day => {
                return self.refuse(&told!("import-no-date-of-file"), out);
            }
            // If there are no new rows, nothing is from this day.
            None => newest.unwrap_or(self.today),
            Some(day) => day,
        };
        let source = self.args.source.as_deref();
        let language = back.setup.config.languages.first();
        let origin = Origin {
            stem: back.stem,
            file: back.file,
            language: language.tag(),
            checked,
            source: source.unwrap_or(back.file),
        };
        for (id, listed) in &outcome.register {
            let vouched = Vouched {
                checked: listed.confirmed.unwrap_or(checked),
                source,
                file: back.file,
            };
            let new = register::new(id, listed, &vouched, &self.mapping.register);
            back.records.push(CENTRES, Sort::Centre, new);
        }
        back.remove_gone(outcome);
        let report = Report {
            language: self.language,
        };
        let as_of = needs_day.then_some(checked);
        report.write_returned(outcome, &back.returned, as_of, out)?;
        let mut changed = self.changed(&back.records, outcome, &origin);
        changed.extend(self.other_kind(outcome, back.setup));
        if let Some(refused) = self.put(&changed, out)? {
            return Ok(refused);
        }
        Ok(if outcome.troubles.is_empty() {
            Imported::Well
        } else {
            Imported::ToMend
        })
    }

    /// Returns the files whose texts are other ones now, with the new rows.
    fn changed(
        &self,
        records: &Records,
        outcome: &Outcome,
        origin: &Origin<'_>,
    ) -> Vec<(String, String)> {
        let mut texts: Vec<(String, String)> = records
            .texts()
            .map(|(path, text)| (path.to_owned(), text))
            .collect();
        let mut append = |folder: &str, add: &dyn Fn(String) -> String| {
            let path = format!("{folder}/{}.toml", origin.stem);
            let old = texts.iter().position(|(it, _)| *it == path);
            let old = old.map(|at| texts.remove(at).1);
            let text = add(old.unwrap_or_else(|| record::heading(origin)));
            texts.push((path, text));
        };
        let (activities, notices) = (&outcome.activities, &outcome.notices);
        if !activities.is_empty() {
            append(ACTIVITIES, &|text| {
                record::with_activities(text, origin, activities)
            });
        }
        if !notices.is_empty() {
            append(NOTICES, &|text| record::with_notices(text, origin, notices));
        }
        texts.retain(|(path, text)| self.files.content(path) != Some(text));
        texts
    }
}

impl Back<'_> {
    /// Removes what an earlier import of the same file has made, and is not there any more. Of other
    /// activities of the centre it tells that they are still shown.
    fn remove_gone(&mut self, outcome: &Outcome) {
        let tag = self.setup.config.languages.first();
        for (sort, folder, text) in LISTED {
            // A list of calls says nothing of what it does not have.
            if !outcome.lists.contains(&sort) {
                continue;
            }
            let is_there = |record: &Table| {
                let name = name_of(record, sort);
                outcome.lines.iter().any(|line| line.name == name)
            };
            let own = format!("{folder}/{}.toml", self.stem);
            for (path, record) in self.records.all(sort).filter(|(_, it)| !is_there(it)) {
                let title = text_in(record, text, tag.tag());
                let of_centre = self.centre == Some(&*words(record, "centre"));
                let is_sample = words(record, "sample") == "true";
                if path == own {
                    self.returned.changes.push(told!("import-gone", title));
                } else if of_centre && !is_sample {
                    let told: Told = told!("import-still-shown", title, path);
                    self.returned.changes.push(told);
                }
            }
            self.records.retain(&own, sort, is_there);
        }
    }
}

/// Returns the days on which somebody confirmed the new rows.
fn days_of(outcome: &Outcome) -> Vec<Option<NaiveDate>> {
    let activities = outcome.activities.iter().map(|it| it.checked);
    let notices = outcome.notices.iter().map(|it| it.checked);
    let centres = outcome.register.iter().map(|(_, it)| it.confirmed);
    activities.chain(notices).chain(centres).collect()
}

/// Returns what an earlier import of the file has made, by its title or its text.
pub(super) fn made(records: &Records, stem: &str, setup: &Setup) -> Vec<(String, Name)> {
    let tag = setup.config.languages.first();
    let mut made = Vec::new();
    for (sort, folder, text) in LISTED {
        let path = format!("{folder}/{stem}.toml");
        let own = records.all(sort).filter(|(it, _)| *it == path);
        made.extend(own.map(|(_, record)| {
            let title = text_in(record, text, tag.tag());
            (title, name_of(record, sort))
        }));
    }
    made
}
