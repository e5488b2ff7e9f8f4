//! One question of the form on one page (GOV.UK Design System, "question pages").
//!
//! An answer is checked only when the visitor wants to go on. The typed text is kept in any case.
//! It is in the draft, not here.

use super::draft::{Draft, rules};
use super::line::{Picker, Writing, Written};
use super::progress::{Answering, Asked, Review};
use super::{offers, picker, problem};
use crate::focus::Focus;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::FormScreen;
use crate::trail::Trail;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_form::form::answer::{self, Answer, Problem};
use cas_form::form::blank::{self, Blank};
use cas_form::form::editor::Editor;
use cas_form::form::{AnswerForm, Choice, Form, Question};
use cas_page::page::Field;
use cas_page::settings::LetterOrder;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::id::{Id, Records};

/// Asks the first question after `last` whose answer is not kept from an earlier request. Without
/// `last`, starts at the first question. If there is none, shows the answers to check them.
pub(crate) fn ask_after(visit: &mut Visit, setup: &Setup, last: Option<Id<Question>>) {
    let open = visit.trail.draft().and_then(|draft| {
        let mut questions = draft.form(setup).questions.ids();
        questions.find(|id| last.is_none_or(|last| *id > last) && !draft.is_kept(*id))
    });
    visit.trail.open_form(match open {
        Some(question) => FormScreen::Question(Asked::new(question, false)),
        None => FormScreen::Answers(Review::default()),
    });
}

/// Asks one question again.
pub(crate) fn change(visit: &mut Visit, question: Id<Question>) {
    let again = FormScreen::Question(Asked::new(question, true));
    visit.trail.open_form(again);
}

pub(crate) fn update(visit: &mut Visit, setup: &Setup, answering: Answering) {
    let today = visit.now.date_naive();
    let Some((asked, focus, question, blank)) = under_edit(visit, setup) else {
        return;
    };
    match answering {
        Answering::Toggle(option) => {
            blank.toggle(option);
            if asked.line.problem.take().is_some() {
                *focus = focus.moved_up();
            }
        }
        Answering::Give(answer) => {
            blank.give(answer);
            go_on(visit, setup);
        }
        Answering::Continue => match blank.complete(question, &rules(setup), today) {
            Ok(()) => go_on(visit, setup),
            Err(problem) => {
                asked.line.refuse(problem);
                *focus = Focus::Problem;
            }
        },
    }
}

/// Changes the line under edit, by keyboard or by picker.
pub(crate) fn write(visit: &mut Visit, setup: &Setup, writing: Writing) {
    let Some((asked, focus, question, blank)) = under_edit(visit, setup) else {
        return;
    };
    let (kind, limit) = (&question.kind, answer::limit(&question.kind));
    let pick = |line: &mut Editor, letters: &str| blank::pick(line, letters, kind);
    match asked.line.write(blank.line_mut(), writing, limit, pick) {
        Written::Whole => update(visit, setup, Answering::Continue),
        Written::Further(moved) => *focus = moved.unwrap_or(*focus),
        Written::Refused => *focus = Focus::Problem,
    }
}

pub(crate) fn outline(
    wording: &Wording<'_>,
    draft: &Draft,
    asked: &Asked,
    order: LetterOrder,
) -> Outline {
    let form = draft.form(wording.setup);
    let (question, blank) = (
        &form.questions[asked.question],
        &draft.blanks[asked.question],
    );
    match &asked.line.picker {
        Some(picker) => picking(wording, question, blank, order, picker),
        None => asking(wording, form, question, blank, asked),
    }
}

/// Returns the question that is shown, its focus, and the blank for its answer.
fn under_edit<'v, 's>(
    visit: &'v mut Visit,
    setup: &'s Setup,
) -> Option<(&'v mut Asked, &'v mut Focus, &'s Question, &'v mut Blank)> {
    let (asked, focus, draft) = asked(&mut visit.trail)?;
    let question = &draft.form(setup).questions[asked.question];
    let blank = &mut draft.blanks[asked.question];
    Some((asked, focus, question, blank))
}

/// Returns the question that is shown, if there is one, its focus, and the draft.
fn asked(trail: &mut Trail) -> Option<(&mut Asked, &mut Focus, &mut Draft)> {
    let form = trail.form_mut()?;
    match form.screen {
        FormScreen::Question(asked) => Some((asked, form.focus, form.draft)),
        _ => None,
    }
}

