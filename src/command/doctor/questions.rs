//! What no program can look at, and a person has to.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use super::finding::Finding;
use super::unit::Stand;
use cas_setup::told;

/// Returns the questions about a machine that is for the public.
#[must_use]
pub fn questions(stand: Stand) -> Vec<Finding> {
    if stand == Stand::Trial {
        return Vec::new();
    }
    vec![
        Finding::ask("firmware", told!("doctor-ask-firmware")),
        Finding::ask("usb", told!("doctor-ask-usb")),
        Finding::ask("case", told!("doctor-ask-case")),
        Finding::ask("power", told!("doctor-ask-power")),
    ]
}
