//! An article: a text to read or to hear.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::fact::{Fact, LINE, Line, read_line, read_paragraph};
use super::site::Period;
use super::{KEYWORD_GRAPHEMES_MAX, NAME_GRAPHEMES_MAX};
use crate::fault::Source;
use crate::record::{Findings, Ids, SERVICE, read_document};
use cas_words::id::Records;
use cas_words::text::{Languages, Localized};

/// An article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Kebab-case ASCII, unique: `fraud`.
    pub id: String,
    /// The number that people can type, if it has one.
    pub number: Option<u16>,
    /// True if others should not see that somebody reads it, such as one about violence.
    pub sensitive: bool,
    /// Its title.
    pub title: Localized,
    /// Words for the search, in any language.
    pub keywords: Vec<String>,
    /// Its paragraphs, one idea each.
    pub about: Vec<Fact>,
    /// The phone numbers to call.
    pub lines: Vec<Line>,
    /// The ids of the services that one can ask for on its page.
    pub see: Vec<String>,
}

/// Reads one file of `articles/`. `taken` has the ids of the articles that were read before, and `terms`
/// are those of the city.
#[must_use]
pub fn read(
    source: &Source,
    languages: &Languages,
    taken: &mut Ids,
    terms: Option<&Records<Period>>,
    findings: &mut Findings,
) -> Article {
    read_document(source, languages, findings, |root| Article {
        id: root.id("id", taken),
        number: root.page_number("number"),
        sensitive: root.optional_bool("sensitive").unwrap_or(false),
        title: root.localized("title", NAME_GRAPHEMES_MAX),
        keywords: root.words_in_all_languages("keywords", KEYWORD_GRAPHEMES_MAX),
        about: root.some_tables("about", read_paragraph),
        lines: root.tables("line", |record| read_line(record, &LINE, terms)),
        see: root.references("see", SERVICE),
    })
}
