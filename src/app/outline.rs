//! What a screen's file writes down; the rest of the page is the same for all.
//!
//! A screen names its heading, its blocks and its controls. Back, Help, "I have finished", the keys,
//! the contact and the places ("2 of 4") are added here, so that no screen can forget them.

use unicode_segmentation::UnicodeSegmentation as _;

use super::number::{Digit, Typed};
use super::screen::{Help, Manners};
use super::wording::Wording;
use super::{Message, Screen, Visit, setting};
use crate::content::site::Entry;
use crate::locale::Value;
use crate::page::{
    Block, BlockKind, Control, Field, Key, Letters, Page, Role, STOP_GRAPHEMES_MAX, Stop,
};
use crate::settings::Adjustable;
use crate::text::{Language, Text, length};

/// What has the focus on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Focus {
    /// What the screen thinks best.
    Initial,
    /// The stop with this index.
    Stop(usize),
    /// The control with this index among the controls.
    Control(usize),
    /// The problem.
    Problem,
    /// The line under edit.
    Field,
}

impl Focus {
    /// The same stop after one above it, a problem that no longer holds, has gone.
    pub(super) fn moved_up(self) -> Self {
        match self {
            Self::Stop(stop) => Self::Stop(stop.saturating_sub(1)),
            other => other,
        }
    }
}

/// What an empty line does, where lines are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EmptyLine {
    /// It takes the control with the focus or the next one, if that only leads on.
    LeadsOn,
    /// Nothing: something is decided here.
    DoesNothing,
    /// It takes the control at this stop, whatever that does.
    Takes(usize),
}

/// A page in the making.
pub(super) struct Outline {
    heading: Text,
    step: Option<Text>,
    stops: Vec<Stop<Message>>,
    initial: usize,
    attempt: u32,
    hint: &'static str,
    /// Whether what is in the field stays if nothing else is written.
    is_kept: bool,
    skip: Option<Message>,
    empty_line: EmptyLine,
    status: Option<Text>,
}

impl Outline {
    pub(super) fn new(heading: Text) -> Self {
        Self {
            heading,
            step: None,
            stops: Vec::new(),
            initial: 0,
            attempt: 0,
            hint: "hint-list",
            is_kept: false,
            skip: None,
            empty_line: EmptyLine::LeadsOn,
            status: None,
        }
    }

    /// Where the page stands in a sequence.
    pub(super) fn step(&mut self, step: Text) -> &mut Self {
        self.step = Some(step);
        self
    }

    /// The next stop has the focus when the page is new.
    pub(super) fn initial(&mut self) -> &mut Self {
        self.initial = self.stops.len();
        self
    }

    /// A paragraph, in as many stops as it needs.
    pub(super) fn block(&mut self, text: Text) -> &mut Self {
        self.push_block(BlockKind::Text, None, text);
        self
    }

    /// A paragraph about the arrow keys, and what there is in its place for lines.
    pub(super) fn block_for_keys(&mut self, text: Text, for_lines: Option<Text>) -> &mut Self {
        self.push_block(BlockKind::ForKeys(for_lines), None, text);
        self
    }

    /// A paragraph, if there is one.
    pub(super) fn blocks(&mut self, text: Option<Text>) -> &mut Self {
        if let Some(text) = text {
            self.block(text);
        }
        self
    }

    /// A fact with the name of what it tells.
    pub(super) fn fact(&mut self, label: Text, text: Text) -> &mut Self {
        self.push_block(BlockKind::Text, Some(label), text);
        self
    }

    /// What keeps the visitor from going on, and what to do about it.
    pub(super) fn problem(&mut self, attempt: u32, problem: Option<Text>) -> &mut Self {
        self.attempt = attempt;
        if let Some(text) = problem {
            self.push_block(BlockKind::Problem, None, text);
        }
        self
    }

    /// Something to agree to. It takes a deliberate Enter: no digit chooses it.
    pub(super) fn agreement(
        &mut self,
        label: Text,
        chosen: bool,
        state: Text,
        message: Message,
    ) -> &mut Self {
        self.control(Role::Check { chosen, state }, label, None, message)
    }

    /// A way to another page.
    pub(super) fn entry(&mut self, label: Text, message: Message) -> &mut Self {
        self.control(Role::Entry, label, None, message)
    }

    /// A way to another page, with more about it.
    pub(super) fn entry_with(&mut self, label: Text, detail: Text, message: Message) -> &mut Self {
        self.control(Role::Entry, label, Some(detail), message)
    }

