//! What a keyboard, a scanner, a cat or a broken line may send: the bytes of keys, whole, cut, without
//! an end, without a meaning, and far too many of them.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cas_kiosk::input::decoder::{Decoder, SEQUENCE_BYTES_MAX, Within};
use cas_kiosk::input::{self, Stage, key_of};
use cas_kiosk::kiosk::{Kiosk, Store};
use cas_kiosk::page::Key;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::terminal::TerminalKind;
use cas_kiosk::text::{MARKS_PER_LETTER_MAX, is_unwanted};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};
use proptest::prelude::*;
use pty_process::blocking::Command;

use crate::project::PROGRAM;
use crate::terminal::{DOWN, Heard, PATIENCE, Terminal, WARNING};
use crate::visitor::{clock, shipped_anew, spool_at};

/// How long nothing is written once the program has done all there was to do.
const QUIET: Duration = Duration::from_millis(500);
/// Beginnings of which the rest does not come: a control sequence, a key of the keypad, half of a
/// letter, a paste.
const INCOMPLETE: [&[u8]; 4] = [b"\x1b[", b"\x1bO", b"\xc4", b"\x1b[200~"];
/// How many bytes more a program may have in memory after a flood than before.
const FLOOD_BYTES_MAX: u64 = 16 * 1024 * 1024;
const SEARCH: &str = "Czego Pan/Pani szuka?";
const HOME: &str = "Co Pan/Pani chce";
const FULL: &str = "To się już nie zmieściło.";

/// The keys of these bytes, after which nothing comes for a moment.
fn decoded(bytes: &[u8]) -> Vec<KeyEvent> {
    let mut decoder = Decoder::default();
    let mut keys = decoder.decode(bytes);
    if decoder.within() == Some(Within::Escape) {
        keys.extend(decoder.give_up());
    }
    keys
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
    let table: [(&[&[u8]], KeyCode); 20] = [
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
        (&[b"\x1b[17~"], KeyCode::F(6)),
        (&[b"\x1b[21~"], KeyCode::F(10)),
        (&["ґ".as_bytes(), b"\x1b[1169u"], KeyCode::Char('ґ')),
    ];
    for (all, code) in table {
        for bytes in all {
            assert_eq!(key(bytes).code, code, "{bytes:?}");
        }
    }
}

/// What a keypad sends to a program that has asked for its application mode (xterm's `ctlseqs`, DEC
/// VT220), whoever that program was; and without `NumLock`.
#[test]
fn a_keypad_is_known_in_application_mode_and_without_num_lock() {
    let written: [(&[u8], char); 19] = [
        (b"\x1bOp", '0'),
        (b"\x1bOq", '1'),
        (b"\x1bOr", '2'),
        (b"\x1bOs", '3'),
        (b"\x1bOt", '4'),
        (b"\x1bOu", '5'),
        (b"\x1bOv", '6'),
        (b"\x1bOw", '7'),
        (b"\x1bOx", '8'),
        (b"\x1bOy", '9'),
        (b"\x1bOj", '*'),
        (b"\x1bOk", '+'),
        (b"\x1bOl", ','),
        (b"\x1bOm", '-'),
        (b"\x1bOn", '.'),
        (b"\x1bOo", '/'),
        (b"\x1bOX", '='),
        (b"\x1bO ", ' '),
        (b"\x1b[57416u", ','),
    ];
    for (bytes, character) in written {
        assert_eq!(kiosk_keys(bytes), [Key::Char(character)], "{bytes:?}");
    }
    assert_eq!(key(b"\x1bOM"), KeyCode::Enter.into());
    assert_eq!(key(b"\x1bOI"), KeyCode::Tab.into());
    // The 5 in the middle of the arrows: xterm, the Linux console, kitty.
    for bytes in [
        &b"\x1bOE"[..],
        b"\x1b[E",
        b"\x1b[1E",
        b"\x1b[1;5E",
        b"\x1bOG",
        b"\x1b[G",
        b"\x1b[57427u",
    ] {
        assert_eq!(key(bytes).code, KeyCode::KeypadBegin, "{bytes:?}");
        assert_eq!(kiosk_keys(bytes), [Key::Other], "{bytes:?}");
    }
}

