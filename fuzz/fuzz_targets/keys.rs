//! Keys, and what may happen between two of them.
#![no_main]

use cas_kiosk_fuzz::keys;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| drop(keys::run(bytes)));
