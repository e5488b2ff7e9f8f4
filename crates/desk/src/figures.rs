//! Figures for the council: what is counted of which months, by what, and what of it is told.
//!
//! # Invariants
//! - No number is told by which somebody could be found who knows who was where: [`cas_count::shown`]. The sums of a month
//!   are the same by whatever its requests are told apart, so that two tables tell no more than one; beside them so much is
//!   not told that nothing small can be computed. All months together are sums of what is told of each.
//! - What others should not see is in no number and in no sum.

use std::collections::BTreeMap;
use std::ops::Range;

use cas_book::{Figure, How};
use cas_count::Month;
use cas_count::shown::{SHOWN_MIN, hide, shown};
use cas_setup::setup::Setup;
use chrono::{Datelike as _, Months, NaiveDate, TimeDelta};

use crate::asked::Fields;

/// The names of the fields, which are the words of an address too.
pub(crate) const FROM: &str = "from";
pub(crate) const TO: &str = "to";
pub(crate) const BY: &str = "by";
/// How many months there are if nothing else is asked for: the running one, and a year before it.
const MONTHS: u32 = 13;
/// The most months at once.
pub(crate) const MONTHS_MAX: u32 = 60;
/// Half a day, in seconds. Days are told in halves: an hour more or less would be a matter of chance.
const HALF_DAY_SECONDS: i64 = 12 * 60 * 60;
/// How many numbers there are of a group: those sent, each way to end, and those for another office.
const COLUMNS: usize = How::ALL.len() + 2;
/// Which of them are those sent.
const SENT: usize = 0;

/// By what the requests of a month are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// The service.
    Service,
    /// The district of the centre that they are about.
    District,
    /// The language of the visitor.
    Language,
}

/// Which figures are wanted.
pub(crate) struct Wanted {
    /// The first day of the first month.
    pub(crate) from: NaiveDate,
    /// The first day of the last month.
    pub(crate) to: NaiveDate,
    /// By what they are told apart.
    pub(crate) by: By,
    /// True if something was asked for that there is not.
    pub(crate) is_another: bool,
}

/// A group of requests that are told apart from others. Groups are in the order of the content, and those that it does not
/// have come last.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Group {
    pub(crate) order: usize,
    pub(crate) name: String,
}

/// What is told of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The number, or the sum of what is told.
    Number(u64),
    /// That it is small, as all of its month is.
    Few,
    /// Nothing, so that nothing small can be computed.
    Untold,
}

/// What is told of the requests of a group.
pub(crate) struct Line {
    /// The name of the group; `None` if these are sums.
    pub(crate) group: Option<String>,
    /// How many were sent.
    pub(crate) sent: Shown,
    /// The times until half of those who were called had been called, and until nine of ten had, in half days.
    pub(crate) half_days: Option<[i64; 2]>,
    /// How they have ended, in the order of [`How::ALL`].
    pub(crate) closed: [Shown; How::ALL.len()],
    /// How many were for another office.
    pub(crate) not_ours: Shown,
}

/// What is told of some months: the sums, and a line for each group.
pub(crate) struct Section {
    /// The first day of the month; `None` for all months together.
    pub(crate) month: Option<NaiveDate>,
    pub(crate) sums: Line,
    pub(crate) lines: Vec<Line>,
}

/// What is told of each group, and of all of them.
struct Table<'c> {
    parts: Vec<(&'c Group, Part<'c>)>,
    sums: Part<'c>,
}

/// What is told of some requests.
struct Part<'c> {
    numbers: [Shown; COLUMNS],
    cells: Vec<&'c Cell>,
}

/// The requests of one month and one group.
#[derive(Default)]
struct Cell {
    sent: u64,
    until_called: Vec<TimeDelta>,
    closed: BTreeMap<How, u64>,
    not_ours: u64,
}

impl By {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Service, Self::District, Self::Language];

    /// Returns its word in an address.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::District => "district",
            Self::Language => "language",
        }
    }
}

