//! The office takes every request exactly once, whatever lies beside it, and learns what it must
//! see to.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use age::armor::{ArmoredWriter, Format};
use age::x25519::Identity;
use age::{Encryptor, Recipient};
use cas_kiosk::config::Sealing;
use cas_kiosk::name::Name;
use cas_kiosk::receiver::Receiver;
use cas_kiosk::reference::reference;
use cas_kiosk::request::{
    Age, Answered, CallInstead, Circumstance, Consent, Given, HelpedBy, Kiosk, Phone, Request,
    StoreOutcome, VERSION,
};
use cas_kiosk::setup::Setup;
use cas_kiosk::spool::Spool;
use cas_office::requests::{
    self, AHEAD_SECONDS_MAX, Ended, Folders, HEADER_BYTES_MAX, ITEM_BYTES_MAX, Keys, KeysFault,
    OfficeFault, Unopened, Unread, Wanted, age_in_words, json_for_terminal, sheet,
};
use chrono::{DateTime, TimeDelta, Utc};
use expect_test::expect;
use rustix::fs::{CWD, FileType, FlockOperation, Mode, flock, mknodat};
use tempfile::TempDir;

use crate::cli::{ANSWERS, kiosk, run};
use crate::project::OFFICE;
use crate::skipped::skip;
use crate::visitor::{mops, spool_at};

const FIRST: &str = "0123456789abcdef0123456789abcdef";
const SECOND: &str = "fedcba9876543210fedcba9876543210";
/// A word that a visitor has written.
pub const CANARY: &str = "Sekretna";
/// The longest anything here may take, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(120);

/// A spool, a folder of the office, and the keys of the office.
struct Office {
    folder: TempDir,
    identity: Identity,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["spool", "spool/tmp", "spool/new", "into"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let identity = Identity::generate();
        let office = Self { folder, identity };
        office.writes_key("key", &office.identity);
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn writes_key(&self, name: &str, identity: &Identity) {
        use age::secrecy::ExposeSecret as _;
        let key = identity.to_string();
        let text = format!("# created: some day\n{}\n", key.expose_secret());
        fs::write(self.path(name), text).unwrap();
    }

    fn has_plain(&self, request: &Request) {
        let file = format!("spool/new/{}.json", request.id);
        fs::write(self.path(&file), request.to_json()).unwrap();
    }

    fn has_sealed(&self, request: &Request) {
        self.has_sealed_for(request, &[&self.identity]);
    }

    fn has_sealed_for(&self, request: &Request, identities: &[&Identity]) {
        let file = format!("spool/new/{}.json.age", request.id);
        fs::write(self.path(&file), seal(&padded(request), identities)).unwrap();
    }

    fn folders(&self) -> Folders {
        Folders::open(&self.path("spool")).unwrap()
    }

    fn keys(&self) -> Keys {
        keys(&[&self.identity])
    }

    /// Takes all, and returns how that ended and what was printed.
    fn takes(&self) -> (Result<Ended, OfficeFault>, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let into = self.path("into");
        let (folders, now) = (self.folders(), Utc::now());
        let wanted = Wanted {
            keys: &self.keys(),
            offices: &[],
        };
        let ended = requests::take(&folders, &wanted, &into, now, &mut out, &mut err);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (ended, text(out), text(err))
    }

    fn takes_well(&self) -> String {
        let (ended, out, err) = self.takes();
        assert_eq!(ended.unwrap(), Ended::Well, "{err}");
        assert_eq!(err, "");
        out
    }

    fn takes_with_attention(&self) -> (String, String) {
        let (ended, out, err) = self.takes();
        assert_eq!(ended.unwrap(), Ended::Attention, "{out}{err}");
        (out, err)
    }

    /// The real program, with the folders of this office.
    fn runs(&self, arguments: &[&str]) -> Output {
        run(OFFICE, self.folder.path(), arguments, None, "")
    }

    /// The real program takes, under strace with these expressions.
    fn takes_under_strace(&self, expressions: &[&str]) -> Option<Output> {
        let taken = Command::new("strace")
            .args(["-o", "/dev/null"])
            .args(expressions.iter().flat_map(|it| ["-e", it]))
            .args([OFFICE, "requests", "take", "--spool", "spool"])
            .args(["--identity", "key", "--into", "into"])
            .current_dir(self.folder.path())
            .output();
        match taken {
            Ok(taken) => Some(taken),
            Err(error) => {
                skip(&format!("strace does not run: {error}"));
                None
            }
        }
    }

    /// Puts a file into the spool, whatever its name.
    fn has(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path("spool/new").join(name), bytes).unwrap();
    }

    /// A file of the spool was written at this time.
    fn has_since(&self, name: &str, written: SystemTime) {
        let path = self.path("spool/new").join(name);
        let file = File::options().append(true).open(path).unwrap();
        file.set_modified(written).unwrap();
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Nothing waits, and the folder of the office has these requests and nothing else.
    fn has_taken(&self, requests: &[&Request]) {
        assert!(self.names("spool/new").is_empty());
        self.has_in_folder(requests);
    }

    fn has_in_folder(&self, requests: &[&Request]) {
        let mut names: Vec<String> = requests
            .iter()
            .map(|request| format!("{}.json", request.id))
            .collect();
        names.sort();
        assert_eq!(self.names("into"), names);
        for request in requests {
            let file = self.path("into").join(format!("{}.json", request.id));
            assert!(Request::from_json(&fs::read(file).unwrap()).as_ref() == Ok(*request));
        }
    }
}

fn keys(identities: &[&Identity]) -> Keys {
    use age::secrecy::ExposeSecret as _;
    let mut keys = Keys::default();
    for identity in identities {
        keys.add(identity.to_string().expose_secret().as_bytes())
            .unwrap();
    }
    keys
}

pub fn request(id: &str) -> Request {
    let answered = |(question, answer): (&str, Given)| Answered {
        question: question.to_owned(),
        answer,
    };
    let text = |text: &str| text.to_owned();
    let name = Given::Name { text: text(CANARY) };
    let phone = Given::Phone(Phone {
        typed: text("12 425 36 38 wew. 153"),
        e164: text("+48124253638"),
        extension: Some(text("153")),
    });
    let street = Given::Street {
        text: text("Długa"),
    };
    let house = Given::House { text: text("12/3") };
    let broken = Given::Choices {
        chosen: vec![text("tap"), text("other")],
    };
    let answers = [
        ("name", name),
        ("phone", phone),
        ("street", street),
        ("house", house),
        ("broken", broken),
    ];
    Request {
        version: VERSION,
        id: text(id),
        reference: reference(7, 123_456),
        at: "2024-11-24T10:00:00+01:00".parse().unwrap(),
        kiosk: Kiosk {
            number: 7,
            place: text("Biblioteka"),
        },
        service: text("zlota-raczka"),
        about: None,
        office: text("mops"),
        language: text("uk"),
        volunteer: Some(true),
        helped_by: None,
        call_instead: None,
        reminds: None,
        visit_password: None,
        consent: Consent {
            notice: text("2026-03"),
        },
        situation: Vec::new(),
        answers: answers.into_iter().map(answered).collect(),
    }
}

/// The document with spaces and a newline after it, as it is sealed.
fn padded(request: &Request) -> Vec<u8> {
    let mut document = request.to_json();
    document.resize(document.len().next_multiple_of(1024) - 1, b' ');
    document.push(b'\n');
    document
}

fn seal(document: &[u8], identities: &[&Identity]) -> Vec<u8> {
    let recipients: Vec<_> = identities.iter().map(|it| it.to_public()).collect();
    let recipients = recipients.iter().map(|it| it as &dyn Recipient);
    let mut sealed = Vec::new();
    let mut writer = Encryptor::with_recipients(recipients)
        .unwrap()
        .wrap_output(&mut sealed)
        .unwrap();
    writer.write_all(document).unwrap();
    writer.finish().unwrap();
    sealed
}

/// The same in the text form of age, as `age -a` writes it.
fn as_text(sealed: &[u8]) -> Vec<u8> {
    let mut writer = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor).unwrap();
    writer.write_all(sealed).unwrap();
    writer.finish().unwrap()
}

fn sealed_name() -> Name {
    Name::of(&format!("{FIRST}.json.age")).unwrap()
}

/// A header of age with these stanzas, whose checksum nobody has computed, and something after it.
fn header(stanzas: &str) -> Vec<u8> {
    let checksum = "A".repeat(43);
    let mut file = format!("age-encryption.org/v1\n{stanzas}--- {checksum}\n").into_bytes();
    file.extend([0; 64]);
    file
}

