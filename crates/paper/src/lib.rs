//! What a visitor takes home on paper: a [`Slip`] in, a document for a printer or the dots of a
//! receipt printer out.
//!
//! Where everything stands is decided once, in millimetres, by [`lay_out()`]; [`pdf()`] and [`dots()`] put the same
//! layout onto paper.
//!
//! ```text
//! Slip ── lay_out ──> Layout ── pdf ──> a document (PDF 1.7)
//!                           └── dots ─> Dots ── escpos ──> what a receipt printer is sent (ESC/POS)
//! ```
//!
//! # Invariants
//! - No text is cut: what does not fit onto a sheet goes on on the next one, and a word that is longer than a line
//!   goes on in the next line.
//! - Nothing stands in a margin, and nothing over anything else. Around a code its light border stays free.
//! - The same slip gives the same bytes: a document tells no date, no name and no machine.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod dots;
mod escpos;
mod layout;
mod passage;
mod pdf;
mod sheet;
mod typeface;
mod wrap;

use cas_page::slip::Slip;

pub use dots::{DOTS_PER_MM, Dots, dots};
pub use escpos::escpos;
pub use layout::lay_out;
pub use pdf::pdf;
pub use sheet::{Layout, Paper, Run, Sheet, Square};
pub use typeface::{Weight, is_in_typeface};

/// Returns what a printer with this paper is sent: a document for sheets, dots for a roll.
#[must_use]
pub fn print(slip: &Slip, paper: Paper) -> Vec<u8> {
    let layout = lay_out(slip, paper);
    match paper {
        Paper::A5 | Paper::A4 => pdf(&layout),
        Paper::Roll80 | Paper::Roll58 => escpos(&dots(&layout)),
    }
}
