//! The password of a visit where it is handed over: on the receipt, and on its slip.

use super::drawn::Password;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_setup::locale::Value;
use cas_words::text::Text;

/// Adds the password, what it means in the visitor's language, and what it is for.
pub(crate) fn add(wording: &Wording<'_>, outline: &mut Outline, password: Option<Password>) {
    let (content, first) = (&wording.setup.content, wording.first_language());
    let Some((password, said)) = password.and_then(|it| Some((it, it.said(content, first)?)))
    else {
        return;
    };
    let said = Text::private(first, said);
    outline.takeaway(Some(wording.say("password")), said);
    if wording.language != first
        && let Some((adjective, noun)) = password.in_language(content, wording.language)
    {
        let args = [
            ("adjective", Value::from(adjective.as_str())),
            ("noun", Value::from(noun.as_str())),
        ];
        let meaning = wording.say_with("password-meaning", &args).words;
        let meaning = Text::private(wording.language, meaning);
        outline.takeaway(Some(wording.say("password-means")), meaning);
    }
    outline.block(wording.say("password-for"));
}
