//! A request is stored whole and once, or the spool says that it is not and why.
//!
//! The faults are real ones. Those that the system lays on a whole process, or does not lay on the
//! superuser, are met in a process of its own: this test program, started again for one test.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::{PermissionsExt as _, chown, symlink};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use age::x25519::Identity;
use cas_kiosk::config::{self, Sealing};
use cas_kiosk::name::{Name, RECEIVER_BYTES_MAX};
use cas_kiosk::receiver::Receiver;
use cas_kiosk::request::StoreOutcome;
use cas_kiosk::spool::seal::{PADDED_BYTES, seal};
use cas_kiosk::spool::{FREE_BYTES_MIN, FREE_INODES_MIN, Room, Spool, SpoolFault};
use rustix::fs::{CWD, FileType, FlockOperation, Mode, flock, mknodat};
use rustix::io::Errno;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tempfile::TempDir;

use crate::skipped::skip;
use crate::visitor::{mops, spool_at};

const ID: &str = "0123456789abcdef0123456789abcdef";
const DOCUMENT: &[u8] = b"{\"name\": \"Anna Nowak\"}";
const OTHER_ID: &str = "fedcba9876543210fedcba9876543210";
/// Tells a test that it runs in a process of its own, and which folder it has there.
const FOLDER_OF_ITS_OWN: &str = "CAS_KIOSK_TEST_SPOOL_FOLDER";
/// The user that owns nothing; also the group.
const NOBODY: u32 = 65_534;

/// A folder of its own, and the path of a spool in it that is not there yet.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let spool = folder.path().join("spool");
    (folder, spool)
}

fn opened(path: &Path) -> Spool {
    Spool::open(&spool_at(path))
}

fn names(folder: &Path) -> Vec<String> {
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(name).collect();
    names.sort();
    names
}

/// Puts a file in the place of a folder.
fn block(folder: &Path) {
    fs::remove_dir_all(folder).unwrap();
    fs::write(folder, "").unwrap();
}

fn no_file_is_in(spool: &Path) -> bool {
    names(&spool.join("new")).is_empty() && no_part_is_in(spool)
}

fn no_part_is_in(spool: &Path) -> bool {
    names(&spool.join("tmp")).is_empty()
}

/// Runs `test` of this module as [`as_nobody`] does.
fn in_a_process_of_its_own(name: &str, test: impl FnOnce(&Path)) {
    as_nobody(&format!("spool::{name}"), test);
}

