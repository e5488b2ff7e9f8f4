//! What is answered to what is asked.

use cas_setup::told;
use cas_words::text::Language;
use chrono::{DateTime, Utc};

use crate::asked::{Answer, Asked, Method};
use crate::change;
use crate::desk::{Desk, DeskFault};
use crate::guard::{self, Clerk};
use crate::pages::frame::{Says, trouble};
use crate::pages::{card, corrections, csv, figures, style, table};

/// The name of the field with the tag of a language.
const LANGUAGE: &str = "language";

/// Answers. It may wait for the disk, and takes as long as the book does.
#[must_use]
pub fn answer(desk: &Desk, asked: &Asked, now: DateTime<Utc>) -> Answer {
    answered(desk, asked, now).unwrap_or_else(|fault| {
        let says = Says::new(desk, told::english(), now);
        let help = told!("desk-failed-help", why = fault.to_string());
        trouble(500, &says, told!("desk-failed"), help)
    })
}

fn answered(desk: &Desk, asked: &Asked, now: DateTime<Utc>) -> Result<Answer, DeskFault> {
    let stranger = || {
        let user = desk.read(|book| book.user(desk.clerk()));
        let tag = user.map(|it| it.map_or_else(String::new, |it| it.language));
        Ok::<_, DeskFault>(Says::new(desk, Desk::language(&tag?), now))
    };
    if !guard::is_for(desk, asked) {
        return Ok(refused(&stranger()?));
    }
    match (asked.method, asked.path.as_str()) {
        (Method::Get, "/style.css") => return Ok(style::answer()),
        (Method::Get, "/enter") => return enter(desk, asked, &stranger()?, now),
        _ => {}
    }
    let Some(clerk) = guard::who(desk, asked, now)? else {
        let (heading, help) = (told!("desk-sign-in-first"), told!("desk-sign-in-help"));
        return Ok(trouble(401, &stranger()?, heading, help));
    };
    let user = desk.read(|book| book.user(&clerk.session.user))?;
    let language = user.map_or_else(told::english, |it| Desk::language(&it.language));
    let says = Says::new(desk, language, now).to(&clerk);
    match asked.method {
        Method::Get => shown(desk, asked, &says, &clerk, now),
        Method::Post if guard::may_change(asked, &clerk) => {
            changed(desk, asked, &says, &clerk, now)
        }
        Method::Post | Method::Other => Ok(refused(&says)),
    }
}

/// Lets in whoever has the link, once.
fn enter(
    desk: &Desk,
    asked: &Asked,
    says: &Says<'_>,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    let given = asked.query.get("key").unwrap_or_default();
    if !desk.enters(given)? {
        let (heading, help) = (told!("desk-link-used"), told!("desk-link-used-help"));
        return Ok(trouble(401, says, heading, help));
    }
    let mut answer = Answer::see("/".to_owned());
    answer.headers.push(guard::begin(desk, now)?);
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
        [""] => table::answer(desk, &asked.query, says),
        ["requests.csv"] => csv::answer(desk, &asked.query, says),
        ["figures"] => figures::answer(desk, &asked.query, says),
        ["figures.csv"] => figures::lines(desk, &asked.query, says),
        ["corrections"] => match desk.corrections() {
            Some(folder) => Ok(corrections::answer(folder, says)),
            None => Ok(not_found(says)),
        },
        ["request", id] => {
            let card = desk.read(|book| book.card(id))?;
            let Some(card) = card else {
                return Ok(not_found(says));
            };
            desk.write(|book| book.saw(id, &clerk.session.user, now))?;
            Ok(card::answer(
                200,
                &card,
                says,
                &card::Tried::of(&asked.query),
            ))
        }
        _ => Ok(not_found(says)),
    }
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
            answer.headers.push(guard::end());
            Ok(answer)
        }
        [LANGUAGE] => {
            let tag = asked.form.get(LANGUAGE).unwrap_or_default();
            let language: Language = Desk::language(tag);
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
    trouble(404, says, heading, help)
}

fn refused(says: &Says<'_>) -> Answer {
    trouble(403, says, told!("desk-refused"), told!("desk-refused-help"))
}
