//! One question of the form on one page (GOV.UK Design System, "question pages").
//!
//! An answer is looked at only when the visitor wants to go on; what was typed always stays.

use super::outline::{Focus, Outline};
use super::picker::{self, Picker};
use super::wording::Wording;
use super::{Message as Sent, Place, Screen, Visit, answers, service};
use crate::content::service::Service;
use crate::form::answer::{self, Answer, Problem};
use crate::form::editor::{Editor, capitalise};
use crate::form::{Choice, Kind, Question};
use crate::locale::Value;
use crate::page::{Edit, Field};
use crate::setup::Setup;

/// What can happen on a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The line under edit changes.
    Edit(Edit),
    /// A letter of the picker is taken.
    Pick(char),
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

/// A question that is being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    index: usize,
    /// Whether it is asked again from the page where answers are checked.
    changing: bool,
    editor: Editor,
    /// By the index of the option.
    chosen: Vec<bool>,
    problem: Option<Problem>,
    attempt: u32,
    picker: Option<Picker>,
}

/// Asks the question with this index, or, after the last, has the answers checked.
pub(super) fn ask_from(visit: &mut Visit, setup: &Setup, index: usize) {
    match state(visit, setup, index, false) {
        Some(state) => visit.open(Screen::Question(state)),
        None => visit.open(Screen::Answers(answers::State::default())),
    }
}

/// Asks one question again.
pub(super) fn change(visit: &mut Visit, setup: &Setup, index: usize) {
    if let Some(state) = state(visit, setup, index, true) {
        visit.open(Screen::Question(state));
    }
}

/// Closes the picker, or keeps what was typed when the visitor walks back. True if that is all
/// that Back has to do.
pub(super) fn back(visit: &mut Visit) -> bool {
    let Some(Place {
        screen: Screen::Question(state),
        focus,
    }) = visit.trail.last_mut()
    else {
        return false;
    };
    if state.picker.take().is_some() {
        *focus = Focus::Field;
        return true;
    }
    if let Some(draft) = &mut visit.draft {
        draft
            .typed
            .insert(state.index, state.editor.text().to_owned());
    }
    false
}

pub(super) fn update(visit: &mut Visit, setup: &Setup, message: Message) {
    let Some(draft) = &mut visit.draft else {
        return;
    };
    let Some(service) = setup.content.services.get(draft.service) else {
        return;
    };
    let Some(Place {
        screen: Screen::Question(state),
        focus,
    }) = visit.trail.last_mut()
    else {
        return;
    };
    let Some(question) = service.form.questions.get(state.index) else {
        return;
    };
    let answer = match message {
        Message::Edit(edit) => {
            state.edit(edit);
            if state.picker.is_none() {
                *focus = Focus::Field;
            }
            return;
        }
        Message::Pick(letter) => return state.pick(letter, &question.kind),
        Message::Slide(column) => return state.slide(column),
        Message::NextAlphabet => return state.next_alphabet(),
        Message::OpenPicker => {
            state.picker = Some(Picker::default());
            *focus = Focus::Initial;
            return;
        }
        Message::Toggle(option) => {
            if state.problem.take().is_some() {
                *focus = focus.moved_up();
            }
            return state.toggle(option);
        }
        Message::Choose(option) => chosen(question, option),
        Message::YesNo(yes) => Ok(Answer::YesNo(yes)),
        Message::Skip => Ok(Answer::Skipped),
        Message::Continue => state.answer(question, setup),
    };
    match answer {
        Ok(answer) => {
            draft
                .typed
                .insert(state.index, state.editor.text().to_owned());
            draft.answers.set(state.index, answer);
            go_on(visit, setup);
        }
        Err(problem) => {
            state.problem = Some(problem);
            state.attempt += 1;
            state.picker = None;
            *focus = Focus::Problem;
        }
    }
}

pub(super) fn outline(wording: &Wording<'_>, visit: &Visit, state: &State) -> Outline {
    let asked = visit.draft.as_ref().and_then(|draft| {
        let service = wording.setup.content.services.get(draft.service)?;
        Some((service, service.form.questions.get(state.index)?))
    });
    let Some((service, question)) = asked else {
        return service::menu(wording);
    };
    match &state.picker {
        Some(picker) => picking(wording, question, state, picker),
        None => asking(wording, service, question, state),
    }
}

impl State {
    fn edit(&mut self, edit: Edit) {
        let editor = &mut self.editor;
        match edit {
            Edit::Replace(line) => editor.replace(&line),
            Edit::Insert(character) => editor.insert(character),
            Edit::Backspace => editor.backspace(),
            Edit::Delete => editor.delete(),
            Edit::Left => editor.left(),
            Edit::Right => editor.right(),
            Edit::Home => editor.home(),
            Edit::End => editor.end(),
        }
    }

    /// The picker has no Shift key, so names begin with a capital by themselves.
    fn pick(&mut self, letter: char, kind: &Kind) {
        let letters = match kind {
            Kind::Name | Kind::Street => capitalise(self.editor.before_cursor(), letter),
            _ => letter.to_lowercase().collect(),
        };
        letters
            .chars()
            .for_each(|letter| self.editor.insert(letter));
    }

