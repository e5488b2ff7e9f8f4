//! The document for the office keeps to its schema, and the schema lets nothing else pass.

use cas_kiosk::form::age::{AGE_GRAPHEMES_MAX, AGE_YEARS_MAX, AGE_YEARS_MIN};
use cas_kiosk::form::answer::{
    HOUSE_GRAPHEMES_MAX, LINE_GRAPHEMES_MAX, PHONE_GRAPHEMES_MAX, SHORT_GRAPHEMES_MAX,
    WORDS_GRAPHEMES_MAX,
};
use cas_kiosk::form::offer::{PartOfDay, YesNo};
use cas_kiosk::reference::reference;
use cas_kiosk::request::{Age, Answered, Consent, Given, Kiosk, Request, VERSION};
use cas_kiosk::text::MARKS_PER_LETTER_MAX;
use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../docs/request.schema.json");

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// The words of the first thing in a document that the schema does not allow.
fn complaint(document: &Value) -> Option<String> {
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    validator
        .iter_errors(document)
        .next()
        .map(|error| error.to_string())
}

fn every_kind() -> Vec<(&'static str, Given)> {
    let mut given = names_and_choices();
    given.extend(ages_and_offers());
    given
}

fn names_and_choices() -> Vec<(&'static str, Given)> {
    let text = |text: &str| text.to_owned();
    vec![
        (
            "name",
            Given::Name {
                text: text("Ґалаґан-Łęcki O’Neil"),
            },
        ),
        (
            "phone",
            Given::Phone {
                typed: text("12 425 36 38 wew. 153"),
                e164: text("+48124253638"),
                extension: Some(text("153")),
            },
        ),
        (
            "second-phone",
            Given::Phone {
                typed: text("600700800"),
                e164: text("+48600700800"),
                extension: None,
            },
        ),
        (
            "street",
            Given::Street {
                text: text("Długa"),
            },
        ),
        ("house", Given::House { text: text("12/3") }),
        (
            "broken",
            Given::Choices {
                chosen: vec![text("tap"), text("door-lock")],
            },
        ),
        (
            "words",
            Given::Words {
                text: text("kran cieknie"),
            },
        ),
        (
            "when",
            Given::Choice {
                chosen: text("morning"),
            },
        ),
        ("remarks", Given::Skipped),
    ]
}

fn ages_and_offers() -> Vec<(&'static str, Given)> {
    let text = |text: &str| text.to_owned();
    vec![
        (
            "topic",
            Given::Short {
                text: text("angielski dla początkujących"),
            },
        ),
        (
            "age",
            Given::Age {
                typed: text("72 lata"),
                meant: Age::Years(72),
            },
        ),
        (
            "second-age",
            Given::Age {
                typed: text("ur. 1954"),
                meant: Age::Born(1954),
            },
        ),
        (
            "alone",
            Given::YesNo {
                chosen: YesNo::Unsure.word(),
            },
        ),
        (
            "time",
            Given::PartOfDay {
                chosen: PartOfDay::AroundNoon.word(),
            },
        ),
        (
            "day",
            Given::Date {
                chosen: text("2026-11-27"),
            },
        ),
    ]
}

fn request() -> Request {
    let at: DateTime<FixedOffset> = "2026-11-24T10:00:00+01:00".parse().unwrap();
    let answered = |(question, answer): (&str, Given)| Answered {
        question: question.to_owned(),
        answer,
    };
    Request {
        version: VERSION,
        id: "0123456789abcdef0123456789abcdef".to_owned(),
        reference: reference(7, 123_456),
        at,
        kiosk: Kiosk {
            number: 7,
            place: "Biblioteka".to_owned(),
        },
        service: "zlota-raczka".to_owned(),
        about: None,
        office: "mops".to_owned(),
        language: "uk".to_owned(),
        volunteer: Some(false),
        consent: Consent {
            notice: "2026-03".to_owned(),
        },
        answers: every_kind().into_iter().map(answered).collect(),
    }
}

fn document() -> Value {
    serde_json::from_slice(&request().to_json()).unwrap()
}

/// The document with the value at a JSON pointer replaced.
fn spoiled(pointer: &str, value: Value) -> Value {
    let mut document = document();
    *document.pointer_mut(pointer).unwrap() = value;
    document
}

#[test]
fn a_request_with_answers_of_every_kind_keeps_to_the_schema() {
    assert_eq!(complaint(&document()), None);
}

#[test]
fn a_request_that_nobody_asked_about_a_volunteer_keeps_to_the_schema() {
    let mut request = request();
    request.volunteer = None;
    let document: Value = serde_json::from_slice(&request.to_json()).unwrap();
    assert_eq!(complaint(&document), None);
    assert_eq!(document.get("volunteer"), None);
}

#[test]
fn the_document_is_text_for_people_too() {
    let json = String::from_utf8(request().to_json()).unwrap();
    assert!(json.starts_with("{\n  \"version\": 1,\n"), "{json}");
    assert!(
        json.contains("\"at\": \"2026-11-24T10:00:00+01:00\""),
        "{json}"
    );
    assert!(json.contains("Ґалаґан-Łęcki O’Neil"), "{json}");
    assert!(json.ends_with("}\n"), "{json}");
}

#[test]
fn every_field_but_the_volunteer_is_needed() {
    let fields: Vec<String> = document().as_object().unwrap().keys().cloned().collect();
    for field in fields.iter().filter(|field| *field != "volunteer") {
        let mut document = document();
        document.as_object_mut().unwrap().remove(field);
        assert!(
            complaint(&document).is_some(),
            "a request without {field} passes"
        );
    }
}

