//! The words of a page: one language, one day.

use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::checked::Checked;
use crate::content::Provenance;
use crate::content::service::Line;
use crate::locale::Value;
use crate::page::Phrases;
use crate::setup::Setup;
use crate::text::{Language, Localized, Text};

/// Says things in the language of a visit.
pub(super) struct Wording<'a> {
    pub(super) setup: &'a Setup,
    pub(super) language: Language,
    today: NaiveDate,
}

impl<'a> Wording<'a> {
    pub(super) fn new(setup: &'a Setup, language: Language, now: DateTime<FixedOffset>) -> Self {
        Self {
            setup,
            language,
            today: now.date_naive(),
        }
    }

    /// A text of the program.
    pub(super) fn say(&self, id: &str) -> Text {
        self.say_with(id, &[])
    }

    /// A text of the program with something put in.
    pub(super) fn say_with(&self, id: &str, args: &[(&str, Value<'_>)]) -> Text {
        self.setup.locales.say(self.language, id, args)
    }

    /// A text of the content.
    pub(super) fn tell(&self, text: &Localized) -> Text {
        text.get(self.language)
    }

    /// A name or an address, which stays in the first language whatever the visitor's.
    pub(super) fn name(&self, words: &str) -> Text {
        Text::new(self.first_language(), words)
    }

    pub(super) fn first_language(&self) -> Language {
        self.setup
            .config
            .languages
            .first()
            .copied()
            .unwrap_or(self.language)
    }

    /// When a fact was true: "as of March 2026", no more exactly than the source knows.
    pub(super) fn as_of(&self, checked: Checked) -> Text {
        self.as_of_in(self.language, checked)
    }

    fn as_of_in(&self, language: Language, checked: Checked) -> Text {
        let year = checked.year.to_string();
        let args: &[(&str, Value<'_>)] = &[
            ("year", Value::from(year.as_str())),
            (
                "month",
                Value::from(i64::from(checked.month.unwrap_or_default())),
            ),
        ];
        let id = if checked.month.is_some() {
            "as-of-month"
        } else {
            "as-of-year"
        };
        self.setup.locales.say(language, id, args)
    }

    /// Whether a fact is so old that one had better call first.
    pub(super) fn is_old(&self, provenance: &Provenance) -> bool {
        provenance
            .checked
            .is_older_than(self.setup.content.site.fresh_days, self.today)
    }

    /// A fact with the date on which it was true, and that it is only an example if it is one.
    pub(super) fn fact(&self, text: &Localized, provenance: &Provenance) -> Text {
        let mut told = self.tell(text);
        let mut also = |more: Text| {
            told.words.push(' ');
            told.words.push_str(&more.words);
        };
        let language = if text.has(self.language) {
            self.language
        } else {
            self.first_language()
        };
        if self.is_old(provenance) {
            also(self.as_of_in(language, provenance.checked));
        }
        if provenance.sample {
            also(self.setup.locales.say(language, "sample", &[]));
        }
        told
    }

    /// A phone number with its hours, and how old it is if it is old.
    pub(super) fn line(&self, line: &Line) -> Text {
        let number = Value::from(line.number.as_str());
        let mut text = match &line.hours {
            Some(hours) => self.say_with(
                "line-hours",
                &[("number", number), ("hours", Value::from(hours.as_str()))],
            ),
            None => self.say_with("line", &[("number", number)]),
        };
        if self.is_old(&line.provenance) {
            text.words.push(' ');
            text.words
                .push_str(&self.as_of(line.provenance.checked).words);
        }
        text
    }

    /// The human contact and the emergency number, for the last line of every page.
    pub(super) fn contact(&self) -> Text {
        let site = &self.setup.content.site;
        let name = self.tell(&site.contact.name);
        let hours = site.contact.hours.as_deref().unwrap_or_default();
        let as_of = self.as_of(site.contact.provenance.checked);
        self.say_with(
            "contact",
            &[
                ("name", Value::from(name.words.as_str())),
                ("number", Value::from(site.contact.number.as_str())),
                ("hours", Value::from(hours)),
                ("as-of", Value::from(as_of.words.as_str())),
                ("emergency", Value::from(site.emergency.number.as_str())),
            ],
        )
    }

    /// What surfaces need to say of what only they know.
    pub(super) fn phrases(&self, ask_answer: &str) -> Phrases {
        Phrases {
            part: self.say_with(
                "part",
                &[
                    ("part", Value::from("{part}")),
                    ("parts", Value::from("{parts}")),
                ],
            ),
            too_small: self.say("too-small"),
            ask_answer: self.say(ask_answer),
            ask_number: self.say("ask-number"),
            empty_line: self.say_with("empty-line", &[("label", Value::from("{label}"))]),
            not_understood: self.say("not-understood"),
            deleted: self.say("deleted"),
            space: self.say("space"),
            empty_field: self.say("empty-field"),
        }
    }
}

/// A time for a text that speaks of minutes; a part of one counts as a whole.
pub(super) fn in_minutes(time: Duration) -> Value<'static> {
    Value::from(i64::try_from(time.as_secs().div_ceil(60)).unwrap_or(i64::MAX))
}

/// A time for a text that speaks of seconds.
pub(super) fn in_seconds(time: Duration) -> Value<'static> {
    Value::from(i64::try_from(time.as_secs()).unwrap_or(i64::MAX))
}
