//! The opening hours of a place or a phone line: whether it is open at a moment, and when it opens.
//!
//! Nobody should go somewhere for nothing. So what is not known is not guessed: hours whose days are
//! not known, a public holiday about which nothing is said, hours that have all ended.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::zone::moment;
use super::{Hours, OpenAt, Outlook, Span};

/// The number of days, today included, within which it is said when something opens or closes.
pub const OPENING_DAYS: usize = 100;

/// The last minute that can be written. Hours that end with it go on until midnight.
const LAST_MINUTE: (u32, u32) = (23, 59);
/// The days of a week.
const WEEK_DAYS: usize = 7;

/// All the opening hours of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// Day and night, also on holidays.
    Always,
    /// At certain hours.
    At(Usual),
}

/// The opening hours of a place that is not always open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// The hours, in the order in which they are written.
    pub openings: Vec<Opening>,
    /// True if one can also come at other hours by appointment.
    pub by_appointment: bool,
    /// What happens on public holidays; `None` if that is not known.
    pub on_holidays: Option<OnHolidays>,
}

/// What happens on public holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnHolidays {
    /// It is closed.
    Closed,
    /// It is open as on other days.
    Open,
}

/// Opening hours on some days of the week: `Mon–Fri 17:00–20:00`, `Wed 14:00–16:00`, or `7:30–15:30`
/// if the days are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The first and the last of the days, which may be the same.
    pub days: Option<(Weekday, Weekday)>,
    /// The hours.
    pub hours: Hours,
    /// The first day of these hours; `None` if they have always been.
    pub from: Option<NaiveDate>,
    /// The last day of these hours; `None` if no end is known.
    pub until: Option<NaiveDate>,
}

/// Whether something is open at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is open until then; `None` if it does not close within [`OPENING_DAYS`].
    Open(Option<DateTime<FixedOffset>>),
    /// It is closed.
    Closed(Why),
    /// It may be open or closed.
    Unknown(Doubt),
}

/// Why something is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// These are not its hours.
    Hours,
    /// It is closed on public holidays, and today is the one with this index.
    Holiday(usize),
    /// It is off today, whatever its hours say.
    Off,
}

/// Why it is not known whether something is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The days of its hours are not known.
    Days,
    /// Today is the public holiday with this index.
    Holiday(usize),
    /// It is open only by appointment.
    Appointment,
    /// All its hours have ended, and no others are known.
    Over,
}

/// Some time without a break: its beginning, and the moment after it.
type Stretch = (DateTime<FixedOffset>, DateTime<FixedOffset>);

impl Open {
    /// Makes opening hours of what is written; `None` if nothing is. [`OpenAt::Always`] makes all
    /// others meaningless.
    #[must_use]
    pub fn new(written: &[OpenAt], on_holidays: Option<OnHolidays>) -> Option<Self> {
        if written.is_empty() {
            return None;
        }
        if written.contains(&OpenAt::Always) {
            return Some(Self::Always);
        }
        let openings = written.iter().filter_map(|it| match it {
            OpenAt::Hours(opening) => Some(*opening),
            OpenAt::Always | OpenAt::ByAppointment => None,
        });
        Some(Self::At(Usual {
            openings: openings.collect(),
            by_appointment: written.contains(&OpenAt::ByAppointment),
            on_holidays,
        }))
    }

    /// Returns whether it is open at the moment of the outlook.
    #[must_use]
    pub fn state(&self, outlook: Outlook<'_, ()>) -> State {
        let now = outlook.local();
        let today = now.date();
        if (outlook.is_off)((), today) {
            return State::Closed(Why::Off);
        }
        let mut stretches = self
            .stretches(outlook)
            .skip_while(|(_, end)| *end <= outlook.after);
        if let Some((_, end)) = stretches
            .next()
            .filter(|(start, _)| *start <= outlook.after)
        {
            return State::Open(end_of(end, stretches, outlook));
        }
        match self {
            Self::Always => State::Closed(Why::Hours),
            Self::At(usual) => usual.if_not_certain(outlook, now),
        }
    }

