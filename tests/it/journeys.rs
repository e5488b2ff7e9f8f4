//! Journeys: keys in, what is heard and seen out.

use cas_kiosk::app::{App, Message, Moment, Screen};
use cas_kiosk::page::announce::announce;
use cas_kiosk::page::{Control, Intent, Key, Role, Stop};
use cas_kiosk::surface::Surface as _;
use cas_kiosk::surface::plain::{self, Plain};
use expect_test::{Expect, expect};

use crate::project::root;
use crate::visitor::{Visitor, clock, language, shipped};

/// A visitor who has chosen a language and stands at Home.
fn at_home(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id(tag, "language-name");
    visitor
}

/// A visitor for whom Złota Rączka is, at the first question of its request.
fn at_first_question(tag: &str) -> Visitor {
    let mut visitor = at_home(tag);
    begins_request(&mut visitor, tag);
    visitor
        .chooses_id(tag, "trial-go")
        .for_oneself(tag)
        .chooses_id(tag, "situation-keep");
    visitor
}

/// A visitor who is asked how old they are.
fn at_first_eligibility_question() -> Visitor {
    let mut visitor = at_home("pl");
    visitor
        .chooses("Pomoc i usługi")
        .chooses("Pomoc w domu i poza domem")
        .chooses("Złota Rączka")
        .chooses("Chcę poprosić o tę pomoc");
    visitor
}

/// An English speaker who has answered what is typed, where ticks are asked for.
fn at_what_is_broken() -> Visitor {
    let mut visitor = at_first_question("en");
    for answer in ["Jan", "126165427", "72"] {
        visitor.types(answer).press(Key::Enter);
    }
    visitor.answers('1');
    visitor
}

pub fn begins_request(visitor: &mut Visitor, tag: &str) {
    visitor
        .chooses_id(tag, "services")
        .chooses_first()
        .chooses_first();
    visitor.may_have_repair(tag);
}

/// Answers every question of the request from the keyboard.
pub fn answers_everything(visitor: &mut Visitor, tag: &str) {
    answers_who_asks(visitor);
    visitor.types("72").press(Key::Enter);
    answers_what_is_broken(visitor, tag);
}

/// The same where the age was told before and is passed on.
fn answers_all_but_the_age(visitor: &mut Visitor, tag: &str) {
    answers_who_asks(visitor);
    answers_what_is_broken(visitor, tag);
}

fn answers_who_asks(visitor: &mut Visitor) {
    visitor.types("Ґалаґан-Łęcki O’Neil").press(Key::Enter);
    visitor.types("12 425 36 38 wew. 153").press(Key::Enter);
}

fn answers_what_is_broken(visitor: &mut Visitor, tag: &str) {
    visitor
        .answers('1')
        .answers('1')
        .answers('3')
        .chooses_id(tag, "continue");
    visitor.types("Kran cieknie, w kuchni").press(Key::Enter);
    visitor.answers('2');
}

fn hears_the_whole_journey(tag: &str, expected: &Expect) {
    let mut visitor = at_first_question(tag);
    answers_everything(&mut visitor, tag);
    visitor.agrees_and_sends(tag);
    let requests = visitor.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0]["language"], tag);
    let reference = requests[0]["reference"].as_str().unwrap();
    assert!(visitor.sees().contains(reference), "{}", visitor.sees());
    expected.assert_eq(&visitor.transcript().replace(reference, "071 234 565"));
    visitor.chooses_id(tag, "finish");
    assert!(visitor.is_forgotten());
}

