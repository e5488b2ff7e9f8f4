//! An office publishes content: kiosks find a pointer that its key has signed, and a whole release behind it, whatever
//! happens meanwhile.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Instant;

use cas_fleet::digest::sha256;
use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::pointer::{NUMBER_MAX, Pointer};
use cas_fleet::release::{Release, ReleaseId};
use cas_fleet::signed::{self, Signer};
use chrono::{TimeDelta, Utc};
use minisign::KeyPair;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::cli::run;
use crate::courier::{is_killed_at_each_change, names, told};
use crate::project::{OFFICE, copy_folder, kiosk_folder};
use crate::skipped::skip;
use crate::terminal::PATIENCE;

const CANARY: &str = "canary";

/// A folder with content, locales and a configuration, a store, and a key that signs.
struct Desk {
    folder: TempDir,
    key: KeyPair,
}

impl AsRef<Path> for Desk {
    fn as_ref(&self) -> &Path {
        self.folder.path()
    }
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: kiosk_folder(),
            key: KeyPair::generate_unencrypted_keypair().unwrap(),
        };
        fs::create_dir_all(desk.path("store/requests")).unwrap();
        desk.writes_key("key", &desk.key);
        desk
    }

    /// The same once more.
    fn copied(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("desk");
        copy_folder(self.folder.path(), &within);
        for entry in fs::read_dir(&within).unwrap() {
            let path = entry.unwrap().path();
            fs::rename(&path, folder.path().join(path.file_name().unwrap())).unwrap();
        }
        let key = self.key.clone();
        Self { folder, key }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn writes_key(&self, name: &str, key: &KeyPair) {
        let text = key.sk.to_box(None).unwrap().to_string();
        fs::write(self.path(name), text).unwrap();
    }

    /// Somebody adds a line to a file.
    fn adds(&self, file: &str, line: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        fs::write(self.path(file), format!("{text}\n{line}\n")).unwrap();
    }

    /// Somebody writes something else in a file.
    fn changes(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.path(file), text.replacen(from, to, 1)).unwrap();
    }

    fn address(&self) -> String {
        format!("file://{}", self.path("store").display())
    }

    /// The office publishes with these words.
    fn publishes(&self, words: &[&str]) -> Output {
        let address = self.address();
        let words = [&["publish", "--to", &address], words].concat();
        run(OFFICE, self.folder.path(), &words, None, "")
    }

    /// The office publishes, and all is well. What was printed on standard output.
    fn publishes_well(&self, words: &[&str]) -> String {
        let output = self.publishes(words);
        assert!(output.status.success(), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The office publishes its folder for the ring, signed by its key, with these words more.
    fn shows(&self, more: &[&str]) -> String {
        self.publishes_well(&[&["--ring", CANARY, "--sign", "key", "."], more].concat())
    }

    /// Nothing comes of it, and the ring shows what it has shown.
    fn is_refused(&self, words: &[&str], code: i32, why: &str) {
        let pointer = fs::read(self.pointer_place()).ok();
        let output = self.publishes(words);
        let told = told(&output);
        assert_eq!(output.status.code(), Some(code), "{told}");
        assert!(told.contains(why), "{why}: {told}");
        assert_eq!(fs::read(self.pointer_place()).ok(), pointer, "{told}");
    }

    fn pointer_place(&self) -> PathBuf {
        let path = layout::pointer(&Name::new(CANARY).unwrap());
        self.path("store").join(path)
    }

    /// The pointer of the ring, as a kiosk reads it.
    fn pointer(&self) -> Pointer {
        let object = fs::read(self.pointer_place()).unwrap();
        let trusted = [Signer::new(&self.public()).unwrap()];
        let document = signed::document(&object, &trusted).unwrap();
        Pointer::read(document, &Name::new(CANARY).unwrap()).unwrap()
    }

    fn public(&self) -> String {
        self.key.pk.to_base64()
    }

    /// The files of a release, as a kiosk reads them.
    fn files_of(&self, id: &ReleaseId) -> BTreeMap<String, Vec<u8>> {
        let document = fs::read(self.release_place(id)).unwrap();
        let release = Release::read(&document, id).unwrap();
        let files = release.files.into_iter().map(|(path, hash)| {
            let bytes = fs::read(self.path("store").join(layout::blob(&hash))).unwrap();
            assert_eq!(sha256(&bytes), hash, "{path}");
            (path, bytes)
        });
        files.collect()
    }

    fn release_place(&self, id: &ReleaseId) -> PathBuf {
        self.path("store").join(layout::release(id))
    }

    fn blob_place(&self, file: &str) -> PathBuf {
        let hash = sha256(&fs::read(self.path(file)).unwrap());
        self.path("store").join(layout::blob(&hash))
    }

    /// Somebody with a key signs a file, as `minisign -S -m FILE` does.
    fn signs(&self, file: &str, key: &KeyPair) {
        let document = fs::read(self.path(file)).unwrap();
        let signature = minisign::sign(None, &key.sk, &document[..], None, None).unwrap();
        let beside = self.path(&format!("{file}.minisig"));
        fs::write(beside, signature.to_string()).unwrap();
    }

    /// Publishes all but the pointer, which waits in the file `pointer.json` to be signed.
    fn prepares(&self, more: &[&str]) -> String {
        let public = self.public();
        let words = ["--ring", CANARY, "--trusted", &public];
        let words = [&words[..], &["--unsigned", "pointer.json"], more].concat();
        self.publishes_well(&words)
    }
}

/// All files in some folders, by their paths.
fn files_in(root: &Path, folders: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<String> = folders.iter().map(|it| (*it).to_owned()).collect();
    while let Some(folder) = folders.pop() {
        for name in names(&root.join(&folder)) {
            let path = format!("{folder}/{name}");
            if root.join(&path).is_dir() {
                folders.push(path);
            } else {
                found.insert(path.clone(), fs::read(root.join(&path)).unwrap());
            }
        }
    }
    found
}

/// The value that was printed for a name.
fn value<'p>(printed: &'p str, name: &str) -> &'p str {
    let mut values = printed.lines().filter_map(|line| line.split_once(": "));
    values.find(|(it, _)| *it == name).unwrap().1
}

