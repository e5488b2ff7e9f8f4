//! Every limit of the files: what is just possible, and what is one past it.

use age::x25519::Identity;
use cas_kiosk::content::NAME_GRAPHEMES_MAX;
use cas_kiosk::form::answer::PHONE_GRAPHEMES_MAX;
use cas_kiosk::receiver::RECIPIENTS_MAX;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::tui::wrap::wrap;

use super::good::{ARTICLE, TALK};
use super::{SERVICE_FILE, changed, lines, options, setup_of, spoiled, told};

/// Whether the good files, spoiled in this place, have no fault.
fn is_well(file: &str, good: &str, bad: &str) -> bool {
    spoiled(file, good, bad).is_ok()
}

#[test]
fn numbers_are_taken_up_to_their_limits_and_no_further() {
    let cases = [
        ("number = 7", "number = ", 0, 99),
        ("idle_seconds = 180", "idle_seconds = ", 5, 3600),
        ("idle_seconds = 180", "warning_seconds = ", 60, 600),
        ("[spool]", "[keys]\ndouble_strike_ms = ", 0, 1000),
        ("[spool]", "[speech]\nrate = ", 1, 5),
        ("[spool]", "[speech]\nvolume = ", 1, 4),
        ("[spool]", "[keys]\ndouble_strike_moving_ms = ", 0, 1000),
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
    assert_eq!(setup.config.spool.mode, 0o777);
}

#[test]
fn a_text_fills_one_stop_and_no_more() {
    let why = |length: usize| told_or_well(SERVICE_FILE, "Żeby zadzwonić", length);
    assert_eq!(why(150), "");
    assert_eq!(
        why(151),
        "content/services/repair.toml:53:14: `why.pl` has 151 characters, and at most 150 are possible > split it in two"
    );
}

#[test]
fn a_fact_and_its_label_fill_one_stop_and_no_more() {
    let fact = |length: usize| told_or_well(SERVICE_FILE, "Bez opłat", length);
    assert_eq!(fact(150 - "Koszt: ".len()), "");
    assert_eq!(
        fact(151 - "Koszt: ".len()),
        "content/services/repair.toml:19:8: in `pl`, `label: text` has 151 characters, \
         and at most 150 fit on a small screen > make one of the two shorter"
    );
}

#[test]
fn the_title_and_the_summary_of_a_service_fill_one_stop_and_no_more() {
    let summary = |length: usize| told_or_well(SERVICE_FILE, "Drobna naprawa", length);
    assert_eq!(summary(150 - "Naprawa: ".len()), "");
    assert_eq!(
        summary(151 - "Naprawa: ".len()),
        "content/services/repair.toml:6:11: in `pl`, `title: summary` has 151 characters, \
         and at most 150 fit on a small screen > make one of the two shorter"
    );
}

#[test]
fn an_office_has_up_to_ten_keys_and_a_key_for_receipts_has_56_characters() {
    let with = |line: &str| {
        is_well(
            "content/site.toml",
            "id = \"mops\"",
            &format!("id = \"mops\"\n{line}"),
        )
    };
    let recipients = |count: usize| {
        let keys = (0..count).map(|_| format!("\"{}\"", Identity::generate().to_public()));
        with(&format!(
            "recipients = [{}]",
            keys.collect::<Vec<_>>().join(", ")
        ))
    };
    assert!(recipients(RECIPIENTS_MAX) && !recipients(RECIPIENTS_MAX + 1));
    let receipts = |begins: &str, length: usize| {
        let key = format!("{begins}{}", "A".repeat(length - begins.len()));
        with(&format!("receipts = \"{key}\""))
    };
    assert!(receipts("RWQ", 56) && receipts("RWTa0+/", 56));
    for (begins, length) in [
        ("RWQ", 55),
        ("RWQ", 57),
        ("RWU", 56),
        ("RXQ", 56),
        ("RWQ-", 56),
        ("RWQ=", 56),
    ] {
        assert!(!receipts(begins, length), "{begins} {length}");
    }
}

#[test]
fn whom_one_can_be_in_practice_is_as_long_as_a_name_and_a_number_may_be() {
    let with = |name: &str, phone: &str| {
        let practice = format!("[practice]\nname = {name:?}\nphone = {phone:?}\n[phone]");
        is_well("content/site.toml", "[phone]", &practice)
    };
    let name = |length: usize| with(&"a".repeat(length), "12 000 00 00");
    assert!(name(NAME_GRAPHEMES_MAX) && !name(NAME_GRAPHEMES_MAX + 1));
    let phone = |length: usize| {
        let number = format!("12 {}000 00 00", "-".repeat(length - "12 000 00 00".len()));
        with("Ala Kot", &number)
    };
    assert!(phone(PHONE_GRAPHEMES_MAX) && !phone(PHONE_GRAPHEMES_MAX + 1));
}

#[test]
fn the_contact_is_short_enough_for_the_last_line_of_a_page() {
    let site = |good: &str, bad: &str| is_well("content/site.toml", good, bad);
    let name = |length: usize| site("Urząd", &"ą".repeat(length));
    assert!(name(24) && !name(25));
    let number = |length: usize| site("12 345 67 89", &"1".repeat(length));
    assert!(number(20) && !number(21));
    assert!(site("\"7:30–15:30\"", "\"always\""));
    assert!(!site("7:30–15:30", "Mon 7:30–15:30"));
    assert!(!site("\"7:30–15:30\"", "[\"7:30–12:00\", \"13:00–15:30\"]"));
    let emergency = |length: usize| site("112", &"1".repeat(length));
    assert!(emergency(4) && !emergency(5));
}

#[test]
fn the_last_line_of_a_page_takes_three_rows_of_the_smallest_screen_at_the_most() {
    let Setup {
        locales, config, ..
    } = Setup::from_texts(&[]).unwrap();
    for language in config.languages.iter() {
        let longest = (1..=12_i64).map(|month| {
            let args = [("month", month.into()), ("year", "2026".into())];
            locales.say(language, "as-of-month", &args).words
        });
        let as_of = longest.max_by_key(|words| words.chars().count()).unwrap();
        let args = [
            ("name", "Miejski dom dla seniorów".into()),
            ("number", "12 345 67 89 wew. 15".into()),
            ("hours", "pn–pt 7:30–15:30".into()),
            ("as-of", as_of.as_str().into()),
            ("emergency", "1234".into()),
        ];
        let say = |id| locales.say(language, id, &args).words;
        for numbers in ["contact-numbers", "contact-numbers-closed"] {
            let line = format!("{}: {}", say("contact"), say(numbers));
            assert!(wrap(&line, 40).len() <= 3, "{line}");
        }
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
        "kiosk.toml:9:1: `quality` is not known here > remove it; allowed are `theme`, `size`, `spacing`, \
         `way`, `panel_mm`, `distance_mm`"
    );
    assert_eq!(
        told("kiosk.toml", "[time]", "colour = \"red\"\n[time]"),
        "kiosk.toml:8:1: `colour` is not known here > remove it; allowed are `number`, `place`, \
         `district`, `languages`, `leave`"
    );
    assert_eq!(
        told("kiosk.toml", "[time]", "[network]\n[time]"),
        "kiosk.toml:8:2: `network` is not known here > remove it; allowed are `kiosk`, `paths`, \
         `content`, `time`, `screen`, `keys`, `speech`, `spool`, `printer`, `counts`, \
         `log`, `fleet`"
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
        "content/centres.toml:4:8: `name` has 71 characters, and at most 70 are possible > make it shorter"
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

#[test]
fn a_number_has_three_digits() {
    for (file, good) in [
        ("content/centres.toml", "number = 101"),
        ("content/site.toml", "number = 310"),
        ("content/activities.toml", "number = 201"),
        ("content/articles/fraud.toml", "number = 405"),
        (SERVICE_FILE, "number = 311"),
    ] {
        let with = |number: u32| is_well(file, good, &format!("number = {number}"));
        assert!(with(102) && with(999), "{file}");
        assert!(!with(99) && !with(1000), "{file}");
    }
    // The page of all centres has the first one in the good files.
    assert!(is_well(
        "content/site.toml",
        "centres = 100\n",
        "centres = 110\n"
    ));
    assert!(!is_well(
        "content/site.toml",
        "centres = 100\n",
        "centres = 99\n"
    ));
}

#[test]
fn a_fact_is_not_stale_before_it_is_old() {
    let site = |fresh: u32, stale: u32| {
        setup_of(&changed(&[
            (
                "content/site.toml",
                "fresh_days = 90",
                &format!("fresh_days = {fresh}"),
            ),
            (
                "content/site.toml",
                "stale_days = 365",
                &format!("stale_days = {stale}"),
            ),
        ]))
        .is_ok()
    };
    assert!(site(1, 1) && site(90, 90) && site(3650, 3650));
    assert!(!site(90, 89) && !site(0, 1) && !site(3650, 3651));
}

#[test]
fn home_has_at_most_seven_entries() {
    let words = [
        "activities",
        "today",
        "centres",
        "all-centres",
        "services",
        "information",
        "search",
        "settings",
    ];
    let with = |count: usize| {
        let home = format!("home = [\"{}\"]", words[..count].join("\", \""));
        is_well(
            "content/site.toml",
            "home = [\"centres\", \"services\"]",
            &home,
        )
    };
    assert!(with(1) && with(7));
    assert!(!with(8));
}

#[test]
fn there_are_at_most_seven_groups() {
    let with = |count: usize| {
        let group = |n: usize| format!("[[group]]\nid = \"g-{n}\"\ntitle = {{ pl = \"g\" }}\n");
        let more: String = (2..count).map(group).collect();
        spoiled(
            "content/site.toml",
            "[[office]]",
            &format!("{more}[[office]]"),
        )
    };
    assert!(with(7).is_ok());
    let told = lines(&with(8).unwrap_err());
    assert_eq!(
        told,
        "content/site.toml:91:1: there are 8 groups of services > leave at most 7"
    );
}

/// The good files with `count` copies of `text`, in each of which `$` is a number of its own.
fn with_copies(folder: &str, text: &str, count: usize) -> String {
    let mut texts = changed(&[]);
    for n in 0..count {
        let name = format!("content/{folder}/{n:02}.toml");
        texts.push((name.leak(), text.replace('$', &n.to_string())));
    }
    setup_of(&texts).map_or_else(|faults| lines(&faults), |_| String::new())
}

#[test]
fn a_group_has_at_most_seven_services() {
    let service = TALK
        .replace("id = \"talk\"", "id = \"s-$\"")
        .replace("\"health\"", "\"home\"");
    // One is there already, and its file comes after these.
    assert_eq!(with_copies("services", &service, 6), "");
    assert_eq!(
        with_copies("services", &service, 7),
        "content/services/repair.toml:3:9: the group `home` has more than 7 services > \
         put this one into another group"
    );
}

#[test]
fn there_are_at_most_seven_articles() {
    let article = ARTICLE
        .replace("\"fraud\"", "\"a-$\"")
        .replace("number = 405\n", "");
    assert_eq!(with_copies("articles", &article, 6), "");
    assert_eq!(
        with_copies("articles", &article, 7),
        "content/articles/fraud.toml: there are more than 7 articles > put two of them together"
    );
}

#[test]
fn a_notice_has_at_most_130_characters() {
    assert_eq!(
        told_or_well("content/notices.toml", "Dziś zamknięte", 130),
        ""
    );
    assert!(told_or_well("content/notices.toml", "Dziś zamknięte", 131).contains("131 characters"));
}

#[test]
fn a_title_of_an_activity_has_at_most_80_characters() {
    assert_eq!(told_or_well("content/activities.toml", "Rozmowy", 80), "");
    assert!(told_or_well("content/activities.toml", "Rozmowy", 81).contains("81 characters"));
}

#[test]
fn an_activity_may_name_each_place_of_its_centre_and_no_other() {
    let with = |place: u32| {
        is_well(
            "content/activities.toml",
            "place = 2",
            &format!("place = {place}"),
        )
    };
    assert!(with(1) && with(2));
    assert!(!with(0) && !with(3));
}

#[test]
fn a_term_has_at_least_one_day_on_which_something_takes_place() {
    // 5 October 2026 is a Monday.
    let with = |until: u32, not_on: &str| {
        let term = format!(
            "weekly = \"Mon 9:00–10:00\"\nfrom = 2026-09-29\nuntil = 2026-10-{until:02}\nnot_on = [{not_on}]"
        );
        is_well(
            "content/activities.toml",
            "also_on = \"2026-12-06 9:00-10:00\"",
            &term,
        )
    };
    assert!(with(5, "") && !with(4, ""));
    assert!(!with(11, "2026-10-05") && with(12, "2026-10-05"));
    assert!(!with(12, "2026-10-05, 2026-10-12") && with(19, "2026-10-05, 2026-10-12"));
}

#[test]
fn weekly_meetings_in_vain_are_told_though_there_are_single_ones() {
    let file = "content/activities.toml";
    let once = "also_on = \"2026-12-06";
    let with = |until: u32| {
        let term =
            format!("weekly = \"Mon 9:00–10:00\"\nfrom = 2026-09-01\nuntil = 2026-09-{until:02}");
        is_well(file, once, &format!("{term}\n{once}"))
    };
    assert!(with(7) && !with(6));
}
