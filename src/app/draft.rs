//! A request that has been begun and not sent.

use chrono::{DateTime, FixedOffset, NaiveDate};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use super::{Screen, Seed, question};
use crate::form::age::Meant;
use crate::form::answer::Answer;
use crate::form::blank::Blank;
use crate::form::offer::Offer;
use crate::form::{Form, Kind, Question};
use crate::reference::reference;
use crate::request::{self, About, Answered, Consent, Given, Kiosk, Request};
use crate::setup::Setup;
use crate::text::Language;

/// Bytes of a request's id: 128 bits, so that no two requests of the city share one.
const ID_BYTES: usize = 16;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The index of the service.
    pub service: usize,
    /// What it is about.
    pub(super) subject: Subject,
}

impl Aim {
    /// The service with this index, and nothing else.
    #[must_use]
    pub fn at(service: usize) -> Self {
        Self {
            service,
            subject: Subject::Service,
        }
    }

    /// Where it can be asked for.
    pub(super) fn card(self) -> Screen {
        match self.subject {
            Subject::Service => Screen::Service(self.service),
            Subject::Centre(centre) => Screen::Centre(centre),
            Subject::Activity { index, .. } => Screen::Activity(index),
        }
    }
}

/// What a request is about besides its service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Nothing else.
    Service,
    /// The centre with this index.
    Centre(usize),
    /// An activity, from one of its meetings on.
    Activity {
        /// The index of the activity.
        index: usize,
        /// When the meeting begins, if anybody knows when it meets.
        start: Option<DateTime<FixedOffset>>,
    },
}

/// A request that has been begun and not sent.
#[derive(Clone)]
pub(super) struct Draft {
    /// What it is for.
    pub(super) aim: Aim,
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
    /// The indices of the questions whose answers an earlier request gave and the visitor confirmed.
    kept: Vec<usize>,
}

/// The kinds of question that are answered once in a visit.
const KNOWN: [Kind; 4] = [Kind::Name, Kind::Phone, Kind::Street, Kind::House];

/// What a visitor has written in the requests of a visit, by kind, so that nobody writes it twice.
#[derive(Clone, Default)]
pub(super) struct Known(Vec<(Kind, String)>);

impl Known {
    /// Takes over what a draft has.
    pub(super) fn learn(&mut self, draft: &Draft, form: &Form) {
        for (question, blank) in form.questions.iter().zip(&draft.blanks) {
            let words = match blank.answer() {
                Some(Answer::Text(words)) => words,
                Some(Answer::Phone(phone)) => &phone.typed,
                _ => continue,
            };
            if KNOWN.contains(&question.kind) {
                self.0.retain(|(kind, _)| *kind != question.kind);
                self.0.push((question.kind.clone(), words.clone()));
            }
        }
    }

    /// The questions of a form that it answers.
    pub(super) fn answers(&self, form: &Form) -> Vec<usize> {
        let questions = form.questions.iter().enumerate();
        let known = questions.filter(|(_, question)| self.get(&question.kind).is_some());
        known.map(|(index, _)| index).collect()
    }

    /// What is known for a kind of question.
    pub(super) fn get(&self, kind: &Kind) -> Option<&str> {
        let known = self.0.iter().find(|(known, _)| known == kind);
        known.map(|(_, words)| words.as_str())
    }
}

impl Draft {
    /// A new draft; `number` counts the drafts of a visit, so that no two have the same chance.
    pub(super) fn new(setup: &Setup, aim: Aim, seed: &Seed, number: u64) -> Self {
        let mut chance = ChaCha20Rng::from_seed(*seed);
        chance.set_stream(number);
        let form = setup.content.ask(aim.service).map(|ask| &ask.form);
        let questions = form.map_or(&[][..], |form| &form.questions);
        let mut draft = Self {
            aim,
            blanks: questions.iter().map(Blank::new).collect(),
            reference: String::new(),
            is_doubtful: false,
            id: String::new(),
            chance,
            sent: None,
            kept: Vec::new(),
        };
        draft.renew(setup);
        draft
    }