/// Runs `test` with a folder in a process of its own, which the superuser leaves to nobody. `name`
/// is the test that calls this; it comes here a second time in that process.
pub fn as_nobody(name: &str, test: impl FnOnce(&Path)) {
    if let Some(folder) = std::env::var_os(FOLDER_OF_ITS_OWN) {
        test(Path::new(&folder));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    // This name of the program can be run by a user who may not look into the folder it lies in.
    let mut command = Command::new("/proc/self/exe");
    command
        .args(["--exact", name, "--nocapture"])
        .env(FOLDER_OF_ITS_OWN, folder.path())
        .current_dir(folder.path());
    if rustix::process::geteuid().is_root() {
        chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    // A name that no test has would be a success as well, with none passed.
    assert!(
        output.status.success() && said.contains(" 1 passed"),
        "{}\n{said}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Lowers a limit of this process while `test` runs.
fn limited<T>(resource: Resource, limit: u64, test: impl FnOnce() -> T) -> T {
    let before = getrlimit(resource);
    let lowered = Rlimit {
        current: Some(limit),
        ..before
    };
    setrlimit(resource, lowered).unwrap();
    let result = test();
    setrlimit(resource, before).unwrap();
    result
}

/// A folder in memory, where the system has one for everybody.
fn tmpfs() -> Option<TempDir> {
    const TMPFS: i64 = 0x0102_1994;
    let system = rustix::fs::statfs("/dev/shm").ok()?;
    (system.f_type == TMPFS).then(|| tempfile::tempdir_in("/dev/shm").unwrap())
}

/// Nothing can be stored in `spool`, and the system says why.
fn refuses(spool: &mut Spool, errno: Errno) {
    let says = |fault: &SpoolFault| match fault {
        SpoolFault::Refused { source, .. } => source.raw_os_error() == Some(errno.raw_os_error()),
        _ => false,
    };
    let probed = spool.probe(&Sealing::None).unwrap_err();
    assert!(says(&probed), "{probed}");
    let (outcome, fault) = spool.store(ID, b"{}", &mops());
    assert_eq!(outcome, StoreOutcome::NotStored);
    assert!(fault.as_ref().is_some_and(says), "{fault:?}");
}

/// Nothing can be stored while nothing can be put into this folder, and it can again afterwards.
fn a_read_only_folder_refuses(folder: &Path, name: &str) {
    let path = folder.join("spool");
    let mut spool = opened(&path);
    let read_only = path.join(name);
    fs::set_permissions(&read_only, fs::Permissions::from_mode(0o500)).unwrap();
    let denied = fs::write(read_only.join("anything"), "").map_err(|error| error.kind());
    assert_eq!(
        denied,
        Err(ErrorKind::PermissionDenied),
        "the fault is real"
    );
    refuses(&mut spool, Errno::ACCESS);
    assert!(no_file_is_in(&path));
    fs::set_permissions(&read_only, fs::Permissions::from_mode(0o700)).unwrap();
    spool.probe(&Sealing::None).unwrap();
    assert_eq!(spool.store(ID, b"{}", &mops()).0, StoreOutcome::Stored);
}

#[test]
fn a_spool_that_is_not_there_is_made_for_its_owner_alone() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    spool.probe(&Sealing::None).unwrap();
    for folder in [path.clone(), path.join("tmp"), path.join("new")] {
        assert_eq!(
            fs::metadata(&folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
    }
}

#[test]
fn only_the_last_folder_of_the_path_is_made() {
    let (folder, _) = place();
    let mut spool = opened(&folder.path().join("missing/spool"));
    assert!(matches!(
        spool.probe(&Sealing::None),
        Err(SpoolFault::Missing { .. })
    ));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_folder_that_is_there_is_not_filled() {
    let (_folder, path) = place();
    fs::create_dir(&path).unwrap();
    let mut spool = opened(&path);
    assert!(
        matches!(spool.probe(&Sealing::None), Err(SpoolFault::Missing { path: missing }) if missing == path.join("tmp"))
    );
    assert!(names(&path).is_empty());
}

#[test]
fn a_spool_that_vanishes_is_missed_and_used_again_when_it_is_back() {
    let (folder, path) = place();
    let mut spool = opened(&path);
    let away = folder.path().join("away");
    fs::rename(&path, &away).unwrap();
    assert!(matches!(
        spool.probe(&Sealing::None),
        Err(SpoolFault::Missing { .. })
    ));
    let (outcome, fault) = spool.store(ID, b"{}", &mops());
    assert_eq!(outcome, StoreOutcome::NotStored);
    assert!(matches!(fault, Some(SpoolFault::Missing { .. })));
    assert!(!path.exists());
    fs::rename(&away, &path).unwrap();
    spool.probe(&Sealing::None).unwrap();
    assert_eq!(spool.store(ID, b"{}", &mops()).0, StoreOutcome::Stored);
}

#[test]
fn a_spool_that_works_is_left_as_it_was() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    spool.probe(&Sealing::None).unwrap();
    assert!(no_file_is_in(&path));
}

#[test]
fn a_request_is_stored_byte_for_byte_under_its_id() {
    let (_folder, path) = place();
    let bytes: Vec<u8> = (0..100_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let (outcome, fault) = opened(&path).store(ID, &bytes, &mops());
    assert_eq!(outcome, StoreOutcome::Stored);
    assert!(fault.is_none());
    assert_eq!(names(&path.join("new")), [format!("{ID}.mops.json")]);
    assert_eq!(
        fs::read(path.join(format!("new/{ID}.mops.json"))).unwrap(),
        bytes
    );
    assert!(names(&path.join("tmp")).is_empty());
}

#[test]
fn a_file_has_the_permissions_that_were_asked_for() {
    for mode in [0o600, 0o640, 0o666] {
        let (_folder, path) = place();
        let _ = Spool::open(&config::SpoolConfig {
            mode,
            ..spool_at(&path)
        })
        .store(ID, b"{}", &mops());
        let file = fs::metadata(path.join(format!("new/{ID}.mops.json"))).unwrap();
        assert_eq!(file.permissions().mode() & 0o7777, mode);
    }
}

#[test]
fn a_second_try_makes_no_second_file() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    for _attempt in 1..=2 {
        let (outcome, fault) = spool.store(ID, b"{}", &mops());
        assert_eq!(outcome, StoreOutcome::Stored);
        assert!(fault.is_none());
    }
    assert_eq!(names(&path.join("new")), [format!("{ID}.mops.json")]);
    assert!(names(&path.join("tmp")).is_empty());
}

#[test]
fn a_second_try_leaves_the_first_file_alone() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    let _ = spool.store(ID, b"first", &mops());
    let _ = spool.store(ID, b"second", &mops());
    assert_eq!(
        fs::read(path.join(format!("new/{ID}.mops.json"))).unwrap(),
        b"first"
    );
}

#[test]
fn two_requests_are_two_files() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    let _ = spool.store(ID, b"{}", &mops());
    let _ = spool.store(OTHER_ID, b"{}", &mops());
    assert_eq!(
        names(&path.join("new")),
        [format!("{ID}.mops.json"), format!("{OTHER_ID}.mops.json")]
    );
}

#[test]
fn two_writers_with_one_id_make_one_whole_file() {
    let bytes = vec![b'x'; 10_000];
    for round in 0..200_u32 {
        let (_folder, path) = place();
        let mut spool = opened(&path);
        let (new, other) = (
            path.join(format!("new/{ID}.mops.json")),
            path.join("tmp/other"),
        );
        fs::write(&other, &bytes).unwrap();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                // Sometimes the other one comes first, sometimes last.
                for _ in 0..round * 10 {
                    std::hint::spin_loop();
                }
                let _ = fs::hard_link(&other, &new);
            });
            assert_eq!(spool.store(ID, &bytes, &mops()).0, StoreOutcome::Stored);
        });
        assert_eq!(names(&path.join("new")), [format!("{ID}.mops.json")]);
        assert_eq!(fs::read(&new).unwrap(), bytes);
        assert_eq!(names(&path.join("tmp")), ["other"]);
    }
}

