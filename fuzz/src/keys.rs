//! What a keyboard may send, and what may happen between two keys, to a whole kiosk with a spool.
//!
//! Whatever comes, nothing panics or ends the program, each page can be shown, what is stored can be
//! read by the office, and after all patience is at an end nothing of the visit is left.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use cas_kiosk::app::App;
use cas_kiosk::config::{Leave, Sealing, SpoolConfig as Place};
use cas_kiosk::input::decoder::{Decoder, SEQUENCE_BYTES_MAX, Within};
use cas_kiosk::input::{Input, StrokeClassifier, input_of, next_line};
use cas_kiosk::kiosk::{Clock, Kiosk, Store};
use cas_kiosk::private::Private;
use cas_kiosk::request::Request;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::speech::Event;
use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use super::witness::Witness;

/// After this byte, which no character has in UTF-8, one says what happens in place of keys.
const EVENT: u8 = 0xff;
/// How long it may be from one key to the next: as from a scanner, held down, as of a hand that
/// trembles, as of a hand.
const GAPS: [Duration; 4] = [
    Duration::from_millis(1),
    Duration::from_millis(33),
    Duration::from_millis(120),
    Duration::from_secs(1),
];
/// How often a kiosk waits for somebody at most, from the last key to the end of a visit: until it asks,
/// and then, with ten times as much time, until there are 60, 30, 15 and no seconds left.
const WAITS_MAX: usize = 5;

/// The shipped files; the folders are those of each trial.
static SETUP: LazyLock<Arc<Setup>> = LazyLock::new(|| {
    let mut setup = Setup::from_texts(&[]).unwrap();
    setup.config.leave = Leave::Never;
    Arc::new(setup)
});

/// A kiosk, and its keyboard.
struct Trial<'s> {
    kiosk: Kiosk<Witness<'s>>,
    decoder: Decoder,
    strokes: StrokeClassifier,
    /// When the last key was struck.
    at: Duration,
    gap: Duration,
    /// Whether the next bytes come so soon that an Esc may begin a sequence with them.
    are_more: bool,
}

/// Tries `bytes` as what a keyboard sends, with events among them. The requests that were stored.
///
/// # Panics
/// If anything does not hold.
#[must_use]
pub fn run(bytes: &[u8]) -> Vec<Request> {
    let folder = tempfile::tempdir().unwrap();
    let spool = folder.path().join("spool");
    let mut trial = Trial::new(&spool);
    let mut parts = bytes.split(|byte| *byte == EVENT);
    trial.send(parts.next().unwrap_or_default());
    for part in parts {
        if let Some((event, bytes)) = part.split_first() {
            trial.happen(*event, bytes);
        }
    }
    trial.end();
    requests(&spool.join("new"))
}

impl Trial<'_> {
    fn new(spool: &Path) -> Self {
        let at = NaiveDate::from_ymd_opt(2026, 11, 24).and_then(|day| day.and_hms_opt(10, 0, 0));
        let clock = Clock::frozen(SETUP.config.zone, at.unwrap()).unwrap();
        let place = Place {
            folder: spool.to_owned(),
            mode: 0o640,
            in_memory: true,
            sealing: Sealing::None,
            requests_per_hour: usize::MAX,
        };
        let store = Store::start(&place, || {}, || {}).unwrap();
        let store = store.waiting(Duration::MAX);
        let witness = Witness::new(&SETUP.locales);
        let mut kiosk = Kiosk::new(Arc::clone(&SETUP), witness, store, clock);
        kiosk.greet().unwrap();
        Self {
            kiosk,
            decoder: Decoder::default(),
            strokes: StrokeClassifier::new(false),
            at: Duration::ZERO,
            gap: GAPS[GAPS.len() - 1],
            are_more: false,
        }
    }

    /// Something happens, and then `bytes` come.
    fn happen(&mut self, event: u8, bytes: &[u8]) {
        match event % 17 {
            0 => self.are_more = false,
            1 => self.are_more = true,
            2 => self.give_up(),
            3 => self.kiosk.settle().unwrap(),
            4 => self.kiosk.time_up().unwrap(),
            5 => {
                let line = next_line(&mut &*[bytes, b"\n"].concat()).unwrap();
                return self.take(Input::Line(line.unwrap().map(Private)));
            }
            6 => self.take(Input::Resize),
            7 => self.take(Input::Leave),
            8 => self.take(Input::Speech(Event::Ready)),
            9 => self.take(Input::Speech(Event::Lost)),
            10 => self.take(Input::Headphones(true)),
            11 => self.take(Input::Headphones(false)),
            16 => self.take(Input::Lost),
            gap => self.gap = GAPS[usize::from(gap) % GAPS.len()],
        }
        self.send(bytes);
    }

    fn send(&mut self, bytes: &[u8]) {
        let keys = self.decoder.decode(bytes);
        assert!(keys.len() <= bytes.len() + SEQUENCE_BYTES_MAX);
        self.strike(keys);
        if !self.are_more && self.decoder.within() == Some(Within::Escape) {
            self.give_up();
        }
    }

    /// Nothing more comes.
    fn give_up(&mut self) {
        let key = self.decoder.give_up();
        assert_eq!(self.decoder.within(), None);
        self.strike(key);
    }

    fn strike(&mut self, keys: impl IntoIterator<Item = KeyEvent>) {
        for key in keys {
            self.at += self.gap;
            self.kiosk.settle_after(self.gap).unwrap();
            if let Some(input) = input_of(&key, &mut self.strokes, self.at) {
                self.take(input);
            }
        }
    }

    fn take(&mut self, input: Input) {
        assert_eq!(self.kiosk.take(input).unwrap(), None);
    }

    /// Whoever was there has gone.
    fn end(&mut self) {
        self.give_up();
        self.kiosk.settle().unwrap();
        for _ in 0..WAITS_MAX {
            self.kiosk.time_up().unwrap();
        }
        assert!(App::is_empty(self.kiosk.app()));
    }
}

/// All that was stored, as the office reads it.
fn requests(folder: &Path) -> Vec<Request> {
    let files = fs::read_dir(folder).unwrap();
    let read = files.map(|file| {
        let document = fs::read(file.unwrap().path()).unwrap();
        Request::from_json(&document).unwrap_or_else(|fault| panic!("{fault}"))
    });
    read.collect()
}
