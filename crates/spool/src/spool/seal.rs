//! Sealing a request, so that only the office can read it: age-encryption.org/v1.
//!
//! The kiosk has only public keys, so somebody who steals the machine cannot open what it has
//! sealed. A request is padded before it is sealed, because its size would show how much somebody
//! wrote.

use std::io::{self, Write as _};

use age::Encryptor;
use age::x25519::Recipient;

/// The sizes to which a request is padded, in bytes. A longer request is padded to the next multiple
/// of the largest size.
pub const PADDED_BYTES: [usize; 3] = [1024, 4 * 1024, 16 * 1024];

/// Seals a document, so that only the recipients can open it.
///
/// # Errors
/// There is no recipient.
pub fn seal(document: &[u8], recipients: &[Recipient]) -> io::Result<Vec<u8>> {
    let recipients = recipients.iter().map(|it| it as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(&padded(document))?;
    writer.finish()?;
    Ok(sealed)
}

/// Returns the document with spaces and a newline after it. JSON allows this, so the document can
/// be read without removing them.
fn padded(document: &[u8]) -> Vec<u8> {
    let [.., largest] = PADDED_BYTES;
    let least = document.len() + 1;
    let size = PADDED_BYTES.into_iter().find(|size| *size >= least);
    let size = size.unwrap_or_else(|| least.next_multiple_of(largest));
    let mut padded = Vec::with_capacity(size);
    padded.extend_from_slice(document);
    padded.resize(size - 1, b' ');
    padded.push(b'\n');
    padded
}
