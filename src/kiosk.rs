//! The loop: a key, a line or the end of patience in, a page and effects out. No async.
//!
//! The only place that knows both the core and the surfaces. Each effect is carried out by the
//! resource it uses, at once, and its outcome goes back through the one funnel.
//!
//! # Invariants
//! - Between inputs nothing is written to the surface, unless time itself has changed the page, or the
//!   terminal has told late what it can do: then Start is shown anew, once and to nobody.
//! - A key that is held down is no sign of life: it neither ends the warning nor postpones it. Nor is what
//!   comes faster than a finger, as from a scanner.
//! - What became due while the machine slept is made up for before anything else is done or shown, and
//!   what is typed just then is thrown away: it was meant for a page that is gone. So are keys that come
//!   sooner after a stop of the program than anybody reads the page that is shown again.
//! - Once a visit is over nothing of it is left, not even on the stack.
//! - What a key does, it does in `follow`, and there come only keys that are acted on.

#![allow(
    clippy::disallowed_methods,
    reason = "the rim is where time and chance come from"
)]

pub mod idle;
mod speaker;
pub mod stroke;
pub mod utterance;

use std::io;
use std::mem;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use tracing::{info, warn};

use crate::app::{self, App, Effect, Message, Moment, Step};
use crate::config::Leave;
use crate::input::{Input, Inputs, Touch, since_boot};
use crate::log::errno;
use crate::memory::wipe_stack;
use crate::page::announce::{focused, whole};
use crate::page::{Edit, Intent, Key, LineFault, Page, Role, Stop};
use crate::request::{Outcome, Request};
use crate::settings::Adjustable;
use crate::setup::Setup;
use crate::spool::Spool;
use crate::surface::speech::{Event, Speech};
use crate::surface::{Surface, plain};
use crate::terminal::probe::Told;
use crate::text::Text;
use idle::Idle;
use speaker::Speaker;

use stroke::{Decided, DoubleStrike, Pressed, Strokes};

/// How long after the page was shown again keys are void. What is typed to a program that is stopped
/// arrives when it goes on, and nobody reads a page and answers it as fast.
pub const UNREAD: Duration = Duration::from_millis(250);

/// Where the date and time come from.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The system's clock, in the kiosk's zone.
    Zone(Tz),
    /// A moment that does not pass.
    Frozen(DateTime<FixedOffset>),
}

/// Why the kiosk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The key for it, or a signal.
    Asked,
    /// The terminal, or the other end of the pipe, is gone.
    HungUp,
}

/// A kiosk at work.
pub struct Kiosk<'s, S> {
    setup: &'s Setup,
    app: App<'s>,
    surface: S,
    voice: Speaker,
    spool: Spool,
    clock: Clock,
    /// What ends the program.
    leave: Leave,
    /// Which keys count.
    strokes: Strokes,
    /// When this turn of the loop is, as a time since the start of the machine.
    at: Duration,
    /// Until when nobody has read the page, as it was shown again after the program was stopped.
    unread_until: Duration,
    /// How long there has been no sign of life, or since a warning was shown.
    idle: Idle,
    /// Whether a visitor was kept waiting for the disk: that is not their doing.
    has_kept_waiting: bool,
    /// Whether the last key was for listening: the second time the whole page is read.
    has_listened: bool,
    /// Whether a visit has just ended, so that what it has left on the stack has to go.
    has_ended: bool,
    /// What rings for whoever looks elsewhere.
    bell: fn() -> io::Result<()>,
    /// What makes use of what the terminal tells late.
    learn: Learn<'s, S>,
    /// What it has told, until nobody is there who would see everything change.
    told: Option<Told>,
}

type Learn<'s, S> = Box<dyn FnMut(&mut S, Told) -> io::Result<()> + 's>;

impl Clock {
    /// A clock that stands at a local time. `None` if the zone skips that time.
    #[must_use]
    pub fn frozen(zone: Tz, at: NaiveDateTime) -> Option<Self> {
        zone.from_local_datetime(&at)
            .earliest()
            .map(|at| Self::Frozen(at.fixed_offset()))
    }

