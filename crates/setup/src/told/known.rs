//! The check that a message exists, carried out by the compiler.
//!
//! A `const fn` can use neither strings nor iterators as other code does, so this goes through bytes.

/// The English words, which have every message.
pub const ENGLISH: &str = include_str!("../../words/en.ftl");

/// The bytes at which the messages begin. Each is looked for among these alone, because the compiler takes
/// its time for code that it carries out.
const LINES: [usize; count(ENGLISH.as_bytes())] = lines(ENGLISH.as_bytes());

/// Stops the compiler if there is no message `id`, or if its variables are not exactly `names`.
///
/// # Panics
/// While compiling, in these cases.
pub const fn check(id: &str, names: &[&str]) {
    let text = ENGLISH.as_bytes();
    let start = start_of(text, id.as_bytes());
    assert!(start < text.len(), "words/en.ftl has no such message");
    let end = end_of(text, start);
    let mut at = start;
    while at < end {
        assert!(
            text[at] != b'$' || is_one_of(text, at + 1, names),
            "the message in words/en.ftl has a variable that is not given"
        );
        at += 1;
    }
    let mut index = 0;
    while index < names.len() {
        assert!(
            has_variable(text, start, end, names[index].as_bytes()),
            "the message in words/en.ftl has no such variable"
        );
        index += 1;
    }
}

/// Returns the byte at which the pattern of a message begins; the length of the text if there is none.
const fn start_of(text: &[u8], id: &[u8]) -> usize {
    let mut index = 0;
    while index < LINES.len() {
        let at = LINES[index];
        if is_at(text, at, id) && is_at(text, at + id.len(), b" =") {
            return at + id.len();
        }
        index += 1;
    }
    text.len()
}

/// Returns the number of lines that begin with a letter, as a message does.
const fn count(text: &[u8]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        if text[at].is_ascii_alphabetic() {
            count += 1;
        }
        at = next_line(text, at);
    }
    count
}

/// Returns the bytes at which these lines begin.
const fn lines<const COUNT: usize>(text: &[u8]) -> [usize; COUNT] {
    let (mut at, mut index, mut lines) = (0, 0, [0; COUNT]);
    while index < COUNT {
        if text[at].is_ascii_alphabetic() {
            lines[index] = at;
            index += 1;
        }
        at = next_line(text, at);
    }
    lines
}

/// Returns the byte at which a message ends: the next line that is not indented.
const fn end_of(text: &[u8], start: usize) -> usize {
    let mut at = next_line(text, start);
    while at < text.len() && matches!(text[at], b' ' | b'}') {
        at = next_line(text, at);
    }
    at
}

const fn next_line(text: &[u8], mut at: usize) -> usize {
    while at < text.len() && text[at] != b'\n' {
        at += 1;
    }
    at + 1
}

/// True if the name of a variable at a byte is one of `names`.
const fn is_one_of(text: &[u8], at: usize, names: &[&str]) -> bool {
    let mut index = 0;
    while index < names.len() {
        if is_name(text, at, names[index].as_bytes()) {
            return true;
        }
        index += 1;
    }
    false
}

const fn has_variable(text: &[u8], mut at: usize, end: usize, name: &[u8]) -> bool {
    while at < end {
        if text[at] == b'$' && is_name(text, at + 1, name) {
            return true;
        }
        at += 1;
    }
    false
}

/// True if exactly this name is at a byte, and not the beginning of a longer one.
const fn is_name(text: &[u8], at: usize, name: &[u8]) -> bool {
    is_at(text, at, name) && matches!(text[at + name.len()], b' ' | b'}')
}

const fn is_at(text: &[u8], at: usize, words: &[u8]) -> bool {
    if at + words.len() >= text.len() {
        return false;
    }
    let mut index = 0;
    while index < words.len() {
        if text[at + index] != words[index] {
            return false;
        }
        index += 1;
    }
    true
}
