//! Who may come in, and what may be changed from where.

use cas_book::{Session, SessionKey};
use chrono::{DateTime, Utc};

use crate::asked::{Asked, Method};
use crate::desk::{Desk, DeskFault, IDLE, LONGEST};
use crate::session::{is_same, key_of, secret};

/// The name of the cookie with the secret of the session.
const COOKIE: &str = "desk";
/// The field of each form with the secret of its session.
pub(crate) const FORM_SECRET: &str = "secret";
/// The name by which a browser on the same machine may call it as well.
const LOCALHOST: &str = "localhost";

/// Somebody who is signed in.
pub(crate) struct Clerk {
    pub(crate) key: SessionKey,
    pub(crate) session: Session,
}

/// True if the browser believes that it asks this desk. A page elsewhere whose name was made to lead here has another
/// name.
pub(crate) fn is_for(desk: &Desk, asked: &Asked) -> bool {
    let port = desk.address().rsplit(':').next().unwrap_or_default();
    let host = asked.host.as_deref().unwrap_or_default();
    host == desk.address() || host == format!("{LOCALHOST}:{port}")
}

/// True if something may be changed: it comes from a form of a page of this session.
pub(crate) fn may_change(asked: &Asked, clerk: &Clerk) -> bool {
    let is_from_here = asked.origin.as_ref().is_none_or(|origin| {
        let host = asked.host.as_deref().unwrap_or_default();
        *origin == format!("http://{host}")
    });
    let given = asked.form.get(FORM_SECRET).unwrap_or_default();
    asked.method == Method::Post && is_from_here && is_same(given, &clerk.session.form_secret)
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
    let Some(given) = cookie(asked) else {
        return Ok(None);
    };
    let key = key_of(given);
    let Some(session) = desk.read(|book| book.session(&key))? else {
        return Ok(None);
    };
    if now - session.used_at > IDLE || now - session.made_at > LONGEST {
        desk.write(|book| book.end_session(&key))?;
        return Ok(None);
    }
    desk.write(|book| book.touch_session(&key, now))?;
    Ok(Some(Clerk { key, session }))
}

/// Begins a session, and returns the header that gives its secret to the browser. The secret from before somebody signed
/// in is worth nothing, so that nobody can prepare one for another.
///
/// # Errors
/// The book failed, or the system gives no chance.
pub(crate) fn begin(desk: &Desk, now: DateTime<Utc>) -> Result<(&'static str, String), DeskFault> {
    let (token, form_secret) = (
        secret().map_err(DeskFault::NoChance)?,
        secret().map_err(DeskFault::NoChance)?,
    );
    desk.write(|book| {
        book.expire_sessions(now - LONGEST, now - IDLE)?;
        book.begin_session(&key_of(&token), desk.clerk(), &form_secret, now)
    })?;
    let cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict");
    Ok(("set-cookie", cookie))
}

/// Returns the header that takes the secret from the browser.
pub(crate) fn end() -> (&'static str, String) {
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    ("set-cookie", cookie)
}

fn cookie(asked: &Asked) -> Option<&str> {
    let cookies = asked.cookies.as_deref()?.split(';');
    let mut named = cookies.filter_map(|it| it.trim().split_once('='));
    named.find(|(name, _)| *name == COOKIE).map(|it| it.1)
}
