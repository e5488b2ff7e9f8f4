//! The store itself.

use std::fs;
use std::future::Future;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use object_store::aws::{AmazonS3Builder, S3ConditionalPut};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    ClientOptions, GetOptions, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, PutPayload,
    RetryConfig,
};
use tokio::runtime::Runtime;

use crate::fault::{self, StoreFault};
use crate::place::{Access, Place};

/// The time in which the engine must have begun to answer, and after that have said more.
const ANSWER: Duration = Duration::from_secs(30);
/// The time in which an answer must have ended. A large file on a slow line takes a while.
const WHOLE: Duration = Duration::from_secs(180);
/// After this time a call that has failed is not made again in the same round.
const PATIENCE: Duration = Duration::from_secs(45);
/// The time in which a connection must be made.
const CONNECT: Duration = Duration::from_secs(10);
/// How often a call is made before it counts as failed.
const TRIES_MAX: u32 = 10;
/// The wait before the second try. Each later one is twice as long.
const WAIT: Duration = Duration::from_millis(10);
/// The folder that shows that a folder is a store, and not the place at which no stick is mounted.
const ROOT: &str = "requests";

/// A store of objects.
pub struct Store {
    objects: Arc<dyn ObjectStore>,
    runtime: Runtime,
    /// The folder, if it is one. Nobody else makes the same object in it at the same time.
    folder: Option<Mounted>,
}

/// A folder, and which one it was when it was opened.
struct Mounted {
    path: PathBuf,
    device_and_inode: (u64, u64),
}

impl Mounted {
    fn of(path: &std::path::Path) -> io::Result<Self> {
        let found = fs::metadata(path)?;
        Ok(Self {
            path: path.to_owned(),
            device_and_inode: (found.dev(), found.ino()),
        })
    }

    fn is_still_there(&self) -> bool {
        Self::of(&self.path).is_ok_and(|it| it.device_and_inode == self.device_and_inode)
    }
}

/// An object that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What tells whether it has changed since (`ETag`).
    pub tag: Option<String>,
}

/// What was found where an object may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The object.
    Object(Object),
    /// The same as before.
    Unchanged,
    /// There is none.
    Nothing,
}

/// What became of making an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Creation {
    /// It is there now.
    Made,
    /// There is one: ours, of a try before, or somebody else's. It must be looked at.
    Exists,
}

/// An object in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// Its size, in bytes.
    pub bytes: u64,
    /// When it was written, in seconds since 1970, by the store's own clock.
    pub written: i64,
}

impl Store {
    /// Opens a store. Nothing is asked of it yet; a folder must be there.
    ///
    /// # Errors
    /// The folder is not there, or there is no key to the bucket.
    pub fn open(place: &Place, access: Option<&Access>) -> Result<Self, StoreFault> {
        let failed = |error: io::Error| StoreFault::Failed(error.to_string());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(failed)?;
        let mut mounted = None;
        let objects: Arc<dyn ObjectStore> = match place {
            Place::Folder(folder) => {
                if !folder.join(ROOT).is_dir() {
                    return Err(StoreFault::NoFolder(folder.clone()));
                }
                mounted = Some(Mounted::of(folder).map_err(failed)?);
                let files = LocalFileSystem::new_with_prefix(folder);
                Arc::new(files.map_err(|it| fault::of(&it))?.with_fsync(true))
            }
            Place::Bucket {
                endpoint,
                bucket,
                is_plain,
            } => {
                let builder = bucket_builder(endpoint, bucket, *is_plain);
                let builder = match access {
                    Some(it) => builder
                        .with_access_key_id(&it.access)
                        .with_secret_access_key(it.secret.as_str())
                        .with_region(&it.region),
                    None => builder.with_skip_signature(true),
                };
                Arc::new(builder.build().map_err(|it| fault::of(&it))?)
            }
        };
        Ok(Self {
            objects,
            runtime,
            folder: mounted,
        })
    }

    /// Reads an object of at most so many bytes; `None` if there is none.
    ///
    /// # Errors
    /// What went wrong.
    pub fn get(&self, path: &str, most: u64) -> Result<Option<Object>, StoreFault> {
        Ok(match self.get_if_changed(path, None, most)? {
            Found::Object(object) => Some(object),
            Found::Nothing | Found::Unchanged => None,
        })
    }

    /// Reads an object of at most so many bytes, unless it still has this tag.
    ///
    /// # Errors
    /// What went wrong.
    pub fn get_if_changed(
        &self,
        path: &str,
        tag: Option<&str>,
        most: u64,
    ) -> Result<Found, StoreFault> {
        self.persist(|| async {
            let options = GetOptions {
                if_none_match: tag.map(str::to_owned),
                ..GetOptions::default()
            };
            let found = match self.objects.get_opts(&Path::from(path), options).await {
                Err(object_store::Error::NotModified { .. }) if tag.is_some() => {
                    return Ok(Found::Unchanged);
                }
                Err(error) if is_missing(&error) => return Ok(Found::Nothing),
                found => found.map_err(|it| fault::of(&it))?,
            };
            let too_large = || StoreFault::TooLarge {
                path: path.to_owned(),
                most,
            };
            if found.meta.size > most {
                return Err(too_large());
            }
            let tag = found.meta.e_tag.clone();
            // What was said of its size need not be true.
            let (mut chunks, mut bytes) = (found.into_stream(), Vec::new());
            while let Some(chunk) = chunks.next().await {
                bytes.extend(chunk.map_err(|it| fault::of(&it))?);
                if bytes.len() as u64 > most {
                    return Err(too_large());
                }
            }
            Ok(Found::Object(Object { bytes, tag }))
        })
    }