#[test]
fn backspace_and_enter_are_known_as_the_control_characters_that_some_terminals_send() {
    for bytes in [&b"\x08"[..], b"\x1b[8u", b"\x1b[27;2;8~"] {
        assert_eq!(kiosk_keys(bytes), [Key::Backspace], "{bytes:?}");
    }
    for bytes in [&b"\n"[..], b"\x1b[10u", b"\x1b[27;2;13~"] {
        assert_eq!(kiosk_keys(bytes), [Key::Enter], "{bytes:?}");
    }
    // One key of a terminal that sends both for it, even if the second comes alone.
    assert_eq!(kiosk_keys(b"\r\n\r\n\n"), [Key::Enter; 3]);
    let mut decoder = Decoder::default();
    assert_eq!(decoder.decode(b"\r").len(), 1);
    assert_eq!(decoder.decode(b"\n"), []);
    assert_eq!(decoder.decode(b"\n").len(), 1);
}

#[test]
fn capitals_are_capitals_however_a_terminal_tells_of_shift() {
    let table: [(&[u8], Key); 16] = [
        // xterm's modifyOtherKeys, in both of its formats.
        (b"\x1b[27;2;65~", Key::Char('A')),
        (b"\x1b[27;2;321~", Key::Char('Ł')),
        (b"\x1b[27;2;33~", Key::Char('!')),
        (b"\x1b[27;2;32~", Key::Char(' ')),
        (b"\x1b[65;2u", Key::Char('A')),
        (b"\x1b[33;2u", Key::Char('!')),
        // kitty: the key alone, with what Shift makes of it, with the text that it writes.
        (b"\x1b[97;2u", Key::Char('A')),
        (b"\x1b[322;2u", Key::Char('Ł')),
        (b"\x1b[1092;2u", Key::Char('Ф')),
        (b"\x1b[49:33;2u", Key::Char('!')),
        (b"\x1b[49;2;33u", Key::Char('!')),
        (b"\x1b[0;;322u", Key::Char('ł')),
        // With caps lock, and with both.
        (b"\x1b[97;65u", Key::Char('A')),
        (b"\x1b[97;66u", Key::Char('a')),
        (b"\x1b[49;65u", Key::Char('1')),
        (b"\x1b[97u", Key::Char('a')),
    ];
    for (bytes, expected) in table {
        assert!(kiosk_keys(bytes) == [expected], "{bytes:?}");
    }
    for bytes in [&b"\x1b[27;5;65~"[..], b"\x1b[27;3;97~", b"\x1b[97;6u"] {
        assert_eq!(kiosk_keys(bytes), [Key::Other], "{bytes:?}");
    }
    assert_eq!(key(b"\x1b[27;5;99~"), key(b"\x03"));
    assert_eq!(key(b"\x1b[27;2;9~").code, KeyCode::BackTab);
}

/// A key that means nothing here still tells that somebody is there.
#[test]
fn every_key_is_one_whatever_it_is_called() {
    for bytes in [
        &b"\x1bOz"[..],
        b"\x1bOa",
        b"\x1bO5P",
        b"\x1bO1;2A",
        b"\x1b[a",
        b"\x1b[3^",
        b"\x1b[3@",
        b"\x1b[3$",
        b"\x1b[[F",
        b"\x1b[1;3A",
        b"\x1b[99~",
        b"\x1b[57428u",
        b"\x1b]",
        b"\x1bP",
        b"\x1bX",
        b"\x1b^",
        b"\x1b_",
        b"\x1b[",
        b"\x1bO",
    ] {
        let mut decoder = Decoder::default();
        let mut keys = decoder.decode(bytes);
        keys.extend(decoder.give_up());
        let keys: Vec<Key> = keys.iter().map(key_of).collect();
        assert_eq!(
            keys,
            [if bytes == b"\x1bO1;2A" {
                Key::Up
            } else {
                Key::Other
            }],
            "{bytes:?}"
        );
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
    let keys = decoder.decode(b"\x1b[?0u\x1b[A\x1b[4;576;960t3\x1b[1;1");
    assert_eq!(keys, [KeyCode::Up.into(), KeyCode::Char('3').into()]);
    decoder.decode(b"R");
    assert_eq!(decoder.take_reports(), b"\x1b[?0u\x1b[4;576;960t\x1b[1;1R");
    assert_eq!(decoder.take_reports(), b"");
}

#[test]
fn what_is_pasted_tells_nothing_of_the_terminal() {
    let mut decoder = Decoder::default();
    decoder.decode(b"\x1b[200~\x1b[1;1R\x1b[201~");
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
    ] {
        assert_eq!(decoded(bytes), [], "{bytes:?}");
    }
}

