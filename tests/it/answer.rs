//! What is typed becomes the answer that was meant, or a problem that says what is wrong.

use cas_kiosk::form::answer::{
    Answer, E164_DIGITS_MAX, E164_DIGITS_MIN, EXTENSION_DIGITS_MAX, HOUSE_GRAPHEMES_MAX,
    LINE_GRAPHEMES_MAX, PHONE_GRAPHEMES_MAX, Phone, PhoneRule, Problem, WORDS_GRAPHEMES_MAX, limit,
    parse,
};
use cas_kiosk::form::{Choice, Kind};
use cas_kiosk::text::{Language, Localized};
use proptest::prelude::*;

fn polish_rule() -> PhoneRule {
    PhoneRule {
        country_code: "48".to_owned(),
        digits: 9,
        trunk_prefix: Some("0".to_owned()),
        extension_words: ["w", "wew", "wewn", "вн", "ext"]
            .map(str::to_owned)
            .to_vec(),
    }
}

fn phone(typed: &str) -> Result<Phone, Problem> {
    match parse(&Kind::Phone, &polish_rule(), typed)? {
        Answer::Phone(phone) => Ok(phone),
        _ => panic!("the answer to a phone question is a phone"),
    }
}

fn text(kind: &Kind, typed: &str) -> Result<String, Problem> {
    match parse(kind, &polish_rule(), typed)? {
        Answer::Text(text) => Ok(text),
        _ => panic!("the answer is a text"),
    }
}

#[test]
fn a_name_may_be_in_any_letters() {
    for name in [
        "Ґалаґан-Łęcki O’Neil",
        "Ada",
        "Ż",
        "李小龍",
        "Nguyễn Thị Hoa",
        "עדה",
    ] {
        assert_eq!(text(&Kind::Name, name), Ok(name.to_owned()));
    }
}

#[test]
fn a_text_is_cleaned() {
    assert_eq!(
        text(&Kind::Name, "  Ada \t\u{202E} Kos\n"),
        Ok("Ada Kos".to_owned())
    );
    assert_eq!(
        text(&Kind::Words, "kran\ncieknie"),
        Ok("kran cieknie".to_owned())
    );
}

#[test]
fn what_lacks_the_essential_is_a_problem() {
    let table = [
        (Kind::Name, "", Problem::Empty),
        (Kind::Name, " \u{200B} ", Problem::Empty),
        (Kind::Name, "12", Problem::NoLetter),
        (Kind::Name, "…", Problem::NoLetter),
        (Kind::Street, "", Problem::Empty),
        (Kind::Street, "7", Problem::NoLetter),
        (Kind::House, "", Problem::Empty),
        (Kind::House, "parter", Problem::NoDigit),
        (Kind::Words, "   ", Problem::Empty),
        (Kind::Phone, "", Problem::Empty),
        (Kind::Phone, " ", Problem::Empty),
    ];
    for (kind, typed, problem) in table {
        let found = parse(&kind, &polish_rule(), typed);
        assert_eq!(found, Err(problem), "{kind:?} {typed:?}");
    }
}

#[test]
fn what_has_the_essential_is_taken() {
    assert_eq!(text(&Kind::Street, "3 Maja"), Ok("3 Maja".to_owned()));
    assert_eq!(text(&Kind::House, "12a m. 4"), Ok("12a m. 4".to_owned()));
    assert_eq!(text(&Kind::Words, "?"), Ok("?".to_owned()));
}

#[test]
fn what_is_chosen_cannot_be_typed() {
    let pl = Language::new("pl").unwrap();
    let option = Choice {
        id: "rano".to_owned(),
        label: Localized::new(pl, "rano"),
    };
    for kind in [
        Kind::Choice(vec![option.clone()]),
        Kind::Choices(vec![option]),
        Kind::Volunteer,
    ] {
        assert_eq!(
            parse(&kind, &polish_rule(), "rano"),
            Err(Problem::NothingChosen)
        );
        assert_eq!(limit(&kind), 0);
    }
}

