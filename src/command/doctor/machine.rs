//! The machine that is looked at: its files, its terminals, and what its own programs say of it.
//!
//! Everything is looked for under one folder, which is `/` but in tests. There a folder with real files
//! stands for a machine.
//!
//! # Invariants
//! - Nothing is changed: what is read here is only read.
//! - Another program is waited for at most [`LIMIT`], and then ended.
//! - A disk is waited for as long, by a thread of its own ([`Machine::ask`]), unless it is the disk of the
//!   system, without which this program could not have been started.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: the machine is read here"
)]

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf, absolute};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::fs::{Access, Mode, OFlags, access, open};
use rustix::io::Errno;
use rustix::termios::tcgetwinsize;

/// The longest time that another program or a disk may take to answer. A disk that hangs does not answer at
/// all.
pub const LIMIT: Duration = Duration::from_secs(10);
/// The folders of programs.
const PROGRAMS: [&str; 4] = ["usr/bin", "usr/sbin", "bin", "sbin"];
/// The most bytes that are read of a file or of what a program prints: more than a long `grub.cfg` has.
const BYTES_MAX: u64 = 1024 * 1024;

/// The machine that is looked at.
#[derive(Clone, Debug)]
pub struct Machine {
    root: PathBuf,
    /// The longest time that another program or a disk may take to answer.
    limit: Duration,
}

/// Something that is read of a disk that may hang.
pub struct Asked<T> {
    answer: Receiver<T>,
    /// The time after which nobody waits for it.
    until: Instant,
    limit: Duration,
}

/// The reason why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There is no such thing.
    Absent,
    /// Whoever runs this may not look.
    Denied,
    /// Something else, in the words of the system or of the program that was asked.
    Failed(String),
}

