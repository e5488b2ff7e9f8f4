//! What staff are told of a file: what to mend, what changes, what was guessed, and what the kiosk will show.
//!
//! What hurts most stands first: a closure that could not be read sends people to a locked door. Whoever
//! reads this has the file open in a spreadsheet program, and knows rows and columns.

use std::fmt::Write as _;

use cas_setup::fault::Faults;
use cas_setup::told;
use cas_setup::told::Told;
use cas_table::Fault;
use cas_words::text::{Language, clean};
use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::changes::Changes;
use super::{Imported, KindsIn, Outcome, Trouble, cells};

/// The longest line of a report, in letters: older editors do not break lines by themselves.
pub const LINE_LETTERS_MAX: usize = 100;
/// The most lines of a page of the kiosk in a report. The rest of a long page is left out.
pub const LINES_MAX: usize = 24;
/// What stands for the rest.
const REST: &str = "…";
/// What stands before a line of a list.
const POINT: &str = "  – ";
/// What stands before the second line of something in a list.
const BELOW: &str = "    ";
/// What stands before each line of a page of the kiosk.
const PAGE: &str = "    ";
/// What tells a program for Windows that the text is UTF-8.
const MARK: char = '\u{feff}';

/// What is told of a file.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Its name.
    pub(crate) name: String,
    /// When it was read.
    pub(crate) read: Option<DateTime<Tz>>,
    /// From which day it is.
    pub(crate) as_of: Option<Told>,
    /// Why nothing of it was taken.
    pub(crate) refused: Vec<Told>,
    /// The faults that the content would have.
    pub(crate) faults: Option<Faults>,
    /// The closures to mend.
    pub(crate) closures: Vec<Told>,
    /// The changes of closures that nobody has confirmed. They could be read, but are not shown.
    pub(crate) unconfirmed: Vec<Told>,
    /// All else to mend.
    pub(crate) to_mend: Vec<Told>,
    /// What is new, and what differs.
    pub(crate) changes: Vec<Told>,
    /// What was guessed or left out.
    pub(crate) guesses: Vec<Told>,
    /// What others say of the same centres. It is not a finding, because the other files come and go.
    pub(crate) also: Vec<Told>,
    /// The guessed kinds.
    pub(crate) kinds: Vec<Told>,
    /// Where the file says the kinds.
    pub(crate) kinds_in: KindsIn,
    /// What differs and stays as it is, until somebody decides.
    pub(crate) conflicts: Vec<Told>,
    /// What is not there any more.
    pub(crate) gone: Vec<Told>,
    /// True if it is of a later day than what was shown.
    pub(crate) is_newer: bool,
    /// The number of rows that are confirmed, which the content knew already.
    pub(crate) known: usize,
    /// The pages of the kiosk: what each is, and its lines.
    pub(crate) pages: Vec<(Told, String)>,
}

/// Tells why a spreadsheet cannot be read.
pub(crate) fn unread(fault: &Fault) -> Told {
    match fault {
        Fault::TooLarge | Fault::TooLargeUnpacked | Fault::TooManyCells => {
            told!("import-too-large")
        }
        Fault::Empty => told!("import-empty"),
        Fault::WebPage => told!("import-web-page"),
        Fault::Locked => told!("import-locked"),
        Fault::OldWorkbook => told!("import-old-workbook"),
        Fault::Unreadable => told!("import-unreadable"),
        Fault::FarCell(at) => told!("import-far-cell", cell = at.to_string()),
        Fault::LongCell(at) => told!("import-long-cell", cell = at.to_string()),
    }
}

impl Report {
    /// Begins the report on a file.
    pub(crate) fn new(name: &str, read: DateTime<Tz>) -> Self {
        Self {
            name: name.to_owned(),
            read: Some(read),
            ..Self::default()
        }
    }

