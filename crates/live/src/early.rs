//! A thread whose disk may hang. It first reads something, for which the start of the program waits only a
//! while, and then goes on with something else.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// A thread that reads something.
pub(crate) struct Early<T> {
    read: Receiver<Arc<T>>,
    rest: Sender<Rest<T>>,
}

/// What the thread does with what it has read.
type Rest<T> = Box<dyn FnOnce(Arc<T>) + Send>;

impl<T: Send + Sync + 'static> Early<T> {
    /// Starts a thread that reads something.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(crate) fn start(name: &str, read: impl FnOnce() -> T + Send + 'static) -> io::Result<Self> {
        let (teller, told) = mpsc::sync_channel(1);
        let (rest, received) = mpsc::channel::<Rest<T>>();
        let run = move || {
            let read = Arc::new(read());
            // Nobody may wait for it any more.
            let _ = teller.send(Arc::clone(&read));
            drop(teller);
            if let Ok(go_on) = received.recv() {
                go_on(read);
            }
        };
        thread::Builder::new().name(name.to_owned()).spawn(run)?;
        Ok(Self { read: told, rest })
    }

    /// Returns what it has read; `None` if its disk does not answer within this time.
    pub(crate) fn within(&self, limit: Duration) -> Option<Arc<T>> {
        self.read.recv_timeout(limit).ok()
    }

    /// Lets the thread go on with this, once it has read what it reads. If this is never said, the thread ends
    /// then.
    pub(crate) fn go_on(self, rest: impl FnOnce(Arc<T>) + Send + 'static) {
        // The thread cannot have ended before.
        let _ = self.rest.send(Box::new(rest));
    }
}
