//! Forms: questions, what is typed into them, and for whom a service is.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod eligibility;
pub mod form;
