//! The content of a screen, before anything is drawn or spoken.
//!
//! ratatui draws cells and has no notion of focus, choice or meaning, and the meaning cannot be read
//! back from cells. So every screen is first a [`Page`], and the terminal, the plain lines, the
//! voice, the key map and the hint line are all made from it.
//!
//! A page is a column of *stops*, passages of text and controls, and exactly one of them has the focus.
//! The surface decides which part of the column fits on a screen: the page knows no grid.
//!
//! A page also says what weighs: what a visitor takes along ([`BlockKind::Takeaway`]), what is only an
//! aside, and which controls every page has ([`Standing`]). A surface shows
//! this in its own way. The first action has no mark of its own: it is the first control, directly after
//! what the page is about, and all surfaces keep this order. A second mark would look like the focus.
//!
//! # Invariants
//! - `focus` is the index of a stop, and at least one stop is a control.
//! - A page has at most one [`Role::Field`].
//! - No stop says more than [`STOP_GRAPHEMES_MAX`] graphemes, so that the smallest screen can show it whole.

pub mod announce;
pub mod shown;

use cas_code::Modules;
use cas_words::private_debug;
use cas_words::text::Text;

/// The most graphemes of one stop: label, detail and state together. At 40x11 the body has five rows
/// of 40 columns; the rest is lost by wrapping.
pub const STOP_GRAPHEMES_MAX: usize = 150;
/// The number of columns of the grid of the letter picker. Nine letters with room between them fit
/// the narrowest screen, and in letters of many cells nine of the widest.
pub const GRID_COLUMNS: usize = 9;
/// The sign before what is chosen.
const CHOSEN: char = '•';

/// The content of a screen. `M` is the message that a control sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<M> {
    /// The subject of the page. No two pages of a visit have the same heading and step.
    pub heading: Text,
    /// The place of the page in a sequence: "Step 2 of 5".
    pub step: Option<Text>,
    /// Passages and controls in reading order.
    pub stops: Vec<Stop<M>>,
    /// The index in `stops` of the one that has the focus.
    pub focus: usize,
    /// The index of the control that an empty line chooses, on a surface that takes lines. `None`
    /// if something is asked, decided or written, because an empty line is easily entered by
    /// mistake.
    pub default: Option<usize>,
    /// "2 of 4": the number of the focused control among the controls, or "text 2 of 4" if a text has
    /// the focus. It is said and not shown.
    pub place: Option<Text>,
    /// "number 138": the typed number of the focused control, in the words that are said.
    pub number: Option<Text>,
    /// The keys that do more than move and choose, such as Back and Help, with their messages.
    pub keys: Vec<(Key, M)>,
    /// The message that every key sends, if this page only asks whether somebody is there.
    pub any_key: Option<M>,
    /// The number of times that Continue has found a problem here, so that the same problem is said again.
    pub attempt: u32,
    /// The phone numbers to call; at the same place on every page (WCAG 2.2, 3.2.6).
    pub contact: Block,
    /// The hint line: the keys and what they do at the focus.
    pub hint: Text,
    /// The result of the last keys, if the focus does not show it: the number typed so far, how much
    /// was found. It is shown in place of the hint and said when it changes (WCAG 2.2, 4.1.3).
    pub status: Option<Text>,
    /// True if the text in the field stays if nothing else is written.
    pub is_kept: bool,
}

/// A place where the focus can rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop<M> {
    /// Text to read: one or more blocks that are short enough to be read in one go.
    Passage(Vec<Block>),
    /// Something to choose or to fill in.
    Control(Control<M>),
}

/// A paragraph or a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The kind of block.
    pub kind: BlockKind,
    /// What has to be known before it: to call first. It is always on the same part of the page, and a
    /// surface shows and says it before the label.
    pub preface: Option<Text>,
    /// The label, for a fact: "Run by".
    pub label: Option<Text>,
    /// The text itself.
    pub text: Text,
}

/// The kind of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Text to read.
    Text,
    /// The one thing of a page that a visitor takes along: a phone number, the number of a request, a
    /// verdict, the time of a meeting.
    Takeaway,
    /// Text that few visitors need: since when a fact is known.
    Aside,
    /// Where the facts of the page are known from. It is quiet like an aside, and is said only to those who
    /// go there.
    Source,
    /// A problem that the visitor can correct: what happened and what to do.
    Problem,
    /// Text about the arrow keys. A surface that takes lines shows this in its place, if there is one.
    ForKeys(Option<Text>),
    /// Text that says what a phone does whose camera reads this code. A surface with enough cells draws it beside or
    /// below the text.
    Code(Modules),
}

