//! The password of a visit where it is handed over: on the receipt, and on its slip.

use super::drawn::Password;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_setup::locale::Value;
use cas_words::text::Text;

/// A password as it is handed over.
struct Told {
    /// The words that are said at the door.
    said: Text,
    /// What they mean in the visitor's language, if that is another one.
    meaning: Option<Text>,
}

/// Adds the password, what it means in the visitor's language, and what it is for.
pub(crate) fn add(wording: &Wording<'_>, outline: &mut Outline, password: Option<Password>) {
    if add_words(wording, outline, password) {
        outline.block(wording.say("password-for"));
    }
}

/// Adds the password and what it means. Returns false if there is none.
pub(crate) fn add_words(
    wording: &Wording<'_>,
    outline: &mut Outline,
    password: Option<Password>,
) -> bool {
    let Some(Told { said, meaning }) = password.and_then(|it| told(wording, it)) else {
        return false;
    };
    outline.takeaway(Some(wording.say("password")), said);
    if let Some(meaning) = meaning {
        outline.takeaway(Some(wording.say("password-means")), meaning);
    }
    true
}

/// Adds the same to a slip. What the password means stands beside its name, because two more lines in large letters have
/// no room.
pub(crate) fn add_to_slip(
    wording: &Wording<'_>,
    outline: &mut Outline,
    password: Option<Password>,
) {
    let Some(Told { said, meaning }) = password.and_then(|it| told(wording, it)) else {
        return;
    };
    let label = meaning.map(|meaning| {
        let args = [("meaning", Value::from(meaning.words.as_str()))];
        meaning.reworded(wording.say_with("slip-password", &args).words)
    });
    let label = label.unwrap_or_else(|| wording.say("password"));
    outline
        .takeaway(Some(label), said)
        .block(wording.say("password-for"));
}

fn told(wording: &Wording<'_>, password: Password) -> Option<Told> {
    let content = &wording.setup.content;
    let said = password.said(content)?;
    let is_understood = wording.language == said.language;
    let words = password.in_language(content, wording.language);
    let words = words.filter(|_| !is_understood);
    let meaning = words.map(|(adjective, noun)| {
        let args = [
            ("adjective", Value::from(adjective.as_str())),
            ("noun", Value::from(noun.as_str())),
        ];
        let meaning = wording.say_with("password-meaning", &args).words;
        Text::private(wording.language, meaning)
    });
    Some(Told { said, meaning })
}
