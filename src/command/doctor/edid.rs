//! The size of a panel, as the panel itself tells it (VESA E-EDID, release A).

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use cas_setup::config::PANEL_MM;

/// The bytes of the block that every display has.
const BLOCK: usize = 128;
/// How the block begins.
const HEADER: [u8; 8] = [0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0];
/// The byte at which the first detailed timing begins, and in it those of the size in millimetres.
const TIMING: usize = 54;
const TIMING_MM: usize = 12;
/// The bytes with the size in centimetres.
const CENTIMETRES: usize = 21;

/// Returns the width and the height of a panel in millimetres; `None` if it does not tell them, or tells
/// what cannot be.
#[must_use]
pub fn panel_mm(edid: &[u8]) -> Option<(u16, u16)> {
    let block = edid.get(..BLOCK)?;
    let sum = block.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    if !block.starts_with(&HEADER) || sum != 0 {
        return None;
    }
    let timing = &block[TIMING..];
    // Without a clock of pixels it is no timing, but a text.
    let is_timing = timing[0] != 0 || timing[1] != 0;
    let (width, height) = (timing[TIMING_MM], timing[TIMING_MM + 1]);
    let high = timing[TIMING_MM + 2];
    let exact = is_timing.then(|| {
        let width = u16::from(width) | u16::from(high & 0xf0) << 4;
        let height = u16::from(height) | u16::from(high & 0x0f) << 8;
        (width, height)
    });
    let rough = (
        u16::from(block[CENTIMETRES]) * 10,
        u16::from(block[CENTIMETRES + 1]) * 10,
    );
    let is_possible =
        |(width, height): &(u16, u16)| PANEL_MM.contains(width) && PANEL_MM.contains(height);
    exact
        .filter(is_possible)
        .or(Some(rough).filter(is_possible))
}
