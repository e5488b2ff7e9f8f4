//! What is only an example is told before somebody relies on it: on Start, and before the first question
//! of a request.

use cas_kiosk::app::{Aim, App, Message, Moment, Screen};
use cas_kiosk::content::service::Offered;
use cas_kiosk::content::{Content, Provenance};
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{Block, BlockKind, Control, Key, Stop};
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::layout::{HEIGHT_MIN, Plan, WIDTH_MIN};
use std::sync::Arc;

use crate::city::{auenfurt, auenfurt_anew};
use crate::exploration::screens;
use crate::visitor::{Visitor, clock, in_one_line, language, shipped};

/// What Start tells with each language where something is only an example.
const ON_START: [(&str, &str); 3] = [
    ("Polski", "To próba. Przykłady są zmyślone."),
    ("English", "A trial. Examples are made up."),
    ("Українська", "Проба. Приклади вигадані."),
];

fn said(setup: &Arc<Setup>, tag: &str, id: &str) -> String {
    setup.locales.say(language(tag), id, &[]).words
}

fn moment(setup: &Arc<Setup>) -> Moment {
    Moment {
        now: clock(setup).now(),
        seed: [7; 32],
    }
}

/// A request is asked for, and can be taken: the page that follows.
fn asks(setup: &Arc<Setup>, tag: &str, screen: &Screen) -> App {
    let mut app = App::new(setup.clone(), moment(setup).now);
    let begin = Message::Begin(language(tag), Screen::Home);
    app.step(moment(setup), vec![begin, Message::Open(screen.clone())]);
    let asked = |(_, control): (usize, &Control<Message>)| match control.message {
        Message::Ask(aim) => Some(aim),
        _ => None,
    };
    let aim = app.page().controls().find_map(asked);
    let aim = aim.unwrap_or_else(|| match screen {
        Screen::Service(service) => Aim::of(setup.content.services[*service].ask.unwrap()),
        _ => panic!("nothing can be asked for on {screen:?}"),
    });
    app.step(moment(setup), vec![Message::Probed(aim, true)]);
    app
}

/// Every card where something can be asked for: the services, a centre, an activity.
fn cards(setup: &Arc<Setup>) -> Vec<Screen> {
    let services = setup.content.services.with_ids();
    let asked = services.filter(|(_, it)| it.offered == Offered::InGroup && it.ask.is_some());
    let services = asked.map(|(id, _)| Screen::Service(id));
    let others = [a_centre(setup), an_activity(setup)];
    services.chain(others).collect()
}

fn a_centre(setup: &Arc<Setup>) -> Screen {
    Screen::Centre(setup.content.centres.ids().next().unwrap())
}

fn an_activity(setup: &Arc<Setup>) -> Screen {
    Screen::Activity(setup.content.activities.ids().next().unwrap())
}

/// What the smallest screen shows of a page, as it reads.
fn drawn(shown: &Shown<Message>) -> String {
    let focus = shown.page.focus;
    let plan = Plan::new(Lettering::Native, shown, WIDTH_MIN, HEIGHT_MIN);
    let rows = plan.draw(plan.part_of(focus), focus).rows;
    in_one_line(&rows)
}

#[test]
fn start_tells_with_each_language_that_there_are_examples() {
    let mut visitor = Visitor::arrives();
    for (name, words) in ON_START {
        let heard = visitor.hears().join(" | ");
        assert!(heard.contains(&format!("{name} | {words}")), "{heard}");
        assert!(visitor.sees().contains(words), "{}", visitor.sees());
        visitor.press(Key::Down);
    }
}

#[test]
fn nobody_chooses_a_language_without_seeing_that_there_are_examples() {
    let setup = shipped();
    let app = App::new(setup.clone(), moment(setup).now);
    for (lettering, grid) in screens() {
        let plan = Plan::new(lettering, app.shown(), grid.width, grid.height);
        for (stop, (name, words)) in ON_START.iter().enumerate() {
            let drawn = in_one_line(&plan.draw(plan.part_of(stop), stop).rows);
            let choice = format!("{name} {words}");
            assert!(
                drawn.contains(&choice),
                "{choice} is not on {grid}: {drawn}"
            );
        }
    }
}

#[test]
fn the_smallest_start_shows_all_languages_and_with_each_that_there_are_examples() {
    let setup = shipped();
    let app = App::new(setup.clone(), moment(setup).now);
    let choices = ON_START.map(|(name, words)| format!("{name} {words}"));
    let drawn = drawn(app.shown());
    assert!(drawn.contains(&choices.join(" ")), "{drawn}");
}

