//! Limits on what the system may keep of this program's memory: no core file, and nothing for a debugger.
//!
//! A core file is all that a visitor has typed, on a disk, for as long as nobody cleans up.

use std::io;

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// The bytes of the stack that [`wipe_stack`] overwrites. The whole stack of the main thread
/// was seen to be 56 KiB deep at most, with a page of results and a large screen.
const STACK_BYTES: usize = 256 * 1024;

/// Lets nobody but root look into the memory of this program, and has no core file written of it,
/// whatever the limits of the shell, and whatever program takes core files (core(5), prctl(2)).
///
/// # Errors
/// When the system refuses.
pub fn keep_to_oneself() -> io::Result<()> {
    let nothing = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, nothing)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// Overwrites what calls that have returned have left on the stack below the caller.
///
/// Nothing but this makes them go: a call leaves its variables where they were, and a thread that
/// waits for the next visitor may not come as deep again for hours.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the stack is what it is for")]
pub fn wipe_stack() {
    let mut below = [0_u8; STACK_BYTES];
    // The compiler must not find out that nobody reads it.
    std::hint::black_box(&mut below);
}
