//! What ends by itself: posts that are never found, lists without an end, and passes that take too long.

use std::cell::Cell;
use std::fmt::Write as _;

use cas_book::Book;
use cas_open311::answer::{self, NotRead, RECORDS_MAX};
use cas_open311::pass::{Call, Report};
use chrono::TimeDelta;
use expect_test::expect;
use rusqlite::Connection;

use super::server::{Questions, Way};
use super::{City, FIRST, SECOND, at, told};
use crate::office::request;

/// The time after which what was lost is searched for, and a little more.
const LATER: i64 = 61;

impl City {
    /// What was posted before is not among the newest any more, which alone this system lists.
    fn has_forgotten(&self) {
        let mut state = self.server.state();
        state.cut = Some(20);
        state.has_of_others(30);
    }

    /// A pass in which each answer takes a minute or more.
    fn passes_slowly(&mut self, minutes: i64) -> Report {
        let now = Cell::new(at(minutes));
        self.passes_by(&|| {
            now.set(now.get() + TimeDelta::minutes(1));
            now.get()
        })
    }
}

/// Each post may be one more over there.
#[test]
fn what_no_search_finds_is_posted_three_times_and_then_somebody_has_to_ask() {
    let mut city = City::with_one();
    city.will(&[Way::FailsAfter; 9]);
    let mut last = String::new();
    for pass in 0..9 {
        last = told(&city.passes(pass * LATER));
        city.has_forgotten();
    }
    assert_eq!(city.server.has(FIRST), 3);
    expect!["the city may have request 071 234 568 up to 3 times, because each answer was lost and its list does not show it, and so it is not sent again. Ask the city: if it is there, end it at the desk; if it is not, run this once with --retry-refused\n"]
        .assert_eq(&last);
    // Others are in nobody's way.
    city.server.state().ways.clear();
    city.gets(&request(SECOND));
    assert_eq!(city.passes(10 * LATER).posted, 1);
    // The city has said that it is not there.
    assert_eq!(city.book.retries().unwrap(), 1);
    assert_eq!(city.passes_well(11 * LATER).posted, 1);
    assert!(city.has_number(FIRST));
}

#[test]
fn what_was_found_after_three_posts_gets_its_number() {
    let mut city = City::with_one();
    city.will(&[Way::FailsAfter; 3]);
    for pass in 0..4 {
        city.passes(pass * LATER);
        city.has_forgotten();
    }
    city.server.state().cut = None;
    assert_eq!(city.passes_well(4 * LATER).found, 1);
}

#[test]
fn a_post_that_has_not_arrived_does_not_count_and_an_earlier_one_is_not_forgotten() {
    let mut city = City::with_one();
    city.will(&[Way::FailsAfter]);
    city.passes(0);
    for pass in 1..=5 {
        // It is not listed yet.
        city.server.state().cut = Some(0);
        city.will(&[Way::Busy]);
        city.passes(pass * LATER);
        assert_eq!(city.passes_well(pass * LATER + 1).waiting, 1);
    }
    assert_eq!(city.server.state().posts, 6);
    city.server.state().cut = None;
    assert_eq!(city.passes_well(6 * LATER).found, 1);
    assert_eq!(city.server.has(FIRST), 1);
}

/// One more post may be there than those that were refused.
#[test]
fn what_is_refused_after_a_lost_answer_is_searched_for_before_it_is_sent_again() {
    let mut city = City::with_one();
    city.will(&[Way::FailsAfter, Way::Refused]);
    city.passes(0);
    city.server.state().cut = Some(0);
    city.passes(LATER);
    city.server.state().cut = None;
    assert_eq!(city.book.retries().unwrap(), 1);
    assert_eq!(city.passes_well(2 * LATER + 1).found, 1);
    assert_eq!(city.server.state().posts, 2);
}

