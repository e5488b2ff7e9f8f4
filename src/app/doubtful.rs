//! Nobody knows whether the request is stored: said in plain words, with the two things that can be
//! done about it.

use super::draft::Draft;
use super::outline::{Focus, Outline};
use super::screen::FormScreen;
use super::trail::Form;
use super::wording::Wording;
use super::{Message, Visit, card, receipt};

/// Storing ended so that a file may be found or not. `1` is the first time.
pub(super) fn open(visit: &mut Visit) {
    if let Some(Form {
        screen: FormScreen::Doubtful(attempt),
        focus,
        ..
    }) = visit.trail.form_mut()
    {
        *attempt += 1;
        *focus = Focus::Problem;
    } else {
        visit.trail.open_form(FormScreen::Doubtful(1));
    }
}

/// What takes one key comes first, before whom to call. The number is told: the request may be at the
/// office under it already.
pub(super) fn outline(wording: &Wording<'_>, draft: &Draft, attempt: u32) -> Outline {
    let content = &wording.setup.content;
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
