//! The pages, in HTML without scripts.

pub(crate) mod card;
pub(crate) mod corrections;
pub(crate) mod csv;
pub(crate) mod figures;
pub(crate) mod frame;
mod lines;
mod plot;
pub(crate) mod style;
pub(crate) mod table;
