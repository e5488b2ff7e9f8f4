//! Requests that go to the system of a city as well, each once.
//!
//! The answer to a post may be lost on the way, and then nobody here knows whether the other side has it. So each post is
//! in the journal before it is made. A journal without a receipt says: this may be there; look there first.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::Value;
use rusqlite::{Row, Transaction, params_from_iter};

use cas_request::request::Request;

use crate::book::{Changing, found};
use crate::values::{At, Document};
use crate::{Book, BookFault, Change, How, Reader};

/// That the other system has ended a request, as the word in the book.
const CLOSED: &str = "closed";
/// That the other system is still at it, as the word in the book.
const OPEN: &str = "open";
/// What has no receipt yet, and may get one.
const UNDECIDED: &str = "refused_at IS NULL AND token IS NULL AND service_request_id IS NULL";
/// What is set when the last post certainly has not arrived. Earlier ones may have.
const NOT_ARRIVED: &str = ", posts = max(posts - 1, 0), tried_at = iif(posts > 1, tried_at, NULL)";
/// How many posts of a request may have arrived before somebody has to ask the other side: each may be one more there.
pub const POSTS_MAX: u32 = 3;

/// A request that another system is to get, or may have already.
pub struct ToBridge {
    /// The document.
    pub request: Request,
    /// What is known of earlier posts; `None` if there was none.
    pub journal: Option<Journal>,
}

/// What is known of the posts of a request whose answers were lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Journal {
    /// Just before the first post.
    pub decided_at: DateTime<Utc>,
    /// Just before the last post; `None` if it is certain that the other system has none of them.
    pub tried_at: Option<DateTime<Utc>>,
    /// How many of them the other system may have, and no search has found.
    pub posts: u32,
}

/// By what the other system knows a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// For this token it gives the number later.
    Token(String),
    /// The number, which is final (`service_request_id`).
    Number(String),
}

/// What became of a post that was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    /// The other system certainly has nothing of it.
    Nothing,
    /// The other system does not take it as it is.
    Refused,
    /// The other system has it.
    Taken(Receipt),
}

/// A request that the other system has, and of which more is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// Its id.
    pub id: String,
    /// Its reference.
    pub reference: String,
    /// The id of the service.
    pub service: String,
    /// Just before the first post.
    pub decided_at: DateTime<Utc>,
    /// By what the other system knows it.
    pub receipt: Receipt,
}

/// How many requests wait for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stuck {
    /// Those that were refused.
    pub refused: u64,
    /// Those of which nobody knows whether another system has them.
    pub elsewhere: u64,
    /// Those of which nobody knows whether this system has them, and whose service is not named any more.
    pub not_named: u64,
}

