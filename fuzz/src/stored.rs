//! What may lie in the spool when the office comes: requests, plain and sealed, spoiled ones, and
//! anything else.
//!
//! Whatever is taken for a request is one: it is the same after it has been written and read again,
//! and a terminal can print it. Of all else something is said that a terminal can print, too.

use std::fs;
use std::sync::LazyLock;

use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use cas_kiosk::name::Name;
use cas_kiosk::request::Request;
use cas_kiosk::setup::Setup;
use cas_kiosk::spool::seal::seal;
use cas_office::requests::{Folders, Keys, json_for_terminal, list, open, sheet};
use chrono::DateTime;

use super::patch::Script;
use super::witness::check_lines;

/// A request that has every kind of answer.
pub const DOCUMENT: &str = include_str!("request.json");

static SETUP: LazyLock<Setup> = LazyLock::new(|| Setup::from_texts(&[]).unwrap());
static OFFICE: LazyLock<Office> = LazyLock::new(Office::new);

/// The names of plain and of sealed requests, the keys, and a sealed request that they open.
struct Office {
    identity: Identity,
    keys: Keys,
    plain: Name,
    sealed: Name,
    item: Vec<u8>,
}

impl Office {
    fn new() -> Self {
        let identity = Identity::generate();
        let mut keys = Keys::default();
        let secret = identity.to_string();
        keys.add(secret.expose_secret().as_bytes()).unwrap();
        let id = Request::from_json(DOCUMENT.as_bytes()).map(|it| it.id);
        let id = id.unwrap_or_else(|fault| panic!("{fault}"));
        Self {
            item: seal(DOCUMENT.as_bytes(), &[identity.to_public()]).unwrap(),
            identity,
            keys,
            plain: Name::of(&format!("{id}.json")).unwrap(),
            sealed: Name::of(&format!("{id}.json.age")).unwrap(),
        }
    }
}

/// Tries an item of the spool; `bytes` say of what kind it is, and what it is. The request, if it is
/// one.
///
/// # Panics
/// If anything does not hold.
#[must_use]
pub fn run(bytes: &[u8]) -> Option<Request> {
    let office = &*OFFICE;
    let mut script = Script(bytes);
    let (name, item) = match script.next() % 8 {
        0 => (&office.plain, script.0.to_vec()),
        1 => (&office.sealed, script.0.to_vec()),
        2 => (&office.sealed, script.patched(&office.item)),
        3 => {
            let document = script.patched(DOCUMENT.as_bytes());
            let recipient = office.identity.to_public();
            (&office.sealed, seal(&document, &[recipient]).unwrap())
        }
        4 => {
            check_names_and_keys(script.0);
            return None;
        }
        _ => (&office.plain, script.patched(DOCUMENT.as_bytes())),
    };
    match open(name, &item, &office.keys) {
        Ok(request) => {
            check_request(&request);
            check_list(name, &item);
            Some(request)
        }
        Err(unopened) => {
            check_lines(&unopened.to_string());
            None
        }
    }
}

/// Other names of files, and other keys.
fn check_names_and_keys(bytes: &[u8]) {
    if let Some(name) = Name::of(&String::from_utf8_lossy(bytes)) {
        check_lines(name.file());
    }
    if let Err(fault) = Keys::default().add(bytes) {
        check_lines(&fault.to_string());
    }
}

fn check_request(request: &Request) {
    let document = request.to_json();
    assert!(Request::from_json(&document).as_ref() == Ok(request));
    check_lines(&sheet(request, None));
    check_lines(&sheet(request, Some(&SETUP)));
    let printed = json_for_terminal(request);
    check_lines(&printed);
    assert!(Request::from_json(printed.as_bytes()).as_ref() == Ok(request));
}

/// The line of an item in the list of all.
fn check_list(name: &Name, item: &[u8]) {
    let spool = tempfile::tempdir().unwrap();
    let new = spool.path().join("new");
    fs::create_dir(&new).unwrap();
    fs::write(new.join(name.file()), item).unwrap();
    let folders = Folders::open(spool.path()).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let now = DateTime::UNIX_EPOCH;
    list(&folders, &OFFICE.keys, now, &mut out, &mut err).unwrap();
    let lines = String::from_utf8(out).unwrap();
    assert!(lines.contains(name.id()));
    check_lines(&lines);
    // Every time is still to come at the beginning of all of them.
    let told = String::from_utf8(err).unwrap();
    assert!(told.contains(name.file()));
    check_lines(&told);
}
