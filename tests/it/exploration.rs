//! Every page the shipped content can lead to, walked by brute force.
//!
//! From Start, every stop of every page is reached with the arrows, every control is chosen, and
//! on every page found so the promises of the crate doc are asked for.

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use cas_kiosk::app::{Aim, App, Effect, Message, Moment, Screen, SlipOf, message};
use cas_kiosk::catalogue::Target;
use cas_kiosk::content::service::Ask;
use cas_kiosk::id::Id;
use cas_kiosk::look::Spacing;
use cas_kiosk::page::announce::{announce, focused};
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{
    Block, BlockKind, Control, Field, Key, Page, Role, STOP_GRAPHEMES_MAX, Stop, Turn,
};
use cas_kiosk::request::StoreOutcome;
use cas_kiosk::settings::{Adjustable, Setting};
use cas_kiosk::setup::Setup;
use cas_kiosk::slip::Printed;
use cas_kiosk::surface::plain;
use cas_kiosk::surface::tui::large::Lettering;
use cas_kiosk::surface::tui::large::size::{Elements, Means, Sight};
use cas_kiosk::surface::tui::layout::{Layout, Letterings, Placed, Plan};
use cas_kiosk::text::Language;
use ratatui::layout::Size;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::practice::class;
use crate::spoken::not_heard;
use crate::visitor::{ADJUSTABLE, WARNINGS, clock, sent, shipped};

/// What is typed in Kraków.
const TYPED: [&str; 3] = ["Ґалаґан-Łęcki O’Neil", "12 425 36 38 wew. 153", "12/4"];

/// Every key that can mean something, but the arrows that lead from stop to stop, and Back.
const KEYS: [Key; 13] = [
    Key::Enter,
    Key::Left,
    Key::Right,
    Key::Char('1'),
    Key::Backspace,
    Key::Delete,
    Key::Home,
    Key::End,
    Key::Help,
    Key::Char('?'),
    Key::Language,
    Key::Size,
    Key::Theme,
];

/// The sizes of screens, in columns and rows; the smallest that works comes first.
const GRIDS: [(u16, u16); 9] = [
    SMALLEST,
    (60, 16),
    (80, 22),
    (80, 24),
    (120, 40),
    (132, 43),
    (160, 45),
    (240, 67),
    (480, 135),
];
const SMALLEST: (u16, u16) = (40, 11);
/// A screen with few rows of letters of many cells.
const COARSE: (u16, u16) = (120, 40);

/// Up to how many letters a line under edit is whole on every screen: they fit into two rows.
const FIELD_WHOLE_MAX: usize = 28;
/// How many letters before the insertion point of a longer one are there at least.
const FIELD_AROUND: usize = 12;

/// More steps back than any trail is long.
const BACK_MAX: usize = 40;

/// A walk to every page of a city.
pub struct Walk<'s> {
    setup: &'s Arc<Setup>,
    /// What is typed into every field: each kind of question takes at least one of these.
    typed: &'static [&'static str],
    /// Whether of a list of centres, and of parts of it, only the first and the last are chosen.
    is_thinned: bool,
    /// Pages that have been walked, by what makes them different to a visitor.
    pub seen: HashSet<String>,
    /// What is found and not walked yet, the shortest way first.
    waiting: VecDeque<Found>,
    /// What has been said for the ear.
    heard: HashSet<(Language, String)>,
    /// The headings of the pages on which what is longer than its place has been written.
    written: HashSet<String>,
    /// Every size of letters on every screen.
    screens: Vec<(Letterings, Size)>,
}

/// What the core may be told about an attempt to store the request with this id.
fn ways_to_end(id: &str) -> Vec<Vec<Message>> {
    let saving = Message::Saving(id.to_owned());
    let overdue = Message::Overdue(id.to_owned());
    let ended = |outcome| Message::Stored(id.to_owned(), outcome);
    let (stored, not_stored, unknown) = (
        ended(StoreOutcome::Stored),
        ended(StoreOutcome::NotStored),
        ended(StoreOutcome::Unknown),
    );
    vec![
        vec![stored.clone()],
        vec![not_stored.clone()],
        vec![unknown],
        vec![saving.clone()],
        vec![saving.clone(), stored],
        vec![saving.clone(), overdue.clone()],
        vec![saving, overdue, not_stored],
    ]
}

/// The kiosk on a page.
#[derive(Clone)]
struct Found {
    app: App,
    /// The service that was asked for last.
    service: Option<Id<Ask>>,
    /// Whether one has gone on to this page.
    is_entered: bool,
    /// The headings of the pages on the way. A page among them remembers its focus.
    way: Vec<String>,
}

fn moment(setup: &Setup) -> Moment {
    Moment {
        now: clock(setup).now(),
        seed: [7; 32],
    }
}

/// The kiosk as it waits on a screen where everything can be changed.
fn arrived(setup: &Arc<Setup>) -> App {
    let mut app = App::new(setup.clone(), clock(setup).now());
    app.step(moment(setup), vec![Message::Adjustable(ADJUSTABLE)]);
    app
}

/// The same with the voice on, which asks what others may hear before anything is written. Whoever
/// listens walks first, so that every page is also walked by ear, and has a printer: the other writes down.
fn listening(setup: &Arc<Setup>) -> App {
    let mut app = arrived(setup);
    let with_paper = Adjustable {
        paper: true,
        ..ADJUSTABLE
    };
    let messages = [
        Message::Adjustable(with_paper),
        Message::Change(Setting::Speech),
    ];
    app.step(moment(setup), messages.to_vec());
    assert!(app.shown().voice.is_on);
    app
}