impl Reader {
    /// Returns the requests for these services that were sent on a day or later, by the clock of the kiosk, go on, and
    /// have no receipt of this system: those that were never posted first, each group from the oldest on, and at most
    /// `most`. What another system has is not among them; what this one may have is, whenever it was sent.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn to_bridge(
        &self,
        system: &str,
        services: &[&str],
        since: NaiveDate,
        most: usize,
    ) -> Result<Vec<ToBridge>, BookFault> {
        let marks = marks(services);
        let sql = format!(
            "SELECT json, decided_at, tried_at, posts
            FROM request JOIN ledger USING (number) JOIN document ON document.request = request.number
            LEFT JOIN bridged ON bridged.request = request.number
            WHERE (sent_on >= ? OR tried_at IS NOT NULL) AND state NOT IN ('closed', 'not-ours')
            AND (bridged.request IS NULL OR (system = ? OR tried_at IS NULL) AND {UNDECIDED}) AND request.service IN ({marks})
            ORDER BY tried_at IS NOT NULL, request.sent_at, request.number LIMIT {most}"
        );
        let mut values: Vec<Value> = vec![since.to_string().into(), system.to_owned().into()];
        values.extend(services.iter().map(|it| Value::from((*it).to_owned())));
        self.connected.read(|transaction| {
            let mut statement = transaction.prepare(&sql)?;
            let found = statement.query_map(params_from_iter(values), read_to_bridge)?;
            found.collect()
        })
    }

    /// Returns the requests that this system has and has not ended yet, as far as they are not forgotten: those first of
    /// which it has told nothing for longest, and at most `most`.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn awaited(&self, system: &str, most: usize) -> Result<Vec<Awaited>, BookFault> {
        let sql = format!(
            "SELECT id, reference, ledger.service AS service, decided_at, token, service_request_id
            FROM bridged JOIN ledger ON ledger.number = bridged.request
            WHERE system = ? AND (token IS NOT NULL OR service_request_id IS NOT NULL)
            AND status IS NOT '{CLOSED}' AND forgotten_at IS NULL
            ORDER BY status_at, bridged.request LIMIT {most}"
        );
        self.connected.read(|transaction| {
            let mut statement = transaction.prepare(&sql)?;
            let awaited = statement.query_map([system], read_awaited)?;
            awaited.collect()
        })
    }

    /// Returns how many requests wait for somebody, if those for these services go to this system. All of them go on here.
    ///
    /// # Errors
    /// The book cannot be read.
    pub fn stuck(&self, system: &str, services: &[&str]) -> Result<Stuck, BookFault> {
        let marks = marks(services);
        let sql = format!(
            "SELECT count(*) FILTER (WHERE refused_at IS NOT NULL) AS refused,
            count(*) FILTER (WHERE system <> ?1 AND tried_at IS NOT NULL AND {UNDECIDED}) AS elsewhere,
            count(*) FILTER (WHERE system = ?1 AND tried_at IS NOT NULL AND {UNDECIDED}
                AND request.service NOT IN ({marks})) AS not_named
            FROM bridged JOIN request ON request.number = bridged.request
            WHERE state NOT IN ('closed', 'not-ours')"
        );
        let read = |row: &Row<'_>| {
            Ok(Stuck {
                refused: row.get("refused")?,
                elsewhere: row.get("elsewhere")?,
                not_named: row.get("not_named")?,
            })
        };
        let values = [system].into_iter().chain(services.iter().copied());
        self.connected
            .read(|it| it.query_row(&sql, params_from_iter(values), read))
    }
}

impl Book {
    /// Writes into the journal that a request is posted to this system now, and that `who` has seen it. To be called
    /// before the post, with the journal as it was read. False if it is not to be posted: it has ended or is forgotten, or
    /// another program has posted it meanwhile.
    ///
    /// # Errors
    /// The book cannot be written. Then it is not to be posted either.
    pub fn tries(
        &mut self,
        id: &str,
        system: &str,
        journal: Option<&Journal>,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, BookFault> {
        self.write(|transaction| {
            let Some(found) = found(transaction, id)? else {
                return Ok(false);
            };
            if found.standing.state.has_ended() {
                return Ok(false);
            }
            let written = if let Some(journal) = journal {
                let sql = format!(
                    "UPDATE bridged SET decided_at = iif(system = ?1, decided_at, ?2), system = ?1, tried_at = ?2,
                    posts = posts + 1
                    WHERE request = ?3 AND tried_at IS ?4 AND (system = ?1 OR tried_at IS NULL) AND {UNDECIDED}"
                );
                let before = journal.tried_at.map(At);
                transaction.execute(&sql, (system, At(now), found.number, before))?
            } else {
                let sql = "INSERT INTO bridged (request, system, decided_at, tried_at, posts)
                    VALUES (?1, ?2, ?3, ?3, 1) ON CONFLICT DO NOTHING";
                transaction.execute(sql, (found.number, system, At(now)))?
            };
            if written == 0 {
                return Ok(false);
            }
            let sql = "INSERT INTO seen (request, at, who) VALUES (?, ?, ?)";
            transaction.execute(sql, (found.number, At(now), who))?;
            Ok(true)
        })
    }

    /// Notes down what became of a post, or by what the other system knows a request. A number stays.
    ///
    /// # Errors
    /// The book cannot be written. Then the post counts as one whose answer was lost.
    pub fn posted(
        &mut self,
        id: &str,
        posted: &Posted,
        now: DateTime<Utc>,
    ) -> Result<(), BookFault> {
        let (column, value, posts): (&str, Value, &str) = match posted {
            Posted::Nothing => ("refused_at", Value::Null, NOT_ARRIVED),
            Posted::Refused => ("refused_at", now.timestamp().into(), NOT_ARRIVED),
            Posted::Taken(Receipt::Token(token)) => ("token", token.clone().into(), ""),
            Posted::Taken(Receipt::Number(number)) => {
                ("service_request_id", number.clone().into(), "")
            }
        };
        let sql = format!(
            "UPDATE bridged SET {column} = ?1 {posts} WHERE service_request_id IS NULL
            AND request = (SELECT number FROM ledger WHERE id = ?2)"
        );
        self.write(|transaction| {
            transaction.execute(&sql, (value, id))?;
            Ok(())
        })
    }

    /// Lets what was refused be posted again, and what was posted as often as it may be, and returns how many requests
    /// these are. What may be there is searched for once more before that.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn retries(&mut self) -> Result<u64, BookFault> {
        let sql = format!(
            "UPDATE bridged SET refused_at = NULL, posts = iif(posts >= {POSTS_MAX}, 0, posts)
            WHERE refused_at IS NOT NULL OR posts >= {POSTS_MAX} AND {UNDECIDED}"
        );
        self.write(|transaction| Ok(transaction.execute(&sql, [])? as u64))
    }

