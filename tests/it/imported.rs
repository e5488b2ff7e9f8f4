//! Spreadsheets and calendars become content, or somebody is told which row and column to mend.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use cas_kiosk::setup;
use cas_office::cli::{self, Cli};
use cas_office::import::{self, Imported};
use chrono::{TimeZone as _, Utc};
use clap::Parser as _;
use expect_test::{Expect, expect};
use tempfile::TempDir;

use crate::project::{OFFICE, kiosk_folder};
use crate::workbook::{Put, ods, sheet, workbook, xlsx};

/// A kiosk with the shipped content, and a desk with files.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: kiosk_folder(),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Imports a file in Polish, and checks what is told but for when it was and the pages of the kiosk.
    fn imports(&self, name: &str, bytes: &[u8], args: &[&str], told: Expect) -> Imported {
        let (imported, report) = self.imported(name, bytes, args);
        told.assert_eq(&without_pages(&report));
        imported
    }

    fn imported(&self, name: &str, bytes: &[u8], args: &[&str]) -> (Imported, String) {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        let config = self.path("kiosk.toml");
        let mut words = vec!["cas-office", "import", "--language", "pl"];
        words.extend(["--config", config.to_str().unwrap()]);
        words.extend(args);
        words.push(path.to_str().unwrap());
        let cli::Command::Import(args) = Cli::try_parse_from(words).unwrap().command else {
            panic!("another command");
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let now = Utc.with_ymd_and_hms(2026, 11, 28, 9, 0, 0).unwrap();
        let imported = import::run(&args, now, &mut out, &mut err).unwrap();
        let report = String::from_utf8([out, err].concat()).unwrap();
        // Whatever was imported, the kiosk can start with it.
        setup::load(Some(&config)).unwrap();
        (imported, report)
    }

    fn content(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.path("content").join(path)).ok()
    }
}

/// Returns a report without when it was and the pages of the kiosk.
pub fn without_pages(report: &str) -> String {
    let mut is_page = false;
    let lines = report.lines().filter(|line| {
        is_page |= line.starts_with("Tak kiosk pokaże") || line.starts_with("Tak będzie");
        is_page &= !line.starts_with("Zapisano") && !line.starts_with("Byłoby");
        !is_page && !line.is_empty() && !line.starts_with("Odczytano")
    });
    let lines: Vec<&str> = lines.collect();
    format!("{}\n", lines.join("\n"))
}

/// A plan as a list, as people write it. `from` and `to` are the hours of the last row but one.
fn list<'p>(from: Put<'p>, to: Put<'p>) -> Vec<u8> {
    let words = |words: &[&'p str]| words.iter().map(|it| Put::Words(it)).collect::<Vec<_>>();
    xlsx(&[
        words(&[
            "Dzień",
            "Od",
            "Do",
            "Zajęcia",
            "Zapisy",
            "Uwagi",
            "Prowadząca",
        ]),
        vec![
            "Poniedziałek".into(),
            Put::Time(0.4166),
            Put::Time(0.479_166_666_7),
            "Gimnastyka".into(),
            "tak".into(),
            "".into(),
            "Anna Nowak".into(),
        ],
        words(&["pon.", "12.00", "13.30", "Język niemiecki", "nie"]),
        words(&["wtorki i czwartki", "9:30", "11", "Joga"]),
        vec![
            "środa".into(),
            Put::Number(0.416_666_666_7),
            Put::Number(0.479_166_666_7),
            "ĆWICZENIA ROZWIJAJĄCE PAMIĘĆ".into(),
        ],
        vec![
            "piątek".into(),
            from,
            to,
            "Brydż".into(),
            "".into(),
            "co drugi tydzień, od 4.12.2026".into(),
        ],
        vec![
            Put::Day(46361.0),
            Put::Time(0.416_666_666_7),
            Put::Time(0.583_333_333_3),
            "Wycieczka do Wieliczki".into(),
            "zapisy: 12 200 29 26".into(),
        ],
    ])
}

const CENTRE: &[&str] = &["--centre", "CAS 38"];

