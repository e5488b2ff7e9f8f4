//! Disks that are full, have no inodes left, are read-only, are taken away: what the spool does.
//!
//! The disks are real file systems in memory, mounted where nobody else sees them: in a process of
//! its own, which is this test program, started again for one test.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use cas_kiosk::config::Sealing;
use cas_kiosk::request::StoreOutcome;
use cas_kiosk::spool::{Spool, SpoolFault};
use rustix::fs::Mode;
use rustix::io::Errno;

use crate::skipped::skip;
use crate::visitor::{mops, spool_at};

const ID: &str = "0123456789abcdef0123456789abcdef";
/// Longer than a block, so that half of it would be noticed.
const DOCUMENT: [u8; 6000] = [b'x'; 6000];
/// Tells a test that it runs in a process of its own, and where it may mount.
const FOLDER: &str = "CAS_KIOSK_TEST_DISKS_FOLDER";

/// Runs `test` in a process that may mount. It gets a folder with a disk mounted on it; `name` is the test that calls this.
fn with_a_disk(name: &str, options: &str, test: impl FnOnce(&Path)) {
    with_mounts(&format!("disks::{name}"), |folder| {
        mount(options, folder);
        test(folder);
    });
}

/// Runs `test` in a process that may mount, and whose mounts go with it. It gets a folder of its own;
/// `name` is the test that calls this, with its module.
pub fn with_mounts(name: &str, test: impl FnOnce(&Path)) {
    // Whoever is not root can be it among processes of their own; root can do without.
    let ways: [&[&str]; 2] = [
        &["unshare", "--user", "--map-root-user", "--mount"],
        &["unshare", "--mount"],
    ];
    in_a_process_of_its_own(&ways, name, test);
}

/// As `with_mounts`, in a process that is root on this machine, so that it may mount devices.
pub fn with_devices(name: &str, test: impl FnOnce(&Path)) {
    let ways: [&[&str]; 2] = [
        &["unshare", "--mount"],
        &[
            "sudo",
            "--non-interactive",
            "--preserve-env",
            "unshare",
            "--mount",
        ],
    ];
    in_a_process_of_its_own(&ways, name, test);
}

