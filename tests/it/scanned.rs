//! What the camera of a phone reads from the screen, read by another program's eyes.

use std::collections::BTreeSet;
use std::slice;

use cas_kiosk::app::{App, Message, Screen, SlipOf};
use cas_kiosk::code::Modules;
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{BlockKind, Key, Page, Stop};
use cas_kiosk::settings::{Adjustable, Setting};
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::large::size::{Elements, Means, Sight};
use cas_kiosk::surface::tui::theme::Palette;
use cas_kiosk::surface::{Surface, plain};
use chrono::{DateTime, NaiveDateTime, Utc};
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::app::{choose, moment, press};
use crate::codes::{read, read_drawn};
use crate::known::TAGS;
use crate::visitor::{ADJUSTABLE, Visitor, clock, kept, language, said, shipped, shipped_anew};

/// The columns and rows of screens: the smallest, usual ones, and large ones.
const GRIDS: [(u16, u16); 6] = [
    (40, 11),
    (60, 16),
    (80, 24),
    (120, 40),
    (132, 43),
    (240, 67),
];
/// The pixels of half of a cell, in each direction.
const PIXELS: u16 = 3;
/// The dark colours of the palette of 256: black, and the greys of bands and of quiet letters on white.
const DARK: [Color; 3] = [Color::Indexed(16), Color::Indexed(238), Color::Indexed(239)];

/// Every way in which a terminal makes large letters.
fn sights() -> Vec<Sight> {
    let ways = [
        (false, None),
        (true, None),
        (false, Some(Elements::Quarters)),
        (false, Some(Elements::Full)),
    ];
    let sight = |(scales, blocks)| Sight {
        means: Means { scales, blocks },
        ..Sight::default()
    };
    ways.map(sight).to_vec()
}

fn screen((width, height): (u16, u16), sight: Sight) -> Tui<TestBackend> {
    Tui::new(TestBackend::new(width, height), Some(Palette::Cube)).seen(sight)
}

/// A visit in Polish, at a screen that can be adjusted like this one.
fn visit(adjustable: Adjustable) -> App {
    let setup = shipped();
    let mut app = App::new(setup.clone(), clock(setup).now());
    app.step(moment(setup, 0), vec![Message::Adjustable(adjustable)]);
    choose(&mut app, setup, "Polski", 0);
    app
}

/// Opens the page of a number, then what can be written down, then the code. False if none is offered.
fn opens_code(app: &mut App, number: &str) -> bool {
    let setup = shipped();
    for digit in number.chars() {
        press(app, setup, Key::Char(digit), 0);
    }
    choose(app, setup, &said("pl", "slip-write-down"), 0);
    let offer = said("pl", "code-offer");
    let is_offered = app.page().controls().any(|(_, it)| it.label.words == offer);
    if is_offered {
        choose(app, setup, &offer, 0);
    }
    is_offered
}

/// What the code of a page says.
fn payload<M>(page: &Page<M>) -> Option<String> {
    let mut blocks = page.stops.iter().flat_map(Stop::blocks);
    blocks.find_map(|block| match &block.kind {
        BlockKind::Code(modules) => read_drawn(modules, 3).pop(),
        _ => None,
    })
}

/// What a camera reads on a screen that shows this page.
fn scan(tui: &mut Tui<TestBackend>, shown: &Shown<Message>) -> Vec<String> {
    tui.show(shown, &[]).unwrap();
    let cells = tui.terminal_mut().buffer();
    let [width, height] = [cells.area.width * 2, cells.area.height * 4];
    // A cell is twice as high as it is wide, so it has two by four of these squares.
    let is_dark = |x: usize, y: usize| {
        let [x, y] = [x, y].map(|it| u16::try_from(it).unwrap() / PIXELS);
        is_dark(&cells[(x / 2, y / 4)], y % 4 < 2)
    };
    read((width * PIXELS).into(), (height * PIXELS).into(), is_dark)
}

/// True if this half of a cell is dark. Letters are too thin for a camera at this distance.
fn is_dark(cell: &Cell, is_upper: bool) -> bool {
    let is_covered = match cell.symbol() {
        "█" => true,
        "▀" => is_upper,
        "▄" => !is_upper,
        _ => false,
    };
    let is_reversed = cell.modifier.contains(Modifier::REVERSED);
    let colour = if is_covered == is_reversed {
        cell.bg
    } else {
        cell.fg
    };
    DARK.contains(&colour)
}