/// What makes a page different to a visitor: what it says, but not which stop has the focus, nor
/// what it knows of the visitor, nor which of several answers are chosen, only whether none, one or
/// more. Where answers are checked, and on a receipt, it is not what the request is about either:
/// there is one for every centre and every meeting. Nor is it what a search has found, or what a code is of. The pages that stand
/// before the questions of a service, and the questions, are others for each; by how much an answer is
/// too long is no other page.
fn name(Found { app, service, .. }: &Found) -> String {
    let page = app.page();
    let is_chosen = |control: &Control<_>| matches!(control.role, Role::Check { chosen: true, .. });
    let chosen = page
        .controls()
        .filter(|(_, control)| is_chosen(control))
        .count()
        .min(2);
    let field = page.field().map(|(_, field)| field.value.is_empty());
    let is_of_request = page
        .controls()
        .any(|(_, control)| matches!(control.message, Message::Answers(_) | Message::Home));
    let search = Message::Open(Screen::Search);
    let mut messages = page.controls().map(|(_, control)| &control.message);
    let is_of_search = page.field().is_some() || messages.any(|message| *message == search);
    let has_code = page.stops.iter().any(Stop::has_code);
    let heading = if has_code {
        String::new()
    } else if is_of_search {
        without_digits(&page.heading.words)
    } else {
        page.heading.words.clone()
    };
    let stops: Vec<_> = page
        .stops
        .iter()
        .map(|stop| match stop {
            Stop::Passage(blocks) => {
                let words = blocks.iter().map(|block| match &block.text {
                    text if text.private && !is_of_search => String::new(),
                    _ if is_of_request && block.label.is_some() => String::new(),
                    text if field.is_some() || has_code => without_digits(&text.words),
                    text => text.words.clone(),
                });
                words.collect()
            }
            Stop::Control(control) if is_of_search && control.detail.is_some() => String::new(),
            Stop::Control(control) => control.label.words.clone(),
        })
        .filter(|words| !words.is_empty())
        .collect();
    let stands_before = |it: &Message| matches!(it, Message::Aloud(_) | Message::Known(_));
    let mut messages = page.controls().map(|(_, control)| &control.message);
    let service = service.filter(|_| page.step.is_some() || messages.any(stands_before));
    format!(
        "{heading} {:?} {field:?} {chosen} {} {stops:?} {service:?}",
        page.step,
        page.attempt.min(1),
    )
}

/// As words are kept where one writes.
pub fn without_digits(words: &str) -> String {
    words.chars().filter(|it| !it.is_ascii_digit()).collect()
}

