//! The days on which activities do not take place.
//!
//! A list asks about each of its meetings, so the notices are read only once, in advance.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::content::Content;
use crate::content::activity::Activity;
use cas_words::id::Id;

/// The days on which notices close everything or single activities.
pub(super) struct Closures {
    /// The closures of everything.
    everywhere: Vec<Days>,
    /// The closures of each activity or of its centre. Most activities have none.
    of_activity: HashMap<Id<Activity>, Vec<Days>>,
}

/// The first and the last day of a closure.
type Days = (NaiveDate, NaiveDate);

impl Closures {
    pub(super) fn new(content: &Content) -> Self {
        let mut everywhere = Vec::new();
        let mut of_centre: HashMap<&str, Vec<Days>> = HashMap::new();
        let mut of_itself: HashMap<&str, Vec<Days>> = HashMap::new();
        for notice in content.notices.iter().filter(|notice| notice.is_closure) {
            let days = (notice.from, notice.until);
            everywhere.extend(notice.touches.everywhere.then_some(days));
            for centre in &notice.touches.centres {
                of_centre.entry(centre).or_default().push(days);
            }
            for activity in &notice.touches.activities {
                of_itself.entry(activity).or_default().push(days);
            }
        }
        let mut of_activity: HashMap<Id<Activity>, Vec<Days>> = HashMap::new();
        for (id, activity) in content.activities.with_ids() {
            let at_centre = of_centre.get(activity.centre.as_str());
            let its_own = of_itself.get(activity.id.as_str());
            for days in at_centre.into_iter().chain(its_own) {
                of_activity.entry(id).or_default().extend(days);
            }
        }
        Self {
            everywhere,
            of_activity,
        }
    }

    /// True if an activity does not take place on a day.
    pub(super) fn hold(&self, activity: Id<Activity>, day: NaiveDate) -> bool {
        let its = self.of_activity.get(&activity).into_iter().flatten();
        let mut all = self.everywhere.iter().chain(its);
        all.any(|(from, until)| (*from..=*until).contains(&day))
    }
}