    /// Takes what was found while the file was read.
    /// `checked` is the day of what has no day of its own.
    pub(crate) fn found(&mut self, outcome: &Outcome, checked: Option<NaiveDate>) {
        self.as_of = checked.map(|checked| as_of(outcome, checked));
        for trouble in &outcome.troubles {
            let list = match (trouble.is_of_closure, trouble.is_unconfirmed) {
                (true, false) => &mut self.closures,
                (true, true) => &mut self.unconfirmed,
                (false, _) => &mut self.to_mend,
            };
            list.push(placed(trouble));
        }
        self.guesses.extend(outcome.guesses.iter().cloned());
        let kinds = outcome.kinds.iter();
        self.kinds
            .extend(kinds.map(|(title, kind)| told!("import-kind", title, kind)));
        self.kinds_in = outcome.kinds_in.clone();
    }

    /// Takes what changes.
    pub(crate) fn changed(&mut self, changes: Changes) {
        self.changes.extend(changes.changes);
        self.gone.extend(changes.gone);
    }

    /// Tells why nothing of the file was taken.
    pub(crate) fn refuse(&mut self, told: Told) {
        self.refused.push(told);
    }

    /// Returns how the file ended.
    pub(crate) fn imported(&self) -> Imported {
        if !self.refused.is_empty() {
            Imported::Unread
        } else if self.to_mend_count() > 0 {
            Imported::ToMend
        } else {
            Imported::Well
        }
    }

    fn to_mend_count(&self) -> usize {
        let closures = self.closures.len() + self.unconfirmed.len();
        closures + self.to_mend.len() + self.conflicts.len()
    }

    /// Returns in one line how the file ended.
    pub(crate) fn summary(&self) -> Told {
        match self.imported() {
            Imported::Unread => told!("report-unread"),
            Imported::ToMend => told!("report-to-mend", count = self.to_mend_count()),
            Imported::Well => told!("report-well"),
        }
    }

    /// Returns the whole report.
    pub(crate) fn text(&self, language: Language) -> String {
        let mut text = Writer {
            language,
            text: format!("{}\n", clean(&self.name)),
        };
        text.line("", &self.summary());
        let read = self.read.map(|read| {
            let (day, time) = (cells::date(read.date_naive()), read.format("%H:%M"));
            told!("report-read", day, time = time.to_string())
        });
        for told in read.iter().chain(&self.as_of) {
            text.line("", told);
        }
        self.write_findings(&mut text);
        let changes = if self.refused.is_empty() {
            told!("report-changes")
        } else {
            told!("report-would-change")
        };
        text.list(changes, &self.changes);
        let guesses = [&self.guesses[..], &self.also].concat();
        text.list(told!("report-guesses"), &guesses);
        text.list(self.guessed_kinds(), &self.kinds);
        text.list(told!("report-conflicts"), &self.conflicts);
        text.list(told!("report-gone"), &self.gone);
        let is_same = self.refused.is_empty() && self.changes.is_empty() && self.gone.is_empty();
        if is_same {
            text.text.push('\n');
            text.line(
                "",
                &if self.is_newer {
                    told!("report-newer")
                } else {
                    told!("import-unchanged")
                },
            );
        }
        // Whoever wrote nothing but a day wants to know what became of it.
        if is_same && self.known > 0 && self.imported() == Imported::Well {
            text.line("", &told!("report-known", count = self.known));
        }
        for (what, page) in &self.pages {
            text.page(what, page);
        }
        text.text
    }

    /// Returns what is to be mended and what was guessed. It is the same each time that the same file is
    /// read beside the same content.
    pub(crate) fn findings(&self, language: Language) -> String {
        let mut text = Writer {
            language,
            text: String::new(),
        };
        self.write_findings(&mut text);
        text.list(told!("report-guesses"), &self.guesses);
        text.list(self.guessed_kinds(), &self.kinds);
        text.list(told!("report-conflicts"), &self.conflicts);
        text.text
    }

