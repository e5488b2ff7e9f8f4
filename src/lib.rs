//! A walk-up kiosk in a terminal, for people aged 60 and over.
//!
//! # The one idea
//!
//! ratatui draws cells and has no notion of focus, choice or meaning, and the meaning cannot be read
//! back from cells. So every screen is first a [`page::Page`]: its content. The screen, the numbered
//! lines, the voice, the key map and the hint line are all made from it.
//!
//! ```text
//! update(&Setup, &mut Model, Moment, Message) -> Vec<Effect>   pure
//! describe(&Setup, &Model) -> Page<Message>                    pure
//! announce(Option<&Page>, &Page) -> Vec<Text>                  pure
//! ```
//!
//! # The rooms
//!
//! Each room is a crate under `crates/`, so that the compiler enforces which room may use which: a
//! room can use only what its `Cargo.toml` names. This library is the kiosk itself. It also exports
//! all rooms under their names, for tests and benchmarks.
//!
//! | room | crate | modules | may use |
//! |---|---|---|---|
//! | 0. words | `words` | [`text`], [`private`], [`id`], [`checked`] | nothing of ours |
//! | 1. leaves, pure | `page` | [`page`], [`slip`], [`look`], [`voice`], [`settings`], [`face`] | words, code |
//! | | `form` | [`form`], [`eligibility`] | words |
//! | | `schedule`, `search`, `spoken` | [`schedule`], [`search`], [`spoken`] | nothing of ours |
//! | | `request` | [`request`], [`mod@reference`] | nothing of ours |
//! | | `count` | [`count`]: what a kiosk counts in a month | nothing of ours |
//! | | `code` | [`code`]: what the camera of a phone reads | search |
//! | | `paper` | [`paper`]: a slip as a document, and as the dots of a receipt printer | words, page, code |
//! | | `table`, `calendar` | spreadsheets and calendars, for the office alone | schedule |
//! | | `fleet` | the names and the documents of a store | nothing of ours |
//! | 2. setup, immutable after reading | `setup` | [`told`](mod@told), [`fault`], [`record`], [`config`], [`fleet`], [`mod@printer`], [`content`], [`receiver`], [`locale`], [`catalogue`], [`setup`] | words, leaves |
//! | 3. core, pure | `core` | [`app`]: finding, asking, and a visit | words, leaves, setup |
//! | 4. surfaces | `plain` | a page as numbered lines, for the surface and for the office's reports | page |
//! | | `surface` | [`surface`]: cells, numbered lines, a voice by Speech Dispatcher | words, page, code, plain |
//! | 5. rim | `spool` | [`spool`], [`mod@name`], [`durable`], and what its thread does | request, setup |
//! | | `terminal` | [`terminal`], [`input`] | words, page, surface |
//! | | `program` | [`exit`], [`mod@file`], [`language`], [`log`], [`memory`] | words, setup |
//! | | `printer` | a thread that carries slips to CUPS or to a receipt printer | nothing of ours |
//! | | `live` | [`live`]: content that changes while the kiosk runs | page, setup, program |
//! | 6. programs | the kiosk, here | [`kiosk`], [`sandbox`], [`command`] and a file for each | all; only [`kiosk`] knows core *and* surfaces |
//! | | `store` | object storage, or a folder or a stick; the kiosk never links it | nothing of ours |
//! | | `book` | what an office knows of its requests, in a file of `SQLite` | request, search |
//! | | `courier` | `cas-courier`, on a kiosk's machine the only program with a network | fleet, setup, spool, program, store |
//! | | `desk` | the pages of a clerk, and the server for them | book, count, request, form, setup, words, spool, program |
//! | | `open311` | requests of an office for the system of a city, and what becomes of them there | book, request, words |
//! | | `office` | `cas-office`, at a desk | book, desk, open311, fleet, store, words, form, schedule, search, request, count, table, calendar, setup, core, plain, spool, program |
//!
//! Only [`setup`], [`surface::speech`], the rim and the programs do I/O; everywhere else clippy refuses
//! clocks, files, random numbers and the environment. The kiosk's program cannot open sealed requests.
//!
//! # Invariants
//!
//! 1. Every change goes through [`app::App::step`].
//! 2. Every stop can be reached with the arrows; Back leads out of every screen; "Finish"
//!    and idleness end in an empty model. A test explores this by brute force.
//! 3. Everything that is shown can be said: nothing is drawn that is not on the page, except "Part 1 of
//!    3", "↓ more" where another part follows, and "…" beside a line under edit that has more rows above or below.
//! 4. A visitor's words are only in the visit and in one request. To forget them is to drop the visit:
//!    freed memory is overwritten, and so is everything that was read, drawn or said. `Debug` prints
//!    `***` for them. They are offered again only to the same person, and the kiosk asks whether it is
//!    the same person before it shows any of them.
//! 5. A receipt is shown only after the request is durably on disk.
//! 6. Between keys nothing is written to the screen, except the idle warning, the end of a visit, the
//!    message that speech is off, and whether a request is stored if that took a while. On Start there may also be a change of notices, a voice that comes
//!    or goes, changed content, and, on a terminal that was slow to tell what it can do, the same page after
//!    each of a few questions, and larger letters after its answer. After another program has used the
//!    terminal, the page is drawn again.
//! 7. The cursor is visible and on the focused stop after every frame.
//! 8. Text from outside is cleaned once, at the boundary.
//! 9. The code contains nothing about Kraków.
#![forbid(unsafe_code)]

pub mod command;
pub mod kiosk;
pub mod sandbox;

pub use cas_code as code;
pub use cas_core as app;
pub use cas_count as count;
pub use cas_form::{eligibility, form};
pub use cas_live as live;
pub use cas_page::{face, look, page, settings, slip, voice};
pub use cas_paper as paper;
pub use cas_program::{exit, file, language, log, memory};
pub use cas_request::{reference, request};
pub use cas_schedule as schedule;
pub use cas_search as search;
pub use cas_setup::{
    catalogue, config, content, fault, fleet, locale, printer, receiver, record, setup, told,
};
pub use cas_spoken as spoken;
pub use cas_spool::{durable, name, spool};
pub use cas_surface as surface;
pub use cas_terminal::{input, terminal};
pub use cas_words::{checked, id, latin, private, text};
