//! Figures for the council, from the ledger and the changes alone, so that they survive forgetting.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use rusqlite::Transaction;

use crate::values::{At, Day};
use crate::{BookFault, How, Reader, State};

/// The requests behind one of them.
const REQUESTS: &str = "
    SELECT number, sent_on, sent_at, service, centre, language FROM ledger WHERE number > ? ORDER BY number";
/// The changes behind one of them.
const CHANGES: &str = "
    SELECT number, request, at, step IN ('called', 'arranged'), how, after FROM change WHERE number > ? ORDER BY number";

/// What was read of the requests and of their changes. Both are only ever added, so that the next reading goes on behind the
/// last one: to read all of them takes too long for whoever waits for a page.
#[derive(Default)]
pub struct Tally {
    /// The places, each with its index.
    places: BTreeMap<Place, usize>,
    requests: BTreeMap<i64, Tallied>,
    last_change: i64,
}

/// A request, and what has become of it.
struct Tallied {
    sent_on: NaiveDate,
    sent_at: DateTime<Utc>,
    /// The index of its place.
    place: usize,
    /// The first call that was answered, or the first arrangement.
    called_at: Option<DateTime<Utc>>,
    /// How it stands after the last change.
    state: Option<State>,
    /// How it has ended last.
    how: Option<How>,
}

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
    /// Returns the figures of the requests that were sent on these days, by month, service, centre and language. What the
    /// tally of this book has not read yet is read first.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn figures(
        &self,
        tally: &mut Tally,
        days: &Range<NaiveDate>,
    ) -> Result<Vec<Figure>, BookFault> {
        self.connected.read(|transaction| {
            tally.read_requests(transaction)?;
            tally.read_changes(transaction)
        })?;
        Ok(tally.figures(days))
    }
}

impl Tally {
    fn read_requests(&mut self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let last = self.requests.last_key_value().map_or(0, |it| *it.0);
        let mut statement = transaction.prepare(REQUESTS)?;
        let mut rows = statement.query([last])?;
        while let Some(row) = rows.next()? {
            let (number, sent_on, sent_at, service, centre, language) = row.try_into()?;
            let (Day(sent_on), At(sent_at)) = (sent_on, sent_at);
            let place = Place {
                month: sent_on.with_day(1).unwrap_or(sent_on),
                service,
                centre,
                language,
            };
            let index = self.places.len();
            let request = Tallied {
                sent_on,
                sent_at,
                place: *self.places.entry(place).or_insert(index),
                called_at: None,
                state: None,
                how: None,
            };
            self.requests.insert(number, request);
        }
        Ok(())
    }

    fn read_changes(&mut self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let mut statement = transaction.prepare(CHANGES)?;
        let mut rows = statement.query([self.last_change])?;
        while let Some(row) = rows.next()? {
            let (number, request, at, is_called, how, after) = row.try_into()?;
            let (At(at), how): (At, Option<How>) = (at, how);
            if let Some(request) = self.requests.get_mut(&request) {
                if is_called {
                    request.called_at = Some(request.called_at.map_or(at, |it| it.min(at)));
                }
                request.state = Some(after);
                request.how = how.or(request.how);
            }
            self.last_change = number;
        }
        Ok(())
    }

    fn figures(&self, days: &Range<NaiveDate>) -> Vec<Figure> {
        let mut figures: Vec<Figure> = self.places.keys().map(Figure::of).collect();
        let mut positions = vec![0; figures.len()];
        for (position, index) in self.places.values().enumerate() {
            positions[*index] = position;
        }
        for request in self.requests.values() {
            if days.contains(&request.sent_on) {
                figures[positions[request.place]].add(request);
            }
        }
        figures.retain(|it| it.sent > 0);
        for figure in &mut figures {
            figure.until_called.sort_unstable();
        }
        figures
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

    fn add(&mut self, request: &Tallied) {
        self.sent += 1;
        if let Some(called_at) = request.called_at {
            // The clock of a kiosk may be ahead.
            let until = (called_at - request.sent_at).max(TimeDelta::zero());
            self.until_called.push(until);
        }
        match (request.state, request.how) {
            (Some(State::NotOurs), _) => self.not_ours += 1,
            (Some(State::Closed), Some(how)) => *self.closed.entry(how).or_default() += 1,
            _ => {}
        }
    }
}
