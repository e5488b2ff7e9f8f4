//! Taking a request into the book, once.

use std::fmt::Write as _;

use cas_request::request::{Given, Phone, Request};
use cas_search::{fold, words};
use cas_words::latin::latin;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension as _, Transaction, named_params};

use crate::values::At;
use crate::{Book, BookFault, Standing};

/// The outcome of taking a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Took {
    /// It is in the book now.
    New,
    /// It was there before. If it is forgotten, the book cannot compare it any more, and it stays forgotten.
    Known,
    /// Another document has this id. The first stays, and somebody is to look at both.
    Differs,
}

impl Book {
    /// Takes a request, durably, unless it was taken before.
    ///
    /// # Errors
    /// The book cannot be written. It does not have the request then.
    pub fn take(&mut self, request: &Request, now: DateTime<Utc>) -> Result<Took, BookFault> {
        self.write(|transaction| {
            if let Some(before) = before(transaction, request)? {
                return Ok(before);
            }
            enter_in_ledger(transaction, request, now)?;
            let number = transaction.last_insert_rowid();
            enter_words(transaction, number, request, now)?;
            let json = request.to_json();
            let json = String::from_utf8_lossy(&json);
            let sql = "INSERT INTO document (request, json) VALUES (?, ?)";
            transaction.execute(sql, (number, json))?;
            Ok(Took::New)
        })
    }
}

/// Returns what becomes of a request whose id the book has; `None` if it does not have it.
fn before(transaction: &Transaction<'_>, request: &Request) -> rusqlite::Result<Option<Took>> {
    let sql = "SELECT json FROM ledger LEFT JOIN document ON document.request = ledger.number WHERE id = ?";
    let before = transaction.query_row(sql, [&request.id], |row| row.get(0));
    let before: Option<Option<String>> = before.optional()?;
    Ok(before.map(|json| match json {
        // Another program may have written it with other spaces.
        Some(json) if Request::from_json(json.as_bytes()).as_ref() != Ok(request) => Took::Differs,
        _ => Took::Known,
    }))
}

fn enter_in_ledger(
    transaction: &Transaction<'_>,
    request: &Request,
    now: DateTime<Utc>,
) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT INTO ledger (id, office, kiosk, reference, sent_at, sent_on, taken_at, service, centre, language)
        VALUES (:id, :office, :kiosk, :reference, :sent_at, :sent_on, :taken_at, :service, :centre, :language)",
        named_params! {
            ":id": request.id,
            ":office": request.office,
            ":kiosk": request.kiosk.number,
            ":reference": request.reference,
            ":sent_at": At(request.at.to_utc()),
            ":sent_on": request.at.date_naive().to_string(),
            ":taken_at": At(now),
            ":service": request.service,
            ":centre": request.about.as_ref().map(|it| &it.centre),
            ":language": request.language,
        },
    )?;
    Ok(())
}

/// Enters what the table shows and the search finds.
fn enter_words(
    transaction: &Transaction<'_>,
    number: i64,
    request: &Request,
    now: DateTime<Utc>,
) -> rusqlite::Result<()> {
    let standing = Standing::new(now);
    transaction.execute(
        "INSERT INTO request
        (number, sent_at, service, place, name, phone, call_at, reminds, searched, state, since, tries, version)
        VALUES
        (:number, :sent_at, :service, :place, :name, :phone, :call_at, :reminds, :searched, :state, :since, :tries, 1)",
        named_params! {
            ":number": number,
            ":sent_at": At(request.at.to_utc()),
            ":service": request.service,
            ":place": request.kiosk.place,
            ":name": names(request).next(),
            ":phone": phones(request).next().map(|it| &it.typed),
            ":call_at": call_at(request),
            ":reminds": request.reminds,
            ":searched": searched(request),
            ":state": standing.state,
            ":since": At(standing.since),
            ":tries": standing.tries,
        },
    )?;
    Ok(())
}

/// Returns the names in a request, that of the visitor first.
fn names(request: &Request) -> impl Iterator<Item = &String> {
    let answers = request.answers.iter();
    let names = answers.filter_map(|it| match &it.answer {
        Given::Name { text } => Some(text),
        _ => None,
    });
    names.chain(request.call_instead.iter().map(|it| &it.name))
}

/// Returns the phones in a request, the one to call first.
fn phones(request: &Request) -> impl Iterator<Item = &Phone> {
    let answers = request.answers.iter();
    let phones = answers.filter_map(|it| match &it.answer {
        Given::Phone(phone) => Some(phone),
        _ => None,
    });
    let instead = request.call_instead.iter().map(|it| &it.phone);
    instead.chain(phones)
}

fn call_at(request: &Request) -> Option<&'static str> {
    request.answers.iter().find_map(|it| match &it.answer {
        Given::PartOfDay { chosen } => Some(*chosen),
        _ => None,
    })
}

/// Returns the text in which the search looks: folded words, each after a space, and the digits of numbers together. Names
/// in other letters are in it in Latin ones, too, which whoever searches may have alone.
fn searched(request: &Request) -> String {
    let mut searched = String::new();
    for name in names(request) {
        for name in [Some(name.clone()), latin(name)].into_iter().flatten() {
            for word in words(&fold(&name)) {
                let _ = write!(searched, " {word}");
            }
        }
    }
    let phones = phones(request).flat_map(|it| [&it.e164, &it.typed]);
    for number in phones.chain([&request.reference]) {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let _ = write!(searched, " {digits}");
    }
    searched
}

/// Returns what is to be found in the text in which the search looks: the beginnings of words, and any part of a
/// number, whatever spaces are in it.
pub(crate) fn wanted(search: &str) -> Vec<String> {
    let folded = fold(search);
    let mut wanted: Vec<String> = Vec::new();
    let mut is_after_digits = false;
    for word in words(&folded) {
        let is_digits = word.bytes().all(|it| it.is_ascii_digit());
        match wanted.last_mut() {
            Some(number) if is_digits && is_after_digits => number.push_str(word),
            _ if is_digits => wanted.push(word.to_owned()),
            _ => wanted.push(format!(" {word}")),
        }
        is_after_digits = is_digits;
    }
    wanted
}
