//! Reading what a kiosk has counted in a month, from its file.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the documents are read here"
)]

use std::collections::BTreeSet;
use std::path::Path;

use cas_count::{BYTES_MAX, Content, Document, Month};
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
    let document = bytes.map_err(|it| it.to_string());
    let document = document.and_then(|it| Document::<C>::read(&it).map_err(|it| it.to_string()));
    match document {
        Err(why) => Err(told!("counts-unread", file, why)),
        Ok(document) if known.insert((document.kiosk, document.month)) => Ok(document),
        Ok(document) => {
            let (kiosk, month) = (u64::from(document.kiosk), document.month.to_string());
            Err(told!("counts-twice", file, kiosk, month))
        }
    }
}