    /// The date and time now.
    #[must_use]
    pub fn now(&self) -> DateTime<FixedOffset> {
        match self {
            Self::Zone(zone) => Utc::now().with_timezone(zone).fixed_offset(),
            Self::Frozen(at) => *at,
        }
    }
}

impl<'s, S: Surface<Message>> Kiosk<'s, S> {
    /// A kiosk that shows Start.
    pub fn new(setup: &'s Setup, surface: S, spool: Spool, clock: Clock) -> Self {
        let config = &setup.config;
        Self {
            setup,
            app: App::new(setup, clock.now()),
            surface,
            voice: Speaker::new(config.speech.output),
            spool,
            clock,
            leave: config.leave,
            strokes: Strokes::new(DoubleStrike::configured(config)),
            at: Duration::ZERO,
            unread_until: Duration::ZERO,
            idle: Idle::new(Duration::ZERO),
            has_kept_waiting: false,
            has_listened: false,
            has_ended: false,
            bell: || Ok(()),
            learn: Box::new(|_, _| Ok(())),
            told: None,
        }
    }

    /// The same with a voice.
    #[must_use]
    pub fn speaking(mut self, speech: Speech) -> Self {
        self.voice.speech = Some(speech);
        self
    }

    /// The same with a bell.
    #[must_use]
    pub fn ringing(mut self, bell: fn() -> io::Result<()>) -> Self {
        self.bell = bell;
        self
    }

    /// The same on a surface that can make use of what the terminal tells late.
    #[must_use]
    pub fn learning(mut self, learn: impl FnMut(&mut S, Told) -> io::Result<()> + 's) -> Self {
        self.learn = Box::new(learn);
        self
    }

    /// Runs until it is asked to end or the terminal is gone.
    ///
    /// # Errors
    /// When the surface can no longer be written to, or the system gives no random bytes.
    pub fn run(mut self, inputs: &Inputs) -> io::Result<Ending> {
        self.at = since_boot();
        self.idle = Idle::new(self.at);
        self.greet()?;
        loop {
            let input = self.next(inputs)?;
            if let Some(ending) = self.turn(input, inputs)? {
                self.surface.wipe()?;
                return Ok(ending);
            }
            self.learn()?;
            if std::mem::take(&mut self.has_ended) || self.app.is_empty() {
                wipe_stack();
            }
        }
    }

