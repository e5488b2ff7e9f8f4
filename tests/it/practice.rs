//! Practice: everything can be tried, every page says that it is only practice, and nothing leaves the kiosk.

use std::fs;
use std::sync::Arc;

use cas_kiosk::app::{App, Message, Screen};
use cas_kiosk::page::Key;
use cas_kiosk::settings::Adjustable;
use cas_kiosk::setup::{ConfigFile, Setup};
use pty_process::blocking::Command;

use crate::app::{choose, moment, press};
use crate::cli::kiosk;
use crate::known::TAGS;
use crate::project::{PROGRAM, root};
use crate::terminal::Terminal;
use crate::visitor::{ADJUSTABLE, Visitor, kept, language, shipped};

/// The word for practice in each language.
const WORDS: [(&str, &str); 3] = [
    ("pl", "ĆWICZENIE"),
    ("en", "PRACTICE"),
    ("uk", "ТРЕНУВАННЯ"),
];

/// A whole request by lines from Home on, as somebody types it who practises.
const LINES: &str = "311\n1\n1\n1\n1\n1\n1\n1\n2\nAla Kot\n12 000 00 00\n72\n1\n1\n7\n\n1\n1\n1\n";

fn word(tag: &str) -> &'static str {
    WORDS.iter().find(|(it, _)| *it == tag).unwrap().1
}

/// The shipped files at a kiosk of a class.
pub fn class() -> Setup {
    let config = ConfigFile::read(Some(&root().join("kiosk.toml"))).practising();
    config.setup(&config.files()).unwrap()
}

/// True if the step of the page begins with the word for practice.
fn is_marked(visitor: &Visitor, tag: &str) -> bool {
    let step = visitor.page().step.as_ref();
    step.is_some_and(|it| it.words.starts_with(word(tag)))
}

/// From Start to Home, where everything is practice.
fn begins_practice(visitor: &mut Visitor, tag: &str) {
    visitor.chooses_id(tag, "language-name");
    assert!(!is_marked(visitor, tag));
    visitor.types("900").chooses_id(tag, "practice-want");
    visitor.chooses_id(tag, "practice-begin");
}

/// From Home to the question for the name, in practice. There is no page about a trial.
fn comes_to_the_name(visitor: &mut Visitor, tag: &str) {
    visitor.types("311").may_have_repair(tag).for_oneself(tag);
    visitor.chooses_id(tag, "situation-keep");
}

/// From the question for the name to where the answers are checked.
fn answers_all(visitor: &mut Visitor, tag: &str) {
    visitor.answers_repair(tag, ["Ala Kot", "120000000", "72"]);
}

#[test]
fn whoever_practises_sees_it_on_every_page_and_sends_nothing() {
    for tag in TAGS {
        let mut visitor = Visitor::arrives();
        begins_practice(&mut visitor, tag);
        assert_eq!(visitor.heading(), visitor.says_here("home-heading"));
        assert!(is_marked(&visitor, tag));
        comes_to_the_name(&mut visitor, tag);
        let step = &visitor.page().step.as_ref().unwrap().words;
        assert!(step.starts_with(&format!("{} · ", word(tag))), "{step}");
        assert!(visitor.sees().contains("Ala Kot"), "{}", visitor.sees());
        visitor.types("Ala Kot").press(Key::Enter);
        assert!(
            visitor.sees().contains("12 000 00 00"),
            "{}",
            visitor.sees()
        );
        visitor.press(Key::Back).press(Key::Back);
        visitor.chooses_id(tag, "situation-keep");
        for _ in 0.."Ala Kot".len() {
            visitor.press(Key::Backspace);
        }
        answers_all(&mut visitor, tag);
        assert!(is_marked(&visitor, tag));
        visitor.agrees_and_sends(tag);
        assert_eq!(visitor.heading(), visitor.says_here("practice-receipt"));
        assert!(is_marked(&visitor, tag));
        let sees = visitor.sees();
        let number = format!("{}: {}", visitor.says_here("receipt-number"), word(tag));
        assert!(sees.contains(&number), "{sees}");
        for promise in ["office", "receipt-phone"] {
            assert!(!sees.contains(&visitor.says_here(promise)), "{sees}");
        }
        let response = &shipped().content.site.response.as_ref().unwrap().text;
        assert!(!sees.contains(&response.get(language(tag)).words), "{sees}");
        assert_eq!(visitor.requests().len(), 0);
        visitor.chooses_id(tag, "finish");
        assert!(visitor.is_forgotten());
        assert_eq!(visitor.page().step, None);
    }
}

