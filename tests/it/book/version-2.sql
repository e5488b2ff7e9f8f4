-- What the program of version 2 has made of the book of version 1.
CREATE TABLE handed (
        request INTEGER PRIMARY KEY REFERENCES ledger (number),
        office TEXT NOT NULL,
        decided_at INTEGER NOT NULL,
        delivered_at INTEGER
    ) STRICT;
    CREATE TABLE sweeping (is_due INTEGER NOT NULL) STRICT;
    INSERT INTO sweeping (is_due) VALUES (FALSE);
PRAGMA user_version = 2;
