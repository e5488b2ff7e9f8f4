//! One file: what is in it, what becomes of it in the content, and what is told of it.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use cas_calendar::Reading;
use cas_setup::content::SOURCE_GRAPHEMES_MAX;
use cas_setup::told;
use cas_setup::told::Told;
use cas_table::Book;
use chrono::NaiveDate;
use unicode_segmentation::UnicodeSegmentation as _;

use super::changes::Changes;
use super::draft::Draft;
use super::known::Known;
use super::record::{self, Activity, Notice, Origin};
use super::register::{self, Merged, Vouched};
use super::report::{self, Report};
use super::{ACTIVITIES, BASE, CENTRES, KINDS, NOTICES, Outcome};
use super::{back, cells, events, preview, sheet};

/// How a calendar begins.
const CALENDAR: &str = "BEGIN:VCALENDAR";
/// How files begin that are no table, whatever letters are in them: PDF, RTF, pictures.
const NO_TABLES: [&[u8]; 4] = [b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff"];
/// How the names of files end that were imported: what comes from elsewhere has another source.
const FILE_ENDS: [&str; 5] = [".xlsx", ".ods", ".csv", ".ics", ".txt"];
/// If more than one part of so many changes, somebody has to say that this is meant.
const MANY: usize = 3;
/// The most centres of which a report shows the card.
pub const CENTRES_SHOWN_MAX: usize = 2;

/// What somebody says of a file that the file does not tell itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Given<'g> {
    pub(crate) as_of: Option<NaiveDate>,
    pub(crate) source: Option<&'g str>,
    pub(crate) centre: Option<&'g str>,
    /// True if a register may change as much as it does.
    pub(crate) all: bool,
    /// The files of the content that other files make, each with the name of the other.
    pub(crate) claims: Option<&'g BTreeMap<String, String>>,
}

/// What a file brought.
#[derive(Debug)]
pub(crate) struct Brought {
    pub(crate) report: Report,
    /// The files of the content that are made of it alone, or `centres.toml` if it is a register. What a sheet
    /// of the kiosk changes where it stands is not made of it.
    pub(crate) made: Vec<String>,
    /// True if another file makes the same, and counts.
    pub(crate) has_rival: bool,
    /// True if it is a sheet of the kiosk that has come back.
    pub(crate) is_own: bool,
}

/// Returns the files of the content that are made of a file with this name, if it is no register.
pub(crate) fn paths(draft: &Draft, name: &str) -> [String; 2] {
    let known = Known::new(&draft.mapping, &draft.setup, draft.today());
    let stem = stem(name);
    paths_of(&named_for(known.centre_in(stem).as_deref(), stem))
}

/// Brings a file into the content, if the content has no fault with it.
pub(crate) fn bring(
    draft: &mut Draft,
    name: &str,
    bytes: Result<Vec<u8>, Told>,
    given: Given<'_>,
) -> Brought {
    let mut brought = Brought {
        report: Report::new(name, draft.now),
        made: Vec::new(),
        has_rival: false,
        is_own: false,
    };
    let read = bytes.and_then(|bytes| read(draft, name, &bytes, given));
    let taken = read.and_then(|(outcome, centre)| {
        let stem = named_for(centre.as_deref(), stem(name));
        brought.is_own = outcome.is_own;
        if outcome.is_own {
            back::take(
                draft,
                &stem,
                centre.as_deref(),
                outcome,
                given,
                &mut brought,
            )
        } else if outcome.register.is_empty() {
            take(draft, &stem, outcome, given, &mut brought)
        } else {
            merge(draft, &outcome, given, &mut brought)
        }
    });
    if let Err(told) = taken {
        brought.report.refuse(told);
    }
    brought
}

