//! The voice: whether Speech Dispatcher answers, and whether headphones can be noticed.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::ffi::OsStr;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::finding::Finding;
use super::machine::{Asked, Machine, Unread};
use super::unit::{Installed, Stand};
use super::user::User;
use cas_setup::config::SpeechConfig;
use cas_setup::told;
use cas_surface::speech;
use cas_surface::speech::ssip::{Connection, Failure};

const VOICE: &str = "voice";
const HEADPHONES: &str = "headphones";
/// The folders whose files tell of no change.
const SILENT: [&str; 2] = ["/proc", "/sys"];

/// What was read of the voice.
#[derive(Clone, Debug)]
pub struct Voice {
    stand: Stand,
    /// The socket of Speech Dispatcher, and whether somebody answers there; `None` if none is named.
    dispatcher: Option<(String, Result<Answer, Unread>)>,
    /// The file that tells of headphones, and what its folder is like.
    headphones: Option<(PathBuf, Result<(), Unread>)>,
}

/// The answer of a dispatcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Answers,
    Silent,
}

/// The variables of the environment that name the socket.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// `SPEECHD_ADDRESS`.
    pub address: Option<String>,
    /// `XDG_RUNTIME_DIR`.
    pub runtime: Option<String>,
}

impl Environment {
    /// Returns the environment in which the unit runs the kiosk; without a unit, `own`.
    #[must_use]
    pub fn of(machine: &Machine, installed: &Installed, own: Self) -> Self {
        // A unit that opens a session has the folder of its user.
        let of_session = || {
            installed.setting("PAMName")?;
            let user = User::named(machine, installed.setting("User")?)?;
            Some(format!("/run/user/{}", user.uid))
        };
        let named = |name| installed.variable(name).map(str::to_owned);
        match installed.stand() {
            Stand::Trial => own,
            Stand::Console | Stand::Cage => Self {
                address: named("SPEECHD_ADDRESS"),
                runtime: named("XDG_RUNTIME_DIR").or_else(of_session),
            },
        }
    }

    fn socket(&self) -> Option<String> {
        let address = self.address.as_deref().map(OsStr::new);
        let runtime = self.runtime.as_deref().map(OsStr::new);
        let socket = speech::socket(address, runtime, None).ok().flatten()?;
        Some(socket.display().to_string())
    }
}

/// The file that tells of headphones, and what is read of its folder.
pub struct Asking(Option<(PathBuf, Asked<Result<(), Unread>>)>);

impl Asking {
    /// Begins to look for the folder.
    #[must_use]
    pub fn begin(machine: &Machine, config: &SpeechConfig) -> Self {
        let file = config.headphones.clone();
        Self(file.map(|file| {
            let folder = file.parent().unwrap_or(Path::new("/")).to_owned();
            let asked = machine.ask(move || Machine::owner(&folder).map(|_| ()));
            (file, asked)
        }))
    }
}

impl Voice {
    /// Reads what there is to know, and asks the dispatcher for an answer.
    #[must_use]
    pub fn read(
        machine: &Machine,
        installed: &Installed,
        environment: &Environment,
        (config, asking): (&SpeechConfig, Asking),
    ) -> Self {
        let named = environment.socket().map(|path| (machine.path(&path), path));
        let configured = config.socket.as_ref();
        let configured = configured.map(|path| (path.clone(), path.display().to_string()));
        let socket = named.or(configured);
        Self {
            stand: installed.stand(),
            dispatcher: socket.map(|(path, name)| (name, answer(&path))),
            headphones: asking
                .0
                .map(|(file, folder)| (file, folder.answer().unwrap_or_else(Err))),
        }
    }

    /// Judges the voice and the headphones.
    #[must_use]
    pub fn judge(&self) -> Vec<Finding> {
        vec![self.judge_voice(), self.judge_headphones()]
    }

    fn judge_voice(&self) -> Finding {
        match &self.dispatcher {
            Some((path, Ok(Answer::Answers))) => {
                Finding::ok(VOICE, told!("doctor-voice-well", path))
            }
            Some((path, Err(unread @ Unread::Denied))) => Finding::unread(VOICE, path, unread),
            _ if self.stand == Stand::Trial => Finding::not_here(VOICE),
            Some((path, _)) => {
                let todo = told!("doctor-voice-start");
                Finding::mend(VOICE, told!("doctor-voice-silent", path), todo)
            }
            None => Finding::mend(
                VOICE,
                told!("doctor-voice-none"),
                told!("doctor-voice-install"),
            ),
        }
    }

    fn judge_headphones(&self) -> Finding {
        let Some((file, folder)) = &self.headphones else {
            return Finding::not_here(HEADPHONES);
        };
        let path = file.display().to_string();
        if SILENT.iter().any(|it| file.starts_with(it)) {
            let todo = told!("doctor-headphones-elsewhere");
            return Finding::mend(HEADPHONES, told!("doctor-headphones-silent", path), todo);
        }
        match folder {
            Ok(()) => Finding::ok(HEADPHONES, told!("doctor-headphones-well", path)),
            Err(Unread::Absent) => Finding::mend(
                HEADPHONES,
                told!("doctor-headphones-no-folder", path),
                told!("doctor-headphones-make"),
            ),
            Err(unread) => Finding::unread(HEADPHONES, &path, unread),
        }
    }
}

/// Asks a dispatcher for an answer, and says nothing.
fn answer(path: &Path) -> Result<Answer, Unread> {
    Machine::owner(path)?;
    Machine::may_write(path)?;
    // Nobody hangs up on the other end of this pair, so only the limits of the connection count.
    let (wake, _held) = UnixStream::pair()?;
    match Connection::open(path, Arc::new(wake)) {
        Ok(connection) => {
            connection.leave();
            Ok(Answer::Answers)
        }
        Err(Failure::Lost | Failure::Left) => Ok(Answer::Silent),
    }
}
