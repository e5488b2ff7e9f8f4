//! The page to agree and send: who gets the answers, and what becomes of them. Nothing is ticked
//! beforehand, and to agree is a control of its own (GDPR, article 7).

use super::draft::Draft;
use crate::find::{card, service};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::wording::Wording;

/// Describes the page after `failed` attempts that stored nothing. The focus starts at the top, so that
/// the visitor sees who gets the answers before agreeing, and a second press of Enter only reads on. An
/// empty line agrees to nothing.
pub(crate) fn outline(wording: &Wording<'_>, draft: &Draft, failed: u32) -> Outline {
    let content = &wording.setup.content;
    let problem = (failed > 0).then(|| wording.say("problem-not-stored"));
    let mut outline = Outline::new(wording.say("consent-heading"));
    let doubt = draft.is_doubtful().then(|| wording.say("answers-doubtful"));
    // Whoever helps cannot agree in place of the person whose data these are.
    let is_helped = draft.helped_by.is_some();
    let (send, refuse) = if is_helped {
        ("consent-send-helped", "consent-refuse-helped")
    } else {
        ("consent-send", "consent-refuse")
    };
    outline
        .decides()
        .blocks(doubt)
        .blocks(is_helped.then(|| wording.say("consent-helped")))
        .block(wording.say("consent"));
    recipient(wording, &mut outline, draft);
    outline
        .problem(failed, problem)
        .action(wording.say(send), Message::Agree)
        .action(wording.say(refuse), Message::Back)
        .entry(wording.say("privacy-full"), Message::Open(Screen::Privacy));
    if failed > 0 {
        card::calls(wording, &mut outline, draft.aim.lines(content));
    }
    outline
}

/// Adds the recipient of the answers, and the privacy notice in short.
fn recipient(wording: &Wording<'_>, outline: &mut Outline, draft: &Draft) {
    let content = &wording.setup.content;
    let office = content.office_of(draft.aim.ask);
    let name = service::office_name(wording, draft.aim);
    outline.fact(wording.say("office"), name);
    let mut is_sample = office.provenance.sample;
    if let Some(privacy) = &content.site.privacy {
        is_sample |= privacy.provenance.sample;
        for text in &privacy.short {
            outline.block(wording.tell(text));
        }
    }
    outline.blocks(is_sample.then(|| wording.say("sample-terms")));
}

/// Describes the page with the whole privacy notice.
pub(crate) fn privacy(wording: &Wording<'_>) -> Outline {
    let mut outline = Outline::new(wording.say("privacy-heading"));
    let Some(privacy) = &wording.setup.content.site.privacy else {
        return outline;
    };
    let is_sample = privacy.provenance.sample;
    outline.blocks(is_sample.then(|| wording.say("sample-terms")));
    for text in &privacy.full {
        outline.block(wording.tell(text));
    }
    outline
}
