//! The name of a request's file in the spool. It says which request it is and who receives it, so that
//! whoever carries or takes it need not open it.
//!
//! ```text
//! <id>.<receiver>.json      not sealed
//! <id>.<receiver>.json.age  sealed
//! <id>.json, <id>.json.age  the same as older programs have named them
//! ```

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::ffi::OsStr;

use crate::durable::{ID_DIGITS, is_hexadecimal};
use cas_setup::record::{ID_BYTES_MAX, is_kebab_case};

/// The longest id of a receiver, in bytes: that of an office or of a centre in the content.
pub const RECEIVER_BYTES_MAX: usize = ID_BYTES_MAX;

/// The ending of the name of a request's file.
const PLAIN: &str = ".json";
/// The ending of the name of a sealed request's file.
const SEALED: &str = ".json.age";

/// The name of a request's file in the spool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    file: String,
    /// The bytes before the ending: the id, and the receiver if there is one.
    stem_bytes: usize,
    is_sealed: bool,
}

impl Name {
    /// Makes the name for the request `id` to `receiver`; `None` if one of them is no id.
    #[must_use]
    pub fn new(id: &str, receiver: &str, is_sealed: bool) -> Option<Self> {
        let ending = if is_sealed { SEALED } else { PLAIN };
        Self::of(&format!("{id}.{receiver}{ending}"))
    }

    /// Reads the name of a file, if it is one that a kiosk gives to a request, or that an older kiosk
    /// has given.
    #[must_use]
    pub fn of(file: &str) -> Option<Self> {
        let sealed = file.strip_suffix(SEALED);
        let stem = sealed.or_else(|| file.strip_suffix(PLAIN))?;
        let (id, receiver) = match stem.split_once('.') {
            Some((id, receiver)) => (id, Some(receiver)),
            None => (stem, None),
        };
        let is_one = is_hexadecimal(id, ID_DIGITS) && receiver.is_none_or(is_receiver);
        is_one.then(|| Self {
            file: file.to_owned(),
            stem_bytes: stem.len(),
            is_sealed: sealed.is_some(),
        })
    }

    /// Returns the id of the request: 32 lowercase hexadecimal digits.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.file[..ID_DIGITS]
    }

    /// Returns the id of the office or the centre that receives it; `None` if an older program has named
    /// it.
    #[must_use]
    pub fn receiver(&self) -> Option<&str> {
        self.file[..self.stem_bytes].get(ID_DIGITS + 1..)
    }

    /// Returns the whole name.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns true if the request is sealed.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.is_sealed
    }
}

impl AsRef<OsStr> for Name {
    fn as_ref(&self) -> &OsStr {
        self.file.as_ref()
    }
}

/// Returns true if an office or a centre can have this id.
#[must_use]
pub fn is_receiver(id: &str) -> bool {
    id.len() <= RECEIVER_BYTES_MAX && is_kebab_case(id)
}
