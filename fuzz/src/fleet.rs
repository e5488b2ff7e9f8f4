//! What may lie in a store: pointers, releases, receipts and what kiosks tell of themselves, as whoever has a key may have put
//! them there, and objects with any name.
//!
//! Whatever is taken for a document is one: it is the same after it has been written and read again, and no path in it
//! leads out of its folder. Of all else something is said that a terminal can print.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cas_fleet::digest::sha256;
use cas_fleet::document::NoDocument;
use cas_fleet::layout::RequestPlace;
use cas_fleet::name::Name;
use cas_fleet::pointer::Pointer;
use cas_fleet::receipt::{Entry, Receipt, State};
use cas_fleet::release::{Release, ReleaseId};
use cas_fleet::signed::{self, Signer};
use cas_fleet::status::Status;
use chrono::DateTime;
use semver::Version;

use super::patch::Script;
use super::witness::check;

const ID: &str = "0123456789abcdef0123456789abcdef";
/// The letters of a public key that is nobody's.
const SIGNER: &str = "RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

static GOOD: LazyLock<Good> = LazyLock::new(Good::new);

struct Good {
    office: Name,
    kiosk: Name,
    pointer: Vec<u8>,
    release: Vec<u8>,
    receipt: Vec<u8>,
    status: Vec<u8>,
    request: String,
}

impl Good {
    fn new() -> Self {
        let [office, kiosk] = ["mops", "cas-07"].map(|it| Name::new(it).unwrap());
        let at = DateTime::UNIX_EPOCH;
        let hash = sha256(b"");
        let paths = [
            "content/site.toml",
            "content/services/meals.toml",
            "locales/pl/kiosk.ftl",
        ];
        let files = paths.map(|it| (it.to_owned(), hash.clone()));
        let release = Release::new(Version::new(0, 2, 0), BTreeMap::from(files)).unwrap();
        let first = Pointer::after(None, office.clone(), release.id(), at, at);
        let other = ReleaseId::try_from(hash.clone()).unwrap();
        let pointer = Pointer::after(Some(&first), office.clone(), other, at, at);
        let mut receipt = Receipt::new(office.clone(), kiosk.clone(), 7, "0".repeat(16), at);
        receipt.resend_since = Some(at);
        let entry = Entry {
            state: State::Taken,
            at,
            sealed: [hash].into(),
        };
        receipt.requests.insert(ID.to_owned(), entry);
        let mut status = Status::new(kiosk.clone(), Version::new(0, 2, 0), at);
        status.oldest_seconds = Some(7);
        let request = RequestPlace::new(office.clone(), kiosk.clone(), ID).unwrap();
        Self {
            office,
            kiosk,
            pointer: pointer.to_json(),
            release: release.to_json(),
            receipt: receipt.to_json(),
            status: status.to_json(),
            request: request.path(),
        }
    }
}

/// Tries an object of a store; `bytes` say of what kind it is, and what it is. Whether it was taken for one.
///
/// # Panics
/// If anything does not hold.
#[must_use]
pub fn run(bytes: &[u8]) -> bool {
    let good = &*GOOD;
    let mut script = Script(bytes);
    match script.next() % 6 {
        0 => is_pointer(good, &script.patched(&good.pointer)),
        1 => is_release(&script.patched(&good.release)),
        2 => is_receipt(good, &script.patched(&good.receipt)),
        3 => is_signed(script.0),
        4 => is_status(good, &script.patched(&good.status)),
        _ => is_request(&String::from_utf8_lossy(
            &script.patched(good.request.as_bytes()),
        )),
    }
}

fn is_pointer(good: &Good, document: &[u8]) -> bool {
    told(Pointer::read(document, &good.office)).is_some_and(|pointer| {
        let again = Pointer::read(&pointer.to_json(), &good.office).unwrap();
        assert!(again == pointer);
        let shown = pointer.release_for(&good.kiosk);
        assert!(
            shown.is_none_or(|it| *it == pointer.release || Some(it) == pointer.before.as_ref())
        );
        true
    })
}

fn is_release(document: &[u8]) -> bool {
    let id = ReleaseId::try_from(sha256(document)).unwrap();
    told(Release::read(document, &id)).is_some_and(|release| {
        let again = Release::read(&release.to_json(), &release.id()).unwrap();
        assert!(again == release);
        for path in release.files.keys() {
            check(path);
            let mut parts = path.split('/');
            assert!(matches!(parts.next(), Some("content" | "locales")));
            assert!(parts.all(|it| !it.is_empty() && !it.starts_with('.')));
        }
        true
    })
}

fn is_receipt(good: &Good, document: &[u8]) -> bool {
    told(Receipt::read(document, &good.office, &good.kiosk)).is_some_and(|receipt| {
        let again = Receipt::read(&receipt.to_json(), &good.office, &good.kiosk).unwrap();
        assert!(again == receipt);
        let _ = (receipt.is_past(ID), receipt.asks_again(ID));
        true
    })
}

fn is_status(good: &Good, document: &[u8]) -> bool {
    told(Status::read(document, &good.kiosk)).is_some_and(|status| {
        let again = Status::read(&status.to_json(), &good.kiosk).unwrap();
        assert!(again == status);
        true
    })
}

fn is_signed(object: &[u8]) -> bool {
    let unsigned = signed::document(object, &[Signer::new(SIGNER).unwrap()]).unwrap_err();
    check(&unsigned.to_string());
    false
}

fn is_request(path: &str) -> bool {
    RequestPlace::of(path).is_some_and(|place| {
        assert_eq!(place.path(), path);
        true
    })
}

/// What was read; otherwise something that can be printed is said of it.
fn told<T>(read: Result<T, NoDocument>) -> Option<T> {
    read.map_err(|why| check(&why.to_string())).ok()
}
