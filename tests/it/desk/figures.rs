//! Figures for the council, as a clerk sees them: what is told, what is not, and what is asked for in vain.

use std::collections::BTreeMap;
use std::sync::Arc;

use cas_desk::asked::Method;
use cas_desk::desk::Desk;
use cas_desk::place::Place;
use cas_kiosk::count::shown::{SHOWN_MIN, hide};
use cas_kiosk::reference::reference;
use cas_kiosk::request::{About, Request};
use cas_kiosk::text::Localized;
use chrono::{DateTime, TimeDelta, Utc};
use expect_test::expect;

use super::{Clerk, HOST, MARKUP};
use crate::known::TAGS;
use crate::office::request;
use crate::visitor::{language, shipped, shipped_anew};

/// A day of the month in which the clerk works.
const NOVEMBER: &str = "2024-11-20T10:00:00+01:00";
const OCTOBER: &str = "2024-10-20T10:00:00+02:00";
/// A service of the shipped content that others should not see.
const SENSITIVE: &str = "crisis-help";

/// So many requests for a service, sent at this time. The first has this number.
fn asked(first: u32, count: u32, service: &str, at: &str) -> Vec<Request> {
    let numbers = first..first + count;
    let requests = numbers.map(|number| Request {
        reference: reference(7, number),
        service: service.to_owned(),
        at: at.parse().unwrap(),
        ..request(&id(number))
    });
    requests.collect()
}

fn id(number: u32) -> String {
    format!("{number:032x}")
}

/// The requests of a month: nine for one service, eleven for another, and so on.
fn small() -> Vec<Request> {
    of_services(&[9, 11, 12, 31])
}

/// So many requests for each of these services, sent in a month.
fn of_services(counts: &[u32]) -> Vec<Request> {
    let services = ["assistant", "zlota-raczka", "info-call", "centre-call"];
    let mut first = 1;
    let groups = counts.iter().zip(services).map(|(count, service)| {
        let group = asked(first, *count, service, NOVEMBER);
        first += count;
        group
    });
    groups.flatten().collect()
}

/// The table as lines, without the mark at its beginning.
fn lines(clerk: &mut Clerk, query: &str) -> Vec<String> {
    let asked = clerk.asked(Method::Get, &format!("/figures.csv?{query}"));
    let answer = clerk.asks(&asked);
    assert_eq!(
        (answer.status, answer.kind),
        (200, "text/csv; charset=utf-8")
    );
    let named = answer.header("content-disposition").unwrap();
    assert_eq!(named, "attachment; filename=\"figures.csv\"");
    let lines = answer.body.strip_prefix('\u{feff}').unwrap();
    let lines = lines.strip_suffix("\r\n").unwrap().split("\r\n");
    lines.map(str::to_owned).collect()
}

/// The first cells of the lines of this month.
fn counts(clerk: &mut Clerk, query: &str, month: &str) -> Vec<[String; 2]> {
    let lines = lines(clerk, query);
    let lines = lines.iter().filter_map(|it| {
        let cells: Vec<&str> = it.split(';').map(|it| it.trim_matches('"')).collect();
        (cells[0] == month).then(|| [cells[1].to_owned(), cells[2].to_owned()])
    });
    lines.collect()
}

fn pairs<const COUNT: usize>(pairs: [[&str; 2]; COUNT]) -> Vec<[String; 2]> {
    pairs.map(|it| it.map(str::to_owned)).to_vec()
}

