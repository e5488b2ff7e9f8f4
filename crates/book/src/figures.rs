//! Figures for the council, from the ledger and the changes alone, so that they survive forgetting.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use rusqlite::Row;

use crate::values::{At, Day};
use crate::{BookFault, How, Reader, State};

/// A request, and what has become of it: its last change tells how it stands.
const REQUESTS: &str = "
    SELECT sent_on, service, centre, language, sent_at,
        (SELECT min(at) FROM change
            WHERE request = ledger.number AND step IN ('called', 'arranged')) AS called_at,
        (SELECT after FROM change WHERE request = ledger.number ORDER BY number DESC LIMIT 1) AS state,
        (SELECT how FROM change WHERE request = ledger.number AND how IS NOT NULL
            ORDER BY number DESC LIMIT 1) AS how
    FROM ledger WHERE sent_on >= ? AND sent_on < ?";

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
        self.connected.read(|transaction| {
            let mut statement = transaction.prepare(REQUESTS)?;
            let mut rows = statement.query((Day(days.start), Day(days.end)))?;
            let mut figures: BTreeMap<Place, Figure> = BTreeMap::new();
            while let Some(row) = rows.next()? {
                let place = Place::read(row)?;
                let figure = figures.entry(place).or_insert_with_key(Figure::of);
                figure.add(row)?;
            }
            let mut figures: Vec<Figure> = figures.into_values().collect();
            for figure in &mut figures {
                figure.until_called.sort_unstable();
            }
            Ok(figures)
        })
    }
}

/// Where a request is counted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    month: NaiveDate,
    service: String,
    centre: Option<String>,
    language: String,
}

impl Place {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let day = row.get::<_, Day>("sent_on")?.0;
        Ok(Self {
            month: day.with_day(1).unwrap_or(day),
            service: row.get("service")?,
            centre: row.get("centre")?,
            language: row.get("language")?,
        })
    }
}

impl Figure {
    fn of(place: &Place) -> Self {
        let place = place.clone();
        Self {
            month: place.month,
            service: place.service,
            centre: place.centre,
            language: place.language,
            sent: 0,
            until_called: Vec::new(),
            closed: BTreeMap::new(),
            not_ours: 0,
        }
    }

    fn add(&mut self, row: &Row<'_>) -> rusqlite::Result<()> {
        self.sent += 1;
        let sent_at = row.get::<_, At>("sent_at")?.0;
        if let Some(called_at) = row.get::<_, Option<At>>("called_at")? {
            // The clock of a kiosk may be ahead.
            let until = (called_at.0 - sent_at).max(TimeDelta::zero());
            self.until_called.push(until);
        }
        match row.get("state")? {
            Some(State::NotOurs) => self.not_ours += 1,
            Some(State::Closed) => {
                *self.closed.entry(row.get("how")?).or_default() += 1;
            }
            _ => {}
        }
        Ok(())
    }
}
