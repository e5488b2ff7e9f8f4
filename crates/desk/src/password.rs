//! Passwords: what is kept of them, and whether one is right.
//!
//! What is kept is Argon2id with the least that OWASP recommends (19 MiB, two passes). One is computed at a time, so that
//! many attempts at once need no more memory than one.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: a salt and a first password come from chance"
)]

use std::sync::{Mutex, OnceLock, PoisonError};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use cas_words::text::length;
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::session::secret;

/// The fewest letters of a password that somebody chooses. Nothing else is asked of it (NIST SP 800-63B, 3.1.1.2).
pub const LETTERS_MIN: usize = 12;
/// The most letters.
pub const LETTERS_MAX: usize = 200;
/// The letters of a password that is made here: none that are taken for each other.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// How many letters it has, and after how many there is a stroke. It has 80 bits.
const MADE_LETTERS: usize = 16;
const MADE_GROUP: usize = 4;

/// Returns what is to be kept of a password; `None` if the system gives no random numbers.
#[must_use]
pub fn hash(password: &str) -> Option<String> {
    let _one = one_at_a_time();
    let hashed = Argon2::default().hash_password(composed(password).as_bytes());
    hashed.ok().map(|it| it.to_string())
}

/// True if this password was kept so. It takes as long if nobody has one.
pub(crate) fn is_right(password: &str, kept: Option<&str>) -> bool {
    static NOBODYS: OnceLock<Option<String>> = OnceLock::new();
    let nobodys = || {
        let hashed = NOBODYS.get_or_init(|| secret().ok().and_then(|it| hash(&it)));
        hashed.as_deref()
    };
    let Some(kept) = kept.or_else(nobodys) else {
        return false;
    };
    let Ok(kept) = PasswordHash::new(kept) else {
        return false;
    };
    let _one = one_at_a_time();
    let verified = Argon2::default().verify_password(composed(password).as_bytes(), &kept);
    verified.is_ok()
}

/// True if somebody may choose this password.
pub(crate) fn is_long_enough(password: &str) -> bool {
    (LETTERS_MIN..=LETTERS_MAX).contains(&length(password))
}

/// Returns a password that nobody can guess: `k3f7-m2hq-…`; `None` if the system gives no random numbers.
#[must_use]
pub fn make() -> Option<String> {
    let mut bytes = [0; MADE_LETTERS];
    getrandom::fill(&mut bytes).ok()?;
    let letters = bytes.map(|it| char::from(LETTERS[usize::from(it) % LETTERS.len()]));
    let groups = letters.chunks(MADE_GROUP).map(String::from_iter);
    Some(groups.collect::<Vec<_>>().join("-"))
}

/// Keyboards write the same letter in different ways.
fn composed(password: &str) -> String {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    nfc.normalize(password).into_owned()
}

fn one_at_a_time() -> impl Drop {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}
