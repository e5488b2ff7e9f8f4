//! What a clerk tells of a request: from the fields of a form to the book.

use cas_book::{Change, How, Refused, State};
use cas_setup::content::site::Office;
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::{clean, length};
use chrono::{DateTime, NaiveDate, Utc};

use crate::asked::{Answer, Fields};
use crate::desk::{Desk, DeskFault};
use crate::guard::Clerk;
use crate::pages::card::{self, Tried};
use crate::pages::frame::{Says, trouble};

/// The longest note, in graphemes: half a page.
pub(crate) const NOTE_GRAPHEMES_MAX: usize = 2000;
/// The field that says what is told.
pub(crate) const DEED: &str = "deed";

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
    let change = match read(form, desk) {
        Ok(change) => change,
        Err(why) => return again(desk, id, form, says, 422, why),
    };
    let version = form.get("version").and_then(|it| it.parse().ok());
    let version = version.unwrap_or(0);
    let user = &clerk.session.user;
    let changed = desk.write(|book| book.change(id, version, change, user, now));
    match changed {
        Ok(_) => {
            let deed = form.get(DEED).unwrap_or_default();
            Ok(Answer::see(format!("/request/{id}?kept={deed}")))
        }
        Err(Refused::Stale { .. }) => again(desk, id, form, says, 409, told!("desk-stale")),
        Err(Refused::NotFitting { .. }) => {
            again(desk, id, form, says, 409, told!("desk-not-fitting"))
        }
        Err(Refused::Delivered { office }) => {
            let told = told!("desk-delivered", office = says.office(&office));
            again(desk, id, form, says, 409, told)
        }
        Err(Refused::Unknown) => {
            let (heading, help) = (told!("desk-not-found"), told!("desk-not-found-help"));
            Ok(trouble(404, says, heading, help))
        }
        Err(Refused::Fault(fault)) => Err(fault.into()),
    }
}

/// Shows the card as it is now, with why nothing was changed.
fn again(
    desk: &Desk,
    id: &str,
    form: &Fields,
    says: &Says<'_>,
    status: u16,
    why: Told,
) -> Result<Answer, DeskFault> {
    let Some(card) = desk.read(|book| book.card(id))? else {
        let (heading, help) = (told!("desk-not-found"), told!("desk-not-found-help"));
        return Ok(trouble(404, says, heading, help));
    };
    let tried = Tried {
        kept: None,
        why: Some(why),
        note: form.get("note").map(str::to_owned),
    };
    Ok(card::answer(status, &card, says, &tried))
}

/// Reads what is told, or why it cannot be read.
fn read(form: &Fields, desk: &Desk) -> Result<Change, Told> {
    let example = || told!("desk-no-day", example = "2026-12-24");
    let day = |name: &str| {
        let day = form.get(name).map(str::parse::<NaiveDate>);
        day.transpose().map_err(|_| example())
    };
    let how = || {
        How::ALL
            .into_iter()
            .find(|it| form.get("how") == Some(it.word()))
    };
    match form.get(DEED) {
        Some("called") => Ok(Change::Called),
        Some("no-answer") => Ok(Change::NoAnswer),
        Some("arranged") => Ok(Change::Arranged { on: day("day")? }),
        Some("closed") => how().map(Change::Closed).ok_or(told!("desk-not-fitting")),
        Some("not-ours") if desk.outgoing().is_some() => {
            let office = form.get("office").unwrap_or_default();
            let is_known = others(desk.setup(), "").any(|it| it.id == office);
            let office = office.to_owned();
            is_known
                .then_some(Change::NotOurs { office })
                .ok_or(told!("desk-no-office"))
        }
        Some("opened") => Ok(Change::Opened),
        Some("remind") => day("day")?
            .map(|it| Change::RemindOn(Some(it)))
            .ok_or_else(example),
        Some("remind-no-more") => Ok(Change::RemindOn(None)),
        Some("note") => note(form).map(Change::Note),
        _ => Err(told!("desk-not-fitting")),
    }
}

/// Reads a note. It may have several lines; what else is not to be seen is left out.
fn note(form: &Fields) -> Result<String, Told> {
    let lines = form.get("note").unwrap_or_default().lines();
    let text = lines.map(clean).collect::<Vec<_>>().join("\n");
    match length(&text) {
        0 => Err(told!("desk-no-note")),
        1..=NOTE_GRAPHEMES_MAX => Ok(text),
        _ => Err(told!("desk-note-too-long", count = NOTE_GRAPHEMES_MAX)),
    }
}

/// Returns the offices that can get a request, all but this one.
pub(crate) fn others<'s>(
    setup: Option<&'s Setup>,
    office: &str,
) -> impl Iterator<Item = &'s Office> {
    let all = setup.into_iter().flat_map(|setup| {
        let offices = &setup.content.site.offices;
        offices
            .iter()
            .filter(|it| setup.receiver(&it.id, None).can_receive())
    });
    all.filter(move |it| it.id != office)
}

/// What may be told of a request in a state, as the words of the field [`DEED`]. The book decides, and this only keeps
/// what it would refuse from the page.
pub(crate) fn deeds(state: State, hands_over: bool) -> &'static [&'static str] {
    match (state, hands_over) {
        (State::New | State::Called | State::NoAnswer | State::Arranged, true) => {
            &["called", "no-answer", "arranged", "closed", "not-ours"]
        }
        (State::New | State::Called | State::NoAnswer | State::Arranged, false) => {
            &["called", "no-answer", "arranged", "closed"]
        }
        (State::Closed | State::NotOurs, _) => &["opened"],
    }
}
