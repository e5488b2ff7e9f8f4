//! What can be changed is told: in Help, in docs/accessibility.md, in kiosk.toml.

use std::collections::BTreeSet;
use std::fs;

use cas_kiosk::page::Key;
use cas_kiosk::settings::Setting;
use cas_kiosk::surface::speech::Event;

use crate::project::root;
use crate::visitor::Visitor;

/// What of kiosk.toml is no matter of accessibility.
const OTHERS: [&str; 5] = ["panel_mm", "distance_mm", "way", "zone", "socket"];

fn document() -> String {
    let path = root().join("docs/accessibility.md");
    fs::read_to_string(path).unwrap()
}

/// The settings of kiosk.toml that concern how somebody perceives and works the kiosk, also those
/// that are only shown there in a comment.
fn configured() -> BTreeSet<String> {
    let toml = include_str!("../../kiosk.toml");
    let mut section = "";
    let mut keys = BTreeSet::new();
    for line in toml.lines() {
        let line = line.trim_start_matches("# ");
        if let Some((name, _)) = line.strip_prefix('[').and_then(|it| it.split_once(']')) {
            section = name;
        } else if let Some((key, _)) = line.split_once(" = ")
            && ["screen", "time", "keys", "speech"].contains(&section)
            && !OTHERS.contains(&key)
        {
            keys.insert(key.to_owned());
        }
    }
    keys
}

#[test]
fn the_document_names_every_setting_and_how_it_is_switched_on() {
    let document = document();
    let rows: Vec<Vec<&str>> = document
        .lines()
        .filter(|line| line.starts_with("| "))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    for setting in Setting::ALL {
        let name = format!("{setting:?}");
        let names = |row: &&Vec<&str>| {
            let (names, _) = row[0].split_once(':').unwrap_or((row[0], ""));
            names.split(", ").any(|it| it == name)
        };
        let row = rows.iter().find(names);
        let row = row.unwrap_or_else(|| panic!("no row for {name}"));
        assert!(
            row[1].contains("Settings"),
            "how {name} is switched on: {row:?}"
        );
        assert!(
            row[2].contains('`'),
            "what {name} is in kiosk.toml: {row:?}"
        );
    }
}

#[test]
fn the_document_names_every_setting_of_kiosk_toml() {
    let document = document();
    let configured = configured();
    assert!(configured.len() > 10, "{configured:?}");
    let missing: Vec<_> = configured
        .iter()
        .filter(|key| {
            let is_named = |end: &str| document.contains(&format!("{key}{end}"));
            !["`", " ="].into_iter().any(is_named)
        })
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn every_setting_is_reached_from_help_with_the_arrows_and_does_something() {
    for setting in Setting::ALL {
        let mut visitor = Visitor::arrives();
        visitor.speech_is(Event::Ready).chooses("Polski");
        if setting != Setting::Speech {
            visitor.press(Key::Speech);
        }
        let before = visitor.settings();
        visitor.changes(setting);
        assert_ne!(visitor.settings(), before, "{setting:?}");
        assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
    }
}

#[test]
fn help_tells_of_what_is_no_setting() {
    let mut visitor = Visitor::arrives();
    visitor
        .speech_is(Event::Ready)
        .chooses("Polski")
        .press(Key::Speech);
    visitor.press(Key::Help);
    let help = visitor.sees_all();
    let voice = visitor.chooses("Ustawienia głosu").sees_all();
    let keys = visitor
        .press(Key::Back)
        .chooses("Klawisze i czas")
        .sees_all();
    for (page, id) in [
        (&help, "help-speech"),
        (&help, "help-letters"),
        (&voice, "help-listen"),
        (&keys, "help-strikes"),
    ] {
        let told = visitor.says(id);
        assert!(page.contains(&told), "{told:?} is not in {page}");
    }
}

#[test]
fn one_more_enter_in_help_changes_nothing() {
    let mut visitor = Visitor::arrives();
    visitor.press(Key::Enter).types("900");
    let (heading, before) = (visitor.heading().to_owned(), visitor.settings());
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), heading);
    assert_eq!(visitor.settings(), before);
}
