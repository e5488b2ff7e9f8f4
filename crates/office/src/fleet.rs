//! Who is silent: what the kiosks of a city tell of themselves, judged by the clock of the store.
//!
//! ```text
//! list status/ -> read each -> what time it is there -> what their rings want -> ledgers -> judge -> print
//! ```
//!
//! # Invariants
//! - Clocks of kiosks decide nothing but whether they are right.
//! - What anybody may have put into the store reaches a terminal only as a name, a number, or a line without what steers a
//!   terminal.
//! - Nothing in the store is changed but `fleet/clock`.

mod expected;
mod json;
mod judged;
mod known;
mod prometheus;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use cas_fleet::name::Name;
use cas_store::{Place, Store};
use chrono::{DateTime, Utc};

use crate::cli::{FleetArgs, FleetFormat, LedgerOf};
use crate::requests::{Attention, Ended, OfficeFault, printed, taken_by_kiosk};
use judged::{Judge, Kiosk};
use known::Looking;

/// The ids that were taken from each kiosk, for each office.
type Taken = BTreeMap<Name, BTreeMap<Name, BTreeSet<String>>>;

/// The kiosks of a city.
struct Fleet {
    /// What time it is, in seconds since 1970.
    now: i64,
    /// The kiosks, those that need somebody first.
    kiosks: Vec<Kiosk>,
}

/// What is true of all kiosks together.
struct Sums {
    wrong: usize,
    waiting: u64,
    made: u64,
    /// `None` if no ledger was given.
    collected: Option<u64>,
}

/// Looks at all kiosks and prints how they are on `out`. On `err` each line says what needs somebody, the last one which
/// kiosks, unless it says that it looks at less than it could.
///
/// # Errors
/// The fault that kept it from looking.
pub fn run(
    args: &FleetArgs,
    now: DateTime<Utc>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Ended, OfficeFault> {
    let argument = |why: String| OfficeFault::Argument { why };
    let place = Place::with_access(&args.from, args.access.as_deref());
    let (place, access) = place.map_err(|it| argument(it.to_string()))?;
    let expected = args.expect.as_deref().map(expected::read).transpose()?;
    let mut looking = Looking {
        store: Store::open(&place, access.as_ref())?,
        trusted: &args.trusted,
        attention: Attention::on(err),
    };
    let told = looking.told()?;
    let now = looking.time(&told, now)?;
    let pointers = looking.pointers(&told)?;
    // After what kiosks have told: whatever has left a kiosk before is in a ledger by now.
    let taken = read_ledgers(&args.ledger)?;
    let judge = Judge {
        now,
        silent: i64::try_from(args.silent.as_secs()).unwrap_or(i64::MAX),
        pointers: &pointers,
        taken: &taken,
    };
    let kiosks = judge.all(told, expected.unwrap_or_default());
    let fleet = Fleet { now, kiosks };
    let text = match args.format {
        FleetFormat::Table => table::text(&fleet),
        FleetFormat::Json => json::text(&fleet),
        FleetFormat::Prometheus => prometheus::text(&fleet),
    };
    printed(out.write_all(text.as_bytes()))?;
    let mut attention = looking.attention;
    if fleet.kiosks.is_empty() {
        attention.call(
            "no kiosk has ever told there how it is: see whether this is their store, and whether cas-courier runs",
        );
    }
    if let Some(names) = fleet.names() {
        attention.call(&names);
    }
    Ok(attention.ended())
}

fn read_ledgers(ledgers: &[LedgerOf]) -> Result<Taken, OfficeFault> {
    let mut all = Taken::new();
    for LedgerOf { office, file } in ledgers {
        let taken = taken_by_kiosk(file).map_err(|fault| OfficeFault::Argument {
            why: fault.to_string(),
        })?;
        let of_office = all.entry(office.clone()).or_default();
        for (kiosk, ids) in taken {
            of_office.entry(kiosk).or_default().extend(ids);
        }
    }
    Ok(all)
}

impl Fleet {
    /// Returns the kiosks that need somebody, each with why, as one line.
    fn names(&self) -> Option<String> {
        let wrong = self.kiosks.iter().filter(|it| !it.wrong.is_empty());
        let names: Vec<String> = wrong
            .map(|it| format!("{} {}", it.name, it.words()))
            .collect();
        (!names.is_empty()).then(|| names.join("; "))
    }

    fn sums(&self) -> Sums {
        let sum = |count: fn(&Kiosk) -> Option<u64>| {
            let counts = self.kiosks.iter().filter_map(count);
            counts.fold(0, u64::saturating_add)
        };
        let is_collected = self.kiosks.iter().any(|it| it.collected.is_some());
        Sums {
            wrong: self.kiosks.iter().filter(|it| !it.wrong.is_empty()).count(),
            waiting: sum(|it| Some(it.status.as_ref()?.waiting())),
            made: sum(|it| Some(it.status.as_ref()?.made())),
            collected: is_collected.then(|| sum(|it| it.collected)),
        }
    }
}
