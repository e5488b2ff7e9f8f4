-- A book as the program of version 1 has written it: one request that goes on, and one that is forgotten.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 0x43415362;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
INSERT INTO "change" VALUES(1,1,1795511400,'ewa','called',NULL,'new','called');
INSERT INTO "change" VALUES(2,1,1795511500,'ewa','note',NULL,'called','called');
INSERT INTO "change" VALUES(3,2,1795597200,'jan','closed','done','new','closed');
CREATE TABLE document (
        request INTEGER PRIMARY KEY REFERENCES request (number) ON DELETE CASCADE,
        json TEXT NOT NULL
    ) STRICT;
INSERT INTO "document" VALUES(1,'{
  "version": 2,
  "id": "00000000000000000000000000000001",
  "reference": "070 000 014",
  "at": "2026-11-24T09:01:00+00:00",
  "kiosk": {
    "number": 7,
    "place": "Biblioteka"
  },
  "service": "zlota-raczka",
  "office": "mops",
  "language": "pl",
  "consent": {
    "notice": "2026-03"
  },
  "answers": [
    {
      "question": "name",
      "kind": "name",
      "text": "Zofia Żak"
    },
    {
      "question": "phone",
      "kind": "phone",
      "typed": "600 100 200",
      "e164": "+48600100200"
    },
    {
      "question": "when",
      "kind": "part-of-day",
      "chosen": "morning"
    }
  ]
}
');
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
INSERT INTO "ledger" VALUES(1,'00000000000000000000000000000001','mops',7,'070 000 014',1795510860,'2026-11-24',1795510800,'zlota-raczka',NULL,'pl',NULL);
INSERT INTO "ledger" VALUES(2,'00000000000000000000000000000002','mops',7,'070 000 023',1795510920,'2026-11-24',1795510800,'zlota-raczka',NULL,'pl',1795942800);
CREATE TABLE note (
        number INTEGER PRIMARY KEY,
        request INTEGER NOT NULL REFERENCES request (number) ON DELETE CASCADE,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
INSERT INTO "note" VALUES(1,1,1795511500,'ewa','Po obiedzie.');
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
INSERT INTO "request" VALUES(1,1795510860,'zlota-raczka','Biblioteka','Zofia Żak','600 100 200','morning',NULL,' zofia zak 48600100200 600100200 070000014','called',1795511400,0,NULL,NULL,NULL,3);
CREATE TABLE seen (
        number INTEGER PRIMARY KEY,
        request INTEGER NOT NULL REFERENCES ledger (number),
        at INTEGER NOT NULL,
        who TEXT NOT NULL
    ) STRICT;
INSERT INTO "seen" VALUES(1,1,1795511300,'ewa');
CREATE TABLE session (
        key BLOB PRIMARY KEY,
        user TEXT NOT NULL REFERENCES user (name),
        form_secret TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        used_at INTEGER NOT NULL
    ) STRICT;
CREATE TABLE user (
        name TEXT PRIMARY KEY,
        password TEXT,
        language TEXT NOT NULL,
        is_disabled INTEGER NOT NULL
    ) STRICT;
INSERT INTO "user" VALUES('ewa',NULL,'pl',0);
CREATE INDEX ledger_by_reference ON ledger (reference);
CREATE INDEX request_by_time ON request (sent_at, state);
CREATE INDEX request_by_state ON request (state, sent_at);
CREATE INDEX request_by_service ON request (service, sent_at, state);
CREATE INDEX request_by_day ON request (remind_on) WHERE remind_on IS NOT NULL;
CREATE INDEX request_by_earlier ON request (reminds) WHERE reminds IS NOT NULL;
CREATE INDEX note_by_request ON note (request);
CREATE INDEX change_by_request ON change (request);
CREATE INDEX change_by_time ON change (at);
CREATE INDEX seen_by_request ON seen (request);
CREATE INDEX seen_by_time ON seen (at);
CREATE INDEX session_by_user ON session (user);
COMMIT;
