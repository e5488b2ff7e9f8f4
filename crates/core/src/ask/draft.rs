//! A draft: a request that was begun and is not sent.

use chrono::{DateTime, FixedOffset, NaiveDate};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

use super::aim::{Aim, Subject};
use super::drawn::Password;
use super::progress::{Inquiry, Occasion};
use super::told::Told;
use crate::message::Seed;
use crate::screen::FormScreen;
use cas_form::form::age::Meant;
use cas_form::form::answer::{self, Answer, ReferenceRule, Rules};
use cas_form::form::blank::Blank;
use cas_form::form::offer::{Helper, Offer};
use cas_form::form::{Form, Question, QuestionKind};
use cas_request::reference::{self, reference};
use cas_request::request::{
    self, About, Answered, Circumstance, Consent, Given, HelpedBy, Kiosk, Request, StoreOutcome,
};
use cas_setup::setup::Setup;
use cas_words::id::{Each, Id};
use cas_words::text::Language;

/// The number of bytes in a request's id: 128 bits, so that no two requests of the city have the
/// same id.
const ID_BYTES: usize = 16;

/// A request that was begun and is not sent.
#[derive(Clone)]
pub(crate) struct Draft {
    /// The service and the subject that the request is for.
    pub(crate) aim: Aim,
    pub(crate) blanks: Each<Question, Blank>,
    /// The reference that the visitor takes home.
    pub(crate) reference: String,
    /// The password of the visit that is asked for, the same for every attempt.
    pub(crate) password: Option<Password>,
    /// The attempts to store it.
    pub(crate) attempts: Attempts,
    /// The idempotency key, the same for every attempt to store the same answers.
    id: String,
    /// The source of ids and references.
    chance: ChaCha20Rng,
    /// The document of the last attempt to store it.
    sent: Option<Request>,
    /// The questions that an earlier request answered, if the visitor has confirmed the answers.
    kept: Vec<Id<Question>>,
    /// The situation that was told in the eligibility questions that led here.
    pub(crate) told: Option<Told>,
    /// True if the visitor writes with the picker.
    pub(crate) picks: bool,
    /// The role of whoever helps the visitor here. Then the form does not ask who fills it in.
    pub(crate) helped_by: Option<HelpedBy>,
}

/// What is known about the attempts to store a request.
#[derive(Clone, Copy, Default)]
pub(crate) struct Attempts {
    /// True if one has ended and nobody knows how, so that its file may exist.
    is_unknown: bool,
    /// True while one is under way.
    pub(crate) is_pending: bool,
    /// True if the one that is under way takes too long, until the visitor gets to know it.
    pub(crate) is_overdue: bool,
    /// How the last one has ended, until the visitor gets to know it.
    pub(crate) ended: Option<StoreOutcome>,
}

impl Attempts {
    /// Notes that one takes a while.
    pub(crate) fn go_on(&mut self) {
        self.is_pending = true;
    }

    /// Notes how one has ended.
    pub(crate) fn end(&mut self, outcome: StoreOutcome) {
        (self.is_pending, self.is_overdue) = (false, false);
        // If a file may exist, a failure after that does not change it.
        self.is_unknown |= outcome == StoreOutcome::Unknown;
        self.ended = Some(outcome);
    }

    /// Notes that the next one is another request than the last one, which may be stored.
    pub(crate) fn leave_open(&mut self) {
        *self = Self {
            is_unknown: true,
            ..Self::default()
        };
    }

    /// True if the file of one may exist.
    fn is_doubtful(self) -> bool {
        self.is_unknown || self.is_pending || self.ended == Some(StoreOutcome::Stored)
    }
}

/// The answers of a visitor that are the same in every request, by kind of question, so that nobody
/// gives them twice.
#[derive(Clone, Default)]
pub(crate) struct Known(Vec<(QuestionKind, Answer)>);

impl Known {
    /// Adds the answers of a draft that are the same in every request of a person.
    pub(crate) fn learn(&mut self, draft: &Draft, form: &Form) {
        for (question, blank) in form.questions.iter().zip(&draft.blanks) {
            let given = blank.answer().filter(|it| **it != Answer::Skipped);
            if let Some(answer) = given.filter(|_| question.kind.lasts()) {
                self.0.retain(|(kind, _)| *kind != question.kind);
                self.0.push((question.kind.clone(), answer.clone()));
            }
        }
    }

