//! A notice: a closure or a change, with a start and an end.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use chrono::NaiveDate;

use super::activity::Activity;
use super::{Provenance, check_order, read_provenance};
use crate::fault::Source;
use crate::record::{ACTIVITY, CENTRE, Findings, Ids, Record, Remark, SERVICE, read_long_document};
use crate::told;
use cas_words::text::{Languages, Localized};

/// The longest notice, in graphemes. With its label it fits in one stop.
pub const TEXT_GRAPHEMES_MAX: usize = 130;

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Kebab-case ASCII, unique.
    pub id: String,
    /// The text, in one line.
    pub text: Localized,
    /// The first day of the notice.
    pub from: NaiveDate,
    /// The last day of the notice.
    pub until: NaiveDate,
    /// True if everything in `touches` is closed in that time.
    pub is_closure: bool,
    /// The parts of the content that it is about.
    pub touches: Touches,
    /// The origin of the notice.
    pub provenance: Provenance,
}

/// The parts of the content that a notice is about, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touches {
    /// True if it is about everything.
    pub everywhere: bool,
    /// These centres, with all their activities.
    pub centres: Vec<String>,
    /// These services.
    pub services: Vec<String>,
    /// These activities.
    pub activities: Vec<String>,
}

impl Touches {
    /// True if it is about the centre with this id.
    #[must_use]
    pub fn centre(&self, id: &str) -> bool {
        self.everywhere || self.centres.iter().any(|touched| touched == id)
    }

    /// True if it is about an activity, or about the centre where it takes place.
    #[must_use]
    pub fn activity(&self, activity: &Activity) -> bool {
        self.activities.contains(&activity.id) || self.centre(&activity.centre)
    }

    /// True if it is about the service with this id.
    #[must_use]
    pub fn service(&self, id: &str) -> bool {
        self.everywhere || self.services.iter().any(|touched| touched == id)
    }
}

impl Notice {
    /// True if it is valid on this day.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// Reads `notices.toml` and `notices/*.toml`.
#[must_use]
pub fn read(sources: &[Source], languages: &Languages, findings: &mut Findings) -> Vec<Notice> {
    let (mut notices, mut taken) = (Vec::new(), Ids::default());
    for source in sources {
        let before = taken.clone();
        notices.extend(read_long_document(source, languages, findings, |root| {
            taken = before.clone();
            root.tables("notice", |record| read_notice(record, &mut taken))
        }));
    }
    notices
}

fn read_notice(record: &mut Record<'_>, taken: &mut Ids) -> Notice {
    let (from, until) = (record.day("from"), record.day("until"));
    check_order(record, from, until);
    if let Some(until) = until {
        record.note(record.place("until"), Remark::Until(until));
    }
    let notice = Notice {
        id: record.id("id", taken),
        text: record.localized("text", TEXT_GRAPHEMES_MAX),
        from: from.unwrap_or_default(),
        until: until.unwrap_or_default(),
        is_closure: record.optional_bool("closed").unwrap_or(false),
        touches: read_touches(record),
        provenance: read_provenance(record),
    };
    if !notice.is_closure {
        record.note(record.place("text"), Remark::NotClosed(notice.text.clone()));
    }
    notice
}

fn read_touches(record: &mut Record<'_>) -> Touches {
    let before = record.faults_so_far();
    let touches = Touches {
        everywhere: record.optional_bool("everywhere").unwrap_or(false),
        centres: record.references("centres", CENTRE),
        services: record.references("services", SERVICE),
        activities: record.references("activities", ACTIVITY),
    };
    // A part with a fault was not read, but may name something.
    if touches == Touches::default() && record.faults_so_far() == before {
        record.lacks(told!("touches-nothing"), told!("add-touches"));
    }
    touches
}