impl<'s> Walk<'s> {
    pub fn new(setup: &'s Arc<Setup>, typed: &'static [&'static str], is_thinned: bool) -> Self {
        Self {
            setup,
            typed,
            is_thinned,
            seen: HashSet::new(),
            waiting: VecDeque::new(),
            heard: HashSet::new(),
            written: HashSet::new(),
            screens: screens(),
        }
    }

    /// The same at a kiosk of a class, on few screens: only the step of each page is another.
    fn of_practice(setup: &'s Arc<Setup>) -> Self {
        assert!(setup.config.practises);
        let mut walk = Self::new(setup, &TYPED, false);
        let screens = [SMALLEST, COARSE].map(Size::from);
        walk.screens.retain(|(_, grid)| screens.contains(grid));
        walk
    }

    /// Goes everywhere, and asks of every page for the promises of all pages and for these.
    pub fn explore(&mut self, also: impl Fn(&App)) {
        self.explore_from([listening(self.setup), arrived(self.setup)], also);
    }

    fn explore_from(&mut self, begun: impl IntoIterator<Item = App>, also: impl Fn(&App)) {
        for app in begun {
            self.waiting.push_back(Found {
                app,
                service: None,
                is_entered: true,
                way: Vec::new(),
            });
            while let Some(found) = self.waiting.pop_front() {
                let app = &found.app;
                self.is_sayable(app.shown());
                self.is_walked_along(app.shown());
                promises(self, app);
                also(app);
                self.walk(found);
            }
        }
    }

    /// Whatever is announced on a page, a voice has words for it.
    fn is_sayable(&mut self, shown: &Shown<Message>) {
        let mut shown = shown.clone();
        let mut texts = announce(None, &shown);
        texts.extend([shown.page.hint.clone(), shown.page.contact.as_text()]);
        for stop in 0..shown.page.stops.len() {
            shown.page.focus = stop;
            texts.extend(focused(&shown));
        }
        for text in texts {
            if !self.heard.insert((text.language, text.words.clone())) {
                continue;
            }
            let said = self.setup.locales.spoken(&text);
            assert_eq!(not_heard(&said.words), None, "{said:?} of {text:?}");
            assert_eq!((said.language, said.private), (text.language, text.private));
            assert_eq!(said.words.is_empty(), text.words.is_empty(), "{text:?}");
        }
    }

    /// What is written in a field may be longer than its place on a screen. Then the part around the
    /// insertion point is drawn, in the same letters, so that walking along shows all of it.
    fn is_walked_along(&mut self, shown: &Shown<Message>) {
        let page = &shown.page;
        let heading = &page.heading.words;
        let Some((stop, _)) = page.field() else {
            return;
        };
        if !self.written.insert(heading.clone()) {
            return;
        }
        let numbers: Vec<String> = (0..250).map(|number| format!("{number:03}")).collect();
        let mut shown = shown.clone();
        shown.page.focus = stop;
        for number in (0..250).step_by(83) {
            if let Stop::Control(control) = &mut shown.page.stops[stop] {
                control.role = Role::Field(Field {
                    value: numbers.join(" "),
                    cursor: 4 * number + 1,
                });
            }
            for (lettering, grid) in &self.screens {
                let plan = Plan::new(*lettering, &shown, grid.width, grid.height);
                let layout = plan.draw(plan.part_of(stop), stop);
                assert!(is_in(&layout, lettering.text), "{heading} at {grid}");
                let rows: Vec<String> =
                    layout.rows.iter().map(|row| row.line.to_string()).collect();
                let drawn = without_spaces(&rows.concat());
                assert!(
                    drawn.contains(&numbers[number]),
                    "{number} at {grid}: {rows:#?}"
                );
                assert!(layout.cursor.y < grid.height && layout.cursor.x < grid.width);
            }
        }
    }

    fn press(&self, app: &mut App, key: Key) -> Vec<Effect> {
        let before = app.page().clone();
        let sent = sent(&before, key);
        let leads = |it: &Message| {
            matches!(
                it,
                Message::Open(_)
                    | Message::Back
                    | Message::Home
                    | Message::Finish
                    | Message::NextPerson
                    | Message::NextPersonUnsent
                    | Message::Resume
                    | Message::BeginAnew(_)
            )
        };
        let opens = sent.iter().any(leads);
        let step = app.step(moment(self.setup), sent);
        if self.setup.config.practises {
            leaves_nothing(&step.effects, &before.heading.words);
        }
        let (old, new) = (&before, app.page());
        // Home is Home again for the next person, and says so.
        let told =
            |page: &Page<Message>| (page.heading.clone(), page.step.clone(), page.status.clone());
        assert!(
            !opens || old == new || told(old) != told(new),
            "nobody can tell that {:?} is another page",
            new.heading
        );
        step.effects
    }

    /// Follows the effects to every outcome they can have, and puts what comes of it on the list.
    fn follow(&mut self, mut found: Found, effects: Vec<Effect>) {
        let Some(effect) = effects.into_iter().next() else {
            return self.arrive(found);
        };
        let outcomes = match effect {
            Effect::Probe(aim) => {
                found.service = Some(aim.ask);
                [true, false]
                    .map(|it| vec![Message::Probed(aim, it)])
                    .to_vec()
            }
            Effect::Store(request) => ways_to_end(&request.id),
            Effect::Print(job, _) => {
                let ends = [Printed::Well, Printed::NoPaper, Printed::Not];
                let ends = ends.map(|it| vec![Message::Printed(job, it)]);
                ends.into_iter().chain([Vec::new()]).collect()
            }
            Effect::Ring | Effect::Wipe | Effect::Count(_) => return self.arrive(found),
        };
        for outcome in outcomes {
            let mut found = found.clone();
            for message in outcome {
                found.app.step(moment(self.setup), vec![message]);
            }
            self.arrive(found);
        }
    }

    fn arrive(&mut self, mut found: Found) {
        let heading = found.app.page().heading.words.clone();
        if found.is_entered && !found.way.contains(&heading) {
            self.is_left_soon(&found.app);
        }
        found.way.push(heading);
        if self.seen.insert(name(&found)) {
            self.waiting.push_back(found);
        }
    }

    /// Whoever comes to a page with nothing unsent goes up or down once, and is at "Finish". From the
    /// letters, Back comes first.
    fn is_left_soon(&self, app: &App) {
        let page = app.page();
        if page.stops.iter().any(is_letters) {
            return;
        }
        let is_last = |stop: usize| match &page.stops[stop] {
            Stop::Control(control) => control.message == Message::Finish,
            Stop::Passage(_) => false,
        };
        let is_near = [Turn::Before, Turn::After]
            .into_iter()
            .any(|turn| is_last(page.neighbour(turn, true)));
        if is_near || is_last(page.focus) {
            return;
        }
        let mut left = app.clone();
        left.step(moment(self.setup), vec![Message::Finish]);
        assert!(
            app.is_empty() || !left.is_empty(),
            "one leaves {} with more than two keys",
            page.heading.words
        );
    }

    /// Reaches every stop with Down and again with Up, and presses Enter on each.
    fn walk(&mut self, mut found: Found) {
        self.type_into(&found);
        let goes_round = found.app.page().stops.iter().any(is_letters);
        while found.app.page().focus > 0 {
            let before = found.app.page().focus;
            self.press(&mut found.app, Key::Up);
            assert_eq!(found.app.page().focus, before - 1, "Up goes one stop up");
        }
        let stops = found.app.page().stops.len();
        let passed_over = self.passed_over(found.app.page());
        // What is said does not depend on which stop has the focus.
        let told = Told::by(found.app.shown());
        for stop in 0..stops {
            let page = found.app.page();
            let heading = &page.heading.words;
            assert_eq!(page.focus, stop, "Down goes one stop down: {heading}");
            let shown = found.app.shown();
            Screening::new(shown, &told, Lettering::Native.into(), SMALLEST.into())
                .is_focus_drawn(stop);
            // What other keys do does not depend on the stop, but in a row of letters.
            let keys = match page.focused() {
                _ if passed_over.contains(&stop) => &[],
                _ if stop == 0 => &KEYS[..],
                Some(stop) if is_letters(stop) => &KEYS[..3],
                _ => &KEYS[..1],
            };
            for key in keys.iter().copied() {
                let mut there = found.clone();
                let sent = sent(there.app.page(), key);
                // Practice has a walk of its own.
                if sent.contains(&Message::Practise) {
                    continue;
                }
                there.is_entered = enters(&sent);
                for message in sent {
                    if let Message::Ask(aim) = message {
                        there.service = Some(aim.ask);
                    }
                }
                let effects = self.press(&mut there.app, key);
                self.follow(there, effects);
            }
            self.press(&mut found.app, Key::Down);
        }
        let focus = found.app.page().focus;
        if goes_round {
            assert_eq!(focus, 0, "Down goes round in the picker");
        } else {
            assert_eq!(focus, stops - 1, "Down stays on the last stop");
        }
    }

    /// The stops of a long list that are not chosen.
    fn passed_over(&self, page: &Page<Message>) -> Vec<usize> {
        let is_listed = |message: &Message| {
            matches!(
                message,
                Message::Open(Screen::Centres(..) | Screen::Centre(_))
            )
        };
        let listed = page.controls().filter(|(_, it)| is_listed(&it.message));
        let mut listed: Vec<usize> = listed.map(|(stop, _)| stop).collect();
        if !self.is_thinned || listed.len() <= 2 {
            return Vec::new();
        }
        listed.remove(0);
        listed.pop();
        listed
    }

    fn type_into(&mut self, found: &Found) {
        if found.app.page().field().is_none() {
            return;
        }
        for typed in self.typed {
            let mut found = found.clone();
            for character in typed.chars() {
                self.press(&mut found.app, Key::Char(character));
            }
            let effects = self.press(&mut found.app, Key::Enter);
            self.follow(found, effects);
        }
    }
}

/// Whether this leads on to another page, and not back to one whose focus is remembered.
fn enters(sent: &[Message]) -> bool {
    sent.iter().any(|message| {
        matches!(
            message,
            Message::Begin(..)
                | Message::Open(_)
                | Message::Home
                | Message::Ask(_)
                | Message::Known(_)
                | Message::Try(_)
        )
    })
}

fn promises(walk: &Walk<'_>, app: &App) {
    let shown = app.shown();
    let page = &shown.page;
    let heading = &page.heading.words;
    assert!(
        page.focus < page.stops.len(),
        "the focus is on a stop of {heading}"
    );
    assert!(page.controls().count() >= 1, "{heading} has a control");
    for (index, stop) in page.stops.iter().enumerate() {
        let said = match stop {
            Stop::Passage(blocks) => {
                assert!(!blocks.is_empty(), "{heading} has an empty passage");
                let prefaces = blocks.iter().filter_map(|block| block.preface.as_ref());
                let words = prefaces.map(|preface| preface.words.clone());
                let words = words.chain(blocks.iter().map(Block::in_one_line));
                words.map(|words| words.graphemes(true).count()).sum()
            }
            Stop::Control(control) => {
                let detail = control
                    .detail
                    .as_ref()
                    .map_or(0, |detail| detail.words.graphemes(true).count());
                let preface = control.preface.as_ref();
                let preface = preface.map_or(0, |it| it.words.graphemes(true).count());
                preface + control.label.words.graphemes(true).count() + detail
            }
        };
        assert!(
            said <= STOP_GRAPHEMES_MAX || is_letters(stop),
            "stop {index} of {heading} says {said} graphemes"
        );
        assert!(said > 0, "stop {index} of {heading} is silent");
    }
    let site = &walk.setup.content.site;
    for number in [&site.contact.number, &site.emergency.line.number] {
        assert!(
            page.contact.text.words.contains(number),
            "{number} is on {heading}"
        );
    }
    is_printed_whole(shown);
    enter_alone_does_no_harm(walk, page);
    is_plain_language(shown);
    let told = Told::by(shown);
    for (lettering, grid) in &walk.screens {
        is_drawn_whole(shown, &told, *lettering, *grid);
        is_taken_along_whole(shown, *lettering, *grid);
        if lettering.text.is_blocks() && *grid == COARSE.into() {
            has_no_empty_halves(shown, *lettering, *grid);
        }
    }
    let mut roomy = shown.clone();
    roomy.look.spacing = Spacing::Roomy;
    let blocks = walk.screens.iter();
    for (lettering, grid) in blocks.filter(|(it, _)| it.text.is_blocks()) {
        for shown in [shown, &roomy] {
            is_large_all_round(shown, *lettering, *grid);
        }
    }
    for grid in [SMALLEST, (80, 24)] {
        is_drawn_whole(&roomy, &told, Lettering::Native.into(), grid.into());
    }
    leads_out(walk, app);
    numbers_lead_where_they_say(walk, app);
    help_is_only_looked_into(walk, app);
    another_language_is_heard(walk, app);
}

/// What is taken along is on one part with what has to be known before, such as to call first. If both are
/// higher than a part, they begin one.
fn is_taken_along_whole(shown: &Shown<Message>, letterings: Letterings, grid: Size) {
    let plan = Plan::new(letterings, shown, grid.width, grid.height);
    for (_, block) in shown.page.blocks() {
        let Some(preface) = &block.preface else {
            continue;
        };
        let whole = without_spaces(&format!("{}{}", preface.words, block.in_one_line()));
        let has_whole = |part| {
            let layout = plan.draw(part, 0);
            let words = words_of(&layout.rows[layout.body.clone()]);
            words.contains(&whole) || whole.starts_with(&words)
        };
        let is_so = (0..plan.parts()).any(has_whole);
        assert!(is_so, "{whole:?} at {grid}");
    }
}

/// In letters of many cells the heading, the step, the number of the part, the hint and the numbers to call
/// are in such letters too, on every part, and none of them is left out.
fn is_large_all_round(shown: &Shown<Message>, letterings: Letterings, grid: Size) {
    let page = &shown.page;
    let plan = Plan::new(letterings, shown, grid.width, grid.height);
    for part in 0..plan.parts() {
        let layout = plan.draw(part, 0);
        if is_small_for_code(shown, &layout) {
            continue;
        }
        let (head, rest) = layout.rows.split_at(layout.body.start);
        let foot = &rest[layout.body.len()..];
        let is_rule = |row: &Placed| row.line.to_string().chars().all(|it| it == '─');
        let mut around = head.iter().chain(foot).filter(|row| !is_rule(row));
        let small = around.find(|row| !row.lettering.is_blocks());
        let words = drawn(&layout);
        assert!(small.is_none(), "{letterings:?} at {grid}:\n{words}");
        let [head, foot] = [head, foot].map(words_of);
        let hint = without_spaces(&page.status.as_ref().unwrap_or(&page.hint).words);
        assert!(foot.contains(&hint), "{hint:?} at {grid}:\n{words}");
        let numbers = [part + 1, plan.parts()].map(|number| number.to_string());
        let numbers = numbers.each_ref().map(String::as_str);
        let phrases = [&shown.phrases.part, &shown.phrases.part_short];
        let told = phrases.map(|it| without_spaces(&it.with(numbers).words));
        let is_told = plan.parts() == 1 || told.iter().any(|it| head.contains(it));
        assert!(is_told, "{told:?} at {grid}:\n{words}");
    }
}

/// Every part but the last is half full or lacks less than a row, unless something comes next that stays whole: a
/// control, or a number to call first. Roomy spacing may leave more empty.
fn has_no_empty_halves(shown: &Shown<Message>, letterings: Letterings, grid: Size) {
    let mut shown = shown.clone();
    shown.look.spacing = Spacing::Normal;
    let page = &shown.page;
    let plan = Plan::new(letterings, &shown, grid.width, grid.height);
    for part in 1..plan.parts() {
        let layout = plan.draw(part - 1, 0);
        let top = layout.rows[layout.body.start].top;
        let last = &layout.rows[layout.body.end - 1];
        let row = u16::try_from(last.lettering.rows()).unwrap();
        let bottom = last.top + row;
        let foot = layout.rows[layout.body.end].top;
        let mut stops = 0..page.stops.len();
        let next = stops.find(|stop| plan.parts_of(*stop).contains(&part));
        let next = &page.stops[next.unwrap()];
        let has_advice = next.blocks().iter().any(|block| block.preface.is_some());
        let is_whole = matches!(next, Stop::Control(_)) || next.is_problem() || has_advice;
        assert!(
            is_whole || bottom - top + row > foot - bottom,
            "half of this part at {grid} is empty:\n{}before this one:\n{}",
            drawn(&layout),
            drawn(&plan.draw(part, 0))
        );
    }
}

/// The rows of a screen.
fn drawn(layout: &Layout) -> String {
    let rows: Vec<String> = layout.rows.iter().map(|row| row.line.to_string()).collect();
    rows.join("\n")
}

/// Every number on a page may be typed there, but where digits are text, and leads where choosing it
/// leads; the emergency number first to a page that offers both.
fn numbers_lead_where_they_say(walk: &Walk<'_>, app: &App) {
    if app.page().field().is_some() {
        return;
    }
    for (_, control) in app.page().controls() {
        let Some(number) = control.number else {
            continue;
        };
        let (mut typed, mut chosen) = (app.clone(), app.clone());
        for digit in number.to_string().chars() {
            walk.press(&mut typed, Key::Char(digit));
        }
        if number.to_string() == walk.setup.content.site.emergency.line.number {
            let mut offered = typed.page().controls();
            assert!(offered.any(|(_, it)| it.message == control.message));
            continue;
        }
        chosen.step(moment(walk.setup), vec![control.message.clone()]);
        assert_eq!(typed.page(), chosen.page(), "{number} leads where it says");
    }
}

/// Help shows itself, and Back from it leads to where it was opened.
fn help_is_only_looked_into(walk: &Walk<'_>, app: &App) {
    let help = Message::Open(Screen::Help);
    if app.page().mapped(Key::Help) != Some(&help) {
        return;
    }
    let mut looked = app.clone();
    walk.press(&mut looked, Key::Help);
    assert_ne!(looked.page().heading, app.page().heading);
    walk.press(&mut looked, Key::Back);
    assert_eq!(looked.page().heading, app.page().heading);
    assert_eq!(looked.page().stops, app.page().stops);
}

/// F2 says the page anew.
fn another_language_is_heard(walk: &Walk<'_>, app: &App) {
    let Some(message) = app.page().mapped(Key::Language).cloned() else {
        return;
    };
    let mut other = app.clone();
    let said = other.step(moment(walk.setup), vec![message]).said;
    let heading = &other.page().heading;
    assert!(said.contains(heading), "F2 is silent on {heading:?}");
}

/// Lines carry all that the screen carries, but what is about the arrow keys.
fn is_printed_whole(shown: &Shown<Message>) {
    let page = &shown.page;
    let printed = plain::render(shown);
    let mut told = vec![page.heading.words.clone(), page.contact.in_one_line()];
    told.extend(page.step.iter().map(|step| step.words.clone()));
    let is_printed = |block: &Block| !matches!(block.kind, BlockKind::ForKeys(_));
    let blocks = page.blocks().map(|(_, block)| block);
    told.extend(
        blocks
            .filter(|block| is_printed(block))
            .map(Block::in_one_line),
    );
    told.extend(
        page.controls()
            .filter_map(|(_, control)| match control.role {
                Role::ForKeys | Role::Letters(_) => None,
                // Where a line is the answer, what else can be done has a sign.
                _ if page.field().is_some() && control.detail.is_none() => None,
                _ => Some(control.name()),
            }),
    );
    for words in told {
        assert!(printed.contains(&words), "{words:?} is not in\n{printed}");
    }
}

/// By lines Enter alone answers and sends nothing, and leads into nothing that somebody has written. It
/// ends a visit on the receipt and nowhere else.
fn enter_alone_does_no_harm(walk: &Walk<'_>, page: &Page<Message>) {
    if page.field().is_some() || page.any_key.is_some() {
        return;
    }
    let sent = plain::read(page, Ok("")).unwrap_or_default();
    let sent: Vec<_> = sent.into_iter().filter_map(message).collect();
    let leads_on = |it: &Message| match it {
        Message::Focus(_)
        | Message::Begin(..)
        | Message::Try(_)
        | Message::Practise
        | Message::Back
        | Message::Home
        | Message::Ask(_) => true,
        Message::Open(screen) => !matches!(screen, Screen::Receipt(_) | Screen::Requests),
        Message::Finish => {
            let language = page.heading.language;
            let say = |id| walk.setup.locales.say(language, id, &[]);
            let receipts = ["receipt-heading", "practice-receipt"].map(say);
            receipts.contains(&page.heading)
        }
        _ => false,
    };
    let is_answer = |control: &Control<_>| control.digit.is_some();
    let asks = page.controls().any(|(_, control)| is_answer(control));
    assert!(
        (sent.is_empty() || !asks) && sent.iter().all(leads_on),
        "Enter alone on {}: {sent:?}",
        page.heading.words
    );
}

/// No message id and no variable reaches a visitor.
fn is_plain_language(shown: &Shown<Message>) {
    let page = &shown.page;
    let phrases = [
        shown.ask_answer(),
        &shown.phrases.ask_number,
        &page.hint,
        &page.contact.as_text(),
    ];
    let texts = announce(None, shown)
        .into_iter()
        .chain(phrases.into_iter().cloned());
    for text in texts {
        let is_id = text.words.contains('-')
            && text
                .words
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '-');
        assert!(
            !is_id && !text.words.contains("{$") && !text.words.contains("{ $"),
            "{text:?}"
        );
    }
}

