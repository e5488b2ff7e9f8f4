//! From a key to a frame: step, describe, announce, lay out and draw. What a key costs must not
//! depend on how much there is.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_types,
    reason = "a bench stands at the rim, and one that cannot go on has failed"
)]

mod city;
mod hanging;

use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use cas_kiosk::app::{Message, Screen};
use cas_kiosk::input::{Input, Stroke, Touch};
use cas_kiosk::kiosk::{Kiosk, Store};
use cas_kiosk::page::{Control, Key, Stop};
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::large::size::{Elements, Means, Sight};
use cas_kiosk::surface::tui::theme::Palette;
use divan::Bencher;
use ratatui::backend::TestBackend;

use city::{CENTRES, city, clock};
use hanging::Hanging;

/// Columns and rows of terminals: the smallest that works, the usual one, a large one.
const SIZES: [(u16, u16); 3] = [(40, 11), (80, 24), (240, 67)];
const USUAL: (u16, u16) = SIZES[1];

/// Those that have room for large letters.
const LARGE_SIZES: [(u16, u16); 3] = [(120, 40), (160, 45), (240, 67)];

/// The numbers that lead from Home to a page.
const CENTRE: &str = "138";
const ALL_CENTRES: &str = "180";
const ENGLISH: &str = "201";
const TODAY: &str = "220";
const SEARCH: &str = "500";

fn main() {
    divan::main();
}

/// On up to sixty centres with their addresses.
#[divan::bench(args = SIZES, sample_size = 1)]
fn at_size(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let mut visit = Visit::begin(CENTRES[0], size);
    visit.go(ALL_CENTRES);
    visit.measure(bencher, Key::Down, Key::Up);
}

/// The same in large letters, where they fit.
#[divan::bench(args = LARGE_SIZES, sample_size = 1)]
fn at_size_in_large_letters(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let means = Means {
        scales: false,
        blocks: Some(Elements::Quarters),
    };
    at_size_by(bencher, size, means);
}

/// The same in letters that the terminal scales.
#[divan::bench(args = LARGE_SIZES, sample_size = 1)]
fn at_size_in_scaled_letters(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let means = Means {
        scales: true,
        blocks: None,
    };
    at_size_by(bencher, size, means);
}

fn at_size_by(bencher: Bencher<'_, '_>, size: (u16, u16), means: Means) {
    let sight = Sight {
        means,
        ..Sight::default()
    };
    let mut visit = Visit::begin_with(CENTRES[0], size, sight);
    visit.go(ALL_CENTRES);
    visit.measure(bencher, Key::Down, Key::Up);
}

#[divan::bench(args = CENTRES, sample_size = 1)]
fn on_start(bencher: Bencher<'_, '_>, centres: usize) {
    let mut visit = Visit::begin(centres, USUAL);
    visit.press(Key::Finish);
    visit.measure(bencher, Key::Down, Key::Up);
}

/// All centres, or the ranges in which they are offered.
#[divan::bench(args = CENTRES, sample_size = 1)]
fn on_all_centres(bencher: Bencher<'_, '_>, centres: usize) {
    let mut visit = Visit::begin(centres, USUAL);
    visit.go(ALL_CENTRES);
    visit.measure(bencher, Key::Down, Key::Up);
}

/// A range of up to sixty centres.
#[divan::bench(args = CENTRES, sample_size = 1)]
fn on_a_range_of_centres(bencher: Bencher<'_, '_>, centres: usize) {
    let mut visit = Visit::begin(centres, USUAL);
    visit.go(ALL_CENTRES);
    visit.enter_ranges();
    visit.measure(bencher, Key::Down, Key::Up);
}

#[divan::bench(args = CENTRES, sample_size = 1)]
fn on_a_card(bencher: Bencher<'_, '_>, centres: usize) {
    let mut visit = Visit::begin(centres, USUAL);
    visit.go(CENTRE);
    visit.measure(bencher, Key::Down, Key::Up);
}

/// A key while a thread reads and frees the largest city again and again, as it does once when content
/// changes. It may cost what the second processor costs, and no key may wait for the reading.
#[divan::bench(sample_size = 1)]
fn on_a_card_while_a_large_city_is_read(bencher: Bencher<'_, '_>) {
    let texts = city::texts(CENTRES[2]);
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                drop(city::read(&texts));
            }
        });
        let mut visit = Visit::begin(CENTRES[0], USUAL);
        visit.go(CENTRE);
        visit.measure(bencher, Key::Down, Key::Up);
        is_over.store(true, Ordering::Relaxed);
    });
}

