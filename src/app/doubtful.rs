//! Nobody knows whether the request is stored: said in plain words, with the two things that can be
//! done about it.

use super::outline::{Focus, Outline};
use super::wording::Wording;
use super::{Message, Place, Screen, Visit, card, receipt, service};

/// Storing ended so that a file may be found or not. `1` is the first time.
pub(super) fn open(visit: &mut Visit) {
    let (attempt, focus) = match visit.trail.pop() {
        Some(Place {
            screen: Screen::Doubtful(attempt),
            ..
        }) => (attempt + 1, Focus::Problem),
        before => {
            visit.trail.extend(before);
            (1, Focus::Initial)
        }
    };
    visit.open(Screen::Doubtful(attempt));
    visit.focus(focus);
}

/// What takes one key comes first, before whom to call. The number is told: the request may be at the
/// office under it already.
pub(super) fn outline(wording: &Wording<'_>, visit: &Visit, attempt: u32) -> Outline {
    let content = &wording.setup.content;
    let Some(draft) = &visit.draft else {
        return service::menu(wording);
    };
    let again = (attempt > 1).then(|| wording.say("doubtful-still"));
    let mut outline = Outline::new(wording.say("doubtful-heading"));
    outline
        .decides()
        .problem(attempt, again)
        .block(wording.say("doubtful"))
        .initial()
        .block(wording.say("doubtful-once"))
        .action(wording.say("doubtful-again"), Message::SendAgain)
        .block(wording.say("doubtful-call"));
    receipt::reference(wording, &mut outline, &draft.reference);
    card::calls(wording, &mut outline, draft.aim.lines(content));
    outline
}
