//! The office's own folder for the requests that are taken.
//!
//! A request is written under a name of its own, brought to the disk, and renamed to `<id>.json`
//! without replacing. The next run removes files that an interrupted run has left under such a name:
//! they are private, and their requests are still in the spool.
//!
//! # Invariants
//! - A file `<id>.json` is always complete, and only its owner can read it.
//! - A file that exists is never changed.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: requests are written here"
)]

use std::fs::canonicalize;
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use cas_request::request::Request;
use cas_spool::durable::{self, Naming, Part, RefusedStep, open_folder, part_name, remove};
use rustix::fs::{self, AtFlags, Mode, OFlags};
use rustix::io::Errno;

use super::OfficeFault;
use super::folders::{Unread, is_part, lock, names_in, read_file, refused};

/// A folder of the office. While this value exists, nobody else takes requests into the folder.
#[derive(Debug)]
pub(super) struct Destination {
    path: PathBuf,
    folder: OwnedFd,
}

/// The outcome of putting a request into the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// The request is there, durably. It may have been there before.
    There,
    /// Another document with the same id is there.
    Conflict,
}

impl Destination {
    /// Opens the folder at `path`, which must be outside the spool at `spool`, if the requests come from one.
    ///
    /// # Errors
    /// It is inside the spool, it cannot be opened, or somebody else is taking requests into it.
    pub(super) fn open(path: &Path, spool: Option<&Path>) -> Result<Self, OfficeFault> {
        let no_folder = |source| OfficeFault::NoFolder {
            path: path.to_owned(),
            source,
        };
        let real = canonicalize(path).map_err(no_folder)?;
        let spool = spool.and_then(|spool| canonicalize(spool).ok());
        if spool.is_some_and(|spool| real.starts_with(spool)) {
            let path = path.to_owned();
            return Err(OfficeFault::InsideSpool { path });
        }
        let folder = open_folder(fs::CWD, &real, OFlags::empty())
            .map_err(|errno| no_folder(errno.into()))?;
        lock(&folder, path.to_owned())?;
        let destination = Self {
            path: path.to_owned(),
            folder,
        };
        destination.remove_leftovers()?;
        Ok(destination)
    }

    /// Puts a request into the folder, durably, unless it is there already.
    ///
    /// # Errors
    /// The system refused a step. The request may be there or not.
    pub(super) fn put(&self, request: &Request) -> Result<Put, OfficeFault> {
        let file = format!("{}.json", request.id);
        if self.name(&file, request)? == Naming::Taken && !self.has_same(&file, request)? {
            return Ok(Put::Conflict);
        }
        fs::fsync(&self.folder).map_err(|errno| self.refused("bring to the disk", "", errno))?;
        Ok(Put::There)
    }

    /// Returns true if this very request is in the folder.
    ///
    /// # Errors
    /// The system refused.
    pub(super) fn has(&self, request: &Request) -> Result<bool, OfficeFault> {
        let file = format!("{}.json", request.id);
        match fs::statat(&self.folder, &file, AtFlags::SYMLINK_NOFOLLOW) {
            Err(Errno::NOENT) => Ok(false),
            Err(errno) => Err(self.refused("look at", &file, errno)),
            Ok(_) => self.has_same(&file, request),
        }
    }

    /// Removes the requests that were written before `limit`, in seconds since 1970, and returns their number. What
    /// has another name than that of a request stays.
    ///
    /// # Errors
    /// The system refused.
    pub(super) fn forget(&self, limit: i64) -> Result<usize, OfficeFault> {
        let mut count = 0;
        for name in names_in(&self.folder).map_err(|errno| self.refused("read", "", errno))? {
            let Some(name) = name.to_str().filter(|it| is_taken(it)) else {
                continue;
            };
            let stat = fs::statat(&self.folder, name, AtFlags::SYMLINK_NOFOLLOW)
                .map_err(|errno| self.refused("look at", name, errno))?;
            if stat.st_mtime < limit {
                remove(&self.folder, name).map_err(|errno| self.refused("remove", name, errno))?;
                count += 1;
            }
        }
        fs::fsync(&self.folder).map_err(|errno| self.refused("bring to the disk", "", errno))?;
        Ok(count)
    }

    /// Writes a request and gives it the name `file`, unless there is a file of that name already.
    fn name(&self, file: &str, request: &Request) -> Result<Naming, OfficeFault> {
        let name = part_name(&format!(".{}", request.id)).map_err(OfficeFault::NoChance)?;
        let refused = |step: RefusedStep| self.refused(step.action, &name, step.source);
        let mut part = Part::make(&self.folder, name.clone()).map_err(refused)?;
        part.fill(Mode::RUSR | Mode::WUSR, &request.to_json())
            .map_err(refused)?;
        part.put(&self.folder, file).map_err(|errno| match errno {
            Errno::OPNOTSUPP => OfficeFault::Unfit {
                path: self.path.clone(),
            },
            errno => self.refused("rename a file to", file, errno),
        })
    }

    /// Returns true if the existing file is this request. If so, brings it to the disk, because the
    /// run that wrote it may have been interrupted before that.
    fn has_same(&self, name: &str, request: &Request) -> Result<bool, OfficeFault> {
        let (file, bytes) = match read_file(&self.folder, name.as_ref()) {
            Ok(read) => read,
            Err(Unread::NotAFile | Unread::TooLarge) => return Ok(false),
            Err(Unread::Gone) => return Err(self.refused("read", name, io::ErrorKind::NotFound)),
            Err(Unread::Refused(error)) => return Err(self.refused("read", name, error)),
        };
        if Request::from_json(&bytes).as_ref() != Ok(request) {
            return Ok(false);
        }
        fs::fsync(&file).map_err(|errno| self.refused("bring to the disk", name, errno))?;
        Ok(true)
    }

    fn remove_leftovers(&self) -> Result<(), OfficeFault> {
        let names = names_in(&self.folder).map_err(|errno| self.refused("read", "", errno))?;
        for name in names.iter().filter_map(|name| name.to_str()) {
            if is_part(name) {
                remove(&self.folder, name).map_err(|errno| self.refused("remove", name, errno))?;
            }
        }
        Ok(())
    }

    fn refused(
        &self,
        action: &'static str,
        name: &str,
        source: impl Into<io::Error>,
    ) -> OfficeFault {
        refused(action, self.path.join(name), source)
    }
}

impl Drop for Destination {
    fn drop(&mut self) {
        durable::unlock(&self.folder);
    }
}

/// True if a file has the name of a request that was taken.
fn is_taken(name: &str) -> bool {
    let id = name.strip_suffix(".json");
    id.is_some_and(|id| durable::is_hexadecimal(id, durable::ID_DIGITS))
}