#[test]
fn a_release_has_every_file_that_a_kiosk_reads_and_nothing_else() {
    let desk = Desk::new();
    let files = files_in(desk.as_ref(), &["content", "locales"]);
    for stray in [
        "content/.site.toml.swp",
        "content/centres - Copy.toml",
        "content/services/.hidden.toml",
        "content/site.toml~",
        "content/Thumbs.db",
        "locales/pl/kiosk (2).ftl",
    ] {
        fs::write(desk.path(stray), "stray").unwrap();
    }
    let printed = desk.shows(&[]);
    let pointer = desk.pointer();
    assert_eq!((pointer.number, pointer.percent), (1, 100));
    assert_eq!(pointer.before, None);
    assert_eq!(pointer.expires - pointer.at, TimeDelta::days(30));
    assert!(desk.files_of(&pointer.release) == files);
    assert_eq!(value(&printed, "release"), pointer.release.to_string());
    let count = files.len().to_string();
    let bytes: usize = files.values().map(Vec::len).sum();
    for (name, expected) in [
        ("number", "1"),
        ("ring", CANARY),
        ("percent", "100"),
        ("files", &count),
        ("files_put", &count),
        ("bytes_put", &bytes.to_string()),
    ] {
        assert_eq!(value(&printed, name), expected, "{printed}");
    }
    assert_eq!(names(&desk.path("store/content/blobs")).len(), files.len());
}

#[test]
fn a_part_of_a_ring_shows_a_release_first_and_what_all_had_before_goes_along() {
    let desk = Desk::new();
    desk.shows(&[]);
    let first = desk.pointer().release;
    desk.adds("content/site.toml", "# another edition");
    let printed = desk.shows(&["--percent", "10", "--expires", "36h"]);
    assert_eq!(value(&printed, "files_put"), "1");
    let bytes = fs::metadata(desk.path("content/site.toml")).unwrap().len();
    assert_eq!(value(&printed, "bytes_put"), bytes.to_string());
    let pointer = desk.pointer();
    assert_eq!((pointer.number, pointer.percent), (2, 10));
    assert_eq!(pointer.before.as_ref(), Some(&first));
    assert_eq!(pointer.expires - pointer.at, TimeDelta::hours(36));
    assert!(pointer.release != first);
    // A kiosk that was away for weeks finds what all had before.
    desk.files_of(&first);

    let printed = desk.shows(&["--percent", "50"]);
    assert_eq!(value(&printed, "files_put"), "0");
    let wider = desk.pointer();
    assert_eq!((wider.number, wider.percent), (3, 50));
    assert!(wider.release == pointer.release && wider.before == pointer.before);
}

