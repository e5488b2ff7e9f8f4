//! What is told of the files on a disk.

use std::fs;
use std::path::Path;
use std::process::Command;

use cas_kiosk::setup;
use cas_kiosk::text::Language;
use cas_kiosk::told::english;
use expect_test::expect;

use super::good::{CENTRES, FILES, KIOSK};
use super::lines;
use crate::project::PROGRAM;

/// A folder with the good files, whose configuration names its content.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["services", "articles"] {
        fs::create_dir_all(folder.path().join("content").join(name)).unwrap();
    }
    for (name, text) in FILES {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let kiosk = format!("{KIOSK}\n[paths]\ncontent = \"content\"\nspool = \"out\"\n");
    fs::write(folder.path().join("kiosk.toml"), kiosk).unwrap();
    folder
}

/// The faults of loading the folder, with its own name left out.
fn told_of(folder: &Path) -> String {
    let faults = setup::load(Some(&folder.join("kiosk.toml"))).unwrap_err();
    lines(&faults).replace(&format!("{}/", folder.display()), "")
}

#[test]
fn paths_are_relative_to_the_folder_of_the_configuration() {
    let folder = folder();
    let setup = setup::load(Some(&folder.path().join("kiosk.toml"))).unwrap();
    assert_eq!(setup.config.spool.folder, folder.path().join("out"));
    assert_eq!(setup.content.centres.len(), 2);
}

#[test]
fn without_an_argument_the_configuration_in_the_working_folder_is_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kiosk.toml"), "[kiosk]\nnumber = 100\n").unwrap();
    let mut check = Command::new(PROGRAM);
    let told = check
        .arg("check")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(told.status.code(), Some(2));
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("kiosk.toml:2:10"), "{told}");
}

/// This is what a power cut can leave. The settings of the program would let anybody end it.
#[test]
fn an_empty_configuration_is_a_fault_and_one_of_comments_alone_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kiosk.toml");
    for empty in ["", " \n\t\r\n", "\u{feff}\n"] {
        fs::write(&file, empty).unwrap();
        assert_eq!(
            told_of(folder.path()),
            "kiosk.toml: the file is empty > put back what was in it; if all settings are to be those of the program, write a line that begins with #"
        );
    }
    fs::write(&file, "# Nothing is set here.\n").unwrap();
    assert!(setup::load(Some(&file)).is_ok());
    fs::write(&file, "").unwrap();
    let check = Command::new(PROGRAM)
        .arg("check")
        .current_dir(folder.path())
        .status();
    assert_eq!(check.unwrap().code(), Some(2));
}

#[test]
fn a_configuration_that_is_not_there_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        told_of(folder.path()),
        "kiosk.toml: the file does not exist > put it there, or correct its name where it is named"
    );
}

