//! Users of the desk, and their sessions. Passwords and tokens are hashed elsewhere, and chance comes from there too.

use chrono::{DateTime, Utc};

use rusqlite::{OptionalExtension as _, Row, ToSql};

use crate::values::At;
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
        let sql = "SELECT name, password, language, is_disabled FROM user WHERE name = ?";
        self.connected
            .read(|it| it.query_row(sql, [name], read_user).optional())
    }

    /// Returns all users by their names.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn users(&self) -> Result<Vec<User>, BookFault> {
        let sql = "SELECT name, password, language, is_disabled FROM user ORDER BY name";
        self.connected.read(|transaction| {
            let mut statement = transaction.prepare(sql)?;
            let users = statement.query_map([], read_user)?;
            users.collect()
        })
    }

    /// Returns a session; `None` if there is none, or if its user is disabled. Whether it has lasted too long is for
    /// the caller to say.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn session(&self, key: &SessionKey) -> Result<Option<Session>, BookFault> {
        let sql = "SELECT user, form_secret, made_at, used_at FROM session JOIN user ON user.name = session.user
            WHERE key = ? AND NOT is_disabled";
        self.connected.read(|it| {
            let session = it.query_row(sql, [key], |row| {
                Ok(Session {
                    user: row.get("user")?,
                    form_secret: row.get("form_secret")?,
                    made_at: row.get::<_, At>("made_at")?.0,
                    used_at: row.get::<_, At>("used_at")?.0,
                })
            });
            session.optional()
        })
    }
}

impl Book {
    /// Adds a user without a password.
    ///
    /// # Errors
    /// There is one of this name already, or the book cannot be written.
    pub fn add_user(&mut self, name: &str, language: &str) -> Result<(), BookFault> {
        let sql = "INSERT INTO user (name, language, is_disabled) VALUES (?, ?, FALSE)
            ON CONFLICT DO NOTHING";
        let added = self.write(|transaction| transaction.execute(sql, (name, language)))?;
        (added > 0).then_some(()).ok_or(BookFault::UserExists)
    }

    /// Sets the hash of a user's password, and ends all sessions of theirs.
    ///
    /// # Errors
    /// There is no such user, or the book cannot be written.
    pub fn set_password(&mut self, name: &str, hash: &str) -> Result<(), BookFault> {
        let sql = "UPDATE user SET password = ? WHERE name = ?";
        self.set(sql, &hash, name, true)
    }

    /// Sets the language of a user's pages.
    ///
    /// # Errors
    /// There is no such user, or the book cannot be written.
    pub fn set_language(&mut self, name: &str, language: &str) -> Result<(), BookFault> {
        let sql = "UPDATE user SET language = ? WHERE name = ?";
        self.set(sql, &language, name, false)
    }

    /// Lets a user sign in no more, and ends all sessions of theirs; or lets them sign in again.
    ///
    /// # Errors
    /// There is no such user, or the book cannot be written.
    pub fn set_disabled(&mut self, name: &str, is_disabled: bool) -> Result<(), BookFault> {
        let sql = "UPDATE user SET is_disabled = ? WHERE name = ?";
        self.set(sql, &is_disabled, name, is_disabled)
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
        let sql = "INSERT INTO session (key, user, form_secret, made_at, used_at)
            SELECT ?1, name, ?2, ?3, ?3 FROM user WHERE name = ?4 AND NOT is_disabled";
        let begun =
            self.write(|transaction| transaction.execute(sql, (key, form_secret, At(now), user)))?;
        (begun > 0).then_some(()).ok_or(BookFault::NoUser)
    }

    /// Notes down that a session is used.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn touch_session(&mut self, key: &SessionKey, now: DateTime<Utc>) -> Result<(), BookFault> {
        let sql = "UPDATE session SET used_at = ? WHERE key = ?";
        self.write(|transaction| transaction.execute(sql, (At(now), key)))?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn end_session(&mut self, key: &SessionKey) -> Result<(), BookFault> {
        let sql = "DELETE FROM session WHERE key = ?";
        self.write(|transaction| transaction.execute(sql, [key]))?;
        Ok(())
    }

    /// Ends all sessions of a user.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn end_sessions_of(&mut self, user: &str) -> Result<(), BookFault> {
        let sql = "DELETE FROM session WHERE user = ?";
        self.write(|transaction| transaction.execute(sql, [user]))?;
        Ok(())
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
        let sql = "DELETE FROM session WHERE made_at < ? OR used_at < ?";
        self.write(|transaction| transaction.execute(sql, (At(made), At(used))))?;
        Ok(())
    }

    /// Sets something of a user, and ends all sessions of theirs if they must sign in anew.
    fn set(
        &mut self,
        sql: &str,
        value: &dyn ToSql,
        name: &str,
        must_sign_in: bool,
    ) -> Result<(), BookFault> {
        let set = self.write(|transaction| {
            let set = transaction.execute(sql, (value, name))?;
            if must_sign_in {
                transaction.execute("DELETE FROM session WHERE user = ?", [name])?;
            }
            Ok(set)
        })?;
        (set > 0).then_some(()).ok_or(BookFault::NoUser)
    }
}

fn read_user(row: &Row<'_>) -> rusqlite::Result<User> {
    Ok(User {
        name: row.get("name")?,
        password: row.get("password")?,
        language: row.get("language")?,
        is_disabled: row.get("is_disabled")?,
    })
}
