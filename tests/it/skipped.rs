//! Tests that need what not every machine has: root, strace, a file system of one's own.

use std::io::Write as _;

/// Set where every test must run: then one that cannot has failed.
const NONE: &str = "CAS_KIOSK_TESTS_SKIP_NONE";

/// Says that a test is skipped, and why. Unlike what a test prints this is seen in any case.
pub fn skip(why: &str) {
    assert!(
        std::env::var_os(NONE).is_none(),
        "must not be skipped: {why}"
    );
    let mut stderr = std::io::stderr();
    writeln!(stderr, "skipped: {why}").unwrap();
}