#[test]
fn a_list_becomes_activities_and_one_cell_is_to_be_mended() {
    let desk = Desk::new();
    let faulty = list("10–12".into(), "".into());
    let imported = desk.imports("plan grudzień.xlsx", &faulty, CENTRE, expect![[r#"
        plan grudzień.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Stan na 20.11.2026: tego dnia zapisano plik.
        Do poprawienia:
          – wiersz 6, kolumna „Od”: „10–12” to dwie godziny. Proszę wpisać 10:00, a 12:00 w kolumnie „Do”.
        Co się zmienia:
          – Nowe: Gimnastyka: poniedziałek 10:00–11:30.
          – Nowe: Język niemiecki: poniedziałek 12:00–13:30.
          – Nowe: Joga: wtorek 09:30–11:00; czwartek 09:30–11:00.
          – Nowe: Ćwiczenia rozwijające pamięć: środa 10:00–11:30.
          – Nowe: Wycieczka do Wieliczki: 05.12.2026 10:00–14:00.
        Domysły i to, czego nie wzięto:
          – Nazwisk kiosk nie pokazuje, więc tych kolumn nie wzięto: Prowadząca.
        Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać kolumnę „Rodzaj”:
          – „Gimnastyka” – Gimnastyka, joga, tai chi
          – „Język niemiecki” – Inne spotkania
          – „Joga” – Gimnastyka, joga, tai chi
          – „Ćwiczenia rozwijające pamięć” – Gimnastyka, joga, tai chi
          – „Wycieczka do Wieliczki” – Wycieczki po Krakowie i okolicy
        Zapisano: activities/cas-38-plan-grudzien.toml.
        Zapisano: activities/kind-other.toml.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
}

#[test]
fn what_becomes_of_a_list_is_a_file_of_its_own() {
    let desk = Desk::new();
    let faulty = list("10–12".into(), "".into());
    desk.imported("plan grudzień.xlsx", &faulty, CENTRE);
    let path = "activities/cas-38-plan-grudzien.toml";
    expect![[r##"
        # Made of plan grudzień.xlsx by `cas-office import`. Please change that file and not this one: the next
        # import writes this one anew.

        [[activity]]
        id = "cas-38-plan-grudzien-gimnastyka"
        kind = "gymnastics"
        centre = "cas-38"
        title = { pl = "Gimnastyka" }
        weekly = ["Mon 10:00–11:30"]
        sign_up = true
        checked = 2026-11-20
        source = "plan grudzień.xlsx"

        [[activity]]
        id = "cas-38-plan-grudzien-jezyk-niemiecki"
        kind = "other"
        centre = "cas-38"
        title = { pl = "Język niemiecki" }
        weekly = ["Mon 12:00–13:30"]
        sign_up = false
        checked = 2026-11-20
        source = "plan grudzień.xlsx"

        [[activity]]
        id = "cas-38-plan-grudzien-joga"
        kind = "gymnastics"
        centre = "cas-38"
        title = { pl = "Joga" }
        weekly = ["Tue 09:30–11:00", "Thu 09:30–11:00"]
        checked = 2026-11-20
        source = "plan grudzień.xlsx"

        [[activity]]
        id = "cas-38-plan-grudzien-cwiczenia-rozwijajace-pamiec"
        kind = "gymnastics"
        centre = "cas-38"
        title = { pl = "Ćwiczenia rozwijające pamięć" }
        weekly = ["Wed 10:00–11:30"]
        checked = 2026-11-20
        source = "plan grudzień.xlsx"

        [[activity]]
        id = "cas-38-plan-grudzien-wycieczka-do-wieliczki"
        kind = "trips"
        centre = "cas-38"
        title = { pl = "Wycieczka do Wieliczki" }
        also_on = ["2026-12-05 10:00–14:00"]
        sign_up = true
        checked = 2026-11-20
        source = "plan grudzień.xlsx"
    "##]].assert_eq(&desk.content(path).unwrap());
}

#[test]
fn a_mended_cell_is_taken_and_one_that_is_spoilt_again_changes_nothing() {
    let desk = Desk::new();
    let faulty = list("10–12".into(), "".into());
    desk.imported("plan grudzień.xlsx", &faulty, CENTRE);
    let path = "activities/cas-38-plan-grudzien.toml";
    let mended = list("10".into(), "12".into());
    let imported = desk.imports(
        "plan grudzień.xlsx",
        &mended,
        CENTRE,
        expect![[r#"
            plan grudzień.xlsx
            Wszystko w porządku.
            Stan na 20.11.2026: tego dnia zapisano plik.
            Co się zmienia:
              – Nowe: Brydż: piątek 10:00–12:00, co 2 tygodnie od 04.12.2026.
            Domysły i to, czego nie wzięto:
              – Nazwisk kiosk nie pokazuje, więc tych kolumn nie wzięto: Prowadząca.
            Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać kolumnę „Rodzaj”:
              – „Gimnastyka” – Gimnastyka, joga, tai chi
              – „Język niemiecki” – Inne spotkania
              – „Joga” – Gimnastyka, joga, tai chi
              – „Ćwiczenia rozwijające pamięć” – Gimnastyka, joga, tai chi
              – „Brydż” – Gry planszowe i karty
              – „Wycieczka do Wieliczki” – Wycieczki po Krakowie i okolicy
            Zapisano: activities/cas-38-plan-grudzien.toml.
        "#]],
    );
    assert_eq!(imported, Imported::Well);
    let first = desk.content(path).unwrap();
    assert!(!first.contains("Nowak"));
    // The same again changes nothing.
    let (_, report) = desk.imported("plan grudzień.xlsx", &mended, CENTRE);
    assert!(report.contains("Wszystko jest tak, jak było."), "{report}");
    assert_eq!(desk.content(path).unwrap(), first);
    // A row that cannot be read any more keeps what was shown.
    desk.imports("plan grudzień.xlsx", &faulty, CENTRE, expect![[r#"
        plan grudzień.xlsx
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Stan na 20.11.2026: tego dnia zapisano plik.
        Do poprawienia:
          – wiersz 6, kolumna „Od”: „10–12” to dwie godziny. Proszę wpisać 10:00, a 12:00 w kolumnie „Do”.
        Domysły i to, czego nie wzięto:
          – Nazwisk kiosk nie pokazuje, więc tych kolumn nie wzięto: Prowadząca.
        Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać kolumnę „Rodzaj”:
          – „Gimnastyka” – Gimnastyka, joga, tai chi
          – „Język niemiecki” – Inne spotkania
          – „Joga” – Gimnastyka, joga, tai chi
          – „Ćwiczenia rozwijające pamięć” – Gimnastyka, joga, tai chi
          – „Wycieczka do Wieliczki” – Wycieczki po Krakowie i okolicy
        Wszystko jest tak, jak było.
        Zapisano: activities/cas-38-plan-grudzien.toml.
    "#]]);
    assert!(
        desk.content(path)
            .unwrap()
            .contains("every = 2, starting = 2026-12-04")
    );
}

#[test]
fn a_grid_becomes_activities_and_its_file_may_name_the_centre() {
    let desk = Desk::new();
    let table = "\
PLAN ZAJĘĆ – stan na 20.11.2026;;;
Godzina;Poniedziałek;Wtorek;Czwartek
8-10.30;Kawiarenka;;
10.30 – 11.30;\"Gimnastyka
(sala duża)\";Angielski;Angielski
po obiedzie;Chór;;
";
    let imported = desk.imports(
        "CAS 38 plan.csv",
        table.as_bytes(),
        &[],
        expect![[r#"
            CAS 38 plan.csv
            Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
            Stan na 20.11.2026.
            Do poprawienia:
              – wiersz 5, kolumna „Godzina”: „po obiedzie” to nie są godziny. Proszę wpisać na przykład
                10:00–11:30.
            Co się zmienia:
              – Nowe: Kawiarenka: poniedziałek 08:00–10:30.
              – Nowe: Gimnastyka: poniedziałek 10:30–11:30.
              – Nowe: Angielski: wtorek 10:30–11:30; czwartek 10:30–11:30.
            Domysły i to, czego nie wzięto:
              – Pominięte, wiersz 4: „(sala duża)”.
            Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać rodzaj do nazwy zajęć:
              – „Kawiarenka” – Inne spotkania
              – „Gimnastyka” – Gimnastyka, joga, tai chi
              – „Angielski” – Język angielski
            Zapisano: activities/cas-38-plan.toml.
            Zapisano: activities/kind-other.toml.
        "#]],
    );
    assert_eq!(imported, Imported::ToMend);
    expect![[r##"
        # Made of CAS 38 plan.csv by `cas-office import`. Please change that file and not this one: the next
        # import writes this one anew.

        [[activity]]
        id = "cas-38-plan-kawiarenka"
        kind = "other"
        centre = "cas-38"
        title = { pl = "Kawiarenka" }
        weekly = ["Mon 08:00–10:30"]
        checked = 2026-11-20
        source = "CAS 38 plan.csv"

        [[activity]]
        id = "cas-38-plan-gimnastyka"
        kind = "gymnastics"
        centre = "cas-38"
        title = { pl = "Gimnastyka" }
        weekly = ["Mon 10:30–11:30"]
        checked = 2026-11-20
        source = "CAS 38 plan.csv"

        [[activity]]
        id = "cas-38-plan-angielski"
        kind = "english"
        centre = "cas-38"
        title = { pl = "Angielski" }
        weekly = ["Tue 10:30–11:30", "Thu 10:30–11:30"]
        checked = 2026-11-20
        source = "CAS 38 plan.csv"
    "##]].assert_eq(&desk.content("activities/cas-38-plan.toml").unwrap());
}

/// A series without an end and without ends, a closure, a day without hours, and what no kiosk can show.
const CALENDAR: &str = "\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTAMP:20261121T080000Z
SUMMARY:Angielski dla początkujących
DTSTART;TZID=Europe/Warsaw:20261201T090000
RRULE:FREQ=WEEKLY;INTERVAL=2
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:NIECZYNNE
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261228
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Dzień otwarty
DTSTART;VALUE=DATE:20261215
END:VEVENT
BEGIN:VEVENT
UID:4
SUMMARY:Dyżur
DTSTART;TZID=Europe/Warsaw:20261201T090000
RRULE:FREQ=SECONDLY
END:VEVENT
END:VCALENDAR
";

#[test]
fn a_calendar_becomes_activities_closures_and_notices() {
    let desk = Desk::new();
    let imported = desk.imports(
        "cas 38.ics",
        CALENDAR.as_bytes(),
        &[],
        expect![[r#"
            cas 38.ics
            Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
            Stan na 21.11.2026: tego dnia zapisano plik.
            Do poprawienia:
              – „Dyżur”: powtarza się zbyt często. Proszę poprawić powtarzanie.
            Co się zmienia:
              – Nowe: Angielski dla początkujących: wtorek 09:00–10:00, co 2 tygodnie od 01.12.2026; od
                01.12.2026.
              – Zamknięte 24.12.2026–27.12.2026: CAS Zabłocie – Grzegórzki: Nieczynne.
              – Komunikat 15.12.2026: CAS Zabłocie – Grzegórzki: Dzień otwarty.
            Domysły i to, czego nie wzięto:
              – Domysł: „Angielski dla początkujących” trwa 60 minut, bo nie podano końca.
              – Domysł: „Nieczynne” to zamknięcie całego centrum. Jeśli nie, proszę to inaczej nazwać.
              – Domysł: „Dzień otwarty” nie ma godzin, więc będzie komunikatem na te dni.
            Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać rodzaj do nazwy zajęć:
              – „Angielski dla początkujących” – Język angielski
            Zapisano: activities/cas-38.toml.
            Zapisano: notices/cas-38.toml.
        "#]],
    );
    assert_eq!(imported, Imported::ToMend);
    expect![[r##"
        # Made of cas 38.ics by `cas-office import`. Please change that file and not this one: the next
        # import writes this one anew.

        [[activity]]
        id = "cas-38-angielski-dla-poczatkujacych"
        kind = "english"
        centre = "cas-38"
        title = { pl = "Angielski dla początkujących" }
        weekly = [{ at = "Tue 09:00–10:00", every = 2, starting = 2026-12-01 }]
        from = 2026-12-01
        checked = 2026-11-21
        source = "cas 38.ics"
    "##]].assert_eq(&desk.content("activities/cas-38.toml").unwrap());
    expect![[r##"
        # Made of cas 38.ics by `cas-office import`. Please change that file and not this one: the next
        # import writes this one anew.

        [[notice]]
        id = "cas-38-2026-12-24-nieczynne"
        text = { pl = "Nieczynne" }
        from = 2026-12-24
        until = 2026-12-27
        closed = true
        centres = ["cas-38"]
        checked = 2026-11-21
        source = "cas 38.ics"

        [[notice]]
        id = "cas-38-2026-12-15-dzien-otwarty"
        text = { pl = "Dzień otwarty" }
        from = 2026-12-15
        until = 2026-12-15
        centres = ["cas-38"]
        checked = 2026-11-21
        source = "cas 38.ics"
    "##]].assert_eq(&desk.content("notices/cas-38.toml").unwrap());
}

#[test]
fn closures_of_many_centres_are_one_table() {
    let desk = Desk::new();
    let tables = "<table:table><table:table-row><table:table-cell><text:p>CAS</text:p></table:table-cell><table:table-cell><text:p>Od</text:p></table:table-cell><table:table-cell><text:p>Do</text:p></table:table-cell><table:table-cell><text:p>Komunikat</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>38</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-12-01\"><text:p>1.12</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2026-12-04\"><text:p>4.12</text:p></table:table-cell><table:table-cell><text:p>Remont, centrum nieczynne</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>CAS Kopaniec</text:p></table:table-cell><table:table-cell><text:p>07.12.2026</text:p></table:table-cell><table:table-cell/><table:table-cell><text:p>Zajęcia w sali na piętrze</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>CAS Nigdzie</text:p></table:table-cell><table:table-cell><text:p>jutro</text:p></table:table-cell><table:table-cell/><table:table-cell><text:p>Nieczynne</text:p></table:table-cell></table:table-row></table:table>";
    let imported = desk.imports("zamkniecia.ods", &ods("", tables), &[], expect![[r#"
        zamkniecia.ods
        2 rzeczy są do poprawienia. Resztę kiosk pokaże.
        Stan na 19.11.2026: tego dnia zapisano plik.
        Najpierw to! Zamknięcia nie udało się odczytać, a kiosk może wysłać ludzi pod zamknięte drzwi:
          – wiersz 4, kolumna „Od”: „jutro” to nie jest dzień. Proszę wpisać na przykład 24.12.2026.
          – wiersz 4, kolumna „CAS”: „CAS Nigdzie” to nie jest centrum. Proszę wpisać jego nazwę albo numer,
            na przykład CAS 38.
        Co się zmienia:
          – Zamknięte 01.12.2026–04.12.2026: CAS Zabłocie – Grzegórzki: Remont, centrum nieczynne.
          – Komunikat 07.12.2026: CAS Kopaniec: Zajęcia w sali na piętrze.
        Zapisano: notices/zamkniecia.toml.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
    expect![[r##"
        # Made of zamkniecia.ods by `cas-office import`. Please change that file and not this one: the next
        # import writes this one anew.

        [[notice]]
        id = "zamkniecia-2026-12-01-remont-centrum-nieczynne"
        text = { pl = "Remont, centrum nieczynne" }
        from = 2026-12-01
        until = 2026-12-04
        closed = true
        centres = ["cas-38"]
        checked = 2026-11-19
        source = "zamkniecia.ods"

        [[notice]]
        id = "zamkniecia-2026-12-07-zajecia-w-sali-na-pietrze"
        text = { pl = "Zajęcia w sali na piętrze" }
        from = 2026-12-07
        until = 2026-12-07
        centres = ["cas-58"]
        checked = 2026-11-19
        source = "zamkniecia.ods"
    "##]].assert_eq(&desk.content("notices/zamkniecia.toml").unwrap());
}

#[test]
fn a_closure_that_cannot_be_read_any_more_stays() {
    let desk = Desk::new();
    let lines = "CAS;Od;Do;Komunikat\n38;01.12.2026;04.12.2026;Remont, nieczynne\n";
    let args = ["--as-of", "2026-11-20"];
    let (imported, _) = desk.imported("zamkniecia.csv", lines.as_bytes(), &args);
    assert_eq!(imported, Imported::Well);
    let shown = desk.content("notices/zamkniecia.toml").unwrap();
    let faulty = lines.replace("01.12.2026", "we wtorek");
    let imported = desk.imports("zamkniecia.csv", faulty.as_bytes(), &args, expect![[r#"
        zamkniecia.csv
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Stan na 20.11.2026.
        Najpierw to! Zamknięcia nie udało się odczytać, a kiosk może wysłać ludzi pod zamknięte drzwi:
          – wiersz 2, kolumna „Od”: „we wtorek” to nie jest dzień. Proszę wpisać na przykład 24.12.2026.
        Wszystko jest tak, jak było.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
    assert_eq!(desk.content("notices/zamkniecia.toml").unwrap(), shown);
}

#[test]
fn what_is_older_or_of_no_day_or_of_no_centre_changes_nothing() {
    let desk = Desk::new();
    let plan = list("10".into(), "12".into());
    let lines = "Dzień;Godziny;Zajęcia\nWtorek;10-12;Szachy\n";
    let on = |day: &'static str| [CENTRE, &["--as-of", day]].concat();
    desk.imported("plan.xlsx", &plan, &on("2026-11-20"));
    let shown = desk.content("activities/cas-38-plan.toml").unwrap();
    for (bytes, args, told) in [
        (
            lines.as_bytes(),
            on("2026-11-19"),
            expect![[r#"
                plan.xlsx
                Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
                Dlaczego:
                  – Ten plik jest z 19.11.2026, a to, co pokazuje kiosk, jest nowsze, z 20.11.2026.
            "#]],
        ),
        (
            lines.as_bytes(),
            CENTRE.to_vec(),
            expect![[r#"
                plan.xlsx
                Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
                Dlaczego:
                  – Nie wiadomo, z którego to dnia. Proszę wpisać nad tabelą albo w nazwie pliku na przykład „stan
                    na 24.11.2026”.
            "#]],
        ),
        (
            lines.as_bytes(),
            vec!["--as-of", "2026-11-21"],
            expect![[r#"
                plan.xlsx
                Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
                Dlaczego:
                  – Nie wiadomo, którego centrum to dotyczy. Proszę dopisać kolumnę „Centrum” albo zacząć nazwę
                    pliku od „CAS 38”.
            "#]],
        ),
        (
            lines.as_bytes(),
            vec!["--centre", "Nigdzie"],
            expect![[r#"
                plan.xlsx
                Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
                Dlaczego:
                  – „Nigdzie” to nie jest centrum. Proszę wpisać jego nazwę albo numer, na przykład CAS 38.
            "#]],
        ),
    ] {
        assert_eq!(
            desk.imports("plan.xlsx", bytes, &args, told),
            Imported::Unread
        );
        assert_eq!(desk.content("activities/cas-38-plan.toml").unwrap(), shown);
    }
}

#[test]
fn what_is_no_plan_changes_nothing() {
    let desk = Desk::new();
    let plan = list("10".into(), "12".into());
    let on = |day: &'static str| [CENTRE, &["--as-of", day]].concat();
    desk.imported("plan.xlsx", &plan, &on("2026-11-20"));
    let shown = desk.content("activities/cas-38-plan.toml").unwrap();
    for (bytes, args, told) in [
        (
            b"<html>Zaloguj".as_slice(),
            vec![],
            expect![[r#"
                plan.xlsx
                Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
                Dlaczego:
                  – To jest strona internetowa, może strona logowania. Proszę pobrać plik jeszcze raz.
            "#]],
        ),
        (
            b"Nazwa;Telefon\nCAS;1",
            on("2026-11-21"),
            expect![[r#"
                plan.xlsx
                Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
                Dlaczego:
                  – Tych nagłówków program nie zna. Proszę użyć wzoru albo nagłówków: Dzień, Od, Do, Zajęcia. Tabela
                    zaczyna się od: „Nazwa · Telefon · CAS · 1”.
            "#]],
        ),
        (
            b"",
            on("2026-11-21"),
            expect![[r#"
                plan.xlsx
                Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
                Dlaczego:
                  – Plik jest pusty. Proszę sprawdzić, czy został zapisany.
            "#]],
        ),
    ] {
        assert_eq!(
            desk.imports("plan.xlsx", bytes, &args, told),
            Imported::Unread
        );
        assert_eq!(desk.content("activities/cas-38-plan.toml").unwrap(), shown);
    }
}

#[test]
fn a_dry_run_tells_all_and_writes_nothing() {
    let desk = Desk::new();
    let plan = list("10".into(), "12".into());
    desk.imported("plan.xlsx", &plan, CENTRE);
    let shown = desk.content("activities/cas-38-plan.toml").unwrap();
    let lines = "Dzień;Godziny;Zajęcia\nWtorek;10-12;Szachy\n";
    let args = [CENTRE, &["--as-of", "2026-11-22", "--dry-run"]].concat();
    let imported = desk.imports(
        "plan.xlsx",
        lines.as_bytes(),
        &args,
        expect![[r#"
            plan.xlsx
            Wszystko w porządku.
            Stan na 22.11.2026.
            Co się zmienia:
              – Nowe: Szachy: wtorek 10:00–12:00.
            Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać kolumnę „Rodzaj”:
              – „Szachy” – Gry planszowe i karty
            Czego już nie ma:
              – „Gimnastyka”
              – „Język niemiecki”
              – „Joga”
              – „Ćwiczenia rozwijające pamięć”
              – „Brydż”
              – „Wycieczka do Wieliczki”
            Byłoby zapisane: activities/cas-38-plan.toml.
        "#]],
    );
    assert_eq!(imported, Imported::Well);
    assert_eq!(desk.content("activities/cas-38-plan.toml").unwrap(), shown);
}

#[test]
fn what_visitors_cannot_be_shown_is_told_and_the_rest_is_taken() {
    let desk = Desk::new();
    let long = "bardzo ".repeat(20);
    let lines = format!(
        "Dzień;Godziny;Zajęcia\nWtorek;10-12;{long} długa nazwa\nŚroda;10-12;=HYPERLINK(A1)\nPiątek;10-12;Sza\u{202e}chy\n"
    );
    let args = [CENTRE, &["--as-of", "2026-11-20"]].concat();
    let imported = desk.imports("plan.csv", lines.as_bytes(), &args, expect![[r#"
        plan.csv
        2 rzeczy są do poprawienia. Resztę kiosk pokaże.
        Stan na 20.11.2026.
        Do poprawienia:
          – „bardzo bardzo bardzo bardzo bardzo bardzo bardzo bardzo bardzo bardzo bardzo bardzo bardzo
            bardzo bardzo bardzo bardzo bardzo bardzo bardzo długa nazwa”: to jest za długie. Proszę wpisać
            najwyżej 80 znaków.
          – „=HYPERLINK(A1)”: to jest formuła, a nie nazwa. Proszę wpisać samą nazwę.
        Co się zmienia:
          – Nowe: Szachy: piątek 10:00–12:00.
        Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać kolumnę „Rodzaj”:
          – „Szachy” – Gry planszowe i karty
        Zapisano: activities/cas-38-plan.toml.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
    let plan = desk.content("activities/cas-38-plan.toml").unwrap();
    assert_eq!(plan.matches("[[activity]]").count(), 1);
}

#[test]
fn a_word_that_is_of_everything_tells_no_kind_by_itself() {
    let desk = Desk::new();
    let lines = "Dzień;Godziny;Zajęcia\nWtorek;10-12;Język hiszpański\nŚroda;10-12;Kurs komputerowy\n\
                 Piątek;10-12;Język angielski\nPiątek;12-13;Lekcje angielskiego\n";
    let args = [CENTRE, &["--as-of", "2026-11-20"]].concat();
    let (_, report) = desk.imported("plan.csv", lines.as_bytes(), &args);
    for told in [
        "„Język hiszpański” – Inne spotkania",
        "„Kurs komputerowy” – Komputer, telefon, internet",
        "„Język angielski” – Język angielski",
        "„Lekcje angielskiego” – Język angielski",
    ] {
        assert!(report.contains(told), "{told} in {report}");
    }
}

#[test]
fn what_a_cell_has_of_a_web_page_or_too_much_of_is_told_by_its_place() {
    let desk = Desk::new();
    let long = "drogo ".repeat(60);
    let lines = format!(
        "Dzień;Godziny;Zajęcia;Koszt\nWtorek;10-12;<b>Szachy</b>;\nŚroda;10-12;Joga;{long}\nPiątek;10-12;Chór, 3 < 5 > 2;\n"
    );
    let args = [CENTRE, &["--as-of", "2026-11-20"]].concat();
    let (imported, report) = desk.imported("plan.csv", lines.as_bytes(), &args);
    assert_eq!(imported, Imported::ToMend);
    let report = report.replace("\n    ", " ");
    assert!(
        report.contains("„<b>Szachy</b>”: to są znaki strony internetowej"),
        "{report}"
    );
    assert!(
        report.contains("wiersz 3, kolumna „Koszt”: to jest za długie."),
        "{report}"
    );
    let plan = desk.content("activities/cas-38-plan.toml").unwrap();
    assert_eq!(plan.matches("[[activity]]").count(), 2);
    assert!(
        !plan.contains("drogo") && plan.contains("3 < 5 > 2"),
        "{plan}"
    );
}

#[test]
fn what_would_be_a_fault_of_the_content_is_told_and_not_written() {
    let desk = Desk::new();
    let lines = "Dzień;Godziny;Zajęcia\nWtorek;10-12;Szachy\n";
    let source = "x".repeat(1000);
    let args = [CENTRE, &["--as-of", "2026-11-20", "--source", &source]].concat();
    let (imported, report) = desk.imported("plan.csv", lines.as_bytes(), &args);
    assert_eq!(imported, Imported::Unread);
    assert!(
        report.contains("treść kiosku miałaby błędy, więc nic z niego nie wzięto."),
        "{report}"
    );
    assert_eq!(desk.content("activities/cas-38-plan.toml"), None);
}

#[test]
fn the_program_ends_with_what_is_to_be_done() {
    let desk = Desk::new();
    let run = |name: &str, lines: &str| {
        fs::write(desk.path(name), lines).unwrap();
        let mut office = Command::new(OFFICE);
        office.current_dir(desk.folder.path());
        office.args([
            "import",
            "--as-of",
            "2026-11-20",
            "--centre",
            "cas-38",
            name,
        ]);
        office.output().unwrap().status.code()
    };
    let plan = "Dzień;Od;Do;Zajęcia\nWtorek;10;12;Szachy\n";
    assert_eq!(run("plan.csv", plan), Some(0));
    assert_eq!(run("plan.csv", &plan.replace("10;", "rano;")), Some(1));
    assert_eq!(run("inne.csv", "a;b"), Some(2));
}

/// The register of the shipped centres, as rows of a spreadsheet program; `change` may change one.
fn register(change: impl Fn(usize, &mut Vec<String>)) -> Vec<Vec<String>> {
    let content = setup::load(None).unwrap().content;
    let mut rows = vec![
        ["Wykaz – stan na 11.06.2026"].map(str::to_owned).to_vec(),
        [
            "Numer pozycji CAS",
            "Dzielnica",
            "Nazwa",
            "Podmiot prowadzący",
            "Ulica",
            "Numer budynku",
            "Kod pocztowy",
            "Kontakt 1",
            "Kontakt 2",
            "Adres",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for centre in &content.centres {
        for place in &centre.places {
            let (street, house) = place.address.rsplit_once(' ').unwrap();
            let digits = |index: usize| centre.phones.get(index).map(|it| it.replace(' ', ""));
            let mut row = vec![
                centre.id.trim_start_matches("cas-").to_owned() + ".0",
                centre.district.clone(),
                centre.name.clone(),
                centre.operator.clone(),
                street.to_owned(),
                house.to_owned(),
                place.postcode.clone(),
                digits(0).unwrap_or_default(),
                digits(1).unwrap_or_default(),
                place.address.clone(),
            ];
            change(rows.len(), &mut row);
            rows.push(row);
        }
    }
    rows
}

/// Writes rows as Polish Excel does.
fn lines(rows: &[Vec<String>]) -> Vec<u8> {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row
            .iter()
            .map(|it| format!("\"{}\"", it.replace('"', "\"\"")))
            .collect();
        cells.join(";") + "\r\n"
    };
    rows.iter().map(line).collect::<String>().into_bytes()
}

/// The row of CAS 2 in the register.
const SECOND: usize = 3;

#[test]
fn a_register_is_merged_and_corrections_by_hand_stay() {
    let desk = Desk::new();
    // Somebody corrected a street, with a comment, on Windows.
    let centres = desk.content("centres.toml").unwrap();
    let corrected = centres.replace(
        "place = [{ address = \"Batorego 3/5\", postcode = \"31-135\" }]\n",
        "place = [{ address = \"Stefana Batorego 3/5\", postcode = \"31-135\" }] # pani Ewa\n",
    );
    fs::write(
        desk.path("content/centres.toml"),
        corrected.replace('\n', "\r\n"),
    )
    .unwrap();
    let first = lines(&register(|_, row| {
        row[4] = row[4].replace("Osiedle ", "Osiedle");
    }));
    let imported = desk.imports("rejestr.csv", &first, &[], expect![[r#"
        rejestr.csv
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Stan na 11.06.2026.
        Tu ktoś musi zdecydować:
          – CAS Dobrej Nadziei: w wykazie jest „Batorego 3/5, 31-135”, a kiosk pokazuje „Stefana Batorego
            3/5, 31-135”. Tak zostaje. Jeśli to źle, proszę poprawić centres.toml.
        Nowy jest tylko dzień, z którego to jest. Reszta jest tak, jak była.
        Zapisano: .register.toml.
        Zapisano: centres.toml.
    "#]]);
    assert_eq!(imported, Imported::ToMend);
    let merged = desk.content("centres.toml").unwrap();
    assert!(merged.contains("\"Stefana Batorego 3/5\", postcode = \"31-135\" }] # pani Ewa\r\n"));
    assert_eq!(merged.matches('\n').count(), merged.matches("\r\n").count());
    let days = merged.matches("checked = 2026-06-11").count();
    assert_eq!(
        days,
        setup::load(None).unwrap().content.centres.iter().count()
    );
    // Only days are different: spaces that the register lost are still there.
    let without_days = |text: &str| {
        text.replace("\"2025-08\"", "2026-06-11")
            .replace("\r\n", "\n")
    };
    assert_eq!(without_days(&merged), without_days(&corrected));
    // The same again changes nothing.
    let (imported, report) = desk.imported("rejestr.csv", &first, &[]);
    assert!(report.contains("Wszystko jest tak, jak było."), "{report}");
    assert_eq!(imported, Imported::Well);
    assert_eq!(desk.content("centres.toml").unwrap(), merged);
    // What the register changes is taken; the correction is still there.
    let second = lines(&register(|index, row| {
        if index == SECOND {
            row[7] = "122000000".to_owned();
        }
    }));
    let imported = desk.imports(
        "rejestr.csv",
        &second,
        &[],
        expect![[r#"
            rejestr.csv
            Wszystko w porządku.
            Stan na 11.06.2026.
            Co się zmienia:
              – CAS Dobrej Nadziei: 12 200 00 00 (było: 662 383 382).
            Zapisano: .register.toml.
            Zapisano: centres.toml.
        "#]],
    );
    assert_eq!(imported, Imported::Well);
    let merged = desk.content("centres.toml").unwrap();
    assert!(merged.contains("phone = [\"12 200 00 00\"]\r\n"));
    assert!(merged.contains("Stefana Batorego"));
}

#[test]
fn a_register_may_have_new_lost_and_doubled_centres_and_broken_numbers() {
    let desk = Desk::new();
    let mut rows = register(|_, _| {});
    rows.remove(SECOND);
    let mut doubled = rows[SECOND].clone();
    doubled[6] = "31-147".to_owned();
    rows.insert(SECOND + 1, doubled);
    let mut new = rows[SECOND].clone();
    for (cell, words) in [
        (0, "59.0"),
        (2, "CAS Nowe"),
        (7, "601602603"),
        (9, "Nowa 1"),
        (4, "1943-07-28 00:00:00"),
    ] {
        new[cell] = words.to_owned();
    }
    rows.push(new);
    let imported = desk.imports("rejestr.csv", &lines(&rows), &[], expect![[r#"
        rejestr.csv
        Wszystko w porządku.
        Stan na 11.06.2026.
        Co się zmienia:
          – Nowe centrum: CAS Nowe.
        Domysły i to, czego nie wzięto:
          – Wiersz 5: numer 3 (CAS Spot Nestor Długa) jest drugi raz, z tym samym adresem. Liczy się
            pierwszy wiersz. Proszę usunąć jeden z nich.
        Czego już nie ma:
          – Nie ma już w wykazie: CAS Dobrej Nadziei. Kiosk nadal to pokazuje. Jeśli to centrum zamknięto,
            proszę je usunąć z centres.toml.
        Zapisano: .register.toml.
        Zapisano: centres.toml.
    "#]]);
    assert_eq!(imported, Imported::Well);
    let centres = desk.content("centres.toml").unwrap();
    expect![[r#"
        id = "cas-59"
        keywords = ["CAS 59"]
        district = "I"
        name = "CAS Nowe"
        operator = "Stowarzyszenie SIEMACHA"
        phone = ["601 602 603"]
        place = [{ address = "Nowa 1", postcode = "31-146" }]
        checked = 2026-06-11
        source = "rejestr.csv"
    "#]]
    .assert_eq(&centres[centres.find("id = \"cas-59\"").unwrap()..]);
    // Numbers of a spreadsheet that lost their end are told of once, and not taken.
    let broken = register(|_, row| row[7] = "1,22656553E+08".to_owned());
    desk.imports("rejestr.csv", &lines(&broken), &[], expect![[r#"
        rejestr.csv
        Jedna rzecz jest do poprawienia. Resztę kiosk pokaże.
        Stan na 11.06.2026.
        Do poprawienia:
          – wiersz 3, kolumna „Kontakt 1”: „1,22656553E+08” straciło ostatnie cyfry, może też w innych
            wierszach. Proszę zmienić format kolumny na tekst i wpisać numery jeszcze raz.
        Czego już nie ma:
          – Nie ma już w wykazie: CAS Nowe. Kiosk nadal to pokazuje. Jeśli to centrum zamknięto, proszę je
            usunąć z centres.toml.
        Zapisano: .register.toml.
        Zapisano: centres.toml.
    "#]]);
    assert!(!desk.content("centres.toml").unwrap().contains("E+08"));
}

#[test]
fn a_register_that_changes_more_than_a_third_or_is_older_is_refused() {
    let desk = Desk::new();
    desk.imported("rejestr.csv", &lines(&register(|_, _| {})), &[]);
    let moved = register(|_, row| row[6] = "30-001".to_owned());
    let before = desk.content("centres.toml").unwrap();
    let (imported, report) = desk.imported("rejestr.csv", &lines(&moved), &[]);
    assert_eq!(imported, Imported::Unread);
    assert!(report.contains("`cas-office import --all`."), "{report}");
    assert_eq!(desk.content("centres.toml").unwrap(), before);
    let (imported, _) = desk.imported(
        "rejestr.csv",
        &lines(&moved),
        &["--all", "--as-of", "2026-06-10"],
    );
    assert_eq!(imported, Imported::Unread);
    assert_eq!(desk.content("centres.toml").unwrap(), before);
    let (imported, _) = desk.imported(
        "rejestr.csv",
        &lines(&moved),
        &["--all", "--as-of", "2026-06-12"],
    );
    assert_eq!(imported, Imported::Well);
    assert!(
        desk.content("centres.toml")
            .unwrap()
            .matches("30-001")
            .count()
            > 50
    );
}

#[test]
fn a_table_that_lacks_a_column_is_told_which_and_days_of_old_macintoshes_are_right() {
    let desk = Desk::new();
    let days = [Put::Day(44895.0), Put::Day(44898.0)];
    let table = |more: &[(&'static str, &'static str)]| {
        let headings = ["Od", "Do"].into_iter().chain(more.iter().map(|it| it.0));
        let cells = days.into_iter().chain(more.iter().map(|it| it.1.into()));
        let rows = [headings.map(Put::Words).collect(), cells.collect()];
        workbook(&[sheet("Arkusz", &rows)], true)
    };
    let args = [CENTRE, &["--as-of", "2026-11-28"]].concat();
    let imported = desk.imports("data1904.xlsx", &table(&[]), &args, expect![[r#"
        data1904.xlsx
        Z tego pliku nic nie trafiło do kiosku. Kiosk pokazuje to, co przedtem.
        Dlaczego:
          – Brakuje kolumn. Na plan: Dzień, Zajęcia. Na zamknięcia: Komunikat. Tabela zaczyna się od: „Od ·
            Do · 01.12.2026 · 04.12.2026”.
    "#]]);
    assert_eq!(imported, Imported::Unread);
    let closure = table(&[("Komunikat", "Remont, nieczynne")]);
    let imported = desk.imports(
        "data1904.xlsx",
        &closure,
        &args,
        expect![[r#"
        data1904.xlsx
        Wszystko w porządku.
        Stan na 28.11.2026.
        Co się zmienia:
          – Zamknięte 01.12.2026–04.12.2026: CAS Zabłocie – Grzegórzki: Remont, nieczynne.
        Zapisano: notices/cas-38-data1904.toml.
    "#]],
    );
    assert_eq!(imported, Imported::Well);
}

#[test]
fn days_from_one_to_another_are_all_of_them_and_days_before_hours_are_not() {
    let desk = Desk::new();
    let lines = "Dzień;Godziny;Zajęcia\nod poniedziałku do czwartku;10-12;Szachy\n\
                 poniedziałek i środa od;13-14;Warcaby\nMonday to Wednesday;15-16;Domino\n";
    let args = [CENTRE, &["--as-of", "2026-11-20"]].concat();
    let imported = desk.imports(
        "plan.csv",
        lines.as_bytes(),
        &args,
        expect![[r#"
        plan.csv
        Wszystko w porządku.
        Stan na 20.11.2026.
        Co się zmienia:
          – Nowe: Szachy: poniedziałek 10:00–12:00; wtorek 10:00–12:00; środa 10:00–12:00; czwartek
            10:00–12:00.
          – Nowe: Warcaby: poniedziałek 13:00–14:00; środa 13:00–14:00.
          – Nowe: Domino: poniedziałek 15:00–16:00; wtorek 15:00–16:00; środa 15:00–16:00.
        Rodzaje zajęć według domysłu. Jeśli któryś jest zły, proszę dopisać kolumnę „Rodzaj”:
          – „Szachy” – Gry planszowe i karty
          – „Warcaby” – Gry planszowe i karty
          – „Domino” – Gry planszowe i karty
        Zapisano: activities/cas-38-plan.toml.
    "#]],
    );
    assert_eq!(imported, Imported::Well);
}
