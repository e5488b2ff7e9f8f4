//! Requests go from a kiosk to the office that receives them, and the kiosk keeps each until that office has
//! signed that it has it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, SystemTime};

use age::x25519::Identity;
use cas_fleet::digest::sha256;
use cas_fleet::layout::{self, RequestPlace};
use cas_fleet::name::Name;
use cas_fleet::receipt::{Entry, KEPT, Receipt, State};
use cas_fleet::signed;
use cas_kiosk::request::Request;
use cas_kiosk::spool::seal::seal;
use chrono::{SecondsFormat, TimeDelta, Utc};
use ct_codecs::{Base64, Decoder as _, Encoder as _};
use minisign::KeyPair;
use tempfile::TempDir;

use crate::cli::{ANSWERS, kiosk, run};
use crate::office::{CANARY, request};
use crate::project::{COURIER, OFFICE, kiosk_folder};
use crate::skipped::skip;

pub const FIRST: &str = "0123456789abcdef0123456789abcdef";
pub const SECOND: &str = "fedcba9876543210fedcba9876543210";
const MOPS: &str = "mops";
const KIOSK: &str = "cas-07";

/// A kiosk with its spool, a store, and an office.
pub struct City {
    pub folder: TempDir,
    identity: Identity,
    signing: KeyPair,
}

impl City {
    /// Where a folder is the store.
    pub fn with_folder() -> Self {
        let city = Self::with_store("file:///store", "");
        let store = city.path("store");
        fs::create_dir_all(store.join("requests")).unwrap();
        let address = format!("file://{}", store.display());
        city.changes("kiosk.toml", "file:///store", &address);
        fs::write(city.path("store-address"), address).unwrap();
        city
    }

    /// Where the store is at this address, with the settings of the key to it.
    pub fn with_store(address: &str, key: &str) -> Self {
        let folder = kiosk_folder();
        let identity = Identity::generate();
        let signing = KeyPair::generate_unencrypted_keypair().unwrap();
        let city = Self {
            folder,
            identity,
            signing,
        };
        for name in ["spool", "spool/new", "spool/tmp", "into"] {
            fs::create_dir(city.path(name)).unwrap();
        }
        let config = format!(
            "[kiosk]\nnumber = 7\nlanguages = [\"pl\", \"en\", \"uk\"]\n\
             [paths]\ncontent = \"content\"\nlocales = \"locales\"\n\
             [spool]\nin_memory = true\nsealing = \"required\"\n\
             [log]\nto = \"file\"\npath = \"log\"\n\
             [fleet]\nstore = \"{address}\"\nkiosk = \"{KIOSK}\"\n{key}"
        );
        fs::write(city.path("kiosk.toml"), config).unwrap();
        fs::write(city.path("store-address"), address).unwrap();
        let keys = format!(
            "id = \"mops\"\nrecipients = [\"{}\"]\nreceipts = \"{}\"\n",
            city.identity.to_public(),
            city.signing.pk.to_base64()
        );
        city.changes("content/site.toml", "id = \"mops\"\n", &keys);
        city.writes_keys();
        city
    }

    /// The kiosk shows what is published for this ring by the key that signs receipts, too.
    pub fn is_in_ring(&self, ring: &str) {
        let mut config = fs::read_to_string(self.path("kiosk.toml")).unwrap();
        for folder in ["content", "locales"] {
            let own = format!("{folder} = \"{folder}\"");
            let brought = format!("{folder} = \"courier/current/{folder}\"");
            config = config.replacen(&own, &brought, 1);
        }
        let signer = self.signing.pk.to_base64();
        let ring = format!("ring = \"{ring}\"\nsigners = [\"{signer}\"]\n");
        fs::write(self.path("kiosk.toml"), config + &ring).unwrap();
    }

    fn writes_keys(&self) {
        use age::secrecy::ExposeSecret as _;
        let key = self.identity.to_string();
        fs::write(self.path("key"), key.expose_secret()).unwrap();
        let signing = self.signing.sk.to_box(None).unwrap().to_string();
        fs::write(self.path("signing"), signing).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn changes(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.path(file), text.replacen(from, to, 1)).unwrap();
    }

