//! The page to check the answers (GOV.UK Design System, "check answers"; WCAG 2.2, 3.3.6).

use super::aim::{Aim, Subject};
use super::draft::Draft;
use super::given::in_words;
use super::progress::Checking;
use super::{question, situation};
use crate::find::{centres, target};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::FormScreen;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_form::form::{Question, QuestionKind};
use cas_setup::catalogue::Target;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::id::Id;
use cas_words::text::Text;

pub(crate) fn update(visit: &mut Visit, setup: &Setup, checking: Checking) {
    match checking {
        Checking::Change(question) => question::change(visit, setup, question),
        Checking::Hear(question) => visit.trail.open_form(FormScreen::Heard(question)),
        Checking::ChangeSituation => situation::change(visit),
        Checking::Continue => question::ask_before(visit, setup, FormScreen::Consent(0)),
    }
}

/// Describes the page. All answers come first, as text, and the focus starts before them, so that the
/// visitor sees all of them on a small screen too. The first control goes on, and those that change an
/// answer follow: Enter pressed again and again reads on and opens nothing for editing. With `is_counted`
/// the voice only counts what was written, and the visitor can choose to hear the phone number.
pub(crate) fn outline(wording: &Wording<'_>, draft: &Draft, is_counted: bool) -> Outline {
    let mut outline = Outline::new(wording.say("answers-heading"));
    outline.decides().block(wording.say(if draft.is_doubtful() {
        "answers-doubtful"
    } else {
        "answers-not-sent"
    }));
    subject(wording, &mut outline, draft.aim);
    let questions = &draft.form(wording.setup).questions;
    let asked = draft.asked(wording.setup);
    let phone = asked.iter().copied().find(|id| {
        let is_phone = questions[*id].kind == QuestionKind::Phone;
        is_phone && draft.blanks[*id].answer().is_some()
    });
    let to_hear = phone.filter(|_| is_counted);
    let hear = to_hear.map(|id| {
        let label = wording.tell(&questions[id].label);
        wording.say_with("hear", &[("answer", Value::from(label.words.as_str()))])
    });
    for id in asked.iter().copied() {
        let question = &questions[id];
        let answer = in_words(wording, question, draft.blanks[id].answer());
        outline.fact(wording.tell(&question.label), answer);
        // Whoever hears only a count learns here how to hear the number.
        if let Some(hear) = hear.as_ref().filter(|_| to_hear == Some(id)) {
            let control = ("control", Value::from(hear.words.as_str()));
            outline.asides(Some(wording.say_with("hear-below", &[control])));
        }
    }
    situation::facts(wording, &mut outline, draft);
    outline.action(
        wording.say("answers-right"),
        Message::Answers(Checking::Continue),
    );
    if let (Some(id), Some(hear)) = (to_hear, hear) {
        outline
            .action(hear, Message::Answers(Checking::Hear(id)))
            .preface(wording.say("hear-aloud"));
    }
    for id in asked {
        let question = &questions[id];
        let message = Message::Answers(Checking::Change(id));
        outline.entry(change(wording, &wording.tell(&question.label)), message);
    }
    if draft.told.is_some() {
        let label = change(wording, &wording.say("situation"));
        outline.entry(label, Message::Answers(Checking::ChangeSituation));
    }
    outline
}

/// Describes the page with the phone number, which is said: the visitor has chosen to hear it, for this once.
pub(crate) fn heard(wording: &Wording<'_>, draft: &Draft, id: Id<Question>) -> Outline {
    let question = &draft.form(wording.setup).questions[id];
    let number = in_words(wording, question, draft.blanks[id].answer());
    let mut outline = Outline::new(wording.say("heard-heading"));
    outline
        .takeaway(Some(wording.tell(&question.label)), number.of_visitor())
        .decides()
        .action(wording.say("known-keep"), Message::Back)
        .action(
            wording.say("known-change"),
            Message::Answers(Checking::Change(id)),
        );
    outline
}

/// Returns the label of a control that changes an answer.
fn change(wording: &Wording<'_>, answer: &Text) -> Text {
    wording.say_with("change", &[("answer", Value::from(answer.words.as_str()))])
}

/// Adds the subject of a request: the service, the centre or the activity.
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
        }
        Subject::Activity { activity, start } => {
            let content = &wording.setup.content;
            let (centre, its) = (content.centre_of(activity), &content.activities[activity]);
            let activity = name(Target::Activity(activity));
            outline.fact(wording.say("subject-activity"), activity);
            if let Some(start) = start {
                outline.fact(wording.say("when"), wording.from(start));
            } else if its.series.is_none() {
                outline.fact(wording.say("when"), wording.say("not-known"));
            }
            outline.fact(wording.say("subject-centre"), name(Target::Centre(centre)));
        }
    }
}

/// Adds the phone numbers of the centre that a request is about, if it is about one.
pub(crate) fn phones(wording: &Wording<'_>, outline: &mut Outline, aim: Aim) {
    if let Some(centre) = aim.centre(&wording.setup.content) {
        centres::phones(wording, outline, centre, usize::MAX, false);
    }
}
