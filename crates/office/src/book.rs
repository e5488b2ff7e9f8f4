//! Looking after the book of an office: backups, forgetting, users, and who has done what. The desk goes on meanwhile.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: copies are named and removed here"
)]

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use cas_book::{Book, BookFault, Deed, Reader, Trace};
use cas_desk::password;
use cas_open311::pass::WHO;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::cli::{AuditArgs, BackupArgs, BookTask, NewUser, RestoreArgs, UserArgs};
use crate::requests::{Ended, OfficeFault, taken_by_kiosk, without_unknown};

/// The most lines of an audit.
const AUDIT_MAX: usize = 1_000_000;

/// What comes after a book was restored, where requests are collected.
const COLLECT: &str = "Now collect once with --resend: the kiosks send again what is missing.";
/// The same without a ledger.
const LOST: &str = "What `requests take` has taken since then is on no kiosk any more. It is lost, unless it still lies in \
    the folder of `from` or in a later copy of the book.\n\
    If `requests collect` brings the requests, move this book away, and restore once more with --ledger: then the kiosks \
    send again what is missing.";

/// The name of a copy, before its day and after it.
const COPY_BEGINS: &str = "book-";
const COPY_ENDS: &str = ".sqlite";
/// The end of the name of a copy that is not complete.
const BEGUN_ENDS: &str = ".new";
/// What comes after the day of a file that a killed program may have left: what was copied so far, and the journal of
/// `SQLite`. Older programs have begun a copy under its own name.
const LEFT_ENDS: [&str; 5] = [
    BEGUN_ENDS,
    ".new.part",
    ".new.part-journal",
    ".sqlite.part",
    ".sqlite.part-journal",
];
/// The bytes of a day: 2026-11-30.
const DAY_BYTES: usize = 10;
/// The newest copies, which stay however old they are: a clock that is years ahead must not remove all.
const COPIES_KEPT: usize = 7;

/// Why a task has failed.
#[derive(Debug, thiserror::Error)]
pub enum TaskFault {
    /// The book.
    #[error(transparent)]
    Book(#[from] BookFault),
    /// The bridge to another system is called so.
    #[error(
        "{WHO} is the name of the bridge to the other system, as the audit has it; give another"
    )]
    Bridge,
    /// The ledger of what was collected.
    #[error(transparent)]
    Ledger(#[from] OfficeFault),
    /// No password can be made.
    #[error("the system gives no random numbers or no memory; start the machine anew")]
    NoPassword,
    /// The folder for copies is not there.
    #[error("there is no folder {}; make it, or give a copy a name that ends in .sqlite", .path.display())]
    NoFolder {
        /// The path.
        path: PathBuf,
    },
    /// The system refused.
    #[error(
        "a step was refused: {0}; see to the disk, the rights of the folder and where the output goes"
    )]
    Refused(#[from] io::Error),
}

impl TaskFault {
    /// True if what was asked for is at fault, and not the machine.
    #[must_use]
    pub fn is_of_arguments(&self) -> bool {
        use BookFault::{
            Empty, Exists, Linked, Missing, NoUser, NotABook, NotAFile, Open, UserExists,
        };
        matches!(
            self,
            Self::Bridge
                | Self::NoFolder { .. }
                | Self::Book(
                    Empty { .. }
                        | Exists { .. }
                        | Linked { .. }
                        | Missing { .. }
                        | NoUser
                        | NotABook { .. }
                        | NotAFile { .. }
                        | Open { .. }
                        | UserExists
                )
        )
    }
}

