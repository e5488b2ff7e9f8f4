//! The program's own words: plurals, fallback, sorting, and what an operator is told of them.

#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes what it expects with a hash"
)]

use cas_kiosk::fault::{Faults, Source};
use cas_kiosk::locale::{self, BRACKETS_MAX, Folder, Locales, Required, Value};
use cas_kiosk::text::{Language, Languages};
use expect_test::expect;

const PL: &str = "\
days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
   *[many] { $count } dni, dużo
}
of = { $part } z { $parts }
";

const UK: &str = "\
days = { $count ->
    [one] { $count } день
    [few] { $count } дні
   *[many] { $count } днів
}
of = { $part } з { $parts }
";

fn language(tag: &str) -> Language {
    Language::new(tag).unwrap()
}

/// The words of some languages, the first of which is the one that the others follow.
fn read_over(texts: &[(&str, &str)], required: &Required) -> (Locales, Faults) {
    let folders: Vec<Folder> = texts
        .iter()
        .map(|(tag, text)| Folder {
            language: language(tag),
            files: vec![Source::new(&format!("{tag}.ftl"), text)],
        })
        .collect();
    let languages = Languages::new(folders.iter().map(|folder| folder.language)).unwrap();
    let mut faults = Faults::new();
    let locales = locale::read(&folders, &languages, required, &mut faults);
    (locales, faults)
}

fn sound(texts: &[(&str, &str)]) -> Locales {
    let (locales, faults) = read_over(texts, &Required::new());
    assert!(faults.is_empty(), "{faults}");
    locales
}

/// The faults, one a line: place, message, advice.
fn told(texts: &[(&str, &str)]) -> String {
    told_over(texts, &Required::new())
}

fn told_over(texts: &[(&str, &str)], required: &Required) -> String {
    let (_, faults) = read_over(texts, required);
    let lines = faults
        .iter()
        .map(|fault| format!("{}: {} > {}", fault.place, fault.message, fault.advice));
    lines.collect::<Vec<_>>().join("\n")
}

fn say(locales: &Locales, tag: &str, id: &str, args: &[(&str, Value)]) -> String {
    locales.say(language(tag), id, args).words
}

#[test]
fn every_plural_form_is_said() {
    let locales = sound(&[("pl", PL), ("uk", UK)]);
    let days = |tag: &str, count: i64| say(&locales, tag, "days", &[("count", count.into())]);
    assert_eq!(days("pl", 1), "1 dzień");
    assert_eq!(days("pl", 2), "2 dni");
    assert_eq!(days("pl", 5), "5 dni, dużo");
    assert_eq!(days("pl", 22), "22 dni");
    assert_eq!(days("uk", 21), "21 день");
    assert_eq!(days("uk", 3), "3 дні");
    assert_eq!(days("uk", 11), "11 днів");
}

#[test]
fn numbers_are_not_grouped() {
    let locales = sound(&[
        ("pl", "year = Rok { $year }\n"),
        ("en", "year = Year { $year }\n"),
    ]);
    assert_eq!(
        say(&locales, "pl", "year", &[("year", 2026_i64.into())]),
        "Rok 2026"
    );
    assert_eq!(
        say(&locales, "en", "year", &[("year", 1_000_000_usize.into())]),
        "Year 1000000"
    );
}

#[test]
fn words_are_put_in_without_invisible_characters() {
    let locales = sound(&[("pl", PL)]);
    let args: [(&str, Value); 2] = [("part", "1".into()), ("parts", "{parts}".into())];
    assert_eq!(say(&locales, "pl", "of", &args), "1 z {parts}");
}

#[test]
fn words_that_go_on_in_the_next_line_are_one_line() {
    let locales = sound(&[("pl", "long = Raz dwa\n    trzy cztery\n")]);
    assert_eq!(say(&locales, "pl", "long", &[]), "Raz dwa trzy cztery");
}

#[test]
fn what_a_language_lacks_is_said_in_the_first_and_marked_as_such() {
    let (locales, _) = read_over(&[("pl", "only = Tylko\n"), ("en", "")], &Required::new());
    let said = locales.say(language("en"), "only", &[]);
    assert_eq!(
        (said.words.as_str(), said.language),
        ("Tylko", language("pl"))
    );
    let said = locales.say(language("de"), "only", &[]);
    assert_eq!(
        (said.words.as_str(), said.language),
        ("Tylko", language("pl"))
    );
}

#[test]
fn what_no_language_has_is_said_by_its_id() {
    let locales = sound(&[("pl", PL), ("uk", UK)]);
    let said = locales.say(language("uk"), "nothing", &[]);
    assert_eq!(
        (said.words.as_str(), said.language),
        ("nothing", language("pl"))
    );
}

