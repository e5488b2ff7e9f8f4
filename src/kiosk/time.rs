//! Time at a kiosk: limits that pass, and the time in which the program was stopped.

use std::io;
use std::time::Duration;

use super::idle::Idle;
use super::{Kiosk, UNREAD};
use cas_core::Message;
use cas_surface::Surface;

impl<S: Surface<Message>> Kiosk<S> {
    /// Handles the end of a time limit: nobody has pressed a key for that time.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn time_up(&mut self) -> io::Result<()> {
        self.times_up(1, Duration::ZERO)
    }

    /// Tells the time since the start of the machine, and handles everything that is due. If the time
    /// of a warning has passed as well, the warning is not shown. Returns whether that has ended a
    /// visit.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn time_is(&mut self, at: Duration) -> io::Result<bool> {
        self.at = at;
        // The input that decides on the key may have come already, so the key counts for the moment.
        let pressed = self.strokes.pending_since().map(Idle::new);
        let elapsed = pressed.unwrap_or(self.idle).elapsed(at);
        let (count, ago) = self.app.due(elapsed);
        if count == 0 {
            return Ok(false);
        }
        let was_empty = self.app.is_empty();
        self.times_up(count, ago)?;
        Ok(!was_empty && self.app.is_empty())
    }

    /// Continues at this time since the start of the machine, after the program was stopped and has
    /// its terminal again. If the time limit has passed in between, the visit is forgotten, because
    /// the visitor could not be asked whether they were still there.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn go_on(&mut self, at: Duration) -> io::Result<()> {
        self.at = at;
        self.strokes.forget();
        let (due, _) = self.app.due(self.idle.elapsed(at));
        let mut messages = Vec::new();
        if due > 0 || self.app.is_warning() {
            let (to_the_end, _) = self.app.due(Duration::MAX);
            messages = vec![Message::TimeUp; to_the_end];
            self.idle = Idle::new(at);
        }
        messages.push(Message::Adjustable(self.adjustable()));
        self.surface.spoil();
        let step = self.step(messages)?;
        if step.is_changed {
            self.show(&step)
        } else {
            self.surface.show(self.app.shown(), &[])
        }
    }

    /// Notes that the page was shown again at this time since the start of the machine, and that
    /// nobody has read it yet. Showing it may have taken a while.
    pub fn mark_unread(&mut self, at: Duration) {
        self.unread_until = at + UNREAD;
    }

    /// Sends [`Message::TimeUp`] `count` times. The last of them was due `ago` before now. The pages
    /// in between are not shown.
    fn times_up(&mut self, count: usize, ago: Duration) -> io::Result<()> {
        self.strokes.forget();
        let step = self.step(vec![Message::TimeUp; count])?;
        let ago = if self.app.is_empty() {
            Duration::ZERO
        } else {
            ago
        };
        self.idle = Idle::new(self.at.saturating_sub(ago));
        // Start checks for a change of notices from time to time, and usually there is none.
        if step.is_changed {
            self.show(&step)?;
        }
        Ok(())
    }
}
