//! The program from outside, without a terminal.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use cas_kiosk::command::run::wants_plain;

use crate::project::{PROGRAM, root};

/// A whole request, a line for each page, in any language: the pages are the same.
pub const ANSWERS: &str = "300\n310\n311\n1\n3\n1\n1\n1\n1\n1\n2\nЄва Łęcka\n12 425 36 38 wew. 153\nDługa\n12/4\n1\n7\n\n1\n1\n1\n1\n1\n";

/// Runs the kiosk in `folder` with these lines on its standard input.
pub fn kiosk(folder: &Path, arguments: &[&str], accessible: Option<&str>, lines: &str) -> Output {
    run(PROGRAM, folder, arguments, accessible, lines)
}

/// Runs a program in `folder` with these lines on its standard input.
pub fn run(
    program: &str,
    folder: &Path,
    arguments: &[&str],
    accessible: Option<&str>,
    lines: &str,
) -> Output {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(folder)
        .env("TERM", "xterm")
        .env_remove("ACCESSIBLE");
    if let Some(value) = accessible {
        command.env("ACCESSIBLE", value);
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_file_of_answers_becomes_a_request_without_an_escape_byte_in_every_language() {
    for (number, language, receipt) in [
        (1, "pl", "Zgłoszenie jest wysłane"),
        (2, "en", "Your request has been sent"),
        (3, "uk", "Заявку надіслано"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["--at", "2026-11-24T10:00"];
        let output = kiosk(
            folder.path(),
            &arguments,
            Some("1"),
            &format!("{number}\n{ANSWERS}"),
        );
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success());
        assert!(printed.contains(receipt), "{printed}");
        assert!(!printed.contains('\x1b'));
        let stored = fs::read_dir(folder.path().join("spool/new"))
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let request: serde_json::Value =
            serde_json::from_slice(&fs::read(stored).unwrap()).unwrap();
        assert_eq!(request["language"], language);
        assert_eq!(request["answers"][0]["text"], "Єва Łęcka");
        let schema = fs::read(root().join("docs/request.schema.json")).unwrap();
        jsonschema::validate(&serde_json::from_slice(&schema).unwrap(), &request).unwrap();
    }
}

#[test]
fn lines_have_a_time_limit_only_if_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("kiosk.toml"),
        "[time]\nidle_seconds = 5\n",
    )
    .unwrap();
    let mut child = Command::new(PROGRAM)
        .args(["--plain", "--timed"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = child.stdin.take().unwrap();
    writeln!(lines, "1").unwrap();
    let mut printed = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut reads = |wanted: &str| printed.any(|line| line.unwrap().contains(wanted));
    assert!(reads("Czy Pan/Pani jeszcze tu jest?"));
    writeln!(lines).unwrap();
    assert!(reads("Co Pan/Pani chce zrobić?"), "any line goes on");
    drop(lines);
    assert!(child.wait().unwrap().success());
}

#[test]
fn plain_is_asked_for_in_three_ways() {
    let plain = |flag, accessible: Option<&str>, term: Option<&str>| {
        wants_plain(flag, accessible.map(OsStr::new), term.map(OsStr::new))
    };
    assert!(plain(true, None, None));
    assert!(plain(false, Some("1"), Some("xterm")));
    assert!(plain(false, Some("yes"), None));
    assert!(plain(false, None, Some("dumb")));
    for off in ["", "0", "false"] {
        assert!(!plain(false, Some(off), Some("xterm")), "ACCESSIBLE={off}");
    }
}

#[test]
fn the_shipped_files_have_no_fault() {
    let output = kiosk(root(), &["check"], None, "");
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
}

#[test]
fn the_program_alone_carries_its_content() {
    let folder = tempfile::tempdir().unwrap();
    let output = kiosk(folder.path(), &["check"], None, "");
    assert!(output.status.success());
    let output = kiosk(folder.path(), &["--plain"], None, "1\n181\n");
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("Dzielnica I Stare Miasto")
    );
}

#[test]
fn a_check_prints_each_fault_with_its_line_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kiosk.toml"), "[kiosk]\nnumber = 700\n").unwrap();
    let output = kiosk(folder.path(), &["check"], None, "");
    assert_eq!(output.status.code(), Some(2));
    let printed = String::from_utf8(output.stdout).unwrap();
    for line in [
        "error: `number` must be from 0 to 99, not 700",
        " --> kiosk.toml:2:10",
        "2 | number = 700",
        "= help: write a whole number from 0 to 99",
    ] {
        assert!(printed.contains(line), "{printed}");
    }
}

#[test]
fn what_must_not_go_to_the_public_is_a_fault_before_deployment() {
    let folder = tempfile::tempdir().unwrap();
    let output = kiosk(
        folder.path(),
        &["check", "--deploy", "--format", "json"],
        None,
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    let printed = String::from_utf8(output.stdout).unwrap();
    let faults: Vec<serde_json::Value> = printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(
        faults.iter().any(|fault| fault["file"] == "kiosk.toml"),
        "{printed}"
    );
    assert!(
        faults
            .iter()
            .any(|fault| fault["file"].as_str().unwrap().ends_with("site.toml")),
        "{printed}"
    );
}

#[test]
fn what_is_old_is_advised_and_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let output = kiosk(
        folder.path(),
        &["check", "--advice", "--at", "2026-11-24T10:00"],
        None,
        "",
    );
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().contains("cas-38"));
}

#[test]
fn arguments_that_make_no_sense_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (&["--at", "soon"][..], "2026-11-24T10:00"),
        (&["fly"], "unrecognized subcommand"),
    ] {
        let output = kiosk(folder.path(), arguments, None, "");
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn whoever_types_what_the_program_of_the_office_was_called_before_is_told_its_name() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [&["spool"][..], &["spool", "take", "--into", "folder"]] {
        let output = kiosk(folder.path(), arguments, None, "");
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "cas-kiosk: requests are looked after by the program cas-office now. Write `cas-office \
             requests` in place of `cas-kiosk spool`; all that follows is the same.\n"
        );
    }
    let help = kiosk(folder.path(), &["--help"], None, "");
    assert!(!String::from_utf8(help.stdout).unwrap().contains("spool"));
}

#[test]
fn a_time_that_the_zone_skips_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let output = kiosk(
        folder.path(),
        &["--plain", "--at", "2026-03-29T02:30"],
        None,
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("does not exist")
    );
}