#[test]
fn what_was_before_comes_back_under_a_new_number() {
    let desk = Desk::new();
    let back = ["--ring", CANARY, "--sign", "key", "--back"];
    desk.is_refused(&back, 1, "nothing before what the ring canary shows");
    let part = ["--ring", CANARY, "--sign", "key", "--percent", "10", "."];
    desk.is_refused(
        &part,
        2,
        "nothing that the rest of the ring canary could show",
    );
    desk.shows(&[]);
    desk.is_refused(&back, 1, "nothing before what the ring canary shows");
    let first = desk.pointer().release;
    desk.adds("content/site.toml", "# another edition");
    desk.shows(&[]);
    let second = desk.pointer().release;
    let printed = desk.publishes_well(&back);
    assert_eq!(value(&printed, "release"), first.to_string());
    let files = desk.files_of(&first).len().to_string();
    assert_eq!(value(&printed, "files"), files);
    assert_eq!(value(&printed, "files_put"), "0");
    let pointer = desk.pointer();
    assert_eq!((pointer.number, pointer.percent), (3, 100));
    assert!(pointer.release == first && pointer.before == Some(second.clone()));
    // Back from there is where it came from.
    desk.publishes_well(&[&back[..], &["--percent", "50"]].concat());
    let pointer = desk.pointer();
    assert_eq!((pointer.number, pointer.percent), (4, 50));
    assert!(pointer.release == second && pointer.before == Some(first.clone()));
    // What only a part has shown is not what all had before.
    desk.publishes_well(&back);
    let pointer = desk.pointer();
    assert!(pointer.release == first && pointer.before.is_none());
    desk.is_refused(&back, 1, "nothing before what the ring canary shows");
}

#[test]
fn a_release_that_is_not_whole_does_not_come_back() {
    let desk = Desk::new();
    desk.shows(&[]);
    let first = desk.pointer().release;
    let site = desk.blob_place("content/site.toml");
    desk.adds("content/site.toml", "# another edition");
    desk.shows(&[]);
    let back = ["--ring", CANARY, "--sign", "key", "--back"];
    let whole = fs::read(&site).unwrap();
    for broken in [&whole[1..], b""] {
        fs::write(&site, broken).unwrap();
        desk.is_refused(&back, 1, "is not whole in the store: content/blobs/");
    }
    fs::remove_file(&site).unwrap();
    desk.is_refused(&back, 1, "is not whole in the store: content/blobs/");
    fs::write(&site, whole).unwrap();
    let place = desk.release_place(&first);
    let document = fs::read_to_string(&place).unwrap();
    fs::write(&place, format!("{document} ")).unwrap();
    desk.is_refused(&back, 1, "is not whole in the store: content/releases/");
    fs::write(&place, document).unwrap();
    desk.publishes_well(&back);
}

/// Whoever changes a key decides who can read what people write.
#[test]
fn another_key_goes_out_only_if_somebody_says_that_it_is_meant() {
    let desk = Desk::new();
    let refusal = "the keys of centres in site.toml or centres.toml are others";
    let plain = ["--ring", CANARY, "--sign", "key", "."];
    let back = ["--ring", CANARY, "--sign", "key", "--back"];
    let meant = ["--new-keys"];
    desk.shows(&[]);
    let keys = format!(
        "recipients = [\"{}\"]",
        age::x25519::Identity::generate().to_public()
    );
    desk.changes(
        "content/site.toml",
        "id = \"centres\"",
        &format!("id = \"centres\"\n{keys}"),
    );
    desk.is_refused(&plain, 1, refusal);
    desk.shows(&meant);
    desk.adds("content/site.toml", "# another edition");
    desk.shows(&[]);
    desk.shows(&["--percent", "50"]);

    // The key of a centre, and that of receipts, which make kiosks forget requests.
    let receipts = format!("id = \"cas-1\"\nreceipts = \"{}\"", desk.public());
    desk.changes("content/centres.toml", "id = \"cas-1\"", &receipts);
    desk.is_refused(&plain, 1, "the keys of cas-1 in");
    desk.shows(&meant);
    // The way back leads to keys that an office may have thrown away.
    desk.is_refused(&back, 1, "the keys of cas-1 in");
    desk.publishes_well(&[&back[..], &meant].concat());
    desk.changes("content/site.toml", &keys, "");
    desk.is_refused(&plain, 1, "the keys of cas-1, centres in");
}

#[test]
fn what_is_signed_elsewhere_has_the_keys_of_before_unless_others_are_meant() {
    let desk = Desk::new();
    let public = desk.public();
    desk.shows(&[]);
    let receipts = format!("id = \"mops\"\nreceipts = \"{public}\"");
    desk.changes("content/site.toml", "id = \"mops\"", &receipts);
    let unsigned = [
        "--ring",
        CANARY,
        "--trusted",
        &public,
        "--unsigned",
        "pointer.json",
        ".",
    ];
    desk.is_refused(&unsigned, 1, "the keys of mops in");
    assert!(!desk.path("pointer.json").exists());
    let printed = desk.prepares(&["--new-keys", "."]);
    assert!(
        printed.contains(" --new-keys --signed pointer.json"),
        "{printed}"
    );
    desk.signs("pointer.json", &desk.key);
    let signed = ["--trusted", &public, "--signed", "pointer.json"];
    desk.is_refused(&signed, 1, "the keys of mops in");
    desk.publishes_well(&[&signed[..], &["--new-keys"]].concat());
    assert_eq!(desk.pointer().number, 2);
}

