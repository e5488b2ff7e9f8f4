//! The spool: the place where requests are stored so that they survive a power cut.

pub mod durable;
pub mod name;
pub mod slot;
pub mod spool;
pub mod thread;
