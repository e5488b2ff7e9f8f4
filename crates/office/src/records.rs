//! The records of the content in the files where they stand, for a change in place.
//!
//! A record is changed where somebody wrote it: its comments, its order and all that a spreadsheet has no
//! column for stay as they are.

use cas_setup::setup::Files;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Key, Table, TableLike, Value};

/// What a record is, in the words of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sort {
    Centre,
    Activity,
    Notice,
}

impl Sort {
    pub(crate) const ALL: [Self; 3] = [Self::Centre, Self::Activity, Self::Notice];

    /// Returns the key of its records.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Centre => "centre",
            Self::Activity => "activity",
            Self::Notice => "notice",
        }
    }

    /// True if a file of the content has such records.
    fn is_in(self, path: &str) -> bool {
        match self {
            Self::Centre => path == "centres.toml",
            Self::Activity => path == "activities.toml" || path.starts_with("activities/"),
            Self::Notice => path == "notices.toml" || path.starts_with("notices/"),
        }
    }
}

/// A record, by what it is and its id. In a sheet it stands as `activity/morning-gymnastics`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub(crate) sort: Sort,
    pub(crate) id: String,
}

impl Name {
    /// Reads it as it stands in a sheet.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let (key, id) = written.trim().split_once('/')?;
        let sort = Sort::ALL.into_iter().find(|sort| sort.key() == key)?;
        let id = id.to_owned();
        Some(Self { sort, id })
    }

    /// Writes it as it stands in a sheet.
    pub(crate) fn written(&self) -> String {
        format!("{}/{}", self.sort.key(), self.id)
    }
}

/// A file of the content.
struct File {
    path: String,
    /// Its text as it was read.
    text: String,
    document: DocumentMut,
    is_changed: bool,
}

/// All records of centres, activities and notices.
pub(crate) struct Records {
    files: Vec<File>,
}

impl Records {
    /// Reads those of a content without faults.
    pub(crate) fn of(files: &Files) -> Self {
        Self::in_texts(files.contents())
    }

    /// Reads those of some files, each with its path. The same file may be there in several states.
    pub(crate) fn in_texts<'t>(texts: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let has_any = |path: &str| Sort::ALL.iter().any(|sort| sort.is_in(path));
        let files = texts.filter(|(path, _)| has_any(path));
        let files = files.filter_map(|(path, text)| {
            Some(File {
                path: path.to_owned(),
                text: text.to_owned(),
                document: text.parse().ok()?,
                is_changed: false,
            })
        });
        Self {
            files: files.collect(),
        }
    }

    /// Returns all records of a sort, with the files where they stand.
    pub(crate) fn all(&self, sort: Sort) -> impl Iterator<Item = (&str, &Table)> {
        let files = self.files.iter().filter(move |it| sort.is_in(&it.path));
        files.flat_map(move |file| {
            let records = file.document.get(sort.key());
            let records = records.and_then(Item::as_array_of_tables);
            let records = records.into_iter().flat_map(ArrayOfTables::iter);
            records.map(|record| (file.path.as_str(), record))
        })
    }

    /// Returns a record and the file where it stands.
    pub(crate) fn get(&self, name: &Name) -> Option<(&str, &Table)> {
        self.all(name.sort)
            .find(|(_, record)| words(*record, "id") == name.id)
    }

    /// Puts a record in place of the one with the same id.
    pub(crate) fn put(&mut self, name: &Name, new: Table) {
        for file in self.files.iter_mut().filter(|it| name.sort.is_in(&it.path)) {
            let Some(records) = list_in(file, name.sort) else {
                continue;
            };
            let at = records.iter().position(|it| words(it, "id") == name.id);
            if let Some(old) = at.and_then(|at| records.get_mut(at)) {
                *old = new;
                file.is_changed = true;
                return;
            }
        }
    }

    /// Adds a record at the end of a file that is there.
    pub(crate) fn push(&mut self, path: &str, sort: Sort, new: Table) {
        let Some(file) = self.files.iter_mut().find(|it| it.path == path) else {
            return;
        };
        if let Some(records) = list_in(file, sort) {
            records.push(new);
            file.is_changed = true;
        }
    }

    /// Removes the records of a file for which `holds` is false.
    pub(crate) fn retain(&mut self, path: &str, sort: Sort, holds: impl Fn(&Table) -> bool) {
        let Some(file) = self.files.iter_mut().find(|it| it.path == path) else {
            return;
        };
        if let Some(records) = list_in(file, sort) {
            let before = records.len();
            records.retain(holds);
            file.is_changed |= records.len() < before;
        }
    }

    /// Returns the files with their texts as they are now.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, String)> {
        self.files.iter().map(|file| {
            if !file.is_changed {
                return (file.path.as_str(), file.text.clone());
            }
            let text = file.document.to_string();
            // The library writes LF alone.
            let text = if file.text.contains("\r\n") {
                text.replace("\r\n", "\n").replace('\n', "\r\n")
            } else {
                text
            };
            (file.path.as_str(), text)
        })
    }
}

fn list_in(file: &mut File, sort: Sort) -> Option<&mut ArrayOfTables> {
    file.document.get_mut(sort.key())?.as_array_of_tables_mut()
}

/// Returns words, or a day as the content writes it; nothing if there are none.
pub(crate) fn words(record: &dyn TableLike, field: &str) -> String {
    let value = record.get(field).and_then(Item::as_value);
    value.map(written).unwrap_or_default()
}

/// Returns the words of a text in a language.
pub(crate) fn text_in(record: &dyn TableLike, field: &str, language: &str) -> String {
    let texts = record.get(field).and_then(Item::as_table_like);
    texts.map(|it| words(it, language)).unwrap_or_default()
}

/// Returns all words of a list.
pub(crate) fn list(record: &dyn TableLike, field: &str) -> Vec<String> {
    let list = record.get(field).and_then(Item::as_array);
    list.into_iter().flatten().map(written).collect()
}

fn written(value: &Value) -> String {
    match value {
        Value::String(words) => words.value().clone(),
        Value::Datetime(day) => day.value().to_string(),
        Value::Boolean(truth) => truth.value().to_string(),
        Value::Integer(number) => number.value().to_string(),
        _ => String::new(),
    }
}

/// Puts a value in place of another, with the comments and spaces around it.
pub(crate) fn set(record: &mut dyn TableLike, field: &str, mut value: Value) {
    match record.get_mut(field) {
        Some(item) => {
            if let Some(old) = item.as_value() {
                *value.decor_mut() = old.decor().clone();
            }
            *item = Item::Value(value);
        }
        None => {
            record
                .entry_format(&Key::new(field))
                .or_insert(Item::Value(value));
        }
    }
}

/// Puts a text of one language in place of what was there, whose translations said something else.
pub(crate) fn set_text(record: &mut dyn TableLike, field: &str, language: &str, words: &str) {
    if words.is_empty() {
        record.remove(field);
        return;
    }
    let mut texts = toml_edit::InlineTable::new();
    texts.insert(language, words.into());
    set(record, field, texts.into());
}
