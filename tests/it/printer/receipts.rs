//! A receipt printer, played by a pseudo-terminal: ready, without paper, open, silent, stuck, unplugged.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

use cas_printer::receipts::pieces::pieces;
use cas_printer::receipts::status::{QUESTIONS, is_answer, is_done, state, whole};
use cas_printer::{Carrier, State, Told, Trouble};
use pty_process::blocking::{Pts, Pty, open};
use rustix::pty::ptsname;

use super::Kiosk;
use crate::terminal::PATIENCE;

/// The answers of a printer that is well.
pub const WELL: [u8; 4] = [0x12, 0x12, 0x12, 0x12];
/// It does not print, because its paper has run out.
pub const NO_PAPER: [u8; 4] = [0x1a, 0x32, 0x12, 0x72];
/// It does not print, because it is open; then its paper is not seen.
const OPEN: [u8; 4] = [0x1a, 0x36, 0x12, 0x72];
const NEAR_END: [u8; 4] = [0x12, 0x12, 0x12, 0x1e];
/// Its cutter is stuck.
const CUTTER: [u8; 4] = [0x1a, 0x52, 0x1a, 0x12];
/// Forget all, leave the error behind, begin anew.
const FORGET: &[u8] = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08\x10\x05\x02\x1b@";
const BEGIN: &[u8] = b"\x1b@";
/// Answer when all has been printed.
const DONE: &[u8] = b"\x1dr\x01";

/// How a printer behaves.
#[derive(Clone, Copy)]
pub enum Manner {
    /// It answers so.
    Answers([u8; 4]),
    /// It answers so, and does not know the question whether all has been printed.
    AnswersWithoutDone([u8; 4]),
    /// It takes everything and says nothing.
    Silent,
    /// It answers, and takes nothing any more in the middle of its first image.
    StuckInImage,
    /// It takes nothing.
    Stuck,
    /// It is not there any more.
    Unplugged,
}

/// What a printer has taken, and how it behaves.
struct Played {
    manner: Manner,
    /// How it behaves after so many pieces.
    next: Option<(usize, Manner)>,
    /// How many pieces it has taken.
    pieces: usize,
    /// All but the questions.
    taken: Vec<u8>,
}

pub struct Device {
    pub path: PathBuf,
    played: Arc<(Mutex<Played>, Condvar)>,
    /// Open, so that it is the same device when nobody else has it open.
    _pts: Pts,
}

impl Device {
    pub fn that(manner: Manner) -> Self {
        Self::that_then(manner, None)
    }

    pub fn that_then(manner: Manner, next: Option<(usize, Manner)>) -> Self {
        let (pty, pts) = open().unwrap();
        let path = ptsname(&pty, Vec::new()).unwrap().into_string().unwrap();
        let played = Played {
            manner,
            next,
            pieces: 0,
            taken: Vec::new(),
        };
        let played = Arc::new((Mutex::new(played), Condvar::new()));
        let own = Arc::clone(&played);
        thread::spawn(move || play(pty, &own));
        Self {
            path: path.into(),
            played,
            _pts: pts,
        }
    }

    fn kiosk(&self) -> Kiosk {
        let device = self.path.clone();
        Kiosk::with(Carrier::Receipts { device })
    }

    /// What it has taken since the last time.
    pub fn takes(&self) -> Vec<u8> {
        std::mem::take(&mut self.played.0.lock().unwrap().taken)
    }

    /// Waits until it has taken something that ends so, and returns all of it.
    fn takes_until(&self, end: &[u8]) -> Vec<u8> {
        let (played, changed) = &*self.played;
        let played = played.lock().unwrap();
        let waited = changed.wait_timeout_while(played, PATIENCE, |it| !it.taken.ends_with(end));
        let (mut played, late) = waited.unwrap();
        assert!(!late.timed_out(), "{:?}", played.taken);
        std::mem::take(&mut played.taken)
    }

    pub fn behaves(&self, manner: Manner) {
        let mut played = self.played.0.lock().unwrap();
        played.manner = manner;
        self.played.1.notify_all();
    }
}

