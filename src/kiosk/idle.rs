//! The time in which nobody has pressed a key. A visitor who listens is not idle, so the time in
//! which the voice speaks does not count. There is a limit to this, so that a voice that hangs does
//! not keep a visit on the screen.
//!
//! Moments are times since the start of the machine. The time in which the machine slept is included:
//! a visitor who closes the lid has left.

use std::time::Duration;

/// The longest time for which one utterance stops the clock.
pub const UTTERANCE_HOLDS_MAX: Duration = Duration::from_secs(60);

/// A clock that runs while nobody presses a key and nothing is said.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    /// The time when the clock was at zero, moved later by the time for which it was stopped.
    since: Duration,
    /// The time since which something is being said.
    speaks_since: Option<Duration>,
}

impl Idle {
    /// Creates a clock at zero.
    #[must_use]
    pub fn new(at: Duration) -> Self {
        Self {
            since: at,
            speaks_since: None,
        }
    }

    /// Sets the clock back to zero, because somebody is there.
    pub fn press(&mut self, at: Duration) {
        self.since = at;
        if self.speaks_since.is_some() {
            self.speaks_since = Some(at);
        }
    }

    /// Notes that the voice begins to speak.
    pub fn begin_speech(&mut self, at: Duration) {
        self.end_speech(at);
        self.speaks_since = Some(at);
    }

    /// Notes that the voice is silent.
    pub fn end_speech(&mut self, at: Duration) {
        self.since += self.held(at);
        self.speaks_since = None;
    }

    /// Returns true while something is being said.
    #[must_use]
    pub fn hears_speech(&self) -> bool {
        self.speaks_since.is_some()
    }

    /// Returns the time in which nobody has pressed a key and nothing was said.
    #[must_use]
    pub fn elapsed(&self, at: Duration) -> Duration {
        at.saturating_sub(self.since + self.held(at))
    }

    /// Returns the time for which the current words have stopped the clock.
    fn held(&self, at: Duration) -> Duration {
        let spoken = self.speaks_since.map(|since| at.saturating_sub(since));
        spoken.unwrap_or_default().min(UTTERANCE_HOLDS_MAX)
    }
}
