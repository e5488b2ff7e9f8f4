//! What changed between two pages, in the words a voice says.
//!
//! A page that is new is read up to the stop that has the focus; on a page that stayed only the
//! change is said. So an arrow key gives exactly one thing to hear, and nothing is said twice.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Block, Control, Field, Page, Role, Stop};
use crate::text::Text;

/// What a voice says of the step from `old` to `new`, in order. Each text is one utterance, in its
/// own language; private ones are the visitor's own words.
#[must_use]
pub fn announce<M: PartialEq>(old: Option<&Page<M>>, new: &Page<M>) -> Vec<Text> {
    match old {
        Some(old) if is_same_page(old, new) => changes(old, new),
        _ => from_the_top(new),
    }
}

/// What a voice says of the stop that has the focus.
#[must_use]
pub fn focused<M>(page: &Page<M>) -> Vec<Text> {
    match page.focused() {
        Some(Stop::Block(block)) => paragraph(block),
        Some(Stop::Control(control)) => in_words(control, page),
        None => Vec::new(),
    }
}

fn from_the_top<M>(page: &Page<M>) -> Vec<Text> {
    let mut said = vec![page.heading.clone()];
    said.extend(page.step.clone());
    said.extend(
        page.stops
            .iter()
            .take(page.focus)
            .flat_map(|stop| match stop {
                Stop::Block(block) => paragraph(block),
                Stop::Control(_) => Vec::new(),
            }),
    );
    said.extend(focused(page));
    said
}

fn changes<M: PartialEq>(old: &Page<M>, new: &Page<M>) -> Vec<Text> {
    let mut said = changes_of_stops(old, new);
    let status = new.status.clone().filter(|_| old.status != new.status);
    // The control that was chosen may say the same already.
    if let Some(status) = status.filter(|status| !said.contains(status)) {
        said.push(status);
    }
    // That a number is gone again is heard by what there is instead.
    if said.is_empty() && old.status.is_some() && new.status.is_none() {
        return focused(new);
    }
    said
}

/// Names stay as they are in another language, so the words of the page alone do not tell.
fn is_same_page<M>(old: &Page<M>, new: &Page<M>) -> bool {
    let language = |page: &Page<M>| page.hint.language;
    old.heading == new.heading && old.step == new.step && language(old) == language(new)
}

fn changes_of_stops<M: PartialEq>(old: &Page<M>, new: &Page<M>) -> Vec<Text> {
    if old.attempt != new.attempt {
        return focused(new);
    }
    if let (Some((_, before)), Some((_, after))) = (old.field(), new.field())
        && before != after
    {
        return edited(before, after, new);
    }
    if old.focus == new.focus && old.focused() == new.focused() {
        return Vec::new();
    }
    match (old.focused(), new.focused()) {
        (Some(Stop::Control(before)), Some(Stop::Control(after))) => {
            changed_state(before, after).unwrap_or_else(|| focused(new))
        }
        _ => focused(new),
    }
}

/// A control that keeps its name and changes its state says the state alone.
fn changed_state<M>(before: &Control<M>, after: &Control<M>) -> Option<Vec<Text>> {
    match (&before.role, &after.role) {
        (Role::Check { chosen: old, .. }, Role::Check { chosen: new, state })
            if before.label == after.label && old != new =>
        {
            Some(vec![state.clone()])
        }
        _ => None,
    }
}

fn paragraph(block: &Block) -> Vec<Text> {
    block.label.iter().chain([&block.text]).cloned().collect()
}

fn in_words<M>(control: &Control<M>, page: &Page<M>) -> Vec<Text> {
    let mut said = vec![control.label.clone()];
    match &control.role {
        // Whoever walks along letters wants to hear the letter and nothing else.
        Role::Letters(row) => {
            let letter = row.letters.get(row.at).map(|(letter, _)| letter.clone());
            return letter.into_iter().collect();
        }
        Role::Field(field) if field.value.is_empty() => said.push(page.phrases.empty_field.clone()),
        Role::Field(field) => said.push(Text::private(control.label.language, &field.value)),
        Role::Check { state, .. } => said.push(state.clone()),
        Role::Entry | Role::Action | Role::Choice | Role::ForKeys => {}
    }
    said.extend(control.detail.clone());
    said.extend(page.place.clone());
    said
}

/// What was typed or deleted, or what stands at the insertion point when only that has moved.
fn edited<M>(before: &Field, after: &Field, page: &Page<M>) -> Vec<Text> {
    let language = page.heading.language;
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
        " " => page.phrases.space.clone(),
        letters => Text::private(language, letters),
    };
    if !inserted.is_empty() {
        vec![in_words(&inserted)]
    } else if !removed.is_empty() {
        vec![page.phrases.deleted.clone(), in_words(&removed)]
    } else {
        new.get(after.cursor)
            .map(|letter| in_words(letter))
            .into_iter()
            .collect()
    }
}
