//! Every limit of the files: what is just possible, and what is one past it.

use cas_kiosk::setup::Setup;
use cas_kiosk::surface::tui::wrap::wrap;

use super::{SERVICE_FILE, lines, options, spoiled, told};

/// Whether the good files, spoiled in this place, have no fault.
fn is_well(file: &str, good: &str, bad: &str) -> bool {
    spoiled(file, good, bad).is_ok()
}

#[test]
fn numbers_are_taken_up_to_their_limits_and_no_further() {
    let cases = [
        ("number = 7", "number = ", 0, 99),
        ("idle_seconds = 180", "idle_seconds = ", 5, 3600),
        ("idle_seconds = 180", "warning_seconds = ", 20, 600),
        ("[spool]", "[keys]\ndouble_strike_ms = ", 0, 1000),
    ];
    for (good, bad, least, most) in cases {
        let rest = if good == "[spool]" { "\n[spool]" } else { "" };
        let with = |number: i64| is_well("kiosk.toml", good, &format!("{bad}{number}{rest}"));
        assert!(with(least) && with(most), "{bad}");
        assert!(!with(least - 1) && !with(most + 1), "{bad}");
    }
}

#[test]
fn permission_bits_are_octal_and_at_most_0777() {
    let with = |mode: &str| is_well("kiosk.toml", "0640", mode);
    assert!(with("0777") && with("600"));
    assert!(!with("1000") && !with("0689") && !with("+640") && !with("-1"));
    let setup = spoiled("kiosk.toml", "0640", "0777").unwrap();
    assert_eq!(setup.config.mode, 0o777);
}

#[test]
fn a_text_fills_one_stop_and_no_more() {
    let why = |length: usize| told_or_well(SERVICE_FILE, "Żeby zadzwonić", length);
    assert_eq!(why(150), "");
    assert_eq!(
        why(151),
        "content/services/repair.toml:46:14: `why.pl` has 151 characters, and at most 150 are possible > split it in two"
    );
}

#[test]
fn a_fact_and_its_label_fill_one_stop_and_no_more() {
    let fact = |length: usize| told_or_well(SERVICE_FILE, "Bez opłat", length);
    assert_eq!(fact(150 - "Koszt: ".len()), "");
    assert_eq!(
        fact(151 - "Koszt: ".len()),
        "content/services/repair.toml:14:8: in `pl`, `label: text` has 151 characters, \
         and at most 150 fit on a small screen > make one of the two shorter"
    );
}

#[test]
fn the_title_and_the_summary_of_a_service_fill_one_stop_and_no_more() {
    let summary = |length: usize| told_or_well(SERVICE_FILE, "Drobna naprawa", length);
    assert_eq!(summary(150 - "Naprawa: ".len()), "");
    assert_eq!(
        summary(151 - "Naprawa: ".len()),
        "content/services/repair.toml:4:11: in `pl`, `title: summary` has 151 characters, \
         and at most 150 fit on a small screen > make one of the two shorter"
    );
}

#[test]
fn the_contact_is_short_enough_for_the_last_line_of_a_page() {
    let site = |good: &str, bad: &str| is_well("content/site.toml", good, bad);
    let name = |length: usize| site("Urząd", &"ą".repeat(length));
    assert!(name(24) && !name(25));
    let contact = "number = \"12 345 67 89\"";
    let number = |length: usize| site(contact, &format!("number = \"{}\"", "1".repeat(length)));
    assert!(number(20) && !number(21));
    let hours = |length: usize| {
        site(
            contact,
            &format!("{contact}\nhours = \"{}\"", "8".repeat(length)),
        )
    };
    assert!(hours(16) && !hours(17));
    let emergency = |length: usize| site("112", &"1".repeat(length));
    assert!(emergency(4) && !emergency(5));
}

#[test]
fn the_last_line_of_a_page_takes_three_rows_of_the_smallest_screen_at_the_most() {
    let Setup {
        locales, config, ..
    } = Setup::from_texts(&[]).unwrap();
    for language in &config.languages {
        let longest = (1..=12_i64).map(|month| {
            let args = [("month", month.into()), ("year", "2026".into())];
            locales.say(*language, "as-of-month", &args).words
        });
        let as_of = longest.max_by_key(|words| words.chars().count()).unwrap();
        let args = [
            ("name", "Miejski dom dla seniorów".into()),
            ("number", "12 345 67 89 wew. 15".into()),
            ("hours", "pn–pt 7:30–15:30".into()),
            ("as-of", as_of.as_str().into()),
            ("emergency", "1234".into()),
        ];
        let line = locales.say(*language, "contact", &args).words;
        assert!(wrap(&line, 40).len() <= 3, "{line}");
    }
}

#[test]
fn what_a_later_version_will_have_is_not_among_what_is_allowed() {
    assert_eq!(
        told(
            "kiosk.toml",
            "[time]",
            "[screen]\nquality = \"high\"\n[time]"
        ),
        "kiosk.toml:8:1: `quality` is not known here > remove it; allowed are `theme`"
    );
    assert_eq!(
        told("kiosk.toml", "[time]", "colour = \"red\"\n[time]"),
        "kiosk.toml:7:1: `colour` is not known here > remove it; allowed are `number`, `place`, \
         `district`, `languages`, `leave`"
    );
    assert_eq!(
        told("kiosk.toml", "[time]", "[network]\n[time]"),
        "kiosk.toml:7:2: `network` is not known here > remove it; allowed are `kiosk`, `paths`, \
         `time`, `screen`, `keys`, `spool`, `log`"
    );
}

fn told_or_well(file: &str, good: &str, length: usize) -> String {
    spoiled(file, good, &"ł".repeat(length)).map_or_else(|faults| lines(&faults), |_| String::new())
}

#[test]
fn a_name_has_at_most_70_characters() {
    assert_eq!(told_or_well("content/centres.toml", "CAS Łączka", 70), "");
    assert_eq!(
        told_or_well("content/centres.toml", "CAS Łączka", 71),
        "content/centres.toml:3:8: `name` has 71 characters, and at most 70 are possible > make it shorter"
    );
}

#[test]
fn a_choice_has_two_to_nine_options() {
    let with = |count: usize| {
        let question = format!(
            "[[question]]\nid = \"c\"\nkind = \"choice\"\ntitle = {{ pl = \"t\" }}\n\
             label = {{ pl = \"l\" }}\nwhy = {{ pl = \"w\" }}\n{}\n\n[[question]]",
            options(count)
        );
        is_well("content/services/repair.toml", "[[question]]", &question)
    };
    assert!(with(2) && with(9));
    assert!(!with(1) && !with(10));
}

#[test]
fn at_most_four_questions_stand_before_a_verdict() {
    let with = |more: usize| {
        let mut text = String::new();
        for n in 0..more {
            let question = format!(
                "[[eligibility.question]]\nid = \"q-{n}\"\ntitle = {{ pl = \"t\" }}\n{}\n\
                 [[eligibility.rule]]\nwhen = {{ q-{n} = \"o-0\" }}\noutcome = \"no\"\n\
                 reason = {{ pl = \"r\" }}\n",
                options(2)
            );
            text.push_str(&question);
        }
        let first = "[[eligibility.rule]]\nwhen";
        is_well("content/services/repair.toml", first, &(text + first))
    };
    assert!(with(3));
    assert!(!with(4));
}
