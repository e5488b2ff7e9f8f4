//! A panic in the middle of a visit, in whichever thread and on whichever surface: the terminal is
//! given back, one fixed line is said, and nothing of the visitor or of the cause.

use cas_kiosk::app::Message;
use cas_kiosk::config::LogTo;
use cas_kiosk::input::{Stroke, Touch};
use cas_kiosk::kiosk::{Ending, Kiosk, Store};
use cas_kiosk::log::Log;
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{Key, Role, Turn};
use cas_kiosk::settings::Adjustable;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::Surface;
use cas_kiosk::surface::plain::Plain as PlainSurface;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::terminal::frame::Frame;
use cas_kiosk::text::Text;
use cas_kiosk::{input, terminal};
use std::sync::Arc;

use super::*;
use crate::visitor::{clock, shipped_anew};

/// What the visitor has typed.
const TYPED: &str = "Sekretna";
/// What the panic says.
const CAUSE: &str = "Jan Tajemnica";
const LINE: &str = "cas-kiosk stopped because of a fault in the program.";
/// Tells the test's own program, started anew, where to panic.
const WHERE: &str = "CAS_KIOSK_TEST_PANICS_IN";
/// Where its log is.
const LOG: &str = "CAS_KIOSK_TEST_LOG";

/// A surface with a fault: it cannot show a line that is written.
struct Faulty<S>(S);

impl<S: Surface<Message>> Surface<Message> for Faulty<S> {
    fn show(&mut self, shown: &Shown<Message>, said: &[Text]) -> std::io::Result<()> {
        self.0.show(shown, said)?;
        let line = shown
            .page
            .controls()
            .find_map(|(_, control)| match &control.role {
                Role::Field(field) => Some(&field.value),
                _ => None,
            });
        assert_ne!(line.map(String::as_str), Some(TYPED), "{CAUSE}");
        Ok(())
    }

    fn turn(&self, shown: &Shown<Message>, turn: Turn) -> usize {
        self.0.turn(shown, turn)
    }

    fn adjustable(&self) -> Adjustable {
        self.0.adjustable()
    }
}

/// The keys that lead to the search and write there.
fn keys() -> impl Iterator<Item = Input> {
    let keys = [Key::Enter].into_iter().chain("500".chars().map(Key::Char));
    keys.chain(TYPED.chars().map(Key::Char)).map(|key| {
        let stroke = Stroke::Press;
        Input::Key(Box::new(Touch {
            key,
            stroke,
            again: None,
            since: None,
        }))
    })
}

/// What the program started anew does; how its kiosk ended, if it did not panic in this thread.
fn panic_in(place: &str) -> Ending {
    let log = LogTo::File(std::env::var_os(LOG).unwrap().into());
    let mut setup = shipped_anew();
    setup.config.spool.folder = std::env::temp_dir().join("no/such/spool");
    let clock = clock(&setup);
    let log = Log::open(&log, move || clock.now(), || {}).unwrap();
    tracing::subscriber::set_global_default(log).unwrap();
    terminal::install_panic_hook();
    let is_elsewhere = place.ends_with("thread");
    if place.starts_with("lines") {
        let surface = PlainSurface::new(Frame::for_stdout().unwrap());
        run(surface, &Arc::new(setup), is_elsewhere)
    } else {
        let (screen, _guard, _answer) = terminal::open(TerminalKind::Other, true).unwrap();
        run(Tui::new(screen, None), &Arc::new(setup), is_elsewhere)
    }
}

/// Runs a kiosk at which somebody writes, and in which this thread panics or another one.
fn run(surface: impl Surface<Message>, setup: &Arc<Setup>, is_elsewhere: bool) -> Ending {
    let (sender, inputs) = input::channel().unwrap();
    input::alarms(sender.clone(), &inputs).unwrap();
    // As any thread of the program does, this one tells when it ends.
    let farewell = input::speech(sender.clone());
    let _typist = std::thread::spawn(move || {
        let _farewell = farewell;
        keys().for_each(|key| sender.send(key).unwrap());
        assert!(!is_elsewhere, "{CAUSE}");
        // Until this program ends.
        std::thread::park();
    });
    let clock = clock(setup);
    let store = Store::start(&setup.config.spool, || {}, || {}).unwrap();
    if is_elsewhere {
        return Kiosk::new(setup.clone(), surface, store, clock)
            .run(&inputs)
            .unwrap();
    }
    Kiosk::new(setup.clone(), Faulty(surface), store, clock)
        .run(&inputs)
        .unwrap()
}

#[test]
fn a_panic_in_a_visit_leaves_one_line_and_nothing_private() {
    if let Some(place) = std::env::var_os(WHERE) {
        // As the program itself does with an ending that nobody has asked for.
        assert_eq!(panic_in(place.to_str().unwrap()), Ending::HungUp);
        std::process::exit(1);
    }
    let name = "terminal::panics::a_panic_in_a_visit_leaves_one_line_and_nothing_private";
    for place in [
        "screen, loop",
        "screen, thread",
        "lines, loop",
        "lines, thread",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        let command = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name, "--nocapture"])
            .env(WHERE, place)
            .env(LOG, &log);
        let mut terminal = Terminal::spawn(80, 24, command, folder);
        if place.starts_with("screen") {
            terminal.types(HAS_KEYBOARD);
        }
        assert!(!terminal.ends().success(), "{place}");
        let written = String::from_utf8_lossy(&terminal.bytes).into_owned();
        let (before, after) = written
            .split_once(LINE)
            .unwrap_or_else(|| panic!("{place}: {written:?}"));
        assert!(
            !before.contains(CAUSE) && !after.contains(CAUSE),
            "{written}"
        );
        assert!(!after.contains(LINE) && !after.contains(TYPED), "{written}");
        if place.starts_with("screen") {
            terminal.is_restored();
            assert!(!terminal.contents().contains(TYPED), "{place}");
        }
        let log = std::fs::read_to_string(log).unwrap();
        let told: Vec<_> = log
            .lines()
            .filter(|line| line.contains(" error "))
            .collect();
        assert_eq!(told.len(), 1, "{log}");
        assert!(
            told[0].contains(LINE) && told[0].contains("panics.rs code_line="),
            "{log}"
        );
        assert!(!log.contains(CAUSE) && !log.contains(TYPED), "{log}");
    }
}
