//! A folder into which people put spreadsheets and calendars: `cas-office tray`.
//!
//! A pass looks at the folder once; a timer calls it again and again, because the system does not tell of
//! changes in folders of a network. What somebody put there is brought into the content, what somebody took
//! away is taken out, and a report lies beside each file. Whoever uses it needs nothing but the folder.
//!
//! # Invariants
//! - A file is read only if it is the same as in the last pass, some seconds ago by
//!   the clock of this machine. The times of files are of other clocks, and nobody asks for them.
//! - What does not change is not written: neither content nor memory nor report.
//! - A pass is one change of the content, and can be taken back as a whole.
//! - Centres never vanish, and an empty folder takes nothing away: it may be a share that is not there.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: what lies in a folder is read here"
)]

mod listing;
pub(crate) mod memory;

use std::collections::BTreeMap;
use std::io::{self, Write};

use cas_program::language;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;
use chrono::{DateTime, Utc};

use crate::cli::TrayArgs;
use crate::file;
use crate::import::brought::{self, Brought, Given};
use crate::import::draft::{Draft, store_of};
use crate::import::history::{self, State};
use crate::import::report;
use crate::import::{CENTRES, Imported, MOMENT};
use listing::{Folder, Listing, Sight};
use memory::{Item, Memory, Taken};

/// The seconds for which a file must have been the same before it is read, and gone before what was made of
/// it is taken away. Programs replace a file in steps, and a large one takes a while to copy.
pub const QUIET_SECONDS: i64 = 10;
/// The most files in a tray.
pub const FILES_MAX: usize = 300;

/// How a pass ended: who has something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Nobody.
    Well,
    /// Somebody who put a file there: its report says what, even if nothing of it could be read.
    ToMend,
    /// Whoever looks after the machine: a line says what, and no report does.
    AtFault,
}

/// One pass.
struct Pass<'p> {
    args: &'p TrayArgs,
    language: Language,
    /// The time of this machine's clock, in seconds.
    now: i64,
    folder: Folder,
    listing: Listing,
    memory: Memory,
    draft: Draft,
    /// The files of the content that are made of a file of the tray, with its name.
    claims: BTreeMap<String, String>,
    /// The names of the files that changed the content.
    changing: Vec<String>,
    /// The names of the files whose reports are to go.
    leaving: Vec<String>,
    /// What is told of the files that are new in this pass.
    told: Vec<Told>,
    /// What somebody has to see to who looks after the machine.
    troubles: Vec<String>,
    /// How the worst of the files ended.
    worst: Imported,
}

