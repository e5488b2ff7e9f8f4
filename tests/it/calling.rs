//! "Please call first" on every card: never a number for emergencies, and never the first of several.

use std::collections::BTreeSet;
use std::sync::Arc;

use cas_kiosk::app::{App, Message, Moment, Screen};
use cas_kiosk::content::fact::{LINE, Line};
use cas_kiosk::content::service::Offered;
use cas_kiosk::page::{Block, BlockKind};
use cas_kiosk::schedule::Open;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::layout::Plan;
use cas_kiosk::text::{Language, Localized, length};

use crate::exploration::screens;
use crate::visitor::{Visitor, clock_at, in_one_line, language, shipped, shipped_anew};

/// A day on which some facts are old, and one on which all of them are.
const DAYS: [&str; 2] = ["2026-11-24T10:00", "2031-03-03T10:00"];

/// A card, and the numbers that stand on it which are not for emergencies.
struct Card<'s> {
    screen: Screen,
    numbers: BTreeSet<&'s str>,
    /// Whether all the numbers that stand on it are for emergencies.
    is_urgent: bool,
}

fn of_lines<'s>(setup: &Setup, screen: Screen, lines: &'s [Line]) -> Card<'s> {
    let site = &setup.content.site;
    let is_urgent =
        |line: &&Line| line.hours == Some(Open::Always) || site.is_emergency(&line.number);
    let others = lines.iter().filter(|line| !is_urgent(line));
    let numbers: BTreeSet<_> = others.map(|line| line.number.as_str()).collect();
    Card {
        is_urgent: numbers.is_empty() && !lines.is_empty(),
        screen,
        numbers,
    }
}

/// Every card there is.
fn cards(setup: &Setup) -> Vec<Card<'_>> {
    let content = &setup.content;
    let services = content.services.with_ids();
    let services = services.filter(|(_, it)| it.offered == Offered::InGroup);
    let services = services.map(|(id, it)| (Screen::Service(id), &it.lines));
    let articles = content.articles.with_ids();
    let articles = articles.map(|(id, it)| (Screen::Article(id), &it.lines));
    let with_lines = services.chain(articles);
    let with_lines = with_lines.map(|(screen, lines)| of_lines(setup, screen, lines));
    let of_centre = |screen, centre| Card {
        screen,
        numbers: content.centres[centre]
            .phones
            .iter()
            .map(String::as_str)
            .collect(),
        is_urgent: false,
    };
    let centres = content.centres.ids();
    let centres = centres.map(|centre| of_centre(Screen::Centre(centre), centre));
    let activities = content.activities.ids().map(|activity| {
        let centre = content.centre_of(activity);
        of_centre(Screen::Activity(activity), centre)
    });
    with_lines.chain(centres).chain(activities).collect()
}

/// The blocks of a card.
fn blocks(setup: &Arc<Setup>, tag: Language, screen: &Screen, at: &str) -> Vec<Block> {
    let moment = Moment {
        now: clock_at(setup, at).now(),
        seed: [7; 32],
    };
    let mut app = App::new(setup.clone(), moment.now);
    let begin = Message::Begin(tag, Screen::Home);
    app.step(moment, vec![begin, Message::Open(screen.clone())]);
    app.page()
        .blocks()
        .map(|(_, block)| block.clone())
        .collect()
}

/// The place among these blocks of the warning that something may have changed, if there is one, and its
/// words.
fn warning(setup: &Setup, tag: Language, blocks: &[Block]) -> Option<(usize, String)> {
    // All ways to say it begin with the same sentence.
    let told = setup.locales.say(tag, "may-have-changed", &[]).words;
    let (begins, _) = told.split_once('.').unwrap();
    let texts = blocks.iter().enumerate().flat_map(|(at, block)| {
        let texts = block.preface.iter().chain([&block.text]);
        texts.map(move |text| (at, text.words.clone()))
    });
    let mut found = texts.filter(|(_, words)| words.starts_with(begins));
    let first = found.next();
    assert_eq!(found.next(), None, "it is told once");
    first
}

