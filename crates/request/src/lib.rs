//! Requests: the document for an office, and the reference number of a request.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod reference;
pub mod request;
