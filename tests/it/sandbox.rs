//! What the kernel keeps from the threads of the kiosk.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use cas_kiosk::sandbox::{Level, Reach};

use crate::project::{PROGRAM, root};
use crate::skipped::skip;
use crate::terminal::PATIENCE;

/// The system call that restricts a thread.
const RESTRICTS: &str = "landlock_restrict_self";
/// The threads that work with a disk: those of the spool, the log, the status and the content.
const ON_DISKS: usize = 4;

/// Runs this in a thread that is restricted to this reach.
fn restricted(reach: Reach, attempts: impl FnOnce() + Send + 'static) {
    let restricted = thread::spawn(move || match reach.restrict() {
        Level::Whole => attempts(),
        Level::Part(version) => skip(&format!("Landlock is of version {version} here")),
        Level::Nothing => skip("this kernel has no Landlock"),
        Level::Refused(why) => panic!("{why}"),
    });
    restricted.join().unwrap();
}

fn is_denied<T>(tried: std::io::Result<T>) -> bool {
    tried.is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
}

#[test]
fn a_thread_reads_and_writes_where_it_may_and_opens_no_file_outside() {
    let folder = tempfile::tempdir().unwrap();
    let [read, written, outside] = ["content/read", "state/written", "outside/file"].map(|name| {
        let file = folder.path().join(name);
        fs::create_dir(file.parent().unwrap()).unwrap();
        fs::write(&file, name).unwrap();
        file
    });
    let reach = Reach::default().writing(&folder.path().join("state"));
    let reach = reach.reading(&folder.path().join("content/read"));
    restricted(reach, move || {
        assert_eq!(fs::read_to_string(&read).unwrap(), "content/read");
        assert!(is_denied(fs::write(&read, "")), "what it reads");
        fs::write(&written, "anew").unwrap();
        let beside = written.with_extension("part");
        fs::write(&beside, "").unwrap();
        fs::rename(&beside, &written).unwrap();
        fs::remove_file(&written).unwrap();
        assert!(is_denied(File::open(&outside)), "what is outside");
        assert!(is_denied(fs::remove_file(&outside)), "what is outside");
        assert!(is_denied(File::open("/etc/passwd")));
        // Nor is it moved to where it may be read.
        let _ = fs::rename(&outside, &written).unwrap_err();
    });
}

#[test]
fn a_thread_starts_no_program_and_reaches_no_network_and_no_other_program() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let name = format!("cas-kiosk-test-{}", std::process::id());
    let abstract_address = SocketAddr::from_abstract_name(name).unwrap();
    let _other = UnixListener::bind_addr(&abstract_address).unwrap();
    restricted(Reach::default(), move || {
        assert!(is_denied(Command::new("/bin/true").status()));
        assert!(is_denied(TcpStream::connect(address)));
        assert!(is_denied(TcpListener::bind("127.0.0.1:0")));
        // The listener is of this program, but of a thread with other rights.
        assert!(is_denied(UnixStream::connect_addr(&abstract_address)));
    });
}

#[test]
fn content_may_be_replaced_by_a_folder_beside_it_or_be_a_link_to_one() {
    let folder = tempfile::tempdir().unwrap();
    for release in ["releases/1", "releases/2"] {
        fs::create_dir_all(folder.path().join(release)).unwrap();
        fs::write(folder.path().join(release).join("site.toml"), release).unwrap();
    }
    let content = folder.path().join("content");
    symlink("releases/1", &content).unwrap();
    let reach = Reach::default().reading(&content);
    let moved = folder.path().to_owned();
    restricted(reach, move || {
        let site = |release: &str| fs::read_to_string(moved.join(release).join("site.toml"));
        assert_eq!(site("content").unwrap(), "releases/1");
        assert_eq!(site("releases/2").unwrap(), "releases/2");
    });
}

