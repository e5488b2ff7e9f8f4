//! What kiosks and offices leave for each other in a store: the names of its objects, and the documents that
//! are signed.
//!
//! ```text
//! requests/<office>/<kiosk>/<id>.json.age    put by the kiosk; removed by the office
//! receipts/<kiosk>/<office>.json             put by the office, signed by its key
//! ledgers/<office>/<ledger>.json             put by the office: who collects, and what it has taken of late
//! ```
//!
//! A store may lose, repeat, keep back or forge any object: nothing here trusts it. That a request is in the
//! office exactly once rests on its id, the office's ledger and the signed receipt alone.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod document;
pub mod layout;
pub mod name;
pub mod receipt;
pub mod signed;