/// Every size of letters on every screen, by every way to make them large.
pub fn screens() -> Vec<(Letterings, Size)> {
    let ways = [
        (false, None),
        (true, None),
        (false, Some(Elements::Quarters)),
    ];
    let mut screens = Vec::new();
    for (scales, blocks) in ways {
        let sight = Sight {
            means: Means { scales, blocks },
            ..Sight::default()
        };
        for grid in GRIDS.map(Size::from) {
            let sizes = sight.sizes(grid).into_iter();
            let new = sizes.map(|text| {
                let takeaway = sight.twice(text);
                (
                    Letterings {
                        text,
                        takeaway,
                        grain: sight.means.grain(),
                    },
                    grid,
                )
            });
            screens.extend(new.filter(|it| !screens.contains(it)).collect::<Vec<_>>());
        }
    }
    screens
}

/// What every page says on a screen, without spaces.
struct Told {
    /// The heading and the contact.
    always: Vec<String>,
    /// By the index of the stop.
    stops: Vec<Vec<String>>,
}

impl Told {
    fn by(shown: &Shown<Message>) -> Self {
        let page = &shown.page;
        let stops = page.stops.iter();
        // The longer label of the contact begins with the shorter one.
        let label = &shown.phrases.contact_short;
        let always = [&page.heading, &page.contact.text, label];
        Self {
            always: always.iter().map(|it| without_spaces(&it.words)).collect(),
            stops: stops
                .map(|stop| said(stop).iter().map(|it| without_spaces(it)).collect())
                .collect(),
        }
    }
}

