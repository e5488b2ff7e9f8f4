//! Where things are in a store.

use crate::digest::sha256;
use crate::name::Name;
use crate::release::ReleaseId;

/// The folder of what kiosks have asked.
const REQUESTS: &str = "requests";
/// The folder of what offices have answered.
pub const RECEIPTS: &str = "receipts";
/// The folder of the ledgers that collect.
const LEDGERS: &str = "ledgers";
/// The folder of what kiosks show.
const CONTENT: &str = "content";
/// The folder of what kiosks tell of themselves.
pub const STATUS: &str = "status";
/// The digits by which that folder is divided, so that no list of it is long.
const SHARD_DIGITS: usize = 2;
/// The object that whoever looks at all kiosks writes, to see what time it is by the clock of the store.
pub const CLOCK: &str = "fleet/clock";
/// The end of the name of a sealed request.
const SEALED: &str = ".json.age";
/// The length of the id of a request: 128 bits in hexadecimal.
const ID_DIGITS: usize = 32;

/// The place of a sealed request.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestPlace {
    /// The office that receives it.
    pub office: Name,
    /// The kiosk from which it was sent.
    pub kiosk: Name,
    /// Its id: 32 lower-case hexadecimal digits.
    id: String,
}

impl RequestPlace {
    /// Returns the place of a request; `None` if the id is none.
    #[must_use]
    pub fn new(office: Name, kiosk: Name, id: &str) -> Option<Self> {
        is_id(id).then(|| Self {
            office,
            kiosk,
            id: id.to_owned(),
        })
    }

    /// Reads a path. What is not exactly the path of a request is `None`: it was put there by somebody else.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let mut parts = path.split('/');
        let [requests, office, kiosk, file] = [(); 4].map(|()| parts.next());
        if parts.next().is_some() || requests? != REQUESTS {
            return None;
        }
        let (office, kiosk) = (Name::new(office?).ok()?, Name::new(kiosk?).ok()?);
        Self::new(office, kiosk, file?.strip_suffix(SEALED)?)
    }

    /// Returns the id of the request.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns its path.
    #[must_use]
    pub fn path(&self) -> String {
        let Self { office, kiosk, id } = self;
        format!("{REQUESTS}/{office}/{kiosk}/{id}{SEALED}")
    }
}

/// Returns the folder of the requests for an office.
#[must_use]
pub fn requests_for(office: &Name) -> String {
    format!("{REQUESTS}/{office}")
}

/// Returns the path of the receipt of an office for a kiosk.
#[must_use]
pub fn receipt(kiosk: &Name, office: &Name) -> String {
    format!("{RECEIPTS}/{kiosk}/{office}.json")
}

/// Returns the folder in which the ledgers that collect for an office announce themselves.
#[must_use]
pub fn ledgers_of(office: &Name) -> String {
    format!("{LEDGERS}/{office}")
}

/// Returns the path at which a ledger announces itself.
#[must_use]
pub fn ledger(office: &Name, ledger: &str) -> String {
    format!("{LEDGERS}/{office}/{ledger}.json")
}

/// Returns the path of the pointer of a ring.
#[must_use]
pub fn pointer(ring: &Name) -> String {
    format!("{CONTENT}/channel/{ring}.json")
}

/// Returns the path of a release.
#[must_use]
pub fn release(id: &ReleaseId) -> String {
    format!("{CONTENT}/releases/{id}.json")
}

/// Returns the path of a file of releases, by its hash.
#[must_use]
pub fn blob(sha256: &str) -> String {
    format!("{CONTENT}/blobs/{sha256}")
}

/// Returns the path of what a kiosk tells of itself. The folder between is drawn from the kiosk's name.
#[must_use]
pub fn status(kiosk: &Name) -> String {
    let shard = &sha256(kiosk.as_str().as_bytes())[..SHARD_DIGITS];
    format!("{STATUS}/{shard}/{kiosk}.json")
}

/// Returns the kiosk of which the object at a path tells; `None` if no kiosk has put it there.
#[must_use]
pub fn kiosk_of_status(path: &str) -> Option<Name> {
    let (_, file) = path.rsplit_once('/')?;
    let kiosk = Name::new(file.strip_suffix(".json")?).ok()?;
    (status(&kiosk) == path).then_some(kiosk)
}

/// Returns the folders by which the one of what kiosks tell is divided.
pub fn status_folders() -> impl Iterator<Item = String> {
    let shards = 0..1 << (4 * SHARD_DIGITS);
    shards.map(|shard: u32| format!("{STATUS}/{shard:0SHARD_DIGITS$x}"))
}

/// True if this can be the id of a request.
#[must_use]
pub fn is_id(id: &str) -> bool {
    let mut digits = id.bytes();
    id.len() == ID_DIGITS && digits.all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
}
