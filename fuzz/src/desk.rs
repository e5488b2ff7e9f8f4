//! What a browser, or whoever says that it is one, may ask of the desk.

use std::sync::{Arc, LazyLock};

use cas_desk::answer::answer;
use cas_desk::asked::{Answer, Asked, Fields, Method};
use cas_desk::desk::Desk;
use cas_desk::place::Place;
use cas_kiosk::request::Request;
use cas_kiosk::setup::Setup;
use chrono::{DateTime, Utc};
use tempfile::TempDir;

use super::patch::Script;
use super::stored::DOCUMENT;

const HOST: &str = "127.0.0.1:8023";
/// The paths that the desk knows, but for that of the request.
const PATHS: [&str; 12] = [
    "/",
    "/requests.csv",
    "/time",
    "/enter",
    "/sign-in",
    "/sign-out",
    "/stay",
    "/language",
    "/password",
    "/figures",
    "/figures.csv",
    "/corrections",
];
/// A form with every field that the desk reads.
const FORM: &str = "deed=note&version=1&note=prosi+po+15&arranged-day=&remind-day=&how=&office=&language=pl&name=ewa&\
                    password=x&new=x&again=x&to=/&state=all&search=a&service=b&due=1&after=1&id=2&kept=called&from=2026-01&by=service";

/// A desk with one request, at which a clerk is signed in.
struct Office {
    desk: Desk,
    request: Request,
    cookie: String,
    secret: String,
    _folder: TempDir,
}

impl Office {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::loopback(HOST.parse().unwrap());
        let setup = Setup::from_texts(&[]).unwrap();
        let language = setup.config.languages.first();
        let setup = Some(Arc::new(setup));
        let desk = Desk::open(&folder.path().join("book"), place, setup, language).unwrap();
        let desk = desk.with_link("ewa").unwrap();
        let request = Request::from_json(DOCUMENT.as_bytes()).unwrap();
        let taken = folder.path().join("taken");
        std::fs::create_dir(&taken).unwrap();
        let file = taken.join(format!("{}.json", request.id));
        std::fs::write(file, DOCUMENT).unwrap();
        let now = now();
        assert_eq!(
            cas_desk::intake::take_in(&desk, &taken, now).unwrap().taken,
            1
        );
        let link = desk.link().unwrap();
        let (path, query) = link.split_once('?').unwrap();
        let mut asked = asked(Method::Get, "/enter", query.as_bytes(), b"");
        assert!(path.ends_with("/enter"));
        let entered = answer(&desk, &asked, now);
        let cookie = entered.header("set-cookie").unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        asked = Asked {
            cookies: Some(cookie.clone()),
            ..self::asked(Method::Get, "/", b"", b"")
        };
        let page = answer(&desk, &asked, now).body;
        let secret = page.split_once("name=\"secret\" value=\"").unwrap().1;
        Self {
            secret: secret.split_once('"').unwrap().0.to_owned(),
            desk,
            request,
            cookie,
            _folder: folder,
        }
    }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_000_000, 0).unwrap()
}

fn asked(method: Method, path: &str, query: &[u8], form: &[u8]) -> Asked {
    Asked {
        method,
        path: path.to_owned(),
        query: Fields::read(query),
        form: Fields::read(form),
        host: Some(HOST.to_owned()),
        origin: None,
        cookies: None,
        languages: None,
        from: None,
    }
}

/// Asks for a page by what `bytes` say, with the cookie of the clerk or without it, and returns the status.
///
/// # Panics
/// If anything does not hold.
#[must_use]
pub fn run(bytes: &[u8]) -> u16 {
    static OFFICE: LazyLock<Office> = LazyLock::new(Office::open);
    let office = &*OFFICE;
    let mut script = Script(bytes);
    let (kind, which) = (script.next(), usize::from(script.next()));
    let card = format!("/request/{}", office.request.id);
    let path = PATHS.get(which).copied().unwrap_or(&card);
    let is_signed_in = kind % 4 < 3;
    let fields = script.patched(FORM.as_bytes());
    let words = String::from_utf8_lossy(&fields).into_owned();
    let mut asked = if kind % 2 == 0 {
        asked(Method::Get, path, &fields, b"")
    } else {
        let form = format!("secret={}&{words}", office.secret);
        asked(Method::Post, path, b"", form.as_bytes())
    };
    asked.cookies = Some(if is_signed_in && path != "/sign-out" {
        office.cookie.clone()
    } else {
        words.clone()
    });
    asked.languages = Some(words);
    let answer = answer(&office.desk, &asked, now());
    holds(&answer, is_signed_in, office);
    answer.status
}

/// The rim refuses what is no header, and a page has no markup from outside.
fn holds(answer: &Answer, is_signed_in: bool, office: &Office) {
    assert_ne!(answer.status, 500, "{}", answer.body);
    for (_, value) in &answer.headers {
        assert!(
            value.bytes().all(|it| it.is_ascii_graphic() || it == b' '),
            "{value:?}"
        );
    }
    assert!(!answer.body.contains("<script"));
    if !is_signed_in {
        assert!(!answer.body.contains(&office.request.reference));
    }
}
