//! The core alone: what it asks of the spool, and what it makes of each answer.

use cas_kiosk::app::{App, Effect, Message, Moment, Screen};
use cas_kiosk::page::Key;
use cas_kiosk::request::{Request, StoreOutcome};
use cas_kiosk::settings::Setting;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::plain;
use chrono::Duration;
use std::sync::Arc;

use crate::visitor::{ADJUSTABLE, WARNINGS, clock, sent, shipped, shipped_anew};

pub fn moment(setup: &Arc<Setup>, minutes: i64) -> Moment {
    Moment {
        now: clock(setup).now() + Duration::minutes(minutes),
        seed: [7; 32],
    }
}

pub fn press(app: &mut App, setup: &Arc<Setup>, key: Key, minutes: i64) -> Vec<Effect> {
    let messages = sent(app.page(), key);
    app.step(moment(setup, minutes), messages).effects
}

/// Goes to the control with this label and presses Enter.
pub fn choose(app: &mut App, setup: &Arc<Setup>, label: &str, minutes: i64) -> Vec<Effect> {
    // Twice: if the clock has jumped, facts have become old, and the page has other stops.
    for _look in 0..2 {
        let found = app
            .page()
            .controls()
            .find(|(_, control)| control.label.words == label);
        let Some((stop, _)) = found else {
            panic!("no {label:?} on {}", app.page().heading.words);
        };
        app.step(moment(setup, minutes), vec![Message::Focus(stop)]);
    }
    press(app, setup, Key::Enter, minutes)
}

/// Somebody who has answered everything and is asked to agree.
pub fn about_to_send(setup: &Arc<Setup>) -> App {
    about_to_send_while(setup, || 0)
}

/// The same while the clock shows this many minutes more than at first, key by key.
fn about_to_send_while(setup: &Arc<Setup>, mut minutes: impl FnMut() -> i64) -> App {
    let mut app = App::new(setup.clone(), moment(setup, minutes()).now);
    for label in [
        "Polski",
        "Pomoc i usługi",
        "Pomoc w domu i poza domem",
        "Złota Rączka",
        "Chcę poprosić o tę pomoc",
    ] {
        choose(&mut app, setup, label, minutes());
    }
    for digit in ['1', '1', '1', '1'] {
        press(&mut app, setup, Key::Char(digit), minutes());
    }
    let effects = choose(&mut app, setup, "Wypełniam zgłoszenie", minutes());
    let [Effect::Probe(aim)] = effects[..] else {
        panic!("the spool is not asked");
    };
    app.step(moment(setup, minutes()), vec![Message::Probed(aim, true)]);
    choose(&mut app, setup, "Wypełniam na próbę", minutes());
    choose(&mut app, setup, "Ja, dla siebie", minutes());
    choose(&mut app, setup, "Nie, tego nie przekazuję", minutes());
    for answer in ["Jan", "126165427", "72"] {
        for character in answer.chars() {
            press(&mut app, setup, Key::Char(character), minutes());
        }
        press(&mut app, setup, Key::Enter, minutes());
    }
    for digit in ['1', '1'] {
        press(&mut app, setup, Key::Char(digit), minutes());
    }
    choose(&mut app, setup, "Dalej", minutes());
    choose(&mut app, setup, "Pomijam to pytanie", minutes());
    press(&mut app, setup, Key::Char('1'), minutes());
    choose(&mut app, setup, "Zgadza się, dalej", minutes());
    app
}

pub fn send(app: &mut App, setup: &Arc<Setup>, minutes: i64) -> Request {
    send_by(app, setup, "Zgadzam się, wysyłam", minutes)
}

fn send_by(app: &mut App, setup: &Arc<Setup>, label: &str, minutes: i64) -> Request {
    match choose(app, setup, label, minutes).pop() {
        Some(Effect::Store(request)) => *request,
        _ => panic!("nothing is stored"),
    }
}

/// The end of the attempt to store this request.
pub fn ends(app: &mut App, setup: &Arc<Setup>, request: &Request, outcome: StoreOutcome) {
    let ended = Message::Stored(request.id.clone(), outcome);
    app.step(moment(setup, 1), vec![ended]);
}

