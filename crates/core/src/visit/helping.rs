//! The help that is given to a visitor: by a volunteer to one person after the other, or by a relative. The kiosk
//! knows only the role of who helps, and no name.

use cas_request::request::HelpedBy;

/// The help that is given to a visitor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Helping {
    pub(crate) role: HelpedBy,
    /// True if the person who is helped has agreed to that.
    pub(crate) is_agreed: bool,
}

impl Helping {
    /// Returns the help in this role, before anybody has agreed to it.
    pub(crate) fn begins(role: HelpedBy) -> Self {
        let is_agreed = false;
        Self { role, is_agreed }
    }

    /// Returns the same after the person has agreed.
    pub(crate) fn agreed(self) -> Self {
        let is_agreed = true;
        Self { is_agreed, ..self }
    }

    /// Returns the same for another person, who has not agreed yet.
    pub(crate) fn of_another(self) -> Self {
        Self::begins(self.role)
    }
}
