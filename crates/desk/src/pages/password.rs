//! The page on which a clerk chooses another password.

use cas_setup::told;
use cas_setup::told::Told;
use maud::{Markup, html};

use super::frame::{Says, titled};
use crate::asked::{Answer, Fields};
use crate::password::LETTERS_MIN;

/// Answers with the form, and tells what became of it before.
pub(crate) fn answer(status: u16, says: &Says<'_>, query: &Fields, why: Option<Told>) -> Answer {
    let heading = says.say(told!("desk-change-password"));
    let is_kept = query.get("kept").is_some();
    let content = html! {
        @if let Some(why) = &why {
            p class="told" role="alert" tabindex="-1" autofocus { (says.say(why.clone())) }
        } @else if is_kept {
            p class="told" role="status" tabindex="-1" autofocus { (says.say(told!("desk-password-kept"))) }
        }
        form method="post" action="/password" {
            (says.secret())
            (field(says, "password", "current-password", told!("desk-old-password")))
            (field(says, "new", "new-password", told!("desk-chosen-password", count = LETTERS_MIN)))
            (field(says, "again", "new-password", told!("desk-password-again")))
            div { button { (says.say(told!("desk-change-password"))) } }
        }
    };
    let told = why.or_else(|| is_kept.then(|| told!("desk-password-kept")));
    let title = match told {
        Some(told) => format!("{} – {heading}", says.say(told)),
        None => heading.clone(),
    };
    titled(status, says, &title, &heading, &content)
}

fn field(says: &Says<'_>, name: &str, kind: &str, label: Told) -> Markup {
    html! {
        label for=(name) { (says.say(label)) }
        input id=(name) name=(name) type="password" autocomplete=(kind) required;
    }
}
