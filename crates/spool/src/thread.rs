//! A spool for a thread of its own. A disk may hang for minutes, or for ever, and even the system cannot
//! end a call that waits for it. So nobody else touches the disk: everything from opening the folders on
//! is done in this thread.
//!
//! # Invariants
//! - At most one order is carried out and one waits. An order that waits can be taken back, and then it is
//!   certain that nothing of it was done.
//! - Whoever orders something never waits here.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use crate::slot::Slot;
use crate::spool::waiting::Waiting;
use crate::spool::{Spool, SpoolFault};
use cas_request::request::{Request, StoreOutcome};
use cas_setup::config::{Sealing, SpoolConfig};
use cas_setup::receiver::Receiver;

/// The time for which there is a limit of requests.
pub const HOUR: Duration = Duration::from_secs(3600);

/// Something for the thread to do.
pub enum Order {
    /// Find out whether requests can be taken that are sealed so ([`Spool::probe`]).
    Probe(Sealing),
    /// Store a request for its receiver ([`Spool::store`]).
    Store(Box<Request>, Receiver),
    /// Count the requests that wait for the office ([`Spool::waiting`]).
    Count,
}

/// What has become of an order, or of opening the spool.
#[derive(Debug)]
pub enum Answer {
    /// The spool is open. So long ago each request was written that is there since [`HOUR`] or less, the oldest
    /// first.
    Opened(Vec<Duration>),
    /// Whether requests can be taken, or the fault that keeps them from being stored.
    Probed(Result<(), SpoolFault>),
    /// How storing a request has ended.
    Stored {
        /// The id of the request.
        id: String,
        /// The outcome.
        outcome: StoreOutcome,
        /// What went wrong, if something did.
        fault: Option<SpoolFault>,
    },
    /// The requests that wait for the office.
    Counted(io::Result<Waiting>),
}

/// The thread of a spool. When this is dropped, the thread ends after the order that it is carrying out.
pub struct SpoolThread(Arc<Slot<Order>>);

impl SpoolThread {
    /// Prepares a thread for the spool that this part of `kiosk.toml` describes. What it has to run
    /// opens the spool as [`Spool::open`] does, calls `opened`, and then calls `answer` with what it has found,
    /// and with what becomes of each order.
    pub fn prepare(
        place: SpoolConfig,
        opened: impl FnOnce() + Send + 'static,
        mut answer: impl FnMut(Answer) + Send + 'static,
    ) -> (Self, impl FnOnce() + Send + 'static) {
        let orders = Arc::new(Slot::new());
        let own = Self(Arc::clone(&orders));
        let run = move || {
            let mut spool = Spool::open(&place);
            opened();
            answer(Answer::Opened(spool.ages(HOUR)));
            while let Some(order) = orders.wait() {
                answer(carry_out(&mut spool, order));
            }
        };
        (own, run)
    }

    /// Gives the thread an order. One that still waits is replaced by it.
    pub fn order(&self, order: Order) {
        self.0.put(order);
    }

    /// Takes back the order that waits, if the thread has not begun it.
    #[must_use]
    pub fn take_back(&self) -> Option<Order> {
        self.0.take()
    }
}

impl Drop for SpoolThread {
    fn drop(&mut self) {
        self.0.end();
    }
}

fn carry_out(spool: &mut Spool, order: Order) -> Answer {
    match order {
        Order::Probe(sealing) => Answer::Probed(spool.probe(&sealing)),
        Order::Count => Answer::Counted(spool.waiting()),
        Order::Store(request, receiver) => {
            let (outcome, fault) = spool.store(&request.id, &request.to_json(), &receiver);
            let id = request.id;
            Answer::Stored { id, outcome, fault }
        }
    }
}
