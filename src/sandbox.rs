//! What the threads of the kiosk may reach of the file system. All else the kernel refuses to them, whatever
//! a bug makes them do (landlock(7)): they can open no other file, start no program, and reach no network.
//!
//! A thread that is made later may reach what its maker may, or less. So the threads that work with a disk
//! are made first, and each restricts itself; then the main thread restricts itself, to next to nothing.
//!
//! # Invariants
//! - An old kernel that knows only a part of this enforces that part, and one that knows nothing of it is no
//!   reason not to be there for visitors.
//! - A path is looked up only by the thread that is restricted to it, because a disk may hang.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the rights of the program are given up here"
)]

use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, LandlockStatus, Ruleset, RulesetAttr as _,
    RulesetCreatedAttr as _, RulesetError, RulesetStatus, Scope, path_beneath_rules,
};
use tracing::{info, warn};

/// The newest rules of the kernel that are used: those of Linux 6.12.
const NEWEST: ABI = ABI::V6;

/// What a thread may reach. Paths that do not exist are left out.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// The files and folders that it may read.
    reads: Vec<PathBuf>,
    /// The folders in which it may also make, change and remove files and folders.
    writes: Vec<PathBuf>,
    /// The devices that it may use.
    devices: Vec<PathBuf>,
}

impl Reach {
    /// Returns the same reach with a file or folder to read. What is next to a folder may be read as well: the
    /// folder may be replaced by a new one. So may what is next to where a link on the way leads, because it may
    /// lead to a new one. If the folder around is not there yet, it is the one around that.
    #[must_use]
    pub fn reading(mut self, path: &Path) -> Self {
        self.reads.push(path.to_owned());
        let links = path.ancestors().filter(|it| it.is_symlink());
        let led_to: Vec<PathBuf> = links.filter_map(|it| it.canonicalize().ok()).collect();
        for path in led_to.iter().map(PathBuf::as_path).chain([path]) {
            let mut around = path.ancestors().skip(1).take(2);
            // Not the whole disk.
            let around = around
                .find(|it| it.is_dir())
                .filter(|it| it.parent().is_some());
            self.reads.extend(around.map(Path::to_owned));
        }
        self
    }

    /// Returns the same reach with a folder in which files and folders are made, changed and removed.
    #[must_use]
    pub fn writing(mut self, folder: &Path) -> Self {
        self.writes.push(folder.to_owned());
        self
    }

    /// Returns the same reach with a device.
    #[must_use]
    pub fn using(mut self, device: &Path) -> Self {
        self.devices.push(device.to_owned());
        self
    }

    /// Restricts the thread that calls this to the reach, and all threads that it makes after this. Returns
    /// how much of it the kernel enforces, in words for an operator.
    #[must_use]
    pub fn restrict(&self) -> Level {
        match self.enforce() {
            Ok(status) => status,
            Err(error) => Level::Refused(error.to_string()),
        }
    }

    fn enforce(&self) -> Result<Level, RulesetError> {
        let device: BitFlags<AccessFs> =
            AccessFs::ReadFile | AccessFs::WriteFile | AccessFs::IoctlDev;
        let read = AccessFs::ReadFile | AccessFs::ReadDir;
        let write = AccessFs::from_all(NEWEST) & !AccessFs::Execute & !AccessFs::IoctlDev;
        let status = Ruleset::default()
            .handle_access(AccessFs::from_all(NEWEST))?
            .handle_access(AccessNet::from_all(NEWEST))?
            .scope(Scope::from_all(NEWEST))?
            .create()?
            .add_rules(path_beneath_rules(&self.reads, read))?
            .add_rules(path_beneath_rules(&self.writes, write))?
            .add_rules(path_beneath_rules(&self.devices, device))?
            .restrict_self()?;
        Ok(match (status.ruleset, status.landlock) {
            (RulesetStatus::FullyEnforced, _) => Level::Whole,
            (RulesetStatus::PartiallyEnforced, LandlockStatus::Available { effective_abi, .. }) => {
                Level::Part(effective_abi as i32)
            }
            _ => Level::Nothing,
        })
    }
}

/// How much of a restriction the kernel enforces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Level {
    /// All of it.
    Whole,
    /// What this version of the kernel's rules knows.
    Part(i32),
    /// Nothing: the kernel has no such rules, or they are switched off.
    Nothing,
    /// Nothing, for this reason.
    Refused(String),
}

impl Level {
    /// Tells the operator.
    pub fn tell(&self) {
        match self {
            Self::Whole => info!("the kernel keeps the kiosk from all files that it does not need"),
            Self::Part(version) => warn!(
                "the kernel keeps the kiosk from files that it does not need, but not from all else: its \
                 Landlock is of version {version}; a newer kernel does more"
            ),
            Self::Nothing => warn!(
                "nothing keeps the kiosk from files that it does not need: this kernel has no Landlock"
            ),
            Self::Refused(why) => {
                warn!("nothing keeps the kiosk from files that it does not need: {why}");
            }
        }
    }
}
