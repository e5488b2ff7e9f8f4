//! Content out: the release that the ring of this kiosk is pointed to is brought here, checked with the kiosk's own
//! configuration, and shown.
//!
//! ```text
//! pointer: signature -> ring -> number -> kept here
//! release: hash -> least program -> its files, each by its hash -> check -> renamed -> `current`
//! ```
//!
//! Whatever goes wrong, the kiosk shows what it has.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the release is read as the kiosk will read it"
)]

use std::cmp::Ordering;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use cas_fleet::digest::sha256;
use cas_fleet::layout;
use cas_fleet::pointer::{POINTER_BYTES_MAX, Pointer};
use cas_fleet::release::{FILE_BYTES_MAX, FOLDERS, RELEASE_BYTES_MAX, Release, ReleaseId};
use cas_fleet::signed::{self, Signer};
use cas_fleet::status::ContentStatus;
use cas_setup::fleet::{Channel, Fleet};
use cas_setup::setup::ConfigFile;
use cas_store::{Found, Store, StoreFault};
use chrono::{DateTime, Utc};
use semver::Version;

use crate::shelf::{CURRENT, Draft, Shelf};
use crate::told::Told;

/// What a kiosk is to show, and does show.
pub(crate) struct Content<'c> {
    pub(crate) store: &'c Store,
    pub(crate) config: &'c ConfigFile,
    pub(crate) fleet: &'c Fleet,
    pub(crate) channel: &'c Channel,
    pub(crate) shelf: &'c Shelf,
    pub(crate) now: DateTime<Utc>,
    /// What tells whether the pointer has changed since all was done that it says.
    pub(crate) tag: Option<String>,
    /// True if the kiosk shows another release now.
    pub(crate) is_new: bool,
    /// True if the store could not be reached any more.
    pub(crate) is_cut_off: bool,
    pub(crate) told: Vec<Told>,
}

/// The reason why a release is not brought, or not shown.
#[derive(Debug, thiserror::Error)]
enum NotShown {
    #[error("{0}")]
    Store(#[from] StoreFault),
    #[error("the release cannot be kept in [fleet] state: {0}")]
    Disk(#[from] io::Error),
    #[error("{0}")]
    Told(String),
}

impl Content<'_> {
    /// Brings what there is.
    pub(crate) fn bring(&mut self) {
        let known = known(self.channel, self.shelf);
        let tag = self.tag.take().filter(|_| known.is_some());
        let (pointer, tag) = match self.fetch(tag.as_deref(), known.as_ref()) {
            Ok(fetched) => fetched,
            Err(why) => {
                self.gives_up(&why);
                (None, None)
            }
        };
        let Some(pointer) = pointer.or(known) else {
            return;
        };
        if !self.is_cut_off {
            match self.show(&pointer) {
                Ok(is_new) => self.is_new = is_new,
                Err(why) => self.gives_up(&why),
            }
        }
        if pointer.expires <= self.now {
            let (ring, day) = (&pointer.ring, pointer.expires.date_naive());
            self.tell(format_args!(
                "the content of the ring {ring} has expired on {day}, and the kiosk shows it all the same: publish again, or see who keeps new content back"
            ));
        }
        self.look_at_config();
        if self.told.is_empty() {
            self.tag = tag;
        }
    }

    /// Fetches the pointer, if it has changed, and keeps it if it is believed. Returns it with its tag.
    fn fetch(
        &self,
        tag: Option<&str>,
        known: Option<&Pointer>,
    ) -> Result<(Option<Pointer>, Option<String>), NotShown> {
        let ring = &self.channel.ring;
        let path = layout::pointer(ring);
        let object = match self.store.get_if_changed(&path, tag, POINTER_BYTES_MAX)? {
            Found::Unchanged => return Ok((None, tag.map(str::to_owned))),
            Found::Nothing => {
                return not_shown(format_args!(
                    "nothing is published for the ring {ring}: cas-office publish; or correct `ring` under [fleet]"
                ));
            }
            Found::Object(object) => object,
        };
        let pointer = match read(self.channel, &object.bytes) {
            Ok(pointer) => pointer,
            Err(why) => return not_shown(format_args!("{path} is not believed: {why}")),
        };
        if known != Some(&pointer) {
            if let Some(known) = known {
                comes_after(known, &pointer, &path)?;
            }
            self.shelf.keep_pointer(ring, &object.bytes)?;
        }
        Ok((Some(pointer), object.tag))
    }

    /// Shows the release that is for this kiosk. Returns false if it does already.
    fn show(&self, pointer: &Pointer) -> Result<bool, NotShown> {
        let Some(id) = pointer.release_for(&self.fleet.kiosk) else {
            return Ok(false);
        };
        if self.shelf.current().as_ref() == Some(id) && self.shelf.is_whole(id) {
            self.shelf.tidy(None)?;
            return Ok(false);
        }
        self.shelf.tidy(Some(id))?;
        let release = self.release(id)?;
        let draft = self.put_together(id, &release)?;
        self.check(id, draft.folder())?;
        draft.show(&release)?;
        Ok(true)
    }

    fn release(&self, id: &ReleaseId) -> Result<Release, NotShown> {
        let release = match self.shelf.document(id) {
            Some(release) => release,
            None => self.fetch_release(id)?,
        };
        let own = Version::parse(env!("CARGO_PKG_VERSION"));
        match own {
            Ok(own) if own < release.least => not_shown(format_args!(
                "the release {} needs cas-kiosk {}, and this is {own}: bring the program up to date",
                Short(id),
                release.least
            )),
            _ => Ok(release),
        }
    }

    fn fetch_release(&self, id: &ReleaseId) -> Result<Release, NotShown> {
        let path = layout::release(id);
        let Some(object) = self.store.get(&path, RELEASE_BYTES_MAX)? else {
            return not_shown(format_args!("{path} is not in the store: publish it again"));
        };
        Release::read(&object.bytes, id).or_else(|why| {
            not_shown(format_args!(
                "{path} is not believed: {why}. Publish it again"
            ))
        })
    }

    /// Puts a release together of what is here already, and of what is fetched.
    fn put_together(&self, id: &ReleaseId, release: &Release) -> Result<Draft<'_>, NotShown> {
        let here = self.shelf.files();
        let draft = self.shelf.begin(release)?;
        for (path, hash) in &release.files {
            let own = here.get(hash).and_then(|it| fs::read(it).ok());
            let own = own.filter(|bytes| sha256(bytes) == *hash);
            let bytes = own.map_or_else(|| self.fetch_file(id, hash), Ok)?;
            draft.write(path, &bytes)?;
        }
        Ok(draft)
    }