#[test]
fn whoever_reads_while_a_request_is_stored_sees_all_of_it_or_nothing() {
    let bytes: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[0]).collect();
    let (_folder, path) = place();
    let mut spool = opened(&path);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = 0;
            while !is_over.load(Ordering::SeqCst) {
                for name in names(&path.join("new")) {
                    assert_eq!(fs::read(path.join("new").join(name)).unwrap(), bytes);
                    seen += 1;
                }
            }
            seen
        });
        for number in 0..50_u128 {
            assert_eq!(
                spool.store(&format!("{number:032x}"), &bytes, &mops()).0,
                StoreOutcome::Stored
            );
        }
        is_over.store(true, Ordering::SeqCst);
        assert!(reader.join().unwrap() > 0, "the reader has seen some");
    });
}

#[test]
fn several_kiosks_store_at_one_spool_at_the_same_time() {
    const KIOSKS: u128 = 4;
    const REQUESTS: u128 = 50;
    let bytes = vec![b'x'; 10_000];
    let (_folder, path) = place();
    drop(opened(&path));
    let stores = |kiosk: u128| {
        for number in 0..REQUESTS {
            // Whoever comes anew removes what it takes for left over, while the others are at work.
            let mut spool = opened(&path);
            spool.probe(&Sealing::None).unwrap();
            let id = format!("{:032x}", kiosk * REQUESTS + number);
            let (outcome, fault) = spool.store(&id, &bytes, &mops());
            assert_eq!(outcome, StoreOutcome::Stored, "{fault:?}");
        }
    };
    std::thread::scope(|scope| {
        for kiosk in 0..KIOSKS {
            scope.spawn(move || stores(kiosk));
        }
    });
    let ids = (0..KIOSKS * REQUESTS).map(|number| format!("{number:032x}.mops.json"));
    assert_eq!(names(&path.join("new")), ids.collect::<Vec<_>>());
    for name in names(&path.join("new")) {
        assert_eq!(fs::read(path.join("new").join(name)).unwrap(), bytes);
    }
    assert!(names(&path.join("tmp")).is_empty());
}

