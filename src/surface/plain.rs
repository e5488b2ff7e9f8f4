//! Pages as numbered lines: for a dumb terminal, a braille display, a remote shell, a pipe, and
//! for nearly every test.
//!
//! It is the same program, the same pages and the same answers. What differs is the hand: a line
//! is a number, an answer, or one of `<` (back), `?` (help) and `!` (finished). A leading space
//! makes these three, and digits, an answer. What has a number of three digits is chosen by it, from
//! any page; what has none is counted from 1. A control that only the arrow keys need is left out,
//! and no escape code is ever written.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::io::{self, Write};

use super::Surface;
use crate::page::{Block, BlockKind, Control, Edit, Field, Intent, Key, Page, Role, Stop, Turn};
use crate::text::Text;

/// How many digits a number has that leads somewhere from any page.
const NUMBER_DIGITS: usize = 3;

/// Pages as lines on `output`.
pub struct Plain<W> {
    output: W,
    shown: String,
}

impl<W: Write> Plain<W> {
    /// A surface that has not shown anything yet.
    pub fn new(output: W) -> Self {
        Self {
            output,
            shown: String::new(),
        }
    }
}

impl<M: Clone + PartialEq, W: Write> Surface<M> for Plain<W> {
    /// A page that has not changed is not repeated; then only what is said is printed.
    fn show(&mut self, page: &Page<M>, said: &[Text]) -> io::Result<()> {
        let lines = render(page);
        if lines == self.shown {
            for text in said {
                writeln!(self.output, "{}", text.words)?;
            }
        } else {
            write!(self.output, "{lines}")?;
            self.shown = lines;
        }
        self.output.flush()
    }

    fn turn(&self, page: &Page<M>, _turn: Turn) -> usize {
        page.focus
    }
}

/// A page as lines.
#[must_use]
pub fn render<M: PartialEq>(page: &Page<M>) -> String {
    let mut lines = vec![String::new(), page.heading.words.clone()];
    lines.extend(page.step.as_ref().map(|step| step.words.clone()));
    lines.push(String::new());
    let mut count = 0;
    lines.extend(page.stops.iter().filter_map(|stop| match stop {
        Stop::Block(block) => Some(paragraph(block)),
        Stop::Control(control) => match &control.role {
            Role::Field(field) => Some(line_to_fill(control, field, page)),
            // Where a line is an answer nothing is chosen by number; what was found is there to read.
            Role::Entry if page.field().is_some() && control.detail.is_some() => {
                Some(format!("– {}", in_words(control)))
            }
            _ if !is_numbered(page, control) => None,
            _ if control.number.is_some() => Some(in_words(control)),
            _ => {
                count += 1;
                Some(format!("{count}. {}", in_words(control)))
            }
        },
    }));
    lines.push(String::new());
    lines.extend(page.status.as_ref().map(|status| status.words.clone()));
    lines.push(page.contact.words.clone());
    lines.push(prompt(page));
    lines.join("\n") + "\n"
}

/// What a line means on a page, or `None` if it means nothing there.
#[must_use]
pub fn read<M: Clone + PartialEq>(page: &Page<M>, line: &str) -> Option<Vec<Intent<M>>> {
    if let Some(message) = &page.any_key {
        return Some(vec![Intent::Send(message.clone())]);
    }
    let key = match line.trim_end() {
        "<" => Some(Key::Back),
        "?" => Some(Key::Help),
        "!" => Some(Key::Finish),
        _ => None,
    };
    if let Some(message) = key.and_then(|key| page.mapped(key)) {
        return Some(vec![Intent::Send(message.clone())]);
    }
    if let Some((at, _)) = page.field() {
        return answer(page, at, line.trim());
    }
    let control = match line.trim() {
        "" => default(page),
        number => chosen(page, number),
    };
    match control {
        Some((index, control)) => Some(vec![
            Intent::Focus(index),
            Intent::Send(control.message.clone()),
        ]),
        None => elsewhere(page, line.trim()),
    }
}

/// The control that a typed number stands for on this page.
fn chosen<'page, M>(page: &'page Page<M>, typed: &str) -> Option<(usize, &'page Control<M>)> {
    let number: usize = typed.parse().ok()?;
    let has_number = |control: &Control<M>| control.number.map(usize::from) == Some(number);
    let by_number = numbered(page).find(|(_, control)| has_number(control));
    let mut counted = numbered(page).filter(|(_, control)| control.number.is_none());
    by_number.or_else(|| counted.nth(number.checked_sub(1)?))
}

/// A number of three digits that leads away from this page is typed like one.
fn elsewhere<M: Clone>(page: &Page<M>, typed: &str) -> Option<Vec<Intent<M>>> {
    let is_number = typed.len() == NUMBER_DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit());
    let digits = typed.chars().filter(|_| is_number);
    let sent: Option<Vec<_>> = digits
        .map(|digit| page.mapped(Key::Char(digit)).cloned().map(Intent::Send))
        .collect();
    sent.filter(|sent| !sent.is_empty())
}

/// A line is the answer, in place of what was there. An empty one takes what is there.
fn answer<M: Clone>(page: &Page<M>, at: usize, line: &str) -> Option<Vec<Intent<M>>> {
    let (_, field) = page.controls().find(|(index, _)| *index == at)?;
    let replace = (!line.is_empty()).then(|| Intent::Edit(Edit::Replace(line.to_owned())));
    Some(
        replace
            .into_iter()
            .chain([Intent::Send(field.message.clone())])
            .collect(),
    )
}

/// The controls that a number chooses: none where a line is an answer.
fn numbered<M>(page: &Page<M>) -> impl Iterator<Item = (usize, &Control<M>)> {
    page.controls()
        .filter(|(_, control)| is_numbered(page, control))
}

fn is_numbered<M>(page: &Page<M>, control: &Control<M>) -> bool {
    page.field().is_none() && !matches!(control.role, Role::ForKeys)
}

/// What an empty line takes: the control with the focus, or the first one after it. It never ticks
/// anything, takes a tick away or ends the visit: that is for a number to do.
fn default<M: PartialEq>(page: &Page<M>) -> Option<(usize, &Control<M>)> {
    let is_check = |control: &Control<M>| matches!(control.role, Role::Check { .. });
    let ends = |control: &Control<M>| page.mapped(Key::Finish) == Some(&control.message);
    let may_be_taken = |control: &Control<M>| !is_check(control) && !ends(control);
    numbered(page).find(|(index, control)| *index >= page.focus && may_be_taken(control))
}

fn prompt<M: PartialEq>(page: &Page<M>) -> String {
    if page.field().is_some() {
        return page.phrases.ask_answer.words.clone();
    }
    let ask = page.phrases.ask_number.words.clone();
    match default(page) {
        Some((_, control)) => {
            let empty = page
                .phrases
                .empty_line
                .words
                .replace("{label}", &control.label.words);
            format!("{ask} {empty}")
        }
        None => ask,
    }
}

fn paragraph(block: &Block) -> String {
    match block.kind {
        BlockKind::Text => block.in_one_line(),
        BlockKind::Problem => format!("! {}", block.in_one_line()),
    }
}

fn line_to_fill<M>(control: &Control<M>, field: &Field, page: &Page<M>) -> String {
    let value = match field.value.as_str() {
        "" => &page.phrases.empty_field.words,
        value => value,
    };
    format!("{}: {value}", control.label.words)
}

fn in_words<M>(control: &Control<M>) -> String {
    match &control.detail {
        Some(detail) => format!("{}: {}", control.title(), detail.words),
        None => control.title(),
    }
}
