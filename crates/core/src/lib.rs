//! The core: everything the kiosk does between a key and a page.
//!
//! One funnel. Every change goes through [`App::step`], which updates the model, describes it as a
//! page and announces what changed. Nothing here reads a clock, a file or chance: they enter as
//! values with each message and leave as [`Effect`]s.
//!
//! # Invariants
//! - The model is empty unless a visit is on, but for how Start looks. Forgetting a visit is dropping
//!   it.
//! - A receipt is shown only after [`StoreOutcome::Stored`](cas_request::request::StoreOutcome::Stored).
//! - A screen is a variant of [`Screen`] and a file with its page; it knows no surface.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod ask;
mod day;
mod describe;
mod find;
mod focus;
mod keys;
mod message;
mod outline;
mod screen;
mod trail;
mod update;
mod visit;
mod wording;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use cas_page::page::announce::announce;
use cas_page::page::shown::Shown;
use cas_page::page::{Page, Stop};
use cas_page::settings::{Adjustable, Settings};
use cas_page::voice::{Output, Voice};
use cas_setup::setup::Setup;
use cas_words::text::Text;
use focus::Focus;
use update::After;
use visit::adjusted::Adjusted;
use visit::start::{self, Start};
use visit::{Visit, aloud};

pub use ask::aim::Aim;
pub use message::{Effect, Message, Moment, Seed, message};
pub use screen::Screen;

/// What the kiosk remembers: on Start nothing of anybody.
#[derive(Clone)]
enum Model {
    Start(Start),
    Visit(Box<Visit>),
}

/// The core with the page it shows.
#[derive(Clone)]
pub struct App {
    setup: Arc<Setup>,
    /// What can be changed where pages go.
    adjustable: Adjustable,
    /// Where a voice was heard last.
    heard: Option<Output>,
    model: Model,
    shown: Shown<Message>,
}

/// What follows from a step.
pub struct Step {
    /// What the shell has to do.
    pub effects: Vec<Effect>,
    /// What a voice says.
    pub said: Vec<Text>,
    /// The voice that says it; one that has just been switched off says so.
    pub voice: Voice,
    /// Whether there is something else to show.
    pub is_changed: bool,
}

impl App {
    /// The kiosk as it waits for a visitor.
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

    /// The page to show, and how.
    #[must_use]
    pub fn shown(&self) -> &Shown<Message> {
        &self.shown
    }

    /// The page to show.
    #[must_use]
    pub fn page(&self) -> &Page<Message> {
        &self.shown.page
    }

    /// What a voice says of the page when nothing was there before.
    #[must_use]
    pub fn greeting(&self) -> Vec<Text> {
        announce(None, &self.shown)
    }

    /// The only way anything changes. What several messages have changed is said once.
    pub fn step(&mut self, moment: Moment, messages: Vec<Message>) -> Step {
        let was_mute = self.adjustable.speech.is_none();
        let stays = messages.iter().all(Message::stays);
        let farewell = match &self.model {
            Model::Start(_) => None,
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
        // A voice that was lost and is found again says where one is.
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

    /// Keeps the focus where it is when other stops have come or gone by themselves, so that nobody
    /// presses Enter on something else. Whether it had to be moved for that.
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
            Model::Start(start) => start.focus = focus,
            Model::Visit(visit) => visit.focus(focus),
        }
        true
    }

    /// How long the kiosk waits for a key before it sends [`Message::TimeUp`]; `None` is for ever.
    /// Even on Start what one person has highlighted is not left for the next; and there the notices
    /// are those of the day.
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
            Model::Start(_) => idle,
        }
    }

    /// How many [`Message::TimeUp`] are due when nobody has pressed a key for `elapsed`, up to the one by
    /// which everything is forgotten; and how long ago the last of them was.
    #[must_use]
    pub fn due(&self, elapsed: Duration) -> (usize, Duration) {
        let mut left = match &self.model {
            Model::Start(_) => Some(Duration::ZERO),
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

    /// What a visitor has changed, or would find.
    #[must_use]
    pub fn settings(&self) -> Settings {
        match &self.model {
            Model::Start(start) => start.adjusted.settings,
            Model::Visit(visit) => visit.adjusted.settings,
        }
    }

    /// Whether it is being asked if somebody is still there.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(&self.model, Model::Visit(visit) if visit.left.is_some())
    }

    /// Whether nobody is at the kiosk and nothing of anybody is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.model, Model::Start(_))
    }

    /// Whether Start is shown as it is for whoever comes.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        match &self.model {
            Model::Start(start) => start.is_untouched(&self.setup, self.adjustable),
            Model::Visit(_) => false,
        }
    }

    fn update(&mut self, moment: Moment, message: Message) -> Vec<Effect> {
        let effects = match message {
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
            aloud::ask(visit, &self.setup, self.adjustable);
        }
        effects
    }

    /// That somebody else begins, where the one before has not gone to Start.
    fn told_anew(&self) -> Option<Text> {
        match &self.model {
            Model::Start(_) => None,
            Model::Visit(visit) => visit.told_anew(&self.setup),
        }
    }

    /// What can be changed is not the visitor's to say.
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
        match &mut self.model {
            Model::Start(start) => {
                start.now = moment.now;
                let adjusted = start.adjusted;
                let begun = start.update(&self.setup, self.adjustable, message);
                if let Some((language, screen)) = begun {
                    let visit = Visit::begin(language, adjusted, screen, moment);
                    self.model = Model::Visit(Box::new(visit));
                }
                Vec::new()
            }
            Model::Visit(visit) => {
                visit.now = moment.now;
                self.model = match update::update(visit, &self.setup, self.adjustable, message) {
                    After::Stay(effects) => return effects,
                    After::Forget => Model::Start(new_start()),
                    After::Return => {
                        let mut start = new_start();
                        let (config, adjustable) = (&self.setup.config, self.adjustable);
                        start.adjusted = visit.adjusted.kept(config, adjustable);
                        Model::Start(start)
                    }
                    After::Next(aim) => {
                        Model::Visit(Box::new(update::next(visit, &self.setup, aim, moment)))
                    }
                };
                vec![Effect::Wipe]
            }
        }
    }
}

impl Model {
    fn adjusted(&mut self) -> &mut Adjusted {
        match self {
            Self::Start(start) => &mut start.adjusted,
            Self::Visit(visit) => &mut visit.adjusted,
        }
    }
}

/// Whether two stops are the same to a visitor, whatever their words are now.
fn is_same_stop(a: &Stop<Message>, b: &Stop<Message>) -> bool {
    match (a, b) {
        (Stop::Control(a), Stop::Control(b)) => a.message == b.message,
        (Stop::Block(a), Stop::Block(b)) => a.text == b.text,
        _ => false,
    }
}

/// The page of what the model shows, and how it is to look and sound.
fn describe(setup: &Setup, adjustable: Adjustable, model: &Model) -> Shown<Message> {
    let (page, settings, language) = match model {
        Model::Start(start) => (
            start::page(setup, adjustable, start),
            start.adjusted.settings,
            setup.config.languages.first(),
        ),
        Model::Visit(visit) => (
            describe::page(setup, adjustable, visit),
            visit.adjusted.settings,
            visit.language,
        ),
    };
    Shown {
        page,
        look: settings.look,
        voice: settings.voice,
        names_private: settings.voice.names(adjustable.speech),
        phrases: setup.locales.phrases(language),
    }
}
