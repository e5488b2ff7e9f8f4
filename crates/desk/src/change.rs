//! What a clerk tells of a request: from the fields of a form to the book.

use cas_book::{Card, Change, HandedOver, How, Refused, State, Step};
use cas_request::request::Request;
use cas_setup::content::site::Office;
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::{clean, length};
use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::asked::{Answer, Fields};
use crate::desk::{Desk, DeskFault};
use crate::guard::Clerk;
use crate::pages::card::{self, Tried};
use crate::pages::frame::{Says, trouble};

/// The longest note, in graphemes: half a page.
pub(crate) const NOTE_GRAPHEMES_MAX: usize = 2000;
/// The field that says what is told.
pub(crate) const DEED: &str = "deed";
/// The field of a note.
pub(crate) const NOTE: &str = "note";
/// The word in the address of a card for what was kept.
pub(crate) const KEPT: &str = "kept";
/// The fields of the days: for when something is arranged, and when to remind.
pub(crate) const ARRANGED_DAY: &str = "arranged-day";
pub(crate) const REMIND_DAY: &str = "remind-day";
/// The fields of how a request has ended, and of the office to which it goes.
pub(crate) const HOW: &str = "how";
pub(crate) const OFFICE: &str = "office";
/// To which button each field belongs.
pub(crate) const FIELDS: [(&str, &str); 4] = [
    (ARRANGED_DAY, "arranged"),
    (REMIND_DAY, "remind"),
    (HOW, "closed"),
    (OFFICE, "not-ours"),
];
/// What is written down later may have been arranged for a day up to so many days ago.
const LATER_DAYS: u64 = 31;
/// Nothing is arranged for a day so far away; a wrong year is.
const AHEAD_DAYS: u64 = 2 * 365;

/// Changes a request, and leads back to its card. If nothing was changed, the card says why, and has the clerk's note.
///
/// # Errors
/// The book failed.
pub(crate) fn answer(
    desk: &Desk,
    id: &str,
    form: &Fields,
    says: &Says<'_>,
    clerk: &Clerk,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    let Some(card) = desk.read(|book| book.card(id))? else {
        return Ok(unknown(form, says));
    };
    let user = &clerk.session.user;
    let version = form.get("version").and_then(|it| it.parse().ok());
    let version = version.unwrap_or(0);
    let read = read(form, &card, desk, says);
    if version != card.version {
        // A second press of a button that has done its work already needs no alarm.
        if read.is_ok_and(|it| it.is_done(version, &card, user)) {
            return Ok(kept(id, form));
        }
        return Ok(stale(&card, form, says, user));
    }
    let (change, note) = match read {
        Ok(Meant { change, note }) => (change, note),
        Err(wrong) => return Ok(again(&card, form, says, 422, wrong)),
    };
    let changed = desk.write(|book| book.change_with_note(id, version, change, note, user, now));
    let refused = match changed {
        Ok(_) => return Ok(kept(id, form)),
        Err(Refused::Fault(fault)) => return Err(fault.into()),
        Err(refused) => refused,
    };
    let Some(card) = desk.read(|book| book.card(id))? else {
        return Ok(unknown(form, says));
    };
    Ok(match refused {
        Refused::Stale { .. } => stale(&card, form, says, user),
        Refused::Delivered { office } => {
            let told = told!("desk-delivered", office = says.office(&office));
            again(&card, form, says, 409, told.into())
        }
        _ => again(&card, form, says, 409, told!("desk-not-fitting").into()),
    })
}

/// What a clerk means by a form.
struct Meant {
    change: Change,
    note: Option<String>,
}