#[test]
fn the_whole_journey_is_heard_in_polish() {
    hears_the_whole_journey(
        "pl",
        &expect![[r#"
            [Start] Dzień dobry! | Język wybiera się strzałkami. Potem proszę nacisnąć Enter. | Hello. Choose a language with the arrows. Then press Enter. | Добрий день. Виберіть мову стрілками. Потім натисніть Enter. | 1 z 6: Polski | To próba. Przykłady są zmyślone.
            [Enter] Co Pan/Pani chce zrobić? | 1 z 7: Zajęcia i spotkania | numer 200 | ↑↓ ruch, Enter: wybieram, ←: wracam | Pomoc przez telefon: 12 616 54 27 · 112
            [Down] 2 z 7: Centra Aktywności Seniorów (CAS) | numer 100
            [Down] 3 z 7: Pomoc i usługi | numer 300
            [Enter] Pomoc i usługi | 1 z 10: Pomoc w domu i poza domem | numer 310
            [Enter] Pomoc w domu i poza domem | 1 z 5: Złota Rączka | Bezpłatne drobne naprawy w domu | numer 311
            [Enter] Złota Rączka | Co to jest: Fachowiec przychodzi do domu i robi drobną naprawę. | Dane z 2021 roku. | tekst 1 z 12
            [Down] 1 z 6: Chcę poprosić o tę pomoc | Najpierw kilka krótkich pytań.
            [Enter] Ile ma Pan/Pani lat? | Pytanie 1 z najwyżej 4 | Pytamy o osobę, która potrzebuje pomocy. Bez zgody nic nie zapisujemy.
            [1] Czy mieszka Pan/Pani w Krakowie? | Pytanie 2 z najwyżej 4 | 1 z 5: Tak
            [1] Czy to naprawa u Pana/Pani w domu? | Pytanie 3 z najwyżej 4 | 1 z 5: Tak
            [1] Jaka to naprawa? | Pytanie 4 z najwyżej 4 | 1 z 7: Mała i może poczekać
            [1] Tak, to pomoc dla Pana/Pani | Ma Pan/Pani ponad 60 lat i mieszka w Krakowie, a naprawa jest mała. | 1 z 5: Wypełniam zgłoszenie
            [Enter] To zgłoszenie jest na próbę | Może nikt się nie odezwie. W prawdziwej sprawie proszę zadzwonić: 12 616 54 27. | 1 z 4: Wypełniam na próbę
            [Enter] Kto wypełnia to zgłoszenie? | Krok 1 z 7 | 1 z 7: Ja, dla siebie
            [Enter] Czy powiedzieć to też w zgłoszeniu? | Ile ma Pan/Pani lat? | Więcej niż 60 lat | Czy mieszka Pan/Pani w Krakowie? | Tak | Czy to naprawa u Pana/Pani w domu? | Tak | Jaka to naprawa? | Mała i może poczekać
            [Down] Bez zgody nic nie przekażemy. | 1 z 5: Tak, powiem to też w zgłoszeniu
            [Down] 2 z 5: Nie, tego nie przekazuję
            [Enter] Jak się Pan/Pani nazywa? | Krok 2 z 8 | Żeby fachowiec wiedział, o kogo pytać. | 1 z 6: Imię i nazwisko | nic nie wpisano | Można pisać. Enter: litery, Esc: wracam | Bez klawiatury: Enter, potem wybiera się strzałkami.
            [types "Ґалаґан-Łęcki O’Neil"] l
            [Enter] Jaki ma Pan/Pani numer telefonu? | Krok 3 z 8 | Żeby fachowiec mógł zadzwonić i umówić wizytę. | 1 z 6: Telefon | nic nie wpisano
            [types "12 425 36 38 wew. 153"] 3
            [Enter] Ile ma Pan/Pani lat? | Krok 4 z 8 | Urząd pyta o to przy każdym zgłoszeniu. | 1 z 6: Wiek | nic nie wpisano
            [types "72"] 2
            [Enter] Z kim Pan/Pani mieszka? | Krok 5 z 8 | Osoby, które mieszkają same, mają pierwszeństwo. | 1 z 7: Samotnie
            [1] Co się zepsuło? | Krok 6 z 8 | Można wybrać kilka rzeczy. Potem: Dalej. Fachowiec będzie wiedział, co jest do zrobienia. | 2 z 11: Kran albo zlew
            [1] wybrano
            [3] 4 z 11: Zamek albo klamka | wybrano
            [Up] 3 z 11: Toaleta
            [Up] 2 z 11: Kran albo zlew | wybrano
            [Up] 1 z 11: Dalej
            [Enter] Co jeszcze warto wiedzieć o naprawie? | Krok 7 z 8 | Własnymi słowami, wystarczy jedno zdanie. To pytanie można pominąć. | 1 z 6: Co jeszcze warto wiedzieć | nic nie wpisano | Można pisać. Enter: litery, Esc: wracam | Bez klawiatury: Enter, potem wybiera się strzałkami.
            [types "Kran cieknie, w kuchni"] i
            [Enter] Kiedy najlepiej dzwonić? | Krok 8 z 8 | Żeby nie przeszkadzać. | 1 z 8: Przed południem
            [2] Proszę sprawdzić odpowiedzi | Zgłoszenie nie jest jeszcze wysłane. | Czego dotyczy: Złota Rączka | Kto wypełnia | Ja, dla siebie | Imię i nazwisko | Ґалаґан-Łęcki O’Neil | tekst 1 z 3
            [Down] Telefon | 12 425 36 38 wew. 153 | Wiek | 72 lata | Sytuacja w domu | Samotnie | Co się zepsuło | Kran albo zlew; Zamek albo klamka | tekst 2 z 3
            [Down] Co jeszcze warto wiedzieć | Kran cieknie, w kuchni | Kiedy ktoś ma zadzwonić | Około południa | Wcześniejsze odpowiedzi: nie przekazuję | tekst 3 z 3
            [Down] 1 z 13: Zgadza się, dalej
            [Enter] Zgoda i wysłanie | Do wysłania potrzebna jest zgoda na użycie tych danych w tej sprawie. | Kto się tym zajmie: Miejski Ośrodek Pomocy Społecznej | tekst 1 z 2
            [Down] Dane dostanie tylko ten, kto zajmie się sprawą. Gdy Pan/Pani skończy, kiosk wszystko zapomni. | Te zasady to tylko przykład. | tekst 2 z 2
            [Down] 1 z 6: Zgadzam się, wysyłam
            [Enter] Zgłoszenie jest wysłane | na próbę | Numer zgłoszenia | 071 234 565 | Imię i nazwisko | Ґалаґан-Łęcki O’Neil | Ktoś zadzwoni pod numer (przykład) | 12 425 36 38 wew. 153 | tekst 1 z 8
        "#]],
    );
}

#[test]
fn the_whole_journey_is_heard_in_english() {
    hears_the_whole_journey(
        "en",
        &expect![[r#"
            [Start] Dzień dobry! | Język wybiera się strzałkami. Potem proszę nacisnąć Enter. | Hello. Choose a language with the arrows. Then press Enter. | Добрий день. Виберіть мову стрілками. Потім натисніть Enter. | 1 z 6: Polski | To próba. Przykłady są zmyślone.
            [Down] 2 of 6: English | A trial. Examples are made up.
            [Enter] What would you like to do? | 1 of 7: Activities and meetings | number 200 | ↑↓ move, Enter: choose, ←: go back | Help by phone: 12 616 54 27 · 112
            [Down] 2 of 7: Senior activity centres (CAS) | number 100
            [Down] 3 of 7: Help and services | number 300
            [Enter] Help and services | 1 of 10: Help at home and when you go out | number 310
            [Enter] Help at home and when you go out | 1 of 5: Handyman for small repairs | Free small repairs at home | number 311
            [Enter] Handyman for small repairs | What it is called here | Złota Rączka | What it is: A handyman comes to your home and does a small repair. | Information from 2021. | text 1 of 12
            [Down] 1 of 6: I would like to ask for this help | First a few short questions.
            [Enter] How old are you? | Question 1 of at most 4 | We ask about the person who needs help. Nothing is kept unless you agree.
            [1] Do you live in Kraków? | Question 2 of at most 4 | 1 of 5: Yes
            [1] Is the repair in the flat where you live? | Question 3 of at most 4 | 1 of 5: Yes
            [1] What kind of repair is it? | Question 4 of at most 4 | 1 of 7: Small, and it can wait
            [1] Yes, this help is for you | You are over 60, you live in Kraków, and the repair is small. | 1 of 5: Fill in the request
            [Enter] This request is only a trial | Perhaps nobody will answer it. If you really need something, please call 12 616 54 27. | 1 of 4: Go on as a trial
            [Enter] Who is filling this in? | Step 1 of 7 | 1 of 7: I am, for myself
            [Enter] May the request say this too? | How old are you? | Over 60 | Do you live in Kraków? | Yes | Is the repair in the flat where you live? | Yes | What kind of repair is it? | Small, and it can wait
            [Down] Only if you agree. | 1 of 5: Yes, say it in the request too
            [Down] 2 of 5: No, do not pass it on
            [Enter] What is your name? | Step 2 of 8 | So that the handyman knows whom to ask for. | 1 of 6: First name and surname | nothing typed | Type here. Enter: letters, Esc: go back | Without a keyboard: press Enter, then pick with the arrows.
            [types "Ґалаґан-Łęcki O’Neil"] l
            [Enter] What is your phone number? | Step 3 of 8 | So that the handyman can call you and agree on a day. | 1 of 6: Phone | nothing typed
            [types "12 425 36 38 wew. 153"] 3
            [Enter] How old are you? | Step 4 of 8 | The office asks everybody for it. | 1 of 6: Age | nothing typed
            [types "72"] 2
            [Enter] Who do you live with? | Step 5 of 8 | People who live alone come first. | 1 of 7: Alone
            [1] What is broken? | Step 6 of 8 | You can choose several. Then: Continue. The handyman will know what there is to do. | 2 of 11: Tap or sink
            [1] chosen
            [3] 4 of 11: Lock or door handle | chosen
            [Up] 3 of 11: Toilet
            [Up] 2 of 11: Tap or sink | chosen
            [Up] 1 of 11: Continue
            [Enter] What else should we know about the repair? | Step 7 of 8 | In your own words; one sentence is enough. You can skip this question. | 1 of 6: What else to know | nothing typed | Type here. Enter: letters, Esc: go back | Without a keyboard: press Enter, then pick with the arrows.
            [types "Kran cieknie, w kuchni"] i
            [Enter] When is it best to call you? | Step 8 of 8 | So that the call does not disturb you. | 1 of 8: In the morning
            [2] Please check your answers | The request has not been sent yet. | What it is about: Handyman for small repairs | Filled in by | I am, for myself | text 1 of 4
            [Down] First name and surname | Ґалаґан-Łęcki O’Neil | Phone | 12 425 36 38 wew. 153 | Age | 72 years | Situation at home | Alone | text 2 of 4
            [Down] What is broken | Tap or sink; Lock or door handle | What else to know | Kran cieknie, w kuchni | When somebody should call | Around noon | text 3 of 4
            [Down] Earlier answers: not passed on | text 4 of 4
            [Down] 1 of 13: All correct, continue
            [Enter] Agree and send | To send the request, we need your consent to use your answers for it. | Who will deal with it: The city’s social services (MOPS) | text 1 of 2
            [Down] Only those who deal with this request get your data. When you have finished, the kiosk forgets everything. | These rules are only an example. | text 2 of 2
            [Down] 1 of 6: I agree, send the request
            [Enter] Your request has been sent | a trial | Your request number | 071 234 565 | First name and surname | Ґалаґан-Łęcki O’Neil | The number that will be called (example) | 12 425 36 38 wew. 153 | text 1 of 8
        "#]],
    );
}

#[test]
fn the_whole_journey_is_heard_in_ukrainian() {
    hears_the_whole_journey(
        "uk",
        &expect![[r#"
            [Start] Dzień dobry! | Język wybiera się strzałkami. Potem proszę nacisnąć Enter. | Hello. Choose a language with the arrows. Then press Enter. | Добрий день. Виберіть мову стрілками. Потім натисніть Enter. | 1 z 6: Polski | To próba. Przykłady są zmyślone.
            [Down] 2 of 6: English | A trial. Examples are made up.
            [Down] 3 з 6: Українська | Проба. Приклади вигадані.
            [Enter] Що Ви хочете зробити? | 1 з 7: Заняття і зустрічі | номер 200 | ↑↓ рух, Enter: вибрати, ←: назад | Допомога телефоном: 12 616 54 27 · 112
            [Down] 2 з 7: Центри активності старших людей (CAS) | номер 100
            [Down] 3 з 7: Допомога і послуги | номер 300
            [Enter] Допомога і послуги | 1 з 10: Допомога вдома і поза домом | номер 310
            [Enter] Допомога вдома і поза домом | 1 з 5: Майстер на всі руки | Безплатний дрібний ремонт удома | номер 311
            [Enter] Майстер на всі руки | Як це тут називають | Złota Rączka | Що це: Майстер приходить додому і робить дрібний ремонт. | Станом на 2021 рік. | текст 1 з 12
            [Down] 1 з 6: Хочу попросити про цю допомогу | Спершу кілька коротких запитань.
            [Enter] Скільки Вам років? | Запитання 1, усього не більше 4 | Питаємо про людину, якій потрібна допомога. Без згоди нічого не зберігаємо.
            [1] Ви живете в Кракові? | Запитання 2, усього не більше 4 | 1 з 5: Так
            [1] Ремонт потрібен у квартирі, де Ви живете? | Запитання 3, усього не більше 4 | 1 з 5: Так
            [1] Який це ремонт? | Запитання 4, усього не більше 4 | 1 з 7: Дрібний, може почекати
            [1] Так, ця допомога для Вас | Вам понад 60 років, Ви живете в Кракові, а ремонт дрібний. | 1 з 5: Заповнити заявку
            [Enter] Ця заявка лише пробна | Можливо, ніхто не відповість. Якщо це справді потрібно, зателефонуйте, будь ласка: 12 616 54 27. | 1 з 4: Заповнюю для проби
            [Enter] Хто заповнює цю заявку? | Крок 1 з 7 | 1 з 7: Я, для себе
            [Enter] Додати це до заявки? | Скільки Вам років? | Більше ніж 60 років | Ви живете в Кракові? | Так | Ремонт потрібен у квартирі, де Ви живете? | Так | Який це ремонт? | Дрібний, може почекати
            [Down] Без згоди ми нічого не передамо. | 1 з 5: Так, додати до заявки
            [Down] 2 з 5: Ні, не передавати
            [Enter] Ваше ім’я та прізвище? | Крок 2 з 8 | Щоб майстер знав, кого питати. | 1 з 6: Ім’я та прізвище | нічого не написано | Можна писати. Enter: літери, Esc: назад | Без клавіатури: натисніть Enter, потім вибирайте стрілками.
            [types "Ґалаґан-Łęcki O’Neil"] l
            [Enter] Який у Вас номер телефону? | Крок 3 з 8 | Щоб майстер міг зателефонувати. Український номер починайте з +380. | 1 з 6: Телефон | нічого не написано
            [types "12 425 36 38 wew. 153"] 3
            [Enter] Скільки Вам років? | Крок 4 з 8 | Установа запитує про це кожного. | 1 з 6: Вік | нічого не написано
            [types "72"] 2
            [Enter] З ким Ви живете? | Крок 5 з 8 | Насамперед допомагають тим, хто живе сам. | 1 з 7: Ні з ким
            [1] Що зламалося? | Крок 6 з 8 | Можна вибрати кілька. Потім: Далі. Майстер знатиме, що треба зробити. | 2 з 11: Кран або мийка
            [1] вибрано
            [3] 4 з 11: Замок або дверна ручка | вибрано
            [Up] 3 з 11: Туалет
            [Up] 2 з 11: Кран або мийка | вибрано
            [Up] 1 з 11: Далі
            [Enter] Що ще варто знати про ремонт? | Крок 7 з 8 | Своїми словами, досить одного речення. Це запитання можна пропустити. | 1 з 6: Що ще варто знати | нічого не написано | Можна писати. Enter: літери, Esc: назад | Без клавіатури: натисніть Enter, потім вибирайте стрілками.
            [types "Kran cieknie, w kuchni"] i
            [Enter] Коли Вам зручно говорити телефоном? | Крок 8 з 8 | Щоб не турбувати Вас. | 1 з 8: Уранці
            [2] Перевірте, будь ласка, відповіді | Заявку ще не надіслано. | Про що заявка: Майстер на всі руки | Хто заповнює | Я, для себе | Ім’я та прізвище | Ґалаґан-Łęcki O’Neil | Телефон | 12 425 36 38 wew. 153 | текст 1 з 3
            [Down] Вік | 72 роки | Ситуація вдома | Ні з ким | Що зламалося | Кран або мийка; Замок або дверна ручка | Що ще варто знати | Kran cieknie, w kuchni | текст 2 з 3
            [Down] Коли чекати дзвінка | Близько полудня | Попередні відповіді: не передавати | текст 3 з 3
            [Down] 1 з 13: Усе правильно, далі
            [Enter] Згода і надсилання | Щоб надіслати заявку, потрібна Ваша згода на використання цих даних. | Хто цим займеться: Міський центр соціальної допомоги (MOPS) | текст 1 з 2
            [Down] Дані отримає лише той, хто займеться цією заявкою. Коли Ви закінчите, кіоск усе забуде. | Ці правила – лише приклад. | текст 2 з 2
            [Down] 1 з 6: Погоджуюся, надіслати
            [Enter] Заявку надіслано | пробна | Номер заявки | 071 234 565 | Ім’я та прізвище | Ґалаґан-Łęcki O’Neil | Зателефонують на номер (приклад) | 12 425 36 38 wew. 153 | текст 1 з 9
        "#]],
    );
}

#[test]
fn the_whole_journey_is_made_with_arrows_and_enter_alone() {
    for (tag, name) in [("pl", "żaneta"), ("en", "zoe"), ("uk", "ґанна")] {
        let mut visitor = at_home(tag);
        visitor
            .chooses_id(tag, "services")
            .press(Key::Enter)
            .press(Key::Enter)
            .chooses_id(tag, "service-ask");
        visitor.press(Key::Enter).press(Key::Enter);
        visitor
            .press(Key::Enter)
            .press(Key::Enter)
            .press(Key::Enter);
        visitor
            .chooses_id(tag, "request-begin")
            .chooses_id(tag, "trial-go")
            .press(Key::Enter)
            .chooses_id(tag, "situation-keep")
            .chooses_id(tag, "picker-open");
        for words in [name, "126165427", "72"] {
            visitor.picks(words).picks_tool(tag, "picker-done");
        }
        visitor
            .press(Key::Enter)
            .press(Key::Enter)
            .chooses_id(tag, "continue")
            .chooses_id(tag, "skip");
        visitor.press(Key::Enter);
        visitor.agrees_and_sends(tag);
        let request = visitor.requests().remove(0);
        let written = request["answers"][0]["text"].as_str().unwrap();
        assert_eq!(written.to_lowercase(), name);
        assert!(
            written.starts_with(char::is_uppercase),
            "names begin with a capital"
        );
        assert_eq!(request["answers"][2]["typed"], "72");
    }
}

#[test]
fn a_stored_request_says_all_that_was_answered() {
    let mut visitor = at_first_question("pl");
    answers_everything(&mut visitor, "pl");
    visitor.agrees_and_sends("pl");
    let request = visitor.requests().remove(0);
    assert_eq!(request["at"], "2026-11-24T10:00:00+01:00");
    assert_eq!(request["service"], "zlota-raczka");
    assert_eq!(request["volunteer"], false);
    assert_eq!(request["answers"][0]["text"], "Ґалаґан-Łęcki O’Neil");
    let phone = &request["answers"][1];
    assert_eq!(phone["typed"], "12 425 36 38 wew. 153");
    assert_eq!(phone["e164"], "+48124253638");
    assert_eq!(phone["extension"], "153");
    assert_eq!(
        request["answers"][4]["chosen"],
        serde_json::json!(["tap", "lock"])
    );
    let schema = std::fs::read(root().join("docs/request.schema.json")).unwrap();
    let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
    jsonschema::validate(&schema, &request).unwrap();
}

#[test]
fn a_name_is_written_with_six_keys() {
    let mut visitor = at_first_question("pl");
    visitor.chooses_id("pl", "picker-open");
    visitor.clears_transcript();
    // The focus is on A. Below it stands G, and above it is the line; left of it is the end of the row.
    visitor
        .press(Key::Enter)
        .press(Key::Down)
        .press(Key::Right)
        .press(Key::Enter)
        .press(Key::Up)
        .press(Key::Left)
        .press(Key::Left)
        .press(Key::Enter)
        .press(Key::Up)
        .press(Key::Up)
        .press(Key::Left)
        .press(Key::Left)
        .press(Key::Enter);
    expect![[r#"
        [Enter] A
        [Down] G
        [Right] H
        [Enter] h
        [Up] Ą
        [Left] A
        [Left] F
        [Enter] f
        [Up] 1 z 6: Imię i nazwisko | Ahf
        [Up] cyfry
        [Left] gotowe
        [Left] usuń
        [Enter] usunięto | f
    "#]]
    .assert_eq(visitor.transcript());
    assert_eq!(visitor.page().field().unwrap().1.value, "Ah");
    // Back leads to the line, and Enter goes on from it.
    visitor.press(Key::Back).press(Key::Enter);
    assert_eq!(visitor.page().step.as_ref().unwrap().words, "Krok 3 z 8");
}

#[test]
fn a_problem_is_heard_each_time_and_what_was_typed_stays() {
    let mut visitor = at_first_question("pl");
    visitor
        .types("Jan")
        .press(Key::Enter)
        .types("12 616")
        .press(Key::Enter);
    let first = visitor.hears();
    assert_eq!(
        first,
        [
            "Jaki ma Pan/Pani numer telefonu?",
            "W numerze brakuje cyfr. Numer w tym kraju ma 9 cyfr, na przykład: 12 616 54 27."
        ]
    );
    visitor.press(Key::Enter).press(Key::Enter);
    assert_eq!(visitor.hears(), first);
    assert_eq!(visitor.page().field().unwrap().1.value, "12 616");
    visitor.types(" 54 27").press(Key::Enter);
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
}

#[test]
fn eligibility_says_no_with_a_reason_and_what_else_there_is() {
    let mut visitor = at_first_eligibility_question();
    visitor.chooses("Mniej niż 60 lat");
    expect![[r#"

        Nie, to nie jest pomoc dla Pana/Pani

        Złota Rączka jest dla osób po 60. roku życia.
        O inną pomoc można zapytać w miejskiej pomocy społecznej (MOPS). Proszę tam zadzwonić.
        MOPS, pomoc społeczna: 12 616 54 27
        Czynne: 7:30–15:30. Nie wiemy, w które dni.
        Dane z marca 2026.
        344 MOPS, pomoc społeczna: Można tam zapytać o pomoc, także o żywność
        100 Centra Aktywności Seniorów (CAS)
        1. Mam inną sprawę
        < Wracam
        900 Jak to działa
        ! Kończę

        Pomoc przez telefon: 12 616 54 27 · 112
        Proszę wpisać numer albo znak i nacisnąć Enter. Sam Enter: MOPS, pomoc społeczna.
    "#]]
    .assert_eq(&visitor.sees());
}

#[test]
fn exactly_sixty_is_told_to_call_and_not_no() {
    let mut visitor = at_first_eligibility_question();
    visitor.chooses("Równo 60 lat");
    assert_eq!(visitor.heading(), "Proszę zadzwonić i zapytać");
    assert!(
        visitor.sees().contains("12 616 78 14"),
        "{}",
        visitor.sees()
    );
}

#[test]
fn eligibility_answers_are_gone_once_the_request_begins() {
    let mut visitor = at_first_question("pl");
    let mut headings = Vec::new();
    while headings
        .last()
        .is_none_or(|heading| heading != "Co Pan/Pani chce zrobić?")
    {
        visitor.press(Key::Back);
        headings.push(visitor.heading().to_owned());
    }
    let expected = [
        "Czy powiedzieć to też w zgłoszeniu?",
        "Kto wypełnia to zgłoszenie?",
        "Złota Rączka",
        "Pomoc w domu i poza domem",
        "Pomoc i usługi",
        "Co Pan/Pani chce zrobić?",
    ];
    assert_eq!(headings, expected);
}

#[test]
fn answers_stay_when_the_visitor_walks_back() {
    let mut visitor = at_first_question("pl");
    visitor
        .types("Jan Nowak")
        .press(Key::Enter)
        .types("12 616 54")
        .press(Key::Back);
    assert_eq!(visitor.page().field().unwrap().1.value, "Jan Nowak");
    visitor.press(Key::Enter);
    assert_eq!(visitor.page().field().unwrap().1.value, "12 616 54");
}

#[test]
fn an_answer_is_changed_from_where_answers_are_checked() {
    let mut visitor = at_first_question("pl");
    answers_everything(&mut visitor, "pl");
    visitor
        .chooses("Zmieniam: Co jeszcze warto wiedzieć")
        .types(" i w łazience")
        .press(Key::Enter);
    assert_eq!(visitor.heading(), "Proszę sprawdzić odpowiedzi");
    assert!(
        visitor
            .sees()
            .contains("Kran cieknie, w kuchni i w łazience"),
        "{}",
        visitor.sees()
    );
}

#[test]
fn nothing_is_sent_without_consent() {
    let mut visitor = at_first_question("uk");
    answers_everything(&mut visitor, "uk");
    visitor.chooses_id("uk", "answers-right");
    assert_eq!(visitor.heading(), "Згода і надсилання");
    visitor.enters("").chooses_id("uk", "consent-refuse");
    assert_eq!(visitor.heading(), "Перевірте, будь ласка, відповіді");
    assert!(visitor.requests().is_empty());
}

#[test]
fn enter_again_and_again_reads_on_to_the_consent_and_opens_nothing_for_editing() {
    let mut visitor = at_first_question("pl");
    answers_everything(&mut visitor, "pl");
    let mut headings = vec![visitor.heading().to_owned()];
    while visitor.requests().is_empty() {
        visitor.press(Key::Enter);
        if headings.last().unwrap() != visitor.heading() {
            headings.push(visitor.heading().to_owned());
        }
    }
    assert_eq!(
        headings,
        [
            "Proszę sprawdzić odpowiedzi",
            "Zgoda i wysłanie",
            "Zgłoszenie jest wysłane"
        ]
    );
}

#[test]
fn nothing_chosen_is_a_problem_until_something_is_chosen() {
    let mut visitor = at_what_is_broken();
    visitor.chooses_id("en", "continue");
    assert_eq!(
        visitor.hears(),
        [
            "What is broken?",
            "Nothing is chosen yet. Please choose at least one answer."
        ]
    );
    visitor.press(Key::Down).press(Key::Enter);
    assert_eq!(visitor.hears(), ["chosen"]);
    assert!(
        !visitor.sees().contains("Nothing is chosen"),
        "{}",
        visitor.sees()
    );
}

#[test]
fn an_optional_question_can_be_skipped() {
    let mut visitor = at_what_is_broken();
    visitor
        .answers('1')
        .chooses_id("en", "continue")
        .chooses_id("en", "skip");
    assert_eq!(visitor.heading(), "When is it best to call you?");
}

#[test]
fn the_kiosk_asks_who_is_there_and_then_forgets() {
    let mut visitor = at_first_question("pl");
    visitor.types("Tajemnica").waits();
    assert_eq!(visitor.hears()[0], "Czy Pan/Pani jeszcze tu jest?");
    visitor.press(Key::Left);
    assert_eq!(visitor.page().field().unwrap().1.value, "Tajemnica");
    visitor.waits_to_the_end();
    assert!(visitor.is_forgotten());
    assert_eq!(visitor.heading(), "Dzień dobry!");
    assert!(!format!("{:?} {}", visitor.page(), visitor.sees()).contains("Tajemnica"));
}

#[test]
fn a_book_on_a_key_is_no_sign_of_life() {
    let mut visitor = at_home("pl");
    visitor.waits().holds(Key::Down).holds(Key::Down);
    assert_eq!(visitor.heading(), "Czy Pan/Pani jeszcze tu jest?");
    visitor.press(Key::Down);
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
}

#[test]
fn the_warning_can_be_answered_without_limit() {
    let mut visitor = at_home("en");
    for _ in 0..50 {
        visitor.waits().press(Key::Down);
        assert_eq!(visitor.heading(), "What would you like to do?");
    }
}

#[test]
fn finishing_with_a_request_unsent_is_asked_once() {
    let mut visitor = at_first_question("pl");
    visitor.types("Jan").chooses("Kończę");
    assert_eq!(visitor.heading(), "Zgłoszenie nie jest wysłane");
    visitor.chooses("Wracam do zgłoszenia");
    assert_eq!(visitor.page().field().unwrap().1.value, "Jan");
    visitor.chooses("Kończę").chooses("Kończę bez wysyłania");
    assert!(visitor.is_forgotten());
}

#[test]
fn a_second_press_of_enter_never_deletes_what_was_answered() {
    let mut visitor = at_first_question("pl");
    visitor.types("Jan").press(Key::Enter);
    visitor.chooses("Kończę").press(Key::Enter);
    assert_eq!(visitor.heading(), "Jaki ma Pan/Pani numer telefonu?");
    visitor.press(Key::Back);
    assert_eq!(visitor.page().field().unwrap().1.value, "Jan");
}

#[test]
fn finishing_before_anything_is_answered_is_not_asked_about() {
    let mut visitor = at_first_question("en");
    visitor.chooses_id("en", "finish");
    assert!(visitor.is_forgotten());
}

#[test]
fn going_back_from_home_with_a_request_unsent_is_asked_too() {
    let mut visitor = at_first_question("pl");
    visitor.types("Jan");
    for _ in 0..6 {
        visitor.press(Key::Back);
    }
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), "Zgłoszenie nie jest wysłane");
    assert!(!visitor.is_forgotten());
}

#[test]
fn the_own_district_comes_first_and_its_centres_are_sorted() {
    let mut visitor = at_home("pl");
    visitor
        .chooses("Centra Aktywności Seniorów (CAS)")
        .press(Key::Enter);
    assert_eq!(visitor.heading(), "Dzielnica I Stare Miasto");
    expect![[r#"

        Dzielnica I Stare Miasto

        105 CAS Artystyczny WARSZTATOWA 5: Dunajewskiego 5
        102 CAS Dobrej Nadziei: Batorego 3/5
        104 CAS Galicyjski: Piłsudskiego 6/9
        101 CAS Senior w Centrum: Berka Joselewicza 28
        103 CAS Spot Nestor Długa: Długa 42
        1. Zajęcia w tej dzielnicy
        < Wracam
        900 Jak to działa
        ! Kończę

        Pomoc przez telefon: 12 616 54 27 · 112
        Proszę wpisać numer albo znak i nacisnąć Enter. Sam Enter: CAS Artystyczny WARSZTATOWA 5.
    "#]]
    .assert_eq(&visitor.sees());
}

#[test]
fn a_card_says_in_which_language_each_fact_is() {
    let mut visitor = at_home("uk");
    visitor
        .chooses("Центри активності старших людей (CAS)")
        .chooses_id("uk", "centres-all")
        .chooses("CAS Radosny Senior");
    assert!(
        visitor
            .sees()
            .contains("Адреса 2 з 2: Rostworowskiego 13, 30-359"),
        "{}",
        visitor.sees()
    );
    visitor.press(Key::Down).press(Key::Home);
    let heard = visitor.hears_in();
    assert_eq!(heard[0], ("uk".to_owned(), "Адреса 1 з 2".to_owned()));
    assert_eq!(
        heard[1],
        ("pl".to_owned(), "Zamiejska 6, 30-358".to_owned())
    );
}

#[test]
fn a_district_without_a_centre_says_so() {
    let mut visitor = at_home("en");
    visitor
        .chooses("Senior activity centres (CAS)")
        .chooses_id("en", "centres-districts")
        .chooses("Dzielnica XIV Czyżyny");
    assert!(
        visitor
            .sees()
            .contains("There is no centre in this district on our list."),
        "{}",
        visitor.sees()
    );
}

#[test]
fn moving_the_focus_says_the_new_stop_once_up_and_down() {
    let mut visitor = at_home("pl");
    visitor.press(Key::Down);
    assert_eq!(
        visitor.hears(),
        ["2 z 7: Centra Aktywności Seniorów (CAS)", "numer 100"]
    );
    visitor.press(Key::Up);
    let first = ["1 z 7: Zajęcia i spotkania", "numer 200"];
    assert_eq!(visitor.hears(), first);
    // From the first stop to the last one and back, and it is heard.
    visitor.press(Key::Up);
    assert_eq!(visitor.hears(), ["Koniec strony.", "7 z 7: Kończę"]);
    visitor.press(Key::Down);
    assert_eq!(visitor.hears()[0], "Od początku strony.");
    assert_eq!(visitor.hears()[1..], first);
}

#[test]
fn a_spool_that_is_gone_is_told_before_the_first_question() {
    let mut visitor = at_home("pl");
    std::fs::remove_dir_all(visitor.spool()).unwrap();
    begins_request(&mut visitor, "pl");
    assert_eq!(visitor.heading(), "Teraz nie można stąd wysłać zgłoszenia");
    assert!(
        visitor.sees().contains("12 616 78 14"),
        "{}",
        visitor.sees()
    );
    let log = std::fs::read_to_string(visitor.folder.path().join("log")).unwrap();
    assert!(log.contains("no requests can be taken"), "{log}");
}

#[test]
fn answers_stay_when_storing_fails_and_the_second_try_makes_one_file() {
    let mut visitor = at_first_question("pl");
    answers_everything(&mut visitor, "pl");
    let tmp = visitor.spool().join("tmp");
    std::fs::remove_dir(&tmp).unwrap();
    visitor.agrees_and_sends("pl");
    assert_eq!(
        visitor.hears(),
        [
            "Zgoda i wysłanie",
            "Nie udało się wysłać zgłoszenia. Odpowiedzi nie przepadły. Proszę wysłać jeszcze raz albo zadzwonić."
        ]
    );
    assert!(
        visitor.sees().contains("12 616 78 14"),
        "{}",
        visitor.sees()
    );
    std::fs::create_dir(&tmp).unwrap();
    visitor.chooses("Zgadzam się, wysyłam");
    assert_eq!(visitor.heading(), "Zgłoszenie jest wysłane");
    assert_eq!(visitor.requests().len(), 1);
    let log = std::fs::read_to_string(visitor.folder.path().join("log")).unwrap();
    assert!(
        !log.contains("Łęcki") && !log.contains("425"),
        "the log says nothing of the visitor: {log}"
    );
}

#[test]
fn the_language_can_be_changed_in_the_middle() {
    let mut visitor = at_first_question("pl");
    visitor
        .types("Jan")
        .chooses("Jak to działa")
        .chooses("Українська")
        .press(Key::Back);
    assert_eq!(visitor.heading(), "Ваше ім’я та прізвище?");
    assert_eq!(visitor.page().field().unwrap().1.value, "Jan");
}

#[test]
fn on_the_plain_surface_a_tick_is_said_and_the_page_is_not_read_again() {
    let mut visitor = at_what_is_broken();
    let mut output = Vec::new();
    let mut surface = Plain::new(&mut output);
    let before = visitor.shown().clone();
    surface.show(&before, &[]).unwrap();
    visitor.enters("2");
    let said = announce(Some(&before), visitor.shown());
    surface.show(visitor.shown(), &said).unwrap();
    // What is no tick does not pass for one.
    let not_understood = visitor.shown().phrases.not_understood.clone();
    surface.show(visitor.shown(), &[not_understood]).unwrap();
    let printed = String::from_utf8(output).unwrap();
    let after = printed.strip_prefix(&plain::render(&before));
    let told = "Toilet – chosen\n\
                Please type a number or a symbol and press Enter. 7: Continue.\n\
                That is not on this page. Please type one of the numbers in the list.\n";
    assert_eq!(after, Some(told), "{printed}");
}

#[test]
fn the_plain_surface_makes_the_same_journey_from_lines() {
    let mut visitor = Visitor::arrives();
    let lines = [
        "1",
        "300",
        "310",
        "311",
        "1",
        "1",
        "1",
        "1",
        "1",
        "1",
        "1",
        "1",
        "2",
        "Jan Kowalski",
        "+48 (22) 1234567",
        "ur. 1954",
        "1",
        "1",
        "6",
        "7",
        "",
        "1",
    ];
    for line in lines {
        visitor.enters(line);
    }
    assert_eq!(
        visitor.heading(),
        "Proszę sprawdzić odpowiedzi",
        "{}",
        visitor.sees()
    );
    visitor.enters("1").enters("1");
    let requests = visitor.requests();
    assert_eq!(requests.len(), 1, "{}", visitor.sees());
    assert_eq!(requests[0]["answers"][1]["e164"], "+48221234567");
    assert_eq!(requests[0]["answers"][5]["kind"], "skipped");
}

#[test]
fn a_line_that_begins_with_a_space_is_always_an_answer() {
    let mut visitor = at_first_question("pl");
    visitor.enters("<").enters("<").enters("<");
    assert_eq!(visitor.heading(), "Złota Rączka");
    begins_again(&mut visitor);
    visitor.enters(" ?").enters("126165427");
    assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
    assert_eq!(visitor.page().field().unwrap().1.value, "126165427");
}

fn begins_again(visitor: &mut Visitor) {
    visitor
        .may_have_repair("pl")
        .chooses_id("pl", "trial-go")
        .for_oneself("pl")
        .chooses_id("pl", "situation-keep");
}

#[test]
fn a_line_that_means_nothing_is_answered_and_the_page_stays() {
    let mut visitor = at_home("en");
    visitor.enters("77");
    assert_eq!(
        visitor.hears(),
        ["That is not on this page. Please type one of the numbers in the list."]
    );
    assert_eq!(visitor.heading(), "What would you like to do?");
}

#[test]
fn every_language_says_its_own_name_on_start() {
    let visitor = Visitor::arrives();
    let names: Vec<_> = visitor
        .page()
        .controls()
        .take(3)
        .map(|(_, control)| control.label.clone())
        .collect();
    let said: Vec<_> = names
        .iter()
        .map(|name| (name.language.tag(), name.words.as_str()))
        .collect();
    assert_eq!(
        said,
        [("pl", "Polski"), ("en", "English"), ("uk", "Українська")]
    );
    assert!(
        visitor
            .sees()
            .contains("If you press no key for 3 minutes, we ask if you are here.")
    );
    assert!(
        shipped()
            .config
            .languages
            .iter()
            .eq(["pl", "en", "uk"].map(language))
    );
}

#[test]
fn a_correction_stays_when_the_visitor_walks_back_through_the_questions() {
    let mut visitor = at_first_question("pl");
    answers_everything(&mut visitor, "pl");
    visitor
        .chooses("Zmieniam: Co jeszcze warto wiedzieć")
        .types(" i w łazience")
        .press(Key::Enter);
    while !visitor.heading().contains("o naprawie") {
        visitor.press(Key::Back);
    }
    let written = "Kran cieknie, w kuchni i w łazience";
    assert_eq!(visitor.page().field().unwrap().1.value, written);
}

#[test]
fn changing_an_answer_leads_back_to_where_it_stands() {
    let mut visitor = at_first_question("pl");
    answers_everything(&mut visitor, "pl");
    visitor.chooses("Zmieniam: Telefon").press(Key::Enter);
    assert_eq!(
        visitor.hears()[..2],
        [
            "Proszę sprawdzić odpowiedzi",
            "Zgłoszenie nie jest jeszcze wysłane."
        ]
    );
    let heard = visitor.hears();
    assert!(
        heard.iter().any(|it| it.ends_with("Zmieniam: Telefon")),
        "{heard:?}"
    );
}

#[test]
fn a_problem_that_was_put_right_does_not_come_back() {
    let mut visitor = at_first_question("pl");
    visitor.types("Jan").press(Key::Enter);
    visitor
        .types("12 616")
        .press(Key::Enter)
        .types(" 54 27")
        .press(Key::Enter)
        .press(Key::Back);
    assert!(
        !visitor.sees().contains("brakuje cyfr"),
        "{}",
        visitor.sees()
    );
}

#[test]
fn ticks_stay_when_the_visitor_walks_back_before_going_on() {
    let mut visitor = at_what_is_broken();
    visitor.answers('2').press(Key::Back).press(Key::Enter);
    assert!(
        visitor.sees().contains("2. • Toilet – chosen"),
        "{}",
        visitor.sees()
    );
}

#[test]
fn a_picker_that_is_done_with_stays_closed() {
    let mut visitor = at_first_question("pl");
    visitor
        .chooses_id("pl", "picker-open")
        .press(Key::Enter)
        .picks_tool("pl", "picker-done")
        .press(Key::Back);
    // Back has closed the picker of the next question, and then leads to the one before.
    visitor.press(Key::Back);
    assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
    assert_eq!(visitor.page().field().unwrap().1.value, "A");
}

#[test]
fn a_held_key_moves_and_types_but_leads_nowhere() {
    let mut visitor = at_home("pl");
    visitor.holds(Key::Enter).holds(Key::Left).holds(Key::Back);
    assert_eq!(visitor.heading(), "Co Pan/Pani chce zrobić?");
    visitor.holds(Key::Down).holds(Key::Down);
    assert_eq!(visitor.page().focus, 2);
    let mut visitor = at_first_question("pl");
    visitor.types("J").holds(Key::Char('J'));
    assert_eq!(visitor.page().field().unwrap().1.value, "JJ");
}

#[test]
fn no_digit_gives_consent() {
    let mut visitor = at_first_question("pl");
    answers_everything(&mut visitor, "pl");
    visitor.answers('1').answers('2').answers('9');
    assert_eq!(visitor.heading(), "Proszę sprawdzić odpowiedzi");
    visitor.chooses_id("pl", "answers-right");
    visitor.answers('1').answers('2').answers('9');
    assert_eq!(visitor.heading(), "Zgoda i wysłanie");
    assert!(visitor.requests().is_empty());
}

#[test]
fn start_forgets_which_language_was_highlighted() {
    let mut visitor = Visitor::arrives();
    visitor.press(Key::Down).press(Key::Down).waits();
    assert_eq!(visitor.page().focus, 0);
}

#[test]
fn keys_for_help_and_language_work_on_every_page() {
    let mut visitor = at_first_question("pl");
    visitor.types("Jan").press(Key::Language);
    assert_eq!(visitor.heading(), "What is your name?");
    visitor.press(Key::Help);
    assert_eq!(visitor.heading(), "How this works, and settings");
    visitor.press(Key::Back);
    assert_eq!(visitor.page().field().unwrap().1.value, "Jan");
}

#[test]
fn an_empty_line_takes_the_answer_that_is_there() {
    let mut visitor = at_first_question("en");
    visitor.enters("Jan").enters("<").enters("");
    assert_eq!(visitor.heading(), "What is your phone number?");
}

#[test]
fn an_empty_line_ticks_nothing() {
    let mut visitor = at_first_question("en");
    for line in ["Jan", "126165427", "72", "1", "2", ""] {
        visitor.enters(line);
    }
    let sees = visitor.sees();
    assert_eq!(visitor.heading(), "What is broken?");
    assert!(sees.contains("2. • Toilet – chosen"), "{sees}");
}

#[test]
fn by_lines_an_empty_line_on_help_goes_back_and_changes_nothing() {
    let setup = shipped();
    let moment = Moment {
        now: clock(setup).now(),
        seed: [7; 32],
    };
    let mut app = App::new(setup.clone(), moment.now);
    let help = Message::Begin(language("pl"), Screen::Help);
    app.step(moment, vec![help]);
    let read = plain::read(app.page(), Ok("")).unwrap();
    assert_eq!(read.last(), Some(&Intent::Send(Message::Back)));
}

#[test]
fn f10_finishes_and_a_slash_does_outside_a_field() {
    for key in [Key::Finish, Key::Char('/')] {
        let mut visitor = at_home("pl");
        visitor.types("138").press(key);
        assert!(visitor.is_forgotten(), "{}", visitor.sees());
    }
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Char('/'));
    assert_eq!(visitor.page().field().unwrap().1.value, "/");
    visitor.press(Key::Finish);
    assert_eq!(visitor.heading(), "Zgłoszenie nie jest wysłane");
}

/// A visitor who may ask for the handyman, and is asked what may be passed on.
fn at_situation() -> Visitor {
    let mut visitor = at_home("pl");
    begins_request(&mut visitor, "pl");
    visitor.chooses_id("pl", "trial-go").for_oneself("pl");
    visitor
}

#[test]
fn what_was_told_before_is_passed_on_only_if_the_visitor_says_so() {
    let told = serde_json::json!([
        { "question": "age", "chosen": "over-60" },
        { "question": "city", "chosen": "yes" },
        { "question": "flat", "chosen": "yes" },
        { "question": "repair", "chosen": "small" },
    ]);
    for (digit, expected) in [('1', Some(&told)), ('2', None)] {
        let mut visitor = at_situation();
        let sees = visitor.sees();
        assert!(
            sees.contains("Ile ma Pan/Pani lat? Więcej niż 60 lat"),
            "{sees}"
        );
        visitor.answers(digit);
        if digit == '2' {
            answers_everything(&mut visitor, "pl");
        } else {
            answers_all_but_the_age(&mut visitor, "pl");
        }
        let sees = visitor.sees();
        assert_eq!(
            sees.contains("Ile ma Pan/Pani lat? Więcej niż 60 lat"),
            expected.is_some()
        );
        assert_eq!(
            sees.contains("Wcześniejsze odpowiedzi: nie przekazuję"),
            expected.is_none()
        );
        visitor.agrees_and_sends("pl");
        let request = visitor.requests().remove(0);
        assert_eq!(request.get("situation"), expected);
        let schema = std::fs::read(root().join("docs/request.schema.json")).unwrap();
        let schema: serde_json::Value = serde_json::from_slice(&schema).unwrap();
        jsonschema::validate(&schema, &request).unwrap();
    }
}

#[test]
fn nothing_is_preselected_of_what_may_be_passed_on_and_an_empty_line_passes_on_nothing() {
    let mut visitor = at_situation();
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), "Czy powiedzieć to też w zgłoszeniu?");
    visitor.enters("");
    assert_eq!(visitor.heading(), "Czy powiedzieć to też w zgłoszeniu?");
}

#[test]
fn a_visitor_may_still_decide_otherwise_about_the_situation_where_answers_are_checked() {
    let mut visitor = at_situation();
    visitor.answers('2');
    answers_everything(&mut visitor, "pl");
    visitor
        .chooses("Zmieniam: Wcześniejsze odpowiedzi")
        .answers('1');
    assert_eq!(visitor.heading(), "Proszę sprawdzić odpowiedzi");
    visitor.agrees_and_sends("pl");
    assert_eq!(visitor.requests()[0]["situation"][0]["chosen"], "over-60");
}

#[test]
fn the_age_is_asked_once_if_it_is_passed_on() {
    let mut visitor = at_situation();
    visitor.answers('1');
    visitor.types("Halina").press(Key::Enter);
    assert_eq!(visitor.page().step.as_ref().unwrap().words, "Krok 3 z 7");
    visitor.types("605918274").press(Key::Enter);
    assert_eq!(visitor.heading(), "Z kim Pan/Pani mieszka?");
    answers_what_is_broken(&mut visitor, "pl");
    let sees = visitor.sees();
    let told = "Ile ma Pan/Pani lat? Więcej niż 60 lat";
    assert!(
        sees.contains("Wcześniejsze odpowiedzi: przekazuję\n"),
        "{sees}"
    );
    assert!(sees.contains(told) && !sees.contains("Wiek"), "{sees}");
    visitor.agrees_and_sends("pl");
    let request = visitor.requests().remove(0);
    assert_eq!(request["situation"][0]["question"], "age");
    let answers = request["answers"].as_array().unwrap();
    let asked: Vec<_> = answers.iter().map(|it| &it["question"]).collect();
    let expected = [
        "name",
        "phone",
        "situation",
        "broken",
        "details",
        "call-time",
    ];
    assert_eq!(asked, expected);
}

#[test]
fn the_assistant_does_not_ask_again_for_the_age_that_is_passed_on() {
    for (told, heading) in [
        (
            "situation-pass-on",
            "Jaka pomoc jest najbardziej potrzebna?",
        ),
        ("situation-keep", "Ile ma Pan/Pani lat?"),
    ] {
        let mut visitor = at_home("pl");
        visitor.types("312").chooses_id("pl", "service-ask");
        visitor.answers('1').answers('1');
        visitor
            .chooses_id("pl", "request-begin")
            .chooses_id("pl", "trial-go")
            .for_oneself("pl")
            .chooses_id("pl", told);
        answers_who_asks(&mut visitor);
        assert_eq!(visitor.heading(), heading);
    }
}

#[test]
fn whoever_takes_back_what_was_to_be_passed_on_is_asked_for_the_age() {
    let mut visitor = at_situation();
    visitor.answers('1');
    answers_all_but_the_age(&mut visitor, "pl");
    visitor
        .chooses("Zmieniam: Wcześniejsze odpowiedzi")
        .answers('2');
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
    // Going back does not lead past the question.
    visitor.press(Key::Back).press(Key::Back);
    assert_eq!(visitor.heading(), "Proszę sprawdzić odpowiedzi");
    visitor.chooses_id("pl", "answers-right");
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
    visitor.types("78").press(Key::Enter);
    assert!(
        visitor.sees().contains("Wiek: 78 lat"),
        "{}",
        visitor.sees()
    );
    visitor.agrees_and_sends("pl");
    let request = visitor.requests().remove(0);
    assert_eq!(request.get("situation"), None);
    assert_eq!(request["answers"][2]["years"], 78);
}

#[test]
fn an_age_that_was_written_stays_when_what_was_told_before_is_passed_on_too() {
    let mut visitor = at_situation();
    visitor.answers('2');
    answers_everything(&mut visitor, "pl");
    visitor
        .chooses("Zmieniam: Wcześniejsze odpowiedzi")
        .answers('1');
    assert!(
        visitor.sees().contains("Wiek: 72 lata"),
        "{}",
        visitor.sees()
    );
}

#[test]
fn what_one_service_was_told_is_not_offered_to_another() {
    let mut visitor = at_home("pl");
    begins_request(&mut visitor, "pl");
    visitor
        .types("352")
        .chooses_nth(0)
        .chooses_id("pl", "trial-go")
        .for_oneself("pl");
    assert!(visitor.page().field().is_some(), "{}", visitor.sees());
}

#[test]
fn one_tool_leads_to_the_digits_and_back_to_the_letters_before_them() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter);
    let first = |visitor: &Visitor| visitor.row(0).chars().next().unwrap();
    assert_eq!(first(&visitor), 'A');
    visitor.picks_tool("pl", "picker-digits");
    assert_eq!(first(&visitor), '1');
    visitor.picks_tool("pl", "picker-own");
    assert_eq!(first(&visitor), 'A');
    // From the letters of another language too, with digits between them.
    visitor.picks_tool("pl", "picker-digits");
    visitor.picks_tool("pl", "picker-other");
    visitor.picks_tool("pl", "picker-other");
    assert_eq!(first(&visitor), 'А', "a Cyrillic letter");
    visitor.picks_tool("pl", "picker-digits");
    visitor.picks_tool("pl", "picker-own");
    assert_eq!(first(&visitor), 'А', "a Cyrillic letter");
    visitor.picks_next_letters();
    assert_eq!(first(&visitor), 'A', "the alphabets go round");
    assert_eq!(visitor.heading(), "Imię i nazwisko");
}

#[test]
fn enter_on_the_line_above_the_letters_does_not_go_on_with_an_unfinished_name() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter).picks("ha");
    visitor.goes_round_to(0).press(Key::Up).press(Key::Down);
    assert_eq!(visitor.page().focus, 0, "up and down go round");
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), "Imię i nazwisko");
    assert_eq!(visitor.hears(), ["gotowe"]);
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), "Jaki ma Pan/Pani numer telefonu?");
    // A number is complete or refused.
    visitor.picks("126165427");
    let (field, _) = visitor.page().field().unwrap();
    visitor.goes_round_to(field).press(Key::Enter);
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
}