#[test]
fn whoever_listens_hears_with_every_page_that_it_is_practice() {
    for tag in TAGS {
        let mut visitor = Visitor::listens();
        begins_practice(&mut visitor, tag);
        let hears_it = |visitor: &Visitor| {
            let heard = visitor.hears();
            assert!(
                heard.iter().any(|it| it.starts_with(word(tag))),
                "{heard:?}"
            );
        };
        hears_it(&visitor);
        let small = word(tag).to_lowercase();
        let utters = |visitor: &Visitor| visitor.utters().join(" | ");
        let home = utters(&visitor);
        assert!(home.contains(&format!("? {small}. ")), "{home}");
        for number in ["100", "138", "200", "300", "311", "400", "900"] {
            visitor.types(number);
            hears_it(&visitor);
        }
        visitor.press(Key::Back);
        comes_to_the_name(&mut visitor, tag);
        hears_it(&visitor);
        visitor.chooses_id(tag, "aloud-count");
        hears_it(&visitor);
        let name = utters(&visitor);
        assert!(name.contains(&format!("? {small}, ")), "{name}");
        let is_in_polish = name.contains("pl: Ala Kot") || tag == "pl";
        assert!(is_in_polish && name.contains("Ala Kot"), "{name}");
        answers_all(&mut visitor, tag);
        hears_it(&visitor);
        visitor.agrees_and_sends(tag);
        hears_it(&visitor);
        let nobody = visitor.says_here("practice-receipt-nobody");
        assert!(visitor.hears().contains(&nobody), "{:?}", visitor.hears());
        visitor.waits();
        assert!(visitor.page().any_key.is_some());
        hears_it(&visitor);
        assert_eq!(visitor.requests().len(), 0);
    }
}

#[test]
fn whoever_reads_lines_practises_too() {
    for tag in TAGS {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name");
        let want = visitor.says_here("practice-want");
        visitor.enters("900");
        let sees = visitor.sees();
        let entry = sees.lines().find(|it| it.ends_with(&want)).unwrap();
        visitor.enters(entry.split('.').next().unwrap());
        // The one thing that leads on is what an empty line does.
        visitor.enters("");
        for line in LINES.lines() {
            assert!(visitor.sees().contains(word(tag)), "{}", visitor.sees());
            visitor.enters(line);
        }
        assert_eq!(visitor.heading(), visitor.says_here("practice-receipt"));
        assert_eq!(visitor.requests().len(), 0);
    }
}

#[test]
fn after_practice_the_next_request_is_stored_with_a_reference() {
    for leave in ["finish", "next-person"] {
        let mut visitor = Visitor::arrives();
        begins_practice(&mut visitor, "pl");
        comes_to_the_name(&mut visitor, "pl");
        answers_all(&mut visitor, "pl");
        visitor.agrees_and_sends("pl").chooses_id("pl", leave);
        if leave == "finish" {
            visitor.chooses_id("pl", "language-name");
        } else {
            let over = "Ćwiczenie się skończyło. Zaczynamy od nowa, już naprawdę.";
            assert_eq!(visitor.hears()[0], over);
            assert_eq!(visitor.page().status.as_ref().unwrap().words, over);
        }
        assert!(!is_marked(&visitor, "pl"));
        visitor.begins_repair("pl", "situation-keep");
        answers_all(&mut visitor, "pl");
        visitor.agrees_and_sends("pl");
        assert_eq!(visitor.heading(), "Zgłoszenie jest wysłane");
        let requests = visitor.requests();
        assert_eq!(requests.len(), 1);
        let reference = requests[0]["reference"].as_str().unwrap();
        assert!(visitor.sees().contains(reference));
        assert_eq!(reference.replace(' ', "").len(), 9);
    }
}

