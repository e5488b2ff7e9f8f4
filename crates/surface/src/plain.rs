//! Pages as numbered lines: for a dumb terminal, a braille display, a remote shell, a pipe, and
//! for nearly every test.
//!
//! It is the same program, the same pages and the same answers. What differs is the hand: a line
//! is what stands before a control, or an answer. Before a control stands its own number, or the sign
//! that does the same on every page, `<` (back), `?` (help) and `!` (finished), or a number counted
//! from 1. A leading space makes these an answer. An empty line does only what the page says it may. What
//! only the arrow keys need is left out, and no escape code is ever written.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::io::{self, Write};

use super::Surface;
use cas_page::page::shown::{Phrases, Shown};
use cas_page::page::{
    Block, BlockKind, Control, Field, Intent, Key, LineFault, Page, Role, Stop, Turn,
};
use cas_page::settings::Adjustable;
use cas_words::text::Text;

/// How many digits a number has that leads somewhere from any page.
const NUMBER_DIGITS: usize = 3;
/// The lines that mean the same on every page.
const SIGNS: [(&str, Key); 4] = [
    ("<", Key::Back),
    ("?", Key::Help),
    ("!", Key::Finish),
    ("-", Key::Skip),
];

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
    /// A page on which nothing but a tick has changed is not repeated; then only the tick is printed,
    /// or else what is said.
    fn show(&mut self, shown: &Shown<M>, said: &[Text]) -> io::Result<()> {
        let lines = lines(shown, |control| control.label.words.clone());
        if lines == self.shown && !said.is_empty() {
            match ticked(&shown.page, said) {
                Some(control) => writeln!(self.output, "{}", control.name())?,
                None => {
                    for text in said {
                        writeln!(self.output, "{}", text.words)?;
                    }
                }
            }
        } else {
            write!(self.output, "{}", render(shown))?;
            self.shown = lines;
        }
        self.output.flush()
    }

    fn turn(&self, shown: &Shown<M>, _turn: Turn) -> usize {
        shown.page.focus
    }

    /// Whoever reads lines no longer has the last page before them.
    fn spoil(&mut self) {
        self.shown = String::new();
    }

    /// What was printed is not taken back: whoever reads lines has them.
    fn wipe(&mut self) -> io::Result<()> {
        self.shown = String::new();
        Ok(())
    }

    /// Lines have no look, and whoever reads them has a voice of their own, if any.
    fn adjustable(&self) -> Adjustable {
        Adjustable::default()
    }
}

/// The control with the focus, if what is said is how it stands now.
fn ticked<'page, M>(page: &'page Page<M>, said: &[Text]) -> Option<&'page Control<M>> {
    match page.focused() {
        Some(Stop::Control(control)) => match &control.role {
            Role::Check { state, .. } if said.last() == Some(state) => Some(control),
            _ => None,
        },
        _ => None,
    }
}

/// A page as lines.
#[must_use]
pub fn render<M: PartialEq>(shown: &Shown<M>) -> String {
    lines(shown, Control::name)
}

/// A page as lines, with its controls by these names.
fn lines<M: PartialEq>(shown: &Shown<M>, name: impl Fn(&Control<M>) -> String) -> String {
    let page = &shown.page;
    let mut lines = vec![String::new(), page.heading.words.clone()];
    lines.extend(page.step.as_ref().map(|step| step.words.clone()));
    lines.push(String::new());
    let signed = signed(page);
    let in_words = |control: &Control<M>| match &control.detail {
        Some(detail) => format!("{}: {}", name(control), detail.words),
        None => name(control),
    };
    let line = |(index, stop): (usize, &Stop<M>)| match stop {
        Stop::Block(block) => paragraph(block),
        Stop::Control(control) => match &control.role {
            Role::Field(field) => Some(line_to_fill(control, field, &shown.phrases)),
            // Where a line is an answer nothing is chosen by number; what was found is there to read.
            Role::Entry if page.field().is_some() && control.detail.is_some() => {
                Some(format!("– {}", in_words(control)))
            }
            _ => {
                let (_, _, sign) = signed.iter().find(|(stop, ..)| *stop == index)?;
                let is_place = sign.len() < NUMBER_DIGITS && sign.parse::<u8>().is_ok();
                let dot = if is_place { "." } else { "" };
                Some(format!("{sign}{dot} {}", in_words(control)))
            }
        },
    };
    lines.extend(page.stops.iter().enumerate().filter_map(line));
    lines.push(String::new());
    lines.extend(page.status.as_ref().map(|status| status.words.clone()));
    lines.push(page.contact.words.clone());
    lines.push(prompt(shown));
    lines.join("\n") + "\n"
}

