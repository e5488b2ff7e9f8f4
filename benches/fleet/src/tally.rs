//! How often the store is called, by whom, and for what.

#![allow(
    clippy::cast_precision_loss,
    reason = "the numbers are printed with few digits"
)]

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

/// The seconds of a minute.
const MINUTE: f64 = 60.0;
const HOURS_OF_DAY: f64 = 24.0;

/// A kind of call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Call {
    /// Who calls.
    who: &'static str,
    /// The first folder of the path.
    folder: String,
    /// The method of HTTP; `LIST` for a list.
    method: String,
}

impl Call {
    /// Reads the first line of a call; `None` if these bytes do not begin one.
    pub(crate) fn read(who: &'static str, bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(2).position(|it| it == b"\r\n")?;
        let line = std::str::from_utf8(&bytes[..end]).ok()?;
        let (method, rest) = line.split_once(' ')?;
        let (target, _) = rest.split_once(" HTTP/")?;
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let prefix = query.split('&').find_map(|it| it.strip_prefix("prefix="));
        let (method, folder) = match prefix {
            Some(prefix) => ("LIST", prefix.split("%2F").next()),
            // The paths stand in the body, and offices delete requests alone.
            None if query.starts_with("delete") => ("DELETE", Some("requests")),
            None => (method, path.split('/').nth(2)),
        };
        Some(Self {
            who,
            folder: folder.unwrap_or_default().to_owned(),
            method: method.to_owned(),
        })
    }
}

/// Calls, and their bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    calls: usize,
    sent: usize,
    received: usize,
}

/// All calls.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    sums: Mutex<BTreeMap<Call, Sum>>,
    /// The minute that is played.
    minute: AtomicU32,
    /// The calls of each minute.
    minutes: Mutex<BTreeMap<u32, usize>>,
    cuts: AtomicUsize,
}

impl Tally {
    /// Tells which minute is played from now on.
    pub(crate) fn begin_minute(&self, minute: u32) {
        self.minute.store(minute, Ordering::Relaxed);
    }

    pub(crate) fn count_call(&self, call: &Call) {
        self.add(call, |sum| sum.calls += 1);
        if let Ok(mut minutes) = self.minutes.lock() {
            let minute = self.minute.load(Ordering::Relaxed);
            *minutes.entry(minute).or_default() += 1;
        }
    }

    pub(crate) fn count_bytes(&self, call: &Call, sent: usize, received: usize) {
        self.add(call, |sum| {
            sum.sent += sent;
            sum.received += received;
        });
    }

    pub(crate) fn count_cut(&self) {
        self.cuts.fetch_add(1, Ordering::Relaxed);
    }

    fn add(&self, call: &Call, change: impl FnOnce(&mut Sum)) {
        if let Ok(mut sums) = self.sums.lock() {
            change(sums.entry(call.clone()).or_default());
        }
    }

    /// Prints the table of what was counted in so many hours, and what that is in a day.
    pub(crate) fn print(&self, hours: u32, out: &mut dyn Write) -> io::Result<()> {
        let (Ok(sums), Ok(minutes)) = (self.sums.lock(), self.minutes.lock()) else {
            return Ok(());
        };
        let per_day = HOURS_OF_DAY / f64::from(hours);
        let in_day = |count: usize| count as f64 * per_day;
        let in_megabytes = |bytes: usize| in_day(bytes) / 1e6;
        let columns = ["calls", "calls/day", "MB/day up", "MB/day down"];
        let [calls, daily, up, down] = columns;
        writeln!(
            out,
            "{:8} {:9} {:7} {calls:>9} {daily:>10} {up:>10} {down:>12}",
            "who", "folder", "method"
        )?;
        let all = ("all", String::new(), String::new());
        let total = sums.values().fold(Sum::default(), |a, b| Sum {
            calls: a.calls + b.calls,
            sent: a.sent + b.sent,
            received: a.received + b.received,
        });
        let rows = sums
            .iter()
            .map(|(it, sum)| ((it.who, it.folder.clone(), it.method.clone()), *sum));
        for ((who, folder, method), sum) in rows.chain([(all, total)]) {
            writeln!(
                out,
                "{who:8} {folder:9} {method:7} {:>9} {:>10.0} {:>10.1} {:>12.1}",
                sum.calls,
                in_day(sum.calls),
                in_megabytes(sum.sent),
                in_megabytes(sum.received)
            )?;
        }
        let busiest = minutes.values().max().copied().unwrap_or_default();
        let mean = total.calls as f64 / (f64::from(hours) * 60.0 * MINUTE);
        let busiest = busiest as f64 / MINUTE;
        writeln!(
            out,
            "calls/s: {mean:.2}; in the busiest minute: {busiest:.2}"
        )?;
        writeln!(out, "cut: {}", self.cuts.load(Ordering::Relaxed))
    }
}
