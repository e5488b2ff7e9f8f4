//! The loop: a key, a line or the end of patience in, a page and effects out. No async.
//!
//! The only place that knows both the core and the surfaces. Each effect is carried out by the
//! resource it uses, at once, and its outcome goes back through the one funnel.
//!
//! # Invariants
//! - Between inputs nothing is written to the surface, unless time itself has changed the page.
//! - A key that is held down is no sign of life: it neither ends the warning nor postpones it.
#![allow(
    clippy::disallowed_methods,
    reason = "the rim is where time and chance come from"
)]

mod idle;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;

use crate::app::{self, App, Effect, Message, Moment, Step};
use crate::config::Leave;
use crate::input::Input;
use crate::log::{Level, Log};
use crate::page::announce::{focused, whole};
use crate::page::{Intent, Key};
use crate::request::{Outcome, Request};
use crate::setup::Setup;
use crate::spool::Spool;
use crate::surface::{Surface, plain};
use crate::text::Text;
use idle::Idle;

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
    app: App<'s>,
    surface: S,
    spool: Spool,
    log: Log,
    clock: Clock,
    /// Whether Ctrl-C ends the program.
    may_leave: bool,
    /// How long there has been no sign of life, or since a warning was shown.
    idle: Idle,
    /// Whether the last key was for listening: the second time the whole page is read.
    has_listened: bool,
    /// What rings for whoever looks elsewhere.
    bell: fn() -> io::Result<()>,
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
    pub fn new(setup: &'s Setup, surface: S, log: Log, clock: Clock) -> Self {
        let config = &setup.config;
        Self {
            app: App::new(setup, clock.now()),
            surface,
            spool: Spool::open(&config.spool, config.mode),
            log,
            clock,
            may_leave: config.leave == Leave::CtrlC,
            idle: Idle::new(Instant::now()),
            has_listened: false,
            bell: || Ok(()),
        }
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
                Err(RecvTimeoutError::Timeout) => {
                    self.time_up()?;
                    None
                }
                Err(RecvTimeoutError::Disconnected) => Some(Ending::HungUp),
            };
            if let Some(ending) = ended {
                return Ok(ending);
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
                self.show(&step)?;
            }
            Input::Line(line) => self.line(&line)?,
            Input::Key {
                key,
                fresh,
                struck,
                typed,
            } => {
                if fresh {
                    self.idle.press(Instant::now());
                }
                self.key(key, fresh, struck, typed)?;
            }
        }
        Ok(None)
    }

    /// Nobody has pressed a fresh key for as long as the kiosk is patient.
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
    /// life may come faster than they are dealt with.
    fn wait(&self, inputs: &Receiver<Input>) -> Result<Input, RecvTimeoutError> {
        let Some(limit) = self.app.patience() else {
            return inputs.recv().map_err(|_| RecvTimeoutError::Disconnected);
        };
        match limit.saturating_sub(self.idle.elapsed(Instant::now())) {
            Duration::ZERO => Err(RecvTimeoutError::Timeout),
            left => inputs.recv_timeout(left),
        }
    }

    /// A key that is held down, or struck twice by a trembling hand, moves and types, but it does
    /// nothing that leads to another page or chooses (EN 301 549 5.7, 5.8). The digits of a number
    /// are typed: 112 has one of them twice.
    fn key(&mut self, key: Key, fresh: bool, struck: bool, typed: bool) -> io::Result<()> {
        let page = self.app.page();
        let intents = page.press(key);
        let is_number = matches!(intents[..], [Intent::Send(Message::Digit(_))]);
        let is_one_stroke = if is_number { typed } else { struck };
        let may_send = is_one_stroke && (fresh || page.any_key.is_none());
        if !may_send
            && intents
                .iter()
                .any(|intent| matches!(intent, Intent::Send(_)))
        {
            return Ok(());
        }
        self.act(intents, Some(key))
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        match plain::read(self.app.page(), line) {
            Some(intents) => self.act(intents, None),
            None => self.surface.show(
                self.app.page(),
                &[self.app.page().phrases.not_understood.clone()],
            ),
        }
    }

    /// Does what a key or a line means, and shows the page. A key that moves nothing says why.
    fn act(&mut self, intents: Vec<Intent<Message>>, key: Option<Key>) -> io::Result<()> {
        if intents == [Intent::Listen] {
            return self.listen();
        }
        self.has_listened = false;
        let messages: Vec<_> = intents
            .into_iter()
            .filter_map(|intent| self.message(intent))
            .collect();
        if messages.is_empty() {
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
        if !page.voice.is_on {
            return Ok(());
        }
        let said = if self.has_listened {
            whole(page)
        } else {
            focused(page)
        };
        self.has_listened = !self.has_listened;
        self.surface.show(page, &said)
    }

    /// What is said when the focus, or the insertion point, can go no further.
    fn at_end(&self, key: Option<Key>) -> Vec<Text> {
        let page = self.app.page();
        let end = match key {
            Some(Key::Up | Key::PageUp | Key::Home | Key::Left | Key::Backspace) => {
                &page.phrases.at_start
            }
            Some(Key::Down | Key::PageDown | Key::End | Key::Right | Key::Delete) => {
                &page.phrases.at_end
            }
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

    /// Shows the page that a step has led to.
    fn show(&mut self, step: &Step) -> io::Result<()> {
        self.surface.show(self.app.page(), &step.said)
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
        let adjustable = self.surface.adjustable();
        self.step(vec![Message::Adjustable(adjustable)])
    }

    /// Whether requests can be taken now.
    fn probe(&mut self) -> bool {
        let probed = self.spool.probe();
        if let Err(fault) = &probed {
            self.warn(&format!("no requests can be taken: {fault}"));
        }
        probed.is_ok()
    }

    fn store(&mut self, request: &Request) -> Outcome {
        let (outcome, fault) = self.spool.store(&request.id, &request.to_json());
        match fault {
            None => self.log.line(
                self.clock.now(),
                Level::Notice,
                &format!("request {} is stored", request.id),
            ),
            Some(fault) => self.warn(&format!("request {}: {outcome:?}: {fault}", request.id)),
        }
        outcome
    }

    fn warn(&mut self, words: &str) {
        self.log.line(self.clock.now(), Level::Warning, words);
    }
}