#[test]
fn a_text_is_kept_to_its_limit_and_cut_past_it() {
    let table = [
        (Kind::Name, LINE_GRAPHEMES_MAX, "ł"),
        (Kind::Street, LINE_GRAPHEMES_MAX, "e\u{301}"),
        (Kind::House, HOUSE_GRAPHEMES_MAX, "7"),
        (Kind::Words, WORDS_GRAPHEMES_MAX, "ґ"),
    ];
    for (kind, most, grapheme) in table {
        assert_eq!(limit(&kind), most);
        assert_eq!(
            text(&kind, &grapheme.repeat(most)),
            Ok(grapheme.repeat(most)),
            "{kind:?}"
        );
        assert_eq!(
            text(&kind, &grapheme.repeat(most + 1)),
            Ok(grapheme.repeat(most)),
            "{kind:?}"
        );
    }
}

#[test]
fn a_phone_is_understood_however_it_is_written() {
    let table = [
        ("22 123-45-67", "+48221234567"),
        ("+48 (22) 1234567", "+48221234567"),
        ("(+48) 22 123 45 67", "+48221234567"),
        ("0048 12 425 36 38", "+48124253638"),
        ("+48 (0) 12 425 36 38", "+48124253638"),
        ("48 124253638", "+48124253638"),
        ("600.700.800", "+48600700800"),
        ("12/425/36/38", "+48124253638"),
        ("[12] 425—36–38", "+48124253638"),
        ("12\u{2011}425\u{2212}36\u{AD}38", "+48124253638"),
        ("481234567", "+48481234567"),
        ("٦٠٠٧٠٠٨٠٠", "+48600700800"),
        ("۶۰۰۷۰۰۸۰۰", "+48600700800"),
        ("\u{FF0B}４８ ６００ ７００ ８００", "+48600700800"),
        ("+380 44 123 45 67", "+380441234567"),
        ("00380441234567", "+380441234567"),
        ("\u{202A}+1 202 555 0100\u{202C}", "+12025550100"),
    ];
    for (typed, e164) in table {
        let phone = phone(typed).unwrap_or_else(|problem| panic!("{typed:?}: {problem:?}"));
        assert_eq!(
            (phone.e164.as_str(), phone.extension),
            (e164, None),
            "{typed:?}"
        );
    }
}

#[test]
fn a_phone_with_an_extension_keeps_both() {
    let table = [
        ("12 425 36 38 wew. 153", "+48124253638", "153"),
        ("12 425 36 38 wew 153", "+48124253638", "153"),
        ("12 425 36 38 WEW.153", "+48124253638", "153"),
        ("12 425 36 38w153", "+48124253638", "153"),
        ("12 425 36 38, вн. 15-3", "+48124253638", "153"),
        ("12 425 36 38 (Ext. 007)", "+48124253638", "007"),
        ("12 425 36 38 #1", "+48124253638", "1"),
        ("+380 44 123 45 67 # 12", "+380441234567", "12"),
    ];
    for (typed, e164, extension) in table {
        let phone = phone(typed).unwrap_or_else(|problem| panic!("{typed:?}: {problem:?}"));
        let found = (phone.e164.as_str(), phone.extension.as_deref());
        assert_eq!(found, (e164, Some(extension)), "{typed:?}");
    }
}

#[test]
fn a_phone_is_kept_as_it_was_typed() {
    let phone = phone("  22  123-45-67 wew. 1\u{200B} ").unwrap();
    assert_eq!(phone.typed, "22 123-45-67 wew. 1");
}

#[test]
fn a_phone_that_cannot_be_dialled_is_a_problem() {
    let table = [
        ("nie mam", Problem::PhoneLetters),
        ("tel. 12 425 36 38", Problem::PhoneLetters),
        ("12 425 36 38 lub 39", Problem::PhoneLetters),
        ("12 425 36 38 wew. 15a", Problem::PhoneLetters),
        ("12 425 36 38 wewnętrzny 153", Problem::PhoneLetters),
        ("12 425 36 38*", Problem::PhoneLetters),
        ("12 +425 36 38", Problem::PhoneLetters),
        ("++48 12 425 36 38", Problem::PhoneLetters),
        ("१२४२५३६३८", Problem::PhoneLetters),
        ("-", Problem::PhoneShort),
        ("+", Problem::PhoneShort),
        ("00", Problem::PhoneShort),
        ("112", Problem::PhoneShort),
        ("12 425 36 3", Problem::PhoneShort),
        ("012 425 36 3", Problem::PhoneShort),
        ("+48 12 425 36 3", Problem::PhoneShort),
        ("12 425 36 38 wew.", Problem::PhoneShort),
        ("12 425 36 38 #", Problem::PhoneShort),
        ("wew. 153", Problem::PhoneShort),
        ("12 425 36 389", Problem::PhoneLong),
        ("+48 12 425 36 389", Problem::PhoneLong),
        ("48 12 425 36 389", Problem::PhoneLong),
        ("12 425 36 38, 600 700 800", Problem::PhoneLong),
        ("+0048 12 425 36 38", Problem::PhoneLong),
    ];
    for (typed, problem) in table {
        assert_eq!(phone(typed), Err(problem), "{typed:?}");
    }
}

