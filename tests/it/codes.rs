//! What the camera of a phone reads from a screen or from paper, read by another program's eyes.

use cas_kiosk::code::{Address, Card, Event, Modules, QUIET_MODULES, ascii, event, tel, vcard};
use chrono::{DateTime, TimeZone as _, Utc};
use proptest::prelude::*;
use rqrr::{Grid, PreparedImage, SimpleGrid};

/// A phone number of the city.
pub const PHONE: &str = "+48126165555";

/// Reads all codes of a picture from its dark pixels.
pub fn read(width: usize, height: usize, is_dark: impl Fn(usize, usize) -> bool) -> Vec<String> {
    let mut picture = PreparedImage::prepare_from_bitmap(width, height, is_dark);
    let grids = picture.detect_grids();
    let mut read: Vec<String> = grids.iter().map(|it| it.decode().unwrap().1).collect();
    read.sort();
    read
}

/// Reads a code that is drawn with so many pixels a module, with the light border around it.
pub fn read_drawn(modules: &Modules, pixels: usize) -> Vec<String> {
    let side = (modules.size() + 2 * QUIET_MODULES) * pixels;
    let at = |it: usize| (it / pixels).checked_sub(QUIET_MODULES);
    read(side, side, |x, y| {
        at(x).zip(at(y)).is_some_and(|(x, y)| modules.is_dark(x, y))
    })
}

fn at(hour: u32, minute: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 12, 4, hour, minute, 0).unwrap()
}

fn gymnastics() -> Event<'static> {
    Event {
        title: "Gimnastyka",
        begins: at(9, 0),
        ends: at(10, 30),
        place: Some("CAS Zabłocie"),
    }
}

fn helper() -> Card<'static> {
    Card {
        name: "Złota Rączka",
        organization: None,
        phone: PHONE,
        address: None,
    }
}

/// A payload of each kind, from the smallest to the largest that a slip has.
pub fn payloads() -> Vec<String> {
    let address = Some(Address {
        street: "ul. Daszyńskiego 19",
        town: "Kraków",
        postal_code: Some("31-537"),
    });
    let organization = Some("Miejskie Centrum Opieki");
    let whole = Card {
        organization,
        address,
        ..helper()
    };
    vec![
        tel(PHONE),
        vcard(&helper()),
        vcard(&whole),
        event(&gymnastics()),
    ]
}

#[test]
fn another_program_reads_every_payload_in_every_size() {
    for payload in payloads() {
        let modules = Modules::of(&payload).unwrap();
        let grid = SimpleGrid::from_func(modules.size(), |x, y| modules.is_dark(x, y));
        assert_eq!(Grid::new(grid).decode().unwrap().1, payload);
        for pixels in [1, 2, 3, 7, 8] {
            assert_eq!(read_drawn(&modules, pixels), [payload.as_str()], "{pixels}");
        }
    }
}

#[test]
fn a_number_to_call_needs_the_smallest_code_and_the_others_not_much_more() {
    let sizes = payloads();
    let sizes = sizes.iter().map(|it| Modules::of(it).unwrap().size());
    assert_eq!(sizes.collect::<Vec<_>>(), [21, 41, 53, 45]);
    // The longest number that there is (E.164).
    let longest = tel("+123456789012345");
    assert_eq!(Modules::of(&longest).unwrap().size(), 21);
}

#[test]
fn what_is_outside_of_a_code_is_light() {
    let modules = Modules::of("TEL:112").unwrap();
    assert!(modules.is_dark(0, 0), "its corner is a mark to find it by");
    let size = modules.size();
    for (x, y) in [(size, 0), (0, size), (size, size), (usize::MAX, usize::MAX)] {
        assert!(!modules.is_dark(x, y), "{x}, {y}");
    }
}

#[test]
fn nothing_and_too_much_and_what_is_not_ascii_have_no_code() {
    // The most bytes of the largest code at level M (ISO/IEC 18004, table 7).
    let most = "a".repeat(2_331);
    assert_eq!(Modules::of(&most).unwrap().size(), 177);
    assert_eq!(Modules::of(&format!("{most}a")), None);
    assert_eq!(Modules::of(""), None);
    assert_eq!(Modules::of("TEL:112ą"), None);
}

