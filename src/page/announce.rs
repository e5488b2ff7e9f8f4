//! What changed between two pages, in the words a voice says.
//!
//! A page that is new is read up to the stop that has the focus; on a page that stayed only the
//! change is said. So an arrow key gives exactly one thing to hear, and nothing is said twice.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Control, Field, Page, Phrases, Role, Stop};
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

/// What a voice says of one stop.
#[must_use]
pub fn stop<M>(stop: &Stop<M>, phrases: &Phrases) -> Vec<Text> {
    match stop {
        Stop::Block(block) => block.label.iter().chain([&block.text]).cloned().collect(),
        Stop::Control(control) => control_in_words(control, phrases),
    }
}

fn is_same_page<M>(old: &Page<M>, new: &Page<M>) -> bool {
    old.heading == new.heading && old.step == new.step
}

fn from_the_top<M>(page: &Page<M>) -> Vec<Text> {
    let mut said = vec![page.heading.clone()];
    said.extend(page.step.clone());
    let blocks = page
        .stops
        .iter()
        .take(page.focus)
        .filter(|stop| matches!(stop, Stop::Block(_)));
    said.extend(
        blocks
            .chain(page.focused())
            .flat_map(|each| stop(each, &page.phrases)),
    );
    said
}

fn changes<M: PartialEq>(old: &Page<M>, new: &Page<M>) -> Vec<Text> {
    if let (Some((_, before)), Some((_, after))) = (old.field(), new.field())
        && before != after
    {
        return edited(before, after, new);
    }
    let (Some(before), Some(after)) = (old.focused(), new.focused()) else {
        return Vec::new();
    };
    if old.attempt != new.attempt {
        return stop(after, &new.phrases);
    }
    if before == after && old.focus == new.focus {
        return Vec::new();
    }
    match (before, after) {
        (Stop::Control(before), Stop::Control(after)) if before.label == after.label => {
            changed_state(before, after).unwrap_or_else(|| control_in_words(after, &new.phrases))
        }
        _ => stop(after, &new.phrases),
    }
}

/// A control that keeps its name and changes its state says the state alone.
fn changed_state<M>(before: &Control<M>, after: &Control<M>) -> Option<Vec<Text>> {
    match (&before.role, &after.role) {
        (Role::Check { chosen: old, .. }, Role::Check { chosen: new, state }) if old != new => {
            Some(vec![state.clone()])
        }
        _ => None,
    }
}

fn control_in_words<M>(control: &Control<M>, phrases: &Phrases) -> Vec<Text> {
    let mut said = Vec::new();
    match &control.role {
        // Whoever walks along letters wants to hear the letter and nothing else.
        Role::Letters(row) => {
            return row
                .letters
                .get(row.at)
                .map(|(letter, _)| letter.clone())
                .into_iter()
                .collect();
        }
        Role::Field(field) => {
            said.push(control.label.clone());
            said.push(match field.value.as_str() {
                "" => phrases.empty_field.clone(),
                value => Text::private(control.label.language, value),
            });
        }
        Role::Check { state, .. } => said.extend([control.label.clone(), state.clone()]),
        Role::Entry | Role::Action | Role::Choice | Role::ForKeys => {
            said.push(control.label.clone());
        }
    }
    said.extend(control.detail.clone());
    said.extend(control.place.clone());
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
