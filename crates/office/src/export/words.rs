//! What is told with a record to people who see it elsewhere: with its date and source.

use cas_form::form::QuestionKind;
use cas_form::form::answer::{Answer, Phone, ReferenceRule, Rules, parse};
use cas_request::reference;
use cas_setup::catalogue::{Target, title};
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::{Centre, MeetingPlace};
use cas_setup::content::{Freshness, Provenance};
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::id::Id;
use cas_words::text::{Language, Localized};
use chrono::NaiveDate;

use super::outgoing::Outgoing;

/// The words of what goes out, in its language.
#[derive(Clone, Copy)]
pub(crate) struct Words<'s> {
    setup: &'s Setup,
    language: Language,
    today: NaiveDate,
}

impl<'s> Words<'s> {
    pub(crate) fn new(outgoing: &'s Outgoing) -> Self {
        Self {
            setup: &outgoing.setup,
            language: outgoing.language,
            today: outgoing.today,
        }
    }

    /// Returns a text of the content.
    pub(crate) fn tell(&self, text: &Localized) -> String {
        text.get(self.language).words
    }

    /// Returns a text of the locale.
    pub(crate) fn say(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.setup.locales.say(self.language, id, args).words
    }

    /// Returns the title of an activity.
    pub(crate) fn title(&self, activity: Id<Activity>) -> String {
        let Setup {
            content, locales, ..
        } = self.setup;
        title(content, locales, self.language, Target::Activity(activity)).words
    }

    /// Returns the place where something is, as one line: the centre, the address, the postcode, the city.
    pub(crate) fn location(&self, centre: &Centre, place: usize) -> String {
        let city = self.tell(&self.setup.content.site.city);
        match place_of(centre, place) {
            Some(MeetingPlace {
                address, postcode, ..
            }) => format!("{}, {address}, {postcode} {city}", centre.name),
            None => format!("{}, {city}", centre.name),
        }
    }

    /// Returns what a card says about an activity besides its times and its place, one idea each.
    pub(crate) fn about(&self, id: Id<Activity>) -> Vec<String> {
        let content = &self.setup.content;
        let (activity, centre) = (
            &content.activities[id],
            &content.centres[content.centre_of(id)],
        );
        let cost = activity.cost.as_ref();
        let cost = cost.map(|it| format!("{}: {}", self.say("cost", &[]), self.tell(it)));
        let phones = centre.phones.iter();
        let phones = phones.map(|it| format!("{}: {it}", self.say("phone", &[])));
        let all = [&activity.provenance, &centre.provenance];
        let is_old = |it: &Provenance| content.freshness(it, self.today) > Freshness::Fresh;
        let is_old = all.into_iter().any(is_old);
        let note = activity.note.as_ref().map(|it| self.tell(it));
        let parts = note.into_iter().chain(cost).chain(self.sign_up(activity));
        parts
            .chain(is_old.then(|| self.say("call-first", &[])))
            .chain(phones)
            .chain([self.origin(&activity.provenance)])
            .chain([self.origin_of_centre(centre)])
            .collect()
    }

    /// Returns whether one must sign up, if that is known.
    pub(crate) fn sign_up(&self, activity: &Activity) -> Option<String> {
        let needs = activity.sign_up?;
        let id = if needs { "sign-up-yes" } else { "sign-up-no" };
        Some(self.say(id, &[]))
    }

    /// Returns a phone number in international form, if its country is known. If not, it is as people write
    /// it.
    pub(crate) fn phone(&self, written: &str) -> Phone {
        let rules = Rules {
            phone: &self.setup.content.site.phone_rule,
            age_words: Vec::new(),
            reference: ReferenceRule {
                digits: reference::DIGITS,
                read: reference::read,
            },
        };
        match parse(&QuestionKind::Phone, &rules, self.today, written) {
            Ok(Answer::Phone(phone)) => phone,
            _ => Phone {
                typed: written.to_owned(),
                e164: written.to_owned(),
                extension: None,
            },
        }
    }

    /// Returns from when a fact is, and where it is known from so far as visitors are told.
    pub(crate) fn origin(&self, provenance: &Provenance) -> String {
        let as_of = self.setup.locales.as_of(self.language, provenance.checked);
        let names = self.setup.content.site.sources_of(&provenance.source);
        let names: Vec<String> = names.map(|name| self.tell(name)).collect();
        if names.is_empty() {
            return as_of.words;
        }
        let names = names.join(", ");
        let source = self.say("source", &[("names", Value::from(names.as_str()))]);
        format!("{} {source}", as_of.words)
    }

    /// Returns from when the facts about a centre are, and who owns them.
    fn origin_of_centre(&self, centre: &Centre) -> String {
        let checked = centre.provenance.checked;
        let as_of = self.setup.locales.as_of(self.language, checked).words;
        let attribution = self.tell(&self.setup.content.site.attribution);
        format!("{}: {as_of} {attribution}", centre.name)
    }
}

/// Returns the place of a centre with this index, or else its first.
pub(crate) fn place_of(centre: &Centre, place: usize) -> Option<&MeetingPlace> {
    centre.places.get(place).or(centre.places.first())
}
