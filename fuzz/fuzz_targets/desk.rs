//! What a browser may ask of the desk.
#![no_main]

use cas_kiosk_fuzz::desk;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = desk::run(bytes);
});
