//! The common parts of the programs: their exit, their log, the language in which they tell of faults,
//! files that may be something else, and the protection of their memory.

pub mod exit;
pub mod file;
pub mod language;
pub mod log;
pub mod memory;
