//! Nobody has called about a request, or its help is no longer needed: a new request that names the old one
//! by its number. The kiosk looks nothing up.

use cas_kiosk::app::{Message, Screen, SlipOf, slip};
use cas_kiosk::locale::Value;
use cas_kiosk::page::{Block, Key};
use cas_kiosk::surface::speech::Event;
use serde_json::Value as Json;

use crate::project::root;
use crate::visitor::{Visitor, clock, language, said, shipped};

const TAGS: [&str; 3] = ["pl", "en", "uk"];
/// The number of the page.
const PAGE: &str = "354";
/// A number that a kiosk could have given.
const OLD: &str = "071 234 568";
/// A digit of it is wrong.
const MISTYPED: &str = "071 234 567";

/// Says in the language of the page that its number is 354.
fn says(tag: &str, id: &str) -> String {
    let number = [("number", Value::from(354_i64))];
    shipped().locales.say(language(tag), id, &number).words
}

/// From Home to the question for the old number. `digit` is what it is about.
fn goes_to_old_number(visitor: &mut Visitor, tag: &str, digit: char) {
    visitor.types(PAGE).chooses_nth(0);
    visitor.chooses_id(tag, "trial-go").answers(digit);
}

/// Somebody at the question for the old number.
fn at_old_number(tag: &str, digit: char) -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id(tag, "language-name");
    goes_to_old_number(&mut visitor, tag, digit);
    visitor
}

/// From the old number to the receipt.
fn answers_and_sends(visitor: &mut Visitor, tag: &str, old: &str) {
    visitor.types(old).press(Key::Enter);
    visitor.chooses_id(tag, "skip");
    visitor.types("605918274").press(Key::Enter);
    visitor.agrees_and_sends(tag);
    assert_eq!(visitor.heading(), visitor.says_here("receipt-heading"));
}

/// Asks for a repair, up to the receipt.
fn asks_for_a_repair(visitor: &mut Visitor, tag: &str) {
    visitor.begins_repair(tag, "situation-keep");
    visitor.answers_repair(tag, ["HALINA NOWAK", "605918274", "78"]);
    visitor.agrees_and_sends(tag);
}

/// Asks for a call, up to the receipt.
pub fn asks_for_a_call(visitor: &mut Visitor, tag: &str) {
    visitor.types("352").chooses_nth(0);
    if visitor.heading() == visitor.says_here("trial-heading") {
        visitor.chooses_id(tag, "trial-go");
    }
    visitor.for_oneself(tag);
    visitor.chooses_id(tag, "skip");
    visitor.types("605918274").press(Key::Enter);
    visitor.answers('1').answers('1').agrees_and_sends(tag);
}

/// The requests of the page, each kept to the schema.
fn reminders(visitor: &Visitor) -> Vec<Json> {
    let schema = std::fs::read(root().join("docs/request.schema.json")).unwrap();
    let schema = serde_json::from_slice(&schema).unwrap();
    let mut requests = visitor.requests();
    requests.retain(|it| it["service"] == "nobody-called");
    for request in &requests {
        jsonschema::validate(&schema, request).unwrap();
    }
    requests
}

