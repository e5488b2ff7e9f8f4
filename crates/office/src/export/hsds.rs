//! The directory for other directories: the Human Services Data Specification 3 of Open Referral.
//!
//! `services.json` and `organizations.json` are each one page of its API (`GET /services`,
//! `GET /organizations`), with whole records. A service of the city is a service, and so is an activity, whose
//! organization runs its centre. What the specification has no field for is said in words: it knows no
//! exceptions of a schedule, so these stand in its notes as a calendar writes them, and no zone by name, so
//! that stands in its description.
//!
//! # Invariants
//! - Every id is made of the ids of the content.
//! - Nothing is said that the content does not know, such as the languages in which a service is given.

mod schedules;

use std::collections::BTreeMap;

use cas_setup::content::Provenance;
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::Centre;
use cas_setup::content::fact::{Fact, Line};
use cas_setup::content::notice::Touches;
use cas_setup::content::service::{Offered, Service};
use cas_setup::content::site::Postal;
use cas_words::id::Id;
use cas_words::text::Localized;
use chrono::NaiveTime;
use serde_json::{Value, json};

use super::ids::Ids;
use super::outgoing::Outgoing;
use super::words::{Words, place_of};
use super::{Output, json};

/// The services with all that belongs to them.
const SERVICES: &str = "services.json";
/// The organizations with their places.
const ORGANIZATIONS: &str = "organizations.json";

/// What the documents are made of.
struct Directory<'d> {
    outgoing: &'d Outgoing,
    postal: &'d Postal,
    words: Words<'d>,
    ids: Ids,
}

