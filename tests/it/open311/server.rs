//! A system of a city on this machine, as `GeoReport` v2 describes one: it takes posts, gives tokens and numbers, and lists
//! what it has. It can be told to go wrong in many ways.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

use chrono::{DateTime, SecondsFormat, Utc};
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

/// What the specification says of a record of a list: these are there, of these types.
fn record_schema() -> Validator {
    let schema = json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["service_request_id", "status", "service_code", "requested_datetime"],
            "properties": {
                "service_request_id": { "type": ["string", "number", "null"] },
                "status": { "enum": ["open", "closed"] },
                "status_notes": { "type": ["string", "null"] },
                "service_code": { "type": "string" },
                "description": { "type": ["string", "null"], "maxLength": 4000 },
                "requested_datetime": { "type": "string", "format": "date-time" },
                "address": { "type": ["string", "null"] }
            }
        }
    });
    let options = jsonschema::options().with_draft(Draft::Draft7);
    options
        .should_validate_formats(true)
        .build(&schema)
        .unwrap()
}

/// The arguments of a post in the specification.
const ARGUMENTS: [&str; 15] = [
    "jurisdiction_id",
    "service_code",
    "api_key",
    "lat",
    "long",
    "address_string",
    "address_id",
    "email",
    "device_id",
    "account_id",
    "first_name",
    "last_name",
    "phone",
    "description",
    "media_url",
];

/// What the system does with a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Takes it, and gives a number.
    Number,
    /// Takes it, and gives a token.
    Token,
    /// Takes it, and gives nothing.
    Nameless,
    /// Reads it, and is gone.
    CutBefore,
    /// Takes it, and is gone.
    CutAfter,
    /// Takes it, and is gone in the middle of the answer.
    CutWithin,
    /// Answers 500.
    Fails,
    /// Takes it, and answers 500.
    FailsAfter,
    /// Takes it, and wants to be left alone.
    UnavailableAfter,
    /// Takes it, and says nothing.
    Silent,
    /// Takes it, and says that it was there before.
    Conflict,
    /// Takes it, and answers without an end.
    Huge,
    /// Takes it, and answers with a page for people.
    Garbage,
    /// Wants to be left alone.
    Busy,
    /// Sends one elsewhere.
    Redirect,
    /// Takes it not.
    Refused,
}

/// A request over there.
pub struct Kept {
    pub form: BTreeMap<String, String>,
    pub number: Option<u64>,
    pub token: Option<String>,
    pub is_closed: bool,
    pub notes: Option<&'static str>,
    at: DateTime<Utc>,
}

/// What the system knows, and how it goes wrong.
#[derive(Default)]
pub struct State {
    pub kept: Vec<Kept>,
    /// What it does with the next posts; after these it gives numbers.
    pub ways: VecDeque<Way>,
    pub posts: usize,
    pub gets: usize,
    /// What it does with every question.
    pub questions: Questions,
    pub now: DateTime<Utc>,
    /// How many of its list are shown; `None` for pages.
    pub cut: Option<usize>,
    pub hides_descriptions: bool,
    /// It counts its pages from 0.
    pub counts_from_zero: bool,
    /// It answers for each token with the record of the first.
    pub mixes_tokens: bool,
    numbers: u64,
}

/// What the system does with questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Questions {
    #[default]
    Answered,
    Cut,
    Failed,
    Busy,
    Garbage,
    TooMany,
    Object,
    Redirected,
}

/// The system.
pub struct Server {
    pub port: u16,
    state: Arc<Mutex<State>>,
}

impl Server {
    /// Starts one. It ends with the tests.
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let state = Arc::clone(&shared);
                // Whoever asks may go away at any moment.
                thread::spawn(move || serve(stream, &state));
            }
        });
        Self { port, state }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// How often it was posted to, and how often asked.
    pub fn counts(&self) -> (usize, usize) {
        let state = self.state();
        (state.posts, state.gets)
    }

    /// How often it has this request.
    pub fn has(&self, id: &str) -> usize {
        let state = self.state();
        let descriptions = state.kept.iter().map(|it| &it.form["description"]);
        descriptions.filter(|it| it.contains(id)).count()
    }
}

struct Asked {
    method: String,
    path: String,
    query: BTreeMap<String, String>,
    body: Vec<u8>,
}

