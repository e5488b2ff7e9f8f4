//! The words that a voice says about the change between two pages.
//!
//! A new page is read up to the stop that has the focus. If the page is the same, only the change is
//! said. So an arrow key gives exactly one thing to hear, and nothing is said twice.

use unicode_segmentation::UnicodeSegmentation as _;

use super::shown::Shown;
use super::{Block, BlockKind, Control, Field, Page, Role, Standing, Stop};
use cas_words::text::Text;

/// The longest phone number with its groups, in bytes.
const PHONE_BYTES_MAX: usize = 24;

/// Returns the words that a voice says for the step from `old` to `new`, in order. Each text is in
/// its own language; private texts are the visitor's own words. A voice that begins to speak reads
/// the whole page, as if it were new. One that is switched off says only that, and nothing of a new page.
#[must_use]
pub fn announce<M: PartialEq>(old: Option<&Shown<M>>, new: &Shown<M>) -> Vec<Text> {
    let begins = old.is_some_and(|old| !old.voice.is_on && new.voice.is_on);
    let ends = old.is_some_and(|old| old.voice.is_on && !new.voice.is_on);
    let old = old.map(|old| &old.page).filter(|_| !begins);
    let page = &new.page;
    if let Some(page) = old.filter(|old| is_same_page(old, page)) {
        return changes(page, new);
    }
    if ends {
        return page.status.clone().into_iter().collect();
    }
    let status = page.status.clone().filter(|_| begins);
    let mut said: Vec<Text> = status.into_iter().collect();
    said.extend(from_the_top(new));
    let Some(old) = old else {
        said.extend(what_else(new));
        return said;
    };
    // A visitor who cannot see the hint has to hear it once, and again where the keys are others.
    let is_first = begins_visit(old, page);
    // After one line that was written in letters, the next begins with a letter that alone tells little.
    let is_other =
        (old.hint != page.hint && !(is_line(old) && is_line(page))) || letters_line(page).is_some();
    if is_first || is_other && page.has_own_keys() {
        said.push(page.hint.clone());
        said.extend(what_else(new));
    }
    // The numbers to call are at the same place on every page, and heard at the first.
    said.extend(is_first.then(|| page.contact.as_text()));
    said
}

/// True if a visit begins with the new page.
fn begins_visit<M>(old: &Page<M>, new: &Page<M>) -> bool {
    old.any_key.is_none() && !old.is_of_visit() && new.is_of_visit()
}

/// Returns the name of the line under edit, if a row of letters has the focus.
fn letters_line<M>(page: &Page<M>) -> Option<&Text> {
    match page.focused()? {
        Stop::Control(control) if matches!(control.role, Role::Letters(_)) => Some(&control.label),
        _ => None,
    }
}

/// True if a line is written on a page, without the letter picker. Enter has another effect while the
/// line is empty, but whoever fills in one line after the other knows the keys.
fn is_line<M>(page: &Page<M>) -> bool {
    let is_letters = |(_, control): (usize, &Control<M>)| matches!(control.role, Role::Letters(_));
    page.field().is_some() && !page.controls().any(is_letters)
}

/// Returns the hint about a key that a visitor would not find soon by trying.
fn what_else<M>(shown: &Shown<M>) -> Option<Text> {
    let Shown { page, phrases, .. } = shown;
    let is_letters = |control: &Control<M>| matches!(control.role, Role::Letters(_));
    match page.focused()? {
        // In a line with text, Enter goes on and does not open the picker.
        Stop::Control(Control {
            role: Role::Field(field),
            ..
        }) => Some(phrases.pick.clone()).filter(|_| field.value.is_empty()),
        Stop::Control(control) if is_letters(control) => None,
        _ => Some(phrases.listen.clone()).filter(|_| shown.voice.is_on && page.any_key.is_none()),
    }
}

