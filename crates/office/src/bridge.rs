//! The bridge to the system of a city: `cas-office bridge open311`, one pass for a timer.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use cas_book::{Book, BookFault};
use cas_desk::names::Names;
use cas_open311::client::{Client, Limits};
use cas_open311::form::Words;
use cas_open311::pass::{Bridge, Report};
use cas_open311::settings::{NoSettings, Settings};
use cas_program::file;
use cas_request::request::{Given, Request};
use cas_setup::content::Content;
use cas_setup::fault::Faults;
use cas_setup::setup::{self, Setup};
use cas_words::text::Language;
use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use crate::cli::Open311Args;
use crate::requests::{Attention, Ended};

/// The largest file of settings, in bytes.
const SETTINGS_BYTES_MAX: u64 = 64 * 1024;
/// The largest file of a key, in bytes.
const KEY_BYTES_MAX: u64 = 4 * 1024;
/// The rights of everybody but the owner.
const OTHERS: u32 = 0o077;

/// Why there was no pass, or no whole one.
#[derive(Debug, thiserror::Error)]
pub enum BridgeFault {
    /// The configuration or the content.
    #[error("{0}")]
    Setup(Faults),
    /// A file cannot be read.
    #[error("{} cannot be read: {source}", .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// The settings are at fault.
    #[error("{}: {fault}", .path.display())]
    Settings {
        /// The file.
        path: PathBuf,
        /// The fault.
        fault: NoSettings,
    },
    /// The content has no such service.
    #[error("{}: service = \"{id}\" is not in the content: write the id of a service, such as zlota-raczka", .path.display())]
    NoService {
        /// The file.
        path: PathBuf,
        /// What stands there.
        id: String,
    },
    /// Others should not see that somebody asks for this service.
    #[error("{}: service = \"{id}\" is sensitive in the content: its requests go to no other system, so take it out", .path.display())]
    Sensitive {
        /// The file.
        path: PathBuf,
        /// The service.
        id: String,
    },
    /// The file of the key may be read by others, or has something else in it. What it says is left out.
    #[error("key_file = \"{}\" {why}", .path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// The reason, and what to do.
        why: &'static str,
    },
    /// The book.
    #[error(transparent)]
    Book(#[from] BookFault),
    /// The system refused.
    #[error("the network cannot be used: {0}")]
    Refused(#[from] io::Error),
}

impl BridgeFault {
    /// True if what was asked for is at fault, so that another try would fail too.
    #[must_use]
    pub fn is_of_arguments(&self) -> bool {
        match self {
            Self::Book(fault) => matches!(
                fault,
                BookFault::Missing { .. } | BookFault::NotAFile { .. } | BookFault::NotABook { .. }
            ),
            Self::Refused(_) => false,
            _ => true,
        }
    }

    /// Returns the faults of the setup in a language. All others are told in English.
    #[must_use]
    pub fn in_language(&self, language: Language) -> String {
        match self {
            Self::Setup(faults) => faults.in_language(language),
            _ => self.to_string(),
        }
    }
}

/// Makes a pass. What was done goes to `out`, and what somebody should know to `err`.
///
/// # Errors
/// The fault that prevented the pass, or interrupted it.
pub fn run(
    args: &Open311Args,
    clock: &dyn Fn() -> DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, BridgeFault> {
    let settings = read_settings(&args.settings)?;
    let setup = setup::load(args.config.as_deref()).map_err(BridgeFault::Setup)?;
    check_services(&args.settings, &settings, &setup.content)?;
    let key = settings.key_file.as_deref().map(read_key).transpose()?;
    let client = Client::new(&settings, key, Limits::default())?;
    let mut book = Book::open(&args.book)?;
    if args.retry_refused {
        book.retries()?;
    }
    let mut bridge = Bridge {
        settings: &settings,
        client: &client,
        book: &mut book,
        words: &|request| words(request, &setup),
        clock,
    };
    let report = bridge.pass()?;
    Ok(tell(&report, out, err))
}

fn tell(report: &Report, out: &mut dyn Write, err: &mut dyn Write) -> Ended {
    let Report {
        posted,
        found,
        numbered,
        closed,
        waiting,
        calls,
    } = report;
    // What was done is in the book, whether this can be printed or not.
    let _ = writeln!(
        out,
        "sent {posted}, found there {found}, numbered {numbered}, closed {closed}, not known yet {waiting}"
    );
    let mut attention = Attention::on(err);
    for call in calls {
        attention.call(&call.to_string());
    }
    attention.ended()
}

fn read_settings(path: &Path) -> Result<Settings, BridgeFault> {
    let unread = |source| BridgeFault::Unread {
        path: path.to_owned(),
        source,
    };
    let bytes = file::read(path, SETTINGS_BYTES_MAX).map_err(unread)?;
    let text =
        String::from_utf8(bytes).map_err(|_| unread(io::Error::other("it is no text in UTF-8")))?;
    Settings::read(&text).map_err(|fault| BridgeFault::Settings {
        path: path.to_owned(),
        fault,
    })
}

/// Finds out whether each service is there, and whether its requests may go out.
fn check_services(path: &Path, settings: &Settings, content: &Content) -> Result<(), BridgeFault> {
    for service in &settings.services {
        let (path, id) = (path.to_owned(), service.service.clone());
        let Some(found) = content.service(&id) else {
            return Err(BridgeFault::NoService { path, id });
        };
        if content.services[found].sensitive {
            return Err(BridgeFault::Sensitive { path, id });
        }
    }
    Ok(())
}

fn read_key(path: &Path) -> Result<Zeroizing<String>, BridgeFault> {
    let unread = |source| BridgeFault::Unread {
        path: path.to_owned(),
        source,
    };
    let fault = |why| BridgeFault::Key {
        path: path.to_owned(),
        why,
    };
    if fs::metadata(path).map_err(unread)?.mode() & OTHERS != 0 {
        let why = "may be read by others than its owner; take that right away: chmod 600";
        return Err(fault(why));
    }
    let bytes = Zeroizing::new(file::read(path, KEY_BYTES_MAX).map_err(unread)?);
    let none = "has to have the key in one line, and nothing else";
    let text = std::str::from_utf8(&bytes).map_err(|_| fault(none))?.trim();
    let is_key = !text.is_empty() && text.bytes().all(|it| it.is_ascii_graphic());
    is_key
        .then(|| Zeroizing::new(text.to_owned()))
        .ok_or_else(|| fault(none))
}

/// Returns what the content says of a request, in its first language: staff of the city read it.
fn words(request: &Request, setup: &Setup) -> Words {
    let names = Names::new(request, Some(setup), setup.config.languages.first());
    let service = names.service(&request.service);
    let about = request.about.as_ref();
    let mut centres = setup.content.centres.iter();
    let centre = about.and_then(|about| centres.find(|it| it.id == about.centre));
    let place = centre.and_then(|it| it.places.first());
    let answers = request.answers.iter().filter(|it| {
        !matches!(
            it.answer,
            Given::Name { .. }
                | Given::Phone(_)
                | Given::Street { .. }
                | Given::House { .. }
                | Given::Skipped
        )
    });
    Words {
        service: match about {
            Some(about) => format!("{service}, {}", names.about(about)),
            None => service,
        },
        centre: place.map(|it| format!("{}, {}", it.address, it.postcode)),
        answers: answers
            .map(|it| (names.question(&it.question), names.answer(it)))
            .collect(),
    }
}
