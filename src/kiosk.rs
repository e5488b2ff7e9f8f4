//! The loop. In: a key, a line, or the end of a time limit. Out: a page and effects. No async.
//!
//! Only this module knows both the core and the surfaces. Each effect is carried out at once by the
//! device for it, and its outcome goes back to the core as a message.
//!
//! # Invariants
//! - Between inputs nothing is written to the surface, with three exceptions. Time itself may change
//!   the page. The outcome of storing a request may come, for which the visitor waits. And if the terminal has not told what it can do, it is asked again a few times, and
//!   Start is shown again after each time and after its answer, when nobody is there.
//! - A key that is held down does not show that somebody is there: it neither ends the warning nor
//!   postpones it. The same holds for keys that come faster than a finger, for example from a
//!   scanner.
//! - After the machine has slept, everything that was due is done before anything else is done or
//!   shown. A key typed at that moment is ignored, because it was meant for a page that is gone.
//!   After the program was stopped, keys are also ignored until somebody could have read the page
//!   that is shown again.
//! - After a visit nothing of it is left, not even on the stack.

#![allow(
    clippy::disallowed_methods,
    reason = "the rim is where chance comes from"
)]

mod again;
mod clock;
mod devices;
pub mod idle;
mod keys;
mod pending;
pub mod status;
pub mod stroke;
pub mod supervisor;
mod time;
pub mod utterance;

use std::collections::VecDeque;
use std::io;
use std::mem;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use tracing::{info, warn};

use again::Again;
use cas_core::{App, Effect, Message, Moment, Step};
use cas_live::Live;
use cas_page::page::Key;
use cas_page::page::announce::focused;
use cas_page::settings::Adjustable;
use cas_program::memory::wipe_stack;
use cas_setup::config::Leave;
use cas_setup::setup::Setup;
use cas_surface::Surface;
use cas_surface::speech::{Event, Speech};
use cas_terminal::input::{Input, Inputs, since_boot};
use cas_terminal::terminal::probe::Capabilities;
use devices::Devices;
use idle::Idle;
use pending::Strokes;
use status::{LastKey, Reporter, Seen};
use stroke::DoubleStrike;
use supervisor::Supervisor;

pub use clock::Clock;
pub use devices::counter::Counter;
pub use devices::slips::Slips;
pub use devices::store::{AT_ONCE, LINES_AT_ONCE, OVERDUE, SILENT, Store};

/// The time after the page is shown again in which keys do nothing. Keys that were typed while the
/// program was stopped arrive when it continues, and nobody reads a page and answers it so fast.
pub const UNREAD: Duration = Duration::from_millis(250);

/// The reason why the kiosk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It was asked to end, by the key for that or by a signal.
    Asked,
    /// The terminal, or the other end of the pipe, is gone.
    HungUp,
}

/// A kiosk at work.
pub struct Kiosk<S> {
    setup: Arc<Setup>,
    app: App,
    surface: S,
    devices: Devices,
    clock: Clock,
    /// The inputs that wait until it is known whether a request is stored.
    kept: VecDeque<Input>,
    /// The setting whether a key may end the program.
    leave: Leave,
    /// The part that decides which keys count.
    strokes: Strokes,
    /// The time of this turn of the loop, since the start of the machine.
    at: Duration,
    /// The time until which nobody can have read the page that was shown again after the program was
    /// stopped.
    unread_until: Duration,
    /// The time since the last sign that somebody is there, or since a warning was shown.
    idle: Idle,
    /// The key that has led to the page, if it has done nothing else since.
    led_here: Option<Key>,
    /// True if the last key was for listening. The same key again reads the whole page.
    has_listened: bool,
    /// True if a visit has just ended, so that its data on the stack must be overwritten.
    has_ended: bool,
    /// The function that applies the late answer of the terminal.
    learn: Learn<S>,
    /// The late answer of the terminal. It waits until nobody is there, because it changes how
    /// everything looks.
    told: Option<Capabilities>,
    /// The questions that are left for a terminal that has not told what it can do.
    again: Option<Again>,
    /// False if the clock cannot be right, which the operator was told.
    knows_day: bool,
    /// The content, if it can change while the kiosk runs.
    live: Option<Live>,
    /// The one who starts the program anew if this loop stands still.
    supervisor: Supervisor,
    /// The one who tells how the kiosk is.
    reporter: Option<Reporter>,
    /// When a key was last pressed.
    last_key: LastKey,
}

