//! A visit: everything about one person at the kiosk, and what each message makes of it.
//!
//! # Invariants
//! - The trail is never empty, and no screen is on it twice.
//! - Forgetting is dropping the visit.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::draft::{Draft, Known};
use super::number::Typed;
use super::outline::Focus;
use super::setting::Adjusted;
use super::wording::Wording;
use super::{
    Aim, Effect, Message, Moment, Screen, Seed, aloud, answers, known, longer, question, receipt,
    search, trial, warning,
};
use crate::settings::Adjustable;
use crate::setup::Setup;
use crate::text::{Language, Text};

/// A screen and what has the focus on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) screen: Screen,
    pub(super) focus: Focus,
}

/// Everything about one person at the kiosk.
#[derive(Clone)]
pub(super) struct Visit {
    pub(super) language: Language,
    pub(super) adjusted: Adjusted,
    /// The screens that lead here; the last one is shown. Never empty.
    pub(super) trail: Vec<Place>,
    /// How long the visit goes on, if nobody answers whether somebody is still there.
    pub(super) left: Option<Duration>,
    pub(super) draft: Option<Draft>,
    /// What was written in the requests of this visit.
    pub(super) known: Known,
    /// The receipts of this visit.
    pub(super) receipts: Vec<receipt::State>,
    pub(super) search: search::State,
    pub(super) typed: Typed,
    pub(super) seed: Seed,
    /// How many requests this visit has begun.
    pub(super) drafts: u64,
    /// Whether somebody else was here before, which is told until the next key.
    is_anew: bool,
    pub(super) now: DateTime<FixedOffset>,
}

/// Whether the visit goes on.
pub(super) enum After {
    Stay(Vec<Effect>),
    Forget,
    /// Everything is forgotten but the look: whoever goes back to Start wants another language.
    Return,
    /// Everything is forgotten but the language and the settings: somebody else goes on, with this
    /// request if one was asked for.
    Next(Option<Aim>),
}