#[test]
fn every_field_of_an_answer_but_the_extension_is_needed() {
    for (index, answer) in document()["answers"].as_array().unwrap().iter().enumerate() {
        for field in answer
            .as_object()
            .unwrap()
            .keys()
            .filter(|field| *field != "extension")
        {
            let mut document = document();
            document["answers"][index]
                .as_object_mut()
                .unwrap()
                .remove(field);
            assert!(
                complaint(&document).is_some(),
                "{answer} without {field} passes"
            );
        }
    }
}

#[test]
fn an_unknown_field_does_not_pass_anywhere() {
    let answers = (0..every_kind().len()).map(|index| format!("/answers/{index}"));
    for place in ["", "/kiosk", "/consent"]
        .map(str::to_owned)
        .into_iter()
        .chain(answers)
    {
        let mut document = document();
        document.pointer_mut(&place).unwrap()["surprise"] = json!("x");
        assert!(
            complaint(&document).is_some(),
            "an unknown field in {place:?} passes"
        );
    }
}

#[test]
fn a_wrong_value_does_not_pass() {
    let table = [
        ("/version", json!(2)),
        ("/id", json!("0123456789ABCDEF0123456789ABCDEF")),
        ("/id", json!("0123")),
        ("/reference", json!("071234565")),
        ("/reference", json!("071 234 56")),
        ("/at", json!("2026-11-24T10:00:00")),
        ("/at", json!("2026-11-24T10:00:00Z")),
        ("/kiosk/number", json!(100)),
        ("/kiosk/place", json!("")),
        ("/service", json!("Złota Rączka")),
        ("/office", json!("")),
        ("/language", json!("uk-UA")),
        ("/volunteer", json!("no")),
        ("/consent/notice", json!("")),
        ("/answers/0/kind", json!("volunteer")),
        ("/answers/0/text", json!("")),
        ("/answers/0/question", json!("Name")),
        ("/answers/1/e164", json!("124253638")),
        ("/answers/1/e164", json!("+4812425")),
        ("/answers/1/e164", json!("+4812425363812345")),
        ("/answers/1/extension", json!("")),
        ("/answers/1/extension", json!("1234567")),
        ("/answers/5/chosen", json!([])),
        ("/answers/5/chosen", json!(["tap", "tap"])),
        ("/answers/5/chosen", json!("tap")),
        ("/answers/7/chosen", json!(["morning"])),
        ("/answers/10/years", json!("72")),
        ("/answers/11/born", json!("1954")),
        ("/answers/12/chosen", json!("maybe")),
        ("/answers/12/chosen", json!(true)),
        ("/answers/13/chosen", json!("night")),
        ("/answers/14/chosen", json!("tomorrow")),
        ("/answers/14/chosen", json!("27.11.2026")),
        ("/answers/14/chosen", json!("2026-13-01")),
    ];
    for (pointer, value) in table {
        let spoiled = spoiled(pointer, value.clone());
        assert!(complaint(&spoiled).is_some(), "{pointer} = {value} passes");
    }
}

#[test]
fn an_age_passes_at_its_limits_and_not_one_past_them() {
    let passes = |years: u32| complaint(&spoiled("/answers/10/years", json!(years))).is_none();
    assert!(passes(AGE_YEARS_MIN) && passes(AGE_YEARS_MAX));
    assert!(!passes(AGE_YEARS_MIN - 1) && !passes(AGE_YEARS_MAX + 1));
}

#[test]
fn an_age_says_which_of_the_two_it_is_and_not_both() {
    let mut document = document();
    assert_eq!(document["answers"][10]["years"], 72);
    assert_eq!(document["answers"][10].get("born"), None);
    assert_eq!(document["answers"][11]["born"], 1954);
    assert_eq!(document["answers"][11].get("years"), None);
    document["answers"][10]["born"] = json!(1954);
    assert!(complaint(&document).is_some(), "both pass");
}

#[test]
fn every_answer_that_is_offered_passes() {
    for answer in YesNo::ALL.map(YesNo::word) {
        assert_eq!(
            complaint(&spoiled("/answers/12/chosen", json!(answer))),
            None
        );
    }
    for part in PartOfDay::ALL.map(PartOfDay::word) {
        assert_eq!(complaint(&spoiled("/answers/13/chosen", json!(part))), None);
    }
    for day in ["2026-12-02", "any"] {
        assert_eq!(complaint(&spoiled("/answers/14/chosen", json!(day))), None);
    }
}

#[test]
fn a_text_passes_at_the_limit_of_its_kind_and_not_one_character_past_it() {
    let table = [
        ("/answers/0/text", LINE_GRAPHEMES_MAX),
        ("/answers/1/typed", PHONE_GRAPHEMES_MAX),
        ("/answers/3/text", LINE_GRAPHEMES_MAX),
        ("/answers/4/text", HOUSE_GRAPHEMES_MAX),
        ("/answers/6/text", WORDS_GRAPHEMES_MAX),
        ("/answers/9/text", SHORT_GRAPHEMES_MAX),
        ("/answers/10/typed", AGE_GRAPHEMES_MAX),
    ];
    for (pointer, graphemes) in table {
        let most = graphemes * (1 + MARKS_PER_LETTER_MAX);
        assert_eq!(
            complaint(&spoiled(pointer, json!("7".repeat(most)))),
            None,
            "{pointer}"
        );
        let longer = spoiled(pointer, json!("7".repeat(most + 1)));
        assert!(
            complaint(&longer).is_some(),
            "{pointer} with {} characters passes",
            most + 1
        );
    }
}
