//! A visitor prints: what they see and hear while the printer works, and what comes out of it.

use cas_kiosk::page::Key;
use cas_kiosk::printer::{PrinterConfig, Roll};
use pty_process::blocking::Command;

use super::receipts::{Device, Manner, NO_PAPER, WELL};
use crate::project::PROGRAM;
use crate::terminal::{Terminal, configured};
use crate::visitor::Visitor;

fn config(device: &Device) -> PrinterConfig {
    PrinterConfig::Receipts {
        device: device.path.clone(),
        paper: Roll::Mm80,
    }
}

/// Somebody at the card of a centre, at a kiosk with this receipt printer.
fn at_card(device: &Device) -> Visitor {
    let mut visitor = Visitor::arrives().with_printer(&config(device));
    visitor.chooses_id("pl", "language-name").types("138");
    visitor
}

#[test]
fn a_visitor_takes_the_card_of_a_centre_home_on_paper() {
    let device = Device::that(Manner::Answers(WELL));
    let mut visitor = at_card(&device);
    visitor.chooses_id("pl", "slip-print");
    visitor.sees_printed("Kartka jest gotowa");
    assert!(visitor.hears().concat().contains("Proszę zabrać kartkę"));
    let taken = device.takes();
    assert!(taken.len() > 10_000, "an image of {} bytes", taken.len());
    visitor.press(Key::Finish);
    assert!(visitor.is_forgotten());
    let told = visitor.sees_all();
    assert!(told.contains("Proszę zabrać kartkę"), "{told}");
}

#[test]
fn whoever_listens_hears_at_the_end_to_take_the_slip() {
    let device = Device::that(Manner::Answers(WELL));
    let mut visitor = Visitor::listens().with_printer(&config(&device));
    visitor.chooses_id("pl", "language-name").types("138");
    visitor.chooses_id("pl", "slip-print");
    visitor.sees_printed("Kartka jest gotowa");
    visitor.press(Key::Finish);
    let heard = visitor.hears().concat();
    assert!(heard.contains("Proszę zabrać kartkę"), "{heard}");
}

#[test]
fn whoever_leaves_while_the_printer_hangs_hears_and_reads_that_a_slip_may_still_come() {
    let device = Device::that(Manner::Answers(WELL));
    let mut visitor = Visitor::listens().with_printer(&config(&device));
    visitor.chooses_id("pl", "language-name").types("138");
    device.behaves(Manner::Stuck);
    visitor.chooses_id("pl", "slip-print");
    assert_eq!(visitor.heading(), "Drukuję kartkę");
    visitor.press(Key::Finish);
    assert!(visitor.is_forgotten());
    let may_come = visitor.says("visit-over-paper-may-come");
    let heard = visitor.hears().concat();
    assert!(heard.contains(&may_come), "{heard}");
    let seen = visitor.sees_all();
    assert!(seen.contains(&may_come), "{seen}");
}

/// The thread of the printer may use its device and nothing else.
#[test]
fn the_program_prints_within_its_rights() {
    let device = Device::that(Manner::Answers(WELL));
    let path = device.path.display();
    let folder = configured(&format!(
        "[printer]\nway = \"receipts\"\ndevice = \"{path}\"\n"
    ));
    let command = Command::new(PROGRAM)
        .arg("--plain")
        .current_dir(folder.path());
    let mut kiosk = Terminal::spawn(80, 60, command, folder);
    kiosk.sees("Polski");
    kiosk.types(b"1\n");
    kiosk.sees("Co Pan/Pani chce");
    // A page of lines does not change, and the first may come before the printer has answered.
    loop {
        kiosk.sees_after("138", "Kończę");
        if kiosk.contents().contains("Chcę to na kartce") {
            break;
        }
        kiosk.sees_after("<", "Co Pan/Pani chce");
    }
    let page = kiosk.contents();
    let line = page.lines().find(|it| it.contains("Chcę to na kartce"));
    let (number, _) = line.unwrap().trim().split_once('.').unwrap();
    kiosk.types(format!("{number}\n").as_bytes());
    kiosk.sees("Kartka jest gotowa");
    assert!(device.takes().len() > 10_000);
}

#[test]
fn without_paper_a_visitor_is_offered_to_write_it_down() {
    let device = Device::that(Manner::Answers(NO_PAPER));
    let mut visitor = at_card(&device);
    let card = visitor.sees();
    assert!(!card.contains(&visitor.says("slip-print")), "{card}");
    visitor.chooses_id("pl", "slip-write-down");
    assert!(
        visitor.log().contains("it has no paper"),
        "{}",
        visitor.log()
    );
    let taken = device.takes();
    assert!(taken.len() < 100, "nothing of a slip: {taken:?}");
}

#[test]
fn if_the_paper_ends_meanwhile_the_visitor_is_told_and_reads_what_to_write_down() {
    let device = Device::that_then(Manner::Answers(WELL), Some((2, Manner::Answers(NO_PAPER))));
    let mut visitor = at_card(&device);
    visitor.chooses_id("pl", "slip-print");
    visitor.sees_printed("Kartka się nie wydrukowała");
    let page = visitor.sees();
    assert!(page.contains("W drukarce nie ma papieru."), "{page}");
    assert!(page.contains("Telefon:"), "{page}");
    // The next page offers no paper, and somebody who comes after a refill gets it again.
    visitor.press(Key::Back);
    assert!(!visitor.sees().contains(&visitor.says("slip-print")));
    device.behaves(Manner::Answers(WELL));
    visitor.press(Key::Finish);
    visitor.chooses_id("pl", "language-name");
    visitor.hears_of_printer().types("138");
    // It may have told once more of the paper that was missing before.
    while !visitor.sees().contains(&visitor.says("slip-print")) {
        visitor.hears_of_printer().press(Key::Back);
        visitor.types("138");
    }
}

#[test]
fn while_the_printer_hangs_a_visitor_goes_on() {
    let device = Device::that(Manner::Answers(WELL));
    let mut visitor = at_card(&device);
    device.behaves(Manner::Stuck);
    visitor.chooses_id("pl", "slip-print");
    assert_eq!(visitor.heading(), "Drukuję kartkę");
    visitor.press(Key::Back).press(Key::Back);
    visitor.types("300");
    assert_ne!(visitor.heading(), "Drukuję kartkę");
}
