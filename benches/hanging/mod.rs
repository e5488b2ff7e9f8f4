//! A receipt printer that is well until it is given a slip, and takes nothing of it after the first bytes.

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use cas_kiosk::kiosk::Slips;
use cas_kiosk::printer::{PrinterConfig, Roll};
use pty_process::blocking::{Pts, Pty, open};
use rustix::pty::ptsname;

/// The question how it is, without which of four.
const QUESTION: &[u8] = b"\x10\x04";
/// "All is well", whatever was asked.
const WELL: u8 = 0x12;
/// After so many bytes it takes no more: all questions before a slip are fewer.
const BYTES_MAX: usize = 1_000;

/// The printer.
pub(crate) struct Hanging {
    device: PathBuf,
    /// Gets a word when it hangs.
    hangs: Receiver<()>,
    /// Open, so that the device stays while nobody has it open.
    _pts: Pts,
}

impl Hanging {
    pub(crate) fn start() -> Self {
        let (pty, pts) = open().unwrap();
        let device = ptsname(&pty, Vec::new()).unwrap().into_string().unwrap();
        let (sender, hangs) = channel();
        thread::spawn(move || play(pty, &sender));
        Self {
            device: device.into(),
            hangs,
            _pts: pts,
        }
    }

    /// The printer as a kiosk knows it that has heard that it is well. The channel has a word for each thing that it
    /// tells after that.
    pub(crate) fn slips(&self) -> (Slips, Receiver<()>) {
        let (sender, told) = channel();
        let wake = move || {
            let _over = sender.send(());
        };
        let config = PrinterConfig::Receipts {
            device: self.device.clone(),
            paper: Roll::Mm80,
        };
        let slips = Slips::start(&config, wake).unwrap();
        told.recv().unwrap();
        (slips, told)
    }

    /// Waits until it hangs.
    pub(crate) fn hangs(&self) {
        self.hangs.recv().unwrap();
    }
}

/// Answers what it is asked, and then reads no more, with the line held open for ever.
fn play(mut pty: Pty, hangs: &Sender<()>) {
    let (mut taken, mut answered): (Vec<u8>, usize) = (Vec::new(), 0);
    let mut some = [0; 256];
    while taken.len() < BYTES_MAX {
        let Ok(count) = pty.read(&mut some) else {
            return;
        };
        taken.extend(&some[..count]);
        let asked = taken.windows(QUESTION.len()).filter(|it| *it == QUESTION);
        let asked = asked.count();
        for _ in answered..asked {
            pty.write_all(&[WELL]).unwrap();
        }
        answered = asked;
    }
    let _over = hangs.send(());
    loop {
        thread::park();
    }
}
