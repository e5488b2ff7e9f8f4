//! Somebody helps another person here. The questions stay addressed to the person who is helped, and each of them
//! agrees before anything is written.

use crate::ask::aim::Aim;
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::visit::Visit;
use crate::wording::Wording;
use cas_request::request::HelpedBy;
use cas_words::text::Text;

/// Adds the way to the page where somebody says that they help, or no longer do. While something is unsent,
/// it would be lost by that.
pub(crate) fn entry(wording: &Wording<'_>, outline: &mut Outline, visit: &Visit) {
    if visit.has_unsent() {
        return;
    }
    let (label, open) = (wording.say("helping"), Message::Open(Screen::Helping));
    match visit.helping {
        Some(helping) => outline.entry_with(label, role(wording, helping.role), open),
        None => outline.entry(label, open),
    };
}

/// Describes the page that asks who helps.
pub(crate) fn outline(wording: &Wording<'_>, visit: &Visit) -> Outline {
    let mut outline = Outline::new(wording.say("helping-heading"));
    outline
        .step(wording.say("helping"))
        .block(wording.say("helping-how"))
        .decides();
    for it in HelpedBy::ALL {
        let (label, choose) = (role(wording, it), Message::HelpAnother(Some(it)));
        if visit.helping.is_some_and(|helping| helping.role == it) {
            outline.choice_with(label, wording.say("chosen"), choose);
        } else {
            outline.choice(label, choose);
        }
    }
    if visit.helping.is_some() {
        outline.action(wording.say("helping-ends"), Message::HelpAnother(None));
    }
    outline
}

/// Describes the page with what is read aloud to the person who is helped, and whether they agree.
pub(crate) fn agreement(wording: &Wording<'_>, aim: Aim) -> Outline {
    let mut outline = Outline::new(wording.say("agreement-heading"));
    outline
        .block(wording.say("agreement"))
        .decides()
        .choice(wording.say("agreement-yes"), Message::AgreeToHelp(aim))
        .choice(wording.say("agreement-no"), Message::Back);
    outline
}

/// Returns the words for who helps.
fn role(wording: &Wording<'_>, role: HelpedBy) -> Text {
    wording.say(match role {
        HelpedBy::Volunteer => "helping-volunteer",
        HelpedBy::Staff => "helping-staff",
        HelpedBy::Family => "helping-family",
        HelpedBy::Other => "helping-other",
    })
}
