//! What may lie in the spool.
#![no_main]

use cas_kiosk_fuzz::stored;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| drop(stored::run(bytes)));
