//! Time as it passes at a kiosk: patience that ends, and the time in which the program was stopped.

use std::io;
use std::time::Duration;

use super::idle::Idle;
use super::{Kiosk, UNREAD};
use cas_core::Message;
use cas_surface::Surface;

impl<S: Surface<Message>> Kiosk<S> {
    /// Nobody has pressed a key for as long as the kiosk is patient.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn time_up(&mut self) -> io::Result<()> {
        self.times_up(1, Duration::ZERO)
    }

    /// Tells what time it is, since the start of the machine. What has become due is done, without a
    /// warning if the time for that has passed as well; whether a visit is over by it.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn time_is(&mut self, at: Duration) -> io::Result<bool> {
        self.at = at;
        if self.devices.has_kept_waiting() {
            self.idle.press(at);
        }
        // The input that decides on a key may be there already, so the key counts for now.
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

    /// The program was stopped, and goes on at a time since the start of the machine; its terminal is its
    /// own again. Whoever was there for longer than the kiosk is patient could not be asked whether they
    /// still are, and is forgotten.
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

    /// The page has been shown again by this time since the start of the machine, and nobody has read it
    /// yet. That it was shown may have taken a while.
    pub fn mark_unread(&mut self, at: Duration) {
        self.unread_until = at + UNREAD;
    }

    /// [`Message::TimeUp`], so many times, the last of them so long ago. The pages between are not shown.
    fn times_up(&mut self, count: usize, ago: Duration) -> io::Result<()> {
        self.strokes.forget();
        let step = self.step(vec![Message::TimeUp; count])?;
        let ago = if self.app.is_empty() {
            Duration::ZERO
        } else {
            ago
        };
        self.idle = Idle::new(self.at.saturating_sub(ago));
        // Start looks for a change of notices now and then, and mostly there is none.
        if step.is_changed {
            self.show(&step)?;
        }
        Ok(())
    }
}
