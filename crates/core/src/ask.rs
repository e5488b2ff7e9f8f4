//! Requests for a service, from the eligibility questions to the receipt.

pub(crate) mod aim;
pub(crate) mod answers;
pub(crate) mod begin;
pub(crate) mod consent;
pub(crate) mod doubtful;
pub(crate) mod draft;
pub(crate) mod drawn;
pub(crate) mod eligible;
pub(crate) mod given;
pub(crate) mod known;
pub(crate) mod line;
pub(crate) mod offers;
pub(crate) mod password;
pub(crate) mod picker;
pub(crate) mod problem;
pub(crate) mod progress;
pub(crate) mod question;
pub(crate) mod receipt;
pub(crate) mod saving;
pub(crate) mod sending;
pub(crate) mod situation;
pub(crate) mod told;
pub(crate) mod trial;
pub(crate) mod unfinished;
