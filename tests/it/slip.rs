//! What visitors take home: a slip of paper, or few facts that they write down themselves.

use std::sync::Arc;

use cas_kiosk::app::{App, Effect, Message, SlipOf, slip};
use cas_kiosk::catalogue::Target;
use cas_kiosk::code::Modules;
use cas_kiosk::look::TextSize;
use cas_kiosk::page::{Block, BlockKind, Key, Stop};
use cas_kiosk::paper::{Paper, lay_out};
use cas_kiosk::settings::Adjustable;
use cas_kiosk::setup::Setup;
use cas_kiosk::slip::{Printed, Slip};
use cas_kiosk::text::{Localized, length};

use crate::app::{about_to_send, choose, ends, moment, press, send};
use crate::check::lines;
use crate::city::read_into;
use crate::codes::read_drawn;
use crate::known::TAGS;
use crate::paper::{ROLL_MM_MAX, is_in_order, meant, said};
use crate::password::slip_of_receipt;
use crate::project::root;
use crate::visitor::{ADJUSTABLE, Visitor, clock_at, language, shipped};
use cas_kiosk::locale::Value;
use cas_kiosk::request::StoreOutcome;

/// The longest slip of a roll of 58 mm.
const SMALL_ROLL_MM_MAX: f32 = 320.0;

/// What stands on a slip, a line for each block.
pub fn written(slip: &Slip) -> String {
    let lines = slip.blocks.iter().map(Block::in_one_line);
    let lines: Vec<String> = [slip.heading.words.clone()]
        .into_iter()
        .chain(lines)
        .collect();
    lines.join("\n")
}

/// The facts on the page from which somebody writes down.
pub fn facts(visitor: &Visitor) -> Vec<String> {
    let stops = visitor.page().stops.iter();
    let passages = stops.filter_map(|stop| match stop {
        Stop::Passage(blocks) => Some(blocks.iter().map(Block::in_one_line).collect::<Vec<_>>()),
        Stop::Control(_) => None,
    });
    passages.map(|blocks| blocks.join("\n")).collect()
}

/// All that has a slip: centres, activities, services and articles.
pub fn targets() -> Vec<SlipOf> {
    let content = &shipped().content;
    let centres = content.centres.ids().map(Target::Centre);
    let activities = content.activities.ids().map(Target::Activity);
    let services = content.services.ids().map(Target::Service);
    let articles = content.articles.ids().map(Target::Article);
    let targets = centres.chain(activities).chain(services).chain(articles);
    targets.filter_map(SlipOf::target).collect()
}

#[test]
fn whoever_writes_down_a_centre_reads_and_hears_its_address_and_its_phone() {
    let mut visitor = Visitor::listens();
    visitor.chooses_id("pl", "language-name");
    visitor.types("138").chooses_id("pl", "slip-write-down");
    assert_eq!(visitor.heading(), "CAS Zabłocie – Grzegórzki");
    let facts = facts(&visitor);
    assert!(facts.len() >= 2 && facts.len() <= 4, "{facts:?}");
    assert!(
        facts.iter().any(|it| it.starts_with("Telefon:")),
        "{facts:?}"
    );
    assert!(facts.iter().any(|it| it.starts_with("Adres:")), "{facts:?}");
    let phone = facts
        .iter()
        .position(|it| it.starts_with("Telefon:"))
        .unwrap();
    visitor.press(Key::Home);
    for _ in 0..phone {
        visitor.press(Key::Down);
    }
    let first = visitor.utters();
    visitor.press(Key::Right);
    assert_eq!(visitor.utters(), first, "it is said again");
    visitor.chooses_id("pl", "back");
    assert!(visitor.sees().contains(&visitor.says("slip-write-down")));
}

#[test]
fn what_is_written_down_is_in_the_largest_letters_and_other_pages_are_as_before() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name").types("138");
    let before = visitor.shown().look.size;
    visitor.chooses_id("pl", "slip-write-down");
    assert_eq!(visitor.shown().look.size, TextSize::Largest);
    visitor.press(Key::Back);
    assert_eq!(visitor.shown().look.size, before);
    assert_ne!(before, TextSize::Largest);
}