impl Wanted {
    /// Reads what is wanted. What there is not is replaced by the last twelve whole months and the running one.
    pub(crate) fn of(fields: &Fields, today: NaiveDate) -> Self {
        let running = first_day(today);
        let usual = Self {
            from: before(running, MONTHS - 1),
            to: running,
            by: By::Service,
            is_another: false,
        };
        match Self::read(fields, running) {
            Some(wanted) => wanted,
            None => Self {
                is_another: true,
                ..usual
            },
        }
    }

    fn read(fields: &Fields, running: NaiveDate) -> Option<Self> {
        let to = fields.get(TO).map_or(Some(running), month)?;
        let from = fields
            .get(FROM)
            .map_or(Some(before(to, MONTHS - 1)), month)?;
        let by = fields.get(BY).unwrap_or(By::Service.word());
        let by = By::ALL.into_iter().find(|it| it.word() == by)?;
        let is_fitting = from <= to && to <= running && before(to, MONTHS_MAX - 1) <= from;
        is_fitting.then_some(Self {
            from,
            to,
            by,
            is_another: false,
        })
    }

    /// Returns the days of all these months.
    pub(crate) fn days(&self) -> Range<NaiveDate> {
        self.from..after(self.to)
    }

    fn months(&self) -> impl Iterator<Item = NaiveDate> {
        let last = self.to;
        std::iter::successors(Some(self.from), |it| Some(after(*it)))
            .take_while(move |it| *it <= last)
    }

    /// Sums figures: of all months together first, and then of each month. `group_of` tells to which group they belong.
    pub(crate) fn sections(
        &self,
        figures: Vec<Figure>,
        group_of: impl Fn(&Figure) -> Group,
        setup: Option<&Setup>,
    ) -> Vec<Section> {
        let mut months: BTreeMap<NaiveDate, BTreeMap<Group, Cell>> =
            self.months().map(|it| (it, BTreeMap::new())).collect();
        for figure in figures {
            if is_sensitive(&figure.service, setup) {
                continue;
            }
            let groups = months.entry(figure.month).or_default();
            groups.entry(group_of(&figure)).or_default().add(figure);
        }
        let tables: Vec<Table<'_>> = months.values().map(Table::of).collect();
        let months = months.keys().zip(&tables);
        let sections = months.map(|(month, table)| table.section(Some(*month)));
        let all = Table::together(&tables).section(None);
        std::iter::once(all).chain(sections).collect()
    }
}

impl<'c> Table<'c> {
    /// What is told of a month.
    fn of(groups: &'c BTreeMap<Group, Cell>) -> Self {
        let counts: Vec<[u64; COLUMNS]> = groups.values().map(Cell::counts).collect();
        let mut numbers = vec![[Shown::Few; COLUMNS]; counts.len()];
        let mut sums = [Shown::Few; COLUMNS];
        let mut without_sent = vec![false; counts.len()];
        for (column, sum) in sums.iter_mut().enumerate() {
            let counts: Vec<u64> = counts.iter().map(|it| it[column]).collect();
            *sum = shown(counts.iter().sum()).map_or(Shown::Few, Shown::Number);
            let mut hidden = without_sent.clone();
            // A group that is there at all has sent something.
            hide(&counts, u64::from(column == SENT), &mut hidden);
            for ((numbers, count), is_hidden) in numbers.iter_mut().zip(&counts).zip(&hidden) {
                numbers[column] = match (*sum, shown(*count).filter(|_| !is_hidden)) {
                    (_, Some(number)) => Shown::Number(number),
                    (Shown::Few, None) => Shown::Few,
                    (_, None) => Shown::Untold,
                };
            }
            if column == SENT {
                // What has become of requests would tell how many they are at the least.
                without_sent = hidden;
            }
        }
        let cells = groups.values().map(|it| vec![it]);
        let parts = cells
            .zip(numbers)
            .map(|(cells, numbers)| Part { numbers, cells });
        Self {
            parts: groups.keys().zip(parts).collect(),
            sums: Part {
                numbers: sums,
                cells: groups.values().collect(),
            },
        }
    }

    /// What is told of several months: the sums of what is told of each.
    fn together(tables: &[Self]) -> Self {
        let mut parts: BTreeMap<&Group, Vec<&Part<'_>>> = BTreeMap::new();
        for (group, part) in tables.iter().flat_map(|it| &it.parts) {
            parts.entry(group).or_default().push(part);
        }
        let parts = parts.into_iter();
        let sums = tables.iter().map(|it| &it.sums);
        Self {
            parts: parts
                .map(|(group, parts)| (group, Part::together(&parts)))
                .collect(),
            sums: Part::together(&sums.filter(|it| !it.cells.is_empty()).collect::<Vec<_>>()),
        }
    }

