//! Begins a request, or returns to one that was begun.

use super::aim::Aim;
use super::draft::Draft;
use super::progress::Inquiry;
use super::told::Told;
use super::{question, situation, trial};
use crate::screen::Screen;
use crate::trail::At;
use crate::visit::Visit;
use cas_setup::setup::Setup;

/// Opens the questions whether a service is meant for the visitor. If they lead to a request while another
/// one is unsent, it is asked first which of the two to keep: whoever gets to know that only after the
/// questions has answered them for nothing.
pub(crate) fn check(visit: &mut Visit, setup: &Setup, inquiry: Inquiry) {
    let ask = setup.content.services[inquiry.service].ask;
    let is_first = inquiry.answers.iter().all(Option::is_none);
    if let Some(ask) = ask.filter(|_| is_first && visit.has_unsent()) {
        visit.told = None;
        return visit.open(Screen::Unfinished(Aim::of(ask)));
    }
    visit.open(Screen::Eligible(inquiry));
}

/// Begins a request in place of the one that is unsent, with the questions whether it is meant for the
/// visitor unless they are answered.
pub(crate) fn anew(visit: &mut Visit, setup: &Setup, aim: Aim) {
    visit.trail.drop_request();
    visit.back();
    let service = setup.content.service_of(aim.ask);
    let rules = setup.content.services[service].eligibility;
    let rules = rules.filter(|_| aim == Aim::of(aim.ask));
    match rules {
        Some(_) if visit.told.is_some() => begin(visit, setup, aim),
        Some(rules) => check(visit, setup, Inquiry::new(&setup.content, service, rules)),
        None => ask(visit, setup, aim),
    }
}

/// Begins a request. If another one is unsent, or if it is only a trial, the visitor is told this first.
/// Practice is told on every page, and it says more.
pub(crate) fn ask(visit: &mut Visit, setup: &Setup, aim: Aim) {
    let service = setup.content.service_of(aim.ask);
    let is_checked = |inquiry: &Inquiry| inquiry.service == service;
    // What was told in the check is kept by `begin`.
    if visit.has_unsent() && !visit.trail.inquiry().is_some_and(is_checked) {
        visit.open(Screen::Unfinished(aim));
    } else if trial::is_one(setup, aim) && !visit.practises() {
        visit.open(Screen::Trial(aim));
    } else {
        begin(visit, setup, aim);
    }
}

/// Begins a request. The screens of the eligibility questions are removed from the trail: their
/// answers are kept only to be offered once for the request. The page about a trial and the one about help
/// are removed too, because they need not be shown twice. Whoever is helped agrees to that first.
pub(crate) fn begin(visit: &mut Visit, setup: &Setup, aim: Aim) {
    if visit.helping.is_some_and(|helping| !helping.is_agreed) {
        return visit.open(Screen::Agreement(aim));
    }
    let is_about = |told: &Told| told.inquiry.service == setup.content.service_of(aim.ask);
    let inquiry = visit.trail.inquiry().cloned();
    let told = inquiry.map(Told::new).or(visit.told.take());
    let told = told.filter(|told| aim == Aim::of(aim.ask) && is_about(told));
    let is_passed = |screen: &Screen| {
        matches!(
            screen,
            Screen::Eligible(_) | Screen::Trial(_) | Screen::Agreement(_)
        )
    };
    visit.trail.leave_out(is_passed);
    // This holds for the same aim too, because another person may be here now.
    if visit.has_unsent() {
        visit.told = told;
        return visit.open(Screen::Unfinished(aim));
    }
    visit.drafts += 1;
    let mut draft = Draft::new(setup, aim, &visit.seed, visit.drafts);
    draft.helped_by = visit.helping.map(|helping| helping.role);
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
