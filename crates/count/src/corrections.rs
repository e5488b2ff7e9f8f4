//! On which cards visitors have found something wrong, and what.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::document::{Content, KEYS_MAX, is_id};

/// A card, by what it is of and its id. It stands as `centre/cas-1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Card {
    /// What it is of.
    pub kind: CardKind,
    /// The id of the record.
    pub id: String,
}

/// What a card is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardKind {
    /// A centre.
    Centre,
    /// An activity.
    Activity,
    /// A service.
    Service,
    /// An article.
    Article,
}

/// What is wrong on a card. It is all that a visitor can say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The phone number.
    Phone,
    /// Days and hours.
    Hours,
    /// The address.
    Address,
    /// It does not exist any more.
    Gone,
    /// Something else.
    Other,
}

/// A visitor has found something wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Correction {
    /// The card.
    pub card: Card,
    /// What is wrong on it.
    pub reason: Reason,
}

/// How often something was found wrong, by card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Corrections {
    /// The numbers of each card, by reason.
    pub cards: BTreeMap<Card, BTreeMap<Reason, u32>>,
}

impl CardKind {
    const ALL: [Self; 4] = [Self::Centre, Self::Activity, Self::Service, Self::Article];

    fn word(self) -> &'static str {
        match self {
            Self::Centre => "centre",
            Self::Activity => "activity",
            Self::Service => "service",
            Self::Article => "article",
        }
    }
}

impl Reason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Phone,
        Self::Hours,
        Self::Address,
        Self::Gone,
        Self::Other,
    ];
}

impl fmt::Display for Card {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.kind.word(), self.id)
    }
}

impl TryFrom<String> for Card {
    type Error = &'static str;

    fn try_from(words: String) -> Result<Self, Self::Error> {
        let parts = words.split_once('/').filter(|(_, id)| is_id(id));
        let card = parts.and_then(|(word, id)| {
            let kind = CardKind::ALL.into_iter().find(|it| it.word() == word)?;
            let id = id.to_owned();
            Some(Self { kind, id })
        });
        card.ok_or("a card is written as centre/cas-1")
    }
}

impl From<Card> for String {
    fn from(card: Card) -> Self {
        card.to_string()
    }
}

impl Corrections {
    /// Returns how many numbers there are.
    fn keys(&self) -> usize {
        self.cards.values().map(BTreeMap::len).sum()
    }
}

impl Content for Corrections {
    const KIND: &'static str = "corrections";
    type One = Correction;

    fn add(&mut self, Correction { card, reason }: &Correction) -> bool {
        let is_known = self.cards.get(card).map(|it| it.contains_key(reason));
        if self.keys() >= KEYS_MAX && is_known != Some(true) {
            return false;
        }
        let reasons = self.cards.entry(card.clone()).or_default();
        let number = reasons.entry(*reason).or_default();
        *number = number.saturating_add(1);
        true
    }

    fn fault(&self) -> Option<String> {
        let is_much = self.keys() > KEYS_MAX;
        is_much.then(|| format!("it has more than {KEYS_MAX} numbers"))
    }
}
