//! What a ring shows, and what it is to show next.

use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::pointer::{ALL_PERCENT, POINTER_BYTES_MAX, Pointer};
use cas_fleet::release::ReleaseId;
use cas_fleet::signed::{self, Signer};
use chrono::{DateTime, TimeDelta, Utc};

use super::PublishFault;
use super::repository::{Lying, Repository};
use crate::cli::PublishArgs;

/// What lies in the store where the pointer of a ring should be.
pub(super) struct Standing {
    /// The path of the pointer.
    path: String,
    lying: Lying,
    /// The pointer, if it is one that is trusted.
    pub(super) pointer: Option<Pointer>,
}

impl Standing {
    /// Reads what lies there. What is not to be trusted counts for nothing if `is_told`, and is told.
    ///
    /// # Errors
    /// It is not to be trusted, or the store failed.
    pub(super) fn read(
        repository: &mut Repository<'_>,
        ring: &Name,
        trusted: &[Signer],
        is_told: bool,
    ) -> Result<Self, PublishFault> {
        let path = layout::pointer(ring);
        let lying = repository.lying(&path, POINTER_BYTES_MAX)?;
        let pointer = match &lying {
            Lying::Nothing => Ok(None),
            Lying::Object(object) => read(object, ring, trusted).map(Some),
            Lying::TooLarge => Err(format!("it has more than {POINTER_BYTES_MAX} bytes")),
        };
        let pointer = match pointer {
            Ok(pointer) => pointer,
            Err(why) if is_told => {
                repository.call(&format!(
                    "{path} counts for nothing: {why}; see who may write there"
                ));
                None
            }
            Err(why) => return Err(PublishFault::Standing { path, why }),
        };
        Ok(Self {
            path,
            lying,
            pointer,
        })
    }

    /// True if this very object lies there.
    pub(super) fn is(&self, object: &[u8]) -> bool {
        matches!(&self.lying, Lying::Object(it) if it == object)
    }

    /// Returns the release to go back to.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn before(&self, ring: &Name) -> Result<ReleaseId, PublishFault> {
        let before = self.pointer.as_ref().and_then(|it| it.before.clone());
        before.ok_or_else(|| PublishFault::NothingBefore(ring.clone()))
    }

    /// Returns the pointer that is next.
    ///
    /// # Errors
    /// The number is not above that of the store, or the day on which it expires is too far away.
    pub(super) fn next(
        &self,
        ring: &Name,
        release: ReleaseId,
        args: &PublishArgs,
        now: DateTime<Utc>,
    ) -> Result<Pointer, PublishFault> {
        let expires = TimeDelta::from_std(args.expires).ok();
        let expires = expires.and_then(|it| now.checked_add_signed(it));
        let expires = expires.ok_or(PublishFault::TooFar)?;
        let before = self.pointer.as_ref();
        let mut pointer = Pointer::after(before, ring.clone(), release, now, expires);
        pointer.percent = args.percent;
        pointer.number = args.number.unwrap_or(pointer.number);
        if pointer.before.is_none() && pointer.percent < ALL_PERCENT {
            return Err(PublishFault::NothingForOthers(ring.clone()));
        }
        match before.filter(|it| it.number >= pointer.number) {
            Some(before) => Err(PublishFault::NotHigher {
                number: pointer.number,
                standing: before.number,
            }),
            None => Ok(pointer),
        }
    }

    /// Puts a signed pointer in place of what lies there. Engines have no way to do so only if it is the same still, so
    /// it is looked at before and after.
    ///
    /// # Errors
    /// Somebody else has put another one meanwhile, or the store failed.
    pub(super) fn replace(
        &self,
        repository: &Repository<'_>,
        object: &[u8],
    ) -> Result<(), PublishFault> {
        let lying = || repository.lying(&self.path, POINTER_BYTES_MAX);
        let another = || PublishFault::Another(self.path.clone());
        if lying()? != self.lying {
            return Err(another());
        }
        repository.put(&self.path, object)?;
        match lying()? {
            Lying::Object(there) if there == object => Ok(()),
            _ => Err(another()),
        }
    }
}

/// Reads a signed pointer of a ring, or says why it is none that is trusted.
fn read(object: &[u8], ring: &Name, trusted: &[Signer]) -> Result<Pointer, String> {
    let document = signed::document(object, trusted).map_err(|it| it.to_string())?;
    Pointer::read(document, ring).map_err(|it| it.to_string())
}
