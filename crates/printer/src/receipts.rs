//! A receipt printer at a device of this machine. Nothing is between the kiosk and the printer: no queue and no file. It is
//! known before a job, in the middle of it and after it how the printer is.
//!
//! # Invariants
//! - Nothing of a job is sent to a printer that does not answer, or that tells of trouble.
//! - Nothing of a job is sent after trouble. The printer is told to forget what it has not printed, at once and once more
//!   before the next job; and so is, before the first one, what a kiosk may have left that was killed.
//! - A job is printed when the printer has answered what was asked behind its last line.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the rim: a printer that does not answer is not waited for"
)]

pub mod pieces;
pub mod status;

use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rustix::event::PollFlags;
use rustix::fs::{Mode, OFlags, open};
use rustix::io::{Errno, read, write};
use rustix::termios::{OptionalActions, QueueSelector, tcflush, tcgetattr, tcsetattr};

use crate::patience::{Late, Patience};
use crate::{State, Trouble};
use pieces::pieces;
use status::{QUESTIONS, Question};

/// The time in which an answer must come. Printers answer within 10 ms.
pub const SILENCE: Duration = Duration::from_millis(500);
/// The time for telling a printer to forget what it has not printed.
const FORGET_MAX: Duration = Duration::from_millis(200);
/// The time after the last line in which it must have been printed. Some printers do not know the question that tells; of
/// one that has told of no trouble for so long it is believed.
pub const DONE_MAX: Duration = Duration::from_millis(1_500);
/// The time between two questions in it.
const DONE_PAUSE: Duration = Duration::from_millis(50);

/// Clear what was received and what is to be printed (DLE DC4, function 8), whatever it is in the middle of.
const CLEAR: &[u8] = &[0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
/// Leave an error behind, and forget what was to be printed in it (DLE ENQ 2).
const RECOVER: &[u8] = &[0x10, 0x05, 2];
/// Begin anew (ESC @).
const BEGIN: &[u8] = &[0x1b, b'@'];
/// Answer when all before this has been printed (GS r 1).
const DONE: &[u8] = &[0x1d, b'r', 1];

/// A receipt printer.
pub(crate) struct Receipts {
    device: PathBuf,
    /// True if there may be something in it that must not come out.
    may_have_left: bool,
}

impl Receipts {
    pub(crate) fn new(device: PathBuf) -> Self {
        Self {
            device,
            may_have_left: true,
        }
    }

    pub(crate) fn state(&mut self, patience: &Patience<'_>) -> Result<State, Trouble> {
        self.open_without_left(patience)?.state()
    }

    pub(crate) fn print(&mut self, bytes: &[u8], patience: &Patience<'_>) -> Result<(), Trouble> {
        let mut open = self.open_without_left(patience)?;
        open.well()?;
        self.may_have_left = true;
        let printed = open.print(bytes);
        match printed {
            Ok(()) => self.may_have_left = false,
            Err(trouble) => return Err(open.give_up(trouble)),
        }
        printed
    }

    /// Opens the device, and has the printer forget what it may have of a job before.
    fn open_without_left<'w>(&mut self, patience: &Patience<'w>) -> Result<Open<'w>, Trouble> {
        let mut open = self.open(patience)?;
        if self.may_have_left {
            open.ask(Question::Printer)?;
            open.forget()?;
            // It may have been taken away in the meantime.
            open.ask(Question::Printer)?;
            self.may_have_left = false;
        }
        Ok(open)
    }

    fn open<'w>(&self, patience: &Patience<'w>) -> Result<Open<'w>, Trouble> {
        let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let device = open(&self.device, flags, Mode::empty()).map_err(|errno| match errno {
            // Another program prints on it.
            Errno::BUSY => Trouble::Stuck,
            Errno::ACCESS | Errno::PERM => Trouble::Refused,
            _ => Trouble::Gone,
        })?;
        // A serial line would change bytes, and send answers back.
        if let Ok(mut modes) = tcgetattr(&device) {
            modes.make_raw();
            tcsetattr(&device, OptionalActions::Now, &modes).map_err(|_| Trouble::Silent)?;
        }
        let patience = *patience;
        Ok(Open {
            device,
            patience,
            is_done: false,
        })
    }
}

/// A device that is open.
struct Open<'w> {
    device: OwnedFd,
    patience: Patience<'w>,
    /// True if something has come that says that all has been printed.
    is_done: bool,
}