impl Meant {
    /// True if just this was kept already of a form of this version, and nothing since.
    fn is_done(&self, version: u32, card: &Card, user: &str) -> bool {
        let step = Step::of(&self.change);
        let note = match &self.change {
            Change::Note(text) => Some(text),
            _ => self.note.as_ref(),
        };
        let steps = [Some(step), self.note.as_ref().map(|_| Step::Note)];
        let steps: Vec<Step> = steps.into_iter().flatten().collect();
        let first = card.turns.len().saturating_sub(steps.len());
        let last = &card.turns[first..];
        let is_same_day = match &self.change {
            Change::Arranged { on } => card.standing.arranged_on == *on,
            Change::RemindOn(day) => card.remind_on == *day,
            _ => true,
        };
        usize::try_from(card.version - version.min(card.version)) == Ok(steps.len())
            && last.iter().all(|it| it.who == user)
            && last.iter().map(|it| it.step).eq(steps)
            && note.is_none_or(|note| card.notes.last().is_some_and(|it| it.text == *note))
            && is_same_day
    }
}

/// Leads back to the card, which says what was kept.
fn kept(id: &str, form: &Fields) -> Answer {
    let deed = form.get(DEED).unwrap_or_default();
    Answer::see(format!("/request/{id}?{KEPT}={deed}"))
}

fn stale(card: &Card, form: &Fields, says: &Says<'_>, user: &str) -> Answer {
    let why = match card.turns.last() {
        Some(last) if last.who == user => told!("desk-stale-own"),
        _ => told!("desk-stale"),
    };
    again(card, form, says, 409, why.into())
}

/// Why nothing is changed, and the field that is at fault, if one is.
struct Wrong {
    why: Told,
    field: Option<&'static str>,
}

impl From<Told> for Wrong {
    fn from(why: Told) -> Self {
        Self { why, field: None }
    }
}

/// Returns that a field is at fault.
fn at(field: &'static str, why: Told) -> Wrong {
    Wrong {
        why,
        field: Some(field),
    }
}

/// Shows the card with a note that came when nobody was signed in any more. It is not kept before somebody says so.
///
/// # Errors
/// The book failed.
pub(crate) fn waits(
    desk: &Desk,
    id: &str,
    form: &Fields,
    says: &Says<'_>,
    clerk: &Clerk,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    let Some(card) = desk.read(|book| book.card(id))? else {
        return Ok(unknown(form, says));
    };
    desk.write(|book| book.saw(id, &clerk.session.user, now))?;
    let why = told!("desk-note-unsaved").into();
    Ok(again(&card, form, says, 200, why))
}

/// Shows the card as it is now, with why nothing was changed.
fn again(
    card: &Card,
    form: &Fields,
    says: &Says<'_>,
    status: u16,
    Wrong { why, field }: Wrong,
) -> Answer {
    card::answer(status, card, says, &Tried::NotKept { why, field, form })
}

fn unknown(form: &Fields, says: &Says<'_>) -> Answer {
    let (heading, help) = (told!("desk-not-found"), told!("desk-not-found-help"));
    trouble(404, says, heading, help, form.get(NOTE))
}

