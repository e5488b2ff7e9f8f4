//! A request as the body of a post.
//!
//! Other systems often publish the address and the description of what they get, and keep the name and the number to
//! themselves. So a name and a number are never in the description.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::fmt::Write as _;

use cas_request::request::{Given, Phone, Request};
use cas_words::text::clean;
use form_urlencoded::Serializer;
use zeroize::Zeroizing;

use crate::settings::{Part, Service};

/// The longest description, in characters (`GeoReport` v2).
pub const DESCRIPTION_MAX: usize = 4_000;
/// What stands before the id of a request in its description.
const MARK: &str = "cas-kiosk";

/// What the content says of a request.
pub struct Words {
    /// The name of the service.
    pub service: String,
    /// The address of the centre that the request is about; `None` if it is about none.
    pub centre: Option<String>,
    /// The questions and answers of the form that are neither a name, a number, a street nor a house.
    pub answers: Vec<(String, String)>,
}

/// Returns the body of the post of a request (`application/x-www-form-urlencoded`), without the key.
#[must_use]
pub fn body(
    request: &Request,
    service: &Service,
    jurisdiction: Option<&str>,
    words: &Words,
) -> Zeroizing<String> {
    let sends = |part| service.send.contains(&part);
    let mut form = Serializer::new(String::new());
    if let Some(jurisdiction) = jurisdiction {
        form.append_pair("jurisdiction_id", jurisdiction);
    }
    form.append_pair("service_code", &service.code);
    let address = sends(Part::Address).then(|| address(request)).flatten();
    let place = address.as_ref().or(words.centre.as_ref());
    form.append_pair("address_string", place.unwrap_or(&request.kiosk.place));
    let answers = if sends(Part::Answers) {
        &words.answers[..]
    } else {
        &[]
    };
    form.append_pair("description", &description(request, words, answers));
    if let Some(name) = sends(Part::Name).then(|| name(request)).flatten() {
        let (first, last) = split(&name);
        form.append_pair("first_name", first);
        if let Some(last) = last {
            form.append_pair("last_name", last);
        }
    }
    if let Some(phone) = sends(Part::Phone).then(|| phone(request)).flatten() {
        form.append_pair("phone", &number(phone));
    }
    Zeroizing::new(form.finish())
}

/// Returns street and house, if the visitor has given a street.
fn address(request: &Request) -> Option<String> {
    let mut street = None;
    let mut house = None;
    for answered in &request.answers {
        match &answered.answer {
            Given::Street { text } => street = Some(text),
            Given::House { text } => house = Some(text),
            _ => {}
        }
    }
    let street = clean(street?);
    let house = house.map(|it| clean(it)).unwrap_or_default();
    let address = format!("{street} {house}").trim().to_owned();
    (!street.is_empty()).then_some(address)
}

/// Returns the description: in the first line the id by which it is found again, as other systems may cut off the end; then
/// what it is about in one line, and the answers.
fn description(request: &Request, words: &Words, answers: &[(String, String)]) -> String {
    let sent = request.at.format("%Y-%m-%d %H:%M");
    let service = clean(&words.service);
    let mut text = format!("{MARK} {}\n", request.id);
    let _ = writeln!(text, "{service}, {}, {sent}", request.reference);
    for (question, answer) in answers {
        let (question, answer) = (clean(question), clean(answer));
        let colon = if question.ends_with('?') { "" } else { ":" };
        let _ = writeln!(text, "{question}{colon} {answer}");
    }
    if text.chars().count() > DESCRIPTION_MAX {
        text = text.chars().take(DESCRIPTION_MAX - 1).collect();
        text.push('…');
    }
    text
}

/// True if a description is that of a request: it has its id.
#[must_use]
pub fn is_of(description: &str, id: &str) -> bool {
    description.contains(id)
}

/// Returns the name of the person to call.
fn name(request: &Request) -> Option<String> {
    let instead = request.call_instead.as_ref().map(|it| &it.name);
    let mut names = request.answers.iter().filter_map(|it| match &it.answer {
        Given::Name { text } => Some(text),
        _ => None,
    });
    let name = clean(instead.or_else(|| names.next())?);
    (!name.is_empty()).then_some(name)
}

/// Splits a name of two words. Of others nobody here knows where the last name begins.
fn split(name: &str) -> (&str, Option<&str>) {
    match name.split_once(' ') {
        Some((first, last)) if !last.contains(' ') => (first, Some(last)),
        _ => (name, None),
    }
}

/// Returns the number to call.
fn phone(request: &Request) -> Option<&Phone> {
    let instead = request.call_instead.as_ref().map(|it| &it.phone);
    let mut phones = request.answers.iter().filter_map(|it| match &it.answer {
        Given::Phone(phone) => Some(phone),
        _ => None,
    });
    instead.or_else(|| phones.next())
}

/// Returns a number in international form, with its extension as in RFC 3966.
fn number(phone: &Phone) -> String {
    match &phone.extension {
        Some(extension) => format!("{};ext={extension}", phone.e164),
        None => phone.e164.clone(),
    }
}