fn said(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap()
}

/// What `test` gives, if it does not hang.
fn in_time<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(test()));
    receiver.recv_timeout(PATIENCE).expect("it hangs or failed")
}

#[test]
fn what_a_visitor_has_sent_is_taken_once_though_it_is_taken_twice() {
    let office = Office::new();
    fs::remove_dir_all(office.path("spool")).unwrap();
    let lines = format!("2\n{ANSWERS}");
    // What is sent at another time than it is taken may be still to come.
    let visit = kiosk(office.folder.path(), &[], Some("1"), &lines);
    assert!(visit.status.success());
    let id = office.names("spool/new")[0].replace(".mops.json", "");
    let first = office.runs(&["requests", "take", "--into", "into"]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first.stderr));
    let lines: Vec<&str> = said(&first.stdout).lines().collect();
    assert!(lines[0].starts_with(&format!("{id} 07")), "{lines:?}");
    assert_eq!(lines[1], "1 taken, 0 left, 0 corrupt");
    let second = office.runs(&["requests", "take", "--into", "into"]);
    assert_eq!(second.status.code(), Some(0));
    assert_eq!(said(&second.stdout), "0 taken, 0 left, 0 corrupt\n");
    assert!(office.names("spool/new").is_empty());
    assert_eq!(office.names("into"), [format!("{id}.json")]);
    let document = fs::read(office.path(&format!("into/{id}.json"))).unwrap();
    let request = Request::from_json(&document).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!((request.id, request.service), (id, "zlota-raczka".into()));
}

#[test]
fn sealed_requests_are_listed_shown_and_taken_with_their_key() {
    let office = Office::new();
    office.has_sealed(&request(FIRST));
    office.has_plain(&request(SECOND));
    let spool = ["--spool", "spool", "--identity", "key"];
    let listed = office.runs(&[&["requests", "list"], &spool[..]].concat());
    let lines = said(&listed.stdout);
    assert_eq!(listed.status.code(), Some(0));
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        let content = format!(
            "  {}  zlota-raczka  kiosk 7, Biblioteka  {CANARY}",
            reference(7, 123_456)
        );
        assert!(line.ends_with(&content), "{line}");
    }
    let shown = office.runs(&[&["requests", "show", "01"], &spool[..]].concat());
    assert!(said(&shown.stdout).contains(CANARY));
    let shown = office.runs(&[&["requests", "show", "01", "--json"], &spool[..]].concat());
    assert_eq!(shown.stdout, request(FIRST).to_json());
    let taken = office.runs(&[&["requests", "take", "--into", "into"], &spool[..]].concat());
    assert_eq!(taken.status.code(), Some(0), "{}", said(&taken.stderr));
    office.has_taken(&[&request(FIRST), &request(SECOND)]);
}

#[test]
fn without_its_key_a_sealed_request_is_listed_by_what_its_file_tells() {
    let office = Office::new();
    office.has_sealed(&request(FIRST));
    fs::write(office.path("spool/new/\u{1b}[2Jnote"), "").unwrap();
    let written = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let file = office.path(&format!("spool/new/{FIRST}.json.age"));
    let bytes = fs::metadata(&file).unwrap().len();
    let opened = File::options().append(true).open(&file).unwrap();
    opened.set_modified(written).unwrap();
    let now: DateTime<Utc> = DateTime::from_timestamp(1_800_000_000 + 7500, 0).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let ended = requests::list(&office.folders(), &Keys::default(), now, &mut out, &mut err);
    assert_eq!(ended.unwrap(), Ended::Attention);
    assert_eq!(
        said(&out),
        format!("{FIRST}  {bytes:>7} bytes  2027-01-15T08:00:00Z    2h 5m  -\n")
    );
    assert_eq!(
        said(&err),
        "cas-office: new/ has \"\\u{1b}[2Jnote\", which is not the name of a request: it is not JSON: \
         line 1, column 0; take it out of there\n"
    );
    out.clear();
    requests::list(
        &office.folders(),
        &keys(&[&Identity::generate()]),
        now,
        &mut out,
        &mut err,
    )
    .unwrap();
    assert!(said(&out).ends_with("  (no key given opens it)\n"));
}

#[test]
fn what_is_not_sealed_is_listed_with_what_it_is_though_no_key_is_given() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    office.has_sealed(&request(SECOND));
    let listed = office.runs(&["requests", "list", "--spool", "spool"]);
    assert_eq!(listed.status.code(), Some(0), "{}", said(&listed.stderr));
    let content = format!(
        "  {}  zlota-raczka  kiosk 7, Biblioteka  {CANARY}",
        reference(7, 123_456)
    );
    for line in said(&listed.stdout).lines() {
        assert_eq!(line.ends_with(&content), line.starts_with(FIRST), "{line}");
        assert!(!line.contains('('), "{line}");
    }
}

#[test]
fn a_request_that_reminds_of_another_says_so_in_the_list() {
    let office = Office::new();
    let mut reminder = request(FIRST);
    reminder.reminds = Some(reference(7, 654_321));
    office.has_plain(&reminder);
    office.has_plain(&request(SECOND));
    let listed = office.runs(&["requests", "list", "--spool", "spool"]);
    for line in said(&listed.stdout).lines() {
        let reminds = line.ends_with(&format!("  {CANARY}  reminds of 076 543 216"));
        assert_eq!(reminds, line.starts_with(FIRST), "{line}");
    }
    assert_eq!(said(&listed.stdout).lines().count(), 2);
}

#[test]
fn an_age_is_told_in_its_two_largest_units() {
    for (seconds, words) in [
        (-5, "0s"),
        (59, "59s"),
        (60, "1m"),
        (3599, "59m"),
        (3600, "1h 0m"),
        (86_399, "23h 59m"),
        (86_400, "1d 0h"),
        (1_000_000, "11d 13h"),
    ] {
        assert_eq!(age_in_words(seconds), words);
    }
}

#[test]
fn what_cannot_be_printed_is_a_failure_but_what_nobody_reads_is_none() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    let program = OFFICE;
    for task in [
        "show 0",
        "show 0 --json",
        "list",
        "status",
        "take --into into",
    ] {
        for (device, code) in [("> /dev/full", 1), ("| true", 0)] {
            // Of a pipe the shell gives the code of the last program, so it is told beside it.
            let script =
                format!("({program} requests {task} --spool spool; echo $? >code) {device}");
            let shell = Command::new("sh")
                .args(["-c", &script])
                .current_dir(office.folder.path())
                .output()
                .unwrap();
            let told = fs::read_to_string(office.path("code")).unwrap();
            assert_eq!(told.trim(), code.to_string(), "{task} {device}");
            assert_eq!(said(&shell.stderr).contains("standard output"), code == 1);
        }
    }
}

#[test]
fn what_was_taken_and_could_not_be_told_waits_until_it_is_told() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    office.has_sealed(&request(SECOND));
    let program = OFFICE;
    let script = format!(
        "exec {program} requests take --spool spool --identity key --into into > /dev/full"
    );
    let taken = Command::new("sh")
        .args(["-c", &script])
        .current_dir(office.folder.path())
        .output()
        .unwrap();
    assert_eq!(taken.status.code(), Some(1));
    assert_eq!(office.names("spool/new").len(), 2);
    let out = office.takes_well();
    assert!(out.ends_with("2 taken, 0 left, 0 corrupt\n"), "{out}");
    for id in [FIRST, SECOND] {
        assert_eq!(out.matches(id).count(), 1, "{out}");
    }
    office.has_taken(&[&request(FIRST), &request(SECOND)]);
}

#[test]
fn a_beginning_of_an_id_is_enough_if_only_one_request_has_it() {
    let office = Office::new();
    let third = "01".repeat(16);
    office.has_plain(&request(FIRST));
    office.has_sealed(&request(FIRST));
    office.has_plain(&request(&third));
    let shows = |id: &str| office.runs(&["requests", "show", id, "--spool", "spool", "--json"]);
    assert_eq!(shows("012").stdout, request(FIRST).to_json());
    assert_eq!(shows(&third).stdout, request(&third).to_json());
    let (several, none) = (shows("01"), shows("f"));
    assert_eq!(
        (several.status.code(), none.status.code()),
        (Some(1), Some(1))
    );
    assert!(said(&several.stderr).contains("2 requests have ids that begin so"));
    assert!(said(&none.stderr).contains("no request in the spool has an id that begins so"));
}

