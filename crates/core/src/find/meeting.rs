//! The card of a meeting: time, place, cost, who it is for, and a control to join.

use super::activities::looking;
use super::{card, centres, rhythm, service, target};
use crate::ask::aim::Subject;
use crate::day::at_start;
use crate::outline::Outline;
use crate::take::room::Share;
use crate::wording::Wording;
use cas_schedule::Meeting;
use cas_setup::catalogue::{Target, Which};
use cas_setup::content::activity::Activity;
use cas_setup::content::centre::Centre;
use cas_setup::content::service::Offered;
use cas_setup::locale::Value;
use cas_words::id::Id;
use cas_words::text::Text;

/// The facts of a meeting that are taken home: when and where it is, how often and when next, when besides, and five
/// further ones.
pub(crate) const FACTS: usize = FACTS_WITH_ADDED + 5;
const FACTS_WITH_ADDED: usize = FACTS_WITH_RHYTHM + 1;
const FACTS_WITH_RHYTHM: usize = 2;

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

/// Describes what somebody needs of an activity who wants to go there.
pub(crate) fn essentials_of_activity(
    wording: &Wording<'_>,
    activity: Id<Activity>,
    share: Share,
) -> Outline {
    let next = next_of(wording, activity, |_| true);
    essentials(wording, activity, next, share)
}

/// Describes what somebody needs of a meeting who wants to go there, or of the next one if it has ended.
pub(crate) fn essentials_of_meeting(
    wording: &Wording<'_>,
    meeting: &Meeting<Id<Activity>>,
    share: Share,
) -> Outline {
    if meeting.end <= wording.now {
        return essentials_of_activity(wording, meeting.series, share);
    }
    essentials(wording, meeting.series, Some(*meeting), share)
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
    notices(wording, &mut outline, id, meeting, usize::MAX);
    times(wording, &mut outline, id, meeting, FACTS);
    outline.blocks(activity.note.as_ref().map(|note| wording.tell(note)));
    join(wording, &mut outline, id, meeting);
    place(wording, &mut outline, id, meeting);
    phones(wording, &mut outline, id, usize::MAX);
    target::entry(wording, &mut outline, Target::Centre(centre));
    facts(wording, &mut outline, id);
    known_from(wording, &mut outline, id);
    outline
}

fn essentials(
    wording: &Wording<'_>,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
    share: Share,
) -> Outline {
    let content = &wording.setup.content;
    let centre = content.centre_of(id);
    let mut outline = Outline::new(target::name(wording, Target::Activity(id)));
    let all_notices = notices(wording, &mut outline, id, meeting, share.notices);
    if share.facts == 0 {
        when(wording, &mut outline, id, meeting);
        address(wording, &mut outline, id, meeting);
        named_phone(wording, &mut outline, id);
    } else {
        times(wording, &mut outline, id, meeting, share.facts);
        if share.facts >= FACTS_WITH_RHYTHM {
            next_time(wording, &mut outline, id, meeting);
        }
        place(wording, &mut outline, id, meeting);
        phones(wording, &mut outline, id, share.numbers);
    }
    let further = further(wording, id);
    let shown = share.facts.saturating_sub(FACTS_WITH_ADDED);
    let shown = further.len().min(shown);
    let is_whole = all_notices
        && share.facts >= FACTS_WITH_ADDED
        && shown == further.len()
        && content.centres[centre].phones.len() <= share.numbers;
    for (label, text) in further.into_iter().take(shown) {
        outline.labelled(label, text);
    }
    // An activity has no number of its own; from the page of its centre one comes to it.
    card::rest(wording, &mut outline, Target::Centre(centre), is_whole);
    known_from(wording, &mut outline, id);
    outline
}

/// Describes what somebody copies by hand of an activity: its next meeting, how often it is, if one has to sign up, whom
/// to call and where it is.
pub(crate) fn to_copy_of_activity(wording: &Wording<'_>, id: Id<Activity>) -> Outline {
    to_copy(wording, id, next_of(wording, id, |_| true))
}

/// Describes what somebody copies by hand of a meeting, or of the next one if it has ended.
pub(crate) fn to_copy_of_meeting(
    wording: &Wording<'_>,
    meeting: &Meeting<Id<Activity>>,
) -> Outline {
    if meeting.end <= wording.now {
        return to_copy_of_activity(wording, meeting.series);
    }
    to_copy(wording, meeting.series, Some(*meeting))
}

fn to_copy(
    wording: &Wording<'_>,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) -> Outline {
    let content = &wording.setup.content;
    let activity = &content.activities[id];
    let mut outline = Outline::new(target::name(wording, Target::Activity(id)));
    when(wording, &mut outline, id, meeting);
    if let Some((meeting, series)) = meeting.zip(activity.series.as_ref()) {
        rhythm::how_often(wording, &mut outline, series, &meeting);
    }
    if activity.sign_up.is_some()
        && let Some(sign_up) = sign_up(wording, activity)
    {
        outline.fact(wording.say("sign-up"), sign_up);
    }
    named_phone(wording, &mut outline, id);
    address(wording, &mut outline, id, meeting);
    rhythm::left_out(wording, &mut outline, id);
    outline
}

/// Adds the first `most` notices about an activity on this day and on that of the meeting. Returns true if these are all.
fn notices(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
    most: usize,
) -> bool {
    let activity = &wording.setup.content.activities[id];
    let days = [
        Some(wording.today()),
        meeting.map(|it| it.start.date_naive()),
    ];
    card::first_notices(wording, outline, &days, most, |notice| {
        notice.touches.activity(activity)
    })
}

