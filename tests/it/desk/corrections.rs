//! What visitors have found wrong, as a clerk sees it who has a folder with the files of the kiosks.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use cas_kiosk::count::{
    Card, Content as _, Correction, Corrections, Counts, Document, Month, Reason,
};
use rustix::fs::{CWD, FileType, Mode, mknodat};

use super::{Clerk, MARKUP, open};
use crate::visitor::{language, shipped};

/// A clerk at a desk with a folder of these files.
fn reads(tag: &str, files: &[(&str, Vec<u8>)]) -> Clerk {
    let mut clerk = Clerk::arrives(tag);
    let folder = clerk.folder.path().join("found");
    fs::create_dir(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let desk = open(clerk.folder.path(), tag);
    clerk.desk = Arc::new(desk.with_corrections(folder));
    let now = clerk.now;
    clerk.comes_back(now);
    clerk
}

/// What a kiosk has counted in a month: each so often.
fn counted(kiosk: u8, month: u32, found: &[(&str, Reason, u32)]) -> Vec<u8> {
    let month = Month::new(2024, month).unwrap();
    let mut document = Document::<Corrections>::new(kiosk, month);
    for (card, reason, count) in found {
        let card = Card::try_from((*card).to_owned()).unwrap();
        let reason = *reason;
        for _time in 0..*count {
            let card = card.clone();
            assert!(document.counted.add(&Correction { card, reason }));
        }
    }
    document.to_json()
}

/// The rows of the table, without its head.
fn rows(clerk: &Clerk) -> Vec<&str> {
    let body = clerk.page.split_once("<tbody>").unwrap().1;
    let body = body.split_once("</tbody>").unwrap().0;
    body.split("<tr>").skip(1).collect()
}

/// What two kiosks have counted in two months.
fn of_two_kiosks() -> [(&'static str, Vec<u8>); 3] {
    [
        (
            "corrections-2024-10-7.json",
            counted(7, 10, &[("centre/cas-38", Reason::Phone, 2)]),
        ),
        (
            "corrections-2024-11.json",
            counted(
                7,
                11,
                &[
                    ("centre/cas-38", Reason::Hours, 1),
                    ("article/fraud", Reason::Other, 2),
                    ("centre/cas-999", Reason::Gone, 1),
                ],
            ),
        ),
        (
            "8-corrections-2024-10.json",
            counted(
                8,
                10,
                &[
                    ("centre/cas-38", Reason::Phone, 3),
                    ("activity/zablocie-english", Reason::Hours, 2),
                    ("service/zlota-raczka", Reason::Address, 1),
                ],
            ),
        ),
    ]
}

#[test]
fn what_most_have_told_comes_first_with_whom_to_ask_in_every_language() {
    let files = of_two_kiosks();
    let content = &shipped().content;
    let centre = content.centres.iter().find(|it| it.id == "cas-38").unwrap();
    for (tag, sums, otherwise, telling, plan, none) in [
        (
            "pl",
            "telefon: 5; dni lub godziny: 1",
            "ale nie pod",
            "Proszę tam zapytać",
            "cas-38 plan",
            "Tego nie ma już w treści",
        ),
        (
            "en",
            "phone: 5; days or hours: 1",
            "but not by",
            "Ask there",
            "cas-38 plan",
            "The content does not have this any more",
        ),
        (
            "uk",
            "телефон: 5; дні або години: 1",
            "але не за номером",
            "Запитайте там",
            "cas-38 ",
            "Цього вже немає у вмісті",
        ),
    ] {
        let mut clerk = reads(tag, &files);
        clerk.opens("/");
        assert!(clerk.sees("<a href=\"/corrections\">"), "{}", clerk.page);
        assert_eq!(clerk.opens("/corrections"), 200);
        assert!(!clerk.sees("class=\"told\""), "{}", clerk.page);
        let rows = rows(&clerk);
        let title = |id: &str| {
            let service = content.service(id).unwrap();
            content.services[service].title.get(language(tag)).words
        };
        let fraud = content.articles.iter().find(|it| it.id == "fraud").unwrap();
        for (row, words) in rows.iter().zip([
            vec![
                &*centre.name,
                sums,
                "2024-10 – 2024-11",
                &format!("{otherwise} {}", centre.phones.join(", ")),
            ],
            vec![&*centre.name, telling, plan, "<td>2024-10</td>"],
            vec![&fraud.title.get(language(tag)).words, "article/fraud"],
            vec![&title("zlota-raczka"), "service/zlota-raczka"],
            vec!["centre/cas-999", none],
        ]) {
            for words in words {
                assert!(row.contains(words), "{words}: {row}");
            }
        }
        assert_eq!(rows.len(), 5);
    }
}

#[test]
fn what_others_should_not_see_is_left_out_and_that_is_told() {
    let found = [
        ("service/crisis-help", Reason::Phone, 7),
        ("centre/cas-1", Reason::Phone, 1),
    ];
    let mut clerk = reads(
        "pl",
        &[("corrections-2024-11.json", counted(7, 11, &found))],
    );
    clerk.opens("/corrections");
    assert_eq!(rows(&clerk).len(), 1);
    assert!(clerk.sees("Pominięto to, co powiedziano o stronach"));
    assert!(!clerk.sees("crisis-help") && !clerk.sees("telefon: 7"));
    let mut clerk = reads(
        "pl",
        &[("corrections-2024-11.json", counted(7, 11, &found[..1]))],
    );
    clerk.opens("/corrections");
    assert!(clerk.sees("Nikt nie powiedział, że coś się nie zgadza."));
    assert!(clerk.sees("Pominięto to, co powiedziano o stronach"));
}

/// Puts a pipe there. Nobody will ever write into it.
fn pipe(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

#[test]
fn what_cannot_be_read_is_told_by_its_name_and_the_rest_is_shown() {
    let found = counted(7, 11, &[("centre/cas-1", Reason::Phone, 3)]);
    let counts = Document::<Counts>::new(7, Month::new(2024, 11).unwrap()).to_json();
    let hostile = MARKUP.replace('/', "|");
    let hostile = format!("\u{202e}{hostile}corrections-.json");
    let mut newer = String::from_utf8(found.clone()).unwrap();
    newer = newer.replace("\"version\": 1", "\"version\": 2");
    let files = [
        ("corrections-a.json", found.clone()),
        ("corrections-again.json", found.clone()),
        ("corrections-counts.json", counts),
        ("corrections-large.json", vec![b' '; 3 * 1024 * 1024]),
        ("corrections-newer.json", newer.into_bytes()),
        ("corrections-torn.json", found[..40].to_vec()),
        (&hostile, b"{\"kind\": \"\\u202e<script>\"}".to_vec()),
        ("notes.txt", b"mine".to_vec()),
        ("package.json", b"{}".to_vec()),
    ];
    let mut clerk = reads("en", &files);
    let folder = clerk.folder.path().join("found");
    pipe(&folder.join("corrections-pipe.json"));
    fs::create_dir(folder.join("corrections-folder.json")).unwrap();
    assert_eq!(clerk.opens("/corrections"), 200);
    assert_eq!(rows(&clerk).len(), 1);
    assert!(clerk.sees("phone: 3"), "each month of a kiosk counts once");
    for name in [
        "corrections-again.json",
        "corrections-counts.json",
        "corrections-large.json",
        "corrections-newer.json",
        "corrections-torn.json",
        "corrections-pipe.json",
        "corrections-folder.json",
        "alert(1)",
    ] {
        assert_eq!(
            clerk.page.matches(name).count(),
            1,
            "{name}: {}",
            clerk.page
        );
    }
    assert!(
        !clerk.sees("notes.txt")
            && !clerk.sees("package.json")
            && !clerk.sees("corrections-a.json")
            && !clerk.sees("<script")
    );
    assert!(!clerk.sees("\u{202e}"), "{}", clerk.page);
}

#[test]
fn why_a_file_cannot_be_used_is_told_in_the_language_of_the_page() {
    let found = counted(7, 11, &[("centre/cas-1", Reason::Phone, 3)]);
    let newer = String::from_utf8(found.clone()).unwrap();
    let newer = newer.replace("\"version\": 1", "\"version\": 2");
    let files = [
        ("corrections-1.json", found[..40].to_vec()),
        ("corrections-2.json", newer.into_bytes()),
        ("corrections-3.json", vec![b' '; 3 * 1024 * 1024]),
        (
            "corrections-4.json",
            Document::<Counts>::new(7, Month::new(2024, 11).unwrap()).to_json(),
        ),
    ];
    let mut told = String::new();
    for tag in ["pl", "en", "uk"] {
        let mut clerk = reads(tag, &files);
        clerk.opens("/corrections");
        let folder = clerk.folder.path().to_str().unwrap();
        for fault in clerk.page.split("<li class=\"words\">").skip(1) {
            let fault = fault.split_once("</li>").unwrap().0;
            writeln!(told, "{}", fault.replace(folder, "")).unwrap();
        }
    }
    expect_test::expect![[r#"
        <bdi>Pliku /found/corrections-1.json nie da się użyć: jest uszkodzony albo nie zapisał go kiosk. Proszę pobrać go z kiosku jeszcze raz</bdi>
        <bdi>Pliku /found/corrections-2.json nie da się użyć: jest w wersji 2, której ten program nie zna. Proszę zainstalować nowszy program</bdi>
        <bdi>Pliku /found/corrections-3.json nie da się użyć: jest większy niż te, które zapisują kioski. Proszę pobrać go z kiosku jeszcze raz</bdi>
        <bdi>Pliku /found/corrections-4.json nie da się użyć: to plik innego rodzaju (counts). Proszę podać właściwy</bdi>
        <bdi>/found/corrections-1.json cannot be used: it is damaged, or no kiosk has written it; please get it from the kiosk once more</bdi>
        <bdi>/found/corrections-2.json cannot be used: it is of version 2, which this program does not know; please install the newer program</bdi>
        <bdi>/found/corrections-3.json cannot be used: it is larger than any kiosk writes; please get it from the kiosk once more</bdi>
        <bdi>/found/corrections-4.json cannot be used: it is a file of another kind (counts); please give the right one</bdi>
        <bdi>Файл /found/corrections-1.json не можна використати: він пошкоджений, або його записав не кіоск. Заберіть його з кіоску ще раз</bdi>
        <bdi>Файл /found/corrections-2.json не можна використати: він версії 2, якої ця програма не знає. Встановіть новішу програму</bdi>
        <bdi>Файл /found/corrections-3.json не можна використати: він більший за ті, які записують кіоски. Заберіть його з кіоску ще раз</bdi>
        <bdi>Файл /found/corrections-4.json не можна використати: це файл іншого виду (counts). Вкажіть правильний</bdi>
    "#]].assert_eq(&told);
}

#[test]
fn a_folder_with_more_than_anybody_counts_is_read_as_far_as_it_may_be() {
    let found = counted(7, 11, &[("centre/cas-1", Reason::Phone, 3)]);
    let many: Vec<String> = (0..1300)
        .map(|it| format!("corrections-{it:04}.json"))
        .collect();
    let many: Vec<(&str, Vec<u8>)> = many.iter().map(|it| (&**it, found.clone())).collect();
    let mut padded = found.clone();
    padded.resize(2 * 1024 * 1024, b' ');
    let large: Vec<String> = (0..20)
        .map(|it| format!("corrections-{it:04}.json"))
        .collect();
    let large: Vec<(&str, Vec<u8>)> = large.iter().map(|it| (&**it, padded.clone())).collect();
    for (files, told) in [(many, "and 1179 more"), (large, "corrections-0014.json")] {
        let mut clerk = reads("en", &files);
        assert_eq!(clerk.opens("/corrections"), 200);
        assert!(clerk.sees("phone: 3"), "{}", clerk.page);
        assert!(clerk.sees("There is more in the folder than is read."));
        assert!(clerk.sees(told), "{}", clerk.page);
        assert!(clerk.page.len() < 64 * 1024);
    }
}

#[test]
fn without_a_folder_there_is_no_such_page_and_one_that_is_gone_is_told() {
    let mut clerk = Clerk::with("pl", &[]);
    assert_eq!(clerk.opens("/corrections"), 404);
    assert!(!clerk.sees("href=\"/corrections\""), "{}", clerk.page);
    let mut clerk = reads("pl", &[]);
    clerk.opens("/corrections");
    assert!(clerk.sees("Nikt nie powiedział, że coś się nie zgadza."));
    fs::remove_dir(clerk.folder.path().join("found")).unwrap();
    assert_eq!(clerk.opens("/corrections"), 200);
    assert!(
        clerk.sees("Nie wszystko dało się odczytać."),
        "{}",
        clerk.page
    );
    clerk.cookie = None;
    assert_eq!(clerk.opens("/corrections"), 401);
}
