//! What the process weighs after many visitors. Each of them has filled in a form, sent it, and
//! finished; after ten times as many it should weigh the same.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench stands at the rim, and one that cannot go on has failed"
)]

mod city;

use std::alloc::System;
use std::sync::Arc;
use std::time::Instant;

use cas_kiosk::input::Input;
use cas_kiosk::kiosk::{Kiosk, Store};
use cas_kiosk::private::Private;
use cas_kiosk::setup;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::theme::Palette;
use ratatui::backend::TestBackend;
use zeroizing_alloc::ZeroAlloc;

use city::clock;

/// As in the program.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// After how many requests the process is weighed.
const REQUESTS: [usize; 3] = [100, 1_000, 10_000];
/// What a visitor enters, line by line, from Start to the receipt and back.
const LINES: [&str; 22] = [
    "1",
    "311",
    "1",
    "1",
    "1",
    "1",
    "1",
    "1",
    "1",
    "1",
    "2",
    "Jan Nowak",
    "12 345 67 89",
    "72",
    "1",
    "2",
    "7",
    "Kran cieknie",
    "1",
    "1",
    "1",
    "!",
];

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup::load(None).unwrap();
    setup.config.spool.folder = folder.path().join("spool");
    setup.config.spool.in_memory = true;
    let store = Store::start(&setup.config.spool, || {}, || {}).unwrap();
    let terminal = TestBackend::new(80, 24);
    let surface = Tui::new(terminal, Some(Palette::Sixteen));
    let setup = Arc::new(setup);
    let mut kiosk = Kiosk::new(Arc::clone(&setup), surface, store, clock(&setup));
    kiosk.greet().unwrap();
    let begun = Instant::now();
    let mut sent = 0;
    for requests in REQUESTS {
        while sent < requests {
            for line in LINES {
                kiosk
                    .take(Input::Line(Ok(Private(line.to_owned()))))
                    .unwrap();
            }
            sent += 1;
        }
        assert!(kiosk.app().is_empty(), "a visit goes on");
        println!(
            "after {requests} requests: {} KiB resident, {:?}",
            resident_kibibytes(),
            begun.elapsed()
        );
    }
    let stored = std::fs::read_dir(folder.path().join("spool/new")).unwrap();
    assert_eq!(stored.count(), sent, "a request is missing");
}

fn resident_kibibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let words = line.unwrap().split_whitespace();
    words.rev().nth(1).unwrap().parse().unwrap()
}
