//! The office's program: it lists, shows and takes requests at a desk, away from the public.
//!
//! It is a crate of its own so that the kiosk does not link it: a program that opens sealed requests has no
//! place on a machine that stands in public. Everything that both sides share (a request, the configuration,
//! the steps of durable writing) is in the library of the kiosk.
#![forbid(unsafe_code)]

pub mod cli;
pub mod requests;