fn pairs(text: &[u8]) -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    for (name, value) in form_urlencoded::parse(text) {
        let before = known.insert(name.into_owned(), value.into_owned());
        assert_eq!(before, None, "each argument once");
    }
    known
}

fn read(stream: &TcpStream) -> Option<Asked> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        if header.trim().is_empty() {
            break;
        }
        let (name, value) = header.split_once(':')?;
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    Some(Asked {
        method,
        path: path.to_owned(),
        query: pairs(query.as_bytes()),
        body,
    })
}

fn answer(mut stream: &TcpStream, status: &str, body: &str) {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let _ = stream.write_all((head + body).as_bytes());
}

fn serve(stream: TcpStream, state: &Mutex<State>) {
    let Some(asked) = read(&stream) else {
        return;
    };
    if asked.method == "POST" {
        assert_eq!(asked.path, "/v2/requests.json");
        take(&stream, &asked, state);
        return;
    }
    let mut state = state.lock().unwrap();
    state.gets += 1;
    match state.questions {
        Questions::Answered => {
            let (status, body) = state.tell(&asked);
            answer(&stream, status, &body);
        }
        Questions::Cut => {}
        Questions::Failed => answer(&stream, "500 Wrong", "[]"),
        Questions::Busy => answer(&stream, "429 Slowly\r\nRetry-After: 30", "[]"),
        Questions::Garbage => answer(&stream, "200 OK", "<html>"),
        Questions::TooMany => {
            let records = vec!["{}"; 300_000].join(",");
            answer(&stream, "200 OK", &format!("[{records}]"));
        }
        Questions::Object => answer(&stream, "200 OK", r#"{"a":1}"#),
        Questions::Redirected => answer(&stream, "302 There\r\nLocation: /v2/requests.json", ""),
    }
}

fn take(mut stream: &TcpStream, asked: &Asked, state: &Mutex<State>) {
    let form = pairs(&asked.body);
    check(&form);
    let way = {
        let mut state = state.lock().unwrap();
        state.posts += 1;
        let way = state.ways.pop_front().unwrap_or(Way::Number);
        let takes = !matches!(
            way,
            Way::CutBefore | Way::Fails | Way::Busy | Way::Redirect | Way::Refused
        );
        if takes {
            state.keep(form, way);
        }
        way
    };
    let (number, token) = {
        let state = state.lock().unwrap();
        let last = state.kept.last();
        let token = last.and_then(|it| it.token.clone());
        (last.and_then(|it| it.number), token)
    };
    let given = json!([{ "service_request_id": number, "service_notice": null }]).to_string();
    match way {
        Way::Number => answer(stream, "201 Created", &given),
        Way::Token => answer(stream, "200 OK", &json!([{ "token": token }]).to_string()),
        Way::Nameless => answer(stream, "200 OK", "[{\"account_id\":null}]"),
        Way::CutBefore | Way::CutAfter => {}
        Way::CutWithin => {
            let half = "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n[{\"service_request";
            let _ = stream.write_all(half.as_bytes());
        }
        Way::Fails | Way::FailsAfter => answer(stream, "500 Wrong", "oh"),
        Way::UnavailableAfter => answer(stream, "503 Later\r\nRetry-After: 9", "[]"),
        // Until the other side has lost patience.
        Way::Silent => {
            let _ = stream.read_to_end(&mut Vec::new());
        }
        Way::Conflict => answer(stream, "409 Known", &given),
        Way::Huge => {
            let head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[";
            let _ = stream.write_all(head.as_bytes());
            while stream.write_all(&[b' '; 1 << 12]).is_ok() {}
        }
        Way::Garbage => answer(stream, "200 OK", "<html>Please sign in</html>"),
        Way::Busy => answer(stream, "429 Slowly\r\nRetry-After: 30", "[]"),
        Way::Redirect => answer(stream, "302 There\r\nLocation: /elsewhere", ""),
        Way::Refused => {
            let errors = json!([{ "code": 400, "description": "Sekretna is no name" }]);
            answer(stream, "400 No", &errors.to_string());
        }
    }
}

/// What the specification wants of a post.
fn check(form: &BTreeMap<String, String>) {
    for name in form.keys() {
        assert!(ARGUMENTS.contains(&&**name), "{name}");
    }
    assert!(form.contains_key("service_code"));
    let has = |name: &str| form.contains_key(name);
    assert!(has("address_string") || has("address_id") || has("lat") && has("long"));
    let description = &form["description"];
    assert!(description.chars().count() <= 4_000, "{description}");
}

impl State {
    fn keep(&mut self, form: BTreeMap<String, String>, way: Way) {
        self.numbers += 1;
        let has_number = !matches!(way, Way::Token | Way::Nameless);
        self.kept.push(Kept {
            form,
            number: has_number.then_some(self.numbers),
            token: (way == Way::Token).then(|| format!("t/{}", self.numbers)),
            is_closed: false,
            notes: None,
            at: self.now,
        });
    }

    /// Everything gets a number now.
    pub fn gives_numbers(&mut self) {
        for kept in &mut self.kept {
            self.numbers += 1;
            kept.number.get_or_insert(self.numbers);
        }
    }

    /// Fills its list with requests of others.
    pub fn has_of_others(&mut self, count: usize) {
        for other in 0..count {
            let text = |text: &str| text.to_owned();
            let mut form = BTreeMap::new();
            form.insert(text("service_code"), text("017"));
            form.insert(text("description"), format!("Dziura w jezdni {other}"));
            form.insert(text("address_string"), text("Rynek 1"));
            self.keep(form, Way::Number);
        }
    }

    fn tell(&self, asked: &Asked) -> (&'static str, String) {
        let name = |text: &str| {
            let decoded = form_urlencoded::parse(text.as_bytes()).next();
            decoded.map_or_else(String::new, |(it, _)| it.into_owned())
        };
        let path = asked.path.strip_prefix("/v2/").unwrap();
        let path = path.strip_suffix(".json").unwrap();
        let not_found = || {
            let errors = json!([{ "code": 404, "description": "not found" }]);
            ("404 None", errors.to_string())
        };
        if path == "requests" {
            return ("200 OK", self.list(&asked.query).to_string());
        }
        if let Some(token) = path.strip_prefix("tokens/") {
            let token = name(token);
            let kept = self
                .kept
                .iter()
                .find(|it| self.mixes_tokens || it.token.as_ref() == Some(&token));
            return kept.map_or_else(not_found, |it| {
                let record = json!([{ "service_request_id": it.number, "token": it.token }]);
                ("200 OK", record.to_string())
            });
        }
        let number = name(path.strip_prefix("requests/").unwrap());
        let is_it = |it: &&Kept| it.number.is_some_and(|it| it.to_string() == number);
        let kept = self.kept.iter().find(is_it);
        kept.map_or_else(not_found, |it| {
            ("200 OK", json!([self.record(it)]).to_string())
        })
    }

    fn list(&self, query: &BTreeMap<String, String>) -> Value {
        let at = |name: &str| DateTime::parse_from_rfc3339(&query[name]).unwrap();
        let (from, until) = (at("start_date"), at("end_date"));
        assert!((until - from).num_days() <= 90, "it may not span more");
        let kept = self.kept.iter().filter(|it| {
            let is_in = from <= it.at && it.at <= until;
            is_in && it.form["service_code"] == query["service_code"]
        });
        // The newest first.
        let mut records: Vec<Value> = kept.map(|it| self.record(it)).collect();
        records.reverse();
        let size = query["page_size"].parse().unwrap();
        let records: Vec<Value> = if let Some(cut) = self.cut {
            records.into_iter().take(cut).collect()
        } else {
            let first = usize::from(!self.counts_from_zero);
            let page = query.get("page").map_or(first, |it| it.parse().unwrap());
            let skipped = (page.max(first) - first) * size;
            records.into_iter().skip(skipped).take(size).collect()
        };
        let records = Value::Array(records);
        assert!(record_schema().is_valid(&records), "{records}");
        records
    }

    fn record(&self, kept: &Kept) -> Value {
        let status = if kept.is_closed { "closed" } else { "open" };
        let description = &kept.form["description"];
        json!({
            // Both texts and numbers stand in the examples.
            "service_request_id": kept.number,
            "status": status,
            "status_notes": kept.notes,
            "service_code": kept.form["service_code"],
            "description": (!self.hides_descriptions).then_some(description),
            "requested_datetime": kept.at.to_rfc3339_opts(SecondsFormat::Secs, true),
            "address": kept.form["address_string"],
        })
    }
}
