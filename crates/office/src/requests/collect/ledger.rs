//! The ledger of an office: which requests it has, and which receipts it has written. It has no word of a
//! visitor, and stays when their data are gone: it tells for years that a request was here before.
//!
//! ```text
//! cas-ledger 1 <id of the ledger>
//! begun <id> <kiosk> <sha256> <time>        about to be put into the folder
//! taken <id> <kiosk> <sha256> <time>        in the folder, durably
//! unreadable <id> <kiosk> <sha256> <time>   no key opens it
//! receipt <kiosk> <number> <time>           about to be signed with this number
//! resend <time>                             kiosks are asked again for what this ledger does not know
//! ```
//!
//! # Invariants
//! - Lines are only added, each whole and on the disk before anything rests on it. A line without its end is
//!   of a run that was killed, and counts as not written.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a file of the office's own"
)]

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use cas_fleet::layout::is_id;
use cas_fleet::name::Name;
use cas_fleet::receipt::State;
use cas_spool::durable::{self, Part, open_folder, part_name, random_digits};
use chrono::{DateTime, SecondsFormat, Utc};
use rustix::fs::{self, CWD, Mode, OFlags};
use rustix::io::{Errno, retry_on_intr};

use crate::requests::OfficeFault;
use crate::requests::folders::refused;

const HEAD: &str = "cas-ledger 1 ";

/// A ledger. While this value exists, nobody else writes into it.
#[derive(Debug)]
pub(super) struct Ledger {
    path: PathBuf,
    file: File,
    /// Its id: another ledger knows other requests.
    pub(super) id: String,
    entries: BTreeMap<String, Entry>,
    numbers: BTreeMap<Name, u64>,
    /// When kiosks were last asked again for what it does not know.
    pub(super) resend: Option<DateTime<Utc>>,
    /// How many lines it has. An old copy has fewer.
    pub(super) lines: u64,
}

