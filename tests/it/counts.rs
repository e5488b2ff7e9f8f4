//! What a kiosk counts: numbers without anybody behind them, and what the office makes of them.

use std::fs;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use cas_kiosk::count::shown::{shown, total};
use cas_kiosk::count::{
    BYTES_MAX, Content as _, Counts, Document, KEYS_MAX, Month, NoDocument, Use,
};
use cas_kiosk::page::Key;
use cas_kiosk::setup::Setup;
use cas_office::cli::{self, Cli};
use cas_office::counts::{self, Ended};
use clap::Parser as _;
use expect_test::expect;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

use crate::corrections::tells;
use crate::known::TAGS;
use crate::project::kiosk_folder;
use crate::visitor::{Visitor, said, shipped, shipped_anew};

/// What the schema of counts is.
const SCHEMA: &str = include_str!("../../docs/counts.schema.json");
/// The name of the document of the month in which journeys take place.
const NAME: &str = "counts-2026-11.json";
/// Words that a visitor writes, in a search or in a request, and that nobody else has.
const CANARIES: [&str; 4] = ["kwezal", "Gwidona", "12 616 54 27", "126165427"];

/// The shipped content, at a kiosk that counts.
fn counting() -> Setup {
    let mut setup = shipped_anew();
    setup.config.counts = true;
    setup
}

fn arrives(setup: Setup, tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_at(setup).counted();
    visitor.chooses_id(tag, "language-name");
    visitor
}

/// The files of the state with their bytes.
pub fn files_of(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let files = paths.flat_map(|path| {
        if path.is_dir() {
            return files_of(&path);
        }
        let bytes = fs::read(&path).unwrap();
        vec![(path, bytes)]
    });
    files.collect()
}

fn document(visitor: &Visitor) -> serde_json::Value {
    let bytes = fs::read(visitor.state().join(NAME)).unwrap();
    let document = serde_json::from_slice(&bytes).unwrap();
    let schema = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::validate(&schema, &document).unwrap();
    Document::<Counts>::read(&bytes).unwrap();
    document
}

/// Searches for words that stand nowhere, with the keyboard.
fn searches_in_vain(visitor: &mut Visitor) {
    visitor.types("500").types(CANARIES[0]).press(Key::Enter);
    assert!(visitor.sees().contains(&visitor.says_here("search-try")));
    visitor.press(Key::Back).press(Key::Back);
}

/// Is told that the handyman does not come to people under 60.
fn is_refused(visitor: &mut Visitor, tag: &str) {
    visitor.types("311").chooses_id(tag, "service-ask");
    visitor.answers('3');
    assert_eq!(visitor.heading(), said(tag, "eligible-no"));
}

/// Asks the information centre to call, from any page that takes numbers.
fn asks_to_be_called(visitor: &mut Visitor, tag: &str) {
    visitor.types("352").chooses_first();
    visitor.chooses_id(tag, "trial-go").for_oneself(tag);
    visitor.types(CANARIES[1]).press(Key::Enter);
    visitor.types(CANARIES[2]).press(Key::Enter);
    visitor.answers('1').answers('1').agrees_and_sends(tag);
    assert_eq!(visitor.heading(), said(tag, "receipt-heading"));
}

#[test]
fn a_month_is_counted_in_every_language_and_nothing_of_the_visitor_is_written() {
    for tag in TAGS {
        let mut visitor = arrives(counting(), tag);
        searches_in_vain(&mut visitor);
        visitor.waits_for_counts();
        is_refused(&mut visitor, tag);
        visitor.waits_for_counts();
        // The same again is the same person.
        visitor.press(Key::Back).answers('3');
        asks_to_be_called(&mut visitor, tag);
        visitor.waits_for_counts();
        let expected = serde_json::json!({
            "kind": "counts",
            "version": 1,
            "kiosk": 7,
            "month": "2026-11",
            "counted": {
                "refused": { "zlota-raczka": { "1": 1 } },
                "requested": { "info-call": 1 },
                "found-nothing": 1,
            },
        });
        assert_eq!(document(&visitor), expected, "{tag}");
        visitor.press(Key::Finish);
        let files = files_of(&visitor.state());
        assert_eq!(files.len(), 1, "{files:?}");
        for (path, bytes) in files {
            let text = String::from_utf8(bytes).unwrap();
            for canary in CANARIES {
                assert!(!text.contains(canary), "{}: {text}", path.display());
            }
        }
        assert!(!visitor.log().contains(CANARIES[0]));
    }
}

