//! What is told of spoiled words of the program, with the rest of what is wrong.

use cas_kiosk::setup::Setup;

use super::lines;

const PL: &str = include_str!("../../../locales/pl/kiosk.ftl");
const EN: &str = include_str!("../../../locales/en/kiosk.ftl");
const PL_SPOKEN: &str = include_str!("../../../locales/pl/spoken.ftl");
const EN_SPOKEN: &str = include_str!("../../../locales/en/spoken.ftl");
const KIOSK: &str = "[kiosk]\nlanguages = [\"pl\", \"en\"]\ndistrict = \"I\"\n";

/// The message that is spoiled.
const PART: &str = "part = Part { $part } of { $parts }\n";

/// What is told of the words of the program, with these as the English ones.
fn told(english: &str) -> String {
    told_with(english, EN_SPOKEN)
}

/// The same, with these as the English rules for the voice.
fn told_with(english: &str, spoken: &str) -> String {
    let texts = [
        ("kiosk.toml", KIOSK),
        ("locales/pl/kiosk.ftl", PL),
        ("locales/pl/spoken.ftl", PL_SPOKEN),
        ("locales/en/kiosk.ftl", english),
        ("locales/en/spoken.ftl", spoken),
    ];
    Setup::from_texts(&texts).map_or_else(|faults| lines(&faults), |_| String::new())
}

#[test]
fn every_spoiled_message_is_told() {
    let before = EN.find(PART).expect("the message is in the file");
    let line = EN[..before].lines().count() + 1;
    let at = format!("locales/en/kiosk.ftl:{line}");
    let table = [
        (
            "",
            "locales/en/kiosk.ftl: the message `part` is missing > \
             add `part = …` with { $part }, { $parts }"
                .to_owned(),
        ),
        (
            "part = Part { $part }\n",
            format!(
                "{at}:1: `part` has {{ $part }}, and must have {{ $part }}, {{ $parts }} > \
                 write the variables that it has in the other languages"
            ),
        ),
        (
            "part = Part { $part } of { $parts } and { $rest }\n",
            format!(
                "{at}:1: `part` has {{ $part }}, {{ $parts }}, {{ $rest }}, and must have {{ $part }}, {{ $parts }} > \
                 write the variables that it has in the other languages"
            ),
        ),
        (
            "part = Part { $part } of { $parts } \u{202e}\n",
            format!(
                "{at}:1: `part` has a character that cannot be shown or said: U+202E > remove it"
            ),
        ),
        (
            "part = Part { $part } of { $parts } 漢\n",
            format!(
                "{at}:1: `part` has a character that there is no large letter for: 漢 (U+6F22) > \
                 write it in other letters, or draw it: CONTRIBUTING.md tells how"
            ),
        ),
        (
            "part = Part { $part } of { $parts }\npart = Again\n",
            format!(
                "locales/en/kiosk.ftl:{}:1: the message `part` is there twice > \
                 remove one of the two, or give it an id of its own",
                line + 1
            ),
        ),
    ];
    for (bad, expected) in table {
        assert_eq!(told(&EN.replacen(PART, bad, 1)), expected, "{bad}");
    }
}

#[test]
fn an_empty_file_of_words_is_told_and_not_each_message_in_it() {
    assert_eq!(
        told(" \n"),
        "locales/en/kiosk.ftl: the file is empty > \
         put back what was in it, or remove the file if it is not needed"
    );
}

/// What is spoiled in the rules for the voice, and what is told: its column, the fault, the advice.
const SPOILED_RULES: &[(&str, &str, &str)] = &[
    (
        "    i.e = that is\n",
        "    i.e that is\n",
        "5: this is not what is written and what is said > write what is written, an equals sign \
             with a space on either side, and what is said",
    ),
    (
        "    i.e = that is\n",
        "    i.e = #\n",
        "5: more is said than is written: a `*` or `#` has nothing to stand for > write as many \
             `*` and `#` before the equals sign as after it",
    ),
    (
        "    i.e = that is\n",
        "    i.e = that / is\n",
        "5: no voice can say this: / (U+002F) > write it in words",
    ),
    // What would turn the words of the fault around is told by its number alone.
    (
        "    i.e = that is\n",
        "    i.e = that \u{202e} is\n",
        "5: no voice can say this: \\u{202e} (U+202E) > write it in words",
    ),
    (
        "    i.e = that is\n",
        "    e.g = that is\n",
        "5: `e.g` is there twice > remove one of the two",
    ),
    (
        "    ą = on\n",
        "    ą = 1\n",
        "5: not only letters stand here > write letters, an equals sign, and the letters to say \
             for them",
    ),
    (
        "    … = at 12 # at night, ",
        "    … = ",
        "5: there are 23 names > write the 24 hours from midnight on, with commas",
    ),
    (
        "spoken-days =\n    first, ",
        "spoken-days =\n    ",
        "1: `spoken-days`: there are 30 names > write the 31 days of a month, with commas",
    ),
    (
        "spoken-months =\n    January, ",
        "spoken-months =\n    ",
        "1: `spoken-months`: there are 11 names > write the names of the twelve months, with \
             commas",
    ),
    (
        "spoken-range = { $from } to { $to }\n",
        "spoken-range = { $from }to { $to }\n",
        "1: `spoken-range`: a variable is not a word by itself > write each variable once, with a \
             space before and after it",
    ),
    (
        "spoken-sign-at = at\n",
        "spoken-sign-at = @\n",
        "1: `spoken-sign-at`: no voice can say this: @ (U+0040) > write it in words",
    ),
    (
        "    i.e = that is\n",
        "    i.e = that { space }\n",
        "1: `spoken-phrases` has something in braces > write the words themselves",
    ),
];

#[test]
fn every_spoiled_rule_for_the_voice_is_told_with_its_place() {
    for (good, bad, expected) in SPOILED_RULES {
        let before = EN_SPOKEN.find(good).expect("the rule is in the file");
        let spoiled = EN_SPOKEN.replacen(good, bad, 1);
        let told = told_with(EN, &spoiled);
        let line = EN_SPOKEN[..before].lines().count() + 1;
        let (column, rest) = expected.split_once(':').unwrap();
        let words = told.lines().find(|told| told.ends_with(rest));
        let words = words.unwrap_or_else(|| panic!("{expected} is not in {told}"));
        let id = EN_SPOKEN
            .lines()
            .position(|it| it == "spoken-phrases =")
            .unwrap()
            + 1;
        let line = match column {
            "1" if rest.contains("braces") => id,
            _ if good.starts_with("spoken-") || column == "5" => line,
            _ => unreachable!(),
        };
        let at = format!("locales/en/spoken.ftl:{line}:{column}:");
        assert!(words.starts_with(&at), "{words} is not at {at}");
    }
}

#[test]
fn a_language_without_rules_for_the_voice_misses_each_of_them() {
    let told = told_with(EN, "# Nothing.\nspoken-days = x\n");
    for id in ["spoken-phrases", "spoken-hours", "spoken-sign-at"] {
        assert!(
            told.contains(&format!("the message `{id}` is missing")),
            "{told}"
        );
    }
}
