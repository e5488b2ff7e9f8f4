//! The page to check the answers, agree and send (GOV.UK Design System, "check answers"; WCAG 2.2,
//! 3.3.6).

use unicode_segmentation::UnicodeSegmentation as _;

use super::aim::{Aim, Subject};
use super::draft::Draft;
use super::progress::{Checking, Review, Trouble};
use super::{offers, question, sending};
use crate::find::{card, centres, target};
use crate::focus::Focus;
use crate::message::{Effect, Message};
use crate::outline::Outline;
use crate::screen::{FormScreen, Screen};
use crate::trail::OpenForm;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_form::form::age::Meant;
use cas_form::form::answer::Answer;
use cas_form::form::{Choice, Question};
use cas_setup::catalogue::Target;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::id::Id;
use cas_words::text::Text;

/// The longest answer that is shown on the control that changes it, in graphemes. A longer answer
/// is shown in blocks before the control, so that every stop fits the smallest screen.
const ANSWER_ON_CONTROL_MAX: usize = 80;

pub(crate) fn update(visit: &mut Visit, setup: &Setup, checking: Checking) -> Vec<Effect> {
    let Some(OpenForm {
        screen: FormScreen::Answers(review),
        focus,
        ..
    }) = visit.trail.form_mut()
    else {
        return Vec::new();
    };
    match checking {
        Checking::Change(question) => question::change(visit, question),
        Checking::Consent => {
            review.consent = !review.consent;
            if review.trouble == Some(Trouble::NoConsent) {
                review.trouble = None;
                *focus = focus.moved_up();
            }
        }
        Checking::Send if !review.consent => {
            review.trouble = Some(Trouble::NoConsent);
            review.attempt += 1;
            *focus = Focus::Problem;
        }
        Checking::Send => return sending::send(visit, setup),
    }
    Vec::new()
}

pub(crate) fn outline(wording: &Wording<'_>, draft: &Draft, review: &Review) -> Outline {
    let content = &wording.setup.content;
    let mut outline = Outline::new(wording.say("answers-heading"));
    outline
        .block(wording.say(if draft.is_doubtful {
            "answers-doubtful"
        } else {
            "answers-not-sent"
        }))
        .initial();
    subject(wording, &mut outline, draft.aim);
    for (id, question) in draft.form(wording.setup).questions.with_ids() {
        answer(wording, &mut outline, draft, id, question);
    }
    terms(wording, &mut outline, draft.aim);
    outline.entry(wording.say("privacy-full"), Message::Open(Screen::Privacy));
    let agreed = wording.say(if review.consent {
        "agreed"
    } else {
        "not-agreed"
    });
    let problem = review
        .trouble
        .map(|trouble| wording.say(trouble_id(trouble)));
    outline.problem(review.attempt, problem).agreement(
        wording.say("consent"),
        review.consent,
        agreed,
        Message::Answers(Checking::Consent),
    );
    if review.trouble == Some(Trouble::NotStored) {
        card::calls(wording, &mut outline, draft.aim.lines(content));
    }
    outline.action(wording.say("send"), Message::Answers(Checking::Send));
    outline
}

/// Adds the recipient of the answers, and the privacy notice in short.
fn terms(wording: &Wording<'_>, outline: &mut Outline, aim: Aim) {
    let content = &wording.setup.content;
    let office = content.office_of(aim.ask);
    outline.fact(wording.say("office"), wording.tell(&office.name));
    let mut is_sample = office.provenance.sample;
    if let Some(privacy) = &content.site.privacy {
        is_sample |= privacy.provenance.sample;
        for text in &privacy.short {
            outline.block(wording.tell(text));
        }
    }
    outline.blocks(is_sample.then(|| wording.say("sample-terms")));
}