#[test]
fn by_lines_the_same_is_counted() {
    let mut visitor = arrives(counting(), "pl");
    visitor.enters("500").enters(CANARIES[0]);
    visitor.waits_for_counts();
    assert_eq!(document(&visitor)["counted"]["found-nothing"], 1);
    visitor.enters("311");
    visitor.enters("1").enters("3");
    assert_eq!(visitor.heading(), said("pl", "eligible-no"));
    visitor.waits_for_counts();
    let document = document(&visitor);
    assert_eq!(document["counted"]["refused"]["zlota-raczka"]["1"], 1);
}

#[test]
fn a_request_that_cannot_be_taken_is_counted_once_in_a_visit() {
    let mut visitor = arrives(counting(), "pl");
    fs::remove_dir_all(visitor.spool()).unwrap();
    for _ in 0..2 {
        visitor.types("352").chooses_first();
        assert_eq!(visitor.heading(), said("pl", "unavailable-heading"));
        visitor.press(Key::Back).press(Key::Back);
    }
    visitor.waits_for_counts();
    let document = document(&visitor);
    assert_eq!(document["counted"]["unavailable"]["info-call"], 1);
}

#[test]
fn what_others_should_not_see_is_not_counted() {
    let mut setup = counting();
    for service in &mut setup.content.services {
        service.sensitive |= matches!(service.number, Some(311 | 352));
    }
    let mut visitor = arrives(setup, "pl");
    is_refused(&mut visitor, "pl");
    asks_to_be_called(&mut visitor, "pl");
    visitor.press(Key::Finish).chooses("Polski");
    fs::remove_dir_all(visitor.spool()).unwrap();
    visitor.types("352").chooses_first();
    assert_eq!(visitor.heading(), said("pl", "unavailable-heading"));
    visitor.press(Key::Back).press(Key::Back);
    // All else before it is written with it.
    searches_in_vain(&mut visitor);
    visitor.waits_for_counts();
    let expected = serde_json::json!({ "found-nothing": 1 });
    assert_eq!(document(&visitor)["counted"], expected);
}

/// Finds something wrong, which is always counted. What came before it would be written with it or before it.
fn nothing_but_a_correction(visitor: &mut Visitor) {
    visitor.types("138");
    tells(visitor, "pl", '1');
    visitor.waits_for_counts();
    let files = files_of(&visitor.state());
    let names: Vec<_> = files.iter().map(|(path, _)| path.file_name()).collect();
    let name = names[0].unwrap().to_str().unwrap();
    assert!(
        names.len() == 1 && name.starts_with("corrections-"),
        "{names:?}"
    );
}

#[test]
fn a_kiosk_that_is_not_to_count_writes_nothing() {
    assert!(!shipped().config.counts, "off unless switched on");
    let mut visitor = arrives(shipped_anew(), "pl");
    searches_in_vain(&mut visitor);
    is_refused(&mut visitor, "pl");
    asks_to_be_called(&mut visitor, "pl");
    nothing_but_a_correction(&mut visitor);
    // Nor one that cannot know the month.
    let setup = crate::visitor::kept(counting());
    let mut visitor = Visitor::arrives_on(setup, "1970-01-01T10:00").counted();
    visitor.chooses("Polski");
    searches_in_vain(&mut visitor);
    nothing_but_a_correction(&mut visitor);
}

