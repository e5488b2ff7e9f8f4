//! A request that somebody fills in for another person. That is asked first, so that each question says
//! whom it is about.

use cas_kiosk::page::Key;
use serde_json::{Value, json};

use crate::project::root;
use crate::visitor::Visitor;

const WHO: &str = "Kto wypełnia to zgłoszenie?";
const NAME_OF_OTHER: &str = "Jak się nazywa osoba, która potrzebuje pomocy?";
const ANSWERS_PHONE: &str = "Kto odbierze ten telefon?";
const CHECK: &str = "Proszę sprawdzić odpowiedzi";

/// Somebody who asks for a call, at the question who fills the request in.
fn at_who_fills_in(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id(tag, "language-name").types("352");
    visitor.chooses_nth(0).chooses_id(tag, "trial-go");
    visitor
}

/// Answers who needs help, and which number to call.
fn answers_about(visitor: &mut Visitor, digit: char) {
    visitor.answers(digit);
    visitor.types("Halina").press(Key::Enter);
    visitor.types("605918274").press(Key::Enter);
}

/// Answers the rest of the questions.
fn answers_the_rest(visitor: &mut Visitor) {
    visitor.answers('2').answers('1');
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
fn who_fills_it_in_is_asked_first_and_each_question_says_whom_it_is_about() {
    let mut visitor = at_who_fills_in("pl");
    assert_eq!(visitor.heading(), WHO);
    assert_eq!(step(&visitor), "Krok 1 z 5");
    visitor.answers('3');
    assert_eq!(
        visitor.heading(),
        "Jak się nazywa osoba, dla której jest to zgłoszenie?"
    );
    assert_eq!(step(&visitor), "Krok 2 z 6");
    visitor.types("Halina").press(Key::Enter);
    assert_eq!(visitor.heading(), "Pod jaki numer zadzwonić?");
    visitor.press(Key::Back).press(Key::Back).answers('1');
    assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
}

#[test]
fn a_daughter_is_called_instead_in_every_language() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = at_who_fills_in(tag);
        answers_about(&mut visitor, '3');
        visitor.types("Anna").press(Key::Enter);
        answers_the_rest(&mut visitor);
        let sees = visitor.sees();
        assert!(sees.contains(": 605 918 274\n"), "{sees}");
        assert!(sees.contains(": Anna\n"), "{sees}");
        let request = sent(&mut visitor, tag);
        assert_eq!(request["volunteer"], false);
        assert_eq!(request["helped_by"], "family");
        let anna = json!({
            "name": "Anna",
            "phone": { "typed": "605918274", "e164": "+48605918274" },
        });
        assert_eq!(request["call_instead"], anna);
        let sees = visitor.sees();
        assert!(sees.contains(": 605 918 274, Anna"), "{sees}");
    }
}

#[test]
fn by_lines_the_name_and_the_number_are_two_questions_and_both_are_kept() {
    let mut visitor = at_who_fills_in("en");
    for line in ["3", "Mary Son", "605918274", "Bob Son", "2", "1"] {
        visitor.enters(line);
    }
    let sees = visitor.sees();
    for words in ["Mary Son", "605 918 274", "Bob Son"] {
        assert!(sees.contains(words), "{words}:\n{sees}");
    }
    let request = sent(&mut visitor, "en");
    assert_eq!(request["call_instead"]["name"], "Bob Son");
    assert_eq!(request["call_instead"]["phone"]["e164"], "+48605918274");
}

#[test]
fn name_phone_and_reference_stand_together_on_the_receipt() {
    let mut visitor = at_who_fills_in("pl");
    answers_about(&mut visitor, '1');
    answers_the_rest(&mut visitor);
    let request = sent(&mut visitor, "pl");
    let reference = request["reference"].as_str().unwrap();
    let block = format!(
        "Numer zgłoszenia: {reference}\nImię i nazwisko: Halina\nKtoś zadzwoni pod numer (przykład): 605 918 274\n"
    );
    let sees = visitor.sees();
    assert!(sees.contains(&block), "{sees}");
}

