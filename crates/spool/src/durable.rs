//! Files that survive a power cut, for the kiosk's side of the spool and for the office's.
//!
//! A file is written as a [`Part`] under a name of its own, brought to the disk (fsync), and renamed
//! without replacing. The caller then brings the folder to the disk. A program that is killed before
//! that may leave a part behind. Its name shows what it is, and a program that starts later removes
//! it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: requests are written here"
)]

use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;

use rustix::fs::{self, AtFlags, FlockOperation, Gid, Mode, OFlags, RenameFlags, Uid};
use rustix::io::{Errno, retry_on_intr};
use rustix::path::Arg;

/// The length of an id: 128 bits in hexadecimal.
pub const ID_DIGITS: usize = 32;
/// The length of the random part of the name of a [`Part`]: 64 bits in hexadecimal.
const RANDOM_DIGITS: usize = 16;
/// The end of the name of a part.
const PART: &str = ".part";

/// The words about a file system on which [`Part::put`] cannot work.
pub const NO_RENAMES: &str = "neither renames without replacing nor links";

/// A file that is not complete yet. It is removed when it is dropped, unless it has got its final
/// name by then.
#[derive(Debug)]
pub struct Part<'f> {
    folder: &'f OwnedFd,
    name: String,
    file: File,
    /// True while it does not have its final name, so that it has to be removed.
    is_unfinished: bool,
}

/// The outcome of giving a file its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// The file has the name.
    Named,
    /// Another file had the name before, and still has it.
    Taken,
}

/// A step that the system refused.
#[derive(Debug)]
pub struct RefusedStep {
    /// The step, as a verb: "write".
    pub action: &'static str,
    /// The error of the system.
    pub source: io::Error,
}

/// Opens a folder. With [`OFlags::NOFOLLOW`], a symbolic link is refused.
///
/// # Errors
/// As open(2).
pub fn open_folder(at: impl AsFd, path: &Path, links: OFlags) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | links;
    retry_on_intr(|| fs::openat(&at, path, flags, Mode::empty()))
}

/// Locks a file or folder for its holder. The lock ends with the process, however the process ends.
///
/// # Errors
/// `EWOULDBLOCK` if somebody else has the lock; `EOPNOTSUPP` if the file system has no locks;
/// otherwise as flock(2).
pub fn lock(held: impl AsFd) -> rustix::io::Result<()> {
    let locked = retry_on_intr(|| fs::flock(&held, FlockOperation::NonBlockingLockExclusive));
    locked.map_err(|errno| match errno {
        Errno::NOLCK | Errno::NOSYS => Errno::OPNOTSUPP,
        errno => errno,
    })
}

/// Gives a lock back. Closing the file or folder does so too, but only after every child process that
/// another thread starts at that moment has closed it.
pub fn unlock(held: impl AsFd) {
    let _ = fs::flock(held, FlockOperation::Unlock);
}

impl<'f> Part<'f> {
    /// Makes a new file under a [`part_name`]. Only its owner can read it.
    ///
    /// # Errors
    /// The step that was refused.
    pub fn make(folder: &'f OwnedFd, name: String) -> Result<Self, RefusedStep> {
        let flags =
            OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR;
        let opened = retry_on_intr(|| fs::openat(folder, &name, flags, mode));
        let file = opened.map(File::from).map_err(refused("make"))?;
        Ok(Self {
            folder,
            name,
            file,
            is_unfinished: true,
        })
    }

    /// Its current name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Locks it, so that nobody else takes it for a leftover.
    ///
    /// # Errors
    /// As [`lock`].
    pub fn lock(&self) -> rustix::io::Result<()> {
        lock(&self.file)
    }

    /// Gives it to this user and this group, if the program may: nobody but root can give a file away.
    ///
    /// # Errors
    /// The step that was refused.
    pub fn give_to(&self, user: u32, group: u32) -> Result<(), RefusedStep> {
        let (user, group) = (Uid::from_raw(user), Gid::from_raw(group));
        match retry_on_intr(|| fs::fchown(&self.file, Some(user), Some(group))) {
            Err(Errno::PERM) => Ok(()),
            given => given.map_err(refused("give away")),
        }
    }

    /// Sets these permissions, whatever the umask is, writes all of `bytes`, and brings the file to
    /// the disk. After an fsync that failed, the file must not be used any more: the system forgets
    /// the error, and may have forgotten the bytes.
    ///
    /// # Errors
    /// The step that was refused, or after which the file has the wrong size.
    pub fn fill(&mut self, mode: Mode, bytes: &[u8]) -> Result<(), RefusedStep> {
        let file = &mut self.file;
        retry_on_intr(|| fs::fchmod(&*file, mode)).map_err(refused("set the permissions of"))?;
        file.write_all(bytes).map_err(refused("write"))?;
        fs::fsync(&*file).map_err(refused("bring to the disk"))?;
        let stat = fs::fstat(&*file).map_err(refused("look at"))?;
        if u64::try_from(stat.st_size) == Ok(bytes.len() as u64) {
            Ok(())
        } else {
            Err(refused("write all of")(io::ErrorKind::WriteZero))
        }
    }

