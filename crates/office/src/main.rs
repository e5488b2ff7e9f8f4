//! The program `cas-office`: arguments in, exit code out.

use std::alloc::System;
use std::io::{self, Write as _};
use std::panic;
use std::process::ExitCode;

use cas_office::book;
use cas_office::bridge;
use cas_office::cli::{
    self, BookTask, BridgeTo, Cli, Command, CountsArgs, DeskArgs, ExportArgs, FleetArgs,
    ImportArgs, PublishArgs, Task, TrayArgs,
};
use cas_office::counts;
use cas_office::desk;
use cas_office::export;
use cas_office::fleet;
use cas_office::import::{self, Imported};
use cas_office::requests::{self, Ended};
use cas_office::{publish, tray, undo};
use cas_program::exit::Exit;
use cas_program::{language, memory};
use chrono::{DateTime, Utc};
use clap::Parser as _;
use zeroizing_alloc::ZeroAlloc;

/// The allocator. It overwrites memory that is freed, so that the words of a visitor are gone when
/// they are dropped.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// The message about a fault in the program. It does not say the cause, because the cause may quote
/// a visitor.
const FAULT: &str = "cas-office stopped because of a fault in the program. Please start it again.";

fn main() -> ExitCode {
    panic::set_hook(Box::new(|_| say(FAULT)));
    if let Err(error) = memory::keep_to_oneself() {
        say(&format!(
            "cas-office: the memory cannot be kept from core files: {error}"
        ));
        return Exit::Failed.into();
    }
    let command = match Cli::try_parse() {
        Ok(cli) => cli.command,
        Err(error) => match cli::advice(&error) {
            Some(advice) => {
                say(&format!("cas-office: {advice}"));
                return Exit::AtFault.into();
            }
            None => error.exit(),
        },
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock is read here, and enters the rest as a value"
    )]
    let now = chrono::Utc::now();
    let exit = match command {
        Command::Requests(task) => look_after(&task, now),
        Command::Import(args) => bring_in(&args, now),
        Command::Tray(args) => look_into(&args, now),
        Command::Export(args) => bring_out(&args, now),
        Command::Publish(args) => give_out(&args, now),
        Command::Fleet(args) => look_at_all(&args, now),
        Command::Desk(args) => open_desk(&args),
        Command::Book(task) => look_after_book(&task, now),
        Command::Counts(args) => sum_up(&args),
        Command::Bridge(to) => send_on(&to),
    };
    exit.into()
}

/// Looks after requests. The exit code tells a timer or a monitoring system whether somebody has to look at
/// the spool.
fn look_after(task: &Task, now: DateTime<Utc>) -> Exit {
    match requests::run(task, now, &mut io::stdout(), &mut io::stderr()) {
        Ok(Ended::Well) => Exit::Well,
        Ok(Ended::Attention) => Exit::Failed,
        Err(fault) => {
            let told = fault.in_language(language::of_environment());
            failed(&told, fault.is_of_arguments())
        }
    }
}

/// Brings spreadsheets and calendars into the content, or takes back what was brought last.
fn bring_in(args: &ImportArgs, now: DateTime<Utc>) -> Exit {
    let (out, err) = (&mut io::stdout(), &mut io::stderr());
    ended(if args.undo {
        undo::run(args, out, err)
    } else {
        import::run(args, now, out, err)
    })
}

/// Looks into the tray. The exit code tells a timer whether the machine needs somebody: what only a file needs
/// is no fault of a unit.
fn look_into(args: &TrayArgs, now: DateTime<Utc>) -> Exit {
    match tray::run(args, now, &mut io::stdout(), &mut io::stderr()) {
        Ok(tray::Ended::Well) => Exit::Well,
        Ok(tray::Ended::ToMend) => Exit::Failed,
        Ok(tray::Ended::AtFault) => Exit::AtFault,
        Err(error) => {
            say(&format!("cas-office: {error}"));
            Exit::AtFault
        }
    }
}

