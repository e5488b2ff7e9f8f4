//! Journeys through everything that a visitor can find: activities, services, search, numbers.

use cas_kiosk::app::{Message, Screen};
use cas_kiosk::catalogue::Catalogue;
use cas_kiosk::content::Provenance;
use cas_kiosk::content::notice::{Notice, Touches};
use cas_kiosk::content::site::PublicHolidays;
use cas_kiosk::page::Key;
use cas_kiosk::schedule::{Series, Weekly};
use cas_kiosk::setup::Setup;
use cas_kiosk::text::Localized;
use chrono::NaiveDate;
use expect_test::{Expect, expect};
use std::sync::Arc;

use crate::visitor::{Visitor, kept, language, said, shipped, shipped_anew};

/// A visitor who has chosen a language and stands at Home.
fn at_home(tag: &str) -> Visitor {
    at_home_on("2026-11-24T10:00", tag)
}

/// A visitor at Home at a certain time.
fn at_home_on(at: &str, tag: &str) -> Visitor {
    at_home_of(shipped(), at, tag)
}

fn at_home_of(setup: &'static Arc<Setup>, at: &str, tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(setup, at);
    visitor.chooses_id(tag, "language-name");
    visitor
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The shipped setup with a notice that holds in the last week of November 2026.
fn with_notice(touches: Touches, is_closure: bool) -> Setup {
    let mut setup = shipped_anew();
    let text = Localized::new(language("pl"), "Remont do piątku.");
    let text = text.with(language("en"), "Building work until Friday.");
    setup.content.notices.push(Notice {
        id: "works".to_owned(),
        text: text.with(language("uk"), "Ремонт до п’ятниці."),
        from: day(2026, 11, 23),
        until: day(2026, 11, 27),
        is_closure,
        touches,
        provenance: Provenance {
            checked: cas_kiosk::checked::Checked::parse("2026-11-20").unwrap(),
            source: "Test".to_owned(),
            sample: false,
        },
    });
    setup.catalogue = Catalogue::new(&setup.content, &setup.locales, &setup.config.languages);
    setup
}

fn of_centre(id: &str) -> Touches {
    Touches {
        centres: vec![id.to_owned()],
        ..Touches::default()
    }
}

fn of_service(id: &str) -> Touches {
    Touches {
        services: vec![id.to_owned()],
        ..Touches::default()
    }
}

/// What stands in the lists of a page: the entries that have more about them.
fn listed(visitor: &Visitor) -> Vec<String> {
    let controls = visitor.page().controls();
    let told = controls.filter_map(|(_, control)| {
        let detail = control.detail.as_ref()?;
        Some(format!("{} | {}", control.label.words, detail.words))
    });
    told.collect()
}

/// Signs up with a name and a phone number, from the first question to the receipt.
fn signs_up(visitor: &mut Visitor, tag: &str) {
    visitor.chooses_id(tag, "trial-go").for_oneself(tag);
    visitor.types("Anna Nowak").press(Key::Enter);
    visitor.types("12 425 36 38").press(Key::Enter);
    visitor.answers('1').answers('1');
    visitor.agrees_and_sends(tag);
}

fn joins_an_english_class(tag: &str, tuesday: &str, expected: &Expect) {
    let mut visitor = at_home(tag);
    visitor
        .chooses_id(tag, "activities")
        .chooses_id(tag, "activities-kinds")
        .chooses_first();
    let classes: Vec<String> = visitor
        .page()
        .controls()
        .map(|(_, control)| control.label.words.clone())
        .collect();
    let class = classes.iter().find(|label| label.starts_with(tuesday));
    visitor.chooses(class.unwrap());
    while !matches!(visitor.page().focused(), Some(stop) if is_action(stop)) {
        visitor.press(Key::Down);
    }
    visitor.press(Key::Enter);
    signs_up(&mut visitor, tag);
    let requests = visitor.requests();
    assert_eq!(requests.len(), 1, "{}", visitor.sees());
    assert_eq!(requests[0]["service"], "join");
    assert_eq!(requests[0]["about"]["centre"], "cas-3");
    assert_eq!(requests[0]["about"]["meeting"], "2026-12-01T08:30:00+01:00");
    is_valid(&requests[0]);
    let reference = requests[0]["reference"].as_str().unwrap();
    expected.assert_eq(&visitor.transcript().replace(reference, "071 234 565"));
}

fn is_action<M>(stop: &cas_kiosk::page::Stop<M>) -> bool {
    use cas_kiosk::page::{Role, Stop};
    matches!(stop, Stop::Control(control) if matches!(control.role, Role::Action))
}

fn is_valid(request: &serde_json::Value) {
    let schema = include_str!("../../docs/request.schema.json");
    jsonschema::validate(&serde_json::from_str(schema).unwrap(), request).unwrap();
}

#[test]
fn joining_an_english_class_next_tuesday_is_heard_in_polish() {
    joins_an_english_class(
        "pl",
        "Wtorek, 1 grudnia",
        &expect![[r#"
            [Start] Dzień dobry! | Język wybiera się strzałkami. Potem proszę nacisnąć Enter. | Hello. Choose a language with the arrows. Then press Enter. | Добрий день. Виберіть мову стрілками. Потім натисніть Enter. | 1 z 6: Polski | To próba. Przykłady są zmyślone.
            [Enter] Co Pan/Pani chce zrobić? | 1 z 7: Zajęcia i spotkania | numer 200 | ↑↓ ruch, Enter: wybieram, ←: wracam | Pomoc przez telefon: 12 616 54 27 · 112
            [Enter] Zajęcia i spotkania | 1 z 7: Dziś i jutro | numer 220
            [Down] 2 z 7: Wybieram rodzaj zajęć
            [Enter] Wybieram rodzaj zajęć | 1 z 15: Język angielski | numer 201
            [Enter] Język angielski | Są tu przykłady | 1 z 11: Jutro, 9:30–11:00: Rozmowy po angielsku | CAS Zabłocie – Grzegórzki, Dzielnica XIII Podgórze
            [Down] 2 z 11: Czwartek, 26 listopada, 10:00–11:30: Angielski na co dzień | CAS Aktywni Razem, Dzielnica II Grzegórzki
            [Down] 3 z 11: Piątek, 27 listopada, 9:00–10:30: Angielski w podróży | CAS Radosny Senior, Rostworowskiego 13, Dzielnica VIII Dębniki
            [Down] 4 z 11: Wtorek, 1 grudnia, 8:30–10:00: Angielski dla początkujących | CAS Spot Nestor Długa, Dzielnica I Stare Miasto
            [Enter] Angielski dla początkujących | Kiedy: wtorek, 1 grudnia, 8:30–10:00 (przykład) | Co tydzień, we wtorki. | Nie ma zajęć: 29 grudnia. | Zapisy: Trzeba się wcześniej zapisać. (przykład) | tekst 1 z 5
            [Down] 1 z 7: Chcę dołączyć do zajęć | To jeszcze nie zapis. Ktoś z centrum zadzwoni i powie, czy jest miejsce
            [Enter] To zgłoszenie jest na próbę | Może nikt się nie odezwie. W prawdziwej sprawie proszę zadzwonić: 882 053 561. | 1 z 4: Wypełniam na próbę
            [Enter] Kto wypełnia to zgłoszenie? | Krok 1 z 5 | 1 z 7: Ja, dla siebie
            [Enter] Jak się Pan/Pani nazywa? | Krok 2 z 5 | Żeby było wiadomo, o kogo pytać. To pytanie można pominąć. | 1 z 6: Imię i nazwisko | nic nie wpisano | Można pisać. Enter: litery, Esc: wracam | Bez klawiatury: Enter, potem wybiera się strzałkami.
            [types "Anna Nowak"] k
            [Enter] Jaki ma Pan/Pani numer telefonu? | Krok 3 z 5 | Żeby można było do Pana/Pani zadzwonić. | 1 z 6: Telefon | nic nie wpisano
            [types "12 425 36 38"] 8
            [Enter] Czy będzie Pan/Pani w tym centrum pierwszy raz? | Krok 4 z 5 | Żeby ktoś Pana/Panią przywitał i pokazał drogę. | 1 z 6: Tak
            [1] O jakiej porze najlepiej dzwonić? | Krok 5 z 5 | Żeby nie przeszkadzać. | 1 z 8: Przed południem
            [1] Proszę sprawdzić odpowiedzi | Zgłoszenie nie jest jeszcze wysłane. | Zajęcia: Angielski dla początkujących | Kiedy: wtorek, 1 grudnia, 8:30 | Centrum: CAS Spot Nestor Długa | tekst 1 z 2
            [Down] Kto wypełnia | Ja, dla siebie | Imię i nazwisko | Anna Nowak | Telefon | 12 425 36 38 | Pierwszy raz w centrum | Tak | Kiedy ktoś ma zadzwonić | Przed południem | tekst 2 z 2
            [Down] 1 z 9: Zgadza się, dalej
            [Enter] Zgoda i wysłanie | Do wysłania potrzebna jest zgoda na użycie tych danych w tej sprawie. | Kto się tym zajmie: CAS Spot Nestor Długa | tekst 1 z 2
            [Down] Dane dostanie tylko ten, kto zajmie się sprawą. Gdy Pan/Pani skończy, kiosk wszystko zapomni. | Te zasady to tylko przykład. | tekst 2 z 2
            [Down] 1 z 6: Zgadzam się, wysyłam
            [Enter] Zgłoszenie jest wysłane | na próbę | Numer zgłoszenia | 071 234 565 | Imię i nazwisko | Anna Nowak | Ktoś zadzwoni pod numer (przykład) | 12 425 36 38 | tekst 1 z 6
        "#]],
    );
}

#[test]
fn joining_an_english_class_next_tuesday_is_heard_in_english() {
    joins_an_english_class(
        "en",
        "Tuesday, 1 December",
        &expect![[r#"
            [Start] Dzień dobry! | Język wybiera się strzałkami. Potem proszę nacisnąć Enter. | Hello. Choose a language with the arrows. Then press Enter. | Добрий день. Виберіть мову стрілками. Потім натисніть Enter. | 1 z 6: Polski | To próba. Przykłady są zmyślone.
            [Down] 2 of 6: English | A trial. Examples are made up.
            [Enter] What would you like to do? | 1 of 7: Activities and meetings | number 200 | ↑↓ move, Enter: choose, ←: go back | Help by phone: 12 616 54 27 · 112
            [Enter] Activities and meetings | 1 of 7: Today and tomorrow | number 220
            [Down] 2 of 7: Choose a kind of activity
            [Enter] Choose a kind of activity | 1 of 15: English | number 201
            [Enter] English | With examples | 1 of 11: Tomorrow, 9:30–11:00: English conversation | CAS Zabłocie – Grzegórzki, Dzielnica XIII Podgórze
            [Down] 2 of 11: Thursday, 26 November, 10:00–11:30: Everyday English | CAS Aktywni Razem, Dzielnica II Grzegórzki
            [Down] 3 of 11: Friday, 27 November, 9:00–10:30: English for travelling | CAS Radosny Senior, Rostworowskiego 13, Dzielnica VIII Dębniki
            [Down] 4 of 11: Tuesday, 1 December, 8:30–10:00: English for beginners | CAS Spot Nestor Długa, Dzielnica I Stare Miasto
            [Enter] English for beginners | When: Tuesday, 1 December, 8:30–10:00 (example) | Every week, on Tuesdays. | Not on 29 December. | Signing up: You need to sign up first. (example) | text 1 of 4
            [Down] 1 of 7: I would like to join | This is not a booking yet. The centre will call and say whether there is room
            [Enter] This request is only a trial | Perhaps nobody will answer it. If you really need something, please call 882 053 561. | 1 of 4: Go on as a trial
            [Enter] Who is filling this in? | Step 1 of 5 | 1 of 7: I am, for myself
            [Enter] What is your name? | Step 2 of 5 | So that we know whom to ask for. You can skip this question. | 1 of 6: First name and surname | nothing typed | Type here. Enter: letters, Esc: go back | Without a keyboard: press Enter, then pick with the arrows.
            [types "Anna Nowak"] k
            [Enter] What is your phone number? | Step 3 of 5 | So that somebody can call you. | 1 of 6: Phone | nothing typed
            [types "12 425 36 38"] 8
            [Enter] Will it be your first time at this centre? | Step 4 of 5 | So that somebody can welcome you and show you the way. | 1 of 6: Yes
            [1] At what time of day is it best to call? | Step 5 of 5 | So that the call does not disturb you. | 1 of 8: In the morning
            [1] Please check your answers | The request has not been sent yet. | Activity: English for beginners | When: Tuesday, 1 December, 8:30 | Centre | CAS Spot Nestor Długa | text 1 of 3
            [Down] Filled in by | I am, for myself | First name and surname | Anna Nowak | Phone | 12 425 36 38 | First time at the centre | Yes | text 2 of 3
            [Down] When somebody should call | In the morning | text 3 of 3
            [Down] 1 of 9: All correct, continue
            [Enter] Agree and send | To send the request, we need your consent to use your answers for it. | Who will deal with it | CAS Spot Nestor Długa | text 1 of 2
            [Down] Only those who deal with this request get your data. When you have finished, the kiosk forgets everything. | These rules are only an example. | text 2 of 2
            [Down] 1 of 6: I agree, send the request
            [Enter] Your request has been sent | a trial | Your request number | 071 234 565 | First name and surname | Anna Nowak | The number that will be called (example) | 12 425 36 38 | text 1 of 6
        "#]],
    );
}

#[test]
fn joining_an_english_class_next_tuesday_is_heard_in_ukrainian() {
    joins_an_english_class(
        "uk",
        "Вівторок, 1 грудня",
        &expect![[r#"
            [Start] Dzień dobry! | Język wybiera się strzałkami. Potem proszę nacisnąć Enter. | Hello. Choose a language with the arrows. Then press Enter. | Добрий день. Виберіть мову стрілками. Потім натисніть Enter. | 1 z 6: Polski | To próba. Przykłady są zmyślone.
            [Down] 2 of 6: English | A trial. Examples are made up.
            [Down] 3 з 6: Українська | Проба. Приклади вигадані.
            [Enter] Що Ви хочете зробити? | 1 з 7: Заняття і зустрічі | номер 200 | ↑↓ рух, Enter: вибрати, ←: назад | Допомога телефоном: 12 616 54 27 · 112
            [Enter] Заняття і зустрічі | 1 з 7: Сьогодні й завтра | номер 220
            [Down] 2 з 7: Вид занять
            [Enter] Вид занять | 1 з 15: Англійська мова | номер 201
            [Enter] Англійська мова | Тут є приклади | 1 з 11: Завтра, 9:30–11:00: Розмови англійською | CAS Zabłocie – Grzegórzki | Район XIII Подгуже
            [Down] 2 з 11: Четвер, 26 листопада, 10:00–11:30: Англійська на щодень | CAS Aktywni Razem | Район II Гжегужки
            [Down] 3 з 11: П’ятниця, 27 листопада, 9:00–10:30: Англійська для подорожей | CAS Radosny Senior, Rostworowskiego 13 | Район VIII Дембники
            [Down] 4 з 11: Вівторок, 1 грудня, 8:30–10:00: Англійська для початківців | CAS Spot Nestor Długa | Район I Старе Місто
            [Enter] Англійська для початківців | Коли: вівторок, 1 грудня, 8:30–10:00 (приклад) | Щотижня, по вівторках. | Занять немає: 29 грудня. | Запис: Треба записатися заздалегідь. (приклад) | текст 1 з 5
            [Down] 1 з 7: Хочу ходити на ці заняття | Це ще не запис. З центру зателефонують і скажуть, чи є місце
            [Enter] Ця заявка лише пробна | Можливо, ніхто не відповість. Якщо це справді потрібно, зателефонуйте, будь ласка: 882 053 561. | 1 з 4: Заповнюю для проби
            [Enter] Хто заповнює цю заявку? | Крок 1 з 5 | 1 з 7: Я, для себе
            [Enter] Ваше ім’я та прізвище? | Крок 2 з 5 | Щоб знати, кого питати. Це запитання можна пропустити. | 1 з 6: Ім’я та прізвище | нічого не написано | Можна писати. Enter: літери, Esc: назад | Без клавіатури: натисніть Enter, потім вибирайте стрілками.
            [types "Anna Nowak"] k
            [Enter] Який у Вас номер телефону? | Крок 3 з 5 | Щоб Вам могли зателефонувати. Український номер починайте з +380. | 1 з 6: Телефон | нічого не написано
            [types "12 425 36 38"] 8
            [Enter] Ви будете в цьому центрі вперше? | Крок 4 з 5 | Щоб Вас зустріли і показали дорогу. | 1 з 6: Так
            [1] У який час дня Вам зручно говорити? | Крок 5 з 5 | Щоб не турбувати Вас. | 1 з 8: Уранці
            [1] Перевірте, будь ласка, відповіді | Заявку ще не надіслано. | Заняття: Англійська для початківців | Коли: вівторок, 1 грудня, 8:30 | Центр | CAS Spot Nestor Długa | Хто заповнює | Я, для себе | текст 1 з 2
            [Down] Ім’я та прізвище | Anna Nowak | Телефон | 12 425 36 38 | Уперше в центрі | Так | Коли чекати дзвінка | Уранці | текст 2 з 2
            [Down] 1 з 9: Усе правильно, далі
            [Enter] Згода і надсилання | Щоб надіслати заявку, потрібна Ваша згода на використання цих даних. | Хто цим займеться | CAS Spot Nestor Długa | текст 1 з 2
            [Down] Дані отримає лише той, хто займеться цією заявкою. Коли Ви закінчите, кіоск усе забуде. | Ці правила – лише приклад. | текст 2 з 2
            [Down] 1 з 6: Погоджуюся, надіслати
            [Enter] Заявку надіслано | пробна | Номер заявки | 071 234 565 | Ім’я та прізвище | Anna Nowak | Зателефонують на номер (приклад) | 12 425 36 38 | текст 1 з 6
        "#]],
    );
}

/// A man of 72 with a moderate degree, who lives with his wife.
fn asks_for_an_assistant(tag: &str, expected: &Expect) {
    let mut visitor = at_home(tag);
    visitor.types("312").clears_transcript();
    visitor.chooses_id(tag, "service-ask");
    for digit in ['2', '1', '2', '2'] {
        visitor.answers(digit);
    }
    let stops = visitor.page().stops.len();
    for _ in 1..stops {
        visitor.press(Key::Down);
    }
    expected.assert_eq(visitor.transcript());
}

#[test]
fn a_man_of_72_who_lives_with_his_wife_is_told_in_polish_why_not_and_what_else() {
    asks_for_an_assistant(
        "pl",
        &expect![[r#"
            [Down] 1 z 7: Chcę poprosić o tę pomoc | Najpierw kilka krótkich pytań.
            [Enter] Ile ma Pan/Pani lat? | Pytanie 1 z najwyżej 4 | Pytamy o osobę, która potrzebuje pomocy. Bez zgody nic nie zapisujemy.
            [2] Czy mieszka Pan/Pani w Krakowie? | Pytanie 2 z najwyżej 4 | 1 z 5: Tak
            [1] Jaki stopień jest w Pana/Pani orzeczeniu o niepełnosprawności? | Pytanie 3 z najwyżej 4 | 1 z 8: Znaczny
            [2] Czy mieszka Pan/Pani samotnie? | Pytanie 4 z najwyżej 4 | 1 z 5: Tak
            [2] Nie, to nie jest pomoc dla Pana/Pani | Przy stopniu umiarkowanym ta pomoc jest tylko dla osób, które mieszkają same. | O inną pomoc w domu można zapytać w miejskiej pomocy społecznej (MOPS). | tekst 1 z 3
            [Down] Złota Rączka robi bezpłatnie drobne naprawy. Płaci się za materiały. | W centrum aktywności (CAS) można spotkać innych ludzi. | tekst 2 z 3
            [Down] MOPS, pomoc społeczna: 12 616 54 27 | Czynne: 7:30–15:30. Nie wiemy, w które dni. | Dane z marca 2026. | tekst 3 z 3
            [Down] 1 z 10: MOPS, pomoc społeczna | Można tam zapytać o pomoc, także o żywność | numer 344
            [Down] 2 z 10: Złota Rączka | Bezpłatne drobne naprawy w domu | numer 311
            [Down] 3 z 10: Podolog: zdrowe stopy | Bezpłatne badanie i podstawowa pielęgnacja stóp | numer 321
            [Down] 4 z 10: Domy dziennego pobytu | Sześć domów: gdzie są i jak zadzwonić | numer 342
            [Down] 5 z 10: Rozmowa przez telefon | Ktoś wysłucha, gdy jest smutno albo samotnie | numer 332
            [Down] 6 z 10: Centra Aktywności Seniorów (CAS) | numer 100
            [Down] 7 z 10: Mam inną sprawę
            [Down] 8 z 10: Wracam
            [Down] 9 z 10: Jak to działa | numer 900
            [Down] 10 z 10: Kończę
        "#]],
    );
}

#[test]
fn a_man_of_72_who_lives_with_his_wife_is_told_in_english_why_not_and_what_else() {
    asks_for_an_assistant(
        "en",
        &expect![[r#"
            [Down] 1 of 7: I would like to ask for this help | First a few short questions.
            [Enter] How old are you? | Question 1 of at most 4 | We ask about the person who needs help. Nothing is kept unless you agree.
            [2] Do you live in Kraków? | Question 2 of at most 4 | 1 of 5: Yes
            [1] Which degree is on your disability certificate? | Question 3 of at most 4 | 1 of 8: Severe (znaczny)
            [2] Do you live alone? | Question 4 of at most 4 | 1 of 5: Yes
            [2] No, this help is not for you | With a moderate degree, this help is only for people who live alone. | You can ask the city’s social services (MOPS) about other help at home. | text 1 of 3
            [Down] The handyman does small repairs free of charge. You pay for materials. | At an activity centre (CAS) you can meet other people. | text 2 of 3
            [Down] Social services (MOPS): 12 616 54 27 | Open: 7:30–15:30. We do not know on which days. | Information from March 2026. | text 3 of 3
            [Down] 1 of 10: MOPS, the city’s social services | You can ask them about help, also with food | number 344
            [Down] 2 of 10: Handyman for small repairs | Free small repairs at home | number 311
            [Down] 3 of 10: Foot care | Free examination and basic care of your feet | number 321
            [Down] 4 of 10: Day centres | Six centres: where they are and how to call them | number 342
            [Down] 5 of 10: Somebody to talk to on the phone | Somebody listens when you feel sad or lonely | number 332
            [Down] 6 of 10: Senior activity centres (CAS) | number 100
            [Down] 7 of 10: I need something else
            [Down] 8 of 10: Go back
            [Down] 9 of 10: How this works | number 900
            [Down] 10 of 10: Finish
        "#]],
    );
}

#[test]
fn a_man_of_72_who_lives_with_his_wife_is_told_in_ukrainian_why_not_and_what_else() {
    asks_for_an_assistant(
        "uk",
        &expect![[r#"
            [Down] 1 з 7: Хочу попросити про цю допомогу | Спершу кілька коротких запитань.
            [Enter] Скільки Вам років? | Запитання 1, усього не більше 4 | Питаємо про людину, якій потрібна допомога. Без згоди нічого не зберігаємо.
            [2] Ви живете в Кракові? | Запитання 2, усього не більше 4 | 1 з 5: Так
            [1] Який ступінь інвалідності у Вашому польському рішенні (orzeczenie)? | Запитання 3, усього не більше 4 | 1 з 8: Значний (znaczny)
            [2] Ви живете самі? | Запитання 4, усього не більше 4 | 1 з 5: Так
            [2] Ні, ця допомога не для Вас | З помірним ступенем ця допомога лише для тих, хто живе сам. | Про іншу допомогу вдома можна запитати в міській соціальній допомозі (MOPS). | текст 1 з 3
            [Down] Майстер безплатно робить дрібний ремонт. Платять лише за матеріали. | У центрі активності (CAS) можна познайомитися з людьми. | текст 2 з 3
            [Down] Соцдопомога (MOPS): 12 616 54 27 | Працює: 7:30–15:30. Ми не знаємо, у які дні. | Станом на березень 2026 року. | текст 3 з 3
            [Down] 1 з 10: MOPS, соціальна допомога | Там можна запитати про допомогу, також про продукти | номер 344
            [Down] 2 з 10: Майстер на всі руки | Безплатний дрібний ремонт удома | номер 311
            [Down] 3 з 10: Подолог: догляд за стопами | Безплатний огляд і базовий догляд за стопами | номер 321
            [Down] 4 з 10: Будинки денного перебування | Шість будинків: де вони і як туди зателефонувати | номер 342
            [Down] 5 з 10: Розмова телефоном | Вас вислухають, коли сумно або самотньо | номер 332
            [Down] 6 з 10: Центри активності старших людей (CAS) | номер 100
            [Down] 7 з 10: Мені потрібно щось інше
            [Down] 8 з 10: Назад
            [Down] 9 з 10: Підказки | номер 900
            [Down] 10 з 10: Закінчити
        "#]],
    );
}

#[test]
fn what_is_broken_leads_to_the_handyman_in_every_language() {
    for (tag, words, name) in [
        ("pl", "kran cieknie", "Złota Rączka"),
        ("en", "leaking tap", "Handyman for small repairs"),
        ("uk", "тече кран", "Майстер на всі руки"),
    ] {
        let mut visitor = at_home(tag);
        visitor.chooses_id(tag, "search").types(words);
        assert!(listed(&visitor)[0].starts_with(name), "{words}");
        visitor.press(Key::Enter).chooses_first();
        assert_eq!(visitor.heading(), name);
    }
}

#[test]
fn a_search_is_heard_letter_by_letter_with_how_much_was_found() {
    let mut visitor = at_home("pl");
    visitor.types("500").clears_transcript();
    for letter in ["k", "r", "ą", "n"] {
        visitor.types(letter);
    }
    visitor.press(Key::Down).press(Key::Enter);
    expect![[r#"
        [types "k"] k | Znaleziono: 61. Enter: dalej
        [types "r"] r | Znaleziono: 18. Enter: dalej
        [types "ą"] ą | Znaleziono: 5. Enter: dalej
        [types "n"] n | Znaleziono: 1. Enter: dalej
        [Down] 2 z 6: Złota Rączka | usługa | numer 311
        [Enter] Złota Rączka | Co to jest: Fachowiec przychodzi do domu i robi drobną naprawę. | Dane z 2021 roku. | tekst 1 z 12
    "#]]
    .assert_eq(visitor.transcript());
}

#[test]
fn case_marks_and_one_wrong_letter_do_not_matter() {
    for (words, first) in [
        ("ZLOTA RACZKA", "Złota Rączka"),
        ("złota rączka", "Złota Rączka"),
        ("hydrulik", "Złota Rączka"),
        ("joga", "Gimnastyka, joga, tai chi"),
        ("yoga", "Gimnastyka, joga, tai chi"),
        ("йога", "Gimnastyka, joga, tai chi"),
        ("samotnosc", "Rozmowa przez telefon"),
        ("138", "CAS Zabłocie – Grzegórzki"),
    ] {
        let mut visitor = at_home("pl");
        visitor.types("500").types(words);
        let found = listed(&visitor);
        assert!(
            found.first().is_some_and(|entry| entry.starts_with(first)),
            "{words:?} finds {found:?}"
        );
    }
}

#[test]
fn where_nothing_is_found_there_is_something_to_try_and_somebody_to_call() {
    let mut visitor = at_home("pl");
    visitor.types("500").types("qqqq").press(Key::Enter);
    expect![[r#"

        Nic nie znaleźliśmy

        Warto wpisać inne słowo albo tylko jego początek. Można też zadzwonić i zapytać.
        MOPS, pomoc społeczna: 12 616 54 27
        Czynne: 7:30–15:30. Nie wiemy, w które dni.
        Dane z marca 2026.
        Szukane słowa: qqqq
        1. Szukam czegoś innego
        2. Mam inną sprawę
        < Wracam
        900 Jak to działa
        ! Kończę

        Pomoc przez telefon: 12 616 54 27 · 112
        Proszę wpisać numer albo znak i nacisnąć Enter. Sam Enter: Szukam czegoś innego.
    "#]]
    .assert_eq(&visitor.sees());
    visitor.chooses_id("pl", "search-again");
    assert_eq!(visitor.page().field().unwrap().1.value, "qqqq");
}

#[test]
fn a_search_is_made_with_six_keys() {
    let mut visitor = at_home("pl");
    visitor
        .chooses_id("pl", "search")
        .press(Key::Enter)
        .picks("kran")
        .goes_round_to(0)
        .press(Key::Enter)
        .chooses_first();
    assert_eq!(visitor.heading(), "Złota Rączka");
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), "Znaleziono: 1");
}

#[test]
fn what_was_searched_for_is_gone_with_the_visit() {
    let mut visitor = at_home("pl");
    visitor.types("500").types("depresja");
    visitor.chooses_id("pl", "finish");
    assert!(visitor.is_forgotten());
    visitor.chooses("Polski").types("500");
    assert_eq!(visitor.page().field().unwrap().1.value, "");
}

#[test]
fn the_number_of_a_centre_leads_to_its_card_digit_by_digit() {
    let mut visitor = at_home("pl");
    visitor.types("1");
    assert_eq!(visitor.hears(), ["Numer: 1… Proszę pisać dalej."]);
    visitor.types("4").press(Key::Back);
    assert_eq!(visitor.hears(), ["Numer: 1… Proszę pisać dalej."]);
    visitor.types("3").types("8");
    assert_eq!(visitor.heading(), "CAS Zabłocie – Grzegórzki");
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
}

#[test]
fn a_number_that_leads_nowhere_says_so_each_time() {
    let mut visitor = at_home("en");
    for _ in 0..2 {
        visitor.types("777");
        assert_eq!(
            visitor.hears(),
            ["There is no page 777 here. Please type another number."]
        );
        assert!(visitor.sees().contains("There is no page 777 here."));
    }
    visitor.press(Key::Down);
    assert!(!visitor.sees().contains("777"));
}

#[test]
fn enter_before_the_third_digit_chooses_nothing() {
    let mut visitor = at_home("pl");
    visitor.types("38").press(Key::Enter);
    assert_eq!(visitor.hears(), ["Numery mają trzy cyfry. Na razie: 38."]);
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
    visitor.types("0");
    assert_eq!(
        visitor.hears(),
        ["Nie ma tu strony 380. Proszę wpisać inny numer."]
    );
}

#[test]
fn whoever_types_the_emergency_number_is_told_to_use_a_phone() {
    let mut visitor = at_home("pl");
    visitor.types("112");
    assert_eq!(
        visitor.hears(),
        [
            "Numer alarmowy: 112",
            "Z tego ekranu nie można zadzwonić. W niebezpieczeństwie proszę zadzwonić z telefonu."
        ]
    );
}

#[test]
fn a_hurried_number_loses_no_digit_and_a_hurried_answer_is_given_once() {
    let mut visitor = at_home("pl");
    visitor.types_twice('1').types("2");
    assert_eq!(visitor.heading(), "Numer alarmowy: 112");
    let mut visitor = at_home("pl");
    visitor.types("312").chooses_id("pl", "service-ask");
    visitor.types_twice('2');
    assert!(visitor.sees().contains("Pytanie 2"), "{}", visitor.sees());
}

#[test]
fn what_people_say_of_themselves_leads_to_help_before_anything_else() {
    for (tag, words, number) in [
        ("pl", "nie mam co jeść", 341),
        ("en", "I have nothing to eat", 341),
        ("uk", "мені нема що їсти", 341),
        ("pl", "nie chce mi się żyć", 331),
        ("en", "I do not want to live", 331),
        ("uk", "не хочу жити", 331),
        ("pl", "38", 138),
        ("en", "cas 38", 138),
    ] {
        let mut visitor = at_home(tag);
        visitor.types("500").types(words).press(Key::Enter);
        let (_, first) = visitor.page().controls().next().unwrap();
        assert_eq!(first.number, Some(number), "{words}:\n{}", visitor.sees());
    }
}

#[test]
fn words_that_tell_nothing_are_passed_over() {
    let mut visitor = at_home("pl");
    visitor
        .types("500")
        .types("mam problem, bo kran mi cieknie");
    assert!(listed(&visitor)[0].starts_with("Złota Rączka"));
    let mut visitor = at_home("pl");
    visitor.types("500").types("nie");
    assert!(!listed(&visitor).is_empty());
}

#[test]
fn moving_on_forgets_the_digits() {
    let mut visitor = at_home("pl");
    visitor.types("13").press(Key::Down).types("8");
    assert_eq!(visitor.hears(), ["Numer: 8… Proszę pisać dalej."]);
}

#[test]
fn a_number_on_start_begins_a_visit_in_the_first_language() {
    let mut visitor = Visitor::arrives();
    visitor.types("311");
    assert_eq!(visitor.heading(), "Złota Rączka");
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
}

#[test]
fn digits_on_start_are_forgotten_when_nobody_goes_on() {
    let mut visitor = Visitor::arrives();
    visitor.types("13").waits().types("8");
    assert_eq!(visitor.heading(), "Dzień dobry!");
}

#[test]
fn in_a_form_digits_are_text_and_nothing_else() {
    let mut visitor = at_home("pl");
    visitor.begins_repair("pl", "situation-keep").types("138");
    assert_eq!(visitor.page().field().unwrap().1.value, "138");
    visitor.chooses_id("pl", "picker-open").types("138");
    assert_eq!(visitor.page().field().unwrap().1.value, "138138");
}

#[test]
fn a_line_of_three_digits_leads_anywhere_on_the_plain_surface() {
    let mut visitor = Visitor::arrives();
    visitor.enters("1").enters("138");
    assert_eq!(visitor.heading(), "CAS Zabłocie – Grzegórzki");
    visitor.enters("777");
    assert_eq!(
        visitor.hears().last().unwrap(),
        "Nie ma tu strony 777. Proszę wpisać inny numer."
    );
    visitor.enters("500").enters("kran");
    assert_eq!(visitor.heading(), "Znaleziono: 1");
    visitor.enters("311");
    assert_eq!(visitor.heading(), "Złota Rączka");
}

/// What "today and tomorrow" lists at a time.
fn today_at(at: &str) -> Vec<String> {
    let mut visitor = at_home_on(at, "pl");
    visitor.types("220");
    listed(&visitor)
}

#[test]
fn today_and_tomorrow_begins_with_what_is_not_over_yet() {
    expect![[r#"
        Dziś, 16:00–18:00, już trwa: Brydż i scrabble | CAS Uskrzydleni Wiekiem, Dzielnica IV Prądnik Biały
        Dziś, 17:00–18:00: Joga | CAS Spot Nestor Bonarka, Dzielnica XI Podgórze Duchackie
        Jutro, 9:00–10:30: Nordic walking, marsz z kijami | CAS Prądnik Czerwony, Dzielnica III Prądnik Czerwony
        Jutro, 9:30–11:00: Rozmowy po angielsku | CAS Zabłocie – Grzegórzki, Dzielnica XIII Podgórze
        Jutro, 10:00–12:00: Druty i szydełko | CAS Optymista, Dzielnica V Krowodrza
        Jutro, 10:00–11:30: Wspólne śpiewanie | CAS Spot Nestor Bonarka, Dzielnica XI Podgórze Duchackie
        Jutro, 11:00–12:00: Rozmowy o zdrowiu | CAS Senior w Centrum, Dzielnica I Stare Miasto
        Jutro, 11:30–12:30: Zdrowy kręgosłup | CAS Radosny Senior, Zamiejska 6, Dzielnica VIII Dębniki
        Jutro, 14:00–16:00: Szachy i warcaby | CAS Mistrzejowice, Dzielnica XV Mistrzejowice
        Jutro, 15:00–16:30: Telefon bez tajemnic | CAS Cyfrowe Centrum, Dzielnica XVIII Nowa Huta
        Jutro, 17:00–19:00: Film i rozmowa | CAS w Willi Decjusza, Dzielnica VII Zwierzyniec"#]]
    .assert_eq(&today_at("2026-11-24T16:30").join("\n"));
}

#[test]
fn a_meeting_leaves_the_list_the_minute_it_ends() {
    let is_listed = |at| {
        today_at(at)
            .iter()
            .any(|entry| entry.contains("Dziś, 8:30–10:00"))
    };
    assert!(is_listed("2026-11-24T09:59"));
    assert!(!is_listed("2026-11-24T10:00"));
}

/// The shipped setup with one activity, every Saturday and Monday and on two Sundays on which the
/// clocks change, and without holidays.
fn with_one_activity() -> Setup {
    let mut setup = shipped_anew();
    setup.content.site.holidays = PublicHolidays::default();
    let activities = std::mem::take(&mut setup.content.activities).into_iter();
    setup.content.activities = activities.take(1).collect();
    let mut activities = setup.content.activities.iter_mut();
    let series = &mut activities.next().unwrap().series;
    *series = Some(Series {
        regular: ["Sat 10:00–11:00", "Mon 10:00–11:00"]
            .map(|time| time.parse::<Weekly>().unwrap().into())
            .to_vec(),
        also_on: vec![
            "2027-03-28 2:30–3:30".parse().unwrap(),
            "2027-10-31 10:00–11:00".parse().unwrap(),
        ],
        ..Series::default()
    });
    with_new_catalogue(setup)
}

/// The setup after its content was changed.
fn with_new_catalogue(mut setup: Setup) -> Setup {
    setup.catalogue = Catalogue::new(&setup.content, &setup.locales, &setup.config.languages);
    setup
}

#[test]
fn clock_changes_move_no_meeting() {
    let told = |at: &str| {
        let mut visitor = at_home_of(kept(with_one_activity()), at, "en");
        visitor.types("220");
        let listed = listed(&visitor).into_iter();
        let when = listed.map(|entry| entry.split(": ").next().unwrap().to_owned());
        when.collect::<Vec<_>>()
    };
    // On 28 March 2027 the hour from 2 to 3 is left out, on 31 October it comes twice.
    for (at, expected) in [
        (
            "2027-03-27T10:59",
            &["Today, 10:00–11:00, on now", "Tomorrow, 3:30–3:30"][..],
        ),
        ("2027-03-27T11:00", &["Tomorrow, 3:30–3:30"]),
        (
            "2027-03-28T01:59",
            &["Today, 3:30–3:30", "Tomorrow, 10:00–11:00"],
        ),
        ("2027-03-28T12:00", &["Tomorrow, 10:00–11:00"]),
        ("2027-03-29T10:59", &["Today, 10:00–11:00, on now"]),
        ("2027-10-30T11:00", &["Tomorrow, 10:00–11:00"]),
        (
            "2027-10-31T10:59",
            &["Today, 10:00–11:00, on now", "Tomorrow, 10:00–11:00"],
        ),
        ("2027-10-31T11:00", &["Tomorrow, 10:00–11:00"]),
        ("2027-11-01T11:00", &["Saturday, 6 November, 10:00–11:00"]),
    ] {
        assert_eq!(told(at), expected, "{at}");
    }
}

#[test]
fn a_single_meeting_does_not_claim_to_be_one_of_every_week() {
    let mut visitor = at_home_of(kept(with_one_activity()), "2027-10-31T08:00", "en");
    visitor.types("220").chooses_first();
    assert!(
        visitor.sees().contains("This is an extra date."),
        "{}",
        visitor.sees()
    );
}

#[test]
fn an_activity_is_found_until_its_last_meeting_ends() {
    let found = |at: &str| {
        let mut visitor = at_home_on(at, "pl");
        visitor.types("500").types("Wycieczka autobusem");
        let found = listed(&visitor).into_iter();
        found.filter(|entry| entry.contains("autobus")).count()
    };
    assert_eq!(found("2027-03-13T13:59"), 1);
    assert_eq!(found("2027-03-13T14:00"), 0);
}

#[test]
fn the_phone_of_a_centre_has_the_date_of_the_centre() {
    let mut visitor = at_home("en");
    visitor.types("201").chooses_first();
    let sees = visitor.sees();
    assert!(
        sees.contains("Please call first.\nPhone: 12 200 29 26\nInformation from August 2025."),
        "{sees}"
    );
    assert!(sees.contains("Information from August 2025."), "{sees}");
}

#[test]
fn a_closure_tomorrow_is_told_today() {
    let touches = Touches {
        everywhere: true,
        ..Touches::default()
    };
    let mut visitor = at_home_of(kept(with_notice(touches, true)), "2026-11-22T10:00", "en");
    visitor.types("220");
    assert!(
        visitor.sees().contains("Important: Building work"),
        "{}",
        visitor.sees()
    );
}

#[test]
fn help_in_a_form_leads_back_to_the_form() {
    let mut visitor = at_home("en");
    visitor.press(Key::Help).types("352");
    visitor
        .chooses("Please call me")
        .chooses_id("en", "trial-go")
        .for_oneself("en");
    visitor.types("Anna").press(Key::Enter);
    let question = visitor.heading().to_owned();
    visitor.press(Key::Help).press(Key::Back);
    assert_eq!(visitor.heading(), question);
}

#[test]
fn going_back_to_an_unsent_request_leads_to_where_it_was_left() {
    let mut visitor = at_home("en");
    visitor
        .types("352")
        .chooses("Please call me")
        .chooses_id("en", "trial-go")
        .for_oneself("en");
    visitor.types("Anna").press(Key::Enter);
    let question = visitor.heading().to_owned();
    visitor
        .chooses_id("en", "finish")
        .chooses_id("en", "leaving-stay");
    assert_eq!(visitor.heading(), question);
    while visitor.heading() != said("en", "home-heading") {
        visitor.press(Key::Back);
    }
    visitor.press(Key::Back).chooses_id("en", "leaving-stay");
    assert!(visitor.page().field().is_some(), "{}", visitor.sees());
}

#[test]
fn known_answers_that_were_only_looked_at_are_no_request() {
    let mut visitor = at_home("en");
    visitor.types("201").chooses_first();
    visitor.chooses_first();
    signs_up(&mut visitor, "en");
    visitor.chooses_id("en", "more").types("352");
    visitor
        .chooses("Please call me")
        .chooses_id("en", "trial-go")
        .chooses_id("en", "for-same");
    assert_eq!(visitor.heading(), said("en", "known-heading"));
    visitor.press(Key::Back).chooses_id("en", "finish");
    assert!(visitor.is_forgotten(), "{}", visitor.sees());
}

#[test]
fn the_numbers_on_a_verdict_lead_where_they_say() {
    let mut visitor = at_home("en");
    visitor.types("312").chooses_id("en", "service-ask");
    visitor.answers('2').answers('1').answers('2').answers('2');
    visitor.types("344");
    assert!(visitor.heading().starts_with("MOPS"), "{}", visitor.sees());
}

#[test]
fn a_change_of_language_is_heard_even_where_the_names_stay() {
    let mut visitor = at_home("pl");
    visitor.types("181").press(Key::Language);
    assert_eq!(visitor.hears()[0], "Dzielnica I Stare Miasto");
}

#[test]
fn the_last_digit_taken_away_is_heard() {
    let mut visitor = at_home("pl");
    visitor.types("1").press(Key::Back);
    assert_eq!(visitor.hears(), ["1 z 7: Zajęcia i spotkania", "numer 200"]);
}

#[test]
fn the_emergency_number_leads_there_from_the_search_too() {
    let mut visitor = at_home("pl");
    visitor.types("500").types("112").press(Key::Enter);
    assert_eq!(visitor.heading(), "Numer alarmowy: 112");
}

#[test]
fn whoever_is_in_danger_finds_urgent_help_first() {
    for (words, first) in [
        ("źle się czuję", "Pilna pomoc"),
        ("mam dość życia", "Pilna pomoc"),
        ("мені погано", "Pilna pomoc"),
        ("boli mnie serce", "Numer alarmowy: 112"),
        ("karetka", "Numer alarmowy: 112"),
        ("pali się", "Numer alarmowy: 112"),
        ("duszno mi", "Numer alarmowy: 112"),
        ("999", "Numer alarmowy: 112"),
        ("ambulance", "Numer alarmowy: 112"),
        ("швидка", "Numer alarmowy: 112"),
    ] {
        let mut visitor = at_home("pl");
        visitor.types("500").types(words);
        let found = listed(&visitor);
        assert!(found[0].starts_with(first), "{words}: {found:?}");
    }
    let mut visitor = at_home("pl");
    visitor.types("999");
    assert_eq!(visitor.heading(), "Numer alarmowy: 112");
}

#[test]
fn a_district_and_its_centres_are_found_by_its_name() {
    let mut visitor = at_home("pl");
    visitor.types("500").types("Czyżyny");
    assert!(
        listed(&visitor)[0].starts_with("Dzielnica XIV"),
        "{:?}",
        listed(&visitor)
    );
}

#[test]
fn a_meeting_that_has_begun_says_so_and_the_next_one_is_joined() {
    let mut visitor = at_home_on("2026-11-24T09:00", "pl");
    visitor.types("201");
    let first = &listed(&visitor)[0];
    assert!(first.starts_with("Dziś, 8:30–10:00, już trwa: "), "{first}");
    visitor.chooses_first();
    assert!(
        visitor
            .sees()
            .contains("Kiedy: dziś, we wtorek, 8:30–10:00, już trwa")
    );
    visitor.chooses("Chcę dołączyć do zajęć");
    signs_up(&mut visitor, "pl");
    let meeting = &visitor.requests()[0]["about"]["meeting"];
    assert_eq!(meeting, "2026-12-01T08:30:00+01:00");
}

#[test]
fn the_last_meeting_takes_nobody_once_it_has_begun() {
    let asks = |at: &str| {
        let mut visitor = at_home_on(at, "pl");
        visitor.types("500").types("Wycieczka autobusem");
        visitor.press(Key::Enter).chooses("Wycieczka autobusem");
        assert!(visitor.sees().contains("9:00–14:00"), "{}", visitor.sees());
        visitor.sees().contains("Chcę dołączyć do zajęć")
    };
    assert!(asks("2027-03-13T09:00"));
    assert!(!asks("2027-03-13T09:01"));
}

#[test]
fn where_nobody_needs_to_sign_up_there_is_nothing_to_ask_for() {
    let mut visitor = at_home_on("2026-11-24T12:00", "pl");
    visitor
        .types("220")
        .chooses("Dziś, 16:00–18:00: Brydż i scrabble");
    let sees = visitor.sees();
    assert!(sees.contains("Zapisy: Nie są potrzebne."), "{sees}");
    assert!(!sees.contains("Chcę dołączyć do zajęć"), "{sees}");
}

#[test]
fn a_receipt_that_was_left_is_found_again_on_home_until_the_visit_ends() {
    let mut visitor = at_home("pl");
    visitor
        .types("201")
        .chooses("Wtorek, 1 grudnia, 8:30–10:00: Angielski dla początkujących");
    visitor.chooses("Chcę dołączyć do zajęć");
    signs_up(&mut visitor, "pl");
    let receipt = visitor.sees();
    let reference = visitor.requests()[0]["reference"]
        .as_str()
        .unwrap()
        .to_owned();
    visitor.press(Key::Left);
    assert_eq!(visitor.heading(), said("pl", "home-heading"));
    visitor.chooses("Moje zgłoszenia");
    visitor.chooses(&format!("Moje zgłoszenie {reference}"));
    assert_eq!(visitor.sees(), receipt);
    visitor.chooses_id("pl", "finish").chooses_first();
    assert!(!visitor.sees().contains("Moje zgłoszenia"));
}

#[test]
fn a_holiday_is_named_and_has_no_weekly_meetings() {
    let mut visitor = at_home_on("2026-12-23T20:00", "pl");
    visitor.types("220");
    expect![[r#"

        Dziś i jutro
        Przykłady

        Jutro jest święto: Wigilia. Zwykłych zajęć nie ma.
        Dziś, środa 23 grudnia: nie znamy żadnych zajęć.
        Jutro, czwartek 24 grudnia: nie znamy żadnych zajęć.
        Oto najbliższe zajęcia, które znamy.
        W przyszły poniedziałek, 28 grudnia
        1. Poniedziałek, 28 grudnia, 9:00–10:30: Nordic walking, marsz z kijami – CAS Prądnik Czerwony, Dzielnica III Prądnik Czerwony
        2. Poniedziałek, 28 grudnia, 9:00–10:30: Telefon bez tajemnic – CAS Cyfrowe Centrum, Dzielnica XVIII Nowa Huta
        3. Poniedziałek, 28 grudnia, 10:00–11:00: Joga na krześle – CAS Spot Nestor Długa, Dzielnica I Stare Miasto
        4. Poniedziałek, 28 grudnia, 11:00–13:00: Rysunek – CAS w Willi Decjusza, Dzielnica VII Zwierzyniec
        5. Poniedziałek, 28 grudnia, 11:30–12:30: Zdrowy kręgosłup – CAS Radosny Senior, Zamiejska 6, Dzielnica VIII Dębniki
        6. Poniedziałek, 28 grudnia, 12:00–13:30: Telefon i tablet – CAS Uskrzydleni Wiekiem, Dzielnica IV Prądnik Biały
        7. Poniedziałek, 28 grudnia, 15:00–17:00: Gry planszowe i karty – CAS Aktywni Razem, Dzielnica II Grzegórzki
        8. Zajęcia, o których nie wiemy, kiedy są
        < Wracam
        900 Jak to działa
        ! Kończę

        Pomoc przez telefon: 12 616 54 27 (teraz zamknięte) · 112
        Proszę wpisać numer albo znak i nacisnąć Enter. Sam Enter: Poniedziałek, 28 grudnia, 9:00–10:30: Nordic walking, marsz z kijami.
    "#]].assert_eq(&visitor.sees());
    let after = today_at("2026-12-24T08:00");
    let is_on_monday = |entry: &String| entry.starts_with("Poniedziałek, 28 grudnia");
    assert!(
        !after.is_empty() && after.iter().all(is_on_monday),
        "{after:?}"
    );
}

#[test]
fn a_closed_centre_has_no_meetings_and_its_notice_is_heard() {
    let setup = with_notice(of_centre("cas-3"), true);
    let mut visitor = at_home_of(kept(setup), "2026-11-24T08:00", "pl");
    visitor.types("220");
    assert!(
        listed(&visitor)
            .iter()
            .all(|entry| !entry.contains("Spot Nestor Długa"))
    );
    let told = "Ważne: CAS Spot Nestor Długa: Remont do piątku.";
    assert!(visitor.sees().contains(told), "{}", visitor.sees());
    visitor.types("103");
    assert_eq!(
        visitor.hears()[1],
        "Ważne: Remont do piątku. Do 27 listopada."
    );
    visitor.chooses_id("pl", "activities-of-centre");
    // The page is of one centre, and so its entries have no more about them.
    let controls = visitor.page().controls();
    let next = controls.filter(|(_, it)| matches!(it.message, Message::Open(Screen::Meeting(_))));
    let next: Vec<_> = next.map(|(_, it)| it.label.words.clone()).collect();
    let is_closed = |entry: &String| {
        let days = ["Dziś", "Jutro", "26 listopada", "27 listopada"];
        days.iter().any(|day| entry.contains(day))
    };
    assert!(!next.is_empty() && !next.iter().any(is_closed), "{next:?}");
}

#[test]
fn a_notice_about_everything_is_told_with_today_and_tomorrow_though_nothing_is_closed() {
    let everywhere = Touches {
        everywhere: true,
        ..Touches::default()
    };
    let tells = |touches: Touches, at: &str| {
        let mut visitor = at_home_of(kept(with_notice(touches, false)), at, "pl");
        visitor.types("220");
        visitor.sees().contains("Ważne: Remont do piątku.")
    };
    // It begins on the 23rd, and on the day before that is tomorrow.
    assert!(!tells(everywhere.clone(), "2026-11-21T08:00"));
    assert!(tells(everywhere.clone(), "2026-11-22T08:00"));
    assert!(tells(everywhere.clone(), "2026-11-27T08:00"));
    assert!(!tells(everywhere, "2026-11-28T08:00"));
    assert!(!tells(of_centre("cas-3"), "2026-11-24T08:00"));
}

#[test]
fn a_notice_is_on_start_and_on_every_card_it_touches_while_it_holds() {
    let touches = Touches {
        services: vec!["mops".to_owned()],
        ..of_centre("cas-3")
    };
    let is_told = |at: &str, number: &str| {
        let mut visitor = at_home_of(kept(with_notice(touches.clone(), false)), at, "en");
        visitor.types(number);
        visitor
            .sees()
            .contains("Important: Building work until Friday.")
    };
    assert!(is_told("2026-11-23T00:00", "103"));
    assert!(is_told("2026-11-27T23:59", "344"));
    assert!(!is_told("2026-11-22T23:59", "103"));
    assert!(!is_told("2026-11-28T00:00", "103"));
    assert!(!is_told("2026-11-24T10:00", "104"));
    let start = Visitor::arrives_at(with_notice(touches.clone(), false));
    for words in ["Remont do", "Building work", "Ремонт до"] {
        assert!(start.sees().contains(words), "{}", start.sees());
    }
    let later = Visitor::arrives_on(kept(with_notice(touches, false)), "2026-11-28T00:00");
    assert!(!later.sees().contains("Remont"));
}

/// What stands of the notices on the page.
fn notices_of(visitor: &Visitor) -> String {
    let sees = visitor.sees();
    let labels = ["Ważne: ", "Important: ", "Важливо: "];
    let is_label = |line: &&str| labels.iter().any(|label| line.starts_with(label));
    let is_text = |line: &&str| {
        let texts = ["Remont", "Building", "Ремонт"];
        texts.iter().any(|text| line.starts_with(text))
    };
    let lines = sees.lines().filter(|line| is_label(line) || is_text(line));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn a_notice_says_what_it_is_about_where_it_is_not_about_everything() {
    let everywhere = Touches {
        everywhere: true,
        ..of_centre("cas-3")
    };
    let of_service = of_service("mops");
    let of_both = Touches {
        centres: of_centre("cas-3").centres,
        ..of_service.clone()
    };
    let of_activity = Touches {
        activities: vec!["dluga-yoga".to_owned()],
        ..Touches::default()
    };
    let centres = &shipped().content.centres;
    let of_many = Touches {
        centres: centres.iter().map(|it| it.id.clone()).collect(),
        ..Touches::default()
    };
    let mut told = String::new();
    for touches in [everywhere, of_service, of_both, of_activity, of_many] {
        let setup = kept(with_notice(touches, true));
        let start = Visitor::arrives_on(setup, "2026-11-24T08:00");
        told += &notices_of(&start);
        for tag in ["pl", "en", "uk"] {
            let mut visitor = at_home_of(setup, "2026-11-24T08:00", tag);
            told += &notices_of(visitor.types("220"));
        }
        told += "\n";
    }
    expect![[r#"
        Ważne: Remont do piątku. Do 27 listopada.
        Important: Building work until Friday. Until 27 November.
        Важливо: Ремонт до п’ятниці. До 27 листопада.
        Ważne: Remont do piątku. Do 27 listopada.
        Important: Building work until Friday. Until 27 November.
        Важливо: Ремонт до п’ятниці. До 27 листопада.

        Ważne: MOPS, pomoc społeczna: Remont do piątku. Do 27 listopada.
        Important: MOPS, the city’s social services: Building work until Friday. Until 27 November.
        Важливо: MOPS, соціальна допомога: Ремонт до п’ятниці. До 27 листопада.
        Ważne: MOPS, pomoc społeczna: Remont do piątku. Do 27 listopada.
        Important: MOPS, the city’s social services: Building work until Friday. Until 27 November.
        Важливо: MOPS, соціальна допомога: Ремонт до п’ятниці. До 27 листопада.

        Ważne: CAS Spot Nestor Długa i MOPS, pomoc społeczna: Remont do piątku. Do 27 listopada.
        Important: CAS Spot Nestor Długa and MOPS, the city’s social services
        Building work until Friday. Until 27 November.
        Важливо: CAS Spot Nestor Długa і MOPS, соціальна допомога
        Ремонт до п’ятниці. До 27 листопада.
        Ważne: CAS Spot Nestor Długa i MOPS, pomoc społeczna: Remont do piątku. Do 27 listopada.
        Important: CAS Spot Nestor Długa and MOPS, the city’s social services
        Building work until Friday. Until 27 November.
        Важливо: CAS Spot Nestor Długa і MOPS, соціальна допомога
        Ремонт до п’ятниці. До 27 листопада.

        Ważne: Joga na krześle (CAS Spot Nestor Długa): Remont do piątku. Do 27 listopada.
        Important: Chair yoga (CAS Spot Nestor Długa): Building work until Friday. Until 27 November.
        Важливо: Йога на стільці (CAS Spot Nestor Długa): Ремонт до п’ятниці. До 27 листопада.
        Ważne: Joga na krześle (CAS Spot Nestor Długa): Remont do piątku. Do 27 listopada.
        Important: Chair yoga (CAS Spot Nestor Długa): Building work until Friday. Until 27 November.
        Важливо: Йога на стільці (CAS Spot Nestor Długa): Ремонт до п’ятниці. До 27 листопада.

        Ważne: CAS Senior w Centrum, CAS Dobrej Nadziei, CAS Spot Nestor Długa, CAS Galicyjski, CAS Artystyczny WARSZTATOWA 5 i inne: Remont do piątku.
        Important: CAS Senior w Centrum, CAS Dobrej Nadziei, CAS Spot Nestor Długa, CAS Galicyjski, CAS Artystyczny WARSZTATOWA 5 and others
        Building work until Friday. Until 27 November.
        Важливо: CAS Senior w Centrum, CAS Dobrej Nadziei, CAS Spot Nestor Długa, CAS Galicyjski, CAS Artystyczny WARSZTATOWA 5 та інші
        Ремонт до п’ятниці. До 27 листопада.
        Ważne: CAS Senior w Centrum, CAS Dobrej Nadziei, CAS Spot Nestor Długa, CAS Galicyjski, CAS Artystyczny WARSZTATOWA 5 i inne: Remont do piątku.
        Important: CAS Senior w Centrum, CAS Dobrej Nadziei, CAS Spot Nestor Długa, CAS Galicyjski, CAS Artystyczny WARSZTATOWA 5 and others
        Building work until Friday. Until 27 November.
        Важливо: CAS Senior w Centrum, CAS Dobrej Nadziei, CAS Spot Nestor Długa, CAS Galicyjski, CAS Artystyczny WARSZTATOWA 5 та інші
        Ремонт до п’ятниці. До 27 листопада.

    "#]].assert_eq(&told);
}

#[test]
fn a_notice_has_no_name_on_the_card_of_what_it_is_about() {
    let setup = kept(with_notice(of_centre("cas-3"), true));
    let mut visitor = at_home_of(setup, "2026-11-24T08:00", "pl");
    let card = notices_of(visitor.types("103"));
    assert_eq!(card, "Ważne: Remont do piątku. Do 27 listopada.\n");
}

#[test]
fn a_notice_is_on_the_card_of_a_meeting_and_on_an_article_if_it_touches_them() {
    let told = |touches: Touches, numbers: [&str; 2]| {
        numbers.map(|number| {
            let setup = with_notice(touches.clone(), false);
            let mut visitor = at_home_of(kept(setup), "2026-11-24T08:00", "pl");
            visitor.types(number);
            if number == "201" {
                visitor.chooses_first();
            }
            visitor.sees().contains("Ważne: Remont do piątku.")
        })
    };
    let everywhere = Touches {
        everywhere: true,
        ..Touches::default()
    };
    assert_eq!(told(everywhere, ["201", "405"]), [true, true]);
    assert_eq!(told(of_centre("cas-3"), ["201", "405"]), [true, false]);
    assert_eq!(told(of_centre("cas-4"), ["201", "405"]), [false, false]);
}

#[test]
fn an_activity_of_which_nobody_has_been_asked_for_a_year_has_no_time() {
    let mut setup = shipped_anew();
    let activities = &mut setup.content.activities;
    for activity in activities.iter_mut() {
        activity.provenance.checked = cas_kiosk::checked::Checked::parse("2025-11-24").unwrap();
    }
    let catalogue = cas_kiosk::catalogue::Catalogue::new(
        &setup.content,
        &setup.locales,
        &setup.config.languages,
    );
    setup.catalogue = catalogue;
    let mut visitor = at_home_of(kept(setup), "2026-11-25T07:00", "pl");
    visitor.types("220");
    assert_eq!(listed(&visitor), Vec::<String>::new());
    visitor.types("201").chooses_first();
    expect![[r#"

        Angielski dla początkujących
        CAS Spot Nestor Długa

        Kiedy: Tego nie wiemy. Proszę zadzwonić do centrum.
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

        Pomoc przez telefon: 12 616 54 27 (teraz zamknięte) · 112
        Proszę wpisać numer albo znak i nacisnąć Enter. Sam Enter: Chcę dołączyć do zajęć.
    "#]].assert_eq(&visitor.sees());
}

#[test]
fn a_fresh_fact_is_told_without_its_month_and_an_old_one_with_it_and_a_warning() {
    let told = |number: &str, at: &str| {
        let mut visitor = at_home_on(at, "en");
        visitor.types(number);
        let sees = visitor.sees();
        let (facts, known) = sees.split_once("How we know this").unwrap();
        let (month, other) = (
            "Information from November 2026.",
            "Information from June 2026.",
        );
        assert!(known.contains(month) || known.contains(other), "{sees}");
        let is_dated = facts.contains(month) || facts.contains(other);
        (is_dated, sees.contains("may have changed."))
    };
    // All about frauds was checked on 22 November 2026, the club on 2 June.
    assert_eq!(told("405", "2027-02-20T10:00"), (false, false));
    assert!(told("405", "2027-02-21T10:00").0);
    assert_eq!(told("345", "2026-11-22T10:00"), (true, true));
}

#[test]
fn a_second_request_offers_what_was_written_in_the_first() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = at_home(tag);
        visitor.types("201").chooses_first();
        visitor.chooses_first();
        signs_up(&mut visitor, tag);
        visitor.chooses_id(tag, "more").types("103");
        visitor.chooses_nth(1).chooses_id(tag, "trial-go");
        visitor.chooses_id(tag, "for-same");
        assert_eq!(visitor.heading(), said(tag, "known-heading"));
        for words in ["Anna Nowak", "12 425 36 38"] {
            assert!(visitor.sees().contains(words), "{}", visitor.sees());
        }
        // The first question is the first one that was not answered before.
        visitor.chooses_id(tag, "known-keep");
        visitor.types("Kiedy?").press(Key::Enter);
        visitor.answers('1').answers('1');
        visitor.agrees_and_sends(tag);
        let requests = visitor.requests();
        let call = requests.iter().find(|it| it["service"] == "centre-call");
        let call = call.unwrap();
        assert_eq!(call["answers"][0]["text"], "Anna Nowak");
        assert_eq!(call["answers"][1]["typed"], "12 425 36 38");
        assert_eq!(call["about"], serde_json::json!({ "centre": "cas-3" }));
        is_valid(call);
    }
}

#[test]
fn a_request_that_is_unsent_is_not_lost_to_a_second_one() {
    let mut visitor = at_home("pl");
    visitor.types("201").chooses_first().chooses_first();
    visitor.chooses_id("pl", "trial-go").for_oneself("pl");
    visitor.types("Anna Nowak");
    while visitor.page().step.is_some() {
        visitor.press(Key::Back);
    }
    visitor.types("103");
    visitor.chooses_nth(1);
    expect![[r#"

        Niewysłane zgłoszenie

        Zajęcia: Rozmowy po angielsku
        Kiedy: środa, 25 listopada, 9:30
        Centrum: CAS Zabłocie – Grzegórzki
        Najpierw warto je wysłać albo usunąć.
        1. Wracam do zgłoszenia
        2. Usuwam je i zaczynam nowe
        < Wracam
        ? Jak to działa
        ! Kończę

        Pomoc przez telefon: 12 616 54 27 · 112
        Proszę wpisać numer albo znak i nacisnąć Enter.
    "#]]
    .assert_eq(&visitor.sees());
    visitor.chooses_id("pl", "leaving-stay");
    assert_eq!(visitor.page().field().unwrap().1.value, "Anna Nowak");
}

#[test]
fn a_centre_is_asked_to_call() {
    let mut visitor = at_home("en");
    visitor.types("138");
    visitor.chooses_nth(1).chooses_id("en", "trial-go");
    assert!(visitor.page().step.is_some(), "{}", visitor.sees());
}

#[test]
fn crisis_help_has_a_number_for_every_hour_and_no_form() {
    let mut visitor = at_home("pl");
    visitor.types("331");
    expect![[r#"

        Pilna pomoc: rozmowa w dzień i w nocy

        Znak ! od razu kończy. Ta strona znika i kiosk ją zapomina.
        Co zrobić teraz: Można zadzwonić od razu: 12 421 92 82. Odbiera Ośrodek Interwencji Kryzysowej, w dzień i w nocy. Nie trzeba dźwigać tego bez pomocy.
        Dane z 2021 roku.
        Ośrodek Interwencji Kryzysowej: 12 421 92 82
        Czynne: całą dobę.
        Gdzie: ul. Radziwiłłowska 8b, Kraków
        Dane z 2021 roku.
        Numer alarmowy: 112
        Czynne: całą dobę.
        Gdy grozi niebezpieczeństwo: Proszę zadzwonić pod numer 112.
        Skąd to wiemy: Dane z 2021 roku. Źródło: krakow.pl.
        Dane z listopada 2026. Źródło: krajowy numer alarmowy.
        1. Chcę to sobie przepisać
        < Wracam
        900 Jak to działa
        ! Kończę

        Pomoc przez telefon: 12 616 54 27 · 112
        Proszę wpisać numer albo znak i nacisnąć Enter. Sam Enter: Wracam.
    "#]]
    .assert_eq(&visitor.sees());
}

#[test]
fn the_poster_has_every_number_once_and_in_order() {
    let setup = shipped();
    let poster = setup
        .catalogue
        .poster(&setup.content, &setup.locales, language("en"));
    let numbers: Vec<u16> = poster
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line[..3].parse().unwrap())
        .collect();
    assert!(numbers.is_sorted_by(|a, b| a < b));
    assert!(poster.contains("138  CAS Zabłocie – Grzegórzki\n"));
    assert!(poster.contains("\n\n200  Activities and meetings\n"));
}
