//! Files without the name of a request: requests that somebody, or a program that copies, has
//! renamed, or something else.
//!
//! Nothing is guessed from the name. The id is in the document, so a complete request is taken under
//! its own id, and anything else stays as it is.

use cas_request::request::Request;

use super::folders::{Folders, Other, Unread};
use super::keys::Keys;
use super::open::open_unnamed;

/// Reads the request in such a file; `None` if the file does not exist any more.
///
/// # Errors
/// None of the given keys opens it, or it is not a request. The error has the words for the operator.
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