impl Machine {
    /// The machine whose files are under `root`.
    #[must_use]
    pub fn under(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            limit: LIMIT,
        }
    }

    /// The same machine, whose programs and disks may take this long to answer.
    #[must_use]
    pub fn answering_within(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// Reads something of a disk that may hang, while this program does something else.
    pub fn ask<T: Send + 'static>(&self, read: impl FnOnce() -> T + Send + 'static) -> Asked<T> {
        let (sender, answer) = mpsc::channel();
        // Nobody may wait for it any more.
        thread::spawn(move || drop(sender.send(read())));
        Asked {
            answer,
            until: Instant::now() + self.limit,
            limit: self.limit,
        }
    }

    /// Returns the longest time that a disk may take to answer.
    #[must_use]
    pub fn limit(&self) -> Duration {
        self.limit
    }

    /// Returns the path at which a file of the machine is found.
    #[must_use]
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path.trim_start_matches('/'))
    }

    /// Reads a file as bytes.
    ///
    /// # Errors
    /// The reason why it could not be read.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>, Unread> {
        let mut bytes = Vec::new();
        let file = File::open(self.path(path))?;
        file.take(BYTES_MAX).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads a file as text.
    ///
    /// # Errors
    /// As [`Machine::bytes`].
    pub fn text(&self, path: &str) -> Result<String, Unread> {
        let bytes = self.bytes(path)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Returns the names in a folder, in their order; none if it cannot be read.
    #[must_use]
    pub fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else {
            return Vec::new();
        };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.collect();
        names.sort_unstable();
        names
    }

    /// True if there is something of this name, be it a link that leads nowhere.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.path(path).symlink_metadata().is_ok()
    }

    /// True if this name is a link to `/dev/null`, or an empty file: so systemd is told that nothing of
    /// this name shall be used.
    #[must_use]
    pub fn is_masked(&self, path: &str) -> bool {
        let path = self.path(path);
        if let Ok(target) = fs::read_link(&path) {
            return target == Path::new("/dev/null");
        }
        fs::metadata(&path).is_ok_and(|it| it.is_file() && it.len() == 0)
    }

    /// Returns the name that a path under the folder of the machine has on the machine.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> PathBuf {
        let path = absolute(path).unwrap_or_else(|_| path.to_owned());
        let within = path.strip_prefix(&self.root);
        within.map_or_else(|_| path.clone(), |within| Path::new("/").join(within))
    }

    /// Returns the owner and the rights of a file or folder.
    ///
    /// # Errors
    /// The reason why they could not be read.
    pub fn owner(path: &Path) -> Result<Metadata, Unread> {
        Ok(fs::symlink_metadata(path)?)
    }

    /// Succeeds if whoever runs this may write to a file.
    ///
    /// # Errors
    /// [`Unread::Denied`] if not, or another reason.
    pub fn may_write(path: &Path) -> Result<(), Unread> {
        Ok(access(path, Access::WRITE_OK).map_err(io::Error::from)?)
    }

    /// Returns how many columns and rows a terminal has.
    ///
    /// # Errors
    /// The reason why it could not be asked.
    pub fn grid(&self, terminal: &str) -> Result<Size, Unread> {
        // Without these flags the terminal might become this program's own, or be waited for.
        let flags = OFlags::RDONLY | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let terminal = open(self.path(terminal), flags, Mode::empty()).map_err(io::Error::from)?;
        let size = tcgetwinsize(terminal).map_err(io::Error::from)?;
        Ok(Size::new(size.ws_col, size.ws_row))
    }

    /// Runs a program of the machine that looks at a terminal, and returns what it prints.
    ///
    /// # Errors
    /// As [`Machine::output`]; [`Unread::Denied`] if whoever runs this may not look at the terminal.
    pub fn output_on(
        &self,
        terminal: &str,
        program: &str,
        arguments: &[&str],
    ) -> Result<String, Unread> {
        match self.grid(terminal) {
            Err(Unread::Denied) => Err(Unread::Denied),
            _ => self.output(program, arguments),
        }
    }

    /// Runs a program of the machine, and returns what it prints.
    ///
    /// # Errors
    /// [`Unread::Absent`] if the machine has no such program, [`Unread::Failed`] if it failed or did not
    /// answer in time.
    pub fn output(&self, program: &str, arguments: &[&str]) -> Result<String, Unread> {
        let mut places = PROGRAMS.iter().map(|it| self.root.join(it).join(program));
        let Some(path) = places.find(|path| path.is_file()) else {
            return Err(Unread::Absent);
        };
        let mut child = Command::new(path)
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let answer = heard(&mut child, self.limit);
        let Some((printed, complaint)) = answer else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(Unread::silent(self.limit));
        };
        if child.wait()?.success() {
            return Ok(printed);
        }
        let why = complaint.lines().next().unwrap_or("no reason given");
        Err(Unread::Failed(why.to_owned()))
    }
}

/// Returns what a program prints, and what it complains of; `None` if that takes too long.
fn heard(child: &mut Child, limit: Duration) -> Option<(String, String)> {
    let (sender, printed) = mpsc::channel();
    let mut stdout = child.stdout.take()?.take(BYTES_MAX);
    let mut stderr = child.stderr.take()?.take(BYTES_MAX);
    let complaints = thread::spawn(move || {
        let mut text = Vec::new();
        let _ = stderr.read_to_end(&mut text);
        text
    });
    thread::spawn(move || {
        let mut text = Vec::new();
        let _ = stdout.read_to_end(&mut text);
        let complaint = complaints.join().unwrap_or_default();
        let _ = sender.send((text, complaint));
    });
    let (text, complaint) = printed.recv_timeout(limit).ok()?;
    let words = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Some((words(text), words(complaint)))
}

impl<T> Asked<T> {
    /// Returns what was read.
    ///
    /// # Errors
    /// When the disk did not answer in time.
    pub fn answer(self) -> Result<T, Unread> {
        let left = self.until.saturating_duration_since(Instant::now());
        let answer = self.answer.recv_timeout(left);
        answer.map_err(|_| Unread::silent(self.limit))
    }
}

impl Unread {
    /// There was no answer within this time.
    fn silent(limit: Duration) -> Self {
        Self::Failed(format!("no answer in {limit:?}"))
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Absent,
            io::ErrorKind::PermissionDenied => Self::Denied,
            // A device file without its device, as in a container.
            _ if error.raw_os_error() == Some(Errno::NXIO.raw_os_error()) => Self::Absent,
            _ => Self::Failed(error.to_string()),
        }
    }
}
