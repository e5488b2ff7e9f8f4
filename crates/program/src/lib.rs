//! The common parts of the programs: their exit, their log, the language in which they tell of faults,
//! and the protection of their memory.

pub mod exit;
pub mod language;
pub mod log;
pub mod memory;
