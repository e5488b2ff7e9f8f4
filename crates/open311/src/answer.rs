//! What the other side answers: JSON of `GeoReport` v2, from whom one does not know.
//!
//! Ids come as texts or as numbers, and single records with a list around them or without: both stand in the published
//! examples. What is missing is `None`, and what could be no id is missing.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::fmt;

use cas_book::Receipt;
use cas_words::text::clean;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Number;

/// The longest id that is believed, in characters.
const ID_MAX: usize = 200;
/// The most of the words of the other side that go into a note, in characters.
pub const NOTES_MAX: usize = 1_000;
/// The most records of an answer: the specification cuts lists there.
pub const RECORDS_MAX: usize = 1_000;

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// It is none of this kind.
    #[error("nothing that can be understood")]
    Strange,
    /// It has so many records that they are not read.
    #[error("more than {RECORDS_MAX} records at once")]
    TooMany,
}

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

/// Reads a record, or a list of them that is not too long. Nothing but what a record has is kept meanwhile: a small body
/// can have millions of values.
#[derive(Default)]
struct Records {
    are_too_many: bool,
}

/// Reads a text or a number; anything else is as good as missing.
struct Scalar;

/// Reads the records of an answer.
///
/// # Errors
/// Why there are none.
pub fn read(bytes: &[u8]) -> Result<Vec<Told>, NotRead> {
    let mut records = Records::default();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let read = records.deserialize(&mut json);
    let whole = read.and_then(|read| json.end().map(|()| read));
    whole.map_err(|_| {
        if records.are_too_many {
            NotRead::TooMany
        } else {
            NotRead::Strange
        }
    })
}

impl<'de> DeserializeSeed<'de> for &mut Records {
    type Value = Vec<Told>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Told>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Records {
    type Value = Vec<Told>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a record or a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<Told>, A::Error> {
        let mut records = Vec::new();
        while let Some(told) = list.next_element()? {
            if records.len() == RECORDS_MAX {
                self.are_too_many = true;
                return Err(A::Error::custom("too many records"));
            }
            records.push(told);
        }
        Ok(records)
    }

    fn visit_map<A: MapAccess<'de>>(self, one: A) -> Result<Vec<Told>, A::Error> {
        let told = Told::deserialize(MapAccessDeserializer::new(one))?;
        // It may be words of a gateway, or a list under a name of its own.
        if told.receipt().is_none() {
            return Err(A::Error::custom("no record"));
        }
        Ok(vec![told])
    }
}

impl<'de> Visitor<'de> for Scalar {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Option<String>, E> {
        Ok(Some(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Option<String>, E> {
        Ok(Some(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Option<String>, E> {
        Ok(Some(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Option<String>, E> {
        Ok(Number::from_f64(number).map(|it| it.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<String>, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<String>, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<String>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
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

/// Reads an id: it goes into the book and into addresses, so only what can be one is taken.
fn id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = deserializer.deserialize_any(Scalar)?;
    let text = text.map(|it| it.trim().to_owned());
    let is_id = |it: &String| {
        !it.is_empty() && it.chars().count() <= ID_MAX && it.chars().all(|c| !c.is_control())
    };
    Ok(text.filter(is_id))
}

/// Reads words, of which the other side may have none.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = deserializer.deserialize_any(Scalar)?;
    Ok(text.filter(|it| !it.trim().is_empty()))
}