    /// Returns when it opens next after the moment of the outlook; `None` if that is not known, or not
    /// within [`OPENING_DAYS`].
    #[must_use]
    pub fn opens(&self, outlook: Outlook<'_, ()>) -> Option<DateTime<FixedOffset>> {
        let mut starts = self.stretches(outlook).map(|(start, _)| start);
        starts.find(|start| *start > outlook.after)
    }

    /// True if it may be open within these hours on any day from this one on. By appointment it may be open at
    /// any hour.
    #[must_use]
    pub fn may_be_open(&self, from: NaiveDate, hours: Hours) -> bool {
        let Self::At(usual) = self else {
            return true;
        };
        let is_left = |it: &&Opening| it.until.is_none_or(|until| until >= from);
        let mut left = usual.openings.iter().filter(is_left).peekable();
        if usual.by_appointment || left.peek().is_none() {
            return true;
        }
        left.any(|it| it.hours.from < hours.to && hours.from < it.hours.to)
    }

    /// True if there are hours whose days are not known.
    #[must_use]
    pub fn lacks_days(&self) -> bool {
        match self {
            Self::Always => false,
            Self::At(usual) => usual.openings.iter().any(|it| it.days.is_none()),
        }
    }

    /// Returns the times from today on at which it is certainly open, sorted by their beginnings.
    fn stretches<'a>(&'a self, outlook: Outlook<'a, ()>) -> impl Iterator<Item = Stretch> + 'a {
        let days = outlook.local().date().iter_days().take(OPENING_DAYS);
        days.flat_map(move |day| self.on(outlook, day))
    }

    /// Returns the times of one day at which it is certainly open, sorted by their beginnings.
    fn on(&self, outlook: Outlook<'_, ()>, day: NaiveDate) -> Vec<Stretch> {
        if (outlook.is_off)((), day) {
            return Vec::new();
        }
        let hours: Vec<Hours> = match self {
            Self::Always => vec![whole_day()],
            Self::At(usual) => usual.on(outlook, day).collect(),
        };
        let stretch = |hours: Hours| {
            let start = moment(outlook.zone, day, hours.from);
            // If the clocks skip an hour, a time in it can be a later moment than a time after it.
            (start, end_on(outlook, day, hours.to).max(start))
        };
        let stretches = hours.into_iter().map(stretch);
        // The hours of one day in the year may be skipped as a whole.
        let mut stretches: Vec<Stretch> = stretches.filter(|(start, end)| start < end).collect();
        stretches.sort_unstable();
        stretches
    }
}

impl Usual {
    /// Returns the hours of a day on which it is certainly open, in the order in which they are written.
    fn on(&self, outlook: Outlook<'_, ()>, day: NaiveDate) -> impl Iterator<Item = Hours> {
        let is_open_on_holidays = self.on_holidays == Some(OnHolidays::Open);
        let is_usual = is_open_on_holidays || outlook.holidays.find(day).is_none();
        let openings = self.openings.iter();
        let certain = openings.filter(move |it| is_usual && it.days.is_some() && it.may_be_on(day));
        certain.map(|it| it.hours)
    }

    /// Returns the state at a moment at which it is not certainly open.
    fn if_not_certain(&self, outlook: Outlook<'_, ()>, now: NaiveDateTime) -> State {
        let today = now.date();
        let holiday = outlook.holidays.find(today);
        let holiday = holiday.filter(|_| self.on_holidays != Some(OnHolidays::Open));
        let mut left = self
            .openings
            .iter()
            .filter(|it| it.may_be_on(today) && now.time() < it.hours.to);
        if let Some(holiday) = holiday {
            if self.on_holidays == Some(OnHolidays::Closed) {
                return State::Closed(Why::Holiday(holiday));
            }
            if left.next().is_some() {
                return State::Unknown(Doubt::Holiday(holiday));
            }
        }
        if left.any(|it| it.days.is_none() && it.hours.from <= now.time()) {
            return State::Unknown(Doubt::Days);
        }
        let is_over = |it: &Opening| it.until.is_some_and(|until| until < today);
        match (self.by_appointment, self.openings.iter().all(is_over)) {
            (true, true) => State::Unknown(Doubt::Appointment),
            (false, true) => State::Unknown(Doubt::Over),
            (_, false) => State::Closed(Why::Hours),
        }
    }
}

