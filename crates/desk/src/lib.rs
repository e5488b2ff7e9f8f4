//! The desk of an office: web pages on which clerks see who asked for what, call, and tell what became of it.
//!
//! A clerk has a browser and no shell. So the pages are plain HTML that works without scripts, by the keyboard alone, and
//! read aloud; they are made here, and sent to a browser on the same machine, or encrypted to others.
//!
//! ```text
//! intake: a folder of requests -> the book                  (each once)
//! hand_over: the book -> a folder for other offices         (each once)
//! answer(&Desk, &Asked, now) -> Answer                      all pages; no socket, no clock
//! server: HTTP/1.1 -> Asked, Answer -> HTTP                 (limits of time and of size)
//! ```
//!
//! # Invariants
//! - Nothing is answered with a person's words unless somebody is signed in, and each card that is shown is noted down
//!   with who has seen it.
//! - Nothing is changed but by a form of this desk: by POST, with the secret of the session, from this address.
//! - What the pages say was kept is on the disk.
//! - Words from outside are shown as words: no markup of them, no direction of writing beyond them.
#![forbid(unsafe_code)]

pub mod answer;
pub mod asked;
mod attempts;
mod change;
pub mod desk;
pub mod document;
mod figures;
pub mod found;
mod guard;
pub mod hand_over;
pub mod intake;
pub mod names;
mod pages;
pub mod password;
pub mod place;
mod rates;
pub mod server;
mod session;
mod sign_in;
pub mod tls;
