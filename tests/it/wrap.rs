//! Words in, rows out: nothing is lost and nothing is too wide.

use cas_kiosk::surface::tui::wrap::{columns, fit_for_cells, fold, wrap};
use proptest::prelude::*;
use ratatui::buffer::CellWidth as _;
use unicode_segmentation::UnicodeSegmentation as _;

fn check(text: &str, width: usize, rows: &[&str]) {
    assert_eq!(wrap(text, width), rows);
}

#[test]
fn a_row_breaks_between_words() {
    check("Ala ma kota", 6, &["Ala ma", "kota"]);
}

#[test]
fn a_row_may_be_exactly_as_wide_as_asked_and_no_wider() {
    check("Ala ma", 6, &["Ala ma"]);
    check("Ala ma", 5, &["Ala", "ma"]);
}

#[test]
fn a_long_word_is_broken_between_graphemes() {
    check(
        "żółw e\u{301}e\u{301}e\u{301}",
        2,
        &["żó", "łw", "e\u{301}e\u{301}", "e\u{301}"],
    );
}

#[test]
fn the_rest_of_a_broken_word_is_followed_by_the_next_one() {
    check("abcdefg hi", 5, &["abcde", "fg hi"]);
}

#[test]
fn wide_characters_take_two_columns() {
    check("日本語", 5, &["日本", "語"]);
    assert_eq!(columns("日本語 a"), 8);
}

#[test]
fn a_text_without_words_has_no_rows() {
    check("", 10, &[]);
    check("  \n ", 10, &[]);
}

#[test]
fn spaces_and_line_ends_become_one_space() {
    check(" Ala \n\t ma ", 10, &["Ala ma"]);
}

#[test]
fn a_phone_number_stays_on_one_row_if_it_fits_on_any() {
    check("Tel. 12 616 54 27", 12, &["Tel.", "12 616 54 27"]);
    check("12 616 54 27", 11, &["12 616 54", "27"]);
}

#[test]
fn what_must_never_reach_a_terminal_is_left_out() {
    check("a\u{1b}[2J\u{7}b \u{202e}c\u{200b}", 20, &["a[2Jb c"]);
}

#[test]
fn a_character_wider_than_the_row_stands_alone() {
    check("日本", 1, &["日", "本"]);
    check("ab", 0, &["a", "b"]);
}

#[test]
fn a_line_under_edit_keeps_its_spaces_and_breaks_after_them() {
    let folded = fold("ab  cd ef", 9, 5);
    assert_eq!(folded.rows, ["ab  ", "cd ef"]);
    assert_eq!((folded.row, folded.column), (1, 5));
}

#[test]
fn a_word_under_edit_that_fills_a_row_is_broken_before_a_wide_letter() {
    assert_eq!(fold("aę- ąą日", 0, 3).rows, ["aę-", " ", "ąą", "日"]);
}

#[test]
fn an_insertion_point_between_rows_is_at_the_start_of_the_second() {
    let folded = fold("abcdef", 3, 3);
    assert_eq!(folded.rows, ["abc", "def"]);
    assert_eq!((folded.row, folded.column), (1, 0));
}

#[test]
fn an_empty_line_is_one_empty_row() {
    let folded = fold("", 0, 5);
    assert_eq!(folded.rows, [""]);
    assert_eq!((folded.row, folded.column), (0, 0));
}

#[test]
fn an_insertion_point_beyond_the_end_is_at_the_end() {
    let folded = fold("ab", 9, 5);
    assert_eq!((folded.row, folded.column), (0, 2));
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,80}",
        "[a-ząę0-9日e\u{301} \t\n-]{0,120}",
        any::<String>()
    ]
}

proptest! {
    #[test]
    fn no_row_is_wider_than_asked_unless_one_grapheme_is(text in words(), width in 1_usize..70) {
        let rows = wrap(&text, width).into_iter().chain(fold(&text, 0, width).rows);
        for row in rows {
            let is_one = row.graphemes(true).count() == 1;
            prop_assert!(columns(&row) <= width || is_one, "{row:?}");
        }
    }

    #[test]
    fn the_words_of_the_rows_are_the_words_of_the_text(text in words(), width in 1_usize..70) {
        let squeezed = |text: &str| text.split_whitespace().map(fit_for_cells).collect::<String>();
        prop_assert_eq!(squeezed(&wrap(&text, width).concat()), squeezed(&text));
    }

    #[test]
    fn words_that_fit_are_never_broken(words in prop::collection::vec("[a-zà-ż]{1,10}", 0..30), width in 10_usize..70) {
        let rows = wrap(&words.join(" "), width);
        let found: Vec<&str> = rows.iter().flat_map(|row| row.split(' ')).collect();
        prop_assert_eq!(found, words);
    }

    #[test]
    fn the_rows_of_a_line_under_edit_are_the_line(line in words(), width in 1_usize..70) {
        prop_assert_eq!(fold(&line, 0, width).rows.concat(), fit_for_cells(&line));
    }
}

#[test]
fn a_letter_takes_the_columns_that_ratatui_gives_it() {
    let letters = ('\u{20}'..='\u{7E}')
        .chain('\u{A0}'..='\u{52F}')
        .chain("–—„”’…«»§°·漢ｶ".chars());
    for letter in letters {
        let letter = letter.to_string();
        assert_eq!(
            columns(&letter),
            usize::from(letter.cell_width()),
            "{letter:?}"
        );
    }
}
