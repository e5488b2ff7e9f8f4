//! The desk itself: the book, who may come in, and in which words it speaks.

#![allow(
    clippy::disallowed_types,
    reason = "this is the rim: one writes into the book, and several read from it"
)]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cas_book::{Book, BookFault, Reader};
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_words::text::Language;
use chrono::TimeDelta;
use chrono_tz::Tz;

use crate::session::{is_same, secret};

/// How long somebody stays signed in who does nothing (WCAG 2.2, 2.2.1 asks for no less than to be told; the pages do).
pub const IDLE: TimeDelta = TimeDelta::hours(2);
/// How long somebody stays signed in at the most: a day of work.
pub const LONGEST: TimeDelta = TimeDelta::hours(12);
/// The most readers that are kept open.
const READERS_MAX: usize = 4;

/// Why the desk cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum DeskFault {
    /// The book.
    #[error(transparent)]
    Book(#[from] BookFault),
    /// No secrets can be made.
    #[error("the system gives no random numbers: {0}; start the machine anew")]
    NoChance(getrandom::Error),
}

/// The desk.
pub struct Desk {
    book: Mutex<Book>,
    path: PathBuf,
    readers: Mutex<Vec<Reader>>,
    setup: Option<Arc<Setup>>,
    corrections: Option<PathBuf>,
    /// The address that browsers know it by: `127.0.0.1:8023`.
    address: String,
    /// The clerk whose browser the link opens.
    clerk: String,
    /// The secret of the link that opens the desk next; it works once.
    link: Mutex<String>,
}

impl Desk {
    /// Opens the desk for a clerk on a book, which is made if there is none. With a setup, pages have the names of what is
    /// in its content. `address` is the host and the port of the server.
    ///
    /// # Errors
    /// The book cannot be opened, or the system gives no chance.
    pub fn open(
        path: &Path,
        clerk: &str,
        setup: Option<Arc<Setup>>,
        address: String,
        language: Language,
    ) -> Result<Self, DeskFault> {
        let mut book = match Book::open(path) {
            Err(BookFault::Missing { .. }) => Book::make(path)?,
            other => other?,
        };
        let reader = book.reader()?;
        if reader.user(clerk)?.is_none() {
            book.add_user(clerk, language.tag())?;
        }
        Ok(Self {
            book: Mutex::new(book),
            path: path.to_owned(),
            readers: Mutex::new(vec![reader]),
            setup,
            corrections: None,
            address,
            clerk: clerk.to_owned(),
            link: Mutex::new(secret().map_err(DeskFault::NoChance)?),
        })
    }

    /// The same, with what visitors have found wrong: the files of the kiosks are in this folder.
    #[must_use]
    pub fn with_corrections(self, folder: PathBuf) -> Self {
        Self {
            corrections: Some(folder),
            ..self
        }
    }

    /// Returns the link that opens the desk next, for the clerk's own screen.
    #[must_use]
    pub fn link(&self) -> String {
        format!("http://{}/enter?key={}", self.address, lock(&self.link))
    }

    /// The address that browsers know it by.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The content by whose names it speaks, if there is any.
    pub(crate) fn setup(&self) -> Option<&Setup> {
        self.setup.as_deref()
    }

    /// The folder with what visitors have found wrong, if there is one.
    pub(crate) fn corrections(&self) -> Option<&Path> {
        self.corrections.as_deref()
    }

    /// The clerk whose browser the link opens.
    pub(crate) fn clerk(&self) -> &str {
        &self.clerk
    }

    /// The zone in which times are told: that of the kiosks.
    pub(crate) fn zone(&self) -> Tz {
        self.setup().map_or(Tz::UTC, |it| it.config.zone)
    }

    /// Uses up the secret of the link. Returns false if it is another one.
    ///
    /// # Errors
    /// The system gives no chance for the next link.
    pub(crate) fn enters(&self, given: &str) -> Result<bool, DeskFault> {
        let mut link = lock(&self.link);
        if !is_same(given, &link) {
            return Ok(false);
        }
        *link = secret().map_err(DeskFault::NoChance)?;
        Ok(true)
    }

    /// Writes into the book.
    pub(crate) fn write<T>(&self, write: impl FnOnce(&mut Book) -> T) -> T {
        write(&mut lock(&self.book))
    }

    /// Reads from the book, while others read and one writes.
    ///
    /// # Errors
    /// The book cannot be read.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, BookFault>,
    ) -> Result<T, BookFault> {
        let free = lock(&self.readers).pop();
        let reader = match free {
            Some(reader) => reader,
            None => Reader::open(&self.path)?,
        };
        let result = read(&reader);
        let mut readers = lock(&self.readers);
        if readers.len() < READERS_MAX {
            readers.push(reader);
        }
        result
    }

    /// Returns a language in which the desk speaks, or English.
    pub(crate) fn language(tag: &str) -> Language {
        let mut known = told::languages();
        known
            .find(|it| it.tag() == tag)
            .unwrap_or_else(told::english)
    }
}

/// Locks a value. If a thread has panicked meanwhile, the value is whole all the same: the book keeps what is on the
/// disk, and the others are replaced at once.
fn lock<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}
