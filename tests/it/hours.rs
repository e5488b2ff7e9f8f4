//! Opening hours as visitors read and hear them: open now, closed, and when it opens.

use std::fmt::Write as _;
use std::sync::Arc;

use cas_kiosk::page::Key;
use cas_kiosk::setup::Setup;
use cas_kiosk::text::{Text, length};
use expect_test::{Expect, expect};

use crate::project::root;
use crate::visitor::{Visitor, kept, language, said, shipped};

/// The tags of the shipped languages.
const TAGS: [&str; 3] = ["pl", "en", "uk"];

/// Some of the shipped content, with more at the end of the files that are named.
fn with(more: &[(&str, &str)]) -> &'static Arc<Setup> {
    let mut texts = Vec::new();
    for file in [
        "site.toml",
        "services/331-crisis-help.toml",
        "services/332-talk-lines.toml",
        "services/341-food-help.toml",
        "services/352-info-call.toml",
    ] {
        let text = std::fs::read_to_string(root().join("content").join(file)).unwrap();
        let text = text.replace("no_call = \"nobody-called\"", "");
        let more = more.iter().filter(|(name, _)| *name == file);
        let text = more.fold(text, |text, (_, more)| format!("{text}\n{more}"));
        texts.push((format!("content/{file}"), text));
    }
    for (name, text) in more {
        if !texts.iter().any(|(file, _)| file.ends_with(name)) {
            texts.push((format!("content/{name}"), (*text).to_owned()));
        }
    }
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(file, text)| (file.as_str(), text.as_str()))
        .collect();
    match Setup::from_texts(&texts) {
        Ok(setup) => kept(setup),
        Err(faults) => panic!("{faults}"),
    }
}

/// A centre with these opening hours.
fn centre(hours: &str) -> String {
    format!(
        r#"
[[centre]]
id = "cas-1"
number = 101
name = "CAS Senior w Centrum"
district = "I"
operator = "Fundacja KDM"
place = [{{ address = "Berka Joselewicza 28", postcode = "31-031" }}]
phone = ["12 265 65 53"]
checked = 2026-11-20
source = "Test"

[centre.open]
{hours}
checked = 2026-11-20
source = "Test"
"#
    )
}

fn with_centre(hours: &str) -> &'static Arc<Setup> {
    with(&[("centres.toml", &centre(hours))])
}

fn at_home(setup: &'static Arc<Setup>, at: &str, tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(setup, at);
    visitor.chooses_id(tag, "language-name");
    visitor
}

/// What stands on the card of the centre between the address and the phone number.
fn on_card(setup: &'static Arc<Setup>, at: &str, tag: &str) -> String {
    let mut visitor = at_home(setup, at, tag);
    visitor.types("101");
    let address = visitor.sees();
    let address = address.lines().find(|line| line.contains("Berka")).unwrap();
    let part = part(&visitor, address, &said(tag, "phone"));
    part[address.len()..].trim_start().to_owned()
}

/// The lines of a page from one that begins so up to one that begins so.
fn part(visitor: &Visitor, from: &str, to: &str) -> String {
    let sees = visitor.sees();
    let lines = sees.lines().skip_while(|line| !line.starts_with(from));
    let lines: Vec<_> = lines.take_while(|line| !line.starts_with(to)).collect();
    lines.join("\n")
}

/// What stands on the card in each language at each of these times.
fn told(hours: &str, times: &[&str], expected: &Expect) {
    let setup = with_centre(hours);
    let mut told = String::new();
    for tag in TAGS {
        for at in times {
            writeln!(told, "{at} {}", on_card(setup, at, tag)).unwrap();
        }
    }
    expected.assert_eq(&told);
}

