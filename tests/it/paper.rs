//! What is printed: where it stands, what a document says to other programs, and the dots of a receipt printer.

use std::fs;
use std::path::Path;
use std::process::Command;

use cas_kiosk::code::tel;
use cas_kiosk::page::{Block, BlockKind};
use cas_kiosk::paper::{
    DOTS_PER_MM, Dots, Layout, Paper, Run, Sheet, Square, dots, escpos, is_in_typeface, lay_out,
    pdf,
};
use cas_kiosk::slip::{Code, Slip};
use cas_kiosk::text::Text;
use proptest::prelude::*;

use crate::cli::kiosk;
use crate::codes::{PHONE, payloads, read};
use crate::large::shipped_texts;
use crate::skipped::skip;
use crate::visitor::language;

/// The longest slip of a roll: what a hand holds, and what the kiosk's receipt needs.
pub const ROLL_MM_MAX: f32 = 260.0;
/// Lengths are compared with what a printer cannot show.
const NOTHING_MM: f32 = 0.01;

fn block(tag: &str, kind: BlockKind, label: Option<&str>, text: &str) -> Block {
    let words = |words: &str| Text::new(language(tag), words);
    Block {
        kind,
        preface: None,
        label: label.map(words),
        text: words(text),
    }
}

fn code(tag: &str, words: &str, payload: String) -> Code {
    let words = Text::new(language(tag), words);
    Code { words, payload }
}

/// What stands on the receipt of a request for help at home.
fn receipt() -> Slip {
    let block = |kind, label, text: &str| block("pl", kind, label, text);
    Slip {
        heading: Text::new(language("pl"), "Złota Rączka"),
        blocks: vec![
            block(
                BlockKind::Text,
                None,
                "Zgłoszenie jest wysłane do Miejskiego Centrum Opieki.",
            ),
            block(
                BlockKind::Text,
                Some("Kto zadzwoni"),
                "Złota Rączka, w ciągu 3 dni roboczych, od poniedziałku do piątku, 8:00–15:00.",
            ),
            block(
                BlockKind::Takeaway,
                Some("Jeśli nikt nie zadzwoni do piątku, 4 grudnia, proszę zadzwonić"),
                "12 616 55 55",
            ),
            block(
                BlockKind::Takeaway,
                Some("Proszę podać numer zgłoszenia"),
                "482\u{a0}915\u{a0}306",
            ),
            block(
                BlockKind::Text,
                None,
                "Fachowiec nigdy nie prosi o pieniądze z góry.",
            ),
            block(
                BlockKind::Aside,
                None,
                "Wydrukowano w poniedziałek, 30 listopada 2026.",
            ),
            block(
                BlockKind::Source,
                Some("Skąd to wiadomo"),
                "krakow.pl, 22 listopada 2026",
            ),
        ],
        codes: vec![code("pl", "Zadzwonić telefonem z aparatem", tel(PHONE))],
    }
}

/// The same in Ukrainian, without what is only in Polish.
fn receipt_in_ukrainian() -> Slip {
    let block = |kind, label, text: &str| block("uk", kind, label, text);
    Slip {
        heading: Text::new(language("uk"), "Золота ручка: допомога вдома"),
        blocks: vec![
            block(
                BlockKind::Text,
                None,
                "Звернення надіслано. П’ять ґудзиків і їжа для єнота.",
            ),
            block(
                BlockKind::Text,
                Some("Хто подзвонить"),
                "Золота ручка, протягом 3 робочих днів, з понеділка до п’ятниці.",
            ),
            block(
                BlockKind::Takeaway,
                Some("Якщо ніхто не подзвонить до п’ятниці, 4 грудня, подзвоніть"),
                "12 616 55 55",
            ),
            block(
                BlockKind::Takeaway,
                Some("Номер звернення"),
                "482\u{a0}915\u{a0}306",
            ),
            block(
                BlockKind::Aside,
                None,
                "Надруковано в понеділок, 30 листопада 2026.",
            ),
        ],
        codes: vec![code("uk", "Подзвонити телефоном з камерою", tel(PHONE))],
    }
}

fn of_text(text: &str) -> Slip {
    Slip {
        heading: Text::new(language("pl"), "X"),
        blocks: vec![block("pl", BlockKind::Text, None, text)],
        codes: Vec::new(),
    }
}

