//! What is counted of a visit, decided here and nowhere else: numbers without the visitor.
//!
//! # Invariants
//! - What others should not see is never counted, and neither is practice.
//! - Of a search only that it has found nothing. No word of a visitor, and no answer.

use super::ask::aim::Aim;
use super::ask::progress::Inquiry;
use super::find::search;
use super::message::{Effect, Message};
use super::screen::Screen;
use super::trail::At;
use super::visit::Visit;
use super::wording::Wording;
use cas_count::{Card, CardKind, Correction, Counted, Reason, Use};
use cas_form::eligibility::Outcome;
use cas_setup::catalogue::Target;
use cas_setup::content::Content;
use cas_setup::setup::Setup;

/// What a message may lead to that is counted, and how the visit was before it.
pub(crate) struct Watch {
    occasion: Option<Occasion>,
    receipts: usize,
}

/// What a message may lead to.
#[derive(Clone, Copy)]
enum Occasion {
    /// The questions whether a service is meant for the visitor may end.
    Check,
    /// A request cannot be taken.
    Unavailable(Aim),
    /// A search may have found nothing.
    Search,
    /// The visitor passes on that something is wrong on a card.
    Correct(Target, Reason),
}

impl Watch {
    /// Begins before a message changes the visit.
    pub(crate) fn begin(visit: &Visit, message: &Message) -> Self {
        let occasion = match message {
            Message::Open(Screen::Eligible(_)) => Some(Occasion::Check),
            Message::Probed(aim, false) => Some(Occasion::Unavailable(*aim)),
            Message::Correct(of, Some(reason)) => Some(Occasion::Correct(*of, *reason)),
            Message::Write(_) if visit.trail.is_at(&Screen::Search) => Some(Occasion::Search),
            _ => None,
        };
        Self {
            occasion,
            receipts: visit.receipts.len(),
        }
    }

    /// Returns what is to be counted after it.
    pub(crate) fn end(self, visit: &mut Visit, setup: &Setup) -> Vec<Effect> {
        if visit.practises() {
            return Vec::new();
        }
        let sent = visit.receipts.iter().skip(self.receipts);
        let sent = sent.filter_map(|it| Some(Use::Requested(service_of(it.aim, setup)?)));
        let mut counted: Vec<Counted> = sent.map(Counted::Use).collect();
        let found = self.occasion.and_then(|it| it.found(visit, setup));
        let is_search = |it: &Counted| *it == Counted::Use(Use::FoundNothing);
        // Whoever goes back and comes again is the same person.
        let is_new = |it: &Counted| is_search(it) || visit.counted.insert(it.clone());
        counted.extend(found.filter(is_new));
        counted.into_iter().map(Effect::Count).collect()
    }
}

impl Occasion {
    /// Returns what it has led to, if that is counted.
    fn found(self, visit: &Visit, setup: &Setup) -> Option<Counted> {
        let used = match (self, visit.trail.at()) {
            (Self::Correct(of, reason), At::Screen(Screen::Corrected(..))) => {
                let card = card(of, &setup.content)?;
                return Some(Counted::Correction(Correction { card, reason }));
            }
            (Self::Check, At::Screen(Screen::Eligible(inquiry))) => refused(inquiry, setup),
            (Self::Unavailable(aim), At::Screen(Screen::Unavailable(_))) => {
                service_of(aim, setup).map(Use::Unavailable)
            }
            (Self::Search, At::Screen(Screen::Found)) => {
                let wording = Wording::new(setup, visit.language, visit.now);
                search::has_found_nothing(&wording, visit).then_some(Use::FoundNothing)
            }
            _ => None,
        };
        used.map(Counted::Use)
    }
}

/// Returns that the questions have ended with "not for you", if they have.
fn refused(inquiry: &Inquiry, setup: &Setup) -> Option<Use> {
    let eligibility = &setup.content.eligibilities[inquiry.rules];
    let rule = eligibility.decided(&inquiry.answers)?;
    let service = &setup.content.services[inquiry.service];
    let is_no = eligibility.rules[rule].verdict.outcome == Outcome::No;
    (is_no && !service.sensitive).then(|| Use::Refused {
        service: service.id.clone(),
        rule: u16::try_from(rule.position() + 1).unwrap_or(u16::MAX),
    })
}

/// Returns the card of a target, unless it has none, or one that others should not see.
fn card(of: Target, content: &Content) -> Option<Card> {
    let (kind, id) = match of {
        Target::Centre(id) => (CardKind::Centre, &content.centres[id].id),
        Target::Activity(id) => (CardKind::Activity, &content.activities[id].id),
        Target::Service(id) => (CardKind::Service, &content.services[id].id),
        Target::Article(id) => (CardKind::Article, &content.articles[id].id),
        Target::Emergency
        | Target::Entry(_)
        | Target::Weekday(_)
        | Target::District(_)
        | Target::Kind(_)
        | Target::Group(_) => return None,
    };
    let id = id.clone();
    (!Screen::of(of).is_sensitive(content)).then_some(Card { kind, id })
}

/// Returns the id of the service that a request is for, unless others should not see it.
fn service_of(aim: Aim, setup: &Setup) -> Option<String> {
    let content = &setup.content;
    let service = &content.services[content.service_of(aim.ask)];
    (!aim.is_sensitive(content)).then(|| service.id.clone())
}
