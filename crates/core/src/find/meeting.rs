//! The card of a meeting: time, place, cost, who it is for, and a control to join.

use super::activities::looking;
use super::{card, centres, rhythm, service, target};
use crate::ask::aim::Subject;
use crate::day::at_start;
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
pub(crate) fn next_of(
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
    let when = |meeting: Meeting<_>| at_start(wording.when(&meeting));
    outline.step(meeting.map_or_else(centre_name, when));
    let days = [
        Some(wording.today()),
        meeting.map(|it| it.start.date_naive()),
    ];
    card::notices(wording, &mut outline, &days, |notice| {
        notice.touches.activity(activity)
    });
    times(wording, &mut outline, id, meeting);
    outline.blocks(activity.note.as_ref().map(|note| wording.tell(note)));
    join(wording, &mut outline, id, meeting);
    place(wording, &mut outline, id, meeting);
    let of_centre = &content.centres[centre].provenance;
    let is_old = wording.is_old(of_centre) || wording.is_old(&activity.provenance);
    centres::phones(wording, &mut outline, centre, is_old);
    target::entry(wording, &mut outline, Target::Centre(centre));
    facts(wording, &mut outline, id);
    known_from(wording, &mut outline, id);
    outline
}

/// Adds where the facts about the activity and about its centre are known from. They may have been
/// checked on different days.
fn known_from(wording: &Wording<'_>, outline: &mut Outline, id: Id<Activity>) {
    let content = &wording.setup.content;
    let activity = &content.activities[id].provenance;
    let centre = &content.centres[content.centre_of(id)].provenance;
    let of_centre = (!centre.sample).then(|| centres::origin(wording, centre));
    let rows = card::rows(wording, [activity]).into_iter();
    card::known_from(
        wording,
        outline,
        rows.chain(of_centre.into_iter().flatten()),
    );
}

fn times(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) {
    let activity = &wording.setup.content.activities[id];
    let Some((meeting, series)) = meeting.zip(activity.series.as_ref()) else {
        if activity.is_over(wording.now.naive_local()) {
            outline.block(wording.say("meeting-over"));
        } else {
            outline.fact(wording.say("when"), wording.say("meeting-unknown"));
        }
        return;
    };
    let when = wording.if_on(&meeting, wording.when_named(&meeting));
    let when = wording.marked(when, &activity.provenance);
    outline.takeaway(Some(wording.say("when")), when);
    rhythm::how_often(wording, outline, series, &meeting);
    rhythm::added(wording, outline, &meeting);
    rhythm::left_out(wording, outline, id);
    if !wording.knows_day {
        outline.block(wording.say("day-unknown-ask"));
    }
}

/// Adds the centre, and the address where the meeting is. If others are elsewhere, it says which.
fn place(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) {
    let content = &wording.setup.content;
    let activity = &content.activities[id];
    let centre = &content.centres[content.centre_of(id)];
    outline.fact(wording.say("where"), wording.name(&centre.name));
    let here = meeting.map_or(activity.place, |meeting| activity.place_of(&meeting));
    let only = Value::from(1_usize);
    let label = wording.say_with("address", &[("place", only), ("of", only)]);
    let address = |place: usize| {
        let place = centre.places.get(place).or(centre.places.first())?;
        Some(wording.name(&format!("{}, {}", place.address, place.postcode)))
    };
    if let Some(address) = address(here) {
        outline.fact(label, address);
    }
    let Some(series) = &activity.series else {
        return;
    };
    let regular = series.regular.iter();
    let regular = regular.map(|it| (rhythm::day(wording, it), it.place));
    let added = series.also_on.iter();
    let added = added.filter(|it| wording.knows_day && it.date >= wording.today());
    let added = added.map(|it| (wording.say_day("date-long", it.date), it.place));
    for (day, place) in regular.chain(added) {
        let place = place.unwrap_or(activity.place);
        if let Some(address) = address(place).filter(|_| place != here) {
            outline.fact(at_start(day), address);
        }
    }
}

/// Adds a fact about signing up, and a control to join. They come before the other facts, so that
/// nobody has to pass those. Where nobody can sign up, one can at least ask the centre to call.
fn join(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) {
    let activity = &wording.setup.content.activities[id];
    let sign_up = known(
        wording,
        activity,
        activity.sign_up,
        "sign-up-yes",
        "sign-up-no",
    );
    if let Some(sign_up) = sign_up {
        outline.fact(wording.say("sign-up"), sign_up);
    }
    let mut ahead = meeting;
    if meeting.is_some_and(|meeting| meeting.is_on(wording.now)) {
        // A visitor joins the next meeting, not one that has begun.
        ahead = next_of(wording, id, |next| next.start >= wording.now);
        if let Some(next) = ahead {
            let next = wording.marked(wording.when_named(&next), &activity.provenance);
            outline.fact(wording.say("meeting-next"), next);
        }
    }
    let is_open = activity.sign_up == Some(false) && meeting.is_some();
    let has_ended = activity.is_over(wording.now.naive_local());
    let is_last = meeting.is_some() && ahead.is_none();
    let can_join = !is_open && !has_ended && !is_last;
    let start = ahead.map(|meeting| meeting.start);
    let subject = Subject::Activity {
        activity: id,
        start: start.filter(|_| wording.knows_day),
    };
    let joined = can_join && service::ask_about(wording, outline, Offered::ByActivities, subject);
    if !joined {
        service::ask_about(wording, outline, Offered::ByCentres, subject);
    }
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
        let cost = wording.marked(wording.tell(cost), &activity.provenance);
        outline.fact(wording.say("cost"), cost);
    }
    let beginners = known(
        wording,
        activity,
        activity.beginners,
        "beginners-yes",
        "beginners-no",
    );
    if let Some(beginners) = beginners {
        let date = wording.date_if_old(&activity.provenance);
        outline
            .fact(wording.say("beginners"), beginners)
            .asides(date);
    }
}

/// Returns the words for yes, no, or "not known". An example is marked, but what is not known is no
/// example. Of an activity whose times nobody knows, it is said only once that something is not known.
fn known(
    wording: &Wording<'_>,
    activity: &Activity,
    fact: Option<bool>,
    yes: &str,
    no: &str,
) -> Option<Text> {
    let id = match fact {
        Some(true) => yes,
        Some(false) => no,
        None => return activity.series.as_ref().map(|_| wording.say("not-known")),
    };
    Some(wording.marked(wording.say(id), &activity.provenance))
}
