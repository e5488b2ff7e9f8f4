//! A document with the signature of whoever wrote it, in one object, so that no reader ever meets the one
//! without the other: the four lines of a signature of minisign, and after them the bytes that are signed.
//!
//! It can be made by hand, `cat document.minisig document`, and looked at by hand, `tail -n +5`.

use minisign_verify::{PublicKey, Signature};

/// The lines of a signature: a comment, the signature, the comment that is signed with it, and its signature.
const SIGNATURE_LINES: usize = 4;
/// The longest signature, in bytes. One of minisign has some three hundred.
const SIGNATURE_BYTES_MAX: usize = 2048;

/// The reason why nobody can say who wrote a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsigned {
    /// There is no signature before the document.
    #[error("it does not begin with a signature of minisign")]
    NoSignature,
    /// No key of those that are trusted has signed it, or it was changed since.
    #[error("none of the keys that are trusted has signed it")]
    NotTrusted,
}

/// The public half of a key that signs.
#[derive(Clone, Debug)]
pub struct Signer(PublicKey);

impl Signer {
    /// Reads a public key of minisign: 56 characters that begin with `RW`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        PublicKey::from_base64(text).ok().map(Self)
    }
}

/// Puts a signature of minisign and the document that it signs into one.
#[must_use]
pub fn join(signature: &str, document: &[u8]) -> Vec<u8> {
    let mut object = signature.trim_end().as_bytes().to_vec();
    object.push(b'\n');
    object.extend(document);
    object
}

/// Returns the document, if one of these keys has signed it.
///
/// # Errors
/// Why nobody can say who wrote it.
pub fn document<'o>(object: &'o [u8], trusted: &[Signer]) -> Result<&'o [u8], Unsigned> {
    let (signature, document) = split(object).ok_or(Unsigned::NoSignature)?;
    let signature = Signature::decode(signature).map_err(|_| Unsigned::NoSignature)?;
    let is_by = |signer: &Signer| signer.0.verify(document, &signature, false).is_ok();
    if trusted.iter().any(is_by) {
        Ok(document)
    } else {
        Err(Unsigned::NotTrusted)
    }
}

/// Returns the document, whoever has signed it. Nothing may rest on it.
///
/// # Errors
/// There is no signature before it.
pub fn unverified(object: &[u8]) -> Result<&[u8], Unsigned> {
    let (_, document) = split(object).ok_or(Unsigned::NoSignature)?;
    Ok(document)
}

/// Parts the signature from the document.
fn split(object: &[u8]) -> Option<(&str, &[u8])> {
    let head = &object[..object.len().min(SIGNATURE_BYTES_MAX)];
    let mut ends = head.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let (end, _) = ends.nth(SIGNATURE_LINES - 1)?;
    let (signature, document) = object.split_at(end + 1);
    Some((std::str::from_utf8(signature).ok()?, document))
}
