//! What a screen says and offers, before anything is drawn or spoken.
//!
//! ratatui draws cells and knows nothing of focus, choice or meaning, and nothing can recover
//! meaning from cells. So every screen is first a [`Page`], and the terminal, the plain lines, the
//! voice, the key map and the hint line are all read off it.
//!
//! A page is a column of *stops*, blocks of text and controls, and exactly one of them has the
//! focus. Which part of the column fits on a screen is the surface's business: the page knows no
//! grid.
//!
//! # Invariants
//! - `focus` is the index of a stop, and at least one stop is a control.
//! - A page has at most one [`Role::Field`].
//! - No stop says more than [`STOP_GRAPHEMES_MAX`] graphemes, so that the smallest screen can show it whole.

pub mod announce;
pub mod shown;

use cas_words::private_debug;
use cas_words::text::Text;

/// The most that one stop may say, label, detail and state together, in graphemes. At 40x11 the
/// body has five rows of 40 columns; the rest is what wrapping costs.
pub const STOP_GRAPHEMES_MAX: usize = 150;

/// What a screen says and offers. `M` is the message a control sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<M> {
    /// What the page is about; no two pages of a visit share heading and step.
    pub heading: Text,
    /// Where the page stands in a sequence: "Step 2 of 5".
    pub step: Option<Text>,
    /// Blocks and controls in reading order.
    pub stops: Vec<Stop<M>>,
    /// The index in `stops` of the one that has the focus.
    pub focus: usize,
    /// The index of the control that an empty line takes, where lines are taken. None where something
    /// is asked, decided or written: an empty line is soon entered by mistake.
    pub default: Option<usize>,
    /// "2 of 4": which of the controls has the focus, if one has it; said, not shown.
    pub place: Option<Text>,
    /// "number 138": the number of the control that has the focus, as it is said.
    pub number: Option<Text>,
    /// What keys do besides moving and choosing, such as Back and Help.
    pub keys: Vec<(Key, M)>,
    /// What every key does, if this page asks for any sign of life.
    pub any_key: Option<M>,
    /// How often Continue has found a problem here: the same one twice is said twice.
    pub attempt: u32,
    /// Whom to call; at the same place on every page (WCAG 2.2, 3.2.6).
    pub contact: Text,
    /// Which keys do what here.
    pub hint: Text,
    /// What has come of the last keys where the focus does not show it: the number typed so far, how
    /// much was found. Shown in place of the hint and said when it changes (WCAG 2.2, 4.1.3).
    pub status: Option<Text>,
    /// Whether what is in the field stays if nothing else is written.
    pub is_kept: bool,
}

/// A place where the focus can rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop<M> {
    /// Text to read.
    Block(Block),
    /// Something to choose or to fill in.
    Control(Control<M>),
}

/// A paragraph or a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Whether it is ordinary or tells of a problem.
    pub kind: BlockKind,
    /// What the text is, for a fact: "Run by".
    pub label: Option<Text>,
    /// The text itself.
    pub text: Text,
}

/// What a block is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// To be read.
    Text,
    /// Something that the visitor can put right: what happened and what to do.
    Problem,
    /// About the arrow keys. A surface that takes lines has this in its place, if anything.
    ForKeys(Option<Text>),
}

/// Something a visitor can act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control<M> {
    /// What kind of thing it is.
    pub role: Role<M>,
    /// The three-digit number that leads to the same place from anywhere.
    pub number: Option<u16>,
    /// The digit that chooses it at once on this page.
    pub digit: Option<u8>,
    /// Its name.
    pub label: Text,
    /// More about it, in a language of its own: the answer given so far, an address.
    pub detail: Option<Text>,
    /// What Enter sends.
    pub message: M,
}