/// What a line means on a page, or `None` if it means nothing there.
#[must_use]
pub fn read<M: Clone + PartialEq>(
    page: &Page<M>,
    line: Result<&str, LineFault>,
) -> Option<Vec<Intent<M>>> {
    let line = match line {
        Ok(_) if page.any_key.is_some() => return Some(page.press(Key::Other)),
        Ok(line) => line,
        Err(LineFault::TooLong | LineFault::Unreadable) if page.any_key.is_none() => {
            return page
                .field()
                .map(|_| vec![Intent::Answer(line.map(str::to_owned))]);
        }
        // At least somebody is there.
        Err(_) => return Some(page.press(Key::Other)).filter(|intents| !intents.is_empty()),
    };
    let sign = SIGNS.iter().find(|(sign, _)| *sign == line.trim_end());
    if let Some(message) = sign.and_then(|(_, key)| page.mapped(*key)) {
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

/// The control that a line stands for on this page.
fn chosen<'page, M: PartialEq>(
    page: &'page Page<M>,
    typed: &str,
) -> Option<(usize, &'page Control<M>)> {
    let mut signed = signed(page).into_iter();
    let chosen = signed.find(|(_, _, sign)| sign == typed.trim_end_matches('.'));
    chosen.map(|(index, control, _)| (index, control))
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
    if !line.is_empty() {
        return Some(vec![Intent::Answer(Ok(line.to_owned()))]);
    }
    let (_, field) = page.controls().find(|(index, _)| *index == at)?;
    Some(vec![Intent::Send(field.message.clone())])
}

/// The controls that a line can choose, each with what the line has to say: its number; the sign that
/// does the same on every page; its digit; or its place among what has none of these, after the
/// digits. None where a line is an answer.
fn signed<M: PartialEq>(page: &Page<M>) -> Vec<(usize, &Control<M>, String)> {
    if page.field().is_some() {
        return Vec::new();
    }
    let digits = page.controls().filter_map(|(_, control)| control.digit);
    let mut count = digits.max().unwrap_or_default();
    let for_lines = page
        .controls()
        .filter(|(_, control)| !matches!(control.role, Role::ForKeys));
    let signed = for_lines.map(|(index, control)| {
        let sent = |(_, key): &&(&str, Key)| page.mapped(*key) == Some(&control.message);
        let sign = match (control.number, SIGNS.iter().find(sent), control.digit) {
            (Some(number), ..) => number.to_string(),
            (None, Some((sign, _)), _) => (*sign).to_owned(),
            (None, None, Some(digit)) => digit.to_string(),
            (None, None, None) => {
                count += 1;
                count.to_string()
            }
        };
        (index, control, sign)
    });
    signed.collect()
}

/// What an empty line takes, by what the page says.
fn default<M: PartialEq>(page: &Page<M>) -> Option<(usize, &Control<M>)> {
    let at = page.default?;
    let mut signed = signed(page).into_iter();
    let taken = signed.find(|(index, ..)| *index == at);
    taken.map(|(index, control, _)| (index, control))
}

fn prompt<M: PartialEq>(shown: &Shown<M>) -> String {
    if shown.page.field().is_some() {
        return shown.ask_answer().words.clone();
    }
    let ask = &shown.phrases.ask_number.words;
    match default(&shown.page) {
        Some((_, control)) => {
            let empty = shown.phrases.empty_line.with([&control.label.words]);
            format!("{ask} {}", empty.words)
        }
        None => ask.clone(),
    }
}

fn paragraph(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Text => Some(block.in_one_line()),
        BlockKind::Problem => Some(format!("* {}", block.in_one_line())),
        BlockKind::ForKeys(for_lines) => for_lines.as_ref().map(|text| text.words.clone()),
    }
}

fn line_to_fill<M>(control: &Control<M>, field: &Field, phrases: &Phrases) -> String {
    let value = match field.value.as_str() {
        "" => &phrases.empty_field.words,
        value => value,
    };
    format!("{}: {value}", control.label.words)
}