/// Something a visitor can act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control<M> {
    /// The kind of control.
    pub role: Role<M>,
    /// Its standing among the controls of the page.
    pub standing: Standing,
    /// The three-digit number that leads to the same place from anywhere.
    pub number: Option<u16>,
    /// The digit that chooses it at once on this page.
    pub digit: Option<u8>,
    /// What a visitor has to know before the label: why a verdict is so. It is in the same stop, so that the
    /// control stays the first thing of its page. A surface shows and says it before the label.
    pub preface: Option<Text>,
    /// Its name.
    pub label: Text,
    /// Its name as it stands on signs, if the label has it in other letters. It is shown beside the label and
    /// not said, because the label says the same.
    pub on_signs: Option<String>,
    /// More about it, in a language of its own: the answer given so far, an address.
    pub detail: Option<Text>,
    /// What belongs to the detail and is in another language than it: the district of an address.
    pub more: Option<Text>,
    /// The message that Enter sends.
    pub message: M,
}

/// The standing of a control among the controls of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A control that belongs to the subject of the page.
    Usual,
    /// A control that every page has: Back, Help, "I have finished".
    Everywhere,
}

/// The kind of a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role<M> {
    /// Leads to another page.
    Entry,
    /// Does the action of its label.
    Action,
    /// One of several answers; choosing it answers the question. Digits choose it at once.
    Choice {
        /// If it was given before, that in words: "chosen".
        given: Option<Text>,
    },
    /// One of several answers that can be chosen together, with its state in words.
    Check {
        /// True if it is chosen.
        chosen: bool,
        /// The state in words: "chosen", "not chosen".
        state: Text,
    },
    /// A line under edit.
    Field(Field),
    /// One row of letters to be picked with the arrows. Its label names the line that they are for.
    Letters(Letters<M>),
    /// An action that only the arrow keys need. A surface that takes lines leaves it out.
    ForKeys,
}

/// A line under edit.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    /// The typed text.
    pub value: String,
    /// The insertion point: the number of graphemes before it.
    pub cursor: usize,
}

private_debug!(Field);

/// One row of the letter picker. All its rows are on one grid of [`GRID_COLUMNS`] columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters<M> {
    /// The letters, and the message that each sends.
    pub letters: Vec<(Text, M)>,
    /// The number of columns of the grid that each of them covers; 1 where none is given.
    pub spans: Vec<usize>,
    /// The index of the letter that Enter takes.
    pub at: usize,
}

/// A key of the kiosk, whatever its name on the terminal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// To the stop before.
    Up,
    /// To the next stop.
    Down,
    /// Back; in a field and in the picker one letter to the left.
    Left,
    /// Says the stop again; in a field and in the picker one letter to the right.
    Right,
    /// Chooses.
    Enter,
    /// Leads back (Esc).
    Back,
    /// Deletes before the insertion point; Back outside a field.
    Backspace,
    /// Deletes after the insertion point.
    Delete,
    /// To the first stop, or the start of the field.
    Home,
    /// To the last stop, or the end of the field.
    End,
    /// To the part before.
    PageUp,
    /// To the next part.
    PageDown,
    /// Help (F1, or `?` outside a field).
    Help,
    /// The choice of language (F2).
    Language,
    /// The next size of letters (F3).
    Size,
    /// The next colours (F4).
    Theme,
    /// The voice on or off (F5).
    Speech,
    /// Stops the voice and does nothing else (F6).
    Silence,
    /// "I have finished" (F10, or `/` outside a field).
    Finish,
    /// Skips a question that need not be answered.
    Skip,
    /// A character.
    Char(char),
    /// A character that cannot be read, such as bytes that are not UTF-8.
    Unreadable,
    /// Any other key, or several keys held together. It shows only that somebody is there.
    Other,
}

// A key may be a letter of a visitor's name.
private_debug!(Key);

/// The meaning of a key on a page.
#[derive(Clone, PartialEq, Eq)]
pub enum Intent<M> {
    /// Move the focus to this stop.
    Focus(usize),
    /// Read on, or move the focus to the stop before or after; only the surface knows if the text goes on.
    Move(Turn),
    /// Move to the letter of the focused row that covers this column of the grid.
    Slide(usize),
    /// Change the field.
    Edit(Edit),
    /// Replace the text of the field with this line, and go on with it. It is one intent: if the line
    /// could not be taken, the visitor must not go on with the old text.
    Answer(Result<String, LineFault>),
    /// Show the part before or after; only the surface knows at which stop it begins.
    Turn(Turn),
    /// Say the stop that has the focus again, or the whole page.
    Listen,
    /// Stop the voice.
    Hush,
    /// Send this message.
    Send(M),
}

