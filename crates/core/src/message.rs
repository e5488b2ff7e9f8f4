//! Everything that can happen, from any source, and the effects for the shell to carry out.

use chrono::{DateTime, FixedOffset};

use super::ask::aim::Aim;
use super::ask::line::Writing;
use super::ask::progress::{Answering, Checking, Reuse};
use super::find::number::Digit;
use super::screen::Screen;
use super::take::slip_of::SlipOf;
use cas_count::{Counted, Reason};
use cas_page::page::Intent;
use cas_page::settings::{Adjustable, Setting};
use cas_page::slip::{Printed, Slip};
use cas_page::voice;
use cas_request::request::{HelpedBy, Request, StoreOutcome};
use cas_setup::catalogue::Target;
use cas_words::text::Language;

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// The focus moves to this stop.
    Focus(usize),
    /// A visitor has chosen a language and wants this screen first.
    Begin(Language, Screen),
    /// Opens a screen.
    Open(Screen),
    /// Goes one screen back.
    Back,
    /// Goes to Home and leaves everything else.
    Home,
    /// Changes the language.
    Language(Language),
    /// The settings that can be changed on the current surface. They may change when the screen
    /// changes its size, or when the voice is lost.
    Adjustable(Adjustable),
    /// Changes a setting.
    Change(Setting),
    /// The voice can no longer be heard, or could never be heard.
    SpeechLost,
    /// The visitor may want to switch on the voice.
    WantSpeech,
    /// The visitor's decision on what other people may hear.
    Aloud(AloudChoice),
    /// The visitor's decision whether the voice says what others should not hear. Without a yes it is
    /// switched off.
    Overheard(bool),
    /// "I have finished."
    Finish,
    /// "I have finished", although a request has not been sent.
    FinishUnsent,
    /// Another person goes on here, and no data of the visitor may be left.
    NextPerson,
    /// Another person goes on here, although a request has not been sent.
    NextPersonUnsent,
    /// Whoever is at the kiosk helps another person, in this role; `None` if they no longer help.
    HelpAnother(Option<HelpedBy>),
    /// The person who is helped agrees to that, and wants to send a request.
    AgreeToHelp(Aim),
    /// Nobody has pressed a key within the time limit.
    TimeUp,
    /// "Yes, I am still here."
    StillHere,
    /// A digit of a number is typed.
    Digit(Digit),
    /// A digit is typed that answers no question.
    NoAnswer,
    /// Deletes the last digit.
    RubOut,
    /// Enter, while a number is being typed.
    EnterNumber,
    /// The visitor wants to send a request.
    Ask(Aim),
    /// The answer to [`Effect::Probe`]: true if requests can be taken now.
    Probed(Aim, bool),
    /// The visitor wants to send a request although it is only a trial.
    Try(Aim),
    /// The visitor wants to practise. Nothing of this visit leaves the kiosk from now on.
    Practise,
    /// Goes back to the unsent request.
    Resume,
    /// The visitor wants to begin a new request and give up the unsent one.
    BeginAnew(Aim),
    /// An event on a page that offers earlier answers.
    Known(Reuse),
    /// An event in the line under edit.
    Write(Writing),
    /// An event on a question.
    Question(Answering),
    /// An event on the page where the answers are checked.
    Answers(Checking),
    /// The visitor's answer whether the situation that was told before is that of the person who needs
    /// help.
    Concerns(bool),
    /// The visitor's decision whether the office may know the situation that was told before.
    PassOn(bool),
    /// "I agree; send the request."
    Agree,
    /// The request with this id is being stored, which takes a while.
    Saving(String),
    /// The request with this id has been stored for so long that nobody can say how it will end.
    Overdue(String),
    /// The outcome of an attempt to store the request with this id. It may come late, or after the visit.
    Stored(String, StoreOutcome),
    /// "Pass on that this is wrong on this card", or nothing.
    Correct(Target, Option<Reason>),
    /// "I want this on paper."
    Print(SlipOf),
    /// What has become of the slip with this number. It may come late, or after the visit.
    Printed(u64, Printed),
    /// "Send it again", if it is not known whether the request is stored.
    SendAgain,
}

