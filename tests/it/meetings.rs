//! What visitors read and hear of meetings that are not simply every week at one place.

use cas_kiosk::app::Message;
use cas_kiosk::page::Key;
use cas_kiosk::setup::Setup;
use cas_kiosk::text::length;
use expect_test::{Expect, expect};

use crate::kinds::fits;
use crate::visitor::{Visitor, kept};

const SITE: &str = include_str!("../../content/site.toml");

/// What the activities here need of the shipped content.
const OTHERS: [(&str, &str); 4] = [
    (
        "content/centres.toml",
        include_str!("../../content/centres.toml"),
    ),
    (
        "content/services/352-info-call.toml",
        include_str!("../../content/services/352-info-call.toml"),
    ),
    (
        "content/services/centre-call.toml",
        include_str!("../../content/services/centre-call.toml"),
    ),
    (
        "content/services/join.toml",
        include_str!("../../content/services/join.toml"),
    ),
];

/// The tags of the shipped languages.
pub const TAGS: [&str; 3] = ["pl", "en", "uk"];

const PERIODS: &str = r#"
[[term]]
id = "year"
from = 2026-09-01
until = 2027-06-30
checked = 2026-11-22
source = "Test"

[[break]]
id = "winter"
name = { pl = "Ferie zimowe", en = "Winter holidays", uk = "Зимові канікули" }
from = 2027-01-18
until = 2027-01-31
checked = 2026-11-22
source = "Test"
"#;

/// An activity of a centre, which has these times.
pub fn club(centre: &str, times: &str) -> String {
    format!(
        r#"
[[kind]]
id = "club"
number = 201
title = {{ pl = "Klub", en = "Club", uk = "Клуб" }}

[[activity]]
id = "club"
kind = "club"
centre = "{centre}"
checked = 2026-11-22
source = "Test"
{times}"#
    )
}

/// A setup with one activity at a centre with one place.
pub fn with(times: &str) -> Setup {
    with_activity(&club("cas-3", times))
}

pub fn with_activity(activities: &str) -> Setup {
    let site = format!("{SITE}{PERIODS}").replace("no_call = \"nobody-called\"", "");
    let mut texts = OTHERS.to_vec();
    texts.push(("content/site.toml", &site));
    texts.push(("content/activities.toml", activities));
    match Setup::from_texts(&texts) {
        Ok(setup) => setup,
        Err(faults) => panic!("{faults}"),
    }
}

/// Somebody who reads the list of the clubs on this day.
fn at_the_list(setup: Setup, at: &str, tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(kept(setup), at);
    visitor.chooses_id(tag, "language-name").types("201");
    visitor
}

/// The lines of the card of the first meeting, from "When" up to signing up.
fn times(setup: Setup, at: &str, tag: &str) -> String {
    let mut visitor = at_the_list(setup, at, tag);
    visitor.chooses_first();
    lines_about(
        &visitor,
        &visitor.says_here("when"),
        &visitor.says_here("sign-up"),
    )
}

/// The lines of a card from one label up to another.
fn lines_about(visitor: &Visitor, from: &str, to: &str) -> String {
    let sees = visitor.sees();
    let lines = sees.lines().skip_while(|line| !line.starts_with(from));
    let lines = lines.take_while(|line| !line.starts_with(to));
    lines.fold(String::new(), |told, line| told + line + "\n")
}

/// What is told of these times in each language.
fn told(series: &str, at: &str, expected: &Expect) {
    let told = TAGS.map(|tag| times(with(series), at, tag));
    expected.assert_eq(&told.join("\n"));
}

