//! The lexicon of a language, from the messages whose ids begin with [`PREFIX`].
//!
//! These messages are rules and are not shown. So they may be longer than a stop and have signs
//! that cannot be drawn. Some are tables with one rule in each line; a fault in a line names its
//! place.

use std::collections::BTreeSet;

use fluent::FluentResource;
use fluent_syntax::ast::{Entry, PatternElement};

use super::message::FluentMessage;
use super::{Tongue, Value};
use crate::fault::{Faults, Place, Source, code};
use crate::told;
use crate::told::Told;
use cas_spoken::Lexicon;
use cas_spoken::rules::{
    self, Hours, Listed, NUMBERS_MAX, Numbers, Phrase, Rules, SIGNS, Template, Wrong,
};

/// The beginning of the ids of messages that are rules for the voice.
pub(super) const PREFIX: &str = "spoken-";

const PHRASES: &str = "spoken-phrases";
const NUMBERS: &str = "spoken-numbers";
const LETTERS: &str = "spoken-letters";
const LETTER_NAMES: &str = "spoken-letter-names";
const HOURS: &str = "spoken-hours";
/// The messages that are tables.
const TABLES: [&str; 5] = [PHRASES, NUMBERS, LETTERS, LETTER_NAMES, HOURS];

/// A message with one rule in each line.
pub(super) struct Table {
    id: String,
    place: Place,
    lines: Vec<(Place, String)>,
}

/// Returns the tables of a language.
pub(super) fn tables_of<'a>(
    files: impl Iterator<Item = (&'a Source, &'a FluentResource)>,
    faults: &mut Faults,
) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for (file, resource) in files {
        let start = resource.source().as_ptr().addr();
        // A string in the tree is a slice of the text, so its address gives its place.
        let at = |words: &str| {
            let start = words.as_ptr().addr() - start;
            file.at(start..start + words.len())
        };
        for entry in resource.entries() {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name;
            let is_new = !tables.iter().any(|table| table.id == id);
            if !TABLES.contains(&id) || !is_new {
                continue;
            }
            let mut lines = Vec::new();
            for element in message.value.iter().flat_map(|value| &value.elements) {
                match element {
                    PatternElement::TextElement { value } => {
                        let words = value.lines().map(str::trim);
                        let words = words.filter(|line| !line.is_empty());
                        lines.extend(words.map(|line| (at(line), line.to_owned())));
                    }
                    PatternElement::Placeable { .. } => {
                        let message = told!("rule-in-braces", id);
                        faults.add(at(id), message, told!("write-words-themselves"));
                    }
                }
            }
            tables.push(Table {
                id: id.to_owned(),
                place: at(id),
                lines,
            });
        }
    }
    tables
}

/// Makes the lexicon of a language. A missing message is reported elsewhere.
pub(super) fn lexicon_of(
    tongue: &Tongue,
    tables: &[Table],
    messages: &[FluentMessage],
    faults: &mut Faults,
) -> Lexicon {
    let mut reader = Reader {
        tongue,
        tables,
        messages,
        faults,
    };
    let mut signs = Vec::new();
    for (written, id) in SIGNS {
        let name = reader.message(id, &[], rules::name);
        let named = |name: String| written.chars().map(move |sign| (sign, name.clone()));
        signs.extend(name.into_iter().flat_map(named));
    }
    Lexicon::new(Rules {
        phrases: reader.table(PHRASES, Phrase::read),
        numbers: reader.table(NUMBERS, Numbers::read),
        letters: reader.table(LETTERS, rules::letter),
        letter_names: reader.table(LETTER_NAMES, rules::letter_name),
        hours: reader.hours(),
        minutes: reader.list("spoken-minutes", rules::minutes),
        days: reader.list("spoken-days", rules::days),
        months: reader.list("spoken-months", rules::months),
        signs,
        other_sign: reader.list("spoken-sign-other", rules::name),
        code: reader.list("spoken-code", rules::name),
        dot: reader.list("spoken-dot", rules::name),
        rates: reader.list("spoken-rates", rules::rates),
        range: reader.template("spoken-range", ["from", "to"]),
        times: reader.template("spoken-times", ["from", "to"]),
        date: reader.template("spoken-date", ["day", "month"]),
        house: reader.template("spoken-house", ["house", "flat"]),
        either: reader.template("spoken-either", ["one", "other"]),
    })
}

