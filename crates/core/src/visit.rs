//! A visit: all data about one person at the kiosk. Dropping the visit forgets them.

pub(crate) mod adjusted;
pub(crate) mod aloud;
pub(crate) mod closed;
pub(crate) mod help;
pub(crate) mod helping;
pub(crate) mod leaving;
pub(crate) mod overheard;
pub(crate) mod practice;
pub(crate) mod setting;
pub(crate) mod start;
pub(crate) mod warning;
pub(crate) mod who_helps;

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};

use super::ask::draft::{Draft, Known};
use super::ask::line::Picker;
use super::ask::progress::Receipt;
use super::ask::told::Told;
use super::find::number::Typed;
use super::find::query::Query;
use super::focus::Focus;
use super::message::{Moment, Seed};
use super::screen::{FormScreen, Screen};
use super::take::prints::{Paper, Prints};
use super::trail::{At, OpenForm, Trail};
use super::wording::Wording;
use adjusted::Adjusted;
use cas_count::Counted;
use cas_setup::setup::Setup;
use cas_words::text::{Language, Text};
use helping::Helping;

/// What is said to a visitor who has finished.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Goodbye {
    pub(crate) language: Language,
    /// The slip to take along.
    paper: Paper,
}

impl Goodbye {
    pub(crate) fn of(visit: &Visit) -> Self {
        Self {
            language: visit.language,
            paper: visit.prints.paper(),
        }
    }

    /// Returns the id of the words.
    pub(crate) fn words(self) -> &'static str {
        match self.paper {
            Paper::None => "visit-over",
            Paper::There => "visit-over-paper",
            Paper::MayCome => "visit-over-paper-may-come",
        }
    }
}

/// Who was here before another person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anew {
    /// A visitor.
    AfterVisitor,
    /// Somebody who only practised. What comes now is real.
    AfterPractice,
}

/// All data about one person at the kiosk.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) language: Language,
    pub(crate) adjusted: Adjusted,
    pub(crate) trail: Trail,
    /// The help that is given here, if somebody helps the visitor.
    pub(crate) helping: Option<Helping>,
    /// The time that is left while the kiosk asks if somebody is still there.
    pub(crate) left: Option<Duration>,
    /// The answers that were written in the requests of this visit.
    pub(crate) known: Known,
    /// The receipts of this visit.
    pub(crate) receipts: Vec<Receipt>,
    /// The eligibility answers that led to a request which is not begun yet.
    pub(crate) told: Option<Told>,
    pub(crate) query: Query,
    pub(crate) typed: Typed,
    pub(crate) seed: Seed,
    /// The number of requests that were begun in this visit.
    pub(crate) drafts: u64,
    /// The slips of this visit.
    pub(crate) prints: Prints,
    /// What was counted in this visit and counts once.
    pub(crate) counted: BTreeSet<Counted>,
    /// True if the voice may say what others should not hear.
    pub(crate) may_be_overheard: bool,
    /// Who was here before, if this is another person. The page says so until the next key is pressed.
    pub(crate) anew: Option<Anew>,
    /// True if it is only practice, of which nothing leaves the kiosk. It stays so until the visit ends.
    practises: bool,
    pub(crate) now: DateTime<FixedOffset>,
}

impl Visit {
    pub(crate) fn begin(
        setup: &Setup,
        language: Language,
        adjusted: Adjusted,
        screen: Screen,
        moment: Moment,
    ) -> Self {
        Self {
            language,
            adjusted: adjusted.quiet(),
            trail: Trail::to(screen),
            helping: None,
            left: None,
            known: Known::default(),
            receipts: Vec::new(),
            told: None,
            query: Query::new(),
            typed: Typed::Nothing,
            seed: moment.seed,
            drafts: 0,
            prints: Prints::default(),
            counted: BTreeSet::new(),
            may_be_overheard: false,
            anew: None,
            practises: setup.config.practises,
            now: moment.now,
        }
    }