    /// Returns the questions of a draft for which it has answers.
    pub(crate) fn answers(&self, draft: &Draft, setup: &Setup) -> Vec<Id<Question>> {
        let questions = &draft.form(setup).questions;
        // Some questions are asked only after a known answer to another one.
        let mut filled = draft.clone();
        filled.fill(setup, self);
        let mut asked = filled.asked(setup);
        asked.retain(|id| self.get(&questions[*id].kind).is_some());
        asked
    }

    /// Returns the known answer for a kind of question.
    pub(crate) fn get(&self, kind: &QuestionKind) -> Option<&Answer> {
        let known = self.0.iter().find(|(known, _)| known == kind);
        known.map(|(_, answer)| answer)
    }
}

impl Draft {
    /// Makes a new draft. `number` counts the drafts of a visit, so that no two drafts get the same
    /// random numbers.
    pub(crate) fn new(setup: &Setup, aim: Aim, seed: &Seed, number: u64) -> Self {
        let mut chance = ChaCha20Rng::from_seed(*seed);
        chance.set_stream(number);
        let questions = &setup.content.asks[aim.ask].form.questions;
        let mut draft = Self {
            aim,
            blanks: questions.each(|_, question| Blank::new(question)),
            reference: String::new(),
            password: Password::draw(&setup.content, aim, seed, number),
            attempts: Attempts::default(),
            id: String::new(),
            chance,
            sent: None,
            kept: Vec::new(),
            told: None,
            picks: false,
            helped_by: None,
        };
        draft.renew(setup);
        draft
    }

