//! Figures for the council, from the ledger and the changes alone, so that they survive forgetting.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{NaiveDate, TimeDelta};

use crate::{BookFault, How, Reader};

/// The requests of a month for one service, centre and language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The first day of the month in which they were sent, by the clock of the kiosk.
    pub month: NaiveDate,
    /// The id of the service.
    pub service: String,
    /// The id of the centre that they are about, if they are about one.
    pub centre: Option<String>,
    /// The language.
    pub language: String,
    /// How many they are.
    pub sent: u64,
    /// For each with whose person somebody has spoken: the time from sending until the first call that was answered or
    /// the first arrangement, the shortest first.
    pub until_called: Vec<TimeDelta>,
    /// How those that are closed have ended.
    pub closed: BTreeMap<How, u64>,
    /// How many were for another office.
    pub not_ours: u64,
}

impl Reader {
    /// Returns the figures of the requests that were sent on these days, by month, service, centre and language.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn figures(&self, days: Range<NaiveDate>) -> Result<Vec<Figure>, BookFault> {
        todo!()
    }
}