/// Every part of a page is drawn with all that its stops say.
fn is_drawn_whole(shown: &Shown<Message>, told: &Told, letterings: Letterings, grid: Size) {
    let page = &shown.page;
    let screen = Screening::new(shown, told, letterings, grid);
    screen.is_focus_drawn(page.focus);
    let mut drawn = String::new();
    let last = page.stops.len() - 1;
    let mut focus = 0;
    loop {
        drawn += &screen.is_focus_drawn(focus);
        let next = screen.plan.turned(focus, Turn::After);
        if focus == last || next <= focus {
            break;
        }
        focus = next;
    }
    // In the order of the stops, from the first part on.
    let mut rest = &drawn[..];
    for words in told.stops.iter().flatten() {
        let found = rest.find(words.as_str());
        assert!(
            found.is_some(),
            "{words:?} of {} is not drawn at {grid} in {letterings:?}:\n{drawn}",
            page.heading.words
        );
        rest = &rest[found.unwrap() + words.len()..];
    }
}

/// What a stop says on a screen.
fn said(stop: &Stop<Message>) -> Vec<String> {
    match stop {
        Stop::Passage(blocks) => {
            let words = blocks.iter().flat_map(|block| {
                block
                    .preface
                    .iter()
                    .chain(&block.label)
                    .chain([&block.text])
            });
            words.map(|text| text.words.clone()).collect()
        }
        Stop::Control(control) => match &control.role {
            Role::Letters(row) => {
                let letters = row.letters.iter();
                letters.map(|(letter, _)| letter.words.clone()).collect()
            }
            // Of a line that is too long for its rows the part around the insertion point is there.
            Role::Field(field) => {
                let written: Vec<&str> = field.value.graphemes(true).collect();
                let shown = if written.len() <= FIELD_WHOLE_MAX {
                    &written[..]
                } else {
                    &written[field.cursor.saturating_sub(FIELD_AROUND)..field.cursor]
                };
                vec![shown.concat()]
            }
            _ => {
                let detail = control.whole_detail().unwrap_or_default();
                let number = control.number.or(control.digit.map(u16::from));
                let number = number.map(|number| number.to_string());
                let preface = control.preface.iter().map(|it| it.words.clone());
                let words = preface.chain(number).chain([control.name() + &detail]);
                words.collect()
            }
        },
    }
}

