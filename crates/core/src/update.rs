//! The effect of a message on a visit.

use super::ask::aim::Aim;
use super::ask::progress::Reuse;
use super::ask::told::Told;
use super::ask::{answers, begin, known, question, sending, situation};
use super::find::number::Typed;
use super::find::{correction, search};
use super::focus::Focus;
use super::message::{Effect, Message, Moment};
use super::screen::Screen;
use super::take::printing;
use super::visit::helping::Helping;
use super::visit::{Anew, Visit, aloud, overheard, practice, warning};
use cas_page::settings::Adjustable;
use cas_request::request::HelpedBy;
use cas_setup::setup::Setup;

/// The result of a message for the visit.
pub(crate) enum After {
    Stay(Vec<Effect>),
    Forget,
    /// Forgets everything except the look and the state of the voice: a visitor who goes back to
    /// Start wants another language.
    Return,
    /// Forgets everything except the language, the settings and who helps. Another person goes on, and
    /// begins this request if there is one.
    Next(Option<Aim>),
    /// Forgets everything except the language and the settings. Somebody helps from now on, in this role,
    /// or no longer helps.
    Help(Option<HelpedBy>),
}

pub(crate) fn update(
    visit: &mut Visit,
    setup: &Setup,
    adjustable: Adjustable,
    message: Message,
) -> After {
    take_back_told(visit, &message);
    match message {
        Message::TimeUp => return time_up(visit, setup),
        Message::StillHere => visit.left = None,
        Message::Back
        | Message::Finish
        | Message::FinishUnsent
        | Message::NextPerson
        | Message::NextPersonUnsent => return leave(visit, setup, &message),
        // What is unsent is the visitor's own.
        Message::HelpAnother(role) if !visit.has_unsent() => return After::Help(role),
        Message::AgreeToHelp(aim) => {
            visit.helping = visit.helping.map(Helping::agreed);
            begin::begin(visit, setup, aim);
        }
        Message::Home => visit.trail.go_home(),
        Message::Open(Screen::Eligible(inquiry)) => begin::check(visit, setup, inquiry),
        Message::Open(screen) => visit.open(screen),
        Message::Focus(stop) => visit.focus(Focus::Stop(stop)),
        Message::Language(language) => visit.language = language,
        Message::Change(setting) => visit.adjusted.change(setting, adjustable),
        Message::WantSpeech => visit.adjusted.want_speech(adjustable),
        Message::Aloud(choice) => aloud::update(visit, choice),
        Message::Overheard(is_said) => overheard::update(visit, adjustable, is_said),
        Message::Digit(digit) => {
            let (now, settings) = (visit.now, visit.adjusted.settings);
            if let Some(screen) = visit.typed.push(digit, setup, now, settings) {
                visit.open(screen);
            }
        }
        Message::NoAnswer => visit.typed.push_no_answer(),
        Message::RubOut => visit.typed.pop(),
        Message::EnterNumber => visit.typed.enter(),
        Message::Ask(aim) if visit.practises() => begin::ask(visit, setup, aim),
        Message::Ask(aim) => return After::Stay(vec![Effect::Probe(aim)]),
        Message::Probed(aim, true) => begin::ask(visit, setup, aim),
        Message::Try(aim) => begin::begin(visit, setup, aim),
        Message::Probed(aim, false) => visit.open(Screen::Unavailable(aim)),
        Message::Practise => practice::begin(visit),
        Message::Resume => begin::resume(visit, setup),
        Message::BeginAnew(aim) => begin::anew(visit, setup, aim),
        Message::Known(Reuse::Another) => {
            return After::Next(visit.trail.draft().map(|draft| draft.aim));
        }
        Message::Known(message) => known::update(visit, setup, message),
        Message::Write(message) if visit.trail.is_at(&Screen::Search) => {
            search::write(visit, setup, message);
        }
        Message::Write(message) => question::write(visit, setup, message),
        Message::Question(message) => question::update(visit, setup, message),
        Message::Concerns(is_of_person) => situation::concerns(visit, setup, is_of_person),
        Message::PassOn(is_passed_on) => situation::pass_on(visit, setup, is_passed_on),
        Message::Answers(message) => answers::update(visit, setup, message),
        Message::Agree if visit.trail.is_at_consent() => {
            return After::Stay(sending::send(visit, setup));
        }
        Message::Saving(id) => sending::saving(visit, &id),
        Message::Overdue(id) => sending::overdue(visit, &id),
        Message::Stored(id, outcome) => sending::stored(visit, &id, outcome),
        Message::Print(_) if visit.practises() => {}
        Message::Correct(of, reason) => correction::take(visit, of, reason),
        Message::Print(of) => return After::Stay(printing::print(visit, setup, of)),
        Message::Printed(job, printed) => printing::printed(visit, job, printed),
        Message::SendAgain => return After::Stay(sending::send(visit, setup)),
        Message::Agree
        | Message::HelpAnother(_)
        | Message::Begin(..)
        | Message::Adjustable(_)
        | Message::SpeechLost => {}
    }
    After::Stay(Vec::new())
}

