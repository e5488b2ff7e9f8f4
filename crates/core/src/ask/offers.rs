//! The words for the fixed answers of a kind of question, and which of them are offered.

use chrono::NaiveTime;

use super::aim::{Aim, Subject};
use super::progress::Answering;
use crate::day::at_start;
use crate::message::Message;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_form::form::Question;
use cas_form::form::answer::Answer;
use cas_form::form::blank::Blank;
use cas_form::form::offer::{ANY_DAY_MESSAGE, Day, Offer, PartOfDay};
use cas_schedule::{Hours, Open};
use cas_words::text::Text;

/// Adds the fixed answers of the question to its page. The focus is on the answer that was given
/// before, if there is one.
pub(crate) fn choices(
    wording: &Wording<'_>,
    outline: &mut Outline,
    aim: Aim,
    question: &Question,
    blank: &Blank,
) {
    let is_possible = |offer: &Offer| match offer {
        Offer::Day(Day::On(_)) => wording.knows_day,
        Offer::PartOfDay(part) => can_call(wording, aim, *part),
        Offer::YesNo(_) | Offer::Day(Day::Any) | Offer::Helper(_) => true,
    };
    let offers = Offer::of(&question.kind, wording.today()).into_iter();
    for offer in offers.filter(is_possible) {
        let answer = Answer::Offer(offer);
        let is_given = blank.answer() == Some(&answer);
        let choose = Message::Question(Answering::Give(answer));
        outline.choice(label(wording, offer), choose);
        if is_given {
            outline.given(wording.say("chosen"));
        }
    }
}

/// True if those who call may be there in a part of the day. If their hours are not known, they may.
fn can_call(wording: &Wording<'_>, aim: Aim, part: PartOfDay) -> bool {
    let hours = hours(part).zip(hours_of_callers(wording, aim));
    hours.is_none_or(|(hours, open)| open.may_be_open(wording.today(), hours))
}

/// Returns the hours of those who call about a request: of its centre, of its service, or else of another
/// service of the same office.
fn hours_of_callers<'s>(wording: &Wording<'s>, aim: Aim) -> Option<&'s Open> {
    let content = &wording.setup.content;
    let of_centre = |id| Some(&content.centres[id].opening.as_ref()?.open);
    match aim.subject {
        Subject::Centre(centre) => return of_centre(centre),
        Subject::Activity { activity, .. } => return of_centre(content.centre_of(activity)),
        Subject::Service => {}
    }
    let own = &content.services[content.service_of(aim.ask)];
    let office = &content.asks[aim.ask].office;
    let of_office = content.services.iter().filter(|it| {
        let ask = it.ask.map(|ask| &content.asks[ask]);
        ask.is_some_and(|ask| ask.office == *office)
    });
    let mut services = std::iter::once(own).chain(of_office);
    services.find_map(|it| Some(&it.opening.as_ref()?.open))
}

/// Returns the hours that people mean by a part of the day. A few minutes of them are none, so they are a
/// little shorter.
fn hours(part: PartOfDay) -> Option<Hours> {
    let (from, to) = match part {
        PartOfDay::Morning => (7, 11),
        PartOfDay::AroundNoon => (11, 13),
        PartOfDay::Afternoon => (13, 17),
        PartOfDay::Evening => (18, 22),
        PartOfDay::Any => return None,
    };
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    hour(from)
        .zip(hour(to))
        .map(|(from, to)| Hours { from, to })
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
