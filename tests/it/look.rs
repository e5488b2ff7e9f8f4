//! What a visitor changes of how pages look: with a key or with the arrows, for the time of a visit.

use cas_kiosk::app::{App, Message, Moment};
use cas_kiosk::look::{Adjustable, Look, Setting, Spacing, TextSize, Theme};
use cas_kiosk::page::{Control, Key};
use expect_test::expect;

use crate::visitor::{ADJUSTABLE, Visitor, clock, shipped};

fn at_home() -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses("Polski").clears_transcript();
    visitor
}

fn look(visitor: &Visitor) -> Look {
    visitor.page().look
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
        [Size] Litery: większe
        [Size] Litery: największe
        [Size] Litery: duże
        [Theme] Kolory: czarne litery na białym tle
        [Down] Centra Aktywności Seniorów (CAS) | 2 z 7, numer 100
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
    assert_eq!(status.words, "Litery: większe");
}

#[test]
fn the_arrows_change_it_too_and_the_control_says_it_once() {
    let mut visitor = at_home();
    visitor
        .chooses("Jak to działa i ustawienia")
        .clears_transcript();
    assert_eq!(
        settings(&visitor),
        [
            "Litery: duże",
            "Kolory: białe litery na czarnym tle",
            "Odstępy: zwykłe"
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
        [Enter] Litery: większe | Enter zmienia. | 1 z 7
        [Down] Kolory: białe litery na czarnym tle | Enter zmienia. | 2 z 7
        [Enter] Kolory: czarne litery na białym tle | Enter zmienia. | 2 z 7
        [Down] Odstępy: zwykłe | Enter zmienia. | 3 z 7
        [Enter] Odstępy: większe | Enter zmienia. | 3 z 7
        [Back] Co Pan/Pani chce zrobić? | Jak to działa i ustawienia | 6 z 7, numer 900
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
    visitor.press(Key::Down).press(Key::Back);
    assert!(visitor.is_forgotten());
    assert_eq!(look(&visitor), before);
}

#[test]
fn a_look_chosen_on_start_goes_into_the_visit_and_is_forgotten_with_it() {
    let mut visitor = Visitor::arrives();
    let before = look(&visitor);
    visitor.press(Key::Size);
    assert_eq!(visitor.hears(), ["Litery: większe"]);
    visitor.chooses("English");
    assert_eq!(look(&visitor).size, TextSize::Larger);
    visitor.press(Key::Back).press(Key::Theme).waits();
    assert_eq!(look(&visitor), before, "nobody has come");
}

#[test]
fn a_number_half_typed_is_not_part_of_what_comes_after_a_change() {
    let mut visitor = at_home();
    visitor.types("1").press(Key::Size).types("38");
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
}

#[test]
fn what_is_written_survives_a_change() {
    let mut visitor = at_home();
    visitor.types("500").types("joga").press(Key::Size);
    assert_eq!(visitor.hears(), ["Litery: większe"]);
    let (_, field) = visitor.page().field().unwrap();
    assert_eq!(field.value, "joga");
}

#[test]
fn where_there_is_nothing_to_choose_from_nothing_is_offered() {
    let setup = shipped();
    let moment = Moment {
        now: clock(&setup).now(),
        seed: [7; 32],
    };
    let mut app = App::new(&setup, moment.now);
    let polish = setup.config.languages[0];
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
        let before = app.page().clone();
        for setting in [Setting::Size, Setting::Theme, Setting::Spacing] {
            if !adjustable.offers(setting) {
                let step = app.step(moment, vec![Message::Change(setting)]);
                assert!(!step.is_changed && step.said.is_empty(), "{setting:?}");
            }
        }
        assert_eq!(*app.page(), before);
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
    let mut look = shipped().config.look;
    look.size = TextSize::Largest;
    assert_eq!(look.next(Setting::Size, adjustable).size, TextSize::Large);
    look.size = TextSize::Large;
    assert_eq!(look.next(Setting::Size, adjustable).size, TextSize::Larger);
}
