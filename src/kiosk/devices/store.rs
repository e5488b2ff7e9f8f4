//! The store of requests as the kiosk knows it: the spool, with entries in the log about its results.

use tracing::{info, warn};

use cas_program::log::errno;
use cas_request::request::{Request, StoreOutcome};
use cas_spool::spool::Spool;

/// A spool that writes its results to the log; `None` at a kiosk that takes no requests.
pub(in crate::kiosk) struct Store(Option<Spool>);

impl Store {
    /// Creates a store in this spool.
    pub(super) fn new(spool: Option<Spool>) -> Self {
        Self(spool)
    }

    /// Tests whether requests can be taken now.
    pub(super) fn probe(&mut self) -> bool {
        let Some(spool) = &mut self.0 else {
            return false;
        };
        let probed = spool.probe();
        if let Err(fault) = &probed {
            warn!(errno = errno(fault), "no requests can be taken: {fault}");
        }
        probed.is_ok()
    }

    /// Stores a request durably.
    pub(super) fn store(&mut self, request: &Request) -> StoreOutcome {
        let Some(spool) = &mut self.0 else {
            return StoreOutcome::NotStored;
        };
        let (outcome, fault) = spool.store(&request.id, &request.to_json());
        let request = &request.id;
        match fault {
            None => info!(request, ?outcome, "a request is stored"),
            Some(fault) => warn!(
                request,
                ?outcome,
                errno = errno(&fault),
                "a request could not be stored: {fault}"
            ),
        }
        outcome
    }
}
