//! The password of a visit: two words that whoever comes says at the door. There is one only where somebody has
//! agreed to say it, which nobody has in what is shipped.

use std::sync::Arc;

use cas_kiosk::app::{Effect, Message, Screen, slip};
use cas_kiosk::content::passwords::{Passwords, WORD_GRAPHEMES, WORDS_MIN};
use cas_kiosk::id::Records;
use cas_kiosk::page::{Block, Key};
use cas_kiosk::paper::{Paper, lay_out};
use cas_kiosk::request::StoreOutcome;
use cas_kiosk::settings::Adjustable;
use cas_kiosk::setup::Setup;
use cas_kiosk::slip::Slip;
use cas_kiosk::surface::speech::Event;
use cas_kiosk::text::{Localized, length};
use serde_json::Value as Json;
use strsim::osa_distance;

use crate::app::{about_to_send, choose, ends, moment, send};
use crate::check::lines;
use crate::city::read_into;
use crate::paper::ROLL_MM_MAX;
use crate::project::root;
use crate::reminder::asks_for_a_call;
use crate::visitor::{ADJUSTABLE, Visitor, clock, kept, language, shipped};

const TAGS: [&str; 3] = ["pl", "en", "uk"];
const HANDYMAN: &str = "content/services/311-zlota-raczka.toml";
const WORDS: &str = "content/passwords.toml";
const AGREED: &str =
    "\n[visit_password]\nagreed_by = \"MOPS\"\nchecked = 2026-11-22\nsource = \"Test\"\n";

/// The shipped content, with these changes: what is replaced in a file, and by what.
fn changed(changes: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    read_into(&mut files, &root().join("content"), "content/");
    for (file, before, after) in changes {
        let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
        assert!(text.contains(before), "{before:?} in {file}");
        *text = text.replacen(before, after, 1);
    }
    files
}

fn read(files: &[(String, String)]) -> Result<Setup, String> {
    let texts = files.iter().map(|(name, it)| (name.as_str(), it.as_str()));
    let texts: Vec<(&str, &str)> = texts.collect();
    Setup::from_texts(&texts).map_err(|faults| lines(&faults))
}

/// A city whose handymen have agreed to say the password, with `more` about that.
fn city(more: &str) -> &'static Arc<Setup> {
    let agreed = format!("{AGREED}{more}\n[[next]]");
    let files = changed(&[(HANDYMAN, "\n[[next]]", &agreed)]);
    kept(read(&files).unwrap_or_else(|faults| panic!("{faults}")))
}

/// The shipped content with these changes, where the handymen have agreed to say the password.
fn agreed_and(changes: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let agreed = format!("{AGREED}\n[[next]]");
    let handymen: &[(&str, &str, &str)] = &[(HANDYMAN, "\n[[next]]", &agreed)];
    changed(&[handymen, changes].concat())
}

fn passwords(setup: &Setup) -> &Passwords {
    setup.content.passwords.as_ref().unwrap()
}

/// The words in a language.
fn words<'w>(words: &'w Records<Localized>, tag: &'w str) -> impl Iterator<Item = String> + 'w {
    words.iter().map(move |it| it.get(language(tag)).words)
}

/// The meaning of a password, in the words of the content.
fn meaning(setup: &Setup, password: &str, tag: &str) -> String {
    let (adjective, noun) = password.split_once(' ').unwrap();
    let Passwords {
        adjectives, nouns, ..
    } = passwords(setup);
    let find = |all: &Records<Localized>, word: &str| {
        let id = all.find(|it| it.get(language("pl")).words == word);
        all[id.unwrap()].get(language(tag)).words
    };
    format!("{} {}", find(adjectives, adjective), find(nouns, noun))
}

