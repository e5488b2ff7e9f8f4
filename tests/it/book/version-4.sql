-- What the program of version 4 has made of the book of version 3.
CREATE TABLE bridged (
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
    CREATE INDEX bridged_by_status ON bridged (system, status_at);
PRAGMA user_version = 4;
