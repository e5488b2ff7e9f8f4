//! The bridge to the system of a city that speaks Open311 (`GeoReport` v2, <https://wiki.open311.org/GeoReport_v2/>):
//! requests go there once, and what becomes of them there comes back into the book.
//!
//! ```text
//! settings   which services, and what of a person goes out
//! form       a request as the body of a post
//! answer     what the other side says; nothing of it is believed before it is read here
//! step       what to do next with a request, by its journal
//! client     the network
//! pass       all of this for a whole book, once
//! ```
//!
//! # Invariants
//! - A post is in the journal of the book, on the disk, before its first byte leaves.
//! - A request whose answer was lost is posted again only after the other side was searched for its id, and only if the
//!   search was answered whole.
//! - What the settings do not name stays here. Passwords of visits and what visitors told before a form never go out.
//! - A fault never tells a word of a visitor, nor the key; the words of an answer may repeat both, and are not told either.

pub mod answer;
pub mod client;
pub mod form;
pub mod pass;
pub mod settings;
pub mod step;
