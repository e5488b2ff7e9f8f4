//! The program `cas-kiosk`: arguments in, exit code out.

use std::alloc::System;
use std::io::{self, Write as _};
use std::process::ExitCode;

use cas_kiosk::command::Cli;
use cas_kiosk::{memory, terminal};
use cas_program::exit::Exit;
use zeroizing_alloc::ZeroAlloc;

/// The allocator. It overwrites memory that is freed, so that the words of a visitor are gone when
/// they are dropped.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    if let Err(error) = memory::keep_to_oneself() {
        let _ = writeln!(
            io::stderr(),
            "cas-kiosk: the memory cannot be kept from core files: {error}"
        );
        return Exit::Failed.into();
    }
    terminal::install_panic_hook();
    Cli::run().into()
}
