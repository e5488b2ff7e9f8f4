//! The files with which the desk shows who it is: a certificate, and the key to it.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: the files are read here"
)]

use std::io;
use std::net::Ipv6Addr;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cas_program::file;
use rustls::ServerConfig;
use rustls::client::verify_server_name;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::server::ParsedCertificate;
use tokio_rustls::TlsAcceptor;

/// The rights that nobody may have but the owner, of whom the group may read.
const OTHERS: u32 = 0o027;
/// The largest file, in bytes. The longest chain of certificates is far shorter.
const BYTES_MAX: u64 = 1024 * 1024;

/// Why there is nothing to encrypt with.
#[derive(Debug, thiserror::Error)]
pub enum TlsFault {
    /// A file cannot be read.
    #[error("{} cannot be read: {source}; give the file itself, and see to its rights", .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// Others may read or write the key.
    #[error("others than its owner may read or write {}; take that right away: chmod 640, which lets the group read it", .path.display())]
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
pub struct Tls {
    pub(crate) acceptor: TlsAcceptor,
    certificate: CertificateDer<'static>,
}

impl Tls {
    /// Reads both files, in PEM (RFC 7468). The certificate has those that vouch for it after it.
    ///
    /// # Errors
    /// One of them is not what it should be.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, TlsFault> {
        let chain: Result<Vec<_>, _> =
            CertificateDer::pem_slice_iter(&read(certificate)?).collect();
        let chain = chain.ok().filter(|it| !it.is_empty());
        let chain = chain.ok_or_else(|| TlsFault::NoCertificate {
            path: certificate.to_owned(),
        })?;
        let rights = std::fs::metadata(key).map_err(|source| unread(key, source))?;
        if rights.mode() & OTHERS != 0 {
            return Err(TlsFault::Open {
                path: key.to_owned(),
            });
        }
        let secret = PrivateKeyDer::from_pem_slice(&read(key)?).map_err(|_| TlsFault::NoKey {
            path: key.to_owned(),
        })?;
        let own = chain[0].clone();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|it| it.with_no_client_auth().with_single_cert(chain, secret))
            .map_err(TlsFault::NotFitting)?;
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            certificate: own,
        })
    }

    /// True if the certificate is one of this host. Of another, browsers warn whoever asks for the desk.
    #[must_use]
    pub fn is_of(&self, host: &str) -> bool {
        let certificate = ParsedCertificate::try_from(&self.certificate);
        let both = certificate.ok().zip(server_name(host));
        both.is_some_and(|(certificate, host)| verify_server_name(&certificate, &host).is_ok())
    }
}

/// True if browsers can ask for this host: a name or an address, one of version 6 in brackets, and no port (RFC 3986,
/// 3.2.2).
#[must_use]
pub fn is_host(host: &str) -> bool {
    server_name(host).is_some()
}

fn server_name(host: &str) -> Option<ServerName<'_>> {
    let address = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    if let Some(address) = address {
        return address
            .parse()
            .ok()
            .map(Ipv6Addr::into)
            .map(ServerName::IpAddress);
    }
    // A colon is that of a port, or of an address without brackets. No browser leaves out a point at the end, and no
    // certificate has one.
    let is_one = !host.contains([':', '_']) && !host.ends_with('.');
    ServerName::try_from(host).ok().filter(|_| is_one)
}

/// Reads a file, if it is one: to open a pipe would wait for ever.
fn read(path: &Path) -> Result<Vec<u8>, TlsFault> {
    file::read(path, BYTES_MAX).map_err(|source| unread(path, source))
}

fn unread(path: &Path, source: io::Error) -> TlsFault {
    let path = path.to_owned();
    TlsFault::Unread { path, source }
}
