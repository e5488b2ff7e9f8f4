//! The names of what stands in a request by its id: services, centres, offices, questions and answers.
//!
//! With a setup they have their names. Without one, or if the content has changed since, they have their ids.

use std::fmt::Write as _;

use cas_form::form::offer::{ANY_DAY, ANY_DAY_MESSAGE, PartOfDay, YesNo};
use cas_form::form::{Choice, Question};
use cas_request::request::{About, Age, Answered, Circumstance, Given, Phone, Request};
use cas_setup::content::Content;
use cas_setup::content::service::Service;
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_words::id::Records;
use cas_words::text::{Language, Localized};

/// The names for the ids in a request, in one language.
pub struct Names<'a> {
    setup: Option<&'a Setup>,
    language: Language,
    /// The language of what the content has no words for.
    words: Language,
    service: Option<&'a Service>,
}

impl<'a> Names<'a> {
    /// The names for a request. What has no name in this language has that in the first of the content.
    #[must_use]
    pub fn new(request: &Request, setup: Option<&'a Setup>, language: Language) -> Self {
        Self::of_service(&request.service, setup, language)
    }

    /// The names for a request for this service.
    #[must_use]
    pub fn of_service(service: &str, setup: Option<&'a Setup>, language: Language) -> Self {
        let service = setup.and_then(|setup| {
            let content = &setup.content;
            Some(&content.services[content.service(service)?])
        });
        Self {
            setup,
            language,
            words: language,
            service,
        }
    }

    /// The same, with what the content has no words for in English, for a page that is in English.
    #[must_use]
    pub fn worded_in_english(self) -> Self {
        Self {
            words: told::english(),
            ..self
        }
    }

    fn content(&self) -> Option<&'a Content> {
        self.setup.map(|setup| &setup.content)
    }

    fn say(&self, name: Option<&Localized>, id: &str) -> String {
        match (name, self.setup) {
            (Some(name), Some(_)) => name.get(self.language).words,
            _ => id.to_owned(),
        }
    }

    /// Returns the words of a message of the program, or the word for it in requests.
    fn message(&self, message: Option<&str>, word: &str) -> String {
        match (message, self.setup) {
            (Some(id), Some(setup)) => setup.locales.say(self.language, id, &[]).words,
            _ => word.to_owned(),
        }
    }

    /// Returns the name of a service.
    #[must_use]
    pub fn service(&self, id: &str) -> String {
        self.say(self.service.map(|service| &service.title), id)
    }

    /// Returns the name of an office.
    #[must_use]
    pub fn office(&self, id: &str) -> String {
        let office = self.content().and_then(|content| content.site.office(id));
        self.say(office.map(|office| &office.name), id)
    }

    /// Returns the subject besides the service: the centre, the activity, and since when.
    #[must_use]
    pub fn about(&self, about: &About) -> String {
        let mut centres = self.content().into_iter().flat_map(|it| &it.centres);
        let centre = centres.find(|centre| centre.id == about.centre);
        let mut words = centre.map_or_else(|| about.centre.clone(), |it| it.name.clone());
        if let Some(id) = &about.activity {
            let _ = write!(words, ", {}", self.activity(id));
            let when = about.meeting.map_or_else(
                || told!("sheet-unknown-when").in_language(self.words),
                |meeting| {
                    let at = meeting.format("%Y-%m-%d %H:%M").to_string();
                    told!("sheet-from-when", at).in_language(self.words)
                },
            );
            let _ = write!(words, ", {when}");
        }
        words
    }

    /// Returns the title of an activity, or that of its kind.
    pub(crate) fn activity(&self, id: &str) -> String {
        let title = self.content().and_then(|content| {
            let activity = content.activities.find(|it| it.id == id)?;
            let kind = &content.kinds[content.kind_of(activity)];
            let own = content.activities[activity].title.as_ref();
            Some(own.unwrap_or(&kind.title))
        });
        self.say(title, id)
    }

    /// Returns a question of the form.
    #[must_use]
    pub fn question(&self, id: &str) -> String {
        self.say(self.asked(id).map(|question| &question.label), id)
    }

    /// Returns an answer.
    #[must_use]
    pub fn answer(&self, answered: &Answered) -> String {
        let option = |id: &String| self.option(&answered.question, id);
        match &answered.answer {
            Given::Name { text }
            | Given::Street { text }
            | Given::House { text }
            | Given::Short { text }
            | Given::Words { text } => text.clone(),
            Given::Age { typed, meant } => match meant {
                Age::Years(years) => {
                    told!("sheet-years", count = i64::from(*years), typed).in_language(self.words)
                }
                Age::Born(year) => told!("sheet-born", year = format_args!("{year}"), typed)
                    .in_language(self.words),
            },
            Given::Phone(number) => self.phone(number),
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
            Given::Skipped => told!("sheet-no-answer").in_language(self.words),
        }
    }

    /// Returns a question before the form, and its chosen answer.
    #[must_use]
    pub fn circumstance(&self, told: &Circumstance) -> (String, String) {
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

    /// Returns a phone number in international form and as it was typed.
    #[must_use]
    pub fn phone(&self, phone: &Phone) -> String {
        let Phone {
            typed,
            e164,
            extension,
        } = phone;
        let told = if let Some(extension) = extension {
            told!("sheet-phone-extension", e164, extension, typed)
        } else {
            told!("sheet-phone", e164, typed)
        };
        told.in_language(self.words)
    }

    /// Returns what was chosen as the answer to a question.
    #[must_use]
    pub fn option(&self, question: &str, id: &str) -> String {
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
