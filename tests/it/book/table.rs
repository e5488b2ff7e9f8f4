//! Taking requests, the table of them, and the search.

use std::collections::BTreeMap;

use cas_book::{Change, How, Key, Query, ROWS_MAX, Reader, Row, Standing, State, Took};
use cas_kiosk::request::CallInstead;
use chrono::NaiveDate;

use super::{EWA, Office, asked, day, minute, of, phone, references};

fn rows(reader: &Reader, query: &Query) -> Vec<Row> {
    reader.rows(query).unwrap().rows
}

fn all() -> Query {
    Query {
        most: ROWS_MAX,
        ..Query::default()
    }
}

fn searched(search: &str) -> Query {
    Query {
        search: Some(search.to_owned()),
        ..all()
    }
}

#[test]
fn a_request_is_taken_once() {
    let mut office = Office::new();
    let request = asked(1);
    let other = of("Kto Inny", "600 100 200", asked(1));
    let took = |office: &mut Office, request| office.book.take(request, minute(5)).unwrap();
    assert_eq!(took(&mut office, &request), Took::New);
    assert_eq!(took(&mut office, &request), Took::Known);
    assert_eq!(took(&mut office, &other), Took::Differs);
    assert!(office.card(&request).request == request, "the first stays");
    assert_eq!(rows(&office.reader, &all()).len(), 1);

    office.changes(&request, Change::Closed(How::Done), day(1));
    let older = std::time::Duration::ZERO;
    office.book.forget(older, day(2)).unwrap();
    assert_eq!(took(&mut office, &request), Took::Known, "also forgotten");
    assert!(!office.knows(&request));
}

#[test]
fn a_row_has_what_a_clerk_needs_to_call() {
    let mut request = asked(1);
    request.call_instead = Some(CallInstead {
        name: "Piotr Żak".to_owned(),
        phone: phone("12 345 67 89"),
    });
    let office = Office::with_one(&request);
    let found = rows(&office.reader, &all());
    let expected = Row {
        id: request.id,
        reference: request.reference,
        sent_at: minute(1),
        service: "zlota-raczka".to_owned(),
        centre: None,
        place: "Biblioteka".to_owned(),
        language: "pl".to_owned(),
        call_at: Some("morning".to_owned()),
        standing: Standing {
            state: State::New,
            since: minute(0),
            tries: 0,
            how: None,
            arranged_on: None,
        },
        remind_on: None,
        name: Some("Zofia Żak".to_owned()),
        call_instead: Some("Piotr Żak".to_owned()),
        phone: Some("12 345 67 89".to_owned()),
        reminds: None,
        chosen: Vec::new(),
        reminders: Vec::new(),
        handed: None,
    };
    assert!(found == [expected]);
}

#[test]
fn the_oldest_comes_first_a_page_at_a_time() {
    let mut requests = [5, 3, 1, 7, 2, 6, 4].map(asked);
    // Three at the same minute come in the order in which they were taken.
    for request in &mut requests[..3] {
        request.at = minute(1).fixed_offset();
    }
    let office = Office::with(&requests);
    let mut read = Vec::new();
    let mut after: Option<Key> = None;
    loop {
        let query = Query {
            after: after.take(),
            most: 2,
            ..Query::default()
        };
        let page = office.reader.rows(&query).unwrap();
        let counts = office.reader.counts(&query).unwrap();
        assert_eq!(counts[&State::New], 7, "of all pages");
        read.extend(page.rows.into_iter().map(|row| row.reference));
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
        assert_eq!(read.len() % 2, 0);
    }
    let expected = [5, 3, 1, 2, 4, 6, 7].map(|number| asked(number).reference);
    assert_eq!(read, expected);
}

#[test]
fn a_page_ends_where_the_table_ends() {
    let office = Office::with(&[1, 2].map(asked));
    let most = |most| {
        let page = office.reader.rows(&Query { most, ..all() }).unwrap();
        (page.rows.len(), page.next.is_some())
    };
    assert_eq!(
        [most(0), most(1), most(2), most(3)],
        [(0, false), (1, true), (2, false), (2, false)]
    );
    assert_eq!(most(usize::MAX), (2, false));
}