/// From Home to the receipt of a request for a repair. Where it is asked, letters are only counted.
fn asks_for_repair(visitor: &mut Visitor, tag: &str) -> Json {
    visitor.types("311").may_have_repair(tag);
    if visitor.heading() == visitor.says_here("trial-heading") {
        visitor.chooses_id(tag, "trial-go");
    }
    visitor.for_oneself(tag);
    visitor.chooses_id(tag, "situation-pass-on");
    let count = visitor.says_here("aloud-count");
    if visitor.sees().contains(&count) {
        visitor.chooses(&count);
    }
    visitor.types("Anna").press(Key::Enter);
    visitor.types("605918274").press(Key::Enter);
    visitor.answers('3').answers('1');
    visitor.chooses_id(tag, "continue").chooses_id(tag, "skip");
    visitor.answers('3').agrees_and_sends(tag);
    assert_eq!(visitor.heading(), visitor.says_here("receipt-heading"));
    visitor.requests().remove(0)
}

/// The slip of a receipt of a request for a repair, and the request.
pub fn slip_of_receipt(setup: &'static Arc<Setup>, tag: &str) -> (Slip, Json) {
    let mut visitor = Visitor::arrives_in(setup);
    visitor.chooses_id(tag, "language-name");
    let request = asks_for_repair(&mut visitor, tag);
    (slip_of_page(setup, &visitor, tag), request)
}

/// The slip of the receipt that is shown.
fn slip_of_page(setup: &Setup, visitor: &Visitor, tag: &str) -> Slip {
    let mut controls = visitor.page().controls();
    let of = controls.find_map(|(_, it)| match &it.message {
        Message::Open(Screen::WriteDown(of)) => Some(of.clone()),
        _ => None,
    });
    slip(setup, language(tag), clock(setup).now(), &of.unwrap())
}

/// What is printed of the receipt that is shown.
fn prints(app: &mut cas_kiosk::app::App, setup: &Arc<Setup>) -> Slip {
    let paper = Adjustable {
        paper: true,
        ..ADJUSTABLE
    };
    app.step(moment(setup, 0), vec![Message::Adjustable(paper)]);
    match choose(app, setup, "Chcę to na kartce", 0).pop() {
        Some(Effect::Print(_, slip)) => *slip,
        _ => panic!("nothing is printed"),
    }
}

#[test]
fn a_receipt_has_the_password_of_the_request_with_its_meaning_and_what_it_is_for() {
    let setup = city("");
    let schema = std::fs::read(root().join("docs/request.schema.json")).unwrap();
    let schema = serde_json::from_slice(&schema).unwrap();
    for tag in TAGS {
        let mut visitor = Visitor::arrives_in(setup);
        visitor.chooses_id(tag, "language-name");
        let request = asks_for_repair(&mut visitor, tag);
        jsonschema::validate(&schema, &request).unwrap();
        let password = request["visit_password"].as_str().unwrap();
        let meaning = meaning(setup, password, tag);
        let (label, means) = (
            visitor.says_here("password"),
            visitor.says_here("password-means"),
        );
        let what_for = visitor.says_here("password-for");
        let is_told = |visitor: &Visitor| {
            let sees = visitor.sees();
            assert!(sees.contains(&format!("{label}: {password}")), "{sees}");
            let is_explained = sees.contains(&format!("{means}: {meaning}"));
            assert_eq!(is_explained, tag != "pl", "{sees}");
            assert!(!format!("{:?}", visitor.page()).contains(password));
        };
        is_told(&visitor);
        assert!(visitor.sees().contains(&what_for));
        visitor.chooses_id(tag, "slip-write-down");
        is_told(&visitor);
    }
}

#[test]
fn a_request_that_nobody_has_agreed_about_is_as_it_was() {
    let setup = city("");
    assert!(
        setup
            .content
            .asks
            .iter()
            .any(|it| it.visit_password.is_some())
    );
    let (mut with, mut without) = (about_to_send(setup), about_to_send(shipped()));
    let (with, without) = (send(&mut with, setup, 0), send(&mut without, shipped(), 0));
    assert!(with.visit_password.is_some());
    assert_eq!(without.visit_password, None);
    assert_eq!((with.id, with.reference), (without.id, without.reference));
    let asks = &shipped().content.asks;
    assert!(asks.iter().all(|it| it.visit_password.is_none()));
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    let request = asks_for_repair(&mut visitor, "pl");
    assert_eq!(request.get("visit_password"), None);
    assert!(!visitor.sees().contains("Hasło"), "{}", visitor.sees());
}

