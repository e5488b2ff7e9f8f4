//! The terminal: taking it over and giving it back, its output and its input.

pub mod input;
pub mod terminal;