/// A page on a screen.
struct Screening<'page> {
    shown: &'page Shown<Message>,
    told: &'page Told,
    lettering: Lettering,
    grid: Size,
    plan: Plan<'page, Message>,
}

impl<'page> Screening<'page> {
    fn new(
        shown: &'page Shown<Message>,
        told: &'page Told,
        letterings: Letterings,
        grid: Size,
    ) -> Self {
        Self {
            shown,
            told,
            lettering: letterings.text,
            grid,
            plan: Plan::new(letterings, shown, grid.width, grid.height),
        }
    }

    /// The heading, the contact, the cursor and all that the focused stop says are on the screen, which
    /// is given as it reads.
    fn is_focus_drawn(&self, focus: usize) -> String {
        let Self {
            shown,
            told,
            lettering,
            grid,
            plan,
        } = self;
        let page = &shown.page;
        let mut drawn = String::new();
        for part in plan.parts_of(focus) {
            let layout = plan.draw(part, focus);
            assert!(
                is_in(&layout, *lettering) || is_small_for_code(shown, &layout),
                "{} is in these letters at {grid}",
                page.heading.words
            );
            self.is_placed(&layout);
            let whole = words_of(&layout.rows);
            for words in &told.always {
                assert!(
                    whole.contains(words),
                    "{words:?} is not drawn at {grid}:\n{whole}"
                );
            }
            drawn += &words_of(&layout.rows[layout.body.clone()]);
        }
        for words in &told.stops[focus] {
            assert!(
                drawn.contains(words),
                "{words:?} is not drawn at {grid}:\n{drawn}"
            );
        }
        drawn
    }

