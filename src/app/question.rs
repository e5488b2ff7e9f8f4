//! One question of the form on one page (GOV.UK Design System, "question pages").
//!
//! An answer is looked at only when the visitor wants to go on; what was typed always stays, in the
//! draft, not here.

use super::outline::{Focus, Outline};
use super::picker::{self, Picker};
use super::wording::Wording;
use super::{Message as Sent, Place, Screen, Visit, answers, service};
use crate::content::service::Service;
use crate::form::answer::{Answer, PhoneRule, Problem};
use crate::form::blank::Blank;
use crate::form::editor::Editor;
use crate::form::{Choice, Kind, Question};
use crate::locale::Value;
use crate::page::{Edit, Field};
use crate::setup::Setup;

/// What can happen on a question.
#[derive(Clone, PartialEq, Eq)]
pub enum Message {
    /// The line under edit changes.
    Edit(Edit),
    /// A letter of the picker is taken.
    Pick(String),
    /// Along a row of the picker, to this column.
    Slide(usize),
    /// The picker is opened.
    OpenPicker,
    /// The picker shows the letters of the next language.
    NextAlphabet,
    /// The option with this index is chosen, or no longer.
    Toggle(usize),
    /// The question is answered with this option.
    Choose(usize),
    /// The question is answered with yes or no.
    YesNo(bool),
    /// The question is answered as it stands.
    Continue,
    /// The question is passed over.
    Skip,
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
    index: usize,
    /// Whether it is asked again from the page where answers are checked.
    changing: bool,
    problem: Option<Problem>,
    attempt: u32,
    picker: Option<Picker>,
}

/// Asks the question with this index, or, after the last, has the answers checked.
pub(super) fn ask_from(visit: &mut Visit, setup: &Setup, index: usize) {
    let service = visit
        .draft
        .as_ref()
        .and_then(|draft| setup.content.services.get(draft.service));
    if service.is_some_and(|service| index < service.form.questions.len()) {
        visit.open(Screen::Question(State::new(index, false)));
    } else {
        visit.open(Screen::Answers(answers::State::default()));
    }
}

/// Asks one question again.
pub(super) fn change(visit: &mut Visit, index: usize) {
    visit.open(Screen::Question(State::new(index, true)));
}

/// Closes the picker. False if there is none, so that Back has more to do.
pub(super) fn close_picker(visit: &mut Visit) -> bool {
    let Some((state, focus)) = asked(&mut visit.trail) else {
        return false;
    };
    let was_open = state.picker.take().is_some();
    if was_open {
        *focus = Focus::Field;
    }
    was_open
}

pub(super) fn update(visit: &mut Visit, setup: &Setup, message: Message) {
    let Some((state, focus)) = asked(&mut visit.trail) else {
        return;
    };
    let Some(draft) = &mut visit.draft else {
        return;
    };
    let service = setup.content.services.get(draft.service);
    let Some(question) = service.and_then(|service| service.form.questions.get(state.index)) else {
        return;
    };
    let Some(blank) = draft.blanks.get_mut(state.index) else {
        return;
    };
    match message {
        Message::Pick(letters) => blank.pick(&letters, &question.kind),
        Message::Slide(column) => state.slide(column),
        Message::NextAlphabet => state.next_alphabet(),
        Message::Toggle(option) => {
            blank.toggle(option);
            if state.problem.take().is_some() {
                *focus = focus.moved_up();
            }
        }
        Message::Edit(change) => {
            edit(blank.line_mut(), change);
            if state.picker.is_none() {
                *focus = Focus::Field;
            }
        }
        Message::OpenPicker => {
            state.picker = Some(Picker::default());
            *focus = Focus::Initial;
        }
        message => match complete(blank, question, &setup.content.site.phone_rule, message) {
            Ok(()) => go_on(visit, setup),
            Err(problem) => {
                state.refuse(problem);
                *focus = Focus::Problem;
            }
        },
    }
}

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit, state: &State) -> Outline {
    let drafted = visit.draft.as_ref().and_then(|draft| {
        let service = wording.setup.content.services.get(draft.service)?;
        Some((
            service,
            service.form.questions.get(state.index)?,
            draft.blanks.get(state.index)?,
        ))
    });
    let Some((service, question, blank)) = drafted else {
        return service::menu(wording);
    };
    match &state.picker {
        Some(picker) => picking(wording, question, blank, picker),
        None => asking(wording, service, question, blank, state),
    }
}

impl State {
    fn new(index: usize, changing: bool) -> Self {
        Self {
            index,
            changing,
            problem: None,
            attempt: 0,
            picker: None,
        }
    }

    fn slide(&mut self, column: usize) {
        if let Some(picker) = &mut self.picker {
            picker.column = column;
        }
    }

    fn next_alphabet(&mut self) {
        if let Some(picker) = &mut self.picker {
            picker.alphabet += 1;
        }
    }

    fn refuse(&mut self, problem: Problem) {
        self.problem = Some(problem);
        self.attempt += 1;
        self.picker = None;
    }
}

/// The question that is shown, if it is one, and what has the focus on it.
fn asked(trail: &mut [Place]) -> Option<(&mut State, &mut Focus)> {
    match trail.last_mut()? {
        Place {
            screen: Screen::Question(state),
            focus,
        } => Some((state, focus)),
        _ => None,
    }
}

fn edit(line: &mut Editor, change: Edit) {
    match change {
        Edit::Replace(words) => line.replace(&words),
        Edit::Insert(character) => line.insert(character),
        Edit::Backspace => line.backspace(),
        Edit::Delete => line.delete(),
        Edit::Left => line.left(),
        Edit::Right => line.right(),
        Edit::Home => line.home(),
        Edit::End => line.end(),
    }
}