#[test]
fn a_meeting_every_week_names_its_day() {
    told(
        "weekly = \"Tue 10:00–11:30\"",
        "2026-11-23T09:00",
        &expect![[r#"
            Kiedy: jutro, we wtorek, 10:00–11:30
            Co tydzień, we wtorki.

            When: tomorrow, Tuesday, 10:00–11:30
            Every week, on Tuesdays.

            Коли: завтра, у вівторок, 10:00–11:30
            Щотижня, по вівторках.
        "#]],
    );
}

#[test]
fn a_meeting_every_second_week_says_so_and_when_it_is_next() {
    told(
        r#"weekly = { at = "Tue 10:00–11:30", every = 2, starting = 2026-10-06 }"#,
        "2026-12-08T09:00",
        &expect![[r#"
            Kiedy: wtorek, 15 grudnia, 10:00–11:30
            Co dwa tygodnie, we wtorki.

            When: Tuesday, 15 December, 10:00–11:30
            Every two weeks, on Tuesdays.

            Коли: вівторок, 15 грудня, 10:00–11:30
            Раз на два тижні, по вівторках.
        "#]],
    );
}

#[test]
fn a_meeting_on_a_day_of_the_month_that_is_a_holiday_is_said_to_be_left_out() {
    told(
        r#"monthly = "last Fri 14:00–16:00""#,
        "2026-12-08T09:00",
        &expect![[r#"
            Kiedy: piątek, 29 stycznia, 14:00–16:00
            Co miesiąc, w ostatni piątek.
            Nie ma zajęć: 25 grudnia.

            When: Friday, 29 January, 14:00–16:00
            Every month, on the last Friday.
            Not on 25 December.

            Коли: п’ятниця, 29 січня, 14:00–16:00
            Щомісяця, останньої п’ятниці.
            Занять немає: 25 грудня.
        "#]],
    );
}

#[test]
fn two_days_of_the_month_are_both_named() {
    told(
        r#"monthly = ["first Wed 14:00–16:00", "third Sun 14:00–16:00"]"#,
        "2026-12-08T09:00",
        &expect![[r#"
            Kiedy: niedziela, 20 grudnia, 14:00–16:00
            Co miesiąc, w pierwszą środę i w trzecią niedzielę.
            Nie ma zajęć: 6 stycznia.

            When: Sunday, 20 December, 14:00–16:00
            Every month, on the first Wednesday and on the third Sunday.
            Not on 6 January.

            Коли: неділя, 20 грудня, 14:00–16:00
            Щомісяця, першої середи і третьої неділі.
            Занять немає: 6 січня.
        "#]],
    );
}

#[test]
fn who_comes_twice_a_week_hears_both_days_and_which_weeks_are_left_out() {
    told(
        r#"
weekly = ["Mon 9:00–10:00", "Thu 9:00–10:00"]
term = "year"
breaks = ["winter"]
not_on = [2026-12-17]
"#,
        "2026-12-08T09:00",
        &expect![[r#"
            Kiedy: czwartek, 10 grudnia, 9:00–10:00
            Co tydzień, w poniedziałki i w czwartki.
            Nie ma zajęć: 17 grudnia i 24 grudnia.
            Ferie zimowe: nie ma zajęć od 18 stycznia do 31 stycznia.

            When: Thursday, 10 December, 9:00–10:00
            Every week, on Mondays and on Thursdays.
            Not on 17 December and 24 December.
            Winter holidays: no meetings from 18 January to 31 January.

            Коли: четвер, 10 грудня, 9:00–10:00
            Щотижня, по понеділках і по четвергах.
            Занять немає: 17 грудня і 24 грудня.
            Зимові канікули: занять немає з 18 січня до 31 січня.
        "#]],
    );
}

#[test]
fn hours_that_differ_are_told_with_their_days() {
    told(
        r#"weekly = ["Mon 9:00–10:00", "Thu 17:00–18:00", { at = "Sat 9:00–10:00", every = 4, starting = 2026-12-05 }]"#,
        "2026-12-08T09:00",
        &expect![[r#"
            Kiedy: czwartek, 10 grudnia, 17:00–18:00
            Co tydzień, w poniedziałki 9:00–10:00 i w czwartki 17:00–18:00.
            Co cztery tygodnie, w soboty 9:00–10:00.
            Nie ma zajęć: 24 grudnia.

            When: Thursday, 10 December, 17:00–18:00
            Every week, on Mondays 9:00–10:00 and on Thursdays 17:00–18:00.
            Every four weeks, on Saturdays 9:00–10:00.
            Not on 24 December.

            Коли: четвер, 10 грудня, 17:00–18:00
            Щотижня, по понеділках 9:00–10:00 і по четвергах 17:00–18:00.
            Раз на чотири тижні, по суботах 9:00–10:00.
            Занять немає: 24 грудня.
        "#]],
    );
}

#[test]
fn a_date_that_was_added_is_told_apart_from_the_others() {
    told(
        "weekly = \"Wed 9:00–10:00\"\nalso_on = [\"2026-12-12 10:00–11:00\"]",
        "2026-12-10T09:00",
        &expect![[r#"
            Kiedy: sobota, 12 grudnia, 10:00–11:00
            To dodatkowy termin.
            Co tydzień, w środy.
            Nie ma zajęć: 6 stycznia.

            When: Saturday, 12 December, 10:00–11:00
            This is an extra date.
            Every week, on Wednesdays.
            Not on 6 January.

            Коли: субота, 12 грудня, 10:00–11:00
            Це додаткова дата.
            Щотижня, по середах.
            Занять немає: 6 січня.
        "#]],
    );
    told(
        "also_on = [\"2026-12-12 10:00–11:00\"]",
        "2026-12-10T09:00",
        &expect![[r#"
            Kiedy: sobota, 12 grudnia, 10:00–11:00
            Te zajęcia są tylko w wybrane dni.

            When: Saturday, 12 December, 10:00–11:00
            This takes place on certain days only.

            Коли: субота, 12 грудня, 10:00–11:00
            Ці заняття проходять лише в певні дні.
        "#]],
    );
}

/// To change the hours of one meeting, its day is left out and added again.
#[test]
fn a_day_whose_hours_were_changed_says_so_and_is_not_said_to_be_left_out() {
    told(
        "weekly = \"Tue 9:00–10:00\"\nnot_on = [2026-12-15]\nalso_on = [\"2026-12-15 12:00–13:00\"]",
        "2026-12-10T09:00",
        &expect![[r#"
            Kiedy: wtorek, 15 grudnia, 12:00–13:00
            Tym razem o innej godzinie niż zwykle.
            Co tydzień, we wtorki.

            When: Tuesday, 15 December, 12:00–13:00
            This time it is at a different hour than usual.
            Every week, on Tuesdays.

            Коли: вівторок, 15 грудня, 12:00–13:00
            Цього разу в інший час, ніж зазвичай.
            Щотижня, по вівторках.
        "#]],
    );
}

#[test]
fn what_is_left_out_is_told_two_months_ahead_and_no_longer() {
    let told = |at| {
        times(
            with("weekly = \"Thu 9:00–10:00\"\nbreaks = [\"winter\"]"),
            at,
            "en",
        )
    };
    // The first Thursday of the break is 21 January.
    assert!(told("2026-11-23T09:00").contains("Winter holidays"));
    assert!(!told("2026-11-22T09:00").contains("Winter holidays"));
    assert!(told("2027-01-28T09:00").contains("Winter holidays"));
    assert!(!told("2027-01-29T09:00").contains("Winter holidays"));
}

#[test]
fn a_break_and_a_rare_week_are_in_no_list_of_today() {
    let series = r#"weekly = { at = "Tue 10:00–11:30", every = 2, starting = 2026-10-06 }
breaks = ["winter"]"#;
    let table = [
        ("2026-12-07T12:00", false),
        ("2026-12-08T09:00", false),
        ("2026-12-14T09:00", true),
        ("2026-12-15T09:00", true),
        // In the break.
        ("2027-01-26T09:00", false),
        ("2027-02-09T09:00", true),
    ];
    for (at, is_listed) in table {
        let mut visitor = Visitor::arrives_on(kept(with(series)), at);
        visitor.chooses_id("en", "language-name").types("220");
        let sees = visitor.sees();
        let is_near = ["Today, 10:00", "Tomorrow, 10:00"]
            .iter()
            .any(|it| sees.contains(it));
        assert_eq!(is_near, is_listed, "{at}:\n{sees}");
    }
}

#[test]
fn who_joins_is_written_down_for_the_next_meeting_of_the_rule() {
    let series = r#"weekly = { at = "Tue 10:00–11:30", every = 2, starting = 2026-10-06 }
sign_up = true"#;
    // One is on now, and the next is in two weeks.
    let mut visitor = at_the_list(with(series), "2026-12-15T10:30", "en");
    visitor.chooses_first();
    let sees = visitor.sees();
    assert!(
        sees.contains("Next meeting: Tuesday, 29 December, 10:00–11:30"),
        "{sees}"
    );
    joins(&mut visitor, "en");
    let sees = visitor.sees();
    assert!(sees.contains("When: Tuesday, 29 December, 10:00"), "{sees}");
}

/// The times of a centre that meets in several places, each on its day.
const AT_SEVERAL: &str = r#"
weekly = [
  { at = "Mon 11:00–12:00", place = 2 },
  { at = "Thu 11:00–12:00", place = 4 },
  "Fri 11:00–12:00",
]
"#;

/// A setup with an activity at that centre.
fn at_several(times: &str) -> Setup {
    with_activity(&club("cas-57", times))
}

#[test]
fn a_card_has_the_address_of_its_day_and_those_of_the_other_days() {
    let places = |at, tag| {
        let mut visitor = at_the_list(at_several(AT_SEVERAL), at, tag);
        visitor.chooses_first();
        lines_about(
            &visitor,
            &visitor.says_here("where"),
            &visitor.says_here("call-first-chosen"),
        )
    };
    let told = TAGS.map(|tag| places("2026-12-08T09:00", tag));
    expect![[r#"
        Gdzie: CAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy
        Adres: Drożyska 3c, 31-998
        W poniedziałki: Płoszczyny 1, 31-999
        W piątki: Wróżenicka 49, 31-997

        Where: CAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy
        Address: Drożyska 3c, 31-998
        On Mondays: Płoszczyny 1, 31-999
        On Fridays: Wróżenicka 49, 31-997

        Де: CAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy
        Адреса: Drożyska 3c, 31-998
        По понеділках: Płoszczyny 1, 31-999
        По п’ятницях: Wróżenicka 49, 31-997
    "#]]
    .assert_eq(&told.join("\n"));
    assert!(places("2026-12-11T09:00", "en").contains("Address: Wróżenicka 49, 31-997"));
    assert!(places("2026-12-14T09:00", "en").contains("Address: Płoszczyny 1, 31-999"));
}

#[test]
fn a_list_has_the_address_where_a_centre_has_several() {
    let visitor = at_the_list(at_several(AT_SEVERAL), "2026-12-08T09:00", "en");
    let sees = visitor.sees();
    let entry = "Thursday, 10 December, 11:00–12:00: Club – CAS dla rozproszonych seniorów, \
                 mieszkańców XVIII dzielnicy, Drożyska 3c";
    assert!(sees.contains(entry), "{sees}");
}

#[test]
fn the_card_of_a_centre_says_on_which_days_there_is_something_at_each_place() {
    let card = |tag| {
        let mut visitor = Visitor::arrives_on(kept(at_several(AT_SEVERAL)), "2026-12-08T09:00");
        visitor.chooses_id(tag, "language-name").types("157");
        let address = visitor
            .sees()
            .lines()
            .position(|line| line.contains("Wróżenicka"));
        let sees = visitor.sees();
        let lines = sees.lines().skip(address.unwrap()).take(9);
        lines.fold(String::new(), |told, line| told + line + "\n")
    };
    expect![[r#"
        Adres 1 z 5: Wróżenicka 49, 31-997
        W różne dni zajęcia są w różnych miejscach
        Zajęcia są tu co tydzień w piątki.
        Adres 2 z 5: Płoszczyny 1, 31-999
        Zajęcia są tu co tydzień w poniedziałki.
        Adres 3 z 5: Truskawkowa 4, 31-985
        Adres 4 z 5: Drożyska 3c, 31-998
        Zajęcia są tu co tydzień w czwartki.
        Adres 5 z 5: gen. M. Karaszewicza-Tokarzewskiego 29, 31-985

        Address 1 of 5: Wróżenicka 49, 31-997
        W różne dni zajęcia są w różnych miejscach
        There are activities here every week on Fridays.
        Address 2 of 5: Płoszczyny 1, 31-999
        There are activities here every week on Mondays.
        Address 3 of 5: Truskawkowa 4, 31-985
        Address 4 of 5: Drożyska 3c, 31-998
        There are activities here every week on Thursdays.
        Address 5 of 5: gen. M. Karaszewicza-Tokarzewskiego 29, 31-985

        Адреса 1 з 5: Wróżenicka 49, 31-997
        W różne dni zajęcia są w różnych miejscach
        Заняття тут щотижня по п’ятницях.
        Адреса 2 з 5: Płoszczyny 1, 31-999
        Заняття тут щотижня по понеділках.
        Адреса 3 з 5: Truskawkowa 4, 31-985
        Адреса 4 з 5: Drożyska 3c, 31-998
        Заняття тут щотижня по четвергах.
        Адреса 5 з 5: gen. M. Karaszewicza-Tokarzewskiego 29, 31-985
    "#]]
    .assert_eq(&TAGS.map(card).join("\n"));
}

#[test]
fn a_voice_says_the_rhythm_in_words() {
    let series = r#"
weekly = { at = "Tue 10:00–11:30", every = 2, starting = 2026-10-06 }
breaks = ["winter"]
not_on = [2026-12-29]
"#;
    let heard = TAGS.map(|tag| {
        let mut visitor = Visitor::arrives_on(kept(with(series)), "2026-12-16T09:00");
        visitor
            .chooses_id(tag, "language-name")
            .types("201")
            .chooses_first();
        visitor.utters().join("\n")
    });
    expect![[r#"
        pl: Klub. Kiedy: wtorek, dwunastego stycznia, od dziesiątej do jedenastej trzydzieści. Co dwa tygodnie, we wtorki. Nie ma zajęć: dwudziestego dziewiątego grudnia. Ferie zimowe: nie ma zajęć od osiemnastego stycznia do trzydziestego pierwszego stycznia. tekst 1 z pięciu.

        en: Club. When: Tuesday, the twelfth of January, from 10 to 11 30. Every two weeks, on Tuesdays. Not on the twenty-ninth of December. Winter holidays: no meetings from the eighteenth of January to the thirty-first of January. text 1 of 5.

        uk: Клуб. Коли: вівторок, дванадцятого січня, із десятої до одинадцятої тридцять. Раз на два тижні, по вівторках. Занять немає: двадцять дев’ятого грудня. Зимові канікули: занять немає із вісімнадцятого січня до тридцять першого січня. текст 1 із шести."#]].assert_eq(&heard.join("\n\n"));
}

/// The longest title there may be, at the centre with the longest name.
#[test]
fn the_longest_title_is_whole_on_every_list_and_card() {
    let title = "Ćwiczenia pamięci i koncentracji dla osób, które nie lubią krzyżówek ani łamań g";
    assert_eq!(length(title), 80);
    let titled = format!("{AT_SEVERAL}title = {{ pl = \"{title}\" }}\n");
    for tag in TAGS {
        let mut visitor = at_the_list(at_several(&titled), "2026-12-10T11:30", tag);
        fits(visitor.shown());
        let sees = visitor.sees();
        let entry = sees.lines().find(|line| line.contains(title)).unwrap();
        assert!(entry.contains("Drożyska 3c"), "{entry}");
        visitor.chooses_first();
        assert_eq!(visitor.heading(), title);
        fits(visitor.shown());
        joins(&mut visitor, tag);
        assert!(visitor.sees().contains(title), "{}", visitor.sees());
        fits(visitor.shown());
    }
    for (tag, number, typed) in [("uk", "220", ""), ("pl", "500", "ćwiczenia pamięci")] {
        let mut visitor = Visitor::arrives_on(kept(at_several(&titled)), "2026-12-10T11:30");
        visitor
            .chooses_id(tag, "language-name")
            .types(number)
            .types(typed);
        assert!(visitor.sees().contains(title), "{}", visitor.sees());
        fits(visitor.shown());
    }
}

/// From the card of an activity to the last page before a request is sent.
pub fn joins(visitor: &mut Visitor, tag: &str) {
    let join = visitor.page().controls().find_map(|(_, control)| {
        let is_join = matches!(control.message, Message::Ask(_));
        is_join.then(|| control.label.words.clone())
    });
    visitor.chooses(&join.unwrap()).chooses_id(tag, "trial-go");
    visitor
        .for_oneself(tag)
        .types("Anna Nowak")
        .press(Key::Enter);
    visitor.types("12 425 36 38").press(Key::Enter);
    visitor.answers('1').answers('1');
    assert_eq!(visitor.heading(), visitor.says_here("answers-heading"));
}
