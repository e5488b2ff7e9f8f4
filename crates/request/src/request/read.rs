//! Reads a document as strictly as its schema.
//!
//! The schemas are the rule: `docs/request.schema.json`, and for version 1
//! `docs/request-1.schema.json`. A change here needs the same change there. A test compares both
//! with thousands of damaged documents. Each field that is read is removed from the document. A
//! field that is left at the end must not be there.
//!
//! # Invariants
//! - No document makes it panic. The memory and time that it needs are in proportion to the size of
//!   the document, and the caller limits this size.
//! - A fault names a place and a rule, and never contains a word of the document.

use std::ops::RangeInclusive;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::{Map, Value};

use super::{
    About, Age, Answered, CallInstead, Circumstance, Consent, Given, HelpedBy, Kiosk, Phone,
    Request, VERSION,
};
use crate::reference;

/// The versions that are read, each with the greatest lengths of its texts.
const VERSIONS: [(u32, Lengths); 2] = [
    (
        1,
        Lengths {
            line: 400,
            house: 100,
            words: 1500,
        },
    ),
    (
        VERSION,
        Lengths {
            line: 500,
            house: 200,
            words: 5000,
        },
    ),
];
/// The most characters of an age or a phone number as typed.
const TYPED_CHARS_MAX: usize = 200;
/// The most characters of a visit's password.
const PASSWORD_CHARS_MAX: usize = 100;
/// The number of digits of an extension.
const EXTENSION_DIGITS: RangeInclusive<usize> = 1..=6;
/// The number of digits of a phone number with its country code (ITU-T E.164).
const E164_DIGITS: RangeInclusive<usize> = 8..=15;
/// An age in years.
const YEARS: RangeInclusive<i64> = 18..=120;
/// A year of birth: four digits.
const BORN: RangeInclusive<i64> = 1000..=9999;
/// The number of a kiosk.
const KIOSKS: RangeInclusive<i64> = 0..=99;

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

const YES_NO: [&str; 3] = ["yes", "no", "unsure"];
const PARTS_OF_DAY: [&str; 5] = ["morning", "around-noon", "afternoon", "evening", "any"];
/// The word for a date that may be any day.
const ANY_DAY: &str = "any";

const AN_ID: &str = "must be an id: lowercase letters and digits, in words joined by hyphens";
const A_TEXT: &str = "must be a text, neither empty nor too long";
const A_TIME: &str = "must be a time to the second with its offset (RFC 3339)";
const A_NUMBER: &str = "must be a whole number within its limits";
const A_CHOICE: &str = "must be one of the answers there are";

/// The greatest lengths of the texts of a version, in characters. A letter with its marks has up to
/// five.
#[derive(Clone, Copy)]
struct Lengths {
    /// A name, a street, or a short line.
    line: usize,
    /// The number of a house and a flat.
    house: usize,
    /// A longer text in the visitor's own words.
    words: usize,
}

/// The reason why bytes are not a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// They are not JSON in UTF-8.
    #[error("it is not JSON: line {line}, column {column}")]
    NotJson {
        /// The line, counted from one.
        line: usize,
        /// The column, counted from one, in bytes.
        column: usize,
    },
    /// The document is of a version that this program does not know.
    #[error("it is of a version that this program does not know; it reads those up to {VERSION}")]
    Version,
    /// A part of the document breaks a rule.
    #[error("{} {must}", if .at.is_empty() { "the document" } else { .at })]
    Rule {
        /// The part, as a JSON pointer (RFC 6901).
        at: String,
        /// The rule: what the part must be.
        must: &'static str,
    },
}

impl Request {
    /// Reads a request from a document in the form that [`Request::to_json`] writes. White space
    /// around it is allowed, and so is the byte order mark with which some editors mark UTF-8.
    ///
    /// # Errors
    /// The first place where it differs from the rules of `docs/request.schema.json`.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadFault> {
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let value = serde_json::from_slice(bytes).map_err(|error| ReadFault::NotJson {
            line: error.line(),
            column: error.column(),
        })?;
        let mut root = Fields::of(value, String::new())?;
        let version = root.required("version", whole(i64::MIN..=i64::MAX), A_NUMBER)?;
        let mut versions = VERSIONS.into_iter();
        let known = versions.find(|(known, _)| i64::from(*known) == version);
        let (version, lengths) = known.ok_or(ReadFault::Version)?;
        let added = if version == 1 {
            Added::default()
        } else {
            read_added(&mut root, lengths)?
        };
        let request = Self {
            version,
            id: root.required(
                "id",
                fitting(is_request_id),
                "must be 32 lowercase hexadecimal digits",
            )?,
            reference: root.required(
                "reference",
                fitting(is_reference),
                "must be nine digits in groups of three",
            )?,
            at: root.required("at", time, A_TIME)?,
            kiosk: read_kiosk(root.inner("kiosk")?)?,
            service: root.id("service")?,
            about: read_about(&mut root)?,
            office: root.id("office")?,
            language: root.required(
                "language",
                fitting(is_language),
                "must be a language: two or three lowercase letters",
            )?,
            volunteer: root.optional("volunteer", |it| it.as_bool(), "must be true or false")?,
            helped_by: added.helped_by,
            call_instead: added.call_instead,
            reminds: added.reminds,
            visit_password: added.visit_password,
            consent: read_consent(root.inner("consent")?)?,
            situation: added.situation,
            answers: read_answers(&mut root, lengths)?,
        };
        root.end()?;
        Ok(request)
    }
}