#[test]
fn what_another_kiosk_is_at_work_on_is_removed_only_when_that_one_is_gone() {
    let (_folder, path) = place();
    drop(opened(&path));
    let part = path.join(format!("tmp/{ID}.0123456789abcdef.part"));
    let at_work = File::create(&part).unwrap();
    flock(&at_work, FlockOperation::LockExclusive).unwrap();
    let mut spool = opened(&path);
    assert_eq!(spool.store(ID, b"{}", &mops()).0, StoreOutcome::Stored);
    assert!(part.exists());
    // Closing it would leave the lock to whatever child another test starts at this moment.
    flock(&at_work, FlockOperation::Unlock).unwrap();
    drop(opened(&path));
    assert!(no_part_is_in(&path));
}

#[test]
fn what_is_left_over_is_removed_though_its_permissions_let_nobody_write() {
    let name = "what_is_left_over_is_removed_though_its_permissions_let_nobody_write";
    in_a_process_of_its_own(name, |folder| {
        let path = folder.join("spool");
        drop(opened(&path));
        let part = path.join(format!("tmp/{ID}.0123456789abcdef.part"));
        for mode in [0o440, 0o220] {
            fs::write(&part, "x").unwrap();
            fs::set_permissions(&part, fs::Permissions::from_mode(mode)).unwrap();
            drop(opened(&path));
            assert!(no_part_is_in(&path), "{mode:o}");
        }
    });
}

#[test]
fn a_spool_in_memory_is_refused_unless_it_may_be() {
    let Some(memory) = tmpfs() else {
        return skip("/dev/shm is not a file system in memory");
    };
    let path = memory.path().join("spool");
    let on_disk = config::SpoolConfig {
        in_memory: false,
        ..spool_at(&path)
    };
    let mut spool = Spool::open(&on_disk);
    let fault = spool.probe(&Sealing::None).unwrap_err();
    assert!(matches!(fault, SpoolFault::InMemory { .. }), "{fault}");
    assert_eq!(spool.store(ID, b"{}", &mops()).0, StoreOutcome::NotStored);
    assert!(no_file_is_in(&path));
    drop(spool);
    let mut spool = opened(&path);
    spool.probe(&Sealing::None).unwrap();
    assert_eq!(spool.store(ID, b"{}", &mops()).0, StoreOutcome::Stored);
}

#[test]
fn a_request_is_not_stored_where_new_is_no_folder() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    block(&path.join("new"));
    assert!(
        matches!(spool.probe(&Sealing::None), Err(SpoolFault::NotAFolder { path: fault }) if fault == path.join("new"))
    );
    let (outcome, fault) = spool.store(ID, b"{}", &mops());
    assert_eq!(outcome, StoreOutcome::NotStored);
    assert!(matches!(fault, Some(SpoolFault::NotAFolder { .. })));
    assert!(names(&path.join("tmp")).is_empty());
}

#[test]
fn a_request_is_not_stored_where_tmp_is_no_folder() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    block(&path.join("tmp"));
    assert!(
        matches!(spool.probe(&Sealing::None), Err(SpoolFault::NotAFolder { path: fault }) if fault == path.join("tmp"))
    );
    let (outcome, fault) = spool.store(ID, b"{}", &mops());
    assert_eq!(outcome, StoreOutcome::NotStored);
    assert!(matches!(fault, Some(SpoolFault::NotAFolder { .. })));
    assert!(names(&path.join("new")).is_empty());
}

