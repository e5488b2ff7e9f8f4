//! The common parts of the programs: their exit, their log, and the protection of their memory.

pub mod exit;
pub mod log;
pub mod memory;