/// Plays the printer until it is unplugged, or nobody has its device open.
fn play(mut pty: Pty, played: &(Mutex<Played>, Condvar)) {
    let mut bytes = VecDeque::new();
    let mut some = [0; 512];
    loop {
        let (lock, changed) = played;
        let manner = |it: &Played| it.manner;
        {
            let now = lock.lock().unwrap();
            let stuck = |it: &mut Played| matches!(it.manner, Manner::Stuck);
            let now = changed.wait_while(now, stuck).unwrap();
            if matches!(manner(&now), Manner::Unplugged) {
                return;
            }
        }
        let Ok(count) = pty.read(&mut some) else {
            return;
        };
        bytes.extend(&some[..count]);
        forget(&mut bytes);
        if bytes.make_contiguous().starts_with(b"\x1dv0") {
            lock.lock().unwrap().is_stuck_in_image();
        }
        while let Some(length) = first_whole(&bytes) {
            let command: Vec<u8> = bytes.drain(..length).collect();
            let mut played = lock.lock().unwrap();
            let answer = played.carry_out(&command);
            let manner = played.manner;
            drop(played);
            changed.notify_all();
            if let Some(answer) = answer {
                pty.write_all(&[answer]).unwrap();
            }
            if matches!(manner, Manner::Stuck | Manner::Unplugged) {
                break;
            }
        }
    }
}

/// What is told to forget is carried out at once, whatever comes before it.
fn forget(bytes: &mut VecDeque<u8>) {
    let all = bytes.make_contiguous();
    let clear = &FORGET[..10];
    if let Some(at) = all.windows(clear.len()).position(|it| it == clear) {
        bytes.drain(..at);
    }
}

/// The length of the first command, if all of it has come.
fn first_whole(bytes: &VecDeque<u8>) -> Option<usize> {
    let at = |at: usize| bytes.get(at).copied();
    let length = match (at(0)?, at(1)) {
        (0x10 | 0x1d, None) => return None,
        (0x10, Some(0x04)) | (0x1d, Some(b'r')) => 3,
        (0x1d, Some(b'v')) => {
            let pair = |from| Some(usize::from(u16::from_le_bytes([at(from)?, at(from + 1)?])));
            8 + pair(4)? * pair(6)?
        }
        _ => 1,
    };
    (length <= bytes.len()).then_some(length)
}

impl Played {
    fn is_stuck_in_image(&mut self) {
        if matches!(self.manner, Manner::StuckInImage) {
            self.manner = Manner::Stuck;
        }
    }

    /// Takes a command, and answers it.
    fn carry_out(&mut self, command: &[u8]) -> Option<u8> {
        let is_question = command.starts_with(&[0x10, 0x04]);
        if !is_question {
            self.taken.extend(command);
        }
        if command.starts_with(b"\x1dv0") {
            self.pieces += 1;
        }
        if let Some((_, next)) = self.next.take_if(|(after, _)| *after == self.pieces) {
            self.manner = next;
        }
        let (answers, knows_done) = match self.manner {
            Manner::StuckInImage => (WELL, true),
            Manner::Answers(answers) => (answers, true),
            Manner::AnswersWithoutDone(answers) => (answers, false),
            Manner::Silent | Manner::Stuck | Manner::Unplugged => return None,
        };
        match command {
            [0x10, 0x04, number] => Some(answers[usize::from(*number) - 1]),
            DONE => knows_done.then_some(0),
            _ => None,
        }
    }
}

/// A band of so many rows.
fn band(rows: u8, dots: u8) -> Vec<u8> {
    let head = [0x1d, b'v', b'0', 0, 72, 0, rows, 0];
    [&head[..], &vec![dots; 72 * usize::from(rows)]].concat()
}

/// A slip of three bands, and then the cut.
fn slip() -> Vec<u8> {
    let bands = [0xaa, 0x55, 0xff].map(|dots| band(24, dots));
    [&bands.concat()[..], b"\n\x1dVB\x00"].concat()
}

/// All its bands, and what may be before the next one.
fn bands_of_slip(count: usize) -> Vec<u8> {
    pieces(&slip()).take(count).collect::<Vec<_>>().concat()
}

/// What is taken of a slip that is printed whole.
fn whole_slip() -> Vec<u8> {
    [BEGIN, &slip(), DONE].concat()
}

#[test]
fn a_slip_arrives_byte_for_byte() {
    let device = Device::that(Manner::Answers(WELL));
    let kiosk = device.kiosk();
    assert_eq!(kiosk.asks(), State::Ready);
    assert_eq!(device.takes(), FORGET, "of a kiosk that was killed");
    for id in 0..2 {
        assert_eq!(kiosk.prints(id, &slip()), Ok(()));
        assert_eq!(device.takes(), whole_slip());
    }
}

#[test]
fn every_byte_of_a_slip_arrives_as_it_is() {
    // Without those that are commands to the device that is played here.
    let text: Vec<u8> = (0..=255).filter(|it| ![0x10, 0x1d].contains(it)).collect();
    let device = Device::that(Manner::Answers(WELL));
    assert_eq!(device.kiosk().prints(1, &text), Ok(()));
    assert_eq!(device.takes(), [FORGET, BEGIN, &text, DONE].concat());
}

