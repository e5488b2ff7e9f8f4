//! A folder into which people put their files: what they put there is shown, what they take away is not,
//! and a report lies beside each file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::PathBuf;
use std::process::Command;

use cas_kiosk::setup::{self, Setup};
use cas_office::cli::{self, Cli};
use cas_office::export;
use cas_office::import::{
    CENTRES_SHOWN_MAX, Imported, LINE_LETTERS_MAX, LINES_MAX, STATES_MAX, run as import,
};
use cas_office::tray::{self, Ended, FILES_MAX, QUIET_SECONDS};
use cas_office::undo;
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use clap::Parser as _;
use expect_test::expect;
use rustix::fs::{CWD, FileType, FlockOperation, Mode, flock, mknodat};
use tempfile::TempDir;

use crate::project::{OFFICE, kiosk_folder, root};
use crate::sheets::{changed, november};
use crate::workbook::Put;

/// The time from one pass to the next, as the timer has it.
const MINUTE: i64 = 60;

/// A kiosk with the shipped content, and an office with a tray.
struct Office {
    folder: TempDir,
    now: DateTime<Utc>,
}

/// What somebody is told by a command: how it ended, and the lines of both outputs.
type Told<E> = (E, String, String);

impl Office {
    fn new() -> Self {
        let folder = kiosk_folder();
        fs::create_dir(folder.path().join("tray")).unwrap();
        let now = Utc.with_ymd_and_hms(2026, 11, 28, 9, 0, 0).unwrap();
        Self { folder, now }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn lying(&self, name: &str) -> PathBuf {
        self.path("tray").join(name)
    }

    /// Somebody puts a file into the tray.
    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.lying(name), bytes).unwrap();
    }

    fn args(&self, words: &[&str]) -> cli::Command {
        let config = self.path("kiosk.toml");
        let place = ["--language", "pl", "--config", config.to_str().unwrap()];
        let words = ["cas-office"].iter().chain(words).chain(&place);
        Cli::try_parse_from(words).unwrap().command
    }

    /// A pass after some seconds.
    fn pass_after(&mut self, seconds: i64) -> Told<Ended> {
        self.now += TimeDelta::seconds(seconds);
        let tray = self.path("tray");
        let cli::Command::Tray(args) = self.args(&["tray", tray.to_str().unwrap()]) else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let ended = tray::run(&args, self.now, &mut out, &mut err).unwrap();
        // Whatever lies in the tray, the kiosk can start.
        self.setup();
        told(ended, out, err)
    }

    fn pass(&mut self) -> Told<Ended> {
        self.pass_after(MINUTE)
    }

    /// The pass in which a new file is read: the second one.
    fn settle(&mut self) -> Told<Ended> {
        self.pass();
        self.pass()
    }

    fn undo(&self) -> Told<Imported> {
        let cli::Command::Import(args) = self.args(&["import", "--undo"]) else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let imported = undo::run(&args, &mut out, &mut err).unwrap();
        self.setup();
        told(imported, out, err)
    }

    fn import(&self, words: &[&str]) -> Told<Imported> {
        let cli::Command::Import(args) = self.args(&[&["import"], words].concat()) else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let imported = import(&args, self.now, &mut out, &mut err).unwrap();
        told(imported, out, err)
    }

    /// Exports sheets, and puts one of them into the tray with other cells.
    fn put_sheet(&self, name: &str, cells: &[(&str, &str, Put<'_>)]) {
        let into = self.path("sheets");
        let config = self.path("kiosk.toml");
        let (into, config) = (into.to_str().unwrap(), config.to_str().unwrap());
        let words = [
            "cas-office",
            "export",
            "sheets",
            "--into",
            into,
            "--config",
            config,
        ];
        let cli::Command::Export(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let ended = export::run(&args, self.now, &mut out, &mut err).unwrap();
        assert_eq!(ended, export::Ended::Well);
        let bytes = fs::read(self.path("sheets").join(name)).unwrap();
        self.put(name, changed(&bytes, cells));
    }

    fn setup(&self) -> Setup {
        setup::load(Some(&self.path("kiosk.toml"))).unwrap()
    }

    /// The titles of what is made of a file of this name, as the kiosk shows them.
    fn shown(&self, source: &str) -> Vec<String> {
        let content = self.setup().content;
        let activities = content.activities.iter();
        let of = activities.filter(|it| it.provenance.source == source);
        of.map(|it| it.title.as_ref().unwrap().all().next().unwrap().to_owned())
            .collect()
    }

    fn content(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.path("content").join(path)).ok()
    }

    /// The report on a file, as an editor for Windows reads it.
    fn report(&self, name: &str) -> Option<String> {
        let bytes = fs::read(self.lying(&format!("{name} – wynik.txt"))).ok()?;
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let text = text.replace("\r\n", "\n");
        assert!(!text.contains(['\r', '\u{feff}']));
        Some(text)
    }

    /// All files of the content and the tray: when they were written, and with what.
    fn all(&self) -> BTreeMap<PathBuf, (i64, i64, u64, Vec<u8>)> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path("content"), self.path("tray")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let stat = fs::metadata(&path).unwrap();
                let bytes = fs::read(&path).unwrap();
                found.insert(path, (stat.mtime(), stat.mtime_nsec(), stat.ino(), bytes));
            }
        }
        found
    }
}

fn told<E>(ended: E, out: Vec<u8>, err: Vec<u8>) -> Told<E> {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (ended, text(out), text(err))
}

/// A plan as a list. Each row is a day, its hours and a title.
fn plan(rows: &[&str]) -> String {
    let rows = rows.join("\n");
    format!("stan na 20.11.2026;;\nDzień;Godziny;Zajęcia\n{rows}\n")
}

const PLAN: &str = "CAS 38 plan.csv";
const MADE: &str = "activities/cas-38-plan.toml";
const CHESS: &str = "Wtorek;10–12;Szachy";
const YOGA: &str = "Środa;9–10;Joga";

