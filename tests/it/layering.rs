//! Who may know whom. The compiler keeps it, by what each room names in its `Cargo.toml`; here stands
//! what may be written there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use crate::project::root;

/// For each room the rooms it names.
const ROOMS: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("page", &["code", "words"]),
    ("form", &["words"]),
    ("schedule", &[]),
    ("search", &[]),
    ("spoken", &[]),
    ("request", &[]),
    ("count", &[]),
    ("table", &[]),
    ("calendar", &["schedule"]),
    ("code", &["search"]),
    ("paper", &["code", "page", "words"]),
    ("fleet", &[]),
    (
        "setup",
        &[
            "fleet", "form", "page", "schedule", "search", "spoken", "words",
        ],
    ),
    (
        "core",
        &[
            "code", "count", "form", "page", "request", "schedule", "search", "setup", "words",
        ],
    ),
    ("plain", &["page"]),
    ("surface", &["code", "page", "plain", "words"]),
    ("spool", &["request", "setup"]),
    ("terminal", &["page", "surface", "words"]),
    ("program", &["setup", "words"]),
    ("printer", &[]),
    ("live", &["page", "program", "setup"]),
    ("store", &[]),
    ("book", &["request", "search", "words"]),
    ("open311", &["book", "request", "words"]),
    (
        "desk",
        &[
            "book", "count", "form", "program", "request", "setup", "spool", "words",
        ],
    ),
    ("courier", &["fleet", "program", "setup", "spool", "store"]),
    (
        "office",
        &[
            "book", "calendar", "core", "count", "desk", "fleet", "form", "open311", "plain",
            "program", "request", "schedule", "search", "setup", "spool", "store", "table",
            "words",
        ],
    ),
];

/// The rooms that are pure: nothing in them asks the system for anything.
const PURE: &[&str] = &[
    "words", "page", "form", "schedule", "search", "spoken", "request", "count", "table",
    "calendar", "fleet", "code", "paper", "core", "plain",
];

/// Crates by which something is asked of the system.
const SYSTEM: &[&str] = &["crossterm", "getrandom", "ratatui", "rustix", "signal-hook"];

/// What a room names in its `Cargo.toml`.
fn named(room: &str) -> BTreeSet<String> {
    let manifest = root().join("crates").join(room).join("Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(manifest).unwrap().parse().unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    dependencies.keys().cloned().collect()
}

#[test]
fn no_room_knows_more_than_it_may() {
    let rooms = fs::read_dir(root().join("crates")).unwrap();
    let rooms = rooms.map(|room| room.unwrap().file_name().into_string().unwrap());
    let ours = |room: &String| {
        let named = named(room).into_iter();
        let ours = named.filter_map(|name| Some(name.strip_prefix("cas-")?.to_owned()));
        ours.collect::<BTreeSet<_>>()
    };
    let found: BTreeMap<String, BTreeSet<String>> =
        rooms.map(|room| (room.clone(), ours(&room))).collect();
    let expected = ROOMS.iter().map(|(room, may)| {
        let may = may.iter().map(|it| (*it).to_owned());
        ((*room).to_owned(), may.collect())
    });
    assert_eq!(found, expected.collect());
}

#[test]
fn what_is_pure_asks_nothing_of_the_system() {
    for room in PURE {
        let named = named(room);
        let asked = SYSTEM.iter().find(|it| named.contains(**it));
        assert_eq!(asked, None, "{room}");
        let lib = root().join("crates").join(room).join("src/lib.rs");
        let denied = "#![deny(clippy::disallowed_methods, clippy::disallowed_types)]";
        assert!(fs::read_to_string(lib).unwrap().contains(denied), "{room}");
    }
}

#[test]
fn the_office_draws_nothing_and_takes_no_keys() {
    let mut reached = BTreeSet::new();
    let mut rooms = vec!["office".to_owned()];
    while let Some(room) = rooms.pop() {
        for name in named(&room) {
            let ours = name.strip_prefix("cas-").map(str::to_owned);
            if reached.insert(name) {
                rooms.extend(ours);
            }
        }
    }
    assert!(reached.contains("cas-plain"), "{reached:?}");
    for crate_name in ["ratatui", "crossterm"] {
        assert!(!reached.contains(crate_name), "{crate_name}");
    }
}

#[test]
fn the_kiosk_reads_no_files_of_others() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let kiosk = manifest["dependencies"].as_table().unwrap().keys();
    let mut rooms: Vec<String> = kiosk.cloned().collect();
    let mut reached = BTreeSet::new();
    while let Some(name) = rooms.pop() {
        let ours = name.strip_prefix("cas-").map(str::to_owned);
        if reached.insert(name) {
            rooms.extend(ours.iter().flat_map(|room| named(room)));
        }
    }
    assert!(reached.contains("cas-setup"), "{reached:?}");
    for crate_name in ["cas-table", "cas-calendar", "calamine", "calcard", "zip"] {
        assert!(!reached.contains(crate_name), "{crate_name}");
    }
}

/// Crates by which a program reaches a network.
const NETWORK: &[&str] = &[
    "cas-courier",
    "cas-store",
    "hyper",
    "object_store",
    "reqwest",
    "ring",
    "rustls",
    "socket2",
    "tokio",
];

/// What is linked into a program: the crates that it names, those that they name, and so on.
fn linked_into(program: &str) -> BTreeSet<String> {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--package", program])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        tree.status.success(),
        "{}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout).unwrap();
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.map(str::to_owned).collect()
}

/// The kiosk has no network, because there is nothing in it by which it could have one.
#[test]
fn no_crate_of_a_network_is_linked_into_the_kiosk() {
    let linked = |program: &str| -> Vec<&str> {
        let all = linked_into(program);
        let network = NETWORK.iter().copied();
        network.filter(|it| all.contains(*it)).collect()
    };
    assert_eq!(linked("cas-kiosk"), [""; 0]);
    assert_eq!(linked("cas-courier"), NETWORK);
}
