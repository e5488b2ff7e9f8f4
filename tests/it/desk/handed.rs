//! Requests for other offices, and requests that are sealed.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use age::secrecy::ExposeSecret as _;
use age::x25519::Identity;
use cas_book::{Reader, restore};
use cas_desk::desk::Desk;
use cas_desk::hand_over::hand_over;
use cas_desk::intake::{Why, take_in};
use cas_desk::place::Place;
use cas_kiosk::config::Sealing;
use cas_kiosk::request::Request;
use cas_office::requests::{Keys, open};
use chrono::TimeDelta;
use tempfile::TempDir;

use super::{Clerk, FIRST, HOST, SECOND, by};
use crate::cli::run;
use crate::office::request;
use crate::project::OFFICE;
use crate::visitor::{language, shipped_anew};

/// The office to which the requests of these tests go over.
const OTHER: &str = "information-centre";

fn keys(identity: &Identity) -> Keys {
    let mut keys = Keys::default();
    keys.add(identity.to_string().expose_secret().as_bytes())
        .unwrap();
    keys
}

/// A desk on this book, where all that is handed over is sealed for this key.
fn desk(folder: &Path, book: &str, identity: &Identity) -> Desk {
    let mut setup = shipped_anew();
    setup.config.spool.sealing = Sealing::Age(vec![identity.to_public()]);
    let place = Place::loopback(HOST.parse().unwrap());
    let desk = Desk::open(
        &folder.join(book),
        place,
        Some(Arc::new(setup)),
        language("pl"),
    );
    let keys = keys(identity);
    let desk = desk
        .unwrap()
        .with_outgoing(&folder.join("outgoing"))
        .with_keys(Box::new(move |name, bytes| {
            open(name, bytes, &keys).map_err(|why| why.to_string())
        }));
    desk.with_link("ewa").unwrap()
}

/// A clerk at such a desk, with this request.
fn clerk(identity: &Identity, request: &Request) -> Clerk {
    let mut clerk = Clerk::arrives("pl");
    clerk.desk = Arc::new(desk(clerk.folder.path(), "book", identity));
    let now = clerk.now;
    clerk.comes_back(now);
    clerk.gets(std::slice::from_ref(request));
    clerk
}

/// What lies in a folder of a spool.
fn waiting(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder.join("outgoing/new")) else {
        return Vec::new();
    };
    entries.map(|it| it.unwrap().path()).collect()
}

/// The other office takes what waits for it, and returns what it has now.
fn other_office_takes(folder: &Path, identity: &Identity) -> Vec<Request> {
    fs::write(folder.join("key"), identity.to_string().expose_secret()).unwrap();
    fs::create_dir_all(folder.join("got")).unwrap();
    let arguments = [
        "requests",
        "take",
        "--spool",
        "outgoing",
        "--office",
        OTHER,
        "--identity",
        "key",
        "--into",
        "got",
    ];
    let taken = run(OFFICE, folder, &arguments, None, "");
    assert!(taken.status.success(), "{taken:?}");
    let got = fs::read_dir(folder.join("got")).unwrap();
    got.map(|it| Request::from_json(&fs::read(it.unwrap().path()).unwrap()).unwrap())
        .collect()
}

#[test]
fn another_office_gets_a_request_once_and_sealed() {
    let identity = Identity::generate();
    let mut clerk = clerk(&identity, &request(FIRST));
    let folder = clerk.folder.path().to_owned();
    assert_eq!(
        clerk.tells(FIRST, &format!("deed=not-ours&office={OTHER}")),
        303
    );
    assert_eq!(waiting(&folder), Vec::<PathBuf>::new());
    assert_eq!(clerk.tells(FIRST, "deed=opened"), 303, "nobody has it yet");
    assert_eq!(hand_over(&clerk.desk, clerk.now).unwrap(), []);
    assert_eq!(waiting(&folder), Vec::<PathBuf>::new());

    assert_eq!(
        clerk.tells(FIRST, &format!("deed=not-ours&office={OTHER}")),
        303
    );
    for _pass in 0..2 {
        assert_eq!(hand_over(&clerk.desk, clerk.now).unwrap(), []);
        assert_eq!(waiting(&folder).len(), 1);
    }
    let sealed = fs::read(&waiting(&folder)[0]).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/"));
    assert_eq!(clerk.tells(FIRST, "deed=opened"), 409, "they have it");
    for _pass in 0..2 {
        let got = other_office_takes(&folder, &identity);
        let expected = Request {
            id: got[0].id.clone(),
            office: OTHER.to_owned(),
            ..request(FIRST)
        };
        assert!(got == [expected]);
        assert_ne!(got[0].id, FIRST);
        assert_eq!(hand_over(&clerk.desk, clerk.now).unwrap(), []);
        assert_eq!(waiting(&folder).len(), 0);
    }
}

/// The program was killed after the file was there, before that was noted down.
#[test]
fn what_was_handed_over_and_not_noted_down_is_the_same_request_again() {
    let identity = Identity::generate();
    let mut clerk = clerk(&identity, &request(FIRST));
    let folder = clerk.folder.path().to_owned();
    clerk.tells(FIRST, &format!("deed=not-ours&office={OTHER}"));
    let before = Reader::open(&folder.join("book")).unwrap();
    before.backup(&folder.join("before")).unwrap();
    hand_over(&clerk.desk, clerk.now).unwrap();
    let file = waiting(&folder);
    restore(&folder.join("before"), &folder.join("again")).unwrap();
    let again = desk(&folder, "again", &identity);
    let later = clerk.now + TimeDelta::days(1);
    assert_eq!(hand_over(&again, later).unwrap(), []);
    assert_eq!(waiting(&folder), file);
    let reader = Reader::open(&folder.join("again")).unwrap();
    assert_eq!(reader.undelivered(9).unwrap().len(), 0);
}