/// The fields of version 2 that version 1 does not have. All are optional.
#[derive(Default)]
struct Added {
    helped_by: Option<HelpedBy>,
    call_instead: Option<CallInstead>,
    reminds: Option<String>,
    visit_password: Option<String>,
    situation: Vec<Circumstance>,
}

fn read_added(root: &mut Fields, lengths: Lengths) -> Result<Added, ReadFault> {
    let password = |text: &str| is_text(text, PASSWORD_CHARS_MAX);
    Ok(Added {
        helped_by: root.optional("helped_by", helper, "must be one of the roles there are")?,
        call_instead: read_call_instead(root, lengths)?,
        reminds: root.optional(
            "reminds",
            fitting(|it| is_reference(it) && reference::is_valid(it)),
            "must be nine digits in groups of three, of which the last fits the others",
        )?,
        visit_password: root.optional("visit_password", fitting(password), A_TEXT)?,
        situation: read_situation(root)?,
    })
}

fn read_call_instead(
    root: &mut Fields,
    lengths: Lengths,
) -> Result<Option<CallInstead>, ReadFault> {
    let Some(value) = root.take("call_instead") else {
        return Ok(None);
    };
    let mut fields = Fields::of(value, root.pointer("call_instead"))?;
    let name = fields.text("name", lengths.line)?;
    let mut phone = fields.inner("phone")?;
    let call_instead = CallInstead {
        name,
        phone: read_phone(&mut phone)?,
    };
    phone.end()?;
    fields.end()?;
    Ok(Some(call_instead))
}

fn read_situation(root: &mut Fields) -> Result<Vec<Circumstance>, ReadFault> {
    let Some(value) = root.take("situation") else {
        return Ok(Vec::new());
    };
    let must = "must be a list of different answers";
    let Value::Array(list) = value else {
        return Err(root.fault_in("situation", must));
    };
    let at = root.pointer("situation");
    let numbered = list.into_iter().enumerate();
    let situation: Vec<Circumstance> = numbered
        .map(|(index, value)| read_circumstance(Fields::of(value, format!("{at}/{index}"))?))
        .collect::<Result<_, _>>()?;
    let mut different: Vec<_> = situation
        .iter()
        .map(|it| (&it.question, &it.chosen))
        .collect();
    different.sort_unstable();
    different.dedup();
    if situation.is_empty() || different.len() < situation.len() {
        return Err(root.fault_in("situation", must));
    }
    Ok(situation)
}

fn read_circumstance(mut fields: Fields) -> Result<Circumstance, ReadFault> {
    let circumstance = Circumstance {
        question: fields.id("question")?,
        chosen: fields.id("chosen")?,
    };
    fields.end()?;
    Ok(circumstance)
}

fn read_kiosk(mut fields: Fields) -> Result<Kiosk, ReadFault> {
    let number = |value| u8::try_from(whole(KIOSKS)(value)?).ok();
    let kiosk = Kiosk {
        number: fields.required("number", number, A_NUMBER)?,
        place: fields.text("place", usize::MAX)?,
    };
    fields.end()?;
    Ok(kiosk)
}

fn read_consent(mut fields: Fields) -> Result<Consent, ReadFault> {
    let notice = fields.text("notice", usize::MAX)?;
    fields.end()?;
    Ok(Consent { notice })
}

fn read_about(root: &mut Fields) -> Result<Option<About>, ReadFault> {
    let Some(value) = root.take("about") else {
        return Ok(None);
    };
    let mut fields = Fields::of(value, root.pointer("about"))?;
    let about = About {
        centre: fields.id("centre")?,
        activity: fields.optional("activity", fitting(is_id), AN_ID)?,
        meeting: fields.optional("meeting", time, A_TIME)?,
    };
    if about.meeting.is_some() && about.activity.is_none() {
        return Err(fields.fault("must name the activity whose meeting it is"));
    }
    fields.end()?;
    Ok(Some(about))
}

