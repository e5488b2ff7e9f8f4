//! The book of an office: which requests it has, who has called whom, and what became of each.
//!
//! It is one file of `SQLite`. Programs write in turns ([`Book`]), and others may read meanwhile ([`Reader`]). Times come in
//! as values; the book has no clock.
//!
//! What people have written is apart from what stays. The ledger and the changes of state have no word of a person:
//! they stay for years, and figures are computed from them alone. The documents, names, numbers, searched words and
//! notes go when a request is forgotten.
//!
//! # Invariants
//! - What was answered with `Ok` is on the disk: it survives a killed program and a power cut.
//! - A request is taken once. Its id stays when it is forgotten, so that it does not come back.
//! - Nobody writes into a file that is no longer at its path, or waits for ever for whoever writes.
//! - Nothing is overwritten unseen: a change names the version that it was made for.
//! - After [`Book::forget`] no forgotten word is in any file of the book.
//! - Nobody but the owner can read a file of the book. A fault never tells a word of a visitor, and what holds such
//!   words has no `Debug`.

mod audit;
mod book;
mod bridged;
mod card;
mod connection;
mod copies;
mod fault;
mod figures;
mod forget;
mod handed;
mod place;
mod reader;
mod rows;
mod schema;
mod standing;
mod take;
mod users;
mod values;

pub use audit::{Deed, Trace};
pub use book::Book;
pub use bridged::{Awaited, Journal, POSTS_MAX, Posted, Receipt, Stuck, ToBridge};
pub use card::{Card, NEAR_MAX, Near, Note, SEEN_MAX, Turn};
pub use copies::{Restored, restore};
pub use fault::BookFault;
pub use figures::{Figure, Tally};
pub use forget::Forgotten;
pub use handed::{Handed, HandedOver};
pub use place::OnlyDesk;
pub use reader::Reader;
pub use rows::{Key, Query, ROWS_MAX, Remainder, Row, Rows};
pub use schema::VERSION;
pub use standing::{Change, Changed, How, Refused, Standing, State, Step};
pub use take::Took;
pub use users::{Session, SessionKey, User};
