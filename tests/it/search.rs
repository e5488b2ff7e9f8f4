//! Words as people type them lead to the entries they mean, best first, and to nothing else.

use std::collections::BTreeSet;

use cas_kiosk::search::{
    ENDING_LETTERS_MAX, ENDING_LETTERS_MIN, FORGIVING_LETTERS_MIN, Found, Index,
    QUERY_GRAPHEMES_MAX, QUERY_WORDS_MAX, SHORT_LETTERS_MAX, Weight, fold, words,
};
use proptest::prelude::*;
use strsim::osa_distance;

/// More than there are entries in any test.
const ALL: usize = usize::MAX;
/// So many entries that a dozen of others are few among them.
const OTHERS: usize = 10_000;
/// No entry.
const NONE: [usize; 0] = [];
/// No word.
const NO_WORDS: [&str; 0] = [];

/// Entries of a title each.
fn titles(titles: &[&str]) -> Index {
    Index::build(titles.iter().map(|title| [(Weight::Title, *title)]))
}

fn found(entries: &[&str], query: &str) -> Vec<usize> {
    titles(entries).find(query, "", ALL, |_| true).entries
}

/// Whether a query finds an entry of one word.
fn finds(word: &str, query: &str) -> bool {
    found(&[word], query) == [0]
}

/// A few entries of a kiosk with their keywords.
fn kiosk() -> Index {
    let entry = |title, keywords, rest| {
        [
            (Weight::Title, title),
            (Weight::Keyword, keywords),
            (Weight::Rest, rest),
        ]
    };
    Index::build([
        entry(
            "Złota Rączka",
            "301 kran hydraulik cieknie żarówka",
            "drobne naprawy w domu",
        ),
        entry(
            "Telefon Zaufania",
            "303 samotność smutek",
            "ktoś, kto wysłucha",
        ),
        entry(
            "Biblioteka Kraków",
            "401 książki okulary",
            "czytanie na głos",
        ),
        entry("Joga na krześle", "202 yoga йога", "zajęcia w Zabłociu"),
        entry(
            "Kurs komputerowy",
            "203 komputer internet",
            "dla początkujących",
        ),
        entry("CAS Na Zabłociu", "138", "ul. Zabłocie 20/22"),
        entry("Гімнастика", "204 здоров’я", "щосереди"),
    ])
}