    /// No row is over another one or beyond the screen, and the cursor is on a row of the part.
    fn is_placed(&self, layout: &Layout) {
        let heading = &self.shown.page.heading.words;
        let bottom = |row: &Placed| usize::from(row.top) + row.lettering.rows();
        let mut covered = 0;
        for row in &layout.rows {
            assert!(
                covered <= row.top.into(),
                "rows of {heading} overlap at {}:\n{}",
                self.grid,
                drawn(layout)
            );
            covered = bottom(row);
            let widths = row
                .line
                .iter()
                .map(|span| row.lettering.width(&span.content));
            let width = widths.sum::<usize>();
            assert!(
                width <= row.lettering.units(layout.width.into()),
                "{heading}"
            );
        }
        assert!(covered <= self.grid.height.into(), "{heading} fits");
        let cursor = layout.cursor;
        let mut rows = layout.rows[layout.body.clone()].iter();
        let is_on_row = |row: &Placed| (row.top.into()..bottom(row)).contains(&cursor.y.into());
        assert!(rows.any(is_on_row), "the cursor is on a row of {heading}");
        assert!(cursor.x < self.grid.width, "the cursor is on the screen");
    }
}

/// True if the text is in these letters, or in the next smaller ones of many cells, as where something to choose
/// is so long that with a long heading it does not fit otherwise.
fn is_in(layout: &Layout, lettering: Lettering) -> bool {
    let smaller = lettering.smaller();
    layout.lettering == lettering || smaller.is_blocks() && layout.lettering == smaller
}

/// What can be read in some rows, without spaces.
fn words_of(rows: &[Placed]) -> String {
    let spans = rows.iter().flat_map(|row| &row.line.spans);
    let words = spans.flat_map(|span| span.content.split(is_no_word));
    words.collect()
}

/// True for blanks and for the signs of codes, which may stand beside words.
fn is_no_word(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '▀' | '▄')
}

/// True if a part is in the terminal's own letters because a code has no room among larger ones.
fn is_small_for_code(shown: &Shown<Message>, layout: &Layout) -> bool {
    layout.lettering == Lettering::Native && shown.page.stops.iter().any(Stop::has_code)
}

fn without_spaces(words: &str) -> String {
    words.split_whitespace().collect()
}

fn is_letters(stop: &Stop<Message>) -> bool {
    matches!(stop, Stop::Control(control) if matches!(control.role, Role::Letters(_)))
}

