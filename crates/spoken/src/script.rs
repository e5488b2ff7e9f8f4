//! The spoken text so far: words with single spaces and single pauses between them.

/// The punctuation marks, from the shortest pause to the longest.
const MARKS: &str = ",;:.!?";

/// The spoken text so far.
#[derive(Default)]
pub(super) struct Script {
    said: String,
    /// The mark to add before the next word.
    pause: Option<char>,
    /// The form of the last time of day (its index in the rules), and the length of `said` just after it.
    time: Option<(usize, usize)>,
}

/// True if a sign is a punctuation mark.
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

    /// Adds words without punctuation.
    pub(super) fn words(&mut self, words: &str) {
        words.split_whitespace().for_each(|word| self.word(word));
    }

    /// Adds a pause. Of several pauses in a row only the longest counts.
    pub(super) fn pause(&mut self, mark: char) {
        let length = |mark: &char| MARKS.find(*mark);
        self.pause = self.pause.into_iter().chain([mark]).max_by_key(length);
    }

    /// Adds a sign as it is heard within a text: punctuation, brackets and dashes become pauses, and
    /// other signs are left out.
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

    /// True if no word was said since the last pause.
    pub(super) fn has_paused(&self) -> bool {
        self.pause.is_some() || self.said.is_empty()
    }

    /// Returns the last word, if no pause follows it.
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

    /// Returns the form of the last time if only one word was said since: "between 8:00 and 10:00". The
    /// next time takes the same form.
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
