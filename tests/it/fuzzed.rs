//! What is tried with bytes that a fuzzer makes up, with a few of them and without it.

use std::fs;

use cas_kiosk::input::decoder::SEQUENCE_BYTES_MAX;
use proptest::prelude::*;

use crate::check::good::FILES;
use crate::project::root;

#[path = "../../fuzz/src/lib.rs"]
mod fuzz;

use cas_office::import::Imported;
use fuzz::{content, desk, fleet, imports, keys, open311, printer, stored};

/// How many files there are to be spoiled besides the good ones: `kiosk.toml` and the locales.
const SHIPPED_FILES: usize = 5;
/// How many bytes say which file it is, how it is spoiled and where the walk goes.
const CONTENT_HEAD_BYTES: usize = 10;

fn seed(name: &str) -> Vec<u8> {
    let seeds = root().join("fuzz/seeds");
    fs::read(seeds.join(name)).unwrap()
}

#[test]
fn the_seed_of_keys_leads_to_a_request() {
    let requests = keys::run(&seed("keys/request"));
    let services: Vec<&str> = requests.iter().map(|it| it.service.as_str()).collect();
    assert_eq!(services, ["zlota-raczka"]);
}

#[test]
fn a_visit_that_breaks_off_anywhere_ends_well_without_a_request() {
    let whole = seed("keys/request");
    // The last bytes send it, and leave its receipt.
    let unsent = whole.len() - b"1\xff\x051".len();
    for end in (0..unsent).step_by(9) {
        assert!(keys::run(&whole[..end]).is_empty(), "{end} bytes");
    }
}

#[test]
fn a_visit_with_ten_times_as_much_time_ends_as_well() {
    // Help, its page of keys and time, and the first of what can be changed there.
    assert!(keys::run(b"?\t\n\n").is_empty());
}

#[test]
fn events_between_keys_are_taken() {
    let bytes = (0..17).flat_map(|event| [0xff, event, b'\r', 0xc4, b'5', 0x1b]);
    assert!(keys::run(&bytes.collect::<Vec<u8>>()).is_empty());
    assert!(keys::run(&[b'['; 4 * SEQUENCE_BYTES_MAX]).is_empty());
}

#[test]
fn every_file_makes_a_kiosk_unless_it_is_spoiled() {
    for which in 0..FILES.len() + SHIPPED_FILES {
        let mut bytes = [0; CONTENT_HEAD_BYTES].to_vec();
        bytes[0] = u8::try_from(which).unwrap();
        assert!(content::run(&FILES, &bytes), "file {which} is good");
        // A quotation mark in place of the first sign.
        bytes.extend([5, 0, 0, 1, 1]);
        assert!(!content::run(&FILES, &bytes), "file {which} is spoiled");
    }
}

#[test]
fn a_walk_goes_wherever_its_bytes_say() {
    for place in 1..16 {
        let bytes = [[0, 0].as_slice(), &[place; 8]].concat();
        assert!(content::run(&FILES, &bytes), "by the control {place}");
    }
}

#[test]
fn a_request_is_taken_for_one_in_each_of_its_ways_and_nothing_else_is() {
    let plain = [&[0], stored::DOCUMENT.as_bytes()].concat();
    for good in [&plain[..], &[2], &[3], &[5]] {
        assert!(stored::run(good).is_some(), "kind {}", good[0]);
    }
    for bad in [
        &b"\0{}"[..],
        b"\x01age",
        b"\x02\x01\0\x30\x01\0",
        b"\x03\x01\0\x04\x01\0",
        b"\x04AGE",
    ] {
        assert!(stored::run(bad).is_none(), "kind {}", bad[0]);
    }
}

#[test]
fn what_lies_in_a_store_is_taken_unless_it_is_spoiled() {
    for kind in [0, 1, 2, 4, 5] {
        assert!(fleet::run(&[kind]), "kind {kind}");
        // Its first line is taken out.
        assert!(!fleet::run(&[kind, 2, 0, 0, 0]), "kind {kind}, spoiled");
    }
    assert!(!fleet::run(b"\x03untrusted comment: \n"));
}

#[test]
fn what_a_printer_answers_is_taken_unless_it_is_spoiled() {
    for kind in 0..3 {
        assert!(printer::run(&[kind]), "kind {kind}");
        // Its first line is taken out.
        assert!(!printer::run(&[kind, 2, 0, 0, 0]), "kind {kind}, spoiled");
    }
    assert!(printer::run(b"\x03\x12\x12\x12\x12"));
    assert!(!printer::run(b"\x03\x12\x12\x12"));
}

#[test]
fn a_browser_gets_a_page_whatever_it_asks_for() {
    // The card, told a note, and once more: a second press does the same work no second time.
    assert_eq!(
        [[0, 99], [1, 99], [1, 99]].map(|it| desk::run(&it)),
        [200, 303, 303]
    );
    assert_eq!(desk::run(&[3, 99]), 401, "without a cookie");
    assert_eq!(desk::run(&[0, 0]), 200);
}

#[test]
fn what_the_system_of_a_city_answers_is_taken_unless_it_is_spoiled() {
    assert!(open311::run(&[0]), "a list");
    assert!(open311::run(&[1, 0]), "a token");
    assert!(open311::run(&[2]), "settings");
    // Its first line is taken out.
    assert!(!open311::run(&[0, 2, 0, 0, 0]), "a list, spoiled");
    assert!(!open311::run(&[1, 0, 2, 0, 0, 0]), "a token, spoiled");
    assert!(!open311::run(&[2, 2, 0, 0, 0]), "settings, spoiled");
}

#[test]
fn the_good_plans_and_calendars_are_read_and_spoiled_ones_are_told() {
    let kinds = [1, 2, 3].map(|kind| imports::table(&FILES, &[kind]));
    assert_eq!(kinds, [Imported::ToMend, Imported::ToMend, Imported::Well]);
    assert_eq!(imports::calendar(&FILES, &[]), Imported::Well);
    assert_eq!(imports::table(&FILES, b"\0<html>"), Imported::Unread);
    // All of it is taken out.
    assert_eq!(imports::calendar(&FILES, &[2, 0, 0, 0]), Imported::Unread);
}

/// A fuzzer found it: the library reads on where ends of elements do not fit.
#[test]
fn a_name_of_a_cell_that_no_number_can_hold_is_refused_behind_broken_markup() {
    let spoiled = [&b"\xd2lfl-t"[..], &[b'O'; 108], b"\n"].concat();
    assert_eq!(imports::table(&FILES, &spoiled), Imported::Unread);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_bytes_are_met_well(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = keys::run(&bytes);
        let _ = content::run(&FILES, &bytes);
        let _ = stored::run(&bytes);
        let _ = fleet::run(&bytes);
        let _ = printer::run(&bytes);
        let _ = desk::run(&bytes);
        let _ = open311::run(&bytes);
        let _ = imports::table(&FILES, &bytes);
        let _ = imports::calendar(&FILES, &bytes);
    }
}
