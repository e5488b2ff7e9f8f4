//! What visitors read and hear of activities that centres offer at times which nobody knows.

use cas_kiosk::app::Message;
use cas_kiosk::page::Key;
use expect_test::expect;

use crate::leftout::without_samples;
use crate::meetings::{TAGS, club, joins, with, with_activity};
use crate::visitor::{Visitor, kept, shipped};

const GAMES: &str = "Gry planszowe, scrabble, brydż";

/// Somebody at Home of the shipped kiosk.
fn at_home(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(shipped(), "2026-11-24T10:00");
    visitor.chooses_id(tag, "language-name");
    visitor
}

/// What stands on a page from its heading up to the controls of every page.
fn content(visitor: &Visitor) -> String {
    let (back, sees) = (visitor.says_here("back"), visitor.sees());
    let lines = sees.lines().skip_while(|line| line.is_empty());
    let lines = lines.take_while(|line| !line.ends_with(&back));
    lines.fold(String::new(), |told, line| told + line + "\n")
}

/// The labels and the details of what is listed.
fn listed(visitor: &Visitor) -> Vec<String> {
    let controls = visitor.page().controls();
    let listed = controls.filter_map(|(_, it)| {
        let detail = it.detail.as_ref()?;
        Some(format!("{} | {}", it.label.words, detail.words))
    });
    listed.collect()
}

