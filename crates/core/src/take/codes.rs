//! What the camera of a phone reads, from a slip or from the screen: whom to call, where that is, when the next meeting is.

use super::slip_of::SlipOf;
use crate::find::{meeting, target};
use crate::message::Message;
use crate::outline::Outline;
use crate::screen::Screen;
use crate::wording::Wording;
use cas_code::{Address, Card, Event, Modules, event, tel, vcard};
use cas_page::page::STOP_GRAPHEMES_MAX;
use cas_page::slip;
use cas_schedule::Meeting;
use cas_setup::catalogue::Target;
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::Centre;
use cas_setup::content::fact::Line;
use cas_setup::locale::Value;
use cas_words::id::Id;
use cas_words::text::{Text, length};

/// Something that a phone can do.
struct Code {
    does: Does,
    payload: String,
}

/// What a phone does with a code.
enum Does {
    /// It keeps a name and a number among its contacts.
    Keep,
    /// It puts a meeting into its calendar.
    Remember,
    /// It calls this number, which somebody of this name answers.
    Call(String, Option<Text>),
}

impl Code {
    /// The same, saying whom it calls, if it calls anybody.
    fn named(mut self, name: Text) -> Self {
        if let Does::Call(_, of) = &mut self.does {
            *of = Some(name);
        }
        self
    }
}

/// Returns the code of a slip, if there is something in it that a phone can use.
pub(crate) fn on_paper(wording: &Wording<'_>, of: &SlipOf) -> Option<slip::Code> {
    let best = codes(wording, of).into_iter().next();
    // The number of a centre stands on the slip of its meeting anyhow.
    let is_of_meeting = matches!(of, SlipOf::Activity(_) | SlipOf::Meeting(_));
    let best = best.filter(|it| !is_of_meeting || matches!(it.does, Does::Remember));
    best.map(|it| slip::Code {
        words: match &it.does {
            Does::Keep => wording.say("slip-code-card"),
            Does::Remember => wording.say("slip-code-event"),
            Does::Call(number, _) => with_number(wording, "slip-code-call", number),
        },
        payload: it.payload,
    })
}

/// Adds the way to a code, if the screen has room for one of at most so many modules a side.
pub(crate) fn offer(wording: &Wording<'_>, outline: &mut Outline, of: &SlipOf, modules_max: usize) {
    if on_screen(&wording.lasting(), of, modules_max).is_some() {
        let open = Message::Open(Screen::Code(of.clone()));
        outline.entry(wording.say("code-offer"), open);
    }
}

/// Describes the page with a code, unless the screen has become too small for it.
pub(crate) fn outline(wording: &Wording<'_>, of: &SlipOf, modules_max: usize) -> Option<Outline> {
    let lasting = wording.lasting();
    let (code, modules) = on_screen(&lasting, of, modules_max)?;
    let mut outline = Outline::new(super::slip::outline(&lasting, of).heading().clone());
    let words = match &code.does {
        Does::Keep => wording.say("code-card"),
        Does::Remember => wording.say("code-event"),
        Does::Call(number, name) => calls(wording, number, name.as_ref()),
    };
    outline.step(wording.say("code-step")).code(words, modules);
    Some(outline)
}

/// Returns the best of the codes that have at most so many modules a side, with their light border.
fn on_screen(wording: &Wording<'_>, of: &SlipOf, modules_max: usize) -> Option<(Code, Modules)> {
    // Most screens have room for none, or no cells at all.
    if modules_max == 0 {
        return None;
    }
    let mut codes = codes(wording, of).into_iter();
    codes.find_map(|code| {
        let modules = Modules::of(&code.payload)?;
        (modules.size_with_border() <= modules_max).then_some((code, modules))
    })
}

/// Returns what a phone can do with the facts of a slip, the most useful first, and then what needs less room.
fn codes(wording: &Wording<'_>, of: &SlipOf) -> Vec<Code> {
    let content = &wording.setup.content;
    let of_lines = |lines, is_sensitive: bool| {
        let call = call(wording, lines, !is_sensitive);
        call.into_iter().collect()
    };
    match of {
        SlipOf::Centre(id) => of_centre(wording, *id),
        SlipOf::Activity(id) => of_meeting(wording, *id, None),
        SlipOf::Meeting(meeting) => of_meeting(wording, meeting.series, Some(*meeting)),
        SlipOf::Service(id) => {
            let service = &content.services[*id];
            of_lines(&service.lines, service.sensitive)
        }
        SlipOf::Article(id) => {
            let article = &content.articles[*id];
            of_lines(&article.lines, article.sensitive)
        }
        SlipOf::Receipt(receipt) => {
            if let Some(id) = receipt.aim.centre_to_call(content) {
                let name = wording.name(&content.centres[id].name);
                let call = of_centre(wording, id).pop();
                return call.map(|it| it.named(name)).into_iter().collect();
            }
            let is_sensitive = receipt.aim.is_sensitive(content);
            of_lines(receipt.aim.lines(content), is_sensitive)
        }
    }
}

