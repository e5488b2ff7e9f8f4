//! The office's program: what is done with requests at a desk, away from the public.
//!
//! It is a crate of its own so that no kiosk links it: what may read requests and open sealed ones is not on
//! a machine that stands in public. What both sides have to agree on (a request, the configuration, the steps
//! of durable writing) is in the library of the kiosk.
#![forbid(unsafe_code)]

pub mod cli;
pub mod requests;