#[test]
fn a_sheet_has_the_names_of_the_content_where_it_is_at_hand() {
    let setup = Setup::from_texts(&[]).unwrap();
    expect![[r#"
        Request       071 234 568
        Who           Sekretna
        Phone         +48124253638 ext. 153 (typed: 12 425 36 38 wew. 153)

        Address       Długa 12/3
        What          Złota Rączka
        Sent          2024-11-24 10:00 (+01:00)
        From          kiosk 7, Biblioteka
        Language      uk
        Filled in by  the visitor, with a volunteer
        Office        Miejski Ośrodek Pomocy Społecznej
        Consent       privacy notice 2026-03
        Id            0123456789abcdef0123456789abcdef

        Imię i nazwisko: Sekretna
        Telefon: +48124253638 ext. 153 (typed: 12 425 36 38 wew. 153)
        street: Długa
        house: 12/3
        Co się zepsuło: Kran albo zlew; Coś innego
    "#]]
    .assert_eq(&sheet(&request(FIRST), Some(&setup)));
    expect![[r#"
        Request       071 234 568
        Who           Sekretna
        Phone         +48124253638 ext. 153 (typed: 12 425 36 38 wew. 153)

        Address       Długa 12/3
        What          zlota-raczka
        Sent          2024-11-24 10:00 (+01:00)
        From          kiosk 7, Biblioteka
        Language      uk
        Filled in by  the visitor, with a volunteer
        Office        mops
        Consent       privacy notice 2026-03
        Id            0123456789abcdef0123456789abcdef

        name: Sekretna
        phone: +48124253638 ext. 153 (typed: 12 425 36 38 wew. 153)
        street: Długa
        house: 12/3
        broken: tap; other
    "#]]
    .assert_eq(&sheet(&request(FIRST), None));
}

#[test]
fn a_sheet_of_somebody_without_a_name_says_so_above_the_number_to_call() {
    let mut request = request(FIRST);
    request.answers[0].answer = Given::Skipped;
    let sheet = sheet(&request, None);
    let block =
        "Request       071 234 568\nWho           (no name given)\nPhone         +48124253638";
    assert!(sheet.starts_with(block), "{sheet}");
}

#[test]
fn a_sheet_tells_who_helped_whom_to_call_and_what_the_visitor_has_passed_on() {
    let mut request = request(FIRST);
    request.helped_by = Some(HelpedBy::Staff);
    request.call_instead = Some(CallInstead {
        name: "Jan Kos".to_owned(),
        phone: Phone {
            typed: "600700800".to_owned(),
            e164: "+48600700800".to_owned(),
            extension: None,
        },
    });
    request.reminds = Some(reference(7, 654_321));
    request.visit_password = Some("zielony wróbel".to_owned());
    let circumstance = |question: &str, chosen: &str| Circumstance {
        question: question.to_owned(),
        chosen: chosen.to_owned(),
    };
    request.situation = vec![circumstance("age", "over-60"), circumstance("gone", "y")];
    request.answers.truncate(1);
    let setup = Setup::from_texts(&[]).unwrap();
    expect![[r#"
        Request       071 234 568
        Who           Sekretna
        Call instead  Jan Kos, +48600700800 (typed: 600700800)

        What          Złota Rączka
        Reminds of    076 543 216
        Sent          2024-11-24 10:00 (+01:00)
        From          kiosk 7, Biblioteka
        Language      uk
        Filled in by  the visitor, with staff of the place
        Password      zielony wróbel
        Office        Miejski Ośrodek Pomocy Społecznej
        Consent       privacy notice 2026-03
        Id            0123456789abcdef0123456789abcdef

        From the check before the form:
        Ile ma Pan/Pani lat? Więcej niż 60 lat
        gone: y

        Imię i nazwisko: Sekretna
    "#]]
    .assert_eq(&sheet(&request, Some(&setup)));
    expect![[r#"
        Request       071 234 568
        Who           Sekretna
        Call instead  Jan Kos, +48600700800 (typed: 600700800)

        What          zlota-raczka
        Reminds of    076 543 216
        Sent          2024-11-24 10:00 (+01:00)
        From          kiosk 7, Biblioteka
        Language      uk
        Filled in by  the visitor, with staff of the place
        Password      zielony wróbel
        Office        mops
        Consent       privacy notice 2026-03
        Id            0123456789abcdef0123456789abcdef

        From the check before the form:
        age: over-60
        gone: y

        name: Sekretna
    "#]]
    .assert_eq(&sheet(&request, None));
}

#[test]
fn what_was_stored_as_version_1_is_shown_and_taken_as_it_is() {
    let office = Office::new();
    let mut old = request(FIRST);
    old.version = 1;
    office.has_sealed(&old);
    let spool = ["--spool", "spool", "--identity", "key"];
    let shown = office.runs(&[&["requests", "show", "01", "--json"], &spool[..]].concat());
    assert_eq!(shown.stdout, old.to_json());
    let shown = office.runs(&[&["requests", "show", "01"], &spool[..]].concat());
    assert!(said(&shown.stdout).contains(CANARY));
    office.takes_well();
    office.has_taken(&[&old]);
}

#[test]
fn no_character_that_steers_a_terminal_leaves_a_request() {
    let mut request = request(FIRST);
    let steering = "a\u{1b}[2J\u{9b}31m\u{7f}\u{0}\u{202e}b\nc\u{e0041}\u{200d}";
    request.kiosk.place = steering.to_owned();
    request.consent.notice = steering.to_owned();
    request.visit_password = Some(steering.to_owned());
    request.call_instead = Some(CallInstead {
        name: steering.to_owned(),
        phone: Phone {
            typed: steering.to_owned(),
            e164: "+48600700800".to_owned(),
            extension: None,
        },
    });
    for answered in &mut request.answers {
        if let Given::Name { text } = &mut answered.answer {
            steering.clone_into(text);
        }
    }
    request.answers.push(Answered {
        question: "age".to_owned(),
        answer: Given::Age {
            typed: steering.to_owned(),
            meant: Age::Years(72),
        },
    });
    let json = json_for_terminal(&request);
    for words in [sheet(&request, None), json.clone()] {
        let steers = |c: char| cas_kiosk::text::is_unwanted(c) && c != '\n';
        assert!(!words.contains(steers), "{words:?}");
    }
    assert!(Request::from_json(json.as_bytes()) == Ok(request));
}

#[test]
fn what_is_taken_is_readable_by_its_owner_alone_whatever_the_umask() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    let program = OFFICE;
    let script = format!("umask 0777; exec {program} requests take --spool spool --into into");
    let taken = Command::new("sh")
        .args(["-c", &script])
        .current_dir(office.folder.path())
        .output()
        .unwrap();
    assert!(taken.status.success(), "{}", said(&taken.stderr));
    let file = office.path(&format!("into/{FIRST}.json"));
    let mode = fs::metadata(file).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    office.has_taken(&[&request(FIRST)]);
}

#[test]
fn a_request_that_is_in_the_folder_already_is_only_removed_from_the_spool() {
    let office = Office::new();
    office.has_sealed(&request(FIRST));
    // As a run that was killed before the removal leaves it; written by another version perhaps.
    let file = office.path(&format!("into/{FIRST}.json"));
    let other_layout: serde_json::Value =
        serde_json::from_slice(&request(FIRST).to_json()).unwrap();
    fs::write(&file, other_layout.to_string()).unwrap();
    let out = office.takes_well();
    assert!(out.ends_with("1 taken, 0 left, 0 corrupt\n"), "{out}");
    office.has_taken(&[&request(FIRST)]);
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        other_layout.to_string(),
        "it was not touched"
    );
}

#[test]
fn what_a_killed_run_has_left_in_the_folder_is_removed_and_nothing_else() {
    let office = Office::new();
    office.has_sealed(&request(FIRST));
    let left = format!("into/.{FIRST}.00112233aabbccdd.part");
    fs::write(office.path(&left), &request(FIRST).to_json()[..100]).unwrap();
    let kept = [".part", "x.part", &format!(".{FIRST}.part")].map(|name| format!("into/{name}"));
    for name in &kept {
        fs::write(office.path(name), "").unwrap();
    }
    office.takes_well();
    assert!(!office.path(&left).exists());
    for name in &kept {
        fs::remove_file(office.path(name)).unwrap();
    }
    office.has_taken(&[&request(FIRST)]);
}

#[test]
fn a_run_that_is_killed_while_it_writes_is_made_good_by_the_next() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    let program = OFFICE;
    // The first is killed by the signal for a file that grows too large, the second gets an error.
    for (script, code) in [("", None), ("trap '' XFSZ;", Some(1))] {
        let script =
            format!("{script} ulimit -f 0; exec {program} requests take --spool spool --into into");
        let taken = Command::new("sh")
            .args(["-c", &script])
            .current_dir(office.folder.path())
            .output()
            .unwrap();
        assert_eq!(taken.status.code(), code, "{}", said(&taken.stderr));
        assert_eq!(office.names("spool/new"), [format!("{FIRST}.json")]);
        assert!(!office.path(&format!("into/{FIRST}.json")).exists());
    }
    office.takes_well();
    office.has_taken(&[&request(FIRST)]);
}

#[test]
fn another_document_under_the_same_id_is_left_on_both_sides() {
    let mut other = request(FIRST);
    other.language = "pl".to_owned();
    let document = other.to_json();
    for there in [&document[..], b"", &document[..100]] {
        let office = Office::new();
        office.has_plain(&request(FIRST));
        office.has_plain(&request(SECOND));
        let file = office.path(&format!("into/{FIRST}.json"));
        fs::write(&file, there).unwrap();
        let (out, err) = office.takes_with_attention();
        assert!(out.ends_with("1 taken, 1 left, 0 corrupt\n"), "{out}");
        assert!(err.contains("another document is in the folder"), "{err}");
        assert_eq!(fs::read(&file).unwrap(), there);
        assert_eq!(office.names("spool/new"), [format!("{FIRST}.json")]);
        assert_eq!(office.names("into").len(), 2, "no other file is left");
    }
}

#[test]
fn a_request_that_is_there_plain_and_sealed_is_one() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    office.has_sealed(&request(FIRST));
    let told = format!(
        "{FIRST} {}\n1 taken, 0 left, 0 corrupt\n",
        reference(7, 123_456)
    );
    assert_eq!(office.takes_well(), told);
    office.has_taken(&[&request(FIRST)]);
    for copy in ["a.json", "b.json", "c.json"] {
        office.has(copy, &request(FIRST).to_json());
    }
    let (out, err) = office.takes_with_attention();
    assert_eq!(out, told);
    assert_eq!(err.lines().count(), 3, "{err}");
    office.has_taken(&[&request(FIRST)]);
}

#[test]
fn a_request_for_another_key_waits_for_it() {
    let office = Office::new();
    let next = Identity::generate();
    office.has_sealed_for(&request(FIRST), &[&next]);
    office.has_sealed_for(&request(SECOND), &[&office.identity, &next]);
    let (out, err) = office.takes_with_attention();
    assert!(out.ends_with("1 taken, 1 left, 0 corrupt\n"), "{out}");
    assert_eq!(
        err,
        format!("cas-office: {FIRST}.json.age is left: no key given opens it\n")
    );
    office.writes_key("next", &next);
    let both = ["--identity", "key", "--identity", "next"];
    let arguments = ["requests", "take", "--spool", "spool", "--into", "into"];
    let taken = office.runs(&[&arguments[..], &both].concat());
    assert_eq!(taken.status.code(), Some(0), "{}", said(&taken.stderr));
    office.has_taken(&[&request(FIRST), &request(SECOND)]);
}

#[test]
fn whatever_some_key_opens_waits_for_it_in_whatever_form_it_is_sealed() {
    let office = Office::new();
    let next = Identity::generate();
    let sealed = |id: &str| seal(&padded(&request(id)), &[&next]);
    let blank = [b"\n ", &as_text(&sealed(SECOND))[..], b"\r\n"].concat();
    let [third, fourth] = ["1".repeat(32), "2".repeat(32)];
    office.has(&format!("{FIRST}.json.age"), &as_text(&sealed(FIRST)));
    office.has(&format!("{SECOND}.json.age"), &blank);
    office.has(&format!("{third}.json"), &sealed(&third));
    office.has("request.txt", &as_text(&sealed(&fourth)));
    let (out, err) = office.takes_with_attention();
    assert_eq!(out, "0 taken, 4 left, 0 corrupt\n", "{err}");
    assert_eq!(err.matches("no key given opens it").count(), 4, "{err}");
    office.writes_key("next", &next);
    let arguments = ["requests", "take", "--spool", "spool", "--into", "into"];
    let taken = office.runs(&[&arguments[..], &["--identity", "next"]].concat());
    let told = said(&taken.stdout);
    assert!(told.ends_with("4 taken, 0 left, 0 corrupt\n"), "{told}");
    let requests = [FIRST, SECOND, &third, &fourth].map(request);
    office.has_taken(&requests.each_ref());
}

#[test]
fn a_sealed_text_with_one_wrong_byte_or_less_of_it_never_opens() {
    let identity = Identity::generate();
    let keys = keys(&[&identity]);
    let text = as_text(&seal(&padded(&request(FIRST)), &[&identity]));
    // The end of the last line may be missing.
    let text = text.trim_ascii_end();
    let opens = |bytes: &[u8]| requests::open(&sealed_name(), bytes, &keys).is_ok();
    assert!(opens(text));
    for position in 0..text.len() {
        let mut wrong = text.to_owned();
        wrong[position] ^= 1;
        assert!(!opens(&wrong), "byte {position} is wrong");
        assert!(!opens(&text[..position]), "{position} bytes are left");
    }
    assert!(!opens(&[text, text].concat()));
}

#[test]
fn a_broken_item_is_put_aside_under_a_name_of_its_own_without_a_word_of_it() {
    let office = Office::new();
    let new = |name: &str| office.path(&format!("spool/new/{name}"));
    let mut other_id = request(SECOND);
    other_id.id = "ab".repeat(16);
    let mut flipped = seal(&padded(&request(FIRST)), &[&office.identity]);
    *flipped.last_mut().unwrap() ^= 1;
    let mut torn = as_text(&flipped);
    torn.truncate(torn.len() / 2);
    let schema_breaking = said(&request(FIRST).to_json()).replace("\"uk\"", "\"Sekretna\"");
    for (file, bytes) in [
        (format!("{FIRST}.json.age"), flipped),
        (format!("{FIRST}.json"), schema_breaking.into_bytes()),
        (format!("{SECOND}.json"), other_id.to_json()),
        (format!("{}.json", "0".repeat(32)), b"Sekretna".to_vec()),
        (format!("{}.json", "1".repeat(32)), vec![]),
        (
            format!("{}.json.age", "2".repeat(32)),
            request(FIRST).to_json(),
        ),
        (format!("{}.json.age", "3".repeat(32)), torn),
    ] {
        fs::write(new(&file), bytes).unwrap();
    }
    fs::create_dir(office.path("spool/corrupt")).unwrap();
    fs::write(office.path(&format!("spool/corrupt/{FIRST}.json")), "older").unwrap();
    let (out, err) = office.takes_with_attention();
    assert_eq!(out, "0 taken, 0 left, 7 corrupt\n", "{err}");
    assert_eq!(err.lines().count(), 7);
    assert!(!err.contains(CANARY), "{err}");
    for words in [
        "its seal is broken",
        "/language must be",
        "the id in it is not",
        "line 1",
    ] {
        assert!(err.contains(words), "{err}");
    }
    let corrupt = office.names("spool/corrupt");
    assert_eq!(corrupt.len(), 8);
    let older = office.path(&format!("spool/corrupt/{FIRST}.json"));
    assert_eq!(fs::read(older).unwrap(), b"older");
    let own = |name: &&String| name.starts_with(FIRST) && name.len() == 32 + 5 + 1 + 16;
    assert!(corrupt.iter().any(|name| own(&name)), "{corrupt:?}");
    office.has_taken(&[]);
    assert!(office.takes_well().starts_with("0 taken"));
}

#[test]
fn what_is_no_file_stays_and_nothing_waits_for_it() {
    let office = Office::new();
    let new = |id: &str| office.path(&format!("spool/new/{id}.json"));
    let elsewhere = office.path("elsewhere");
    fs::write(&elsewhere, request(FIRST).to_json()).unwrap();
    symlink(&elsewhere, new(FIRST)).unwrap();
    mknodat(CWD, new(SECOND), FileType::Fifo, Mode::RWXU, 0).unwrap();
    fs::create_dir(new(&"0".repeat(32))).unwrap();
    let good = request(&"1".repeat(32));
    office.has_plain(&good);
    let (office, out, err) = in_time(move || {
        let (out, err) = office.takes_with_attention();
        (office, out, err)
    });
    assert!(out.ends_with("1 taken, 3 left, 0 corrupt\n"), "{out}");
    assert_eq!(err.matches("it is no file").count(), 3, "{err}");
    assert_eq!(office.names("spool/new").len(), 3);
    assert!(elsewhere.exists());
    office.has_in_folder(&[&good]);
}

#[test]
fn what_is_no_request_and_has_the_name_of_none_is_told_and_not_touched() {
    let office = Office::new();
    let strange = [
        "README".to_owned(),
        format!(".{FIRST}.json"),
        format!("{FIRST}.json.age.part"),
        format!("{}.json", FIRST.to_uppercase()),
        format!("{FIRST}é.json"),
        "é".repeat(16) + ".json",
    ];
    for name in &strange {
        office.has(name, b"x");
    }
    let new = |name: &str| office.path(&format!("spool/new/{name}"));
    fs::create_dir(new("folder")).unwrap();
    symlink(office.path("key"), new("link")).unwrap();
    mknodat(CWD, new("pipe"), FileType::Fifo, Mode::RWXU, 0).unwrap();
    let large = File::create(new("large")).unwrap();
    large.set_len(ITEM_BYTES_MAX + 1).unwrap();
    let count = strange.len() + 4;
    office.has_plain(&request(FIRST));
    let (office, out, err) = in_time(move || {
        let (out, err) = office.takes_with_attention();
        (office, out, err)
    });
    let told = format!("1 taken, {count} left, 0 corrupt\n");
    assert!(out.ends_with(&told), "{out}");
    let words = "which is not the name of a request: it ";
    assert_eq!(err.matches(words).count(), count, "{err}");
    assert_eq!(err.lines().count(), count, "{err}");
    assert_eq!(office.names("spool/new").len(), count);
}

/// The names under which a request is found that somebody or something has renamed.
fn renamed(id: &str, ending: &str) -> [String; 5] {
    [
        format!("{id} (1){ending}"),
        format!("{id}{ending}").to_uppercase(),
        format!("{id}{}", ending.to_uppercase()),
        format!("{id}{ending}.part"),
        format!("Zgłoszenie{ending}"),
    ]
}

#[test]
fn a_request_under_another_name_is_taken_under_its_own_and_told() {
    for ending in [".json", ".json.age"] {
        for name in renamed(FIRST, ending) {
            let office = Office::new();
            let bytes = if ending == ".json" {
                request(FIRST).to_json()
            } else {
                seal(&padded(&request(FIRST)), &[&office.identity])
            };
            office.has(&name, &bytes);
            office.has_plain(&request(SECOND));
            let spool = ["--spool", "spool", "--identity", "key"];
            let listed = office.runs(&[&["requests", "list"], &spool[..]].concat());
            assert_eq!(listed.status.code(), Some(1));
            assert_eq!(
                said(&listed.stderr),
                format!(
                    "cas-office: new/ has {name:?}, which is the request {FIRST} under another name; \
                     `cas-office requests take` takes it\n"
                )
            );
            let take = ["requests", "take", "--into", "into"];
            let taken = office.runs(&[&take, &spool[..]].concat());
            assert_eq!(taken.status.code(), Some(1));
            assert!(said(&taken.stdout).ends_with("2 taken, 0 left, 0 corrupt\n"));
            assert_eq!(
                said(&taken.stderr),
                format!(
                    "cas-office: {name:?} was the request {FIRST} under another name; see what \
                     renames files in new/\n"
                )
            );
            office.has_taken(&[&request(FIRST), &request(SECOND)]);
            let again = office.runs(&[&take, &spool[..]].concat());
            assert_eq!(again.status.code(), Some(0), "{}", said(&again.stderr));
        }
    }
}

#[test]
fn a_request_under_another_name_is_said_to_be_there_when_it_is_to_be_shown() {
    let office = Office::new();
    let name = format!("{FIRST} (1).json.age");
    office.has(&name, &seal(&padded(&request(FIRST)), &[&office.identity]));
    office.has("other.json", &request(SECOND).to_json());
    office.has("notes.txt", b"");
    let shows = |id: &str| {
        let arguments = [
            "requests",
            "show",
            id,
            "--spool",
            "spool",
            "--identity",
            "key",
        ];
        let shown = office.runs(&arguments);
        assert_eq!(shown.status.code(), Some(1));
        said(&shown.stderr).to_owned()
    };
    for (id, name) in [(&FIRST[..8], &name[..]), (SECOND, "other.json")] {
        let told = shows(id);
        assert!(told.contains(&format!("{name:?}")), "{told}");
        assert!(told.contains("was renamed"), "{told}");
    }
    assert!(shows("abc").contains("no request in the spool has an id that begins so"));
}

#[test]
fn whoever_may_not_open_a_folder_is_told_of_rights_and_others_of_the_disk() {
    let words = |kind: ErrorKind| {
        let path = PathBuf::from("spool");
        let source = kind.into();
        OfficeFault::NoFolder { path, source }.to_string()
    };
    let refused = words(ErrorKind::PermissionDenied);
    assert!(
        refused.contains("run this as a user who may open it"),
        "{refused}"
    );
    assert!(!refused.contains("disk"), "{refused}");
    assert!(words(ErrorKind::NotFound).contains("mount its disk"));
}

#[test]
fn a_copy_of_a_request_is_taken_once_and_one_that_differs_is_left() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    let copy = format!("{FIRST} (1).json");
    office.has(&copy, &request(FIRST).to_json());
    office.takes_with_attention();
    office.has_taken(&[&request(FIRST)]);
    let mut other = request(FIRST);
    other.language = "pl".to_owned();
    office.has(&copy, &other.to_json());
    let (out, err) = office.takes_with_attention();
    assert_eq!(out, "0 taken, 1 left, 0 corrupt\n");
    assert!(err.contains("another document is in the folder"), "{err}");
    assert_eq!(office.names("spool/new"), [copy]);
    office.has_in_folder(&[&request(FIRST)]);
}

#[test]
fn a_sealed_request_under_another_name_waits_for_its_key() {
    let office = Office::new();
    let next = Identity::generate();
    let name = format!("{FIRST} (1).json.age");
    office.has(&name, &seal(&padded(&request(FIRST)), &[&next]));
    let (out, err) = office.takes_with_attention();
    assert_eq!(out, "0 taken, 1 left, 0 corrupt\n");
    assert!(err.contains("no key given opens it"), "{err}");
    office.writes_key("next", &next);
    let arguments = ["requests", "take", "--spool", "spool", "--into", "into"];
    let taken = office.runs(&[&arguments[..], &["--identity", "next"]].concat());
    assert_eq!(taken.status.code(), Some(1));
    office.has_taken(&[&request(FIRST)]);
}

#[test]
fn what_has_the_name_of_no_request_raises_an_alarm_however_old_it_is() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    let status = |arguments: &[&str]| {
        office.runs(&[&["requests", "status", "--spool", "spool"], arguments].concat())
    };
    assert_eq!(status(&[]).status.code(), Some(0));
    let name = format!("{SECOND} (1).json");
    office.has(&name, &request(SECOND).to_json());
    for arguments in [&[][..], &["--max-age", "36h"]] {
        let told = status(arguments);
        assert_eq!(told.status.code(), Some(1));
        assert!(said(&told.stdout).starts_with("count 1\n"));
        assert!(said(&told.stdout).contains("others 1\n"));
        assert_eq!(
            said(&told.stderr),
            format!(
                "cas-office: new/ has {name:?}, which is not the name of a request; \
                 `cas-office requests take` takes it if it is one\n"
            )
        );
    }
    office.has_since(
        &name,
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000),
    );
    let now = DateTime::from_timestamp(1_000_000_009, 0).unwrap();
    let status = requests::status(&office.folders(), now, &mut Vec::new());
    assert_eq!(status.unwrap().oldest_seconds, 9);
}

#[test]
fn a_time_is_still_to_come_when_it_is_further_ahead_than_clocks_differ() {
    let office = Office::new();
    let mut early = request(FIRST);
    office.has_plain(&early);
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let since = |seconds: i64| SystemTime::from(now + TimeDelta::seconds(seconds));
    let lists = |err: &mut Vec<u8>| {
        requests::list(&office.folders(), &office.keys(), now, &mut Vec::new(), err).unwrap()
    };
    assert_eq!(AHEAD_SECONDS_MAX, 300);
    for (ahead, ended, future) in [(300, Ended::Well, 0), (301, Ended::Attention, 1)] {
        office.has_since(&format!("{FIRST}.json"), since(ahead));
        let mut err = Vec::new();
        let status = requests::status(&office.folders(), now, &mut err).unwrap();
        assert_eq!((status.future, status.oldest_seconds), (future, 0));
        assert_eq!(status.judged(None), ended);
        assert_eq!(said(&err).lines().count(), future);
        assert_eq!(lists(&mut err), ended);
    }
    for (ahead, ended) in [(300, Ended::Well), (301, Ended::Attention)] {
        early.at = (now + TimeDelta::seconds(ahead)).into();
        office.has_plain(&early);
        office.has_since(&format!("{FIRST}.json"), since(0));
        assert_eq!(lists(&mut Vec::new()), ended);
    }
}

#[test]
fn what_was_written_at_a_time_to_come_is_told_counted_and_taken() {
    let office = Office::new();
    let name = format!("{FIRST}.json");
    office.has_plain(&request(FIRST));
    office.has_since(&name, SystemTime::now() + Duration::from_secs(24 * 3600));
    let runs = |arguments: &[&str]| office.runs(&[arguments, &["--spool", "spool"]].concat());
    let listed = runs(&["requests", "list"]);
    assert!(said(&listed.stdout).contains("   future"), "{listed:?}");
    let status = runs(&["requests", "status"]);
    assert!(said(&status.stdout).ends_with("\nfuture 1\n"), "{status:?}");
    let taken = runs(&["requests", "take", "--into", "into"]);
    assert!(said(&taken.stdout).ends_with("1 taken, 0 left, 0 corrupt\n"));
    for told in [listed, status, taken] {
        assert_eq!(told.status.code(), Some(1));
        let begins = format!("cas-office: {name} was written at ");
        let ends = ", which is still to come; see to the clocks of the kiosk and of this machine\n";
        let words = said(&told.stderr);
        assert!(
            words.starts_with(&begins) && words.ends_with(ends),
            "{words}"
        );
        assert_eq!(words.lines().count(), 1);
    }
    office.has_taken(&[&request(FIRST)]);
}

#[test]
fn what_was_sent_at_a_time_to_come_is_told_and_taken() {
    let office = Office::new();
    let mut early = request(FIRST);
    early.at = "2126-11-24T10:00:00+01:00".parse().unwrap();
    office.has_sealed(&early);
    let spool = ["--spool", "spool", "--identity", "key"];
    let listed = office.runs(&[&["requests", "list"], &spool[..]].concat());
    let taken = office.runs(&[&["requests", "take", "--into", "into"], &spool[..]].concat());
    assert!(said(&taken.stdout).ends_with("1 taken, 0 left, 0 corrupt\n"));
    for told in [listed, taken] {
        assert_eq!(told.status.code(), Some(1));
        assert_eq!(
            said(&told.stderr),
            format!(
                "cas-office: {FIRST}.json.age was sent at 2126-11-24T09:00:00Z, which is still to \
                 come; see to the clocks of the kiosk and of this machine\n"
            )
        );
    }
    office.has_taken(&[&early]);
}

#[test]
fn a_byte_order_mark_before_a_request_is_passed_over_and_a_second_is_not() {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    let office = Office::new();
    office.has(
        &format!("{FIRST}.json"),
        &[MARK, &request(FIRST).to_json()].concat(),
    );
    let sealed = seal(
        &[MARK, &padded(&request(SECOND))].concat(),
        &[&office.identity],
    );
    office.has(&format!("{SECOND}.json.age"), &sealed);
    office.takes_well();
    office.has_taken(&[&request(FIRST), &request(SECOND)]);
    let third = request(&"3".repeat(32));
    let twice = [MARK, MARK, &third.to_json()].concat();
    office.has(&format!("{}.json", third.id), &twice);
    let (out, _) = office.takes_with_attention();
    assert_eq!(out, "0 taken, 0 left, 1 corrupt\n");
}

#[test]
fn a_file_system_that_renames_only_with_replacing_is_worked_with() {
    const ONLY_REPLACES: &str = "inject=renameat2:error=EINVAL";
    let office = Office::new();
    office.has_plain(&request(FIRST));
    office.has_sealed(&request(SECOND));
    office.has(&format!("{}.json", "3".repeat(32)), b"broken");
    // Neither renames without replacing nor links: nothing is lost, and the words are right.
    for error in ["EPERM", "ENOSYS", "EOPNOTSUPP"] {
        let link = format!("inject=linkat:error={error}");
        let Some(refused) = office.takes_under_strace(&[ONLY_REPLACES, &link]) else {
            return;
        };
        assert_eq!(refused.status.code(), Some(1));
        let words = "the file system of into neither renames without replacing nor links";
        assert!(
            said(&refused.stderr).contains(words),
            "{}",
            said(&refused.stderr)
        );
        assert!(office.names("into").is_empty());
    }
    // Killed between the two names, before a file has the second, and before it loses the first.
    for call in ["linkat", "unlinkat"] {
        let kill = format!("inject={call}:signal=KILL:when=1");
        let killed = office.takes_under_strace(&[ONLY_REPLACES, &kill]).unwrap();
        assert_eq!(killed.status.code(), None);
    }
    let taken = office.takes_under_strace(&[ONLY_REPLACES]).unwrap();
    assert_eq!(taken.status.code(), Some(1), "{}", said(&taken.stderr));
    assert!(said(&taken.stdout).ends_with("2 taken, 0 left, 1 corrupt\n"));
    office.has_taken(&[&request(FIRST), &request(SECOND)]);
    assert_eq!(office.names("spool/corrupt").len(), 1);
}

#[test]
fn a_file_larger_than_any_request_is_put_aside_unread() {
    let office = Office::new();
    let sparse = File::create(office.path(&format!("spool/new/{FIRST}.json"))).unwrap();
    sparse.set_len(1024 * 1024 * 1024).unwrap();
    let (out, err) = office.takes_with_attention();
    assert_eq!(out, "0 taken, 0 left, 1 corrupt\n");
    assert!(err.contains("larger than 1048576 bytes"), "{err}");
    let edge = File::create(office.path(&format!("spool/new/{SECOND}.json"))).unwrap();
    edge.set_len(ITEM_BYTES_MAX).unwrap();
    let (_, err) = office.takes_with_attention();
    assert!(err.contains("it is not JSON"), "it has been read: {err}");
}

#[test]
fn a_file_that_vanishes_after_the_listing_is_nobodys_fault() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    let folders = office.folders();
    let item = folders.list().unwrap().items.remove(0);
    fs::remove_file(office.path(&format!("spool/new/{FIRST}.json"))).unwrap();
    assert!(matches!(folders.read(&item.name), Err(Unread::Gone)));
    folders.remove(&item.name).unwrap();
}

