//! How this city's spreadsheets and calendars are read: `import.toml` of the content.

use std::collections::BTreeMap;

use cas_search::fold;
use cas_setup::setup::{Files, IMPORT_FILE};
use cas_setup::told;
use cas_setup::told::Told;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cells::days_in;

/// What a column of a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Column {
    Day,
    From,
    To,
    Hours,
    Title,
    Kind,
    SignUp,
    Cost,
    Note,
    /// Who leads an activity.
    Leader,
    /// A person whom the office may call, and nobody else.
    Contact,
    FirstDay,
    LastDay,
    Text,
    Centre,
    Number,
    District,
    Name,
    Operator,
    Street,
    House,
    Flat,
    Address,
    Postcode,
    Phone,
    #[serde(rename = "phone_2")]
    Phone2,
    /// When a centre is open.
    Open,
    /// What has no other column: when it does not take place, and where it does.
    Limits,
    /// What is to be confirmed.
    Fact,
    /// The last day on which it can be trusted.
    Valid,
    /// What visitors have found wrong.
    Told,
    /// The day on which somebody confirmed the row.
    Confirmed,
    /// The record of the content for which the row stands.
    Record,
}

/// The whole file. What it names is compared by [`key`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mapping {
    /// True if visitors are told who leads an activity.
    #[serde(default)]
    pub(crate) leaders: bool,
    columns: BTreeMap<Column, Vec<String>>,
    words: Words,
    pub(crate) guess: Guess,
    pub(crate) register: Register,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    yes: Vec<String>,
    no: Vec<String>,
    cancelled: Vec<String>,
    #[serde(default)]
    example: Vec<String>,
    as_of: Vec<String>,
    /// What stands before the name of who leads an activity.
    #[serde(default)]
    led_by: String,
}

/// How the centres of a register are named in the content.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Register {
    /// What an id has before the official number: `cas-`.
    pub(crate) id_begins: String,
    /// What people write before that number: `CAS `.
    pub(crate) keyword_begins: String,
    /// How phone numbers of the city begin. They are written in other groups than mobile ones.
    pub(crate) area_code: String,
}

/// What is taken where nothing is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Guess {
    /// The length of a meeting, in minutes.
    pub(crate) minutes: u16,
    /// Words that tell a kind only beside another one that does: "course" is of everything.
    #[serde(default)]
    pub(crate) weak: Vec<String>,
    /// The kind of what has no word of any other.
    pub(crate) kind: Option<Other>,
}

/// A kind of activity.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Other {
    pub(crate) id: String,
    /// Its name by language.
    pub(crate) title: BTreeMap<String, String>,
}

impl Mapping {
    /// Reads the file of the content.
    ///
    /// # Errors
    /// That there is none, or where it cannot be read, and why.
    pub(crate) fn of(files: &Files) -> Result<Self, Told> {
        let text = files.content(IMPORT_FILE);
        let text = text.ok_or_else(|| told!("import-no-mapping"))?;
        toml::from_str(text).map_err(|why| told!("import-mapping-unread", why = why.to_string()))
    }

    /// Returns what a column is called if nobody calls it otherwise.
    ///
    /// # Errors
    /// That it has no name.
    pub(crate) fn heading(&self, column: Column) -> Result<&str, Told> {
        let names = self.columns.get(&column);
        let first = names.and_then(|names| names.first());
        first.map(String::as_str).ok_or_else(|| {
            let column = toml::Value::try_from(column);
            let column = column.as_ref().ok().and_then(toml::Value::as_str);
            told!("export-no-heading", column = column.unwrap_or_default())
        })
    }

    /// Returns the word for yes.
    pub(crate) fn yes(&self) -> &str {
        self.words
            .yes
            .first()
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// Returns the word for no.
    pub(crate) fn no(&self) -> &str {
        self.words
            .no
            .first()
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// Returns the word by which a row is an example.
    pub(crate) fn example(&self) -> Option<&str> {
        self.words.example.first().map(String::as_str)
    }

    /// True if words begin with a word by which a row is an example.
    pub(crate) fn is_example(&self, words: &str) -> bool {
        let words = key(words);
        let mut examples = self.words.example.iter().map(|it| key(it));
        examples.any(|it| words == it || words.starts_with(&format!("{it} ")))
    }

    /// Returns what a column is for, by its heading.
    pub(crate) fn column(&self, heading: &str) -> Option<Column> {
        let heading = key(heading);
        let mut columns = self.columns.iter();
        let found = columns.find(|(_, names)| names.iter().any(|name| key(name) == heading));
        found.map(|(column, _)| *column)
    }

    /// Returns yes or no, if these words begin with a word for one of them.
    pub(crate) fn truth(&self, words: &str) -> Option<bool> {
        let words = key(words);
        let is_among = |list: &[String]| {
            let mut list = list.iter().map(|it| key(it));
            list.any(|it| words == it || words.starts_with(&format!("{it} ")))
        };
        // "Nie" is a word of its own; "zapisy nie obowiązują" would be yes, but the phone is for that.
        match (is_among(&self.words.no), is_among(&self.words.yes)) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        }
    }

    /// Returns the words for visitors about who leads an activity.
    pub(crate) fn led_by(&self, name: &str) -> String {
        format!("{} {name}", self.words.led_by).trim().to_owned()
    }

    /// Returns the beginnings of titles of what is cancelled.
    pub(crate) fn cancelled(&self) -> &[String] {
        &self.words.cancelled
    }

    /// Returns the day from which words say that something is.
    pub(crate) fn as_of(&self, words: &str) -> Option<NaiveDate> {
        days_in(self.after_as_of(words)?).first().copied()
    }

    /// Returns the words after those that tell from which day a sheet is.
    fn after_as_of<'w>(&self, words: &'w str) -> Option<&'w str> {
        let small = words.to_lowercase();
        // A letter may have another length in small letters, but none of those that are used here.
        let rests = self.words.as_of.iter().filter_map(|begins| {
            let at = small.find(&begins.to_lowercase())?;
            words.get(at + begins.len()..)
        });
        rests.min_by_key(|rest| rest.len())
    }
}

/// Returns words without case, accents and signs, with one space between them.
pub(crate) fn key(words: &str) -> String {
    let folded = fold(words);
    let words = folded.split(|it: char| !it.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
