//! Asked once when somebody finishes with a request that has not been sent.

use super::Message;
use super::outline::Outline;
use super::wording::Wording;

pub(super) fn outline(wording: &Wording<'_>) -> Outline {
    Outline::new(wording.say("leaving-heading"))
        .block(wording.say("leaving"))
        .initial()
        .action(wording.say("leaving-stay"), Message::Back)
        .action(wording.say("leaving-go"), Message::FinishUnsent)
}
