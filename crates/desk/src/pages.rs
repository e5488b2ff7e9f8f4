//! The pages, in HTML without scripts.

pub(crate) mod card;
pub(crate) mod corrections;
pub(crate) mod csv;
pub(crate) mod figures;
pub(crate) mod frame;
mod lines;
pub(crate) mod password;
mod plot;
mod scrolled;
pub(crate) mod sign_in;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod time;
