//! The settings of a desk that a machine starts: a file, of which each line can also be an argument.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use cas_desk::tls::is_host;
use cas_setup::told;
use cas_words::text::Language;
use serde::Deserialize;

use crate::cli::DeskArgs;

/// The largest file of settings, in bytes.
const BYTES_MAX: u64 = 64 * 1024;

/// Why there are no settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsFault {
    /// The file cannot be read.
    #[error("{} cannot be read: {source}; give the right file with --settings", .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// It is not as it should be.
    #[error("{}: {why}", .path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// Where, and what.
        why: String,
    },
    /// Something is missing.
    #[error("{0}")]
    Missing(&'static str),
}

/// The settings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The book.
    pub book: Option<PathBuf>,
    /// The folder from which requests come.
    pub from: Option<PathBuf>,
    /// The files of the keys that open what is sealed.
    #[serde(default)]
    pub identity: Vec<PathBuf>,
    /// The folder for requests to other offices.
    pub outgoing: Option<PathBuf>,
    /// The folder with what visitors have found wrong.
    pub corrections: Option<PathBuf>,
    /// The configuration of a kiosk.
    pub config: Option<PathBuf>,
    /// The tag of the language of everybody who is not signed in, whatever their browser prefers. Without it they are
    /// spoken to as the browser prefers, if the desk speaks that.
    language: Option<String>,
    /// The port of this machine.
    pub port: Option<u16>,
    /// The address that other machines can reach, and how it is encrypted.
    pub listen: Option<SocketAddr>,
    /// The name by which browsers ask for it.
    host: Option<String>,
    /// The file with the certificate of that name.
    certificate: Option<PathBuf>,
    /// The file with the key to it.
    key: Option<PathBuf>,
}

/// How others than this machine reach the desk.
pub struct Beyond {
    /// The address.
    pub address: SocketAddr,
    /// The name.
    pub host: String,
    /// The file with the certificate.
    pub certificate: PathBuf,
    /// The file with the key to it.
    pub key: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    desk: Settings,
}

impl Settings {
    /// Reads the file that the arguments name, if they do. An argument counts more than a line.
    ///
    /// # Errors
    /// It cannot be read, or is not as it should be.
    pub fn of(args: &DeskArgs) -> Result<Self, SettingsFault> {
        let read = match &args.settings {
            Some(path) => Self::read(path)?,
            None => Self::default(),
        };
        Ok(Self {
            book: args.book.clone().or(read.book),
            from: args.from.clone().or(read.from),
            identity: if args.identity.is_empty() {
                read.identity
            } else {
                args.identity.clone()
            },
            corrections: args.corrections.clone().or(read.corrections),
            outgoing: args.outgoing.clone().or(read.outgoing),
            config: args.config.clone().or(read.config),
            port: args.port.or(read.port),
            ..read
        })
    }

    /// Reads a file.
    ///
    /// # Errors
    /// It cannot be read, or is not as it should be.
    pub fn read(path: &Path) -> Result<Self, SettingsFault> {
        let bytes = cas_program::file::read(path, BYTES_MAX).map_err(|source| {
            let path = path.to_owned();
            SettingsFault::Unread { path, source }
        })?;
        let document: Result<Document, _> = toml::from_slice(&bytes);
        let wrong = |why: String| {
            let path = path.to_owned();
            SettingsFault::Wrong { path, why }
        };
        let settings = document.map_err(|error| wrong(error.to_string()))?.desk;
        if let Some(host) = settings.host.as_ref().filter(|it| !is_host(it)) {
            return Err(wrong(format!(
                "host is \"{host}\": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or \
                 [2001:db8::7]; the port stands in listen"
            )));
        }
        match &settings.language {
            Some(tag) if language(tag).is_none() => {
                Err(wrong(format!("language is \"{tag}\": write en, pl or uk")))
            }
            _ => Ok(settings),
        }
    }

    /// Returns the language.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.language.as_deref().and_then(language)
    }

    /// Returns how others than this machine reach the desk; `None` if they do not.
    ///
    /// # Errors
    /// Something for it is missing.
    pub fn beyond(&self) -> Result<Option<Beyond>, SettingsFault> {
        let parts = (&self.host, &self.certificate, &self.key);
        match (self.listen, parts) {
            (None, (None, None, None)) => Ok(None),
            (Some(address), (Some(host), Some(certificate), Some(key))) => Ok(Some(Beyond {
                address,
                host: host.clone(),
                certificate: certificate.clone(),
                key: key.clone(),
            })),
            _ => Err(SettingsFault::Missing(
                "others than this machine reach the desk only encrypted, and by its name: write all of listen, host, \
                 certificate and key into [desk], or none",
            )),
        }
    }
}

fn language(tag: &str) -> Option<Language> {
    told::languages().find(|it| it.tag() == tag)
}