/// Removes the messages about the last keys, unless this message keeps them.
fn take_back_told(visit: &mut Visit, message: &Message) {
    let keeps_digits = matches!(
        message,
        Message::Change(_)
            | Message::WantSpeech
            | Message::Digit(_)
            | Message::NoAnswer
            | Message::RubOut
            | Message::EnterNumber
    );
    if !keeps_digits {
        visit.typed = Typed::Nothing;
    }
    if !matches!(
        message,
        Message::TimeUp | Message::StillHere | Message::WantSpeech
    ) {
        visit.adjusted.forget_told();
        visit.anew = None;
    }
}

/// Leaves the screen or ends the visit. If something would be lost, asks first. Then no key leads back to what
/// others should not see.
fn leave(visit: &mut Visit, setup: &Setup, message: &Message) -> After {
    match message {
        Message::Back if !visit.trail.is_home() => visit.back(),
        Message::FinishUnsent => return After::Forget,
        Message::NextPersonUnsent => return After::Next(None),
        _ if visit.has_unsent() => {
            let is_hidden = |screen: &Screen| screen.is_sensitive(&setup.content);
            visit.trail.leave_out(is_hidden);
            visit.open(Screen::Leaving);
        }
        // Back from Home leads to Start, which ends the visit. A receipt must not be lost by that.
        Message::Back if visit.has_receipt() => visit.open(Screen::Leaving),
        Message::Back => return After::Return,
        Message::NextPerson => return After::Next(None),
        _ => return After::Forget,
    }
    After::Stay(Vec::new())
}

/// Handles a time without a key: first asks if somebody is there, then says how much time is left,
/// and at last forgets the visit.
fn time_up(visit: &mut Visit, setup: &Setup) -> After {
    let Some(left) = visit.left else {
        // Whoever answers may be somebody else, and must not hear the number.
        if visit.trail.is_at_heard() {
            visit.trail.back();
        }
        visit.left = Some(visit.adjusted.settings.extended(setup.config.warning));
        return After::Stay(vec![Effect::Ring]);
    };
    visit.left = Some(warning::next(left)).filter(|left| !left.is_zero());
    match visit.left {
        Some(_) => After::Stay(Vec::new()),
        None => After::Forget,
    }
}

/// Begins the visit of another person who goes on at once. Only the language, the settings and who helps
/// are kept. The request is started again, and what was told before it is asked about: it may be about them.
/// Whoever practises a request for another person does not suddenly send it.
pub(crate) fn next(visit: &Visit, setup: &Setup, aim: Option<Aim>, moment: Moment) -> Visit {
    let adjusted = visit.adjusted.passed_on(&setup.config);
    let screen = aim.map_or(Screen::Home, |aim| Screen::of_aim(aim, &setup.content));
    let mut next = Visit::begin(setup, visit.language, adjusted, screen, moment);
    next.helping = visit.helping.map(Helping::of_another);
    if let Some(aim) = aim {
        if visit.practises() {
            next.practise();
        }
        let told = visit.trail.draft().and_then(|draft| draft.told.clone());
        next.told = told.map(Told::for_another);
        begin::begin(&mut next, setup, aim);
    }
    next.anew = Some(if visit.practises() && !next.practises() {
        Anew::AfterPractice
    } else {
        Anew::AfterVisitor
    });
    next
}

/// Begins the visit of a person whom somebody helps in this role; of whoever stands here, if nobody helps
/// any longer.
pub(crate) fn helped(
    visit: &Visit,
    setup: &Setup,
    role: Option<HelpedBy>,
    moment: Moment,
) -> Visit {
    let mut next = next(visit, setup, None, moment);
    next.helping = role.map(Helping::begins);
    next.anew = (!visit.receipts.is_empty()).then_some(Anew::AfterVisitor);
    // Whoever practises to help does not suddenly send anything.
    if visit.practises() {
        next.practise();
    }
    next
}
