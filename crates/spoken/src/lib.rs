//! Words for the ear: what a voice says where the screen has abbreviations, numbers and signs.
//!
//! A voice reads what it is given, so "ul. Długa 12/4, 8:30–10:00" must be words before it comes to
//! it. How a language says these things is written in its locale, in rules that [`rules`] reads;
//! this module only knows what a time, a date or a phone number looks like.
//!
//! # Invariants
//! - Whatever is said, the result has only letters with their marks, digits, spaces, `. , ? ! : ;`,
//!   and apostrophes and hyphens within words.
//! - Nothing that has a letter or a digit is left out, and a text that has neither is said by the
//!   names of its signs.
//! - A text that is empty stays empty, and no other one becomes empty where there are rules.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

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

/// Signs that only show where something begins or ends.
const QUOTES: &str = "\"„“”‟«»‹›‘‚`´";
/// Signs that a voice says by a pause.
const BRACKETS: &str = "()[]{}";
/// Signs within a word that belong to it.
const APOSTROPHES: &str = "'’ʼ";
/// A number of so many digits is one to dial or to write down, not a quantity.
const DIALLED_DIGITS: usize = 7;
/// A number in groups of which the first one is short has so many digits at least: a post code.
const CODE_DIGITS: usize = 5;
/// How many digits are said in one breath.
const BREATH: usize = 3;

/// How one language says what is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    rules: Rules,
}

impl Lexicon {
    /// The lexicon of these rules.
    #[must_use]
    pub fn new(mut rules: Rules) -> Self {
        // The more of a text a phrase names, the more surely it is meant.
        rules
            .phrases
            .sort_by_key(|it| std::cmp::Reverse(it.weight()));
        let longest = |(from, _): &(String, String)| std::cmp::Reverse(from.chars().count());
        rules.letters.sort_by_key(longest);
        Self { rules }
    }

    /// How fast it is said, as a number of SSIP; `step` counts from the slowest, which is 0.
    #[must_use]
    pub fn rate(&self, step: usize) -> i8 {
        self.rules.rates.get(step).copied().unwrap_or_default()
    }

    /// What a voice says for these words.
    #[must_use]
    pub fn say(&self, words: &str) -> String {
        self.say_with(words, true)
    }

    /// What a voice says for words that somebody has typed, who wants to hear what was typed: numbers
    /// and signs as words, but no abbreviation as what it may stand for.
    #[must_use]
    pub fn say_typed(&self, words: &str) -> String {
        self.say_with(words, false)
    }

    fn say_with(&self, words: &str, has_phrases: bool) -> String {
        let mut graphemes = words.graphemes(true);
        if let (Some(only), None) = (graphemes.next(), graphemes.next())
            && only.chars().all(is_letter)
        {
            return only.to_owned();
        }
        let is_named = |it: char| it.is_whitespace() || self.sign(it).is_some();
        if !words.is_empty() && words.chars().all(is_named) {
            return self.by_name(words);
        }
        let pieces = pieces_of(words);
        let mut script = Script::default();
        self.sentence(&pieces, has_phrases, &mut script);
        let said = script.finish();
        if said.contains(is_letter) || words.is_empty() {
            said
        } else {
            self.by_name(words)
        }
    }

    /// Signs and nothing else: somebody has typed them, and wants to know which.
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

    fn sentence(&self, pieces: &[Piece<'_>], with_phrases: bool, script: &mut Script) {
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            let rest = &pieces[at..];
            if let Some(sign) = piece.lone_mark() {
                if with_phrases {
                    self.mark(sign, piece.after_mark(), script);
                } else {
                    script.sign(sign);
                }
                at += 1;
                continue;
            }
            script.signs(piece.lead);
            let many = if with_phrases {
                self.phrase(rest, script)
            } else {
                None
            };
            let many = many
                .or_else(|| self.dialled(rest, at == 0, script))
                .or_else(|| self.date(rest, script))
                .or_else(|| self.parted_by_spaces(rest, script));
            let many = many.unwrap_or_else(|| {
                if piece.is_initial_of(rest.get(1)) {
                    script.word(piece.core);
                } else {
                    self.core(piece.core, script);
                    script.signs(piece.tail);
                }
                1
            });
            at += many;
        }
    }

    /// A mark that stands by itself is named, but where it only was written with a space before it.
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

