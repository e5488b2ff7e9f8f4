//! Practice: a visit in which everything can be tried, because nothing of it leaves the kiosk. It is told on every page.

use cas_page::page::Page;
use cas_setup::locale::Value;

use crate::focus::Focus;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::visit::Visit;
use crate::wording::Wording;

/// Describes the page on which practice begins.
pub(crate) fn outline(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("practice-heading"));
    outline
        .block(wording.say("practice-what"))
        .block(wording.say("practice-until"))
        .action(wording.say("practice-begin"), Message::Practise);
    outline
}

/// Begins practice at Home, in the same visit. A message that comes late, when there is something to lose, does nothing.
pub(crate) fn begin(visit: &mut Visit) {
    if visit.trail.is_at(&Screen::Practice) && visit.may_practise() {
        visit.practise();
        visit.trail.drop_request();
        visit.trail.go_home();
        visit.focus(Focus::Initial);
    }
}

/// Puts the word for practice at the head of the step of a page.
pub(crate) fn mark(wording: &Wording<'_>, page: &mut Page<Message>) {
    let marked = match &page.step {
        Some(step) => {
            let step = [("step", Value::from(step.words.as_str()))];
            wording.say_with("practice-step", &step)
        }
        None => wording.say("practice"),
    };
    page.step = Some(marked);
}
