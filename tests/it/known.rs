//! What the shipped content knows of the city, and how it is told in each language.

use std::fmt::Write as _;

use cas_kiosk::page::{Key, Stop, announce};

use crate::visitor::{Visitor, language, shipped};

pub const TAGS: [&str; 3] = ["pl", "en", "uk"];

fn at_home(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(shipped(), "2026-11-28T20:00");
    visitor.chooses_id(tag, "language-name");
    visitor
}

fn page_of(number: u16, tag: &str) -> Visitor {
    let mut visitor = at_home(tag);
    visitor.types(&number.to_string());
    visitor
}

fn labels(visitor: &Visitor) -> Vec<String> {
    let controls = visitor.page().controls();
    controls
        .map(|(_, control)| control.label.words.clone())
        .collect()
}

/// What a page tells above its last line, with its heading.
fn told(visitor: &Visitor) -> String {
    let page = visitor.page();
    let mut told = page.heading.words.clone();
    for stop in &page.stops {
        match stop {
            Stop::Passage(blocks) => {
                for block in blocks {
                    let label = block.label.as_ref().map_or("", |label| &label.words);
                    let _ = write!(told, "\n{label} {}", block.text.words);
                }
            }
            Stop::Control(control) => {
                let detail = control.detail.as_ref().map_or("", |detail| &detail.words);
                let _ = write!(told, "\n{} {detail}", control.label.words);
            }
        }
    }
    told
}

/// The numbers of all pages of services and articles.
fn cards() -> Vec<u16> {
    let content = &shipped().content;
    let services = content.services.iter().filter_map(|it| it.number);
    let articles = content.articles.iter().filter_map(|it| it.number);
    services.chain(articles).collect()
}

#[test]
fn where_a_district_is_chosen_its_name_on_signs_stands_beside_the_ukrainian_one_and_is_not_said() {
    for (tag, name, shown) in [
        (
            "pl",
            "Dzielnica XVIII Nowa Huta",
            "Dzielnica XVIII Nowa Huta",
        ),
        (
            "en",
            "Dzielnica XVIII Nowa Huta",
            "Dzielnica XVIII Nowa Huta",
        ),
        (
            "uk",
            "Район XVIII Нова Гута",
            "Район XVIII Нова Гута (Nowa Huta)",
        ),
    ] {
        for (number, list) in [
            (100, "centres-districts"),
            (200, "activities-districts"),
            (500, ""),
        ] {
            let mut visitor = page_of(number, tag);
            if list.is_empty() {
                visitor.types("nowa huta");
            } else {
                visitor.chooses_id(tag, list);
            }
            assert!(visitor.sees().contains(shown), "{}", visitor.sees());
            let mut said = announce::read(visitor.shown()).into_iter();
            assert!(said.any(|it| it.words == name), "{tag} {number}");
            visitor.chooses(name);
            assert_eq!(visitor.heading(), name);
        }
    }
    let is_cyrillic = |character: char| ('А'..='ї').contains(&character);
    for district in &shipped().content.site.districts {
        let first = district.title.get(language("pl")).words;
        assert_eq!(district.name.as_deref(), first.splitn(3, ' ').nth(2));
        let title = district.title.get(language("uk")).words;
        let mut name = title.split(' ').skip(2).flat_map(str::chars);
        assert!(name.all(|it| is_cyrillic(it) || it == '-'), "{title}");
    }
}

#[test]
fn a_list_has_the_district_in_the_letters_of_the_visitor_and_the_name_of_the_centre_in_polish() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("uk", "language-name").types("220");
    let entry = |visitor: &Visitor| {
        let mut controls = visitor.page().controls();
        let entry = controls.find(|(_, it)| it.detail.is_some()).unwrap().1;
        (entry.detail.clone().unwrap(), entry.more.clone().unwrap())
    };
    let (centre, district) = entry(&visitor);
    assert_eq!(centre.language, language("pl"));
    assert_eq!(district.language, language("uk"));
    assert!(district.words.starts_with("Район "), "{district:?}");
    let both = format!("{}, {}", centre.words, district.words);
    assert!(visitor.sees().contains(&both), "{}", visitor.sees());
    visitor = page_of(100, "uk");
    visitor.chooses_id("uk", "centres-all");
    assert!(visitor.sees().contains(", Район "), "{}", visitor.sees());
}

#[test]
fn a_district_is_found_in_either_letters_in_every_language() {
    for tag in TAGS {
        for words in [
            "нова гута",
            "nowa huta",
            "Прондник Бяли",
            "бронов",
            "czyzyny",
        ] {
            let mut visitor = page_of(500, tag);
            visitor.types(words);
            let found = shipped()
                .locales
                .say(language(tag), "found-district", &[])
                .words;
            let controls = visitor.page().controls();
            let details = controls.filter_map(|(_, control)| control.detail.as_ref());
            let is_found = details.map(|it| &it.words).any(|it| *it == found);
            assert!(is_found, "{words} in {tag}:\n{}", visitor.sees());
        }
    }
}

