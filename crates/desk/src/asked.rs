//! What a browser asks for, and what it is answered.

use std::net::IpAddr;

use cas_words::text::is_unwanted;
use form_urlencoded::parse;

/// The greatest body of a request, in bytes. A note of the longest kind, with each letter escaped, is shorter.
pub const BODY_BYTES_MAX: usize = 256 * 1024;

/// The control characters that lines are made of.
const LINES: [char; 3] = ['\n', '\r', '\t'];

/// How something is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// To see it. It changes nothing but who has seen what.
    Get,
    /// To change something.
    Post,
    /// In any other way.
    Other,
}

/// What a browser asks for. It has no `Debug`, because it may have words of a person.
pub struct Asked {
    /// How it is asked.
    pub method: Method,
    /// The path, such as `/request/…`.
    pub path: String,
    /// What stands after the `?`.
    pub query: Fields,
    /// The fields of a form that was sent.
    pub form: Fields,
    /// The host and the port that the browser believes it asks.
    pub host: Option<String>,
    /// The page from which a form was sent, as far as the browser tells: `http://127.0.0.1:8023`.
    pub origin: Option<String>,
    /// All cookies, as they were sent.
    pub cookies: Option<String>,
    /// The languages that the browser prefers, as it sends them.
    pub languages: Option<String>,
    /// The address from which it asks, unless that is this machine.
    pub from: Option<IpAddr>,
}

/// The fields of a form or of a query, with their words.
#[derive(Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded` (WHATWG URL, 5.1). What is not UTF-8 becomes U+FFFD.
    #[must_use]
    pub fn read(encoded: &[u8]) -> Self {
        Self(parse(encoded).into_owned().collect())
    }

    /// Returns the words of the first field of this name, without blanks around them; `None` if there are none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let field = self.0.iter().find(|it| it.0 == name);
        field.map(|it| it.1.trim()).filter(|it| !it.is_empty())
    }
}

/// Why a form was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It is larger than [`BODY_BYTES_MAX`].
    TooLarge,
    /// Its end has not come, or not in time.
    Unfinished,
}

/// What a browser is answered.
pub struct Answer {
    /// The status (RFC 9110).
    pub status: u16,
    /// The type of the body.
    pub kind: &'static str,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
    /// What whoever looks after the program is to know of it, in one line, if anything. The browser does not get it.
    pub journal: Option<String>,
}

impl Answer {
    /// A page. What nobody should see of what stands in it, such as signs that turn the direction of writing around, is
    /// left out.
    #[must_use]
    pub fn page(status: u16, mut body: String) -> Self {
        body.retain(|it| LINES.contains(&it) || !is_unwanted(it));
        Self {
            status,
            kind: "text/html; charset=utf-8",
            headers: Vec::new(),
            body,
            journal: None,
        }
    }

    /// The way to another page after something was done, so that loading it anew does it no second time.
    #[must_use]
    pub fn see(path: String) -> Self {
        Self {
            headers: vec![("location", path)],
            ..Self::page(303, String::new())
        }
    }

    /// Returns the first of its further headers of this name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self.headers.iter().find(|it| it.0 == name);
        header.map(|it| it.1.as_str())
    }
}
