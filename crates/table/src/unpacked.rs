//! The parts of a packed file, unpacked only as far as the limits go.

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;

use super::{Fault, PARTS_MAX, UNPACKED_BYTES_MAX};

/// The first bytes of a packed file.
const PACKED: &[u8] = b"PK\x03\x04";
/// The first bytes of a file of Office before 2007, and of one with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The name of the part with what a password hides.
const HIDDEN_PART: &str = "EncryptedPackage";
/// Where a part tells which others a password hides.
const MANIFEST: &str = "META-INF/manifest.xml";
/// The word there for a hidden part.
const HIDDEN_MARK: &str = "encryption-data";

/// The parts of a packed file.
pub(crate) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

/// True if it is a packed file, which may be a spreadsheet.
pub(crate) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED)
}

/// Returns what is told of a file of Office that is not read.
pub(crate) fn old_kind(bytes: &[u8]) -> Option<Fault> {
    if !bytes.starts_with(COMPOUND) {
        return None;
    }
    let name: Vec<u8> = HIDDEN_PART
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let is_locked = bytes.windows(name.len()).any(|it| it == name);
    Some(if is_locked {
        Fault::Locked
    } else {
        Fault::OldWorkbook
    })
}

impl<'b> Parts<'b> {
    /// Opens a file, after everything in it was unpacked once, kept nowhere: what a file says of its size
    /// may be wrong.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Unreadable)?;
        let mut parts = Self { archive };
        if parts.archive.len() > PARTS_MAX {
            return Err(Fault::TooLargeUnpacked);
        }
        let mut unpacked = 0;
        for index in 0..parts.archive.len() {
            let part = parts.archive.by_index(index);
            let part = part.map_err(|_| Fault::Unreadable)?;
            let mut rest = part.take(UNPACKED_BYTES_MAX + 1 - unpacked);
            let copied = io::copy(&mut rest, &mut io::sink());
            unpacked += copied.map_err(|_| Fault::Unreadable)?;
            if unpacked > UNPACKED_BYTES_MAX {
                return Err(Fault::TooLargeUnpacked);
            }
        }
        let is_locked = parts.text(MANIFEST);
        if is_locked.is_some_and(|manifest| manifest.contains(HIDDEN_MARK)) {
            return Err(Fault::Locked);
        }
        Ok(parts)
    }

    /// True if it has a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Returns the names of the parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        let names = self.archive.file_names().flatten();
        names.map(std::borrow::Cow::into_owned)
    }

    /// Returns the text of a part.
    pub(crate) fn text(&mut self, name: &str) -> Option<String> {
        String::from_utf8(self.bytes(name)?).ok()
    }

    /// Returns what can be read of a part, even if not all of it is text. Without empty bytes, the signs of
    /// markup are the same in all encodings.
    pub(crate) fn readable(&mut self, name: &str) -> Option<String> {
        let bytes = self.bytes(name)?;
        Some(super::text::of(&bytes).replace('\0', ""))
    }

    fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let part = self.archive.by_name(name).ok()?;
        let mut bytes = Vec::new();
        part.take(UNPACKED_BYTES_MAX).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}
