//! The program itself: arguments, files and exit codes.

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output};

use cas_book::Book;
use expect_test::{Expect, expect};
use tempfile::TempDir;

use super::server::{Server, Way};
use super::{FIRST, at, written};
use crate::cli::run;
use crate::office::request;
use crate::project::{OFFICE, root};

/// A folder with a book and settings, and the system of a city.
pub struct Place {
    pub folder: TempDir,
    pub server: Server,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = Server::new();
        server.state().now = chrono::Utc::now();
        fs::write(folder.path().join("open311.toml"), written(server.port, "")).unwrap();
        let mut book = Book::make(&folder.path().join("book")).unwrap();
        book.take(&request(FIRST), at(0)).unwrap();
        Self { folder, server }
    }

    fn changes(&self, from: &str, to: &str) {
        let path = self.folder.path().join("open311.toml");
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replace(from, to)).unwrap();
    }

    fn runs(&self, more: &[&str]) -> Output {
        let words = [
            &arguments()[..],
            &more.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>(),
        ]
        .concat();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        run(OFFICE, self.folder.path(), &words, None, "")
    }

    #[track_caller]
    fn refuses(&self, told: Expect) {
        let output = self.runs(&[]);
        assert_eq!(output.status.code(), Some(2));
        let err = String::from_utf8(output.stderr).unwrap();
        let folder = fs::canonicalize(self.folder.path()).unwrap();
        told.assert_eq(&err.replace(folder.to_str().unwrap(), "FOLDER"));
        assert_eq!(self.server.state().posts, 0);
    }
}

/// The arguments of the program in such a folder.
pub fn arguments() -> Vec<String> {
    let config = root().join("kiosk.toml");
    let words = [
        "bridge",
        "open311",
        "--settings",
        "open311.toml",
        "--book",
        "book",
        "--config",
    ];
    let words = words.iter().map(|it| (*it).to_owned());
    words.chain([config.to_str().unwrap().to_owned()]).collect()
}

#[test]
fn the_exit_code_tells_whether_somebody_is_needed() {
    let place = Place::new();
    place.server.state().ways.push_back(Way::Refused);
    let output = place.runs(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(place.runs(&[]).status.code(), Some(1), "it still waits");
    let output = place.runs(&["--retry-refused"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    expect!["sent 1, found there 0, numbered 0, closed 0, not known yet 0\n"]
        .assert_eq(&String::from_utf8(output.stdout).unwrap());
    let state = place.server.state();
    let description = &state.kept[0].form["description"];
    assert!(description.contains("\nZłota Rączka"), "{description}");
}

#[test]
fn files_that_cannot_be_used_are_told_and_nothing_goes_out() {
    let place = Place::new();
    place.changes("zlota-raczka", "złota");
    place.refuses(expect![[r#"
        cas-office: open311.toml: service = "złota" is not in the content: write the id of a service, such as zlota-raczka
    "#]]);
    let place = Place::new();
    place.changes("zlota-raczka", "crisis-help");
    place.refuses(expect![[r#"
        cas-office: open311.toml: service = "crisis-help" is sensitive in the content: its requests go to no other system, so take it out
    "#]]);
    let place = Place::new();
    fs::remove_file(place.folder.path().join("book")).unwrap();
    place.refuses(expect![[r#"
        cas-office: there is no book at FOLDER/book; give the right file, make a book, or restore one from a backup
    "#]]);
    let place = Place::new();
    fs::remove_file(place.folder.path().join("open311.toml")).unwrap();
    place.refuses(expect![[r#"
        cas-office: open311.toml cannot be read: No such file or directory (os error 2)
    "#]]);
}

#[test]
fn the_key_is_its_owners_alone_and_one_line() {
    let place = Place::new();
    let key = place.folder.path().join("key");
    fs::write(&key, "tajny klucz\n").unwrap();
    place.changes("since", "key_file = \"key\"\nsince");
    may(&key, 0o640);
    place.refuses(expect![[r#"
        cas-office: key_file = "key" may be read by others than its owner; take that right away: chmod 600
    "#]]);
    may(&key, 0o600);
    place.refuses(expect![[r#"
        cas-office: key_file = "key" has to have the key in one line, and nothing else
    "#]]);
    fs::write(&key, "tajny-klucz\n").unwrap();
    assert_eq!(place.runs(&[]).status.code(), Some(0));
    assert_eq!(place.server.state().kept[0].form["api_key"], "tajny-klucz");
}

fn may(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn what_is_not_encrypted_goes_to_no_proxy() {
    let place = Place::new();
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", proxy.local_addr().unwrap());
    let mut command = Command::new(OFFICE);
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env(name, &address);
    }
    command.env_remove("no_proxy").env_remove("NO_PROXY");
    let output = command
        .args(arguments())
        .current_dir(place.folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(place.server.state().posts, 1);
    proxy.set_nonblocking(true).unwrap();
    let asked = proxy.accept().map_err(|it| it.kind());
    assert!(matches!(asked, Err(ErrorKind::WouldBlock)), "{asked:?}");
}
