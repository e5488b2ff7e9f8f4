//! The card of a meeting: time, place, cost, who it is for, and a control to join.

use super::activities::looking;
use super::{card, centres, service, target};
use crate::ask::aim::Subject;
use crate::outline::Outline;
use crate::wording::Wording;
use cas_schedule::Meeting;
use cas_setup::catalogue::{Target, Which};
use cas_setup::content::activity::Activity;
use cas_setup::content::service::Offered;
use cas_setup::locale::Value;
use cas_words::id::Id;
use cas_words::text::Text;

/// Describes the card of an activity with its next meeting, or without one if its times are not
/// known.
pub(crate) fn of_activity(wording: &Wording<'_>, activity: Id<Activity>) -> Outline {
    outline(wording, activity, next_of(wording, activity, |_| true))
}

/// Describes the card of a meeting. If the meeting has ended meanwhile, it is the card of the next
/// one.
pub(crate) fn of_meeting(wording: &Wording<'_>, meeting: &Meeting<Id<Activity>>) -> Outline {
    if meeting.end <= wording.now {
        return of_activity(wording, meeting.series);
    }
    outline(wording, meeting.series, Some(*meeting))
}

/// Returns the first meeting of an activity for which `fits` is true.
fn next_of(
    wording: &Wording<'_>,
    activity: Id<Activity>,
    fits: impl Fn(&Meeting<Id<Activity>>) -> bool,
) -> Option<Meeting<Id<Activity>>> {
    let centre = wording.setup.content.centre_of(activity);
    let programme = wording.setup.catalogue.programme(Which::Centre(centre));
    looking(wording, |outlook| {
        let mut meetings = programme.timetable.meetings(outlook, None);
        meetings.find(|meeting| meeting.series == activity && fits(meeting))
    })
}

fn outline(
    wording: &Wording<'_>,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) -> Outline {
    let content = &wording.setup.content;
    let (activity, centre) = (&content.activities[id], content.centre_of(id));
    let mut outline = Outline::new(target::name(wording, Target::Activity(id)));
    // The list of a kind may have the same heading, so the step shows the difference.
    let centre_name = || wording.name(&content.centres[centre].name);
    outline.step(meeting.map_or_else(centre_name, |meeting| wording.when(&meeting)));
    let days = [
        Some(wording.today()),
        meeting.map(|it| it.start.date_naive()),
    ];
    card::notices(wording, &mut outline, &days, |notice| {
        notice.touches.activity(activity)
    });
    origin(wording, &mut outline, id);
    times(wording, &mut outline, activity, meeting);
    place(wording, &mut outline, id);
    join(wording, &mut outline, id, meeting);
    facts(wording, &mut outline, id);
    outline.block(wording.as_of(activity.provenance.checked));
    centres::phones(wording, &mut outline, centre);
    target::entry(wording, &mut outline, Target::Centre(centre));
    outline
}

/// Adds the warnings about the activity and its centre. They may have been checked on different
/// days. Each date is next to its own facts. If either is old, the visitor is told to call first.
fn origin(wording: &Wording<'_>, outline: &mut Outline, id: Id<Activity>) {
    let content = &wording.setup.content;
    let activity = &content.activities[id];
    let centre = &content.centres[content.centre_of(id)];
    let is_old = wording.is_old(&centre.provenance) || wording.is_old(&activity.provenance);
    let changed = is_old.then(|| card::call_first(wording, centre.numbers()));
    card::warnings(wording, outline, activity.provenance.sample, changed);
}

fn times(
    wording: &Wording<'_>,
    outline: &mut Outline,
    activity: &Activity,
    meeting: Option<Meeting<Id<Activity>>>,
) {
    let Some(meeting) = meeting else {
        let is_over = activity.series.is_over(wording.now.naive_local());
        let id = if is_over {
            "meeting-over"
        } else {
            "meeting-unknown"
        };
        outline.block(wording.say(id));
        return;
    };
    let is_weekly = activity.series.is_weekly(&meeting);
    let how_often = if is_weekly {
        "meeting-weekly"
    } else {
        "meeting-once"
    };
    outline
        .fact(wording.say("when"), wording.when_now(&meeting))
        .block(wording.say(how_often));
}

fn place(wording: &Wording<'_>, outline: &mut Outline, id: Id<Activity>) {
    let content = &wording.setup.content;
    let activity = &content.activities[id];
    let centre = &content.centres[content.centre_of(id)];
    outline.fact(wording.say("where"), wording.name(&centre.name));
    let place = centre.places.get(activity.place).or(centre.places.first());
    let only = Value::from(1_usize);
    let label = wording.say_with("address", &[("place", only), ("of", only)]);
    if let Some(place) = place {
        let address = format!("{}, {}", place.address, place.postcode);
        outline.fact(label, wording.name(&address));
    }
}

/// Adds a fact about signing up, and a control to join. They come before the other facts, so that
/// nobody has to pass those. If signing up is not needed, there is no such control, unless the
/// times are not known.
fn join(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) {
    let activity = &wording.setup.content.activities[id];
    let sign_up = known(wording, activity.sign_up, "sign-up-yes", "sign-up-no");
    outline.fact(wording.say("sign-up"), sign_up);
    let is_open = activity.sign_up == Some(false) && meeting.is_some();
    if is_open || activity.series.is_over(wording.now.naive_local()) {
        return;
    }
    let mut ahead = meeting;
    if meeting.is_some_and(|meeting| meeting.is_on(wording.now)) {
        // A visitor joins the next meeting, not one that has begun.
        ahead = next_of(wording, id, |next| next.start >= wording.now);
        let Some(next) = ahead else {
            return;
        };
        outline.fact(wording.say("meeting-next"), wording.when(&next));
    }
    let start = ahead.map(|meeting| meeting.start);
    let subject = Subject::Activity {
        activity: id,
        start,
    };
    service::ask_about(wording, outline, Offered::ByActivities, subject);
}

/// Adds the kind, the cost, and a fact about beginners.
fn facts(wording: &Wording<'_>, outline: &mut Outline, id: Id<Activity>) {
    let content = &wording.setup.content;
    let activity = &content.activities[id];
    if activity.title.is_some() {
        let name = target::name(wording, Target::Kind(content.kind_of(id)));
        outline.fact(wording.say("kind"), name);
    }
    if let Some(cost) = &activity.cost {
        outline.fact(wording.say("cost"), wording.tell(cost));
    }
    let beginners = known(wording, activity.beginners, "beginners-yes", "beginners-no");
    outline.fact(wording.say("beginners"), beginners);
}

/// Returns the words for yes, no, or "not known".
fn known(wording: &Wording<'_>, fact: Option<bool>, yes: &str, no: &str) -> Text {
    wording.say(match fact {
        Some(true) => yes,
        Some(false) => no,
        None => "not-known",
    })
}