#[test]
fn two_cannot_take_at_once_from_one_spool_or_into_one_folder() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    let arguments = ["requests", "take", "--spool", "spool", "--into", "into"];
    for folder in ["spool/new", "into"] {
        let held = File::open(office.path(folder)).unwrap();
        flock(&held, FlockOperation::LockExclusive).unwrap();
        let refused = office.runs(&arguments);
        assert_eq!(refused.status.code(), Some(1));
        assert!(said(&refused.stderr).contains("somebody takes requests"));
        assert!(office.names("into").is_empty());
        flock(&held, FlockOperation::Unlock).unwrap();
    }
    // What kiosks lock is in nobody's way.
    let part = office.path(&format!("spool/tmp/{SECOND}.0123456789abcdef.part"));
    let held = File::create(&part).unwrap();
    flock(&held, FlockOperation::LockExclusive).unwrap();
    assert_eq!(office.runs(&arguments).status.code(), Some(0));
    office.has_taken(&[&request(FIRST)]);
    assert!(part.exists());
}

#[test]
fn what_arrives_while_requests_are_taken_is_taken_whole_and_once() {
    const KIOSKS: usize = 2;
    const COUNT: usize = 50;
    let office = Office::new();
    let receiver = || Receiver {
        sealing: Sealing::Age(vec![office.identity.to_public()]),
        ..mops()
    };
    let kiosks = (0..KIOSKS).map(|kiosk| {
        let (receiver, place) = (receiver(), spool_at(&office.path("spool")));
        thread::spawn(move || {
            let mut spool = Spool::open(&place);
            for number in 0..COUNT {
                let id = format!("{:032x}", kiosk * COUNT + number);
                let (outcome, fault) = spool.store(&id, &request(&id).to_json(), &receiver);
                assert_eq!(outcome, StoreOutcome::Stored, "{fault:?}");
            }
        })
    });
    let kiosks: Vec<_> = kiosks.collect();
    let end = Instant::now() + PATIENCE;
    let mut taken = 0;
    while taken < KIOSKS * COUNT {
        assert!(Instant::now() < end, "{taken} taken");
        let out = office.takes_well();
        taken += out.lines().count() - 1;
    }
    for kiosk in kiosks {
        kiosk.join().unwrap();
    }
    assert_eq!(taken, KIOSKS * COUNT);
    assert!(office.names("spool/new").is_empty());
    assert_eq!(office.names("into").len(), KIOSKS * COUNT);
}

