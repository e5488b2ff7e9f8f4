//! Every kind of question: asked, got wrong, put right, checked, changed and sent.
//!
//! The service here is made for this: it asks each kind once. What else a setup needs is shipped.

use cas_kiosk::app::{Aim, App, Message, Moment};
use cas_kiosk::fault::Faults;
use cas_kiosk::locale::Value;
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{Key, Page, Role, STOP_GRAPHEMES_MAX, Stop};
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::layout::{HEIGHT_MIN, Plan, WIDTH_MIN};
use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate};
use expect_test::{Expect, expect};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::visitor::{self, Visitor, clock, language, sent};

const SITE: &str = include_str!("../../content/site.toml");
const CENTRES: &str = include_str!("../../content/centres.toml");
const SCHEMA: &str = include_str!("../../docs/request.schema.json");

/// The languages of the shipped configuration.
pub const TAGS: [&str; 3] = ["pl", "en", "uk"];

/// A service that is meant for everybody.
const SERVICE: &str = r#"
id = "all"
office = "mops"
group = "home"
title = { pl = "Wszystko", en = "Everything", uk = "Усе" }
summary = { pl = "Każdy rodzaj pytania", en = "Every kind of question", uk = "Усі види питань" }

[[line]]
name = { pl = "Telefon", en = "Phone", uk = "Телефон" }
number = "12 616 78 14"
checked = 2026-11-22
source = "Test"

[[about]]
label = { pl = "Co to jest", en = "What it is", uk = "Що це" }
text = { pl = "Próba.", en = "A trial.", uk = "Спроба." }
checked = 2026-11-22
source = "Test"

[[next]]
label = { pl = "Co teraz", en = "What happens now", uk = "Що далі" }
text = { pl = "Nic.", en = "Nothing.", uk = "Нічого." }
checked = 2026-11-22
source = "Test"

[[eligibility.rule]]
outcome = "yes"
reason = { pl = "To dla wszystkich.", en = "It is for everybody.", uk = "Це для всіх." }
"#;

pub const NAME: &str = r#"
[[question]]
id = "name"
kind = "name"
title = { pl = "Jak się Pan/Pani nazywa?", en = "What is your name?", uk = "Як Вас звати?" }
label = { pl = "Nazwisko", en = "Name", uk = "Ім’я" }
why = { pl = "Żeby wiedzieć.", en = "To know.", uk = "Щоб знати." }
"#;
pub const PHONE: &str = r#"
[[question]]
id = "phone"
kind = "phone"
title = { pl = "Jaki jest numer telefonu?", en = "What is the phone number?", uk = "Який номер телефону?" }
label = { pl = "Telefon", en = "Phone", uk = "Телефон" }
why = { pl = "Żeby zadzwonić.", en = "To call.", uk = "Щоб подзвонити." }
"#;
pub const STREET: &str = r#"
[[question]]
id = "street"
kind = "street"
title = { pl = "Jaka to ulica?", en = "Which street is it?", uk = "Яка це вулиця?" }
label = { pl = "Ulica", en = "Street", uk = "Вулиця" }
why = { pl = "Żeby trafić.", en = "To find it.", uk = "Щоб знайти." }
"#;
pub const HOUSE: &str = r#"
[[question]]
id = "house"
kind = "house"
title = { pl = "Jaki to dom?", en = "Which house is it?", uk = "Який це будинок?" }
label = { pl = "Dom", en = "House", uk = "Будинок" }
why = { pl = "Żeby trafić.", en = "To find it.", uk = "Щоб знайти." }
"#;
pub const SHORT: &str = r#"
[[question]]
id = "topic"
kind = "short"
title = { pl = "Czego chce się Pan/Pani uczyć?", en = "What would you like to learn?", uk = "Чого Ви хочете навчитися?" }
label = { pl = "Czego się uczyć", en = "What to learn", uk = "Чого навчитися" }
why = { pl = "Wystarczy jedno słowo.", en = "One word is enough.", uk = "Досить одного слова." }
"#;
pub const WORDS: &str = r#"
[[question]]
id = "more"
kind = "words"
title = { pl = "Co jeszcze warto wiedzieć?", en = "What else should we know?", uk = "Що ще варто знати?" }
label = { pl = "Co jeszcze", en = "What else", uk = "Що ще" }
why = { pl = "Własnymi słowami.", en = "In your own words.", uk = "Своїми словами." }
"#;
pub const AGE: &str = r#"
[[question]]
id = "age"
kind = "age"
title = { pl = "Ile ma Pan/Pani lat?", en = "How old are you?", uk = "Скільки Вам років?" }
label = { pl = "Wiek", en = "Age", uk = "Вік" }
why = { pl = "Wystarczy rok urodzenia.", en = "The year of birth is enough.", uk = "Досить року народження." }
"#;
const CHOICE: &str = r#"
[[question]]
id = "place"
kind = "choice"
title = { pl = "Gdzie?", en = "Where?", uk = "Де?" }
label = { pl = "Gdzie", en = "Where", uk = "Де" }
why = { pl = "Żeby było blisko.", en = "So that it is near.", uk = "Щоб було близько." }
option = [
  { id = "home", label = { pl = "W domu", en = "At home", uk = "Удома" } },
  { id = "centre", label = { pl = "W centrum", en = "At a centre", uk = "У центрі" } },
]
"#;
const CHOICES: &str = r#"
[[question]]
id = "languages"
kind = "choices"
title = { pl = "W jakich językach?", en = "In which languages?", uk = "Якими мовами?" }
label = { pl = "Języki", en = "Languages", uk = "Мови" }
why = { pl = "Można wybrać kilka.", en = "You can choose several.", uk = "Можна вибрати кілька." }
option = [
  { id = "polish", label = { pl = "Po polsku", en = "In Polish", uk = "Польською" } },
  { id = "ukrainian", label = { pl = "Po ukraińsku", en = "In Ukrainian", uk = "Українською" } },
]
"#;
const YES_NO: &str = r#"
[[question]]
id = "alone"
kind = "yes-no"
title = { pl = "Czy mieszka Pan/Pani samotnie?", en = "Do you live alone?", uk = "Ви живете самі?" }
label = { pl = "Samotnie", en = "Alone", uk = "Самі" }
why = { pl = "Można nie wiedzieć.", en = "You may not know.", uk = "Можна й не знати." }
"#;
const PART_OF_DAY: &str = r#"
[[question]]
id = "time"
kind = "part-of-day"
optional = true
title = { pl = "O jakiej porze?", en = "At what time of day?", uk = "О якій порі?" }
label = { pl = "Pora", en = "Time of day", uk = "Пора дня" }
why = { pl = "Żeby nie przeszkadzać.", en = "So as not to disturb you.", uk = "Щоб не турбувати Вас." }
"#;
const DATE: &str = r#"
[[question]]
id = "day"
kind = "date"
title = { pl = "Kiedy zadzwonić?", en = "When shall we call?", uk = "Коли подзвонити?" }
label = { pl = "Kiedy", en = "When", uk = "Коли" }
why = { pl = "Dzień wybiera Pan/Pani.", en = "The day is yours to choose.", uk = "День вибираєте Ви." }
"#;
const HELPED_BY: &str = r#"
[[question]]
id = "helped-by"
kind = "helped-by"
title = { pl = "Kto to wypełnia?", en = "Who fills this in?", uk = "Хто це заповнює?" }
label = { pl = "Kto wypełnia", en = "Filled in by", uk = "Хто заповнює" }
why = { pl = "Żeby wiedzieć.", en = "To know.", uk = "Щоб знати." }
"#;
const CALL_INSTEAD: &str = r#"
[[question]]
id = "call-instead"
kind = "call-instead"
when = { helped-by = ["family", "other"] }
title = { pl = "Kto odbierze?", en = "Who will answer?", uk = "Хто відповість?" }
label = { pl = "Kto odbierze", en = "Who answers", uk = "Хто відповість" }
why = { pl = "Wystarczy imię.", en = "A first name is enough.", uk = "Досить імені." }
"#;
pub const REFERENCE: &str = r#"
[[question]]
id = "reference"
kind = "reference"
title = { pl = "Jaki numer ma zgłoszenie?", en = "What is the request number?", uk = "Який номер заявки?" }
label = { pl = "Numer", en = "Number", uk = "Номер" }
why = { pl = "Żeby je znaleźć.", en = "To find it.", uk = "Щоб її знайти." }
"#;