/// Answers the question by what was chosen, or by what stands in its blank.
fn complete(
    blank: &mut Blank,
    question: &Question,
    rule: &PhoneRule,
    message: Message,
) -> Result<(), Problem> {
    match message {
        Message::Choose(option) => {
            let options = match &question.kind {
                Kind::Choice(options) => options.as_slice(),
                _ => &[],
            };
            let choice = options.get(option).ok_or(Problem::NothingChosen)?;
            blank.give(Answer::Choice(choice.id.clone()));
        }
        Message::YesNo(yes) => blank.give(Answer::YesNo(yes)),
        Message::Skip => blank.give(Answer::Skipped),
        _ => blank.complete(question, rule)?,
    }
    Ok(())
}

/// To the next question, or back to where the answers are checked. Whoever comes back here finds
/// neither an old problem nor an open picker.
fn go_on(visit: &mut Visit, setup: &Setup) {
    let Some((state, focus)) = asked(&mut visit.trail) else {
        return;
    };
    let State {
        index, changing, ..
    } = *state;
    *state = State::new(index, changing);
    *focus = Focus::Initial;
    if changing {
        visit.trail.pop();
        visit.focus(Focus::Control(index));
    } else {
        ask_from(visit, setup, index + 1);
    }
}

fn asking(
    wording: &Wording<'_>,
    service: &Service,
    question: &Question,
    blank: &Blank,
    state: &State,
) -> Outline {
    let step = [
        ("step", Value::from(state.index + 1)),
        ("of", Value::from(service.form.questions.len())),
    ];
    let problem = state.problem.map(|problem| tell(wording, problem));
    let outline = Outline::new(wording.tell(&question.title))
        .step(wording.say_with("step", &step))
        .block(wording.tell(&question.why))
        .problem(state.attempt, problem)
        .initial();
    let outline = match &question.kind {
        Kind::Choice(options) => choices(wording, outline, options, blank),
        Kind::Choices(options) => checks(wording, outline, options, blank),
        Kind::Volunteer => outline
            .choice(
                wording.say("volunteer-no"),
                Sent::Question(Message::YesNo(false)),
            )
            .choice(
                wording.say("volunteer-yes"),
                Sent::Question(Message::YesNo(true)),
            ),
        _ => return typing(wording, outline, question, blank),
    };
    if question.optional {
        outline.action(wording.say("skip"), Sent::Question(Message::Skip))
    } else {
        outline
    }
}

fn typing(wording: &Wording<'_>, outline: Outline, question: &Question, blank: &Blank) -> Outline {
    let outline = field(wording, outline, question, blank)
        .for_keys(wording.say("continue"), Sent::Question(Message::Continue))
        .for_keys(
            wording.say("picker-open"),
            Sent::Question(Message::OpenPicker),
        );
    if question.optional {
        // Where a line is the answer, an empty line skips.
        outline
            .optional()
            .for_keys(wording.say("skip"), Sent::Question(Message::Skip))
    } else {
        outline
    }
}

fn picking(wording: &Wording<'_>, question: &Question, blank: &Blank, picker: &Picker) -> Outline {
    let outline = Outline::new(wording.tell(&question.label));
    picker::rows(
        wording,
        field(wording, outline, question, blank),
        &question.kind,
        picker,
    )
}

fn field(wording: &Wording<'_>, outline: Outline, question: &Question, blank: &Blank) -> Outline {
    let field = Field {
        value: blank.line().text().to_owned(),
        cursor: blank.line().cursor(),
    };
    outline.field(
        wording.tell(&question.label),
        field,
        Sent::Question(Message::Continue),
    )
}

/// The focus is on the answer given before, if there is one.
fn choices(wording: &Wording<'_>, outline: Outline, options: &[Choice], blank: &Blank) -> Outline {
    options
        .iter()
        .enumerate()
        .fold(outline, |outline, (index, option)| {
            let was_given = matches!(blank.answer(), Some(Answer::Choice(id)) if *id == option.id);
            let outline = if was_given {
                outline.initial()
            } else {
                outline
            };
            outline.choice(
                wording.tell(&option.label),
                Sent::Question(Message::Choose(index)),
            )
        })
}

fn checks(wording: &Wording<'_>, outline: Outline, options: &[Choice], blank: &Blank) -> Outline {
    let outline = options
        .iter()
        .enumerate()
        .fold(outline, |outline, (index, option)| {
            let ticked = blank.is_ticked(index);
            let state = wording.say(if ticked { "chosen" } else { "not-chosen" });
            outline.check(
                wording.tell(&option.label),
                ticked,
                state,
                Sent::Question(Message::Toggle(index)),
            )
        });
    outline.action(wording.say("continue"), Sent::Question(Message::Continue))
}

/// What happened, and what to do.
fn tell(wording: &Wording<'_>, problem: Problem) -> crate::text::Text {
    let id = match problem {
        Problem::Empty => "problem-empty",
        Problem::NoLetter => "problem-no-letter",
        Problem::NoDigit => "problem-no-digit",
        Problem::PhoneLetters => "problem-phone-letters",
        Problem::PhoneShort => "problem-phone-short",
        Problem::PhoneLong => "problem-phone-long",
        Problem::NothingChosen => "problem-nothing-chosen",
    };
    let digits = Value::from(wording.setup.content.site.phone_rule.digits);
    wording.say_with(id, &[("digits", digits)])
}
