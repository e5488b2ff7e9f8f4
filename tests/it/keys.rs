//! How many keys of six it takes, on a screen of 80x24: the four arrows, Enter and Back.
//!
//! A hand goes every way by the fewest keys that the page allows, also round where the arrows go round.
//! The bounds may be lowered, and never raised.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use cas_kiosk::app::{Message, Screen};
use cas_kiosk::input::{Input, Stroke, Touch};
use cas_kiosk::kiosk::Kiosk;
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{Control, Intent, Key, Letters, Page, Role, Stop};
use cas_kiosk::settings::Setting;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::plain;
use cas_kiosk::surface::speech::Event;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::layout::{Letterings, Plan};
use cas_kiosk::surface::tui::theme::Palette;
use cas_kiosk::text::Language;
use ratatui::backend::TestBackend;
use ratatui::layout::{Position, Size};
use tempfile::TempDir;

use crate::exploration::screens;
use crate::visitor::{Visitor, clock_at, language, shipped, store_at};

const WIDTH: u16 = 80;
const HEIGHT: u16 = 24;
/// The keys of a kiosk with the fewest.
const SIX: [Key; 6] = [
    Key::Up,
    Key::Down,
    Key::Left,
    Key::Right,
    Key::Enter,
    Key::Back,
];
/// More keys than it takes to read any page to its end.
const READ_ON_MAX: usize = 60;
/// At least as many as there are sheets of letters in the picker.
const SHEETS_MAX: usize = 5;

/// A hand on six keys, which counts them.
struct Hand {
    kiosk: Kiosk<Tui<TestBackend>>,
    setup: &'static Arc<Setup>,
    language: Language,
    keys: usize,
    folder: TempDir,
}

impl Hand {
    /// At Start of the shipped kiosk.
    fn at_start() -> Self {
        Self::at_start_on("2026-11-24T10:00")
    }

    /// The same at a local time.
    fn at_start_on(at: &str) -> Self {
        let setup = shipped();
        let folder = tempfile::tempdir().unwrap();
        let store = store_at(&folder.path().join("spool"));
        let surface = Tui::new(TestBackend::new(WIDTH, HEIGHT), Some(Palette::Sixteen));
        let mut kiosk = Kiosk::new(setup.clone(), surface, store, clock_at(setup, at));
        kiosk.greet().unwrap();
        Self {
            kiosk,
            setup,
            language: language("pl"),
            keys: 0,
            folder,
        }
    }

    fn page(&self) -> &Page<Message> {
        self.kiosk.app().page()
    }

    fn press(&mut self, key: Key) {
        assert!(SIX.contains(&key), "there is no such key");
        self.touch(key);
        self.keys += 1;
    }

    fn touch(&mut self, key: Key) {
        let touch = Touch {
            key,
            stroke: Stroke::Press,
            again: None,
            since: None,
        };
        self.kiosk.take(Input::Key(Box::new(touch))).unwrap();
        self.kiosk.settle().unwrap();
    }

    /// Where a key leads on this page from a stop, if it only moves the focus.
    fn led(&self, from: usize, key: Key) -> Option<usize> {
        let mut page = self.page().clone();
        page.focus = from;
        match page.press(key)[..] {
            [Intent::Focus(stop)] | [Intent::Focus(stop), Intent::Slide(_)] => Some(stop),
            [Intent::Move(turn)] => Some(page.neighbour(turn, true)),
            _ => None,
        }
    }

    /// The fewest arrows to a stop of this page.
    fn way(&self, to: usize) -> Vec<Key> {
        let start = self.page().focus;
        let mut ways: HashMap<usize, Vec<Key>> = HashMap::from([(start, Vec::new())]);
        let mut waiting = VecDeque::from([start]);
        while let Some(stop) = waiting.pop_front() {
            for key in [Key::Down, Key::Up] {
                let Some(next) = self.led(stop, key).filter(|next| !ways.contains_key(next)) else {
                    continue;
                };
                ways.insert(next, [ways[&stop].clone(), vec![key]].concat());
                waiting.push_back(next);
            }
        }
        ways.remove(&to)
            .unwrap_or_else(|| panic!("no way to stop {to} of {}", self.page().heading.words))
    }

