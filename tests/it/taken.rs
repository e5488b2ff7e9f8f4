//! What is taken home is read days later, by somebody who has nothing else: whom to call about what, on which day, and
//! that there is more.

use std::sync::Arc;

use cas_kiosk::app::{Message, Screen, SlipOf, slip};
use cas_kiosk::catalogue::Target;
use cas_kiosk::locale::Value;
use cas_kiosk::page::{Block, BlockKind, Key, Stop};
use cas_kiosk::paper::{Paper, lay_out};
use cas_kiosk::setup::Setup;
use cas_kiosk::slip::Slip;
use cas_kiosk::text::length;

use crate::check::lines;
use crate::city::read_into;
use crate::known::TAGS;
use crate::paper::ROLL_MM_MAX;
use crate::project::root;
use crate::slip::{facts, targets, written};
use crate::visitor::{Visitor, clock_at, kept, language, said, shipped};

/// A Monday.
const MONDAY: &str = "2026-11-30T10:15";
/// The longest fact that somebody writes.
const FACT_GRAPHEMES_MAX: usize = 60;

fn at_home(tag: &str) -> Visitor {
    let mut visitor = Visitor::arrives_on(shipped(), MONDAY);
    visitor.chooses_id(tag, "language-name");
    visitor
}

/// The slip of what can be copied from the page that is shown.
fn slip_of_page(visitor: &Visitor, tag: &str) -> Slip {
    let mut controls = visitor.page().controls();
    let of = controls.find_map(|(_, it)| match &it.message {
        Message::Open(Screen::WriteDown(of)) => Some(of.clone()),
        _ => None,
    });
    let now = clock_at(shipped(), MONDAY).now();
    slip(shipped(), language(tag), now, &of.unwrap())
}

/// Asks for a call about the centre or the activity whose card is shown.
fn asks_here(visitor: &mut Visitor, tag: &str, service: &str) {
    let content = &shipped().content;
    let service = &content.services[content.service(service).unwrap()];
    visitor.chooses(&service.title.get(language(tag)).words);
    visitor.chooses_id(tag, "trial-go").for_oneself(tag);
    for answer in ["Anna", "605918274"] {
        visitor.types(answer).press(Key::Enter);
    }
    if service.id == "centre-call" {
        visitor.chooses_id(tag, "skip");
    } else {
        visitor.answers('1');
    }
    visitor.answers('1').agrees_and_sends(tag);
    assert_eq!(visitor.heading(), visitor.says_here("receipt-heading"));
}

/// Goes to the card of the class on the next day, a Tuesday.
fn goes_to_class(visitor: &mut Visitor) {
    visitor.types("201").chooses_first();
    assert!(visitor.sees().contains("882 053 561"), "{}", visitor.sees());
}

fn may_be_copied(facts: &[String]) {
    assert!(facts.len() <= 4, "{facts:?}");
    for fact in facts {
        let (_, told) = fact.split_once(": ").unwrap_or(("", fact));
        assert!(length(told) <= FACT_GRAPHEMES_MAX, "{fact}");
    }
}

#[test]
fn what_is_taken_of_a_request_to_a_centre_has_the_name_and_the_number_of_the_centre() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("138");
        asks_here(&mut visitor, tag, "centre-call");
        let slip = slip_of_page(&visitor, tag);
        visitor.chooses_id(tag, "slip-write-down");
        let facts = facts(&visitor);
        may_be_copied(&facts);
        for told in [written(&slip), facts.join("\n")] {
            let number = "CAS Zabłocie – Grzegórzki: 12 200 29 26";
            assert!(told.contains(number), "{told}");
            assert!(!told.contains("MOPS"), "{told}");
        }
        assert_eq!(lay_out(&slip, Paper::A5).sheets.len(), 1);
        let length_mm = lay_out(&slip, Paper::Roll80).length_mm();
        assert!(length_mm <= ROLL_MM_MAX, "{tag}: {length_mm} mm");
    }
}

