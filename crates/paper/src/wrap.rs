//! Words in lines.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::typeface::{Weight, printable};

/// A word that is too long is best broken after one of these.
const SEAMS: &str = "-–/@._:\u{A0}";
/// What a word gets that is broken within its letters.
const HYPHEN: char = '-';

/// Words in letters of one weight.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) words: String,
    pub(crate) weight: Weight,
}

/// What stands in one line of a column.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// The words of one weight, and where they begin from the left of the column.
    pub(crate) spans: Vec<(Span, f32)>,
    pub(crate) width_mm: f32,
}

/// A column for letters of one size.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    pub(crate) width_mm: f32,
    pub(crate) size_pt: f32,
}

impl Column {
    pub(crate) fn width_mm_of(self, words: &str, weight: Weight) -> f32 {
        weight.typeface().width_mm(words, self.size_pt)
    }

    /// Returns the lines of a paragraph. They are broken at spaces, but not at those that do not break, not after a word
    /// of a single letter and not within a number.
    pub(crate) fn lines(self, paragraph: &[Span]) -> Vec<Line> {
        let mut lines = vec![Line::default()];
        for unit in units(paragraph) {
            if self.width_of(&unit) <= self.width_mm {
                self.add(&mut lines, &unit);
                continue;
            }
            for word in unit {
                if self.width_mm_of(&word.words, word.weight) <= self.width_mm {
                    self.add(&mut lines, &[word]);
                } else {
                    self.add_broken(&mut lines, &word);
                }
            }
        }
        lines.retain(|line| !line.spans.is_empty());
        lines
    }

    /// The width of words with spaces between them.
    fn width_of(self, unit: &[Span]) -> f32 {
        self.line_of(unit).width_mm
    }

    /// Adds words that stay together, and begins a line if this one has no room.
    fn add(self, lines: &mut Vec<Line>, unit: &[Span]) {
        let needed = self.width_of(unit);
        let space = |line: &Line| match line.spans.last() {
            Some((last, _)) => self.width_mm_of(" ", last.weight),
            None => 0.0,
        };
        let has_room = |line: &&mut Line| line.width_mm + space(line) + needed <= self.width_mm;
        if let Some(line) = lines.last_mut().filter(has_room) {
            for word in unit {
                self.append(line, word);
            }
            return;
        }
        lines.push(self.line_of(unit));
    }

    fn line_of(self, unit: &[Span]) -> Line {
        let mut line = Line::default();
        for word in unit {
            self.append(&mut line, word);
        }
        line
    }

    /// Adds a word to a line that has room for it.
    fn append(self, line: &mut Line, word: &Span) {
        match line.spans.last_mut() {
            Some((last, _)) if last.weight == word.weight => {
                line.width_mm += self.width_mm_of(" ", word.weight);
                last.words.push(' ');
                last.words.push_str(&word.words);
            }
            Some((last, _)) => {
                line.width_mm += self.width_mm_of(" ", last.weight);
                last.words.push(' ');
                line.spans.push((word.clone(), line.width_mm));
            }
            None => line.spans.push((word.clone(), 0.0)),
        }
        line.width_mm += self.width_mm_of(&word.words, word.weight);
    }

    /// Adds a word that is longer than a line, in pieces.
    fn add_broken(self, lines: &mut Vec<Line>, word: &Span) {
        let mut rest = word.words.as_str();
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(self.fitting(rest, word.weight));
            let last = piece.chars().next_back();
            let is_within = last.zip(after.chars().next());
            let is_within = is_within.is_some_and(|(a, b)| a.is_alphabetic() && b.is_alphabetic());
            let hyphen = is_within.then_some(HYPHEN);
            let words = piece.trim_end_matches('\u{A0}').chars().chain(hyphen);
            let weight = word.weight;
            let words: String = words.collect();
            self.add(lines, &[Span { words, weight }]);
            rest = after.trim_start_matches('\u{A0}');
        }
    }

    /// Returns the length of the beginning of a word that fits into a line, in bytes; it is at least one letter.
    fn fitting(self, word: &str, weight: Weight) -> usize {
        if self.width_mm_of(word, weight) <= self.width_mm {
            return word.len();
        }
        let room = self.width_mm - self.width_mm_of("-", weight);
        let ends = word.grapheme_indices(true).map(|(at, it)| at + it.len());
        let ends = ends.take_while(|end| self.width_mm_of(&word[..*end], weight) <= room);
        let ends: Vec<usize> = ends.collect();
        let half = ends.len() / 2;
        let is_seam = |end: &&usize| word[..**end].ends_with(|it| SEAMS.contains(it));
        let seam = ends[half..].iter().rev().find(is_seam);
        let first = word.graphemes(true).next().map_or(word.len(), str::len);
        seam.or(ends.last()).copied().unwrap_or(first)
    }
}

/// Returns the words of a paragraph, those together that stay in one line if they can.
fn units(paragraph: &[Span]) -> Vec<Vec<Span>> {
    let mut units: Vec<Vec<Span>> = Vec::new();
    let words = paragraph.iter().flat_map(|span| {
        let words = printable(&span.words);
        let breaks = |it: char| it.is_whitespace() && !matches!(it, '\u{A0}' | '\u{202F}');
        let words: Vec<String> = words.split(breaks).map(str::to_owned).collect();
        let words = words.into_iter().filter(|word| !word.is_empty());
        words.map(|words| Span { words, ..*span })
    });
    for word in words {
        match units.last_mut() {
            Some(unit) if stays_with(unit, &word) => unit.push(word),
            _ => units.push(vec![word]),
        }
    }
    units
}

/// True if a line should not end between these: in Polish and Ukrainian a single letter does not stand at the end of a
/// line, a phone number is read in one go, and "4 December" is one day.
fn stays_with(unit: &[Span], next: &Span) -> bool {
    let Some((last, before)) = unit.split_last() else {
        return false;
    };
    let mut letters = last.words.chars();
    let is_letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let is_short = is_number(&last.words) && last.words.len() <= 2;
    let is_counted = next.words.starts_with(char::is_lowercase);
    let is_count = is_short && is_counted && !before.iter().any(|it| is_number(&it.words));
    let next = next.words.trim_end_matches([',', '.', ';', ':', '?', '!']);
    is_letter || is_count || (is_number(&last.words) && is_number(next))
}

/// True for digits, with or without a plus before them.
fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('+').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit())
}