#[test]
fn a_symbolic_link_within_the_spool_is_not_followed() {
    for name in ["tmp", "new"] {
        let (folder, path) = place();
        let mut spool = opened(&path);
        let elsewhere = folder.path().join("elsewhere");
        fs::rename(path.join(name), &elsewhere).unwrap();
        symlink(&elsewhere, path.join(name)).unwrap();
        assert!(
            matches!(
                spool.probe(&Sealing::None),
                Err(SpoolFault::NotAFolder { .. })
            ),
            "{name}"
        );
        assert_eq!(
            spool.store(ID, b"{}", &mops()).0,
            StoreOutcome::NotStored,
            "{name}"
        );
        assert!(names(&elsewhere).is_empty(), "{name}");
    }
}

#[test]
fn a_symbolic_link_to_the_spool_is_not_followed_not_even_with_a_slash_behind_it() {
    let (folder, path) = place();
    drop(opened(&path));
    let link = folder.path().join("link");
    symlink(&path, &link).unwrap();
    for link in [link.clone(), link.join("")] {
        let mut spool = opened(&link);
        assert!(matches!(
            spool.probe(&Sealing::None),
            Err(SpoolFault::NotAFolder { .. })
        ));
        assert_eq!(spool.store(ID, b"{}", &mops()).0, StoreOutcome::NotStored);
    }
    assert!(no_file_is_in(&path));
}

#[test]
fn a_failed_second_try_does_not_deny_the_file_of_the_first() {
    let name = "a_failed_second_try_does_not_deny_the_file_of_the_first";
    in_a_process_of_its_own(name, |folder| {
        let mut spool = opened(&folder.join("spool"));
        let _ = spool.store(ID, b"{}", &mops());
        let (outcome, fault) = limited(Resource::Fsize, 1, || spool.store(ID, b"{}", &mops()));
        assert_eq!(outcome, StoreOutcome::Unknown);
        let fault = fault.unwrap();
        assert!(matches!(
            fault,
            SpoolFault::Refused {
                action: "write",
                ..
            }
        ));
    });
}

#[test]
fn an_id_that_is_not_one_is_never_made_a_path() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    let too_short = &ID[1..];
    let too_long = format!("{ID}0");
    let upper_case = ID.to_uppercase();
    let path_up = format!("../{}", &ID[3..]);
    for id in ["", too_short, &too_long, &upper_case, &path_up] {
        let (outcome, fault) = spool.store(id, b"{}", &mops());
        assert_eq!(outcome, StoreOutcome::NotStored, "{id:?}");
        assert!(matches!(fault, Some(SpoolFault::Id)), "{id:?}");
    }
    assert!(no_file_is_in(&path));
}

#[test]
fn what_an_earlier_run_left_in_tmp_is_removed_and_nothing_else() {
    let (_folder, path) = place();
    let _ = opened(&path);
    let tmp = path.join("tmp");
    let strangers = ["letter.part", "note.txt", "probe.0123456789abcdef.part.bak"];
    let leftovers = [
        format!("{ID}.0123456789abcdef.part"),
        "probe.0123456789abcdef.part".to_owned(),
    ];
    for name in strangers
        .iter()
        .copied()
        .chain(leftovers.iter().map(String::as_str))
    {
        fs::write(tmp.join(name), "x").unwrap();
    }
    // Nothing waits for somebody to write into a pipe.
    let pipe = tmp.join("probe.fedcba9876543210.part");
    mknodat(CWD, pipe, FileType::Fifo, Mode::RWXU, 0).unwrap();
    let _ = opened(&path);
    assert_eq!(names(&tmp), strangers);
}

#[test]
fn what_is_in_new_stays_when_the_program_starts_again() {
    let (_folder, path) = place();
    let _ = opened(&path).store(ID, b"{}", &mops());
    let _ = opened(&path);
    assert_eq!(names(&path.join("new")), [format!("{ID}.mops.json")]);
}