#[test]
fn a_request_that_is_only_a_trial_says_so_and_whom_to_call_before_its_first_question() {
    let setup = shipped();
    for tag in ["pl", "en", "uk"] {
        for card in cards(setup) {
            let mut app = asks(setup, tag, &card);
            let page = app.page().clone();
            assert_eq!(
                page.heading.words,
                said(setup, tag, "trial-heading"),
                "{card:?}"
            );
            assert!(page.field().is_none());
            assert!(page.contact.text.words.contains("12 616 54 27"));
            let control = page.stops.get(page.focus);
            let Some(Stop::Control(control)) = control else {
                panic!("the focus is on the way on");
            };
            // Whom one calls there stands below.
            let trial = &control.preface.as_ref().unwrap().words;
            let is_told = |(_, block): (usize, &Block)| {
                let number = block.text.words.split(" (").next().unwrap();
                block.kind == BlockKind::Takeaway && trial.ends_with(&format!("{number}."))
            };
            let is_of_contact = trial.ends_with("12 616 54 27.");
            assert!(
                is_of_contact || page.blocks().any(is_told),
                "{card:?}: {trial}"
            );
            let drawn = drawn(app.shown());
            let (heading, go) = ("trial-heading", "trial-go");
            let [heading, go] = [heading, go].map(|id| said(setup, tag, id));
            for words in [&heading, trial, &go] {
                assert!(drawn.contains(words), "{words:?} is not on\n{drawn}");
            }
            app.step(moment(setup), vec![control.message.clone()]);
            assert!(app.page().step.is_some(), "the first question: {card:?}");
        }
    }
}

#[test]
fn that_a_request_is_only_a_trial_is_heard_in_one_go_and_costs_one_key() {
    let mut visitor = Visitor::arrives();
    visitor.press(Key::Enter).types("352");
    let card = visitor.heading().to_owned();
    visitor.chooses("Proszę do mnie zadzwonić");
    assert_eq!(
        visitor.hears()[..3],
        [
            "To zgłoszenie jest na próbę",
            "Może nikt się nie odezwie. W prawdziwej sprawie proszę zadzwonić: 12 616 54 27.",
            "1 z 4: Wypełniam na próbę"
        ]
    );
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), "Kto wypełnia to zgłoszenie?");
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), card, "what was told is not told again");
}

#[test]
fn where_nothing_is_an_example_nothing_is_told_of_any() {
    let setup = auenfurt();
    assert!(!setup.has_samples());
    for tag in ["de", "en", "uk"] {
        let app = App::new(setup.clone(), moment(setup).now);
        let start = said(setup, tag, "start-trial");
        let blocks = app.page().blocks();
        let told = blocks.filter(|(_, block)| block.text.words == start);
        assert_eq!(told.count(), 0);
        assert!(app.greeting().iter().all(|text| text.words != start));
        for card in cards(setup) {
            let app = asks(setup, tag, &card);
            assert!(app.page().step.is_some(), "{}", app.page().heading.words);
        }
    }
}

/// What a request rests on, and where it is asked for.
type Part = fn(&mut Content) -> Vec<&mut Provenance>;

const OF_SERVICES: [Part; 6] = [
    |it| {
        it.site
            .offices
            .iter_mut()
            .map(|it| &mut it.provenance)
            .collect()
    },
    |it| {
        it.site
            .response
            .iter_mut()
            .map(|it| &mut it.provenance)
            .collect()
    },
    |it| {
        it.site
            .privacy
            .iter_mut()
            .map(|it| &mut it.provenance)
            .collect()
    },
    |it| {
        let facts = it.services.iter_mut().flat_map(|it| &mut it.about);
        facts.map(|it| &mut it.provenance).collect()
    },
    |it| {
        let lines = it.services.iter_mut().flat_map(|it| &mut it.lines);
        lines.map(|it| &mut it.provenance).collect()
    },
    |it| {
        let next = it.asks.iter_mut().flat_map(|it| &mut it.next);
        next.map(|it| &mut it.provenance).collect()
    },
];
const OF_CENTRES: Part = |it| it.centres.iter_mut().map(|it| &mut it.provenance).collect();
const OF_ACTIVITIES: Part = |it| {
    it.activities
        .iter_mut()
        .map(|it| &mut it.provenance)
        .collect()
};

#[test]
fn one_example_is_enough_to_make_a_request_a_trial() {
    let service = cards(auenfurt()).remove(0);
    let parts = OF_SERVICES.map(|part| (part, service.clone()));
    let of_cards = [
        (OF_CENTRES, a_centre(auenfurt())),
        (OF_ACTIVITIES, an_activity(auenfurt())),
    ];
    for (part, card) in parts.into_iter().chain(of_cards) {
        let mut setup = auenfurt_anew();
        for provenance in part(&mut setup.content) {
            provenance.sample = true;
        }
        let setup = Arc::new(setup);
        let app = asks(&setup, "de", &card);
        let heading = &app.page().heading.words;
        assert_eq!(*heading, said(&setup, "de", "trial-heading"));
    }
}
