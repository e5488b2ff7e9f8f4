//! "Something here is not right": what visitors tell on cards, and how it reaches whoever corrects the content.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use cas_kiosk::count::{Card, Content as _, Correction, Corrections, Document, Month, Reason};
use cas_kiosk::page::Key;
use cas_office::cli::{self, Cli};
use cas_office::export::{self, Ended};
use cas_office::import::{self, Imported};
use chrono::{DateTime, TimeZone as _, Utc};
use clap::Parser as _;
use expect_test::expect;
use tempfile::TempDir;

use crate::counts::files_of;
use crate::known::TAGS;
use crate::project::{PROGRAM, kiosk_folder};
use crate::sheets::{files_in, rows_of};
use crate::visitor::{Visitor, said, shipped};

const SCHEMA: &str = include_str!("../../docs/corrections.schema.json");
/// The name of the document of the month in which journeys take place.
const NAME: &str = "corrections-2026-11.json";
/// How long a test waits for another program.
const PATIENCE: Duration = Duration::from_secs(60);

fn arrives(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives().counted();
    visitor.chooses_id(tag, "language-name");
    visitor
}

/// What is written of the cards.
fn cards(visitor: &Visitor) -> serde_json::Value {
    let bytes = fs::read(visitor.state().join(NAME)).unwrap();
    let document: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let schema = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::validate(&schema, &document).unwrap();
    Document::<Corrections>::read(&bytes).unwrap();
    document["counted"].clone()
}

#[test]
fn whoever_finds_something_wrong_tells_it_by_three_keys_and_knows_what_becomes_of_it() {
    for tag in TAGS {
        let mut visitor = arrives(tag);
        visitor.types("138");
        let card = visitor.heading().to_owned();
        visitor.chooses_id(tag, "correction-offer");
        assert_eq!(visitor.heading(), said(tag, "correction-heading"));
        assert_eq!(visitor.page().step.as_ref().unwrap().words, card);
        visitor.answers('1');
        asks_and_names(&visitor, tag, "correction-ask", "correction-phone");
        visitor.answers('1');
        asks_and_names(&visitor, tag, "corrected-heading", "correction-phone");
        let told = said(tag, "corrected");
        let heard = visitor.hears();
        assert!(heard.iter().any(|it| it.contains(&told)), "{heard:?}");
        let number = &shipped().content.site.contact.number;
        assert!(visitor.sees().contains(number), "{}", visitor.sees());
        visitor.waits_for_counts();
        // Back leads to the card. The same again is the same person; another reason is another.
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), card);
        tells(&mut visitor, tag, '1');
        visitor.press(Key::Back);
        tells(&mut visitor, tag, '2');
        visitor.waits_for_counts();
        let expected = serde_json::json!({ "centre/cas-38": { "phone": 1, "hours": 1 } });
        assert_eq!(cards(&visitor), expected);
        // The next person counts anew.
        visitor.press(Key::Finish).chooses_id(tag, "language-name");
        visitor.types("138");
        tells(&mut visitor, tag, '1');
        visitor.waits_for_counts();
        assert_eq!(cards(&visitor)["centre/cas-38"]["phone"], 2);
        let files = files_of(&visitor.state());
        assert_eq!(files.len(), 1, "nothing else is counted: {files:?}");
    }
}

/// Tells on a card what is wrong, and passes it on.
pub fn tells(visitor: &mut Visitor, tag: &str, reason: char) {
    visitor.chooses_id(tag, "correction-offer").answers(reason);
    assert_eq!(visitor.heading(), said(tag, "correction-ask"));
    visitor.answers('1');
    assert_eq!(visitor.heading(), said(tag, "corrected-heading"));
}

/// The page has this heading, and names the card of the centre and what is wrong on it, seen and heard.
fn asks_and_names(visitor: &Visitor, tag: &str, heading: &str, reason: &str) {
    let what = format!("{}: {}", said(tag, "correction-what"), said(tag, reason));
    let card = shipped()
        .content
        .centres
        .iter()
        .find(|it| it.id == "cas-38");
    let card = &card.unwrap().name;
    assert_eq!(visitor.heading(), said(tag, heading));
    let (sees, heard) = (visitor.sees(), visitor.hears().join("\n"));
    for words in [card, &what] {
        assert!(sees.contains(words), "{words}: {sees}");
        assert!(heard.contains(words), "{words}: {heard}");
    }
}

