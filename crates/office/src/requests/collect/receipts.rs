//! The receipts of the office.

use std::collections::{BTreeMap, BTreeSet};

use cas_fleet::layout;
use cas_fleet::name::Name;
use cas_fleet::receipt::{Entry, KEPT, NAMED, RECEIPT_BYTES_MAX, Receipt, State};
use cas_fleet::signed;
use cas_store::StoreFault;

use super::Collecting;
use super::ledger::{Line, Step};
use crate::requests::OfficeFault;

impl Collecting<'_> {
    /// Writes the receipt for a kiosk, unless the one that is there says the same of these requests.
    pub(super) fn answer(
        &mut self,
        kiosk: &Name,
        before: Option<Receipt>,
        says: &BTreeSet<&str>,
        resend: bool,
    ) -> Result<(), OfficeFault> {
        let mut requests = self.known(kiosk, says);
        if let Some(before) = before.as_ref().filter(|_| !resend) {
            let says_so = |id: &&str| before.requests.get(*id) == requests.get(*id);
            if says.iter().all(says_so) {
                return Ok(());
            }
            self.keep_others(before, &mut requests);
        }
        let number = before.as_ref().map_or(0, |it| it.number);
        let number = number.max(self.ledger.number(kiosk)).saturating_add(1);
        self.ledger.add(&Line::Receipt(kiosk, number), self.now)?;
        let (office, ledger) = (self.office.clone(), self.ledger.id.clone());
        let mut receipt = Receipt::new(office, kiosk.clone(), number, ledger, self.now);
        receipt.requests = requests;
        receipt.resend_since = self.ledger.resend.filter(|it| self.now - *it < KEPT);
        let path = layout::receipt(kiosk, &self.office);
        let signed = self.signing.sign(&receipt.to_json(), &path);
        let object = signed.map_err(|error| OfficeFault::Unsigned(error.to_string()))?;
        self.store.put(&path, &object)?;
        Ok(())
    }

    /// Returns the receipt that is in the store, if this office has signed it.
    pub(super) fn standing(&mut self, kiosk: &Name) -> Result<Option<Receipt>, OfficeFault> {
        let path = layout::receipt(kiosk, &self.office);
        let object = match self.store.get(&path, RECEIPT_BYTES_MAX) {
            Err(fault @ StoreFault::TooLarge { .. }) => {
                self.attention.call(&fault.to_string());
                return Ok(None);
            }
            object => object?,
        };
        let Some(object) = object else {
            return Ok(None);
        };
        let trusted = [self.signing.signer.clone()];
        let document = signed::document(&object.bytes, &trusted).map_err(|it| it.to_string());
        let read = document.and_then(|document| {
            let receipt = Receipt::read(document, &self.office, kiosk);
            receipt.map_err(|it| it.to_string())
        });
        match read {
            Ok(receipt) => Ok(Some(receipt)),
            Err(why) => {
                self.attention.call(&format!(
                    "{path} is not this office's, and is replaced: {why}; see who may write there"
                ));
                Ok(None)
            }
        }
    }

    /// Returns what the receipt for a kiosk names: what was taken from it in the last two months, and what lay there
    /// for it in this run, however old it is and wherever it came from first.
    fn known(&self, kiosk: &Name, says: &BTreeSet<&str>) -> BTreeMap<String, Entry> {
        let taken = Step::Ended(State::Taken);
        let of_kiosk = self.ledger.of_kiosk(kiosk);
        let of_late =
            of_kiosk.filter(|(_, entry)| entry.step == taken && self.now - entry.at < NAMED);
        let here = says
            .iter()
            .filter_map(|id| Some((*id, self.ledger.entry(id)?)));
        let all = of_late.chain(here).filter_map(|(id, entry)| {
            let Step::Ended(state) = entry.step else {
                return None;
            };
            let (at, sealed) = (entry.at, entry.sealed.clone());
            Some((id.to_owned(), Entry { state, at, sealed }))
        });
        all.collect()
    }

    /// Keeps in a receipt what one before says of requests that this ledger does not know, so that no kiosk sends them
    /// again unasked, and tells of them.
    fn keep_others(&mut self, before: &Receipt, requests: &mut BTreeMap<String, Entry>) {
        let mut others = 0;
        for (id, entry) in &before.requests {
            let is_new = self.now - entry.at < NAMED;
            if is_new && entry.state == State::Taken && self.ledger.entry(id).is_none() {
                // As if it had come now: the kiosk keeps it for two weeks more, in which it can be asked for it.
                let kept = Entry {
                    at: self.now,
                    ..entry.clone()
                };
                requests.insert(id.clone(), kept);
                others += 1;
            }
        }
        if others == 0 {
            return;
        }
        let kiosk = &before.kiosk;
        self.attention.call(&if before.ledger == self.ledger.id {
            format!(
                "{others} requests of {kiosk} were taken with this ledger, and it does not know them: it is an old copy. --resend asks the kiosks for them again"
            )
        } else {
            format!(
                "{others} requests of {kiosk} were taken with another ledger, {}: only one may collect for an office. --resend asks the kiosks for them again",
                before.ledger
            )
        });
    }

    /// Returns the kiosks that have got a receipt from some office.
    pub(super) fn answered_kiosks(&self) -> Result<BTreeSet<Name>, OfficeFault> {
        let names = self.store.folders(layout::RECEIPTS)?;
        Ok(names.iter().filter_map(|it| Name::new(it).ok()).collect())
    }
}