#[test]
fn a_post_of_a_book_of_version_4_counts_as_one() {
    let mut city = City::with_one();
    city.gets(&request(SECOND));
    city.will(&[Way::FailsAfter, Way::Busy]);
    city.passes(0);
    let path = city.folder.path().join("book");
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "ALTER TABLE bridged DROP COLUMN posts; ALTER TABLE change DROP COLUMN arranged_on;
            ALTER TABLE change DROP COLUMN office; PRAGMA user_version = 4",
        )
        .unwrap();
    city.book = Book::open(&path).unwrap();
    city.reader = city.book.reader().unwrap();
    let (system, since) = (city.settings.system(), city.settings.since);
    let waiting = city.reader.to_bridge(&system, &["zlota-raczka"], since, 9);
    let posts = waiting.unwrap();
    let posts = posts
        .iter()
        .map(|it| (&*it.request.id, it.journal.unwrap().posts));
    assert_eq!(posts.collect::<Vec<_>>(), [(SECOND, 0), (FIRST, 1)]);
}

#[test]
fn a_service_that_is_taken_out_of_the_settings_while_a_post_is_lost_is_told() {
    let mut city = City::with_one();
    city.will(&[Way::FailsAfter]);
    city.passes(0);
    let named = city.settings.clone();
    city.settings.services[0].service = "assistant".to_owned();
    expect!["nobody knows whether the city has 1 of the requests for services that are no longer in the settings: put these services back for a pass, or ask the city and end them at the desk\n"]
        .assert_eq(&told(&city.passes(LATER)));
    city.settings = named;
    assert_eq!(city.passes_well(LATER).found, 1);
    city.settings.services[0].service = "assistant".to_owned();
    city.passes_well(LATER);
}

#[test]
fn a_list_with_more_records_than_the_specification_allows_is_not_read() {
    let list = |count: usize| format!("[{}]", vec!["{}"; count].join(","));
    let read = |text: &str| answer::read(text.as_bytes()).map(|it| it.len());
    assert_eq!(read(&list(RECORDS_MAX)), Ok(RECORDS_MAX));
    assert_eq!(read(&list(RECORDS_MAX + 1)), Err(NotRead::TooMany));
    assert_eq!(read("[{},7]"), Err(NotRead::Strange));
    assert_eq!(read("[{}] {}"), Err(NotRead::Strange));

    let mut city = City::with_one();
    city.will(&[Way::FailsAfter]);
    city.passes(0);
    city.server.state().questions = Questions::TooMany;
    expect!["the system of the city does not answer a question about request 071 234 568: it answers 200, and more than 1000 records at once. Look at the network and at the endpoint\n"]
        .assert_eq(&told(&city.passes(LATER)));
}

