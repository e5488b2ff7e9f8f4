//! The password of a visit where it is handed over: on the receipt, and on its slip.

use super::drawn::Password;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_setup::locale::Value;
use cas_words::text::Text;

/// Adds the password, what it means in the visitor's language, and what it is for.
pub(crate) fn add(wording: &Wording<'_>, outline: &mut Outline, password: Option<Password>) {
    let content = &wording.setup.content;
    let Some((password, said)) = password.and_then(|it| Some((it, it.said(content)?))) else {
        return;
    };
    let is_understood = wording.language == said.language;
    outline.takeaway(Some(wording.say("password")), said);
    if !is_understood
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
