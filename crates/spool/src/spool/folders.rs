//! The folders of a spool, opened and held.
//!
//! Facts about a folder that is held stay true, even if its name then leads elsewhere. So folders in
//! which stored requests could be lost are refused here: a folder that does not exist, a symbolic
//! link, two disks, a disk in memory.

use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};

use rustix::fs::{self, AtFlags, Mode, OFlags};
use rustix::io::{Errno, retry_on_intr};

use super::attempt;
use super::fault::{Room, SpoolFault};
use crate::durable::{RefusedStep, open_folder};
use crate::name::Name;
use cas_setup::config;

pub(super) const TMP: &str = "tmp";
pub(super) const NEW: &str = "new";

/// The file systems that are in memory: tmpfs and ramfs (statfs(2)).
const IN_MEMORY: [i64; 2] = [0x0102_1994, 0x8584_58f6];

/// The folders of a spool, which other kiosks may use at the same time.
#[derive(Debug)]
pub(super) struct SpoolFolders {
    /// The path at which they were opened.
    pub(super) path: PathBuf,
    /// The folder that contains the other two.
    spool: OwnedFd,
    pub(super) tmp: OwnedFd,
    pub(super) new: OwnedFd,
}

impl SpoolFolders {
    /// Opens the folders, and removes the leftovers of interrupted attempts from `tmp/`: they are
    /// private, and no visitor was told that they are stored.
    pub(super) fn open(place: &config::SpoolConfig) -> Result<Self, SpoolFault> {
        // With a slash at the end of the path, a symbolic link would be followed.
        let path: PathBuf = place.folder.components().collect();
        let spool = open(fs::CWD, &path).map_err(|errno| not_opened(path.clone(), errno))?;
        let within = |name| {
            open(&spool, Path::new(name)).map_err(|errno| not_opened(path.join(name), errno))
        };
        let folders = Self {
            tmp: within(TMP)?,
            new: within(NEW)?,
            spool,
            path,
        };
        folders.are_on_one_disk()?;
        if !place.in_memory {
            folders.are_not_in_memory()?;
        }
        attempt::remove_leftovers(&folders);
        Ok(folders)
    }

    /// Returns true if the path still leads to the folders that are held. A disk may have been
    /// removed, or mounted where there was none.
    pub(super) fn are_in_place(&self) -> bool {
        is_at(&self.spool, fs::CWD, &self.path)
            && is_at(&self.tmp, &self.spool, Path::new(TMP))
            && is_at(&self.new, &self.spool, Path::new(NEW))
    }

    /// Returns the name that the request `id` has in `new/`, if it is there.
    pub(super) fn name_of(&self, id: &str) -> Result<Option<Name>, SpoolFault> {
        let refused = |errno| self.refused("read", NEW, errno);
        for entry in fs::Dir::read_from(&self.new).map_err(refused)? {
            let entry = entry.map_err(refused)?;
            let name = entry.file_name().to_str().ok().and_then(Name::of);
            if let Some(name) = name.filter(|name| name.id() == id) {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// Returns the room on the disk, without the part that is reserved for the superuser.
    pub(super) fn room(&self) -> Result<Room, SpoolFault> {
        let disk = retry_on_intr(|| fs::fstatvfs(&self.tmp))
            .map_err(|errno| self.refused("ask for room in", TMP, errno))?;
        Ok(Room {
            bytes: disk.f_bavail.saturating_mul(disk.f_frsize),
            inodes: (disk.f_files > 0).then_some(disk.f_favail),
        })
    }

    /// Returns the fault that the system refused to do something with the file or folder of this
    /// name in the spool.
    pub(super) fn refused(&self, action: &'static str, name: &str, errno: Errno) -> SpoolFault {
        SpoolFault::refused(action, self.path.join(name), errno)
    }

    /// Returns the fault that the system refused a step of the attempt with this name.
    pub(super) fn refused_of(&self, attempt: &str, step: RefusedStep) -> SpoolFault {
        let path = self.path.join(TMP).join(attempt);
        SpoolFault::refused(step.action, path, step.source)
    }

    /// Returns the fault that the file system cannot do something, or that the system refused to do
    /// it.
    pub(super) fn unfit(
        &self,
        lacks: &'static str,
        action: &'static str,
        name: &str,
        errno: Errno,
    ) -> SpoolFault {
        if errno == Errno::OPNOTSUPP {
            let path = self.path.join(TMP);
            SpoolFault::Unfit { path, lacks }
        } else {
            self.refused(action, name, errno)
        }
    }

    fn are_on_one_disk(&self) -> Result<(), SpoolFault> {
        let device = |folder, name| {
            fs::fstat(folder)
                .map(|stat| stat.st_dev)
                .map_err(|errno| self.refused("look at", name, errno))
        };
        if device(&self.tmp, TMP)? == device(&self.new, NEW)? {
            Ok(())
        } else {
            Err(SpoolFault::TwoDisks {
                path: self.path.clone(),
            })
        }
    }

    fn are_not_in_memory(&self) -> Result<(), SpoolFault> {
        let system = retry_on_intr(|| fs::fstatfs(&self.new))
            .map_err(|errno| self.refused("ask for the file system of", NEW, errno))?;
        if IN_MEMORY.contains(&system.f_type) {
            return Err(SpoolFault::InMemory {
                path: self.path.clone(),
            });
        }
        Ok(())
    }
}

/// Makes the spool if there is none. Its parent folder must exist. The folders and their names are
/// brought to the disk: if a power cut removed a folder, the requests in it would be lost.
pub(super) fn make(path: &Path) -> rustix::io::Result<()> {
    fs::mkdir(path, Mode::RWXU)?;
    let spool = open(fs::CWD, path)?;
    fs::mkdirat(&spool, TMP, Mode::RWXU)?;
    fs::mkdirat(&spool, NEW, Mode::RWXU)?;
    fs::fsync(&spool)?;
    fs::fsync(open(&spool, Path::new(".."))?)
}

fn open(at: impl AsFd, path: &Path) -> rustix::io::Result<OwnedFd> {
    open_folder(at, path, OFlags::NOFOLLOW)
}

fn not_opened(path: PathBuf, errno: Errno) -> SpoolFault {
    match errno {
        Errno::NOENT => SpoolFault::Missing { path },
        Errno::NOTDIR | Errno::LOOP => SpoolFault::NotAFolder { path },
        errno => SpoolFault::refused("open", path, errno),
    }
}

/// Returns true if this name leads to the file or folder that is held.
fn is_at(held: &OwnedFd, folder: impl AsFd, name: &Path) -> bool {
    let there = retry_on_intr(|| fs::statat(&folder, name, AtFlags::SYMLINK_NOFOLLOW));
    let (Ok(there), Ok(held)) = (there, fs::fstat(held)) else {
        return false;
    };
    (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino)
}
