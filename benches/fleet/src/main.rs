//! Plays a day of a city of kiosks.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    cas_fleet_day::main()
}