#[test]
fn what_is_put_into_the_tray_is_shown_and_a_report_lies_beside_it() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS, "Środa;rano;Joga"]));
    let (ended, out, err) = office.pass();
    assert_eq!((ended, err.as_str()), (Ended::Well, ""));
    expect![[r#"
        CAS 38 plan.csv: nowy albo zmieniony. Będzie odczytany w następnym przebiegu, jeśli nikt go już nie zapisuje.
    "#]].assert_eq(&out);
    let (ended, out, err) = office.pass();
    assert_eq!((ended, err.as_str()), (Ended::ToMend, ""));
    expect![[r#"
        CAS 38 plan.csv: Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Zapisano: activities/cas-38-plan.toml.
    "#]]
    .assert_eq(&out);
    assert_eq!(office.shown(PLAN), ["Szachy"]);
    expect![[r#"
        CAS 38 plan.csv
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Odczytano 28.11.2026 o 10:02.
        Stan na 20.11.2026.

        Do poprawienia:
          – wiersz 4, kolumna „Godziny”: „rano” to nie są godziny. Proszę wpisać na przykład 10:00–11:30.

        Co się zmienia:
          – Nowe: Szachy: wtorek 10:00–12:00.

        Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać kolumnę „Rodzaj”:
          – „Szachy” – Gry planszowe i karty

        Tak kiosk pokaże kartę „CAS Zabłocie – Grzegórzki”:

            CAS Zabłocie – Grzegórzki

            Adres: Aleja Daszyńskiego 16, 31-534
            Coś mogło się tu zmienić. Najpierw proszę zadzwonić.
            Telefon: 12 200 29 26
            Dane z sierpnia 2025.
            1. Zajęcia w tym centrum
            2. Proszę, żeby centrum do mnie zadzwoniło: Ktoś z centrum zadzwoni i odpowie na pytania
            Adres e-mail: cas@fundacjamis.org.pl
            Dzielnica XIII Podgórze
            Kto prowadzi: Fundacja Małopolska Izba Samorządowa
            Skąd to wiemy: Dane z sierpnia 2025.
            Źródło: Gmina Miejska Kraków, otwartedane.um.krakow.pl.
            3. Chcę to sobie przepisać
            4. Coś się tu nie zgadza
            < Wracam
            900 Jak to działa
            ! Kończę

        Tak kiosk pokaże najbliższe zajęcia w „CAS Zabłocie – Grzegórzki”:

            CAS Zabłocie – Grzegórzki
            Zajęcia. Są tu przykłady

            1. Dziś, 11:00–13:00: Starsi i młodsi przy jednym stole
            2. Wtorek, 1 grudnia, 10:00–12:00: Szachy
            3. Wtorek, 1 grudnia, 12:00–13:30: Spotkanie wolontariuszy
            4. Środa, 2 grudnia, 9:30–11:00: Rozmowy po angielsku
            < Wracam
            900 Jak to działa
            ! Kończę
    "#]].assert_eq(&office.report(PLAN).unwrap());
    // It stays to be mended until somebody mends it.
    let (ended, out, _) = office.pass();
    assert_eq!((ended, out.as_str()), (Ended::ToMend, ""));
    office.put(PLAN, plan(&[CHESS, YOGA]));
    let (ended, _, _) = office.settle();
    assert_eq!(ended, Ended::Well);
    assert_eq!(office.shown(PLAN), ["Szachy", "Joga"]);
    let report = office.report(PLAN).unwrap();
    assert!(
        report.contains("– Nowe: Joga: środa 09:00–10:00.\n"),
        "{report}"
    );
    assert!(!report.contains("Nowe: Szachy"), "{report}");
}

#[test]
fn a_file_that_is_still_written_waits_for_the_next_pass() {
    let mut office = Office::new();
    let whole = plan(&[CHESS, YOGA]);
    let half = whole.len() / 2 + 9;
    office.put(PLAN, &whole[..half]);
    office.pass();
    office.put(PLAN, &whole);
    office.pass();
    assert_eq!((office.content(MADE), office.report(PLAN)), (None, None));
    // Another pass in the same moment proves nothing.
    office.pass_after(QUIET_SECONDS - 1);
    assert_eq!(office.content(MADE), None);
    office.pass_after(1);
    assert_eq!(office.shown(PLAN), ["Szachy", "Joga"]);
    // What is shown stays while the next version is written, and while the clock goes back.
    office.put(PLAN, &whole[..half]);
    office.pass();
    assert_eq!(office.shown(PLAN), ["Szachy", "Joga"]);
    office.pass_after(-3600);
    assert_eq!(office.shown(PLAN), ["Szachy", "Joga"]);
    office.put(PLAN, plan(&[YOGA]));
    office.settle();
    assert_eq!(office.shown(PLAN), ["Joga"]);
}

#[test]
fn the_same_again_writes_nothing() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS, "Środa;rano;Joga"]));
    office.put("umowa.pdf", "%PDF-1.7");
    office.put("CAS 5 plan.csv", plan(&[YOGA]));
    office.settle();
    let before = office.all();
    for _ in 0..3 {
        let (ended, out, err) = office.pass();
        assert_eq!(ended, Ended::ToMend);
        assert_eq!((out.as_str(), err.as_str()), ("", ""));
    }
    assert_eq!(office.all(), before);
    // Somebody puts the same file there once more.
    fs::remove_file(office.lying(PLAN)).unwrap();
    office.put(PLAN, plan(&[CHESS, "Środa;rano;Joga"]));
    office.settle();
    let mut after = office.all();
    let lying = office.lying(PLAN);
    after.insert(lying.clone(), before[&lying].clone());
    assert_eq!(after, before);
}

#[test]
fn a_report_that_somebody_removed_lies_there_again() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    let report = office.report(PLAN).unwrap();
    fs::remove_file(office.lying("CAS 38 plan.csv – wynik.txt")).unwrap();
    office.pass();
    assert_eq!(office.report(PLAN).unwrap(), report);
}

#[test]
fn what_changes_beside_the_tray_is_seen_and_the_report_stays_if_nothing_is_new() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.put("Nowe plan.csv", plan(&[YOGA]));
    office.settle();
    let report = office.report(PLAN).unwrap();
    assert!(
        office
            .report("Nowe plan.csv")
            .unwrap()
            .contains("Nie wiadomo, którego centrum")
    );
    // Somebody gives a centre another name that people use.
    let centres = office.content("centres.toml").unwrap();
    let named = centres.replacen(
        "keywords = [\"CAS 5\"",
        "keywords = [\"Nowe\", \"CAS 5\"",
        1,
    );
    assert_ne!(named, centres);
    fs::write(office.path("content/centres.toml"), named).unwrap();
    office.pass();
    assert_eq!(office.shown("Nowe plan.csv"), ["Joga"]);
    assert_eq!(office.report(PLAN).unwrap(), report);
}

