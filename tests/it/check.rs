//! What an operator is told of spoiled files: all of it at once, with file, line, column, advice.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what it expects with a hash"
)]

mod activities;
mod advice;
mod articles;
mod cells;
mod centres;
mod files;
pub mod good;
mod kiosk;
mod limits;
mod locales;
mod many;
mod notices;
mod services;
mod site;
mod slips;
mod words;

use std::path::Path;

use cas_kiosk::config::Sealing;
use cas_kiosk::content::Content;
use cas_kiosk::content::service::{Offered, Service};
use cas_kiosk::fault::{Faults, nearest};
use cas_kiosk::id::Id;
use cas_kiosk::setup::Setup;
use cas_kiosk::text::Language;
use cas_kiosk::told::english;
use expect_test::expect;

use good::{FILES, SITE};

const SERVICE_FILE: &str = "content/services/repair.toml";

/// What is replaced in a good file, by what, and the faults with their places and advice.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// The good files with changes: in the named file, the good text replaced by the bad one.
fn changed(changes: &[(&str, &str, &str)]) -> Vec<(&'static str, String)> {
    let mut texts: Vec<(&str, String)> = Vec::new();
    for (name, text) in FILES {
        let mut text = text.to_owned();
        for (_, good, bad) in changes.iter().filter(|(file, ..)| *file == name) {
            let count = text.matches(good).count();
            assert_eq!(count, 1, "`{good}` must be there once in {name}");
            text = text.replacen(good, bad, 1);
        }
        texts.push((name, text));
    }
    texts
}

/// The setup of some texts.
fn setup_of(texts: &[(&str, String)]) -> Result<Setup, Faults> {
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, it)| (*name, it.as_str()))
        .collect();
    Setup::from_texts(&texts)
}

/// The good files, with `good` replaced by `bad` in one of them.
fn spoiled(file: &str, good: &str, bad: &str) -> Result<Setup, Faults> {
    setup_of(&changed(&[(file, good, bad)]))
}

/// The faults, one a line: place, message, advice.
pub fn lines(faults: &Faults) -> String {
    let lines = faults
        .iter()
        .map(|fault| format!("{}: {} > {}", fault.place, fault.message, fault.advice));
    lines.collect::<Vec<_>>().join("\n")
}

fn told(file: &str, good: &str, bad: &str) -> String {
    lines(&spoiled(file, good, bad).unwrap_err())
}

fn all_are_told(file: &str, cases: &[Case]) {
    for (good, bad, expected) in cases {
        let told = told(file, good, bad);
        assert_eq!(told, expected.join("\n"), "`{bad}` in place of `{good}`");
    }
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
    let content = &setup.content;
    assert_eq!(setup.config.number, 7);
    let places = content.centres.iter().map(|centre| centre.places.len());
    assert_eq!(places.collect::<Vec<_>>(), [2, 1]);
    assert_eq!((content.kinds.len(), content.activities.len()), (2, 3));
    assert_eq!((content.notices.len(), content.articles.len()), (2, 1));
    let asked = |service| asked(content, service);
    let services: Vec<(&str, usize)> = content.services.ids().map(asked).collect();
    let expected = [
        ("call", 1),
        ("care", 0),
        ("join", 14),
        ("repair", 1),
        ("talk", 0),
    ];
    assert_eq!(services, expected);
}

/// The id of a service, and how much it asks.
fn asked(content: &Content, service: Id<Service>) -> (&str, usize) {
    let questions = content.ask(service).map(|ask| ask.form.questions.len());
    let id = &content.services[service].id;
    (id, questions.unwrap_or_default())
}

#[test]
fn the_services_on_cards_and_those_in_groups_are_told_apart() {
    let content = Setup::from_texts(&FILES).unwrap().content;
    assert_eq!(
        content.service_offered(Offered::ByCentres),
        content.service("call")
    );
    assert_eq!(
        content.service_offered(Offered::ByActivities),
        content.service("join")
    );
    let repair = &content.services[content.service("repair").unwrap()];
    assert_eq!(
        (repair.offered, repair.group.as_str()),
        (Offered::InGroup, "home")
    );
}

