//! What clerks write down, alone and both at once.

use std::fmt::Write as _;
use std::slice;

use cas_book::{Change, Deed, How, Query, Refused, State, Step};
use chrono::NaiveDate;
use expect_test::expect;

use super::{EWA, JAN, Office, asked, day, minute};

fn friday() -> NaiveDate {
    "2026-11-27".parse().unwrap()
}

fn all_changes() -> [Change; 8] {
    [
        Change::Called,
        Change::NoAnswer,
        Change::Arranged { on: Some(friday()) },
        Change::Closed(How::Unreachable),
        Change::NotOurs {
            office: "pcpr".to_owned(),
        },
        Change::Opened,
        Change::RemindOn(Some(friday())),
        Change::Note("Dzwonić do córki.".to_owned()),
    ]
}

fn name(change: &Change) -> &'static str {
    match change {
        Change::Called => "called",
        Change::NoAnswer => "no answer",
        Change::Arranged { .. } => "arranged",
        Change::Closed(_) => "closed",
        Change::NotOurs { .. } => "not ours",
        Change::Opened => "opened",
        Change::RemindOn(_) => "remind on",
        Change::Note(_) => "note",
    }
}

/// Changes by which a request comes into each state.
fn ways() -> [Vec<Change>; 8] {
    let not_ours = all_changes()[4].clone();
    let closed = || Change::Closed(How::Done);
    [
        vec![],
        vec![Change::Called],
        vec![Change::NoAnswer],
        vec![Change::NoAnswer, Change::NoAnswer],
        vec![Change::Arranged { on: None }],
        vec![closed()],
        vec![not_ours],
        vec![Change::NoAnswer, closed(), Change::Opened],
    ]
}

/// Tells where a change leads after others; "-" if it does not fit.
fn outcome(way: &[Change], change: Change) -> String {
    let request = asked(1);
    let mut office = Office::with_one(&request);
    for step in way {
        office.changes(&request, step.clone(), minute(1));
    }
    let before = office.card(&request);
    let tried = office.tries(&request, change, minute(2));
    let card = office.card(&request);
    match tried {
        Ok(changed) => {
            assert_eq!(changed.version, before.version + 1);
            assert_eq!(
                (card.version, &card.standing),
                (changed.version, &changed.standing)
            );
            assert_eq!(card.turns.len(), before.turns.len() + 1);
            told(&changed.standing)
        }
        Err(Refused::NotFitting { now }) => {
            assert_eq!((card.version, &card.standing), (before.version, &now));
            assert_eq!(card.turns, before.turns);
            "-".to_owned()
        }
        Err(other) => panic!("{other}"),
    }
}

fn told(standing: &cas_book::Standing) -> String {
    let mut told = standing.state.word().to_owned();
    if standing.tries > 0 {
        write!(told, " x{}", standing.tries).unwrap();
    }
    if let Some(how) = standing.how {
        write!(told, " {}", how.word()).unwrap();
    }
    if let Some(day) = standing.arranged_on {
        write!(told, " {day}").unwrap();
    }
    if standing.since == minute(2) {
        told.push_str(" since now");
    }
    told
}

