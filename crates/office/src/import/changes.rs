//! What changes in the kiosk, record by record: what is new, what differs, what is gone.

use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;

use super::Outcome;
use super::cells::date as day;
use super::record::{Activity, Notice};

/// What changes.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// What is new, and what differs from before.
    pub(crate) changes: Vec<Told>,
    /// What is not there any more.
    pub(crate) gone: Vec<Told>,
}

impl Changes {
    /// Compares what was read with what was shown. Kinds and centres are told by their names in the setup.
    pub(crate) fn of(
        outcome: &Outcome,
        old: &[Activity],
        old_notices: &[Notice],
        setup: &Setup,
    ) -> Self {
        let mut changes = Self::default();
        let named = |it| (Activity::name(it), it);
        let mut left: Vec<(String, &Activity)> = old.iter().map(named).collect();
        let mut differing = Vec::new();
        for activity in &outcome.activities {
            let same = left
                .iter()
                .position(|(_, old)| old.tells_the_same(activity));
            match same {
                Some(same) => drop(left.remove(same)),
                None => differing.push(activity),
            }
        }
        for activity in differing {
            let name = activity.name();
            let before = left.iter().position(|(old, _)| *old == name);
            let before = before.map(|before| left.remove(before).1);
            changes.changes.push(told_of(activity, before, setup));
        }
        let gone = left
            .iter()
            .map(|(_, it)| told!("import-gone", title = &it.title));
        changes.gone.extend(gone);
        changes.notices(&outcome.notices, old_notices, setup);
        changes
    }

    fn notices(&mut self, now: &[Notice], old: &[Notice], setup: &Setup) {
        let is_in = |list: &[Notice], notice: &Notice| {
            let mut list = list.iter();
            list.any(|it| it.tells_the_same(notice))
        };
        let new = now.iter().filter(|it| !is_in(old, it));
        self.changes.extend(new.map(|it| told_of_notice(it, setup)));
        for notice in old.iter().filter(|it| !is_in(now, it)) {
            self.gone.push(told_of_notice(notice, setup));
        }
    }
}

/// Tells what is new, or in what it differs.
fn told_of(activity: &Activity, before: Option<&Activity>, setup: &Setup) -> Told {
    let title = &activity.title;
    let Some(before) = before else {
        return told!("import-new", title, when = when(activity));
    };
    let (now, old) = (parts(activity, setup), parts(before, setup));
    let differs = now.iter().zip(&old).filter(|(now, old)| now != old);
    let (now, before): (Vec<Told>, Vec<Told>) =
        differs.map(|(now, old)| (now.clone(), old.clone())).unzip();
    told!(
        "import-changed",
        title,
        now = joined(now),
        before = joined(before)
    )
}

/// Returns all that is told of an activity, in an order that is always the same.
fn parts(activity: &Activity, setup: &Setup) -> [Told; 6] {
    let unknown = || told!("import-part-unknown");
    let kind = setup.content.kinds.iter().find(|it| it.id == activity.kind);
    let kind = kind.and_then(|kind| kind.title.all().next());
    let centres = setup.content.centres.iter();
    let centre = centres.clone().find(|it| it.id == activity.centre);
    [
        when(activity),
        told!("import-part-kind", kind = kind.unwrap_or(&activity.kind)),
        centre.map_or_else(unknown, |it| told!("import-part-centre", centre = &it.name)),
        match activity.sign_up {
            None => told!("import-part-sign-up-unknown"),
            Some(true) => told!("import-part-sign-up"),
            Some(false) => told!("import-part-no-sign-up"),
        },
        match &activity.cost {
            None => told!("import-part-cost-unknown"),
            Some(cost) => told!("import-part-cost", cost),
        },
        match &activity.note {
            None => told!("import-part-note-unknown"),
            Some(note) => told!("import-part-note", note),
        },
    ]
}

/// Returns when an activity meets.
fn when(activity: &Activity) -> Told {
    let meets = &activity.meets;
    let weekly = meets.weekly.iter().map(|weekly| {
        let at = at(&weekly.at);
        match weekly.every {
            None => at,
            Some((weeks, starting)) => {
                let (weeks, starting) = (u16::from(weeks), day(starting));
                told!("import-every", at, weeks, starting)
            }
        }
    });
    let monthly = meets.monthly.iter().map(|monthly| {
        let (which, hours) = monthly.split_once(' ').unwrap_or_default();
        told!("import-monthly", which, at = at(hours))
    });
    let limits = [
        meets.from.map(|it| told!("import-from", day = day(it))),
        meets.until.map(|it| told!("import-until", day = day(it))),
    ];
    let days: Vec<String> = meets.not_on.iter().map(|it| day(*it)).collect();
    let not_on = (!days.is_empty()).then(|| told!("import-not-on", days = days.join(", ")));
    let once = meets.also_on.iter().map(|once| {
        let (date, hours) = once.split_once(' ').unwrap_or_default();
        let date = date.parse().map_or_else(|_| date.to_owned(), day);
        told!("import-once", day = date, hours)
    });
    let parts = weekly.chain(monthly);
    let parts = parts.chain(limits.into_iter().flatten());
    joined(parts.chain(not_on).chain(once).collect())
}

/// Puts parts into one line.
fn joined(parts: Vec<Told>) -> Told {
    let all = parts
        .into_iter()
        .reduce(|first, next| told!("import-and", first, next));
    all.unwrap_or_else(|| told!("import-part-unknown"))
}

/// Returns a day of the week and hours, with the day in words.
fn at(at: &str) -> Told {
    let (day, hours) = at.split_once(' ').unwrap_or_default();
    told!("import-at", day, hours)
}

fn told_of_notice(notice: &Notice, setup: &Setup) -> Told {
    let (from, until) = (day(notice.from), day(notice.until));
    let days = if from == until {
        from
    } else {
        format!("{from}–{until}")
    };
    let mut centres = setup.content.centres.iter();
    let centre = centres.find(|it| it.id == notice.centre);
    let centre = centre.map_or(&notice.centre, |it| &it.name);
    let text = &notice.text;
    if notice.is_closure {
        told!("import-closure", centre, text, days)
    } else {
        told!("import-notice", centre, text, days)
    }
}