#[test]
fn whoever_practises_for_another_person_does_not_suddenly_send() {
    let mut visitor = Visitor::arrives();
    begins_practice(&mut visitor, "pl");
    comes_to_the_name(&mut visitor, "pl");
    answers_all(&mut visitor, "pl");
    visitor.agrees_and_sends("pl").chooses_id("pl", "more");
    visitor.types("311").may_have_repair("pl");
    assert_eq!(visitor.heading(), "Dla kogo jest ta sprawa?");
    visitor.chooses_id("pl", "for-another");
    assert!(is_marked(&visitor, "pl"));
    visitor.for_oneself("pl");
    if visitor.heading() == visitor.says("whose-heading") {
        visitor.chooses_id("pl", "whose-person");
    }
    visitor.chooses_id("pl", "situation-keep");
    answers_all(&mut visitor, "pl");
    visitor.agrees_and_sends("pl");
    assert_eq!(visitor.heading(), visitor.says("practice-receipt"));
    assert_eq!(visitor.requests().len(), 0);
}

#[test]
fn the_receipt_of_practice_is_written_down_found_again_and_left_without_a_question() {
    let mut visitor = Visitor::arrives();
    begins_practice(&mut visitor, "pl");
    comes_to_the_name(&mut visitor, "pl");
    answers_all(&mut visitor, "pl");
    visitor
        .agrees_and_sends("pl")
        .chooses_id("pl", "slip-write-down");
    let step = &visitor.page().step.as_ref().unwrap().words;
    assert_eq!(step, "ĆWICZENIE · do przepisania");
    let facts: Vec<String> = visitor
        .page()
        .blocks()
        .map(|(_, it)| it.in_one_line())
        .collect();
    assert_eq!(facts, ["Numer zgłoszenia: ĆWICZENIE"]);
    visitor.press(Key::Back).chooses_id("pl", "more");
    visitor.chooses_id("pl", "requests");
    visitor.chooses("Moje zgłoszenie ĆWICZENIE");
    assert_eq!(visitor.heading(), visitor.says("practice-receipt"));
    // There is no number that would be lost.
    visitor.press(Key::Back).press(Key::Back).press(Key::Back);
    assert!(visitor.is_forgotten(), "{}", visitor.heading());
}

#[test]
fn practice_is_not_offered_where_a_request_is_unsent_or_was_sent_or_in_practice() {
    let offers = |visitor: &mut Visitor| {
        visitor.press(Key::Help);
        let want = visitor.says("practice-want");
        let is_offered = visitor.sees().contains(&want);
        visitor.press(Key::Back);
        is_offered
    };
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    assert!(offers(&mut visitor));
    visitor.begins_repair("pl", "situation-keep").types("Jan");
    assert!(!offers(&mut visitor));
    for _ in 0.."Jan".len() {
        visitor.press(Key::Backspace);
    }
    answers_all(&mut visitor, "pl");
    visitor.agrees_and_sends("pl");
    assert!(!offers(&mut visitor));
    visitor.chooses_id("pl", "finish");
    begins_practice(&mut visitor, "pl");
    assert!(!offers(&mut visitor));
}

/// A kiosk with a printer at Home of a visit.
fn at_home(setup: &Arc<Setup>) -> App {
    let mut app = App::new(setup.clone(), moment(setup, 0).now);
    let paper = Adjustable {
        paper: true,
        ..ADJUSTABLE
    };
    app.step(moment(setup, 0), vec![Message::Adjustable(paper)]);
    choose(&mut app, setup, "Polski", 0);
    app
}

