//! Slips of the keyboard: what somebody did is told, not what the parser expected.

use std::fmt::Write as _;

use cas_kiosk::setup::Setup;
use expect_test::expect;

use super::good::FILES;
use super::{Case, all_are_told, lines, setup_of, told};

const GOOD: &str = r#"title = "Dzielnica II""#;
const END: &str = r#"the text that begins here has no end > write a straight quotation mark " where the text ends, in the same line"#;

#[test]
fn a_space_that_is_none_is_told_and_nothing_else_of_its_line() {
    let odd = "this is not an ordinary space, though it looks like one";
    for (bad, column, code) in [
        ("title\u{a0}= \"Dzielnica II\"", 6, "00A0"),
        ("title =\u{a0}\"Dzielnica II\"", 8, "00A0"),
        ("title\u{202f}=\u{202f}\"Dzielnica II\"", 6, "202F"),
        ("\u{3000}title = \"Dzielnica II\"", 1, "3000"),
        ("title = \"Dzielnica II\"\u{2003}", 23, "2003"),
    ] {
        assert_eq!(
            told("content/site.toml", GOOD, bad),
            format!(
                "content/site.toml:65:{column}: {odd} (U+{code}) > delete it, and press the space bar"
            ),
            "{bad:?}"
        );
    }
    assert_eq!(
        told(
            "content/site.toml",
            GOOD,
            "title\u{200b} = \"Dzielnica II\""
        ),
        "content/site.toml:65:6: here is a character that cannot be seen (U+200B) > \
         remove the character here, which cannot be seen"
    );
}

#[test]
fn a_no_break_space_within_a_text_is_no_slip() {
    let bad = "title = \"Dzielnica\u{a0}II\"";
    assert!(super::spoiled("content/site.toml", GOOD, bad).is_ok());
    let other = format!("{bad}\ntitle = 1");
    assert!(told("content/site.toml", GOOD, &other).contains("duplicate key"));
}

const QUOTES: &[Case] = &[
    (
        GOOD,
        "title = „Dzielnica II”",
        &[
            "content/site.toml:65:9: this quotation mark is not straight: „ > write a straight quotation mark here: \"",
        ],
    ),
    (
        GOOD,
        "title = “Dzielnica II”",
        &[
            "content/site.toml:65:9: this quotation mark is not straight: “ > write a straight quotation mark here: \"",
        ],
    ),
    (
        GOOD,
        "title = \"Dzielnica II”",
        &[
            "content/site.toml:65:22: this quotation mark is not straight: ” > write a straight quotation mark here: \"",
        ],
    ),
    (
        r#"short = [{ pl = "Krótko", en = "In short" }]"#,
        r#"short = [{ pl = "Krótko", en = „In short" }]"#,
        &[
            "content/site.toml:40:32: this quotation mark is not straight: „ > write a straight quotation mark here: \"",
        ],
    ),
    (
        GOOD,
        r#"title = "Dzielnica "II"""#,
        &[
            r#"content/site.toml:65:9: the text ends here, and more follows > write a quotation mark within a text as „ or ”, or with a backslash before it: \""#,
        ],
    ),
];

#[test]
fn a_quotation_mark_of_another_kind_is_told_where_it_stands() {
    all_are_told("content/site.toml", QUOTES);
}

