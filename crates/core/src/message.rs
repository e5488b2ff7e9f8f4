//! What can happen, whoever or whatever it comes from, and what the shell has to do about it.

use chrono::{DateTime, FixedOffset};

use super::ask::aim::Aim;
use super::ask::line::Writing;
use super::ask::progress::{Answering, Checking, Reuse};
use super::find::number::Digit;
use super::screen::Screen;
use cas_page::page::Intent;
use cas_page::settings::{Adjustable, Setting};
use cas_page::voice;
use cas_request::request::{Request, StoreOutcome};
use cas_words::text::Language;

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
    Aloud(AloudChoice),
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
    Known(Reuse),
    /// Something to the line under edit.
    Write(Writing),
    /// Something on a question.
    Question(Answering),
    /// Something on the page where answers are checked.
    Answers(Checking),
    /// How storing the request ended.
    Stored(StoreOutcome),
    /// "Send it again", when nobody knows whether it is stored.
    SendAgain,
}

/// What a visitor decides that others may hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AloudChoice {
    /// The letters may be heard, or only counted.
    Write(voice::Aloud),
    /// Nothing is to be written here.
    Phone,
}

/// Random bytes from which one visit derives its ids and references.
pub type Seed = [u8; 32];

/// What the core cannot know by itself, given with every message.
#[derive(Clone, Copy)]
pub struct Moment {
    /// The date and time in the kiosk's zone.
    pub now: DateTime<FixedOffset>,
    /// Fresh random bytes. Only a visit that begins uses them.
    pub seed: Seed,
}

/// What the shell has to do for the core.
#[derive(Clone, PartialEq, Eq)]
pub enum Effect {
    /// Find out whether requests can be taken, and answer with [`Message::Probed`].
    Probe(Aim),
    /// Store a request durably, and answer with [`Message::Stored`].
    Store(Box<Request>),
    /// Ring, for whoever looks elsewhere.
    Ring,
    /// A visit is over: let nothing be found of what was shown of it.
    Wipe,
}

/// The message that a page's intent stands for; `None` for what only a surface can answer.
#[must_use]
pub fn message(intent: Intent<Message>) -> Option<Message> {
    match intent {
        Intent::Focus(stop) => Some(Message::Focus(stop)),
        Intent::Slide(column) => Some(Message::Write(Writing::Slide(column))),
        Intent::Edit(edit) => Some(Message::Write(Writing::Edit(edit))),
        Intent::Answer(line) => Some(Message::Write(Writing::Answer(line))),
        Intent::Send(message) => Some(message),
        Intent::Turn(_) | Intent::Listen => None,
    }
}

impl Message {
    /// Whether nobody wants to be anywhere else on the page by it.
    pub(crate) fn stays(&self) -> bool {
        matches!(
            self,
            Self::Adjustable(_) | Self::SpeechLost | Self::Change(_) | Self::WantSpeech
        )
    }
    /// Whether it neither ends a visit, nor shows what was written in it, nor speaks another language.
    pub(crate) fn leads_on(&self) -> bool {
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