#[test]
fn a_message_to_practise_that_comes_late_does_nothing() {
    let setup = shipped();
    let mut app = at_home(setup);
    let home = app.page().clone();
    app.step(moment(setup, 0), vec![Message::Practise]);
    assert!(*app.page() == home);
    app.step(moment(setup, 0), vec![Message::Open(Screen::Practice)]);
    let before = app.page().clone();
    app.step(moment(setup, 0), vec![Message::Practise]);
    assert!(*app.page() != before);
    let practice = app.page().clone();
    app.step(moment(setup, 0), vec![Message::Practise]);
    assert!(*app.page() == practice);
}

#[test]
fn in_practice_nothing_is_printed_and_no_slip_is_offered() {
    let setup = shipped();
    let mut app = at_home(setup);
    let print = |app: &App| {
        let mut controls = app.page().controls().map(|(_, it)| it.message.clone());
        controls.find(|it| matches!(it, Message::Print(_)))
    };
    let to_centre = |app: &mut App| {
        for digit in ['1', '3', '8'] {
            press(app, setup, Key::Char(digit), 0);
        }
    };
    to_centre(&mut app);
    let stale = print(&app).unwrap();
    app.step(moment(setup, 0), vec![Message::Open(Screen::Practice)]);
    app.step(moment(setup, 0), vec![Message::Practise]);
    to_centre(&mut app);
    assert!(print(&app).is_none());
    let labels = app.page().controls().map(|(_, it)| it.label.words.clone());
    assert!(
        labels
            .collect::<Vec<_>>()
            .contains(&"Chcę to sobie przepisać".to_owned())
    );
    let effects = app.step(moment(setup, 0), vec![stale]).effects;
    assert!(effects.is_empty());
}

#[test]
fn in_practice_no_card_asks_what_is_wrong_because_nobody_would_be_told() {
    let mut visitor = Visitor::arrives();
    visitor.chooses("Polski").types("138");
    let asks = visitor.says("correction-offer");
    assert!(visitor.sees().contains(&asks), "{}", visitor.sees());
    visitor.press(Key::Finish);
    begins_practice(&mut visitor, "pl");
    visitor.types("138");
    assert!(!visitor.sees().contains(&asks), "{}", visitor.sees());
}

#[test]
fn at_a_kiosk_of_a_class_start_and_every_visit_are_practice() {
    let mut visitor = Visitor::arrives_in(kept(class()));
    for tag in TAGS {
        assert!(is_marked(&visitor, "pl"));
        visitor.chooses_id(tag, "language-name");
        assert!(is_marked(&visitor, tag));
        comes_to_the_name(&mut visitor, tag);
        answers_all(&mut visitor, tag);
        visitor.agrees_and_sends(tag).chooses_id(tag, "next-person");
        assert!(is_marked(&visitor, tag));
        visitor.waits_to_the_end();
        assert!(visitor.is_forgotten());
    }
    assert_eq!(visitor.requests().len(), 0);
}

#[test]
fn what_can_be_typed_in_practice_is_told_with_its_own_language() {
    let mut visitor = Visitor::arrives();
    begins_practice(&mut visitor, "en");
    comes_to_the_name(&mut visitor, "en");
    let page = visitor.page();
    let mut blocks = page.blocks().map(|(_, block)| block);
    let name = blocks.find(|it| it.text.words == "Ala Kot").unwrap();
    assert_eq!(name.in_one_line(), "To practise, you can type: Ala Kot");
    assert_eq!(name.text.language, language("pl"));
}

/// A configuration whose spool can never be made, and whose keys are missing.
const OF_CLASS: &str =
    "[paths]\nspool = \"/proc/cas-kiosk/spool\"\nstate = \"state\"\n[spool]\nsealing = \"age\"\n";

