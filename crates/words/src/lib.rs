//! Words: text in one language, ids with a type, what is private, and when a fact was known.
//!
//! Every room may use these; they use none.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod checked;
pub mod id;
pub mod private;
pub mod text;