#[test]
fn a_receipt_comes_only_after_the_request_is_stored() {
    let setup = shipped();
    let mut app = about_to_send(setup);
    let request = send(&mut app, setup, 0);
    assert_eq!(app.page().heading.words, "Zgoda i wysłanie");
    ends(&mut app, setup, &request, StoreOutcome::Stored);
    assert_eq!(app.page().heading.words, "Zgłoszenie jest wysłane");
    assert!(plain::render(app.shown()).contains(&request.reference));
    // Whoever has it can ask the office about the visitor.
    assert!(!format!("{:?}", app.page()).contains(&request.reference));
}

#[test]
fn the_same_answers_are_the_same_document_after_an_unknown_end() {
    let setup = shipped();
    let mut app = about_to_send(setup);
    let first = send(&mut app, setup, 0);
    ends(&mut app, setup, &first, StoreOutcome::Unknown);
    let second = send_by(&mut app, setup, "Wysyłam jeszcze raz", 5);
    assert!(
        first == second,
        "even the time is that of the first attempt"
    );
}

#[test]
fn other_answers_are_another_request_after_an_unknown_end() {
    let setup = shipped();
    let mut app = about_to_send(setup);
    let first = send(&mut app, setup, 0);
    ends(&mut app, setup, &first, StoreOutcome::Unknown);
    choose(&mut app, setup, "Wracam", 1);
    choose(&mut app, setup, "Wracam", 1);
    choose(&mut app, setup, "Zmieniam: Kto wypełnia", 1);
    press(&mut app, setup, Key::Char('2'), 1);
    choose(&mut app, setup, "Zgadza się, dalej", 1);
    let second = send(&mut app, setup, 2);
    assert_eq!(
        (first.volunteer, second.volunteer),
        (Some(false), Some(true))
    );
    assert_ne!(first.id, second.id);
    assert_ne!(first.reference, second.reference);
}

#[test]
fn the_same_request_keeps_its_id_when_it_was_not_stored() {
    let setup = shipped();
    let mut app = about_to_send(setup);
    let first = send(&mut app, setup, 0);
    ends(&mut app, setup, &first, StoreOutcome::NotStored);
    let second = send(&mut app, setup, 5);
    assert_eq!(first.id, second.id);
}

