//! The spool: whether a request would be stored now, where, by whom, for whom, and whether the office takes
//! them.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: ages need a clock"
)]

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rustix::fs::statvfs;

use super::finding::Finding;
use super::machine::{Asked, Machine, Unread};
use super::unit::{Installed, Stand};
use super::user::{Rights, User};
use cas_setup::config::{Sealing, SpoolConfig};
use cas_setup::receiver::Receiver;
use cas_setup::told;
use cas_spool::spool::waiting::Waiting;
use cas_spool::spool::{Spool, SpoolFault, seal};

const SPOOL: &str = "spool";
const PLACE: &str = "spool-place";
const RIGHTS: &str = "spool-rights";
const WAITING: &str = "requests-waiting";
const SEALING: &str = "sealing";

/// The longest time that a request may wait before somebody should look: as in docs/office.md.
const WAITING_MAX: Duration = Duration::from_secs(36 * 3600);
/// How a file begins that is sealed (age-encryption.org/v1).
const SEALED: &[u8] = b"age-encryption.org/v1\n";
/// The folders in which a request is written.
const FOLDERS: [&str; 3] = ["", "tmp", "new"];
/// The folder in which systemd makes the folders of `StateDirectory=` before each start.
const STATES: &str = "/var/lib";

/// What was read of the spool.
pub struct Found {
    stand: Stand,
    /// The path of the spool.
    path: String,
    /// What its disk has told, unless it hangs.
    disk: Result<Disk, Unread>,
    /// The outcome of storing a file and removing it.
    probe: Probe,
    /// The longest time that the disk may take.
    limit: Duration,
    /// The place at which the disk of the spool is mounted, if that is known.
    mount: Option<PathBuf>,
    /// The folders that systemd makes before each start.
    states: Vec<PathBuf>,
    /// The kiosk's user.
    user: Option<User>,
    /// True if a trial was sealed for every receiver; `None` if nothing is sealed.
    sealed: Option<bool>,
    /// The number of receivers that do not all have the same keys; `None` if they have.
    receivers: Option<usize>,
    /// The least number of keys for which requests are sealed.
    recipients: usize,
}

/// What the disk of a spool has told.
struct Disk {
    /// The file system, and its room in bytes.
    room: Option<(String, u64)>,
    /// Each folder with its owner and rights.
    rights: Vec<(String, Result<Rights, Unread>)>,
    /// The number of requests that wait, and the age of the oldest.
    waiting: Result<(usize, Duration), Unread>,
}

/// What is read of the disk of the spool.
pub struct Asking {
    disk: Asked<Disk>,
    probe: Asked<Probe>,
}

impl Asking {
    /// Begins to look at the spool, and to store a file in it for a moment.
    #[must_use]
    pub fn begin(machine: &Machine, place: &SpoolConfig) -> Self {
        let (own, folder) = (machine.clone(), place.folder.clone());
        let place = place.clone();
        Self {
            disk: machine.ask(move || Disk::read(&own, &folder)),
            probe: machine.ask(move || probe(&place)),
        }
    }
}