#[test]
fn a_folder_in_the_spool_is_refused_also_behind_a_link() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    fs::create_dir(office.path("spool/mine")).unwrap();
    symlink(office.path("spool"), office.path("link")).unwrap();
    for into in [
        "spool",
        "spool/new",
        "spool/mine",
        "link/mine",
        "into/../spool",
    ] {
        let refused = office.runs(&["requests", "take", "--spool", "spool", "--into", into]);
        assert_eq!(refused.status.code(), Some(2), "{into}");
        assert!(said(&refused.stderr).contains("is in the spool"), "{into}");
    }
    let missing = office.runs(&["requests", "take", "--spool", "spool", "--into", "nowhere"]);
    assert_eq!(missing.status.code(), Some(1));
    assert_eq!(office.names("spool/new").len(), 1);
}

#[test]
fn a_spool_that_is_not_there_or_behind_a_link_is_told() {
    let office = Office::new();
    fs::remove_dir(office.path("spool/new")).unwrap();
    let status = || office.runs(&["requests", "status", "--spool", "spool"]);
    assert_eq!(status().status.code(), Some(1));
    assert!(said(&status().stderr).contains("spool/new cannot be opened as a folder"));
    symlink(office.path("into"), office.path("spool/new")).unwrap();
    assert_eq!(status().status.code(), Some(1));
}

