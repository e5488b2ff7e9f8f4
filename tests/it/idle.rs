//! How long nobody is there: keys set the clock back, and speech holds it.

use std::time::{Duration, Instant};

use cas_kiosk::kiosk::idle::{Idle, UTTERANCE_HOLDS_MAX};

/// What happens, at which second.
enum At {
    Press(u64),
    Begins(u64),
    Ends(u64),
}

/// How many seconds the clock shows at `now` after all this.
fn shows(story: &[At], now: u64) -> u64 {
    let start = Instant::now();
    let at = |second| start + Duration::from_secs(second);
    let mut idle = Idle::new(start);
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
