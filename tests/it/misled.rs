//! Nothing misleads: what is only an example, old, closed or not for somebody says so where it stands,
//! and there is always another way.

use std::sync::Arc;

use cas_kiosk::app::{App, Message, Moment, Screen};
use cas_kiosk::content::service::Offered;
use cas_kiosk::page::announce::whole;
use cas_kiosk::page::{Key, Stop};
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::tui::layout::Plan;
use cas_kiosk::text::Language;

use crate::exploration::screens;
use crate::project::root;
use crate::visitor::{Visitor, clock_at, in_one_line, kept, language, said, shipped};

const TAGS: [&str; 3] = ["pl", "en", "uk"];
/// A phone number as it is typed, and as it is shown.
const TYPED_PHONE: &str = "605918274";
const PHONE: &str = "605 918 274";
/// What an ear takes in within a minute, in characters.
const HEARD_IN_A_MINUTE: usize = 740;

/// A kiosk at Home in a language, at a local time.
fn at_home_on(at: &str, tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(shipped(), at);
    visitor.chooses_id(tag, "language-name");
    visitor
}

fn at_home(tag: &str) -> Visitor {
    at_home_on("2026-11-24T10:00", tag)
}

/// The page of a screen.
fn page_of(setup: &Arc<Setup>, tag: Language, screen: Screen, at: &str) -> App {
    let moment = Moment {
        now: clock_at(setup, at).now(),
        seed: [7; 32],
    };
    let mut app = App::new(setup.clone(), moment.now);
    let begin = Message::Begin(tag, Screen::Home);
    app.step(moment, vec![begin, Message::Open(screen)]);
    app
}

/// Every card there is.
fn cards() -> Vec<Screen> {
    let content = &shipped().content;
    let services = content.services.with_ids();
    let services = services.filter(|(_, it)| it.offered == Offered::InGroup);
    let services = services.map(|(id, _)| Screen::Service(id));
    let articles = content.articles.ids().map(Screen::Article);
    let centres = content.centres.ids().map(Screen::Centre);
    let activities = content.activities.ids().map(Screen::Activity);
    let others = articles.chain(centres).chain(activities);
    services.chain(others).collect()
}

fn blocks(app: &App) -> Vec<String> {
    let blocks = app.page().blocks().map(|(_, block)| block.in_one_line());
    blocks.collect()
}

fn asks(app: &App) -> Option<usize> {
    let stops = app.page().stops.iter();
    let mut asked = stops.enumerate().filter(
        |(_, stop)| matches!(stop, Stop::Control(it) if matches!(it.message, Message::Ask(_))),
    );
    asked.next().map(|(index, _)| index)
}

#[test]
fn no_card_shows_an_example_as_if_it_were_known() {
    let setup = shipped();
    let content = &setup.content;
    let mut marked = 0;
    for tag in TAGS {
        let mark = said(tag, "sample-mark");
        for card in cards() {
            let is_sample = match &card {
                Screen::Activity(id) => content.activities[*id].provenance.sample,
                _ => false,
            };
            let app = page_of(setup, language(tag), card.clone(), "2026-11-24T10:00");
            let blocks = blocks(&app);
            if is_sample {
                assert!(blocks.iter().any(|it| it.contains(&mark)), "{blocks:?}");
            }
            for block in blocks.iter().filter(|it| it.contains(&mark)) {
                assert!(block.ends_with(&mark), "no date stands beside it: {block}");
                marked += 1;
            }
        }
    }
    assert!(marked > 100, "{marked}");
}

#[test]
fn the_last_text_of_every_card_tells_where_it_is_known_from() {
    let setup = shipped();
    for tag in TAGS {
        let known_from = said(tag, "known-from");
        for card in cards() {
            let app = page_of(setup, language(tag), card.clone(), "2026-11-24T10:00");
            let blocks = blocks(&app);
            let begins = blocks.iter().position(|it| it.starts_with(&known_from));
            let Some(begins) = begins else {
                panic!("{card:?}: {blocks:?}");
            };
            let after = &blocks[begins + 1..];
            let as_of = said(tag, "as-of-year");
            let as_of = as_of.split('2').next().unwrap().split('{').next().unwrap();
            let as_of = as_of.split_whitespace().next().unwrap();
            // A source without a date says so.
            let unknown = said(tag, "as-of-unknown");
            let tells = |it: &String| it.contains(as_of) || it.contains(&unknown);
            assert!(tells(&blocks[begins]), "{:?}", blocks[begins]);
            // The owner of the data about centres stands in a row of its own.
            let source = said(tag, "source");
            let source = source.split(':').next().unwrap();
            let is_source = |it: &String| tells(it) || it.starts_with(source);
            assert!(after.iter().all(is_source), "{after:?}");
        }
    }
}