/// What kind of thing a control is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role<M> {
    /// Leads to another page.
    Entry,
    /// Does what its label says.
    Action,
    /// One of several answers; choosing it answers the question. Digits choose it at once.
    Choice,
    /// One of several answers that can be chosen together, with its state in words.
    Check {
        /// Whether it is chosen.
        chosen: bool,
        /// The state in words: "chosen", "not chosen".
        state: Text,
    },
    /// A line under edit.
    Field(Field),
    /// One row of letters to be picked with the arrows.
    Letters(Letters<M>),
    /// Of use only to somebody who works the arrow keys; a surface that takes lines leaves it out.
    ForKeys,
}

/// A line under edit.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    /// What has been typed.
    pub value: String,
    /// The insertion point: the number of graphemes before it.
    pub cursor: usize,
}

private_debug!(Field);

/// One row of the letter picker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters<M> {
    /// The letters, and what each sends.
    pub letters: Vec<(Text, M)>,
    /// The index of the one that Enter takes.
    pub at: usize,
}

/// A key of the kiosk, whatever the terminal calls it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// To the stop before.
    Up,
    /// To the next stop.
    Down,
    /// Back; in a field and in the picker one letter to the left.
    Left,
    /// Listens; in a field and in the picker one letter to the right.
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
    /// "I have finished".
    Finish,
    /// Passes over a question that need not be answered.
    Skip,
    /// A character.
    Char(char),
    /// A character that nobody can read, such as bytes that are no UTF-8.
    Unreadable,
    /// Any other key, or several held together; a sign of life, and nothing else.
    Other,
}

// A key may be a letter of a visitor's name.
private_debug!(Key);

/// What a key means on a page.
#[derive(Clone, PartialEq, Eq)]
pub enum Intent<M> {
    /// Move the focus to this stop.
    Focus(usize),
    /// Move to this letter in the focused row.
    Slide(usize),
    /// Change the field.
    Edit(Edit),
    /// Put this line in place of what is in the field, and go on with it. It is one intent, so that
    /// nobody goes on with what was there before where the line could not be taken.
    Answer(Result<String, LineFault>),
    /// Show the part before or after; only the surface knows which stop that is.
    Turn(Turn),
    /// Say the stop that has the focus once more, or the whole page.
    Listen,
    /// Do this.
    Send(M),
}

// An intent may hold a visitor's own words.
private_debug!(Intent<M>);

/// A change to the line under edit.
#[derive(Clone, PartialEq, Eq)]
pub enum Edit {
    /// Put a character at the insertion point.
    Insert(char),
    /// Something that cannot be read, or was lost on the way: it is missing, and somebody has to be told so.
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

/// Why a line could not be taken, whatever it said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It is longer than what is kept of a line.
    TooLong,
    /// Something of it cannot be read. What can be is not kept.
    Unreadable,
    /// Keys have sent it that write nothing, and nothing else is in it. That is no empty line.
    NoWords,
}

/// Which way to turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the part before.
    Before,
    /// To the part after.
    After,
}

impl Block {
    /// The label and the text in one line: "Run by: …". A label that ends in a mark needs no colon.
    #[must_use]
    pub fn in_one_line(&self) -> String {
        let Some(label) = &self.label else {
            return self.text.words.clone();
        };
        let label = label.words.trim_end();
        let colon = if label.ends_with(['?', '!', ':', '.', '…']) {
            ""
        } else {
            ":"
        };
        format!("{label}{colon} {}", self.text.words)
    }
}

impl<M> Control<M> {
    /// The label, with its number or its digit before it and its state in words after it where it has
    /// them: "138 CAS Zabłocie", "2 Tap – chosen".
    #[must_use]
    pub fn title(&self) -> String {
        match self.number.or(self.digit.map(u16::from)) {
            Some(number) => format!("{number} {}", self.name()),
            None => self.name(),
        }
    }

    /// The label, with its state in words if it has one.
    #[must_use]
    pub fn name(&self) -> String {
        let label = &self.label.words;
        match &self.role {
            Role::Check { state, .. } => format!("{label} – {}", state.words),
            _ => label.clone(),
        }
    }
}