/// What the code of a page is, on a screen with this many modules at the most.
fn code_of(number: &str, code_modules: usize) -> Option<String> {
    let mut app = visit(Adjustable {
        code_modules,
        ..ADJUSTABLE
    });
    let is_offered = opens_code(&mut app, number);
    is_offered.then(|| payload(app.page()).unwrap())
}

#[test]
fn a_phone_reads_every_code_that_is_offered_from_every_screen_in_every_theme() {
    let mut codes = BTreeSet::new();
    for grid in GRIDS {
        for sight in sights() {
            let mut tui = screen(grid, sight);
            // A centre, a long name, a service, and one that others should not see.
            for number in ["138", "104", "311", "331"] {
                let mut app = visit(Surface::<Message>::adjustable(&tui));
                if !opens_code(&mut app, number) {
                    continue;
                }
                for _theme in 0..3 {
                    let code = payload(app.page()).unwrap();
                    assert_eq!(
                        scan(&mut tui, app.shown()),
                        slice::from_ref(&code),
                        "{grid:?}"
                    );
                    codes.insert((grid, code));
                    let change = vec![Message::Change(Setting::Theme)];
                    app.step(moment(shipped(), 0), change);
                }
            }
        }
    }
    let has = |grid, begin: &str| {
        let mut codes = codes.iter().filter(|it| it.0 == grid);
        codes.any(|it| it.1.starts_with(begin))
    };
    assert!(!has((40, 11), "") && !has((60, 16), ""), "there is no room");
    assert!(has((80, 24), "TEL:+48") && !has((80, 24), "BEGIN"));
    assert!(has((120, 40), "BEGIN:VCARD") && has((240, 67), "BEGIN:VCARD"));
}

#[test]
fn the_best_code_that_has_room_is_offered_and_one_module_less_has_the_next() {
    let with_address = code_of("138", 61).unwrap();
    assert!(with_address.contains("ADR:;;Aleja Daszynskiego 16;Krakow;;31-534;"));
    let side = |payload: &str| Modules::of(payload).unwrap().size_with_border();
    let with_name = code_of("138", side(&with_address) - 1).unwrap();
    assert!(with_name.starts_with("BEGIN:VCARD") && !with_name.contains("ADR"));
    let number = code_of("138", side(&with_name) - 1).unwrap();
    assert_eq!(number, "TEL:+48122002926");
    assert_eq!(side(&number), 29);
    assert_eq!(code_of("138", 28), None);
}

#[test]
fn the_page_of_a_code_says_what_a_phone_does_and_has_the_number_in_every_language() {
    for tag in TAGS {
        let mut visitor = Visitor::listens();
        visitor.chooses_id(tag, "language-name").types("311");
        visitor.chooses_id(tag, "slip-write-down");
        visitor.chooses_id(tag, "code-offer");
        let content = &shipped().content;
        let service = content.service("zlota-raczka").unwrap();
        let name = content.services[service].lines[0]
            .name
            .get(language(tag))
            .words;
        let args = [
            ("number", "12 616 78 14".into()),
            ("name", name.as_str().into()),
        ];
        let words = shipped()
            .locales
            .say(language(tag), "code-call-name", &args);
        assert!(
            visitor.hears().contains(&words.words),
            "{:?}",
            visitor.hears()
        );
        assert!(visitor.sees().contains(&words.words), "{}", visitor.sees());
        visitor.press(Key::Back);
        assert!(
            visitor.sees().contains(&said(tag, "code-offer")),
            "{}",
            visitor.sees()
        );
    }
}

#[test]
fn a_screen_that_has_become_too_small_for_its_code_has_what_to_write_down() {
    let mut app = visit(ADJUSTABLE);
    assert!(opens_code(&mut app, "311"));
    let smaller = Adjustable {
        code_modules: 28,
        ..ADJUSTABLE
    };
    app.step(moment(shipped(), 0), vec![Message::Adjustable(smaller)]);
    assert_eq!(payload(app.page()), None);
    assert_eq!(
        app.page().step.as_ref().unwrap().words,
        said("pl", "slip-write-down-step")
    );
    assert!(plain::render(app.shown()).contains("12 616 78 14"));
}

