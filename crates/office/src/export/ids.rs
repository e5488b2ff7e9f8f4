//! Ids by which other programs know a record again: always the same for the same record of the same city.
//!
//! They are made of the ids in the content and not of the machine, so that two desks send out the same.

use cas_setup::setup::Setup;
use uuid::Uuid;

/// The namespace of all cities (RFC 9562, 5.5). It is random and must stay.
const NAMESPACE: Uuid = Uuid::from_u128(0x7d1f_3c52_90ab_4e6e_8c0e_5b1a_d2f4_6a97);

/// The ids of the records of one city.
pub(crate) struct Ids(Uuid);

impl Ids {
    /// The ids of the records of a city: its name and its zone tell it from others.
    pub(crate) fn new(setup: &Setup) -> Self {
        let language = setup.config.languages.first();
        let city = setup.content.site.city.get(language).words;
        let city = format!("{} {city}", setup.config.zone.name());
        Self(Uuid::new_v5(&NAMESPACE, city.as_bytes()))
    }

    /// Returns the id of a record, such as `activity/yoga`.
    pub(crate) fn of(&self, record: &str) -> String {
        self.uuid(record).to_string()
    }

    /// Returns the same id as an address: in the document that is there on the web, or else one that leads
    /// nowhere (RFC 9562, 4).
    pub(crate) fn address(&self, web: Option<&str>, record: &str) -> String {
        let id = self.uuid(record);
        web.map_or_else(|| id.urn().to_string(), |web| format!("{web}#{id}"))
    }

    fn uuid(&self, record: &str) -> Uuid {
        Uuid::new_v5(&self.0, record.as_bytes())
    }
}
