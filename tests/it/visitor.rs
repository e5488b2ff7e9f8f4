//! Somebody at the kiosk: keys in, what is heard and the page in plain lines out.
//!
//! The one place in the tests that knows how a kiosk is put together. The program is the real one
//! with a real spool in a folder of its own; only the surface is a notebook.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, channel};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use cas_kiosk::app::{App, Message, Screen, message};
use cas_kiosk::config::{self, LogTo, Sealing};
use cas_kiosk::input::{
    Input, KeyReport, LINE_BYTES_MAX, Stroke, StrokeClassifier, Touch, next_line,
};
use cas_kiosk::kiosk::status::Reporter;
use cas_kiosk::kiosk::utterance::utterances;
use cas_kiosk::kiosk::{Clock, Counter, Kiosk, Slips, Store};
use cas_kiosk::log::Log;
use cas_kiosk::page::announce;
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{Control, Intent, Key, Letters, Page, Role, Stop, Turn};
use cas_kiosk::printer::PrinterConfig;
use cas_kiosk::private::Private;
use cas_kiosk::receiver::Receiver;
use cas_kiosk::settings::{Adjustable, Setting, Settings};
use cas_kiosk::setup::{self, Setup};
use cas_kiosk::surface::speech::{Event, Speech, Utterance};
use cas_kiosk::surface::tui::layout::Placed;
use cas_kiosk::surface::{Surface, plain};
use cas_kiosk::text::{Language, Text};
use cas_kiosk::voice::Output;
use chrono::NaiveDateTime;
use tempfile::TempDir;
use tracing::dispatcher::{DefaultGuard, Dispatch, set_default};

use crate::project::root;
use crate::terminal::PATIENCE;

/// At least as many as there are sheets of letters in the picker.
const SHEETS_MAX: usize = 5;
/// The most requests that a kiosk takes in an hour.
pub const PER_HOUR: usize = 20;
/// How often the time that is left is told: with the warning, and at 30 and 15 seconds.
pub const WARNINGS: usize = 3;

/// What can be changed on a large screen.
pub const ADJUSTABLE: Adjustable = Adjustable {
    sizes: 3,
    theme: true,
    spacing: true,
    keys: true,
    speech: Some(Output::Loudspeaker),
    paper: false,
    code_modules: 61,
};

/// A surface that notes what is said.
#[derive(Default)]
pub struct Notebook {
    heard: Vec<Text>,
}

impl Surface<Message> for Notebook {
    fn show(&mut self, _shown: &Shown<Message>, said: &[Text]) -> io::Result<()> {
        self.heard.clear();
        self.heard.extend_from_slice(said);
        Ok(())
    }

    fn turn(&self, shown: &Shown<Message>, _turn: Turn) -> usize {
        shown.page.focus
    }

    fn adjustable(&self) -> Adjustable {
        ADJUSTABLE
    }
}

/// Somebody at the kiosk.
pub struct Visitor {
    kiosk: Kiosk<Notebook>,
    setup: &'static Arc<Setup>,
    transcript: String,
    /// How much time has passed, in sleep or not. Keys take none.
    passed: Duration,
    /// Where the kiosk puts requests.
    spool: PathBuf,
    /// Where it puts its log, and requests unless another kiosk has their folder.
    pub folder: TempDir,
    /// Gets a word from the thread of the spool for each of its answers.
    woken: mpsc::Receiver<()>,
    /// Gets a word each time the kiosk has told how it is.
    told: Option<mpsc::Receiver<()>>,
    /// Gets a word each time the printer has told something.
    printer: Option<mpsc::Receiver<()>>,
    /// Gets a word each time that something counted is written.
    counted: Option<mpsc::Receiver<()>>,
    dispatch: Dispatch,
    /// As long as it is there, what this kiosk tells goes to its log.
    _log: DefaultGuard,
}

/// The shipped configuration, content and locales, read once for all who only look at them.
pub fn shipped() -> &'static Arc<Setup> {
    static SHIPPED: LazyLock<Arc<Setup>> = LazyLock::new(|| Arc::new(shipped_anew()));
    &SHIPPED
}