#[test]
fn the_state_of_the_spool_is_told_without_a_key_in_lines_for_a_program() {
    let office = Office::new();
    let written = |request: &Request, seconds: u64| {
        office.has_sealed(request);
        let file = office.path(&format!("spool/new/{}.json.age", request.id));
        let file = File::options().append(true).open(file).unwrap();
        let since = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        file.set_modified(since).unwrap();
    };
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let status = || requests::status(&office.folders(), now, &mut Vec::new()).unwrap();
    let hour = Some(Duration::from_secs(3600));
    assert_eq!((status().count, status().oldest_seconds), (0, 0));
    assert_eq!(status().judged(hour), Ended::Well);
    written(&request(FIRST), 1_800_000_000 - 3600);
    written(&request(SECOND), 1_800_000_000 + 50);
    assert_eq!((status().count, status().oldest_seconds), (2, 3600));
    assert_eq!(status().judged(hour), Ended::Well, "at the limit");
    written(&request(FIRST), 1_800_000_000 - 3601);
    assert_eq!(status().judged(hour), Ended::Attention);
    assert_eq!(status().judged(None), Ended::Well);
    office.has("note", b"");
    office.has_since("note", now.into());
    fs::create_dir(office.path("spool/corrupt")).unwrap();
    fs::write(office.path("spool/corrupt/x"), "").unwrap();
    let status = status();
    assert!(status.free_bytes > 0);
    let files = status
        .free_files
        .map_or("unlimited".to_owned(), |it| it.to_string());
    assert_eq!(
        status.to_string(),
        format!(
            "count 2\noldest_seconds 3601\nfree_bytes {}\nfree_files {files}\nothers 1\ncorrupt 1\n\
             future 0\n",
            status.free_bytes
        )
    );
}

