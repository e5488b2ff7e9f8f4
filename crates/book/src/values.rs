//! How times, days and words stand in the tables.

use cas_request::request::Request;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

use crate::{How, State};

/// A time, as seconds since 1970.
pub(crate) struct At(pub(crate) DateTime<Utc>);

/// A day, as in ISO 8601.
pub(crate) struct Day(pub(crate) NaiveDate);

/// A request, as its document.
pub(crate) struct Document(pub(crate) Request);

impl FromSql for Document {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        // Its fault could be told, but not to whom it is of use.
        let request = Request::from_json(value.as_bytes()?);
        request.map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}

impl ToSql for At {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.timestamp().into())
    }
}

impl FromSql for At {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let time = DateTime::from_timestamp(value.as_i64()?, 0);
        time.map(Self).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.to_string().into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let day = value.as_str()?.parse();
        day.map(Self).map_err(|_| FromSqlError::InvalidType)
    }
}

impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.word().into())
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        let state = Self::ALL.into_iter().find(|it| it.word() == word);
        state.ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for How {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.word().into())
    }
}

impl FromSql for How {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        let how = Self::ALL.into_iter().find(|it| it.word() == word);
        how.ok_or(FromSqlError::InvalidType)
    }
}