#[test]
fn no_card_says_to_call_a_number_for_emergencies_first_nor_the_first_of_several() {
    let setup = shipped();
    let cards = cards(setup);
    assert!(cards.iter().any(|card| card.is_urgent));
    assert!(cards.iter().any(|card| card.numbers.len() > 1));
    let mut told = [0; 3];
    for tag in ["pl", "en", "uk"].map(language) {
        for at in DAYS {
            for card in &cards {
                let blocks = blocks(setup, tag, &card.screen, at);
                let place = format!("{:?} in {tag} on {at}", card.screen);
                let Some((at, told_here)) = warning(setup, tag, &blocks) else {
                    continue;
                };
                assert!(!card.is_urgent, "{place}");
                // The word before an extension is in the language of the visitor.
                let rule = &setup.content.site.phone_rule;
                let dialled = |number: &str| -> String {
                    let split = rule.split_extension(number);
                    split.map_or(number, |(dialled, _)| dialled).to_owned()
                };
                let has = |block: &Block, number: &str| block.text.words.contains(&dialled(number));
                let has_one = |block: &Block| card.numbers.iter().any(|it| has(block, it));
                let stands = |number: &&str| blocks.iter().any(|block| has(block, number));
                assert!(card.numbers.iter().all(stands), "{place}");
                let id = ["may-have-changed", "call-first", "call-first-chosen"];
                let id = id[card.numbers.len().min(2)];
                assert_eq!(told_here, setup.locales.say(tag, id, &[]).words, "{place}");
                // It is told with what is to be called, and what the card is about stood before.
                if !card.numbers.is_empty() {
                    assert!(
                        blocks[at].preface.is_some() && has_one(&blocks[at]),
                        "{place}"
                    );
                }
                assert!(at > 0, "{place}");
                told[card.numbers.len().min(2)] += 1;
            }
        }
    }
    assert!(told.iter().all(|count| *count > 0), "{told:?}");
}

#[test]
fn where_all_facts_are_old_every_card_but_one_for_emergencies_says_so() {
    let setup = shipped();
    for card in cards(setup) {
        let pl = language("pl");
        let warning = warning(setup, pl, &blocks(setup, pl, &card.screen, DAYS[1]));
        assert_eq!(warning.is_some(), !card.is_urgent, "{:?}", card.screen);
    }
}

#[test]
fn of_several_numbers_none_is_named() {
    for (tag, words) in [
        (
            "pl",
            "Coś mogło się tu zmienić. Proszę wybrać numer i najpierw zadzwonić.",
        ),
        (
            "en",
            "Some of this may have changed. Choose a number and call first.",
        ),
        (
            "uk",
            "Щось тут могло змінитися. Виберіть номер і спершу зателефонуйте.",
        ),
    ] {
        let setup = shipped();
        let article = |id: &str| setup.content.articles.find(|it| it.id == id);
        let service = |id: &str| setup.content.service(id);
        let twice = setup.content.centres.find(|it| it.phones.len() == 2);
        for screen in [
            Screen::Article(article("helplines").unwrap()),
            Screen::Article(article("universities").unwrap()),
            Screen::Service(service("day-homes").unwrap()),
            Screen::Service(service("talk-lines").unwrap()),
            Screen::Centre(twice.unwrap()),
        ] {
            let blocks = blocks(setup, language(tag), &screen, DAYS[0]);
            let mut prefaces = blocks.iter().filter_map(|block| block.preface.as_ref());
            assert!(prefaces.any(|preface| preface.words == words), "{screen:?}");
        }
    }
}

#[test]
fn words_that_lead_to_a_number_are_on_the_same_part_as_the_number() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name").types("331");
    let (words, number) = ("Można zadzwonić od razu:", "12 421 92 82");
    assert!(visitor.sees().contains(&format!("{words} {number}")));
    for (lettering, grid) in screens() {
        let plan = Plan::new(lettering, visitor.shown(), grid.width, grid.height);
        let parts = (0..plan.parts()).map(|part| in_one_line(&plan.draw(part, 0).rows));
        let together = parts.filter(|part| part.contains(&format!("{words} {number}")));
        assert_eq!(together.count(), 1, "{grid}");
    }
}

