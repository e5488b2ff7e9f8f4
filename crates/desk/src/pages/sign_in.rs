//! The page on which somebody signs in.

use cas_setup::told;
use cas_setup::told::Told;
use maud::html;

use super::frame::{Says, titled};
use crate::asked::Answer;
use crate::change::NOTE;
use crate::sign_in::PATH;

/// What was tried before.
pub(crate) struct Tried<'t> {
    /// The name that was given.
    pub(crate) name: &'t str,
    /// The page that is wanted.
    pub(crate) to: &'t str,
    /// Why nobody was signed in.
    pub(crate) why: Option<Told>,
    /// The note that was not kept, because the time was over.
    pub(crate) note: Option<&'t str>,
}

/// Answers with the form. Passwords can be pasted, and programs that keep them know the fields (WCAG 2.2, 3.3.8).
pub(crate) fn answer(status: u16, says: &Says<'_>, tried: &Tried<'_>) -> Answer {
    let heading = says.say(told!("desk-sign-in-first"));
    let content = html! {
        @if let Some(why) = &tried.why {
            p class="told" role="alert" tabindex="-1" autofocus { (says.say(why.clone())) }
        }
        form method="post" action=(PATH) {
            @if let Some(note) = tried.note {
                p { (says.say(told!("desk-time-is-over"))) }
                label for=(NOTE) { (says.say(told!("desk-note-waits"))) }
                textarea id=(NOTE) name=(NOTE) { (note) }
            }
            input type="hidden" name="to" value=(tried.to);
            label for="name" { (says.say(told!("desk-user-name"))) }
            input id="name" name="name" value=(tried.name) autofocus[tried.why.is_none()] autocomplete="username" autocapitalize="none" spellcheck="false" required;
            label for="password" { (says.say(told!("desk-user-password"))) }
            input id="password" name="password" type="password" autocomplete="current-password" required;
            div { button { (says.say(told!("desk-sign-in"))) } }
        }
        p { (says.say(told!("desk-password-forgotten"))) }
    };
    let title = match &tried.why {
        Some(why) => format!("{} – {heading}", says.say(why.clone())),
        None => heading.clone(),
    };
    titled(status, says, &title, &heading, &content)
}
