//! Which key an event is, and what counts as a sign of life or as a strike.

use std::io::Cursor;
use std::time::Duration;

use cas_kiosk::input::{
    Filter, HELD_KEY_GAP, Input, LINE_BYTES_MAX, PASTE_CHARACTERS_MAX, REPEAT_GAP, inputs_of,
    key_of, next_line,
};
use cas_kiosk::page::Key;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

const DOUBLE_STRIKE: Duration = Duration::from_millis(250);
/// The time between two repeats of a key that is held down.
const REPEAT_MS: u64 = 33;

/// The two facts that come with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Facts {
    fresh: bool,
    struck: bool,
}

const FRESH_AND_STRUCK: Facts = Facts {
    fresh: true,
    struck: true,
};
const STRUCK: Facts = Facts {
    fresh: false,
    struck: true,
};
const NEITHER: Facts = Facts {
    fresh: false,
    struck: false,
};

fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    key_of(&KeyEvent::new(code, modifiers))
}

fn plain(code: KeyCode) -> Option<Key> {
    key(code, KeyModifiers::NONE)
}

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

fn facts(filter: &mut Filter, pressed: Key, kind: KeyEventKind, at: Duration) -> Facts {
    match filter.admit(pressed, kind, at) {
        Input::Key {
            key, fresh, struck, ..
        } if key == pressed => Facts { fresh, struck },
        other => panic!("{other:?}"),
    }
}

/// What comes of key presses at these milliseconds.
fn presses(presses: &[(Key, u64)]) -> Vec<Facts> {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    presses
        .iter()
        .map(|(key, at)| facts(&mut filter, *key, KeyEventKind::Press, ms(*at)))
        .collect()
}

/// What comes of a key that is held down for a minute on a keyboard that begins to repeat after
/// this many milliseconds.
fn held(key: Key, delay_ms: u64) -> Vec<Facts> {
    let repeats = (delay_ms..60_000).step_by(usize::try_from(REPEAT_MS).unwrap());
    let events: Vec<_> = [0].into_iter().chain(repeats).map(|at| (key, at)).collect();
    presses(&events)
}

#[test]
fn every_key_of_the_kiosk_has_a_key_of_the_terminal() {
    let table = [
        (KeyCode::Up, Key::Up),
        (KeyCode::Down, Key::Down),
        (KeyCode::Tab, Key::Down),
        (KeyCode::Left, Key::Left),
        (KeyCode::Right, Key::Right),
        (KeyCode::Enter, Key::Enter),
        (KeyCode::Esc, Key::Back),
        (KeyCode::Backspace, Key::Backspace),
        (KeyCode::Delete, Key::Delete),
        (KeyCode::Home, Key::Home),
        (KeyCode::End, Key::End),
        (KeyCode::PageUp, Key::PageUp),
        (KeyCode::PageDown, Key::PageDown),
        (KeyCode::F(1), Key::Help),
        (KeyCode::F(2), Key::Language),
        (KeyCode::Char(' '), Key::Char(' ')),
        (KeyCode::Char('ґ'), Key::Char('ґ')),
        (KeyCode::Char('?'), Key::Char('?')),
    ];
    for (code, expected) in table {
        assert_eq!(plain(code), Some(expected), "{code:?}");
    }
}

#[test]
fn shift_makes_capitals_and_leads_back() {
    assert_eq!(
        key(KeyCode::Char('Ł'), KeyModifiers::SHIFT),
        Some(Key::Char('Ł'))
    );
    assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Some(Key::Up));
}

#[test]
fn a_chord_is_no_key() {
    for (letter, modifiers) in [
        ('c', KeyModifiers::CONTROL),
        ('d', KeyModifiers::CONTROL),
        ('a', KeyModifiers::ALT),
        ('a', KeyModifiers::SUPER),
    ] {
        assert_eq!(key(KeyCode::Char(letter), modifiers), None, "{modifiers}");
    }
    assert_eq!(key(KeyCode::Enter, KeyModifiers::ALT), None);
}

#[test]
fn keys_without_a_meaning_are_ignored() {
    for code in [
        KeyCode::F(5),
        KeyCode::Insert,
        KeyCode::Null,
        KeyCode::Char('\u{7}'),
        KeyCode::Char('\u{202e}'),
    ] {
        assert_eq!(plain(code), None, "{code:?}");
    }
}