/// Describes the page with the whole privacy notice.
pub(crate) fn privacy(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("privacy-heading"));
    let Some(privacy) = &wording.setup.content.site.privacy else {
        return outline;
    };
    outline.blocks(privacy.provenance.sample.then(|| wording.say("sample")));
    for text in &privacy.full {
        outline.block(wording.tell(text));
    }
    outline
}

/// Adds the subject of a request: the service, or the centre or activity with the phone numbers of
/// the centre.
pub(crate) fn subject(wording: &Wording<'_>, outline: &mut Outline, aim: Aim) {
    let name = |target| target::name(wording, target);
    match aim.subject {
        Subject::Service => {
            let service = wording.setup.content.service_of(aim.ask);
            let service = name(Target::Service(service));
            outline.fact(wording.say("subject-service"), service);
        }
        Subject::Centre(centre) => {
            let name = name(Target::Centre(centre));
            outline.fact(wording.say("subject-centre"), name);
            centres::phones(wording, outline, centre);
        }
        Subject::Activity { activity, start } => {
            let centre = wording.setup.content.centre_of(activity);
            let activity = name(Target::Activity(activity));
            outline.fact(wording.say("subject-activity"), activity);
            if let Some(start) = start {
                outline.fact(wording.say("when"), wording.from(start));
            }
            outline.fact(wording.say("subject-centre"), name(Target::Centre(centre)));
            centres::phones(wording, outline, centre);
        }
    }
}

fn answer(
    wording: &Wording<'_>,
    outline: &mut Outline,
    draft: &Draft,
    id: Id<Question>,
    question: &Question,
) {
    let label = wording.tell(&question.label);
    let change = wording.say_with("change", &[("answer", Value::from(label.words.as_str()))]);
    let message = Message::Answers(Checking::Change(id));
    let answer = in_words(wording, question, draft.blanks[id].answer());
    if answer.words.graphemes(true).count() <= ANSWER_ON_CONTROL_MAX {
        outline.entry_with(change, answer, message);
    } else {
        outline.fact(label, answer).entry(change, message);
    }
}

/// Returns an answer as the visitor gave it.
pub(crate) fn in_words(
    wording: &Wording<'_>,
    question: &Question,
    answer: Option<&Answer>,
) -> Text {
    let words = match answer {
        None | Some(Answer::Skipped) => return wording.say("skipped"),
        Some(Answer::Text(text)) => text.clone(),
        Some(Answer::Phone(phone)) => phone.typed.clone(),
        Some(Answer::Age(age)) => age_in_words(wording, age.meant),
        // A voice may say this label: it said it already when the answer was offered.
        Some(Answer::Offer(offer)) => {
            let label = offers::label(wording, *offer);
            return Text::chosen(label.language, label.words);
        }
        Some(Answer::Choice(id)) => return labels(wording, question, std::slice::from_ref(id)),
        Some(Answer::Choices(ids)) => return labels(wording, question, ids),
    };
    Text::private(wording.language, words)
}

/// Returns the age or the year of birth as it was understood. The visitor sees here if one was
/// taken for the other.
fn age_in_words(wording: &Wording<'_>, meant: Meant) -> String {
    let said = match meant {
        Meant::Years(years) => {
            wording.say_with("age-years", &[("years", Value::from(i64::from(years)))])
        }
        Meant::Born(year) => {
            wording.say_with("age-born", &[("year", Value::from(i64::from(year)))])
        }
    };
    said.words
}

/// Returns the chosen answers as they were offered, in one line.
fn labels(wording: &Wording<'_>, question: &Question, ids: &[String]) -> Text {
    let Some(options) = question.kind.options() else {
        return wording.say("skipped");
    };
    let is_chosen = |option: &&Choice| ids.contains(&option.id);
    let labels: Vec<_> = options
        .iter()
        .filter(is_chosen)
        .map(|option| wording.tell(&option.label).words)
        .collect();
    Text::chosen(wording.language, labels.join("; "))
}

fn trouble_id(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NoConsent => "problem-no-consent",
        Trouble::NotStored => "problem-not-stored",
    }
}
