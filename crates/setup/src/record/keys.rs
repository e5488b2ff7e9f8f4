//! The keys that a record has been asked for.

/// How many bytes the names of the keys of a record usually have together, and how many keys there are.
/// A large file has hundreds of thousands of records, and each of them should take its memory at once.
const USUALLY: (usize, usize) = (128, 16);

/// Some names, each once, in the order in which they came: one behind the other in one text.
pub(super) struct Keys {
    letters: String,
    /// Where each name ends.
    ends: Vec<usize>,
}

impl Default for Keys {
    fn default() -> Self {
        Self {
            letters: String::with_capacity(USUALLY.0),
            ends: Vec::with_capacity(USUALLY.1),
        }
    }
}

impl Keys {
    pub(super) fn push(&mut self, name: &str) {
        self.letters.push_str(name);
        self.ends.push(self.letters.len());
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.iter().any(|known| known == name)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let name = &self.letters[start..*end];
            start = *end;
            name
        })
    }
}
