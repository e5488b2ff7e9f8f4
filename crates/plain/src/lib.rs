//! Pages as numbered lines: for a dumb terminal, a braille display, a remote shell, a pipe, a report of
//! the office, and for nearly every test.
//!
//! The program, the pages and the answers are the same as on the screen. Only the input differs: a
//! line chooses a control or is an answer. Before each control stands what to type for it: its own
//! number, a number counted from 1, or a sign that does the same on every page, `<` (back), `?` (help),
//! `!` (finished) and `-` (skip). A space before a sign makes it an answer. An empty line does only what
//! the page allows. Controls that only the arrow keys need are left out. No escape code is ever written.
//!
//! It is a crate of its own because the office shows pages too, and draws nothing.
#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use cas_page::page::shown::{Phrases, Shown};
use cas_page::page::{
    Block, BlockKind, Control, Field, Intent, Key, LineFault, Page, Role, Standing, Stop,
};

/// The number of digits of a number that leads to the same place from any page.
const NUMBER_DIGITS: usize = 3;
/// The lines that mean the same on every page.
const SIGNS: [(&str, Key); 4] = [
    ("<", Key::Back),
    ("?", Key::Help),
    ("!", Key::Finish),
    ("-", Key::Skip),
];

/// Returns a page as lines.
#[must_use]
pub fn render<M: PartialEq>(shown: &Shown<M>) -> String {
    lines(shown, Control::name) + &prompt(shown) + "\n"
}

/// Returns a page as lines for somebody who only reads them: without what to type, and without whom to call,
/// which stands below every page.
#[must_use]
pub fn to_read<M: PartialEq>(shown: &Shown<M>) -> String {
    let page = &shown.page;
    let mut lines = above(page);
    lines.extend(stops(shown, Control::name, |kind| {
        !matches!(kind, BlockKind::ForKeys(_))
    }));
    lines.extend(page.status.as_ref().map(|status| status.words.clone()));
    lines.join("\n").trim().to_owned()
}

/// Returns a page as lines, without the ticks of its controls and without what to type.
#[must_use]
pub fn without_ticks<M: PartialEq>(shown: &Shown<M>) -> String {
    lines(shown, |control| control.label.words.clone())
}

/// Returns a page as lines. `name` gives the words for a control.
fn lines<M: PartialEq>(shown: &Shown<M>, name: impl Fn(&Control<M>) -> String) -> String {
    let page = &shown.page;
    let mut lines = above(page);
    lines.extend(stops(shown, name, |_| true));
    lines.push(String::new());
    lines.extend(page.status.as_ref().map(|status| status.words.clone()));
    lines.push(page.contact.in_one_line());
    lines.join("\n") + "\n"
}

/// Returns what stands above the stops of a page.
fn above<M>(page: &Page<M>) -> Vec<String> {
    let mut lines = vec![String::new(), page.heading.words.clone()];
    lines.extend(page.step.as_ref().map(|step| step.words.clone()));
    lines.push(String::new());
    lines
}

/// Returns the stops of a page as lines. Of passages only those parts are in them for which `is_for` is true.
fn stops<M: PartialEq>(
    shown: &Shown<M>,
    name: impl Fn(&Control<M>) -> String,
    is_for: impl Fn(&BlockKind) -> bool,
) -> Vec<String> {
    let page = &shown.page;
    let signed = signed(page);
    let in_words = |control: &Control<M>| match (name(control), control.whole_detail()) {
        // Two colons in a line would not tell what belongs to what.
        (name, Some(detail)) if [&name, &detail].iter().any(|it| it.contains(": ")) => {
            format!("{name} – {detail}")
        }
        (name, Some(detail)) => format!("{name}: {detail}"),
        (name, None) => name,
    };
    let below_preface = |control: &Control<M>, line: String| match &control.preface {
        Some(preface) => format!("{}\n{line}", preface.words),
        None => line,
    };
    let line = |(index, stop): (usize, &Stop<M>)| match stop {
        Stop::Passage(blocks) => passage(blocks, &is_for),
        Stop::Control(control) => match &control.role {
            Role::Field(field) => Some(line_to_fill(control, field, &shown.phrases)),
            // Where a line is an answer, nothing can be chosen by number. Search results are only read.
            Role::Entry if page.field().is_some() && control.detail.is_some() => {
                Some(format!("– {}", in_words(control)))
            }
            _ => {
                let (_, _, sign) = signed.iter().find(|(stop, ..)| *stop == index)?;
                let is_place = sign.len() < NUMBER_DIGITS && sign.parse::<u8>().is_ok();
                let dot = if is_place { "." } else { "" };
                let line = format!("{sign}{dot} {}", in_words(control));
                Some(below_preface(control, line))
            }
        },
    };
    page.stops.iter().enumerate().filter_map(line).collect()
}

/// Returns the meaning of a line on a page, or `None` if it has none.
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
        // The line at least shows that somebody is there.
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

