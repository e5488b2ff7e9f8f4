//! Which keys are acted on: by the table, and by hands and books on the keys of a kiosk.

use std::time::Duration;

use cas_kiosk::input::{RUSH_GAP, SETTLE, Stroke, Touch};
use cas_kiosk::kiosk::stroke::{Deed, DoubleStrike, Judgement, Pressed, judge};
use cas_kiosk::page::{Key, Stop};
use cas_kiosk::settings::Repeat;

use super::visitor::{Visitor, shipped_anew};

const HELD: Stroke = Stroke::Held { counts: false };
const COUNTS: Stroke = Stroke::Held { counts: true };

const HOME: &str = "Co Pan/Pani chce zrobić?";
const WARNING: &str = "Czy Pan/Pani jeszcze tu jest?";

/// Enter, as long after the Enter before as this.
fn enter(stroke: Stroke, again: u64) -> Touch {
    Touch {
        key: Key::Enter,
        stroke,
        again: (again > 0).then(|| Duration::from_millis(again)),
        since: (again > 0).then(|| Duration::from_millis(again)),
    }
}

fn double_strike(choosing: u64, moving: u64) -> DoubleStrike {
    DoubleStrike {
        choosing: Duration::from_millis(choosing),
        moving: Duration::from_millis(moving),
    }
}

#[test]
fn what_a_key_would_do_decides_what_its_stroke_must_be() {
    use Deed::{AnswerAtOnce, Choose, Live, Move, Number};
    use Judgement::{Act, Ignore};
    use Repeat::{Normal, Slow};
    use Stroke::{Press, Quick, Unclear};
    const WAIT: Judgement = Judgement::Wait(SETTLE);
    let shipped = double_strike(250, 0);
    let off = double_strike(0, 0);
    let strict = double_strike(250, 200);
    for (deed, limits, repeat, stroke, again, verdict) in [
        (Choose, shipped, Normal, Press, 0, Act),
        (Choose, shipped, Normal, Press, 249, Ignore),
        (Choose, shipped, Normal, Press, 250, Act),
        (Choose, shipped, Normal, Quick, 99, Ignore),
        (Choose, shipped, Normal, Unclear, 249, Ignore),
        (Choose, shipped, Normal, Unclear, 250, WAIT),
        (Choose, shipped, Normal, HELD, 40, Ignore),
        (Choose, shipped, Normal, COUNTS, 40, Ignore),
        (Choose, off, Normal, Quick, 40, Act),
        (Choose, off, Normal, COUNTS, 40, Ignore),
        (AnswerAtOnce, shipped, Normal, Press, 0, Act),
        (AnswerAtOnce, shipped, Normal, Unclear, 499, Ignore),
        (AnswerAtOnce, shipped, Normal, Unclear, 500, WAIT),
        (AnswerAtOnce, shipped, Normal, HELD, 600, Ignore),
        (AnswerAtOnce, off, Normal, Quick, 40, Act),
        (Number, shipped, Slow, Quick, 49, Ignore),
        (Number, shipped, Slow, Quick, 50, Act),
        (Number, shipped, Slow, Unclear, 100, Act),
        (Number, shipped, Slow, COUNTS, 92, Ignore),
        (Move, shipped, Normal, Quick, 1, Act),
        (Move, shipped, Normal, Unclear, 250, Act),
        (Move, shipped, Normal, HELD, 33, Act),
        (Move, shipped, Slow, Press, 0, Act),
        (Move, shipped, Slow, Quick, 99, Ignore),
        (Move, shipped, Slow, Unclear, 250, WAIT),
        (Move, shipped, Slow, HELD, 33, Ignore),
        (Move, shipped, Slow, COUNTS, 33, Act),
        (Move, strict, Normal, Quick, 40, Ignore),
        (Move, strict, Normal, Unclear, 199, Ignore),
        (Move, strict, Normal, Unclear, 200, Act),
        (Move, strict, Normal, HELD, 33, Ignore),
        (Move, strict, Slow, Unclear, 199, Ignore),
        (Move, strict, Slow, COUNTS, 33, Act),
        (Live, shipped, Normal, Press, 0, Act),
        (Live, shipped, Normal, Quick, 50, Ignore),
        (Live, shipped, Normal, Unclear, 120, WAIT),
        (Live, shipped, Normal, COUNTS, 33, Ignore),
    ] {
        let judged = judge(&enter(stroke, again), deed, true, limits, repeat);
        assert_eq!(
            judged, verdict,
            "{deed:?} {limits:?} {repeat:?} {stroke:?} {again}"
        );
    }
}

