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
//! Each room is a crate under `crates/`, so that the compiler keeps who may know whom: what a room does
//! not name in its `Cargo.toml`, it cannot use. This library is the kiosk itself, and has all rooms by their
//! names, for whoever tries or measures them.
//!
//! | room | crate | modules | may use |
//! |---|---|---|---|
//! | 0. words | `words` | [`text`], [`private`], [`id`], [`checked`] | nothing of ours |
//! | 1. leaves, pure | `page` | [`page`], [`look`], [`voice`], [`settings`], [`face`] | words |
//! | | `form` | [`form`], [`eligibility`] | words |
//! | | `schedule`, `search`, `spoken` | [`schedule`], [`search`], [`spoken`] | nothing of ours |
//! | | `request` | [`request`], [`mod@reference`] | nothing of ours |
//! | 2. setup, immutable after reading | `setup` | [`fault`], [`record`], [`config`], [`content`], [`locale`], [`catalogue`], [`setup`] | words, leaves |
//! | 3. core, pure | `core` | [`app`]: what one finds, asks for, and a visit | words, leaves, setup |
//! | 4. surfaces | `surface` | [`surface`]: cells, numbered lines, a voice by Speech Dispatcher | words, page |
//! | 5. rim | `spool` | [`spool`], [`durable`] | request, setup |
//! | | `terminal` | [`terminal`], [`input`] | words, page, surface |
//! | | `program` | [`exit`], [`log`], [`memory`] | setup |
//! | 6. programs | the kiosk, here | [`kiosk`], [`command`] and a file for each | all; only [`kiosk`] knows core *and* surfaces |
//! | | `office` | `cas-office`, at a desk | words, form, request, setup, spool, program |
//!
//! Only [`setup`], [`surface::speech`], the rim and the programs do I/O; in all else clippy refuses clocks,
//! files, chance and the environment. The kiosk's program has nothing in it that opens requests.
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

pub mod command;
pub mod kiosk;

pub use cas_core as app;
pub use cas_form::{eligibility, form};
pub use cas_page::{face, look, page, settings, voice};
pub use cas_program::{exit, log, memory};
pub use cas_request::{reference, request};
pub use cas_schedule as schedule;
pub use cas_search as search;
pub use cas_setup::{catalogue, config, content, fault, locale, record, setup};
pub use cas_spoken as spoken;
pub use cas_spool::{durable, spool};
pub use cas_surface as surface;
pub use cas_terminal::{input, terminal};
pub use cas_words::{checked, id, private, text};
