//! One question of the form on one page (GOV.UK Design System, "question pages").
//!
//! An answer is looked at only when the visitor wants to go on; what was typed always stays, in the
//! draft, not here.

use super::draft::Draft;
use super::outline::{Focus, Outline};
use super::picker::{self, Picker};
use super::screen::FormScreen;
use super::trail::Trail;
use super::wording::Wording;
use super::{Message as Sent, Visit, answers, offers};
use crate::form::answer::{self, Answer, Problem, Rules};
use crate::form::blank::Blank;
use crate::form::editor::Full;
use crate::form::{Choice, Form, Kind, Question};
use crate::id::{Id, Records};
use crate::locale::Value;
use crate::page::Field;
use crate::settings::Letters;
use crate::setup::Setup;

/// What can happen on a question.
#[derive(Clone, PartialEq, Eq)]
pub enum Message {
    /// This option is chosen, or no longer.
    Toggle(Id<Choice>),
    /// This is the answer.
    Give(Answer),
    /// The answer is what stands in the blank.
    Continue,
}

/// A message says what a visitor answers.
impl std::fmt::Debug for Message {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

/// A question that is being asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    question: Id<Question>,
    /// Whether it is asked again from the page where answers are checked.
    changing: bool,
    problem: Option<Problem>,
    attempt: u32,
    picker: Option<Picker>,
}

/// Asks the first question after this one that is not answered already, or the first of all, or, after
/// the last, has the answers checked.
pub(super) fn ask_after(visit: &mut Visit, setup: &Setup, last: Option<Id<Question>>) {
    let open = visit.trail.draft().and_then(|draft| {
        let mut questions = draft.form(setup).questions.ids();
        questions.find(|id| last.is_none_or(|last| *id > last) && !draft.is_kept(*id))
    });
    visit.trail.open_form(match open {
        Some(question) => FormScreen::Question(State::new(question, false)),
        None => FormScreen::Answers(answers::State::default()),
    });
}

/// Asks one question again.
pub(super) fn change(visit: &mut Visit, question: Id<Question>) {
    let again = FormScreen::Question(State::new(question, true));
    visit.trail.open_form(again);
}

/// Closes the picker. False if there is none, so that Back has more to do.
pub(super) fn close_picker(visit: &mut Visit) -> bool {
    let Some((state, focus, _)) = asked(&mut visit.trail) else {
        return false;
    };
    let was_open = state.picker.take().is_some();
    if was_open {
        *focus = Focus::Field;
    }
    was_open
}

pub(super) fn update(visit: &mut Visit, setup: &Setup, message: Message) {
    let today = visit.now.date_naive();
    let Some((state, focus, question, blank)) = under_edit(visit, setup) else {
        return;
    };
    match message {
        Message::Toggle(option) => {
            blank.toggle(option);
            if state.problem.take().is_some() {
                *focus = focus.moved_up();
            }
        }
        Message::Give(answer) => {
            blank.give(answer);
            go_on(visit, setup);
        }
        Message::Continue => match blank.complete(question, &rules(setup), today) {
            Ok(()) => go_on(visit, setup),
            Err(problem) => {
                state.refuse(problem);
                *focus = Focus::Problem;
            }
        },
    }
}

/// What is known of answers here, in all languages of the kiosk: whoever has chosen one may write in
/// another.
pub(super) fn rules(setup: &Setup) -> Rules<'_> {
    Rules {
        phone: &setup.content.site.phone_rule,
        age_words: setup.locales.list("age-words"),
    }
}

/// The line under edit changes, by keyboard or by picker.
pub(super) fn write(visit: &mut Visit, setup: &Setup, message: picker::Message) {
    if message == picker::Message::Done {
        return update(visit, setup, Message::Continue);
    }
    let Some((state, focus, question, blank)) = under_edit(visit, setup) else {
        return;
    };
    Picker::update(&mut state.picker, &message);
    let limit = answer::limit(&question.kind);
    let is_answer = matches!(message, picker::Message::Answer(_));
    let written = match message {
        picker::Message::Edit(edit) => {
            if state.picker.is_none() {
                *focus = Focus::Field;
            }
            picker::edit(blank.line_mut(), edit, limit)
        }
        picker::Message::Answer(line) => picker::replace(blank.line_mut(), line, limit),
        picker::Message::Pick(letters) => {
            let picked = blank.pick(&letters, &question.kind);
            picked.map_err(|Full| Problem::Full { limit })
        }
        picker::Message::Open => {
            *focus = Focus::Initial;
            Ok(())
        }
        _ => Ok(()),
    };
    match written {
        Ok(()) if is_answer => update(visit, setup, Message::Continue),
        Ok(()) => state.measure(answer::too_long(blank.line().text(), limit)),
        Err(problem) => {
            state.refuse(problem);
            *focus = Focus::Problem;
        }
    }
}

