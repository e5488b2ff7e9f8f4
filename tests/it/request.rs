//! The document for the office keeps to its schema, the schema lets nothing else pass, and what
//! reads the document says of each what the schema says.

use std::sync::LazyLock;

use cas_kiosk::form::age::{AGE_GRAPHEMES_MAX, AGE_YEARS_MAX, AGE_YEARS_MIN};
use cas_kiosk::form::answer::{
    HOUSE_GRAPHEMES_MAX, LINE_GRAPHEMES_MAX, PHONE_GRAPHEMES_MAX, SHORT_GRAPHEMES_MAX,
    WORDS_GRAPHEMES_MAX,
};
use cas_kiosk::form::offer::{PartOfDay, YesNo};
use cas_kiosk::reference::{is_valid, reference};
use cas_kiosk::request::{
    About, Age, Answered, CallInstead, Circumstance, Consent, Given, HelpedBy, Kiosk, Phone,
    ReadFault, Request, VERSION,
};
use cas_kiosk::text::MARKS_PER_LETTER_MAX;
use chrono::{DateTime, FixedOffset};
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../docs/request.schema.json");
/// That of version 1.
const FIRST_SCHEMA: &str = include_str!("../../docs/request-1.schema.json");
/// What version 2 has more than version 1.
const ADDED: [&str; 5] = [
    "helped_by",
    "call_instead",
    "reminds",
    "visit_password",
    "situation",
];

static VALIDATORS: LazyLock<[Validator; 2]> = LazyLock::new(|| {
    [SCHEMA, FIRST_SCHEMA].map(|schema| {
        let schema = serde_json::from_str(schema).unwrap();
        jsonschema::draft202012::options()
            .should_validate_formats(true)
            .with_format("cas-kiosk-reference", is_valid)
            .build(&schema)
            .unwrap()
    })
});

/// The words of the first thing in a document that neither schema allows. Whoever reads the
/// document must be of the same opinion.
fn complaint(document: &Value) -> Option<String> {
    let complaints = VALIDATORS
        .iter()
        .map(|schema| schema.iter_errors(document).next());
    let complaint = complaints.collect::<Option<Vec<_>>>();
    let read = Request::from_json(document.to_string().as_bytes()).err();
    assert_eq!(
        complaint.is_some(),
        read.is_some(),
        "schemas: {complaint:?}, reader: {read:?}, of {document:#}"
    );
    complaint.map(|complaints| complaints[0].to_string())
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
            Given::Phone(Phone {
                typed: text("12 425 36 38 wew. 153"),
                e164: text("+48124253638"),
                extension: Some(text("153")),
            }),
        ),
        (
            "second-phone",
            Given::Phone(Phone {
                typed: text("600700800"),
                e164: text("+48600700800"),
                extension: None,
            }),
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
        about: Some(About {
            centre: "cas-38".to_owned(),
            activity: Some("angielski".to_owned()),
            meeting: Some("2026-11-30T09:30:00+01:00".parse().unwrap()),
        }),
        office: "mops".to_owned(),
        language: "uk".to_owned(),
        volunteer: Some(false),
        helped_by: Some(HelpedBy::Family),
        call_instead: Some(CallInstead {
            name: "Jan Kos".to_owned(),
            phone: Phone {
                typed: "600 700 800".to_owned(),
                e164: "+48600700800".to_owned(),
                extension: Some("7".to_owned()),
            },
        }),
        reminds: Some(reference(7, 654_321)),
        visit_password: Some("zielony wróbel".to_owned()),
        consent: Consent {
            notice: "2026-03".to_owned(),
        },
        situation: [("age", "75-or-more"), ("alone", "yes")]
            .map(|(question, chosen)| Circumstance {
                question: question.to_owned(),
                chosen: chosen.to_owned(),
            })
            .to_vec(),
        answers: every_kind().into_iter().map(answered).collect(),
    }
}

