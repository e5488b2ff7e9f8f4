//! Signing in with a name and a password, and choosing another password.

use std::net::IpAddr;

use cas_setup::told;
use cas_words::text::clean;
use chrono::{DateTime, Utc};

use crate::asked::{Answer, Asked, Fields};
use crate::change::{self, NOTE};
use crate::desk::{Desk, DeskFault};
use crate::guard::{self, Clerk};
use crate::pages::frame::{Says, trouble};
use crate::pages::password as password_page;
use crate::pages::sign_in::{self as sign_in_page, Tried};
use crate::password::{hash, is_long_enough, is_right};

/// Where the form of signing in is sent to.
pub(crate) const PATH: &str = "/sign-in";
/// The longest name, in bytes.
const NAME_BYTES_MAX: usize = 200;
/// The most characters of a name that are told in the journal. Anybody can send one.
const NAME_TOLD_MAX: usize = 32;

/// Asks whoever is not signed in to do so. Afterwards they get the page that they wanted, and what they have written is
/// not lost.
pub(crate) fn ask(desk: &Desk, asked: &Asked, says: &Says<'_>) -> Answer {
    let note = asked.form.get(NOTE);
    if desk.has_passwords() {
        let tried = Tried {
            name: "",
            to: &asked.path,
            why: None,
            note,
        };
        return sign_in_page::answer(401, says, &tried);
    }
    let (heading, help) = (told!("desk-sign-in-first"), told!("desk-sign-in-help"));
    trouble(401, says, heading, help, note)
}

/// Signs in whoever knows a password.
///
/// # Errors
/// The book failed, or the system gives no chance.
pub(crate) fn answer(
    desk: &Desk,
    asked: &Asked,
    says: &Says<'_>,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    if !desk.has_passwords() || !guard::is_from_here(desk, asked) {
        let (heading, help) = (told!("desk-refused"), told!("desk-refused-help"));
        return Ok(trouble(403, says, heading, help, None));
    }
    let field = |name: &str| asked.form.get(name).unwrap_or_default();
    let (name, to) = (field("name"), field("to"));
    let again = |status, why| {
        let tried = Tried {
            name,
            to,
            why: Some(why),
            note: asked.form.get(NOTE),
        };
        Ok(sign_in_page::answer(status, says, &tried))
    };
    if name.len() > NAME_BYTES_MAX {
        return again(401, told!("desk-wrong-password"));
    }
    if let Err(until) = desk.begins_attempt(name, asked.from, now) {
        let until = says.clock(until);
        return again(429, told!("desk-try-later", at = until));
    }
    let user = desk.read(|book| book.user(name))?;
    let user = user.filter(|it| !it.is_disabled);
    let kept = user.as_ref().and_then(|it| it.password.as_deref());
    if !is_right(field("password"), kept) {
        let mut answer = again(401, told!("desk-wrong-password"))?;
        answer.journal = Some(told_of_failed(desk, name, asked.from));
        return Ok(answer);
    }
    desk.ends_attempt(name, asked.from);
    let (cookie, clerk) = guard::begin(desk, name, now)?;
    let with_note = to.strip_prefix("/request/");
    let mut answer = match with_note.filter(|_| asked.form.get(NOTE).is_some()) {
        Some(id) => {
            let language = desk.language(&user.map_or_else(String::new, |it| it.language));
            let says = Says::new(desk, language, now).to(&clerk);
            change::waits(desk, id, &asked.form, &says, &clerk, now)?
        }
        None => Answer::see(own_page(to).to_owned()),
    };
    answer.headers.push(cookie);
    Ok(answer)
}

/// Returns what the journal is told of an attempt that has failed, and counts already. Those that come too early are not
/// told: that there is a wait is told by the attempt before.
fn told_of_failed(desk: &Desk, name: &str, from: Option<IpAddr>) -> String {
    let told: String = clean(name).chars().take(NAME_TOLD_MAX).collect();
    let place = from.map_or_else(|| "this machine".to_owned(), |it| it.to_string());
    let failed = format!("name and password do not fit: “{told}”, from {place}");
    match desk.attempt_waits(name, from) {
        None => failed,
        Some(until) => format!(
            "{failed}; the next try has to wait until {}: if that was nobody of the office, see who is there",
            until.format("%H:%M UTC")
        ),
    }
}

/// Returns the path if it is one of a page of this desk, or that of the first page.
fn own_page(path: &str) -> &str {
    // After a second stroke a browser expects a host, and takes the other stroke for this one.
    let is_own = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    let is_plain = path.bytes().all(|it| it.is_ascii_graphic());
    if is_own && is_plain { path } else { "/" }
}

/// Changes the password of a clerk, which signs them out everywhere else.
///
/// # Errors
/// The book failed, or the system gives no chance.
pub(crate) fn change_password(
    desk: &Desk,
    form: &Fields,
    says: &Says<'_>,
    clerk: &Clerk,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    let name = &clerk.session.user;
    let again = |status, why| {
        let nothing = Fields::default();
        Ok(password_page::answer(status, says, &nothing, Some(why)))
    };
    let new = form.get("new").unwrap_or_default();
    if !is_long_enough(new) {
        return again(
            422,
            told!("desk-password-short", count = crate::password::LETTERS_MIN),
        );
    }
    if form.get("again") != Some(new) {
        return again(422, told!("desk-passwords-differ"));
    }
    if let Err(until) = desk.begins_attempt(name, None, now) {
        return again(429, told!("desk-try-later", at = says.clock(until)));
    }
    let user = desk.read(|book| book.user(name))?;
    let kept = user.and_then(|it| it.password);
    if !is_right(form.get("password").unwrap_or_default(), kept.as_deref()) {
        return again(422, told!("desk-wrong-old-password"));
    }
    desk.ends_attempt(name, None);
    let hashed = hash(new).ok_or(DeskFault::NoHash)?;
    desk.write(|book| book.set_password(name, &hashed))?;
    let mut answer = Answer::see("/password?kept=new".to_owned());
    let (cookie, _) = guard::begin(desk, name, now)?;
    answer.headers.push(cookie);
    Ok(answer)
}
