//! Text for a voice: abbreviations, signs, times and numbers are rewritten so that they can be said.
//!
//! A voice reads what it is given. So "ul. Długa 12/4, 8:30–10:00" must be turned into words first.
//! The locale of each language has rules for this, which [`rules`] reads. This module itself only
//! knows the shape of a time, a date or a phone number.
//!
//! # Invariants
//! - The result has only letters with their marks, digits, spaces, `. , ? ! : ;`, and apostrophes
//!   and hyphens within words.
//! - Nothing that has a letter or a digit is left out, except the scheme of a web address. A text
//!   that has neither is said by the names of its signs.
//! - An empty text stays empty. No other text becomes empty if there are rules.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

mod numbers;
mod phrase;
mod piece;
pub mod rules;
mod script;
mod shape;

use unicode_segmentation::UnicodeSegmentation as _;

use piece::{Piece, pieces_of};
use rules::{Rules, Template};
use script::Script;
use shape::{DASHES, is_digits, time_of};

/// Quotation marks and signs typed in their place. Within a text they are not said.
const QUOTES: &str = "\"„“”‟«»‹›‘‚`´";
/// Brackets. Within a text they become pauses.
const BRACKETS: &str = "()[]{}";
/// Apostrophes. Within a word they are part of it.
const APOSTROPHES: &str = "'’ʼ";
/// A number with at least this many digits is to be dialled or written down. It is not a quantity.
const DIALLED_DIGITS: usize = 7;
/// The fewest digits of a code, such as a post code: two groups of different length.
const CODE_DIGITS: usize = 5;
/// A name in an address is spelled if it has at most this many letters: "pl". It is seldom a word.
const SPELLED_LETTERS_MAX: usize = 2;
/// The number of digits that are said between two pauses.
const BREATH: usize = 3;

/// The author of a text, by which it is decided what of it is rewritten.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The kiosk: everything is rewritten.
    Kiosk,
    /// The locale: the right side of a phrase has no phrases of its own.
    Locale,
    /// The visitor, who wants to hear what they typed.
    Visitor,
}

/// The rules of one language for rewriting text for a voice, in the order in which they are tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    rules: Rules,
}

impl Lexicon {
    /// A lexicon of these rules.
    #[must_use]
    pub fn new(mut rules: Rules) -> Self {
        // The most specific phrase and the longest letters must be tried first.
        rules
            .phrases
            .sort_by_key(|it| std::cmp::Reverse(it.weight()));
        let longest = |(from, _): &(String, String)| std::cmp::Reverse(from.chars().count());
        rules.letters.sort_by_key(longest);
        Self { rules }
    }

    /// Returns the speaking rate of a step as in SSIP, from -100 to 100. Step 0 is the slowest.
    #[must_use]
    pub fn rate(&self, step: usize) -> i8 {
        self.rules.rates.get(step).copied().unwrap_or_default()
    }

    /// Returns what a voice says for a text.
    #[must_use]
    pub fn say(&self, words: &str) -> String {
        self.say_by(By::Kiosk, words)
    }

    /// Returns what a voice says for typed text. The person wants to hear what they typed. So numbers and
    /// signs are rewritten, but abbreviations are not expanded, except in addresses and between slashes.
    #[must_use]
    pub fn say_typed(&self, words: &str) -> String {
        self.say_by(By::Visitor, words)
    }

    fn say_by(&self, author: By, words: &str) -> String {
        let mut graphemes = words.graphemes(true);
        if let (Some(only), None) = (graphemes.next(), graphemes.next())
            && only.chars().all(is_letter)
        {
            return self.letter(only);
        }
        let is_named = |it: char| it.is_whitespace() || self.sign(it).is_some();
        if !words.is_empty() && words.chars().all(is_named) {
            return self.by_name(words);
        }
        let pieces = pieces_of(words);
        let mut script = Script::default();
        self.sentence(&pieces, author, &mut script);
        let said = script.finish();
        if said.contains(is_letter) || words.is_empty() {
            said
        } else {
            self.by_name(words)
        }
    }

