//! Calendars.
#![no_main]

#[path = "../../tests/it/check/good.rs"]
mod good;

use cas_kiosk_fuzz::imports;
use good::FILES;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = imports::calendar(&FILES, bytes);
});