#[test]
fn a_request_that_stops_in_the_middle_of_a_write_leaves_nothing() {
    let name = "a_request_that_stops_in_the_middle_of_a_write_leaves_nothing";
    in_a_process_of_its_own(name, |folder| {
        let path = folder.join("spool");
        let mut spool = opened(&path);
        let bytes = vec![b'x'; 100_000];
        let (outcome, fault) =
            limited(Resource::Fsize, 50_000, || spool.store(ID, &bytes, &mops()));
        assert_eq!(outcome, StoreOutcome::NotStored);
        assert!(
            matches!(
                &fault,
                Some(SpoolFault::Refused { action: "write", source, .. })
                    if source.kind() == ErrorKind::FileTooLarge
            ),
            "{fault:?}"
        );
        assert!(no_file_is_in(&path));
        assert_eq!(spool.store(ID, &bytes, &mops()).0, StoreOutcome::Stored);
    });
}

#[test]
fn a_probe_writes_as_much_as_a_block() {
    let name = "a_probe_writes_as_much_as_a_block";
    in_a_process_of_its_own(name, |folder| {
        let path = folder.join("spool");
        let mut spool = opened(&path);
        let fault = limited(Resource::Fsize, 4095, || spool.probe(&Sealing::None)).unwrap_err();
        let written = matches!(
            fault,
            SpoolFault::Refused {
                action: "write",
                ..
            }
        );
        assert!(written, "{fault}");
        assert!(no_file_is_in(&path));
        limited(Resource::Fsize, 4096, || spool.probe(&Sealing::None)).unwrap();
    });
}

#[test]
fn a_request_is_not_stored_where_tmp_is_read_only() {
    let name = "a_request_is_not_stored_where_tmp_is_read_only";
    in_a_process_of_its_own(name, |folder| a_read_only_folder_refuses(folder, "tmp"));
}

#[test]
fn a_request_is_not_stored_where_new_is_read_only() {
    let name = "a_request_is_not_stored_where_new_is_read_only";
    in_a_process_of_its_own(name, |folder| a_read_only_folder_refuses(folder, "new"));
}

#[test]
fn a_request_is_not_stored_while_too_many_files_are_open() {
    let name = "a_request_is_not_stored_while_too_many_files_are_open";
    in_a_process_of_its_own(name, |folder| {
        let path = folder.join("spool");
        let mut spool = opened(&path);
        let next = || u64::try_from(File::open("/dev/null").unwrap().as_raw_fd()).unwrap();
        limited(Resource::Nofile, next(), || {
            refuses(&mut spool, Errno::MFILE);
        });
        assert!(no_file_is_in(&path));
        drop(spool);
        // A spool opens three folders and a file; here it gets none, one, two and three of them.
        let limits = next()..next() + 4;
        let mut spool = limited(Resource::Nofile, limits.start, || opened(&path));
        for limit in limits {
            limited(Resource::Nofile, limit, || {
                refuses(&mut spool, Errno::MFILE);
            });
            assert!(no_file_is_in(&path));
        }
        spool.probe(&Sealing::None).unwrap();
        assert_eq!(spool.store(ID, b"{}", &mops()).0, StoreOutcome::Stored);
    });
}

#[test]
fn there_is_room_at_the_limit_and_not_one_below_it() {
    let least = Room {
        bytes: FREE_BYTES_MIN,
        inodes: Some(FREE_INODES_MIN),
    };
    assert!(least.is_enough());
    assert!(
        Room {
            inodes: None,
            ..least
        }
        .is_enough()
    );
    assert!(
        !Room {
            bytes: FREE_BYTES_MIN - 1,
            ..least
        }
        .is_enough()
    );
    assert!(
        !Room {
            inodes: Some(FREE_INODES_MIN - 1),
            ..least
        }
        .is_enough()
    );
}

#[test]
fn a_fault_says_which_folder_and_what_to_do() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    block(&path.join("new"));
    let fault = spool.probe(&Sealing::None).unwrap_err().to_string();
    assert_eq!(
        fault,
        format!(
            "{}/new is not a folder; put a real folder in its place",
            path.display()
        )
    );
    let room = Room {
        bytes: 5,
        inodes: None,
    };
    let fault = SpoolFault::NoRoom {
        path: PathBuf::from("/spool"),
        room,
    }
    .to_string();
    assert_eq!(
        fault,
        "the disk of /spool has room for 5 bytes and any number of files more; \
         make room for at least 16777216 bytes and 16 files"
    );
}

