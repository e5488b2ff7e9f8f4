//! Enter alone, where lines are taken: it is soon pressed by mistake, so it answers no question.

use cas_kiosk::page::Key;
use cas_kiosk::surface::plain;

use crate::visitor::Visitor;

/// What stands before the control that an empty line takes.
const OFFERED: &str = "Sam Enter: ";

/// A visitor at Home who enters lines.
fn at_home() -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.enters("1");
    visitor
}

fn enters(visitor: &mut Visitor, lines: &[&str]) {
    for line in lines {
        visitor.enters(line);
    }
}

/// A visitor who has answered all that a request to the handyman asks.
fn at_answers() -> Visitor {
    let mut visitor = at_first_question();
    enters(&mut visitor, &["Anna", "126165427", "72", "1"]);
    enters(&mut visitor, &["1", "7", "", "1"]);
    assert_eq!(visitor.heading(), visitor.says("answers-heading"));
    visitor
}

fn at_first_question() -> Visitor {
    let mut visitor = at_home();
    enters(
        &mut visitor,
        &["311", "1", "1", "1", "1", "1", "1", "1", "1", "2"],
    );
    assert!(visitor.page().field().is_some(), "{}", visitor.sees());
    visitor
}

fn at_receipt() -> Visitor {
    let mut visitor = at_answers();
    enters(&mut visitor, &["1", "1"]);
    assert_eq!(visitor.heading(), visitor.says("receipt-heading"));
    visitor
}

/// An empty line is not offered, and changes nothing. It repeats what is asked.
fn takes_none(visitor: &mut Visitor) {
    let sees = visitor.sees();
    assert!(!sees.contains(OFFERED), "{sees}");
    assert_eq!(plain::read(visitor.page(), Ok("")), None);
    visitor.enters("");
    assert_eq!(visitor.hears()[0], visitor.heading());
    for (_, control) in visitor.page().controls() {
        assert!(visitor.hears().contains(&control.label.words), "{sees}");
    }
    assert_eq!(visitor.sees(), sees);
}

/// What an empty line is said to take.
fn offered(visitor: &Visitor) -> String {
    let sees = visitor.sees();
    let (_, label) = sees.rsplit_once(OFFERED).expect(&sees);
    label.trim_end().to_owned()
}

#[test]
fn an_empty_line_answers_nothing_that_is_asked_by_choices() {
    let mut visitor = at_home();
    enters(&mut visitor, &["311", "1"]);
    for answer in ["1", "1", "1", "1"] {
        takes_none(&mut visitor);
        visitor.enters(answer);
    }
    enters(&mut visitor, &["1", "1"]);
    takes_none(&mut visitor);
    visitor.enters("1");
    takes_none(&mut visitor);
    enters(&mut visitor, &["2", "Anna", "126165427", "72"]);
    takes_none(&mut visitor);
    visitor.enters("1");
    takes_none(&mut visitor);
    visitor.enters("2");
    takes_none(&mut visitor);
    enters(&mut visitor, &["7", ""]);
    takes_none(&mut visitor);
    visitor.enters("1");
    assert_eq!(visitor.heading(), visitor.says("answers-heading"));
}

#[test]
fn an_empty_line_agrees_to_nothing_and_sends_nothing() {
    let mut visitor = at_answers();
    takes_none(&mut visitor);
    visitor.enters("1");
    takes_none(&mut visitor);
    assert_eq!(visitor.requests().len(), 0);
}

#[test]
fn an_empty_line_neither_keeps_nor_deletes_what_was_not_sent() {
    let mut visitor = at_answers();
    visitor.enters("!");
    assert_eq!(visitor.heading(), visitor.says("leaving-heading"));
    takes_none(&mut visitor);
    visitor.enters("1");
    while visitor.heading() != visitor.says("home-heading") {
        visitor.press(Key::Back);
    }
    enters(&mut visitor, &["352", "1"]);
    assert_eq!(visitor.heading(), visitor.says("unfinished"));
    takes_none(&mut visitor);
}

#[test]
fn an_empty_line_on_the_receipt_finishes_and_nowhere_else() {
    let mut visitor = at_receipt();
    assert_eq!(offered(&visitor), "Kończę.");
    // Also after something else was looked at.
    enters(&mut visitor, &["?", "<"]);
    assert_eq!(visitor.heading(), visitor.says("receipt-heading"));
    assert_eq!(offered(&visitor), "Kończę.");
    visitor.enters("");
    assert!(visitor.is_forgotten(), "{}", visitor.sees());
}

#[test]
fn where_an_empty_line_leads_on_it_says_where() {
    let mut visitor = Visitor::arrives();
    assert_eq!(offered(&visitor), "Polski.");
    visitor.enters("");
    assert_eq!(offered(&visitor), "Zajęcia i spotkania.");
    visitor.enters("311");
    assert_eq!(offered(&visitor), "Chcę poprosić o tę pomoc.");
    visitor.enters("405");
    assert_eq!(offered(&visitor), "Wracam.");
    visitor.enters("");
    assert_eq!(visitor.heading(), "Złota Rączka");
}
