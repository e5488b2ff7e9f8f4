//! A spool for a thread of its own. A disk may hang for minutes, or for ever, and even the system cannot
//! end a call that waits for it. So nobody else touches the disk: everything from opening the folders on
//! is done in this thread.
//!
//! # Invariants
//! - At most one order is carried out and one waits. An order that waits can be taken back, and then it is
//!   certain that nothing of it was done.
//! - Whoever orders something never waits here.

#![allow(
    clippy::disallowed_types,
    reason = "this is the rim: a lock for what one thread hands over to the other"
)]

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::spool::{Spool, SpoolFault};
use cas_request::request::{Request, StoreOutcome};
use cas_setup::config::SpoolConfig;

/// Something for the thread to do.
pub enum Order {
    /// Find out whether requests can be taken ([`Spool::probe`]).
    Probe,
    /// Store a request ([`Spool::store`]).
    Store(Box<Request>),
}

/// What has become of an order.
#[derive(Debug)]
pub enum Answer {
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
}

/// The thread of a spool. When this is dropped, the thread ends after the order that it is carrying out.
pub struct SpoolThread(Arc<Desk>);

/// Where orders lie.
#[derive(Default)]
struct Desk {
    next: Mutex<Next>,
    has_come: Condvar,
}

#[derive(Default)]
enum Next {
    #[default]
    Nothing,
    Order(Order),
    End,
}

impl SpoolThread {
    /// Prepares a thread for the spool that this part of `kiosk.toml` describes. What it has to run
    /// opens the spool as [`Spool::open`] does, calls `opened`, and then calls `answer` with what becomes of
    /// each order.
    pub fn prepare(
        place: SpoolConfig,
        opened: impl FnOnce() + Send + 'static,
        mut answer: impl FnMut(Answer) + Send + 'static,
    ) -> (Self, impl FnOnce() + Send + 'static) {
        let desk = Arc::new(Desk::default());
        let own = Self(Arc::clone(&desk));
        let run = move || {
            let mut spool = Spool::open(&place);
            opened();
            while let Some(order) = desk.wait() {
                answer(carry_out(&mut spool, order));
            }
        };
        (own, run)
    }

    /// Gives the thread an order. One that still waits is replaced by it.
    pub fn order(&self, order: Order) {
        *self.0.lock() = Next::Order(order);
        self.0.has_come.notify_one();
    }

    /// Takes back the order that waits, if the thread has not begun it.
    #[must_use]
    pub fn take_back(&self) -> Option<Order> {
        match std::mem::take(&mut *self.0.lock()) {
            Next::Order(order) => Some(order),
            Next::Nothing | Next::End => None,
        }
    }
}

impl Drop for SpoolThread {
    fn drop(&mut self) {
        *self.0.lock() = Next::End;
        self.0.has_come.notify_one();
    }
}

impl Desk {
    /// Waits for the next order. Returns `None` at the end.
    fn wait(&self) -> Option<Order> {
        let mut next = self.lock();
        loop {
            match std::mem::take(&mut *next) {
                Next::Order(order) => return Some(order),
                Next::End => return None,
                Next::Nothing => {
                    next = (self.has_come.wait(next)).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Next> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn carry_out(spool: &mut Spool, order: Order) -> Answer {
    match order {
        Order::Probe => Answer::Probed(spool.probe()),
        Order::Store(request) => {
            let (outcome, fault) = spool.store(&request.id, &request.to_json());
            let id = request.id;
            Answer::Stored { id, outcome, fault }
        }
    }
}
