//! A reference that was misread or misheard is noticed.

use cas_kiosk::reference::{DIGITS, check_digit, is_valid, read, reference};

/// References spread over all kiosks and all random parts.
fn sample() -> impl Iterator<Item = String> {
    (0..100_u8).map(|kiosk| reference(kiosk, u32::from(kiosk) * 9_973 + 17))
}

fn digits_of(reference: &str) -> Vec<u8> {
    reference.bytes().filter(u8::is_ascii_digit).collect()
}

fn is_valid_as(digits: &[u8]) -> bool {
    is_valid(str::from_utf8(digits).unwrap())
}

#[test]
fn the_check_digit_is_that_of_damm() {
    assert_eq!(check_digit("572"), 4);
    assert_eq!(check_digit("5724"), 0);
    assert_eq!(check_digit(""), 0);
}

#[test]
fn a_reference_is_the_kiosk_the_random_number_and_the_check_digit_in_groups_of_three() {
    let check = check_digit("07123456");
    assert_eq!(reference(7, 123_456), format!("071 234 56{check}"));
    assert_eq!(reference(0, 0), "000 000 000");
}

#[test]
fn numbers_are_taken_up_to_their_limit_and_cut_past_it() {
    assert!(reference(99, 999_999).starts_with("999 999 99"));
    assert_eq!(reference(100, 1_000_000), reference(0, 0));
}

#[test]
fn every_reference_is_valid_with_and_without_spaces() {
    for reference in sample() {
        assert!(is_valid(&reference), "{reference}");
        let digits = String::from_utf8(digits_of(&reference)).unwrap();
        let is_of_kiosk = !digits.starts_with("00");
        assert_eq!(read(&digits), Some(reference).filter(|_| is_of_kiosk));
    }
}

#[test]
fn nobody_has_a_reference_of_a_kiosk_without_a_number() {
    for trial in ["000 000 000", &reference(0, 123_456)] {
        // An office still reads a request in which somebody has written it.
        assert!(is_valid(trial));
        assert_eq!(read(trial), None);
    }
    assert!(read(&reference(1, 0)).is_some());
}

#[test]
fn one_wrong_digit_is_noticed() {
    for reference in sample() {
        let digits = digits_of(&reference);
        for position in 0..DIGITS {
            for wrong in (b'0'..=b'9').filter(|wrong| *wrong != digits[position]) {
                let mut misread = digits.clone();
                misread[position] = wrong;
                assert!(!is_valid_as(&misread), "{reference} {position} {wrong}");
            }
        }
    }
}

#[test]
fn two_neighbours_in_the_wrong_order_are_noticed() {
    for reference in sample() {
        let digits = digits_of(&reference);
        for position in (1..DIGITS).filter(|position| digits[position - 1] != digits[*position]) {
            let mut swapped = digits.clone();
            swapped.swap(position - 1, position);
            assert!(!is_valid_as(&swapped), "{reference} {position}");
        }
    }
}

#[test]
fn what_is_not_nine_digits_is_no_reference() {
    for words in [
        "",
        "000 000 00",
        "000 000 000 0",
        "000-000-000",
        "٠٠٠ ٠٠٠ ٠٠٠",
        "abc def ghi",
    ] {
        assert!(!is_valid(words), "{words:?}");
    }
}
