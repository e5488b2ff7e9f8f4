//! The desk itself: the book, who may come in, and in which words it speaks.

#![allow(
    clippy::disallowed_types,
    reason = "this is the rim: one writes into the book, and several read from it"
)]

use std::net::IpAddr;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cas_book::{Book, BookFault, Figure, Reader, Tally};
use cas_request::request::Request;
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_spool::name::Name;
use cas_words::text::Language;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::attempts::Attempts;
use crate::hand_over::Outgoing;
use crate::place::Place;
use crate::rates::{Rates, network};
use crate::session::{is_same, secret};

/// How long somebody stays signed in who does nothing. They are warned before, and can go on (WCAG 2.2, 2.2.1).
pub const IDLE: TimeDelta = TimeDelta::hours(2);
/// How long somebody stays signed in at the most. Of more than 20 hours nobody need be warned (WCAG 2.2, 2.2.1).
pub const LONGEST: TimeDelta = TimeDelta::hours(24);
/// How often a password may be tried for one name, and from one address, before there is a wait.
const FREE_BY_NAME: u32 = 5;
const FREE_BY_ADDRESS: u32 = 20;
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
    /// The clerk of the link may not sign in.
    #[error(
        "{clerk} may not sign in; let them in again (cas-office book enable), or give another name"
    )]
    Disabled {
        /// The name of the clerk.
        clerk: String,
    },
    /// No password can be kept.
    #[error("the system gives no random numbers or no memory; start the machine anew")]
    NoHash,
}

/// The desk.
pub struct Desk {
    book: Mutex<Book>,
    path: PathBuf,
    readers: Mutex<Vec<Reader>>,
    tally: Mutex<Tally>,
    setup: Option<Arc<Setup>>,
    corrections: Option<PathBuf>,
    place: Place,
    /// The language of whoever's browser asks for none that the desk speaks.
    language: Language,
    /// True if it is also that of whoever's browser asks for another.
    insists_on_language: bool,
    link: Option<Link>,
    opens: Option<Box<Opens>>,
    outgoing: Option<Outgoing>,
    tries: Mutex<Tries>,
    rates: Mutex<Rates>,
}

/// Opens a sealed request with the keys of the office, or tells why it cannot.
pub type Opens = dyn Fn(&Name, &[u8]) -> Result<Request, String> + Send + Sync;

/// The way in for a clerk at this machine.
struct Link {
    /// The clerk whose browser it opens.
    clerk: String,
    /// The secret of the one that opens the desk next; it works once.
    secret: Mutex<String>,
}

/// The attempts to sign in.
struct Tries {
    by_name: Attempts<String>,
    by_address: Attempts<IpAddr>,
}

impl Desk {
    /// Opens the desk on a book, which is made if there is none. With a setup, pages have the names of what is in its
    /// content. Users sign in with passwords.
    ///
    /// # Errors
    /// The book cannot be opened.
    pub fn open(
        path: &Path,
        place: Place,
        setup: Option<Arc<Setup>>,
        language: Language,
    ) -> Result<Self, DeskFault> {
        let book = match Book::open(path) {
            Err(BookFault::Missing { .. }) => Book::make(path)?,
            other => other?,
        };
        let reader = book.reader()?;
        Ok(Self {
            book: Mutex::new(book),
            path: path.to_owned(),
            readers: Mutex::new(vec![reader]),
            tally: Mutex::default(),
            setup,
            corrections: None,
            place,
            language,
            insists_on_language: false,
            link: None,
            opens: None,
            outgoing: None,
            tries: Mutex::new(Tries {
                by_name: Attempts::new(FREE_BY_NAME),
                by_address: Attempts::new(FREE_BY_ADDRESS),
            }),
            rates: Mutex::default(),
        })
    }

    /// The same, opened for one clerk by a link, and not by passwords.
    ///
    /// # Errors
    /// The clerk may not sign in, the book cannot be written, or the system gives no chance.
    pub fn with_link(mut self, clerk: &str) -> Result<Self, DeskFault> {
        match self.read(|book| book.user(clerk))? {
            Some(user) if user.is_disabled => {
                let clerk = clerk.to_owned();
                return Err(DeskFault::Disabled { clerk });
            }
            Some(_) => {}
            None => {
                let language = self.language.tag();
                self.write(|book| book.add_user(clerk, language))?;
            }
        }
        self.link = Some(Link {
            clerk: clerk.to_owned(),
            secret: Mutex::new(secret().map_err(DeskFault::NoChance)?),
        });
        Ok(self)
    }

    /// The same, with what visitors have found wrong: the files of the kiosks are in this folder.
    #[must_use]
    pub fn with_corrections(mut self, folder: PathBuf) -> Self {
        self.corrections = Some(folder);
        self
    }

    /// The same, which speaks its language to everybody who is not signed in, whatever their browser prefers.
    #[must_use]
    pub fn insisting_on_language(mut self) -> Self {
        self.insists_on_language = true;
        self
    }

    /// The same, which opens what is sealed.
    #[must_use]
    pub fn with_keys(mut self, opens: Box<Opens>) -> Self {
        self.opens = Some(opens);
        self
    }

