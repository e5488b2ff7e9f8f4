//! Which key an event is, and what counts as a sign of life or as a strike.

use std::io::Cursor;
use std::time::Duration;

use cas_kiosk::input::{
    Allowance, HELD_KEY_GAP, Input, KEY_TIME, KEYS_AT_ONCE_MAX, KeyReport, LINE_BYTES_MAX,
    REPEAT_GAP, RUSH_GAP, SETTLE, SLOW_REPEAT, Stroke, StrokeClassifier, Touch, input_of, key_of,
    next_line,
};
use cas_kiosk::page::{Key, LineFault};
use cas_kiosk::private::Private;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};

const HELD: Stroke = Stroke::Held { counts: false };
const COUNTS: Stroke = Stroke::Held { counts: true };
/// How long a keyboard waits before it repeats a key, and how long from one repeat to the next: X11
/// as xterm and kitty show it, Wayland as foot shows it, and the Linux console.
const KEYBOARDS: [(u64, u64); 4] = [(660, 40), (600, 40), (500, 33), (250, 92)];

fn key(code: KeyCode, modifiers: KeyModifiers) -> Key {
    key_of(&KeyEvent::new(code, modifiers))
}

fn plain(code: KeyCode) -> Key {
    key(code, KeyModifiers::NONE)
}

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// What comes of keys at these milliseconds, in a terminal that does not tell repeats.
fn touches(keys: &[(Key, u64)]) -> Vec<Touch> {
    let mut strokes = StrokeClassifier::new(false);
    let mut touch = |(key, at): &(Key, u64)| strokes.admit(*key, KeyReport::Silent, ms(*at));
    keys.iter().map(&mut touch).collect()
}

fn strokes(keys: &[(Key, u64)]) -> Vec<Stroke> {
    touches(keys).iter().map(|touch| touch.stroke).collect()
}

/// The strokes of one key at these milliseconds.
fn enters(at: &[u64]) -> Vec<Stroke> {
    strokes(&at.iter().map(|at| (Key::Enter, *at)).collect::<Vec<_>>())
}

/// When a key gives an event that is held down from the beginning for so long.
fn held((delay, rate): (u64, u64), until: u64) -> Vec<u64> {
    let repeats = (delay..until).step_by(usize::try_from(rate).unwrap());
    [0].into_iter().chain(repeats).collect()
}

/// What a terminal with the kitty keyboard protocol sends, and what comes of it.
fn told(events: &[(KeyCode, KeyEventKind, KeyEventState, u64)]) -> Vec<Stroke> {
    let mut strokes = StrokeClassifier::new(true);
    let mut stroke = |(code, kind, state, at): &(_, _, _, u64)| {
        let none = KeyModifiers::NONE;
        let event = KeyEvent::new_with_kind_and_state(*code, none, *kind, *state);
        match input_of(&event, &mut strokes, ms(*at)) {
            Some(Input::Key(touch)) => Some(touch.stroke),
            None => None,
            Some(other) => panic!("{other:?}"),
        }
    };
    events.iter().filter_map(&mut stroke).collect()
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
        (KeyCode::F(3), Key::Size),
        (KeyCode::F(4), Key::Theme),
        (KeyCode::F(5), Key::Speech),
        (KeyCode::F(6), Key::Silence),
        (KeyCode::F(10), Key::Finish),
        (KeyCode::Char(' '), Key::Char(' ')),
        (KeyCode::Char('ґ'), Key::Char('ґ')),
        (KeyCode::Char('?'), Key::Char('?')),
        (KeyCode::Char('\u{fffd}'), Key::Unreadable),
    ];
    for (code, expected) in table {
        assert_eq!(plain(code), expected, "{code:?}");
    }
}

#[test]
fn shift_makes_capitals_and_leads_back() {
    let shift = KeyModifiers::SHIFT;
    assert_eq!(key(KeyCode::Char('Ł'), shift), Key::Char('Ł'));
    assert_eq!(key(KeyCode::BackTab, shift), Key::Up);
}

