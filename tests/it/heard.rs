//! How long it takes to hear a page, and what is heard together.

use cas_kiosk::app::{Message, Screen};
use cas_kiosk::kiosk::utterance::utterances;
use cas_kiosk::page::announce::{focused, read};
use cas_kiosk::page::{BlockKind, Key, Stop};
use cas_kiosk::text::Text;

use crate::visitor::{Visitor, said, shipped};

const TAGS: [&str; 3] = ["pl", "en", "uk"];

/// Somebody who listens and has typed the number of a page.
fn at(tag: &str, number: &str) -> Visitor {
    let mut visitor = Visitor::listens();
    visitor.chooses_id(tag, "language-name").types(number);
    visitor
}

/// What a voice says of the whole page, each utterance by itself.
fn heard(visitor: &Visitor) -> Vec<String> {
    let shown = visitor.shown();
    let said = read(shown);
    let said = utterances(&shipped().locales, &said, shown.voice, shown.names_private);
    said.into_iter().map(|it| it.words).collect()
}

fn characters(visitor: &Visitor) -> usize {
    heard(visitor).iter().map(|it| it.chars().count()).sum()
}

/// The most characters of a card that is read aloud. eSpeak NG 1.51 at its own speed says the card of the
/// assistant in 58 seconds in Polish (716 characters), 50 in English (638) and 49 in Ukrainian (751). A
/// whole minute is about 740 characters in Polish, where a tenth of them are digits of phone numbers.
const CARD: usize = 760;
/// The same of what there is more about it: 75 seconds in Polish (957 characters).
const MORE: usize = 1_000;
/// The most characters of any page that is no list: those of Help, 105 seconds in Polish (1,348 characters).
const PAGE: usize = 1_400;
/// Lists of centres, of meetings and of numbers to call. They are as long as they are.
const LISTS: [u16; 6] = [180, 207, 220, 332, 403, 404];

#[test]
fn whether_an_assistant_is_for_somebody_is_read_within_a_minute() {
    for tag in TAGS {
        let mut visitor = at(tag, "312");
        assert!(characters(&visitor) <= CARD, "{:?}", heard(&visitor));
        visitor.chooses_id(tag, "service-more");
        assert!(characters(&visitor) <= MORE, "{:?}", heard(&visitor));
        visitor.press(Key::Back).chooses_id(tag, "service-ask");
        visitor.answers('1').answers('1');
        assert_eq!(visitor.hears()[0], said(tag, "eligible-yes"));
        assert!(characters(&visitor) <= CARD / 2, "{:?}", heard(&visitor));
    }
}

#[test]
fn no_page_is_read_for_much_longer() {
    for tag in TAGS {
        let numbers = (100..1_000).filter(|it| shipped().catalogue.numbered(*it).is_some());
        for number in numbers.filter(|it| !LISTS.contains(it)) {
            let visitor = at(tag, &number.to_string());
            let characters = characters(&visitor);
            assert!(characters <= PAGE, "{number} in {tag}: {characters}");
        }
    }
}

#[test]
fn what_has_no_room_on_a_card_is_one_key_away_and_back() {
    let mut visitor = at("pl", "312");
    let heading = visitor.heading().to_owned();
    assert!(!visitor.sees().contains("Fundacja Uśmiech"));
    visitor.chooses_id("pl", "service-more");
    assert_eq!(visitor.heading(), heading);
    assert_eq!(visitor.hears()[1], said("pl", "service-more"));
    for told in [
        "Fundacja Uśmiech",
        "25 godzin",
        "nie zastępuje pielęgniarki",
    ] {
        assert!(visitor.sees().contains(told), "{}", visitor.sees());
    }
    assert!(visitor.sees().contains("Źródło: infor.pl"));
    visitor.press(Key::Back);
    let controls: Vec<_> = visitor.page().controls().map(|(_, it)| it).collect();
    assert!(
        controls
            .iter()
            .any(|it| matches!(it.message, Message::Open(Screen::More(_))))
    );
}