    /// The form that is filled in.
    pub(super) fn form<'s>(&self, setup: &'s Setup) -> Option<&'s Form> {
        Some(&setup.content.ask(self.aim.service)?.form)
    }

    /// Writes what is known into the blanks it answers.
    pub(super) fn fill(&mut self, setup: &Setup, known: &Known) {
        let Some(form) = self.form(setup) else {
            return;
        };
        for (question, blank) in form.questions.iter().zip(&mut self.blanks) {
            // An answer has room in a line. If it had not, the question would be asked again.
            let known = known.get(&question.kind);
            let _ = known.map(|words| blank.line_mut().replace(words));
        }
    }

    /// The answers to these questions are kept as they stand. One that cannot be is asked again.
    pub(super) fn keep(&mut self, setup: &Setup, today: NaiveDate, questions: &[usize]) {
        let rules = question::rules(setup);
        let Some(form) = self.form(setup) else {
            return;
        };
        let is_complete = |index: &usize| {
            let asked = form.questions.get(*index).zip(self.blanks.get_mut(*index));
            asked.is_some_and(|(question, blank)| blank.complete(question, &rules, today).is_ok())
        };
        self.kept = questions.iter().copied().filter(is_complete).collect();
    }

    /// Whether the answer to a question was given in an earlier request and confirmed in this one.
    pub(super) fn is_kept(&self, question: usize) -> bool {
        self.kept.contains(&question)
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
        let service = setup.content.services.get(self.aim.service)?;
        let ask = service.ask.as_ref()?;
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
            about: about(setup, self.aim.subject),
            office: ask.office.clone(),
            language: language.tag().to_owned(),
            volunteer: self.volunteer(&ask.form),
            helped_by: None,
            call_instead: None,
            reminds: None,
            visit_password: None,
            consent: Consent {
                notice: setup.content.site.privacy.as_ref()?.version.clone(),
            },
            situation: Vec::new(),
            answers: self.answered(&ask.form),
        })
    }

    fn volunteer(&self, form: &Form) -> Option<bool> {
        let asked = form
            .questions
            .iter()
            .position(|question| question.kind == Kind::Volunteer)?;
        match self.blanks.get(asked)?.answer()? {
            Answer::Offer(Offer::Volunteer(helps)) => Some(*helps),
            _ => None,
        }
    }

    fn answered(&self, form: &Form) -> Vec<Answered> {
        let questions = form.questions.iter().enumerate();
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

/// What a request is about, in the words of the request.
fn about(setup: &Setup, subject: Subject) -> Option<About> {
    let content = &setup.content;
    Some(match subject {
        Subject::Service => return None,
        Subject::Centre(index) => About {
            centre: content.centres.get(index)?.id.clone(),
            activity: None,
            meeting: None,
        },
        Subject::Activity { index, start } => {
            let activity = content.activities.get(index)?;
            About {
                centre: activity.centre.clone(),
                activity: Some(activity.id.clone()),
                meeting: start,
            }
        }
    })
}

/// An answer in the words of the request. Whether a volunteer helps stands in a field of its own.
fn given(question: &Question, answer: &Answer) -> Option<Given> {
    Some(match (&question.kind, answer.clone()) {
        (_, Answer::Skipped) => Given::Skipped,
        (_, Answer::Offer(offer)) => return offered(offer),
        (_, Answer::Phone(phone)) => Given::Phone(request::Phone {
            typed: phone.typed,
            e164: phone.e164,
            extension: phone.extension,
        }),
        (_, Answer::Age(age)) => Given::Age {
            typed: age.typed,
            meant: match age.meant {
                Meant::Years(years) => request::Age::Years(years),
                Meant::Born(year) => request::Age::Born(year),
            },
        },
        (_, Answer::Choice(chosen)) => Given::Choice { chosen },
        (_, Answer::Choices(chosen)) => Given::Choices { chosen },
        (Kind::Name, Answer::Text(text)) => Given::Name { text },
        (Kind::Street, Answer::Text(text)) => Given::Street { text },
        (Kind::House, Answer::Text(text)) => Given::House { text },
        (Kind::Short, Answer::Text(text)) => Given::Short { text },
        (_, Answer::Text(text)) => Given::Words { text },
    })
}

/// A chosen answer in the words of the request.
fn offered(offer: Offer) -> Option<Given> {
    Some(match offer {
        Offer::Volunteer(_) => return None,
        Offer::YesNo(answer) => Given::YesNo {
            chosen: answer.word(),
        },
        Offer::PartOfDay(part) => Given::PartOfDay {
            chosen: part.word(),
        },
        Offer::Day(day) => Given::Date { chosen: day.word() },
    })
}