    /// Returns the names of the signs of a text that has only signs: whoever typed them wants to know
    /// which they are.
    fn by_name(&self, words: &str) -> String {
        let spaced = !words.trim().is_empty();
        let mut script = Script::default();
        for sign in words.chars().filter(|it| !spaced || !it.is_whitespace()) {
            let name = self.sign(sign).unwrap_or(&self.rules.other_sign);
            script.words(name);
            script.pause(',');
        }
        script.finish()
    }

    fn sentence(&self, pieces: &[Piece<'_>], author: By, script: &mut Script) {
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            let rest = &pieces[at..];
            if let Some(sign) = piece.lone_mark() {
                if author == By::Kiosk {
                    self.mark(sign, piece.after_mark(), script);
                } else {
                    script.sign(sign);
                }
                at += 1;
                continue;
            }
            script.signs(piece.lead);
            let many = if author == By::Kiosk {
                self.phrase(rest, script)
            } else {
                None
            };
            let many = many
                .or_else(|| self.dialled(rest, at == 0, author, script))
                .or_else(|| self.date(rest, script))
                .or_else(|| self.parted_by_spaces(rest, script))
                .or_else(|| self.number(rest, author, script));
            let many = many.unwrap_or_else(|| {
                if piece.is_initial_of(rest.get(1)) {
                    script.words(&self.letter(piece.core));
                } else {
                    self.core(piece.core, script);
                    script.signs(piece.tail);
                }
                1
            });
            at += many;
        }
    }

    /// Says a mark that stands by itself: by its name, unless it is silent. Directly after a word it is
    /// only punctuation with a space before it, and becomes a pause.
    fn mark(&self, sign: char, after: &str, script: &mut Script) {
        match self.sign(sign) {
            Some(name) if script.has_paused() && !is_silent(sign) => {
                script.words(name);
                script.signs(after);
            }
            _ => {
                script.sign(sign);
                script.signs(after);
            }
        }
    }

