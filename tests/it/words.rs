//! Every message of the locales is used, and every message that is used is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn ids_in_locale() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/pl/kiosk.ftl");
    let text = fs::read_to_string(file).unwrap();
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
    let is_id =
        |id: &String| id.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !id.is_empty();
    text.lines().filter_map(id).filter(is_id).collect()
}

/// Every text in quotes in the files of `folder`.
fn quoted_in(folder: &Path) -> BTreeSet<String> {
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
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
    let used = quoted_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"));
    let unused: Vec<_> = ids_in_locale()
        .into_iter()
        .filter(|id| !used.contains(id))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_message_that_is_used_is_there() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let ids = ids_in_locale();
    let mut said = BTreeSet::new();
    for entry in fs::read_dir(source).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
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
