//! Somebody helps another person at the kiosk: who helps is told once, each person is asked anew, and nothing of
//! one person is left for the next.

use cas_kiosk::page::Key;
use cas_kiosk::settings::Setting;
use serde_json::Value;

use crate::visitor::{Visitor, said};

const TAGS: [&str; 3] = ["pl", "en", "uk"];

/// What three people in a row say, of which nothing may be told to the next.
const PEOPLE: [(&str, &str, &str); 3] = [
    ("Anna Kanarek", "12 425 36 38", "kanarekone"),
    ("Jan Wróbelek", "12 345 67 89", "kanarektwo"),
    ("Ewa Sikorka", "605 918 274", "kanarekthree"),
];

/// Somebody on Home who helps in this role.
fn helps(mut visitor: Visitor, tag: &str, role: &str) -> Visitor {
    visitor.chooses_id(tag, "language-name").types("900");
    visitor.chooses_id(tag, "helping").chooses_id(tag, role);
    assert_eq!(visitor.heading(), said(tag, "home-heading"));
    visitor
}

/// Asks a centre for a call, up to what is read aloud to the person.
fn asks(visitor: &mut Visitor, tag: &str) {
    visitor.types("103").chooses_nth(1).chooses_first();
    assert_eq!(visitor.heading(), said(tag, "agreement-heading"));
}

/// Fills in and sends what a person says who agrees to be helped: the document.
fn sends(visitor: &mut Visitor, tag: &str, name: &str, phone: &str) -> Value {
    let before = visitor.requests();
    visitor.types(name).press(Key::Enter);
    visitor.types(phone).press(Key::Enter);
    // The person answers the phone, and leaves the rest open.
    visitor.chooses_id(tag, "skip").chooses_id(tag, "skip");
    visitor.answers('1').chooses_id(tag, "answers-right");
    assert!(
        visitor.sees().contains(&said(tag, "consent-helped")),
        "{}",
        visitor.sees()
    );
    visitor.chooses_id(tag, "consent-send-helped");
    assert_eq!(visitor.heading(), said(tag, "receipt-heading"));
    let mut sent = visitor.requests();
    sent.retain(|request| !before.contains(request));
    sent.remove(0)
}

/// Nothing of these words is shown or was heard last.
fn tells_none_of(visitor: &Visitor, secrets: &[String]) {
    let told = [
        visitor.sees(),
        visitor.sees_all(),
        visitor.hears().join("\n"),
    ]
    .concat();
    for secret in secrets {
        assert!(!told.contains(secret), "{secret:?} is told:\n{told}");
    }
}

#[test]
fn three_people_in_a_row_are_each_asked_and_nothing_of_one_is_told_to_the_next() {
    for tag in TAGS {
        let mut visitor = helps(Visitor::arrives(), tag, "helping-volunteer");
        visitor.changes(Setting::Size).changes(Setting::Theme);
        let settings = visitor.settings();
        let mut secrets: Vec<String> = Vec::new();
        for (name, phone, search) in PEOPLE {
            visitor.types("500").types(search);
            tells_none_of(&visitor, &secrets);
            visitor.press(Key::Back);
            asks(&mut visitor, tag);
            tells_none_of(&visitor, &secrets);
            visitor.chooses_id(tag, "agreement-yes");
            assert_eq!(visitor.page().field().unwrap().1.value, "");
            tells_none_of(&visitor, &secrets);
            let sent = sends(&mut visitor, tag, name, phone);
            tells_none_of(&visitor, &secrets);
            assert_eq!(sent["volunteer"], true);
            assert_eq!(sent["helped_by"], "volunteer");
            secrets.extend([name, phone, search].map(str::to_owned));
            secrets.push(sent["reference"].as_str().unwrap().to_owned());
            visitor.chooses_id(tag, "next-person");
            assert_eq!(visitor.hears()[0], said(tag, "begins-anew"));
            assert_eq!(visitor.heading(), said(tag, "home-heading"));
            let step = visitor.page().step.as_ref().unwrap();
            assert_eq!(step.words, said(tag, "helping"));
            assert_eq!(visitor.settings(), settings);
            tells_none_of(&visitor, &secrets);
        }
        // Whoever comes after the helper is not helped.
        visitor.press(Key::Finish);
        assert!(visitor.is_forgotten());
        visitor.chooses_id(tag, "language-name");
        assert_eq!(visitor.page().step, None);
    }
}

