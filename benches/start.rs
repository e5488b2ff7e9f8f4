//! From the start of the process to its first whole frame, in a real pseudo-terminal; what the
//! process weighs and whether it writes anything while nobody does; and how the time that it takes
//! to read the content grows with it.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench stands at the rim"
)]

mod city;

use std::io::{Read as _, Write as _};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use cas_kiosk::terminal::probe::{ROW, query};
use divan::Bencher;
use pty_process::blocking::{Command, open};

use city::{CENTRES, read, texts};

/// How many starts are measured.
const STARTS: usize = 20;
/// How long an idle screen is listened to.
const IDLE: Duration = Duration::from_secs(3);
/// What xterm answers when it is asked what it can do.
const ANSWER: &[u8] = b"\x1b[1;1R\x1b[1;1R\x1b[1;1R";
/// The last words of the first page.
const LAST_WORDS: &str = "112";
/// How long the rest of the first frame may take after its last words.
const REST_OF_FRAME: Duration = Duration::from_millis(100);

fn main() {
    let mut times: Vec<_> = (0..STARTS).map(|_| Started::new().took).collect();
    times.sort();
    println!(
        "start to first frame: median {:?}, worst {:?} of {STARTS}",
        times[STARTS / 2],
        times[STARTS - 1]
    );
    let started = Started::new();
    println!("{}", started.weight());
    println!(
        "written in {IDLE:?} of idleness: {} bytes",
        started.written_while_idle()
    );
    drop(started);
    divan::main();
}

/// Everything that is done before the first visitor comes: reading, checking and putting in order.
#[divan::bench(args = CENTRES, sample_size = 1, max_time = 2)]
fn reading(bencher: Bencher<'_, '_>, centres: usize) {
    let texts = texts(centres);
    bencher.bench_local(|| read(&texts));
}

/// A kiosk whose first frame has been seen.
struct Started {
    child: std::process::Child,
    bytes: Receiver<Vec<u8>>,
    took: Duration,
    _folder: tempfile::TempDir,
}

impl Started {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut pty, pts) = open().unwrap();
        pty.resize(pty_process::Size::new(24, 80)).unwrap();
        let begun = Instant::now();
        let command = Command::new(env!("CARGO_BIN_EXE_cas-kiosk"));
        let child = command
            .current_dir(folder.path())
            .env("TERM", "xterm-256color")
            .spawn(pts)
            .unwrap();
        let (sender, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count @ 1..) = pty.read(&mut buffer) {
                if String::from_utf8_lossy(&buffer[..count]).contains(&query(ROW)) {
                    pty.write_all(ANSWER).unwrap();
                }
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let mut seen = Vec::new();
        while !String::from_utf8_lossy(&seen).contains(LAST_WORDS) {
            seen.extend(bytes.recv().unwrap());
        }
        let took = begun.elapsed();
        // What is left of the first frame, such as the cursor's place, belongs to it.
        while bytes.recv_timeout(REST_OF_FRAME).is_ok() {}
        Self {
            child,
            bytes,
            took,
            _folder: folder,
        }
    }

    fn weight(&self) -> String {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        status
            .lines()
            .find(|line| line.starts_with("VmRSS"))
            .unwrap_or_default()
            .to_owned()
    }

    fn written_while_idle(&self) -> usize {
        let deadline = Instant::now() + IDLE;
        let mut written = 0;
        while let Ok(more) = self
            .bytes
            .recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            written += more.len();
        }
        written
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}