#[test]
fn chords_and_keys_without_a_meaning_are_other_keys() {
    for (letter, modifiers) in [
        ('c', KeyModifiers::CONTROL),
        ('d', KeyModifiers::CONTROL),
        ('a', KeyModifiers::ALT),
        ('a', KeyModifiers::SUPER),
    ] {
        assert_eq!(key(KeyCode::Char(letter), modifiers), Key::Other);
    }
    assert_eq!(key(KeyCode::Enter, KeyModifiers::ALT), Key::Other);
    for code in [
        KeyCode::F(7),
        KeyCode::Insert,
        KeyCode::Menu,
        KeyCode::Null,
        KeyCode::Char('\u{7}'),
        KeyCode::Char('\u{202e}'),
    ] {
        assert_eq!(plain(code), Key::Other, "{code:?}");
    }
}

#[test]
fn a_terminal_that_begins_to_tell_repeats_is_believed_from_then_on() {
    let mut strokes = StrokeClassifier::new(false);
    let mut stroke = |kind, at| {
        let event = KeyEvent::new_with_kind(KeyCode::Down, KeyModifiers::NONE, kind);
        match input_of(&event, &mut strokes, ms(at)) {
            Some(Input::Key(touch)) => Some(touch.stroke),
            _ => None,
        }
    };
    assert_eq!(stroke(KeyEventKind::Press, 0), Some(Stroke::Press));
    assert_eq!(stroke(KeyEventKind::Press, 300), Some(Stroke::Unclear));
    assert_eq!(stroke(KeyEventKind::Release, 350), None);
    assert_eq!(stroke(KeyEventKind::Press, 600), Some(Stroke::Press));
    // Not told to be let go, such as when the focus was elsewhere.
    assert_eq!(stroke(KeyEventKind::Press, 900), Some(Stroke::Press));
}

#[test]
fn a_key_let_go_is_no_key() {
    let event = KeyEvent::new_with_kind(KeyCode::Up, KeyModifiers::NONE, KeyEventKind::Release);
    assert_eq!(
        input_of(&event, &mut StrokeClassifier::new(true), ms(0)),
        None
    );
}

#[test]
fn different_keys_are_presses_however_fast() {
    let keys = [(Key::Up, 0), (Key::Down, 1), (Key::Up, 2), (Key::Enter, 2)];
    assert_eq!(strokes(&keys), [Stroke::Press; 4]);
    assert!(touches(&keys).iter().all(|touch| touch.again.is_none()));
}

#[test]
fn the_time_since_the_same_key_tells_how_it_was_struck() {
    let [quick, unclear, press] = [REPEAT_GAP, HELD_KEY_GAP, HELD_KEY_GAP + ms(1)]
        .map(|gap| u64::try_from(gap.as_millis()).unwrap());
    for (again, stroke) in [
        (0, Stroke::Quick),
        (quick - 1, Stroke::Quick),
        (quick, Stroke::Unclear),
        (unclear, Stroke::Unclear),
        (press, Stroke::Press),
    ] {
        let touches = touches(&[(Key::Enter, 5), (Key::Enter, 5 + again)]);
        assert_eq!(touches[1].stroke, stroke, "{again} ms");
        assert_eq!(touches[1].again, Some(ms(again)));
    }
}

#[test]
fn a_key_is_held_if_it_follows_soon_what_may_be_its_first_repeat() {
    let settle = u64::try_from(SETTLE.as_millis()).unwrap();
    let after = |gap: u64| enters(&[0, 500, 500 + gap])[2];
    assert_eq!([after(0), after(33), after(settle)], [HELD; 3]);
    assert_eq!(after(settle + 1), Stroke::Unclear, "two presses");
    assert_eq!(after(751), Stroke::Press);
}

#[test]
fn a_held_key_is_told_by_its_second_repeat_on_every_keyboard() {
    for keyboard in KEYBOARDS {
        let strokes = enters(&held(keyboard, 3_600_000));
        assert_eq!(strokes[..2], [Stroke::Press, Stroke::Unclear]);
        let is_held = |stroke: &Stroke| matches!(stroke, Stroke::Held { .. });
        assert!(strokes[2..].iter().all(is_held), "{keyboard:?}");
    }
}