#[test]
fn what_is_chosen_by_mistake_is_not_passed_on() {
    for tag in TAGS {
        let mut visitor = arrives(tag);
        visitor.types("138");
        let card = visitor.heading().to_owned();
        // Back leads to the question what is wrong, and "no" to the card.
        visitor.chooses_id(tag, "correction-offer").answers('3');
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), said(tag, "correction-heading"));
        visitor.answers('4');
        assert_eq!(visitor.heading(), said(tag, "correction-ask"));
        visitor.answers('2');
        assert_eq!(visitor.heading(), card);
        // The card of a meeting is that meeting's, and not its activity's.
        visitor.types("200").chooses_nth(0).chooses_nth(0);
        let card = (visitor.heading().to_owned(), visitor.page().step.clone());
        visitor.chooses_id(tag, "correction-offer").answers('4');
        visitor.answers('2');
        let back = (visitor.heading().to_owned(), visitor.page().step.clone());
        assert_eq!(back, card);
        // What was chosen before would be written with this.
        visitor.types("138");
        tells(&mut visitor, tag, '5');
        visitor.waits_for_counts();
        let expected = serde_json::json!({ "centre/cas-38": { "other": 1 } });
        assert_eq!(cards(&visitor), expected);
    }
}

/// The number before a control in the lines of the page.
fn number_of(visitor: &Visitor, label: &str) -> String {
    let page = visitor.sees();
    let mut lines = page.lines().filter(|it| it.contains(label));
    let line = lines.next().unwrap_or_else(|| panic!("{label}:\n{page}"));
    let digits = line.trim_start().chars();
    digits.take_while(char::is_ascii_digit).collect()
}

#[test]
fn by_lines_an_empty_one_decides_nothing() {
    for tag in TAGS {
        let mut visitor = arrives(tag);
        visitor.enters("311");
        let offer = number_of(&visitor, &said(tag, "correction-offer"));
        visitor.enters(&offer).enters("").enters("");
        assert_eq!(visitor.heading(), said(tag, "correction-heading"));
        visitor.enters("4").enters("").enters("");
        assert_eq!(visitor.heading(), said(tag, "correction-ask"));
        visitor.enters("1").waits_for_counts();
        assert_eq!(visitor.heading(), said(tag, "corrected-heading"));
        assert!(visitor.sees().contains(&said(tag, "corrected")));
        let expected = serde_json::json!({ "service/zlota-raczka": { "gone": 1 } });
        assert_eq!(cards(&visitor), expected);
    }
}

#[test]
fn every_sort_of_card_has_it_and_a_meeting_is_its_activity() {
    let content = &shipped().content;
    let mut articles = content.articles.iter();
    let article = articles.find(|it| it.number.is_some() && !it.sensitive);
    let article = article.unwrap();
    let mut visitor = arrives("pl");
    visitor.types(&article.number.unwrap().to_string());
    tells(&mut visitor, "pl", '5');
    visitor.waits_for_counts();
    let card = format!("article/{}", article.id);
    assert_eq!(cards(&visitor)[card]["other"], 1);
    // The first meeting of the week.
    visitor.types("200").chooses_nth(0).chooses_nth(0);
    tells(&mut visitor, "pl", '3');
    visitor.waits_for_counts();
    let cards = cards(&visitor);
    let mut activities = cards.as_object().unwrap().iter();
    let activity = activities.find(|(card, _)| card.starts_with("activity/"));
    let (card, reasons) = activity.unwrap();
    let id = card.strip_prefix("activity/").unwrap();
    assert!(content.activities.iter().any(|it| it.id == id), "{card}");
    assert_eq!(*reasons, serde_json::json!({ "address": 1 }));
}

#[test]
fn on_what_others_should_not_see_nobody_is_asked() {
    for tag in TAGS {
        let mut visitor = arrives(tag);
        let offer = said(tag, "correction-offer");
        for number in ["331", "332", "341"] {
            visitor.types(number);
            assert!(!visitor.sees().contains(&offer), "{}", visitor.sees());
        }
        visitor.types("311");
        assert!(visitor.sees().contains(&offer), "{}", visitor.sees());
    }
}

#[test]
fn a_document_of_corrections_is_read_as_strictly_as_its_schema() {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let good = r#"{"kind":"corrections","version":1,"kiosk":7,"month":"2026-11","counted":{"centre/cas-1":{"phone":1,"hours":2,"address":3,"gone":4,"other":5}}}"#;
    Document::<Corrections>::read(good.as_bytes()).unwrap();
    assert!(schema.is_valid(&serde_json::from_str(good).unwrap()));
    for (old, new) in [
        ("centre/cas-1", "cas-1"),
        ("centre/cas-1", "notice/cas-1"),
        ("centre/cas-1", "centre/Anna Nowak"),
        ("centre/cas-1", "centre/cas-1/x"),
        ("\"phone\"", "\"Anna\""),
        ("\"phone\":1", "\"phone\":\"1\""),
        ("corrections", "counts"),
        ("\"version\":1", "\"version\":2"),
    ] {
        let bad = good.replacen(old, new, 1);
        assert_ne!(bad, good);
        let read = Document::<Corrections>::read(bad.as_bytes());
        assert!(read.is_err(), "{bad}");
        let bad = serde_json::from_str(&bad).unwrap();
        assert!(!schema.is_valid(&bad), "{bad}");
    }
}