impl Disk {
    fn read(machine: &Machine, folder: &Path) -> Self {
        let rights = FOLDERS.map(|name| {
            let path = if name.is_empty() {
                folder.to_owned()
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
        Self {
            room: room(machine, folder),
            rights: rights.into(),
            waiting: waiting(&folder.join("new")),
        }
    }
}

/// The outcome of storing a file and removing it again.
enum Probe {
    Stored,
    Faulty(SpoolFault),
    /// The disk did not answer in time.
    Hangs,
    /// There is no folder, and none is made: it would belong to whoever runs this program.
    NoFolder,
    /// Whoever runs this program may not.
    Denied,
}

impl Found {
    /// Reads what there is to know, and waits for the disk.
    #[must_use]
    pub fn read(
        machine: &Machine,
        installed: &Installed,
        place: &SpoolConfig,
        receivers: &[Receiver],
        asking: Asking,
    ) -> Self {
        let mut sealings: Vec<&Sealing> = receivers.iter().map(|it| &it.sealing).collect();
        if sealings.is_empty() {
            sealings.push(&place.sealing);
        }
        let differ = sealings.iter().any(|it| *it != sealings[0]);
        let keys = sealings.iter().map(|it| it.recipients().len());
        let recipients = keys.min().unwrap_or_default();
        let is_sealed = |sealing: &&Sealing| {
            let sealed = seal::seal(b"{}", sealing.recipients());
            sealed.is_ok_and(|it| it.starts_with(SEALED))
        };
        let user = installed.setting("User");
        Self {
            stand: installed.stand(),
            path: place.folder.display().to_string(),
            disk: asking.disk.answer(),
            probe: asking.probe.answer().unwrap_or(Probe::Hangs),
            limit: machine.limit(),
            mount: mount(machine, &place.folder),
            states: states(installed),
            user: user.and_then(|name| User::named(machine, name)),
            sealed: (recipients > 0).then(|| sealings.iter().all(is_sealed)),
            receivers: differ.then_some(receivers.len()),
            recipients,
        }
    }

    /// Judges the spool and the sealing, for a kiosk that takes requests or takes none.
    #[must_use]
    pub fn judge(&self, takes_requests: bool) -> Vec<Finding> {
        vec![
            self.judge_probe(),
            self.judge_place(),
            self.judge_rights(),
            self.judge_waiting(),
            self.judge_sealing(takes_requests),
        ]
    }

    fn judge_probe(&self) -> Finding {
        let path = &self.path;
        let fault = match &self.probe {
            Probe::Stored => {
                let room = self.disk.as_ref().ok().and_then(|disk| disk.room.clone());
                let (system, bytes) = room.unwrap_or(("?".to_owned(), 0));
                let mb = bytes / 1_000_000;
                return Finding::ok(SPOOL, told!("doctor-spool-well", path, system, mb));
            }
            Probe::Denied => return Finding::unread(SPOOL, path, &Unread::Denied),
            Probe::NoFolder if self.stand == Stand::Trial => return Finding::not_here(SPOOL),
            Probe::NoFolder => told!("doctor-spool-missing", path),
            Probe::Hangs => told!("doctor-disk-hangs", path, seconds = self.limit.as_secs()),
            Probe::Faulty(fault) => told!("doctor-spool-fault", fault = fault.to_string()),
        };
        let todo = match &self.probe {
            Probe::NoFolder => told!("doctor-spool-make"),
            Probe::Hangs => told!("doctor-spool-disk"),
            _ => told!("doctor-spool-mend"),
        };
        Finding::mend(SPOOL, fault, todo)
    }

    /// Judges where the disk is mounted: systemd must not have to wait for it before each start.
    fn judge_place(&self) -> Finding {
        if self.stand == Stand::Trial {
            return Finding::not_here(PLACE);
        }
        let Some(place) = &self.mount else {
            let unread = Unread::Absent;
            return Finding::unread(PLACE, "/proc/self/mountinfo", &unread);
        };
        let mount = place.display().to_string();
        if self.states.iter().any(|state| place.starts_with(state)) {
            let found = told!("doctor-place-below", mount);
            return Finding::mend(PLACE, found, told!("doctor-place-move"));
        }
        Finding::ok(PLACE, told!("doctor-place-well", mount))
    }

    fn judge_rights(&self) -> Finding {
        if self.stand == Stand::Trial {
            return Finding::not_here(RIGHTS);
        }
        let Some(user) = &self.user else {
            let todo = told!("doctor-user-make");
            return Finding::mend(RIGHTS, told!("doctor-user-none"), todo);
        };
        let disk = match &self.disk {
            Ok(disk) => disk,
            Err(unread) => return Finding::unread(RIGHTS, &self.path, unread),
        };
        for (path, rights) in &disk.rights {
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
        let waiting = self.disk.as_ref().map(|disk| disk.waiting.as_ref());
        let (count, age) = match waiting.unwrap_or_else(Err) {
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

    fn judge_sealing(&self, takes_requests: bool) -> Finding {
        match self.sealed {
            Some(true) => {
                let count = self.recipients;
                let found = match self.receivers {
                    None => told!("doctor-sealed", count),
                    Some(receivers) => told!("doctor-sealed-each", count, receivers),
                };
                Finding::ok(SEALING, found)
            }
            Some(false) => Finding::mend(
                SEALING,
                told!("doctor-seal-failed"),
                told!("doctor-seal-keys"),
            ),
            None if self.stand == Stand::Trial || !takes_requests => Finding::not_here(SEALING),
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
    match Spool::open(place).probe(&place.sealing) {
        Ok(()) => Probe::Stored,
        Err(SpoolFault::Refused { source, .. })
            if source.kind() == std::io::ErrorKind::PermissionDenied =>
        {
            Probe::Denied
        }
        Err(fault) => Probe::Faulty(fault),
    }
}

/// Returns the file system in which a folder is, and its room in bytes.
fn room(machine: &Machine, folder: &Path) -> Option<(String, u64)> {
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

/// Returns the place at which the disk of a folder is mounted. The disk is not asked: only the kernel knows
/// (`proc_pid_mountinfo(5)`).
fn mount(machine: &Machine, folder: &Path) -> Option<PathBuf> {
    let folder = machine.name_of(folder);
    let mounts = machine.text("proc/self/mountinfo").ok()?;
    let places = mounts.lines().filter_map(|line| line.split(' ').nth(4));
    let places = places.map(|place| PathBuf::from(place.replace("\\040", " ")));
    places
        .filter(|place| folder.starts_with(place))
        .max_by_key(|place| place.components().count())
}

/// Returns the folders that systemd makes before each start.
fn states(installed: &Installed) -> Vec<PathBuf> {
    let unit = installed.unit.as_ref();
    let lines = unit.map(|unit| unit.settings.values("Service", "StateDirectory"));
    let lines = lines.into_iter().flatten();
    let names = lines.flat_map(str::split_whitespace);
    names.map(|name| Path::new(STATES).join(name)).collect()
}

/// Returns the number of requests in a folder, and the age of the oldest. What was written at a time still to
/// come has no age.
fn waiting(folder: &Path) -> Result<(usize, Duration), Unread> {
    let waiting = Waiting::of(folder)?;
    let age = |written| SystemTime::now().duration_since(written).ok();
    Ok((
        waiting.count,
        waiting.oldest.and_then(age).unwrap_or_default(),
    ))
}
