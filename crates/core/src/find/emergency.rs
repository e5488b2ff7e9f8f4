//! The page for a visitor who types the emergency number. The kiosk cannot call, and the page says
//! so first.

use super::target;
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_setup::locale::Value;

pub(crate) fn outline(wording: &Wording<'_>) -> Outline {
    let setup = wording.setup;
    let emergency = &setup.content.site.emergency.line;
    let number = [("number", Value::from(emergency.number.as_str()))];
    let mut outline = Outline::new(wording.say_with("emergency-heading", &number));
    outline
        .block(wording.say("emergency"))
        .entry(wording.say("to-home"), Message::Home);
    // The same number may be the page number of something else.
    let page = emergency.number.parse().ok();
    if let Some(page) = page.and_then(|number| setup.catalogue.numbered(number)) {
        target::entry(wording, &mut outline, page);
    }
    outline
}