    /// Notes down that the other system was asked about a request, and is still at it.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn goes_on(&mut self, id: &str, now: DateTime<Utc>) -> Result<(), BookFault> {
        self.write(|transaction| told(transaction, id, OPEN, now))
    }

    /// Notes down that the other system has ended a request, and closes it, with the words of that system as a note, all
    /// or nothing. What has ended here before stays as it is. Returns true if it was closed.
    ///
    /// # Errors
    /// The book cannot be written.
    pub fn ends(
        &mut self,
        id: &str,
        words: Option<&str>,
        who: &str,
        now: DateTime<Utc>,
    ) -> Result<bool, BookFault> {
        self.write(|transaction| {
            told(transaction, id, CLOSED, now)?;
            let goes_on = found(transaction, id)?.is_some_and(|it| !it.standing.state.has_ended());
            if !goes_on {
                return Ok(false);
            }
            let note = words.map(|it| Change::Note(it.to_owned()));
            for change in [Change::Closed(How::Done)].into_iter().chain(note) {
                // Nobody else writes meanwhile, so it is the version that was just read.
                if let Some(found) = found(transaction, id)? {
                    let version = found.version;
                    let changing = Changing {
                        version,
                        change,
                        who,
                        now,
                    };
                    let _ = changing.apply(transaction, found)?;
                }
            }
            Ok(true)
        })
    }
}

/// Returns the marks of a list of values in a statement.
fn marks(values: &[&str]) -> String {
    vec!["?"; values.len()].join(", ")
}

fn told(
    transaction: &Transaction<'_>,
    id: &str,
    status: &str,
    now: DateTime<Utc>,
) -> rusqlite::Result<()> {
    let sql = "UPDATE bridged SET status = ?, status_at = ?
        WHERE request = (SELECT number FROM ledger WHERE id = ?)";
    transaction.execute(sql, (status, At(now), id))?;
    Ok(())
}

fn read_to_bridge(row: &Row<'_>) -> rusqlite::Result<ToBridge> {
    let decided_at: Option<At> = row.get("decided_at")?;
    let tried_at: Option<At> = row.get("tried_at")?;
    let posts: Option<u32> = row.get("posts")?;
    Ok(ToBridge {
        request: row.get::<_, Document>("json")?.0,
        journal: decided_at.map(|decided_at| Journal {
            decided_at: decided_at.0,
            tried_at: tried_at.map(|it| it.0),
            posts: posts.unwrap_or_default(),
        }),
    })
}

fn read_awaited(row: &Row<'_>) -> rusqlite::Result<Awaited> {
    let number: Option<String> = row.get("service_request_id")?;
    Ok(Awaited {
        id: row.get("id")?,
        reference: row.get("reference")?,
        service: row.get("service")?,
        decided_at: row.get::<_, At>("decided_at")?.0,
        receipt: match number {
            Some(number) => Receipt::Number(number),
            None => Receipt::Token(row.get("token")?),
        },
    })
}
