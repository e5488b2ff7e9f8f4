//! What the kiosks show is written into spreadsheets, and comes back from them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use cas_kiosk::setup;
use cas_office::cli::{self, Cli};
use cas_office::export;
use cas_office::import::{self, Imported};
use cas_table::Value;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Timelike as _, Utc};
use clap::Parser as _;
use expect_test::{Expect, expect};
use tempfile::TempDir;

use crate::imported::without_pages;
use crate::project::kiosk_folder;
use crate::workbook::{Put, xlsx};

/// A kiosk with the shipped content, and a desk with files.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: kiosk_folder(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Exports into the folder `sheets`.
    fn exports(&self, format: &str) -> PathBuf {
        let into = self.path("sheets");
        let words = [
            "cas-office",
            "export",
            format,
            "--into",
            into.to_str().unwrap(),
            "--config",
            self.path("kiosk.toml").to_str().unwrap(),
        ]
        .map(str::to_owned);
        let cli::Command::Export(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let ended = export::run(&args, now(), &mut out, &mut err).unwrap();
        assert_eq!(String::from_utf8(err).unwrap(), "");
        assert_eq!(ended, export::Ended::Well);
        into
    }

    /// Imports files in Polish, and returns what is told but for the pages of the kiosk. Whatever was imported, the kiosk can start with it.
    fn imports(&self, paths: &[PathBuf]) -> (Imported, String) {
        let config = self.path("kiosk.toml");
        let words = ["cas-office", "import", "--language", "pl", "--config"];
        let words = words.map(PathBuf::from).into_iter();
        let words = words.chain([config.clone()]).chain(paths.iter().cloned());
        let cli::Command::Import(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let imported = import::run(&args, now(), &mut out, &mut err).unwrap();
        setup::load(Some(&config)).unwrap();
        let report = String::from_utf8([out, err].concat()).unwrap();
        (imported, without_pages(&report))
    }

    /// Writes a sheet again with other cells, imports it, and checks what is told.
    fn imports_changed(
        &self,
        name: &str,
        cells: &[(&str, &str, Put<'_>)],
        told: Expect,
    ) -> Imported {
        let path = self.path("sheets").join(name);
        let bytes = changed(&fs::read(&path).unwrap(), cells);
        fs::write(&path, bytes).unwrap();
        let (imported, report) = self.imports(&[path]);
        told.assert_eq(&report);
        imported
    }

    /// Puts a text into the content.
    fn put(&self, path: &str, text: &str) {
        let path = self.path("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The whole content, file by file.
    fn content(&self) -> BTreeMap<PathBuf, String> {
        files_in(&self.path("content"))
    }

    /// What is another line in the content than it was, without its file.
    fn other_lines(&self, before: &BTreeMap<PathBuf, String>) -> Vec<String> {
        let mut other = Vec::new();
        for (path, text) in self.content() {
            let old = before.get(&path).map(String::as_str).unwrap_or_default();
            let mut old: Vec<&str> = old.lines().collect();
            for line in text.lines() {
                match old.iter().position(|it| *it == line) {
                    Some(at) => drop(old.remove(at)),
                    None => other.push(format!("+ {line}")),
                }
            }
            other.extend(old.iter().map(|line| format!("- {line}")));
        }
        other
    }
}

/// The files of a folder that are content: the names of others begin with a point.
pub fn files_in(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.insert(path, text);
        }
    }
    files
}

/// Returns the rows of the first sheet from its headings on: words, days and times as words.
pub fn rows_of(bytes: &[u8]) -> Vec<Vec<String>> {
    let book = cas_table::read(bytes).unwrap();
    assert_eq!(book.sheets.len(), 1, "the lists are hidden");
    let rows = book.sheets[0].rows.iter().filter(|row| row.number > 1);
    let rows = rows.map(|row| {
        let last = row.cells.iter().map(|cell| cell.at.column).max().unwrap();
        let cells = (1..=last).map(|column| match row.get(column).map(|cell| &cell.value) {
            None => String::new(),
            Some(Value::Words(words)) => words.clone(),
            Some(Value::Day(day)) => day.to_string(),
            Some(Value::Time(time)) => time.format("%H:%M").to_string(),
            Some(other) => panic!("{other:?}"),
        });
        cells.collect()
    });
    rows.collect()
}

/// Returns a workbook with other cells: each by a word of its row and its heading. A row that is not there is
/// new; of several rows with the word the last is meant.
pub fn changed(bytes: &[u8], others: &[(&str, &str, Put<'_>)]) -> Vec<u8> {
    let mut rows: Vec<Vec<String>> = rows_of(bytes);
    let headings = rows[0].clone();
    let mut puts: Vec<(usize, usize, Put<'_>)> = Vec::new();
    let mut added: Vec<&str> = Vec::new();
    for (word, heading, put) in others {
        let column = headings.iter().position(|it| it == heading).unwrap();
        let found = rows.iter().rposition(|row| row.iter().any(|it| it == word));
        let row = found.unwrap_or_else(|| {
            let new = added.iter().position(|it| it == word);
            let new = new.unwrap_or_else(|| {
                added.push(word);
                rows.push(Vec::new());
                added.len() - 1
            });
            rows.len() - added.len() + new
        });
        puts.push((row, column, *put));
    }
    let lines: Vec<Vec<Put<'_>>> = rows
        .iter()
        .enumerate()
        .map(|(number, row)| {
            let width = headings.len();
            let cells = (0..width).map(|column| {
                let mut puts = puts.iter();
                let other = puts.find(|(row, it, _)| (*row, *it) == (number, column));
                let old = row.get(column).map_or("", String::as_str);
                other.map_or_else(|| put_of(old), |(_, _, put)| *put)
            });
            cells.collect()
        })
        .collect();
    xlsx(&lines)
}

/// Returns a cell as spreadsheet programs keep it.
fn put_of(words: &str) -> Put<'_> {
    let day: Result<NaiveDate, _> = words.parse();
    let time = NaiveTime::parse_from_str(words, "%H:%M");
    match (day, time) {
        (Ok(day), _) => of_day(day),
        (_, Ok(time)) => Put::Time(f64::from(time.num_seconds_from_midnight()) / 86_400.0),
        _ => Put::Words(words),
    }
}

fn of_day(day: NaiveDate) -> Put<'static> {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    let days = i32::try_from((day - first).num_days()).unwrap();
    Put::Day(f64::from(days))
}

/// A day of November 2026.
pub fn november(day: u32) -> Put<'static> {
    of_day(NaiveDate::from_ymd_opt(2026, 11, day).unwrap())
}

/// Activities at times of all kinds, most of which a sheet has no column for.
const RICH: &str = r#"# Written by hand.

[[activity]]
id = "rich-walks" # the first
kind = "nordic-walking"
centre = "cas-57"
place = 2
title = { pl = "Spacery z kijkami", en = "Walks", uk = "Прогулянки" }
weekly = [
  "Mon 9:00–10:30", # in the park
  { at = "Thu 10:00–11:00", place = 4 },
  { at = "Fri 12:00–13:00", every = 3, starting = 2026-12-04 },
  { at = "Tue 8:00–9:00", every = 2, starting = 2026-12-01 },
]
monthly = "first Wed 17:00–18:30"
also_on = [{ at = "2026-12-05 10:00–14:00", place = 3 }, "2026-12-06 10:00–11:00"]
not_on = [2026-12-29]
from = 2026-09-01
until = 2027-06-30
note = { pl = "Proszę zabrać kijki.", en = "Bring poles." }
cost = { pl = "5 zł; = tyle co bilet" }
sign_up = true
checked = 2026-11-20
source = "Letter"

[[activity]]
id = "rich-chess"
kind = "games"
centre = "cas-57"
monthly = ["last Fri 10:00–12:00"]
sign_up = false
checked = "2026-10"
source = "Letter"
"#;

/// Notices about centres, and about more.
const CLOSED: &str = r#"[[notice]]
id = "closed-57"
text = { pl = "CAS nieczynny z powodu remontu", en = "Closed" }
from = 2026-12-01
until = 2026-12-05
closed = true
centres = ["cas-57"]
checked = 2026-11-20
source = "Letter"

[[notice]]
id = "everywhere"
text = { pl = "W Wigilię wszystko do południa" }
from = 2026-12-24
until = 2026-12-24
everywhere = true
checked = 2026-11-20
source = "Letter"
"#;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 28, 9, 0, 0).unwrap()
}

#[test]
fn the_directory_is_one_table_of_lines_with_a_line_for_each_place() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.exports("csv").join("centres.csv")).unwrap();
    let lines = text.strip_prefix('\u{feff}').unwrap();
    let lines: Vec<&str> = lines.split_terminator("\r\n").collect();
    let heading = "Numer pozycji CAS,Nazwa,Dzielnica,Podmiot prowadzący,Ulica,Kod pocztowy,Telefon,Telefon 2,\
                   Godziny otwarcia,Potwierdzono dnia";
    assert_eq!(lines[0], heading);
    let first =
        "1,CAS Senior w Centrum,I,Fundacja KDM,Berka Joselewicza 28,31-031,12 265 65 53,,,2025-08";
    assert_eq!(lines[1], first);
    let of_57 = lines.iter().filter(|line| line.starts_with("57,"));
    assert_eq!(of_57.count(), 5);
}