#[test]
fn if_the_store_has_lost_the_keys_of_before_somebody_must_look_at_the_new_ones() {
    let desk = Desk::new();
    desk.shows(&[]);
    fs::remove_file(desk.blob_place("content/site.toml")).unwrap();
    desk.adds("content/centres.toml", "# another edition");
    desk.adds("content/site.toml", "# another edition");
    let plain = ["--ring", CANARY, "--sign", "key", "."];
    desk.is_refused(&plain, 1, "nobody can tell whether this changes a key");
    desk.shows(&["--new-keys"]);
    assert_eq!(desk.pointer().number, 2);
}

/// The key that signs need not be on a machine with a network.
#[test]
fn a_pointer_is_signed_elsewhere_and_put_when_it_comes_back() {
    let desk = Desk::new();
    let public = desk.public();
    let printed = desk.prepares(&["."]);
    assert!(!desk.pointer_place().exists());
    let commands: Vec<&str> = printed.lines().rev().take(2).collect();
    let address = desk.address();
    assert_eq!(commands[1], "minisign -S -s content.key -m pointer.json");
    assert_eq!(
        commands[0],
        format!("cas-office publish --to {address} --trusted {public} --signed pointer.json")
    );
    let release = value(&printed, "release").to_owned();

    let signed = ["--trusted", &public, "--signed", "pointer.json"];
    desk.is_refused(&signed, 1, "there is no signature beside pointer.json");
    let stranger = KeyPair::generate_unencrypted_keypair().unwrap();
    desk.signs("pointer.json", &stranger);
    desk.is_refused(
        &signed,
        1,
        "none of the keys that are trusted has signed it",
    );
    desk.signs("pointer.json", &desk.key);
    // Nobody has looked at what is in the store since.
    let site = desk.blob_place("content/site.toml");
    let whole = fs::read(&site).unwrap();
    fs::write(&site, "something else").unwrap();
    desk.is_refused(&signed, 1, "is not whole in the store: content/blobs/");
    fs::write(&site, whole).unwrap();

    let printed = desk.publishes_well(&signed);
    assert_eq!(value(&printed, "release"), release);
    assert_eq!(desk.pointer().number, 1);
    let object = fs::read(desk.pointer_place()).unwrap();
    // A run that was cut after its last step is made again.
    desk.publishes_well(&signed);
    assert_eq!(fs::read(desk.pointer_place()).unwrap(), object);
}

#[test]
fn what_was_written_to_be_signed_is_not_replaced() {
    let desk = Desk::new();
    let public = desk.public();
    desk.prepares(&["."]);
    let written = fs::read(desk.path("pointer.json")).unwrap();
    let words = ["--ring", CANARY, "--trusted", &public];
    let words = [&words[..], &["--unsigned", "pointer.json", "."]].concat();
    desk.is_refused(&words, 2, "pointer.json is there already");
    assert_eq!(fs::read(desk.path("pointer.json")).unwrap(), written);
    let left: Vec<String> = names(desk.as_ref());
    assert!(!left.iter().any(|it| it.contains(".part")), "{left:?}");
}

#[test]
fn a_signed_pointer_that_has_become_old_is_refused() {
    let desk = Desk::new();
    let public = desk.public();
    let signed = ["--trusted", &public, "--signed", "pointer.json"];
    desk.prepares(&["."]);
    desk.signs("pointer.json", &desk.key);
    desk.shows(&[]);
    desk.is_refused(&signed, 1, "the store has the number 1 meanwhile");

    let mut pointer = desk.pointer();
    pointer.number = 2;
    pointer.expires = Utc::now() - TimeDelta::seconds(1);
    let writes = |document: &[u8]| {
        fs::write(desk.path("pointer.json"), document).unwrap();
        desk.signs("pointer.json", &desk.key);
    };
    writes(&pointer.to_json());
    desk.is_refused(&signed, 1, "pointer.json has expired at ");
    pointer.expires = Utc::now() + TimeDelta::days(1);
    let document = String::from_utf8(pointer.to_json()).unwrap();
    writes(document.replace("\"pointer\"", "\"receipt\"").as_bytes());
    desk.is_refused(&signed, 1, "it is a \"receipt\"");
    writes(
        document
            .replace("\"version\": 1", "\"version\": 2")
            .as_bytes(),
    );
    desk.is_refused(&signed, 1, "bring the program up to date");
    writes(b"{}");
    desk.is_refused(&signed, 1, "pointer.json is not to be published");
    writes(&vec![b'a'; 20_000]);
    desk.is_refused(&signed, 1, "pointer.json cannot be read");
    writes(document.as_bytes());
    desk.publishes_well(&signed);
    assert_eq!(desk.pointer().number, 2);
}

