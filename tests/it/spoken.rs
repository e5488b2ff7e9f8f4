//! Words for the ear: what is heard for what is written, in each language.

use cas_kiosk::spoken::Lexicon;
use cas_kiosk::spoken::rules::{Numbers, Phrase, Rules};
use cas_kiosk::text::Text;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::city::auenfurt;
use crate::visitor::{language, shipped};

/// What in a text no voice can say, if there is anything.
pub fn not_heard(words: &str) -> Option<String> {
    let graphemes: Vec<&str> = words.graphemes(true).collect();
    let is_letter = |at: Option<usize>| {
        let grapheme = at.and_then(|at| graphemes.get(at));
        grapheme.is_some_and(|it| it.starts_with(char::is_alphanumeric))
    };
    let is_heard = |at: usize| match graphemes[at] {
        "-" | "’" | "'" => is_letter(at.checked_sub(1)) && is_letter(Some(at + 1)),
        " " => at > 0 && graphemes[at - 1] != " " && at + 1 < graphemes.len(),
        "." | "," | "?" | "!" | ":" | ";" => is_letter(at.checked_sub(1)),
        _ => is_letter(Some(at)),
    };
    let wrong = (0..graphemes.len()).find(|at| !is_heard(*at));
    wrong.map(|at| graphemes[at].to_owned())
}

