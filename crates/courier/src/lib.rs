//! `cas-courier`: on the machine of a kiosk the only program with a network.
//!
//! It carries sealed requests from the spool to a store, opens none of them, and puts a request away when the
//! office that receives it has signed that it has it. And it brings the content that is published for its ring.
//!
//! ```text
//! spool/new/    what waits; stays there until the office's receipt names it
//! spool/sent/   what an office has, sealed, for 14 days: the office may have to ask again
//! ```
//!
//! # Invariants
//! - Nothing in the spool is removed or moved on the word of the store. Only a receipt does that which the
//!   office's own key has signed and which names the request by its id and by its very bytes.
//! - A program that is killed at any moment leaves each request in `new/` or in `sent/`, whole.
//! - What is not sealed leaves the machine under no circumstances.
//! - The kiosk shows a release only if a key that its configuration names has signed the way to it, every byte is as it
//!   was published, and it has no fault with this configuration. Until then it shows what it has.

mod boots;
mod carry;
pub mod cli;
mod content;
mod counted;
mod courier;
mod folders;
mod health;
mod kept;
mod memory;
mod rounds;
mod shelf;
mod told;

pub use boots::Moment;
pub use carry::{Carried, Office, Reach};
pub use courier::Courier;
pub use rounds::{once, run, status};
pub use told::Told;
