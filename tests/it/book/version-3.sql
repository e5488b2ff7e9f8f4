-- What the program of version 3 has made of the book of version 2.
CREATE TABLE taken_out (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        requests INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX taken_out_by_time ON taken_out (at);
PRAGMA user_version = 3;
