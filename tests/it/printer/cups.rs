//! A real CUPS with a real queue, and an IPP printer that is none of ours, in a folder of their own.

use std::fmt::Write as _;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use cas_printer::cups::http::{NoBody, body};
use cas_printer::cups::ipp::{Answer, Kind, NotIpp, Operation, Request};
use cas_printer::{Carrier, Media, State, Trouble};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use tempfile::TempDir;

use super::Kiosk;
use crate::skipped::skip;
use crate::terminal::PATIENCE;

/// A mark that no other file has.
const MARK: &str = "Xqvzkjph";
/// The name of the queue. It has to be written otherwise in an address.
const QUEUE: &str = "kiosk%1";
const CUPSD: &str = "/usr/sbin/cupsd";
const PRINTER: &str = "/usr/sbin/ippeveprinter";
/// The shipped configuration of CUPS. Where it listens is left out.
const CONFIGURATION: &str = "/usr/share/cups/cupsd.conf.default";

/// A page with the mark in it, longer than what fits into a socket at once.
fn pdf() -> Vec<u8> {
    let page = format!(
        "BT /F1 18 Tf 20 400 Td ({MARK}) Tj ET\n{}",
        "% ".repeat(200_000)
    );
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", pdf.len()));
        write!(pdf, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
    }
    let count = objects.len() + 1;
    let start = pdf.len();
    write!(
        pdf,
        "xref\n0 {count}\n0000000000 65535 f \n{}trailer\n<< /Size {count} /Root 1 0 R >>\n\
         startxref\n{start}\n%%EOF\n",
        places.concat()
    )
    .unwrap();
    pdf.into_bytes()
}

/// What the printer does with a document.
#[derive(Clone, Copy)]
enum Tray {
    Full,
    Empty,
    /// It takes it, and that is all.
    Hanging,
}

/// A program that ends with this, and all that it has started.
struct Running(Child);

impl Running {
    /// Starts a program. What it says goes into a file.
    fn start(command: &mut Command, log: &Path) -> Self {
        let log = fs::File::create(log).unwrap();
        let started = command.stdin(Stdio::null()).stdout(Stdio::null());
        let started = started.stderr(log).process_group(0).spawn();
        Self(started.unwrap())
    }

    fn pid(&self) -> Pid {
        Pid::from_child(&self.0)
    }

    fn gets(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _gone = kill_process_group(self.pid(), Signal::KILL);
        self.0.wait().unwrap();
    }
}

/// One after the other: what is waited for here keeps a processor busy, and each answer has its limit.
static ALONE: Mutex<()> = Mutex::new(());

/// CUPS with a queue, and the printer behind it.
struct Office {
    folder: TempDir,
    socket: PathBuf,
    cupsd: Option<Running>,
    printer: Running,
    _bus: Running,
    _alone: MutexGuard<'static, ()>,
}