    /// A request for MOPS waits in the spool. Its file as it is sealed.
    pub fn has(&self, id: &str) -> Vec<u8> {
        self.has_as(&format!("{id}.{MOPS}.json.age"), &request(id))
    }

    /// A request for MOPS has come to the office, and the kiosk knows it.
    pub fn hands_over(&self, id: &str) {
        self.has(id);
        self.carries_well();
        self.collects_well();
        self.carries_well();
    }

    fn has_as(&self, file: &str, request: &Request) -> Vec<u8> {
        let sealed = self.seals(request);
        fs::write(self.path("spool/new").join(file), &sealed).unwrap();
        sealed
    }

    fn seals(&self, request: &Request) -> Vec<u8> {
        seal(&request.to_json(), &[self.identity.to_public()]).unwrap()
    }

    /// The courier makes a round.
    pub fn carries(&self) -> Output {
        run(COURIER, self.folder.path(), &["once"], None, "")
    }

    /// The courier makes a round, in which all is well.
    pub fn carries_well(&self) {
        let output = self.carries();
        assert!(output.status.success(), "{}", told(&output));
    }

    /// The courier makes a round, and tells something.
    pub fn carries_and_tells(&self) -> String {
        let output = self.carries();
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        told(&output)
    }

    /// What the office types to collect into a folder, with a ledger of the same name.
    pub fn collecting(&self, into: &str) -> Vec<String> {
        let address = fs::read_to_string(self.path("store-address")).unwrap();
        let ledger = format!("{into}.ledger");
        let mut words = vec!["requests", "collect", "--from", &address, "--office", MOPS];
        words.extend(["--identity", "key", "--sign", "signing"]);
        words.extend(["--into", into, "--ledger", &ledger]);
        if self.path("access").exists() {
            words.extend(["--access", "access"]);
        }
        words.into_iter().map(str::to_owned).collect()
    }

    /// The office collects, with these words more.
    pub fn collects(&self, more: &[&str]) -> Output {
        self.collects_into("into", more)
    }

    fn collects_into(&self, into: &str, more: &[&str]) -> Output {
        let collecting = self.collecting(into);
        let words: Vec<&str> = collecting.iter().map(String::as_str).collect();
        let words = [&words[..], more].concat();
        run(OFFICE, self.folder.path(), &words, None, "")
    }