#[test]
fn what_is_no_document_of_this_kiosk_is_put_aside_and_told_and_counting_goes_on() {
    let month = Month::new(2026, 11).unwrap();
    let of_another = Document::<Counts>::new(8, month).to_json();
    let mut visitor = arrives(counting(), "pl");
    let state = visitor.state();
    fs::create_dir_all(&state).unwrap();
    for (number, bytes, why) in [
        (1, of_another, "it is of kiosk 8, 2026-11"),
        (2, b"{\"kind\":\"cou".to_vec(), "it cannot be read"),
        (3, vec![b' '; 3 * 1024 * 1024], "file too large"),
    ] {
        fs::write(state.join(NAME), &bytes).unwrap();
        searches_in_vain(&mut visitor);
        visitor.waits_for_counts();
        assert_eq!(document(&visitor)["counted"]["found-nothing"], 1);
        let aside = fs::read(state.join(format!("{NAME}.aside-{number}"))).unwrap();
        assert!(aside == bytes, "{number}");
        assert!(visitor.log().contains(why), "{}", visitor.log());
    }
    searches_in_vain(&mut visitor);
    visitor.waits_for_counts();
    assert_eq!(document(&visitor)["counted"]["found-nothing"], 2);
}

/// Puts a pipe there. Nobody will ever write into it.
fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

#[test]
fn what_is_no_file_at_all_is_put_aside_and_nothing_waits_for_it() {
    let mut visitor = arrives(counting(), "pl");
    let state = visitor.state();
    fs::create_dir_all(&state).unwrap();
    let put: [fn(&Path); 3] = [
        pipe,
        |path| fs::create_dir(path).unwrap(),
        |path| drop(UnixListener::bind(path).unwrap()),
    ];
    for (number, put) in (1..).zip(put) {
        let _ = fs::remove_file(state.join(NAME));
        put(&state.join(NAME));
        searches_in_vain(&mut visitor);
        visitor.waits_for_counts();
        assert_eq!(document(&visitor)["counted"]["found-nothing"], 1);
        let aside = fs::metadata(state.join(format!("{NAME}.aside-{number}"))).unwrap();
        assert!(!aside.is_file());
        let log = visitor.log();
        let told = log.lines().filter(|it| it.contains(NAME));
        assert_eq!(told.count(), number, "{log}");
    }
    let corrections = state.join("corrections-2026-11.json");
    pipe(&corrections);
    visitor.types("138");
    tells(&mut visitor, "pl", '1');
    visitor.waits_for_counts();
    assert!(corrections.is_file());
    assert!(visitor.log().contains("not a file"), "{}", visitor.log());
}

#[test]
fn a_document_is_read_as_strictly_as_its_schema() {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let good = r#"{"kind":"counts","version":1,"kiosk":7,"month":"2026-11","counted":{"refused":{"a":{"1":2}},"requested":{"a-b":3},"unavailable":{"c":1},"found-nothing":4}}"#;
    let least = r#"{"kind":"counts","version":1,"kiosk":0,"month":"2026-01","counted":{}}"#;
    for good in [good, least] {
        Document::<Counts>::read(good.as_bytes()).unwrap();
        assert!(schema.is_valid(&serde_json::from_str(good).unwrap()));
    }
    for (old, new) in [
        ("\"counts\"", "\"corrections\""),
        ("\"version\":1", "\"version\":2"),
        (":7", ":100"),
        (":7", ":-1"),
        ("2026-11", "2026-13"),
        ("2026-11", "2026-1"),
        ("2026-11", "+026-11"),
        ("\"a-b\"", "\"Anna Nowak\""),
        ("\"a-b\"", "\"a--b\""),
        ("\"1\":2", "\"0\":2"),
        ("\"1\":2", "\"one\":2"),
        ("\"1\":2", "\"1\":-2"),
        ("\"1\":2", "\"1\":1.5"),
        ("\"found-nothing\"", "\"words\""),
        ("{\"kind\"", "{\"at\":\"10:00\",\"kind\""),
    ] {
        let bad = good.replacen(old, new, 1);
        assert_ne!(bad, good);
        assert!(Document::<Counts>::read(bad.as_bytes()).is_err(), "{bad}");
        assert!(
            !schema.is_valid(&serde_json::from_str(&bad).unwrap()),
            "{bad}"
        );
    }
}