#[test]
fn whoever_cannot_know_is_told_the_number_and_whom_to_call() {
    let setup = shipped();
    let mut app = about_to_send(setup);
    let request = send(&mut app, setup, 0);
    ends(&mut app, setup, &request, StoreOutcome::Unknown);
    assert_eq!(
        app.page().heading.words,
        "Nie wiemy, czy zgłoszenie dotarło"
    );
    let page = plain::render(app.shown());
    for words in [
        &request.reference,
        "To nie jest Pana/Pani wina",
        "12 616 78 14",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let request = send_by(&mut app, setup, "Wysyłam jeszcze raz", 1);
    ends(&mut app, setup, &request, StoreOutcome::Stored);
    assert_eq!(app.page().heading.words, "Zgłoszenie jest wysłane");
    assert!(plain::render(app.shown()).contains(&request.reference));
}

#[test]
fn what_is_doubtful_stays_doubtful_and_is_told_anew() {
    let setup = shipped();
    let mut app = about_to_send(setup);
    let request = send(&mut app, setup, 0);
    ends(&mut app, setup, &request, StoreOutcome::Unknown);
    for outcome in [StoreOutcome::NotStored, StoreOutcome::Unknown] {
        let request = send_by(&mut app, setup, "Wysyłam jeszcze raz", 1);
        let step = app.step(
            moment(setup, 1),
            vec![Message::Stored(request.id.clone(), outcome)],
        );
        let heard = format!("{:?}", step.said);
        assert!(
            heard.contains("Nadal nie wiemy, czy zgłoszenie dotarło."),
            "{heard}"
        );
    }
    choose(&mut app, setup, "Wracam", 1);
    let is_doubtful = |app: &App| {
        let page = format!("{:?}", app.page());
        page.contains("Nie wiemy na pewno, czy zgłoszenie dotarło.")
            && !page.contains("nie jest jeszcze wysłane")
            && !page.contains("nie jest wysłane")
    };
    assert!(is_doubtful(&app));
    app.step(moment(setup, 2), vec![Message::Finish]);
    assert!(is_doubtful(&app));
}

#[test]
fn an_outcome_that_comes_after_the_visit_concerns_nobody() {
    let setup = shipped();
    let mut app = about_to_send(setup);
    let request = send(&mut app, setup, 0);
    app.step(moment(setup, 3), vec![Message::TimeUp; 1 + WARNINGS]);
    assert!(app.is_empty());
    ends(&mut app, setup, &request, StoreOutcome::Stored);
    assert!(app.is_empty());
    assert_eq!(app.page().heading.words, "Dzień dobry!");
}

#[test]
fn an_activity_that_ends_while_somebody_reads_says_so_and_takes_nobody() {
    let setup = shipped();
    let mut app = App::new(setup.clone(), clock(setup).now());
    choose(&mut app, setup, "Polski", 0);
    let activities = &setup.content.activities;
    let trip = activities.find(|it| {
        let series = it.series.as_ref();
        series.is_some_and(|series| series.regular.is_empty() && !series.also_on.is_empty())
    });
    app.step(
        moment(setup, 0),
        vec![Message::Open(Screen::Activity(trip.unwrap()))],
    );
    let asks = |app: &App| {
        let mut controls = app.page().controls();
        controls.any(|(_, control)| matches!(control.message, Message::Ask(_)))
    };
    assert!(asks(&app));
    let a_year = 365 * 24 * 60;
    press(&mut app, setup, Key::Down, a_year);
    let page = format!("{:?}", app.page());
    assert!(page.contains("Te zajęcia już się skończyły."), "{page}");
    // Nobody can join any more, but the centre can be asked.
    let aim = app
        .page()
        .controls()
        .find_map(|(_, control)| match control.message {
            Message::Ask(aim) => Some(aim),
            _ => None,
        });
    let service = setup.content.service_of(aim.unwrap().ask);
    assert_eq!(setup.content.services[service].id, "centre-call");
}

#[test]
fn a_meeting_that_ends_while_somebody_reads_gives_way_to_the_next_one() {
    let setup = shipped();
    let mut app = App::new(setup.clone(), clock(setup).now());
    for label in [
        "Polski",
        "Zajęcia i spotkania",
        "Dziś i jutro",
        "Dziś, 16:00–18:00: Brydż i scrabble",
    ] {
        choose(&mut app, setup, label, 0);
    }
    let step = |app: &App| app.page().step.clone().unwrap().words;
    press(&mut app, setup, Key::Down, 7 * 60);
    assert_eq!(step(&app), "Dziś, 16:00–18:00");
    press(&mut app, setup, Key::Down, 8 * 60);
    assert_eq!(step(&app), "Wtorek, 1 grudnia, 16:00–18:00");
}

#[test]
fn a_clock_that_is_ten_years_off_or_jumps_from_key_to_key_keeps_no_request_from_being_sent() {
    const TEN_YEARS: i64 = 10 * 365 * 24 * 60;
    let setup = shipped();
    for jumps in [
        [TEN_YEARS, TEN_YEARS],
        [-TEN_YEARS, -TEN_YEARS],
        [0, TEN_YEARS],
        [0, -TEN_YEARS],
        [TEN_YEARS, -TEN_YEARS],
    ] {
        let mut keys = 0;
        let mut app = about_to_send_while(setup, || {
            keys += 1;
            jumps[keys % 2]
        });
        let request = send(&mut app, setup, jumps[0]);
        assert_eq!(request.at, moment(setup, jumps[0]).now);
        app.step(
            moment(setup, jumps[1]),
            vec![Message::Stored(request.id, StoreOutcome::Stored)],
        );
        assert!(
            plain::render(app.shown()).contains(&request.reference),
            "{jumps:?}"
        );
        app.step(moment(setup, jumps[0]), vec![Message::Finish]);
        assert!(app.is_empty(), "{jumps:?}");
    }
}

#[test]
fn what_is_due_is_counted_up_to_the_end_of_a_visit_and_no_further() {
    let setup = shipped();
    let seconds = std::time::Duration::from_secs;
    let mut app = App::new(setup.clone(), clock(setup).now());
    let a_year = seconds(365 * 86_400);
    assert_eq!(app.due(a_year), (0, a_year), "nobody is there");
    app.step(moment(setup, 0), vec![Message::Focus(1)]);
    // On Start what one person has highlighted is not left for the next.
    for (elapsed, due) in [(179, (0, 179)), (180, (1, 0)), (1000, (1, 820))] {
        assert_eq!(app.due(seconds(elapsed)), (due.0, seconds(due.1)));
    }
    choose(&mut app, setup, "Polski", 0);
    // The warning, and what is left of a minute.
    let table = [
        (179, (0, 179)),
        (180, (1, 0)),
        (209, (1, 29)),
        (210, (2, 0)),
        (224, (2, 14)),
        (225, (3, 0)),
        (239, (3, 14)),
        (240, (4, 0)),
        (3600, (4, 3360)),
    ];
    for (elapsed, due) in table {
        assert_eq!(
            app.due(seconds(elapsed)),
            (due.0, seconds(due.1)),
            "{elapsed}"
        );
    }
    // So many bring it about, and from where the visit is by then the rest is due.
    for (done, rest) in [(1, 30 + 15 + 15), (2, 15 + 15), (3, 15)] {
        let mut app = app.clone();
        app.step(moment(setup, 0), vec![Message::TimeUp; done]);
        assert!(app.is_warning());
        assert_eq!(app.due(seconds(rest - 1)).0, 3 - done);
        assert_eq!(app.due(seconds(rest)), (4 - done, seconds(0)));
        app.step(moment(setup, 0), vec![Message::TimeUp; 4 - done]);
        assert!(app.is_empty());
    }
}

#[test]
fn a_kiosk_without_a_limit_of_time_has_nothing_due() {
    let mut setup = shipped_anew();
    setup.config.idle = None;
    let setup = Arc::new(setup);
    let mut app = App::new(setup.clone(), clock(&setup).now());
    choose(&mut app, &setup, "Polski", 0);
    let ever = std::time::Duration::MAX;
    assert_eq!(app.due(ever), (0, ever));
}

#[test]
fn ten_times_as_much_time_is_due_ten_times_as_late() {
    let setup = shipped();
    let seconds = std::time::Duration::from_secs;
    let mut app = App::new(setup.clone(), clock(setup).now());
    choose(&mut app, setup, "Polski", 0);
    let more = Message::Change(Setting::Time);
    app.step(
        moment(setup, 0),
        vec![Message::Adjustable(ADJUSTABLE), more],
    );
    assert_eq!(app.due(seconds(2399)).0, 4, "up to the last 15 seconds");
    assert_eq!(app.due(seconds(2400)).0, 5);
    assert_eq!(app.due(seconds(1799)).0, 0);
}

/// Somebody on Home who types these digits, each with the seconds since the visit began.
fn types_slowly(app: &mut App, setup: &Arc<Setup>, digits: &[(char, i64)]) -> Option<String> {
    choose(app, setup, "Polski", 0);
    for (digit, at) in digits {
        let moment = Moment {
            now: moment(setup, 0).now + Duration::seconds(*at),
            ..moment(setup, 0)
        };
        let messages = sent(app.page(), Key::Char(*digit));
        app.step(moment, messages);
    }
    let status = app.page().status.as_ref()?;
    Some(status.words.clone())
}

#[test]
fn a_digit_that_was_pressed_by_mistake_does_not_spoil_a_number_that_is_typed_later() {
    let setup = shipped();
    let mut app = App::new(setup.clone(), moment(setup, 0).now);
    let status = types_slowly(&mut app, setup, &[('1', 0), ('3', 31)]);
    assert_eq!(status.unwrap(), "Numer: 3… Proszę pisać dalej.");
    let mut app = App::new(setup.clone(), moment(setup, 0).now);
    types_slowly(
        &mut app,
        setup,
        &[('1', 0), ('3', 31), ('1', 61), ('1', 91)],
    );
    assert_eq!(app.page().heading.words, "Złota Rączka");
}

#[test]
fn whoever_has_asked_for_more_time_types_a_number_in_five_minutes() {
    let setup = shipped();
    let mut app = App::new(setup.clone(), moment(setup, 0).now);
    app.step(moment(setup, 0), vec![Message::Adjustable(ADJUSTABLE)]);
    choose(&mut app, setup, "Polski", 0);
    app.step(moment(setup, 0), vec![Message::Change(Setting::Time)]);
    for (digit, at) in [('3', 0), ('1', 2), ('1', 7)] {
        press(&mut app, setup, Key::Char(digit), at);
    }
    assert_eq!(app.page().heading.words, "Złota Rączka");
}

#[test]
fn a_number_that_was_begun_is_gone_once_the_kiosk_has_asked_whether_somebody_is_there() {
    let setup = shipped();
    let mut app = App::new(setup.clone(), moment(setup, 0).now);
    types_slowly(&mut app, setup, &[('1', 0)]);
    app.step(moment(setup, 0), vec![Message::TimeUp]);
    app.step(moment(setup, 0), vec![Message::StillHere]);
    assert_eq!(app.page().status, None);
}