    fn goes_to(&mut self, stop: usize) {
        // A text that goes on beyond the screen is read on first, so the way is found anew after each key.
        while let Some(key) = self.way(stop).first() {
            self.press(*key);
        }
    }

    fn chooses(&mut self, is_wanted: impl Fn(&Control<Message>) -> bool) {
        let found = self
            .page()
            .controls()
            .find(|(_, control)| is_wanted(control));
        let Some((stop, _)) = found else {
            let labels: Vec<_> = self
                .page()
                .controls()
                .map(|(_, control)| control.label.words.as_str())
                .collect();
            panic!(
                "nothing as wanted on {}: {labels:?}",
                self.page().heading.words
            );
        };
        self.goes_to(stop);
        self.press(Key::Enter);
    }

    /// Chooses the control with this label.
    fn takes(&mut self, label: &str) -> &mut Self {
        self.chooses(|control| control.label.words == label);
        self
    }

    /// Chooses what the program calls `id`.
    fn takes_id(&mut self, id: &str) -> &mut Self {
        let label = self.says(id);
        self.takes(&label)
    }

    fn says(&self, id: &str) -> String {
        self.setup.locales.say(self.language, id, &[]).words
    }

    /// Writes in the picker, which Enter in the empty line opens if it is not open, and is done.
    fn writes(&mut self, words: &str) -> &mut Self {
        if self.rows().is_empty() {
            self.press(Key::Enter);
        }
        for letter in words.chars() {
            let letter = match letter {
                ' ' => self.says("picker-space"),
                letter => letter.to_uppercase().to_string(),
            };
            for _ in 0..SHEETS_MAX {
                if self.find(&letter).is_some() {
                    break;
                }
                let next = self
                    .rows()
                    .last()
                    .unwrap()
                    .1
                    .letters
                    .last()
                    .unwrap()
                    .0
                    .clone();
                self.picks(&next.words);
            }
            self.picks(&letter);
        }
        self.is_done();
        self
    }

    /// Types digits on a keypad, as others do to come to a page at once. They are not counted.
    fn types(&mut self, digits: &str) {
        for digit in digits.chars() {
            self.touch(Key::Char(digit));
        }
    }

    fn picks(&mut self, letter: &str) {
        // On the way from a short row the column may become another one, so the way is found anew.
        while let Some(key) = self.way_to_letter(letter).first() {
            self.press(*key);
        }
        self.press(Key::Enter);
    }

    /// Goes on by the nearer of "done" and the line itself. From a line of words, that leads to "done".
    fn is_done(&mut self) {
        let (field, _) = self.page().field().unwrap();
        let by_field = self.way(field);
        let by_tool = self.way_to_letter(&self.says("picker-done"));
        let heading = self.page().heading.clone();
        if by_field.len() < by_tool.len() {
            self.goes_to(field);
            self.press(Key::Enter);
        }
        if self.page().heading == heading {
            self.picks(&self.says("picker-done"));
        }
    }

    fn way_to_letter(&self, letter: &str) -> Vec<Key> {
        let (stop, index) = self.find(letter).unwrap();
        let mut way = self.way(stop);
        let rows = self.rows();
        let row = rows.iter().find(|(at, _)| *at == stop).unwrap().1;
        let count = row.letters.len();
        let right = (index + count - row.at) % count;
        way.extend(if right <= count - right {
            vec![Key::Right; right]
        } else {
            vec![Key::Left; count - right]
        });
        way
    }

    fn rows(&self) -> Vec<(usize, &Letters<Message>)> {
        let controls = self.page().controls();
        let rows = controls.filter_map(|(stop, control)| match &control.role {
            Role::Letters(row) => Some((stop, row)),
            _ => None,
        });
        rows.collect()
    }

    fn find(&self, letter: &str) -> Option<(usize, usize)> {
        self.rows().into_iter().find_map(|(stop, row)| {
            let index = row.letters.iter().position(|(it, _)| it.words == letter)?;
            Some((stop, index))
        })
    }

