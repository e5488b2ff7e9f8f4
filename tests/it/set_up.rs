//! `cas-kiosk setup`: what an administrator answers, and what then stands in `kiosk.toml`.

use std::fs;
use std::path::Path;
use std::process::Output;

use cas_kiosk::config::{Config, Sealing, Way};
use cas_kiosk::setup::ConfigFile;

use crate::cli::{kiosk, run};
use crate::project::{PROGRAM, root};
use crate::skipped::skip;

const KEY: &str = "age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg";

/// Sets up a kiosk in `folder` with these options and answers.
fn set_up(folder: &Path, options: &[&str], answers: &[&str]) -> Output {
    let fixed = ["setup", "--config", "kiosk.toml", "--root", "machine"];
    let arguments = [&fixed[..], options].concat();
    let mut lines = answers.join("\n");
    lines.push('\n');
    kiosk(
        folder,
        &arguments,
        None,
        if answers.is_empty() { "" } else { &lines },
    )
}

fn told(output: &Output) -> String {
    let printed = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(printed).unwrap()
}

fn config(folder: &Path) -> Config {
    ConfigFile::read(Some(&folder.join("kiosk.toml"))).config()
}

#[test]
fn a_new_kiosk_is_set_up_by_eight_answers() {
    let folder = tempfile::tempdir().unwrap();
    let answers = [
        "12",
        "Biblioteka Kraków, ul. Powroźnicza 2",
        "XVIII",
        "uk, pl",
        "scaled",
        "527x296",
        "700",
        KEY,
    ];
    let output = set_up(folder.path(), &[], &answers);
    let told = told(&output);
    let written = config(folder.path());
    assert_eq!(
        (written.number, written.district.as_str()),
        (12, "XVIII"),
        "{told}"
    );
    assert_eq!(written.place, answers[1]);
    let languages: Vec<_> = written.languages.iter().map(|it| it.to_string()).collect();
    assert_eq!(languages, ["uk", "pl"]);
    assert_eq!(
        (written.way, written.panel_mm),
        (Way::Scaled, Some((527, 296)))
    );
    assert_eq!(written.distance_mm, 700);
    assert!(matches!(written.spool.sealing, Sealing::Age(keys) if keys[0].to_string() == KEY));
    // The file explains itself, and what it needs in public stands in it already.
    let text = fs::read_to_string(folder.path().join("kiosk.toml")).unwrap();
    assert!(
        text.contains("number = 12 ") && text.contains("# 1 to 99"),
        "{text}"
    );
    assert!(
        text.contains("leave = \"never\"") && text.contains("\"leave-out\""),
        "{text}"
    );
    // What is found on the machine, here an empty folder, follows, and decides the exit.
    let at = |words: &str| {
        told.find(words)
            .unwrap_or_else(|| panic!("{words}: {told}"))
    };
    assert!(at("kiosk.toml is written.") < at("cas-kiosk check --deploy"));
    assert!(at("cas-kiosk check --deploy") < at("cas-kiosk doctor"));
    assert!(at("left out, because they are only examples") < at("To mend: "));
    assert_eq!(
        output.status.code(),
        Some(i32::from(!told.contains("To mend: 0"))),
        "{told}"
    );
}

/// After an installation a new start mends most of what is found, so that is said last.
#[test]
fn where_something_is_to_be_mended_a_new_start_is_advised() {
    let folder = tempfile::tempdir().unwrap();
    let options = ["--yes", "--number", "12", "--place", "Biblioteka"];
    let advice = "systemctl reboot";
    let trial = told(&set_up(folder.path(), &options, &[]));
    assert!(!trial.contains(advice), "{trial}");
    let units = folder.path().join("machine/etc/systemd/system");
    fs::create_dir_all(&units).unwrap();
    let unit = root().join("deploy/console/cas-kiosk.service");
    fs::copy(unit, units.join("cas-kiosk.service")).unwrap();
    let installed = told(&set_up(folder.path(), &options, &[]));
    let last = installed.lines().last().unwrap();
    assert!(last.contains(advice), "{installed}");
}

#[test]
fn by_options_alone_nothing_is_asked_and_what_they_do_not_name_stays() {
    let folder = tempfile::tempdir().unwrap();
    let before = "# Ours\n[kiosk]\nnumber = 3   # the third\nplace = \"Old\"\nleave = \"never\"\n\
                  [content]\nsamples = \"leave-out\"\n[screen]\npanel_mm = \"527x296\" # measured\n";
    fs::write(folder.path().join("kiosk.toml"), before).unwrap();
    let options = [
        "--yes",
        "--place",
        "New",
        "--panel-mm",
        "-",
        "--recipients",
        KEY,
    ];
    let output = set_up(folder.path(), &options, &[]);
    assert!(!told(&output).contains("[3]"), "{}", told(&output));
    let text = fs::read_to_string(folder.path().join("kiosk.toml")).unwrap();
    let after = before
        .replace("\"Old\"", "\"New\"")
        .replace("panel_mm = \"527x296\" # measured\n", "");
    let sealed = format!("\n[spool]\nsealing = \"age\"\nrecipients = [\"{KEY}\"]\n");
    assert_eq!(text, after + &sealed);
    // Set up again, nothing changes.
    set_up(folder.path(), &options, &[]);
    assert_eq!(
        fs::read_to_string(folder.path().join("kiosk.toml")).unwrap(),
        text
    );
    // Without a recipient, none are taken.
    set_up(folder.path(), &["--yes", "--recipients", "-"], &[]);
    assert_eq!(config(folder.path()).spool.sealing, Sealing::Missing);
}