/// What terminals answer, and other programs have asked them: colours, names, capabilities, pictures.
#[test]
fn an_answer_that_comes_late_is_swallowed_whole() {
    for answer in [
        &b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"[..],
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
        "\x1b]0;Łódź – tytuł\x07".as_bytes(),
        b"\x1b]52;c;SmFuIE5vd2Fr\x1b\\",
        b"\x1bP>|foot(1.21.0)\x1b\\",
        b"\x1bP1+r544e=787465726d\x1b\\",
        b"\x1bP!|00000000\x07",
        b"\x1b_Gi=31;OK\x1b\\",
        b"\x1b^private\x1b\\",
        b"\x1bXstring\x1b\\",
        b"\x1b]\x07",
        b"\x1bP\x1b\\",
        b"\x1b[?1;2c",
        b"\x1b[>0;276;0c",
        b"\x1b[?2026;2$y",
        b"\x1b[4;2$y",
        b"\x1b[?997;1n",
        b"\x1b[0n",
        b"\x1b[>4;2m",
        b"\x1b[?1;0;256S",
        b"\x1b[1;2;3;4;0&w",
    ] {
        let typed = [b"Ja", answer, b"n"].concat();
        let jan = ['J', 'a', 'n'].map(Key::Char);
        assert_eq!(kiosk_keys(&typed), jan, "{answer:?}");
        // Byte by byte, as over a slow line.
        let mut decoder = Decoder::default();
        let pieces = typed.chunks(1).flat_map(|byte| decoder.decode(byte));
        let keys: Vec<Key> = pieces.map(|key| key_of(&key)).collect();
        assert_eq!(keys, jan, "{answer:?}");
    }
}

#[test]
fn a_string_of_a_terminal_is_over_with_its_end_with_a_key_or_when_it_is_given_up() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.decode(b"\x1b]11;"), []);
    assert_eq!(decoder.within(), Some(Within::String));
    // However long it is, nothing of it is kept.
    assert_eq!(decoder.decode(&b"x".repeat(100_000)), []);
    assert_eq!(decoder.decode(b"\x1b"), []);
    assert_eq!(decoder.within(), Some(Within::String));
    assert_eq!(decoder.decode(b"\\a"), [KeyCode::Char('a').into()]);
    assert_eq!(decoder.within(), None);
    for (key, code) in [
        (&b"\r"[..], KeyCode::Enter),
        (b"\x7f", KeyCode::Backspace),
        (b"\x1b[A", KeyCode::Up),
        (b"\x1bOP", KeyCode::F(1)),
    ] {
        assert_eq!(decoder.decode(b"\x1bPq"), []);
        assert_eq!(decoder.decode(key), [code.into()]);
        assert_eq!(decoder.within(), None);
    }
    assert_eq!(decoder.decode(b"\x1b]4"), []);
    assert_eq!(decoder.give_up(), None);
    assert_eq!(decoder.decode(b"a"), [KeyCode::Char('a').into()]);
}

#[test]
fn bytes_that_are_no_utf8_are_one_key_that_nobody_can_read() {
    for bytes in [
        &b"\xa3"[..],
        b"\xff",
        b"\xc0\x80",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        "\u{fffd}".as_bytes(),
        b"\x1b[65533u",
        // Which sign that is depends on the keyboard.
        b"\x1b[49;2u",
    ] {
        let mut keys = kiosk_keys(bytes);
        keys.dedup();
        assert_eq!(keys, [Key::Unreadable], "{bytes:?}");
    }
    assert_eq!(
        kiosk_keys(b"J\xf3zef"),
        [
            Key::Char('J'),
            Key::Unreadable,
            Key::Char('z'),
            Key::Char('e'),
            Key::Char('f')
        ]
    );
    // Half a letter that is given up, also within what is pasted.
    for start in [&b""[..], b"\x1b[200~"] {
        let mut decoder = Decoder::default();
        decoder.decode(&[start, b"\xc5"].concat());
        let last = decoder.give_up().map(|key| key_of(&key));
        assert_eq!(last, Some(Key::Unreadable));
    }
    let mut decoder = Decoder::default();
    assert_eq!(decoder.decode(b"\xc5"), []);
    assert_eq!(key_of(&decoder.decode(b"\x81")[0]), Key::Char('Ł'));
}

