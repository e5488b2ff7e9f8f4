//! Publishing: content and locales go from a folder into a store, and the kiosks of a ring are told to show them.
//!
//! ```text
//! check with each configuration -> files that are missing -> release -> pointer, signed
//! ```
//!
//! The pointer is put last, by one call, so that a run that is cut at any moment leaves the old one or the new one, and
//! either leads to a whole release. Nothing is ever removed: a kiosk that was without a network for weeks still finds
//! what its pointer names. Nobody who can write into the store can make kiosks show something: that takes the key that
//! signs, which need not be on this machine.

mod by_hand;
mod content;
mod fault;
mod keys;
mod repository;
mod standing;

use std::io::{self, Write};
use std::path::Path;

use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::pointer::Pointer;
use cas_fleet::release::{Release, ReleaseId};
use cas_fleet::signed::Signer;
use cas_store::{Place, Store};
use chrono::{DateTime, SecondsFormat, Utc};

use crate::cli::PublishArgs;
use crate::requests::Ended;
use crate::signing::SigningKey;
use content::{Audience, Outgoing};
use repository::Repository;
use standing::Standing;

pub use fault::PublishFault;

/// What is to be done.
enum Task<'p> {
    /// A ring is to show something.
    Publish(&'p Name, Signature<'p>),
    /// The pointer in this file, which somebody has signed, is to be put.
    Put(&'p Path),
}

impl Task<'_> {
    /// Returns the key that signs, if it is here.
    fn key(&self) -> Option<&SigningKey> {
        match self {
            Self::Publish(_, Signature::Now(key)) => Some(key),
            _ => None,
        }
    }
}

/// Who signs.
enum Signature<'p> {
    /// This program, with this key.
    Now(Box<SigningKey>),
    /// Somebody, later: what is to be signed goes into this file.
    Later(&'p Path),
}

/// A run of publishing.
struct Publishing<'p> {
    args: &'p PublishArgs,
    trusted: Vec<Signer>,
    repository: Repository<'p>,
    now: DateTime<Utc>,
    out: &'p mut dyn Write,
}

/// Publishes. What the ring is to show goes to `out`, what needs somebody and what should be known to `err`.
///
/// # Errors
/// The fault because of which the ring goes on to show what it shows.
pub fn run(
    args: &PublishArgs,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, PublishFault> {
    let place = Place::with_access(&args.to, args.access.as_deref());
    let (place, access) = place.map_err(|it| PublishFault::Argument(it.to_string()))?;
    let task = task(args)?;
    let trusted = trusted(args, &task)?;
    let outgoing = args.folder.as_deref().zip(args.ring.as_ref());
    let outgoing = outgoing.map(|(folder, ring)| {
        let own = task.key().map(|it| it.public.clone());
        let keys = [&args.trusted[..], own.as_slice()].concat();
        let audience = Audience { ring, keys: &keys };
        Outgoing::read(
            folder,
            &args.config,
            args.least.as_ref(),
            &audience,
            now,
            err,
        )
    });
    let outgoing = outgoing.transpose()?;
    let store = Store::open(&place, access.as_ref())?;
    let mut publishing = Publishing {
        args,
        trusted,
        repository: Repository::of(store, err),
        now,
        out,
    };
    match &task {
        Task::Publish(ring, signature) => publishing.publish(ring, outgoing, signature)?,
        Task::Put(path) => publishing.put_signed(path)?,
    }
    Ok(if publishing.repository.has_called {
        Ended::Attention
    } else {
        Ended::Well
    })
}

/// Returns what is to be done.
fn task(args: &PublishArgs) -> Result<Task<'_>, PublishFault> {
    match (&args.signed, &args.ring, &args.sign, &args.unsigned) {
        (Some(path), ..) => Ok(Task::Put(path)),
        (None, Some(ring), Some(path), _) => {
            let key = SigningKey::read(path).map_err(|fault| PublishFault::Key {
                path: path.clone(),
                fault,
            })?;
            Ok(Task::Publish(ring, Signature::Now(Box::new(key))))
        }
        (None, Some(_), None, Some(path)) if path.symlink_metadata().is_ok() => {
            Err(PublishFault::Exists(path.clone()))
        }
        (None, Some(ring), None, Some(path)) => Ok(Task::Publish(ring, Signature::Later(path))),
        // The command line has been refused before.
        _ => Err(PublishFault::Argument(
            "write --ring and its name, and --sign or --unsigned and a file".to_owned(),
        )),
    }
}

/// Returns the keys that the kiosks trust. The key that signs must be among them.
fn trusted(args: &PublishArgs, task: &Task<'_>) -> Result<Vec<Signer>, PublishFault> {
    let signers = args.trusted.iter().map(|it| Signer::new(it));
    let signers: Option<Vec<Signer>> = signers.collect();
    let signers = signers.ok_or(PublishFault::NoSigner)?;
    match (task, &args.sign) {
        (Task::Publish(_, Signature::Now(key)), _) if signers.is_empty() => {
            Ok(vec![key.signer.clone()])
        }
        (Task::Publish(_, Signature::Now(key)), Some(path))
            if !args.trusted.contains(&key.public) =>
        {
            Err(PublishFault::KeyNotTrusted(path.clone()))
        }
        _ => Ok(signers),
    }
}