type Learn<S> = Box<dyn FnMut(&mut S, Capabilities) -> io::Result<()>>;

impl<S: Surface<Message>> Kiosk<S> {
    /// Creates a kiosk that shows Start.
    pub fn new(setup: Arc<Setup>, surface: S, store: Store, clock: Clock) -> Self {
        let app = App::new(Arc::clone(&setup), clock.now());
        Self::with(app, setup, surface, store, clock)
    }

    /// Creates a kiosk that is out of order, and only shows whom to call.
    pub fn closed(setup: Arc<Setup>, surface: S, clock: Clock) -> Self {
        let app = App::closed(Arc::clone(&setup), clock.now());
        Self::with(app, setup, surface, Store::none(), clock)
    }

    fn with(app: App, setup: Arc<Setup>, surface: S, store: Store, clock: Clock) -> Self {
        let config = &setup.config;
        Self {
            app,
            surface,
            devices: Devices::new(config.speech.output, store),
            clock,
            kept: VecDeque::new(),
            leave: config.leave,
            strokes: Strokes::new(DoubleStrike::configured(config)),
            at: Duration::ZERO,
            unread_until: Duration::ZERO,
            idle: Idle::new(Duration::ZERO),
            led_here: None,
            has_listened: false,
            has_ended: false,
            learn: Box::new(|_, _| Ok(())),
            told: None,
            again: None,
            knows_day: true,
            live: None,
            supervisor: Supervisor::default(),
            reporter: None,
            last_key: LastKey::default(),
            setup,
        }
    }

    /// Returns the same kiosk with a voice.
    #[must_use]
    pub fn speaking(mut self, speech: Speech) -> Self {
        self.devices.connect_voice(speech);
        self
    }

    /// Returns the same kiosk with a printer of slips.
    #[must_use]
    pub fn printing(mut self, slips: Slips) -> Self {
        self.devices.slips = slips;
        self
    }

    /// Returns the same kiosk, which counts.
    #[must_use]
    pub fn counting(mut self, counter: Counter) -> Self {
        self.devices.counter = counter;
        self
    }

    /// Returns the same kiosk with a bell.
    #[must_use]
    pub fn ringing(mut self, bell: fn() -> io::Result<()>) -> Self {
        self.devices.connect_bell(bell);
        self
    }

    /// Returns the same kiosk on a surface that can use the late answer of the terminal.
    #[must_use]
    pub fn learning(
        mut self,
        learn: impl FnMut(&mut S, Capabilities) -> io::Result<()> + 'static,
    ) -> Self {
        self.learn = Box::new(learn);
        self
    }

    /// Returns the same kiosk on a terminal that has not told what it can do. `ask` asks it again, and
    /// gets the number of the time.
    #[must_use]
    pub fn asking_again(mut self, ask: fn(u16) -> io::Result<()>) -> Self {
        self.again = Some(Again::new(ask));
        self
    }

    /// Returns the same kiosk with content that can change while it runs.
    #[must_use]
    pub fn living(mut self, live: Option<Live>) -> Self {
        self.live = live;
        self
    }

    /// Returns the same kiosk, which tells how it is.
    #[must_use]
    pub fn reporting(mut self, reporter: Reporter) -> Self {
        self.reporter = Some(reporter);
        self
    }

    /// Returns the same kiosk under a supervisor.
    #[must_use]
    pub fn supervised(mut self, supervisor: Supervisor) -> Self {
        self.supervisor = supervisor;
        self
    }

    /// Runs until the kiosk is asked to end or the terminal is gone.
    ///
    /// # Errors
    /// When the surface can no longer be written to, or when the system gives no random bytes.
    pub fn run(mut self, inputs: &Inputs) -> io::Result<Ending> {
        inputs.take_signals()?;
        self.at = since_boot();
        self.idle = Idle::new(self.at);
        if let Some(again) = &mut self.again {
            again.begin(self.at);
        }
        self.greet()?;
        loop {
            self.supervisor.give_sign(self.at);
            self.report();
            let input = self.next(inputs)?;
            if let Some(ending) = self.turn(input, inputs)? {
                self.surface.wipe()?;
                return Ok(ending);
            }
            self.learn()?;
            self.ask_again()?;
            self.renew()?;
            if self.gives_way() {
                info!(
                    "another program was installed in the place of this one; it ends while nobody is there"
                );
                self.surface.wipe()?;
                return Ok(Ending::Asked);
            }
            if mem::take(&mut self.has_ended) || self.app.is_empty() {
                wipe_stack();
            }
        }
    }

