//! `cas-manual FOLDER`: writes the manual pages and the completions of the programs.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "this is a program for whoever makes a package"
)]

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("cas-manual: tell the folder to write to");
        return ExitCode::from(2);
    };
    match cas_manual::write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cas-manual: {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}
