//! The setup: configuration, content and locales, read once with all their faults, and immutable.

pub mod catalogue;
pub mod config;
pub mod content;
pub mod fault;
pub mod fleet;
pub mod locale;
mod measure;
pub mod printer;
pub mod receiver;
pub mod record;
pub mod setup;
mod slip;
pub mod told;
