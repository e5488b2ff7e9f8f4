//! Begins a request, or returns to one that was begun.

use super::aim::Aim;
use super::draft::Draft;
use super::told::Told;
use super::{question, situation, trial};
use crate::screen::Screen;
use crate::trail::At;
use crate::visit::Visit;
use cas_setup::setup::Setup;

/// Begins a request. If it is only a trial, the visitor is told this first.
pub(crate) fn ask(visit: &mut Visit, setup: &Setup, aim: Aim) {
    if trial::is_one(setup, aim) {
        visit.open(Screen::Trial(aim));
    } else {
        begin(visit, setup, aim);
    }
}

/// Begins a request. The screens of the eligibility questions are removed from the trail: their
/// answers are kept only to be offered once for the request. The page about a trial is removed too,
/// because it need not be shown twice.
pub(crate) fn begin(visit: &mut Visit, setup: &Setup, aim: Aim) {
    let is_about = |told: &Told| told.inquiry.service == setup.content.service_of(aim.ask);
    let inquiry = visit.trail.inquiry().cloned();
    let told = inquiry.map(Told::new).or(visit.told.take());
    let told = told.filter(|told| aim == Aim::of(aim.ask) && is_about(told));
    let is_passed = |screen: &Screen| matches!(screen, Screen::Eligible(_) | Screen::Trial(_));
    visit.trail.leave_out(is_passed);
    // This holds for the same aim too, because another person may be here now.
    if visit.has_unsent() {
        visit.told = told;
        return visit.open(Screen::Unfinished(aim));
    }
    visit.drafts += 1;
    let draft = Draft::new(setup, aim, &visit.seed, visit.drafts);
    visit.trail.begin(draft);
    situation::begin(visit, setup, told);
}

/// Goes back to the place where the visitor left the request, or to the first question without an answer.
pub(crate) fn resume(visit: &mut Visit, setup: &Setup) {
    if visit.trail.resume() {
        return;
    }
    if let At::Screen(Screen::Leaving | Screen::Unfinished(_)) = visit.trail.at() {
        visit.trail.back();
    }
    let answered = visit.trail.draft().and_then(|draft| {
        let asked = draft.asked(setup).into_iter();
        let answered = asked.take_while(|id| draft.blanks[*id].answer().is_some());
        answered.last()
    });
    question::ask_after(visit, setup, answered);
}