impl<M> Page<M> {
    /// The stop that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<&Stop<M>> {
        self.stops.get(self.focus)
    }

    /// The controls with the indices of their stops.
    pub fn controls(&self) -> impl Iterator<Item = (usize, &Control<M>)> {
        self.stops
            .iter()
            .enumerate()
            .filter_map(|(index, stop)| match stop {
                Stop::Control(control) => Some((index, control)),
                Stop::Block(_) => None,
            })
    }

    /// The line under edit, if the page has one, with the index of its stop.
    #[must_use]
    pub fn field(&self) -> Option<(usize, &Field)> {
        self.controls()
            .find_map(|(index, control)| match &control.role {
                Role::Field(field) => Some((index, field)),
                _ => None,
            })
    }

    /// What `key` sends by the page's key map.
    #[must_use]
    pub fn mapped(&self, key: Key) -> Option<&M> {
        self.keys
            .iter()
            .find(|(mapped, _)| *mapped == key)
            .map(|(_, message)| message)
    }
}

impl<M: Clone> Page<M> {
    /// What `key` means on this page; nothing if it means nothing here.
    #[must_use]
    pub fn press(&self, key: Key) -> Vec<Intent<M>> {
        if let Some(message) = &self.any_key {
            return vec![Intent::Send(message.clone())];
        }
        let intent = self.press_in_row(key).or_else(|| self.press_in_field(key));
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

    /// In a row of letters Left and Right move along it and Enter takes a letter.
    fn press_in_row(&self, key: Key) -> Option<Intent<M>> {
        let Some(Stop::Control(Control {
            role: Role::Letters(row),
            ..
        })) = self.focused()
        else {
            return None;
        };
        match key {
            Key::Left => Some(Intent::Slide(row.at.saturating_sub(1))),
            Key::Right => Some(Intent::Slide(
                (row.at + 1).min(row.letters.len().saturating_sub(1)),
            )),
            Key::Home => Some(Intent::Slide(0)),
            Key::End => Some(Intent::Slide(row.letters.len().saturating_sub(1))),
            Key::Enter => row
                .letters
                .get(row.at)
                .map(|(_, message)| Intent::Send(message.clone())),
            _ => None,
        }
    }

    /// On a page with a field every character is text, wherever the focus is: whoever types means
    /// the field. The other editing keys work only in the field itself.
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
            Key::Up => Some(Intent::Focus(self.focus.saturating_sub(1))),
            Key::Down => Some(Intent::Focus((self.focus + 1).min(last))),
            Key::Home => Some(Intent::Focus(0)),
            Key::End => Some(Intent::Focus(last)),
            Key::PageUp => Some(Intent::Turn(Turn::Before)),
            Key::PageDown => Some(Intent::Turn(Turn::After)),
            Key::Enter => Some(match self.focused()? {
                _ if self.mapped(Key::Enter).is_some() => {
                    Intent::Send(self.mapped(Key::Enter)?.clone())
                }
                Stop::Control(control) => Intent::Send(control.message.clone()),
                // A text asks for nothing, so Enter reads on.
                Stop::Block(_) => Intent::Focus((self.focus + 1).min(last)),
            }),
            Key::Left | Key::Backspace => self.mapped(Key::Back).cloned().map(Intent::Send),
            Key::Right => Some(match self.mapped(Key::Right) {
                Some(message) => Intent::Send(message.clone()),
                None => Intent::Listen,
            }),
            Key::Char('?') => self.mapped(Key::Help).cloned().map(Intent::Send),
            _ => self.mapped(key).cloned().map(Intent::Send),
        }
    }

    /// Digits choose an answer at once; the focus goes there, so that it is heard which one it was.
    fn choose_by_digit(&self, key: Key) -> Option<[Intent<M>; 2]> {
        // What the page itself does with a digit comes first.
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
