//! The languages in which an operator is told: all of them say everything, and a program chooses one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use cas_kiosk::fault::{Faults, Source};
use cas_kiosk::locale::{self, Folder};
use cas_kiosk::text::{Language, Languages};
use cas_kiosk::told::{english, languages, text_of};
use cas_kiosk::{told, told::Told};
use expect_test::expect;

use super::good::{FILES, KIOSK};
use super::{lines, setup_of, spoiled};
use crate::project::{OFFICE, PROGRAM, root, sources};

fn language(tag: &str) -> Language {
    Language::new(tag).unwrap()
}

/// The file of the words of a language.
fn source(language: Language) -> Source {
    Source::new(&format!("{language}.ftl"), &text_of(language))
}

#[test]
fn every_language_says_everything_with_the_same_variables() {
    let required = locale::required_of(&[source(english())]);
    assert!(required.len() > 250, "{}", required.len());
    let all = Languages::new(languages()).unwrap();
    assert!(
        [english(), language("pl"), language("uk")]
            .iter()
            .all(|it| all.iter().any(|other| other == *it))
    );
    let folder = |language| Folder {
        language,
        files: vec![source(language)],
    };
    let folders: Vec<Folder> = all.iter().map(folder).collect();
    let mut faults = Faults::new();
    let _ = locale::read(&folders, &all, &required, &mut faults);
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn no_message_is_there_that_nobody_tells() {
    let folders = [root().join("crates"), root().join("src")];
    let files = folders.iter().flat_map(|folder| sources(folder));
    let code = files.map(|file| fs::read_to_string(file).unwrap());
    let code: String = code
        .flat_map(|it| it.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let told = |id: &String| code.contains(&format!("told!(\"{id}\""));
    let required = locale::required_of(&[source(english())]);
    let unused: Vec<&String> = required.keys().filter(|id| !told(id)).collect();
    assert_eq!(unused, [""; 0]);
}

/// The words of a message in each language.
fn in_each(message: &Told) -> BTreeMap<String, String> {
    let each = languages().map(|it| (it.to_string(), message.in_language(it)));
    each.collect()
}

#[test]
fn a_message_within_another_is_in_the_same_language() {
    let told = told!(
        "wrong-type",
        key = "number",
        expected = told!("type-integer"),
        found = told!("type-text")
    );
    let each = in_each(&told);
    assert_eq!(each["en"], "`number` must be a whole number, not text");
    assert_eq!(
        each["pl"],
        "w polu `number` ma być liczba całkowita, a jest tekst"
    );
    assert_eq!(each["uk"], "у полі `number` має бути ціле число, а є текст");
}

#[test]
fn numbers_have_the_plural_of_the_language() {
    let long = |length: usize| {
        told!("too-long", key = "x", length, most = 1_usize).in_language(language("pl"))
    };
    assert!(long(22).contains("ma 22 znaki,"), "{}", long(22));
    assert!(long(1025).contains("ma 1025 znaków,"), "{}", long(1025));
}

#[test]
fn a_language_without_words_gets_english() {
    assert_eq!(told!("remove-it").in_language(language("de")), "remove it");
}

#[test]
fn a_control_character_reaches_nobody_in_any_language() {
    let told = told!("no-such-time", part = "\u{1b}[2J\u{202e}");
    for (_, words) in in_each(&told) {
        assert!(words.contains("\\u{1b}[2J\\u{202e}"), "{words:?}");
    }
}

#[test]
fn faults_are_shown_in_the_words_of_a_clerk() {
    let bad = "id = \"cas-2\"\nphone = 1";
    let faults = spoiled("content/centres.toml", "id = \"cas-2\"", bad).unwrap_err();
    expect![[r#"
        błąd: w polu `phone` ma być lista, a jest liczba całkowita
          --> content/centres.toml:18:9
           |
        18 | phone = 1
           |         ^
           |
           = rada: wpisz `phone = ["…"]`"#]]
    .assert_eq(&faults.in_language(language("pl")));
    expect![[r#"
        помилка: у полі `phone` має бути список, а є ціле число
          --> content/centres.toml:18:9
           |
        18 | phone = 1
           |         ^
           |
           = порада: впишіть `phone = ["…"]`"#]]
    .assert_eq(&faults.in_language(language("uk")));
    let bad = "centres = [\"CAS Ćma\"]\nclosed = tak";
    let faults = spoiled("content/notices.toml", "centres = [\"cas-1\"]", bad).unwrap_err();
    expect![[r#"
        błąd: nie ma centrum `CAS Ćma`
          --> content/notices.toml:16:12
           |
        16 | centres = ["CAS Ćma"]
           |            ^^^^^^^^^
           |
           = rada: wpisz `cas-2`, to oznaczenie (id) dla: CAS Ćma

        błąd: to nie jest ani true, ani false, ani tekst w cudzysłowie (TOML: invalid boolean, expected `true`)
          --> content/notices.toml:17:10
           |
        17 | closed = tak
           |          ^^^
           |
           = rada: wpisz true (tak) albo false (nie), albo tekst w cudzysłowie"#]].assert_eq(&faults.in_language(language("pl")));
    expect![[r#"
        помилка: немає центру `CAS Ćma`
          --> content/notices.toml:16:12
           |
        16 | centres = ["CAS Ćma"]
           |            ^^^^^^^^^
           |
           = порада: впишіть `cas-2`, це позначення (id) для: CAS Ćma

        помилка: це не true, не false і не текст у лапках (TOML: invalid boolean, expected `true`)
          --> content/notices.toml:17:10
           |
        17 | closed = tak
           |          ^^^
           |
           = порада: впишіть true (так) або false (ні), або текст у лапках"#]]
    .assert_eq(&faults.in_language(language("uk")));
}

#[test]
fn advice_is_in_the_language_that_is_asked_for() {
    let setup = setup_of(&super::changed(&[])).unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 12, 30).unwrap();
    let notices = |tag: &str| {
        let advice = setup.advice(today, language(tag)).into_iter();
        let advice = advice.filter(|line| line.starts_with("content/notices"));
        advice.collect::<Vec<_>>().join("\n")
    };
    expect![[r#"
        content/notices.toml:5:9: `holiday`: skończyło się 2026-12-26 i nikt już tego nie widzi; usuń to albo popraw rok
        content/notices.toml:8:11: `holiday`: sprawdzono 2026-03-06, ponad 90 dni temu; zapytaj jeszcze raz
        content/notices.toml:15:9: `repairs`: skończyło się 2026-11-30 i nikt już tego nie widzi; usuń to albo popraw rok
        content/notices.toml:19:11: `repairs`: sprawdzono 2026-03-06, ponad 90 dni temu; zapytaj jeszcze raz"#]].assert_eq(&notices("pl"));
    expect![[r#"
        content/notices.toml:5:9: `holiday`: скінчилося 2026-12-26, і цього вже ніхто не бачить; видаліть це або виправте рік
        content/notices.toml:8:11: `holiday`: перевірено 2026-03-06, понад 90 днів тому; запитайте ще раз
        content/notices.toml:15:9: `repairs`: скінчилося 2026-11-30, і цього вже ніхто не бачить; видаліть це або виправте рік
        content/notices.toml:19:11: `repairs`: перевірено 2026-03-06, понад 90 днів тому; запитайте ще раз"#]].assert_eq(&notices("uk"));
}

/// Variables of the environment, with their values.
type Variables = [(&'static str, &'static str)];

/// A folder with the good files and one fault, and what a program says there.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["services", "articles"] {
            fs::create_dir_all(folder.path().join("content").join(name)).unwrap();
        }
        for (name, text) in FILES {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let kiosk = KIOSK.replace("number = 7", "number = 700");
        let kiosk = format!("{kiosk}\n[paths]\ncontent = \"content\"\n");
        fs::write(folder.path().join("kiosk.toml"), kiosk).unwrap();
        Self(folder)
    }

    fn run(&self, program: &str, arguments: &[&str], environment: &Variables) -> Output {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.path());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] {
            command.env_remove(name);
        }
        command.envs(environment.iter().copied()).output().unwrap()
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn told(&self, arguments: &[&str], environment: &Variables) -> String {
        let output = self.run(PROGRAM, arguments, environment);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stdout).unwrap()
    }
}

const PL: &str = "błąd: w polu `number` ma być liczba od 0 do 99, a jest 700";
const UK: &str = "помилка: у полі `number` має бути число від 0 до 99, а є 700";
const EN: &str = "error: `number` must be from 0 to 99, not 700";

#[test]
fn check_speaks_the_language_of_the_environment_or_the_one_that_is_named() {
    let folder = Desk::new();
    let table: [(&[&str], &Variables, &str); 11] = [
        (&["check"], &[], EN),
        (&["check"], &[("LANG", "pl_PL.UTF-8")], PL),
        (&["check"], &[("LANG", "uk_UA.UTF-8")], UK),
        (&["check"], &[("LANG", "uk")], UK),
        (&["check"], &[("LANG", "de_DE.UTF-8")], EN),
        (
            &["check"],
            &[("LANG", "pl_PL"), ("LC_MESSAGES", "uk_UA")],
            UK,
        ),
        (
            &["check"],
            &[("LC_MESSAGES", "uk_UA"), ("LC_ALL", "pl_PL@euro")],
            PL,
        ),
        (&["check"], &[("LC_ALL", ""), ("LANG", "pl_PL")], PL),
        (&["check"], &[("LC_ALL", "C"), ("LANG", "pl_PL")], EN),
        (&["check", "--language", "uk"], &[("LC_ALL", "pl_PL")], UK),
        (&["check", "--language", "en"], &[("LC_ALL", "pl_PL")], EN),
    ];
    for (arguments, environment, expected) in table {
        let told = folder.told(arguments, environment);
        assert!(
            told.starts_with(expected),
            "{arguments:?} {environment:?} {told}"
        );
    }
    for (name, arguments) in [("numbers", ["numbers"]), ("display", ["display"])] {
        let output = folder.run(PROGRAM, &arguments, &[("LANG", "pl_PL.UTF-8")]);
        let printed = [output.stdout, output.stderr].concat();
        let printed = String::from_utf8(printed).unwrap();
        assert!(printed.starts_with(PL), "{name}: {printed}");
    }
}

#[test]
fn programs_read_english_unless_they_ask_for_another_language_and_always_the_same_ids() {
    let folder = Desk::new();
    let environment = [("LANG", "pl_PL.UTF-8")];
    let json = |more: &[&str]| {
        folder.told(
            &[&["check", "--format", "json"], more].concat(),
            &environment,
        )
    };
    expect![[r#"
        {"file":"kiosk.toml","line":2,"column":10,"message":"`number` must be from 0 to 99, not 700","advice":"write a whole number from 0 to 99","id":"out-of-range"}
    "#]].assert_eq(&json(&[]));
    expect![[r#"
        {"file":"kiosk.toml","line":2,"column":10,"message":"w polu `number` ma być liczba od 0 do 99, a jest 700","advice":"wpisz liczbę całkowitą od 0 do 99","id":"out-of-range"}
    "#]].assert_eq(&json(&["--language", "pl"]));
}

#[test]
fn a_language_that_is_not_there_is_refused_with_those_that_are() {
    let output = Desk::new().run(PROGRAM, &["check", "--language", "de"], &[]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    let all: BTreeSet<String> = languages().map(|it| it.to_string()).collect();
    let all: Vec<String> = all.into_iter().collect();
    assert!(
        told.contains(&format!("write one of {}", all.join(", "))),
        "{told}"
    );
    let help = Desk::new().run(PROGRAM, &["check", "--help"], &[]).stdout;
    let help = String::from_utf8(help).unwrap();
    assert!(
        help.contains("en, pl or uk") && all == ["en", "pl", "uk"],
        "{help}"
    );
}

#[test]
fn the_office_tells_the_faults_of_the_setup_in_the_language_of_the_environment() {
    let folder = Desk::new();
    let told = |environment: &Variables| {
        let output = folder.run(OFFICE, &["requests", "list"], environment);
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(told(&[("LANG", "uk_UA.UTF-8")]).starts_with(&format!("cas-office: {UK}")));
    assert!(told(&[]).starts_with(&format!("cas-office: {EN}")));
}

#[test]
fn what_the_kiosk_says_of_itself_stays_english() {
    let folder = Desk::new();
    let output = folder.run(PROGRAM, &["--plain"], &[("LANG", "pl_PL.UTF-8")]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with(EN), "{told}");
    assert!(
        lines(&cas_kiosk::setup::load(Some(&folder.path().join("kiosk.toml"))).unwrap_err())
            .contains("must be from")
    );
}
