//! What a visitor changes of how pages look: with a key or with the arrows, for the time of a visit.

use cas_kiosk::app::{App, Message, Moment};
use cas_kiosk::look::{Look, Spacing, TextSize, Theme};
use cas_kiosk::page::{Control, Key};
use cas_kiosk::settings::{Adjustable, Setting};
use expect_test::expect;

use crate::visitor::{ADJUSTABLE, Visitor, clock, shipped};

fn at_home() -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses("Polski").clears_transcript();
    visitor
}

fn look(visitor: &Visitor) -> Look {
    visitor.shown().look
}

/// The settings that the page of the kiosk in Polish offers, in words.
fn settings(visitor: &Visitor) -> Vec<&str> {
    let is_change = |control: &&Control<_>| matches!(control.message, Message::Change(_));
    let controls = visitor.page().controls().map(|(_, control)| control);
    let labels = controls.filter(is_change);
    labels.map(|control| control.label.words.as_str()).collect()
}

#[test]
fn one_key_makes_letters_larger_and_another_changes_the_colours() {
    let mut visitor = at_home();
    for key in [Key::Size, Key::Size, Key::Size, Key::Theme, Key::Down] {
        visitor.press(key);
    }
    expect![[r#"
        [Size] Litery: większe (2 z 3)
        [Size] Litery: największe (3 z 3)
        [Size] Litery: duże (1 z 3)
        [Theme] Kolory: czarne litery na białym tle
        [Down] 2 z 7: Centra Aktywności Seniorów (CAS) | numer 100
    "#]]
    .assert_eq(visitor.transcript());
    assert_eq!(look(&visitor).theme, Theme::BlackOnWhite);
    assert_eq!(visitor.page().status, None);
}

#[test]
fn what_has_changed_is_shown_where_the_keys_are_told() {
    let mut visitor = at_home();
    visitor.press(Key::Size);
    let status = visitor.page().status.as_ref().unwrap();
    assert_eq!(status.words, "Litery: większe (2 z 3)");
}

#[test]
fn the_arrows_change_it_too_and_the_control_says_it_once() {
    let mut visitor = at_home();
    visitor
        .chooses("Jak to działa i ustawienia")
        .press(Key::Down)
        .clears_transcript();
    assert_eq!(
        settings(&visitor),
        [
            "Litery: duże (1 z 3)",
            "Kolory: białe litery na czarnym tle",
            "Odstępy między wierszami: zwykłe"
        ]
    );
    visitor
        .press(Key::Enter)
        .press(Key::Down)
        .press(Key::Enter)
        .press(Key::Down)
        .press(Key::Enter)
        .press(Key::Back);
    expect![[r#"
        [Enter] Litery: większe (2 z 3)
        [Down] 2 z 10: Kolory: białe litery na czarnym tle | Enter to zmienia.
        [Enter] Kolory: czarne litery na białym tle
        [Down] 3 z 10: Odstępy między wierszami: zwykłe | Enter to zmienia.
        [Enter] Odstępy między wierszami: większe
        [Back] Co Pan/Pani chce zrobić? | 6 z 7: Jak to działa i ustawienia | numer 900
    "#]]
    .assert_eq(visitor.transcript());
    let wanted = Look {
        size: TextSize::Larger,
        theme: Theme::BlackOnWhite,
        spacing: Spacing::Roomy,
    };
    assert_eq!(look(&visitor), wanted);
}

#[test]
fn a_look_lasts_as_long_as_the_visit() {
    let mut visitor = at_home();
    let before = look(&visitor);
    visitor.press(Key::Size).press(Key::Theme);
    let changed = look(&visitor);
    visitor.press(Key::Language).waits();
    assert_eq!(look(&visitor), changed, "the warning looks the same");
    visitor.waits_to_the_end();
    assert!(visitor.is_forgotten());
    assert_eq!(look(&visitor), before);
    visitor.chooses("Polski").press(Key::Size).chooses("Kończę");
    assert!(visitor.is_forgotten());
    assert_eq!(look(&visitor), before);
}

#[test]
fn whoever_goes_back_for_another_language_keeps_the_look_until_nobody_comes() {
    let mut visitor = at_home();
    let before = look(&visitor);
    visitor.press(Key::Size).press(Key::Back);
    assert!(visitor.is_forgotten());
    assert_eq!(look(&visitor).size, TextSize::Larger);
    visitor.waits();
    assert_eq!(look(&visitor), before);
}

#[test]
fn a_look_chosen_on_start_goes_into_the_visit() {
    let mut visitor = Visitor::arrives();
    visitor.press(Key::Size);
    assert_eq!(visitor.hears(), ["Litery: większe (2 z 3)"]);
    visitor.chooses("English");
    assert_eq!(look(&visitor).size, TextSize::Larger);
}

#[test]
fn start_tells_how_letters_become_larger() {
    let visitor = Visitor::arrives();
    assert!(visitor.page().hint.words.contains("F3"));
}

#[test]
fn a_number_half_typed_survives_a_change() {
    let mut visitor = at_home();
    visitor.types("1").press(Key::Size).types("38");
    assert_eq!(visitor.heading(), "CAS Zabłocie – Grzegórzki");
}

#[test]
fn what_is_written_survives_a_change() {
    let mut visitor = at_home();
    visitor.types("500").types("joga").press(Key::Size);
    assert_eq!(visitor.hears(), ["Litery: większe (2 z 3)"]);
    let (_, field) = visitor.page().field().unwrap();
    assert_eq!(field.value, "joga");
}

#[test]
fn where_there_is_nothing_to_choose_from_nothing_is_offered() {
    let setup = shipped();
    let moment = Moment {
        now: clock(setup).now(),
        seed: [7; 32],
    };
    let mut app = App::new(setup.clone(), moment.now);
    let polish = setup.config.languages.first();
    let help = Message::Begin(polish, cas_kiosk::app::Screen::Help);
    for (adjustable, expected) in [
        (Adjustable::default(), vec![]),
        (
            Adjustable {
                sizes: 1,
                ..ADJUSTABLE
            },
            vec![Setting::Theme, Setting::Spacing],
        ),
        (
            Adjustable {
                theme: false,
                ..ADJUSTABLE
            },
            vec![Setting::Size, Setting::Spacing],
        ),
    ] {
        let step = app.step(moment, vec![Message::Adjustable(adjustable), help.clone()]);
        assert!(step.is_changed);
        let messages = app.page().controls().map(|(_, control)| &control.message);
        let offered: Vec<Setting> = messages
            .filter_map(|message| match message {
                Message::Change(setting) => Some(*setting),
                _ => None,
            })
            .collect();
        assert_eq!(offered, expected);
        let before = app.shown().clone();
        for setting in [Setting::Size, Setting::Theme, Setting::Spacing] {
            if !app.settings().offers(setting, adjustable) {
                let step = app.step(moment, vec![Message::Change(setting)]);
                let said: Vec<_> = step.said.iter().map(|text| &*text.words).collect();
                let is_told = setting == Setting::Size && adjustable.sizes == 1;
                let expected = ["Większe litery się tu nie zmieszczą."];
                assert_eq!(said, &expected[..usize::from(is_told)], "{setting:?}");
            }
        }
        assert_eq!(app.shown().look, before.look);
        app.step(moment, vec![Message::Finish]);
    }
}

#[test]
fn of_two_sizes_the_largest_is_the_second_and_the_next_one_the_first() {
    let adjustable = Adjustable {
        sizes: 2,
        ..ADJUSTABLE
    };
    assert_eq!(TextSize::Largest.among(2), TextSize::Larger);
    let setup = shipped();
    let mut settings = App::new(setup.clone(), clock(setup).now()).settings();
    for (size, next) in [
        (TextSize::Largest, TextSize::Large),
        (TextSize::Large, TextSize::Larger),
    ] {
        settings.look.size = size;
        let changed = settings.change(Setting::Size, adjustable);
        assert_eq!(changed.look.size, next);
    }
}
