//! A store of objects: a bucket of an S3-compatible engine, or a folder or a stick with the same layout.
//!
//! Everything else asks for one thing at a time and waits, so what is asynchronous ends here. Connections may be cut at
//! any byte: each call is tried again for a while, which all of them allow. A call that fails may have been
//! carried out all the same.
//!
//! Engines disagree about what a call promises. That [`Store::create`] replaces nothing holds for most of
//! them, and nothing may rest on it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the network and the stick are reached here"
)]

mod fault;
mod place;
mod store;

pub use fault::StoreFault;
pub use place::{Access, NoPlace, Place};
pub use store::{Creation, Entry, Found, Object, Store};
