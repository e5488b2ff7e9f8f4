//! Nothing that is printed for debugging tells what a visitor has written.

use std::fmt::Debug;

use cas_kiosk::app::Message;
use cas_kiosk::form::editor::Editor;
use cas_kiosk::input::Input;
use cas_kiosk::page::{Intent, Key};
use cas_kiosk::private::Private;
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::layout::Plan;
use cas_kiosk::surface::tui::wrap::fold;
use cas_kiosk::terminal::frame::Frame;

use crate::visitor::Visitor;

/// What is typed into every field, and what a phone number is.
const CANARY: &str = "Xqvzwkjpfhbg";
const PHONE: &str = "573918264";

fn tells_nothing(what: &str, printed: &str) {
    for word in [CANARY, PHONE] {
        assert!(!printed.contains(word), "{what}: {printed}");
    }
}

fn is_private(what: &str, value: &impl Debug) {
    tells_nothing(what, &format!("{value:?}"));
    tells_nothing(what, &format!("{value:#?}"));
}

/// All that a page is made into.
fn page_is_private(visitor: &Visitor) {
    let shown = visitor.shown();
    is_private("page", shown);
    let plan = Plan::new(Lettering::Native, shown, 80, 24);
    is_private("layout", &plan.draw(0, shown.page.focus));
    is_private("heard", &visitor.utterances());
    let mut frame = Frame::new(Vec::new());
    std::io::Write::write_all(&mut frame, CANARY.as_bytes()).unwrap();
    is_private("frame", &frame);
}

#[test]
fn pages_messages_and_what_is_said_print_no_answers() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    visitor.begins_repair("pl", "situation-keep");
    for words in [CANARY, PHONE, "72"] {
        visitor.types(words);
        assert!(visitor.sees().contains(words));
        page_is_private(&visitor);
        visitor.press(Key::Enter);
        page_is_private(&visitor);
    }
    visitor
        .answers('1')
        .answers('1')
        .chooses_id("pl", "continue");
    visitor.types(CANARY).press(Key::Enter);
    visitor.answers('2').answers('1');
    let sees = visitor.sees();
    assert!(sees.contains(CANARY) && sees.contains("573 918 264"));
    page_is_private(&visitor);
}

#[test]
fn a_number_that_is_typed_is_not_printed() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    visitor.press(Key::Char('8')).press(Key::Char('7'));
    assert!(visitor.sees().contains("87"));
    assert!(!format!("{:?}", visitor.page()).contains("87"));
    let digits = format!("{:?}", visitor.page().press(Key::Char('6')));
    assert!(!digits.contains('6'), "{digits}");
}

#[test]
fn what_is_searched_for_typed_or_edited_is_not_printed() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    for digit in "500".chars() {
        visitor.press(Key::Char(digit));
    }
    visitor.types(CANARY);
    page_is_private(&visitor);
    visitor.press(Key::Enter);
    page_is_private(&visitor);
    let mut editor = Editor::new(80);
    editor.replace(CANARY).unwrap();
    is_private("editor", &editor);
    is_private("private", &Private(CANARY));
    is_private("line", &Input::Line(Ok(Private(CANARY.to_owned()))));
    is_private("edit", &Intent::<Message>::Answer(Ok(CANARY.to_owned())));
    is_private("folded", &fold(CANARY, 0, 80));
}
