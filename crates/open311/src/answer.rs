//! What the other side answers: JSON of `GeoReport` v2, from whom one does not know.
//!
//! Ids come as texts or as numbers, and single records with a list around them or without: both stand in the published
//! examples. What is missing is `None`, and what could be no id is missing.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use cas_book::Receipt;
use cas_words::text::clean;
use serde::{Deserialize, Deserializer};

/// The longest id that is believed, in characters.
const ID_MAX: usize = 200;
/// The most of the words of the other side that go into a note, in characters.
pub const NOTES_MAX: usize = 1_000;

/// A record of an answer, whatever it was that was asked for.
#[derive(Deserialize)]
pub struct Told {
    /// The number of the request there (`service_request_id`).
    #[serde(default, rename = "service_request_id", deserialize_with = "id")]
    pub number: Option<String>,
    /// For this the number is told later.
    #[serde(default, deserialize_with = "id")]
    pub token: Option<String>,
    /// What was sent.
    #[serde(default, deserialize_with = "text")]
    pub description: Option<String>,
    #[serde(default, deserialize_with = "text")]
    status: Option<String>,
    #[serde(default, deserialize_with = "text")]
    status_notes: Option<String>,
}

/// Where a request stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It was reported.
    Open,
    /// It has ended.
    Closed,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Document {
    List(Vec<Told>),
    One(Box<Told>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Number(serde_json::Number),
    Other(serde::de::IgnoredAny),
}

/// Reads the records of an answer; `None` if it is none of this kind.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Vec<Told>> {
    match serde_json::from_slice(bytes).ok()? {
        Document::List(list) => Some(list),
        Document::One(one) => Some(vec![*one]),
    }
}

impl Told {
    /// By what the other side knows the request, if it says so. A number is final, and a token is not needed then.
    #[must_use]
    pub fn receipt(&self) -> Option<Receipt> {
        let number = self.number.clone().map(Receipt::Number);
        number.or_else(|| self.token.clone().map(Receipt::Token))
    }

    /// Where it stands; `None` if that is not told, or in no word of the specification.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        match self.status.as_deref()?.trim() {
            it if it.eq_ignore_ascii_case("open") => Some(Status::Open),
            it if it.eq_ignore_ascii_case("closed") => Some(Status::Closed),
            _ => None,
        }
    }

    /// Why it stands so, in one line, if there is a word of it.
    #[must_use]
    pub fn notes(&self) -> Option<String> {
        let notes = clean(self.status_notes.as_ref()?);
        let notes: String = notes.chars().take(NOTES_MAX).collect();
        (!notes.is_empty()).then_some(notes)
    }
}

fn scalar<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match Option::<Scalar>::deserialize(deserializer)? {
        Some(Scalar::Text(text)) => Some(text),
        Some(Scalar::Number(number)) => Some(number.to_string()),
        Some(Scalar::Other(_)) | None => None,
    })
}

/// Reads an id: it goes into the book and into addresses, so only what can be one is taken.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = scalar(deserializer)?.map(|it| it.trim().to_owned());
    let is_id = |it: &String| {
        !it.is_empty() && it.chars().count() <= ID_MAX && it.chars().all(|c| !c.is_control())
    };
    Ok(text.filter(is_id))
}

/// Reads words, of which the other side may have none.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = scalar(deserializer)?;
    Ok(text.filter(|it| !it.trim().is_empty()))
}
