//! A request that has been begun and not sent.

use chrono::{DateTime, FixedOffset};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use super::Seed;
use crate::content::service::Service;
use crate::form::answer::Answer;
use crate::form::blank::Blank;
use crate::form::{Kind, Question};
use crate::reference::reference;
use crate::request::{self, Answered, Consent, Given, Kiosk, Request};
use crate::setup::Setup;
use crate::text::Language;

/// Bytes of a request's id: 128 bits, so that no two requests of the city share one.
const ID_BYTES: usize = 16;

/// A request that has been begun and not sent.
#[derive(Clone)]
pub(super) struct Draft {
    /// The index of its service.
    pub(super) service: usize,
    /// By the index of the question.
    pub(super) blanks: Vec<Blank>,
    /// What the visitor takes home.
    pub(super) reference: String,
    /// Whether an attempt to store it ended as unknown, so that a file may be found.
    pub(super) is_doubtful: bool,
    /// The idempotency key, the same for every attempt to store the same answers.
    id: String,
    /// From which ids and references come.
    chance: ChaCha20Rng,
    /// The document of the last attempt to store it.
    sent: Option<Request>,
}

impl Draft {
    /// A new draft; `number` counts the drafts of a visit, so that no two have the same chance.
    pub(super) fn new(setup: &Setup, service: usize, seed: &Seed, number: u64) -> Self {
        let mut chance = ChaCha20Rng::from_seed(*seed);
        chance.set_stream(number);
        let form = setup
            .content
            .services
            .get(service)
            .map(|service| &service.form);
        let questions = form.map_or(&[][..], |form| &form.questions);
        let mut draft = Self {
            service,
            blanks: questions.iter().map(Blank::new).collect(),
            reference: String::new(),
            is_doubtful: false,
            id: String::new(),
            chance,
            sent: None,
        };
        draft.renew(setup);
        draft
    }

    /// The document for the office.
    ///
    /// If an earlier attempt may have left a file, the same answers are the same document under the
    /// same id, so that there is one file at most; other answers are another request, so that
    /// none is lost.
    pub(super) fn request(
        &mut self,
        setup: &Setup,
        language: Language,
        at: DateTime<FixedOffset>,
    ) -> Option<Request> {
        let mut request = self.document(setup, language, at)?;
        if let Some(sent) = self.sent.take().filter(|_| self.is_doubtful) {
            if sent
                == (Request {
                    at: sent.at,
                    ..request.clone()
                })
            {
                request = sent;
            } else {
                self.renew(setup);
                request = self.document(setup, language, at)?;
            }
        }
        self.sent = Some(request.clone());
        Some(request)
    }

    /// From now on this is another request, for the spool and for the visitor.
    fn renew(&mut self, setup: &Setup) {
        let mut id = [0; ID_BYTES];
        self.chance.fill_bytes(&mut id);
        self.id = format!("{:032x}", u128::from_be_bytes(id));
        self.reference = reference(setup.config.number, self.chance.next_u32());
    }

    fn document(
        &self,
        setup: &Setup,
        language: Language,
        at: DateTime<FixedOffset>,
    ) -> Option<Request> {
        let service = setup.content.services.get(self.service)?;
        Some(Request {
            version: request::VERSION,
            id: self.id.clone(),
            reference: self.reference.clone(),
            at,
            kiosk: Kiosk {
                number: setup.config.number,
                place: setup.config.place.clone(),
            },
            service: service.id.clone(),
            office: service.office.clone(),
            language: language.tag().to_owned(),
            volunteer: self.volunteer(service),
            consent: Consent {
                notice: setup.content.site.privacy.version.clone(),
            },
            answers: self.answered(service),
        })
    }

    fn volunteer(&self, service: &Service) -> Option<bool> {
        let asked = service
            .form
            .questions
            .iter()
            .position(|question| question.kind == Kind::Volunteer)?;
        match self.blanks.get(asked)?.answer()? {
            Answer::YesNo(helps) => Some(*helps),
            _ => None,
        }
    }

    fn answered(&self, service: &Service) -> Vec<Answered> {
        let questions = service.form.questions.iter().enumerate();
        let given = questions.filter_map(|(index, question)| {
            let answer = given(question, self.blanks.get(index)?.answer()?)?;
            Some(Answered {
                question: question.id.clone(),
                answer,
            })
        });
        given.collect()
    }
}

/// An answer in the words of the request. Whether a volunteer helps stands in a field of its own.
fn given(question: &Question, answer: &Answer) -> Option<Given> {
    Some(match (&question.kind, answer.clone()) {
        (_, Answer::Skipped) => Given::Skipped,
        (_, Answer::YesNo(_)) => return None,
        (_, Answer::Phone(phone)) => Given::Phone {
            typed: phone.typed,
            e164: phone.e164,
            extension: phone.extension,
        },
        (_, Answer::Choice(chosen)) => Given::Choice { chosen },
        (_, Answer::Choices(chosen)) => Given::Choices { chosen },
        (Kind::Name, Answer::Text(text)) => Given::Name { text },
        (Kind::Street, Answer::Text(text)) => Given::Street { text },
        (Kind::House, Answer::Text(text)) => Given::House { text },
        (_, Answer::Text(text)) => Given::Words { text },
    })
}