#[test]
fn the_hint_about_the_keys_is_that_of_the_place_with_the_focus() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = at_first_question(tag);
        let tells = |visitor: &Visitor, id: &str| {
            assert_eq!(visitor.page().hint.words, visitor.says_here(id), "{id}");
        };
        tells(&visitor, "hint-field-empty");
        let finish = visitor.says_here("finish");
        visitor.goes_to(&finish);
        tells(&visitor, "hint-list");
        visitor.types("A");
        tells(&visitor, "hint-field");
        visitor.chooses_id(tag, "picker-open");
        tells(&visitor, "hint-letters");
        visitor.goes_round_to(0);
        tells(&visitor, "hint-line");
    }
}

#[test]
fn the_picker_opens_in_an_empty_line_and_for_the_next_line_if_the_last_letter_was_picked() {
    let mut visitor = at_first_question("pl");
    let is_open = Visitor::is_picking;
    let is_row = |(_, control): &(usize, &Control<_>)| matches!(control.role, Role::Letters(_));
    assert!(!is_open(&visitor));
    visitor.press(Key::Enter);
    assert!(is_open(&visitor), "Enter in the empty line opens it");
    visitor.picks("an").picks_tool("pl", "picker-done");
    assert!(is_open(&visitor), "it stays open");
    let sees = visitor.sees();
    assert!(sees.contains("Jaki ma Pan/Pani numer telefonu?"), "{sees}");
    assert_eq!(visitor.row(0), "1 2 3");
    assert_eq!(visitor.row(3), "+ 0");
    assert_eq!(visitor.row(4), "usuń gotowe");
    assert_eq!(visitor.page().controls().filter(is_row).count(), 5);
    // Somebody has a keyboard after all.
    visitor.types("126165427");
    assert!(is_open(&visitor), "nothing moves under the hand that types");
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
    assert!(!is_open(&visitor), "the next line is typed too");
    visitor.press(Key::Enter);
    assert!(is_open(&visitor));
    visitor.press(Key::Back);
    assert!(!is_open(&visitor), "Back closes it");
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
    visitor.types("Lea").press(Key::Enter);
    assert!(!is_open(&visitor), "it stays closed");
}

