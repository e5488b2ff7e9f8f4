//! What a kiosk counts in a month: how often something was, and nothing of who it was.
//!
//! A kiosk has two documents of each month. [`Counts`] tell how it is used, where its operator has switched that on.
//! [`Corrections`] tell on which cards visitors have found something wrong.
//!
//! # Invariants
//! - Nothing that a visitor has written can be in them: only ids of the content, reasons of a closed list, and numbers.
//! - They have no time but the month, and no order.
//! - What is read is as strict as the schemas in `docs/`, and bounded.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod corrections;
mod counts;
mod document;
mod month;
pub mod shown;

pub use corrections::{Card, CardKind, Correction, Corrections, Reason};
pub use counts::{Counts, Use};
pub use document::{BYTES_MAX, Content, Document, KEYS_MAX, NoDocument};
pub use month::Month;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// The kiosk was used.
    Use(Use),
    /// Somebody has told that something on a card is wrong.
    Correction(Correction),
}
