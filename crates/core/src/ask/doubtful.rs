//! The page for a request that may or may not be stored. It says so, and offers two things to do:
//! send again, or call.

use super::draft::Draft;
use super::receipt;
use crate::find::card;
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_words::text::Text;

/// Describes the page. Sending again needs one key and comes first, before the phone numbers; while the
/// attempt is under way, there is nothing to send again. The reference of the request is shown, because
/// the office may already have the request.
pub(crate) fn outline(wording: &Wording<'_>, draft: &Draft, attempt: u32) -> Outline {
    let content = &wording.setup.content;
    let again = (attempt > 1).then(|| wording.say("doubtful-still"));
    let mut outline = Outline::new(wording.say("doubtful-heading"));
    outline
        .decides()
        .problem(attempt, again)
        .block(wording.say("doubtful"))
        .initial();
    if draft.attempts.is_pending {
        outline.block(wording.say("doubtful-pending"));
    } else {
        outline
            .block(wording.say("doubtful-once"))
            .action(wording.say("doubtful-again"), Message::SendAgain);
    }
    outline.block(wording.say("doubtful-call"));
    let reference = Text::new(wording.language, &draft.reference).of_visitor();
    receipt::reference(wording, &mut outline, reference);
    card::calls(wording, &mut outline, draft.aim.lines(content));
    outline
}
