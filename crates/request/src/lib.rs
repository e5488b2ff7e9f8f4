//! Requests: the document that goes to an office, and the number by which people know it.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod reference;
pub mod request;