/// Every kind of question once.
const EVERY_KIND: [&str; 15] = [
    NAME,
    PHONE,
    STREET,
    HOUSE,
    SHORT,
    WORDS,
    AGE,
    CHOICE,
    CHOICES,
    YES_NO,
    PART_OF_DAY,
    DATE,
    HELPED_BY,
    CALL_INSTEAD,
    REFERENCE,
];

/// What is tried first at a question and refused, and what is then answered.
enum Reply {
    /// Typed lines, of which only the last is taken.
    Typed(&'static [&'static str]),
    /// A digit.
    Digit(char),
    /// Nothing, and then a digit, where several can be chosen.
    Tick(char),
}

/// By the index of the question in [`EVERY_KIND`].
const REPLIES: [Reply; 15] = [
    Reply::Typed(&["", "7", "Ada Kos"]),
    Reply::Typed(&["dom", "12", "1234567890", "600 700 800"]),
    Reply::Typed(&["3", "3 Maja"]),
    Reply::Typed(&["parter", "12/4"]),
    Reply::Typed(&["", "joga"]),
    Reply::Typed(&["", "Kran cieknie"]),
    Reply::Typed(&["", "dużo", "7", "ur. 1954"]),
    Reply::Digit('2'),
    Reply::Tick('2'),
    Reply::Digit('3'),
    Reply::Digit('2'),
    Reply::Digit('3'),
    Reply::Digit('3'),
    Reply::Typed(&["600 700 801", "Anna"]),
    Reply::Typed(&["brak", "07123456", "071 234 569", "071-234-568"]),
];

fn read(questions: &[&str]) -> Result<Setup, Faults> {
    let service = format!("{SERVICE}{}", questions.concat());
    // The services that call back and that remind are not among these.
    let site = SITE.replace("call_back = \"info-call\"", "");
    let site = site.replace("no_call = \"nobody-called\"", "");
    Setup::from_texts(&[
        ("content/site.toml", &site),
        ("content/centres.toml", CENTRES),
        ("content/services/all.toml", &service),
    ])
}

/// A kiosk with a service that asks these questions.
fn asking(questions: &[&str]) -> Setup {
    read(questions).unwrap_or_else(|faults| panic!("{faults}"))
}

/// A visitor at the first of these questions.
pub fn at_first_of(questions: &[&str], tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_at(asking(questions));
    visitor
        .chooses_id(tag, "language-name")
        .chooses_id(tag, "services");
    visitor
        .chooses_first()
        .chooses_id(tag, "service-ask")
        .chooses_id(tag, "request-begin")
        .chooses_id(tag, "trial-go")
        .chooses_id(tag, "situation-keep");
    visitor
}

/// A visitor at a question of each kind whose answer is written, and at others after it.
pub fn at_every_written_kind(tag: &str) -> Vec<Visitor> {
    let kinds = [NAME, PHONE, STREET, HOUSE, SHORT, WORDS, AGE, REFERENCE];
    let at = |kind| {
        let others = [NAME, PHONE].into_iter().filter(|other| *other != kind);
        at_first_of(&[kind].into_iter().chain(others).collect::<Vec<_>>(), tag)
    };
    kinds.map(at).into()
}

/// Replies to every question, with everything that is refused at first.
fn replies_to_everything(visitor: &mut Visitor, tag: &str) {
    for reply in REPLIES {
        match reply {
            Reply::Typed(lines) => types(visitor, lines),
            Reply::Digit(digit) => {
                visitor.answers(digit);
            }
            Reply::Tick(digit) => {
                visitor.chooses_id(tag, "continue").answers(digit);
                visitor.chooses_id(tag, "continue");
            }
        }
    }
}

/// Types each line in place of the one before, and Enter after each.
pub fn types(visitor: &mut Visitor, lines: &[&str]) {
    for line in lines {
        for _ in visitor.page().field().unwrap().1.value.clone().chars() {
            visitor.holds(Key::Backspace);
        }
        if line.is_empty() {
            // Enter in an empty line opens the picker. Below it, "continue" does not.
            let (field, _) = visitor.page().field().unwrap();
            while visitor.page().focus <= field {
                visitor.press(Key::Down);
            }
        } else {
            visitor.types(line);
        }
        visitor.press(Key::Enter);
    }
}

