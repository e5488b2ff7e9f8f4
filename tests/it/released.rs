//! Content goes out: what a key that is known has signed is checked, shown, and taken back; nothing else is.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Output;

use cas_fleet::digest::sha256;
use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::pointer::Pointer;
use cas_fleet::release::{Release, ReleaseId};
use cas_fleet::signed;
use cas_fleet::status::Status;
use chrono::{TimeDelta, Utc};
use minisign::KeyPair;
use pty_process::blocking::Command as PtyCommand;
use semver::Version;
use tempfile::TempDir;

use crate::cli::{kiosk, run};
use crate::courier::{is_killed_at_each_change, told};
use crate::live::NOTICE;
use crate::project::{COURIER, PROGRAM, copy_folder, root};
use crate::terminal::Terminal;

const RING: &str = "stable";
const KIOSK: &str = "cas-07";
const FIRST: &[(&str, &str)] = &[];
const CLOSED: &[(&str, &str)] = &[("content/notices.toml", NOTICE)];

/// A kiosk, a store, and somebody who publishes.
struct Ring {
    folder: TempDir,
    key: KeyPair,
}

impl Ring {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let [key, other] = [(); 2].map(|()| KeyPair::generate_unencrypted_keypair().unwrap());
        fs::create_dir_all(folder.path().join("store/requests")).unwrap();
        fs::create_dir_all(folder.path().join("spool/new")).unwrap();
        let config = format!(
            "[paths]\ncontent = \"courier/current/content\"\nlocales = \"courier/current/locales\"\n\
             [kiosk]\nleave = \"never\"\nlanguages = [\"pl\", \"en\", \"uk\"]\n\
             [spool]\nsealing = \"none\"\n[log]\nto = \"file\"\npath = \"log\"\n\
             [fleet]\nstore = \"file://{}\"\nkiosk = \"{KIOSK}\"\nring = \"{RING}\"\n\
             signers = [\"{}\", \"{}\"]\n",
            folder.path().join("store").display(),
            other.pk.to_base64(),
            key.pk.to_base64(),
        );
        fs::write(folder.path().join("kiosk.toml"), config).unwrap();
        Self { folder, key }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn store(&self, path: &str) -> PathBuf {
        self.path("store").join(path)
    }

    /// Puts the shipped content, with this added to some files, into the store as a release.
    fn has_release(&self, added: &[(&str, &str)]) -> ReleaseId {
        self.has_release_for("0.2.0", added)
    }

    fn has_release_for(&self, least: &str, added: &[(&str, &str)]) -> ReleaseId {
        let mut files = BTreeMap::new();
        for folder in ["content", "locales"] {
            texts(&root().join(folder), folder, &mut files);
        }
        for (path, text) in added {
            files.entry((*path).to_owned()).or_default().push_str(text);
        }
        let hashes = files.into_iter().map(|(path, text)| {
            let hash = sha256(text.as_bytes());
            puts(&self.store(&layout::blob(&hash)), text.as_bytes());
            (path, hash)
        });
        let least = Version::parse(least).unwrap();
        let release = Release::new(least, hashes.collect()).unwrap();
        puts(
            &self.store(&layout::release(&release.id())),
            &release.to_json(),
        );
        release.id()
    }

    /// Publishes a release with this number.
    fn publishes(&self, number: u64, release: &ReleaseId) {
        self.publishes_with(number, release, &self.key, |_| {});
    }

    fn publishes_with(
        &self,
        number: u64,
        release: &ReleaseId,
        key: &KeyPair,
        change: impl Fn(&mut Pointer),
    ) {
        let now = Utc::now();
        let expires = now + TimeDelta::days(30);
        let mut pointer = Pointer::after(None, name(RING), release.clone(), now, expires);
        pointer.number = number;
        change(&mut pointer);
        puts(&self.pointer(), &signs(key, &pointer.to_json()));
    }

    fn pointer(&self) -> PathBuf {
        self.store(&layout::pointer(&name(RING)))
    }

    fn goes_round(&self) -> Output {
        run(COURIER, self.folder.path(), &["once"], None, "")
    }

    fn goes_round_well(&self) {
        let output = self.goes_round();
        assert!(output.status.success(), "{}", told(&output));
    }

