//! The kernel, asked itself.

use std::thread;

use landlock::{
    ABI, Access as _, AccessFs, LandlockStatus, Ruleset, RulesetAttr as _, RulesetStatus,
};

use super::guard::Landlock;

/// Asks the kernel what it offers of Landlock. The only way is to use it, so a thread does that which
/// ends at once: what it may do no more, this program still may.
#[must_use]
pub fn landlock() -> Landlock {
    let asked = thread::spawn(|| {
        let rules = Ruleset::default().handle_access(AccessFs::from_all(ABI::V1))?;
        rules.create()?.restrict_self()
    });
    let Ok(Ok(told)) = asked.join() else {
        return Landlock::Unknown;
    };
    match told.landlock {
        LandlockStatus::Available { .. } if told.ruleset == RulesetStatus::NotEnforced => {
            Landlock::Unknown
        }
        LandlockStatus::Available {
            effective_abi,
            kernel_abi,
        } => Landlock::Level(kernel_abi.unwrap_or(effective_abi as i32)),
        LandlockStatus::NotEnabled => Landlock::SwitchedOff,
        LandlockStatus::NotImplemented => Landlock::Missing,
    }
}
