//! What the system of a city may answer.
#![no_main]

use cas_kiosk_fuzz::open311;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = open311::run(bytes);
});
