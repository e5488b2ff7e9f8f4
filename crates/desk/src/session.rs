//! Secrets: of sessions, of their forms, and of the link that opens the desk once.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: nobody can guess what chance gives"
)]

use std::fmt::Write as _;

use cas_book::SessionKey;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// The bytes of a secret. Nobody guesses 128 bits.
const SECRET_BYTES: usize = 16;

/// Returns a secret that nobody can guess.
///
/// # Errors
/// The system gives no chance.
pub(crate) fn secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0; SECRET_BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(digits(&bytes))
}

/// Returns bytes as hexadecimal digits.
pub(crate) fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// Returns what is kept of a secret: whoever reads the book cannot sign in with it.
pub(crate) fn key_of(secret: &str) -> SessionKey {
    Sha256::digest(secret.as_bytes()).into()
}

/// True if both are the same. It takes as long wherever they differ.
pub(crate) fn is_same(given: &str, expected: &str) -> bool {
    key_of(given).ct_eq(&key_of(expected)).into()
}
