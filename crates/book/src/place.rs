//! Where the files of a book are, and who may reach them.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the files of the book are made here"
)]

use std::cell::Cell;
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rustix::fs::{CWD, FlockOperation, Mode, OFlags, RenameFlags};
use rustix::io::{Errno, retry_on_intr};

use crate::BookFault;

/// The rights of everybody but the owner.
const OTHERS: u32 = 0o077;
/// What `SQLite` puts beside a book.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];
/// The end of the name of a copy that is not complete yet.
const PART: &str = ".part";
/// The longest wait for a turn. Whoever has one for longer was stopped, or sweeps a large book.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is looked whether it is this program's turn.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// Which file of the system something is, whatever its path: its device and its number there.
pub(crate) type Identity = (u64, u64);

/// The file by whose lock the programs that write into a book take turns.
///
/// It is a file of its own: whoever opens and closes the file of the book takes away the locks of `SQLite`.
pub(crate) struct Lock {
    file: OwnedFd,
    identity: Identity,
    path: PathBuf,
    /// True if the last wait was in vain. Then the next do not wait, so that many at once end as soon as one.
    was_in_vain: Cell<bool>,
}

/// With whom a turn is shared.
#[derive(Clone, Copy)]
pub(crate) enum With {
    /// With others who write, of whom `SQLite` lets in one after the other.
    Others,
    /// With nobody: the whole file is written anew.
    Nobody,
}

/// A turn. It ends with the process, however the process ends.
pub(crate) struct Locked<'l>(&'l OwnedFd);

impl Lock {
    /// Opens the file, which is made if there is none.
    pub(crate) fn of(book: &Path) -> Result<Self, BookFault> {
        let path = with_end(book, ".lock");
        let file = opened_to_lock(&path)?;
        let known = rustix::fs::fstat(&file).map_err(|errno| refused("look at", &path, errno))?;
        Ok(Self {
            file,
            identity: (known.st_dev, known.st_ino),
            path,
            was_in_vain: Cell::new(false),
        })
    }

    /// Waits for a turn, but not for ever: whoever has it may have been stopped.
    pub(crate) fn take(&self, with: With) -> Result<Locked<'_>, BookFault> {
        let operation = match with {
            With::Others => FlockOperation::NonBlockingLockShared,
            With::Nobody => FlockOperation::NonBlockingLockExclusive,
        };
        let mut left = if self.was_in_vain.get() {
            Duration::ZERO
        } else {
            PATIENCE
        };
        loop {
            match retry_on_intr(|| rustix::fs::flock(&self.file, operation)) {
                Ok(()) => break,
                Err(Errno::WOULDBLOCK) if !left.is_zero() => {
                    thread::sleep(LOOK_EVERY);
                    left = left.saturating_sub(LOOK_EVERY);
                }
                Err(Errno::WOULDBLOCK) => {
                    self.was_in_vain.set(true);
                    let path = self.path.clone();
                    return Err(BookFault::Busy { path });
                }
                Err(errno) => return Err(refused("lock", &self.path, errno)),
            }
        }
        self.was_in_vain.set(false);
        let locked = Locked(&self.file);
        // By another file of this name others would take turns without this program.
        check_same(&self.path, self.identity)?;
        Ok(locked)
    }
}

/// The only desk at a book, as long as this value exists, and no longer than its process. Two would take the same files
/// out of the same folder, and each would count wrong passwords for itself.
pub struct OnlyDesk {
    _file: OwnedFd,
}

impl OnlyDesk {
    /// Keeps other desks from this book, which need not exist yet. Whoever does anything else with it is not kept.
    ///
    /// # Errors
    /// There is another desk, or the system refused.
    pub fn at(book: &Path) -> Result<Self, BookFault> {
        let book = settled(book)?;
        let path = with_end(&book, ".desk");
        let file = opened_to_lock(&path)?;
        let alone = FlockOperation::NonBlockingLockExclusive;
        match retry_on_intr(|| rustix::fs::flock(&file, alone)) {
            Ok(()) => Ok(Self { _file: file }),
            Err(Errno::WOULDBLOCK) => Err(BookFault::OtherDesk { path: book }),
            Err(errno) => Err(refused("lock", &path, errno)),
        }
    }
}

/// Opens a file that is there to be locked, and makes it if there is none.
fn opened_to_lock(path: &Path) -> Result<OwnedFd, BookFault> {
    let flags = OFlags::CREATE | OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = retry_on_intr(|| rustix::fs::openat(CWD, path, flags, Mode::RUSR | Mode::WUSR));
    opened.map_err(|errno| refused("open", path, errno))
}

impl Drop for Locked<'_> {
    fn drop(&mut self) {
        // Closing the file does so too, but only after every child process that another thread starts at that moment
        // has closed it.
        let _ = rustix::fs::flock(self.0, FlockOperation::Unlock);
    }
}

/// Returns the path of a file without links in its folder, so that `SQLite` can refuse every link. The file need not
/// exist.
pub(crate) fn settled(path: &Path) -> Result<PathBuf, BookFault> {
    let Some(name) = path.file_name() else {
        let path = path.to_owned();
        return Err(BookFault::NotAFile { path });
    };
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let folder = fs::canonicalize(folder).map_err(|source| refused("find", folder, source))?;
    Ok(folder.join(name))
}