/// What stands on the slip of the receipt that is shown.
fn slip_of_receipt(visitor: &Visitor, tag: &str) -> String {
    let mut controls = visitor.page().controls();
    let of = controls.find_map(|(_, it)| match &it.message {
        Message::Open(Screen::WriteDown(of @ SlipOf::Receipt(_))) => Some(of.clone()),
        _ => None,
    });
    let now = clock(shipped()).now();
    let slip = slip(shipped(), language(tag), now, &of.unwrap());
    let lines = slip.blocks.iter().map(Block::in_one_line);
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_receipt_and_its_slip_name_the_page_and_those_of_the_page_itself_do_not() {
    for tag in TAGS {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name");
        // The slip of a call has no room for it in a trial: the warning and the names are long.
        asks_for_a_repair(&mut visitor, tag);
        let (on_page, on_slip) = (
            says(tag, "receipt-nobody-called"),
            says(tag, "slip-nobody-called-page"),
        );
        assert!(on_page.contains(PAGE) && on_slip.contains(PAGE));
        assert!(visitor.sees().contains(&on_page), "{}", visitor.sees());
        let slip = slip_of_receipt(&visitor, tag);
        assert!(slip.contains(&on_slip), "{slip}");
        visitor.chooses_id(tag, "finish");
        visitor.chooses_id(tag, "language-name");
        goes_to_old_number(&mut visitor, tag, '1');
        answers_and_sends(&mut visitor, tag, OLD);
        assert!(!visitor.sees().contains(&on_page), "{}", visitor.sees());
        assert!(!slip_of_receipt(&visitor, tag).contains(&on_slip));
    }
}

#[test]
fn a_reminder_names_the_old_request_however_its_number_is_written() {
    for (tag, typed) in TAGS.into_iter().zip(["071234568", "071-234-568", OLD]) {
        let mut visitor = at_old_number(tag, '1');
        answers_and_sends(&mut visitor, tag, typed);
        let reminders = reminders(&visitor);
        assert_eq!(reminders.len(), 1);
        let request = &reminders[0];
        assert_eq!(request["reminds"], OLD);
        assert_ne!(request["reference"], OLD);
        assert_eq!(request["office"], "information-centre");
        let answers = request["answers"].as_array().unwrap();
        let asked: Vec<&Json> = answers.iter().map(|it| &it["question"]).collect();
        assert_eq!(asked, ["what", "name", "phone"]);
        assert_eq!(answers[0]["chosen"], "nobody-called");
        assert_eq!(answers[2]["e164"], "+48605918274");
    }
}

#[test]
fn what_is_no_longer_needed_is_taken_back_on_the_same_page() {
    for tag in TAGS {
        let mut visitor = at_old_number(tag, '2');
        answers_and_sends(&mut visitor, tag, OLD);
        let request = reminders(&visitor).remove(0);
        assert_eq!(request["reminds"], OLD);
        assert_eq!(request["answers"][0]["chosen"], "not-needed");
        // Nobody promises to call about what is no longer needed.
        let response = shipped().content.site.response.as_ref().unwrap();
        let response = response.text.get(language(tag)).words;
        assert!(
            !visitor.sees_all().contains(&response),
            "{}",
            visitor.sees_all()
        );
        assert!(!slip_of_receipt(&visitor, tag).contains(&response));
    }
}

#[test]
fn a_mistyped_number_and_one_that_is_too_short_can_be_put_right() {
    for (tag, short, mistyped) in [
        (
            "pl",
            "Numer zgłoszenia ma 9 cyfr. Tu wpisano: 8. Proszę porównać z kartką.",
            "Któraś cyfra nie pasuje do innych. Proszę sprawdzić każdą cyfrę z kartki. To nie jest numer telefonu.",
        ),
        (
            "en",
            "A request number has 9 digits. Here there are: 8. Please compare it with your slip.",
            "One of the digits does not fit the others. Please check each digit on your slip. It is not a phone number.",
        ),
        (
            "uk",
            "Номер заявки має 9 цифр. Тут написано: 8. Порівняйте, будь ласка, з папірцем.",
            "Якась цифра не пасує до інших. Перевірте, будь ласка, кожну цифру на папірці. Це не номер телефону.",
        ),
    ] {
        let mut visitor = at_old_number(tag, '1');
        visitor.types("07123456").press(Key::Enter);
        assert_eq!(visitor.hears()[1], short);
        assert!(visitor.page().focused().unwrap().is_problem());
        visitor.types("7").press(Key::Enter);
        assert_eq!(visitor.hears()[1], mistyped);
        assert!(visitor.page().focused().unwrap().is_problem());
        assert!(visitor.requests().is_empty());
        visitor.press(Key::Backspace);
        answers_and_sends(&mut visitor, tag, "8");
        assert_eq!(reminders(&visitor)[0]["reminds"], OLD);
    }
}

#[test]
fn zeros_are_no_number_of_a_request_although_their_check_digit_is_right() {
    for tag in TAGS {
        let mut visitor = at_old_number(tag, '1');
        visitor.types("000 000 000").press(Key::Enter);
        let mistyped = said(tag, "problem-reference-mistyped");
        assert_eq!(visitor.hears()[1], mistyped);
        assert!(visitor.page().focused().unwrap().is_problem());
    }
}

#[test]
fn the_page_says_in_its_title_whose_request_it_is_about_and_below_it_when() {
    for (tag, title, when) in [
        (
            "pl",
            "Moje wcześniejsze zgłoszenie",
            "Gdy nikt nie zadzwonił albo już nie trzeba",
        ),
        (
            "en",
            "My earlier request",
            "If nobody has called, or it is no longer needed",
        ),
        (
            "uk",
            "Моя попередня заявка",
            "Якщо ніхто не зателефонував або вже не треба",
        ),
    ] {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name").types(PAGE);
        assert_eq!(visitor.heading(), title);
        visitor.press(Key::Back).types("350");
        let listed = visitor.sees();
        assert!(listed.contains(title) && listed.contains(when), "{listed}");
    }
}

/// All that is seen and heard from the old number to the receipt, without that number and that of the
/// receipt.
fn told(mut visitor: Visitor, old: &str) -> String {
    visitor.chooses_id("pl", "language-name");
    goes_to_old_number(&mut visitor, "pl", '1');
    let mut told = String::new();
    let mut note = |visitor: &Visitor| {
        let heard = visitor.hears().join("\n");
        told += &[visitor.sees(), visitor.sees_all(), heard].join("\n");
    };
    visitor.types(old).press(Key::Enter);
    note(&visitor);
    visitor.chooses_id("pl", "skip");
    visitor.types("605918274").press(Key::Enter);
    for id in ["answers-right", "consent-send"] {
        note(&visitor);
        visitor.chooses_id("pl", id);
    }
    note(&visitor);
    let receipt = reminders(&visitor)
        .iter()
        .find(|it| it["reminds"] == old)
        .map(|it| it["reference"].as_str().unwrap().to_owned());
    told.replace(old, "OLD").replace(&receipt.unwrap(), "NEW")
}

#[test]
fn a_right_an_unknown_and_another_persons_number_give_the_same_pages() {
    let mut first = Visitor::arrives();
    first.chooses_id("pl", "language-name");
    let mut references = Vec::new();
    for _ in 0..2 {
        asks_for_a_call(&mut first, "pl");
        let requests = first.requests();
        let new = requests.iter().map(|it| it["reference"].as_str().unwrap());
        let new = new.map(str::to_owned).find(|it| !references.contains(it));
        references.extend(new);
        first.chooses_id("pl", "next-person");
    }
    assert_eq!(references.len(), 2);
    let beside = |old: &str| told(Visitor::arrives_beside(&first), old);
    let unknown = beside(OLD);
    assert!(unknown.contains("OLD") && unknown.contains("NEW"));
    for known in &references {
        assert_ne!(known, OLD);
        assert_eq!(beside(known), unknown);
    }
}

#[test]
fn over_a_loudspeaker_the_old_number_is_counted_and_headphones_say_it() {
    for tag in TAGS {
        let said = "0 7 1, 2 3 4, 5 6 8";
        for are_plugged in [false, true] {
            let mut visitor = Visitor::arrives();
            visitor.speech_is(Event::Ready).plugs(are_plugged);
            visitor.press(Key::Right).chooses_id(tag, "language-name");
            goes_to_old_number(&mut visitor, tag, '1');
            if !are_plugged {
                visitor.chooses_id(tag, "aloud-count");
            }
            visitor.types(OLD).press(Key::Enter);
            visitor.chooses_id(tag, "skip");
            visitor.types("605918274").press(Key::Enter);
            assert_eq!(visitor.heading(), visitor.says_here("answers-heading"));
            visitor.press(Key::Right).press(Key::Right);
            let heard = visitor.utters().join("\n");
            assert_eq!(heard.contains(said), are_plugged, "{heard}");
            let counted = if are_plugged { 0 } else { 2 };
            assert_eq!(heard.matches(": 9.").count(), counted, "{heard}");
        }
    }
}

#[test]
fn it_goes_by_lines_and_by_six_keys_as_well() {
    let mut visitor = Visitor::arrives();
    for line in ["1", PAGE, "1", "1", "1", MISTYPED] {
        visitor.enters(line);
    }
    let mistyped = visitor.says("problem-reference-mistyped");
    assert!(visitor.sees().contains(&mistyped), "{}", visitor.sees());
    for line in [OLD, "", "605918274", "1", "1"] {
        visitor.enters(line);
    }
    assert_eq!(reminders(&visitor)[0]["reminds"], OLD);

    let mut visitor = at_old_number("pl", '1');
    visitor.chooses_id("pl", "picker-open");
    assert_eq!(visitor.row(0), "1 2 3");
    visitor.picks("071234568").picks_tool("pl", "picker-done");
    visitor.chooses_id("pl", "skip");
    visitor.picks("605918274").picks_tool("pl", "picker-done");
    visitor.agrees_and_sends("pl");
    assert_eq!(reminders(&visitor)[0]["reminds"], OLD);
}

#[test]
fn the_old_number_is_not_offered_again_to_the_same_person() {
    let mut visitor = at_old_number("pl", '1');
    answers_and_sends(&mut visitor, "pl", OLD);
    visitor.chooses_id("pl", "more").types(PAGE).chooses_nth(0);
    visitor
        .chooses_id("pl", "trial-go")
        .chooses_id("pl", "for-same");
    assert!(!visitor.sees().contains(OLD), "{}", visitor.sees());
    visitor.chooses_id("pl", "known-keep").answers('1');
    assert_eq!(visitor.page().field().unwrap().1.value, "");
}

#[test]
fn the_page_is_found_by_what_people_say() {
    for (tag, words) in [
        ("pl", "nikt nie dzwoni"),
        ("pl", "odwołać zgłoszenie"),
        ("pl", "już nie trzeba"),
        ("en", "nobody called"),
        ("en", "cancel"),
        ("uk", "не передзвонили"),
        ("uk", "скасувати"),
    ] {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name").types("500");
        visitor.types(words).press(Key::Enter);
        let mut controls = visitor.page().controls();
        let is_found = controls.any(|(_, it)| it.number == Some(354));
        assert!(is_found, "{words}:\n{}", visitor.sees());
    }
}