#[test]
fn ids_and_words_are_texts_or_numbers_and_anything_else_is_missing() {
    let mut told = String::new();
    for value in [
        "\"A-7\"",
        "638344",
        "-7",
        "1.5",
        "true",
        "null",
        "[[\"A\"],{}]",
        "{\"a\":[1]}",
        "\" \"",
    ] {
        let json = format!("[{{\"service_request_id\":{value},\"other\":{value}}}]");
        let number = answer::read(json.as_bytes()).unwrap().remove(0).number;
        writeln!(told, "{value}: {}", number.as_deref().unwrap_or("-")).unwrap();
    }
    expect![[r#"
        "A-7": A-7
        638344: 638344
        -7: -7
        1.5: 1.5
        true: -
        null: -
        [["A"],{}]: -
        {"a":[1]}: -
        " ": -
    "#]]
    .assert_eq(&told);
}

/// It may be words of a gateway, or a list under a name of its own.
#[test]
fn an_object_that_is_no_record_is_no_list_and_nothing_is_sent_again() {
    for object in ["{}", r#"{"a":1}"#, r#"{"description":"try later"}"#] {
        assert!(answer::read(object.as_bytes()).is_err(), "{object}");
    }
    let mut city = City::with_one();
    city.will(&[Way::FailsAfter]);
    city.passes(0);
    city.server.state().questions = Questions::Object;
    expect![[r#"
        the system of the city does not answer a question about request 071 234 568: it answers 200, and nothing that can be understood. Look at the network and at the endpoint
    "#]].assert_eq(&told(&city.passes(LATER)));
    assert_eq!(city.server.counts(), (1, 1));
}

#[test]
fn the_number_of_another_token_is_not_believed() {
    let mut city = City::with_one();
    city.gets(&request(SECOND));
    city.will(&[Way::Token; 2]);
    city.passes_well(0);
    city.server.state().mixes_tokens = true;
    city.server.state().gives_numbers();
    let report = city.passes(LATER);
    assert_eq!(report.numbered, 1, "it is that of the first");
    assert!(city.has_number(FIRST) && !city.has_number(SECOND));
    expect![[r#"
        the system of the city answers the question about request 071 234 568 with another request, and that is not believed. Tell the city: it has to look at its tokens
    "#]].assert_eq(&told(&report));
    city.server.state().mixes_tokens = false;
    assert_eq!(city.passes_well(LATER).numbered, 1);
    assert_eq!(city.server.state().posts, 2);
}

#[test]
fn what_was_lost_is_searched_for_though_posts_fail() {
    let mut city = City::with_one();
    city.will(&[Way::FailsAfter]);
    city.passes(0);
    for number in 1..=5 {
        city.gets(&request(&format!("{number:032x}")));
    }
    city.will(&[Way::Fails; 5]);
    let report = city.passes(LATER);
    assert_eq!(report.found, 1, "{}", told(&report));
    assert_eq!(
        city.server.state().posts,
        4,
        "nothing after three that fail"
    );
}

/// Each search that finds nothing ends in a post.
#[test]
fn what_no_search_finds_is_not_posted_after_three_posts_that_fail() {
    let mut city = City::with_one();
    city.will(&[Way::Fails; 9]);
    city.passes(0);
    for number in 1..=3 {
        city.gets(&request(&format!("{number:032x}")));
    }
    city.passes(LATER);
    assert_eq!(city.server.counts(), (4, 1));
}

#[test]
fn a_pass_that_takes_too_long_leaves_the_rest_to_the_next_one() {
    const REQUESTS: u32 = 12;
    let mut city = City::new();
    for number in 1..=REQUESTS {
        city.gets(&request(&format!("{number:032x}")));
    }
    let first = city.passes_slowly(0);
    expect!["the rest of this pass is left out, because it has taken too long. The next pass goes on; if this comes often, ask the city why its system answers so slowly\n"]
        .assert_eq(&told(&first));
    assert!((1..=6).contains(&first.posted), "{first:?}");
    // What is there is asked for as well, and keeps nothing new here.
    let mut posted = first.posted;
    for pass in 1..=i64::from(REQUESTS) {
        posted += city.passes_slowly(pass * LATER).posted;
    }
    assert_eq!(posted, u64::from(REQUESTS));
    assert_eq!(city.server.state().posts as u64, posted);
}

/// It may be on a page that was not read.
#[test]
fn a_search_that_takes_too_long_ends_and_nothing_is_sent_again() {
    let mut city = City::with_one();
    city.will(&[Way::FailsAfter]);
    city.passes(0);
    city.server.state().has_of_others(3_000);
    let report = city.passes_slowly(LATER);
    assert!(
        matches!(report.calls[..], [Call::Late]),
        "{}",
        told(&report)
    );
    let (posts, gets) = city.server.counts();
    assert_eq!(posts, 1);
    assert!(gets < 20, "{gets}");
    assert_eq!(city.passes_well(LATER).found, 1);
}

/// It may be on a page that was not read, too.
#[test]
fn a_token_that_is_searched_for_too_slowly_is_not_said_to_be_gone() {
    let mut city = City::with_one();
    city.will(&[Way::Token]);
    city.passes_well(0);
    city.server.state().kept[0].token = None;
    city.server.state().has_of_others(1_000);
    let report = city.passes_slowly(LATER);
    assert!(
        matches!(report.calls[..], [Call::Late]),
        "{}",
        told(&report)
    );
}