/// The same key while a slip is being printed and the printer takes nothing any more. No key may wait for it.
#[divan::bench(sample_size = 1)]
fn on_a_card_while_a_printer_hangs(bencher: Bencher<'_, '_>) {
    let printer = Hanging::start();
    let (slips, told) = printer.slips();
    let mut visit = Visit::begin(CENTRES[0], USUAL);
    visit.0 = visit.0.printing(slips);
    visit.0.hear_printer().unwrap();
    visit.go(CENTRE);
    let card = visit.0.app().page().heading.clone();
    visit.enter_control(|message| matches!(message, Message::Print(_)));
    printer.hangs();
    visit.press(Key::Back);
    assert!(
        visit.0.app().page().heading == card,
        "Back does not lead to the card"
    );
    visit.measure(bencher, Key::Down, Key::Up);
    assert!(
        told.try_recv().is_err(),
        "the printer has given up meanwhile"
    );
}

#[divan::bench(args = CENTRES, sample_size = 1)]
fn on_a_kind(bencher: Bencher<'_, '_>, centres: usize) {
    let mut visit = Visit::begin(centres, USUAL);
    visit.go(ENGLISH);
    visit.measure(bencher, Key::Down, Key::Up);
}

#[divan::bench(args = CENTRES, sample_size = 1)]
fn on_today(bencher: Bencher<'_, '_>, centres: usize) {
    let mut visit = Visit::begin(centres, USUAL);
    visit.go(TODAY);
    visit.measure(bencher, Key::Down, Key::Up);
}

/// Where somebody comes to who asks for more ten times.
#[divan::bench(args = CENTRES, sample_size = 1)]
fn further_on_today(bencher: Bencher<'_, '_>, centres: usize) {
    let mut visit = Visit::begin(centres, USUAL);
    visit.go(TODAY);
    (0..10).for_each(|_| visit.enter_further());
    visit.measure(bencher, Key::Down, Key::Up);
}

/// The letter that all names begin with.
#[divan::bench(args = CENTRES, sample_size = 1)]
fn while_searching(bencher: Bencher<'_, '_>, centres: usize) {
    let mut visit = Visit::begin(centres, USUAL);
    visit.go(SEARCH);
    visit.measure(bencher, Key::Char('c'), Key::Backspace);
}

/// Somebody at a kiosk, in the first language.
struct Visit(Kiosk<Tui<TestBackend>>);

impl Visit {
    fn begin(centres: usize, size: (u16, u16)) -> Self {
        Self::begin_with(centres, size, Sight::default())
    }

    fn begin_with(centres: usize, (columns, rows): (u16, u16), sight: Sight) -> Self {
        let setup = city(centres);
        let terminal = TestBackend::new(columns, rows);
        let surface = Tui::new(terminal, Some(Palette::Sixteen)).seen(sight);
        let store = Store::start(&setup.config.spool, || {}, || {}).unwrap();
        let mut kiosk = Kiosk::new(setup.clone(), surface, store, clock(setup));
        kiosk.greet().unwrap();
        let mut visit = Self(kiosk);
        visit.press(Key::Enter);
        visit
    }

    /// Measures `key`, each time after `undo`, which must lead back to where it began.
    fn measure(self, bencher: Bencher<'_, '_>, key: Key, undo: Key) {
        let visit = RefCell::new(self);
        let press = |key| visit.borrow_mut().press(key);
        let page = || visit.borrow().0.app().page().clone();
        let before = page();
        press(key);
        assert!(page() != before, "the key does nothing");
        press(undo);
        assert!(page() == before, "the key cannot be undone");
        press(key);
        let bencher = bencher.with_inputs(|| press(undo));
        bencher.bench_local_values(|()| press(key));
    }

    fn press(&mut self, key: Key) {
        let touch = Touch {
            key,
            stroke: Stroke::Press,
            again: None,
            since: None,
        };
        self.0.take(Input::Key(Box::new(touch))).unwrap();
        self.0.settle().unwrap();
    }

    fn go(&mut self, number: &str) {
        number
            .chars()
            .map(Key::Char)
            .for_each(|key| self.press(key));
    }

    /// Into a range, as long as there are ranges.
    fn enter_ranges(&mut self) {
        while self.enter_last(|screen| matches!(screen, Screen::Centres(..))) {}
    }

    /// To the next page of meetings, if there is one.
    fn enter_further(&mut self) {
        self.enter_last(|screen| matches!(screen, Screen::Meetings(..)));
    }

    /// Chooses the last control that leads to such a screen. False if there is none.
    fn enter_last(&mut self, is_wanted: impl Fn(&Screen) -> bool) -> bool {
        self.enter_control(|message| matches!(message, Message::Open(screen) if is_wanted(screen)))
    }

    /// Chooses the last control that sends such a message. False if there is none.
    fn enter_control(&mut self, is_wanted: impl Fn(&Message) -> bool) -> bool {
        let mut stops = self.0.app().page().stops.iter();
        let wanted = stops.rposition(|stop| match stop {
            Stop::Control(Control { message, .. }) => is_wanted(message),
            Stop::Passage(_) => false,
        });
        let Some(wanted) = wanted else { return false };
        self.press(Key::End);
        while self.0.app().page().focus > wanted {
            self.press(Key::Up);
        }
        self.press(Key::Enter);
        true
    }
}