#[test]
fn a_centre_says_until_when_it_is_open_and_when_it_opens() {
    told(
        "hours = [\"Mon–Fri 8:00–12:00\", \"Mon–Fri 13:00–15:00\"]\nholidays = \"closed\"",
        &[
            "2026-11-24T07:59",
            "2026-11-24T08:00",
            "2026-11-24T12:00",
            "2026-11-26T15:00",
            "2026-11-27T15:00",
            "2026-12-24T10:00",
        ],
        &expect![[r#"
            2026-11-24T07:59 Teraz zamknięte. Znów czynne dziś od 8:00.
            Godziny otwarcia: od poniedziałku do piątku 8:00–12:00 i 13:00–15:00; w święta zamknięte.
            2026-11-24T08:00 Teraz czynne, do 12:00.
            Godziny otwarcia: od poniedziałku do piątku 8:00–12:00 i 13:00–15:00; w święta zamknięte.
            2026-11-24T12:00 Teraz zamknięte. Znów czynne dziś od 13:00.
            Godziny otwarcia: od poniedziałku do piątku 8:00–12:00 i 13:00–15:00; w święta zamknięte.
            2026-11-26T15:00 Teraz zamknięte. Znów czynne jutro od 8:00.
            Godziny otwarcia: od poniedziałku do piątku 8:00–12:00 i 13:00–15:00; w święta zamknięte.
            2026-11-27T15:00 Teraz zamknięte. Znów czynne w poniedziałek od 8:00.
            Godziny otwarcia: od poniedziałku do piątku 8:00–12:00 i 13:00–15:00; w święta zamknięte.
            2026-12-24T10:00 Zamknięte. Dziś jest święto: Wigilia. Znów czynne w poniedziałek od 8:00.
            Godziny otwarcia: od poniedziałku do piątku 8:00–12:00 i 13:00–15:00; w święta zamknięte.
            2026-11-24T07:59 Closed now. Opens today at 8:00.
            Opening hours: Monday to Friday 8:00–12:00 and 13:00–15:00; closed on public holidays.
            2026-11-24T08:00 Open now, until 12:00.
            Opening hours: Monday to Friday 8:00–12:00 and 13:00–15:00; closed on public holidays.
            2026-11-24T12:00 Closed now. Opens today at 13:00.
            Opening hours: Monday to Friday 8:00–12:00 and 13:00–15:00; closed on public holidays.
            2026-11-26T15:00 Closed now. Opens tomorrow at 8:00.
            Opening hours: Monday to Friday 8:00–12:00 and 13:00–15:00; closed on public holidays.
            2026-11-27T15:00 Closed now. Opens on Monday at 8:00.
            Opening hours: Monday to Friday 8:00–12:00 and 13:00–15:00; closed on public holidays.
            2026-12-24T10:00 Closed. Today is a public holiday: Christmas Eve. Opens on Monday at 8:00.
            Opening hours: Monday to Friday 8:00–12:00 and 13:00–15:00; closed on public holidays.
            2026-11-24T07:59 Зараз не працює. Працюватиме сьогодні з 8:00.
            Години роботи: з понеділка до п’ятниці 8:00–12:00 і 13:00–15:00; у свята зачинено.
            2026-11-24T08:00 Зараз працює, до 12:00.
            Години роботи: з понеділка до п’ятниці 8:00–12:00 і 13:00–15:00; у свята зачинено.
            2026-11-24T12:00 Зараз не працює. Працюватиме сьогодні з 13:00.
            Години роботи: з понеділка до п’ятниці 8:00–12:00 і 13:00–15:00; у свята зачинено.
            2026-11-26T15:00 Зараз не працює. Працюватиме завтра з 8:00.
            Години роботи: з понеділка до п’ятниці 8:00–12:00 і 13:00–15:00; у свята зачинено.
            2026-11-27T15:00 Зараз не працює. Працюватиме в понеділок з 8:00.
            Години роботи: з понеділка до п’ятниці 8:00–12:00 і 13:00–15:00; у свята зачинено.
            2026-12-24T10:00 Не працює. Сьогодні свято: Святвечір. Працюватиме в понеділок з 8:00.
            Години роботи: з понеділка до п’ятниці 8:00–12:00 і 13:00–15:00; у свята зачинено.
        "#]],
    );
}

#[test]
fn on_a_holiday_of_which_nothing_is_known_the_visitor_is_told_to_ask() {
    told(
        "hours = \"Mon–Fri 8:00–15:00\"",
        &["2026-12-25T10:00", "2026-12-25T16:00"],
        &expect![[r#"
            2026-12-25T10:00 Dziś jest święto: Boże Narodzenie. Może być nieczynne. Proszę zadzwonić i zapytać.
            Godziny otwarcia: od poniedziałku do piątku 8:00–15:00.
            2026-12-25T16:00 Teraz zamknięte. Znów czynne w poniedziałek od 8:00.
            Godziny otwarcia: od poniedziałku do piątku 8:00–15:00.
            2026-12-25T10:00 Today is a public holiday: Christmas Day. It may be closed. Please call and ask.
            Opening hours: Monday to Friday 8:00–15:00.
            2026-12-25T16:00 Closed now. Opens on Monday at 8:00.
            Opening hours: Monday to Friday 8:00–15:00.
            2026-12-25T10:00 Сьогодні свято: Різдво. Може не працювати. Зателефонуйте, будь ласка, і запитайте.
            Години роботи: з понеділка до п’ятниці 8:00–15:00.
            2026-12-25T16:00 Зараз не працює. Працюватиме в понеділок з 8:00.
            Години роботи: з понеділка до п’ятниці 8:00–15:00.
        "#]],
    );
}

#[test]
fn hours_by_season_by_appointment_and_round_the_clock_are_told() {
    let times = ["2026-11-24T10:00"];
    told(
        r#"hours = [{ at = "Mon–Fri 8:00–15:00", until = 2026-12-23 }, { at = "Mon–Fri 9:00–13:00", from = 2027-01-04, until = 2027-02-28 }]"#,
        &["2026-11-24T10:00", "2026-12-23T16:00", "2027-03-01T10:00"],
        &expect![[r#"
            2026-11-24T10:00 Teraz czynne, do 15:00.
            Godziny otwarcia: do 23 grudnia: od poniedziałku do piątku 8:00–15:00; od 4 stycznia do 28 lutego: od poniedziałku do piątku 9:00–13:00.
            2026-12-23T16:00 Teraz zamknięte. Znów czynne w poniedziałek, 4 stycznia, od 9:00.
            Godziny otwarcia: do 23 grudnia: od poniedziałku do piątku 8:00–15:00; od 4 stycznia do 28 lutego: od poniedziałku do piątku 9:00–13:00.
            2027-03-01T10:00 Godziny, które znamy, już nie obowiązują. Proszę zadzwonić i zapytać.
            Godziny otwarcia: do 23 grudnia: od poniedziałku do piątku 8:00–15:00; od 4 stycznia do 28 lutego: od poniedziałku do piątku 9:00–13:00.
            Dane z listopada 2026.
            Coś mogło się tu zmienić. Najpierw proszę zadzwonić.
            2026-11-24T10:00 Open now, until 15:00.
            Opening hours: until 23 December: Monday to Friday 8:00–15:00; from 4 January to 28 February: Monday to Friday 9:00–13:00.
            2026-12-23T16:00 Closed now. Opens on Monday, 4 January, at 9:00.
            Opening hours: until 23 December: Monday to Friday 8:00–15:00; from 4 January to 28 February: Monday to Friday 9:00–13:00.
            2027-03-01T10:00 The hours that we know have ended. Please call and ask.
            Opening hours: until 23 December: Monday to Friday 8:00–15:00; from 4 January to 28 February: Monday to Friday 9:00–13:00.
            Information from November 2026.
            Some of this may have changed. Please call first.
            2026-11-24T10:00 Зараз працює, до 15:00.
            Години роботи: до 23 грудня: з понеділка до п’ятниці 8:00–15:00; з 4 січня до 28 лютого: з понеділка до п’ятниці 9:00–13:00.
            2026-12-23T16:00 Зараз не працює. Працюватиме в понеділок, 4 січня, з 9:00.
            Години роботи: до 23 грудня: з понеділка до п’ятниці 8:00–15:00; з 4 січня до 28 лютого: з понеділка до п’ятниці 9:00–13:00.
            2027-03-01T10:00 Години, які ми знаємо, вже не діють. Зателефонуйте, будь ласка, і запитайте.
            Години роботи: до 23 грудня: з понеділка до п’ятниці 8:00–15:00; з 4 січня до 28 лютого: з понеділка до п’ятниці 9:00–13:00.
            Станом на листопад 2026 року.
            Щось тут могло змінитися. Будь ласка, спершу зателефонуйте.
        "#]],
    );
    told(
        "hours = \"by-appointment\"",
        &times,
        &expect![[r#"
        2026-11-24T10:00 Godziny otwarcia: po umówieniu się.
        2026-11-24T10:00 Opening hours: by appointment.
        2026-11-24T10:00 Години роботи: за домовленістю.
    "#]],
    );
    told(
        "hours = [\"Tue 9:00–12:00\", \"by-appointment\"]\nholidays = \"open\"",
        &times,
        &expect![[r#"
            2026-11-24T10:00 Teraz czynne, do 12:00.
            Godziny otwarcia: we wtorki 9:00–12:00; także po umówieniu się; także w święta.
            2026-11-24T10:00 Open now, until 12:00.
            Opening hours: Tuesdays 9:00–12:00; also by appointment; also on public holidays.
            2026-11-24T10:00 Зараз працює, до 12:00.
            Години роботи: щовівторка 9:00–12:00; також за домовленістю; також у свята.
        "#]],
    );
    told(
        "hours = \"always\"",
        &times,
        &expect![[r#"
        2026-11-24T10:00 Godziny otwarcia: całą dobę.
        2026-11-24T10:00 Opening hours: day and night.
        2026-11-24T10:00 Години роботи: цілодобово.
    "#]],
    );
}

#[test]
fn a_term_of_the_city_is_a_season() {
    let term = "[[term]]\nid = \"winter\"\nfrom = 2026-11-01\nuntil = 2027-03-31\nchecked = 2026-11-20\nsource = \"Test\"\n";
    let hours = "hours = { at = \"Mon–Fri 8:00–15:00\", term = \"winter\" }";
    let setup = with(&[("site.toml", term), ("centres.toml", &centre(hours))]);
    expect![[r#"
        Teraz czynne, do 15:00.
        Godziny otwarcia: od 1 listopada do 31 marca: od poniedziałku do piątku 8:00–15:00."#]]
    .assert_eq(&on_card(setup, "2026-11-24T10:00", "pl"));
}

#[test]
fn a_notice_of_a_closure_closes_a_centre_and_no_phone_line() {
    let notice = r#"
[[notice]]
id = "closed"
text = { pl = "Malowanie", en = "Painting", uk = "Фарбування" }
from = 2026-11-24
until = 2026-11-25
closed = true
everywhere = true
checked = 2026-11-20
source = "Test"
"#;
    let setup = with(&[
        ("centres.toml", &centre("hours = \"Mon–Fri 8:00–15:00\"")),
        ("notices.toml", notice),
    ]);
    for tag in TAGS {
        let card = on_card(setup, "2026-11-24T10:00", tag);
        assert!(card.contains(&said(tag, "closed-today")), "{card}");
        let mut visitor = at_home(setup, "2026-11-24T10:00", tag);
        let sees = visitor.types("331").sees();
        assert!(!sees.contains(&said(tag, "closed-today")), "{sees}");
    }
}

/// What a closure makes of a centre, and of everything.
const CLOSES: [&str; 2] = [
    "closed = true\ncentres = [\"cas-1\"]",
    "closed = true\neverywhere = true",
];

/// The lines of Start that are there because of a notice with these words, until 26 November.
fn on_start(pl: &str, more: &str, day: u32) -> String {
    let notice = format!(
        "[[notice]]\nid = \"closed\"\ntext = {{ pl = \"{pl}\" }}\nfrom = 2026-11-24\nuntil = 2026-11-26\n\
         {more}\nchecked = 2026-11-20\nsource = \"Test\"\n"
    );
    let hours = centre("hours = \"Mon–Fri 8:00–15:00\"");
    let setup = with(&[("centres.toml", &hours), ("notices.toml", &notice)]);
    let at = format!("2026-11-{day}T10:00");
    let without = Visitor::arrives_on(with(&[("centres.toml", &hours)]), &at).sees();
    let sees = Visitor::arrives_on(setup, &at).sees();
    let is_new = |line: &&str| !without.lines().any(|it| it == *line);
    sees.lines().filter(is_new).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_closure_says_until_when_in_each_language() {
    let [centre, everywhere] = CLOSES;
    let told = [
        on_start("Malowanie", centre, 24),
        on_start("Malowanie.", everywhere, 24),
        on_start("Malowanie", centre, 26),
    ];
    expect![[r#"
        Ważne: CAS Senior w Centrum: Malowanie. Do 26 listopada.
        Important: CAS Senior w Centrum: Malowanie
        Until 26 November.
        Важливо: CAS Senior w Centrum: Malowanie
        До 26 листопада.
        Ważne: Malowanie. Do 26 listopada.
        Important: Malowanie.
        Until 26 November.
        Важливо: Malowanie.
        До 26 листопада.
        Ważne: CAS Senior w Centrum: Malowanie. Dziś ostatni dzień.
        Important: CAS Senior w Centrum: Malowanie
        Today is the last day.
        Важливо: CAS Senior w Centrum: Malowanie
        Сьогодні останній день.
    "#]]
    .assert_eq(&told.concat());
    // On its card, too.
    let notice = "[[notice]]\nid = \"closed\"\ntext = { pl = \"Malowanie\" }\nfrom = 2026-11-24\n\
                  until = 2026-11-26\nclosed = true\neverywhere = true\nchecked = 2026-11-20\nsource = \"Test\"\n";
    let hours = self::centre("hours = \"Mon–Fri 8:00–15:00\"");
    let setup = with(&[("centres.toml", &hours), ("notices.toml", notice)]);
    let mut visitor = at_home(setup, "2026-11-24T10:00", "pl");
    let sees = visitor.types("101").sees();
    assert!(
        sees.contains("Ważne: Malowanie. Do 26 listopada.\n"),
        "{sees}"
    );
}

#[test]
fn a_closure_does_not_say_until_when_if_its_words_do() {
    let [centre, _] = CLOSES;
    let long = "Remont. ".repeat(14);
    let told = [
        on_start("Malowanie do 26 listopada", centre, 24),
        on_start("Nieczynne 24–26.11", centre, 24),
        on_start("Nieczynne do odwołania", centre, 24),
        // It closes nothing.
        on_start("Zajęcia na piętrze", "centres = [\"cas-1\"]", 24),
        // There is no room beside it.
        on_start(long.trim_end_matches(". "), centre, 24),
    ];
    expect![[r#"
        Ważne: CAS Senior w Centrum: Malowanie do 26 listopada
        Important: CAS Senior w Centrum: Malowanie do 26 listopada
        Важливо: CAS Senior w Centrum: Malowanie do 26 listopada
        Ważne: CAS Senior w Centrum: Nieczynne 24–26.11
        Important: CAS Senior w Centrum: Nieczynne 24–26.11
        Важливо: CAS Senior w Centrum: Nieczynne 24–26.11
        Ważne: CAS Senior w Centrum: Nieczynne do odwołania
        Important: CAS Senior w Centrum: Nieczynne do odwołania
        Важливо: CAS Senior w Centrum: Nieczynne do odwołania
        Ważne: CAS Senior w Centrum: Zajęcia na piętrze
        Important: CAS Senior w Centrum: Zajęcia na piętrze
        Важливо: CAS Senior w Centrum: Zajęcia na piętrze
        Ważne: CAS Senior w Centrum: Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont
        Do 26 listopada.
        Important: CAS Senior w Centrum: Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont
        Until 26 November.
        Важливо: CAS Senior w Centrum: Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont. Remont
        До 26 листопада.
    "#]].assert_eq(&told.concat());
}

#[test]
fn a_list_marks_a_closed_centre_also_if_its_hours_are_not_known() {
    let notice = |day: u32| {
        format!(
            r#"
[[notice]]
id = "closed"
text = {{ pl = "Malowanie", en = "Painting", uk = "Фарбування" }}
from = 2026-11-{day}
until = 2026-11-{day}
closed = true
centres = ["cas-1"]
checked = 2026-11-20
source = "Test"
"#
        )
    };
    let hours = centre("hours = \"Mon–Fri 8:00–15:00\"");
    let (unknown, _) = hours.split_once("[centre.open]").unwrap();
    // Old hours say nothing of today.
    let old = hours.replace(
        "[centre.open]\nhours = \"Mon–Fri 8:00–15:00\"\nchecked = 2026",
        "[centre.open]\nhours = \"Mon–Fri 8:00–15:00\"\nchecked = 2025",
    );
    assert_ne!(old, hours);
    for (centre, day, is_marked) in [
        (hours.as_str(), 24, true),
        (unknown, 24, true),
        (unknown, 25, false),
        (&old, 24, true),
        (&old, 25, false),
    ] {
        let setup = with(&[("centres.toml", centre), ("notices.toml", &notice(day))]);
        for tag in TAGS {
            let mut visitor = at_home(setup, "2026-11-24T10:00", tag);
            let sees = visitor.types("180").sees();
            let entry = sees.lines().find(|it| it.contains("CAS Senior")).unwrap();
            let closed = said(tag, "closed-today");
            assert_eq!(entry.contains(&closed), is_marked, "{entry}");
        }
    }
}

#[test]
fn a_kiosk_that_does_not_know_the_day_shows_hours_and_says_nothing_of_now() {
    let setup = with_centre("hours = \"Mon–Fri 8:00–15:00\"");
    for at in ["1970-01-01T03:00", "2026-11-01T10:00"] {
        for tag in TAGS {
            let known = on_card(setup, "2026-11-24T10:00", tag);
            let card = on_card(setup, at, tag);
            let (now, hours) = known.split_once('\n').unwrap();
            assert!(card.starts_with(hours), "{card}");
            assert!(
                !card.contains(now) && !card.contains(&said(tag, "line-closed")),
                "{card}"
            );
        }
    }
}

#[test]
fn a_list_of_centres_says_what_is_open_now_where_hours_are_known() {
    let mut sees = String::new();
    let setup = with_centre("hours = \"Mon–Fri 8:00–15:00\"");
    for tag in TAGS {
        for at in ["2026-11-24T10:00", "2026-11-28T10:00"] {
            let mut visitor = at_home(setup, at, tag);
            let list = visitor.types("180").sees();
            sees.push_str(
                list.lines()
                    .find(|line| line.contains("CAS Senior"))
                    .unwrap(),
            );
            sees.push('\n');
        }
    }
    expect![[r#"
        101 CAS Senior w Centrum, Berka Joselewicza 28, Dzielnica I Stare Miasto: Teraz czynne, do 15:00.
        101 CAS Senior w Centrum, Berka Joselewicza 28, Dzielnica I Stare Miasto: Teraz zamknięte. Znów czynne w poniedziałek od 8:00.
        101 CAS Senior w Centrum, Berka Joselewicza 28, Dzielnica I Stare Miasto: Open now, until 15:00.
        101 CAS Senior w Centrum, Berka Joselewicza 28, Dzielnica I Stare Miasto: Closed now. Opens on Monday at 8:00.
        101 CAS Senior w Centrum, Berka Joselewicza 28: Район I Старе Місто. Зараз працює, до 15:00.
        101 CAS Senior w Centrum, Berka Joselewicza 28: Район I Старе Місто. Зараз не працює. Працюватиме в понеділок з 8:00.
    "#]].assert_eq(&sees);
    // Hours that may have changed are only on the card, with their date.
    let old = centre("hours = \"Mon–Fri 8:00–15:00\"").replace("2026-11-20", "2026-03-01");
    let list = at_home(with(&[("centres.toml", &old)]), "2026-11-24T10:00", "pl")
        .types("180")
        .sees();
    assert!(!list.contains("czynne"), "{list}");
}

#[test]
fn the_longest_names_leave_no_room_for_now_and_fit() {
    let name = "A".repeat(70);
    let long = centre("hours = \"Mon–Fri 8:00–15:00\"")
        .replace("CAS Senior w Centrum", &name)
        .replace("Berka Joselewicza 28", &"B".repeat(70));
    let mut visitor = at_home(with(&[("centres.toml", &long)]), "2026-11-28T10:00", "pl");
    visitor.types("180");
    let controls: Vec<_> = visitor.page().controls().collect();
    let entry = controls
        .iter()
        .find(|(_, it)| it.label.words.contains(&name))
        .unwrap()
        .1;
    assert_eq!(length(&entry.label.words), 70);
}

#[test]
fn open_now_is_found_by_its_words_and_lists_what_is_certainly_open() {
    let setup = with_centre("hours = \"Mon–Fri 8:00–15:00\"");
    let mut sees = String::new();
    for (tag, words) in [
        ("pl", "otwarte teraz"),
        ("en", "open now"),
        ("uk", "відчинено зараз"),
    ] {
        for at in ["2026-11-24T10:00", "2026-11-28T22:00"] {
            let mut visitor = at_home(setup, at, tag);
            visitor.types("500").types(words).press(Key::Enter);
            // No place is found that only has a part of these words in its name.
            let places = visitor.page().controls().filter(|(_, it)| {
                let detail = it.detail.as_ref();
                detail.is_some_and(|detail| detail.words == said(tag, "found-centre"))
            });
            assert_eq!(places.count(), 0, "{}", visitor.sees());
            visitor.chooses_id(tag, "open-now");
            writeln!(
                sees,
                "{at}\n{}",
                part(&visitor, &said(tag, "open-now"), "<")
            )
            .unwrap();
        }
    }
    expect![[r#"
        2026-11-24T10:00
        Czynne teraz

        331 Pilna pomoc: rozmowa w dzień i w nocy – Całą dobę
        332 Rozmowa przez telefon: Teraz czynne, do 14:00.
        101 CAS Senior w Centrum: Teraz czynne, do 15:00.
        2026-11-28T22:00
        Czynne teraz

        331 Pilna pomoc: rozmowa w dzień i w nocy – Całą dobę
        332 Rozmowa przez telefon: Całą dobę
        2026-11-24T10:00
        Open now

        331 Urgent help: talk to somebody day or night – Day and night
        332 Somebody to talk to on the phone: Open now, until 14:00.
        101 CAS Senior w Centrum: Open now, until 15:00.
        2026-11-28T22:00
        Open now

        331 Urgent help: talk to somebody day or night – Day and night
        332 Somebody to talk to on the phone: Day and night
        2026-11-24T10:00
        Працює зараз

        331 Термінова допомога: розмова вдень і вночі – Цілодобово
        332 Розмова телефоном: Зараз працює, до 14:00.
        101 CAS Senior w Centrum: Зараз працює, до 15:00.
        2026-11-28T22:00
        Працює зараз

        331 Термінова допомога: розмова вдень і вночі – Цілодобово
        332 Розмова телефоном: Цілодобово
    "#]]
    .assert_eq(&sees);
    let mut unset = at_home(setup, "1970-01-01T03:00", "pl");
    let sees = unset.types("390").sees();
    assert!(
        sees.contains("Kiosk nie wie") && sees.contains("331"),
        "{sees}"
    );
    assert!(
        !sees.contains("do 15:00") && !sees.contains("101"),
        "{sees}"
    );
}

#[test]
fn who_has_nothing_to_eat_on_a_saturday_night_is_led_to_somebody_who_answers() {
    let mut sees = String::new();
    for tag in TAGS {
        let mut visitor = at_home(shipped(), "2026-11-28T22:00", tag);
        visitor.types("341");
        let page = visitor.sees();
        let card: Vec<_> = page.lines().filter(|line| !line.is_empty()).collect();
        writeln!(sees, "{}", card[..10].join("\n")).unwrap();
        let in_vain = said(tag, "calls-in-vain");
        assert_eq!(page.matches(&in_vain).count(), 1, "{page}");
        assert_eq!(page.matches("\n331 ").count(), 1, "{page}");
    }
    expect![[r#"
        Pomoc żywnościowa
        Znak ! od razu kończy. Ta strona znika i kiosk ją zapomina.
        Co zrobić najpierw: Proszę zadzwonić do miejskiej pomocy społecznej (MOPS). Tam sprawdzą, czy może Pan/Pani dostać żywność.
        Dane z lutego 2026.
        Teraz może nikt nie odebrać telefonu. Oto co jeszcze można zrobić.
        352 Centrum informacji: proszę do mnie zadzwonić – Ktoś zadzwoni i podpowie, gdzie szukać pomocy
        331 Pilna pomoc: rozmowa w dzień i w nocy – Gdy jest bardzo ciężko i trzeba z kimś porozmawiać od razu
        Coś mogło się tu zmienić. Warto zadzwonić, gdy będzie czynne.
        MOPS, miejska pomoc społeczna: 12 616 54 27
        Czynne: 7:30–15:30. Nie wiemy, w które dni.
        Help with food
        ! finishes at once. This page disappears, and the kiosk forgets it.
        What it is called here: Pomoc żywnościowa
        What to do first: Please call the city’s social services (MOPS). They check whether you can get food.
        Information from February 2026.
        It may be that nobody answers the phone now. Here is what else you can do.
        352 Information centre: please call me – Somebody calls and tells you where to find help
        331 Urgent help: talk to somebody day or night – When things are very hard and you need to talk now
        Some of this may have changed. It is worth calling when it is open.
        The city’s social services (MOPS): 12 616 54 27
        Допомога продуктами
        Знак ! завершує одразу. Ця сторінка зникне, і кіоск її забуде.
        Як це тут називають: Pomoc żywnościowa
        Що зробити спершу: Зателефонуйте до міської соціальної допомоги (MOPS). Там перевірять, чи можете Ви отримати продукти.
        Станом на лютий 2026 року.
        Зараз на дзвінок можуть не відповісти. Ось що ще можна зробити.
        352 Інформаційний центр: зателефонуйте мені, будь ласка – Вам зателефонують і підкажуть, де шукати допомогу
        331 Термінова допомога: розмова вдень і вночі – Коли дуже важко і треба поговорити одразу
        Щось тут могло змінитися. Варто зателефонувати, коли буде відчинено.
        MOPS, міська соціальна допомога: 12 616 54 27
    "#]].assert_eq(&sees);
    // At a weekend and on a holiday its hours promise nothing, because their days are not known.
    for at in ["2026-11-29T08:00", "2026-12-25T10:00"] {
        let free = at_home(shipped(), at, "pl").types("341").sees();
        assert!(free.contains(&said("pl", "calls-in-vain")), "{free}");
    }
    // While the office may answer, nobody is told that it does not.
    let day = at_home(shipped(), "2026-11-27T10:00", "pl")
        .types("341")
        .sees();
    assert!(!day.contains(&said("pl", "calls-in-vain")), "{day}");
}

#[test]
fn from_the_page_of_the_information_centre_one_can_ask_to_be_called() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name").types("402");
        assert!(visitor.sees().contains("\n352 "), "{}", visitor.sees());
    }
}

#[test]
fn a_line_that_is_closed_says_when_it_opens() {
    let mut told = String::new();
    for tag in TAGS {
        for at in [
            "2026-11-27T13:59",
            "2026-11-27T14:00",
            "2026-11-28T12:00",
            "2026-12-25T12:00",
        ] {
            let mut visitor = at_home(shipped(), at, tag);
            visitor.types("321");
            let sees = visitor.sees();
            let lines = sees
                .lines()
                .skip_while(|line| !line.contains("10:00–14:00"));
            let lines: Vec<_> = lines.take(2).collect();
            writeln!(told, "{at} {}", lines.join("\n")).unwrap();
        }
    }
    expect![[r#"
        2026-11-27T13:59 Czynne: od poniedziałku do piątku 10:00–14:00.
        Teraz czynne, do 14:00.
        2026-11-27T14:00 Czynne: od poniedziałku do piątku 10:00–14:00.
        Teraz zamknięte. Znów czynne w poniedziałek od 10:00.
        2026-11-28T12:00 Czynne: od poniedziałku do piątku 10:00–14:00.
        Teraz zamknięte. Znów czynne w poniedziałek od 10:00.
        2026-12-25T12:00 Czynne: od poniedziałku do piątku 10:00–14:00.
        Dziś jest święto: Boże Narodzenie. Może być nieczynne. Proszę zadzwonić i zapytać.
        2026-11-27T13:59 Open: Monday to Friday 10:00–14:00.
        Open now, until 14:00.
        2026-11-27T14:00 Open: Monday to Friday 10:00–14:00.
        Closed now. Opens on Monday at 10:00.
        2026-11-28T12:00 Open: Monday to Friday 10:00–14:00.
        Closed now. Opens on Monday at 10:00.
        2026-12-25T12:00 Open: Monday to Friday 10:00–14:00.
        Today is a public holiday: Christmas Day. It may be closed. Please call and ask.
        2026-11-27T13:59 Працює: з понеділка до п’ятниці 10:00–14:00.
        Зараз працює, до 14:00.
        2026-11-27T14:00 Працює: з понеділка до п’ятниці 10:00–14:00.
        Зараз не працює. Працюватиме в понеділок з 10:00.
        2026-11-28T12:00 Працює: з понеділка до п’ятниці 10:00–14:00.
        Зараз не працює. Працюватиме в понеділок з 10:00.
        2026-12-25T12:00 Працює: з понеділка до п’ятниці 10:00–14:00.
        Сьогодні свято: Різдво. Може не працювати. Зателефонуйте, будь ласка, і запитайте.
    "#]]
    .assert_eq(&told);
}

#[test]
fn hours_are_heard_as_people_say_them() {
    let mut heard = String::new();
    for tag in TAGS {
        let hours = "hours = [\"Mon–Fri 8:00–12:00\", \"Mon–Fri 13:00–15:30\", \"by-appointment\"]";
        let setup = with_centre(hours);
        for at in ["2026-11-24T10:00", "2026-11-28T10:00"] {
            for line in on_card(setup, at, tag).lines() {
                let said = setup.locales.spoken(&Text::new(language(tag), line));
                writeln!(heard, "{}", said.words).unwrap();
            }
        }
    }
    expect![[r#"
        Teraz czynne, do dwunastej.
        Godziny otwarcia: od poniedziałku do piątku od ósmej do dwunastej i od trzynastej do piętnastej trzydzieści; także po umówieniu się.
        Teraz zamknięte. Znów czynne w poniedziałek od ósmej.
        Godziny otwarcia: od poniedziałku do piątku od ósmej do dwunastej i od trzynastej do piętnastej trzydzieści; także po umówieniu się.
        Open now, until 12.
        Opening hours: Monday to Friday from 8 to 12 and from 1 pm to 3 30 pm; also by appointment.
        Closed now. Opens on Monday at 8.
        Opening hours: Monday to Friday from 8 to 12 and from 1 pm to 3 30 pm; also by appointment.
        Зараз працює, до дванадцятої.
        Години роботи: із понеділка до п’ятниці із восьмої до дванадцятої і із тринадцятої до п’ятнадцятої тридцять; також за домовленістю.
        Зараз не працює. Працюватиме в понеділок із восьмої.
        Години роботи: із понеділка до п’ятниці із восьмої до дванадцятої і із тринадцятої до п’ятнадцятої тридцять; також за домовленістю.
    "#]].assert_eq(&heard);
}

#[test]
fn hours_of_long_ago_have_their_date_and_nobody_is_told_to_go_there_now() {
    let mut told = String::new();
    for tag in TAGS {
        for at in ["2026-11-24T10:00", "2026-11-24T16:00"] {
            let mut visitor = at_home(shipped(), at, tag);
            visitor.types("352");
            let more = shipped()
                .content
                .services
                .iter()
                .find(|it| it.id == "info-call");
            let more = more.unwrap().about[1]
                .label
                .as_ref()
                .unwrap()
                .get(language(tag));
            let office = said(tag, "office");
            let hours = part(&visitor, &office, &more.words);
            writeln!(told, "{at} {hours}").unwrap();
        }
    }
    expect![[r#"
        2026-11-24T10:00 Kto się tym zajmie: Miejskie Centrum Informacji dla Seniorów i Seniorek (przykład)
        Godziny otwarcia: od poniedziałku do piątku 8:00–15:00.
        Dane z 2021 roku.
        2026-11-24T16:00 Kto się tym zajmie: Miejskie Centrum Informacji dla Seniorów i Seniorek (przykład)
        Teraz zamknięte. Znów czynne jutro od 8:00.
        Godziny otwarcia: od poniedziałku do piątku 8:00–15:00.
        Dane z 2021 roku.
        2026-11-24T10:00 Who will deal with it: City Information Centre for Older People (example)
        Opening hours: Monday to Friday 8:00–15:00.
        Information from 2021.
        2026-11-24T16:00 Who will deal with it: City Information Centre for Older People (example)
        Closed now. Opens tomorrow at 8:00.
        Opening hours: Monday to Friday 8:00–15:00.
        Information from 2021.
        2026-11-24T10:00 Хто цим займеться: Міський інформаційний центр для старших людей (приклад)
        Години роботи: з понеділка до п’ятниці 8:00–15:00.
        Станом на 2021 рік.
        2026-11-24T16:00 Хто цим займеться: Міський інформаційний центр для старших людей (приклад)
        Зараз не працює. Працюватиме завтра з 8:00.
        Години роботи: з понеділка до п’ятниці 8:00–15:00.
        Станом на 2021 рік.
    "#]]
    .assert_eq(&told);
}

#[test]
fn without_anybody_who_calls_back_nothing_is_promised() {
    let leave_out = "[kiosk]\nleave = \"never\"\n[content]\nsamples = \"leave-out\"\n";
    let setup = kept(Setup::from_texts(&[("kiosk.toml", leave_out)]).unwrap());
    let at = "2026-11-28T22:00";
    for (number, is_told) in [("341", true), ("342", false)] {
        let mut visitor = at_home(setup, at, "pl");
        let sees = visitor.types(number).sees();
        assert!(sees.contains("Teraz zamknięte."), "{sees}");
        assert_eq!(
            sees.contains(&said("pl", "calls-in-vain")),
            is_told,
            "{sees}"
        );
    }
}

#[test]
fn hours_that_are_only_an_example_are_marked_and_left_out_with_the_others() {
    let sample = centre("hours = \"Mon–Fri 8:00–15:00\"\nsample = true");
    let card = on_card(with(&[("centres.toml", &sample)]), "2026-11-24T10:00", "pl");
    assert!(card.contains("8:00–15:00. (przykład)"), "{card}");
    let read = |file: &str| std::fs::read_to_string(root().join(file)).unwrap();
    let kiosk = read("kiosk.toml").replace("samples = \"show\"", "samples = \"leave-out\"");
    let (site, call_back) = ("content/site.toml", "content/services/352-info-call.toml");
    let texts = [
        ("kiosk.toml", kiosk.as_str()),
        ("content/centres.toml", &sample),
        (site, &read(site).replace("no_call = \"nobody-called\"", "")),
        (call_back, &read(call_back)),
    ];
    let setup = kept(Setup::from_texts(&texts).unwrap());
    assert_eq!(on_card(setup, "2026-11-24T10:00", "pl"), "");
}

#[test]
fn a_line_whose_hours_are_stale_is_not_listed_as_open() {
    // The podologist: Monday to Friday, 10–14, as of February 2024.
    let mut visitor = at_home(shipped(), "2026-11-24T10:30", "pl");
    let sees = visitor.types("390").sees();
    assert!(sees.contains("332") && !sees.contains("321"), "{sees}");
}