/// An office whose requests only the holders of these can open.
fn sealed_for(identities: &[&Identity]) -> Receiver {
    let recipients = identities.iter().map(|it| it.to_public()).collect();
    Receiver {
        sealing: Sealing::Age(recipients),
        ..mops()
    }
}

#[test]
fn each_recipient_can_open_what_is_sealed_and_nobody_else() {
    let (_folder, path) = place();
    let [current, next, recovery, stranger] = [(); 4].map(|()| Identity::generate());
    let mut spool = opened(&path);
    let office = sealed_for(&[&current, &next, &recovery]);
    spool.probe(&office.sealing).unwrap();
    assert_eq!(spool.store(ID, DOCUMENT, &office).0, StoreOutcome::Stored);
    assert_eq!(names(&path.join("new")), [format!("{ID}.mops.json.age")]);
    let sealed = fs::read(path.join(format!("new/{ID}.mops.json.age"))).unwrap();
    for identity in [&current, &next, &recovery] {
        let opened = age::decrypt(identity, &sealed).unwrap();
        assert_eq!(opened.trim_ascii_end(), DOCUMENT);
        let document: serde_json::Value = serde_json::from_slice(&opened).unwrap();
        assert_eq!(document["name"], "Anna Nowak");
    }
    assert!(age::decrypt(&stranger, &sealed).is_err());
    let shown = String::from_utf8_lossy(&sealed);
    assert!(!shown.contains("Anna") && !shown.contains("Nowak"));
}

#[test]
fn a_second_try_seals_anew_and_makes_no_second_file() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    let office = sealed_for(&[&Identity::generate()]);
    for _attempt in 1..=2 {
        assert_eq!(spool.store(ID, DOCUMENT, &office).0, StoreOutcome::Stored);
    }
    assert_eq!(names(&path.join("new")), [format!("{ID}.mops.json.age")]);
    assert!(names(&path.join("tmp")).is_empty());
}

#[test]
fn a_request_that_is_there_under_another_name_is_not_stored_a_second_time() {
    let office = sealed_for(&[&Identity::generate()]);
    let names_before = [
        format!("{ID}.json"),
        format!("{ID}.json.age"),
        format!("{ID}.cas-38.json.age"),
        format!("{ID}.mops.json"),
    ];
    for before in names_before {
        let (_folder, path) = place();
        let mut spool = opened(&path);
        fs::write(path.join("new").join(&before), "before").unwrap();
        let beside = [format!("{OTHER_ID}.json.age"), format!("{ID} (1).json.age")];
        for name in &beside {
            fs::write(path.join("new").join(name), "").unwrap();
        }
        assert_eq!(spool.store(ID, DOCUMENT, &office).0, StoreOutcome::Stored);
        let mut expected = [&beside[..], std::slice::from_ref(&before)].concat();
        expected.sort();
        assert_eq!(names(&path.join("new")), expected);
        assert_eq!(fs::read(path.join("new").join(before)).unwrap(), b"before");
        // Another request is stored beside it.
        assert_eq!(
            spool.store(OTHER_ID, DOCUMENT, &office).0,
            StoreOutcome::Stored
        );
        assert!(!path.join(format!("new/{OTHER_ID}.mops.json.age")).exists());
        let third = "0".repeat(32);
        assert_eq!(
            spool.store(&third, DOCUMENT, &office).0,
            StoreOutcome::Stored
        );
        assert!(path.join(format!("new/{third}.mops.json.age")).exists());
    }
}

#[test]
fn a_receiver_without_an_id_gets_no_file() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    let too_long = "a".repeat(RECEIVER_BYTES_MAX + 1);
    for id in ["", "..", "a/b", "MOPS", "json.age", "mops ", "-", &too_long] {
        let receiver = Receiver {
            id: id.to_owned(),
            ..mops()
        };
        let (outcome, fault) = spool.store(ID, b"{}", &receiver);
        assert_eq!(outcome, StoreOutcome::NotStored, "{id:?}");
        assert!(matches!(fault, Some(SpoolFault::Id)), "{id:?}");
    }
    assert!(no_file_is_in(&path));
}