    /// Shows the first page, and tells the operator if no requests can be taken.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn greet(&mut self) -> io::Result<()> {
        self.measure()?;
        self.surface.show(self.app.page(), &self.app.greeting())?;
        self.probe();
        Ok(())
    }

    /// Takes what has come at a time since the start of the machine, and says whether it ends the program.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn take_at(&mut self, at: Duration, input: Input) -> io::Result<Option<Ending>> {
        let is_over = self.time_is(at)?;
        // Lines stay what they are, as those of a pipe, unless the visit that they belong to is over.
        let is_line = matches!(input, Input::Line(_));
        if input.is_typed() && (is_over || !is_line && at < self.unread_until) {
            return Ok(None);
        }
        self.take(input)
    }

    /// Takes one input, and says whether it ends the program.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn take(&mut self, input: Input) -> io::Result<Option<Ending>> {
        match input {
            Input::Terminate => return Ok(Some(Ending::Asked)),
            Input::Leave if self.leave == Leave::CtrlC => return Ok(Some(Ending::Asked)),
            Input::Leave | Input::Wake => {}
            Input::HangUp => return Ok(Some(Ending::HungUp)),
            Input::Resize => self.show_anew()?,
            Input::Line(line) => {
                self.idle.press(self.at);
                self.line(line.as_deref().map_err(|fault| *fault))?;
            }
            Input::Speech(event) => self.speech_has(event)?,
            Input::Headphones(are_plugged) => {
                // What was meant for one pair of ears is not for all.
                self.voice.hush();
                self.voice.are_plugged = Some(are_plugged);
                self.readjust(&[])?;
            }
            Input::Told(told) => self.told = Some(told),
            Input::Key(touch) => self.key(*touch)?,
            Input::Lost => self.lost()?,
        }
        Ok(None)
    }

    /// Enough time has passed since the last key: it is not held down, so it was pressed.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn settle(&mut self) -> io::Result<()> {
        let decided = self.strokes.settle();
        self.follow(decided)
    }

    /// So much time has passed since the last key, which may decide on it.
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
        if mem::take(&mut self.has_kept_waiting) {
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
            self.surface.show(self.app.page(), &[])
        }
    }

    /// The page has been shown again by this time since the start of the machine, and nobody has read it
    /// yet. That it was shown may have taken a while.
    pub fn mark_unread(&mut self, at: Duration) {
        self.unread_until = at + UNREAD;
    }

    /// The core.
    #[must_use]
    pub fn app(&self) -> &App<'s> {
        &self.app
    }

    /// The surface.
    #[must_use]
    pub fn surface(&self) -> &S {
        &self.surface
    }

    /// The next input, or `None` if none has come that decides on the key that is pending.
    fn next(&self, inputs: &Inputs) -> io::Result<Option<Input>> {
        let pending = self.strokes.pending_since();
        if let Some((since, limit)) = pending.zip(self.strokes.pending_limit()) {
            let passed = since_boot().saturating_sub(since);
            return Ok(inputs.next_within(limit.saturating_sub(passed)));
        }
        let left = |limit: Duration| limit.saturating_sub(self.idle.elapsed(self.at));
        let until = self.app.patience().map(|limit| self.at + left(limit));
        inputs.next(until).map(Some)
    }

    /// What has come, but first what time has brought. Keys that are no sign of life may come faster than
    /// they are dealt with, so time is asked for with each of them.
    fn turn(&mut self, input: Option<Input>, inputs: &Inputs) -> io::Result<Option<Ending>> {
        // Whoever ends the program need not give it the terminal for that.
        if let Some(input @ (Input::Terminate | Input::HangUp)) = input {
            return self.take(input);
        }
        if inputs.was_stopped()? {
            if !inputs.take_terminal_again()? {
                return Ok(Some(Ending::Asked));
            }
            let was_empty = self.app.is_empty();
            self.go_on(since_boot())?;
            self.mark_unread(since_boot());
            // A key was meant for the page from before, or by nobody who saw one, and so was a line of
            // a visit that is over.
            let is_over = !was_empty && self.app.is_empty();
            let is_void = |it: &Input| is_over && it.is_typed();
            if input.as_ref().is_none_or(is_void) {
                return Ok(None);
            }
        }
        let Some(input) = input else {
            self.time_is(since_boot())?;
            let decided = self.strokes.ripen();
            self.follow(decided)?;
            return Ok(None);
        };
        self.take_at(since_boot(), input)
    }

    /// Makes use of what the terminal has told late. Whoever is there would see everything change.
    fn learn(&mut self) -> io::Result<()> {
        match self.told.take_if(|_| self.app.is_untouched()) {
            None => Ok(()),
            Some(told) => {
                (self.learn)(&mut self.surface, told)?;
                self.show_anew()
            }
        }
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

    /// Shows the page whole, on a screen that may be another.
    fn show_anew(&mut self) -> io::Result<()> {
        self.surface.spoil();
        let step = self.measure()?;
        if step.is_changed {
            self.strokes.forget();
        }
        self.surface.show(self.app.page(), &step.said)
    }

    /// A key: first what has become of the one before, then this one.
    fn key(&mut self, touch: Touch) -> io::Result<()> {
        if self.strokes.joins_burst(&touch, self.at) {
            return Ok(());
        }
        let before = self.strokes.settle_before(&touch);
        self.follow(before)?;
        let pressed = Pressed::on(self.app.page(), touch.key);
        let repeat = self.app.settings().repeat;
        let decided = self.strokes.decide(&touch, pressed, repeat, self.at);
        self.follow(decided)
    }

    /// Does what has been decided on a key.
    fn follow(&mut self, decided: Decided) -> io::Result<()> {
        if let Some(at) = decided.alive_at {
            self.idle.press(at);
        }
        match decided.acted_on {
            Some(pressed) => self.act(pressed.intents, Some(pressed.key)),
            None => Ok(()),
        }
    }

    /// Keys were dropped. Where a line is written it is not what was typed. They are no sign of life, as
    /// they came faster than a finger.
    fn lost(&mut self) -> io::Result<()> {
        self.settle()?;
        match self.app.page().field() {
            Some(_) => self.act(vec![Intent::Edit(Edit::Unreadable)], None),
            None => Ok(()),
        }
    }

    fn line(&mut self, line: Result<&str, LineFault>) -> io::Result<()> {
        let page = self.app.page();
        if let Some(intents) = plain::read(page, line) {
            return self.act(intents, None);
        }
        let is_empty = line.is_ok_and(|line| line.trim().is_empty());
        let asked = match page.field() {
            Some(_) => &page.phrases.ask_answer,
            None if is_empty => &page.phrases.ask_number,
            None => &page.phrases.not_understood,
        };
        self.surface.show(page, std::slice::from_ref(asked))
    }

    /// Does what a key or a line means, and shows the page. A key that moves nothing says why.
    fn act(&mut self, intents: Vec<Intent<Message>>, key: Option<Key>) -> io::Result<()> {
        if intents == [Intent::Listen] {
            return self.listen();
        }
        let messages: Vec<_> = intents
            .into_iter()
            .filter_map(|intent| self.message(intent))
            .collect();
        if messages.is_empty() {
            self.has_listened = false;
            self.voice.hush();
            return Ok(());
        }
        let mut step = self.step(messages)?;
        if step.said.is_empty() && !step.is_changed {
            step.said = self.at_end(key);
        }
        self.show(&step)
    }

    /// Says the stop that has the focus again, and the second time the whole page.
    fn listen(&mut self) -> io::Result<()> {
        let page = self.app.page();
        let said = if self.has_listened {
            whole(page)
        } else {
            let status = page.status.iter().cloned();
            status.chain(focused(page)).collect()
        };
        self.has_listened = !self.has_listened;
        self.voice.say(&self.setup.locales, &said, page.voice);
        self.surface.show(page, &said)
    }

    /// What is said when a key has changed nothing, such as when the focus can go no further.
    fn at_end(&self, key: Option<Key>) -> Vec<Text> {
        let page = self.app.page();
        let end = match key {
            Some(Key::Up | Key::PageUp | Key::Home | Key::Left | Key::Backspace) => {
                &page.phrases.at_start
            }
            Some(Key::Down | Key::PageDown | Key::End | Key::Right | Key::Delete) => {
                &page.phrases.at_end
            }
            // A mark that stands on no letter.
            Some(Key::Char(_)) => &page.phrases.at_end,
            Some(Key::Enter) if is_letters(page) => &page.phrases.at_end,
            // What cannot be more than it is says what it is.
            Some(Key::Enter) => return focused(page),
            _ => return Vec::new(),
        };
        let mut said = vec![end.clone()];
        said.extend(focused(page));
        said
    }

    fn message(&self, intent: Intent<Message>) -> Option<Message> {
        match intent {
            Intent::Turn(turn) => Some(Message::Focus(self.surface.turn(self.app.page(), turn))),
            intent => app::message(intent),
        }
    }

    /// Shows the page that a step has led to, and says what has changed. The voice does not wait for
    /// the screen.
    fn show(&mut self, step: &Step) -> io::Result<()> {
        self.has_listened = false;
        self.voice.say(&self.setup.locales, &step.said, step.voice);
        self.surface.show(self.app.page(), &step.said)
    }

    /// Something has become of the voice.
    fn speech_has(&mut self, event: Event) -> io::Result<()> {
        let now = self.at;
        match event {
            // A warning is not put off by what it says itself.
            Event::Began if self.app.is_warning() => {}
            Event::Began => self.idle.begin_speech(now),
            Event::Ended => self.idle.end_speech(now),
            Event::Ready => {
                self.voice.is_ready = true;
                self.readjust(&[])?;
            }
            Event::Lost => {
                self.voice.is_ready = false;
                self.idle.end_speech(now);
                warn!("speech is off: Speech Dispatcher does not answer");
                self.readjust(&[Message::SpeechLost])?;
            }
        }
        Ok(())
    }

    /// Lets the core know of another voice, and shows what that changes. A key that is not decided on
    /// was meant for the page before.
    fn readjust(&mut self, news: &[Message]) -> io::Result<()> {
        let mut messages = vec![Message::Adjustable(self.adjustable())];
        messages.extend_from_slice(news);
        let mut step = self.step(messages)?;
        if !step.is_changed && step.said.is_empty() {
            return Ok(());
        }
        self.strokes.forget();
        if step.said.is_empty() {
            step.said = focused(self.app.page());
        }
        self.show(&step)
    }

    /// Sends messages, and what their effects answer, through the funnel; what comes of all of them.
    fn step(&mut self, messages: Vec<Message>) -> io::Result<Step> {
        let mut whole = self.app.step(self.moment()?, messages);
        loop {
            let effects = std::mem::take(&mut whole.effects).into_iter();
            let answers = effects.map(|effect| self.carry_out(effect));
            let answers = answers.collect::<io::Result<Vec<_>>>()?;
            let messages: Vec<_> = answers.into_iter().flatten().collect();
            if messages.is_empty() {
                return Ok(whole);
            }
            let next = self.app.step(self.moment()?, messages);
            whole.said.extend(next.said);
            whole.is_changed |= next.is_changed;
            whole.effects = next.effects;
        }
    }

    fn moment(&self) -> io::Result<Moment> {
        let mut seed = app::Seed::default();
        getrandom::fill(&mut seed).map_err(io::Error::other)?;
        Ok(Moment {
            now: self.clock.now(),
            seed,
        })
    }

    /// Does what the core asks for; what it has to know of it.
    fn carry_out(&mut self, effect: Effect) -> io::Result<Option<Message>> {
        Ok(match effect {
            Effect::Probe(aim) => {
                self.has_kept_waiting = true;
                Some(Message::Probed(aim, self.probe()))
            }
            Effect::Store(request) => {
                self.has_kept_waiting = true;
                Some(Message::Stored(self.store(&request)))
            }
            Effect::Ring => {
                // Nobody is asked for any more once the time for that has passed as well.
                if self.app.is_warning() {
                    (self.bell)()?;
                }
                None
            }
            Effect::Wipe => {
                self.has_ended = true;
                self.surface.wipe()?;
                None
            }
        })
    }

    /// Lets the core know what of a look can be changed on the surface as it is now, and tells what is
    /// to be said of it.
    fn measure(&mut self) -> io::Result<Step> {
        self.step(vec![Message::Adjustable(self.adjustable())])
    }

    fn adjustable(&self) -> Adjustable {
        Adjustable {
            speech: self.voice.output(),
            ..self.surface.adjustable()
        }
    }

    /// Whether requests can be taken now.
    fn probe(&mut self) -> bool {
        let probed = self.spool.probe();
        if let Err(fault) = &probed {
            warn!(errno = errno(fault), "no requests can be taken: {fault}");
        }
        probed.is_ok()
    }

    fn store(&mut self, request: &Request) -> Outcome {
        let (outcome, fault) = self.spool.store(&request.id, &request.to_json());
        let request = &request.id;
        match fault {
            None => info!(request, ?outcome, "a request is stored"),
            Some(fault) => warn!(
                request,
                ?outcome,
                errno = errno(&fault),
                "a request could not be stored: {fault}"
            ),
        }
        outcome
    }
}

/// Whether the focus is on letters to be picked.
fn is_letters(page: &Page<Message>) -> bool {
    matches!(page.focused(), Some(Stop::Control(control)) if matches!(control.role, Role::Letters(_)))
}
