//! From the bytes of a file to a request: unsealing it, and checking what comes out.
//!
//! All of it is pure, so that it can be tried with any bytes. Sealed requests are files of age
//! (<https://age-encryption.org/v1>), for one or more X25519 keys; the document in them may have
//! spaces after it, which hide how long it is.
//!
//! # Invariants
//! - No bytes make it panic, wait, or need more than some multiple of their size. The work for a
//!   passphrase, which a file itself may set, is never done.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::io::Read as _;

use age::{DecryptError, Decryptor, Identity};
use cas_request::request::{ReadFault, Request};

use super::folders::Name;
use super::keys::{AGE, Keys};

/// The longest header of a sealed request, in bytes: some eighty keys. The time for reading it
/// grows with the square of its length.
pub const HEADER_BYTES_MAX: usize = 8 * 1024;

/// The beginning of the last line of a header.
const HEADER_END: &[u8] = b"\n--- ";

/// Why bytes have not become a request.
#[derive(Debug, thiserror::Error)]
pub enum Unopened {
    /// It is sealed for other keys than those given.
    #[error("no key given opens it")]
    NoKey,
    /// It is sealed or written in a way of which this program may know more when it is newer.
    #[error("it is of a kind that this program does not know; try a newer one")]
    Newer,
    /// It is not whole, or somebody has changed it.
    #[error("its seal is broken")]
    Seal,
    /// The document in it is not a request.
    #[error("{0}")]
    Document(ReadFault),
    /// The request in it is another one.
    #[error("the id in it is not that of its name")]
    OtherId,
}

impl Unopened {
    /// Whether no other key, and no other program, would open it either.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        match self {
            Self::NoKey | Self::Newer => false,
            Self::Seal | Self::Document(_) | Self::OtherId => true,
        }
    }
}

/// The request in the file `name` of the spool, whose content is `bytes`.
///
/// # Errors
/// It is not one, or cannot be known to be one with these keys.
pub fn open(name: &Name, bytes: &[u8], keys: &Keys) -> Result<Request, Unopened> {
    let request = read(bytes, name.is_sealed(), keys)?;
    if request.id == name.id() {
        Ok(request)
    } else {
        Err(Unopened::OtherId)
    }
}

/// The request in a file whose name tells nothing of it.
///
/// # Errors
/// It is not one, or cannot be known to be one with these keys.
pub fn open_unnamed(bytes: &[u8], keys: &Keys) -> Result<Request, Unopened> {
    read(bytes, bytes.starts_with(AGE), keys)
}

fn read(bytes: &[u8], is_sealed: bool, keys: &Keys) -> Result<Request, Unopened> {
    let request = if is_sealed {
        Request::from_json(&unseal(bytes, keys)?)
    } else {
        Request::from_json(bytes)
    };
    request.map_err(|fault| match fault {
        ReadFault::Version => Unopened::Newer,
        fault => Unopened::Document(fault),
    })
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