#[test]
fn a_printer_that_cannot_tell_when_it_is_done_is_believed_after_a_while() {
    let device = Device::that(Manner::AnswersWithoutDone(WELL));
    assert_eq!(device.kiosk().prints(1, &slip()), Ok(()));
    assert_eq!(device.takes(), [FORGET, &whole_slip()].concat());
}

#[test]
fn nothing_is_sent_to_a_printer_in_trouble() {
    for (answers, trouble) in [
        (NO_PAPER, Trouble::NoPaper),
        (OPEN, Trouble::CoverOpen),
        (CUTTER, Trouble::Stuck),
    ] {
        let device = Device::that(Manner::Answers(answers));
        let kiosk = device.kiosk();
        assert_eq!(kiosk.asks(), State::Trouble(trouble));
        assert_eq!(kiosk.prints(1, &slip()), Err(trouble));
        assert_eq!(device.takes(), FORGET);
        device.behaves(Manner::Answers(WELL));
        assert_eq!(kiosk.prints(2, &slip()), Ok(()));
        assert_eq!(device.takes(), whole_slip());
    }
}

#[test]
fn paper_that_is_near_its_end_is_told_and_printed_on() {
    let device = Device::that(Manner::Answers(NEAR_END));
    let kiosk = device.kiosk();
    assert_eq!(kiosk.asks(), State::NearEnd);
    assert_eq!(kiosk.prints(1, &slip()), Ok(()));
}

#[test]
fn nothing_is_sent_to_a_printer_that_says_nothing() {
    let device = Device::that(Manner::Silent);
    let kiosk = device.kiosk();
    assert_eq!(kiosk.asks(), State::Trouble(Trouble::Silent));
    assert_eq!(kiosk.prints(1, &slip()), Err(Trouble::Silent));
    assert_eq!(device.takes(), b"");
}

#[test]
fn where_the_paper_runs_out_the_rest_is_not_sent_and_nothing_old_comes_out_after_a_refill() {
    for after in 1..=3 {
        for (answers, trouble) in [(NO_PAPER, Trouble::NoPaper), (OPEN, Trouble::CoverOpen)] {
            let next = Some((after, Manner::Answers(answers)));
            let device = Device::that_then(Manner::Answers(WELL), next);
            let kiosk = device.kiosk();
            assert_eq!(kiosk.prints(1, &slip()), Err(trouble), "after {after}");
            let begun = [FORGET, BEGIN, &bands_of_slip(after)].concat();
            assert_eq!(device.takes_until(FORGET), [&begun, FORGET].concat());
            device.behaves(Manner::Answers(WELL));
            assert_eq!(kiosk.prints(2, &slip()), Ok(()));
            assert_eq!(device.takes(), [FORGET, &whole_slip()].concat());
        }
    }
}

#[test]
fn paper_that_runs_out_behind_the_last_line_is_told() {
    let device = Device::that_then(
        Manner::AnswersWithoutDone(WELL),
        Some((3, Manner::AnswersWithoutDone(NEAR_END))),
    );
    let kiosk = device.kiosk();
    kiosk.sends(1, &slip());
    let taken = device.takes_until(DONE);
    assert_eq!(taken, [FORGET, &whole_slip()].concat());
    device.behaves(Manner::Answers(NO_PAPER));
    assert_eq!(kiosk.is_told_of(1), Err(Trouble::NoPaper));
    assert_eq!(device.takes_until(FORGET), FORGET);
}

#[test]
fn a_printer_that_falls_silent_in_the_middle_is_sent_nothing_more() {
    for after in 1..=3 {
        let next = Some((after, Manner::Silent));
        let device = Device::that_then(Manner::Answers(WELL), next);
        let outcome = device.kiosk().prints(1, &slip());
        assert_eq!(outcome, Err(Trouble::Silent), "after {after}");
        let begun = [FORGET, BEGIN, &bands_of_slip(after)].concat();
        assert_eq!(device.takes_until(FORGET), [&begun, FORGET].concat());
    }
}

#[test]
fn a_printer_that_is_unplugged_in_the_middle_is_silent_and_then_gone() {
    for after in 1..=3 {
        let next = Some((after, Manner::Unplugged));
        let device = Device::that_then(Manner::Answers(WELL), next);
        let kiosk = device.kiosk();
        let outcome = kiosk.prints(1, &slip());
        assert_eq!(outcome, Err(Trouble::Silent), "after {after}");
        assert_eq!(kiosk.asks(), State::Trouble(Trouble::Gone));
    }
}