#[test]
fn a_document_is_bounded() {
    let month = Month::new(2026, 11).unwrap();
    let mut document = Document::<Counts>::new(7, month);
    let service = |number: usize| format!("{number:064}");
    for number in 0..KEYS_MAX {
        assert!(document.counted.add(&Use::Requested(service(number))));
    }
    for one in [
        Use::Requested(service(KEYS_MAX)),
        Use::Unavailable(service(0)),
        Use::Refused {
            service: service(0),
            rule: 1,
        },
    ] {
        assert!(!document.counted.add(&one), "{one:?}");
    }
    assert!(document.counted.add(&Use::Requested(service(0))));
    assert!(document.counted.add(&Use::FoundNothing));
    let bytes = document.to_json();
    assert!((bytes.len() as u64) < BYTES_MAX);
    assert_eq!(Document::read(&bytes), Ok(document.clone()));
    document.counted.requested.insert(service(KEYS_MAX), 1);
    assert!(Document::<Counts>::read(&document.to_json()).is_err());
    let mut most = bytes;
    most.resize(usize::try_from(BYTES_MAX).unwrap(), b' ');
    assert!(Document::<Counts>::read(&most).is_ok());
    most.push(b' ');
    let read = Document::<Counts>::read(&most);
    assert_eq!(read, Err(NoDocument::TooLarge));
}

#[test]
fn below_ten_is_not_told_and_the_rest_is_rounded_to_five_and_totals_are_of_what_is_told() {
    for (count, told) in [
        (0, None),
        (9, None),
        (10, Some(10)),
        (12, Some(10)),
        (13, Some(15)),
        (17, Some(15)),
        (18, Some(20)),
        (u64::MAX, Some(u64::MAX)),
    ] {
        assert_eq!(shown(count), told, "{count}");
    }
    assert_eq!(total([9, 9, 9]), None);
    // 12 + 12 + 9 is 33, but nobody can tell from 20 that something is missing, or how much.
    assert_eq!(total([12, 12, 9]), Some(20));
    assert_eq!(total([]), None);
}

/// Writes the document of a kiosk, and returns its path.
fn written(folder: &Path, kiosk: u8, month: u32, uses: &[(Use, u32)]) -> PathBuf {
    let mut document = Document::<Counts>::new(kiosk, Month::new(2026, month).unwrap());
    for (used, times) in uses {
        for _ in 0..*times {
            assert!(document.counted.add(used));
        }
    }
    let path = folder.join(format!("{kiosk}-{month}.json"));
    fs::write(&path, document.to_json()).unwrap();
    path
}

/// Sums files in Polish. What it printed, and what it told of faults.
fn summed(desk: &TempDir, files: &[PathBuf]) -> (Ended, String, String) {
    let config = desk.path().join("kiosk.toml");
    let words = ["cas-office", "counts", "--language", "pl", "--config"];
    let words = words.map(PathBuf::from).into_iter().chain([config]);
    let words = words.chain(files.iter().cloned());
    let cli::Command::Counts(args) = Cli::try_parse_from(words).unwrap().command else {
        panic!("another command");
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let ended = counts::run(&args, &mut out, &mut err).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ended, text(out), text(err))
}

fn refused(rule: u16) -> Use {
    Use::Refused {
        service: "zlota-raczka".to_owned(),
        rule,
    }
}

