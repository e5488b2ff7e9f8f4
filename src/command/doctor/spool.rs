//! The spool: whether a request would be stored now, by whom, for whom, and whether the office takes them.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a disk that hangs is not waited for, and ages need a clock"
)]

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime};

use rustix::fs::statvfs;

use super::finding::Finding;
use super::machine::{Machine, Unread};
use super::unit::{Installed, Stand};
use super::user::{Rights, User};
use cas_setup::config::{Sealing, SpoolConfig};
use cas_setup::told;
use cas_spool::spool::{Spool, SpoolFault, seal};

const SPOOL: &str = "spool";
const RIGHTS: &str = "spool-rights";
const WAITING: &str = "requests-waiting";
const SEALING: &str = "sealing";

/// The longest time that the disk may take for one file. A disk that hangs does not answer at all.
pub const DISK_LIMIT: Duration = Duration::from_secs(10);
/// The longest time that a request may wait before somebody should look: as in docs/office.md.
const WAITING_MAX: Duration = Duration::from_secs(36 * 3600);
/// How a file begins that is sealed (age-encryption.org/v1).
const SEALED: &[u8] = b"age-encryption.org/v1\n";
/// The folders in which a request is written.
const FOLDERS: [&str; 3] = ["", "tmp", "new"];

/// What was read of the spool.
pub struct Found {
    stand: Stand,
    /// The path of the spool.
    path: String,
    /// The outcome of storing a file and removing it.
    probe: Probe,
    /// The file system, and its room in bytes.
    disk: Option<(String, u64)>,
    /// The kiosk's user.
    user: Option<User>,
    /// Each folder with its owner and rights.
    rights: Vec<(String, Result<Rights, Unread>)>,
    /// The number of requests that wait, and the age of the oldest.
    waiting: Result<(usize, Duration), Unread>,
    /// True if a trial was sealed; `None` if nothing is sealed.
    sealed: Option<bool>,
    /// The number of keys for which requests are sealed.
    recipients: usize,
}

/// The outcome of storing a file and removing it again.
enum Probe {
    Stored,
    Faulty(SpoolFault),
    /// The disk did not answer.
    Hangs,
    /// There is no folder, and none is made: it would belong to whoever runs this program.
    NoFolder,
    /// Whoever runs this program may not.
    Denied,
}

impl Found {
    /// Looks at the spool, and stores a file in it for a moment.
    #[must_use]
    pub fn read(machine: &Machine, installed: &Installed, place: &SpoolConfig) -> Self {
        let folder = &place.folder;
        let rights = FOLDERS.map(|name| {
            let path = if name.is_empty() {
                folder.clone()
            } else {
                folder.join(name)
            };
            let rights = Machine::owner(&path).map(|it| Rights {
                uid: it.uid(),
                gid: it.gid(),
                mode: it.mode(),
            });
            (path.display().to_string(), rights)
        });
        let recipients = match &place.sealing {
            Sealing::None => &[][..],
            Sealing::Age(recipients) => recipients,
        };
        let trial = || seal::seal(b"{}", recipients).is_ok_and(|it| it.starts_with(SEALED));
        Self {
            stand: installed.stand(),
            path: folder.display().to_string(),
            probe: probe(place),
            disk: disk(machine, folder),
            user: installed
                .setting("User")
                .and_then(|name| User::named(machine, name)),
            rights: rights.into(),
            waiting: waiting(&folder.join("new")),
            sealed: (!recipients.is_empty()).then(trial),
            recipients: recipients.len(),
        }
    }

    /// Judges the spool and the sealing.
    #[must_use]
    pub fn judge(&self) -> Vec<Finding> {
        vec![
            self.judge_probe(),
            self.judge_rights(),
            self.judge_waiting(),
            self.judge_sealing(),
        ]
    }

    fn judge_probe(&self) -> Finding {
        let path = &self.path;
        let fault = match &self.probe {
            Probe::Stored => {
                let (system, bytes) = self.disk.clone().unwrap_or(("?".to_owned(), 0));
                let mb = bytes / 1_000_000;
                return Finding::ok(SPOOL, told!("doctor-spool-well", path, system, mb));
            }
            Probe::Denied => return Finding::unread(SPOOL, path, &Unread::Denied),
            Probe::NoFolder if self.stand == Stand::Trial => return Finding::not_here(SPOOL),
            Probe::NoFolder => told!("doctor-spool-missing", path),
            Probe::Hangs => told!("doctor-spool-hangs", path, seconds = DISK_LIMIT.as_secs()),
            Probe::Faulty(fault) => told!("doctor-spool-fault", fault = fault.to_string()),
        };
        let todo = match &self.probe {
            Probe::NoFolder => told!("doctor-spool-make"),
            Probe::Hangs => told!("doctor-spool-disk"),
            _ => told!("doctor-spool-mend"),
        };
        Finding::mend(SPOOL, fault, todo)
    }

