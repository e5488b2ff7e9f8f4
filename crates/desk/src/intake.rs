//! From a folder into the book: what `cas-office requests take` or `collect` has put there, or what kiosks have sealed.
//!
//! # Invariants
//! - A file is removed only after its request is durably in the book. If this is interrupted anywhere, the next pass
//!   finds the file, and the book knows the request by its id.
//! - What cannot be read stays, and is told by its name, without a word of what is in it. So is what has another name
//!   than a request: it may be one that somebody has renamed.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the folder is read here"
)]

use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use cas_book::Took;
use cas_request::request::Request;
use cas_spool::name::Name;
use chrono::{DateTime, Utc};

use crate::desk::{Desk, DeskFault};

/// The largest request, in bytes; far more than any kiosk writes.
const BYTES_MAX: u64 = 1024 * 1024;

/// What a pass over the folder has found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pass {
    /// How many requests are in the book now that were not before.
    pub taken: usize,
    /// The files that stay, and why.
    pub left: Vec<(PathBuf, Why)>,
}

/// Why a file stays in the folder.
#[derive(Debug, thiserror::Error)]
pub enum Why {
    /// It cannot be read.
    #[error("it cannot be read: {0}; see to the rights of the file and to the disk")]
    Unread(#[from] io::Error),
    /// There is no request in it.
    #[error("there is no request in it, or it has another id than its name; look at it by hand")]
    NoRequest,
    /// It is sealed.
    #[error("it is sealed, and cannot be opened: {0}; give the right key with --identity")]
    Sealed(String),
    /// It does not have the name of a request.
    #[error(
        "it does not have the name of a request, and is not looked into; if it is one, name it as it was, ID.json by the id in it, or ID.json.age if it is sealed; if not, take it out of there"
    )]
    NotNamed,
    /// The book has another document with this id.
    #[error("the book has another request with this id; compare both by hand")]
    Differs,
}

impl PartialEq for Why {
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Eq for Why {}

impl Why {
    /// Returns the same reason, for comparing it with that of the next pass.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Unread(error) => Self::Unread(error.kind().into()),
            Self::NoRequest => Self::NoRequest,
            Self::Sealed(why) => Self::Sealed(why.clone()),
            Self::NotNamed => Self::NotNamed,
            Self::Differs => Self::Differs,
        }
    }
}

/// Takes all requests in a folder into the book.
///
/// # Errors
/// The book failed. What was taken before is in it.
pub fn take_in(desk: &Desk, folder: &Path, now: DateTime<Utc>) -> Result<Pass, DeskFault> {
    let mut pass = Pass::default();
    let (names, others) = match names(folder) {
        Ok(found) => found,
        Err(error) => {
            pass.left.push((folder.to_owned(), error.into()));
            return Ok(pass);
        }
    };
    let others = others.iter();
    pass.left
        .extend(others.map(|other| (folder.join(other), Why::NotNamed)));
    for name in names {
        let path = folder.join(name.file());
        let request = match read(desk, &name, &path) {
            Ok(request) => request,
            Err(why) => {
                pass.left.push((path, why));
                continue;
            }
        };
        match desk.write(|book| book.take(&request, now))? {
            Took::Differs => {
                pass.left.push((path, Why::Differs));
                continue;
            }
            Took::New => pass.taken += 1,
            Took::Known => {}
        }
        match std::fs::remove_file(&path) {
            // Another desk may have had it in hand as well.
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                pass.left.push((path, error.into()));
            }
            _ => {}
        }
    }
    Ok(pass)
}

/// Returns the files of the folder that have the name of a request, and those that have another, both in the order of
/// their names. What is hidden is still being written, and folders are no files.
fn names(folder: &Path) -> io::Result<(Vec<Name>, Vec<OsString>)> {
    let (mut names, mut others) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name();
        if let Some(name) = file.to_str().and_then(Name::of) {
            names.push(name);
        } else if !file.as_bytes().starts_with(b".") && !entry.file_type()?.is_dir() {
            others.push(file);
        }
    }
    names.sort_by(|a, b| a.file().cmp(b.file()));
    others.sort();
    Ok((names, others))
}

fn read(desk: &Desk, name: &Name, path: &Path) -> Result<Request, Why> {
    let bytes = cas_program::file::read(path, BYTES_MAX)?;
    if name.is_sealed() {
        let opens = desk.opens();
        let opens = opens.ok_or_else(|| Why::Sealed("there is no key".to_owned()))?;
        return opens(name, &bytes).map_err(Why::Sealed);
    }
    let request = Request::from_json(&bytes).map_err(|_| Why::NoRequest)?;
    let is_named = name.id() == request.id;
    is_named.then_some(request).ok_or(Why::NoRequest)
}
