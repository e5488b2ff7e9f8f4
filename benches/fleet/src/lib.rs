//! `cas-fleet-day`: a day of a city of kiosks, offices and a store, played in minutes.
//!
//! The couriers, the collecting and the publishing are those of the programs; the machines are folders, and each machine's
//! clock is a number. What lies between them and the engine is played, too:
//!
//! ```text
//! courier, office -> way: counts, and cuts some connections -> a node of the engine; another one, if that is dead
//! ```
//!
//! At the end it looks whether each request that was made is in its office once, byte for byte, and prints how often the
//! store was called.
#![forbid(unsafe_code)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is a program that plays machines with files and clocks"
)]

mod city;
mod day;
mod fault;
mod found;
mod kiosk;
mod office;
mod tally;
mod way;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use clap::Parser;
use rustix::process::{Pid, Signal, kill_process};

use crate::city::City;
use crate::day::Day;
use crate::fault::DayFault;

/// Plays a day of a city of kiosks against a store, and looks whether each request has arrived once.
#[derive(Debug, Parser)]
#[command(name = "cas-fleet-day")]
pub(crate) struct Args {
    /// A node of the store, <http://127.0.0.1:port/bucket>, over which the kiosks are spread; may be repeated. Or one
    /// folder, <file:///folder>, where nothing is counted or cut
    #[arg(long, value_name = "URL", required = true)]
    store: Vec<String>,
    /// A file with the key to the bucket: access = "…" and secret = "…"
    #[arg(long, value_name = "FILE")]
    access: Option<PathBuf>,
    /// How many kiosks there are
    #[arg(long, value_name = "N", default_value_t = 60)]
    kiosks: usize,
    /// How many offices of the content collect
    #[arg(long, value_name = "N", default_value_t = 3)]
    offices: usize,
    /// How many requests a kiosk makes in 24 hours
    #[arg(long, value_name = "N", default_value_t = 5)]
    requests: usize,
    /// How many hours are played
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..))]
    hours: u32,
    /// The part of the connections that is cut, of every third kiosk, from 0 to 1
    #[arg(long, value_name = "0-1", default_value_t = 0.3)]
    cut: f64,
    /// What chance begins with. Which connection gets which chance also depends on the threads
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many kiosks make a round at the same time
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..))]
    threads: u16,
    /// The folder that has the folders content and locales, as cas-kiosk shows them
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    /// A process that is killed, such as a node; may be repeated
    #[arg(long, value_name = "PID")]
    kill: Vec<i32>,
    /// After how many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    kill_after: u64,
}

/// Plays the day that the command line describes. Ends with 1 if something does not hold, and with 2 if it cannot be
/// played.
#[must_use]
pub fn main() -> ExitCode {
    let args = Args::parse();
    match play(&args, &mut io::stdout()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            let _ = writeln!(io::stderr(), "cas-fleet-day: {fault}");
            ExitCode::from(2)
        }
    }
}

/// Returns true if all holds.
fn play(args: &Args, out: &mut dyn Write) -> Result<bool, DayFault> {
    let mut city = City::build(args)?;
    kill_later(args);
    let mut day = Day::of(&mut city, args);
    day.play()?;
    let has_settled = day.settle();
    let story = day.end();
    let wrong = found::wrong(&city, &story, has_settled)?;
    story.print(&city, args.hours, out)?;
    for line in &wrong {
        writeln!(out, "WRONG: {line}")?;
    }
    Ok(wrong.is_empty())
}

/// Kills the processes that are to be killed, after their time.
fn kill_later(args: &Args) {
    let pids: Vec<Pid> = args
        .kill
        .iter()
        .copied()
        .filter_map(Pid::from_raw)
        .collect();
    let after = Duration::from_secs(args.kill_after);
    thread::spawn(move || {
        thread::sleep(after);
        for pid in pids {
            // One that is gone already is as dead as it should be.
            let _ = kill_process(pid, Signal::KILL);
        }
    });
}