pub(super) fn outline(
    wording: &Wording<'_>,
    draft: &Draft,
    state: &State,
    order: Letters,
) -> Outline {
    let form = draft.form(wording.setup);
    let (question, blank) = (
        &form.questions[state.question],
        &draft.blanks[state.question],
    );
    match &state.picker {
        Some(picker) => picking(wording, question, blank, order, picker),
        None => asking(wording, form, question, blank, state),
    }
}

impl State {
    fn new(question: Id<Question>, changing: bool) -> Self {
        Self {
            question,
            changing,
            problem: None,
            attempt: 0,
            picker: None,
        }
    }

    /// Whether the answer is written, and not chosen.
    pub(super) fn is_written(&self, draft: &Draft, setup: &Setup) -> bool {
        draft.form(setup).questions[self.question].kind.is_written()
    }

    /// How much too long it is changes with what is written. All else is looked at when the visitor
    /// goes on.
    fn measure(&mut self, too_long: Option<Problem>) {
        let of_length = |it: &Problem| matches!(it, Problem::TooLong { .. } | Problem::Full { .. });
        if self.problem.as_ref().is_some_and(of_length) {
            self.problem = too_long;
        }
    }

    fn refuse(&mut self, problem: Problem) {
        self.problem = Some(problem);
        self.attempt += 1;
        self.picker = None;
    }
}

/// The question that is shown, what has the focus on it, and the blank for its answer.
fn under_edit<'v, 's>(
    visit: &'v mut Visit,
    setup: &'s Setup,
) -> Option<(&'v mut State, &'v mut Focus, &'s Question, &'v mut Blank)> {
    let (state, focus, draft) = asked(&mut visit.trail)?;
    let question = &draft.form(setup).questions[state.question];
    let blank = &mut draft.blanks[state.question];
    Some((state, focus, question, blank))
}

/// The question that is shown, if it is one, what has the focus on it, and what has been written.
fn asked(trail: &mut Trail) -> Option<(&mut State, &mut Focus, &mut Draft)> {
    let form = trail.form_mut()?;
    match form.screen {
        FormScreen::Question(state) => Some((state, form.focus, form.draft)),
        _ => None,
    }
}

/// To the next question, or back to where the answers are checked. Whoever comes back here finds
/// neither an old problem nor an open picker.
fn go_on(visit: &mut Visit, setup: &Setup) {
    let Some((state, focus, _)) = asked(&mut visit.trail) else {
        return;
    };
    let State {
        question, changing, ..
    } = *state;
    *state = State::new(question, changing);
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
    state: &State,
) -> Outline {
    let step = [
        ("step", Value::from(state.question.position() + 1)),
        ("of", Value::from(form.questions.len())),
    ];
    let problem = state.problem.map(|problem| tell(wording, problem));
    let mut outline = Outline::new(wording.tell(&question.title));
    outline
        .step(wording.say_with("step", &step))
        .block(wording.tell(&question.why))
        .problem(state.attempt, problem)
        .initial();
    match &question.kind {
        Kind::Choice(options) => choices(wording, &mut outline, options, blank),
        Kind::Choices(options) => checks(wording, &mut outline, options, blank),
        Kind::YesNo | Kind::PartOfDay | Kind::Date | Kind::Volunteer => {
            offers::choices(wording, &mut outline, question, blank);
        }
        _ => {
            typing(wording, &mut outline, question, blank, state);
            return outline;
        }
    }
    if question.optional {
        let skip = Sent::Question(Message::Give(Answer::Skipped));
        outline.action(wording.say("skip"), skip);
    }
    outline
}