/// What has ended only goes on when it is opened again.
#[test]
fn every_change_fits_where_it_makes_sense() {
    let mut table = String::new();
    for way in ways() {
        let names: Vec<&str> = way.iter().map(name).collect();
        let names = names.join(", ");
        let outcomes = all_changes().map(|it| outcome(&way, it));
        writeln!(table, "[{names}] {}", outcomes.join(" | ")).unwrap();
    }
    let head: Vec<&str> = all_changes().iter().map(name).collect();
    let table = format!("{}\n{table}", head.join(" | "));
    expect![[r#"
        called | no answer | arranged | closed | not ours | opened | remind on | note
        [] called since now | no-answer x1 since now | arranged 2026-11-27 since now | closed unreachable since now | not-ours since now | - | new | new
        [called] called since now | no-answer x1 since now | arranged 2026-11-27 since now | closed unreachable since now | not-ours since now | - | called | called
        [no answer] called since now | no-answer x2 since now | arranged 2026-11-27 since now | closed unreachable since now | not-ours since now | - | no-answer x1 | no-answer x1
        [no answer, no answer] called since now | no-answer x3 since now | arranged 2026-11-27 since now | closed unreachable since now | not-ours since now | - | no-answer x2 | no-answer x2
        [arranged] called since now | no-answer x1 since now | arranged 2026-11-27 since now | closed unreachable since now | not-ours since now | - | arranged | arranged
        [closed] - | - | - | - | - | new since now | - | closed done
        [not ours] - | - | - | - | - | new since now | - | not-ours
        [no answer, closed, opened] called since now | no-answer x1 since now | arranged 2026-11-27 since now | closed unreachable since now | not-ours since now | - | new | new
    "#]].assert_eq(&table);
}

#[test]
fn of_two_clerks_at_one_request_the_second_is_told() {
    let request = asked(1);
    let mut office = Office::with_one(&request);
    let seen = office.card(&request).version;
    let closes = Change::Closed(How::Done);
    office
        .book
        .change(&request.id, seen, Change::Called, EWA, minute(5))
        .unwrap();
    let refused = office
        .book
        .change(&request.id, seen, closes, JAN, minute(6));
    let Err(Refused::Stale { version, now }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        (version, now.state, now.since),
        (seen + 1, State::Called, minute(5))
    );
    let card = office.card(&request);
    assert_eq!(card.standing, now);
    let who: Vec<&str> = card.turns.iter().map(|it| &*it.who).collect();
    assert_eq!(who, [EWA]);
    // Who looks anew may go on.
    office
        .book
        .change(&request.id, version, Change::NoAnswer, JAN, minute(7))
        .unwrap();
}

/// A note is a change: what the other has written down may be what one was about to ask.
#[test]
fn a_note_is_kept_with_who_wrote_it() {
    let request = asked(1);
    let mut office = Office::with_one(&request);
    let seen = office.card(&request).version;
    let note = |text: &str| Change::Note(text.to_owned());
    office
        .book
        .change(&request.id, seen, note("Mówi głośno."), JAN, minute(5))
        .unwrap();
    let refused = office
        .book
        .change(&request.id, seen, note("Inna."), EWA, minute(6));
    assert!(matches!(refused, Err(Refused::Stale { .. })), "{refused:?}");
    let card = office.card(&request);
    assert_eq!(card.notes.len(), 1);
    let note = &card.notes[0];
    assert_eq!(
        (note.at, &*note.who, &*note.text),
        (minute(5), JAN, "Mówi głośno.")
    );
    assert_eq!(card.standing.since, minute(0), "a note is no new state");
}

#[test]
fn another_office_gets_a_request_once() {
    let request = asked(1);
    let mut office = Office::with_one(&request);
    let hands_over = |office: &mut Office, at| {
        let change = Change::NotOurs {
            office: "pcpr".to_owned(),
        };
        office.changes(&request, change, at);
    };
    let waiting = |office: &Office| office.reader.undelivered(10).unwrap();
    hands_over(&mut office, minute(5));
    let handed = waiting(&office);
    assert_eq!(handed.len(), 1);
    assert_eq!(
        (&*handed[0].office, handed[0].decided_at),
        ("pcpr", minute(5))
    );
    assert!(handed[0].request == request);
    let handed_to = office
        .card(&request)
        .handed
        .map(|it| (it.office, it.decided_at, it.delivered_at));
    assert_eq!(handed_to, Some(("pcpr".to_owned(), minute(5), None)));

    // It was a mistake, and nobody has got it yet.
    office.changes(&request, Change::Opened, minute(6));
    assert!(waiting(&office).is_empty());
    assert_eq!(office.card(&request).handed, None);
    assert!(!office.book.delivered(&request.id, minute(6)).unwrap());

    hands_over(&mut office, minute(7));
    assert!(office.book.delivered(&request.id, minute(8)).unwrap());
    assert!(!office.book.delivered(&request.id, minute(9)).unwrap());
    assert!(waiting(&office).is_empty());
    let handed = office.card(&request).handed.unwrap();
    assert_eq!(handed.delivered_at, Some(minute(8)));
    let all = Query {
        most: 10,
        ..Query::default()
    };
    let rows = office.reader.rows(&all).unwrap().rows;
    assert_eq!(rows[0].handed.as_ref(), Some(&handed));
    let refused = office.tries(&request, Change::Opened, minute(10));
    assert!(
        matches!(&refused, Err(Refused::Delivered { office }) if office == "pcpr"),
        "{refused:?}"
    );
    assert_eq!(office.card(&request).standing.state, State::NotOurs);
}

#[test]
fn what_the_book_does_not_have_cannot_be_changed() {
    let mut office = Office::new();
    let refused = office
        .book
        .change(&asked(1).id, 1, Change::Called, EWA, minute(1));
    assert!(matches!(refused, Err(Refused::Unknown)), "{refused:?}");
}

#[test]
fn the_audit_tells_who_has_seen_and_changed_what() {
    let request = asked(1);
    let mut office = Office::with_one(&request);
    office.book.saw(&request.id, JAN, minute(1)).unwrap();
    office.changes(&request, Change::Closed(How::Withdrawn), minute(2));
    office.book.saw(&request.id, JAN, minute(3)).unwrap();
    office.book.takes_out(7, EWA, minute(5)).unwrap();
    office
        .book
        .forget(std::time::Duration::ZERO, day(1))
        .unwrap();
    let traces = |office: &Office, from, until| {
        let traces = office
            .reader
            .audit(minute(from)..minute(until), 10)
            .unwrap();
        let told = traces.into_iter().map(|it| {
            let is_about_all = matches!(it.deed, Deed::TookOut(_));
            assert_eq!(it.id.is_none(), is_about_all);
            assert!(it.id.is_none_or(|id| id == request.id));
            (it.at, it.who, it.deed)
        });
        told.collect::<Vec<_>>()
    };
    let saw = |at| (minute(at), JAN.to_owned(), Deed::Saw);
    let did = (
        minute(2),
        EWA.to_owned(),
        Deed::Did(Step::Closed(How::Withdrawn)),
    );
    assert_eq!(traces(&office, 1, 4), [saw(1), did.clone(), saw(3)]);
    assert_eq!(
        traces(&office, 2, 3),
        slice::from_ref(&did),
        "the end is not in it"
    );
    assert_eq!(
        office.reader.audit(minute(0)..minute(9), 2).unwrap().len(),
        2
    );
    assert_eq!(office.book.forget_seen(minute(3)).unwrap(), 1);
    let took_out = (minute(5), EWA.to_owned(), Deed::TookOut(7));
    assert_eq!(traces(&office, 0, 9), [did, saw(3), took_out]);
}

#[test]
fn the_history_keeps_each_day_and_each_office() {
    let request = asked(1);
    let mut office = Office::with(slice::from_ref(&request));
    let arranged = |on| Change::Arranged { on };
    let handed = Change::NotOurs {
        office: "pcpr".to_owned(),
    };
    let days = [Some(friday()), None, friday().succ_opt()];
    let changes = days.map(arranged).into_iter().chain([handed]);
    for (at, change) in (1..).zip(changes.chain([Change::Opened])) {
        office.changes(&request, change, minute(at));
    }
    let turns = office.card(&request).turns;
    let kept: Vec<_> = turns
        .iter()
        .map(|it| (it.arranged_on, it.office.as_deref()))
        .collect();
    let expected = [
        (days[0], None),
        (None, None),
        (days[2], None),
        (None, Some("pcpr")),
        (None, None),
    ];
    assert_eq!(kept, expected);
}

#[test]
fn a_change_and_its_note_are_both_kept_or_none() {
    let request = asked(1);
    let mut office = Office::with(slice::from_ref(&request));
    let tries = |office: &mut Office, version, change, at| {
        let note = Some("Po 15.".to_owned());
        let book = &mut office.book;
        book.change_with_note(&request.id, version, change, note, EWA, minute(at))
    };
    let changed = tries(&mut office, 1, Change::Called, 5).unwrap();
    let card = office.card(&request);
    assert_eq!(
        (card.version, card.standing.state),
        (changed.version, State::Called)
    );
    assert_eq!(card.notes[0].text, "Po 15.");
    let steps: Vec<Step> = card.turns.iter().map(|it| it.step).collect();
    assert_eq!(steps, [Step::Called, Step::Note]);

    let stale = tries(&mut office, 1, Change::NoAnswer, 6);
    assert!(matches!(stale, Err(Refused::Stale { .. })), "{stale:?}");
    let unfit = tries(&mut office, card.version, Change::Opened, 7);
    assert!(
        matches!(unfit, Err(Refused::NotFitting { .. })),
        "{unfit:?}"
    );
    let after = office.card(&request);
    assert_eq!((after.version, after.notes.len()), (card.version, 1));
}
