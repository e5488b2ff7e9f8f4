//! The effect of a key or a line on the page that is shown.
//!
//! # Invariants
//! - Everything that a key does is done in `follow`, and only keys that count come there.

use std::io;
use std::time::Duration;

use super::Kiosk;
use super::pending::Decided;
use super::stroke::Pressed;
use cas_core::Message;
use cas_page::page::announce::{focused, read, whole};
use cas_page::page::{Edit, Intent, Key, LineFault, Page, Role, Stop, Turn};
use cas_surface::{Surface, plain};
use cas_terminal::input::{Stroke, Touch};
use cas_words::text::Text;

impl<S: Surface<Message>> Kiosk<S> {
    /// Decides on the last key: enough time has passed since it, so it was pressed and is not held down.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn settle(&mut self) -> io::Result<()> {
        let decided = self.strokes.settle();
        self.follow(decided)
    }

    /// Notes how much time has passed since the last key, which may decide on it.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn settle_after(&mut self, since: Duration) -> io::Result<()> {
        while self.strokes.pending_limit().is_some_and(|it| it <= since) {
            let decided = self.strokes.ripen();
            self.follow(decided)?;
        }
        Ok(())
    }

    /// Takes a key. Decides on the key before it first.
    pub(super) fn key(&mut self, touch: Touch) -> io::Result<()> {
        if self.strokes.joins_burst(&touch, self.at) {
            return Ok(());
        }
        let before = self.strokes.settle_before(&touch);
        self.follow(before)?;
        let pressed = Pressed {
            is_held: matches!(touch.stroke, Stroke::Held { .. } | Stroke::Quick),
            ..Pressed::on(self.app.page(), touch.key, self.led_here)
        };
        let repeat = self.app.settings().repeat;
        let decided = self.strokes.decide(&touch, pressed, repeat, self.at);
        self.follow(decided)
    }

    /// Carries out the decision on a key.
    pub(super) fn follow(&mut self, decided: Decided) -> io::Result<()> {
        if let Some(at) = decided.alive_at {
            self.idle.press(at);
            self.last_key.press(self.clock.now());
        }
        match decided.acted_on {
            Some(pressed) => self.press(pressed),
            None => Ok(()),
        }
    }

    /// Does what a key means. A move first reads on in a long text; then it moves the focus, from the last
    /// stop to the first too, unless the key is held down.
    fn press(&mut self, pressed: Pressed) -> io::Result<()> {
        let (key, goes_round) = (pressed.key, !pressed.is_held);
        let [Intent::Move(turn) | Intent::Turn(turn)] = pressed.intents[..] else {
            return self.act(pressed.intents, Some(key));
        };
        if let Some(part) = self.surface.read_on(self.app.shown(), turn)? {
            self.tell_part(part);
            return Ok(());
        }
        let shown = self.app.shown();
        let page = &shown.page;
        let intent = match pressed.intents[..] {
            [Intent::Move(turn)] => Intent::Focus(page.neighbour(turn, goes_round)),
            _ => Intent::Focus(self.surface.turn(shown, turn)),
        };
        let round = match (turn, &intent) {
            (Turn::After, Intent::Focus(stop)) if *stop < page.focus => {
                &shown.phrases.round_to_start
            }
            (Turn::Before, Intent::Focus(stop)) if *stop > page.focus => {
                &shown.phrases.round_to_end
            }
            _ => return self.act(vec![intent], Some(key)),
        };
        let round = round.clone();
        self.act_after(Some(round), vec![intent], Some(key))
    }

    /// Says which part of a text is shown, unless the text itself is being said.
    fn tell_part(&mut self, part: Text) {
        self.has_listened = false;
        if !self.idle.hears_speech() {
            let voice = self.app.shown().voice;
            let speaker = &mut self.devices.speaker;
            speaker.say(&self.setup.locales, &[part], voice);
        }
    }

    /// Notes that keys were dropped. If a line is being written, it now has a gap. They do not show
    /// that somebody is there, because they came faster than a finger.
    pub(super) fn lost(&mut self) -> io::Result<()> {
        self.settle()?;
        match self.app.page().field() {
            Some(_) => self.act(vec![Intent::Edit(Edit::Unreadable)], None),
            None => Ok(()),
        }
    }

    pub(super) fn line(&mut self, line: Result<&str, LineFault>) -> io::Result<()> {
        let shown = self.app.shown();
        if let Some(intents) = plain::read(&shown.page, line) {
            return self.act(intents, None);
        }
        // Where an empty line means nothing, the visitor gets to know again what is asked.
        if line.is_ok_and(|line| line.trim().is_empty()) {
            self.surface.spoil();
            return self.surface.show(shown, &whole(shown));
        }
        let asked = match shown.page.field() {
            Some(_) => shown.ask_answer(),
            None => &shown.phrases.not_understood,
        };
        self.surface.show(shown, std::slice::from_ref(asked))
    }

    /// Carries out the meaning of a key or a line, and shows the page. If a key changes nothing, says why.
    fn act(&mut self, intents: Vec<Intent<Message>>, key: Option<Key>) -> io::Result<()> {
        self.act_after(None, intents, key)
    }

    /// Does the same, and says `first` before what has changed.
    fn act_after(
        &mut self,
        first: Option<Text>,
        intents: Vec<Intent<Message>>,
        key: Option<Key>,
    ) -> io::Result<()> {
        if intents == [Intent::Listen] {
            return self.listen();
        }
        let messages: Vec<_> = intents.into_iter().filter_map(cas_core::message).collect();
        if messages.is_empty() {
            self.has_listened = false;
            self.devices.speaker.hush();
            return Ok(());
        }
        let before = self.page_id();
        let mut step = self.step(messages)?;
        self.led_here = key.filter(|_| self.page_id() != before);
        if step.said.is_empty() && !step.is_changed {
            step.said = self.at_end(key);
        }
        step.said.splice(0..0, first);
        self.show(&step)
    }

    /// Returns what tells the page from all others.
    fn page_id(&self) -> (Text, Option<Text>) {
        let page = self.app.page();
        (page.heading.clone(), page.step.clone())
    }

    /// Says the focused stop again; the second time, says the whole page.
    fn listen(&mut self) -> io::Result<()> {
        let shown = self.app.shown();
        let said = if self.has_listened {
            read(shown)
        } else {
            let status = shown.page.status.iter().cloned();
            status.chain(focused(shown)).collect()
        };
        self.has_listened = !self.has_listened;
        self.devices
            .speaker
            .say(&self.setup.locales, &said, shown.voice);
        self.surface.show(shown, &said)
    }

    /// Returns the words about a key that has changed nothing, for example because the focus can go
    /// no further.
    fn at_end(&self, key: Option<Key>) -> Vec<Text> {
        let shown = self.app.shown();
        let phrases = &shown.phrases;
        let end = match key {
            Some(Key::Up | Key::PageUp | Key::Home | Key::Left | Key::Backspace) => {
                &phrases.at_start
            }
            Some(Key::Down | Key::PageDown | Key::End | Key::Right | Key::Delete) => {
                &phrases.at_end
            }
            // A combining mark has no letter before it.
            Some(Key::Char(_)) => &phrases.at_end,
            Some(Key::Enter) if is_letters(&shown.page) => &phrases.at_end,
            // If Enter cannot do more, the control is said again.
            Some(Key::Enter) => return focused(shown),
            _ => return Vec::new(),
        };
        let mut said = vec![end.clone()];
        said.extend(focused(shown));
        said
    }
}

/// Returns true if the focus is on letters to be picked.
fn is_letters(page: &Page<Message>) -> bool {
    matches!(page.focused(), Some(Stop::Control(control)) if matches!(control.role, Role::Letters(_)))
}
