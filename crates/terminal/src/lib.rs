//! The terminal: taken over and given back, what it shows and what is typed.

pub mod input;
pub mod terminal;