/// Reads what is told and the note about it, or why they cannot be read.
fn read(form: &Fields, card: &Card, desk: &Desk, says: &Says<'_>) -> Result<Meant, Wrong> {
    let deed = form.get(DEED).ok_or(told!("desk-no-deed"))?;
    let note = note(form).map_err(|why| at(NOTE, why))?;
    // What stands beside another button was not meant for this one, and would be lost.
    let arranged = card.standing.arranged_on.map(|it| it.to_string());
    for (field, of) in FIELDS {
        let given = form.get(field);
        let is_new = given.is_some() && (field != ARRANGED_DAY || given != arranged.as_deref());
        if of != deed && is_new {
            return Err(at(field, told!("desk-stray-day")));
        }
    }
    let change = match deed {
        "called" => Change::Called,
        "no-answer" => Change::NoAnswer,
        "arranged" => Change::Arranged {
            on: day(form, ARRANGED_DAY, LATER_DAYS, says)?,
        },
        "closed" => {
            let mut all = How::ALL.into_iter();
            let how = all.find(|it| form.get(HOW) == Some(it.word()));
            Change::Closed(how.ok_or_else(|| at(HOW, told!("desk-no-how")))?)
        }
        "not-ours" if desk.outgoing().is_some() => {
            let mut others = others(desk.setup(), &card.request);
            let office = others.find(|it| form.get(OFFICE) == Some(&*it.id));
            let office = office.ok_or_else(|| at(OFFICE, told!("desk-no-office")))?;
            let office = office.id.clone();
            Change::NotOurs { office }
        }
        "opened" => Change::Opened,
        "remind" => {
            let day = day(form, REMIND_DAY, 0, says)?;
            Change::RemindOn(Some(day.ok_or_else(|| no_day(REMIND_DAY, says))?))
        }
        "remind-no-more" => Change::RemindOn(None),
        "note" => {
            let note = note.ok_or_else(|| at(NOTE, told!("desk-no-note")))?;
            return Ok(Meant {
                change: Change::Note(note),
                note: None,
            });
        }
        _ => return Err(told!("desk-not-fitting").into()),
    };
    Ok(Meant { change, note })
}

/// Reads a day, at most so many days before today and not long after it.
fn day(
    form: &Fields,
    field: &'static str,
    days_before: u64,
    says: &Says<'_>,
) -> Result<Option<NaiveDate>, Wrong> {
    let Some(typed) = form.get(field) else {
        return Ok(None);
    };
    let day: NaiveDate = typed.parse().map_err(|_| no_day(field, says))?;
    let first = says.today().checked_sub_days(Days::new(days_before));
    let last = says.today().checked_add_days(Days::new(AHEAD_DAYS));
    if first > Some(day) || last.is_some_and(|last| day > last) {
        return Err(at(field, told!("desk-odd-day", day = says.day(day))));
    }
    Ok(Some(day))
}

fn no_day(field: &'static str, says: &Says<'_>) -> Wrong {
    at(
        field,
        told!("desk-no-day", example = says.day(says.today())),
    )
}

/// Reads a note, if there is one. It may have several lines; what else is not to be seen is left out.
fn note(form: &Fields) -> Result<Option<String>, Told> {
    let lines = form.get(NOTE).unwrap_or_default().lines();
    let text = lines.map(clean).collect::<Vec<_>>().join("\n");
    match length(&text) {
        0 => Ok(None),
        1..=NOTE_GRAPHEMES_MAX => Ok(Some(text)),
        _ => Err(told!("desk-note-too-long", count = NOTE_GRAPHEMES_MAX)),
    }
}

/// Returns the other offices that can get this request. Those that stand for a centre can if it is about one.
pub(crate) fn others<'s>(
    setup: Option<&'s Setup>,
    request: &Request,
) -> impl Iterator<Item = &'s Office> {
    let centre = request.about.as_ref().map(|it| &*it.centre);
    let all = setup.into_iter().flat_map(move |setup| {
        let can_receive = move |it: &&Office| setup.receiver(&it.id, centre).can_receive();
        setup.content.site.offices.iter().filter(can_receive)
    });
    all.filter(move |it| it.id != request.office && (!it.is_centre || centre.is_some()))
}

/// What may be told of a request, as the words of the field [`DEED`]. The book decides, and this only keeps what it would
/// refuse from the page.
pub(crate) fn deeds(
    state: State,
    handed: Option<&HandedOver>,
    hands_over: bool,
) -> &'static [&'static str] {
    match state {
        State::New | State::Called | State::NoAnswer | State::Arranged if hands_over => {
            &["called", "no-answer", "arranged", "closed", "not-ours"]
        }
        State::New | State::Called | State::NoAnswer | State::Arranged => {
            &["called", "no-answer", "arranged", "closed"]
        }
        State::NotOurs if handed.is_some_and(|it| it.delivered_at.is_some()) => &[],
        State::Closed | State::NotOurs => &["opened"],
    }
}