#[test]
fn sources_are_heard_by_those_who_go_there_and_not_when_the_page_is_read() {
    for tag in TAGS {
        let mut visitor = at(tag, "311");
        let known_from = said(tag, "known-from");
        assert!(visitor.sees().contains(&known_from), "{}", visitor.sees());
        let whole = heard(&visitor).join(" ");
        assert!(!whole.contains(&known_from), "{whole}");
        // An old fact has its date also for the ear.
        let year = match tag {
            "pl" => "Dane z",
            "en" => "Information from",
            _ => "Станом на",
        };
        assert!(whole.contains(year), "{whole}");
        let is_source = |stop: &Stop<_>| match stop {
            Stop::Passage(blocks) => blocks.iter().any(|it| it.kind == BlockKind::Source),
            Stop::Control(_) => false,
        };
        let source = visitor.page().stops.iter().position(is_source).unwrap();
        while visitor.page().focus < source {
            visitor.press(Key::Down);
        }
        let told = focused(visitor.shown());
        assert!(
            told.iter().any(|it| it.words.contains(&known_from)),
            "{told:?}"
        );
    }
}

#[test]
fn a_label_and_its_text_are_one_utterance() {
    let locales = &shipped().locales;
    let mut many = 0;
    for number in (100..1_000).filter(|it| shipped().catalogue.numbered(*it).is_some()) {
        let visitor = at("pl", &number.to_string());
        let heard = heard(&visitor);
        for (_, block) in visitor.page().blocks() {
            let Some(label) = &block.label else { continue };
            if label.language != block.text.language || block.kind == BlockKind::Source {
                continue;
            }
            let told = Text::new(label.language, block.in_one_line());
            let told = locales.spoken(&told).words;
            let is_one = heard.iter().any(|it| it.contains(&told));
            assert!(is_one, "{told:?} is not in {heard:?}");
            many += 1;
        }
    }
    assert!(many > 100, "{many}");
}

#[test]
fn the_time_of_a_meeting_and_the_only_date_of_a_card_are_said_once() {
    for (tag, day) in [("pl", "Jutro"), ("uk", "Завтра"), ("en", "Tomorrow")] {
        let mut visitor = at(tag, "202");
        visitor.chooses_first();
        let heading = visitor.page().step.clone().unwrap().words;
        assert!(heading.starts_with(day), "{heading}");
        let hears = visitor.hears();
        let time = heading.to_lowercase();
        let times = hears.iter().filter(|it| it.to_lowercase().contains(&time));
        assert_eq!(times.count(), 1, "{hears:?}");
        let date = said_in_asides(&visitor);
        let mut all = hears;
        for _ in 1..visitor.page().stops.len() {
            all.extend(visitor.press(Key::Down).hears());
        }
        let dates = all.iter().filter(|it| it.contains(&date));
        assert_eq!(dates.count(), 1, "{all:?}");
    }
}

/// The only date beside the facts of a page.
fn said_in_asides(visitor: &Visitor) -> String {
    let blocks = visitor.page().blocks().map(|(_, block)| block);
    let mut asides = blocks.filter(|it| it.kind == BlockKind::Aside);
    asides.next().unwrap().text.words.clone()
}

#[test]
fn the_date_of_a_phone_number_is_in_one_stop_with_it() {
    for tag in TAGS {
        let numbers = (100..1_000).filter(|it| shipped().catalogue.numbered(*it).is_some());
        for number in numbers {
            let visitor = at(tag, &number.to_string());
            for pair in visitor.page().stops.windows(2) {
                let above = pair[0].blocks().last().map(|it| &it.kind);
                let below = pair[1].blocks().first().map(|it| &it.kind);
                let kinds = (above, below);
                let is_apart = kinds == (Some(&BlockKind::Takeaway), Some(&BlockKind::Aside));
                assert!(!is_apart, "{number} in {tag}: {pair:?}");
            }
        }
    }
}
