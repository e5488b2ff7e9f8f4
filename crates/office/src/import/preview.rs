//! What the kiosk will show: the real pages, as numbered lines. A report is read and not typed at, so nothing
//! says what to type.

use std::sync::Arc;

use cas_core::{App, Filter, Message, Moment, Screen};
use cas_setup::setup::Setup;
use chrono::{DateTime, NaiveDate, NaiveTime};
use chrono_tz::Tz;

/// The hour of a visit on another day than today: there is light, and most centres are open.
const HOUR: u32 = 10;

/// Returns the card of a centre and its next meetings, as a visitor sees them.
pub(crate) fn centre(setup: &Arc<Setup>, id: &str, now: DateTime<Tz>) -> Vec<String> {
    let Some(centre) = setup.content.centres.find(|centre| centre.id == id) else {
        return Vec::new();
    };
    let mut pages = vec![visited(setup, Screen::Centre(centre), now)];
    let mut activities = setup.content.activities.iter();
    if activities.any(|activity| activity.centre == id) {
        let meetings = Screen::Meetings(Filter::Centre(centre), 0);
        pages.push(visited(setup, meetings, now));
    }
    pages
}

/// Returns Start on a day, as a visitor finds it.
pub(crate) fn start(setup: &Arc<Setup>, day: NaiveDate, now: DateTime<Tz>) -> Option<String> {
    let at = if day == now.date_naive() {
        now
    } else {
        let hour = NaiveTime::from_hms_opt(HOUR, 0, 0)?;
        let local = day.and_time(hour).and_local_timezone(now.timezone());
        local.earliest()?
    };
    let app = App::new(Arc::clone(setup), at.fixed_offset());
    Some(cas_plain::to_read(app.shown()))
}

/// Returns a page as a visitor sees it who opens it.
fn visited(setup: &Arc<Setup>, screen: Screen, now: DateTime<Tz>) -> String {
    let now = now.fixed_offset();
    let mut app = App::new(Arc::clone(setup), now);
    let language = setup.config.languages.first();
    // Nobody asks for anything here, so that nothing is made of the seed.
    let moment = Moment { now, seed: [0; 32] };
    app.step(moment, vec![Message::Begin(language, screen)]);
    cas_plain::to_read(app.shown())
}
