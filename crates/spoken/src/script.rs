//! What is said so far: words with single spaces and single pauses between them.

/// The marks of a sentence, from the shortest pause to the longest.
const MARKS: &str = ",;:.!?";

/// What is said so far.
#[derive(Default)]
pub(super) struct Script {
    said: String,
    /// The mark to come before the next word.
    pause: Option<char>,
    /// How the last time of day was said, and how long the text was after it.
    time: Option<(usize, usize)>,
}

/// Whether a sign is a mark of a sentence.
pub(super) fn is_mark(sign: char) -> bool {
    MARKS.contains(sign) || sign == '…'
}

impl Script {
    pub(super) fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if !self.said.is_empty() {
            self.said.extend(self.pause);
            self.said.push(' ');
        }
        self.pause = None;
        self.said.push_str(word);
    }

    /// Words without marks.
    pub(super) fn words(&mut self, words: &str) {
        words.split_whitespace().for_each(|word| self.word(word));
    }

    /// Of several pauses in a row the longest counts.
    pub(super) fn pause(&mut self, mark: char) {
        let length = |mark: &char| MARKS.find(*mark);
        self.pause = self.pause.into_iter().chain([mark]).max_by_key(length);
    }

    /// A sign as it is heard in a text: brackets and dashes are pauses, quotation marks nothing.
    pub(super) fn sign(&mut self, sign: char) {
        if sign == '…' {
            self.pause('.');
        } else if is_mark(sign) {
            self.pause(sign);
        } else if super::BRACKETS.contains(sign) || super::DASHES.contains(&sign) {
            self.pause(',');
        }
    }

    pub(super) fn signs(&mut self, signs: &str) {
        signs.chars().for_each(|sign| self.sign(sign));
    }

    /// Whether nothing was said since the last pause.
    pub(super) fn has_paused(&self) -> bool {
        self.pause.is_some() || self.said.is_empty()
    }

    /// The word before the next one, if there is no pause between them.
    pub(super) fn last_word(&self) -> Option<&str> {
        if self.has_paused() {
            return None;
        }
        self.said.rsplit(' ').next()
    }

    pub(super) fn has_just_said(&self, word: &str) -> bool {
        let last = self.last_word().map(str::to_lowercase);
        last.is_some_and(|last| last == word)
    }

    pub(super) fn note_time(&mut self, form: usize) {
        self.time = Some((form, self.said.len()));
    }

    /// How a time is said that only one word parts from another: "between 8:00 and 10:00".
    pub(super) fn form_of_time(&self) -> Option<usize> {
        let (form, end) = self.time.filter(|_| self.pause.is_none())?;
        let between = self.said.get(end..)?.strip_prefix(' ')?;
        (!between.contains(' ')).then_some(form)
    }

    pub(super) fn finish(mut self) -> String {
        let mark = self.pause.filter(|mark| *mark != ',' && *mark != ';');
        if !self.said.is_empty() {
            self.said.extend(mark);
        }
        self.said
    }
}