/// What has phone numbers.
#[derive(Clone, Copy)]
enum Called<'c> {
    Location(&'c str),
    Service(&'c str),
}

/// Makes the documents.
pub(crate) fn documents(outgoing: &Outgoing, postal: &Postal) -> Vec<Output> {
    let directory = Directory {
        outgoing,
        postal,
        words: Words::new(outgoing),
        ids: Ids::new(&outgoing.setup),
    };
    vec![
        json::output(SERVICES, page(directory.services())),
        json::output(ORGANIZATIONS, page(directory.organizations())),
    ]
}

/// Returns the only page of some records.
fn page(records: Vec<Value>) -> Value {
    json!({
        "total_items": records.len(),
        "total_pages": 1,
        "page_number": 1,
        "size": records.len(),
        "first_page": true,
        "last_page": true,
        "empty": records.is_empty(),
        "contents": records,
    })
}

impl Directory<'_> {
    fn services(&self) -> Vec<Value> {
        let content = &self.outgoing.setup.content;
        let services = content.services.with_ids();
        let services = services.filter(|(_, it)| it.offered == Offered::InGroup);
        let midnight = self.outgoing.today.and_time(NaiveTime::MIN);
        let activities = content.activities.with_ids();
        let activities = activities.filter(|(_, it)| !it.is_over(midnight));
        services
            .map(|(id, service)| self.service(id, service))
            .chain(activities.map(|(id, activity)| self.activity(id, activity)))
            .collect()
    }

    fn organizations(&self) -> Vec<Value> {
        let content = &self.outgoing.setup.content;
        let mut operators: BTreeMap<&str, Vec<&Centre>> = BTreeMap::new();
        for centre in &content.centres {
            operators.entry(&centre.operator).or_default().push(centre);
        }
        let offices = content.site.offices.iter();
        let offices = offices.filter_map(|office| {
            let organization = self.office(&office.id)?;
            Some(organization)
        });
        let operators = operators.into_iter().map(|(operator, centres)| {
            let mut organization = self.operator(operator, &centres);
            let locations = centres.iter().flat_map(|centre| {
                let places = 0..centre.places.len();
                places.map(|place| self.location(centre, place))
            });
            organization["locations"] = locations.collect();
            organization
        });
        offices.chain(operators).collect()
    }

    /// Returns the organization that runs some centres.
    fn operator(&self, name: &str, centres: &[&Centre]) -> Value {
        let centres: Vec<&str> = centres.iter().map(|it| it.name.as_str()).collect();
        let all = self.words.tell(&self.outgoing.setup.content.site.centres);
        json!({
            "id": self.operator_id(name),
            "name": name,
            "description": format!("{all}: {}", centres.join(", ")),
        })
    }

    fn operator_id(&self, name: &str) -> String {
        self.ids.of(&format!("organization/{name}"))
    }

    /// Returns the office that receives requests, with what can be requested; `None` if nothing can.
    fn office(&self, id: &str) -> Option<Value> {
        let content = &self.outgoing.setup.content;
        let services = content.services.iter();
        let requested = services.filter(|it| {
            let ask = it.ask.map(|ask| content.office_of(ask));
            it.offered == Offered::InGroup && ask.is_some_and(|office| office.id == id)
        });
        let requested: Vec<String> = requested.map(|it| self.words.tell(&it.title)).collect();
        let office = content.site.office(id).filter(|_| !requested.is_empty())?;
        Some(json!({
            "id": self.ids.of(&format!("office/{id}")),
            "name": self.words.tell(&office.name),
            "description": requested.join(", "),
        }))
    }

    /// Returns a place of a centre.
    fn location(&self, centre: &Centre, place: usize) -> Value {
        let name = format!("location/{}/{place}", centre.id);
        let id = self.ids.of(&name);
        let found = place_of(centre, place);
        let contacts = centre.emails.iter().map(|email| {
            let contact = self.ids.of(&format!("contact/{}/{email}", centre.id));
            json!({ "id": contact, "location_id": id, "email": email })
        });
        let opening = centre.opening.as_deref();
        let schedules = opening.map(|it| self.opening(&it.open, &name, &self.zone()));
        json!({
            "id": id,
            "location_type": "physical",
            "organization_id": self.operator_id(&centre.operator),
            "name": centre.name,
            "description": found.and_then(|it| it.note.clone()),
            "addresses": found.map(|it| json!([{
                "id": self.ids.of(&format!("address/{}/{place}", centre.id)),
                "location_id": id,
                "address_1": it.address,
                "city": self.words.tell(&self.outgoing.setup.content.site.city),
                "state_province": self.postal.region,
                "postal_code": it.postcode,
                "country": self.postal.country,
                "address_type": "physical",
            }])),
            "phones": self.phones(centre, Called::Location(&id), &name),
            "contacts": contacts.collect::<Vec<_>>(),
            "schedules": schedules,
        })
    }

    /// Returns the phone numbers of a centre, as those of one of its places or activities.
    fn phones(&self, centre: &Centre, called: Called<'_>, record: &str) -> Vec<Value> {
        let phones = centre.phones.iter().enumerate();
        let phones = phones.map(|(index, written)| {
            self.phone(written, called, &format!("phone/{record}/{index}"))
        });
        phones.collect()
    }

    fn phone(&self, written: &str, called: Called<'_>, name: &str) -> Value {
        let phone = self.words.phone(written);
        let extension = phone.extension.and_then(|it| it.parse::<u64>().ok());
        let mut value = json!({
            "id": self.ids.of(name),
            "number": phone.e164,
            "extension": extension,
            "type": "voice",
        });
        let (key, id) = match called {
            Called::Location(id) => ("location_id", id),
            Called::Service(id) => ("service_id", id),
        };
        value[key] = json!(id);
        value
    }

    /// Returns an activity as a service.
    fn activity(&self, id: Id<Activity>, activity: &Activity) -> Value {
        let content = &self.outgoing.setup.content;
        let centre = &content.centres[content.centre_of(id)];
        let record = format!("activity/{}", activity.id);
        let service = self.ids.of(&record);
        let run_by = content.centres.iter();
        let run_by: Vec<&Centre> = run_by.filter(|it| it.operator == centre.operator).collect();
        let note = activity.note.as_ref().map(|note| self.words.tell(note));
        let origin = self.words.origin(&activity.provenance);
        let description: Vec<String> = note.into_iter().chain([origin]).collect();
        let kind = &content.kinds[content.kind_of(id)];
        json!({
            "id": service,
            "organization_id": self.operator_id(&centre.operator),
            "organization": self.operator(&centre.operator, &run_by),
            "name": self.words.title(id),
            "description": description.join("\n"),
            "email": centre.emails.first(),
            "status": self.status(|it| it.activity(activity)),
            "alert": self.alert(|it| it.activity(activity)),
            "application_process": self.words.sign_up(activity),
            "fees_description": activity.cost.as_ref().map(|it| self.words.tell(it)),
            "assured_date": assured([&activity.provenance]),
            "phones": self.phones(centre, Called::Service(&service), &record),
            "service_at_locations": self.at_locations(id, activity, &service),
            "attributes": self.terms(&service, &record, ("kind", &kind.id), &kind.title),
        })
    }

    /// Returns the places where an activity is, each with its times there.
    fn at_locations(&self, id: Id<Activity>, activity: &Activity, service: &str) -> Vec<Value> {
        let content = &self.outgoing.setup.content;
        let centre = &content.centres[content.centre_of(id)];
        let runs = self.outgoing.runs(id);
        let of_runs = runs.ruled.iter().map(|run| run.place);
        let of_single = runs.single.iter().map(|it| activity.place_of(it));
        let mut places: Vec<usize> = of_runs.chain(of_single).collect();
        // Nobody knows its times, or it does not meet any more within a year.
        if places.is_empty() {
            places.push(activity.place);
        }
        places.sort_unstable();
        places.dedup();
        let at = |place: usize| {
            let at = self.ids.of(&format!("at/{}/{place}", activity.id));
            let location = self.location(centre, place);
            json!({
                "id": at,
                "service_id": service,
                "location_id": location["id"],
                "location": location,
                "schedules": self.meetings(activity, &runs, place, &at),
            })
        };
        places.into_iter().map(at).collect()
    }

    /// Returns a service of the city.
    fn service(&self, id: Id<Service>, service: &Service) -> Value {
        let content = &self.outgoing.setup.content;
        let record = format!("service/{}", content.services[id].id);
        let own = self.ids.of(&record);
        let office = service.ask.map(|ask| content.office_of(ask));
        let office = office.and_then(|office| self.office(&office.id));
        let facts = || service.about.iter().chain(&service.more);
        let facts_told = facts().map(|fact| self.fact(fact));
        let summary = self.words.tell(&service.summary);
        let description: Vec<String> = [summary].into_iter().chain(facts_told).collect();
        let origins = facts().map(|it| &it.provenance);
        let origins = origins.chain(service.lines.iter().map(|it| &it.provenance));
        let group = content.site.groups.iter();
        let group = group.filter(|it| it.id == service.group);
        let terms = group.flat_map(|it| self.terms(&own, &record, ("group", &it.id), &it.title));
        json!({
            "id": own,
            "organization_id": office.as_ref().map(|it| it["id"].clone()),
            "organization": office,
            "name": self.words.tell(&service.title),
            "alternate_name": service.official,
            "description": description.join("\n"),
            "status": self.status(|it| it.service(&service.id)),
            "alert": self.alert(|it| it.service(&service.id)),
            "assured_date": assured(origins),
            "phones": self.lines(service, &own, &record),
            "schedules": self.hours(service, &record),
            "attributes": terms.collect::<Vec<_>>(),
        })
    }

    /// Returns the phone lines of a service of the city, each with whose it is.
    fn lines(&self, service: &Service, id: &str, record: &str) -> Vec<Value> {
        let lines = service.lines.iter().enumerate();
        let lines = lines.map(|(index, line)| {
            let name = format!("phone/{record}/{index}");
            let mut phone = self.phone(&line.number, Called::Service(id), &name);
            phone["description"] = json!(self.whose(line));
            phone
        });
        lines.collect()
    }

    /// Returns the hours at which one can go to a service of the city, and call each of its lines.
    fn hours(&self, service: &Service, record: &str) -> Vec<Value> {
        let opening = service.opening.as_ref().map(|it| (&it.open, self.zone()));
        let lines = service.lines.iter().filter_map(|line| {
            let phone = self.words.say("phone", &[]);
            let told = format!("{phone}: {} ({})", line.number, self.zone());
            Some((line.hours.as_ref()?, told))
        });
        let all = opening.into_iter().chain(lines).enumerate();
        let hours = all.flat_map(|(index, (open, told))| {
            self.opening(open, &format!("{record}/{index}"), &told)
        });
        hours.collect()
    }

    fn whose(&self, line: &Line) -> String {
        let name = self.words.tell(&line.name);
        match &line.address {
            Some(address) => format!("{name}, {address}"),
            None => name,
        }
    }

    fn fact(&self, fact: &Fact) -> String {
        let text = self.words.tell(&fact.text);
        match &fact.label {
            Some(label) => format!("{}: {text}", self.words.tell(label)),
            None => text,
        }
    }

    /// Returns what something is, in each language of the kiosk.
    fn terms(
        &self,
        service: &str,
        record: &str,
        (what, code): (&str, &str),
        title: &Localized,
    ) -> Vec<Value> {
        let languages = self.outgoing.setup.config.languages.iter();
        let languages = languages.filter(|language| title.has(*language));
        let terms = languages.map(|language| {
            let term = self.ids.of(&format!("{what}/{code}/{language}"));
            let title = title.get(language).words;
            json!({
                "id": self.ids.of(&format!("{record}/{what}/{code}/{language}")),
                "link_id": service,
                "link_entity": "service",
                "taxonomy_term_id": term,
                "taxonomy_term": {
                    "id": term,
                    "code": code,
                    "name": title,
                    "description": title,
                    "language": language.tag(),
                },
            })
        });
        terms.collect()
    }

    /// Returns the notices of today, if there are any about it.
    fn alert(&self, touches: impl Fn(&Touches) -> bool) -> Option<String> {
        let notices = self.outgoing.setup.content.notices.iter();
        let of_today = notices.filter(|it| it.holds(self.outgoing.today) && touches(&it.touches));
        let told: Vec<String> = of_today.map(|it| self.words.tell(&it.text)).collect();
        (!told.is_empty()).then(|| told.join("\n"))
    }

    fn status(&self, touches: impl Fn(&Touches) -> bool) -> &'static str {
        let mut notices = self.outgoing.setup.content.notices.iter();
        let is_closed = notices
            .any(|it| it.is_closure && it.holds(self.outgoing.today) && touches(&it.touches));
        if is_closed {
            "temporarily closed"
        } else {
            "active"
        }
    }

    /// Returns the zone of all times, which the specification has no field for.
    fn zone(&self) -> String {
        self.outgoing.setup.config.zone.name().to_owned()
    }
}

/// Returns the day from which all of these facts are; `None` if one of them has no date.
fn assured<'p>(origins: impl IntoIterator<Item = &'p Provenance>) -> Option<String> {
    let days = origins.into_iter().map(|it| it.checked.first_day());
    days.min().flatten().map(|it| it.to_string())
}
