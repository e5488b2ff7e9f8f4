//! The releases on this machine, and the link to the one that the kiosk shows.
//!
//! ```text
//! <state>/releases/<sha256>/content, locales, release.json    whole, from its first moment under this name
//! <state>/releases/<sha256>.part                              one that is being put together
//! <state>/current -> releases/<sha256>                        what the kiosk shows
//! <state>/previous -> releases/<sha256>                       what it has shown before
//! <state>/pointer.<ring>.json                                 the last pointer of a ring that was believed
//! ```
//!
//! Every step is on the disk before the next begins, so that `current` leads to a whole release at any moment, also
//! after a power cut.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the releases are files"
)]

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use cas_fleet::digest::sha256;
use cas_fleet::name::Name;
use cas_fleet::release::{FILE_BYTES_MAX, Release, ReleaseId};
use cas_spool::durable;
use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use crate::kept::{self, Readers};

const RELEASES: &str = "releases";
pub(crate) const CURRENT: &str = "current";
const PREVIOUS: &str = "previous";
const DOCUMENT: &str = "release.json";
/// The end of the name of what is not finished.
const PART: &str = "part";
/// The levels of folders in a release.
const DEPTH_MAX: usize = 3;

/// What is left free on the disk, for requests: so many bytes, or a part of a small disk.
const ROOM_BYTES: u64 = 200_000_000;
const ROOM_PART: u64 = 20;

/// Read by the kiosk, whatever the umask is.
const FOLDER_MODE: u32 = 0o755;
const FILE_MODE: u32 = 0o644;

/// The releases on this machine.
#[derive(Debug)]
pub(crate) struct Shelf {
    state: PathBuf,
    /// Kept open, because the lock ends with it.
    held: File,
}

impl Shelf {
    /// Opens the shelf in the courier's folder, for this courier alone.
    ///
    /// # Errors
    /// `WouldBlock` if there is another courier; otherwise the system refused.
    pub(crate) fn open(state: &Path) -> io::Result<Self> {
        let releases = state.join(RELEASES);
        for folder in [state, &releases] {
            if !folder.is_dir() {
                make_folder(folder)?;
            }
        }
        let held = File::open(&releases)?;
        durable::lock(&held)?;
        Ok(Self {
            state: state.to_owned(),
            held,
        })
    }

    /// Returns the last pointer of a ring that was believed, as it came, with its signature.
    pub(crate) fn pointer(&self, ring: &Name) -> Option<Vec<u8>> {
        fs::read(self.state.join(pointer_file(ring))).ok()
    }

    /// Keeps a pointer that is believed.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn keep_pointer(&self, ring: &Name, object: &[u8]) -> io::Result<()> {
        kept::write(&self.state, &pointer_file(ring), Readers::All, object)
    }

    /// Returns the release that the kiosk shows.
    pub(crate) fn current(&self) -> Option<ReleaseId> {
        let led_to = fs::read_link(self.state.join(CURRENT)).ok()?;
        let id = led_to.strip_prefix(RELEASES).ok()?.to_str()?;
        ReleaseId::try_from(id.to_owned()).ok()
    }

    /// Returns the document of a release that is here.
    pub(crate) fn document(&self, id: &ReleaseId) -> Option<Release> {
        let document = fs::read(self.folder(id).join(DOCUMENT)).ok()?;
        Release::read(&document, id).ok()
    }

    /// True if a release is here with every byte of it. Disks lose some.
    pub(crate) fn is_whole(&self, id: &ReleaseId) -> bool {
        let Some(release) = self.document(id) else {
            return false;
        };
        let mut found = BTreeMap::new();
        let is_read = find(&self.folder(id), "", &mut |path, bytes| {
            if path != DOCUMENT {
                found.insert(path.to_owned(), sha256(&bytes));
            }
        });
        is_read.is_ok() && found == release.files
    }

    /// Returns where all files lie that are here, by their hashes: of releases, and of what was not finished.
    pub(crate) fn files(&self) -> BTreeMap<String, PathBuf> {
        let releases = self.state.join(RELEASES);
        let mut files = BTreeMap::new();
        // What cannot be read is fetched.
        let _ = find(&releases, "", &mut |path, bytes| {
            files.insert(sha256(&bytes), releases.join(path));
        });
        files
    }

    /// Removes what was left unfinished of all releases but this one.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn tidy(&self, wanted: Option<&ReleaseId>) -> io::Result<()> {
        let kept = wanted.map(|it| self.folder(it).with_extension(PART));
        for entry in fs::read_dir(self.state.join(RELEASES))? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == PART) && Some(&path) != kept.as_ref() {
                remove_all(&path)?;
            }
        }
        Ok(())
    }

    /// Begins to put a release together, or goes on with what was left unfinished of it.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn begin(&self, release: &Release) -> io::Result<Draft<'_>> {
        let id = release.id();
        let folder = self.folder(&id).with_extension(PART);
        make_folder(&folder)?;
        for inner in release.folders() {
            make_folder(&folder.join(inner))?;
        }
        let draft = Draft {
            shelf: self,
            id,
            folder,
        };
        draft.write(DOCUMENT, &release.to_json())?;
        Ok(draft)
    }

    fn folder(&self, id: &ReleaseId) -> PathBuf {
        self.state.join(RELEASES).join(id.to_string())
    }

    /// Shows a release that is here, and removes all but it and the one before.
    fn show(&self, id: &ReleaseId) -> io::Result<()> {
        let before = self.current().filter(|it| it != id);
        if let Some(before) = &before {
            self.link(PREVIOUS, before)?;
        }
        self.link(CURRENT, id)?;
        let kept = [CURRENT, PREVIOUS].map(|it| fs::read_link(self.state.join(it)).ok());
        for entry in fs::read_dir(self.state.join(RELEASES))? {
            let name = Path::new(RELEASES).join(entry?.file_name());
            if !kept.iter().flatten().any(|it| *it == name) {
                remove_all(&self.state.join(name))?;
            }
        }
        Ok(())
    }

    /// Makes a link to a release, in the place of what it led to.
    fn link(&self, name: &str, id: &ReleaseId) -> io::Result<()> {
        let (link, part) = (
            self.state.join(name),
            self.state.join(name).with_extension(PART),
        );
        remove_all(&part)?;
        symlink(Path::new(RELEASES).join(id.to_string()), &part)?;
        fs::rename(&part, link)?;
        sync_folder(&self.state)
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        durable::unlock(&self.held);
    }
}

