//! What is printed for a visitor to take home. It is made of the same blocks as a page, and has nothing to choose.
//!
//! # Invariants
//! - Nothing in it is secret: no name, no address, no answer. Of what is a visitor's own it has at most the number of a
//!   request. Paper lies about, and is read by whoever finds it.

use cas_words::text::Text;

use crate::page::Block;

/// A slip of paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Its subject, in words that tell a stranger nothing.
    pub heading: Text,
    /// What stands on it, in reading order. A [`Takeaway`](crate::page::BlockKind::Takeaway) weighs most, an
    /// [`Aside`](crate::page::BlockKind::Aside) and a [`Source`](crate::page::BlockKind::Source) least.
    pub blocks: Vec<Block>,
    /// What a phone reads, after the blocks.
    pub codes: Vec<Code>,
}

/// What has become of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// It is printed.
    Well,
    /// There is no paper, and nothing will come out later.
    NoPaper,
    /// Nothing has come out, and nothing will.
    Not,
}

/// Something that the camera of a phone reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What it does.
    pub words: Text,
    /// What is in it, in ASCII (RFC 3966, RFC 2426, RFC 5545).
    pub payload: String,
}