/// Runs `test` in this test program, started again by the first of these commands that works.
fn in_a_process_of_its_own(ways: &[&[&str]], name: &str, test: impl FnOnce(&Path)) {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return test(&PathBuf::from(folder));
    }
    let started = |way: &[&str], program: &str| {
        let mut command = Command::new(way[0]);
        command.args(&way[1..]).arg(program);
        command
    };
    let works = |way: &&&[&str]| {
        let tried = started(way, "true").output();
        tried.is_ok_and(|it| it.status.success())
    };
    let Some(way) = ways.iter().find(works) else {
        return skip("this system lets nobody mount in a process of its own (unshare)");
    };
    let folder = tempfile::tempdir().unwrap();
    let exe = std::env::current_exe().unwrap();
    let output = started(way, exe.to_str().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    // A name that no test has would be a success as well, with none passed.
    assert!(
        output.status.success() && said.contains(" 1 passed"),
        "{said}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn mount(options: &str, folder: &Path) {
    run("mount", &["-t", "tmpfs", "-o", options, "tmpfs"], folder);
}

fn run(program: &str, arguments: &[&str], folder: &Path) {
    let mut command = Command::new(program);
    assert!(
        command
            .args(arguments)
            .arg(folder)
            .status()
            .unwrap()
            .success()
    );
}

fn opened(folder: &Path) -> Spool {
    Spool::open(&spool_at(&folder.join("spool")))
}

/// Nothing is stored, nothing is left of it, and the system says why.
fn refuses(spool: &mut Spool, folder: &Path, errno: Errno) {
    let (outcome, fault) = spool.store(ID, &DOCUMENT, &mops());
    assert_eq!(outcome, StoreOutcome::NotStored);
    let Some(SpoolFault::Refused { source, .. }) = fault else {
        panic!("{fault:?}");
    };
    assert_eq!(source.raw_os_error(), Some(errno.raw_os_error()));
    for name in ["tmp", "new"] {
        let left = fs::read_dir(folder.join("spool").join(name)).unwrap();
        assert_eq!(left.count(), 0, "{name}");
    }
}

/// Requests can be taken, and one is.
fn takes(spool: &mut Spool, folder: &Path) {
    spool.probe(&Sealing::None).unwrap();
    assert_eq!(spool.store(ID, &DOCUMENT, &mops()).0, StoreOutcome::Stored);
    let file = folder.join(format!("spool/new/{ID}.mops.json"));
    assert_eq!(fs::read(file).unwrap(), DOCUMENT);
}

#[test]
fn a_full_disk_takes_requests_again_when_there_is_room() {
    let name = "a_full_disk_takes_requests_again_when_there_is_room";
    with_a_disk(name, "size=40m", |folder| {
        let mut spool = opened(folder);
        let filler = folder.join("filler");
        // It stops where the disk is full.
        let _ = fs::write(&filler, vec![0; 64 << 20]).unwrap_err();
        assert!(matches!(
            spool.probe(&Sealing::None),
            Err(SpoolFault::NoRoom { .. })
        ));
        refuses(&mut spool, folder, Errno::NOSPC);
        fs::remove_file(filler).unwrap();
        takes(&mut spool, folder);
    });
}

#[test]
fn a_disk_without_inodes_takes_requests_again_when_there_are_some() {
    let name = "a_disk_without_inodes_takes_requests_again_when_there_are_some";
    with_a_disk(name, "size=40m,nr_inodes=60", |folder| {
        let mut spool = opened(folder);
        let fillers: Vec<PathBuf> = (0..100).map(|it| folder.join(it.to_string())).collect();
        let made = fillers
            .iter()
            .take_while(|it| fs::write(it, "").is_ok())
            .count();
        assert!(made < fillers.len());
        assert!(matches!(
            spool.probe(&Sealing::None),
            Err(SpoolFault::NoRoom { .. })
        ));
        refuses(&mut spool, folder, Errno::NOSPC);
        for filler in &fillers[..made] {
            fs::remove_file(filler).unwrap();
        }
        takes(&mut spool, folder);
    });
}

#[test]
fn a_disk_that_became_read_only_takes_requests_again_when_it_is_not() {
    let name = "a_disk_that_became_read_only_takes_requests_again_when_it_is_not";
    with_a_disk(name, "size=40m", |folder| {
        let mut spool = opened(folder);
        run("mount", &["-o", "remount,ro"], folder);
        let fault = spool.probe(&Sealing::None).unwrap_err().to_string();
        assert!(fault.contains("Read-only file system"), "{fault}");
        refuses(&mut spool, folder, Errno::ROFS);
        run("mount", &["-o", "remount,rw"], folder);
        takes(&mut spool, folder);
    });
}

#[test]
fn a_disk_that_is_taken_away_is_used_again_when_it_is_back_and_nothing_is_put_in_its_place() {
    let name =
        "a_disk_that_is_taken_away_is_used_again_when_it_is_back_and_nothing_is_put_in_its_place";
    with_a_disk(name, "size=40m", |outer| {
        let folder = outer.join("disk");
        fs::create_dir(&folder).unwrap();
        mount("size=40m", &folder);
        let mut spool = opened(&folder);
        takes(&mut spool, &folder);
        run("umount", &["--lazy"], &folder);
        assert!(matches!(
            spool.probe(&Sealing::None),
            Err(SpoolFault::Missing { .. })
        ));
        assert_eq!(
            spool.store(ID, &DOCUMENT, &mops()).0,
            StoreOutcome::NotStored
        );
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        mount("size=40m", &folder);
        fs::create_dir_all(folder.join("spool/new")).unwrap();
        fs::create_dir_all(folder.join("spool/tmp")).unwrap();
        takes(&mut spool, &folder);
    });
}

#[test]
fn a_spool_on_two_disks_is_refused() {
    let name = "a_spool_on_two_disks_is_refused";
    with_a_disk(name, "size=40m", |folder| {
        drop(opened(folder));
        mount("size=40m", &folder.join("spool/new"));
        let mut spool = opened(folder);
        assert!(matches!(
            spool.probe(&Sealing::None),
            Err(SpoolFault::TwoDisks { .. })
        ));
        assert_eq!(
            spool.store(ID, &DOCUMENT, &mops()).0,
            StoreOutcome::NotStored
        );
    });
}

#[test]
fn a_file_has_its_permissions_whatever_the_umask_is() {
    let name = "a_file_has_its_permissions_whatever_the_umask_is";
    with_a_disk(name, "size=40m", |folder| {
        rustix::process::umask(Mode::from_bits_truncate(0o077));
        takes(&mut opened(folder), folder);
        let file = fs::metadata(folder.join(format!("spool/new/{ID}.mops.json"))).unwrap();
        assert_eq!(file.permissions().mode() & 0o7777, 0o640);
    });
}
