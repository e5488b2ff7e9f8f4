//! The events of a calendar as activities, notices and closures.

use cas_calendar::{Calendar, Event, Meeting, Reason, Regular, Series, Times};
use cas_schedule::{Every, Rule};
use cas_setup::told;
use cas_setup::told::Told;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::Outcome;
use super::known::{Known, is_closed};
use super::record::{self, Activity, Meets, Notice, Weekly};

/// Reads all events of a calendar.
pub(crate) fn read(calendar: &Calendar, known: &Known<'_>, outcome: &mut Outcome) {
    let Some(centre) = known.centre else {
        outcome.unread = Some(told!("import-no-centre"));
        return;
    };
    for event in &calendar.events {
        if event.title.is_empty() {
            outcome.trouble_with(&event.title, false, told!("import-event-no-title"));
            continue;
        }
        match &event.times {
            Times::Days(days) => add_days(days, event, centre, outcome),
            Times::Meetings(series) => add_series(series, event, centre, known, outcome),
        }
    }
    for refused in &calendar.refused {
        outcome.kept.push(super::calmed(&refused.title));
        let is_of_closure = is_closed(&refused.title);
        outcome.trouble_with(&refused.title, is_of_closure, why(&refused.why));
    }
}

/// Adds whole days. They have no hours, so that they are no activity but a notice.
fn add_days(days: &[(NaiveDate, NaiveDate)], event: &Event, centre: &str, outcome: &mut Outcome) {
    let title = super::calmed(&event.title);
    let is_closure = is_closed(&title);
    let told = if is_closure {
        told!("import-guessed-closure", title = &title)
    } else {
        told!("import-guessed-notice", title = &title)
    };
    outcome.guesses.push(told);
    for (from, until) in days {
        outcome.add_notice(Notice {
            text: title.clone(),
            from: *from,
            until: *until,
            is_closure,
            centre: centre.to_owned(),
            checked: None,
        });
    }
}

fn add_series(
    series: &Series,
    event: &Event,
    centre: &str,
    known: &Known<'_>,
    outcome: &mut Outcome,
) {
    let mut ends = Ends {
        minutes: known.mapping.guess.minutes,
        is_guessed: false,
        is_too_late: false,
    };
    let meets = Meets {
        weekly: series
            .regular
            .iter()
            .filter_map(|it| weekly(it, &mut ends))
            .collect(),
        monthly: series
            .regular
            .iter()
            .filter_map(|it| monthly(it, &mut ends))
            .collect(),
        from: series.from,
        until: series.until,
        not_on: series.not_on.clone(),
        also_on: series
            .also_on
            .iter()
            .map(|it| once(it, &mut ends))
            .collect(),
    };
    let title = super::calmed(&event.title);
    if ends.is_too_late {
        outcome.kept.push(title);
        outcome.trouble_with(&event.title, false, told!("import-over-midnight"));
        return;
    }
    if ends.is_guessed {
        let minutes = ends.minutes;
        outcome
            .guesses
            .push(told!("import-guessed-end", title = &title, minutes));
    }
    known.add(outcome, title, None, |title, kind| Activity {
        title,
        kind,
        centre: centre.to_owned(),
        meets,
        sign_up: None,
        cost: None,
        note: None,
        checked: None,
    });
}

/// The ends of meetings, some of which are guessed.
struct Ends {
    minutes: u16,
    is_guessed: bool,
    is_too_late: bool,
}

impl Ends {
    fn of(&mut self, from: NaiveTime, to: Option<NaiveTime>) -> String {
        let to = to.unwrap_or_else(|| {
            self.is_guessed = true;
            let (to, days) = from.overflowing_add_signed(TimeDelta::minutes(self.minutes.into()));
            self.is_too_late |= days != 0;
            to
        });
        record::hours(from, to)
    }
}

fn weekly(regular: &Regular, ends: &mut Ends) -> Option<Weekly> {
    let every = match regular.rule {
        Rule::Weekly => None,
        Rule::Every(Every { weeks, starting }) => Some((weeks, starting)),
        Rule::Monthly(_) => return None,
    };
    let at = format!("{} {}", regular.day, ends.of(regular.from, regular.to));
    Some(Weekly { at, every })
}

fn monthly(regular: &Regular, ends: &mut Ends) -> Option<String> {
    let Rule::Monthly(which) = regular.rule else {
        return None;
    };
    let hours = ends.of(regular.from, regular.to);
    Some(format!("{which} {} {hours}", regular.day))
}

fn once(meeting: &Meeting, ends: &mut Ends) -> String {
    let to = meeting.to.map(|to: NaiveDateTime| to.time());
    let hours = ends.of(meeting.from.time(), to);
    format!("{} {hours}", meeting.from.date())
}

/// Tells why an event is left out, and what to do.
fn why(reason: &Reason) -> Told {
    match reason {
        Reason::NoBeginning => told!("import-event-no-beginning"),
        Reason::Zone(zone) => told!("import-event-zone", zone),
        Reason::Rule => told!("import-event-rule"),
        Reason::TooOften | Reason::TooMany => told!("import-event-too-often"),
        Reason::Order => told!("import-event-order"),
        Reason::OverMidnight => told!("import-over-midnight"),
    }
}