#[test]
fn repeats_count_two_seconds_after_the_press_and_then_once_in_two_seconds() {
    for keyboard in KEYBOARDS {
        let at = held(keyboard, 10_000);
        let strokes = enters(&at);
        let counted = at.iter().zip(&strokes).filter(|(_, it)| **it == COUNTS);
        let mut before = Duration::ZERO;
        let mut count = 0;
        for (at, _) in counted {
            let since = ms(*at).saturating_sub(before);
            assert!(since >= SLOW_REPEAT && since < SLOW_REPEAT + ms(100));
            before = ms(*at);
            count += 1;
        }
        assert_eq!(count, 4, "{keyboard:?}");
    }
}

#[test]
fn a_key_pressed_twice_and_then_held_counts_from_the_second_press() {
    let mut at = vec![0, 400];
    at.extend((1_000..2_500).step_by(40));
    let strokes = enters(&at);
    assert_eq!(
        strokes[..4],
        [Stroke::Press, Stroke::Unclear, Stroke::Unclear, HELD]
    );
    let first = strokes.iter().position(|stroke| *stroke == COUNTS).unwrap();
    assert_eq!(at[first], 2_400);
}

#[test]
fn a_machine_that_is_busy_does_not_make_presses_of_repeats() {
    let stalled = enters(&[0, 660, 700, 740, 1_200, 1_240, 1_280]);
    assert_eq!(stalled[4..], [Stroke::Unclear, HELD, HELD]);
}

#[test]
fn a_trembling_hand_strikes_quickly() {
    let strokes = enters(&[0, 40, 90]);
    assert_eq!(strokes, [Stroke::Press, Stroke::Quick, Stroke::Quick]);
}

#[test]
fn keys_that_come_faster_than_a_finger_are_rushed() {
    let rush = u64::try_from(RUSH_GAP.as_millis()).unwrap();
    let touches = touches(&[
        (Key::Char('3'), 0),
        (Key::Enter, rush - 1),
        (Key::Enter, rush - 1),
        (Key::Char('3'), 2 * rush - 1),
    ]);
    let rushed: Vec<_> = touches.iter().map(Touch::is_rushed).collect();
    assert_eq!(rushed, [false, true, true, false]);
}

const PRESS: KeyEventKind = KeyEventKind::Press;
const REPEAT: KeyEventKind = KeyEventKind::Repeat;
const RELEASE: KeyEventKind = KeyEventKind::Release;
const PLAIN: KeyEventState = KeyEventState::NONE;

/// As kitty, foot and alacritty send it.
#[test]
fn what_the_terminal_says_of_a_repeat_counts() {
    for (code, state) in [
        (KeyCode::Down, PLAIN),
        (KeyCode::Esc, PLAIN),
        (KeyCode::F(1), PLAIN),
        (KeyCode::Delete, PLAIN),
        (KeyCode::Enter, KeyEventState::KEYPAD),
    ] {
        let held = [
            (code, PRESS, state, 0),
            (code, REPEAT, state, 600),
            (code, REPEAT, state, 640),
            (code, RELEASE, state, 650),
            (code, PRESS, state, 700),
            (code, PRESS, state, 900),
        ];
        let expected = [Stroke::Press, HELD, HELD, Stroke::Press, Stroke::Press];
        assert_eq!(told(&held), expected, "{code:?}");
    }
    let from_before = [(KeyCode::Down, REPEAT, PLAIN, 0)];
    assert_eq!(told(&from_before), [HELD], "held since before the program");
}

/// These come as the same byte whether pressed or repeated, also under the protocol.
#[test]
fn of_enter_and_characters_time_tells_even_where_the_terminal_tells_of_others() {
    for code in [
        KeyCode::Enter,
        KeyCode::Tab,
        KeyCode::Backspace,
        KeyCode::Char('1'),
        KeyCode::Char('ł'),
    ] {
        let held = [0, 600, 640, 680].map(|at| (code, PRESS, PLAIN, at));
        let expected = [Stroke::Press, Stroke::Unclear, HELD, HELD];
        assert_eq!(told(&held), expected, "{code:?}");
    }
}

#[test]
fn a_character_that_was_let_go_was_pressed() {
    let one = KeyCode::Char('1');
    let twice = [
        (one, PRESS, PLAIN, 0),
        (one, RELEASE, PLAIN, 60),
        (one, PRESS, PLAIN, 120),
        (KeyCode::Char('2'), RELEASE, PLAIN, 130),
        (one, PRESS, PLAIN, 240),
    ];
    let expected = [Stroke::Press, Stroke::Press, Stroke::Unclear];
    assert_eq!(told(&twice), expected);
}