#[test]
fn what_is_taken_of_a_request_to_join_has_the_activity_with_its_day_and_its_centre() {
    for (tag, name, day) in [
        (
            "pl",
            "Angielski dla początkujących",
            "wtorek, 1 grudnia, 8:30",
        ),
        ("en", "English for beginners", "Tuesday, 1 December, 8:30"),
        (
            "uk",
            "Англійська для початківців",
            "вівторок, 1 грудня, 8:30",
        ),
    ] {
        let mut visitor = at_home(tag);
        goes_to_class(&mut visitor);
        asks_here(&mut visitor, tag, "join");
        let slip = slip_of_page(&visitor, tag);
        visitor.chooses_id(tag, "slip-write-down");
        assert_eq!([visitor.heading(), &slip.heading.words], [name, name]);
        let facts = facts(&visitor);
        may_be_copied(&facts);
        for told in [written(&slip), facts.join("\n")] {
            assert!(
                told.contains("CAS Spot Nestor Długa: 882 053 561"),
                "{told}"
            );
            let when = format!("{}: {day}", said(tag, "when"));
            assert!(told.lines().any(|it| it == when), "{told}");
            assert!(!told.contains("MOPS"), "{told}");
        }
        assert_eq!(lay_out(&slip, Paper::A5).sheets.len(), 1);
        let length_mm = lay_out(&slip, Paper::Roll80).length_mm();
        assert!(length_mm <= ROLL_MM_MAX, "{tag}: {length_mm} mm");
    }
}

#[test]
fn whoever_copies_a_receipt_has_by_when_somebody_calls_and_where_to_say_that_nobody_did() {
    let content = &shipped().content;
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("138");
        asks_here(&mut visitor, tag, "centre-call");
        let reference = visitor.requests()[0]["reference"]
            .as_str()
            .unwrap()
            .to_owned();
        visitor.chooses_id(tag, "slip-write-down");
        let facts = facts(&visitor);
        let label = said(tag, "slip-receipt-number");
        assert_eq!(facts[0], format!("{label}: {reference}"));
        let response = &content.site.response.as_ref().unwrap().text;
        let response = response.get(language(tag)).words;
        assert!(
            facts.iter().any(|it| it.starts_with(&response)),
            "{facts:?}"
        );
        let page = [("number", Value::from(354_i64))];
        let locales = &shipped().locales;
        let page = locales.say(language(tag), "slip-nobody-called-copy", &page);
        assert!(facts.contains(&page.words), "{facts:?}");
    }
}

#[test]
fn whoever_copies_an_activity_has_its_date_its_rhythm_signing_up_and_a_number() {
    let mut visitor = at_home("pl");
    goes_to_class(&mut visitor);
    assert!(
        visitor.sees().contains("jutro, we wtorek"),
        "{}",
        visitor.sees()
    );
    visitor.chooses_id("pl", "slip-write-down");
    let copied = facts(&visitor);
    assert_eq!(
        copied[..4],
        [
            "Kiedy: wtorek, 1 grudnia, 8:30–10:00 (przykład)",
            "Co tydzień, we wtorki.",
            "Zapisy: Trzeba się wcześniej zapisać. (przykład)",
            "CAS Spot Nestor Długa: 882 053 561",
        ]
    );
    assert_eq!(copied[4..], ["Więcej: strona 103 w każdym kiosku."]);
}

#[test]
fn nothing_that_is_taken_home_says_today_or_tomorrow() {
    // A class is on the next day, and then it has begun.
    for at in [MONDAY, "2026-12-01T09:00"] {
        let now = clock_at(shipped(), at).now();
        for tag in TAGS {
            let say = |id, args: &[_]| shipped().locales.say(language(tag), id, args).words;
            let days = ["today", "tomorrow"].map(|near| {
                let weekday = ("weekday", Value::from(2_i64));
                say("day-word", &[("near", Value::from(near)), weekday])
            });
            let on_now = say("meeting-on", &[("when", Value::from(""))]);
            for of in targets() {
                let told = written(&slip(shipped(), language(tag), now, &of)).to_lowercase();
                assert!(!told.contains(&on_now), "{told}");
                let mut words = told.split(|it: char| !it.is_alphabetic());
                assert!(!words.any(|it| days.contains(&it.to_owned())), "{told}");
            }
        }
    }
}

