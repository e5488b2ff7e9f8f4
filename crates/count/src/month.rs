//! A month, as it stands in the documents: `2026-11`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A month. Months are in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// Returns the month with this year and this number; `None` if there is none, or if nobody writes it with four
    /// digits.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
        let month = u8::try_from(month).ok();
        let month = month.filter(|month| (1..=12).contains(month))?;
        Some(Self { year, month })
    }

    fn read(words: &str) -> Option<Self> {
        let (year, month) = words.split_once('-')?;
        let found = Self::new(year.parse().ok()?, month.parse().ok()?)?;
        (found.to_string() == words).then_some(found)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

impl TryFrom<String> for Month {
    type Error = &'static str;

    fn try_from(words: String) -> Result<Self, Self::Error> {
        Self::read(&words).ok_or("a month is written as 2026-11")
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}
