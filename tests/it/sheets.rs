//! What the kiosks show is written into spreadsheets, and comes back from them.

use std::fs;
use std::path::PathBuf;

use cas_office::cli::{self, Cli};
use cas_office::export;
use chrono::{DateTime, TimeZone as _, Utc};
use clap::Parser as _;
use tempfile::TempDir;

use crate::project::{copy_folder, root};

/// A kiosk with the shipped content, and a desk with files.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["content", "locales"] {
            copy_folder(&root().join(name), &folder.path().join(name));
        }
        let config = "[paths]\ncontent = \"content\"\nlocales = \"locales\"\n";
        fs::write(folder.path().join("kiosk.toml"), config).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Exports into the folder `sheets`.
    fn exports(&self, format: &str) -> PathBuf {
        let into = self.path("sheets");
        let words = [
            "cas-office",
            "export",
            format,
            "--into",
            into.to_str().unwrap(),
            "--config",
            self.path("kiosk.toml").to_str().unwrap(),
        ]
        .map(str::to_owned);
        let cli::Command::Export(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let ended = export::run(&args, now(), &mut out, &mut err).unwrap();
        assert_eq!(String::from_utf8(err).unwrap(), "");
        assert_eq!(ended, export::Ended::Well);
        into
    }
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 28, 9, 0, 0).unwrap()
}

#[test]
fn the_directory_is_one_table_of_lines_with_a_line_for_each_place() {
    let desk = Desk::new();
    let text = fs::read_to_string(desk.exports("csv").join("centres.csv")).unwrap();
    let (mark, lines) = text.split_at('\u{feff}'.len_utf8());
    assert_eq!(mark, "\u{feff}");
    let lines: Vec<&str> = lines.split_terminator("\r\n").collect();
    let heading =
        "Numer pozycji CAS,Nazwa,Dzielnica,Podmiot prowadzący,Ulica,Kod pocztowy,Telefon,Telefon 2";
    assert_eq!(lines[0], heading);
    assert_eq!(
        lines[1],
        "1,CAS Senior w Centrum,I,Fundacja KDM,Berka Joselewicza 28,31-031,12 265 65 53,"
    );
    let of_57 = lines.iter().filter(|line| line.starts_with("57,"));
    assert_eq!(of_57.count(), 5);
}