/// Carries out the command. What is new goes to `out`, what an administrator has to see to goes to `err`.
///
/// # Errors
/// Nothing can be told.
pub fn run(
    args: &TrayArgs,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Ended> {
    let language = args.language.unwrap_or_else(language::of_environment);
    let told = |told: Told| told.in_language(language);
    let lock = store_of(&args.place.config()).and_then(|store| store.lock());
    let lock = match lock {
        Ok(Some(lock)) => lock,
        Ok(None) => {
            writeln!(out, "{}", told(told!("import-busy")))?;
            return Ok(Ended::Well);
        }
        Err(why) => {
            writeln!(err, "cas-office: {}", told(why))?;
            return Ok(Ended::AtFault);
        }
    };
    let mut pass = match Pass::begin(args, language, now) {
        Ok(pass) => pass,
        Err(words) => {
            writeln!(err, "cas-office: {words}")?;
            return Ok(Ended::AtFault);
        }
    };
    pass.carry_out();
    drop(lock);
    for new in &pass.told {
        writeln!(out, "{}", told(new.clone()))?;
    }
    for words in &pass.troubles {
        writeln!(err, "cas-office: {words}")?;
    }
    Ok(match pass.worst {
        _ if !pass.troubles.is_empty() => Ended::AtFault,
        Imported::Well => Ended::Well,
        Imported::ToMend | Imported::Unread => Ended::ToMend,
    })
}

impl<'p> Pass<'p> {
    fn begin(args: &'p TrayArgs, language: Language, now: DateTime<Utc>) -> Result<Self, String> {
        let told = |told: Told| told.in_language(language);
        let draft = Draft::begin(&args.place, language, now)?;
        let mut memory = Memory::read(&draft.store).map_err(told)?;
        let path = args.folder.display().to_string();
        let unread = |why: io::Error| told(told!("tray-folder", path = &path, why));
        let folder = Folder::open(&args.folder).map_err(unread)?;
        let listing = folder.list().map_err(unread)?;
        let whole = args.folder.canonicalize().map_err(unread)?;
        let whole = whole.display().to_string();
        if !memory.files.is_empty() && memory.folder != whole {
            let other = &memory.folder;
            return Err(told(told!("tray-other", path, other)));
        }
        memory.folder = whole;
        if listing.files.len() > FILES_MAX {
            return Err(told(told!("tray-too-many", path, most = FILES_MAX)));
        }
        if listing.is_empty && !memory.files.is_empty() {
            return Err(told(told!("tray-empty", path)));
        }
        Ok(Self {
            args,
            language,
            now: now.timestamp(),
            folder,
            listing,
            memory,
            draft,
            claims: BTreeMap::new(),
            changing: Vec::new(),
            leaving: Vec::new(),
            told: Vec::new(),
            troubles: Vec::new(),
            worst: Imported::Well,
        })
    }

    fn carry_out(&mut self) {
        let before = self.memory.clone();
        if self.listing.unnamed > 0 {
            self.trouble(told!("tray-unnamed", count = self.listing.unnamed));
        }
        self.look();
        self.take_away();
        self.read();
        match self.write(&before) {
            Ok(()) => self.lay_reports(),
            Err(why) => self.trouble(why),
        }
    }

    /// Looks at all files, and notes since when they have been as they are.
    fn look(&mut self) {
        for name in self.listing.files.clone() {
            let (sight, _) = self.folder.look(&name);
            let item = self.memory.files.entry(name.clone()).or_default();
            item.gone = None;
            if item.sight != sight || self.now < item.since {
                let is_known = item
                    .taken
                    .as_ref()
                    .is_some_and(|it| it.digest == sight.digest);
                (item.sight, item.since) = (sight, self.now);
                self.told
                    .extend((!is_known).then(|| told!("tray-waits", name)));
            }
        }
        let is_there = |name: &String| self.listing.files.binary_search(name).is_ok();
        for (name, item) in &mut self.memory.files {
            if !is_there(name) {
                let gone = item.gone.filter(|gone| *gone <= self.now);
                item.gone = Some(gone.unwrap_or(self.now));
            }
        }
    }

    /// Takes out of the content what was made of files that are not there any more.
    fn take_away(&mut self) {
        let is_due = |item: &Item| {
            let since = item.gone.map(|gone| self.now - gone);
            since.is_some_and(|seconds| seconds >= QUIET_SECONDS || item.taken.is_none())
        };
        let files = self.memory.files.iter().filter(|(_, item)| is_due(item));
        let due: Vec<(String, Item)> = files
            .map(|(name, item)| (name.clone(), item.clone()))
            .collect();
        for (name, item) in due {
            let mut made = item.made;
            self.leave_to_heirs(&mut made);
            let revision = self.draft.revision();
            let changes = made.iter().filter(|path| *path != CENTRES);
            let changes = changes.map(|path| (path.clone(), None)).collect();
            if let Err(faults) = self.draft.change(changes) {
                self.trouble(told!("tray-needed", name));
                self.troubles.push(faults.in_language(self.language));
                continue;
            }
            if self.draft.revision() != revision {
                self.changing.push(name.clone());
            }
            self.memory.files.remove(&name);
            if item.taken.is_some() {
                self.told.push(told!("tray-gone", name = &name));
                self.leaving.push(name);
            }
        }
    }

    /// Gives what was made of a file to another file of which the same is made: it has got another name, or
    /// another format.
    fn leave_to_heirs(&mut self, made: &mut Vec<String>) {
        for name in &self.listing.files {
            let paths = brought::paths(&self.draft, name);
            let (left, kept) = std::mem::take(made)
                .into_iter()
                .partition(|it| paths.contains(it));
            *made = kept;
            if let Some(heir) = self.memory.files.get_mut(name) {
                let left: Vec<String> = left;
                heir.made.extend(left);
                heir.made.sort();
                heir.made.dedup();
            }
        }
    }

    /// Reads the files that are to be read, in the order of their names.
    fn read(&mut self) {
        let beside = self.beside();
        let is_beside_new = self.memory.beside != beside;
        for name in self.listing.files.clone() {
            let Some(item) = self.memory.files.get(&name).cloned() else {
                continue;
            };
            let is_quiet = self.now - item.since >= QUIET_SECONDS;
            let taken = item.taken.as_ref();
            let is_read = taken.is_some_and(|taken| {
                let is_same = taken.digest == item.sight.digest;
                let is_done = taken.is_own && taken.imported != Imported::Unread;
                let stays = taken.is_undone || is_done || !is_beside_new && !taken.has_rival;
                is_same && stays && !self.has_rival(&item.made)
            });
            if is_quiet && !is_read {
                self.bring(&name, item);
            } else {
                self.claim(&name, &item.made);
                let imported = taken.map(|taken| taken.imported);
                self.worst = self.worst.max(imported.unwrap_or(Imported::Well));
            }
        }
    }

    /// Brings a file into the content.
    fn bring(&mut self, name: &str, mut item: Item) {
        let (sight, bytes) = self.folder.look(name);
        if sight != item.sight {
            // Somebody writes to it just now.
            self.claim(name, &item.made);
            return;
        }
        let revision = self.draft.revision();
        let given = Given {
            claims: Some(&self.claims),
            ..Given::default()
        };
        let brought = brought::bring(&mut self.draft, name, bytes, given);
        let imported = brought.report.imported();
        if imported != Imported::Unread {
            self.replace(name, &mut item, &brought);
        }
        if brought.has_rival {
            item.made.clear();
        }
        self.claim(name, &item.made);
        let is_changed = self.draft.revision() != revision;
        if is_changed {
            self.changing.push(name.to_owned());
        }
        self.worst = self.worst.max(imported);
        self.note(name, item, &sight, &brought, is_changed);
    }

    /// Notes what is made of a file now, and takes away what was made of it when it was something else.
    fn replace(&mut self, name: &str, item: &mut Item, brought: &Brought) {
        let old = std::mem::replace(&mut item.made, brought.made.clone());
        let left = old.into_iter().filter(|path| {
            *path != CENTRES && !brought.made.contains(path) && self.draft.text(path).is_some()
        });
        let left: Vec<_> = left.map(|path| (path, None)).collect();
        if let Err(faults) = self.draft.change(left.clone()) {
            item.made.extend(left.into_iter().map(|(path, _)| path));
            self.trouble(told!("tray-needed", name));
            self.troubles.push(faults.in_language(self.language));
        }
    }

    /// Remembers what came of a file. A report with nothing new in it stays as it was: it still tells what
    /// has changed, and when.
    fn note(&mut self, name: &str, item: Item, sight: &Sight, brought: &Brought, is_changed: bool) {
        let report = &brought.report;
        let findings = report.findings(self.language);
        let same = item.taken.as_ref().filter(|taken| {
            let is_same = taken.digest == sight.digest && taken.findings == findings;
            is_same && !is_changed && self.is_in_language(&self.memory)
        });
        if same.is_none() {
            self.told
                .push(told!("tray-read", name, what = report.summary()));
        }
        let taken = Taken {
            digest: sight.digest.clone(),
            imported: report.imported(),
            report: same.map_or_else(|| report.text(self.language), |it| it.report.clone()),
            findings,
            is_undone: false,
            has_rival: brought.has_rival,
            is_own: brought.is_own,
        };
        let taken = Some(taken);
        let item = Item { taken, ..item };
        self.memory.files.insert(name.to_owned(), item);
    }

    /// Writes the content and what is remembered.
    fn write(&mut self, before: &Memory) -> Result<(), Told> {
        let changes = self.draft.changes();
        if !changes.is_empty() {
            let paths = changes
                .iter()
                .map(|it| told!("import-written", path = &it.path));
            self.told.extend(paths.collect::<Vec<_>>());
            let state = State {
                at: self.draft.now.format(MOMENT).to_string(),
                tray: self.changing.clone(),
                changes,
            };
            history::write(&self.draft.store, state)?;
        }
        self.memory.beside = self.beside();
        if self.memory != *before {
            self.memory.write(&self.draft.store)?;
        }
        Ok(())
    }

    /// Lays a report beside each file, unless it lies there, and takes away those whose files are gone.
    fn lay_reports(&mut self) {
        let mut refused: Vec<Told> = Vec::new();
        for part in &self.listing.parts {
            refused.extend(self.remove(part));
        }
        let files = self.memory.files.iter();
        let reports = files.filter_map(|(name, item)| Some((name, &item.taken.as_ref()?.report)));
        for (name, report) in reports {
            let bytes = report::for_windows(report).into_bytes();
            let own = listing::report_on(name, self.language);
            let (_, lying) = self.folder.look(&own);
            if lying.is_err() || lying.is_ok_and(|lying| lying != bytes) {
                let laid = file::replace(&self.args.folder.join(&own), &bytes);
                let path = &own;
                refused.extend(laid.err().map(|why| told!("import-unwritten", path, why)));
            }
            refused.extend(self.sweep(name, Some(&own)));
        }
        for name in &self.leaving {
            refused.extend(self.sweep(name, None));
        }
        for told in refused {
            self.trouble(told);
        }
    }

    /// Removes the reports on a file, in whatever language, but for one.
    fn sweep(&self, name: &str, but: Option<&str>) -> Vec<Told> {
        let reports = told::languages().map(|language| listing::report_on(name, language));
        let reports = reports.filter(|it| Some(it.as_str()) != but);
        let lying = reports.filter(|it| self.listing.reports.contains(it));
        lying.filter_map(|it| self.remove(&it)).collect()
    }

    /// Removes a file that the tray has written itself.
    fn remove(&self, path: &str) -> Option<Told> {
        let removed = file::remove(&self.args.folder.join(path));
        removed
            .err()
            .map(|why| told!("import-unwritten", path, why))
    }

    /// Returns what reports depend on besides their files.
    fn beside(&self) -> String {
        let (version, language) = (env!("CARGO_PKG_VERSION"), self.language);
        format!("{} {version} {language}", self.draft.digest())
    }

    /// True if the reports that are remembered are in the language of this pass.
    fn is_in_language(&self, memory: &Memory) -> bool {
        memory.beside.ends_with(&format!(" {}", self.language))
    }

    fn has_rival(&self, made: &[String]) -> bool {
        made.iter().any(|path| self.claims.contains_key(path))
    }

    fn claim(&mut self, name: &str, made: &[String]) {
        let made = made.iter();
        let claims = made.map(|path| (path.clone(), name.to_owned()));
        for (path, name) in claims {
            self.claims.entry(path).or_insert(name);
        }
    }

    fn trouble(&mut self, told: Told) {
        self.troubles.push(told.in_language(self.language));
    }
}
