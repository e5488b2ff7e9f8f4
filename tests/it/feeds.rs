//! What other programs are given: their own readers understand it, and it is what the kiosk shows.

mod calendars;
mod directory;
mod opportunities;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use cas_kiosk::catalogue::Which;
use cas_kiosk::content::Freshness;
use cas_kiosk::content::activity::Activity;
use cas_kiosk::id::Id;
use cas_kiosk::schedule::{Meeting, Outlook};
use cas_kiosk::setup::{ConfigFile, Setup};
use cas_office::cli::{Cli, Command};
use cas_office::export::{self, Ended};
use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};
use clap::Parser as _;
use expect_test::expect;
use serde_json::Value;
use tempfile::TempDir;

use crate::cli;
use crate::project::{OFFICE, kiosk_folder};

/// The day of the exports, and the one a year later.
const TODAY: &str = "2026-11-28";
const LAST: &str = "2027-11-28";

/// A desk whose kiosk shows activities of every kind.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: kiosk_folder(),
        };
        let site = desk.read("content/site.toml") + include_str!("feeds/site.toml");
        desk.write("content/site.toml", &site);
        desk.write(
            "content/activities/feeds.toml",
            include_str!("feeds/content.toml"),
        );
        desk.write(
            "content/notices/feeds.toml",
            include_str!("feeds/notices.toml"),
        );
        desk
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    /// Exports a format, and returns how that ended, what was told, and the files.
    fn exports(&self, format: &str, more: &[&str]) -> (Ended, String, BTreeMap<String, String>) {
        let into = tempfile::tempdir().unwrap();
        let config = self.folder.path().join("kiosk.toml");
        let mut words = vec!["cas-office", "export", format];
        words.extend(["--config", config.to_str().unwrap()]);
        words.extend(["--into", into.path().to_str().unwrap()]);
        words.extend(more);
        let Command::Export(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let ended = export::run(&args, now(), &mut out, &mut err).unwrap();
        let told = String::from_utf8([out, err].concat()).unwrap();
        (ended, told, files(into.path(), into.path()))
    }

    /// Returns the files of a format, which can all be written.
    fn files(&self, format: &str) -> BTreeMap<String, String> {
        let (ended, told, files) = self.exports(format, &[]);
        assert_eq!(ended, Ended::Well, "{told}");
        files
    }

    /// Returns what a kiosk without examples shows.
    fn setup(&self) -> Setup {
        let config = ConfigFile::read(Some(&self.folder.path().join("kiosk.toml")));
        let config = config.without_samples();
        config.setup(&config.files()).unwrap()
    }
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 28, 9, 0, 0).unwrap()
}

fn day(written: &str) -> NaiveDate {
    written.parse().unwrap()
}

/// A document in few lines: one for each field, without those left out.
fn told(document: &Value, left_out: &[&str]) -> String {
    let fields = document.as_object().unwrap().iter();
    let fields = fields.filter(|(key, _)| !left_out.contains(&key.as_str()));
    let lines: Vec<String> = fields
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    lines.join("\n") + "\n\n"
}

/// The files in a folder by their paths there.
fn files(folder: &Path, root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, root));
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            found.insert(name.to_owned(), fs::read_to_string(&path).unwrap());
        }
    }
    found
}

/// The meetings of a year that a kiosk would show, and the activities for which `is_in` is true.
fn shown(setup: &Setup, is_in: impl Fn(&Activity) -> bool) -> Vec<Meeting<Id<Activity>>> {
    let content = &setup.content;
    let is_off = |id, day| {
        let provenance = &content.activities[id].provenance;
        content.freshness(provenance, self::day(TODAY)) == Freshness::Stale
            || setup.catalogue.is_closed(id, day)
    };
    let zone = setup.config.zone;
    let midnight = day(TODAY).and_hms_opt(0, 0, 0).unwrap();
    let outlook = Outlook {
        after: zone.from_local_datetime(&midnight).unwrap().fixed_offset(),
        zone,
        holidays: &content.site.holidays.days,
        is_off: &is_off,
    };
    let timetable = &setup.catalogue.programme(Which::All).timetable;
    let meetings = timetable.meetings(outlook, None);
    let meetings = meetings.take_while(|it| it.start.date_naive() < day(LAST));
    meetings
        .filter(|it| is_in(&content.activities[it.series]))
        .collect()
}

#[test]
fn what_is_left_out_is_told_in_a_line() {
    let desk = Desk::new();
    let told = |format: &str| {
        let arguments = ["export", format, "--config", "kiosk.toml", "--into", "out"];
        let output = cli::run(OFFICE, desk.folder.path(), &arguments, None, "");
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    expect![[r#"
        Written: opportunities.json.
        42 activities are left out, because they are only examples.
        The times of one activity are left out, because they are too old.
        27 activities are left out, because nobody knows when they are.
    "#]]
    .assert_eq(&told("openactive"));
    expect![[r#"
        Written: services.json.
        Written: organizations.json.
        42 activities are left out, because they are only examples.
        The times of one activity are left out, because they are too old.
    "#]]
    .assert_eq(&told("hsds"));
}

#[test]
fn an_address_needs_its_country_and_a_calendar_somebody_who_has_it() {
    let desk = Desk::new();
    let site = desk.read("content/site.toml");
    let without = site
        .replace("[postal]\n", "")
        .replace("region = \"Małopolskie\"\n", "");
    let country = without.lines().find(|it| it.starts_with("country = "));
    let without = without.replace(country.unwrap(), "");
    desk.write("content/site.toml", &without);
    for (format, more, told) in [
        ("hsds", &[][..], "The format needs the country"),
        ("openactive", &[], "The format needs the country"),
        (
            "ics",
            &["--centre", "cas-999"],
            "There is no centre and no kind “cas-999”",
        ),
        (
            "ics",
            &["--kind", "cas-38"],
            "There is no centre and no kind “cas-38”",
        ),
        ("hsds", &["--kind", "club"], "are only for ics"),
        (
            "hsds",
            &["--web", "https://example.org"],
            "`--web` for openactive",
        ),
    ] {
        let mut arguments = vec!["export", format, "--config", "kiosk.toml", "--into", "out"];
        arguments.extend(more);
        let output = cli::run(OFFICE, desk.folder.path(), &arguments, None, "");
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(told), "{error}");
        assert!(!desk.folder.path().join("out").exists());
    }
}

#[test]
fn the_same_content_on_the_same_day_makes_the_same_bytes() {
    for format in ["ics", "hsds", "openactive"] {
        assert_eq!(Desk::new().files(format), Desk::new().files(format));
    }
}
