//! Whatever is typed reaches the kiosk right, or not at all: lines with the sequences of keys, pastes and
//! late answers in them, and bytes that are no letters, on each surface and in each field.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use cas_kiosk::input::KEYS_AT_ONCE_MAX;
use cas_kiosk::page::{Key, Stop};
use rustix::process::Signal;

use crate::kinds::at_every_written_kind;
use crate::locked::start_lines;
use crate::project::PROGRAM;
use crate::terminal::{Heard, PATIENCE, SILENCE, Terminal};
use crate::visitor::Visitor;

/// The lines of a request before the name, and after it.
const BEFORE: &str = "1\n311\n1\n1\n1\n1\n1\n1\n\n1\n2\n";
const AFTER: &str = "\n501 234 567\n72\n1\n1\n7\nx\n3\n1\n1\n";
const UNREADABLE: &str = "Nie udało się odczytać wszystkich liter.";
const NAME: &str = "Imię i nazwisko";
const PHONE: &str = "numer telefonu?";

/// What a kiosk of lines on a pipe prints, and the names that it stores, when these bytes are the line
/// of the name.
fn given(name: &[u8]) -> (String, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("kiosk.toml"),
        "[spool]\nsealing = \"none\"\n",
    )
    .unwrap();
    let mut kiosk = Command::new(PROGRAM)
        .args(["--plain", "--at", "2026-11-24T10:00"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = [BEFORE.as_bytes(), name, AFTER.as_bytes()].concat();
    kiosk.stdin.take().unwrap().write_all(&lines).unwrap();
    let output = kiosk.wait_with_output().unwrap();
    assert!(output.status.success());
    let stored = fs::read_dir(folder.path().join("spool/new")).unwrap();
    let name = |file: std::io::Result<fs::DirEntry>| {
        let document = fs::read(file.unwrap().path()).unwrap();
        let request: serde_json::Value = serde_json::from_slice(&document).unwrap();
        request["answers"][0]["text"].as_str().unwrap().to_owned()
    };
    let printed = String::from_utf8(output.stdout).unwrap();
    (printed, stored.map(name).collect())
}

#[test]
fn nothing_of_a_sequence_in_a_line_is_stored() {
    for line in [
        &b"Jan Nowak"[..],
        b"\x1bOA\x1b[D\x1b[CJan Nowak\x1b[B\x1bOH",
        b"\x1b[HJan\x1b[1~\x1b[3~ Nowak\x1b[F",
        b"Jan\x1b[15~ \x1b[24~No\x1b[[Awak\x1bOP",
        b"\x1b[200~Jan Nowak\x1b[201~",
        b"\x1b[200~Jan\nNowak\x1b[201~",
        b"\x1b[200~Jan\r\n\tNowak\x1b[201~",
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\Jan Nowak",
        b"Jan \x1bP>|foot(1.21)\x1b\\Nowak",
        b"Jan\x1b[?62;22c Nowak\x1b[12;1R",
        b"Jan\x1b[M ?! Nowak\x1b[<0;31;1M\x1b[<0;31;1m",
        b"Jan\x1b Nowak\x1b",
        b"Jaq\x08n Nowakk\x7f",
        b"\x08\x7fJan\x07 Nowak\x01",
        b"\x1b[27;2;74~an \x1b[78;2uowak",
        "\u{9b}?62;4cJan \u{9d}11;?\u{9c}Nowak".as_bytes(),
        b"Jan\tNowak\r",
    ] {
        let (_, stored) = given(line);
        assert_eq!(stored, ["Jan Nowak"], "{line:?}");
    }
}

/// A line is told to be unreadable, once, and nothing of it is stored: all that was printed.
fn refused(line: &[u8]) -> String {
    let again = [line, b"\nJan Nowak"].concat();
    let (printed, stored) = given(&again);
    assert_eq!(stored, ["Jan Nowak"], "{line:?}");
    let told = printed.matches(UNREADABLE).count();
    assert_eq!(told, 1, "{line:?}: {printed}");
    printed
}

#[test]
fn a_line_with_a_letter_that_cannot_be_read_is_refused_whole() {
    for line in [
        &b"\xa3\xeacka \xafaneta"[..],
        b"\xc5\x81\xc4cka",
        b"\xc5",
        "J\u{fffd}n".as_bytes(),
        // The beginning of something that has no end.
        b"Jan\x1b]11;rgb:1e1e Nowak",
        b"Jan\x1b[1;",
    ] {
        let printed = refused(line);
        assert!(!printed.contains('\u{fffd}'), "{printed}");
    }
}

/// In a line Esc may be a key of its own, pressed before a letter. Which it was nobody can tell.
#[test]
fn letters_after_an_escape_that_may_be_a_key_are_neither_dropped_nor_changed() {
    for line in [
        &b"\x1bOla Nowak"[..],
        b"Jan \x1bOskar",
        b"\x1bEwa",
        b"Jan\x1bKowalski",
        b"\x1bOPawel",
        b"\x1bOSKAR",
        b"\x1bOS Nowak",
        b"Jan \x1bO",
        b"Jan \x1bP",
        b"\x1bPawe\tNowak",
        b"Jan\x1b[",
        b"Jan\x1b[1;\x01Nowak",
        b"Jan\x1b[Kowalski",
        b"Jan\x1b[2Kowalski",
        b"Jan\x1b[?62;4Kowalski",
        b"\x1b[?62;4Ola Nowak",
        b"\x1b[1;2Jan Nowak",
        b"Jan\x1b[[Kowalski",
        b"\x1b[celina",
        b"\x1bOq\x1bOp Jan",
        b"Jann\x1b\x7f",
        b"\x1b(Ewa) Nowak",
        b"\x1b(BJan",
        b"\x1b[200~Jan \x1bOskar\x1b[201~",
        "\x1bŁucja".as_bytes(),
    ] {
        refused(line);
    }
}

/// Lines on a terminal, where the line of the name is to be typed.
fn at_the_name(config: &str) -> Terminal {
    let mut terminal = start_lines(config);
    terminal.sees("Polski");
    terminal.types(BEFORE.as_bytes());
    terminal.sees(NAME);
    terminal
}

#[test]
fn the_keys_of_a_terminal_write_nothing_into_a_line() {
    let mut terminal = at_the_name("");
    terminal.types(b"Ja\x1b[D\x1b[3~n\x1b[200~ Nowak\x1b[201~\x1bOP\n");
    terminal.sees(PHONE);
    terminal.types(b"<\n");
    terminal.sees("nazwisko: Jan Nowak");
}

/// The terminal keeps the rest of a paste until Enter is pressed, however long that takes.
#[test]
fn a_paste_without_its_end_is_over_with_the_next_line() {
    let mut terminal = at_the_name("");
    terminal.types(b"\x1b[200~Jan\n");
    assert_ne!(terminal.hears(PATIENCE), Heard::End, "the echo");
    while terminal.hears(SILENCE) == Heard::Bytes {}
    assert!(
        !terminal.contents().contains(PHONE),
        "it waits for the rest"
    );
    terminal.types(b"Nowak\n");
    terminal.sees(PHONE);
    terminal.types(b"<\n");
    terminal.sees("nazwisko: Jan Nowak");
}

#[test]
fn keys_that_write_nothing_are_no_empty_line() {
    let mut terminal = start_lines("");
    terminal.sees("Polski");
    for keys in [&b"\x1b[B\n"[..], b"\x1b\n", b"\x1bOP\x1b[A\n"] {
        let before = terminal.bytes.len();
        terminal.types(keys);
        terminal.until("refusal", |terminal| {
            String::from_utf8_lossy(&terminal.bytes[before..]).contains("Tego tu nie ma.")
        });
    }
    // An answer of the terminal is nobody's key.
    terminal.types(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07\n");
    terminal.sees("Co Pan/Pani chce");
}

#[test]
fn backspace_takes_a_whole_letter_where_the_terminal_was_not_set_to() {
    for (config, end) in [
        ("", Signal::TERM),
        ("", Signal::INT),
        ("[kiosk]\nleave = \"never\"\n", Signal::TERM),
    ] {
        // A pseudo-terminal begins without IUTF8.
        let mut terminal = at_the_name(config);
        terminal.types("Michałł\x7f Nowak\n".as_bytes());
        terminal.sees(PHONE);
        terminal.types(b"<\n");
        terminal.sees("nazwisko: Michał Nowak");
        terminal.signals(end);
        assert!(terminal.ends().success());
        terminal.is_restored();
    }
}

/// The search, on Home or further.
fn searches(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor
        .chooses_id(tag, "language-name")
        .chooses_id(tag, "search");
    visitor
}

/// The page says that something could not be read, with the focus on it, and is otherwise as it was.
fn refuses(visitor: &Visitor, heading: &str, typed: &str) {
    assert_eq!(visitor.heading(), heading);
    assert_eq!(visitor.page().field().unwrap().1.value, typed);
    let problem = visitor.says("problem-unreadable");
    let heard = visitor.hears();
    assert!(heard[0] == heading && heard.contains(&problem), "{heard:?}");
    let is_problem = |stop: &Stop<_>| stop.is_problem() && stop.blocks()[0].text.words == problem;
    let page = visitor.page();
    assert!(page.focused().is_some_and(is_problem));
    assert_eq!(page.stops.iter().filter(|stop| is_problem(stop)).count(), 1);
    let field = page.field().unwrap().0;
    assert!(page.focus < field, "it stands above the field");
}

#[test]
fn a_key_that_nobody_can_read_is_told_of_in_every_field() {
    let fields = at_every_written_kind("pl");
    for mut visitor in fields.into_iter().chain([searches("pl")]) {
        let heading = visitor.heading().to_owned();
        visitor.types("12").press(Key::Unreadable);
        refuses(&visitor, &heading, "12");
        // Once more is told once more.
        visitor.press(Key::Unreadable);
        refuses(&visitor, &heading, "12");
        // Whoever goes on writes on.
        visitor.types("3");
        let page = visitor.page();
        assert_eq!(page.field().unwrap().1.value, "123");
        assert_eq!(page.focus, page.field().unwrap().0);
        // In the picker as well, which has a heading of its own.
        visitor.chooses_id("pl", "picker-open");
        let heading = visitor.heading().to_owned();
        visitor.press(Key::Unreadable);
        refuses(&visitor, &heading, "123");
        assert!(visitor.is_picking());
    }
}

#[test]
fn a_line_that_nobody_can_read_is_refused_in_every_field() {
    let fields = at_every_written_kind("pl");
    for mut visitor in fields.into_iter().chain([searches("pl")]) {
        let heading = visitor.heading().to_owned();
        for line in [&b"\xa3ucja 12"[..], b"\xa3", b"12\xc5", b"<\xff"] {
            visitor.enters_bytes(line);
            refuses(&visitor, &heading, "");
            assert!(visitor.sees().contains(UNREADABLE));
        }
        // Keys that write nothing neither answer nor pass over.
        visitor.enters_bytes(b"\x1b[A");
        assert_eq!(visitor.heading(), heading);
        assert_eq!(visitor.hears(), [visitor.says("ask-answer")]);
    }
}

#[test]
fn a_line_that_nobody_can_read_leaves_the_answer_that_is_there() {
    let mut visitor = at_every_written_kind("pl").swap_remove(0);
    visitor.enters("Jan").enters("<").enters_bytes(b"\xa3");
    assert_eq!(visitor.page().field().unwrap().1.value, "Jan");
    let prompt = "Sam Enter: zostaje to, co jest.";
    assert!(visitor.sees().contains(prompt), "{}", visitor.sees());
    let heading = visitor.heading().to_owned();
    visitor.enters("");
    assert_ne!(visitor.heading(), heading);
}

#[test]
fn what_could_not_be_read_before_is_no_problem_on_the_next_page_or_when_one_comes_back() {
    let mut visitor = at_every_written_kind("pl").swap_remove(0);
    visitor.types("Jan").press(Key::Unreadable);
    visitor.types("ab").press(Key::Backspace).press(Key::Enter);
    assert!(!visitor.sees().contains(UNREADABLE), "{}", visitor.sees());
    visitor.press(Key::Back);
    assert!(!visitor.sees().contains(UNREADABLE), "{}", visitor.sees());
    let mut visitor = searches("pl");
    visitor.types("kran").press(Key::Unreadable);
    visitor.press(Key::Back).chooses_id("pl", "search");
    // What the line has lost is lost all the same, so that nothing is found.
    let page = visitor.page();
    assert!(!page.stops.iter().any(Stop::is_problem));
    let status = page.status.as_ref().unwrap();
    assert!(status.words.contains(UNREADABLE), "{}", status.words);
    let heading = visitor.heading().to_owned();
    visitor.types("u").press(Key::Enter);
    refuses(&visitor, &heading, "kranu");
    visitor.press(Key::Backspace).press(Key::Enter);
    visitor.press(Key::Back);
    assert!(!visitor.sees().contains(UNREADABLE), "{}", visitor.sees());
}

#[test]
fn a_line_that_has_lost_a_letter_is_taken_once_something_of_it_was_deleted() {
    let fields = || {
        at_every_written_kind("pl")
            .into_iter()
            .chain([searches("pl")])
    };
    for mut visitor in fields() {
        let heading = visitor.heading().to_owned();
        visitor.types("1").press(Key::Unreadable).types("2");
        visitor.press(Key::Enter);
        refuses(&visitor, &heading, "12");
        // Enter reads on, and then is refused again.
        visitor.press(Key::Enter).press(Key::Enter);
        refuses(&visitor, &heading, "12");
        // Where there is nothing to be deleted nothing was.
        visitor.press(Key::Delete).types("3").press(Key::Enter);
        refuses(&visitor, &heading, "123");
        visitor
            .chooses_id("pl", "picker-open")
            .picks_tool("pl", "picker-done");
        let problem = visitor.says("problem-unreadable");
        assert!(visitor.hears().contains(&problem), "{:?}", visitor.hears());
        assert!(visitor.is_picking(), "the letters stay");
        visitor.press(Key::Back);
        while visitor.page().focus < visitor.page().field().unwrap().0 {
            visitor.press(Key::Down);
        }
        visitor.press(Key::Enter);
        refuses(&visitor, &heading, "123");
        visitor.press(Key::Backspace).press(Key::Enter);
        assert!(!visitor.sees().contains(UNREADABLE), "{}", visitor.sees());
    }
    // An empty line is empty only for whoever has seen that it is.
    for mut visitor in fields() {
        let heading = visitor.heading().to_owned();
        visitor.press(Key::Unreadable);
        visitor.press(Key::Enter).press(Key::Enter);
        refuses(&visitor, &heading, "");
        visitor.press(Key::Backspace).press(Key::Enter);
        assert!(!visitor.sees().contains(UNREADABLE), "{}", visitor.sees());
    }
}

#[test]
fn a_line_in_place_of_one_that_has_lost_a_letter_is_whole() {
    for mut visitor in at_every_written_kind("pl") {
        visitor.press(Key::Unreadable).enters("1");
        assert!(!visitor.sees().contains(UNREADABLE), "{}", visitor.sees());
    }
}

#[test]
fn where_nothing_is_written_nobody_misses_keys_and_they_are_no_sign_of_life() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name").loses_keys();
    let home = visitor.heading().to_owned();
    visitor.waits().loses_keys();
    assert_ne!(visitor.heading(), home);
    let mut visitor = searches("pl");
    let heading = visitor.heading().to_owned();
    visitor
        .types("kr")
        .loses_keys()
        .types("an")
        .press(Key::Enter);
    refuses(&visitor, &heading, "kran");
}

#[test]
fn keys_that_were_too_many_at_once_are_missed_in_a_line() {
    let mut terminal = Terminal::at_a_field();
    let most = usize::try_from(KEYS_AT_ONCE_MAX).unwrap();
    // Each is one byte: a sequence that is cut where a buffer ends may be taken for Esc on a busy machine.
    terminal.types(&[b"\x01".repeat(2 * most), b"kran".to_vec()].concat());
    terminal.sees(UNREADABLE);
    terminal.settles();
    terminal.types(b"\r");
    terminal.settles();
    assert!(terminal.contents().contains(UNREADABLE));
    terminal.presses(&[b"\x7f", b"k", b"r", b"a", b"n"]);
    terminal.sees("Złota Rączka");
}

#[test]
fn where_nothing_is_written_a_key_that_nobody_can_read_is_a_sign_of_life_alone() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    let home = visitor.heading().to_owned();
    visitor.press(Key::Unreadable).waits();
    assert_ne!(visitor.heading(), home);
    visitor.press(Key::Unreadable);
    assert_eq!(visitor.heading(), home);
    for line in [&b"\xff"[..], b"1\xff", b"\x1b[A"] {
        visitor.enters_bytes(line);
        assert_eq!(visitor.heading(), home);
        assert_eq!(visitor.hears(), [visitor.says("not-understood")]);
    }
}

