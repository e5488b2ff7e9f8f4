//! A stick carries content to a kiosk, requests to their office, and receipts back. It is a file system of its own on a loop
//! device, and is pulled out while somebody writes to it.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Instant;

use rustix::process::{Pid, Signal, kill_process};

use crate::cli::{ANSWERS, kiosk, run};
use crate::courier::{City, FIRST, SECOND, sealed_name, told};
use crate::disks::with_devices;
use crate::project::{COURIER, OFFICE};
use crate::skipped::skip;
use crate::terminal::PATIENCE;

/// The size of the device, in bytes.
const DEVICE_BYTES: u64 = 32 << 20;
/// The calls that change something on a stick.
const CHANGES: [&str; 5] = ["mkdir", "write", "fsync", "rename", "unlink"];
/// At how many of each call a stick is pulled out.
const PULLS_OF_EACH: usize = 3;
/// The request of Linux that makes ext4 stop at once, as if its device were gone: what is not on the device by then is
/// lost (`EXT4_IOC_SHUTDOWN`, without a flush of the journal).
const SHUT: &str = "import fcntl,os,struct,sys\n\
                    fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack('I', 2))";

/// How a stick is formatted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    /// By the driver of the kernel.
    Ext4,
    /// By a driver that is a process. exFAT has no rights, no links and no journal.
    Exfat,
}

/// A stick, which belongs where the store of a city is.
struct Stick {
    format: Format,
    image: PathBuf,
    place: PathBuf,
    /// The process that is the driver.
    driver: Option<Child>,
}

impl Stick {
    /// A new stick, which is in, and has the folder that makes it a store.
    fn of(city: &City, format: Format) -> Self {
        let (image, place) = (city.path("device"), city.path("store"));
        fs::remove_dir(place.join("requests")).unwrap();
        File::create(&image).unwrap().set_len(DEVICE_BYTES).unwrap();
        let formats = match format {
            Format::Ext4 => ["mkfs.ext4", "-q"].as_slice(),
            Format::Exfat => &["mkfs.exfat"],
        };
        does(&[formats, &[image.to_str().unwrap()]].concat());
        let mut stick = Self {
            format,
            image,
            place,
            driver: None,
        };
        stick.is_put_in();
        fs::create_dir(stick.place.join("requests")).unwrap();
        stick
    }

    fn is_put_in(&mut self) {
        let place = self.place.to_str().unwrap();
        let loops = ["losetup", "--find", "--show", self.image.to_str().unwrap()];
        let device = does(&loops);
        match self.format {
            Format::Ext4 => drop(does(&["mount", device.trim(), place])),
            Format::Exfat => {
                let before = fs::metadata(place).unwrap().dev();
                let driver = Command::new("mount.exfat-fuse")
                    .args(["-d", device.trim(), place])
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn();
                self.driver = Some(driver.unwrap());
                waits_until("it is not mounted", || {
                    fs::metadata(place).is_ok_and(|it| it.dev() != before)
                });
            }
        }
        // The device is free again when the stick is out.
        does(&["losetup", "--detach", device.trim()]);
    }

    fn is_taken_out(&mut self) {
        does(&["umount", self.place.to_str().unwrap()]);
        if let Some(mut driver) = self.driver.take() {
            assert!(driver.wait().unwrap().success());
        }
    }

    /// Somebody pulls it out without a word. Whoever writes to it still is told that it cannot be.
    fn is_pulled_out(&mut self) {
        match &mut self.driver {
            Some(driver) => driver.kill().unwrap(),
            None => drop(does(&["python3", "-c", SHUT, self.place.to_str().unwrap()])),
        }
    }

    /// What the system has of it goes away, too.
    fn is_forgotten(&mut self) {
        does(&["umount", self.place.to_str().unwrap()]);
        if let Some(mut driver) = self.driver.take() {
            driver.wait().unwrap();
        }
    }
}

