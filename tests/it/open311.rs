//! Requests go from the book of an office to the system of a city, and each is there once, whatever happens on the way.

mod killed;
mod limits;
mod program;
mod server;
mod settings;

use std::collections::BTreeMap;
use std::time::Duration;

use cas_book::{Book, Card, Change, How, Reader, Receipt, State, Took};
use cas_kiosk::request::{CallInstead, Given, Phone, Request};
use cas_open311::client::{Client, Limits};
use cas_open311::form::Words;
use cas_open311::pass::{Bridge, Report};
use cas_open311::settings::Settings;
use chrono::{DateTime, TimeDelta, Utc};
use expect_test::expect;
use tempfile::TempDir;

use crate::office::{CANARY, request};
use server::{Questions, Server, Way};

const FIRST: &str = "0123456789abcdef0123456789abcdef";
const SECOND: &str = "fedcba9876543210fedcba9876543210";
const KEY: &str = "tajnyklucz";
/// How long an answer may take, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long one may take that never comes.
const NO_PATIENCE: Duration = Duration::from_millis(200);
/// The largest answer here, in bytes.
const BYTES_MAX: usize = 1 << 20;

/// An office with a book, and the system of a city.
struct City {
    folder: TempDir,
    server: Server,
    book: Book,
    reader: Reader,
    settings: Settings,
    patience: Duration,
}

impl City {
    fn new() -> Self {
        Self::sending("")
    }

    /// The settings send this of a request.
    fn sending(parts: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = Server::new();
        let book = Book::make(&folder.path().join("book")).unwrap();
        let settings = Settings::read(&written(server.port, parts)).unwrap();
        Self {
            reader: book.reader().unwrap(),
            folder,
            server,
            book,
            settings,
            patience: PATIENCE,
        }
    }

    fn with_one() -> Self {
        let mut city = Self::new();
        city.gets(&request(FIRST));
        city
    }

    fn gets(&mut self, request: &Request) {
        assert_eq!(self.book.take(request, at(0)).unwrap(), Took::New);
    }

    /// A pass so many minutes after the first.
    fn passes(&mut self, minutes: i64) -> Report {
        let now = at(minutes);
        self.passes_by(&|| now)
    }

    /// A pass by this clock.
    fn passes_by(&mut self, clock: &dyn Fn() -> DateTime<Utc>) -> Report {
        self.server.state().now = clock();
        let limits = Limits {
            time: self.patience,
            bytes: BYTES_MAX,
        };
        let key = Some(KEY.to_owned().into());
        let client = Client::new(&self.settings, key, limits).unwrap();
        let mut bridge = Bridge {
            settings: &self.settings,
            client: &client,
            book: &mut self.book,
            words: &words,
            clock,
        };
        bridge.pass().unwrap()
    }

    /// The same, and nobody has to know anything.
    fn passes_well(&mut self, minutes: i64) -> Report {
        let report = self.passes(minutes);
        assert_eq!(told(&report), "");
        report
    }

    fn will(&self, ways: &[Way]) {
        self.server.state().ways.extend(ways);
    }

    fn card(&self, id: &str) -> Card {
        self.reader.card(id).unwrap().unwrap()
    }

    fn changes(&mut self, id: &str, change: Change) {
        let version = self.card(id).version;
        let changed = self.book.change(id, version, change, "ewa", at(0));
        changed.unwrap();
    }

    /// By what the other side knows each request, as the book has it.
    fn receipts(&self) -> BTreeMap<String, Receipt> {
        let awaited = self.reader.awaited(&self.settings.system(), 99).unwrap();
        awaited.into_iter().map(|it| (it.id, it.receipt)).collect()
    }

    fn has_number(&self, id: &str) -> bool {
        matches!(self.receipts().get(id), Some(Receipt::Number(_)))
    }
}

fn written(port: u16, parts: &str) -> String {
    format!(
        r#"[open311]
        endpoint = "http://127.0.0.1:{port}/v2"
        jurisdiction = "krakow.pl"
        since = "2024-11-01"
        [[open311.services]]
        service = "zlota-raczka"
        code = "017"
        send = [{parts}]"#
    )
}

