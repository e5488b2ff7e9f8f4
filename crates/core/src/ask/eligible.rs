//! The eligibility questions of a service and the verdict. The answers are not kept.

use super::aim::Aim;
use super::progress::Inquiry;
use crate::find::{card, service, target};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::wording::Wording;
use cas_form::eligibility::{Eligibility, EligibilityQuestion, Next, Outcome, Verdict};
use cas_setup::catalogue::Target;
use cas_setup::content::site::Entry;
use cas_setup::locale::Value;
use cas_words::id::Id;

pub(crate) fn outline(wording: &Wording<'_>, inquiry: &Inquiry) -> Outline {
    let eligibility = &wording.setup.content.eligibilities[inquiry.rules];
    match eligibility.next(&inquiry.answers) {
        Next::Ask(question) => ask(wording, inquiry, eligibility, question),
        Next::Verdict(verdict) => tell(wording, inquiry, verdict),
        Next::Silence => silence(wording, inquiry),
    }
}

fn ask(
    wording: &Wording<'_>,
    inquiry: &Inquiry,
    eligibility: &Eligibility,
    id: Id<EligibilityQuestion>,
) -> Outline {
    let question = &eligibility.questions[id];
    let number = inquiry.answers.iter().flatten().count() + 1;
    let most = eligibility.questions.len();
    let step = wording.say_with(
        "eligible-step",
        &[("step", Value::from(number)), ("most", Value::from(most))],
    );
    let mut outline = Outline::new(wording.tell(&question.title));
    outline.step(step);
    // Once is enough: it holds for all of them. It has the first focus, so that one more Enter answers
    // nothing; to begin with, the first answer is often the one that would end the check.
    if number == 1 {
        outline.block(wording.say("eligible-not-kept"));
    }
    for (option, choice) in question.options.with_ids() {
        let next = Message::Open(Screen::Eligible(inquiry.after(id, option)));
        outline.choice(wording.tell(&choice.label), next);
        if inquiry.given == Some(option) {
            outline.given(wording.say("chosen"));
        }
    }
    outline
}

fn tell(wording: &Wording<'_>, inquiry: &Inquiry, verdict: &Verdict) -> Outline {
    let content = &wording.setup.content;
    let service = &content.services[inquiry.service];
    let heading = match verdict.outcome {
        Outcome::Yes => "eligible-yes",
        Outcome::No => "eligible-no",
        Outcome::Call => "eligible-call",
    };
    let ask = service.ask.filter(|_| verdict.outcome == Outcome::Yes);
    let mut outline = Outline::new(wording.say(heading));
    let reason = wording.tell(&verdict.reason);
    if let Some(ask) = ask {
        // Why it is so and how to go on are one stop, so that one is as near to "Finish" as to the request.
        let begin = Message::Ask(Aim::of(ask));
        outline
            .action(wording.say("request-begin"), begin)
            .preface(reason)
            .block(wording.say("eligible-ask"));
    } else {
        outline.block(reason);
    }
    for instead in &verdict.instead {
        outline.block(wording.tell(instead));
    }
    match (ask, verdict.outcome) {
        (Some(_), _) => {}
        (None, Outcome::Yes | Outcome::Call) => {
            if verdict.outcome == Outcome::Yes && !service.lines.is_empty() {
                outline.block(wording.say("eligible-ring"));
            }
            card::calls(wording, &mut outline, &service.lines);
            let is_named = |id| Some(id) == content.site.call_back.as_ref();
            if !verdict.services.iter().any(is_named) {
                service::call_back(wording, &mut outline);
            }
        }
        (None, Outcome::No) => card::contact(wording, &mut outline),
    }
    for id in &verdict.services {
        if let Some(service) = content.service(id) {
            service::with_summary(wording, &mut outline, service);
        }
    }
    if verdict.outcome == Outcome::No {
        target::entry(wording, &mut outline, Target::Entry(Entry::Centres));
    }
    if ask.is_none() {
        outline.entry(wording.say("to-home"), Message::Home);
    }
    outline
}

/// Describes the page for answers without a verdict, where the visitor must call the office.
fn silence(wording: &Wording<'_>, inquiry: &Inquiry) -> Outline {
    let service = &wording.setup.content.services[inquiry.service];
    let mut outline = Outline::new(wording.say("eligible-call"));
    card::calls(wording, &mut outline, &service.lines);
    service::call_back(wording, &mut outline);
    outline.entry(wording.say("to-home"), Message::Home);
    outline
}
