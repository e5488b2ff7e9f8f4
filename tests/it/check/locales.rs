//! What is told of spoiled words of the program, with the rest of what is wrong.

use cas_kiosk::setup::Setup;

use super::lines;

const PL: &str = include_str!("../../../locales/pl/kiosk.ftl");
const EN: &str = include_str!("../../../locales/en/kiosk.ftl");
const KIOSK: &str = "[kiosk]\nlanguages = [\"pl\", \"en\"]\ndistrict = \"I\"\n";

/// The message that is spoiled.
const PART: &str = "part = Part { $part } of { $parts }\n";

/// What is told of the words of the program, with these as the English ones.
fn told(english: &str) -> String {
    let texts = [
        ("kiosk.toml", KIOSK),
        ("locales/pl/kiosk.ftl", PL),
        ("locales/en/kiosk.ftl", english),
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
