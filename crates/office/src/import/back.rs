//! A sheet of the kiosk that has come back: its rows change records where they stand, and new rows are new.
//!
//! New rows go into the file of the sheet, `activities/<file>.toml` or `notices/<file>.toml`, behind what earlier
//! imports of it have made. What these have made and the sheet has no more is removed there. What stands
//! elsewhere somebody wrote, so nothing is removed from there; it is told that it is still shown.

use std::cell::LazyCell;
use std::sync::Arc;

use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use chrono::NaiveDate;
use toml_edit::{DocumentMut, Table};

use super::brought::{self, Brought, CENTRES_SHOWN_MAX, Given};
use super::cells::date;
use super::changes::Changes;
use super::draft::Draft;
use super::known::Known;
use super::record::{self, Origin};
use super::register::{self, Vouched};
use super::report::Report;
use super::returned::{Judge, Returned};
use super::{CENTRES, Outcome};
use crate::records::{Name, Records, Sort, text_in, words};
use crate::rows::{Rows, name_of};

/// What a sheet lists: the records, and the key of their titles. The files of those that imports have made are
/// in this order, too.
const LISTED: [(Sort, &str); 2] = [(Sort::Activity, "title"), (Sort::Notice, "text")];

/// A sheet that has come back.
struct Back<'b> {
    setup: &'b Setup,
    /// The files of the content for what is new in it.
    paths: [String; 2],
    /// The centre of the whole file.
    centre: Option<&'b str>,
    outcome: Outcome,
    /// The records as its rows have changed them.
    records: Records,
    returned: Returned,
}

/// Takes a sheet that has come back: what its rows have changed, and its new rows.
pub(super) fn take(
    draft: &mut Draft,
    stem: &str,
    centre: Option<&str>,
    outcome: Outcome,
    given: Given<'_>,
    brought: &mut Brought,
) -> Result<(), Told> {
    let paths = brought::paths_of(stem);
    brought::no_rival(&paths, given, brought)?;
    let setup = Arc::clone(&draft.setup);
    let name = brought.report.name.clone();
    let mut back = Back::judged(draft, &setup, paths, centre, outcome, given, &name);
    let days = days_of(&back.outcome);
    // A row without a day of its own is from the day of the whole file.
    let needs_day = days.contains(&None);
    let checked = match back.outcome.as_of {
        None if needs_day => return Err(told!("import-no-date-of-file")),
        // If there are no new rows, nothing is from this day.
        None => days.into_iter().flatten().max().unwrap_or(draft.today()),
        Some(day) => day,
    };
    let language = setup.config.languages.first();
    let origin = Origin {
        stem,
        file: &name,
        language: language.tag(),
        checked,
        source: &brought::source_of(&name, given),
    };
    back.add_centres(draft, &origin, given);
    back.remove_gone();
    back.tell(needs_day.then_some(checked), &mut brought.report);
    let mut changes = back.texts(&origin);
    changes.extend(brought::other_kind(draft, &back.outcome));
    brought::change(draft, changes, brought)?;
    let made = back.paths.iter().filter(|path| draft.text(path).is_some());
    brought.made = made.cloned().collect();
    back.show(draft, &mut brought.report);
    Ok(())
}

impl<'b> Back<'b> {
    /// Lets the rows change the records for which they stand.
    fn judged(
        draft: &Draft,
        setup: &'b Setup,
        paths: [String; 2],
        centre: Option<&'b str>,
        mut outcome: Outcome,
        given: Given<'_>,
        file: &str,
    ) -> Self {
        let mapping = &draft.mapping;
        let mut known = Known::new(mapping, setup, draft.today());
        known.centre = centre;
        // Few sheets need it.
        let past = LazyCell::new(|| {
            let texts = draft.past();
            let texts = texts.iter().map(|(path, text)| (&**path, &**text));
            Records::in_texts(texts)
        });
        let past = |name: &Name| {
            let records = past.all(name.sort).map(|(_, record)| record);
            let records = records.filter(|record| name_of(record, name.sort) == *name);
            records.cloned().collect()
        };
        let judge = Judge {
            rows: Rows { setup, mapping },
            known: &known,
            source: given.source,
            file,
            past: &past,
        };
        let mut records = Records::of(draft.files());
        let mut returned = judge.apply(&mut records, &outcome.lines);
        outcome.troubles.append(&mut returned.troubles);
        outcome.troubles.sort_by_key(|trouble| trouble.row);
        Self {
            setup,
            paths,
            centre,
            outcome,
            records,
            returned,
        }
    }

    /// Adds the centres that are new.
    fn add_centres(&mut self, draft: &Draft, origin: &Origin<'_>, given: Given<'_>) {
        for (id, listed) in &self.outcome.register {
            let vouched = Vouched {
                checked: listed.confirmed.unwrap_or(origin.checked),
                source: given.source,
                file: origin.file,
            };
            let new = register::new(id, listed, &vouched, &draft.mapping.register);
            self.records.push(CENTRES, Sort::Centre, new);
        }
    }

