//! The core: everything that the kiosk does between a key and a page.
//!
//! Every change goes through [`App::step`]. It updates the model, describes it as a page and
//! announces what changed. Nothing here reads a clock, a file or random numbers: they come as
//! values with each message. Work for the outside leaves as [`Effect`]s.
//!
//! # Invariants
//! - Without a visit the model is empty, except for the state of Start. Dropping a visit forgets
//!   it.
//! - A receipt is shown only after
//!   [`StoreOutcome::Stored`](cas_request::request::StoreOutcome::Stored).
//! - A screen is a variant of [`Screen`] and a file with its page. It does not know any surface.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod ask;
mod day;
mod describe;
mod find;
mod focus;
mod hours;
mod keys;
mod message;
mod outline;
mod screen;
mod take;
mod tally;
mod trail;
mod update;
mod visit;
mod wording;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use ask::sending;
use cas_page::look::{Look, TextSize};
use cas_page::page::announce::announce;
use cas_page::page::shown::Shown;
use cas_page::page::{Page, Stop};
use cas_page::settings::{Adjustable, Settings};
use cas_page::voice::{Output, Voice};
use cas_setup::setup::Setup;
use cas_words::text::Text;
use focus::Focus;
use tally::Watch;
use update::After;
use visit::adjusted::Adjusted;
use visit::start::{self, Start};
use visit::{Goodbye, Visit, aloud, closed, overheard, practice};
use wording::Wording;

pub use ask::aim::Aim;
pub use find::filter::Filter;
pub use message::{Effect, Message, Moment, Seed, message};
pub use screen::Screen;
pub use take::slip::slip;
pub use take::slip_of::SlipOf;

/// The state of the kiosk. On Start it has no data about anybody.
#[derive(Clone)]
enum Model {
    Start(Start),
    /// The kiosk is out of order.
    Closed(Start),
    Visit(Box<Visit>),
}

/// The core with the page that it shows.
#[derive(Clone)]
pub struct App {
    setup: Arc<Setup>,
    /// The settings that can be changed on the current surface.
    adjustable: Adjustable,
    /// The output on which a voice was last heard.
    heard: Option<Output>,
    model: Model,
    shown: Shown<Message>,
}

/// The result of a step.
pub struct Step {
    /// The effects for the shell to carry out.
    pub effects: Vec<Effect>,
    /// The words for the voice to say.
    pub said: Vec<Text>,
    /// The voice that says them. A voice that was just switched off still says so.
    pub voice: Voice,
    /// True if the page to show has changed.
    pub is_changed: bool,
}

impl App {
    /// Makes a kiosk that waits for a visitor.
    #[must_use]
    pub fn new(setup: Arc<Setup>, now: DateTime<FixedOffset>) -> Self {
        let adjustable = Adjustable::default();
        let model = Model::Start(Start::new(&setup, adjustable, now));
        let shown = describe(&setup, adjustable, &model);
        Self {
            setup,
            adjustable,
            heard: None,
            model,
            shown,
        }
    }

    /// Makes a kiosk that is out of order, and says whom to call.
    #[must_use]
    pub fn closed(setup: Arc<Setup>, now: DateTime<FixedOffset>) -> Self {
        let mut app = Self::new(setup, now);
        app.model = Model::Closed(Start::new(&app.setup, app.adjustable, now));
        app.shown = describe(&app.setup, app.adjustable, &app.model);
        app
    }

    /// Uses another setup from now on. Does nothing unless [`App::is_unattended`].
    pub fn renew(&mut self, setup: Arc<Setup>, now: DateTime<FixedOffset>) {
        let Model::Start(start) = &self.model else {
            return;
        };
        if self.is_unattended() {
            let farewell = start.farewell;
            self.setup = setup;
            let mut start = Start::new(&self.setup, self.adjustable, now);
            start.farewell = farewell;
            self.model = Model::Start(start);
            self.shown = describe(&self.setup, self.adjustable, &self.model);
        }
    }

