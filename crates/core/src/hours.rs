//! Opening hours in words: when something is open, whether it is open now, and when it opens.
//!
//! Nothing is said about now if the kiosk does not know the day. A notice of a closure closes places, but
//! no phone lines: whoever is ill at night must not read that nobody answers.

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, TimeDelta, Weekday};

use crate::day::at_start;
use crate::wording::{Wording, time, weekday};
use cas_page::page::Block;
use cas_schedule::{Doubt, OnHolidays, Open, Opening, Outlook, State, Usual, Why};
use cas_setup::content::fact::Line;
use cas_setup::content::notice::Notice;
use cas_setup::content::open::OpeningHours;
use cas_setup::locale::Value;
use cas_words::text::Text;

/// The days of a week. A day further away has its date.
const WEEK_DAYS: i64 = 7;

impl Wording<'_> {
    /// Returns the hours of a phone number, if they are known, and then whether somebody answers now, so
    /// that nobody waits in vain.
    pub(crate) fn when_answered(&self, line: &Line) -> impl Iterator<Item = Text> {
        let open = line.hours.as_ref();
        let hours = open.map(|open| self.hours_in("line-hours", open));
        let now = open.and_then(|open| self.now(open, |_| false));
        hours.into_iter().chain(now)
    }

    /// Returns the hours of a place.
    pub(crate) fn when_open(&self, opening: &OpeningHours) -> Text {
        let text = self.hours_in("place-hours", &opening.open);
        self.marked(text, &opening.provenance)
    }

    /// Returns whether a place is open now. If its hours are old, nobody is told that it is open: they would
    /// go there.
    pub(crate) fn place_now(
        &self,
        opening: &OpeningHours,
        touches: impl Fn(&Notice) -> bool,
    ) -> Option<Text> {
        let is_old = self.is_old(&opening.provenance);
        let seems_open = self.open_until(&opening.open, &touches).is_some();
        if is_old && seems_open {
            return None;
        }
        self.now(&opening.open, touches)
    }

    /// Returns the same for a list, which has no room to say that the hours are old. A place without known
    /// hours may be closed by a notice.
    pub(crate) fn place_in_list(
        &self,
        opening: Option<&OpeningHours>,
        touches: impl Fn(&Notice) -> bool,
    ) -> Option<Text> {
        let Some(opening) = opening.filter(|it| !self.is_old(&it.provenance)) else {
            let is_off = self.is_off(self.today(), touches);
            return is_off.then(|| self.say("closed-today"));
        };
        let text = self.now(&opening.open, touches)?;
        Some(self.marked(text, &opening.provenance))
    }

    /// Returns until when something is certainly open, if it is open now.
    pub(crate) fn open_until(
        &self,
        open: &Open,
        touches: impl Fn(&Notice) -> bool,
    ) -> Option<Text> {
        match self.with_outlook(touches, |outlook| open.state(outlook)) {
            // What is always open is so whatever the day is.
            State::Open(None) if *open == Open::Always => Some(at_start(self.say("open-always"))),
            State::Open(end) if self.knows_day => Some(self.until(end)),
            State::Open(_) | State::Closed(_) | State::Unknown(_) => None,
        }
    }

    /// True if somebody certainly answers now.
    pub(crate) fn is_answered(&self, line: &Line) -> bool {
        let is_open = |open: &Open| self.open_until(open, |_| false).is_some();
        line.hours.as_ref().is_some_and(is_open)
    }

    /// True if certainly nobody answers now.
    pub(crate) fn is_unanswered(&self, line: &Line) -> bool {
        let is_closed = |open: &Open| {
            self.with_outlook(
                |_| false,
                |outlook| matches!(open.state(outlook), State::Closed(_)),
            )
        };
        let tells_now = self.knows_day && !self.is_lasting;
        tells_now && line.hours.as_ref().is_some_and(is_closed)
    }

    /// True if certainly nobody answers now, or if nobody knows and today is a day on which few people work.
    pub(crate) fn may_be_unanswered(&self, line: &Line) -> bool {
        let is_doubtful = |open: &Open| {
            self.with_outlook(
                |_| false,
                |outlook| matches!(open.state(outlook), State::Unknown(_)),
            )
        };
        let is_free = self.knows_day && !self.is_lasting && self.is_free_day();
        self.is_unanswered(line) || is_free && line.hours.as_ref().is_some_and(is_doubtful)
    }

    /// True if today is at a weekend or a public holiday.
    fn is_free_day(&self) -> bool {
        let today = self.today();
        let holidays = &self.setup.content.site.holidays.days;
        matches!(today.weekday(), Weekday::Sat | Weekday::Sun) || holidays.find(today).is_some()
    }

    /// Returns the human contact and the emergency number for a page of a visit, and whether nobody
    /// answers now. Start does not say that: it stands there for hours.
    pub(crate) fn contact_now(&self) -> Block {
        self.contact_with(if self.is_unanswered(&self.setup.content.site.contact) {
            "contact-numbers-closed"
        } else {
            "contact-numbers"
        })
    }

    /// Returns hours in the message `id`.
    fn hours_in(&self, id: &str, open: &Open) -> Text {
        let hours = self.open(open);
        let mut text = self.say_with(id, &[("hours", Value::from(hours.as_str()))]);
        if open.lacks_days() {
            text.words = format!("{} {}", text.words, self.say("line-days-unknown").words);
        }
        text
    }

    /// Returns whether something is open now, and when it opens if it is closed; `None` if its hours say all
    /// of that, or if the kiosk does not know the day. `touches` tells which notices are about it.
    fn now(&self, open: &Open, touches: impl Fn(&Notice) -> bool) -> Option<Text> {
        if !self.knows_day || self.is_lasting {
            return None;
        }
        let (state, opens) = self.with_outlook(touches, |outlook| {
            let state = open.state(outlook);
            let opens = matches!(state, State::Closed(_)).then(|| open.opens(outlook));
            (state, opens.flatten())
        });
        let mut text = match state {
            State::Open(_) if *open == Open::Always => return None,
            State::Open(end) => self.until(end),
            State::Closed(Why::Hours) => self.say("line-closed"),
            State::Closed(Why::Off) => self.say("closed-today"),
            State::Closed(Why::Holiday(holiday)) => self.on_holiday("closed-holiday", holiday),
            State::Unknown(Doubt::Holiday(holiday)) => self.on_holiday("open-holiday", holiday),
            State::Unknown(Doubt::Over) => self.say("open-over"),
            State::Unknown(Doubt::Days | Doubt::Appointment) => return None,
        };
        if let Some(start) = opens {
            text.words = format!("{} {}", text.words, self.opens(start).words);
        }
        Some(text)
    }

    /// Returns that something is open until then.
    fn until(&self, end: Option<DateTime<FixedOffset>>) -> Text {
        let end = end.filter(|end| *end - self.now < TimeDelta::days(1));
        let Some(end) = end else {
            return self.say("open-long");
        };
        let end = time(end.time());
        self.say_with("open-until", &[("time", Value::from(end.as_str()))])
    }

    /// Returns when something opens: "Opens on Monday at 8:00".
    fn opens(&self, start: DateTime<FixedOffset>) -> Text {
        let day = start.date_naive();
        let near = match (day - self.today()).num_days() {
            0 => "today",
            1 => "tomorrow",
            2..WEEK_DAYS => "this-week",
            _ => "other",
        };
        let (date, time) = (self.day_month(day), time(start.time()));
        let args = [
            ("near", Value::from(near)),
            ("weekday", weekday(day.weekday())),
            ("date", Value::from(date.as_str())),
            ("time", Value::from(time.as_str())),
        ];
        self.say_with("opens", &args)
    }

    fn on_holiday(&self, id: &str, holiday: usize) -> Text {
        let names = &self.setup.content.site.holidays.names;
        let name = names.get(holiday).map(|name| self.tell(name).words);
        let name = name.unwrap_or_default();
        self.say_with(id, &[("name", Value::from(name.as_str()))])
    }

    /// Calls `look` with the moment of the page and the days on which a place is closed.
    fn with_outlook<T>(
        &self,
        touches: impl Fn(&Notice) -> bool,
        look: impl FnOnce(Outlook<'_, ()>) -> T,
    ) -> T {
        let is_off = |(), day: NaiveDate| self.is_off(day, &touches);
        look(Outlook {
            after: self.now,
            zone: self.setup.config.zone,
            holidays: &self.setup.content.site.holidays.days,
            is_off: &is_off,
        })
    }

    /// True if one of the notices about a place closes it on this day.
    fn is_off(&self, day: NaiveDate, touches: impl Fn(&Notice) -> bool) -> bool {
        let notices = self.setup.content.notices.iter();
        let mut closures = notices.filter(|it| it.is_closure);
        self.knows_day && closures.any(|it| it.holds(day) && touches(it))
    }

    /// Returns opening hours in words.
    fn open(&self, open: &Open) -> String {
        match open {
            Open::Always => self.say("open-always").words,
            Open::At(usual) => self.usual(usual),
        }
    }

    /// Returns the hours of a place that is not always open. Hours that are over are left out.
    fn usual(&self, usual: &Usual) -> String {
        let is_over = |it: &&Opening| {
            let until = it.until.filter(|_| self.knows_day);
            until.is_some_and(|until| until < self.today())
        };
        let (over, left): (Vec<&Opening>, Vec<&Opening>) = usual.openings.iter().partition(is_over);
        let openings = if left.is_empty() { over } else { left };
        let also = |words: &str| self.say_with("open-also", &[("hours", words.into())]).words;
        let mut told = Vec::new();
        for (index, opening) in openings.iter().enumerate() {
            let mut before = openings[..index].iter();
            if before.any(|it| it.is_of_the_days_of(opening)) {
                continue;
            }
            let its = openings[index..]
                .iter()
                .filter(|it| it.is_of_the_days_of(opening));
            let its: Vec<_> = its.map(|it| self.hours(it.hours)).collect();
            let words = self.on_days(opening, self.joined(&its).unwrap_or_default());
            let is_more = openings[..index].iter().any(|it| it.shares_a_day(opening));
            told.push(if is_more { also(&words) } else { words });
        }
        if usual.by_appointment {
            let words = self.say("open-by-appointment").words;
            told.push(if told.is_empty() { words } else { also(&words) });
        }
        told.extend(usual.on_holidays.map(|on_holidays| {
            let id = match on_holidays {
                OnHolidays::Closed => "closed-on-holidays",
                OnHolidays::Open => "open-on-holidays",
            };
            self.say(id).words
        }));
        told.join("; ")
    }

    /// Returns hours with the days on which they hold.
    fn on_days(&self, opening: &Opening, hours: String) -> String {
        let at = ("hours", Value::from(hours.as_str()));
        let words = match opening.days {
            None => hours,
            Some((first, last)) if first == last => {
                let day = ("day", weekday(first));
                self.say_with("open-day", &[day, at]).words
            }
            Some((first, last)) => {
                let days = [("first", weekday(first)), ("last", weekday(last)), at];
                self.say_with("open-days", &days).words
            }
        };
        self.in_season(opening, words)
    }

    /// Returns hours with the days of the year on which they begin and end.
    fn in_season(&self, opening: &Opening, hours: String) -> String {
        let [first, last] =
            [opening.from, opening.until].map(|day| day.map(|it| self.day_month(it)));
        let hours_of = ("hours", Value::from(hours.as_str()));
        match (first.as_deref(), last.as_deref()) {
            (None, None) => hours,
            (Some(first), None) => {
                let args = [("first", Value::from(first)), hours_of];
                self.say_with("open-from-day", &args).words
            }
            (None, Some(last)) => {
                let args = [("last", Value::from(last)), hours_of];
                self.say_with("open-until-day", &args).words
            }
            (Some(first), Some(last)) => {
                let args = [("first", first.into()), ("last", last.into()), hours_of];
                self.say_with("open-in-season", &args).words
            }
        }
    }

    /// Returns the day and the month, also if the kiosk does not know which day it is.
    pub(crate) fn day_month(&self, date: NaiveDate) -> String {
        let args = [
            ("day", Value::from(i64::from(date.day()))),
            ("month", Value::from(i64::from(date.month()))),
        ];
        self.say_with("day-month", &args).words
    }
}