fn document() -> Value {
    serde_json::from_slice(&request().to_json()).unwrap()
}

/// The same as version 1 had it.
fn first_document() -> Value {
    let mut document = document();
    document["version"] = json!(1);
    for field in ADDED {
        document.as_object_mut().unwrap().remove(field);
    }
    document
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
    assert!(json.starts_with("{\n  \"version\": 2,\n"), "{json}");
    assert!(
        json.contains("\"at\": \"2026-11-24T10:00:00+01:00\""),
        "{json}"
    );
    assert!(json.contains("Ґалаґан-Łęcki O’Neil"), "{json}");
    assert!(json.ends_with("}\n"), "{json}");
}

#[test]
fn every_field_is_needed_but_what_not_every_request_has() {
    let may_lack = [&["volunteer", "about"][..], &ADDED].concat();
    let mut fields: Vec<String> = document().as_object().unwrap().keys().cloned().collect();
    fields.sort_by_key(|field| !may_lack.contains(&field.as_str()));
    for (index, field) in fields.iter().enumerate() {
        let mut document = document();
        document.as_object_mut().unwrap().remove(field);
        assert_eq!(
            complaint(&document).is_none(),
            index < may_lack.len(),
            "a request without {field}"
        );
    }
}

#[test]
fn version_1_is_read_as_it_was_and_has_nothing_of_version_2() {
    assert_eq!(complaint(&first_document()), None);
    let read = Request::from_json(first_document().to_string().as_bytes());
    let read = read.unwrap_or_else(|fault| panic!("{fault}"));
    let written: Value = serde_json::from_slice(&read.to_json()).unwrap();
    assert_eq!(written, first_document(), "it is written as it was");
    for field in ADDED {
        let mut mixed = first_document();
        mixed[field] = document()[field].clone();
        assert!(complaint(&mixed).is_some(), "{field} passes in version 1");
    }
}

#[test]
fn version_1_keeps_its_own_lengths() {
    for (pointer, most) in [
        ("/answers/0/text", 400),
        ("/answers/3/text", 400),
        ("/answers/4/text", 100),
        ("/answers/6/text", 1500),
        ("/answers/9/text", 400),
    ] {
        let mut document = first_document();
        *document.pointer_mut(pointer).unwrap() = json!("7".repeat(most));
        assert_eq!(complaint(&document), None, "{pointer}");
        *document.pointer_mut(pointer).unwrap() = json!("7".repeat(most + 1));
        assert!(complaint(&document).is_some(), "{pointer}");
    }
}

