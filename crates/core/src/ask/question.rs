//! One question of the form on one page (GOV.UK Design System, "question pages").
//!
//! An answer is checked only when the visitor wants to go on. The typed text is kept in any case.
//! It is in the draft, not here.

use super::draft::{Draft, rules};
use super::line::{Picker, Writing, Written};
use super::picker::Content;
use super::progress::{Answering, Asked, Occasion};
use super::told::Told;
use super::{offers, picker, problem};
use crate::focus::Focus;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::FormScreen;
use crate::trail::{OpenForm, Trail};
use crate::visit::Visit;
use crate::wording::Wording;
use cas_form::form::answer::{self, Answer, Problem};
use cas_form::form::blank::{self, Blank};
use cas_form::form::editor::Editor;
use cas_form::form::{AnswerForm, Choice, Meaning, Question, QuestionKind};
use cas_page::page::Field;
use cas_page::settings::LetterOrder;
use cas_setup::content::site::Practice;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::id::{Id, Records};
use cas_words::text::Text;

/// Asks the first question after `last` whose answer is not kept from an earlier request. Without
/// `last`, starts at the first question. If there is none, shows the answers to check them. What was told
/// before the form is asked about as soon as it is known who fills it in.
pub(crate) fn ask_after(visit: &mut Visit, setup: &Setup, last: Option<Id<Question>>) {
    let Some(draft) = visit.trail.draft() else {
        return;
    };
    let mut questions = draft.asked(setup).into_iter();
    let open = questions.find(|id| last.is_none_or(|last| *id > last) && !draft.is_kept(*id));
    let tells_who = |id| draft.form(setup).questions[id].kind == QuestionKind::HelpedBy;
    if !open.is_some_and(tells_who)
        && let Some(screen) = draft.open_question(Occasion::After(last))
    {
        return visit.trail.open_form(screen);
    }
    match open {
        Some(question) => show(visit, setup, Asked::new(question, false)),
        None => visit.trail.open_form(FormScreen::Answers),
    }
}

/// Asks one question again.
pub(crate) fn change(visit: &mut Visit, setup: &Setup, question: Id<Question>) {
    show(visit, setup, Asked::new(question, true));
}

/// Shows the page where the answers are checked, or one after it. If a change there has opened a
/// question that has no answer yet, that is asked first.
pub(crate) fn ask_before(visit: &mut Visit, setup: &Setup, screen: FormScreen) {
    let Some(draft) = visit.trail.draft() else {
        return;
    };
    // What is passed on is not asked again, so that comes first.
    if let Some(about_told) = draft.open_question(Occasion::Checking) {
        return visit.trail.open_form(about_told);
    }
    match draft.unanswered(setup) {
        Some(open) => change(visit, setup, open),
        None => visit.trail.open_form(screen),
    }
}

/// Shows a question. If the answer has to be written and the visitor writes with the picker, it is
/// open. Where the visitor may also skip the question, that comes before the letters.
fn show(visit: &mut Visit, setup: &Setup, question: Asked) {
    visit.trail.open_form(FormScreen::Question(question));
    if let Some((asked, _, draft)) = asked(&mut visit.trail)
        && draft.picks
        && has_to_be_written(&draft.form(setup).questions[asked.question])
    {
        asked.line.picker = Some(Picker {
            is_asking: true,
            ..Picker::default()
        });
    }
}

/// True if nobody can go on from a question without writing.
fn has_to_be_written(question: &Question) -> bool {
    !question.optional && question.kind.free_text().is_some()
}

pub(crate) fn update(visit: &mut Visit, setup: &Setup, answering: Answering) {
    let today = setup.plausible(visit.now.date_naive());
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
        Answering::Give(answer) => give(visit, setup, answer),
        Answering::Continue => match blank.complete(question, &rules(setup), today) {
            Ok(()) => go_on(visit, setup),
            Err(problem) => {
                asked.line.refuse(problem);
                *focus = Focus::Problem;
            }
        },
    }
}

/// Takes a chosen answer. Another answer to the question who fills in the form may make the request one
/// for somebody else.
fn give(visit: &mut Visit, setup: &Setup, answer: Answer) {
    if let Some((asked, _, draft)) = asked(&mut visit.trail) {
        let was_for_another = draft.is_for_another();
        draft.blanks[asked.question].give(answer);
        if draft.is_for_another() != was_for_another {
            draft.told.iter_mut().for_each(Told::doubt);
        }
    }
    go_on(visit, setup);
}