#[test]
fn all_that_the_files_say_of_an_activity_is_read() {
    let content = Setup::from_texts(&FILES).unwrap().content;
    let mut activities = content.activities.iter();
    let activity = activities.next().unwrap();
    assert_eq!(
        (activity.kind.as_str(), activity.centre.as_str()),
        ("english", "cas-1")
    );
    assert_eq!(
        (
            activity.place,
            activity.series.as_ref().unwrap().regular.len()
        ),
        (1, 2)
    );
    assert_eq!(
        (activity.beginners, activity.sign_up),
        (Some(true), Some(false))
    );
    assert_eq!(activity.keywords, ["speak", "mówić"]);
    let once = activities.next().unwrap();
    assert_eq!(
        (once.place, once.series.as_ref().unwrap().also_on.len()),
        (0, 1)
    );
    assert_eq!((once.beginners, once.sign_up), (None, None));
    let rare = activities.next().unwrap().series.as_ref().unwrap();
    let (term, winter) = (
        content.site.terms.iter().next(),
        content.site.breaks.iter().next(),
    );
    let (term, winter) = (term.unwrap().days, winter.unwrap().days);
    assert_eq!((rare.from, rare.until), (Some(term.from), Some(term.until)));
    assert_eq!(rare.breaks, [winter]);
    let places: Vec<_> = rare.regular.iter().map(|it| it.place).collect();
    assert_eq!(places, [None, None, Some(0)]);
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
         --> content/centres.toml:4:1
          |
        4 | nmae = "CAS Łączka"
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
         --> content/centres.toml:4:12
          |
        4 | name = "ŁĄĆ�ka"
          |            ^
          |
          = help: remove it"#]]
    .assert_eq(&faults.to_string());
    assert!(
        faults
            .to_json_lines(english())
            .contains("\"line\":4,\"column\":12")
    );
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
        error: the text that begins here has no end
          --> content/site.toml:65:9
           |
        65 | title = "Dzielnica II
           |         ^^^^^^^^^^^^^
           |
           = help: write a straight quotation mark " where the text ends, in the same line"#]]
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
    let faults = spoiled(
        "kiosk.toml",
        "[spool]\nmode = \"0640\"\nsealing = \"none\"\n",
        "[spool",
    )
    .unwrap_err();
    expect![[r#"
        error: TOML: unclosed table, expected `]`
          --> kiosk.toml:11:7
           |
        11 | [spool
           |       ^
           |
           = help: add what is expected here"#]]
    .assert_eq(&faults.to_string());
}

#[test]
fn machines_get_one_object_a_line() {
    let faults = spoiled("kiosk.toml", "number = 7", "number = 700\nplaec = \"x\"").unwrap_err();
    expect![[r#"
        {"file":"kiosk.toml","line":2,"column":10,"message":"`number` must be from 0 to 99, not 700","advice":"write a whole number from 0 to 99","id":"out-of-range"}
        {"file":"kiosk.toml","line":3,"column":1,"message":"`plaec` is not known here","advice":"write `place`","id":"unknown-key"}"#]].assert_eq(&faults.to_json_lines(english()));
}

#[test]
fn all_faults_of_all_files_are_told_in_one_run() {
    let mut texts = changed(&[
        ("kiosk.toml", "number = 7", "number = 700"),
        ("content/site.toml", "fresh_days = 90", "fresh_days = 0"),
        ("content/centres.toml", "CAS Łączka", " CAS Łączka"),
        ("content/centres.toml", "CAS Ćma", ""),
        ("content/activities.toml", "place = 2", "place = 3"),
        ("content/notices.toml", "closed = true", "closed = 1"),
        (
            "content/articles/fraud.toml",
            "id = \"fraud\"",
            "id = \"Fraud\"",
        ),
        (SERVICE_FILE, "outcome = \"no\"", "outcome = \"nein\""),
    ]);
    for (name, text) in [
        ("content/notes.txt", "x"),
        ("locales/pl/kiosk.ftl", "= x\n"),
    ] {
        texts.push((name, text.to_owned()));
    }
    expect![[r#"
        content/activities.toml:15:9: the centre `cas-1` has no place 3 > write a number from 1 to 2, or add the place to the centre
        content/articles/fraud.toml:1:6: the id `Fraud` has characters that an id cannot have > write small letters a to z and digits, with single hyphens between them
        content/centres.toml:4:8: `name` begins or ends with a space > remove the space
        content/centres.toml:18:8: `name` is empty > write the text, or leave the key out if it may be left out
        content/notes.txt: this file is not known here > remove it; services are `services/*.toml`, articles `articles/*.toml`
        content/notices.toml:6:10: `closed` must be true or false, not a whole number > write `closed = true` or `closed = false`
        content/services/repair.toml:39:11: `outcome` cannot be `nein` > write one of `yes`, `no`, `call`
        content/site.toml:3:14: `fresh_days` must be from 1 to 3650, not 0 > write a whole number from 1 to 3650
        kiosk.toml:2:10: `number` must be from 0 to 99, not 700 > write a whole number from 0 to 99
        locales/en: there are no words for this language of `kiosk.toml` > add `en/*.ftl`, or remove `en` from `languages`
        locales/pl/kiosk.ftl:1:1: Fluent: Expected one of "a-zA-Z" > write `id = words`, with variables as { $name }; what goes on in the next line is indented"#]].assert_eq(&lines(&setup_of(&texts).unwrap_err()));
}

#[test]
fn every_syntax_fault_of_a_file_is_told_and_reading_goes_on() {
    let bad = "city = Miasto\nfresh_days = 9000\nhome = [\"centres\"]\nattribution = { pl = 3 }\n[contact\n";
    let texts = [FILES[0], ("content/site.toml", bad), FILES[2]];
    expect![[r#"
        content/site.toml:1:8: TOML: string values must be quoted, expected literal string > put it in straight quotation marks: "…"
        content/site.toml:2:14: `fresh_days` must be from 1 to 3650, not 9000 > write a whole number from 1 to 3650
        content/site.toml:4:22: `attribution.pl` must be text, not a whole number > write `attribution.pl = "…"`
        content/site.toml:5:9: TOML: unclosed table, expected `]` > add what is expected here"#]].assert_eq(&lines(&Setup::from_texts(&texts).unwrap_err()));
}

#[test]
fn references_into_a_broken_file_are_not_called_wrong() {
    for (file, good) in [
        ("content/site.toml", "id = \"II\""),
        ("content/centres.toml", "id = \"cas-1\""),
        ("content/activities.toml", "id = \"english-tue\""),
        (SERVICE_FILE, "id = \"repair\""),
    ] {
        let unclosed = good.strip_suffix('"').unwrap();
        let faults = spoiled(file, good, unclosed).unwrap_err();
        let mut files = faults.iter().map(|fault| fault.place.file());
        assert!(files.all(|told| told == file), "{faults}");
    }
}

#[test]
fn references_into_an_empty_file_are_not_called_wrong() {
    for empty in [
        "content/site.toml",
        "content/centres.toml",
        "content/activities.toml",
        SERVICE_FILE,
    ] {
        let mut texts = FILES;
        for (_, text) in texts.iter_mut().filter(|(name, _)| *name == empty) {
            *text = " \n\n";
        }
        let advice = "put back what was in it, or remove the file if it is not needed";
        assert_eq!(
            lines(&Setup::from_texts(&texts).unwrap_err()),
            format!("{empty}: the file is empty > {advice}")
        );
    }
}

#[test]
fn references_into_a_file_that_is_not_there_are_called_wrong_only_if_it_may_be_missing() {
    let without = |missing: &str| {
        let texts = FILES.into_iter().filter(|(name, _)| *name != missing);
        lines(&Setup::from_texts(&texts.collect::<Vec<_>>()).unwrap_err())
    };
    let advice = "write it, or copy the one that comes with the program";
    let required = "content/centres.toml";
    let told = format!("{required}: the file does not exist > {advice}");
    assert_eq!(without(required), told);
    assert_eq!(
        without("content/activities.toml"),
        "content/notices.toml:18:15: there is no activity `english-tue` > \
         there is none; add one first, in `activities.toml`"
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
    let content = spoiled(SERVICE_FILE, first, &bad).unwrap().content;
    let repair = &content.services[content.service("repair").unwrap()];
    let mut rules = content.eligibilities[repair.eligibility.unwrap()]
        .rules
        .iter();
    let order: Vec<(usize, Vec<usize>)> = rules
        .next()
        .unwrap()
        .when
        .iter()
        .map(|condition| {
            let options = condition.options.iter().map(|option| option.position());
            (condition.question.position(), options.collect())
        })
        .collect();
    assert_eq!(order, [(0, vec![1]), (1, vec![1, 0])]);
}

#[test]
fn a_missing_setting_has_the_value_of_the_file_in_the_program_but_promises_nothing() {
    let shipped = cas_kiosk::config::shipped();
    let setup = Setup::from_texts(&[("kiosk.toml", "# Nothing.\n")]).unwrap();
    assert_eq!(setup.config.zone, shipped.zone);
    assert_eq!(setup.config.languages, shipped.languages);
    assert_eq!(setup.config.idle, shipped.idle);
    assert_eq!(setup.config.spool.folder, Path::new("spool"));
    assert_eq!(setup.config.content, None);
    // The file in the program is that of a trial.
    assert_eq!(
        (shipped.number, &shipped.spool.sealing),
        (7, &Sealing::None)
    );
    let (number, place) = (setup.config.number, setup.config.place.as_str());
    assert_eq!((number, place), (0, "?"));
    assert_eq!(setup.config.spool.sealing, Sealing::Missing);
    assert!(!setup.takes_requests());
}

/// A full disk, or a network that broke, may leave the beginning of a file.
#[test]
fn what_is_left_of_a_file_that_was_cut_off_never_leads_to_requests_that_are_not_sealed() {
    let whole =
        include_str!("../../deploy/package/kiosk/kiosk.toml").replace("\"leave-out\"", "\"show\"");
    let mut wells = 0;
    for (end, _) in whole.match_indices('\n') {
        let Ok(setup) = Setup::from_texts(&[("kiosk.toml", &whole[..end])]) else {
            continue;
        };
        assert_eq!(
            setup.config.spool.sealing,
            Sealing::Missing,
            "{}",
            &whole[..end]
        );
        assert!(!setup.takes_requests());
        wells += 1;
    }
    assert!(wells > 10);
}

#[test]
fn centres_are_sorted_by_name_and_not_by_file() {
    let setup = Setup::from_texts(&FILES).unwrap();
    let polish = Language::new("pl").unwrap();
    let order = setup.catalogue.centres(polish).iter();
    let names: Vec<&str> = order
        .map(|index| &*setup.content.centres[*index].name)
        .collect();
    assert_eq!(names, ["CAS Ćma", "CAS Łączka"]);
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
    let texts = [("kiosk.toml", "#"), ("content/site.toml", &site), FILES[2]];
    let faults = Setup::from_texts(&texts).unwrap_err();
    assert!(
        lines(&faults).contains("kiosk.toml: there is no district `I`"),
        "{faults}"
    );
}