    /// Makes an object, unless there is one.
    ///
    /// # Errors
    /// What went wrong. The object may be there all the same.
    pub fn create(&self, path: &str, bytes: &[u8]) -> Result<Creation, StoreFault> {
        self.persist(|| async {
            // To create without replacing, the library needs hard links, which a stick has not.
            let mode = if self.folder.is_some() {
                if self.objects.head(&Path::from(path)).await.is_ok() {
                    return Ok(Creation::Exists);
                }
                PutMode::Overwrite
            } else {
                PutMode::Create
            };
            match self.write(path, bytes, mode).await {
                Ok(()) => Ok(Creation::Made),
                Err(
                    object_store::Error::AlreadyExists { .. }
                    | object_store::Error::Precondition { .. },
                ) => Ok(Creation::Exists),
                Err(error) => Err(fault::of(&error)),
            }
        })
    }

    /// Writes an object, in place of another if there is one.
    ///
    /// # Errors
    /// What went wrong. The object may have been written all the same.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), StoreFault> {
        self.persist(|| async {
            let written = self.write(path, bytes, PutMode::Overwrite).await;
            written.map_err(|it| fault::of(&it))
        })
    }

    /// Removes an object. That there is none is well.
    ///
    /// # Errors
    /// What went wrong.
    pub fn delete(&self, path: &str) -> Result<(), StoreFault> {
        self.persist(|| async move {
            match self.objects.delete(&Path::from(path)).await {
                Err(error) if is_missing(&error) => Ok(()),
                deleted => deleted.map_err(|it| fault::of(&it)),
            }
        })
    }

    /// Returns when an object was written, in seconds since 1970, by the store's own clock; `None` if there is none.
    ///
    /// # Errors
    /// What went wrong.
    pub fn written(&self, path: &str) -> Result<Option<i64>, StoreFault> {
        self.persist(|| async move {
            match self.objects.head(&Path::from(path)).await {
                Err(error) if is_missing(&error) => Ok(None),
                found => {
                    let found = found.map_err(|it| fault::of(&it))?;
                    Ok(Some(found.last_modified.timestamp()))
                }
            }
        })
    }

    /// Lists the objects below a folder, in the order of their paths, at most so many. One that is listed may be gone.
    ///
    /// # Errors
    /// What went wrong.
    pub fn list(&self, folder: &str, most: usize) -> Result<Vec<Entry>, StoreFault> {
        let mut entries = self.persist(|| async {
            let folder = Path::from(folder);
            let mut listed = self.objects.list(Some(&folder)).take(most);
            let mut entries = Vec::new();
            while let Some(meta) = listed.next().await {
                let meta = meta.map_err(|it| fault::of(&it))?;
                entries.push(Entry {
                    path: meta.location.to_string(),
                    bytes: meta.size,
                    written: meta.last_modified.timestamp(),
                });
            }
            Ok(entries)
        })?;
        entries.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(entries)
    }

    /// Lists the names of the folders in a folder.
    ///
    /// # Errors
    /// What went wrong.
    pub fn folders(&self, folder: &str) -> Result<Vec<String>, StoreFault> {
        self.persist(|| async {
            let folder = Path::from(folder);
            let listed = self.objects.list_with_delimiter(Some(&folder)).await;
            let listed = listed.map_err(|it| fault::of(&it))?.common_prefixes;
            let names = listed
                .iter()
                .filter_map(|it| it.filename().map(str::to_owned));
            Ok(names.collect())
        })
    }

    /// True if the store is still the one that was opened. A stick may have been pulled out, and then what was written
    /// after that lies in the folder at which it was mounted.
    #[must_use]
    pub fn is_still_there(&self) -> bool {
        self.folder.as_ref().is_none_or(Mounted::is_still_there)
    }

    async fn write(&self, path: &str, bytes: &[u8], mode: PutMode) -> object_store::Result<()> {
        let (path, payload) = (Path::from(path), PutPayload::from(bytes.to_vec()));
        let written = self
            .objects
            .put_opts(&path, payload, PutOptions::from(mode));
        written.await.map(drop)
    }

    /// Makes a call again while what went wrong may pass. In a folder nothing does: what a pulled-out stick has told once it
    /// tells for ever.
    fn persist<T, F>(&self, call: impl Fn() -> F) -> Result<T, StoreFault>
    where
        F: Future<Output = Result<T, StoreFault>>,
    {
        self.runtime.block_on(async {
            let (mut wait, begun) = (WAIT, Instant::now());
            for _ in 1..TRIES_MAX {
                match call().await {
                    Err(fault)
                        if self.folder.is_none()
                            && fault.may_pass()
                            && begun.elapsed() < PATIENCE => {}
                    ended => return ended,
                }
                tokio::time::sleep(wait).await;
                wait *= 2;
            }
            call().await
        })
    }
}

fn bucket_builder(endpoint: &str, bucket: &str, is_plain: bool) -> AmazonS3Builder {
    // Whoever has installed one before has installed the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let options = ClientOptions::new()
        .with_timeout(WHOLE)
        .with_read_timeout(ANSWER)
        .with_connect_timeout(CONNECT)
        .with_allow_http(is_plain);
    // What is tried again is decided here alone, for all calls alike.
    let once = RetryConfig {
        max_retries: 0,
        ..RetryConfig::default()
    };
    AmazonS3Builder::new()
        .with_endpoint(endpoint)
        .with_bucket_name(bucket)
        .with_virtual_hosted_style_request(false)
        .with_conditional_put(S3ConditionalPut::ETagMatch)
        .with_client_options(options)
        .with_retry(once)
}

/// True if there is no such object, though there is a bucket.
fn is_missing(error: &object_store::Error) -> bool {
    let is_missing = matches!(error, object_store::Error::NotFound { .. });
    is_missing && !matches!(fault::of(error), StoreFault::NoBucket(_))
}