/// Goes to the next question, or back to the page where the answers are checked. If the visitor
/// comes back here, there is no old problem and no open picker.
fn go_on(visit: &mut Visit, setup: &Setup) {
    let Some((asked, focus, _)) = asked(&mut visit.trail) else {
        return;
    };
    let Asked {
        question, changing, ..
    } = *asked;
    *asked = Asked::new(question, changing);
    *focus = Focus::Initial;
    if changing {
        visit.trail.back();
        visit.focus(Focus::Control(question.position()));
    } else {
        ask_after(visit, setup, Some(question));
    }
}

fn asking(
    wording: &Wording<'_>,
    form: &Form,
    question: &Question,
    blank: &Blank,
    asked: &Asked,
) -> Outline {
    let step = [
        ("step", Value::from(asked.question.position() + 1)),
        ("of", Value::from(form.questions.len())),
    ];
    let problem = asked
        .line
        .problem
        .map(|problem| problem::tell(wording, problem));
    let mut outline = Outline::new(wording.tell(&question.title));
    outline
        .step(wording.say_with("step", &step))
        .block(wording.tell(&question.why))
        .problem(asked.line.attempt, problem)
        .initial();
    match question.kind.answer_form() {
        AnswerForm::One(options) => choices(wording, &mut outline, options, blank),
        AnswerForm::Several(options) => checks(wording, &mut outline, options, blank),
        AnswerForm::Offered(_) => offers::choices(wording, &mut outline, question, blank),
        AnswerForm::Written(_) => {
            typing(wording, &mut outline, question, blank, asked);
            return outline;
        }
    }
    if question.optional {
        let skip = Message::Question(Answering::Give(Answer::Skipped));
        outline.action(wording.say("skip"), skip);
    }
    outline
}

fn typing(
    wording: &Wording<'_>,
    outline: &mut Outline,
    question: &Question,
    blank: &Blank,
    asked: &Asked,
) {
    field(wording, outline, question, blank);
    // A whole line that was too long or could not be read is not in the field. So the text in the
    // field itself was not refused.
    if let Some(Problem::Full { .. } | Problem::Unreadable) = asked.line.problem {
        let (line, limit) = (blank.line(), answer::limit(&question.kind));
        let is_too_long = answer::too_long(line.text(), limit).is_some();
        outline.kept(!line.text().is_empty() && !line.has_lost() && !is_too_long);
    }
    outline
        .for_keys(
            wording.say("continue"),
            Message::Question(Answering::Continue),
        )
        .for_keys(wording.say("picker-open"), Message::Write(Writing::Open));
    if question.optional {
        let skip = Message::Question(Answering::Give(Answer::Skipped));
        outline
            .optional(skip.clone())
            .for_keys(wording.say("skip"), skip);
    }
}

fn picking(
    wording: &Wording<'_>,
    question: &Question,
    blank: &Blank,
    order: LetterOrder,
    picker: &Picker,
) -> Outline {
    let mut outline = Outline::new(wording.tell(&question.label));
    let has_digits_first = question.kind.free_text().is_some_and(|it| it.is_numeric);
    field(wording, &mut outline, question, blank);
    picker::rows(wording, &mut outline, order, has_digits_first, picker);
    outline
}

fn field(wording: &Wording<'_>, outline: &mut Outline, question: &Question, blank: &Blank) {
    let field = Field {
        value: blank.line().text().to_owned(),
        cursor: blank.line().cursor(),
    };
    outline.field(
        wording.tell(&question.label),
        field,
        Message::Question(Answering::Continue),
    );
}

/// Adds the options. The focus is on the answer that was given before, if there is one.
fn choices(wording: &Wording<'_>, outline: &mut Outline, options: &Records<Choice>, blank: &Blank) {
    for option in options {
        let answer = Answer::Choice(option.id.clone());
        if blank.answer() == Some(&answer) {
            outline.initial();
        }
        let choose = Message::Question(Answering::Give(answer));
        outline.choice(wording.tell(&option.label), choose);
    }
}

fn checks(wording: &Wording<'_>, outline: &mut Outline, options: &Records<Choice>, blank: &Blank) {
    for (id, option) in options.with_ids() {
        let ticked = blank.is_ticked(id);
        let state = wording.say(if ticked { "chosen" } else { "not-chosen" });
        let toggle = Message::Question(Answering::Toggle(id));
        outline.check(wording.tell(&option.label), ticked, state, toggle);
    }
    outline.action(
        wording.say("continue"),
        Message::Question(Answering::Continue),
    );
}