/// Back leads out of every page, "I have finished" and idleness end in an empty model.
fn leads_out(walk: &Walk<'_>, app: &App) {
    let heading = &app.page().heading.words;
    let mut back = app.clone();
    for _ in 0..BACK_MAX {
        if back.is_empty() {
            break;
        }
        let leave = back
            .page()
            .controls()
            .any(|(_, control)| control.message == Message::FinishUnsent);
        if leave {
            back.step(moment(walk.setup), vec![Message::FinishUnsent]);
        }
        walk.press(&mut back, Key::Back);
    }
    assert!(back.is_empty(), "Back leads out of {heading}");
    finishes(walk, app);
    if app.is_empty() {
        let mut left = app.clone();
        left.step(moment(walk.setup), vec![Message::TimeUp]);
        let fresh = arrived(walk.setup);
        assert_eq!(
            left.page(),
            fresh.page(),
            "Start forgets what was highlighted"
        );
        return;
    }
    let mut idle = app.clone();
    idle.step(moment(walk.setup), vec![Message::TimeUp]);
    assert!(
        idle.page().any_key.is_some(),
        "idleness on {heading} is asked about"
    );
    let mut again = idle.clone();
    walk.press(&mut again, Key::Down);
    let said = walk
        .setup
        .locales
        .say(app.page().hint.language, "heard-heading", &[]);
    if app.page().heading == said {
        // What one person wanted to hear is not said again to whoever presses a key.
        assert_ne!(again.page().heading, said);
    } else {
        assert_eq!(again.page(), app.page(), "any key goes on with {heading}");
    }
    idle.step(moment(walk.setup), vec![Message::TimeUp; WARNINGS + 1]);
    assert!(idle.is_empty(), "idleness on {heading} forgets everything");
}

/// "I have finished" is offered on every page after Start. It forgets at once, or it asks once.
fn finishes(walk: &Walk<'_>, app: &App) {
    if app.is_empty() {
        return;
    }
    let mut app = app.clone();
    // The letter picker is a part of its page, and Back closes it.
    if app.page().stops.iter().any(is_letters) {
        walk.press(&mut app, Key::Back);
    }
    let ways_out = [Message::Finish, Message::FinishUnsent];
    let offered = |app: &App| {
        let mut messages = app
            .page()
            .controls()
            .map(|(_, control)| control.message.clone());
        messages.find(|message| ways_out.contains(message))
    };
    for _ in 0..=1 {
        let Some(message) = offered(&app) else { break };
        app.step(moment(walk.setup), vec![message]);
    }
    assert!(
        app.is_empty(),
        "\"I have finished\" forgets {}",
        app.page().heading.words
    );
}

#[test]
fn every_page_keeps_its_promises() {
    let setup = shipped();
    let mut walk = Walk::new(setup, &TYPED, false);
    walk.explore(|_| {});
    let headings: Vec<_> = walk.seen.iter().collect();
    for centre in &setup.content.centres {
        assert!(
            headings.iter().any(|page| page.starts_with(&centre.name)),
            "{} can be reached",
            centre.name
        );
    }
    for language in setup.config.languages.iter() {
        let receipt = setup.locales.say(language, "receipt-heading", &[]).words;
        let aloud = setup.locales.say(language, "aloud-heading", &[]).words;
        for heading in [receipt, aloud] {
            assert!(
                headings.iter().any(|page| page.starts_with(&heading)),
                "{heading:?} can be reached"
            );
        }
    }
}

/// Of practice nothing leaves the kiosk.
fn leaves_nothing(effects: &[Effect], heading: &str) {
    let leaves = |it: &Effect| !matches!(it, Effect::Ring | Effect::Wipe);
    assert!(!effects.iter().any(leaves), "something leaves {heading}");
}

/// The word for practice stands at the head of the step of a page, and is heard with it. No message that comes late
/// makes anything leave the kiosk.
fn is_practice(setup: &Arc<Setup>, late: &[Message], app: &App) {
    let shown = app.shown();
    let heading = &shown.page.heading.words;
    let step = shown.page.step.as_ref().map(|it| it.words.as_str());
    let language = shown.page.step.as_ref().map(|it| it.language).unwrap();
    let word = setup.locales.say(language, "practice", &[]).words;
    let is_told = |words: &str| words == word || words.starts_with(&format!("{word} · "));
    assert!(step.is_some_and(is_told), "{step:?} on {heading}");
    let mut said = announce(None, shown).into_iter();
    assert!(said.any(|it| is_told(&it.words)), "{heading} is silent");
    for message in late {
        let step = app.clone().step(moment(setup), vec![message.clone()]);
        leaves_nothing(&step.effects, heading);
    }
}

#[test]
fn every_page_of_practice_says_so_and_nothing_leaves_it() {
    let setup = &Arc::new(class());
    let content = &setup.content;
    let (ask, centre) = (content.asks.ids().next(), content.centres.ids().next());
    let slip = SlipOf::target(Target::Centre(centre.unwrap())).unwrap();
    let late = [
        Message::Ask(Aim::of(ask.unwrap())),
        Message::Agree,
        Message::SendAgain,
        Message::Print(slip),
    ];
    let mut walk = Walk::of_practice(setup);
    let begun = [listening(setup), arrived(setup)];
    walk.explore_from(begun, |app| is_practice(setup, &late, app));
    for language in setup.config.languages.iter() {
        let receipt = setup.locales.say(language, "practice-receipt", &[]).words;
        let mut pages = walk.seen.iter();
        assert!(
            pages.any(|page| page.starts_with(&receipt)),
            "{receipt:?} can be reached"
        );
    }
}