#[test]
fn only_what_scanners_send_can_be_too_fast_and_only_outside_a_field() {
    for (key, is_scanned) in [
        (Key::Enter, true),
        (Key::Char('3'), true),
        (Key::Char('a'), true),
        (Key::Char('?'), true),
        (Key::Unreadable, true),
        (Key::Other, true),
        (Key::Down, false),
        (Key::Back, false),
        (Key::Help, false),
        (Key::Backspace, false),
    ] {
        for deed in [
            Deed::Live,
            Deed::Choose,
            Deed::AnswerAtOnce,
            Deed::Number,
            Deed::Move,
        ] {
            let judged = |since, in_field| {
                let touch = Touch {
                    key,
                    stroke: Stroke::Press,
                    again: None,
                    since: Some(since),
                };
                judge(
                    &touch,
                    deed,
                    in_field,
                    double_strike(250, 0),
                    Repeat::Normal,
                )
            };
            let is_ignored = is_scanned || matches!(deed, Deed::Live | Deed::AnswerAtOnce);
            assert_eq!(
                judged(Duration::ZERO, false) == Judgement::Ignore,
                is_ignored,
                "{deed:?}"
            );
            // Where one writes, only an answer would have to wait for a rest.
            let at_once = match deed {
                Deed::AnswerAtOnce => Judgement::Ignore,
                _ => Judgement::Act,
            };
            assert_eq!(judged(Duration::ZERO, true), at_once);
            assert_eq!(judged(Duration::from_secs(1), true), Judgement::Act);
            // The first of them is not known by itself.
            let first = if is_scanned {
                Judgement::Wait(RUSH_GAP)
            } else {
                Judgement::Act
            };
            assert_eq!(judged(Duration::from_secs(1), false), first);
        }
    }
}

#[test]
fn a_page_tells_what_a_key_would_do() {
    let mut visitor = at_home();
    for (key, would) in [
        (Key::Enter, Deed::Choose),
        (Key::Down, Deed::Move),
        (Key::PageDown, Deed::Move),
        (Key::Char('1'), Deed::Number),
        (Key::Char('x'), Deed::Live),
        (Key::Left, Deed::Choose),
        (Key::Help, Deed::Choose),
        (Key::Speech, Deed::Choose),
        (Key::Right, Deed::Choose),
        (Key::Other, Deed::Live),
    ] {
        assert_eq!(
            Pressed::on(visitor.page(), key, None).deed,
            would,
            "{}",
            visitor.sees()
        );
    }
    visitor.press(Key::Help);
    goes_to_text(&mut visitor);
    assert_eq!(
        Pressed::on(visitor.page(), Key::Enter, None).deed,
        Deed::Choose,
        "it reads on"
    );
    visitor.waits();
    assert_eq!(
        Pressed::on(visitor.page(), Key::Enter, None).deed,
        Deed::Live
    );
}

fn at_home() -> Visitor {
    at_home_of(double_strike(250, 0), Repeat::Normal)
}

/// A visitor on Home, of a kiosk with these settings.
fn at_home_of(double_strike: DoubleStrike, repeat: Repeat) -> Visitor {
    let mut setup = shipped_anew();
    setup.config.double_strike = double_strike.choosing;
    setup.config.double_strike_moving = double_strike.moving;
    setup.config.repeat = repeat;
    let mut visitor = Visitor::arrives_at(setup);
    visitor.chooses_id("pl", "language-name");
    assert_eq!(visitor.heading(), HOME);
    visitor
}

/// Walks to the first text of the page.
fn goes_to_text(visitor: &mut Visitor) {
    visitor.press(Key::Home);
    while matches!(visitor.page().focused(), Some(Stop::Control(_))) {
        visitor.press(Key::Down);
    }
}

