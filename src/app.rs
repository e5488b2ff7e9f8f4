//! The core: everything the kiosk does between a key and a page.
//!
//! One funnel. Every change goes through [`App::step`], which updates the model, describes it as a
//! page and announces what changed. Nothing here reads a clock, a file or chance: they enter as
//! values with each message and leave as [`Effect`]s.
//!
//! # Invariants
//! - The model is empty unless a visit is on. Forgetting a visit is dropping it.
//! - A receipt is shown only after [`Outcome::Stored`].
//! - A screen is a variant of [`Screen`] and a file with its page; it knows no surface.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod answers;
mod centres;
mod draft;
mod eligible;
mod help;
mod home;
mod leaving;
mod outline;
mod picker;
mod question;
mod receipt;
mod service;
mod start;
mod warning;
mod wording;

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use crate::page::announce::announce;
use crate::page::{Intent, Page};
use crate::request::{Outcome, Request};
use crate::setup::Setup;
use crate::text::{Language, Text};
use draft::Draft;
use outline::{Focus, Outline};
use wording::Wording;

/// Random bytes from which one visit derives its ids and references.
pub type Seed = [u8; 32];

/// What the core cannot know by itself, given with every message.
#[derive(Clone, Copy)]
pub struct Moment {
    /// The date and time in the kiosk's zone.
    pub now: DateTime<FixedOffset>,
    /// Fresh random bytes. Only a visit that begins uses them.
    pub seed: Seed,
}

/// What has happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The focus is to move to this stop.
    Focus(usize),
    /// A visitor has chosen a language, and first of all wants this screen.
    Begin(Language, Screen),
    /// A screen is to be opened.
    Open(Screen),
    /// One screen back.
    Back,
    /// To Home, leaving everything else behind.
    Home,
    /// Another language from now on.
    Language(Language),
    /// "I have finished."
    Finish,
    /// "I have finished", although a request has not been sent.
    FinishUnsent,
    /// Nobody has pressed a key for as long as the kiosk is patient.
    TimeUp,
    /// "Yes, I am still here."
    StillHere,
    /// A request for this service is wanted.
    Ask(usize),
    /// Whether requests can be taken just now, for the service that was asked for.
    Probed(usize, bool),
    /// Something on a question.
    Question(question::Message),
    /// Something on the page where answers are checked.
    Answers(answers::Message),
    /// How storing the request ended.
    Stored(Outcome),
}

/// What the shell has to do for the core.
#[derive(Clone, PartialEq, Eq)]
pub enum Effect {
    /// Find out whether requests can be taken, and answer with [`Message::Probed`].
    Probe(usize),
    /// Store a request durably, and answer with [`Message::Stored`].
    Store(Box<Request>),
}

/// A screen with its own state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// What the kiosk offers.
    Home,
    /// The ways to look for a centre.
    Centres,
    /// The districts.
    Districts,
    /// The centres of the district with this index.
    District(usize),
    /// All centres from A to Z.
    AllCentres,
    /// The card of the centre with this index.
    Centre(usize),
    /// The services.
    Services,
    /// The service with this index.
    Service(usize),
    /// Whether the service is meant for the visitor; the answers so far stand nowhere else.
    Eligible(eligible::State),
    /// Requests for this service cannot be taken just now.
    Unavailable(usize),
    /// A question of the form.
    Question(question::State),
    /// The answers, to be checked and sent.
    Answers(answers::State),
    /// The whole privacy notice.
    Privacy,
    /// The receipt of a request.
    Receipt(receipt::State),
    /// Whether to leave with a request unsent.
    Leaving,
    /// Help and settings.
    Help,
}

/// A screen and what has the focus on it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    screen: Screen,
    focus: Focus,
}

/// Everything about one person at the kiosk.
#[derive(Clone)]
struct Visit {
    language: Language,
    /// The screens that lead here; the last one is shown. Never empty.
    trail: Vec<Place>,
    /// Whether the kiosk has asked if somebody is still there.
    warned: bool,
    draft: Option<Draft>,
    seed: Seed,
    /// How many requests this visit has begun.
    drafts: u64,
    now: DateTime<FixedOffset>,
}

