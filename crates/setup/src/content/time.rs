//! Times in the words of the content, and what somebody may have meant who wrote them in other words.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::str::FromStr;

use crate::record::Unread;
use crate::told;
use crate::told::{Told, languages, words_of};
use cas_schedule::{Monthly, Regular, Weekly, Wrong};

/// The marks that a word may have within it.
const APOSTROPHES: &str = "'’";

/// The words of a time of every week: the day, and the hours.
const WEEKLY_WORDS: usize = 2;
/// The words of a time of every month: which of the days, the day, and the hours.
const MONTHLY_WORDS: usize = 3;

/// The days of a week in the words of the content.
const WEEK: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The dashes between the first and the last day.
const DASHES: [char; 3] = ['-', '–', '—'];

/// Returns the weekdays that somebody names in any language, in the words of the content: `Tue` and `Thu`
/// for `wtorki i czwartki`, five days for `pn–pt`. `None` if it has any other word, or no day.
#[must_use]
pub fn weekdays(words: &str) -> Option<Vec<&'static str>> {
    let words = words.to_lowercase();
    let letters = words.split(|it: char| !it.is_alphabetic() && !APOSTROPHES.contains(it));
    let mut days = Vec::new();
    for word in letters.filter(|word| !word.is_empty()) {
        match weekday(word) {
            Some(day) => days.push(day),
            None if is_in(&told!("small-words"), word) => {}
            None => return None,
        }
    }
    let at = |day: &str| WEEK.iter().position(|it| *it == day);
    match days[..] {
        [] => None,
        [first, last] if is_range(&words) => WEEK.get(at(first)?..=at(last)?).map(<[_]>::to_vec),
        _ => Some(days),
    }
}

/// True if it says that something takes place in one week and not in the next, in any language.
#[must_use]
pub fn is_every_second(words: &str) -> bool {
    let words = words.to_lowercase();
    let mut known = words_of(&told!("every-second-words")).into_iter();
    known.any(|every| words.contains(&every))
}

/// Reads a time of every week.
pub(super) fn weekly(words: &str) -> Result<Regular, Unread> {
    let read = read::<Weekly>(words).map_err(|unread| {
        if is_every_second(words) {
            Unread {
                reason: told!("every-second-week"),
                advice: Some(told!("write-rule")),
            }
        } else {
            or_advise(unread, words, WEEKLY_WORDS, &told!("write-rule"))
        }
    });
    read.map(Regular::from)
}

/// Reads a time of every month.
pub(super) fn monthly(words: &str) -> Result<Regular, Unread> {
    let read = read::<Monthly>(words);
    let read = read.map_err(|it| or_advise(it, words, MONTHLY_WORDS, &told!("write-each-alone")));
    read.map(Regular::from)
}

/// Reads opening hours.
pub(super) fn open<T: FromStr<Err = Wrong>>(words: &str) -> Result<T, Unread> {
    read(words).map_err(|unread| {
        let has_several = words.contains([',', ';']);
        let advice = has_several.then(|| told!("write-hours-each"));
        Unread {
            advice: unread.advice.or(advice),
            ..unread
        }
    })
}

/// Gives advice for a text of more words than a time has, if there is none yet.
fn or_advise(unread: Unread, words: &str, most: usize, advice: &Told) -> Unread {
    let is_longer = words.split_whitespace().count() > most;
    let advice = is_longer.then(|| advice.clone());
    Unread {
        advice: unread.advice.or(advice),
        ..unread
    }
}

/// Reads a time.
pub(super) fn read<T: FromStr<Err = Wrong>>(words: &str) -> Result<T, Unread> {
    words.parse().map_err(|wrong| {
        let meant = meant(words).filter(|meant| meant.parse::<T>().is_ok());
        Unread {
            reason: told_of(wrong),
            advice: meant.map(|example| told!("write-as", example)),
        }
    })
}

fn told_of(wrong: Wrong) -> Told {
    match wrong {
        Wrong::Form(part) => told!("unreadable-time", part),
        Wrong::Weekday(part) => told!("no-such-weekday", part),
        Wrong::Which(part) => told!("no-such-which", part),
        Wrong::Date(part) => told!("no-such-day", part),
        Wrong::Time(part) => told!("no-such-time", part),
        Wrong::Order(part) => told!("wrong-order-of-times", part),
    }
}

/// Returns a time as the content has it, with the weekdays and the two times of day that these words
/// have: `Tue 10:00–11:30` for `we wtorek 10.00-11.30`. `None` if any of the words is not known.
fn meant(words: &str) -> Option<String> {
    let words = words.to_lowercase();
    let letters = words.split(|it: char| !it.is_alphabetic() && !APOSTROPHES.contains(it));
    let mut days = Vec::new();
    for word in letters.filter(|word| !word.is_empty()) {
        match weekday(word) {
            Some(day) => days.push(day),
            None if is_in(&told!("small-words"), word) => {}
            None => return None,
        }
    }
    let numbers = words.split(|it: char| !it.is_ascii_digit() && !matches!(it, ':' | '.'));
    let times: Vec<String> = numbers.filter_map(time).collect();
    let [from, to] = &times[..] else { return None };
    // Two days without a dash between them are not all the days from one to the other.
    let before_times = words.split(|it: char| it.is_ascii_digit()).next()?;
    let is_range = is_range(before_times) && !before_times.contains(',');
    match days[..] {
        [] => Some(format!("{from}–{to}")),
        [day] => Some(format!("{day} {from}–{to}")),
        [first, last] if is_range => Some(format!("{first}–{last} {from}–{to}")),
        _ => None,
    }
}

/// True if two days in these words, which are in small letters, are the first and the last of some.
fn is_range(words: &str) -> bool {
    let letters = words.split(|it: char| !it.is_alphabetic() && !APOSTROPHES.contains(it));
    let from = letters.skip_while(|word| weekday(word).is_none()).skip(1);
    // Behind the second day, it stands between hours.
    let mut between = from.take_while(|word| weekday(word).is_none());
    words.contains(DASHES) || between.any(|word| is_in(&told!("until-words"), word))
}

/// Returns the weekday of a word in any language.
fn weekday(word: &str) -> Option<&'static str> {
    let days = [
        ("Mon", told!("monday-words")),
        ("Tue", told!("tuesday-words")),
        ("Wed", told!("wednesday-words")),
        ("Thu", told!("thursday-words")),
        ("Fri", told!("friday-words")),
        ("Sat", told!("saturday-words")),
        ("Sun", told!("sunday-words")),
    ];
    let found = days.iter().find(|(_, forms)| is_in(forms, word));
    found.map(|(day, _)| *day)
}

/// True if a word is in a message that is a list of words, in any language.
fn is_in(list: &Told, word: &str) -> bool {
    languages().any(|language| {
        let words = list.in_language(language);
        words.split_whitespace().any(|other| other == word)
    })
}

/// Returns a time of day with a colon: `10:00` for `10`, `10.00`.
fn time(written: &str) -> Option<String> {
    let (hour, minute) = written.split_once([':', '.']).unwrap_or((written, "00"));
    let is_time = matches!(hour.len(), 1 | 2) && minute.len() == 2;
    is_time.then(|| format!("{hour}:{minute}"))
}
