//! A line is edited by what people take for letters.

use cas_kiosk::form::editor::{Editor, Full, capitalise};
use cas_kiosk::text::{MARKS_PER_LETTER_MAX, is_unwanted};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

const LIMIT: usize = 5;

/// A line into which these have been typed, as far as it has room.
fn typed(characters: &str) -> Editor {
    let mut editor = Editor::new(LIMIT);
    for character in characters.chars() {
        let _ = editor.insert(character);
    }
    editor
}

fn holding(text: &str) -> Editor {
    let mut editor = Editor::new(LIMIT);
    editor.replace(text).unwrap();
    editor
}

/// The line with a bar at the insertion point.
fn shown(editor: &Editor) -> String {
    let mut graphemes: Vec<&str> = editor.text().graphemes(true).collect();
    graphemes.insert(editor.cursor(), "|");
    graphemes.concat()
}

#[test]
fn a_whole_line_is_cleaned_and_has_the_insertion_point_at_its_end() {
    assert_eq!(shown(&holding(" a\u{202E}\tb ")), "a b|");
    assert_eq!(shown(&holding("abcde")), "abcde|");
}

#[test]
fn a_line_takes_letters_up_to_its_limit_and_refuses_one_past_it() {
    let mut editor = typed("abcde");
    assert_eq!(shown(&editor), "abcde|");
    editor.home();
    assert_eq!(editor.insert('f'), Err(Full));
    assert_eq!(shown(&editor), "|abcde");
    editor.delete();
    assert_eq!(editor.insert('f'), Ok(()));
    assert_eq!(shown(&editor), "f|bcde");
}

#[test]
fn a_mark_still_fits_on_the_last_letter() {
    let mut editor = typed("abcde");
    assert_eq!(editor.insert('\u{301}'), Ok(()));
    assert_eq!(shown(&editor), "abcde\u{301}|");
}

#[test]
fn what_is_never_in_a_line_needs_no_room() {
    let mut editor = typed("abcde");
    assert_eq!(editor.insert('\u{200B}'), Ok(()));
    for _ in 0..=MARKS_PER_LETTER_MAX {
        assert_eq!(editor.insert('\u{301}'), Ok(()));
    }
    assert_eq!(editor.text().chars().count(), LIMIT + MARKS_PER_LETTER_MAX);
}

#[test]
fn unwanted_characters_are_ignored_and_white_space_is_a_plain_space() {
    assert_eq!(shown(&typed("a\u{1B}\u{200D}\u{202E}b")), "ab|");
    assert_eq!(shown(&typed("a\tb\u{A0}c")), "a b c|");
}

#[test]
fn a_mark_without_a_letter_is_ignored() {
    assert_eq!(shown(&typed("\u{301}")), "|");
    assert_eq!(shown(&typed("a \u{301}")), "a |");
}

#[test]
fn a_letter_takes_marks_up_to_their_limit_and_none_past_it() {
    let full = format!("a{}", "\u{301}".repeat(MARKS_PER_LETTER_MAX));
    assert_eq!(typed(&full).text(), full);
    assert_eq!(typed(&format!("{full}\u{301}")).text(), full);
}

#[test]
fn one_key_deletes_a_letter_with_its_marks() {
    let mut editor = typed("ae\u{301}b");
    editor.left();
    editor.backspace();
    assert_eq!(shown(&editor), "a|b");
    editor.home();
    editor.delete();
    assert_eq!(shown(&editor), "|b");
}

#[test]
fn keys_at_the_ends_do_nothing() {
    let mut editor = typed("ab");
    editor.right();
    editor.delete();
    assert_eq!(shown(&editor), "ab|");
    editor.home();
    editor.left();
    editor.backspace();
    assert_eq!(shown(&editor), "|ab");
    editor.end();
    assert_eq!(shown(&editor), "ab|");
}

#[test]
fn letters_go_in_at_the_insertion_point() {
    let mut editor = typed("ac");
    editor.left();
    editor.insert('b').unwrap();
    assert_eq!(shown(&editor), "ab|c");
}

#[test]
fn parts_that_become_one_letter_are_one_letter() {
    // U+1100 and U+1161 are parts of one Korean syllable.
    let mut editor = typed("\u{1100}x\u{1161}");
    assert_eq!(editor.cursor(), 3);
    editor.left();
    editor.backspace();
    assert_eq!((editor.text(), editor.cursor()), ("\u{1100}\u{1161}", 1));
}

#[test]
fn picked_letters_are_large_at_the_start_of_a_word() {
    let table = [
        ("", 'a', "A"),
        ("", 'Ż', "Ż"),
        ("A", 'D', "d"),
        ("Ada ", 'k', "K"),
        ("Kos-", 'ł', "Ł"),
        ("O’", 'n', "N"),
        ("O'", 'n', "N"),
        ("В’", 'Я', "я"),
        ("", 'ї', "Ї"),
        ("3", 'M', "m"),
    ];
    for (before, letter, written) in table {
        assert_eq!(capitalise(before, letter), written, "{before:?} {letter:?}");
    }
}

