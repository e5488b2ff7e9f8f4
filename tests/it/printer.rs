//! Slips on their way to a printer: what arrives there, what is told of it, and that nothing old comes out.

mod cups;
mod receipts;
mod visit;

use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use cas_printer::{ANSWER_MAX, Carrier, Job, Printer, State, Told, Trouble};
use zeroize::Zeroizing;

use crate::terminal::PATIENCE;

/// By how much an answer may be late because others use the machine as well.
const OTHERS_MAX: Duration = Duration::from_secs(2);

/// A kiosk, as far as it prints.
struct Kiosk {
    printer: Printer,
    told: Receiver<Told>,
}

impl Kiosk {
    fn with(carrier: Carrier) -> Self {
        let (tell, told) = channel();
        let printer = Printer::start(carrier, move |it| {
            let _gone = tell.send(it);
        });
        let printer = printer.unwrap();
        Self { printer, told }
    }

    fn is_told(&self) -> Told {
        self.told.recv_timeout(PATIENCE).unwrap()
    }

    fn asks(&self) -> State {
        self.printer.ask();
        match self.is_told() {
            Told::State(state) => state,
            Told::Printed(..) => panic!("nothing was printed"),
        }
    }

    /// Puts a job into the slot.
    fn sends(&self, id: u64, bytes: &[u8]) {
        let bytes = Zeroizing::new(bytes.to_vec());
        self.printer.print(Job { id, bytes });
    }

    /// Prints, and is told within the limit what has become of it.
    fn prints(&self, id: u64, bytes: &[u8]) -> Result<(), Trouble> {
        self.sends(id, bytes);
        self.is_told_of(id)
    }

    fn is_told_of(&self, id: u64) -> Result<(), Trouble> {
        let since = Instant::now();
        let Told::Printed(told, outcome) = self.is_told() else {
            panic!("nothing was asked");
        };
        assert_eq!(told, id);
        assert!(since.elapsed() < ANSWER_MAX + OTHERS_MAX);
        outcome
    }
}

#[test]
fn nothing_of_a_job_is_in_what_is_printed_of_it_for_programmers() {
    let bytes = Zeroizing::new(b"Xqvzkjph".to_vec());
    assert_eq!(format!("{:?}", Job { id: 7, bytes }), "7:***");
}
