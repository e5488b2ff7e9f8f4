//! Who may come in, and what may be changed from where.

use cas_book::{Session, SessionKey};
use chrono::{DateTime, Utc};

use crate::asked::{Asked, Method};
use crate::desk::{Desk, DeskFault, IDLE, LONGEST};
use crate::session::{is_same, key_of, secret};

/// The name of the cookie with the secret of the session.
const COOKIE: &str = "desk";
/// The same where the way is encrypted: browsers take one of this name from nobody else, and send it on no other way
/// (RFC 6265bis, 4.1.3).
const SECURE_COOKIE: &str = "__Host-desk";
/// The field of each form with the secret of its session.
pub(crate) const FORM_SECRET: &str = "secret";

/// Somebody who is signed in.
pub(crate) struct Clerk {
    pub(crate) key: SessionKey,
    pub(crate) session: Session,
}

/// True if the browser believes that it asks this desk.
pub(crate) fn is_for(desk: &Desk, asked: &Asked) -> bool {
    let host = asked.host.as_deref();
    host.is_some_and(|host| desk.place().is_known_as(host))
}

/// True if something may be changed: it comes from a form of a page of this session.
pub(crate) fn may_change(desk: &Desk, asked: &Asked, clerk: &Clerk) -> bool {
    let is_from_here = asked.origin.is_none() || is_from_here(desk, asked);
    let given = asked.form.get(FORM_SECRET).unwrap_or_default();
    asked.method == Method::Post && is_from_here && is_same(given, &clerk.session.form_secret)
}

/// True if the browser tells that a form was sent from a page of this desk. A page elsewhere must not sign in a clerk as
/// somebody else.
pub(crate) fn is_from_here(desk: &Desk, asked: &Asked) -> bool {
    let host = asked.host.as_deref().unwrap_or_default();
    let origin = asked.origin.as_deref();
    origin.is_some_and(|origin| desk.place().is_origin(origin, host))
}

/// Returns who asks, if they are signed in and have not been for too long, and notes down that they are there.
///
/// # Errors
/// The book failed.
pub(crate) fn who(
    desk: &Desk,
    asked: &Asked,
    now: DateTime<Utc>,
) -> Result<Option<Clerk>, DeskFault> {
    let clerk = seen(desk, asked, now)?;
    if let Some(clerk) = &clerk {
        // On a full disk the list can be read all the same; the session only ends earlier.
        let _ = desk.write(|book| book.touch_session(&clerk.key, now));
    }
    Ok(clerk)
}

/// The same, without that it counts as doing something.
///
/// # Errors
/// The book failed.
pub(crate) fn seen(
    desk: &Desk,
    asked: &Asked,
    now: DateTime<Utc>,
) -> Result<Option<Clerk>, DeskFault> {
    let Some(given) = cookie(desk, asked) else {
        return Ok(None);
    };
    let key = key_of(given);
    let Some(session) = desk.read(|book| book.session(&key))? else {
        return Ok(None);
    };
    if now >= ends_at(&session) {
        desk.write(|book| book.end_session(&key))?;
        return Ok(None);
    }
    Ok(Some(Clerk { key, session }))
}

/// Returns when a session ends of which nothing more is heard.
pub(crate) fn ends_at(session: &Session) -> DateTime<Utc> {
    (session.used_at + IDLE).min(session.made_at + LONGEST)
}

/// Begins a session, and returns the header that gives its secret to the browser, and who is signed in now. The secret
/// from before somebody signed in is worth nothing, so that nobody can prepare one for another.
///
/// # Errors
/// The book failed, or the system gives no chance.
pub(crate) fn begin(
    desk: &Desk,
    user: &str,
    now: DateTime<Utc>,
) -> Result<((&'static str, String), Clerk), DeskFault> {
    let (token, form_secret) = (
        secret().map_err(DeskFault::NoChance)?,
        secret().map_err(DeskFault::NoChance)?,
    );
    desk.write(|book| {
        book.expire_sessions(now - LONGEST, now - IDLE)?;
        book.begin_session(&key_of(&token), user, &form_secret, now)
    })?;
    let session = Session {
        user: user.to_owned(),
        form_secret,
        made_at: now,
        used_at: now,
    };
    let key = key_of(&token);
    let header = ("set-cookie", set_cookie(desk, &token));
    Ok((header, Clerk { key, session }))
}

/// Returns the header that takes the secret from the browser.
pub(crate) fn end(desk: &Desk) -> (&'static str, String) {
    let cookie = format!("{}; Max-Age=0", set_cookie(desk, ""));
    ("set-cookie", cookie)
}

fn set_cookie(desk: &Desk, token: &str) -> String {
    let secure = if desk.place().is_secure() {
        "; Secure"
    } else {
        ""
    };
    let name = cookie_name(desk);
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict{secure}")
}

fn cookie<'a>(desk: &Desk, asked: &'a Asked) -> Option<&'a str> {
    let cookies = asked.cookies.as_deref()?.split(';');
    let mut named = cookies.filter_map(|it| it.trim().split_once('='));
    named
        .find(|(name, _)| *name == cookie_name(desk))
        .map(|it| it.1)
}

fn cookie_name(desk: &Desk) -> &'static str {
    if desk.place().is_secure() {
        SECURE_COOKIE
    } else {
        COOKIE
    }
}