/// A kiosk that is killed while it counts leaves what was counted before, or a little more.
#[test]
fn a_kiosk_that_is_killed_while_it_writes_leaves_a_document() {
    let mut there = Visitor::arrives();
    there.enters("1").enters("138");
    let offer = number_of(&there, &said("pl", "correction-offer"));
    let visit = format!("1\n138\n{offer}\n1\n1\n!\n");
    let folder = kiosk_folder();
    let file = folder.path().join("state").join(NAME);
    let mut before = 0;
    for _ in 0..5 {
        let mut kiosk = Command::new(PROGRAM)
            .args(["--plain", "--at", "2026-11-24T10:00"])
            .current_dir(folder.path())
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = kiosk.stdin.take().unwrap();
        let begun = Instant::now();
        let mut now = before;
        while now < before + 20 {
            assert!(begun.elapsed() < PATIENCE, "only {now}");
            lines.write_all(visit.as_bytes()).unwrap();
            now = counted(&file).unwrap_or(before);
        }
        kiosk.kill().unwrap();
        kiosk.wait().unwrap();
        before = counted(&file).unwrap();
    }
}

#[test]
fn what_is_told_last_is_counted_when_the_program_ends_right_after_it() {
    let mut there = Visitor::arrives();
    there.enters("1").enters("138");
    let offer = number_of(&there, &said("pl", "correction-offer"));
    let folder = kiosk_folder();
    let at = ["--plain", "--at", "2026-11-24T10:00"];
    for times in 1..=5 {
        let told = crate::cli::kiosk(
            folder.path(),
            &at,
            None,
            &format!("1\n138\n{offer}\n1\n1\n"),
        );
        assert!(told.status.success(), "{told:?}");
        let file = folder.path().join("state").join(NAME);
        assert_eq!(counted(&file), Some(times));
    }
}

#[test]
fn two_kiosks_with_one_folder_lose_nothing_of_what_they_count() {
    const TIMES: u32 = 25;
    let mut there = Visitor::arrives();
    there.enters("1").enters("138");
    let offer = number_of(&there, &said("pl", "correction-offer"));
    let visits = format!("1\n138\n{offer}\n1\n1\n!\n").repeat(TIMES as usize);
    let folder = kiosk_folder();
    let path = folder.path();
    let tells = || {
        let at = ["--plain", "--at", "2026-11-24T10:00"];
        let told = crate::cli::kiosk(path, &at, None, &visits);
        assert!(told.status.success(), "{told:?}");
    };
    thread::scope(|both| {
        both.spawn(tells);
        both.spawn(tells);
    });
    let file = path.join("state").join(NAME);
    assert_eq!(counted(&file), Some(2 * TIMES));
}

/// How often the phone of the card was found wrong; `None` if nothing is written yet. What is written can be read.
fn counted(file: &Path) -> Option<u32> {
    let document = Document::<Corrections>::read(&fs::read(file).ok()?).unwrap();
    let mut cards = document.counted.cards.into_values();
    cards.next()?.get(&Reason::Phone).copied()
}

/// A kiosk with the shipped content, and its office.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = kiosk_folder();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes the document of a kiosk, and returns its path.
    fn told(&self, kiosk: u8, cards: &[(&str, Reason, u32)]) -> PathBuf {
        let month = Month::new(2026, 11).unwrap();
        let mut document = Document::<Corrections>::new(kiosk, month);
        for (card, reason, times) in cards {
            let card = Card::try_from((*card).to_owned()).unwrap();
            let reason = *reason;
            for _ in 0..*times {
                let card = card.clone();
                assert!(document.counted.add(&Correction { card, reason }));
            }
        }
        let path = self.path(&format!("{kiosk}.json"));
        fs::write(&path, document.to_json()).unwrap();
        path
    }

    /// Exports sheets with what was found wrong. How it ended, and what was told.
    fn exports(&self, files: &[PathBuf]) -> (Ended, String, String) {
        let into = self.path("sheets");
        let config = self.path("kiosk.toml");
        let words = ["cas-office", "export", "sheets", "--into"].map(PathBuf::from);
        let words = words.into_iter().chain([into, "--config".into(), config]);
        let words = words.chain(["--corrections".into()]);
        let words = words.chain(files.iter().cloned());
        let cli::Command::Export(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let ended = export::run(&args, now(), &mut out, &mut err).unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (ended, text(out), text(err))
    }

    fn rows(&self, name: &str) -> Vec<Vec<String>> {
        rows_of(&fs::read(self.path("sheets").join(name)).unwrap())
    }

    /// What stands in a column of the row that begins with, or ends with, these words.
    fn cell(&self, name: &str, row: &str, heading: &str) -> Option<String> {
        let rows = self.rows(name);
        let column = rows[0].iter().position(|it| it == heading)?;
        let row = rows.iter().find(|cells| cells.iter().any(|it| it == row));
        row.unwrap_or_else(|| panic!("no row {row:?} in {name}"))
            .get(column)
            .cloned()
    }
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 27, 9, 0, 0).unwrap()
}