/// Adds the first phone number with the name of the centre of an activity, which is also where it is.
fn named_phone(wording: &Wording<'_>, outline: &mut Outline, id: Id<Activity>) {
    let content = &wording.setup.content;
    let centre = content.centre_of(id);
    let name = wording.name(&content.centres[centre].name);
    centres::first_phone(wording, outline, centre, name);
}

/// Adds the first phone numbers of the centre of an activity.
fn phones(wording: &Wording<'_>, outline: &mut Outline, id: Id<Activity>, most: usize) {
    let content = &wording.setup.content;
    let centre = content.centre_of(id);
    let of_centre = &content.centres[centre].provenance;
    let is_old = wording.is_old(of_centre) || wording.is_old(&content.activities[id].provenance);
    centres::phones(wording, outline, centre, most, is_old);
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

/// Adds when it is, how often and when besides, if there is room for so many facts, and when it is not.
fn times(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
    facts: usize,
) {
    when(wording, outline, id, meeting);
    let activity = &wording.setup.content.activities[id];
    let Some((meeting, series)) = meeting.zip(activity.series.as_ref()) else {
        return;
    };
    if facts >= FACTS_WITH_RHYTHM {
        rhythm::how_often(wording, outline, series, &meeting);
    }
    if facts >= FACTS_WITH_ADDED {
        rhythm::added(wording, outline, &meeting);
    }
    rhythm::left_out(wording, outline, id);
    if !wording.knows_day {
        outline.block(wording.say("day-unknown-ask"));
    }
}

/// Adds when it is.
fn when(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) {
    let activity = &wording.setup.content.activities[id];
    let Some(meeting) = meeting.filter(|_| activity.series.is_some()) else {
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
    let here = address(wording, outline, id, meeting);
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
        if let Some(address) = address_at(wording, centre, place).filter(|_| place != here) {
            outline.fact(at_start(day), address);
        }
    }
}

/// Adds the address where the meeting is. Returns which place of its centre that is.
fn address(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) -> usize {
    let content = &wording.setup.content;
    let activity = &content.activities[id];
    let here = meeting.map_or(activity.place, |meeting| activity.place_of(&meeting));
    let only = Value::from(1_usize);
    let label = wording.say_with("address", &[("place", only), ("of", only)]);
    if let Some(address) = address_at(wording, &content.centres[content.centre_of(id)], here) {
        outline.fact(label, address);
    }
    here
}

fn address_at(wording: &Wording<'_>, centre: &Centre, place: usize) -> Option<Text> {
    let place = centre.places.get(place).or(centre.places.first())?;
    Some(wording.name(&format!("{}, {}", place.address, place.postcode)))
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
    if let Some(sign_up) = sign_up(wording, activity) {
        outline.fact(wording.say("sign-up"), sign_up);
    }
    let ahead = next_time(wording, outline, id, meeting);
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

/// Adds the meeting after one that has begun, because a visitor joins that one. Returns the meeting to join.
fn next_time(
    wording: &Wording<'_>,
    outline: &mut Outline,
    id: Id<Activity>,
    meeting: Option<Meeting<Id<Activity>>>,
) -> Option<Meeting<Id<Activity>>> {
    if !meeting.is_some_and(|meeting| meeting.is_on(wording.now)) {
        return meeting;
    }
    let provenance = &wording.setup.content.activities[id].provenance;
    let ahead = next_of(wording, id, |next| next.start >= wording.now);
    if let Some(next) = ahead {
        let next = wording.marked(wording.when_named(&next), provenance);
        outline.fact(wording.say("meeting-next"), next);
    }
    ahead
}

/// Returns the fact about signing up.
fn sign_up(wording: &Wording<'_>, activity: &Activity) -> Option<Text> {
    known(
        wording,
        activity,
        activity.sign_up,
        "sign-up-yes",
        "sign-up-no",
    )
}

/// Returns the fact about beginners.
fn beginners(wording: &Wording<'_>, activity: &Activity) -> Option<Text> {
    known(
        wording,
        activity,
        activity.beginners,
        "beginners-yes",
        "beginners-no",
    )
}

/// Returns the facts that are taken home if there is room for them, with their labels, the most useful first.
fn further(wording: &Wording<'_>, id: Id<Activity>) -> Vec<(Option<Text>, Text)> {
    let content = &wording.setup.content;
    let activity = &content.activities[id];
    let labelled = |label: &str, text: Text| (Some(wording.say(label)), text);
    let sign_up = sign_up(wording, activity).map(|it| labelled("sign-up", it));
    let cost = activity.cost.as_ref().map(|it| {
        let cost = wording.marked(wording.tell(it), &activity.provenance);
        labelled("cost", cost)
    });
    let note = activity.note.as_ref().map(|it| (None, wording.tell(it)));
    let beginners = beginners(wording, activity).map(|it| labelled("beginners", it));
    let kind = activity.title.as_ref().map(|_| {
        let kind = Target::Kind(content.kind_of(id));
        labelled("kind", target::name(wording, kind))
    });
    let all = [note, cost, sign_up, beginners, kind];
    all.into_iter().flatten().collect()
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
    if let Some(beginners) = beginners(wording, activity) {
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