    /// A round in which exactly one line is told.
    fn goes_round_and_tells(&self) -> String {
        let output = self.goes_round();
        let told = told(&output);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
        told
    }

    fn shown(&self) -> Option<String> {
        let led_to = fs::read_link(self.path("courier/current")).ok()?;
        Some(led_to.file_name()?.to_str()?.to_owned())
    }

    /// The kiosk shows this release, byte for byte, and it has no fault.
    fn shows(&self, release: &ReleaseId) {
        assert_eq!(self.shown(), Some(release.to_string()));
        let mut files = BTreeMap::new();
        for folder in ["content", "locales"] {
            let path = self.path("courier/current").join(folder);
            texts(&path, folder, &mut files);
        }
        let document = fs::read(self.store(&layout::release(release))).unwrap();
        let published = Release::read(&document, release).unwrap();
        let hashes = files
            .into_iter()
            .map(|(path, text)| (path, sha256(text.as_bytes())));
        assert_eq!(hashes.collect::<BTreeMap<_, _>>(), published.files);
        let checked = kiosk(
            self.folder.path(),
            &["check", "--at", "2026-11-24", "--config", "kiosk.toml"],
            None,
            "",
        );
        assert!(checked.status.success(), "{}", told(&checked));
    }

    fn releases(&self) -> usize {
        fs::read_dir(self.path("courier/releases")).unwrap().count()
    }
}