#[test]
fn keys_that_come_at_once_are_taken_up_to_their_limit_and_then_one_by_one() {
    let mut allowance = Allowance::default();
    let all = usize::try_from(KEYS_AT_ONCE_MAX).unwrap();
    let mut taken = |at: Duration| (0..2 * all).filter(|_| allowance.admits(at)).count();
    let later = ms(5_000);
    assert_eq!(taken(later), all);
    let soon = later + ms(1);
    assert_eq!(taken(soon), 1);
    assert_eq!(taken(soon), 0);
    assert_eq!(taken(soon + 10 * KEY_TIME), 10);
    assert_eq!(taken(later + 2 * KEY_TIME * KEYS_AT_ONCE_MAX), all);
}

#[test]
fn that_keys_were_dropped_is_told_once_until_one_is_taken_again() {
    let mut allowance = Allowance::default();
    let key = |stroke| {
        Input::Key(Box::new(Touch {
            key: Key::Char('a'),
            stroke,
            again: None,
            since: Some(ms(0)),
        }))
    };
    for later in [ms(0), ms(5_000)] {
        for _ in 0..if later.is_zero() {
            KEYS_AT_ONCE_MAX
        } else {
            250
        } {
            let taken = allowance.take(key(Stroke::Press), later);
            assert_eq!(taken, Some(key(Stroke::Press)));
        }
        // What a key that is held down would have done nobody counts.
        assert_eq!(allowance.take(key(HELD), later), None);
        let dropped = allowance.take(key(Stroke::Quick), later);
        assert_eq!(dropped, Some(Input::Lost));
        assert_eq!(allowance.take(key(Stroke::Press), later), None);
        assert_eq!(allowance.take(Input::Leave, later), Some(Input::Leave));
    }
}

#[test]
fn a_keyboard_that_repeats_for_an_hour_is_taken_whole() {
    let mut allowance = Allowance::default();
    for keyboard in KEYBOARDS {
        let mut at = held(keyboard, 3_600_000).into_iter();
        assert!(at.all(|at| allowance.admits(ms(at))), "{keyboard:?}");
        allowance = Allowance::default();
    }
}

#[test]
fn an_event_becomes_an_input() {
    let enter = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
    let touch = Touch {
        key: Key::Enter,
        stroke: Stroke::Press,
        again: None,
        since: None,
    };
    let input = input_of(&enter, &mut StrokeClassifier::new(false), ms(0));
    assert_eq!(input, Some(Input::Key(Box::new(touch))));
}

#[test]
fn only_control_c_leaves() {
    let mut strokes = StrokeClassifier::new(false);
    let mut inputs = |letter, modifiers, kind| {
        let event = KeyEvent::new_with_kind(KeyCode::Char(letter), modifiers, kind);
        input_of(&event, &mut strokes, ms(0))
    };
    let press = KeyEventKind::Press;
    // The second on a Ukrainian keyboard, as kitty sends it.
    for letter in ['c', '\u{441}'] {
        let input = inputs(letter, KeyModifiers::CONTROL, press);
        assert_eq!(input, Some(Input::Leave), "{letter}");
    }
    for (letter, modifiers) in [('c', KeyModifiers::ALT), ('d', KeyModifiers::CONTROL)] {
        let Some(Input::Key(touch)) = inputs(letter, modifiers, press) else {
            panic!("it is a key");
        };
        assert!(touch.key == Key::Other);
    }
    let release = KeyEventKind::Release;
    assert_eq!(inputs('c', KeyModifiers::CONTROL, release), None);
}

#[test]
fn nothing_printed_for_debugging_tells_what_a_visitor_typed() {
    let mut strokes = StrokeClassifier::new(false);
    let key = Input::Key(Box::new(strokes.admit(
        Key::Char('Ż'),
        KeyReport::Silent,
        ms(0),
    )));
    let line = Input::Line(Ok(Private("Łęcka".into())));
    let printed = format!("{key:?} {line:?} {strokes:?}");
    assert!(!printed.contains('Ż') && !printed.contains("Łęcka"));
    assert!(printed.starts_with("Key(Touch { key: ***, stroke: Press, "));
}