#[test]
fn whoever_asks_for_themselves_is_asked_nothing_more() {
    for (digit, helped_by) in [('1', None), ('2', Some(&json!("volunteer")))] {
        let mut visitor = at_who_fills_in("pl");
        answers_about(&mut visitor, digit);
        assert_eq!(step(&visitor), "Krok 4 z 5");
        answers_the_rest(&mut visitor);
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
    answers_about(&mut visitor, '4');
    assert_eq!(visitor.heading(), ANSWERS_PHONE);
    visitor.chooses_id("pl", "skip");
    answers_the_rest(&mut visitor);
    let request = sent(&mut visitor, "pl");
    assert_eq!(request["helped_by"], "other");
    assert_eq!(request.get("call_instead"), None);
    let sees = visitor.sees();
    assert!(
        sees.contains("Ktoś zadzwoni pod numer (przykład): 605 918 274"),
        "{sees}"
    );
}

#[test]
fn another_answer_where_answers_are_checked_asks_who_answers_the_phone_or_drops_it() {
    let mut visitor = at_who_fills_in("pl");
    answers_about(&mut visitor, '1');
    answers_the_rest(&mut visitor);
    visitor.chooses("Zmieniam: Kto wypełnia").answers('3');
    assert_eq!(visitor.heading(), ANSWERS_PHONE);
    visitor.types("Anna").press(Key::Enter);
    assert_eq!(visitor.heading(), CHECK);
    let sees = visitor.sees();
    assert!(sees.contains("Kto odbierze telefon: Anna"), "{sees}");
    visitor.chooses("Zmieniam: Kto wypełnia").answers('1');
    assert_eq!(visitor.heading(), CHECK);
    assert!(!visitor.sees().contains("Anna"), "{}", visitor.sees());
    // Nothing is lost by a wrong key, and nothing is sent that was not said again.
    visitor.chooses("Zmieniam: Kto wypełnia").answers('4');
    assert_eq!(visitor.page().field().unwrap().1.value, "Anna");
    visitor.chooses_id("pl", "skip");
    let request = sent(&mut visitor, "pl");
    assert_eq!(request.get("call_instead"), None);
}

/// Somebody whose repair the handyman does, at the question who fills in the request for it.
fn at_who_fills_in_after_the_check() -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name").types("311");
    visitor.may_have_repair("pl").chooses_id("pl", "trial-go");
    assert_eq!(visitor.heading(), WHO);
    visitor
}

/// Answers the rest of the questions of the handyman's request, after the one who answers the phone.
fn tells_what_is_broken(visitor: &mut Visitor, age: Option<&str>) {
    if let Some(age) = age {
        visitor.types(age).press(Key::Enter);
    }
    visitor
        .answers('1')
        .answers('1')
        .chooses_id("pl", "continue")
        .chooses_id("pl", "skip")
        .answers('1');
    assert_eq!(visitor.heading(), CHECK);
}

#[test]
fn what_was_told_in_the_check_is_passed_on_for_another_person_only_if_it_is_about_them() {
    for (is_about_them, is_passed_on) in [(true, true), (true, false), (false, false)] {
        let mut visitor = at_who_fills_in_after_the_check();
        visitor.answers('3');
        assert_eq!(visitor.heading(), visitor.says("whose-heading"));
        // Nothing of it is shown before that is known, and Enter alone decides nothing.
        assert!(!visitor.sees().contains("60 lat"), "{}", visitor.sees());
        visitor.press(Key::Enter);
        assert_eq!(visitor.heading(), visitor.says("whose-heading"));
        visitor.answers(if is_about_them { '1' } else { '2' });
        if is_about_them {
            assert_eq!(visitor.heading(), visitor.says("situation-heading"));
            assert!(visitor.sees().contains("Więcej niż 60 lat"));
            visitor.answers(if is_passed_on { '1' } else { '2' });
        }
        assert_eq!(visitor.heading(), NAME_OF_OTHER);
        visitor.types("Halina").press(Key::Enter);
        visitor.types("605918274").press(Key::Enter);
        visitor.chooses_id("pl", "skip");
        tells_what_is_broken(&mut visitor, Some("78").filter(|_| !is_passed_on));
        let says_so = visitor.sees().contains("Wcześniejsze odpowiedzi:");
        assert_eq!(says_so, is_about_them, "{}", visitor.sees());
        let request = sent(&mut visitor, "pl");
        assert_eq!(request.get("situation").is_some(), is_passed_on);
        let receipt = visitor.sees();
        assert_eq!(
            receipt.contains("Więcej niż 60 lat"),
            is_passed_on,
            "{receipt}"
        );
    }
}

