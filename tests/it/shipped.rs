//! What the shipped content tells and to whom, heard and seen by visitors.

use std::collections::BTreeSet;

use cas_kiosk::app::Message;
use cas_kiosk::page::{BlockKind, Key};
use cas_kiosk::surface::Surface as _;
use cas_kiosk::surface::plain::Plain;
use expect_test::{Expect, expect};

use crate::visitor::{Visitor, language, shipped};

/// A visitor at Home at a certain time.
fn at_home_on(at: &str, tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(shipped(), at);
    visitor.chooses_id(tag, "language-name");
    visitor.clears_transcript();
    visitor
}

fn at_home(tag: &str) -> Visitor {
    at_home_on("2026-11-24T10:00", tag)
}

/// The page that a number leads to, in Polish.
fn page_of(number: &str) -> Visitor {
    let mut visitor = at_home("pl");
    visitor.types(number);
    visitor
}

fn tells(visitor: &Visitor, words: &[&str]) {
    let sees = visitor.sees();
    for word in words {
        assert!(sees.contains(word), "{word:?} is not told:\n{sees}");
    }
}

/// The labels of what is listed with more about it.
fn listed(visitor: &Visitor) -> Vec<String> {
    let controls = visitor.page().controls();
    let listed = controls.filter(|(_, control)| control.detail.is_some());
    listed
        .map(|(_, control)| control.label.words.clone())
        .collect()
}

#[test]
fn by_lines_no_page_on_the_way_of_a_request_has_a_sign_twice() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = at_home(tag);
        visitor.types("352").chooses_nth(0);
        let check = |visitor: &Visitor| {
            let sees = visitor.sees();
            for sign in ["<", "?", "!", "-"] {
                let is_signed = |line: &&str| line.starts_with(&format!("{sign} "));
                let lines = sees.lines().filter(is_signed).count();
                assert!(lines <= 1, "{sign} {lines} times:\n{sees}");
            }
        };
        check(&visitor);
        visitor.chooses_id(tag, "trial-go").for_oneself(tag);
        visitor
            .enters("-")
            .enters("605918274")
            .answers('1')
            .answers('1');
        check(&visitor);
        visitor.chooses_id(tag, "answers-right");
        assert_eq!(visitor.heading(), visitor.says_here("consent-heading"));
        check(&visitor);
        // Both lead back.
        let refuses = visitor.says_here("consent-refuse");
        let sees = visitor.sees();
        let number = sees
            .lines()
            .find_map(|line| line.strip_suffix(&format!(". {refuses}")));
        for line in [number.unwrap(), "<"] {
            visitor.enters(line);
            assert_eq!(visitor.heading(), visitor.says_here("answers-heading"));
            visitor.chooses_id(tag, "answers-right");
        }
    }
}

/// The parts of the day at which one can ask to be called, with "at any time".
fn parts_of_day(visitor: &Visitor) -> Vec<String> {
    let controls = visitor.page().controls();
    let parts = controls.filter(|(_, control)| control.digit.is_some());
    parts.map(|(_, it)| it.label.words.clone()).collect()
}

#[test]
fn nobody_is_offered_a_call_when_those_who_call_are_not_there() {
    let whole_day = [
        "Przed południem",
        "Około południa",
        "Po południu",
        "Wieczorem",
    ];
    // The information centre is there from 8 to 15.
    let mut visitor = at_home("pl");
    visitor.types("352").chooses_nth(0);
    visitor.chooses_id("pl", "trial-go").for_oneself("pl");
    visitor.enters("-").enters("605918274").answers('1');
    assert_eq!(visitor.heading(), "O jakiej porze najlepiej dzwonić?");
    let [within @ .., _] = whole_day;
    assert_eq!(
        parts_of_day(&visitor),
        [&within[..], &["O każdej porze"]].concat()
    );
    // Of a centre whose hours nobody knows, all are offered.
    let centres = shipped().content.centres.iter();
    let mut unknown = centres.filter(|it| it.opening.is_none());
    let number = unknown.find_map(|it| it.number).unwrap();
    let mut visitor = at_home("pl");
    visitor.types(&number.to_string());
    visitor.chooses("Proszę, żeby centrum do mnie zadzwoniło");
    visitor.chooses_id("pl", "trial-go").for_oneself("pl");
    visitor.enters("-").enters("605918274").enters("-");
    assert_eq!(visitor.heading(), "O jakiej porze najlepiej dzwonić?");
    assert_eq!(
        parts_of_day(&visitor),
        [&whole_day[..], &["O każdej porze"]].concat()
    );
}

fn takes_requests(visitor: &Visitor) -> bool {
    let mut controls = visitor.page().controls();
    controls.any(|(_, control)| matches!(control.message, Message::Ask(_)))
}

#[test]
fn the_timetable_is_a_sample_of_forty_series_at_a_dozen_centres_in_twelve_kinds() {
    let content = &shipped().content;
    assert_eq!(content.kinds.len(), 12);
    let timetable = || content.activities.iter().filter(|it| it.series.is_some());
    assert_eq!(timetable().count(), 41);
    assert!(timetable().all(|it| it.provenance.sample));
    let centres: BTreeSet<_> = timetable().map(|it| &it.centre).collect();
    assert_eq!(centres.len(), 13);
    let kinds: BTreeSet<_> = timetable().map(|it| &it.kind).collect();
    assert_eq!(kinds.len(), 12, "every kind has an activity");
}

