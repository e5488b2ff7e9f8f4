//! Whether a service is meant for the visitor, in a few questions whose answers are not kept.

use super::draft::Aim;
use super::outline::Outline;
use super::wording::Wording;
use super::{Message, Screen, card, service, target};
use crate::catalogue::Target;
use crate::content::service::Service;
use crate::content::site::Entry;
use crate::eligibility::{Next, Outcome, Verdict};
use crate::locale::Value;

/// The answers so far.
#[derive(Clone, PartialEq, Eq)]
pub struct State {
    service: usize,
    /// By the index of the question, the index of the option.
    answers: Vec<Option<usize>>,
}

/// They say how old and how ill somebody is.
impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

impl State {
    pub(super) fn new(service: usize) -> Self {
        Self {
            service,
            answers: Vec::new(),
        }
    }

    fn with(&self, question: usize, option: usize) -> Self {
        let mut answers = self.answers.clone();
        answers.resize(answers.len().max(question + 1), None);
        answers[question] = Some(option);
        Self {
            service: self.service,
            answers,
        }
    }
}

pub(super) fn outline(wording: &Wording<'_>, state: &State) -> Outline {
    let Some(service) = wording.setup.content.services.get(state.service) else {
        return service::menu(wording);
    };
    let eligibility = service.eligibility.as_ref();
    match eligibility.and_then(|eligibility| eligibility.next(&state.answers)) {
        Some(Next::Ask(question)) => ask(wording, state, service, question),
        Some(Next::Verdict(verdict)) => tell(wording, state, service, verdict),
        None => service::outline(wording, state.service),
    }
}

fn ask(wording: &Wording<'_>, state: &State, service: &Service, index: usize) -> Outline {
    let asked = service.eligibility.as_ref();
    let Some((eligibility, question)) = asked.and_then(|it| Some((it, it.questions.get(index)?)))
    else {
        return service::outline(wording, state.service);
    };
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
    for (option, choice) in question.options.iter().enumerate() {
        let next = Screen::Eligible(state.with(index, option));
        outline.choice(wording.tell(&choice.label), Message::Open(next));
    }
    outline
}

fn tell(wording: &Wording<'_>, state: &State, service: &Service, verdict: &Verdict) -> Outline {
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
    let can_ask = verdict.outcome == Outcome::Yes && service.ask.is_some();
    match verdict.outcome {
        _ if can_ask => {
            let begin = Message::Ask(Aim::at(state.service));
            outline
                .initial()
                .action(wording.say("request-begin"), begin);
        }
        Outcome::Yes | Outcome::Call => card::calls(wording, &mut outline, &service.lines),
        Outcome::No => card::contact(wording, &mut outline),
    }
    for id in &verdict.services {
        if let Some(index) = wording.setup.content.service(id) {
            service::with_summary(wording, &mut outline, index);
        }
    }
    if verdict.outcome == Outcome::No {
        target::entry(wording, &mut outline, Target::Entry(Entry::Centres));
    }
    if !can_ask {
        outline.entry(wording.say("to-home"), Message::Home);
    }
    outline
}
