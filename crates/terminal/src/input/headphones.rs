//! The state of the headphones, as a file reports it.

#![allow(
    clippy::disallowed_types,
    reason = "the file that tells of headphones is read here"
)]

use std::fs::File;
use std::io::{self, Read as _};
use std::mem;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
use rustix::io::Errno;

use super::{Input, spawn};

/// The size of the buffer for the events of a folder. Their content does not matter, only that
/// there are some.
const WATCH_BUFFER_BYTES: usize = 4096;
/// The most bytes that are read from the file about headphones.
const HEADPHONES_BYTES_MAX: u64 = 16;

/// Sends whether headphones are plugged in: now, and whenever that changes. They are plugged in if
/// the file contains `1`. Its folder is watched, so the file may come and go, and between changes
/// nothing happens.
///
/// # Errors
/// When the folder cannot be watched, or the system gives no thread. In the first case, headphones
/// are reported as not plugged in.
pub fn headphones(sender: Sender<Input>, file: PathBuf) -> io::Result<()> {
    let watch = watch_folder_of(&file);
    let mut before = watch.is_ok() && are_plugged(&file);
    // This is sent before there is a voice, so that the voice never assumes that only the visitor
    // hears it. If nobody listens any more, the program is already ending.
    let _ = sender.send(Input::Headphones(before));
    let watch = watch?;
    spawn("headphones", sender, move |sender| {
        let mut events = [0; WATCH_BUFFER_BYTES];
        loop {
            match rustix::io::read(&watch, &mut events) {
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(_) => return,
            }
            let now = are_plugged(&file);
            if now != mem::replace(&mut before, now) && sender.send(Input::Headphones(now)).is_err()
            {
                return;
            }
        }
    })
}

/// Returns a watch that can be read from whenever a file in the folder of `file` has been written,
/// moved or removed.
fn watch_folder_of(file: &Path) -> io::Result<OwnedFd> {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty());
    let watch = inotify::init(CreateFlags::CLOEXEC)?;
    let changes = WatchFlags::CLOSE_WRITE
        | WatchFlags::MOVED_TO
        | WatchFlags::MOVED_FROM
        | WatchFlags::DELETE;
    inotify::add_watch(&watch, folder.unwrap_or(Path::new(".")), changes)?;
    Ok(watch)
}

/// Returns true if the file says that headphones are plugged in. If it cannot be read, they count
/// as not plugged in: then nothing is said that others must not hear.
fn are_plugged(file: &Path) -> bool {
    let mut start = Vec::new();
    let read =
        File::open(file).and_then(|it| it.take(HEADPHONES_BYTES_MAX).read_to_end(&mut start));
    read.is_ok() && start.trim_ascii() == b"1"
}