    /// Gives the complete file its name in the folder `to`, unless there is a file of that name already.
    ///
    /// # Errors
    /// `EOPNOTSUPP` if the file system can neither rename without replacing nor link; otherwise as
    /// rename(2) and link(2).
    pub fn put(mut self, to: &OwnedFd, name: &str) -> rustix::io::Result<Naming> {
        match rename(self.folder, &self.name, to, name) {
            Ok(()) => {
                self.is_unfinished = false;
                Ok(Naming::Named)
            }
            Err(Errno::EXIST) => Ok(Naming::Taken),
            Err(errno) => Err(errno),
        }
    }

    /// Gives the complete file its name in its folder, in place of a file of that name, and brings the
    /// folder to the disk.
    ///
    /// # Errors
    /// The step that was refused.
    pub fn replace(mut self, name: &str) -> Result<(), RefusedStep> {
        let renamed = retry_on_intr(|| fs::renameat(self.folder, &self.name, self.folder, name));
        renamed.map_err(refused("rename"))?;
        self.is_unfinished = false;
        fs::fsync(self.folder).map_err(refused("bring to the disk"))
    }

    /// Gives it another name for a part, with the same steps as [`Part::put`].
    ///
    /// # Errors
    /// As [`Part::put`]; `EEXIST` if there is a file of that name.
    pub fn rename(&mut self, name: String) -> rustix::io::Result<()> {
        rename(self.folder, &self.name, self.folder, &name)?;
        self.name = name;
        Ok(())
    }

    /// Removes it. Dropping it does the same, but does not report a failure.
    ///
    /// # Errors
    /// As unlink(2).
    pub fn discard(mut self) -> rustix::io::Result<()> {
        self.is_unfinished = false;
        remove(self.folder, &*self.name)
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        if self.is_unfinished {
            // A file that cannot be removed now is removed when a program starts.
            let _ = remove(self.folder, &*self.name);
        }
    }
}

/// Returns a name for a part that no other file has. It begins with `stem`, which tells what the
/// part belongs to.
///
/// # Errors
/// The system gives no random bytes.
pub fn part_name(stem: &str) -> Result<String, getrandom::Error> {
    Ok(format!("{stem}.{}{PART}", random_digits()?))
}

/// Returns the stem of the name of a part; `None` if it is not the name of a part.
#[must_use]
pub fn stem_of_part(name: &str) -> Option<&str> {
    let (stem, random) = name.strip_suffix(PART)?.rsplit_once('.')?;
    is_hexadecimal(random, RANDOM_DIGITS).then_some(stem)
}

/// Renames a file without replacing. Some file systems can only rename with replacing (NFS, 9p,
/// sshfs, NTFS-3G). There the file gets its new name as a second name, which replaces nothing either,
/// and then loses the old one. If that fails or is interrupted, the old name is left over.
///
/// # Errors
/// `EEXIST` if there is a file of that name; `EOPNOTSUPP` if the file system cannot link either;
/// otherwise as rename(2) and link(2).
fn rename(from: &OwnedFd, name: &str, to: &OwnedFd, new: &str) -> rustix::io::Result<()> {
    match retry_on_intr(|| fs::renameat_with(from, name, to, new, RenameFlags::NOREPLACE)) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
        renamed => return renamed,
    }
    let linked = retry_on_intr(|| fs::linkat(from, name, to, new, AtFlags::empty()));
    linked.map_err(|errno| match errno {
        Errno::PERM | Errno::NOSYS => Errno::OPNOTSUPP,
        errno => errno,
    })?;
    let _ = remove(from, name);
    Ok(())
}

/// Removes a file.
///
/// # Errors
/// As unlink(2).
pub fn remove(folder: &OwnedFd, name: impl Arg + Copy) -> rustix::io::Result<()> {
    retry_on_intr(|| fs::unlinkat(folder, name, AtFlags::empty()))
}

/// Returns enough random hexadecimal digits that nobody else has the same.
///
/// # Errors
/// The system gives no random bytes.
pub fn random_digits() -> Result<String, getrandom::Error> {
    let mut random = [0; RANDOM_DIGITS / 2];
    getrandom::fill(&mut random)?;
    let random = u64::from_be_bytes(random);
    Ok(format!("{random:0RANDOM_DIGITS$x}"))
}

/// Returns true if these are lowercase hexadecimal digits of this length.
#[must_use]
pub fn is_hexadecimal(digits: &str, length: usize) -> bool {
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    digits.len() == length && digits.bytes().all(is_digit)
}

fn refused<E: Into<io::Error>>(action: &'static str) -> impl FnOnce(E) -> RefusedStep {
    move |source| RefusedStep {
        action,
        source: source.into(),
    }
}