#[test]
fn every_role_of_a_helper_passes() {
    for role in HelpedBy::ALL {
        let mut request = request();
        request.helped_by = Some(role);
        let document: Value = serde_json::from_slice(&request.to_json()).unwrap();
        assert_eq!(document["helped_by"], role.word());
        assert_eq!(complaint(&document), None);
        assert!(Request::from_json(&request.to_json()) == Ok(request));
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
    let others = [
        "",
        "/kiosk",
        "/consent",
        "/about",
        "/call_instead",
        "/call_instead/phone",
        "/situation/0",
    ];
    for place in others.map(str::to_owned).into_iter().chain(answers) {
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
        ("/version", json!(0)),
        ("/version", json!(3)),
        ("/version", json!("2")),
        ("/id", json!("0123456789ABCDEF0123456789ABCDEF")),
        ("/id", json!("0123")),
        ("/reference", json!("071234565")),
        ("/reference", json!("071 234 56")),
        ("/at", json!("2026-11-24T10:00:00")),
        ("/at", json!("2026-11-24T10:00:00Z")),
        ("/at", json!("2026-02-30T10:00:00+01:00")),
        ("/at", json!("2026-11-24T10:00:60+01:00")),
        ("/at", json!("2026-11-24T10:00:00.1234Z")),
        ("/at", json!("2026-11-24T10:00:00+24:00")),
        ("/about", json!({})),
        ("/about", json!(null)),
        ("/about/centre", json!("")),
        ("/about/meeting", json!("2026-11-30T09:30:00Z")),
        ("/kiosk/number", json!(-1)),
        ("/kiosk/number", json!(7.5)),
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
        ("/answers/11/born", json!(999)),
        ("/answers/11/born", json!(10_000)),
        ("/answers/12/chosen", json!("maybe")),
        ("/answers/12/chosen", json!(true)),
        ("/answers/13/chosen", json!("night")),
        ("/answers/14/chosen", json!("tomorrow")),
        ("/answers/14/chosen", json!("27.11.2026")),
        ("/answers/14/chosen", json!("2026-13-01")),
        ("/answers/14/chosen", json!("2026-02-29")),
    ];
    do_not_pass(&table);
}

fn do_not_pass(table: &[(&str, Value)]) {
    for (pointer, value) in table {
        let spoiled = spoiled(pointer, value.clone());
        assert!(complaint(&spoiled).is_some(), "{pointer} = {value} passes");
    }
}

#[test]
fn a_wrong_value_of_what_version_2_added_does_not_pass() {
    do_not_pass(&[
        ("/helped_by", json!("nobody")),
        ("/helped_by", json!(null)),
        ("/call_instead", json!("Jan Kos")),
        ("/call_instead/name", json!("")),
        ("/call_instead/phone", json!("600 700 800")),
        ("/call_instead/phone/e164", json!("600700800")),
        ("/call_instead/phone/extension", json!("")),
        ("/reminds", json!("071234565")),
        ("/reminds", json!("000 000 001")),
        ("/reminds", json!(71_234_565)),
        ("/visit_password", json!("")),
        ("/visit_password", json!(["zielony", "wróbel"])),
        ("/situation", json!([])),
        ("/situation", json!({"age": "75-or-more"})),
        (
            "/situation/0",
            json!({"question": "alone", "chosen": "yes"}),
        ),
        ("/situation/0/question", json!("Age")),
        ("/situation/0/chosen", json!(["75-or-more"])),
    ]);
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
        ("/call_instead/name", LINE_GRAPHEMES_MAX),
        ("/call_instead/phone/typed", PHONE_GRAPHEMES_MAX),
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

#[test]
fn a_password_passes_at_its_limit_and_not_one_character_past_it() {
    let passes = |count: usize| complaint(&spoiled("/visit_password", json!("ż".repeat(count))));
    assert_eq!(passes(100), None);
    assert!(passes(101).is_some());
}

#[test]
fn a_meeting_passes_only_with_its_activity() {
    let mut document = document();
    document["about"]
        .as_object_mut()
        .unwrap()
        .remove("activity");
    assert!(complaint(&document).is_some());
    document["about"].as_object_mut().unwrap().remove("meeting");
    assert_eq!(complaint(&document), None);
}

#[test]
fn a_request_is_read_back_as_it_was_written() {
    let mut shorter = request();
    shorter.about = None;
    shorter.volunteer = None;
    shorter.helped_by = None;
    shorter.call_instead = None;
    shorter.reminds = None;
    shorter.visit_password = None;
    shorter.situation = Vec::new();
    for request in [request(), shorter] {
        let mut json = request.to_json();
        assert!(Request::from_json(&json) == Ok(request.clone()));
        json.splice(0..0, *b" \n");
        json.extend_from_slice(b"    \n");
        assert!(
            Request::from_json(&json) == Ok(request),
            "white space around it"
        );
    }
}

#[test]
fn what_is_no_json_is_told_by_its_place() {
    let json = request().to_json();
    for (bytes, line) in [(&b""[..], 1), (&json[..40], 3), (b"{\"id\": \"\xff\"}", 1)] {
        let fault = Request::from_json(bytes).err();
        assert!(
            matches!(fault, Some(ReadFault::NotJson { line: there, .. }) if there == line),
            "{fault:?}"
        );
    }
    let twice = [&json[..], b"{}"].concat();
    assert!(matches!(
        Request::from_json(&twice),
        Err(ReadFault::NotJson { .. })
    ));
    let deep = "[".repeat(1_000_000);
    assert!(matches!(
        Request::from_json(deep.as_bytes()),
        Err(ReadFault::NotJson { .. })
    ));
}

#[test]
fn another_version_is_told_from_a_broken_document() {
    for version in [0, 3] {
        let other = json!({"version": version, "anything": "else"});
        assert_eq!(
            Request::from_json(other.to_string().as_bytes()).err(),
            Some(ReadFault::Version)
        );
    }
}

#[test]
fn a_fault_of_a_document_says_where_and_not_what_stands_there() {
    let table = [
        ("/answers/1/e164", json!("Sekretna"), "/answers/1/e164 must"),
        ("/answers/3", json!("Sekretna"), "/answers/3 must"),
        ("/answers/0/kind", json!("Sekretna"), "/answers/0/kind must"),
        ("/about", json!({"Sekretna": 1}), "/about/centre must"),
        (
            "/consent",
            json!({"notice": "1", "Sekretna": 1}),
            "/consent must",
        ),
        (
            "/call_instead/phone",
            json!("Sekretna"),
            "/call_instead/phone must",
        ),
        ("/situation/0", json!("Sekretna"), "/situation/0 must"),
        ("/reminds", json!("Sekretna"), "/reminds must"),
        ("", json!("Sekretna"), "the document must"),
    ];
    for (pointer, value, words) in table {
        let bytes = spoiled(pointer, value).to_string();
        let fault = Request::from_json(bytes.as_bytes()).err().unwrap();
        let said = format!("{fault} {fault:?}");
        assert!(
            said.starts_with(words) && !said.contains("Sekretna"),
            "{said}"
        );
    }
}

/// Every place in a value, as a JSON pointer, the outermost first.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                places(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                places(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// One thing that is done to a document at some place.
#[derive(Clone, Debug)]
enum Spoiling {
    Delete,
    Replace(Value),
    Add(&'static str, Value),
    /// Puts what stands at one place at another one as well.
    Copy(Index),
    Twice,
    /// Puts a letter into a text, or takes one out of it.
    Letter(Index, Option<char>),
}

fn spoilings() -> impl Strategy<Value = Spoiling> {
    let names = select(vec![
        "id",
        "kind",
        "text",
        "typed",
        "years",
        "born",
        "chosen",
        "extension",
        "e164",
        "about",
        "activity",
        "meeting",
        "volunteer",
        "helped_by",
        "call_instead",
        "reminds",
        "visit_password",
        "situation",
        "version",
        "x",
    ]);
    let letters = select(vec![
        'a', 'Z', '0', '9', '-', '+', ' ', ':', 'T', '\u{0}', 'ż', '😀',
    ]);
    prop_oneof![
        1 => Just(Spoiling::Delete),
        3 => values().prop_map(Spoiling::Replace),
        1 => (names, values()).prop_map(|(name, value)| Spoiling::Add(name, value)),
        2 => any::<Index>().prop_map(Spoiling::Copy),
        1 => Just(Spoiling::Twice),
        3 => (any::<Index>(), proptest::option::of(letters))
            .prop_map(|(index, letter)| Spoiling::Letter(index, letter)),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let near = |limit: i64| (limit - 1..=limit + 1).prop_map(|number| json!(number));
    let length = |limit: usize| (limit - 1..=limit + 1).prop_map(|count| json!("ż".repeat(count)));
    let fixed = vec![
        json!(null),
        json!(true),
        json!(false),
        json!([]),
        json!({}),
        json!(""),
        json!("x"),
        json!(1.0),
        json!(72.0),
        json!(72.5),
        json!(-0.0),
        json!(1e300),
        json!(u64::MAX),
        json!("any"),
        json!("yes"),
        json!("evening"),
        json!("family"),
        json!("071 234 568"),
        json!([{"question": "age", "chosen": "any"}]),
        json!({"name": "x", "phone": {"typed": "1", "e164": "+48124253638"}}),
        json!("name"),
        json!("age"),
        json!("date"),
        json!("skipped"),
        json!("choices"),
        json!(["a", "b"]),
        json!(["a", "a"]),
        json!([1]),
        json!("2028-02-29"),
        json!("2027-02-29"),
        json!("2027-2-28"),
        json!("0000-01-01"),
        json!("2026-11-24T10:00:00-00:00"),
        json!("2026-11-24T10:00:00+23:59"),
        json!("2026-11-24t10:00:00+01:00"),
        json!("2026-11-24T10:00:00−1:00"),
        json!("0000-01-01T00:00:00+00:00"),
        json!("2026-02-29T00:00:00+00:00"),
        json!("9999-12-31T23:59:59-23:59"),
        json!("2026-12-31T23:59:60+00:00"),
        json!("a--b"),
        json!("-a"),
        json!("a-"),
        json!("a-1"),
        json!("pl\n"),
        json!("Ａ"),
        json!("+48124253638"),
        json!("+04812425363"),
        json!("１23"),
        json!("153"),
    ];
    prop_oneof![
        8 => select(fixed),
        1 => select(vec![0, 1, 2, 18, 99, 120, 1000, 9999]).prop_flat_map(near),
        1 => select(vec![100, 200, 400, 500, 1500, 5000]).prop_flat_map(length),
    ]
}

/// Does one thing to a document; at some places some things cannot be done.
fn spoil(document: &mut Value, place: Index, spoiling: Spoiling) {
    let mut pointers = Vec::new();
    places(document, "", &mut pointers);
    let pointer = place.get(&pointers).clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap_or(("", ""));
    match spoiling {
        Spoiling::Delete => match document.pointer_mut(parent) {
            Some(Value::Object(fields)) => drop(fields.remove(name)),
            Some(Value::Array(items)) if !name.is_empty() => {
                drop(items.remove(name.parse().unwrap()));
            }
            _ => {}
        },
        Spoiling::Twice => {
            if let Some(Value::Array(items)) = document.pointer_mut(parent)
                && !name.is_empty()
            {
                items.push(items[name.parse::<usize>().unwrap()].clone());
            }
        }
        Spoiling::Replace(value) => *document.pointer_mut(&pointer).unwrap() = value,
        Spoiling::Copy(from) => {
            let value = document
                .pointer(from.get(&pointers).as_str())
                .unwrap()
                .clone();
            *document.pointer_mut(&pointer).unwrap() = value;
        }
        Spoiling::Add(name, value) => {
            if let Some(Value::Object(fields)) = document.pointer_mut(&pointer) {
                fields.insert(name.to_owned(), value);
            }
        }
        Spoiling::Letter(at, letter) => {
            if let Some(Value::String(text)) = document.pointer_mut(&pointer) {
                let mut letters: Vec<char> = text.chars().collect();
                let at = at.index(letters.len() + 1);
                match letter {
                    Some(letter) => letters.insert(at, letter),
                    None if at < letters.len() => drop(letters.remove(at)),
                    None => {}
                }
                *text = letters.into_iter().collect();
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    /// `complaint` compares the two.
    #[test]
    fn the_reader_takes_what_the_schemas_allow_and_nothing_else(
        is_first in any::<bool>(),
        spoilings in proptest::collection::vec((any::<Index>(), spoilings()), 1..4)
    ) {
        let mut document = if is_first { first_document() } else { document() };
        for (place, spoiling) in spoilings {
            spoil(&mut document, place, spoiling);
        }
        if complaint(&document).is_none() {
            let read = Request::from_json(document.to_string().as_bytes()).unwrap_or_else(|fault| panic!("{fault}"));
            prop_assert!(Request::from_json(&read.to_json()) == Ok(read));
        }
    }
}
