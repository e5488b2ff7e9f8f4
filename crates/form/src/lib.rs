//! Forms: questions, typed answers, and the question whether a service is meant for somebody.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod eligibility;
pub mod form;