/// The choices of a page, in order.
fn choices(page: &Page<Message>) -> Vec<&str> {
    let choices = page
        .controls()
        .filter(|(_, control)| matches!(control.role, Role::Choice { .. }));
    choices
        .map(|(_, control)| control.label.words.as_str())
        .collect()
}

/// The label of the control that has the focus.
fn focused(page: &Page<Message>) -> &str {
    match page.focused() {
        Some(Stop::Control(control)) => &control.label.words,
        _ => panic!("no control has the focus"),
    }
}

fn moment(at: &str) -> Moment {
    let now: DateTime<FixedOffset> = format!("{at}+01:00").parse().unwrap();
    Moment { now, seed: [7; 32] }
}

/// Somebody who is asked for a day.
fn at_the_days(setup: &Arc<Setup>, tag: &str, at: &str) -> App {
    let mut app = App::new(setup.clone(), clock(setup).now());
    let begin = app
        .page()
        .controls()
        .find_map(|(_, control)| match &control.message {
            Message::Begin(language, _) if language.tag() == tag => Some(control.message.clone()),
            _ => None,
        });
    let aim = Aim::of(setup.content.asks.ids().next().unwrap());
    let messages = vec![
        begin.unwrap(),
        Message::Ask(aim),
        Message::Probed(aim, true),
        Message::Try(aim),
    ];
    app.step(moment(at), messages);
    app
}

fn press(app: &mut App, key: Key, at: &str) {
    let messages = sent(app.page(), key);
    app.step(moment(at), messages);
}

fn hears_every_kind(tag: &str, expected: &Expect) {
    let mut visitor = at_first_of(&EVERY_KIND, tag);
    visitor.clears_transcript();
    replies_to_everything(&mut visitor, tag);
    let label = visitor.says_here("answers-right");
    visitor.goes_to(&label);
    expected.assert_eq(visitor.transcript());
    visitor.agrees_and_sends(tag);
    assert_eq!(visitor.requests().len(), 1);
}