#[test]
fn what_is_taken_away_is_not_shown_any_more() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.put("zamknięcia.csv", CLOSURE);
    office.settle();
    assert!(office.content("notices/zamkniecia.toml").is_some());
    fs::remove_file(office.lying(PLAN)).unwrap();
    fs::remove_file(office.lying("zamknięcia.csv")).unwrap();
    // A program that replaces a file may leave a gap.
    office.pass();
    assert_eq!(office.shown(PLAN), ["Szachy"]);
    let (ended, out, err) = office.pass();
    assert_eq!((ended, err.as_str()), (Ended::Well, ""));
    expect![[r#"
        CAS 38 plan.csv: pliku już nie ma, więc kiosk już go nie pokazuje.
        zamknięcia.csv: pliku już nie ma, więc kiosk już go nie pokazuje.
        Zapisano: activities/cas-38-plan.toml.
        Zapisano: notices/zamkniecia.toml.
    "#]]
    .assert_eq(&out);
    assert_eq!((office.content(MADE), office.report(PLAN)), (None, None));
    assert_eq!(office.content("notices/zamkniecia.toml"), None);
    assert_eq!(fs::read_dir(office.path("tray")).unwrap().count(), 0);
}

/// A closure of one centre.
const CLOSURE: &str =
    "stan na 20.11.2026;;;\nCAS;Od;Do;Komunikat\n38;01.12.2026;04.12.2026;Remont, nieczynne\n";

#[test]
fn a_renamed_file_is_shown_once_all_the_time() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    for (old, new) in [
        (PLAN, "CAS 38 grudzień.csv"),
        ("CAS 38 grudzień.csv", "cas 38 grudzien.csv"),
    ] {
        fs::rename(office.lying(old), office.lying(new)).unwrap();
        office.pass();
        assert_eq!(office.shown(old), ["Szachy"]);
        let (ended, _, err) = office.pass();
        assert_eq!((ended, err.as_str()), (Ended::Well, ""));
        assert_eq!((office.shown(old), office.report(old)), (vec![], None));
        assert_eq!(office.shown(new), ["Szachy"]);
        assert!(office.report(new).is_some());
    }
    let activities = fs::read_dir(office.path("content/activities")).unwrap();
    assert_eq!(activities.count(), 1);
}

