//! The log gets every line whole, and its absence stops nothing.

use std::os::unix::net::UnixDatagram;

use cas_kiosk::config::LogTo;
use cas_kiosk::log::{Level, Log};
use chrono::{DateTime, FixedOffset};

fn at() -> DateTime<FixedOffset> {
    "2026-11-24T10:00:00+01:00".parse().unwrap()
}

#[test]
fn a_file_gets_one_line_for_each_call() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kiosk.log");
    std::fs::write(&path, "before\n").unwrap();
    let mut log = Log::open(&LogTo::File(path.clone())).unwrap();
    log.line(at(), Level::Warning, "the spool\nis full\u{1B}[2J");
    log.line(at(), Level::Notice, "started");
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        "before\n\
         2026-11-24T10:00:00+01:00 warning the spool is full [2J\n\
         2026-11-24T10:00:00+01:00 notice started\n"
    );
}

#[test]
fn a_file_that_was_moved_away_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kiosk.log");
    let mut log = Log::open(&LogTo::File(path.clone())).unwrap();
    std::fs::rename(&path, folder.path().join("kiosk.log.1")).unwrap();
    log.line(at(), Level::Notice, "still here");
    assert!(
        std::fs::read_to_string(&path)
            .unwrap()
            .ends_with("still here\n")
    );
}

#[test]
fn a_file_that_cannot_be_made_is_an_error_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Log::open(&LogTo::File(folder.path().join("missing/kiosk.log"))).is_err());
}

#[test]
fn a_file_that_is_lost_later_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = Log::open(&LogTo::File(folder.path().join("kiosk.log"))).unwrap();
    drop(folder);
    log.line(at(), Level::Warning, "nobody reads this");
}

#[test]
fn a_journal_gets_one_entry_for_each_call() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("socket");
    let journal = UnixDatagram::bind(&socket).unwrap();
    let mut log = Log::to_socket(&socket).unwrap();
    log.line(at(), Level::Warning, "the spool\nPRIORITY=0");
    let mut entry = [0; 200];
    let length = journal.recv(&mut entry).unwrap();
    assert_eq!(
        str::from_utf8(&entry[..length]).unwrap(),
        "PRIORITY=4\nSYSLOG_IDENTIFIER=cas-kiosk\nMESSAGE=the spool PRIORITY=0\n"
    );
}

#[test]
fn a_journal_that_is_not_there_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut log = Log::to_socket(&folder.path().join("socket")).unwrap();
    log.line(at(), Level::Warning, "nobody reads this");
}
