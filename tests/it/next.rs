//! One person after another at the same kiosk, helped by a volunteer: nothing of one is offered to the
//! next.

use cas_kiosk::page::Key;
use cas_kiosk::settings::Setting;
use cas_kiosk::surface::speech::Event;

use crate::visitor::{Visitor, said};

const NAME: &str = "Anna Nowak";
const PHONE: &str = "12 425 36 38";
/// What the first person searched for.
const SEARCH: &str = "smutnawo";

fn at_home(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id(tag, "language-name");
    visitor
}

/// Asks a centre for a call: to its first question, or to what is asked before.
fn asks(visitor: &mut Visitor) {
    visitor.types("103").chooses_nth(1);
    // That it is a trial: the only way on.
    visitor.chooses_first();
}

/// Answers what a centre asks, and sends it: the number of the request.
fn answers_and_sends(visitor: &mut Visitor, tag: &str) -> String {
    let before = visitor.requests();
    visitor.for_oneself(tag);
    visitor.types(NAME).press(Key::Enter);
    visitor.types(PHONE).press(Key::Enter);
    sends(visitor, tag);
    let mut sent = visitor.requests();
    sent.retain(|request| !before.contains(request));
    sent[0]["reference"].as_str().unwrap().to_owned()
}

/// Answers what is left when name and phone are there, and sends it.
fn sends(visitor: &mut Visitor, tag: &str) {
    visitor.chooses_id(tag, "skip").answers('1');
    visitor.agrees_and_sends(tag);
    assert_eq!(visitor.heading(), said(tag, "receipt-heading"));
}

/// The first person has a receipt, after a search.
fn at_receipt(tag: &str) -> (Visitor, String) {
    let mut visitor = at_home(tag);
    visitor.types("500").types(SEARCH).press(Key::Back);
    asks(&mut visitor);
    let reference = answers_and_sends(&mut visitor, tag);
    (visitor, reference)
}

/// What is shown and what was heard last tells nothing of the first person.
fn tells_nothing(visitor: &Visitor, reference: &str) {
    let told = [
        visitor.sees(),
        visitor.sees_all(),
        visitor.hears().join("\n"),
    ]
    .concat();
    for words in [NAME, PHONE, SEARCH, reference] {
        assert!(!told.contains(words), "{words:?} is told:\n{told}");
    }
}

#[test]
fn the_receipt_offers_first_to_finish_then_the_next_person_and_then_to_go_on() {
    for (tag, labels) in [
        (
            "pl",
            ["Kończę", "Następna osoba", "Mam jeszcze inną sprawę"],
        ),
        (
            "en",
            ["Finish", "Next person", "I need something else as well"],
        ),
        (
            "uk",
            ["Закінчити", "Наступна людина", "Мені потрібно ще щось"],
        ),
    ] {
        let (visitor, _) = at_receipt(tag);
        let controls = visitor.page().controls().take(labels.len());
        let offered: Vec<_> = controls.map(|(_, it)| it.label.words.as_str()).collect();
        assert_eq!(offered, labels);
    }
}

#[test]
fn the_next_person_finds_the_language_and_the_settings_and_nothing_else() {
    for tag in ["pl", "en", "uk"] {
        let (mut visitor, reference) = at_receipt(tag);
        for setting in [
            Setting::Size,
            Setting::Theme,
            Setting::Spacing,
            Setting::Time,
            Setting::Letters,
            Setting::Repeat,
        ] {
            visitor.changes(setting);
        }
        let settings = visitor.settings();
        visitor.chooses_id(tag, "next-person");
        assert_eq!(visitor.heading(), said(tag, "home-heading"));
        assert_eq!(visitor.settings(), settings);
        tells_nothing(&visitor, &reference);
        visitor.types("500");
        tells_nothing(&visitor, &reference);
        visitor.press(Key::Back);
        asks(&mut visitor);
        tells_nothing(&visitor, &reference);
        let second = answers_and_sends(&mut visitor, tag);
        assert_ne!(reference, second);
        visitor.chooses_id(tag, "next-person").press(Key::Back);
        assert!(visitor.is_forgotten(), "nobody is asked for a number");
    }
}

