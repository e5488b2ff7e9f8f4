//! A kiosk that leaves out what is only an example: `[content] samples = "leave-out"`.

use std::process::Command;
use std::sync::{Arc, LazyLock};

use cas_kiosk::app::Message;
use cas_kiosk::setup::Setup;

use crate::check::good::{FILES, KIOSK, SITE};
use crate::check::lines;
use crate::city::read_into;
use crate::project::{PROGRAM, root};
use crate::visitor::{Visitor, kept};

const LEAVE_OUT: &str = "[kiosk]\nnumber = 7\nplace = \"Biblioteka\"\nleave = \"never\"\n\
                         [content]\nsamples = \"leave-out\"\n";

pub fn without_samples() -> &'static Arc<Setup> {
    static SETUP: LazyLock<Arc<Setup>> =
        LazyLock::new(|| Arc::new(Setup::from_texts(&[("kiosk.toml", LEAVE_OUT)]).unwrap()));
    &SETUP
}

#[test]
fn no_page_shows_an_example_and_nothing_is_asked_for_that_nobody_receives() {
    for (tag, marks) in [
        (
            "pl",
            ["(przykład)", "Przykłady", "na próbę", "tylko przykład"],
        ),
        (
            "en",
            ["(example)", "Examples", "a trial", "only an example"],
        ),
        ("uk", ["(приклад)", "Приклади", "пробн", "лише приклад"]),
    ] {
        let mut visitor = Visitor::arrives_in(without_samples());
        let start = visitor.sees();
        assert!(!marks.iter().any(|mark| start.contains(mark)), "{start}");
        visitor.chooses_id(tag, "language-name");
        for (number, _) in without_samples().catalogue.numbers() {
            visitor.types(&number.to_string());
            let sees = visitor.sees();
            let mark = marks.iter().find(|mark| sees.contains(**mark));
            assert_eq!(mark, None, "{number}: {sees}");
            let mut controls = visitor.page().controls();
            let asked = controls.find(|(_, it)| matches!(it.message, Message::Ask(_)));
            assert!(asked.is_none(), "{number}: {sees}");
        }
    }
}

/// The checks of eligibility stay, and their verdict leads to the phone.
#[test]
fn a_request_that_nobody_receives_becomes_a_line_to_ring() {
    let mut visitor = Visitor::arrives_in(without_samples());
    visitor.chooses_id("pl", "language-name").types("311");
    visitor.chooses_id("pl", "service-for-me");
    for answer in ["Więcej niż 60 lat", "Tak", "Tak", "Mała i może poczekać"] {
        visitor.chooses(answer);
    }
    let sees = visitor.sees();
    assert!(sees.contains("12 616 78 14"), "{sees}");
    // Nothing is announced that does not come.
    assert!(!sees.contains("Zapytamy"), "{sees}");
    assert!(sees.contains(&visitor.says_here("eligible-ring")), "{sees}");
    assert!(
        !sees.contains(&visitor.says_here("request-begin")),
        "{sees}"
    );
}

#[test]
fn there_is_no_way_to_activities_where_none_is_known() {
    let activities = include_str!("../../content/activities.toml");
    let (examples, _) = activities
        .split_once("# What CAS Uskrzydleni Wiekiem says that it offers")
        .unwrap();
    let mut files = Vec::new();
    read_into(&mut files, &root().join("content"), "content/");
    let files = files.iter().map(|(path, text)| (&**path, &**text));
    let mut texts: Vec<_> = files
        .filter(|(path, _)| *path != "content/activities.toml")
        .collect();
    texts.extend([
        ("kiosk.toml", LEAVE_OUT),
        ("content/activities.toml", examples),
    ]);
    let setup = kept(Setup::from_texts(&texts).unwrap());
    let mut visitor = Visitor::arrives_in(setup);
    visitor.chooses_id("pl", "language-name");
    let sees = visitor.sees();
    assert!(!sees.contains("Zajęcia"), "{sees}");
    visitor.types("101");
    let sees = visitor.sees();
    assert!(!sees.contains("Zajęcia"), "{sees}");
}

#[test]
fn what_is_left_out_is_said_in_a_line_for_each_file_and_the_rest_may_go_to_the_public() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kiosk.toml"), LEAVE_OUT).unwrap();
    let check = |option| {
        let mut check = Command::new(PROGRAM);
        let output = check
            .args(["check", option])
            .current_dir(folder.path())
            .output();
        let output = output.unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{told}");
        told
    };
    let told = check("--deploy");
    assert!(told.lines().all(|line| line.contains("left out")), "{told}");
    let samples = include_str!("../../content/activities.toml").matches("\nsample = true");
    let samples = samples.count();
    let line = format!("activities.toml: left out, because they are only examples: {samples}\n");
    assert_eq!(told.matches(&line).count(), 1, "{told}");
    assert_eq!(told.matches("activities.toml").count(), 1, "{told}");
    let advice = check("--advice");
    let named = advice.lines().filter(|line| {
        line.contains("activities.toml:")
            && line.ends_with("left out, because it is only an example")
    });
    assert_eq!(named.count(), samples);
}

#[test]
fn the_contact_of_every_page_must_not_be_an_example_then() {
    let kiosk = format!("{KIOSK}\n[content]\nsamples = \"leave-out\"\n");
    let sample = "source = \"Rejestr\"\nsample = true\n\n[emergency]";
    let site = SITE.replace("source = \"Rejestr\"\n\n[emergency]", sample);
    assert_ne!(site, SITE);
    let mut texts = FILES.to_vec();
    texts.retain(|(name, _)| !["kiosk.toml", "content/site.toml"].contains(name));
    texts.extend([
        ("kiosk.toml", kiosk.as_str()),
        ("content/site.toml", site.as_str()),
    ]);
    let told = lines(&Setup::from_texts(&texts).unwrap_err());
    assert!(told.contains("every page needs `[contact]`"), "{told}");
}