    fn judge_rights(&self) -> Finding {
        if self.stand == Stand::Trial {
            return Finding::not_here(RIGHTS);
        }
        let Some(user) = &self.user else {
            let todo = told!("doctor-user-make");
            return Finding::mend(RIGHTS, told!("doctor-user-none"), todo);
        };
        for (path, rights) in &self.rights {
            let rights = match rights {
                Ok(rights) => rights,
                Err(unread) => return Finding::unread(RIGHTS, path, unread),
            };
            let name = &user.name;
            if !user.may_write(*rights) {
                let what = format!("chown {name} {path}; chmod u+rwx {path}");
                let found = told!("doctor-rights-none", path, name);
                return Finding::mend(RIGHTS, found, told!("doctor-do", what));
            }
            if rights.mode & 0o007 != 0 {
                let todo = told!("doctor-do", what = format!("chmod o-rwx {path}"));
                return Finding::mend(RIGHTS, told!("doctor-rights-all", path), todo);
            }
        }
        Finding::ok(RIGHTS, told!("doctor-rights-well", name = &user.name))
    }

    fn judge_waiting(&self) -> Finding {
        let (count, age) = match &self.waiting {
            Ok(waiting) => *waiting,
            Err(Unread::Absent) => return Finding::not_here(WAITING),
            Err(unread) => return Finding::unread(WAITING, &self.path, unread),
        };
        let hours = age.as_secs() / 3600;
        let found = told!("doctor-waiting", count, hours);
        if age > WAITING_MAX {
            Finding::mend(WAITING, found, told!("doctor-waiting-take"))
        } else {
            Finding::ok(WAITING, found)
        }
    }

    fn judge_sealing(&self) -> Finding {
        match self.sealed {
            Some(true) => {
                let count = self.recipients;
                Finding::ok(SEALING, told!("doctor-sealed", count))
            }
            Some(false) => Finding::mend(
                SEALING,
                told!("doctor-seal-failed"),
                told!("doctor-seal-keys"),
            ),
            None if self.stand == Stand::Trial => Finding::not_here(SEALING),
            None => Finding::mend(SEALING, told!("doctor-unsealed"), told!("doctor-seal")),
        }
    }
}

/// Stores a file in the spool and removes it again.
fn probe(place: &SpoolConfig) -> Probe {
    match Machine::owner(&place.folder) {
        Err(Unread::Absent) => return Probe::NoFolder,
        Err(Unread::Denied) => return Probe::Denied,
        Ok(_) | Err(Unread::Failed(_)) => {}
    }
    let (sender, outcome) = mpsc::channel();
    let place = place.clone();
    thread::spawn(move || drop(sender.send(Spool::open(&place).probe())));
    match outcome.recv_timeout(DISK_LIMIT) {
        Ok(Ok(())) => Probe::Stored,
        Ok(Err(SpoolFault::Refused { source, .. }))
            if source.kind() == std::io::ErrorKind::PermissionDenied =>
        {
            Probe::Denied
        }
        Ok(Err(fault)) => Probe::Faulty(fault),
        Err(_) => Probe::Hangs,
    }
}

/// Returns the file system in which a folder is, and its room in bytes.
fn disk(machine: &Machine, folder: &Path) -> Option<(String, u64)> {
    let room = statvfs(folder).ok()?;
    let device = Machine::owner(folder).ok()?.dev();
    let number = format!(
        "{}:{}",
        rustix::fs::major(device),
        rustix::fs::minor(device)
    );
    let mounts = machine.text("proc/self/mountinfo").unwrap_or_default();
    let system = mounts.lines().find_map(|line| {
        let (mount, system) = line.split_once(" - ")?;
        let is_it = mount.split(' ').nth(2) == Some(&number);
        is_it.then(|| system.split(' ').next().map(str::to_owned))?
    });
    let bytes = room.f_bavail.saturating_mul(room.f_frsize);
    Some((system.unwrap_or("?".to_owned()), bytes))
}

/// Returns the number of files in a folder, and the age of the oldest.
fn waiting(folder: &Path) -> Result<(usize, Duration), Unread> {
    let (mut count, mut age) = (0, Duration::ZERO);
    for entry in fs::read_dir(folder)? {
        let written = entry?.metadata()?.modified()?;
        count += 1;
        // What was written at a time still to come has no age.
        let waited = SystemTime::now().duration_since(written);
        age = age.max(waited.unwrap_or_default());
    }
    Ok((count, age))
}
