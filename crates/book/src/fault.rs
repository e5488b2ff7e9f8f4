//! Faults of the book, for whoever sees to the office's machine: the cause, and what to do.

use std::io;
use std::path::PathBuf;

/// Why the book could not do something.
#[derive(Debug, thiserror::Error)]
pub enum BookFault {
    /// There is no file.
    #[error("there is no book at {}; give the right file, make a book, or restore one from a backup", .path.display())]
    Missing {
        /// The path that was given.
        path: PathBuf,
    },
    /// There is something already.
    #[error("{} exists already, and nothing is written over it; move it away, or give another name", .path.display())]
    Exists {
        /// The path that was given.
        path: PathBuf,
    },
    /// It is a link, a folder, a pipe.
    #[error("{} is no file; see who has put it there, and give the file itself", .path.display())]
    NotAFile {
        /// The path that was given.
        path: PathBuf,
    },
    /// Others may read it.
    #[error("others than its owner may read {}; take that right away: chmod 600", .path.display())]
    Open {
        /// The file.
        path: PathBuf,
    },
    /// It has another name.
    #[error("{} has another name as well, a hard link such as cp -al makes, by which what is written here would be lost; find it (find -samefile {0}) and remove it. It is no backup: cas-office book backup makes one", .path.display())]
    Linked {
        /// The path that was given.
        path: PathBuf,
    },
    /// It is a file of something else.
    #[error("{} is not a book of an office; give the right file, or restore a backup", .path.display())]
    NotABook {
        /// The path that was given.
        path: PathBuf,
    },
    /// It is a file without anything in it.
    #[error("{} is empty, as after a power cut, and is no book; remove it, and make a book or restore one from a backup", .path.display())]
    Empty {
        /// The path that was given.
        path: PathBuf,
    },
    /// Another file is at its path, or none.
    #[error("{} was moved or replaced while it was open; start the desk anew", .path.display())]
    Moved {
        /// The path that was given.
        path: PathBuf,
    },
    /// Another desk is open.
    #[error("another desk is open on {}; end that one first, or go on with it", .path.display())]
    OtherDesk {
        /// The book.
        path: PathBuf,
    },
    /// It was written by a newer program.
    #[error("{} is of version {version}, and this program knows those up to {known}; install the newer program", .path.display(), known = crate::VERSION)]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: i64,
    },
    /// It is of an older version, and only a writer may bring it up to date.
    #[error("{} is of an older version; start the desk once, which brings it up to date", .path.display())]
    Older {
        /// The file.
        path: PathBuf,
    },
    /// Another program writes into it, and does not come to an end.
    #[error("another program has {} and does not let go of it; see which that is (fuser -v {0}), let it go on or end it, and do this again", .path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// Somebody was reading all the time, so that the last words could not be removed from the log beside the book.
    #[error("forgotten words are still in the log beside {}, as somebody was reading all the time; forget once more", .path.display())]
    StillRead {
        /// The book.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("the disk of {} is full, and nothing of this was written; make room, and do it again", .path.display())]
    Full {
        /// The book.
        path: PathBuf,
    },
    /// What is in it cannot be what was written.
    #[error("{} is damaged: {what}; restore a backup that is whole", .path.display())]
    Damaged {
        /// The book.
        path: PathBuf,
        /// What was found, without a word of a visitor.
        what: String,
    },
    /// There is a user of this name.
    #[error("there is a user of this name already; take another name")]
    UserExists,
    /// There is no user of this name.
    #[error("there is no user of this name; see how it is spelled")]
    NoUser,
    /// `SQLite` refused.
    #[error("could not {action} {}: {why}; see to the disk and to the rights of its folder", .path.display())]
    Sqlite {
        /// The step, as a verb: "read".
        action: &'static str,
        /// The book.
        path: PathBuf,
        /// Its reason, without a word of a visitor.
        why: String,
    },
    /// The system refused.
    #[error("could not {action} {}: {source}; see to the disk and to the rights of its folder", .path.display())]
    Refused {
        /// The step, as a verb: "make".
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
}
