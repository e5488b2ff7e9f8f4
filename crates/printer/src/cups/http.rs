//! The answer of CUPS to a request, as HTTP carries it (RFC 9112).

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::borrow::Cow;
use std::str;

/// The end of a line.
const LINE_END: &[u8] = b"\r\n";
/// The end of a head.
const HEAD_END: &[u8] = b"\r\n\r\n";

/// Why there is no answer in what has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBody {
    /// It is refused, with this status.
    Status(u16),
    /// It is not HTTP, or not of the kinds that CUPS sends.
    NotHttp,
}

/// Returns what `bytes` carry, or `None` if the end of it is still to come.
///
/// # Errors
/// When it is a refusal, or cannot be understood.
pub fn body(bytes: &[u8]) -> Result<Option<Cow<'_, [u8]>>, NoBody> {
    let mut bytes = bytes;
    loop {
        let Some((head, rest)) = cut(bytes, HEAD_END) else {
            return Ok(None);
        };
        let head = str::from_utf8(head).map_err(|_| NoBody::NotHttp)?;
        match status(head)? {
            // What comes first says that the answer will come.
            100..=199 => bytes = rest,
            200 => return body_behind(head, rest),
            status => return Err(NoBody::Status(status)),
        }
    }
}

fn status(head: &str) -> Result<u16, NoBody> {
    let status = head.strip_prefix("HTTP/1.").and_then(|it| it.get(2..5));
    status.and_then(|it| it.parse().ok()).ok_or(NoBody::NotHttp)
}

fn body_behind<'b>(head: &str, rest: &'b [u8]) -> Result<Option<Cow<'b, [u8]>>, NoBody> {
    if field(head, "transfer-encoding").is_some_and(|it| it.eq_ignore_ascii_case("chunked")) {
        return Ok(unchunked(rest)?.map(Cow::Owned));
    }
    let length = field(head, "content-length").and_then(|it| it.parse().ok());
    let length: usize = length.ok_or(NoBody::NotHttp)?;
    Ok(rest.get(..length).map(Cow::Borrowed))
}

/// The value of a field of a head.
fn field<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let fields = head.lines().filter_map(|line| line.split_once(':'));
    let mut of_name = fields.filter(|(it, _)| it.eq_ignore_ascii_case(name));
    of_name.next().map(|(_, value)| value.trim())
}

/// Puts chunks together, if the last one has come.
fn unchunked(bytes: &[u8]) -> Result<Option<Vec<u8>>, NoBody> {
    let mut whole = Vec::new();
    let mut bytes = bytes;
    while let Some((size, rest)) = cut(bytes, LINE_END) {
        let size = str::from_utf8(size).map_err(|_| NoBody::NotHttp)?;
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).map_err(|_| NoBody::NotHttp)?;
        if size == 0 {
            return Ok(Some(whole));
        }
        let Some((chunk, rest)) = rest.split_at_checked(size) else {
            return Ok(None);
        };
        whole.extend_from_slice(chunk);
        match rest.split_at_checked(LINE_END.len()) {
            None => return Ok(None),
            Some((LINE_END, rest)) => bytes = rest,
            Some(_) => return Err(NoBody::NotHttp),
        }
    }
    Ok(None)
}

/// What is before and behind the first `mark`.
fn cut<'b>(bytes: &'b [u8], mark: &[u8]) -> Option<(&'b [u8], &'b [u8])> {
    let at = bytes.windows(mark.len()).position(|it| it == mark)?;
    Some((&bytes[..at], &bytes[at + mark.len()..]))
}