#[test]
fn an_extension_is_told_in_the_language_of_the_visitor() {
    for (tag, word) in [("pl", "wew."), ("en", "ext."), ("uk", "дод.")] {
        let sees = page_of(120, tag).sees();
        assert!(sees.contains(&format!("12 425 36 38 {word} 153")), "{sees}");
        let sees = page_of(403, tag).sees();
        assert!(sees.contains(&format!("12 634 13 55 {word} 207")), "{sees}");
        assert!(sees.contains("785 042 119\n"), "{sees}");
    }
}

#[test]
fn who_has_nothing_to_eat_is_told_another_way_where_nobody_answers() {
    for (tag, days_unknown) in [
        ("pl", "Nie wiemy, w które dni."),
        ("en", "We do not know on which days."),
        ("uk", "Ми не знаємо, у які дні."),
    ] {
        let visitor = page_of(341, tag);
        let told = told(&visitor);
        assert!(told.contains(days_unknown), "{told}");
        let mut controls = visitor.page().controls();
        assert!(controls.any(|(_, it)| it.number == Some(352)), "{told}");
        for number in ["12 616 55 55", "12 616 54 27"] {
            assert_eq!(told.matches(number).count(), 1, "{number}:\n{told}");
        }
    }
}

#[test]
fn the_switchboard_has_a_page_and_stands_among_the_useful_numbers() {
    for tag in TAGS {
        for number in [353, 404, 402] {
            let sees = page_of(number, tag).sees();
            assert!(sees.contains("12 616 55 55"), "{sees}");
        }
    }
    let mut visitor = page_of(500, "pl");
    visitor.types("urzad miasta");
    let found = labels(&visitor);
    assert!(
        found.iter().any(|it| it.starts_with("Urząd miasta")),
        "{found:?}"
    );
}

#[test]
fn mops_is_explained_on_every_page_that_names_it() {
    for (tag, explained) in [
        ("pl", "pomoc"),
        ("en", "social services"),
        ("uk", "соціальн"),
    ] {
        for number in cards() {
            let told = told(&page_of(number, tag));
            let is_explained = told.to_lowercase().contains(explained);
            assert!(
                is_explained || !told.contains("MOPS"),
                "{number} {tag}:\n{told}"
            );
        }
    }
}

#[test]
fn what_named_centres_offer_is_told_and_found() {
    let offers = |number, tag| {
        let mut visitor = page_of(number, tag);
        visitor.chooses_id(tag, "activities-of-centre");
        visitor.sees()
    };
    let sees = offers(113, "pl");
    for words in ["scrabble, brydż", "decoupage", "Komputer, telefon i tablet"] {
        assert!(sees.contains(words), "{words}:\n{sees}");
    }
    for number in [103, 133, 136, 155] {
        let sees = offers(number, "uk");
        assert!(sees.contains("Йога і гімнастика"), "{sees}");
    }
    let mut visitor = page_of(500, "pl");
    visitor.types("bizuteria");
    assert!(visitor.sees().contains("CAS Uskrzydleni Wiekiem"));
}

#[test]
fn a_source_without_a_date_shows_none() {
    for (tag, undated) in [
        ("pl", "Nie wiemy, z kiedy są te dane."),
        ("en", "We do not know how recent this is."),
        ("uk", "Дата цих даних невідома."),
    ] {
        let told = told(&page_of(343, tag));
        assert!(told.contains(undated), "{told}");
        assert!(!told.contains("2021"), "{told}");
    }
}

#[test]
fn what_has_ended_comes_last_in_information() {
    for tag in TAGS {
        let listed = labels(&page_of(400, tag));
        let last = listed.iter().rfind(|it| it.contains("PASIOS"));
        let last = listed.iter().position(|it| Some(it) == last);
        let articles = shipped().content.articles.len();
        assert_eq!(last, Some(articles - 1), "{listed:?}");
    }
}

#[test]
fn the_handyman_asks_only_for_what_the_office_needs() {
    let mut visitor = at_home("pl");
    visitor.begins_repair("pl", "situation-keep");
    let mut asked = Vec::new();
    for answer in ["HALINA NOWAK", "605918274", "78"] {
        asked.push(visitor.heading().to_owned());
        visitor.types(answer).press(Key::Enter);
    }
    asked.push(visitor.heading().to_owned());
    visitor.answers('1');
    asked.push(visitor.heading().to_owned());
    visitor.answers('1').chooses_id("pl", "continue");
    asked.push(visitor.heading().to_owned());
    visitor.chooses_id("pl", "skip");
    asked.push(visitor.heading().to_owned());
    visitor.answers('1');
    let expected = [
        "Jak się Pan/Pani nazywa?",
        "Jaki ma Pan/Pani numer telefonu?",
        "Ile ma Pan/Pani lat?",
        "Z kim Pan/Pani mieszka?",
        "Co się zepsuło?",
        "Co jeszcze warto wiedzieć o naprawie?",
        "Kiedy najlepiej dzwonić?",
    ];
    assert_eq!(asked, expected);
    let sees = visitor.sees();
    for words in ["HALINA NOWAK", "78", "Samotnie", "Kran albo zlew"] {
        assert!(sees.contains(words), "{words}:\n{sees}");
    }
}
