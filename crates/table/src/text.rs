//! The letters of a text file, by what programs in Poland write.
//!
//! A mark at the beginning tells UTF-8 or UTF-16. Without one, what is valid UTF-8 is UTF-8: no other
//! text with accents looks like it. All else is Windows-1250, as Excel saves CSV in Poland. Guessing from
//! the letters is no better: in a short file, it finds the wrong one of two similar codes.

use encoding_rs::{Encoding, WINDOWS_1250};

/// Returns the text of some bytes, without a mark at its beginning. Every file has one.
#[must_use]
pub fn of(bytes: &[u8]) -> String {
    if let Some((encoding, mark_bytes)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark_bytes..]);
        return text.into_owned();
    }
    let text = std::str::from_utf8(bytes).map(str::to_owned);
    text.unwrap_or_else(|_| {
        let (text, _) = WINDOWS_1250.decode_without_bom_handling(bytes);
        text.into_owned()
    })
}
