//! A surface that shows each page in every way there is, and sees to it that it can be shown so.

use std::cell::RefCell;
use std::io;

use cas_kiosk::app::Message;
use cas_kiosk::form::editor::TYPED_GRAPHEMES_MAX;
use cas_kiosk::kiosk::utterance::utterances;
use cas_kiosk::locale::Locales;
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{Page, Turn};
use cas_kiosk::settings::Adjustable;
use cas_kiosk::surface::tui::Tui;
use cas_kiosk::surface::{Surface, plain};
use cas_kiosk::text::{MARKS_PER_LETTER_MAX, Text, is_unwanted};
use ratatui::backend::TestBackend;
use unicode_segmentation::UnicodeSegmentation as _;

/// Columns and rows of the screen: the smallest that works, a usual one, and one that is too small.
const SIZES: [(u16, u16); 3] = [(40, 11), (80, 24), (5, 2)];

thread_local! {
    /// The screen of the witness before: to read the letters it may draw takes as long as many keys.
    static SCREEN: RefCell<Option<Tui<TestBackend>>> = const { RefCell::new(None) };
}

/// A screen, lines and a voice at once.
pub(crate) struct Witness<'s> {
    screen: Option<Tui<TestBackend>>,
    locales: &'s Locales,
    /// The place in [`SIZES`] of the size that the screen has.
    size: usize,
}

impl<'s> Witness<'s> {
    pub(crate) fn new(locales: &'s Locales) -> Self {
        let mut witness = Self {
            screen: SCREEN.take(),
            locales,
            size: SIZES.len() - 1,
        };
        witness.spoil();
        witness
    }

    /// What a voice says is clean.
    pub(crate) fn hear(&self, shown: &Shown<Message>, said: &[Text]) {
        for utterance in utterances(self.locales, said, shown.voice, shown.names_private) {
            check(&utterance.words);
        }
    }

    fn screen(&mut self) -> &mut Tui<TestBackend> {
        let make = || {
            let (columns, rows) = SIZES[0];
            Tui::new(TestBackend::new(columns, rows), None)
        };
        self.screen.get_or_insert_with(make)
    }

    /// What stands in the cells is clean, and the cursor on one of them.
    fn check_cells(&mut self) {
        let backend = self.screen().terminal_mut();
        let cells = backend.buffer().content();
        let mut is_empty = true;
        for cell in cells {
            check(cell.symbol());
            is_empty &= cell.symbol() == " ";
        }
        assert!(!is_empty, "nothing is shown");
        assert!(backend.cursor_visible());
        assert!(backend.buffer().area.contains(backend.cursor_position()));
    }
}

impl Drop for Witness<'_> {
    fn drop(&mut self) {
        SCREEN.set(self.screen.take());
    }
}

impl Surface<Message> for Witness<'_> {
    fn show(&mut self, shown: &Shown<Message>, said: &[Text]) -> io::Result<()> {
        check_field(&shown.page);
        check_lines(&plain::render(shown));
        if shown.voice.is_on {
            self.hear(shown, said);
        }
        self.screen().show(shown, said)?;
        self.check_cells();
        Ok(())
    }

    fn turn(&self, shown: &Shown<Message>, turn: Turn) -> usize {
        let screen = self.screen.as_ref();
        screen.map_or(shown.page.focus, |screen| screen.turn(shown, turn))
    }

    /// The screen has the next size.
    fn spoil(&mut self) {
        self.size = (self.size + 1) % SIZES.len();
        let (columns, rows) = SIZES[self.size];
        let terminal = self.screen().terminal_mut();
        terminal.resize(columns, rows);
        Surface::<Message>::spoil(self.screen());
    }

    fn wipe(&mut self) -> io::Result<()> {
        Surface::<Message>::wipe(self.screen())
    }

    fn adjustable(&self) -> Adjustable {
        let screen = self.screen.as_ref();
        screen.map_or_else(Adjustable::default, Surface::<Message>::adjustable)
    }
}

/// What is written in a field is no longer than what a line holds.
fn check_field(page: &Page<Message>) {
    assert!(page.focus < page.stops.len());
    if let Some((_, field)) = page.field() {
        let letters = field.value.graphemes(true).count();
        assert!(letters <= TYPED_GRAPHEMES_MAX, "{letters} letters");
        assert!(field.cursor <= letters, "{} of {letters}", field.cursor);
        let characters = field.value.chars().count();
        let most = TYPED_GRAPHEMES_MAX * (1 + MARKS_PER_LETTER_MAX);
        assert!(characters <= most, "{characters} characters");
    }
}

/// No character steers a terminal or misleads a reader.
pub(crate) fn check(words: &str) {
    let unwanted = words.chars().find(|character| is_unwanted(*character));
    assert!(unwanted.is_none(), "{unwanted:?} in {words:?}");
}

/// The same of lines, which have ends.
pub(crate) fn check_lines(lines: &str) {
    lines.split('\n').for_each(check);
}