/// The shipped content with so many notices of 100 graphemes about everything, the last of which closes it.
fn with_notices(count: usize) -> &'static Arc<Setup> {
    let notices = (1..=count).map(|nth| {
        let text = format!("{nth}{}", " zmiana".repeat(15));
        let text = text.chars().take(99).chain(['.']).collect::<String>();
        format!(
            "[[notice]]\nid = \"change-{nth}\"\ntext = {{ pl = \"{text}\", en = \"{text}\", uk = \"{text}\" }}\n\
             from = 2026-11-24\nuntil = 2026-12-09\nclosed = {}\neverywhere = true\nchecked = 2026-11-20\n\
             source = \"Letter\"\n",
            nth == count
        )
    });
    let notices: String = notices.collect();
    let mut files = Vec::new();
    read_into(&mut files, &root().join("content"), "content/");
    let file = files
        .iter_mut()
        .find(|(name, _)| name == "content/notices.toml");
    file.unwrap().1 = notices;
    let texts = files.iter().map(|(name, it)| (name.as_str(), it.as_str()));
    let setup = Setup::from_texts(&texts.collect::<Vec<_>>());
    kept(setup.map_err(|it| lines(&it)).unwrap())
}

#[test]
fn every_slip_has_room_for_a_notice_of_closure_and_its_first_number() {
    let mut without = 0;
    for count in [1, 9] {
        let setup = with_notices(count);
        let now = clock_at(setup, MONDAY).now();
        for (tag, of) in TAGS
            .iter()
            .flat_map(|tag| targets().into_iter().map(move |of| (tag, of)))
        {
            let slip = slip(setup, language(tag), now, &of);
            let written = written(&slip);
            assert_eq!(
                lay_out(&slip, Paper::A5).sheets.len(),
                1,
                "{tag}: {written}"
            );
            let length_mm = lay_out(&slip, Paper::Roll80).length_mm();
            assert!(length_mm <= ROLL_MM_MAX, "{tag} {length_mm} mm: {written}");
            let content = &setup.content;
            let (number, is_sensitive) = match &of {
                SlipOf::Service(id) => {
                    let service = &content.services[*id];
                    (
                        service.lines.first().map(|it| &it.number),
                        service.sensitive,
                    )
                }
                SlipOf::Article(id) => (
                    content.articles[*id].lines.first().map(|it| &it.number),
                    false,
                ),
                SlipOf::Centre(id) => (content.centres[*id].phones.first(), false),
                _ => (None, false),
            };
            let number = number.map(|it| it.split(" wew").next().unwrap());
            assert!(
                number.is_none_or(|it| written.contains(it)),
                "{tag}: {written}"
            );
            // The closure is the last in the file and the first on the slip.
            let notice = said(tag, "notice");
            let first = written.lines().nth(1).unwrap();
            let closure = format!("{notice}: {count} zmiana");
            let has_closure = first.starts_with(&closure);
            // An activity tells its next day without the closed ones, and which page has more.
            let is_activity = matches!(&of, SlipOf::Activity(_));
            let has_day = is_activity && written.contains(&said_until_number(tag));
            assert_eq!(has_closure || has_day, !is_sensitive, "{tag}: {written}");
            without += usize::from(!has_closure && !is_sensitive);
            let shown = written
                .lines()
                .filter(|it| it.starts_with(&format!("{notice}: ")))
                .count();
            assert!(
                is_sensitive || shown <= count && shown <= 3,
                "{tag}: {written}"
            );
        }
    }
    assert!(without < 20, "{without} slips have no room for a closure");
}

/// The words that say which page has more, up to its number.
fn said_until_number(tag: &str) -> String {
    let locales = &shipped().locales;
    let more = locales.say(language(tag), "slip-more", &[("number", Value::from("#"))]);
    more.words.split('#').next().unwrap().to_owned()
}

#[test]
fn a_slip_with_more_notices_than_fit_says_which_page_has_them() {
    let setup = with_notices(9);
    let now = clock_at(setup, MONDAY).now();
    let centre = setup
        .content
        .centres
        .find(|it| it.number == Some(101))
        .unwrap();
    let slip = slip(setup, language("pl"), now, &SlipOf::Centre(centre));
    let written = written(&slip);
    assert!(
        written.contains("Więcej: strona 101 w każdym kiosku."),
        "{written}"
    );
}

