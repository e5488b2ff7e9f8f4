//! `[printer]` in `kiosk.toml`: where slips are printed, if anywhere.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::path::PathBuf;

use crate::record::Record;
use crate::told;

/// The longest name of a queue, in bytes: that of CUPS.
pub const QUEUE_BYTES_MAX: usize = 127;

/// The printer of a kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrinterConfig {
    /// There is none.
    None,
    /// A queue of CUPS on this machine.
    Cups {
        /// The name of the queue.
        queue: String,
        /// The socket of CUPS, if it is not the usual one.
        socket: Option<PathBuf>,
        /// The size of its sheets.
        paper: Sheet,
    },
    /// A receipt printer that understands ESC/POS.
    Receipts {
        /// Its device.
        device: PathBuf,
        /// The width of its roll.
        paper: Roll,
    },
}

/// The size of a sheet (ISO 216).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// 148 by 210 millimetres.
    A5,
    /// 210 by 297 millimetres.
    A4,
}

/// The width of a roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roll {
    /// 80 millimetres.
    Mm80,
    /// 58 millimetres.
    Mm58,
}

/// The way to a printer, in the words of `kiosk.toml`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    None,
    Cups,
    Receipts,
}

#[derive(Clone, Copy)]
enum Paper {
    Sheet(Sheet),
    Roll(Roll),
}

const WAYS: [(&str, Way); 3] = [
    ("none", Way::None),
    ("cups", Way::Cups),
    ("receipts", Way::Receipts),
];
const PAPERS: [(&str, Paper); 4] = [
    ("a5", Paper::Sheet(Sheet::A5)),
    ("a4", Paper::Sheet(Sheet::A4)),
    ("roll80", Paper::Roll(Roll::Mm80)),
    ("roll58", Paper::Roll(Roll::Mm58)),
];

impl PrinterConfig {
    /// Reads the table. What only another way needs is a fault, because whoever has written it means that way.
    pub(crate) fn read(table: &mut Record<'_>) -> Self {
        let is_written = table.has("way");
        let way = table.optional_word("way", &WAYS);
        let queue = read_queue(table);
        let socket = read_whole_path(table, "socket");
        let device = read_whole_path(table, "device");
        let paper = table.optional_word("paper", &PAPERS);
        match way.unwrap_or(Way::None) {
            // That this is no way is told already.
            Way::None if is_written && way.is_none() => Self::None,
            Way::None => {
                only_for(table, "cups", &["queue", "socket"]);
                only_for(table, "receipts", &["device"]);
                Self::None
            }
            Way::Cups => {
                only_for(table, "receipts", &["device"]);
                table.require("queue", "queue = \"…\"");
                if let Some(Paper::Roll(_)) = paper {
                    fault_of_paper(table, "a5", "a4");
                }
                let paper = paper.and_then(Paper::sheet).unwrap_or(Sheet::A5);
                let queue = queue.unwrap_or_default();
                Self::Cups {
                    queue,
                    socket,
                    paper,
                }
            }
            Way::Receipts => {
                only_for(table, "cups", &["queue", "socket"]);
                table.require("device", "device = \"/dev/usb/lp0\"");
                if let Some(Paper::Sheet(_)) = paper {
                    fault_of_paper(table, "roll80", "roll58");
                }
                let paper = paper.and_then(Paper::roll).unwrap_or(Roll::Mm80);
                let device = device.unwrap_or_default();
                Self::Receipts { device, paper }
            }
        }
    }
}

impl Paper {
    fn sheet(self) -> Option<Sheet> {
        match self {
            Self::Sheet(sheet) => Some(sheet),
            Self::Roll(_) => None,
        }
    }

    fn roll(self) -> Option<Roll> {
        match self {
            Self::Roll(roll) => Some(roll),
            Self::Sheet(_) => None,
        }
    }
}

/// Reads the name of a queue. CUPS takes no other names.
fn read_queue(table: &mut Record<'_>) -> Option<String> {
    let queue = table.optional_string("queue", QUEUE_BYTES_MAX)?;
    let is_unfit = |sign: char| sign.is_control() || sign.is_whitespace() || "/#".contains(sign);
    if queue.len() > QUEUE_BYTES_MAX || queue.contains(is_unfit) {
        let place = table.place("queue");
        table.fault(place, told!("no-queue", name = queue), told!("write-queue"));
        return None;
    }
    Some(queue)
}

/// Reads the path of what the system has, which is nowhere near this file.
fn read_whole_path(table: &mut Record<'_>, key: &str) -> Option<PathBuf> {
    let path = table.optional_path(key)?;
    if !path.starts_with('/') {
        let place = table.place(key);
        table.fault(
            place,
            told!("no-whole-path", path),
            told!("begin-with-slash"),
        );
        return None;
    }
    Some(path.into())
}

/// Adds a fault for each of these keys that is there.
fn only_for(table: &mut Record<'_>, way: &'static str, keys: &[&str]) {
    for &key in keys {
        if table.has(key) {
            let (place, advice) = (table.place(key), told!("way-or-remove", way, key));
            table.fault(place, told!("only-for-way", way, key), advice);
        }
    }
}

fn fault_of_paper(table: &mut Record<'_>, usual: &'static str, other: &'static str) {
    let (place, advice) = (table.place("paper"), told!("write-paper", usual, other));
    table.fault(place, told!("no-such-paper"), advice);
}