#[test]
fn what_centres_offer_at_times_that_nobody_knows_is_no_example() {
    let activities = shipped().content.activities.iter();
    let untimed = activities.filter(|it| it.series.is_none());
    let (mut centres, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for activity in untimed {
        assert!(!activity.provenance.sample, "{}", activity.id);
        let is_first = seen.insert((&activity.centre, &activity.kind));
        assert!(is_first, "{}: twice of a kind at a centre", activity.id);
        centres.insert(activity.centre.as_str());
    }
    let expected = ["cas-13", "cas-3", "cas-33", "cas-36", "cas-55"];
    assert!(centres.into_iter().eq(expected));
}

/// The card of the English class next Tuesday.
fn card(tag: &str, day: &str, expected: &Expect) {
    let mut visitor = at_home(tag);
    visitor.types("201");
    let labels = listed(&visitor);
    let label = labels.iter().find(|label| label.starts_with(day)).unwrap();
    visitor.chooses(label);
    expected.assert_eq(&visitor.sees());
}

#[test]
fn the_card_of_a_meeting_tells_everything_in_polish() {
    card(
        "pl",
        "Wtorek, 1 grudnia",
        &expect![[r#"

            Angielski dla początkujących
            Wtorek, 1 grudnia, 8:30–10:00

            Kiedy: wtorek, 1 grudnia, 8:30–10:00 (przykład)
            Co tydzień, we wtorki.
            Nie ma zajęć: 29 grudnia.
            Zapisy: Trzeba się wcześniej zapisać. (przykład)
            1. Chcę dołączyć do zajęć: To jeszcze nie zapis. Ktoś z centrum zadzwoni i powie, czy jest miejsce
            Gdzie: CAS Spot Nestor Długa
            Adres: Długa 42, 31-146
            Coś mogło się tu zmienić. Najpierw proszę zadzwonić.
            Telefon: 882 053 561
            Dane z sierpnia 2025.
            103 CAS Spot Nestor Długa
            Rodzaj zajęć: Język angielski
            Ile to kosztuje: Nic, zajęcia są bezpłatne (przykład)
            Dla początkujących: Tak, osoby początkujące są mile widziane. (przykład)
            Skąd to wiemy: Dane z sierpnia 2025.
            Źródło: Gmina Miejska Kraków, otwartedane.um.krakow.pl.
            2. Chcę to sobie przepisać
            3. Coś się tu nie zgadza
            < Wracam
            900 Jak to działa
            ! Kończę

            Pomoc przez telefon: 12 616 54 27 · 112
            Proszę wpisać numer albo znak i nacisnąć Enter. Sam Enter: Chcę dołączyć do zajęć.
        "#]],
    );
}

#[test]
fn the_card_of_a_meeting_tells_everything_in_english() {
    card(
        "en",
        "Tuesday, 1 December",
        &expect![[r#"

            English for beginners
            Tuesday, 1 December, 8:30–10:00

            When: Tuesday, 1 December, 8:30–10:00 (example)
            Every week, on Tuesdays.
            Not on 29 December.
            Signing up: You need to sign up first. (example)
            1. I would like to join: This is not a booking yet. The centre will call and say whether there is room
            Where: CAS Spot Nestor Długa
            Address: Długa 42, 31-146
            Some of this may have changed. Please call first.
            Phone: 882 053 561
            Information from August 2025.
            103 CAS Spot Nestor Długa
            Kind of activity: English
            What it costs: Nothing, it is free (example)
            For beginners: Yes, beginners are welcome. (example)
            How we know this: Information from August 2025.
            Source: City of Kraków (Gmina Miejska Kraków), otwartedane.um.krakow.pl.
            2. I want to copy this down
            3. Something here is not right
            < Go back
            900 How this works
            ! Finish

            Help by phone: 12 616 54 27 · 112
            Please type a number or a symbol and press Enter. Enter alone: I would like to join.
        "#]],
    );
}

#[test]
fn the_card_of_a_meeting_tells_everything_in_ukrainian() {
    card(
        "uk",
        "Вівторок, 1 грудня",
        &expect![[r#"

            Англійська для початківців
            Вівторок, 1 грудня, 8:30–10:00

            Коли: вівторок, 1 грудня, 8:30–10:00 (приклад)
            Щотижня, по вівторках.
            Занять немає: 29 грудня.
            Запис: Треба записатися заздалегідь. (приклад)
            1. Хочу ходити на ці заняття: Це ще не запис. З центру зателефонують і скажуть, чи є місце
            Де: CAS Spot Nestor Długa
            Адреса: Długa 42, 31-146
            Щось тут могло змінитися. Будь ласка, спершу зателефонуйте.
            Телефон: 882 053 561
            Станом на серпень 2025 року.
            103 CAS Spot Nestor Długa
            Вид занять: Англійська мова
            Скільки це коштує: Нічого, заняття безплатні (приклад)
            Для початківців: Так, початківцям тут раді. (приклад)
            Звідки ми це знаємо: Станом на серпень 2025 року.
            Джерело: місто Краків (Gmina Miejska Kraków), otwartedane.um.krakow.pl.
            2. Хочу це собі переписати
            3. Тут щось не так
            < Назад
            900 Підказки
            ! Закінчити

            Допомога телефоном: 12 616 54 27 · 112
            Напишіть номер або знак і натисніть Enter. Лише Enter: Хочу ходити на ці заняття.
        "#]],
    );
}

#[test]
fn activities_are_listed_by_the_day_of_the_week_next_first() {
    let mut visitor = at_home("pl");
    visitor
        .types("200")
        .chooses_id("pl", "activities-weekdays")
        .chooses("W soboty");
    expect![[r#"
        Sobota, 28 listopada, 9:00–10:30: Nordic walking, marsz z kijami
        Sobota, 28 listopada, 11:00–13:00: Starsi i młodsi przy jednym stole
        Sobota, 28 listopada, 14:00–16:00: Oglądamy razem film
        Sobota, 5 grudnia, 10:00–12:00: Spacer po Starym Mieście
        Sobota, 12 grudnia, 9:00–14:00: Wycieczka autobusem
        Sobota, 12 grudnia, 10:00–11:00: Joga na krześle"#]]
    .assert_eq(&listed(&visitor).join("\n"));
    visitor.press(Key::Back).chooses("We wtorki");
    expect![[r#"
        Dziś, 9:00–10:30, już trwa: Nordic walking dla początkujących
        Dziś, 10:00–11:00: Gimnastyka, joga, tai chi
        Dziś, 12:00–13:30: Spotkanie wolontariuszy
        Dziś, 13:00–14:00: Jak zdrowo jeść
        Dziś, 16:00–18:00: Brydż i scrabble
        Dziś, 17:00–18:00: Joga
        Wtorek, 1 grudnia, 8:30–10:00: Angielski dla początkujących
        Wtorek, 1 grudnia, 9:00–10:00: Poranna gimnastyka"#]]
    .assert_eq(&listed(&visitor).join("\n"));
}

#[test]
fn activities_are_listed_by_district() {
    let mut visitor = at_home("en");
    visitor
        .types("200")
        .chooses_id("en", "activities-districts")
        .chooses("Dzielnica I Stare Miasto");
    expect![[r#"
        Tomorrow, 11:00–12:00: Talks about health
        Thursday, 26 November, 10:00–11:00: Chair yoga
        Thursday, 26 November, 14:00–16:00: To a museum together
        Friday, 27 November, 11:00–13:00: Sewing on a machine
        Tuesday, 1 December, 8:30–10:00: English for beginners
        Saturday, 5 December, 10:00–12:00: A walk through the Old Town
        Wednesday, 13 January, 13:00–14:30: First steps with a computer
        English at Spot Nestor centres
        Computers at Spot Nestor centres
        Music and dance at Spot Nestor centres
        Sewing and handicraft at Spot Nestor centres
        Yoga and gymnastics at Spot Nestor centres"#]]
    .assert_eq(&listed(&visitor).join("\n"));
}

#[test]
fn who_may_have_an_assistant_is_told_for_every_answer() {
    for (answers, heading) in [
        ("3", "eligible-no"),
        ("11", "eligible-yes"),
        ("12", "eligible-call"),
        ("22", "eligible-call"),
        ("211", "eligible-yes"),
        ("2121", "eligible-yes"),
        ("2122", "eligible-no"),
        ("213", "eligible-no"),
        ("214", "eligible-no"),
        ("215", "eligible-call"),
    ] {
        for tag in ["pl", "en", "uk"] {
            let mut visitor = at_home(tag);
            visitor.types("312").chooses_id(tag, "service-ask");
            for answer in answers.chars() {
                visitor.answers(answer);
            }
            let heading = shipped().locales.say(language(tag), heading, &[]).words;
            assert_eq!(visitor.heading(), heading, "{answers} in {tag}");
            let is_yes = takes_requests(&visitor);
            assert_eq!(is_yes, ["11", "211", "2121"].contains(&answers));
        }
    }
}

#[test]
fn what_an_assistant_does_is_told() {
    let mut visitor = page_of("312");
    tells(&visitor, &["wizyty w domu i wspólne wyjścia", "Od 85 lat."]);
    visitor.chooses_id("pl", "service-more");
    tells(
        &visitor,
        &[
            "Rozmowa, czytanie, wspólne gotowanie",
            "Spacer, zakupy, lekarz, urząd, kościół, cmentarz, kultura i sport.",
            "Asystent pomaga ich odwiedzić i odnowić dawne znajomości.",
            "25 godzin na trzy miesiące",
        ],
    );
}

#[test]
fn help_in_a_hard_time_is_given_by_voice_and_never_by_a_form() {
    let lines = page_of("332");
    tells(
        &lines,
        &[
            "22 635 09 54\nCzynne: od poniedziałku do piątku 17:00–20:00; także w środy 14:00–16:00",
            "537 375 505\nCzynne: ",
            "42 200 60 50\nCzynne: od poniedziałku do soboty 16:00–20:00",
            "459 598 837\nCzynne: w środy 17:00–20:00; w soboty 8:00–11:00",
        ],
    );
    assert!(!takes_requests(&lines));
    let crisis = page_of("331");
    tells(
        &crisis,
        &["12 421 92 82\nCzynne: całą dobę", "112\nCzynne: całą dobę"],
    );
    assert!(!takes_requests(&crisis));
}

#[test]
fn the_way_to_food_leads_through_the_social_welfare_centre() {
    tells(&page_of("341"), &["MOPS", "12 616 54 27"]);
}

#[test]
fn the_articles_tell_what_is_known() {
    tells(
        &page_of("408"),
        &["LII/1454/21", "Skończył się w 2025 roku"],
    );
    tells(&page_of("402"), &["Daszyńskiego 19", "8:00", "15:00"]);
    tells(&page_of("403"), &["12 634 13 55", "12 312 53 28"]);
    tells(
        &page_of("405"),
        &["Nie trzeba otwierać", "zapytać przez drzwi", "112"],
    );
    tells(&page_of("407"), &["Gmina Miejska Kraków"]);
}

#[test]
fn on_no_page_a_date_stands_alone_where_it_is_told_how_it_is_known() {
    let content = &shipped().content;
    let services = content.services.iter().filter_map(|it| it.number);
    let articles = content.articles.iter().filter_map(|it| it.number);
    let numbers: Vec<String> = services.chain(articles).map(|it| it.to_string()).collect();
    for (tag, begins) in [("pl", "Źródło: "), ("en", "Source: "), ("uk", "Джерело: ")] {
        let mut visitor = at_home(tag);
        let mut rows = 0;
        for number in &numbers {
            visitor.types(number);
            for (_, block) in visitor.page().blocks() {
                if block.kind == BlockKind::Source {
                    rows += 1;
                    let words = &block.text.words;
                    assert!(words.contains(begins), "{number}: {words}");
                }
            }
        }
        assert!(rows > numbers.len(), "{rows}");
    }
}

#[test]
fn who_answers_a_number_in_a_crisis_is_told_right_after_it() {
    for (tag, said) in [
        (
            "pl",
            "12 421 92 82. Odbiera Ośrodek Interwencji Kryzysowej, w dzień i w nocy.",
        ),
        (
            "en",
            "12 421 92 82. The Crisis Intervention Centre answers, day and night.",
        ),
        (
            "uk",
            "12 421 92 82. Відповідає Центр кризової допомоги, вдень і вночі.",
        ),
    ] {
        let mut visitor = at_home(tag);
        visitor.types("331");
        tells(&visitor, &[said]);
    }
}

#[test]
fn what_a_request_says_is_kept_or_passed_over_on_lines() {
    let mut visitor = at_home("en");
    for line in [
        "352",
        "1",
        "1",
        "1",
        "Anna",
        "12 425 36 38",
        "8",
        "My secret",
    ] {
        visitor.enters(line);
    }
    visitor.enters("<");
    tells(
        &visitor,
        &[
            "My secret",
            "Enter alone: keep what is there. A minus: skip.",
        ],
    );
    visitor.enters("").enters("<");
    tells(&visitor, &["My secret"]);
    visitor.enters("-").enters("1");
    tells(&visitor, &["In your own words: no answer"]);
}

#[test]
fn lines_are_told_how_lines_work_and_nothing_of_arrows() {
    let mut visitor = Visitor::arrives();
    tells(
        &visitor,
        &[
            "Proszę wpisać numer albo znak i nacisnąć Enter.",
            "Please type a number or a symbol and press Enter.",
            "Напишіть номер або знак і натисніть Enter.",
        ],
    );
    visitor.enters("1").enters("?");
    tells(&visitor, &["Przed każdą możliwością stoi numer albo znak."]);
    assert!(!visitor.sees().contains("trzałk"), "{}", visitor.sees());
}

#[test]
fn a_second_request_offers_the_name_and_the_phone() {
    let mut visitor = at_home("pl");
    asks_the_handyman(&mut visitor);
    visitor.chooses_id("pl", "more");
    visitor.types("312").chooses_id("pl", "service-ask");
    visitor
        .answers('1')
        .answers('1')
        .chooses_id("pl", "request-begin")
        .chooses_id("pl", "trial-go");
    visitor.chooses_id("pl", "for-same");
    expect![[r#"

        Czy to się nadal zgadza?

        Te odpowiedzi już mamy. Nie trzeba pisać ich jeszcze raz.
        Kto wypełnia: Ja, dla siebie
        Imię i nazwisko: Anna Nowak
        Telefon: 126 165 427
        1. Tak, zgadza się
        2. Nie, poprawiam
        < Wracam
        ? Jak to działa
        ! Kończę

        Pomoc przez telefon: 12 616 54 27 · 112
        Proszę wpisać numer albo znak i nacisnąć Enter.
    "#]]
    .assert_eq(&visitor.sees());
    visitor
        .chooses_id("pl", "known-keep")
        .chooses_id("pl", "situation-keep");
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
}

/// Asks for the handyman, from Home to the receipt.
fn asks_the_handyman(visitor: &mut Visitor) {
    visitor.begins_repair("pl", "situation-keep");
    for answer in ["Anna Nowak", "126165427", "78"] {
        visitor.types(answer).press(Key::Enter);
    }
    visitor
        .answers('1')
        .answers('1')
        .chooses_id("pl", "continue");
    visitor.chooses_id("pl", "skip").answers('1');
    visitor.agrees_and_sends("pl");
}

/// Asks a centre for a call, from a page to the receipt.
fn asks_for_a_call(visitor: &mut Visitor) {
    visitor.types("103").chooses_nth(1);
    visitor.chooses_id("pl", "trial-go");
    if visitor.heading() == "Kto wypełnia to zgłoszenie?" {
        visitor.for_oneself("pl");
        visitor.types("Anna").press(Key::Enter);
        visitor.types("12 425 36 38").press(Key::Enter);
    } else {
        visitor.chooses_id("pl", "for-same");
        visitor.chooses_id("pl", "known-keep");
    }
    visitor.chooses_id("pl", "skip").answers('1');
    visitor.agrees_and_sends("pl");
}

#[test]
fn two_receipts_have_a_page_of_their_own() {
    let mut visitor = at_home("pl");
    for _ in 0..2 {
        asks_for_a_call(&mut visitor);
        visitor.press(Key::Back);
    }
    visitor.chooses_id("pl", "requests");
    let references: Vec<_> = visitor.requests();
    assert_eq!(references.len(), 2);
    for request in references {
        tells(&visitor, &[request["reference"].as_str().unwrap()]);
    }
}

#[test]
fn hours_of_offices_stay_when_those_of_meetings_are_hidden() {
    let mut visitor = at_home_on("2027-12-01T10:00", "pl");
    visitor.types("344");
    tells(
        &visitor,
        &[
            "Najpierw proszę zadzwonić.\nMOPS w Krakowie: 12 616 54 27\nCzynne: 7:30–15:30.",
            "Dane z marca 2026.",
        ],
    );
}

/// What is heard on the way to something, in one language after the other.
fn is_heard(at: &str, keys: impl Fn(&str, &mut Visitor), expected: [(&str, Expect); 3]) {
    for (tag, expected) in expected {
        let mut visitor = at_home_on(at, tag);
        keys(tag, &mut visitor);
        expected.assert_eq(visitor.transcript());
    }
}

#[test]
fn a_dripping_tap_leads_to_the_handyman() {
    let keys = |tag: &str, visitor: &mut Visitor| {
        let words = match tag {
            "pl" => "kran cieknie",
            "en" => "tap leaking",
            _ => "кран тече",
        };
        visitor.types("500").types(words).press(Key::Down);
        visitor.press(Key::Down).press(Key::Down).press(Key::Enter);
    };
    is_heard(
        "2026-11-24T10:00",
        keys,
        [
            (
                "pl",
                expect![[r#"
                    [types "500"] Czego Pan/Pani szuka? | 1 z 5: Szukane słowa | nic nie wpisano | Można pisać. Enter: litery, Esc: wracam | Bez klawiatury: Enter, potem wybiera się strzałkami.
                    [types "kran cieknie"] e
                    [Down] 2 z 6: Złota Rączka | usługa | numer 311
                    [Down] 3 z 6: Piszę strzałkami
                    [Down] 4 z 6: Wracam
                    [Enter] Co Pan/Pani chce zrobić? | 1 z 7: Zajęcia i spotkania | numer 200
                "#]],
            ),
            (
                "en",
                expect![[r#"
                    [types "500"] What are you looking for? | 1 of 5: Words to look for | nothing typed | Type here. Enter: letters, Esc: go back | Without a keyboard: press Enter, then pick with the arrows.
                    [types "tap leaking"] g
                    [Down] 2 of 6: Handyman for small repairs | service | number 311
                    [Down] 3 of 6: Write with the arrows
                    [Down] 4 of 6: Go back
                    [Enter] What would you like to do? | 1 of 7: Activities and meetings | number 200
                "#]],
            ),
            (
                "uk",
                expect![[r#"
                    [types "500"] Що Ви шукаєте? | 1 з 5: Слова для пошуку | нічого не написано | Можна писати. Enter: літери, Esc: назад | Без клавіатури: натисніть Enter, потім вибирайте стрілками.
                    [types "кран тече"] е
                    [Down] 2 з 6: Майстер на всі руки | послуга | номер 311
                    [Down] 3 з 6: Набирати стрілками
                    [Down] 4 з 6: Назад
                    [Enter] Що Ви хочете зробити? | 1 з 7: Заняття і зустрічі | номер 200
                "#]],
            ),
        ],
    );
}

#[test]
fn a_number_leads_to_a_centre() {
    is_heard(
        "2026-11-24T10:00",
        |_, visitor| {
            for digit in ["1", "3", "8"] {
                visitor.types(digit);
            }
        },
        [
            (
                "pl",
                expect![[r#"
                    [types "1"] Numer: 1… Proszę pisać dalej.
                    [types "3"] Numer: 13… Proszę pisać dalej.
                    [types "8"] CAS Zabłocie – Grzegórzki | Adres: Aleja Daszyńskiego 16, 31-534 | Coś mogło się tu zmienić. Najpierw proszę zadzwonić. | Telefon: 12 200 29 26 | Dane z sierpnia 2025. | tekst 1 z 3
                "#]],
            ),
            (
                "en",
                expect![[r#"
                    [types "1"] Number: 1… Please keep typing.
                    [types "3"] Number: 13… Please keep typing.
                    [types "8"] CAS Zabłocie – Grzegórzki | Address | Aleja Daszyńskiego 16, 31-534 | Some of this may have changed. Please call first. | Phone: 12 200 29 26 | Information from August 2025. | text 1 of 5
                "#]],
            ),
            (
                "uk",
                expect![[r#"
                    [types "1"] Номер: 1… Пишіть далі.
                    [types "3"] Номер: 13… Пишіть далі.
                    [types "8"] CAS Zabłocie – Grzegórzki | Адреса | Aleja Daszyńskiego 16, 31-534 | Щось тут могло змінитися. Будь ласка, спершу зателефонуйте. | Телефон: 12 200 29 26 | Станом на серпень 2025 року. | текст 1 з 3
                "#]],
            ),
        ],
    );
}

/// Today and tomorrow, from the first stop to the third entry.
fn today(_: &str, visitor: &mut Visitor) {
    visitor.types("220").press(Key::Home);
    while listed(visitor).len() > 2 && visitor.page().focus < 4 {
        visitor.press(Key::Down);
    }
}

#[test]
fn today_and_tomorrow_are_heard_on_the_eve_of_summer_time() {
    is_heard(
        "2027-03-27T10:00",
        today,
        [
            (
                "pl",
                expect![[r#"
                    [types "220"] Dziś i jutro | Przykłady | Jutro jest święto: Wielkanoc. Zwykłych zajęć nie ma. | Dziś, sobota 27 marca | tekst 1 z 2
                    [Home] To jest początek. | Jutro jest święto: Wielkanoc. Zwykłych zajęć nie ma. | Dziś, sobota 27 marca | tekst 1 z 2
                    [Down] 1 z 7: Dziś, 9:00–10:30, już trwa: Nordic walking, marsz z kijami | CAS Uskrzydleni Wiekiem, Dzielnica IV Prądnik Biały
                    [Down] 2 z 7: Dziś, 11:00–13:00: Starsi i młodsi przy jednym stole | CAS Zabłocie – Grzegórzki, Dzielnica XIII Podgórze
                    [Down] 3 z 7: Dziś, 14:00–16:00: Oglądamy razem film | CAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy, Truskawkowa 4, Dzielnica XVIII Nowa Huta
                    [Down] Jutro, niedziela 28 marca: nie znamy żadnych zajęć. | tekst 2 z 2
                "#]],
            ),
            (
                "en",
                expect![[r#"
                    [types "220"] Today and tomorrow | Examples | Tomorrow is a public holiday: Easter Sunday. There are no regular activities. | Today, Saturday 27 March | text 1 of 2
                    [Home] This is the beginning. | Tomorrow is a public holiday: Easter Sunday. There are no regular activities. | Today, Saturday 27 March | text 1 of 2
                    [Down] 1 of 7: Today, 9:00–10:30, on now: Nordic walking | CAS Uskrzydleni Wiekiem, Dzielnica IV Prądnik Biały
                    [Down] 2 of 7: Today, 11:00–13:00: Older and younger at one table | CAS Zabłocie – Grzegórzki, Dzielnica XIII Podgórze
                    [Down] 3 of 7: Today, 14:00–16:00: We watch a film together | CAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy, Truskawkowa 4, Dzielnica XVIII Nowa Huta
                    [Down] Tomorrow, Sunday 28 March: we know of nothing. | text 2 of 2
                "#]],
            ),
            (
                "uk",
                expect![[r#"
                    [types "220"] Сьогодні й завтра | Приклади | Завтра свято: Великдень. Звичайних занять немає. | Сьогодні, субота, 27 березня | текст 1 з 2
                    [Home] Це початок. | Завтра свято: Великдень. Звичайних занять немає. | Сьогодні, субота, 27 березня | текст 1 з 2
                    [Down] 1 з 7: Сьогодні, 9:00–10:30, уже триває: Скандинавська ходьба | CAS Uskrzydleni Wiekiem | Район IV Прондник Бялий
                    [Down] 2 з 7: Сьогодні, 11:00–13:00: Старші й молодші за одним столом | CAS Zabłocie – Grzegórzki | Район XIII Подгуже
                    [Down] 3 з 7: Сьогодні, 14:00–16:00: Дивимося разом фільм | CAS dla rozproszonych seniorów, mieszkańców XVIII dzielnicy, Truskawkowa 4 | Район XVIII Нова Гута
                    [Down] Завтра, неділя, 28 березня: ми не знаємо про жодні заняття. | текст 2 з 2
                "#]],
            ),
        ],
    );
}

#[test]
fn today_and_tomorrow_are_heard_on_the_first_day_of_summer_time() {
    is_heard(
        "2027-03-28T10:00",
        today,
        [
            (
                "pl",
                expect![[r#"
                    [types "220"] Dziś i jutro | Przykłady | Dziś jest święto: Wielkanoc. Zwykłych zajęć nie ma. | Jutro jest święto: Poniedziałek Wielkanocny. Zwykłych zajęć nie ma. | tekst 1 z 3
                    [Home] To jest początek. | Dziś jest święto: Wielkanoc. Zwykłych zajęć nie ma. | Jutro jest święto: Poniedziałek Wielkanocny. Zwykłych zajęć nie ma. | tekst 1 z 3
                    [Down] Dziś, niedziela 28 marca: nie znamy żadnych zajęć. | Jutro, poniedziałek 29 marca: nie znamy żadnych zajęć. | Oto najbliższe zajęcia, które znamy. | tekst 2 z 3
                    [Down] Pojutrze, wtorek 30 marca | tekst 3 z 3
                    [Down] 1 z 12: Wtorek, 30 marca, 8:30–10:00: Angielski dla początkujących | CAS Spot Nestor Długa, Dzielnica I Stare Miasto
                    [Down] 2 z 12: Wtorek, 30 marca, 9:00–10:00: Poranna gimnastyka | CAS Aktywni Razem, Dzielnica II Grzegórzki
                "#]],
            ),
            (
                "en",
                expect![[r#"
                    [types "220"] Today and tomorrow | Examples | Today is a public holiday: Easter Sunday. There are no regular activities. | text 1 of 3
                    [Home] This is the beginning. | Today is a public holiday: Easter Sunday. There are no regular activities. | text 1 of 3
                    [Down] Tomorrow is a public holiday: Easter Monday. There are no regular activities. | Today, Sunday 28 March: we know of nothing. | text 2 of 3
                    [Down] Tomorrow, Monday 29 March: we know of nothing. | These are the next ones that we know of. | The day after tomorrow, Tuesday 30 March | text 3 of 3
                    [Down] 1 of 12: Tuesday, 30 March, 8:30–10:00: English for beginners | CAS Spot Nestor Długa, Dzielnica I Stare Miasto
                    [Down] 2 of 12: Tuesday, 30 March, 9:00–10:00: Morning gymnastics | CAS Aktywni Razem, Dzielnica II Grzegórzki
                "#]],
            ),
            (
                "uk",
                expect![[r#"
                    [types "220"] Сьогодні й завтра | Приклади | Сьогодні свято: Великдень. Звичайних занять немає. | Завтра свято: Великодній понеділок. Звичайних занять немає. | текст 1 з 3
                    [Home] Це початок. | Сьогодні свято: Великдень. Звичайних занять немає. | Завтра свято: Великодній понеділок. Звичайних занять немає. | текст 1 з 3
                    [Down] Сьогодні, неділя, 28 березня: ми не знаємо про жодні заняття. | Завтра, понеділок, 29 березня: ми не знаємо про жодні заняття. | текст 2 з 3
                    [Down] Ось найближчі заняття, про які ми знаємо. | Післязавтра, вівторок, 30 березня | текст 3 з 3
                    [Down] 1 з 12: Вівторок, 30 березня, 8:30–10:00: Англійська для початківців | CAS Spot Nestor Długa | Район I Старе Місто
                    [Down] 2 з 12: Вівторок, 30 березня, 9:00–10:00: Ранкова гімнастика | CAS Aktywni Razem | Район II Гжегужки
                "#]],
            ),
        ],
    );
}

#[test]
fn a_holiday_is_heard() {
    is_heard(
        "2026-12-24T09:00",
        today,
        [
            (
                "pl",
                expect![[r#"
                    [types "220"] Dziś i jutro | Przykłady | Dziś jest święto: Wigilia. Zwykłych zajęć nie ma. | Jutro jest święto: Boże Narodzenie. Zwykłych zajęć nie ma. | tekst 1 z 3
                    [Home] To jest początek. | Dziś jest święto: Wigilia. Zwykłych zajęć nie ma. | Jutro jest święto: Boże Narodzenie. Zwykłych zajęć nie ma. | tekst 1 z 3
                    [Down] Dziś, czwartek 24 grudnia: nie znamy żadnych zajęć. | Jutro, piątek 25 grudnia: nie znamy żadnych zajęć. | Oto najbliższe zajęcia, które znamy. | tekst 2 z 3
                    [Down] W przyszły poniedziałek, 28 grudnia | tekst 3 z 3
                    [Down] 1 z 11: Poniedziałek, 28 grudnia, 9:00–10:30: Nordic walking, marsz z kijami | CAS Prądnik Czerwony, Dzielnica III Prądnik Czerwony
                    [Down] 2 z 11: Poniedziałek, 28 grudnia, 9:00–10:30: Telefon bez tajemnic | CAS Cyfrowe Centrum, Dzielnica XVIII Nowa Huta
                "#]],
            ),
            (
                "en",
                expect![[r#"
                    [types "220"] Today and tomorrow | Examples | Today is a public holiday: Christmas Eve. There are no regular activities. | text 1 of 3
                    [Home] This is the beginning. | Today is a public holiday: Christmas Eve. There are no regular activities. | text 1 of 3
                    [Down] Tomorrow is a public holiday: Christmas Day. There are no regular activities. | Today, Thursday 24 December: we know of nothing. | text 2 of 3
                    [Down] Tomorrow, Friday 25 December: we know of nothing. | These are the next ones that we know of. | Next Monday, 28 December | text 3 of 3
                    [Down] 1 of 11: Monday, 28 December, 9:00–10:30: Nordic walking | CAS Prądnik Czerwony, Dzielnica III Prądnik Czerwony
                    [Down] 2 of 11: Monday, 28 December, 9:00–10:30: Getting to know my phone | CAS Cyfrowe Centrum, Dzielnica XVIII Nowa Huta
                "#]],
            ),
            (
                "uk",
                expect![[r#"
                    [types "220"] Сьогодні й завтра | Приклади | Сьогодні свято: Святвечір. Звичайних занять немає. | Завтра свято: Різдво. Звичайних занять немає. | текст 1 з 3
                    [Home] Це початок. | Сьогодні свято: Святвечір. Звичайних занять немає. | Завтра свято: Різдво. Звичайних занять немає. | текст 1 з 3
                    [Down] Сьогодні, четвер, 24 грудня: ми не знаємо про жодні заняття. | Завтра, п’ятниця, 25 грудня: ми не знаємо про жодні заняття. | текст 2 з 3
                    [Down] Ось найближчі заняття, про які ми знаємо. | У наступний понеділок, 28 грудня | текст 3 з 3
                    [Down] 1 з 11: Понеділок, 28 грудня, 9:00–10:30: Скандинавська ходьба | CAS Prądnik Czerwony | Район III Прондник Червоний
                    [Down] 2 з 11: Понеділок, 28 грудня, 9:00–10:30: Телефон без таємниць | CAS Cyfrowe Centrum | Район XVIII Нова Гута
                "#]],
            ),
        ],
    );
}

#[test]
fn an_age_that_is_typed_where_an_answer_is_to_be_chosen_chooses_none() {
    for age in ["81", "83", "72", "60"] {
        let mut visitor = at_home("pl");
        visitor.types("312").chooses_id("pl", "service-ask");
        // Each digit is answered, also the second, which chooses nothing.
        let told = [
            "Przed każdą odpowiedzią stoi cyfra.",
            "Teraz proszę nacisnąć cyfrę",
        ];
        for (digit, told) in age.chars().zip(told) {
            visitor.types(&digit.to_string());
            assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?", "{age}");
            tells(&visitor, &[told]);
        }
        visitor.answers('1').answers('1');
        assert_eq!(visitor.heading(), "Tak, to pomoc dla Pana/Pani", "{age}");
    }
    let mut visitor = at_home("pl");
    visitor.types("312").chooses_id("pl", "service-ask");
    visitor
        .types("8")
        .press(Key::Down)
        .answers('1')
        .answers('1');
    assert_eq!(visitor.heading(), "Tak, to pomoc dla Pana/Pani");
}

#[test]
fn what_people_call_a_day_or_a_district_is_found() {
    for (words, heading) in [
        ("dziś", "Dziś i jutro"),
        ("co jest jutro", "Dziś i jutro"),
        ("poniedziałek", "W poniedziałki"),
        ("w środę", "W środy"),
        ("Sunday", "W niedziele"),
        ("п’ятниця", "W piątki"),
        ("what is on today", "Dziś i jutro"),
        ("сьогодні", "Dziś i jutro"),
        ("Нова Гута", "Dzielnica XVIII Nowa Huta"),
        ("кроводжа", "Dzielnica V Krowodrza"),
    ] {
        let mut visitor = at_home("pl");
        visitor.types("500").types(words).press(Key::Enter);
        visitor.chooses_first();
        assert_eq!(visitor.heading(), heading, "{words}");
    }
}

#[test]
fn going_back_to_start_asks_whether_the_number_is_written_down() {
    let mut visitor = at_home("pl");
    asks_for_a_call(&mut visitor);
    let reference = visitor.requests()[0]["reference"].clone();
    visitor.press(Key::Back).press(Key::Back);
    tells(&visitor, &[reference.as_str().unwrap()]);
    visitor.press(Key::Back).press(Key::Back);
    assert_eq!(visitor.heading(), "Czy na pewno skończyć?");
    visitor.chooses_id("pl", "leaving-written");
    assert!(visitor.is_forgotten());
}

#[test]
fn a_request_that_was_left_is_found_again_on_home() {
    let mut visitor = at_home("pl");
    visitor.types("103").chooses_nth(1);
    visitor.chooses_id("pl", "trial-go").for_oneself("pl");
    visitor.types("Anna").press(Key::Enter);
    let question = visitor.heading().to_owned();
    while visitor.heading() != "Co Pan/Pani chce zrobić?" {
        visitor.press(Key::Back);
    }
    visitor.chooses_id("pl", "unfinished");
    assert_eq!(visitor.heading(), question);
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
}

#[test]
fn a_number_from_abroad_that_is_too_short_is_told_how_it_is_written() {
    for (tag, problem) in [
        (
            "pl",
            "Ten numer z innego kraju ma za mało albo za dużo cyfr. Tak się go pisze: +380 67 123 45 67.",
        ),
        (
            "en",
            "This number from abroad has too few or too many digits. Please write it like this: +380 67 123 45 67.",
        ),
        (
            "uk",
            "У цьому номері з іншої країни замало або забагато цифр. Його пишуть так: +380 67 123 45 67.",
        ),
    ] {
        let mut visitor = at_home(tag);
        visitor.types("103").chooses_nth(1);
        visitor.chooses_id(tag, "trial-go").for_oneself(tag);
        visitor.types("Anna").press(Key::Enter);
        visitor.types("+380 67 123").press(Key::Enter);
        assert_eq!(visitor.hears()[1..], [problem]);
        assert_eq!(visitor.page().field().unwrap().1.value, "+380 67 123");
    }
}

#[test]
fn a_line_that_leads_to_the_same_page_prints_it_again() {
    let visitor = page_of("311");
    let mut output = Vec::new();
    let mut surface = Plain::new(&mut output);
    surface.show(visitor.shown(), &[]).unwrap();
    surface.show(visitor.shown(), &[]).unwrap();
    let printed = String::from_utf8(output).unwrap();
    assert_eq!(printed, visitor.sees().repeat(2));
}