impl AsRef<Path> for Ring {
    fn as_ref(&self) -> &Path {
        self.folder.path()
    }
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn puts(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn signs(key: &KeyPair, document: &[u8]) -> Vec<u8> {
    let signature = minisign::sign(None, &key.sk, document, None, None).unwrap();
    signed::join(&signature.to_string(), document)
}

/// Reads the texts in a folder, each with its path.
fn texts(folder: &Path, under: &str, into: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let under = format!("{under}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            texts(&path, &under, into);
        } else {
            into.insert(under, fs::read_to_string(&path).unwrap());
        }
    }
}

/// Changes one bit in the middle of a file.
fn flips_a_bit(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_release_goes_out_and_the_next_and_one_is_taken_back() {
    let ring = Ring::new();
    let first = ring.has_release(FIRST);
    ring.publishes(1, &first);
    ring.goes_round_well();
    ring.shows(&first);
    let second = ring.has_release(CLOSED);
    ring.publishes(2, &second);
    ring.goes_round_well();
    ring.shows(&second);
    // What is on the machine already is not fetched: the store has only its pointer and its document.
    fs::remove_dir_all(ring.store("content/blobs")).unwrap();
    ring.publishes(3, &first);
    ring.goes_round_well();
    ring.shows(&first);
    assert_eq!(ring.releases(), 2, "it, and the one before");
    let told = fs::read(ring.store(&layout::status(&name(KIOSK)))).unwrap();
    let content = Status::read(&told, &name(KIOSK)).unwrap().content.unwrap();
    assert_eq!((content.number, content.release), (3, first));
}

#[test]
fn all_may_read_a_release_whatever_the_umask_is_and_nobody_else_may_write_it() {
    let ring = Ring::new();
    ring.publishes(1, &ring.has_release(FIRST));
    let script = format!("umask 077; exec {COURIER} once");
    let output = run("/bin/sh", ring.folder.path(), &["-c", &script], None, "");
    assert!(output.status.success(), "{}", told(&output));
    let mode = |path: &str| {
        let path = ring.path("courier").join(path);
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    };
    for folder in ["releases", "current", "current/content"] {
        assert_eq!(mode(folder), 0o755, "{folder}");
    }
    assert_eq!(mode("current/content/site.toml"), 0o644);
}

#[test]
fn a_closure_is_seen_at_a_kiosk_that_runs_when_nobody_is_there() {
    let ring = Ring::new();
    ring.publishes(1, &ring.has_release(FIRST));
    ring.goes_round_well();
    let command = PtyCommand::new(PROGRAM)
        .args(["--at", "2026-11-24T10:00"])
        .current_dir(ring.folder.path());
    let none = tempfile::tempdir().unwrap();
    let mut kiosk = Terminal::spawn(80, 24, command, none);
    kiosk.sees("Polski");
    ring.publishes(2, &ring.has_release(CLOSED));
    ring.goes_round_well();
    kiosk.sees("Mróz");
    // And gone again.
    ring.publishes(3, &ring.has_release(FIRST));
    ring.goes_round_well();
    kiosk.until("no closure", |it| !it.contents().contains("Mróz"));
}

#[test]
fn a_kiosk_that_has_started_before_its_first_release_shows_it() {
    let ring = Ring::new();
    fs::create_dir(ring.path("courier")).unwrap();
    let command = PtyCommand::new(PROGRAM)
        .args(["--at", "2026-11-24T10:00"])
        .current_dir(ring.folder.path());
    let none = tempfile::tempdir().unwrap();
    let mut kiosk = Terminal::spawn(80, 24, command, none);
    kiosk.sees("Polski");
    ring.publishes(1, &ring.has_release(CLOSED));
    ring.goes_round_well();
    kiosk.sees("Mróz");
}

/// A round after which the kiosk shows what it has shown before, and tells why.
fn is_refused(change: impl Fn(&Ring, &ReleaseId), why: &str) {
    let ring = Ring::new();
    let first = ring.has_release(FIRST);
    ring.publishes(5, &first);
    ring.goes_round_well();
    let second = ring.has_release(CLOSED);
    change(&ring, &second);
    for _ in 0..2 {
        let told = ring.goes_round_and_tells();
        assert!(told.contains(why), "{why}: {told}");
        assert_eq!(ring.shown(), Some(first.to_string()), "{why}");
    }
}

#[test]
fn what_is_not_signed_by_a_known_key_for_this_ring_and_now_is_refused() {
    let stranger = KeyPair::generate_unencrypted_keypair().unwrap();
    is_refused(
        |ring, it| ring.publishes_with(6, it, &stranger, |_| {}),
        "none of the keys",
    );
    is_refused(
        |ring, it| {
            ring.publishes(6, it);
            flips_a_bit(&ring.pointer());
        },
        "is not believed",
    );
    is_refused(
        |ring, it| {
            ring.publishes(6, it);
            let bytes = fs::read(ring.pointer()).unwrap();
            fs::write(ring.pointer(), &bytes[..bytes.len() / 2]).unwrap();
        },
        "is not believed",
    );
    is_refused(
        |ring, _| fs::write(ring.pointer(), "<html>Sign in</html>").unwrap(),
        "does not begin with a signature",
    );
    is_refused(
        |ring, it| ring.publishes_with(6, it, &ring.key, |it| it.ring = name("canary")),
        "for the ring canary",
    );
    is_refused(|ring, it| ring.publishes(4, it), "an older one, 4 after 5");
    is_refused(
        |ring, it| ring.publishes(5, it),
        "another one with the number 5",
    );
    is_refused(
        |ring, it| ring.publishes(u64::MAX, it),
        "its number is above",
    );
    is_refused(
        |ring, _| fs::remove_file(ring.pointer()).unwrap(),
        "nothing is published for the ring stable",
    );
    is_refused(
        |ring, _| fs::write(ring.pointer(), "x".repeat(20_000)).unwrap(),
        "is larger than",
    );
}

#[test]
fn a_receipt_that_the_same_key_has_signed_is_no_pointer() {
    is_refused(
        |ring, it| {
            let document =
                format!("{{\"kind\":\"receipt\",\"version\":1,\"number\":6,\"release\":\"{it}\"}}");
            fs::write(ring.pointer(), signs(&ring.key, document.as_bytes())).unwrap();
        },
        "it is a \"receipt\"",
    );
}

#[test]
fn a_release_that_is_not_whole_or_not_for_this_kiosk_is_refused() {
    let closure = sha256(
        (fs::read_to_string(root().join("content/notices.toml")).unwrap() + NOTICE).as_bytes(),
    );
    let blob = layout::blob(&closure);
    is_refused(
        |ring, it| {
            ring.publishes(6, it);
            flips_a_bit(&ring.store(&layout::release(it)));
        },
        "are not those that were published",
    );
    is_refused(
        |ring, it| {
            ring.publishes(6, it);
            fs::remove_file(ring.store(&layout::release(it))).unwrap();
        },
        "is not in the store: publish it again",
    );
    is_refused(
        |ring, it| {
            ring.publishes(6, it);
            flips_a_bit(&ring.store(&blob));
        },
        "has other bytes than were published",
    );
    is_refused(
        |ring, it| {
            ring.publishes(6, it);
            fs::remove_file(ring.store(&blob)).unwrap();
        },
        "is not in the store: publish it again",
    );
    is_refused(
        |ring, _| ring.publishes(6, &ring.has_release_for("99.0.0", CLOSED)),
        "needs cas-kiosk 99.0.0",
    );
    let faulty = [("content/notices.toml", "[[notice]]\nid = 7\n")];
    is_refused(
        |ring, _| ring.publishes(6, &ring.has_release(&faulty)),
        "faults with this kiosk.toml, and the kiosk shows what it has; the first is",
    );
}

#[test]
fn what_was_left_unfinished_of_a_release_goes_when_it_is_wanted_no_more() {
    let ring = Ring::new();
    let first = ring.has_release(FIRST);
    ring.publishes(1, &first);
    ring.goes_round_well();
    let faulty = ring.has_release(&[("content/notices.toml", "[[notice]]\nid = 7\n")]);
    ring.publishes(2, &faulty);
    ring.goes_round_and_tells();
    assert_eq!(ring.releases(), 2, "it is kept for another try");
    ring.publishes(3, &first);
    ring.goes_round_well();
    assert_eq!(ring.releases(), 1);
}

#[test]
fn a_ring_is_not_led_back_by_another_one_in_between() {
    let ring = Ring::new();
    let [first, second] = [FIRST, CLOSED].map(|it| ring.has_release(it));
    ring.publishes(1, &first);
    let old = fs::read(ring.pointer()).unwrap();
    ring.publishes(2, &second);
    ring.goes_round_well();
    let config = fs::read_to_string(ring.path("kiosk.toml")).unwrap();
    let other = config.replace("ring = \"stable\"", "ring = \"canary\"");
    fs::write(ring.path("kiosk.toml"), other).unwrap();
    ring.goes_round_and_tells();
    fs::write(ring.path("kiosk.toml"), config).unwrap();
    fs::write(ring.pointer(), old).unwrap();
    let told = ring.goes_round_and_tells();
    assert!(told.contains("an older one, 1 after 2"), "{told}");
    ring.shows(&second);
}

#[test]
fn nothing_is_in_a_release_that_was_not_published_with_it() {
    let ring = Ring::new();
    let release = ring.has_release(FIRST);
    ring.publishes(1, &release);
    ring.goes_round_well();
    let site = ring.path("courier/current/content/site.toml");
    fs::remove_file(&site).unwrap();
    symlink(root().join("content/site.toml"), &site).unwrap();
    symlink("site.toml", ring.path("courier/current/content/more.toml")).unwrap();
    ring.goes_round_well();
    assert!(!site.is_symlink());
    ring.shows(&release);
}

#[test]
fn no_path_of_a_release_leads_out_of_it() {
    let hash = sha256(b"");
    let release = |path: &str| {
        let all = ["content/site.toml", "locales/pl/kiosk.ftl", path];
        let files = all.map(|it| (it.to_owned(), hash.clone()));
        Release::new(Version::new(0, 2, 0), BTreeMap::from(files))
    };
    release("content/services/zlota-raczka.toml").unwrap();
    for path in [
        "",
        "content",
        "kiosk.toml",
        "/etc/passwd",
        "content/",
        "content//a",
        "content/../../a",
        "content/./a",
        "../a",
        "content/.hidden",
        "content/a/b/c",
        "content\\a",
        "content/a\nb",
        "content/site.toml/a",
    ] {
        assert!(release(path).is_err(), "{path:?}");
    }
    let long = format!("content/{}", "a".repeat(256));
    release(&long).unwrap_err();
}

#[test]
fn expired_content_is_told_and_shown() {
    let ring = Ring::new();
    let release = ring.has_release(FIRST);
    ring.publishes_with(1, &release, &ring.key, |it| it.expires = it.at);
    for _ in 0..2 {
        let told = ring.goes_round_and_tells();
        assert!(told.contains("has expired on"), "{told}");
        ring.shows(&release);
    }
}

#[test]
fn a_kiosk_that_shows_something_else_is_told_of() {
    let ring = Ring::new();
    ring.publishes(1, &ring.has_release(FIRST));
    copy_folder(&root().join("content"), &ring.path("own"));
    let config = fs::read_to_string(ring.path("kiosk.toml")).unwrap();
    let own = config.replace("courier/current/content", "own");
    fs::write(ring.path("kiosk.toml"), own).unwrap();
    let told = ring.goes_round_and_tells();
    assert!(
        told.contains("does not show what is published: write content = "),
        "{told}"
    );
}

#[test]
fn a_part_of_a_ring_is_first_and_a_larger_part_has_it_in_it() {
    let now = Utc::now();
    let ids = [1, 2].map(|it| ReleaseId::try_from(format!("{it:064}")).unwrap());
    let first = Pointer::after(None, name(RING), ids[0].clone(), now, now);
    let mut next = Pointer::after(Some(&first), name(RING), ids[1].clone(), now, now);
    assert_eq!(next.before.as_ref(), Some(&ids[0]));
    let kiosks: Vec<Name> = (0..600).map(|it| name(&format!("cas-{it}"))).collect();
    let mut earlier = Vec::new();
    for percent in [0, 10, 50, 100] {
        next.percent = percent;
        let is_first = |it: &&Name| next.release_for(it) == Some(&ids[1]);
        let shown: Vec<&Name> = kiosks.iter().filter(is_first).collect();
        assert!(earlier.iter().all(|it| shown.contains(it)), "{percent}");
        let expected = kiosks.len() * usize::from(percent) / 100;
        assert!(shown.len().abs_diff(expected) < 40, "{percent}");
        earlier = shown;
    }
    // The rest goes on showing what all had before.
    next.percent = 0;
    assert_eq!(next.release_for(&kiosks[0]), Some(&ids[0]));
    let after = Pointer::after(Some(&next), name(RING), ids[1].clone(), now, now);
    assert_eq!(after.before.as_ref(), Some(&ids[0]));
}

#[test]
fn a_courier_that_is_killed_anywhere_leaves_a_release_without_a_fault() {
    let words = |_: &Ring| vec![COURIER.to_owned(), "once".to_owned()];
    let prepared = || {
        let ring = Ring::new();
        ring.publishes(1, &ring.has_release(FIRST));
        ring.goes_round_well();
        ring.publishes(2, &ring.has_release(CLOSED));
        ring
    };
    is_killed_at_each_change(words, prepared, |ring| {
        let [first, second] = [FIRST, CLOSED].map(|it| ring.has_release(it));
        let is_first = ring.shown() == Some(first.to_string());
        ring.shows(if is_first { &first } else { &second });
        ring.goes_round_well();
        ring.shows(&second);
    });
}

#[test]
fn a_byte_that_the_disk_has_lost_comes_back() {
    let ring = Ring::new();
    let release = ring.has_release(FIRST);
    ring.publishes(1, &release);
    ring.goes_round_well();
    flips_a_bit(&ring.path("courier/current/content/site.toml"));
    fs::remove_file(ring.path("courier/current/content/centres.toml")).unwrap();
    ring.goes_round_well();
    ring.shows(&release);
}

#[test]
fn what_a_cut_left_unfinished_is_not_fetched_again() {
    let ring = Ring::new();
    let release = ring.has_release(FIRST);
    ring.publishes(1, &release);
    let document = fs::read(ring.store(&layout::release(&release))).unwrap();
    let files = Release::read(&document, &release).unwrap().files;
    let last = ring.store(&layout::blob(files.values().next_back().unwrap()));
    let bytes = fs::read(&last).unwrap();
    fs::remove_file(&last).unwrap();
    let told = told(&ring.goes_round());
    assert!(told.contains("is not in the store"), "{told}");
    fs::remove_dir_all(ring.store("content/blobs")).unwrap();
    puts(&last, &bytes);
    ring.goes_round_well();
    ring.shows(&release);
}