    /// True if a new program can take the place of this one: there is one, nobody is there, and nobody is
    /// being told goodbye.
    fn gives_way(&self) -> bool {
        let is_free = self.app.is_untouched() || self.app.is_closed();
        is_free && !self.devices.store.is_sending() && self.supervisor.has_other_program()
    }

    /// Shows the first page, and tells the operator if no requests can be taken.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn greet(&mut self) -> io::Result<()> {
        self.measure()?;
        self.surface.show(self.app.shown(), &self.app.greeting())?;
        let sealing = self.setup.config.spool.sealing.clone();
        self.devices.store.probe(self.at, sealing);
        Ok(())
    }

    /// Takes an input that came at this time since the start of the machine. Returns the reason if
    /// the program ends.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn take_at(&mut self, at: Duration, input: Input) -> io::Result<Option<Ending>> {
        let is_over = self.time_is(at)?;
        self.hear_printer()?;
        if let Some(ending) = self.hear_store()? {
            return Ok(Some(ending));
        }
        // Lines are kept, as those of a pipe are, unless their visit is over.
        let is_line = matches!(input, Input::Line(_));
        if input.is_typed() && (is_over || !is_line && at < self.unread_until) {
            return Ok(None);
        }
        self.take(input)
    }

    /// Takes one input. Returns the reason if the program ends.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn take(&mut self, input: Input) -> io::Result<Option<Ending>> {
        // A line is meant for the page after the one that says so, and the program does not end while a
        // request may still be stored.
        let can_wait = matches!(input, Input::Line(_) | Input::Terminate | Input::HangUp);
        if can_wait && self.devices.store.is_sending() {
            self.kept.push_back(input);
            return Ok(None);
        }
        match input {
            Input::Terminate => return Ok(Some(Ending::Asked)),
            Input::Leave if self.leave == Leave::CtrlC => return Ok(Some(Ending::Asked)),
            Input::Leave | Input::Wake => {}
            Input::HangUp => {
                // Where the terminal is gone, there is nobody to read it.
                let parting = self.app.parting();
                let _ = parting.map(|word| self.surface.say_last(&word));
                return Ok(Some(Ending::HungUp));
            }
            Input::Resize => self.show_anew()?,
            Input::Line(line) => {
                self.idle.press(self.at);
                self.last_key.press(self.clock.now());
                self.line(line.as_ref().map(|it| it.as_str()).map_err(|fault| *fault))?;
            }
            Input::Speech(event) => self.speech_has(event)?,
            Input::Headphones(are_plugged) => {
                self.devices.speaker.plug(are_plugged);
                self.readjust(&[])?;
            }
            Input::Capabilities(told) => (self.told, self.again) = (Some(told), None),
            Input::Key(touch) => self.key(*touch)?,
            Input::Lost => self.lost()?,
            Input::Reread => self.live.iter().for_each(Live::read_now),
        }
        Ok(None)
    }

    /// Returns the core.
    #[must_use]
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Returns the surface.
    #[must_use]
    pub fn surface(&self) -> &S {
        &self.surface
    }

    /// Waits for the next input. Returns `None` if none came in time and the pending key has to be
    /// decided.
    fn next(&self, inputs: &Inputs) -> io::Result<Option<Input>> {
        let pending = self.strokes.pending_since();
        if let Some((since, limit)) = pending.zip(self.strokes.pending_limit()) {
            let passed = since_boot().saturating_sub(since);
            return Ok(inputs.next_within(limit.saturating_sub(passed)));
        }
        let left = |limit: Duration| limit.saturating_sub(self.idle.elapsed(self.at));
        let until = self.app.patience().map(|limit| self.at + left(limit));
        let again = self.again.as_ref().filter(|_| self.app.is_untouched());
        let again = again.and_then(Again::due);
        let until = until.into_iter().chain(again);
        let until = until.chain(self.devices.store.due());
        let report = self.reporter.as_ref().and_then(Reporter::due);
        let until = until.chain(self.supervisor.due()).chain(report).min();
        inputs.next(until).map(Some)
    }

    /// Handles everything that is due by now, and then takes an input. Keys that do not show that
    /// somebody is there may come faster than they are handled, so the time is checked before each.
    fn turn(&mut self, input: Option<Input>, inputs: &Inputs) -> io::Result<Option<Ending>> {
        // The program can end without having its terminal again.
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
            // A key or a line that was typed for a visit that is now over does nothing.
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

    /// Uses the late answer of the terminal when nobody is there, because it changes how everything looks.
    fn learn(&mut self) -> io::Result<()> {
        match self.told.take_if(|_| self.app.is_untouched()) {
            None => Ok(()),
            Some(told) => {
                (self.learn)(&mut self.surface, told)?;
                self.show_anew()
            }
        }
    }

    /// Asks the terminal again if that is due and nobody is there, because it spoils what is shown.
    fn ask_again(&mut self) -> io::Result<()> {
        let again = self.again.as_mut().filter(|_| self.app.is_untouched());
        let Some(again) = again else { return Ok(()) };
        if again.ask_at(self.at)? {
            self.show_anew()?;
        }
        Ok(())
    }

    /// Uses changed content when nobody is there: in a visit nothing changes but what the visitor does.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn renew(&mut self) -> io::Result<()> {
        let live = self.live.as_ref().filter(|_| self.app.is_unattended());
        let Some((live, setup)) = live.and_then(|live| Some((live, live.take()?))) else {
            return Ok(());
        };
        self.app.renew(Arc::clone(&setup), self.clock.now());
        live.discard(mem::replace(&mut self.setup, setup));
        self.surface.show(self.app.shown(), &[])
    }

    /// Tells the visitor what has become of a request that takes a while to store, and takes the inputs
    /// that waited for it. Returns the reason if the program ends.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn hear_store(&mut self) -> io::Result<Option<Ending>> {
        let news = self.devices.store.news(self.at);
        if !news.is_empty() {
            let step = self.step(news)?;
            if step.is_changed {
                self.strokes.forget();
                // A key that comes now was meant for the page before.
                self.mark_unread(self.at);
                self.show(&step)?;
            }
        }
        while !self.devices.store.is_sending() {
            let Some(input) = self.kept.pop_front() else {
                break;
            };
            if let Some(ending) = self.take(input)? {
                return Ok(Some(ending));
            }
        }
        Ok(None)
    }

    /// Tells the visitor what has become of a slip. How the printer is shows at the next key.
    ///
    /// # Errors
    /// As for [`Kiosk::run`].
    pub fn hear_printer(&mut self) -> io::Result<()> {
        let news = self.devices.slips.news();
        if news.is_empty() {
            return Ok(());
        }
        let step = self.step(news)?;
        if step.is_changed {
            self.strokes.forget();
            self.mark_unread(self.at);
            self.show(&step)?;
        }
        Ok(())
    }

    /// Tells how the kiosk is, if that has changed or was told long ago. Returns whether it was told.
    pub fn report(&mut self) -> bool {
        let Some(reporter) = &mut self.reporter else {
            return false;
        };
        let now = self.clock.now();
        let store = &mut self.devices.store;
        let seen = Seen {
            kiosk: self.setup.config.number,
            checked: self.setup.newest().map(|day| day.to_string()),
            requests: store.taking(self.at),
            waiting: store.waiting(),
            clock_is_wrong: !self.knows_day,
            last_key: self.last_key.known(now),
        };
        if reporter.is_due(self.at) {
            store.count(self.at);
        }
        reporter.see(self.at, now, seen)
    }

    /// Draws the whole page again, on a screen that may have changed.
    fn show_anew(&mut self) -> io::Result<()> {
        self.surface.spoil();
        let step = self.measure()?;
        if step.is_changed {
            self.strokes.forget();
        }
        self.surface.show(self.app.shown(), &step.said)
    }

    /// Shows the page after a step, and says what has changed. The voice does not wait for the screen.
    fn show(&mut self, step: &Step) -> io::Result<()> {
        self.has_listened = false;
        self.devices
            .speaker
            .say(&self.setup.locales, &step.said, step.voice);
        self.surface.show(self.app.shown(), &step.said)
    }

    /// Takes an event of the voice.
    fn speech_has(&mut self, event: Event) -> io::Result<()> {
        let now = self.at;
        match event {
            // The words of a warning do not postpone it.
            Event::Began if self.app.is_warning() => {}
            Event::Began => self.idle.begin_speech(now),
            Event::Ended | Event::Lost => self.idle.end_speech(now),
            Event::Ready => {}
        }
        match self.devices.speech_has(event) {
            Some(news) => self.readjust(&news),
            None => Ok(()),
        }
    }

    /// Tells the core about a change of the voice, and shows the result. A key that is not decided
    /// yet was meant for the earlier page.
    fn readjust(&mut self, news: &[Message]) -> io::Result<()> {
        let mut messages = vec![Message::Adjustable(self.adjustable())];
        messages.extend_from_slice(news);
        let mut step = self.step(messages)?;
        if !step.is_changed && step.said.is_empty() {
            return Ok(());
        }
        self.strokes.forget();
        if step.said.is_empty() {
            step.said = focused(self.app.shown());
        }
        self.show(&step)
    }

    /// Sends messages to the core, and then the answers to their effects. Returns the result of all
    /// of them.
    fn step(&mut self, messages: Vec<Message>) -> io::Result<Step> {
        let moment = self.moment()?;
        self.look_at_clock(moment.now.date_naive());
        let was_empty = self.app.is_empty();
        let mut whole = self.app.step(moment, messages);
        if was_empty && !self.app.is_empty() {
            self.devices.slips.ask();
        }
        // What is offered follows what the printer has told, in the same step, so that nothing moves between keys.
        if self.app.offers_paper() != self.devices.slips.are_offered() {
            let adjustable = Message::Adjustable(self.adjustable());
            let next = self.app.step(moment, vec![adjustable]);
            whole.said.extend(next.said);
            whole.is_changed |= next.is_changed;
        }
        loop {
            let effects = mem::take(&mut whole.effects).into_iter();
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

    /// Tells the operator when the clock begins or ceases to be one that cannot be right.
    fn look_at_clock(&mut self, today: NaiveDate) {
        let knows_day = self.setup.knows_day(today);
        match (mem::replace(&mut self.knows_day, knows_day), knows_day) {
            (true, false) => warn!(
                "the clock says {today}, which is before {}, when this program was released or the newest \
                 fact was checked; until the clock or that fact is mended, no dates are shown",
                self.setup.earliest()
            ),
            (false, true) => info!("the clock is set: it says {today}"),
            _ => {}
        }
    }

    fn moment(&self) -> io::Result<Moment> {
        let mut seed = cas_core::Seed::default();
        getrandom::fill(&mut seed).map_err(io::Error::other)?;
        Ok(Moment {
            now: self.clock.now(),
            seed,
        })
    }

    /// Carries out an effect. Returns the answer for the core.
    fn carry_out(&mut self, effect: Effect) -> io::Result<Option<Message>> {
        match effect {
            Effect::Wipe => {
                self.has_ended = true;
                self.surface.wipe()?;
                Ok(None)
            }
            Effect::Count(counted) => {
                let (config, now) = (&self.setup.config, self.clock.now());
                let devices = &self.devices;
                devices.counter.count(config, now, self.knows_day, counted);
                Ok(None)
            }
            // The bell is for a visitor who still has time to answer.
            Effect::Ring if !self.app.is_warning() => Ok(None),
            effect => self.devices.carry_out(effect, &self.setup, self.at),
        }
    }

    /// Tells the core which settings the surface can change now. Returns the result, with the words to say.
    fn measure(&mut self) -> io::Result<Step> {
        self.step(vec![Message::Adjustable(self.adjustable())])
    }

    fn adjustable(&self) -> Adjustable {
        Adjustable {
            speech: self.devices.speaker.output(),
            paper: self.devices.slips.are_offered(),
            ..self.surface.adjustable()
        }
    }
}
