//! What an operator is told of spoiled files: all of it at once, with file, line, column, advice.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what it expects with a hash"
)]

mod files;
mod good;
mod limits;
mod places;

use std::path::Path;

use cas_kiosk::fault::{Faults, nearest};
use cas_kiosk::setup::Setup;
use cas_kiosk::text::Language;
use expect_test::expect;

use good::{FILES, SITE};

const SERVICE_FILE: &str = "content/services/repair.toml";

/// The good files, with `good` replaced by `bad` in one of them.
fn spoiled(file: &str, good: &str, bad: &str) -> Result<Setup, Faults> {
    let spoil = |(name, text): (&'static str, &'static str)| {
        if name != file {
            return (name, text.to_owned());
        }
        assert_eq!(
            text.matches(good).count(),
            1,
            "`{good}` must be there once in {name}"
        );
        (name, text.replacen(good, bad, 1))
    };
    let texts: Vec<(&str, String)> = FILES.into_iter().map(spoil).collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    Setup::from_texts(&texts)
}

/// The faults, one a line: place, message, advice.
fn lines(faults: &Faults) -> String {
    let lines = faults
        .iter()
        .map(|fault| format!("{}: {} > {}", fault.place, fault.message, fault.advice));
    lines.collect::<Vec<_>>().join("\n")
}

fn told(file: &str, good: &str, bad: &str) -> String {
    lines(&spoiled(file, good, bad).unwrap_err())
}

/// A list of `count` answers.
fn options(count: usize) -> String {
    let option = |n: usize| format!("{{ id = \"o-{n}\", label = {{ pl = \"o\" }} }}");
    let options: Vec<String> = (0..count).map(option).collect();
    format!("option = [{}]", options.join(", "))
}

#[test]
fn files_without_a_fault_make_a_setup() {
    let setup = Setup::from_texts(&FILES).unwrap();
    assert_eq!(setup.config.number, 7);
    assert_eq!(setup.content.centres.len(), 2);
    assert_eq!(setup.content.services[0].form.questions.len(), 1);
}

#[test]
fn the_files_of_the_program_have_no_fault() {
    if let Err(faults) = Setup::from_texts(&[]) {
        panic!("{faults}");
    }
}

#[test]
fn the_program_has_every_centre_of_the_register() {
    let setup = Setup::from_texts(&[]).unwrap();
    let centres = &setup.content.centres;
    assert_eq!(centres.len(), 58);
    let centre = |id: &str| centres.iter().find(|centre| centre.id == id).unwrap();
    assert_eq!(centre("cas-57").places.len(), 5);
    assert_eq!(
        centre("cas-24").places[1].note.as_deref(),
        Some("Centrum Kultury Ruczaj")
    );
    assert_eq!(centre("cas-38").district, "XIII");
    assert_eq!(
        centre("cas-20").phones,
        ["12 425 36 38 wew. 153", "508 688 474"]
    );
}

