//! Workbooks that staff correct and confirm, and that `import` reads: `cas-office export sheets`.
//!
//! Whoever has a telephone wants a list of calls: what can be trusted for the shortest time comes first, all
//! of one centre together, with its number, and one cell to fill in. That is a workbook of its own. Whoever
//! knows a centre wants its plan, and the office its closures and the register.
//!
//! # Invariants
//! - A sheet that comes back as it was written changes nothing.
//! - The words in the cells are in the first language of the content, which import reads; what tells people
//!   what to do is in the language that they asked for.

use std::collections::BTreeMap;

use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use chrono::{NaiveDate, NaiveTime, TimeDelta, Weekday};
use toml_edit::Table;

use super::corrections::Found;
use super::workbook::{Sheet, Unmade, workbook};
use super::{Exported, Output, is_known};
use crate::import::cells::{date, words};
use crate::import::mapping::{Column, Mapping};
use crate::records::{Name, Records, Sort, list, words as words_of};
use crate::rows::{Cell, Cells, NOTICES, PLAN, REGISTER, Rows, checked, name_of};

/// The columns of what is to be confirmed.
const CONFIRM: [Column; 6] = [
    Column::Centre,
    Column::Phone,
    Column::Fact,
    Column::Valid,
    Column::Confirmed,
    Column::Record,
];
/// The end of the names of workbooks.
const EXTENSION: &str = "xlsx";
/// The days of a week.
const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];
/// The hours of the example.
const EXAMPLE_HOURS: (Option<NaiveTime>, Option<NaiveTime>) = (
    NaiveTime::from_hms_opt(10, 0, 0),
    NaiveTime::from_hms_opt(11, 30, 0),
);

/// What is written into the workbooks.
struct Desk<'d> {
    exported: &'d Exported<'d>,
    rows: Rows<'d>,
    records: Records,
    /// What visitors have found wrong.
    found: &'d Found,
}

/// What is to be confirmed.
struct Call {
    /// The last day on which it can be trusted; `None` if nobody knows when it was checked.
    valid: Option<NaiveDate>,
    centre: String,
    cells: Cells,
}

/// Returns all workbooks.
pub(super) fn outputs(exported: &Exported<'_>, found: &Found) -> Result<Vec<Output>, Told> {
    let mapping = Mapping::of(exported.files)?;
    let desk = Desk {
        exported,
        rows: Rows {
            setup: exported.setup,
            mapping: &mapping,
        },
        records: Records::of(exported.files),
        found,
    };
    let mut sheets = vec![
        (
            desk.told(&told!("sheet-confirm-file")),
            desk.confirmations()?,
        ),
        (desk.told(&told!("sheet-register-file")), desk.register()?),
        (desk.told(&told!("sheet-notices-file")), desk.notices()?),
    ];
    let plan = desk.told(&told!("sheet-plan-file"));
    for (_, centre) in desk
        .records
        .all(Sort::Centre)
        .filter(|(_, it)| is_known(it))
    {
        let id = words_of(centre, "id");
        sheets.push((format!("{id} {plan}"), desk.plan(&id)?));
    }
    let lists = desk.told(&told!("sheet-lists"));
    let outputs = sheets.into_iter().map(|(name, sheet)| {
        let path = format!("{name}.{EXTENSION}");
        let bytes = workbook(&sheet, &lists, &mapping, exported.now);
        let bytes = bytes.map_err(|unmade| match unmade {
            Unmade::Content(told) => told,
            Unmade::Library(why) => told!("export-unmade", file = &path, why = why.to_string()),
        })?;
        Ok(Output { path, bytes })
    });
    outputs.collect()
}

