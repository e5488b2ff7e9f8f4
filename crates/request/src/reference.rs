//! The reference of a request, which a visitor takes home and reads out on the telephone.
//!
//! It has nine digits in groups of three: two digits of the kiosk's number, six random digits, and
//! a check digit. The check digit detects one wrong digit, or two adjacent digits that are swapped.
//! The reference is not unique: the key of a request is its id.
//!
//! The check digit is that of H. Michael Damm, "Total anti-symmetrische Quasigruppen" (doctoral
//! thesis, Philipps-Universität Marburg, 2004). Unlike ISO/IEC 7064 it needs no letter X.

/// The number of digits of a reference.
pub const DIGITS: usize = 9;

/// The highest number of a kiosk, plus one.
const KIOSKS: u8 = 100;
/// What a reference begins with if nobody has given its kiosk a number. Nobody takes one home.
const NO_KIOSK: &str = "00";
/// The highest random part, plus one.
const RANDOMS: u32 = 1_000_000;

/// Damm's quasigroup of order ten. It is totally anti-symmetric, and its diagonal is zero.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// Returns the reference of a request, such as "071 234 565". It uses the last two digits of the
/// kiosk's number and the last six of the random number.
#[must_use]
pub fn reference(kiosk: u8, random: u32) -> String {
    let (kiosk, random) = (kiosk % KIOSKS, random % RANDOMS);
    let digits = format!("{kiosk:02}{random:06}");
    let check = check_digit(&digits);
    grouped(&format!("{digits}{check}"))
}

/// True if this can be a reference: nine digits with a correct check digit. Spaces are ignored.
#[must_use]
pub fn is_valid(reference: &str) -> bool {
    digits_of(reference).is_some()
}

/// Returns the reference that somebody has written, in groups of three; `None` unless it has nine digits with a
/// correct check digit, of a kiosk that has a number. Spaces are ignored. Whoever only tries something writes zeros,
/// and their check digit is correct.
#[must_use]
pub fn read(written: &str) -> Option<String> {
    let digits = digits_of(written).filter(|digits| !digits.starts_with(NO_KIOSK))?;
    Some(grouped(&digits))
}

/// Returns nine digits with a correct check digit.
fn digits_of(written: &str) -> Option<String> {
    let digits: String = written.chars().filter(|c| *c != ' ').collect();
    let well_formed = digits.len() == DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
    (well_formed && check_digit(&digits) == 0).then_some(digits)
}

fn grouped(digits: &str) -> String {
    format!("{} {} {}", &digits[..3], &digits[3..6], &digits[6..])
}

/// Returns the check digit for these digits. With it at the end, the check digit of the whole is
/// zero. Characters that are not ASCII digits are ignored.
#[must_use]
pub fn check_digit(digits: &str) -> u8 {
    let values = digits.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0');
    values.fold(0, |row, column| {
        QUASIGROUP[usize::from(row)][usize::from(column)]
    })
}
