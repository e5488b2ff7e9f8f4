//! Forms: questions, typed answers, and the rules for whom a service is.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod eligibility;
pub mod form;
