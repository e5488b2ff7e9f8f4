//! The page before the first question of a request that depends on example data. Perhaps nobody
//! will receive the request. The visitor must know this before answering the questions.

use super::aim::{Aim, Subject};
use super::answers;
use crate::find::card;
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_setup::content::service::Ask;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::text::Text;

/// True if anything that a request depends on is only an example: the facts about its service, its
/// recipient, the next steps, the password of a visit, or its subject.
pub(crate) fn is_one(setup: &Setup, aim: Aim) -> bool {
    let content = &setup.content;
    let site = &content.site;
    let service = &content.services[content.service_of(aim.ask)];
    let office = content.office_of(aim.ask);
    let Ask {
        next,
        visit_password,
        ..
    } = &content.asks[aim.ask];
    let facts = service.about.iter().chain(&service.more).chain(next);
    let subject = match aim.subject {
        Subject::Service => None,
        Subject::Centre(centre) => Some(&content.centres[centre].provenance),
        Subject::Activity { activity, .. } => Some(&content.activities[activity].provenance),
    };
    facts
        .map(|fact| &fact.provenance)
        .chain(service.lines.iter().map(|line| &line.provenance))
        .chain([&office.provenance])
        .chain(visit_password.iter().map(|it| &it.provenance))
        .chain(site.response.iter().map(|it| &it.provenance))
        .chain(site.privacy.iter().map(|it| &it.provenance))
        .chain(subject)
        .any(|provenance| provenance.sample)
}

/// Returns the phone number to call instead: of the centre if the request is about one that has a number,
/// else of the service if one is not old, else the human contact.
fn number<'s>(wording: &Wording<'s>, aim: Aim) -> &'s str {
    let content = &wording.setup.content;
    let centre = aim.centre_to_call(content);
    let of_centre = centre.and_then(|it| content.centres[it].phones.first());
    let mut lines = aim.lines(content).iter();
    let fresh = lines.find(|line| !wording.is_old(&line.provenance));
    let number = of_centre.or(fresh.map(|line| &line.number));
    number.unwrap_or(&content.site.contact.number)
}

/// Returns the warning that nobody may answer, and the number to call instead.
pub(crate) fn warning(wording: &Wording<'_>, aim: Aim) -> Text {
    let number = wording.phone(number(wording, aim)).words;
    wording.say_with("trial", &[("number", Value::from(number.as_str()))])
}

/// Describes the page. The text is a part of the control to go on, so that nobody goes on without it.
pub(crate) fn outline(wording: &Wording<'_>, aim: Aim) -> Outline {
    let content = &wording.setup.content;
    let mut outline = Outline::new(wording.say("trial-heading"));
    outline
        .action(wording.say("trial-go"), Message::Try(aim))
        .preface(warning(wording, aim));
    answers::subject(wording, &mut outline, aim);
    answers::phones(wording, &mut outline, aim);
    card::calls(wording, &mut outline, aim.lines(content));
    outline
}