// An intent may hold a visitor's own words.
private_debug!(Intent<M>);

/// A change to the line under edit.
#[derive(Clone, PartialEq, Eq)]
pub enum Edit {
    /// Put a character at the insertion point.
    Insert(char),
    /// Note that something is missing: it could not be read, or was lost on the way. The visitor has
    /// to be told.
    Unreadable,
    /// Delete before the insertion point.
    Backspace,
    /// Delete after the insertion point.
    Delete,
    /// Move the insertion point one grapheme to the left.
    Left,
    /// Move the insertion point one grapheme to the right.
    Right,
    /// Move the insertion point to the start.
    Home,
    /// Move the insertion point to the end.
    End,
}

// An edit holds a visitor's own words.
private_debug!(Edit);

/// The reason why a line could not be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It is longer than the longest line that is kept.
    TooLong,
    /// A part of it cannot be read. The readable part is not kept.
    Unreadable,
    /// It has only keys that write nothing. This differs from an empty line.
    NoWords,
}

/// The direction in which to turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the part before.
    Before,
    /// To the part after.
    After,
}

impl<M> Stop<M> {
    /// Returns the blocks of a passage; none for a control.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        match self {
            Self::Passage(blocks) => blocks,
            Self::Control(_) => &[],
        }
    }

    /// True if it is a problem that the visitor can correct.
    #[must_use]
    pub fn is_problem(&self) -> bool {
        let mut blocks = self.blocks().iter();
        blocks.any(|block| block.kind == BlockKind::Problem)
    }

    /// True if it has a code for the camera of a phone.
    #[must_use]
    pub fn has_code(&self) -> bool {
        let mut blocks = self.blocks().iter();
        blocks.any(|block| matches!(block.kind, BlockKind::Code(_)))
    }
}

impl Block {
    /// Returns the label and the text in one line: "Run by: …".
    #[must_use]
    pub fn in_one_line(&self) -> String {
        if self.label.is_none() {
            return self.text.words.clone();
        }
        format!("{} {}", self.label_with_colon(), self.text.words)
    }

    /// Returns the label with a colon: "Run by:". A label that ends in a mark needs none. Without a label
    /// it is empty.
    #[must_use]
    pub fn label_with_colon(&self) -> String {
        let label = self
            .label
            .as_ref()
            .map_or("", |label| label.words.trim_end());
        let needs_none = label.is_empty() || label.ends_with(['?', '!', ':', '.', '…']);
        let colon = if needs_none { "" } else { ":" };
        format!("{label}{colon}")
    }
}

impl Block {
    /// Returns the same as a text.
    #[must_use]
    pub fn as_text(&self) -> Text {
        self.text.reworded(self.in_one_line())
    }
}

impl<M> Letters<M> {
    /// Returns the number of columns of the grid that a letter covers.
    #[must_use]
    pub fn span(&self, index: usize) -> usize {
        self.spans.get(index).copied().unwrap_or(1)
    }

    /// Returns the column of the grid in the middle of a letter.
    #[must_use]
    pub fn middle(&self, index: usize) -> usize {
        let before: usize = (0..index).map(|before| self.span(before)).sum();
        before + self.span(index) / 2
    }

    /// True if the chosen letters of two rows have a column of the grid in common.
    fn is_in_line(&self, other: &Self) -> bool {
        let columns = |row: &Self| {
            let before: usize = (0..row.at).map(|before| row.span(before)).sum();
            before..before + row.span(row.at)
        };
        let (own, others) = (columns(self), columns(other));
        own.start < others.end && others.start < own.end
    }

    /// Returns the index of the letter that covers a column of the grid, or of the last letter if the
    /// row is shorter.
    #[must_use]
    pub fn covering(&self, column: usize) -> usize {
        let last = self.letters.len().saturating_sub(1);
        let mut end = 0;
        let covers = |index: &usize| {
            end += self.span(*index);
            column < end
        };
        (0..last).find(covers).unwrap_or(last)
    }
}

impl<M> Control<M> {
    /// Returns the label, with its number or its digit before it and its state after it, if it has
    /// them: "138 CAS Zabłocie", "2 Tap – chosen".
    #[must_use]
    pub fn title(&self) -> String {
        match self.number.or(self.digit.map(u16::from)) {
            Some(number) => format!("{number} {}", self.name()),
            None => self.name(),
        }
    }