fn read_answers(root: &mut Fields, lengths: Lengths) -> Result<Vec<Answered>, ReadFault> {
    let list = |value| match value {
        Value::Array(list) => Some(list),
        _ => None,
    };
    let answers: Vec<Value> = root.required("answers", list, "must be a list")?;
    let at = root.pointer("answers");
    let numbered = answers.into_iter().enumerate();
    numbered
        .map(|(index, value)| read_answer(Fields::of(value, format!("{at}/{index}"))?, lengths))
        .collect()
}

fn read_answer(mut fields: Fields, lengths: Lengths) -> Result<Answered, ReadFault> {
    let answered = Answered {
        question: fields.id("question")?,
        answer: read_given(&mut fields, lengths)?,
    };
    fields.end()?;
    Ok(answered)
}

fn read_given(fields: &mut Fields, lengths: Lengths) -> Result<Given, ReadFault> {
    const A_KIND: &str = "must be a kind of answer";
    let kind = fields.required("kind", string, A_KIND)?;
    Ok(match kind.as_str() {
        "name" => Given::Name {
            text: fields.text("text", lengths.line)?,
        },
        "street" => Given::Street {
            text: fields.text("text", lengths.line)?,
        },
        "house" => Given::House {
            text: fields.text("text", lengths.house)?,
        },
        "short" => Given::Short {
            text: fields.text("text", lengths.line)?,
        },
        "words" => Given::Words {
            text: fields.text("text", lengths.words)?,
        },
        "age" => Given::Age {
            typed: fields.text("typed", TYPED_CHARS_MAX)?,
            meant: read_age(fields)?,
        },
        "phone" => Given::Phone(read_phone(fields)?),
        "choice" => Given::Choice {
            chosen: fields.id("chosen")?,
        },
        "choices" => Given::Choices {
            chosen: fields.required("chosen", ids, "must be a list of different ids")?,
        },
        "yes-no" => Given::YesNo {
            chosen: fields.required("chosen", one_of(&YES_NO), A_CHOICE)?,
        },
        "part-of-day" => Given::PartOfDay {
            chosen: fields.required("chosen", one_of(&PARTS_OF_DAY), A_CHOICE)?,
        },
        "date" => Given::Date {
            chosen: fields.required("chosen", fitting(is_day), "must be a date, or any")?,
        },
        "skipped" => Given::Skipped,
        _ => return Err(fields.fault_in("kind", A_KIND)),
    })
}

fn read_age(fields: &mut Fields) -> Result<Age, ReadFault> {
    let years = |value| u32::try_from(whole(YEARS)(value)?).ok();
    let born = |value| i32::try_from(whole(BORN)(value)?).ok();
    let years = fields.optional("years", years, A_NUMBER)?.map(Age::Years);
    let born = fields.optional("born", born, A_NUMBER)?.map(Age::Born);
    years
        .xor(born)
        .ok_or_else(|| fields.fault("must have either years or born"))
}

fn read_phone(fields: &mut Fields) -> Result<Phone, ReadFault> {
    Ok(Phone {
        typed: fields.text("typed", TYPED_CHARS_MAX)?,
        e164: fields.required(
            "e164",
            fitting(is_e164),
            "must be a plus sign and 8 to 15 digits",
        )?,
        extension: fields.optional(
            "extension",
            fitting(|it| is_digits(it, EXTENSION_DIGITS)),
            "must be 1 to 6 digits",
        )?,
    })
}

/// The fields of an object that have not been read yet.
struct Fields {
    /// The place of the object, as a JSON pointer.
    at: String,
    unread: Map<String, Value>,
}