#[test]
fn folding_takes_away_what_does_not_matter() {
    for (text, folded) in [
        ("", ""),
        ("Złota RĄCZKA", "zlota raczka"),
        ("zażółć gęślą jaźń", "zazolc gesla jazn"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("z\u{307}o\u{301}łw", "zolw"),
        ("Йога, ЙОГА", "иога, иога"),
        ("Їжак і єнот", "іжак і єнот"),
        ("ґудзик Ґанок", "гудзик ганок"),
        ("пам'ять пам’ять памʼять", "память память память"),
        ("Straße STRASSE STRAẞE", "strasse strasse strasse"),
        ("Ärzte für Öl", "arzte fur ol"),
        ("đ Đ ð ø Ø Ǿ æ œ þ ħ ŧ ı İ", "d d d o o o ae oe th h t i i"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("l'été", "lete"),
        ("138", "138"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn words_are_what_is_between_all_that_is_neither_letter_nor_digit() {
    for (text, expected) in [
        ("", vec![]),
        (" -?!… ", vec![]),
        ("zlota raczka", vec!["zlota", "raczka"]),
        ("ul. zablocie 20/22", vec!["ul", "zablocie", "20", "22"]),
        ("e-mail\tcas38\nиога", vec!["e", "mail", "cas38", "иога"]),
        ("\u{1f600}joga\u{1f600}", vec!["joga"]),
    ] {
        assert_eq!(words(text).collect::<Vec<_>>(), expected, "{text:?}");
    }
}

#[test]
fn people_find_what_they_mean() {
    let kiosk = kiosk();
    for (query, first) in [
        ("kran cieknie", 0),
        ("kran kapie strasznie", 0),
        ("hydrulik", 0),
        ("zlota raczka", 0),
        ("ZŁOTĄ RĄCZKĘ", 0),
        ("samotnosc", 1),
        ("samotności", 1),
        ("okulary", 2),
        ("okularów", 2),
        ("ioga", 3),
        ("joge", 3),
        ("йога", 3),
        ("ЙОГИ", 3),
        ("komputerze", 4),
        ("z komputerami", 4),
        ("zabłocie", 5),
        ("cas zablocie", 5),
        ("138", 5),
        ("гимнастика", 6),
        ("гімнастики", 6),
        ("здоровя", 6),
    ] {
        let found = kiosk.find(query, "", 1, |_| true);
        assert_eq!(found.entries, [first], "{query}");
    }
}

#[test]
fn a_word_is_found_by_every_beginning_of_it_and_by_nothing_inside_it() {
    for (query, is_found) in [
        ("g", true),
        ("gim", true),
        ("gimnastyka", true),
        ("imn", false),
        ("yka", false),
    ] {
        assert_eq!(finds("Gimnastyka", query), is_found, "{query}");
    }
}

#[test]
fn one_mistake_is_forgiven_from_four_letters_on() {
    assert_eq!(FORGIVING_LETTERS_MIN, 4);
    for (word, query, is_found) in [
        // A wrong letter: at the start, in the middle, at the end.
        ("joga", "ioga", true),
        ("joga", "jaga", true),
        ("joga", "jogi", true),
        ("rak", "lak", false),
        ("rak", "ruk", false),
        ("rak", "rat", false),
        // A missing letter; without its last one a word is its own beginning.
        ("chleb", "hleb", true),
        ("chleb", "cheb", true),
        ("bank", "ank", false),
        ("bank", "bnk", false),
        // An extra letter.
        ("rak", "brak", true),
        ("rak", "raak", true),
        ("rak", "raki", true),
        ("ul", "bul", false),
        ("ul", "uul", false),
        ("ul", "ula", false),
        // Two neighbours in the wrong order.
        ("joga", "ojga", true),
        ("joga", "jgoa", true),
        ("joga", "joag", true),
        ("rak", "ark", false),
        ("rak", "rka", false),
        // Two mistakes.
        ("joga", "iogi", false),
        ("joga", "gajo", false),
        ("hydraulik", "hidrulik", false),
    ] {
        assert_eq!(finds(word, query), is_found, "{query} for {word}");
    }
}

#[test]
fn letters_are_counted_and_not_bytes() {
    assert!(finds("йога", "йоґи"));
    assert!(!finds("рак", "рік"));
}

#[test]
fn a_mistake_in_the_beginning_of_a_word_is_forgiven_where_four_letters_agree() {
    for (word, query, is_found) in [
        ("krakow", "kran", false),
        ("krakow", "brak", false),
        ("krakow", "okra", false),
        ("krakow", "rkak", true),
        ("krakow", "karko", true),
        ("hydraulik", "hydu", false),
        ("hydraulik", "hydru", true),
        ("hydraulik", "hudr", false),
        ("hydraulik", "hudra", true),
        ("hydraulik", "hyydr", true),
        ("hydraulik", "hydre", true),
    ] {
        assert_eq!(finds(word, query), is_found, "{query} for {word}");
    }
}

/// What has been typed at the moments when the word is not found.
fn lost(word: &str, query: &str) -> Vec<String> {
    let typed = (1..=query.len()).map(|end| query[..end].to_owned());
    typed.filter(|typed| !finds(word, typed)).collect()
}

#[test]
fn a_word_with_a_mistake_is_not_lost_while_it_is_typed() {
    for query in [
        "hydrulik",
        "hydraulk",
        "hydrraulik",
        "hydreulik",
        "hydarulik",
        "hydraluik",
        "hydraulikk",
        "hydraulok",
    ] {
        assert_eq!(lost("hydraulik", query), NO_WORDS, "{query}");
    }
}

#[test]
fn only_a_wrong_fourth_letter_hides_a_word_until_the_fifth() {
    assert_eq!(lost("hydraulik", "hydeaulik"), ["hyde"]);
}

#[test]
fn nothing_is_forgiven_while_anything_matches_as_typed() {
    assert_eq!(found(&["joga", "jogi", "jogibabu"], "jogi"), [1, 2]);
}

#[test]
fn numbers_are_found_only_as_typed() {
    let entries = ["1385", "138", "CAS 38", "3138"];
    assert_eq!(found(&entries, "138"), [1, 0]);
    assert_eq!(found(&entries, "1386"), NONE);
    assert_eq!(found(&entries, "138500"), NONE);
    assert_eq!(found(&["cas38"], "cas39"), NONE);
}

#[test]
fn endings_are_cut_off_long_words_that_find_nothing_else() {
    assert_eq!((ENDING_LETTERS_MIN, ENDING_LETTERS_MAX), (6, 3));
    for (word, query, is_found) in [
        ("komputer", "komputerze", true),
        ("komputer", "komputerami", true),
        ("komputer", "komputeramix", false),
        ("gimnastyka", "gimnastyki", true),
        ("gimnastyka", "gimnastykami", true),
        ("комп'ютер", "комп'ютерами", true),
        // Four letters have to stay.
        ("kran", "kranow", true),
        ("kran", "kranami", true),
        ("pies", "pieski", true),
        ("piec", "pieski", false),
        ("rak", "rakiem", false),
        // Five letters have no ending that is longer than one letter too many.
        ("rak", "rakow", false),
        ("kran", "kranu", true),
    ] {
        assert_eq!(finds(word, query), is_found, "{query} for {word}");
    }
}

#[test]
fn the_shortest_ending_that_leads_anywhere_is_cut_off() {
    assert_eq!(found(&["komputacja", "komputer"], "komputexyz"), [1]);
    assert_eq!(found(&["komputacja", "komputer"], "komputxyz"), [0, 1]);
}

#[test]
fn nothing_is_cut_off_where_a_mistake_is_forgiven() {
    assert_eq!(found(&["sasiad", "sasiadka"], "sasiedka"), [1]);
}

#[test]
fn an_entry_that_matches_more_words_comes_first() {
    let entries = ["kran", "joga", "kurs joga", "kurs kran joga"];
    assert_eq!(found(&entries, "kran joga kurs"), [3, 2, 0, 1]);
    assert_eq!(found(&entries, "kran kapie strasznie"), [0, 3]);
}

#[test]
fn a_word_typed_twice_counts_once() {
    assert_eq!(found(&["kran", "joga kurs"], "kran KRAN joga kurs"), [1, 0]);
}

#[test]
fn a_better_way_comes_before_a_whole_word_and_that_before_the_weight() {
    let index = Index::build([
        [(Weight::Title, "seniorka")],
        [(Weight::Title, "kranik")],
        [(Weight::Rest, "kran")],
        [(Weight::Title, "kran")],
        [(Weight::Keyword, "kran")],
    ]);
    assert_eq!(index.find("kran", "", ALL, |_| true).entries, [3, 4, 2, 1]);
    // "seniorem" loses its ending; "kran" is there as typed.
    assert_eq!(
        index.find("seniorem kran", "", ALL, |_| true).entries,
        [3, 4, 2, 1, 0]
    );
    // "krxn" is forgiven; "senior" is there as typed.
    assert_eq!(
        index.find("krxn senior", "", ALL, |_| true).entries,
        [0, 3, 4, 2]
    );
}

#[test]
fn a_phrase_that_stands_in_the_query_comes_first() {
    let index = Index::build([
        [(Weight::Title, "Jak zdrowo jeść"), (Weight::Rest, "")],
        [
            (Weight::Keyword, "jeść"),
            (Weight::Keyword, "nie mam co jeść"),
        ],
        [
            (Weight::Keyword, "co jeść"),
            (Weight::Title, "nie mam co jeść"),
        ],
    ]);
    let find = |query| index.find(query, "nie mam", ALL, |_| true).entries;
    assert_eq!(find("jesc"), [0, 2, 1]);
    assert_eq!(find("Nie mam co jeść!"), [1, 2, 0]);
    assert_eq!(find("dziś nie mam  co jesc, niestety"), [1, 2, 0]);
    assert_eq!(find("mam co jeść"), [2, 0, 1]);
    assert_eq!(find("jeść co mam nie"), [0, 2, 1]);
}

#[test]
fn what_tells_nothing_is_passed_over_where_there_is_something_else() {
    let index = titles(&["Nie mam czasu", "Czas wolny"]);
    assert_eq!(
        index
            .find("nie mam czasu wolnego", "NIE mam", ALL, |_| true)
            .entries,
        [0, 1]
    );
    assert_eq!(
        index
            .find("nie mam wolnego", "nie Mąm", ALL, |_| true)
            .entries,
        [1]
    );
    assert_eq!(index.find("nie mam", "nie mam", ALL, |_| true).entries, [0]);
}

#[test]
fn a_forgiven_word_comes_before_a_shortened_one() {
    assert_eq!(found(&["komputer", "joga"], "komputerze ioga"), [1, 0]);
}

#[test]
fn the_best_place_of_a_word_in_an_entry_counts() {
    let index = Index::build([
        vec![(Weight::Keyword, "kran")],
        vec![(Weight::Rest, "kran"), (Weight::Title, "kran kran")],
        vec![(Weight::Title, "kranik"), (Weight::Rest, "kran")],
    ]);
    assert_eq!(index.find("kran", "", ALL, |_| true).entries, [1, 0, 2]);
}

#[test]
fn between_equals_the_order_of_the_entries_decides() {
    assert_eq!(
        found(&["Zet kran", "Ala kran", "Ewa kran"], "kran"),
        [0, 1, 2]
    );
}

#[test]
fn short_words_count_only_where_there_is_no_longer_one() {
    assert_eq!(SHORT_LETTERS_MAX, 2);
    let entries = ["wanna", "na wsi", "dom", "cas", "cas 38"];
    for (query, expected) in [
        ("w", vec![0, 1]),
        ("na w", vec![1, 0]),
        ("w dom", vec![2]),
        ("na dom", vec![2]),
        ("wan dom", vec![2, 0]),
        ("w cas 38", vec![4, 3]),
        ("w cas 3", vec![4, 3]),
    ] {
        assert_eq!(found(&entries, query), expected, "{query}");
    }
}

#[test]
fn the_limit_cuts_the_entries_and_not_the_total() {
    let index = titles(&["joga", "kran", "joga", "joga dla", "jogaterapia"]);
    for (limit, expected) in [
        (0, vec![]),
        (1, vec![0]),
        (3, vec![0, 2, 3]),
        (4, vec![0, 2, 3, 4]),
        (5, vec![0, 2, 3, 4]),
    ] {
        let found = index.find("joga", "", limit, |_| true);
        assert_eq!((found.entries, found.total), (expected, 4), "{limit}");
    }
}

#[test]
fn a_query_counts_up_to_its_last_grapheme_and_no_further() {
    let word = ["k", "r", "a\u{301}", "n"];
    let padding = " ".repeat(QUERY_GRAPHEMES_MAX - word.len());
    let at_the_limit = format!("{padding}{}", word.concat());
    assert_eq!(found(&["kran", "krasnal"], &at_the_limit), [0]);
    let one_past = format!("{padding} {}", word.concat());
    assert_eq!(found(&["kran", "krasnal"], &one_past), [0, 1]);
}

#[test]
fn a_query_counts_up_to_its_last_word_and_no_further() {
    let others = ["1 ", "2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "8 "];
    assert_eq!(others.len(), QUERY_WORDS_MAX);
    let at_the_limit = others[1..].concat() + "kran";
    assert_eq!(found(&["kran"], &at_the_limit), [0]);
    let one_past = others.concat() + "kran";
    assert_eq!(found(&["kran"], &one_past), NONE);
}

#[test]
fn what_has_no_letter_and_no_digit_finds_nothing() {
    let index = kiosk();
    let marks = "\u{301}".repeat(20_000);
    for query in [
        "",
        " ",
        "\t\r\n\u{0}\u{1b}\u{7f}\u{9b}",
        "-–—.,;:!?/()[]„”…",
        "'’ʼ`",
        "\u{1f600}\u{1f469}\u{200d}\u{1f9b3}",
        "\u{202e}\u{2066}\u{feff}\u{200b}",
        &marks,
    ] {
        assert_eq!(
            index.find(query, "", ALL, |_| true),
            Found::default(),
            "{query:?}"
        );
    }
}

#[test]
fn no_amount_of_marks_or_letters_hides_a_word_or_hangs() {
    let marks = "\u{301}\u{323}".repeat(10_000);
    assert!(finds("kran", &format!("kr{marks}an")));
    assert!(finds(&format!("kr{marks}an"), "kran"));
    // Twenty thousand letters that Unicode counts as one grapheme.
    assert!(!finds("kran", &"\u{1100}".repeat(20_000)));
    assert!(!finds("kran", &"kran".repeat(20_000)));
}

#[test]
fn an_index_of_nothing_finds_nothing() {
    assert_eq!(
        titles(&[]).find("kran", "", ALL, |_| true),
        Found::default()
    );
    assert_eq!(
        titles(&["", "?"]).find("kran", "", ALL, |_| true),
        Found::default()
    );
}

#[test]
fn entries_without_words_keep_their_numbers() {
    assert_eq!(found(&["", "kran", "", "kran"], "kran"), [1, 3]);
}

/// Whether a query of one word reaches a word of an entry with exactly one mistake: the rule
/// again, tried on every word and every beginning, without any cleverness.
fn is_forgiven(query: &str, word: &str) -> bool {
    let letters = |word: &str| word.chars().count();
    let mut beginnings = word.char_indices().map(|(end, _)| &word[..end]);
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    let may_begin = |beginning: &str| {
        let is_swap = sorted(query) == sorted(beginning);
        let is_longer = letters(beginning) > letters(query);
        let agreeing = letters(query) - usize::from(!is_swap && !is_longer);
        agreeing >= FORGIVING_LETTERS_MIN && osa_distance(query, beginning) == 1
    };
    osa_distance(query, word) == 1 || beginnings.any(may_begin)
}

/// The entries, of one word each, that a query of one word finds.
fn expected(entries: &[String], query: &str) -> Vec<usize> {
    let matching = |is_match: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let numbers = 0..entries.len();
        numbers.filter(|entry| is_match(&entries[*entry])).collect()
    };
    let letters = query.chars().count();
    let mut found = matching(&|word| word.starts_with(query));
    if found.is_empty() && letters >= FORGIVING_LETTERS_MIN {
        found = matching(&|word| is_forgiven(query, word));
    }
    if letters >= ENDING_LETTERS_MIN {
        let ends = query.char_indices().rev().map(|(end, _)| end);
        for end in ends.take((letters - FORGIVING_LETTERS_MIN).min(ENDING_LETTERS_MAX)) {
            if found.is_empty() {
                found = matching(&|word| word.starts_with(&query[..end]));
            }
        }
    }
    found
}

/// The word with its letter `at` typed twice.
fn doubled(word: &str, at: usize) -> String {
    let again = |(index, letter)| std::iter::repeat_n(letter, 1 + usize::from(index == at));
    word.chars().enumerate().flat_map(again).collect()
}

fn entries() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec("[a-fA-FąłżйЙїґ0-9 '.-]{0,24}", 0..12)
}

/// The texts of an entry: a few short words, so that many are alike, and phrases.
fn weighed() -> impl Strategy<Value = Vec<(Weight, String)>> {
    let weight = prop::sample::select(vec![Weight::Title, Weight::Keyword, Weight::Rest]);
    prop::collection::vec((weight, "([abcłk]{1,5} ){1,3}"), 0..4)
}

/// Folded words, and a query that is close to one of them: a beginning of it, with up to two
/// mistakes, and perhaps an ending.
fn words_and_query() -> impl Strategy<Value = (Vec<String>, String)> {
    let words = prop::collection::vec("[abи]{1,9}", 1..8);
    let mistakes = prop::collection::vec((0..4_u8, 0..9_usize, "[abcи]"), 0..3);
    (
        words,
        any::<prop::sample::Index>(),
        1..10_usize,
        mistakes,
        "[cи]{0,4}",
    )
        .prop_map(|(words, chosen, length, mistakes, ending)| {
            let mut letters: Vec<char> = chosen.get(&words).chars().take(length).collect();
            for (mistake, at, letter) in mistakes {
                let at = at.min(letters.len().saturating_sub(1));
                match mistake {
                    0 if at + 1 < letters.len() => letters.swap(at, at + 1),
                    1 if letters.len() > 1 => drop(letters.remove(at)),
                    2 => letters.splice(at..=at, letter.chars()).for_each(drop),
                    _ => letters.splice(at..at, letter.chars()).for_each(drop),
                }
            }
            let query = letters.into_iter().collect::<String>() + &ending;
            (words, query)
        })
}

proptest! {
    #[test]
    fn the_words_found_are_those_of_the_rule((words, query) in words_and_query()) {
        let index = Index::build(words.iter().map(|word| [(Weight::Rest, word)]));
        let mut found = index.find(&query, "", ALL, |_| true).entries;
        found.sort_unstable();
        prop_assert_eq!(found, expected(&words, &query));
    }

    #[test]
    fn every_entry_is_found_by_each_of_its_words(entries in entries()) {
        let index = Index::build(entries.iter().map(|text| [(Weight::Title, text)]));
        for (entry, text) in entries.iter().enumerate() {
            for word in words(&fold(text)) {
                prop_assert!(index.find(word, "", ALL, |_| true).entries.contains(&entry), "{}", word);
            }
        }
    }

    #[test]
    fn an_entry_is_found_by_each_of_its_words_with_a_letter_typed_twice(
        text in "[a-fąłżйї '.-]{0,24}",
        at in 0..24_usize,
    ) {
        let index = titles(&[&text]);
        for word in words(&fold(&text)).filter(|word| word.chars().count() >= 4) {
            let query = doubled(word, at);
            prop_assert_eq!(index.find(&query, "", ALL, |_| true).entries, [0], "{}", query);
        }
    }

    #[test]
    fn entries_are_numbers_of_entries_each_once_and_no_more_than_asked_for(
        entries in entries(),
        query in prop_oneof!["[a-fąй0-9 ]{0,30}", any::<String>()],
        limit in 0..20_usize,
    ) {
        let index = Index::build(entries.iter().map(|text| [(Weight::Title, text)]));
        let found = index.find(&query, "", limit, |_| true);
        let distinct: BTreeSet<_> = found.entries.iter().collect();
        prop_assert_eq!(distinct.len(), found.entries.len());
        prop_assert_eq!(found.entries.len(), limit.min(found.total));
        prop_assert!(found.entries.iter().all(|entry| *entry < entries.len()));
        prop_assert!(found.total <= entries.len());
    }

    #[test]
    fn what_matches_comes_in_the_same_order_among_few_entries_and_among_many(
        entries in prop::collection::vec(weighed(), 0..12),
        query in "([abcłk]{1,5} ){1,4}",
        limit in 0..14_usize,
    ) {
        let few = Index::build(entries.clone());
        let others = std::iter::repeat_n(Vec::new(), OTHERS);
        let many = Index::build(entries.into_iter().chain(others));
        let is_wanted = |entry: usize| entry % 5 != 3;
        let found = few.find(&query, "", limit, is_wanted);
        prop_assert_eq!(many.find(&query, "", limit, is_wanted), found);
    }

    #[test]
    fn folding_what_is_folded_changes_nothing(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }
}

#[test]
fn no_letter_is_folded_twice() {
    for letter in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        let folded = fold(&letter.to_string());
        assert_eq!(fold(&folded), folded, "{letter:?}");
    }
}