/// Who can write into the store must not make the office go on from a pointer of theirs.
#[test]
fn a_pointer_that_is_not_trusted_is_gone_on_from_by_hand_alone() {
    let desk = Desk::new();
    desk.shows(&[]);
    let own = fs::read(desk.pointer_place()).unwrap();
    let other = KeyPair::generate_unencrypted_keypair().unwrap();
    desk.writes_key("other", &other);
    let by_other = ["--ring", CANARY, "--sign", "other", "."];
    desk.is_refused(
        &by_other,
        1,
        "none of the keys that are trusted has signed it",
    );
    let plain = ["--ring", CANARY, "--sign", "key", "."];
    for (lying, why) in [
        (b"<html>".to_vec(), "does not begin with a signature"),
        (vec![b'\n'; 20_000], "it has more than 16384 bytes"),
    ] {
        fs::write(desk.pointer_place(), lying).unwrap();
        desk.is_refused(&plain, 1, why);
    }
    let output = desk.publishes(&[&plain[..], &["--number", "57"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("content/channel/canary.json counts for nothing"));
    assert_eq!(desk.pointer().number, 57);
    desk.shows(&[]);
    assert_eq!(desk.pointer().number, 58);
    // The store has lost what was in it, and the kiosks have not.
    fs::remove_file(desk.pointer_place()).unwrap();
    desk.shows(&["--number", "59"]);
    assert_eq!(desk.pointer().number, 59);
    fs::write(desk.pointer_place(), own).unwrap();
    // Two may sign: each trusts the other.
    let keys = [desk.public(), other.pk.to_base64()];
    let trusted = ["--trusted", &keys[0], "--trusted", &keys[1]];
    desk.publishes_well(&[&by_other[..], &trusted].concat());
    desk.publishes_well(&[&plain[..], &trusted].concat());
    assert_eq!(desk.pointer().number, 3);
}

#[test]
fn a_pointer_that_is_signed_elsewhere_goes_on_by_hand_as_well() {
    let desk = Desk::new();
    let public = desk.public();
    desk.shows(&[]);
    fs::write(desk.pointer_place(), "<html>").unwrap();
    let trusted = ["--trusted", &public];
    let words = ["--ring", CANARY, "--unsigned", "pointer.json"];
    let words = [&words[..], &trusted, &["--number", "57", "."]].concat();
    let prepared = told(&desk.publishes(&words));
    assert!(prepared.contains(" --number 57 "), "{prepared}");
    desk.signs("pointer.json", &desk.key);
    let signed = [&trusted[..], &["--signed", "pointer.json"]].concat();
    desk.is_refused(&signed, 1, "does not begin with a signature");
    let other = [&signed[..], &["--number", "58"]].concat();
    desk.is_refused(&other, 1, "its number is 57");
    let output = desk.publishes(&[&signed[..], &["--number", "57"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("counts for nothing"));
    assert_eq!(desk.pointer().number, 57);
}

#[test]
fn a_number_that_kiosks_would_not_go_to_is_refused() {
    let desk = Desk::new();
    desk.shows(&["--number", "5"]);
    let plain = ["--ring", CANARY, "--sign", "key", "."];
    let with = |number: &str| {
        let words = [&plain[..], &["--number", number]].concat();
        desk.is_refused(&words, 2, "is not above 5, which is in the store");
    };
    with("4");
    with("5");
    desk.shows(&["--number", "6"]);
    // After whatever somebody types there are higher ones.
    desk.shows(&["--number", &(NUMBER_MAX / 2).to_string()]);
    desk.shows(&[]);
    let words = [&plain[..], &["--number", "9007199254740992"]].concat();
    desk.is_refused(&words, 2, "is not in 1..=");
}

#[test]
fn words_that_cannot_be_published_with_are_told_with_what_to_write() {
    let desk = Desk::new();
    for (words, why) in [
        ("--ring Canary --sign key .", "such as cas-07"),
        ("--sign key .", "--ring"),
        ("--ring canary .", "--sign"),
        ("--ring canary --unsigned p.json .", "--trusted"),
        ("--ring canary --sign key", "FOLDER"),
        ("--ring canary --sign key --back .", "cannot be used with"),
        (
            "--ring canary --sign key --unsigned p.json .",
            "cannot be used with",
        ),
        (
            "--ring canary --sign key --percent 200 .",
            "200 is not in 0..=100",
        ),
        (
            "--ring canary --sign key --expires soon .",
            "write a whole number",
        ),
        (
            "--ring canary --sign key --expires 99999999999d .",
            "give --expires fewer days",
        ),
        ("--ring canary --sign key --number 0 .", "0 is not in 1"),
        (
            "--ring canary --sign key --least new .",
            "'new' for '--least",
        ),
        (
            "--ring canary --sign key --access no.key .",
            "no.key cannot be read",
        ),
    ] {
        desk.is_refused(&words.split(' ').collect::<Vec<_>>(), 2, why);
    }
    assert_eq!(names(&desk.path("store")), ["requests"]);
}

#[test]
fn a_folder_that_cannot_be_published_is_told_with_what_to_do() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("half/content")).unwrap();
    fs::create_dir(desk.path("bare")).unwrap();
    for part in ["content", "locales"] {
        copy_folder(&desk.path(part), &desk.path("bare").join(part));
    }
    let sign = ["--ring", CANARY, "--sign", "key"];
    let is_refused = |words: &[&str], code: i32, why: &str| {
        desk.is_refused(&[&sign[..], words].concat(), code, why);
    };
    is_refused(&["nowhere"], 2, "nowhere has no folder `content`");
    is_refused(&["half"], 2, "half has no folder `locales`");
    is_refused(
        &["bare"],
        2,
        "there is no kiosk.toml in bare: write --config",
    );
    is_refused(&["bare", "--config", "x.toml"], 1, "faults with x.toml");
    assert_eq!(names(&desk.path("store")), ["requests"]);
    // The stick is not in.
    fs::remove_dir(desk.path("store/requests")).unwrap();
    is_refused(&["."], 1, "put the stick in");
}

#[test]
fn a_key_that_cannot_sign_is_told_and_no_secret_is_repeated() {
    let desk = Desk::new();
    let public = desk.public();
    let secret = fs::read_to_string(desk.path("key")).unwrap();
    let secret = secret.lines().nth(1).unwrap();
    let boxed = desk.key.pk.to_box().unwrap().to_string();
    fs::write(desk.path("key.pub"), boxed).unwrap();
    let locked = KeyPair::generate_encrypted_keypair(Some("topsecret".to_owned())).unwrap();
    desk.writes_key("locked", &locked);
    let other = KeyPair::generate_unencrypted_keypair().unwrap();
    desk.writes_key("other", &other);
    let not_trusted = format!("other --trusted {public}");
    for (key, why) in [
        ("absent", "No such file"),
        ("kiosk.toml", "there is no key that signs"),
        ("key.pub", "that is the public half"),
        ("locked", "the key that signs has a password"),
        ("locked", "--unsigned FILE"),
        (
            "key --trusted RW",
            "what follows --trusted is no public key",
        ),
        (
            &format!("key --trusted {secret}"),
            "what follows --trusted is no public key",
        ),
        (
            &not_trusted,
            "the key in other is none of those after --trusted",
        ),
    ] {
        let words = format!("--ring {CANARY} . --sign {key}");
        let words: Vec<&str> = words.split(' ').collect();
        desk.is_refused(&words, 2, why);
        let told = told(&desk.publishes(&words));
        assert!(!told.contains(&secret[20..]), "{told}");
    }
    assert_eq!(names(&desk.path("store")), ["requests"]);
}

#[test]
fn a_fault_with_any_configuration_keeps_everything_back() {
    let desk = Desk::new();
    let config = fs::read_to_string(desk.path("kiosk.toml")).unwrap();
    fs::write(desk.path("other.toml"), &config).unwrap();
    fs::write(desk.path("odd.toml"), format!("{config}colour = 1\n")).unwrap();
    let plain = ["--ring", CANARY, "--sign", "key", "."];
    let both = ["--config", "kiosk.toml", "--config", "other.toml"];
    let odd = [&plain[..], &both, &["--config", "odd.toml"]].concat();
    desk.is_refused(&odd, 1, "faults with odd.toml:\n");
    desk.is_refused(&odd, 1, "odd.toml:6:1");
    desk.adds("content/site.toml", "colour = 1");
    let words = [&plain[..], &both].concat();
    desk.is_refused(&words, 1, "faults with kiosk.toml, other.toml:\n");
    desk.is_refused(&words, 1, "nothing is published: mend these faults first");
    assert_eq!(names(&desk.path("store")), ["requests"]);
}

#[test]
fn what_should_not_go_to_the_public_is_told_and_goes_all_the_same() {
    let desk = Desk::new();
    let output = desk.publishes(&["--ring", CANARY, "--sign", "key", "."]);
    assert!(output.status.success());
    let advice = String::from_utf8(output.stderr).unwrap();
    assert!(advice.contains("requests are stored unsealed"), "{advice}");
    let begin = "cas-office: advice with ./kiosk.toml: ";
    assert!(
        advice.lines().all(|line| line.starts_with(begin)),
        "{advice}"
    );
}

#[test]
fn kiosks_that_would_not_show_what_is_published_are_told_of() {
    let desk = Desk::new();
    let other = KeyPair::generate_unencrypted_keypair().unwrap();
    let (own, other) = (desk.public(), other.pk.to_base64());
    for (file, ring, key) in [
        ("right.toml", CANARY, &own),
        ("ring.toml", "stable", &own),
        ("key.toml", CANARY, &other),
    ] {
        let config = format!(
            "[spool]\nsealing = \"none\"\n[fleet]\nstore = \"file:///store\"\nkiosk = \"cas-07\"\n\
             ring = \"{ring}\"\nsigners = [\"{key}\"]\n"
        );
        fs::write(desk.path(file), config).unwrap();
    }
    let configs = ["right.toml", "ring.toml", "key.toml"].map(|it| ["--config", it]);
    let words = ["--ring", CANARY, "--sign", "key", "."];
    let output = desk.publishes(&[&words[..], configs.as_flattened()].concat());
    assert!(output.status.success(), "{}", told(&output));
    let told = told(&output);
    for words in [
        "advice with ring.toml: its kiosk is in the ring stable",
        "advice with key.toml: its kiosk believes none of these keys",
    ] {
        assert!(told.contains(words), "{told}");
    }
    assert!(!told.contains("right.toml: its kiosk"), "{told}");
}

/// Each configuration is checked with what goes out, whatever folders it names.
#[test]
fn a_configuration_is_checked_with_the_folder_that_is_published() {
    let desk = Desk::new();
    let config =
        "[paths]\ncontent = \"nowhere\"\nlocales = \"nowhere\"\n[spool]\nsealing = \"none\"\n";
    fs::write(desk.path("away.toml"), config).unwrap();
    desk.shows(&["--config", "away.toml"]);
    desk.files_of(&desk.pointer().release);
}

#[test]
fn the_oldest_program_that_can_show_it_is_of_the_same_minor_version_unless_told_otherwise() {
    let desk = Desk::new();
    let least = || {
        let id = desk.pointer().release;
        let document = fs::read(desk.release_place(&id)).unwrap();
        Release::read(&document, &id).unwrap().least.to_string()
    };
    desk.shows(&[]);
    let version = env!("CARGO_PKG_VERSION_MAJOR");
    assert_eq!(version, "0");
    let own = String::from_utf8(run(OFFICE, desk.as_ref(), &["--version"], None, "").stdout);
    let own = own.unwrap();
    let (minor, _) = own
        .trim()
        .strip_prefix("cas-office ")
        .unwrap()
        .rsplit_once('.')
        .unwrap();
    assert_eq!(least(), format!("{minor}.0"));
    desk.shows(&["--least", "0.1.7"]);
    assert_eq!(least(), "0.1.7");
}

#[test]
fn the_same_files_are_the_same_release_wherever_and_by_whomever_they_are_published() {
    let desk = Desk::new();
    desk.shows(&[]);
    let first = desk.pointer().release;
    // Written in another order, by somebody who keeps things to themselves.
    let other = Desk::new();
    let files = files_in(other.as_ref(), &["content", "locales"]);
    for part in ["content", "locales"] {
        fs::remove_dir_all(other.path(part)).unwrap();
    }
    for (path, bytes) in files.iter().rev() {
        let path = other.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let address = other.address();
    let script =
        format!("umask 0077; exec {OFFICE} publish --to {address} --ring canary --sign key .");
    let output = run("sh", other.as_ref(), &["-c", &script], None, "");
    assert!(output.status.success(), "{}", told(&output));
    assert!(other.pointer().release == first);
    assert_eq!(
        fs::read(other.release_place(&first)).unwrap(),
        fs::read(desk.release_place(&first)).unwrap()
    );
}

#[test]
fn what_somebody_has_changed_in_the_store_is_put_right_and_told() {
    let desk = Desk::new();
    desk.shows(&[]);
    let release = desk.pointer().release;
    let site = desk.blob_place("content/site.toml");
    let whole = fs::read(&site).unwrap();
    fs::write(&site, &whole[..whole.len() - 1]).unwrap();
    fs::write(desk.release_place(&release), "{}").unwrap();
    fs::remove_file(desk.blob_place("content/centres.toml")).unwrap();
    let output = desk.publishes(&["--ring", CANARY, "--sign", "key", "."]);
    assert_eq!(output.status.code(), Some(1));
    let told = told(&output);
    for path in ["content/blobs/", "content/releases/"] {
        let line = format!("cas-office: {path}");
        let count = told.lines().filter(|it| it.starts_with(&line)).count();
        assert_eq!(count, 1, "{told}");
    }
    assert!(
        told.contains("had other bytes than were published"),
        "{told}"
    );
    assert_eq!(value(&told, "files_put"), "2");
    assert_eq!(desk.pointer().number, 2);
    desk.files_of(&release);
}

#[test]
fn a_publisher_that_is_killed_anywhere_leaves_one_pointer_or_the_other_and_each_leads_to_a_whole_release()
 {
    let desk = Desk::new();
    desk.shows(&[]);
    let first = desk.pointer().release;
    desk.adds("content/site.toml", "# another edition");
    let files = files_in(desk.as_ref(), &["content", "locales"]);
    let words = |desk: &Desk| {
        let address = desk.address();
        let words = [OFFICE, "publish", "--to", &address, "--ring", CANARY];
        let words = [&words[..], &["--sign", "key", "."]].concat();
        words.into_iter().map(str::to_owned).collect()
    };
    is_killed_at_each_change(
        words,
        || desk.copied(),
        |desk| {
            let left = desk.pointer();
            let shown = desk.files_of(&left.release);
            assert!(left.number == 1 && left.release == first || shown == files);
            desk.shows(&[]);
            let pointer = desk.pointer();
            assert_eq!(pointer.number, left.number + 1);
            assert!(desk.files_of(&pointer.release) == files);
            assert_eq!(pointer.before.as_ref(), Some(&first));
        },
    );
}

/// A program that stands still while another one works.
struct Stopped {
    tracer: Child,
    program: Pid,
}

impl Desk {
    /// A publisher stands still when it has given the first file that it puts its name, which is this one.
    fn stops_when_it_has_put(&self, place: &Path) -> Option<Stopped> {
        let address = self.address();
        let script = format!(
            "echo $$ >pid; exec {OFFICE} publish --to {address} --ring {CANARY} --sign key ."
        );
        let inode = || fs::metadata(place).ok().map(|it| it.ino());
        let before = inode();
        let started = Command::new("strace")
            .args(["-f", "-o", "/dev/null", "-e"])
            .arg("inject=rename:signal=STOP:when=1")
            .args(["sh", "-c", &script])
            .current_dir(self.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let tracer = match started {
            Ok(tracer) => tracer,
            Err(error) => {
                skip(&format!("strace does not run: {error}"));
                return None;
            }
        };
        let begun = Instant::now();
        while inode() == before {
            assert!(begun.elapsed() < PATIENCE, "it puts nothing");
            thread::yield_now();
        }
        let pid = fs::read_to_string(self.path("pid")).unwrap();
        let program = Pid::from_raw(pid.trim().parse().unwrap()).unwrap();
        Some(Stopped { tracer, program })
    }
}

impl Stopped {
    /// It goes on to its end.
    fn goes_on(self) -> Output {
        kill_process(self.program, Signal::CONT).unwrap();
        self.tracer.wait_with_output().unwrap()
    }
}

#[test]
fn two_who_publish_at_once_are_told_of_each_other() {
    let desk = Desk::new();
    desk.shows(&[]);
    desk.adds("content/site.toml", "# the second edition");
    desk.shows(&[]);
    // Its first file is the pointer, because nothing else is new.
    let Some(stopped) = desk.stops_when_it_has_put(&desk.pointer_place()) else {
        return;
    };
    desk.shows(&["--percent", "20"]);
    let pointer = fs::read(desk.pointer_place()).unwrap();
    let ended = stopped.goes_on();
    assert_eq!(ended.status.code(), Some(1), "{}", told(&ended));
    assert!(told(&ended).contains("another publisher has changed"));
    assert_eq!(fs::read(desk.pointer_place()).unwrap(), pointer);

    // Its first file is one of the release, and the pointer is not what it has read.
    desk.adds("content/site.toml", "# another edition");
    let site = desk.blob_place("content/site.toml");
    let stopped = desk.stops_when_it_has_put(&site).unwrap();
    desk.shows(&["--percent", "30"]);
    let pointer = fs::read(desk.pointer_place()).unwrap();
    let ended = stopped.goes_on();
    assert_eq!(ended.status.code(), Some(1), "{}", told(&ended));
    assert!(told(&ended).contains("another publisher has changed"));
    assert_eq!(fs::read(desk.pointer_place()).unwrap(), pointer);
}