#[test]
fn editors_notes_about_sources_are_not_shown() {
    let setup = shipped();
    for card in cards() {
        let app = page_of(setup, language("pl"), card, "2026-11-24T10:00");
        for block in blocks(&app) {
            for note in ["undated", "Leaflet", "register", "nothing newer", "Example"] {
                assert!(!block.contains(note), "{block}");
            }
        }
    }
}

#[test]
fn every_activity_can_be_joined_or_asked_about_near_the_top_of_its_card() {
    let setup = shipped();
    for id in setup.content.activities.ids() {
        for at in ["2026-11-24T10:00", "2027-06-30T21:00", "2031-03-03T10:00"] {
            let app = page_of(setup, language("pl"), Screen::Activity(id), at);
            let asked = asks(&app);
            assert!(
                asked.is_some_and(|index| index <= 4),
                "{asked:?} on {at}: {:?}",
                blocks(&app)
            );
        }
    }
}

#[test]
fn who_need_not_sign_up_asks_the_centre_about_this_activity() {
    let mut visitor = at_home("pl");
    let setup = shipped();
    let free = |it: &cas_kiosk::content::activity::Activity| it.sign_up == Some(false);
    let activity = setup.content.activities.find(free).unwrap();
    let kind = setup.content.kind_of(activity);
    let number = setup.content.kinds[kind].number.unwrap();
    visitor.types(&number.to_string());
    let title = &setup.content.activities[activity].title;
    let title = title.as_ref().unwrap().get(language("pl")).words;
    let labels = visitor.page().controls();
    let label = labels
        .map(|(_, it)| it.label.words.clone())
        .find(|label| label.contains(&title));
    visitor.chooses(&label.unwrap());
    visitor.chooses("Proszę, żeby centrum do mnie zadzwoniło");
    visitor.chooses_id("pl", "trial-go").for_oneself("pl");
    visitor.types("Anna Nowak").press(Key::Enter);
    visitor.types(TYPED_PHONE).press(Key::Enter);
    visitor.chooses_id("pl", "skip").answers('1');
    visitor.agrees_and_sends("pl");
    let request = &visitor.requests()[0];
    assert_eq!(request["service"], "centre-call");
    let id = &setup.content.activities[activity].id;
    assert_eq!(request["about"]["activity"], id.as_str());
}

#[test]
fn a_line_says_whether_it_is_closed_now_and_that_its_days_are_not_known() {
    for (tag, closed, days) in [
        ("pl", "Teraz zamknięte.", "Nie wiemy, w które dni."),
        ("en", "Closed now.", "We do not know on which days."),
        ("uk", "Зараз не працює.", "Ми не знаємо, у які дні."),
    ] {
        let told = |at: &str, number: &str| {
            let mut visitor = at_home_on(at, tag);
            visitor.types(number);
            let sees = visitor.sees();
            (sees.contains(closed), sees.contains(days))
        };
        // MOPS: 7:30–15:30, on days that are not known; a Saturday.
        assert_eq!(told("2026-11-28T07:29", "344"), (true, true));
        assert_eq!(told("2026-11-28T07:30", "344"), (false, true));
        assert_eq!(told("2026-11-28T15:29", "344"), (false, true));
        assert_eq!(told("2026-11-28T15:30", "344"), (true, true));
        // The podologist: Monday to Friday, 10–14.
        assert!(!told("2026-11-27T13:59", "321").0);
        assert!(told("2026-11-28T12:00", "321").0);
        // Crisis help: day and night.
        assert_eq!(told("2026-11-28T03:00", "331"), (false, false));
    }
}

#[test]
fn the_last_line_of_a_page_says_whether_nobody_answers_now() {
    for (tag, closed) in [
        ("pl", "12 616 54 27 (teraz zamknięte) · 112"),
        ("en", "12 616 54 27 (closed now) · 112"),
        ("uk", "12 616 54 27 (зараз зачинено) · 112"),
    ] {
        for (at, is_closed) in [
            ("2026-11-24T07:29", true),
            ("2026-11-24T07:30", false),
            ("2026-11-24T15:30", true),
        ] {
            let mut visitor = at_home_on(at, tag);
            assert_eq!(
                visitor.page().contact.text.words.ends_with(closed),
                is_closed
            );
            visitor.types("311");
            assert_eq!(
                visitor.page().contact.text.words.ends_with(closed),
                is_closed
            );
            // Start stays the same for as long as nobody comes.
            visitor.press(Key::Finish);
            assert!(!visitor.page().contact.text.words.contains('('));
        }
    }
}

