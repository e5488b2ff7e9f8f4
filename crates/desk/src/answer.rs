//! What is answered to what is asked.

use cas_book::{Key, Query, ROWS_MAX, Row, State};
use cas_request::request::Request;
use cas_setup::told;
use cas_words::text::Language;
use chrono::{DateTime, NaiveDate, Utc};

use crate::asked::{Answer, Asked, BODY_BYTES_MAX, Method, Unread};
use crate::change;
use crate::desk::{Desk, DeskFault};
use crate::guard::{self, Clerk};
use crate::pages::card::Tried;
use crate::pages::frame::{Says, trouble};
use crate::pages::{card, corrections, csv, figures, password, style, table, time};
use crate::sign_in;

/// Where whoever is warned goes on.
const STAY: &str = "/stay";
/// The name of the field with what is searched.
const SEARCH: &str = "search";
/// The name of the field with the tag of a language.
const LANGUAGE: &str = "language";

/// Answers. It may wait for the disk, and takes as long as the book does.
#[must_use]
pub fn answer(desk: &Desk, asked: &Asked, now: DateTime<Utc>) -> Answer {
    answered(desk, asked, now).unwrap_or_else(|fault| {
        let says = anybody(desk, asked, now);
        let help = told!("desk-failed-help", why = fault.to_string());
        let note = asked.form.get(change::NOTE);
        trouble(500, &says, told!("desk-failed"), help, note)
    })
}

/// Answers to a form of which more was sent than is read, or whose end did not come.
pub(crate) fn unread(desk: &Desk, asked: &Asked, why: Unread, now: DateTime<Utc>) -> Answer {
    let (status, heading, help) = match why {
        Unread::TooLarge => {
            let count = BODY_BYTES_MAX / 1024;
            let help = told!("desk-too-large-help", count);
            (413, told!("desk-too-large"), help)
        }
        Unread::Unfinished => (408, told!("desk-failed"), told!("desk-too-slow-help")),
    };
    trouble(status, &anybody(desk, asked, now), heading, help, None)
}

/// Returns the words for whoever asks, as far as they can be found out when something has failed.
fn anybody<'d>(desk: &'d Desk, asked: &Asked, now: DateTime<Utc>) -> Says<'d> {
    let preferred = || desk.preferred(asked.languages.as_deref());
    let stranger = || {
        let language = stranger(desk, asked).unwrap_or_else(|_| preferred());
        Says::new(desk, language, now)
    };
    if !guard::is_for(desk, asked) {
        return stranger();
    }
    let clerk = guard::seen(desk, asked, now).ok().flatten();
    let signed_in = clerk.and_then(|it| said_to(desk, &it, now).ok());
    signed_in.unwrap_or_else(stranger)
}

fn answered(desk: &Desk, asked: &Asked, now: DateTime<Utc>) -> Result<Answer, DeskFault> {
    let stranger = || Ok::<_, DeskFault>(Says::new(desk, stranger(desk, asked)?, now));
    if !desk.allows(asked.from, now) {
        let (heading, help) = (told!("desk-too-much"), told!("desk-too-much-help"));
        return Ok(trouble(
            429,
            &stranger()?,
            heading,
            help,
            asked.form.get(change::NOTE),
        ));
    }
    if !guard::is_for(desk, asked) {
        return Ok(refused(&stranger()?, None));
    }
    match (asked.method, asked.path.as_str()) {
        (Method::Get, "/style.css") => return Ok(style::answer()),
        (Method::Get, "/enter") => return enter(desk, asked, &stranger()?, now),
        (Method::Get, time::PATH) => {
            let clerk = guard::seen(desk, asked, now)?;
            let says = match &clerk {
                Some(clerk) => said_to(desk, clerk, now)?,
                None => stranger()?,
            };
            return Ok(time::answer(clerk.as_ref(), &says, now));
        }
        (Method::Post, sign_in::PATH) => return sign_in::answer(desk, asked, &stranger()?, now),
        _ => {}
    }
    let Some(clerk) = guard::who(desk, asked, now)? else {
        if asked.path == STAY {
            return Ok(Answer::see(time::PATH.to_owned()));
        }
        return Ok(sign_in::ask(desk, asked, &stranger()?));
    };
    let says = said_to(desk, &clerk, now)?.searching(asked.query.get(SEARCH));
    match asked.method {
        Method::Get => shown(desk, asked, &says, &clerk, now),
        Method::Post if guard::may_change(desk, asked, &clerk) => {
            changed(desk, asked, &says, &clerk, now)
        }
        Method::Post | Method::Other => Ok(refused(&says, asked.form.get(change::NOTE))),
    }
}

/// Returns the language for somebody who is not signed in.
fn stranger(desk: &Desk, asked: &Asked) -> Result<Language, DeskFault> {
    let Some(clerk) = desk.clerk() else {
        return Ok(desk.preferred(asked.languages.as_deref()));
    };
    let user = desk.read(|book| book.user(clerk))?;
    Ok(desk.language(&user.map_or_else(String::new, |it| it.language)))
}