#[test]
fn whoever_types_with_the_letters_open_writes_in_the_line_and_enter_goes_on() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter).types("Ra").picks("ł");
    assert!(visitor.is_picking(), "a letter that the keyboard lacks");
    visitor.types("k");
    let page = visitor.page();
    let (at, field) = page.field().unwrap();
    assert_eq!(field.value, "Rałk");
    assert_eq!(page.focus, at, "Enter picks no letter");
    assert_eq!(visitor.hears(), ["k"]);
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), "Jaki ma Pan/Pani numer telefonu?");
    assert!(!visitor.is_picking());
}

#[test]
fn whoever_deletes_with_a_keyboard_stays_on_the_letter() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter).picks("an");
    let focus = visitor.page().focus;
    visitor.press(Key::Backspace);
    assert_eq!(visitor.page().field().unwrap().1.value, "A");
    assert_eq!(visitor.page().focus, focus);
    visitor.press(Key::Enter);
    assert_eq!(visitor.page().field().unwrap().1.value, "An");
}

#[test]
fn back_from_the_letters_leads_to_the_line_with_the_way_on_below_it() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = at_first_question(tag);
        visitor.press(Key::Enter).picks("a").press(Key::Back);
        let page = visitor.page();
        assert_eq!(page.focus, page.field().unwrap().0);
        assert_eq!(page.focus, 0, "the end of the page is one key up");
        let next = match &page.stops[1] {
            Stop::Control(control) => control.label.words.clone(),
            Stop::Passage(_) => panic!("a text before the way on"),
        };
        assert_eq!(next, visitor.says_here("continue"));
        // The reason is still there.
        let why = visitor.page().blocks().last().unwrap().1.text.clone();
        assert!(visitor.sees().contains(&why.words), "{}", visitor.sees());
    }
}