    fn fetch_file(&self, id: &ReleaseId, hash: &str) -> Result<Vec<u8>, NotShown> {
        let path = layout::blob(hash);
        match self.store.get(&path, FILE_BYTES_MAX)? {
            Some(object) if sha256(&object.bytes) == hash => Ok(object.bytes),
            Some(_) => not_shown(format_args!(
                "{path} has other bytes than were published: see who may write there, and publish it again"
            )),
            None => not_shown(format_args!(
                "{path} of the release {} is not in the store: publish it again",
                Short(id)
            )),
        }
    }

    /// Checks a release as this kiosk will read it.
    fn check(&self, id: &ReleaseId, folder: &Path) -> Result<(), NotShown> {
        let [content, locales] = FOLDERS.map(|it| folder.join(it));
        let config = self.config.clone();
        let config = config.with_content(&content).with_locales(&locales);
        match config.setup(&config.files()) {
            Ok(_) => Ok(()),
            Err(faults) => not_shown(format_args!(
                "the release {} has {} faults with this kiosk.toml, and the kiosk shows what it has; the first is {}",
                Short(id),
                faults.len(),
                faults.first_line()
            )),
        }
    }

    /// Tells if the kiosk shows something else than what is brought here.
    fn look_at_config(&mut self) {
        let config = self.config.config();
        let current = self.fleet.state.join(CURRENT);
        let named = [config.content, config.locales];
        let is_shown = named.iter().zip(FOLDERS).all(|(named, folder)| {
            let named = named.as_ref().and_then(|it| it.canonicalize().ok());
            let brought = current.join(folder).canonicalize().ok();
            brought.is_none() || named == brought
        });
        if !is_shown {
            let current = current.display();
            self.tell(format_args!(
                "the kiosk does not show what is published: write content = \"{current}/content\" and locales = \"{current}/locales\" under [paths]"
            ));
        }
    }

    /// Tells why it goes no further. If the disk is the reason, the room is given back.
    fn gives_up(&mut self, why: &NotShown) {
        self.tell(why);
        match why {
            NotShown::Store(fault) => self.is_cut_off = fault.is_of_all(),
            NotShown::Disk(_) => drop(self.shelf.tidy(None)),
            NotShown::Told(_) => {}
        }
    }

    fn tell(&mut self, words: impl fmt::Display) {
        self.told.push(Told::new(words));
    }
}

/// Tells if another pointer has no higher number than the one that is known.
fn comes_after(known: &Pointer, pointer: &Pointer, path: &str) -> Result<(), NotShown> {
    match pointer.number.cmp(&known.number) {
        Ordering::Greater => Ok(()),
        Ordering::Equal => not_shown(format_args!(
            "{path} is another one with the number {} that this kiosk has seen: two have published. Publish again with a higher --number",
            known.number
        )),
        Ordering::Less => not_shown(format_args!(
            "{path} is an older one, {} after {}: the store has gone back, or somebody has put it there. Publish again with a higher --number",
            pointer.number, known.number
        )),
    }
}

/// Returns what the kiosk shows of what was published.
pub(crate) fn shown(channel: &Channel, shelf: &Shelf) -> Option<ContentStatus> {
    let pointer = known(channel, shelf)?;
    Some(ContentStatus {
        ring: pointer.ring,
        number: pointer.number,
        release: shelf.current()?,
        expires: pointer.expires,
    })
}

/// Returns the pointer that was believed last, unless whoever has signed it is not trusted any more.
fn known(channel: &Channel, shelf: &Shelf) -> Option<Pointer> {
    read(channel, &shelf.pointer(&channel.ring)?).ok()
}

fn read(channel: &Channel, object: &[u8]) -> Result<Pointer, Told> {
    let signers = channel.signers.iter();
    let signers: Vec<Signer> = signers.filter_map(|it| Signer::new(it)).collect();
    let document = signed::document(object, &signers).map_err(Told::new)?;
    Pointer::read(document, &channel.ring).map_err(Told::new)
}

fn not_shown<T>(words: fmt::Arguments<'_>) -> Result<T, NotShown> {
    Err(NotShown::Told(words.to_string()))
}

/// The first digits of the name of a release, for a line.
struct Short<'r>(&'r ReleaseId);

impl fmt::Display for Short<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.8}", self.0.to_string())
    }
}