/// A reader for the rules of a language, one after the other.
struct Reader<'a> {
    tongue: &'a Tongue,
    tables: &'a [Table],
    messages: &'a [FluentMessage],
    faults: &'a mut Faults,
}

impl Reader<'_> {
    /// Reads the rules of a table. A rule that exists twice is a fault.
    fn table<T>(&mut self, id: &str, read: impl Fn(&str) -> Result<T, Wrong>) -> Vec<T> {
        let mut rules = Vec::new();
        let mut taken = BTreeSet::new();
        for (place, line) in self
            .tables
            .iter()
            .filter(|it| it.id == id)
            .flat_map(|it| &it.lines)
        {
            let written = line.split(" = ").next().unwrap_or_default().trim();
            let rule = match read(line) {
                Ok(_) if !taken.insert(written) => {
                    Err((told!("rule-twice", written), told!("remove-one")))
                }
                rule => rule.map_err(told_of),
            };
            match rule {
                Ok(rule) => rules.push(rule),
                Err((message, advice)) => self.faults.add(place.clone(), message, advice),
            }
        }
        rules
    }

    fn hours(&mut self) -> Vec<Hours> {
        let hours = self.table(HOURS, Hours::read);
        let table = self.tables.iter().find(|it| it.id == HOURS);
        if let Some(table) = table.filter(|_| !hours.iter().any(Hours::is_for_all_others)) {
            let (message, advice) = (told!("no-hours-otherwise"), told!("add-hours"));
            self.faults.add(table.place.clone(), message, advice);
        }
        hours
    }

    fn list<T: Default>(&mut self, id: &str, read: impl Fn(&str) -> Result<T, Wrong>) -> T {
        self.message(id, &[], read).unwrap_or_default()
    }

    fn template(&mut self, id: &str, names: [&str; 2]) -> Template {
        let [first, second] = Template::PLACES.map(Value::Words);
        let args = [(names[0], first), (names[1], second)];
        self.message(id, &args, Template::read).unwrap_or_default()
    }

    fn message<T>(
        &mut self,
        id: &str,
        args: &[(&str, Value)],
        read: impl Fn(&str) -> Result<T, Wrong>,
    ) -> Option<T> {
        let (words, errors) = self.tongue.say(id, args)?;
        let message = self.messages.iter().find(|it| it.id == id)?;
        // A message that cannot be formatted is reported elsewhere.
        if !errors.is_empty() || words.trim().is_empty() {
            return None;
        }
        let told = |wrong: Wrong| {
            let (wrong, advice) = told_of(wrong);
            let told = told!("voice-in-message", id, wrong);
            self.faults.add(message.place.clone(), told, advice);
        };
        read(words.trim()).map_err(told).ok()
    }
}

/// Returns what is wrong with a rule, and what to write instead.
fn told_of(wrong: Wrong) -> (Told, Told) {
    match wrong {
        Wrong::Sides => (told!("voice-sides"), told!("write-sides")),
        Wrong::Variable => (told!("voice-variable"), told!("write-variables-apart")),
        Wrong::MoreSaid => (told!("voice-more-said"), told!("write-as-many-wildcards")),
        Wrong::Place => (told!("voice-place"), told!("write-spoken-place")),
        Wrong::Letters => (told!("voice-letters"), told!("write-letters")),
        Wrong::Rates => (told!("voice-rates"), told!("write-rates")),
        Wrong::NoWord => (told!("voice-no-word"), told!("write-sign-name")),
        Wrong::Unsayable(sign) => {
            let message = told!("voice-unsayable", sign, code = code(sign));
            (message, told!("write-spoken-in-words"))
        }
        Wrong::Names { count, of } => {
            let advice = match of {
                Listed::Numbers => told!("write-numbers-from-one", most = NUMBERS_MAX),
                Listed::Hours => told!("write-hours"),
                Listed::Minutes => told!("write-minutes"),
                Listed::Days => told!("write-days"),
                Listed::Months => told!("write-months"),
            };
            (told!("voice-names", count), advice)
        }
    }
}