#[test]
fn what_is_no_text_file_is_told_with_the_rest() {
    let folder = folder();
    let content = folder.path().join("content");
    fs::remove_file(content.join("site.toml")).unwrap();
    fs::create_dir(content.join("site.toml")).unwrap();
    fs::write(content.join("centres.toml"), b"[[centre]]\nid = \"\xff\"\n").unwrap();
    fs::write(content.join("centers.toml"), "").unwrap();
    fs::write(content.join(".centres.toml.swp"), "").unwrap();
    fs::write(content.join("services/readme.txt"), "").unwrap();
    expect![[r#"
        content/centers.toml: this file is not known here > name it `centres.toml`
        content/centres.toml:2:7: this is not text in UTF-8 > save the file as UTF-8 in your editor
        content/services/readme.txt: this file is not known here > remove it; services are `services/*.toml`, articles `articles/*.toml`
        content/site.toml: this is a folder and not a file > put a text file in its place, or remove it"#]].assert_eq(&told_of(folder.path()));
}

#[test]
fn a_control_character_of_a_files_name_never_reaches_the_terminal() {
    let folder = folder();
    let name = "content/\u{1b}[2J\u{9b}\u{202e}.toml";
    fs::write(folder.path().join(name), "").unwrap();
    let broken = "content/services/\u{1b}.toml";
    fs::write(folder.path().join(broken), "id = \"x").unwrap();
    let faults = setup::load(Some(&folder.path().join("kiosk.toml"))).unwrap_err();
    let (pl, json) = (
        Language::new("pl").unwrap(),
        faults.to_json_lines(english()),
    );
    for told in [
        lines(&faults),
        faults.to_string(),
        faults.in_language(pl),
        json,
    ] {
        let is_unsafe = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!told.contains(is_unsafe), "{told:?}");
    }
    assert!(
        lines(&faults).contains("services/\\u{1b}.toml:1:8: TOML"),
        "{faults}"
    );
}

#[test]
fn a_folder_that_is_not_there_is_one_fault() {
    let folder = folder();
    fs::remove_dir_all(folder.path().join("content")).unwrap();
    assert_eq!(
        told_of(folder.path()),
        "content: the folder does not exist > put it there, or correct its name in `[paths]`; without \
         `content` and `locales` there, those in the program are used"
    );
}

#[test]
fn a_file_that_cannot_be_read_is_a_fault() {
    // Its first byte is no memory of this program, so that not even root can read it.
    let faults = setup::load(Some(Path::new("/proc/self/mem"))).unwrap_err();
    assert!(
        lines(&faults).starts_with("/proc/self/mem: the file cannot be read: "),
        "{faults}"
    );
}

#[test]
fn a_device_is_no_file() {
    let faults = setup::load(Some(Path::new("/dev/null"))).unwrap_err();
    assert_eq!(
        lines(&faults),
        "/dev/null: this is a device or a pipe and not a file > put a text file in its place, or remove it"
    );
}

#[test]
fn a_file_may_be_4_mib_large_and_no_larger() {
    let folder = folder();
    let path = folder.path().join("content/centres.toml");
    let most = usize::try_from(setup::FILE_BYTES_MAX).unwrap();
    let padded = |bytes: usize| format!("{CENTRES}#{}", " ".repeat(bytes - CENTRES.len() - 1));
    fs::write(&path, padded(most)).unwrap();
    assert!(setup::load(Some(&folder.path().join("kiosk.toml"))).is_ok());
    fs::write(&path, padded(most + 1)).unwrap();
    assert_eq!(
        told_of(folder.path()),
        "content/centres.toml: the file has more than 4194304 bytes > see whether it is the right file, and make it smaller"
    );
}

#[test]
fn a_file_of_50_mb_is_not_read() {
    let folder = folder();
    let file = fs::File::create(folder.path().join("content/services/large.toml")).unwrap();
    file.set_len(50_000_000).unwrap();
    assert_eq!(
        told_of(folder.path()),
        "content/services/large.toml: the file has more than 4194304 bytes > \
         see whether it is the right file, and make it smaller"
    );
}

#[test]
fn a_file_without_anything_in_it_is_told_and_nothing_else_of_it() {
    let folder = folder();
    let content = folder.path().join("content");
    for name in [
        "site.toml",
        "notices.toml",
        "services/repair.toml",
        "articles/more.toml",
    ] {
        fs::write(content.join(name), "").unwrap();
    }
    expect![[r#"
        content/articles/more.toml: the file is empty > put back what was in it, or remove the file if it is not needed
        content/notices.toml: the file is empty > put back what was in it, or remove the file if it is not needed
        content/services/repair.toml: the file is empty > put back what was in it, or remove the file if it is not needed
        content/site.toml: the file is empty > put back what was in it, or remove the file if it is not needed"#]].assert_eq(&told_of(folder.path()));
}

#[test]
fn what_an_unreadable_file_may_hold_is_not_called_missing() {
    for name in [
        "site.toml",
        "centres.toml",
        "activities.toml",
        "services/repair.toml",
    ] {
        let folder = folder();
        fs::write(folder.path().join("content").join(name), b"\xff").unwrap();
        assert_eq!(
            told_of(folder.path()),
            format!(
                "content/{name}:1:1: this is not text in UTF-8 > save the file as UTF-8 in your editor"
            )
        );
    }
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let folder = folder();
    let marked = format!("\u{feff}{CENTRES}");
    fs::write(folder.path().join("content/centres.toml"), marked).unwrap();
    assert!(setup::load(Some(&folder.path().join("kiosk.toml"))).is_ok());
}

#[test]
fn a_folder_may_have_1000_files_and_no_more() {
    let folder = folder();
    let there = FILES.len() - 1;
    for n in there..setup::FILES_MAX {
        fs::write(folder.path().join(format!("content/{n}.txt")), "").unwrap();
    }
    let told = told_of(folder.path());
    assert_eq!(told.lines().count(), setup::FILES_MAX - there);
    assert!(
        told.lines()
            .all(|line| line.contains(": this file is not known here > "))
    );
    fs::write(folder.path().join("content/more.txt"), "").unwrap();
    assert_eq!(
        told_of(folder.path()),
        "content: the folder has more than 1000 files > \
         see whether it is the right one, and name it in `[paths]`"
    );
}

#[test]
fn a_file_that_nothing_is_read_from_may_be_anything() {
    let folder = folder();
    let film = fs::File::create(folder.path().join("content/film.mp4")).unwrap();
    film.set_len(50_000_000).unwrap();
    expect!["content/film.mp4: this file is not known here > remove it; services are `services/*.toml`, articles `articles/*.toml`"].assert_eq(&told_of(folder.path()));
}