#[test]
fn no_cell_of_the_directory_is_a_formula_and_all_of_it_comes_back_as_it_was() {
    let desk = Desk::new();
    let centres = fs::read_to_string(desk.path("content/centres.toml")).unwrap();
    let centres = centres.replacen("12 265 65 53", "+48 12 265 65 53", 1);
    let centres = centres.replacen("Fundacja KDM", "=HYPERLINK(\\\"a, b\\\")", 1);
    desk.put("centres.toml", &centres);
    let before = desk.content();
    let path = desk.exports("csv").join("centres.csv");
    let text = fs::read_to_string(&path).unwrap();
    let first = r#"1,CAS Senior w Centrum,I,"'=HYPERLINK(""a, b"")",Berka Joselewicza 28,31-031,'+48 12 265 65 53,,,2025-08"#;
    assert_eq!(text.lines().nth(1), Some(first));
    let (imported, report) = desk.imports(&[path]);
    assert_eq!(
        report,
        "centres.csv\nWszystko w porządku.\nWszystko jest tak, jak było.\n"
    );
    assert_eq!(imported, Imported::Well);
    assert_eq!(desk.content(), before);
}

#[test]
fn what_comes_back_as_it_was_changes_nothing_whatever_a_sheet_has_no_column_for() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    desk.put("notices/closed.toml", CLOSED);
    let before = desk.content();
    let sheets = desk.exports("sheets");
    let files = fs::read_dir(sheets).unwrap();
    let mut files: Vec<PathBuf> = files.map(|it| it.unwrap().path()).collect();
    files.sort();
    // A plan for each of the 58 centres, and three workbooks for all.
    assert_eq!(files.len(), 61);
    let (imported, report) = desk.imports(&files);
    let expected = [
        "Wszystko w porządku.",
        "Wszystko jest tak, jak było.",
        "Jeden wpis jest potwierdzony i kiosk już to wie.",
        "2 wpisy są potwierdzone i kiosk już to wie.",
    ];
    let names = files.iter().map(|it| it.file_name().unwrap());
    let names: Vec<&str> = names.map(|it| it.to_str().unwrap()).collect();
    let others = report.lines().filter(|line| !names.contains(line));
    let others: Vec<&str> = others.filter(|it| !expected.contains(it)).collect();
    assert_eq!(others, Vec::<&str>::new());
    assert_eq!(imported, Imported::Well);
    assert_eq!(desk.content(), before);
    // The same as somebody gets it who saved it with another program.
    for file in &files {
        let bytes = changed(&fs::read(file).unwrap(), &[]);
        fs::write(file, bytes).unwrap();
    }
    let (imported, report) = desk.imports(&files);
    assert_eq!(imported, Imported::Well, "{report}");
    assert_eq!(desk.content(), before, "{report}");
}