#[test]
fn the_office_sums_kiosks_by_month_and_tells_nothing_small() {
    let desk = kiosk_folder();
    let ask = |id: &str| Use::Requested(id.to_owned());
    let files = [
        written(
            desk.path(),
            7,
            11,
            &[
                (ask("zlota-raczka"), 8),
                (ask("info-call"), 9),
                (ask("crisis-help"), 50),
                (ask("gone-since"), 23),
                (refused(1), 6),
                (refused(99), 11),
                (Use::Unavailable("info-call".to_owned()), 2),
                (Use::FoundNothing, 5),
            ],
        ),
        written(
            desk.path(),
            8,
            11,
            &[
                (ask("zlota-raczka"), 5),
                (refused(1), 6),
                (Use::FoundNothing, 5),
            ],
        ),
        written(desk.path(), 8, 12, &[(ask("info-call"), 10)]),
    ];
    let (ended, out, err) = summed(&desk, &files);
    assert_eq!((ended, &*err), (Ended::Well, ""));
    expect![[r#"
        ﻿Miesiąc,Co,Usługa,Powód,Liczba (zaokrąglona do 5; <10: mniej niż 10)
        2026-11,Wysłane zgłoszenia,gone-since,,25
        2026-11,Wysłane zgłoszenia,Centrum informacji: proszę do mnie zadzwonić,,<10
        2026-11,Wysłane zgłoszenia,Złota Rączka,,15
        2026-11,Wysłane zgłoszenia,Suma podanych liczb,,40
        2026-11,Nie dla tej osoby,Złota Rączka,reguła 1: Złota Rączka jest dla osób po 60. roku życia.,10
        2026-11,Nie dla tej osoby,Złota Rączka,reguła 99,10
        2026-11,Nie dla tej osoby,Suma podanych liczb,,20
        2026-11,Nie można było przyjąć zgłoszenia,Centrum informacji: proszę do mnie zadzwonić,,<10
        2026-11,Wyszukiwania bez wyniku,,,10
        2026-12,Wysłane zgłoszenia,Centrum informacji: proszę do mnie zadzwonić,,10
        2026-12,Wysłane zgłoszenia,Suma podanych liczb,,10
    "#]].assert_eq(&out.replace("\r\n", "\n"));
}

#[test]
fn the_office_refuses_what_it_would_count_twice_or_cannot_read() {
    let desk = kiosk_folder();
    let once = written(desk.path(), 7, 11, &[(refused(1), 20)]);
    let again = desk.path().join("copy.json");
    fs::copy(&once, &again).unwrap();
    let other = desk.path().join("other.json");
    fs::write(&other, r#"{"kind":"corrections","version":1}"#).unwrap();
    let newer = desk.path().join("newer.json");
    fs::write(&newer, r#"{"kind":"counts","version":2}"#).unwrap();
    let missing = desk.path().join("missing.json");
    let (ended, out, err) = summed(&desk, &[once, again, other, newer, missing]);
    assert_eq!((ended, &*out), (Ended::Unread, ""));
    let err = err.replace(desk.path().to_str().unwrap(), "");
    expect![[r#"
        cas-office: /copy.json to kiosk 7 i 2026-11, tak jak inny plik. Proszę podać każdy raz.
        cas-office: Pliku /other.json nie da się użyć: to plik innego rodzaju (corrections). Proszę podać właściwy
        cas-office: Pliku /newer.json nie da się użyć: jest w wersji 2, której ten program nie zna. Proszę zainstalować nowszy program
        cas-office: Pliku /missing.json nie da się użyć: nie ma go. Proszę sprawdzić, gdzie jest
    "#]].assert_eq(&err);
}

#[test]
fn the_office_waits_for_no_pipe() {
    let desk = kiosk_folder();
    let path = desk.path().join("pipe.json");
    pipe(&path);
    let (ended, out, err) = summed(&desk, &[path, desk.path().to_owned()]);
    assert_eq!((ended, &*out), (Ended::Unread, ""));
    let err = err.replace(desk.path().to_str().unwrap(), "");
    expect![[r#"
        cas-office: Pliku /pipe.json nie da się użyć: to nie jest plik albo dysk zawodzi. Proszę sprawdzić, co tam jest
        cas-office: Pliku  nie da się użyć: to nie jest plik albo dysk zawodzi. Proszę sprawdzić, co tam jest
    "#]]
    .assert_eq(&err);
}

#[test]
fn where_the_content_has_faults_services_are_told_by_their_ids() {
    let desk = kiosk_folder();
    fs::write(desk.path().join("content/site.toml"), "?").unwrap();
    let file = written(desk.path(), 7, 11, &[(refused(1), 20)]);
    let (ended, out, err) = summed(&desk, &[file]);
    assert_eq!(ended, Ended::Well);
    assert!(
        out.contains("2026-11,Nie dla tej osoby,zlota-raczka,reguła 1,20\r\n"),
        "{out}"
    );
    assert!(err.contains("usługi są podane identyfikatorami"), "{err}");
}