#[test]
fn that_somebody_else_begins_is_seen_and_heard_until_the_next_key() {
    for (tag, words) in [
        ("pl", "Zaczynamy od nowa. Nic nie pamiętamy."),
        ("en", "We start again. Nothing was kept."),
        ("uk", "Починаємо спочатку. Нічого не збережено."),
    ] {
        let (mut visitor, _) = at_receipt(tag);
        visitor.chooses_id(tag, "next-person");
        assert_eq!(visitor.hears()[0], words);
        assert_eq!(visitor.hears()[1], said(tag, "home-heading"));
        assert_eq!(visitor.page().status.as_ref().unwrap().words, words);
        visitor.press(Key::Down);
        assert_eq!(visitor.page().status, None);
    }
}

#[test]
fn the_voice_goes_on_for_the_next_person_who_decides_anew_what_others_may_hear() {
    let mut visitor = Visitor::listens();
    visitor.chooses("Polski");
    asks(&mut visitor);
    visitor.for_oneself("pl").chooses_id("pl", "aloud-name");
    visitor.press(Key::Back);
    answers_and_sends(&mut visitor, "pl");
    visitor.chooses_id("pl", "next-person");
    assert!(visitor.settings().voice.is_on);
    asks(&mut visitor);
    visitor.for_oneself("pl");
    assert_eq!(visitor.heading(), said("pl", "aloud-heading"));
    visitor.speech_is(Event::Lost);
    assert!(visitor.page().field().is_some(), "{}", visitor.sees());
}

#[test]
fn nothing_of_an_earlier_request_is_told_before_it_is_known_for_whom_the_next_one_is() {
    for (tag, heading) in [
        ("pl", "Dla kogo jest ta sprawa?"),
        ("en", "Who is this for?"),
        ("uk", "Для кого ця заявка?"),
    ] {
        let (mut visitor, reference) = at_receipt(tag);
        visitor.chooses_id(tag, "more");
        tells_nothing(&visitor, &reference);
        visitor.types("500");
        tells_nothing(&visitor, &reference);
        visitor.press(Key::Back);
        asks(&mut visitor);
        assert_eq!(visitor.heading(), heading);
        // Neither page is answered, nor its beginning passed over, by whoever presses Enter twice.
        visitor.press(Key::Enter);
        assert_eq!(visitor.heading(), heading);
        tells_nothing(&visitor, &reference);
        visitor.chooses_id(tag, "for-same");
        assert_eq!(visitor.heading(), said(tag, "known-heading"));
        assert_eq!(visitor.page().focus, 0, "{}", visitor.sees());
        for words in [NAME, PHONE] {
            assert!(visitor.sees().contains(words), "{}", visitor.sees());
        }
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), heading);
        visitor.chooses_id(tag, "for-same");
        visitor.chooses_id(tag, "known-keep");
        sends(&mut visitor, tag);
        assert_eq!(visitor.requests().len(), 2);
    }
}

#[test]
fn a_matter_of_somebody_else_begins_with_an_empty_question_and_forgets_all_before() {
    for tag in ["pl", "en", "uk"] {
        let (mut visitor, reference) = at_receipt(tag);
        visitor.chooses_id(tag, "more");
        asks(&mut visitor);
        visitor.chooses_id(tag, "for-another");
        assert_eq!(visitor.hears()[0], said(tag, "begins-anew"));
        tells_nothing(&visitor, &reference);
        visitor.for_oneself(tag);
        assert_eq!(visitor.page().field().unwrap().1.value, "");
        tells_nothing(&visitor, &reference);
        // What was asked for is there, and so is the way back to it.
        visitor.press(Key::Back);
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), "CAS Spot Nestor Długa");
        visitor.press(Key::Back);
        assert_eq!(visitor.heading(), said(tag, "home-heading"));
        tells_nothing(&visitor, &reference);
        assert!(!visitor.sees().contains(&said(tag, "requests")));
        visitor.types("500");
        tells_nothing(&visitor, &reference);
        visitor.press(Key::Back);
        asks(&mut visitor);
        let second = answers_and_sends(&mut visitor, tag);
        assert_ne!(reference, second);
    }
}

#[test]
fn home_says_that_there_are_requests_and_not_which() {
    let (mut visitor, reference) = at_receipt("pl");
    visitor.chooses_id("pl", "more");
    tells_nothing(&visitor, &reference);
    visitor.chooses_id("pl", "requests");
    assert!(visitor.sees().contains(&reference), "{}", visitor.sees());
    visitor.chooses_id("pl", "next-person");
    tells_nothing(&visitor, &reference);
    assert_eq!(visitor.heading(), said("pl", "home-heading"));
}

