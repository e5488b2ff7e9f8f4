//! How long somebody is still signed in: a small page within every other.
//!
//! It is loaded anew when there is something else to tell, without scripts, and takes nothing from the page around it:
//! what somebody writes there stays (WCAG 2.2, 2.2.1).

use cas_setup::told;
use chrono::{DateTime, TimeDelta, Utc};
use maud::{DOCTYPE, Markup, html};

use super::frame::{Says, head};
use crate::asked::Answer;
use crate::desk::LONGEST;
use crate::guard::{Clerk, ends_at};

/// Where it is.
pub(crate) const PATH: &str = "/time";
/// So long before the end there is a warning. One press is enough to go on.
const WARNED_BEFORE: TimeDelta = TimeDelta::minutes(10);
/// The pages of this desk may have it within them.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

/// Answers with what there is to tell now.
pub(crate) fn answer(clerk: Option<&Clerk>, says: &Says<'_>, now: DateTime<Utc>) -> Answer {
    let Some(clerk) = clerk else {
        let over = html! { p role="alert" { strong { (says.say(told!("desk-time-is-over"))) } } };
        return framed(says, None, &over);
    };
    let ends = ends_at(&clerk.session);
    let at = says.clock(ends);
    let warned_at = ends - WARNED_BEFORE;
    if now < warned_at {
        let until = html! { p { (says.say(told!("desk-ends", at))) } };
        return framed(says, Some(warned_at - now), &until);
    }
    let can_go_on = ends < clerk.session.made_at + LONGEST;
    let warning = html! {
        div role="alert" { strong { (says.say(told!("desk-ends-soon", at))) } }
        @if can_go_on {
            form method="post" action="/stay" {
                (says.secret())
                button { (says.say(told!("desk-stay"))) }
            }
        }
    };
    framed(says, Some(ends - now), &warning)
}

fn framed(says: &Says<'_>, again_in: Option<TimeDelta>, content: &Markup) -> Answer {
    let title = says.say(told!("desk-time"));
    let markup = html! {
        (DOCTYPE)
        html lang=(says.language().tag()) {
            (head(says, &title))
            // Browsers stop at a frame also if nothing can be done in it. Then at least it is to be seen where.
            body class="framed" { div role="group" aria-label=(title) tabindex="0" { (content) } }
        }
    };
    let mut answer = Answer::page(200, markup.into_string());
    answer
        .headers
        .push(("content-security-policy", POLICY.to_owned()));
    if let Some(wait) = again_in {
        // Browsers know this header as long as the element of the same name.
        let seconds = wait.num_seconds() + 1;
        answer.headers.push(("refresh", seconds.to_string()));
    }
    answer
}
