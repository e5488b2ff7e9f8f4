//! What kiosks and offices leave for each other in a store: the names of its objects, and the documents in
//! them.
//!
//! ```text
//! requests/<office>/<kiosk>/<id>.json.age    put by the kiosk; removed by the office
//! receipts/<kiosk>/<office>.json             put by the office, signed by its key
//! ledgers/<office>/<ledger>.json             put by the office: who collects, and what it has taken of late
//! content/channel/<ring>.json                put by the office, signed by its key: which release kiosks show
//! content/releases/<sha256>.json             put by the office: the files of a release, by their hashes
//! content/blobs/<sha256>                     put by the office: a file
//! status/<xx>/<kiosk>.json                   put by the kiosk: how it is
//! fleet/clock                                put by whoever looks at all kiosks: what time it is there
//! ```
//!
//! A store may lose, repeat, keep back or forge any object: nothing here trusts it. That a request is in the
//! office exactly once rests on its id, the office's ledger and the signed receipt alone.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

pub mod digest;
pub mod document;
pub mod layout;
pub mod name;
pub mod pointer;
pub mod receipt;
pub mod release;
pub mod signed;
pub mod status;
