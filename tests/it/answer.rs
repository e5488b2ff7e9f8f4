//! What is typed becomes the answer that was meant, or a problem that says what is wrong.

use std::sync::LazyLock;

use cas_kiosk::form::age::{AGE_GRAPHEMES_MAX, AGE_YEARS_MAX, AGE_YEARS_MIN, Meant};
use cas_kiosk::form::answer::{
    self, Answer, Country, E164_DIGITS_MAX, E164_DIGITS_MIN, EXTENSION_DIGITS_MAX,
    HOUSE_GRAPHEMES_MAX, LINE_GRAPHEMES_MAX, PHONE_GRAPHEMES_MAX, Phone, PhoneRule, Problem,
    REFERENCE_GRAPHEMES_MAX, ReferenceRule, Rules, SHORT_GRAPHEMES_MAX, WORDS_GRAPHEMES_MAX, limit,
};
use cas_kiosk::form::offer::{DAYS_OFFERED, Day, Offer, PartOfDay, YesNo};
use cas_kiosk::form::{Choice, OPTIONS_MAX, QuestionKind};
use cas_kiosk::id::Records;
use cas_kiosk::reference;
use cas_kiosk::text::{Language, Localized};
use chrono::{Datelike as _, NaiveDate};
use proptest::prelude::*;

use crate::visitor::shipped;

/// The references of the kiosks.
pub const REFERENCES: ReferenceRule = ReferenceRule {
    digits: reference::DIGITS,
    read: reference::read,
};

/// The words that go with an age, in the languages that are shipped.
static AGE_WORDS: LazyLock<Vec<String>> = LazyLock::new(|| shipped().locales.list("age-words"));

/// The day on which everything here is typed.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn parse(kind: &QuestionKind, rule: &PhoneRule, typed: &str) -> Result<Answer, Problem> {
    let rules = Rules {
        phone: rule,
        age_words: AGE_WORDS.clone(),
        reference: REFERENCES,
    };
    answer::parse(kind, &rules, today(), typed)
}

fn polish_rule() -> PhoneRule {
    PhoneRule {
        country_code: "48".to_owned(),
        digits: 9,
        trunk_prefix: Some("0".to_owned()),
        trunk_prefix_dialled: false,
        extension_words: ["w", "wew", "wewn", "вн", "ext"]
            .map(str::to_owned)
            .to_vec(),
        others: vec![Country {
            country_code: "380".to_owned(),
            digits: 9,
            trunk_prefix: Some("0".to_owned()),
            example: "+380 67 123 45 67".to_owned(),
        }],
    }
}

fn phone(typed: &str) -> Result<Phone, Problem> {
    match parse(&QuestionKind::Phone, &polish_rule(), typed)? {
        Answer::Phone(phone) => Ok(phone),
        _ => panic!("the answer to a phone question is a phone"),
    }
}

fn age(typed: &str) -> Result<Meant, Problem> {
    match parse(&QuestionKind::Age, &polish_rule(), typed)? {
        Answer::Age(age) => Ok(age.meant),
        _ => panic!("the answer to an age question is an age"),
    }
}

fn text(kind: &QuestionKind, typed: &str) -> Result<String, Problem> {
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
        assert_eq!(text(&QuestionKind::Name, name), Ok(name.to_owned()));
    }
}

#[test]
fn a_text_is_cleaned() {
    assert_eq!(
        text(&QuestionKind::Name, "  Ada \t\u{202E} Kos\n"),
        Ok("Ada Kos".to_owned())
    );
    assert_eq!(
        text(&QuestionKind::Words, "kran\ncieknie"),
        Ok("kran cieknie".to_owned())
    );
}

#[test]
fn what_lacks_the_essential_is_a_problem() {
    let table = [
        (QuestionKind::Name, "", Problem::Empty),
        (QuestionKind::Name, " \u{200B} ", Problem::Empty),
        (QuestionKind::Name, "12", Problem::NoLetter),
        (QuestionKind::Name, "…", Problem::NoLetter),
        (QuestionKind::Name, "Jan Kowalski 2", Problem::NameDigits),
        (
            QuestionKind::CallInstead,
            "Anna 605 918 274",
            Problem::NameDigits,
        ),
        (QuestionKind::Street, "", Problem::Empty),
        (QuestionKind::Street, "7", Problem::NoLetter),
        (QuestionKind::House, "", Problem::Empty),
        (QuestionKind::House, "parter", Problem::NoDigit),
        (QuestionKind::Short, "\u{202E}", Problem::Empty),
        (QuestionKind::Words, "   ", Problem::Empty),
        (QuestionKind::Age, "", Problem::Empty),
        (QuestionKind::Age, "  ", Problem::Empty),
        (QuestionKind::Phone, "", Problem::Empty),
        (QuestionKind::Phone, " ", Problem::Empty),
    ];
    for (kind, typed, problem) in table {
        let found = parse(&kind, &polish_rule(), typed);
        assert_eq!(found, Err(problem), "{kind:?} {typed:?}");
    }
}

