//! The key with which the office signs its receipts.

use std::io::Cursor;
use std::path::Path;

use cas_fleet::signed::{Signer, join};
use minisign::{PublicKey, SecretKey, SecretKeyBox};

use crate::requests::OfficeFault;
use crate::requests::keys::{KeysFault, read_bounded};

/// What stands before each signature, and is not signed.
const COMMENT: &str = "signature of an office of cas-kiosk";

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
        let secret = SecretKeyBox::from_string(text).ok()?;
        let secret = secret.into_unencrypted_secret_key().ok()?;
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
