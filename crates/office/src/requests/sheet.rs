//! A request as a sheet for a clerk: whom to call in one block, the subject, the visitor's situation as
//! far as the visitor has passed it on, and every answer.
//!
//! With a setup, the services, centres, offices, questions and answers have their names, in the first
//! language. Without a setup, or if the content has changed since, they have their ids.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::fmt::Write as _;

use cas_form::form::offer::{ANY_DAY, ANY_DAY_MESSAGE, PartOfDay, YesNo};
use cas_form::form::{Choice, Question};
use cas_request::request::{
    About, Age, Answered, CallInstead, Circumstance, Given, HelpedBy, Phone, Request,
};
use cas_setup::content::Content;
use cas_setup::content::service::Service;
use cas_setup::setup::Setup;
use cas_words::id::Records;
use cas_words::text::{Localized, clean, is_unwanted};

/// The width of the column of names, in characters.
const NAMES_WIDTH: usize = 12;
/// The line before the answers that the visitor gave before the form.
const PASSED_ON: &str = "\nFrom the check before the form:\n";
/// The words for a name that was not given.
const NO_NAME: &str = "(no name given)";

/// Formats the request as lines of text, without any control character except line ends.
#[must_use]
pub fn sheet(request: &Request, setup: Option<&Setup>) -> String {
    let names = Names::new(request, setup);
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
        ("Call instead", other.map_or_else(String::new, call_instead)),
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

/// The names for the ids in a request.
struct Names<'a> {
    setup: Option<&'a Setup>,
    service: Option<&'a Service>,
}

impl<'a> Names<'a> {
    fn new(request: &Request, setup: Option<&'a Setup>) -> Self {
        let service = setup.and_then(|setup| {
            let content = &setup.content;
            Some(&content.services[content.service(&request.service)?])
        });
        Self { setup, service }
    }

    fn content(&self) -> Option<&'a Content> {
        self.setup.map(|setup| &setup.content)
    }

    fn say(&self, name: Option<&Localized>, id: &str) -> String {
        match (name, self.setup) {
            (Some(name), Some(setup)) => name.get(setup.config.languages.first()).words,
            _ => id.to_owned(),
        }
    }

    /// Returns the words of a message of the program, or the word for it in requests.
    fn message(&self, message: Option<&str>, word: &str) -> String {
        match (message, self.setup) {
            (Some(id), Some(setup)) => {
                let language = setup.config.languages.first();
                setup.locales.say(language, id, &[]).words
            }
            _ => word.to_owned(),
        }
    }

    fn service(&self, id: &str) -> String {
        self.say(self.service.map(|service| &service.title), id)
    }

    fn office(&self, id: &str) -> String {
        let office = self.content().and_then(|content| content.site.office(id));
        self.say(office.map(|office| &office.name), id)
    }

    fn about(&self, about: &About) -> String {
        let mut centres = self.content().into_iter().flat_map(|it| &it.centres);
        let centre = centres.find(|centre| centre.id == about.centre);
        let mut words = centre.map_or_else(|| about.centre.clone(), |it| it.name.clone());
        if let Some(id) = &about.activity {
            let _ = write!(words, ", {}", self.activity(id));
            let when = about.meeting.map_or_else(
                || "the kiosk did not know when".to_owned(),
                |meeting| format!("from {}", meeting.format("%Y-%m-%d %H:%M")),
            );
            let _ = write!(words, ", {when}");
        }
        words
    }

    /// Returns the title of an activity, or that of its kind.
    fn activity(&self, id: &str) -> String {
        let title = self.content().and_then(|content| {
            let activity = content.activities.find(|it| it.id == id)?;
            let kind = &content.kinds[content.kind_of(activity)];
            let own = content.activities[activity].title.as_ref();
            Some(own.unwrap_or(&kind.title))
        });
        self.say(title, id)
    }

    fn question(&self, id: &str) -> String {
        self.say(self.asked(id).map(|question| &question.label), id)
    }

    fn answer(&self, answered: &Answered) -> String {
        let option = |id: &String| self.option(&answered.question, id);
        match &answered.answer {
            Given::Name { text }
            | Given::Street { text }
            | Given::House { text }
            | Given::Short { text }
            | Given::Words { text } => text.clone(),
            Given::Age { typed, meant } => match meant {
                Age::Years(years) => format!("{years} years (typed: {typed})"),
                Age::Born(year) => format!("born in {year} (typed: {typed})"),
            },
            Given::Phone(number) => phone(number),
            Given::Choice { chosen } => option(chosen),
            Given::Choices { chosen } => {
                let words: Vec<String> = chosen.iter().map(option).collect();
                words.join("; ")
            }
            Given::YesNo { chosen } => {
                self.message(YesNo::of_word(chosen).map(YesNo::message), chosen)
            }
            Given::PartOfDay { chosen } => {
                self.message(PartOfDay::of_word(chosen).map(PartOfDay::message), chosen)
            }
            Given::Date { chosen } => {
                let any = Some(ANY_DAY_MESSAGE).filter(|_| chosen == ANY_DAY);
                self.message(any, chosen)
            }
            Given::Skipped => "(no answer)".to_owned(),
        }
    }

    /// Returns a question before the form, and its chosen answer.
    fn circumstance(&self, told: &Circumstance) -> (String, String) {
        let eligibility = self.content().zip(self.service).and_then(|(it, service)| {
            let rules = service.eligibility?;
            Some(&it.eligibilities[rules])
        });
        let mut questions = eligibility.into_iter().flat_map(|it| &it.questions);
        let question = questions.find(|it| it.id == told.question);
        (
            self.say(question.map(|it| &it.title), &told.question),
            self.label(question.map(|it| &it.options), &told.chosen),
        )
    }

    fn option(&self, question: &str, id: &str) -> String {
        let options = self
            .asked(question)
            .and_then(|question| question.kind.options());
        self.label(options, id)
    }

    fn label(&self, options: Option<&Records<Choice>>, id: &str) -> String {
        let option = options.into_iter().flatten().find(|option| option.id == id);
        self.say(option.map(|option| &option.label), id)
    }

    fn asked(&self, id: &str) -> Option<&'a Question> {
        let ask = self.service.and_then(|service| service.ask);
        let form = self.content().zip(ask).map(|(it, ask)| &it.asks[ask].form);
        let mut questions = form.into_iter().flat_map(|form| &form.questions);
        questions.find(|question| question.id == id)
    }
}

fn phone(phone: &Phone) -> String {
    let Phone {
        typed,
        e164,
        extension,
    } = phone;
    let extension = extension.as_ref().map(|it| format!(" ext. {it}"));
    format!("{e164}{} (typed: {typed})", extension.unwrap_or_default())
}

fn call_instead(other: &CallInstead) -> String {
    format!("{}, {}", other.name, phone(&other.phone))
}

fn printable(words: &str) -> String {
    clean(words)
}
