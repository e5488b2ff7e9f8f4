//! A pointer that is signed elsewhere, with a key that is never on this machine: it leaves as a file, and comes back
//! with its signature beside it.

#![allow(
    clippy::disallowed_types,
    reason = "this is the rim: what was signed is read here"
)]

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use cas_fleet::name::Name;
use cas_fleet::pointer::{POINTER_BYTES_MAX, Pointer};
use cas_fleet::signed::{self, Signer};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::PublishFault;
use crate::cli::PublishArgs;
use crate::file;

/// What minisign adds to the name of a file for that of its signature.
const SIGNATURE: &str = ".minisig";

/// Writes a pointer, to be signed.
///
/// # Errors
/// There is such a file already, or it cannot be written.
pub(super) fn write(path: &Path, pointer: &Pointer) -> Result<(), PublishFault> {
    match file::create(path, &pointer.to_json()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(PublishFault::Exists(path.to_owned())),
        Err(why) => Err(PublishFault::Unwritten {
            path: path.to_owned(),
            why,
        }),
    }
}

/// Tells how the pointer is signed, and how it is put into the store then.
pub(super) fn tell(path: &Path, args: &PublishArgs, out: &mut dyn Write) -> io::Result<()> {
    let path = path.display().to_string();
    let sign = ["minisign", "-S", "-s", "content.key", "-m", &path];
    writeln!(out, "{}", command(sign))?;
    let mut words = vec!["cas-office", "publish", "--to", &args.to];
    let access = args.access.as_ref().map(|it| it.display().to_string());
    if let Some(access) = &access {
        words.extend(["--access", access]);
    }
    let number = args.number.map(|it| it.to_string());
    if let Some(number) = &number {
        words.extend(["--number", number]);
    }
    for key in &args.trusted {
        words.extend(["--trusted", key]);
    }
    if args.new_keys {
        words.push("--new-keys");
    }
    words.extend(["--signed", &path]);
    writeln!(out, "{}", command(words))
}

/// Returns a command as it is typed into a shell.
fn command<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let is_plain = |it: char| it.is_alphanumeric() || "-_./:=+@,%".contains(it);
    let words = words.into_iter().map(|word| {
        if !word.is_empty() && word.chars().all(is_plain) {
            word.to_owned()
        } else {
            format!("'{}'", word.replace('\'', r"'\''"))
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Reads a pointer with its signature beside it, and returns both as one object, too.
///
/// # Errors
/// A file cannot be read, none of these keys has signed it, it is no pointer, or it has expired.
pub(super) fn read(
    path: &Path,
    trusted: &[Signer],
    now: DateTime<Utc>,
) -> Result<(Pointer, Vec<u8>), PublishFault> {
    let not = |why: String| PublishFault::NotSigned {
        path: path.to_owned(),
        why,
    };
    let document = bounded(path)?;
    let beside = beside(path);
    if !beside.is_file() {
        return Err(PublishFault::NoSignature(path.to_owned()));
    }
    let signature = bounded(&beside)?;
    let object = signed::join(&String::from_utf8_lossy(&signature), &document);
    let document = signed::document(&object, trusted).map_err(|it| not(it.to_string()))?;
    let ring = ring(document).map_err(|it| not(it.to_string()))?;
    let pointer = Pointer::read(document, &ring).map_err(|it| not(it.to_string()))?;
    if pointer.expires <= now {
        let (path, at) = (path.to_owned(), pointer.expires);
        return Err(PublishFault::Expired { path, at });
    }
    Ok((pointer, object))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(SIGNATURE);
    name.into()
}

/// Returns the ring for which a pointer is.
fn ring(document: &[u8]) -> serde_json::Result<Name> {
    #[derive(Deserialize)]
    struct OfRing {
        ring: Name,
    }
    serde_json::from_slice(document).map(|it: OfRing| it.ring)
}

/// Reads a file of at most the size of a pointer.
fn bounded(path: &Path) -> Result<Vec<u8>, PublishFault> {
    let read = File::open(path).and_then(|file| {
        let mut bytes = Vec::new();
        file.take(POINTER_BYTES_MAX + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > POINTER_BYTES_MAX {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        Ok(bytes)
    });
    read.map_err(|source| PublishFault::Unread {
        path: path.to_owned(),
        source,
    })
}