/// Finds out whether there is a file, and no link to one.
pub(crate) fn check_file(path: &Path) -> Result<(), BookFault> {
    known_file(path).map(|_| ())
}

/// Finds out whether there is a file that nobody but its owner may read, and that has no other name. `SQLite` keeps its log
/// by the name: by two names, what is written by one is lost by the other.
pub(crate) fn check_private(path: &Path) -> Result<(), BookFault> {
    let known = known_file(path)?;
    let path = path.to_owned();
    if known.mode() & OTHERS != 0 {
        return Err(BookFault::Open { path });
    }
    if known.nlink() > 1 {
        return Err(BookFault::Linked { path });
    }
    Ok(())
}

/// Returns which file is at a path, if it is a file and no link to one.
pub(crate) fn identity(path: &Path) -> Result<Identity, BookFault> {
    known_file(path).map(|it| (it.dev(), it.ino()))
}

/// Finds out whether the file that was opened is still the one at its path. What is written into one that was moved away
/// nobody sees who opens the path.
pub(crate) fn check_same(path: &Path, opened: Identity) -> Result<(), BookFault> {
    match identity(path) {
        Ok(now) if now == opened => Ok(()),
        Ok(_) | Err(BookFault::Missing { .. } | BookFault::NotAFile { .. }) => {
            let path = path.to_owned();
            Err(BookFault::Moved { path })
        }
        Err(fault) => Err(fault),
    }
}

fn known_file(path: &Path) -> Result<fs::Metadata, BookFault> {
    let owned = || path.to_owned();
    match fs::symlink_metadata(path) {
        Ok(known) if known.is_file() => Ok(known),
        Ok(_) => Err(BookFault::NotAFile { path: owned() }),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(BookFault::Missing { path: owned() })
        }
        Err(source) => Err(refused("look at", path, source)),
    }
}

/// Finds out whether nothing is at a path, nor what `SQLite` has put beside a book that was there: it would read that
/// into another book.
pub(crate) fn check_free(path: &Path) -> Result<(), BookFault> {
    let beside = BESIDE.iter().map(|end| with_end(path, end));
    for path in [path.to_owned()].into_iter().chain(beside) {
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(source) => return Err(refused("look at", &path, source)),
            Ok(_) => return Err(BookFault::Exists { path }),
        }
    }
    Ok(())
}

/// Makes an empty file that only its owner can read, before a word is written. What `SQLite` puts beside it gets the
/// same rights.
fn make(path: &Path) -> Result<(), BookFault> {
    let flags = OFlags::CREATE | OFlags::EXCL | OFlags::RDWR | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let made = retry_on_intr(|| rustix::fs::openat(CWD, path, flags, Mode::RUSR | Mode::WUSR));
    match made {
        Ok(_) => Ok(()),
        Err(Errno::EXIST) => Err(BookFault::Exists {
            path: path.to_owned(),
        }),
        Err(errno) => Err(refused("make", path, errno)),
    }
}

/// Makes the empty file in which a copy for `path` is written. What an interrupted one has left is removed.
pub(crate) fn make_part(path: &Path) -> Result<PathBuf, BookFault> {
    let part = with_end(path, PART);
    match fs::remove_file(&part) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(refused("remove", &part, error));
        }
        _ => make(&part)?,
    }
    Ok(part)
}

/// Gives a complete copy its name, durably, unless there is something of that name.
pub(crate) fn finish_part(part: &Path, path: &Path) -> Result<(), BookFault> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = retry_on_intr(|| rustix::fs::openat(CWD, part, flags, Mode::empty()));
    let file = opened.map_err(|errno| refused("open", part, errno))?;
    rustix::fs::fsync(&file).map_err(|errno| refused("bring to the disk", part, errno))?;
    let free = RenameFlags::NOREPLACE;
    match retry_on_intr(|| rustix::fs::renameat_with(CWD, part, CWD, path, free)) {
        Ok(()) => bring_folder_to_disk(path),
        Err(Errno::EXIST) => Err(BookFault::Exists {
            path: path.to_owned(),
        }),
        Err(errno) => Err(refused("name", path, errno)),
    }
}

/// Removes a copy that could not be completed.
pub(crate) fn discard_part(part: &Path) {
    // What cannot be removed now is removed before the next copy.
    let _ = fs::remove_file(part);
}

fn bring_folder_to_disk(path: &Path) -> Result<(), BookFault> {
    let folder = path.parent().unwrap_or(Path::new("/"));
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let opened = retry_on_intr(|| rustix::fs::openat(CWD, folder, flags, Mode::empty()));
    opened
        .and_then(rustix::fs::fsync)
        .map_err(|errno| refused("bring to the disk", folder, errno))
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    PathBuf::from(name)
}

fn refused(action: &'static str, path: &Path, source: impl Into<io::Error>) -> BookFault {
    let (path, source) = (path.to_owned(), source.into());
    if source.kind() == ErrorKind::StorageFull {
        return BookFault::Full { path };
    }
    BookFault::Refused {
        action,
        path,
        source,
    }
}