/// Reads what is in a file. Returns the centre of the whole file, too.
fn read(
    draft: &Draft,
    name: &str,
    bytes: &[u8],
    given: Given<'_>,
) -> Result<(Outcome, Option<String>), Told> {
    let mut known = Known::new(&draft.mapping, &draft.setup, draft.today());
    let centre = match given.centre {
        Some(words) => {
            let centre = known.centre(words);
            Some(centre.ok_or_else(|| told!("import-no-such-centre", given = words))?)
        }
        None => known.centre_in(stem(name)),
    };
    known.centre = centre.as_deref();
    let made = back::made(draft, &paths_of(&named_for(known.centre, stem(name))));
    known.made = &made;
    if bytes.len() > cas_table::FILE_BYTES_MAX {
        return Err(told!("import-too-large"));
    }
    if NO_TABLES.iter().any(|begins| bytes.starts_with(begins)) {
        return Err(told!("import-unreadable"));
    }
    let mut outcome = Outcome::default();
    let text = cas_table::text::of(bytes);
    if text.trim_start().starts_with(CALENDAR) {
        let saved = read_calendar(draft, &text, &known, &mut outcome)?;
        outcome.as_of = given.as_of.or(known.mapping.as_of(name));
        outcome.of_saving(saved);
    } else {
        let book: Book = cas_table::read(bytes).map_err(|fault| report::unread(&fault))?;
        sheet::read(&book, &known, &mut outcome);
        let in_name = known.mapping.as_of(name);
        outcome.as_of = given.as_of.or(outcome.as_of).or(in_name);
        outcome.of_saving(book.saved);
    }
    match outcome.unread.take() {
        Some(told) => Err(told),
        None => Ok((outcome, centre)),
    }
}

/// Reads the events of a calendar. Returns the day when it was saved, if it tells.
fn read_calendar(
    draft: &Draft,
    text: &str,
    known: &Known<'_>,
    outcome: &mut Outcome,
) -> Result<Option<NaiveDate>, Told> {
    let cancelled = draft.mapping.cancelled();
    let cancelled: Vec<String> = cancelled.iter().map(|it| it.to_lowercase()).collect();
    let reading = Reading {
        zone: known.setup.config.zone,
        today: draft.today(),
        cancelled: &cancelled,
    };
    let calendar = cas_calendar::read(text, reading);
    let calendar = calendar.map_err(|fault| match fault {
        cas_calendar::Fault::NoCalendar => told!("import-unreadable"),
        cas_calendar::Fault::TooManyEvents => told!("import-too-large"),
    })?;
    events::read(&calendar, known, outcome);
    Ok(calendar.saved)
}

/// Makes content of a plan, of closures or of a calendar.
fn take(
    draft: &mut Draft,
    stem: &str,
    mut outcome: Outcome,
    given: Given<'_>,
    brought: &mut Brought,
) -> Result<(), Told> {
    let checked = outcome
        .as_of
        .ok_or_else(|| told!("import-no-date-of-file"))?;
    let paths = paths_of(stem);
    no_rival(&paths, given, brought)?;
    let [old, old_notices] = paths
        .each_ref()
        .map(|path| draft.text(path).unwrap_or_default());
    let (old, old_notices) = (record::activities_of(old), record::notices_of(old_notices));
    let days = old.iter().map(|it| it.checked);
    let old_day = days.chain(old_notices.iter().map(|it| it.checked)).max();
    let old_day = old_day.flatten();
    not_older(checked, old_day)?;
    outcome.keep(&old, &old_notices);
    brought.report.found(&outcome, Some(checked));
    if outcome.activities.is_empty() && outcome.notices.is_empty() {
        return Err(told!("import-nothing"));
    }
    let setup = Arc::clone(&draft.setup);
    let name = brought.report.name.clone();
    let source = source_of(&name, given);
    let language = setup.config.languages.first();
    let origin = Origin {
        stem,
        file: &name,
        language: language.tag(),
        checked,
        source: &source,
    };
    let activities = &outcome.activities;
    let texts = [
        (!activities.is_empty()).then(|| record::activities(&origin, activities)),
        (!outcome.notices.is_empty()).then(|| record::notices(&origin, &outcome.notices)),
    ];
    let made = paths.iter().zip(&texts).filter(|(_, text)| text.is_some());
    let made: Vec<String> = made.map(|(path, _)| path.clone()).collect();
    let mut changes: Vec<_> = paths.into_iter().zip(texts).collect();
    changes.extend(other_kind(draft, &outcome));
    change(draft, changes, brought)?;
    brought.made = made;
    let changes = Changes::of(&outcome, &old, &old_notices, &draft.setup);
    brought.report.changed(changes);
    brought.report.is_newer = old_day.is_some_and(|old| old < checked);
    show(draft, &outcome, &mut brought.report);
    Ok(())
}