    /// Returns the words that a voice says when the visit ends, for a visitor who cannot see the
    /// screen.
    pub(crate) fn farewell(&self, setup: &Setup) -> Option<Text> {
        let wording = Wording::new(setup, self.language, self.now);
        let is_spoken = self.adjusted.settings.voice.is_on;
        is_spoken.then(|| wording.say(Goodbye::of(self).words()))
    }

    /// Returns the words for a visitor whose input ends while a request is begun and not sent.
    pub(crate) fn parting(&self, setup: &Setup) -> Option<Text> {
        let wording = Wording::new(setup, self.language, self.now);
        let draft = self.trail.draft()?;
        Some(wording.say(if draft.is_doubtful() {
            "parting-doubtful"
        } else {
            "parting"
        }))
    }

    /// Returns the words about another person who begins.
    pub(crate) fn told_anew(&self, setup: &Setup) -> Option<Text> {
        let wording = Wording::new(setup, self.language, self.now);
        self.anew.map(|before| {
            wording.say(match before {
                Anew::AfterVisitor => "begins-anew",
                Anew::AfterPractice => "begins-in-earnest",
            })
        })
    }

    /// True if the visitor copies what is shown by hand.
    pub(crate) fn is_copied(&self) -> bool {
        let shown = |it: &Screen| matches!(it, Screen::WriteDown(_) | Screen::Printing(_));
        self.left.is_none() && matches!(self.trail.at(), At::Screen(it) if shown(it))
    }

    /// True if there is a request that would be lost by leaving.
    pub(crate) fn has_unsent(&self) -> bool {
        self.trail.draft().is_some_and(Draft::is_written)
    }

    /// True if there is a receipt that would be lost by leaving. One of practice is nothing to keep.
    pub(crate) fn has_receipt(&self) -> bool {
        !self.practises && !self.receipts.is_empty()
    }

    /// True if it is only practice.
    pub(crate) fn practises(&self) -> bool {
        self.practises
    }

    /// True if practice can begin: no request was sent, which it could be taken for, and none would be lost.
    pub(crate) fn may_practise(&self) -> bool {
        !self.practises && self.receipts.is_empty() && !self.has_unsent()
    }

    /// Makes all that follows in this visit practice.
    pub(crate) fn practise(&mut self) {
        self.practises = true;
    }

    /// Shows a screen. If it is on the trail already, goes back to it.
    pub(crate) fn open(&mut self, screen: Screen) {
        // Back returns from Help to the screen before it. The screens since Help was last opened
        // stay on the trail.
        if screen == Screen::Help {
            self.trail.leave_out(|other| *other == Screen::Help);
        }
        if screen == Screen::Search {
            self.query.line.picker = self.query.picks.then(Picker::default);
            if !self.trail.has(&Screen::Search) {
                self.query.forget_problem();
            }
        }
        self.trail.open(screen);
    }

    pub(crate) fn focus(&mut self, focus: Focus) {
        self.trail.set_focus(focus);
    }

    pub(crate) fn back(&mut self) {
        // Without a decision on what others may hear, the page that it is about is left too.
        if self.trail.is_at(&Screen::Aloud) || self.trail.is_at(&Screen::Overheard) {
            self.trail.back();
            self.close_picker();
        }
        if !self.close_picker() {
            self.trail.back();
        }
    }

    /// Closes the picker of the line that is shown, also for the lines that follow. Returns false if
    /// none is open.
    fn close_picker(&mut self) -> bool {
        if self.trail.is_at(&Screen::Search) {
            self.query.picks = false;
            let was_open = self.query.line.close_picker();
            if was_open {
                self.focus(Focus::Field);
            }
            return was_open;
        }
        let Some(OpenForm {
            screen: FormScreen::Question(asked),
            draft,
            focus,
        }) = self.trail.form_mut()
        else {
            return false;
        };
        draft.picks = false;
        let was_open = asked.line.close_picker();
        if was_open {
            *focus = Focus::Field;
        }
        was_open
    }
}
