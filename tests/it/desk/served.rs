//! The same by a socket, as a browser has it.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use cas_book::Book;
use expect_test::expect;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustls::crypto::ring;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use tempfile::TempDir;

use super::FIRST;
use crate::office::request;
use crate::project::OFFICE;

/// The name of a desk that other machines reach.
const NAME: &str = "biurko.example";

/// The program, with its desk open until this is dropped.
pub(super) struct Program(pub(super) Child);

impl Program {
    /// Opens the desk on the book and on the requests that were taken in this folder.
    pub(super) fn opens(folder: &Path, language: &str) -> Self {
        let program = Command::new(OFFICE)
            .args(["desk", "--clerk", "ewa", "--port", "0"])
            .args(["--language", language, "--book", "book", "--from", "taken"])
            .args(["--outgoing", "outgoing", "--corrections", "found"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self(program)
    }

    /// Opens the desk on the book in this folder for users who have passwords, in Polish.
    pub(super) fn opens_by_passwords(folder: &Path) -> Self {
        let program = Command::new(OFFICE)
            .args(["desk", "--port", "0", "--language", "pl", "--book", "book"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self(program)
    }

    /// The address that it prints when users can sign in: the host and the port.
    pub(super) fn tells_where(&mut self) -> String {
        let mut line = String::new();
        let mut told = BufReader::new(self.0.stdout.take().unwrap());
        told.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap();
        address.strip_suffix('/').unwrap().to_owned()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The same, with what it prints.
pub(super) struct Served {
    _program: Program,
    /// What it has printed so far, and will.
    lines: BufReader<std::process::ChildStdout>,
    _folder: TempDir,
}

impl Served {
    pub(super) fn opens() -> Self {
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
    pub(super) fn link(&mut self) -> (String, String) {
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

pub(super) fn get(host: &str, path: &str, cookie: &str) -> String {
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
fn whoever_goes_away_after_opening_the_link_leaves_another_one() {
    let mut served = Served::opens();
    let (host, path) = served.link();
    let head = format!("HEAD {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    let answer = exchange(&host, head.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");
    let mut browser = TcpStream::connect(&host).unwrap();
    let get_it = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n\r\n");
    browser.write_all(get_it.as_bytes()).unwrap();
    drop(browser);
    let (_, next) = served.link();
    assert_ne!(
        next, path,
        "who only looks has not used it up, and who goes away has"
    );
    assert!(get(&host, &next, "").starts_with("HTTP/1.1 303"));
}

/// Sends a form of so many bytes.
fn post_bytes(host: &str, count: usize, headers: &str) -> String {
    let head = format!(
        "POST /sign-out HTTP/1.1\r\nhost: {host}\r\n{headers}content-length: {count}\r\nconnection: close\r\n\r\n"
    );
    let mut bytes = head.into_bytes();
    bytes.extend(vec![b'a'; count]);
    exchange(host, &bytes)
}

#[test]
fn a_form_that_is_too_large_is_answered_by_a_page_and_nobody_is_signed_out() {
    let mut served = Served::opens();
    let (host, path) = served.link();
    let answer = get(&host, &path, "");
    let cookie = answer.split_once("set-cookie: ").unwrap().1;
    let cookie = cookie.split_once(';').unwrap().0;
    let answer = post_bytes(&host, 3_000_000, &format!("cookie: {cookie}\r\n"));
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(
        answer.contains("najwyżej 256 KiB") && answer.contains("Pracuje: ewa"),
        "{answer}"
    );
    assert!(get(&host, "/", cookie).starts_with("HTTP/1.1 200"));
    assert!(
        post_bytes(&host, 256 * 1024, "").starts_with("HTTP/1.1 401"),
        "it is just not"
    );
}

#[test]
fn before_signing_in_the_desk_speaks_as_the_browser_prefers_unless_it_was_told_how() {
    let folder = tempfile::tempdir().unwrap();
    for (tag, spoken) in [(None, "uk"), (Some("pl"), "pl")] {
        let mut command = Command::new(OFFICE);
        command.args(["desk", "--port", "0", "--book", "book"]);
        command.args(tag.iter().flat_map(|tag| ["--language", tag]));
        command.current_dir(folder.path()).stdout(Stdio::piped());
        let mut program = Program(command.spawn().unwrap());
        let host = program.tells_where();
        let preferring = "accept-language: de,uk;q=0.8,en;q=0.5\r\n";
        let asking =
            format!("GET / HTTP/1.1\r\nhost: {host}\r\n{preferring}connection: close\r\n\r\n");
        for answer in [
            exchange(&host, asking.as_bytes()),
            exchange(&host, asking.replace("host: ", "host: evil.").as_bytes()),
            post_bytes(&host, 300_000, preferring),
        ] {
            let html = format!("<html lang=\"{spoken}\">");
            assert!(answer.contains(&html), "{tag:?}: {answer}");
        }
    }
}

#[test]
fn the_journal_is_told_who_was_not_let_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(OFFICE);
    command.args(["desk", "--port", "0", "--book", "book"]);
    command.current_dir(folder.path());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = Program(command.spawn().unwrap());
    let host = program.tells_where();
    let form = "name=ewa&password=Sekretne";
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{form}",
        form.len()
    );
    let answer = exchange(&host, head.as_bytes());
    assert!(
        answer.starts_with("HTTP/1.1 401") && !answer.contains("cas-office"),
        "{answer}"
    );
    let mut line = String::new();
    let mut journal = BufReader::new(program.0.stderr.take().unwrap());
    journal.read_line(&mut line).unwrap();
    expect![[r#"
        cas-office: name and password do not fit: “ewa”, from this machine
    "#]]
    .assert_eq(&line);
}

/// Somebody has copied a request by hand, or put something else there.
#[test]
fn the_journal_is_told_which_files_do_not_have_the_name_of_a_request_and_they_stay() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken");
    fs::create_dir_all(taken.join("tmp")).unwrap();
    let document = request(FIRST).to_json();
    let strange = [
        OsStr::from_bytes(b"\xff.json"),
        "00000000000000000000000000000001 (1).json".as_ref(),
        "ABCDEF00000000000000000000000001.json".as_ref(),
        "plain.json".as_ref(),
        "a\u{202e}\nb.json".as_ref(),
    ];
    let ours = format!("{FIRST}.json");
    for name in strange
        .into_iter()
        .chain([".1.part".as_ref(), ours.as_ref()])
    {
        fs::write(taken.join(name), &document).unwrap();
    }
    let mut command = Command::new(OFFICE);
    command.args(["desk", "--clerk", "ewa", "--port", "0", "--book", "book"]);
    command.args(["--from", "taken"]).current_dir(folder.path());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = Program(command.spawn().unwrap());
    let journal = BufReader::new(program.0.stderr.take().unwrap());
    let lines = journal.lines().take(strange.len());
    let told: Vec<String> = lines.map(Result::unwrap).collect();
    expect![[r#"
        cas-office: "taken/00000000000000000000000000000001 (1).json": it does not have the name of a request, and is not looked into; if it is one, name it as it was, ID.json by the id in it, or ID.json.age if it is sealed; if not, take it out of there
        cas-office: "taken/ABCDEF00000000000000000000000001.json": it does not have the name of a request, and is not looked into; if it is one, name it as it was, ID.json by the id in it, or ID.json.age if it is sealed; if not, take it out of there
        cas-office: "taken/a\u{202e}\nb.json": it does not have the name of a request, and is not looked into; if it is one, name it as it was, ID.json by the id in it, or ID.json.age if it is sealed; if not, take it out of there
        cas-office: "taken/plain.json": it does not have the name of a request, and is not looked into; if it is one, name it as it was, ID.json by the id in it, or ID.json.age if it is sealed; if not, take it out of there
        cas-office: "taken/\xFF.json": it does not have the name of a request, and is not looked into; if it is one, name it as it was, ID.json by the id in it, or ID.json.age if it is sealed; if not, take it out of there"#]].assert_eq(&told.join("\n"));
    for name in strange {
        assert_eq!(fs::read(taken.join(name)).unwrap(), document, "{name:?}");
    }
    assert!(!taken.join(ours).exists(), "it is in the book");
}

#[test]
fn a_service_whose_book_is_not_there_begins_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("desk.toml"), "[desk]\nbook = \"book\"\n").unwrap();
    let output = Command::new(OFFICE)
        .args(["desk", "--settings", "desk.toml"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    expect![[r#"
        cas-office: there is no book at book; give the right file, make a book, or restore one from a backup
    "#]]
    .assert_eq(&String::from_utf8(output.stderr).unwrap());
    let names = fs::read_dir(folder.path()).unwrap();
    assert_eq!(names.count(), 1, "nothing was made");
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
    assert!(told.contains("give another port"), "{told}");
    assert!(output.stdout.is_empty());
}

/// A certificate of a name that it vouches for itself, in a folder, with settings for a desk that is reached by it.
fn encrypts(folder: &Path) -> RootCertStore {
    let made = rcgen::generate_simple_self_signed([NAME.to_owned()]).unwrap();
    fs::write(folder.join("certificate.pem"), made.cert.pem()).unwrap();
    fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    fs::set_permissions(folder.join("key.pem"), Permissions::from_mode(0o640)).unwrap();
    fs::write(
        folder.join("desk.toml"),
        format!(
            "[desk]\nbook = \"book\"\nlisten = \"127.0.0.1:0\"\nhost = \"{NAME}\"\n\
             certificate = \"certificate.pem\"\nkey = \"key.pem\"\n"
        ),
    )
    .unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    roots
}

/// Sends these bytes by TLS, and returns what comes back.
fn exchange_encrypted(port: u16, roots: RootCertStore, bytes: &[u8]) -> String {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = NAME.try_into().unwrap();
    let client = ClientConnection::new(Arc::new(config), name).unwrap();
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut stream = StreamOwned::new(client, stream);
    stream.write_all(bytes).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn over_the_network_a_user_signs_in_by_a_password_and_all_of_it_is_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let roots = encrypts(folder.path());
    let mut command = Command::new(OFFICE);
    command.args(["book", "add-user", "--book", "book", "Ewa Żak"]);
    let made = command.current_dir(folder.path()).output().unwrap();
    assert!(made.status.success());
    let password = String::from_utf8(made.stdout).unwrap();
    let program = Command::new(OFFICE)
        .args(["desk", "--settings", "desk.toml"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut program = Program(program);
    let mut line = String::new();
    let mut told = BufReader::new(program.0.stdout.take().unwrap());
    told.read_line(&mut line).unwrap();
    let host = line.trim().strip_prefix("https://").unwrap();
    let host = host.strip_suffix('/').unwrap();
    let port: u16 = host.rsplit(':').next().unwrap().parse().unwrap();

    let form = format!("name=Ewa+%C5%BBak&password={}&to=/", password.trim());
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {host}\r\norigin: https://{host}\r\ncontent-length: {}\r\n\
         content-type: application/x-www-form-urlencoded\r\nconnection: close\r\n\r\n{form}",
        form.len()
    );
    let answer = exchange_encrypted(port, roots.clone(), head.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"));
    let cookie = answer.split_once("set-cookie: ").unwrap().1;
    let cookie = cookie.split_once(';').unwrap().0;
    let page =
        format!("GET / HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n");
    let answer = exchange_encrypted(port, roots.clone(), page.as_bytes());
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("Ewa Żak"),
        "{answer}"
    );

    // Whoever does not encrypt, or says nothing, is told nothing, and holds up nobody.
    let silent = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let plain = exchange(&format!("127.0.0.1:{port}"), page.as_bytes());
    assert!(!plain.contains("HTTP/1.1"), "{plain}");
    let other = page.replace(&format!("host: {host}"), "host: evil.example");
    let answer = exchange_encrypted(port, roots, other.as_bytes());
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    drop(silent);
}

#[test]
fn a_certificate_of_another_name_is_told_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    encrypts(folder.path());
    drop(Book::make(&folder.path().join("book")).unwrap());
    let whole = fs::read_to_string(folder.path().join("desk.toml")).unwrap();
    let mut told = String::new();
    for host in [NAME, "BIURKO.example", "inne.example", "[::1]"] {
        let settings = whole.replace(NAME, host);
        fs::write(folder.path().join("desk.toml"), settings).unwrap();
        let mut command = Command::new(OFFICE);
        command.args(["desk", "--settings", "desk.toml"]);
        command.current_dir(folder.path());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = Program(command.spawn().unwrap());
        let mut line = String::new();
        let mut out = BufReader::new(program.0.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        assert!(line.starts_with(&format!("https://{host}:")), "{line}");
        let mut journal = program.0.stderr.take().unwrap();
        drop(program);
        journal.read_to_string(&mut told).unwrap();
    }
    expect![[r#"
        cas-office: the certificate in certificate.pem is not one of inne.example, so browsers warn of the desk: get one of that name, or write the name of the certificate as host
        cas-office: the certificate in certificate.pem is not one of [::1], so browsers warn of the desk: get one of that name, or write the name of the certificate as host
    "#]].assert_eq(&told);
}

/// What a desk with these settings tells that is not opened.
fn refused(folder: &Path, settings: &str, more: &[&str]) -> String {
    fs::write(folder.join("desk.toml"), settings).unwrap();
    // A pipe must not hold it up.
    let output = Command::new("timeout")
        .args(["60", OFFICE, "desk", "--settings", "desk.toml"])
        .args(more)
        .current_dir(folder)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{settings}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_host_that_is_none_or_has_a_port_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    encrypts(folder.path());
    let whole = fs::read_to_string(folder.path().join("desk.toml")).unwrap();
    let mut told = String::new();
    for host in [
        "https://biurko.example",
        "biurko.example/",
        "",
        "biurko.example:",
        "biurko.example:8150",
        "biurko..example",
        "-biurko-",
        "2001:db8::7",
        "[biurko]",
    ] {
        told += &refused(folder.path(), &whole.replace(NAME, host), &[]);
    }
    expect![[r#"
        cas-office: desk.toml: host is "https://biurko.example": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
        cas-office: desk.toml: host is "biurko.example/": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
        cas-office: desk.toml: host is "": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
        cas-office: desk.toml: host is "biurko.example:": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
        cas-office: desk.toml: host is "biurko.example:8150": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
        cas-office: desk.toml: host is "biurko..example": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
        cas-office: desk.toml: host is "-biurko-": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
        cas-office: desk.toml: host is "2001:db8::7": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
        cas-office: desk.toml: host is "[biurko]": write the name alone, such as biurko.example.org, or an address such as 192.0.2.7 or [2001:db8::7]; the port stands in listen
    "#]]
    .assert_eq(&told);
}

#[test]
fn settings_that_do_not_let_in_others_safely_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    encrypts(folder.path());
    let whole = fs::read_to_string(folder.path().join("desk.toml")).unwrap();
    let refused = |settings: &str, more: &[&str]| refused(folder.path(), settings, more);
    let mut told = String::new();
    told += &refused(&whole.replace("key = \"key.pem\"\n", ""), &[]);
    told += &refused(&whole.replace("host", "hosts"), &[]);
    told += &refused(&whole.replace("key.pem", "certificate.pem"), &[]);
    told += &refused(&whole.replace("\"certificate.pem", "\"desk.toml"), &[]);
    told += &refused(&whole.replace("key.pem", "none.pem"), &[]);
    told += &refused(&whole, &["--clerk", "ewa"]);
    told += &refused(&format!("{whole}language = \"de\"\n"), &[]);
    told += &refused("[desk]\n", &[]);
    for mode in [0o644, 0o660, 0o602] {
        fs::set_permissions(folder.path().join("key.pem"), Permissions::from_mode(mode)).unwrap();
        told += &refused(&whole, &[]);
    }
    mknodat(
        CWD,
        folder.path().join("pipe"),
        FileType::Fifo,
        Mode::RUSR | Mode::WUSR,
        0,
    )
    .unwrap();
    told += &refused(&whole.replace("key.pem", "pipe"), &[]);
    told += &refused(&whole.replace("\"certificate.pem", "\"pipe"), &[]);
    expect![[r#"
        cas-office: others than this machine reach the desk only encrypted, and by its name: write all of listen, host, certificate and key into [desk], or none
        cas-office: desk.toml: TOML parse error at line 4, column 1
          |
        4 | hosts = "biurko.example"
          | ^^^^^
        unknown field `hosts`, expected one of `book`, `from`, `identity`, `outgoing`, `corrections`, `config`, `language`, `port`, `listen`, `host`, `certificate`, `key`

        cas-office: others than its owner may read or write certificate.pem; take that right away: chmod 640, which lets the group read it
        cas-office: there is no certificate in desk.toml; give a file in PEM: -----BEGIN CERTIFICATE-----
        cas-office: none.pem cannot be read: No such file or directory (os error 2); give the file itself, and see to its rights
        cas-office: --clerk opens the desk for whoever sits at this machine: leave it out, or take listen out of [desk]
        cas-office: desk.toml: language is "de": write en, pl or uk
        cas-office: say where the book is: --book FILE
        cas-office: others than its owner may read or write key.pem; take that right away: chmod 640, which lets the group read it
        cas-office: others than its owner may read or write key.pem; take that right away: chmod 640, which lets the group read it
        cas-office: others than its owner may read or write key.pem; take that right away: chmod 640, which lets the group read it
        cas-office: pipe cannot be read: it is not a file; give the file itself, and see to its rights
        cas-office: pipe cannot be read: it is not a file; give the file itself, and see to its rights
    "#]].assert_eq(&told);
}
