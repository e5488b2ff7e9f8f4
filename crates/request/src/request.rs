//! The document that is handed to the office: one request, version 2.
//!
//! Its JSON Schema is `docs/request.schema.json`, that of version 1, which is read as well,
//! `docs/request-1.schema.json`. Its words are the words of the content files. Whatever an office's
//! own program reads is here, so a change to a field is a new version.

mod read;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

pub use read::ReadFault;

/// The version of the document that is written.
pub const VERSION: u32 = 2;

/// A request for a service.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    /// [`VERSION`], or 1 where it was read: then it keeps to the rules of version 1.
    pub version: u32,
    /// 128 random bits in hexadecimal: the idempotency key. Two files with one id are one request.
    pub id: String,
    /// What the visitor takes home: nine digits ([`crate::reference`]). Not unique.
    pub reference: String,
    /// When it was sent (RFC 3339, with the offset of the kiosk's zone).
    #[serde(serialize_with = "rfc3339")]
    pub at: DateTime<FixedOffset>,
    /// Where it was sent.
    pub kiosk: Kiosk,
    /// The id of the service.
    pub service: String,
    /// What it is about besides the service, if it is about anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// The id of the office that is to receive it.
    pub office: String,
    /// The language the visitor chose, in which the office should speak.
    pub language: String,
    /// Whether a volunteer was helping; absent if the form does not ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volunteer: Option<bool>,
    /// Who was helping, as they said themselves; absent if nobody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub helped_by: Option<HelpedBy>,
    /// Who is to be called in place of the visitor, who chose so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_instead: Option<CallInstead>,
    /// The reference of an earlier request that this one is about, as the visitor typed it: nine
    /// digits ([`crate::reference::is_valid`]). Nobody has looked whether there was such a request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminds: Option<String>,
    /// What whoever comes to the door says, so that the visitor knows them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_password: Option<String>,
    /// What the visitor agreed to.
    pub consent: Consent,
    /// Of the questions before the form what the visitor agreed to pass on, in the order in which
    /// they were asked. Left out if it is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub situation: Vec<Circumstance>,
    /// The answers in the order of the questions.
    pub answers: Vec<Answered>,
}

/// What a request is about besides its service.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// The id of the centre.
    pub centre: String,
    /// The id of the activity, if it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// When the meeting begins from which on the visitor would like to come, if that is known (RFC
    /// 3339, with the offset of the kiosk's zone).
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "rfc3339_if_any"
    )]
    pub meeting: Option<DateTime<FixedOffset>>,
}

/// The kiosk a request was sent from.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Kiosk {
    /// Its number.
    pub number: u8,
    /// Where it stands.
    pub place: String,
}

/// What the visitor agreed to.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Consent {
    /// The version of the privacy notice that was shown.
    pub notice: String,
}

/// Who was helping at the kiosk. A role and no name: the office may have to ask about the help, and
/// nothing more is needed for that.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum HelpedBy {
    /// A volunteer.
    Volunteer,
    /// Somebody who works where the kiosk stands.
    Staff,
    /// Somebody of the family.
    Family,
    /// Anybody else: a neighbour, a friend, a carer.
    Other,
}

impl HelpedBy {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Volunteer, Self::Staff, Self::Family, Self::Other];

    /// The word for it in a request.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Volunteer => "volunteer",
            Self::Staff => "staff",
            Self::Family => "family",
            Self::Other => "other",
        }
    }
}

impl Serialize for HelpedBy {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// Who is to be called in place of the visitor.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct CallInstead {
    /// Their name, as it was typed.
    pub name: String,
    /// Their number.
    pub phone: Phone,
}

/// A phone number.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// As it was typed.
    pub typed: String,
    /// As machines dial it (E.164).
    pub e164: String,
    /// The digits of the extension, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
}

/// An answer to one of the questions whether a service is meant for the visitor.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Circumstance {
    /// The id of the question among those of the service's eligibility.
    pub question: String,
    /// The id of the answer that was chosen.
    pub chosen: String,
}

/// A question and its answer.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Answered {
    /// The id of the question.
    pub question: String,
    /// The answer.
    #[serde(flatten)]
    pub answer: Given,
}

/// An answer, tagged with the kind of its question.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Given {
    /// A name.
    Name {
        /// As it was typed.
        text: String,
    },
    /// A street or an estate.
    Street {
        /// As it was typed.
        text: String,
    },
    /// House and flat.
    House {
        /// As it was typed.
        text: String,
    },
    /// A line of one's own.
    Short {
        /// As it was typed.
        text: String,
    },
    /// Own words.
    Words {
        /// As they were typed.
        text: String,
    },
    /// An age or a year of birth.
    Age {
        /// As it was typed.
        typed: String,
        /// Which of the two it is, and the number.
        #[serde(flatten)]
        meant: Age,
    },
    /// A phone number.
    Phone(Phone),
    /// One of several.
    Choice {
        /// The id of the answer that was chosen.
        chosen: String,
    },
    /// Several of several.
    Choices {
        /// The ids of the answers that were chosen, in the order in which they are offered.
        chosen: Vec<String>,
    },
    /// Yes, no, or "I do not know".
    YesNo {
        /// `yes`, `no` or `unsure`.
        chosen: &'static str,
    },
    /// A part of the day.
    PartOfDay {
        /// `morning`, `around-noon`, `afternoon`, `evening` or `any`.
        chosen: &'static str,
    },
    /// A day.
    Date {
        /// A date (ISO 8601), or `any`.
        chosen: String,
    },
    /// The question was passed over.
    Skipped,
}

/// The number of an age or of a year of birth, under the word for what it is.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Age {
    /// The age in years, on the day of the request.
    Years(u32),
    /// The year of birth.
    Born(i32),
}

/// How an attempt to store a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreOutcome {
    /// It is durably on disk.
    Stored,
    /// It is not, and this attempt has left no file.
    NotStored,
    /// A file may be found, but nobody can promise that it survives a power cut.
    Unknown,
}

impl Request {
    /// The document as the office gets it: JSON in UTF-8, indented, with a newline at its end.
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "serde_json fails only on maps whose keys are no text, and there is none"
    )]
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = serde_json::to_vec_pretty(self).expect("keys are text");
        json.push(b'\n');
        json
    }
}

#[expect(clippy::ref_option, reason = "serde gives it so")]
fn rfc3339_if_any<S: serde::Serializer>(
    at: &Option<DateTime<FixedOffset>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => rfc3339(at, serializer),
        None => serializer.serialize_none(),
    }
}

fn rfc3339<S: serde::Serializer>(
    at: &DateTime<FixedOffset>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))
}
