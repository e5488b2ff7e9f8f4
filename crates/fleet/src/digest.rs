//! The hash by which files are named here.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The length of a hash, in digits.
const DIGITS: usize = 64;

/// Returns the SHA-256 of bytes, in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// True if a text can be such a hash.
#[must_use]
pub fn is_sha256(text: &str) -> bool {
    let mut digits = text.bytes();
    text.len() == DIGITS && digits.all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
}
