//! What a printer may answer.
#![no_main]

use cas_kiosk_fuzz::printer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = printer::run(bytes);
});