    /// True if its file may exist.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.attempts.is_doubtful()
    }

    /// True if this is the id of the document of the last attempt to store it.
    pub(crate) fn was_sent_as(&self, id: &str) -> bool {
        self.sent.as_ref().is_some_and(|sent| sent.id == id)
    }

    /// True if its answers are still those of the document of the last attempt to store it.
    pub(crate) fn is_as_sent(&self, setup: &Setup, language: Language) -> bool {
        self.sent.as_ref().is_some_and(|sent| {
            let now = Request {
                language: sent.language.clone(),
                ..self.document(setup, language, sent.at)
            };
            now == *sent
        })
    }

    /// True if the visitor would lose anything by leaving it.
    pub(crate) fn is_written(&self) -> bool {
        let mut blanks = self.blanks.iter();
        blanks.any(|blank| !blank.is_empty() && !says_only_who_asks(blank))
    }

    /// Returns the form that is filled in.
    pub(crate) fn form<'s>(&self, setup: &'s Setup) -> &'s Form {
        &setup.content.asks[self.aim.ask].form
    }

    /// Puts the known answers into the blanks of their questions.
    pub(crate) fn fill(&mut self, setup: &Setup, known: &Known) {
        for (id, question) in self.form(setup).questions.with_ids() {
            let answer = known
                .get(&question.kind)
                .filter(|_| self.holds(setup, question));
            let blank = &mut self.blanks[id];
            // An answer always fits in a line. If it did not, the question would be asked again.
            let _ = match answer {
                Some(Answer::Text(words)) => blank.line_mut().replace(words),
                Some(Answer::Phone(phone)) => blank.line_mut().replace(&phone.typed),
                Some(chosen) => {
                    blank.give(chosen.clone());
                    Ok(())
                }
                None => Ok(()),
            };
        }
    }

    /// Accepts the words in the blanks as answers to these questions. A question whose words are
    /// not accepted is asked again.
    pub(crate) fn keep(&mut self, setup: &Setup, today: NaiveDate, questions: &[Id<Question>]) {
        let rules = rules(setup);
        let form = self.form(setup);
        let is_complete = |id: &Id<Question>| {
            let (question, blank) = (&form.questions[*id], &mut self.blanks[*id]);
            match question.kind.free_text() {
                Some(_) => blank.complete(question, &rules, today).is_ok(),
                None => blank.answer().is_some(),
            }
        };
        self.kept = questions.iter().copied().filter(is_complete).collect();
    }

    /// True if at least one question about the request has been answered.
    pub(crate) fn is_answered(&self) -> bool {
        let mut blanks = self.blanks.iter();
        blanks.any(|blank| blank.answer().is_some() && !says_only_who_asks(blank))
    }

    /// Returns the questions that are asked, in their order: those whose conditions hold, without
    /// those that were answered before the form and passed on. What is answered in spite of that stays.
    pub(crate) fn asked(&self, setup: &Setup) -> Vec<Id<Question>> {
        let told = self.circumstances(setup);
        let is_told = |question: &Question| {
            let by = question.answered_by.as_ref();
            by.is_some_and(|by| told.iter().any(|it| it.question == *by))
        };
        let questions = &self.form(setup).questions;
        let mut asked = self.planned(setup);
        asked.retain(|id| {
            let is_open = self.blanks[*id].answer().is_none();
            !(is_open && is_told(&questions[*id]))
        });
        asked
    }

    /// Returns the questions that the visitor has to answer, in their order, and this one. Left out is what was
    /// told before the form, also while the visitor has not decided whether to pass it on, and what is kept
    /// from an earlier request.
    pub(crate) fn steps(&self, setup: &Setup, asked: Id<Question>) -> Vec<Id<Question>> {
        let questions = &self.form(setup).questions;
        let told = self.told.as_ref().filter(|told| told.may_be_passed_on());
        let told = told.map_or_else(Vec::new, |told| told.inquiry.chosen(&setup.content));
        let is_told = |question: &Question| {
            let by = question.answered_by.as_ref();
            by.is_some_and(|by| told.iter().any(|(it, _)| it.id == *by))
        };
        let mut steps = self.planned(setup);
        steps.retain(|id| {
            let is_open = self.blanks[*id].answer().is_none();
            let is_done = self.is_kept(*id) || is_open && is_told(&questions[*id]);
            *id == asked || !is_done
        });
        steps
    }

    /// Returns the questions whose conditions hold, in their order, also those that were answered before the
    /// form.
    fn planned(&self, setup: &Setup) -> Vec<Id<Question>> {
        let questions = self.form(setup).questions.with_ids();
        let is_known =
            |it: &Question| self.helped_by.is_some() && it.kind == QuestionKind::HelpedBy;
        let planned = questions.filter(|(_, it)| self.holds(setup, it) && !is_known(it));
        planned.map(|(id, _)| id).collect()
    }

    /// Returns the first question that is asked and has no answer yet.
    pub(crate) fn unanswered(&self, setup: &Setup) -> Option<Id<Question>> {
        let mut asked = self.asked(setup).into_iter();
        asked.find(|id| self.blanks[*id].answer().is_none())
    }

    /// Takes back the answers to questions that are not asked after the answers as they are now. If
    /// the visitor only chose a wrong answer, what was written is there when they are asked again.
    pub(crate) fn withdraw_unasked(&mut self, setup: &Setup) {
        for (id, question) in self.form(setup).questions.with_ids() {
            if !self.holds(setup, question) {
                self.blanks[id].withdraw();
            }
        }
    }

    /// True if the answers so far are those after which a question is asked.
    fn holds(&self, setup: &Setup, question: &Question) -> bool {
        let questions = &self.form(setup).questions;
        question.when.iter().all(|condition| {
            if let Some(role) = self.helped_by
                && questions[condition.question].kind == QuestionKind::HelpedBy
            {
                // Whoever is helped may name somebody who answers the phone.
                return question.kind == QuestionKind::CallInstead
                    || condition
                        .answers
                        .contains(&Answer::Offer(Offer::Helper(helper(role))));
            }
            let given = self.blanks[condition.question].answer();
            given.is_some_and(|given| condition.answers.contains(given))
        })
    }

    /// True if the answer to a question was given in an earlier request and confirmed in this one.
    pub(crate) fn is_kept(&self, question: Id<Question>) -> bool {
        self.kept.contains(&question)
    }

    /// True if the visitor fills it in for another person.
    pub(crate) fn is_for_another(&self) -> bool {
        self.helper().is_some_and(Helper::is_for_another)
    }

    /// Returns the situation if it will be passed on.
    pub(crate) fn passed_on(&self) -> Option<&Inquiry> {
        let told = self.told.as_ref().filter(|told| told.is_passed_on());
        told.map(|told| &told.inquiry)
    }

    /// Returns the screen with the question that is open about what was told before, if there is one.
    pub(crate) fn open_question(&self, occasion: Occasion) -> Option<FormScreen> {
        let told = self.told.as_ref()?;
        told.open_question(self.is_for_another(), occasion)
    }

    /// Makes the document for the office.
    ///
    /// After an attempt that may have left a file, the same answers give the same document with the
    /// same id, so that there is at most one file. Changed answers make a new request, so that no
    /// answer is lost.
    pub(crate) fn request(
        &mut self,
        setup: &Setup,
        language: Language,
        at: DateTime<FixedOffset>,
    ) -> Request {
        let mut request = self.document(setup, language, at);
        if let Some(sent) = self.sent.take().filter(|_| self.is_doubtful()) {
            if sent
                == (Request {
                    at: sent.at,
                    ..request.clone()
                })
            {
                request = sent;
            } else {
                self.attempts.leave_open();
                self.renew(setup);
                request = self.document(setup, language, at);
            }
        }
        self.sent = Some(request.clone());
        request
    }

    /// Gives the request a new id and a new reference.
    fn renew(&mut self, setup: &Setup) {
        let mut id = [0; ID_BYTES];
        self.chance.fill_bytes(&mut id);
        self.id = format!("{:032x}", u128::from_be_bytes(id));
        self.reference = reference(setup.config.number, self.chance.next_u32());
    }

    fn document(&self, setup: &Setup, language: Language, at: DateTime<FixedOffset>) -> Request {
        let content = &setup.content;
        let ask = &content.asks[self.aim.ask];
        let service = &content.services[content.service_of(self.aim.ask)];
        Request {
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
            volunteer: self.volunteer(),
            helped_by: self.helped_by.or(self.helper().and_then(helped_by)),
            call_instead: self.call_instead(setup),
            reminds: self.reminds(setup),
            visit_password: self
                .password
                .and_then(|it| it.said(content))
                .map(|it| it.words),
            consent: Consent {
                notice: ask.notice.clone(),
            },
            situation: self.circumstances(setup),
            answers: self.answered(setup),
        }
    }

    /// Returns what the visitor wants to pass on of the answers to the eligibility questions.
    fn circumstances(&self, setup: &Setup) -> Vec<Circumstance> {
        let told = self.passed_on().into_iter();
        let chosen = told.flat_map(|told| told.chosen(&setup.content));
        let chosen = chosen.map(|(question, option)| Circumstance {
            question: question.id.clone(),
            chosen: option.id.clone(),
        });
        chosen.collect()
    }

    /// Returns the answer to the question who fills in the form.
    fn helper(&self) -> Option<Helper> {
        let mut answers = self.blanks.iter().filter_map(Blank::answer);
        answers.find_map(|answer| match answer {
            Answer::Offer(Offer::Helper(helper)) => Some(*helper),
            _ => None,
        })
    }

    /// True if a volunteer helps; `None` if nobody has told who helps.
    fn volunteer(&self) -> Option<bool> {
        let of_form = || self.helper().map(|helper| helper == Helper::Volunteer);
        let role = self.helped_by;
        role.map(|role| role == HelpedBy::Volunteer)
            .or_else(of_form)
    }

    /// Returns the reference of the earlier request that it is about, if it is about one.
    fn reminds(&self, setup: &Setup) -> Option<String> {
        let given = self.form(setup).questions.iter().zip(&self.blanks);
        let mut references = given.filter(|(question, _)| question.kind == QuestionKind::Reference);
        references.find_map(|(_, blank)| match blank.answer()? {
            Answer::Text(reference) => Some(reference.clone()),
            _ => None,
        })
    }

    /// Returns the person who answers the phone instead of the visitor, if one was named.
    fn call_instead(&self, setup: &Setup) -> Option<request::CallInstead> {
        let (phone, name) = self.call(setup)?;
        name.map(|name| request::CallInstead {
            name: name.to_owned(),
            phone: self::phone(phone),
        })
    }

    /// Returns the phone number to call, and the name of whoever answers it if that is not the visitor.
    pub(crate) fn call(&self, setup: &Setup) -> Option<(&answer::Phone, Option<&str>)> {
        let given = self.form(setup).questions.iter().zip(&self.blanks);
        let given = given.filter_map(|(question, blank)| Some((&question.kind, blank.answer()?)));
        let (mut number, mut name) = (None, None);
        for (kind, answer) in given {
            match answer {
                Answer::Phone(phone) => number = number.or(Some(phone)),
                Answer::Text(words) if *kind == QuestionKind::CallInstead => {
                    name = Some(words.as_str());
                }
                _ => {}
            }
        }
        Some((number?, name))
    }

    fn answered(&self, setup: &Setup) -> Vec<Answered> {
        let questions = &self.form(setup).questions;
        let asked = self.asked(setup).into_iter();
        let given = asked.filter_map(|id| {
            let question = &questions[id];
            let answer = given(question, self.blanks[id].answer()?)?;
            Some(Answered {
                question: question.id.clone(),
                answer,
            })
        });
        given.collect()
    }
}

