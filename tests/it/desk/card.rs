//! What a clerk tells on a card: nothing that was typed is lost, and nothing is told that was not meant.

use std::slice;
use std::time::Duration;

use cas_book::{Book, Change, How};
use cas_desk::hand_over::hand_over;
use cas_kiosk::form;
use cas_kiosk::request::{About, Answered, Given, Phone, Request};
use chrono::TimeDelta;

use super::{Clerk, FIRST, SECOND};
use crate::office::request;
use crate::visitor::shipped;

/// The office to which the requests of these tests go over.
const OTHER: &str = "information-centre";

fn clerk() -> Clerk {
    Clerk::with("pl", &[request(FIRST)])
}

#[test]
fn each_button_keeps_the_note_as_well() {
    let deeds = [
        "no-answer",
        "called",
        "arranged&arranged-day=2024-12-02",
        "remind&remind-day=2024-12-01",
        "remind-no-more",
        &format!("not-ours&office={OTHER}"),
        "opened",
        "closed&how=done",
        "note",
    ];
    let mut clerk = clerk();
    for (count, deed) in (1..).zip(deeds) {
        let fields = format!("deed={deed}&note=notatka+{count}");
        assert_eq!(clerk.tells(FIRST, &fields), 303, "{deed}");
        let kept = format!("<bdi>notatka {count}</bdi>");
        assert!(clerk.sees(&kept), "{deed}: {}", clerk.page);
    }
}

#[test]
fn enter_in_a_field_tells_nothing_and_what_was_typed_stays() {
    let mut clerk = clerk();
    clerk.opens(&format!("/request/{FIRST}"));
    // A browser presses the first button then.
    let form = clerk.page.split("action=\"/request/").nth(1).unwrap();
    let first = form.split("<button").nth(1).unwrap();
    let first = first.split('>').next().unwrap();
    assert!(!first.contains("name="), "{first}");
    assert_eq!(clerk.tells(FIRST, "arranged-day=2024-12-02"), 422);
    assert!(
        clerk.sees("Proszę wybrać jeden z przycisków"),
        "{}",
        clerk.page
    );
    assert!(clerk.sees("name=\"arranged-day\" value=\"2024-12-02\""));
}

#[test]
fn what_was_typed_is_still_there_when_nothing_was_kept() {
    let mut clerk = clerk();
    let path = format!("/request/{FIRST}");
    clerk.opens(&path);
    let before = clerk.page.clone();
    let mut book = Book::open(&clerk.folder.path().join("book")).unwrap();
    book.change(FIRST, 1, Change::NoAnswer, "jan", clerk.now)
        .unwrap();
    clerk.page = before;
    let fields = "deed=arranged&arranged-day=2024-12-02&note=po+15";
    assert_eq!(clerk.sends(&path, fields), 409);
    for words in [
        // Who was faster, and with what.
        "jan: Nikt nie odebrał",
        "name=\"arranged-day\" value=\"2024-12-02\"",
        ">po 15</textarea>",
    ] {
        assert!(clerk.sees(words), "{words}: {}", clerk.page);
    }
    assert_eq!(clerk.sends(&path, fields), 303);
    assert!(clerk.sees("Zapisano. Stan: umówione na 2 grudnia 2024."));
}

#[test]
fn whoever_goes_back_to_an_old_page_is_not_told_of_somebody_else() {
    let mut clerk = clerk();
    let path = format!("/request/{FIRST}");
    clerk.opens(&path);
    let before = clerk.page.clone();
    assert_eq!(clerk.sends(&path, "deed=no-answer"), 303);
    clerk.page = before;
    assert_eq!(clerk.sends(&path, "deed=called"), 409);
    assert!(clerk.sees("sprzed ostatniej zmiany"), "{}", clerk.page);
    assert!(!clerk.sees("Ktoś inny"), "{}", clerk.page);
}

#[test]
fn a_fault_in_a_form_hides_nothing_that_somebody_else_has_told_meanwhile() {
    let mut clerk = clerk();
    let path = format!("/request/{FIRST}");
    clerk.opens(&path);
    let mut book = Book::open(&clerk.folder.path().join("book")).unwrap();
    book.change(FIRST, 1, Change::Called, "jan", clerk.now)
        .unwrap();
    for fields in ["deed=closed", "deed=", "deed=remind", "deed=note"] {
        assert_eq!(clerk.sends(&path, fields), 409, "{fields}");
        clerk.page = clerk.page.replace("value=\"2\"", "value=\"1\"");
    }
}