/// Returns the file of the kind of what has no other, if it is needed and not there.
pub(super) fn other_kind(draft: &Draft, outcome: &Outcome) -> Option<(String, Option<String>)> {
    let other = draft.mapping.guess.kind.as_ref()?;
    let is_needed = outcome.activities.iter().any(|it| it.kind == other.id);
    let mut kinds = draft.setup.content.kinds.iter();
    let is_there = kinds.any(|it| it.id == other.id);
    let path = format!("{KINDS}{}.toml", other.id);
    (is_needed && !is_there).then(|| (path, Some(record::kind(other))))
}

/// Merges a register of centres into the content.
fn merge(
    draft: &mut Draft,
    outcome: &Outcome,
    given: Given<'_>,
    brought: &mut Brought,
) -> Result<(), Told> {
    let checked = outcome
        .as_of
        .ok_or_else(|| told!("import-no-date-of-file"))?;
    no_rival(&[CENTRES.to_owned()], given, brought)?;
    let base = draft.text(BASE).unwrap_or_default().to_owned();
    not_older(checked, register::day_of(&base))?;
    let vouched = Vouched {
        checked,
        source: given.source,
        file: &brought.report.name,
    };
    let centres = draft.text(CENTRES).unwrap_or_default();
    let merged = register::merge(centres, &base, &outcome.register, &vouched, &draft.mapping);
    let merged = merged.ok_or_else(|| told!("import-unreadable"))?;
    let report = &mut brought.report;
    report.found(outcome, Some(checked));
    let Merged { changed, count, .. } = merged;
    let is_refused = changed * MANY > count && !given.all;
    if !is_refused {
        let kept = register::kept(&outcome.register, checked, &base);
        let changes = vec![
            (CENTRES.to_owned(), Some(merged.text)),
            (BASE.to_owned(), Some(kept)),
        ];
        change(draft, changes, brought)?;
    }
    let report = &mut brought.report;
    report.changes.extend(merged.changes);
    report.conflicts.extend(merged.conflicts);
    report.gone.extend(merged.gone);
    report.is_newer = register::day_of(&base).is_none_or(|old| old < checked);
    if is_refused {
        return Err(told!("import-many", changed, count));
    }
    brought.made = vec![CENTRES.to_owned()];
    for id in merged.ids.iter().take(CENTRES_SHOWN_MAX) {
        show_centre(draft, id, report);
    }
    Ok(())
}

/// Changes the content, or tells the faults that it would have.
pub(super) fn change(
    draft: &mut Draft,
    changes: Vec<(String, Option<String>)>,
    brought: &mut Brought,
) -> Result<(), Told> {
    draft.change(changes).map_err(|faults| {
        brought.report.faults = Some(faults);
        told!("import-faults")
    })
}

/// Shows what becomes of a file in the kiosk.
fn show(draft: &Draft, outcome: &Outcome, report: &mut Report) {
    let ids = outcome.centres();
    report.also = also(draft, &ids, &report.name);
    for id in ids.into_iter().take(CENTRES_SHOWN_MAX) {
        show_centre(draft, id, report);
    }
    let notices = outcome.notices.iter();
    show_start(
        draft,
        notices.map(|it| (it.is_closure, it.from, it.until)),
        report,
    );
}

/// Shows Start on the first day of notices, each of which is a closure or not, from a day until another.
pub(super) fn show_start(
    draft: &Draft,
    notices: impl Iterator<Item = (bool, NaiveDate, NaiveDate)>,
    report: &mut Report,
) {
    let today = draft.today();
    let coming = notices.filter(|(_, _, until)| *until >= today);
    // A closure matters more than a notice, and what is soon more than what is later.
    let first = coming.min_by_key(|(is_closure, from, _)| (!is_closure, *from));
    let day = first.map(|(_, from, _)| from.max(today));
    let start = day.and_then(|day| Some((day, preview::start(&draft.setup, day, draft.now)?)));
    if let Some((day, page)) = start {
        let what = told!("report-start", day = cells::date(day));
        report.pages.push((what, page));
    }
}

