//! What a keyboard, a scanner, a cat or a broken line may send: the bytes of keys, whole, cut, without
//! an end, without a meaning, and far too many of them.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use cas_kiosk::input::decoder::{Decoder, SEQUENCE_BYTES_MAX};
use cas_kiosk::input::{self, Stage, key_of};
use cas_kiosk::kiosk::Kiosk;
use cas_kiosk::page::Key;
use cas_kiosk::search::QUERY_GRAPHEMES_MAX;
use cas_kiosk::spool::Spool;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::terminal::Kind;
use cas_kiosk::text::{MARKS_PER_LETTER_MAX, is_unwanted};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};
use proptest::prelude::*;
use pty_process::blocking::Command;

use crate::terminal::{DOWN, Heard, PATIENCE, Terminal, WARNING};
use crate::visitor::{clock, shipped, spool_at};

/// How long nothing is written once the program has done all there was to do.
const QUIET: Duration = Duration::from_millis(500);
/// Beginnings of which the rest does not come: a control sequence, a key of the keypad, half of a
/// letter, a paste.
const INCOMPLETE: [&[u8]; 4] = [b"\x1b[", b"\x1bO", b"\xc4", b"\x1b[200~"];
/// How many bytes more a program may have in memory after a flood than before.
const FLOOD_BYTES_MAX: u64 = 16 * 1024 * 1024;
const SEARCH: &str = "Czego Pan/Pani szuka?";
const HOME: &str = "Co Pan/Pani chce";

fn decoded(bytes: &[u8]) -> Vec<KeyEvent> {
    Decoder::default().decode(bytes, false)
}

/// The only key of these bytes.
fn key(bytes: &[u8]) -> KeyEvent {
    match decoded(bytes)[..] {
        [key] => key,
        ref keys => panic!("{bytes:?}: {} keys", keys.len()),
    }
}

fn kiosk_keys(bytes: &[u8]) -> Vec<Key> {
    decoded(bytes).iter().map(key_of).collect()
}

