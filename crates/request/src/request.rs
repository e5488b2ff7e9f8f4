//! The document for the office: one request, version 2.
//!
//! Its JSON Schema is `docs/request.schema.json`. Version 1 is read as well; its schema is
//! `docs/request-1.schema.json`. The words in it are those of the content files. Programs of
//! offices depend on these fields, so a change to a field needs a new version.

mod read;

use chrono::{DateTime, FixedOffset};
use serde::Serialize;

pub use read::ReadFault;

/// The version in which documents are written.
pub const VERSION: u32 = 2;

/// A request for a service.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    /// The version: [`VERSION`], or 1 in a document that was read. Then the rules of version 1 apply.
    pub version: u32,
    /// 128 random bits in hexadecimal: the idempotency key. Two files with one id are one request.
    pub id: String,
    /// The reference that the visitor takes home: nine digits ([`crate::reference`]). Not unique.
    pub reference: String,
    /// The time of sending (RFC 3339, with the offset of the kiosk's zone).
    #[serde(serialize_with = "rfc3339")]
    pub at: DateTime<FixedOffset>,
    /// The kiosk from which it was sent.
    pub kiosk: Kiosk,
    /// The id of the service.
    pub service: String,
    /// The subject besides the service, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// The id of the office that receives it.
    pub office: String,
    /// The language that the visitor chose. The office should speak it.
    pub language: String,
    /// True if a volunteer was helping; absent if the form does not ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volunteer: Option<bool>,
    /// The role of the person who was helping, as that person chose it; absent if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub helped_by: Option<HelpedBy>,
    /// The person to call instead of the visitor, if the visitor chose this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_instead: Option<CallInstead>,
    /// The reference of an earlier request that this one is about, as the visitor typed it: nine
    /// digits ([`crate::reference::is_valid`]). Such a request need not exist.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminds: Option<String>,
    /// The password that a person from the office says at the door. It lets the visitor trust them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_password: Option<String>,
    /// The consent of the visitor.
    pub consent: Consent,
    /// The answers to the eligibility questions, if the visitor agreed to pass them on, in the
    /// order in which they were asked. Left out if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub situation: Vec<Circumstance>,
    /// The answers in the order of the questions.
    pub answers: Vec<Answered>,
}

/// The subject of a request besides its service.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// The id of the centre.
    pub centre: String,
    /// The id of the activity, if it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// The start of the first meeting that the visitor wants to attend, if known (RFC 3339, with
    /// the offset of the kiosk's zone).
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "rfc3339_if_any"
    )]
    pub meeting: Option<DateTime<FixedOffset>>,
}

/// The kiosk from which a request was sent.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Kiosk {
    /// Its number.
    pub number: u8,
    /// Its place.
    pub place: String,
}

/// The consent of the visitor.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Consent {
    /// The version of the privacy notice that was shown.
    pub notice: String,
}

/// The role of the person who was helping at the kiosk, or who has filled in the form for the visitor,
/// without a name. The office may have to ask about the help, and needs only the role for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpedBy {
    /// A volunteer.
    Volunteer,
    /// A person who works at the place of the kiosk.
    Staff,
    /// A member of the family.
    Family,
    /// Any other person: a neighbour, a friend, a carer.
    Other,
}

impl HelpedBy {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Volunteer, Self::Staff, Self::Family, Self::Other];

    /// Returns the word for it in a request.
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

/// The person to call instead of the visitor.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct CallInstead {
    /// Their name as it was typed.
    pub name: String,
    /// Their phone number.
    pub phone: Phone,
}

/// A phone number.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// The number as it was typed.
    pub typed: String,
    /// The number in international form (E.164).
    pub e164: String,
    /// The digits of the extension, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
}

/// An answer to one of the eligibility questions of a service.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Circumstance {
    /// The id of the question in the eligibility rules of the service.
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
        /// The text as it was typed.
        text: String,
    },
    /// A street or an estate.
    Street {
        /// The text as it was typed.
        text: String,
    },
    /// The number of a house and of a flat.
    House {
        /// The text as it was typed.
        text: String,
    },
    /// A short line in the visitor's own words.
    Short {
        /// The text as it was typed.
        text: String,
    },
    /// A longer text in the visitor's own words.
    Words {
        /// The text as it was typed.
        text: String,
    },
    /// An age or a year of birth.
    Age {
        /// The text as it was typed.
        typed: String,
        /// The age or the year of birth.
        #[serde(flatten)]
        meant: Age,
    },
    /// A phone number.
    Phone(Phone),
    /// One of several answers.
    Choice {
        /// The id of the answer that was chosen.
        chosen: String,
    },
    /// Several answers.
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
    /// The question was skipped.
    Skipped,
}

/// An age or a year of birth. The key tells which.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Age {
    /// The age in years on the day of the request.
    Years(u32),
    /// The year of birth.
    Born(i32),
}

/// The outcome of an attempt to store a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreOutcome {
    /// It is durably on disk.
    Stored,
    /// It is not stored, and this attempt has left no file.
    NotStored,
    /// A file may exist, but it may not survive a power cut.
    Unknown,
}

impl Request {
    /// Returns the document as the office gets it: JSON in UTF-8, indented, with a newline at its
    /// end.
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