/// Returns the words that a voice says about the focused stop.
#[must_use]
pub fn focused<M>(shown: &Shown<M>) -> Vec<Text> {
    let page = &shown.page;
    match page.focused() {
        // A text says first what it says, because most people only want to hear that.
        Some(Stop::Passage(blocks)) => {
            let mut said = passage(blocks, shown);
            said.extend(page.place.clone());
            said
        }
        Some(Stop::Control(control)) => {
            let mut said = by_name(control, shown);
            let is_told = !matches!(control.role, Role::Letters(_));
            if let (Some(place), Some(label), true) = (&page.place, said.first_mut(), is_told) {
                // A name in another language has a voice of its own.
                if place.language == label.language {
                    label.words = format!("{}: {}", place.words, label.words);
                } else {
                    said.insert(0, place.clone());
                }
            }
            said.extend(page.number.clone());
            control.preface.iter().cloned().chain(said).collect()
        }
        None => Vec::new(),
    }
}

/// Returns the words of the whole page, from the top to the bottom, with what every page has.
#[must_use]
pub fn whole<M>(shown: &Shown<M>) -> Vec<Text> {
    let page = &shown.page;
    let mut said = vec![page.heading.clone()];
    said.extend(page.step.clone());
    said.extend(page.stops.iter().flat_map(|stop| match stop {
        Stop::Passage(blocks) => passage(blocks, shown),
        Stop::Control(control) => in_words(control, shown),
    }));
    said.extend(page.status.clone());
    said.extend([page.hint.clone(), page.contact.as_text()]);
    said
}

/// Returns the words of the page for somebody who wants to hear it: what only this page says, and whom
/// to call. Sources are said to those who go there. The keys and the controls of every page are heard at the
/// first page and on the page about them, but where keys do something else they are said.
#[must_use]
pub fn read<M>(shown: &Shown<M>) -> Vec<Text> {
    let page = &shown.page;
    let mut said = vec![page.heading.clone()];
    said.extend(step(page));
    for stop in &page.stops {
        match stop {
            Stop::Passage(blocks) => {
                let told = blocks.iter().filter(|it| it.kind != BlockKind::Source);
                said.extend(told.flat_map(|block| paragraph(block, shown)));
            }
            Stop::Control(control) if control.standing == Standing::Everywhere => {}
            Stop::Control(control) => said.extend(in_words(control, shown)),
        }
    }
    said.extend(page.status.clone());
    said.extend(page.has_own_keys().then(|| page.hint.clone()));
    said.push(page.contact.as_text());
    said
}

/// Returns the words about a new page: its heading, the stops before the focus, and the focused
/// stop. Blocks about the keys are said before the focused stop, wherever they are on the page,
/// because the visitor needs the keys to hear the rest.
fn from_the_top<M>(shown: &Shown<M>) -> Vec<Text> {
    let page = &shown.page;
    let mut said = vec![page.heading.clone()];
    said.extend(step(page));
    let stops = page.stops.iter().enumerate();
    said.extend(stops.flat_map(|(index, stop)| match stop {
        Stop::Passage(blocks) if index < page.focus => passage(blocks, shown),
        Stop::Passage(blocks) if index > page.focus => {
            let of_keys = blocks.iter().filter(|block| is_of_keys(block));
            of_keys.flat_map(|block| paragraph(block, shown)).collect()
        }
        _ => Vec::new(),
    }));
    let name = letters_line(page).filter(|name| **name != page.heading);
    said.extend(name.cloned());
    said.extend(focused(shown));
    said
}

/// Returns the step of a page, unless the page begins with the same words.
fn step<M>(page: &Page<M>) -> Option<Text> {
    let step = page.step.as_ref()?;
    let words = step.words.to_lowercase();
    let first = page.stops.first().and_then(|stop| stop.blocks().first());
    let is_told = first.is_some_and(|it| it.text.words.to_lowercase().starts_with(&words));
    (!is_told).then(|| step.clone())
}

fn is_of_keys(block: &Block) -> bool {
    matches!(block.kind, BlockKind::ForKeys(_))
}