/// The longest name that content may give to a number, and the longest number.
const NAME: &str = "Miejskie Centrum Informacji dla Seniorów i Seniorek, sekretariat i biu";
const NUMBER: &str = "+48 (12) 616 - 78 - 14 - 15 - 16 - 17 18";

/// The shipped content, where all who are called have this name and this number.
fn with_lines(name: &str, number: &str, is_sample: bool) -> Arc<Setup> {
    let mut setup = shipped_anew();
    let content = &mut setup.content;
    let of_services = content.services.iter_mut().flat_map(|it| &mut it.lines);
    let of_articles = content.articles.iter_mut().flat_map(|it| &mut it.lines);
    for line in of_services.chain(of_articles) {
        line.name = Localized::new(language("pl"), name);
        number.clone_into(&mut line.number);
        line.provenance.sample = is_sample;
    }
    for centre in &mut content.centres {
        centre.phones = centre.phones.iter().map(|_| number.to_owned()).collect();
        centre.provenance.sample = is_sample;
    }
    Arc::new(setup)
}

#[test]
fn no_phone_number_is_cut_in_two_however_long_its_name_is() {
    assert_eq!((length(NAME), length(NUMBER)), (LINE.name, LINE.number));
    for is_sample in [false, true] {
        let setup = with_lines(NAME, NUMBER, is_sample);
        for tag in ["pl", "en", "uk"].map(language) {
            for at in DAYS {
                for card in cards(&setup) {
                    let blocks = blocks(&setup, tag, &card.screen, at);
                    let takeaways = blocks.iter().filter(|it| it.kind == BlockKind::Takeaway);
                    for block in takeaways.filter(|it| it.text.words.contains("616")) {
                        let is_whole = block.text.words.contains(NUMBER);
                        assert!(is_whole, "{:?} in {tag}: {block:?}", card.screen);
                    }
                }
            }
        }
    }
}

#[test]
fn a_phone_number_is_whole_on_one_part_of_every_screen_however_long_its_name_is() {
    for number in ["12 616 78 14", "12 616 78 14 wew. 1234", NUMBER] {
        for length in (10..=LINE.name).step_by(6) {
            let name: String = NAME.chars().take(length).collect();
            let setup = with_lines(name.trim_end(), number, false);
            let now = clock_at(&setup, DAYS[1]).now();
            let mut app = App::new(setup.clone(), now);
            let repair = setup.content.service("zlota-raczka").unwrap();
            let begin = Message::Begin(language("pl"), Screen::Home);
            let opened = Message::Open(Screen::Service(repair));
            app.step(Moment { now, seed: [7; 32] }, vec![begin, opened]);
            for (lettering, grid) in screens() {
                let plan = Plan::new(lettering, app.shown(), grid.width, grid.height);
                let parts: Vec<String> = (0..plan.parts())
                    .map(|part| in_one_line(&plan.draw(part, 0).rows))
                    .collect();
                let is_whole = parts.iter().any(|part| part.contains(number));
                // The smallest screen has room for the advice with any usual number.
                let advice = app.page().blocks().map(|(_, block)| block);
                let advice = advice.flat_map(|it| it.preface.iter().chain([&it.text]));
                let mut advice = advice.map(|it| it.words.as_str());
                let advice = advice.find(|it| it.starts_with("Coś mogło"));
                let has_both =
                    |part: &String| part.contains(advice.unwrap()) && part.contains(number);
                let is_usual = number != NUMBER && lettering.text == Lettering::Native;
                assert!(!is_usual || parts.iter().any(has_both), "{name} at {grid}");
                let parts = parts.join("\n---\n");
                assert!(
                    is_whole,
                    "{name}, {number}, {lettering:?} at {grid}:\n{parts}"
                );
            }
        }
    }
}