#[test]
fn a_request_that_comes_back_is_there_again() {
    let identity = Identity::generate();
    let mut clerk = clerk(&identity, &request(FIRST));
    clerk.tells(FIRST, &format!("deed=not-ours&office={OTHER}"));
    hand_over(&clerk.desk, clerk.now).unwrap();
    let got = other_office_takes(clerk.folder.path(), &identity);

    let mut other = self::clerk(&identity, &got[0]);
    let path = format!("/request/{}", got[0].id);
    other.opens(&path);
    let own = format!("<option value=\"{OTHER}\"");
    assert!(!other.sees(&own), "they have it already: {}", other.page);
    let back = &request(FIRST).office;
    assert_eq!(
        other.tells(&got[0].id, &format!("deed=not-ours&office={back}")),
        303
    );
    hand_over(&other.desk, other.now).unwrap();

    let new = other.folder.path().join("outgoing/new");
    let pass = take_in(&clerk.desk, &new, clerk.now).unwrap();
    assert_eq!((pass.taken, pass.left.len()), (1, 0));
    clerk.opens("/?state=new");
    assert!(clerk.sees(&request(FIRST).reference), "{}", clerk.page);
}

#[test]
fn what_cannot_be_handed_over_is_told_and_waits() {
    let identity = Identity::generate();
    let mut clerk = clerk(&identity, &request(FIRST));
    let folder = clerk.folder.path().to_owned();
    clerk.tells(FIRST, &format!("deed=not-ours&office={OTHER}"));
    fs::remove_dir_all(folder.join("outgoing")).unwrap();
    fs::write(folder.join("outgoing"), "").unwrap();
    let left = hand_over(&clerk.desk, clerk.now).unwrap();
    assert_eq!(left.len(), 1);
    let told = left[0].to_string();
    assert!(
        told.starts_with(&format!("a request for {OTHER} cannot be handed over: ")),
        "{told}"
    );
    fs::remove_file(folder.join("outgoing")).unwrap();
    for name in ["outgoing", "outgoing/tmp", "outgoing/new"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    assert_eq!(hand_over(&clerk.desk, clerk.now).unwrap(), []);
    assert_eq!(waiting(&folder).len(), 1);
}

#[test]
fn without_a_folder_for_it_nothing_is_said_to_be_for_another_office() {
    let mut clerk = Clerk::with("pl", &[request(FIRST)]);
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(clerk.sees("value=\"not-ours\""), "{}", clerk.page);
    let place = Place::loopback(HOST.parse().unwrap());
    let setup = Some(Arc::new(shipped_anew()));
    let book = clerk.folder.path().join("book");
    let desk = Desk::open(&book, place, setup, language("pl")).unwrap();
    clerk.desk = Arc::new(desk.with_link("ewa").unwrap());
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(!clerk.sees("value=\"not-ours\""), "{}", clerk.page);
    assert_eq!(
        clerk.tells(FIRST, &format!("deed=not-ours&office={OTHER}")),
        422
    );
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(clerk.sees("Stan: nowe"), "{}", clerk.page);
}

/// Puts a request into a folder as a kiosk does that seals it for this key.
fn seals(folder: &TempDir, request: &Request, identity: &Identity) -> PathBuf {
    let path = folder
        .path()
        .join("taken")
        .join(format!("{}.mops.json.age", request.id));
    let sealed = age::encrypt(&identity.to_public(), &request.to_json()).unwrap();
    fs::write(&path, sealed).unwrap();
    path
}

#[test]
fn what_is_sealed_is_opened_once_and_what_is_for_others_or_forged_stays() {
    let (ours, others) = (Identity::generate(), Identity::generate());
    let mut clerk = clerk(&ours, &by(SECOND, "Jan Nowak"));
    let taken = clerk.folder.path().join("taken");
    let pass = |clerk: &Clerk| take_in(&clerk.desk, &taken, clerk.now).unwrap();
    let mut future = request(FIRST);
    future.at += TimeDelta::days(4000);
    seals(&clerk.folder, &future, &ours);
    assert_eq!(pass(&clerk).taken, 1);
    // Somebody puts the same there once more.
    let path = seals(&clerk.folder, &future, &ours);
    assert_eq!((pass(&clerk).taken, path.exists()), (0, false));
    clerk.opens("/");
    assert!(clerk.sees("data z przyszłości"), "{}", clerk.page);
    assert_eq!(clerk.page.matches(&format!("/request/{FIRST}")).count(), 1);

    let third = "00000000000000000000000000000003";
    let path = seals(&clerk.folder, &request(third), &others);
    let left = pass(&clerk).left;
    assert_eq!(left[0].0, path);
    assert!(
        matches!(&left[0].1, Why::Sealed(why) if why == "no key given opens it"),
        "{left:?}"
    );
    fs::remove_file(path).unwrap();
    // Whoever knows the public key can write under the id of another request.
    let path = seals(&clerk.folder, &by(SECOND, "Kto Inny"), &ours);
    assert_eq!(pass(&clerk).left, [(path.clone(), Why::Differs)]);
    fs::remove_file(path).unwrap();
    let path = seals(&clerk.folder, &request(third), &ours);
    fs::rename(
        &path,
        taken.join(format!("{}4.mops.json.age", &third[..31])),
    )
    .unwrap();
    assert!(
        matches!(&pass(&clerk).left[0].1, Why::Sealed(why) if why.contains("not that of its name"))
    );
    clerk.opens(&format!("/request/{SECOND}"));
    assert!(clerk.sees("Jan Nowak"), "{}", clerk.page);
}
