//! Users of the desk, and their sessions. Passwords and tokens are hashed elsewhere, and chance comes from there too.

use chrono::{DateTime, Utc};

use crate::{Book, BookFault, Reader};

/// The bytes of the hash of a session's token.
pub type SessionKey = [u8; 32];

/// A user.
#[derive(Clone, PartialEq, Eq)]
pub struct User {
    /// Their name, which is unique.
    pub name: String,
    /// The hash of their password (PHC); `None` if they cannot sign in with one yet.
    pub password: Option<String>,
    /// The language of their pages.
    pub language: String,
    /// True if they may not sign in.
    pub is_disabled: bool,
}

/// A session of a user.
#[derive(Clone, PartialEq, Eq)]
pub struct Session {
    /// The name of the user.
    pub user: String,
    /// The secret that every form of this session carries.
    pub form_secret: String,
    /// When it began.
    pub made_at: DateTime<Utc>,
    /// When it was used last.
    pub used_at: DateTime<Utc>,
}

impl Reader {
    /// Returns a user; `None` if there is none of this name.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn user(&self, name: &str) -> Result<Option<User>, BookFault> {
        todo!()
    }

    /// Returns all users by their names.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn users(&self) -> Result<Vec<User>, BookFault> {
        todo!()
    }

    /// Returns a session; `None` if there is none, or if its user is disabled. Whether it has lasted too long is for
    /// the caller to say.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn session(&self, key: &SessionKey) -> Result<Option<Session>, BookFault> {
        todo!()
    }
}

impl Book {
    /// Adds a user without a password.
    ///
    /// # Errors
    /// There is one of this name already, or the book cannot be written.
    pub fn add_user(&mut self, name: &str, language: &str) -> Result<(), BookFault> {
        todo!()
    }

    /// Sets the hash of a user's password, and ends all sessions of theirs.
    ///
    /// # Errors
    /// There is no such user, or the book cannot be written.
    pub fn set_password(&mut self, name: &str, hash: &str) -> Result<(), BookFault> {
        todo!()
    }

    /// Sets the language of a user's pages.
    ///
    /// # Errors
    /// There is no such user, or the book cannot be written.
    pub fn set_language(&mut self, name: &str, language: &str) -> Result<(), BookFault> {
        todo!()
    }

    /// Lets a user sign in no more, and ends all sessions of theirs; or lets them sign in again.
    ///
    /// # Errors
    /// There is no such user, or the book cannot be written.
    pub fn set_disabled(&mut self, name: &str, is_disabled: bool) -> Result<(), BookFault> {
        todo!()
    }

    /// Begins a session.
    ///
    /// # Errors
    /// There is no such user, they are disabled, or the book cannot be written.
    pub fn begin_session(
        &mut self,
        key: &SessionKey,
        user: &str,
        form_secret: &str,
        now: DateTime<Utc>,
    ) -> Result<(), BookFault> {
        todo!()
    }

    /// Notes down that a session is used.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn touch_session(&mut self, key: &SessionKey, now: DateTime<Utc>) -> Result<(), BookFault> {
        todo!()
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn end_session(&mut self, key: &SessionKey) -> Result<(), BookFault> {
        todo!()
    }

    /// Ends all sessions of a user.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn end_sessions_of(&mut self, user: &str) -> Result<(), BookFault> {
        todo!()
    }

    /// Ends the sessions that began before `made`, and those that were not used since `used`.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn expire_sessions(
        &mut self,
        made: DateTime<Utc>,
        used: DateTime<Utc>,
    ) -> Result<(), BookFault> {
        todo!()
    }
}
