//! The outline of a page: the part that differs from screen to screen.
//!
//! The file of a screen describes the heading, the blocks and the controls. The contact and the
//! places ("2 of 4") are added here. Back, Help, "I have finished" and the keys are added by the
//! module `describe`. So no screen can forget them.

use unicode_segmentation::UnicodeSegmentation as _;

use super::ask::progress::Checking;
use super::focus::Focus;
use super::message::Message;
use super::wording::Wording;
use cas_code::Modules;
use cas_page::page::{
    Block, BlockKind, Control, Field, Key, Letters, Page, Role, STOP_GRAPHEMES_MAX, Standing, Stop,
};
use cas_setup::locale::Value;
use cas_words::text::{Text, length};

/// The effect of an empty line, on a surface with which visitors type lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EmptyLine {
    /// It activates the first control, from the focus on, for which [`Message::leads_on`] is true.
    LeadsOn,
    /// It does nothing, because the page asks for a decision.
    DoesNothing,
    /// It activates the control at this stop, whatever its message.
    Takes(usize),
}

/// A page that is being made.
pub(crate) struct Outline {
    heading: Text,
    step: Option<Text>,
    stops: Vec<Stop<Message>>,
    initial: usize,
    attempt: u32,
    hint: &'static str,
    /// True if the text in the field stays if nothing else is written.
    is_kept: bool,
    skip: Option<Message>,
    /// The message that Enter sends in an empty field, and the hint about that.
    fills: Option<(Message, &'static str)>,
    /// The name of the line under edit.
    line: Option<Text>,
    /// The stop of the tools of the letter picker.
    tools: Option<usize>,
    empty_line: EmptyLine,
    status: Option<Text>,
    /// True if the next block begins a passage of its own.
    begins_passage: bool,
}

impl Outline {
    pub(crate) fn new(heading: Text) -> Self {
        Self {
            heading,
            step: None,
            stops: Vec::new(),
            initial: 0,
            attempt: 0,
            hint: "hint-list",
            is_kept: false,
            skip: None,
            fills: None,
            line: None,
            tools: None,
            empty_line: EmptyLine::LeadsOn,
            status: None,
            begins_passage: true,
        }
    }

    /// Sets the position of the page in a sequence.
    pub(crate) fn step(&mut self, step: Text) -> &mut Self {
        self.step = Some(step);
        self
    }

    /// Gives the next stop the focus when the page is new.
    pub(crate) fn initial(&mut self) -> &mut Self {
        self.initial = self.stops.len();
        self.begins_passage = true;
        self
    }

    /// Begins a passage of its own, and returns its stop.
    pub(crate) fn next_stop(&mut self) -> usize {
        self.begins_passage = true;
        self.stops.len()
    }

    /// Adds a paragraph. Short blocks share a stop, and a long one has as many as it needs.
    pub(crate) fn block(&mut self, text: Text) -> &mut Self {
        self.push_block(BlockKind::Text, None, text);
        self
    }

    /// Adds a paragraph about the arrow keys, and the text to show instead on surfaces with lines.
    pub(crate) fn block_for_keys(&mut self, text: Text, for_lines: Option<Text>) -> &mut Self {
        self.push_block(BlockKind::ForKeys(for_lines), None, text);
        self
    }

    /// Puts a paragraph about the keys before everything else, and the text to show instead on surfaces with
    /// lines. It is in the same stop as the first passage if both fit.
    pub(crate) fn begin_for_keys(&mut self, text: Text, for_lines: Text) -> &mut Self {
        let rest = std::mem::take(&mut self.stops);
        let before = rest.len();
        self.next_stop();
        self.block_for_keys(text, Some(for_lines));
        let mut rest = rest.into_iter().peekable();
        if let Some(Stop::Passage(blocks)) = rest.next_if(|it| matches!(it, Stop::Passage(_))) {
            for block in blocks {
                self.push(block.kind, block.preface, block.label, block.text);
            }
        }
        self.stops.extend(rest);
        if self.initial > 0 {
            self.initial += self.stops.len() - before;
        }
        self
    }

    /// Adds a paragraph, if there is one.
    pub(crate) fn blocks(&mut self, text: Option<Text>) -> &mut Self {
        if let Some(text) = text {
            self.block(text);
        }
        self
    }

    /// Adds a fact with its label.
    pub(crate) fn fact(&mut self, label: Text, text: Text) -> &mut Self {
        self.push_block(BlockKind::Text, Some(label), text);
        self
    }

