//! The manual pages of the programs, and the completions of their arguments for shells.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    reason = "this is a program for whoever makes a package: it writes files"
)]

use std::fs;
use std::io;
use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_complete::{Shell, generate_to};

/// The shells that get completions.
const SHELLS: [Shell; 3] = [Shell::Bash, Shell::Zsh, Shell::Fish];

/// Writes what belongs to each program into this folder: `PROGRAM/man` and `PROGRAM/completions`.
///
/// # Errors
/// When a file cannot be written.
pub fn write(folder: &Path) -> io::Result<()> {
    for command in [
        cas_kiosk::command::Cli::command(),
        cas_courier::cli::Cli::command(),
        cas_office::cli::Cli::command(),
    ] {
        write_program(command, folder)?;
    }
    Ok(())
}

fn write_program(command: Command, folder: &Path) -> io::Result<()> {
    let name = command.get_name().to_owned();
    let [pages, completions] = ["man", "completions"].map(|it| folder.join(&name).join(it));
    fs::create_dir_all(&pages)?;
    fs::create_dir_all(&completions)?;
    for shell in SHELLS {
        generate_to(shell, &mut command.clone(), &name, &completions)?;
    }
    clap_mangen::generate_to(command, &pages)
}
