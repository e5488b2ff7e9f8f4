//! The receipt: the reference, the next steps, and the phone numbers (GOV.UK Design System,
//! "confirmation pages").

use super::aim::Aim;
use super::answers;
use super::progress::Receipt;
use crate::find::{card, target};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_setup::catalogue::Target;
use cas_setup::locale::Value;

/// Describes the page with the requests of this visit, sent and unsent. A visitor who has left a
/// receipt may not have written the reference down.
pub(crate) fn list(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let content = &wording.setup.content;
    let service = |aim: Aim| target::name(wording, Target::Service(content.service_of(aim.ask)));
    let mut outline = Outline::new(wording.say("requests"));
    if let Some(draft) = visit.trail.draft().filter(|draft| draft.is_written()) {
        let label = wording.say("unfinished");
        outline.entry_with(label, service(draft.aim), Message::Resume);
    }
    for receipt in &visit.receipts {
        let reference = [("reference", Value::from(receipt.reference.as_str()))];
        let label = wording.say_with("receipt-entry", &reference).of_visitor();
        let open = Message::Open(Screen::Receipt(receipt.clone()));
        outline.entry_with(label, service(receipt.aim), open);
    }
    outline.action(wording.say("next-person"), Message::NextPerson);
    outline
}

/// Adds the references of the requests that were sent, for the visitor to write down.
pub(crate) fn references(wording: &Wording<'_>, outline: &mut Outline, visit: &Visit) {
    for receipt in &visit.receipts {
        reference(wording, outline, &receipt.reference);
    }
}

/// Adds the reference of a request.
pub(crate) fn reference(wording: &Wording<'_>, outline: &mut Outline, reference: &str) {
    let reference = [("reference", Value::from(reference))];
    let told = wording.say_with("receipt-reference", &reference);
    outline.block(told.of_visitor());
}

/// Describes the receipt. "I have finished" is the first control, after all the text, and the focus
/// is on the reference. If a trembling hand presses Enter twice, the second press only reads on.
pub(crate) fn outline(wording: &Wording<'_>, receipt: &Receipt) -> Outline {
    let content = &wording.setup.content;
    let mut outline = Outline::new(wording.say("receipt-heading"));
    reference(wording, &mut outline, &receipt.reference);
    outline.block(wording.say("receipt-write-down"));
    answers::subject(wording, &mut outline, receipt.aim);
    let office = content.office_of(receipt.aim.ask);
    let label = Some(wording.say("office"));
    card::paragraph(
        wording,
        &mut outline,
        label,
        &office.name,
        &office.provenance,
    );
    if let Some(it) = &content.site.response {
        card::paragraph(wording, &mut outline, None, &it.text, &it.provenance);
    }
    for fact in &content.asks[receipt.aim.ask].next {
        card::fact(wording, &mut outline, fact, false);
    }
    card::calls(wording, &mut outline, receipt.aim.lines(content));
    outline
        .by_empty_line()
        .action(wording.say("finish"), Message::Finish)
        .entry(wording.say("more"), Message::Home)
        .action(wording.say("next-person"), Message::NextPerson);
    outline
}