#[test]
fn a_slip_of_any_page_has_a_heading_and_facts_and_its_day_and_nothing_of_a_visitor() {
    // At night, when nobody answers.
    let now = clock_at(shipped(), "2026-11-28T23:00").now();
    for tag in TAGS {
        for of in targets() {
            let slip = slip(shipped(), language(tag), now, &of);
            let written = written(&slip);
            assert!(length(&slip.heading.words) > 2, "{of:?}");
            let texts = slip
                .blocks
                .iter()
                .flat_map(|it| [Some(&it.text), it.label.as_ref(), it.preface.as_ref()]);
            let mut texts = texts.flatten().chain([&slip.heading]);
            assert!(texts.all(|it| !it.private), "{written}");
            assert!(slip.blocks.len() >= 2, "{written}");
            let last = slip.blocks.last().unwrap();
            assert_eq!(last.kind, BlockKind::Aside);
            assert!(last.text.words.contains("2026"), "{written}");
            let say = |id| shipped().locales.say(language(tag), id, &[]).words;
            for now in [
                "line-closed",
                "closed-today",
                "calls-in-vain",
                "start-choose",
            ] {
                assert!(!written.contains(&say(now)), "{written}");
            }
        }
    }
}

/// All slips of the shipped content in this language, at night.
fn slips(tag: &str) -> Vec<(SlipOf, Slip)> {
    slips_at(tag, "2026-11-28T23:00")
}

fn slips_at(tag: &str, at: &str) -> Vec<(SlipOf, Slip)> {
    let now = clock_at(shipped(), at).now();
    let slips = targets().into_iter();
    let slips = slips.map(|of| (of.clone(), slip(shipped(), language(tag), now, &of)));
    slips.collect()
}

#[test]
fn every_slip_fits_onto_one_small_sheet_and_onto_what_a_hand_holds_of_a_roll() {
    // By day, in the last week of a year, and when most of what is known is old.
    let days = ["2026-11-25T10:15", "2026-12-28T23:00", "2027-09-22T08:00"];
    let all = TAGS.iter().flat_map(|tag| days.map(|at| (*tag, at)));
    for (tag, at) in all {
        for (of, slip) in slips_at(tag, at) {
            let sheets = lay_out(&slip, Paper::A5).sheets.len();
            assert_eq!(sheets, 1, "{tag} {of:?}: {}", written(&slip));
            let length_mm = lay_out(&slip, Paper::Roll80).length_mm();
            assert!(length_mm <= ROLL_MM_MAX, "{tag} {of:?}: {length_mm} mm");
        }
    }
}

#[test]
fn every_slip_is_printed_whole_and_in_order_on_a_small_roll() {
    for tag in TAGS {
        let mut slips: Vec<Slip> = slips(tag).into_iter().map(|(_, it)| it).collect();
        slips.push(slip_of_receipt(shipped(), tag).0);
        let lengths = slips.iter().map(|slip| {
            let layout = lay_out(slip, Paper::Roll58);
            is_in_order(&layout);
            assert_eq!(said(&layout), meant(slip));
            layout.length_mm()
        });
        let longest = lengths.fold(0.0, f32::max);
        assert!(longest <= SMALL_ROLL_MM_MAX, "{tag}: {longest} mm");
    }
}

