//! The program from outside, without a terminal.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use cas_kiosk::command::run::wants_plain;
use tempfile::TempDir;

use crate::project::{PROGRAM, root};
use crate::skipped::skip;

/// A whole request, a line for each page, in any language: the pages are the same.
pub const ANSWERS: &str = "300\n310\n311\n1\n1\n1\n1\n1\n1\n1\n1\n2\nЄва Łęcka\n12 425 36 38 wew. 153\n72\n1\n1\n7\n\n1\n1\n1\n1\n";

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
    lines: impl AsRef<[u8]>,
) -> Output {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(folder)
        .env("TERM", "xterm")
        .env("LC_ALL", "C")
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
        .write_all(lines.as_ref())
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
fn whoever_ends_the_input_in_a_request_is_told_that_nothing_was_sent() {
    for (number, last) in [
        (
            1,
            "Tego zgłoszenia nie wysłano. Kiosk wszystko już zapomniał.",
        ),
        (
            2,
            "This request has not been sent. The kiosk has forgotten everything.",
        ),
        (3, "Цю заявку не надіслано. Кіоск уже все забув."),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let printed = |lines: String| {
            let output = kiosk(folder.path(), &[], Some("1"), &lines);
            assert!(output.status.success());
            String::from_utf8(output.stdout).unwrap()
        };
        let printed_in_form = printed(format!("{number}\n352\n1\n1\n1\nHalina\n"));
        assert_eq!(printed_in_form.lines().last(), Some(last));
        // Where nothing was begun there is nothing to tell, and where it was sent neither.
        assert!(!printed(format!("{number}\n352\n")).contains(last));
        assert!(!printed(format!("{number}\n{ANSWERS}")).contains(last));
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
fn a_check_tells_of_what_lies_where_the_kiosk_makes_its_folders() {
    let folder = tempfile::tempdir().unwrap();
    let paths =
        "[kiosk]\nlanguages = [\"pl\"]\n[paths]\nspool = \"kept/spool\"\nstate = \"state\"\n";
    fs::write(folder.path().join("kiosk.toml"), paths).unwrap();
    let check = || {
        let output = kiosk(folder.path(), &["check"], None, "");
        let printed = String::from_utf8(output.stdout).unwrap();
        (output.status.code(), printed)
    };
    // What is missing is made when the kiosk starts.
    assert_eq!(check(), (Some(0), String::new()));
    fs::create_dir(folder.path().join("state")).unwrap();
    assert_eq!(check(), (Some(0), String::new()));
    fs::remove_dir(folder.path().join("state")).unwrap();
    fs::write(folder.path().join("state"), "").unwrap();
    fs::write(folder.path().join("kept"), "").unwrap();
    let (code, printed) = check();
    assert_eq!(code, Some(2));
    for line in [
        "error: `spool` in `[paths]` is not a folder: kept/spool",
        "error: `state` in `[paths]` is not a folder: state",
        "= help: move away what is there, or name another folder",
    ] {
        assert!(printed.contains(line), "{printed}");
    }
    std::os::unix::fs::symlink("/nowhere/at/all", folder.path().join("link")).unwrap();
    let of_link = paths.replace("\"state\"", "\"link\"");
    fs::write(folder.path().join("kiosk.toml"), of_link).unwrap();
    let (_, printed) = check();
    assert!(printed.contains("not a folder: link"), "{printed}");
    // The kiosk follows no link to its spool, and goes round in no circle of links.
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
    };
    fs::create_dir(folder.path().join("real")).unwrap();
    link("real", "spool");
    link("round", "round");
    let of_links = paths
        .replace("kept/spool", "spool")
        .replace("\"state\"", "\"round\"");
    fs::write(folder.path().join("kiosk.toml"), of_links).unwrap();
    let (_, printed) = check();
    assert!(printed.contains("not a folder: spool"), "{printed}");
    assert!(printed.contains("not a folder: round"), "{printed}");
    let within = paths.replace("\"state\"", "\"kept/spool/state\"");
    fs::write(folder.path().join("kiosk.toml"), within).unwrap();
    let (code, printed) = check();
    assert_eq!(code, Some(2));
    assert!(printed.contains("one within the other"), "{printed}");
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
    for arguments in [
        &["requests", "list"][..],
        &["requests"],
        &[
            "--config",
            "kiosk.toml",
            "requests",
            "list",
            "--identity",
            "key",
        ],
        &["--config", "kiosk.toml", "spool", "list"],
    ] {
        let output = kiosk(folder.path(), arguments, None, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        let word = arguments
            .iter()
            .find(|it| ["requests", "spool"].contains(it));
        let typed = format!("in place of `cas-kiosk {}`", word.unwrap());
        assert!(told.contains(&typed), "{arguments:?}: {told}");
        assert!(told.contains("Write `cas-office requests`"), "{told}");
    }
    let check = kiosk(folder.path(), &["--plain", "check"], None, "");
    assert_eq!(check.status.code(), Some(2));
    let told = String::from_utf8(check.stderr).unwrap();
    assert!(told.contains("cannot be used with"), "{told}");
    let help = kiosk(folder.path(), &["--help"], None, "");
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(
        !help.contains("\n  spool") && !help.contains("\n  requests"),
        "{help}"
    );
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

/// A folder with the content of the project, and so many more centres.
fn city_with(more: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    for part in ["", "services", "articles"] {
        fs::create_dir(content.join(part)).unwrap();
        for entry in fs::read_dir(root().join("content").join(part)).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_file() {
                fs::copy(entry.path(), content.join(part).join(entry.file_name())).unwrap();
            }
        }
    }
    let centres = content.join("centres.toml");
    let mut text = fs::read_to_string(&centres).unwrap();
    for n in 0..more {
        let centre = format!(
            "\n[[centre]]\nid = \"more-{n}\"\nname = \"CAS nr {n}\"\ndistrict = \"I\"\n\
             operator = \"Fundacja\"\nplace = [{{ address = \"Długa 1\", postcode = \"31-146\" }}]\n\
             checked = 2026-03-06\nsource = \"x\"\n"
        );
        text.push_str(&centre);
    }
    fs::write(&centres, text).unwrap();
    let config = "[paths]\ncontent = \"content\"\n";
    fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    folder
}

/// The kiosk under strace, which refuses every thread from the one of this number on.
fn kiosk_without_threads(folder: &Path, from: usize, arguments: &[&str], lines: &str) -> Output {
    let refused = format!("inject=clone,clone3:error=EAGAIN:when={from}+");
    let strace = [
        "-o",
        "/dev/null",
        "-e",
        "trace=clone,clone3",
        "-e",
        &refused,
    ];
    let arguments = [&strace[..], &[PROGRAM], arguments].concat();
    run("strace", folder, &arguments, None, lines)
}

#[test]
fn a_system_that_gives_no_thread_ends_nothing_that_can_do_without() {
    if Command::new("strace").arg("-V").output().is_err() {
        return skip("strace is not installed");
    }
    // So many that the search is prepared in advance, and their file read in pieces.
    let folder = city_with(1000);
    let check = kiosk_without_threads(folder.path(), 1, &["check"], "");
    let told = String::from_utf8_lossy(&check.stderr).into_owned();
    assert_eq!(check.status.code(), Some(0), "{told}");
    let mut codes = Vec::new();
    for from in 1..=10 {
        let lines = "1\n500\nnr 999\n";
        let output = kiosk_without_threads(folder.path(), from, &["--plain"], lines);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.contains("fault in the program"), "{from}: {told}");
        let found = String::from_utf8(output.stdout)
            .unwrap()
            .contains("CAS nr 999");
        let code = output.status.code();
        assert!(
            code == Some(0) && found || code == Some(1),
            "{from}: {told}"
        );
        codes.push(code);
    }
    assert_eq!((codes[0], codes[9]), (Some(1), Some(0)), "{codes:?}");
}

#[test]
fn what_cannot_be_printed_is_a_failure_but_what_nobody_reads_is_none() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("kiosk.toml"),
        "[kiosk]\ndistrict = \"I\"\n",
    )
    .unwrap();
    fs::write(folder.path().join("bad.toml"), "[kiosk]\nnumber = 700\n").unwrap();
    for (command, well) in [
        ("numbers", 0),
        ("numbers --config bad.toml", 2),
        ("check --advice", 0),
        ("check --deploy", 2),
        ("check --config bad.toml --format json", 2),
    ] {
        for (device, code) in [("> /dev/full", 1), ("| true", well)] {
            // Of a pipe the shell gives the code of the last program, so it is told beside it.
            let script = format!("({PROGRAM} {command}; echo $? >code) {device}");
            let shell = Command::new("sh")
                .args(["-c", &script])
                .current_dir(folder.path())
                .output()
                .unwrap();
            let told = fs::read_to_string(folder.path().join("code")).unwrap();
            assert_eq!(told.trim(), code.to_string(), "{command} {device}");
            let said = String::from_utf8(shell.stderr).unwrap();
            assert_eq!(said.contains("standard output"), code == 1, "{said}");
        }
    }
}

#[test]
fn the_number_of_the_page_prints_it_again_also_after_the_language_was_changed_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let prints = |lines: &str| {
        let output = kiosk(folder.path(), &[], Some("1"), lines);
        String::from_utf8(output.stdout).unwrap()
    };
    let before = prints("1\n900\n3\n");
    let after = prints("1\n900\n3\n900\n");
    let page = after.strip_prefix(&before).unwrap();
    assert!(!page.is_empty() && before.ends_with(page), "{page}");
    assert!(page.lines().count() > 10, "{page}");
}

#[test]
fn a_check_as_on_a_day_needs_no_time() {
    let folder = tempfile::tempdir().unwrap();
    let advised = |at: &str| {
        let output = kiosk(folder.path(), &["check", "--advice", "--at", at], None, "");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{at}: {told}");
        output.stdout
    };
    let day = advised("2027-12-01");
    assert!(day == advised("2027-12-01T00:00") && day == advised("2027-12-01T23:59"));
    assert!(day != advised("2026-01-01"));
    for wrong in ["2027-12", "2027-13-01", "1 December"] {
        let output = kiosk(folder.path(), &["check", "--at", wrong], None, "");
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("write a date like 2026-11-24"), "{told}");
    }
}
