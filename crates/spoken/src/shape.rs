//! The shapes of times, ranges, numbers and addresses. They are the same in every language.

use super::piece::Piece;

/// The dashes, which are written between the ends of a range.
pub(super) const DASHES: [char; 5] = ['-', '–', '—', '−', '‑'];

/// The most digits in one group of a number to dial.
const GROUP_MAX: usize = 12;
/// The most bytes of one end of a range, such as a year or a house number with a letter.
const END_MAX: usize = 5;

/// An hour and its minutes.
pub(super) type Time = (usize, usize);

pub(super) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a time: "8:30".
pub(super) fn time_of(word: &str) -> Option<Time> {
    let (hour, minutes) = word.split_once(':')?;
    let is_time = is_digits(hour) && hour.len() <= 2 && is_digits(minutes) && minutes.len() == 2;
    let (hour, minutes) = (hour.parse().ok()?, minutes.parse().ok()?);
    (is_time && hour < 24 && minutes < 60).then_some((hour, minutes))
}

/// Reads a range of times: "8:30–10:00".
pub(super) fn time_range_of(word: &str) -> Option<(Time, Time)> {
    let (from, to) = word.split_once(DASHES)?;
    Some((time_of(from)?, time_of(to)?))
}

/// Reads a rising range: "58–64", "2021–2025". A post code such as "30-529" has the same shape, so
/// codes must be looked for first.
pub(super) fn range_of(word: &str) -> Option<(&str, &str)> {
    let (from, to) = word.split_once(DASHES)?;
    let is_end = |end: &str| {
        let starts = end.starts_with(|c: char| c.is_ascii_digit() && c != '0');
        starts && end.len() <= END_MAX && end.chars().all(char::is_alphanumeric)
    };
    let leading = |end: &str| -> Option<u32> {
        let end = end.trim_end_matches(|c: char| !c.is_ascii_digit());
        end.parse().ok()
    };
    let rises = leading(from)? < leading(to)?;
    (is_end(from) && is_end(to) && rises).then_some((from, to))
}

pub(super) fn is_range(word: &str) -> bool {
    range_of(word).is_some()
}

/// Returns the groups of digits at the beginning of a text, and the number of pieces that they take.
pub(super) fn groups_of<'a>(pieces: &[Piece<'a>]) -> (Vec<&'a str>, usize) {
    let (mut groups, mut count) = (Vec::new(), 0);
    for piece in pieces {
        let core = match count {
            0 => piece.core.strip_prefix('+').unwrap_or(piece.core),
            _ => piece.core,
        };
        let parts: Vec<&str> = core.split(DASHES).collect();
        let is_group = |part: &&str| is_digits(part) && part.len() <= GROUP_MAX;
        let has_plus = core.len() < piece.core.len();
        let are_groups = parts.iter().all(is_group) || has_plus && is_digits(core);
        if !are_groups || count > 0 && !matches!(piece.lead, "" | "(") {
            break;
        }
        groups.extend(parts);
        count += 1;
        if !matches!(piece.tail, "" | ")") {
            break;
        }
    }
    (groups, count)
}

/// Returns the parts between slashes, if each of them has a letter or a digit.
pub(super) fn parts_of(word: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = word.split('/').collect();
    let is_part = |part: &&str| part.contains(char::is_alphanumeric);
    (parts.len() > 1 && parts.iter().all(is_part)).then_some(parts)
}

/// True if a word is a mail or web address.
pub(super) fn is_address(word: &str) -> bool {
    let is_mail = word
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    is_mail || word.contains("://") || is_host(word)
}

/// True if a word begins with a host: names with dots between them. The names after the first dot
/// begin with a lowercase letter.
fn is_host(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    let mut names = host.split('.');
    let is_name = |name: &str| {
        let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        name.starts_with(char::is_alphanumeric) && name.chars().all(is_sign)
    };
    let is_small = |name: &str| is_name(name) && name.starts_with(char::is_lowercase);
    names.next().is_some_and(is_name) && host.contains('.') && names.all(is_small)
}
