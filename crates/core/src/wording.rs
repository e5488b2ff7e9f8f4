//! The words of a page, in one language and at one time.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Weekday};

use cas_page::page::{Block, BlockKind};
use cas_schedule::Hours;
use cas_setup::content::{Freshness, Provenance};
use cas_setup::locale::Value;
use cas_setup::setup::Setup;
use cas_words::checked::Checked;
use cas_words::text::{Language, Localized, Text};

/// The source of the words on a page, in the language of a visit.
pub(crate) struct Wording<'a> {
    pub(crate) setup: &'a Setup,
    pub(crate) language: Language,
    /// The time of the page; a Monday that may be, if the day is not known.
    pub(crate) now: DateTime<FixedOffset>,
    /// False if the clock cannot be right. Then no date is told, and every fact counts as old.
    pub(crate) knows_day: bool,
    /// True if the words are read later, too: then nothing is told of how it is now.
    pub(crate) is_lasting: bool,
}

impl<'a> Wording<'a> {
    pub(crate) fn new(setup: &'a Setup, language: Language, now: DateTime<FixedOffset>) -> Self {
        let today = now.date_naive();
        let knows_day = setup.knows_day(today);
        let monday = setup.plausible(today).and_time(NaiveTime::MIN);
        let monday = monday.and_local_timezone(*now.offset()).single();
        Self {
            setup,
            language,
            now: monday.filter(|_| !knows_day).unwrap_or(now),
            knows_day,
            is_lasting: false,
        }
    }

    /// Returns the wording for words that are taken home.
    pub(crate) fn lasting(&self) -> Self {
        Self {
            is_lasting: true,
            ..*self
        }
    }

    /// Returns the wording for another language, for words next to a text in that language.
    pub(crate) fn speaking(&self, language: Language) -> Self {
        Self { language, ..*self }
    }

    /// Returns the day on which the page is shown.
    pub(crate) fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// Returns a text of the program.
    pub(crate) fn say(&self, id: &str) -> Text {
        self.say_with(id, &[])
    }

    /// Returns a text of the program with these values.
    pub(crate) fn say_with(&self, id: &str, args: &[(&str, Value<'_>)]) -> Text {
        self.setup.locales.say(self.language, id, args)
    }

    /// Returns a text of the content.
    pub(crate) fn tell(&self, text: &Localized) -> Text {
        text.get(self.language)
    }

    /// Returns a name or an address. It stays in the first language, whatever the visitor's
    /// language.
    pub(crate) fn name(&self, words: &str) -> Text {
        Text::new(self.first_language(), words)
    }

    pub(crate) fn first_language(&self) -> Language {
        self.setup.config.languages.first()
    }

    /// Returns the time of the last check of a fact, as exactly as known: "as of March 2026".
    pub(crate) fn as_of(&self, checked: Checked) -> Text {
        self.setup.locales.as_of(self.language, checked)
    }

    /// Returns how far a fact can be trusted today.
    pub(crate) fn freshness(&self, provenance: &Provenance) -> Freshness {
        let freshness = self.setup.content.freshness(provenance, self.today());
        if self.knows_day {
            freshness
        } else {
            freshness.max(Freshness::Old)
        }
    }

    /// True if a fact may have changed since it was checked.
    pub(crate) fn is_old(&self, provenance: &Provenance) -> bool {
        self.freshness(provenance) > Freshness::Fresh
    }

    /// Returns the date of a fact that may have changed. An example has none.
    pub(crate) fn date_if_old(&self, provenance: &Provenance) -> Option<Text> {
        let is_told = self.is_old(provenance) && !provenance.sample;
        is_told.then(|| self.as_of(provenance.checked))
    }

    /// Returns a text with the mark of an example, if it is only one.
    pub(crate) fn marked(&self, text: Text, provenance: &Provenance) -> Text {
        if provenance.sample {
            self.as_example(text)
        } else {
            text
        }
    }

    /// Returns a text with the mark of an example.
    pub(crate) fn as_example(&self, mut text: Text) -> Text {
        let mark = self.speaking(text.language).say("sample-mark");
        text.words = format!("{} {}", text.words, mark.words);
        text
    }

    /// Returns a phone number as people write it. The word before an extension is in the visitor's
    /// language.
    pub(crate) fn phone(&self, written: &str) -> Text {
        let rule = &self.setup.content.site.phone_rule;
        let Some((number, extension)) = rule.split_extension(written) else {
            return Text::new(self.language, written);
        };
        let args = [("number", number.into()), ("extension", extension.into())];
        self.say_with("phone-extension", &args)
    }

    /// Returns some words as a list: "a, b and c"; `None` if there are none.
    pub(crate) fn joined(&self, words: &[String]) -> Option<String> {
        let (last, rest) = words.split_last()?;
        if rest.is_empty() {
            return Some(last.clone());
        }
        let rest = rest.join(", ");
        let args = [
            ("first", Value::from(rest.as_str())),
            ("last", last.as_str().into()),
        ];
        Some(self.say_with("list-and", &args).words)
    }

    /// Returns a span of hours: "8:30–10:00".
    pub(crate) fn hours(&self, hours: Hours) -> String {
        let (from, to) = (time(hours.from), time(hours.to));
        let args = [("from", from.as_str().into()), ("to", to.as_str().into())];
        self.say_with("hours", &args).words
    }

    /// Returns the human contact and the emergency number, for the end of every page.
    pub(crate) fn contact(&self) -> Block {
        self.contact_with("contact-numbers")
    }

    /// Returns the same with this message for the numbers.
    pub(crate) fn contact_with(&self, numbers: &str) -> Block {
        let site = &self.setup.content.site;
        let (number, emergency) = (&site.contact.number, &site.emergency.line.number);
        let args = [
            ("number", Value::from(number.as_str())),
            ("emergency", Value::from(emergency.as_str())),
        ];
        Block {
            preface: None,
            kind: BlockKind::Takeaway,
            label: Some(self.say("contact")),
            text: self.say_with(numbers, &args),
        }
    }
}

/// Returns a day of the week as a value for a message; 1 is Monday (ISO 8601).
pub(crate) fn weekday(day: Weekday) -> Value<'static> {
    Value::from(i64::from(day.number_from_monday()))
}

/// Returns a time of day as people read it: `8:30`.
pub(crate) fn time(time: NaiveTime) -> String {
    time.format("%-H:%M").to_string()
}

/// Returns a duration in minutes as a value for a message, rounded up.
pub(crate) fn in_minutes(time: Duration) -> Value<'static> {
    Value::from(i64::try_from(time.as_secs().div_ceil(60)).unwrap_or(i64::MAX))
}

/// Returns a duration in seconds as a value for a message, rounded down.
pub(crate) fn in_seconds(time: Duration) -> Value<'static> {
    Value::from(i64::try_from(time.as_secs()).unwrap_or(i64::MAX))
}