#[test]
fn a_key_let_go_is_no_key() {
    let event = KeyEvent::new_with_kind(KeyCode::Up, KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(key_of(&event), None);
}

#[test]
fn a_key_counts_at_first_and_when_it_differs() {
    assert_eq!(
        presses(&[(Key::Up, 0), (Key::Down, 1), (Key::Up, 2)]),
        [FRESH_AND_STRUCK; 3]
    );
}

#[test]
fn a_key_that_comes_again_within_the_gap_is_no_sign_of_life() {
    let gap = u64::try_from(HELD_KEY_GAP.as_millis()).unwrap();
    let at_the_limit = presses(&[(Key::Down, 0), (Key::Down, gap)]);
    assert_eq!(at_the_limit, [FRESH_AND_STRUCK, STRUCK]);
    let past_it = presses(&[(Key::Down, 0), (Key::Down, gap + 1)]);
    assert_eq!(past_it, [FRESH_AND_STRUCK; 2]);
}

#[test]
fn a_key_that_comes_again_within_a_double_strike_is_not_struck() {
    for twice in [Key::Enter, Key::Back, Key::Left, Key::Char('1')] {
        let within = presses(&[(twice, 0), (twice, 249)]);
        assert_eq!(within, [FRESH_AND_STRUCK, NEITHER], "{twice:?}");
        let at_the_limit = presses(&[(twice, 0), (twice, 250)]);
        assert_eq!(at_the_limit, [FRESH_AND_STRUCK, STRUCK], "{twice:?}");
    }
}

#[test]
fn every_strike_begins_the_time_of_a_double_strike_anew() {
    let trembling: Vec<_> = (0..100).map(|index| (Key::Enter, index * 200)).collect();
    let facts = presses(&trembling);
    assert_eq!(facts[0], FRESH_AND_STRUCK);
    assert_eq!(facts[1..], [NEITHER; 99]);
}

#[test]
fn a_key_under_a_book_is_a_sign_of_life_once_however_late_it_repeats() {
    for delay_ms in [250, 500, 660] {
        let fresh = held(Key::Char(' '), delay_ms)
            .iter()
            .filter(|facts| facts.fresh)
            .count();
        assert_eq!(fresh, 1, "{delay_ms} ms");
    }
}

/// The first repeat comes too late to be told from a second press; all the others are told.
#[test]
fn a_held_key_is_struck_twice_at_the_most() {
    for delay_ms in [250, 500, 660] {
        let facts = held(Key::Left, delay_ms);
        assert_eq!(facts[..2], [FRESH_AND_STRUCK, STRUCK], "{delay_ms} ms");
        let later = &facts[2..];
        assert!(
            later.iter().all(|facts| *facts == NEITHER),
            "{delay_ms} ms: {later:?}"
        );
    }
}

#[test]
fn a_key_that_repeats_before_a_double_strike_is_over_is_struck_once() {
    let facts = held(Key::Left, 249);
    assert_eq!(facts[0], FRESH_AND_STRUCK);
    assert!(facts[1..].iter().all(|facts| *facts == NEITHER));
}

#[test]
fn a_held_key_counts_again_when_it_is_let_go_and_pressed() {
    let events = [(Key::Left, 0), (Key::Left, 33), (Key::Left, 1_000)];
    assert_eq!(
        presses(&events),
        [FRESH_AND_STRUCK, NEITHER, FRESH_AND_STRUCK]
    );
}

#[test]
fn a_double_strike_of_zero_makes_every_press_a_strike() {
    let mut filter = Filter::new(Duration::ZERO);
    let mut press = || facts(&mut filter, Key::Enter, KeyEventKind::Press, ms(5));
    assert_eq!(press(), FRESH_AND_STRUCK);
    assert_eq!(press(), STRUCK);
}

#[test]
fn what_the_terminal_calls_a_repeat_is_neither_fresh_nor_struck() {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    for at in [0, 1_000] {
        let facts = facts(&mut filter, Key::Enter, KeyEventKind::Repeat, ms(at));
        assert_eq!(facts, NEITHER, "{at} ms");
    }
}

fn typed(inputs: &[Input]) -> String {
    let letters = inputs.iter().map(|input| match input {
        Input::Key {
            key: Key::Char(letter),
            ..
        } => *letter,
        other => panic!("{other:?}"),
    });
    letters.collect()
}

#[test]
fn a_paste_is_typed_without_control_characters() {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    let event = Event::Paste("Łęcki\r\n\u{1b}[A O’Neil".into());
    assert_eq!(
        typed(&inputs_of(&event, &mut filter, ms(0))),
        "Łęcki[A O’Neil"
    );
}

#[test]
fn a_paste_ends_at_its_limit() {
    for (length, taken) in [
        (PASTE_CHARACTERS_MAX, PASTE_CHARACTERS_MAX),
        (PASTE_CHARACTERS_MAX + 1, PASTE_CHARACTERS_MAX),
    ] {
        let mut filter = Filter::new(DOUBLE_STRIKE);
        let event = Event::Paste("ł".repeat(length));
        assert_eq!(inputs_of(&event, &mut filter, ms(0)).len(), taken);
    }
}

#[test]
fn events_become_inputs() {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    let mut inputs = |event| inputs_of(&event, &mut filter, ms(0));
    assert_eq!(inputs(Event::Resize(80, 24)), [Input::Resize]);
    assert_eq!(inputs(Event::FocusLost), []);
    let enter = || Event::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE));
    assert_eq!(
        inputs(enter()),
        [Input::Key {
            key: Key::Enter,
            fresh: true,
            struck: true,
            typed: true,
        }]
    );
    assert_eq!(
        inputs(enter()),
        [Input::Key {
            key: Key::Enter,
            fresh: false,
            struck: false,
            typed: false,
        }]
    );
}

