//! Names in Ukrainian letters as Polish people read them.

use cas_kiosk::latin::latin;
use proptest::prelude::*;

#[test]
fn names_are_read_by_their_sound() {
    for (name, read) in [
        ("Олена Шевченко", "Ołena Szewczenko"),
        ("Людмила Ковальчук", "Ludmyła Kowalczuk"),
        ("Наталія Зінченко", "Natalija Zinczenko"),
        ("Юлія Кузьменко", "Julija Kuźmenko"),
        ("Мар’яна Щербак", "Marjana Szczerbak"),
        ("Мар'яна Ґудзь", "Marjana Gudź"),
        ("Єва Їжакевич", "Jewa Jiżakewycz"),
        ("Сергій Христюк", "Serhij Chrystiuk"),
        ("Ганна Яценюк-Пономаренко", "Hanna Jaceniuk-Ponomarenko"),
        ("ОЛЬГА", "OLHA"),
        ("Алёна Эйдельман", "Alona Ejdelman"),
        ("Anna Бондар", "Anna Bondar"),
    ] {
        assert_eq!(latin(name).as_deref(), Some(read));
    }
    for name in ["Łucja Żak", "O'Brien", "D’Arc", "", "12 616 54 27"] {
        assert_eq!(latin(name), None, "{name}");
    }
}

proptest! {
    #[test]
    fn whatever_is_written_no_letter_of_ukrainian_is_left(name in "[А-Яа-яЄєІіЇїҐґ’' -]{0,40}") {
        let read = latin(&name).unwrap_or(name);
        prop_assert!(!read.chars().any(|it| ('\u{400}'..='\u{4ff}').contains(&it)), "{read}");
    }
}