/// True if a blank says who fills in the form. That takes one key, and alone it is no loss.
fn says_only_who_asks(blank: &Blank) -> bool {
    matches!(blank.answer(), Some(Answer::Offer(Offer::Helper(_))))
}

/// Converts the subject of a request for its document.
fn about(setup: &Setup, subject: Subject) -> Option<About> {
    let content = &setup.content;
    Some(match subject {
        Subject::Service => return None,
        Subject::Centre(centre) => About {
            centre: content.centres[centre].id.clone(),
            activity: None,
            meeting: None,
        },
        Subject::Activity { activity, start } => {
            let activity = &content.activities[activity];
            About {
                centre: activity.centre.clone(),
                activity: Some(activity.id.clone()),
                meeting: start,
            }
        }
    })
}

fn helped_by(helper: Helper) -> Option<HelpedBy> {
    match helper {
        Helper::Nobody => None,
        Helper::Volunteer => Some(HelpedBy::Volunteer),
        Helper::Family => Some(HelpedBy::Family),
        Helper::Other => Some(HelpedBy::Other),
    }
}

/// Returns the answer to the question who fills in a form that is nearest to this role.
fn helper(role: HelpedBy) -> Helper {
    match role {
        HelpedBy::Volunteer | HelpedBy::Staff => Helper::Volunteer,
        HelpedBy::Family => Helper::Family,
        HelpedBy::Other => Helper::Other,
    }
}