#[test]
fn up_and_down_lead_straight_up_and_down_from_a_row_that_is_shorter() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter);
    visitor.picks("an").picks_tool("pl", "picker-done");
    // On the digits of a phone number.
    visitor.press(Key::Left).press(Key::Down);
    assert_eq!(visitor.hears(), ["6"]);
    let mut heard = Vec::new();
    for key in [Key::Down, Key::Down, Key::Down, Key::Up, Key::Up, Key::Up] {
        heard.extend(visitor.press(key).hears());
    }
    assert_eq!(heard, ["9", "0", "gotowe", "0", "8", "5"]);
}

#[test]
fn an_age_is_picked_from_digits_alone_with_the_nought_between_delete_and_done() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter);
    visitor.picks("an").picks_tool("pl", "picker-done");
    visitor.picks("126165427").picks_tool("pl", "picker-done");
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
    let is_row = |(_, control): &(usize, &Control<_>)| matches!(control.role, Role::Letters(_));
    let rows = visitor.page().controls().filter(is_row).count();
    let rows: Vec<_> = (0..rows).map(|row| visitor.row(row)).collect();
    assert_eq!(rows, ["1 2 3", "4 5 6", "7 8 9", "usuń 0 gotowe"]);
    visitor.picks("80").picks_tool("pl", "picker-done");
    assert_eq!(visitor.heading(), "Z kim Pan/Pani mieszka?");
}

