//! The secret keys of the office, and the files that they are read from.

#![allow(
    clippy::disallowed_types,
    reason = "this is the rim: keys are read here"
)]

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use age::{Identity, IdentityFile};

use super::OfficeFault;

/// The largest file of keys, in bytes: some hundreds of keys with their comments.
pub const KEYS_BYTES_MAX: u64 = 64 * 1024;
/// The name of standard input in place of a file of keys.
const STANDARD_INPUT: &str = "-";
/// The beginning of a file in the format of age, before its version.
pub(super) const AGE: &[u8] = b"age-encryption.org/";
/// The beginning of such a file in its text form, as `age -a` writes it.
pub(super) const AGE_AS_TEXT: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// Secret keys, in the order in which they are tried.
#[derive(Default)]
pub struct Keys(pub(super) Vec<Box<dyn Identity + Send + Sync>>);

/// The reason why a file of keys cannot be used. It shows none of the content.
#[derive(Debug, thiserror::Error)]
pub enum KeysFault {
    /// It could not be read.
    #[error("they cannot be read: {0}")]
    Unreadable(io::Error),
    /// It is itself sealed.
    #[error(
        "they are protected with a passphrase; open them for this one time: \
         age -d FILE | cas-office requests … --identity -"
    )]
    Passphrase,
    /// A line is neither a secret key nor a comment, or a key is mistyped.
    #[error("a line is neither a secret key (AGE-SECRET-KEY-1…) nor a comment: {0}")]
    Malformed(io::Error),
    /// It holds no key.
    #[error("there is none; age-keygen makes one")]
    Empty,
    /// It holds no key that signs.
    #[error("there is no key that signs; `minisign -G -W -s FILE` makes one")]
    NoSigningKey,
    /// It holds the public half of a key.
    #[error("that is the public half; give the secret one, which `minisign -G -W -s FILE` wrote")]
    Public,
    /// It holds a key that signs, with a password.
    #[error(
        "the key that signs has a password; `minisign -G -W -s FILE` makes one without, and a release can be \
         signed by hand: cas-office publish … --unsigned FILE"
    )]
    Password,
}

impl Keys {
    /// Adds the keys in `bytes`, a file as `age-keygen` writes it.
    ///
    /// # Errors
    /// It has no keys, or something other than keys.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), KeysFault> {
        if bytes.starts_with(AGE) || bytes.starts_with(AGE_AS_TEXT) {
            return Err(KeysFault::Passphrase);
        }
        let file = IdentityFile::from_buffer(bytes).map_err(KeysFault::Malformed)?;
        // Without plugins and passphrases, keys need no further input.
        let keys = file.into_identities().map_err(|_| KeysFault::Empty)?;
        if keys.is_empty() {
            return Err(KeysFault::Empty);
        }
        self.0.extend(keys);
        Ok(())
    }

    /// Returns true if there are no keys.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads all keys from all files.
///
/// # Errors
/// A file cannot be read, or is not one of keys.
pub fn read_keys(paths: &[PathBuf]) -> Result<Keys, OfficeFault> {
    let mut keys = Keys::default();
    for path in paths {
        let read = read_bounded(path).map_err(KeysFault::Unreadable);
        let added = read.and_then(|bytes| keys.add(&bytes));
        added.map_err(|fault| OfficeFault::Keys {
            path: path.clone(),
            fault,
        })?;
    }
    Ok(keys)
}

/// Reads a file of keys, or standard input.
pub(crate) fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than the limit shows a file that is too large.
    let count = if path == Path::new(STANDARD_INPUT) {
        let input = io::stdin().lock();
        input.take(KEYS_BYTES_MAX + 1).read_to_end(&mut bytes)?
    } else {
        let file = File::open(path)?;
        file.take(KEYS_BYTES_MAX + 1).read_to_end(&mut bytes)?
    };
    if count as u64 > KEYS_BYTES_MAX {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    Ok(bytes)
}