/// Old mouse reports: three bytes, or three characters, whatever they are (xterm's `ctlseqs`, modes
/// 1000, 1005, 1006 and 1015).
#[test]
fn what_a_mouse_sends_is_swallowed_whole() {
    for report in [
        // Column 31, whose byte is a question mark; the edges; past column 223; a byte of no character.
        &b"\x1b[M ?!"[..],
        b"\x1b[M   ",
        b"\x1b[M#\x7f\x7f",
        b"\x1b[M`\0!",
        b"\x1b[M \x9f\xb0",
        b"\x1b[M \xff)",
        "\x1b[M \u{80}!".as_bytes(),
        "\x1b[M \u{2a0}\u{99}".as_bytes(),
        b"\x1b[<0;31;1M",
        b"\x1b[<0;31;1m",
        b"\x1b[32;31;1M",
    ] {
        let typed = [report, b"a"].concat();
        assert_eq!(kiosk_keys(&typed), [Key::Char('a')], "{report:?}");
    }
    assert_eq!(kiosk_keys(b"\x1b[M \r"), [Key::Enter], "it is cut off");
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
            // Half a letter is told of.
            let unreadable = (start[0] >= 0x80).then_some(Key::Unreadable);
            let keys: Vec<Key> = unreadable.into_iter().chain([expected]).collect();
            assert_eq!(kiosk_keys(&whole), keys, "{whole:?}");
        }
    }
}

#[test]
fn a_sequence_that_goes_on_for_ever_is_neither_kept_nor_typed() {
    for (start, end) in [("\x1b[", "A"), ("\x1bO", "l"), ("\u{9b}", "c")] {
        let mut decoder = Decoder::default();
        let endless = [start, &"1;".repeat(100_000)].concat();
        for piece in endless.as_bytes().chunks(SEQUENCE_BYTES_MAX) {
            assert_eq!(decoder.decode(piece), []);
        }
        // It is given up so long after its beginning, however many digits are typed.
        assert_eq!(decoder.within(), Some(Within::String));
        assert_eq!(decoder.decode(end.as_bytes()), []);
        assert_eq!(decoder.within(), None);
        // A key is a key again.
        decoder.decode(endless.as_bytes());
        assert_eq!(decoder.decode(b"\r"), [KeyCode::Enter.into()]);
        decoder.decode(endless.as_bytes());
        assert_eq!(decoder.give_up(), None);
        assert_eq!(decoder.decode(b"1"), [KeyCode::Char('1').into()]);
    }
}

/// The control functions of one character (ECMA-48, 8.3) and sequences with intermediate bytes (ECMA-35,
/// 13.2): nothing that follows them is typed.
#[test]
fn sequences_that_few_terminals_send_are_swallowed_whole() {
    for sequence in [
        "\u{9b}?62;4c",
        "\u{9b}0n",
        "\u{9d}11;rgb:1e1e/1e1e/1e1e\u{9c}",
        "\u{9d}0;Łódź\x07",
        "\u{90}>|foot(1.21)\x1b\\",
        "\x1b]0;title\u{9c}",
        "\u{98}string\u{9c}",
        "\u{9e}private\u{9c}",
        "\u{9f}Gi=31;OK\u{9c}",
        "\x1b(B",
        "\x1b#8",
        "\x1b$(C",
    ] {
        let typed = [sequence, "Jan"].concat();
        let jan = ['J', 'a', 'n'].map(Key::Char);
        assert_eq!(kiosk_keys(typed.as_bytes()), jan, "{sequence:?}");
        let mut decoder = Decoder::default();
        let pieces = typed.as_bytes().chunks(1);
        let keys: Vec<Key> = pieces
            .flat_map(|byte| decoder.decode(byte))
            .map(|key| key_of(&key))
            .collect();
        assert_eq!(keys, jan, "{sequence:?}");
    }
    assert_eq!(
        kiosk_keys("\u{9b}A\u{8f}B".as_bytes()),
        [Key::Up, Key::Down]
    );
    // Alt and a sign, of which nothing comes as soon as of a sequence.
    let mut decoder = Decoder::default();
    assert_eq!(decoder.decode(b"\x1b-"), []);
    assert_eq!(decoder.within(), Some(Within::Escape));
    assert_eq!(decoder.give_up().map(|key| key_of(&key)), Some(Key::Other));
}