    /// Returns the label, with the name on signs if it is another. Only what is chosen is marked, by a sign and
    /// in words: several marks that say "not chosen" would hide the one that matters.
    #[must_use]
    pub fn name(&self) -> String {
        match (&self.role, &self.on_signs) {
            (Role::Check { chosen: true, .. } | Role::Choice { given: Some(_) }, _) => {
                format!("{CHOSEN} {}", self.with_state())
            }
            (_, Some(on_signs)) => format!("{} ({on_signs})", self.label.words),
            (_, None) => self.label.words.clone(),
        }
    }

    /// Returns the detail, and what belongs to it.
    #[must_use]
    pub fn whole_detail(&self) -> Option<String> {
        let detail = self.detail.iter().chain(&self.more);
        let words: Vec<&str> = detail.map(|it| it.words.as_str()).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// True if it tells more than its label.
    #[must_use]
    pub fn tells_more(&self) -> bool {
        self.preface.is_some() || self.detail.is_some() || self.more.is_some()
    }

    /// Returns the label, with its state in words if it has one.
    #[must_use]
    pub fn with_state(&self) -> String {
        let label = &self.label.words;
        match &self.role {
            Role::Check { state, .. } | Role::Choice { given: Some(state) } => {
                format!("{label} – {}", state.words)
            }
            _ => label.clone(),
        }
    }
}

impl<M> Page<M> {
    /// Returns the stop that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<&Stop<M>> {
        self.stops.get(self.focus)
    }

    /// Returns the blocks of text, with the indices of their stops.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.stops
            .iter()
            .enumerate()
            .flat_map(|(index, stop)| stop.blocks().iter().map(move |block| (index, block)))
    }

    /// True if keys do something else here than on most pages.
    #[must_use]
    pub fn has_own_keys(&self) -> bool {
        let is_written =
            |control: &Control<M>| matches!(control.role, Role::Field(_) | Role::Letters(_));
        self.any_key.is_some() || self.controls().any(|(_, control)| is_written(control))
    }

    /// True if it is a page of a visit: "I have finished" works there, and not on Start.
    #[must_use]
    pub fn is_of_visit(&self) -> bool {
        self.mapped(Key::Finish).is_some()
    }

    /// Returns the controls with the indices of their stops.
    pub fn controls(&self) -> impl Iterator<Item = (usize, &Control<M>)> {
        self.stops
            .iter()
            .enumerate()
            .filter_map(|(index, stop)| match stop {
                Stop::Control(control) => Some((index, control)),
                Stop::Passage(_) => None,
            })
    }

    /// Returns the line under edit, if the page has one, with the index of its stop.
    #[must_use]
    pub fn field(&self) -> Option<(usize, &Field)> {
        self.controls()
            .find_map(|(index, control)| match &control.role {
                Role::Field(field) => Some((index, field)),
                _ => None,
            })
    }

    /// Returns the stop before or after the focus. With `goes_round`, the first and the last stop are
    /// neighbours.
    #[must_use]
    pub fn neighbour(&self, turn: Turn, goes_round: bool) -> usize {
        let last = self.stops.len().saturating_sub(1);
        match turn {
            Turn::Before if self.focus == 0 && goes_round => last,
            Turn::After if self.focus >= last && goes_round => 0,
            Turn::Before => self.focus.saturating_sub(1),
            Turn::After => (self.focus + 1).min(last),
        }
    }

    /// Returns the message of `key` in the key map of the page.
    #[must_use]
    pub fn mapped(&self, key: Key) -> Option<&M> {
        self.keys
            .iter()
            .find(|(mapped, _)| *mapped == key)
            .map(|(_, message)| message)
    }
}

impl<M: Clone> Page<M> {
    /// Returns the meaning of `key` on this page; empty if it has no meaning here.
    #[must_use]
    pub fn press(&self, key: Key) -> Vec<Intent<M>> {
        if let Some(message) = &self.any_key {
            return vec![Intent::Send(message.clone())];
        }
        let intent = self.press_in_row(key).or_else(|| self.press_in_field(key));
        if intent.is_none()
            && let Some(moved) = self.press_in_grid(key)
        {
            return moved;
        }
        if intent.is_none()
            && let Some(chosen) = self.choose_by_digit(key)
        {
            return chosen.to_vec();
        }
        intent
            .or_else(|| self.press_anywhere(key))
            .into_iter()
            .collect()
    }

    /// Returns the meaning of a key in a row of letters: Left and Right go round in it, and Enter
    /// takes a letter.
    fn press_in_row(&self, key: Key) -> Option<Intent<M>> {
        let row = self.row(self.focus)?;
        let count = row.letters.len().max(1);
        let slide = |index: usize| Some(Intent::Slide(row.middle(index % count)));
        match key {
            Key::Left => slide(row.at + count - 1),
            Key::Right => slide(row.at + 1),
            Key::Home => slide(0),
            Key::End => slide(count - 1),
            Key::Enter => row
                .letters
                .get(row.at)
                .map(|(_, message)| Intent::Send(message.clone())),
            _ => None,
        }
    }

