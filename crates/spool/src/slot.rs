//! A place for one thing that one thread hands over to another. Whoever puts something there never waits,
//! so that a thread whose disk hangs holds up nobody, and nothing piles up in front of it.

#![allow(
    clippy::disallowed_types,
    reason = "this is the rim: a lock for what one thread hands over to the other"
)]

use std::mem;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A place for one thing.
#[derive(Debug)]
pub struct Slot<T> {
    inside: Mutex<Inside<T>>,
    has_come: Condvar,
}

#[derive(Debug)]
enum Inside<T> {
    Nothing,
    Thing(T),
    End,
}

impl<T> Slot<T> {
    /// Creates a place with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            inside: Mutex::new(Inside::Nothing),
            has_come: Condvar::new(),
        }
    }

    /// Puts something there. What was there before is dropped.
    pub fn put(&self, thing: T) {
        *self.lock() = Inside::Thing(thing);
        self.has_come.notify_one();
    }

    /// Takes what is there, if nobody has taken it.
    #[must_use]
    pub fn take(&self) -> Option<T> {
        match mem::replace(&mut *self.lock(), Inside::Nothing) {
            Inside::Thing(thing) => Some(thing),
            Inside::Nothing | Inside::End => None,
        }
    }

    /// Ends the waiting of the other thread. What is still there is dropped.
    pub fn end(&self) {
        *self.lock() = Inside::End;
        self.has_come.notify_one();
    }

    /// Waits for the next thing, and takes it. Returns `None` at the end.
    #[must_use]
    pub fn wait(&self) -> Option<T> {
        let mut inside = self.lock();
        loop {
            match mem::replace(&mut *inside, Inside::Nothing) {
                Inside::Thing(thing) => return Some(thing),
                Inside::End => return None,
                Inside::Nothing => {
                    let waited = self.has_come.wait(inside);
                    inside = waited.unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inside<T>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Self::new()
    }
}