    /// Adds a paragraph, or a fact if it has a label.
    pub(crate) fn labelled(&mut self, label: Option<Text>, text: Text) -> &mut Self {
        self.push_block(BlockKind::Text, label, text);
        self
    }

    /// Adds the one thing that the visitor takes along, with its label if it has one.
    pub(crate) fn takeaway(&mut self, label: Option<Text>, text: Text) -> &mut Self {
        self.push_block(BlockKind::Takeaway, label, text);
        self
    }

    /// Adds what the visitor takes along, with what has to be known before it if there is anything. Half a
    /// phone number is a wrong one: if all of this is too long for a stop, what has to be known is a text of its
    /// own before it.
    pub(crate) fn takeaway_after(
        &mut self,
        mut preface: Option<Text>,
        label: Text,
        text: Text,
    ) -> &mut Self {
        let fits =
            leading(preface.iter().chain([&label])) + length(&text.words) <= STOP_GRAPHEMES_MAX;
        if let Some(preface) = preface.take_if(|_| !fits) {
            self.next_stop();
            self.block(preface);
        }
        self.push(BlockKind::Takeaway, preface, Some(label), text);
        self
    }

    /// Adds a block of another page as what the visitor takes along from this one.
    pub(crate) fn takeaway_again(&mut self, block: Block) -> &mut Self {
        self.push(BlockKind::Takeaway, block.preface, block.label, block.text);
        self
    }

    /// Adds what the camera of a phone reads, with the words that say what the phone does then. It is a stop of its own, and
    /// has the focus when the page is new.
    pub(crate) fn code(&mut self, words: Text, modules: Modules) -> &mut Self {
        self.initial();
        self.push_block(BlockKind::Code(modules), None, words);
        self
    }

    /// Adds text that few visitors need, if there is any.
    pub(crate) fn asides(&mut self, text: Option<Text>) -> &mut Self {
        if let Some(text) = text {
            self.push_block(BlockKind::Aside, None, text);
        }
        self
    }

    /// Adds where the facts of the page are known from, with its label if it has one.
    pub(crate) fn source(&mut self, label: Option<Text>, text: Text) -> &mut Self {
        self.push_block(BlockKind::Source, label, text);
        self
    }

    /// Adds the problem that keeps the visitor from going on, and what to do about it.
    pub(crate) fn problem(&mut self, attempt: u32, problem: Option<Text>) -> &mut Self {
        self.attempt = attempt;
        if let Some(text) = problem {
            self.push_block(BlockKind::Problem, None, text);
        }
        self
    }

    /// Adds a control that leads to another page.
    pub(crate) fn entry(&mut self, label: Text, message: Message) -> &mut Self {
        self.control(Role::Entry, label, None, message)
    }

    /// Adds a control that leads to another page, with a detail.
    pub(crate) fn entry_with(&mut self, label: Text, detail: Text, message: Message) -> &mut Self {
        self.control(Role::Entry, label, Some(detail), message)
    }

    /// Adds an action.
    pub(crate) fn action(&mut self, label: Text, message: Message) -> &mut Self {
        self.control(Role::Action, label, None, message)
    }

    /// Sets what has to be known before the label of the control that was added last.
    pub(crate) fn preface(&mut self, preface: Text) -> &mut Self {
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.preface = Some(preface);
        }
        self
    }

    /// Adds an action that is useful only with the arrow keys.
    pub(crate) fn for_keys(&mut self, label: Text, message: Message) -> &mut Self {
        self.control(Role::ForKeys, label, None, message)
    }

    /// Makes the answer optional: this message skips the question.
    pub(crate) fn optional(&mut self, skip: Message) -> &mut Self {
        self.skip = Some(skip);
        self
    }

    /// Makes an empty line do nothing, because the page asks for a decision.
    pub(crate) fn decides(&mut self) -> &mut Self {
        self.empty_line = EmptyLine::DoesNothing;
        self
    }

    /// Makes an empty line activate the next control, whatever its message.
    pub(crate) fn by_empty_line(&mut self) -> &mut Self {
        self.empty_line = EmptyLine::Takes(self.stops.len());
        self
    }

