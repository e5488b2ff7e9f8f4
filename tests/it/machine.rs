//! Whatever visitors, time and the disk do, in any order: a receipt stands for a whole file in `new/`,
//! and nothing of a visit is found after it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use cas_kiosk::page::{Key, Role};
use proptest::prelude::*;
use serde_json::Value;

use crate::visitor::Visitor;

/// What leads from Start to a request that is sent.
const ROAD: [&str; 11] = [
    "Polski",
    "Pomoc i usługi",
    "Pomoc w domu i poza domem",
    "Złota Rączka",
    "Chcę poprosić o tę pomoc",
    "Wypełniam zgłoszenie",
    "Tak, zgadza się",
    "Wysyłam zgłoszenie",
    "Dalej",
    "Pomijam to pytanie",
    "Mam inną sprawę",
];

#[derive(Clone, Debug)]
enum Action {
    /// Whatever leads on to a request that is sent.
    Onward,
    /// A control of the page, whichever.
    Choose(usize),
    Press(Key),
    /// Writes the name of this visit where it can be written.
    Write,
    Finish,
    Wait,
    WaitToTheEnd,
    /// The machine sleeps for so many seconds.
    Sleep(u64),
    /// The program is stopped for so many seconds, and goes on.
    Stop(u64),
    /// The disk of the spool goes, or is back.
    Disk,
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let key = prop::sample::select(vec![
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Enter,
        Key::Back,
        Key::Backspace,
        Key::Language,
        Key::Help,
        Key::Char('1'),
        Key::Char('0'),
    ]);
    let action = prop_oneof![
        60 => Just(Action::Onward),
        6 => (0..12_usize).prop_map(Action::Choose),
        6 => key.prop_map(Action::Press),
        2 => Just(Action::Write),
        2 => Just(Action::Finish),
        2 => Just(Action::Wait),
        1 => Just(Action::WaitToTheEnd),
        1 => (0..400_u64).prop_map(Action::Sleep),
        1 => (0..400_u64).prop_map(Action::Stop),
        2 => Just(Action::Disk),
    ];
    prop::collection::vec(action, 1..150)
}

/// A kiosk that one person after the other comes to.
struct World {
    visitor: Visitor,
    /// How many visits have begun.
    visits: usize,
    was_forgotten: bool,
    /// The references of all receipts.
    promised: BTreeSet<String>,
}

impl World {
    fn new() -> Self {
        Self {
            visitor: Visitor::arrives(),
            visits: 0,
            was_forgotten: true,
            promised: BTreeSet::new(),
        }
    }