#[test]
fn what_is_pasted_counts_as_typed_without_its_control_characters() {
    let pasted = "\x1b[200~Łęc\x1b[Aki\u{9b}A\u{85}\u{202e}\x03 O’Neil\x1b[201~\r";
    let mut keys = kiosk_keys(pasted.as_bytes());
    assert_eq!(keys.pop(), Some(Key::Enter));
    let letters = keys.iter().map(|key| match key {
        Key::Char(letter) => *letter,
        _ => panic!("more than letters"),
    });
    assert_eq!(letters.collect::<String>(), "Łęcki O’Neil");
}

#[test]
fn what_may_be_letters_of_what_is_pasted_is_not_dropped_unseen() {
    for pasted in [
        "\x1bOskar",
        "\x1bOPawel",
        "\x1bEwa",
        "\x1b(Ewa",
        "Jan \x1bO",
        "Wo\u{9f}niak",
        "Jan\u{9b}\u{142}",
        "Jan\x1b]Nowak\n",
    ] {
        let pasted = format!("\x1b[200~{pasted}\x1b[201~");
        let keys = kiosk_keys(pasted.as_bytes());
        assert!(keys.contains(&Key::Unreadable), "{pasted:?}");
    }
}

#[test]
fn lines_that_are_pasted_keep_a_blank_between_them() {
    for between in ["\n", "\r", "\r\n", "\t", " \n\n  \t"] {
        let pasted = format!("\x1b[200~Jesieni 4{between}31-826\x1b[201~");
        for length in [1, pasted.len()] {
            let mut decoder = Decoder::default();
            let pieces = pasted.as_bytes().chunks(length);
            let keys = pieces.flat_map(|piece| decoder.decode(piece));
            let letters = keys.map(|key| match key_of(&key) {
                Key::Char(letter) => letter,
                _ => panic!("more than letters"),
            });
            assert_eq!(
                letters.collect::<String>(),
                "Jesieni 4 31-826",
                "{between:?}"
            );
        }
    }
}

#[test]
fn what_has_begun_and_is_given_up_is_over() {
    for start in INCOMPLETE {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.decode(start), []);
        assert!(decoder.within().is_some(), "{start:?}");
        decoder.give_up();
        assert_eq!(decoder.within(), None);
        assert_eq!(decoder.decode(b"\r"), [KeyCode::Enter.into()]);
    }
}

#[test]
fn an_escape_that_may_begin_a_sequence_is_a_key_once_nothing_follows() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.decode(b"\x1b"), []);
    assert_eq!(decoder.within(), Some(Within::Escape));
    assert_eq!(decoder.give_up(), Some(KeyCode::Esc.into()));
    assert_eq!(decoder.decode(b"\x1b"), []);
    assert_eq!(decoder.decode(b"[A"), [KeyCode::Up.into()]);
}

#[test]
fn nothing_printed_for_debugging_tells_what_has_begun() {
    let mut decoder = Decoder::default();
    decoder.decode(b"\x1b[1;99");
    assert_eq!(
        format!("{decoder:?}"),
        "Decoder { begun: ***, is_pasting: false, skipping: None, has_lines: false, after: Anything, reports: [] }"
    );
}

/// Bytes among which there are many that begin, continue and end sequences.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b".to_vec()),
        Just(b"\x1b[".to_vec()),
        Just(b"\x1bO".to_vec()),
        Just(b"\x1b[200~".to_vec()),
        Just(b"\x1b[201~".to_vec()),
        Just(b"\x1b]11;".to_vec()),
        Just(b"\x1b\\".to_vec()),
        Just(b"\x1b[M".to_vec()),
        Just(b"\x1b(".to_vec()),
        Just("\u{9b}".as_bytes().to_vec()),
        Just("\u{90}x\u{9c}".as_bytes().to_vec()),
        Just([b"\x1b[".to_vec(), b"1".repeat(70)].concat()),
        Just(b"\r\n".to_vec()),
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
        let expected = whole.decode(&bytes);
        let keys: Vec<_> = bytes
            .chunks(length)
            .flat_map(|piece| cut.decode(piece))
            .collect();
        prop_assert_eq!(keys, expected);
        prop_assert_eq!(cut.within(), whole.within());
    }
}