/// One key at these milliseconds.
fn times(key: Key, at: impl IntoIterator<Item = u64>) -> Vec<(Key, u64)> {
    at.into_iter().map(|at| (key, at)).collect()
}

/// A key that is held down: how long the keyboard waits, how long it takes from one repeat to the
/// next, and how long the key is held.
fn held(key: Key, delay: u64, rate: usize, until: u64) -> Vec<(Key, u64)> {
    times(key, [0].into_iter().chain((delay..until).step_by(rate)))
}

/// X11 and Wayland as seen in kitty, xterm and foot, others, and the Linux console.
const KEYBOARDS: [(u64, usize); 4] = [(660, 40), (600, 40), (500, 33), (250, 92)];

#[test]
fn a_book_on_enter_for_an_hour_does_one_thing_and_is_no_sign_of_life() {
    for (delay, rate) in KEYBOARDS {
        let mut visitor = at_home();
        visitor.goes_to("Pomoc i usługi");
        visitor.strikes_at(&held(Key::Enter, delay, rate, 3_600_000));
        assert_eq!(visitor.heading(), "Pomoc i usługi", "{delay} ms");
        visitor.waits().holds(Key::Enter).settles();
        assert_eq!(visitor.heading(), WARNING);
    }
}

#[test]
fn a_book_on_enter_does_not_read_on() {
    let mut visitor = at_home();
    visitor.press(Key::Help);
    goes_to_text(&mut visitor);
    let before = visitor.page().focus;
    visitor.strikes_at(&held(Key::Enter, 660, 40, 60_000));
    assert_eq!(visitor.page().focus, before + 1);
}

#[test]
fn back_that_is_held_leads_back_once() {
    for key in [Key::Left, Key::Back, Key::Backspace] {
        let mut visitor = at_home();
        visitor
            .chooses("Pomoc i usługi")
            .chooses("Pomoc w domu i poza domem")
            .strikes_at(&held(key, 250, 92, 10_000));
        assert_eq!(visitor.heading(), "Pomoc i usługi");
    }
}

#[test]
fn two_presses_of_enter_are_two_if_they_are_no_double_strike() {
    for (choosing, heading) in [(250, "Pomoc w domu i poza domem"), (500, "Pomoc i usługi")] {
        let mut visitor = at_home_of(double_strike(choosing, 0), Repeat::Normal);
        visitor.goes_to("Pomoc i usługi");
        visitor.strikes_at(&times(Key::Enter, [0, 300]));
        assert_eq!(visitor.heading(), heading, "{choosing} ms");
    }
}

#[test]
fn an_enter_that_is_not_clear_yet_comes_before_the_next_key() {
    let mut visitor = at_home();
    visitor.goes_to("Pomoc i usługi");
    visitor.strikes_at(&[(Key::Enter, 0), (Key::Enter, 300), (Key::Left, 400)]);
    assert_eq!(visitor.heading(), "Pomoc i usługi");
}

#[test]
fn a_trembling_hand_presses_once() {
    for at in [
        &[0, 40, 90][..],
        &[0, 120, 240, 360],
        &[0, 200, 400, 600, 800],
    ] {
        let mut visitor = at_home();
        visitor.goes_to("Pomoc i usługi");
        visitor.strikes_at(&times(Key::Enter, at.iter().copied()));
        assert_eq!(visitor.heading(), "Pomoc i usługi", "{at:?}");
    }
}

/// A visitor whose Enter has led to the second question of a check.
fn enters_the_check(strikes: &[u64]) -> Visitor {
    let mut visitor = at_home();
    visitor.types("311").chooses("Chcę poprosić o tę pomoc");
    visitor.goes_to("Więcej niż 60 lat");
    visitor.strikes_at(&times(Key::Enter, strikes.iter().copied()));
    visitor
}