#[test]
fn where_nothing_can_be_asked_for_somebody_can_call_back() {
    let setup = shipped();
    let content = &setup.content;
    let call_back = content.service("info-call").unwrap();
    let services = content.services.with_ids();
    let mut offered = 0;
    for (id, service) in services.filter(|(_, it)| it.offered == Offered::InGroup) {
        let app = page_of(
            setup,
            language("pl"),
            Screen::Service(id),
            "2026-11-28T22:00",
        );
        let mut controls = app.page().controls();
        let open = Message::Open(Screen::Service(call_back));
        let is_offered = controls.any(|(_, it)| it.message == open);
        let is_always_open = service.lines.iter().all(|line| {
            line.hours == Some(cas_kiosk::schedule::Open::Always)
                || content.site.is_emergency(&line.number)
        });
        assert_eq!(
            is_offered,
            service.ask.is_none() && !is_always_open,
            "{}",
            service.id
        );
        offered += usize::from(is_offered);
    }
    assert!(offered > 3, "{offered}");
}

#[test]
fn a_verdict_says_yes_no_or_please_call_in_its_heading() {
    for (tag, [yes, no, call]) in [
        (
            "pl",
            [
                "Tak, to pomoc dla Pana/Pani",
                "Nie, to nie jest pomoc dla Pana/Pani",
                "Proszę zadzwonić i zapytać",
            ],
        ),
        (
            "en",
            [
                "Yes, this help is for you",
                "No, this help is not for you",
                "Please call and ask",
            ],
        ),
        (
            "uk",
            [
                "Так, ця допомога для Вас",
                "Ні, ця допомога не для Вас",
                "Зателефонуйте, будь ласка, і запитайте",
            ],
        ),
    ] {
        for (answers, heading) in [("11", yes), ("3", no), ("12", call)] {
            let mut visitor = at_home(tag);
            visitor.types("312").chooses_id(tag, "service-ask");
            for answer in answers.chars() {
                visitor.answers(answer);
            }
            assert_eq!(visitor.heading(), heading);
        }
    }
}

#[test]
fn who_is_not_from_the_city_hears_it_before_the_request() {
    for number in ["311", "312"] {
        let mut visitor = at_home("pl");
        visitor.types(number).chooses_id("pl", "service-ask");
        visitor.answers('1');
        assert_eq!(visitor.heading(), "Czy mieszka Pan/Pani w Krakowie?");
        visitor.answers('2');
        assert_ne!(visitor.heading(), said("pl", "eligible-yes"));
        assert_eq!(asks(visitor.app()), None);
    }
}

#[test]
fn the_office_on_a_card_gets_the_request() {
    let setup = shipped();
    let content = &setup.content;
    for tag in TAGS {
        for (id, service) in content.services.with_ids() {
            let Some(ask) = service.ask.filter(|_| service.offered == Offered::InGroup) else {
                continue;
            };
            let app = page_of(
                setup,
                language(tag),
                Screen::Service(id),
                "2026-11-24T10:00",
            );
            let office = content.office_of(ask).name.get(language(tag)).words;
            let told = format!("{}: {office}", said(tag, "office"));
            let blocks = blocks(&app);
            assert!(blocks.iter().any(|it| it.starts_with(&told)), "{blocks:?}");
        }
    }
}

/// "The centre you chose" would tell nobody who gets the answers.
#[test]
fn consent_and_receipt_name_the_centre_that_was_chosen() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("103");
        let told = format!("{}: {}", said(tag, "office"), visitor.heading());
        visitor.chooses_nth(1).chooses_id(tag, "trial-go");
        visitor.for_oneself(tag).types("Anna").press(Key::Enter);
        visitor.types(TYPED_PHONE).press(Key::Enter);
        visitor.chooses_id(tag, "skip").answers('1');
        visitor.chooses_id(tag, "answers-right");
        assert_eq!(visitor.heading(), said(tag, "consent-heading"));
        assert!(visitor.sees().contains(&told), "{}", visitor.sees());
        visitor.chooses_id(tag, "consent-send");
        assert_eq!(visitor.heading(), said(tag, "receipt-heading"));
        assert!(visitor.sees().contains(&told), "{}", visitor.sees());
    }
}