/// The same for whoever changes something.
pub fn shipped_anew() -> Setup {
    match setup::load(Some(&root().join("kiosk.toml"))) {
        Ok(setup) => setup,
        Err(faults) => panic!("the shipped files have faults:\n{faults}"),
    }
}

/// A setup for as long as the tests run.
pub fn kept(setup: Setup) -> &'static Arc<Setup> {
    Box::leak(Box::new(Arc::new(setup)))
}

/// The moment at which every journey takes place that says no other: a Tuesday.
pub fn clock(setup: &Setup) -> Clock {
    clock_at(setup, "2026-11-24T10:00")
}

/// A local time, such as `2026-03-29T10:00`, that does not pass.
pub fn clock_at(setup: &Setup, at: &str) -> Clock {
    let at = NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M").unwrap();
    Clock::frozen(setup.config.zone, at).unwrap()
}

/// A spool that is not sealed. It may be in memory, as temporary files are on many machines.
pub fn spool_at(folder: &Path) -> config::SpoolConfig {
    config::SpoolConfig {
        folder: folder.to_owned(),
        mode: 0o640,
        in_memory: true,
        sealing: Sealing::None,
        requests_per_hour: PER_HOUR,
    }
}

/// An office that has no keys, where nothing is sealed.
pub fn mops() -> Receiver {
    Receiver {
        id: "mops".to_owned(),
        sealing: Sealing::None,
    }
}

/// A store in a spool in this folder. A key waits for it until it has answered.
pub fn store_at(folder: &Path) -> Store {
    let store = Store::start(&spool_at(folder), || {}, || {}).unwrap();
    store.waiting_at_most(Duration::MAX)
}

/// What a key sends where no text goes on beyond the screen.
pub fn sent(page: &Page<Message>, key: Key) -> Vec<Message> {
    let intents = page.press(key).into_iter().map(|intent| match intent {
        Intent::Move(turn) => Intent::Focus(page.neighbour(turn, false)),
        intent => intent,
    });
    intents.filter_map(message).collect()
}

