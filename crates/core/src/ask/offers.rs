//! The words for the fixed answers of a kind of question.

use super::progress::Answering;
use crate::day::at_start;
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_form::form::Question;
use cas_form::form::answer::Answer;
use cas_form::form::blank::Blank;
use cas_form::form::offer::{ANY_DAY_MESSAGE, Day, Offer};
use cas_words::text::Text;

/// Adds the fixed answers of the question to its page. The focus is on the answer that was given
/// before, if there is one.
pub(crate) fn choices(
    wording: &Wording<'_>,
    outline: &mut Outline,
    question: &Question,
    blank: &Blank,
) {
    let is_known = |offer: &Offer| wording.knows_day || !matches!(offer, Offer::Day(Day::On(_)));
    let offers = Offer::of(&question.kind, wording.today()).into_iter();
    for offer in offers.filter(is_known) {
        let answer = Answer::Offer(offer);
        let is_given = blank.answer() == Some(&answer);
        let choose = Message::Question(Answering::Give(answer));
        outline.choice(label(wording, offer), choose);
        if is_given {
            outline.given(wording.say("chosen"));
        }
    }
}

/// Returns the words of a fixed answer.
pub(crate) fn label(wording: &Wording<'_>, offer: Offer) -> Text {
    wording.say(match offer {
        Offer::YesNo(answer) => answer.message(),
        Offer::PartOfDay(part) => part.message(),
        Offer::Day(Day::On(date)) => {
            return at_start(wording.say_day("day-date", date));
        }
        Offer::Day(Day::Any) => ANY_DAY_MESSAGE,
        Offer::Helper(helper) => helper.message(),
    })
}