/// Somebody who has asked to be called back.
fn at_receipt(tag: &str) -> Visitor {
    let mut visitor = at_home(tag);
    visitor.types("352").chooses_first();
    visitor.chooses_id(tag, "trial-go").for_oneself(tag);
    visitor.types("Anna Nowak").press(Key::Enter);
    visitor.types(TYPED_PHONE).press(Key::Enter);
    visitor.answers('8');
    visitor.types("Kto naprawi okulary?").press(Key::Enter);
    visitor.answers('1');
    visitor.agrees_and_sends(tag);
    assert_eq!(visitor.heading(), said(tag, "receipt-heading"));
    visitor
}

#[test]
fn a_receipt_tells_who_calls_which_number_by_when_and_what_was_asked() {
    for tag in TAGS {
        let visitor = at_receipt(tag);
        let sees = visitor.sees();
        let setup = shipped();
        let service = setup.content.service("info-call").unwrap();
        let office = setup
            .content
            .office_of(setup.content.services[service].ask.unwrap());
        let response = setup.content.site.response.as_ref().unwrap();
        for told in [
            office.name.get(language(tag)).words,
            response.text.get(language(tag)).words,
            // It is only a trial, and says so where it tells of calls.
            said(tag, "trial").split_once('.').unwrap().0.to_owned(),
            format!(
                "{} {}: {PHONE}",
                said(tag, "receipt-phone"),
                said(tag, "sample-mark")
            ),
            "Kto naprawi okulary?".to_owned(),
        ] {
            assert!(sees.contains(&told), "{told:?} is not in\n{sees}");
        }
        // It is copied down together with the number.
        assert!(sees.contains("Anna Nowak"), "{sees}");
    }
}

#[test]
fn a_receipt_is_left_with_two_keys_and_the_next_person_comes_before_anything_else() {
    let mut visitor = at_receipt("pl");
    visitor.press(Key::Down).press(Key::Enter);
    assert!(visitor.is_forgotten());
    let mut visitor = at_receipt("pl");
    visitor.press(Key::Down).press(Key::Down).press(Key::Enter);
    assert_eq!(visitor.heading(), said("pl", "home-heading"));
    assert!(!visitor.sees_all().contains(PHONE));
}

#[test]
fn the_goodbye_is_seen_in_the_language_of_the_visitor_until_the_next_key() {
    for tag in TAGS {
        let goodbye = said(tag, "visit-over");
        let mut visitor = at_home(tag);
        visitor.press(Key::Finish);
        assert!(visitor.is_forgotten());
        assert!(visitor.sees().contains(&goodbye), "{}", visitor.sees());
        visitor.press(Key::Down);
        assert!(!visitor.sees().contains(&goodbye), "{}", visitor.sees());
        // Nobody is thanked who has only gone.
        let mut visitor = at_home(tag);
        visitor.waits_to_the_end();
        assert!(visitor.is_forgotten());
        assert!(!visitor.sees().contains(&goodbye), "{}", visitor.sees());
        // A Start that nobody comes to is as it was.
        let mut visitor = at_home(tag);
        visitor.press(Key::Finish).waits();
        assert!(!visitor.sees().contains(&goodbye), "{}", visitor.sees());
    }
}

#[test]
fn the_goodbye_is_heard_once_by_those_who_listen() {
    let mut visitor = Visitor::listens();
    visitor.press(Key::Enter).press(Key::Finish);
    let goodbye = said("pl", "visit-over");
    let heard = visitor.hears();
    assert_eq!(
        heard.iter().filter(|it| **it == goodbye).count(),
        1,
        "{heard:?}"
    );
}

#[test]
fn a_number_stands_once_on_the_page_of_numbers() {
    let mut visitor = at_home("pl");
    visitor.types("352").chooses_first();
    let spool = visitor.spool();
    visitor.press(Key::Back).press(Key::Back);
    std::fs::remove_dir_all(spool).unwrap();
    visitor.types("352").chooses_first();
    assert_eq!(visitor.heading(), said("pl", "unavailable-heading"));
    let app = visitor.app();
    let numbers = blocks(app);
    let number = &shipped().content.site.contact.number;
    let count = numbers
        .iter()
        .filter(|it| it.contains(number.as_str()))
        .count();
    assert_eq!(count, 1, "{numbers:?}");
}

#[test]
fn no_page_has_the_emergency_number() {
    assert_eq!(shipped().catalogue.numbered(112), None);
    let mut visitor = at_home("pl");
    visitor.types("179");
    assert_eq!(visitor.heading(), "CAS Prądnik Biały");
}

