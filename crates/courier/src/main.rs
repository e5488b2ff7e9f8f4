//! The program `cas-courier`: arguments in, exit code out.

use std::process::ExitCode;

use cas_courier::cli::{Cli, Command};
use cas_courier::{once, run, status};
use clap::Parser as _;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let config = cli.config.as_deref();
    let exit = match cli.command {
        Command::Once => once(config),
        Command::Run => run(config),
        Command::Status => status(config),
    };
    exit.into()
}