fn phone(phone: &answer::Phone) -> request::Phone {
    request::Phone {
        typed: phone.typed.clone(),
        e164: phone.e164.clone(),
        extension: phone.extension.clone(),
    }
}

/// Converts an answer for the document of a request. Who has filled it in, who is to be called instead and
/// the reference of an earlier request are not here: they have fields of their own.
fn given(question: &Question, answer: &Answer) -> Option<Given> {
    Some(match answer.clone() {
        Answer::Skipped => Given::Skipped,
        Answer::Offer(offer) => return offered(offer),
        Answer::Phone(number) => Given::Phone(phone(&number)),
        Answer::Age(age) => Given::Age {
            typed: age.typed,
            meant: match age.meant {
                Meant::Years(years) => request::Age::Years(years),
                Meant::Born(year) => request::Age::Born(year),
            },
        },
        Answer::Choice(chosen) => Given::Choice { chosen },
        Answer::Choices(chosen) => Given::Choices { chosen },
        Answer::Text(_)
            if matches!(
                question.kind,
                QuestionKind::CallInstead | QuestionKind::Reference
            ) =>
        {
            return None;
        }
        Answer::Text(text) => written(&question.kind, text),
    })
}

/// Converts a text for the document of a request.
fn written(kind: &QuestionKind, text: String) -> Given {
    match kind {
        QuestionKind::Name => Given::Name { text },
        QuestionKind::Street => Given::Street { text },
        QuestionKind::House => Given::House { text },
        QuestionKind::Short => Given::Short { text },
        // Of these kinds, only `Words` has answers that are texts.
        QuestionKind::Words
        | QuestionKind::Phone
        | QuestionKind::Age
        | QuestionKind::Choice(_)
        | QuestionKind::Choices(_)
        | QuestionKind::YesNo
        | QuestionKind::PartOfDay
        | QuestionKind::Date
        | QuestionKind::HelpedBy
        | QuestionKind::CallInstead
        | QuestionKind::Reference => Given::Words { text },
    }
}

/// Converts a chosen answer for the document of a request.
fn offered(offer: Offer) -> Option<Given> {
    Some(match offer {
        Offer::Helper(_) => return None,
        Offer::YesNo(answer) => Given::YesNo {
            chosen: answer.word(),
        },
        Offer::PartOfDay(part) => Given::PartOfDay {
            chosen: part.word(),
        },
        Offer::Day(day) => Given::Date { chosen: day.word() },
    })
}

/// Returns the rules for answers at this kiosk. They cover all its languages, because a visitor may
/// choose one language and write in another.
pub(crate) fn rules(setup: &Setup) -> Rules<'_> {
    Rules {
        phone: &setup.content.site.phone_rule,
        age_words: setup.locales.list("age-words"),
        reference: ReferenceRule {
            digits: reference::DIGITS,
            read: reference::read,
        },
    }
}