    fn section(&self, month: Option<NaiveDate>) -> Section {
        let lines = self.parts.iter();
        Section {
            month,
            sums: self.sums.line(None),
            lines: lines
                .map(|(group, part)| part.line(Some(group.name.clone())))
                .collect(),
        }
    }
}

impl<'c> Part<'c> {
    fn together(parts: &[&Part<'c>]) -> Self {
        let sum = |column: usize| {
            let shown = parts.iter().map(|it| it.numbers[column]);
            let told = shown.clone().filter_map(|it| match it {
                Shown::Number(number) => Some(number),
                Shown::Few | Shown::Untold => None,
            });
            match (told.reduce(u64::saturating_add), parts) {
                (Some(number), _) => Shown::Number(number),
                (None, []) => Shown::Few,
                (None, [one]) => one.numbers[column],
                // It is not told either how many several are together: for one month more or less that could be compared.
                (None, _) => Shown::Untold,
            }
        };
        Self {
            numbers: std::array::from_fn(sum),
            cells: parts.iter().flat_map(|it| &it.cells).copied().collect(),
        }
    }

    fn line(&self, group: Option<String>) -> Line {
        let [sent, closed @ .., not_ours] = self.numbers;
        let is_told = matches!(sent, Shown::Number(_));
        Line {
            group,
            sent,
            half_days: is_told.then(|| half_days(&self.cells)).flatten(),
            closed,
            not_ours,
        }
    }
}

impl Cell {
    fn counts(&self) -> [u64; COLUMNS] {
        let mut counts = [self.sent; COLUMNS];
        for (count, how) in counts[SENT + 1..].iter_mut().zip(How::ALL) {
            *count = self.closed.get(&how).copied().unwrap_or(0);
        }
        counts[COLUMNS - 1] = self.not_ours;
        counts
    }

    fn add(&mut self, figure: Figure) {
        self.sent += figure.sent;
        self.until_called.extend(figure.until_called);
        self.not_ours += figure.not_ours;
        for (how, count) in figure.closed {
            *self.closed.entry(how).or_default() += count;
        }
    }
}

/// Returns the times until half, and until nine of ten, of those who were called had been called; `None` if they are so few
/// that their number is not told. By nearest rank each is the time of somebody. It is rounded up, so that it
/// is true: so many were called within that time. Whoever was not called has no time.
fn half_days(cells: &[&Cell]) -> Option<[i64; 2]> {
    let mut times: Vec<i64> = cells
        .iter()
        .flat_map(|it| &it.until_called)
        .map(TimeDelta::num_seconds)
        .collect();
    if (times.len() as u64) < SHOWN_MIN {
        return None;
    }
    times.sort_unstable();
    let rank = |percent: usize| (times.len() * percent).div_ceil(100) - 1;
    let rounded = |seconds: i64| (seconds.max(1) - 1) / HALF_DAY_SECONDS + 1;
    Some([50, 90].map(|percent| rounded(times[rank(percent)])))
}

/// True if others should not see that anybody asks for this.
fn is_sensitive(service: &str, setup: Option<&Setup>) -> bool {
    let service = setup.and_then(|setup| {
        let content = &setup.content;
        Some(&content.services[content.service(service)?])
    });
    service.is_some_and(|it| it.sensitive)
}

/// Returns the first day of a month that is written as 2026-11.
fn month(words: &str) -> Option<NaiveDate> {
    let month = Month::try_from(words.to_owned()).ok()?;
    format!("{month}-01").parse().ok()
}

fn first_day(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn before(month: NaiveDate, months: u32) -> NaiveDate {
    let before = month.checked_sub_months(Months::new(months));
    before.unwrap_or(NaiveDate::MIN)
}

fn after(month: NaiveDate) -> NaiveDate {
    let after = month.checked_add_months(Months::new(1));
    after.unwrap_or(NaiveDate::MAX)
}