    /// Tells that kinds were guessed, and where to write others.
    fn guessed_kinds(&self) -> Told {
        match &self.kinds_in {
            KindsIn::Titles => told!("import-guessed-kinds-in-titles"),
            KindsIn::NoColumn => told!("import-guessed-kinds"),
            KindsIn::Column(heading) => told!("import-guessed-kinds-in-cells", heading),
        }
    }

    fn write_findings(&self, text: &mut Writer) {
        text.list(told!("report-refused"), &self.refused);
        if let Some(faults) = &self.faults {
            let _ = writeln!(text.text, "\n{}", faults.in_language(text.language));
        }
        text.list(told!("report-closures"), &self.closures);
        text.list(told!("report-unconfirmed"), &self.unconfirmed);
        text.list(told!("report-mend"), &self.to_mend);
    }
}

/// Returns a report that tells one thing alone.
pub(crate) fn short(name: &str, told: &Told, language: Language) -> String {
    let mut text = Writer {
        language,
        text: format!("{}\n", clean(name)),
    };
    text.line("", told);
    text.text
}

/// Returns a report as an editor for Windows reads it.
pub(crate) fn for_windows(text: &str) -> String {
    format!("{MARK}{}", text.replace('\n', "\r\n"))
}

/// Writes what is told, in lines that are not too long.
struct Writer {
    language: Language,
    text: String,
}

impl Writer {
    /// Writes a list with its heading, unless there is nothing in it.
    fn list(&mut self, heading: Told, list: &[Told]) {
        if list.is_empty() {
            return;
        }
        self.text.push('\n');
        self.line("", &heading);
        for told in list {
            self.line(POINT, told);
        }
    }

    /// Writes something told, whose first line begins so.
    fn line(&mut self, begins: &str, told: &Told) {
        let below = if begins.is_empty() { "" } else { BELOW };
        let words = told.in_language(self.language);
        self.words(begins, below, &words);
    }

    /// Writes a page of the kiosk.
    fn page(&mut self, what: &Told, page: &str) {
        self.text.push('\n');
        self.line("", what);
        self.text.push('\n');
        let mut lines = Self {
            language: self.language,
            text: String::new(),
        };
        for line in page.lines() {
            lines.words(PAGE, PAGE, line);
        }
        let lines: Vec<&str> = lines.text.lines().collect();
        let (shown, rest) = lines.split_at(lines.len().min(LINES_MAX - 1));
        // The last line has room for itself, or for the sign that there are more.
        let last = match rest {
            [] => None,
            [last] => Some((*last).to_owned()),
            _ => Some(format!("{PAGE}{REST}")),
        };
        for line in shown {
            let _ = writeln!(self.text, "{line}");
        }
        if let Some(last) = last {
            let _ = writeln!(self.text, "{last}");
        }
    }

    /// Breaks words into lines; the first begins in one way, and all below it in another.
    fn words(&mut self, begins: &str, below: &str, words: &str) {
        let mut line = begins.to_owned();
        let mut is_empty = true;
        for word in words.split(' ') {
            let letters = line.chars().count() + 1 + word.chars().count();
            if !is_empty && letters > LINE_LETTERS_MAX {
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                below.clone_into(&mut line);
                is_empty = true;
            }
            if !is_empty {
                line.push(' ');
            }
            line.push_str(word);
            is_empty = false;
        }
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// Tells from which day a file is, and how that is known.
fn as_of(outcome: &Outcome, checked: NaiveDate) -> Told {
    let checked = cells::date(checked);
    if outcome.is_of_saving {
        told!("import-as-of-saved", checked)
    } else {
        told!("import-as-of", checked)
    }
}

/// Puts the place before what is wrong there.
fn placed(trouble: &Trouble) -> Told {
    let what = trouble.what.clone();
    match (trouble.row, &trouble.heading) {
        (Some(row), Some(heading)) => told!("import-in-cell", row = u64::from(row), heading, what),
        (Some(row), None) => told!("import-in-row", row = u64::from(row), what),
        (None, heading) => {
            let title = heading.clone().unwrap_or_default();
            told!("import-in-event", title, what)
        }
    }
}
