//! The search: some results while the visitor types, and all results on a page of their own.
//!
//! The query is kept for the visit, so that Back from a result leads to the other results. It can
//! say much about a person, so it is private like an answer.

use super::query::Query;
use super::{card, target};
use crate::ask::line::{Writing, Written};
use crate::ask::picker::Content;
use crate::ask::{picker, problem};
use crate::focus::Focus;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_form::form::editor::Editor;
use cas_page::page::Field;
use cas_search::QUERY_GRAPHEMES_MAX;
use cas_setup::catalogue::Target;
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::text::Text;

/// The most results below the line while the visitor types.
const SHOWN_WHILE_TYPING_MAX: usize = 7;
/// The most results on their own page.
const SHOWN_MAX: usize = 20;

/// Changes the line, by keyboard or by picker.
pub(crate) fn write(visit: &mut Visit, setup: &Setup, writing: Writing) {
    let Query { text, line, picks } = &mut visit.query;
    *picks = writing.keeps_picker().unwrap_or(*picks);
    let had_problem = line.problem.is_some();
    let pick = |text: &mut Editor, letters: &str| {
        let letters = letters.to_lowercase();
        letters.chars().try_for_each(|letter| text.insert(letter))
    };
    match line.write(text, writing, QUERY_GRAPHEMES_MAX, pick) {
        Written::Whole => find_whole(visit, setup),
        Written::Further(Some(focus)) => visit.focus(focus),
        Written::Further(None) if had_problem && line.problem.is_none() => {
            visit.focus(visit.trail.focus().moved_up());
        }
        Written::Further(None) => {}
        Written::Refused => visit.focus(Focus::Problem),
    }
}

/// Shows the page of results, if there is a query.
fn find_whole(visit: &mut Visit, setup: &Setup) {
    let query = &mut visit.query;
    query.line.problem = None;
    if let Some(problem) = query.trouble() {
        query.line.refuse(problem);
        return visit.focus(Focus::Problem);
    }
    query.line.picker = None;
    let words = query.words();
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

/// Describes the page with the line under edit and the best results so far.
pub(crate) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let query = &visit.query;
    let Query { text, line, .. } = query;
    let trouble = query.trouble();
    // A query with a missing part is not searched for.
    let (found, total) = match trouble {
        Some(_) => (Vec::new(), 0),
        None => find(wording, &query.words(), SHOWN_WHILE_TYPING_MAX),
    };
    let is_empty = text.text().is_empty();
    let label = wording.say("search-words");
    let add_field = |outline: &mut Outline, status: Text| {
        let field = Field {
            value: text.text().to_owned(),
            cursor: text.cursor(),
        };
        let status = trouble.map_or(status, |problem| problem::tell(wording, problem));
        // If the page shows the problem, the status does not repeat it.
        let is_told = line.problem.is_some();
        let status = Some(status).filter(|_| !is_empty && !is_told);
        let done = Message::Write(Writing::Done);
        outline.field(label.clone(), field, done).status(status);
    };
    if let Some(picker) = &line.picker {
        // While the picker is open, the keys choose letters, so results could not be reached.
        let mut outline = Outline::new(label.clone());
        let problem = line.problem.map(|it| problem::tell(wording, it));
        outline.problem(line.attempt, problem);
        add_field(&mut outline, count(wording, total));
        let order = visit.adjusted.settings.letters;
        picker::rows(wording, &mut outline, order, Content::Words, picker);
        return outline;
    }
    let has_numbers = wording.setup.catalogue.numbers().next().is_some();
    let example = if has_numbers {
        "search-example"
    } else {
        "search-example-words"
    };
    let (content, catalogue) = (&wording.setup.content, &wording.setup.catalogue);
    let words = catalogue.examples(content, wording.language);
    let example =
        (!words.is_empty()).then(|| wording.say_with(example, &[("words", words.into())]));
    let status = if total > 0 {
        wording.say_with("search-status", &[("count", Value::from(total))])
    } else {
        wording.say("search-status-none")
    };
    let mut outline = Outline::new(wording.say("search-heading"));
    let problem = line.problem.map(|it| problem::tell(wording, it));
    outline.problem(line.attempt, problem).initial();
    // A whole line that could not be read is not in the field. So the text in the field itself was
    // not refused.
    add_field(&mut outline, status);
    outline.blocks(example.filter(|_| found.is_empty()));
    outline.kept(!is_empty && !text.has_lost());
    for target in found {
        target::found(wording, &mut outline, target);
    }
    let open = Message::Write(Writing::Open);
    // A line that has lost what was typed only looks empty.
    if !text.has_lost() {
        outline.fills(open.clone(), "hint-field-empty");
    }
    outline.for_keys(wording.say("picker-open"), open);
    outline
}

/// Describes the page with all results.
pub(crate) fn found(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let typed = visit.query.words();
    let (found, total) = find(wording, &typed, SHOWN_MAX);
    let mut outline = Outline::new(count(wording, total));
    let is_empty = found.is_empty();
    if is_empty {
        outline.block(wording.say("search-try"));
        card::contact(wording, &mut outline);
    }
    for target in found {
        target::found(wording, &mut outline, target);
    }
    let words = Text::private(wording.language, typed);
    outline.fact(wording.say("search-words"), words);
    outline.action(wording.say("search-again"), Message::Open(Screen::Search));
    if is_empty {
        outline.entry(wording.say("to-home"), Message::Home);
    }
    outline
}

/// True if what was searched for is nowhere.
pub(crate) fn has_found_nothing(wording: &Wording<'_>, visit: &Visit) -> bool {
    find(wording, &visit.query.words(), SHOWN_MAX).1 == 0
}

/// Returns the results, best first and at most `limit`, and the number of all results. A page with
/// this number comes first, then the matches by words.
fn find(wording: &Wording<'_>, typed: &str, limit: usize) -> (Vec<Target>, usize) {
    let setup = wording.setup;
    let number = typed.parse().ok();
    let numbered = number.and_then(|number| setup.catalogue.numbered(number));
    let passed_over = wording.say("search-passed-over").words;
    let now = wording.now.naive_local();
    let (content, catalogue) = (&setup.content, &setup.catalogue);
    let (mut found, total) = catalogue.search(content, typed, &passed_over, limit, now);
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