/// The words, sorted.
fn sorted<'a>(tag: &str, words: &[&'a str]) -> Vec<&'a str> {
    let locales = sound(&[(tag, "x = x\n")]);
    let mut words = words.to_vec();
    words.sort_by_cached_key(|word| locales.sort_key(language(tag), word));
    words
}

#[test]
fn polish_letters_stand_after_their_plain_ones() {
    let words = [
        "Łagiewniki",
        "Ćma",
        "Lublin",
        "Czas",
        "Lód",
        "Żuraw",
        "Zorza",
        "Źródło",
    ];
    let order = [
        "Czas",
        "Ćma",
        "Lód",
        "Lublin",
        "Łagiewniki",
        "Zorza",
        "Źródło",
        "Żuraw",
    ];
    assert_eq!(sorted("pl", &words), order);
}

#[test]
fn ukrainian_letters_stand_where_the_alphabet_has_them() {
    let words = [
        "Їжак",
        "Ґанок",
        "Дім",
        "Інжир",
        "Ирій",
        "Гора",
        "Єнот",
        "Жук",
        "Еней",
    ];
    let order = [
        "Гора",
        "Ґанок",
        "Дім",
        "Еней",
        "Єнот",
        "Жук",
        "Ирій",
        "Інжир",
        "Їжак",
    ];
    assert_eq!(sorted("uk", &words), order);
}

#[test]
fn numbers_in_names_are_sorted_as_numbers() {
    assert_eq!(
        sorted("pl", &["CAS 10", "CAS 2", "CAS 1"]),
        ["CAS 1", "CAS 2", "CAS 10"]
    );
}

#[test]
fn only_equal_names_are_equal() {
    let locales = sound(&[("pl", PL)]);
    let key = |name: &str| locales.sort_key(language("pl"), name);
    assert_eq!(key("Łąka"), key("Łąka"));
    assert_ne!(key("łąka"), key("Łąka"));
    assert_ne!(key("a"), key("a\u{200d}"));
}

#[test]
fn a_missing_message_is_told_with_its_variables() {
    let uk = UK
        .lines()
        .filter(|line| !line.starts_with("of"))
        .collect::<Vec<_>>()
        .join("\n");
    expect!["uk.ftl: the message `of` is missing > add `of = …` with { $part }, { $parts }"]
        .assert_eq(&told(&[("pl", PL), ("uk", &uk)]));
}