fn changes<M: PartialEq>(old: &Page<M>, shown: &Shown<M>) -> Vec<Text> {
    let new = &shown.page;
    let mut said = changes_of_stops(old, shown);
    let status = new.status.clone().filter(|_| old.status != new.status);
    // The chosen control may say the same already.
    if let Some(status) = status.filter(|status| !said.contains(status)) {
        said.push(status);
    }
    // When a typed number is deleted, the focused stop is said instead.
    if said.is_empty() && old.status.is_some() && new.status.is_none() {
        return focused(shown);
    }
    said
}

/// Returns true if two pages are the same page in the same language. Names are the same in every
/// language, so the heading alone is not enough.
fn is_same_page<M>(old: &Page<M>, new: &Page<M>) -> bool {
    let language = |page: &Page<M>| page.hint.language;
    old.heading == new.heading && old.step == new.step && language(old) == language(new)
}

fn changes_of_stops<M: PartialEq>(old: &Page<M>, shown: &Shown<M>) -> Vec<Text> {
    let new = &shown.page;
    // The heading is said too, so that it is clear which question has the problem (EN 301 549, 5.1.3.15).
    if old.attempt != new.attempt {
        let mut said = vec![new.heading.clone()];
        said.extend(focused(shown));
        return said;
    }
    if let (Some((_, before)), Some((_, after))) = (old.field(), new.field())
        && before != after
    {
        return edited(before, after, shown);
    }
    if old.focus == new.focus && old.focused() == new.focused() {
        return Vec::new();
    }
    match (old.focused(), new.focused()) {
        (Some(Stop::Control(before)), Some(Stop::Control(after))) => {
            changed_state(before, after).unwrap_or_else(|| focused(shown))
        }
        _ => focused(shown),
    }
}

/// Returns the new state or value of a control that is otherwise the same, because only that is
/// said.
fn changed_state<M: PartialEq>(before: &Control<M>, after: &Control<M>) -> Option<Vec<Text>> {
    match (&before.role, &after.role) {
        (Role::ForKeys, Role::ForKeys) if before.message == after.message => {
            let value = Some(&after.label).filter(|_| before.label != after.label);
            let value = value.or(after.detail.as_ref());
            value.map(|value| vec![value.clone()])
        }
        (Role::Check { chosen: old, .. }, Role::Check { chosen: new, state })
            if before.label == after.label && old != new =>
        {
            Some(vec![state.clone()])
        }
        _ => None,
    }
}

fn passage<M>(blocks: &[Block], shown: &Shown<M>) -> Vec<Text> {
    // A date that was told already is left out, unless nothing else would be said.
    let is_told = |block: &&Block| blocks.len() > 1 && undated(block, &shown.page).words.is_empty();
    let said = blocks.iter().filter(|block| !is_told(block));
    said.flat_map(|block| paragraph(block, shown)).collect()
}

/// Returns the words of a block. A label is said together with its text, unless another voice says one of
/// them, or the text is the visitor's own.
fn paragraph<M>(block: &Block, shown: &Shown<M>) -> Vec<Text> {
    let undated = undated(block, &shown.page);
    let is_empty = undated.words.is_empty();
    let block = &Block {
        text: if is_empty {
            block.text.clone()
        } else {
            undated
        },
        ..block.clone()
    };
    let text = discreet(&block.text, shown);
    let label = block.label.as_ref();
    let is_one = |label: &Text| label.language == text.language && !block.text.private;
    let said = if label.is_some_and(is_one) {
        vec![text.reworded(block.in_one_line())]
    } else {
        label.into_iter().cloned().chain([text]).collect()
    };
    block.preface.iter().cloned().chain(said).collect()
}

/// Returns the text of a block. The date of a source is left out if it is the only one on the page and was
/// told beside the fact. Several dates tell which source is that of which fact.
fn undated<M>(block: &Block, page: &Page<M>) -> Text {
    let blocks = || page.blocks().map(|(_, block)| block);
    let mut asides = blocks().filter(|it| it.kind == BlockKind::Aside);
    let Some(date) = asides.next().filter(|_| block.kind == BlockKind::Source) else {
        return block.text.clone();
    };
    let date = date.text.words.as_str();
    let rest = block.text.words.strip_prefix(date).map(str::trim_start);
    match rest.filter(|_| asides.all(|it| it.text.words == date)) {
        Some(rest) => block.text.reworded(rest.to_owned()),
        None => block.text.clone(),
    }
}

