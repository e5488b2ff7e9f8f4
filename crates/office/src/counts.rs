//! What kiosks have counted, summed by month for a report: `cas-office counts`.
//!
//! # Invariants
//! - No number is told by which somebody could be found, and none can be computed from those that are told:
//!   [`cas_count::shown`].
//! - Services that others should not see are left out, though no kiosk counts them: they may have been counted before. Only
//!   where the content has faults nobody can tell which they are.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use cas_count::shown::{SHOWN_MIN, shown, total};
use cas_count::{Counts, Document, Month};
use cas_desk::document;
use cas_program::language;
use cas_setup::content::service::Service;
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::text::Language;

use crate::cli::CountsArgs;
use crate::line;

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The table is printed.
    Well,
    /// A file cannot be used.
    Unread,
}

/// What is summed, by service and, of refusals, by rule.
#[derive(Default)]
struct Sums {
    requested: BTreeMap<(String, Option<u16>), u64>,
    refused: BTreeMap<(String, Option<u16>), u64>,
    unavailable: BTreeMap<(String, Option<u16>), u64>,
    found_nothing: u64,
}

/// How the table is written.
struct Table<'t> {
    /// `None` if the content has faults.
    setup: Option<&'t Setup>,
    language: Language,
    text: String,
}

/// Carries out the command. The table goes to `out`, faults to `err`.
///
/// # Errors
/// That could not be told.
pub fn run(args: &CountsArgs, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<Ended> {
    let language = args.language.unwrap_or_else(language::of_environment);
    let (documents, faults) = documents(args);
    for fault in &faults {
        writeln!(err, "cas-office: {}", fault.in_language(language))?;
    }
    if !faults.is_empty() {
        return Ok(Ended::Unread);
    }
    let config = args.place.config();
    let setup = match config.setup(&config.files()) {
        Ok(setup) => Some(setup),
        Err(faults) => {
            let told = told!("counts-ids", faults = faults.in_language(language));
            writeln!(err, "cas-office: {}", told.in_language(language))?;
            None
        }
    };
    let mut table = Table {
        setup: setup.as_ref(),
        language,
        text: line::BYTE_ORDER_MARK.to_owned(),
    };
    table.write(summed(&documents));
    out.write_all(table.text.as_bytes())?;
    Ok(Ended::Well)
}

/// Reads all files.
fn documents(args: &CountsArgs) -> (Vec<Document<Counts>>, Vec<Told>) {
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    let mut known = BTreeSet::new();
    for path in &args.files {
        match document::read(path, &mut known) {
            Ok(document) => documents.push(document),
            Err(fault) => faults.push(fault),
        }
    }
    (documents, faults)
}

fn summed(documents: &[Document<Counts>]) -> BTreeMap<Month, Sums> {
    let mut months: BTreeMap<Month, Sums> = BTreeMap::new();
    for document in documents {
        let sums = months.entry(document.month).or_default();
        let counted = &document.counted;
        for (service, rules) in &counted.refused {
            for (rule, count) in rules {
                add(&mut sums.refused, service, Some(*rule), *count);
            }
        }
        for (service, count) in &counted.requested {
            add(&mut sums.requested, service, None, *count);
        }
        for (service, count) in &counted.unavailable {
            add(&mut sums.unavailable, service, None, *count);
        }
        sums.found_nothing += u64::from(counted.found_nothing);
    }
    months
}

fn add(
    sums: &mut BTreeMap<(String, Option<u16>), u64>,
    service: &str,
    rule: Option<u16>,
    count: u32,
) {
    *sums.entry((service.to_owned(), rule)).or_default() += u64::from(count);
}

impl Table<'_> {
    fn write(&mut self, months: BTreeMap<Month, Sums>) {
        let headings = [
            told!("counts-month"),
            told!("counts-what"),
            told!("counts-service"),
            told!("counts-reason"),
            told!("counts-number"),
        ];
        let headings = headings.map(|it| it.in_language(self.language));
        line::push(&mut self.text, headings.iter().map(String::as_str));
        for (month, sums) in months {
            let month = month.to_string();
            for (what, sums) in [
                (told!("counts-requested"), sums.requested),
                (told!("counts-refused"), sums.refused),
                (told!("counts-unavailable"), sums.unavailable),
            ] {
                self.section(&month, &what.in_language(self.language), sums);
            }
            if sums.found_nothing > 0 {
                let what = told!("counts-found-nothing").in_language(self.language);
                self.row([&month, &what, "", ""], shown(sums.found_nothing));
            }
        }
    }

    /// Writes what was counted of services, and the total of what is told of it.
    fn section(&mut self, month: &str, what: &str, mut sums: BTreeMap<(String, Option<u16>), u64>) {
        sums.retain(|(service, _), _| !self.service(service).is_some_and(|it| it.sensitive));
        for ((service, rule), count) in &sums {
            let title = self.title(service);
            let reason = rule.map(|rule| self.reason(service, rule));
            let reason = reason.unwrap_or_default();
            self.row([month, what, &title, &reason], shown(*count));
        }
        if let Some(total) = total(sums.into_values()) {
            let all = told!("counts-total").in_language(self.language);
            self.row([month, what, &all, ""], Some(total));
        }
    }

    fn row(&mut self, cells: [&str; 4], number: Option<u64>) {
        let few = || format!("<{SHOWN_MIN}");
        let number = number.map_or_else(few, |number| number.to_string());
        let cells = cells.into_iter().chain([number.as_str()]);
        line::push(&mut self.text, cells);
    }

    fn service(&self, id: &str) -> Option<&Service> {
        let content = &self.setup?.content;
        content.service(id).map(|it| &content.services[it])
    }

    fn title(&self, id: &str) -> String {
        let title = self.service(id).map(|it| it.title.get(self.language).words);
        title.unwrap_or_else(|| id.to_owned())
    }

    /// Returns what the rule says to a visitor whom it refuses. The number of the rule stands before it: two rules may
    /// say the same.
    fn reason(&self, id: &str, rule: u16) -> String {
        let number = told!("counts-rule", number = u64::from(rule)).in_language(self.language);
        let rules = || {
            let content = &self.setup?.content;
            let rules = &content.eligibilities[self.service(id)?.eligibility?].rules;
            let rule = rules.iter().nth(usize::from(rule).checked_sub(1)?)?;
            Some(rule.verdict.reason.get(self.language).words)
        };
        match rules() {
            Some(reason) => format!("{number}: {reason}"),
            None => number,
        }
    }
}
