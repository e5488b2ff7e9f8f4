//! A second city: other districts, another phone rule, other holidays, no numbers, three thousand
//! centres, and German, of which no line of the program knows anything.
//!
//! Auenfurt is invented. Its files are in `tests/city`; English and Ukrainian are those of the program,
//! and the centres are made here.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, LazyLock};

use cas_kiosk::app::{App, Effect, Message, Moment, Screen};
use cas_kiosk::content::centre::Centre;
use cas_kiosk::form::QuestionKind;
use cas_kiosk::form::answer::{Answer, Problem, Rules, parse};
use cas_kiosk::id::Id;
use cas_kiosk::kiosk::Clock;
use cas_kiosk::page::{Block, Key, Letters, Page, Role};
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::plain;
use chrono::{DateTime, FixedOffset, NaiveDateTime};

use crate::answer::REFERENCES;
use crate::exploration::{Walk, without_digits};
use crate::project::{PROGRAM, root};
use crate::visitor::{Visitor, clock, language, sent, shipped};

/// How many centres Auenfurt has.
const CENTRES: usize = HOUSES.len() * NAMES.len() * PLACES.len();

const DISTRICTS: [&str; 4] = ["nord", "süd", "altstadt", "hafen"];

const HOUSES: [&str; 5] = [
    "Begegnungszentrum",
    "Nachbarschaftshaus",
    "Bürgertreff",
    "Seniorentreff",
    "Alte Schule",
];
const NAMES: [&str; 25] = [
    "Ahorn",
    "Ähre",
    "Amsel",
    "Birke",
    "Distel",
    "Eiche",
    "Fährhaus",
    "Fahrt",
    "Ginster",
    "Großer Garten",
    "Hügel",
    "Igel",
    "Kastanie",
    "Linde",
    "Mühle",
    "Muße",
    "Nuß",
    "Ölmühle",
    "Ostwind",
    "Pappel",
    "Quelle",
    "Rose",
    "Über den Wiesen",
    "Ufer",
    "Zaunkönig",
];
const PLACES: [&str; 24] = [
    "am Anger",
    "am Bach",
    "am Deich",
    "am Eck",
    "am Fluss",
    "am Graben",
    "am Hang",
    "am Kanal",
    "am Markt",
    "am Neuen Weg",
    "am Östlichen Tor",
    "am Park",
    "am Rain",
    "am Südhang",
    "am Tor",
    "am Ulmenplatz",
    "am Wald",
    "am Weiher",
    "im Dorf",
    "im Grünen",
    "im Hof",
    "im Tal",
    "im Viertel",
    "im Winkel",
];

/// The most entries or ranges on a page, and the most stops besides: notices, activities, Back, Help,
/// "I have finished".
const ENTRIES_MAX: usize = 60;
const STOPS_BESIDES_MAX: usize = 5;

/// What is typed into every field: whatever its kind, some of it is an answer and some is not.
const TYPED: [&str; 5] = ["Käthe", "12/4", "12a", "+49 30 23125117", "1234567890123"];

/// Auenfurt for all who only look at it.
pub fn auenfurt() -> &'static Arc<Setup> {
    static SHARED: LazyLock<Arc<Setup>> = LazyLock::new(|| Arc::new(auenfurt_anew()));
    &SHARED
}

/// The same for whoever changes something.
pub fn auenfurt_anew() -> Setup {
    load(&files())
}

fn load(files: &[(String, String)]) -> Setup {
    let texts = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    match Setup::from_texts(&texts.collect::<Vec<_>>()) {
        Ok(setup) => setup,
        Err(faults) => panic!("the second city has faults:\n{faults}"),
    }
}

/// All files of the city, by their paths in its folder.
fn files() -> Vec<(String, String)> {
    let root = root();
    let mut files = Vec::new();
    read_into(&mut files, &root.join("tests/city"), "");
    for tag in ["en", "uk"] {
        let words = root.join("locales").join(tag);
        read_into(&mut files, &words, &format!("locales/{tag}/"));
    }
    files.push(("content/centres.toml".to_owned(), centres()));
    files
}

