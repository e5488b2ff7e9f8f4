//! What the office's program takes for a register, for a plan of 5,000 rows, and for a year of meetings.
//!
//! The files of the kiosk are read and checked each time, as when somebody starts the program, and what changes is
//! written durably.
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
use std::sync::Arc;

use cas_kiosk::app::{App, Message, Moment, Screen};
use cas_kiosk::setup::{self, Setup};
use cas_kiosk::surface::plain;
use cas_office::cli::{Cli, Command};
use cas_office::import::Imported;
use cas_office::{export, import};
use chrono::{DateTime, Utc};
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

/// A register in which one phone is another one, from its file to the card of the centre: it is read, merged,
/// checked and written, and the kiosk reads the content again.
#[divan::bench(sample_count = 20)]
fn register_to_card(bencher: Bencher<'_, '_>) {
    let desk = Desk::new();
    let phones = ["12 200 00 01", "12 200 00 02"];
    let registers = phones.map(|phone| {
        let path = desk.path(&format!("{phone}.csv"));
        fs::write(&path, desk.register(phone)).unwrap();
        path.to_str().unwrap().to_owned()
    });
    // Of the first nobody knows what differs from the register before.
    desk.takes(&["import", &registers[0]]);
    desk.write_phone(phones[0]);
    let mut turns = phones.iter().zip(&registers).cycle().skip(1);
    bencher.bench_local(|| {
        let (phone, register) = turns.next().unwrap();
        desk.runs(&["import", register]);
        assert!(desk.card().contains(phone), "the card has another phone");
    });
}

/// A plan of many rows, each another activity, of which every second meets at another time than before.
#[divan::bench(sample_count = 5)]
fn rows(bencher: Bencher<'_, '_>) {
    let desk = Desk::new();
    let plans = [45, 50].map(|minutes| {
        let mut plan = "stan na 28.11.2026\nCAS;Dzień;Od;Do;Zajęcia\n".to_owned();
        for row in 0..ROWS {
            let (centre, day, hour) = (row % 50 + 1, WEEKDAYS[row % 5], row % 9 + 8);
            let minutes = if row % 2 == 0 { minutes } else { 45 };
            let _ = writeln!(
                plan,
                "CAS {centre};{day};{hour}:00;{hour}:{minutes};Gimnastyka, grupa {row}"
            );
        }
        plan
    });
    let path = desk.path("plan.csv");
    let mut turns = plans.iter().cycle();
    bencher
        .with_inputs(|| fs::write(&path, turns.next().unwrap()).unwrap())
        .bench_local_values(|()| desk.runs(&["import", path.to_str().unwrap()]));
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
        let config =
            "[paths]\ncontent = \"content\"\nlocales = \"locales\"\n[spool]\nsealing = \"none\"\n";
        fs::write(folder.path().join("kiosk.toml"), config).unwrap();
        let activities = folder.path().join("content/activities.toml");
        let told = fs::read_to_string(&activities).unwrap();
        let facts = told.replace("\nsample = true\n", "\n");
        assert_ne!(facts, told, "there are examples");
        fs::write(activities, facts).unwrap();
        Self { folder }
    }

    /// Returns the register of the city, in which the first centre has this phone.
    fn register(&self, phone: &str) -> String {
        let setup = self.setup();
        let mut register = "Wykaz - stan na 28.11.2026;;;;;;\n\
            Numer pozycji CAS;Dzielnica;Nazwa;Podmiot prowadzący;Ulica;Adres;Kod pocztowy;Kontakt 1;Kontakt 2\n"
            .to_owned();
        let centres = setup.content.centres.iter();
        for (index, centre) in centres.enumerate() {
            let number = centre.id.trim_start_matches("cas-");
            let phones = [0, 1].map(|at| centre.phones.get(at).map_or("", String::as_str));
            let phones = if index == 0 { [phone, ""] } else { phones };
            for place in &centre.places {
                let words = [
                    number,
                    &centre.district,
                    &centre.name,
                    &centre.operator,
                    "ulica",
                    &place.address,
                    &place.postcode,
                    phones[0],
                    phones[1],
                ];
                let cells = words.map(|it| format!("\"{}\"", it.replace('"', "\"\"")));
                let _ = writeln!(register, "{}", cells.join(";"));
            }
        }
        register
    }

    /// Gives the first centre this phone, as somebody does by hand who decides what the register leaves open.
    fn write_phone(&self, phone: &str) {
        let path = self.path("content/centres.toml");
        let centres = fs::read_to_string(&path).unwrap();
        let at = centres.find("\nphone = [").unwrap() + 1;
        let end = at + centres[at..].find('\n').unwrap();
        let line = format!("phone = [\"{phone}\"]");
        fs::write(&path, [&centres[..at], &line, &centres[end..]].concat()).unwrap();
    }

    fn setup(&self) -> Setup {
        setup::load(Some(&self.path("kiosk.toml"))).unwrap()
    }

    /// Reads the files of the kiosk, and returns the card of the first centre.
    fn card(&self) -> String {
        let setup = Arc::new(self.setup());
        let (centre, _) = setup.content.centres.with_ids().next().unwrap();
        let now = now().fixed_offset();
        let language = setup.config.languages.first();
        let mut app = App::new(setup, now);
        let moment = Moment { now, seed: [0; 32] };
        let begin = Message::Begin(language, Screen::Centre(centre));
        app.step(moment, vec![begin]);
        plain::render(app.shown())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Carries out a command of the office in the folder, and lets nothing be wrong.
    fn runs(&self, words: &[&str]) {
        let (is_well, told) = self.takes(words);
        assert!(is_well, "{told}");
    }

    /// Carries out a command of the office in the folder.
    fn takes(&self, words: &[&str]) -> (bool, String) {
        let config = self.path("kiosk.toml");
        let into = self.path("out");
        let words = words.iter().map(|word| match *word {
            "out" => into.to_str().unwrap(),
            word => word,
        });
        let config = ["--config", config.to_str().unwrap(), "--language", "pl"];
        let words = ["cas-office"].into_iter().chain(words).chain(config);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let is_well = match Cli::try_parse_from(words).unwrap().command {
            Command::Import(args) => {
                import::run(&args, now(), &mut out, &mut err).unwrap() == Imported::Well
            }
            Command::Export(args) => {
                export::run(&args, now(), &mut out, &mut err).unwrap() == export::Ended::Well
            }
            _ => panic!("another command"),
        };
        let told = String::from_utf8([out, err].concat()).unwrap();
        (is_well, told)
    }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW_SECONDS, 0).unwrap()
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
