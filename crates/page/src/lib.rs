//! Pages: the content of a screen, its look and sound, and the letters in which it is drawn.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod face;
pub mod look;
pub mod page;
pub mod settings;
pub mod slip;
pub mod voice;