#[test]
fn whoever_says_later_that_it_is_for_another_person_decides_anew_about_the_check() {
    let mut visitor = at_who_fills_in_after_the_check();
    visitor.answers('1').answers('1');
    visitor.types("Halina").press(Key::Enter);
    visitor.types("605918274").press(Key::Enter);
    tells_what_is_broken(&mut visitor, None);
    visitor.chooses("Zmieniam: Kto wypełnia").answers('3');
    assert_eq!(visitor.heading(), visitor.says("whose-heading"));
    visitor.answers('1');
    assert_eq!(visitor.heading(), visitor.says("situation-heading"));
    visitor.answers('1').chooses_id("pl", "skip");
    assert_eq!(visitor.heading(), CHECK);
    visitor.chooses("Zmieniam: Kto wypełnia").answers('1');
    assert_eq!(visitor.heading(), visitor.says("situation-heading"));
    visitor.answers('2');
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
}

/// A request for a call was sent, filled in by a daughter; then the check of the handyman.
fn checks_after_a_request() -> Visitor {
    let mut visitor = at_who_fills_in("pl");
    answers_about(&mut visitor, '3');
    visitor.types("Anna").press(Key::Enter);
    answers_the_rest(&mut visitor);
    sent(&mut visitor, "pl");
    visitor.chooses_id("pl", "more").types("311");
    visitor.may_have_repair("pl").chooses_id("pl", "trial-go");
    assert_eq!(visitor.heading(), visitor.says("for-whom-heading"));
    visitor
}

#[test]
fn who_fills_it_in_and_who_answers_the_phone_are_offered_again_for_the_same_person() {
    let mut visitor = checks_after_a_request();
    visitor.chooses_id("pl", "for-same");
    let sees = visitor.sees();
    for fact in [
        "Kto wypełnia: Ja, za kogoś z rodziny",
        "Imię i nazwisko: Halina",
        "Telefon: 605 918 274",
        "Kto odbierze telefon: Anna",
    ] {
        assert!(sees.contains(fact), "{fact}:\n{sees}");
    }
    visitor
        .chooses_id("pl", "known-keep")
        .answers('1')
        .answers('1');
    tells_what_is_broken(&mut visitor, None);
    visitor.agrees_and_sends("pl");
    for request in visitor.requests() {
        assert_eq!(request["helped_by"], "family");
        assert_eq!(request["call_instead"]["name"], "Anna");
    }
}

#[test]
fn what_was_told_in_the_check_is_not_lost_when_the_request_is_for_another_person_than_before() {
    let mut visitor = checks_after_a_request();
    visitor.chooses_id("pl", "for-another");
    assert_eq!(visitor.heading(), WHO);
    visitor.answers('1');
    assert_eq!(visitor.heading(), visitor.says("whose-heading"));
    assert!(!visitor.sees_all().contains("60 lat"));
    visitor.answers('1').answers('1');
    assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
    assert_eq!(visitor.page().field().unwrap().1.value, "");
    visitor.types("Jan").press(Key::Enter);
    visitor.types("126165427").press(Key::Enter);
    tells_what_is_broken(&mut visitor, None);
    visitor.agrees_and_sends("pl");
    let mut requests = visitor.requests().into_iter();
    assert!(requests.any(|it| it["situation"][0]["chosen"] == "over-60"));
}
