//! A visit: everything about one person at the kiosk, and what each message makes of it.
//! Forgetting is dropping the visit.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::draft::{Draft, Known};
use super::number::Typed;
use super::outline::Focus;
use super::setting::Adjusted;
use super::trail::{At, Trail};
use super::wording::Wording;
use super::{
    Aim, Effect, Message, Moment, Screen, Seed, aloud, answers, known, longer, question, receipt,
    search, trial, warning,
};
use crate::settings::Adjustable;
use crate::setup::Setup;
use crate::text::{Language, Text};

/// Everything about one person at the kiosk.
#[derive(Clone)]
pub(super) struct Visit {
    pub(super) language: Language,
    pub(super) adjusted: Adjusted,
    pub(super) trail: Trail,
    /// How long the visit goes on, if nobody answers whether somebody is still there.
    pub(super) left: Option<Duration>,
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
        Self {
            language,
            adjusted: adjusted.quiet(),
            trail: Trail::to(screen),
            left: None,
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
            Message::Home => self.trail.go_home(),
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
                self.trail.drop_request();
                self.back();
                self.begin_form(setup, aim);
            }
            Message::Known(known::Message::Another) => {
                return After::Next(self.trail.draft().map(|draft| draft.aim));
            }
            Message::Known(message) => known::update(self, setup, message),
            Message::Write(message) if self.trail.is_at(&Screen::Search) => {
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
            Message::Back if !self.trail.is_home() => self.back(),
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
        self.trail.draft().is_some_and(Draft::is_written)
    }

    /// Shows a screen. One that already leads here is gone back to.
    pub(super) fn open(&mut self, screen: Screen) {
        // Help is only looked into: what was done since it was opened before is not undone.
        if screen == Screen::Help {
            self.trail.leave_out(|other| *other == Screen::Help);
        }
        if screen == Screen::Search {
            self.search.close_picker();
            if !self.trail.has(&Screen::Search) {
                self.search.forget_problem();
            }
        }
        self.trail.open(screen);
    }

    pub(super) fn focus(&mut self, focus: Focus) {
        self.trail.set_focus(focus);
    }

    pub(super) fn back(&mut self) {
        // Nobody has said what others may hear, so the page where words are written is left, too.
        if self.trail.is_at(&Screen::Aloud) {
            self.trail.back();
            self.search.close_picker();
            question::close_picker(self);
        }
        let is_search = self.trail.is_at(&Screen::Search);
        if is_search && self.search.close_picker() {
            self.focus(Focus::Field);
        } else if is_search || !question::close_picker(self) {
            self.trail.back();
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
        let is_passed = |screen: &Screen| matches!(screen, Screen::Eligible(_) | Screen::Trial(_));
        self.trail.leave_out(is_passed);
        // Even if it is the same: perhaps somebody else has come in the meantime.
        if self.has_unsent() {
            return self.open(Screen::Unfinished(aim));
        }
        self.drafts += 1;
        let draft = Draft::new(setup, aim, &self.seed, self.drafts);
        self.trail.begin(draft);
        known::begin(self, setup);
    }

    /// Back to where the request was left.
    pub(super) fn resume(&mut self, setup: &Setup) {
        if self.trail.resume() {
            return;
        }
        if let At::Screen(Screen::Leaving | Screen::Unfinished(_)) = self.trail.at() {
            self.trail.back();
        }
        question::ask_after(self, setup, None);
    }
}