    /// The same, which puts requests for other offices into this folder.
    #[must_use]
    pub fn with_outgoing(mut self, folder: &Path) -> Self {
        self.outgoing = Some(Outgoing::into(folder));
        self
    }

    /// Returns the link that opens the desk next, for the clerk's own screen, if it is opened by one.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        let secret = lock(&self.link.as_ref()?.secret);
        Some(self.place.address(&format!("/enter?key={secret}")))
    }

    /// True if somebody can sign in with a password.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn has_users(&self) -> Result<bool, DeskFault> {
        let users = self.read(Reader::users)?;
        Ok(users.iter().any(|it| it.password.is_some()))
    }

    /// Where browsers find it.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The content by whose names it speaks, if there is any.
    pub(crate) fn setup(&self) -> Option<&Setup> {
        self.setup.as_deref()
    }

    /// Opens a sealed request, if there are keys.
    pub(crate) fn opens(&self) -> Option<&Opens> {
        self.opens.as_deref()
    }

    /// The folder with what visitors have found wrong, if there is one.
    pub(crate) fn corrections(&self) -> Option<&Path> {
        self.corrections.as_deref()
    }

    /// The folder for requests to other offices, if there is one.
    pub(crate) fn outgoing(&self) -> Option<&Outgoing> {
        self.outgoing.as_ref()
    }

    /// The zone in which times are told: that of the kiosks.
    pub(crate) fn zone(&self) -> Tz {
        self.setup().map_or(Tz::UTC, |it| it.config.zone)
    }

    /// Uses up the secret of the link, and returns the clerk whom it lets in. `None` if it is another secret.
    ///
    /// # Errors
    /// The system gives no chance for the next link.
    pub(crate) fn enters(&self, given: &str) -> Result<Option<&str>, DeskFault> {
        let Some(link) = &self.link else {
            return Ok(None);
        };
        let mut expected = lock(&link.secret);
        if !is_same(given, &expected) {
            return Ok(None);
        }
        *expected = secret().map_err(DeskFault::NoChance)?;
        Ok(Some(&link.clerk))
    }

    /// The clerk whose browser the link opens, if it is opened by one.
    pub(crate) fn clerk(&self) -> Option<&str> {
        self.link.as_ref().map(|it| it.clerk.as_str())
    }

    /// True if it is opened by passwords.
    pub(crate) fn has_passwords(&self) -> bool {
        self.link.is_none()
    }

    /// Counts an attempt to sign in.
    ///
    /// # Errors
    /// It comes too early. From the time that is told another may be made.
    pub(crate) fn begins_attempt(
        &self,
        name: &str,
        from: Option<IpAddr>,
        now: DateTime<Utc>,
    ) -> Result<(), DateTime<Utc>> {
        let mut tries = lock(&self.tries);
        if let Some(from) = from {
            tries.by_address.begin(network(from), now)?;
        }
        tries.by_name.begin(name.to_owned(), now)
    }

    /// The attempt was right.
    pub(crate) fn ends_attempt(&self, name: &str, from: Option<IpAddr>) {
        let mut tries = lock(&self.tries);
        tries.by_name.succeed(&name.to_owned());
        if let Some(from) = from {
            tries.by_address.succeed(&network(from));
        }
    }

    /// Returns until when another attempt has to wait.
    pub(crate) fn attempt_waits(&self, name: &str, from: Option<IpAddr>) -> Option<DateTime<Utc>> {
        let tries = lock(&self.tries);
        let by_address = from.and_then(|it| tries.by_address.waits(&network(it)));
        tries.by_name.waits(&name.to_owned()).max(by_address)
    }

    /// Counts a page, and returns false if its address has asked for too many. This machine may ask for all.
    pub(crate) fn allows(&self, from: Option<IpAddr>, now: DateTime<Utc>) -> bool {
        from.is_none_or(|from| lock(&self.rates).allow(from, now))
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

    /// Returns the figures of these days.
    ///
    /// # Errors
    /// The book cannot be read.
    pub(crate) fn figures(&self, days: &Range<NaiveDate>) -> Result<Vec<Figure>, BookFault> {
        let mut tally = lock(&self.tally);
        self.read(|book| book.figures(&mut tally, days))
    }

    /// Returns the language of this tag, or that of the desk.
    pub(crate) fn language(&self, tag: &str) -> Language {
        known(tag).unwrap_or(self.language)
    }

    /// Returns the first language in which the desk speaks of those that a browser prefers (RFC 9110, 12.5.4), or that
    /// of the desk, which may insist on its own. Browsers send the best first.
    pub(crate) fn preferred(&self, accepted: Option<&str>) -> Language {
        if self.insists_on_language {
            return self.language;
        }
        let tags = accepted.unwrap_or_default().split(',');
        let mut tags = tags.map(|it| it.split([';', '-']).next().unwrap_or_default().trim());
        tags.find_map(known).unwrap_or(self.language)
    }
}

/// Returns the language of this tag, if the desk speaks it.
pub(crate) fn known(tag: &str) -> Option<Language> {
    told::languages().find(|it| it.tag() == tag)
}

/// Locks a value. If a thread has panicked meanwhile, the value is whole all the same: the book keeps what is on the
/// disk, and the others are replaced at once.
fn lock<T>(value: &Mutex<T>) -> MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}