#[test]
fn what_is_small_is_not_told_nor_what_it_takes_that_it_cannot_be_computed() {
    let mut clerk = Clerk::with("pl", &small());
    expect![[r#"
        "Miesiąc";"Usługa";"Zgłoszenia";"Ile dni czekano na rozmowę: połowa czekała najwyżej (mediana)";"Ile dni czekano na rozmowę: 9 na 10 czekało najwyżej (90. percentyl)";"zakończone: załatwione";"zakończone: osoba już nie chce";"zakończone: zgłoszenie wycofane";"zakończone: nie ma kontaktu";"zakończone: nie dla tej osoby";"zakończone: w inny sposób";"inny urząd"
        "Wszystkie te miesiące";"Złota Rączka";"–";"–";"–";"<10";"<10";"<10";"<10";"<10";"<10";"<10"
    "#]]
    .assert_eq(&(lines(&mut clerk, "")[..2].join("\n") + "\n"));
    let told = counts(&mut clerk, "", "2024-11, trwa");
    let numbers: Vec<&str> = told.iter().map(|it| it[1].as_str()).collect();
    assert_eq!(numbers, ["–", "–", "10", "30", "65"], "{told:?}");
    assert_eq!(told[4][0], "Razem");
    let whole = counts(&mut clerk, "", "Wszystkie te miesiące");
    assert_eq!(whole, told);
    // A month in which there was nothing looks as one in which there was little.
    let before = counts(&mut clerk, "", "2024-10");
    assert_eq!(before, pairs([["Razem", "<10"]]));
}

/// The numbers of each service, and the last is their total.
#[track_caller]
fn tells<const COUNT: usize>(services: &[u32], numbers: [&str; COUNT]) {
    let mut clerk = Clerk::with("en", &of_services(services));
    let told = counts(&mut clerk, "from=2024-11", "2024-11, so far");
    let told: Vec<&str> = told.iter().map(|it| it[1].as_str()).collect();
    // They stand in the order of the content, and here in that of their size.
    let mut sorted = told[..told.len() - 1].to_vec();
    sorted.sort_by_key(|it| it.parse().unwrap_or(0));
    sorted.push(told[told.len() - 1]);
    assert_eq!(sorted, numbers, "{services:?}");
}

#[test]
fn from_the_total_and_the_other_numbers_nobody_can_compute_a_small_one() {
    tells(&[9], ["<10", "<10"]);
    tells(&[4, 5], ["<10", "<10", "<10"]);
    tells(&[9, 9], ["–", "–", "20"]);
    tells(&[10, 20], ["10", "20", "30"]);
    // 9 would be 60 less 20 and 30.
    tells(&[9, 20, 30], ["–", "–", "30", "60"]);
    // 3 would be less than 5, since the other is 10 at the least.
    tells(&[3, 10, 50], ["–", "–", "50", "65"]);
    // Two would be 1 each.
    tells(&[1, 1, 20, 30], ["–", "–", "–", "30", "50"]);
    // Together they are enough.
    tells(&[8, 8, 20, 30], ["–", "–", "20", "30", "65"]);
}

/// Whoever knows the sum and what is told exactly, and by what rule the rest is not told, still cannot say of any number
/// that it is smaller than one that would be told.
#[test]
fn each_number_that_is_not_told_could_be_as_large_as_those_that_are_small_can_be() {
    const MOST: u64 = 26;
    for least in [0, 1] {
        for parts in [2, 3, 4] {
            let mut largest: BTreeMap<Told, Vec<u64>> = BTreeMap::new();
            every(parts, least, MOST, &mut |counts| {
                let mut hidden = vec![false; counts.len()];
                hide(counts, least, &mut hidden);
                let told: Vec<Option<u64>> = (counts.iter().zip(&hidden))
                    .map(|(count, is_hidden)| (!is_hidden).then_some(*count))
                    .collect();
                assert!(told.iter().flatten().all(|it| *it >= SHOWN_MIN));
                let seen = largest.entry((counts.iter().sum(), told));
                let seen = seen.or_insert_with(|| counts.to_vec());
                for (seen, count) in seen.iter_mut().zip(counts) {
                    *seen = (*seen).max(*count);
                }
            });
            for ((sum, told), largest) in &largest {
                let is_any_told = told.iter().any(Option::is_some);
                for (told, largest) in told.iter().zip(largest) {
                    let is_safe = told.is_some() || *largest >= SHOWN_MIN - 1;
                    assert!(is_safe || !is_any_told, "{sum}: {largest}");
                }
            }
        }
    }
}

/// The sum, and what is told of which it is one.
type Told = (u64, Vec<Option<u64>>);

/// Tries all numbers from the least on whose sum is not more than the most.
fn every(parts: usize, least: u64, most: u64, tries: &mut dyn FnMut(&[u64])) {
    fn more(
        counts: &mut Vec<u64>,
        parts: usize,
        least: u64,
        left: u64,
        tries: &mut dyn FnMut(&[u64]),
    ) {
        if counts.len() == parts {
            return tries(counts);
        }
        for count in least..=left {
            counts.push(count);
            more(counts, parts, least, left - count, tries);
            counts.pop();
        }
    }
    more(&mut Vec::new(), parts, least, most, tries);
}

#[test]
fn the_totals_of_a_month_are_the_same_by_whatever_it_is_told_apart() {
    let mut requests = of_services(&[3, 14, 17, 41]);
    for (at, request) in requests.iter_mut().enumerate() {
        request.language = ["pl", "pl", "pl", "en", "uk"][at % 5].to_owned();
        let centre = ["cas-38", "cas-1", "cas-none"][at % 3].to_owned();
        request.about = (at % 2 == 0).then_some(About {
            centre,
            activity: None,
            meeting: None,
        });
    }
    let mut clerk = Clerk::with("en", &requests);
    for number in 1..=33 {
        assert_eq!(clerk.tells(&id(number), "deed=closed&how=done"), 303);
    }
    for by in ["service", "district", "language"] {
        let lines = lines(&mut clerk, &format!("from=2024-11&by={by}"));
        let totals = lines.iter().filter(|it| it.contains("\"Total\""));
        for total in totals {
            let cells: Vec<&str> = total.split(';').skip(2).collect();
            let expected = r#""75";"–";"–";"35";"<10";"<10";"<10";"<10";"<10";"<10""#;
            assert_eq!(cells.join(";"), expected, "{by}");
        }
    }
}

/// It would tell that they are at the least as many.
#[test]
fn of_a_group_of_which_it_is_not_told_how_many_were_sent_nothing_is_told() {
    let mut clerk = Clerk::with("en", &of_services(&[3, 12, 40, 50]));
    for number in 4..=105 {
        assert_eq!(clerk.tells(&id(number), "deed=closed&how=done"), 303);
    }
    let lines = lines(&mut clerk, "from=2024-11");
    let done = |line: &String| {
        let cells: Vec<&str> = line.split(';').map(|it| it.trim_matches('"')).collect();
        [cells[2], cells[5]].map(str::to_owned)
    };
    let mut told: Vec<[String; 2]> = lines[1..6].iter().map(done).collect();
    told[..4].sort();
    let expected = [
        ["40", "40"],
        ["50", "50"],
        ["–", "–"],
        ["–", "–"],
        ["105", "100"],
    ];
    assert_eq!(told, pairs(expected));
}

#[test]
fn the_page_has_a_plot_with_the_numbers_of_the_table_in_every_language() {
    for (tag, running, sums) in [
        ("pl", "2024-11, trwa", "Razem"),
        ("en", "2024-11, so far", "Total"),
        ("uk", "2024-11, триває", "Разом"),
    ] {
        let mut clerk = Clerk::with(tag, &small());
        assert_eq!(clerk.opens("/"), 200);
        assert!(clerk.sees("<a href=\"/figures\">"), "{}", clerk.page);
        assert_eq!(clerk.opens("/figures"), 200);
        assert!(!clerk.sees("role=\"alert\""), "{}", clerk.page);
        assert!(clerk.sees("role=\"img\" aria-labelledby=\"plot-title plot-about\""));
        let months = clerk.page.matches("<tbody>").count();
        assert_eq!(months, 1 + 13, "{}", clerk.page);
        let picture = clerk.page.split_once("<svg").unwrap().1;
        let (picture, table) = picture.split_once("<table").unwrap();
        assert!(
            picture.contains(running) && table.contains(running),
            "{tag}"
        );
        // Twelve months without a number that is told, and one with.
        assert_eq!(picture.matches("class=\"untold\"").count(), 12, "{picture}");
        assert_eq!(picture.matches(">&lt;10</text>").count(), 12, "{picture}");
        assert_eq!(picture.matches(">65</text>").count(), 1, "{picture}");
        let row = format!("<bdi>{sums}</bdi></th><td>65</td>");
        assert_eq!(table.matches(&row).count(), 2, "{row}: {table}");
        assert!(!clerk.sees("style=\""), "the policy forbids it");
        assert!(clerk.sees("href=\"/figures.csv?from=2023-11&amp;to=2024-11&amp;by=service\""));
    }
}

#[test]
fn days_until_called_are_those_of_somebody_and_never_told_of_fewer_than_ten() {
    let mut clerk = Clerk::with("pl", &asked(1, 11, "zlota-raczka", NOVEMBER));
    let sent: DateTime<Utc> = NOVEMBER.parse().unwrap();
    for (number, hours) in (1..).zip([1, 2, 3, 4, 13, 14, 15, 16, 60]) {
        clerk.comes_back(sent + TimeDelta::hours(hours));
        assert_eq!(clerk.tells(&id(number), "deed=called"), 303);
    }
    let days = |clerk: &mut Clerk| {
        let lines = lines(clerk, "from=2024-11");
        let cells: Vec<&str> = lines[1].split(';').collect();
        [cells[2], cells[3], cells[4]].map(str::to_owned)
    };
    assert_eq!(days(&mut clerk), ["\"10\"", "\"–\"", "\"–\""]);
    clerk.comes_back(sent + TimeDelta::hours(100));
    assert_eq!(clerk.tells(&id(10), "deed=called"), 303);
    assert_eq!(days(&mut clerk), ["\"10\"", "\"1\"", "\"2,5\""]);
}

#[test]
fn how_requests_have_ended_is_told_by_the_same_rule() {
    let mut clerk = Clerk::with("en", &asked(1, 22, "zlota-raczka", NOVEMBER));
    for number in 1..=12 {
        assert_eq!(clerk.tells(&id(number), "deed=closed&how=done"), 303);
    }
    for number in 13..=21 {
        let fields = "deed=closed&how=unreachable";
        assert_eq!(clerk.tells(&id(number), fields), 303);
    }
    let line = lines(&mut clerk, "from=2024-11").pop().unwrap();
    let cells: Vec<&str> = line.split(';').map(|it| it.trim_matches('"')).collect();
    let [month, group, sent, ..] = cells[..] else {
        panic!("{line}");
    };
    assert_eq!((month, group, sent), ("2024-11, so far", "Total", "20"));
    assert_eq!(cells[5..], ["10", "<10", "<10", "<10", "<10", "<10", "<10"]);
}

#[test]
fn the_district_is_that_of_the_centre_and_a_language_has_its_own_name() {
    let mut requests = asked(1, 48, "centre-call", NOVEMBER);
    let about = |centre: &str| {
        Some(About {
            centre: centre.to_owned(),
            activity: None,
            meeting: None,
        })
    };
    for (at, request) in requests.iter_mut().enumerate() {
        request.about = [about("cas-38"), about("cas-1"), about("cas-none"), None][at / 12].clone();
        request.language = ["uk", "pl", "en", "de"][at / 12].to_owned();
    }
    for tag in TAGS {
        let mut clerk = Clerk::with(tag, &requests);
        let names = |clerk: &mut Clerk, by: &str| {
            let query = format!("from=2024-10&to=2024-11&by={by}");
            let lines = lines(clerk, &query);
            let lines = lines.iter().skip(1).take(5);
            lines
                .map(|it| it.split(';').nth(1).unwrap().trim_matches('"').to_owned())
                .collect::<Vec<_>>()
        };
        let title = |id: &str| {
            let mut districts = shipped().content.site.districts.iter();
            let district = districts.find(|it| it.id == id).unwrap();
            district.title.get(language(tag)).words
        };
        let districts = names(&mut clerk, "district");
        assert_eq!(districts[..2], [title("I"), title("XIII")]);
        let languages = names(&mut clerk, "language");
        let told = |of: &str| {
            let args = [("tag", of.into())];
            let locales = &shipped().locales;
            locales.say(language(tag), "language-called", &args).words
        };
        let expected = [told("pl"), told("en"), told("uk"), "de".to_owned()];
        assert_eq!(languages[..4], expected);
        if tag == "pl" {
            let rest = ["dzielnica nieznana", "nie dotyczy centrum"];
            assert_eq!(districts[2..4], rest);
        }
    }
}

#[test]
fn what_others_should_not_see_is_in_no_number_and_that_is_always_told() {
    let content = &shipped().content;
    assert!(content.services[content.service(SENSITIVE).unwrap()].sensitive);
    let mut requests = asked(1, 15, SENSITIVE, NOVEMBER);
    let mut without = Clerk::with("en", &asked(16, 10, "zlota-raczka", NOVEMBER));
    requests.extend(asked(16, 10, "zlota-raczka", NOVEMBER));
    let mut with = Clerk::with("en", &requests);
    for by in ["service", "district", "language"] {
        let query = format!("by={by}");
        assert_eq!(lines(&mut with, &query), lines(&mut without, &query));
        with.opens(&format!("/figures?{query}"));
        without.opens(&format!("/figures?{query}"));
        let main = |clerk: &Clerk| {
            let main = clerk.page.split_once("<main").unwrap().1;
            main.split_once("</main>").unwrap().0.to_owned()
        };
        assert_eq!(main(&with), main(&without));
        assert!(
            with.sees("Requests for services that others should not see are not counted here.")
        );
    }
}

#[test]
fn figures_are_those_of_the_months_that_are_asked_for() {
    let mut requests = asked(1, 10, "zlota-raczka", OCTOBER);
    requests.extend(asked(11, 20, "zlota-raczka", NOVEMBER));
    let mut clerk = Clerk::with("en", &requests);
    for (query, sums) in [
        ("", "30"),
        ("from=2024-10&to=2024-10", "10"),
        ("from=2024-11", "20"),
        ("to=2024-10", "10"),
        ("from=2019-12&to=2024-11", "30"),
    ] {
        let all = counts(&mut clerk, query, "All these months");
        assert_eq!(all.last().unwrap()[1], sums, "{query}");
        assert_eq!(clerk.opens(&format!("/figures?{query}")), 200);
        assert!(!clerk.sees("role=\"alert\""), "{query}");
    }
}

#[test]
fn what_there_is_not_is_told_and_the_last_year_is_shown() {
    let mut clerk = Clerk::with("pl", &small());
    clerk.opens("/figures");
    let (usual, table) = (clerk.page.clone(), lines(&mut clerk, ""));
    let content = |page: &str| {
        page.split_once("<form method=\"get\" action=\"/figures\"")
            .unwrap()
            .1
            .to_owned()
    };
    for query in [
        "from=2024-13",
        "from=11.2024",
        "from=%2B2024-1",
        "to=2024-12",
        "to=9999-12",
        "from=2024-11&to=2024-10",
        "from=2019-11&to=2024-11",
        "from=0000-01&to=0000-00",
        "by=person",
        "by=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "from=%22%3E%3Cscript%3E&to=%00",
    ] {
        assert_eq!(clerk.opens(&format!("/figures?{query}")), 200, "{query}");
        assert!(
            clerk.sees("role=\"alert\"") && clerk.sees("Takich liczb nie ma."),
            "{query}"
        );
        assert!(!clerk.sees("<script"), "{query}");
        assert_eq!(content(&clerk.page), content(&usual), "{query}");
        assert_eq!(lines(&mut clerk, query), table, "{query}");
    }
}

#[test]
fn names_of_the_content_are_shown_as_words_and_no_formula_for_a_spreadsheet() {
    let formula = "=HYPERLINK(\"http://x\";\"1\")";
    for (title, shown) in [
        (MARKUP, "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;"),
        (formula, "<bdi>=HYPERLINK("),
    ] {
        let mut setup = shipped_anew();
        for service in &mut setup.content.services {
            service.title = Localized::new(language("pl"), title);
        }
        let mut clerk = Clerk::with("pl", &asked(1, 10, "zlota-raczka", NOVEMBER));
        let book = clerk.folder.path().join("book");
        let setup = Some(Arc::new(setup));
        let place = Place::loopback(HOST.parse().unwrap());
        let desk = Desk::open(&book, place, setup, language("pl")).unwrap();
        clerk.desk = Arc::new(desk.with_link("ewa").unwrap());
        clerk.opens("/figures");
        assert!(
            clerk.sees(shown) && !clerk.sees("<script"),
            "{}",
            clerk.page
        );
        let line = lines(&mut clerk, "").swap_remove(1);
        let cell = ";\"'=HYPERLINK(\"\"http://x\"\";\"\"1\"\")\";";
        assert_eq!(line.contains(cell), title == formula, "{line}");
    }
}

#[test]
fn nobody_sees_figures_who_is_not_signed_in() {
    let mut clerk = Clerk::arrives("pl");
    clerk.gets(&small());
    for path in ["/figures", "/figures.csv"] {
        assert_eq!(clerk.opens(path), 401, "{path}");
        assert!(!clerk.sees("2024-11") && !clerk.sees("\"10\""), "{path}");
    }
}
