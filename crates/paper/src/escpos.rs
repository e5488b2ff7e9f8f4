//! What a receipt printer is sent.
//!
//! The commands are those that all makers have taken from Epson (ESC/POS). The letters are a picture, because a printer has
//! no Ukrainian, and its own letters are small.

use crate::Dots;

/// Begins anew, whatever another program has left (ESC @).
const BEGIN: [u8; 2] = [0x1B, b'@'];
/// Prints a picture, each dot as large as it is (GS v 0, m = 0).
const PICTURE: [u8; 4] = [0x1D, b'v', b'0', 0];
/// Feeds the slip past the edge at which it is torn off: 80 dots, 10 mm (ESC J).
const FEED: [u8; 3] = [0x1B, b'J', 80];
/// Feeds to the knife and cuts, but for a bridge that holds the slip (GS V, m = 66). Who has no knife leaves it out.
const CUT: [u8; 4] = [0x1D, b'V', 66, 0];
/// The rows that are sent at once, 7 mm: small printers have a buffer of 4 kB and lose what is beyond it.
const BAND_ROWS: usize = 56;

/// Returns dots as a receipt printer takes them, and the commands to feed and to cut.
#[must_use]
pub fn escpos(dots: &Dots) -> Vec<u8> {
    let rows: Vec<&[u8]> = dots.rows().collect();
    let mut sent = BEGIN.to_vec();
    for band in rows.chunks(BAND_ROWS) {
        sent.extend(PICTURE);
        for count in [dots.width() / 8, band.len()] {
            let count = u16::try_from(count).unwrap_or(u16::MAX);
            sent.extend(count.to_le_bytes());
        }
        sent.extend(band.iter().copied().flatten());
    }
    sent.extend(FEED);
    sent.extend(CUT);
    sent
}