/// A release that is being put together. What was written of it stays for another try, unless the disk is the reason.
pub(crate) struct Draft<'s> {
    shelf: &'s Shelf,
    id: ReleaseId,
    folder: PathBuf,
}

impl Draft<'_> {
    /// Returns the folder with what was written.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file of it.
    ///
    /// # Errors
    /// The system refused.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.leaves_room(bytes.len() as u64)?;
        let path = self.folder.join(path);
        remove_all(&path)?;
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.set_permissions(fs::Permissions::from_mode(FILE_MODE))?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Content must not take the room that requests need.
    fn leaves_room(&self, bytes: u64) -> io::Result<()> {
        let disk = rustix::fs::statvfs(&self.folder)?;
        let size = disk.f_frsize.saturating_mul(disk.f_blocks);
        let free = disk.f_frsize.saturating_mul(disk.f_bavail);
        let kept = ROOM_BYTES.min(size / ROOM_PART);
        if free.saturating_sub(bytes) < kept {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    /// Shows the release, which has all its files by now, in place of another.
    ///
    /// # Errors
    /// The system refused. What was shown before is shown still, or this one is.
    pub(crate) fn show(self, release: &Release) -> io::Result<()> {
        for inner in release.folders() {
            sync_folder(&self.folder.join(inner))?;
        }
        sync_folder(&self.folder)?;
        let place = self.shelf.folder(&self.id);
        let rename = |how| rustix::fs::renameat_with(CWD, &self.folder, CWD, &place, how);
        match rename(RenameFlags::NOREPLACE) {
            // It is here and damaged, or was shown before: it must not be missing for a moment.
            Err(Errno::EXIST) => rename(RenameFlags::EXCHANGE)?,
            renamed => renamed?,
        }
        sync_folder(&self.shelf.state.join(RELEASES))?;
        self.shelf.show(&self.id)
    }
}

/// Gives all files below a folder to `take`, each with its path there. What is none is given as an empty one.
fn find(folder: &Path, under: &str, take: &mut impl FnMut(&str, Vec<u8>)) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let (entry, path) = entry.map(|it| (it.path(), it.file_name()))?;
        let path = format!("{under}{}", path.to_string_lossy());
        let kind = fs::symlink_metadata(&entry)?;
        if kind.is_dir() && path.matches('/').count() < DEPTH_MAX {
            find(&entry, &format!("{path}/"), take)?;
        } else if kind.is_file() {
            let mut bytes = Vec::new();
            File::open(&entry)?
                .take(FILE_BYTES_MAX + 1)
                .read_to_end(&mut bytes)?;
            take(&path, bytes);
        } else {
            take(&path, Vec::new());
        }
    }
    Ok(())
}

fn pointer_file(ring: &Name) -> String {
    format!("pointer.{ring}.json")
}

fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(FOLDER_MODE))
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Removes whatever has this name. That there is nothing is well.
fn remove_all(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
