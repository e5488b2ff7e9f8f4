//! Where the project lies, and the program that was built of it.

use std::path::Path;

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_cas-kiosk-tested");

/// The folder of the project.
pub fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests lie in the project")
}
