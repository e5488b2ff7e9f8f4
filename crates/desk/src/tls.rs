//! The files with which the desk shows who it is: a certificate, and the key to it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the files are read here"
)]

use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::{Error as PemError, PemObject as _};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::TlsAcceptor;

/// The rights of everybody but the owner and the group.
const OTHERS: u32 = 0o007;

/// Why there is nothing to encrypt with.
#[derive(Debug, thiserror::Error)]
pub enum TlsFault {
    /// A file cannot be read.
    #[error("{} cannot be read: {source}; see to its rights", .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// Everybody may read the key.
    #[error("everybody on this machine may read {}; take that right away: chmod 640", .path.display())]
    Open {
        /// The file of the key.
        path: PathBuf,
    },
    /// There is no certificate.
    #[error("there is no certificate in {}; give a file in PEM: -----BEGIN CERTIFICATE-----", .path.display())]
    NoCertificate {
        /// The file.
        path: PathBuf,
    },
    /// There is no key.
    #[error("there is no key in {}; give a file in PEM: -----BEGIN PRIVATE KEY-----", .path.display())]
    NoKey {
        /// The file.
        path: PathBuf,
    },
    /// They do not fit.
    #[error("the certificate and the key do not fit: {0}; give both of the same certificate")]
    NotFitting(rustls::Error),
}

/// What encrypts connections.
#[derive(Clone)]
pub struct Tls(pub(crate) TlsAcceptor);

impl Tls {
    /// Reads both files, in PEM (RFC 7468). The certificate has those that vouch for it after it.
    ///
    /// # Errors
    /// One of them is not what it should be.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, TlsFault> {
        let no_certificate = |why| fault(why, certificate, |path| TlsFault::NoCertificate { path });
        let chain = CertificateDer::pem_file_iter(certificate)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(no_certificate)?;
        if chain.is_empty() {
            return Err(no_certificate(PemError::NoItemsFound));
        }
        let rights = std::fs::metadata(key).map_err(|source| unread(key, source))?;
        if rights.mode() & OTHERS != 0 {
            return Err(TlsFault::Open {
                path: key.to_owned(),
            });
        }
        let secret = PrivateKeyDer::from_pem_file(key)
            .map_err(|why| fault(why, key, |path| TlsFault::NoKey { path }))?;
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|it| it.with_no_client_auth().with_single_cert(chain, secret))
            .map_err(TlsFault::NotFitting)?;
        Ok(Self(TlsAcceptor::from(Arc::new(config))))
    }
}

fn fault(why: PemError, path: &Path, none: impl FnOnce(PathBuf) -> TlsFault) -> TlsFault {
    match why {
        PemError::Io(source) => unread(path, source),
        _ => none(path.to_owned()),
    }
}

fn unread(path: &Path, source: io::Error) -> TlsFault {
    let path = path.to_owned();
    TlsFault::Unread { path, source }
}