#[test]
fn every_key_is_known_in_the_words_of_every_terminal() {
    let table: [(&[&[u8]], KeyCode); 18] = [
        (
            &[b"\x1b[A", b"\x1bOA", b"\x1b[1A", b"\x1b[57419u"],
            KeyCode::Up,
        ),
        (&[b"\x1b[B", b"\x1bOB"], KeyCode::Down),
        (&[b"\x1b[C", b"\x1bOC"], KeyCode::Right),
        (&[b"\x1b[D", b"\x1bOD"], KeyCode::Left),
        (&[b"\r", b"\x1b[13u", b"\x1b[57414u"], KeyCode::Enter),
        (&[b"\t", b"\x1b[9u"], KeyCode::Tab),
        (&[b"\x1b", b"\x1b[27u"], KeyCode::Esc),
        (&[b"\x7f", b"\x1b[127u"], KeyCode::Backspace),
        (&[b"\x1b[3~"], KeyCode::Delete),
        (
            &[b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"],
            KeyCode::Home,
        ),
        (
            &[b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"],
            KeyCode::End,
        ),
        (&[b"\x1b[5~"], KeyCode::PageUp),
        (&[b"\x1b[6~"], KeyCode::PageDown),
        (
            &[b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b[P"],
            KeyCode::F(1),
        ),
        (&[b"\x1bOR", b"\x1b[13~", b"\x1b[[C"], KeyCode::F(3)),
        (
            &[b"\x1bOS", b"\x1b[14~", b"\x1b[[D", b"\x1b[S"],
            KeyCode::F(4),
        ),
        (&[b"\x1b[15~", b"\x1b[[E"], KeyCode::F(5)),
        (&["ґ".as_bytes(), b"\x1b[1169u"], KeyCode::Char('ґ')),
    ];
    for (all, code) in table {
        for bytes in all {
            assert_eq!(key(bytes).code, code, "{bytes:?}");
        }
    }
}

#[test]
fn modifiers_and_what_a_terminal_says_of_a_repeat_are_known() {
    let table: [(&[u8], KeyModifiers, KeyEventKind); 8] = [
        (b"\x1b[1;2A", KeyModifiers::SHIFT, KeyEventKind::Press),
        (b"\x1b[1;5:1A", KeyModifiers::CONTROL, KeyEventKind::Press),
        (b"\x1b[1;1:2A", KeyModifiers::NONE, KeyEventKind::Repeat),
        (b"\x1b[3;3:3~", KeyModifiers::ALT, KeyEventKind::Release),
        (b"\x1b[97;9u", KeyModifiers::SUPER, KeyEventKind::Press),
        (
            b"\x1b[97:65:97;17;65u",
            KeyModifiers::HYPER,
            KeyEventKind::Press,
        ),
        // Caps lock and num lock make no chord.
        (b"\x1b[97;193u", KeyModifiers::NONE, KeyEventKind::Press),
        (b"\x1b[Z", KeyModifiers::NONE, KeyEventKind::Press),
    ];
    for (bytes, modifiers, kind) in table {
        let key = key(bytes);
        assert_eq!((key.modifiers, key.kind), (modifiers, kind), "{bytes:?}");
    }
    let five = key(b"\x1b[57404u");
    assert_eq!(five.code, KeyCode::Char('5'));
    assert_eq!(five.state, KeyEventState::KEYPAD);
    let shift_tab = key(b"\x1b[9;2u");
    assert_eq!(shift_tab.code, KeyCode::BackTab);
}

#[test]
fn chords_are_other_keys_and_ctrl_c_is_one() {
    let ctrl_c = key(b"\x03");
    assert_eq!(ctrl_c, key(b"\x1b[99;5u"));
    assert_eq!(ctrl_c.code, KeyCode::Char('c'));
    for bytes in [
        &b"\x03"[..],
        b"\x1ba",
        b"\x1b\r",
        b"\x00",
        b"\x1a",
        b"\x1c",
        b"\x1b[24~",
    ] {
        assert_eq!(kiosk_keys(bytes), [Key::Other], "{bytes:?}");
    }
}

#[test]
fn what_a_terminal_tells_of_itself_is_no_key_and_kept_until_it_is_taken() {
    let mut decoder = Decoder::default();
    let keys = decoder.decode(b"\x1b[?0u\x1b[A\x1b[4;576;960t3\x1b[1;1", false);
    assert_eq!(keys, [KeyCode::Up.into(), KeyCode::Char('3').into()]);
    decoder.decode(b"R", false);
    assert_eq!(decoder.take_reports(), b"\x1b[?0u\x1b[4;576;960t\x1b[1;1R");
    assert_eq!(decoder.take_reports(), b"");
}

#[test]
fn what_is_pasted_tells_nothing_of_the_terminal() {
    let mut decoder = Decoder::default();
    decoder.decode(b"\x1b[200~\x1b[1;1R\x1b[201~", false);
    assert_eq!(decoder.take_reports(), b"");
}

#[test]
fn what_tells_of_no_key_is_none() {
    for bytes in [
        &b"\x1b[12;40R"[..],
        b"\x1b[6;24;12t",
        b"\x1b[?0u",
        b"\x1b[?62;c",
        b"\x1b[I",
        b"\x1b[<0;1;1M",
        b"\x1b[99999999999u",
        b"\x80\x9b\xff\xfe",
        b"\xc0\x80",
        b"\xed\xa0\x80",
    ] {
        assert_eq!(decoded(bytes), [], "{bytes:?}");
    }
}

#[test]
fn a_sequence_that_is_cut_off_by_a_key_leaves_the_key() {
    for start in [
        &b"\x1b["[..],
        b"\x1b[1;",
        b"\x1b[?",
        b"\x1b[<",
        b"\x1bO",
        b"\xc4",
        b"\xe2\x82",
    ] {
        for (bytes, expected) in [
            (&b"\r"[..], Key::Enter),
            (b"\x1b[A", Key::Up),
            ("ł".as_bytes(), Key::Char('ł')),
        ] {
            let whole = [start, bytes].concat();
            assert_eq!(kiosk_keys(&whole), [expected], "{whole:?}");
        }
    }
}

#[test]
fn a_sequence_that_goes_on_for_ever_is_not_kept() {
    let mut decoder = Decoder::default();
    let endless = [b"\x1b[".to_vec(), b"1;".repeat(SEQUENCE_BYTES_MAX)].concat();
    let first = decoder.decode(&endless[..SEQUENCE_BYTES_MAX], false);
    assert_eq!(first, []);
    assert!(decoder.within().is_some());
    decoder.decode(&endless[SEQUENCE_BYTES_MAX..], false);
    assert_eq!(decoder.within(), None);
}

#[test]
fn what_is_pasted_counts_as_typed_without_its_control_characters() {
    let pasted = "\x1b[200~Łęcki\r\n\t\x1b[A\u{9b}\u{202e}\x03 O’Neil\x1b[201~\r";
    let mut keys = kiosk_keys(pasted.as_bytes());
    assert_eq!(keys.pop(), Some(Key::Enter));
    let letters = keys.iter().map(|key| match key {
        Key::Char(letter) => *letter,
        _ => panic!("more than letters"),
    });
    assert_eq!(letters.collect::<String>(), "Łęcki O’Neil");
}

#[test]
fn what_has_begun_and_is_given_up_is_over() {
    for start in INCOMPLETE {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.decode(start, false), []);
        assert!(decoder.within().is_some(), "{start:?}");
        assert_eq!(decoder.give_up(), None);
        assert_eq!(decoder.within(), None);
        assert_eq!(decoder.decode(b"\r", false), [KeyCode::Enter.into()]);
    }
}

#[test]
fn an_escape_that_may_begin_a_sequence_is_a_key_once_nothing_follows() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.decode(b"\x1b", true), []);
    assert_eq!(decoder.give_up(), Some(KeyCode::Esc.into()));
    assert_eq!(decoder.decode(b"\x1b", true), []);
    assert_eq!(decoder.decode(b"[A", false), [KeyCode::Up.into()]);
}

#[test]
fn nothing_printed_for_debugging_tells_what_has_begun() {
    let mut decoder = Decoder::default();
    decoder.decode(b"\x1b[1;99", false);
    assert_eq!(format!("{decoder:?}"), "Decoder(***)");
}

/// Bytes among which there are many that begin, continue and end sequences.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b".to_vec()),
        Just(b"\x1b[".to_vec()),
        Just(b"\x1bO".to_vec()),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        Just("Łé\u{301}€𝄞".as_bytes().to_vec()),
        prop::collection::vec(b'0'..b'~', 0..100),
        prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn keys_are_the_same_however_their_bytes_are_cut(
        bytes in bytes(),
        length in 1_usize..70,
    ) {
        let mut whole = Decoder::default();
        let mut cut = Decoder::default();
        let expected = whole.decode(&bytes, true);
        let keys: Vec<_> = bytes
            .chunks(length)
            .flat_map(|piece| cut.decode(piece, true))
            .collect();
        prop_assert_eq!(keys, expected);
        prop_assert_eq!(cut.within(), whole.within());
    }
}