#[test]
fn every_kind_is_heard_in_polish() {
    hears_every_kind(
        "pl",
        &expect![[r#"
            [Down] 2 z 6: Dalej
            [Enter] Jak się Pan/Pani nazywa? | Tu jeszcze nic nie wpisano. Proszę wpisać odpowiedź.
            [types "7"] 7
            [Enter] Jak się Pan/Pani nazywa? | Nie ma tu żadnej litery. Proszę napisać to słowami.
            [types "Ada Kos"] s
            [Enter] Jaki jest numer telefonu? | Krok 2 z 14 | Żeby zadzwonić. | 1 z 6: Telefon | nic nie wpisano
            [types "dom"] m
            [Enter] Jaki jest numer telefonu? | W numerze są nie tylko cyfry. Proszę wpisać same cyfry, na przykład: 12 616 54 27.
            [types "12"] 2
            [Enter] Jaki jest numer telefonu? | W numerze brakuje cyfr. Numer w tym kraju ma 9 cyfr, na przykład: 12 616 54 27.
            [types "1234567890"] 0
            [Enter] Jaki jest numer telefonu? | W numerze jest za dużo cyfr. Numer w tym kraju ma 9 cyfr. Numer z innego kraju zaczyna się od +, na przykład: +380 67 123 45 67.
            [types "600 700 800"] 0
            [Enter] Jaka to ulica? | Krok 3 z 14 | Żeby trafić. | 1 z 6: Ulica | nic nie wpisano
            [types "3"] 3
            [Enter] Jaka to ulica? | Nie ma tu żadnej litery. Proszę napisać to słowami.
            [types "3 Maja"] a
            [Enter] Jaki to dom? | Krok 4 z 14 | Żeby trafić. | 1 z 6: Dom | nic nie wpisano
            [types "parter"] r
            [Enter] Jaki to dom? | Brakuje numeru domu. Proszę wpisać numer, na przykład: 12/4.
            [types "12/4"] 4
            [Enter] Czego chce się Pan/Pani uczyć? | Krok 5 z 14 | Wystarczy jedno słowo. | 1 z 6: Czego się uczyć | nic nie wpisano
            [Down] 2 z 6: Dalej
            [Enter] Czego chce się Pan/Pani uczyć? | Tu jeszcze nic nie wpisano. Proszę wpisać odpowiedź.
            [types "joga"] a
            [Enter] Co jeszcze warto wiedzieć? | Krok 6 z 14 | Własnymi słowami. | 1 z 6: Co jeszcze | nic nie wpisano
            [Down] 2 z 6: Dalej
            [Enter] Co jeszcze warto wiedzieć? | Tu jeszcze nic nie wpisano. Proszę wpisać odpowiedź.
            [types "Kran cieknie"] e
            [Enter] Ile ma Pan/Pani lat? | Krok 7 z 14 | Wystarczy rok urodzenia. | 1 z 6: Wiek | nic nie wpisano
            [Down] 2 z 6: Dalej
            [Enter] Ile ma Pan/Pani lat? | Tu jeszcze nic nie wpisano. Proszę wpisać odpowiedź.
            [types "dużo"] o
            [Enter] Ile ma Pan/Pani lat? | Nie ma tu jeszcze liczby. Proszę wpisać wiek albo rok urodzenia cyframi, na przykład: 72 albo 1954.
            [types "7"] 7
            [Enter] Ile ma Pan/Pani lat? | Nie umiemy odczytać wieku. Proszę wpisać sam wiek, na przykład: 72, albo rok urodzenia czterema cyframi, na przykład: 1954.
            [types "ur. 1954"] 4
            [Enter] Gdzie? | Krok 8 z 14 | Żeby było blisko. | 1 z 5: W domu
            [2] W jakich językach? | Krok 9 z 14 | Można wybrać kilka. | 2 z 7: Po polsku
            [Up] 1 z 7: Dalej
            [Enter] W jakich językach? | Nic jeszcze nie wybrano. Proszę wybrać co najmniej jedną odpowiedź.
            [2] 3 z 7: Po ukraińsku | wybrano
            [Up] 2 z 7: Po polsku
            [Up] 1 z 7: Dalej
            [Enter] Czy mieszka Pan/Pani samotnie? | Krok 10 z 14 | Można nie wiedzieć. | 1 z 6: Tak
            [3] O jakiej porze? | Krok 11 z 14 | Żeby nie przeszkadzać. | 1 z 9: Przed południem
            [2] Kiedy zadzwonić? | Krok 12 z 14 | Dzień wybiera Pan/Pani. | 1 z 12: Jutro, środa 25 listopada
            [3] Kto to wypełnia? | Krok 13 z 14 | 1 z 7: Ja, dla siebie
            [3] Kto odbierze? | Krok 14 z 15 | Wystarczy imię. | 1 z 6: Kto odbierze | nic nie wpisano | Można pisać. Enter: litery, Esc: wracam | Bez klawiatury: Enter, potem wybiera się strzałkami.
            [types "600 700 801"] 1
            [Enter] Kto odbierze? | Nie ma tu żadnej litery. Proszę napisać to słowami.
            [types "Anna"] a
            [Enter] Jaki numer ma zgłoszenie? | Krok 15 z 15 | Żeby je znaleźć. | 1 z 6: Numer | nic nie wpisano
            [types "brak"] k
            [Enter] Jaki numer ma zgłoszenie? | Numer zgłoszenia ma 9 cyfr. Tu wpisano: 0. Proszę porównać z kartką.
            [types "07123456"] 6
            [Enter] Jaki numer ma zgłoszenie? | Numer zgłoszenia ma 9 cyfr. Tu wpisano: 8. Proszę porównać z kartką.
            [types "071 234 569"] 9
            [Enter] Jaki numer ma zgłoszenie? | Któraś cyfra nie pasuje do innych. Proszę sprawdzić każdą cyfrę z kartki. To nie jest numer telefonu.
            [types "071-234-568"] 8
            [Enter] Proszę sprawdzić odpowiedzi | Zgłoszenie nie jest jeszcze wysłane. | Czego dotyczy: Wszystko | Nazwisko | Ada Kos | Telefon | 600 700 800 | Ulica | 3 Maja | Dom | 12/4 | Czego się uczyć | joga | tekst 1 z 3
            [Down] Co jeszcze | Kran cieknie | Wiek | rok urodzenia 1954 | Gdzie | W centrum | Języki | Po ukraińsku | Samotnie | Nie wiem | Pora | Około południa | tekst 2 z 3
            [Down] Kiedy | W ten piątek, 27 listopada | Kto wypełnia | Ja, za kogoś z rodziny | Kto odbierze | Anna | Numer | 071 234 568 | Wcześniejsze odpowiedzi: nie przekazuję | tekst 3 z 3
            [Down] 1 z 20: Zgadza się, dalej
        "#]],
    );
}

#[test]
fn every_kind_is_heard_in_english() {
    hears_every_kind(
        "en",
        &expect![[r#"
            [Down] 2 of 6: Continue
            [Enter] What is your name? | Nothing has been typed yet. Please type your answer.
            [types "7"] 7
            [Enter] What is your name? | There are no letters here. Please write it in words.
            [types "Ada Kos"] s
            [Enter] What is the phone number? | Step 2 of 14 | To call. | 1 of 6: Phone | nothing typed
            [types "dom"] m
            [Enter] What is the phone number? | There is more than digits in the number. Please type digits only, for example: 12 616 54 27.
            [types "12"] 2
            [Enter] What is the phone number? | Some digits are missing. A number in this country has 9 digits, for example: 12 616 54 27.
            [types "1234567890"] 0
            [Enter] What is the phone number? | The number has too many digits. A number in this country has 9. A number from abroad begins with +, for example: +380 67 123 45 67.
            [types "600 700 800"] 0
            [Enter] Which street is it? | Step 3 of 14 | To find it. | 1 of 6: Street | nothing typed
            [types "3"] 3
            [Enter] Which street is it? | There are no letters here. Please write it in words.
            [types "3 Maja"] a
            [Enter] Which house is it? | Step 4 of 14 | To find it. | 1 of 6: House | nothing typed
            [types "parter"] r
            [Enter] Which house is it? | The house number is missing. Please type it, for example: 12/4.
            [types "12/4"] 4
            [Enter] What would you like to learn? | Step 5 of 14 | One word is enough. | 1 of 6: What to learn | nothing typed
            [Down] 2 of 6: Continue
            [Enter] What would you like to learn? | Nothing has been typed yet. Please type your answer.
            [types "joga"] a
            [Enter] What else should we know? | Step 6 of 14 | In your own words. | 1 of 6: What else | nothing typed
            [Down] 2 of 6: Continue
            [Enter] What else should we know? | Nothing has been typed yet. Please type your answer.
            [types "Kran cieknie"] e
            [Enter] How old are you? | Step 7 of 14 | The year of birth is enough. | 1 of 6: Age | nothing typed
            [Down] 2 of 6: Continue
            [Enter] How old are you? | Nothing has been typed yet. Please type your answer.
            [types "dużo"] o
            [Enter] How old are you? | There is no number here yet. Please type your age or year of birth in digits, for example: 72 or 1954.
            [types "7"] 7
            [Enter] How old are you? | We cannot tell the age from this. Please type only your age, for example: 72, or your year of birth in four digits, for example: 1954.
            [types "ur. 1954"] 4
            [Enter] Where? | Step 8 of 14 | So that it is near. | 1 of 5: At home
            [2] In which languages? | Step 9 of 14 | You can choose several. | 2 of 7: In Polish
            [Up] 1 of 7: Continue
            [Enter] In which languages? | Nothing is chosen yet. Please choose at least one answer.
            [2] 3 of 7: In Ukrainian | chosen
            [Up] 2 of 7: In Polish
            [Up] 1 of 7: Continue
            [Enter] Do you live alone? | Step 10 of 14 | You may not know. | 1 of 6: Yes
            [3] At what time of day? | Step 11 of 14 | So as not to disturb you. | 1 of 9: In the morning
            [2] When shall we call? | Step 12 of 14 | The day is yours to choose. | 1 of 12: Tomorrow, Wednesday 25 November
            [3] Who fills this in? | Step 13 of 14 | 1 of 7: I am, for myself
            [3] Who will answer? | Step 14 of 15 | A first name is enough. | 1 of 6: Who answers | nothing typed | Type here. Enter: letters, Esc: go back | Without a keyboard: press Enter, then pick with the arrows.
            [types "600 700 801"] 1
            [Enter] Who will answer? | There are no letters here. Please write it in words.
            [types "Anna"] a
            [Enter] What is the request number? | Step 15 of 15 | To find it. | 1 of 6: Number | nothing typed
            [types "brak"] k
            [Enter] What is the request number? | A request number has 9 digits. Here there are: 0. Please compare it with your slip.
            [types "07123456"] 6
            [Enter] What is the request number? | A request number has 9 digits. Here there are: 8. Please compare it with your slip.
            [types "071 234 569"] 9
            [Enter] What is the request number? | One of the digits does not fit the others. Please check each digit on your slip. It is not a phone number.
            [types "071-234-568"] 8
            [Enter] Please check your answers | The request has not been sent yet. | What it is about: Everything | Name | Ada Kos | Phone | 600 700 800 | Street | 3 Maja | House | 12/4 | What to learn | joga | text 1 of 3
            [Down] What else | Kran cieknie | Age | born in 1954 | Where | At a centre | Languages | In Ukrainian | Alone | I do not know | Time of day | Around noon | text 2 of 3
            [Down] When | This Friday, 27 November | Filled in by | I am, for somebody in my family | Who answers | Anna | Number | 071 234 568 | Earlier answers: not passed on | text 3 of 3
            [Down] 1 of 20: All correct, continue
        "#]],
    );
}

#[test]
fn every_kind_is_heard_in_ukrainian() {
    hears_every_kind(
        "uk",
        &expect![[r#"
            [Down] 2 з 6: Далі
            [Enter] Як Вас звати? | Тут ще нічого не написано. Напишіть, будь ласка, відповідь.
            [types "7"] 7
            [Enter] Як Вас звати? | Тут немає жодної літери. Напишіть, будь ласка, словами.
            [types "Ada Kos"] s
            [Enter] Який номер телефону? | Крок 2 з 14 | Щоб подзвонити. | 1 з 6: Телефон | нічого не написано
            [types "dom"] m
            [Enter] Який номер телефону? | У номері не лише цифри. Напишіть, будь ласка, самі цифри, наприклад: 12 616 54 27.
            [types "12"] 2
            [Enter] Який номер телефону? | У номері бракує цифр. Номер у цій країні має 9 цифр, наприклад: 12 616 54 27.
            [types "1234567890"] 0
            [Enter] Який номер телефону? | У номері забагато цифр. Номер у цій країні має 9 цифр. Номер з іншої країни починається з +, наприклад: +380 67 123 45 67.
            [types "600 700 800"] 0
            [Enter] Яка це вулиця? | Крок 3 з 14 | Щоб знайти. | 1 з 6: Вулиця | нічого не написано
            [types "3"] 3
            [Enter] Яка це вулиця? | Тут немає жодної літери. Напишіть, будь ласка, словами.
            [types "3 Maja"] a
            [Enter] Який це будинок? | Крок 4 з 14 | Щоб знайти. | 1 з 6: Будинок | нічого не написано
            [types "parter"] r
            [Enter] Який це будинок? | Бракує номера будинку. Напишіть номер, наприклад: 12/4.
            [types "12/4"] 4
            [Enter] Чого Ви хочете навчитися? | Крок 5 з 14 | Досить одного слова. | 1 з 6: Чого навчитися | нічого не написано
            [Down] 2 з 6: Далі
            [Enter] Чого Ви хочете навчитися? | Тут ще нічого не написано. Напишіть, будь ласка, відповідь.
            [types "joga"] a
            [Enter] Що ще варто знати? | Крок 6 з 14 | Своїми словами. | 1 з 6: Що ще | нічого не написано
            [Down] 2 з 6: Далі
            [Enter] Що ще варто знати? | Тут ще нічого не написано. Напишіть, будь ласка, відповідь.
            [types "Kran cieknie"] e
            [Enter] Скільки Вам років? | Крок 7 з 14 | Досить року народження. | 1 з 6: Вік | нічого не написано
            [Down] 2 з 6: Далі
            [Enter] Скільки Вам років? | Тут ще нічого не написано. Напишіть, будь ласка, відповідь.
            [types "dużo"] o
            [Enter] Скільки Вам років? | Тут ще немає числа. Напишіть, будь ласка, вік або рік народження цифрами, наприклад: 72 або 1954.
            [types "7"] 7
            [Enter] Скільки Вам років? | Ми не зрозуміли, який це вік. Напишіть, будь ласка, лише вік, наприклад: 72, або рік народження чотирма цифрами, наприклад: 1954.
            [types "ur. 1954"] 4
            [Enter] Де? | Крок 8 з 14 | Щоб було близько. | 1 з 5: Удома
            [2] Якими мовами? | Крок 9 з 14 | Можна вибрати кілька. | 2 з 7: Польською
            [Up] 1 з 7: Далі
            [Enter] Якими мовами? | Ще нічого не вибрано. Виберіть, будь ласка, хоча б одну відповідь.
            [2] 3 з 7: Українською | вибрано
            [Up] 2 з 7: Польською
            [Up] 1 з 7: Далі
            [Enter] Ви живете самі? | Крок 10 з 14 | Можна й не знати. | 1 з 6: Так
            [3] О якій порі? | Крок 11 з 14 | Щоб не турбувати Вас. | 1 з 9: Уранці
            [2] Коли подзвонити? | Крок 12 з 14 | День вибираєте Ви. | 1 з 12: Завтра, середа, 25 листопада
            [3] Хто це заповнює? | Крок 13 з 14 | 1 з 7: Я, для себе
            [3] Хто відповість? | Крок 14 з 15 | Досить імені. | 1 з 6: Хто відповість | нічого не написано | Можна писати. Enter: літери, Esc: назад | Без клавіатури: натисніть Enter, потім вибирайте стрілками.
            [types "600 700 801"] 1
            [Enter] Хто відповість? | Тут немає жодної літери. Напишіть, будь ласка, словами.
            [types "Anna"] a
            [Enter] Який номер заявки? | Крок 15 з 15 | Щоб її знайти. | 1 з 6: Номер | нічого не написано
            [types "brak"] k
            [Enter] Який номер заявки? | Номер заявки має 9 цифр. Тут написано: 0. Порівняйте, будь ласка, з папірцем.
            [types "07123456"] 6
            [Enter] Який номер заявки? | Номер заявки має 9 цифр. Тут написано: 8. Порівняйте, будь ласка, з папірцем.
            [types "071 234 569"] 9
            [Enter] Який номер заявки? | Якась цифра не пасує до інших. Перевірте, будь ласка, кожну цифру на папірці. Це не номер телефону.
            [types "071-234-568"] 8
            [Enter] Перевірте, будь ласка, відповіді | Заявку ще не надіслано. | Про що заявка: Усе | Ім’я | Ada Kos | Телефон | 600 700 800 | Вулиця | 3 Maja | Будинок | 12/4 | Чого навчитися | joga | Що ще | Kran cieknie | текст 1 з 3
            [Down] Вік | рік народження 1954 | Де | У центрі | Мови | Українською | Самі | Не знаю | Пора дня | Близько полудня | Коли | У цю п’ятницю, 27 листопада | текст 2 з 3
            [Down] Хто заповнює | Я, за когось із рідних | Хто відповість | Anna | Номер | 071 234 568 | Попередні відповіді: не передавати | текст 3 з 3
            [Down] 1 з 20: Усе правильно, далі
        "#]],
    );
}

#[test]
fn a_request_with_every_kind_is_stored_and_keeps_to_its_schema() {
    let mut visitor = at_first_of(&EVERY_KIND, "pl");
    replies_to_everything(&mut visitor, "pl");
    visitor.agrees_and_sends("pl");
    let request = visitor.requests().remove(0);
    let schema = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::validate(&schema, &request).unwrap();
    assert_eq!(request["volunteer"], false);
    assert_eq!(request["helped_by"], "family");
    assert_eq!(request["call_instead"]["name"], "Anna");
    assert_eq!(request["call_instead"]["phone"]["e164"], "+48600700800");
    assert_eq!(request["reminds"], "071 234 568");
    let answers = request["answers"].as_array().unwrap();
    let lines: Vec<String> = answers.iter().map(ToString::to_string).collect();
    expect![[r#"
        {"kind":"name","question":"name","text":"Ada Kos"}
        {"e164":"+48600700800","kind":"phone","question":"phone","typed":"600 700 800"}
        {"kind":"street","question":"street","text":"3 Maja"}
        {"kind":"house","question":"house","text":"12/4"}
        {"kind":"short","question":"topic","text":"joga"}
        {"kind":"words","question":"more","text":"Kran cieknie"}
        {"born":1954,"kind":"age","question":"age","typed":"ur. 1954"}
        {"chosen":"centre","kind":"choice","question":"place"}
        {"chosen":["ukrainian"],"kind":"choices","question":"languages"}
        {"chosen":"unsure","kind":"yes-no","question":"alone"}
        {"chosen":"around-noon","kind":"part-of-day","question":"time"}
        {"chosen":"2026-11-27","kind":"date","question":"day"}"#]]
    .assert_eq(&lines.join("\n"));
}

#[test]
fn a_changed_answer_begins_at_the_one_before_and_is_told_where_answers_are_checked() {
    let mut visitor = at_first_of(&EVERY_KIND, "pl");
    replies_to_everything(&mut visitor, "pl");
    let table = [
        ("Samotnie", "Nie wiem", '1', "Tak"),
        ("Pora", "Około południa", '5', "O każdej porze"),
        (
            "Kiedy",
            "W ten piątek, 27 listopada",
            '6',
            "W przyszły poniedziałek, 30 listopada",
        ),
        (
            "Kiedy",
            "W przyszły poniedziałek, 30 listopada",
            '9',
            "W dowolny dzień",
        ),
        (
            "Kto wypełnia",
            "Ja, za kogoś z rodziny",
            '2',
            "Ja, pomaga mi wolontariusz",
        ),
    ];
    for (label, before, digit, after) in table {
        visitor.chooses(&format!("Zmieniam: {label}"));
        assert_eq!(focused(visitor.page()), before);
        visitor.answers(digit);
        let line = format!("\n{label}: {after}\n");
        assert!(visitor.sees().contains(&line), "{}", visitor.sees());
    }
    visitor.chooses("Zmieniam: Wiek");
    assert_eq!(visitor.page().field().unwrap().1.value, "ur. 1954");
    types(&mut visitor, &["72"]);
    assert!(
        visitor.sees().contains("\nWiek: 72 lata\n"),
        "{}",
        visitor.sees()
    );
}

#[test]
fn an_age_is_told_with_the_plural_of_each_language() {
    let setup = asking(&[PHONE]);
    let said = TAGS.map(|tag| {
        let ages = [18, 21, 72, 90, 101, 120].map(|years: i64| {
            let args = [("years", Value::from(years))];
            setup.locales.say(language(tag), "age-years", &args).words
        });
        ages.join(", ")
    });
    expect![[r#"
        18 lat, 21 lat, 72 lata, 90 lat, 101 lat, 120 lat
        18 years, 21 years, 72 years, 90 years, 101 years, 120 years
        18 років, 21 рік, 72 роки, 90 років, 101 рік, 120 років"#]]
    .assert_eq(&said.join("\n"));
}

#[test]
fn the_days_are_numbered_lines() {
    let visitor = at_first_of(&[DATE, PHONE], "pl");
    expect![[r#"

        Kiedy zadzwonić?
        Krok 1 z 2

        1. Jutro, środa 25 listopada
        2. Pojutrze, czwartek 26 listopada
        3. W ten piątek, 27 listopada
        4. W tę sobotę, 28 listopada
        5. W tę niedzielę, 29 listopada
        6. W przyszły poniedziałek, 30 listopada
        7. W przyszły wtorek, 1 grudnia
        8. W przyszłą środę, 2 grudnia
        9. W dowolny dzień
        Dzień wybiera Pan/Pani.
        < Wracam
        ? Jak to działa
        ! Kończę

        Pomoc przez telefon: 12 616 54 27 · 112
        Proszę wpisać numer albo znak i nacisnąć Enter.
    "#]]
    .assert_eq(&visitor.sees());
}

#[test]
fn a_number_in_a_line_chooses_an_offer() {
    let mut visitor = at_first_of(&[DATE, YES_NO, PART_OF_DAY, PHONE], "en");
    visitor.enters("9").enters("3").enters("6");
    assert_eq!(visitor.heading(), "What is the phone number?", "6 skips");
    visitor.enters("600700800").enters("1").enters("1");
    let request = visitor.requests().remove(0);
    let answers = request["answers"].as_array().unwrap();
    let chosen: Vec<_> = answers
        .iter()
        .map(|answer| answer["chosen"].as_str())
        .collect();
    assert_eq!(chosen, [Some("any"), Some("unsure"), None, None]);
    assert_eq!(answers[2]["kind"], "skipped");
}

#[test]
fn days_are_told_by_their_week_whichever_day_it_is() {
    let setup = Arc::new(asking(&[DATE, PHONE]));
    let told = [23, 24, 25, 26, 27, 28, 29].map(|day| {
        let app = at_the_days(&setup, "pl", &format!("2026-11-{day}T10:00:00"));
        format!("{day}: {}", choices(app.page()).join("; "))
    });
    expect![[r#"
        23: Jutro, wtorek 24 listopada; Pojutrze, środa 25 listopada; W ten czwartek, 26 listopada; W ten piątek, 27 listopada; W tę sobotę, 28 listopada; W tę niedzielę, 29 listopada; W przyszły poniedziałek, 30 listopada; W przyszły wtorek, 1 grudnia; W dowolny dzień
        24: Jutro, środa 25 listopada; Pojutrze, czwartek 26 listopada; W ten piątek, 27 listopada; W tę sobotę, 28 listopada; W tę niedzielę, 29 listopada; W przyszły poniedziałek, 30 listopada; W przyszły wtorek, 1 grudnia; W przyszłą środę, 2 grudnia; W dowolny dzień
        25: Jutro, czwartek 26 listopada; Pojutrze, piątek 27 listopada; W tę sobotę, 28 listopada; W tę niedzielę, 29 listopada; W przyszły poniedziałek, 30 listopada; W przyszły wtorek, 1 grudnia; W przyszłą środę, 2 grudnia; W przyszły czwartek, 3 grudnia; W dowolny dzień
        26: Jutro, piątek 27 listopada; Pojutrze, sobota 28 listopada; W tę niedzielę, 29 listopada; W przyszły poniedziałek, 30 listopada; W przyszły wtorek, 1 grudnia; W przyszłą środę, 2 grudnia; W przyszły czwartek, 3 grudnia; W przyszły piątek, 4 grudnia; W dowolny dzień
        27: Jutro, sobota 28 listopada; Pojutrze, niedziela 29 listopada; W przyszły poniedziałek, 30 listopada; W przyszły wtorek, 1 grudnia; W przyszłą środę, 2 grudnia; W przyszły czwartek, 3 grudnia; W przyszły piątek, 4 grudnia; W przyszłą sobotę, 5 grudnia; W dowolny dzień
        28: Jutro, niedziela 29 listopada; Pojutrze, poniedziałek 30 listopada; W przyszły wtorek, 1 grudnia; W przyszłą środę, 2 grudnia; W przyszły czwartek, 3 grudnia; W przyszły piątek, 4 grudnia; W przyszłą sobotę, 5 grudnia; W przyszłą niedzielę, 6 grudnia; W dowolny dzień
        29: Jutro, poniedziałek 30 listopada; Pojutrze, wtorek 1 grudnia; W przyszłą środę, 2 grudnia; W przyszły czwartek, 3 grudnia; W przyszły piątek, 4 grudnia; W przyszłą sobotę, 5 grudnia; W przyszłą niedzielę, 6 grudnia; Poniedziałek, 7 grudnia; W dowolny dzień"#]].assert_eq(&told.join("\n"));
}

#[test]
fn the_days_are_told_in_every_language_around_new_year() {
    let setup = Arc::new(asking(&[DATE, PHONE]));
    let told = TAGS.map(|tag| {
        let app = at_the_days(&setup, tag, "2026-12-27T23:59:59");
        choices(app.page()).join("\n")
    });
    expect![[r#"
        Jutro, poniedziałek 28 grudnia
        Pojutrze, wtorek 29 grudnia
        W przyszłą środę, 30 grudnia
        W przyszły czwartek, 31 grudnia
        W przyszły piątek, 1 stycznia
        W przyszłą sobotę, 2 stycznia
        W przyszłą niedzielę, 3 stycznia
        Poniedziałek, 4 stycznia
        W dowolny dzień
        Tomorrow, Monday 28 December
        The day after tomorrow, Tuesday 29 December
        Next Wednesday, 30 December
        Next Thursday, 31 December
        Next Friday, 1 January
        Next Saturday, 2 January
        Next Sunday, 3 January
        Monday, 4 January
        Any day
        Завтра, понеділок, 28 грудня
        Післязавтра, вівторок, 29 грудня
        У наступну середу, 30 грудня
        У наступний четвер, 31 грудня
        У наступну п’ятницю, 1 січня
        У наступну суботу, 2 січня
        У наступну неділю, 3 січня
        Понеділок, 4 січня
        Будь-якого дня"#]]
    .assert_eq(&told.join("\n"));
}

#[test]
fn the_day_that_was_shown_is_the_answer_although_midnight_has_passed() {
    let setup = Arc::new(asking(&[DATE, PHONE]));
    let mut app = at_the_days(&setup, "pl", "2026-11-24T23:59:59");
    assert_eq!(choices(app.page())[1], "Pojutrze, czwartek 26 listopada");
    press(&mut app, Key::Char('2'), "2026-11-25T00:00:01");
    press(&mut app, Key::Back, "2026-11-25T00:00:02");
    assert_eq!(focused(app.page()), "Jutro, czwartek 26 listopada");
}

#[test]
fn a_day_that_is_no_longer_offered_is_still_told() {
    let setup = Arc::new(asking(&[DATE, PHONE]));
    let mut app = at_the_days(&setup, "pl", "2026-11-24T23:59:59");
    press(&mut app, Key::Char('1'), "2026-11-25T00:00:01");
    for character in "600700800".chars() {
        press(&mut app, Key::Char(character), "2026-11-25T00:00:02");
    }
    press(&mut app, Key::Enter, "2026-11-25T00:00:03");
    let day = |app: &App| {
        let mut texts = app.page().blocks().map(|(_, block)| block.text.clone());
        texts
            .find(|text| text.words.ends_with("listopada"))
            .unwrap()
    };
    assert_eq!(day(&app).words, "Dziś, środa 25 listopada");
    press(&mut app, Key::Down, "2026-11-26T00:00:00");
    assert_eq!(day(&app).words, "Środa, 25 listopada");
}

#[test]
fn every_weekday_and_month_has_its_words() {
    let setup = asking(&[PHONE]);
    let said = TAGS.map(|tag| {
        let dates = (1..=12).map(|month| {
            let date = NaiveDate::from_ymd_opt(2027, month, month).unwrap();
            let args = [
                (
                    "weekday",
                    Value::from(i64::from(date.weekday().number_from_monday())),
                ),
                ("day", Value::from(i64::from(date.day()))),
                ("month", Value::from(i64::from(date.month()))),
            ];
            setup.locales.say(language(tag), "date-long", &args).words
        });
        dates.collect::<Vec<_>>().join("; ")
    });
    expect![[r#"
        piątek, 1 stycznia; wtorek, 2 lutego; środa, 3 marca; niedziela, 4 kwietnia; środa, 5 maja; niedziela, 6 czerwca; środa, 7 lipca; niedziela, 8 sierpnia; czwartek, 9 września; niedziela, 10 października; czwartek, 11 listopada; niedziela, 12 grudnia
        Friday, 1 January; Tuesday, 2 February; Wednesday, 3 March; Sunday, 4 April; Wednesday, 5 May; Sunday, 6 June; Wednesday, 7 July; Sunday, 8 August; Thursday, 9 September; Sunday, 10 October; Thursday, 11 November; Sunday, 12 December
        п’ятниця, 1 січня; вівторок, 2 лютого; середа, 3 березня; неділя, 4 квітня; середа, 5 травня; неділя, 6 червня; середа, 7 липня; неділя, 8 серпня; четвер, 9 вересня; неділя, 10 жовтня; четвер, 11 листопада; неділя, 12 грудня"#]].assert_eq(&said.join("\n"));
}

#[test]
fn an_age_is_picked_with_arrows_and_its_digits_come_first() {
    let mut visitor = at_first_of(&[AGE, PHONE], "pl");
    visitor.chooses_id("pl", "picker-open");
    assert_eq!(visitor.hears()[1], "1");
    visitor.picks("72");
    while visitor.page().focus > 0 {
        visitor.press(Key::Up);
    }
    visitor.press(Key::Enter);
    let sees = visitor.sees();
    assert!(sees.contains("Jaki jest numer telefonu?"), "{sees}");
}

#[test]
fn every_page_fits_the_smallest_screen_in_every_language() {
    for tag in TAGS {
        let mut visitor = at_first_of(&EVERY_KIND, tag);
        for reply in REPLIES {
            fits(visitor.shown());
            match reply {
                Reply::Typed(lines) => {
                    for line in lines {
                        types(&mut visitor, &[line]);
                        fits(visitor.shown());
                    }
                }
                Reply::Digit(digit) => {
                    visitor.answers(digit);
                }
                Reply::Tick(digit) => {
                    visitor.answers(digit).chooses_id(tag, "continue");
                }
            }
        }
        fits(visitor.shown());
    }
}

/// No stop says too much, and whichever has the focus is drawn whole.
pub fn fits(shown: &Shown<Message>) {
    for focus in 0..shown.page.stops.len() {
        let mut shown = shown.clone();
        shown.page.focus = focus;
        let page = &shown.page;
        let said = match page.focused().unwrap() {
            Stop::Passage(blocks) => {
                let words = blocks
                    .iter()
                    .flat_map(|block| block.label.iter().chain([&block.text]));
                let words: Vec<&str> = words.map(|text| text.words.as_str()).collect();
                words.join(" ")
            }
            Stop::Control(control) => {
                let detail = control.detail.as_ref().map_or("", |detail| &detail.words);
                format!("{} {detail}", control.title())
            }
        };
        assert!(said.graphemes(true).count() <= STOP_GRAPHEMES_MAX, "{said}");
        let plan = Plan::new(Lettering::Native, &shown, WIDTH_MIN, HEIGHT_MIN);
        let parts = plan.parts_of(focus);
        let drawn = parts.map(|part| visitor::in_one_line(&plan.draw(part, focus).rows));
        let drawn: String = drawn.collect::<String>().split_whitespace().collect();
        let is_there = |word: &str| drawn.contains(word);
        assert!(said.split_whitespace().all(is_there), "{said}: {drawn}");
    }
}

#[test]
fn what_was_answered_is_not_printed_for_debugging() {
    let mut visitor = at_first_of(&EVERY_KIND, "pl");
    replies_to_everything(&mut visitor, "pl");
    let seen = visitor.sees();
    let printed = format!("{:?}", visitor.page());
    for answer in [
        "joga",
        "rok urodzenia 1954",
        "Nie wiem",
        "Około południa",
        "W ten piątek, 27 listopada",
        "Ja, za kogoś z rodziny",
        "Anna",
        "071 234 568",
    ] {
        assert!(seen.contains(answer), "{answer} is on the page");
        assert!(!printed.contains(answer), "{answer} is printed");
    }
}

#[test]
fn a_kind_that_offers_its_own_answers_has_no_options() {
    let kinds = [SHORT, AGE, YES_NO, PART_OF_DAY, DATE];
    let words = ["short", "age", "yes-no", "part-of-day", "date"];
    for (question, word) in kinds.into_iter().zip(words) {
        let option = "option = [{ id = \"a\", label = { pl = \"A\", en = \"A\", uk = \"A\" } }]\n";
        let faults = read(&[&format!("{question}{option}"), PHONE]).unwrap_err();
        let expected = format!("a question of kind `{word}` has no options");
        assert!(faults.to_string().contains(&expected), "{faults}");
    }
}