#[test]
fn of_two_files_that_make_the_same_the_first_by_name_counts() {
    let mut office = Office::new();
    office.put("cas 38 plan.csv", plan(&[CHESS]));
    office.settle();
    // In the order of bytes, capitals are first.
    office.put(PLAN, plan(&[YOGA]));
    let (ended, _, _) = office.settle();
    assert_eq!(ended, Ended::ToMend);
    assert_eq!(office.shown(PLAN), ["Joga"]);
    expect![[r#"
        cas 38 plan.csv
        Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
        Odczytano 28.11.2026 o 10:04.

        Dlaczego:
          – Plik „CAS 38 plan.csv” daje w kiosku to samo i liczy się tamten, bo jest pierwszy. Proszę zabrać
            jeden z nich albo zmienić nazwę tego.
    "#]].assert_eq(&office.report("cas 38 plan.csv").unwrap());
    fs::remove_file(office.lying(PLAN)).unwrap();
    let (ended, _, _) = office.settle();
    assert_eq!(ended, Ended::Well);
    assert_eq!(office.shown("cas 38 plan.csv"), ["Szachy"]);
    assert!(
        office
            .report("cas 38 plan.csv")
            .unwrap()
            .contains("Wszystko w porządku.")
    );
}

#[test]
fn what_is_not_for_the_kiosk_is_passed_over_and_what_nobody_can_read_has_a_report() {
    let mut office = Office::new();
    for name in [
        "~$CAS 38 plan.xlsx",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        ".~lock.plan.ods#",
        "plan.xlsx.crdownload",
        "inny plan.xlsx – wynik.txt",
        "plan.xlsx – result.txt",
    ] {
        office.put(name, "?");
    }
    fs::create_dir(office.lying("stare")).unwrap();
    symlink("/etc/passwd", office.lying("CAS 1 plan.csv")).unwrap();
    mknodat(
        CWD,
        office.lying("CAS 2 plan.csv"),
        FileType::Fifo,
        Mode::RWXU,
        0,
    )
    .unwrap();
    for _ in 0..2 {
        let (ended, out, err) = office.pass();
        assert_eq!(ended, Ended::Well);
        assert_eq!((out.as_str(), err.as_str()), ("", ""));
    }
    let before = fs::read_dir(office.path("tray")).unwrap().count();
    office.put("umowa.pdf", "%PDF-1.7");
    let (ended, _, _) = office.settle();
    assert_eq!(ended, Ended::ToMend);
    assert_eq!(
        fs::read_dir(office.path("tray")).unwrap().count(),
        before + 2
    );
    expect![[r#"
        umowa.pdf
        Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
        Odczytano 28.11.2026 o 10:04.

        Dlaczego:
          – To nie jest arkusz ani kalendarz albo plik jest uszkodzony. Proszę zapisać go jeszcze raz jako
            .xlsx, .ods, .csv albo .ics.
    "#]].assert_eq(&office.report("umowa.pdf").unwrap());
}

#[test]
fn one_bad_file_does_not_hold_up_the_others() {
    let mut office = Office::new();
    // The kind of what has no other has a name that no check of the content lets through.
    let path = office.path("content/import.toml");
    let mapping = fs::read_to_string(&path).unwrap();
    fs::write(&path, mapping.replace("id = \"other\"", "id = \"INNE\"")).unwrap();
    office.put("CAS 1 plan.csv", plan(&["Wtorek;10–12;Kawiarenka"]));
    office.put("CAS 2 plan.csv", "zupełnie;co;innego");
    office.put(PLAN, plan(&[CHESS]));
    let (ended, _, err) = office.settle();
    assert_eq!((ended, err.as_str()), (Ended::ToMend, ""));
    assert_eq!(office.shown(PLAN), ["Szachy"]);
    assert_eq!(office.content("activities/cas-1-plan.toml"), None);
    assert_eq!(office.content("activities/cas-2-plan.toml"), None);
    let report = office.report("CAS 1 plan.csv").unwrap();
    assert!(report.contains("treść kiosku miałaby błędy"), "{report}");
    assert!(report.contains("INNE"), "{report}");
}

#[test]
fn an_empty_folder_takes_nothing_away() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    let away = office.path("away");
    fs::rename(office.path("tray"), &away).unwrap();
    fs::create_dir(office.path("tray")).unwrap();
    for _ in 0..3 {
        let (ended, out, err) = office.pass();
        assert_eq!((ended, out.as_str()), (Ended::AtFault, ""));
        assert!(
            err.contains("jest nagle pusty. Czy zasób jest podłączony?"),
            "{err}"
        );
    }
    fs::remove_dir(office.path("tray")).unwrap();
    let (ended, _, err) = office.pass();
    assert_eq!(ended, Ended::AtFault);
    assert!(err.contains("Nie można odczytać folderu"), "{err}");
    fs::rename(&away, office.path("tray")).unwrap();
    let (ended, out, err) = office.pass();
    assert_eq!((ended, out.as_str(), err.as_str()), (Ended::Well, "", ""));
    assert_eq!(office.shown(PLAN), ["Szachy"]);
}

#[test]
fn another_folder_takes_nothing_away_either() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    fs::rename(office.path("tray"), office.path("first")).unwrap();
    fs::create_dir(office.path("other")).unwrap();
    symlink(office.path("other"), office.path("tray")).unwrap();
    office.put("CAS 5 plan.csv", plan(&[YOGA]));
    for _ in 0..3 {
        let (ended, _, err) = office.pass();
        assert_eq!(ended, Ended::AtFault);
        assert!(err.contains("Ta treść powstaje z folderu"), "{err}");
    }
    assert_eq!(office.shown(PLAN), ["Szachy"]);
    assert_eq!(office.content("activities/cas-5-plan.toml"), None);
}

#[test]
fn what_other_content_needs_is_not_taken_away() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.put("CAS 5 plan.csv", plan(&[YOGA]));
    office.settle();
    let notice = "[[notice]]\nid = \"szachy\"\ntext = { pl = \"Turniej\" }\nfrom = 2026-12-01\n\
                  until = 2026-12-02\nactivities = [\"cas-38-plan-szachy\"]\nchecked = 2026-11-20\nsource = \"x\"\n";
    let path = office.path("content/notices.toml");
    let notices = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{notices}\n{notice}")).unwrap();
    fs::remove_file(office.lying(PLAN)).unwrap();
    fs::remove_file(office.lying("CAS 5 plan.csv")).unwrap();
    let (ended, _, err) = office.settle();
    assert_eq!(ended, Ended::AtFault);
    assert!(
        err.contains("CAS 38 plan.csv: nie można zabrać z kiosku"),
        "{err}"
    );
    assert!(err.contains("cas-38-plan-szachy"), "{err}");
    assert_eq!(office.shown(PLAN), ["Szachy"]);
    assert_eq!(office.content("activities/cas-5-plan.toml"), None);
    fs::write(&path, notices).unwrap();
    let (ended, _, err) = office.pass();
    assert_eq!((ended, err.as_str()), (Ended::Well, ""));
    assert_eq!(office.content(MADE), None);
}

#[test]
fn a_second_pass_at_the_same_time_does_nothing_and_says_so() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    office.put(PLAN, plan(&[YOGA]));
    office.pass();
    let lock = File::open(office.path("content/.lock")).unwrap();
    flock(&lock, FlockOperation::LockExclusive).unwrap();
    let before = office.all();
    let (ended, out, err) = office.pass();
    assert_eq!((ended, err.as_str()), (Ended::Well, ""));
    expect![[r#"
        Trwa inne wczytywanie plików, więc to nic nie zrobiło. Proszę spróbować za chwilę.
    "#]]
    .assert_eq(&out);
    assert_eq!(office.undo().0, Imported::Unread);
    let file = office.lying(PLAN);
    assert_eq!(office.import(&[file.to_str().unwrap()]).0, Imported::Unread);
    assert_eq!(office.all(), before);
    drop(lock);
    office.pass();
    assert_eq!(office.shown(PLAN), ["Joga"]);
}

#[test]
fn a_report_that_cannot_be_laid_is_told_to_whoever_looks_after_the_machine() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    let there = office.lying("CAS 38 plan.csv – wynik.txt");
    fs::create_dir(&there).unwrap();
    let (ended, _, err) = office.settle();
    assert_eq!(ended, Ended::AtFault);
    assert!(
        err.starts_with("cas-office: Nie można zapisać CAS 38 plan.csv – wynik.txt: "),
        "{err}"
    );
    assert_eq!(office.shown(PLAN), ["Szachy"]);
    let left = fs::read_dir(office.path("tray")).unwrap().count();
    assert_eq!(left, 2);
    fs::remove_dir(there).unwrap();
    let (ended, _, err) = office.pass();
    assert_eq!((ended, err.as_str()), (Ended::Well, ""));
    assert!(office.report(PLAN).unwrap().contains("Nowe: Szachy"));
}

#[test]
fn undo_takes_back_one_pass_and_then_the_one_before() {
    let mut office = Office::new();
    let shipped = office.all();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    let first = office.content(MADE).unwrap();
    office.put(PLAN, plan(&[YOGA]));
    office.put("zamknięcia.csv", CLOSURE);
    office.settle();
    let (imported, out, err) = office.undo();
    assert_eq!((imported, err.as_str()), (Imported::Well, ""));
    expect![[r#"
        Cofnięto to, co wczytano 28.11.2026 10:04.
        Jest jak przedtem: activities/cas-38-plan.toml.
        Usunięto: notices/zamkniecia.toml.
    "#]]
    .assert_eq(&out);
    assert_eq!(office.content(MADE).unwrap(), first);
    assert_eq!(office.content("notices/zamkniecia.toml"), None);
    // The tray does not do the same again.
    for _ in 0..3 {
        let (ended, _, err) = office.pass();
        assert_eq!((ended, err.as_str()), (Ended::Well, ""));
        assert_eq!(office.content(MADE).unwrap(), first);
    }
    expect![[r#"
        CAS 38 plan.csv
        To, co ten plik przyniósł 28.11.2026 10:04, cofnięto. Kiosk pokazuje to, co przedtem. Plik będzie
        odczytany, gdy ktoś go zmieni.
    "#]].assert_eq(&office.report(PLAN).unwrap());
    let (imported, _, _) = office.undo();
    assert_eq!(imported, Imported::Well);
    let now = office.all();
    for (path, (.., bytes)) in &shipped {
        assert_eq!(&now[path].3, bytes, "{}", path.display());
    }
    assert_eq!(office.content(MADE), None);
    let (imported, _, err) = office.undo();
    assert_eq!(imported, Imported::Unread);
    assert_eq!(err, "cas-office: Nie ma czego cofnąć.\n");
    // A file that somebody changes is read again.
    office.put(PLAN, plan(&[CHESS, YOGA]));
    office.settle();
    assert_eq!(office.shown(PLAN), ["Szachy", "Joga"]);
    assert!(
        office
            .report(PLAN)
            .unwrap()
            .contains("Wszystko w porządku.")
    );
}

#[test]
fn undo_puts_back_what_was_taken_away() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.put("umowa.pdf", "%PDF");
    office.settle();
    fs::remove_file(office.lying(PLAN)).unwrap();
    office.settle();
    assert_eq!(office.content(MADE), None);
    assert_eq!(office.undo().0, Imported::Well);
    office.settle();
    assert_eq!(office.shown(PLAN), ["Szachy"]);
}

#[test]
fn the_last_ten_states_are_kept() {
    let mut office = Office::new();
    let hour = |hour: usize| plan(&[&format!("Wtorek;{hour}–20;Szachy")]);
    let mut was = vec![office.content(MADE)];
    for index in 0..=STATES_MAX {
        office.put(PLAN, hour(8 + index));
        office.settle();
        was.push(office.content(MADE));
    }
    let kept = fs::read_dir(office.path("content/.before")).unwrap();
    assert_eq!(kept.count(), STATES_MAX);
    was.pop();
    for _ in 0..STATES_MAX {
        assert_eq!(office.undo().0, Imported::Well);
        assert_eq!(office.content(MADE), was.pop().unwrap());
    }
    assert_eq!(office.undo().0, Imported::Unread);
    assert!(was == [None], "{was:?}");
    assert!(office.content(MADE).is_some());
}

#[test]
fn what_a_program_left_that_ended_while_it_was_writing_goes() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    let left = "plan.toml.0123456789abcdef.part";
    for folder in ["content", "content/activities", "content/.before", "tray"] {
        fs::write(office.path(folder).join(format!(".{left}")), "half").unwrap();
    }
    office.pass();
    let names = office
        .all()
        .into_keys()
        .map(|path| path.display().to_string());
    let parts: Vec<String> = names.filter(|name| name.ends_with(left)).collect();
    assert!(parts.is_empty(), "{parts:?}");
}

#[test]
fn undo_takes_nothing_back_over_what_somebody_wrote_since() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.put("zamknięcia.csv", CLOSURE);
    office.settle();
    let path = office.path("content").join(MADE);
    let made = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{made}# pani Ewa\n")).unwrap();
    let before = office.all();
    let (imported, out, err) = office.undo();
    assert_eq!((imported, out.as_str()), (Imported::Unread, ""));
    expect![[r#"
        cas-office: activities/cas-38-plan.toml ktoś zmienił po tamtym wczytaniu, więc niczego nie cofnięto. Proszę poprawić ten plik ręcznie.
    "#]].assert_eq(&err);
    assert_eq!(office.all(), before);
    fs::write(&path, made).unwrap();
    assert_eq!(office.undo().0, Imported::Well);
    assert_eq!(office.content(MADE), None);
}

#[test]
fn a_sheet_of_the_kiosk_changes_what_stands_elsewhere_and_undo_takes_it_back() {
    let mut office = Office::new();
    let shipped = office.all();
    let phone = [
        ("CAS Dobrej Nadziei", "Telefon", "12 600 10 20".into()),
        ("CAS Dobrej Nadziei", "Potwierdzono dnia", november(27)),
    ];
    office.put_sheet("centra.xlsx", &phone);
    let (ended, out, err) = office.settle();
    assert_eq!((ended, err.as_str()), (Ended::Well, ""));
    expect![[r#"
        centra.xlsx: Wszystko w porządku.
        Zapisano: centres.toml.
    "#]]
    .assert_eq(&out);
    expect![[r#"
        centra.xlsx
        Wszystko w porządku.
        Odczytano 28.11.2026 o 10:02.

        Co się zmienia:
          – Wiersz 3, „CAS Dobrej Nadziei”, kolumna „Telefon”: „12 600 10 20” (było: „662 383 382”).
          – Potwierdzono 27.11.2026: CAS Dobrej Nadziei.

        Tak kiosk pokaże kartę „CAS Dobrej Nadziei”:

            CAS Dobrej Nadziei

            Adres: Batorego 3/5, 31-135
            Telefon: 12 600 10 20
            1. Proszę, żeby centrum do mnie zadzwoniło: Ktoś z centrum zadzwoni i odpowie na pytania
            Adres e-mail: sdn.cas@gmail.com
            Dzielnica I Stare Miasto
            Kto prowadzi: Stowarzyszenie Dobrej Nadziei
            Skąd to wiemy: Dane z listopada 2026.
            Źródło: Gmina Miejska Kraków, otwartedane.um.krakow.pl.
            2. Chcę to sobie przepisać
            3. Coś się tu nie zgadza
            < Wracam
            900 Jak to działa
            ! Kończę
    "#]]
    .assert_eq(&office.report("centra.xlsx").unwrap());
    let centres = office.content("centres.toml").unwrap();
    assert!(centres.contains("12 600 10 20"));
    let before = office.all();
    assert_eq!(office.settle(), (Ended::Well, String::new(), String::new()));
    assert_eq!(office.all(), before);
    // The sheet is read once, so it does not undo what somebody writes since.
    let later = centres.replace("12 600 10 20", "12 600 10 99");
    fs::write(office.path("content/centres.toml"), &later).unwrap();
    office.settle();
    assert_eq!(office.content("centres.toml").unwrap(), later);
    fs::write(office.path("content/centres.toml"), &centres).unwrap();
    let (imported, out, err) = office.undo();
    assert_eq!((imported, err.as_str()), (Imported::Well, ""));
    expect![[r#"
        Cofnięto to, co wczytano 28.11.2026 10:02.
        Jest jak przedtem: centres.toml.
    "#]]
    .assert_eq(&out);
    office.settle();
    let now = office.all();
    for (path, (.., bytes)) in &shipped {
        assert_eq!(&now[path].3, bytes, "{}", path.display());
    }
}

#[test]
fn a_sheet_of_the_kiosk_that_is_taken_away_leaves_what_it_has_corrected() {
    let mut office = Office::new();
    let phone = |centre, phone: &'static str| {
        [
            (centre, "Telefon", phone.into()),
            (centre, "Potwierdzono dnia", november(27)),
        ]
    };
    // Both change the file of the centres, and neither hinders the other.
    office.put_sheet("centra.xlsx", &phone("CAS Dobrej Nadziei", "12 600 10 20"));
    fs::rename(office.lying("centra.xlsx"), office.lying("inne.xlsx")).unwrap();
    office.put_sheet(
        "centra.xlsx",
        &phone("CAS Spot Nestor Długa", "12 600 10 30"),
    );
    let title = "Warcaby";
    let new = [
        (title, "Dzień", "środa".into()),
        (title, "Od", Put::Time(0.416_666_667)),
        (title, "Do", Put::Time(0.5)),
        (title, "Zajęcia", title.into()),
        (title, "Uwagi", "Proszę zabrać okulary.".into()),
        (title, "Potwierdzono dnia", november(27)),
    ];
    office.put_sheet("cas-13 plan.xlsx", &new);
    let made = "activities/cas-13-plan.toml";
    office.settle();
    let first = office.report("centra.xlsx").unwrap();
    assert!(first.contains("Wszystko w porządku."), "{first}");
    let second = office.report("inne.xlsx").unwrap();
    assert!(!second.contains("centra.xlsx"), "{second}");
    let overtaken = "Jednego wpisu nikt w tym arkuszu nie zmienił, a kiosk ma już nowszy.";
    assert!(second.contains(overtaken), "{second}");
    assert!(second.contains("Wszystko w porządku."), "{second}");
    assert_eq!(office.shown("cas-13 plan.xlsx"), ["Warcaby"]);
    assert!(
        office
            .content(made)
            .unwrap()
            .contains("Proszę zabrać okulary.")
    );
    let centres = office.content("centres.toml").unwrap();
    assert!(centres.contains("12 600 10 20") && centres.contains("12 600 10 30"));
    for name in ["centra.xlsx", "inne.xlsx", "cas-13 plan.xlsx"] {
        fs::remove_file(office.lying(name)).unwrap();
    }
    office.put("umowa.pdf", "%PDF");
    office.settle();
    assert_eq!(office.content(made), None);
    assert_eq!(office.content("centres.toml").unwrap(), centres);
}

#[test]
fn undo_takes_back_nothing_that_other_content_needs() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    let path = office.path("content/notices.toml");
    let notice = "\n[[notice]]\nid = \"szachy\"\ntext = { pl = \"Turniej\" }\nfrom = 2026-12-01\n\
                  until = 2026-12-02\nactivities = [\"cas-38-plan-szachy\"]\nchecked = 2026-11-20\nsource = \"x\"\n";
    let notices = fs::read_to_string(&path).unwrap() + notice;
    fs::write(&path, notices).unwrap();
    let (imported, _, err) = office.undo();
    assert_eq!(imported, Imported::Unread);
    assert!(err.contains("Po cofnięciu treść miałaby te błędy"), "{err}");
    assert_eq!(office.shown(PLAN), ["Szachy"]);
}

#[test]
fn several_files_of_one_import_are_taken_back_by_one_undo() {
    let office = Office::new();
    let files = ["CAS 38 plan.csv", "CAS 5 plan.csv", "zamknięcia.csv"];
    for name in &files[..2] {
        fs::write(office.path(name), plan(&[CHESS])).unwrap();
    }
    fs::write(office.path(files[2]), CLOSURE).unwrap();
    let paths = files.map(|name| office.path(name).to_str().unwrap().to_owned());
    let (imported, out, _) = office.import(&paths.each_ref().map(String::as_str));
    assert_eq!(imported, Imported::Well, "{out}");
    assert_eq!(
        (office.shown(files[0]).len(), office.shown(files[1]).len()),
        (1, 1)
    );
    assert_eq!(office.undo().0, Imported::Well);
    for path in [
        MADE,
        "activities/cas-5-plan.toml",
        "notices/zamkniecia.toml",
    ] {
        assert_eq!(office.content(path), None, "{path}");
    }
    assert_eq!(office.undo().0, Imported::Unread);
}

#[test]
fn a_closure_that_cannot_be_read_heads_the_report() {
    let mut office = Office::new();
    let rows = "stan na 20.11.2026;;;\nCAS;Od;Do;Komunikat\n5;jutro;;Zajęcia na piętrze\n\
                38;we wtorek;;Remont, nieczynne\n38;24.12.2026;26.12.2026;Święta, zamknięte\n";
    office.put("zamknięcia.csv", rows);
    let (ended, _, _) = office.settle();
    assert_eq!(ended, Ended::ToMend);
    expect![[r#"
        zamknięcia.csv
        2 rzeczy są do poprawienia. Resztę kiosk pokaże.
        Odczytano 28.11.2026 o 10:02.
        Stan na 20.11.2026.

        Najpierw to! Zamknięcia nie udało się odczytać, a kiosk może wysłać ludzi pod zamknięte drzwi:
          – wiersz 4, kolumna „Od”: „we wtorek” to nie jest dzień. Proszę wpisać na przykład 24.12.2026.

        Do poprawienia:
          – wiersz 3, kolumna „Od”: „jutro” to nie jest dzień. Proszę wpisać na przykład 24.12.2026.

        Co się zmienia:
          – Zamknięte 24.12.2026–26.12.2026: CAS Zabłocie – Grzegórzki: Święta, zamknięte.

        Tak będzie wyglądał pierwszy ekran kiosku 24.12.2026:

            Dzień dobry!

            1. Polski: To próba. Przykłady są zmyślone.
            2. English: A trial. Examples are made up.
            3. Українська: Проба. Приклади вигадані.
            Po 3 minutach bez klawisza zapytamy, czy Pan/Pani tu jest.
            Ważne: CAS Zabłocie – Grzegórzki: Święta, zamknięte. Do 26 grudnia.
            If you press no key for 3 minutes, we ask if you are here.
            Important: CAS Zabłocie – Grzegórzki: Święta, zamknięte
            Until 26 December.
            Якщо 3 хвилини не натискати клавіш, спитаємо, чи Ви тут.
            Важливо: CAS Zabłocie – Grzegórzki: Święta, zamknięte
            До 26 грудня.
            ? Jak to działa
            4. How this works
            5. Підказки
    "#]].assert_eq(&office.report("zamknięcia.csv").unwrap());
}

#[test]
fn a_report_is_short_and_its_lines_are_too() {
    let mut office = Office::new();
    let rows: Vec<String> = (1..=40)
        .map(|row| {
            format!(
                "{};Wtorek;{}–21;Bardzo długa nazwa zajęć, która nie mieści się w jednym wierszu, numer {row}",
                row % 3 + 3,
                8 + row % 9
            )
        })
        .collect();
    let rows = rows.join("\n");
    let table = format!("stan na 20.11.2026;;;\nCAS;Dzień;Godziny;Zajęcia\n{rows}\n");
    office.put("plany.csv", table);
    office.settle();
    let report = office.report("plany.csv").unwrap();
    let longest = report
        .lines()
        .map(|line| line.chars().count())
        .max()
        .unwrap();
    assert!(
        longest <= LINE_LETTERS_MAX && longest > LINE_LETTERS_MAX - 10,
        "{longest}"
    );
    assert_eq!(
        report.matches("Tak kiosk pokaże kartę").count(),
        CENTRES_SHOWN_MAX
    );
    let pages = report.split("Tak kiosk pokaże").skip(1);
    let lines = pages.map(|page| page.trim_end().lines().count() - 2);
    assert_eq!(lines.max().unwrap(), LINES_MAX, "{report}");
    assert!(report.contains("\n    …\n"), "{report}");
}

#[test]
fn an_old_plan_that_lies_there_still_is_named() {
    let mut office = Office::new();
    office.put("CAS 38 listopad.csv", plan(&[CHESS]));
    office.settle();
    let first = office.report("CAS 38 listopad.csv").unwrap();
    assert!(!first.contains("z innych plików"), "{first}");
    office.put("CAS 38 grudzień.csv", plan(&[CHESS]));
    office.put("CAS 5 grudzień.csv", plan(&[CHESS]));
    office.settle();
    let told = "kiosk pokazuje też zajęcia z innych plików: CAS 38 listopad.csv.";
    let report = office
        .report("CAS 38 grudzień.csv")
        .unwrap()
        .replace("\n    ", " ");
    assert!(report.contains(told), "{report}");
    assert!(
        !office
            .report("CAS 5 grudzień.csv")
            .unwrap()
            .contains("z innych plików")
    );
    // The report on the old one is the one that it was.
    assert_eq!(office.report("CAS 38 listopad.csv").unwrap(), first);
}

#[test]
fn the_name_of_a_file_may_say_from_which_day_it_is() {
    let mut office = Office::new();
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Szachy\n\
                    DTSTART;TZID=Europe/Warsaw:20261201T090000\nEND:VEVENT\nEND:VCALENDAR\n";
    office.put("CAS 38.ics", calendar);
    let name = "CAS 38 stan na 20.11.2026.ics";
    office.put(name, calendar);
    let (ended, _, _) = office.settle();
    assert_eq!(ended, Ended::ToMend);
    assert!(
        office
            .report("CAS 38.ics")
            .unwrap()
            .contains("Nie wiadomo, z którego to dnia")
    );
    assert_eq!(office.shown(name), ["Szachy"]);
    assert!(
        office
            .report(name)
            .unwrap()
            .contains("Stan na 20.11.2026.\n")
    );
}

#[test]
fn a_register_is_merged_and_no_centre_goes_with_its_file() {
    let mut office = Office::new();
    let centre = office
        .setup()
        .content
        .centres
        .iter()
        .next()
        .unwrap()
        .clone();
    let header = "stan na 11.06.2026;;;;;;\nNumer pozycji CAS;Dzielnica;Nazwa;Ulica;Adres;Kod pocztowy;Kontakt 1;Osoba do kontaktu\n";
    let mut rows = String::from(header);
    for centre in &office.setup().content.centres {
        let place = &centre.places[0];
        let _ = writeln!(
            rows,
            "{};{};\"{}\";ulica;\"{}\";{};{};Anna Nowak",
            centre.id.trim_start_matches("cas-"),
            centre.district,
            centre.name.replace('"', "\"\""),
            place.address,
            place.postcode,
            centre.phones.first().map_or("", String::as_str)
        );
    }
    let old = centre.phones[0].clone();
    office.put("rejestr.csv", &rows);
    office.settle();
    office.put("rejestr.csv", rows.replacen(&old, "12 200 00 00", 1));
    office.put("wykaz.csv", &rows);
    let (ended, out, err) = office.settle();
    assert_eq!((ended, err.as_str()), (Ended::ToMend, ""), "{out}");
    let centres = office.content("centres.toml").unwrap();
    assert!(centres.contains("12 200 00 00"));
    let report = office.report("rejestr.csv").unwrap();
    assert!(
        report.contains("więc tych kolumn nie wzięto: Osoba do kontaktu."),
        "{report}"
    );
    assert!(
        office
            .report("wykaz.csv")
            .unwrap()
            .contains("Plik „rejestr.csv” daje w kiosku to samo")
    );
    let all: String = office
        .all()
        .into_values()
        .map(|it| String::from_utf8_lossy(&it.3).into_owned())
        .collect();
    assert_eq!(
        all.matches("Nowak").count(),
        2 * 58,
        "only in what was put there"
    );
    let centres = office.content("centres.toml");
    fs::remove_file(office.lying("rejestr.csv")).unwrap();
    fs::remove_file(office.lying("wykaz.csv")).unwrap();
    office.settle();
    assert_eq!(office.content("centres.toml"), centres);
    assert_eq!(office.undo().0, Imported::Well);
    let centres = office.content("centres.toml").unwrap();
    assert!(!centres.contains("12 200 00 00"));
    assert_eq!(office.undo().0, Imported::Well);
    assert_eq!(office.content(".register.toml"), None);
}

/// A plan that names who leads.
const LED: &str =
    "stan na 20.11.2026;;;\nDzień;Godziny;Zajęcia;Prowadząca\nWtorek;10–12;Szachy;Anna Nowak\n";

#[test]
fn who_leads_is_shown_only_if_the_content_says_so() {
    let mut office = Office::new();
    office.put(PLAN, LED);
    office.settle();
    let report = office.report(PLAN).unwrap();
    assert_eq!(report.matches("Prowadząca").count(), 1, "{report}");
    assert!(
        report.contains("Nazwisk kiosk nie pokazuje, więc tych kolumn nie wzięto: Prowadząca.")
    );
    assert!(!report.contains("Nowak") && !office.content(MADE).unwrap().contains("Nowak"));
    let path = office.path("content/import.toml");
    let mapping = fs::read_to_string(&path).unwrap();
    fs::write(&path, mapping.replace("leaders = false", "leaders = true")).unwrap();
    office.pass();
    assert!(
        office
            .content(MADE)
            .unwrap()
            .contains("note = { pl = \"Zajęcia prowadzi: Anna Nowak\" }")
    );
    let report = office.report(PLAN).unwrap();
    assert!(
        report.contains("Zmiana: Szachy: Zajęcia prowadzi: Anna Nowak (było: bez uwagi)."),
        "{report}"
    );
    assert!(!report.contains("nie wzięto: Prowadząca"), "{report}");
    fs::write(&path, mapping).unwrap();
    office.pass();
    assert!(!office.content(MADE).unwrap().contains("Nowak"));
}

#[test]
fn the_people_of_a_calendar_go_nowhere() {
    let mut office = Office::new();
    let path = office.path("content/import.toml");
    let mapping = fs::read_to_string(&path).unwrap();
    fs::write(&path, mapping.replace("leaders = false", "leaders = true")).unwrap();
    office.put(
        "CAS 38.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20261121T080000Z\nSUMMARY:Szachy\n\
         ORGANIZER;CN=Anna Nowak:mailto:nowak@example.org\nATTENDEE;CN=Jan Kos:mailto:kos@example.org\n\
         CONTACT:Ewa Lis\nDESCRIPTION:prowadzi Ewa Lis\nDTSTART;TZID=Europe/Warsaw:20261201T090000\n\
         DTEND;TZID=Europe/Warsaw:20261201T100000\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    let (ended, _, _) = office.settle();
    assert_eq!(ended, Ended::Well);
    fs::remove_file(office.lying("CAS 38.ics")).unwrap();
    for (path, (.., bytes)) in office.all() {
        let text = String::from_utf8_lossy(&bytes);
        for name in ["Nowak", "nowak", "Kos:", "Ewa Lis"] {
            assert!(!text.contains(name), "{name} in {}", path.display());
        }
    }
}

#[test]
fn reports_are_in_the_language_of_the_pass_and_the_old_ones_go() {
    let mut office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    office.settle();
    let english = |office: &mut Office| {
        office.now += TimeDelta::seconds(MINUTE);
        let (tray, content) = (office.path("tray"), office.path("content"));
        let words = ["cas-office", "tray", "--language", "en", "--content"];
        let words = words
            .into_iter()
            .chain([content.to_str().unwrap(), tray.to_str().unwrap()]);
        let cli::Command::Tray(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command");
        };
        tray::run(&args, office.now, &mut Vec::new(), &mut Vec::new()).unwrap()
    };
    assert_eq!(english(&mut office), Ended::Well);
    assert_eq!(office.report(PLAN), None);
    let report = fs::read_to_string(office.lying("CAS 38 plan.csv – result.txt")).unwrap();
    assert!(report.contains("All is well.\r\n"), "{report}");
}

#[test]
fn a_folder_with_too_many_files_is_not_read() {
    let mut office = Office::new();
    for index in 0..FILES_MAX {
        office.put(&format!("{index}.pdf"), "%PDF");
    }
    let (ended, _, err) = office.pass();
    assert_eq!((ended, err.as_str()), (Ended::Well, ""));
    office.put(PLAN, plan(&[CHESS]));
    let (ended, _, err) = office.pass();
    assert_eq!(ended, Ended::AtFault);
    assert!(err.contains("więcej plików niż 300"), "{err}");
}

#[test]
fn the_program_carries_out_a_pass_and_takes_it_back() {
    let office = Office::new();
    office.put(PLAN, plan(&[CHESS]));
    let run = |args: &[&str]| {
        let mut program = Command::new(OFFICE);
        program.current_dir(office.folder.path()).args(args);
        let output = program.output().unwrap();
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.code(), text)
    };
    let (code, text) = run(&["tray", "tray", "--language", "pl"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("CAS 38 plan.csv: nowy albo zmieniony."),
        "{text}"
    );
    let (code, text) = run(&["import", "--undo", "--language", "pl"]);
    assert_eq!(
        (code, text.as_str()),
        (Some(2), "cas-office: Nie ma czego cofnąć.\n")
    );
    assert_eq!(run(&["import", "--undo", "plan.csv"]).0, Some(2));
    assert_eq!(run(&["tray", "nowhere"]).0, Some(2));
}

#[test]
fn what_only_a_file_needs_is_no_fault_of_the_unit_and_what_the_machine_needs_is() {
    let mut office = Office::new();
    office.put("umowa.pdf", "%PDF-1.7");
    office.settle();
    let code = || {
        let mut program = Command::new(OFFICE);
        program.current_dir(office.folder.path());
        program.args(["tray", "tray", "--language", "pl"]);
        program.output().unwrap().status.code().unwrap().to_string()
    };
    let unit = fs::read_to_string(root().join("deploy/tray/cas-tray.service")).unwrap();
    let well = unit
        .lines()
        .find_map(|line| line.strip_prefix("SuccessExitStatus="));
    let code_of_file = code();
    assert_eq!(Some(&*code_of_file), well);
    assert!(office.report("umowa.pdf").is_some());
    // A report that cannot be laid is told to nobody but whoever looks after the machine.
    fs::remove_file(office.lying("umowa.pdf – wynik.txt")).unwrap();
    fs::create_dir(office.lying("umowa.pdf – wynik.txt")).unwrap();
    let code_of_machine = code();
    assert_ne!(code_of_machine, "0");
    assert_ne!(Some(&*code_of_machine), well);
}

#[test]
fn the_unit_calls_the_program_as_it_can_be_called_and_lets_it_write_there() {
    let unit = fs::read_to_string(root().join("deploy/tray/cas-tray.service")).unwrap();
    let value = |key: &str| {
        let found = unit.lines().find_map(|line| line.strip_prefix(key));
        found.unwrap_or_else(|| panic!("{key}")).to_owned()
    };
    let start = value("ExecStart=/usr/bin/");
    let cli::Command::Tray(args) = Cli::try_parse_from(start.split(' ')).unwrap().command else {
        panic!("another command");
    };
    let folder = args.folder.to_str().unwrap();
    for key in ["ReadWritePaths=", "RequiresMountsFor="] {
        assert!(value(key).split(' ').any(|path| path == folder), "{key}");
    }
    let timer = fs::read_to_string(root().join("deploy/tray/cas-tray.timer")).unwrap();
    assert!(timer.contains(&format!("OnUnitInactiveSec={}min\n", MINUTE / 60)));
    let told = fs::read_to_string(root().join("docs/upkeep.md")).unwrap();
    for limit in [
        format!("| files in the tray | {FILES_MAX};"),
        format!("| {QUIET_SECONDS} seconds apart |"),
        format!("| changes that can be taken back | {STATES_MAX} |"),
        format!("{LINES_MAX} lines; the cards of {CENTRES_SHOWN_MAX} centres"),
        format!("| {LINE_LETTERS_MAX} letters |"),
    ] {
        assert!(told.contains(&limit), "{limit}");
    }
}

/// What `docs/staff.md` quotes of reports is in the words of the reports, and its pictures are there.
#[test]
fn the_page_for_the_staff_quotes_what_reports_say() {
    let page = fs::read_to_string(root().join("docs/staff.md")).unwrap();
    let words = fs::read_to_string(root().join("crates/setup/words/pl.ftl")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| „"));
    let quotes: Vec<&str> = rows
        .filter_map(|row| Some(row.split_once('”')?.0))
        .collect();
    assert!(quotes.len() > 5, "{quotes:?}");
    for part in quotes.iter().flat_map(|quote| quote.split('…')) {
        assert!(words.contains(part.trim()), "{part:?}");
    }
    let pictures = page.split("](pictures/").skip(1);
    let pictures: Vec<&str> = pictures
        .filter_map(|it| Some(it.split_once(')')?.0))
        .collect();
    assert_eq!(pictures.len(), 4);
    for name in pictures {
        assert!(root().join("docs/pictures").join(name).is_file(), "{name}");
    }
}