#[test]
fn a_list_has_what_nobody_knows_the_time_of_after_the_rest_and_says_so() {
    let pages = TAGS.map(|tag| content(at_home(tag).types("205")));
    expect![[r#"
        Gry planszowe i karty
        Są tu przykłady

        1. Dziś, 16:00–18:00: Brydż i scrabble – CAS Uskrzydleni Wiekiem, Dzielnica IV Prądnik Biały
        2. Jutro, 14:00–16:00: Szachy i warcaby – CAS Mistrzejowice, Dzielnica XV Mistrzejowice
        3. Czwartek, 26 listopada, 16:00–18:00: Gry planszowe – CAS Radosny Senior, Rostworowskiego 13, Dzielnica VIII Dębniki
        4. Poniedziałek, 30 listopada, 15:00–17:00: Gry planszowe i karty – CAS Aktywni Razem, Dzielnica II Grzegórzki
        Dalej są zajęcia, o których nie wiemy, kiedy są.
        5. Gry planszowe, scrabble, brydż: CAS Uskrzydleni Wiekiem, Dzielnica IV Prądnik Biały

        Board games and cards
        With examples

        1. Today, 16:00–18:00: Bridge and scrabble – CAS Uskrzydleni Wiekiem, Dzielnica IV Prądnik Biały
        2. Tomorrow, 14:00–16:00: Chess and draughts – CAS Mistrzejowice, Dzielnica XV Mistrzejowice
        3. Thursday, 26 November, 16:00–18:00: Board games – CAS Radosny Senior, Rostworowskiego 13, Dzielnica VIII Dębniki
        4. Monday, 30 November, 15:00–17:00: Board games and cards – CAS Aktywni Razem, Dzielnica II Grzegórzki
        Next are activities whose times we do not know.
        5. Board games, scrabble, bridge: CAS Uskrzydleni Wiekiem, Dzielnica IV Prądnik Biały

        Настільні ігри і карти
        Тут є приклади

        1. Сьогодні, 16:00–18:00: Бридж і скрабл – CAS Uskrzydleni Wiekiem, Район IV Прондник Бялий
        2. Завтра, 14:00–16:00: Шахи і шашки – CAS Mistrzejowice, Район XV Містшейовиці
        3. Четвер, 26 листопада, 16:00–18:00: Настільні ігри – CAS Radosny Senior, Rostworowskiego 13, Район VIII Дембники
        4. Понеділок, 30 листопада, 15:00–17:00: Настільні ігри і карти – CAS Aktywni Razem, Район II Гжегужки
        Далі – заняття, часу яких ми не знаємо.
        5. Настільні ігри, скрабл, бридж: CAS Uskrzydleni Wiekiem, Район IV Прондник Бялий
    "#]].assert_eq(&pages.join("\n"));
}

#[test]
fn a_list_of_nothing_else_begins_with_that_nobody_knows_the_times() {
    for tag in TAGS {
        let mut visitor =
            Visitor::arrives_on(kept(with("times = \"not-known\"")), "2026-12-10T10:00");
        visitor.chooses_id(tag, "language-name").types("201");
        let told = visitor.says_here("meetings-times-unknown");
        assert!(visitor.hears().contains(&told), "{:?}", visitor.hears());
    }
}

#[test]
fn the_card_says_that_the_time_is_not_known_and_whom_to_call() {
    let cards = TAGS.map(|tag| content(at_home(tag).types("205").chooses_nth(4)));
    expect![[r#"
        Gry planszowe, scrabble, brydż
        CAS Uskrzydleni Wiekiem

        Kiedy: Tego nie wiemy. Proszę zadzwonić do centrum.
        1. Chcę dołączyć do zajęć: To jeszcze nie zapis. Ktoś z centrum zadzwoni i powie, czy jest miejsce
        Gdzie: CAS Uskrzydleni Wiekiem
        Adres: Rusznikarska 14/16, 31-261
        Coś mogło się tu zmienić. Najpierw proszę zadzwonić.
        Telefon: 511 200 011
        Dane z sierpnia 2025.
        113 CAS Uskrzydleni Wiekiem
        Rodzaj zajęć: Gry planszowe i karty
        Skąd to wiemy: Nie wiemy, z kiedy są te dane. Źródło: strona internetowa centrum.
        Dane z sierpnia 2025.
        Źródło: Gmina Miejska Kraków, otwartedane.um.krakow.pl.
        2. Chcę to sobie przepisać
        3. Coś się tu nie zgadza

        Board games, scrabble, bridge
        CAS Uskrzydleni Wiekiem

        When: We do not know. Please call the centre.
        1. I would like to join: This is not a booking yet. The centre will call and say whether there is room
        Where: CAS Uskrzydleni Wiekiem
        Address: Rusznikarska 14/16, 31-261
        Some of this may have changed. Please call first.
        Phone: 511 200 011
        Information from August 2025.
        113 CAS Uskrzydleni Wiekiem
        Kind of activity: Board games and cards
        How we know this: We do not know how recent this is. Source: the centre’s website.
        Information from August 2025.
        Source: City of Kraków (Gmina Miejska Kraków), otwartedane.um.krakow.pl.
        2. I want to copy this down
        3. Something here is not right

        Настільні ігри, скрабл, бридж
        CAS Uskrzydleni Wiekiem

        Коли: Цього ми не знаємо. Зателефонуйте, будь ласка, до центру.
        1. Хочу ходити на ці заняття: Це ще не запис. З центру зателефонують і скажуть, чи є місце
        Де: CAS Uskrzydleni Wiekiem
        Адреса: Rusznikarska 14/16, 31-261
        Щось тут могло змінитися. Будь ласка, спершу зателефонуйте.
        Телефон: 511 200 011
        Станом на серпень 2025 року.
        113 CAS Uskrzydleni Wiekiem
        Вид занять: Настільні ігри і карти
        Звідки ми це знаємо: Дата цих даних невідома. Джерело: сайт центру.
        Станом на серпень 2025 року.
        Джерело: місто Краків (Gmina Miejska Kraków), otwartedane.um.krakow.pl.
        2. Хочу це собі переписати
        3. Тут щось не так
    "#]].assert_eq(&cards.join("\n"));
}

#[test]
fn what_is_known_of_a_group_of_centres_is_not_said_of_one_of_them() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("201");
        let titles = visitor.page().controls().map(|(_, it)| &it.label.words);
        let of_group = titles.filter(|it| it.contains("Spot Nestor"));
        assert_eq!(of_group.count(), 4);
    }
    let mut visitor = at_home("pl");
    visitor
        .types("103")
        .chooses_id("pl", "activities-of-centre")
        .chooses("Joga i gimnastyka w centrach Spot Nestor");
    expect![[r#"
        Joga i gimnastyka w centrach Spot Nestor
        CAS Spot Nestor Długa

        Kiedy: Tego nie wiemy. Proszę zadzwonić do centrum.
        Także aqua aerobik, ćwiczenia ruchowe i rehabilitacyjne. Nie wiemy, w których centrach Spot Nestor. Proszę zapytać, co jest tutaj.
        1. Chcę dołączyć do zajęć: To jeszcze nie zapis. Ktoś z centrum zadzwoni i powie, czy jest miejsce
        Gdzie: CAS Spot Nestor Długa
        Adres: Długa 42, 31-146
        Coś mogło się tu zmienić. Najpierw proszę zadzwonić.
        Telefon: 882 053 561
        Dane z sierpnia 2025.
        103 CAS Spot Nestor Długa
        Rodzaj zajęć: Gimnastyka, joga, tai chi
        Skąd to wiemy: Nie wiemy, z kiedy są te dane. Źródło: strona internetowa SIEMACHY.
        Dane z sierpnia 2025.
        Źródło: Gmina Miejska Kraków, otwartedane.um.krakow.pl.
        2. Chcę to sobie przepisać
        3. Coś się tu nie zgadza
    "#]].assert_eq(&content(&visitor));
}

#[test]
fn it_can_be_asked_for_and_the_request_says_that_no_time_was_known() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("205").chooses_nth(4);
        joins(&mut visitor, tag);
        let told = format!(
            "{}: {}",
            visitor.says_here("when"),
            visitor.says_here("not-known")
        );
        assert!(visitor.sees().contains(&told), "{}", visitor.sees());
    }
}

#[test]
fn it_is_never_among_the_meetings_of_a_day_but_a_way_leads_there() {
    for tag in TAGS {
        let heading = at_home(tag).says_here("meetings-without-times");
        let mut visitor = at_home(tag);
        visitor.types("220");
        let at_day = listed(&visitor).len();
        assert!(listed(&visitor).iter().all(|it| it.contains('–')));
        visitor.chooses(&heading);
        assert_eq!(visitor.heading(), heading);
        assert_eq!(listed(&visitor).len(), 26);
        visitor.press(Key::Back);
        assert_eq!(listed(&visitor).len(), at_day);
        visitor
            .types("200")
            .chooses_id(tag, "activities-weekdays")
            .chooses_nth(0);
        assert!(listed(&visitor).iter().all(|it| it.contains('–')));
        visitor.chooses(&heading);
        assert_eq!(visitor.heading(), heading);
    }
}

#[test]
fn it_is_found_by_its_words_with_the_centre_that_offers_it() {
    let found = |words: &str| {
        let mut visitor = at_home("pl");
        visitor.types("500").types(words).press(Key::Enter);
        listed(&visitor).join("\n")
    };
    expect!["Szycie, decoupage, biżuteria | CAS Uskrzydleni Wiekiem"]
        .assert_eq(&found("decoupage"));
    expect![[r#"
        Język angielski | zajęcia
        Angielski dla początkujących | CAS Spot Nestor Długa
        Angielski na co dzień | CAS Aktywni Razem
        Angielski w podróży | CAS Radosny Senior
        Angielski w centrach Spot Nestor | CAS Spot Nestor Długa
        Angielski w centrach Spot Nestor | CAS Spot Nestor Bonarka
        Angielski w centrach Spot Nestor | CAS Spot Nestor Facimiech
        Angielski w centrach Spot Nestor | CAS Spot Nestor Ptaszyckiego"#]]
    .assert_eq(&found("angielski"));
}

#[test]
fn it_is_in_the_list_of_its_district() {
    let mut visitor = at_home("pl");
    visitor
        .types("200")
        .chooses_id("pl", "activities-districts")
        .chooses("Dzielnica IV Prądnik Biały");
    assert!(listed(&visitor).contains(&format!("{GAMES} | CAS Uskrzydleni Wiekiem")));
}

#[test]
fn a_voice_says_it_in_words() {
    let heard = TAGS.map(|tag| {
        let mut visitor = at_home(tag);
        visitor.types("205").chooses_nth(4);
        visitor.utters().join("\n")
    });
    expect![[r#"
        pl: Gry planszowe, skrabl, brydż. cas Uskrzydleni Wiekiem. Kiedy: Tego nie wiemy. Proszę zadzwonić do centrum. tekst 1 z pięciu.

        en: Board games, scrabble, bridge.
        pl: cas Uskrzydleni Wiekiem.
        en: When: We do not know. Please call the centre. text 1 of 5.

        uk: Настільні ігри, скрабл, бридж.
        pl: cas Uskrzydleni Wiekiem.
        uk: Коли: Цього ми не знаємо. Зателефонуйте, будь ласка, до центру. текст 1 із п’яти."#]].assert_eq(&heard.join("\n\n"));
}

/// It is a fact that a centre offers it, so it stays where examples are left out.
#[test]
fn without_examples_it_stays_and_nothing_offers_days() {
    for tag in TAGS {
        let mut visitor = Visitor::arrives_in(without_samples());
        visitor.chooses_id(tag, "language-name").types("205");
        assert_eq!(listed(&visitor).len(), 1);
        visitor.types("200");
        let controls: Vec<_> = visitor.page().controls().collect();
        let open = |id: &str| {
            let label = visitor.says_here(id);
            controls.iter().any(|(_, it)| it.label.words == label)
        };
        assert!(open("activities-kinds") && open("activities-districts"));
        assert!(!open("activities-weekdays") && !open("today-and-tomorrow"));
        let mut asks = visitor.page().controls();
        assert!(!asks.any(|(_, it)| matches!(it.message, Message::Ask(_))));
    }
}

#[test]
fn a_meeting_that_was_added_may_be_at_another_place() {
    let times = r#"
place = 4
weekly = "Thu 11:00–12:00"
also_on = [{ at = "2026-12-12 10:00–14:00", place = 2 }, "2026-12-19 10:00–14:00"]
"#;
    let setup = with_activity(&club("cas-57", times));
    let setup = kept(setup);
    let card = |at: &str, tag: &str| {
        let mut visitor = Visitor::arrives_on(setup, at);
        visitor
            .chooses_id(tag, "language-name")
            .types("201")
            .chooses_first();
        let sees = content(&visitor);
        let lines = sees.lines().skip(3).filter(|it| it.contains("31-"));
        lines.fold(String::new(), |told, line| told + line + "\n")
    };
    let before = TAGS.map(|tag| card("2026-12-08T09:00", tag)).join("\n");
    expect![[r#"
        Adres: Drożyska 3c, 31-998
        Sobota, 12 grudnia: Płoszczyny 1, 31-999

        Address: Drożyska 3c, 31-998
        Saturday, 12 December: Płoszczyny 1, 31-999

        Адреса: Drożyska 3c, 31-998
        Субота, 12 грудня: Płoszczyny 1, 31-999
    "#]]
    .assert_eq(&before);
    expect![[r#"
        Adres: Płoszczyny 1, 31-999
        W czwartki: Drożyska 3c, 31-998
        Sobota, 19 grudnia: Drożyska 3c, 31-998
    "#]]
    .assert_eq(&card("2026-12-11T09:00", "pl"));
    expect![[r#"
        Adres: Drożyska 3c, 31-998
    "#]]
    .assert_eq(&card("2026-12-18T09:00", "pl"));
}

/// Wednesdays, one of them at another hour, and four single dates, of which two are near.
const ADDED: &str = r#"
weekly = "Wed 9:00–10:00"
not_on = [2026-12-16]
also_on = ["2026-12-16 15:00–16:00", "2026-12-12 10:00–11:00", "2026-12-19 10:00–11:00", "2026-12-01 9:00–10:00", "2027-02-28 9:00–10:00"]
"#;

#[test]
fn a_card_names_the_next_added_dates_and_those_at_another_hour() {
    let setup = kept(with(ADDED));
    let told = TAGS.map(|tag| {
        let mut visitor = Visitor::arrives_on(setup, "2026-12-08T09:00");
        visitor
            .chooses_id(tag, "language-name")
            .types("201")
            .chooses_first();
        let sees = content(&visitor);
        let lines = sees.lines().skip(3).take(4);
        lines.fold(String::new(), |told, line| told + line + "\n")
    });
    expect![[r#"
        Kiedy: jutro, w środę, 9:00–10:00
        Co tydzień, w środy.
        Także: 12 grudnia 10:00–11:00 i 19 grudnia 10:00–11:00.
        O innej godzinie: 16 grudnia 15:00–16:00.

        When: tomorrow, Wednesday, 9:00–10:00
        Every week, on Wednesdays.
        Also on 12 December 10:00–11:00 and 19 December 10:00–11:00.
        At another time on 16 December 15:00–16:00.

        Коли: завтра, в середу, 9:00–10:00
        Щотижня, по середах.
        Також: 12 грудня 10:00–11:00 і 19 грудня 10:00–11:00.
        В інший час: 16 грудня 15:00–16:00.
    "#]]
    .assert_eq(&told.join("\n"));
}

#[test]
fn a_voice_says_the_added_dates_in_words() {
    let setup = kept(with(ADDED));
    let heard = TAGS.map(|tag| {
        let mut visitor = Visitor::arrives_on(setup, "2026-12-08T09:00");
        visitor
            .chooses_id(tag, "language-name")
            .types("201")
            .chooses_first();
        visitor.utters().join("\n")
    });
    expect![[r#"
        pl: Klub. Jutro, od dziewiątej do dziesiątej. Kiedy: jutro, w środę, od dziewiątej do dziesiątej. Co tydzień, w środy. Także: dwunastego grudnia od dziesiątej do jedenastej i dziewiętnastego grudnia od dziesiątej do jedenastej. O innej godzinie: szesnastego grudnia od piętnastej do szesnastej.
        pl: tekst 1 z pięciu.

        en: Club. Tomorrow, from 9 to 10. When: tomorrow, Wednesday, from 9 to 10. Every week, on Wednesdays. Also on the twelfth of December from 10 to 11 and the nineteenth of December from 10 to 11. text 1 of 5.

        uk: Клуб. Завтра, із дев’ятої до десятої. Коли: завтра, в середу, із дев’ятої до десятої. Щотижня, по середах. Також: дванадцятого грудня із десятої до одинадцятої і дев’ятнадцятого грудня із десятої до одинадцятої. В інший час: шістнадцятого грудня із п’ятнадцятої до шістнадцятої. текст 1 із шести."#]].assert_eq(&heard.join("\n\n"));
}

#[test]
fn the_search_names_only_examples_that_find_something() {
    let example = |setup| {
        let mut visitor = Visitor::arrives_in(kept(setup));
        visitor.chooses_id("pl", "language-name").types("500");
        let sees = visitor.sees();
        let line = sees.lines().find(|line| line.contains("Na przykład"));
        line.map(str::to_owned)
    };
    let shipped = crate::visitor::shipped_anew();
    expect!["Na przykład: kran, samotność, angielski. Można też wpisać numer."]
        .assert_eq(&example(shipped).unwrap());
    assert_eq!(example(with("times = \"not-known\"")), None);
}