#[test]
fn the_key_that_has_led_to_a_question_answers_it_only_after_a_rest() {
    const SECOND: &str = "Czy mieszka Pan/Pani w Krakowie?";
    for strikes in [&[0, 260][..], &[0, 400], &[0, 499], &[0, 300, 600]] {
        let visitor = enters_the_check(strikes);
        assert_eq!(visitor.heading(), SECOND, "{strikes:?}");
    }
    let visitor = enters_the_check(&[0, 500]);
    assert_ne!(visitor.heading(), SECOND);
    // Another key answers at once, and the same key does everything else as soon as elsewhere.
    let mut visitor = at_home();
    visitor.types("311").goes_to("Chcę poprosić o tę pomoc");
    visitor.strikes_at(&[(Key::Enter, 0), (Key::Char('1'), 260)]);
    assert_eq!(visitor.heading(), "Czy mieszka Pan/Pani w Krakowie?");
    visitor.strikes_at(&[(Key::Char('1'), 0), (Key::Char('1'), 400)]);
    assert_eq!(visitor.heading(), "Czy to naprawa u Pana/Pani w domu?");
}

#[test]
fn one_more_enter_answers_nothing_at_the_first_question_of_a_check() {
    for number in ["311", "312"] {
        let mut visitor = at_home();
        visitor.types(number).chooses("Chcę poprosić o tę pomoc");
        let first = visitor.heading().to_owned();
        visitor.press(Key::Enter);
        assert_eq!(visitor.heading(), first, "{number}");
        assert_eq!(
            visitor.hears().len(),
            1,
            "the first answer: {:?}",
            visitor.hears()
        );
    }
}

#[test]
fn the_number_of_a_page_answers_one_question_and_not_three() {
    let mut visitor = at_home();
    visitor.types("311").chooses("Chcę poprosić o tę pomoc");
    let typed = |number: &'static str, gap| {
        let digits = number.chars().map(Key::Char);
        digits
            .zip((0_u64..).map(|index| index * gap))
            .collect::<Vec<_>>()
    };
    visitor.strikes_at(&typed("121", 450));
    assert_eq!(visitor.heading(), "Czy mieszka Pan/Pani w Krakowie?");
    // Whoever has rested since then answers, also with the digit that was too fast.
    visitor.strikes_at(&[(Key::Char('1'), 0)]);
    assert_eq!(visitor.heading(), "Czy to naprawa u Pana/Pani w domu?");
    // Whoever looks at each question answers each.
    let mut visitor = at_home();
    visitor.types("311").chooses("Chcę poprosić o tę pomoc");
    visitor.strikes_at(&typed("111", 500));
    assert_eq!(visitor.heading(), "Jaka to naprawa?");
    // Where the number opens the page, all its digits count.
    let mut visitor = at_home();
    visitor.strikes_at(&typed("311", 200));
    assert_eq!(visitor.heading(), "Złota Rączka");
}

#[test]
fn who_has_rested_ticks_as_quickly_as_elsewhere() {
    let mut visitor = at_home();
    visitor.begins_repair("pl", "situation-pass-on");
    for answer in ["Jan", "126165427"] {
        visitor.types(answer).press(Key::Enter);
    }
    let enter = |at| (Key::Enter, at);
    visitor.strikes_at(&[enter(0), enter(400)]);
    assert!(!visitor.sees().contains('•'), "{}", visitor.sees());
    visitor.strikes_at(&[enter(0)]);
    assert!(visitor.sees().contains('•'), "{}", visitor.sees());
    visitor.strikes_at(&[enter(0), enter(300)]);
    assert!(visitor.sees().contains('•'), "twice: {}", visitor.sees());
}

#[test]
fn a_hurried_number_has_its_second_digit_twice() {
    for again in [50, 90, 120, 300, 700] {
        let mut visitor = at_home();
        let (three, one) = (Key::Char('3'), Key::Char('1'));
        visitor.strikes_at(&[(three, 0), (one, 200), (one, 200 + again)]);
        assert_eq!(visitor.heading(), "Złota Rączka", "{again} ms");
        let mut visitor = at_home();
        visitor.strikes_at(&[(three, 0), (one, 200), (one, 249)]);
        assert!(visitor.sees().contains("Numer: 31"), "a worn key");
    }
}

/// The last stop of Home.
const LAST: usize = 6;