impl Terminal {
    /// Starts the kiosk and goes to a line to fill in, that of the search.
    fn at_a_field() -> Self {
        let mut terminal = Self::start(80, 24, "[keys]\ndouble_strike_ms = 0\n");
        terminal.sees("Polski");
        terminal.types(b"\r");
        terminal.sees(HOME);
        terminal.presses(&[b"5", b"0", b"0"]);
        terminal.sees(SEARCH);
        terminal
    }

    /// Waits until the program has worked off what there was, which it must soon have.
    fn settles(&mut self) {
        let begun = Instant::now();
        while self.hears(QUIET) == Heard::Bytes {
            assert!(begun.elapsed() < PATIENCE, "it is never done");
        }
    }

    /// Presses a key until it leads to this.
    fn presses_until(&mut self, key: &[u8], words: &str) {
        let begun = Instant::now();
        while !self.contents().contains(words) {
            assert!(begun.elapsed() < PATIENCE, "{}", self.contents());
            self.types(key);
            self.settles();
        }
    }

    /// The most memory that the program has had, in bytes.
    fn peak_bytes(&self) -> u64 {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(path).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let words = line.unwrap().trim().strip_suffix(" kB").unwrap();
        words.parse::<u64>().unwrap() * 1024
    }

    /// Sends a flood into the line to fill in: memory is bounded, and the kiosk works afterwards.
    fn survives(&mut self, flood: &[u8]) {
        let before = self.peak_bytes();
        self.types(flood);
        self.settles();
        let grown = self.peak_bytes().saturating_sub(before);
        assert!(grown < FLOOD_BYTES_MAX, "{grown} bytes more");
        assert!(self.contents().contains(SEARCH), "{}", self.contents());
    }
}

#[test]
fn four_hundred_thousand_keys_fill_the_line_and_no_more() {
    let mut terminal = Terminal::at_a_field();
    terminal.survives(&b"xy".repeat(200_000));
    let typed = terminal.contents().matches(['x', 'y']).count();
    assert!(
        (QUERY_GRAPHEMES_MAX..QUERY_GRAPHEMES_MAX + 20).contains(&typed),
        "{}",
        terminal.contents()
    );
    terminal.presses_until(b"\x1b", HOME);
}

#[test]
fn four_hundred_thousand_bytes_of_arrows_are_not_worked_off_for_minutes() {
    let mut terminal = Terminal::start(80, 24, "");
    terminal.sees("Polski");
    terminal.types(b"\r");
    terminal.sees(HOME);
    terminal.types(&DOWN.repeat(400_000 / DOWN.len()));
    terminal.settles();
    terminal.presses_until(b"\x1bOP", "podświetlenie.");
}

#[test]
fn a_key_after_a_burst_that_is_longer_than_a_buffer_needs_no_other_key() {
    let mut terminal = Terminal::start(80, 24, "");
    terminal.sees("Polski");
    terminal.types(b"\r");
    terminal.sees(HOME);
    terminal.types(&[DOWN.repeat(900), b"\x1bOP".to_vec()].concat());
    terminal.sees("podświetlenie.");
}