    /// All that is on the screen now.
    fn screen(&self) -> String {
        let shown = self.kiosk.app().shown();
        let plan = Plan::new(Lettering::Native, shown, WIDTH, HEIGHT);
        let focus = shown.page.focus;
        let layout = plan.draw(plan.part_of(focus), focus);
        let spans = layout.rows.iter().flat_map(|row| &row.line.spans);
        spans.map(|span| span.content.as_ref()).collect()
    }

    /// Goes down until these words are on the screen.
    fn reads_on_to(&mut self, words: &str) {
        let begun = self.keys;
        while !self.screen().contains(words) {
            self.press(Key::Down);
            let is_in_time = self.keys < begun + READ_ON_MAX;
            assert!(is_in_time, "no {words:?}:\n{}", self.screen());
        }
    }

    /// From Start to Home.
    fn begins(&mut self) -> &mut Self {
        self.takes_id("language-name")
    }

    /// On a Sunday, from Start to the card of the meeting of the next day.
    fn finds_nordic_walking(&mut self) {
        self.begins()
            .takes("Zajęcia i spotkania")
            .takes_id("activities-kinds")
            .takes("Nordic walking, marsz z kijami");
        self.chooses(|it| {
            let is_meeting = matches!(it.message, Message::Open(Screen::Meeting(_)));
            is_meeting && it.label.words.starts_with("Jutro")
        });
    }

    /// Whether a request is sent, with the phone number alone.
    fn has_sent_no_name(&self) {
        assert_eq!(self.page().heading.words, self.says("receipt-heading"));
        let request = self.stored().remove(0);
        assert_eq!(request["answers"][0]["kind"], "skipped");
        assert_eq!(request["answers"][1]["e164"], "+48605918274");
    }

    fn stored(&self) -> Vec<serde_json::Value> {
        let files = std::fs::read_dir(self.folder.path().join("spool/new")).unwrap();
        let files = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
        files
            .map(|bytes| serde_json::from_slice(&bytes).unwrap())
            .collect()
    }
}

fn at_most(keys: usize, bound: usize) {
    assert!(keys <= bound, "{keys} keys, and not {bound} at most");
}

#[test]
fn a_centre_in_a_district_is_found_with_its_phone() {
    let mut hand = Hand::at_start();
    hand.begins()
        .takes("Centra Aktywności Seniorów (CAS)")
        .takes("Wybieram dzielnicę")
        .takes("Dzielnica XVIII Nowa Huta");
    hand.chooses(|it| matches!(it.message, Message::Open(Screen::Centre(_))));
    hand.reads_on_to("Telefon");
    at_most(hand.keys, 11);
}

#[test]
fn nordic_walking_on_a_monday_is_found() {
    let mut hand = Hand::at_start_on("2026-11-29T18:00");
    hand.finds_nordic_walking();
    at_most(hand.keys, 11);
}

#[test]
fn a_call_is_asked_for_without_a_name() {
    let mut hand = Hand::at_start();
    hand.begins().takes_id("services").takes("Prawnik i porady");
    hand.chooses(|it| it.number == Some(352));
    hand.chooses(|it| matches!(it.message, Message::Ask(_)));
    hand.takes_id("trial-go")
        .takes_id("helper-nobody")
        .takes_id("skip");
    hand.writes("605918274");
    hand.takes("Pomoc w domu").takes_id("time-morning");
    hand.takes_id("answers-right").takes_id("consent-send");
    hand.has_sent_no_name();
    at_most(hand.keys, 59);
}

#[test]
fn a_centre_is_asked_about_nordic_walking_without_a_name() {
    let mut hand = Hand::at_start_on("2026-11-29T18:00");
    hand.finds_nordic_walking();
    hand.takes("Proszę, żeby centrum do mnie zadzwoniło")
        .takes_id("trial-go");
    hand.takes_id("helper-nobody");
    hand.takes_id("skip").writes("605918274");
    hand.takes_id("skip").takes_id("time-morning");
    hand.takes_id("answers-right").takes_id("consent-send");
    hand.has_sent_no_name();
    at_most(hand.keys, 60);
}

