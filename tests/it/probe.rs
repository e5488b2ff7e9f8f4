//! What terminals answer when they are asked what they can do: recorded from terminals of
//! Debian 13 at 80x24, byte for byte.

use cas_kiosk::terminal::probe::{ANSWER_BYTES_MAX, Capabilities, LateAnswer, Progress, read};
use ratatui::layout::Size;

/// kitty 0.41.1.
const KITTY: &[u8] = b"\x1b[?0u\x1b[4;576;960t\x1b[6;24;12t\x1b[1;1R\x1b[1;3R\x1b[1;5R";
/// foot 1.21.0, which knows the width of a text but does not scale it.
const FOOT: &[u8] = b"\x1b[?0u\x1b[4;576;960t\x1b[6;24;12t\x1b[1;1R\x1b[1;3R\x1b[1;4R";
/// alacritty 0.15.1.
const ALACRITTY: &[u8] = b"\x1b[?0u\x1b[4;576;960t\x1b[1;1R\x1b[1;1R\x1b[1;1R";
/// libvte 0.80.1.
const VTE: &[u8] = b"\x1b[4;576;960t\x1b[1;1R\x1b[1;1R\x1b[1;1R";
/// xterm 398 and GNU screen 4.9.1.
const SILENT: &[u8] = b"\x1b[1;1R\x1b[1;1R\x1b[1;1R";
/// konsole 25.04.2.
const KONSOLE: &[u8] = b"\x1b[4;576;960t\x1b[6;24;12t\x1b[1;1R\x1b[1;1R\x1b[1;1R";
/// tmux 3.5a in xterm and in kitty, whose last row is its own.
const TMUX: &[u8] = b"\x1b[4;552;960t\x1b[6;24;12t\x1b[1;1R\x1b[1;1R\x1b[1;1R";

const CELL: Size = Size::new(12, 24);

#[test]
fn only_a_terminal_that_scales_letters_is_taken_for_one() {
    for (answer, scales, rows, cell) in [
        (KITTY, true, 24, Some(CELL)),
        (FOOT, false, 24, Some(CELL)),
        (ALACRITTY, false, 24, Some(CELL)),
        (VTE, false, 24, Some(CELL)),
        (KONSOLE, false, 24, Some(CELL)),
        (TMUX, false, 23, Some(CELL)),
        (SILENT, false, 24, None),
    ] {
        let (told, progress) = read(answer);
        assert_eq!((told.scales, progress), (scales, Progress::Whole));
        assert_eq!(told.cell_on(Size::new(80, rows)), cell);
    }
}

#[test]
fn only_a_terminal_that_tells_of_its_keyboard_is_asked_to_tell_repeats() {
    for (answers, keyboard) in [
        (&[KITTY, FOOT, ALACRITTY][..], true),
        (&[VTE, SILENT, KONSOLE, TMUX], false),
    ] {
        for answer in answers {
            assert_eq!(read(answer).0.keyboard, keyboard);
        }
    }
    // Whoever was there before may have asked for more.
    assert!(read(b"\x1b[?31u").0.keyboard);
}

#[test]
fn cells_without_a_size_have_none() {
    let (told, _) = read(b"\x1b[4;576;960t");
    assert_eq!(told.cell_on(Size::new(0, 24)), None);
    assert_eq!(told.cell_on(Size::new(80, 0)), None);
    assert_eq!(told.cell_on(Size::new(961, 24)), None);
    assert_eq!(read(b"\x1b[6;0;12t").0.cell_on(Size::new(80, 24)), None);
}

#[test]
fn an_answer_that_has_not_come_whole_has_begun() {
    for end in 0..KITTY.len() {
        let (told, progress) = read(&KITTY[..end]);
        assert!(!told.scales, "{end}");
        let expected = if end == 0 {
            Progress::Nothing
        } else {
            Progress::Begun
        };
        assert_eq!(progress, expected, "{end}");
    }
}

#[test]
fn rubbish_and_keys_are_no_answer() {
    for rubbish in [
        &b"138"[..],
        b"\x1b[A\x1bOP\x1b[B",
        b"\x1b[;R\x1b[R\x1b[1;R",
        b"\x1b[99999;99999R",
        b"\x1b[6;t\x1b[6;24t\x1b[5;576;960t\x1b[6;24;12;1t",
        b"\xff\xfe\x1b\x1b\x1b[1;2A",
        b"\x1b[u\x1b[?u\x1b[97u\x1b[97;1:3u\x1b[?1;2u\x1b[?0c",
    ] {
        assert_eq!(read(rubbish), (Capabilities::default(), Progress::Nothing));
    }
}

#[test]
fn a_key_after_the_answer_does_not_spoil_it() {
    let (told, progress) = read(&[KITTY, b"\x1b"].concat());
    assert_eq!((told.scales, progress), (true, Progress::Whole));
}

#[test]
fn keys_between_the_answers_do_not_spoil_them() {
    let answer = b"\x1b[6;24;12t3\x1b[1;1R\x1b[B\x1b[1;3R\r\x1b[1;5Rx";
    let (told, progress) = read(answer);
    assert_eq!((told.scales, told.cell), (true, Some(CELL)));
    assert_eq!(progress, Progress::Whole);
}

#[test]
fn an_answer_that_comes_late_is_heard_when_it_is_whole() {
    for answer in [KITTY, FOOT, ALACRITTY, VTE, SILENT, KONSOLE, TMUX] {
        let mut late = LateAnswer::new(Vec::new());
        let mut sequences = answer
            .split_inclusive(|byte| b"Rtu".contains(byte))
            .peekable();
        while let Some(sequence) = sequences.next() {
            let told = sequences.peek().is_none().then(|| read(answer).0);
            assert_eq!(late.hear(sequence), told);
        }
    }
}

#[test]
fn each_question_has_an_answer_of_its_own() {
    let second = b"\x1b[2;1R\x1b[2;3R\x1b[2;5R";
    for begun in [0, 27, KITTY.len() - 6] {
        let mut late = LateAnswer::new(Vec::new());
        assert_eq!(late.hear(&KITTY[..begun]), None);
        assert_eq!(late.hear(&second[..second.len() - 6]), None);
        let told = late.hear(&second[second.len() - 6..]).unwrap();
        assert!(told.scales, "{begun}");
    }
}

#[test]
fn f3_with_other_keys_is_no_terminal_that_scales() {
    // Shift, Alt and Control, as xterm sends them.
    let mut late = LateAnswer::new(Vec::new());
    let told = late.hear(b"\x1b[1;2R\x1b[1;3R\x1b[1;5R").unwrap();
    assert_eq!(told, Capabilities::default());
}

#[test]
fn an_answer_is_heard_up_to_its_limit_and_not_one_byte_past_it() {
    for (more, is_heard) in [(0, true), (1, false)] {
        let mut late = LateAnswer::new(Vec::new());
        let rubbish = vec![b'x'; ANSWER_BYTES_MAX - KITTY.len() + more];
        assert_eq!(late.hear(&rubbish), None);
        assert_eq!(late.hear(KITTY).is_some(), is_heard);
    }
}
