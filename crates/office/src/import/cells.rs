//! What people mean by what they write into a cell.

use cas_setup::told;
use cas_setup::told::Told;
use cas_table::Value;
use cas_words::formula;
use cas_words::text::clean;
use chrono::{NaiveDate, NaiveTime, TimeDelta};

/// The minutes of a day.
const DAY_MINUTES: f64 = 24.0 * 60.0;
/// What stands between two times.
const BETWEEN: [char; 3] = ['-', '–', '—'];
/// What stands between the numbers of a day.
const IN_DAYS: [char; 3] = ['.', '-', '/'];

/// Returns what a spreadsheet program shows for a cell, in one line.
pub(crate) fn words(value: &Value) -> String {
    match value {
        Value::Words(words) => clean(formula::bare(words)),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => date(*day),
        Value::Time(time) => time.format("%H:%M").to_string(),
        Value::Moment(moment) => moment.format("%d.%m.%Y %H:%M").to_string(),
        Value::Truth(truth) => truth.to_string(),
        Value::Broken => "#".to_owned(),
    }
}

/// Writes a day as people in Poland do.
pub(crate) fn date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// Reads a time of day. `to` is the heading of the column for the end, which is told to who wrote both
/// into one cell.
pub(crate) fn time(value: &Value, to: &str) -> Result<NaiveTime, Told> {
    match value {
        Value::Time(time) => Ok(*time),
        Value::Moment(moment) => Ok(moment.time()),
        // A part of a day, of which the spreadsheet lost how to show it.
        Value::Number(number) if (0.0..1.0).contains(number) && *number > 0.0 => {
            part_of_day(*number).ok_or_else(|| no_time(value))
        }
        Value::Number(number) if number.fract() == 0.0 => {
            written_time(&number.to_string()).ok_or_else(|| no_time(value))
        }
        Value::Words(words) => {
            if let Some((from, until)) = two_times(words) {
                let (from, until) = (shown(from), shown(until));
                let given = self::words(value);
                return Err(told!("import-two-times", given, from, until, to));
            }
            written_time(words).ok_or_else(|| no_time(value))
        }
        _ => Err(no_time(value)),
    }
}

/// Reads the beginning and the end, in one cell.
pub(crate) fn hours(value: &Value) -> Result<(NaiveTime, NaiveTime), Told> {
    let found = match value {
        Value::Words(words) => two_times(words),
        _ => None,
    };
    let given = words(value);
    let (from, to) = found.ok_or_else(|| told!("import-no-hours", given = &given))?;
    if from < to {
        Ok((from, to))
    } else {
        Err(told!("import-wrong-order", given))
    }
}

/// Reads a day of the calendar.
pub(crate) fn day(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Day(day) => Some(*day),
        Value::Moment(moment) => Some(moment.date()),
        Value::Words(words) => days_in(words).first().copied(),
        _ => None,
    }
}

/// Returns the days that words have in them: `4.12.2026`, `2026-12-04`.
pub(crate) fn days_in(words: &str) -> Vec<NaiveDate> {
    let parts = words.split(|it: char| !is_of_day(it));
    parts.filter_map(written_day).collect()
}

/// Returns words with each day written in one way, so that `4.12.2026` and `04.12.2026` are the same.
pub(crate) fn with_days_alike(words: &str) -> String {
    let mut alike = String::new();
    let mut rest = words;
    while let Some(at) = rest.find(is_of_day) {
        let (before, from) = rest.split_at(at);
        let end = from.find(|it| !is_of_day(it)).unwrap_or(from.len());
        let (part, after) = from.split_at(end);
        alike.push_str(before);
        match written_day(part) {
            Some(day) => alike.push_str(&part.replace(part.trim_matches(IN_DAYS), &date(day))),
            None => alike.push_str(part),
        }
        rest = after;
    }
    alike + rest
}

/// True if a sign may be part of a day.
fn is_of_day(sign: char) -> bool {
    sign.is_ascii_digit() || IN_DAYS.contains(&sign)
}

/// Reads a day, whatever signs stand around it.
fn written_day(part: &str) -> Option<NaiveDate> {
    let part = part.trim_matches(IN_DAYS);
    let numbers: Vec<&str> = part.split(IN_DAYS).collect();
    let [first, month, last] = numbers[..] else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn no_time(value: &Value) -> Told {
    told!("import-no-time", given = words(value))
}

fn shown(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn part_of_day(number: f64) -> Option<NaiveTime> {
    #[expect(clippy::cast_possible_truncation, reason = "it is less than a day")]
    let minutes = (number * DAY_MINUTES).round() as i64;
    let (time, days) = NaiveTime::MIN.overflowing_add_signed(TimeDelta::minutes(minutes));
    (days == 0).then_some(time)
}

fn two_times(words: &str) -> Option<(NaiveTime, NaiveTime)> {
    let small = words.to_lowercase().replace(" do ", "-");
    let (from, to) = small.split_once(BETWEEN)?;
    Some((written_time(from)?, written_time(to)?))
}

/// Reads `10`, `10:00`, `10.00`, `10,00`, `godz. 10`, and `15.oo` with two letters.
fn written_time(words: &str) -> Option<NaiveTime> {
    let small = words
        .to_lowercase()
        .replace("godz.", " ")
        .replace("godz", " ")
        .replace("hod.", " ");
    let small = small.replace(".oo", ".00").replace(":oo", ":00");
    let small = small.trim().trim_end_matches(['.', 'h']).trim();
    let (hour, minute) = small.split_once([':', '.', ',']).unwrap_or((small, "00"));
    let is_number = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    let is_time =
        matches!(hour.len(), 1 | 2) && minute.len() == 2 && is_number(hour) && is_number(minute);
    is_time.then_some(())?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}