/// What a slip of a card may say: the numbers, and what else is known.
fn known(of: &SlipOf, tag: &str) -> Vec<String> {
    let content = &shipped().content;
    let tell = |it: &Localized| it.get(language(tag)).words;
    // What stands before an extension.
    let number = |it: &String| it.split(" wew").next().unwrap().to_owned();
    match of {
        SlipOf::Centre(id) => {
            let centre = &content.centres[*id];
            let addresses = centre.places.iter().map(|it| it.address.clone());
            centre.phones.iter().map(number).chain(addresses).collect()
        }
        SlipOf::Service(id) => {
            let service = &content.services[*id];
            let facts = service.about.iter().chain(&service.more);
            let facts = facts.map(|it| tell(&it.text));
            let numbers = service.lines.iter().map(|it| number(&it.number));
            numbers.chain(facts).collect()
        }
        SlipOf::Article(id) => {
            let article = &content.articles[*id];
            let numbers = article.lines.iter().map(|it| number(&it.number));
            let facts = article.about.iter().map(|it| tell(&it.text));
            numbers.chain(facts).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn a_slip_without_room_for_all_says_which_page_has_the_rest_and_only_such_a_slip() {
    let content = &shipped().content;
    let mut cut = 0;
    for tag in TAGS {
        for (of, slip) in slips(tag) {
            let (number, is_sensitive) = match &of {
                SlipOf::Centre(id) => (content.centres[*id].number, false),
                SlipOf::Service(id) => {
                    let service = &content.services[*id];
                    (service.number, service.sensitive)
                }
                SlipOf::Article(id) => (content.articles[*id].number, false),
                _ => continue,
            };
            let args = [("number", Value::from(number.map_or(0, i64::from)))];
            let more = shipped().locales.say(language(tag), "slip-more", &args);
            let written = written(&slip);
            let known = known(&of, tag);
            let is_whole = known.iter().all(|it| written.contains(it));
            assert_eq!(
                written.contains(&more.words),
                !is_whole && !is_sensitive,
                "{tag} {of:?}: {written}"
            );
            cut += usize::from(!is_whole);
            // The first number is there, and a fact that is begun is told to its end.
            assert!(
                known.first().is_none_or(|it| written.contains(it)),
                "{written}"
            );
        }
    }
    assert!(cut > 20, "only {cut} slips have no room for all");
}

#[test]
fn a_slip_has_the_first_number_with_its_hours_and_where_that_is_known_from() {
    let content = &shipped().content;
    for tag in TAGS {
        for (of, slip) in slips(tag) {
            let lines = match &of {
                SlipOf::Service(id) => &content.services[*id].lines,
                SlipOf::Article(id) => &content.articles[*id].lines,
                _ => continue,
            };
            let number = slip
                .blocks
                .iter()
                .position(|it| it.kind == BlockKind::Takeaway);
            assert_eq!(number.is_some(), !lines.is_empty());
            let Some((line, at)) = lines.first().zip(number) else {
                continue;
            };
            let next = slip.blocks.get(at + 1).map(|it| it.text.words.clone());
            let told = next.unwrap_or_default();
            let hours = [("hours", Value::from(""))];
            let hours = shipped().locales.say(language(tag), "line-hours", &hours);
            let (open, _) = hours.words.split_once(':').unwrap();
            let has_hours = line.hours.is_none() || told.starts_with(open);
            assert!(has_hours, "{tag} {of:?}: {}", written(&slip));
            let is_sensitive =
                matches!(&of, SlipOf::Service(id) if content.services[*id].sensitive);
            let sources = slip.blocks.iter().any(|it| it.kind == BlockKind::Source);
            assert!(sources || is_sensitive, "{}", written(&slip));
        }
    }
}

#[test]
fn a_notice_of_closure_stays_on_a_slip_that_has_no_room_for_all() {
    let closed = "Od 24 do 28 listopada wszystko jest nieczynne z powodu remontu.";
    let notice = format!(
        "[[notice]]\nid = \"repair\"\ntext = {{ pl = \"{closed}\" }}\nfrom = 2026-11-24\nuntil = 2026-11-28\n\
         closed = true\nservices = [\"day-homes\"]\ncentres = [\"cas-24\"]\nchecked = 2026-11-20\nsource = \"Letter\"\n"
    );
    let mut files = Vec::new();
    read_into(&mut files, &root().join("content"), "content/");
    let notices = files
        .iter_mut()
        .find(|(name, _)| name == "content/notices.toml");
    notices.unwrap().1 = notice;
    let texts = files.iter().map(|(name, it)| (name.as_str(), it.as_str()));
    let setup = Setup::from_texts(&texts.collect::<Vec<_>>());
    let setup = setup.map_err(|it| lines(&it)).unwrap();
    let now = clock_at(shipped(), "2026-11-28T23:00").now();
    let service = setup.content.service("day-homes").unwrap();
    let centre = setup.content.centres.find(|it| it.id == "cas-24").unwrap();
    for of in [SlipOf::Service(service), SlipOf::Centre(centre)] {
        let slip = slip(&setup, language("pl"), now, &of);
        let written = written(&slip);
        assert!(written.contains(closed), "{written}");
        assert_eq!(lay_out(&slip, Paper::A5).sheets.len(), 1, "{written}");
    }
}

#[test]
fn the_code_of_every_slip_is_read_and_calls_a_number_that_stands_on_it() {
    let mut count = 0;
    for (_, slip) in slips("pl") {
        for code in &slip.codes {
            let modules = Modules::of(&code.payload).unwrap();
            assert_eq!(read_drawn(&modules, 3), [code.payload.as_str()]);
            // It calls nobody who is not on the slip.
            if let Some((_, number)) = code.words.words.split_once(" pod ") {
                let number = number.trim_end_matches('.');
                assert!(written(&slip).contains(number), "{}", written(&slip));
            }
            count += 1;
        }
    }
    assert!(count > 50, "only {count} codes");
}

/// A kiosk with a printer, after a request was sent.
fn with_receipt(setup: &Arc<Setup>) -> (App, String) {
    let mut app = about_to_send(setup);
    let paper = Adjustable {
        paper: true,
        ..ADJUSTABLE
    };
    app.step(moment(setup, 0), vec![Message::Adjustable(paper)]);
    let request = send(&mut app, setup, 0);
    ends(&mut app, setup, &request, StoreOutcome::Stored);
    (app, request.reference)
}

/// Wants the page on paper. The number of the slip, and the slip.
fn prints(app: &mut App, setup: &Arc<Setup>) -> (u64, Slip) {
    match choose(app, setup, "Chcę to na kartce", 0).pop() {
        Some(Effect::Print(job, slip)) => (job, *slip),
        _ => panic!("nothing is printed"),
    }
}

#[test]
fn the_slip_of_a_receipt_tells_what_happens_and_nothing_that_was_written() {
    let setup = shipped();
    let (mut app, reference) = with_receipt(setup);
    let (_, slip) = prints(&mut app, setup);
    let written = written(&slip);
    assert!(written.contains(&reference), "{written}");
    assert!(written.contains("Jeśli nikt nie zadzwoni"), "{written}");
    assert!(written.contains("Kto się tym zajmie"), "{written}");
    assert_eq!(lay_out(&slip, Paper::A5).sheets.len(), 1);
    let length_mm = lay_out(&slip, Paper::Roll80).length_mm();
    assert!(length_mm <= 260.0, "{length_mm} mm");
    for canary in ["Jan", "126165427", "126 165 427", "72 lata"] {
        let without = written.replace(&reference, "");
        assert!(!without.contains(canary), "{canary}: {written}");
    }
}

#[test]
fn a_visitor_is_told_to_take_the_slip_when_it_is_there_and_at_the_end() {
    let setup = shipped();
    let (mut app, _) = with_receipt(setup);
    let (job, _) = prints(&mut app, setup);
    assert_eq!(app.page().heading.words, "Drukuję kartkę");
    app.step(moment(setup, 0), vec![Message::Printed(job, Printed::Well)]);
    assert_eq!(app.page().heading.words, "Kartka jest gotowa");
    choose(&mut app, setup, "Kończę", 0);
    assert!(app.is_empty());
    let goodbye = app.page().status.as_ref().unwrap();
    assert!(
        goodbye.words.contains("Proszę zabrać kartkę"),
        "{goodbye:?}"
    );
}

#[test]
fn while_a_slip_may_still_come_a_visitor_is_told_that_at_the_end() {
    let setup = shipped();
    let (mut app, _) = with_receipt(setup);
    prints(&mut app, setup);
    choose(&mut app, setup, "Kończę", 0);
    assert!(app.is_empty());
    let goodbye = &app.page().status.as_ref().unwrap().words;
    assert!(
        goodbye.contains("Kartka może jeszcze wyjść z drukarki. Jeśli wyjdzie, proszę ją zabrać."),
        "{goodbye}"
    );
}

#[test]
fn back_leads_past_the_page_of_an_earlier_slip() {
    let setup = shipped();
    let (mut app, _) = with_receipt(setup);
    let (first, _) = prints(&mut app, setup);
    app.step(
        moment(setup, 0),
        vec![Message::Printed(first, Printed::Well)],
    );
    assert_eq!(app.page().heading.words, "Kartka jest gotowa");
    for digit in "138".chars() {
        press(&mut app, setup, Key::Char(digit), 0);
    }
    assert_eq!(app.page().heading.words, "CAS Zabłocie – Grzegórzki");
    let (second, _) = prints(&mut app, setup);
    app.step(
        moment(setup, 0),
        vec![Message::Printed(second, Printed::NoPaper)],
    );
    assert_eq!(app.page().heading.words, "Kartka się nie wydrukowała");
    let mut headings = Vec::new();
    for _ in 0..2 {
        press(&mut app, setup, Key::Back, 0);
        headings.push(app.page().heading.words.clone());
    }
    assert_eq!(headings[0], "CAS Zabłocie – Grzegórzki");
    assert_ne!(headings[1], "Kartka się nie wydrukowała");
}

/// Somebody at a page that says to call about the assistant: answers lead to it, or a disk that takes no requests.
fn told_to_call(tag: &str) -> [Visitor; 2] {
    let at_home = || {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name");
        visitor
    };
    let mut decided = at_home();
    decided.types("312").chooses_id(tag, "service-ask");
    decided.answers('1').answers('2');
    assert_eq!(decided.heading(), decided.says_here("eligible-call"));
    let mut unavailable = at_home();
    std::fs::remove_dir_all(unavailable.spool()).unwrap();
    unavailable.types("352").chooses_first();
    assert_eq!(
        unavailable.heading(),
        unavailable.says_here("unavailable-heading")
    );
    [decided, unavailable]
}

#[test]
fn a_page_that_says_to_call_has_its_numbers_to_take_home_and_not_what_was_answered() {
    for tag in TAGS {
        for (mut visitor, id) in told_to_call(tag)
            .into_iter()
            .zip(["assistant", "info-call"])
        {
            let told = visitor.page().stops[0].clone();
            visitor.chooses_id(tag, "slip-write-down");
            let content = &shipped().content;
            let service = &content.services[content.service(id).unwrap()];
            assert_eq!(visitor.heading(), service.title.get(language(tag)).words);
            let sees = visitor.sees();
            assert!(sees.contains(&service.lines[0].number), "{sees}");
            assert!(!visitor.page().stops.contains(&told), "{sees}");
        }
    }
}

#[test]
fn whoever_is_told_no_is_not_sent_to_a_number_that_says_no_again() {
    for tag in TAGS {
        let mut visitor = Visitor::arrives();
        visitor.chooses_id(tag, "language-name").types("312");
        visitor.chooses_id(tag, "service-ask").answers('3');
        assert_eq!(visitor.heading(), visitor.says_here("eligible-no"));
        let offer = visitor.says_here("slip-write-down");
        assert!(!visitor.sees().contains(&offer), "{}", visitor.sees());
    }
}

#[test]
fn whoever_gets_no_slip_is_told_why_and_can_write_it_down() {
    let setup = shipped();
    for (printed, why) in [
        (Printed::NoPaper, "W drukarce nie ma papieru."),
        (Printed::Not, "Drukarka teraz nie działa."),
    ] {
        let (mut app, reference) = with_receipt(setup);
        let (job, _) = prints(&mut app, setup);
        let step = app.step(moment(setup, 0), vec![Message::Printed(job, printed)]);
        assert!(step.is_changed);
        let focused = app.page().focused().unwrap();
        assert!(focused.is_problem());
        let page = cas_kiosk::surface::plain::render(app.shown());
        assert!(page.contains(why) && page.contains(&reference), "{page}");
        assert!(!format!("{:?}", app.page()).contains(&reference));
        choose(&mut app, setup, "Kończę", 0);
        let goodbye = app.page().status.as_ref().unwrap();
        assert!(!goodbye.words.contains("kartkę"), "{goodbye:?}");
    }
}

#[test]
fn what_becomes_of_an_earlier_visitors_slip_changes_nothing() {
    let setup = shipped();
    let (mut app, _) = with_receipt(setup);
    let (job, _) = prints(&mut app, setup);
    choose(&mut app, setup, "Kończę", 0);
    let (mut app, before) = {
        press(&mut app, setup, Key::Enter, 0);
        let before = app.page().clone();
        (app, before)
    };
    app.step(
        moment(setup, 0),
        vec![Message::Printed(job, Printed::NoPaper)],
    );
    assert!(*app.page() == before);
}
