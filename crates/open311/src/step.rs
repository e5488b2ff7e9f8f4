//! What to do next with a request, by its journal and by what was answered last. Pure.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use cas_book::{Journal, Posted, Receipt};
use chrono::{DateTime, TimeDelta, Utc};

use crate::answer::{self, Told};
use crate::form;

/// The longest time that one search may span, in days (`GeoReport` v2).
pub const SPAN_DAYS_MAX: i64 = 90;
/// How far the clocks of both sides may be apart, in days.
const CLOCKS_DAYS: i64 = 1;
/// A list that nobody asked to be cut is cut at a multiple of this: 50, 100, 500, 1,000 (`GeoReport` v2 cuts at 1,000).
const CUT: usize = 50;

/// What to do with a request that has no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Post it: nothing of it is there.
    Post,
    /// Leave it alone: the other side may not list it yet.
    Wait,
    /// Search for it.
    Search(Window),
    /// The last post is so long ago that one search does not reach back to the first. Somebody has to look.
    TooOld,
}

/// The time in which a request is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its beginning.
    pub from: DateTime<Utc>,
    /// Its end.
    pub until: DateTime<Utc>,
}

/// What a search has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is there, under this.
    There(Receipt),
    /// It is there, and has neither a number nor a token yet.
    Nameless,
    /// It is not there.
    Nowhere,
    /// It may be there: the search was not answered whole.
    Unsure(Unsure),
}

/// Why a search says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsure {
    /// There was no answer.
    #[error("the search was not answered")]
    Unanswered,
    /// The list seems to be cut.
    #[error("the list of the other system is cut off, and it offers no pages")]
    Cut,
    /// The list shows no descriptions, by which alone a request is found.
    #[error("the list of the other system shows no descriptions")]
    Blind,
    /// There are more pages than are read.
    #[error("the list of the other system has too many pages")]
    Endless,
}

/// Says what to do with a request that has no receipt. `settle` is how long a post without an answer is left alone.
#[must_use]
pub fn next(journal: Option<&Journal>, now: DateTime<Utc>, settle: TimeDelta) -> Next {
    let Some((journal, tried_at)) = journal.and_then(|it| Some((it, it.tried_at?))) else {
        return Next::Post;
    };
    if now - tried_at < settle {
        return Next::Wait;
    }
    match window(journal.decided_at, now) {
        Some(window) => Next::Search(window),
        None => Next::TooOld,
    }
}

/// The time from the first post until now; `None` if it is longer than one search may span.
#[must_use]
pub fn window(decided_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<Window> {
    let apart = TimeDelta::days(CLOCKS_DAYS);
    let from = decided_at.checked_sub_signed(apart)?;
    let until = now.checked_add_signed(apart)?;
    let may_be = until - from <= TimeDelta::days(SPAN_DAYS_MAX);
    may_be.then_some(Window { from, until })
}

/// Says what became of a post that was answered; `None` if it is as good as not answered.
#[must_use]
pub fn posted(status: u16, body: &[u8]) -> Option<Posted> {
    let records = answer::read(body).unwrap_or_default();
    let receipt = records.iter().find_map(Told::receipt);
    match (status, receipt) {
        // Who says that it is there already says under what number.
        (200..=299, Some(receipt)) | (400..=499, Some(receipt @ Receipt::Number(_))) => {
            Some(Posted::Taken(receipt))
        }
        (429, _) => Some(Posted::Nothing),
        // At 408 the other side has given up waiting for the end of the post, or so it says.
        (400..=407 | 409..=499, _) => Some(Posted::Refused),
        // Without a receipt a request may be there all the same.
        _ => None,
    }
}

/// What a search has seen so far, page by page.
#[derive(Default)]
pub struct Search {
    /// Which records there were. Their names would be long, if they are descriptions.
    known: BTreeSet<u64>,
    /// How many records there were, also those that were there before.
    records: usize,
    /// True if any record had a description.
    has_descriptions: bool,
    /// The request itself, if it was on a page.
    found: Option<Found>,
    is_paged: bool,
    is_over: bool,
}

impl Search {
    /// Looks at the first page, which was asked for without a number, and then at pages 1, 2 and so on. Some systems count
    /// from 0. Returns true if another page is to be asked for.
    pub fn look(&mut self, page: Option<u32>, records: &[Told], id: &str) -> bool {
        let mut has_new = false;
        self.records += records.len();
        for told in records {
            self.has_descriptions |= told.description.is_some();
            let is_it = told
                .description
                .as_ref()
                .is_some_and(|it| form::is_of(it, id));
            if is_it {
                let found = told.receipt().map_or(Found::Nameless, Found::There);
                self.found = Some(found);
                self.is_over = true;
                return false;
            }
            // Whether a record without any name was there before nobody knows.
            let name = told.number.as_ref().or(told.description.as_ref());
            has_new |= name.is_none_or(|it| self.known.insert(digest(it)));
        }
        self.is_paged |= page.is_some_and(|it| it > 1) && records.is_empty();
        // Page 1 may be the first one once more.
        self.is_over = match page {
            None => records.is_empty(),
            Some(1) => false,
            Some(_) => !has_new,
        };
        !self.is_over
    }

    /// Says what was found.
    #[must_use]
    pub fn ended(self) -> Found {
        match self.found {
            Some(found) => found,
            None if !self.is_over => Found::Unsure(Unsure::Endless),
            None if self.records == 0 => Found::Nowhere,
            None if !self.has_descriptions => Found::Unsure(Unsure::Blind),
            None if !self.is_paged && self.known.len().is_multiple_of(CUT) => {
                Found::Unsure(Unsure::Cut)
            }
            None => Found::Nowhere,
        }
    }
}

fn digest(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    name.hash(&mut hasher);
    hasher.finish()
}