#[test]
fn what_has_the_essential_is_taken() {
    for name in ["Anna-Maria O’Neil", "dr J. Łęcki", "Ґалаґан"] {
        assert_eq!(text(&QuestionKind::Name, name), Ok(name.to_owned()));
    }
    assert_eq!(
        text(&QuestionKind::Street, "3 Maja"),
        Ok("3 Maja".to_owned())
    );
    assert_eq!(
        text(&QuestionKind::House, "12a m. 4"),
        Ok("12a m. 4".to_owned())
    );
    assert_eq!(text(&QuestionKind::Short, "A"), Ok("A".to_owned()));
    assert_eq!(text(&QuestionKind::Words, "?"), Ok("?".to_owned()));
}

#[test]
fn what_is_chosen_cannot_be_typed() {
    let pl = Language::new("pl").unwrap();
    let option = Choice {
        id: "rano".to_owned(),
        label: Localized::new(pl, "rano"),
    };
    for kind in [
        QuestionKind::Choice(Records::from(vec![option.clone()])),
        QuestionKind::Choices(Records::from(vec![option])),
        QuestionKind::YesNo,
        QuestionKind::PartOfDay,
        QuestionKind::Date,
        QuestionKind::HelpedBy,
    ] {
        assert_eq!(
            parse(&kind, &polish_rule(), "rano"),
            Err(Problem::NothingChosen)
        );
        assert_eq!(limit(&kind), 0);
    }
}

#[test]
fn a_reference_is_its_nine_digits_in_groups_whatever_stands_between_them() {
    let read = |typed: &str| text(&QuestionKind::Reference, typed);
    for typed in [
        "071234568",
        "071 234 568",
        "071-234-568",
        "0 7 1 2 3 4 5 6 8",
        "nr 071.234.568",
        "\u{660}\u{667}\u{661}234568",
    ] {
        assert_eq!(read(typed), Ok("071 234 568".to_owned()), "{typed}");
    }
    for (typed, digits) in [
        ("brak", 0),
        ("07123456", 8),
        ("0712345680", 10),
        ("O71 234 568", 8),
    ] {
        let problem = Problem::ReferenceDigits { typed: digits };
        assert_eq!(read(typed), Err(problem), "{typed}");
    }
    for typed in ["071 234 567", "017 234 568", "126 165 427"] {
        assert_eq!(read(typed), Err(Problem::ReferenceMistyped), "{typed}");
    }
    assert_eq!(read(" "), Err(Problem::Empty));
    let spread = |over: usize| {
        format!(
            "0{}71234568",
            "-".repeat(REFERENCE_GRAPHEMES_MAX - 9 + over)
        )
    };
    assert!(read(&spread(0)).is_ok());
    let (limit, over) = (REFERENCE_GRAPHEMES_MAX, 1);
    assert_eq!(read(&spread(1)), Err(Problem::TooLong { limit, over }));
}