#[test]
fn a_paste_of_four_megabytes_with_its_end_fills_the_line_and_no_more() {
    let mut terminal = Terminal::at_a_field();
    let paste = [
        b"\x1b[200~".to_vec(),
        b"x\r".repeat(2_000_000),
        b"\x1b[201~".to_vec(),
    ];
    terminal.survives(&paste.concat());
    terminal.presses_until(b"\x1b", HOME);
}

#[test]
fn a_paste_of_four_megabytes_without_its_end_is_over_once_nothing_more_comes() {
    let mut terminal = Terminal::at_a_field();
    terminal.survives(&[b"\x1b[200~".to_vec(), b"x\r".repeat(2_000_000)].concat());
    terminal.presses_until(b"\x1b", HOME);
}

#[test]
fn twenty_thousand_marks_on_a_letter_are_as_few_as_a_letter_takes() {
    let mut terminal = Terminal::at_a_field();
    terminal.survives(format!("Q{}", "\u{301}".repeat(20_000)).as_bytes());
    let contents = terminal.contents();
    let marks = contents.matches('\u{301}').count();
    assert!((1..=MARKS_PER_LETTER_MAX).contains(&marks), "{contents}");
    terminal.presses_until(b"\x1b", HOME);
}

#[test]
fn bytes_that_are_no_letters_are_neither_typed_nor_sent_back() {
    let mut terminal = Terminal::at_a_field();
    let first = terminal.bytes.len();
    let c1: Vec<u8> = (0x80..=0x9f).collect();
    let c1_in_utf8: String = ('\u{80}'..='\u{9f}').collect();
    for rubbish in [
        &c1[..],
        c1_in_utf8.as_bytes(),
        b"\xff\xfe\xc0\x80\xed\xa0\x80\xf8\x88\x80\x80\x80",
        "\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}".as_bytes(),
        b"\xc5",
    ] {
        terminal.types(rubbish);
    }
    // The letter begins where half of one has stood.
    terminal.types("ŁzŹ".as_bytes());
    terminal.sees("ŁzŹ");
    terminal.settles();
    let written = String::from_utf8(terminal.bytes[first..].to_vec()).unwrap();
    let is_strange = |c: char| is_unwanted(c) && !matches!(c, '\x1b' | '\r' | '\n');
    assert_eq!(written.find(is_strange), None, "{written:?}");
    terminal.presses_until(b"\x1b", HOME);
}

/// The test runs a second time within a terminal, as a kiosk with less patience than `kiosk.toml` can
/// give one.
#[test]
fn half_a_sequence_of_one_visitor_leaves_the_next_one_with_keys_that_work() {
    const NAME: &str =
        "keyboard::half_a_sequence_of_one_visitor_leaves_the_next_one_with_keys_that_work";
    if std::env::var_os("CAS_KIOSK_TEST_IMPATIENT").is_some() {
        return run_impatient_kiosk();
    }
    let mut terminals = INCOMPLETE.map(|sequence| {
        let folder = tempfile::tempdir().unwrap();
        let program = std::env::current_exe().unwrap();
        let command = Command::new(program).args(["--exact", NAME, "--nocapture"]);
        let command = command
            .env("CAS_KIOSK_TEST_IMPATIENT", "1")
            .current_dir(folder.path());
        let mut terminal = Terminal::spawn(80, 24, command, folder);
        terminal.sees("Polski");
        terminal.types(b"\r");
        terminal.sees(HOME);
        terminal.types(sequence);
        terminal
    });
    for terminal in &mut terminals {
        terminal.sees(WARNING);
        terminal.sees("Dzień dobry!");
        terminal.types(b"\r");
        terminal.sees(HOME);
    }
}

/// Runs a kiosk on this terminal until it is killed.
fn run_impatient_kiosk() {
    let mut setup = shipped();
    setup.config.idle = Some(Duration::from_secs(2));
    setup.config.warning = Duration::from_secs(1);
    setup.config.spool = spool_at(Path::new("spool"));
    let clock = clock(&setup);
    let spool = Spool::open(&setup.config.spool).unwrap();
    let (sender, inputs) = input::channel().unwrap();
    input::signals(sender.clone(), Stage::Screen).unwrap();
    let (screen, _guard, answer) = cas_kiosk::terminal::open(Kind::Other, false).unwrap();
    input::keys(sender, answer).unwrap();
    let surface = Tui::new(screen, None);
    Kiosk::new(&setup, surface, spool, clock)
        .run(&inputs)
        .unwrap();
}
