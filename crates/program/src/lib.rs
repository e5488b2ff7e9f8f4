//! What every program here has: how it ends, what it logs, and memory that nobody else reads.

pub mod exit;
pub mod log;
pub mod memory;