    /// Says the phrase of the locale at the beginning of the pieces, if there is one. Returns the number
    /// of its pieces.
    fn phrase(&self, pieces: &[Piece<'_>], script: &mut Script) -> Option<usize> {
        let mut phrases = self.rules.phrases.iter();
        let (count, said, dotted) = phrases.find_map(|phrase| phrase.said_for(pieces))?;
        self.sentence(&pieces_of(&said), By::Locale, script);
        let tail = pieces[count - 1].tail;
        let own = if dotted { "." } else { "" };
        script.signs(tail.strip_prefix(own).unwrap_or(tail));
        Some(count)
    }

    /// Says a number to dial or to write down, digit by digit, if the pieces begin with one. Returns the
    /// number of its pieces.
    fn dialled(
        &self,
        pieces: &[Piece<'_>],
        is_first: bool,
        author: By,
        script: &mut Script,
    ) -> Option<usize> {
        let (groups, count) = shape::groups_of(pieces);
        let first = groups.first()?;
        let digits: usize = groups.iter().map(|group| group.len()).sum();
        let has_plus = pieces[0].core.starts_with('+');
        let is_whole = is_first && count == pieces.len() && groups.len() > 1;
        let many = groups.len() >= 3 || groups.len() == 2 && first.starts_with('0');
        let is_code = count == 1
            && groups.len() == 2
            && digits >= CODE_DIGITS
            && first.len() != groups[1].len();
        if !(has_plus
            || many && digits >= DIALLED_DIGITS
            || is_code
            || is_whole && !shape::is_range(pieces[0].core))
        {
            return None;
        }
        let names_code = is_code && author != By::Visitor;
        let name = self.rules.code.as_str();
        let is_named = |last: &str| script.has_just_said(last);
        if names_code && !name.rsplit(' ').next().is_some_and(is_named) {
            script.pause(',');
            script.words(name);
        } else if !script.has_paused() {
            script.pause(',');
        }
        if has_plus {
            self.name('+', script);
        }
        for group in &groups {
            dictated(group, script);
        }
        script.signs(pieces[count - 1].tail);
        Some(count)
    }

    /// Says a date if the pieces begin with one: "1 December", "1–5 December". Returns the number of its
    /// pieces.
    fn date(&self, pieces: &[Piece<'_>], script: &mut Script) -> Option<usize> {
        let [day, month, ..] = pieces else {
            return None;
        };
        if !matches!(day.tail, "" | ".") || !month.lead.is_empty() {
            return None;
        }
        let is_month = self.is_month(month.core) || self.is_month(&phrase::in_small(month.core));
        let mut days = day.core.split(DASHES).map(|day| self.ordinal(day));
        let (from, to) = (days.next()??, days.next());
        if !is_month || days.next().is_some() {
            return None;
        }
        let said = match to {
            Some(to) => self.rules.times.with([from, to?]),
            None => from.to_owned(),
        };
        script.fill(&self.rules.date, |slot, script| match slot {
            0 => script.words(&said),
            _ => script.word(month.core),
        });
        script.signs(month.tail);
        Some(2)
    }

    fn is_month(&self, word: &str) -> bool {
        self.rules.months.iter().any(|month| month == word)
    }

    fn ordinal(&self, day: &str) -> Option<&str> {
        let day: usize = day.parse().ok()?;
        let name = self.rules.days.get(day.checked_sub(1)?);
        name.map(String::as_str)
    }

    /// Says a range or a number that is written with spaces, if the pieces begin with one: "8:30 – 10:00",
    /// "10 000". Returns the number of its pieces.
    fn parted_by_spaces(&self, pieces: &[Piece<'_>], script: &mut Script) -> Option<usize> {
        let [first, second, ..] = pieces else {
            return None;
        };
        if !first.core.starts_with(|c: char| c.is_ascii_digit()) || !first.tail.is_empty() {
            return None;
        }
        let is_dash = second.is_dash() && second.lead.is_empty() && second.tail.is_empty();
        if let Some(third) = pieces.get(2).filter(|_| is_dash) {
            let joined = format!("{}–{}", first.core, third.core);
            let is_one = shape::is_range(&joined) || shape::time_range_of(&joined).is_some();
            if !is_one || !third.lead.is_empty() {
                return None;
            }
            self.core(&joined, script);
            script.signs(third.tail);
            return Some(3);
        }
        let is_thousands = is_digits(first.core)
            && first.core.len() <= 3
            && !first.core.starts_with('0')
            && is_digits(second.core)
            && second.core.len() == 3
            && second.lead.is_empty();
        is_thousands.then(|| {
            script.word(&format!("{}{}", first.core, second.core));
            script.signs(second.tail);
            2
        })
    }

    /// Says a number in the form that the words beside it ask for, if the pieces begin with one. Returns
    /// the number of its pieces.
    fn number(&self, pieces: &[Piece<'_>], author: By, script: &mut Script) -> Option<usize> {
        let piece = pieces.first().filter(|_| author != By::Visitor)?;
        let before = script.last_word().map(str::to_lowercase);
        let next = pieces.get(1);
        let next = next.filter(|next| piece.tail.is_empty() && next.lead.is_empty());
        let after = next.map(|next| next.core.to_lowercase());
        let numbers = &self.rules.numbers;
        let said = numbers::named(numbers, piece.core, before.as_deref(), after.as_deref());
        let (hundreds, name) = said?;
        if hundreds > 0 {
            self.sentence(&pieces_of(&hundreds.to_string()), By::Kiosk, script);
        }
        script.words(name);
        script.signs(piece.tail);
        Some(1)
    }

    /// Says one piece without the signs around it.
    fn core(&self, core: &str, script: &mut Script) {
        if let Some((from, to)) = shape::time_range_of(core) {
            script.fill(&self.rules.times, |slot, script| {
                self.time([from, to][slot], script);
            });
        } else if let Some(time) = time_of(core) {
            self.time(time, script);
        } else if let Some((from, to)) = shape::range_of(core) {
            script.fill(&self.rules.range, |slot, script| {
                script.word([from, to][slot]);
            });
        } else if is_digits(core) {
            number(core, script);
        } else if shape::is_address(core) {
            self.address(core, script);
        } else if let Some(parts) = shape::parts_of(core) {
            self.parts(&parts, script);
        } else {
            self.letters(core, script);
        }
    }

    fn time(&self, (hour, minutes): (usize, usize), script: &mut Script) {
        let listed = script.last_word().and_then(|before| {
            let before = before.to_lowercase();
            let mut hours = self.rules.hours.iter();
            hours.position(|it| it.after.contains(&before))
        });
        let other = || self.rules.hours.iter().position(|it| it.after.is_empty());
        let Some(form) = listed.or_else(|| script.form_of_time()).or_else(other) else {
            script.word(&hour.to_string());
            script.word(&format!("{minutes:02}"));
            return;
        };
        let hours = self.rules.hours.get(form);
        let hour = hours.and_then(|it| it.hours.get(hour));
        let after = minutes.checked_sub(1);
        let after = after.and_then(|index| self.rules.minutes.get(index));
        let mut is_said = minutes == 0;
        for word in hour.map_or("", String::as_str).split_whitespace() {
            if word != "#" {
                script.word(word);
            } else if !is_said {
                script.words(after.map_or("", String::as_str));
                is_said = true;
            }
        }
        if !is_said {
            script.words(after.map_or("", String::as_str));
        }
        script.note_time(form);
    }

    /// Says parts with slashes between them: a house and a flat, "12/4", or alternatives, "he/she".
    fn parts(&self, parts: &[&str], script: &mut Script) {
        let is_numbered = parts
            .iter()
            .any(|it| it.contains(|c: char| c.is_ascii_digit()));
        let template = if is_numbered {
            &self.rules.house
        } else {
            &self.rules.either
        };
        let Some((last, others)) = parts.split_last() else {
            return;
        };
        if others.is_empty() {
            return self.sentence(&pieces_of(last), By::Kiosk, script);
        }
        script.fill(template, |slot, script| match slot {
            0 => self.parts(others, script),
            _ => self.sentence(&pieces_of(last), By::Kiosk, script),
        });
    }

    /// Says a mail or web address with the name of each sign, because every sign counts.
    fn address(&self, core: &str, script: &mut Script) {
        let core = core.split_once("://").map_or(core, |(_, rest)| rest);
        for piece in core.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            let length = word.chars().count();
            if length <= SPELLED_LETTERS_MAX && word.chars().all(char::is_alphabetic) {
                // A mark without a letter has no name.
                let letters = word.graphemes(true).filter(|it| starts_word(it));
                letters.for_each(|it| script.words(&self.letter(it)));
            } else {
                self.sentence(&pieces_of(word), By::Kiosk, script);
            }
            match &piece[word.len()..] {
                "." => script.words(&self.rules.dot),
                signs => signs.chars().for_each(|it| self.name(it, script)),
            }
        }
    }

    /// Says any other piece: its words, and the signs between them.
    fn letters(&self, core: &str, script: &mut Script) {
        let graphemes: Vec<&str> = core.graphemes(true).collect();
        let is_word = |at: usize| graphemes.get(at).is_some_and(|it| starts_word(it));
        let is_digit = |at: usize| {
            let grapheme = graphemes.get(at);
            grapheme.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
        };
        let mut word = String::new();
        for (at, grapheme) in graphemes.iter().enumerate() {
            let before = at.checked_sub(1);
            let is_within = before.is_some_and(is_word) && is_word(at + 1);
            let in_number = before.is_some_and(is_digit) && is_digit(at + 1);
            let sign = grapheme.chars().next().unwrap_or_default();
            if starts_word(grapheme) {
                word.push_str(grapheme);
            } else if is_within && (sign == '-' || APOSTROPHES.contains(sign)) {
                word.push(if sign == '-' { '-' } else { '’' });
            } else if in_number && matches!(sign, '.' | ',') {
                word.push(sign);
            } else {
                self.word(&std::mem::take(&mut word), script);
                let is_minus = DASHES.contains(&sign) && !before.is_some_and(is_word);
                match sign {
                    _ if is_minus && is_digit(at + 1) => self.name('-', script),
                    _ if DASHES.contains(&sign) && !is_within => {}
                    _ if is_silent(sign) || script::is_mark(sign) => script.sign(sign),
                    _ => self.name(sign, script),
                }
            }
        }
        self.word(&word, script);
    }

    /// Says a word, with letters of other alphabets replaced by those of the language.
    fn word(&self, word: &str, script: &mut Script) {
        let is_letter = word.graphemes(true).count() == 1;
        match self.replaced(word) {
            Some(_) if is_letter => script.words(&self.letter(word)),
            Some(replaced) => script.word(&replaced),
            None => script.word(word),
        }
    }

    /// Returns a word with letters of other alphabets replaced, if it has any.
    fn replaced(&self, word: &str) -> Option<String> {
        let lower = word.to_lowercase();
        let letters = &self.rules.letters;
        let (mut rest, mut said, mut is_changed) = (lower.as_str(), String::new(), false);
        while let Some(first) = rest.chars().next() {
            let found = letters
                .iter()
                .find(|(from, _)| rest.starts_with(from.as_str()));
            let length = if let Some((from, to)) = found {
                is_changed = true;
                said.push_str(to);
                from.len()
            } else {
                said.push(first);
                first.len_utf8()
            };
            rest = &rest[length..];
        }
        is_changed.then_some(said)
    }

    /// Returns the name of a letter. A letter that a voice can name by itself stays, and one of another
    /// alphabet is said like a word.
    fn letter(&self, letter: &str) -> String {
        let named = |letter: &str| {
            let mut names = self.rules.letter_names.iter();
            let found = names.find(|(written, _)| *written == letter);
            found.map(|(_, name)| name.clone())
        };
        named(&letter.to_lowercase()).unwrap_or_else(|| {
            let other = self.replaced(letter);
            let name = other.as_deref().and_then(named);
            name.or(other).unwrap_or_else(|| letter.to_owned())
        })
    }

    /// Says the name of a sign, if it has one.
    fn name(&self, sign: char, script: &mut Script) {
        let name = self.sign(sign).unwrap_or_default();
        script.words(name);
    }

    fn sign(&self, sign: char) -> Option<&str> {
        let mut signs = self.rules.signs.iter();
        let found = signs.find(|(other, _)| *other == sign);
        found.map(|(_, name)| name.as_str())
    }
}

impl Script {
    /// Says a template. `say` says the words that go into a place.
    fn fill(&mut self, template: &Template, mut say: impl FnMut(usize, &mut Self)) {
        for (index, word) in template.words().enumerate() {
            match Template::slot(word) {
                Some(slot) => {
                    say(slot, self);
                    self.signs(Template::after_slot(word));
                }
                // "from 8:30–10:00" already has the first word of the template.
                None if index == 0 && self.has_just_said(word) => {}
                None => {
                    let bare = word.trim_end_matches(script::is_mark);
                    self.word(bare);
                    self.signs(&word[bare.len()..]);
                }
            }
        }
    }
}

/// True if a grapheme is a letter or a digit, with or without marks.
fn starts_word(grapheme: &str) -> bool {
    grapheme.starts_with(is_letter)
}

/// True if a sign is a letter or a digit. Unicode also counts the apostrophe U+02BC and some combining
/// marks as letters; here they are not.
fn is_letter(sign: char) -> bool {
    let is_mark = matches!(sign, '\u{300}'..='\u{36f}');
    sign.is_alphanumeric() && !is_mark && !APOSTROPHES.contains(sign)
}

/// True if a sign within a text is not said by its name.
fn is_silent(sign: char) -> bool {
    let signs = [QUOTES, BRACKETS, APOSTROPHES];
    DASHES.contains(&sign) || signs.iter().any(|them| them.contains(sign))
}

/// Says a number by itself. A long one is dictated; one that begins with a zero is said digit by
/// digit.
fn number(digits: &str, script: &mut Script) {
    if digits.len() >= DIALLED_DIGITS {
        dictated(digits, script);
    } else if digits.starts_with('0') {
        by_digit(digits, script);
    } else {
        script.word(digits);
    }
}

/// Says digits in groups with pauses between them, so that they can be written down.
fn dictated(digits: &str, script: &mut Script) {
    let mut rest = digits;
    while !rest.is_empty() {
        let is_end = rest.len() <= BREATH + 1;
        let (breath, after) = rest.split_at(if is_end { rest.len() } else { BREATH });
        by_digit(breath, script);
        script.pause(',');
        rest = after;
    }
}

fn by_digit(digits: &str, script: &mut Script) {
    for digit in digits.split_inclusive(|_| true) {
        script.word(digit);
    }
}
