//! `cas-kiosk doctor`: whether this machine and what stands around the kiosk are fit for the public.
//!
//! Each check is a line: what was found, and what to do. A check reads what it needs of the machine, and
//! a pure function judges that. So a test gives it a folder that stands for a machine.
//!
//! # Invariants
//! - Nothing on the machine is changed, but that a file is stored in the spool and removed, as the kiosk
//!   does before each request.
//! - No disk but that of the system is waited for without end.
//! - Only this command starts other programs of the machine. The kiosk itself starts none.

#![allow(
    clippy::disallowed_methods,
    reason = "the environment is read here, and enters the rest as values"
)]

pub mod clock;
pub mod content;
pub mod display;
pub mod edid;
pub mod finding;
pub mod guard;
pub mod kernel;
pub mod keyboard;
pub mod machine;
pub mod questions;
pub mod spool;
pub mod systemd;
pub mod unit;
pub mod user;
pub mod voice;
pub mod ways_in;

use std::env::{var, var_os};
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::ValueEnum;
use ratatui::layout::Size;
use rustix::termios::tcgetwinsize;

use super::check::known;
use super::sight::own;
use super::{Failure, print};
use crate::kiosk::Clock;
use cas_program::exit::Exit;
use cas_program::language;
use cas_setup::config::Config;
use cas_setup::setup::{ConfigFile, Setup};
use cas_setup::told;
use cas_surface::tui::large::size::Sight;
use cas_words::text::Language;
use clock::Timekeeping;
use content::Contents;
use display::Display;
use finding::{Finding, State};
use guard::Guard;
use keyboard::Keyboard;
use machine::Machine;
use unit::{Installed, Stand};
use voice::{Environment, Voice};
use ways_in::WaysIn;

/// What to look at, and how to tell of it.
#[derive(Debug, clap::Args)]
pub struct Doctor {
    /// The configuration, found as when the kiosk runs
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// How the findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// The language of the findings: en, pl or uk [default: that of `LC_ALL`, `LC_MESSAGES` or `LANG` if it
    /// is one of these, else en; with `--format json` always en]
    #[arg(long, value_name = "TAG", value_parser = known)]
    pub language: Option<Language>,
    /// The folder that stands for the machine, in tests
    #[arg(long, value_name = "FOLDER", default_value = "/", hide = true)]
    pub root: PathBuf,
    /// Judge as at this local time, in tests
    #[arg(long, value_name = "2026-11-24T10:00", value_parser = super::at, hide = true)]
    pub at: Option<NaiveDateTime>,
}

/// The form in which the findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One line each
    Human,
    /// One JSON array of {check, state, found, todo}
    Json,
}

impl Doctor {
    /// Prints what was found. The exit says whether there is something to mend.
    #[must_use]
    pub fn carry_out(&self) -> Exit {
        let findings = self.findings(seen);
        let printed = match self.format {
            Format::Human => print(&lines(&findings, self.language())),
            Format::Json => json(&findings, self.language()).and_then(|it| print(&it)),
        };
        match printed {
            Err(failure) => failure.tell(),
            Ok(()) if count(&findings, State::ToMend) > 0 => Exit::Failed,
            Ok(()) => Exit::Well,
        }
    }

    /// Looks at the machine. `own` is asked how letters are seen in this program's own terminal.
    #[must_use]
    pub fn findings(
        &self,
        own: impl FnOnce(&Config, Stand) -> Option<(Sight, Size)>,
    ) -> Vec<Finding> {
        let machine = Machine::under(&self.root);
        let installed = Installed::read(&machine);
        let file = ConfigFile::read(self.config.as_deref());
        let config = file.config();
        let now = self
            .at
            .unwrap_or_else(|| Clock::Zone(config.zone).now().naive_local());
        // All disks at once, so that none is waited for after another.
        let of_content = content::Asking::begin(&machine, &file);
        let of_spool = spool::Asking::begin(&machine, &config.spool);
        let of_headphones = voice::Asking::begin(&machine, &config.speech);
        let seen = own(&config, installed.stand());
        let environment = Environment::of(&machine, &installed, environment());
        let contents = Contents::read(&machine, &installed, &file, of_content, now.date());
        // Of a kiosk whose files cannot be read, nobody knows that it takes none.
        let setup = contents.setup.as_ref();
        let takes_requests = setup.map_or(true, Setup::takes_requests);
        let receivers = setup.map(Setup::receivers).unwrap_or_default();
        let found = spool::Found::read(&machine, &installed, &config.spool, &receivers, of_spool);
        let speech = (&config.speech, of_headphones);
        let voice = Voice::read(&machine, &installed, &environment, speech);
        let guard = Guard::read(&machine, &installed, kernel::landlock());
        [
            vec![installed.judge()],
            contents.judge(),
            Display::read(&machine, &installed, seen).judge(&config),
            Keyboard::read(&machine, &installed).judge(&config, setup.ok()),
            WaysIn::read(&machine, &installed).judge(),
            found.judge(takes_requests),
            Timekeeping::read(&machine, &installed, now).judge(contents.setup.as_ref().ok()),
            guard.judge(),
            voice.judge(),
            questions::questions(installed.stand()),
        ]
        .concat()
    }

    /// Returns the language that was asked for, or else the one that fits the format: programs should
    /// read the same words everywhere.
    fn language(&self) -> Language {
        self.language.unwrap_or_else(|| match self.format {
            Format::Human => language::of_environment(),
            Format::Json => told::english(),
        })
    }
}

/// Returns the findings for people, with their numbers in the last line.
fn lines(findings: &[Finding], language: Language) -> String {
    let (mend, root) = (
        count(findings, State::ToMend),
        count(findings, State::NeedsRoot),
    );
    let mut lines: Vec<String> = findings.iter().map(|it| it.line(language)).collect();
    lines.push(String::new());
    lines.push(told!("doctor-sum", mend, root).in_language(language));
    lines.join("\n")
}

/// Returns the findings for programs, one a line.
fn json(findings: &[Finding], language: Language) -> Result<String, Failure> {
    let lines = findings
        .iter()
        .map(|it| serde_json::to_string(&it.to_json(language)));
    let lines: Vec<String> = lines.collect::<Result<_, _>>().map_err(io::Error::from)?;
    Ok(format!("[\n{}\n]", lines.join(",\n")))
}

fn count(findings: &[Finding], state: State) -> usize {
    findings.iter().filter(|it| it.state == state).count()
}

/// Returns how letters are seen in this terminal, if visitors see the same: not from another machine, and
/// not beside the terminal in which the kiosk stands.
fn seen(config: &Config, stand: Stand) -> Option<(Sight, Size)> {
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let is_elsewhere = var_os("SSH_CONNECTION").is_some();
    let has_no_letters = var_os("TERM").is_none_or(|term| term == "dumb");
    let is_other = match stand {
        Stand::Console => true,
        // Only what runs within cage has this.
        Stand::Cage => var_os("WAYLAND_DISPLAY").is_none(),
        Stand::Trial => false,
    };
    let has_no_size = tcgetwinsize(io::stdout()).is_ok_and(|it| it.ws_col == 0 || it.ws_row == 0);
    if !is_terminal || is_elsewhere || is_other || has_no_letters || has_no_size {
        return None;
    }
    // A terminal that cannot be asked is one of which nothing is known.
    let (sight, grid, _) = own(config).ok()?;
    Some((sight, grid))
}

fn environment() -> Environment {
    Environment {
        address: var("SPEECHD_ADDRESS").ok(),
        runtime: var("XDG_RUNTIME_DIR").ok(),
    }
}