impl Office {
    /// Where nothing of CUPS is installed there is none.
    fn open(tray: Tray) -> Option<Self> {
        let needed = [CUPSD, PRINTER, CONFIGURATION, "/usr/bin/dbus-daemon"];
        if let Some(missing) = needed.iter().find(|it| !Path::new(it).exists()) {
            skip(&format!(
                "{missing} is not installed (cups-daemon, cups-ipp-utils, dbus-daemon)"
            ));
            return None;
        }
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::tempdir().unwrap();
        // Where CUPS runs as root, what it starts does not.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let port = free_port();
        configure(folder.path(), port);
        put(folder.path(), tray);
        let bus = folder.path().join("bus");
        // The printer wants to be found by others, and ends where it finds nobody whom to tell.
        let daemon = Running::start(
            Command::new("/usr/bin/dbus-daemon")
                .args(["--session", "--nofork", "--nopidfile"])
                .arg(format!("--address=unix:path={}", bus.display())),
            &folder.path().join("out/bus-log"),
        );
        waits_until("the bus is there", || UnixStream::connect(&bus).is_ok());
        let printer = Running::start(
            Command::new(PRINTER)
                .args(["-r", "off", "-f", "application/pdf", "-n", "localhost"])
                .args(["-p", &port.to_string(), "-d"])
                .arg(folder.path().join("printer"))
                .arg("-c")
                .arg(folder.path().join("tray"))
                .arg("Kiosk")
                .env(
                    "DBUS_SYSTEM_BUS_ADDRESS",
                    format!("unix:path={}", bus.display()),
                ),
            &folder.path().join("out/log"),
        );
        waits_until("the printer is there", || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        let mut office = Self {
            socket: folder.path().join("cups.sock"),
            folder,
            cupsd: None,
            printer,
            _bus: daemon,
            _alone: alone,
        };
        office.starts_cups();
        Some(office)
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn starts_cups(&mut self) {
        let (conf, files) = (
            self.path("etc/cupsd.conf"),
            self.path("etc/cups-files.conf"),
        );
        let cupsd = Running::start(
            Command::new(CUPSD)
                .arg("-f")
                .arg("-c")
                .arg(conf)
                .arg("-s")
                .arg(files),
            &self.path("out/cups-log"),
        );
        self.cupsd = Some(cupsd);
        waits_until("CUPS is there", || {
            UnixStream::connect(&self.socket).is_ok()
        });
    }

    fn cupsd(&self) -> &Running {
        self.cupsd.as_ref().unwrap()
    }

    /// From the next document on.
    fn has(&self, tray: Tray) {
        put(self.folder.path(), tray);
    }

    fn kiosk(&self) -> Kiosk {
        self.kiosk_of(QUEUE)
    }

    fn kiosk_of(&self, queue: &str) -> Kiosk {
        let (socket, queue) = (self.socket.clone(), queue.to_owned());
        let media = Media::A4;
        Kiosk::with(Carrier::Cups {
            socket,
            queue,
            media,
        })
    }

    fn printed(&self) -> Option<Vec<u8>> {
        fs::read(self.path("out/printed")).ok()
    }

    /// The printer does nothing more with what it has.
    fn is_refilled(&self) {
        let refill = fs::OpenOptions::new()
            .write(true)
            .open(self.path("out/refill"));
        drop(refill.unwrap());
    }

    /// Waits until CUPS has cancelled the job at the printer.
    fn printer_cancels(&self) {
        waits_until("the printer is told", || {
            let log = fs::read_to_string(self.path("out/log")).unwrap();
            log.contains("Cancel-Job successful-ok")
        });
    }

    /// The kiosk does not find CUPS any more.
    fn moves_the_socket(&mut self) {
        let moved = self.path("moved.sock");
        fs::rename(&self.socket, &moved).unwrap();
        self.socket = moved;
    }

    /// Waits until the printer has the document.
    fn begins(&self) {
        waits_until("the printer has it", || self.path("out/begun").exists());
    }

    /// How many jobs CUPS has not done with.
    fn jobs_left(&self) -> usize {
        let request = Request::new(
            Operation::GetPrinterAttributes,
            "ipp://localhost/printers/kiosk%251",
        )
        .word(Kind::Keyword, "requested-attributes", "queued-job-count")
        .end();
        let count = asks_cups(&self.socket, &request).integer("queued-job-count");
        count.unwrap().try_into().unwrap()
    }

    /// Nothing of the slip is in any file of CUPS, and no job waits.
    fn has_nothing_left(&self) {
        waits_until("no job is left", || self.jobs_left() == 0);
        waits_until("no file is left", || {
            files(&self.path("cups")).iter().all(|it| !has_mark(it))
        });
        assert!(files(&self.path("etc")).iter().all(|it| !has_mark(it)));
    }
}

/// A port at which nobody listens. The system gives it to nobody who connects, so that no attempt to connect meets itself.
fn free_port() -> u16 {
    static TAKEN: AtomicU32 = AtomicU32::new(0);
    let tried = || std::process::id() * 16 + TAKEN.fetch_add(1, Ordering::Relaxed);
    let mut ports = std::iter::repeat_with(|| 20_000 + u16::try_from(tried() % 10_000).unwrap());
    let free = ports.find(|port| TcpListener::bind(("0.0.0.0", *port)).is_ok());
    free.unwrap()
}

fn configure(folder: &Path, port: u16) {
    for name in [
        "etc",
        "cups/spool/tmp",
        "cups/state",
        "cups/cache",
        "cups/log",
        "out",
        "printer",
    ] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    rustix::fs::mkfifoat(rustix::fs::CWD, folder.join("out/refill"), 0o666.into()).unwrap();
    let at = folder.display();
    let files = format!(
        "ServerRoot {at}/etc\nRequestRoot {at}/cups/spool\nTempDir {at}/cups/spool/tmp\n\
         StateDir {at}/cups/state\nCacheDir {at}/cups/cache\nAccessLog {at}/cups/log/access\n\
         ErrorLog {at}/cups/log/error\nPageLog {at}/cups/log/page\n"
    );
    fs::write(folder.join("etc/cups-files.conf"), files).unwrap();
    let shipped = fs::read_to_string(CONFIGURATION).unwrap();
    let kept = shipped
        .lines()
        .filter(|it| !it.starts_with("Listen") && !it.starts_with("Brows"));
    let kept: Vec<&str> = kept.collect();
    let configuration = format!(
        "{}\nListen {at}/cups.sock\nPreserveJobFiles No\nPreserveJobHistory 60\nLogLevel debug2\n",
        kept.join("\n")
    );
    fs::write(folder.join("etc/cupsd.conf"), configuration).unwrap();
    let queue = format!(
        "<Printer {QUEUE}>\nDeviceURI ipp://localhost:{port}/ipp/print\nState Idle\nAccepting Yes\n\
         Shared No\nErrorPolicy abort-job\n</Printer>\n"
    );
    fs::write(folder.join("etc/printers.conf"), queue).unwrap();
}

/// What the printer does with a document is done by a script.
fn put(folder: &Path, tray: Tray) {
    let out = folder.join("out");
    let out = out.display();
    let prints = format!("cp \"$1\" {out}/new && mv {out}/new {out}/printed");
    let waits = format!("touch {out}/begun; cat {out}/refill");
    let script = match tray {
        Tray::Full => format!("#!/bin/sh\n{prints}\n"),
        Tray::Empty => format!(
            "#!/bin/sh\necho 'STATE: +media-empty-error' >&2\n{waits}\necho 'STATE: -media-empty-error' >&2\n"
        ),
        Tray::Hanging => format!("#!/bin/sh\n{waits}\n"),
    };
    let new = folder.join("tray.new");
    fs::write(&new, script).unwrap();
    fs::set_permissions(&new, fs::Permissions::from_mode(0o755)).unwrap();
    fs::rename(new, folder.join("tray")).unwrap();
}

/// Asks CUPS by a way that is not the kiosk's.
fn asks_cups(socket: &Path, request: &[u8]) -> Answer {
    use std::io::{Read as _, Write as _};
    let mut socket = UnixStream::connect(socket).unwrap();
    let head = format!(
        "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/ipp\r\nContent-Length: {}\r\n\r\n",
        request.len()
    );
    socket
        .write_all(&[head.as_bytes(), request].concat())
        .unwrap();
    let mut bytes = Vec::new();
    let _ended = socket.read_to_end(&mut bytes);
    Answer::read(&body(&bytes).unwrap().unwrap()).unwrap()
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let below = entries.map(|it| it.path()).flat_map(|path| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    below.collect()
}

fn has_mark(file: &Path) -> bool {
    let bytes = fs::read(file).unwrap_or_default();
    memchr::memmem::find(&bytes, MARK.as_bytes()).is_some()
}

fn waits_until(why: &str, mut is: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is() {
        assert!(begun.elapsed() < PATIENCE, "{why}");
        thread::yield_now();
    }
}

#[test]
fn a_slip_arrives_whole_at_a_printer_behind_cups_and_nothing_of_it_stays() {
    let Some(office) = Office::open(Tray::Full) else {
        return;
    };
    let kiosk = office.kiosk();
    assert_eq!(
        kiosk.asks(),
        State::Unknown,
        "an idle queue knows nothing of paper"
    );
    assert_eq!(kiosk.prints(1, &pdf()), Ok(()));
    assert!(office.printed() == Some(pdf()));
    office.has_nothing_left();
}

#[test]
fn an_empty_tray_is_told_and_the_slip_does_not_come_out_after_a_refill() {
    let Some(office) = Office::open(Tray::Empty) else {
        return;
    };
    let kiosk = office.kiosk();
    assert_eq!(kiosk.prints(1, &pdf()), Err(Trouble::NoPaper));
    office.has_nothing_left();
    office.printer_cancels();
    office.has(Tray::Full);
    office.is_refilled();
    let other = [&pdf()[..], b"% other\n"].concat();
    assert_eq!(kiosk.prints(2, &other), Ok(()));
    assert!(office.printed() == Some(other));
}

#[test]
fn a_printer_that_hangs_is_stuck_and_its_job_is_cancelled() {
    let Some(office) = Office::open(Tray::Hanging) else {
        return;
    };
    assert_eq!(office.kiosk().prints(1, &pdf()), Err(Trouble::Stuck));
    assert_eq!(office.printed(), None);
    office.has_nothing_left();
    office.printer_cancels();
}

#[test]
fn a_printer_that_is_switched_off_is_stuck_because_cups_does_not_say_more() {
    let Some(office) = Office::open(Tray::Full) else {
        return;
    };
    office.printer.gets(Signal::KILL);
    assert_eq!(office.kiosk().prints(1, &pdf()), Err(Trouble::Stuck));
    office.has_nothing_left();
}

#[test]
fn a_kiosk_that_ends_in_the_middle_leaves_no_job() {
    let Some(office) = Office::open(Tray::Hanging) else {
        return;
    };
    let kiosk = office.kiosk();
    kiosk.sends(1, &pdf());
    office.begins();
    drop(kiosk);
    office.has_nothing_left();
}

#[test]
fn a_queue_that_does_not_exist_is_refused() {
    let Some(office) = Office::open(Tray::Full) else {
        return;
    };
    let kiosk = office.kiosk_of("no-such-queue");
    assert_eq!(kiosk.asks(), State::Trouble(Trouble::Refused));
    assert_eq!(kiosk.prints(1, &pdf()), Err(Trouble::Refused));
    office.has_nothing_left();
}

#[test]
fn cups_that_has_ended_is_gone_and_that_which_comes_again_prints() {
    let Some(mut office) = Office::open(Tray::Full) else {
        return;
    };
    let kiosk = office.kiosk();
    drop(office.cupsd.take());
    assert!(office.socket.exists(), "left behind");
    assert_eq!(kiosk.asks(), State::Trouble(Trouble::Gone));
    assert_eq!(kiosk.prints(1, &pdf()), Err(Trouble::Gone));
    fs::remove_file(&office.socket).unwrap();
    assert_eq!(kiosk.prints(2, &pdf()), Err(Trouble::Gone));
    office.starts_cups();
    assert_eq!(kiosk.prints(3, &pdf()), Ok(()));
    office.has_nothing_left();
}

#[test]
fn cups_that_is_killed_in_the_middle_is_gone_and_what_it_leaves_is_a_file_and_no_job() {
    let Some(mut office) = Office::open(Tray::Hanging) else {
        return;
    };
    let kiosk = office.kiosk();
    kiosk.sends(1, &pdf());
    office.begins();
    drop(office.cupsd.take());
    assert_eq!(kiosk.is_told_of(1), Err(Trouble::Gone));
    // That is why its folder has to be one that goes with it (docs/printing.md).
    let spool = office.path("cups/spool");
    assert!(files(&spool).iter().any(|it| has_mark(it)));
    fs::remove_dir_all(spool).unwrap();
    fs::create_dir_all(office.path("cups/spool/tmp")).unwrap();
    office.is_refilled();
    office.has(Tray::Full);
    office.starts_cups();
    let other = [&pdf()[..], b"% other\n"].concat();
    assert_eq!(kiosk.prints(2, &other), Ok(()));
    assert!(office.printed() == Some(other));
    office.has_nothing_left();
}

#[test]
fn cups_that_hangs_is_silent_and_when_it_goes_on_the_job_is_cancelled() {
    let Some(office) = Office::open(Tray::Hanging) else {
        return;
    };
    let kiosk = office.kiosk();
    kiosk.sends(1, &pdf());
    office.begins();
    office.cupsd().gets(Signal::STOP);
    assert_eq!(kiosk.is_told_of(1), Err(Trouble::Silent));
    assert_eq!(kiosk.asks(), State::Trouble(Trouble::Silent));
    office.cupsd().gets(Signal::CONT);
    office.has_nothing_left();
    assert_eq!(kiosk.asks(), State::Unknown);
}

#[test]
fn cups_itself_cancels_what_no_kiosk_cancels() {
    let Some(mut office) = Office::open(Tray::Hanging) else {
        return;
    };
    let kiosk = office.kiosk();
    kiosk.sends(1, &pdf());
    office.begins();
    office.moves_the_socket();
    assert_eq!(kiosk.is_told_of(1), Err(Trouble::Gone));
    assert_eq!(office.jobs_left(), 1);
    office.has_nothing_left();
}

/// An answer of CUPS.
fn answer() -> Vec<u8> {
    Request::new(Operation::CreateJob, "ipp://localhost/printers/kiosk")
        .of_job()
        .integer("job-id", 7)
        .boolean("printer-is-accepting-jobs", true)
        .word(Kind::Keyword, "job-printer-state-reasons", "none")
        .word(Kind::Keyword, "", "media-low-warning")
        .end()
}

#[test]
fn an_answer_of_ipp_is_read_and_one_that_is_cut_off_anywhere_is_not() {
    let answer = answer();
    let read = Answer::read(&answer).unwrap();
    assert_eq!(read.status, Operation::CreateJob as u16);
    assert_eq!(read.integer("job-id"), Some(7));
    assert_eq!(read.boolean("printer-is-accepting-jobs"), Some(true));
    let words: Vec<&str> = read.words("job-printer-state-reasons").collect();
    assert_eq!(words, ["none", "media-low-warning"]);
    assert_eq!((read.integer("none"), read.boolean("job-id")), (None, None));
    for end in 0..answer.len() {
        assert_eq!(Answer::read(&answer[..end]), Err(NotIpp), "{end}");
    }
}

#[test]
fn an_answer_is_the_same_in_one_piece_and_in_chunks() {
    let head = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n";
    let whole = format!("{head}content-length: 5\r\n\r\nabcde");
    let chunks =
        format!("{head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n");
    let last = "\r\n".len();
    for (bytes, end) in [(&whole, whole.len()), (&chunks, chunks.len() - last)] {
        assert_eq!(body(bytes.as_bytes()).unwrap().unwrap(), &b"abcde"[..]);
        for cut in 0..end {
            assert_eq!(body(&bytes.as_bytes()[..cut]), Ok(None), "{cut}");
        }
    }
}

#[test]
fn what_is_refused_or_is_no_answer_is_told_apart() {
    let refused = b"HTTP/1.1 403 Forbidden\r\n\r\n";
    assert_eq!(body(refused), Err(NoBody::Status(403)));
    for bad in [
        "SSH-2.0\r\n\r\n",
        "HTTP/1.1 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcde",
    ] {
        assert_eq!(body(bad.as_bytes()), Err(NoBody::NotHttp), "{bad}");
    }
}
