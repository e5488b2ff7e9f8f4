//! The slips of a visit, and what has become of them.

use crate::message::Seed;
use cas_page::slip::Printed;

/// What a visitor finds in the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    /// No slip.
    None,
    /// A slip.
    There,
    /// A slip, unless the printer fails.
    MayCome,
}

/// The slips of a visit.
#[derive(Clone, Default)]
pub(crate) struct Prints {
    /// How many were to be printed.
    count: u64,
    /// The number of the last one.
    job: Option<u64>,
    /// What has become of it; `None` while the printer works.
    printed: Option<Printed>,
    /// True if one came out of the printer.
    has_one: bool,
}

impl Prints {
    /// Begins a slip, and returns a number that no other has, in this visit or another.
    pub(crate) fn begin(&mut self, seed: &Seed) -> u64 {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&seed[..8]);
        self.count += 1;
        let job = u64::from_le_bytes(bytes).wrapping_add(self.count);
        self.job = Some(job);
        self.printed = None;
        job
    }

    /// Notes what has become of a slip. Returns false if it is not the last one, but one of an earlier visitor.
    pub(crate) fn end(&mut self, job: u64, printed: Printed) -> bool {
        if self.job != Some(job) {
            return false;
        }
        self.printed = Some(printed);
        self.has_one |= printed == Printed::Well;
        true
    }

    /// Returns what has become of the last slip; `None` while the printer works.
    pub(crate) fn printed(&self) -> Option<Printed> {
        self.printed
    }

    /// Returns what lies in the printer.
    pub(crate) fn paper(&self) -> Paper {
        if self.job.is_some() && self.printed.is_none() {
            Paper::MayCome
        } else if self.has_one {
            Paper::There
        } else {
            Paper::None
        }
    }
}
