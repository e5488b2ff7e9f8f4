//! What the desk takes for its pages, when its book has many requests. A clerk should not wait for one: less than 100 ms.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench stands at the rim, and one that cannot go on has failed"
)]

mod filled;

use std::alloc::System;
use std::path::Path;

use cas_desk::answer::answer;
use cas_desk::asked::{Answer, Asked, Fields, Method};
use cas_desk::desk::Desk;
use cas_desk::place::Place;
use cas_kiosk::setup;
use zeroizing_alloc::ZeroAlloc;

use filled::{asked, fill, minute, time};

/// As in the program.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// How many requests there are in the book.
const REQUESTS: u32 = 100_000;
/// How often each page is opened, and how often a table with everything is made.
const TURNS: u32 = 30;
const TABLES: u32 = 3;
/// The address of the desk.
const HOST: &str = "127.0.0.1:8023";

fn main() {
    // Beside the program, since temporary files may lie in memory.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("book");
    fill(REQUESTS, &path);
    let clerk = Clerk::at(&path);
    println!("{REQUESTS} requests:");
    for (what, path, turns) in [
        ("table, to do", "/", TURNS),
        ("table, all", "/?state=all", TURNS),
        ("search, a common name", "/?state=all&search=nowak", TURNS),
        ("search, nothing found", "/?state=all&search=nikt", TURNS),
        ("figures by service", "/figures", TURNS),
        ("figures by district", "/figures?by=district", TURNS),
        ("figures as lines", "/figures.csv", TURNS),
        ("a table of what is to do", "/requests.csv", TABLES),
        ("a table of all requests", "/requests.csv?state=all", TABLES),
    ] {
        time(what, turns, || clerk.opens(path));
    }
    let mut number = 0;
    time("card", TURNS, || {
        number = (number + 997) % REQUESTS;
        clerk.opens(&format!("/request/{}", asked(number).id));
    });
}

/// A clerk who has signed in.
struct Clerk {
    desk: Desk,
    cookies: Option<String>,
}

impl Clerk {
    fn at(book: &Path) -> Self {
        let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk.toml");
        let setup = setup::load(Some(&config)).unwrap();
        let language = setup.config.languages.first();
        let place = Place::loopback(HOST.parse().unwrap());
        let desk = Desk::open(book, place, Some(setup.into()), language).unwrap();
        let mut clerk = Self {
            desk: desk.with_link("ewa").unwrap(),
            cookies: None,
        };
        let link = clerk.desk.link().unwrap();
        let answer = clerk.asks(link.strip_prefix(&format!("http://{HOST}")).unwrap());
        let cookie = answer.header("set-cookie").unwrap();
        clerk.cookies = cookie.split(';').next().map(str::to_owned);
        clerk
    }

    fn opens(&self, path: &str) {
        assert_eq!(self.asks(path).status, 200, "{path}");
    }

    fn asks(&self, path: &str) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let asked = Asked {
            method: Method::Get,
            path: path.to_owned(),
            query: Fields::read(query.as_bytes()),
            form: Fields::default(),
            host: Some(HOST.to_owned()),
            origin: None,
            cookies: self.cookies.clone(),
            languages: None,
            from: None,
        };
        answer(&self.desk, &asked, minute(REQUESTS))
    }
}
