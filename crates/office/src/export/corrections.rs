//! What visitors have found wrong on the cards, as the kiosks have counted it, for whoever corrects the content.

use std::collections::BTreeSet;
use std::path::PathBuf;

use cas_count::{Card, CardKind};
use cas_desk::document;
use cas_desk::found::{Sums, is_known};
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;

/// How often something was found wrong, by card.
#[derive(Default)]
pub(super) struct Found {
    sums: Sums,
}

impl Found {
    /// Sums the files of the kiosks. Of each kiosk there is one of a month, or it would be counted twice.
    pub(super) fn of(files: &[PathBuf], setup: &Setup) -> Result<Self, Told> {
        let mut found = Self::default();
        let mut known = BTreeSet::new();
        for path in files {
            let document = document::read(path, &mut known)?;
            found.sums.add(document, Some(setup));
        }
        Ok(found)
    }

    /// True if nothing was found wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.sums.cards.is_empty()
    }

    /// Returns what was found wrong on a card, in words, by its name in a sheet: `centre/cas-1`.
    pub(super) fn words(&self, card: &str, language: Language) -> Option<String> {
        let card = Card::try_from(card.to_owned()).ok()?;
        Some(self.sums.cards.get(&card)?.words(language))
    }

    /// Tells what was found wrong on cards of which no sheet has a row.
    pub(super) fn without_row(&self, setup: &Setup, language: Language) -> Vec<Told> {
        let has_row = |card: &Card| matches!(card.kind, CardKind::Centre | CardKind::Activity);
        let others = self.sums.cards.keys().filter(|it| !has_row(it));
        let others = others.filter(|it| is_known(it, Some(setup)));
        others.map(|it| self.tell(it, language)).collect()
    }

    /// Tells what was found wrong on cards that the content does not have, and that something is left out.
    pub(super) fn amiss(&self, setup: &Setup, language: Language) -> Vec<Told> {
        let unknown = self.sums.cards.keys();
        let unknown = unknown.filter(|it| !is_known(it, Some(setup)));
        let told = unknown.map(|it| {
            let told = self.tell(it, language);
            told!("export-unknown-card", told)
        });
        let left_out = self
            .sums
            .has_left_out
            .then(|| told!("export-sensitive-cards"));
        told.chain(left_out).collect()
    }

    fn tell(&self, card: &Card, language: Language) -> Told {
        let card = card.to_string();
        let what = self.words(&card, language).unwrap_or_default();
        told!("export-found-wrong", card, what)
    }
}