#[test]
fn the_questions_stay_addressed_to_the_person_whoever_helps_and_the_request_says_the_role_only() {
    for (role, word, is_volunteer) in [
        ("helping-volunteer", "volunteer", true),
        ("helping-staff", "staff", false),
        ("helping-family", "family", false),
        ("helping-other", "other", false),
    ] {
        for (tag, question) in [
            ("pl", "Jak się Pan/Pani nazywa?"),
            ("en", "What is your name?"),
            ("uk", "Ваше ім’я та прізвище?"),
        ] {
            let mut visitor = helps(Visitor::arrives(), tag, role);
            asks(&mut visitor, tag);
            visitor.chooses_id(tag, "agreement-yes");
            // Who fills it in is not asked again.
            assert_eq!(visitor.heading(), question);
            let sent = sends(&mut visitor, tag, PEOPLE[0].0, PEOPLE[0].1);
            assert_eq!(sent["helped_by"], word);
            assert_eq!(sent["volunteer"], is_volunteer);
            assert_eq!(
                sent.get("call_instead"),
                None,
                "the call goes to the person"
            );
        }
    }
}

#[test]
fn whoever_is_helped_may_name_somebody_who_answers_the_phone() {
    let mut visitor = helps(Visitor::arrives(), "pl", "helping-volunteer");
    visitor.types("352").chooses("Proszę do mnie zadzwonić");
    visitor
        .chooses_id("pl", "trial-go")
        .chooses_id("pl", "agreement-yes");
    visitor.types(PEOPLE[0].0).press(Key::Enter);
    visitor.types(PEOPLE[0].1).press(Key::Enter);
    assert_eq!(visitor.heading(), "Kto odbierze ten telefon?");
    let why =
        "Imię tego, kto odbierze zamiast Pana/Pani. Jeśli odbierze Pan/Pani, proszę to pominąć.";
    assert!(visitor.sees().contains(why), "{}", visitor.sees());
    visitor.types("Córka Maria").press(Key::Enter);
    visitor.answers('1').answers('1');
    visitor.chooses_id("pl", "answers-right");
    visitor.chooses_id("pl", "consent-send-helped");
    let sent = &visitor.requests()[0];
    assert_eq!(sent["call_instead"]["name"], "Córka Maria");
    assert_eq!(sent["call_instead"]["phone"]["typed"], PEOPLE[0].1);
}

#[test]
fn without_the_consent_of_the_person_nothing_is_asked() {
    for tag in TAGS {
        let mut visitor = helps(Visitor::arrives(), tag, "helping-family");
        asks(&mut visitor, tag);
        // Enter alone agrees to nothing, by keys and by lines.
        visitor.press(Key::Enter);
        assert_eq!(visitor.heading(), said(tag, "agreement-heading"));
        visitor.enters("");
        assert_eq!(visitor.heading(), said(tag, "agreement-heading"));
        visitor.chooses_id(tag, "agreement-no");
        assert_eq!(visitor.heading(), said(tag, "trial-heading"));
        // The same person agrees once, however many requests there are.
        visitor.press(Key::Back);
        asks(&mut visitor, tag);
        visitor.chooses_id(tag, "agreement-yes");
        sends(&mut visitor, tag, PEOPLE[0].0, PEOPLE[0].1);
        visitor.chooses_id(tag, "more").types("103").chooses_nth(1);
        visitor.chooses_first();
        assert_eq!(visitor.heading(), said(tag, "for-whom-heading"));
        // For another person, that person is asked.
        visitor.chooses_id(tag, "for-another");
        assert_eq!(visitor.heading(), said(tag, "agreement-heading"));
        tells_none_of(&visitor, &[PEOPLE[0].0.to_owned(), PEOPLE[0].1.to_owned()]);
        visitor.chooses_id(tag, "agreement-yes");
        assert_eq!(visitor.page().field().unwrap().1.value, "");
    }
}