    /// Sets the standing of the control that was added last.
    pub(crate) fn standing(&mut self, standing: Standing) -> &mut Self {
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.standing = standing;
        }
        self
    }

    /// Sets the number of the control that was added last.
    pub(crate) fn numbered(&mut self, number: Option<u16>) -> &mut Self {
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.number = number;
        }
        self
    }

    /// Sets the name on signs of the control that was added last.
    pub(crate) fn on_signs(&mut self, name: Option<String>) -> &mut Self {
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.on_signs = name;
        }
        self
    }

    /// Sets what belongs to the detail of the control that was added last.
    pub(crate) fn more(&mut self, more: Option<Text>) -> &mut Self {
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.more = more;
        }
        self
    }

    /// Sets the result of the last keys, if the focus does not show it.
    pub(crate) fn status(&mut self, status: Option<Text>) -> &mut Self {
        self.status = status;
        self
    }

    /// Sets the hint about the keys, for a page whose keys are unusual.
    pub(crate) fn hinted(&mut self, hint: &'static str) -> &mut Self {
        self.hint = hint;
        self
    }

    /// Adds one of several answers.
    pub(crate) fn choice(&mut self, label: Text, message: Message) -> &mut Self {
        self.answer(Role::Choice { given: None }, label, None, message)
    }

    /// Adds one of several answers with a detail below its label.
    pub(crate) fn choice_with(&mut self, label: Text, detail: Text, message: Message) -> &mut Self {
        self.answer(Role::Choice { given: None }, label, Some(detail), message)
    }

    /// Marks the answer that was added last as the one that was given before, in these words. It has the
    /// focus when the page is new.
    pub(crate) fn given(&mut self, state: Text) -> &mut Self {
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.role = Role::Choice { given: Some(state) };
            self.initial = self.stops.len() - 1;
        }
        self
    }

    /// Adds one of several answers that can be chosen together.
    pub(crate) fn check(
        &mut self,
        label: Text,
        chosen: bool,
        state: Text,
        message: Message,
    ) -> &mut Self {
        self.answer(Role::Check { chosen, state }, label, None, message)
    }

    /// Adds the line under edit. There is at most one on a page.
    pub(crate) fn field(&mut self, label: Text, field: Field, message: Message) -> &mut Self {
        // A text that was refused is not kept.
        self.is_kept = !field.value.is_empty() && !self.stops.iter().any(Stop::is_problem);
        self.line = Some(label.clone());
        self.control(Role::Field(field), label, None, message)
    }

    /// Sets the short name of the line under edit, if its label is a whole question.
    pub(crate) fn named(&mut self, name: Text) -> &mut Self {
        self.line = Some(name);
        self
    }

    /// Makes Enter send this message while the field is empty, instead of going on: it opens the
    /// picker, for a visitor who has no keyboard. `hint` says whether of letters or of digits.
    pub(crate) fn fills(&mut self, open: Message, hint: &'static str) -> &mut Self {
        self.fills = Some((open, hint));
        self
    }

    /// Sets if the text in the field stays when nothing else is written.
    pub(crate) fn kept(&mut self, is_kept: bool) -> &mut Self {
        self.is_kept = is_kept;
        self
    }

    /// Notes that the next row of letters has the tools of the picker.
    pub(crate) fn tools(&mut self) {
        self.tools = Some(self.stops.len());
    }

    /// Adds a row of letters to pick from for the line under edit.
    pub(crate) fn letters(&mut self, row: Letters<Message>, message: Message) -> &mut Self {
        let label = self.line.as_ref().unwrap_or(&self.heading).clone();
        self.control(Role::Letters(row), label, None, message)
    }

    /// Adds an answer with the digit that chooses it, if there is a digit left.
    fn answer(
        &mut self,
        role: Role<Message>,
        label: Text,
        detail: Option<Text>,
        message: Message,
    ) -> &mut Self {
        let digit = u8::try_from(self.answers().count() + 1).ok();
        let digit = digit.filter(|digit| *digit < 10);
        self.control(role, label, detail, message);
        if let Some(Stop::Control(control)) = self.stops.last_mut() {
            control.digit = digit;
        }
        self
    }

    /// Returns the answers that digits choose.
    pub(crate) fn answers(&self) -> impl Iterator<Item = &Control<Message>> {
        let controls = self.stops.iter().filter_map(|stop| match stop {
            Stop::Control(control) => Some(control),
            Stop::Passage(_) => None,
        });
        controls.filter(|control| control.digit.is_some())
    }

    /// Adds any other control.
    pub(crate) fn control(
        &mut self,
        role: Role<Message>,
        label: Text,
        detail: Option<Text>,
        message: Message,
    ) -> &mut Self {
        self.stops.push(Stop::Control(Control {
            role,
            standing: Standing::Usual,
            number: None,
            digit: None,
            preface: None,
            label,
            on_signs: None,
            detail,
            more: None,
            message,
        }));
        self
    }

    /// Returns the finished page with these keys.
    pub(crate) fn finished(
        mut self,
        wording: &Wording<'_>,
        mut keys: Vec<(Key, Message)>,
        focus: Focus,
    ) -> Page<Message> {
        let focus = self.resolve(focus);
        let default = self.default(focus);
        let mut hint = self.hint(focus);
        if let Some((field, (open, of_picker))) = self.empty_field().zip(self.fills.take())
            && field == focus
        {
            hint = of_picker;
            keys.push((Key::Enter, open));
        }
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
            hint: wording.say(hint),
            status: self.status,
            is_kept: self.is_kept,
        }
    }

    pub(crate) fn heading(&self) -> &Text {
        &self.heading
    }

    /// Returns the texts of the page so far.
    pub(crate) fn blocks_so_far(&self) -> impl Iterator<Item = &Block> {
        let passages = self.stops.iter().map(|stop| match stop {
            Stop::Passage(blocks) => blocks.as_slice(),
            Stop::Control(_) => &[],
        });
        passages.flatten()
    }

    /// Returns the texts of the page, for where nothing can be chosen.
    pub(crate) fn into_blocks(self) -> Vec<Block> {
        let passages = self.stops.into_iter().map(|stop| match stop {
            Stop::Passage(blocks) => blocks,
            Stop::Control(_) => Vec::new(),
        });
        passages.flatten().collect()
    }

    /// Returns the message that Enter would send.
    pub(crate) fn focused(&self, focus: Focus) -> Option<&Message> {
        let control = focused_control(&self.stops, self.resolve(focus))?;
        Some(&control.message)
    }

    /// Returns the message that skips the question, if it need not be answered.
    pub(crate) fn skip(&self) -> Option<&Message> {
        self.skip.as_ref()
    }

    /// Returns the hint about the keys at a stop. In a line and in its letters they do something else
    /// than elsewhere on the same page.
    fn hint(&self, focus: usize) -> &'static str {
        match focused_control(&self.stops, focus).map(|control| &control.role) {
            Some(Role::Field(_)) if self.tools.is_some() => "hint-line",
            Some(Role::Field(_)) => "hint-field",
            Some(Role::Letters(_)) => "hint-letters",
            _ => self.hint,
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
            Focus::Change(question) => {
                let change = Message::Answers(Checking::Change(question));
                self.stop_of(&change)
            }
            Focus::Problem => self.stops.iter().position(Stop::is_problem),
            Focus::Field => self.stops.iter().position(is_field),
            Focus::Tools => self.tools,
        };
        found
            .unwrap_or(self.initial)
            .min(self.stops.len().saturating_sub(1))
    }

    /// Returns the stop of the line under edit, if it is empty.
    fn empty_field(&self) -> Option<usize> {
        self.stops.iter().position(|stop| match stop {
            Stop::Control(control) => {
                matches!(&control.role, Role::Field(field) if field.value.is_empty())
            }
            Stop::Passage(_) => false,
        })
    }

    /// Returns the stop that an empty line activates. It gives no answer, ends no visit and shows
    /// no private data: for these, a visitor must type a number.
    fn default(&self, focus: usize) -> Option<usize> {
        let may_be_taken = |stop: &Stop<Message>| match stop {
            Stop::Control(control) => control.role != Role::ForKeys && control.message.leads_on(),
            Stop::Passage(_) => false,
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

    /// Returns the stop of the control that sends this message.
    fn stop_of(&self, message: &Message) -> Option<usize> {
        self.stops.iter().position(|stop| match stop {
            Stop::Control(control) => control.message == *message,
            Stop::Passage(_) => false,
        })
    }

    fn push_block(&mut self, kind: BlockKind, label: Option<Text>, text: Text) {
        self.push(kind, None, label, text);
    }

    fn push(
        &mut self,
        kind: BlockKind,
        mut preface: Option<Text>,
        label: Option<Text>,
        text: Text,
    ) {
        let taken = leading(preface.iter().chain(&label));
        let further = match &kind {
            BlockKind::ForKeys(_) => BlockKind::ForKeys(None),
            kind => kind.clone(),
        };
        let (mut kind, mut label) = (Some(kind), label);
        for words in pieces(&text.words, STOP_GRAPHEMES_MAX.saturating_sub(taken).max(1)) {
            let block = Block {
                preface: preface.take(),
                kind: kind.take().unwrap_or_else(|| further.clone()),
                label: label.take(),
                text: text.reworded(words),
            };
            let begins = std::mem::take(&mut self.begins_passage);
            match self.stops.last_mut() {
                Some(Stop::Passage(blocks)) if !begins && has_room(blocks, &block) => {
                    blocks.push(block);
                }
                // Alone, a date would not tell what it is about.
                Some(Stop::Passage(blocks))
                    if block.kind == BlockKind::Aside
                        && blocks.len() > 1
                        && has_room(&blocks[blocks.len() - 1..], &block) =>
                {
                    let about = blocks.pop().into_iter();
                    self.stops
                        .push(Stop::Passage(about.chain([block]).collect()));
                }
                _ => self.stops.push(Stop::Passage(vec![block])),
            }
        }
    }
}

/// True if a block can be read in one go with the blocks before it. A problem stands alone, so that it
/// is heard alone, and so does each language of Start.
fn has_room(blocks: &[Block], block: &Block) -> bool {
    let is_alone = |block: &Block| block.kind == BlockKind::Problem;
    let language = |block: &Block| block.label.as_ref().unwrap_or(&block.text).language;
    let is_alike = blocks.iter().all(|it| language(it) == language(block));
    let used: usize = blocks.iter().chain([block]).map(graphemes).sum();
    let mut all = blocks.iter().chain([block]);
    used <= STOP_GRAPHEMES_MAX && is_alike && !all.any(is_alone)
}

/// Returns the length of a block with all that is before it, in graphemes.
fn graphemes(block: &Block) -> usize {
    let preface = block.preface.as_ref();
    preface.map_or(0, |it| length(&it.words)) + length(&block.in_one_line())
}

/// Returns the length of what is before the text of a block, each with what divides it from the next, in graphemes.
fn leading<'a>(before: impl Iterator<Item = &'a Text>) -> usize {
    before.map(|it| length(&it.words) + 2).sum()
}

