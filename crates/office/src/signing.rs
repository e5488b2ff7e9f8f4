//! The key with which an office signs what kiosks are to believe: receipts, and which release they show.

use std::io::Cursor;
use std::ops::Range;
use std::path::Path;

use blake2::Blake2b;
use blake2::digest::Digest as _;
use blake2::digest::consts::U32;
use cas_fleet::signed::{Signer, join};
use ct_codecs::{Base64, Decoder as _};
use minisign::{PError, PublicKey, SecretKey};
use zeroize::Zeroizing;

use crate::requests::KeysFault;
use crate::requests::read_bounded;

/// What stands before each signature, and is not signed.
const COMMENT: &str = "signature of an office of cas-kiosk";

/// The parts of a secret key of minisign: its algorithm, how its password is used, the key with its number, and the sum
/// of both.
const ALGORITHM: Range<usize> = 0..2;
const PASSWORD: Range<usize> = 2..4;
const KEY: Range<usize> = 54..126;
const SUM: Range<usize> = 126..158;

/// The secret key.
pub(crate) struct SigningKey {
    secret: SecretKey,
    /// Its public half.
    pub(crate) signer: Signer,
    /// The same as text, as it stands in a configuration.
    pub(crate) public: String,
}

impl SigningKey {
    /// Reads a key that `minisign -G -W` has made: it has no password, because a timer uses it.
    ///
    /// # Errors
    /// It cannot be read, it is none, or it has a password.
    pub(crate) fn read(path: &Path) -> Result<Self, KeysFault> {
        let bytes = read_bounded(path).map_err(KeysFault::Unreadable)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| KeysFault::NoSigningKey)?;
        Self::of(text)
    }

    fn of(text: &str) -> Result<Self, KeysFault> {
        let none = || KeysFault::NoSigningKey;
        let line = text.lines().nth(1).ok_or_else(none)?.trim();
        if Signer::new(line).is_some() {
            return Err(KeysFault::Public);
        }
        let bytes = Base64::decode_to_vec(line, None).map_err(|_| none())?;
        let mut bytes = Zeroizing::new(bytes);
        sum_up(&mut bytes);
        let secret = SecretKey::from_bytes(&bytes).map_err(|_| none())?;
        if secret.is_encrypted() {
            return Err(KeysFault::Password);
        }
        let public = PublicKey::from_secret_key(&secret).map_err(|_| none())?;
        let public = public.to_base64();
        let signer = Signer::new(&public).ok_or_else(none)?;
        Ok(Self {
            secret,
            signer,
            public,
        })
    }

    /// Signs a document. `what` is signed with it, for whoever looks at it by hand.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub(crate) fn sign(&self, document: &[u8], what: &str) -> Result<Vec<u8>, PError> {
        let signature = minisign::sign(
            None,
            &self.secret,
            Cursor::new(document),
            Some(what),
            Some(COMMENT),
        )?;
        Ok(join(&signature.to_string(), document))
    }
}

/// Writes the sum of a key without a password, which the program of Debian leaves out and the library wants to see.
fn sum_up(key: &mut [u8]) {
    let is_whole = key.len() == SUM.end;
    if is_whole && key[PASSWORD] == [0, 0] && key[SUM].iter().all(|byte| *byte == 0) {
        let sum = Blake2b::<U32>::new()
            .chain_update(&key[ALGORITHM])
            .chain_update(&key[KEY])
            .finalize();
        key[SUM].copy_from_slice(&sum);
    }
}
