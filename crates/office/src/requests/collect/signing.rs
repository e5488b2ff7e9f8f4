//! The key with which the office signs its receipts.

use std::io::Cursor;
use std::ops::Range;
use std::path::Path;

use blake2::Blake2b;
use blake2::digest::Digest as _;
use blake2::digest::consts::U32;
use cas_fleet::signed::{Signer, join};
use ct_codecs::{Base64, Decoder as _};
use minisign::{PublicKey, SecretKey};
use zeroize::Zeroizing;

use crate::requests::OfficeFault;
use crate::requests::keys::{KeysFault, read_bounded};

/// What stands before each signature, and is not signed.
const COMMENT: &str = "signature of an office of cas-kiosk";

/// The parts of a secret key of minisign: its algorithm, how its password is used, the key with its number, and the sum
/// of both.
const ALGORITHM: Range<usize> = 0..2;
const PASSWORD: Range<usize> = 2..4;
const KEY: Range<usize> = 54..126;
const SUM: Range<usize> = 126..158;

/// The secret key.
pub(super) struct SigningKey {
    secret: SecretKey,
    /// Its public half.
    pub(super) signer: Signer,
}

impl SigningKey {
    /// Reads a key that `minisign -G -W` has made: it has no password, because a timer uses it.
    ///
    /// # Errors
    /// It cannot be read, it is none, or it has a password.
    pub(super) fn read(path: &Path) -> Result<Self, OfficeFault> {
        let fault = |fault| OfficeFault::Keys {
            path: path.to_owned(),
            fault,
        };
        let bytes = read_bounded(path).map_err(|error| fault(KeysFault::Unreadable(error)))?;
        let key = std::str::from_utf8(&bytes).ok().and_then(Self::of);
        key.ok_or_else(|| fault(KeysFault::NoSigningKey))
    }

    fn of(text: &str) -> Option<Self> {
        let line = text.lines().nth(1)?;
        let mut bytes = Zeroizing::new(Base64::decode_to_vec(line.trim(), None).ok()?);
        sum_up(&mut bytes);
        let secret = SecretKey::from_bytes(&bytes).ok()?;
        if secret.is_encrypted() {
            return None;
        }
        let public = PublicKey::from_secret_key(&secret).ok()?;
        let signer = Signer::new(&public.to_base64())?;
        Some(Self { secret, signer })
    }

    /// Signs a document. `what` is signed with it, for whoever looks at it by hand.
    ///
    /// # Errors
    /// The system gives no random bytes.
    pub(super) fn sign(&self, document: &[u8], what: &str) -> Result<Vec<u8>, OfficeFault> {
        let signed = minisign::sign(
            None,
            &self.secret,
            Cursor::new(document),
            Some(what),
            Some(COMMENT),
        );
        let signature = signed.map_err(|error| OfficeFault::Unsigned(error.to_string()))?;
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