#[test]
fn what_somebody_has_sent_for_themselves_is_gone_when_they_begin_to_help() {
    let mut visitor = Visitor::arrives();
    visitor.chooses("Polski").types("103").chooses_nth(1);
    visitor.chooses_first().for_oneself("pl");
    visitor.types(PEOPLE[0].0).press(Key::Enter);
    let helping = said("pl", "helping");
    // What is unsent would be lost, so this is not offered.
    while visitor.heading() != said("pl", "home-heading") {
        visitor.press(Key::Back);
    }
    visitor.types("900");
    assert!(!visitor.sees().contains(&helping), "{}", visitor.sees());
    visitor.press(Key::Back).chooses_id("pl", "unfinished");
    visitor.types(PEOPLE[0].1).press(Key::Enter);
    visitor.chooses_id("pl", "skip").answers('1');
    visitor.agrees_and_sends("pl");
    visitor.types("900").chooses_id("pl", "helping");
    visitor.chooses_id("pl", "helping-other");
    assert_eq!(visitor.hears()[0], said("pl", "begins-anew"));
    tells_none_of(&visitor, &[PEOPLE[0].0.to_owned(), PEOPLE[0].1.to_owned()]);
    assert!(!visitor.sees().contains(&said("pl", "requests")));
    // The role is shown where it was chosen, and can be given up there.
    visitor.types("900").chooses_id("pl", "helping");
    let other = format!("{}: {}", said("pl", "helping-other"), said("pl", "chosen"));
    assert!(visitor.sees().contains(&other), "{}", visitor.sees());
    visitor.chooses_id("pl", "helping-ends");
    assert_eq!(visitor.page().step, None);
    visitor.types("103").chooses_nth(1).chooses_first();
    assert_eq!(visitor.heading(), "Kto wypełnia to zgłoszenie?");
}

#[test]
fn by_ear_the_helper_hears_the_words_to_read_aloud_and_what_the_answers_are() {
    let mut visitor = Visitor::listens();
    visitor.chooses("Polski").types("900");
    visitor.chooses_id("pl", "helping");
    let heard = visitor.hears().join("\n");
    assert!(heard.contains("Kto pomaga?"), "{heard}");
    visitor.chooses_id("pl", "helping-volunteer");
    assert!(visitor.hears().contains(&said("pl", "helping")));
    visitor.types("103").chooses_nth(1).chooses_first();
    let heard = visitor.hears().join("\n");
    assert!(heard.contains(&said("pl", "agreement-heading")), "{heard}");
    assert!(heard.contains("Czy tak może być?"), "{heard}");
    visitor.press(Key::Down);
    let heard = visitor.hears().join("\n");
    assert!(heard.contains(&said("pl", "agreement-yes")), "{heard}");
    // What others may hear is asked before anything is written, also of who is helped.
    visitor.chooses_id("pl", "agreement-yes");
    assert_eq!(visitor.heading(), said("pl", "aloud-heading"));
}

#[test]
fn by_lines_somebody_says_that_they_help_and_helps() {
    for tag in TAGS {
        let mut visitor = Visitor::arrives();
        let nth = TAGS.iter().position(|it| *it == tag).unwrap() + 1;
        visitor.enters(&nth.to_string()).enters("900");
        enters_label(&mut visitor, &said(tag, "helping"));
        // The page asks, so Enter alone says nothing of who helps.
        visitor.enters("");
        assert_eq!(visitor.heading(), said(tag, "helping-heading"));
        enters_label(&mut visitor, &said(tag, "helping-staff"));
        visitor.enters("103");
        let (_, way_to_ask) = visitor.page().controls().nth(1).unwrap();
        let way_to_ask = way_to_ask.label.words.clone();
        enters_label(&mut visitor, &way_to_ask);
        enters_label(&mut visitor, &said(tag, "trial-go"));
        assert_eq!(visitor.heading(), said(tag, "agreement-heading"));
        visitor.enters("1").enters(PEOPLE[0].0).enters(PEOPLE[0].1);
        for _skipped in 0..2 {
            visitor.enters("-");
        }
        visitor.enters("1").enters("1").enters("1");
        assert_eq!(visitor.heading(), said(tag, "receipt-heading"));
        assert_eq!(visitor.requests()[0]["helped_by"], "staff");
        enters_label(&mut visitor, &said(tag, "next-person"));
        assert_eq!(visitor.heading(), said(tag, "home-heading"));
        // Home offers the next person too, where nothing was sent.
        enters_label(&mut visitor, &said(tag, "next-person"));
        assert_eq!(visitor.heading(), said(tag, "home-heading"));
        tells_none_of(&visitor, &[PEOPLE[0].0.to_owned(), PEOPLE[0].1.to_owned()]);
    }
}

/// Enters the number that stands before a control.
fn enters_label(visitor: &mut Visitor, label: &str) {
    let sees = visitor.sees();
    let mut rows = sees.lines().filter(|row| row.contains(label));
    let row = rows
        .next()
        .unwrap_or_else(|| panic!("no {label:?} in\n{sees}"));
    let number: String = row
        .trim_start()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    visitor.enters(&number);
}
