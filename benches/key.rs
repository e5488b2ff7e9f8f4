//! From a key to a frame: step, describe, announce and draw, on the longest page there is.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot go on has failed"
)]

use cas_kiosk::config::LogTo;
use cas_kiosk::input::Input;
use cas_kiosk::kiosk::{Clock, Kiosk};
use cas_kiosk::log::Log;
use cas_kiosk::page::Key;
use cas_kiosk::setup;
use cas_kiosk::surface::tui::Tui;
use divan::{Bencher, counter::ItemsCount};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Keys between two measurements; an even number leaves the focus where it was.
const KEYS: usize = 2;

fn main() {
    divan::main();
}

/// The list of all centres, up and down.
#[divan::bench(args = [(40, 11), (80, 24), (240, 67)])]
fn key_to_frame(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let folder = tempfile::tempdir().unwrap();
    let mut setup = setup::load(None).unwrap();
    setup.config.spool = folder.path().join("spool");
    let log = Log::open(&LogTo::File(folder.path().join("log"))).unwrap();
    let terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    let surface = Tui::new(terminal, Some(setup.config.theme));
    let mut kiosk = Kiosk::new(&setup, surface, log, Clock::Zone(setup.config.zone));
    kiosk.greet().unwrap();
    let mut press = |key| {
        kiosk
            .take(Input::Key {
                key,
                fresh: true,
                struck: true,
            })
            .unwrap();
    };
    // Polish, centres, the third entry: all of them.
    for key in [Key::Enter, Key::Enter, Key::Down, Key::Down, Key::Enter] {
        press(key);
    }
    bencher.counter(ItemsCount::new(KEYS)).bench_local(|| {
        press(Key::Down);
        press(Key::Up);
    });
}