#[test]
fn a_request_is_found_by_what_somebody_says_on_the_telephone() {
    let mut instead = of("Ганна Шевченко", "22 500 00 00", asked(3));
    instead.call_instead = Some(CallInstead {
        name: "Olena".to_owned(),
        phone: phone("501 502 503"),
    });
    let requests = [
        of("Grażyna Łęcka-Nowak", "600 100 200", asked(1)),
        of("Jan Nowakowski", "601 100 200", asked(2)),
        instead,
    ];
    let office = Office::with(&requests);
    let spaced = requests[1].reference.clone();
    let joined = spaced.replace(' ', "");
    let tables: [(&str, &[usize]); 18] = [
        ("lecka", &[1]),
        ("ŁĘCKA", &[1]),
        ("nowak", &[1, 2]),
        ("nowak grazyna", &[1]),
        ("owak", &[]),
        ("шевч", &[3]),
        ("olena", &[3]),
        ("600100200", &[1]),
        ("600-100-200", &[1]),
        ("+48 601 100 200", &[2]),
        ("100 200", &[1, 2]),
        ("501502", &[3]),
        ("nowak 601", &[2]),
        (&spaced, &[2]),
        (&joined, &[2]),
        ("' OR 1=1 --", &[]),
        ("%", &[]),
        (" ", &[]),
    ];
    for (search, expected) in tables {
        let found = rows(&office.reader, &searched(search));
        let expected: Vec<&str> = expected
            .iter()
            .map(|at| &*requests[at - 1].reference)
            .collect();
        assert_eq!(references(&found), expected, "{search}");
    }
}

#[test]
fn the_table_shows_what_is_asked_for_and_counts_the_rest() {
    let mut other = asked(4);
    other.service = "assistant".to_owned();
    let requests = [asked(1), asked(2), asked(3), other];
    let mut office = Office::with(&requests);
    office.changes(&requests[0], Change::Called, minute(9));
    office.changes(&requests[1], Change::NoAnswer, minute(9));
    let query = Query {
        states: vec![State::New, State::NoAnswer],
        service: Some("zlota-raczka".to_owned()),
        ..all()
    };
    assert_eq!(
        references(&rows(&office.reader, &query)),
        [2, 3].map(|it| asked(it).reference)
    );
    let mut counts: BTreeMap<State, u64> = State::ALL.map(|it| (it, 0)).into();
    counts.extend([(State::New, 1), (State::Called, 1), (State::NoAnswer, 1)]);
    assert_eq!(office.reader.counts(&query).unwrap(), counts);
}

#[test]
fn somebody_is_reminded_on_the_day_and_after_it() {
    let requests = [1, 2].map(asked);
    let mut office = Office::with(&requests);
    let friday: NaiveDate = "2026-11-27".parse().unwrap();
    office.changes(&requests[0], Change::RemindOn(Some(friday)), minute(9));
    let due = |office: &Office, day: NaiveDate| {
        let query = Query {
            due: Some(day),
            ..all()
        };
        rows(&office.reader, &query).len()
    };
    assert_eq!(due(&office, friday.pred_opt().unwrap()), 0);
    assert_eq!(due(&office, friday), 1);
    assert_eq!(due(&office, friday.succ_opt().unwrap()), 1);
    office.changes(&requests[0], Change::Closed(How::Other), minute(10));
    assert_eq!(
        due(&office, friday),
        0,
        "nobody is reminded of what has ended"
    );
}

#[test]
fn a_reminder_is_beside_the_request_that_it_means() {
    let first = asked(1);
    let mut reminder = asked(2);
    reminder.reminds = Some(first.reference.clone());
    let mut office = Office::with(&[first.clone(), reminder.clone()]);
    let table = rows(&office.reader, &all());
    let ids = |row: &Row| {
        row.reminders
            .iter()
            .map(|it| it.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (ids(&table[0]), ids(&table[1])),
        (vec![reminder.id.clone()], vec![])
    );
    assert_eq!(table[1].reminds.as_ref(), Some(&first.reference));
    let card = office.card(&first);
    assert!(card.earlier.is_empty());
    assert_eq!(card.reminders[0].id, reminder.id);
    assert_eq!(
        card.reminders[0].standing.as_ref().unwrap().state,
        State::New
    );
    assert!(office.card(&reminder).reminders.is_empty());
    assert_eq!(office.card(&reminder).earlier[0].id, first.id);

    // Whoever has been called back does not ask any more.
    office.changes(&reminder, Change::Closed(How::Done), minute(9));
    assert_eq!(ids(&rows(&office.reader, &all())[0]), [""; 0]);
    assert_eq!(office.card(&first).reminders.len(), 1);
    office.changes(&reminder, Change::Opened, minute(10));

    // Somebody asks years later: that it was here is known, and what they have written is not.
    office.changes(&first, Change::Closed(How::Done), day(1));
    office
        .book
        .forget(std::time::Duration::ZERO, day(2))
        .unwrap();
    let earlier = &office.card(&reminder).earlier;
    assert_eq!((&earlier[0].id, &earlier[0].standing), (&first.id, &None));
}

#[test]
fn the_card_tells_who_has_seen_it() {
    let request = asked(1);
    let mut office = Office::with_one(&request);
    office.book.saw(&request.id, EWA, minute(3)).unwrap();
    office.book.saw(&request.id, "jan", minute(4)).unwrap();
    office.book.saw("0", EWA, minute(5)).unwrap();
    let card = office.card(&request);
    let seen: Vec<_> = card.seen.iter().map(|it| (&*it.who, it.at)).collect();
    assert_eq!(seen, [("jan", minute(4)), ("ewa", minute(3))]);
    assert!(office.reader.card("0").unwrap().is_none());
}