/// Otherwise the end of a line within it would be Enter, and its rest the next answer.
#[test]
fn a_terminal_is_asked_to_tell_what_is_pasted_and_told_to_stop() {
    for signal in [None, Some(Signal::TERM)] {
        let mut terminal = Terminal::start(80, 24, "");
        terminal.sees("Polski");
        match signal {
            None => terminal.types(b"\x03"),
            Some(signal) => terminal.signals(signal),
        }
        terminal.ends();
        terminal.is_restored();
        let written = String::from_utf8_lossy(&terminal.bytes);
        let at = |words: &str| {
            assert_eq!(written.matches(words).count(), 1, "{words:?}");
            written.find(words).unwrap()
        };
        assert!(at("\x1b[?2004h") < at("\x1b[?2004l"));
    }
}

#[test]
fn a_paste_of_two_lines_is_one_answer() {
    let mut terminal = Terminal::at_a_field();
    terminal.types(b"\x1b[200~Jesieni 4\r31-826\x1b[201~");
    terminal.sees("Jesieni 4 31-826");
}

#[test]
fn bytes_that_are_no_utf8_are_told_of_on_the_screen() {
    let mut terminal = Terminal::at_a_field();
    terminal.types(b"kr\xb1n");
    terminal.sees("Nie udało się odczytać");
    terminal.sees("krn");
    terminal.types(b"\x7f");
    terminal.types("ąn".as_bytes());
    terminal.sees("krąn");
    // Half a letter, of which the rest does not come.
    let mut terminal = Terminal::at_a_field();
    terminal.types(b"\xc5");
    terminal.sees("Nie udało się odczytać");
}