#[test]
fn every_attempt_to_store_a_request_has_the_same_password_and_the_slip_has_it() {
    let setup = city("");
    let mut app = about_to_send(setup);
    let first = send(&mut app, setup, 0);
    ends(&mut app, setup, &first, StoreOutcome::NotStored);
    let second = send(&mut app, setup, 0);
    let password = second.visit_password.clone().unwrap();
    assert_eq!(first.visit_password.as_deref(), Some(password.as_str()));
    ends(&mut app, setup, &second, StoreOutcome::Stored);
    let slip = prints(&mut app, setup);
    let written = slip.blocks.iter().map(Block::in_one_line);
    let written = written.collect::<Vec<_>>().join("\n");
    assert!(written.contains(&format!("Hasło: {password}")), "{written}");
    assert!(
        written.contains("Hasło mówi osoba, która przyjdzie."),
        "{written}"
    );
    assert!(!written.contains("126"), "{written}");
}

#[test]
fn a_slip_with_a_password_fits_onto_one_small_sheet() {
    let agreed = format!("{AGREED}\n[[next]]");
    let mut files = changed(&[(HANDYMAN, "\n[[next]]", &agreed)]);
    for (_, text) in &mut files {
        *text = text.replace("sample = true", "sample = false");
    }
    let setup = kept(read(&files).unwrap_or_else(|faults| panic!("{faults}")));
    for tag in TAGS {
        let (slip, request) = slip_of_receipt(setup, tag);
        assert_eq!(lay_out(&slip, Paper::A5).sheets.len(), 1, "{tag}");
        let length_mm = lay_out(&slip, Paper::Roll80).length_mm();
        assert!(length_mm <= ROLL_MM_MAX, "{tag}: {length_mm} mm");
        let password = request["visit_password"].as_str().unwrap();
        let told = slip.blocks.iter().find(|it| it.text.words == password);
        let label = &told.unwrap().label.as_ref().unwrap().words;
        let means = meaning(setup, password, tag);
        assert_eq!(label.contains(&means), tag != "pl", "{label}");
    }
}

#[test]
fn whoever_types_lines_reads_the_two_words_on_the_receipt() {
    let mut visitor = Visitor::arrives_in(city(""));
    // The language, the page, who may have it, for whom it is, and the request.
    let lines = ["1", "311", "1", "1", "1", "1", "1", "1", "1", "1", "2"];
    let answers = ["Anna", "605918274", "72", "1", "1", "7", "", "1"];
    for line in lines.into_iter().chain(answers) {
        visitor.enters(line);
    }
    assert_eq!(visitor.heading(), visitor.says("answers-heading"));
    visitor.enters("1").enters("1");
    assert_eq!(visitor.heading(), visitor.says("receipt-heading"));
    let request = visitor.requests().remove(0);
    let password = request["visit_password"].as_str().unwrap();
    assert_eq!(password.split(' ').count(), 2);
    let sees = visitor.sees();
    assert!(sees.contains(&format!("Hasło: {password}")), "{sees}");
}