#[test]
fn what_has_no_keys_is_not_stored_and_the_office_is_said_to_need_some() {
    let (_folder, path) = place();
    let mut spool = opened(&path);
    let receiver = Receiver {
        sealing: Sealing::Missing,
        ..mops()
    };
    spool.probe(&receiver.sealing).unwrap();
    let (outcome, fault) = spool.store(ID, DOCUMENT, &receiver);
    assert_eq!(outcome, StoreOutcome::NotStored);
    assert!(
        fault
            .unwrap()
            .to_string()
            .contains("`recipients` of its office in site.toml")
    );
    assert!(no_file_is_in(&path));
}

#[test]
fn the_name_of_a_file_is_read_as_it_is_written_and_no_other_is() {
    let longest = "a".repeat(RECEIVER_BYTES_MAX);
    for receiver in ["mops", "cas-38", "age", "json", "part", "0", &longest] {
        for is_sealed in [false, true] {
            let name = Name::new(ID, receiver, is_sealed).unwrap();
            let ending = if is_sealed { ".json.age" } else { ".json" };
            assert_eq!(name.file(), format!("{ID}.{receiver}{ending}"));
            assert_eq!((name.id(), name.receiver()), (ID, Some(receiver)));
            assert_eq!(name.is_sealed(), is_sealed);
        }
    }
    for (ending, is_sealed) in [(".json", false), (".json.age", true)] {
        let name = Name::of(&format!("{ID}{ending}")).unwrap();
        assert_eq!(
            (name.id(), name.receiver(), name.is_sealed()),
            (ID, None, is_sealed)
        );
    }
    let too_long = format!("{ID}.{longest}a.json");
    let others = [
        "",
        ".json",
        ".json.age",
        "mops.json",
        ID,
        &ID[1..],
        &too_long,
    ];
    let endings = [
        "..json",
        ".mops",
        ".mops.age",
        ".MOPS.json",
        ".mo ps.json",
        ".mops-.json",
        ".-mops.json",
        ".mo--ps.json",
        ".mops.cas-38.json",
        ".mops.json.age.part",
        ".mops.json.0123456789abcdef",
        ".łódź.json",
        ".mops.json\n",
        "é.json",
        " (1).json",
    ];
    let endings = endings.map(|ending| format!("{ID}{ending}"));
    for file in others.into_iter().chain(endings.iter().map(String::as_str)) {
        assert_eq!(Name::of(file), None, "{file:?}");
    }
    assert_eq!(Name::of(&format!("{}.mops.json", ID.to_uppercase())), None);
}

/// How many bytes of what is sealed follow its header, whose length is random: age adds recipients that
/// nobody is.
pub fn without_header(sealed: &[u8]) -> usize {
    let lines: Vec<&[u8]> = sealed.split_inclusive(|byte| *byte == b'\n').collect();
    let end = lines
        .iter()
        .position(|line| line.starts_with(b"--- "))
        .unwrap();
    lines[end + 1..].iter().map(|line| line.len()).sum()
}

#[test]
fn the_size_of_what_is_sealed_tells_only_one_of_three_lengths() {
    let recipients = [Identity::generate().to_public()];
    let size = |length: usize| {
        let sealed = seal(&vec![b'x'; length], &recipients).unwrap();
        without_header(&sealed)
    };
    let [small, middle, large] = PADDED_BYTES;
    assert_eq!((small, middle, large), (1024, 4096, 16384));
    // One byte is the newline behind it.
    for (least, most) in [(0, small - 1), (small, middle - 1), (middle, large - 1)] {
        assert_eq!(size(least), size(most), "{least} to {most}");
        assert_ne!(size(most), size(most + 1), "{most}");
    }
    assert_eq!(
        size(large),
        size(2 * large - 1),
        "longer than what people write in a form"
    );
}