#[test]
fn only_control_c_leaves() {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    let mut inputs = |letter, modifiers, kind| {
        let event = KeyEvent::new_with_kind(KeyCode::Char(letter), modifiers, kind);
        inputs_of(&Event::Key(event), &mut filter, ms(0))
    };
    let press = KeyEventKind::Press;
    assert_eq!(inputs('c', KeyModifiers::CONTROL, press), [Input::Leave]);
    assert_eq!(inputs('c', KeyModifiers::ALT, press), []);
    assert_eq!(inputs('d', KeyModifiers::CONTROL, press), []);
    let release = KeyEventKind::Release;
    assert_eq!(inputs('c', KeyModifiers::CONTROL, release), []);
}

#[test]
fn nothing_printed_for_debugging_tells_what_a_visitor_typed() {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    let key = filter.admit(Key::Char('Ż'), KeyEventKind::Press, ms(0));
    let line = Input::Line("Łęcka".into());
    let printed = format!("{key:?} {line:?} {filter:?}");
    assert_eq!(
        printed,
        "Key, fresh: true, struck: true Line Filter, double strike: 250ms"
    );
}

fn lines_of(bytes: &[u8]) -> Vec<String> {
    let mut reader = Cursor::new(bytes);
    std::iter::from_fn(|| next_line(&mut reader).unwrap()).collect()
}

#[test]
fn lines_come_without_their_ends() {
    assert_eq!(lines_of("1\r\n\nŁęcki".as_bytes()), ["1", "", "Łęcki"]);
    assert_eq!(lines_of(b""), Vec::<String>::new());
}

#[test]
fn what_is_not_utf8_is_replaced() {
    assert_eq!(lines_of(b"a\xFFb\n"), ["a\u{FFFD}b"]);
}

#[test]
fn a_line_is_kept_up_to_its_limit_and_the_next_one_is_whole() {
    for length in [
        LINE_BYTES_MAX - 1,
        LINE_BYTES_MAX,
        LINE_BYTES_MAX + 1,
        3 * LINE_BYTES_MAX,
    ] {
        let text = format!("{}\nnext\n", "a".repeat(length));
        let lines = lines_of(text.as_bytes());
        assert_eq!(lines[0].len(), length.min(LINE_BYTES_MAX));
        assert_eq!(lines[1..], ["next"]);
    }
}

#[test]
fn a_digit_is_typed_twice_but_not_repeated() {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    let mut is_typed = |at: Duration| {
        let input = filter.admit(Key::Char('1'), KeyEventKind::Press, at);
        matches!(input, Input::Key { typed: true, .. })
    };
    assert!(is_typed(ms(0)));
    assert!(is_typed(REPEAT_GAP));
    assert!(!is_typed(REPEAT_GAP + ms(99)));
}
