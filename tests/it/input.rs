//! Which key an event is, and whether it counts.

use std::io::Cursor;
use std::time::Duration;

use cas_kiosk::input::{
    Filter, HELD_KEY_GAP, Input, LINE_BYTES_MAX, PASTE_CHARACTERS_MAX, Stroke, inputs_of, key_of,
    next_line,
};
use cas_kiosk::page::Key;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

const DOUBLE_STRIKE: Duration = Duration::from_millis(250);

fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Stroke> {
    key_of(&KeyEvent::new(code, modifiers))
}

fn plain(code: KeyCode) -> Option<Stroke> {
    key(code, KeyModifiers::NONE)
}

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// What comes of key presses at these milliseconds: `Some(fresh)`, or `None` for one dropped.
fn presses(presses: &[(Key, u64)]) -> Vec<Option<bool>> {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    let admitted = presses.iter().map(|(key, at)| {
        filter
            .admit(*key, KeyEventKind::Press, ms(*at))
            .map(|input| match input {
                Input::Key {
                    key: admitted,
                    fresh,
                } if admitted == *key => fresh,
                other => panic!("{other:?}"),
            })
    });
    admitted.collect()
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
        assert_eq!(plain(code), Some(Stroke::Key(expected)), "{code:?}");
    }
}

#[test]
fn shift_makes_capitals_and_leads_back() {
    assert_eq!(
        key(KeyCode::Char('Ł'), KeyModifiers::SHIFT),
        Some(Stroke::Key(Key::Char('Ł')))
    );
    assert_eq!(
        key(KeyCode::BackTab, KeyModifiers::SHIFT),
        Some(Stroke::Key(Key::Up))
    );
}

#[test]
fn control_c_leaves_and_no_other_chord_means_anything() {
    assert_eq!(
        key(KeyCode::Char('c'), KeyModifiers::CONTROL),
        Some(Stroke::Leave)
    );
    assert_eq!(key(KeyCode::Char('c'), KeyModifiers::ALT), None);
    assert_eq!(key(KeyCode::Char('d'), KeyModifiers::CONTROL), None);
    assert_eq!(key(KeyCode::Char('a'), KeyModifiers::ALT), None);
    assert_eq!(key(KeyCode::Enter, KeyModifiers::ALT), None);
}

#[test]
fn keys_without_a_meaning_are_ignored() {
    for code in [
        KeyCode::F(3),
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
fn a_key_is_fresh_at_first_and_when_it_differs() {
    assert_eq!(
        presses(&[(Key::Up, 0), (Key::Down, 1), (Key::Up, 2)]),
        [Some(true); 3]
    );
}

#[test]
fn a_key_that_comes_again_within_the_gap_is_held() {
    let gap = u64::try_from(HELD_KEY_GAP.as_millis()).unwrap();
    assert_eq!(
        presses(&[(Key::Down, 0), (Key::Down, gap)]),
        [Some(true), Some(false)]
    );
    assert_eq!(
        presses(&[(Key::Down, 0), (Key::Down, gap + 1)]),
        [Some(true), Some(true)]
    );
}

#[test]
fn a_key_under_a_book_is_fresh_once() {
    let held: Vec<(Key, u64)> = [0]
        .into_iter()
        .chain((500..60_000).step_by(33))
        .map(|at| (Key::Char(' '), at))
        .collect();
    let fresh = presses(&held)
        .into_iter()
        .filter(|admitted| *admitted == Some(true))
        .count();
    assert_eq!(fresh, 1);
}

#[test]
fn enter_and_back_struck_twice_count_once() {
    for twice in [Key::Enter, Key::Back] {
        assert_eq!(presses(&[(twice, 0), (twice, 249)]), [Some(true), None]);
        assert_eq!(
            presses(&[(twice, 0), (twice, 250)]),
            [Some(true), Some(false)]
        );
    }
}

#[test]
fn every_strike_begins_the_time_of_a_double_strike_anew() {
    let held: Vec<(Key, u64)> = (0..100).map(|index| (Key::Enter, index * 200)).collect();
    let admitted = presses(&held).into_iter().flatten().count();
    assert_eq!(admitted, 1);
}

#[test]
fn other_keys_struck_twice_count_twice() {
    assert_eq!(
        presses(&[(Key::Down, 0), (Key::Down, 10)]),
        [Some(true), Some(false)]
    );
    assert_eq!(
        presses(&[(Key::Char('1'), 0), (Key::Char('1'), 10)]),
        [Some(true), Some(false)]
    );
}

#[test]
fn different_keys_are_never_dropped() {
    assert_eq!(
        presses(&[(Key::Enter, 0), (Key::Back, 1), (Key::Enter, 2)]),
        [Some(true); 3]
    );
}

#[test]
fn a_double_strike_of_zero_drops_nothing() {
    let mut filter = Filter::new(Duration::ZERO);
    for _ in 0..2 {
        assert!(
            filter
                .admit(Key::Enter, KeyEventKind::Press, ms(5))
                .is_some()
        );
    }
}

#[test]
fn an_enter_that_the_terminal_calls_a_repeat_is_dropped() {
    let mut filter = Filter::new(DOUBLE_STRIKE);
    assert!(
        filter
            .admit(Key::Enter, KeyEventKind::Press, ms(0))
            .is_some()
    );
    assert_eq!(
        filter.admit(Key::Enter, KeyEventKind::Repeat, ms(500)),
        None
    );
    assert!(
        filter
            .admit(Key::Down, KeyEventKind::Repeat, ms(600))
            .is_some()
    );
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
    let leave = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    assert_eq!(inputs(Event::Key(leave)), [Input::Leave]);
    let enter = || Event::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE));
    assert_eq!(
        inputs(enter()),
        [Input::Key {
            key: Key::Enter,
            fresh: true
        }]
    );
    assert_eq!(inputs(enter()), []);
}

#[test]
fn an_input_printed_for_debugging_tells_nothing_of_a_visitor() {
    let key = Input::Key {
        key: Key::Char('Ż'),
        fresh: true,
    };
    let printed = format!("{key:?} {:?}", Input::Line("Łęcka".into()));
    assert!(
        !printed.contains('Ż') && !printed.contains("Łęcka"),
        "{printed}"
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