const HEADING: &str = "Co się nie zgadza";

#[test]
fn the_sheets_of_the_staff_tell_what_was_found_wrong_and_come_back_as_they_were() {
    let desk = Desk::new();
    let files = [
        desk.told(
            7,
            &[
                ("centre/cas-38", Reason::Phone, 2),
                ("centre/cas-38", Reason::Hours, 1),
                ("service/zlota-raczka", Reason::Gone, 1),
                ("centre/gone-since", Reason::Address, 4),
            ],
        ),
        desk.told(8, &[("centre/cas-38", Reason::Phone, 1)]),
    ];
    let (ended, out, err) = desk.exports(&files);
    assert_eq!(ended, Ended::Well, "{err}");
    let told = "telefon: 3; dni lub godziny: 1";
    let calls = "do potwierdzenia.xlsx";
    assert_eq!(
        desk.cell(calls, "centre/cas-38", HEADING).as_deref(),
        Some(told)
    );
    assert_eq!(
        desk.cell("centra.xlsx", "38", HEADING).as_deref(),
        Some(told)
    );
    let other = desk.cell("centra.xlsx", "1", HEADING);
    assert_eq!(other.as_deref(), Some(""));
    let out: Vec<&str> = out.lines().filter(|it| !it.contains(".xlsx")).collect();
    expect!["Visitors have found something wrong on service/zlota-raczka: no longer exists: 1"]
        .assert_eq(&out.join("\n"));
    expect![[r#"
        cas-office: The content does not have this any more. Visitors have found something wrong on centre/gone-since: address: 4
    "#]].assert_eq(&err);
    // What comes back changes nothing.
    let before = files_in(&desk.path("content"));
    let sheets = ["centra.xlsx", calls].map(|name| desk.path("sheets").join(name));
    let words = ["cas-office", "import", "--language", "pl", "--config"].map(PathBuf::from);
    let words = words
        .into_iter()
        .chain([desk.path("kiosk.toml")])
        .chain(sheets);
    let cli::Command::Import(args) = Cli::try_parse_from(words).unwrap().command else {
        panic!("another command");
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let imported = import::run(&args, now(), &mut out, &mut err).unwrap();
    let report = String::from_utf8([out, err].concat()).unwrap();
    assert_eq!(imported, Imported::Well, "{report}");
    assert!(!report.contains(HEADING), "{report}");
    assert_eq!(files_in(&desk.path("content")), before, "{report}");
}

#[test]
fn what_was_told_before_others_should_no_longer_see_a_card_is_left_out() {
    let desk = Desk::new();
    let repair = desk.path("content/services/311-zlota-raczka.toml");
    let text = fs::read_to_string(&repair).unwrap();
    let before = "number = 311\n";
    assert!(text.contains(before));
    let text = text.replacen(before, "number = 311\nsensitive = true\n", 1);
    fs::write(&repair, text).unwrap();
    let files = [desk.told(
        7,
        &[
            ("service/zlota-raczka", Reason::Gone, 3),
            ("article/fraud", Reason::Other, 1),
        ],
    )];
    let (ended, out, err) = desk.exports(&files);
    assert_eq!(ended, Ended::Well);
    let out: Vec<&str> = out.lines().filter(|it| !it.contains(".xlsx")).collect();
    expect!["Visitors have found something wrong on article/fraud: something else: 1"]
        .assert_eq(&out.join("\n"));
    expect![[r#"
        cas-office: What visitors have told about pages that others should not see is left out.
    "#]]
    .assert_eq(&err);
    // With nothing else no sheet has a column for it.
    let files = [desk.told(7, &[("service/zlota-raczka", Reason::Gone, 3)])];
    desk.exports(&files);
    assert!(!desk.rows("centra.xlsx")[0].contains(&HEADING.to_owned()));
}

#[test]
fn without_corrections_no_sheet_has_their_column_and_a_file_twice_is_refused() {
    let desk = Desk::new();
    let nothing = desk.told(7, &[]);
    let (ended, _, err) = desk.exports(std::slice::from_ref(&nothing));
    assert_eq!((ended, &*err), (Ended::Well, ""));
    assert!(!desk.rows("centra.xlsx")[0].contains(&HEADING.to_owned()));
    let (ended, _, err) = desk.exports(&[nothing.clone(), nothing]);
    assert_eq!(ended, Ended::Unread);
    assert!(err.contains("7.json"), "{err}");
}