#[test]
fn a_button_that_is_pressed_twice_does_its_work_once() {
    let fields = [
        "deed=no-answer&note=poczta",
        "deed=note&note=poczta+2",
        "deed=arranged&arranged-day=2024-12-02",
        "deed=remind&remind-day=2024-12-02&note=poczta+3",
    ];
    let mut clerk = clerk();
    let path = format!("/request/{FIRST}");
    for fields in fields {
        clerk.opens(&path);
        let before = clerk.page.clone();
        assert_eq!(clerk.sends(&path, fields), 303);
        let once = clerk.page.matches("<time").count();
        clerk.page = before;
        assert_eq!(clerk.sends(&path, fields), 303, "{fields}");
        // Who has looked is noted down again.
        assert_eq!(clerk.page.matches("<time").count(), once + 1, "{fields}");
    }
    assert!(clerk.sees("Zapisano. Przypomnimy 2 grudnia 2024."));
}

#[test]
fn what_was_typed_is_told_where_there_is_no_field_for_it_any_more() {
    let mut clerk = clerk();
    let path = format!("/request/{FIRST}");
    clerk.opens(&path);
    let mut book = Book::open(&clerk.folder.path().join("book")).unwrap();
    let closed = Change::Closed(How::Done);
    book.change(FIRST, 1, closed, "jan", clerk.now).unwrap();
    assert_eq!(
        clerk.sends(&path, "deed=arranged&arranged-day=2024-12-02"),
        409
    );
    assert!(
        clerk.sees("Wpisany dzień: 2 grudnia 2024."),
        "{}",
        clerk.page
    );
}

#[test]
fn a_note_for_a_page_that_is_refused_or_gone_can_be_copied() {
    let mut clerk = clerk();
    let path = format!("/request/{FIRST}");
    clerk.opens(&path);
    let now = clerk.now;
    let before = clerk.page.clone();
    clerk.comes_back(now);
    clerk.page = before;
    for (path, status) in [(path.as_str(), 403), ("/request/0", 404)] {
        assert_eq!(clerk.sends(path, "deed=note&note=po+15"), status);
        assert!(clerk.sees("readonly>po 15</textarea>"), "{}", clerk.page);
        clerk.opens(&format!("/request/{FIRST}"));
    }
}

#[test]
fn a_day_that_is_arranged_stays_until_it_is_told_otherwise() {
    let mut clerk = clerk();
    clerk.tells(FIRST, "deed=arranged&arranged-day=2024-12-02");
    let held = "name=\"arranged-day\" value=\"2024-12-02\"";
    assert!(clerk.sees(held), "{}", clerk.page);
    // A browser sends the field with every button.
    let fields = "deed=note&note=po+15&arranged-day=2024-12-02";
    assert_eq!(clerk.tells(FIRST, fields), 303);
    assert!(clerk.sees(held), "{}", clerk.page);
}

#[test]
fn only_what_a_button_tells_was_kept() {
    let mut clerk = clerk();
    clerk.opens(&format!("/request/{FIRST}?kept=anything"));
    assert!(!clerk.sees("Zapisano"), "{}", clerk.page);
}

#[test]
fn a_day_that_is_half_typed_keeps_back_only_what_it_belongs_to() {
    let mut clerk = clerk();
    clerk.opens(&format!("/request/{FIRST}"));
    for deed in ["called", "no-answer", "closed", "not-ours", "note"] {
        assert!(
            clerk.sees(&format!("value=\"{deed}\" formnovalidate>")),
            "{deed}"
        );
    }
    for deed in ["arranged", "remind"] {
        assert!(clerk.sees(&format!("value=\"{deed}\">")), "{deed}");
    }
}

#[test]
fn what_is_to_be_talked_about_and_a_number_to_dial_stand_before_the_buttons() {
    let mut asked = request(FIRST);
    asked.answers[1].answer = Given::Phone(Phone {
        typed: "48600100200".to_owned(),
        e164: "+48600100200".to_owned(),
        extension: None,
    });
    let mut clerk = Clerk::with("pl", slice::from_ref(&asked));
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(clerk.sees("<bdi>600 100 200</bdi>"), "{}", clerk.page);
    let (before, _) = clerk.page.split_once("Co się stało?").unwrap();
    assert!(before.contains("Długa"), "{before}");
}