/// True if a stop is an answer, or a place to write or choose one.
fn is_asked<M>(stop: &Stop<M>) -> bool {
    let Stop::Control(control) = stop else {
        return false;
    };
    match control.role {
        Role::Choice { .. } | Role::Check { .. } | Role::Field(_) | Role::Letters(_) => true,
        Role::Entry | Role::Action | Role::ForKeys => false,
    }
}

/// Returns the number of the focused control among the controls, and the number of controls. The same for
/// a text among the texts. The only one has none.
fn place(stops: &[Stop<Message>], focus: usize, wording: &Wording<'_>) -> Option<Text> {
    let is_control = |stop: &Stop<Message>| matches!(stop, Stop::Control(_));
    let focused = stops.get(focus)?;
    let is_alike = |stop: &&Stop<Message>| is_control(stop) == is_control(focused);
    let place = stops.iter().take(focus + 1).filter(is_alike).count();
    let of = stops.iter().filter(is_alike).count();
    let args = [("place", Value::from(place)), ("of", Value::from(of))];
    if of == 1 {
        return None;
    }
    match focused {
        Stop::Control(control) => Some(beside(control, wording).say_with("place", &args)),
        Stop::Passage(blocks) => {
            let is_of_keys = |block: &Block| matches!(block.kind, BlockKind::ForKeys(_));
            let is_text = !focused.is_problem() && !blocks.iter().any(is_of_keys);
            is_text.then(|| wording.say_with("place-text", &args))
        }
    }
}

/// Returns the wording for what is said beside the label of a control: in the language of the label, as
/// on Start, where every language has its own. A name in the first language is said to visitors of all
/// languages, so it changes nothing.
fn beside<'a>(control: &Control<Message>, wording: &Wording<'a>) -> Wording<'a> {
    let of_label = control.label.language;
    wording.speaking(if of_label == wording.first_language() {
        wording.language
    } else {
        of_label
    })
}

/// Returns the page number of the focused control.
fn number(stops: &[Stop<Message>], focus: usize, wording: &Wording<'_>) -> Option<Text> {
    let control = focused_control(stops, focus)?;
    let number = Value::from(i64::from(control.number?));
    Some(beside(control, wording).say_with("place-number", &[("number", number)]))
}

fn focused_control(stops: &[Stop<Message>], focus: usize) -> Option<&Control<Message>> {
    match stops.get(focus)? {
        Stop::Control(control) => Some(control),
        Stop::Passage(_) => None,
    }
}

/// Splits a text into pieces of at most `limit` graphemes, between words if possible.
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
        // A word that is longer than a whole piece is divided at the end of the piece.
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
