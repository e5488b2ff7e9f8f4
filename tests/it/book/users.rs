//! Users of the desk, and their sessions.

use cas_book::{Book, BookFault, Session, SessionKey, User};
use chrono::{DateTime, Utc};

use super::{EWA, JAN, Office, minute};

const FIRST: SessionKey = [1; 32];
const SECOND: SessionKey = [2; 32];

fn user(name: &str) -> User {
    User {
        name: name.to_owned(),
        password: None,
        language: "pl".to_owned(),
        is_disabled: false,
    }
}

fn office() -> Office {
    let mut office = Office::new();
    office.book.add_user(JAN, "pl").unwrap();
    office.book.add_user(EWA, "pl").unwrap();
    office
}

fn begins(book: &mut Book, key: &SessionKey, name: &str, at: DateTime<Utc>) {
    book.begin_session(key, name, "secret", at).unwrap();
}

fn is_signed_in(office: &Office, key: &SessionKey) -> bool {
    office.reader.session(key).unwrap().is_some()
}

#[test]
fn users_are_added_and_changed() {
    let mut office = office();
    assert!(office.reader.users().unwrap() == [user(EWA), user(JAN)]);
    let added = office.book.add_user(EWA, "uk");
    assert!(matches!(added, Err(BookFault::UserExists)), "{added:?}");
    office.book.set_password(EWA, "$argon2id$").unwrap();
    office.book.set_language(EWA, "uk").unwrap();
    office.book.set_disabled(EWA, true).unwrap();
    let expected = User {
        password: Some("$argon2id$".to_owned()),
        language: "uk".to_owned(),
        is_disabled: true,
        ..user(EWA)
    };
    assert!(office.reader.user(EWA).unwrap() == Some(expected));
    assert!(office.reader.user(JAN).unwrap() == Some(user(JAN)));
    assert!(office.reader.user("EWA").unwrap().is_none());
    let set = office.book.set_password("nikt", "$argon2id$");
    assert!(matches!(set, Err(BookFault::NoUser)), "{set:?}");
}

#[test]
fn a_session_lasts_until_it_is_ended() {
    let mut office = office();
    begins(&mut office.book, &FIRST, EWA, minute(0));
    office.book.touch_session(&FIRST, minute(3)).unwrap();
    let expected = Session {
        user: EWA.to_owned(),
        form_secret: "secret".to_owned(),
        made_at: minute(0),
        used_at: minute(3),
    };
    assert!(office.reader.session(&FIRST).unwrap() == Some(expected));
    assert!(!is_signed_in(&office, &SECOND));
    office.book.end_session(&FIRST).unwrap();
    assert!(!is_signed_in(&office, &FIRST));
}

#[test]
fn whoever_is_disabled_or_has_a_new_password_is_signed_out() {
    let mut office = office();
    begins(&mut office.book, &FIRST, EWA, minute(0));
    begins(&mut office.book, &SECOND, JAN, minute(0));
    office.book.set_disabled(EWA, true).unwrap();
    assert!(!is_signed_in(&office, &FIRST));
    let begun = office.book.begin_session(&FIRST, EWA, "secret", minute(1));
    assert!(matches!(begun, Err(BookFault::NoUser)), "{begun:?}");
    office.book.set_disabled(EWA, false).unwrap();
    assert!(!is_signed_in(&office, &FIRST), "the old session is gone");
    begins(&mut office.book, &FIRST, EWA, minute(2));
    office.book.set_password(EWA, "$argon2id$").unwrap();
    assert!(!is_signed_in(&office, &FIRST));
    assert!(is_signed_in(&office, &SECOND), "another's stays");
    office.book.end_sessions_of(JAN).unwrap();
    assert!(!is_signed_in(&office, &SECOND));
}

#[test]
fn sessions_expire_by_age_and_when_nobody_uses_them() {
    let mut office = office();
    begins(&mut office.book, &FIRST, EWA, minute(0));
    begins(&mut office.book, &SECOND, EWA, minute(1));
    office.book.touch_session(&FIRST, minute(9)).unwrap();
    office.book.touch_session(&SECOND, minute(5)).unwrap();
    office.book.expire_sessions(minute(0), minute(5)).unwrap();
    assert!(
        is_signed_in(&office, &FIRST) && is_signed_in(&office, &SECOND),
        "at the limit"
    );
    office.book.expire_sessions(minute(0), minute(6)).unwrap();
    assert!(is_signed_in(&office, &FIRST) && !is_signed_in(&office, &SECOND));
    office.book.expire_sessions(minute(1), minute(6)).unwrap();
    assert!(!is_signed_in(&office, &FIRST));
}