#[test]
fn the_longest_wait_is_given_in_minutes_hours_or_days() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    let file = File::options()
        .append(true)
        .open(office.path(&format!("spool/new/{FIRST}.json")))
        .unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(2 * 24 * 3600 + 60);
    file.set_modified(long_ago).unwrap();
    for (max_age, code) in [
        ("2d", 1),
        ("48h", 1),
        ("2880m", 1),
        ("3d", 0),
        ("49h", 0),
        ("2", 2),
        ("0d", 2),
        ("d", 2),
        ("1.5h", 2),
        ("5é", 2),
        ("99999999999999999999d", 2),
        ("9999999999999999999d", 2),
    ] {
        let arguments = [
            "requests",
            "status",
            "--spool",
            "spool",
            "--max-age",
            max_age,
        ];
        let told = office.runs(&arguments);
        assert_eq!(told.status.code(), Some(code), "{max_age}");
    }
}

#[test]
fn the_spool_of_the_configuration_is_meant_if_no_other_is_given() {
    let office = Office::new();
    office.has_plain(&request(FIRST));
    fs::write(office.path("kiosk.toml"), "[paths]\nspool = \"spool\"\n").unwrap();
    let shown = office.runs(&["requests", "show", "0", "--config", "kiosk.toml"]);
    assert!(
        said(&shown.stdout).contains("Złota Rączka"),
        "{}",
        said(&shown.stderr)
    );
    fs::write(office.path("kiosk.toml"), "[kiosk]\nnumber = 700\n").unwrap();
    let faulty = office.runs(&["requests", "list", "--config", "kiosk.toml"]);
    assert_eq!(faulty.status.code(), Some(2));
    assert!(said(&faulty.stderr).contains("kiosk.toml:2:10"));
    let other = office.runs(&["requests", "list", "--spool", "spool"]);
    assert_eq!(
        other.status.code(),
        Some(0),
        "the configuration is not read"
    );
}

#[test]
fn keys_come_from_standard_input_too() {
    let office = Office::new();
    office.has_sealed(&request(FIRST));
    let key = fs::read_to_string(office.path("key")).unwrap();
    let arguments = ["requests", "take", "--spool", "spool", "--into", "into"];
    let arguments = [&arguments[..], &["--identity", "-"]].concat();
    let taken = run(OFFICE, office.folder.path(), &arguments, None, &key);
    assert_eq!(taken.status.code(), Some(0), "{}", said(&taken.stderr));
    office.has_taken(&[&request(FIRST)]);
}

#[test]
fn a_file_of_keys_that_cannot_be_used_is_explained_and_not_told() {
    let office = Office::new();
    office.has_sealed(&request(FIRST));
    let key = fs::read_to_string(office.path("key")).unwrap();
    let key = key.lines().nth(1).unwrap();
    let mistyped = format!("{}QQ", &key[..key.len() - 2]);
    let recipient = office.identity.to_public().to_string();
    let too_large = format!("{key}\n{}", "#\n".repeat(40_000));
    for (content, words) in [
        ("# only a comment\n", "there is none"),
        (mistyped.as_str(), "neither a secret key"),
        (recipient.as_str(), "neither a secret key"),
        (
            "AGE-PLUGIN-YUBIKEY-1QQPQZRFR7ZZ2WCV",
            "neither a secret key",
        ),
        (
            "age-encryption.org/v1\n-> scrypt x 18\n",
            "protected with a passphrase",
        ),
        (
            "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl",
            "protected with a passphrase",
        ),
        (too_large.as_str(), "file too large"),
    ] {
        fs::write(office.path("bad"), content).unwrap();
        let arguments = ["requests", "list", "--spool", "spool", "--identity", "bad"];
        let refused = office.runs(&arguments);
        let said = said(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains(words) && said.contains("bad"), "{said}");
        assert!(!said.contains(&key[20..40]), "{said}");
    }
    let missing = ["requests", "list", "--spool", "spool", "--identity", "none"];
    assert_eq!(office.runs(&missing).status.code(), Some(2));
    assert!(matches!(
        Keys::default().add(b"\xff"),
        Err(KeysFault::Malformed(_))
    ));
}

#[test]
fn a_sealed_request_with_one_wrong_byte_or_less_of_it_never_opens() {
    let identity = Identity::generate();
    let keys = keys(&[&identity]);
    let sealed = seal(&padded(&request(FIRST)), &[&identity]);
    let opens = |bytes: &[u8]| requests::open(&sealed_name(), bytes, &keys).is_ok();
    assert!(opens(&sealed));
    for position in 0..sealed.len() {
        let mut wrong = sealed.clone();
        wrong[position] ^= 1;
        assert!(!opens(&wrong), "byte {position} is wrong");
        assert!(!opens(&sealed[..position]), "{position} bytes are left");
    }
    assert!(!opens(&[&sealed[..], b"\n"].concat()));
}