/// What the ledger knows of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The kiosk from which it came.
    pub(super) kiosk: Name,
    /// What became of it.
    pub(super) step: Step,
    /// Since when.
    pub(super) at: DateTime<Utc>,
    /// The SHA-256 of each file that came for it, sealed as it was.
    pub(super) sealed: BTreeSet<String>,
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A run was about to put it into the folder.
    Begun,
    /// It has ended.
    Ended(State),
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line<'l> {
    /// Of a request.
    Request(Step, &'l str, &'l Name, &'l str),
    /// The number of a receipt for a kiosk.
    Receipt(&'l Name, u64),
    /// Kiosks are asked again.
    Resend,
}

impl Ledger {
    /// Opens the ledger in a file, which is made if there is none; its folder must be there.
    ///
    /// # Errors
    /// Somebody else is writing, it is no ledger, or the system refused.
    pub(super) fn open(path: &Path) -> Result<Self, OfficeFault> {
        let refused = |action| {
            let path = path.to_owned();
            move |errno: Errno| refused(action, path, errno)
        };
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let opened = retry_on_intr(|| fs::openat(CWD, path, flags, Mode::RUSR | Mode::WUSR));
        let file = opened.map_err(refused("open"))?;
        durable::lock(&file).map_err(|errno| match errno {
            Errno::WOULDBLOCK => OfficeFault::Busy {
                path: path.to_owned(),
            },
            errno => refused("lock")(errno),
        })?;
        let mut ledger = Self::of(path, File::from(file));
        ledger.read()?;
        Ok(ledger)
    }

    /// Returns the ids that were taken from each kiosk, as a ledger has them now. Another program may be writing into it.
    ///
    /// # Errors
    /// It is no ledger, or the system refused.
    pub(super) fn taken_by_kiosk(
        path: &Path,
    ) -> Result<BTreeMap<Name, BTreeSet<String>>, OfficeFault> {
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let opened = retry_on_intr(|| fs::openat(CWD, path, flags, Mode::empty()));
        let file = opened.map_err(|errno| refused("open", path.to_owned(), errno))?;
        let mut ledger = Self::of(path, File::from(file));
        let text = ledger.text()?;
        let whole = ledger.whole(&text)?;
        if whole > 0 {
            ledger.learn_all(&text[..whole])?;
        }
        let taken = ledger.taken_since(DateTime::<Utc>::MIN_UTC);
        let mut by_kiosk: BTreeMap<Name, BTreeSet<String>> = BTreeMap::new();
        for id in taken {
            if let Some(entry) = ledger.entry(id) {
                let ids = by_kiosk.entry(entry.kiosk.clone()).or_default();
                ids.insert(id.to_owned());
            }
        }
        Ok(by_kiosk)
    }

    fn of(path: &Path, file: File) -> Self {
        Self {
            path: path.to_owned(),
            file,
            id: String::new(),
            entries: BTreeMap::new(),
            numbers: BTreeMap::new(),
            resend: None,
            lines: 0,
        }
    }

    /// Returns what is known of a request.
    pub(super) fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// Returns the kiosks of which it knows.
    pub(super) fn kiosks(&self) -> BTreeSet<Name> {
        self.entries.values().map(|it| it.kiosk.clone()).collect()
    }

    /// True if it knows of a request of this kiosk.
    pub(super) fn knows_kiosk(&self, kiosk: &Name) -> bool {
        self.entries.values().any(|it| it.kiosk == *kiosk)
    }

    /// Returns all that is known of the requests of a kiosk.
    pub(super) fn of_kiosk<'l>(
        &'l self,
        kiosk: &'l Name,
    ) -> impl Iterator<Item = (&'l str, &'l Entry)> {
        let all = self.entries.iter().map(|(id, entry)| (id.as_str(), entry));
        all.filter(move |(_, entry)| entry.kiosk == *kiosk)
    }

    /// Returns the ids of what was taken since.
    pub(super) fn taken_since(&self, since: DateTime<Utc>) -> impl Iterator<Item = &str> {
        let is_taken =
            move |entry: &Entry| entry.step == Step::Ended(State::Taken) && entry.at >= since;
        let taken = self.entries.iter().filter(move |(_, it)| is_taken(it));
        taken.map(|(id, _)| id.as_str())
    }

    /// Returns the ids of what was taken since, the newest first, and at most so many.
    pub(super) fn last_taken(&self, most: usize, since: DateTime<Utc>) -> Vec<&str> {
        let mut taken: Vec<&str> = self.taken_since(since).collect();
        taken.sort_by_key(|id| Reverse(self.entry(id).map(|it| it.at)));
        taken.truncate(most);
        taken
    }

    /// Returns the number of the last receipt for a kiosk; 0 if there is none.
    pub(super) fn number(&self, kiosk: &Name) -> u64 {
        self.numbers.get(kiosk).copied().unwrap_or_default()
    }

    /// Adds a line, durably.
    ///
    /// # Errors
    /// The system refused. The line may be there or not.
    pub(super) fn add(&mut self, line: &Line<'_>, now: DateTime<Utc>) -> Result<(), OfficeFault> {
        let text = format!(
            "{line} {}\n",
            now.to_rfc3339_opts(SecondsFormat::Secs, true)
        );
        let written = self.file.write_all(text.as_bytes());
        let synced = written.and_then(|()| Ok(fs::fsync(&self.file)?));
        synced.map_err(|error| refused("write", self.path.clone(), error))?;
        self.learn(&text).map_err(|()| self.not_a_ledger())
    }

    /// Takes what somebody has lost out of the ledger, all but those of which `knows` is true, and returns how many they
    /// were. It is an old copy then, and asks for what is missing like one.
    ///
    /// # Errors
    /// It stays as it was: the system refused.
    pub(super) fn forget_unknown(
        &mut self,
        mut knows: impl FnMut(&str) -> bool,
    ) -> Result<usize, OfficeFault> {
        let start = self.file.seek(SeekFrom::Start(0));
        start.map_err(|error| refused("read", self.path.clone(), error))?;
        let mut lost = BTreeSet::new();
        for id in self.entries.keys() {
            if self.is_taken_or_begun(id) && !knows(id) {
                lost.insert(id.clone());
            }
        }
        let text = self.text()?;
        let is_of_lost = |line: &str| {
            let id = line.split(' ').nth(1);
            id.is_some_and(|id| lost.contains(id))
        };
        let kept: String = text
            .split_inclusive('\n')
            .filter(|line| !is_of_lost(line))
            .collect();
        let refused = |action, error: io::Error| refused(action, self.path.clone(), error);
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let folder = self.folder().map_err(|error| refused("open", error))?;
        let part = part_name(&name).map_err(OfficeFault::NoChance)?;
        let replaced = Part::make(&folder, part).and_then(|mut part| {
            part.fill(Mode::RUSR | Mode::WUSR, kept.as_bytes())?;
            part.replace(&name)
        });
        replaced.map_err(|step| refused(step.action, step.source))?;
        Ok(lost.len())
    }

    fn is_taken_or_begun(&self, id: &str) -> bool {
        let step = self.entry(id).map(|it| it.step);
        matches!(step, Some(Step::Begun | Step::Ended(State::Taken)))
    }

    fn folder(&self) -> io::Result<OwnedFd> {
        let folder = self.path.parent().filter(|it| !it.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        Ok(open_folder(CWD, folder, OFlags::empty())?)
    }

    fn read(&mut self) -> Result<(), OfficeFault> {
        let text = self.text()?;
        let whole = self.whole(&text)?;
        if whole == 0 {
            return self.begin();
        }
        if whole < text.len() {
            self.cut(whole)?;
        }
        self.learn_all(&text[..whole])
    }

    fn text(&mut self) -> Result<String, OfficeFault> {
        let mut text = String::new();
        let read = self.file.read_to_string(&mut text);
        read.map_err(|error| refused("read", self.path.clone(), error))?;
        Ok(text)
    }

    /// Returns how many bytes of a text are whole lines; 0 if a run was killed within the first one. Anything else without
    /// a whole line is somebody's file.
    fn whole(&self, text: &str) -> Result<usize, OfficeFault> {
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let is_begun = HEAD.starts_with(text) || text.starts_with(HEAD);
        if whole == 0 && !is_begun {
            return Err(self.not_a_ledger());
        }
        Ok(whole)
    }

    fn learn_all(&mut self, text: &str) -> Result<(), OfficeFault> {
        let mut lines = text.split_inclusive('\n');
        let head = lines.next().and_then(|it| it.strip_prefix(HEAD));
        head.map(str::trim_end)
            .ok_or_else(|| self.not_a_ledger())?
            .clone_into(&mut self.id);
        for line in lines {
            self.learn(line).map_err(|()| self.not_a_ledger())?;
        }
        Ok(())
    }

    /// Writes the first line of a new ledger.
    fn begin(&mut self) -> Result<(), OfficeFault> {
        self.id = random_digits().map_err(OfficeFault::NoChance)?;
        self.cut(0)?;
        let head = format!("{HEAD}{}\n", self.id);
        let written = self.file.write_all(head.as_bytes()).and_then(|()| {
            fs::fsync(&self.file)?;
            Ok(fs::fsync(self.folder()?)?)
        });
        written.map_err(|error| refused("write", self.path.clone(), error))
    }

    /// Removes what a run has left that was killed within a line.
    fn cut(&mut self, whole: usize) -> Result<(), OfficeFault> {
        let at = whole as u64;
        let cut = self.file.set_len(at);
        let cut = cut.and_then(|()| self.file.seek(SeekFrom::Start(at)));
        let cut = cut.and_then(|_| Ok(fs::fsync(&self.file)?));
        cut.map_err(|error: io::Error| refused("cut", self.path.clone(), error))
    }

    fn learn(&mut self, line: &str) -> Result<(), ()> {
        self.lines += 1;
        let words: Vec<&str> = line.trim_end().split(' ').collect();
        match words[..] {
            [word, id, kiosk, sealed, at] if is_id(id) => {
                let (kiosk, at) = (Name::new(kiosk).map_err(drop)?, time(at)?);
                self.learn_of(id, kiosk, step(word)?, sealed, at);
            }
            ["receipt", kiosk, number, _] => {
                let kiosk = Name::new(kiosk).map_err(drop)?;
                self.numbers.insert(kiosk, number.parse().map_err(drop)?);
            }
            ["resend", at] => self.resend = Some(time(at)?),
            _ => return Err(()),
        }
        Ok(())
    }

    fn learn_of(&mut self, id: &str, kiosk: Name, step: Step, sealed: &str, at: DateTime<Utc>) {
        let entry = self.entries.entry(id.to_owned()).or_insert_with(|| Entry {
            kiosk,
            step,
            at,
            sealed: BTreeSet::new(),
        });
        entry.sealed.insert(sealed.to_owned());
        // What is in the folder stays there, whatever comes for it later.
        if entry.step != Step::Ended(State::Taken) {
            (entry.step, entry.at) = (step, at);
        }
    }

    fn not_a_ledger(&self) -> OfficeFault {
        OfficeFault::NoLedger {
            path: self.path.clone(),
            line: self.lines + 1,
        }
    }
}

impl Drop for Ledger {
    fn drop(&mut self) {
        durable::unlock(&self.file);
    }
}

impl std::fmt::Display for Line<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Request(step, id, kiosk, sealed) => {
                write!(formatter, "{} {id} {kiosk} {sealed}", word(*step))
            }
            Self::Receipt(kiosk, number) => write!(formatter, "receipt {kiosk} {number}"),
            Self::Resend => formatter.write_str("resend"),
        }
    }
}

fn word(step: Step) -> &'static str {
    match step {
        Step::Begun => "begun",
        Step::Ended(State::Taken) => "taken",
        Step::Ended(State::Unreadable) => "unreadable",
    }
}

fn step(word: &str) -> Result<Step, ()> {
    match word {
        "begun" => Ok(Step::Begun),
        "taken" => Ok(Step::Ended(State::Taken)),
        "unreadable" => Ok(Step::Ended(State::Unreadable)),
        _ => Err(()),
    }
}

fn time(text: &str) -> Result<DateTime<Utc>, ()> {
    let time = DateTime::parse_from_rfc3339(text).map_err(drop)?;
    Ok(time.to_utc())
}