#[test]
fn over_a_loudspeaker_the_password_is_counted_and_headphones_say_it() {
    for tag in TAGS {
        for are_plugged in [false, true] {
            let setup = city("");
            let mut visitor = Visitor::arrives_in(setup);
            visitor.speech_is(Event::Ready).plugs(are_plugged);
            visitor.press(Key::Right).chooses_id(tag, "language-name");
            let request = asks_for_repair(&mut visitor, tag);
            let password = request["visit_password"].as_str().unwrap();
            let meaning = meaning(setup, password, tag);
            let mut heard = visitor.utters();
            visitor.press(Key::Right).press(Key::Right);
            heard.extend(visitor.utters());
            visitor.chooses_id(tag, "slip-write-down");
            heard.extend(visitor.utters());
            visitor.press(Key::Right).press(Key::Right);
            heard.extend(visitor.utters());
            let heard = heard.join("\n");
            assert_eq!(heard.contains(password), are_plugged, "{heard}");
            assert_eq!(heard.contains(&meaning), are_plugged, "{heard}");
            assert!(heard.contains(&visitor.says_here("password")), "{heard}");
        }
    }
}

#[test]
fn a_password_that_is_only_an_example_is_refused_for_the_public_and_left_out_with_the_examples() {
    let refused = |setup: &Setup| {
        let faults = lines(&setup.deploy_faults());
        let of_file = faults.lines().find(|it| it.contains("311-"));
        of_file.unwrap().to_owned()
    };
    let sample = city("sample = true\n");
    assert_ne!(refused(sample), refused(city("")), "one example more");
    let has = |setup: &Setup| {
        let mut asks = setup.content.asks.iter();
        asks.any(|it| it.visit_password.is_some())
    };
    assert!(has(sample));
    let kiosk = std::fs::read_to_string(root().join("kiosk.toml")).unwrap();
    let kiosk = kiosk.replace("samples = \"show\"", "samples = \"leave-out\"");
    for (more, is_kept) in [("", true), ("sample = true\n", false)] {
        let agreed = format!("{AGREED}{more}\n[[next]]");
        let mut files = changed(&[(HANDYMAN, "\n[[next]]", &agreed)]);
        let site = files
            .iter_mut()
            .find(|(name, _)| name == "content/site.toml");
        let (_, site) = site.unwrap();
        *site = site.replace("sample = true", "sample = false");
        files.push(("kiosk.toml".to_owned(), kiosk.clone()));
        let setup = read(&files).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(
            setup
                .content
                .ask(setup.content.service("zlota-raczka").unwrap())
                .is_some()
        );
        assert_eq!(has(&setup), is_kept);
    }
}

#[test]
fn a_service_with_a_password_needs_a_form_and_the_words() {
    let agreed = format!("{AGREED}\n[[next]]");
    let mut files = changed(&[(HANDYMAN, "\n[[next]]", &agreed)]);
    files.retain(|(name, _)| name != WORDS);
    let faults = read(&files).unwrap_err();
    assert!(
        faults.contains("311-zlota-raczka.toml: the service has `visit_password`, and there are no words for passwords > add `passwords.toml`"),
        "{faults}"
    );
    let switchboard = "content/services/353-switchboard.toml";
    let agreed = format!("{AGREED}\n[[line]]");
    let files = changed(&[(switchboard, "\n[[line]]", &agreed)]);
    let faults = read(&files).unwrap_err();
    assert!(
        faults.contains("`visit_password` is for requests, and there is no `[[question]]`"),
        "{faults}"
    );
}

#[test]
fn words_for_passwords_are_many_and_each_is_one_word_of_some_letters_and_there_once() {
    let Passwords { adjectives, .. } = passwords(shipped());
    let first = words(adjectives, "pl").next().unwrap();
    let second = words(adjectives, "pl").nth(1).unwrap();
    let read_with = |word: &str| {
        let before = format!("{{ pl = \"{first}\"");
        let after = format!("{{ pl = \"{word}\"");
        read(&agreed_and(&[(WORDS, &before, &after)]))
    };
    let told = |word: &str| read_with(word).map(drop).unwrap_err();
    for word in ["lis", "jasnozielony", "jasny żółty", "a4-papier"] {
        let faults = told(word);
        assert!(
            faults.contains(&format!(
                "`{word}` is not a word for passwords > write one word of 4 to 10 letters"
            )),
            "{faults}"
        );
    }
    let faults = told(&second);
    assert!(
        faults.contains(&format!("`{second}` is there twice")),
        "{faults}"
    );
    let few = "language = \"pl\"\nadjective = [{ pl = \"jasny\" }]\nnoun = [{ pl = \"most\" }]\n";
    let mut files = agreed_and(&[]);
    files.iter_mut().find(|(name, _)| name == WORDS).unwrap().1 = few.to_owned();
    let faults = read(&files).map(drop).unwrap_err();
    let many = "there are 1 words, and with fewer than 200 somebody could guess a password";
    assert_eq!(faults.matches(many).count(), 2, "{faults}");
}

