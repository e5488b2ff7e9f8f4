//! Where a store is, and the key with which it is entered.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use url::{Host, Url};
use zeroize::Zeroizing;

/// The largest file of a key, in bytes.
const ACCESS_BYTES_MAX: u64 = 64 * 1024;

/// Where a store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A folder, such as that of a stick: `file:///media/stick`.
    Folder(PathBuf),
    /// A bucket of an engine: `https://s3.example.org/bucket`.
    Bucket {
        /// The address of the engine, without a path.
        endpoint: String,
        /// The name of the bucket.
        bucket: String,
        /// True if the way there is not encrypted, on this machine alone.
        is_plain: bool,
    },
}

/// The key to a bucket.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// Its name.
    pub access: String,
    /// Its secret.
    pub secret: Zeroizing<String>,
    /// The region that the engine is told to be in. Most ignore it.
    #[serde(default = "usual_region")]
    pub region: String,
}

/// The reason why this is no place of a store, or no key to it.
#[derive(Debug, thiserror::Error)]
pub enum NoPlace {
    /// The address cannot be understood.
    #[error("`{0}` is no address of a store: write https://host/bucket, or file:///folder")]
    Address(String),
    /// There is a password in the address, which is not repeated.
    #[error("the address of a store has no password in it: write the key into a file of its own")]
    Password,
    /// The way is not encrypted.
    #[error("`{0}` is not encrypted, and leads to another machine: write https")]
    Plain(String),
    /// The file of the key cannot be read.
    #[error("{path} cannot be read: {source}")]
    Unread {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: std::io::Error,
    },
    /// The file of the key has something else in it. What it says is left out, because it may be secret.
    #[error("{0} is no key: write two lines, access = \"…\" and secret = \"…\"")]
    Access(PathBuf),
}

impl Place {
    /// Reads an address, and the key in a file if it needs one.
    ///
    /// # Errors
    /// Why it is none, or there is no key.
    pub fn with_access(
        address: &str,
        key: Option<&Path>,
    ) -> Result<(Self, Option<Access>), NoPlace> {
        Ok((Self::new(address)?, key.map(Access::read).transpose()?))
    }

    /// Reads an address.
    ///
    /// # Errors
    /// Why it is none.
    pub fn new(address: &str) -> Result<Self, NoPlace> {
        let none = || NoPlace::Address(address.to_owned());
        let url = Url::parse(address).map_err(|_| none())?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(NoPlace::Password);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(none());
        }
        match url.scheme() {
            "file" => url.to_file_path().map(Self::Folder).map_err(|()| none()),
            "https" => Self::bucket(&url, false).ok_or_else(none),
            "http" if is_this_machine(&url) => Self::bucket(&url, true).ok_or_else(none),
            "http" => Err(NoPlace::Plain(address.to_owned())),
            _ => Err(none()),
        }
    }

    fn bucket(url: &Url, is_plain: bool) -> Option<Self> {
        let bucket = url.path().trim_matches('/');
        let is_bucket = !bucket.is_empty() && !bucket.contains('/');
        is_bucket.then(|| Self::Bucket {
            endpoint: url.origin().ascii_serialization(),
            bucket: bucket.to_owned(),
            is_plain,
        })
    }
}

impl Access {
    /// Reads the key in a file.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read(path: &Path) -> Result<Self, NoPlace> {
        let unread = |source| NoPlace::Unread {
            path: path.to_owned(),
            source,
        };
        let file = fs::File::open(path).map_err(unread)?;
        let mut text = Zeroizing::new(String::new());
        file.take(ACCESS_BYTES_MAX)
            .read_to_string(&mut text)
            .map_err(unread)?;
        let none = || NoPlace::Access(path.to_owned());
        let access: Self = toml::from_str(&text).map_err(|_| none())?;
        // They become parts of a header.
        let is_word = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_graphic());
        let words = [&access.access, &*access.secret, &access.region];
        let are_words = words.into_iter().all(|it| is_word(it));
        are_words.then_some(access).ok_or_else(none)
    }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn usual_region() -> String {
    "us-east-1".to_owned()
}