    /// A phrase of the locale, and how many pieces it is.
    fn phrase(&self, pieces: &[Piece<'_>], script: &mut Script) -> Option<usize> {
        let mut phrases = self.rules.phrases.iter();
        let (count, said, dotted) = phrases.find_map(|phrase| phrase.said_for(pieces))?;
        self.sentence(&pieces_of(&said), false, script);
        if !dotted {
            script.signs(pieces[count - 1].tail);
        }
        Some(count)
    }

    /// A number to dial or to write down, said digit by digit.
    fn dialled(&self, pieces: &[Piece<'_>], is_first: bool, script: &mut Script) -> Option<usize> {
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
        if !script.has_paused() {
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

    /// A day before the name of a month: "1 December", "1–5 December".
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

    /// What is one thing, though written with spaces: "8:30 – 10:00", "10 000".
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

    /// One piece without the signs around it.
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
        let mut is_said = minutes == 0;
        for word in hour.map_or("", String::as_str).split_whitespace() {
            if word != "#" {
                script.word(word);
            } else if !is_said {
                number(&format!("{minutes:02}"), script);
                is_said = true;
            }
        }
        if !is_said {
            number(&format!("{minutes:02}"), script);
        }
        script.note_time(form);
    }

    /// A house and a flat, or one word and another: "12/4", "he/she".
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
            return self.sentence(&pieces_of(last), true, script);
        }
        script.fill(template, |slot, script| match slot {
            0 => self.parts(others, script),
            _ => self.sentence(&pieces_of(last), true, script),
        });
    }

    /// An address of the net: every sign in it counts.
    fn address(&self, core: &str, script: &mut Script) {
        let core = core.split_once("://").map_or(core, |(_, rest)| rest);
        for piece in core.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                self.sentence(&pieces_of(word), true, script);
            }
            match &piece[word.len()..] {
                "." => script.words(&self.rules.dot),
                signs => signs.chars().for_each(|it| self.name(it, script)),
            }
        }
    }

    /// Everything else, letter by letter.
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

    /// A word, in the letters of the language.
    fn word(&self, word: &str, script: &mut Script) {
        let lower = word.to_lowercase();
        let letters = &self.rules.letters;
        if !letters
            .iter()
            .any(|(from, _)| lower.contains(from.as_str()))
        {
            return script.word(word);
        }
        let (mut rest, mut said) = (lower.as_str(), String::new());
        while let Some(first) = rest.chars().next() {
            let found = letters
                .iter()
                .find(|(from, _)| rest.starts_with(from.as_str()));
            let length = if let Some((from, to)) = found {
                said.push_str(to);
                from.len()
            } else {
                said.push(first);
                first.len_utf8()
            };
            rest = &rest[length..];
        }
        script.word(&said);
    }

    /// The name of a sign, if it has one.
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
    /// Says a template; `say` says what comes into a place of it.
    fn fill(&mut self, template: &Template, mut say: impl FnMut(usize, &mut Self)) {
        for (index, word) in template.words().enumerate() {
            match Template::slot(word) {
                Some(slot) => {
                    say(slot, self);
                    self.signs(Template::after_slot(word));
                }
                // "from 8:30–10:00" has the first word of the template already.
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

/// Whether a grapheme is a letter or a digit, with whatever belongs to it.
fn starts_word(grapheme: &str) -> bool {
    grapheme.starts_with(is_letter)
}

/// Unicode counts the apostrophe U+02BC and some marks that stand on letters among the letters.
fn is_letter(sign: char) -> bool {
    let is_mark = matches!(sign, '\u{300}'..='\u{36f}');
    sign.is_alphanumeric() && !is_mark && !APOSTROPHES.contains(sign)
}

/// Whether a sign in a text is not named there.
fn is_silent(sign: char) -> bool {
    let signs = [QUOTES, BRACKETS, APOSTROPHES];
    DASHES.contains(&sign) || signs.iter().any(|them| them.contains(sign))
}

/// A number by itself: a long one is dictated, one with a zero before it said digit by digit.
fn number(digits: &str, script: &mut Script) {
    if digits.len() >= DIALLED_DIGITS {
        dictated(digits, script);
    } else if digits.starts_with('0') {
        by_digit(digits, script);
    } else {
        script.word(digits);
    }
}

/// Digits with pauses between them, so that they can be written down.
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