impl Open<'_> {
    /// Asks all questions.
    fn state(&mut self) -> Result<State, Trouble> {
        let mut answers = [0; QUESTIONS.len()];
        for (answer, question) in answers.iter_mut().zip(QUESTIONS) {
            *answer = self.ask(question)?;
        }
        Ok(status::whole(answers))
    }

    /// Asks all questions, and finds no trouble.
    fn well(&mut self) -> Result<(), Trouble> {
        match self.state()? {
            State::Trouble(trouble) => Err(trouble),
            State::Ready | State::NearEnd | State::Unknown => Ok(()),
        }
    }

    /// Asks those questions that tell that there is trouble, and the others only then.
    fn still_well(&mut self) -> Result<(), Trouble> {
        for question in [Question::Printer, Question::Paper] {
            let answer = self.ask(question)?;
            if matches!(status::state(question, answer), State::Trouble(_)) {
                return self.well();
            }
        }
        Ok(())
    }

    fn print(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.send(BEGIN)?;
        for piece in pieces(bytes) {
            self.send(piece)?;
            self.still_well()?;
        }
        // What a printer has sent of its own accord may look like the answer.
        while self.read()?.is_some() {}
        self.is_done = false;
        self.send(DONE)?;
        self.wait_until_done()
    }

    /// Waits until all has been printed.
    fn wait_until_done(&mut self) -> Result<(), Trouble> {
        let until = Instant::now() + DONE_MAX;
        loop {
            self.still_well()?;
            if self.is_done {
                return self.well();
            }
            if until <= Instant::now() {
                return Ok(());
            }
            self.hear(DONE_PAUSE, status::is_done)?;
        }
    }

    /// Sends nothing more of a job, and has the printer forget what it has of it. Returns the trouble that was, or what the
    /// printer says of it if it only was too slow.
    fn give_up(&mut self, trouble: Trouble) -> Trouble {
        self.patience = Patience::for_at_most(FORGET_MAX);
        // What still waits for a serial line. Other devices have nothing of the kind.
        let _flushed = tcflush(&self.device, QueueSelector::OFlush);
        // If this fails, it is done before the next job.
        let forgotten = self.forget();
        if trouble != Trouble::Stuck || forgotten.is_err() {
            return trouble;
        }
        match self.state() {
            Ok(State::Trouble(cause)) => cause,
            _ => trouble,
        }
    }

    fn forget(&mut self) -> Result<(), Trouble> {
        [CLEAR, RECOVER, BEGIN]
            .iter()
            .try_for_each(|it| self.send(it))
    }

    fn ask(&mut self, question: Question) -> Result<u8, Trouble> {
        // An answer that nobody has waited for is not one to this question.
        while self.read()?.is_some() {}
        self.send(&question.bytes())?;
        match self.hear(SILENCE, status::is_answer)? {
            Some(answer) => Ok(answer),
            None if self.patience.is_over() => Err(Trouble::Stuck),
            None => Err(Trouble::Silent),
        }
    }

    /// Waits for a byte of this kind, for at most this time.
    fn hear(&mut self, limit: Duration, is_wanted: fn(u8) -> bool) -> Result<Option<u8>, Trouble> {
        let patience = self.patience.but_at_most(limit);
        loop {
            while let Some(byte) = self.read()? {
                if is_wanted(byte) {
                    return Ok(Some(byte));
                }
            }
            match patience.wait(&self.device, PollFlags::IN) {
                Ok(seen) => still_there(seen)?,
                Err(Late) => return Ok(None),
            }
        }
    }

    /// Reads a byte, if one has come.
    fn read(&mut self) -> Result<Option<u8>, Trouble> {
        let mut byte = [0];
        match read(&self.device, &mut byte) {
            Ok(1) => {
                self.is_done |= status::is_done(byte[0]);
                Ok(Some(byte[0]))
            }
            Ok(_) | Err(Errno::AGAIN | Errno::INTR) => Ok(None),
            Err(_) => Err(Trouble::Silent),
        }
    }

    fn send(&self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut unsent = bytes;
        while !unsent.is_empty() {
            match write(&self.device, unsent) {
                Ok(sent) => unsent = &unsent[sent..],
                Err(Errno::AGAIN) => {
                    let seen = self.patience.wait(&self.device, PollFlags::OUT);
                    still_there(seen.map_err(|Late| Trouble::Stuck)?)?;
                }
                Err(Errno::INTR) => {}
                // So says a USB printer's driver.
                Err(Errno::NOSPC) => return Err(Trouble::NoPaper),
                Err(_) => return Err(Trouble::Silent),
            }
        }
        Ok(())
    }
}

/// A device that hangs up was unplugged.
fn still_there(seen: PollFlags) -> Result<(), Trouble> {
    let ended = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    if seen.intersects(ended) {
        return Err(Trouble::Silent);
    }
    Ok(())
}