#[test]
fn where_a_page_has_the_emergency_number_it_is_reached_over_the_page_for_emergencies() {
    let read = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let site = read("content/site.toml").replace("call_back = \"info-call\"", "");
    let site = site.replace("no_call = \"nobody-called\"", "");
    let centres = read("content/centres.toml").replace("number = 179", "number = 112");
    let setup = Setup::from_texts(&[
        ("content/site.toml", &site),
        ("content/centres.toml", &centres),
    ]);
    let setup = setup.unwrap_or_else(|faults| panic!("{faults}"));
    let mut visitor = Visitor::arrives_in(kept(setup));
    visitor.press(Key::Enter).types("112");
    assert_eq!(visitor.heading(), "Numer alarmowy: 112");
    visitor.chooses("CAS Prądnik Biały");
    assert_eq!(visitor.heading(), "CAS Prądnik Biały");
}

#[test]
fn the_hint_and_the_contact_are_heard_at_the_first_page_and_not_at_every_other() {
    let mut visitor = Visitor::listens();
    visitor.press(Key::Enter);
    let hint = said("pl", "hint-list");
    let contact = visitor.page().contact.in_one_line();
    assert!(visitor.hears().contains(&hint) && visitor.hears().contains(&contact));
    for number in ["311", "500", "100", "220", "352"] {
        visitor.types(number);
        let heard = visitor.hears();
        assert!(!heard.contains(&contact), "{heard:?}");
        assert!(!heard.contains(&hint), "{heard:?}");
        visitor.press(Key::Back);
    }
    // On demand: the second time, Right reads the whole page.
    visitor.press(Key::Right).press(Key::Right);
    assert!(visitor.hears().contains(&contact));
}

#[test]
fn a_verdict_says_why_before_what_one_can_do() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("312").chooses_id(tag, "service-ask");
        visitor.answers('1').answers('1');
        let yes = visitor.says_here("eligible-yes");
        let begin = visitor.says_here("request-begin");
        let Some(Stop::Control(control)) = visitor.page().focused() else {
            panic!("leaving would be two keys away:\n{}", visitor.sees());
        };
        assert_eq!(control.label.words, begin);
        assert_eq!(visitor.page().focus, 0);
        let why = control.preface.as_ref().unwrap().words.clone();
        let comes_after = |words: &str| {
            let place = |part: &str| {
                let place = words.find(part);
                place.unwrap_or_else(|| panic!("no {part:?} in {words}"))
            };
            assert!(place(&yes) < place(&why), "{words}");
            assert!(place(&why) < place(&begin), "{words}");
        };
        comes_after(&visitor.hears().join(" "));
        comes_after(&visitor.sees());
        let whole = whole(visitor.shown()).into_iter();
        comes_after(&whole.map(|it| it.words).collect::<Vec<_>>().join(" "));
        for (lettering, grid) in screens() {
            let plan = Plan::new(lettering, visitor.shown(), grid.width, grid.height);
            comes_after(&in_one_line(&plan.draw(0, 0).rows));
        }
    }
}

/// By ear nothing is above or below.
#[test]
fn a_trial_tells_of_the_phone_without_a_place_on_the_screen() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("352").chooses_nth(0);
        let told = visitor.hears()[1].clone();
        assert!(told.ends_with("12 616 54 27."), "{told}");
        for place in ["niżej", "poniżej", "below", "нижче"] {
            assert!(!told.to_lowercase().contains(place), "{told}");
        }
    }
}

#[test]
fn whether_an_assistant_is_for_somebody_of_85_is_heard_within_a_minute() {
    let mut visitor = Visitor::listens();
    visitor.press(Key::Enter);
    let mut heard = 0;
    let mut count = |visitor: &Visitor| {
        let spoken = visitor.utterances();
        heard += spoken
            .iter()
            .map(|it| it.words.chars().count())
            .sum::<usize>();
    };
    visitor.types("312");
    count(&visitor);
    visitor.press(Key::Down);
    count(&visitor);
    for key in [Key::Enter, Key::Char('1'), Key::Char('1')] {
        visitor.press(key);
        count(&visitor);
    }
    assert_eq!(visitor.hears()[0], said("pl", "eligible-yes"));
    assert!(heard <= HEARD_IN_A_MINUTE, "{heard}");
    let whole = whole(visitor.shown()).into_iter();
    let whole: usize = whole.map(|it| it.words.chars().count()).sum();
    assert!(whole <= HEARD_IN_A_MINUTE, "{whole}");
}