#[test]
fn a_held_arrow_moves_once_and_then_every_two_seconds_when_slow() {
    let moves = |repeat, strikes: &[(Key, u64)]| {
        let mut visitor = at_home_of(double_strike(250, 0), repeat);
        let before = visitor.page().focus;
        visitor.strikes_at(strikes);
        visitor.page().focus - before
    };
    let thirty = times(Key::Down, (0..30).map(|index| index * 33));
    assert_eq!(moves(Repeat::Slow, &thirty), 1);
    for (delay, rate) in KEYBOARDS {
        let held = |until| held(Key::Down, delay, rate, until);
        assert_eq!(moves(Repeat::Slow, &held(1_900)), 1);
        assert_eq!(moves(Repeat::Slow, &held(2_100)), 2);
        assert_eq!(moves(Repeat::Slow, &held(4_200)), 3);
        assert_eq!(moves(Repeat::Normal, &held(800)), held(800).len().min(LAST));
    }
    let twice = times(Key::Down, [0, 300]);
    assert_eq!(moves(Repeat::Slow, &twice), 2);
    assert_eq!(moves(Repeat::Normal, &twice), 2);
}

#[test]
fn a_held_letter_is_written_once_when_slow() {
    for (repeat, written) in [(Repeat::Slow, "J"), (Repeat::Normal, "JJJJ")] {
        let mut visitor = at_home_of(double_strike(250, 0), repeat);
        visitor.chooses_id("pl", "search");
        visitor.strikes_at(&times(Key::Char('J'), [0, 660, 700, 740]));
        assert_eq!(visitor.page().field().unwrap().1.value, written);
    }
}

/// What scanners send, 10 ms from one to the next: a product, a book, a library card, an address, a code
/// with control characters.
const CODES: [&str; 6] = [
    "5901234123457\r",
    "311",
    "1\r",
    "A000123456\r",
    "https://krakow.pl/?cas=1#a\r",
    "\u{1d}0105901234123457\u{1d}10A\r",
];

fn scanned(code: &str) -> Vec<(Key, u64)> {
    let key = |character| match character {
        '\r' => Key::Enter,
        '\u{1d}' => Key::Other,
        other => Key::Char(other),
    };
    let keys = code.chars().map(key);
    keys.zip((0_u64..).map(|index| index * 10)).collect()
}

#[test]
fn a_scanner_answers_nothing_on_any_page() {
    let roads: [fn(&mut Visitor); 8] = [
        |_| {},
        |visitor| {
            visitor.chooses_id("pl", "language-name");
        },
        |visitor| {
            visitor.chooses_id("pl", "language-name").press(Key::Help);
        },
        |visitor| {
            visitor.chooses_id("pl", "language-name").types("138");
        },
        // A number has been begun.
        |visitor| {
            visitor.chooses_id("pl", "language-name").types("31");
        },
        // Digits choose an answer.
        |visitor| {
            visitor.chooses_id("pl", "language-name").types("311");
            visitor.chooses_id("pl", "service-ask");
        },
        // Whether somebody is there.
        |visitor| {
            visitor.chooses_id("pl", "language-name").waits();
        },
        // A receipt, and what else there is to do.
        |visitor| {
            visitor
                .chooses_id("pl", "language-name")
                .begins_repair("pl", "situation-keep");
            for line in ["Jan", "126165427", "72"] {
                visitor.types(line).press(Key::Enter);
            }
            visitor.answers('1');
            visitor.answers('1').chooses_id("pl", "continue");
            visitor.chooses_id("pl", "skip").answers('1').answers('1');
        },
    ];
    for road in roads {
        for code in CODES {
            let mut visitor = Visitor::arrives();
            road(&mut visitor);
            assert!(visitor.page().field().is_none());
            let before = visitor.page().clone();
            visitor.strikes_at(&scanned(code));
            assert!(*visitor.page() == before, "{code:?}: {}", visitor.sees());
        }
    }
}