    /// Something to do.
    pub(super) fn action(&mut self, label: Text, message: Message) -> &mut Self {
        self.control(Role::Action, label, None, message)
    }

    /// Something to do that only the arrow keys need.
    pub(super) fn for_keys(&mut self, label: Text, message: Message) -> &mut Self {
        self.control(Role::ForKeys, label, None, message)
    }

    /// An answer is not needed here: this passes the question over.
    pub(super) fn optional(&mut self, skip: Message) -> &mut Self {
        self.skip = Some(skip);
        self
    }

    /// Something is decided here, and an empty line decides nothing.
    pub(super) fn decides(&mut self) -> &mut Self {
        self.empty_line = EmptyLine::DoesNothing;
        self
    }

    /// An empty line takes the next control, whatever that does.
    pub(super) fn by_empty_line(&mut self) -> &mut Self {
        self.empty_line = EmptyLine::Takes(self.stops.len());
        self
    }

    /// The control that was added last has this number.
    pub(super) fn numbered(&mut self, number: Option<u16>) -> &mut Self {
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.number = number;
        }
        self
    }

    /// What has come of the last keys where the focus does not show it.
    pub(super) fn status(&mut self, status: Option<Text>) -> &mut Self {
        self.status = status;
        self
    }

    /// Keys that do something else than on most pages.
    pub(super) fn hint(&mut self, hint: &'static str) -> &mut Self {
        self.hint = hint;
        self
    }

    /// One of several answers.
    pub(super) fn choice(&mut self, label: Text, message: Message) -> &mut Self {
        self.answer(Role::Choice, label, message)
    }

    /// One of several answers that go together.
    pub(super) fn check(
        &mut self,
        label: Text,
        chosen: bool,
        state: Text,
        message: Message,
    ) -> &mut Self {
        self.answer(Role::Check { chosen, state }, label, message)
    }

    /// The line under edit. There is at most one on a page.
    pub(super) fn field(&mut self, label: Text, field: Field, message: Message) -> &mut Self {
        self.hint = "hint-field";
        // What was refused is not kept.
        self.is_kept = !field.value.is_empty() && !self.stops.iter().any(is_problem);
        self.control(Role::Field(field), label, None, message)
    }

    /// Whether what is in the field stays if nothing else is written.
    pub(super) fn kept(&mut self, is_kept: bool) -> &mut Self {
        self.is_kept = is_kept;
        self
    }

    /// A row of letters to pick from.
    pub(super) fn letters(
        &mut self,
        label: Text,
        row: Letters<Message>,
        message: Message,
    ) -> &mut Self {
        self.hint = "hint-letters";
        self.control(Role::Letters(row), label, None, message)
    }

    /// An answer with the digit that chooses it, if there are enough digits.
    fn answer(&mut self, role: Role<Message>, label: Text, message: Message) -> &mut Self {
        let digit = u8::try_from(self.answers().count() + 1).ok();
        let digit = digit.filter(|digit| *digit < 10);
        self.control(role, label, None, message);
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.digit = digit;
        }
        self
    }

    /// The answers that digits choose.
    fn answers(&self) -> impl Iterator<Item = &Control<Message>> {
        let controls = self.stops.iter().filter_map(|stop| match stop {
            Stop::Control(control) => Some(control),
            Stop::Block(_) => None,
        });
        controls.filter(|control| control.digit.is_some())
    }

    /// The digits that choose nothing here.
    fn no_answer_keys(&self, typed: &Typed) -> Vec<(Key, Message)> {
        let chosen = if typed.expects_no_answer() {
            0
        } else {
            self.answers().count()
        };
        let is_free = |digit: &char| {
            digit
                .to_digit(10)
                .is_none_or(|it| it == 0 || it as usize > chosen)
        };
        let digits = ('0'..='9').filter(is_free);
        digits
            .map(|digit| (Key::Char(digit), Message::NoAnswer))
            .collect()
    }

    /// Any other control.
    pub(super) fn control(
        &mut self,
        role: Role<Message>,
        label: Text,
        detail: Option<Text>,
        message: Message,
    ) -> &mut Self {
        self.stops.push(Stop::Control(Control {
            role,
            number: None,
            digit: None,
            label,
            detail,
            message,
        }));
        self
    }

    /// The whole page.
    pub(super) fn into_page(
        mut self,
        wording: &Wording<'_>,
        visit: &Visit,
        adjustable: Adjustable,
        manners: Manners,
    ) -> Page<Message> {
        let focus = visit.trail.focus();
        // Where digits answer a question they are not numbers, and no number is shown.
        let takes_numbers = manners.numbers && self.answers().next().is_none();
        if manners.back {
            self.action(wording.say("back"), Message::Back);
        }
        if manners.help == Help::Control {
            let number = wording.setup.content.site.number(Entry::Settings);
            self.entry(wording.say("help"), Message::Open(Screen::Help))
                .numbered(number.filter(|_| takes_numbers));
        }
        if manners.finish {
            self.action(wording.say("finish"), Message::Finish);
        }
        // Of two messages for one key the first counts: a digit is taken away before a page is left.
        let mut keys = Vec::new();
        if takes_numbers {
            keys = number_keys(wording, &visit.typed);
            self.status(visit.typed.status(wording));
        } else if self.answers().next().is_some() {
            keys = self.no_answer_keys(&visit.typed);
            self.status(visit.typed.status(wording));
        }
        if let Some(anew) = visit.told_anew(wording.setup) {
            self.status(Some(anew));
        }
        // A control that changes something says itself what it is now.
        let at = self.resolve(focus);
        let focused = focused_control(&self.stops, at).map(|control| &control.message);
        let is_shown =
            matches!(focused, Some(Message::Change(it)) if visit.adjusted.has_changed(*it));
        let changed = visit.adjusted.status(wording, adjustable);
        if let Some(changed) = changed.filter(|_| !is_shown) {
            self.status(Some(changed));
        }
        keys.extend([(Key::Back, Message::Back), (Key::Finish, Message::Finish)]);
        keys.extend(setting::KEYS);
        if adjustable.keys && !visit.adjusted.settings.voice.is_on {
            keys.push((Key::Right, Message::WantSpeech));
        }
        if manners.help != Help::Here {
            keys.push((Key::Help, Message::Open(Screen::Help)));
        }
        keys.extend(self.skip.clone().map(|skip| (Key::Skip, skip)));
        let language = next_language(wording);
        keys.extend(language.map(|language| (Key::Language, Message::Language(language))));
        self.finished(wording, keys, focus)
    }

    /// The page with these keys and nothing added to its stops.
    pub(super) fn finished(
        self,
        wording: &Wording<'_>,
        keys: Vec<(Key, Message)>,
        focus: Focus,
    ) -> Page<Message> {
        let focus = self.resolve(focus);
        let default = self.default(focus);
        let ask = match (self.is_kept, &self.skip) {
            (false, None) => "ask-answer",
            (false, Some(_)) => "ask-answer-optional",
            (true, None) => "ask-answer-kept",
            (true, Some(_)) => "ask-answer-kept-optional",
        };
        Page {
            heading: self.heading,
            step: self.step,
            focus,
            default,
            place: place(&self.stops, focus, wording),
            number: number(&self.stops, focus, wording),
            stops: self.stops,
            keys,
            any_key: None,
            attempt: self.attempt,
            contact: wording.contact(),
            hint: wording.say(self.hint),
            phrases: wording.phrases(ask),
            status: self.status,
            look: wording.setup.config.look,
            voice: wording.setup.config.speech.voice,
            names_private: true,
        }
    }

    fn resolve(&self, focus: Focus) -> usize {
        let is_field = |stop: &Stop<_>| {
            matches!(
                stop,
                Stop::Control(Control {
                    role: Role::Field(_),
                    ..
                })
            )
        };
        let found = match focus {
            Focus::Initial => None,
            Focus::Stop(stop) => Some(stop),
            Focus::Control(index) => self.control_at(index),
            Focus::Problem => self.stops.iter().position(is_problem),
            Focus::Field => self.stops.iter().position(is_field),
        };
        found
            .unwrap_or(self.initial)
            .min(self.stops.len().saturating_sub(1))
    }

    /// The stop that an empty line takes. It answers nothing, ends no visit and shows nothing of what a
    /// visitor has written: that is for a number to do.
    fn default(&self, focus: usize) -> Option<usize> {
        let may_be_taken = |stop: &Stop<Message>| match stop {
            Stop::Control(control) => control.role != Role::ForKeys && control.message.leads_on(),
            Stop::Block(_) => false,
        };
        match self.empty_line {
            EmptyLine::Takes(stop) => Some(stop),
            EmptyLine::LeadsOn if !self.stops.iter().any(is_asked) => {
                let mut stops = self.stops.iter().enumerate().skip(focus);
                let taken = stops.find(|(_, stop)| may_be_taken(stop));
                taken.map(|(index, _)| index)
            }
            EmptyLine::LeadsOn | EmptyLine::DoesNothing => None,
        }
    }

    /// The stop of the control with this index among the controls.
    fn control_at(&self, index: usize) -> Option<usize> {
        let stops = self.stops.iter().enumerate();
        let controls = stops.filter(|(_, stop)| matches!(stop, Stop::Control(_)));
        controls.map(|(stop, _)| stop).nth(index)
    }

    fn push_block(&mut self, kind: BlockKind, label: Option<Text>, text: Text) {
        let taken = label.as_ref().map_or(0, |label| length(&label.words) + 2);
        let further = match &kind {
            BlockKind::ForKeys(_) => BlockKind::ForKeys(None),
            kind => kind.clone(),
        };
        let (mut kind, mut label) = (Some(kind), label);
        for words in pieces(&text.words, STOP_GRAPHEMES_MAX.saturating_sub(taken).max(1)) {
            let text = text.reworded(words);
            self.stops.push(Stop::Block(Block {
                kind: kind.take().unwrap_or_else(|| further.clone()),
                label: label.take(),
                text,
            }));
        }
    }
}