#[test]
fn the_number_of_steps_stays_when_an_answer_is_passed_on() {
    let step = |visitor: &Visitor| visitor.page().step.as_ref().unwrap().words.clone();
    let mut visitor = at_home("pl");
    visitor.types("311").may_have_repair("pl");
    visitor.chooses_id("pl", "trial-go");
    assert_eq!(step(&visitor), "Krok 1 z 7");
    visitor
        .for_oneself("pl")
        .chooses_id("pl", "situation-pass-on");
    assert_eq!(step(&visitor), "Krok 2 z 7");
    visitor.types("Anna").press(Key::Enter);
    assert_eq!(step(&visitor), "Krok 3 z 7");
    visitor.types("126165427").press(Key::Enter);
    assert_eq!(visitor.heading(), "Z kim Pan/Pani mieszka?");
    assert_eq!(step(&visitor), "Krok 4 z 7", "the age was told before");
    visitor
        .answers('1')
        .answers('1')
        .chooses_id("pl", "continue");
    visitor.chooses_id("pl", "skip");
    assert_eq!(step(&visitor), "Krok 7 z 7");
    // Whoever keeps it back is asked for the age.
    visitor
        .answers('1')
        .chooses("Zmieniam: Wcześniejsze odpowiedzi");
    visitor.chooses_id("pl", "situation-keep");
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
    assert_eq!(step(&visitor), "Krok 4 z 8");
}