#[test]
fn english_is_joined_without_a_name() {
    let mut hand = Hand::at_start();
    hand.begins()
        .takes("Zajęcia i spotkania")
        .takes_id("activities-kinds")
        .takes("Język angielski");
    hand.chooses(|it| matches!(it.message, Message::Open(Screen::Meeting(_))));
    hand.takes("Chcę dołączyć do zajęć").takes_id("trial-go");
    hand.takes_id("helper-nobody");
    hand.takes_id("skip").writes("605918274");
    hand.takes_id("answer-yes").takes_id("time-morning");
    hand.takes_id("answers-right").takes_id("consent-send");
    hand.has_sent_no_name();
    at_most(hand.keys, 53);
}

#[test]
fn the_handyman_is_asked_for_from_start_to_the_receipt() {
    let mut hand = Hand::at_start();
    hand.begins()
        .takes_id("services")
        .takes("Pomoc w domu i poza domem")
        .takes("Złota Rączka")
        .takes_id("service-ask")
        .takes("Więcej niż 60 lat")
        .takes("Tak")
        .takes("Tak")
        .takes("Mała i może poczekać")
        .takes_id("request-begin")
        .takes_id("trial-go")
        .takes_id("helper-nobody")
        .takes_id("situation-pass-on");
    let before = hand.keys;
    hand.writes("halina nowak");
    let name = hand.keys - before;
    hand.writes("605918274");
    let phone = hand.keys - before - name;
    // The age was told before, and is passed on.
    hand.takes("Samotnie");
    hand.takes("Kran albo zlew").takes_id("continue");
    hand.takes_id("skip").takes("Przed południem");
    hand.takes_id("answers-right").takes_id("consent-send");
    assert_eq!(hand.page().heading.words, hand.says("receipt-heading"));
    let request = hand.stored().remove(0);
    assert_eq!(request["answers"][0]["text"], "Halina Nowak");
    assert_eq!(request["answers"][1]["e164"], "+48605918274");
    assert_eq!(request["situation"][0]["chosen"], "over-60");
    at_most(name, 55);
    at_most(phone, 32);
    at_most(hand.keys, 120);
}

#[test]
fn the_verdict_about_an_assistant_is_told() {
    let mut hand = Hand::at_start();
    hand.begins()
        .takes_id("services")
        .takes("Pomoc w domu i poza domem")
        .takes("Asystent: towarzystwo i pomoc")
        .takes_id("service-ask")
        .takes("Co najmniej 85 lat")
        .takes("Tak");
    assert_eq!(hand.page().heading.words, hand.says("eligible-yes"));
    at_most(hand.keys, 12);
}

#[test]
fn whoever_has_nothing_to_eat_is_told_whom_to_ring() {
    let mut hand = Hand::at_start();
    hand.begins()
        .takes_id("services")
        .takes("Pomoc żywnościowa");
    // The same number is in the footer, without its name.
    hand.reads_on_to("MOPS, miejska pomoc społeczna");
    assert!(hand.screen().matches("12 616 54 27").count() == 2);
    at_most(hand.keys, 6);
}

#[test]
fn whoever_wants_to_leave_is_soon_at_start() {
    let mut most = 0;
    for number in [
        "100", "101", "200", "300", "311", "312", "341", "352", "400", "404", "900",
    ] {
        let mut hand = Hand::at_start();
        hand.begins().types(number);
        hand.keys = 0;
        hand.takes_id("finish");
        assert!(hand.kiosk.app().is_empty(), "{number}");
        most = most.max(hand.keys);
    }
    at_most(most, 2);
}

#[test]
fn whoever_has_begun_to_write_leaves_with_few_keys() {
    let mut hand = Hand::at_start();
    hand.begins().types("352");
    hand.chooses(|it| matches!(it.message, Message::Ask(_)));
    hand.takes_id("trial-go").takes_id("helper-nobody");
    hand.press(Key::Enter);
    hand.picks("A");
    leaves_from_the_letters(&mut hand);
}

