//! What the camera of a phone reads from a slip: whom to call, where that is, when the next meeting is.

use super::slip_of::SlipOf;
use crate::find::{meeting, target};
use crate::wording::Wording;
use cas_code::{Address, Card, Event, event, tel, vcard};
use cas_page::slip::Code;
use cas_schedule::Meeting;
use cas_setup::catalogue::Target;
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::Centre;
use cas_setup::content::fact::Line;
use cas_setup::locale::Value;
use cas_words::id::Id;

/// Returns the code of a slip, if there is something in it that a phone can use.
pub(crate) fn code(wording: &Wording<'_>, of: &SlipOf) -> Option<Code> {
    let content = &wording.setup.content;
    match of {
        SlipOf::Centre(id) => card(wording, *id),
        SlipOf::Activity(id) => {
            let next = meeting::next_of(wording, *id, |_| true);
            next.and_then(|it| appointment(wording, &it))
        }
        SlipOf::Meeting(meeting) => appointment(wording, meeting),
        SlipOf::Service(id) => call(wording, &content.services[*id].lines),
        SlipOf::Article(id) => call(wording, &content.articles[*id].lines),
        SlipOf::Receipt(receipt) => call(wording, receipt.aim.lines(content)),
    }
}

/// Returns a centre for the contacts of a phone. An example is nobody whom one could call.
fn card(wording: &Wording<'_>, id: Id<Centre>) -> Option<Code> {
    let content = &wording.setup.content;
    let centre = &content.centres[id];
    let phone = centre.phones.first().filter(|_| !centre.provenance.sample);
    let phone = phone.and_then(|it| e164(wording, it))?;
    let city = content.site.city.get(wording.first_language()).words;
    let address = centre.places.first().map(|place| Address {
        street: &place.address,
        town: &city,
        postal_code: Some(&place.postcode),
    });
    Some(Code {
        words: wording.say("slip-code-card"),
        payload: vcard(&Card {
            name: &centre.name,
            organization: None,
            phone: &phone,
            address,
        }),
    })
}

/// Returns a meeting for the calendar of a phone, if it is known to take place.
fn appointment(wording: &Wording<'_>, meeting: &Meeting<Id<Activity>>) -> Option<Code> {
    let content = &wording.setup.content;
    let activity = &content.activities[meeting.series];
    let centre = &content.centres[content.centre_of(meeting.series)];
    let is_certain = wording.knows_day && !activity.provenance.sample;
    let place = centre.places.get(activity.place_of(meeting));
    let place = place.map_or(centre.name.clone(), |it| {
        format!("{}, {}", centre.name, it.address)
    });
    let title = target::name(wording, Target::Activity(meeting.series)).words;
    is_certain.then(|| Code {
        words: wording.say("slip-code-event"),
        payload: event(&Event {
            title: &title,
            begins: meeting.start.to_utc(),
            ends: meeting.end.to_utc(),
            place: Some(&place),
        }),
    })
}

/// Returns the first of these numbers that can be called, for a phone to call it.
fn call(wording: &Wording<'_>, lines: &[Line]) -> Option<Code> {
    let known = lines.iter().filter(|it| !it.provenance.sample);
    let mut known = known.filter_map(|it| Some((it, e164(wording, &it.number)?)));
    let (line, number) = known.next()?;
    let written = [("number", Value::from(line.number.as_str()))];
    Some(Code {
        words: wording.say_with("slip-code-call", &written),
        payload: tel(&number),
    })
}

/// Returns a number of the content in the form of E.164; `None` if it is a short one, which only a phone of this country
/// knows, or has an extension, which a code cannot dial.
fn e164(wording: &Wording<'_>, written: &str) -> Option<String> {
    let rule = &wording.setup.content.site.phone_rule;
    if rule.split_extension(written).is_some() {
        return None;
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if written.starts_with('+') {
        return Some(format!("+{digits}"));
    }
    (digits.len() == rule.digits).then(|| format!("+{}{digits}", rule.country_code))
}