#[test]
fn a_printer_that_takes_nothing_any_more_is_stuck_and_nothing_of_the_slip_is_left_for_it() {
    let device = Device::that(Manner::StuckInImage);
    let kiosk = device.kiosk();
    // More than a device keeps for a printer that takes nothing.
    let image = band(255, 0x55);
    assert_eq!(kiosk.prints(1, &image), Err(Trouble::Stuck));
    device.behaves(Manner::Answers(WELL));
    assert_eq!(kiosk.prints(2, &slip()), Ok(()));
    let taken = [FORGET, BEGIN, FORGET, FORGET, &whole_slip()].concat();
    assert_eq!(device.takes(), taken);
}

#[test]
fn a_device_that_is_not_there_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let device = folder.path().join("lp0");
    let kiosk = Kiosk::with(Carrier::Receipts { device });
    assert_eq!(kiosk.asks(), State::Trouble(Trouble::Gone));
    assert_eq!(kiosk.prints(1, &slip()), Err(Trouble::Gone));
}

#[test]
fn of_two_jobs_that_wait_the_newer_one_is_printed() {
    let device = Device::that(Manner::Stuck);
    let kiosk = device.kiosk();
    // The thread waits for an answer to this one, and has room for one more.
    kiosk.sends(1, &slip());
    assert_eq!(kiosk.is_told_of(1), Err(Trouble::Silent));
    kiosk.printer.ask();
    kiosk.sends(2, &band(1, 2));
    kiosk.sends(3, &band(1, 3));
    device.behaves(Manner::Answers(WELL));
    let mut told = Vec::new();
    while !matches!(told.last(), Some(Told::Printed(3, _))) {
        told.push(kiosk.is_told());
    }
    assert_eq!(told.last(), Some(&Told::Printed(3, Ok(()))), "{told:?}");
}

#[test]
fn a_kiosk_that_ends_in_the_middle_waits_for_no_printer_and_tells_nothing_more() {
    let device = Device::that_then(Manner::Answers(WELL), Some((1, Manner::Silent)));
    let kiosk = device.kiosk();
    kiosk.sends(1, &slip());
    let begun = [FORGET, BEGIN, &bands_of_slip(1)].concat();
    assert_eq!(device.takes_until(&bands_of_slip(1)), begun);
    let Kiosk { printer, told } = kiosk;
    drop(printer);
    assert_eq!(told.recv().ok(), None);
    assert_eq!(device.takes_until(FORGET), FORGET);
}

#[test]
fn every_byte_that_a_printer_may_answer_says_how_it_is() {
    assert_eq!(whole(WELL), State::Ready);
    assert_eq!(whole(NEAR_END), State::NearEnd);
    assert_eq!(whole(NO_PAPER), State::Trouble(Trouble::NoPaper));
    assert_eq!(whole(OPEN), State::Trouble(Trouble::CoverOpen));
    assert_eq!(whole(CUTTER), State::Trouble(Trouble::Stuck));
    // It does not print, and does not say why.
    assert_eq!(
        whole([0x1a, 0x12, 0x12, 0x12]),
        State::Trouble(Trouble::Stuck)
    );
    let answers: Vec<u8> = (0..=255).filter(|it| is_answer(*it)).collect();
    assert_eq!(answers.len(), 16);
    assert!(answers.iter().all(|it| !is_done(*it)));
    // Flow control of a serial line.
    assert!(
        [0x11, 0x13]
            .iter()
            .all(|it| !is_answer(*it) && !is_done(*it))
    );
    let well = QUESTIONS.map(|it| state(it, 0x12));
    assert_eq!(well, [State::Ready; 4]);
}

#[test]
fn pieces_are_whole_commands_and_together_all_of_it() {
    let cases: [(&[u8], &[usize]); 6] = [
        (b"", &[]),
        (b"text", &[4]),
        (b"\x1dv0\0\x01\0\x02\0ab", &[10]),
        (b"text\x1dv0\0\x01\0\x02\0abcut", &[4, 10, 3]),
        // Cut off in its head, and in its dots.
        (b"text\x1dv0\0\x01", &[4, 5]),
        (b"\x1dv0\0\x01\0\x02\0a", &[9]),
    ];
    for (bytes, lengths) in cases {
        let cut: Vec<&[u8]> = pieces(bytes).collect();
        assert_eq!(cut.concat(), bytes);
        let cut: Vec<usize> = cut.iter().map(|it| it.len()).collect();
        assert_eq!(cut, lengths, "{bytes:?}");
    }
}