    /// Returns the page to show, with its look and voice.
    #[must_use]
    pub fn shown(&self) -> &Shown<Message> {
        &self.shown
    }

    /// Returns the page to show.
    #[must_use]
    pub fn page(&self) -> &Page<Message> {
        &self.shown.page
    }

    /// Returns the words that a voice says of the page if no page was shown before.
    #[must_use]
    pub fn greeting(&self) -> Vec<Text> {
        announce(None, &self.shown)
    }

    /// Returns the words for a visitor whose input ends while a request is begun and not sent.
    #[must_use]
    pub fn parting(&self) -> Option<Text> {
        match &self.model {
            Model::Start(_) | Model::Closed(_) => None,
            Model::Visit(visit) => visit.parting(&self.setup),
        }
    }

    /// Handles messages. Only this changes anything. A change by several messages is announced
    /// once.
    pub fn step(&mut self, moment: Moment, messages: Vec<Message>) -> Step {
        let was_mute = self.adjustable.speech.is_none();
        let stays = messages.iter().all(Message::stays);
        let farewell = match &self.model {
            Model::Start(_) | Model::Closed(_) => None,
            Model::Visit(visit) => visit.farewell(&self.setup),
        };
        let effects: Vec<Effect> = messages
            .into_iter()
            .flat_map(|message| self.update(moment, message))
            .collect();
        let mut shown = describe(&self.setup, self.adjustable, &self.model);
        if stays && self.hold_focus(&shown.page) {
            shown = describe(&self.setup, self.adjustable, &self.model);
        }
        let ended = farewell.filter(|_| self.is_empty());
        let is_greeted = ended.is_none() || shown.voice.is_on;
        let mut said: Vec<Text> = ended.into_iter().collect();
        if effects.contains(&Effect::Wipe) {
            said.extend(self.told_anew());
        }
        // A voice that was lost and has come back says the whole page.
        let is_found = was_mute && self.adjustable.speech.is_some() && shown.voice.is_on;
        let old = Some(&self.shown).filter(|_| !is_found);
        if is_greeted {
            said.extend(announce(old, &shown));
        }
        let voice = if shown.voice.is_on {
            shown.voice
        } else {
            self.shown.voice
        };
        let is_changed = shown != self.shown;
        self.shown = shown;
        Step {
            effects,
            said,
            voice,
            is_changed,
        }
    }

    /// Keeps the focus on the same stop when other stops were added or removed without a key.
    /// Otherwise a visitor could press Enter on the wrong stop. Returns true if the focus had to be
    /// moved.
    fn hold_focus(&mut self, page: &Page<Message>) -> bool {
        let is_same = |it: &&Page<Message>| it.heading == page.heading && it.step == page.step;
        let Some(old) = Some(self.page()).filter(is_same) else {
            return false;
        };
        let Some(held) = old.focused() else {
            return false;
        };
        if page.focused().is_some_and(|stop| is_same_stop(stop, held)) {
            return false;
        }
        let found = page.stops.iter().position(|stop| is_same_stop(stop, held));
        let focus = found.map_or(Focus::Initial, Focus::Stop);
        match &mut self.model {
            Model::Start(start) | Model::Closed(start) => start.focus = focus,
            Model::Visit(visit) => visit.focus(focus),
        }
        true
    }

