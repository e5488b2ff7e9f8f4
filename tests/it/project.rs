//! Where the project lies, and the programs that were built of it.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// The kiosk.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_cas-kiosk-tested");
/// The kiosk in lines, with its spool in its first thread.
pub const SPOOL_FIRST: &str = env!("CARGO_BIN_EXE_cas-spool-first-tested");
/// The program of the office.
pub const OFFICE: &str = env!("CARGO_BIN_EXE_cas-office-tested");
/// The courier.
pub const COURIER: &str = env!("CARGO_BIN_EXE_cas-courier-tested");
/// What plays a day of a city.
pub const FLEET_DAY: &str = env!("CARGO_BIN_EXE_cas-fleet-day-tested");

/// The folder of the project.
pub fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the tests lie in the project")
}

/// The files of Rust in a folder, however deep.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// Copies a folder and everything in it to a place where nothing is.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// A folder with a kiosk of the shipped content, which may be changed there.
pub fn kiosk_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["content", "locales"] {
        copy_folder(&root().join(name), &folder.path().join(name));
    }
    let config =
        "[paths]\ncontent = \"content\"\nlocales = \"locales\"\n[spool]\nsealing = \"none\"\n";
    fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    folder
}