#[test]
fn a_number_to_call_is_written_without_what_people_write_into_it() {
    assert_eq!(tel(PHONE), "TEL:+48126165555");
    assert_eq!(tel("+48 12 616-55-55"), "TEL:+48126165555");
    assert_eq!(tel("112"), "TEL:112");
}

#[test]
fn a_card_for_the_contacts_is_a_vcard_of_version_3() {
    assert_eq!(
        vcard(&helper()),
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Zlota Raczka;;;;\r\nFN:Zlota Raczka\r\n\
         TEL:+48126165555\r\nEND:VCARD\r\n"
    );
    let address = Some(Address {
        street: "ul. Długa 1; lok. 2, parter",
        town: "Kraków",
        postal_code: None,
    });
    let card = vcard(&Card {
        organization: Some("A\\B, C"),
        address,
        ..helper()
    });
    assert!(card.contains("\r\nORG:A\\\\B\\, C\r\n"), "{card}");
    let line = "\r\nADR:;;ul. Dluga 1\\; lok. 2\\, parter;Krakow;;;\r\n";
    assert!(card.contains(line), "{card}");
}

#[test]
fn an_event_stands_alone_and_is_told_in_utc() {
    assert_eq!(
        event(&gymnastics()),
        "BEGIN:VEVENT\r\nSUMMARY:Gimnastyka\r\nDTSTART:20261204T090000Z\r\n\
         DTEND:20261204T103000Z\r\nLOCATION:CAS Zablocie\r\nEND:VEVENT\r\n"
    );
}

#[test]
fn names_are_written_in_the_letters_that_every_phone_has() {
    for (name, latin) in [
        (
            "Złota Rączka: żółć, gęślą jaźń",
            "Zlota Raczka: zolc, gesla jazn",
        ),
        ("ŁÓDŹ", "LODZ"),
        ("Straße, Köln, Ærø", "Strasse, Koln, Aero"),
        // The examples of the resolution of the Cabinet of Ministers.
        ("Алушта, Андрій", "Alushta, Andrii"),
        ("Єнакієве, Гаєвич", "Yenakiieve, Haievych"),
        ("Згорани, Розгон", "Zghorany, Rozghon"),
        ("Їжакевич, Кадиївка", "Yizhakevych, Kadyivka"),
        ("Йосипівка, Стрий", "Yosypivka, Stryi"),
        ("Щербухи, Гоща", "Shcherbukhy, Hoshcha"),
        ("Юрій, Корюківка", "Yurii, Koriukivka"),
        ("Яготин, Костянтин", "Yahotyn, Kostiantyn"),
        ("Ґалаґан, Мар’їне, Мар'їне", "Galagan, Marine, Marine"),
        ("ЩУКА ЮГ Щ", "SHCHUKA YUH Shch"),
        // A mark that is a character of its own.
        ("Андріи\u{306} go\u{301}ra", "Andrii gora"),
        ("„Dom” – 8:00\u{a0}…", "\"Dom\" - 8:00 ..."),
        ("seniors’", "seniors'"),
        ("漢字", "??"),
    ] {
        assert_eq!(ascii(name), latin);
    }
}

proptest! {
    /// Whoever writes content cannot write a field of a payload, and no letter makes a code unreadable.
    #[test]
    fn no_text_ends_its_line_or_its_field(name in any::<String>(), place in any::<String>()) {
        let card = vcard(&Card { name: &name, organization: Some(&place), ..helper() });
        let made = event(&Event { title: &name, place: Some(&place), ..gymnastics() });
        for payload in [card, made] {
            prop_assert!(payload.is_ascii());
            prop_assert_eq!(payload.matches('\n').count(), 6 + usize::from(payload.starts_with("BEGIN:VC")));
            prop_assert_eq!(payload.matches("\r\n").count(), payload.matches('\n').count());
            let family = payload.lines().find(|line| line.starts_with("N:"));
            let bare = family.unwrap_or_default().replace("\\\\", "").replace("\\;", "");
            prop_assert!(matches!(bare.matches(';').count(), 0 | 4), "{}", payload);
        }
    }
}