impl Publishing<'_> {
    /// Publishes what is outgoing, or else what was shown before.
    fn publish(
        &mut self,
        ring: &Name,
        outgoing: Option<Outgoing>,
        signature: &Signature<'_>,
    ) -> Result<(), PublishFault> {
        let standing = self.standing(ring)?;
        let (pointer, release) = if let Some(outgoing) = outgoing {
            let next = standing.next(ring, outgoing.id.clone(), self.args, self.now)?;
            self.repository.put_release(&outgoing)?;
            (next, outgoing.release)
        } else {
            let before = standing.before(ring)?;
            let release = self.repository.whole(&before)?;
            (standing.next(ring, before, self.args, self.now)?, release)
        };
        self.check_keys(&standing, &pointer.release)?;
        match signature {
            Signature::Now(key) => {
                let path = layout::pointer(ring);
                let signed = key.sign(&pointer.to_json(), &path);
                let object = signed.map_err(PublishFault::Unsigned)?;
                standing.replace(&self.repository, &object)?;
                self.repository.check_there()?;
                printed(self.tell(&pointer, &release))
            }
            Signature::Later(path) => {
                self.repository.check_there()?;
                by_hand::write(path, &pointer)?;
                printed(self.tell(&pointer, &release))?;
                printed(by_hand::tell(path, self.args, self.out))
            }
        }
    }

    /// Puts a pointer that was signed by hand. Its release is in the store already.
    fn put_signed(&mut self, path: &Path) -> Result<(), PublishFault> {
        let (pointer, object) = by_hand::read(path, &self.trusted, self.now)?;
        if self.args.number.is_some_and(|it| it != pointer.number) {
            let why = format!("its number is {}", pointer.number);
            let path = path.to_owned();
            return Err(PublishFault::NotSigned { path, why });
        }
        let standing = self.standing(&pointer.ring)?;
        let release = self.repository.whole(&pointer.release)?;
        // A run before may have been killed after it has put it.
        if !standing.is(&object) {
            let standing_number = standing.pointer.as_ref().map(|it| it.number);
            if let Some(standing) = standing_number.filter(|it| *it >= pointer.number) {
                let path = path.to_owned();
                return Err(PublishFault::Superseded { path, standing });
            }
            self.check_keys(&standing, &pointer.release)?;
            standing.replace(&self.repository, &object)?;
        }
        self.repository.check_there()?;
        printed(self.tell(&pointer, &release))
    }

    fn standing(&mut self, ring: &Name) -> Result<Standing, PublishFault> {
        let is_told = self.args.number.is_some();
        Standing::read(&mut self.repository, ring, &self.trusted, is_told)
    }

    /// Looks whether a release, which is in the store, changes a key against what the ring shows. It is shown only if
    /// somebody has said that this is meant.
    fn check_keys(&self, standing: &Standing, next: &ReleaseId) -> Result<(), PublishFault> {
        let shown = standing.pointer.as_ref().map(|it| &it.release);
        // What has lost a file in the store is mended by publishing the same again.
        let Some(shown) = shown.filter(|it| *it != next && !self.args.new_keys) else {
            return Ok(());
        };
        let before = match self.repository.keys(shown) {
            Err(PublishFault::Incomplete { path, .. }) => {
                return Err(PublishFault::KeysUnknown { path });
            }
            keys => keys?,
        };
        let changed = self.repository.keys(next)?.changed_since(&before);
        if changed.is_empty() {
            return Ok(());
        }
        Err(PublishFault::NewKeys(changed.join(", ")))
    }

    /// Tells what was published.
    fn tell(&mut self, pointer: &Pointer, release: &Release) -> io::Result<()> {
        let (out, repository) = (&mut self.out, &self.repository);
        writeln!(out, "number: {}", pointer.number)?;
        writeln!(out, "release: {}", pointer.release)?;
        writeln!(out, "ring: {}", pointer.ring)?;
        writeln!(out, "percent: {}", pointer.percent)?;
        let expires = pointer.expires.to_rfc3339_opts(SecondsFormat::Secs, true);
        writeln!(out, "expires: {expires}")?;
        writeln!(out, "files: {}", release.files.len())?;
        writeln!(out, "files_put: {}", repository.files_put)?;
        writeln!(out, "bytes_put: {}", repository.bytes_put)
    }
}

/// Passes on the result of printing. That the reader has stopped reading is well.
fn printed(written: io::Result<()>) -> Result<(), PublishFault> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(PublishFault::Unprinted(error))
        }
        _ => Ok(()),
    }
}