/// Changes the line under edit, by keyboard or by picker.
pub(crate) fn write(visit: &mut Visit, setup: &Setup, writing: Writing) {
    if let Some((_, _, draft)) = asked(&mut visit.trail) {
        draft.picks = writing.keeps_picker().unwrap_or(draft.picks);
    }
    let Some((asked, focus, question, blank)) = under_edit(visit, setup) else {
        return;
    };
    let (kind, limit) = (&question.kind, answer::limit(&question.kind));
    let pick = |line: &mut Editor, letters: &str| blank::pick(line, letters, kind);
    let had_problem = asked.line.problem.is_some();
    match asked.line.write(blank.line_mut(), writing, limit, pick) {
        Written::Whole => update(visit, setup, Answering::Continue),
        Written::Further(Some(moved)) => *focus = moved,
        Written::Further(None) if had_problem && asked.line.problem.is_none() => {
            *focus = focus.moved_up();
        }
        Written::Further(None) => {}
        Written::Refused => *focus = Focus::Problem,
    }
}

/// Describes the page of a question. `suggested` is what can be typed in practice.
pub(crate) fn outline(
    wording: &Wording<'_>,
    draft: &Draft,
    asked: &Asked,
    order: LetterOrder,
    suggested: Option<&Practice>,
) -> Outline {
    let question = &draft.form(wording.setup).questions[asked.question];
    match &asked.line.picker {
        Some(picker) => picking(wording, draft, asked, order, picker, suggested),
        None => asking(wording, draft, question, asked, suggested),
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
    let Some((asked, focus, draft)) = asked(&mut visit.trail) else {
        return;
    };
    draft.withdraw_unasked(setup);
    let Asked {
        question, changing, ..
    } = *asked;
    *asked = Asked::new(question, changing);
    *focus = Focus::Initial;
    if changing {
        ask_before(visit, setup, FormScreen::Answers);
        if let Some(OpenForm {
            screen: FormScreen::Answers,
            focus,
            ..
        }) = visit.trail.form_mut()
        {
            *focus = Focus::Change(question);
        }
    } else {
        ask_after(visit, setup, Some(question));
    }
}

fn asking(
    wording: &Wording<'_>,
    draft: &Draft,
    question: &Question,
    asked: &Asked,
    suggested: Option<&Practice>,
) -> Outline {
    let blank = &draft.blanks[asked.question];
    let is_for_another = draft.is_for_another();
    let mut outline = Outline::new(wording.tell(question.title(is_for_another)));
    outline.step(step(wording, draft, asked));
    let why = wording.tell(question.why(is_for_another));
    // The first page of a form is also where one leaves if it was opened by mistake, and so is a line without
    // the letters, to which the first Back leads. With nothing before the answers, "Finish" is one key away.
    let mut questions = draft.form(wording.setup).questions.ids();
    let is_first = questions.next() == Some(asked.question) && question.kind.free_text().is_none();
    let tells_who = question.kind == QuestionKind::HelpedBy;
    let tells_why_last = is_first || tells_who || asked.line.has_picked;
    if !tells_why_last {
        outline.block(why.clone());
        suggestion(wording, &mut outline, question, suggested);
    }
    // Most people tick one thing. The way on stands after the last, too. It is there from the start, so that
    // nothing moves at a tick.
    let answers = question.kind.answer_form();
    if matches!(answers, AnswerForm::Several(_)) {
        let go_on = Message::Question(Answering::Continue);
        outline.for_keys(wording.say("continue"), go_on);
    }
    problem(wording, &mut outline, asked);
    outline.initial();
    match answers {
        AnswerForm::One(options) => choices(wording, &mut outline, options, blank),
        AnswerForm::Several(options) => checks(wording, &mut outline, options, blank),
        AnswerForm::Offered(_) => {
            offers::choices(wording, &mut outline, draft.aim, question, blank);
        }
        AnswerForm::Written(_) => typing(wording, &mut outline, question, blank, asked),
    }
    if question.optional && question.kind.free_text().is_none() {
        let skip = Message::Question(Answering::Give(Answer::Skipped));
        outline.action(wording.say("skip"), skip);
    }
    if tells_why_last {
        outline.block(why);
        suggestion(wording, &mut outline, question, suggested);
    }
    outline
}

/// Adds what can be typed in practice, so that nobody need use a name or a number of their own.
fn suggestion(
    wording: &Wording<'_>,
    outline: &mut Outline,
    question: &Question,
    suggested: Option<&Practice>,
) {
    let Some(suggested) = suggested else {
        return;
    };
    let words = match question.kind {
        QuestionKind::Name | QuestionKind::CallInstead => wording.name(&suggested.name),
        QuestionKind::Phone => wording.phone(&suggested.phone),
        _ => return,
    };
    outline.fact(wording.say("practice-type"), words);
}

fn step(wording: &Wording<'_>, draft: &Draft, asked: &Asked) -> Text {
    // Whoever counts them must find one step after the other.
    let all = draft.steps(wording.setup, asked.question);
    let so_far = all.iter().filter(|id| **id <= asked.question).count();
    let step = [
        ("step", Value::from(so_far)),
        ("of", Value::from(all.len())),
    ];
    wording.say_with("step", &step)
}

fn problem(wording: &Wording<'_>, outline: &mut Outline, asked: &Asked) {
    let problem = asked
        .line
        .problem
        .map(|problem| problem::tell(wording, problem));
    outline.problem(asked.line.attempt, problem);
}

fn typing(
    wording: &Wording<'_>,
    outline: &mut Outline,
    question: &Question,
    blank: &Blank,
    asked: &Asked,
) {
    let go_on = Message::Question(Answering::Continue);
    field(outline, wording.tell(&question.label), blank, go_on.clone());
    // A whole line that was too long or could not be read is not in the field. So the text in the
    // field itself was not refused.
    if let Some(Problem::Full { .. } | Problem::Unreadable) = asked.line.problem {
        let (line, limit) = (blank.line(), answer::limit(&question.kind));
        let is_too_long = answer::too_long(line.text(), limit).is_some();
        outline.kept(!line.text().is_empty() && !line.has_lost() && !is_too_long);
    }
    let open = Message::Write(Writing::Open);
    // A line that has lost what was typed only looks empty.
    if !blank.line().has_lost() {
        let hint = match content(question) {
            Content::Words => "hint-field-empty",
            Content::House | Content::Digits | Content::Phone => "hint-field-empty-digits",
        };
        outline.fills(open.clone(), hint);
    }
    // Going on from an empty line skips the question, so one control of the two is enough.
    let is_empty = blank.line().text().is_empty() && !blank.line().has_lost();
    let skips = question.optional && is_empty;
    if skips {
        skipping(wording, outline, question);
    } else {
        outline.for_keys(wording.say("continue"), go_on);
    }
    outline.for_keys(wording.say("picker-open"), open);
    if !skips {
        skipping(wording, outline, question);
    }
}

/// Adds the control that skips a question whose answer is written, if it need not be answered.
fn skipping(wording: &Wording<'_>, outline: &mut Outline, question: &Question) {
    if question.optional {
        let skip = Message::Question(Answering::Give(Answer::Skipped));
        outline
            .optional(skip.clone())
            .for_keys(wording.say("skip"), skip);
    }
}

/// Describes a question with the picker open. If it was open from the start, this page is the first
/// that tells of the question. It has no row to spare: on the smallest screen the letters should stand
/// together with the line, so the line has the name that is the heading already.
fn picking(
    wording: &Wording<'_>,
    draft: &Draft,
    asked: &Asked,
    order: LetterOrder,
    picker: &Picker,
    suggested: Option<&Practice>,
) -> Outline {
    let question = &draft.form(wording.setup).questions[asked.question];
    let is_for_another = draft.is_for_another();
    let label = wording.tell(if picker.is_asking {
        question.title(is_for_another)
    } else {
        &question.label
    });
    let mut outline = Outline::new(label.clone());
    if picker.is_asking {
        outline.block(wording.tell(question.why(is_for_another)));
    }
    suggestion(wording, &mut outline, question, suggested);
    problem(wording, &mut outline, asked);
    let content = content(question);
    // Nobody but the visitor knows whether words are complete. A number that is not is refused.
    let go_on = match content {
        Content::Words if !picker.is_typed => Message::Write(picker::to_done()),
        Content::Words | Content::House | Content::Digits | Content::Phone => {
            Message::Question(Answering::Continue)
        }
    };
    field(&mut outline, label, &draft.blanks[asked.question], go_on);
    outline.named(wording.tell(&question.label));
    picker::rows(wording, &mut outline, order, content, picker);
    skipping(wording, &mut outline, question);
    outline
}

/// Returns what is written in the answer to a question.
fn content(question: &Question) -> Content {
    match question.kind.free_text() {
        Some(text) if text.meaning == Meaning::Phone => Content::Phone,
        Some(text) if matches!(text.meaning, Meaning::Age | Meaning::Reference) => Content::Digits,
        Some(text) if text.is_numeric => Content::House,
        _ => Content::Words,
    }
}

fn field(outline: &mut Outline, label: Text, blank: &Blank, message: Message) {
    let field = Field {
        value: blank.line().text().to_owned(),
        cursor: blank.line().cursor(),
    };
    outline.field(label, field, message);
}

/// Adds the options. The focus is on the answer that was given before, if there is one.
fn choices(wording: &Wording<'_>, outline: &mut Outline, options: &Records<Choice>, blank: &Blank) {
    for option in options {
        let answer = Answer::Choice(option.id.clone());
        let is_given = blank.answer() == Some(&answer);
        let choose = Message::Question(Answering::Give(answer));
        outline.choice(wording.tell(&option.label), choose);
        if is_given {
            outline.given(wording.say("chosen"));
        }
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