/// Does a task, and tells what was done.
///
/// # Errors
/// It failed.
pub fn run(
    task: &BookTask,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, TaskFault> {
    match task {
        BookTask::Backup(args) => back_up(args, now, out)?,
        BookTask::Restore(args) => restore(args, out)?,
        BookTask::Forget(args) => {
            let mut book = Book::open(&args.book)?;
            let forgotten = book.forget(args.older, now)?;
            let older = TimeDelta::from_std(args.seen).unwrap_or(TimeDelta::MAX);
            let limit = now.checked_sub_signed(older);
            let seen = book.forget_seen(limit.unwrap_or(DateTime::<Utc>::MIN_UTC))?;
            writeln!(
                out,
                "{} forgotten, {} as old and still open, {seen} looks no longer noted",
                forgotten.forgotten, forgotten.still_open
            )?;
        }
        BookTask::Audit(args) => audit(args, out)?,
        BookTask::AddUser(args) => add_user(args, out, err)?,
        BookTask::NewPassword(args) => {
            new_password(&mut Book::open(&args.book)?, &args.name, out, err)?;
        }
        BookTask::Disable(args) => set_disabled(args, true, out)?,
        BookTask::Enable(args) => set_disabled(args, false, out)?,
        BookTask::Users(args) => users(&args.book, out)?,
    }
    Ok(Ended::Well)
}

/// Writes a copy, and removes those that are too old.
fn back_up(args: &BackupArgs, now: DateTime<Utc>, out: &mut dyn Write) -> Result<(), TaskFault> {
    let reader = Reader::open(&args.book)?;
    if !args.into.is_dir() {
        // Without that end it was meant to be a folder.
        if !args.into.to_string_lossy().ends_with(COPY_ENDS) {
            let path = args.into.clone();
            return Err(TaskFault::NoFolder { path });
        }
        reader.backup(&args.into)?;
        writeln!(out, "{}", args.into.display())?;
        return Ok(());
    }
    let today = now.date_naive();
    let copy = args.into.join(format!("{COPY_BEGINS}{today}{COPY_ENDS}"));
    // The last copy of a day is the one that stays.
    let begun = args.into.join(format!("{COPY_BEGINS}{today}{BEGUN_ENDS}"));
    remove_left(&args.into)?;
    reader.backup(&begun)?;
    fs::rename(&begun, &copy)?;
    File::open(&args.into)?.sync_all()?;
    writeln!(out, "{}", copy.display())?;
    let Some(keep) = args.keep else {
        return Ok(());
    };
    let keep = TimeDelta::from_std(keep).unwrap_or(TimeDelta::MAX);
    remove_old(&args.into, keep, today, out)
}

/// Removes what killed programs have left, of whatever day: there are words of people in it, and nobody would ever look
/// whether they are too old.
fn remove_left(folder: &Path) -> io::Result<()> {
    for (_, end, path) in of_days(folder)? {
        if LEFT_ENDS.contains(&&*end) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Removes copies that are too old, but none of the newest, and tells which have a day that is still to come. Those are
/// not among the newest: who knows when they were made.
fn remove_old(
    folder: &Path,
    keep: TimeDelta,
    today: NaiveDate,
    out: &mut dyn Write,
) -> Result<(), TaskFault> {
    let mut copies = of_days(folder)?;
    copies.retain(|(_, end, _)| end == COPY_ENDS);
    copies.sort_by_key(|(day, ..)| Reverse(*day));
    let (to_come, copies): (Vec<_>, Vec<_>) = copies.into_iter().partition(|it| it.0 > today);
    for (_, _, path) in to_come {
        writeln!(
            out,
            "{} is of a day to come, so the clock is wrong or was; set it right, and remove this copy by hand",
            path.display()
        )?;
    }
    for (day, _, path) in copies.into_iter().skip(COPIES_KEPT) {
        if today - day > keep {
            fs::remove_file(&path)?;
            writeln!(out, "{} removed", path.display())?;
        }
    }
    Ok(())
}

/// Returns the files of a folder whose names are those of a copy and begin with a day, with what comes after that. What
/// is no file has such a name only by chance.
fn of_days(folder: &Path) -> io::Result<Vec<(NaiveDate, String, PathBuf)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let day = name.to_str().and_then(|it| it.strip_prefix(COPY_BEGINS));
        let day = day.and_then(|it| it.split_at_checked(DAY_BYTES));
        let day = day.and_then(|(day, end)| Some((day.parse().ok()?, end)));
        if let Some((day, end)) = day
            && entry.file_type()?.is_file()
        {
            files.push((day, end.to_owned(), entry.path()));
        }
    }
    Ok(files)
}

/// Makes a book from a backup, and lets the ledger forget what the book does not know, so that it can be asked for again.
fn restore(args: &RestoreArgs, out: &mut dyn Write) -> Result<(), TaskFault> {
    // A ledger that is none is told before there is a book, so that it can be done again.
    if let Some(ledger) = &args.ledger {
        taken_by_kiosk(ledger)?;
    }
    let restored = cas_book::restore(&args.from, &args.book)?;
    let time = |at: Option<DateTime<Utc>>| {
        at.map_or_else(
            || "never".to_owned(),
            |at| at.format("%Y-%m-%d %H:%M UTC").to_string(),
        )
    };
    writeln!(
        out,
        "restored: last request taken {}, last change {}",
        time(restored.resend_since),
        time(restored.changed_until)
    )?;
    if let Some(ledger) = &args.ledger {
        let reader = Reader::open(&args.book)?;
        let mut failed = None;
        let dropped = without_unknown(ledger, |id| {
            reader.has(id).unwrap_or_else(|fault| {
                failed = Some(fault);
                true
            })
        })?;
        if let Some(fault) = failed {
            return Err(fault.into());
        }
        writeln!(
            out,
            "{dropped} taken out of the ledger, as the book does not have them"
        )?;
    }
    writeln!(
        out,
        "{}",
        if args.ledger.is_some() { COLLECT } else { LOST }
    )?;
    Ok(())
}

fn audit(args: &AuditArgs, out: &mut dyn Write) -> Result<(), TaskFault> {
    let begin = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let after = args.until.checked_add_days(Days::new(1));
    let range = begin(args.since)..begin(after.unwrap_or(NaiveDate::MAX));
    // Names and references may have spaces.
    writeln!(out, "# time\twhat\tid\treference\twho")?;
    for trace in Reader::open(&args.book)?.audit(range, AUDIT_MAX)? {
        writeln!(out, "{}", line(&trace))?;
    }
    Ok(())
}

fn line(trace: &Trace) -> String {
    let at = trace.at.format("%Y-%m-%dT%H:%M:%SZ");
    let what = match trace.deed {
        Deed::Saw => "saw".to_owned(),
        Deed::Did(step) => match step.how() {
            Some(how) => format!("{}:{}", step.word(), how.word()),
            None => step.word().to_owned(),
        },
        Deed::TookOut(count) => format!("took-out:{count}"),
    };
    let id = trace.id.as_deref().unwrap_or("-");
    let reference = trace.reference.as_deref().unwrap_or("-");
    format!("{at}\t{what}\t{id}\t{reference}\t{}", trace.who)
}

fn add_user(args: &NewUser, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), TaskFault> {
    if is_bridge(&args.user.name) {
        return Err(TaskFault::Bridge);
    }
    let mut book = match Book::open(&args.user.book) {
        Err(BookFault::Missing { .. }) => Book::make(&args.user.book)?,
        other => other?,
    };
    book.add_user(&args.user.name, args.language.tag())?;
    new_password(&mut book, &args.user.name, out, err)
}

/// True if the audit would not tell somebody of this name from the bridge to another system.
pub(crate) fn is_bridge(name: &str) -> bool {
    name.eq_ignore_ascii_case(WHO)
}

/// Makes a password and tells it, which is the only time that anybody sees it. On standard output it is alone, for a
/// program.
fn new_password(
    book: &mut Book,
    name: &str,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), TaskFault> {
    let made = password::make().ok_or(TaskFault::NoPassword)?;
    let hashed = password::hash(&made).ok_or(TaskFault::NoPassword)?;
    book.set_password(name, &hashed)?;
    writeln!(
        err,
        "The password of {name}, which is told only now; give it to them, and let them choose their own:"
    )?;
    writeln!(out, "{made}")?;
    let mut users = book.reader()?.users()?.into_iter();
    if users.any(|it| it.name == name && it.is_disabled) {
        writeln!(err, "{name} may still not sign in: cas-office book enable")?;
    }
    Ok(())
}

fn set_disabled(args: &UserArgs, is_disabled: bool, out: &mut dyn Write) -> Result<(), TaskFault> {
    Book::open(&args.book)?.set_disabled(&args.name, is_disabled)?;
    let what = if is_disabled {
        "may not sign in"
    } else {
        "may sign in"
    };
    writeln!(out, "{} {what}", args.name)?;
    Ok(())
}

fn users(book: &Path, out: &mut dyn Write) -> Result<(), TaskFault> {
    for user in Reader::open(book)?.users()? {
        let state = match (user.is_disabled, &user.password) {
            (true, _) => "may not sign in",
            (false, None) => "by the link only",
            (false, Some(_)) => "may sign in",
        };
        writeln!(out, "{state}\t{}\t{}", user.language, user.name)?;
    }
    Ok(())
}
