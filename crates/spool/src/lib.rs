//! The spool: where requests are stored so that a power cut cannot take them back.

pub mod durable;
pub mod spool;
