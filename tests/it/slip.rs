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
use cas_kiosk::text::length;

use crate::app::{about_to_send, choose, ends, moment, press, send};
use crate::codes::read_drawn;
use crate::known::TAGS;
use crate::visitor::{ADJUSTABLE, Visitor, clock_at, language, shipped};
use cas_kiosk::request::StoreOutcome;

/// What stands on a slip, a line for each block.
fn written(slip: &Slip) -> String {
    let lines = slip.blocks.iter().map(Block::in_one_line);
    let lines: Vec<String> = [slip.heading.words.clone()]
        .into_iter()
        .chain(lines)
        .collect();
    lines.join("\n")
}

/// The facts on the page from which somebody writes down.
fn facts(visitor: &Visitor) -> Vec<String> {
    let stops = visitor.page().stops.iter();
    let passages = stops.filter_map(|stop| match stop {
        Stop::Passage(blocks) => Some(blocks.iter().map(Block::in_one_line).collect::<Vec<_>>()),
        Stop::Control(_) => None,
    });
    passages.map(|blocks| blocks.join("\n")).collect()
}

/// All that has a slip: centres, activities, services and articles.
fn targets() -> Vec<SlipOf> {
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

/// Of the 58 centres two have several addresses or phones, and need a second sheet.
#[test]
fn nearly_every_centre_fits_onto_one_small_sheet_and_the_code_of_every_page_is_read() {
    let now = clock_at(shipped(), "2026-11-28T23:00").now();
    let (mut centres, mut codes) = (0, 0);
    for of in targets() {
        let slip = slip(shipped(), language("pl"), now, &of);
        let is_centre = matches!(of, SlipOf::Centre(_));
        if is_centre && lay_out(&slip, Paper::A5).sheets.len() == 1 {
            centres += 1;
        }
        for code in slip.codes {
            let modules = Modules::of(&code.payload).unwrap();
            assert_eq!(read_drawn(&modules, 3), [code.payload.as_str()]);
            codes += 1;
        }
    }
    assert_eq!(centres, shipped().content.centres.len() - 2);
    assert!(codes > 50, "only {codes} codes");
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