#[test]
fn a_message_that_the_program_needs_is_missed_in_the_first_language_too() {
    let first = Source::new("pl.ftl", PL);
    let required = locale::required_of(&[first]);
    expect![[r#"
        pl.ftl: the message `of` is missing > add `of = …` with { $part }, { $parts }
        pl.ftl:1:1: `days` has { $cuont }, and must have { $count } > write the variables that it has in the other languages"#]].assert_eq(&told_over(&[("pl", "days = { $cuont } dni\n")], &required));
}

#[test]
fn an_unknown_message_is_told_with_the_nearest_one() {
    expect!["en.ftl:2:1: there is no message `bakc` in the first language > write `back`"]
        .assert_eq(&told(&[
            ("pl", "back = Wstecz\n"),
            ("en", "back = Back\nbakc = Back\n"),
        ]));
}

#[test]
fn a_variable_that_only_a_rare_form_has_is_found() {
    let en = "days = { $count ->\n    [one] one day { $extra }\n   *[other] { $count } days\n}\n";
    let texts = [("pl", "days = { $count } dni\n"), ("en", en)];
    expect!["en.ftl:1:1: `days` has { $count }, { $extra }, and must have { $count } > write the variables that it has in the other languages"].assert_eq(&told(&texts));
}

#[test]
fn a_variable_that_only_a_form_for_a_word_has_is_found() {
    let pl = "who = { $who ->\n    [her] { $name } sama\n   *[other] ktoś\n}\n";
    let en = "who = { $who }\n";
    expect!["en.ftl:1:1: `who` has { $who }, and must have { $name }, { $who } > write the variables that it has in the other languages"].assert_eq(&told(&[("pl", pl), ("en", en)]));
}

#[test]
fn a_variable_that_only_another_message_has_is_found() {
    let pl = "a = { b } { a }\nb = { c }\nc = { $name }\n";
    let en = "a = x\nb = x { $name }\nc = { { $name } }\n";
    let told = told(&[("pl", pl), ("en", en)]);
    let expected = "en.ftl:1:1: `a` has no variable, and must have { $name } > ";
    assert!(told.contains(expected), "{told}");
    assert!(!told.contains("`b`") && !told.contains("`c`"), "{told}");
}

#[test]
fn a_form_for_any_number_is_tried() {
    let pl = "month = { $month ->\n    [4] \u{202e}kwiecień\n   *[5] maj\n}\n";
    expect!["pl.ftl:1:1: `month` has a character that cannot be shown or said: U+202E > remove it"]
        .assert_eq(&told(&[("pl", pl)]));
}

#[test]
fn what_cannot_be_said_is_told() {
    let pl = "\
a = { b }
c = { NUMBER($x) }
d = { d }
e = { \"\" }
f = x{ \"\\u202E\" }y
g =
    .label = x
";
    expect![[r#"
        pl.ftl:1:1: `a` cannot be said: Resolver error: Unknown message: b > correct the name between the braces
        pl.ftl:2:1: `c` cannot be said: Resolver error: Unknown function: NUMBER() > correct the name between the braces
        pl.ftl:3:1: `d` cannot be said: Resolver error: Cyclical dependency detected > correct the name between the braces
        pl.ftl:4:1: `e` says nothing > write words after the equals sign
        pl.ftl:5:1: `f` has a character that cannot be shown or said: U+202E > remove it
        pl.ftl:6:1: `g` says nothing > write words after the equals sign"#]].assert_eq(&told(&[("pl", pl)]));
}

#[test]
fn a_message_fills_one_stop_and_no_more() {
    let with = |length: usize| told(&[("pl", &format!("a = {}\n", "ł".repeat(length)))]);
    assert_eq!(with(150), "");
    assert_eq!(
        with(151),
        "pl.ftl:1:1: `a` has 151 characters, and at most 150 are possible > split it in two"
    );
}

#[test]
fn every_syntax_fault_is_told_with_its_place_and_nothing_is_missed_after_it() {
    let en = "days = { $count\nof = { $part } of { $parts }\nłą = x\n";
    expect![[r#"
        en.ftl:2:1: Fluent: Expected a token starting with "}" > write `id = words`, with variables as { $name }; what goes on in the next line is indented
        en.ftl:3:1: Fluent: Expected one of "a-zA-Z" > write `id = words`, with variables as { $name }; what goes on in the next line is indented"#]].assert_eq(&told(&[("pl", PL), ("en", en)]));
}

#[test]
fn a_message_that_is_there_twice_is_told_where_it_is_again() {
    expect!["pl.ftl:3:1: the message `a` is there twice > remove one of the two, or give it an id of its own"].assert_eq(&told(&[("pl", "a = x\n-b = y\na = z\n")]));
}

#[test]
fn brackets_in_each_other_do_not_end_the_program_and_are_told_with_their_line() {
    for (nested, line) in [
        ("{", 2),
        ("{ F(", 2),
        ("{\n", 2 + BRACKETS_MAX),
        ("{ $n ->\n *[one] ", 2 + BRACKETS_MAX),
    ] {
        let text = format!(
            "sound = Dobrze\nbad = {}\nlast = x\n",
            nested.repeat(40_000)
        );
        let told = told(&[("pl", &text)]);
        assert!(told.starts_with(&format!("pl.ftl:{line}:")), "{told}");
        assert!(
            told.ends_with(&format!(
                ": a message has more than {BRACKETS_MAX} of the brackets `{{` and `(` > \
                 close each bracket, or make several messages of it"
            )),
            "{told}"
        );
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}

#[test]
fn a_message_may_have_as_many_brackets_as_the_limit_and_not_one_more() {
    let placeables = |count: usize| format!("{}x{}", "{".repeat(count), "}".repeat(count));
    let calls =
        |count: usize| format!("{{ {}1{} }}", "F(".repeat(count - 1), ")".repeat(count - 1));
    let variants = |count: usize| {
        let (before, after) = ("{ $n ->\n *[one] ".repeat(count), "\n }".repeat(count));
        format!("{before}x{after}")
    };
    let beside = |count: usize| "(x)".repeat(count);
    let told_of = |words: String| told(&[("pl", &format!("a = (\nb = {words}\nc = (\n"))]);
    let shapes: [&dyn Fn(usize) -> String; 4] = [&placeables, &calls, &variants, &beside];
    for shape in shapes {
        let told = told_of(shape(BRACKETS_MAX));
        assert!(!told.contains("of the brackets"), "{told}");
        let told = told_of(shape(BRACKETS_MAX + 1));
        assert!(told.contains("of the brackets"), "{told}");
    }
}