/// Returns the exit of what was imported.
fn ended(imported: io::Result<Imported>) -> Exit {
    match imported {
        Ok(Imported::Well) => Exit::Well,
        Ok(Imported::ToMend) => Exit::Failed,
        Ok(Imported::Unread) => Exit::AtFault,
        Err(error) => {
            say(&format!("cas-office: {error}"));
            Exit::Failed
        }
    }
}

/// Writes the content for others.
fn bring_out(args: &ExportArgs, now: DateTime<Utc>) -> Exit {
    match export::run(args, now, &mut io::stdout(), &mut io::stderr()) {
        Ok(export::Ended::Well) => Exit::Well,
        Ok(export::Ended::Unwritten) => Exit::Failed,
        Ok(export::Ended::Unread) => Exit::AtFault,
        Err(error) => {
            say(&format!("cas-office: {error}"));
            Exit::Failed
        }
    }
}

/// Gives the kiosks other content to show.
fn give_out(args: &PublishArgs, now: DateTime<Utc>) -> Exit {
    match publish::run(args, now, &mut io::stdout(), &mut io::stderr()) {
        Ok(Ended::Well) => Exit::Well,
        Ok(Ended::Attention) => Exit::Failed,
        Err(fault) => failed(&fault.to_string(), fault.is_of_arguments()),
    }
}

/// Looks at all kiosks. The exit code tells a timer or a monitoring system whether one of them needs somebody.
fn look_at_all(args: &FleetArgs, now: DateTime<Utc>) -> Exit {
    match fleet::run(args, now, &mut io::stdout(), &mut io::stderr()) {
        Ok(Ended::Well) => Exit::Well,
        Ok(Ended::Attention) => Exit::Failed,
        Err(fault) => {
            let told = fault.in_language(language::of_environment());
            failed(&told, fault.is_of_arguments())
        }
    }
}

/// Opens the desk, which runs until somebody ends it.
fn open_desk(args: &DeskArgs) -> Exit {
    match desk::run(args) {
        Ok(()) => Exit::Well,
        Err(fault) => failed(&fault.to_string(), fault.is_of_arguments()),
    }
}

/// Looks after the book. The exit code tells a timer whether somebody has to look at it.
fn look_after_book(task: &BookTask, now: DateTime<Utc>) -> Exit {
    match book::run(task, now, &mut io::stdout(), &mut io::stderr()) {
        Ok(Ended::Well) => Exit::Well,
        Ok(Ended::Attention) => Exit::Failed,
        Err(fault) => failed(&fault.to_string(), fault.is_of_arguments()),
    }
}

/// Sums what kiosks have counted.
fn sum_up(args: &CountsArgs) -> Exit {
    match counts::run(args, &mut io::stdout(), &mut io::stderr()) {
        Ok(counts::Ended::Well) => Exit::Well,
        Ok(counts::Ended::Unread) => Exit::AtFault,
        Err(error) => {
            say(&format!("cas-office: {error}"));
            Exit::Failed
        }
    }
}

/// Sends requests to the system of a city. The exit code tells a timer or a monitoring system whether it needs somebody.
fn send_on(to: &BridgeTo) -> Exit {
    let BridgeTo::Open311(args) = to;
    #[expect(
        clippy::disallowed_methods,
        reason = "the clock is read here: a pass may wait for answers, and each post has its own time"
    )]
    let clock = || Utc::now();
    match bridge::run(args, &clock, &mut io::stdout(), &mut io::stderr()) {
        Ok(Ended::Well) => Exit::Well,
        Ok(Ended::Attention) => Exit::Failed,
        Err(fault) => {
            let told = fault.in_language(language::of_environment());
            failed(&told, fault.is_of_arguments())
        }
    }
}

/// Tells a fault that has kept a task from its end, and returns the exit after it.
fn failed(told: &str, is_of_arguments: bool) -> Exit {
    say(&format!("cas-office: {told}"));
    if is_of_arguments {
        Exit::AtFault
    } else {
        Exit::Failed
    }
}

/// Prints a message for the operator. An error is ignored, because nobody else can be told.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}
