//! The office's program, at a desk that is not public: it lists, shows and takes requests, makes content
//! of spreadsheets and calendars, and spreadsheets of content, and tells which kiosks need somebody.
//!
//! It is a crate of its own so that the kiosk does not link it: a program that opens sealed
//! requests must not be on a machine in a public place. The parts that both sides share (a request,
//! the configuration, the steps of durable writing) are crates of their own.
#![forbid(unsafe_code)]

pub mod cli;
pub mod export;
mod file;
pub mod fleet;
pub mod import;
mod records;
pub mod requests;
mod rows;
pub mod tray;
pub mod undo;