/// What the kiosk remembers: on Start nothing of anybody.
#[derive(Clone)]
enum Model {
    Start(Focus),
    Visit(Box<Visit>),
}

/// The core with the page it shows.
#[derive(Clone)]
pub struct App<'s> {
    setup: &'s Setup,
    model: Model,
    page: Page<Message>,
}

/// What follows from a step.
pub struct Step {
    /// What the shell has to do.
    pub effects: Vec<Effect>,
    /// What a voice says.
    pub said: Vec<Text>,
}

impl<'s> App<'s> {
    /// The kiosk as it waits for a visitor.
    #[must_use]
    pub fn new(setup: &'s Setup) -> Self {
        let model = Model::Start(Focus::Initial);
        let page = describe(setup, &model);
        Self { setup, model, page }
    }

    /// The page to show.
    #[must_use]
    pub fn page(&self) -> &Page<Message> {
        &self.page
    }

    /// What a voice says of the page when nothing was there before.
    #[must_use]
    pub fn greeting(&self) -> Vec<Text> {
        announce(None, &self.page)
    }

    /// The only way anything changes. What several messages have changed is said once.
    pub fn step(&mut self, moment: Moment, messages: Vec<Message>) -> Step {
        let update = |message| update(self.setup, &mut self.model, moment, message);
        let effects = messages.into_iter().flat_map(update).collect();
        let page = describe(self.setup, &self.model);
        let said = announce(Some(&self.page), &page);
        self.page = page;
        Step { effects, said }
    }

    /// How long the kiosk waits for a key before it sends [`Message::TimeUp`]; `None` is for ever.
    /// Even on Start what one person has highlighted is not left for the next.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        self.setup.config.idle?;
        match &self.model {
            Model::Start(Focus::Initial) => None,
            Model::Visit(visit) if visit.warned => Some(self.setup.config.warning),
            Model::Start(_) | Model::Visit(_) => self.setup.config.idle,
        }
    }

    /// Whether nobody is at the kiosk and nothing of anybody is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.model, Model::Start(_))
    }
}

/// The message that a page's intent stands for; `None` for what only a surface can answer.
#[must_use]
pub fn message(intent: Intent<Message>) -> Option<Message> {
    match intent {
        Intent::Focus(stop) => Some(Message::Focus(stop)),
        Intent::Slide(column) => Some(Message::Question(question::Message::Slide(column))),
        Intent::Edit(edit) => Some(Message::Question(question::Message::Edit(edit))),
        Intent::Send(message) => Some(message),
        Intent::Turn(_) => None,
    }
}

fn update(setup: &Setup, model: &mut Model, moment: Moment, message: Message) -> Vec<Effect> {
    match (&mut *model, message) {
        (Model::Start(_), Message::Begin(language, screen)) => {
            *model = Model::Visit(Box::new(Visit::begin(language, screen, moment)));
            Vec::new()
        }
        (Model::Start(focus), Message::Focus(stop)) => {
            *focus = Focus::Stop(stop);
            Vec::new()
        }
        (Model::Start(focus), Message::TimeUp) => {
            *focus = Focus::Initial;
            Vec::new()
        }
        // What arrives late, such as the outcome for a visitor who has gone, concerns nobody.
        (Model::Start(_), _) => Vec::new(),
        (Model::Visit(visit), message) => {
            visit.now = moment.now;
            match visit.update(setup, message) {
                After::Stay(effects) => effects,
                After::Forget => {
                    *model = Model::Start(Focus::Initial);
                    Vec::new()
                }
            }
        }
    }
}

/// Whether the visit goes on.
enum After {
    Stay(Vec<Effect>),
    Forget,
}

impl Visit {
    fn begin(language: Language, screen: Screen, moment: Moment) -> Self {
        let mut trail = vec![Place {
            screen: Screen::Home,
            focus: Focus::Initial,
        }];
        if screen != Screen::Home {
            trail.push(Place {
                screen,
                focus: Focus::Initial,
            });
        }
        Self {
            language,
            trail,
            warned: false,
            draft: None,
            seed: moment.seed,
            drafts: 0,
            now: moment.now,
        }
    }

