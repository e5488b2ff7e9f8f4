//! What is tried with any bytes at all: keys, files of content, what lies in the spool, what staff
//! hand in, what lies in a store, what a printer or the system of a city answers, and what a browser asks.
//!
//! Each part has one function from bytes, which panics if anything does not hold. A fuzzer calls it
//! with what it makes up (`fuzz_targets/`), and the tests with some beginnings, so that it stays true
//! of the program without one.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "what does not hold must panic, and a trial has a kiosk with a spool on a disk"
)]

pub mod content;
pub mod desk;
pub mod fleet;
pub mod imports;
pub mod keys;
pub mod open311;
mod patch;
pub mod printer;
pub mod stored;
mod witness;
