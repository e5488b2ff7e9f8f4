//! Storing a request against the same system calls on the same disk, and what sealing takes.
//!
//! The two take turns, so that whatever else the machine and the disk do falls on both alike.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench stands at the rim"
)]

use std::fs;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::time::{Duration, Instant};

use age::x25519::{Identity, Recipient};
use cas_kiosk::config::{self, Sealing};
use cas_kiosk::receiver::Receiver;
use cas_kiosk::request::StoreOutcome;
use cas_kiosk::spool::Spool;
use cas_kiosk::spool::seal::seal;
use rustix::fs::{CWD, Mode, OFlags, RenameFlags, fchmod, fsync, openat, renameat_with};
use rustix::io::write;

/// How many requests of each kind are stored.
const REQUESTS: usize = 500;
/// About as long as a request for Złota Rączka.
const DOCUMENT: [u8; 1800] = [b'x'; 1800];

fn main() {
    // Beside the program, since temporary files may lie in memory.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let recipients: Vec<Recipient> = (0..3).map(|_| Identity::generate().to_public()).collect();
    let at = |name| spool(&folder.path().join(name));
    let plain = (at("plain"), mops(Sealing::None));
    let sealed = (at("sealed"), mops(Sealing::Age(recipients.clone())));
    let bare = Bare::at(folder.path());
    compare("stored", plain, |id| bare.store(&format!("{id}.plain")));
    compare("sealed and stored", sealed, |id| bare.store(id));
    let mut times: Vec<Duration> = (0..REQUESTS)
        .map(|_| timed(|| drop(seal(&DOCUMENT, &recipients).unwrap())))
        .collect();
    println!("sealing for three: median {:?}", median(&mut times));
}

fn spool(folder: &Path) -> Spool {
    let place = config::SpoolConfig {
        folder: folder.to_owned(),
        mode: 0o640,
        in_memory: true,
        sealing: Sealing::None,
        requests_per_hour: 1,
    };
    Spool::open(&place)
}

/// An office whose requests are sealed so.
fn mops(sealing: Sealing) -> Receiver {
    Receiver {
        id: "mops".to_owned(),
        sealing,
    }
}

fn compare(what: &str, (mut spool, office): (Spool, Receiver), bare_store: impl Fn(&str)) {
    let (mut stored, mut bare) = (Vec::new(), Vec::new());
    for number in 0..REQUESTS {
        let id = format!("{number:032x}");
        bare.push(timed(|| bare_store(&id)));
        stored.push(timed(|| {
            assert_eq!(spool.store(&id, &DOCUMENT, &office).0, StoreOutcome::Stored);
        }));
    }
    let (stored, bare) = (median(&mut stored), median(&mut bare));
    println!(
        "{what}: median {stored:?}, bare system calls {bare:?}, ratio {:.2}",
        stored.as_secs_f64() / bare.as_secs_f64()
    );
}

/// The folders of [`store_barely`].
struct Bare {
    tmp: OwnedFd,
    new: OwnedFd,
}

impl Bare {
    fn at(folder: &Path) -> Self {
        let open = |name| {
            let path = folder.join(name);
            fs::create_dir(&path).unwrap();
            openat(
                CWD,
                &path,
                OFlags::RDONLY | OFlags::DIRECTORY,
                Mode::empty(),
            )
            .unwrap()
        };
        Self {
            tmp: open("tmp"),
            new: open("new"),
        }
    }

    /// What cannot be left out: a file with its permissions, its bytes on the disk, its name, the name
    /// on the disk.
    fn store(&self, id: &str) {
        let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY;
        let file = openat(&self.tmp, id, flags, Mode::RUSR).unwrap();
        fchmod(&file, Mode::RUSR).unwrap();
        assert_eq!(write(&file, &DOCUMENT).unwrap(), DOCUMENT.len());
        fsync(&file).unwrap();
        renameat_with(&self.tmp, id, &self.new, id, RenameFlags::NOREPLACE).unwrap();
        fsync(&self.new).unwrap();
    }
}

fn timed(act: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    act();
    begun.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
