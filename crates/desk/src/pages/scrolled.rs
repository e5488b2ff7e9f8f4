//! A table in a frame, in which it is moved to and fro where the window is narrower than it.

use cas_setup::told;
use maud::{Markup, html};

use super::frame::Says;

/// Returns a frame with a table of these rows. The frame can be reached by the keyboard, because it can be moved by keys
/// alone (WCAG 2.2, 2.1.1), and is called as the table is. There may be one on a page.
pub(crate) fn scrolled(says: &Says<'_>, class: &str, caption: &str, rows: &Markup) -> Markup {
    html! {
        p class="narrow not-printed" { (says.say(told!("desk-scroll"))) }
        div class=(class) tabindex="0" role="region" aria-labelledby="caption" {
            table {
                caption id="caption" { (caption) }
                (rows)
            }
        }
    }
}
