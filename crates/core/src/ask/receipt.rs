//! The receipt: the reference, the next steps, and the phone numbers (GOV.UK Design System,
//! "confirmation pages").

use super::aim::Aim;
use super::answers;
use super::given::in_words;
use super::progress::Receipt;
use super::{password, situation, trial};
use crate::find::{card, service, target};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::take;
use crate::take::slip_of::SlipOf;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_page::page::Role;
use cas_page::settings::Adjustable;
use cas_setup::catalogue::Target;
use cas_setup::locale::Value;
use cas_words::text::Text;

/// Describes the page with the requests of this visit, sent and unsent. A visitor who has left a
/// receipt may not have written the reference down. What others should not see has no name here.
pub(crate) fn list(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let content = &wording.setup.content;
    let service = |aim: Aim| {
        let service = Target::Service(content.service_of(aim.ask));
        (!aim.is_sensitive(content)).then(|| target::name(wording, service))
    };
    let mut outline = Outline::new(wording.say("requests"));
    if let Some(draft) = visit.trail.draft().filter(|draft| draft.is_written()) {
        let label = wording.say("unfinished");
        outline.control(Role::Entry, label, service(draft.aim), Message::Resume);
    }
    for receipt in &visit.receipts {
        let reference = receipt.reference(wording);
        let reference = [("reference", Value::from(reference.words.as_str()))];
        let label = wording.say_with("receipt-entry", &reference).of_visitor();
        let open = Message::Open(Screen::Receipt(receipt.clone()));
        outline.control(Role::Entry, label, service(receipt.aim), open);
    }
    outline.action(wording.say("next-person"), Message::NextPerson);
    outline
}

/// Adds the references of the requests that were sent, for the visitor to write down.
pub(crate) fn references(wording: &Wording<'_>, outline: &mut Outline, visit: &Visit) {
    for receipt in &visit.receipts {
        reference(wording, outline, receipt.reference(wording));
    }
}

/// Adds the reference of a request.
pub(crate) fn reference(wording: &Wording<'_>, outline: &mut Outline, reference: Text) {
    outline.takeaway(Some(wording.say("receipt-number")), reference);
}

/// Describes the receipt: the reference with the name and the phone number, to copy them down
/// together, the ways on, then what happens now and what was sent. The focus is on the reference,
/// directly before "I have finished", or before the slip if there is a printer. If a trembling hand presses
/// Enter twice, the second press only reads on.
pub(crate) fn outline(wording: &Wording<'_>, receipt: &Receipt, adjustable: Adjustable) -> Outline {
    let Some(number) = &receipt.reference else {
        return of_practice(wording, receipt, adjustable);
    };
    let mut outline = Outline::new(wording.say("receipt-heading"));
    let is_trial = trial::is_one(wording.setup, receipt.aim);
    if is_trial {
        outline.step(wording.say("trial-step"));
    }
    reference(wording, &mut outline, receipt.reference(wording));
    password::add(wording, &mut outline, receipt.password);
    whom_to_call(wording, &mut outline, receipt, is_trial);
    let of = SlipOf::Receipt(Box::new(receipt.clone()));
    if adjustable.paper {
        take::offer(wording, &mut outline, adjustable, of.clone());
    }
    // Directly before the number is forgotten, and without one more key.
    let number = [("reference", Value::from(number.as_str()))];
    let write_down = wording.say_with("receipt-write-down", &number);
    outline
        .by_empty_line()
        .action(wording.say("finish"), Message::Finish)
        .preface(write_down.of_visitor())
        .action(wording.say("next-person"), Message::NextPerson)
        .entry(wording.say("more"), Message::Home);
    if !adjustable.paper {
        take::offer(wording, &mut outline, adjustable, of);
    }
    outline.blocks(is_trial.then(|| trial::warning(wording, receipt.aim)));
    happens(wording, &mut outline, receipt);
    answers::subject(wording, &mut outline, receipt.aim);
    answers::phones(wording, &mut outline, receipt.aim);
    asked(wording, &mut outline, receipt);
    let lines = receipt.aim.lines(&wording.setup.content);
    card::calls(wording, &mut outline, lines);
    outline
}

/// Describes what a visitor sees who has practised. It says first that nobody calls, and so not who does and by when.
fn of_practice(wording: &Wording<'_>, receipt: &Receipt, adjustable: Adjustable) -> Outline {
    let mut outline = Outline::new(wording.say("practice-receipt"));
    outline.block(wording.say("practice-receipt-nobody"));
    reference(wording, &mut outline, receipt.reference(wording));
    name(wording, &mut outline, receipt);
    outline
        .by_empty_line()
        .action(wording.say("finish"), Message::Finish)
        .action(wording.say("next-person"), Message::NextPerson)
        .entry(wording.say("more"), Message::Home);
    let of = SlipOf::Receipt(Box::new(receipt.clone()));
    take::offer(wording, &mut outline, adjustable, of);
    answers::subject(wording, &mut outline, receipt.aim);
    asked(wording, &mut outline, receipt);
    outline
}

/// Adds what was asked for.
fn asked(wording: &Wording<'_>, outline: &mut Outline, receipt: &Receipt) {
    let questions = &wording.setup.content.asks[receipt.aim.ask].form.questions;
    for (id, answer) in &receipt.asked {
        let question = &questions[*id];
        let words = in_words(wording, question, Some(answer));
        outline.fact(wording.tell(&question.label), words);
    }
    if let Some(told) = &receipt.told {
        situation::answers(wording, outline, told);
    }
}

/// Adds the name that was given.
fn name(wording: &Wording<'_>, outline: &mut Outline, receipt: &Receipt) {
    if let Some((id, name)) = &receipt.name {
        let question = &wording.setup.content.asks[receipt.aim.ask].form.questions[*id];
        let name = Text::private(wording.language, name.clone());
        outline.fact(wording.tell(&question.label), name);
    }
}

/// Adds the name that was given, and the phone number that will be called, with the name of whoever
/// answers it if that is another person. Of a trial nobody knows whether it will be called.
fn whom_to_call(wording: &Wording<'_>, outline: &mut Outline, receipt: &Receipt, is_trial: bool) {
    name(wording, outline, receipt);
    if let Some(call) = &receipt.call {
        let mut words = wording.setup.content.site.phone_rule.grouped(&call.phone);
        if let Some(other) = &call.other {
            words = format!("{words}, {other}");
        }
        let label = wording.say("receipt-phone");
        let label = if is_trial {
            wording.as_example(label)
        } else {
            label
        };
        outline.fact(label, Text::private(wording.language, words));
    }
}

/// Adds what happens now: who deals with the request, by when, and what to have ready.
fn happens(wording: &Wording<'_>, outline: &mut Outline, receipt: &Receipt) {
    let content = &wording.setup.content;
    service::office(wording, outline, receipt.aim);
    service::response(wording, outline, receipt.aim);
    outline.blocks(service::no_call(
        wording,
        receipt.aim,
        "receipt-nobody-called",
    ));
    card::paragraphs(wording, outline, &content.asks[receipt.aim.ask].next);
}