    /// The office collects, and all is well. What was printed.
    pub fn collects_well(&self) -> String {
        let output = self.collects(&[]);
        assert!(output.status.success(), "{}", told(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The office collects, and is told something.
    fn collects_and_is_told(&self) -> String {
        let output = self.collects(&[]);
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        told(&output)
    }

    /// The files in a folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        names(&self.path(folder))
    }

    /// The office has these requests, and nothing else is in its folder.
    pub fn office_has(&self, ids: &[&str]) {
        let mut files: Vec<String> = ids.iter().map(|id| format!("{id}.json")).collect();
        files.sort();
        assert_eq!(self.names("into"), files);
        for id in ids {
            let file = self.path("into").join(format!("{id}.json"));
            let taken = Request::from_json(&fs::read(file).unwrap()).unwrap();
            assert!(taken == request(id), "{id}");
        }
    }

    /// The place of a request in the store.
    fn place(&self, id: &str) -> PathBuf {
        let place = RequestPlace::new(name(MOPS), name(KIOSK), id).unwrap();
        self.path("store").join(place.path())
    }

    fn receipt_place(&self) -> PathBuf {
        let path = layout::receipt(&name(KIOSK), &name(MOPS));
        self.path("store").join(path)
    }

    /// A receipt that names this file as taken, signed with this key.
    fn writes_receipt(
        &self,
        id: &str,
        sealed: &[u8],
        key: &KeyPair,
        change: impl Fn(&mut Receipt),
    ) {
        let (office, kiosk, now) = (name(MOPS), name(KIOSK), Utc::now());
        let mut receipt = Receipt::new(office, kiosk, 1, "0".repeat(16), now);
        let entry = Entry {
            state: State::Taken,
            at: now,
            sealed: BTreeSet::from([sha256(sealed)]),
        };
        receipt.requests.insert(id.to_owned(), entry);
        change(&mut receipt);
        let document = receipt.to_json();
        let signature = minisign::sign(None, &key.sk, &document[..], None, None).unwrap();
        let object = signed::join(&signature.to_string(), &document);
        fs::create_dir_all(self.receipt_place().parent().unwrap()).unwrap();
        fs::write(self.receipt_place(), object).unwrap();
    }
}

impl AsRef<Path> for City {
    fn as_ref(&self) -> &Path {
        self.folder.path()
    }
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

pub fn told(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

pub fn sealed_name(id: &str) -> String {
    format!("{id}.{MOPS}.json.age")
}

#[test]
fn a_request_waits_at_the_kiosk_until_its_office_has_signed_that_it_has_it() {
    let city = City::with_folder();
    let lines = format!("2\n{ANSWERS}");
    let sent = kiosk(
        city.folder.path(),
        &["--at", "2026-11-24T10:00"],
        Some("1"),
        &lines,
    );
    assert!(
        told(&sent).contains("Your request has been sent"),
        "{}",
        told(&sent)
    );
    let waiting = city.names("spool/new");
    let file = waiting[0].as_str();
    let (id, rest) = file.split_once('.').unwrap();
    assert_eq!(rest, "mops.json.age");
    let sealed = fs::read(city.path("spool/new").join(file)).unwrap();

    city.carries_well();
    assert_eq!(fs::read(city.place(id)).unwrap(), sealed);
    city.carries_well();
    assert_eq!(
        city.names("spool/new"),
        waiting,
        "nobody has said that it has it"
    );

    let printed = city.collects_well();
    assert!(
        printed.starts_with(id) && printed.ends_with("1 taken, 0 left\n"),
        "{printed}"
    );
    assert!(!city.place(id).exists());
    let taken = fs::read(city.path("into").join(format!("{id}.json"))).unwrap();
    assert!(Request::from_json(&taken).is_ok());

    city.carries_well();
    assert!(city.names("spool/new").is_empty());
    assert_eq!(
        fs::read(city.path("spool/sent").join(file)).unwrap(),
        sealed
    );
    assert_eq!(city.collects_well(), "0 taken, 0 left\n");
    city.carries_well();
    assert_eq!(names(&city.path("store/requests/mops/cas-07")), [""; 0]);
}

/// Who can write into the store can make no kiosk forget anything.
#[test]
fn only_the_word_of_the_office_about_these_very_bytes_puts_a_request_away() {
    let city = City::with_folder();
    let sealed = city.has(FIRST);
    let stranger = KeyPair::generate_unencrypted_keypair().unwrap();
    let own = &city.signing;
    let stays = |why: &str| {
        let told = city.carries_and_tells();
        assert!(told.contains(why), "{why}: {told}");
        assert_eq!(city.names("spool/new"), [sealed_name(FIRST)], "{why}");
    };
    city.writes_receipt(FIRST, &sealed, &stranger, |_| {});
    stays("none of the keys that are trusted has signed it");
    city.writes_receipt(FIRST, &sealed, own, |it| it.kiosk = name("cas-08"));
    stays("lies in the place of another");
    city.writes_receipt(FIRST, &sealed, own, |it| it.office = name("centres"));
    stays("lies in the place of another");
    city.writes_receipt(FIRST, b"another file", own, |_| {});
    stays("has got something else");
    city.writes_receipt(FIRST, &sealed, own, |it| {
        it.requests.get_mut(FIRST).unwrap().state = State::Unreadable;
    });
    stays("cannot read");
    city.writes_receipt(FIRST, &sealed, own, |_| {});
    let mut flipped = fs::read(city.receipt_place()).unwrap();
    let last = flipped.len() - 4;
    flipped[last] ^= 1;
    fs::write(city.receipt_place(), flipped).unwrap();
    stays("none of the keys that are trusted has signed it");
    fs::write(city.receipt_place(), "<html>Please sign in</html>").unwrap();
    stays("does not begin with a signature");
    city.writes_receipt(FIRST, &sealed, own, |_| {});
    city.carries_well();
    assert!(city.names("spool/new").is_empty());
}

#[test]
fn what_was_put_away_is_kept_for_two_weeks_by_the_clock_of_the_office() {
    let city = City::with_folder();
    let sealed = city.has(FIRST);
    city.writes_receipt(FIRST, &sealed, &city.signing, |_| {});
    city.carries_well();
    let writes_after = |time: TimeDelta| {
        city.writes_receipt(FIRST, &sealed, &city.signing, |it| {
            it.at = it.requests[FIRST].at + time;
            it.number = 2;
        });
    };
    writes_after(KEPT - TimeDelta::seconds(1));
    city.carries_well();
    assert_eq!(city.names("spool/sent"), [sealed_name(FIRST)]);
    writes_after(KEPT);
    city.carries_well();
    assert!(city.names("spool/sent").is_empty());
}

/// Somebody who can write into the store, and knows the public key of the office, puts a request of their own in the
/// place of a visitor's.
#[test]
fn a_forged_request_in_the_place_of_a_true_one_is_told_on_both_sides() {
    let city = City::with_folder();
    let sealed = city.has(FIRST);
    let mut forged = request(FIRST);
    forged.service = "assistant".to_owned();
    let place = city.place(FIRST);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(&place, city.seals(&forged)).unwrap();
    let told = city.carries_and_tells();
    assert!(
        told.contains("something else lies at requests/mops"),
        "{told}"
    );
    city.collects_well();
    let told = city.carries_and_tells();
    assert!(told.contains("has got something else"), "{told}");
    assert_eq!(city.names("spool/new"), [sealed_name(FIRST)]);
    // Now the true one is in the store as well, and the office sees two with one id.
    assert_eq!(fs::read(&place).unwrap(), sealed);
    let told = city.collects_and_is_told();
    assert!(
        told.contains("the ledger has its id, sealed otherwise"),
        "{told}"
    );
    assert!(place.exists());
}

/// A kiosk that did not know whether a request was stored stores it again, and it is sealed anew.
#[test]
fn a_request_that_comes_again_sealed_anew_is_the_same_request() {
    let city = City::with_folder();
    city.hands_over(FIRST);
    city.has(FIRST);
    let told = city.carries_and_tells();
    assert!(told.contains("has got something else"), "{told}");
    assert_eq!(city.collects_well(), "0 taken, 0 left\n");
    city.carries_well();
    assert!(city.names("spool/new").is_empty());
    city.office_has(&[FIRST]);
}

#[test]
fn what_cannot_be_carried_stays_is_told_and_keeps_nothing_else_from_going() {
    let city = City::with_folder();
    city.has(FIRST);
    let new = city.path("spool/new");
    fs::write(
        new.join(format!("{SECOND}.mops.json")),
        request(SECOND).to_json(),
    )
    .unwrap();
    fs::write(new.join(format!("{SECOND}.json.age")), "sealed").unwrap();
    fs::write(new.join("notes.txt"), "notes").unwrap();
    fs::write(
        new.join(format!("{}.nobody.json.age", "3".repeat(32))),
        "sealed",
    )
    .unwrap();
    let before = city.names("spool/new");
    let told = city.carries_and_tells();
    for words in [
        "1 requests are not sealed",
        "1 requests of an older program do not say",
        "1 with the name of no request",
        "requests for `nobody`",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains(CANARY));
    assert_eq!(city.names("spool/new"), before);
    assert!(city.place(FIRST).exists());
    assert_eq!(city.names("store/requests"), [MOPS, "nobody"]);
    assert_eq!(names(&city.path("store/requests/mops/cas-07")).len(), 1);
    // What the round has found is printed again. Whoever looks changes nothing.
    fs::remove_dir(city.path("spool/sent")).unwrap();
    let status = run(COURIER, city.folder.path(), &["status"], None, "");
    assert_eq!(status.status.code(), Some(1));
    let status = self::told(&status);
    assert!(
        status.contains("waiting: 4\n") && status.contains("told: "),
        "{status}"
    );
    assert!(!city.path("spool/sent").exists());
}

#[test]
fn a_receipt_of_another_key_is_written_anew() {
    let city = City::with_folder();
    let other = KeyPair::generate_unencrypted_keypair().unwrap();
    let sealed = city.has(SECOND);
    city.carries_well();
    city.collects_well();
    city.writes_receipt(SECOND, &sealed, &other, |_| {});
    let told = city.carries_and_tells();
    assert!(told.contains("is not believed"), "{told}");
    let told = city.collects_and_is_told();
    assert!(
        told.contains("is not this office's, and is replaced"),
        "{told}"
    );
    city.carries_well();
    assert!(city.names("spool/new").is_empty());
}

#[test]
fn a_kiosk_that_floods_the_store_does_not_keep_the_others_out() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    let flooded = city.path("store/requests/mops/cas-08");
    fs::create_dir(&flooded).unwrap();
    for number in 0..6000 {
        fs::write(flooded.join(number.to_string()), "").unwrap();
    }
    let told = city.collects_and_is_told();
    for words in [
        "\"requests/mops/cas-08\" has more than 1000 objects",
        "1000 objects are not what a kiosk puts there",
        "1 taken, 1000 left",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    city.office_has(&[FIRST]);
}

#[test]
fn what_nobody_put_there_for_the_office_is_left_and_told() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    let folder = city.place(FIRST).parent().unwrap().to_owned();
    fs::write(folder.join("readme.txt"), "hello").unwrap();
    fs::write(city.place(SECOND), "no seal").unwrap();
    let sparse = fs::File::create(city.place(&"3".repeat(32))).unwrap();
    sparse.set_len(1 << 30).unwrap();
    let told = city.collects_and_is_told();
    for words in [
        "1 objects are not what a kiosk puts there",
        "such as \"requests/mops/cas-07/readme.txt\"",
        "its seal is broken",
        "is larger than 1048576 bytes",
        "1 taken, 3 left",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(names(&folder).len(), 3);
    city.office_has(&[FIRST]);
}

#[test]
fn an_office_that_goes_back_to_an_old_ledger_is_told_and_asks_the_kiosks_again() {
    let city = City::with_folder();
    city.hands_over(FIRST);
    fs::copy(city.path("into.ledger"), city.path("backup")).unwrap();
    city.hands_over(SECOND);
    assert_eq!(city.names("spool/sent").len(), 2);
    // The machine of the office breaks. What it had since the backup is gone.
    fs::copy(city.path("backup"), city.path("into.ledger")).unwrap();
    fs::remove_file(city.path("into").join(format!("{SECOND}.json"))).unwrap();
    let third = "3".repeat(32);
    city.has(&third);
    city.carries_well();
    let told = city.collects_and_is_told();
    assert!(
        told.contains("1 requests of cas-07 were taken with this ledger"),
        "{told}"
    );
    city.carries_well();
    city.office_has(&[FIRST, &third]);
    city.collects(&["--resend"]);
    city.carries_well();
    let told = city.collects_and_is_told();
    assert!(
        told.contains("1 requests were taken after --resend"),
        "{told}"
    );
    city.office_has(&[FIRST, SECOND, &third]);
    city.carries_well();
    assert_eq!(city.collects_well(), "0 taken, 0 left\n");
    assert!(city.names("spool/new").is_empty());
}

/// The system calls by which something changes.
const CHANGES: [&str; 10] = [
    "write",
    "fsync",
    "rename",
    "renameat",
    "renameat2",
    "symlink",
    "unlink",
    "unlinkat",
    "mkdir",
    "ftruncate",
];

/// After so many kills at one call, which is made for each of many files, only each tenth is tried.
const KILLS_OF_EACH: usize = 12;

/// Lets a program be killed at each system call that changes something, each time in a city anew, and looks what is left.
pub fn is_killed_at_each_change<C: AsRef<Path>>(
    words: impl Fn(&C) -> Vec<String>,
    prepared: impl Fn() -> C,
    then: impl Fn(&C),
) {
    let mut kills = 0;
    for call in CHANGES {
        let each = 1..=KILLS_OF_EACH;
        for when in each.chain((KILLS_OF_EACH + 10..).step_by(10)) {
            let city = prepared();
            let ended = Command::new("strace")
                .args(["-f", "-o", "/dev/null", "-e"])
                .arg(format!("inject={call}:signal=KILL:when={when}"))
                .args(words(&city))
                .current_dir(city.as_ref())
                .output();
            let ended = match ended {
                Ok(ended) => ended,
                Err(error) => return skip(&format!("strace does not run: {error}")),
            };
            if ended.status.success() {
                break;
            }
            assert_eq!(ended.status.code(), None, "{call} {when}: {}", told(&ended));
            kills += 1;
            then(&city);
        }
    }
    assert!(kills >= 8, "only {kills} places to kill it");
}

#[test]
fn a_courier_that_is_killed_anywhere_leaves_each_request_whole_and_the_next_carries_it() {
    let words = |_: &City| vec![COURIER.to_owned(), "once".to_owned()];
    let prepared = || {
        let city = City::with_folder();
        city.has(FIRST);
        city.carries_well();
        city.collects_well();
        city.has(SECOND);
        city
    };
    is_killed_at_each_change(words, prepared, |city| {
        for id in [FIRST, SECOND] {
            let places = ["spool/new", "spool/sent"].map(|it| city.path(it).join(sealed_name(id)));
            assert!(places.iter().any(|it| it.exists()), "{id}");
        }
        city.carries_well();
        city.collects_well();
        city.carries_well();
        assert!(city.names("spool/new").is_empty());
        assert_eq!(city.names("spool/sent").len(), 2);
        city.office_has(&[FIRST, SECOND]);
    });
}

#[test]
fn a_collector_that_is_killed_anywhere_has_each_request_once_after_the_next() {
    let words = |city: &City| [vec![OFFICE.to_owned()], city.collecting("into")].concat();
    let prepared = || {
        let city = City::with_folder();
        city.has(FIRST);
        city.has(SECOND);
        city.carries_well();
        city
    };
    is_killed_at_each_change(words, prepared, |city| {
        city.carries_well();
        let collected = city.collects(&[]);
        let told = told(&collected);
        // Killed where nobody can know whether the request was already in the folder, it says so.
        let is_doubtful = told.contains("may have been taken before");
        assert!(collected.status.success() != is_doubtful, "{told}");
        city.carries_well();
        city.office_has(&[FIRST, SECOND]);
        assert!(city.names("spool/new").is_empty());
        assert_eq!(city.names("spool/sent").len(), 2);
    });
}

#[test]
fn two_ledgers_that_collect_for_one_office_are_told_of_each_other_and_of_what_both_have() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    let kept = fs::read(city.place(FIRST)).unwrap();
    city.collects_well();
    // The other one is as fast, and sees what the first has deleted meanwhile.
    fs::write(city.place(FIRST), kept).unwrap();
    fs::create_dir(city.path("other")).unwrap();
    let told = told(&city.collects_into("other", &[]));
    assert!(told.contains("may have been taken before"), "{told}");
    assert!(
        told.contains("1 requests were taken here and by ledgers/mops/"),
        "{told}"
    );
    assert!(told.contains(FIRST), "{told}");
    let told = city.collects_and_is_told();
    assert!(told.contains("1 requests were taken here and by"), "{told}");
}

#[test]
fn what_people_have_written_is_forgotten_and_the_ledger_still_knows_that_it_was_there() {
    let city = City::with_folder();
    city.has(FIRST);
    city.has(SECOND);
    city.carries_well();
    let kept = fs::read(city.place(FIRST)).unwrap();
    city.collects_well();
    let old = SystemTime::now() - Duration::from_secs(90 * 24 * 3600 + 1);
    for file in [format!("{FIRST}.json"), "notes.json".to_owned()] {
        let file = fs::File::options()
            .append(true)
            .create(true)
            .open(city.path("into").join(file));
        file.unwrap().set_modified(old).unwrap();
    }
    let words = ["requests", "forget", "--from", "into", "--older", "90d"];
    let forgets = || told(&run(OFFICE, city.folder.path(), &words, None, ""));
    assert_eq!(forgets(), "1 forgotten\n");
    assert_eq!(forgets(), "0 forgotten\n");
    assert_eq!(
        city.names("into"),
        [format!("{SECOND}.json"), "notes.json".to_owned()]
    );
    let ledger = fs::read_to_string(city.path("into.ledger")).unwrap();
    assert!(
        ledger.contains(FIRST) && !ledger.contains(CANARY),
        "{ledger}"
    );
    // What the kiosk sends again is not taken again.
    fs::write(city.place(FIRST), kept).unwrap();
    assert_eq!(city.collects_well(), "0 taken, 0 left\n");
    assert!(!city.path("into").join(format!("{FIRST}.json")).exists());
}

/// The program of Debian leaves out the sum of a key without a password.
#[test]
fn a_key_that_the_program_of_debian_has_made_signs() {
    let city = City::with_folder();
    let key = fs::read_to_string(city.path("signing")).unwrap();
    let (comment, line) = key.split_once('\n').unwrap();
    let mut bytes = Base64::decode_to_vec(line.trim(), None).unwrap();
    assert!(bytes[126..].iter().any(|byte| *byte != 0));
    bytes[126..].fill(0);
    let line = Base64::encode_to_string(&bytes).unwrap();
    fs::write(city.path("signing"), format!("{comment}\n{line}\n")).unwrap();
    city.hands_over(FIRST);
    assert!(city.names("spool/new").is_empty());
}

#[test]
fn a_kiosk_that_could_not_send_again_at_once_does_so_in_a_later_round() {
    let city = City::with_folder();
    city.hands_over(FIRST);
    fs::remove_file(city.path("into.ledger")).unwrap();
    fs::remove_file(city.path("into").join(format!("{FIRST}.json"))).unwrap();
    city.collects(&["--resend"]);
    // Something is in the way, once.
    let requests = city.path("store/requests/mops");
    fs::remove_dir_all(&requests).unwrap();
    fs::write(&requests, "").unwrap();
    city.carries_and_tells();
    fs::remove_file(&requests).unwrap();
    city.carries_well();
    let told = told(&city.collects(&[]));
    assert!(
        told.contains("1 requests were taken after --resend"),
        "{told}"
    );
    city.office_has(&[FIRST]);
}

/// More than an announcement can name: it names the newest, and collecting goes on.
#[test]
fn an_office_that_takes_ten_thousands_of_requests_in_a_day_goes_on_collecting() {
    let city = City::with_folder();
    let at = Utc::now() - TimeDelta::hours(1);
    let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut ledger = format!("cas-ledger 1 {}\n", "0".repeat(16));
    for number in 0..40_000 {
        let sealed = "0".repeat(64);
        let _ = writeln!(ledger, "taken {number:032x} cas-08 {sealed} {at}");
    }
    fs::write(city.path("into.ledger"), ledger).unwrap();
    for id in [FIRST, SECOND] {
        city.hands_over(id);
        let announced = names(&city.path("store/ledgers/mops"));
        let announced = city.path("store/ledgers/mops").join(&announced[0]);
        assert!(fs::read_to_string(announced).unwrap().contains(id));
    }
    city.office_has(&[FIRST, SECOND]);
}

/// Killed, or without the receipts in the store, an office still asks all kiosks of which its ledger knows.
#[test]
fn every_kiosk_is_asked_again_though_no_receipt_is_left_in_the_store() {
    let city = City::with_folder();
    city.hands_over(FIRST);
    fs::copy(city.path("into.ledger"), city.path("backup")).unwrap();
    city.hands_over(SECOND);
    fs::copy(city.path("backup"), city.path("into.ledger")).unwrap();
    fs::remove_dir_all(city.path("store/receipts")).unwrap();
    fs::remove_file(city.path("into").join(format!("{SECOND}.json"))).unwrap();
    let told = city.collects_and_is_told();
    assert!(told.contains("this ledger is an old copy"), "{told}");
    city.collects(&["--resend"]);
    city.carries_well();
    city.collects(&[]);
    city.office_has(&[FIRST, SECOND]);
}

#[test]
fn a_ledger_that_was_copied_to_another_machine_is_told_of() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    city.collects_well();
    fs::copy(city.path("into.ledger"), city.path("other.ledger")).unwrap();
    fs::create_dir(city.path("other")).unwrap();
    city.has(SECOND);
    city.carries();
    let told = told(&city.collects_into("other", &[]));
    assert!(!told.contains("old copy"), "{told}");
    let told = city.collects_and_is_told();
    assert!(told.contains("this ledger is an old copy"), "{told}");
}

/// A kiosk that has got another name hears of what it has sent under the one before.
#[test]
fn a_receipt_names_what_lies_there_under_whatever_name_it_came_first() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    city.collects_well();
    city.changes("kiosk.toml", KIOSK, "cas-08");
    city.carries_well();
    city.collects_well();
    city.carries_well();
    assert!(city.names("spool/new").is_empty());
    city.office_has(&[FIRST]);
}

#[test]
fn what_is_wrong_with_one_kiosk_keeps_nothing_of_another() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    let other = city.path("store/requests/mops/cas-00");
    fs::create_dir(&other).unwrap();
    let link = other.join(format!("{SECOND}.json.age"));
    std::os::unix::fs::symlink(&link, &link).unwrap();
    let told = city.collects_and_is_told();
    assert!(told.contains("cas-00"), "{told}");
    city.office_has(&[FIRST]);
}