    /// Returns the time that the kiosk waits for a key before [`Message::TimeUp`]; `None` if it
    /// waits for ever. Start has a limit too: the focus of one person is not kept for the next, and
    /// the notices are kept up to date.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        let idle = self.setup.config.idle;
        let idle = idle.map(|idle| self.settings().extended(idle));
        match &self.model {
            Model::Start(start) if self.is_untouched() => start.until_notices_change(&self.setup),
            Model::Visit(visit) => match visit.left {
                Some(left) => idle.and(Some(left.saturating_sub(visit::warning::next(left)))),
                None => idle,
            },
            Model::Start(start) => idle.or_else(|| start.until_notices_change(&self.setup)),
            Model::Closed(_) => idle,
        }
    }

    /// Returns the number of [`Message::TimeUp`] that are due if nobody has pressed a key for
    /// `elapsed`, up to the one that ends the visit, and the time since the last of them was due.
    #[must_use]
    pub fn due(&self, elapsed: Duration) -> (usize, Duration) {
        let mut left = match &self.model {
            Model::Start(_) | Model::Closed(_) => Some(Duration::ZERO),
            Model::Visit(visit) => visit.left,
        };
        let (mut limit, mut ago, mut count) = (self.patience(), elapsed, 0);
        while let Some(rest) = limit.and_then(|limit| ago.checked_sub(limit)) {
            (ago, count) = (rest, count + 1);
            let warning = self.settings().extended(self.setup.config.warning);
            left = Some(left.map_or(warning, visit::warning::next));
            limit = left
                .filter(|left| !left.is_zero())
                .map(|left| left.saturating_sub(visit::warning::next(left)));
        }
        (count, ago)
    }

    /// Returns the current settings: those of the visit, or those of Start.
    #[must_use]
    pub fn settings(&self) -> Settings {
        match &self.model {
            Model::Start(start) | Model::Closed(start) => start.adjusted.settings,
            Model::Visit(visit) => visit.adjusted.settings,
        }
    }

    /// True if slips are offered on paper.
    #[must_use]
    pub fn offers_paper(&self) -> bool {
        self.adjustable.paper
    }

    /// True if the page asks if somebody is still there.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(&self.model, Model::Visit(visit) if visit.left.is_some())
    }

    /// True if there is no visit, so that no data about anybody are kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !matches!(self.model, Model::Visit(_))
    }

    /// True if Start is shown as it is for a new visitor.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        match &self.model {
            Model::Start(start) => start.is_untouched(&self.setup, self.adjustable),
            Model::Closed(_) | Model::Visit(_) => false,
        }
    }

    /// True if the kiosk is out of order.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        matches!(self.model, Model::Closed(_))
    }

    /// True if nobody has begun anything since the last visit. Start may still say goodbye to the last
    /// visitor.
    #[must_use]
    pub fn is_unattended(&self) -> bool {
        match &self.model {
            Model::Start(start) => {
                let farewell = None;
                let silent = Start {
                    farewell,
                    ..start.clone()
                };
                silent.is_untouched(&self.setup, self.adjustable)
            }
            Model::Closed(_) | Model::Visit(_) => false,
        }
    }

    fn update(&mut self, moment: Moment, message: Message) -> Vec<Effect> {
        let watch = match &self.model {
            Model::Start(_) | Model::Closed(_) => None,
            Model::Visit(visit) => Some(Watch::begin(visit, &message)),
        };
        let mut effects = match message {
            Message::Adjustable(adjustable) => {
                self.readjust(adjustable);
                Vec::new()
            }
            Message::SpeechLost => {
                self.model.adjusted().lose_speech(&self.setup.config);
                Vec::new()
            }
            message => self.update_model(moment, message),
        };
        if let Model::Visit(visit) = &mut self.model {
            sending::settle(visit, &self.setup);
            aloud::ask(visit, &self.setup, self.adjustable);
            overheard::ask(visit, &self.setup, self.adjustable);
            let counted = watch.map(|watch| watch.end(visit, &self.setup));
            effects.extend(counted.into_iter().flatten());
        }
        effects
    }

    /// Returns the words about another person who begins, unless the kiosk has gone to Start.
    fn told_anew(&self) -> Option<Text> {
        match &self.model {
            Model::Start(_) | Model::Closed(_) => None,
            Model::Visit(visit) => visit.told_anew(&self.setup),
        }
    }

    /// Sets which settings can be changed. A visitor cannot choose this.
    fn readjust(&mut self, adjustable: Adjustable) {
        let before = std::mem::replace(&mut self.adjustable, adjustable);
        if let Some(now) = adjustable
            .speech
            .filter(|_| before.speech != adjustable.speech)
        {
            let (adjusted, heard) = (self.model.adjusted(), self.heard.replace(now));
            adjusted.find_speech(&self.setup.config, heard, now);
        }
    }

    fn update_model(&mut self, moment: Moment, message: Message) -> Vec<Effect> {
        let new_start = || Start::new(&self.setup, self.adjustable, moment.now);
        let is_farewell = matches!(message, Message::Finish | Message::FinishUnsent);
        match &mut self.model {
            Model::Start(start) => {
                start.now = moment.now;
                let adjusted = start.adjusted;
                let begun = start.update(&self.setup, self.adjustable, message);
                if let Some((language, screen)) = begun {
                    let visit = Visit::begin(&self.setup, language, adjusted, screen, moment);
                    self.model = Model::Visit(Box::new(visit));
                }
                Vec::new()
            }
            Model::Closed(start) => {
                start.now = moment.now;
                closed::update(start, &self.setup, self.adjustable, message);
                Vec::new()
            }
            Model::Visit(visit) => {
                visit.now = moment.now;
                self.model = match update::update(visit, &self.setup, self.adjustable, message) {
                    After::Stay(effects) => return effects,
                    After::Forget => {
                        let mut start = new_start();
                        start.farewell = is_farewell.then(|| Goodbye::of(visit));
                        Model::Start(start)
                    }
                    After::Return => {
                        let mut start = new_start();
                        let (config, adjustable) = (&self.setup.config, self.adjustable);
                        start.adjusted = visit.adjusted.kept(config, adjustable);
                        Model::Start(start)
                    }
                    After::Next(aim) => {
                        Model::Visit(Box::new(update::next(visit, &self.setup, aim, moment)))
                    }
                    After::Help(role) => {
                        Model::Visit(Box::new(update::helped(visit, &self.setup, role, moment)))
                    }
                };
                vec![Effect::Wipe]
            }
        }
    }
}

