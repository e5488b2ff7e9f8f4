//! The search: results while typing, and all of them on a page of their own.
//!
//! What was searched for stays for the visit, so that Back from a result leads to the others. It may
//! say much about a person, so it is private like an answer.

use super::outline::{Focus, Outline};
use super::picker::{self, Picker};
use super::wording::Wording;
use super::{Message, Screen, Visit, card, question, target};
use crate::catalogue::Target;
use crate::form::answer::{Problem, too_long};
use crate::form::editor::{Editor, Full, TYPED_GRAPHEMES_MAX};
use crate::locale::Value;
use crate::page::Field;
use crate::search::QUERY_GRAPHEMES_MAX;
use crate::setup::Setup;
use crate::text::{Text, clean};

/// The most results below the line while somebody types.
const SHOWN_WHILE_TYPING_MAX: usize = 7;
/// The most results on their own page.
const SHOWN_MAX: usize = 20;

/// What is being searched for.
#[derive(Clone)]
pub(super) struct State {
    line: Editor,
    picker: Option<Picker>,
    problem: Option<Problem>,
    /// How many problems there have been.
    attempt: u32,
}

impl State {
    pub(super) fn new() -> Self {
        Self {
            line: Editor::new(TYPED_GRAPHEMES_MAX),
            picker: None,
            problem: None,
            attempt: 0,
        }
    }

    /// What is searched for, as far as it is written.
    fn query(&self) -> String {
        clean(self.line.text())
    }

    /// What keeps it from being searched for.
    fn trouble(&self) -> Option<Problem> {
        if self.line.has_lost() {
            return Some(Problem::Unreadable);
        }
        too_long(self.line.text(), QUERY_GRAPHEMES_MAX)
    }

    /// How much too long it is changes with what is written.
    fn measure(&mut self) {
        if self.problem != Some(Problem::Unreadable) {
            self.problem = self.problem.and(self.trouble());
        }
    }

    fn refuse(&mut self, problem: Problem) {
        self.problem = Some(problem);
        self.attempt += 1;
        self.picker = None;
    }

    /// Nobody who comes to the search anew finds an old problem there.
    pub(super) fn forget_problem(&mut self) {
        self.problem = None;
    }

    /// Closes the picker. False if there is none, so that Back has more to do.
    pub(super) fn close_picker(&mut self) -> bool {
        self.picker.take().is_some()
    }
}

/// The line changes, by keyboard or by picker.
pub(super) fn write(visit: &mut Visit, setup: &Setup, message: picker::Message) {
    let state = &mut visit.search;
    Picker::update(&mut state.picker, &message);
    let limit = QUERY_GRAPHEMES_MAX;
    let is_done = matches!(message, picker::Message::Done | picker::Message::Answer(_));
    let written = match message {
        picker::Message::Edit(edit) => {
            let written = picker::edit(&mut state.line, edit, limit);
            if state.picker.is_none() {
                visit.focus(Focus::Field);
            }
            written
        }
        picker::Message::Answer(line) => picker::replace(&mut state.line, line, limit),
        picker::Message::Pick(letters) => {
            let letters = letters.to_lowercase();
            let picked = letters
                .chars()
                .try_for_each(|letter| state.line.insert(letter));
            picked.map_err(|Full| Problem::Full { limit })
        }
        picker::Message::Open => {
            visit.focus(Focus::Initial);
            Ok(())
        }
        _ => Ok(()),
    };
    match written {
        Ok(()) if is_done => done(visit, setup),
        Ok(()) => visit.search.measure(),
        Err(problem) => {
            visit.search.refuse(problem);
            visit.focus(Focus::Problem);
        }
    }
}

/// To what was found, if the query is one.
fn done(visit: &mut Visit, setup: &Setup) {
    let state = &mut visit.search;
    state.picker = None;
    state.problem = None;
    if let Some(problem) = state.trouble() {
        state.refuse(problem);
        return visit.focus(Focus::Problem);
    }
    let words = state.query();
    visit.focus(Focus::Field);
    if !words.is_empty() {
        let is_emergency = setup.content.site.is_emergency(&words);
        visit.open(if is_emergency {
            Screen::Emergency
        } else {
            Screen::Found
        });
    }
}

