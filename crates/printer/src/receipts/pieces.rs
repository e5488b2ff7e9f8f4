//! The pieces in which ESC/POS is sent: whole commands, between which the printer can be asked how it is.
//!
//! A question inside an image would be taken for a part of it. So each image (`GS v 0`) is a piece, and so is what stands
//! between two of them. Whoever makes images makes them in bands, or nothing is known until the image has been sent.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

/// The beginning of an image: `GS v 0`. The mode, the width in bytes and the height in dots follow, and then its dots.
const IMAGE: &[u8] = b"\x1dv0";
/// The length of all that before the dots.
const IMAGE_HEAD_BYTES: usize = 8;

/// Cuts `bytes` into pieces. Together they are `bytes`, and none is empty.
pub fn pieces(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let piece = rest.split_off(..first(rest))?;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The length of the first piece.
fn first(bytes: &[u8]) -> usize {
    let image = bytes.windows(IMAGE.len()).position(|it| it == IMAGE);
    let length = match image {
        None => bytes.len(),
        Some(0) => image_bytes(bytes),
        Some(before) => before,
    };
    length.min(bytes.len())
}

fn image_bytes(bytes: &[u8]) -> usize {
    let &[_, _, _, _, wide, wider, high, higher, ..] = bytes else {
        return bytes.len();
    };
    let width = usize::from(u16::from_le_bytes([wide, wider]));
    let height = usize::from(u16::from_le_bytes([high, higher]));
    IMAGE_HEAD_BYTES + width * height
}
