//! Figures for the council: what is counted of which months, by what, and what of it is told.
//!
//! # Invariants
//! - No number is told by which somebody could be found who knows who was where: [`cas_count::shown`]. Each sum is one of
//!   numbers that are told, so that none that is not can be computed from those on the page.
//! - What others should not see is in no number and in no sum.

use std::collections::BTreeMap;
use std::ops::Range;

use cas_book::{Figure, How};
use cas_count::Month;
use cas_count::shown::{SHOWN_MIN, total};
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
    /// That it is small.
    Few,
    /// Nothing: it is a sum, and nothing of which it is one is told.
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
        let all = Section::of(None, months.values());
        let months = months.iter();
        let months = months.map(|(month, groups)| Section::of(Some(*month), [groups]));
        std::iter::once(all).chain(months).collect()
    }
}

impl Section {
    fn of<'c>(
        month: Option<NaiveDate>,
        months: impl IntoIterator<Item = &'c BTreeMap<Group, Cell>>,
    ) -> Self {
        let mut groups: BTreeMap<&Group, Vec<&Cell>> = BTreeMap::new();
        for (group, cell) in months.into_iter().flatten() {
            groups.entry(group).or_default().push(cell);
        }
        let cells: Vec<&Cell> = groups.values().flatten().copied().collect();
        let lines = groups.iter();
        Self {
            month,
            sums: Line::of(None, &cells),
            lines: lines
                .map(|(group, cells)| Line::of(Some(group.name.clone()), cells))
                .collect(),
        }
    }
}

impl Shown {
    fn of(counts: impl Iterator<Item = u64> + Clone) -> Self {
        match total(counts.clone()) {
            Some(number) => Self::Number(number),
            // Of several that are not told, it is not told either how many they are together: for one month more or less
            // that could be compared.
            None if counts.count() <= 1 => Self::Few,
            None => Self::Untold,
        }
    }
}

impl Line {
    fn of(group: Option<String>, cells: &[&Cell]) -> Self {
        let told = |count: &dyn Fn(&Cell) -> u64| Shown::of(cells.iter().map(|it| count(it)));
        Self {
            group,
            sent: told(&|it| it.sent),
            half_days: half_days(cells),
            closed: How::ALL.map(|how| told(&|it| it.closed.get(&how).copied().unwrap_or(0))),
            not_ours: told(&|it| it.not_ours),
        }
    }
}

impl Cell {
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