fn words(request: &Request) -> Words {
    let repaired = ("Co się zepsuło?".to_owned(), "Kran; Co innego".to_owned());
    Words {
        service: "Złota Rączka".to_owned(),
        centre: request.about.as_ref().map(|_| "Rynek 2, 31-031".to_owned()),
        answers: vec![repaired],
    }
}

fn at(minutes: i64) -> DateTime<Utc> {
    let day: DateTime<Utc> = "2024-11-25T09:00:00Z".parse().unwrap();
    day + TimeDelta::minutes(minutes)
}

fn told(report: &Report) -> String {
    let lines: Vec<String> = report.calls.iter().map(|it| format!("{it}\n")).collect();
    lines.concat()
}

/// What a post has, but for the id.
fn form_of(parts: &str, request: &Request) -> String {
    let mut city = City::sending(parts);
    city.gets(request);
    assert_eq!(city.passes_well(0).posted, 1);
    let state = city.server.state();
    let pairs = state.kept[0].form.iter();
    let lines: Vec<String> = pairs
        .map(|(name, value)| format!("{name} = {value}\n"))
        .collect();
    lines.concat()
}

#[test]
fn nothing_of_a_person_goes_out_unless_the_settings_say_so() {
    let mut asked = request(FIRST);
    asked.visit_password = Some("zielona-łódka".to_owned());
    expect![[r#"
        address_string = Biblioteka
        api_key = tajnyklucz
        description = cas-kiosk 0123456789abcdef0123456789abcdef
        Złota Rączka, 071 234 568, 2024-11-24 10:00

        jurisdiction_id = krakow.pl
        service_code = 017
    "#]]
    .assert_eq(&form_of("", &asked));
    expect![[r#"
        address_string = Długa 12/3
        api_key = tajnyklucz
        description = cas-kiosk 0123456789abcdef0123456789abcdef
        Złota Rączka, 071 234 568, 2024-11-24 10:00
        Co się zepsuło? Kran; Co innego

        first_name = Sekretna
        jurisdiction_id = krakow.pl
        phone = +48124253638;ext=153
        service_code = 017
    "#]]
    .assert_eq(&form_of(r#""name", "phone", "address", "answers""#, &asked));
}

#[test]
fn the_name_and_the_number_are_those_of_the_person_to_call() {
    let mut asked = request(FIRST);
    asked.call_instead = Some(CallInstead {
        name: "Anna Maria Kot".to_owned(),
        phone: Phone {
            typed: "600 100 200".to_owned(),
            e164: "+48600100200".to_owned(),
            extension: None,
        },
    });
    let form = form_of(r#""name", "phone""#, &asked);
    assert!(form.contains("first_name = Anna Maria Kot\n"), "{form}");
    assert!(form.contains("phone = +48600100200\n"), "{form}");
    assert!(!form.contains("last_name"), "{form}");
    asked.call_instead = None;
    asked.answers[0].answer = Given::Name {
        text: "Zofia  Żak".to_owned(),
    };
    let form = form_of(r#""name", "phone""#, &asked);
    assert!(form.contains("first_name = Zofia\n"), "{form}");
    assert!(form.contains("last_name = Żak\n"), "{form}");
}

#[test]
fn a_request_about_a_centre_has_the_address_of_the_centre_and_ones_own_goes_first() {
    let mut asked = request(FIRST);
    asked.about = Some(cas_kiosk::request::About {
        centre: "cas-38".to_owned(),
        activity: None,
        meeting: None,
    });
    let form = form_of("", &asked);
    assert!(
        form.contains("address_string = Rynek 2, 31-031\n"),
        "{form}"
    );
    let form = form_of(r#""address""#, &asked);
    assert!(form.contains("address_string = Długa 12/3\n"), "{form}");
}

#[test]
fn a_description_that_is_too_long_keeps_the_id() {
    let request = request(FIRST);
    let words = Words {
        service: "Złota Rączka".to_owned(),
        centre: None,
        answers: vec![("Co?".to_owned(), "ż".repeat(9_000))],
    };
    let settings = Settings::read(&written(1, r#""answers""#)).unwrap();
    let body = cas_open311::form::body(&request, &settings.services[0], None, &words);
    let pairs: BTreeMap<_, _> = form_urlencoded::parse(body.as_bytes()).collect();
    let description = &pairs["description"];
    assert_eq!(
        description.chars().count(),
        cas_open311::form::DESCRIPTION_MAX
    );
    assert!(description.starts_with(&format!("cas-kiosk {FIRST}\n")));
    assert!(description.ends_with("ż…"));
}

/// Each way in which an answer can be lost, with what is there before somebody looks.
const LOST: [Way; 11] = [
    Way::CutBefore,
    Way::CutAfter,
    Way::CutWithin,
    Way::Fails,
    Way::FailsAfter,
    Way::UnavailableAfter,
    Way::Silent,
    Way::Huge,
    Way::Garbage,
    Way::Nameless,
    Way::Redirect,
];

#[test]
fn a_request_whose_answer_was_lost_is_there_once_in_the_end() {
    for way in LOST {
        let mut city = City::with_one();
        city.will(&[way]);
        if way == Way::Silent {
            city.patience = NO_PATIENCE;
        }
        let report = city.passes(0);
        city.patience = PATIENCE;
        assert_eq!(report.posted, 0, "{way:?}");
        assert!(!report.calls.is_empty(), "{way:?}");
        // It may be listed late.
        for minutes in [0, 30, 59] {
            let report = city.passes_well(minutes);
            assert_eq!((report.waiting, report.posted), (1, 0), "{way:?}");
        }
        assert_eq!(city.server.counts(), (1, 0));
        let was_there = city.server.has(FIRST);
        city.server.state().gives_numbers();
        let report = city.passes_well(61);
        let sums = (report.found, report.posted);
        assert_eq!(sums, (was_there as u64, 1 - was_there as u64), "{way:?}");
        city.passes_well(200);
        assert_eq!(city.server.has(FIRST), 1, "{way:?}");
        assert!(city.has_number(FIRST), "{way:?}");
    }
}

#[test]
fn many_requests_and_many_faults_end_with_each_there_once() {
    let mut city = City::new();
    let ids: Vec<String> = (1..=40).map(|it| format!("{it:032x}")).collect();
    for id in &ids {
        city.gets(&request(id));
    }
    let others = [Way::Token, Way::Conflict, Way::Busy, Way::Number];
    let ways = LOST.into_iter().filter(|it| *it != Way::Silent);
    city.will(&ways.chain(others).collect::<Vec<_>>().repeat(2));
    for hours in 0..60 {
        city.passes(hours * 61);
        city.server.state().gives_numbers();
    }
    city.passes_well(100 * 61);
    for id in &ids {
        assert_eq!(city.server.has(id), 1, "{id}");
        assert!(city.has_number(id), "{id}");
    }
}

#[test]
fn what_certainly_was_not_taken_is_posted_in_the_next_pass() {
    let mut city = City::with_one();
    city.gets(&request(SECOND));
    city.will(&[Way::Busy]);
    let report = city.passes(0);
    expect!["the system of the city wants to be asked again later: in 30 seconds. The next pass goes on, and should come no sooner: see how often the timer calls\n"]
        .assert_eq(&told(&report));
    assert_eq!(city.server.state().posts, 1, "the whole pass is over");
    assert_eq!(city.passes_well(1).posted, 2);
    assert_eq!((city.server.has(FIRST), city.server.has(SECOND)), (1, 1));
}

#[test]
fn a_request_for_an_address_at_which_nobody_is_goes_to_the_right_one() {
    let mut city = City::with_one();
    let right = city.settings.endpoint.clone();
    // Nobody listens there.
    city.settings.endpoint.set_port(Some(1)).unwrap();
    let told = told(&city.passes(0));
    assert!(told.contains("cannot be reached"), "{told}");
    assert!(told.contains("look at the network"), "{told}");
    city.settings.endpoint = right;
    assert_eq!(city.passes_well(1).posted, 1);
    assert_eq!(city.server.has(FIRST), 1);
}

/// It may be there.
#[test]
fn a_request_that_another_system_may_have_waits_for_somebody() {
    let mut city = City::with_one();
    city.will(&[Way::CutAfter]);
    city.passes(0);
    let other = Server::new();
    city.settings.endpoint.set_port(Some(other.port)).unwrap();
    expect!["nobody knows whether the system at the earlier endpoint has 1 of the requests: run this once with that endpoint, or ask there and end them at the desk\n"]
        .assert_eq(&told(&city.passes(61)));
    assert_eq!(other.state().posts, 0);
    let first = city.server.port;
    city.settings.endpoint.set_port(Some(first)).unwrap();
    assert_eq!(city.passes_well(62).found, 1);
}

#[test]
fn a_request_that_is_there_already_is_known_by_the_number_of_that() {
    let mut city = City::with_one();
    city.will(&[Way::Conflict]);
    assert_eq!(city.passes_well(0).posted, 1);
    assert!(city.has_number(FIRST));
}

#[test]
fn what_is_refused_waits_for_somebody_and_nobody_is_told_its_words() {
    let mut city = City::with_one();
    city.will(&[Way::Refused]);
    let first = told(&city.passes(0));
    assert!(!first.contains(CANARY), "{first}");
    expect!["the city does not take request 071 234 568, its system answers 400: look at code and jurisdiction in the settings, and what the city wants to know for this service; then run this once with --retry-refused\n"]
        .assert_eq(&first);
    let later = told(&city.passes(600));
    expect!["refused by the city before, and still waiting: 1. See why, and then run this once with --retry-refused, or end them at the desk\n"]
        .assert_eq(&later);
    assert_eq!(city.server.state().posts, 1);
    assert_eq!(city.book.retries().unwrap(), 1);
    assert_eq!(city.passes_well(601).posted, 1);
    assert_eq!(city.server.has(FIRST), 1);
}

#[test]
fn after_three_failures_the_rest_waits_for_the_next_pass() {
    let mut city = City::new();
    for number in 1..=5 {
        city.gets(&request(&format!("{number:032x}")));
    }
    city.will(&[Way::Fails; 3]);
    let told = told(&city.passes(0));
    assert_eq!(city.server.state().posts, 3);
    assert!(
        told.ends_with("nothing more is sent in this pass, because too much of it has failed; the next pass goes on\n")
    );
    let report = city.passes_well(1);
    assert_eq!((report.posted, report.waiting), (2, 3));
}

#[test]
fn a_token_becomes_a_number_and_then_its_state_comes_back() {
    let mut city = City::with_one();
    city.will(&[Way::Token]);
    city.passes_well(0);
    let token = Receipt::Token("t/1".to_owned());
    assert_eq!(city.receipts()[FIRST], token);
    assert_eq!(city.passes_well(1).numbered, 0);
    city.server.state().gives_numbers();
    assert_eq!(city.passes_well(2).numbered, 1);
    assert_eq!(city.passes_well(3).closed, 0, "it is open there");
    assert_eq!(city.card(FIRST).standing.state, State::New);

    city.server.state().kept[0].is_closed = true;
    city.server.state().kept[0].notes = Some("Kran\nwymieniony. ");
    assert_eq!(city.passes_well(4).closed, 1);
    let card = city.card(FIRST);
    assert_eq!(
        (card.standing.state, card.standing.how),
        (State::Closed, Some(How::Done))
    );
    let notes: Vec<(&str, &str)> = card.notes.iter().map(|it| (&*it.who, &*it.text)).collect();
    assert_eq!(notes, [("open311", "Kran wymieniony.")]);
    assert_eq!(card.seen[0].who, "open311", "the bridge has seen it");
    assert_eq!(city.receipts(), BTreeMap::new(), "nothing more is asked");
}

/// A token that is not known any more does not lead to a second post.
#[test]
fn a_lost_token_is_searched_for_by_the_id() {
    let mut city = City::with_one();
    city.will(&[Way::Token]);
    city.passes_well(0);
    city.server.state().kept[0].token = None;
    city.passes_well(1);
    expect!["the system of the city does not know request 071 234 568 any more, under what it has given for it. Ask the city\n"]
        .assert_eq(&told(&city.passes(61)));
    city.server.state().gives_numbers();
    assert_eq!(city.passes_well(62).numbered, 1);
    assert_eq!(city.server.state().posts, 1);
}

#[test]
fn what_a_clerk_has_ended_stays_as_it_is_and_what_is_opened_again_is_not_closed_again() {
    let mut city = City::with_one();
    city.passes_well(0);
    city.changes(FIRST, Change::Closed(How::Withdrawn));
    city.server.state().kept[0].is_closed = true;
    assert_eq!(city.passes_well(1).closed, 0);
    let card = city.card(FIRST);
    assert_eq!(card.standing.how, Some(How::Withdrawn));
    assert!(card.notes.is_empty());
    city.changes(FIRST, Change::Opened);
    city.passes_well(2);
    assert_eq!(city.card(FIRST).standing.state, State::New);
}

#[test]
fn what_a_clerk_has_ended_or_what_was_sent_before_or_is_for_another_service_stays_here() {
    let mut city = City::new();
    let old = Request {
        at: "2024-10-31T23:59:00+01:00".parse().unwrap(),
        ..request(FIRST)
    };
    let other = Request {
        service: "assistant".to_owned(),
        ..request(SECOND)
    };
    let third = format!("{:032x}", 3);
    for request in [&old, &other, &request(&third)] {
        city.gets(request);
    }
    city.changes(&third, Change::Closed(How::Done));
    assert_eq!(city.passes_well(0).posted, 0);
    assert_eq!(city.server.state().posts, 0);
    // A request that a clerk has called about still goes.
    city.changes(&third, Change::Opened);
    city.changes(&third, Change::NoAnswer);
    assert_eq!(city.passes_well(1).posted, 1);
}

/// It may be there, and somebody is to know.
#[test]
fn a_request_whose_answer_was_lost_is_searched_for_whatever_day_the_settings_name_now() {
    let mut city = City::with_one();
    city.will(&[Way::CutAfter]);
    city.passes(0);
    city.settings.since = "2024-12-01".parse().unwrap();
    assert_eq!(city.passes_well(61).found, 1);
}

/// What is forgotten is not sent again if its kiosk sends it once more.
#[test]
fn a_forgotten_request_stays_in_the_journal_and_nothing_is_asked_about_it() {
    let mut city = City::with_one();
    city.passes_well(0);
    city.changes(FIRST, Change::Closed(How::Done));
    let forgotten = city.book.forget(Duration::ZERO, at(1)).unwrap();
    assert_eq!(forgotten.forgotten, 1);
    assert_eq!(city.book.take(&request(FIRST), at(2)).unwrap(), Took::Known);
    let gets = city.server.state().gets;
    city.passes_well(3);
    assert_eq!(city.server.counts(), (1, gets));
}

#[test]
fn a_search_reads_every_page_before_anything_is_sent_again() {
    for counts_from_zero in [false, true] {
        for others in [0, 1, 99, 100, 101, 250] {
            let mut city = City::with_one();
            city.server.state().counts_from_zero = counts_from_zero;
            city.will(&[Way::FailsAfter]);
            city.passes(0);
            city.server.state().has_of_others(others);
            assert_eq!(city.passes_well(61).found, 1, "{others} others");
            // And where it is not, it is not found, and sent again.
            city.server.state().kept.remove(0);
            city.gets(&request(SECOND));
            city.will(&[Way::Fails]);
            city.passes(62);
            let report = city.passes(124);
            assert_eq!(report.posted, 1, "{others} others: {}", told(&report));
        }
    }
}

/// What makes a search say nothing.
type Spoil = fn(&mut server::State);

#[test]
fn nothing_is_sent_again_after_a_search_that_says_nothing() {
    let spoil: [(&str, Spoil); 9] = [
        ("cut at 50", |it| it.cut = Some(50)),
        ("cut at 100", |it| it.cut = Some(100)),
        ("without descriptions", |it| it.hides_descriptions = true),
        ("cut off", |it| it.questions = Questions::Cut),
        ("500", |it| it.questions = Questions::Failed),
        ("429", |it| it.questions = Questions::Busy),
        ("garbage", |it| it.questions = Questions::Garbage),
        ("elsewhere", |it| it.questions = Questions::Redirected),
        ("too many", |it| it.has_of_others(6_000)),
    ];
    for (name, spoil) in spoil {
        let mut city = City::with_one();
        city.will(&[Way::FailsAfter]);
        city.passes(0);
        city.server.state().has_of_others(200);
        spoil(&mut city.server.state());
        let report = city.passes(61);
        assert_eq!((report.found, report.posted), (0, 0), "{name}");
        assert_eq!(report.calls.len(), 1, "{name}: {}", told(&report));
        assert_eq!(city.server.state().posts, 1, "{name}");
    }
}

#[test]
fn a_request_that_is_there_without_a_number_is_not_sent_again() {
    let mut city = City::with_one();
    city.will(&[Way::Nameless]);
    city.passes(0);
    for minutes in [61, 122] {
        let report = city.passes_well(minutes);
        assert_eq!((report.waiting, report.posted), (1, 0));
    }
    city.server.state().gives_numbers();
    assert_eq!(city.passes_well(183).found, 1);
}

/// No search may span more than 90 days, so nobody can know any more.
#[test]
fn a_request_that_was_lost_long_ago_waits_for_somebody() {
    const DAY: i64 = 24 * 60;
    let mut city = City::with_one();
    city.will(&[Way::Fails]);
    city.passes(0);
    expect!["request 071 234 568 was sent too long ago to be searched for. Ask the city whether it is there\n"]
        .assert_eq(&told(&city.passes(89 * DAY)));
    assert_eq!(city.server.state().posts, 1);
    assert_eq!(city.passes_well(88 * DAY).posted, 1);
}

#[test]
fn questions_without_answers_change_nothing_and_are_asked_again() {
    for questions in [
        Questions::Cut,
        Questions::Failed,
        Questions::Busy,
        Questions::Garbage,
        Questions::Redirected,
    ] {
        let mut city = City::with_one();
        city.gets(&request(SECOND));
        city.will(&[Way::Token]);
        city.passes_well(0);
        city.server.state().gives_numbers();
        for kept in &mut city.server.state().kept {
            kept.is_closed = true;
        }
        city.server.state().questions = questions;
        assert_ne!(told(&city.passes(1)), "", "{questions:?}");
        city.server.state().questions = Questions::Answered;
        city.passes_well(2);
        city.passes_well(3);
        for id in [FIRST, SECOND] {
            let state = city.card(id).standing.state;
            assert_eq!(state, State::Closed, "{questions:?}");
        }
    }
}

/// Somebody starts it by hand while the timer has started it, too.
#[test]
fn two_bridges_at_once_send_each_request_once() {
    let mut city = City::with_one();
    let system = city.settings.system();
    let mut other = Book::open(&city.folder.path().join("book")).unwrap();
    let first = city.book.tries(FIRST, &system, None, "open311", at(0));
    let second = other.tries(FIRST, &system, None, "open311", at(0));
    assert_eq!((first.unwrap(), second.unwrap()), (true, false));
    assert_eq!(city.passes_well(1).waiting, 1);
    let services = ["zlota-raczka"];
    let lost = city
        .reader
        .to_bridge(&system, &services, city.settings.since, 9);
    let journal = lost.unwrap()[0].journal;
    let first = city
        .book
        .tries(FIRST, &system, journal.as_ref(), "open311", at(61));
    let second = other.tries(FIRST, &system, journal.as_ref(), "open311", at(62));
    assert_eq!((first.unwrap(), second.unwrap()), (true, false));
}