    fn update(&mut self, setup: &Setup, message: Message) -> After {
        match message {
            Message::TimeUp if self.warned => return After::Forget,
            Message::TimeUp => self.warned = true,
            Message::StillHere => self.warned = false,
            Message::Back if self.trail.len() > 1 => self.back(),
            // Back from Home leads to Start, which is to finish.
            Message::Finish | Message::Back if self.has_unsent() => self.open(Screen::Leaving),
            Message::Finish | Message::FinishUnsent | Message::Back => return After::Forget,
            Message::Home => self.trail.truncate(1),
            Message::Open(screen) => self.open(screen),
            Message::Focus(stop) => self.focus(Focus::Stop(stop)),
            Message::Language(language) => self.language = language,
            Message::Ask(service) => return After::Stay(vec![Effect::Probe(service)]),
            Message::Probed(service, true) => self.begin_form(setup, service),
            Message::Probed(service, false) => self.open(Screen::Unavailable(service)),
            Message::Question(message) => question::update(self, setup, message),
            Message::Answers(message) => return After::Stay(answers::update(self, setup, message)),
            Message::Stored(outcome) => receipt::stored(self, outcome),
            Message::Begin(..) => {}
        }
        After::Stay(Vec::new())
    }

    /// Whether there is a request that leaving would lose.
    fn has_unsent(&self) -> bool {
        let has_answers = |draft: &Draft| draft.blanks.iter().any(|blank| !blank.is_empty());
        self.draft.as_ref().is_some_and(has_answers) && !matches!(self.screen(), Screen::Leaving)
    }

    fn screen(&self) -> &Screen {
        const EMPTY: &Screen = &Screen::Home;
        self.trail.last().map_or(EMPTY, |place| &place.screen)
    }

    /// A screen that already leads here is gone back to, so that the trail cannot grow for ever.
    fn open(&mut self, screen: Screen) {
        match self.trail.iter().position(|place| place.screen == screen) {
            Some(place) => self.trail.truncate(place + 1),
            None => self.trail.push(Place {
                screen,
                focus: Focus::Initial,
            }),
        }
    }

    fn focus(&mut self, focus: Focus) {
        if let Some(place) = self.trail.last_mut() {
            place.focus = focus;
        }
    }

    fn back(&mut self) {
        if !question::close_picker(self) {
            self.trail.pop();
        }
    }

    /// The answers to the eligibility questions are not kept: they leave the trail here.
    fn begin_form(&mut self, setup: &Setup, service: usize) {
        self.trail
            .retain(|place| !matches!(place.screen, Screen::Eligible(_)));
        if self
            .draft
            .as_ref()
            .is_none_or(|draft| draft.service != service)
        {
            self.drafts += 1;
            self.draft = Some(Draft::new(setup, service, &self.seed, self.drafts));
        }
        question::ask_from(self, setup, 0);
    }
}

/// The page of what the model shows.
fn describe(setup: &Setup, model: &Model) -> Page<Message> {
    match model {
        Model::Start(focus) => start::page(setup, *focus),
        Model::Visit(visit) => {
            let wording = Wording::new(setup, visit.language, visit.now);
            if visit.warned {
                return warning::page(&wording);
            }
            let focus = visit
                .trail
                .last()
                .map_or(Focus::Initial, |place| place.focus);
            outline(&wording, visit).into_page(&wording, visit, focus)
        }
    }
}

/// What the screen that is shown says and offers.
fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    match visit.screen() {
        Screen::Home => home::outline(wording),
        Screen::Centres => centres::menu(wording),
        Screen::Districts => centres::districts(wording),
        Screen::District(district) => centres::district(wording, *district),
        Screen::AllCentres => centres::all(wording),
        Screen::Centre(centre) => centres::card(wording, *centre),
        Screen::Services => service::menu(wording),
        Screen::Service(service) => service::outline(wording, *service),
        Screen::Eligible(state) => eligible::outline(wording, state),
        Screen::Unavailable(service) => service::unavailable(wording, *service),
        Screen::Question(state) => question::outline(wording, visit, state),
        Screen::Answers(state) => answers::outline(wording, visit, state),
        Screen::Privacy => answers::privacy(wording),
        Screen::Receipt(state) => receipt::outline(wording, state),
        Screen::Leaving => leaving::outline(wording, visit),
        Screen::Help => help::outline(wording),
    }
}