pub fn read_into(files: &mut Vec<(String, String)>, folder: &Path, under: &str) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let within = format!("{under}{name}");
        if path.is_dir() {
            read_into(files, &path, &format!("{within}/"));
        } else if path.extension().is_none_or(|it| it != "ttf") {
            files.push((within, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The centres, in an order that is not that of their names, the districts in turn.
fn centres() -> String {
    let mut toml = String::new();
    for index in 0..CENTRES {
        let number = index + 1;
        let district = DISTRICTS[index % DISTRICTS.len()];
        let house = HOUSES[index % HOUSES.len()];
        let name = NAMES[index / HOUSES.len() % NAMES.len()];
        let place = PLACES[index / HOUSES.len() / NAMES.len()];
        let addresses = match index % 10 {
            0 => format!(
                r#"{{ address = "Ringstraße {number}", postcode = "00101" }}, {{ address = "Hintere Gasse {number}", postcode = "00102", note = "Eingang im Hof" }}"#
            ),
            _ => format!(r#"{{ address = "Ringstraße {number}", postcode = "00101" }}"#),
        };
        write!(
            toml,
            r#"[[centre]]
id = "bz-{number}"
name = "{house} {name} {place}"
district = "{district}"
operator = "Verein {name}"
place = [{addresses}]
phone = ["030 23125 {:03}"]
email = ["bz-{number}@example.org"]
checked = 2026-11-01
source = "Invented for the tests"

"#,
            index % 1000
        )
        .unwrap();
    }
    toml
}

/// What a service with a form has, and one that only tells does not.
fn asks_questions(text: &str) -> bool {
    text.contains("\n[[question]]")
}

/// Runs the program's own check before deployment over these files.
fn check_before_deployment(files: &[(String, String)]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let mut command = Command::new(PROGRAM);
    command.args(["check", "--deploy", "--format", "json"]);
    command.current_dir(folder.path()).output().unwrap()
}

fn at(setup: &Setup, time: &str) -> DateTime<FixedOffset> {
    let at = NaiveDateTime::parse_from_str(time, "%Y-%m-%dT%H:%M").unwrap();
    Clock::frozen(setup.config.zone, at).unwrap().now()
}

/// Somebody at Home, by the messages of the ways alone.
fn at_home(setup: &Arc<Setup>, tag: &str, now: DateTime<FixedOffset>) -> App {
    let mut app = App::new(setup.clone(), now);
    send(&mut app, Message::Begin(language(tag), Screen::Home), now);
    app
}

fn send(app: &mut App, message: Message, now: DateTime<FixedOffset>) -> Vec<Effect> {
    let seed = [7; 32];
    app.step(Moment { now, seed }, vec![message]).effects
}

/// The screens that the page leads to.
fn ways(page: &Page<Message>) -> Vec<Screen> {
    let messages = page.controls().map(|(_, control)| control.message.clone());
    let screens = messages.filter_map(|message| match message {
        Message::Open(screen) => Some(screen),
        _ => None,
    });
    screens.collect()
}

#[test]
fn no_line_of_the_source_knows_a_city_or_its_language() {
    let mut files = Vec::new();
    read_into(&mut files, &root().join("src"), "");
    read_into(&mut files, &root().join("crates"), "");
    assert!(files.len() > 150, "the source was not found");
    for (path, text) in &files {
        for line in text.lines().filter(|line| !line.trim().starts_with("//")) {
            let named = ["\"de\"", "German", "Auenfurt", "Krak", "MOPS", "Polish"];
            let named = named.into_iter().find(|word| line.contains(word));
            assert_eq!(named, None, "{path}: {line}");
        }
    }
}

#[test]
fn an_operator_has_nothing_to_put_right_in_the_second_city_and_nothing_to_know() {
    let setup = auenfurt();
    assert_eq!(setup.content.centres.len(), CENTRES);
    assert!(
        setup
            .config
            .languages
            .iter()
            .eq(["de", "en", "uk"].map(language))
    );
    let today = clock(setup).now().date_naive();
    assert_eq!(setup.advice(today, cas_kiosk::told::english()), [""; 0]);
}

#[test]
fn what_tells_and_asks_nothing_can_be_deployed() {
    let mut files = files();
    files.retain(|(path, text)| !path.starts_with("content/services/") || !asks_questions(text));
    assert!(files.iter().any(|(path, _)| path.contains("services/")));
    for (_, text) in files.iter_mut().filter(|(path, _)| path == "kiosk.toml") {
        *text = text.replace("sealing = \"none\"", "sealing = \"required\"");
    }
    let output = check_before_deployment(&files);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_eq!(printed, "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_only_fault_of_what_asks_is_that_requests_are_not_sealed() {
    let output = check_before_deployment(&files());
    let printed = String::from_utf8(output.stdout).unwrap();
    let faults: Vec<serde_json::Value> = printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [fault] = &faults[..] else {
        panic!("{printed}");
    };
    assert_eq!(fault["file"], "kiosk.toml");
    assert!(printed.contains("unsealed"), "{printed}");
    assert_eq!(output.status.code(), Some(2));
}

/// All entries of the list on the page, in the order of its ranges.
fn all_entries(app: &App, now: DateTime<FixedOffset>) -> Vec<Id<Centre>> {
    let mut entries = Vec::new();
    for way in ways(app.page()) {
        match way {
            Screen::Centre(centre) => entries.push(centre),
            Screen::Centres(..) => {
                let mut range = app.clone();
                send(&mut range, Message::Open(way), now);
                entries.extend(all_entries(&range, now));
            }
            _ => {}
        }
    }
    entries
}

/// What German dictionaries sort by (DIN 5007-1).
fn sorted_by(name: &str) -> String {
    let name = name.to_lowercase().replace('ä', "a").replace('ö', "o");
    name.replace('ü', "u").replace('ß', "ss")
}

#[test]
fn every_centre_stands_once_in_the_ranges_in_the_order_of_the_alphabet() {
    let setup = auenfurt();
    let now = clock(setup).now();
    for tag in ["de", "en", "uk"] {
        let mut app = at_home(setup, tag, now);
        send(&mut app, Message::Open(Screen::WaysToCentres), now);
        let lists = ways(app.page()).into_iter();
        let mut lists = lists.filter(|way| matches!(way, Screen::Centres(..)));
        let all = lists.next_back().unwrap();
        send(&mut app, Message::Open(all), now);
        let entries = all_entries(&app, now);
        assert_eq!(entries.iter().collect::<HashSet<_>>().len(), CENTRES);
        assert_eq!(entries, setup.catalogue.centres(language(tag)));
        let names = entries.iter().map(|it| &setup.content.centres[*it].name);
        let names: Vec<String> = names.map(|name| sorted_by(name)).collect();
        assert!(names.is_sorted(), "{tag}");
    }
}

fn rules() -> Rules<'static> {
    let setup = auenfurt();
    Rules {
        phone: &setup.content.site.phone_rule,
        age_words: setup.locales.list("age-words"),
        reference: REFERENCES,
    }
}

#[test]
fn an_age_is_understood_as_it_is_written_there_and_a_year_of_two_digits_asked_again() {
    let today = clock(auenfurt()).now().date_naive();
    let is_taken = |typed: &str| parse(&QuestionKind::Age, &rules(), today, typed).is_ok();
    for typed in [
        "72",
        "72 Jahre alt",
        "Ich bin 72.",
        "Jahrgang 1954",
        "мені 72 роки",
    ] {
        assert!(is_taken(typed), "{typed}");
    }
    for typed in [
        "Jahrgang 54",
        "Jg. 54",
        "geb. 54",
        "im Jahr 54",
        "'54",
        "72 lata",
    ] {
        assert!(!is_taken(typed), "{typed}");
    }
}

#[test]
fn phone_numbers_are_understood_as_they_are_written_there() {
    let rules = rules();
    let today = clock(auenfurt()).now().date_naive();
    for (typed, expected) in [
        ("+49 30 23125117", Ok(None)),
        ("0049 (0)30 23125-117", Ok(None)),
        ("30 23125117 Durchwahl 12", Ok(Some("12"))),
        ("30/23125117 dw7", Ok(Some("7"))),
        ("+49 30 23125117 App. 123", Ok(Some("123"))),
        ("+49 30 23125117 wew. 12", Err(Problem::PhoneLetters)),
        ("30 2312511", Err(Problem::PhoneShort)),
        ("30 231251171", Err(Problem::PhoneLong)),
    ] {
        let answer = parse(&QuestionKind::Phone, &rules, today, typed);
        let understood = answer.map(|answer| match answer {
            Answer::Phone(phone) => (phone.e164, phone.extension),
            _ => panic!("{typed} is no phone number"),
        });
        let number = "+493023125117".to_owned();
        let expected = expected.map(|extension| (number, extension.map(str::to_owned)));
        assert_eq!(understood, expected, "{typed}");
    }
}

#[test]
fn a_number_is_also_taken_with_the_zero_that_people_dial_there() {
    let rules = rules();
    let today = clock(auenfurt()).now().date_naive();
    for (typed, is_taken) in [
        ("030 23125117", true),
        ("(030) 23125-117 dw 7", true),
        ("030 2312511", false),
    ] {
        let answer = parse(&QuestionKind::Phone, &rules, today, typed);
        let number = answer.ok().map(|answer| match answer {
            Answer::Phone(phone) => phone.e164,
            _ => panic!("{typed} is no phone number"),
        });
        let expected = is_taken.then_some("+493023125117");
        assert_eq!(number.as_deref(), expected, "{typed}");
    }
}

#[test]
fn only_the_holidays_of_the_city_are_days_off() {
    let setup = auenfurt();
    let site = &setup.content.site;
    for (day, holiday) in [
        ("2027-10-03", Some("Tag der Deutschen Einheit")),
        ("2026-12-25", Some("Erster Weihnachtstag")),
        ("2026-12-26", Some("Zweiter Weihnachtstag")),
        ("2027-03-29", Some("Ostermontag")),
        // These are days off in the first city: Epiphany, Christmas Eve.
        ("2027-01-06", None),
        ("2026-12-24", None),
    ] {
        let now = at(setup, &format!("{day}T08:00"));
        let mut app = at_home(setup, "de", now);
        send(&mut app, Message::Open(Screen::Activities), now);
        let today = ways(app.page()).remove(0);
        send(&mut app, Message::Open(today), now);
        let sees = plain::render(app.shown());
        let args = [("name", holiday.unwrap_or_default().into())];
        let said = setup.locales.say(language("de"), "today-holiday", &args);
        assert_eq!(sees.contains(&said.words), holiday.is_some(), "{sees}");
        let is_today = |way: &Screen| matches!(way, Screen::Meeting(meeting) if meeting.start.date_naive() == now.date_naive());
        let takes_place = ways(app.page()).iter().any(is_today);
        assert_eq!(takes_place, holiday.is_none(), "{sees}");
        assert_eq!(site.holidays.names.len(), 5);
    }
}

/// The stop and the column of a letter in the picker.
fn finds(page: &Page<Message>, letter: &str) -> (usize, usize) {
    let column = |row: &Letters<_>| row.letters.iter().position(|(it, _)| it.words == letter);
    let mut rows = page.controls();
    let found = rows.find_map(|(stop, control)| match &control.role {
        Role::Letters(row) => Some((stop, column(row)?)),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no letter {letter} in the picker"))
}

#[test]
fn a_name_is_written_in_german_letters_by_arrows_alone() {
    let mut visitor = Visitor::arrives_in(auenfurt());
    visitor.chooses_id("de", "language-name");
    visitor
        .chooses_id("de", "search")
        .chooses_id("de", "picker-open");
    visitor.picks("käthe-örü-gro");
    let (row, column) = finds(visitor.page(), "ß");
    visitor.goes_round_to(row);
    visitor.press(Key::Home);
    for _ in 0..column {
        visitor.press(Key::Right);
    }
    visitor.press(Key::Enter);
    assert_eq!(visitor.page().field().unwrap().1.value, "käthe-örü-groß");
}

#[test]
fn nobody_is_told_of_numbers_where_there_are_none() {
    let setup = auenfurt();
    let now = clock(setup).now();
    for (tag, number) in [("de", "Nummer"), ("en", "number"), ("uk", "номер")] {
        for screen in [Screen::Search, Screen::Help] {
            let mut app = at_home(setup, tag, now);
            send(&mut app, Message::Open(screen), now);
            for (_, Block { text, .. }) in app.page().blocks() {
                let words = &text.words;
                assert!(!words.contains(number), "{words}");
            }
        }
    }
}

fn press(app: &mut App, key: Key, now: DateTime<FixedOffset>) {
    for message in sent(app.page(), key) {
        send(app, message, now);
    }
}

/// What only the first city has: its names, its numbers, its nation and the names of its languages.
fn foreign() -> Vec<String> {
    let content = &shipped().content;
    let site = &content.site;
    let mut words: Vec<String> = ["Polish", "polsk", "Polsk", "ольськ"]
        .map(str::to_owned)
        .to_vec();
    for text in [&site.city, &site.contact.name, &site.attribution] {
        words.extend(text.all().map(str::to_owned));
    }
    for office in &site.offices {
        words.extend(office.name.all().map(str::to_owned));
    }
    words.push(site.contact.number.clone());
    words.extend(
        site.districts
            .iter()
            .flat_map(|it| it.title.all().map(str::to_owned)),
    );
    words.extend(content.centres.iter().map(|centre| centre.name.clone()));
    words
}

/// Nothing here has a number, so a digit only ever answers or writes.
fn digits_do_nothing(app: &App, now: DateTime<FixedOffset>) {
    let page = app.page();
    let mut controls = page.controls().map(|(_, control)| control);
    assert!(controls.all(|control| control.number.is_none()));
    let takes_digits = page.controls().any(|(_, control)| control.digit.is_some())
        || page.field().is_some()
        || page.any_key.is_some();
    // On Start 0 switches the voice on.
    let means_voice = |digit: &char| *digit == '0' && app.is_empty();
    let digits = ('0'..='9').filter(|digit| !takes_digits && !means_voice(digit));
    for digit in digits {
        let mut there = app.clone();
        press(&mut there, Key::Char(digit), now);
        assert_eq!(there.page(), page, "{digit} does something");
    }
}

#[test]
fn every_page_of_the_second_city_keeps_its_promises() {
    let setup = auenfurt();
    let now = clock(setup).now();
    let foreign = foreign();
    let mut walk = Walk::new(setup, &TYPED, true);
    walk.explore(|app| {
        let shown = plain::render(app.shown());
        let stops = app.page().stops.len();
        let most = ENTRIES_MAX + STOPS_BESIDES_MAX;
        assert!(stops <= most, "{stops}:\n{shown}");
        for word in &foreign {
            assert!(!shown.contains(word), "{word:?} on this page:\n{shown}");
        }
        digits_do_nothing(app, now);
    });
    // The pages that are furthest away have been looked at too.
    let site = &setup.content.site;
    let digits = ("digits", site.phone_rule.written_digits().into());
    let example = ("example", site.contact.number.as_str().into());
    for tag in ["de", "en", "uk"] {
        for id in [
            "receipt-heading",
            "problem-phone-letters",
            "problem-phone-short",
            "problem-phone-long",
        ] {
            let args = [digits, example];
            let said = without_digits(&setup.locales.say(language(tag), id, &args).words);
            assert!(walk.seen.iter().any(|page| page.contains(&said)), "{said}");
        }
    }
}