#[test]
fn the_steps_of_a_second_request_go_on_by_one() {
    let mut visitor = at_home("pl");
    visitor.begins_repair("pl", "situation-keep");
    answers_everything(&mut visitor, "pl");
    visitor.agrees_and_sends("pl").chooses_id("pl", "more");
    visitor.types("311").may_have_repair("pl");
    visitor
        .chooses_id("pl", "trial-go")
        .chooses_id("pl", "for-same");
    visitor.chooses_id("pl", "known-keep");
    let mut steps = Vec::new();
    for _question in 0..4 {
        steps.extend(visitor.page().step.as_ref().map(|it| it.words.clone()));
        let is_written = visitor.page().field().is_some();
        if is_written {
            visitor.chooses_id("pl", "skip");
        } else {
            visitor.answers('1');
        }
        if visitor.heading() == "Co się zepsuło?" {
            steps.extend(visitor.page().step.as_ref().map(|it| it.words.clone()));
            visitor.answers('1').chooses_id("pl", "continue");
        }
    }
    for (index, step) in steps.iter().enumerate() {
        assert_eq!(*step, format!("Krok {} z {}", index + 1, steps.len()));
    }
}

/// One text, all of what would be passed on, and then the choice, also on the smallest screen.
#[test]
fn what_was_told_before_is_passed_on_or_not_with_one_key_to_the_choice() {
    for tag in ["pl", "en", "uk"] {
        for (number, answers) in [("311", &['1', '1', '1', '1'][..]), ("312", &['1', '1'])] {
            let mut visitor = at_home(tag);
            visitor.types(number).chooses_id(tag, "service-ask");
            for answer in answers {
                visitor.answers(*answer);
            }
            visitor
                .chooses_id(tag, "request-begin")
                .chooses_id(tag, "trial-go");
            visitor.for_oneself(tag);
            assert_eq!(visitor.heading(), visitor.says_here("situation-heading"));
            assert!(matches!(visitor.page().focused(), Some(Stop::Passage(_))));
            let told = visitor.page().stops[0].blocks().len();
            assert_eq!(told, answers.len(), "{}", visitor.sees());
            visitor.press(Key::Down);
            let heard = visitor.hears();
            assert_eq!(heard[0], visitor.says_here("situation-why"));
            assert!(heard[1].ends_with(&visitor.says_here("situation-pass-on")));
        }
    }
}