#[test]
fn whoever_has_answered_something_leaves_from_the_letters_with_few_keys() {
    let mut hand = Hand::at_start();
    hand.begins().types("352");
    hand.chooses(|it| matches!(it.message, Message::Ask(_)));
    hand.takes_id("trial-go").takes_id("helper-nobody");
    hand.writes("halina");
    hand.picks("6");
    leaves_from_the_letters(&mut hand);
}

fn leaves_from_the_letters(hand: &mut Hand) {
    hand.keys = 0;
    hand.press(Key::Back);
    hand.takes_id("finish").takes_id("leaving-go");
    assert!(hand.kiosk.app().is_empty());
    at_most(hand.keys, 5);
}

/// Every row of the picker is one row on the screen, and the letters of all rows stand in the same
/// columns, in every language and order, by every way to make letters large.
#[test]
fn the_letters_of_the_picker_stand_in_columns() {
    for tag in ["pl", "en", "uk"] {
        let mut visitor = Visitor::arrives();
        visitor
            .speech_is(Event::Ready)
            .chooses_id(tag, "language-name")
            .chooses_id(tag, "search")
            .press(Key::Enter);
        for order in 0..2 {
            if order > 0 {
                visitor
                    .press(Key::Back)
                    .changes(Setting::Letters)
                    .press(Key::Enter);
            }
            for _sheet in 0..2 {
                stands_in_columns(visitor.shown());
                visitor.picks_next_letters();
            }
        }
    }
}

fn stands_in_columns(shown: &Shown<Message>) {
    let rows = |shown: &Shown<Message>| -> Vec<(usize, usize, usize)> {
        let controls = shown.page.controls();
        let rows = controls.filter_map(|(stop, control)| match &control.role {
            Role::Letters(row) => Some((stop, row.letters.len(), row.span(0))),
            _ => None,
        });
        rows.collect()
    };
    let letters = rows(shown);
    assert!(!letters.is_empty(), "{}", plain::render(shown));
    // After the letters come the tools, and the way to further letters.
    let (_, count, span) = letters[0];
    let of_letters = letters.iter().filter(|(_, of, _)| *of == count).count();
    assert!((1..=2).contains(&(letters.len() - of_letters)));
    let letters = &letters[..of_letters];
    for (lettering, grid) in screens() {
        let mut columns: Vec<Vec<u16>> = Vec::new();
        for (stop, of, each) in letters {
            assert_eq!((*of, *each), (count, span), "a row of another length");
            let at: Vec<_> = (0..count)
                .map(|index| cursor(shown, *stop, index, lettering, grid))
                .collect();
            let is_one_row = at.iter().all(|it| it.y == at[0].y);
            assert!(
                is_one_row,
                "{grid} {}: {at:?}",
                lettering.text.capital_percent()
            );
            columns.push(at.iter().map(|at| at.x).collect());
        }
        let first = &columns[0];
        let pitch = (first[count - 1] - first[0]) / u16::try_from(count - 1).unwrap();
        // In letters of many cells the letters have widths of their own, each in the middle of its cell.
        let most = if lettering.text.is_blocks() {
            pitch / 3
        } else {
            0
        };
        let is_below = |row: &Vec<u16>| {
            let pairs = row.iter().zip(first);
            pairs.into_iter().all(|(x, top)| x.abs_diff(*top) <= most)
        };
        assert!(
            columns.iter().all(is_below),
            "{grid} {}: {columns:?}",
            lettering.text.capital_percent()
        );
    }
}

/// Where the cursor is on a screen if this letter of a row has the focus.
fn cursor(
    shown: &Shown<Message>,
    stop: usize,
    index: usize,
    lettering: Letterings,
    grid: Size,
) -> Position {
    let mut shown = shown.clone();
    shown.page.focus = stop;
    if let Stop::Control(control) = &mut shown.page.stops[stop]
        && let Role::Letters(row) = &mut control.role
    {
        row.at = index;
    }
    let plan = Plan::new(lettering, &shown, grid.width, grid.height);
    plan.draw(plan.part_of(stop), stop).cursor
}