/// A kiosk that puts another language first.
fn ukrainian_first() -> (String, String) {
    let kiosk = std::fs::read_to_string(root().join("kiosk.toml")).unwrap();
    let (before, after) = ("[\"pl\", \"en\", \"uk\"]", "[\"uk\", \"en\"]");
    assert!(kiosk.contains(before));
    ("kiosk.toml".to_owned(), kiosk.replacen(before, after, 1))
}

#[test]
fn at_the_door_a_password_is_in_one_language_whatever_language_the_kiosk_puts_first() {
    let mut files = agreed_and(&[]);
    files.push(ukrainian_first());
    let setup = kept(read(&files).unwrap_or_else(|faults| panic!("{faults}")));
    for tag in ["uk", "en"] {
        let mut visitor = Visitor::arrives_in(setup);
        visitor.chooses_id(tag, "language-name");
        let request = asks_for_repair(&mut visitor, tag);
        let password = request["visit_password"].as_str().unwrap();
        let (label, means) = (
            visitor.says_here("password"),
            visitor.says_here("password-means"),
        );
        let meaning = meaning(setup, password, tag);
        let sees = visitor.sees();
        assert!(sees.contains(&format!("{label}: {password}")), "{sees}");
        assert!(sees.contains(&format!("{means}: {meaning}")), "{sees}");
    }
}

#[test]
fn a_slip_has_the_password_and_its_meaning_whatever_language_the_kiosk_puts_first() {
    let mut files = agreed_and(&[]);
    let (name, kiosk) = ukrainian_first();
    files.push((
        name,
        kiosk.replacen("[\"uk\", \"en\"]", "[\"uk\", \"pl\", \"en\"]", 1),
    ));
    let setup = kept(read(&files).unwrap_or_else(|faults| panic!("{faults}")));
    assert_eq!(setup.config.languages.first(), language("uk"));
    for tag in TAGS {
        let (slip, request) = slip_of_receipt(setup, tag);
        let [password, reference] = ["visit_password", "reference"].map(|it| {
            let told = request[it].as_str().unwrap();
            let mut blocks = slip.blocks.iter().filter(|it| it.text.words == told);
            let label = blocks.next().unwrap().label.as_ref().unwrap();
            assert!(blocks.next().is_none());
            label.words.clone()
        });
        let say = |id, args: &[_]| setup.locales.say(language(tag), id, args).words;
        let means = meaning(setup, request["visit_password"].as_str().unwrap(), tag);
        let expected = if tag == "pl" {
            say("password", &[])
        } else {
            say("slip-password", &[("meaning", means.as_str().into())])
        };
        assert_eq!(password, expected);
        assert!(!reference.contains(&means), "{reference}");
    }
}

