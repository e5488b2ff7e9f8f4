//! Protection of the memory of this program: no core file, and no access for a debugger.
//!
//! A core file would hold everything that a visitor has typed, on a disk, until somebody removes it.

use std::io;

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// The bytes of the stack that [`wipe_stack`] overwrites. The deepest stack measured in the main
/// thread was 56 KiB, with a page of results on a large screen.
const STACK_BYTES: usize = 256 * 1024;

/// Allows only root to look into the memory of this program, and prevents core files, whatever the
/// limits of the shell are and whatever program takes core files (core(5), prctl(2)).
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

/// Overwrites the data that finished calls have left on the stack below the caller.
///
/// Nothing else removes them: a call leaves its variables where they were, and a thread that waits
/// for the next visitor may not use so much of the stack again for hours.
#[inline(never)]
#[expect(clippy::large_stack_arrays, reason = "the stack is what it is for")]
pub fn wipe_stack() {
    let mut below = [0_u8; STACK_BYTES];
    // Otherwise the compiler could remove the write, because nobody reads it.
    std::hint::black_box(&mut below);
}
