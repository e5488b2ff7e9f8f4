//! The loop: a key, a line or the end of patience in, a page and effects out. No async.
//!
//! The only place that knows both the core and the surfaces. Each effect is carried out by the
//! resource it uses, at once, and its outcome goes back through the one funnel.
//!
//! # Invariants
//! - Between inputs nothing is written to the surface, unless time itself has changed the page.
//! - A key that is held down is no sign of life: it neither ends the warning nor postpones it. Nor is what
//!   comes faster than a finger, as from a scanner.
//! - Once a visit is over nothing of it is left, not even on the stack.
//! - What a key does, it does in `act_on`, and there come only keys that are acted on.

#![allow(
    clippy::disallowed_methods,
    reason = "the rim is where time and chance come from"
)]

pub mod idle;
mod speaker;
pub mod stroke;
pub mod utterance;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use tracing::{info, warn};

use crate::app::{self, App, Effect, Message, Moment, Step};
use crate::config::Leave;
use crate::input::{Input, SETTLE, Stroke, Touch};
use crate::log::errno;
use crate::memory::wipe_stack;
use crate::page::announce::{focused, whole};
use crate::page::{Intent, Key, LineFault, Page, Role, Stop};
use crate::request::{Outcome, Request};
use crate::settings::Adjustable;
use crate::setup::Setup;
use crate::spool::Spool;
use crate::surface::speech::{Event, Speech};
use crate::surface::{Surface, plain};
use crate::text::Text;
use idle::Idle;
use speaker::Speaker;

use stroke::{DoubleStrike, Verdict};

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
    /// Whether Ctrl-C ends the program.
    may_leave: bool,
    /// Within which time the same key counts once.
    double_strike: DoubleStrike,
    /// The last key, as long as it is not clear whether a finger has pressed it.
    pending: Option<Pending>,
    /// How long there has been no sign of life, or since a warning was shown.
    idle: Idle,
    /// Whether the last key was for listening: the second time the whole page is read.
    has_listened: bool,
    /// What rings for whoever looks elsewhere.
    bell: fn() -> io::Result<()>,
}

