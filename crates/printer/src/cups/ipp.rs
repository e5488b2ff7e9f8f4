//! Requests and answers of IPP (RFC 8010), as far as a slip needs them (RFC 8011).

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

/// What is asked of a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Operation {
    /// Create a job without a document.
    CreateJob = 0x0005,
    /// Send the document of a job.
    SendDocument = 0x0006,
    /// Cancel a job.
    CancelJob = 0x0008,
    /// Say how a job is.
    GetJobAttributes = 0x0009,
    /// Say how the queue is.
    GetPrinterAttributes = 0x000b,
}

/// The kind of a value (RFC 8010, 3.5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A whole number.
    Integer = 0x21,
    /// Yes or no.
    Boolean = 0x22,
    /// A whole number that stands for something.
    Enum = 0x23,
    /// A name in the language of the request.
    Name = 0x42,
    /// A word of the protocol.
    Keyword = 0x44,
    /// An address.
    Uri = 0x45,
    /// A character set.
    Charset = 0x47,
    /// A language.
    Language = 0x48,
    /// A media type.
    MimeType = 0x49,
}

const OPERATION_GROUP: u8 = 0x01;
const JOB_GROUP: u8 = 0x02;
const END: u8 = 0x03;
/// Tags below this begin or end a group.
const FIRST_VALUE_TAG: u8 = 0x10;
/// Version 1.1, which every printer understands.
const VERSION: [u8; 2] = [1, 1];
/// Only one request is under way, so all may have the same number.
const REQUEST_ID: [u8; 4] = [0, 0, 0, 1];
/// The length of all that before the groups.
const HEAD_BYTES: usize = 8;

/// A request that is being written. A document may follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request(Vec<u8>);

impl Request {
    /// Begins a request to the queue at the address `printer`.
    #[must_use]
    pub fn new(operation: Operation, printer: &str) -> Self {
        let mut bytes = VERSION.to_vec();
        bytes.extend((operation as u16).to_be_bytes());
        bytes.extend(REQUEST_ID);
        bytes.push(OPERATION_GROUP);
        Self(bytes)
            .word(Kind::Charset, "attributes-charset", "utf-8")
            .word(Kind::Language, "attributes-natural-language", "en")
            .word(Kind::Uri, "printer-uri", printer)
    }

    /// Adds an attribute. Without a name it is one more value of the attribute before.
    #[must_use]
    pub fn word(self, kind: Kind, name: &str, value: &str) -> Self {
        self.value(kind, name, value.as_bytes())
    }

    /// Adds an attribute that is a number.
    #[must_use]
    pub fn integer(self, name: &str, value: i32) -> Self {
        self.value(Kind::Integer, name, &value.to_be_bytes())
    }

    /// Adds an attribute that is yes or no.
    #[must_use]
    pub fn boolean(self, name: &str, value: bool) -> Self {
        self.value(Kind::Boolean, name, &[value.into()])
    }

    /// Begins the attributes of the job itself.
    #[must_use]
    pub fn of_job(mut self) -> Self {
        self.0.push(JOB_GROUP);
        self
    }

    /// Ends the request, and returns its bytes.
    #[must_use]
    pub fn end(mut self) -> Vec<u8> {
        self.0.push(END);
        self.0
    }

    fn value(mut self, kind: Kind, name: &str, value: &[u8]) -> Self {
        self.0.push(kind as u8);
        for bytes in [name.as_bytes(), value] {
            // Nothing here is so long; what were would be cut off, so that the request stays one.
            let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
            self.0.extend(length.to_be_bytes());
            self.0.extend(&bytes[..usize::from(length)]);
        }
        self
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status of the request (RFC 8011, appendix B).
    pub status: u16,
    attributes: Vec<(String, Vec<Value>)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Integer(i32),
    Boolean(bool),
    Word(String),
    Other,
}

/// It is no answer of IPP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotIpp;

impl Answer {
    /// Reads an answer. Attributes of several groups are put together, and so are those in a collection.
    ///
    /// # Errors
    /// When it is cut off or is none.
    pub fn read(bytes: &[u8]) -> Result<Self, NotIpp> {
        let (head, mut rest) = bytes.split_at_checked(HEAD_BYTES).ok_or(NotIpp)?;
        let status = u16::from_be_bytes([head[2], head[3]]);
        let mut attributes: Vec<(String, Vec<Value>)> = Vec::new();
        loop {
            let (&tag, behind) = rest.split_first().ok_or(NotIpp)?;
            rest = behind;
            if tag == END {
                return Ok(Self { status, attributes });
            }
            if tag < FIRST_VALUE_TAG {
                continue;
            }
            let name = with_length(&mut rest)?;
            let value = Value::read(tag, with_length(&mut rest)?);
            match attributes.last_mut() {
                Some((_, values)) if name.is_empty() => values.push(value),
                _ => {
                    let name = String::from_utf8_lossy(name).into_owned();
                    attributes.push((name, vec![value]));
                }
            }
        }
    }

    /// True if the request was carried out.
    #[must_use]
    pub fn is_successful(&self) -> bool {
        self.status < 0x0100
    }

    /// Returns the attribute of this name, if it is one number.
    #[must_use]
    pub fn integer(&self, name: &str) -> Option<i32> {
        match self.values(name) {
            [Value::Integer(value)] => Some(*value),
            _ => None,
        }
    }

    /// Returns the attribute of this name, if it is yes or no.
    #[must_use]
    pub fn boolean(&self, name: &str) -> Option<bool> {
        match self.values(name) {
            [Value::Boolean(value)] => Some(*value),
            _ => None,
        }
    }

    /// Returns the words of the attribute of this name.
    pub fn words(&self, name: &str) -> impl Iterator<Item = &str> {
        self.values(name).iter().filter_map(|value| match value {
            Value::Word(word) => Some(word.as_str()),
            _ => None,
        })
    }

    fn values(&self, name: &str) -> &[Value] {
        let attribute = self.attributes.iter().find(|(it, _)| it == name);
        attribute.map_or(&[], |(_, values)| values)
    }
}

impl Value {
    fn read(tag: u8, bytes: &[u8]) -> Self {
        const INTEGER: u8 = Kind::Integer as u8;
        const BOOLEAN: u8 = Kind::Boolean as u8;
        const ENUM: u8 = Kind::Enum as u8;
        const KEYWORD: u8 = Kind::Keyword as u8;
        match (tag, bytes) {
            (INTEGER | ENUM, &[a, b, c, d]) => Self::Integer(i32::from_be_bytes([a, b, c, d])),
            (BOOLEAN, &[value]) => Self::Boolean(value != 0),
            (KEYWORD, word) => Self::Word(String::from_utf8_lossy(word).into_owned()),
            _ => Self::Other,
        }
    }
}

/// Takes what begins with its own length.
fn with_length<'b>(rest: &mut &'b [u8]) -> Result<&'b [u8], NotIpp> {
    let length = rest.split_off(..2).ok_or(NotIpp)?;
    let length = u16::from_be_bytes([length[0], length[1]]);
    rest.split_off(..usize::from(length)).ok_or(NotIpp)
}
