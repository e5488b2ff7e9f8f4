//! The command line of the courier.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Carries sealed requests from a kiosk to the offices, by a store that both reach.
///
/// Ends with 0 if all is well, 1 if something failed or needs somebody, 2 if the configuration is at fault.
#[derive(Debug, Parser)]
#[command(name = "cas-courier", bin_name = "cas-courier", version)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
    /// The configuration of the kiosk, found as when the kiosk runs; `[fleet]` in it says where the store is
    #[arg(long, value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
}

/// The commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Make one round: fetch receipts, put requests; a timer calls it again and again
    Once,
    /// Make rounds until it is told to end
    Run,
    /// Print what the last round has found
    Status,
}