/// A key that was pressed if it is not repeated soon, and is not the first of a burst.
struct Pending {
    key: Key,
    stroke: Stroke,
    /// Whether it has been acted on already, so that all that is open is the sign of life.
    is_done: bool,
    /// Whether it can be the first of a burst.
    may_be_scanned: bool,
    /// Whether it has come twice at once, as from a worn key.
    has_bounced: bool,
    since: Instant,
    /// Until how long after its last event it is pending.
    limit: Duration,
}

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
            may_leave: config.leave == Leave::CtrlC,
            double_strike: DoubleStrike::configured(config),
            pending: None,
            idle: Idle::new(Instant::now()),
            has_listened: false,
            bell: || Ok(()),
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

    /// Runs until it is asked to end or the terminal is gone.
    ///
    /// # Errors
    /// When the surface can no longer be written to, or the system gives no random bytes.
    pub fn run(mut self, inputs: &Receiver<Input>) -> io::Result<Ending> {
        self.greet()?;
        loop {
            let ended = match self.wait(inputs) {
                Ok(input) => self.take(input)?,
                Err(RecvTimeoutError::Timeout) if self.pending.is_some() => {
                    self.ripen()?;
                    None
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.time_up()?;
                    None
                }
                Err(RecvTimeoutError::Disconnected) => Some(Ending::HungUp),
            };
            if let Some(ending) = ended {
                self.surface.wipe()?;
                return Ok(ending);
            }
            if self.app.is_empty() {
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

    /// Takes one input, and says whether it ends the program.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn take(&mut self, input: Input) -> io::Result<Option<Ending>> {
        match input {
            Input::Terminate => return Ok(Some(Ending::Asked)),
            Input::Leave if self.may_leave => return Ok(Some(Ending::Asked)),
            Input::Leave => {}
            Input::HangUp => return Ok(Some(Ending::HungUp)),
            Input::Resize => {
                self.surface.spoil();
                let step = self.measure()?;
                self.surface.show(self.app.page(), &step.said)?;
            }
            Input::Line(line) => {
                self.idle.press(Instant::now());
                self.line(line.as_deref().map_err(|fault| *fault))?;
            }
            Input::Speech(event) => self.speech_has(event)?,
            Input::Headphones(are_plugged) => {
                // What was meant for one pair of ears is not for all.
                self.voice.hush();
                self.voice.are_plugged = Some(are_plugged);
                self.readjust(&[])?;
            }
            Input::Key(touch) => self.key(*touch)?,
        }
        Ok(None)
    }

    /// [`SETTLE`] has passed since the last key: it is not held down, so it was pressed.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn settle(&mut self) -> io::Result<()> {
        let Some(pending) = self.pending.take() else {
            return Ok(());
        };
        if pending.stroke != Stroke::Quick {
            self.idle.press(Instant::now());
        }
        if pending.is_done {
            return Ok(());
        }
        self.act_on(pending.key)
    }

    /// So much time has passed since the last key, which may decide on it.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn settle_after(&mut self, since: Duration) -> io::Result<()> {
        while self.pending.as_ref().is_some_and(|it| it.limit <= since) {
            self.ripen()?;
        }
        Ok(())
    }

    /// The limit of the key that is pending has passed. If nothing has followed it that makes it one of a
    /// burst, it may still be held down: then it is a digit, which does not wait for that.
    fn ripen(&mut self) -> io::Result<()> {
        match &mut self.pending {
            Some(pending) if pending.stroke == Stroke::Unclear && pending.limit < SETTLE => {
                pending.is_done = true;
                pending.limit = SETTLE;
                let key = pending.key;
                self.act_on(key)
            }
            _ => self.settle(),
        }
    }

    /// Nobody has pressed a key for as long as the kiosk is patient.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn time_up(&mut self) -> io::Result<()> {
        self.idle = Idle::new(Instant::now());
        let step = self.step(vec![Message::TimeUp])?;
        // Start looks for a change of notices now and then, and mostly there is none.
        if step.is_changed {
            self.show(&step)?;
        }
        Ok(())
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

    /// The next input, or that patience is at an end. That is asked first: keys that are no sign of
    /// life may come faster than they are dealt with. Not so as long as a key is pending: the input
    /// that decides on it may be there already.
    fn wait(&self, inputs: &Receiver<Input>) -> Result<Input, RecvTimeoutError> {
        if let Some(pending) = &self.pending {
            return inputs.recv_timeout(pending.limit.saturating_sub(pending.since.elapsed()));
        }
        let Some(limit) = self.app.patience() else {
            return inputs.recv().map_err(|_| RecvTimeoutError::Disconnected);
        };
        match limit.saturating_sub(self.idle.elapsed(Instant::now())) {
            Duration::ZERO => Err(RecvTimeoutError::Timeout),
            left => inputs.recv_timeout(left),
        }
    }

    /// A key: first what has become of the one before, then this one.
    fn key(&mut self, touch: Touch) -> io::Result<()> {
        let Touch { key, stroke, .. } = touch;
        if self.joins_burst(&touch) {
            return Ok(());
        }
        let is_held = matches!(stroke, Stroke::Held { .. });
        self.pending
            .take_if(|pending| is_held && pending.key == key);
        self.settle()?;
        let page = self.app.page();
        let (deed, in_field) = (stroke::deed(page, key), page.field().is_some());
        let repeat = self.app.settings().repeat;
        let verdict = stroke::judge(&touch, deed, in_field, self.double_strike, repeat);
        let limit = match verdict {
            Verdict::Ignore => return Ok(()),
            Verdict::Act => SETTLE,
            Verdict::Wait(limit) => limit,
        };
        let is_done = verdict == Verdict::Act;
        if !is_done || stroke == Stroke::Unclear {
            self.pending = Some(Pending {
                key,
                stroke,
                is_done,
                may_be_scanned: !is_done && !in_field && stroke::is_scanned(key),
                has_bounced: false,
                since: Instant::now(),
                limit,
            });
        } else if stroke == Stroke::Press {
            self.idle.press(Instant::now());
        }
        if is_done { self.act_on(key) } else { Ok(()) }
    }

    /// Whether a key shows that the one before was the first of a burst, so that neither is acted on; or
    /// is that one again, as from a worn key, so that both are one.
    fn joins_burst(&mut self, touch: &Touch) -> bool {
        let is_next = touch.rushed && stroke::is_scanned(touch.key);
        let Some(first) = self.pending.as_mut() else {
            return false;
        };
        if !is_next || !first.may_be_scanned || first.is_done {
            return false;
        }
        if first.key == touch.key && !first.has_bounced {
            first.has_bounced = true;
            first.since = Instant::now();
        } else {
            self.pending = None;
        }
        true
    }

    /// Does what a key means on the page; nothing, if it means nothing there.
    fn act_on(&mut self, key: Key) -> io::Result<()> {
        let intents = self.app.page().press(key);
        self.act(intents, Some(key))
    }

    fn line(&mut self, line: Result<&str, LineFault>) -> io::Result<()> {
        let page = self.app.page();
        if let Some(intents) = plain::read(page, line) {
            return self.act(intents, None);
        }
        let asked = match page.field() {
            Some(_) => &page.phrases.ask_answer,
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
            // A letter that has no room.
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
        let now = Instant::now();
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
        self.pending = None;
        if step.said.is_empty() {
            step.said = focused(self.app.page());
        }
        self.show(&step)
    }

    /// Sends messages through the funnel. When a visit is over by it, what was shown of it is wiped.
    fn step(&mut self, messages: Vec<Message>) -> io::Result<Step> {
        let was_empty = self.app.is_empty();
        let step = self.pass(messages)?;
        if !was_empty && self.app.is_empty() {
            self.surface.wipe()?;
        }
        Ok(step)
    }

    /// Sends messages, and what their effects answer, through the funnel; what comes of all of them.
    fn pass(&mut self, messages: Vec<Message>) -> io::Result<Step> {
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
            Effect::Probe(aim) => Some(Message::Probed(aim, self.probe())),
            Effect::Store(request) => Some(Message::Stored(self.store(&request))),
            Effect::Ring => {
                (self.bell)()?;
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
