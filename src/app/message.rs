//! What can happen, whoever or whatever it comes from.

use super::draft::Aim;
use super::number::Digit;
use super::screen::Screen;
use super::{aloud, answers, known, picker, question};
use crate::page::Intent;
use crate::request::Outcome;
use crate::settings::{Adjustable, Setting};
use crate::text::Language;

/// What has happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The focus is to move to this stop.
    Focus(usize),
    /// A visitor has chosen a language, and first of all wants this screen.
    Begin(Language, Screen),
    /// A screen is to be opened.
    Open(Screen),
    /// One screen back.
    Back,
    /// To Home, leaving everything else behind.
    Home,
    /// Another language from now on.
    Language(Language),
    /// What can be changed where pages go; it may be another after a screen has changed its size, or
    /// a voice is lost.
    Adjustable(Adjustable),
    /// Something is to be otherwise from now on.
    Change(Setting),
    /// The voice can no longer be heard, or could not be from the beginning.
    SpeechLost,
    /// Perhaps the voice is to be switched on.
    WantSpeech,
    /// What others may hear.
    Aloud(aloud::Choice),
    /// "I have finished."
    Finish,
    /// "I have finished", although a request has not been sent.
    FinishUnsent,
    /// Somebody else goes on here, and nothing of the visitor is to be left.
    NextPerson,
    /// The same, although a request has not been sent.
    NextPersonUnsent,
    /// Nobody has pressed a key for as long as the kiosk is patient.
    TimeUp,
    /// "Yes, I am still here."
    StillHere,
    /// A digit of a number is typed.
    Digit(Digit),
    /// A digit is typed that answers no question.
    NoAnswer,
    /// The last digit is taken away.
    RubOut,
    /// Enter, while a number is being typed.
    EnterNumber,
    /// A request is wanted.
    Ask(Aim),
    /// Whether requests can be taken just now, for what was asked for.
    Probed(Aim, bool),
    /// A request is wanted although it is only a trial.
    Try(Aim),
    /// Back to the request that has not been sent.
    Resume,
    /// A request is wanted, and the one that has not been sent is not.
    BeginAnew(Aim),
    /// Something where earlier answers are offered.
    Known(known::Message),
    /// Something to the line under edit.
    Write(picker::Message),
    /// Something on a question.
    Question(question::Message),
    /// Something on the page where answers are checked.
    Answers(answers::Message),
    /// How storing the request ended.
    Stored(Outcome),
    /// "Send it again", when nobody knows whether it is stored.
    SendAgain,
}

/// The message that a page's intent stands for; `None` for what only a surface can answer.
#[must_use]
pub fn message(intent: Intent<Message>) -> Option<Message> {
    match intent {
        Intent::Focus(stop) => Some(Message::Focus(stop)),
        Intent::Slide(column) => Some(Message::Write(picker::Message::Slide(column))),
        Intent::Edit(edit) => Some(Message::Write(picker::Message::Edit(edit))),
        Intent::Answer(line) => Some(Message::Write(picker::Message::Answer(line))),
        Intent::Send(message) => Some(message),
        Intent::Turn(_) | Intent::Listen => None,
    }
}

impl Message {
    /// Whether nobody wants to be anywhere else on the page by it.
    pub(super) fn stays(&self) -> bool {
        matches!(
            self,
            Self::Adjustable(_) | Self::SpeechLost | Self::Change(_) | Self::WantSpeech
        )
    }
    /// Whether it neither ends a visit, nor shows what was written in it, nor speaks another language.
    pub(super) fn leads_on(&self) -> bool {
        match self {
            Self::Open(screen) => !screen.is_private(),
            Self::Finish
            | Self::FinishUnsent
            | Self::NextPerson
            | Self::NextPersonUnsent
            | Self::Resume
            | Self::Language(_) => false,
            Self::Focus(_)
            | Self::Begin(..)
            | Self::Back
            | Self::Home
            | Self::Adjustable(_)
            | Self::Change(_)
            | Self::SpeechLost
            | Self::WantSpeech
            | Self::Aloud(_)
            | Self::TimeUp
            | Self::StillHere
            | Self::Digit(_)
            | Self::NoAnswer
            | Self::RubOut
            | Self::EnterNumber
            | Self::Ask(_)
            | Self::Probed(..)
            | Self::Try(_)
            | Self::BeginAnew(_)
            | Self::Known(_)
            | Self::Write(_)
            | Self::Question(_)
            | Self::Answers(_)
            | Self::Stored(_)
            | Self::SendAgain => true,
        }
    }
}
