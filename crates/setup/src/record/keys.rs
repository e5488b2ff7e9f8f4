//! The keys for which a record was asked.

/// The usual length of all keys of a record together, in bytes, and their usual number. A large file
/// has hundreds of thousands of records, and each should allocate its memory only once.
const USUALLY: (usize, usize) = (128, 16);

/// Names in the order in which they were added, joined in one text.
pub(super) struct Keys {
    letters: String,
    /// The byte at which each name ends.
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