impl Desk<'_> {
    /// Returns the plan of a centre.
    fn plan(&self, centre: &str) -> Result<Sheet, Told> {
        let activities = self.records.all(Sort::Activity);
        let own = activities.filter(|(_, it)| is_known(it) && words_of(*it, "centre") == centre);
        let name = self.rows.centre_name(centre);
        let mapping = self.rows.mapping;
        let kinds = self.exported.setup.content.kinds.iter();
        let kinds = kinds.filter_map(|kind| kind.title.all().next());
        let yes_no = [mapping.yes(), mapping.no()];
        Ok(Sheet {
            name: self.told(&told!("sheet-plan")),
            help: self.help(&told!("sheet-plan-help", name))?,
            columns: self.columns(&PLAN),
            example: self.example_of_plan(),
            rows: own
                .flat_map(|(_, it)| self.with_found(Sort::Activity, it, self.rows.activity(it)))
                .collect(),
            choices: BTreeMap::from([
                (Column::Day, WEEK.map(|day| self.rows.weekday(day)).to_vec()),
                (Column::Kind, kinds.map(str::to_owned).collect()),
                (Column::SignUp, yes_no.map(str::to_owned).to_vec()),
            ]),
        })
    }

    /// Returns a row of a plan that nobody takes for true. Nobody has confirmed it, so it has no day for that.
    fn example_of_plan(&self) -> Option<Cells> {
        let example = self.rows.mapping.example()?;
        let kinds = &self.exported.setup.content.kinds;
        let kind = kinds.iter().next()?.title.all().next()?;
        let title = told!("sheet-title-example", example, title = kind);
        let (from, to) = EXAMPLE_HOURS;
        let mut days = self.exported.today.iter_days();
        let starting = days.find(|day| chrono::Datelike::weekday(day) == Weekday::Mon)?;
        let note = told!("sheet-every-second", starting = date(starting));
        Some(Cells::from([
            (Column::Day, Cell::Words(self.rows.weekday(Weekday::Mon))),
            (Column::From, Cell::Time(from?)),
            (Column::To, Cell::Time(to?)),
            (Column::Title, Cell::Words(self.rows.told(&title))),
            (Column::Kind, Cell::Words(kind.to_owned())),
            (
                Column::SignUp,
                Cell::Words(self.rows.mapping.yes().to_owned()),
            ),
            (Column::Note, Cell::Words(self.rows.told(&note))),
        ]))
    }

    /// Returns the closures and notices that are not over.
    fn notices(&self) -> Result<Sheet, Told> {
        let today = self.exported.today;
        let is_over = |it: &Table| {
            words_of(it, "until")
                .parse()
                .is_ok_and(|day: NaiveDate| day < today)
        };
        let notices = self.records.all(Sort::Notice);
        let notices = notices.filter(|(_, it)| is_known(it) && !is_over(it));
        Ok(Sheet {
            name: self.told(&told!("sheet-notices")),
            help: self.help(&told!("sheet-notices-help"))?,
            columns: NOTICES.to_vec(),
            example: self.example_of_notice(),
            rows: notices.map(|(_, it)| self.rows.notice(it)).collect(),
            choices: BTreeMap::from([(Column::Centre, self.centre_names())]),
        })
    }

    fn example_of_notice(&self) -> Option<Cells> {
        let example = self.rows.mapping.example()?;
        let closed = self.rows.told(&told!("sheet-closure-example"));
        let title = told!("sheet-title-example", example, title = closed);
        let today = self.exported.today;
        Some(Cells::from([
            (
                Column::Centre,
                Cell::Words(self.centre_names().into_iter().next()?),
            ),
            (Column::FirstDay, Cell::Day(today)),
            (
                Column::LastDay,
                Cell::Day(today.checked_add_signed(TimeDelta::days(1))?),
            ),
            (Column::Text, Cell::Words(self.rows.told(&title))),
        ]))
    }

    /// Returns the register of centres.
    fn register(&self) -> Result<Sheet, Told> {
        let centres = self.records.all(Sort::Centre);
        let centres = centres.filter(|(_, it)| is_known(it));
        let districts = self.exported.setup.content.site.districts.iter();
        Ok(Sheet {
            name: self.told(&told!("sheet-register")),
            help: self.help(&told!("sheet-register-help"))?,
            columns: self.columns(&REGISTER),
            // Every row of a register shows how a row is filled in.
            example: None,
            rows: centres
                .flat_map(|(_, it)| self.with_found(Sort::Centre, it, self.rows.centre(it)))
                .collect(),
            choices: BTreeMap::from([(
                Column::District,
                districts.map(|it| it.id.clone()).collect(),
            )]),
        })
    }

    /// Returns what can be trusted for few days or no more, all of one centre together, and first the centre
    /// with what can be trusted for the shortest time.
    fn confirmations(&self) -> Result<Sheet, Told> {
        let sorts = Sort::ALL.into_iter();
        let records = sorts.flat_map(|sort| self.records.all(sort).map(move |(_, it)| (sort, it)));
        let known = records.filter(|(_, it)| is_known(it));
        let calls = known.filter_map(|(sort, it)| self.call(sort, it));
        let calls: Vec<Call> = calls.collect();
        let mut first: BTreeMap<&str, (Option<NaiveDate>, usize)> = BTreeMap::new();
        for (number, call) in calls.iter().enumerate() {
            let earliest = first.entry(&call.centre).or_insert((call.valid, number));
            earliest.0 = earliest.0.min(call.valid);
        }
        let mut sorted: Vec<&Call> = calls.iter().collect();
        sorted.sort_by_key(|call| (first.get(&*call.centre), call.valid));
        Ok(Sheet {
            name: self.told(&told!("sheet-confirm")),
            help: self.help(&told!("sheet-confirm-help"))?,
            columns: self.columns(&CONFIRM),
            example: None,
            rows: sorted.into_iter().map(|call| call.cells.clone()).collect(),
            choices: BTreeMap::new(),
        })
    }

    /// Returns what is to be confirmed of a record, if anything is.
    fn call(&self, sort: Sort, record: &Table) -> Option<Call> {
        let Exported { setup, today, .. } = *self.exported;
        let name = name_of(record, sort);
        let end = self.end(&name, record);
        if end.is_some_and(|end| end < today) {
            return None;
        }
        let trusted = setup.trusted_until(checked(record));
        let valid = trusted.map(|trusted| end.map_or(trusted, |end| trusted.min(end)));
        let found = self.found.words(&name.written(), self.exported.language);
        let is_fresh = valid.is_some_and(|valid| valid > Setup::told_ahead(today));
        if is_fresh && found.is_none() {
            return None;
        }
        let centre = match sort {
            Sort::Centre => name.id.clone(),
            Sort::Activity => words_of(record, "centre"),
            Sort::Notice => list(record, "centres")
                .into_iter()
                .next()
                .unwrap_or_default(),
        };
        let mut centres = setup.content.centres.iter();
        let phones = centres
            .find(|it| it.id == centre)
            .map(|it| it.phones.join(", "));
        let valid_cell = match valid {
            Some(day) => Cell::Day(day),
            None => Cell::Words(self.told(&told!("sheet-undated"))),
        };
        let mut cells = Cells::from([
            (Column::Centre, Cell::Words(self.rows.centre_name(&centre))),
            (Column::Phone, Cell::Words(phones.unwrap_or_default())),
            (Column::Fact, Cell::Words(self.fact(sort, record))),
            (Column::Valid, valid_cell),
            (Column::Record, Cell::Words(name.written())),
        ]);
        cells.extend(found.map(|it| (Column::Told, Cell::Words(it))));
        cells.extend(crate::rows::confirmed(record).map(|cell| (Column::Confirmed, cell)));
        Some(Call {
            valid,
            centre,
            cells,
        })
    }

    /// Returns the last day of a record, if it has one.
    fn end(&self, name: &Name, record: &Table) -> Option<NaiveDate> {
        match name.sort {
            Sort::Centre => None,
            Sort::Notice => words_of(record, "until").parse().ok(),
            Sort::Activity => {
                let mut activities = self.exported.setup.content.activities.iter();
                let end = activities.find(|it| it.id == name.id)?.end();
                // Without an end it is later than any day that a spreadsheet knows.
                Some(end.date()).filter(|_| end != chrono::NaiveDateTime::MAX)
            }
        }
    }

    /// Returns in words what is to be confirmed.
    fn fact(&self, sort: Sort, record: &Table) -> String {
        let rows = match sort {
            Sort::Centre => self.rows.centre(record),
            Sort::Activity => self.rows.activity(record),
            Sort::Notice => vec![self.rows.notice(record)],
        };
        let in_words = |cells: &Cells, columns: &[Column]| {
            let cells = columns.iter().filter_map(|column| cells.get(column));
            cells.map(shown).collect::<Vec<String>>().join(", ")
        };
        let first = rows.first().cloned().unwrap_or_default();
        match sort {
            Sort::Centre => {
                let name = in_words(&first, &[Column::Name]);
                let places = rows
                    .iter()
                    .map(|it| in_words(it, &[Column::Street, Column::Postcode]));
                let what: Vec<String> = std::iter::once(name).chain(places).collect();
                self.told(&told!("sheet-contact-centre", what = what.join("; ")))
            }
            Sort::Activity => {
                let title = in_words(&first, &[Column::Title]);
                let when = [
                    Column::Day,
                    Column::From,
                    Column::To,
                    Column::Note,
                    Column::Limits,
                ];
                let times = rows.iter().map(|it| in_words(it, &when));
                let times = times.filter(|words| !words.is_empty());
                let parts: Vec<String> = std::iter::once(title).chain(times).collect();
                parts.join("; ")
            }
            Sort::Notice => in_words(&first, &[Column::Text, Column::FirstDay, Column::LastDay]),
        }
    }

    /// Returns the columns of a sheet, with one more for what visitors have found wrong if there is anything.
    fn columns(&self, columns: &[Column]) -> Vec<Column> {
        let told = |column: &Column| {
            let is_before = *column == Column::Confirmed && !self.found.is_empty();
            is_before.then_some(Column::Told)
        };
        let columns = columns
            .iter()
            .flat_map(|it| told(it).into_iter().chain([*it]));
        columns.collect()
    }

    /// Returns the rows of a record, with what visitors have found wrong in the first of them.
    fn with_found(&self, sort: Sort, record: &Table, mut rows: Vec<Cells>) -> Vec<Cells> {
        let name = name_of(record, sort).written();
        let found = self.found.words(&name, self.exported.language);
        if let Some((row, found)) = rows.first_mut().zip(found) {
            row.insert(Column::Told, Cell::Words(found));
        }
        rows
    }

    /// Returns what to do with a sheet.
    fn help(&self, told: &Told) -> Result<String, Told> {
        let confirmed = self.rows.mapping.heading(Column::Confirmed)?;
        let confirmed = self.told(&told!("sheet-confirmed-help", confirmed));
        Ok(format!("{} {confirmed}", self.told(told)))
    }

    fn centre_names(&self) -> Vec<String> {
        let centres = self.exported.setup.content.centres.iter();
        let names = centres.map(|centre| self.rows.centre_name(&centre.id));
        names.collect()
    }

    fn told(&self, told: &Told) -> String {
        told.in_language(self.exported.language)
    }
}

/// Returns what people see in a cell.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => words.clone(),
        Cell::Day(day) => date(*day),
        Cell::Time(time) => words(&cas_table::Value::Time(*time)),
    }
}