/// Returns the words of a control, after what has to be known before its label.
fn in_words<M>(control: &Control<M>, shown: &Shown<M>) -> Vec<Text> {
    let preface = control.preface.iter().cloned();
    preface.chain(by_name(control, shown)).collect()
}

/// Returns the words of a control from its label on.
fn by_name<M>(control: &Control<M>, shown: &Shown<M>) -> Vec<Text> {
    let mut said = vec![control.label.clone()];
    match &control.role {
        // A visitor who moves along letters wants to hear only the letter.
        Role::Letters(row) => {
            let letter = row.letters.get(row.at).map(|(letter, _)| letter.clone());
            return letter.into_iter().collect();
        }
        Role::Field(field) if field.value.is_empty() => {
            said.push(shown.phrases.empty_field.clone());
        }
        Role::Field(field) => {
            let value = Text::private(control.label.language, &field.value);
            said.push(discreet(&value, shown));
        }
        Role::Check { chosen, state } => said.extend(chosen.then(|| state.clone())),
        Role::Choice { given } => said.extend(given.clone()),
        Role::Entry | Role::Action | Role::ForKeys => {}
    }
    let details = control.detail.iter().chain(&control.more);
    said.extend(details.map(|detail| discreet(detail, shown)));
    said
}

/// Returns a text in the form in which others may hear it.
fn discreet<M>(text: &Text, shown: &Shown<M>) -> Text {
    if text.is_secret() && !shown.names_private {
        return counted(&text.words, shown);
    }
    text.clone()
}

/// Returns the number of letters, which is said in place of the letters. The blanks between the groups of a
/// phone number were not typed.
fn counted<M>(words: &str, shown: &Shown<M>) -> Text {
    let is_number = |letter: &str| matches!(letter.as_bytes(), [b'0'..=b'9' | b' ' | b'+']);
    let is_short = words.len() <= PHONE_BYTES_MAX;
    let is_grouped = is_short && words.graphemes(true).all(is_number);
    let letters = words.graphemes(true);
    let count = letters.filter(|it| !is_grouped || *it != " ").count();
    let count = count.to_string();
    shown.phrases.counted.with([&count])
}

/// Returns the words about an edit: the letters that were typed or deleted, or the letter at the
/// insertion point if only that has moved.
fn edited<M>(before: &Field, after: &Field, shown: &Shown<M>) -> Vec<Text> {
    if !shown.names_private {
        return edited_discreetly(before, after, shown);
    }
    let (phrases, language) = (&shown.phrases, shown.page.heading.language);
    let old: Vec<&str> = before.value.graphemes(true).collect();
    let new: Vec<&str> = after.value.graphemes(true).collect();
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..]
        .iter()
        .rev()
        .zip(new[head..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let inserted = new[head..new.len() - tail].concat();
    let removed = old[head..old.len() - tail].concat();
    let in_words = |letters: &str| match letters {
        " " => phrases.space.clone(),
        letters => Text::private(language, letters),
    };
    if !inserted.is_empty() {
        vec![in_words(&inserted)]
    } else if !removed.is_empty() {
        vec![phrases.deleted.clone(), in_words(&removed)]
    } else {
        new.get(after.cursor)
            .map(|letter| in_words(letter))
            .into_iter()
            .collect()
    }
}

/// Returns the words about an edit that others may hear: the number of letters now, or of those
/// before the insertion point if only that has moved.
fn edited_discreetly<M>(before: &Field, after: &Field, shown: &Shown<M>) -> Vec<Text> {
    if after.value.is_empty() {
        return vec![shown.phrases.empty_field.clone()];
    }
    if before.value != after.value {
        return vec![counted(&after.value, shown)];
    }
    let passed: String = after.value.graphemes(true).take(after.cursor).collect();
    vec![counted(&passed, shown)]
}
