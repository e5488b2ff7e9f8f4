//! How long nobody is there: keys set the clock back, and speech holds it. Sleep and a stop do not.

use std::time::Duration;

use cas_kiosk::input::{Input, SETTLE};
use cas_kiosk::input::{Stroke, Touch, alarms, channel, since_boot};
use cas_kiosk::kiosk::UNREAD;
use cas_kiosk::kiosk::idle::{Idle, UTTERANCE_HOLDS_MAX};
use cas_kiosk::page::Key;
use cas_kiosk::surface::speech::Event;

use crate::visitor::Visitor;

const HOME: &str = "Co Pan/Pani chce zrobić?";
const START: &str = "Dzień dobry!";
const WARNING: &str = "Czy Pan/Pani jeszcze tu jest?";
/// How long the kiosk is patient, how long the whole way to the end is, and a night, in seconds.
const PATIENCE: u64 = 180;
const END: u64 = 240;
const NIGHT: u64 = 36_000;

/// How long the machine has run already.
const BOOTED: Duration = Duration::from_secs(86_400);

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// Somebody at Home, and whose name is searched for.
fn at_search() -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor
        .press(Key::Enter)
        .chooses("Szukam")
        .types("Tajemnica");
    visitor.clears_transcript();
    visitor
}

/// What happens, at which second.
enum At {
    Press(u64),
    Begins(u64),
    Ends(u64),
}

/// How many seconds the clock shows at `now` after all this.
fn shows(story: &[At], now: u64) -> u64 {
    let at = |second| BOOTED + Duration::from_secs(second);
    let mut idle = Idle::new(BOOTED);
    for event in story {
        match *event {
            At::Press(second) => idle.press(at(second)),
            At::Begins(second) => idle.begin_speech(at(second)),
            At::Ends(second) => idle.end_speech(at(second)),
        }
    }
    idle.elapsed(at(now)).as_secs()
}

#[test]
fn speech_holds_the_clock_and_a_key_sets_it_back() {
    use At::{Begins, Ends, Press};
    for (story, now, expected) in [
        (&[][..], 100, 100),
        (&[Press(40)], 100, 60),
        // While something is said, and after it.
        (&[Begins(10)], 30, 10),
        (&[Begins(10), Ends(30)], 50, 30),
        (&[Begins(10), Ends(30), Begins(40), Ends(45)], 50, 25),
        // The next utterance follows at once, and has no end before it.
        (&[Begins(10), Begins(30), Ends(40)], 50, 20),
        // A key during speech: the rest of it holds the clock again.
        (&[Begins(10), Press(20)], 30, 0),
        (&[Begins(10), Press(20), Ends(30)], 40, 10),
        // What ends without having begun.
        (&[Ends(30)], 50, 50),
    ] {
        assert_eq!(shows(story, now), expected);
    }
}

#[test]
fn one_utterance_holds_the_clock_for_a_minute_and_no_longer() {
    use At::{Begins, Ends};
    let most = UTTERANCE_HOLDS_MAX.as_secs();
    assert_eq!(shows(&[Begins(0)], most), 0);
    assert_eq!(shows(&[Begins(0)], most + 1), 1);
    assert_eq!(shows(&[Begins(0), Ends(most + 10)], most + 10), 10);
    assert_eq!(
        shows(&[Begins(0), Begins(most), Ends(2 * most)], 2 * most),
        0
    );
}

#[test]
fn whoever_closes_the_lid_is_forgotten_when_it_is_opened_and_nobody_is_asked() {
    for (time, is_forgotten) in [(END - 1, false), (END, true), (NIGHT, true)] {
        let mut visitor = at_search();
        visitor.sleeps(seconds(time));
        assert_eq!(visitor.is_forgotten(), is_forgotten, "{time}");
        assert!(!visitor.sees_all().contains("Tajemnica"));
        if is_forgotten {
            assert_eq!(visitor.heading(), START);
            assert!(!visitor.transcript().contains(WARNING));
        }
    }
}