impl Model {
    /// True if it is only practice, which is told on the page.
    fn practises(&self, setup: &Setup) -> bool {
        match self {
            Self::Start(_) => setup.config.practises,
            Self::Closed(_) => false,
            Self::Visit(visit) => visit.practises(),
        }
    }

    fn adjusted(&mut self) -> &mut Adjusted {
        match self {
            Self::Start(start) | Self::Closed(start) => &mut start.adjusted,
            Self::Visit(visit) => &mut visit.adjusted,
        }
    }
}

/// Returns the look of the page. What somebody copies by hand is as large as the screen can show it.
fn look_of(model: &Model, look: Look) -> Look {
    let is_copied = matches!(model, Model::Visit(visit) if visit.is_copied());
    Look {
        size: if is_copied {
            TextSize::Largest
        } else {
            look.size
        },
        ..look
    }
}

/// True if a visitor sees two stops as the same, even if their words differ.
fn is_same_stop(a: &Stop<Message>, b: &Stop<Message>) -> bool {
    match (a, b) {
        (Stop::Control(a), Stop::Control(b)) => a.message == b.message,
        (Stop::Passage(a), Stop::Passage(b)) => a == b,
        _ => false,
    }
}

/// Returns the page for the model, with its look and voice.
fn describe(setup: &Setup, adjustable: Adjustable, model: &Model) -> Shown<Message> {
    let (mut page, settings, language, now) = match model {
        Model::Start(start) => (
            start::page(setup, adjustable, start),
            start.adjusted.settings,
            setup.config.languages.first(),
            start.now,
        ),
        Model::Closed(start) => (
            closed::page(setup, adjustable, start),
            start.adjusted.settings,
            setup.config.languages.first(),
            start.now,
        ),
        Model::Visit(visit) => (
            describe::page(setup, adjustable, visit),
            visit.adjusted.settings,
            visit.language,
            visit.now,
        ),
    };
    if model.practises(setup) {
        practice::mark(&Wording::new(setup, language, now), &mut page);
    }
    Shown {
        page,
        look: look_of(model, settings.look),
        voice: settings.voice,
        names_private: settings.voice.names(adjustable.speech),
        phrases: setup.locales.phrases(language),
    }
}
