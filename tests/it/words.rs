//! Every message of the locales is used, and every message that is used is there.

use std::collections::BTreeSet;
use std::fs;

use crate::project::{root, sources};

/// The words of the first language, from all files of its folder.
fn locale() -> String {
    let folder = root().join("locales/pl");
    let files = fs::read_dir(folder).unwrap();
    let texts = files.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    texts.collect()
}

fn ids_in_locale() -> BTreeSet<String> {
    let text = locale();
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
    let is_id =
        |id: &String| id.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !id.is_empty();
    text.lines().filter_map(id).filter(is_id).collect()
}

/// The messages that other messages name: `{ weekday }`.
fn named_in_locale() -> BTreeSet<String> {
    let text = locale();
    let braces = text.split("{ ").skip(1);
    let named = braces.filter_map(|rest| rest.split_once(" }"));
    named.map(|(id, _)| id.to_owned()).collect()
}

/// Every text in quotes in the files that say something.
fn quoted() -> BTreeSet<String> {
    let setup = root().join("crates/setup/src");
    let of_setup = [
        "catalogue.rs",
        "locale.rs",
        "locale/phrases.rs",
        "locale/spoken.rs",
    ];
    let commands = root().join("src/command");
    let files = sources(&root().join("crates/core/src"))
        .into_iter()
        .chain(of_setup.map(|it| setup.join(it)))
        .chain([commands.join("numbers.rs")])
        .chain(
            [
                "spoken/src/rules.rs",
                "form/src/form/offer.rs",
                "desk/src/pages/frame.rs",
            ]
            .map(|it| root().join("crates").join(it)),
        );
    let files = files.map(|file| fs::read_to_string(file).unwrap());
    let quoted = files.flat_map(|text| {
        text.split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    quoted.collect()
}

#[test]
fn every_message_is_used() {
    let mut used = quoted();
    used.extend(named_in_locale());
    let unused: Vec<_> = ids_in_locale()
        .into_iter()
        .filter(|id| !used.contains(id))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_message_that_is_used_is_there() {
    let ids = ids_in_locale();
    let mut said: BTreeSet<String> = quoted();
    said.retain(|it| it.starts_with("spoken-") && it != "spoken-");
    assert!(
        said.len() > 40,
        "the rules for the voice were not found: {said:?}"
    );
    let exports = sources(&root().join("crates/office/src/export"));
    let screens = sources(&root().join("crates/core/src"));
    for file in screens.into_iter().chain(exports) {
        let text = fs::read_to_string(file).unwrap();
        for call in ["say(\"", "say_with(\""] {
            let calls = text.split(call).skip(1);
            said.extend(
                calls
                    .filter_map(|rest| rest.split_once('"'))
                    .map(|(id, _)| id.to_owned()),
            );
        }
    }
    assert!(said.len() > 40, "the calls were not found: {said:?}");
    let missing: Vec<_> = said.difference(&ids).collect();
    assert_eq!(missing, Vec::<&String>::new());
}
