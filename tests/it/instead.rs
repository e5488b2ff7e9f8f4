//! A request that somebody fills in for another person, who may name whom to call instead.

use cas_kiosk::page::Key;
use serde_json::{Value, json};

use crate::project::root;
use crate::visitor::Visitor;

const OTHERS: &str = "Do kogo dzwonić zamiast tej osoby?";
const CHECK: &str = "Proszę sprawdzić odpowiedzi";

/// Somebody who asks for a call, at the question who fills the request in.
fn at_who_fills_in(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id(tag, "language-name").types("352");
    visitor.chooses_nth(0).chooses_id(tag, "trial-go");
    visitor.types("Halina").press(Key::Enter);
    visitor.types("605918274").press(Key::Enter);
    visitor.answers('2').answers('1');
    visitor
}

fn step(visitor: &Visitor) -> &str {
    &visitor.page().step.as_ref().unwrap().words
}

/// The one request that is sent, which keeps to its schema.
fn sent(visitor: &mut Visitor, tag: &str) -> Value {
    visitor.agrees_and_sends(tag);
    let request = visitor.requests().remove(0);
    let schema = std::fs::read(root().join("docs/request.schema.json")).unwrap();
    let schema = serde_json::from_slice(&schema).unwrap();
    jsonschema::validate(&schema, &request).unwrap();
    request
}

#[test]
fn a_daughter_is_called_instead_in_every_language() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = at_who_fills_in(tag);
        visitor.answers('3');
        assert!(visitor.page().field().is_some(), "{}", visitor.sees());
        visitor.types("Anna, 601222333").press(Key::Enter);
        let sees = visitor.sees();
        assert!(sees.contains(": Anna, 601 222 333"), "{sees}");
        let request = sent(&mut visitor, tag);
        assert_eq!(request["volunteer"], false);
        assert_eq!(request["helped_by"], "family");
        let anna = json!({
            "name": "Anna",
            "phone": { "typed": "601222333", "e164": "+48601222333" },
        });
        assert_eq!(request["call_instead"], anna);
        // The receipt names the number that will be called, and no other.
        let sees = visitor.sees();
        assert!(sees.contains(": 601 222 333, Anna"), "{sees}");
        assert!(!sees.contains("605 918 274"), "{sees}");
    }
}

#[test]
fn name_phone_and_reference_stand_together_on_the_receipt() {
    let mut visitor = at_who_fills_in("pl");
    visitor.answers('1');
    let request = sent(&mut visitor, "pl");
    let reference = request["reference"].as_str().unwrap();
    let block = format!(
        "Numer zgłoszenia: {reference}\nImię i nazwisko: Halina\nKtoś zadzwoni pod numer: 605 918 274\n"
    );
    let sees = visitor.sees();
    assert!(sees.contains(&block), "{sees}");
}

#[test]
fn whoever_asks_for_themselves_is_asked_nothing_more() {
    for (digit, helped_by) in [('1', None), ('2', Some(&json!("volunteer")))] {
        let mut visitor = at_who_fills_in("pl");
        assert_eq!(step(&visitor), "Krok 5 z 5");
        visitor.answers(digit);
        assert_eq!(visitor.heading(), CHECK);
        let request = sent(&mut visitor, "pl");
        assert_eq!(request["volunteer"], helped_by.is_some());
        assert_eq!(request.get("helped_by"), helped_by);
        assert_eq!(request.get("call_instead"), None);
    }
}

#[test]
fn nobody_has_to_be_named_instead() {
    let mut visitor = at_who_fills_in("pl");
    visitor.answers('4');
    assert_eq!(visitor.heading(), OTHERS);
    assert_eq!(step(&visitor), "Krok 6 z 6");
    visitor.chooses_id("pl", "skip");
    assert_eq!(visitor.heading(), CHECK);
    let request = sent(&mut visitor, "pl");
    assert_eq!(request["helped_by"], "other");
    assert_eq!(request.get("call_instead"), None);
    let sees = visitor.sees();
    assert!(
        sees.contains("Ktoś zadzwoni pod numer: 605 918 274"),
        "{sees}"
    );
}

#[test]
fn another_answer_where_answers_are_checked_asks_whom_to_call_or_drops_it() {
    let mut visitor = at_who_fills_in("pl");
    visitor.answers('1');
    visitor.chooses("Zmieniam: Kto wypełnia").answers('3');
    assert_eq!(visitor.heading(), OTHERS);
    visitor.types("Anna 601222333").press(Key::Enter);
    assert_eq!(visitor.heading(), CHECK);
    let sees = visitor.sees();
    assert!(
        sees.contains("Do kogo dzwonić: Anna, 601 222 333"),
        "{sees}"
    );
    visitor.chooses("Zmieniam: Kto wypełnia").answers('1');
    assert_eq!(visitor.heading(), CHECK);
    assert!(!visitor.sees().contains("Anna"), "{}", visitor.sees());
    // Nothing is lost by a wrong key, and nothing is sent that was not said again.
    visitor.chooses("Zmieniam: Kto wypełnia").answers('4');
    assert_eq!(visitor.page().field().unwrap().1.value, "Anna 601222333");
    visitor.chooses_id("pl", "skip");
    let request = sent(&mut visitor, "pl");
    assert_eq!(request.get("call_instead"), None);
}

#[test]
fn going_back_and_answering_otherwise_drops_whom_to_call() {
    let mut visitor = at_who_fills_in("pl");
    visitor.answers('3');
    visitor.types("Anna 601222333").press(Key::Enter);
    visitor.press(Key::Back).press(Key::Back).answers('2');
    assert_eq!(visitor.heading(), CHECK);
    let request = sent(&mut visitor, "pl");
    assert_eq!(request.get("call_instead"), None);
    assert_eq!(request["helped_by"], "volunteer");
}

#[test]
fn a_line_without_a_name_or_a_number_is_asked_for_it() {
    let mut visitor = at_who_fills_in("pl");
    visitor.answers('3');
    for (line, problem) in [
        ("Anna", "problem-no-number"),
        ("601222333", "problem-no-name"),
        ("Anna 601", "problem-phone-short"),
    ] {
        visitor.enters(line);
        assert_eq!(visitor.heading(), OTHERS);
        let problem = visitor.says(problem);
        let begin = problem.split('.').next().unwrap();
        assert!(visitor.sees().contains(begin), "{}", visitor.sees());
    }
    visitor.enters("+48 601 222 333 Anna");
    assert!(
        visitor.sees().contains("Do kogo dzwonić: Anna, "),
        "{}",
        visitor.sees()
    );
}