#[test]
fn a_text_is_taken_at_its_limit_and_a_problem_past_it() {
    let table = [
        (QuestionKind::Name, LINE_GRAPHEMES_MAX, "ł"),
        (QuestionKind::Street, LINE_GRAPHEMES_MAX, "e\u{301}"),
        (QuestionKind::House, HOUSE_GRAPHEMES_MAX, "7"),
        (QuestionKind::Short, SHORT_GRAPHEMES_MAX, "ї"),
        (QuestionKind::Words, WORDS_GRAPHEMES_MAX, "ґ"),
    ];
    for (kind, most, grapheme) in table {
        assert_eq!(limit(&kind), most);
        assert_eq!(
            text(&kind, &grapheme.repeat(most)),
            Ok(grapheme.repeat(most)),
            "{kind:?}"
        );
        let too_long = Problem::TooLong {
            limit: most,
            over: 3,
        };
        assert_eq!(
            text(&kind, &grapheme.repeat(most + 3)),
            Err(too_long),
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
    assert_eq!(limit(&QuestionKind::Phone), PHONE_GRAPHEMES_MAX);
    assert!(phone(&padded(PHONE_GRAPHEMES_MAX)).is_ok());
    let too_long = Problem::TooLong {
        limit: PHONE_GRAPHEMES_MAX,
        over: 1,
    };
    assert_eq!(phone(&padded(PHONE_GRAPHEMES_MAX + 1)), Err(too_long));
    let digits = "6".repeat(PHONE_GRAPHEMES_MAX + 1);
    assert_eq!(phone(&digits), Err(Problem::PhoneLong));
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
fn a_number_of_a_country_that_many_come_from_is_understood_as_people_write_it() {
    for typed in [
        "+380 67 123 45 67",
        "+380 067 123 45 67",
        "+380 (067) 123-45-67",
        "00380671234567",
        "380 67 123 45 67",
    ] {
        let e164 = phone(typed).map(|phone| phone.e164);
        assert_eq!(e164.ok().as_deref(), Some("+380671234567"), "{typed}");
    }
    for typed in [
        "+380 67 123 45 6",
        "+380 67 123 45 678",
        "+380 67 123 45 67 89",
        "+380 67 067 123 45 67",
        "00380 67",
    ] {
        assert_eq!(phone(typed).err(), Some(Problem::PhoneAbroad(0)), "{typed}");
    }
    // Without the plus sign and the code it may be an old way to write a number of this country.
    assert_eq!(phone("067 123 45 67").err(), Some(Problem::PhoneLong));
}

#[test]
fn a_country_without_a_trunk_prefix_keeps_a_leading_zero() {
    let rule = PhoneRule {
        country_code: "39".to_owned(),
        digits: 10,
        trunk_prefix: None,
        trunk_prefix_dialled: false,
        ..PhoneRule::default()
    };
    let Ok(Answer::Phone(phone)) = parse(&QuestionKind::Phone, &rule, "06 1234 5678") else {
        panic!("the number is a phone");
    };
    assert_eq!(phone.e164, "+390612345678");
}

#[test]
fn a_rule_that_says_nothing_takes_only_foreign_numbers_of_no_country() {
    let none = PhoneRule::default();
    assert_eq!(
        parse(&QuestionKind::Phone, &none, "600 700 800"),
        Err(Problem::PhoneLong)
    );
    assert_eq!(
        parse(&QuestionKind::Phone, &none, "+"),
        Err(Problem::PhoneShort)
    );
}

#[test]
fn an_age_is_understood_however_it_is_written() {
    let table = [
        ("72", Meant::Years(72)),
        (" 72. ", Meant::Years(72)),
        ("72 lata", Meant::Years(72)),
        ("mam 72l.", Meant::Years(72)),
        ("мені 72 роки", Meant::Years(72)),
        ("７２", Meant::Years(72)),
        ("٧٢", Meant::Years(72)),
        ("۷۲", Meant::Years(72)),
        ("072", Meant::Years(72)),
        ("Mam już 72 lata!", Meant::Years(72)),
        ("Wiek: 72", Meant::Years(72)),
        ("skończone 72", Meant::Years(72)),
        ("I’m 72 years old.", Meant::Years(72)),
        ("Мені вже 72 роки", Meant::Years(72)),
        ("104 LATA", Meant::Years(104)),
        ("1954", Meant::Born(1954)),
        ("rok 1954", Meant::Born(1954)),
        ("ur. 1954", Meant::Born(1954)),
        ("1954r", Meant::Born(1954)),
        ("１９５４", Meant::Born(1954)),
        ("١٩٥٤ ", Meant::Born(1954)),
        ("24.03.1954", Meant::Born(1954)),
        ("1954-03-31", Meant::Born(1954)),
        ("2 maja 1954 r.", Meant::Born(1954)),
    ];
    for (typed, meant) in table {
        assert!(age(typed) == Ok(meant), "{typed:?}");
    }
}

#[test]
fn an_age_that_cannot_be_told_is_a_problem() {
    let table = [
        ("siedemdziesiąt dwa", Problem::AgeNoDigit),
        ("?", Problem::AgeNoDigit),
        ("७२", Problem::AgeNoDigit),
        ("0", Problem::AgeUnclear),
        ("7", Problem::AgeUnclear),
        ("7 2", Problem::AgeUnclear),
        ("19 54", Problem::AgeUnclear),
        ("72,5", Problem::AgeUnclear),
        ("72 albo 73", Problem::AgeUnclear),
        ("72 1954", Problem::AgeUnclear),
        ("1954 albo 1955", Problem::AgeUnclear),
        ("32.03.1954", Problem::AgeUnclear),
        ("600 700 800", Problem::AgeUnclear),
        ("195", Problem::AgeUnclear),
        ("19544", Problem::AgeUnclear),
        ("99999999999999999999", Problem::AgeUnclear),
    ];
    for (typed, problem) in table {
        assert!(age(typed) == Err(problem), "{typed:?}");
    }
}

#[test]
fn a_year_of_two_digits_is_never_taken_for_an_age() {
    for typed in [
        "rocznik 38",
        "ur. 62",
        "ur 62",
        "62 r.",
        "62r",
        "r. 62",
        "rok 62",
        "62 rok",
        "urodzona w 62",
        "mam 62 rocznik",
        "'38",
        "’38",
        "‘38",
        "mam '62",
        "`62",
        "12.03.54",
        "12 marca 54",
        "54-03-12",
        ".62",
        "w .62",
        "/62",
        "-62",
        "62-",
        "19..62",
        "born 62",
        "born in 62",
        "year 62",
        "62 рік",
        "62 р.",
        "нар. 62",
        "1/2 62",
        "62½",
        "ok. 62",
        "ur. 104",
    ] {
        assert!(age(typed) == Err(Problem::AgeUnclear), "{typed:?}");
    }
}

#[test]
fn an_age_is_taken_between_its_limits() {
    let typed = |years: u32| age(&years.to_string());
    assert_eq!(typed(AGE_YEARS_MIN - 1), Err(Problem::AgeUnclear));
    assert!(typed(AGE_YEARS_MIN) == Ok(Meant::Years(AGE_YEARS_MIN)));
    assert!(typed(AGE_YEARS_MAX) == Ok(Meant::Years(AGE_YEARS_MAX)));
    assert_eq!(typed(AGE_YEARS_MAX + 1), Err(Problem::AgeUnclear));
}

#[test]
fn a_year_of_birth_is_taken_between_its_limits() {
    let typed = |year: i32| age(&year.to_string());
    let latest = today().year();
    let earliest = latest - i32::try_from(AGE_YEARS_MAX).unwrap();
    assert_eq!(typed(earliest - 1), Err(Problem::AgeUnclear));
    assert!(typed(earliest) == Ok(Meant::Born(earliest)));
    assert!(typed(latest) == Ok(Meant::Born(latest)));
    assert_eq!(typed(latest + 1), Err(Problem::AgeUnclear));
}

#[test]
fn an_age_is_kept_as_it_was_typed() {
    let answer = parse(&QuestionKind::Age, &polish_rule(), "  ur.  ١٩٥٤\u{200B} ");
    let Ok(Answer::Age(age)) = answer else {
        panic!("the answer is an age");
    };
    assert_eq!(age.typed, "ur. ١٩٥٤");
}

#[test]
fn an_age_is_taken_up_to_its_limit_and_refused_past_it() {
    let padded = |length: usize| format!("{}1954", "a".repeat(length - 4));
    assert_eq!(limit(&QuestionKind::Age), AGE_GRAPHEMES_MAX);
    assert!(age(&padded(AGE_GRAPHEMES_MAX)).is_ok());
    let too_long = Problem::TooLong {
        limit: AGE_GRAPHEMES_MAX,
        over: 1,
    };
    assert!(age(&padded(AGE_GRAPHEMES_MAX + 1)) == Err(too_long));
}

#[test]
fn a_digit_chooses_every_answer_that_is_offered() {
    for kind in [
        QuestionKind::YesNo,
        QuestionKind::PartOfDay,
        QuestionKind::Date,
        QuestionKind::HelpedBy,
    ] {
        let offers = Offer::of(&kind, today()).len();
        assert!((2..=OPTIONS_MAX).contains(&offers), "{kind:?}: {offers}");
    }
    assert_eq!(DAYS_OFFERED + 1, OPTIONS_MAX);
}

#[test]
fn nothing_is_offered_where_an_answer_is_typed() {
    for kind in [
        QuestionKind::Name,
        QuestionKind::Age,
        QuestionKind::Short,
        QuestionKind::Words,
    ] {
        assert!(Offer::of(&kind, today()).is_empty(), "{kind:?}");
    }
}

#[test]
fn the_days_from_tomorrow_are_offered_and_any() {
    let words = |today| Day::offered(today).map(Day::word).collect::<Vec<_>>();
    assert_eq!(
        words(today()),
        [
            "2026-11-25",
            "2026-11-26",
            "2026-11-27",
            "2026-11-28",
            "2026-11-29",
            "2026-11-30",
            "2026-12-01",
            "2026-12-02",
            "any"
        ]
    );
    let new_year = NaiveDate::from_ymd_opt(2027, 12, 31).unwrap();
    assert_eq!(words(new_year)[0], "2028-01-01");
    assert_eq!(words(NaiveDate::MAX), ["any"], "the calendar has an end");
}

#[test]
fn every_offer_has_a_word_of_its_own() {
    assert_eq!(YesNo::ALL.map(YesNo::word), ["yes", "no", "unsure"]);
    assert_eq!(
        PartOfDay::ALL.map(PartOfDay::word),
        ["morning", "around-noon", "afternoon", "evening", "any"]
    );
}

#[test]
fn an_answer_is_not_printed_for_debugging() {
    let phone = phone("600 700 800").unwrap();
    let name = parse(&QuestionKind::Name, &polish_rule(), "Ada").unwrap();
    let age = age("72").unwrap();
    let offer = Offer::Day(Day::On(today()));
    let answer = Answer::Offer(Offer::YesNo(YesNo::Yes));
    assert_eq!(
        format!("{phone:?} {name:?} {age:?} {offer:?} {answer:?}"),
        "*** *** *** *** ***"
    );
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
        for kind in [QuestionKind::Name, QuestionKind::Phone, QuestionKind::Street, QuestionKind::House, QuestionKind::Words, QuestionKind::Age, QuestionKind::CallInstead] {
            let _ = parse(&kind, &polish_rule(), &typed);
        }
    }

    #[test]
    fn an_age_that_is_taken_is_one(typed in "[0-9]{0,5}[ .,/٣７a-zа-я-]{0,3}[0-9]{0,5}") {
        match age(&typed) {
            Ok(Meant::Years(years)) => prop_assert!((18..=120).contains(&years), "{years}"),
            Ok(Meant::Born(year)) => prop_assert!((1906..=2026).contains(&year), "{year}"),
            Err(_) => {}
        }
    }

    #[test]
    fn a_phone_that_is_taken_can_be_dialled(typed in "[+0-9 ()./٣\u{FF0B}-]{0,24}(wew\\.?|#|x)?[0-9 ]{0,8}") {
        if let Ok(phone) = phone(&typed) {
            prop_assert!(is_e164(&phone.e164), "{}", phone.e164);
        }
    }
}

/// The kind that is listed after one. A new kind is found missing here by the compiler.
fn after(kind: &QuestionKind) -> Option<QuestionKind> {
    Some(match kind {
        QuestionKind::Name => QuestionKind::Phone,
        QuestionKind::Phone => QuestionKind::Street,
        QuestionKind::Street => QuestionKind::House,
        QuestionKind::House => QuestionKind::Short,
        QuestionKind::Short => QuestionKind::Words,
        QuestionKind::Words => QuestionKind::Age,
        QuestionKind::Age => QuestionKind::Choice(Records::new()),
        QuestionKind::Choice(_) => QuestionKind::Choices(Records::new()),
        QuestionKind::Choices(_) => QuestionKind::YesNo,
        QuestionKind::YesNo => QuestionKind::PartOfDay,
        QuestionKind::PartOfDay => QuestionKind::Date,
        QuestionKind::Date => QuestionKind::HelpedBy,
        QuestionKind::HelpedBy => QuestionKind::CallInstead,
        QuestionKind::CallInstead => QuestionKind::Reference,
        QuestionKind::Reference => return None,
    })
}

#[test]
fn all_kinds_are_listed() {
    let listed: Vec<QuestionKind> =
        std::iter::successors(Some(QuestionKind::Name), after).collect();
    assert_eq!(QuestionKind::ALL.to_vec(), listed);
}