impl Fields {
    fn of(value: Value, at: String) -> Result<Self, ReadFault> {
        match value {
            Value::Object(unread) => Ok(Self { at, unread }),
            _ => Err(ReadFault::Rule {
                at,
                must: "must be an object",
            }),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        self.unread.remove(name)
    }

    fn inner(&mut self, name: &str) -> Result<Self, ReadFault> {
        Self::of(self.required(name, Some, "")?, self.pointer(name))
    }

    fn required<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Value) -> Option<T>,
        must: &'static str,
    ) -> Result<T, ReadFault> {
        self.optional(name, read, must)?
            .ok_or_else(|| self.fault_in(name, "must be there"))
    }

    fn optional<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Value) -> Option<T>,
        must: &'static str,
    ) -> Result<Option<T>, ReadFault> {
        let value = self.take(name).map(read);
        match value {
            Some(None) => Err(self.fault_in(name, must)),
            Some(read) => Ok(read),
            None => Ok(None),
        }
    }

    fn id(&mut self, name: &str) -> Result<String, ReadFault> {
        self.required(name, fitting(is_id), AN_ID)
    }

    fn text(&mut self, name: &str, chars_max: usize) -> Result<String, ReadFault> {
        self.required(name, fitting(|text| is_text(text, chars_max)), A_TEXT)
    }

    /// Checks that no field is left. The fault does not show the name of such a field, because it
    /// may contain anything.
    fn end(self) -> Result<(), ReadFault> {
        if self.unread.is_empty() {
            Ok(())
        } else {
            Err(self.fault("must not have a field that the schema does not know"))
        }
    }

    fn fault(&self, must: &'static str) -> ReadFault {
        ReadFault::Rule {
            at: self.at.clone(),
            must,
        }
    }

    fn fault_in(&self, name: &str, must: &'static str) -> ReadFault {
        ReadFault::Rule {
            at: self.pointer(name),
            must,
        }
    }

    fn pointer(&self, name: &str) -> String {
        format!("{}/{name}", self.at)
    }
}

fn string(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn fitting(fits: impl FnOnce(&str) -> bool) -> impl FnOnce(Value) -> Option<String> {
    move |value| string(value).filter(|text| fits(text))
}

fn helper(value: Value) -> Option<HelpedBy> {
    HelpedBy::ALL.into_iter().find(|role| value == role.word())
}

fn is_text(text: &str, chars_max: usize) -> bool {
    !text.is_empty() && text.chars().count() <= chars_max
}

fn one_of(words: &'static [&'static str]) -> impl FnOnce(Value) -> Option<&'static str> {
    move |value| words.iter().copied().find(|word| value == *word)
}

fn ids(value: Value) -> Option<Vec<String>> {
    let Value::Array(list) = value else {
        return None;
    };
    let ids: Vec<String> = list
        .into_iter()
        .map(|value| fitting(is_id)(value))
        .collect::<Option<_>>()?;
    let mut different: Vec<&String> = ids.iter().collect();
    different.sort_unstable();
    different.dedup();
    (!ids.is_empty() && different.len() == ids.len()).then_some(ids)
}

/// Reads a whole number in this range. In JSON Schema `7.0` is a whole number too (JSON Schema
/// Validation 2020-12, 6.1.1).
fn whole(within: RangeInclusive<i64>) -> impl FnOnce(Value) -> Option<i64> {
    move |value| {
        let without_fraction = || value.as_f64()?.to_string().parse().ok();
        let number = value.as_i64().or_else(without_fraction)?;
        within.contains(&number).then_some(number)
    }
}

/// Reads a time. Of all the forms that RFC 3339 allows, only the one that [`Request::to_json`]
/// writes is accepted.
fn time(value: Value) -> Option<DateTime<FixedOffset>> {
    let text = string(value)?;
    let is_plain = has_shape(&text, "0000-00-00T00:00:00+00:00") && &text[17..19] != "60";
    let time = is_plain.then(|| DateTime::parse_from_rfc3339(&text).ok());
    time.flatten()
}

fn is_day(text: &str) -> bool {
    let is_date =
        || has_shape(text, "0000-00-00") && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
    text == ANY_DAY || is_date()
}

/// True if a text has the shape: a digit for each `0`, a plus or minus sign for `+`, and otherwise
/// the same characters.
fn has_shape(text: &str, shape: &str) -> bool {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'0' => byte.is_ascii_digit(),
        b'+' => matches!(byte, b'+' | b'-'),
        wanted => byte == wanted,
    };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

fn is_request_id(text: &str) -> bool {
    let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    text.len() == 32 && text.bytes().all(is_digit)
}

fn is_reference(text: &str) -> bool {
    has_shape(text, "000 000 000")
}

fn is_id(text: &str) -> bool {
    let is_word = |word: &str| {
        let is_letter = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9');
        !word.is_empty() && word.bytes().all(is_letter)
    };
    text.split('-').all(is_word)
}

fn is_language(text: &str) -> bool {
    matches!(text.len(), 2 | 3) && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_e164(text: &str) -> bool {
    text.strip_prefix('+')
        .is_some_and(|digits| is_digits(digits, E164_DIGITS) && !digits.starts_with('0'))
}

fn is_digits(text: &str, count: RangeInclusive<usize>) -> bool {
    count.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
