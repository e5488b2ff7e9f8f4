//! A request is begun, or gone on with.

use super::aim::Aim;
use super::draft::Draft;
use super::{known, question, trial};
use crate::screen::Screen;
use crate::trail::At;
use crate::visit::Visit;
use cas_setup::setup::Setup;

/// Begins a request. If it is only a trial that is told first.
pub(crate) fn ask(visit: &mut Visit, setup: &Setup, aim: Aim) {
    if trial::is_one(setup, aim) {
        visit.open(Screen::Trial(aim));
    } else {
        begin(visit, setup, aim);
    }
}

/// The answers to the eligibility questions are not kept: they leave the trail here, and so does
/// what need not be told twice.
pub(crate) fn begin(visit: &mut Visit, setup: &Setup, aim: Aim) {
    let is_passed = |screen: &Screen| matches!(screen, Screen::Eligible(_) | Screen::Trial(_));
    visit.trail.leave_out(is_passed);
    // Even if it is the same: perhaps somebody else has come in the meantime.
    if visit.has_unsent() {
        return visit.open(Screen::Unfinished(aim));
    }
    visit.drafts += 1;
    let draft = Draft::new(setup, aim, &visit.seed, visit.drafts);
    visit.trail.begin(draft);
    known::begin(visit, setup);
}

/// Back to where the request was left.
pub(crate) fn resume(visit: &mut Visit, setup: &Setup) {
    if visit.trail.resume() {
        return;
    }
    if let At::Screen(Screen::Leaving | Screen::Unfinished(_)) = visit.trail.at() {
        visit.trail.back();
    }
    question::ask_after(visit, setup, None);
}
