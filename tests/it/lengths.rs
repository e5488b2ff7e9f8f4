//! Nothing is ever cut in silence: what is too long stays, and is told with how much fits.

use std::fs;

use age::x25519::Identity;
use cas_kiosk::app::Message;
use cas_kiosk::form::answer::{
    HOUSE_GRAPHEMES_MAX, LINE_GRAPHEMES_MAX, SHORT_GRAPHEMES_MAX, WORDS_GRAPHEMES_MAX,
};
use cas_kiosk::form::editor::TYPED_GRAPHEMES_MAX;
use cas_kiosk::input::KEYS_AT_ONCE_MAX;
use cas_kiosk::locale::{Locales, Value};
use cas_kiosk::name::Name;
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{BlockKind, Key, announce};
use cas_kiosk::request::Request;
use cas_kiosk::search::QUERY_GRAPHEMES_MAX;
use cas_kiosk::spool::seal::{PADDED_BYTES, seal};
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::layout::{HEIGHT_MIN, Plan, WIDTH_MIN};
use cas_kiosk::text::MARKS_PER_LETTER_MAX;
use cas_office::requests::{Keys, open};
use expect_test::expect;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::city::auenfurt;
use crate::kinds::{AGE, HOUSE, NAME, PHONE, SHORT, STREET, TAGS, WORDS, at_first_of, fits, types};
use crate::spool::without_header;
use crate::visitor::{Visitor, language, shipped};

/// Every kind of question whose answer is a text, what it takes, and a letter that makes one.
const TEXTS: [(&str, usize, &str); 5] = [
    (NAME, LINE_GRAPHEMES_MAX, "ł"),
    (STREET, LINE_GRAPHEMES_MAX, "ґ"),
    (HOUSE, HOUSE_GRAPHEMES_MAX, "4"),
    (SHORT, SHORT_GRAPHEMES_MAX, "e\u{301}"),
    (WORDS, WORDS_GRAPHEMES_MAX, "ї"),
];

/// What keeps the visitor from going on.
fn problem(visitor: &Visitor) -> Option<&str> {
    let mut blocks = visitor.page().blocks().map(|(_, block)| block);
    let problem = blocks.find(|block| block.kind == BlockKind::Problem);
    problem.map(|block| block.text.words.as_str())
}

fn typed(visitor: &Visitor) -> &str {
    &visitor.page().field().unwrap().1.value
}

/// Whether it is heard that something had no room.
fn tells_that_it_is_full(visitor: &Visitor) -> bool {
    let mut heard = visitor.hears().into_iter();
    heard.any(|it| it.starts_with("To się już nie zmieściło."))
}

fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Somebody who has typed as much as any line holds.
fn at_a_full_line(question: &str) -> Visitor {
    let mut visitor = at_first_of(&[question, PHONE], "pl");
    visitor.enters(&"ż".repeat(TYPED_GRAPHEMES_MAX));
    assert_eq!(length(typed(&visitor)), TYPED_GRAPHEMES_MAX);
    visitor
}

#[test]
fn an_answer_is_taken_at_its_limit_and_told_one_letter_past_it() {
    for (question, most, letter) in TEXTS {
        let mut visitor = at_first_of(&[question, PHONE], "pl");
        let heading = visitor.heading().to_owned();
        visitor.types(&letter.repeat(most + 1)).press(Key::Enter);
        let told = format!("Jest tu miejsce na {most} znaków. Proszę skrócić o 1 znak.");
        assert_eq!(visitor.hears(), [heading.as_str(), &told]);
        assert_eq!(problem(&visitor), Some(told.as_str()));
        assert_eq!(typed(&visitor), letter.repeat(most + 1), "all of it stays");
        visitor.press(Key::Enter).press(Key::Backspace);
        visitor.press(Key::Enter);
        assert_eq!(visitor.heading(), "Jaki jest numer telefonu?");
    }
}

#[test]
fn what_is_too_long_is_told_as_it_is_while_it_is_shortened() {
    let mut visitor = at_first_of(&[HOUSE, PHONE], "pl");
    visitor.types(&"4".repeat(42)).press(Key::Enter);
    let told = |over: &str| {
        Some(format!(
            "Jest tu miejsce na 40 znaków. Proszę skrócić o {over}."
        ))
    };
    assert_eq!(problem(&visitor).map(str::to_owned), told("2 znaki"));
    visitor.press(Key::Backspace);
    assert_eq!(problem(&visitor).map(str::to_owned), told("1 znak"));
    assert_eq!(
        visitor.hears(),
        ["usunięto", "4"],
        "the count is there to be read"
    );
    visitor.press(Key::Backspace);
    assert_eq!(problem(&visitor), None);
    assert_eq!(visitor.hears(), ["usunięto", "4"]);
    visitor.press(Key::Char('4'));
    assert_eq!(
        problem(&visitor),
        None,
        "it is looked at when the visitor goes on"
    );
    let mut visitor = at_a_full_line(HOUSE);
    visitor.press(Key::Char('x')).press(Key::Backspace);
    let over = TYPED_GRAPHEMES_MAX - 1 - HOUSE_GRAPHEMES_MAX;
    assert_eq!(
        problem(&visitor).map(str::to_owned),
        told(&format!("{over} znaków"))
    );
}

