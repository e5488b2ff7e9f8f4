//! From the bytes of a file to a request: unsealing it and checking the result.
//!
//! All of it is pure, so that it can be tested with any bytes. Sealed requests are files in the
//! format of age (<https://age-encryption.org/v1>), for one or more X25519 keys, as a kiosk writes them
//! or in the text form of that format. The document in them may have spaces after it, which hide its
//! length.
//!
//! # Invariants
//! - No bytes make it panic or wait. Memory and time are in proportion to the number of bytes. The
//!   work for a passphrase is never done, because the file itself can set how much that is.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::io::Read as _;

use age::armor::ArmoredReader;
use age::{DecryptError, Decryptor, Identity};
use cas_request::request::{ReadFault, Request};
use cas_spool::name::Name;

use super::keys::{AGE, AGE_AS_TEXT, Keys};

/// The longest header of a sealed request, in bytes: some eighty keys. The time for reading a header
/// grows with the square of its length.
pub const HEADER_BYTES_MAX: usize = 8 * 1024;

/// The beginning of the last line of a header.
const HEADER_END: &[u8] = b"\n--- ";

/// The reason why bytes have not become a request.
#[derive(Debug, thiserror::Error)]
pub enum Unopened {
    /// None of the given keys opens it.
    #[error("no key given opens it")]
    NoKey,
    /// It is sealed or written in a way that only a newer version of this program may know.
    #[error("it is of a kind that this program does not know; try a newer one")]
    Newer,
    /// It is not complete, or somebody has changed it.
    #[error("its seal is broken")]
    Seal,
    /// The document in it is not a request.
    #[error("{0}")]
    Document(ReadFault),
    /// It is another request: its id is not the one in the name.
    #[error("the id in it is not that of its name")]
    OtherId,
}

impl Unopened {
    /// Returns true if it is broken, so that no other key and no other program would open it
    /// either.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        match self {
            Self::NoKey | Self::Newer => false,
            Self::Seal | Self::Document(_) | Self::OtherId => true,
        }
    }
}

/// Reads the request from the file `name` of the spool with the content `bytes`.
///
/// # Errors
/// It is not a request, or these keys are not enough to know.
pub fn open(name: &Name, bytes: &[u8], keys: &Keys) -> Result<Request, Unopened> {
    let request = read(bytes, name.is_sealed(), keys)?;
    if request.id == name.id() {
        Ok(request)
    } else {
        Err(Unopened::OtherId)
    }
}

/// Reads the request from a file whose name says nothing about it.
///
/// # Errors
/// It is not a request, or these keys are not enough to know.
pub fn open_unnamed(bytes: &[u8], keys: &Keys) -> Result<Request, Unopened> {
    read(bytes, false, keys)
}

/// Reads a request that is sealed if its name says so or it looks so.
fn read(bytes: &[u8], is_sealed: bool, keys: &Keys) -> Result<Request, Unopened> {
    let as_text = bytes.trim_ascii();
    let request = if as_text.starts_with(AGE_AS_TEXT) {
        Request::from_json(&unseal(&without_armour(as_text)?, keys)?)
    } else if is_sealed || bytes.starts_with(AGE) {
        Request::from_json(&unseal(bytes, keys)?)
    } else {
        Request::from_json(bytes)
    };
    request.map_err(|fault| match fault {
        ReadFault::Version => Unopened::Newer,
        fault => Unopened::Document(fault),
    })
}

/// Returns the bytes that a text stands for: base64 between two lines (RFC 7468).
fn without_armour(text: &[u8]) -> Result<Vec<u8>, Unopened> {
    let mut bytes = Vec::new();
    let read = ArmoredReader::new(text).read_to_end(&mut bytes);
    read.map(|_| bytes).map_err(|_| Unopened::Seal)
}

fn unseal(bytes: &[u8], keys: &Keys) -> Result<Vec<u8>, Unopened> {
    let beginning = &bytes[..bytes.len().min(HEADER_BYTES_MAX)];
    let mut ends = beginning.windows(HEADER_END.len());
    if !ends.any(|window| window == HEADER_END) {
        return Err(Unopened::Seal);
    }
    let why = |error| match error {
        DecryptError::NoMatchingKeys => Unopened::NoKey,
        DecryptError::UnknownFormat => Unopened::Newer,
        _ => Unopened::Seal,
    };
    let sealed = Decryptor::new_buffered(bytes).map_err(why)?;
    let keys = keys.0.iter().map(|key| key.as_ref() as &dyn Identity);
    let mut unsealed = sealed.decrypt(keys).map_err(why)?;
    let mut document = Vec::new();
    unsealed
        .read_to_end(&mut document)
        .map_err(|_| Unopened::Seal)?;
    Ok(document)
}