#[test]
fn the_slip_of_a_call_with_a_password_fits_onto_one_small_sheet() {
    let agreed = format!("{AGREED}\n[[next]]");
    let call = "content/services/352-info-call.toml";
    for is_trial in [true, false] {
        let mut files = changed(&[(call, "\n[[next]]", &agreed)]);
        for (_, text) in files.iter_mut().filter(|_| !is_trial) {
            *text = text.replace("sample = true", "sample = false");
        }
        let setup = kept(read(&files).unwrap_or_else(|faults| panic!("{faults}")));
        for tag in TAGS {
            let mut visitor = Visitor::arrives_in(setup);
            visitor.chooses_id(tag, "language-name");
            asks_for_a_call(&mut visitor, tag);
            let slip = slip_of_page(setup, &visitor, tag);
            let written: Vec<String> = slip.blocks.iter().map(Block::in_one_line).collect();
            assert_eq!(lay_out(&slip, Paper::A5).sheets.len(), 1, "{written:?}");
            let length_mm = lay_out(&slip, Paper::Roll80).length_mm();
            assert!(
                length_mm <= ROLL_MM_MAX,
                "{tag} {length_mm} mm: {written:?}"
            );
            let request = visitor.requests().remove(0);
            for told in ["visit_password", "reference"] {
                let told = request[told].as_str().unwrap();
                assert!(
                    slip.blocks.iter().any(|it| it.text.words == told),
                    "{written:?}"
                );
            }
            let says = |id: &str| written.contains(&visitor.says_here(id));
            assert!(is_trial || says("slip-nobody-called"), "{written:?}");
        }
    }
}

#[test]
fn the_language_at_the_door_is_told_and_is_one_of_the_words() {
    let first = words(&passwords(shipped()).adjectives, "pl")
        .next()
        .unwrap();
    let only_others = format!("{{ pl = \"{first}\", ");
    for (before, after, fault) in [
        (
            "language = \"pl\"\n",
            "",
            "passwords.toml: `language` is missing > add `language = \"uk\"`",
        ),
        (
            "language = \"pl\"",
            "language = \"Polish\"",
            "`Polish` is no language tag > write two or three small letters: \"pl\"",
        ),
        (
            "language = \"pl\"",
            "language = \"de\"",
            "no word is in `de`, the language in which passwords are said > write the language of the words",
        ),
        (
            &only_others,
            "{ ",
            "the word is missing in `pl`, in which passwords are said > add `pl = \"…\"`",
        ),
    ] {
        let mut files = agreed_and(&[(WORDS, before, after)]);
        files.push(ukrainian_first());
        let faults = read(&files).map(drop).unwrap_err();
        assert!(faults.contains(fault), "{faults}");
        assert_eq!(faults.lines().count(), 1, "{faults}");
    }
}

#[test]
fn words_that_nobody_says_may_be_of_any_length() {
    let first = words(&passwords(shipped()).adjectives, "pl")
        .next()
        .unwrap();
    let (before, after) = (format!("{{ pl = \"{first}\""), "{ pl = \"jasnozielony\"");
    let changes = [(WORDS, &*before, after)];
    assert!(read(&changed(&changes)).is_ok());
    assert!(read(&agreed_and(&changes)).is_err());
}

/// A word as it is heard.
fn heard(word: &str) -> String {
    let sounds = [
        ("rz", "ż"),
        ("ch", "h"),
        ("ó", "u"),
        ("sz", "ш"),
        ("cz", "ч"),
        ("ą", "on"),
        ("ę", "en"),
    ];
    sounds
        .into_iter()
        .fold(word.to_owned(), |word, (letters, sound)| {
            word.replace(letters, sound)
        })
}

#[test]
fn of_the_shipped_words_no_two_sound_alike_and_each_has_its_meaning_in_every_language() {
    let Passwords {
        adjectives, nouns, ..
    } = passwords(shipped());
    for all in [adjectives, nouns] {
        assert!(all.len() >= WORDS_MIN);
        for tag in TAGS {
            assert!(all.iter().all(|it| it.has(language(tag))), "{tag}");
        }
        let polish: Vec<String> = words(all, "pl").collect();
        for (index, word) in polish.iter().enumerate() {
            assert!(WORD_GRAPHEMES.contains(&length(word)), "{word}");
            for other in &polish[..index] {
                let far = osa_distance(&heard(word), &heard(other));
                assert!(far >= 2, "{word} and {other}");
            }
        }
    }
    // "Zielony" and no "zielona": an adjective that goes with every noun.
    assert!(words(adjectives, "pl").all(|it| it.ends_with(['y', 'i'])));
}