impl Opening {
    /// Returns hours whose days are not known.
    #[must_use]
    pub fn daily(hours: Hours) -> Self {
        Self {
            days: None,
            hours,
            from: None,
            until: None,
        }
    }

    /// True if it holds on this day, or may, because its days are not known. Holidays do not count.
    #[must_use]
    pub fn may_be_on(&self, day: NaiveDate) -> bool {
        let is_day = self.days.is_none_or(|days| falls_on(days, day.weekday()));
        is_day && self.term().holds(day)
    }

    /// True if both hold on exactly the same days, so that the time between them is a break.
    #[must_use]
    pub fn is_of_the_days_of(&self, other: &Self) -> bool {
        (self.days, self.from, self.until) == (other.days, other.from, other.until)
    }

    /// True if both hold on the same day of the week at least once, as far as that is known.
    #[must_use]
    pub fn shares_a_day(&self, other: &Self) -> bool {
        let (Some((first, last)), Some((others, until))) = (self.days, other.days) else {
            return false;
        };
        let days = |day: Weekday| day.num_days_from_monday();
        days(first) <= days(until)
            && days(others) <= days(last)
            && self.term().shares_a_day(other.term())
    }

    /// True if both may say that it is open at the same time.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let lacks_days = self.days.is_none() || other.days.is_none();
        self.hours.from < other.hours.to
            && other.hours.from < self.hours.to
            && self.term().shares_a_day(other.term())
            && (lacks_days || self.shares_a_day(other))
    }

    /// True if its term has none of its days.
    #[must_use]
    pub fn is_in_vain(&self) -> bool {
        let (Some(from), Some(until)) = (self.from, self.until) else {
            return false;
        };
        let mut week = from.iter_days().take(WEEK_DAYS);
        !week.any(|day| day <= until && self.may_be_on(day))
    }

    fn term(&self) -> Span {
        Span {
            from: self.from.unwrap_or(NaiveDate::MIN),
            until: self.until.unwrap_or(NaiveDate::MAX),
        }
    }
}

/// Returns when a stretch that ends at `end` is over, with those that follow without a gap.
fn end_of(
    mut end: DateTime<FixedOffset>,
    following: impl Iterator<Item = Stretch>,
    outlook: Outlook<'_, ()>,
) -> Option<DateTime<FixedOffset>> {
    for (start, other) in following {
        if start > end {
            return Some(end);
        }
        end = end.max(other);
    }
    let mut days = outlook.local().date().iter_days().skip(OPENING_DAYS);
    let horizon = days
        .next()
        .map(|day| moment(outlook.zone, day, NaiveTime::MIN));
    Some(end).filter(|end| horizon.is_none_or(|horizon| *end < horizon))
}

/// Returns the moment of the end of hours on a day, which may be midnight.
fn end_on(outlook: Outlook<'_, ()>, day: NaiveDate, to: NaiveTime) -> DateTime<FixedOffset> {
    let midnight = day.succ_opt().filter(|_| to == last_minute());
    match midnight {
        Some(next) => moment(outlook.zone, next, NaiveTime::MIN),
        None => moment(outlook.zone, day, to),
    }
}

fn whole_day() -> Hours {
    Hours {
        from: NaiveTime::MIN,
        to: last_minute(),
    }
}

fn last_minute() -> NaiveTime {
    let (hour, minute) = LAST_MINUTE;
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
}

/// True if a day of the week is one of these, from the first to the last.
fn falls_on((first, last): (Weekday, Weekday), day: Weekday) -> bool {
    let number = |day: Weekday| day.num_days_from_monday();
    (number(first)..=number(last)).contains(&number(day))
}