#[test]
fn a_sleep_as_long_as_a_warning_shows_the_warning_as_far_as_it_has_come() {
    for (time, left) in [
        (PATIENCE, "Za 60 sekund"),
        (PATIENCE + 29, "Za 60 sekund"),
        (PATIENCE + 30, "Zostało 30 sekund."),
        (PATIENCE + 45, "Zostało 15 sekund."),
        (END - 1, "Zostało 15 sekund."),
    ] {
        let mut visitor = at_search();
        visitor.sleeps(seconds(time));
        assert_eq!(visitor.heading(), WARNING, "{time}");
        assert!(visitor.sees_all().contains(left), "{}", visitor.sees_all());
        assert_eq!(visitor.hears()[0], WARNING, "it is told whole");
        // And from there it goes on as if nothing had been.
        visitor.sleeps(seconds(END - time - 1));
        assert!(!visitor.is_forgotten());
        visitor.sleeps(seconds(1));
        assert!(visitor.is_forgotten());
    }
}

#[test]
fn a_sleep_that_is_shorter_than_patience_changes_nothing() {
    let mut visitor = at_search();
    visitor.sleeps(seconds(PATIENCE - 1));
    assert_eq!(visitor.page().field().unwrap().1.value, "Tajemnica");
    visitor.press(Key::Char('a')).sleeps(seconds(PATIENCE - 1));
    assert_eq!(visitor.page().field().unwrap().1.value, "Tajemnicaa");
}

#[test]
fn the_key_that_wakes_the_machine_does_nothing_for_whoever_has_left_or_comes() {
    let mut visitor = at_search();
    visitor.wakes_with(seconds(NIGHT), Key::Enter);
    assert!(visitor.is_forgotten(), "nobody begins a visit either");
    assert_eq!(visitor.heading(), START);
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), HOME);
    // Nobody was there, so the key was meant for Start.
    let mut visitor = Visitor::arrives();
    visitor.wakes_with(seconds(NIGHT), Key::Enter).settles();
    assert_eq!(visitor.heading(), HOME);
}

#[test]
fn a_key_that_was_not_decided_on_before_a_sleep_does_nothing_after_it() {
    for (time, is_forgotten) in [(NIGHT, true), (PATIENCE, false)] {
        let mut visitor = Visitor::arrives();
        visitor.press(Key::Enter).takes(Touch {
            key: Key::Enter,
            stroke: Stroke::Unclear,
            again: Some(seconds(30)),
            since: None,
        });
        visitor.sleeps(seconds(time)).settles();
        assert_eq!(visitor.is_forgotten(), is_forgotten);
        assert_eq!(
            visitor.heading(),
            if is_forgotten { START } else { WARNING }
        );
    }
}

#[test]
fn a_key_counts_from_when_it_was_struck_and_not_from_when_it_was_clear_that_it_is_not_held() {
    let mut visitor = Visitor::arrives();
    visitor.press(Key::Enter).takes(Touch {
        key: Key::Down,
        stroke: Stroke::Unclear,
        again: Some(seconds(30)),
        since: None,
    });
    visitor.sleeps(SETTLE).settles();
    visitor.sleeps(seconds(PATIENCE).saturating_sub(SETTLE * 2));
    assert_eq!(visitor.heading(), HOME);
    visitor.sleeps(SETTLE);
    assert_eq!(visitor.heading(), WARNING);
}

#[test]
fn a_key_that_may_be_held_puts_off_the_warning_until_that_is_clear() {
    for is_held in [false, true] {
        let mut visitor = Visitor::arrives();
        let down = |stroke| Touch {
            key: Key::Down,
            stroke,
            again: Some(seconds(30)),
            since: None,
        };
        visitor.press(Key::Enter);
        visitor.sleeps(seconds(PATIENCE).saturating_sub(SETTLE / 3));
        visitor.takes(down(Stroke::Unclear)).sleeps(SETTLE / 2);
        assert_eq!(visitor.heading(), HOME);
        if is_held {
            visitor.takes(down(Stroke::Held { counts: false }));
        }
        visitor.settles().sleeps(Duration::ZERO);
        assert_eq!(visitor.heading() == WARNING, is_held);
    }
}

