//! What the office's program takes for a register, for a plan of 5,000 rows, and for a year of meetings.
//!
//! The files of the kiosk are read and checked each time, as when somebody starts the program.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a bench stands at the rim"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cas_office::cli::{Cli, Command};
use cas_office::import::Imported;
use cas_office::{export, import};
use chrono::DateTime;
use clap::Parser as _;
use divan::Bencher;
use tempfile::TempDir;

/// How many activities there are in the large plan.
const ROWS: usize = 5_000;
const WEEKDAYS: [&str; 5] = ["poniedziałek", "wtorek", "środa", "czwartek", "piątek"];
/// 28 November 2026, 09:00 UTC.
const NOW_SECONDS: i64 = 1_795_856_400;

fn main() {
    divan::main();
}

/// A register of all centres, of which nothing differs.
#[divan::bench(sample_count = 20)]
fn register(bencher: Bencher<'_, '_>) {
    let desk = Desk::new();
    desk.runs(&["export", "csv", "--into", "out"]);
    let out = fs::read_dir(desk.path("out")).unwrap();
    let register = out.last().unwrap().unwrap().path();
    let register = register.to_str().unwrap().to_owned();
    bencher.bench_local(|| desk.runs(&["import", "--dry-run", "--as-of", "2026-11-28", &register]));
}

/// A plan of many rows, each another activity.
#[divan::bench(sample_count = 5)]
fn rows(bencher: Bencher<'_, '_>) {
    let desk = Desk::new();
    let mut plan = "stan na 28.11.2026\nCAS;Dzień;Od;Do;Zajęcia\n".to_owned();
    for row in 0..ROWS {
        let (centre, day, hour) = (row % 50 + 1, WEEKDAYS[row % 5], row % 9 + 8);
        let _ = writeln!(
            plan,
            "CAS {centre};{day};{hour}:00;{hour}:45;Gimnastyka, grupa {row}"
        );
    }
    let path = desk.path("plan.csv");
    fs::write(&path, plan).unwrap();
    let path = path.to_str().unwrap().to_owned();
    bencher.bench_local(|| desk.runs(&["import", "--dry-run", &path]));
}

/// The calendars of all centres and kinds, for a year.
#[divan::bench(sample_count = 10)]
fn year(bencher: Bencher<'_, '_>) {
    let desk = Desk::new();
    bencher.bench_local(|| desk.runs(&["export", "ics", "--into", "out"]));
}

/// A kiosk's files, whose examples count as facts here, so that there is something to send.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["content", "locales"] {
            copy(&root.join(name), &folder.path().join(name));
        }
        let config = "[paths]\ncontent = \"content\"\nlocales = \"locales\"\n";
        fs::write(folder.path().join("kiosk.toml"), config).unwrap();
        let activities = folder.path().join("content/activities.toml");
        let told = fs::read_to_string(&activities).unwrap();
        let fact = "\nchecked = 2026-11-22\nsource = \"a bench\"\n";
        fs::write(activities, told.replace("\nsample = true\n", fact)).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Carries out a command of the office in the folder, and lets nothing be wrong.
    fn runs(&self, words: &[&str]) {
        let config = self.path("kiosk.toml");
        let into = self.path("out");
        let words = words.iter().map(|word| match *word {
            "out" => into.to_str().unwrap(),
            word => word,
        });
        let config = ["--config", config.to_str().unwrap(), "--language", "pl"];
        let words = ["cas-office"].into_iter().chain(words).chain(config);
        let now = DateTime::from_timestamp(NOW_SECONDS, 0).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let is_well = match Cli::try_parse_from(words).unwrap().command {
            Command::Import(args) => {
                import::run(&args, now, &mut out, &mut err).unwrap() == Imported::Well
            }
            Command::Export(args) => {
                export::run(&args, now, &mut out, &mut err).unwrap() == export::Ended::Well
            }
            _ => panic!("another command"),
        };
        assert!(is_well, "{}", String::from_utf8_lossy(&[out, err].concat()));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