#[test]
fn the_keys_of_an_empty_line_say_whether_letters_or_digits_come() {
    let mut visitor = at_first_question("pl");
    let hint = |visitor: &Visitor| visitor.page().hint.words.clone();
    assert_eq!(hint(&visitor), visitor.says("hint-field-empty"));
    visitor.types("Jan").press(Key::Enter);
    assert_eq!(hint(&visitor), visitor.says("hint-field-empty-digits"));
    assert!(!hint(&visitor).contains("litery"));
}

#[test]
fn left_at_the_start_of_a_line_stays_and_says_so() {
    let mut visitor = at_first_question("pl");
    for typed in ["", "J"] {
        visitor.types(typed).press(Key::Home).press(Key::Left);
        assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
        assert_eq!(visitor.hears()[0], visitor.says("at-start"));
        assert_eq!(visitor.page().field().unwrap().1.value, typed);
    }
}

#[test]
fn a_name_with_digits_is_asked_for_again() {
    let mut visitor = at_first_question("pl");
    visitor.types("Jan 2").press(Key::Enter);
    assert_eq!(visitor.heading(), "Jak się Pan/Pani nazywa?");
    assert_eq!(visitor.hears()[1], visitor.says("problem-name-digits"));
    visitor.press(Key::Down);
    visitor.press(Key::Backspace).press(Key::Backspace);
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), "Jaki ma Pan/Pani numer telefonu?");
}

#[test]
fn by_lines_a_colon_in_a_name_is_the_only_one_of_its_line() {
    let mut visitor = at_home("pl");
    for page in ["300", "310", "320", "350"] {
        visitor.types(page);
        let sees = visitor.sees();
        let controls = sees.lines().filter(|line| line.starts_with('3'));
        for line in controls {
            assert!(line.matches(": ").count() <= 1, "{line}");
        }
    }
    assert!(
        visitor
            .sees()
            .contains("352 Centrum informacji: proszę do mnie zadzwonić – ")
    );
}

#[test]
fn whoever_has_ticked_something_goes_on_with_two_keys_or_one_line() {
    let at_ticks = || {
        let mut visitor = at_home("pl");
        visitor.begins_repair("pl", "situation-pass-on");
        for line in ["Jan", "126165427"] {
            visitor.types(line).press(Key::Enter);
        }
        visitor.answers('1');
        assert_eq!(visitor.heading(), "Co się zepsuło?");
        visitor
    };
    // By the arrows.
    let mut visitor = at_ticks();
    visitor.press(Key::Enter);
    assert_eq!(visitor.hears(), ["wybrano"]);
    visitor.press(Key::Up).press(Key::Enter);
    assert_eq!(visitor.heading(), "Co jeszcze warto wiedzieć o naprawie?");
    // Nothing moves at a tick, and the focus stays.
    let mut visitor = at_ticks();
    visitor.press(Key::Down).press(Key::Enter).press(Key::Enter);
    assert_eq!(visitor.hears(), ["nie wybrano"]);
    visitor.press(Key::Down);
    assert_eq!(visitor.hears(), ["4 z 11: Zamek albo klamka"]);
    // By lines.
    let mut visitor = at_ticks();
    assert!(!visitor.sees().contains("7: Dalej"), "{}", visitor.sees());
    visitor.enters("1");
    assert!(
        visitor.sees().ends_with("7: Dalej.\n"),
        "{}",
        visitor.sees()
    );
    visitor.enters("7");
    assert_eq!(visitor.heading(), "Co jeszcze warto wiedzieć o naprawie?");
}

#[test]
fn the_digits_of_a_phone_number_open_with_its_name_and_lead_down_to_delete_or_done() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter);
    visitor.picks("an").picks_tool("pl", "picker-done");
    let keys = visitor.says("hint-letters");
    assert_eq!(visitor.hears()[2..], ["Telefon", "1", keys.as_str()]);
    let goes_down = |visitor: &mut Visitor| -> Vec<String> {
        let heard = (0..4).flat_map(|_| visitor.press(Key::Down).hears());
        heard.collect()
    };
    assert_eq!(goes_down(&mut visitor), ["4", "7", "+", "usuń"]);
    // Round by the reason and the line, in the next column.
    visitor.press(Key::Right);
    for _ in 0..3 {
        visitor.press(Key::Down);
    }
    assert_eq!(visitor.hears(), ["2"]);
    assert_eq!(goes_down(&mut visitor), ["5", "8", "0", "gotowe"]);
}

#[test]
fn whoever_goes_back_to_a_question_with_one_answer_is_at_the_answer_that_was_given() {
    let mut visitor = at_home("pl");
    visitor.types("311").chooses_id("pl", "service-ask");
    visitor.answers('1').answers('1').press(Key::Back);
    assert_eq!(visitor.hears()[2..], ["1 z 5: Tak", "wybrano"]);
    visitor.press(Key::Back);
    assert!(visitor.sees().contains("• Więcej niż 60 lat – wybrano"));
    assert!(
        visitor
            .hears()
            .ends_with(&["1 z 6: Więcej niż 60 lat".into(), "wybrano".into()])
    );
    // Another answer is given, and the one before it is not shown any more.
    visitor.answers('2');
    assert!(!visitor.sees().contains("wybrano"), "{}", visitor.sees());

    let mut visitor = at_first_question("pl");
    visitor.types("Anna").press(Key::Enter).types("126165427");
    visitor.press(Key::Enter).types("70").press(Key::Enter);
    visitor.answers('2').press(Key::Back);
    let sees = visitor.sees();
    assert_eq!(sees.matches("wybrano").count(), 1, "{sees}");
    assert_eq!(visitor.hears().last().unwrap(), "wybrano");
    visitor.press(Key::Enter).press(Key::Back);
    assert_eq!(visitor.sees(), sees, "Enter gives the same answer again");
}

#[test]
fn a_problem_is_told_beside_the_picker_and_put_right_there() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter);
    visitor.picks("an").picks_tool("pl", "picker-done");
    visitor.picks("12").picks_tool("pl", "picker-done");
    assert!(visitor.hears()[1].contains("brakuje cyfr"));
    assert!(visitor.is_picking());
    visitor.picks("6165427").picks_tool("pl", "picker-done");
    assert_eq!(visitor.heading(), "Ile ma Pan/Pani lat?");
}

#[test]
fn the_picker_of_the_search_is_open_again_when_somebody_searches_again() {
    let mut visitor = at_home("pl");
    visitor.chooses_id("pl", "search").press(Key::Enter);
    visitor.picks("qqq").picks_tool("pl", "picker-done");
    visitor.chooses_id("pl", "search-again");
    assert!(visitor.is_picking());
    visitor.press(Key::Back);
    assert!(!visitor.is_picking());
    assert_eq!(visitor.heading(), "Czego Pan/Pani szuka?");
}

#[test]
fn the_arrows_go_round_in_the_picker() {
    let mut visitor = at_first_question("pl");
    visitor.press(Key::Enter).clears_transcript();
    visitor
        .press(Key::Left)
        .press(Key::Right)
        .press(Key::Up)
        .press(Key::Up)
        .press(Key::Up)
        .press(Key::Down)
        .press(Key::Down);
    expect![[r#"
        [Left] F
        [Right] A
        [Up] 1 z 6: Imię i nazwisko | nic nie wpisano
        [Up] odstęp
        [Up] U
        [Down] odstęp
        [Down] 1 z 6: Imię i nazwisko | nic nie wpisano
    "#]]
    .assert_eq(visitor.transcript());
}

#[test]
fn a_phone_number_is_shown_in_groups_and_sent_as_it_was_typed() {
    for (typed, shown) in [
        ("512345678", "512 345 678"),
        ("+48512345678", "+48 512 345 678"),
        ("+380671234567", "+380 671 234 567"),
        ("12 616 54 27", "12 616 54 27"),
    ] {
        let mut visitor = at_home("pl");
        visitor
            .types("352")
            .chooses_nth(0)
            .chooses_id("pl", "trial-go")
            .for_oneself("pl");
        visitor.types("Anna").press(Key::Enter);
        visitor.types(typed).press(Key::Enter);
        visitor.answers('1').answers('1');
        let sees = visitor.sees();
        assert!(sees.contains(&format!("Telefon: {shown}\n")), "{sees}");
        visitor.agrees_and_sends("pl");
        assert_eq!(visitor.requests()[0]["answers"][1]["typed"], typed);
    }
}