#[test]
fn a_name_can_be_picked_letter_by_letter() {
    let mut editor = Editor::new(20);
    for letter in "ADA KOS-ŁĘCKA".chars() {
        let written = capitalise(editor.before_cursor(), letter);
        let mut letters = written.chars();
        letters
            .try_for_each(|letter| editor.insert(letter))
            .unwrap();
    }
    assert_eq!(editor.text(), "Ada Kos-Łęcka");
}

#[test]
fn only_what_stands_before_the_insertion_point_is_before_it() {
    let mut editor = typed("ae\u{301}b");
    assert_eq!(editor.before_cursor(), "ae\u{301}b");
    editor.left();
    assert_eq!(editor.before_cursor(), "ae\u{301}");
    editor.home();
    assert_eq!(editor.before_cursor(), "");
}

#[test]
fn a_whole_line_takes_the_place_of_everything_or_is_refused_whole() {
    let mut editor = typed("ada");
    editor.home();
    assert_eq!(editor.replace(" x\u{7}y "), Ok(()));
    assert_eq!(shown(&editor), "xy|");
    editor.left();
    assert_eq!(editor.replace("abcdef"), Err(Full));
    assert_eq!(shown(&editor), "x|y");
    assert_eq!(editor.replace(" abcde "), Ok(()));
}

#[test]
fn a_line_misses_what_was_lost_until_something_of_it_is_deleted_or_replaced() {
    let mends: [fn(&mut Editor); 3] = [
        Editor::backspace,
        |it| it.replace("x").unwrap(),
        |it| {
            it.home();
            it.delete();
        },
    ];
    for text in ["", "ab"] {
        for mend in mends {
            let mut editor = typed(text);
            assert!(!editor.has_lost());
            editor.lose().unwrap();
            editor.insert('c').unwrap();
            editor.left();
            editor.end();
            editor.delete();
            assert!(editor.has_lost());
            mend(&mut editor);
            assert!(!editor.has_lost());
        }
        let mut editor = typed(text);
        editor.lose().unwrap();
        editor.home();
        editor.backspace();
        assert_eq!(editor.has_lost(), !text.is_empty(), "{text:?}");
    }
    let mut editor = typed("abcde");
    assert_eq!(editor.lose(), Err(Full));
    assert!(!editor.has_lost());
}

#[test]
fn a_line_is_not_printed_for_debugging() {
    assert_eq!(format!("{:?}", typed("ada")), "***");
}

#[derive(Clone, Debug)]
enum Press {
    Insert(char),
    Backspace,
    Delete,
    Left,
    Right,
    Home,
    End,
}

impl Press {
    fn apply(&self, editor: &mut Editor) {
        match self {
            // What has no room changes nothing.
            Self::Insert(character) => editor.insert(*character).unwrap_or_default(),
            Self::Backspace => editor.backspace(),
            Self::Delete => editor.delete(),
            Self::Left => editor.left(),
            Self::Right => editor.right(),
            Self::Home => editor.home(),
            Self::End => editor.end(),
        }
    }

    /// The same on a list of letters and a position in it.
    fn apply_naively(&self, (letters, at): &mut (Vec<char>, usize)) {
        match self {
            Self::Insert(letter) if letters.len() < LIMIT => {
                letters.insert(*at, *letter);
                *at += 1;
            }
            Self::Backspace if *at > 0 => {
                *at -= 1;
                letters.remove(*at);
            }
            Self::Delete if *at < letters.len() => {
                letters.remove(*at);
            }
            Self::Left if *at > 0 => *at -= 1,
            Self::Right if *at < letters.len() => *at += 1,
            Self::Home => *at = 0,
            Self::End => *at = letters.len(),
            _ => {}
        }
    }
}

fn presses(characters: impl Strategy<Value = char>) -> impl Strategy<Value = Vec<Press>> {
    let press = prop_oneof![
        6 => characters.prop_map(Press::Insert),
        1 => Just(Press::Backspace),
        1 => Just(Press::Delete),
        2 => Just(Press::Left),
        1 => Just(Press::Right),
        1 => Just(Press::Home),
        1 => Just(Press::End),
    ];
    prop::collection::vec(press, 0..60)
}

proptest! {
    #[test]
    fn a_line_of_plain_letters_is_a_list_of_letters(
        presses in presses(prop::char::ranges(vec!['a'..='z', ' '..=' ', 'А'..='я'].into())),
    ) {
        let mut editor = Editor::new(LIMIT);
        let mut naive = (Vec::new(), 0);
        for press in presses {
            press.apply(&mut editor);
            press.apply_naively(&mut naive);
            prop_assert_eq!(editor.text(), naive.0.iter().collect::<String>());
            prop_assert_eq!(editor.cursor(), naive.1);
        }
    }

    #[test]
    fn whatever_is_pressed_the_line_stays_in_order(
        presses in presses(prop_oneof![
            any::<char>(),
            prop::char::range('\u{300}', '\u{310}'),
            prop::char::range('\u{1100}', '\u{11FF}'),
            prop::char::range('\u{1F1E6}', '\u{1F1FF}'),
        ]),
    ) {
        let mut editor = Editor::new(LIMIT);
        for press in presses {
            press.apply(&mut editor);
            let length = editor.text().graphemes(true).count();
            prop_assert!(length <= LIMIT && editor.cursor() <= length);
            prop_assert!(!editor.text().contains(is_unwanted));
        }
    }
}