#[test]
fn a_link_on_the_way_to_content_may_lead_to_another_release_also_to_the_first() {
    for has_first in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let make = |release: &str| {
            let content = folder.path().join("state/releases").join(release);
            fs::create_dir_all(content.join("content")).unwrap();
            fs::write(content.join("content/site.toml"), release).unwrap();
        };
        fs::create_dir(folder.path().join("state")).unwrap();
        fs::write(folder.path().join("beside"), "").unwrap();
        let current = folder.path().join("state/current");
        if has_first {
            make("1");
            symlink("releases/1", &current).unwrap();
        }
        let reach = Reach::default().reading(&current.join("content"));
        let beside = folder.path().join("beside");
        let link = current.clone();
        let (is_made, waits) = mpsc::channel();
        thread::scope(|scope| {
            let (restricted_at, is_restricted) = mpsc::channel();
            scope.spawn(move || {
                let level = reach.restrict();
                restricted_at.send(()).unwrap();
                waits.recv().unwrap();
                if level != Level::Whole {
                    return skip(&format!("Landlock here: {level:?}"));
                }
                let site = fs::read_to_string(link.join("content/site.toml"));
                assert_eq!(site.unwrap(), "2");
                assert!(is_denied(File::open(&beside)));
            });
            is_restricted.recv().unwrap();
            make("2");
            let _ = fs::remove_file(&current);
            symlink("releases/2", &current).unwrap();
            is_made.send(()).unwrap();
        });
    }
}

#[test]
fn every_thread_of_the_kiosk_has_given_up_its_rights() {
    if Command::new("strace").arg("-V").output().is_err() {
        return skip("strace is not installed");
    }
    let folder = tempfile::tempdir().unwrap();
    let paths = ["content", "locales"].map(|name| root().join(name));
    let config = format!(
        "[paths]\ncontent = {:?}\nlocales = {:?}\n[log]\nto = \"file\"\npath = \"log\"\n",
        paths[0], paths[1]
    );
    fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    let log = folder.path().join("strace");
    let to_log = log.to_str().unwrap().to_owned();
    let expression = "trace=clone,clone3,landlock_restrict_self";
    let arguments = ["-f", "-o", &to_log, "-e", expression, PROGRAM, "--plain"];
    let mut program = Command::new("strace")
        .args(arguments)
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // A program that ends at once has threads that have not come to that yet.
    let begun = Instant::now();
    let restrictions = || {
        let log = fs::read_to_string(&log).unwrap_or_default();
        let lines = log.lines().filter(|line| line.contains(RESTRICTS));
        lines.filter(|line| line.ends_with("= 0")).count()
    };
    while restrictions() < ON_DISKS + 1 {
        assert!(begun.elapsed() < PATIENCE, "{} are", restrictions());
    }
    drop(program.stdin.take());
    assert!(program.wait().unwrap().success());
    let log = fs::read_to_string(&log).unwrap();
    // Those that are not restricted, neither by themselves nor by who made them.
    let mut free = BTreeSet::new();
    let mut restricted = BTreeSet::new();
    let mut made = 0;
    for line in log.lines() {
        let Some((thread, call)) = line.split_once(' ') else {
            continue;
        };
        let result = call.rsplit_once("= ").map(|(_, result)| result.trim());
        if call.contains(RESTRICTS) && result == Some("0") {
            restricted.insert(thread.to_owned());
            free.remove(thread);
        } else if call.contains("clone")
            && let Some(child) = result.filter(|it| it.parse::<u32>().is_ok())
        {
            made += 1;
            if restricted.contains(thread) {
                restricted.insert(child.to_owned());
            } else if !restricted.contains(child) {
                free.insert(child.to_owned());
            }
        }
    }
    assert!(made > ON_DISKS, "there are also threads for inputs:\n{log}");
    assert!(free.is_empty(), "{free:?} may reach everything:\n{log}");
    let told = fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(told.contains("the kernel keeps the kiosk from"), "{told}");
}