#[test]
fn a_plan_has_all_that_is_known_and_nothing_that_is_only_an_example() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    let sheets = desk.exports("sheets");
    let rows = |name: &str| rows_of(&fs::read(sheets.join(name)).unwrap());
    let shown = |rows: Vec<Vec<String>>| {
        rows.iter()
            .map(|row| row.join("|") + "\n")
            .collect::<String>()
    };
    expect![[r#"
        Dzień|Od|Do|Zajęcia|Rodzaj|Zapisy|Koszt|Uwagi|Okres i wyjątki|Potwierdzono dnia|Wpis w kiosku
        poniedziałek|10:00|11:30|Przykład: Język angielski|Język angielski|tak||co drugi tydzień, od 30.11.2026
        poniedziałek|09:00|10:30|Spacery z kijkami|Nordic walking, marsz z kijami|tak|5 zł; = tyle co bilet|Proszę zabrać kijki.|od 01.09.2026; do 30.06.2027; nie 29.12.2026; Płoszczyny 1|2026-11-20|activity/rich-walks
        czwartek|10:00|11:00|Spacery z kijkami|Nordic walking, marsz z kijami|tak|5 zł; = tyle co bilet|Proszę zabrać kijki.|od 01.09.2026; do 30.06.2027; nie 29.12.2026; Drożyska 3c||activity/rich-walks
        piątek|12:00|13:00|Spacery z kijkami|Nordic walking, marsz z kijami|tak|5 zł; = tyle co bilet|co 3 tyg., od 04.12.2026|od 01.09.2026; do 30.06.2027; nie 29.12.2026; Płoszczyny 1; Proszę zabrać kijki.||activity/rich-walks
        wtorek|08:00|09:00|Spacery z kijkami|Nordic walking, marsz z kijami|tak|5 zł; = tyle co bilet|co drugi tydzień, od 01.12.2026|od 01.09.2026; do 30.06.2027; nie 29.12.2026; Płoszczyny 1; Proszę zabrać kijki.||activity/rich-walks
        środa, pierwszy raz w miesiącu|17:00|18:30|Spacery z kijkami|Nordic walking, marsz z kijami|tak|5 zł; = tyle co bilet|Proszę zabrać kijki.|od 01.09.2026; do 30.06.2027; nie 29.12.2026; Płoszczyny 1||activity/rich-walks
        2026-12-05|10:00|14:00|Spacery z kijkami|Nordic walking, marsz z kijami|tak|5 zł; = tyle co bilet|Proszę zabrać kijki.|od 01.09.2026; do 30.06.2027; nie 29.12.2026; Truskawkowa 4||activity/rich-walks
        2026-12-06|10:00|11:00|Spacery z kijkami|Nordic walking, marsz z kijami|tak|5 zł; = tyle co bilet|Proszę zabrać kijki.|od 01.09.2026; do 30.06.2027; nie 29.12.2026; Płoszczyny 1||activity/rich-walks
        piątek, ostatni raz w miesiącu|10:00|12:00|Gry planszowe i karty|Gry planszowe i karty|nie||||2026-10|activity/rich-chess
    "#]].assert_eq(&shown(rows("cas-57 plan.xlsx")));
    // All that is known of its activities are examples.
    expect![[r#"
        Dzień|Od|Do|Zajęcia|Rodzaj|Zapisy|Koszt|Uwagi|Okres i wyjątki|Potwierdzono dnia|Wpis w kiosku
        poniedziałek|10:00|11:30|Przykład: Język angielski|Język angielski|tak||co drugi tydzień, od 30.11.2026
    "#]].assert_eq(&shown(rows("cas-1 plan.xlsx")));
}

#[test]
fn one_cell_confirms_one_record_in_the_plan_the_register_or_the_list_of_calls() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    let before = desk.content();
    desk.exports("sheets");
    let confirm = [("activity/rich-chess", "Potwierdzono dnia", november(27))];
    desk.imports_changed(
        "cas-57 plan.xlsx",
        &confirm,
        expect![[r#"
            cas-57 plan.xlsx
            Wszystko w porządku.
            Co się zmienia:
              – Potwierdzono 27.11.2026: Gry planszowe i karty.
            Zapisano: activities/rich.toml.
        "#]],
    );
    assert_eq!(
        desk.other_lines(&before),
        ["+ checked = 2026-11-27", "- checked = \"2026-10\""]
    );
    let before = desk.content();
    let confirm = [("CAS Dobrej Nadziei", "Potwierdzono dnia", november(26))];
    desk.imports_changed(
        "centra.xlsx",
        &confirm,
        expect![[r#"
            centra.xlsx
            Wszystko w porządku.
            Co się zmienia:
              – Potwierdzono 26.11.2026: CAS Dobrej Nadziei.
            Zapisano: centres.toml.
        "#]],
    );
    assert_eq!(
        desk.other_lines(&before),
        ["+ checked = 2026-11-26", "- checked = \"2025-08\""]
    );
    let before = desk.content();
    let confirm = [("centre/cas-3", "Potwierdzono dnia", november(28))];
    desk.imports_changed(
        "do potwierdzenia.xlsx",
        &confirm,
        expect![[r#"
            do potwierdzenia.xlsx
            Wszystko w porządku.
            Co się zmienia:
              – Potwierdzono 28.11.2026: CAS Spot Nestor Długa.
            Zapisano: centres.toml.
        "#]],
    );
    assert_eq!(
        desk.other_lines(&before),
        ["+ checked = 2026-11-28", "- checked = \"2025-08\""]
    );
}

#[test]
fn a_day_to_come_is_refused_and_an_older_day_changes_nothing() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    let before = desk.content();
    desk.exports("sheets");
    let ahead = [("activity/rich-walks", "Potwierdzono dnia", november(29))];
    let imported = desk.imports_changed("cas-57 plan.xlsx", &ahead, expect![[r#"
        cas-57 plan.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Do poprawienia:
          – wiersz 9, kolumna „Potwierdzono dnia”: 29.11.2026 dopiero będzie. Proszę wpisać dzień, w którym
            ktoś to potwierdził.
        Wszystko jest tak, jak było.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
    let older = [
        ("poniedziałek", "Potwierdzono dnia", november(19)),
        ("poniedziałek", "Zapisy", "nie".into()),
    ];
    desk.exports("sheets");
    let imported = desk.imports_changed(
        "cas-57 plan.xlsx",
        &older,
        expect![[r#"
            cas-57 plan.xlsx
            Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
            Do poprawienia:
              – wiersz 3, kolumna „Potwierdzono dnia”: wiersz jest z 19.11.2026, a kiosk pokazuje nowszy stan, z
                20.11.2026. Nic nie zmieniono. Jeśli wiersz jest dobry, proszę wpisać dzień potwierdzenia.
            Wszystko jest tak, jak było.
        "#]],
    );
    assert_eq!(imported, Imported::ToMend);
    let without = [("activity/rich-chess", "Zapisy", "tak".into())];
    desk.exports("sheets");
    let imported = desk.imports_changed("cas-57 plan.xlsx", &without, expect![[r#"
        cas-57 plan.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Do poprawienia:
          – wiersz 10, kolumna „Potwierdzono dnia”: wiersz zmieniono, a nie ma dnia. Proszę wpisać dzień, w
            którym ktoś to potwierdził. Z tego wiersza nic nie zmieniono.
        Wszystko jest tak, jak było.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
    assert_eq!(desk.content(), before);
}

#[test]
fn other_cells_change_what_they_say_and_what_a_sheet_cannot_say_stays() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    let before = desk.content();
    desk.exports("sheets");
    // The row of Thursday at another place, the last that has its words.
    let cells = [
        ("czwartek", "Od", Put::Time(0.4375)),
        ("czwartek", "Koszt", "nic".into()),
        ("czwartek", "Potwierdzono dnia", november(27)),
        ("poniedziałek", "Dzień", "wtorek".into()),
        (
            "środa, pierwszy raz w miesiącu",
            "Do",
            Put::Time(0.791_666_667),
        ),
        ("co drugi tydzień, od 01.12.2026", "Uwagi", "".into()),
        (
            "co 3 tyg., od 04.12.2026",
            "Zajęcia",
            "Marsze z kijkami".into(),
        ),
    ];
    desk.imports_changed("cas-57 plan.xlsx", &cells, expect![[r#"
        cas-57 plan.xlsx
        Wszystko w porządku.
        Co się zmienia:
          – Wiersz 5, „Spacery z kijkami”, kolumna „Zajęcia”: „Marsze z kijkami” (było: „Spacery z
            kijkami”).
          – „Spacery z kijkami”, kolumna „Zajęcia”: nie ma już tłumaczeń starego tekstu (English: „Walks”;
            Українська: „Прогулянки”). Kiosk pokaże wszystkim nowy tekst.
          – Wiersz 4, „Spacery z kijkami”, kolumna „Koszt”: „nic” (było: „5 zł; = tyle co bilet”).
          – Wiersz 3, „Spacery z kijkami”: wtorek 09:00–10:30 (było: poniedziałek 9:00–10:30).
          – Wiersz 4, „Spacery z kijkami”: czwartek 10:30–11:00 (było: czwartek 10:00–11:00).
          – Wiersz 7, „Spacery z kijkami”: pierwszy raz w miesiącu: środa 17:00–19:00 (było: pierwszy raz w
            miesiącu: środa 17:00–18:30).
          – Wiersz 6, „Spacery z kijkami”, kolumna „Uwagi”: „” (było: „co drugi tydzień, od 01.12.2026”).
          – Potwierdzono 27.11.2026: Spacery z kijkami.
        Zapisano: activities/rich.toml.
    "#]]);
    expect![[r#"
        + title = { pl = "Marsze z kijkami" }
        +   "Tue 09:00–10:30", # in the park
        +   { at = "Thu 10:30–11:00", place = 4 },
        +   { at = "Tue 8:00–9:00" },
        + monthly = "first Wed 17:00–19:00"
        + cost = { pl = "nic" }
        + checked = 2026-11-27
        - title = { pl = "Spacery z kijkami", en = "Walks", uk = "Прогулянки" }
        -   "Mon 9:00–10:30", # in the park
        -   { at = "Thu 10:00–11:00", place = 4 },
        -   { at = "Tue 8:00–9:00", every = 2, starting = 2026-12-01 },
        - monthly = "first Wed 17:00–18:30"
        - cost = { pl = "5 zł; = tyle co bilet" }
        - checked = 2026-11-20"#]]
    .assert_eq(&desk.other_lines(&before).join("\n"));
}

#[test]
fn what_a_centre_tells_by_phone_becomes_its_times() {
    let desk = Desk::new();
    let before = desk.content();
    desk.exports("sheets");
    let untimed = "activity/uskrzydleni-games-untimed";
    let cells = [
        (untimed, "Dzień", "wtorek i piątek".into()),
        (untimed, "Od", Put::Time(0.416_666_667)),
        (untimed, "Do", Put::Time(0.5)),
        (untimed, "Potwierdzono dnia", november(27)),
    ];
    desk.imports_changed(
        "cas-13 plan.xlsx",
        &cells,
        expect![[r#"
            cas-13 plan.xlsx
            Wszystko w porządku.
            Co się zmienia:
              – Wiersz 3, „Gry planszowe, scrabble, brydż”, nowe: wtorek 10:00–12:00.
              – Wiersz 3, „Gry planszowe, scrabble, brydż”, nowe: piątek 10:00–12:00.
              – Potwierdzono 27.11.2026: Gry planszowe, scrabble, brydż.
            Zapisano: activities.toml.
        "#]],
    );
    // The same file again: one row for both days says nothing new.
    let (_, report) = desk.imports(&[desk.path("sheets/cas-13 plan.xlsx")]);
    expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Wszystko jest tak, jak było.
        Jeden wpis jest potwierdzony i kiosk już to wie.
    "#]]
    .assert_eq(&report);
    expect![[r#"
        + checked = 2026-11-27
        + weekly = ["Tue 10:00–12:00", "Fri 10:00–12:00"]
        - times = "not-known"
        - checked = "undated""#]]
    .assert_eq(&desk.other_lines(&before).join("\n"));
}

#[test]
fn a_row_of_the_register_is_corrected_and_a_new_one_is_a_new_centre() {
    let desk = Desk::new();
    // Windows ends its lines otherwise, and so they stay.
    let centres = fs::read_to_string(desk.path("content/centres.toml")).unwrap();
    desk.put("centres.toml", &centres.replace('\n', "\r\n"));
    let before = desk.content();
    desk.exports("sheets");
    let cells = [
        ("CAS Dobrej Nadziei", "Telefon", Put::Number(600_100_200.0)),
        ("CAS Dobrej Nadziei", "Ulica", "Batorego 5".into()),
        ("CAS Dobrej Nadziei", "Potwierdzono dnia", november(27)),
        ("new", "Numer pozycji CAS", "99".into()),
        ("new", "Nazwa", "CAS Nowy".into()),
        ("new", "Dzielnica", "IV".into()),
        ("new", "Podmiot prowadzący", "Fundacja Nowa".into()),
        ("new", "Ulica", "Nowa 1".into()),
        ("new", "Kod pocztowy", "31-001".into()),
        ("new", "Potwierdzono dnia", november(25)),
    ];
    desk.imports_changed(
        "centra.xlsx",
        &cells,
        expect![[r#"
            centra.xlsx
            Wszystko w porządku.
            Co się zmienia:
              – Wiersz 3, „CAS Dobrej Nadziei”, kolumna „Telefon”: „600100200” (było: „662 383 382”).
              – Wiersz 3, „CAS Dobrej Nadziei”, kolumna „Ulica”: „Batorego 5” (było: „Batorego 3/5”).
              – Potwierdzono 27.11.2026: CAS Dobrej Nadziei.
              – Nowe centrum: CAS Nowy.
            Zapisano: centres.toml.
        "#]],
    );
    expect![[r#"
        + place = [{ address = "Batorego 5", postcode = "31-135" }]
        + phone = ["600 100 200"]
        + checked = 2026-11-27
        + 
        + [[centre]]
        + id = "cas-99"
        + keywords = ["CAS 99"]
        + district = "IV"
        + name = "CAS Nowy"
        + operator = "Fundacja Nowa"
        + place = [{ address = "Nowa 1", postcode = "31-001" }]
        + checked = 2026-11-25
        + source = "centra.xlsx"
        - place = [{ address = "Batorego 3/5", postcode = "31-135" }]
        - phone = ["662 383 382"]
        - checked = "2025-08""#]]
    .assert_eq(&desk.other_lines(&before).join("\n"));
    let text = desk.content()[&desk.path("content/centres.toml")].clone();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn new_rows_are_taken_once_and_a_row_that_is_gone_is_gone() {
    let desk = Desk::new();
    desk.exports("sheets");
    let new = |title: &'static str| {
        [
            (title, "Dzień", "środa".into()),
            (title, "Od", Put::Time(0.416_666_667)),
            (title, "Do", Put::Time(0.5)),
            (title, "Zajęcia", title.into()),
            (title, "Rodzaj", "Gry, brydż i szachy".into()),
            (title, "Potwierdzono dnia", november(27)),
        ]
    };
    // A kind that is left out is guessed, and says nothing when the row comes back.
    let guessed = new("Szachy").into_iter().filter(|it| it.1 != "Rodzaj");
    let told = new("Warcaby").into_iter().chain(new("Domino"));
    let cells: Vec<_> = told.chain(guessed).collect();
    let name = "cas-13 plan.xlsx";
    desk.imports_changed(
        name,
        &cells,
        expect![[r#"
            cas-13 plan.xlsx
            Wszystko w porządku.
            Co się zmienia:
              – Nowe: Warcaby: środa 10:00–12:00.
              – Nowe: Domino: środa 10:00–12:00.
              – Nowe: Szachy: środa 10:00–12:00.
            Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę wybrać dobry w kolumnie „Rodzaj”:
              – „Szachy” – Gry planszowe i karty
            Zapisano: activities/cas-13-plan.toml.
        "#]],
    );
    let (_, report) = desk.imports(&[desk.path("sheets").join(name)]);
    expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Wszystko jest tak, jak było.
        3 wpisy są potwierdzone i kiosk już to wie.
    "#]]
    .assert_eq(&report);
    // Exported anew, each has its record; without a row it is gone.
    let before = desk.content();
    desk.exports("sheets");
    let (_, report) = desk.imports(&[desk.path("sheets").join(name)]);
    expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Wszystko jest tak, jak było.
        3 wpisy są potwierdzone i kiosk już to wie.
    "#]]
    .assert_eq(&report);
    assert_eq!(desk.content(), before);
    let path = desk.path("sheets").join(name);
    let rows = rows_of(&fs::read(&path).unwrap());
    let rows = rows
        .iter()
        .filter(|row| !row.contains(&"Domino".to_owned()));
    let rows: Vec<Vec<Put<'_>>> = rows
        .map(|row| row.iter().map(|it| put_of(it)).collect())
        .collect();
    fs::write(&path, xlsx(&rows)).unwrap();
    let (_, report) = desk.imports(&[path]);
    expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Czego już nie ma:
          – „Domino”
        Zapisano: activities/cas-13-plan.toml.
    "#]]
    .assert_eq(&report);
}

#[test]
fn the_example_is_passed_over_until_somebody_writes_over_it() {
    let desk = Desk::new();
    let before = desk.content();
    desk.exports("sheets");
    let rows = rows_of(&fs::read(desk.path("sheets/cas-1 plan.xlsx")).unwrap());
    assert_eq!(rows.len(), 2, "the headings and the example");
    let (_, report) = desk.imports(&[desk.path("sheets/cas-1 plan.xlsx")]);
    assert_eq!(
        report,
        "cas-1 plan.xlsx\nWszystko w porządku.\nWszystko jest tak, jak było.\n"
    );
    assert_eq!(desk.content(), before);
    let title = rows[1][3].clone();
    let cells = [(&*title, "Zajęcia", "Bajki dla wnuków".into())];
    desk.imports_changed(
        "cas-1 plan.xlsx",
        &cells,
        expect![[r#"
            cas-1 plan.xlsx
            Wszystko w porządku.
            Stan na 20.11.2026: tego dnia zapisano plik.
            Co się zmienia:
              – Nowe: Bajki dla wnuków: poniedziałek 10:00–11:30, co 2 tygodnie od 30.11.2026.
            Zapisano: activities/cas-1-plan.toml.
        "#]],
    );
    let cells = [(
        "Przykład: centrum nieczynne",
        "Komunikat",
        "nieczynne".into(),
    )];
    desk.imports_changed(
        "komunikaty.xlsx",
        &cells,
        expect![[r#"
            komunikaty.xlsx
            Wszystko w porządku.
            Stan na 20.11.2026: tego dnia zapisano plik.
            Co się zmienia:
              – Zamknięte 28.11.2026–29.11.2026: CAS Senior w Centrum: nieczynne.
            Zapisano: notices/komunikaty.toml.
        "#]],
    );
}

#[test]
fn what_can_be_trusted_for_the_shortest_time_comes_first_with_its_phone() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    let centres = fs::read_to_string(desk.path("content/centres.toml")).unwrap();
    let (heading, centres) = centres.split_at(centres.find("[[centre]]").unwrap());
    let centres = centres.replace("checked = \"2025-08\"", "checked = 2026-11-20");
    // One is checked long ago, and one so that 90 days end in a month.
    let centres = centres.replacen("checked = 2026-11-20", "checked = 2026-08-20", 1);
    let centres = centres.replacen("checked = 2026-11-20", "checked = 2026-09-29", 1);
    let centres = centres.replacen("checked = 2026-11-20", "checked = 2026-09-30", 1);
    desk.put("centres.toml", &format!("{heading}{centres}"));
    let sheets = desk.exports("sheets");
    let rows = rows_of(&fs::read(sheets.join("do potwierdzenia.xlsx")).unwrap());
    let shown: String = rows.iter().map(|row| row.join("|") + "\n").collect();
    expect![[r#"
        CAS|Telefon|Co potwierdzić|Ważne do|Potwierdzono dnia|Wpis w kiosku
        CAS 13|511 200 011|Gry planszowe, scrabble, brydż|nie wiadomo||activity/uskrzydleni-games-untimed
        CAS 13|511 200 011|Nordic walking, spacery, rower|nie wiadomo||activity/uskrzydleni-nordic-walking-untimed
        CAS 13|511 200 011|Gimnastyka, tai chi, samoobrona|nie wiadomo||activity/uskrzydleni-gymnastics-untimed
        CAS 13|511 200 011|Malowanie, fotografia, film, taniec|nie wiadomo||activity/uskrzydleni-art-untimed
        CAS 13|511 200 011|Szycie, decoupage, biżuteria|nie wiadomo||activity/uskrzydleni-handicraft-untimed
        CAS 13|511 200 011|Komputer, telefon i tablet|nie wiadomo||activity/uskrzydleni-devices-untimed
        CAS 3|882 053 561|Angielski w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/dluga-english-untimed
        CAS 3|882 053 561|Komputer w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/dluga-devices-untimed
        CAS 3|882 053 561|Muzyka i taniec w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/dluga-art-untimed
        CAS 3|882 053 561|Szycie i rękodzieło w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/dluga-handicraft-untimed
        CAS 3|882 053 561|Joga i gimnastyka w centrach Spot Nestor; Także aqua aerobik, ćwiczenia ruchowe i rehabilitacyjne. Nie wiemy, w których centrach Spot Nestor. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/dluga-gymnastics-untimed
        CAS 33|607 552 425|Angielski w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/bonarka-english-untimed
        CAS 33|607 552 425|Komputer w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/bonarka-devices-untimed
        CAS 33|607 552 425|Muzyka i taniec w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/bonarka-art-untimed
        CAS 33|607 552 425|Szycie i rękodzieło w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/bonarka-handicraft-untimed
        CAS 33|607 552 425|Joga i gimnastyka w centrach Spot Nestor; Także aqua aerobik, ćwiczenia ruchowe i rehabilitacyjne. Nie wiemy, w których centrach Spot Nestor. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/bonarka-gymnastics-untimed
        CAS 36|882 069 407|Angielski w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/facimiech-english-untimed
        CAS 36|882 069 407|Komputer w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/facimiech-devices-untimed
        CAS 36|882 069 407|Muzyka i taniec w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/facimiech-art-untimed
        CAS 36|882 069 407|Szycie i rękodzieło w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/facimiech-handicraft-untimed
        CAS 36|882 069 407|Joga i gimnastyka w centrach Spot Nestor; Także aqua aerobik, ćwiczenia ruchowe i rehabilitacyjne. Nie wiemy, w których centrach Spot Nestor. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/facimiech-gymnastics-untimed
        CAS 55|601 619 428|Angielski w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/ptaszyckiego-english-untimed
        CAS 55|601 619 428|Komputer w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/ptaszyckiego-devices-untimed
        CAS 55|601 619 428|Muzyka i taniec w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/ptaszyckiego-art-untimed
        CAS 55|601 619 428|Szycie i rękodzieło w centrach Spot Nestor; Tak jest w centrach Spot Nestor, ale nie wiemy, w których. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/ptaszyckiego-handicraft-untimed
        CAS 55|601 619 428|Joga i gimnastyka w centrach Spot Nestor; Także aqua aerobik, ćwiczenia ruchowe i rehabilitacyjne. Nie wiemy, w których centrach Spot Nestor. Proszę zapytać, co jest tutaj.|nie wiadomo||activity/ptaszyckiego-gymnastics-untimed
        CAS 1|12 265 65 53|Nazwa, adres i telefon: CAS Senior w Centrum; Berka Joselewicza 28, 31-031|2026-12-28|2026-09-29|centre/cas-1
    "#]].assert_eq(&shown);
}

#[test]
fn a_plan_has_lists_of_all_days_and_kinds_and_each_kind_means_itself() {
    let desk = Desk::new();
    desk.exports("sheets");
    let path = desk.path("sheets/cas-1 plan.xlsx");
    let mut book = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        book.by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    let setup = setup::load(Some(&desk.path("kiosk.toml"))).unwrap();
    let kinds = &setup.content.kinds;
    let count = kinds.len();
    for list in [
        "$A$1:$A$7".to_owned(),
        format!("$B$1:$B${count}"),
        "$C$1:$C$2".to_owned(),
    ] {
        assert!(
            sheet.contains(&format!("<formula1>'Listy'!{list}</formula1>")),
            "{list} in {sheet}"
        );
    }
    assert!(sheet.contains(r#"ySplit="2""#), "the headings stay");
    assert!(part("xl/workbook.xml").contains(r#"name="Listy" sheetId="2" state="hidden""#));
    let words = part("xl/sharedStrings.xml");
    let titles: Vec<&str> = kinds
        .iter()
        .map(|kind| kind.title.all().next().unwrap())
        .collect();
    for word in titles
        .iter()
        .chain(&["poniedziałek", "niedziela", "tak", "nie"])
    {
        assert!(words.contains(&format!("<t>{word}</t>")), "{word}");
    }
    // Each of them, as somebody chooses it.
    let names: Vec<String> = (1..=count)
        .map(|number| format!("Spotkanie {number}"))
        .collect();
    let mut cells: Vec<(&str, &str, Put<'_>)> = Vec::new();
    for (name, title) in names.iter().zip(&titles) {
        cells.push((name, "Dzień", "środa".into()));
        cells.push((name, "Od", Put::Time(0.416_666_667)));
        cells.push((name, "Do", Put::Time(0.5)));
        cells.push((name, "Zajęcia", Put::Words(name)));
        cells.push((name, "Rodzaj", Put::Words(title)));
    }
    fs::write(&path, changed(&fs::read(&path).unwrap(), &cells)).unwrap();
    let (imported, report) = desk.imports(&[path]);
    assert_eq!(imported, Imported::Well, "{report}");
    let setup = setup::load(Some(&desk.path("kiosk.toml"))).unwrap();
    for (number, kind) in kinds.iter().enumerate() {
        let title = &names[number];
        let mut activities = setup.content.activities.iter();
        let is_it = |title_of: &cas_kiosk::text::Localized| title_of.all().any(|it| it == title);
        let made = activities.find(|it| it.title.as_ref().is_some_and(is_it));
        assert_eq!(made.unwrap().kind, kind.id, "{title}");
    }
}

#[test]
fn a_day_that_is_written_otherwise_is_the_same_day() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    desk.exports("sheets");
    let same = [
        (
            "co drugi tydzień, od 01.12.2026",
            "Uwagi",
            "Co drugi tydzień od 1.12.2026".into(),
        ),
        (
            "co 3 tyg., od 04.12.2026",
            "Uwagi",
            "co 3 tyg., od 4.12.2026".into(),
        ),
        (
            "czwartek",
            "Okres i wyjątki",
            "od 1.9.2026; do 30.6.2027; nie 2026-12-29; Drożyska 3c".into(),
        ),
    ];
    let before = desk.content();
    let unchanged = expect![[r#"
        cas-57 plan.xlsx
        Wszystko w porządku.
        Wszystko jest tak, jak było.
        Jeden wpis jest potwierdzony i kiosk już to wie.
    "#]];
    desk.imports_changed("cas-57 plan.xlsx", &same, unchanged);
    assert_eq!(desk.content(), before);
    // A new row that somebody saves again and again.
    let title = "Domino";
    let new = [
        (title, "Dzień", "środa".into()),
        (title, "Od", Put::Time(0.416_666_667)),
        (title, "Do", Put::Time(0.5)),
        (title, "Zajęcia", title.into()),
        (title, "Rodzaj", "Gry planszowe i karty".into()),
        (title, "Uwagi", "co drugi tydzień, od 2.12.2026".into()),
    ];
    desk.imports_changed(
        "cas-13 plan.xlsx",
        &new,
        expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Stan na 20.11.2026: tego dnia zapisano plik.
        Co się zmienia:
          – Nowe: Domino: środa 10:00–12:00, co 2 tygodnie od 02.12.2026.
        Zapisano: activities/cas-13-plan.toml.
    "#]],
    );
    let (_, report) = desk.imports(&[desk.path("sheets/cas-13 plan.xlsx")]);
    expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Wszystko jest tak, jak było.
    "#]]
    .assert_eq(&report);
}

#[test]
fn a_day_of_confirmation_that_the_kiosk_knows_already_is_told() {
    let desk = Desk::new();
    desk.exports("sheets");
    let path = desk.path("sheets/cas-13 plan.xlsx");
    let exported = fs::read(&path).unwrap();
    let title = "Domino";
    let new = [
        (title, "Dzień", "środa".into()),
        (title, "Od", Put::Time(0.416_666_667)),
        (title, "Do", Put::Time(0.5)),
        (title, "Zajęcia", title.into()),
        (title, "Rodzaj", "Gry planszowe i karty".into()),
    ];
    let saved = |more: Option<Put<'static>>| {
        let day = more.map(|day| (title, "Potwierdzono dnia", day));
        let cells: Vec<_> = new.iter().copied().chain(day).collect();
        fs::write(&path, changed(&exported, &cells)).unwrap();
        desk.imports(std::slice::from_ref(&path)).1
    };
    assert!(saved(None).contains("Stan na 20.11.2026: tego dnia zapisano plik."));
    // So the kiosk took that day for the day of the row.
    expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Wszystko jest tak, jak było.
        Jeden wpis jest potwierdzony i kiosk już to wie.
    "#]]
    .assert_eq(&saved(Some(november(20))));
    expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Co się zmienia:
          – Potwierdzono 24.11.2026: Domino.
        Zapisano: activities/cas-13-plan.toml.
    "#]]
    .assert_eq(&saved(Some(november(24))));
    expect![[r#"
        cas-13 plan.xlsx
        Wszystko w porządku.
        Wszystko jest tak, jak było.
        Jeden wpis jest potwierdzony i kiosk już to wie.
    "#]]
    .assert_eq(&saved(Some(november(22))));
}

#[test]
fn a_change_of_a_closure_without_its_day_is_not_called_unreadable() {
    let desk = Desk::new();
    desk.put("notices/closed.toml", CLOSED);
    let before = desk.content();
    desk.exports("sheets");
    let longer = [(
        "notice/closed-57",
        "Do dnia",
        of_day(NaiveDate::from_ymd_opt(2026, 12, 8).unwrap()),
    )];
    let cleared = [("notice/closed-57", "Potwierdzono dnia", "".into())];
    let cells = [longer, cleared].concat();
    let imported = desk.imports_changed("komunikaty.xlsx", &cells, expect![[r#"
        komunikaty.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Najpierw to! Kiosk nie pokazuje jeszcze zmiany zamknięcia, bo brakuje jej potwierdzenia:
          – wiersz 3, kolumna „Potwierdzono dnia”: wiersz zmieniono, a nie ma dnia. Proszę wpisać dzień, w
            którym ktoś to potwierdził. Z tego wiersza nic nie zmieniono.
        Wszystko jest tak, jak było.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
    desk.exports("sheets");
    let ahead = [
        longer,
        [("notice/closed-57", "Potwierdzono dnia", november(29))],
    ]
    .concat();
    desk.imports_changed("komunikaty.xlsx", &ahead, expect![[r#"
        komunikaty.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Najpierw to! Kiosk nie pokazuje jeszcze zmiany zamknięcia, bo brakuje jej potwierdzenia:
          – wiersz 3, kolumna „Potwierdzono dnia”: 29.11.2026 dopiero będzie. Proszę wpisać dzień, w którym
            ktoś to potwierdził.
        Wszystko jest tak, jak było.
    "#]]);
    assert_eq!(desk.content(), before);
    // If nothing is changed, nothing of the closure waits for the day.
    desk.exports("sheets");
    let alone = [("notice/closed-57", "Potwierdzono dnia", november(29))];
    desk.imports_changed("komunikaty.xlsx", &alone, expect![[r#"
        komunikaty.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Do poprawienia:
          – wiersz 3, kolumna „Potwierdzono dnia”: 29.11.2026 dopiero będzie. Proszę wpisać dzień, w którym
            ktoś to potwierdził.
        Wszystko jest tak, jak było.
    "#]]);
    desk.exports("sheets");
    let unread = [("notice/closed-57", "Do dnia", "w piątek".into())];
    desk.imports_changed("komunikaty.xlsx", &unread, expect![[r#"
        komunikaty.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Najpierw to! Zamknięcia nie udało się odczytać, a kiosk może wysłać ludzi pod zamknięte drzwi:
          – wiersz 3, kolumna „Do dnia”: „w piątek” to nie jest dzień. Proszę wpisać na przykład 24.12.2026.
        Wszystko jest tak, jak było.
    "#]]);
    assert_eq!(desk.content(), before);
}

#[test]
fn translations_of_a_text_that_changes_are_told() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    desk.put("notices/closed.toml", CLOSED);
    let before = desk.content();
    desk.exports("sheets");
    let cells = [
        ("poniedziałek", "Zajęcia", "Marsze z kijkami".into()),
        ("poniedziałek", "Uwagi", "Kijki wypożyczamy.".into()),
        ("poniedziałek", "Potwierdzono dnia", november(27)),
    ];
    desk.imports_changed("cas-57 plan.xlsx", &cells, expect![[r#"
        cas-57 plan.xlsx
        Wszystko w porządku.
        Co się zmienia:
          – Wiersz 3, „Spacery z kijkami”, kolumna „Zajęcia”: „Marsze z kijkami” (było: „Spacery z
            kijkami”).
          – „Spacery z kijkami”, kolumna „Zajęcia”: nie ma już tłumaczeń starego tekstu (English: „Walks”;
            Українська: „Прогулянки”). Kiosk pokaże wszystkim nowy tekst.
          – Wiersz 3, „Spacery z kijkami”, kolumna „Uwagi”: „Kijki wypożyczamy.” (było: „Proszę zabrać
            kijki.”).
          – „Spacery z kijkami”, kolumna „Uwagi”: nie ma już tłumaczeń starego tekstu (English: „Bring
            poles.”). Kiosk pokaże wszystkim nowy tekst.
          – Potwierdzono 27.11.2026: Spacery z kijkami.
        Zapisano: activities/rich.toml.
    "#]]);
    let cells = [
        (
            "notice/closed-57",
            "Komunikat",
            "CAS nieczynny, malowanie".into(),
        ),
        ("notice/closed-57", "Potwierdzono dnia", november(27)),
    ];
    desk.imports_changed("komunikaty.xlsx", &cells, expect![[r#"
        komunikaty.xlsx
        Wszystko w porządku.
        Co się zmienia:
          – Wiersz 3, „CAS nieczynny z powodu remontu”, kolumna „Komunikat”: „CAS nieczynny, malowanie”
            (było: „CAS nieczynny z powodu remontu”).
          – „CAS nieczynny z powodu remontu”, kolumna „Komunikat”: nie ma już tłumaczeń starego tekstu
            (English: „Closed”). Kiosk pokaże wszystkim nowy tekst.
          – Potwierdzono 27.11.2026: CAS nieczynny z powodu remontu.
        Zapisano: notices/closed.toml.
    "#]]);
    expect![[r#"
        + title = { pl = "Marsze z kijkami" }
        + note = { pl = "Kijki wypożyczamy." }
        + checked = 2026-11-27
        - title = { pl = "Spacery z kijkami", en = "Walks", uk = "Прогулянки" }
        - note = { pl = "Proszę zabrać kijki.", en = "Bring poles." }
        - checked = 2026-11-20
        + text = { pl = "CAS nieczynny, malowanie" }
        + checked = 2026-11-27
        - text = { pl = "CAS nieczynny z powodu remontu", en = "Closed" }
        - checked = 2026-11-20"#]]
    .assert_eq(&desk.other_lines(&before).join("\n"));
}

/// Changes a register, a plan and closures, and returns the sheets that were written before.
fn overtaken_sheets(desk: &Desk) -> PathBuf {
    desk.put("activities/rich.toml", RICH);
    desk.put("notices/closed.toml", CLOSED);
    let second = desk.path("second");
    fs::rename(desk.exports("sheets"), &second).unwrap();
    let first = desk.exports("sheets");
    for (name, row, column, put) in [
        (
            "centra.xlsx",
            "CAS Dobrej Nadziei",
            "Telefon",
            "12 600 10 20".into(),
        ),
        ("cas-57 plan.xlsx", "poniedziałek", "Dzień", "wtorek".into()),
        (
            "komunikaty.xlsx",
            "notice/closed-57",
            "Od dnia",
            november(30),
        ),
    ] {
        let cells = [(row, column, put), (row, "Potwierdzono dnia", november(27))];
        let path = first.join(name);
        fs::write(&path, changed(&fs::read(&path).unwrap(), &cells)).unwrap();
        let (_, report) = desk.imports(&[path]);
        assert!(report.contains("Potwierdzono 27.11.2026"), "{report}");
    }
    second
}

#[test]
fn a_row_that_only_another_sheet_has_changed_is_nothing_to_mend() {
    let desk = Desk::new();
    let second = overtaken_sheets(&desk);
    let before = desk.content();
    let names = ["centra.xlsx", "cas-57 plan.xlsx", "komunikaty.xlsx"];
    let (imported, report) = desk.imports(&names.map(|name| second.join(name)));
    expect![[r#"
        centra.xlsx
        Wszystko w porządku.
        Domysły i to, czego nie wzięto:
          – Jednego wpisu nikt w tym arkuszu nie zmienił, a kiosk ma już nowszy. Tak zostaje.
        Wszystko jest tak, jak było.
        cas-57 plan.xlsx
        Wszystko w porządku.
        Domysły i to, czego nie wzięto:
          – Jednego wpisu nikt w tym arkuszu nie zmienił, a kiosk ma już nowszy. Tak zostaje.
        Wszystko jest tak, jak było.
        komunikaty.xlsx
        Wszystko w porządku.
        Domysły i to, czego nie wzięto:
          – Jednego wpisu nikt w tym arkuszu nie zmienił, a kiosk ma już nowszy. Tak zostaje.
        Wszystko jest tak, jak było.
        Jeden wpis jest potwierdzony i kiosk już to wie.
    "#]]
    .assert_eq(&report);
    assert_eq!(imported, Imported::Well);
    assert_eq!(desk.content(), before);
}

#[test]
fn a_row_that_two_sheets_have_changed_needs_its_day_and_another_row_does_not() {
    let desk = Desk::new();
    let register = overtaken_sheets(&desk).join("centra.xlsx");
    let cells = [
        ("CAS Dobrej Nadziei", "Ulica", "Batorego 5".into()),
        ("CAS Spot Nestor Długa", "Telefon", "12 600 10 30".into()),
        ("CAS Spot Nestor Długa", "Potwierdzono dnia", november(27)),
    ];
    fs::write(&register, changed(&fs::read(&register).unwrap(), &cells)).unwrap();
    let (imported, report) = desk.imports(&[register]);
    expect![[r#"
        centra.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Do poprawienia:
          – wiersz 3, kolumna „Potwierdzono dnia”: wiersz jest z 2025-08, a kiosk pokazuje nowszy stan, z
            27.11.2026. Nic nie zmieniono. Jeśli wiersz jest dobry, proszę wpisać dzień potwierdzenia.
        Co się zmienia:
          – Wiersz 4, „CAS Spot Nestor Długa”, kolumna „Telefon”: „12 600 10 30” (było: „882 053 561”).
          – Potwierdzono 27.11.2026: CAS Spot Nestor Długa.
        Zapisano: centres.toml.
    "#]].assert_eq(&report);
    assert_eq!(imported, Imported::ToMend);
}

#[test]
fn a_kind_that_nobody_knows_is_told_where_it_can_be_chosen() {
    let desk = Desk::new();
    desk.put("activities/rich.toml", RICH);
    desk.exports("sheets");
    let cells = [
        ("activity/rich-chess", "Rodzaj", "Zupełnie inne".into()),
        ("activity/rich-chess", "Potwierdzono dnia", november(27)),
    ];
    desk.imports_changed("cas-57 plan.xlsx", &cells, expect![[r#"
        cas-57 plan.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Do poprawienia:
          – wiersz 10, kolumna „Rodzaj”: kiosk nie zna rodzaju „Zupełnie inne”. Proszę wybrać rodzaj z
            listy.
        Wszystko jest tak, jak było.
    "#]]);
    // Without a kind for the rest, somebody has to choose one.
    let path = desk.path("content/import.toml");
    let mapping = fs::read_to_string(&path).unwrap();
    let (mapping, _) = mapping
        .split_once("# The kind of an activity whose title")
        .unwrap();
    let register =
        "[register]\nid_begins = \"cas-\"\nkeyword_begins = \"CAS \"\narea_code = \"12\"\n";
    fs::write(&path, format!("{mapping}\n{register}")).unwrap();
    let title = "Kawiarenka";
    let new = [
        (title, "Dzień", "środa".into()),
        (title, "Od", Put::Time(0.416_666_667)),
        (title, "Do", Put::Time(0.5)),
        (title, "Zajęcia", title.into()),
        (title, "Potwierdzono dnia", november(27)),
    ];
    desk.imports_changed("cas-13 plan.xlsx", &new, expect![[r#"
        cas-13 plan.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Do poprawienia:
          – „Kawiarenka”: nie wiadomo, jakiego rodzaju to zajęcia. Proszę wybrać rodzaj w kolumnie „Rodzaj”.
        Wszystko jest tak, jak było.
    "#]]);
}

/// Opening hours of all kinds: those that a cell has words for, and those that it has none for.
const OPEN: [(&str, &str); 6] = [
    (
        "cas-1",
        "hours = \"Mon–Fri 8:00–15:00\"\nholidays = \"closed\"",
    ),
    (
        "cas-2",
        "hours = [\"Mon–Thu 8:00–15:00\", \"Sat 9:00–12:00\", \"by-appointment\"]",
    ),
    ("cas-3", "hours = \"7:30–15:30\""),
    ("cas-4", "hours = \"always\""),
    (
        "cas-5",
        "hours = { at = \"Mon–Fri 8:00–15:00\", from = 2026-05-01 }",
    ),
    ("cas-57", "hours = \"Mon–Fri 8:00–15:00\""),
];

/// Puts opening hours into the register of a desk.
fn open_centres(desk: &Desk) {
    let centres = fs::read_to_string(desk.path("content/centres.toml")).unwrap();
    let records = centres.split("[[centre]]\n").map(|record| {
        let mut open = OPEN.iter();
        let open = open.find(|(id, _)| record.contains(&format!("id = \"{id}\"\n")));
        let open = open.map_or_else(String::new, |(_, hours)| {
            let origin = "checked = 2026-11-20\nsource = \"By phone\"\n\n";
            format!("[centre.open] # asked\n{hours}\n{origin}")
        });
        format!("{record}{open}")
    });
    desk.put(
        "centres.toml",
        &records.collect::<Vec<_>>().join("[[centre]]\n"),
    );
    assert!(setup::load(Some(&desk.path("kiosk.toml"))).is_ok());
}

#[test]
fn when_a_centre_is_open_stands_in_the_register() {
    let desk = Desk::new();
    open_centres(&desk);
    let before = desk.content();
    desk.exports("sheets");
    let register = desk.path("sheets/centra.xlsx");
    let rows = rows_of(&fs::read(&register).unwrap());
    let mut headings = rows[0].iter();
    let column = headings.position(|it| it == "Godziny otwarcia").unwrap();
    let is_open = |row: &&Vec<String>| OPEN.iter().any(|(id, _)| id[4..] == row[0]);
    let shown = rows.iter().filter(is_open);
    let shown: Vec<&str> = shown.map(|row| row[column].as_str()).collect();
    expect![[r#"
        poniedziałek–piątek 8:00–15:00; w święta zamknięte
        poniedziałek–czwartek 8:00–15:00; sobota 9:00–12:00; po umówieniu się
        7:30–15:30
        całą dobę

        poniedziałek–piątek 8:00–15:00
        poniedziałek–piątek 8:00–15:00
        poniedziałek–piątek 8:00–15:00
        poniedziałek–piątek 8:00–15:00
        poniedziałek–piątek 8:00–15:00"#]]
    .assert_eq(&shown.join("\n"));
    let (imported, _) = desk.imports(&[register]);
    assert_eq!((imported, desk.content()), (Imported::Well, before));
}

#[test]
fn when_a_centre_is_open_is_corrected_in_the_register() {
    let desk = Desk::new();
    open_centres(&desk);
    let before = desk.content();
    desk.exports("sheets");
    let day = |name| (name, "Potwierdzono dnia", november(27));
    let hours = |name, words: &'static str| (name, "Godziny otwarcia", Put::Words(words));
    let (first, second) = ("CAS Senior w Centrum", "CAS Dobrej Nadziei");
    let third = "CAS Spot Nestor Długa";
    let cells = [
        // The same in other words, and confirmed.
        hours(first, "od poniedziałku do piątku 8-15; w święta zamknięte"),
        day(first),
        hours(second, "pn., śr. i pt. 8.00–15.30; sob 9-12"),
        day(second),
        hours(third, ""),
        day(third),
        ("6", "Godziny otwarcia", "pon.–pt. 8:00–15:00".into()),
        ("6", "Potwierdzono dnia", november(27)),
        ("new", "Numer pozycji CAS", "99".into()),
        ("new", "Nazwa", "CAS Nowy".into()),
        ("new", "Dzielnica", "IV".into()),
        ("new", "Podmiot prowadzący", "Fundacja Nowa".into()),
        ("new", "Ulica", "Nowa 1".into()),
        ("new", "Kod pocztowy", "31-001".into()),
        ("new", "Godziny otwarcia", "wtorek 10–12".into()),
        ("new", "Potwierdzono dnia", november(25)),
    ];
    desk.imports_changed("centra.xlsx", &cells, expect![[r#"
        centra.xlsx
        Wszystko w porządku.
        Co się zmienia:
          – Wiersz 3, „CAS Dobrej Nadziei”, kolumna „Godziny otwarcia”: „pn., śr. i pt. 8.00–15.30; sob
            9-12” (było: „poniedziałek–czwartek 8:00–15:00; sobota 9:00–12:00; po umówieniu się”).
          – Wiersz 4, „CAS Spot Nestor Długa”, kolumna „Godziny otwarcia”: „” (było: „7:30–15:30”).
          – Wiersz 7, „CAS przy parafii św. Kazimierza”, kolumna „Godziny otwarcia”: „pon.–pt. 8:00–15:00”
            (było: „”).
          – Potwierdzono 27.11.2026: CAS Senior w Centrum; CAS Dobrej Nadziei; CAS Spot Nestor Długa; CAS
            przy parafii św. Kazimierza.
          – Nowe centrum: CAS Nowy.
        Zapisano: centres.toml.
    "#]]);
    let other = desk.other_lines(&before);
    let hours = other.iter().filter(|line| line[2..].starts_with("hours"));
    let hours: Vec<&str> = hours.map(String::as_str).collect();
    expect![[r#"
        + hours = ["Mon 08:00–15:30", "Wed 08:00–15:30", "Fri 08:00–15:30", "Sat 09:00–12:00"]
        + hours = "Mon–Fri 08:00–15:00"
        + hours = "Tue 10:00–12:00"
        - hours = ["Mon–Thu 8:00–15:00", "Sat 9:00–12:00", "by-appointment"]
        - hours = "7:30–15:30""#]]
    .assert_eq(&hours.join("\n"));
    // It is what the kiosk says.
    let setup = setup::load(Some(&desk.path("kiosk.toml"))).unwrap();
    let open = setup
        .content
        .centres
        .iter()
        .filter(|it| it.opening.is_some());
    assert_eq!(open.count(), OPEN.len() + 1);
}

#[test]
fn opening_hours_that_are_none_or_have_no_words_are_told() {
    let desk = Desk::new();
    open_centres(&desk);
    let before = desk.content();
    desk.exports("sheets");
    let mut cells = Vec::new();
    for (number, words) in [
        ("1", "rano"),
        ("2", "pon.–śr. 8–15; wtorek 10–12"),
        ("3", "całą dobę; w święta zamknięte"),
        ("4", "pon. 15–8"),
        ("5", "sobota 9–12"),
    ] {
        cells.push((number, "Godziny otwarcia", words.into()));
        cells.push((number, "Potwierdzono dnia", november(27)));
    }
    let imported = desk.imports_changed("centra.xlsx", &cells, expect![[r#"
        centra.xlsx
        5 rzeczy jest do poprawienia. Resztę kiosk pokaże.
        Do poprawienia:
          – wiersz 2, kolumna „Godziny otwarcia”: „rano” to nie są godziny otwarcia. Proszę wpisać na
            przykład „pon.–pt. 8:00–15:00; sob. 9:00–12:00”.
          – wiersz 3, kolumna „Godziny otwarcia”: „pon.–śr. 8–15; wtorek 10–12” to nie są godziny otwarcia.
            Proszę wpisać na przykład „pon.–pt. 8:00–15:00; sob. 9:00–12:00”.
          – wiersz 4, kolumna „Godziny otwarcia”: „całą dobę; w święta zamknięte” to nie są godziny
            otwarcia. Proszę wpisać na przykład „pon.–pt. 8:00–15:00; sob. 9:00–12:00”.
          – wiersz 5, kolumna „Godziny otwarcia”: „pon. 15–8” to nie są godziny otwarcia. Proszę wpisać na
            przykład „pon.–pt. 8:00–15:00; sob. 9:00–12:00”.
          – wiersz 6, kolumna „Godziny otwarcia”: arkusz nie może tego powiedzieć. Proszę przywrócić tę
            komórkę, a zmianę wpisać w centres.toml.
        Wszystko jest tak, jak było.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
    assert_eq!(desk.content(), before);
}