/// Says each text and compares.
fn hears(tag: &str, table: &[(&str, &str)]) {
    let setup = if tag == "de" { auenfurt() } else { shipped() };
    let mut wrong = Vec::new();
    for (written, heard) in table {
        let said = setup
            .locales
            .spoken(&Text::new(language(tag), *written))
            .words;
        if said != *heard {
            wrong.push(format!(
                "{written}\n  should be {heard}\n  but is    {said}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn polish_abbreviations_are_words() {
    hears(
        "pl",
        &[
            ("ul. Długa 42", "ulica Długa 42"),
            ("Ul. Długa", "ulica Długa"),
            ("przy ul. Długiej", "przy ulicy Długiej"),
            ("os. Centrum E 8", "osiedle Centrum E 8"),
            ("na os. Piastów", "na osiedlu Piastów"),
            ("al. Pod Kopcem", "aleja Pod Kopcem"),
            ("pl. Nowy", "plac Nowy"),
            ("św. Kazimierza", "świętego Kazimierza"),
            ("św. Anny", "świętej Anny"),
            ("im. Jana Pawła II", "imienia Jana Pawła drugiego"),
            ("im. J. Słowackiego", "imienia J Słowackiego"),
            ("im. św. Jadwigi", "imienia świętej Jadwigi"),
            (
                "gen. M. Boruty-Spiechowicza",
                "generała M Boruty-Spiechowicza",
            ),
            ("Dom nr 2", "Dom numer 2"),
            (
                "12 425 36 38 wew. 153",
                "1 2, 4 2 5, 3 6, 3 8, wewnętrzny 153",
            ),
            ("20 zł za autobus", "20 złotych za autobus"),
            (
                "1 zł, 2 zł, 12 zł, 22 zł.",
                "1 złoty, 2 złote, 12 złotych, 22 złote.",
            ),
            ("dla 12 os. Zapraszamy", "dla dwunastu osób Zapraszamy"),
            ("po 60. roku życia", "po sześćdziesiątym roku życia"),
            (
                "Dzielnica XVIII Nowa Huta",
                "dzielnica osiemnasta, Nowa Huta",
            ),
            (
                "Dzielnica I Stare Miasto",
                "dzielnica pierwsza, Stare Miasto",
            ),
            (
                "Dzielnica IX Łagiewniki-Borek Fałęcki",
                "dzielnica dziewiąta, Łagiewniki-Borek Fałęcki",
            ),
            ("CAS Senior w Centrum", "cas Senior w Centrum"),
            (
                "Centra Aktywności Seniorów (CAS)",
                "Centra Aktywności Seniorów, cas",
            ),
            ("Pana/Pani wina", "Pana lub Pani wina"),
            (
                "Spotkanie ze św. Mikołajem",
                "Spotkanie ze świętym Mikołajem",
            ),
            (
                "min. 5 osób, 30 min. spaceru",
                "minimum 5 osób, 30 minut spaceru",
            ),
            ("M. Nowak i W. Szymborska", "M Nowak i wu Szymborska"),
            ("np. kran", "na przykład kran"),
            (
                "po–pt 8:00–16:00",
                "od poniedziałku do piątku od ósmej do szesnastej",
            ),
        ],
    );
}

#[test]
fn polish_words_that_only_look_like_abbreviations_stay() {
    hears(
        "pl",
        &[
            ("Pomagamy im.", "Pomagamy im."),
            ("Pomagamy im. Dziękujemy.", "Pomagamy im. Dziękujemy."),
            ("12 osób", "12 osób"),
            ("ma 60 lat", "ma 60 lat"),
            ("Rok 2026.", "Rok 2026."),
            ("numer 100", "numer 100"),
            (
                "Proszę zadzwonić pod numer 112.",
                "Proszę zadzwonić pod numer 112.",
            ),
            ("wersja 4.0", "wersja 4.0"),
            ("2,50 zł", "2,50 złotych"),
            ("Nowa Huta I Kraków", "Nowa Huta I Kraków"),
            ("V", "V"),
            ("e-mail", "e-mail"),
        ],
    );
}

#[test]
fn numbers_to_dial_are_said_digit_by_digit() {
    hears(
        "pl",
        &[
            ("12 616 54 27", "1 2, 6 1 6, 5 4, 2 7"),
            ("501-387-510.", "5 0 1, 3 8 7, 5 1 0."),
            (
                "Numer zgłoszenia: 071 234 561.",
                "Numer zgłoszenia: 0 7 1, 2 3 4, 5 6 1.",
            ),
            ("+48 12 616 54 27", "plus 4 8, 1 2, 6 1 6, 5 4, 2 7"),
            ("(12) 616 54 27", "1 2, 6 1 6, 5 4, 2 7"),
            ("126165427", "1 2 6, 1 6 5, 4 2 7"),
            ("1261654271", "1 2 6, 1 6 5, 4 2 7 1"),
            ("126 165", "1 2 6, 1 6 5"),
            (
                "Długa 42, 31-146 Kraków",
                "Długa 42, kod pocztowy 3 1, 1 4 6, Kraków",
            ),
            ("kod pocztowy 31-146", "kod pocztowy, 3 1, 1 4 6"),
            (
                "zaczyna się od +, na przykład",
                "zaczyna się od plus, na przykład",
            ),
            (
                "MOPS 12 616 54 27, 7:30–15:30.",
                "MOPS, 1 2, 6 1 6, 5 4, 2 7, od siódmej trzydzieści do piętnastej trzydzieści.",
            ),
            ("10 000 zł", "10000 złotych"),
            ("nie 12 osób i 35 osób", "nie 12 osób i 35 osób"),
            ("12/4", "12 przez 4"),
            ("Kasprowicza 9a/1", "Kasprowicza 9a przez 1"),
            ("58–64", "58 do 64"),
            ("58 – 64", "58 do 64"),
            (
                "w latach 2025–2027",
                "od 2000 dwudziestego piątego roku do 2000 dwudziestego siódmego roku",
            ),
        ],
    );
    hears(
        "en",
        &[
            ("+380.", "plus 3 8 0."),
            ("2021–2025", "2021 to 2025"),
            ("12/4", "12 stroke 4"),
        ],
    );
    hears(
        "uk",
        &[
            ("12/4", "12 дріб 4"),
            (
                "у 2025–2027 роках",
                "із дві тисячі двадцять п’ятого року до дві тисячі двадцять сьомого року",
            ),
        ],
    );
    hears(
        "de",
        &[
            ("030 23125 210", "0 3 0, 2 3 1, 2 5, 2 1 0"),
            ("+49 30 23125117", "Plus 4 9, 3 0, 2 3 1, 2 5 1, 1 7"),
        ],
    );
}

#[test]
fn times_of_day_are_said_as_people_say_them() {
    hears(
        "pl",
        &[
            ("8:30–10:00", "od ósmej trzydzieści do dziesiątej"),
            ("8:30 - 10:00", "od ósmej trzydzieści do dziesiątej"),
            ("Jutro, 10:00", "Jutro, o dziesiątej"),
            (
                "Jutro, 10:00–11:30: Śpiew",
                "Jutro, od dziesiątej do jedenastej trzydzieści: Śpiew",
            ),
            ("od 8:00 do 15:00", "od ósmej do piętnastej"),
            ("Od 8:30–10:00", "Od ósmej trzydzieści do dziesiątej"),
            ("między 7:00 a 22:00", "między siódmą a dwudziestą drugą"),
            (
                "o 9:05 i 10:05",
                "o dziewiątej zero pięć i dziesiątej zero pięć",
            ),
            ("o godz. 8:30", "o godzinie ósmej trzydzieści"),
            ("godzina 8:30", "godzina ósma trzydzieści"),
            ("wynik 3:4 i 25:10", "wynik 3: 4 i 25: 10"),
        ],
    );
    hears(
        "en",
        &[
            ("Tomorrow, 10:00–11:30", "Tomorrow, from 10 to 11 30"),
            (
                "Monday to Friday 16:00–20:00",
                "Monday to Friday from 4 pm to 8 pm",
            ),
            ("7:30–15:30", "from 7 30 to 3 30 pm"),
            ("Tomorrow, 12:30", "Tomorrow, at 12 30"),
            ("between 7:00 and 22:00", "between 7 and 10 pm"),
        ],
    );
    hears(
        "uk",
        &[
            ("Завтра, 11:00", "Завтра, об одинадцятій"),
            (
                "щосереди 14:00–16:30",
                "щосереди із чотирнадцятої до шістнадцятої тридцять",
            ),
            ("між 7:00 і 22:00", "між сьомою і двадцять другою"),
            ("з 8:00 до 15:00", "із восьмої до п’ятнадцятої"),
        ],
    );
    hears("de", &[("8:30–16:00", "von 8 Uhr 30 bis 16 Uhr")]);
}

#[test]
fn days_of_a_month_are_said_in_their_case() {
    hears(
        "pl",
        &[
            (
                "Wtorek, 1 grudnia, 8:30–10:00",
                "Wtorek, pierwszego grudnia, od ósmej trzydzieści do dziesiątej",
            ),
            (
                "do 30 września 2026.",
                "do trzydziestego września 2000 dwudziestego szóstego.",
            ),
            ("31 stycznia", "trzydziestego pierwszego stycznia"),
            ("1–5 grudnia", "od pierwszego do piątego grudnia"),
            (
                "al. 29 Listopada 46",
                "aleja dwudziestego dziewiątego Listopada 46",
            ),
            ("32 grudnia", "32 grudnia"),
            (
                "Dane z grudnia 2025.",
                "Dane z grudnia 2000 dwudziestego piątego.",
            ),
        ],
    );
    hears(
        "en",
        &[
            (
                "Tuesday, 1 December, 8:30–10:00",
                "Tuesday, the first of December, from 8 30 to 10",
            ),
            (
                "3 May Constitution Day",
                "the third of May Constitution Day",
            ),
        ],
    );
    hears(
        "uk",
        &[
            ("Вівторок, 1 грудня", "Вівторок, першого грудня"),
            ("23 травня", "двадцять третього травня"),
        ],
    );
    hears(
        "de",
        &[("Dienstag, 1. Dezember", "Dienstag, ersten Dezember")],
    );
}

#[test]
fn polish_numbers_have_the_form_that_the_words_beside_them_ask_for() {
    hears(
        "pl",
        &[
            ("1 z 6: Polski", "1 z sześciu: Polski"),
            ("Krok 1 z 8", "Krok 1 z ośmiu"),
            ("Głośność: 10 z 11", "Głośność: 10 z jedenastu"),
            ("od 85 lat", "od osiemdziesięciu pięciu lat"),
            (
                "Od 70 do 84 lat",
                "Od siedemdziesięciu do osiemdziesięciu czterech lat",
            ),
            ("od 21 osób", "od dwudziestu jeden osób"),
            ("co 2 godziny", "co dwie godziny"),
            ("1 osoba", "jedna osoba"),
            ("za 1 minutę", "za jedną minutę"),
            ("od 1 godziny", "od jednej godziny"),
            ("22 minuty", "dwadzieścia dwie minuty"),
            ("po 3 minutach", "po trzech minutach"),
            ("z 3 osobami", "z trzema osobami"),
            ("od 1 grudnia", "od pierwszego grudnia"),
            ("od 8:00", "od ósmej"),
            ("do 12 616 54 27", "do, 1 2, 6 1 6, 5 4, 2 7"),
            ("od 150 osób", "od 150 osób"),
            ("od 100 osób", "od 100 osób"),
            ("od 20 zł", "od dwudziestu złotych"),
            ("od (85) lat", "od, 85, lat"),
            ("2 (godziny)", "2, godziny"),
        ],
    );
}

#[test]
fn polish_years_centuries_and_floors_have_their_form() {
    hears(
        "pl",
        &[
            (
                "Dane z 2021 roku",
                "Dane z 2000 dwudziestego pierwszego roku",
            ),
            ("w 2018 roku", "w 2000 osiemnastym roku"),
            (
                "W lutym 2024 roku",
                "W lutym 2000 dwudziestego czwartego roku",
            ),
            (
                "ul. 28 lipca 1943 17a",
                "ulica dwudziestego ósmego lipca 1900 czterdziestego trzeciego, 17a",
            ),
            ("w 2000 roku", "w 2000 roku"),
            ("od 60. roku życia", "od sześćdziesiątego roku życia"),
            ("w XIX w.", "w dziewiętnastym wieku."),
            (
                "dom z XIX w., obok szkoły",
                "dom z dziewiętnastego wieku, obok szkoły",
            ),
            ("w XXI wieku", "w dwudziestym pierwszym wieku"),
            ("Długa 5, II p., sala 3", "Długa 5, drugie piętro, sala 3"),
            ("na II p.", "na drugim piętrze."),
            ("do 2 piętra", "do drugiego piętra"),
            ("Kazimierza III Wielkiego", "Kazimierza trzeciego Wielkiego"),
            ("Jan III Sobieski", "Jan trzeci Sobieski"),
            ("Jana Pawła II w Krakowie", "Jana Pawła drugiego w Krakowie"),
            ("w dzielnicy II", "w dzielnicy drugiej"),
            ("XVIII", "osiemnasta"),
            // These have Roman digits, but are no Roman numbers.
            ("DDD i IIII", "DDD i IIII"),
        ],
    );
}

#[test]
fn polish_times_and_days_are_known_in_the_ways_people_write_them() {
    hears(
        "pl",
        &[
            ("10.00–11.30", "od dziesiątej do jedenastej trzydzieści"),
            (
                "czw. 10.00-11.30, sala 5",
                "czwartek od dziesiątej do jedenastej trzydzieści, sala 5",
            ),
            ("Zaczynamy 17.30.", "Zaczynamy o siedemnastej trzydzieści."),
            ("o 17.10", "o siedemnastej dziesięć"),
            ("o godz. 17", "o godzinie siedemnastej"),
            ("w godz. 8–16", "od ósmej do szesnastej"),
            ("czw.", "czwartek."),
            ("w śr. i pt.", "w środę i piątek."),
            (
                "Spotkanie pt. „Nasz Kraków”",
                "spotkanie pod tytułem Nasz Kraków",
            ),
            // Amounts, versions and days are no times.
            ("2.50 zł", "2,50 złotych"),
            ("4.0", "4.0"),
            ("1.10–31.10", "1.10, 31.10"),
        ],
    );
}

#[test]
fn ukrainian_numbers_have_the_form_that_the_words_beside_them_ask_for() {
    hears(
        "uk",
        &[
            ("1 з 6: Українська", "1 із шести: Українська"),
            ("Крок 1 з 8", "Крок 1 із восьми"),
            ("від 85 років", "від вісімдесяти п’яти років"),
            ("22 хвилини", "двадцять дві хвилини"),
            ("по 3 хвилинах", "по трьох хвилинах"),
            (
                "Станом на 2018 рік",
                "Станом на дві тисячі вісімнадцятий рік",
            ),
            (
                "на березень 2026 року",
                "на березень дві тисячі двадцять шостого року",
            ),
            ("у 2026 році", "у дві тисячі двадцять шостому році"),
            // A voice would say "one thousand" with the wrong gender.
            ("1954", "тисяча дев’ятсот п’ятдесят чотири"),
            ("у XIX столітті", "у дев’ятнадцятому столітті"),
            ("Павла II", "Павла другого"),
            ("о год. 17", "о годині сімнадцятій"),
            ("10.00–11.30", "із десятої до одинадцятої тридцять"),
            ("Uśmiech", "усьмйех"),
            ("31-534", "поштовий індекс 3 1, 5 3 4"),
            (
                "do@mops.krakow.pl",
                "де о равлик мопс крапка краков крапка пе ел",
            ),
        ],
    );
}

#[test]
fn letters_have_the_names_that_people_give_them() {
    hears(
        "pl",
        &[
            ("Ó", "o z kreską"),
            ("ó", "o z kreską"),
            ("U", "U"),
            ("W", "wu"),
            ("Z", "zet"),
            ("Є", "je"),
            ("Ь", "miękki znak"),
        ],
    );
    hears(
        "en",
        &[
            ("W", "W"),
            ("Ł", "l with a stroke"),
            ("L in place of Ł.", "L in place of l with a stroke."),
            ("Є", "ye"),
        ],
    );
    hears(
        "uk",
        &[
            ("Б", "бе"),
            ("Й", "йот"),
            ("А", "А"),
            ("W", "ве"),
            ("Ó", "о з рискою"),
        ],
    );
    hears("de", &[("ß", "Eszett")]);
}

#[test]
fn names_of_the_city_are_said_as_people_say_them() {
    hears(
        "pl",
        &[
            ("Nordic walking: marsz", "nordik łoking: marsz"),
            (
                "Gimnastyka i nordic walking.",
                "Gimnastyka i nordik łoking.",
            ),
            ("na Nordic Walkingu", "na nordik łokingu"),
            ("Lea 114", "Le-a 114"),
            (
                "Uniwersytet Trzeciego Wieku, UPJPII",
                "Uniwersytet Trzeciego Wieku, Uniwersytet Papieski Jana Pawła drugiego",
            ),
            ("Weissa 8", "Wajsa 8"),
            ("Brydż i scrabble", "Brydż i skrabl"),
            ("Gimnastyka, joga, tai chi", "Gimnastyka, joga, taj czi"),
            ("Aqua aerobik, decoupage.", "akwa aerobik, dekupaż."),
            (
                "Źródło: infor.pl; fundacjausmiech.org.",
                "Źródło: infor kropka p l; fundacja uśmiech kropka org.",
            ),
            (
                "Pomoc przez telefon: 12 616 54 27 · 112",
                "Pomoc przez telefon: 1 2, 6 1 6, 5 4, 2 7, albo 112",
            ),
        ],
    );
    hears(
        "en",
        &[
            ("31-534 Kraków", "post code 3 1, 5 3 4, Krakov"),
            ("John Paul II", "John Paul the second"),
        ],
    );
}

#[test]
fn what_a_visitor_typed_is_not_put_into_other_words() {
    let table = [
        ("od 85 lat", "od 85 lat"),
        ("Kazimierza III", "Kazimierza III"),
        ("LI", "LI"),
        ("31-146", "3 1, 1 4 6"),
    ];
    for (typed, heard) in table {
        let typed = Text::private(language("pl"), typed);
        assert_eq!(shipped().locales.spoken(&typed).words, heard);
    }
}

#[test]
fn keys_have_names() {
    hears(
        "pl",
        &[
            (
                "↑↓ ruch, Enter: wybieram, ←: wracam",
                "strzałki w górę i w dół: ruch, Enter: wybieram, strzałka w lewo: wracam",
            ),
            (
                "←↑↓→ litera, Enter: wpisuję, Esc: wracam",
                "strzałki: litera, Enter: wpisuję, eskejp: wracam",
            ),
            ("F3: większe", "ef trzy: większe"),
            (
                "Wracam: <, Jak to działa: ?, Kończę: !",
                "Wracam: znak mniejszości, Jak to działa: znak zapytania, Kończę: wykrzyknik",
            ),
            (
                "Znaki: < wraca, ? wyjaśnia, ! kończy.",
                "Znaki: znak mniejszości wraca, znak zapytania wyjaśnia, wykrzyknik kończy.",
            ),
        ],
    );
    hears(
        "en",
        &[(
            "↑↓ move, Enter: choose, ←: go back",
            "arrows up and down: move, Enter: choose, left arrow: go back",
        )],
    );
    hears(
        "uk",
        &[
            (
                "↑↓ рух, Enter: вибрати, ←: назад",
                "стрілки вгору і вниз: рух, ентер: вибрати, стрілка вліво: назад",
            ),
            ("Клавіша F3", "Клавіша еф три"),
        ],
    );
}

#[test]
fn signs_have_names_or_are_a_pause() {
    hears(
        "pl",
        &[
            ("Kiedy ?", "Kiedy?"),
            (".", "kropka"),
            ("-", "minus"),
            ("@", "małpa"),
            (",", "przecinek"),
            (" ", "odstęp"),
            ("’", "apostrof"),
            ("/", "ukośnik"),
            ("(", "nawias otwierający"),
            ("?!", "znak zapytania, wykrzyknik"),
            ("★", "inny znak"),
            ("a", "a"),
            ("Ź", "Ź"),
            ("7", "7"),
            ("", ""),
            ("Klub Senior+", "Klub Senior plus"),
            ("50%", "50 procent"),
            ("-5", "minus 5"),
            (
                "Telefon „mali bracia Ubogich”",
                "Telefon mali bracia Ubogich",
            ),
            ("CAS Zabłocie – Grzegórzki", "cas Zabłocie, Grzegórzki"),
            (
                "Numer: 1… Proszę pisać dalej.",
                "Numer: 1. Proszę pisać dalej.",
            ),
            ("Litery: duże (1 z 3)", "Litery: duże, 1 z trzech"),
            ("Tak  ,  nie ...", "Tak, nie."),
            (
                "cas@fundacjakdm.pl",
                "cas małpa fundacja ka de em kropka p l",
            ),
            (
                "do@mops.krakow.pl",
                "d o małpa mops kropka krakow kropka p l",
            ),
            (
                "otwartedane.um.krakow.pl, sierpień",
                "otwarte dane kropka u m kropka krakow kropka p l, sierpień",
            ),
            ("Ґалаґан", "galagan"),
        ],
    );
}

#[test]
fn signs_of_other_languages_have_names_too() {
    hears(
        "en",
        &[
            ("gov.pl.", "gov dot p l."),
            (
                "Seniors’ Council, New Year’s Day",
                "Seniors Council, New Year’s Day",
            ),
            (".", "full stop"),
            (
                "12 634 13 55 wew. 207.",
                "1 2, 6 3 4, 1 3, 5 5, extension 207.",
            ),
            ("Kraków", "Krakov"),
        ],
    );
    hears(
        "uk",
        &[
            (
                "Будинок денного перебування № 2",
                "Будинок денного перебування номер 2",
            ),
            ("центри активності (CAS)", "центри активності, цас"),
            ("вулиця Daszyńskiego 19", "вулиця дашиньскего 19"),
            ("П’ятниця", "П’ятниця"),
            // A voice would say the letters "ze" and "yot".
            ("1 з 3, завтра й сьогодні", "1 із трьох, завтра і сьогодні"),
            ("з", "зе"),
            ("здоровʼя і комп'ютер", "здоров’я і комп’ютер"),
            ("@", "равлик"),
        ],
    );
}

#[test]
fn a_language_without_rules_still_leaves_out_its_signs() {
    let said = Lexicon::default().say("„Długa” 12/4, 8:30 – ende");
    assert_eq!(said, "Długa 12 4, 8 30, ende");
}

#[test]
fn the_phrase_that_names_more_is_said() {
    let phrases = [
        "x. = ex",
        "na x. = na exie",
        "# x = # exów",
        "#2 x = #2 exy",
        "*y z = z *y",
        "x#* = x, # *",
    ];
    let phrases = phrases.map(|line| Phrase::read(line).unwrap());
    let lexicon = Lexicon::new(Rules {
        phrases: phrases.to_vec(),
        ..Rules::default()
    });
    let table = [
        ("x. a", "ex a"),
        ("na x. a", "na exie a"),
        ("a x.", "a x."),
        ("5 x.", "5 exów."),
        ("22 x", "22 exy"),
        ("Ady z b", "z Ady b"),
        ("ab z", "ab z"),
        // Only a wildcard that is a whole word needs something to stand for.
        ("x12", "x, 12"),
    ];
    for (written, heard) in table {
        assert_eq!(lexicon.say(written), heard);
    }
}

#[test]
fn rules_that_cannot_be_said_are_refused() {
    for bad in ["ul.", "ul.=ulica", " = ulica", "ul. = ", "ul. = *", "x = ↑"] {
        assert!(Phrase::read(bad).is_err(), "{bad}");
    }
}

#[test]
fn numbers_without_a_place_or_a_name_are_refused() {
    let hundred = vec!["x"; 100].join(", ");
    let bad = [
        "z # one, two",
        "z = one",
        "z bez # = one",
        "# z bez = one",
        "z # # # = one",
        "z ### = one",
        "z #, = one",
        "z # = one, , two",
        "z # = ↑",
        &format!("z # = {hundred}"),
    ];
    for bad in bad {
        assert!(Numbers::read(bad).is_err(), "{bad}");
    }
    assert!(Numbers::read(&format!("z # = {}", &hundred[3..])).is_ok());
}

#[test]
fn the_place_that_names_more_decides_the_form_of_a_number() {
    let numbers = [
        "z # = a, b",
        "z # *ami = c, d",
        "# osobami = e",
        "z #### = f, g",
        "^, z ^ = h, i",
    ];
    let lexicon = Lexicon::new(Rules {
        numbers: numbers.map(|it| Numbers::read(it).unwrap()).to_vec(),
        ..Rules::default()
    });
    let table = [
        ("z 1", "z a"),
        ("Z 2.", "Z b."),
        ("z 1 nami", "z c nami"),
        ("z 1 osobami", "z e osobami"),
        // The most specific place has no second number, so the next one has a say.
        ("z 2 osobami", "z d osobami"),
        ("z 3", "z 3"),
        ("z 0", "z 0"),
        ("z 01", "z 0 1"),
        ("z 101", "z 101"),
        ("z 2001", "z 2000 f"),
        ("z 2000", "z 2000"),
        ("z, 1", "z, 1"),
        ("II", "i"),
        // One letter may be a letter.
        ("a I", "a I"),
        ("z I", "z h"),
        ("ii", "ii"),
    ];
    for (written, heard) in table {
        assert_eq!(lexicon.say(written), heard);
    }
}

#[test]
fn a_mark_without_a_letter_is_not_said() {
    for tag in ["pl", "en", "uk"] {
        for words in ["←@\u{363}", "@\u{363}", "a@\u{363}b"] {
            let said = shipped().locales.spoken(&Text::new(language(tag), words));
            assert_eq!(not_heard(&said.words), None, "{said:?} of {words:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_is_typed_or_written_can_be_said(words in "[ a-ząŹ0-9IVXЇж./:@+()„”–↑№€★’'\\-?!,;…]{0,24}|[\\u{20}-\\u{52f}\\u{2000}-\\u{206f}\\u{2190}-\\u{21ff}★🙂]{0,12}") {
        for tag in ["pl", "en", "uk"] {
            let typed = Text::private(language(tag), words.as_str());
            let written = Text::new(language(tag), words.as_str());
            for text in [typed, written] {
                let said = shipped().locales.spoken(&text);
                prop_assert_eq!(not_heard(&said.words), None, "{:?} of {:?}", said.words, words);
                prop_assert_eq!(said.words.is_empty(), words.is_empty());
                prop_assert_eq!(said.private, text.private);
            }
        }
    }

    #[test]
    fn nothing_is_too_odd_to_say(words in ".{0,40}") {
        let _ = Lexicon::default().say(&words);
    }
}