/// Tells of which centres the kiosk shows what other files brought: somebody may have forgotten to take
/// an old plan away.
fn also(draft: &Draft, ids: &[&str], own: &str) -> Vec<Told> {
    let content = &draft.setup.content;
    let told = ids.iter().filter_map(|id| {
        let activities = content.activities.iter().filter(|it| it.centre == *id);
        let sources = activities.map(|it| &it.provenance);
        let sources = sources.filter(|it| !it.sample).map(|it| it.source.as_str());
        let is_file = |it: &&str| FILE_ENDS.iter().any(|end| it.to_lowercase().ends_with(end));
        let sources: BTreeSet<&str> = sources.filter(|it| *it != own).filter(is_file).collect();
        let centre = content.centres.iter().find(|it| it.id == *id)?;
        let names: Vec<&str> = sources.into_iter().collect();
        let (name, sources) = (&centre.name, names.join(", "));
        (!names.is_empty()).then(|| told!("report-also", name, sources))
    });
    told.collect()
}

pub(super) fn show_centre(draft: &Draft, id: &str, report: &mut Report) {
    let mut centres = draft.setup.content.centres.iter();
    let centre = centres.find(|it| it.id == id);
    let name = centre.map(|it| it.name.as_str()).unwrap_or_default();
    let mut pages = preview::centre(&draft.setup, id, draft.now).into_iter();
    let card = pages.next().map(|page| (told!("report-card", name), page));
    let meetings = pages.map(|page| (told!("report-meetings", name), page));
    report.pages.extend(card.into_iter().chain(meetings));
}

/// Returns what is named as the source of what a file says.
pub(super) fn source_of(name: &str, given: Given<'_>) -> String {
    // A name of a file may be as long as it likes.
    let name = || name.graphemes(true).take(SOURCE_GRAPHEMES_MAX).collect();
    given.source.map_or_else(name, str::to_owned)
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

pub(super) fn paths_of(stem: &str) -> [String; 2] {
    [ACTIVITIES, NOTICES].map(|folder| format!("{folder}{stem}.toml"))
}

/// Returns the name of a file of the content, which begins with the centre: many a plan is `plan.xlsx`.
fn named_for(centre: Option<&str>, stem: &str) -> String {
    let stem = record::slug(stem);
    let centre = centre.filter(|centre| {
        let rest = stem.strip_prefix(centre);
        !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    match centre {
        Some(centre) => format!("{centre}-{stem}"),
        None => stem,
    }
}

/// Refuses a file if another one makes the same.
pub(super) fn no_rival(
    paths: &[String],
    given: Given<'_>,
    brought: &mut Brought,
) -> Result<(), Told> {
    let rival = paths.iter().find_map(|path| given.claims?.get(path));
    match rival {
        Some(rival) => {
            brought.has_rival = true;
            Err(told!("tray-rival", rival))
        }
        None => Ok(()),
    }
}

/// Refuses a file that is older than what is shown.
fn not_older(checked: NaiveDate, old: Option<NaiveDate>) -> Result<(), Told> {
    match old.filter(|old| checked < *old) {
        Some(old) => {
            let (checked, old) = (cells::date(checked), cells::date(old));
            Err(told!("import-older", checked, old))
        }
        None => Ok(()),
    }
}

impl Outcome {
    /// Returns the ids of the centres of its activities, in their order.
    pub(super) fn centres(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = Vec::new();
        for activity in &self.activities {
            if !ids.contains(&activity.centre.as_str()) {
                ids.push(&activity.centre);
            }
        }
        ids
    }

    /// Takes back what was shown of rows that cannot be read now.
    fn keep(&mut self, old: &[Activity], old_notices: &[Notice]) {
        let kept: Vec<String> = self
            .kept
            .iter()
            .map(|title| super::mapping::key(title))
            .collect();
        let is_kept = |title: &str| kept.contains(&super::mapping::key(title));
        let names: HashSet<String> = self.activities.iter().map(Activity::name).collect();
        let is_new = |old: &&Activity| !names.contains(&old.name());
        let old = old.iter().filter(|old| is_kept(&old.title)).filter(is_new);
        let old: Vec<Activity> = old.cloned().collect();
        self.activities.extend(old);
        let old = old_notices.iter().filter(|old| is_kept(&old.text));
        let is_new = |old: &&Notice| {
            let mut now = self.notices.iter();
            !now.any(|now| (&now.text, now.from) == (&old.text, old.from))
        };
        let old: Vec<Notice> = old.filter(is_new).cloned().collect();
        self.notices.extend(old);
    }
}
