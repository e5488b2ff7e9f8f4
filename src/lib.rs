//! A walk-up kiosk in a terminal, for people aged 60 and over.
//!
//! # The one idea
//!
//! ratatui draws cells and knows nothing of focus, choice or meaning, and nothing can recover
//! meaning from cells. So every screen is first a [`page::Page`]: what it says and offers. The
//! screen, the numbered lines, the voice, the key map and the hint line are all read off it.
//!
//! ```text
//! update(&Setup, &mut Model, Moment, Message) -> Vec<Effect>   pure
//! describe(&Setup, &Model) -> Page<Message>                    pure
//! announce(Option<&Page>, &Page) -> Vec<Text>                  pure
//! ```
//!
//! # The rooms
//!
//! | room | modules | may use |
//! |---|---|---|
//! | 0. words | [`text`], [`private`], [`id`], [`checked`] | nothing of ours |
//! | 1. leaves, pure | [`face`], [`look`], [`voice`], [`settings`], [`page`], [`form`], [`eligibility`], [`schedule`], [`search`], [`request`], [`mod@reference`], [`spoken`] | words; a form's choices; a request's reference |
//! | 2. setup, immutable after reading | [`fault`], [`record`], [`config`], [`content`], [`locale`], [`catalogue`], [`setup`] | leaves |
//! | 3. core, pure | [`app`] and one file per screen | leaves, setup |
//! | 4. surfaces | [`surface`]: cells, numbered lines, and a voice by Speech Dispatcher | words, face, look, settings, page |
//! | 5. shell | [`command`] and one file for each, [`kiosk`], [`terminal`], [`input`], [`durable`], [`spool`], [`log`], [`memory`], [`exit`] | all; only `kiosk` knows core *and* surfaces |
//!
//! Only [`setup`], [`durable`], [`spool`], [`log`], [`input`], [`terminal`], [`surface::speech`], [`kiosk`],
//! [`command`] and `main` do I/O. The layering test reads the `use` lines; clippy refuses clocks, files, chance
//! and the environment elsewhere.
//!
//! The office's side of the spool is another program, `cas-office` in `crates/office`, which uses this library.
//! So the kiosk's program has nothing in it that opens requests.
//!
//! # Invariants
//!
//! 1. Every change goes through [`app::App::step`].
//! 2. Every stop can be reached with the arrows; Back leads out of every screen; "I have finished"
//!    and idleness end in an empty model. A test explores this by brute force.
//! 3. What is shown is sayable: nothing is drawn that does not stand on the page, but "Part 1 of 3",
//!    and "…" beside a line under edit that goes on.
//! 4. A visitor's words live in the visit and in one request. Forgetting is dropping the visit: what is
//!    freed is overwritten, and so is what was read, drawn or said. `Debug` prints `***` for them. They
//!    are offered again only to the same person, which is asked before any of them is shown.
//! 5. A receipt is shown only after the request is durably on disk.
//! 6. Between keys nothing is written to the screen, except the idle warning, the end of a visit, that
//!    speech is off, and on Start a change of notices, whether there is a voice, or once larger letters
//!    when a slow terminal has told that it has them. A terminal that somebody else has had is drawn anew.
//! 7. The cursor is visible and on the focused stop after every frame.
//! 8. Text from outside is cleaned once, at the boundary.
//! 9. Nothing of Kraków stands in the code.
#![forbid(unsafe_code)]

pub mod app;
pub mod catalogue;
pub mod checked;
pub mod command;
pub mod config;
pub mod content;
pub mod durable;
pub mod eligibility;
pub mod exit;
pub mod face;
pub mod fault;
pub mod form;
pub mod id;
pub mod input;
pub mod kiosk;
pub mod locale;
pub mod log;
pub mod look;
pub mod memory;
pub mod page;
pub mod private;
pub mod record;
pub mod reference;
pub mod request;
pub mod schedule;
pub mod search;
pub mod settings;
pub mod setup;
pub mod spoken;
pub mod spool;
pub mod surface;
pub mod terminal;
pub mod text;
pub mod voice;
