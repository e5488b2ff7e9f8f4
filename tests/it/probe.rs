//! What terminals answer when they are asked whether they scale letters: recorded from terminals of
//! Debian 13 at 80x24, byte for byte.

use cas_kiosk::terminal::probe::{Progress, Told, read};

/// kitty 0.41.1.
const KITTY: &[u8] = b"\x1b[6;24;12t\x1b[1;1R\x1b[1;3R\x1b[1;5R";
/// foot 1.21.0, which knows the width of a text but does not scale it.
const FOOT: &[u8] = b"\x1b[6;24;12t\x1b[1;1R\x1b[1;3R\x1b[1;4R";
/// libvte 0.80.1, xterm 398, GNU screen 4.9.1 and alacritty 0.15.1.
const SILENT: &[u8] = b"\x1b[1;1R\x1b[1;1R\x1b[1;1R";
/// konsole 25.04.2 and tmux 3.5a, also in kitty.
const SWALLOWING: &[u8] = b"\x1b[6;24;12t\x1b[1;1R\x1b[1;1R\x1b[1;1R";

fn told(scales: bool, cell_pixels: Option<u16>) -> Told {
    Told {
        scales,
        cell_pixels,
    }
}

#[test]
fn only_a_terminal_that_scales_letters_is_taken_for_one() {
    for (answer, expected) in [
        (KITTY, told(true, Some(24))),
        (FOOT, told(false, Some(24))),
        (SWALLOWING, told(false, Some(24))),
        (SILENT, told(false, None)),
    ] {
        assert_eq!(read(answer), (expected, Progress::Whole));
    }
}

#[test]
fn an_answer_that_has_not_come_whole_says_whether_it_ends_within_a_sequence() {
    for end in 0..KITTY.len() {
        let (told, progress) = read(&KITTY[..end]);
        assert!(!told.scales, "{end}");
        let is_between = end == 0 || matches!(KITTY[end - 1], b't' | b'R');
        let expected = if is_between {
            Progress::Between
        } else {
            Progress::Within
        };
        assert_eq!(progress, expected, "{end}");
    }
}

#[test]
fn rubbish_and_keys_are_no_answer() {
    for rubbish in [
        &b"138"[..],
        b"\x1b[A\x1bOP\x1b[1;2R",
        b"\x1b[;R\x1b[R\x1b[1;R",
        b"\x1b[99999;99999R\x1b[1;1R\x1b[1;3R",
        b"\x1b[6;0;0t\x1b[6;t\x1b[4;576;960t",
        b"\xff\xfe\x1b\x1b\x1b[1;65535R",
    ] {
        let (told, progress) = read(rubbish);
        assert_eq!((told, progress), (Told::default(), Progress::Between));
    }
}

#[test]
fn keys_between_the_answers_do_not_spoil_them() {
    let answer = b"\x1b[6;24;12t3\x1b[1;1R\x1b[B\x1b[1;3R\r\x1b[1;5Rx";
    assert_eq!(read(answer), (told(true, Some(24)), Progress::Whole));
}