/// Where a laptop's settings say that requests must be sealed, that stays so with keys and without.
#[test]
fn what_must_be_sealed_must_be_sealed_whatever_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let before = "[spool]\nsealing = \"required\"\nrecipients = []\n";
    fs::write(folder.path().join("kiosk.toml"), before).unwrap();
    set_up(folder.path(), &["--yes", "--recipients", KEY], &[]);
    let text = fs::read_to_string(folder.path().join("kiosk.toml")).unwrap();
    assert_eq!(text, before.replace("[]", &format!("[\"{KEY}\"]")));
    set_up(folder.path(), &["--yes", "--recipients", "-"], &[]);
    let text = fs::read_to_string(folder.path().join("kiosk.toml")).unwrap();
    assert_eq!(text, before);
}

#[test]
fn a_wrong_answer_is_explained_and_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let answers = ["700", "seven", "0", "7", "", "XL", "II", "", "", "", "", ""];
    let output = set_up(folder.path(), &[], &answers);
    let told = told(&output);
    for words in [
        "from 0 to 99, not 700",
        "write a whole number",
        "write 1 to 99",
        "`XL`",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let written = config(folder.path());
    assert_eq!((written.number, written.district.as_str()), (7, "II"));
}

#[test]
fn nothing_is_written_of_what_is_wrong_or_unfinished() {
    let folder = tempfile::tempdir().unwrap();
    for (options, answers, words) in [
        (&["--yes", "--number", "700"][..], &[][..], "from 0 to 99"),
        (&["--yes", "--number", "0"], &[], "write 1 to 99"),
        (&["--yes", "--recipients", "age1"], &[], "public key"),
        (&[], &["7", "Biblioteka"], "nothing was written"),
    ] {
        let output = set_up(folder.path(), options, answers);
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains(words), "{}", told(&output));
        assert!(!folder.path().join("kiosk.toml").exists());
    }
    // An option is blamed before anything is asked, and not the answers after it.
    let output = set_up(folder.path(), &["--number", "700"], &["Biblioteka"]);
    assert!(told(&output).contains("not 700"), "{}", told(&output));
    assert!(
        !told(&output).contains("Where it stands"),
        "{}",
        told(&output)
    );
    // A file that cannot be understood is not written over.
    fs::write(folder.path().join("kiosk.toml"), "[kiosk\nnumber = 1\n").unwrap();
    let output = set_up(folder.path(), &["--yes", "--number", "2"], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("kiosk.toml:1"), "{}", told(&output));
    let text = fs::read_to_string(folder.path().join("kiosk.toml")).unwrap();
    assert_eq!(text, "[kiosk\nnumber = 1\n");
}

#[test]
fn the_file_keeps_its_rights_and_a_link_stays_one() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("true.toml");
    fs::write(&there, "[kiosk]\nnumber = 1\nleave = \"never\"\n").unwrap();
    fs::set_permissions(&there, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("true.toml", folder.path().join("kiosk.toml")).unwrap();
    set_up(folder.path(), &["--yes", "--number", "2"], &[]);
    assert!(fs::read_to_string(&there).unwrap().contains("number = 2"));
    assert_eq!(
        fs::metadata(&there).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(folder.path().join("kiosk.toml").is_symlink());
    let names = fs::read_dir(folder.path()).unwrap();
    assert_eq!(names.count(), 2, "nothing is left behind");
}

/// On a keyboard of another coding, as on some consoles.
#[test]
fn an_answer_that_is_no_text_is_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["setup", "--config", "kiosk.toml", "--root", "machine"];
    let answers = b"7\nul. Pi\xeakna 2\nul. Pi\xc4\x99kna 2\n\n\n\n\n\n\n";
    let output = run(PROGRAM, folder.path(), &arguments, None, answers);
    let told = told(&output);
    assert!(told.contains("cannot be read"), "{told}");
    assert_eq!(told.matches("Where it stands").count(), 2, "{told}");
    assert_eq!(config(folder.path()).place, "ul. Piękna 2");
}

#[test]
fn what_cannot_be_written_is_refused_before_anything_is_asked() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    for (path, words) in [
        ("pipe", "a device or a pipe and not a file"),
        ("folder", "a folder and not a file"),
        ("nowhere/kiosk.toml", "No such file or directory"),
        ("/proc/kiosk.toml", "/proc/kiosk.toml: "),
    ] {
        let output = kiosk(folder.path(), &["setup", "--config", path], None, "");
        let told = told(&output);
        assert_eq!(output.status.code(), Some(2), "{path}: {told}");
        assert!(told.contains(words), "{path}: {told}");
        assert!(!told.contains("1 to 99"), "{path}: {told}");
    }
}

#[test]
fn the_file_keeps_its_owner_and_its_group() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    if !rustix::process::geteuid().is_root() {
        return skip("only root gives files to others");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kiosk.toml");
    fs::write(&path, "[kiosk]\nnumber = 1\nleave = \"never\"\n").unwrap();
    chown(&path, Some(4321), Some(8765)).unwrap();
    set_up(folder.path(), &["--yes", "--number", "2"], &[]);
    assert!(fs::read_to_string(&path).unwrap().contains("number = 2"));
    let written = fs::metadata(&path).unwrap();
    assert_eq!((written.uid(), written.gid()), (4321, 8765));
}
