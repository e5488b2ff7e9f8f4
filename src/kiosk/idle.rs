//! The time in which nobody has pressed a key. Somebody who listens is not idle, so time in which the voice
//! speaks does not count; but not for ever, lest a voice that hangs keep a visit on the screen.
//!
//! A moment is how long ago the machine was started, the time included in which it slept: whoever closes
//! the lid has left.

use std::time::Duration;

/// The longest that one utterance holds the clock.
pub const UTTERANCE_HOLDS_MAX: Duration = Duration::from_secs(60);

/// A clock that runs while nobody presses a key and nothing is said.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    /// When the clock was at zero, later by as long as it has been held.
    since: Duration,
    /// Since when something is being said.
    speaks_since: Option<Duration>,
}

impl Idle {
    /// A clock at zero.
    #[must_use]
    pub fn new(at: Duration) -> Self {
        Self {
            since: at,
            speaks_since: None,
        }
    }

    /// A sign of life: back to zero.
    pub fn press(&mut self, at: Duration) {
        self.since = at;
        if self.speaks_since.is_some() {
            self.speaks_since = Some(at);
        }
    }

    /// The voice begins to speak.
    pub fn begin_speech(&mut self, at: Duration) {
        self.end_speech(at);
        self.speaks_since = Some(at);
    }

    /// The voice is silent.
    pub fn end_speech(&mut self, at: Duration) {
        self.since += self.held(at);
        self.speaks_since = None;
    }

    /// The time in which nobody has pressed a key, and nothing was said.
    #[must_use]
    pub fn elapsed(&self, at: Duration) -> Duration {
        at.saturating_sub(self.since + self.held(at))
    }

    /// The time for which the words that are being said have held the clock.
    fn held(&self, at: Duration) -> Duration {
        let spoken = self.speaks_since.map(|since| at.saturating_sub(since));
        spoken.unwrap_or_default().min(UTTERANCE_HOLDS_MAX)
    }
}
