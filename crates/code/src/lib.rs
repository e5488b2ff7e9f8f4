//! What the camera of a phone reads: a phone number to call, somebody to keep among the contacts, an event for the
//! calendar.
//!
//! A payload is ASCII. A code has no room to say in which letters its bytes are, so that some readers show broken ones;
//! [`ascii`] writes names in the letters that all of them have.
//!
//! # Invariants
//! - Every payload that is made here is ASCII.
//! - No text can end a line of a payload, nor a field.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod latin;
mod modules;
mod payload;

pub use latin::ascii;
pub use modules::{Modules, QUIET_MODULES};
pub use payload::{Address, Card, Event, event, tel, vcard};