    /// Removes what an earlier import of the same file has made, and is not there any more. Of other
    /// activities of the centre it tells that they are still shown.
    fn remove_gone(&mut self) {
        let tag = self.setup.config.languages.first();
        for ((sort, text), own) in LISTED.into_iter().zip(&self.paths) {
            // A list of calls says nothing of what it does not have.
            if !self.outcome.lists.contains(&sort) {
                continue;
            }
            let is_there = |record: &Table| {
                let name = name_of(record, sort);
                self.outcome.lines.iter().any(|line| line.name == name)
            };
            for (path, record) in self.records.all(sort).filter(|(_, it)| !is_there(it)) {
                let title = text_in(record, text, tag.tag());
                let of_centre = self.centre == Some(&*words(record, "centre"));
                let is_sample = words(record, "sample") == "true";
                if path == own {
                    self.returned.gone.push(told!("import-gone", title));
                } else if of_centre && !is_sample {
                    let told: Told = told!("import-still-shown", title, path);
                    self.returned.gone.push(told);
                }
            }
            self.records.retain(own, sort, is_there);
        }
    }

    /// Tells what is to be mended and what changes. `as_of` is the day of the rows that have none.
    fn tell(&mut self, as_of: Option<NaiveDate>, report: &mut Report) {
        report.found(&self.outcome, as_of);
        report.guesses.append(&mut self.returned.left_out);
        let count = self.returned.overtaken;
        report
            .guesses
            .extend((count > 0).then(|| told!("import-overtaken", count)));
        report.known = self.returned.known;
        report.changes.append(&mut self.returned.changes);
        for (checked, titles) in &self.returned.confirmed {
            let (checked, titles) = (date(*checked), titles.join("; "));
            let told = told!("import-confirmed", checked, titles);
            report.changes.push(told);
        }
        report.changed(Changes::of(&self.outcome, &[], &[], self.setup));
        for (_, listed) in &self.outcome.register {
            let told = told!("import-centre-new", name = listed.name());
            report.changes.push(told);
        }
        report.gone.append(&mut self.returned.gone);
    }

    /// Returns the texts of the files as they are now, with the new rows. A file of the sheet in which nothing
    /// is left goes.
    fn texts(&self, origin: &Origin<'_>) -> Vec<(String, Option<String>)> {
        let texts = self.records.texts();
        let mut texts: Vec<(String, Option<String>)> = texts
            .map(|(path, text)| (path.to_owned(), Some(text)))
            .collect();
        let (activities, notices) = (&self.outcome.activities, &self.outcome.notices);
        for ((sort, _), own) in LISTED.into_iter().zip(&self.paths) {
            let old = texts.iter().position(|(path, _)| path == own);
            let old = old.and_then(|at| texts.remove(at).1);
            let text = match sort {
                Sort::Activity if !activities.is_empty() => {
                    let old = old.unwrap_or_else(|| record::heading(origin));
                    Some(record::with_activities(old, origin, activities))
                }
                Sort::Notice if !notices.is_empty() => {
                    let old = old.unwrap_or_else(|| record::heading(origin));
                    Some(record::with_notices(old, origin, notices))
                }
                _ => old.filter(|text| !is_empty(text)),
            };
            texts.push((own.clone(), text));
        }
        texts
    }

    /// Shows what becomes of it in the kiosk. What was only confirmed looks as it did.
    fn show(&self, draft: &Draft, report: &mut Report) {
        let content = &draft.setup.content;
        let changed = |sort: Sort, id: &str| {
            let mut names = self.returned.changed.iter();
            names.any(|name| name.sort == sort && name.id == id)
        };
        let new = self.outcome.register.iter().map(|(id, _)| id.as_str());
        let centres = content.centres.iter().map(|it| it.id.as_str());
        let centres = centres.filter(|id| changed(Sort::Centre, id));
        let activities = content.activities.iter();
        let activities = activities.filter(|it| changed(Sort::Activity, &it.id));
        let activities = activities.map(|it| it.centre.as_str());
        let mut ids = self.outcome.centres();
        for id in new.chain(centres).chain(activities) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        for id in ids.into_iter().take(CENTRES_SHOWN_MAX) {
            brought::show_centre(draft, id, report);
        }
        let new = self.outcome.notices.iter();
        let new = new.map(|it| (it.is_closure, it.from, it.until));
        let notices = content.notices.iter();
        let notices = notices.filter(|it| changed(Sort::Notice, &it.id));
        let notices = notices.map(|it| (it.is_closure, it.from, it.until));
        brought::show_start(draft, new.chain(notices), report);
    }
}

/// True if a file of the content has nothing but comments.
fn is_empty(text: &str) -> bool {
    text.parse::<DocumentMut>().is_ok_and(|it| it.is_empty())
}

/// Returns the days on which somebody confirmed the new rows.
fn days_of(outcome: &Outcome) -> Vec<Option<NaiveDate>> {
    let activities = outcome.activities.iter().map(|it| it.checked);
    let notices = outcome.notices.iter().map(|it| it.checked);
    let centres = outcome.register.iter().map(|(_, it)| it.confirmed);
    activities.chain(notices).chain(centres).collect()
}

/// Returns what an earlier import of the file has made in these files, by its title or its text.
pub(super) fn made(draft: &Draft, paths: &[String; 2]) -> Vec<(String, Name)> {
    let records = Records::of(draft.files());
    let tag = draft.setup.config.languages.first();
    let mut made = Vec::new();
    for ((sort, text), path) in LISTED.into_iter().zip(paths) {
        let own = records.all(sort).filter(|(it, _)| it == path);
        made.extend(own.map(|(_, record)| {
            let title = text_in(record, text, tag.tag());
            (title, name_of(record, sort))
        }));
    }
    made
}
