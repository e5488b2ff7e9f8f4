//! The beginning of a request, and the return to one that was begun.

use super::aim::Aim;
use super::draft::Draft;
use super::{known, question, trial};
use crate::screen::Screen;
use crate::trail::At;
use crate::visit::Visit;
use cas_setup::setup::Setup;

/// Begins a request. If it is only a trial, the visitor is told so first.
pub(crate) fn ask(visit: &mut Visit, setup: &Setup, aim: Aim) {
    if trial::is_one(setup, aim) {
        visit.open(Screen::Trial(aim));
    } else {
        begin(visit, setup, aim);
    }
}

/// Begins a request. The answers to the eligibility questions are not kept: their screen leaves the
/// trail here, and so does the screen about a trial, which need not be shown twice.
pub(crate) fn begin(visit: &mut Visit, setup: &Setup, aim: Aim) {
    let is_passed = |screen: &Screen| matches!(screen, Screen::Eligible(_) | Screen::Trial(_));
    visit.trail.leave_out(is_passed);
    // Also if it has the same aim: perhaps another person has come in the meantime.
    if visit.has_unsent() {
        return visit.open(Screen::Unfinished(aim));
    }
    visit.drafts += 1;
    let draft = Draft::new(setup, aim, &visit.seed, visit.drafts);
    visit.trail.begin(draft);
    known::begin(visit, setup);
}

/// Goes back to the place where the visitor left the request.
pub(crate) fn resume(visit: &mut Visit, setup: &Setup) {
    if visit.trail.resume() {
        return;
    }
    if let At::Screen(Screen::Leaving | Screen::Unfinished(_)) = visit.trail.at() {
        visit.trail.back();
    }
    question::ask_after(visit, setup, None);
}
