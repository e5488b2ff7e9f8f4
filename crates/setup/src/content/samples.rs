//! Content without what is only an example, for a kiosk that shows only what is known; and without requests
//! that cannot be sealed.
//!
//! What needs an example goes with it: a kind without activities, and a request that nobody has said
//! they will receive. The phone numbers of its service stay, so that visitors can call.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeSet;
use std::mem;

use super::fact::Fact;
use super::service::{Ask, Offered, Service};
use super::site::Entry;
use super::{Content, Links, Provenance};
use cas_words::id::{Id, Records};

impl Content {
    /// Leaves out all examples and what needs them. The contact and the emergency number stay, because
    /// every page has them. Returns `None` only if a record refers to one that does not exist.
    pub(crate) fn without_samples(mut self) -> Option<Self> {
        let is_known = |provenance: &Provenance| !provenance.sample;
        keep(&mut self.centres, |it| is_known(&it.provenance));
        for centre in &mut self.centres {
            retain_known(&mut centre.about);
            centre.opening.take_if(|it| it.provenance.sample);
        }
        let centres: BTreeSet<&str> = self.centres.iter().map(|it| it.id.as_str()).collect();
        let stays = |centre: &str| centres.contains(centre);
        keep(&mut self.activities, |it| {
            is_known(&it.provenance) && stays(&it.centre)
        });
        let kinds: BTreeSet<&str> = self.activities.iter().map(|it| it.kind.as_str()).collect();
        keep(&mut self.kinds, |it| kinds.contains(it.id.as_str()));
        self.leave_out_requests();
        for article in &mut self.articles {
            retain_known(&mut article.about);
            article.lines.retain(|line| is_known(&line.provenance));
        }
        self.leave_out_notices();
        self.leave_out_entries();
        self.links = Links::follow(&self)?;
        Some(self)
    }

    /// True if one can ask for anything.
    pub(crate) fn has_requests(&self) -> bool {
        self.services.iter().any(|it| it.ask.is_some())
    }

    /// Leaves out these requests, and the services of which nothing is left. Returns `None` only if a record refers to
    /// one that does not exist.
    pub(crate) fn without_requests(mut self, left_out: &[Id<Ask>]) -> Option<Self> {
        self.keep_asks(|id, ask| (!left_out.contains(&id)).then(|| ask.clone()));
        self.leave_out_services();
        self.leave_out_notices();
        self.links = Links::follow(&self)?;
        Some(self)
    }

    /// Keeps the requests that `kept` returns. They have other ids afterwards.
    fn keep_asks(&mut self, kept: impl Fn(Id<Ask>, &Ask) -> Option<Ask>) {
        let before = mem::take(&mut self.asks);
        for service in &mut self.services {
            let ask = service.ask.and_then(|id| kept(id, &before[id]));
            service.ask = ask.map(|ask| self.asks.push(ask));
        }
    }

    /// Leaves out the requests that an example would receive, and the services of which nothing is left.
    fn leave_out_requests(&mut self) {
        let site = &mut self.site;
        site.privacy.take_if(|it| it.provenance.sample);
        site.response.take_if(|it| it.provenance.sample);
        let can_ask = site.privacy.is_some() && site.response.is_some();
        let known = site.offices.iter().filter(|it| !it.provenance.sample);
        let offices: BTreeSet<String> = known.map(|it| it.id.clone()).collect();
        self.keep_asks(|_, ask| {
            let mut ask = Some(ask.clone()).filter(|it| can_ask && offices.contains(&it.office))?;
            retain_known(&mut ask.next);
            ask.visit_password.take_if(|it| it.provenance.sample);
            Some(ask)
        });
        for service in &mut self.services {
            retain_known(&mut service.about);
            service.opening.take_if(|it| it.provenance.sample);
            service.lines.retain(|line| !line.provenance.sample);
        }
        self.leave_out_services();
    }

    /// Leaves out the services of which nothing is left.
    fn leave_out_services(&mut self) {
        let promised = [&self.site.call_back, &self.site.no_call].map(Option::as_deref);
        let is_of_use = |it: &Service| match it.offered {
            // It promises a call, and nobody has said that they will call.
            Offered::InGroup if promised.contains(&Some(it.id.as_str())) => it.ask.is_some(),
            Offered::InGroup => !it.lines.is_empty(),
            Offered::ByCentres | Offered::ByActivities => it.ask.is_some(),
        };
        keep(&mut self.services, is_of_use);
    }

    /// Leaves out the notices that are examples, or about nothing that is left.
    fn leave_out_notices(&mut self) {
        let ids = |ids: Vec<&String>| ids.into_iter().cloned().collect::<BTreeSet<_>>();
        let centres = ids(self.centres.iter().map(|it| &it.id).collect());
        let services = ids(self.services.iter().map(|it| &it.id).collect());
        let activities = ids(self.activities.iter().map(|it| &it.id).collect());
        self.notices.retain_mut(|notice| {
            let touches = &mut notice.touches;
            touches.centres.retain(|id| centres.contains(id));
            touches.services.retain(|id| services.contains(id));
            touches.activities.retain(|id| activities.contains(id));
            let is_about = touches.everywhere
                || !touches.centres.is_empty()
                || !touches.services.is_empty()
                || !touches.activities.is_empty();
            is_about && !notice.provenance.sample
        });
    }

    /// Leaves out the pages on which there would be nothing.
    fn leave_out_entries(&mut self) {
        let has_activities = !self.activities.is_empty();
        let has_times = self.activities.iter().any(|it| it.series.is_some());
        let is_of_use = |entry: Entry| match entry {
            Entry::Activities => has_activities,
            Entry::Today => has_times,
            Entry::OpenNow
            | Entry::Centres
            | Entry::AllCentres
            | Entry::Services
            | Entry::Information
            | Entry::Search
            | Entry::Settings => true,
        };
        let site = &mut self.site;
        site.home.retain(|entry| is_of_use(*entry));
        site.numbers.retain(|(entry, _)| is_of_use(*entry));
        site.keywords.entries.retain(|(entry, _)| is_of_use(*entry));
        site.keywords.weekdays.retain(|_| has_times);
    }
}

/// Keeps the records for which `holds` is true. They have other ids afterwards.
fn keep<T>(records: &mut Records<T>, holds: impl Fn(&T) -> bool) {
    *records = mem::take(records).into_iter().filter(holds).collect();
}

fn retain_known(facts: &mut Vec<Fact>) {
    facts.retain(|fact| !fact.provenance.sample);
}