fn is_problem<M>(stop: &Stop<M>) -> bool {
    matches!(stop, Stop::Block(block) if block.kind == BlockKind::Problem)
}

/// Whether a stop is an answer, or a place for one.
fn is_asked<M>(stop: &Stop<M>) -> bool {
    let Stop::Control(control) = stop else {
        return false;
    };
    match control.role {
        Role::Choice | Role::Check { .. } | Role::Field(_) | Role::Letters(_) => true,
        Role::Entry | Role::Action | Role::ForKeys => false,
    }
}

/// The keys by which a number is typed, if there are any numbers.
pub(super) fn number_keys(wording: &Wording<'_>, typed: &Typed) -> Vec<(Key, Message)> {
    if wording.setup.catalogue.numbers().next().is_none() {
        return Vec::new();
    }
    let mut keys = Vec::new();
    if typed.has_digits() {
        keys.push((Key::Back, Message::RubOut));
        keys.push((Key::Enter, Message::EnterNumber));
    }
    keys.extend(('0'..='9').map(|digit| (Key::Char(digit), Message::Digit(Digit(digit)))));
    keys
}

/// The language that F2 leads to.
fn next_language(wording: &Wording<'_>) -> Option<Language> {
    let next = wording.setup.config.languages.after(wording.language, 1);
    Some(next).filter(|language| *language != wording.language)
}

