//! Files that do not have the name of a request: requests that somebody, or a program that copies, has renamed,
//! or something else.
//!
//! Nothing is guessed from the name. The id stands in the document, so a whole request is taken under
//! its own id, and what is not one stays as it is.

use cas_request::request::Request;

use super::folders::{Folders, Other, Unread};
use super::keys::Keys;
use super::open::open_unnamed;

/// The request in such a file, if the file is still there.
///
/// # Errors
/// No key given opens it, or it is no request; what to tell of it.
pub(super) fn find(
    folders: &Folders,
    keys: &Keys,
    other: &Other,
) -> Result<Option<Request>, String> {
    let why = match folders.read(other) {
        Ok(bytes) => match open_unnamed(&bytes, keys) {
            Ok(request) => return Ok(Some(request)),
            Err(unopened) if unopened.is_broken() => format!("{unopened}; take it out of there"),
            Err(unopened) => unopened.to_string(),
        },
        Err(Unread::Gone) => return Ok(None),
        Err(unread) => unread.to_string(),
    };
    Err(format!(
        "new/ has {other}, which is not the name of a request: {why}"
    ))
}