#[test]
fn there_is_no_room_for_codes_in_lines_and_none_in_the_colours_of_an_unknown_terminal() {
    let lines = plain::Plain::new(Vec::new());
    assert_eq!(Surface::<Message>::adjustable(&lines).code_modules, 0);
    let tui = Tui::new(TestBackend::new(240, 67), None);
    assert_eq!(Surface::<Message>::adjustable(&tui).code_modules, 0);
}

#[test]
fn a_code_calls_only_what_is_surely_one_number() {
    let rule = &shipped().content.site.phone_rule;
    for (written, dialled) in [
        ("12 616 55 55", Some("+48126165555")),
        ("+48 12 616 55 55", Some("+48126165555")),
        ("(+48) 12 616-55-55", Some("+48126165555")),
        ("0048 12 616 55 55", Some("+48126165555")),
        ("+48 (0) 12 616 55 55", Some("+48126165555")),
        ("+380 44 123 45 67", Some("+380441234567")),
        ("112", None),
        ("19 115 wybierz 1234", None),
        ("116 123 / 112", None),
        ("112 albo 116 123", None),
        ("+48 12 616 55 55 / 56", None),
        ("+48 12 616 55 55; +48 600 100 200", None),
        ("12 616 55 55 wew. 7", None),
        ("12 616 55 55 #5", None),
        ("12 616 55 55 (8:00–15:00)", None),
        ("", None),
    ] {
        assert_eq!(rule.dialled(written).as_deref(), dialled, "{written}");
    }
}

/// When the event of a code begins.
fn begins(code: &str) -> DateTime<Utc> {
    let line = code.lines().find_map(|it| it.strip_prefix("DTSTART:"));
    let at = NaiveDateTime::parse_from_str(line.unwrap(), "%Y%m%dT%H%M%SZ").unwrap();
    at.and_utc()
}

#[test]
fn a_meeting_that_has_ended_leaves_its_place_in_the_code_to_the_next_one() {
    let mut setup = shipped_anew();
    for activity in &mut setup.content.activities {
        activity.provenance.sample = false;
    }
    let setup = kept(setup);
    let mut app = App::new(setup.clone(), clock(setup).now());
    app.step(moment(setup, 0), vec![Message::Adjustable(ADJUSTABLE)]);
    choose(&mut app, setup, "Polski", 0);
    // What takes place today.
    for digit in "220".chars() {
        press(&mut app, setup, Key::Char(digit), 0);
    }
    let meeting = app.page().controls().find_map(|(_, it)| match it.message {
        Message::Open(Screen::Meeting(meeting)) => Some(meeting),
        _ => None,
    });
    let meeting = meeting.expect("there is a meeting");
    let code = Message::Open(Screen::Code(SlipOf::Meeting(meeting)));
    app.step(moment(setup, 0), vec![code]);
    let at = |minutes| begins(&payload(app_at(&app, minutes).page()).unwrap());
    let left = (meeting.end - clock(setup).now()).num_minutes();
    assert_eq!(at(0), meeting.start.to_utc());
    assert_eq!(at(left - 1), meeting.start.to_utc());
    assert!(at(left + 1) > meeting.end.to_utc());
}

/// The same visit some minutes later.
fn app_at(app: &App, minutes: i64) -> App {
    let mut app = app.clone();
    app.step(moment(shipped(), minutes), vec![Message::Focus(0)]);
    app
}

#[test]
fn the_code_of_a_receipt_calls_the_centre_that_was_asked() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name").types("138");
    visitor.chooses("Proszę, żeby centrum do mnie zadzwoniło");
    visitor.chooses_id("pl", "trial-go").for_oneself("pl");
    visitor.types("ANNA").press(Key::Enter);
    visitor.types("605918274").press(Key::Enter);
    visitor.chooses_id("pl", "skip").answers('1');
    visitor.agrees_and_sends("pl");
    visitor.chooses_id("pl", "slip-write-down");
    visitor.chooses_id("pl", "code-offer");
    let told = visitor.sees();
    assert!(
        told.contains("12 200 29 26: CAS Zabłocie – Grzegórzki"),
        "{told}"
    );
    assert_eq!(payload(visitor.page()).unwrap(), "TEL:+48122002926");
}