#[test]
fn a_fault_is_shown_under_its_line() {
    let faults = spoiled(
        "content/centres.toml",
        "name = \"CAS Łączka\"",
        "nmae = \"CAS Łączka\"",
    );
    expect![[r#"
        error: `name` is missing
         --> content/centres.toml:1:1
          |
        1 | [[centre]]
          | ^^^^^^^^^^
          |
          = help: add `name = "…"`

        error: `nmae` is not known here
         --> content/centres.toml:3:1
          |
        3 | nmae = "CAS Łączka"
          | ^^^^
          |
          = help: write `name`"#]]
    .assert_eq(&faults.unwrap_err().to_string());
}

#[test]
fn columns_count_characters_and_not_bytes() {
    let bad = "name = \"ŁĄĆ\u{202e}ka\"";
    let faults = spoiled("content/centres.toml", "name = \"CAS Łączka\"", bad).unwrap_err();
    expect![[r#"
        error: `name` has a character that cannot be shown or said: U+202E
         --> content/centres.toml:3:12
          |
        3 | name = "ŁĄĆ�ka"
          |            ^
          |
          = help: remove it"#]]
    .assert_eq(&faults.to_string());
    assert!(faults.to_json_lines().contains("\"line\":3,\"column\":12"));
}

#[test]
fn a_control_character_of_a_file_never_reaches_the_terminal() {
    let unwanted = ['\u{1b}', '\u{7f}', '\u{9b}', '\u{202e}'];
    let name = String::from_iter(unwanted);
    let faults = spoiled("content/centres.toml", "CAS Łączka", &name).unwrap_err();
    assert!(
        !faults.to_string().contains(unwanted),
        "{:?}",
        faults.to_string()
    );
    let key = format!("\"{}\" = 1\nfresh_days =", unwanted[3]);
    let faults = spoiled("content/site.toml", "fresh_days =", &key);
    assert!(faults.is_err_and(|faults| !faults.to_string().contains(unwanted)));
}

#[test]
fn the_advice_stands_under_the_place_of_a_syntax_fault() {
    let faults = spoiled(
        "content/site.toml",
        "title = \"Dzielnica II\"",
        "title = \"Dzielnica II",
    );
    expect![[r#"
        error: TOML: invalid basic string, expected `"`
          --> content/site.toml:36:22
           |
        36 | title = "Dzielnica II
           |                      ^
           |
           = help: write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; texts, and dates without a day, in quotation marks"#]]
    .assert_eq(&faults.unwrap_err().to_string());
}

#[test]
fn a_fault_of_a_whole_file_names_the_file() {
    let without = FILES
        .iter()
        .filter(|(name, _)| *name != "content/centres.toml");
    let texts: Vec<(&str, &str)> = without.copied().collect();
    expect![[r#"
        error: the file does not exist
        --> content/centres.toml
         = help: write it, or copy the one that comes with the program"#]]
    .assert_eq(&Setup::from_texts(&texts).unwrap_err().to_string());
}

#[test]
fn a_fault_at_the_end_of_a_file_is_shown_in_its_last_line() {
    let faults = spoiled("kiosk.toml", "[spool]\nmode = \"0640\"\n", "[spool").unwrap_err();
    expect![[r#"
        error: TOML: unclosed table, expected `]`
          --> kiosk.toml:10:7
           |
        10 | [spool
           |       ^
           |
           = help: write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; texts, and dates without a day, in quotation marks"#]].assert_eq(&faults.to_string());
}

#[test]
fn machines_get_one_object_a_line() {
    let faults = spoiled("kiosk.toml", "number = 7", "number = 700\nplaec = \"x\"").unwrap_err();
    expect![[r#"
        {"file":"kiosk.toml","line":2,"column":10,"message":"`number` must be from 0 to 99, not 700","advice":"write a whole number from 0 to 99"}
        {"file":"kiosk.toml","line":3,"column":1,"message":"`plaec` is not known here","advice":"write `place`"}"#]].assert_eq(&faults.to_json_lines());
}

#[test]
fn all_faults_of_all_files_are_told_in_one_run() {
    let spoil = |(name, text): (&'static str, &'static str)| {
        let text = text.replace("number = 7", "number = 700");
        let text = text.replace("fresh_days = 90", "fresh_days = 0");
        let text = text.replace("operator = \"Fundacja\"", "operator = \"\"");
        let text = text.replace("outcome = \"no\"", "outcome = \"nein\"");
        (name, text)
    };
    let texts: Vec<(&str, String)> = FILES.into_iter().map(spoil).collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let stray = [
        ("content/notes.txt", "x"),
        ("locales/pl/kiosk.ftl", "= x\n"),
    ];
    let texts = [&texts[..], &stray[..]].concat();
    expect![[r#"
        content/centres.toml:5:12: `operator` is empty > write the text, or leave the key out if it may be left out
        content/centres.toml:16:12: `operator` is empty > write the text, or leave the key out if it may be left out
        content/notes.txt: this file is not known here > remove it; services are `services/*.toml`
        content/services/repair.toml:34:11: `outcome` cannot be `nein` > write one of `yes`, `no`, `call`
        content/site.toml:2:14: `fresh_days` must be from 1 to 3650, not 0 > write a whole number from 1 to 3650
        kiosk.toml:2:10: `number` must be from 0 to 99, not 700 > write a whole number from 0 to 99
        locales/en: there are no words for this language of `kiosk.toml` > add `en/*.ftl`, or remove `en` from `languages`
        locales/pl/kiosk.ftl:1:1: Fluent: Expected one of "a-zA-Z" > write `id = words`, with variables as { $name }; what goes on in the next line is indented"#]].assert_eq(&lines(&Setup::from_texts(&texts).unwrap_err()));
}

#[test]
fn every_syntax_fault_of_a_file_is_told_and_reading_goes_on() {
    let bad = "city = Miasto\nfresh_days = 9000\nhome = [\"centres\"]\nattribution = { pl = 3 }\n[contact\n";
    let texts = [FILES[0], ("content/site.toml", bad), FILES[2], FILES[3]];
    expect![[r#"
        content/site.toml:1:8: TOML: string values must be quoted, expected literal string > write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; texts, and dates without a day, in quotation marks
        content/site.toml:2:14: `fresh_days` must be from 1 to 3650, not 9000 > write a whole number from 1 to 3650
        content/site.toml:4:22: `attribution.pl` must be text, not a whole number > write `attribution.pl = "…"`
        content/site.toml:5:9: TOML: unclosed table, expected `]` > write each key once, as `key = value`, under `[table]` or `[[list of tables]]`; texts, and dates without a day, in quotation marks"#]].assert_eq(&lines(&Setup::from_texts(&texts).unwrap_err()));
}

#[test]
fn references_into_a_broken_file_are_not_called_wrong() {
    let faults = spoiled("content/site.toml", "id = \"II\"", "id = \"II").unwrap_err();
    assert!(
        faults
            .iter()
            .all(|fault| fault.place.file() == "content/site.toml"),
        "{faults}"
    );
}

#[test]
fn conditions_keep_the_order_of_the_questions() {
    let first = "[[eligibility.rule]]\nwhen = { age = \"under-60\" }";
    let bad = format!(
        "[[eligibility.question]]\nid = \"a-home\"\ntitle = {{ pl = \"t\" }}\n{}\n\
         [[eligibility.rule]]\nwhen = {{ a-home = [\"o-1\", \"o-0\"], age = \"over-60\" }}",
        options(2)
    );
    let setup = spoiled("content/services/repair.toml", first, &bad).unwrap();
    let rule = &setup.content.services[0].eligibility.rules[0];
    let order: Vec<(usize, &[usize])> = rule
        .when
        .iter()
        .map(|condition| (condition.question, &condition.options[..]))
        .collect();
    assert_eq!(order, [(0, &[1][..]), (1, &[1, 0][..])]);
}

#[test]
fn a_missing_setting_has_the_value_of_the_file_in_the_program() {
    let shipped = cas_kiosk::config::shipped();
    let setup = Setup::from_texts(&[("kiosk.toml", "")]).unwrap();
    assert_eq!(setup.config.number, shipped.number);
    assert_eq!(setup.config.zone, shipped.zone);
    assert_eq!(setup.config.languages, shipped.languages);
    assert_eq!(setup.config.idle, shipped.idle);
    assert_eq!(setup.config.spool, Path::new("spool"));
    assert_eq!(setup.config.content, None);
}

#[test]
fn centres_are_sorted_by_name_and_not_by_file() {
    let setup = Setup::from_texts(&FILES).unwrap();
    let polish = Language::new("pl").unwrap();
    let order = setup.centre_order(polish).iter();
    let names: Vec<&str> = order
        .map(|index| &*setup.content.centres[*index].name)
        .collect();
    assert_eq!(names, ["CAS Ćma", "CAS Łączka"]);
    assert_eq!(setup.centre_order(polish), [1, 0]);
}

#[test]
fn advice_tells_what_is_old_a_sample_or_not_translated() {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 6, 4).unwrap();
    let bad = "{ pl = \"MOPS\" }\nsample = true";
    let setup = spoiled("content/site.toml", "{ pl = \"MOPS\", en = \"MOPS\" }", bad).unwrap();
    expect![[r#"
        content/centres.toml:9:11: `cas-1`: checked 2025-08, more than 90 days ago; ask again
        content/centres.toml:18:11: `cas-2`: checked 2025-08-31, more than 90 days ago; ask again
        content/services/repair.toml:9:11: checked 2018, more than 90 days ago; ask again
        content/site.toml:40:8: `mops`: not translated into en
        content/site.toml:41:10: `mops`: only an example"#]]
    .assert_eq(&setup.advice(today).join("\n"));
}

#[test]
fn a_fact_is_fresh_on_its_last_day_and_old_on_the_next() {
    let setup = Setup::from_texts(&FILES).unwrap();
    let about_site = |day: u32| {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
        let lines = setup.advice(today);
        lines
            .iter()
            .filter(|line| line.starts_with("content/site.toml"))
            .count()
    };
    assert_eq!(about_site(4), 0);
    assert_eq!(about_site(5), 4);
}

#[test]
fn what_must_not_go_to_the_public_is_told_with_its_place() {
    let bad = "leave = \"ctrl-c\"";
    let setup = spoiled("kiosk.toml", "leave = \"never\"", bad).unwrap();
    expect![[r#"
        kiosk.toml: whoever presses Ctrl-C ends the program > write `leave = "never"` under `[kiosk]`
        kiosk.toml: requests are stored unsealed, so that whoever gets the disk can read them > wait for a version that can seal them before you put this in public"#]].assert_eq(&lines(&setup.deploy_faults()));
}

#[test]
fn the_nearest_word_is_at_most_a_third_away() {
    assert_eq!(nearest("nmae", ["title", "name"]), Some("name"));
    assert_eq!(nearest("titel", ["title", "name"]), Some("title"));
    assert_eq!(nearest("ti", ["to", "name"]), None);
    assert_eq!(nearest("checkde", ["source", "checked"]), Some("checked"));
    assert_eq!(nearest("colour", ["source", "checked"]), None);
}

#[test]
fn a_district_that_nobody_named_must_be_in_the_content_too() {
    let site = SITE.replace("\"I\"", "\"V\"");
    let texts = [("kiosk.toml", ""), ("content/site.toml", &site), FILES[2]];
    let faults = Setup::from_texts(&texts).unwrap_err();
    assert!(
        lines(&faults).contains("kiosk.toml: there is no district `I`"),
        "{faults}"
    );
}
