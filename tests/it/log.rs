//! The log gets every event of the program as one line, and its absence stops nothing.

use std::os::unix::net::UnixDatagram;

use cas_kiosk::config::LogTo;
use cas_kiosk::log::{Log, errno};
use chrono::{DateTime, FixedOffset};
use tracing::subscriber::with_default;
use tracing::{debug, error, info, warn};

fn at() -> DateTime<FixedOffset> {
    "2026-11-24T10:00:00+01:00".parse().unwrap()
}

/// A log in a file of this folder. The program is the only one that is heard, so tests tell in its name.
fn log_in(folder: &tempfile::TempDir) -> Log {
    Log::open(&LogTo::File(folder.path().join("kiosk.log")), at, || {}).unwrap()
}

fn lines(folder: &tempfile::TempDir) -> String {
    std::fs::read_to_string(folder.path().join("kiosk.log")).unwrap()
}

#[test]
fn a_file_gets_one_line_for_each_event() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("kiosk.log"), "before\n").unwrap();
    with_default(log_in(&folder), || {
        warn!(target: "cas_kiosk::spool", errno = 28, "the spool\nis full\u{1B}[2J");
        info!(target: "cas_kiosk", request = "a\nb", count = 3_u64, "stored");
        error!(target: "cas_kiosk::terminal", "stopped");
    });
    assert_eq!(
        lines(&folder),
        "before\n\
         2026-11-24T10:00:00+01:00 warning the spool is full [2J errno=28\n\
         2026-11-24T10:00:00+01:00 notice stored request=a b count=3\n\
         2026-11-24T10:00:00+01:00 error stopped\n"
    );
}

#[test]
fn what_libraries_tell_and_what_is_for_debugging_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    with_default(log_in(&folder), || {
        warn!(target: "mio::poll", "Łęcka");
        warn!(target: "cassowary", "Łęcka");
        debug!(target: "cas_core", "Łęcka");
        let _inside = tracing::info_span!(target: "cas_kiosk", "span", name = "Łęcka").entered();
        warn!(target: "cas_kiosk", "told");
    });
    assert_eq!(lines(&folder), "2026-11-24T10:00:00+01:00 warning told\n");
}

#[test]
fn a_file_that_was_moved_away_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let log = log_in(&folder);
    let path = folder.path().join("kiosk.log");
    std::fs::rename(&path, folder.path().join("kiosk.log.1")).unwrap();
    with_default(log, || info!(target: "cas_kiosk", "still here"));
    assert!(lines(&folder).ends_with("still here\n"));
}

#[test]
fn a_file_that_cannot_be_made_is_an_error_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    assert!(
        Log::open(
            &LogTo::File(folder.path().join("missing/kiosk.log")),
            at,
            || {}
        )
        .is_err()
    );
}

#[test]
fn a_file_that_is_lost_later_or_a_full_disk_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let lost = log_in(&folder);
    drop(folder);
    let full = Log::open(&LogTo::File("/dev/full".into()), at, || {}).unwrap();
    for log in [lost, full] {
        with_default(log, || warn!(target: "cas_kiosk", "nobody reads this"));
    }
}

#[test]
fn a_journal_gets_one_entry_for_each_event_with_its_fields_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("socket");
    let journal = UnixDatagram::bind(&socket).unwrap();
    with_default(Log::to_socket(&socket).unwrap(), || {
        warn!(target: "cas_kiosk", request = "12ab", errno = Some(5), none = None::<i32>, "not\nPRIORITY=0");
    });
    let mut entry = [0; 200];
    let length = journal.recv(&mut entry).unwrap();
    assert_eq!(
        str::from_utf8(&entry[..length]).unwrap(),
        "PRIORITY=4\nSYSLOG_IDENTIFIER=cas-kiosk\n\
         MESSAGE=not PRIORITY=0 request=12ab errno=5\nREQUEST=12ab\nERRNO=5\n"
    );
}

/// A socket has room for some entries; the test would not end if the next one were waited for.
#[test]
fn a_journal_that_is_not_there_or_does_not_read_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("socket");
    let absent = Log::to_socket(&socket).unwrap();
    with_default(absent, || warn!(target: "cas_kiosk", "nobody reads this"));
    let _deaf = UnixDatagram::bind(&socket).unwrap();
    with_default(Log::to_socket(&socket).unwrap(), || {
        for count in 0..10_000 {
            warn!(target: "cas_kiosk", count, "nobody reads this");
        }
    });
}

/// What could not be done because the system refused.
#[derive(Debug, thiserror::Error)]
#[error("it could not be written")]
struct Refused(#[source] std::io::Error);

#[test]
fn the_number_of_an_error_is_found_below_what_it_caused() {
    let full = || std::io::Error::from_raw_os_error(28);
    assert_eq!(errno(&full()), Some(28));
    assert_eq!(errno(&Refused(full())), Some(28));
    assert_eq!(errno(&std::fmt::Error), None);
}
