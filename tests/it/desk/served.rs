//! The same by a socket, as a browser has it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use super::FIRST;
use crate::office::request;
use crate::project::OFFICE;

/// The program, with its desk open until this is dropped.
pub(super) struct Program(pub(super) Child);

impl Program {
    /// Opens the desk on the book and on the requests that were taken in this folder.
    pub(super) fn opens(folder: &Path, language: &str) -> Self {
        let program = Command::new(OFFICE)
            .args(["desk", "--clerk", "ewa", "--port", "0"])
            .args(["--language", language, "--book", "book", "--from", "taken"])
            .args(["--corrections", "found"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self(program)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The same, with what it prints.
struct Served {
    _program: Program,
    /// What it has printed so far, and will.
    lines: BufReader<std::process::ChildStdout>,
    _folder: TempDir,
}

impl Served {
    fn opens() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        fs::write(
            taken.join(format!("{FIRST}.json")),
            request(FIRST).to_json(),
        )
        .unwrap();
        let mut program = Program::opens(folder.path(), "pl");
        let lines = BufReader::new(program.0.stdout.take().unwrap());
        Self {
            _program: program,
            lines,
            _folder: folder,
        }
    }

    /// The next link that it prints: the address, and the path.
    fn link(&mut self) -> (String, String) {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap();
        let (host, path) = address.split_once('/').unwrap();
        (host.to_owned(), format!("/{path}"))
    }
}

/// Sends these bytes, and returns all that comes back until the desk ends the connection.
fn exchange(host: &str, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    // A desk that lets go of a client may do so while that still sends.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(host: &str, path: &str, cookie: &str) -> String {
    let head = format!(
        "GET {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
    );
    exchange(host, head.as_bytes())
}

#[test]
fn a_browser_opens_the_link_and_gets_pages_that_allow_no_scripts() {
    let mut served = Served::opens();
    let (host, path) = served.link();
    let answer = get(&host, &path, "");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let cookie = answer.split_once("set-cookie: ").unwrap().1;
    let (cookie, manners) = cookie.split_once(';').unwrap();
    assert!(manners.starts_with(" Path=/; HttpOnly; SameSite=Strict"));
    let (_, next) = served.link();
    assert_ne!(
        next, path,
        "each link is printed when the one before is used"
    );
    let page = get(&host, "/", cookie);
    for header in [
        "content-security-policy: default-src 'none'; style-src 'self'; form-action 'self'",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
    ] {
        assert!(page.contains(header), "{page}");
    }
    assert!(page.contains("<html lang=\"pl\">"));
    assert!(get(&host, "/style.css", "").contains("content-type: text/css"));
    assert!(get(&host, "/", "").starts_with("HTTP/1.1 401"));
}

#[test]
fn what_is_no_question_of_a_browser_holds_up_nobody() {
    let mut served = Served::opens();
    let (host, _) = served.link();
    // One that says nothing stays open meanwhile.
    let silent = TcpStream::connect(&host).unwrap();
    let long = format!("POST / HTTP/1.1\r\nhost: {host}\r\ncontent-length: 99999999\r\n\r\n");
    for bytes in [
        b"\x16\x03\x01\x02\x00\x01\x00".as_slice(),
        b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nx: y\r\n z\r\n\r\n",
    ] {
        let answer = exchange(&host, bytes);
        assert!(!answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
    let mut body = long.into_bytes();
    body.extend(vec![b'a'; 300_000]);
    let answer = exchange(&host, &body);
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 413"),
        "{answer}"
    );
    assert!(get(&host, "/", "").starts_with("HTTP/1.1 401"));
    drop(silent);
}

#[test]
fn a_port_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(OFFICE)
        .args(["desk", "--clerk", "ewa", "--port", &port])
        .args(["--book".as_ref(), folder.path().join("book").as_os_str()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("give another one with --port"), "{told}");
    assert!(output.stdout.is_empty());
}