/// Two offices may have one key, and a request is for one of them.
#[test]
fn what_is_for_another_office_is_left_and_told() {
    let city = City::with_folder();
    let mut other = request(FIRST);
    other.office = "information-centre".to_owned();
    other.about = None;
    city.has_as(&sealed_name(FIRST), &other);
    city.carries_well();
    let told = city.collects_and_is_told();
    assert!(
        told.contains("the request in it is for information-centre"),
        "{told}"
    );
    assert!(city.names("into").is_empty());
}

#[test]
fn a_file_that_is_no_ledger_stays_as_it_is() {
    let city = City::with_folder();
    fs::write(city.path("into.ledger"), "AGE-SECRET-KEY-1").unwrap();
    let output = city.collects(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told(&output).contains("into.ledger:1 is not a ledger"),
        "{}",
        told(&output)
    );
    assert_eq!(
        fs::read(city.path("into.ledger")).unwrap(),
        b"AGE-SECRET-KEY-1"
    );
}

#[test]
fn what_waits_for_more_than_a_day_is_told_by_status() {
    let city = City::with_folder();
    city.has(FIRST);
    city.carries_well();
    let status = || run(COURIER, city.folder.path(), &["status"], None, "");
    assert!(status().status.success(), "{}", told(&status()));
    let file = city.path("spool/new").join(sealed_name(FIRST));
    let file = fs::File::options().append(true).open(file).unwrap();
    let since = SystemTime::now() - Duration::from_secs(25 * 3600);
    file.set_modified(since).unwrap();
    assert_eq!(status().status.code(), Some(1));
    assert!(
        told(&status()).contains("oldest_hours: 25"),
        "{}",
        told(&status())
    );
}

/// No password of anybody stands in a line of a log.
#[test]
fn a_password_in_the_address_is_refused_and_not_repeated() {
    let city = City::with_store("https://user:topsecret@s3.example.org/cas", "");
    let output = city.carries();
    assert_eq!(output.status.code(), Some(2));
    assert!(!told(&output).contains("topsecret"));
    let told = told(&city.collects(&[]));
    assert!(
        told.contains("no password in it") && !told.contains("topsecret"),
        "{told}"
    );
}
