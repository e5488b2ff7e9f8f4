//! What may lie in a store.
#![no_main]

use cas_kiosk_fuzz::fleet;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = fleet::run(bytes);
});
