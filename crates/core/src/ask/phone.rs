//! Phone numbers as they are read: digits in groups.

use cas_form::form::answer::PhoneRule;

/// The number of digits in a group.
const GROUP_DIGITS: usize = 3;

/// Returns a phone number with its digits in groups, so that a visitor can check it: "512 345 678". A
/// number that has groups already, or anything but digits, stays as it was written.
pub(crate) fn grouped(typed: &str, rule: &PhoneRule) -> String {
    let (code, digits) = match typed.strip_prefix('+') {
        Some(digits) => {
            let others = rule.others.iter().map(|country| &country.country_code);
            let mut codes = std::iter::once(&rule.country_code).chain(others);
            let code = codes.find(|code| digits.starts_with(code.as_str()));
            digits.split_at(code.map_or(0, String::len))
        }
        None => ("", typed),
    };
    let are_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits || digits.len() <= GROUP_DIGITS {
        return typed.to_owned();
    }
    let mut whole = match (typed.starts_with('+'), code) {
        (true, "") => "+".to_owned(),
        (true, code) => format!("+{code} "),
        (false, _) => String::new(),
    };
    for (index, digit) in digits.chars().enumerate() {
        let is_next = index > 0 && index % GROUP_DIGITS == 0;
        // A last digit is not left alone.
        if is_next && index + 1 < digits.len() {
            whole.push(' ');
        }
        whole.push(digit);
    }
    whole
}
