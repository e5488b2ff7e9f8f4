//! The tables, and how those of older versions become those of today.
//!
//! A step is never changed once a program with it was installed anywhere; what is wanted then is a step more.

use rusqlite::Connection;

/// The version of the tables.
pub const VERSION: i64 = 5;

/// Marks a file of `SQLite` as a book: `CASb`.
pub(crate) const APPLICATION: i64 = 0x4341_5362;

/// The steps from each version to the next; the first is from nothing.
///
/// Numbers join the tables, because they grow: what comes together lies together, and indices stay small. A table that
/// stays never points to one whose rows go.
const STEPS: [&str; 5] = [
    // The reference stays in the ledger: the kiosk has drawn it by lot, so it tells nothing of a person. Whoever rings
    // years later with a slip in the hand can be told that the request was here and what became of it.
    "PRAGMA application_id = 0x43415362;
    CREATE TABLE ledger (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        office TEXT NOT NULL,
        kiosk INTEGER NOT NULL,
        reference TEXT NOT NULL,
        sent_at INTEGER NOT NULL,
        sent_on TEXT NOT NULL,
        taken_at INTEGER NOT NULL,
        service TEXT NOT NULL,
        centre TEXT,
        language TEXT NOT NULL,
        forgotten_at INTEGER
    ) STRICT;
    CREATE INDEX ledger_by_reference ON ledger (reference);

    CREATE TABLE request (
        number INTEGER PRIMARY KEY REFERENCES ledger (number),
        sent_at INTEGER NOT NULL,
        service TEXT NOT NULL,
        place TEXT NOT NULL,
        name TEXT,
        phone TEXT,
        call_at TEXT,
        reminds TEXT,
        searched TEXT NOT NULL,
        state TEXT NOT NULL,
        since INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        how TEXT,
        arranged_on TEXT,
        remind_on TEXT,
        version INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX request_by_time ON request (sent_at, state);
    CREATE INDEX request_by_state ON request (state, sent_at);
    CREATE INDEX request_by_service ON request (service, sent_at, state);
    CREATE INDEX request_by_day ON request (remind_on) WHERE remind_on IS NOT NULL;
    CREATE INDEX request_by_earlier ON request (reminds) WHERE reminds IS NOT NULL;

    CREATE TABLE document (
        request INTEGER PRIMARY KEY REFERENCES request (number) ON DELETE CASCADE,
        json TEXT NOT NULL
    ) STRICT;

    CREATE TABLE note (
        number INTEGER PRIMARY KEY,
        request INTEGER NOT NULL REFERENCES request (number) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX note_by_request ON note (request);

    CREATE TABLE change (
        number INTEGER PRIMARY KEY,
        request INTEGER NOT NULL REFERENCES ledger (number),
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        step TEXT NOT NULL,
        how TEXT,
        before TEXT NOT NULL,
        after TEXT NOT NULL
    ) STRICT;
    CREATE INDEX change_by_request ON change (request);
    CREATE INDEX change_by_time ON change (at);

    CREATE TABLE seen (
        number INTEGER PRIMARY KEY,
        request INTEGER NOT NULL REFERENCES ledger (number),
        at INTEGER NOT NULL,
        who TEXT NOT NULL
    ) STRICT;
    CREATE INDEX seen_by_request ON seen (request);
    CREATE INDEX seen_by_time ON seen (at);

    CREATE TABLE user (
        name TEXT PRIMARY KEY,
        password TEXT,
        language TEXT NOT NULL,
        is_disabled INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE session (
        key BLOB PRIMARY KEY,
        user TEXT NOT NULL REFERENCES user (name),
        form_secret TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        used_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX session_by_user ON session (user);",
    // Requests for other offices. And whether the file was swept since something in it was forgotten: a program that
    // was killed in between leaves that to the next.
    "CREATE TABLE handed (
        request INTEGER PRIMARY KEY REFERENCES ledger (number),
        office TEXT NOT NULL,
        decided_at INTEGER NOT NULL,
        delivered_at INTEGER
    ) STRICT;
    CREATE TABLE sweeping (is_due INTEGER NOT NULL) STRICT;
    INSERT INTO sweeping (is_due) VALUES (TRUE);",
    // Who has taken requests out of the book in one piece, as a table for a spreadsheet, and how many.
    "CREATE TABLE taken_out (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        requests INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX taken_out_by_time ON taken_out (at);",
    // Requests that went to the system of a city, and what it has told of them. Nothing here is a word of a visitor, so
    // it stays when they are forgotten: what was sent once is never sent again.
    "CREATE TABLE bridged (
        request INTEGER PRIMARY KEY REFERENCES ledger (number),
        system TEXT NOT NULL,
        decided_at INTEGER NOT NULL,
        tried_at INTEGER,
        refused_at INTEGER,
        token TEXT,
        service_request_id TEXT,
        status TEXT,
        status_at INTEGER
    ) STRICT;
    CREATE INDEX bridged_by_status ON bridged (system, status_at);",
    // For which day something was arranged, and to which office it went, also after that has changed. And how many posts
    // the other system may have: of those, not even one is known to have arrived.
    "ALTER TABLE change ADD COLUMN arranged_on TEXT;
    ALTER TABLE change ADD COLUMN office TEXT;
    ALTER TABLE bridged ADD COLUMN posts INTEGER NOT NULL DEFAULT 1;
    UPDATE bridged SET posts = 0 WHERE tried_at IS NULL;",
];

/// Takes the steps from a version to today's, all or none.
pub(crate) fn migrate(sqlite: &Connection, version: i64) -> rusqlite::Result<()> {
    let transaction = sqlite.unchecked_transaction()?;
    for (reached, step) in (1..).zip(STEPS) {
        if reached > version {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "user_version", reached)?;
        }
    }
    transaction.commit()
}