#[test]
fn a_request_sealed_with_a_passphrase_costs_nobody_any_work() {
    // 2^62 rounds would outlast us all.
    let salt = "A".repeat(22);
    let body = "A".repeat(43);
    let sealed = header(&format!("-> scrypt {salt} 62\n{body}\n"));
    let unopened = in_time(move || {
        requests::open(&sealed_name(), &sealed, &keys(&[&Identity::generate()])).err()
    });
    assert!(matches!(unopened, Some(Unopened::NoKey)), "{unopened:?}");
}

#[test]
fn a_header_that_is_longer_than_that_of_any_kiosk_is_refused_unread() {
    let keys = || keys(&[&Identity::generate()]);
    let many = header(&"-> a\n\n".repeat(HEADER_BYTES_MAX / 6 - 20));
    assert!(many.len() < HEADER_BYTES_MAX + 64);
    let unopened = in_time(move || requests::open(&sealed_name(), &many, &keys()).err());
    assert!(matches!(unopened, Some(Unopened::NoKey)), "{unopened:?}");
    for stanzas in [
        "-> a\n\n".repeat(150_000),
        format!("-> {}\n\n", "a".repeat(900_000)),
    ] {
        let endless = header(&stanzas);
        let unopened = in_time(move || requests::open(&sealed_name(), &endless, &keys()).err());
        assert!(matches!(unopened, Some(Unopened::Seal)), "{unopened:?}");
    }
}

#[test]
fn what_a_newer_program_may_open_is_left_for_it() {
    let office = Office::new();
    let newer = said(&request(FIRST).to_json()).replace("\"version\": 2", "\"version\": 3");
    fs::write(office.path(&format!("spool/new/{FIRST}.json")), newer).unwrap();
    let mut sealed = seal(b"{}", &[&office.identity]);
    sealed["age-encryption.org/v".len()] = b'2';
    fs::write(office.path(&format!("spool/new/{SECOND}.json.age")), sealed).unwrap();
    let (out, err) = office.takes_with_attention();
    assert_eq!(out, "0 taken, 2 left, 0 corrupt\n");
    assert_eq!(err.matches("try a newer one").count(), 2, "{err}");
}

/// Runs a program of Debian's age with these bytes on its standard input; nothing if it is not
/// installed, and then it says so.
fn debian(program: &str, arguments: &[&str], input: &[u8], folder: &Path) -> Option<Vec<u8>> {
    let spawned = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match spawned {
        Ok(child) => child,
        Err(error) => {
            skip(&format!("{program} does not run: {error}"));
            return None;
        }
    };
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}");
    Some(output.stdout)
}

#[test]
fn the_age_of_debian_opens_what_is_sealed_here_and_the_reverse() {
    let office = Office::new();
    let folder = office.folder.path();
    let Some(key) = debian("age-keygen", &[], b"", folder) else {
        return;
    };
    fs::write(office.path("debian"), &key).unwrap();
    let recipient = said(&key)
        .lines()
        .find_map(|line| line.strip_prefix("# public key: "))
        .unwrap();
    for (id, arguments) in [
        (FIRST, &["-r", recipient][..]),
        (SECOND, &["-a", "-r", recipient]),
    ] {
        let sealed = debian("age", arguments, &padded(&request(id)), folder).unwrap();
        office.has(&format!("{id}.json.age"), &sealed);
    }
    let arguments = ["requests", "take", "--spool", "spool", "--into", "into"];
    let taken = office.runs(&[&arguments[..], &["--identity", "debian"]].concat());
    assert_eq!(taken.status.code(), Some(0), "{}", said(&taken.stderr));
    office.has_taken(&[&request(FIRST), &request(SECOND)]);
    let sealed = seal(&padded(&request(SECOND)), &[&office.identity]);
    let opened = debian("age", &["-d", "-i", "key"], &sealed, folder).unwrap();
    assert!(Request::from_json(&opened) == Ok(request(SECOND)));
}

/// The whole way of a request, with the keys and the program that an office has.
#[test]
fn what_the_kiosk_has_sealed_debians_age_opens_and_the_office_takes_once() {
    let office = Office::new();
    let folder = office.folder.path();
    let strangers = [(); 2].map(|()| Identity::generate().to_public());
    let recipients = [office.identity.to_public()].into_iter().chain(strangers);
    let recipients: Vec<String> = recipients.map(|it| format!("\"{it}\"")).collect();
    let config = format!(
        "[spool]\nin_memory = true\nsealing = \"age\"\nrecipients = [{}]\n",
        recipients.join(", ")
    );
    fs::write(office.path("kiosk.toml"), config).unwrap();
    let printed = kiosk(folder, &[], Some("1"), &format!("1\n{ANSWERS}"));
    let printed = said(&printed.stdout).to_owned();
    assert!(printed.contains("Zgłoszenie jest wysłane"), "{printed}");

    let names = office.names("spool/new");
    let [name] = names.as_slice() else {
        panic!("{names:?}");
    };
    let id = name.strip_suffix(".mops.json.age").unwrap();
    let path = format!("spool/new/{name}");
    if let Some(opened) = debian("age", &["-d", "-i", "key", &path], b"", folder) {
        let request = Request::from_json(&opened).unwrap();
        assert!(printed.contains(&request.reference), "{printed}");
    }
    let take = ["requests", "take", "--identity", "key", "--into", "into"];
    for taken in [1, 0] {
        let output = office.runs(&take);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
        let count = format!("{taken} taken, 0 left, 0 corrupt\n");
        assert!(said(&output.stdout).ends_with(&count));
        assert_eq!(office.names("into"), [format!("{id}.json")]);
        assert!(office.names("spool/new").is_empty());
    }
    let document = fs::read(office.path(&format!("into/{id}.json"))).unwrap();
    let request: serde_json::Value = serde_json::from_slice(&document).unwrap();
    assert_eq!(request["answers"][0]["text"], "Єва Łęcka");
}

#[test]
fn whoever_leaves_out_requests_or_says_spool_is_told_what_to_write() {
    let office = Office::new();
    for (typed, instead) in [
        (&["spool", "list"][..], "cas-office spool"),
        (&["list"], "cas-office list"),
        (&["show", "01", "--json"], "cas-office show"),
        (&["take", "--into", "into"], "cas-office take"),
        (&["status"], "cas-office status"),
    ] {
        let told = office.runs(typed);
        assert_eq!(told.status.code(), Some(2));
        let task = instead.strip_prefix("cas-office ").unwrap();
        let write = match task {
            "spool" => "cas-office requests".to_owned(),
            task => format!("cas-office requests {task}"),
        };
        assert_eq!(
            said(&told.stderr),
            format!(
                "cas-office: write `{write}` in place of `{instead}`; all that follows is the same.\n"
            )
        );
    }
    let help = office.runs(&["--help"]);
    assert!(!said(&help.stdout).contains("spool list"));
}

#[test]
fn a_sheet_has_the_words_of_answers_that_every_service_offers_and_of_the_office() {
    let mut call = request(FIRST);
    call.service = "join".to_owned();
    call.office = "information-centre".to_owned();
    let answered = |question: &str, answer: Given| Answered {
        question: question.to_owned(),
        answer,
    };
    call.answers = vec![
        answered("first-time", Given::YesNo { chosen: "unsure" }),
        answered("call-time", Given::PartOfDay { chosen: "morning" }),
        answered("call-time", Given::PartOfDay { chosen: "any" }),
        answered(
            "days",
            Given::Date {
                chosen: "any".to_owned(),
            },
        ),
        answered(
            "days",
            Given::Date {
                chosen: "2026-11-25".to_owned(),
            },
        ),
    ];
    let setup = Setup::from_texts(&[]).unwrap();
    let office = &setup
        .content
        .site
        .office("information-centre")
        .unwrap()
        .name;
    let office = office.get(setup.config.languages.first()).words;
    let words = sheet(&call, Some(&setup));
    for line in [
        &format!("Office        {office}"),
        "Pierwszy raz w centrum: Nie wiem",
        "Kiedy ktoś ma zadzwonić: Przed południem",
        "Kiedy ktoś ma zadzwonić: O każdej porze",
        "days: W dowolny dzień",
        "days: 2026-11-25",
    ] {
        assert!(words.lines().any(|it| it == line), "{line}: {words}");
    }
    let ids = sheet(&call, None);
    for line in [
        "Office        information-centre",
        "first-time: unsure",
        "call-time: morning",
        "days: any",
    ] {
        assert!(ids.lines().any(|it| it == line), "{line}: {ids}");
    }
}
