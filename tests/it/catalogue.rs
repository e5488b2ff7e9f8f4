//! The catalogue knows what the notices close.

use cas_kiosk::catalogue::Catalogue;
use cas_kiosk::content::activity::Activity;
use cas_kiosk::content::notice::{Notice, Touches};
use cas_kiosk::id::Id;
use cas_kiosk::setup::Setup;
use cas_kiosk::text::{Language, Localized};
use chrono::{NaiveDate, TimeDelta};

/// The activities that are closed on a day, by their order, if this is all that is closed. Everything is
/// closed from 1 to 7 December.
fn closed(setup: &mut Setup, is_closure: bool, touches: Touches, day: NaiveDate) -> Vec<usize> {
    let (from, until) = (december(1), december(7));
    setup.content.notices = vec![Notice {
        id: "closed".to_owned(),
        text: Localized::new(Language::new("pl").unwrap(), "Zamknięte"),
        from,
        until,
        is_closure,
        touches,
        provenance: activity(setup, 0).provenance.clone(),
    }];
    let catalogue = Catalogue::new(&setup.content, &setup.locales, &setup.config.languages);
    let activities = setup.content.activities.ids();
    activities
        .filter(|activity| catalogue.is_closed(*activity, day))
        .map(Id::position)
        .collect()
}

fn activity(setup: &Setup, before: usize) -> &Activity {
    setup.content.activities.iter().nth(before).unwrap()
}

fn december(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
}

#[test]
fn a_closure_closes_what_it_touches_and_nothing_else() {
    let mut setup = Setup::from_texts(&[]).unwrap();
    let all: Vec<usize> = (0..setup.content.activities.len()).collect();
    let first = activity(&setup, 0).clone();
    let at_centre = |activity: &usize| self::activity(&setup, *activity).centre == first.centre;
    let at_centre: Vec<usize> = all.iter().copied().filter(at_centre).collect();
    assert!(at_centre.len() > 1 && at_centre.len() < all.len());
    let of_centre = Touches {
        centres: vec![first.centre.clone()],
        ..Touches::default()
    };
    let of_activity = Touches {
        activities: vec![first.id.clone()],
        ..Touches::default()
    };
    let of_service = Touches {
        services: vec![setup.content.services.iter().next().unwrap().id.clone()],
        ..Touches::default()
    };
    let everywhere = Touches {
        everywhere: true,
        ..Touches::default()
    };
    let table = [
        (true, of_centre.clone(), at_centre),
        (true, of_activity, vec![0]),
        (true, everywhere, all),
        (true, of_service, vec![]),
        (false, of_centre, vec![]),
    ];
    for (is_closure, touches, expected) in table {
        let found = closed(&mut setup, is_closure, touches.clone(), december(4));
        assert_eq!(found, expected, "{touches:?}");
    }
}

#[test]
fn a_closure_holds_from_its_first_day_to_its_last() {
    let mut setup = Setup::from_texts(&[]).unwrap();
    let touches = Touches {
        activities: vec![activity(&setup, 3).id.clone()],
        ..Touches::default()
    };
    let table = [
        (december(1) - TimeDelta::days(1), vec![]),
        (december(1), vec![3]),
        (december(7), vec![3]),
        (december(8), vec![]),
    ];
    for (day, expected) in table {
        let found = closed(&mut setup, true, touches.clone(), day);
        assert_eq!(found, expected, "{day}");
    }
}