#[test]
fn of_what_is_forgotten_whoever_has_the_number_hears_how_it_ended() {
    let mut clerk = clerk();
    clerk.tells(FIRST, "deed=closed&how=done");
    let mut book = Book::open(&clerk.folder.path().join("book")).unwrap();
    book.forget(Duration::ZERO, clerk.now + TimeDelta::days(1))
        .unwrap();
    let search = request(FIRST).reference.replace(' ', "+");
    clerk.opens(&format!("/?state=all&search={search}"));
    let told = "z 24 listopada 2024: dane usunięto, bo zakończono je dawno temu. Stan: załatwione.";
    assert!(clerk.sees(told), "{}", clerk.page);
    clerk.opens("/?state=all&search=071");
    assert!(!clerk.sees("dane usunięto"), "{}", clerk.page);
}

#[test]
fn nothing_is_told_that_nobody_has_chosen() {
    let mut clerk = clerk();
    let choose = "Proszę wybrać";
    for (deed, told) in [
        ("closed", choose),
        ("closed&how=", choose),
        ("closed&how=lost", choose),
        ("not-ours", choose),
        ("not-ours&office=", choose),
        ("not-ours&office=mops", choose),
        ("not-ours&office=nobody", choose),
        ("remind", "Proszę wybrać cały dzień"),
        ("arranged&arranged-day=jutro", "Proszę wybrać cały dzień"),
        (
            "arranged&arranged-day=2020-12-02",
            "na pewno 2 grudnia 2020",
        ),
        (
            "arranged&arranged-day=2206-12-02",
            "na pewno 2 grudnia 2206",
        ),
        ("remind&remind-day=2024-11-23", "na pewno 23 listopada 2024"),
        ("called&how=done", "nie należy do tego przycisku"),
        ("called&office=mops", "nie należy do tego przycisku"),
        (
            "called&arranged-day=2024-12-02",
            "nie należy do tego przycisku",
        ),
        (
            "arranged&remind-day=2024-12-02",
            "nie należy do tego przycisku",
        ),
    ] {
        let fields = format!("deed={deed}&note=po+15");
        assert_eq!(clerk.tells(FIRST, &fields), 422, "{deed}");
        assert!(clerk.sees(told), "{deed}: {}", clerk.page);
        assert!(clerk.sees(">po 15</textarea>"), "{deed}: {}", clerk.page);
        assert!(
            clerk.sees("aria-invalid=\"true\""),
            "{deed}: {}",
            clerk.page
        );
        assert!(clerk.sees("Do pola, które"), "{deed}: {}", clerk.page);
    }
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(!clerk.sees("Co się działo"), "{}", clerk.page);
    // What was written on paper yesterday can be told today.
    assert_eq!(
        clerk.tells(FIRST, "deed=arranged&arranged-day=2024-11-23"),
        303
    );
}

#[test]
fn the_history_tells_the_day_and_the_office() {
    let mut clerk = clerk();
    clerk.tells(FIRST, "deed=arranged&arranged-day=2024-12-02");
    clerk.tells(FIRST, &format!("deed=not-ours&office={OTHER}"));
    clerk.tells(FIRST, "deed=opened");
    for words in [
        "ewa: Sprawa jest umówiona – 2 grudnia 2024",
        "ewa: To sprawa innego urzędu – <bdi>Miejskie Centrum",
    ] {
        assert!(clerk.sees(words), "{words}: {}", clerk.page);
    }
}

#[test]
fn whoever_has_handed_over_a_request_sees_where_it_is() {
    let mut clerk = clerk();
    clerk.tells(FIRST, &format!("deed=not-ours&office={OTHER}"));
    assert!(clerk.sees("za chwilę tam trafi") && clerk.sees("value=\"opened\""));
    clerk.opens("/?state=not-ours");
    assert!(clerk.sees("jeszcze nieprzekazane") && !clerk.sees("czeka za długo"));

    clerk.now += TimeDelta::minutes(10);
    clerk.opens("/?state=not-ours");
    assert!(clerk.sees("czeka za długo"), "{}", clerk.page);
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(clerk.sees("czeka na przekazanie od 24 listopada 2024, 11:00"));

    assert_eq!(hand_over(&clerk.desk, clerk.now).unwrap(), []);
    clerk.opens("/?state=not-ours");
    assert!(!clerk.sees("jeszcze nieprzekazane"), "{}", clerk.page);
    clerk.opens(&format!("/request/{FIRST}"));
    assert!(
        clerk.sees("jest tam od 24 listopada 2024, 11:10"),
        "{}",
        clerk.page
    );
    assert!(!clerk.sees("value=\"opened\""), "it would be refused");
    assert!(!clerk.sees("value=\"remind\""), "it would be refused");
}

