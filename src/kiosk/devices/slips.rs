//! The printer of slips as the kiosk knows it. It prints on a thread of its own, and what it tells is news when it comes.
//!
//! # Invariants
//! - No key waits for the printer.
//! - A slip is offered on paper unless the printer was in trouble when it was last heard of.

use std::io;
use std::mem;
use std::path::PathBuf;
use std::sync::mpsc;

use tracing::{info, warn};
use zeroize::Zeroizing;

use cas_core::Message;
use cas_page::slip::{Printed, Slip};
use cas_paper::Paper;
use cas_printer::{CUPS_SOCKET, Carrier, Job, Media, Printer, State, Told, Trouble};
use cas_setup::printer::{PrinterConfig, Roll, Sheet};

/// The printer of slips, if there is one.
pub struct Slips {
    printer: Option<Printer>,
    told: mpsc::Receiver<Told>,
    paper: Paper,
    /// True if it has told how it is.
    has_told: bool,
    /// The trouble that it told last of itself.
    trouble: Option<Trouble>,
}

impl Slips {
    /// No printer.
    #[must_use]
    pub fn none() -> Self {
        Self {
            printer: None,
            told: mpsc::channel().1,
            paper: Paper::A5,
            has_told: false,
            trouble: None,
        }
    }

    /// Starts the thread of a printer, which calls `wake` when there is news. It has the rights of the thread that calls
    /// this.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        config: &PrinterConfig,
        mut wake: impl FnMut() + Send + 'static,
    ) -> io::Result<Self> {
        let Some((carrier, paper)) = carrier(config) else {
            return Ok(Self::none());
        };
        let (sender, told) = mpsc::channel();
        let printer = Printer::start(carrier, move |it| {
            // At the end of the program nobody listens any more.
            let _ = sender.send(it);
            wake();
        })?;
        printer.ask();
        Ok(Self {
            printer: Some(printer),
            told,
            paper,
            has_told: false,
            trouble: None,
        })
    }

    /// True if a slip can be offered on paper.
    pub(in crate::kiosk) fn are_offered(&self) -> bool {
        self.printer.is_some() && self.has_told && self.trouble.is_none()
    }

    /// Asks the printer how it is. Somebody may have put paper in.
    pub(in crate::kiosk) fn ask(&self) {
        self.printer.iter().for_each(Printer::ask);
    }

    /// Prints a slip. Returns the answer for the core if there is one already.
    pub(in crate::kiosk) fn print(&self, job: u64, slip: &Slip) -> Option<Message> {
        let Some(printer) = &self.printer else {
            return Some(Message::Printed(job, Printed::Not));
        };
        let bytes = Zeroizing::new(cas_paper::print(slip, self.paper));
        printer.print(Job { id: job, bytes });
        None
    }

    /// Returns what the printer has told since, for the core.
    pub(in crate::kiosk) fn news(&mut self) -> Vec<Message> {
        let told: Vec<Told> = self.told.try_iter().collect();
        told.into_iter().filter_map(|it| self.take(it)).collect()
    }

    fn take(&mut self, told: Told) -> Option<Message> {
        match told {
            Told::State(State::Ready | State::NearEnd | State::Unknown) => {
                self.is_in(None);
                None
            }
            Told::State(State::Trouble(trouble)) => {
                self.is_in(Some(trouble));
                None
            }
            Told::Printed(job, printed) => {
                self.is_in(printed.err());
                Some(Message::Printed(job, in_words(printed)))
            }
        }
    }

    /// Notes how the printer is, and tells the operator when that changes.
    fn is_in(&mut self, trouble: Option<Trouble>) {
        self.has_told = true;
        match (mem::replace(&mut self.trouble, trouble), trouble) {
            (before, Some(now)) if before != Some(now) => warn!(
                "the printer: {}; visitors write down what they would have printed",
                reason(now)
            ),
            (Some(_), None) => info!("the printer works again"),
            _ => {}
        }
    }
}

/// Returns the way to a printer, and the paper in it.
fn carrier(config: &PrinterConfig) -> Option<(Carrier, Paper)> {
    match config {
        PrinterConfig::None => None,
        PrinterConfig::Cups {
            queue,
            socket,
            paper,
        } => {
            let (media, paper) = match paper {
                Sheet::A5 => (Media::A5, Paper::A5),
                Sheet::A4 => (Media::A4, Paper::A4),
            };
            let socket = socket.clone();
            let carrier = Carrier::Cups {
                socket: socket.unwrap_or_else(|| PathBuf::from(CUPS_SOCKET)),
                queue: queue.clone(),
                media,
            };
            Some((carrier, paper))
        }
        PrinterConfig::Receipts { device, paper } => {
            let paper = match paper {
                Roll::Mm80 => Paper::Roll80,
                Roll::Mm58 => Paper::Roll58,
            };
            let device = device.clone();
            Some((Carrier::Receipts { device }, paper))
        }
    }
}

fn in_words(printed: Result<(), Trouble>) -> Printed {
    match printed {
        Ok(()) => Printed::Well,
        Err(Trouble::NoPaper) => Printed::NoPaper,
        Err(
            Trouble::CoverOpen
            | Trouble::Silent
            | Trouble::Gone
            | Trouble::Stuck
            | Trouble::Refused,
        ) => Printed::Not,
    }
}

/// Says what is wrong, and what to do, for the operator.
fn reason(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::NoPaper => "it has no paper; put some in",
        Trouble::CoverOpen => "it is open; close it",
        Trouble::Silent => "it does not answer; is it on, and plugged in?",
        Trouble::Gone => {
            "CUPS does not run, or there is no such device; see [printer] in kiosk.toml"
        }
        Trouble::Stuck => "it has not printed in time; look at it, and at its queue",
        Trouble::Refused => {
            "it takes nothing; see `queue` in kiosk.toml, and whether the kiosk may use it"
        }
    }
}
