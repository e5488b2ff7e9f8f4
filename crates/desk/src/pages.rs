//! The pages, in HTML without scripts.

pub(crate) mod card;
pub(crate) mod csv;
pub(crate) mod frame;
pub(crate) mod style;
pub(crate) mod table;