fn typing(
    wording: &Wording<'_>,
    outline: &mut Outline,
    question: &Question,
    blank: &Blank,
    state: &State,
) {
    field(wording, outline, question, blank);
    // A whole line that had no room or could not be read is not in it, so that what is there was not
    // refused by it.
    if let Some(Problem::Full { .. } | Problem::Unreadable) = state.problem {
        let (line, limit) = (blank.line(), answer::limit(&question.kind));
        let is_too_long = answer::too_long(line.text(), limit).is_some();
        outline.kept(!line.text().is_empty() && !line.has_lost() && !is_too_long);
    }
    outline
        .for_keys(wording.say("continue"), Sent::Question(Message::Continue))
        .for_keys(
            wording.say("picker-open"),
            Sent::Write(picker::Message::Open),
        );
    if question.optional {
        let skip = Sent::Question(Message::Give(Answer::Skipped));
        outline
            .optional(skip.clone())
            .for_keys(wording.say("skip"), skip);
    }
}

fn picking(
    wording: &Wording<'_>,
    question: &Question,
    blank: &Blank,
    order: Letters,
    picker: &Picker,
) -> Outline {
    let mut outline = Outline::new(wording.tell(&question.label));
    let has_digits_first = matches!(question.kind, Kind::Phone | Kind::House | Kind::Age);
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
        Sent::Question(Message::Continue),
    );
}

/// The focus is on the answer given before, if there is one.
fn choices(wording: &Wording<'_>, outline: &mut Outline, options: &Records<Choice>, blank: &Blank) {
    for option in options {
        let answer = Answer::Choice(option.id.clone());
        if blank.answer() == Some(&answer) {
            outline.initial();
        }
        let choose = Sent::Question(Message::Give(answer));
        outline.choice(wording.tell(&option.label), choose);
    }
}

fn checks(wording: &Wording<'_>, outline: &mut Outline, options: &Records<Choice>, blank: &Blank) {
    for (id, option) in options.with_ids() {
        let ticked = blank.is_ticked(id);
        let state = wording.say(if ticked { "chosen" } else { "not-chosen" });
        let toggle = Sent::Question(Message::Toggle(id));
        outline.check(wording.tell(&option.label), ticked, state, toggle);
    }
    outline.action(wording.say("continue"), Sent::Question(Message::Continue));
}

/// What happened, and what to do.
pub(super) fn tell(wording: &Wording<'_>, problem: Problem) -> crate::text::Text {
    let site = &wording.setup.content.site;
    let (rule, contact) = (&site.phone_rule, &site.contact.number);
    let abroad = |index: usize| rule.others.get(index).map(|country| &country.example);
    // The one number that every page shows anyway is also one that everybody can look at.
    let number = |number: usize| Value::from(number);
    let (id, example) = match problem {
        Problem::TooLong { limit, over } => {
            let args = [("limit", number(limit)), ("over", number(over))];
            return wording.say_with("problem-too-long", &args);
        }
        Problem::Full { limit } => {
            return wording.say_with("problem-full", &[("limit", number(limit))]);
        }
        Problem::Unreadable => ("problem-unreadable", contact),
        Problem::Empty => ("problem-empty", contact),
        Problem::NoLetter => ("problem-no-letter", contact),
        Problem::NoDigit => ("problem-no-digit", contact),
        Problem::PhoneLetters => ("problem-phone-letters", contact),
        Problem::PhoneShort => ("problem-phone-short", contact),
        // Whoever writes a number as at home, where it is not from here, writes too many digits.
        Problem::PhoneLong => match abroad(0) {
            Some(example) => ("problem-phone-long-or-abroad", example),
            None => ("problem-phone-long", contact),
        },
        Problem::PhoneAbroad(index) => ("problem-phone-abroad", abroad(index).unwrap_or(contact)),
        Problem::AgeNoDigit => ("problem-age-no-digit", contact),
        Problem::AgeUnclear => ("problem-age", contact),
        Problem::NothingChosen => ("problem-nothing-chosen", contact),
    };
    let digits = Value::from(rule.written_digits());
    let example = Value::from(example.as_str());
    wording.say_with(id, &[("digits", digits), ("example", example)])
}