impl Terminal {
    /// Starts the kiosk and goes to a line to fill in, that of the search.
    pub fn at_a_field() -> Self {
        let mut terminal = Self::start(80, 24, "[keys]\ndouble_strike_ms = 0\n");
        terminal.sees("Polski");
        terminal.types(b"\r");
        terminal.sees(HOME);
        terminal.presses(&[b"5", b"0", b"0"]);
        terminal.sees(SEARCH);
        terminal
    }

    /// Waits until the program has worked off what there was, which it must soon have.
    pub fn settles(&mut self) {
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
fn four_hundred_thousand_keys_fill_the_line_and_that_is_told() {
    let mut terminal = Terminal::at_a_field();
    terminal.survives(&b"xy".repeat(200_000));
    terminal.sees(FULL);
    terminal.presses_until(b"\x1b", HOME);
}

#[test]
fn a_line_of_which_the_terminal_keeps_only_a_part_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let command = Command::new(PROGRAM)
        .current_dir(folder.path())
        .arg("--plain");
    let mut terminal = Terminal::spawn(80, 24, command, folder);
    for (line, words) in [("1", HOME), ("500", SEARCH)] {
        terminal.types(format!("{line}\n").as_bytes());
        terminal.sees(words);
    }
    // One byte more than a terminal keeps of a line.
    terminal.types(format!("kran {}\n", "x".repeat(4096 - 5)).as_bytes());
    terminal.sees(FULL);
    terminal.types(b"kran\n");
    terminal.sees("Złota Rączka");
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
fn whoever_types_on_while_a_string_has_no_end_is_heard_a_second_later() {
    let mut terminal = Terminal::at_a_field();
    terminal.types(b"\x1b]11;rgb:");
    let begun = Instant::now();
    while !terminal.contents().contains("żż") {
        assert!(begun.elapsed() < PATIENCE, "{}", terminal.contents());
        // As a hand does it, and never as long without a key as a sequence is waited for.
        terminal.types("ż".as_bytes());
        terminal.hears(Duration::from_millis(100));
    }
}

#[test]
fn a_scanner_on_a_terminal_answers_nothing_its_first_character_included() {
    let mut terminal = Terminal::start(80, 24, "");
    terminal.sees("Polski");
    terminal.types(b"\r");
    terminal.sees(HOME);
    let before = terminal.contents();
    // What is seen after another key was not led anywhere by the code.
    terminal.types(b"15901234123457\r");
    terminal.types(b"\x1bOP");
    terminal.sees("podświetlenie.");
    terminal.types(b"\x1b");
    terminal.sees(HOME);
    terminal.focus_is_on("2");
    assert_eq!(terminal.contents(), before);
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
        // The end of the last string that has begun with one of these.
        "\u{9c}".as_bytes(),
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
    let visit = |sequence: &[u8]| {
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
        terminal.sees(WARNING);
        terminal.sees("Dzień dobry!");
        terminal.types(b"\r");
        terminal.sees(HOME);
    };
    // All at once, each watched all the time.
    std::thread::scope(|scope| {
        for sequence in INCOMPLETE {
            scope.spawn(move || visit(sequence));
        }
    });
}

/// Runs a kiosk on this terminal until it is killed.
fn run_impatient_kiosk() {
    let mut setup = shipped_anew();
    setup.config.idle = Some(Duration::from_secs(2));
    setup.config.warning = Duration::from_secs(1);
    setup.config.spool = spool_at(Path::new("spool"));
    let clock = clock(&setup);
    let store = Store::start(&setup.config.spool, || {}, || {}).unwrap();
    let (sender, inputs) = input::channel().unwrap();
    input::alarms(sender.clone(), &inputs).unwrap();
    input::signals(sender.clone(), Stage::Screen).unwrap();
    let (screen, _guard, answer) = cas_kiosk::terminal::open(TerminalKind::Other, false).unwrap();
    input::keys(sender, answer).unwrap();
    let surface = Tui::new(screen, None);
    Kiosk::new(Arc::new(setup), surface, store, clock)
        .run(&inputs)
        .unwrap();
}
