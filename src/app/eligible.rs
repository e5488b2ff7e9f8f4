//! Whether a service is meant for the visitor, in a few questions whose answers are not kept.

use super::draft::Aim;
use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen, card, service, target};
use crate::catalogue::Target;
use crate::content::Content;
use crate::content::service::Service;
use crate::content::site::Entry;
use crate::eligibility::{Answers, Eligibility, Next, Outcome, Question, Verdict};
use crate::id::Id;
use crate::locale::Value;

/// The answers so far.
#[derive(Clone, PartialEq, Eq)]
pub struct State {
    service: Id<Service>,
    rules: Id<Eligibility>,
    answers: Answers,
}

/// They say how old and how ill somebody is.
impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

impl State {
    /// No answers yet to the questions before a service.
    pub(super) fn new(content: &Content, service: Id<Service>, rules: Id<Eligibility>) -> Self {
        Self {
            service,
            rules,
            answers: content.eligibilities[rules].unanswered(),
        }
    }
}

pub(super) fn outline(wording: &Wording<'_>, state: &State) -> Outline {
    let eligibility = &wording.setup.content.eligibilities[state.rules];
    match eligibility.next(&state.answers) {
        Next::Ask(question) => ask(wording, state, eligibility, question),
        Next::Verdict(verdict) => tell(wording, state, verdict),
        Next::Silence => silence(wording, state),
    }
}

fn ask(
    wording: &Wording<'_>,
    state: &State,
    eligibility: &Eligibility,
    id: Id<Question>,
) -> Outline {
    let question = &eligibility.questions[id];
    let number = state.answers.iter().flatten().count() + 1;
    let most = eligibility.questions.len();
    let step = wording.say_with(
        "eligible-step",
        &[("step", Value::from(number)), ("most", Value::from(most))],
    );
    let mut outline = Outline::new(wording.tell(&question.title));
    outline
        .step(step)
        .block(wording.say("eligible-not-kept"))
        .initial();
    for (option, choice) in question.options.with_ids() {
        let mut next = state.clone();
        next.answers[id] = Some(option);
        let next = Message::Open(Screen::Eligible(next));
        outline.choice(wording.tell(&choice.label), next);
    }
    outline
}

fn tell(wording: &Wording<'_>, state: &State, verdict: &Verdict) -> Outline {
    let content = &wording.setup.content;
    let service = &content.services[state.service];
    let heading = match verdict.outcome {
        Outcome::Yes => "eligible-yes",
        Outcome::No => "eligible-no",
        Outcome::Call => "eligible-call",
    };
    let mut outline = Outline::new(wording.say(heading));
    outline.block(wording.tell(&verdict.reason));
    for instead in &verdict.instead {
        outline.block(wording.tell(instead));
    }
    let ask = service.ask.filter(|_| verdict.outcome == Outcome::Yes);
    match (ask, verdict.outcome) {
        (Some(ask), _) => {
            let begin = Message::Ask(Aim::of(ask));
            outline
                .initial()
                .action(wording.say("request-begin"), begin);
        }
        (None, Outcome::Yes | Outcome::Call) => card::calls(wording, &mut outline, &service.lines),
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

/// The rules say nothing, so the office has to.
fn silence(wording: &Wording<'_>, state: &State) -> Outline {
    let service = &wording.setup.content.services[state.service];
    let mut outline = Outline::new(wording.say("eligible-call"));
    card::calls(wording, &mut outline, &service.lines);
    outline.entry(wording.say("to-home"), Message::Home);
    outline
}
