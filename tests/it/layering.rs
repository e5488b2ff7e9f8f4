//! Who may know whom: read off the `use` lines and paths of the source itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::root;

/// For each room the modules of ours it may name, and the crates of the terminal it may name.
const ROOMS: &[(&str, &[&str], &[&str])] = &[
    ("text", &[], &[]),
    ("private", &[], &[]),
    ("id", &[], &[]),
    ("face", &[], &[]),
    ("look", &[], &[]),
    ("voice", &[], &[]),
    ("settings", &["look", "voice"], &[]),
    ("page", &["text", "look", "voice", "page"], &[]),
    ("form", &["id", "text", "form"], &[]),
    ("eligibility", &["id", "text", "form"], &[]),
    ("reference", &[], &[]),
    ("request", &["reference"], &[]),
    ("checked", &[], &[]),
    ("schedule", &[], &[]),
    ("search", &[], &[]),
    ("spoken", &[], &[]),
    ("fault", &["text"], &[]),
    ("record", &["text", "face", "page", "checked", "fault"], &[]),
    (
        "config",
        &["text", "look", "voice", "settings", "fault", "record"],
        &[],
    ),
    (
        "content",
        &[
            "checked",
            "id",
            "text",
            "page",
            "form",
            "eligibility",
            "schedule",
            "fault",
            "record",
            "content",
        ],
        &[],
    ),
    (
        "catalogue",
        &[
            "checked", "id", "text", "schedule", "search", "content", "locale",
        ],
        &[],
    ),
    ("locale", &["text", "face", "page", "spoken", "fault"], &[]),
    (
        "setup",
        &[
            "checked",
            "text",
            "fault",
            "record",
            "config",
            "content",
            "locale",
            "catalogue",
        ],
        &[],
    ),
    (
        "app",
        &[
            "checked",
            "id",
            "text",
            "look",
            "voice",
            "settings",
            "page",
            "form",
            "eligibility",
            "schedule",
            "search",
            "reference",
            "request",
            "config",
            "content",
            "locale",
            "catalogue",
            "setup",
            "app",
        ],
        &[],
    ),
    ("surface", &["text", "settings", "page", "surface"], &[]),
    (
        "surface/tui",
        &["text", "face", "look", "settings", "page", "surface"],
        &["ratatui"],
    ),
    ("surface/speech", &["text"], &[]),
    ("durable", &[], &[]),
    ("spool", &["config", "durable", "request", "spool"], &[]),
    ("log", &["config"], &[]),
    ("memory", &[], &[]),
    (
        "input",
        &["page", "private", "surface", "terminal", "text", "input"],
        &["crossterm"],
    ),
    ("terminal", &["terminal"], &["crossterm", "ratatui"]),
    (
        "kiosk",
        &[
            "text", "voice", "settings", "page", "request", "config", "setup", "locale", "app",
            "surface", "spool", "log", "memory", "input", "terminal", "kiosk",
        ],
        &["ratatui"],
    ),
    ("exit", &[], &[]),
    (
        "command",
        &[
            "config", "exit", "fault", "text", "kiosk", "log", "setup", "spool", "surface",
            "input", "terminal",
        ],
        &[],
    ),
    (
        "command/display/report",
        &["config", "locale", "look", "surface"],
        &["ratatui"],
    ),
    ("lib", &[], &[]),
    ("main", &["command", "exit", "memory", "terminal"], &[]),
];

/// What the office's program may name of the kiosk's library: the compiler keeps all else apart, since the
/// kiosk cannot name a crate that depends on it.
const OFFICE: &[&str] = &[
    "durable",
    "id",
    "text",
    "fault",
    "form",
    "eligibility",
    "request",
    "content",
    "setup",
    "memory",
    "exit",
];

/// Crates that only some rooms may name.
const TERMINAL: &[&str] = &["ratatui", "crossterm"];

/// The files of Rust in a folder, however deep.
pub fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Source without comments, because a doc may name what code may not.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

fn room_of(path: &Path, source: &Path) -> &'static str {
    let relative = path.strip_prefix(source).unwrap().with_extension("");
    let relative = relative.to_str().unwrap();
    let belongs = |room: &str| relative == room || relative.starts_with(&format!("{room}/"));
    let rooms = ROOMS
        .iter()
        .map(|(room, ..)| *room)
        .filter(|room| belongs(room));
    rooms
        .max_by_key(|room| room.len())
        .unwrap_or_else(|| panic!("src/{relative}.rs belongs to no room"))
}

/// The modules named right after `start`, also in a list in braces.
fn named_after(code: &str, start: &str) -> Vec<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut names = Vec::new();
    for (at, _) in code.match_indices(start) {
        let rest = &code[at + start.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let end = list.find(|c| match c {
                '{' => {
                    depth += 1;
                    false
                }
                '}' if depth == 0 => true,
                '}' => {
                    depth -= 1;
                    false
                }
                _ => false,
            });
            let list = &list[..end.unwrap()];
            let mut depth = 0;
            for part in list.split_inclusive([',', '{', '}']) {
                if depth == 0 {
                    let name: String = part.trim().chars().take_while(|c| is_name(*c)).collect();
                    names.extend((!name.is_empty()).then_some(name));
                }
                depth += i32::from(part.ends_with('{')) - i32::from(part.ends_with('}'));
            }
        } else {
            names.push(rest.chars().take_while(|c| is_name(*c)).collect());
        }
    }
    names
}

#[test]
fn no_room_knows_more_than_it_may() {
    let source = root().join("src");
    let mut files = Vec::new();
    sources(&source, &mut files);
    let mut wrong = BTreeMap::new();
    for file in &files {
        let code = code(file);
        let room = room_of(file, &source);
        let (_, ours, terminal) = ROOMS.iter().find(|(name, ..)| *name == room).unwrap();
        let mut named = named_after(&code, "crate::");
        named.extend(named_after(&code, "cas_kiosk::"));
        for name in named {
            if !ours.contains(&name.as_str()) {
                wrong.insert(format!("{}: {name}", file.display()), room);
            }
        }
        for crate_name in TERMINAL {
            if code.contains(&format!("{crate_name}::")) && !terminal.contains(crate_name) {
                wrong.insert(format!("{}: {crate_name}", file.display()), room);
            }
        }
    }
    assert!(files.len() > 20, "the source was not found");
    assert!(wrong.is_empty(), "rooms that know too much: {wrong:#?}");
}

#[test]
fn the_office_knows_no_more_of_the_kiosk_than_it_may() {
    let mut files = Vec::new();
    sources(&root().join("crates/office/src"), &mut files);
    assert!(files.len() > 10, "the source was not found");
    for file in &files {
        let code = code(file);
        for name in named_after(&code, "cas_kiosk::") {
            assert!(
                OFFICE.contains(&name.as_str()),
                "{}: {name}",
                file.display()
            );
        }
        for crate_name in TERMINAL {
            assert!(
                !code.contains(&format!("{crate_name}::")),
                "{}: {crate_name}",
                file.display()
            );
        }
    }
}

#[test]
fn names_in_nested_braces_are_seen() {
    let code = "use crate::{app::{self, App}, surface::plain, text};\nlet x = crate::spool::Spool;";
    assert_eq!(
        named_after(code, "crate::"),
        ["app", "surface", "text", "spool"]
    );
}
