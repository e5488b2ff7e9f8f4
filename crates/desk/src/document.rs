//! Reading what a kiosk has counted in a month, from its file.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the documents are read here"
)]

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::Path;

use cas_count::{BYTES_MAX, Content, Document, Month, NoDocument};
use cas_program::file;
use cas_setup::told;
use cas_setup::told::Told;

/// Reads the document of a kiosk and a month. If that is `known` already, it would be counted twice.
///
/// # Errors
/// Why the file cannot be used, with its name.
pub fn read<C: Content>(
    path: &Path,
    known: &mut BTreeSet<(u8, Month)>,
) -> Result<Document<C>, Told> {
    let bytes = file::read(path, BYTES_MAX);
    let file = path.display().to_string();
    let document = bytes.map_err(|it| unread(&it));
    let document = document.and_then(|it| Document::<C>::read(&it).map_err(|it| no_document(&it)));
    match document {
        Err(why) => Err(told!("counts-unread", file, why)),
        Ok(document) if known.insert((document.kiosk, document.month)) => Ok(document),
        Ok(document) => {
            let (kiosk, month) = (u64::from(document.kiosk), document.month.to_string());
            Err(told!("counts-twice", file, kiosk, month))
        }
    }
}

/// Tells why a file or a folder cannot be read. The words of the system are in one language alone.
pub(crate) fn unread(error: &io::Error) -> Told {
    match error.kind() {
        ErrorKind::NotFound => told!("counts-why-missing"),
        ErrorKind::PermissionDenied => told!("counts-why-rights"),
        ErrorKind::FileTooLarge => told!("counts-why-large"),
        _ => told!("counts-why-no-file"),
    }
}

/// Tells why a file is not such a document.
fn no_document(why: &NoDocument) -> Told {
    match why {
        NoDocument::TooLarge => told!("counts-why-large"),
        NoDocument::Malformed(_) => told!("counts-why-damaged"),
        NoDocument::Other(kind) => told!("counts-why-other", kind = kind.as_str()),
        NoDocument::Newer(version) => told!("counts-why-newer", version = i64::from(*version)),
    }
}