    /// Returns the meaning of Up and Down on a page with the letter picker: they go round, so that
    /// from the last row the line under edit is one key away. They lead straight up and down: from a row
    /// that is too short for the column, the column is that of its last letter.
    fn press_in_grid(&self, key: Key) -> Option<Vec<Intent<M>>> {
        let is_row = |(_, control): (usize, &Control<M>)| matches!(control.role, Role::Letters(_));
        if !self.controls().any(is_row) {
            return None;
        }
        let count = self.stops.len().max(1);
        let next = match key {
            Key::Up => (self.focus + count - 1) % count,
            Key::Down => (self.focus + 1) % count,
            _ => return None,
        };
        let mut moved = vec![Intent::Focus(next)];
        if let (Some(from), Some(to)) = (self.row(self.focus), self.row(next))
            && !from.is_in_line(to)
        {
            moved.push(Intent::Slide(from.middle(from.at)));
        }
        Some(moved)
    }

    /// Returns the row of letters at a stop.
    fn row(&self, stop: usize) -> Option<&Letters<M>> {
        match self.stops.get(stop)? {
            Stop::Control(Control {
                role: Role::Letters(row),
                ..
            }) => Some(row),
            _ => None,
        }
    }

    /// Returns the meaning of a key on a page with a field. Every character is text, wherever the
    /// focus is, because a visitor who types means the field. The other editing keys work only in
    /// the field itself.
    fn press_in_field(&self, key: Key) -> Option<Intent<M>> {
        let (at, _) = self.field()?;
        match key {
            Key::Char(character) => Some(Intent::Edit(Edit::Insert(character))),
            Key::Unreadable => Some(Intent::Edit(Edit::Unreadable)),
            Key::Backspace => Some(Intent::Edit(Edit::Backspace)),
            Key::Delete => Some(Intent::Edit(Edit::Delete)),
            Key::Left if at == self.focus => Some(Intent::Edit(Edit::Left)),
            Key::Right if at == self.focus => Some(Intent::Edit(Edit::Right)),
            Key::Home if at == self.focus => Some(Intent::Edit(Edit::Home)),
            Key::End if at == self.focus => Some(Intent::Edit(Edit::End)),
            _ => None,
        }
    }

    fn press_anywhere(&self, key: Key) -> Option<Intent<M>> {
        let last = self.stops.len().saturating_sub(1);
        match key {
            Key::Up => Some(Intent::Move(Turn::Before)),
            Key::Down => Some(Intent::Move(Turn::After)),
            Key::Home => Some(Intent::Focus(0)),
            Key::End => Some(Intent::Focus(last)),
            Key::PageUp => Some(Intent::Turn(Turn::Before)),
            Key::PageDown => Some(Intent::Turn(Turn::After)),
            Key::Enter => Some(match self.focused()? {
                _ if self.mapped(Key::Enter).is_some() => {
                    Intent::Send(self.mapped(Key::Enter)?.clone())
                }
                Stop::Control(control) => Intent::Send(control.message.clone()),
                // A text has no action, so Enter reads on.
                Stop::Passage(_) => Intent::Move(Turn::After),
            }),
            Key::Left | Key::Backspace => self.mapped(Key::Back).cloned().map(Intent::Send),
            Key::Right => Some(match self.mapped(Key::Right) {
                Some(message) => Intent::Send(message.clone()),
                None => Intent::Listen,
            }),
            Key::Char('?') => self.mapped(Key::Help).cloned().map(Intent::Send),
            Key::Char('/') => self.mapped(Key::Finish).cloned().map(Intent::Send),
            Key::Silence => Some(Intent::Hush),
            _ => self.mapped(key).cloned().map(Intent::Send),
        }
    }

    /// Returns the meaning of a digit that chooses an answer at once. The focus moves there, so
    /// that the voice says which answer it was.
    fn choose_by_digit(&self, key: Key) -> Option<[Intent<M>; 2]> {
        // The page's own key for a digit comes first.
        let Key::Char(digit) = key else {
            return None;
        };
        if self.mapped(key).is_some() {
            return None;
        }
        let digit = u8::try_from(digit.to_digit(10)?).ok();
        let mut controls = self.controls();
        let (stop, control) = controls.find(|(_, control)| control.digit == digit)?;
        Some([Intent::Focus(stop), Intent::Send(control.message.clone())])
    }
}