impl Visit {
    pub(super) fn begin(
        language: Language,
        adjusted: Adjusted,
        screen: Screen,
        moment: Moment,
    ) -> Self {
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
            adjusted: adjusted.quiet(),
            trail,
            left: None,
            draft: None,
            known: Known::default(),
            receipts: Vec::new(),
            search: search::State::new(),
            typed: Typed::Nothing,
            seed: moment.seed,
            drafts: 0,
            is_anew: false,
            now: moment.now,
        }
    }

    /// The visit of somebody else that follows at once. Nothing is taken over but the language and the
    /// settings; what was asked for is asked for anew.
    pub(super) fn next(&self, setup: &Setup, aim: Option<Aim>, moment: Moment) -> Self {
        let adjusted = self.adjusted.passed_on(&setup.config);
        let screen = aim.map_or(Screen::Home, |aim| aim.card(&setup.content));
        let mut next = Self::begin(self.language, adjusted, screen, moment);
        if let Some(aim) = aim {
            next.begin_form(setup, aim);
        }
        next.is_anew = true;
        next
    }

    pub(super) fn update(
        &mut self,
        setup: &Setup,
        adjustable: Adjustable,
        message: Message,
    ) -> After {
        self.take_back_told(&message);
        match message {
            Message::TimeUp => return self.time_up(setup),
            Message::StillHere => self.left = None,
            Message::Back
            | Message::Finish
            | Message::FinishUnsent
            | Message::NextPerson
            | Message::NextPersonUnsent => return self.leave(&message),
            Message::Home => self.trail.truncate(1),
            Message::Open(screen) => self.open(screen),
            Message::Focus(stop) => self.focus(Focus::Stop(stop)),
            Message::Language(language) => self.language = language,
            Message::Change(setting) => self.adjusted.change(setting, adjustable),
            Message::WantSpeech => self.adjusted.want_speech(adjustable),
            Message::Aloud(choice) => aloud::update(self, choice),
            Message::Digit(digit) => {
                if let Some(screen) = self.typed.push(digit, setup) {
                    self.open(screen);
                }
            }
            Message::NoAnswer => self.typed.push_no_answer(),
            Message::RubOut => self.typed.pop(),
            Message::EnterNumber => self.typed.enter(),
            Message::Ask(aim) => return After::Stay(vec![Effect::Probe(aim)]),
            Message::Probed(aim, true) => self.ask(setup, aim),
            Message::Try(aim) => self.begin_form(setup, aim),
            Message::Probed(aim, false) => self.open(Screen::Unavailable(aim)),
            Message::Resume => self.resume(setup),
            Message::BeginAnew(aim) => {
                self.draft = None;
                self.back();
                self.begin_form(setup, aim);
            }
            Message::Known(known::Message::Another) => {
                return After::Next(self.draft.as_ref().map(|draft| draft.aim));
            }
            Message::Known(message) => known::update(self, setup, message),
            Message::Write(message) if *self.screen() == Screen::Search => {
                search::write(self, setup, message);
            }
            Message::Write(message) => question::write(self, setup, message),
            Message::Question(message) => question::update(self, setup, message),
            Message::Answers(message) => return After::Stay(answers::update(self, setup, message)),
            Message::Stored(outcome) => receipt::stored(self, setup, outcome),
            Message::SendAgain => return After::Stay(answers::send(self, setup)),
            Message::Begin(..) | Message::Adjustable(_) | Message::SpeechLost => {}
        }
        After::Stay(Vec::new())
    }

    /// What was told of the last keys is no longer told, unless this belongs to them.
    fn take_back_told(&mut self, message: &Message) {
        let keeps_digits = matches!(
            message,
            Message::Change(_)
                | Message::WantSpeech
                | Message::Digit(_)
                | Message::NoAnswer
                | Message::RubOut
                | Message::EnterNumber
                | Message::TimeUp
                | Message::StillHere
        );
        if !keeps_digits {
            self.typed = Typed::Nothing;
        }
        if !matches!(
            message,
            Message::TimeUp | Message::StillHere | Message::WantSpeech
        ) {
            self.adjusted.forget_told();
            self.is_anew = false;
        }
    }

    /// Leaves the screen, or ends the visit; what would be lost by that is asked about once.
    fn leave(&mut self, message: &Message) -> After {
        match message {
            Message::Back if self.trail.len() > 1 => self.back(),
            Message::FinishUnsent => return After::Forget,
            Message::NextPersonUnsent => return After::Next(None),
            _ if self.has_unsent() => self.open(Screen::Leaving),
            // Back from Home leads to Start, which is to finish; but nobody means to lose a receipt.
            Message::Back if !self.receipts.is_empty() => self.open(Screen::Leaving),
            Message::Back => return After::Return,
            Message::NextPerson => return After::Next(None),
            _ => return After::Forget,
        }
        After::Stay(Vec::new())
    }

    /// Nobody has pressed a key: somebody is asked for, told how long it is, and then forgotten.
    fn time_up(&mut self, setup: &Setup) -> After {
        let Some(left) = self.left else {
            self.left = Some(longer(setup.config.warning, self.adjusted.settings));
            return After::Stay(vec![Effect::Ring]);
        };
        self.left = Some(warning::next(left)).filter(|left| !left.is_zero());
        match self.left {
            Some(_) => After::Stay(Vec::new()),
            None => After::Forget,
        }
    }

    /// What a voice says when the visit ends: whoever cannot see the screen must know.
    pub(super) fn farewell(&self, setup: &Setup) -> Option<Text> {
        let wording = Wording::new(setup, self.language, self.now);
        let is_spoken = self.adjusted.settings.voice.is_on;
        is_spoken.then(|| wording.say("visit-over"))
    }

    /// That somebody else begins.
    pub(super) fn told_anew(&self, setup: &Setup) -> Option<Text> {
        let wording = Wording::new(setup, self.language, self.now);
        self.is_anew.then(|| wording.say("begins-anew"))
    }

    /// Whether there is a request that leaving would lose.
    pub(super) fn has_unsent(&self) -> bool {
        let has_answers = |draft: &Draft| draft.blanks.iter().any(|blank| !blank.is_empty());
        self.draft.as_ref().is_some_and(has_answers)
    }

    pub(super) fn screen(&self) -> &Screen {
        const EMPTY: &Screen = &Screen::Home;
        self.trail.last().map_or(EMPTY, |place| &place.screen)
    }

    /// A screen that already leads here is gone back to, so that the trail cannot grow for ever.
    pub(super) fn open(&mut self, screen: Screen) {
        // Help is only looked into: what was done since it was opened before is not undone.
        if screen == Screen::Help {
            self.trail.retain(|place| place.screen != Screen::Help);
        }
        let place = self.trail.iter().position(|place| place.screen == screen);
        if screen == Screen::Search {
            self.search.close_picker();
            if place.is_none() {
                self.search.forget_problem();
            }
        }
        match place {
            Some(place) => self.trail.truncate(place + 1),
            None => self.trail.push(Place {
                screen,
                focus: Focus::Initial,
            }),
        }
    }

    pub(super) fn focus(&mut self, focus: Focus) {
        if let Some(place) = self.trail.last_mut() {
            place.focus = focus;
        }
    }

    pub(super) fn back(&mut self) {
        // What it asks for is not answered, so that what it was asked for is not shown either.
        if *self.screen() == Screen::Aloud {
            self.trail.pop();
            self.search.close_picker();
            question::close_picker(self);
        }
        let is_search = *self.screen() == Screen::Search;
        if is_search && self.search.close_picker() {
            self.focus(Focus::Field);
        } else if is_search || !question::close_picker(self) {
            self.trail.pop();
        }
    }

    /// Begins a request. If it is only a trial that is told first.
    fn ask(&mut self, setup: &Setup, aim: Aim) {
        if trial::is_one(setup, aim) {
            self.open(Screen::Trial(aim));
        } else {
            self.begin_form(setup, aim);
        }
    }

    /// The answers to the eligibility questions are not kept: they leave the trail here, and so does
    /// what need not be told twice.
    pub(super) fn begin_form(&mut self, setup: &Setup, aim: Aim) {
        self.trail
            .retain(|place| !matches!(place.screen, Screen::Eligible(_) | Screen::Trial(_)));
        // Even if it is the same: perhaps somebody else has come in the meantime.
        if self.has_unsent() {
            return self.open(Screen::Unfinished(aim));
        }
        self.trail.retain(|place| !place.screen.is_of_form());
        self.drafts += 1;
        self.draft = Some(Draft::new(setup, aim, &self.seed, self.drafts));
        known::begin(self, setup);
    }

    /// Back to where the request was left.
    pub(super) fn resume(&mut self, setup: &Setup) {
        let place = self
            .trail
            .iter()
            .rposition(|place| place.screen.is_of_form());
        if let Some(place) = place {
            self.trail.truncate(place + 1);
        } else {
            if matches!(self.screen(), Screen::Leaving | Screen::Unfinished(_)) {
                self.trail.pop();
            }
            question::ask_after(self, setup, None);
        }
    }
}
