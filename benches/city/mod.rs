//! A city of any size: the shipped centres and activities over and over, under new ids and names.
//!
//! What grows with a city is how many centres, activities and notices it has. Districts, kinds,
//! services and articles stay as they are.

#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "each bench uses a part of it, and one that cannot go on has failed"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use cas_kiosk::config::LogTo;
use cas_kiosk::kiosk::Clock;
use cas_kiosk::setup::Setup;
use chrono::{Days, NaiveDate};

/// How many centres the cities have: those of Kraków, and far more than any city. Larger cities are
/// made of whole rounds, so they have a few more.
pub const CENTRES: [usize; 3] = [58, 5_000, 100_000];

/// There is a notice of a closure for about so many centres.
const CENTRES_PER_NOTICE: usize = 100;
/// What syllables of made-up names are made of.
const CONSONANTS: [char; 20] = [
    'b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'ł', 'm', 'n', 'p', 'r', 's', 'ś', 't', 'w', 'z',
    'ż',
];
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

static CITIES: [LazyLock<Arc<Setup>>; 3] = [
    LazyLock::new(|| Arc::new(read(&texts(CENTRES[0])))),
    LazyLock::new(|| Arc::new(read(&texts(CENTRES[1])))),
    LazyLock::new(|| Arc::new(read(&texts(CENTRES[2])))),
];

/// The city with so many centres, one of [`CENTRES`].
pub fn city(centres: usize) -> &'static Arc<Setup> {
    let which = CENTRES.iter().position(|known| *known == centres).unwrap();
    &CITIES[which]
}

/// A clock that stands at ten o'clock on a working day at which the shipped activities take place.
pub fn clock(setup: &Setup) -> Clock {
    let at = NaiveDate::from_ymd_opt(2026, 11, 24).and_then(|day| day.and_hms_opt(10, 0, 0));
    Clock::frozen(setup.config.zone, at.unwrap()).unwrap()
}

/// A city made of its texts, with its requests and its log going nowhere.
pub fn read(texts: &[(String, String)]) -> Setup {
    let borrowed = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let texts: Vec<(&str, &str)> = borrowed.collect();
    let mut setup = Setup::from_texts(&texts).unwrap();
    setup.config.spool.folder = PathBuf::from("/nowhere/spool");
    setup.config.log = LogTo::File(PathBuf::from("/dev/null"));
    setup
}

/// The content of a city with so many centres, each file with its path.
pub fn texts(centres: usize) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    collect(Path::new("content"), &mut texts);
    for (path, text) in &mut texts {
        match path.as_str() {
            "content/centres.toml" => *text = repeated(text, "[[centre]]", rounds(centres)),
            "content/activities.toml" => *text = repeated(text, "[[activity]]", rounds(centres)),
            "content/notices.toml" => add_notices(text, rounds(centres)),
            _ => {}
        }
    }
    texts
}

/// How often the shipped centres are there.
fn rounds(centres: usize) -> usize {
    centres.div_ceil(CENTRES[0])
}

fn collect(folder: &Path, texts: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, texts);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            texts.push((path.to_str().unwrap().to_owned(), text));
        }
    }
}

/// A text whose records, those from the first `header` on, are there so many times.
fn repeated(text: &str, header: &str, rounds: usize) -> String {
    // The same words stand in the comment at the top, but not on a line of their own.
    let records = &text[text.find(&format!("\n{header}\n")).unwrap()..];
    let mut repeated = text.to_owned();
    let mut names = 0;
    for round in 1..rounds {
        for line in records.lines() {
            let (key, value) = line.split_once(" = \"").unwrap_or((line, ""));
            match key {
                "id" | "centre" => writeln!(repeated, "{key} = \"r{round}-{value}"),
                "name" => {
                    names += 1;
                    // Most names begin alike, as those of Kraków do.
                    let value = value.trim_start_matches("CAS ");
                    writeln!(repeated, "name = \"CAS {} {value}", made_up(names))
                }
                // Three digits are enough for the first round only.
                _ if line.starts_with("number = ") => Ok(()),
                _ => writeln!(repeated, "{line}"),
            }
            .unwrap();
        }
    }
    repeated
}

/// A name of its own for each number.
fn made_up(mut number: usize) -> String {
    let mut name = String::new();
    while number > 0 {
        name.push(CONSONANTS[number % CONSONANTS.len()]);
        number /= CONSONANTS.len();
        name.push(VOWELS[number % VOWELS.len()]);
        number /= VOWELS.len();
    }
    name
}

/// Closures of a centre that has activities, for a week each, spread over the year to come.
fn add_notices(text: &mut String, rounds: usize) {
    let step = CENTRES_PER_NOTICE.div_ceil(CENTRES[0]);
    let first = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
    for round in (1..rounds).step_by(step) {
        let from = first + Days::new(u64::try_from(round % 365).unwrap());
        let until = from + Days::new(6);
        write!(
            text,
            "\n\n[[notice]]\nid = \"r{round}\"\nfrom = {from}\nuntil = {until}\nclosed = true\n\
             text = {{ pl = \"Zamknięte\", en = \"Closed\", uk = \"Зачинено\" }}\n\
             centres = [\"r{round}-cas-38\"]\nchecked = 2026-11-22\nsource = \"Made up\"\n"
        )
        .unwrap();
    }
}