/// Which control has the focus, among how many, in the language of its label.
fn place(stops: &[Stop<Message>], focus: usize, wording: &Wording<'_>) -> Option<Text> {
    let is_control = |stop: &&Stop<Message>| matches!(stop, Stop::Control(_));
    let control = focused_control(stops, focus)?;
    let place = stops.iter().take(focus + 1).filter(is_control).count();
    let of = stops.iter().filter(is_control).count();
    let args = [("place", Value::from(place)), ("of", Value::from(of))];
    let wording = wording.speaking(control.label.language);
    Some(wording.say_with("place", &args))
}

/// The number of the control that has the focus, in the language of its label.
fn number(stops: &[Stop<Message>], focus: usize, wording: &Wording<'_>) -> Option<Text> {
    let control = focused_control(stops, focus)?;
    let number = Value::from(i64::from(control.number?));
    let wording = wording.speaking(control.label.language);
    Some(wording.say_with("place-number", &[("number", number)]))
}

fn focused_control(stops: &[Stop<Message>], focus: usize) -> Option<&Control<Message>> {
    match stops.get(focus)? {
        Stop::Control(control) => Some(control),
        Stop::Block(_) => None,
    }
}

/// A text in pieces of at most `limit` graphemes, parted between words where it has any.
fn pieces(words: &str, limit: usize) -> Vec<String> {
    let whole = words.trim();
    if length(whole) <= limit {
        let whole = Some(whole.to_owned()).filter(|words| !words.is_empty());
        return whole.into_iter().collect();
    }
    let mut pieces = vec![String::new()];
    let mut room = limit;
    for word in words.split_word_bounds() {
        if length(word) > room {
            pieces.push(String::new());
            room = limit;
        }
        // A word longer than a whole piece is parted where the piece ends.
        for letter in word.graphemes(true) {
            if room == 0 {
                pieces.push(String::new());
                room = limit;
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push_str(letter);
            }
            room -= 1;
        }
    }
    pieces
        .iter()
        .map(|piece| piece.trim().to_owned())
        .filter(|piece| !piece.is_empty())
        .collect()
}