/// Returns the control that a line chooses on this page.
fn chosen<'page, M: PartialEq>(
    page: &'page Page<M>,
    typed: &str,
) -> Option<(usize, &'page Control<M>)> {
    let mut signed = signed(page).into_iter();
    let chosen = signed.find(|(_, _, sign)| sign == typed.trim_end_matches('.'));
    chosen.map(|(index, control, _)| (index, control))
}

/// Returns the messages of a number of three digits that leads away from this page, as if each digit
/// were typed.
fn elsewhere<M: Clone>(page: &Page<M>, typed: &str) -> Option<Vec<Intent<M>>> {
    let is_number = typed.len() == NUMBER_DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit());
    let digits = typed.chars().filter(|_| is_number);
    let sent: Option<Vec<_>> = digits
        .map(|digit| page.mapped(Key::Char(digit)).cloned().map(Intent::Send))
        .collect();
    sent.filter(|sent| !sent.is_empty())
}

/// Returns the meaning of a line as an answer. It replaces the text in the field; an empty line keeps
/// that text.
fn answer<M: Clone>(page: &Page<M>, at: usize, line: &str) -> Option<Vec<Intent<M>>> {
    if !line.is_empty() {
        return Some(vec![Intent::Answer(Ok(line.to_owned()))]);
    }
    let (_, field) = page.controls().find(|(index, _)| *index == at)?;
    Some(vec![Intent::Send(field.message.clone())])
}

/// Returns the controls that a line can choose, each with the line that chooses it: its number, the
/// sign that does the same on every page, its digit, or else a count that goes on after the digits.
/// There are none where a line is an answer.
fn signed<M: PartialEq>(page: &Page<M>) -> Vec<(usize, &Control<M>, String)> {
    if page.field().is_some() {
        return Vec::new();
    }
    let digits = page.controls().filter_map(|(_, control)| control.digit);
    let mut count = digits.max().unwrap_or_default();
    let for_lines = page
        .controls()
        .filter(|(_, control)| !matches!(control.role, Role::ForKeys));
    let is_everywhere = |message: &M| {
        let mut controls = page.controls().map(|(_, control)| control);
        controls.any(|it| it.standing == Standing::Everywhere && it.message == *message)
    };
    let signed = for_lines.map(|(index, control)| {
        // Two controls with one sign would look like a mistake. It is that of the one on every page.
        let is_other = control.standing == Standing::Usual && is_everywhere(&control.message);
        let sent =
            |(_, key): &&(&str, Key)| !is_other && page.mapped(*key) == Some(&control.message);
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

/// Returns the control that an empty line chooses, if the page names one.
fn default<M: PartialEq>(page: &Page<M>) -> Option<(usize, &Control<M>)> {
    let at = page.default?;
    let mut signed = signed(page).into_iter();
    let taken = signed.find(|(index, ..)| *index == at);
    taken.map(|(index, control, _)| (index, control))
}

/// Returns the line that says what to type.
#[must_use]
pub fn prompt<M: PartialEq>(shown: &Shown<M>) -> String {
    if shown.page.field().is_some() {
        return shown.ask_answer().words.clone();
    }
    let ask = &shown.phrases.ask_number.words;
    match default(&shown.page) {
        Some((_, control)) => {
            let empty = shown.phrases.empty_line.with([&control.label.words]);
            format!("{ask} {}", empty.words)
        }
        None => match way_on(&shown.page) {
            Some((sign, label)) => format!("{ask} {sign}: {label}."),
            None => ask.clone(),
        },
    }
}

/// Returns what goes on from answers of which at least one is ticked: what to type, and its label.
fn way_on<M: PartialEq>(page: &Page<M>) -> Option<(String, &str)> {
    let is_ticked = |control: &Control<M>| matches!(control.role, Role::Check { chosen: true, .. });
    let is_way =
        |control: &Control<M>| control.role == Role::Action && control.standing == Standing::Usual;
    if !page.controls().any(|(_, control)| is_ticked(control)) {
        return None;
    }
    let mut signed = signed(page).into_iter();
    let (_, control, sign) = signed.find(|(_, control, _)| is_way(control))?;
    Some((sign, &control.label.words))
}

/// Returns the lines of a passage, or `None` if nothing of it is for surfaces with lines.
fn passage(blocks: &[Block], is_for: impl Fn(&BlockKind) -> bool) -> Option<String> {
    let blocks = blocks.iter().filter(|block| is_for(&block.kind));
    let lines: Vec<String> = blocks.filter_map(paragraph).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn paragraph(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Text
        | BlockKind::Takeaway
        | BlockKind::Aside
        | BlockKind::Source
        | BlockKind::Code(_) => {
            let preface = block.preface.iter().map(|it| it.words.clone());
            let lines: Vec<String> = preface.chain([block.in_one_line()]).collect();
            Some(lines.join("\n"))
        }
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
