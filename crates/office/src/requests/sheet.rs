//! A request as a sheet for a clerk: whom to call in one block, the subject, the visitor's situation as
//! far as the visitor has passed it on, and every answer.
//!
//! With a setup, the services, centres, offices, questions and answers have their names, in the first
//! language. Without a setup, or if the content has changed since, they have their ids.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::fmt::Write as _;

use cas_desk::names::Names;
use cas_request::request::{CallInstead, Given, HelpedBy, Request};
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_words::text::{clean, is_unwanted};

/// The width of the column of names, in characters.
const NAMES_WIDTH: usize = 12;
/// The line before the answers that the visitor gave before the form.
const PASSED_ON: &str = "\nFrom the check before the form:\n";
/// The words for a name that was not given.
const NO_NAME: &str = "(no name given)";

/// Formats the request as lines of text, without any control character except line ends.
#[must_use]
pub fn sheet(request: &Request, setup: Option<&Setup>) -> String {
    let language = setup.map_or_else(told::english, |it| it.config.languages.first());
    let names = Names::new(request, setup, language).worded_in_english();
    let mut lines = String::new();
    push_rows(&mut lines, whom_to_call(request, &names));
    lines.push('\n');
    push_rows(&mut lines, head(request, &names));
    if !request.situation.is_empty() {
        lines.push_str(PASSED_ON);
    }
    for told in &request.situation {
        let (question, chosen) = names.circumstance(told);
        push_answer(&mut lines, &question, &chosen);
    }
    lines.push('\n');
    for answered in &request.answers {
        let question = names.question(&answered.question);
        push_answer(&mut lines, &question, &names.answer(answered));
    }
    lines
}

/// Adds rows of a name and words, without those that have no words.
fn push_rows(lines: &mut String, rows: Vec<(&str, String)>) {
    for (name, words) in rows {
        if !words.is_empty() {
            let _ = writeln!(lines, "{name:NAMES_WIDTH$}  {}", printable(&words));
        }
    }
}

fn push_answer(lines: &mut String, question: &str, answer: &str) {
    let question = printable(question);
    let colon = if question.ends_with('?') { "" } else { ":" };
    let _ = writeln!(lines, "{question}{colon} {}", printable(answer));
}

/// Formats the document as [`Request::to_json`] does, but writes every character that could control
/// a terminal or mislead a reader as an escape of JSON.
#[must_use]
pub fn json_for_terminal(request: &Request) -> String {
    let json = String::from_utf8_lossy(&request.to_json()).into_owned();
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        // Line ends are only between the parts of the document.
        if is_unwanted(character) && character != '\n' {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(character);
        }
    }
    safe
}

/// Returns what a clerk needs for a call, together: the reference, the name and the numbers. Not
/// everybody gives a name.
fn whom_to_call(request: &Request, names: &Names<'_>) -> Vec<(&'static str, String)> {
    let who = answers_of(request, names, |it| matches!(it, Given::Name { .. }), ", ");
    let other = request.call_instead.as_ref();
    vec![
        ("Request", request.reference.clone()),
        (
            "Who",
            Some(who)
                .filter(|who| !who.is_empty())
                .unwrap_or_else(|| NO_NAME.to_owned()),
        ),
        (
            "Phone",
            answers_of(request, names, |it| matches!(it, Given::Phone(_)), ", "),
        ),
        (
            "Call instead",
            other.map_or_else(String::new, |it| call_instead(it, names)),
        ),
    ]
}

/// Returns the answers that are wanted, in one line.
fn answers_of(
    request: &Request,
    names: &Names<'_>,
    wanted: fn(&Given) -> bool,
    between: &str,
) -> String {
    let answers = request.answers.iter().filter(|it| wanted(&it.answer));
    let words: Vec<String> = answers.map(|it| names.answer(it)).collect();
    words.join(between)
}

fn head(request: &Request, names: &Names<'_>) -> Vec<(&'static str, String)> {
    let about = request.about.as_ref();
    let (number, place) = (request.kiosk.number, &request.kiosk.place);
    vec![
        (
            "Address",
            answers_of(
                request,
                names,
                |it| matches!(it, Given::Street { .. } | Given::House { .. }),
                " ",
            ),
        ),
        ("What", names.service(&request.service)),
        ("Reminds of", request.reminds.clone().unwrap_or_default()),
        (
            "About",
            about.map_or_else(String::new, |about| names.about(about)),
        ),
        (
            "Sent",
            request.at.format("%Y-%m-%d %H:%M (%:z)").to_string(),
        ),
        ("From", format!("kiosk {number}, {place}")),
        ("Language", request.language.clone()),
        ("Filled in by", filled_in_by(request).to_owned()),
        (
            "Password",
            request.visit_password.clone().unwrap_or_default(),
        ),
        ("Office", names.office(&request.office)),
        (
            "Consent",
            format!("privacy notice {}", request.consent.notice),
        ),
        ("Id", request.id.clone()),
    ]
}

/// Returns who filled in the form, if it was not the visitor alone. Requests of version 1 only tell of a
/// volunteer.
fn filled_in_by(request: &Request) -> &'static str {
    match request.helped_by {
        Some(HelpedBy::Volunteer) => "the visitor, with a volunteer",
        Some(HelpedBy::Staff) => "the visitor, with staff of the place",
        Some(HelpedBy::Family) => "somebody of the family, for the visitor",
        Some(HelpedBy::Other) => "another person, for the visitor",
        None if request.volunteer == Some(true) => "the visitor, with a volunteer",
        None => "",
    }
}

fn call_instead(other: &CallInstead, names: &Names<'_>) -> String {
    format!("{}, {}", other.name, names.phone(&other.phone))
}

fn printable(words: &str) -> String {
    clean(words)
}
