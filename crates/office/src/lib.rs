//! The office's program, at a desk that is not public: it lists, shows and takes requests, makes content
//! of spreadsheets and calendars, and spreadsheets of content, publishes content for the kiosks, tells which
//! of them need somebody, sums what they have counted, and sends requests on to the system of a city.
//!
//! It is a crate of its own so that the kiosk does not link it: a program that opens sealed
//! requests must not be on a machine in a public place. The parts that both sides share (a request,
//! the configuration, the steps of durable writing) are crates of their own.
#![forbid(unsafe_code)]

pub mod book;
pub mod bridge;
pub mod cli;
pub mod counts;
pub mod desk;
pub mod export;
mod file;
pub mod fleet;
pub mod import;
mod line;
pub mod publish;
mod records;
pub mod requests;
mod rows;
mod signing;
pub mod tray;
pub mod undo;
