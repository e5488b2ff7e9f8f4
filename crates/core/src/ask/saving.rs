//! The page for a visitor whose request is being stored, which normally takes no time that one notices.

use crate::outline::Outline;
use crate::wording::Wording;

/// Describes the page. There is nothing to do on it but wait. The pages that follow come by themselves.
pub(crate) fn outline(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("saving-heading"));
    outline.block(wording.say("saving")).initial();
    outline
}