/// The words of rows on a screen, in one line.
pub fn in_one_line(rows: &[Placed]) -> String {
    let rows: Vec<_> = rows.iter().map(|row| row.line.to_string()).collect();
    let rows = rows.join(" ");
    rows.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn language(tag: &str) -> Language {
    Language::new(tag).unwrap()
}

/// A text of the program, in a language.
pub fn said(tag: &str, id: &str) -> String {
    shipped().locales.say(language(tag), id, &[]).words
}

impl Visitor {
    /// Somebody in front of Start.
    pub fn arrives() -> Self {
        Self::arrives_in(shipped())
    }

    /// Somebody in front of the Start of a kiosk that is set up otherwise.
    pub fn arrives_at(setup: Setup) -> Self {
        Self::arrives_in(kept(setup))
    }

    /// The same where others look at the setup as well.
    pub fn arrives_in(setup: &'static Arc<Setup>) -> Self {
        Self::arrives_by(setup, clock(setup), None)
    }

    /// Somebody in front of a kiosk that speaks through this, and has switched it on.
    pub fn listens_to(speech: Speech) -> Self {
        let mut visitor = Self::arrives_by(shipped(), clock(shipped()), Some(speech));
        visitor.speech_is(Event::Ready).press(Key::Right);
        visitor
    }

    /// Somebody who comes at a local time, such as `2026-03-29T10:00`.
    pub fn arrives_on(setup: &'static Arc<Setup>, at: &str) -> Self {
        Self::arrives_by(setup, clock_at(setup, at), None)
    }

    /// Somebody in front of the Start of another kiosk, which uses the same spool.
    pub fn arrives_beside(other: &Self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::arrives_with(shipped(), clock(shipped()), None, folder, &other.spool())
    }

    /// Somebody in front of a kiosk whose disk may hang. A key waits for the disk no longer than this. The
    /// thread of the spool calls `first` before it touches the disk.
    pub fn arrives_at_disk(
        spool: &Path,
        at_once: Duration,
        first: impl FnOnce() + Send + 'static,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = (folder, spool);
        Self::arrives_waiting(shipped(), clock(shipped()), None, place, (at_once, first))
    }

    fn arrives_by(setup: &'static Arc<Setup>, clock: Clock, speech: Option<Speech>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let spool = folder.path().join("spool");
        Self::arrives_with(setup, clock, speech, folder, &spool)
    }

    fn arrives_with(
        setup: &'static Arc<Setup>,
        clock: Clock,
        speech: Option<Speech>,
        folder: TempDir,
        spool: &Path,
    ) -> Self {
        let at_once = (Duration::MAX, || {});
        Self::arrives_waiting(setup, clock, speech, (folder, spool), at_once)
    }

    fn arrives_waiting(
        setup: &'static Arc<Setup>,
        clock: Clock,
        speech: Option<Speech>,
        (folder, spool): (TempDir, &Path),
        (at_once, first): (Duration, impl FnOnce() + Send + 'static),
    ) -> Self {
        let to = LogTo::File(folder.path().join("log"));
        let log = Log::open(&to, move || clock.now(), || {}).unwrap();
        let log = Dispatch::new(log);
        // The thread of the spool writes to the same log until it ends.
        let of_thread = log.clone();
        let first = move || {
            mem::forget(set_default(&of_thread));
            first();
        };
        let dispatch = log.clone();
        let log = set_default(&log);
        let (sender, woken) = channel();
        // A visitor who has left listens to nothing.
        let wake = move || {
            let _ = sender.send(());
        };
        let store = Store::start(&spool_at(spool), first, wake).unwrap();
        let store = store.waiting_at_most(at_once);
        let mut kiosk = Kiosk::new(setup.clone(), Notebook::default(), store, clock);
        if let Some(speech) = speech {
            kiosk = kiosk.speaking(speech);
        }
        kiosk.greet().unwrap();
        let mut visitor = Self {
            kiosk,
            setup,
            transcript: String::new(),
            passed: Duration::ZERO,
            spool: spool.to_owned(),
            folder,
            woken,
            told: None,
            printer: None,
            counted: None,
            dispatch,
            _log: log,
        };
        visitor.note("Start");
        visitor
    }

    /// Somebody in front of a Start that can speak, who has switched the voice on.
    pub fn listens() -> Self {
        let mut visitor = Self::arrives();
        visitor.speech_is(Event::Ready).press(Key::Right);
        visitor
    }

    /// Something becomes of the voice.
    pub fn speech_is(&mut self, event: Event) -> &mut Self {
        self.kiosk.take(Input::Speech(event)).unwrap();
        self.note(&format!("{event:?}"));
        self
    }

    /// Plugs headphones in, or pulls them out.
    pub fn plugs(&mut self, are_plugged: bool) -> &mut Self {
        self.kiosk.take(Input::Headphones(are_plugged)).unwrap();
        self.note(if are_plugged { "plugs in" } else { "pulls out" });
        self
    }

    /// Presses a key after a pause.
    pub fn press(&mut self, key: Key) -> &mut Self {
        self.touches(key, Stroke::Press, None).settles();
        self.note(name(key));
        self
    }

    /// Holds a key down: the keyboard repeats it.
    pub fn holds(&mut self, key: Key) -> &mut Self {
        let stroke = Stroke::Held { counts: false };
        self.touches(key, stroke, Some(Duration::from_millis(33)))
    }

    /// Types on a keyboard.
    pub fn types(&mut self, words: &str) -> &mut Self {
        for character in words.chars() {
            self.touches(Key::Char(character), Stroke::Press, None);
            self.settles();
        }
        self.note(&format!("types {words:?}"));
        self
    }

    /// Types one digit twice, as quickly as a hand can.
    pub fn types_twice(&mut self, digit: char) -> &mut Self {
        self.strikes_at(&[(Key::Char(digit), 0), (Key::Char(digit), 70)])
    }

    /// Presses a digit that answers a question.
    pub fn answers(&mut self, digit: char) -> &mut Self {
        self.touches(Key::Char(digit), Stroke::Press, None)
            .settles();
        self.note(&digit.to_string());
        self
    }

    /// Strikes keys at these milliseconds, in a terminal that does not tell repeats, and lets go.
    pub fn strikes_at(&mut self, strikes: &[(Key, u64)]) -> &mut Self {
        let mut classifier = StrokeClassifier::new(false);
        let mut before = Duration::ZERO;
        for (key, at) in strikes {
            let at = Duration::from_millis(*at);
            self.passes(at.saturating_sub(before));
            before = at;
            self.takes(classifier.admit(*key, KeyReport::Silent, at));
        }
        self.settles()
    }

    /// Lets so much time pass since the last key.
    pub fn passes(&mut self, since: Duration) -> &mut Self {
        self.kiosk.settle_after(since).unwrap();
        self
    }

    /// Lets the time pass after which it is clear that no key is held down.
    pub fn settles(&mut self) -> &mut Self {
        self.kiosk.settle().unwrap();
        self
    }

    fn touches(&mut self, key: Key, stroke: Stroke, again: Option<Duration>) -> &mut Self {
        self.takes(Touch {
            key,
            stroke,
            again,
            since: None,
        })
    }

    /// Gives the kiosk an event of a key.
    pub fn takes(&mut self, touch: Touch) -> &mut Self {
        self.kiosk.take(Input::Key(Box::new(touch))).unwrap();
        self
    }

    /// Has sent more keys at once than the kiosk takes.
    pub fn loses_keys(&mut self) -> &mut Self {
        self.kiosk.take(Input::Lost).unwrap();
        self
    }

    /// Enters a line at the plain surface.
    pub fn enters(&mut self, line: &str) -> &mut Self {
        self.enters_bytes(line.as_bytes())
    }

    /// Enters a line at the plain surface that is longer than any that is kept.
    pub fn enters_too_much(&mut self) -> &mut Self {
        self.enters_bytes(&[b'a'; LINE_BYTES_MAX + 1])
    }

    /// Enters a line of any bytes but those that end it.
    pub fn enters_bytes(&mut self, line: &[u8]) -> &mut Self {
        let line = next_line(&mut &*[line, b"\n"].concat()).unwrap().unwrap();
        self.kiosk.take(Input::Line(line.map(Private))).unwrap();
        self
    }

    /// Waits for as long as the kiosk is patient.
    pub fn waits(&mut self) -> &mut Self {
        self.settles();
        self.kiosk.time_up().unwrap();
        self.note("waits");
        self
    }

    /// Lets time pass in which the kiosk does nothing, such as when the machine sleeps; then it looks at the
    /// clock.
    pub fn sleeps(&mut self, time: Duration) -> &mut Self {
        self.passed += time;
        self.kiosk.take_at(self.passed, Input::Wake).unwrap();
        self.note("sleeps");
        self
    }

    /// Waits until the disk has answered so that a page with this heading comes by itself.
    pub fn sees_come(&mut self, heading: &str) -> &mut Self {
        while self.heading() != heading {
            self.woken.recv_timeout(PATIENCE).unwrap();
            self.kiosk.hear_store().unwrap();
        }
        self.note("sees");
        self
    }

    /// The same visitor at a kiosk that tells how it is, in its folder.
    pub fn watched(mut self) -> Self {
        let (sender, told) = channel();
        let written = move || {
            let _ = sender.send(());
        };
        let reporter = Reporter::start(self.folder.path().join("state"), || {}, written).unwrap();
        self.kiosk = self.kiosk.reporting(reporter);
        self.told = Some(told);
        self
    }

    /// The same visitor at a kiosk that counts, in its folder.
    pub fn counted(mut self) -> Self {
        let (sender, counted) = channel();
        let (log, state) = (self.dispatch.clone(), self.state());
        let first = move || mem::forget(set_default(&log));
        let written = move || {
            let _ = sender.send(());
        };
        let thread = Counter::start(state, first, written).unwrap();
        self.kiosk = self.kiosk.counting(thread);
        self.counted = Some(counted);
        self
    }

    /// Waits until what was counted is written.
    pub fn waits_for_counts(&mut self) -> &mut Self {
        let counted = self.counted.as_ref().unwrap();
        counted.recv_timeout(PATIENCE).unwrap();
        self
    }

    /// The folder in which the kiosk keeps what it knows.
    pub fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// The same visitor at a kiosk with this printer, which has told how it is.
    pub fn with_printer(mut self, config: &PrinterConfig) -> Self {
        let (sender, told) = channel();
        let wake = move || {
            let _ = sender.send(());
        };
        let slips = Slips::start(config, wake).unwrap();
        told.recv_timeout(PATIENCE).unwrap();
        self.kiosk = self.kiosk.printing(slips);
        self.kiosk.hear_printer().unwrap();
        self.printer = Some(told);
        self
    }

    /// Waits until the printer has told something.
    pub fn hears_of_printer(&mut self) -> &mut Self {
        let told = self.printer.as_ref().unwrap();
        told.recv_timeout(PATIENCE).unwrap();
        self.kiosk.hear_printer().unwrap();
        self
    }

    /// Waits until the printer has told something by which a page with this heading comes by itself.
    pub fn sees_printed(&mut self, heading: &str) -> &mut Self {
        while self.heading() != heading {
            self.hears_of_printer();
        }
        self.note("the printer tells");
        self
    }

    /// What the kiosk tells now of how it is. Something must have changed.
    pub fn status(&mut self) -> String {
        assert!(self.kiosk.report());
        self.reads_status()
    }

    /// The same once the disk has answered something that changes it.
    pub fn status_to_come(&mut self) -> String {
        while !self.kiosk.report() {
            self.woken.recv_timeout(PATIENCE).unwrap();
            self.kiosk.hear_store().unwrap();
        }
        self.reads_status()
    }

    fn reads_status(&self) -> String {
        self.told.as_ref().unwrap().recv_timeout(PATIENCE).unwrap();
        fs::read_to_string(self.folder.path().join("state/status.json")).unwrap()
    }

    /// Waits until the disk has answered once more.
    pub fn hears_from_disk(&mut self) -> &mut Self {
        self.woken.recv_timeout(PATIENCE).unwrap();
        self.kiosk.hear_store().unwrap();
        self
    }

    /// What the operator was told.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    /// Presses a key after such a time, before the kiosk has looked at the clock.
    pub fn wakes_with(&mut self, time: Duration, key: Key) -> &mut Self {
        self.passed += time;
        let touch = StrokeClassifier::new(false).admit(key, KeyReport::Silent, self.passed);
        let input = Input::Key(Box::new(touch));
        self.kiosk.take_at(self.passed, input).unwrap();
        self.note("wakes");
        self
    }

    /// Goes on with a program that was stopped for this time.
    pub fn goes_on(&mut self, time: Duration) -> &mut Self {
        self.passed += time;
        self.kiosk.go_on(self.passed).unwrap();
        self.kiosk.mark_unread(self.passed);
        self.note("goes on");
        self
    }

    /// Waits until the kiosk has asked whether somebody is there, told the time that is left, and
    /// forgotten the visit.
    pub fn waits_to_the_end(&mut self) -> &mut Self {
        for _ in 0..=WARNINGS {
            self.waits();
        }
        self
    }

    /// Walks with the arrows to the control with this label, up or down, and presses Enter.
    pub fn chooses(&mut self, label: &str) -> &mut Self {
        self.goes_to(label);
        self.press(Key::Enter)
    }

    /// Chooses the first control of the page.
    pub fn chooses_first(&mut self) -> &mut Self {
        self.chooses_nth(0)
    }

    /// Chooses the control with this index among the controls of the page.
    pub fn chooses_nth(&mut self, index: usize) -> &mut Self {
        let control = self.page().controls().nth(index).unwrap().1;
        let label = control.label.words.clone();
        self.chooses(&label)
    }

    /// Walks with the arrows to the control with this label.
    pub fn goes_to(&mut self, label: &str) -> &mut Self {
        let page = self.page();
        let named =
            |stop: &Stop<_>| matches!(stop, Stop::Control(control) if control.label.words == label);
        let Some(to) = page.stops.iter().position(named) else {
            panic!("no control {label:?} on this page:\n{}", self.sees());
        };
        while self.page().focus != to {
            let key = if self.page().focus < to {
                Key::Down
            } else {
                Key::Up
            };
            let before = self.page().focus;
            self.press(key);
            assert_ne!(self.page().focus, before, "{} does not move on", name(key));
        }
        self
    }

    /// Chooses what the program calls `id`, in the visitor's language.
    pub fn chooses_id(&mut self, tag: &str, id: &str) -> &mut Self {
        let label = self.setup.locales.say(language(tag), id, &[]).words;
        self.chooses(&label)
    }

    /// From Home to the first question of a request for a repair. `told` is what the visitor decides
    /// about the answers before the form: "situation-keep" or "situation-pass-on".
    pub fn begins_repair(&mut self, tag: &str, told: &str) -> &mut Self {
        self.types("311").may_have_repair(tag);
        self.chooses_id(tag, "trial-go").for_oneself(tag);
        self.chooses_id(tag, told)
    }

    /// Answers that nobody else fills the request in.
    pub fn for_oneself(&mut self, tag: &str) -> &mut Self {
        self.chooses_id(tag, "helper-nobody")
    }

    /// From the page of the service to its request, for somebody whose repair the handyman does.
    pub fn may_have_repair(&mut self, tag: &str) -> &mut Self {
        self.chooses_id(tag, "service-ask");
        for digit in ['1', '1', '1', '1'] {
            self.answers(digit);
        }
        self.chooses_id(tag, "request-begin")
    }

    /// From the name to where the answers of a request for a repair are checked, with this name, number and age.
    pub fn answers_repair(&mut self, tag: &str, answers: [&str; 3]) -> &mut Self {
        for answer in answers {
            self.types(answer).press(Key::Enter);
        }
        self.answers('1').answers('1').chooses_id(tag, "continue");
        self.chooses_id(tag, "skip").answers('1')
    }

    /// From the page where the answers are checked to the outcome.
    pub fn agrees_and_sends(&mut self, tag: &str) -> &mut Self {
        self.chooses_id(tag, "answers-right")
            .chooses_id(tag, "consent-send")
    }

    /// Writes with the arrows and Enter alone, in the picker, by the shortest ways.
    pub fn picks(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            let letter = match letter {
                ' ' => self.says_here("picker-space"),
                letter => letter.to_uppercase().to_string(),
            };
            for _ in 0..SHEETS_MAX {
                if self.find(&letter).is_some() {
                    break;
                }
                self.picks_next_letters();
            }
            let (row, column) = self.finds(&letter);
            self.goes_to_letter(row, column);
            self.press(Key::Enter);
        }
        self
    }

    /// Shows the next letters of the picker.
    pub fn picks_next_letters(&mut self) -> &mut Self {
        let rows = self.letter_rows();
        let (stop, tools) = rows.last().unwrap();
        let (stop, column) = (*stop, tools.letters.len() - 1);
        self.goes_to_letter(stop, column);
        self.press(Key::Enter)
    }

    /// Goes to a letter by the shortest way: the arrows go round.
    fn goes_to_letter(&mut self, row: usize, column: usize) {
        self.goes_round_to(row);
        let letters = |visitor: &Self| match visitor.page().focused() {
            Some(Stop::Control(control)) => match &control.role {
                Role::Letters(letters) => (letters.at, letters.letters.len()),
                _ => panic!("no letters"),
            },
            _ => panic!("no letters"),
        };
        let (at, count) = letters(self);
        let right = (column + count - at) % count;
        let (key, times) = if right <= count - right {
            (Key::Right, right)
        } else {
            (Key::Left, count - right)
        };
        for _ in 0..times {
            self.press(key);
        }
        assert_eq!(letters(self).0, column);
    }

    /// Goes up or down to a stop of the picker's page, whichever is shorter.
    pub fn goes_round_to(&mut self, stop: usize) -> &mut Self {
        let count = self.page().stops.len();
        let down = (stop + count - self.page().focus) % count;
        let (key, times) = if down <= count - down {
            (Key::Down, down)
        } else {
            (Key::Up, count - down)
        };
        for _ in 0..times {
            self.press(key);
        }
        assert_eq!(self.page().focus, stop);
        self
    }

    /// A text of the program in the language of the page.
    pub fn says_here(&self, id: &str) -> String {
        let language = self.page().hint.language;
        self.setup.locales.say(language, id, &[]).words
    }

    fn letter_rows(&self) -> Vec<(usize, &Letters<Message>)> {
        let controls = self.page().controls();
        let rows = controls.filter_map(|(stop, control)| match &control.role {
            Role::Letters(row) => Some((stop, row)),
            _ => None,
        });
        rows.collect()
    }

    /// Takes a tool of the picker, such as "done".
    pub fn picks_tool(&mut self, tag: &str, id: &str) -> &mut Self {
        let label = self.setup.locales.say(language(tag), id, &[]).words;
        let (row, column) = self.finds(&label);
        self.goes_to_letter(row, column);
        self.press(Key::Enter)
    }

    /// The stop and the column of a letter in the picker.
    fn finds(&self, letter: &str) -> (usize, usize) {
        let found = self.find(letter);
        found.unwrap_or_else(|| panic!("no letter {letter:?} in the picker"))
    }

    fn find(&self, letter: &str) -> Option<(usize, usize)> {
        let column = |row: &Letters<_>| {
            row.letters
                .iter()
                .position(|(text, _)| text.words == letter)
        };
        let mut rows = self.letter_rows().into_iter();
        rows.find_map(|(stop, row)| Some((stop, column(row)?)))
    }

    /// What the last input has made the kiosk say.
    pub fn hears(&self) -> Vec<String> {
        self.kiosk
            .surface()
            .heard
            .iter()
            .map(|text| text.words.clone())
            .collect()
    }

    /// The same with the language of each utterance.
    pub fn hears_in(&self) -> Vec<(String, String)> {
        let heard = self.kiosk.surface().heard.iter();
        heard
            .map(|text| (text.language.to_string(), text.words.clone()))
            .collect()
    }

    /// What a voice would say of the last input, each utterance with its language.
    pub fn utters(&self) -> Vec<String> {
        let said = self.utterances().into_iter();
        said.map(|it| format!("{}: {}", it.language, it.words))
            .collect()
    }

    /// The same as they go to the dispatcher.
    pub fn utterances(&self) -> Vec<Utterance> {
        let shown = self.shown();
        let heard = &self.kiosk.surface().heard;
        utterances(&self.setup.locales, heard, shown.voice, shown.names_private)
    }

    /// The page as lines.
    pub fn sees(&self) -> String {
        plain::render(self.shown())
    }

    /// Every text of the page, also what lines leave out.
    pub fn sees_all(&self) -> String {
        let texts = announce::whole(self.shown()).into_iter();
        texts.map(|text| text.words).collect::<Vec<_>>().join("\n")
    }

    /// A text of the program in Polish.
    pub fn says(&self, id: &str) -> String {
        self.setup.locales.say(language("pl"), id, &[]).words
    }

    /// The page, and how it is shown.
    pub fn shown(&self) -> &Shown<Message> {
        self.kiosk.app().shown()
    }

    /// The core.
    pub fn app(&self) -> &App {
        self.kiosk.app()
    }

    pub fn page(&self) -> &Page<Message> {
        self.kiosk.app().page()
    }

    pub fn heading(&self) -> &str {
        &self.page().heading.words
    }

    /// Whether the kiosk remembers nothing of anybody.
    pub fn is_forgotten(&self) -> bool {
        self.kiosk.app().is_empty()
    }

    /// Every input so far with what was heard.
    pub fn transcript(&self) -> &str {
        &self.transcript
    }

    /// From here on the transcript is new.
    pub fn clears_transcript(&mut self) -> &mut Self {
        self.transcript.clear();
        self
    }

    /// What the visitor has changed, or would find.
    pub fn settings(&self) -> Settings {
        self.kiosk.app().settings()
    }

    /// How long the kiosk waits for a key.
    pub fn patience(&self) -> Option<Duration> {
        self.kiosk.app().patience()
    }

    /// Changes a setting where it is offered, by the way through Help, and comes back.
    pub fn changes(&mut self, setting: Setting) -> &mut Self {
        self.press(Key::Help);
        let wanted = Message::Change(setting);
        for screen in [None, Some(Screen::Voice), Some(Screen::Keys)] {
            let open = screen.map(Message::Open);
            if let Some(open) = &open {
                self.chooses_message(open);
            }
            let sends_it = |(_, control): (_, &Control<Message>)| control.message == wanted;
            let is_here = self.page().controls().any(sends_it);
            if is_here {
                self.chooses_message(&wanted);
            }
            if open.is_some() {
                self.press(Key::Back);
            }
            if is_here {
                break;
            }
        }
        self.press(Key::Back)
    }

    /// Walks to the control that sends this, if the page has it, and presses Enter.
    fn chooses_message(&mut self, message: &Message) {
        let sends_it = |(_, control): &(usize, &Control<Message>)| control.message == *message;
        let found = self.page().controls().find(sends_it);
        if let Some(label) = found.map(|(_, control)| control.label.words.clone()) {
            self.chooses(&label);
        }
    }

    /// True if the letter picker is open.
    pub fn is_picking(&self) -> bool {
        !self.letter_rows().is_empty()
    }

    /// The letters in a row of the picker, the tools being the last.
    pub fn row(&self, index: usize) -> String {
        let mut rows = self.page().controls().filter_map(|(_, it)| match &it.role {
            Role::Letters(row) => Some(row),
            _ => None,
        });
        let row = rows.nth(index).unwrap();
        let letters = row.letters.iter().map(|(letter, _)| letter.words.as_str());
        letters.collect::<Vec<_>>().join(" ")
    }

    pub fn spool(&self) -> PathBuf {
        self.spool.clone()
    }

    /// The requests in the spool.
    pub fn requests(&self) -> Vec<serde_json::Value> {
        let files = std::fs::read_dir(self.spool().join("new")).unwrap();
        let read =
            |entry: io::Result<std::fs::DirEntry>| std::fs::read(entry.unwrap().path()).unwrap();
        files
            .map(|entry| serde_json::from_slice(&read(entry)).unwrap())
            .collect()
    }

    fn note(&mut self, input: &str) {
        let heard = self.hears().join(" | ");
        writeln!(self.transcript, "[{input}] {heard}").unwrap();
    }
}

/// Keys print nothing for debugging, because they may be a visitor's.
fn name(key: Key) -> &'static str {
    match key {
        Key::Up => "Up",
        Key::Down => "Down",
        Key::Left => "Left",
        Key::Right => "Right",
        Key::Enter => "Enter",
        Key::Back => "Back",
        Key::Backspace => "Backspace",
        Key::Home => "Home",
        Key::End => "End",
        Key::Help => "Help",
        Key::Language => "Language",
        Key::Size => "Size",
        Key::Theme => "Theme",
        Key::Speech => "Speech",
        Key::Silence => "Silence",
        Key::Finish => "Finish",
        Key::Unreadable => "an unreadable key",
        _ => "another key",
    }
}