#[test]
fn a_phone_is_taken_up_to_its_limit_and_refused_past_it() {
    let padded = |length: usize| format!("600{}700800", "-".repeat(length - 9));
    assert_eq!(limit(&Kind::Phone), PHONE_GRAPHEMES_MAX);
    assert!(phone(&padded(PHONE_GRAPHEMES_MAX)).is_ok());
    assert_eq!(
        phone(&padded(PHONE_GRAPHEMES_MAX + 1)),
        Err(Problem::PhoneLong)
    );
}

#[test]
fn an_extension_is_taken_up_to_its_limit_and_refused_past_it() {
    let with_extension = |digits: usize| phone(&format!("600700800#{}", "7".repeat(digits)));
    let longest = with_extension(EXTENSION_DIGITS_MAX).unwrap();
    assert_eq!(longest.extension, Some("7".repeat(EXTENSION_DIGITS_MAX)));
    assert_eq!(
        with_extension(EXTENSION_DIGITS_MAX + 1),
        Err(Problem::PhoneLong)
    );
}

#[test]
fn a_number_of_another_country_is_taken_between_its_limits() {
    let abroad = |digits: usize| phone(&format!("+3{}", "5".repeat(digits - 1)));
    assert_eq!(abroad(E164_DIGITS_MIN - 1), Err(Problem::PhoneShort));
    assert!(abroad(E164_DIGITS_MIN).is_ok());
    assert!(abroad(E164_DIGITS_MAX).is_ok());
    assert_eq!(abroad(E164_DIGITS_MAX + 1), Err(Problem::PhoneLong));
}

#[test]
fn a_trunk_prefix_is_not_guessed_at() {
    let long = ["0 12 425 36 38", "067 123 45 67"];
    for typed in long {
        assert_eq!(phone(typed).err(), Some(Problem::PhoneLong), "{typed}");
    }
    assert_eq!(phone("012 425 363").err(), Some(Problem::PhoneShort));
}

#[test]
fn a_country_without_a_trunk_prefix_keeps_a_leading_zero() {
    let rule = PhoneRule {
        country_code: "39".to_owned(),
        digits: 10,
        trunk_prefix: None,
        extension_words: Vec::new(),
    };
    let Ok(Answer::Phone(phone)) = parse(&Kind::Phone, &rule, "06 1234 5678") else {
        panic!("the number is a phone");
    };
    assert_eq!(phone.e164, "+390612345678");
}

#[test]
fn a_rule_that_says_nothing_takes_only_foreign_numbers_of_no_country() {
    let none = PhoneRule::default();
    assert_eq!(
        parse(&Kind::Phone, &none, "600 700 800"),
        Err(Problem::PhoneLong)
    );
    assert_eq!(parse(&Kind::Phone, &none, "+"), Err(Problem::PhoneShort));
}

#[test]
fn an_answer_is_not_printed_for_debugging() {
    let phone = phone("600 700 800").unwrap();
    let answer = parse(&Kind::Name, &polish_rule(), "Ada").unwrap();
    assert_eq!(format!("{phone:?} {answer:?}"), "*** ***");
}

fn is_e164(number: &str) -> bool {
    number.strip_prefix('+').is_some_and(|digits| {
        (8..=15).contains(&digits.len())
            && digits.bytes().all(|b| b.is_ascii_digit())
            && !digits.starts_with('0')
    })
}

proptest! {
    #[test]
    fn anything_can_be_typed(typed in any::<String>()) {
        for kind in [Kind::Name, Kind::Phone, Kind::Street, Kind::House, Kind::Words] {
            let _ = parse(&kind, &polish_rule(), &typed);
        }
    }

    #[test]
    fn a_phone_that_is_taken_can_be_dialled(typed in "[+0-9 ()./٣\u{FF0B}-]{0,24}(wew\\.?|#|x)?[0-9 ]{0,8}") {
        if let Ok(phone) = phone(&typed) {
            prop_assert!(is_e164(&phone.e164), "{}", phone.e164);
        }
    }
}
