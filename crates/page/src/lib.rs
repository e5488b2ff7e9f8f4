//! Pages: what a screen says and offers, how it may look and sound, and the letters it is drawn in.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod face;
pub mod look;
pub mod page;
pub mod settings;
pub mod voice;