#[test]
fn a_burst_is_no_sign_of_life() {
    let mut visitor = at_home();
    visitor.waits();
    for code in CODES {
        visitor.strikes_at(&scanned(code));
        assert_eq!(visitor.heading(), WARNING);
    }
    // One that ends with Tab, as scanners can be told to.
    visitor.strikes_at(&[(Key::Char('7'), 0), (Key::Char('8'), 10), (Key::Down, 20)]);
    assert_eq!(visitor.heading(), WARNING);
    visitor.press(Key::Char('7'));
    assert_eq!(visitor.heading(), HOME);
}

#[test]
fn a_key_of_a_finger_is_acted_on_once_it_is_clear_that_it_is_one() {
    let press = |key| Touch {
        key,
        stroke: Stroke::Press,
        again: None,
        since: None,
    };
    for key in [Key::Enter, Key::Char('1'), Key::Char('?')] {
        let mut visitor = at_home();
        let before = visitor.page().clone();
        visitor.takes(press(key));
        visitor.passes(RUSH_GAP.saturating_sub(Duration::from_millis(1)));
        assert!(*visitor.page() == before);
        visitor.passes(RUSH_GAP);
        assert!(*visitor.page() != before);
    }
    // Those that no scanner sends need not wait.
    for key in [Key::Down, Key::Help, Key::Back] {
        let mut visitor = at_home();
        let before = visitor.page().clone();
        visitor.takes(press(key));
        assert!(*visitor.page() != before);
    }
}

#[test]
fn a_key_that_no_scanner_sends_comes_after_the_one_before_however_fast() {
    let mut visitor = at_home();
    visitor.goes_to("Pomoc i usługi");
    visitor.strikes_at(&[(Key::Enter, 0), (Key::Down, 10)]);
    assert_eq!(visitor.heading(), "Pomoc i usługi");
}

#[test]
fn a_worn_key_presses_once() {
    let mut visitor = at_home();
    visitor.goes_to("Pomoc i usługi");
    visitor.strikes_at(&times(Key::Enter, [0, 8]));
    assert_eq!(visitor.heading(), "Pomoc i usługi");
    let mut visitor = at_home();
    let (three, one) = (Key::Char('3'), Key::Char('1'));
    visitor.strikes_at(&[(three, 0), (three, 9), (one, 200), (one, 300), (one, 309)]);
    assert_eq!(visitor.heading(), "Złota Rączka");
}

#[test]
fn a_digit_that_is_held_is_no_sign_of_life() {
    let mut visitor = at_home();
    visitor.waits().press(Key::Down);
    assert_eq!(visitor.heading(), HOME);
    visitor.strikes_at(&held(Key::Char('3'), 500, 33, 60_000));
    assert!(visitor.sees().contains("Numer: 33"), "{}", visitor.sees());
}

#[test]
fn a_scanner_writes_into_a_field_and_goes_on_from_it() {
    let mut visitor = at_home();
    visitor.chooses_id("pl", "search");
    visitor.strikes_at(&scanned("590123"));
    assert_eq!(visitor.page().field().unwrap().1.value, "590123");
    visitor.strikes_at(&scanned("4\r"));
    assert!(visitor.page().field().is_none(), "{}", visitor.sees());
    assert!(visitor.sees().contains("5901234"), "{}", visitor.sees());
}

#[test]
fn any_key_at_all_tells_that_somebody_is_there() {
    for key in [Key::Other, Key::Speech, Key::Char('ґ'), Key::Delete] {
        let mut visitor = at_home();
        visitor.waits().holds(key);
        assert_eq!(visitor.heading(), WARNING);
        visitor.press(key);
        assert_eq!(visitor.heading(), HOME);
    }
    let mut visitor = at_home();
    visitor.press(Key::Other).press(Key::Speech);
    assert_eq!(visitor.heading(), HOME);
}

#[test]
fn a_key_that_may_be_held_is_a_sign_of_life_once_it_is_let_go() {
    let mut visitor = at_home();
    visitor.waits().takes(enter(Stroke::Unclear, 300));
    assert_eq!(visitor.heading(), WARNING);
    visitor.takes(enter(HELD, 40)).settles();
    assert_eq!(visitor.heading(), WARNING);
    visitor.takes(enter(Stroke::Unclear, 300)).settles();
    assert_eq!(visitor.heading(), HOME);
}