#[test]
fn the_same_is_told_of_a_line() {
    for (question, most, letter) in TEXTS {
        let mut visitor = at_first_of(&[question, PHONE], "pl");
        visitor.enters(&letter.repeat(most + 5));
        let told = format!("Jest tu miejsce na {most} znaków. Proszę skrócić o 5 znaków.");
        for _ in 0..2 {
            assert_eq!(problem(&visitor), Some(told.as_str()));
            assert!(visitor.sees().contains(&letter.repeat(most + 5)));
            // An empty line goes on with nothing that was refused.
            visitor.enters("");
        }
        visitor.enters(&letter.repeat(most));
        assert_eq!(visitor.heading(), "Jaki jest numer telefonu?");
    }
}

#[test]
fn how_much_is_too_much_is_told_with_the_plural_of_each_language() {
    let said = |locales: &Locales, tag: &str| {
        let said = [(1, 1), (40, 2), (100, 5), (1000, 22)].map(|(limit, over): (i64, i64)| {
            let args = [("limit", Value::from(limit)), ("over", Value::from(over))];
            locales.say(language(tag), "problem-too-long", &args).words
        });
        let full = [("limit", Value::from(22_i64))];
        let full = locales.say(language(tag), "problem-full", &full).words;
        format!("{}\n{full}\n", said.join("\n"))
    };
    let shipped = &shipped().locales;
    let mut told = TAGS.map(|tag| said(shipped, tag)).concat();
    told.push_str(&said(&auenfurt().locales, "de"));
    expect![[r#"
        Jest tu miejsce na 1 znak. Proszę skrócić o 1 znak.
        Jest tu miejsce na 40 znaków. Proszę skrócić o 2 znaki.
        Jest tu miejsce na 100 znaków. Proszę skrócić o 5 znaków.
        Jest tu miejsce na 1000 znaków. Proszę skrócić o 22 znaki.
        To się już nie zmieściło. Jest tu miejsce na 22 znaki. Proszę napisać krócej.
        There is room for 1 character here. Please make it 1 character shorter.
        There is room for 40 characters here. Please make it 2 characters shorter.
        There is room for 100 characters here. Please make it 5 characters shorter.
        There is room for 1000 characters here. Please make it 22 characters shorter.
        That did not fit any more. There is room for 22 characters here. Please make it shorter.
        Тут є місце на 1 знак. Скоротіть, будь ласка, на 1 знак.
        Тут є місце на 40 знаків. Скоротіть, будь ласка, на 2 знаки.
        Тут є місце на 100 знаків. Скоротіть, будь ласка, на 5 знаків.
        Тут є місце на 1000 знаків. Скоротіть, будь ласка, на 22 знаки.
        Це вже не помістилося. Тут є місце на 22 знаки. Напишіть, будь ласка, коротше.
        Hier ist Platz für 1 Zeichen. Bitte kürzen Sie um 1 Zeichen.
        Hier ist Platz für 40 Zeichen. Bitte kürzen Sie um 2 Zeichen.
        Hier ist Platz für 100 Zeichen. Bitte kürzen Sie um 5 Zeichen.
        Hier ist Platz für 1000 Zeichen. Bitte kürzen Sie um 22 Zeichen.
        Das passte nicht mehr hinein. Hier ist Platz für 22 Zeichen. Bitte schreiben Sie kürzer.
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_number_with_nothing_else_wrong_is_told_that_it_is_too_long() {
    let padded = format!("600{}700800", "-".repeat(40));
    let mut visitor = at_first_of(&[PHONE, AGE], "pl");
    types(&mut visitor, &[&padded]);
    assert_eq!(
        problem(&visitor),
        Some("Jest tu miejsce na 40 znaków. Proszę skrócić o 9 znaków.")
    );
    let words = "Proszę dzwonić do syna, nie do mnie, bo ja nie słyszę: 600 700 800";
    types(&mut visitor, &[words]);
    assert!(
        problem(&visitor)
            .unwrap()
            .starts_with("W numerze są nie tylko cyfry.")
    );
    types(&mut visitor, &["600700800"]);
    types(
        &mut visitor,
        &["Przyszłam na świat w Krakowie 12 marca 1954 roku"],
    );
    assert_eq!(
        problem(&visitor),
        Some("Jest tu miejsce na 40 znaków. Proszę skrócić o 8 znaków.")
    );
}

#[test]
fn a_key_for_which_the_line_has_no_room_is_told_at_once_and_each_time() {
    let mut visitor = at_a_full_line(HOUSE);
    let told = "To się już nie zmieściło. Jest tu miejsce na 40 znaków. Proszę napisać krócej.";
    for _ in 0..2 {
        visitor.press(Key::Char('x'));
        assert_eq!(visitor.hears(), ["Jaki to dom?", told]);
        assert_eq!(problem(&visitor), Some(told));
        assert_eq!(length(typed(&visitor)), TYPED_GRAPHEMES_MAX);
    }
    visitor.press(Key::Backspace).press(Key::Char('x'));
    assert!(typed(&visitor).ends_with('x'), "there is room again");
    assert_eq!(visitor.hears(), ["x"]);
}

#[test]
fn a_letter_of_the_picker_for_which_there_is_no_room_is_told_at_once() {
    for tool in [None, Some("picker-space")] {
        let mut visitor = at_a_full_line(NAME);
        visitor.chooses_id("pl", "picker-open");
        match tool {
            None => visitor.picks("Ł"),
            Some(tool) => visitor.picks_tool("pl", tool),
        };
        assert!(problem(&visitor).unwrap().starts_with("To się już nie"));
        assert!(tells_that_it_is_full(&visitor));
        assert_eq!(length(typed(&visitor)), TYPED_GRAPHEMES_MAX);
    }
}

#[test]
fn what_is_pasted_fills_the_line_before_its_keys_are_too_many() {
    assert!(usize::try_from(KEYS_AT_ONCE_MAX).unwrap() > TYPED_GRAPHEMES_MAX);
    let mut visitor = at_first_of(&[WORDS, PHONE], "pl");
    visitor.types(&"słowo ".repeat(TYPED_GRAPHEMES_MAX / 5));
    assert!(problem(&visitor).unwrap().starts_with("To się już nie"));
}

#[test]
fn a_line_longer_than_any_is_refused_whole_and_never_goes_on_with_another_answer() {
    let optional = WORDS.replace("kind =", "optional = true\nkind =");
    let too_long = "x".repeat(TYPED_GRAPHEMES_MAX + 1);
    let told = "To się już nie zmieściło. Jest tu miejsce na 1000 znaków. Proszę napisać krócej.";
    let enters = |visitor: &mut Visitor, is_kept: bool| {
        if is_kept {
            visitor.enters(&too_long);
        } else {
            visitor.enters_too_much();
        }
    };
    for is_kept in [true, false] {
        let mut visitor = at_first_of(&[&optional, PHONE], "pl");
        for _ in 0..2 {
            enters(&mut visitor, is_kept);
            assert_eq!(visitor.hears(), ["Co jeszcze warto wiedzieć?", told]);
            assert_eq!((problem(&visitor), typed(&visitor)), (Some(told), ""));
        }
        visitor.enters(&"x".repeat(WORDS_GRAPHEMES_MAX + 1));
        enters(&mut visitor, is_kept);
        assert!(!visitor.sees().contains("zostaje to, co jest"));
        visitor.enters("Kran cieknie").enters("600700800");
        visitor.enters("2");
        assert_eq!(visitor.heading(), "Co jeszcze warto wiedzieć?");
        enters(&mut visitor, is_kept);
        // The answer before is shown, and nobody has gone on with it.
        assert_eq!(
            (problem(&visitor), typed(&visitor)),
            (Some(told), "Kran cieknie")
        );
        assert!(visitor.sees().contains("Sam Enter: zostaje to, co jest."));
        visitor.enters("");
        assert_eq!(visitor.heading(), "Proszę sprawdzić odpowiedzi");
    }
}

#[test]
fn a_line_longer_than_any_means_nothing_where_nothing_is_written() {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    let before = visitor.sees();
    visitor.enters_too_much();
    assert_eq!(visitor.hears(), [visitor.says("not-understood")]);
    assert_eq!(visitor.sees(), before);
    visitor.waits().enters_too_much();
    assert_eq!(visitor.sees(), before, "it is a sign of life");
}

#[test]
fn the_longest_answers_are_shown_whole_where_they_are_checked_and_counted_aloud() {
    let mut visitor = at_first_of(&[NAME, WORDS, PHONE], "pl");
    let name = "ł".repeat(LINE_GRAPHEMES_MAX);
    let numbers: Vec<String> = (0..250).map(|it| format!("{it:03}")).collect();
    let words = numbers.join(" ") + ".";
    assert_eq!(words.len(), WORDS_GRAPHEMES_MAX);
    visitor.enters(&name).enters(&words).enters("600700800");
    assert_eq!(visitor.heading(), "Proszę sprawdzić odpowiedzi");
    fits(visitor.shown());
    let seen = visitor
        .sees()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    assert!(seen.contains(&words) && seen.contains(&name), "{seen}");
    let aloud = Shown {
        names_private: false,
        ..visitor.shown().clone()
    };
    let heard = announce::whole(&aloud).into_iter().map(|text| text.words);
    let heard: Vec<String> = heard.collect();
    assert!(!heard.iter().any(|it| it.contains("001")), "{heard:?}");
    let counts = heard
        .iter()
        .filter_map(|it| it.strip_prefix("Liczba znaków: "));
    let counted: Vec<usize> = counts.map(|it| it.parse().unwrap()).collect();
    // Between two blocks the space is left out.
    let letters: usize = counted.iter().sum();
    assert!((1100..=1109).contains(&letters), "{counted:?}");
}

/// The letter under the cursor on a screen of this size.
fn under_cursor(shown: &Shown<Message>, (width, height): (u16, u16)) -> String {
    let page = &shown.page;
    let plan = Plan::new(Lettering::Native, shown, width, height);
    let layout = plan.draw(plan.part_of(page.focus), page.focus);
    let mut rows = layout.rows.iter();
    let row = rows
        .find(|row| row.top == layout.cursor.y)
        .unwrap()
        .line
        .to_string();
    let column = usize::from(layout.cursor.x - layout.left);
    row.graphemes(true).nth(column).unwrap().to_owned()
}

#[test]
fn a_thousand_letters_are_walked_along_and_the_cursor_is_always_on_its_letter() {
    for size in [(WIDTH_MIN, HEIGHT_MIN), (80, 24)] {
        let mut visitor = at_first_of(&[WORDS, PHONE], "pl");
        let words: String = "Łańcuch u drzwi się urwał, a ja mieszkam sama. "
            .chars()
            .cycle()
            .take(WORDS_GRAPHEMES_MAX)
            .collect();
        for letter in words.chars() {
            visitor.press(Key::Char(letter));
            assert_eq!(
                under_cursor(visitor.shown(), size),
                " ",
                "after the last letter"
            );
        }
        for letter in words.chars().rev() {
            visitor.press(Key::Left);
            assert_eq!(under_cursor(visitor.shown(), size), letter.to_string());
        }
        visitor.press(Key::Enter);
        assert_eq!(visitor.heading(), "Jaki jest numer telefonu?");
    }
}

#[test]
fn what_a_second_request_takes_over_is_whole() {
    let mut visitor = at_first_of(&[NAME, PHONE], "pl");
    let name = "ł".repeat(LINE_GRAPHEMES_MAX);
    visitor.enters(&name).enters("600700800");
    visitor.agrees_and_sends("pl");
    visitor
        .chooses_id("pl", "more")
        .chooses_id("pl", "services");
    visitor.chooses_first().chooses_id("pl", "service-ask");
    visitor.chooses_id("pl", "request-begin");
    visitor.chooses_id("pl", "trial-go");
    visitor.chooses_id("pl", "for-same");
    assert!(visitor.sees().contains(&name), "{}", visitor.sees());
    visitor
        .chooses_id("pl", "known-keep")
        .chooses_id("pl", "situation-keep");
    visitor.agrees_and_sends("pl");
    for request in visitor.requests() {
        assert_eq!(request["answers"][0]["text"], name);
    }
    assert_eq!(visitor.requests().len(), 2);
}

/// Somebody at the search.
fn at_the_search() -> Visitor {
    let mut visitor = Visitor::arrives();
    visitor.chooses_id("pl", "language-name");
    visitor.types("500");
    assert_eq!(visitor.heading(), "Czego Pan/Pani szuka?");
    visitor
}

#[test]
fn a_search_that_is_too_long_is_told_while_it_is_typed_and_when_it_is_sent() {
    let mut visitor = at_the_search();
    let query = format!("kran {}", "x".repeat(QUERY_GRAPHEMES_MAX - 5));
    let told = "Jest tu miejsce na 60 znaków. Proszę skrócić o 1 znak.";
    visitor.types(&query);
    assert!(!visitor.sees().contains(told));
    visitor.types("x");
    assert_eq!(visitor.hears().last().map(String::as_str), Some(told));
    assert!(visitor.sees().contains(told), "{}", visitor.sees());
    assert!(
        !visitor.sees().contains("Złota Rączka"),
        "half of it is not searched for"
    );
    visitor.press(Key::Enter);
    assert_eq!(visitor.heading(), "Czego Pan/Pani szuka?");
    assert_eq!(problem(&visitor), Some(told));
    assert_eq!(visitor.hears(), ["Czego Pan/Pani szuka?", told]);
    assert_eq!(visitor.sees().matches(told).count(), 1, "it is told once");
    visitor.press(Key::Backspace);
    assert_eq!(problem(&visitor), None);
    let status = "Znaleziono: 1. Enter: dalej";
    assert_eq!(visitor.hears().last().map(String::as_str), Some(status));
    visitor.press(Key::Enter);
    assert_ne!(visitor.heading(), "Czego Pan/Pani szuka?");
    visitor.press(Key::Back);
    assert_eq!(problem(&visitor), None);
}

#[test]
fn a_search_by_a_line_that_is_too_long_is_told() {
    let mut visitor = at_the_search();
    for (count, told) in [
        (
            QUERY_GRAPHEMES_MAX + 2,
            "Jest tu miejsce na 60 znaków. Proszę skrócić o 2 znaki.",
        ),
        (
            TYPED_GRAPHEMES_MAX + 1,
            "To się już nie zmieściło. Jest tu miejsce na 60 znaków. Proszę napisać krócej.",
        ),
    ] {
        visitor.enters(&"x".repeat(count));
        assert_eq!(problem(&visitor), Some(told));
        assert_eq!(visitor.hears(), ["Czego Pan/Pani szuka?", told]);
    }
    visitor.enters_too_much();
    assert!(problem(&visitor).unwrap().starts_with("To się już nie"));
    visitor.enters("kran");
    assert!(visitor.sees().contains("Złota Rączka"));
}

#[test]
fn a_search_that_is_full_tells_of_each_letter_that_has_no_room() {
    let mut visitor = at_the_search();
    visitor.enters(&"x".repeat(TYPED_GRAPHEMES_MAX));
    for _ in 0..2 {
        visitor.press(Key::Char('x'));
        assert!(tells_that_it_is_full(&visitor));
    }
    visitor.chooses_id("pl", "picker-open").picks("Ł");
    assert!(tells_that_it_is_full(&visitor));
    assert_eq!(length(typed(&visitor)), TYPED_GRAPHEMES_MAX);
}

/// The document of a request whose texts are as long as they may be.
fn longest(letter: &str) -> Vec<u8> {
    let questions = [NAME, STREET, HOUSE, SHORT, WORDS, AGE, PHONE];
    let mut visitor = at_first_of(&questions, "uk");
    for (question, most, _) in TEXTS {
        let (digit, most) = if question == HOUSE {
            ("4", most - 1)
        } else {
            ("", most)
        };
        visitor.types(&format!("{digit}{}", letter.repeat(most)));
        visitor.press(Key::Enter);
    }
    visitor.enters("72").enters("600700800");
    visitor.agrees_and_sends("uk");
    let mut stored = fs::read_dir(visitor.spool().join("new")).unwrap();
    fs::read(stored.next().unwrap().unwrap().path()).unwrap()
}

#[test]
fn the_longest_request_is_sealed_as_one_of_three_sizes_and_read_by_the_office() {
    let identity = Identity::generate();
    let sealed = |document: &[u8]| seal(document, &[identity.to_public()]).unwrap();
    let document = longest("ї");
    let [_, _, largest] = PADDED_BYTES;
    let sizes = PADDED_BYTES.map(|size| without_header(&sealed(&vec![b' '; size - 1])));
    let size = without_header(&sealed(&document));
    assert!(
        sizes.contains(&size),
        "{size} bytes, and not one of {sizes:?}"
    );
    // Letters as long as there are, with as many marks as they may have, need more.
    let worst = longest(&format!("𝐀{}", "\u{1D165}".repeat(MARKS_PER_LETTER_MAX)));
    assert!(worst.len() > largest);
    let mut keys = Keys::default();
    let secret = identity.to_string();
    keys.add(age::secrecy::ExposeSecret::expose_secret(&secret).as_bytes())
        .unwrap();
    for document in [document, worst] {
        let request = Request::from_json(&document).unwrap_or_else(|fault| panic!("{fault}"));
        let name = Name::of(&format!("{}.json.age", request.id)).unwrap();
        let opened = open(&name, &sealed(&document), &keys);
        assert!(opened.is_ok_and(|opened| opened == request));
    }
}
