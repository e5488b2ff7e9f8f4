//! The meaning of digits: they choose an answer or make a number. If they do neither, the visitor
//! is told so.

use super::find::number::{Digit, Typed};
use super::message::Message;
use super::outline::Outline;
use super::wording::Wording;
use cas_page::page::Key;

/// Returns the keys for typing a number, if there are any numbers.
pub(crate) fn number_keys(wording: &Wording<'_>, typed: &Typed) -> Vec<(Key, Message)> {
    if wording.setup.catalogue.numbers().next().is_none() {
        return Vec::new();
    }
    let mut keys = Vec::new();
    if typed.has_digits() {
        keys.push((Key::Back, Message::RubOut));
        keys.push((Key::Enter, Message::EnterNumber));
    }
    keys.extend(('0'..='9').map(|digit| (Key::Char(digit), Message::Digit(Digit(digit)))));
    keys
}

/// Returns the keys for digits that choose none of the answers of a page.
pub(crate) fn answer_keys(outline: &Outline, typed: &Typed) -> Vec<(Key, Message)> {
    let chosen = if typed.expects_no_answer() {
        0
    } else {
        outline.answers().count()
    };
    let is_free = |digit: &char| {
        digit
            .to_digit(10)
            .is_none_or(|it| it == 0 || it as usize > chosen)
    };
    let digits = ('0'..='9').filter(is_free);
    digits
        .map(|digit| (Key::Char(digit), Message::NoAnswer))
        .collect()
}