/// The lines of a sheet, each from left to right.
fn lines(sheet: &Sheet) -> Vec<String> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for run in &sheet.runs {
        match lines.last_mut() {
            Some((baseline, line)) if (*baseline - run.baseline_mm).abs() < NOTHING_MM => {
                *line += &run.words;
            }
            _ => lines.push((run.baseline_mm, run.words.clone())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The lines of a text on a paper, without the heading.
fn lines_of(text: &str, paper: Paper) -> Vec<String> {
    lines(&lay_out(&of_text(text), paper).sheets[0]).split_off(1)
}

/// Left, top, right, bottom.
type Area = [f32; 4];

fn area_of(run: &Run) -> Area {
    [
        run.left_mm,
        run.top_mm(),
        run.left_mm + run.width_mm,
        run.bottom_mm(),
    ]
}

/// The area of a code with so much around it.
fn area_around(square: &Square, free_mm: f32) -> Area {
    let (left, top, side) = (square.left_mm, square.top_mm, square.side_mm());
    let (right, bottom) = (left + side, top + side);
    [
        left - free_mm,
        top - free_mm,
        right + free_mm,
        bottom + free_mm,
    ]
}

fn is_within(area: Area, sheet: &Sheet, side_mm: f32, end_mm: f32) -> bool {
    let [left, top, right, bottom] = area;
    let is_between = |from: f32, to: f32, free: f32, whole: f32| {
        from >= free - NOTHING_MM && to <= whole - free + NOTHING_MM
    };
    is_between(left, right, side_mm, sheet.width_mm)
        && is_between(top, bottom, end_mm, sheet.height_mm)
}

fn are_apart(one: Area, other: Area) -> bool {
    let is_before = |end: f32, start: f32| end <= start + NOTHING_MM;
    is_before(one[2], other[0])
        || is_before(other[2], one[0])
        || is_before(one[3], other[1])
        || is_before(other[3], one[1])
}

/// Asserts that nothing stands in a margin, nothing over anything else, and nothing in the light border of a code.
/// The border itself may reach into a margin.
pub fn is_in_order(layout: &Layout) {
    let (side, end) = (layout.side_mm(), layout.end_mm());
    for sheet in &layout.sheets {
        for (at, run) in sheet.runs.iter().enumerate() {
            assert!(is_within(area_of(run), sheet, side, end), "{run:?}");
            for other in &sheet.runs[at + 1..] {
                assert!(are_apart(area_of(run), area_of(other)), "{run:?} {other:?}");
            }
        }
        for (at, square) in sheet.squares.iter().enumerate() {
            assert!(
                is_within(area_around(square, 0.0), sheet, side, end),
                "{square:?}"
            );
            let free = area_around(square, square.quiet_mm());
            assert!(is_within(free, sheet, 0.0, 0.0), "{square:?}");
            for run in &sheet.runs {
                assert!(are_apart(free, area_of(run)), "{square:?} {run:?}");
            }
            let others = sheet.squares.iter().enumerate().filter(|(it, _)| *it != at);
            for (_, other) in others {
                assert!(
                    are_apart(free, area_around(other, 0.0)),
                    "{square:?} {other:?}"
                );
            }
        }
    }
}

/// Everything that a layout says, without spaces and without what is added where a word is broken.
pub fn said(layout: &Layout) -> String {
    let many = layout.sheets.len() > 1;
    let runs = layout.sheets.iter().flat_map(|sheet| {
        let all = sheet.runs.len();
        sheet.runs[..all - usize::from(many)].iter()
    });
    bare(&runs.map(|run| run.words.as_str()).collect::<String>())
}

fn bare(words: &str) -> String {
    let is_kept = |it: &char| !it.is_whitespace() && *it != '-';
    words.chars().filter(is_kept).collect()
}

/// Everything that a slip says, in the order in which it is read.
pub fn meant(slip: &Slip) -> String {
    let blocks = slip.blocks.iter().flat_map(|block| {
        let preface = block.preface.iter().map(|it| it.words.clone());
        preface.chain([block.in_one_line()])
    });
    let codes = slip.codes.iter().map(|code| code.words.words.clone());
    let heading = slip.heading.words.clone();
    bare(
        &[heading]
            .into_iter()
            .chain(blocks)
            .chain(codes)
            .collect::<String>(),
    )
}

/// What a program of poppler says of a document, or `None` if it is not here.
fn asked(program: &str, arguments: &[&str], document: &[u8]) -> Option<String> {
    if Command::new(program).arg("-v").output().is_err() {
        skip(&format!("{program} (poppler-utils) is not here"));
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("slip.pdf");
    fs::write(&file, document).unwrap();
    let mut command = Command::new(program);
    command.args(arguments).arg(&file);
    if program == "pdftotext" {
        command.arg("-");
    }
    let told = command.output().unwrap();
    assert_eq!(String::from_utf8(told.stderr).unwrap(), "", "{program}");
    assert!(told.status.success());
    Some(String::from_utf8(told.stdout).unwrap())
}

/// The words of a document in one line.
fn read_out(document: &[u8]) -> Option<String> {
    let text = asked("pdftotext", &["-enc", "UTF-8"], document)?;
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_receipt_fits_one_a5_in_18_points_and_a_hand_of_a_roll() {
    for slip in [receipt(), receipt_in_ukrainian()] {
        let sheet = lay_out(&slip, Paper::A5);
        assert_eq!(sheet.sheets.len(), 1);
        let is_quiet = |run: &&Run| run.words.contains("2026") || run.words.contains("Skąd");
        let runs = sheet.sheets[0].runs.iter();
        let (quiet, read): (Vec<&Run>, Vec<&Run>) = runs.partition(is_quiet);
        assert!(read.iter().all(|run| run.size_pt >= 18.0));
        assert!(!quiet.is_empty() && quiet.iter().all(|run| run.size_pt >= 12.0));
        assert_eq!(lay_out(&slip, Paper::A4).sheets.len(), 1);
        for roll in [Paper::Roll80, Paper::Roll58] {
            let length = lay_out(&slip, roll).length_mm();
            assert!(length <= ROLL_MM_MAX, "{roll:?}: {length}");
        }
    }
}

#[test]
fn what_weighs_most_is_largest() {
    for paper in Paper::ALL {
        let layout = lay_out(&receipt(), paper);
        let size = |words: &str| {
            let mut runs = layout.sheets.iter().flat_map(|sheet| &sheet.runs);
            runs.find(|run| run.words.contains(words)).unwrap().size_pt
        };
        let (takeaway, heading) = (size("12 616 55 55"), size("Złota"));
        let (text, aside) = (size("Zgłoszenie"), size("Wydrukowano"));
        assert!(
            takeaway > text && heading > text && text > aside,
            "{paper:?}"
        );
        assert!(aside >= 12.0, "{paper:?}");
    }
}

#[test]
fn what_does_not_fit_goes_on_on_another_sheet_and_each_says_which_it_is() {
    let mut slip = receipt();
    let blocks = slip.blocks.clone();
    slip.blocks.extend(blocks.iter().cycle().take(40).cloned());
    for paper in [Paper::A5, Paper::A4] {
        let layout = lay_out(&slip, paper);
        let count = layout.sheets.len();
        assert!(count > 2, "{paper:?}");
        for (at, sheet) in layout.sheets.iter().enumerate() {
            assert_eq!(
                sheet.runs.last().unwrap().words,
                format!("{}/{count}", at + 1)
            );
        }
        assert_eq!(said(&layout), meant(&slip));
        is_in_order(&layout);
    }
    assert_eq!(lay_out(&slip, Paper::Roll80).sheets.len(), 1);
}

#[test]
fn a_block_stays_on_one_sheet_but_for_one_that_is_longer_than_it() {
    let sentence = "Proszę przeczytać to zdanie spokojnie do końca. ";
    let mut slip = of_text(&sentence.repeat(6));
    slip.blocks = slip.blocks.iter().cycle().take(5).cloned().collect();
    let layout = lay_out(&slip, Paper::A5);
    for sheet in &layout.sheets {
        let lines = lines(sheet);
        let first = &lines[usize::from(lines[0] == "X")];
        assert!(first.starts_with("Proszę przeczytać"), "{first}");
    }
    let long = of_text(&sentence.repeat(60));
    assert_eq!(said(&lay_out(&long, Paper::A5)), meant(&long));
}

#[test]
fn a_number_is_read_in_one_line_and_no_line_ends_with_a_single_letter() {
    for paper in Paper::ALL {
        for filler in 0..30 {
            let text = format!(
                "{} proszę zadzwonić pod 12 616 55 55 w piątek.",
                "a b".repeat(filler)
            );
            let lines = lines_of(&text, paper);
            assert!(
                lines.iter().any(|line| line.contains("12 616 55 55")),
                "{lines:?}"
            );
            assert!(!lines.iter().any(|line| line.ends_with(" w")), "{lines:?}");
            let text = format!("{} 482\u{a0}915\u{a0}306", "ab ".repeat(filler));
            let lines = lines_of(&text, paper);
            assert!(
                lines.last().unwrap().ends_with("482\u{a0}915\u{a0}306"),
                "{lines:?}"
            );
        }
    }
    let lines = lines_of("Zadzwonimy najpóźniej do piątku, 4 grudnia.", Paper::A5);
    assert!(
        lines.iter().any(|line| line.contains("4 grudnia")),
        "{lines:?}"
    );
}

#[test]
fn a_word_that_is_longer_than_a_line_goes_on_in_the_next() {
    let lines = lines_of("Konstantynopolitańczykowianeczka", Paper::Roll58);
    assert!(lines.len() > 1 && lines[0].ends_with('-'), "{lines:?}");
    assert_eq!(
        lines.concat().replace('-', ""),
        "Konstantynopolitańczykowianeczka"
    );
    // A hyphen in an address would be taken for a part of it.
    let address = "https://www.krakow.pl/seniorzy/centra_aktywnosci";
    let lines = lines_of(address, Paper::Roll58);
    assert!(lines.len() > 1, "{lines:?}");
    assert!(lines[0].ends_with(['/', '.']), "{lines:?}");
    let number = "1234567890".repeat(6);
    assert_eq!(lines_of(&number, Paper::Roll58).concat(), number);
    let named = format!("ul.{}Daszyńskiego", "\u{a0}bardzo".repeat(9));
    let lines = lines_of(&named, Paper::Roll58);
    assert!(
        lines.iter().all(|line| !line.ends_with('\u{a0}')),
        "{lines:?}"
    );
}

#[test]
fn what_is_about_keys_is_not_printed_and_a_preface_stands_before_its_label() {
    let mut slip = receipt();
    let for_keys = BlockKind::ForKeys(Some(Text::new(language("pl"), "Enter wybiera.")));
    slip.blocks.push(block("pl", for_keys, None, "Strzałki"));
    let mut address = block("pl", BlockKind::Text, Some("Adres"), "ul. Długa 1");
    address.preface = Some(Text::new(language("pl"), "Najpierw warto zadzwonić."));
    slip.blocks.insert(0, address);
    for paper in Paper::ALL {
        let said = said(&lay_out(&slip, paper));
        assert!(
            !said.contains("Strzałki") && !said.contains("Enter"),
            "{said}"
        );
        let whole = "Złota Rączka Najpierw warto zadzwonić. Adres: ul. Długa 1 Zgłoszenie";
        assert!(said.starts_with(&bare(whole)), "{said}");
    }
}

#[test]
fn the_words_of_a_list_stand_below_one_another_beside_their_numbers() {
    let mut slip = of_text("Numery");
    for (number, name) in [
        ("100", "Centra"),
        ("101", "CAS Senior w Centrum"),
        ("111", "CAS"),
    ] {
        let kind = if number == "100" {
            BlockKind::Takeaway
        } else {
            BlockKind::Text
        };
        slip.blocks.push(block("pl", kind, Some(number), name));
    }
    for paper in Paper::ALL {
        let layout = lay_out(&slip, paper);
        let runs = &layout.sheets[0].runs;
        let left = |words: &str| {
            let run = runs.iter().find(|run| run.words.starts_with(words));
            run.unwrap().left_mm
        };
        assert!(left("CAS Senior") > left("101"));
        assert!((left("101") - left("111")).abs() < NOTHING_MM);
        let names = runs.iter().filter(|run| run.words.starts_with("CAS"));
        let names: Vec<f32> = names.map(|run| run.left_mm).collect();
        assert!(
            (names[0] - names[1]).abs() < NOTHING_MM,
            "digits are equally wide"
        );
        is_in_order(&layout);
    }
}

#[test]
fn every_letter_that_is_shipped_and_of_our_neighbours_can_be_printed() {
    let letters = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻaąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż\
        АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя\
        ÄÖÜäöüß0123456789 \u{a0}.,;:!?–—-„”“’ʼ'()/+…€§°№•";
    let shipped = shipped_texts();
    let characters = letters
        .chars()
        .filter(|it| *it != 'ẞ')
        .chain(shipped.chars());
    let missing: Vec<char> = characters
        .chain('\u{a1}'..='\u{ac}')
        .chain('\u{ae}'..='\u{ff}')
        .filter(|it| !it.is_control() && !is_in_typeface(*it))
        .collect();
    assert_eq!(missing, Vec::<char>::new());
    assert!(!is_in_typeface('漢'), "a box is told from a letter");
}

#[test]
fn a_letter_with_its_mark_as_a_character_of_its_own_is_printed_as_one() {
    assert_eq!(lines_of("Zo\u{301}ł\u{107}", Paper::A5), ["Zółć"]);
    // There is no such letter, but one without its mark.
    assert_eq!(lines_of("\u{1e43}", Paper::A5), ["m"]);
}

#[test]
fn another_program_finds_the_words_of_a_document_in_polish_and_ukrainian() {
    for paper in Paper::ALL {
        let document = pdf(&lay_out(&receipt(), paper));
        let Some(text) = read_out(&document) else {
            return;
        };
        for sentence in [
            "Złota Rączka",
            "Zgłoszenie jest wysłane do Miejskiego Centrum Opieki.",
            "Kto zadzwoni: Złota Rączka, w ciągu 3 dni roboczych",
            "482 915 306",
            "12 616 55 55",
            "Wydrukowano w poniedziałek, 30 listopada 2026.",
        ] {
            assert!(text.contains(sentence), "{paper:?}: {text}");
        }
        let document = pdf(&lay_out(&receipt_in_ukrainian(), paper));
        let text = read_out(&document).unwrap();
        for sentence in [
            "Звернення надіслано. П’ять ґудзиків і їжа для єнота.",
            "Золота ручка, протягом 3 робочих днів, з понеділка до п’ятниці.",
            "Якщо ніхто не подзвонить до п’ятниці, 4 грудня, подзвоніть:",
        ] {
            assert!(text.contains(sentence), "{paper:?}: {text}");
        }
    }
}

#[test]
fn a_document_has_its_letters_in_it_and_tells_nothing_of_itself() {
    let layout = lay_out(&receipt(), Paper::A5);
    let document = pdf(&layout);
    assert_eq!(document, pdf(&lay_out(&receipt(), Paper::A5)));
    let bytes = String::from_utf8_lossy(&document).into_owned();
    for told in ["CreationDate", "ModDate", "Producer", "Creator", "/ID"] {
        assert!(!bytes.contains(told), "{told}");
    }
    assert!(bytes.contains("/Lang (pl)"));
    let Some(about) = asked("pdfinfo", &[], &document) else {
        return;
    };
    let line = |name: &str| {
        let mut lines = about.lines();
        let line = lines.find_map(|line| line.strip_prefix(name));
        line.unwrap_or_default().trim().to_owned()
    };
    assert_eq!(line("Title:"), "cas-kiosk");
    assert_eq!(line("Pages:"), "1");
    assert!(
        line("Page size:").starts_with("419.528 x 595.276 pts"),
        "{about}"
    );
    let fonts = asked("pdffonts", &[], &document).unwrap();
    let embedded = fonts.lines().skip(2).map(|line| {
        let mut words = line.split_whitespace().rev();
        // The end of a line: embedded, subset, with the meaning of its letters, and the two parts of its number.
        let (meaning, _subset, embedded) = (words.nth(2), words.next(), words.next());
        (embedded.unwrap(), meaning.unwrap())
    });
    assert_eq!(embedded.collect::<Vec<_>>(), [("yes", "yes"); 2], "{fonts}");
}

#[test]
fn a_phone_reads_the_codes_from_the_dots_of_every_paper() {
    let mut slip = receipt();
    slip.codes.clear();
    for payload in payloads() {
        slip.codes.push(code("pl", "Zapisać w telefonie", payload));
    }
    let mut expected = payloads();
    expected.sort();
    for paper in Paper::ALL {
        let layout = lay_out(&slip, paper);
        let squares = layout.sheets.iter().flat_map(|sheet| &sheet.squares);
        for square in squares {
            assert!(square.module_mm >= 0.8, "{paper:?}");
        }
        let dots = dots(&layout);
        // The paper beside what a receipt printer reaches is as light as the margin of a sheet.
        let margin = 32;
        let is_dark = |x: usize, y: usize| {
            let inside = x.checked_sub(margin).zip(y.checked_sub(margin));
            inside.is_some_and(|(x, y)| dots.is_black(x, y))
        };
        let (width, height) = (dots.width() + 2 * margin, dots.height() + 2 * margin);
        assert_eq!(read(width, height, is_dark), expected, "{paper:?}");
    }
}

#[test]
fn a_code_that_is_too_long_for_any_is_left_out_with_its_words() {
    let mut slip = receipt();
    slip.codes = vec![code("pl", "Tego nikt nie odczyta", "a".repeat(3_000))];
    let layout = lay_out(&slip, Paper::A5);
    assert_eq!(layout.sheets[0].squares, []);
    assert!(!said(&layout).contains("odczyta"));
}

/// True if any dot within a part of a sheet of a roll is black.
fn is_drawn(dots: &Dots, [left, top, right, bottom]: [f32; 4]) -> bool {
    let columns = dots_between(left, right);
    dots_between(top, bottom).any(|y| columns.clone().any(|x| dots.is_black(x, y)))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place on paper"
)]
fn dots_between(from_mm: f32, to_mm: f32) -> std::ops::Range<usize> {
    let dot = |mm: f32| (mm * DOTS_PER_MM).max(0.0);
    dot(from_mm).floor() as usize..dot(to_mm).ceil() as usize
}

#[test]
fn dots_stand_where_the_layout_says_and_nowhere_else() {
    for (paper, width) in [(Paper::Roll80, 576), (Paper::Roll58, 384)] {
        let mut slip = receipt();
        // The highest and the lowest letters that there are.
        slip.blocks
            .push(block("pl", BlockKind::Text, None, "ŮÅĄÇjgÝŐ Ґґ ЇЙ Щц"));
        let layout = lay_out(&slip, paper);
        let dots = dots(&layout);
        assert_eq!(dots.width(), width);
        let side = layout.side_mm();
        let sheet = &layout.sheets[0];
        let runs = sheet.runs.iter().map(area_of);
        let areas = runs.chain(sheet.squares.iter().map(|it| area_around(it, 0.0)));
        let areas =
            areas.map(|[left, top, right, bottom]| [left - side, top, right - side, bottom]);
        let mut outside = vec![true; dots.width() * dots.height()];
        for one in areas {
            assert!(is_drawn(&dots, one), "{one:?}");
            // A letter may lean over its own width by a dot or two.
            let columns = dots_between(one[0] - 0.4, one[2] + 0.4);
            for y in dots_between(one[1], one[3]).filter(|y| *y < dots.height()) {
                for x in columns.clone().filter(|x| *x < dots.width()) {
                    outside[y * dots.width() + x] = false;
                }
            }
        }
        for (at, _) in outside.iter().enumerate().filter(|(_, it)| **it) {
            let (x, y) = (at % dots.width(), at / dots.width());
            assert!(!dots.is_black(x, y), "{paper:?}: {x}, {y}");
        }
    }
}

#[test]
fn a_receipt_printer_is_sent_all_dots_in_bands_and_then_cuts() {
    for paper in [Paper::Roll80, Paper::Roll58] {
        let dots = dots(&lay_out(&receipt(), paper));
        let sent = escpos(&dots);
        let mut rest = sent.strip_prefix(b"\x1b@").unwrap();
        let mut picture = Vec::new();
        while let Some(band) = rest.strip_prefix(b"\x1dv0\0") {
            let (counts, after) = band.split_at(4);
            let count = |at: usize| usize::from(u16::from_le_bytes([counts[at], counts[at + 1]]));
            let (row_bytes, rows) = (count(0), count(2));
            assert_eq!(row_bytes, dots.width() / 8);
            assert!(
                row_bytes * rows <= 4_096,
                "a small printer has no more room"
            );
            let (dots, after) = after.split_at(row_bytes * rows);
            picture.extend_from_slice(dots);
            rest = after;
        }
        assert_eq!(picture, dots.rows().collect::<Vec<_>>().concat());
        assert_eq!(rest, b"\x1bJ\x50\x1dV\x42\0", "feeds and cuts");
    }
}

/// Writes the poster in a folder, and returns what was said and the exit code.
fn poster(folder: &Path, arguments: &[&str]) -> (String, i32) {
    let arguments = [&["numbers", "--into", "poster.pdf"], arguments].concat();
    let told = kiosk(folder, &arguments, None, "");
    assert_eq!(told.stdout, b"");
    let said = String::from_utf8(told.stderr).unwrap();
    (said, told.status.code().unwrap())
}

#[test]
fn the_poster_has_every_number_with_its_name_in_large_print() {
    let folder = tempfile::tempdir().unwrap();
    for tag in ["pl", "uk", "en"] {
        let file = folder.path().join("poster.pdf");
        assert_eq!(
            poster(folder.path(), &["--language", tag]),
            (String::new(), 0)
        );
        let document = fs::read(&file).unwrap();
        fs::remove_file(&file).unwrap();
        let Some(text) = read_out(&document) else {
            return;
        };
        let printed = kiosk(folder.path(), &["numbers", "--language", tag], None, "");
        let printed = String::from_utf8(printed.stdout).unwrap();
        let lines: Vec<&str> = printed.lines().filter(|it| !it.is_empty()).collect();
        assert!(lines.len() > 100);
        for line in lines {
            let words: Vec<&str> = line.split_whitespace().collect();
            assert!(text.contains(&words.join(" ")), "{line}: {text}");
        }
    }
}

#[test]
fn a_poster_is_not_written_over_a_file_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("poster.pdf");
    fs::write(&file, "somebody's own").unwrap();
    let (said, code) = poster(folder.path(), &[]);
    assert_eq!(code, 2);
    let expected =
        "cas-kiosk: poster.pdf is already there. Remove it first, or name another file.\n";
    assert_eq!(said, expected);
    assert_eq!(fs::read_to_string(&file).unwrap(), "somebody's own");
    let nowhere = ["numbers", "--into", "nowhere/poster.pdf"];
    let told = kiosk(folder.path(), &nowhere, None, "");
    assert_eq!(told.status.code(), Some(2));
    let said = String::from_utf8(told.stderr).unwrap();
    assert!(
        said.starts_with("cas-kiosk: nowhere/poster.pdf cannot be written: "),
        "{said}"
    );
}

/// Words of all lengths, of letters of both alphabets and of signs.
fn any_words() -> impl Strategy<Value = String> {
    "([A-Za-zążśźćńłóęІіЇїЄєґщю0-9.,/–\u{a0}]{1,40} ?){1,12}"
}

fn any_block() -> impl Strategy<Value = Block> {
    let kinds = prop::sample::select(vec![
        BlockKind::Text,
        BlockKind::Takeaway,
        BlockKind::Aside,
        BlockKind::Source,
        BlockKind::Problem,
    ]);
    let label = prop::option::of("[A-Za-ząż]{1,30}( [a-zіїґ]{1,30}){0,3}");
    let preface = prop::option::of(any_words());
    (kinds, preface, label, any_words()).prop_map(|(kind, preface, label, text)| Block {
        preface: preface.map(|it| Text::new(language("pl"), it)),
        ..block("pl", kind, label.as_deref(), &text)
    })
}

fn any_slip() -> impl Strategy<Value = Slip> {
    let codes = prop::collection::vec((any_words(), "[A-Z:+0-9a-z]{1,300}"), 0..3);
    let blocks = prop::collection::vec(any_block(), 0..12);
    (any_words(), blocks, codes).prop_map(|(heading, blocks, codes)| Slip {
        heading: Text::new(language("pl"), heading),
        blocks,
        codes: codes
            .into_iter()
            .map(|(words, payload)| code("pl", &words, payload))
            .collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_stands_on_a_slip_is_printed_whole_and_in_order(slip in any_slip()) {
        for paper in Paper::ALL {
            let layout = lay_out(&slip, paper);
            is_in_order(&layout);
            prop_assert_eq!(said(&layout), meant(&slip));
            let squares = layout.sheets.iter().map(|sheet| sheet.squares.len());
            prop_assert_eq!(squares.sum::<usize>(), slip.codes.len());
        }
    }
}
