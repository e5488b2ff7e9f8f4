//! What went wrong with a store, in words that say what to do.

use std::error::Error;
use std::path::PathBuf;

/// What went wrong with a store.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// The folder is not there: the stick is not in.
    #[error("{0} is no folder of a store: put the stick in, or make the folder `requests` in it")]
    NoFolder(PathBuf),
    /// Nobody answers, or the connection was cut each time.
    #[error("the store does not answer: look at the network and at the address. {0}")]
    Unreachable(String),
    /// The certificate is of somebody else.
    #[error("whoever answers is not the store: its certificate is not trusted. {0}")]
    NotTrusted(String),
    /// Something between here and there answered in its place.
    #[error(
        "something else answers in place of the store, perhaps the sign-in page of a network. {0}"
    )]
    NotAStore(String),
    /// The key does not fit, or may not do this.
    #[error("the store refuses: look at the key, and at what it may do. {0}")]
    Refused(String),
    /// The clocks differ too much for a key to be believed.
    #[error(
        "the store refuses because its clock and that of this machine differ: set the clock. {0}"
    )]
    Clock(String),
    /// There is no such bucket.
    #[error("the store has no such bucket: make it, or correct the address. {0}")]
    NoBucket(String),
    /// The stick was pulled out in the middle.
    #[error("the stick was pulled out in the middle: put it in, and do this again")]
    PulledOut,
    /// There is no room.
    #[error("there is no room left in the store. {0}")]
    Full(String),
    /// An object is larger than anything that belongs there.
    #[error(
        "{path} is larger than {most} bytes, and nothing there should be: see who has put it there"
    )]
    TooLarge {
        /// Its path.
        path: String,
        /// The largest size that is read.
        most: u64,
    },
    /// Anything else.
    #[error("the store failed: {0}")]
    Failed(String),
}

impl StoreFault {
    /// True if another try, now, may go better.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Failed(_))
    }

    /// True if whoever answers, if anybody does, is not the store, so that nothing else can be asked of it now.
    #[must_use]
    pub fn is_of_all(&self) -> bool {
        !self.is_of_one() && !matches!(self, Self::Refused(_) | Self::Full(_))
    }

    /// True if it may be the fault of one object alone, so that others can be tried.
    #[must_use]
    pub fn is_of_one(&self) -> bool {
        matches!(self, Self::TooLarge { .. } | Self::Failed(_))
    }
}

/// What an answer of the engine tells, by what is in its words.
type Sign = (&'static str, fn(String) -> StoreFault);
/// The first that fits holds.
const SIGNS: [Sign; 15] = [
    ("RequestTimeTooSkewed", StoreFault::Clock),
    ("RequestExpired", StoreFault::Clock),
    ("NoSuchBucket", StoreFault::NoBucket),
    ("certificate", StoreFault::NotTrusted),
    ("UnknownIssuer", StoreFault::NotTrusted),
    ("507 Insufficient Storage", StoreFault::Full),
    ("No space left on device", StoreFault::Full),
    ("QuotaExceeded", StoreFault::Full),
    ("401 Unauthorized", StoreFault::Refused),
    ("403 Forbidden", StoreFault::Refused),
    ("Permission denied", StoreFault::Refused),
    ("Read-only file system", StoreFault::Refused),
    ("511 Network Authentication", StoreFault::NotAStore),
    ("<html", StoreFault::NotAStore),
    ("ETag Header missing", StoreFault::NotAStore),
];
/// What tells that there was no whole answer.
const CUT: [&str; 4] = [
    "error sending request",
    "error decoding response body",
    "operation timed out",
    "connection",
];

/// Makes a fault of what the library tells.
pub(crate) fn of(error: &object_store::Error) -> StoreFault {
    let words = whole(error);
    let lower = words.to_lowercase();
    let has = |sign: &str| lower.contains(&sign.to_lowercase());
    if let Some((_, fault)) = SIGNS.iter().find(|(sign, _)| has(sign)) {
        return fault(short(&words));
    }
    let is_cut = CUT.iter().any(|sign| has(sign));
    let words = short(&words);
    if is_cut {
        StoreFault::Unreachable(words)
    } else {
        StoreFault::Failed(words)
    }
}

/// Returns what an error says, and what its causes say that it does not say itself.
fn whole(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let told = error.to_string();
        if !words.contains(&told) {
            words = format!("{words}: {told}");
        }
        cause = error.source();
    }
    words
}

/// The most that is told of an error, in characters. A page of a network's sign-in has thousands.
const WORDS_MAX: usize = 300;

/// Returns words for one line.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_safe = |c: &char| !c.is_control();
    line.chars().filter(is_safe).take(WORDS_MAX).collect()
}