    /// A name that nobody else has.
    fn name(visit: usize) -> String {
        let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap());
        format!("Zyk{}{}wan", letter(visit / 26), letter(visit))
    }

    fn has(&self, label: &str) -> bool {
        let mut controls = self.visitor.page().controls();
        controls.any(|(_, control)| control.label.words == label)
    }

    fn act(&mut self, action: &Action) {
        match action {
            Action::Onward => self.goes_on(),
            Action::Choose(index) => {
                let count = self.visitor.page().controls().count();
                self.visitor.chooses_nth(index % count);
            }
            Action::Press(key) => drop(self.visitor.press(*key)),
            Action::Write => drop(self.visitor.types(&Self::name(self.visits))),
            Action::Finish if self.has("Kończę") => drop(self.visitor.chooses("Kończę")),
            Action::Finish => {}
            Action::Wait => drop(self.visitor.waits()),
            Action::WaitToTheEnd => {
                self.visitor.waits_to_the_end();
                assert!(self.visitor.is_forgotten());
            }
            Action::Sleep(seconds) => drop(self.visitor.sleeps(Duration::from_secs(*seconds))),
            Action::Stop(seconds) => drop(self.visitor.goes_on(Duration::from_secs(*seconds))),
            Action::Disk => self.moves_the_disk(),
        }
        let is_forgotten = self.visitor.is_forgotten();
        self.visits += usize::from(self.was_forgotten && !is_forgotten);
        self.was_forgotten = is_forgotten;
    }

    fn goes_on(&mut self) {
        let page = self.visitor.page();
        if let Some((_, field)) = page.field() {
            let typed = field.value.chars().count();
            let wanted = match self.visitor.heading() {
                heading if heading.contains("telefonu") => "126165427".to_owned(),
                heading if heading.contains("numer domu") => "4/5".to_owned(),
                _ => Self::name(self.visits),
            };
            self.visitor.press(Key::End);
            for _ in 0..typed {
                self.visitor.press(Key::Backspace);
            }
            self.visitor.types(&wanted).press(Key::Enter);
            return;
        }
        let ticks = page
            .controls()
            .filter_map(|(_, control)| match control.role {
                Role::Check { chosen, .. } => Some((control.label.words.clone(), chosen)),
                _ => None,
            });
        let ticks: Vec<(String, bool)> = ticks.collect();
        let unticked = ticks
            .iter()
            .all(|(_, chosen)| !chosen)
            .then(|| ticks.first());
        let on_road = ROAD.iter().find(|label| self.has(label));
        let is_question = page.controls().any(|(_, control)| control.digit.is_some());
        match (unticked.flatten(), on_road) {
            (Some((label, _)), _) => drop(self.visitor.chooses(label)),
            (None, Some(label)) => drop(self.visitor.chooses(label)),
            (None, None) if self.has("Mniej niż 60 lat") => drop(self.visitor.answers('3')),
            (None, None) if is_question => drop(self.visitor.answers('1')),
            (None, None) => drop(self.visitor.press(Key::Back)),
        }
    }

    /// Where the spool is now is no spool, or the other way round.
    fn moves_the_disk(&mut self) {
        let (spool, away) = self.places();
        if away.exists() {
            fs::rename(away, spool).unwrap();
        } else {
            fs::rename(spool, away).unwrap();
        }
    }

    fn places(&self) -> (PathBuf, PathBuf) {
        let spool = self.visitor.spool();
        let away = spool.with_extension("away");
        (spool, away)
    }

    /// Each request in `new/`: its reference, and the name in it.
    fn stored(&self) -> BTreeMap<String, String> {
        let (spool, away) = self.places();
        let place = if away.exists() { away } else { spool };
        let files = fs::read_dir(place.join("new")).unwrap();
        let read = files.map(|file| {
            let document = fs::read(file.unwrap().path()).unwrap();
            let request: Value = serde_json::from_slice(&document).expect("it is whole");
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (
                text(&request["reference"]),
                text(&request["answers"][0]["text"]),
            )
        });
        read.collect()
    }

    /// What must hold at any time.
    fn holds(&mut self) -> Result<(), TestCaseError> {
        let seen = self.visitor.sees_all();
        let heard = self.visitor.hears().join("\n");
        for visit in 0..self.visits {
            let is_over = visit + 1 < self.visits || self.visitor.is_forgotten();
            // Nobody has written anything before the first visit, and in each it is its number.
            let name = Self::name(visit + 1);
            prop_assert!(!is_over || !seen.contains(&name), "{name} is seen:\n{seen}");
            prop_assert!(
                !is_over || !heard.contains(&name),
                "{name} is heard: {heard}"
            );
        }
        if self.visitor.heading() == self.visitor.says("receipt-heading") {
            let reference = seen.lines().find_map(|line| {
                let rest = line.split_once("Numer zgłoszenia: ")?.1;
                Some(rest.trim_end_matches('.').to_owned())
            });
            let reference = reference.expect("a receipt has a number");
            let stored = self.stored();
            prop_assert_eq!(stored.get(&reference), Some(&Self::name(self.visits)));
            self.promised.insert(reference);
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_receipt_stands_for_a_whole_file_and_a_visit_that_is_over_is_forgotten(actions in actions()) {
        let mut world = World::new();
        for action in &actions {
            world.act(action);
            world.holds()?;
        }
        let stored: BTreeSet<String> = world.stored().into_keys().collect();
        prop_assert_eq!(&stored, &world.promised, "what was stored was promised, and nothing else");
    }
}

#[test]
fn the_road_of_the_machine_leads_to_receipts() {
    let mut world = World::new();
    let mut headings = Vec::new();
    for _ in 0..100 {
        world.act(&Action::Onward);
        world.holds().unwrap();
        headings.push(world.visitor.heading().to_owned());
    }
    assert!(world.promised.len() > 1, "{headings:?}");
}
