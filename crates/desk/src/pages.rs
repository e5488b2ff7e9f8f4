//! The pages, in HTML without scripts.

pub(crate) mod card;
pub(crate) mod csv;
pub(crate) mod frame;
pub(crate) mod password;
pub(crate) mod sign_in;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod time;