/// Returns the words for somebody who is signed in.
fn said_to<'d>(desk: &'d Desk, clerk: &Clerk, now: DateTime<Utc>) -> Result<Says<'d>, DeskFault> {
    let user = desk.read(|book| book.user(&clerk.session.user))?;
    let language = desk.language(&user.map_or_else(String::new, |it| it.language));
    Ok(Says::new(desk, language, now).to(clerk))
}

/// Lets in whoever has the link, once.
fn enter(
    desk: &Desk,
    asked: &Asked,
    says: &Says<'_>,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    let given = asked.query.get("key").unwrap_or_default();
    let Some(clerk) = desk.enters(given)? else {
        let (heading, help) = (told!("desk-link-used"), told!("desk-link-used-help"));
        return Ok(trouble(401, says, heading, help, None));
    };
    if desk
        .read(|book| book.user(clerk))?
        .is_none_or(|it| it.is_disabled)
    {
        let (heading, help) = (told!("desk-disabled"), told!("desk-disabled-help"));
        return Ok(trouble(403, says, heading, help, None));
    }
    let mut answer = Answer::see("/".to_owned());
    let (cookie, _) = guard::begin(desk, clerk, now)?;
    answer.headers.push(cookie);
    Ok(answer)
}

fn shown(
    desk: &Desk,
    asked: &Asked,
    says: &Says<'_>,
    clerk: &Clerk,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    match parts(asked).as_slice() {
        [""] => table::answer(desk, &asked.query, says, clerk, now),
        ["requests.csv"] => csv::answer(desk, &asked.query, says, clerk, now),
        ["password"] if desk.has_passwords() => Ok(password::answer(200, says, &asked.query, None)),
        ["figures"] => figures::answer(desk, &asked.query, says),
        ["figures.csv"] => figures::lines(desk, &asked.query, says),
        ["corrections"] => match desk.corrections() {
            Some(folder) => Ok(corrections::answer(folder, says)),
            None => Ok(not_found(says)),
        },
        ["request", id] => {
            let Some(card) = desk.read(|book| book.card(id))? else {
                return Ok(not_found(says));
            };
            desk.write(|book| book.saw(id, &clerk.session.user, now))?;
            let next;
            let tried = match asked.query.get(change::KEPT).filter(|it| card::is_deed(it)) {
                Some(deed) => {
                    next = next_after(desk, &card.request, says.today())?;
                    let next = next.as_ref();
                    Tried::Kept { deed, next }
                }
                None => Tried::Nothing,
            };
            Ok(card::answer(200, &card, says, &tried))
        }
        _ => Ok(not_found(says)),
    }
}

/// Returns the request to see to after this one: the oldest that nobody has called about, and then those that were not
/// reached, from this one on. What is to be seen to on a later day is passed over.
fn next_after(desk: &Desk, seen: &Request, today: NaiveDate) -> Result<Option<Row>, DeskFault> {
    let here = Key {
        sent_at: seen.at.to_utc(),
        id: seen.id.clone(),
    };
    for (state, after) in [
        (State::New, None),
        (State::NoAnswer, Some(here)),
        (State::NoAnswer, None),
    ] {
        let query = Query {
            states: vec![state],
            after,
            most: ROWS_MAX,
            ..Query::default()
        };
        let mut rows = desk.read(|book| book.rows(&query))?.rows.into_iter();
        let is_next = |it: &Row| it.id != seen.id && it.remind_on.is_none_or(|day| day <= today);
        if let Some(row) = rows.find(is_next) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

fn changed(
    desk: &Desk,
    asked: &Asked,
    says: &Says<'_>,
    clerk: &Clerk,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    match parts(asked).as_slice() {
        ["sign-out"] => {
            desk.write(|book| book.end_session(&clerk.key))?;
            let mut answer = Answer::see("/".to_owned());
            answer.headers.push(guard::end(desk));
            Ok(answer)
        }
        ["stay"] => Ok(Answer::see(time::PATH.to_owned())),
        ["password"] if desk.has_passwords() => {
            sign_in::change_password(desk, &asked.form, says, clerk, now)
        }
        [LANGUAGE] => {
            let tag = asked.form.get(LANGUAGE).unwrap_or_default();
            let language = desk.language(tag);
            let user = &clerk.session.user;
            desk.write(|book| book.set_language(user, language.tag()))?;
            Ok(Answer::see("/".to_owned()))
        }
        ["request", id] => change::answer(desk, id, &asked.form, says, clerk, now),
        _ => Ok(not_found(says)),
    }
}

/// Returns the parts of the path, which begins with a stroke.
fn parts(asked: &Asked) -> Vec<&str> {
    asked.path.split('/').skip(1).collect()
}

fn not_found(says: &Says<'_>) -> Answer {
    let (heading, help) = (told!("desk-not-found"), told!("desk-not-found-help"));
    trouble(404, says, heading, help, None)
}

fn refused(says: &Says<'_>, note: Option<&str>) -> Answer {
    let (heading, help) = (told!("desk-refused"), told!("desk-refused-help"));
    trouble(403, says, heading, help, note)
}