#[test]
fn a_voice_that_was_speaking_keeps_nobody_through_a_night() {
    let mut visitor = Visitor::listens();
    visitor.press(Key::Enter).speech_is(Event::Began);
    visitor.sleeps(UTTERANCE_HOLDS_MAX + seconds(PATIENCE - 1));
    assert_eq!(visitor.heading(), HOME);
    visitor.speech_is(Event::Began).sleeps(seconds(NIGHT));
    assert!(visitor.is_forgotten());
}

#[test]
fn whoever_was_there_when_the_program_was_stopped_is_forgotten_after_its_patience() {
    let mut visitor = at_search();
    visitor.goes_on(seconds(PATIENCE - 1));
    assert_eq!(visitor.page().field().unwrap().1.value, "Tajemnica");
    assert!(visitor.hears().is_empty(), "the page is there again");
    visitor.goes_on(seconds(1));
    assert!(visitor.is_forgotten());
    assert!(!visitor.transcript().contains(WARNING));
    // Who was asked before, or just then, did not see the question.
    let mut visitor = at_search();
    visitor.sleeps(seconds(PATIENCE)).goes_on(seconds(0));
    assert!(visitor.is_forgotten());
}

#[test]
fn a_key_that_was_not_decided_on_before_a_stop_does_nothing_after_it() {
    let mut visitor = Visitor::arrives();
    visitor.press(Key::Enter).takes(Touch {
        key: Key::Enter,
        stroke: Stroke::Unclear,
        again: Some(seconds(30)),
        since: None,
    });
    visitor.goes_on(seconds(1)).settles();
    assert_eq!(visitor.heading(), HOME);
}

#[test]
fn keys_that_come_sooner_after_a_stop_than_a_page_is_read_do_nothing() {
    let shortly = Duration::from_millis(1);
    let mut visitor = Visitor::arrives();
    visitor.press(Key::Enter).goes_on(seconds(1));
    for time in [Duration::ZERO, UNREAD.saturating_sub(shortly)] {
        visitor.wakes_with(time, Key::Enter).settles();
        assert_eq!(visitor.heading(), HOME, "{time:?}");
    }
    visitor.wakes_with(shortly, Key::Enter).settles();
    assert_ne!(visitor.heading(), HOME);
}

#[test]
fn what_was_highlighted_on_start_before_a_stop_is_as_for_whoever_comes() {
    let mut visitor = Visitor::arrives();
    let focus = visitor.page().focus;
    visitor.press(Key::Down).goes_on(seconds(PATIENCE - 1));
    assert_ne!(visitor.page().focus, focus);
    visitor.goes_on(seconds(1));
    assert_eq!(visitor.page().focus, focus);
}

#[test]
fn an_alarm_wakes_when_it_is_due_and_at_once_when_it_was() {
    let (sender, inputs) = channel().unwrap();
    alarms(sender, &inputs).unwrap();
    let now = since_boot();
    for until in [Duration::ZERO, now, now + Duration::from_millis(20)] {
        assert_eq!(inputs.next(Some(until)).unwrap(), Input::Wake);
        assert!(since_boot() >= until);
    }
    assert_eq!(inputs.next_within(Duration::ZERO), None, "it wakes once");
}

#[test]
fn an_alarm_that_is_set_anew_wakes_when_it_is_due_then() {
    let (sender, inputs) = channel().unwrap();
    alarms(sender.clone(), &inputs).unwrap();
    sender.send(Input::Resize).unwrap();
    let tomorrow = since_boot() + seconds(86_400);
    assert_eq!(inputs.next(Some(tomorrow)).unwrap(), Input::Resize);
    let soon = since_boot() + Duration::from_millis(20);
    assert_eq!(inputs.next(Some(soon)).unwrap(), Input::Wake);
    assert!(since_boot() >= soon);
}