#[test]
fn a_request_goes_to_the_office_of_the_centres_only_if_it_is_about_one() {
    let about = |id, centre: Option<&str>| Request {
        about: centre.map(|centre| About {
            centre: centre.to_owned(),
            activity: None,
            meeting: None,
        }),
        ..request(id)
    };
    let mut clerk = Clerk::with("pl", &[about(FIRST, None), about(SECOND, Some("cas-38"))]);
    for (id, is_offered) in [(FIRST, false), (SECOND, true)] {
        clerk.opens(&format!("/request/{id}"));
        let option = "<option value=\"centres\">";
        assert_eq!(clerk.sees(option), is_offered, "{}", clerk.page);
        let status = if is_offered { 303 } else { 422 };
        assert_eq!(clerk.tells(id, "deed=not-ours&office=centres"), status);
    }
}

#[test]
fn after_each_call_the_next_request_is_a_press_away() {
    let sent = |id: &str, reference: &str, minutes| Request {
        reference: reference.to_owned(),
        at: request(FIRST).at + TimeDelta::minutes(minutes),
        ..request(id)
    };
    let third = "00000000000000000000000000000003";
    let requests = [
        sent(FIRST, "071 234 568", 0),
        sent(SECOND, "071 234 576", 1),
        sent(third, "071 234 584", 2),
    ];
    let mut clerk = Clerk::with("pl", &requests);
    let leads_to = |clerk: &Clerk, id: &str, reference: &str| {
        clerk.sees(&format!(
            "<a href=\"/request/{id}\">Następne: {reference}</a>"
        ))
    };
    clerk.tells(SECOND, "deed=called");
    assert!(
        leads_to(&clerk, FIRST, "071 234 568"),
        "the oldest: {}",
        clerk.page
    );
    clerk.tells(FIRST, "deed=called");
    assert!(leads_to(&clerk, third, "071 234 584"), "{}", clerk.page);
    clerk.tells(FIRST, "deed=no-answer");
    clerk.tells(third, "deed=no-answer");
    assert!(leads_to(&clerk, FIRST, "071 234 568"), "{}", clerk.page);
    clerk.tells(FIRST, "deed=called");
    assert!(leads_to(&clerk, third, "071 234 584"), "{}", clerk.page);
    // What is to be seen to on another day is not for today.
    clerk.tells(third, "deed=remind&remind-day=2024-12-02");
    clerk.tells(FIRST, "deed=called");
    assert!(!clerk.sees("Następne:"), "nobody waits: {}", clerk.page);
}

#[test]
fn the_list_tells_why_somebody_comes_again_until_that_has_ended() {
    let chosen = |what: &str| Answered {
        question: "what".to_owned(),
        answer: Given::Choice {
            chosen: what.to_owned(),
        },
    };
    let mut reminder = Request {
        service: "nobody-called".to_owned(),
        reminds: Some(request(FIRST).reference),
        ..request(SECOND)
    };
    reminder.reference = "071 234 576".to_owned();
    reminder.answers.push(chosen("not-needed"));
    let mut clerk = Clerk::with("pl", &[request(FIRST), reminder]);
    clerk.opens("/");
    let again = "ponownie przy kiosku – <bdi>Już nie trzeba</bdi>";
    assert!(clerk.sees(again), "{}", clerk.page);
    assert!(
        clerk.sees("wraca do dawnego zgłoszenia – <bdi>Już nie trzeba</bdi>"),
        "{}",
        clerk.page
    );

    clerk.tells(SECOND, "deed=closed&how=withdrawn");
    clerk.opens("/");
    assert!(!clerk.sees(again), "{}", clerk.page);
}

#[test]
fn when_to_call_stands_in_the_list_and_on_the_card() {
    let mut wanted = request(FIRST);
    wanted.answers.push(Answered {
        question: "call-time".to_owned(),
        answer: Given::PartOfDay { chosen: "morning" },
    });
    let mut clerk = Clerk::with("pl", slice::from_ref(&wanted));
    for path in ["/", &format!("/request/{FIRST}"), "/requests.csv"] {
        clerk.opens(path);
        assert!(clerk.sees("Przed południem"), "{path}: {}", clerk.page);
    }
    // Only such an answer can stand there, so each form asks in this way.
    for (_, ask) in shipped().content.asks.with_ids() {
        let asks = ask.form.questions.iter().find(|it| it.id == "call-time");
        let is_told = asks.is_none_or(|it| matches!(it.kind, form::QuestionKind::PartOfDay));
        assert!(is_told, "{}", ask.office);
    }
}
