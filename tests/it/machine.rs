//! Whatever visitors at two kiosks with one spool, time and the disk do, in any order: a receipt stands
//! for a whole file in `new/`, and nothing of a visit is found after it, nor at the other kiosk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use cas_kiosk::page::{BlockKind, Key, Role};
use proptest::prelude::*;
use serde_json::Value;

use crate::visitor::Visitor;

/// What leads from Start to a request that is sent.
const ROAD: [&str; 14] = [
    "Polski",
    "Pomoc i usługi",
    "Pomoc w domu i poza domem",
    "Złota Rączka",
    "Chcę poprosić o tę pomoc",
    "Wypełniam zgłoszenie",
    "Wypełniam na próbę",
    "Tak, zgadza się",
    "Zgadzam się, wysyłam",
    "Nie, tego nie przekazuję",
    "Dalej",
    "Zgadza się, dalej",
    "Pomijam to pytanie",
    "Mam jeszcze inną sprawę",
];

/// What leads on to somebody else, whose visit begins at once.
const TO_THE_NEXT: [&str; 3] = [
    "Następna osoba",
    "Następna osoba, bez wysyłania",
    "Dla innej osoby",
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
    /// Somebody else goes on, where that can be said.
    NextPerson,
    Wait,
    WaitToTheEnd,
    /// The machine sleeps for so many seconds.
    Sleep(u64),
    /// The program is stopped for so many seconds, and goes on.
    Stop(u64),
    /// The disk of the spool goes, or is back.
    Disk,
    /// Somebody starts the program once more, which looks for what is left over.
    Starts,
}

/// Each at the first kiosk or at the second.
fn actions() -> impl Strategy<Value = Vec<(usize, Action)>> {
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
        6 => Just(Action::NextPerson),
        2 => Just(Action::Wait),
        1 => Just(Action::WaitToTheEnd),
        1 => (0..400_u64).prop_map(Action::Sleep),
        1 => (0..400_u64).prop_map(Action::Stop),
        2 => Just(Action::Disk),
        2 => Just(Action::Starts),
    ];
    prop::collection::vec((0..2_usize, action), 1..150)
}

/// A kiosk that one person after the other comes to.
struct Place {
    visitor: Visitor,
    /// Which of the two it is.
    letter: char,
    /// How many visits have begun.
    visits: usize,
    was_forgotten: bool,
    /// Whether it is told that somebody else begins.
    was_anew: bool,
}

/// Two kiosks that use one spool.
struct World {
    places: [Place; 2],
    /// The references of all receipts.
    promised: BTreeSet<String>,
}

impl Place {
    fn new(visitor: Visitor, letter: char) -> Self {
        Self {
            visitor,
            letter,
            visits: 0,
            was_forgotten: true,
            was_anew: false,
        }
    }

    /// A name that nobody else has.
    fn name(&self, visit: usize) -> String {
        let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap());
        format!(
            "Zyk{}{}{}wan",
            self.letter,
            letter(visit / 26),
            letter(visit)
        )
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
            Action::Write => drop(self.visitor.types(&self.name(self.visits))),
            Action::Finish if self.has("Kończę") => drop(self.visitor.chooses("Kończę")),
            Action::Finish => {}
            Action::NextPerson => {
                if let Some(label) = TO_THE_NEXT.iter().find(|label| self.has(label)) {
                    self.visitor.chooses(label);
                }
            }
            Action::Wait => drop(self.visitor.waits()),
            Action::WaitToTheEnd => {
                self.visitor.waits_to_the_end();
                assert!(self.visitor.is_forgotten());
            }
            Action::Sleep(seconds) => drop(self.visitor.sleeps(Duration::from_secs(*seconds))),
            Action::Stop(seconds) => drop(self.visitor.goes_on(Duration::from_secs(*seconds))),
            Action::Disk => self.moves_the_disk(),
            // Where there is no spool one would be made.
            Action::Starts if self.places().1.exists() => {}
            Action::Starts => drop(Visitor::arrives_beside(&self.visitor)),
        }
        let is_forgotten = self.visitor.is_forgotten();
        let status = self.visitor.page().status.as_ref();
        let anew = self.visitor.says("begins-anew");
        let is_anew = status.is_some_and(|status| status.words == anew);
        self.visits += usize::from(self.was_forgotten && !is_forgotten);
        self.visits += usize::from(!self.was_anew && is_anew);
        (self.was_forgotten, self.was_anew) = (is_forgotten, is_anew);
    }

    fn goes_on(&mut self) {
        let page = self.visitor.page();
        if let Some((_, field)) = page.field() {
            let typed = field.value.chars().count();
            let wanted = match self.visitor.heading() {
                heading if heading.contains("telefonu") => "126165427".to_owned(),
                heading if heading.contains("Ile ma") => "72".to_owned(),
                _ => self.name(self.visits),
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

    /// The names of those who are not here, or no longer.
    fn names_of_others(&self, other: &Self) -> Vec<String> {
        let is_here = usize::from(!self.visitor.is_forgotten());
        // Nobody has written anything before the first visit, and in each it is its number.
        let own = (1..=self.visits - is_here.min(self.visits)).map(|visit| self.name(visit));
        own.chain((1..=other.visits).map(|visit| other.name(visit)))
            .collect()
    }

    /// What must hold at any time; the reference of the receipt, if there is one.
    fn holds(&self, other: &Self) -> Result<Option<String>, TestCaseError> {
        let seen = self.visitor.sees_all();
        let heard = self.visitor.hears().join("\n");
        for name in self.names_of_others(other) {
            prop_assert!(!seen.contains(&name), "{name} is seen:\n{seen}");
            prop_assert!(!heard.contains(&name), "{name} is heard: {heard}");
        }
        if self.visitor.heading() != self.visitor.says("receipt-heading") {
            return Ok(None);
        }
        let mut blocks = self.visitor.page().blocks().map(|(_, block)| block);
        let reference = blocks.find(|block| block.kind == BlockKind::Takeaway);
        let reference = reference.map(|block| block.text.words.clone());
        let reference = reference.expect("a receipt has a number");
        let stored = self.stored();
        prop_assert_eq!(stored.get(&reference), Some(&self.name(self.visits)));
        Ok(Some(reference))
    }
}

impl World {
    fn new() -> Self {
        let first = Visitor::arrives();
        let second = Visitor::arrives_beside(&first);
        Self {
            places: [Place::new(first, 'x'), Place::new(second, 'y')],
            promised: BTreeSet::new(),
        }
    }

    fn act(&mut self, place: usize, action: &Action) -> Result<(), TestCaseError> {
        self.places[place].act(action);
        let [first, second] = &self.places;
        let receipts = [first.holds(second)?, second.holds(first)?];
        self.promised.extend(receipts.into_iter().flatten());
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_receipt_stands_for_a_whole_file_and_a_visit_that_is_over_is_forgotten(actions in actions()) {
        let mut world = World::new();
        for (place, action) in &actions {
            world.act(*place, action)?;
        }
        let stored: BTreeSet<String> = world.places[0].stored().into_keys().collect();
        prop_assert_eq!(&stored, &world.promised, "what was stored was promised, and nothing else");
    }
}

#[test]
fn the_road_of_the_machine_leads_to_receipts() {
    let mut world = World::new();
    let mut headings = Vec::new();
    for turn in 0..200 {
        let place = turn % 2;
        world.act(place, &Action::Onward).unwrap();
        headings.push(world.places[place].visitor.heading().to_owned());
    }
    assert!(world.promised.len() > 3, "{headings:?}");
}