fn lines_of(bytes: &[u8]) -> Vec<Result<String, LineFault>> {
    let mut reader = Cursor::new(bytes);
    std::iter::from_fn(|| next_line(&mut reader).unwrap()).collect()
}

fn texts_of(bytes: &[u8]) -> Vec<String> {
    let lines: Result<_, _> = lines_of(bytes).into_iter().collect();
    lines.unwrap()
}

#[test]
fn lines_come_without_their_ends() {
    assert_eq!(texts_of("1\r\n\nŁęcki".as_bytes()), ["1", "", "Łęcki"]);
    assert_eq!(lines_of(b""), []);
}

#[test]
fn a_line_is_what_its_keys_have_written_or_keys_alone_or_unreadable() {
    let text = |text: &str| Ok(text.to_owned());
    for (bytes, line) in [
        (&b"\x1b[A"[..], Err(LineFault::NoWords)),
        (b"\x1b", Err(LineFault::NoWords)),
        (b"\x1b[", Err(LineFault::Unreadable)),
        (b"\x1bOP", Err(LineFault::NoWords)),
        (b"\x1bOA\x1bOB", Err(LineFault::NoWords)),
        (b"1\x1bOF", text("1")),
        (b"\x1bOP1", Err(LineFault::Unreadable)),
        (b"\x1ba", Err(LineFault::Unreadable)),
        (b"\x1b]11;?\ta", Err(LineFault::Unreadable)),
        (b"\x01", Err(LineFault::NoWords)),
        (b"\x1b[97;1:3u", text("")),
        (b"\x08\x7f", text("")),
        (b"\x1b[0n\x1b]11;?\x07", text("")),
        (b"\x1b[200~\x1b[201~", text("")),
        (b"1\x1b[A", text("1")),
        (b"\x1bOq\x1bOp", Err(LineFault::Unreadable)),
        ("o\u{301}Ł\x7f\u{301}\x7f".as_bytes(), text("")),
        ("Żó\x08\x08o".as_bytes(), text("o")),
        (b" <", text(" <")),
        (b"\x1b ", text(" ")),
        (b"a\xffb", Err(LineFault::Unreadable)),
        // Put right by whoever typed it.
        (b"a\xff\x7fb", text("ab")),
        (b"\xc5\n\x81", Err(LineFault::Unreadable)),
        (b"\x1b[200~a\xc5", Err(LineFault::Unreadable)),
        ("\u{fffd}".as_bytes(), Err(LineFault::Unreadable)),
        (b"a\x1b]11;b", Err(LineFault::Unreadable)),
        (b"a\x1b[1", Err(LineFault::Unreadable)),
    ] {
        assert!(lines_of(bytes)[0] == line, "{bytes:?}");
    }
}

#[test]
fn a_paste_of_several_lines_is_one_line() {
    let pasted = b"\x1b[200~Jesieni 4\n31-826\n\x1b[201~\nnext\n";
    assert_eq!(texts_of(pasted), ["Jesieni 4 31-826 ", "next"]);
    let without_an_end = b"\x1b[200~Jesieni 4\n31-826\n";
    assert_eq!(texts_of(without_an_end), ["Jesieni 4 31-826"]);
    let endless = [b"\x1b[200~".to_vec(), b"a\n".repeat(2 * LINE_BYTES_MAX)].concat();
    assert_eq!(lines_of(&endless), [Err(LineFault::TooLong)]);
}

#[test]
fn a_line_is_taken_at_its_limit_and_told_past_it_and_the_next_one_is_whole() {
    for length in [
        LINE_BYTES_MAX - 1,
        LINE_BYTES_MAX,
        LINE_BYTES_MAX + 1,
        LINE_BYTES_MAX + 2,
        3 * LINE_BYTES_MAX,
    ] {
        let text = "a".repeat(length);
        let expected = if length > LINE_BYTES_MAX {
            Err(LineFault::TooLong)
        } else {
            Ok(text.clone())
        };
        let lines = lines_of(format!("{text}\nnext\n").as_bytes());
        assert_eq!(lines, [expected.clone(), Ok("next".to_owned())], "{length}");
        assert_eq!(lines_of(text.as_bytes()), [expected], "{length}, the last");
    }
}