/// Returns a centre for the contacts of a phone, with its address and without, and its number. An example is nobody whom
/// one could call.
fn of_centre(wording: &Wording<'_>, id: Id<Centre>) -> Vec<Code> {
    let content = &wording.setup.content;
    let (centre, rule) = (&content.centres[id], &content.site.phone_rule);
    let number = centre.phones.first().filter(|_| !centre.provenance.sample);
    let Some((number, phone)) = number.and_then(|it| Some((it, rule.dialled(it)?))) else {
        return Vec::new();
    };
    let city = content.site.city.get(wording.first_language()).words;
    let address = centre.places.first().map(|place| Address {
        street: &place.address,
        town: &city,
        postal_code: Some(&place.postcode),
    });
    let card = |address| Code {
        does: Does::Keep,
        payload: vcard(&Card {
            name: &centre.name,
            organization: None,
            phone: &phone,
            address,
        }),
    };
    // The name of the centre is the heading of its page.
    vec![card(address), card(None), calling(number, &phone, None)]
}

/// Returns a meeting for the calendar of a phone, or the next one if it has ended, and the number of its centre. What is
/// not known to take place is left out.
fn of_meeting(
    wording: &Wording<'_>,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) -> Vec<Code> {
    let content = &wording.setup.content;
    let is_certain = wording.knows_day && !content.activities[id].provenance.sample;
    let meeting = meeting.filter(|it| it.end > wording.now);
    let meeting = meeting.or_else(|| meeting::next_of(wording, id, |_| true));
    let appointment = meeting
        .filter(|_| is_certain)
        .map(|it| appointment(wording, &it));
    let of_centre = of_centre(wording, content.centre_of(id));
    appointment
        .into_iter()
        .chain(of_centre.into_iter().next_back())
        .collect()
}

fn appointment(wording: &Wording<'_>, meeting: &Meeting<Id<Activity>>) -> Code {
    let content = &wording.setup.content;
    let activity = &content.activities[meeting.series];
    let centre = &content.centres[content.centre_of(meeting.series)];
    let place = centre.places.get(activity.place_of(meeting));
    let place = place.map_or(centre.name.clone(), |it| {
        format!("{}, {}", centre.name, it.address)
    });
    let title = target::name(wording, Target::Activity(meeting.series)).words;
    Code {
        does: Does::Remember,
        payload: event(&Event {
            title: &title,
            begins: meeting.start.to_utc(),
            ends: meeting.end.to_utc(),
            place: Some(&place),
        }),
    }
}

/// Returns the first of these numbers that can be called, for a phone to call it.
fn call(wording: &Wording<'_>, lines: &[Line], is_named: bool) -> Option<Code> {
    let rule = &wording.setup.content.site.phone_rule;
    let name = |it: &Line| is_named.then(|| wording.tell(&it.name));
    let mut known = lines.iter().filter(|it| !it.provenance.sample);
    known.find_map(|it| {
        let e164 = rule.dialled(&it.number)?;
        Some(calling(&it.number, &e164, name(it)))
    })
}

fn calling(number: &str, e164: &str, name: Option<Text>) -> Code {
    Code {
        does: Does::Call(number.to_owned(), name),
        payload: tel(e164),
    }
}

/// Says that a phone calls, and whom if there is room for the name. A voice reads a name in its own language.
fn calls(wording: &Wording<'_>, number: &str, name: Option<&Text>) -> Text {
    let nameless = with_number(wording, "code-call", number);
    let named = name
        .filter(|it| it.language == nameless.language)
        .map(|it| {
            let args = [
                ("number", Value::from(number)),
                ("name", Value::from(it.words.as_str())),
            ];
            wording.say_with("code-call-name", &args)
        });
    let named = named.filter(|it| length(&it.words) <= STOP_GRAPHEMES_MAX);
    named.unwrap_or(nameless)
}

fn with_number(wording: &Wording<'_>, words: &str, number: &str) -> Text {
    wording.say_with(words, &[("number", Value::from(number))])
}