#[test]
fn the_next_person_waits_until_it_is_clear_what_becomes_of_a_request_unsent() {
    let (mut visitor, _) = at_receipt("pl");
    visitor.chooses_id("pl", "more");
    visitor.types("352").chooses("Proszę do mnie zadzwonić");
    visitor.chooses_id("pl", "trial-go");
    visitor
        .chooses_id("pl", "for-same")
        .chooses_id("pl", "known-change")
        .for_oneself("pl");
    while visitor.heading() != said("pl", "home-heading") {
        visitor.press(Key::Back);
    }
    visitor.chooses_id("pl", "requests");
    visitor.chooses_id("pl", "next-person");
    assert_eq!(visitor.heading(), said("pl", "leaving-heading"));
    visitor.chooses_id("pl", "leaving-stay");
    assert_eq!(visitor.page().field().unwrap().1.value, NAME);
    visitor.chooses_id("pl", "finish");
    visitor.chooses_id("pl", "next-person-unsent");
    assert_eq!(visitor.heading(), said("pl", "home-heading"));
    visitor.press(Key::Back);
    assert!(visitor.is_forgotten(), "{}", visitor.sees());
}

#[test]
fn asking_again_for_what_was_left_unsent_shows_nothing_of_it_yet() {
    let mut visitor = at_home("pl");
    asks(&mut visitor);
    visitor.for_oneself("pl").types(NAME).press(Key::Enter);
    while visitor.heading() != said("pl", "home-heading") {
        visitor.press(Key::Back);
    }
    visitor.types("103").chooses_nth(1);
    assert_eq!(visitor.heading(), said("pl", "unfinished"));
    tells_nothing(&visitor, "unsent");
    // She goes on where she left.
    visitor.chooses_id("pl", "leaving-stay");
    assert_eq!(visitor.heading(), "Jaki ma Pan/Pani numer telefonu?");
    visitor.press(Key::Back);
    visitor.chooses_nth(1).chooses_id("pl", "unfinished-new");
    visitor.chooses_id("pl", "trial-go").for_oneself("pl");
    assert_eq!(visitor.page().field().unwrap().1.value, "");
}

#[test]
fn what_was_left_unsent_is_told_before_the_questions_that_lead_to_another_request() {
    let mut visitor = at_home("pl");
    asks(&mut visitor);
    visitor.for_oneself("pl").types(NAME).press(Key::Enter);
    visitor.press(Key::Back).press(Key::Back).press(Key::Back);
    visitor.types("311").chooses_id("pl", "service-ask");
    assert_eq!(visitor.heading(), said("pl", "unfinished"));
    // Nothing is lost by going back.
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), "Złota Rączka");
    visitor.chooses_id("pl", "service-ask");
    visitor.chooses_id("pl", "leaving-stay");
    assert_eq!(visitor.heading(), "Jaki ma Pan/Pani numer telefonu?");
    // Whoever gives it up answers the questions then, and is not asked again.
    visitor.press(Key::Back).chooses_id("pl", "service-ask");
    visitor.chooses_id("pl", "unfinished-new");
    for _question in 0..4 {
        visitor.answers('1');
    }
    visitor.chooses_id("pl", "request-begin");
    visitor.chooses_id("pl", "trial-go");
    assert_eq!(visitor.heading(), "Kto wypełnia to zgłoszenie?");
    visitor.for_oneself("pl").chooses_id("pl", "situation-keep");
    assert_eq!(visitor.page().field().unwrap().1.value, "");
}

#[test]
fn by_lines_enter_alone_never_leads_into_what_somebody_has_written() {
    let (mut visitor, reference) = at_receipt("pl");
    visitor.chooses_id("pl", "more");
    for place in ["", "103", "352", "311", "500", "100"] {
        if !place.is_empty() {
            while visitor.heading() != said("pl", "home-heading") {
                visitor.press(Key::Back);
            }
            visitor.enters(place);
        }
        for _ in 0..5 {
            visitor.enters("");
            tells_nothing(&visitor, &reference);
        }
        assert!(!visitor.is_forgotten());
    }
}
