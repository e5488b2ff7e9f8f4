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

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeZone as _, Utc};
use chrono_tz::Tz;

use crate::app::{self, App, Effect, Message, Moment};
use crate::config::Leave;
use crate::input::Input;
use crate::log::{Level, Log};
use crate::page::{Intent, Key};
use crate::request::{Outcome, Request};
use crate::setup::Setup;
use crate::spool::Spool;
use crate::surface::{Surface, plain};
use crate::text::Text;

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
    /// When a fresh key was last pressed, or the last warning shown.
    sign_of_life: Instant,
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
            sign_of_life: Instant::now(),
        }
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
                let said = self.measure()?;
                self.surface.show(self.app.page(), &said)?;
            }
            Input::Line(line) => self.line(&line)?,
            Input::Key {
                key,
                fresh,
                struck,
                typed,
            } => {
                if fresh {
                    self.sign_of_life = Instant::now();
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
        self.sign_of_life = Instant::now();
        let (said, is_changed) = self.step(vec![Message::TimeUp])?;
        // Start looks for a change of notices now and then, and mostly there is none.
        if is_changed {
            self.surface.show(self.app.page(), &said)?;
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
        match limit.saturating_sub(self.sign_of_life.elapsed()) {
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
        self.act(intents)
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        match plain::read(self.app.page(), line) {
            Some(intents) => self.act(intents),
            None => self.surface.show(
                self.app.page(),
                &[self.app.page().phrases.not_understood.clone()],
            ),
        }
    }

    fn act(&mut self, intents: Vec<Intent<Message>>) -> io::Result<()> {
        let messages = intents
            .into_iter()
            .filter_map(|intent| self.message(intent))
            .collect();
        self.send(messages)
    }

    fn message(&self, intent: Intent<Message>) -> Option<Message> {
        match intent {
            Intent::Turn(turn) => Some(Message::Focus(self.surface.turn(self.app.page(), turn))),
            intent => app::message(intent),
        }
    }

    /// Sends messages through the funnel and shows the page.
    fn send(&mut self, messages: Vec<Message>) -> io::Result<()> {
        if messages.is_empty() {
            return Ok(());
        }
        let (said, _) = self.step(messages)?;
        self.surface.show(self.app.page(), &said)
    }

    /// Sends messages, and what their effects answer, through the funnel. What is to be said, and
    /// whether there is something else to show.
    fn step(&mut self, mut messages: Vec<Message>) -> io::Result<(Vec<Text>, bool)> {
        let mut said: Vec<Text> = Vec::new();
        let mut is_changed = false;
        while !messages.is_empty() {
            let step = self.app.step(self.moment()?, messages);
            is_changed |= step.is_changed;
            said.extend(step.said);
            messages = step
                .effects
                .into_iter()
                .map(|effect| self.carry_out(effect))
                .collect();
        }
        Ok((said, is_changed))
    }

    fn moment(&self) -> io::Result<Moment> {
        let mut seed = app::Seed::default();
        getrandom::fill(&mut seed).map_err(io::Error::other)?;
        Ok(Moment {
            now: self.clock.now(),
            seed,
        })
    }

    fn carry_out(&mut self, effect: Effect) -> Message {
        match effect {
            Effect::Probe(aim) => Message::Probed(aim, self.probe()),
            Effect::Store(request) => Message::Stored(self.store(&request)),
        }
    }

    /// Lets the core know what of a look can be changed on the surface as it is now, and tells what is
    /// to be said of it.
    fn measure(&mut self) -> io::Result<Vec<Text>> {
        let adjustable = self.surface.adjustable();
        let (said, _) = self.step(vec![Message::Adjustable(adjustable)])?;
        Ok(said)
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
