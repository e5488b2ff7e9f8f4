//! What an operator may have made of the files of a setup.
//!
//! Either all faults are told in words that a terminal can print; or there is a kiosk, and every page
//! that a walk through it comes to can be shown.

use cas_kiosk::app::{self, App, Effect, Message, Moment, Seed};
use cas_kiosk::fault::Faults;
use cas_kiosk::kiosk::Clock;
use cas_kiosk::page::Key;
use cas_kiosk::page::announce::whole;
use cas_kiosk::request::StoreOutcome;
use cas_kiosk::setup::{CONFIG_HERE, Setup};
use cas_kiosk::slip::Printed;
use cas_kiosk::surface::Surface as _;
use cas_kiosk::told;
use chrono::NaiveDate;
use std::sync::Arc;

use super::patch::Script;
use super::witness::{Witness, check, check_lines};

/// The words of the program, which a language of the good files must have.
pub(crate) const LOCALES: [(&str, &str); 4] = [
    (
        "locales/pl/kiosk.ftl",
        include_str!("../../locales/pl/kiosk.ftl"),
    ),
    (
        "locales/pl/spoken.ftl",
        include_str!("../../locales/pl/spoken.ftl"),
    ),
    (
        "locales/en/kiosk.ftl",
        include_str!("../../locales/en/kiosk.ftl"),
    ),
    (
        "locales/en/spoken.ftl",
        include_str!("../../locales/en/spoken.ftl"),
    ),
];
const SHIPPED_CONFIG: &str = include_str!("../../kiosk.toml");
/// How many controls are chosen in a walk at most; 255 in place of one ends it.
const STEPS: usize = 8;

/// Tries one of the `good` files of a setup, or one of those that come with the program, in another
/// way. `bytes` say which, where the walk goes, and what the file is; whether there was a kiosk.
///
/// # Panics
/// If anything does not hold.
#[must_use]
pub fn run(good: &[(&str, &str)], bytes: &[u8]) -> bool {
    let mut script = Script(bytes);
    let (which, is_whole) = (usize::from(script.next()), script.next() % 8 == 7);
    let walk = script.take(STEPS);
    let (mut texts, which) = match which % (good.len() + LOCALES.len() + 1) {
        0 => (vec![(CONFIG_HERE, SHIPPED_CONFIG)], 0),
        file if file <= good.len() => (good.to_vec(), file - 1),
        file => ([good, &LOCALES].concat(), file - 1),
    };
    let file = if is_whole {
        script.0.to_vec()
    } else {
        script.patched(texts[which].1.as_bytes())
    };
    let file = String::from_utf8_lossy(&file);
    texts[which].1 = &file;
    match Setup::from_texts(&texts) {
        Ok(setup) => {
            check_setup(Arc::new(setup), walk);
            true
        }
        Err(faults) => {
            check_faults(&faults);
            assert!(!faults.is_empty());
            false
        }
    }
}

fn check_faults(faults: &Faults) {
    for language in told::languages() {
        check_lines(&faults.in_language(language));
        check_lines(&faults.to_json_lines(language));
    }
}

/// What an operator is told, and what is shown from Start on.
fn check_setup(setup: Arc<Setup>, walk: &[u8]) {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    for language in told::languages() {
        for line in setup.advice(day, language) {
            check(&line);
        }
    }
    check_faults(&setup.deploy_faults());
    let ten = day.and_hms_opt(10, 0, 0).unwrap();
    let now = Clock::frozen(setup.config.zone, ten).unwrap().now();
    let mut app = App::new(setup.clone(), now);
    let mut witness = Witness::new(&setup.locales);
    witness.show(app.shown(), &app.greeting()).unwrap();
    witness.hear(app.shown(), &whole(app.shown()));
    let moment = Moment {
        now,
        seed: Seed::default(),
    };
    // The first control of Start leads to Home.
    choose(&mut app, &mut witness, moment, 0);
    witness.hear(app.shown(), &whole(app.shown()));
    for place in walk.iter().take_while(|place| **place != u8::MAX) {
        choose(&mut app, &mut witness, moment, usize::from(*place));
    }
    witness.hear(app.shown(), &whole(app.shown()));
}

/// Chooses one of the controls of the page.
fn choose(app: &mut App, witness: &mut Witness<'_>, moment: Moment, place: usize) {
    let page = app.page();
    let place = place % page.controls().count();
    let stop = page.controls().nth(place).map(|(stop, _)| stop);
    app.step(moment, vec![Message::Focus(stop.unwrap())]);
    for intent in app.page().press(Key::Enter) {
        if let Some(message) = app::message(intent) {
            step(app, witness, moment, message);
        }
    }
}

/// One step, with a spool that can always store.
fn step(app: &mut App, witness: &mut Witness<'_>, moment: Moment, message: Message) {
    let mut messages = vec![message];
    while !messages.is_empty() {
        let step = app.step(moment, messages);
        witness.show(app.shown(), &step.said).unwrap();
        let answers = step.effects.into_iter().filter_map(|effect| match effect {
            Effect::Probe(aim) => Some(Message::Probed(aim, true)),
            Effect::Store(request) => Some(Message::Stored(request.id, StoreOutcome::Stored)),
            Effect::Print(job, _) => Some(Message::Printed(job, Printed::Well)),
            Effect::Ring | Effect::Wipe | Effect::Count(_) => None,
        });
        messages = answers.collect();
    }
}