/// The line under edit, and the best results so far.
pub(super) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let state = &visit.search;
    let State { line, picker, .. } = state;
    let trouble = state.trouble();
    // Half of what was meant is not searched for.
    let (found, total) = match trouble {
        Some(_) => (Vec::new(), 0),
        None => find(wording, &state.query(), SHOWN_WHILE_TYPING_MAX),
    };
    let is_empty = line.text().is_empty();
    let label = wording.say("search-words");
    let add_field = |outline: &mut Outline, status: Text| {
        let field = Field {
            value: line.text().to_owned(),
            cursor: line.cursor(),
        };
        let done = Message::Write(picker::Message::Done);
        let status = trouble.map_or(status, |problem| question::tell(wording, problem));
        // What the problem says need not be said twice.
        let is_told = state.problem.is_some();
        let status = Some(status).filter(|_| !is_empty && !is_told);
        outline.field(label.clone(), field, done).status(status);
    };
    if let Some(picker) = picker {
        // The keys that lead on from the line pick letters here.
        let mut outline = Outline::new(label.clone());
        add_field(&mut outline, count(wording, total));
        let order = visit.adjusted.settings.letters;
        picker::rows(wording, &mut outline, order, false, picker);
        return outline;
    }
    let has_numbers = wording.setup.catalogue.numbers().next().is_some();
    let example = if has_numbers {
        "search-example"
    } else {
        "search-example-words"
    };
    let status = if total > 0 {
        wording.say_with("search-status", &[("count", Value::from(total))])
    } else {
        wording.say("search-status-none")
    };
    let mut outline = Outline::new(wording.say("search-heading"));
    let problem = state.problem.map(|it| question::tell(wording, it));
    outline
        .block(wording.say(example))
        .problem(state.attempt, problem)
        .initial();
    // A whole line that could not be read is not in it, so what is there was not refused.
    add_field(&mut outline, status);
    outline.kept(!is_empty && !line.has_lost());
    for target in found {
        target::found(wording, &mut outline, target);
    }
    let open = Message::Write(picker::Message::Open);
    outline.for_keys(wording.say("picker-open"), open);
    outline
}

/// Everything that was found.
pub(super) fn found(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let typed = visit.search.query();
    let (found, total) = find(wording, &typed, SHOWN_MAX);
    let mut outline = Outline::new(count(wording, total));
    let words = Text::private(wording.language, typed);
    outline.fact(wording.say("search-words"), words);
    let is_empty = found.is_empty();
    if is_empty {
        outline.block(wording.say("search-try"));
        card::contact(wording, &mut outline);
    } else {
        outline.initial();
    }
    for target in found {
        target::found(wording, &mut outline, target);
    }
    outline.action(wording.say("search-again"), Message::Open(Screen::Search));
    if is_empty {
        outline.entry(wording.say("to-home"), Message::Home);
    }
    outline
}

/// What is found, best first and at most `limit`, and how much there is: a number first, then words.
fn find(wording: &Wording<'_>, typed: &str, limit: usize) -> (Vec<Target>, usize) {
    let setup = wording.setup;
    let number = typed.parse().ok();
    let numbered = number.and_then(|number| setup.catalogue.numbered(number));
    let passed_over = wording.say("search-passed-over").words;
    let now = wording.now.naive_local();
    let (mut found, total) = setup.catalogue.search(typed, &passed_over, limit, now);
    if let Some(numbered) = numbered {
        found.retain(|target| *target != numbered);
        found.insert(0, numbered);
        found.truncate(limit);
    }
    let total = total.max(found.len());
    (found, total)
}

fn count(wording: &Wording<'_>, total: usize) -> Text {
    wording.say_with("search-count", &[("count", Value::from(total))])
}