/// A visitor's decision on what other people may hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AloudChoice {
    /// To write: letters are then said aloud, or only counted.
    Write(voice::Aloud),
    /// Not to write anything here, but to call.
    Phone,
}

/// Random bytes from which one visit derives its ids and references.
pub type Seed = [u8; 32];

/// The values from outside that the core gets with every message.
#[derive(Clone, Copy)]
pub struct Moment {
    /// The date and time in the kiosk's zone.
    pub now: DateTime<FixedOffset>,
    /// Fresh random bytes. They are used only when a visit begins.
    pub seed: Seed,
}

/// Work that the core gives to the shell.
#[derive(Clone, PartialEq, Eq)]
pub enum Effect {
    /// Find out whether requests can be taken, and answer with [`Message::Probed`].
    Probe(Aim),
    /// Store a request durably, and answer with [`Message::Stored`]. If that takes a while, answer with
    /// [`Message::Saving`] first, and with [`Message::Overdue`] if it takes too long.
    Store(Box<Request>),
    /// Print a slip, and answer with its number by [`Message::Printed`].
    Print(u64, Box<Slip>),
    /// Count this. Whether it is written is the shell's to know.
    Count(Counted),
    /// Ring the bell, for a visitor who is not looking at the screen.
    Ring,
    /// Remove everything that was shown of a visit, because it is over.
    Wipe,
}

/// Returns the message of a page's intent; `None` for intents that only a surface can carry out.
#[must_use]
pub fn message(intent: Intent<Message>) -> Option<Message> {
    match intent {
        Intent::Focus(stop) => Some(Message::Focus(stop)),
        Intent::Slide(column) => Some(Message::Write(Writing::Slide(column))),
        Intent::Edit(edit) => Some(Message::Write(Writing::Edit(edit))),
        Intent::Answer(line) => Some(Message::Write(Writing::Answer(line))),
        Intent::Send(message) => Some(message),
        Intent::Move(_) | Intent::Turn(_) | Intent::Listen | Intent::Hush => None,
    }
}

impl Message {
    /// True if the visitor expects the focus to stay where it is.
    pub(crate) fn stays(&self) -> bool {
        matches!(
            self,
            Self::Adjustable(_) | Self::SpeechLost | Self::Change(_) | Self::WantSpeech
        )
    }

    /// True if it does not end a visit, does not show private data of it, does not change the language, and is
    /// not about taking something home or about what is wrong here.
    pub(crate) fn leads_on(&self) -> bool {
        match self {
            Self::Open(screen) => {
                let is_aside = matches!(screen, Screen::WriteDown(_) | Screen::Correction(_));
                !screen.is_private() && !is_aside
            }
            Self::Finish
            | Self::FinishUnsent
            | Self::NextPerson
            | Self::NextPersonUnsent
            | Self::HelpAnother(_)
            | Self::Resume
            | Self::Print(_)
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
            | Self::Overheard(_)
            | Self::TimeUp
            | Self::StillHere
            | Self::Digit(_)
            | Self::NoAnswer
            | Self::RubOut
            | Self::EnterNumber
            | Self::Ask(_)
            | Self::AgreeToHelp(_)
            | Self::Probed(..)
            | Self::Try(_)
            | Self::Practise
            | Self::BeginAnew(_)
            | Self::Known(_)
            | Self::Write(_)
            | Self::Question(_)
            | Self::Concerns(_)
            | Self::PassOn(_)
            | Self::Answers(_)
            | Self::Agree
            | Self::Saving(_)
            | Self::Overdue(_)
            | Self::Stored(..)
            | Self::Correct(..)
            | Self::Printed(..)
            | Self::SendAgain => true,
        }
    }
}
