//! Rounds, one or many, and what the last one has found.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: clock, chance, files and the log"
)]

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::thread;
use std::time::Duration;

use cas_program::exit::Exit;
use chrono::{TimeDelta, Utc};

use crate::boots::Moment;
use crate::courier::Courier;
use crate::folders::Folders;
use crate::health;
use crate::memory::Memory;
use crate::told::Told;

/// The shortest time from the end of a round to the next.
const PAUSE: Duration = Duration::from_secs(240);
/// Up to so much is added to it, by chance, so that the kiosks of a city do not all come at once.
const PAUSE_MORE_MS: u32 = 30_000;

/// What waits for so long, in hours, somebody has to look at: a visitor was promised a call.
const WAITS_HOURS_MAX: i64 = 24;
/// The same if no round was made for so long.
const ROUND_MAX: TimeDelta = TimeDelta::hours(1);

/// Makes one round.
#[must_use]
pub fn once(config: Option<&Path>) -> Exit {
    match Courier::read(config) {
        Ok(mut courier) => tell_all(&courier.round(Moment::here())),
        Err(words) => at_fault(&words),
    }
}

/// Makes rounds until a signal ends the program, which it may do at any moment. The configuration is read anew for
/// each.
#[must_use]
pub fn run(config: Option<&Path>) -> Exit {
    loop {
        let exit = once(config);
        if exit == Exit::AtFault {
            return exit;
        }
        thread::sleep(pause());
    }
}

/// Prints what waits now, and what the last round has found. What waits too long, and that no round was made for long,
/// somebody has to look at.
#[must_use]
pub fn status(config: Option<&Path>) -> Exit {
    let courier = match Courier::read(config) {
        Ok(courier) => courier,
        Err(words) => return at_fault(&words),
    };
    let (count, oldest) = match Folders::waiting_in(&courier.config.spool.folder) {
        Ok(items) => (items.len(), items.first().map(|it| it.written)),
        Err(error) => return at_fault(&format!("the spool cannot be read: {error}")),
    };
    let now = Utc::now();
    let mut lines = format!("waiting: {count}\n");
    let hours = oldest.map_or(0, |it| (now.timestamp() - it) / 3600);
    let mut is_well = hours < WAITS_HOURS_MAX;
    let _ = writeln!(lines, "oldest_hours: {hours}");
    let Some(last) = Memory::read(&courier.fleet.state).last else {
        return at_fault("no round was made yet: cas-courier once");
    };
    let _ = writeln!(lines, "last_round: {}", last.at.to_rfc3339());
    is_well &= last.told.is_empty() && now - last.at < ROUND_MAX;
    for told in &last.told {
        let _ = writeln!(lines, "told: {told}");
    }
    let told = health::read(&courier.fleet.state, &courier.fleet.kiosk);
    if let Some(content) = told.and_then(|it| it.content) {
        let _ = writeln!(lines, "content: {content}");
    }
    match io::stdout().write_all(lines.as_bytes()) {
        Ok(()) if is_well => Exit::Well,
        _ => Exit::Failed,
    }
}

/// Returns the time to the next round.
fn pause() -> Duration {
    let mut random = [0; 4];
    // Without chance they only come at once.
    let _ = getrandom::fill(&mut random);
    let more = u32::from_ne_bytes(random) % PAUSE_MORE_MS;
    PAUSE + Duration::from_millis(u64::from(more))
}

/// Tells all this to the operator, and returns the exit after it.
fn tell_all(told: &[Told]) -> Exit {
    for told in told {
        say(&format!("cas-courier: {told}"));
    }
    if told.is_empty() {
        Exit::Well
    } else {
        Exit::Failed
    }
}

fn at_fault(words: &str) -> Exit {
    say(&format!("cas-courier: {words}"));
    Exit::AtFault
}

/// Prints a message for the operator. An error is ignored, because nobody else can be told.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