/// Runs a program that must succeed. What it printed.
fn does(words: &[&str]) -> String {
    let output = Command::new(words[0]).args(&words[1..]).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}", words[0]));
    assert!(output.status.success(), "{words:?}: {}", told(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn waits_until(why: &str, mut is: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is() {
        assert!(begun.elapsed() < PATIENCE, "{why}");
        thread::yield_now();
    }
}

/// Content comes by it, a request goes by it, and its receipt comes by it.
fn is_carried_to_and_fro(format: Format) {
    let city = City::with_folder();
    city.is_in_ring("stable");
    let mut stick = Stick::of(&city, format);
    let address = fs::read_to_string(city.path("store-address")).unwrap();
    let words = ["publish", "--to", &address, "--ring", "stable"];
    let words = [&words[..], &["--sign", "signing", "."]].concat();
    let published = run(OFFICE, city.as_ref(), &words, None, "");
    assert!(published.status.success(), "{}", told(&published));
    stick.is_taken_out();

    assert!(city.carries_and_tells().contains("put the stick in"));
    stick.is_put_in();
    city.carries_well();
    stick.is_taken_out();
    let lines = format!("2\n{ANSWERS}");
    let at = ["--at", "2026-11-24T10:00"];
    let sent = told(&kiosk(city.as_ref(), &at, Some("1"), &lines));
    assert!(sent.contains("Your request has been sent"), "{sent}");
    let waiting = city.names("spool/new");
    stick.is_put_in();
    city.carries_well();
    stick.is_taken_out();

    assert!(told(&city.collects(&[])).contains("put the stick in"));
    stick.is_put_in();
    assert!(city.collects_well().ends_with("1 taken, 0 left\n"));
    stick.is_taken_out();

    assert_eq!(city.names("spool/new"), waiting);
    stick.is_put_in();
    city.carries_well();
    assert_eq!(city.names("spool/sent"), waiting);
    assert!(city.names("spool/new").is_empty());
    stick.is_taken_out();
}

/// A program stands still at a call while the stick is pulled out, and goes on to its end then. `None` if it makes this call
/// less often.
fn loses_the_stick_at(
    city: &City,
    stick: &mut Stick,
    words: &[String],
    call: &str,
    when: usize,
) -> Option<Output> {
    let trace = city.path("trace");
    fs::write(&trace, "").unwrap();
    let mut tracer = Command::new("strace")
        .args([
            "-f",
            "-e",
            &format!("inject={call}:signal=STOP:when={when}"),
            "-o",
        ])
        .arg(&trace)
        .args(words)
        .current_dir(city)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stops, mut has_ended) = (0, false);
    while !has_ended {
        waits_until("it neither stops nor ends", || {
            has_ended = tracer.try_wait().unwrap().is_some();
            has_ended || stopped(&trace, stops).is_some()
        });
        let Some(program) = stopped(&trace, stops) else {
            break;
        };
        if stops == 0 {
            stick.is_pulled_out();
        }
        stops += 1;
        kill_process(program, Signal::CONT).unwrap();
    }
    let output = tracer.wait_with_output().unwrap();
    (stops > 0).then_some(output)
}

/// The program, if it stands still once more than so many times. strace counts the calls of each thread, so that each may
/// stop it.
fn stopped(trace: &Path, times: usize) -> Option<Pid> {
    let lines = fs::read_to_string(trace).unwrap();
    let mut stops = lines.split("--- SIGSTOP {").skip(1 + times);
    let line = stops
        .next()?
        .lines()
        .find(|it| it.ends_with("--- stopped by SIGSTOP ---"))?;
    line.split(' ').next()?.parse().ok().and_then(Pid::from_raw)
}

/// A program loses the stick at each of its first calls, each time in a city anew. The next who have it put all right.
fn is_pulled_out_at_each_change(
    format: Format,
    words: impl Fn(&City) -> Vec<String>,
    prepare: impl Fn(&City),
) {
    let mut pulls = 0;
    for call in CHANGES {
        for when in 1..=PULLS_OF_EACH {
            let city = City::with_folder();
            let mut stick = Stick::of(&city, format);
            city.has(FIRST);
            city.has(SECOND);
            prepare(&city);
            stick.is_taken_out();
            stick.is_put_in();
            let ended = loses_the_stick_at(&city, &mut stick, &words(&city), call, when);
            stick.is_forgotten();
            let Some(output) = ended else {
                break;
            };
            let told = told(&output);
            assert!(
                output.status.code().is_some_and(|it| it < 2),
                "{call} {when}: {told}"
            );
            pulls += 1;
            stick.is_put_in();
            for id in [FIRST, SECOND] {
                let places =
                    ["spool/new", "spool/sent"].map(|it| city.path(it).join(sealed_name(id)));
                assert!(places.iter().any(|it| it.exists()), "{call} {when}: {id}");
            }
            city.carries_well();
            let collected = city.collects(&[]);
            city.carries();
            city.office_has(&[FIRST, SECOND]);
            assert!(
                city.names("spool/new").is_empty(),
                "{call} {when}: {}",
                crate::courier::told(&collected)
            );
            stick.is_taken_out();
        }
    }
    assert!(pulls >= 6, "only {pulls} moments to pull it out");
}

/// Runs a test with sticks, if there can be some here.
fn with_sticks(name: &str, test: impl FnOnce()) {
    let needed = [
        "mkfs.ext4",
        "mkfs.exfat",
        "mount.exfat-fuse",
        "losetup",
        "strace",
        "python3",
    ];
    let is_here = |program: &str| {
        let found = Command::new("sh")
            .args([
                "-c",
                &format!("PATH=$PATH:/usr/sbin:/sbin; command -v {program}"),
            ])
            .output();
        found.is_ok_and(|it| it.status.success())
    };
    match needed.iter().find(|it| !is_here(it)) {
        Some(missing) => skip(&format!("{missing} is not installed")),
        None => with_devices(&format!("stick::{name}"), |_| test()),
    }
}

#[test]
fn an_ext4_stick_brings_content_and_requests_and_receipts() {
    let name = "an_ext4_stick_brings_content_and_requests_and_receipts";
    with_sticks(name, || is_carried_to_and_fro(Format::Ext4));
}

#[test]
fn an_exfat_stick_brings_content_and_requests_and_receipts() {
    let name = "an_exfat_stick_brings_content_and_requests_and_receipts";
    with_sticks(name, || is_carried_to_and_fro(Format::Exfat));
}

#[test]
fn a_stick_that_is_pulled_out_of_a_kiosk_loses_no_request() {
    let name = "a_stick_that_is_pulled_out_of_a_kiosk_loses_no_request";
    let words = |_: &City| vec![COURIER.to_owned(), "once".to_owned()];
    with_sticks(name, || {
        for format in [Format::Ext4, Format::Exfat] {
            is_pulled_out_at_each_change(format, words, |_| {});
        }
    });
}

#[test]
fn a_stick_that_is_pulled_out_of_the_office_loses_no_request() {
    let name = "a_stick_that_is_pulled_out_of_the_office_loses_no_request";
    let words = |city: &City| [vec![OFFICE.to_owned()], city.collecting("into")].concat();
    with_sticks(name, || {
        for format in [Format::Ext4, Format::Exfat] {
            is_pulled_out_at_each_change(format, words, City::carries_well);
        }
    });
}