#[test]
fn a_text_without_an_end_is_told_where_it_begins() {
    for (good, bad, place) in [
        (GOOD, r#"title = "Dzielnica II"#, "65:9"),
        (GOOD, r#"title = "Dzielnica „II”"#, "65:9"),
        (GOOD, "title = 'Dzielnica II", "65:9"),
        (GOOD, r#"title = "Dzielnica II # the second"#, "65:9"),
        (
            r#"home = ["centres", "services"]"#,
            r#"home = ["centres, "services"]"#,
            "5:9",
        ),
        (
            r#"home = ["centres", "services"]"#,
            r#"home = ["centres", "services]"#,
            "5:20",
        ),
        (
            r#"{ pl = "Miasto", en = "City" }"#,
            r#"{ pl = "Miasto, en = "City" }"#,
            "1:15",
        ),
    ] {
        let told = told("content/site.toml", good, bad);
        assert_eq!(told, format!("content/site.toml:{place}: {END}"), "{bad}");
    }
    assert_eq!(
        told("content/site.toml", GOOD, r#"title = """Dzielnica II""#),
        r#"content/site.toml:65:9: the text that begins here has no end > write """ where the text ends"#
    );
}

#[test]
fn a_list_without_an_end_is_told_where_it_begins_and_nothing_else_of_the_file() {
    let list = "the list that begins here has no end > write ] where the list ends";
    for (file, good, bad, place) in [
        (
            "content/site.toml",
            r#"home = ["centres", "services"]"#,
            r#"home = ["centres", "services""#,
            "5:8",
        ),
        (
            "content/notices.toml",
            r#"centres = ["cas-1"]"#,
            r#"centres = ["cas-1""#,
            "16:11",
        ),
        (
            "content/centres.toml",
            "  { address = \"Boczna 3\", postcode = \"31-000\" },\n]",
            "  { address = \"Boczna 3\", postcode = \"31-000\" },",
            "7:9",
        ),
        (
            "content/activities.toml",
            "also_on = \"2026-12-06 9:00-10:00\"\nchecked = \"2026-03\"\nsource = \"Plakat\"\n",
            "checked = \"2026-03\"\nsource = \"Plakat\"\nalso_on = [\n\n[[kind]]\n",
            "35:11",
        ),
    ] {
        assert_eq!(told(file, good, bad), format!("{file}:{place}: {list}"));
    }
}

#[test]
fn a_file_full_of_slips_is_looked_through_in_a_moment() {
    const COUNT: usize = 100_000;
    let lines: Vec<String> = (0..COUNT).map(|n| format!("k{n} = „b”\n")).collect();
    let line = format!("long = [{}„x”]\n", "\"a\", ".repeat(COUNT));
    let bad = format!("{line}{}{GOOD}", lines.concat());
    let faults = super::spoiled("content/site.toml", GOOD, &bad).unwrap_err();
    assert!(faults.len() > COUNT, "{}", faults.len());
}

/// The good files with other line ends in one of them.
fn with_line_ends(file: &str, ends: impl Fn(&str) -> String) -> String {
    let texts: Vec<(&str, String)> = FILES
        .iter()
        .map(|(name, text)| {
            let text = (*text).to_owned();
            (*name, if *name == file { ends(&text) } else { text })
        })
        .collect();
    setup_of(&texts).map_or_else(|faults| lines(&faults), |_| String::new())
}

#[test]
fn the_line_ends_of_an_old_computer_are_one_fault() {
    for file in [
        "content/centres.toml",
        "content/site.toml",
        "kiosk.toml",
        "content/services/repair.toml",
    ] {
        let old = with_line_ends(file, |text| text.replace('\n', "\r"));
        let (first, rest) = old.split_once(": ").unwrap();
        assert!(first.starts_with(&format!("{file}:1:")), "{old}");
        assert_eq!(
            rest,
            "the lines of this file end in a way that cannot be read (CR alone) > save the file with the line \
             ends of Windows (CRLF) or Linux (LF) in your editor"
        );
        assert_eq!(with_line_ends(file, |text| text.replace('\n', "\r\n")), "");
    }
}

#[test]
fn half_a_line_end_in_the_middle_is_one_fault_with_its_place() {
    let half = with_line_ends("content/centres.toml", |text| {
        text.replace('\n', "\r\n")
            .replacen("CAS Ćma\"\r\n", "CAS Ćma\"\r", 1)
    });
    assert_eq!(
        half,
        "content/centres.toml:18:17: here is half of a line end, which cannot be seen (CR alone) > put the cursor \
         before it, delete the character there, and press Enter"
    );
    // A long file is read in pieces.
    let half = with_line_ends("content/centres.toml", |text| {
        let mut long = text.to_owned();
        for _ in 0..5000 {
            writeln!(long, "# {}", "x".repeat(60)).unwrap();
        }
        long + "# half\r# a line\n"
    });
    assert!(
        half.starts_with("content/centres.toml:5036:7: here is half of a line end"),
        "{half}"
    );
    assert_eq!(half.lines().count(), 1, "{half}");
}

#[test]
fn the_line_ends_of_an_old_computer_are_one_fault_in_the_words_of_the_kiosk_too() {
    let words = |name: &str| {
        let path = crate::project::root().join("locales").join(name);
        std::fs::read_to_string(path).unwrap()
    };
    let old = words("en/kiosk.ftl").replace('\n', "\r");
    let texts = [
        (
            "kiosk.toml",
            "[kiosk]\nlanguages = [\"pl\", \"en\"]\ndistrict = \"I\"\n",
        ),
        ("locales/pl/kiosk.ftl", &words("pl/kiosk.ftl")),
        ("locales/pl/spoken.ftl", &words("pl/spoken.ftl")),
        ("locales/en/kiosk.ftl", &old),
        ("locales/en/spoken.ftl", &words("en/spoken.ftl")),
    ];
    let told = lines(&Setup::from_texts(&texts).unwrap_err());
    assert!(told.contains("end in a way that cannot be read"), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn a_slip_is_shown_under_its_line() {
    let bad = r#"home = ["centres, "services"]"#;
    let good = r#"home = ["centres", "services"]"#;
    let faults = super::spoiled("content/site.toml", good, bad).unwrap_err();
    expect![[r#"
        error: the text that begins here has no end
         --> content/site.toml:5:9
          |
        5 | home = ["centres, "services"]
          |         ^^^^^^^^^^^
          |
          = help: write a straight quotation mark " where the text ends, in the same line"#]]
    .assert_eq(&faults.to_string());
}
