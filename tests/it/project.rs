//! Where the project lies, and the programs that were built of it.

use std::path::Path;

/// The kiosk.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_cas-kiosk-tested");
/// The program of the office.
pub const OFFICE: &str = env!("CARGO_BIN_EXE_cas-office-tested");

/// The folder of the project.
pub fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests lie in the project")
}
