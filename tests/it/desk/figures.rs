//! Figures for the council, as a clerk sees them: what is told, what is not, and what is asked for in vain.

use std::sync::Arc;

use cas_desk::asked::Method;
use cas_desk::desk::Desk;
use cas_desk::place::Place;
use cas_kiosk::reference::reference;
use cas_kiosk::request::{About, Request};
use cas_kiosk::text::Localized;
use cas_kiosk::told;
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

/// The requests of a month: nine for one service, ten for another, and twelve for a third.
fn small() -> Vec<Request> {
    let mut all = asked(1, 9, "assistant", NOVEMBER);
    all.extend(asked(10, 10, "zlota-raczka", NOVEMBER));
    all.extend(asked(20, 12, "info-call", NOVEMBER));
    all
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
fn what_is_small_is_not_told_and_sums_are_of_what_is() {
    let mut clerk = Clerk::with("pl", &small());
    expect![[r#"
        "Miesiąc";"Usługa";"Zgłoszenia";"Dni do rozmowy: u połowy najwyżej (mediana)";"Dni do rozmowy: u 9 na 10 najwyżej (90. percentyl)";"zakończone: załatwione";"zakończone: osoba już nie chce";"zakończone: osoba wycofała";"zakończone: nie ma kontaktu";"zakończone: nie dla tej osoby";"zakończone: inaczej";"inny urząd"
        "Wszystkie te miesiące";"Złota Rączka";"10";"–";"–";"<10";"<10";"<10";"<10";"<10";"<10";"<10"
    "#]]
    .assert_eq(&(lines(&mut clerk, "")[..2].join("\n") + "\n"));
    let told = counts(&mut clerk, "", "2024-11, trwa");
    let numbers: Vec<&str> = told.iter().map(|it| it[1].as_str()).collect();
    assert_eq!(numbers, ["10", "<10", "10", "20"], "{told:?}");
    assert_eq!(told[3][0], "Suma podanych liczb");
    let whole = counts(&mut clerk, "", "Wszystkie te miesiące");
    assert_eq!(whole, told);
    // A month in which there was nothing looks as one in which there was little.
    let before = counts(&mut clerk, "", "2024-10");
    assert_eq!(before, pairs([["Suma podanych liczb", "<10"]]));
}

#[test]
fn a_sum_of_small_numbers_is_not_called_small_and_not_told_either() {
    let mut requests = asked(1, 9, "assistant", NOVEMBER);
    requests.extend(asked(10, 9, "info-call", NOVEMBER));
    let mut clerk = Clerk::with("en", &requests);
    let told = counts(&mut clerk, "", "2024-11, so far");
    let numbers: Vec<&str> = told.iter().map(|it| it[1].as_str()).collect();
    assert_eq!(numbers, ["<10", "<10", "–"], "{told:?}");
    clerk.opens("/figures");
    assert!(clerk.sees(">–</text>"), "{}", clerk.page);
    assert!(clerk.sees("“–” means that none of them is shown."));
}

#[test]
fn the_page_has_a_plot_with_the_numbers_of_the_table_in_every_language() {
    for (tag, running, sums) in [
        ("pl", "2024-11, trwa", "Suma podanych liczb"),
        ("en", "2024-11, so far", "Total of the numbers shown"),
        ("uk", "2024-11, триває", "Сума наведених чисел"),
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
        assert_eq!(picture.matches(">20</text>").count(), 1, "{picture}");
        let row = format!("<bdi>{sums}</bdi></th><td>20</td>");
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
    assert_eq!(
        (month, group, sent),
        ("2024-11, so far", "Total of the numbers shown", "20")
    );
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
        let told = |of: &str| told!("desk-tongue", tag = of).in_language(language(tag));
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
