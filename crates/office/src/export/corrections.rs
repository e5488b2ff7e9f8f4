//! What visitors have found wrong on the cards, as the kiosks have counted it, for whoever corrects the content.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use cas_count::{Card, CardKind, Corrections, Reason};
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;

use crate::counts;

/// How often something was found wrong, by card. What was told before others should no longer see a card is left out.
#[derive(Default)]
pub(super) struct Found {
    has_left_out: bool,
    cards: BTreeMap<Card, BTreeMap<Reason, u64>>,
}

impl Found {
    /// Sums the files of the kiosks. Of each kiosk there is one of a month, or it would be counted twice.
    pub(super) fn of(files: &[PathBuf], setup: &Setup) -> Result<Self, Told> {
        let mut found = Self::default();
        let mut known = BTreeSet::new();
        for document in files
            .iter()
            .map(|it| counts::read::<Corrections>(it, &mut known))
        {
            for (card, reasons) in document?.counted.cards {
                if is_sensitive(&card, setup) {
                    found.has_left_out = true;
                    continue;
                }
                let sums = found.cards.entry(card).or_default();
                for (reason, count) in reasons {
                    *sums.entry(reason).or_default() += u64::from(count);
                }
            }
        }
        Ok(found)
    }

    /// True if nothing was found wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// Returns what was found wrong on a card, in words, by its name in a sheet: `centre/cas-1`.
    pub(super) fn words(&self, card: &str, language: Language) -> Option<String> {
        let card = Card::try_from(card.to_owned()).ok()?;
        let reasons = self.cards.get(&card)?;
        let words = reasons.iter().map(|(reason, count)| {
            let reason = name(*reason).in_language(language);
            format!("{reason}: {count}")
        });
        Some(words.collect::<Vec<_>>().join("; "))
    }

    /// Tells what was found wrong on cards of which no sheet has a row.
    pub(super) fn without_row(&self, setup: &Setup, language: Language) -> Vec<Told> {
        let has_row = |card: &Card| matches!(card.kind, CardKind::Centre | CardKind::Activity);
        let others = self.cards.keys().filter(|it| !has_row(it));
        let others = others.filter(|it| is_known(it, setup));
        others.map(|it| self.tell(it, language)).collect()
    }

    /// Tells what was found wrong on cards that the content does not have, and that something is left out.
    pub(super) fn amiss(&self, setup: &Setup, language: Language) -> Vec<Told> {
        let unknown = self.cards.keys();
        let unknown = unknown.filter(|it| !is_known(it, setup));
        let told = unknown.map(|it| {
            let told = self.tell(it, language);
            told!("export-unknown-card", told)
        });
        let left_out = self.has_left_out.then(|| told!("export-sensitive-cards"));
        told.chain(left_out).collect()
    }

    fn tell(&self, card: &Card, language: Language) -> Told {
        let card = card.to_string();
        let what = self.words(&card, language).unwrap_or_default();
        told!("export-found-wrong", card, what)
    }
}

/// True if the content has this card.
fn is_known(card: &Card, setup: &Setup) -> bool {
    let content = &setup.content;
    match card.kind {
        CardKind::Centre => content.centres.iter().any(|it| it.id == card.id),
        CardKind::Activity => content.activities.iter().any(|it| it.id == card.id),
        CardKind::Service => content.services.iter().any(|it| it.id == card.id),
        CardKind::Article => content.articles.iter().any(|it| it.id == card.id),
    }
}

/// True if others should not see this card.
fn is_sensitive(card: &Card, setup: &Setup) -> bool {
    let content = &setup.content;
    let service = || content.services.iter().find(|it| it.id == card.id);
    let article = || content.articles.iter().find(|it| it.id == card.id);
    match card.kind {
        CardKind::Centre | CardKind::Activity => false,
        CardKind::Service => service().is_some_and(|it| it.sensitive),
        CardKind::Article => article().is_some_and(|it| it.sensitive),
    }
}

fn name(reason: Reason) -> Told {
    match reason {
        Reason::Phone => told!("sheet-told-phone"),
        Reason::Hours => told!("sheet-told-hours"),
        Reason::Address => told!("sheet-told-address"),
        Reason::Gone => told!("sheet-told-gone"),
        Reason::Other => told!("sheet-told-other"),
    }
}