#[test]
fn a_class_needs_no_spool_and_no_keys() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kiosk.toml"), OF_CLASS).unwrap();
    let lines = format!("1\n{LINES}");
    let without = kiosk(folder.path(), &["--plain"], None, &lines);
    assert_eq!(without.status.code(), Some(2), "the keys are missing");
    let arguments = ["--practice", "--plain", "--at", "2026-11-24T10:00"];
    let output = kiosk(folder.path(), &arguments, None, &lines);
    let (told, printed) = (
        String::from_utf8(output.stderr).unwrap(),
        String::from_utf8(output.stdout).unwrap(),
    );
    assert!(output.status.success(), "{told}");
    assert_eq!(told, "");
    assert!(printed.contains("To było tylko ćwiczenie"), "{printed}");
    assert!(
        !printed.contains("Teraz nie można stąd wysłać zgłoszenia"),
        "{printed}"
    );
}

#[test]
fn a_class_makes_no_spool_where_one_could_be() {
    let folder = tempfile::tempdir().unwrap();
    let config = "[paths]\nspool = \"spool\"\nstate = \"state\"\n[spool]\nsealing = \"none\"\n";
    fs::write(folder.path().join("kiosk.toml"), config).unwrap();
    let lines = format!("1\n{LINES}");
    let output = kiosk(folder.path(), &["--practice", "--plain"], None, &lines);
    assert!(output.status.success());
    assert!(!folder.path().join("spool").exists());
    assert!(!folder.path().join("state/status.json").exists());
    // Without the option it is made at once.
    kiosk(folder.path(), &["--plain"], None, "1\n");
    assert!(folder.path().join("spool").exists());
}

#[test]
fn a_class_practises_on_a_screen() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("kiosk.toml"), OF_CLASS).unwrap();
    let command = Command::new(PROGRAM)
        .arg("--practice")
        .current_dir(folder.path());
    let mut terminal = Terminal::spawn(40, 11, command, folder);
    terminal.sees("Dzień dobry!");
    terminal.sees("ĆWICZENIE");
    terminal.types(b"\r");
    terminal.sees("Co Pan/Pani chce");
    terminal.sees("ĆWICZENIE");
    // No digit twice: pressed again at once, it would count as one.
    for digit in [b"3", b"5", b"2"] {
        terminal.presses(&[digit]);
    }
    terminal.sees("Centrum informacji");
    terminal.sees("ĆWICZENIE");
    terminal.types(b"\x03");
    assert!(terminal.ends().success());
}

/// The lesson for those who teach.
fn lesson() -> String {
    fs::read_to_string(root().join("docs/class.md")).unwrap()
}

#[test]
fn the_configuration_of_the_lesson_lets_a_class_practise_a_request() {
    let lesson = lesson();
    let lines = lesson.lines().filter_map(|it| it.strip_prefix("    "));
    let config: Vec<&str> = lines.skip_while(|it| *it != "[content]").collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lekcja.toml"), config.join("\n")).unwrap();
    let arguments = ["--practice", "--plain", "--config", "lekcja.toml"];
    let output = kiosk(folder.path(), &arguments, None, &format!("1\n{LINES}"));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{printed}");
    assert!(printed.contains("To było tylko ćwiczenie"), "{printed}");
}

#[test]
fn what_the_lesson_says_is_on_the_screen_is_said_by_the_kiosk_or_stands_in_the_content() {
    let mut texts = fs::read_to_string(root().join("locales/pl/kiosk.ftl")).unwrap();
    for file in ["site.toml", "services/311-zlota-raczka.toml"] {
        texts += &fs::read_to_string(root().join("content").join(file)).unwrap();
    }
    let lesson = lesson().split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: Vec<&str> = lesson.split("**").skip(1).step_by(2).collect();
    assert!(shown.len() > 40, "{shown:?}");
    // A field and its name are two texts.
    for words in shown.iter().flat_map(|it| it.split(": ")) {
        assert!(texts.contains(words), "{words:?} is not there");
    }
}
