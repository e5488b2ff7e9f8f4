//! Basic types: text in one language, typed ids, private values, and the date of a fact.
//!
//! Every other crate may use this one. It uses none of them.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod checked;
pub mod formula;
pub mod id;
pub mod latin;
pub mod private;
pub mod text;
