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
    let outline = Outline::new(wording.tell(&question.title))
        .step(step)
        .block(wording.say("eligible-not-kept"))
        .initial();
    question
        .options
        .iter()
        .enumerate()
        .fold(outline, |outline, (option, choice)| {
            let next = Screen::Eligible(state.with(index, option));
            outline.choice(wording.tell(&choice.label), Message::Open(next))
        })
}

fn tell(wording: &Wording<'_>, state: &State, service: &Service, verdict: &Verdict) -> Outline {
    let heading = match verdict.outcome {
        Outcome::Yes => "eligible-yes",
        Outcome::No => "eligible-no",
        Outcome::Call => "eligible-call",
    };
    let mut outline = Outline::new(wording.say(heading)).block(wording.tell(&verdict.reason));
    for instead in &verdict.instead {
        outline = outline.block(wording.tell(instead));
    }
    let named = |outline: Outline| {
        let ids = verdict.services.iter();
        let services = ids.filter_map(|id| wording.setup.content.service(id));
        services.fold(outline, |outline, index| {
            service::with_summary(wording, outline, index)
        })
    };
    match verdict.outcome {
        Outcome::Yes if service.ask.is_some() => {
            let begin = Message::Ask(Aim::at(state.service));
            let outline = outline
                .initial()
                .action(wording.say("request-begin"), begin);
            named(outline)
        }
        Outcome::Yes | Outcome::Call => named(card::calls(wording, outline, &service.lines))
            .entry(wording.say("to-home"), Message::Home),
        Outcome::No => {
            let outline = named(card::contact(wording, outline));
            target::entry(wording, outline, Target::Entry(Entry::Centres))
                .entry(wording.say("to-home"), Message::Home)
        }
    }
}