#[test]
fn the_hours_of_the_information_centre_follow_its_address_and_not_another_number() {
    let content = &shipped().content;
    let of = SlipOf::target(Target::Service(content.service("info-call").unwrap())).unwrap();
    for tag in TAGS {
        let now = clock_at(shipped(), MONDAY).now();
        let slip = slip(shipped(), language(tag), now, &of);
        let on_slip: Vec<String> = slip.blocks.iter().map(Block::in_one_line).collect();
        let mut visitor = at_home(tag);
        visitor.types("352").chooses_id(tag, "slip-write-down");
        let copied = facts(&visitor);
        for told in [on_slip, copied] {
            let hours = format!("{}:", said(tag, "opening-hours"));
            let Some(at) = told.iter().position(|it| it.starts_with(&hours)) else {
                // Without room for both, there is neither.
                assert!(!told.iter().any(|it| it.contains("8:00–15:00")), "{told:?}");
                continue;
            };
            assert!(told[at - 1].contains("Daszyńskiego 19."), "{told:?}");
            let has_number = |it: &String| it.contains("12 ");
            assert!(!told.get(at + 1).is_some_and(has_number), "{told:?}");
        }
        // Who copies has both.
        assert!(
            facts(&visitor)
                .iter()
                .any(|it| it.contains("Daszyńskiego 19."))
        );
    }
}

#[test]
fn whoever_copies_four_of_ten_numbers_reads_that_there_are_more() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("403").chooses_id(tag, "slip-write-down");
        let copied = facts(&visitor);
        assert_eq!(copied.len(), 5, "{copied:?}");
        let page = [("number", Value::from(403_i64))];
        let more = shipped().locales.say(language(tag), "slip-more", &page);
        assert_eq!(copied[4], more.words);
    }
}

#[test]
fn no_sentence_of_an_article_is_copied_without_the_one_before_it() {
    for tag in TAGS {
        let mut visitor = at_home(tag);
        visitor.types("405").chooses_id(tag, "slip-write-down");
        let copied = facts(&visitor);
        assert_eq!(copied.len(), 1, "{copied:?}");
        assert!(copied[0].ends_with(": 112"), "{copied:?}");
        // Where and when stand alone.
        let mut visitor = at_home(tag);
        visitor.types("402").chooses_id(tag, "slip-write-down");
        let copied = facts(&visitor);
        for id in ["where", "when"] {
            let label = format!("{}:", said(tag, id));
            assert!(copied.iter().any(|it| it.starts_with(&label)), "{copied:?}");
        }
        assert_eq!(copied.len(), 4, "{copied:?}");
    }
}

#[test]
fn a_page_without_facts_offers_nothing_to_copy() {
    for tag in TAGS {
        let content = &shipped().content;
        let mut without = 0;
        for article in content.articles.iter().filter(|it| it.lines.is_empty()) {
            let mut visitor = at_home(tag);
            visitor.types(&article.number.unwrap().to_string());
            let offer = said(tag, "slip-write-down");
            assert!(!visitor.sees().contains(&offer), "{}", visitor.sees());
            without += 1;
        }
        assert!(without > 0);
    }
}

#[test]
fn every_page_that_can_be_copied_has_one_to_four_facts_and_no_more_than_that_there_is_more() {
    for of in targets() {
        let mut visitor = at_home("pl");
        let content = &shipped().content;
        let number = match &of {
            SlipOf::Centre(id) => content.centres[*id].number,
            SlipOf::Service(id) => content.services[*id].number,
            SlipOf::Article(id) => content.articles[*id].number,
            _ => None,
        };
        let Some(number) = number else { continue };
        visitor.types(&number.to_string());
        let offer = said("pl", "slip-write-down");
        if !visitor.sees().contains(&offer) {
            continue;
        }
        visitor.chooses_id("pl", "slip-write-down");
        let passages = visitor.page().stops.iter();
        let blocks = passages.flat_map(|it| match it {
            Stop::Passage(blocks) => blocks.as_slice(),
            Stop::Control(_) => &[],
        });
        let (taken, others): (Vec<&Block>, Vec<&Block>) =
            blocks.partition(|it| it.kind == BlockKind::Takeaway);
        assert!(
            (1..=4).contains(&taken.len()),
            "{number}: {}",
            visitor.sees()
        );
        assert!(others.len() <= 1, "{number}: {}", visitor.sees());
        let more = |it: &&Block| it.text.words.starts_with("Więcej");
        assert!(others.iter().all(more), "{number}: {}", visitor.sees());
    }
}
