//! What calls leave on the stack is overwritten, and nobody else sees the memory.

use std::fs::File;
use std::hint::black_box;
use std::os::unix::fs::FileExt as _;
use std::process::Command;

use cas_kiosk::memory::{keep_to_oneself, wipe_stack};
use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

/// Tells a test that it runs in a process of its own.
const ALONE: &str = "CAS_KIOSK_TEST_MEMORY_ALONE";
/// How far below a function the stack is read, in bytes: less than is overwritten.
const DEPTH: usize = 200 * 1024;
/// How large the variables of a call are between this function and the one that leaves something.
const BETWEEN: usize = 8 * 1024;

/// Something that stands nowhere else, turned around bit by bit, so that whoever looks for it does not
/// find the own copy.
const TURNED: [u8; 12] = [
    !b'X', !b'q', !b'v', !b'z', !b'w', !b'k', !b'j', !b'p', !b'f', !b'h', !b'b', !b'g',
];

#[inline(never)]
fn leaves() {
    let below = black_box([0_u8; BETWEEN]);
    leaves_deeper();
    black_box(&below);
}

#[inline(never)]
fn leaves_deeper() {
    let word = black_box(TURNED).map(|byte| !byte);
    black_box(&word);
}

/// Whether the word stands on the stack below the caller.
#[inline(never)]
fn is_below() -> bool {
    let here = 0_u8;
    let here = std::ptr::from_ref(&here).addr();
    let mut stack = vec![0; DEPTH];
    let memory = File::open("/proc/self/mem").unwrap();
    memory
        .read_exact_at(&mut stack, (here - DEPTH) as u64)
        .unwrap();
    let mut words = stack.windows(TURNED.len());
    words.any(|word| {
        word.iter()
            .zip(TURNED)
            .all(|(byte, turned)| *byte == !turned)
    })
}

#[test]
fn nobody_but_root_may_look_into_the_memory_and_no_core_file_is_written() {
    let name = "memory::nobody_but_root_may_look_into_the_memory_and_no_core_file_is_written";
    if std::env::var_os(ALONE).is_none() {
        // What it changes lasts as long as the process.
        let mut command = Command::new(std::env::current_exe().unwrap());
        let output = command
            .args(["--exact", name])
            .env(ALONE, "1")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(
            output.status.success() && said.contains(" 1 passed"),
            "{said}"
        );
        return;
    }
    assert_ne!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    keep_to_oneself().unwrap();
    assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    assert_eq!(getrlimit(Resource::Core).current, Some(0));
}

#[test]
fn what_calls_have_left_on_the_stack_is_overwritten() {
    leaves();
    assert!(is_below());
    wipe_stack();
    assert!(!is_below());
}