    fn toggle(&mut self, option: usize) {
        if let Some(chosen) = self.chosen.get_mut(option) {
            *chosen = !*chosen;
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

    fn answer(&self, question: &Question, setup: &Setup) -> Result<Answer, Problem> {
        let nothing = self.editor.text().trim().is_empty() && !self.chosen.contains(&true);
        match &question.kind {
            _ if question.optional && nothing => Ok(Answer::Skipped),
            Kind::Choices(_) if nothing => Err(Problem::NothingChosen),
            Kind::Choices(options) => {
                let chosen = options
                    .iter()
                    .zip(&self.chosen)
                    .filter(|(_, chosen)| **chosen);
                Ok(Answer::Choices(
                    chosen.map(|(option, _)| option.id.clone()).collect(),
                ))
            }
            kind => answer::parse(kind, &setup.content.site.phone_rule, self.editor.text()),
        }
    }
}

fn state(visit: &Visit, setup: &Setup, index: usize, changing: bool) -> Option<State> {
    let draft = visit.draft.as_ref()?;
    let question = setup
        .content
        .services
        .get(draft.service)?
        .form
        .questions
        .get(index)?;
    let typed = draft
        .typed
        .get(&index)
        .map(String::as_str)
        .unwrap_or_default();
    let chosen = |option: &Choice| match draft.answers.get(index) {
        Some(Answer::Choices(ids)) => ids.contains(&option.id),
        _ => false,
    };
    let chosen = match &question.kind {
        Kind::Choices(options) => options.iter().map(chosen).collect(),
        _ => Vec::new(),
    };
    let editor = Editor::new(typed, answer::limit(&question.kind));
    Some(State {
        index,
        changing,
        editor,
        chosen,
        problem: None,
        attempt: 0,
        picker: None,
    })
}

/// To the next question, or back to where the answers are checked.
fn go_on(visit: &mut Visit, setup: &Setup) {
    let Screen::Question(State {
        index, changing, ..
    }) = visit.screen()
    else {
        return;
    };
    let (index, changing) = (*index, *changing);
    if changing {
        visit.trail.pop();
    } else {
        ask_from(visit, setup, index + 1);
    }
}

fn chosen(question: &Question, option: usize) -> Result<Answer, Problem> {
    let options = match &question.kind {
        Kind::Choice(options) => options.as_slice(),
        _ => &[],
    };
    options
        .get(option)
        .map(|choice| Answer::Choice(choice.id.clone()))
        .ok_or(Problem::NothingChosen)
}

fn asking(wording: &Wording<'_>, service: &Service, question: &Question, state: &State) -> Outline {
    let step = [
        ("step", Value::from(state.index + 1)),
        ("of", Value::from(service.form.questions.len())),
    ];
    let problem = state
        .problem
        .map(|problem| wording.say_with(problem_id(problem), &problem_args(wording)));
    let outline = Outline::new(wording.tell(&question.title))
        .step(wording.say_with("step", &step))
        .block(wording.tell(&question.why))
        .problem(state.attempt, problem)
        .initial();
    let outline = match &question.kind {
        Kind::Choice(options) => choices(wording, outline, options),
        Kind::Choices(options) => checks(wording, outline, options, &state.chosen),
        Kind::Volunteer => outline
            .choice(
                wording.say("volunteer-no"),
                Sent::Question(Message::YesNo(false)),
            )
            .choice(
                wording.say("volunteer-yes"),
                Sent::Question(Message::YesNo(true)),
            ),
        _ => typing(wording, outline, question, state),
    };
    if question.optional {
        outline
            .optional()
            .for_keys(wording.say("skip"), Sent::Question(Message::Skip))
    } else {
        outline
    }
}

fn typing(wording: &Wording<'_>, outline: Outline, question: &Question, state: &State) -> Outline {
    field(wording, outline, question, state)
        .for_keys(wording.say("continue"), Sent::Question(Message::Continue))
        .for_keys(
            wording.say("picker-open"),
            Sent::Question(Message::OpenPicker),
        )
}

fn picking(wording: &Wording<'_>, question: &Question, state: &State, picker: &Picker) -> Outline {
    let outline = Outline::new(wording.tell(&question.label));
    picker::rows(
        wording,
        field(wording, outline, question, state),
        &question.kind,
        picker,
    )
}

fn field(wording: &Wording<'_>, outline: Outline, question: &Question, state: &State) -> Outline {
    let field = Field {
        value: state.editor.text().to_owned(),
        cursor: state.editor.cursor(),
    };
    outline.field(
        wording.tell(&question.label),
        field,
        Sent::Question(Message::Continue),
    )
}

fn choices(wording: &Wording<'_>, outline: Outline, options: &[Choice]) -> Outline {
    options
        .iter()
        .enumerate()
        .fold(outline, |outline, (index, option)| {
            outline.choice(
                wording.tell(&option.label),
                Sent::Question(Message::Choose(index)),
            )
        })
}

fn checks(wording: &Wording<'_>, outline: Outline, options: &[Choice], chosen: &[bool]) -> Outline {
    let options = options.iter().zip(chosen).enumerate();
    let outline = options.fold(outline, |outline, (index, (option, chosen))| {
        let state = wording.say(if *chosen { "chosen" } else { "not-chosen" });
        outline.check(
            wording.tell(&option.label),
            *chosen,
            state,
            Sent::Question(Message::Toggle(index)),
        )
    });
    outline.action(wording.say("continue"), Sent::Question(Message::Continue))
}

fn problem_args<'a>(wording: &Wording<'a>) -> [(&'static str, Value<'a>); 1] {
    [(
        "digits",
        Value::from(wording.setup.content.site.phone_rule.digits),
    )]
}

fn problem_id(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "problem-empty",
        Problem::NoLetter => "problem-no-letter",
        Problem::NoDigit => "problem-no-digit",
        Problem::PhoneLetters => "problem-phone-letters",
        Problem::PhoneShort => "problem-phone-short",
        Problem::PhoneLong => "problem-phone-long",
        Problem::NothingChosen => "problem-nothing-chosen",
    }
}
