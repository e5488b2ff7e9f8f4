//! What was told in the eligibility questions before a request, and what the visitor has said about it.

use super::progress::{Inquiry, Occasion};
use crate::screen::FormScreen;

/// A situation, as told in the eligibility questions.
#[derive(Clone)]
pub(crate) struct Told {
    pub(crate) inquiry: Inquiry,
    /// True if another person has begun since then.
    is_from_before: bool,
    /// True if the visitor has said that it is about the person who needs help.
    is_of_person: bool,
    /// The visitor's decision whether the office may know it. Without a yes, it is not in the request.
    is_passed_on: Option<bool>,
}

impl Told {
    pub(crate) fn new(inquiry: Inquiry) -> Self {
        Self {
            inquiry,
            is_from_before: false,
            is_of_person: false,
            is_passed_on: None,
        }
    }

    /// Returns the same for another person, who begins now.
    pub(crate) fn for_another(self) -> Self {
        Self {
            is_from_before: true,
            ..Self::new(self.inquiry)
        }
    }

    /// Notes that it is about the person who needs help.
    pub(crate) fn confirm(&mut self) {
        self.is_of_person = true;
    }

    /// Notes whether it is passed on.
    pub(crate) fn decide(&mut self, is_passed_on: bool) {
        self.is_passed_on = Some(is_passed_on);
    }

    /// Makes it undecided again, because the request is for somebody else now.
    pub(crate) fn doubt(&mut self) {
        if self.is_passed_on != Some(false) {
            self.is_of_person = false;
            self.is_passed_on = None;
        }
    }

    /// True unless the visitor has decided to keep it back.
    pub(crate) fn may_be_passed_on(&self) -> bool {
        self.is_passed_on != Some(false)
    }

    pub(crate) fn is_passed_on(&self) -> bool {
        self.is_passed_on == Some(true)
    }

    /// Returns the screen with the question about it that is open, if there is one.
    pub(crate) fn open_question(
        &self,
        is_for_another: bool,
        occasion: Occasion,
    ) -> Option<FormScreen> {
        let is_doubted = self.is_from_before || is_for_another;
        match self.is_passed_on {
            Some(false) => None,
            _ if is_doubted && !self.is_of_person => Some(FormScreen::WhoseSituation(occasion)),
            None => Some(FormScreen::Situation(occasion)),
            Some(true) => None,
        }
    }
}
