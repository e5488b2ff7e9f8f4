//! Activities and notices as they are written into files of their own, which nobody edits.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use chrono::{NaiveDate, NaiveTime};
use toml::{Table, Value};

use super::mapping::{Other, key};

/// The length to which an id is cut. With a number behind it, it is as long as the content allows.
const ID_BYTES: usize = 60;

/// An activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Activity {
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) centre: String,
    pub(crate) meets: Meets,
    pub(crate) sign_up: Option<bool>,
    pub(crate) cost: Option<String>,
    /// What else one should know.
    pub(crate) note: Option<String>,
    /// The day from which it is, if it is kept from an earlier file.
    pub(crate) checked: Option<NaiveDate>,
}

/// When it meets, in the words of the content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meets {
    pub(crate) weekly: Vec<Weekly>,
    pub(crate) monthly: Vec<String>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) not_on: Vec<NaiveDate>,
    pub(crate) also_on: Vec<String>,
}

/// Once in one or more weeks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Weekly {
    /// The day and the hours: `Tue 10:00–11:30`.
    pub(crate) at: String,
    /// The number of weeks and the first day, if it is not every week.
    pub(crate) every: Option<(u8, NaiveDate)>,
}

/// A notice, or a closure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) from: NaiveDate,
    pub(crate) until: NaiveDate,
    pub(crate) is_closure: bool,
    pub(crate) centre: String,
    /// The day from which it is, if it is kept from an earlier file.
    pub(crate) checked: Option<NaiveDate>,
}

impl Notice {
    /// True if visitors are told the same.
    pub(crate) fn tells_the_same(&self, other: &Self) -> bool {
        let told = |it: &Self| Self {
            checked: None,
            ..it.clone()
        };
        // Most differ in their words, and need no copies.
        self.text == other.text && told(self) == told(other)
    }
}

impl Activity {
    /// Returns by what it is the same activity, whatever else is told of it.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.centre, key(&self.title))
    }

    /// True if visitors are told the same.
    pub(crate) fn tells_the_same(&self, other: &Self) -> bool {
        let told = |it: &Self| Self {
            checked: None,
            ..it.clone()
        };
        // Most differ in their words, and need no copies.
        self.title == other.title && told(self) == told(other)
    }
}

/// Where the records of a file are from.
#[derive(Clone, Debug)]
pub(crate) struct Origin<'o> {
    /// The beginning of the ids: the name of the file.
    pub(crate) stem: &'o str,
    /// The name of the file.
    pub(crate) file: &'o str,
    /// The first language of the content.
    pub(crate) language: &'o str,
    pub(crate) checked: NaiveDate,
    pub(crate) source: &'o str,
}

/// Returns the file of these activities.
pub(crate) fn activities(origin: &Origin<'_>, activities: &[Activity]) -> String {
    with_activities(heading(origin), origin, activities)
}

/// Returns a file with these activities behind those that it has.
pub(crate) fn with_activities(
    mut text: String,
    origin: &Origin<'_>,
    activities: &[Activity],
) -> String {
    let mut taken = taken(&text, "activity");
    for activity in activities {
        let _ = writeln!(text, "\n[[activity]]");
        let _ = writeln!(
            text,
            "id = {}",
            quoted(&taken.free(origin, &activity.title))
        );
        let _ = writeln!(text, "kind = {}", quoted(&activity.kind));
        let _ = writeln!(text, "centre = {}", quoted(&activity.centre));
        let title = quoted(&activity.title);
        let _ = writeln!(text, "title = {{ {} = {title} }}", origin.language);
        write_meets(&mut text, &activity.meets);
        if let Some(sign_up) = activity.sign_up {
            let _ = writeln!(text, "sign_up = {sign_up}");
        }
        if let Some(cost) = &activity.cost {
            let _ = writeln!(text, "cost = {{ {} = {} }}", origin.language, quoted(cost));
        }
        if let Some(note) = &activity.note {
            let _ = writeln!(text, "note = {{ {} = {} }}", origin.language, quoted(note));
        }
        write_provenance(&mut text, origin, activity.checked);
    }
    text
}

/// Returns the file of a kind.
pub(crate) fn kind(other: &Other) -> String {
    let titles = other.title.iter();
    let titles: Vec<String> = titles
        .map(|(tag, words)| format!("{tag} = {}", quoted(words)))
        .collect();
    format!(
        "# Made of import.toml by `cas-office import`: a kind that an activity needed.\n\n\
         [[kind]]\nid = {}\ntitle = {{ {} }}\n",
        quoted(&other.id),
        titles.join(", ")
    )
}

/// Returns the file of these notices.
pub(crate) fn notices(origin: &Origin<'_>, notices: &[Notice]) -> String {
    with_notices(heading(origin), origin, notices)
}

/// Returns a file with these notices behind those that it has.
pub(crate) fn with_notices(mut text: String, origin: &Origin<'_>, notices: &[Notice]) -> String {
    let mut taken = taken(&text, "notice");
    for notice in notices {
        let words = format!("{} {}", notice.from, notice.text);
        let _ = writeln!(text, "\n[[notice]]");
        let _ = writeln!(text, "id = {}", quoted(&taken.free(origin, &words)));
        let _ = writeln!(
            text,
            "text = {{ {} = {} }}",
            origin.language,
            quoted(&notice.text)
        );
        let _ = writeln!(text, "from = {}\nuntil = {}", notice.from, notice.until);
        if notice.is_closure {
            let _ = writeln!(text, "closed = true");
        }
        let _ = writeln!(text, "centres = [{}]", quoted(&notice.centre));
        write_provenance(&mut text, origin, notice.checked);
    }
    text
}

/// Returns the first lines of a file.
pub(crate) fn heading(origin: &Origin<'_>) -> String {
    let file = origin.file.replace(char::is_control, " ");
    format!(
        "# Made of {file} by `cas-office import`. Please change that file and not this one: the next\n\
         # import writes this one anew.\n"
    )
}

fn write_meets(text: &mut String, meets: &Meets) {
    let weekly = meets.weekly.iter().map(|weekly| match weekly.every {
        None => quoted(&weekly.at),
        Some((weeks, starting)) => {
            let at = quoted(&weekly.at);
            format!("{{ at = {at}, every = {weeks}, starting = {starting} }}")
        }
    });
    write_list(text, "weekly", weekly);
    write_list(text, "monthly", meets.monthly.iter().map(|it| quoted(it)));
    if let Some(from) = meets.from {
        let _ = writeln!(text, "from = {from}");
    }
    if let Some(until) = meets.until {
        let _ = writeln!(text, "until = {until}");
    }
    write_list(
        text,
        "not_on",
        meets.not_on.iter().map(NaiveDate::to_string),
    );
    write_list(text, "also_on", meets.also_on.iter().map(|it| quoted(it)));
}

fn write_list(text: &mut String, key: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if !items.is_empty() {
        let _ = writeln!(text, "{key} = [{}]", items.join(", "));
    }
}

fn write_provenance(text: &mut String, origin: &Origin<'_>, checked: Option<NaiveDate>) {
    let source = quoted(origin.source);
    let checked = checked.unwrap_or(origin.checked);
    let _ = writeln!(text, "checked = {checked}\nsource = {source}");
}

/// Returns words as TOML writes them in one line.
fn quoted(words: &str) -> String {
    Value::String(words.replace(char::is_control, " ")).to_string()
}

/// The ids of a file that are taken, and how often each was wanted.
struct Taken {
    ids: HashSet<String>,
    wanted: HashMap<String, u32>,
}

impl Taken {
    /// Returns an id that no other record of the file has.
    fn free(&mut self, origin: &Origin<'_>, words: &str) -> String {
        let id = slug(&format!("{} {words}", origin.stem));
        // ASCII is cut at any byte.
        let id = id[..id.len().min(ID_BYTES)].trim_end_matches('-');
        let wanted = self.wanted.entry(id.to_owned()).or_default();
        loop {
            *wanted += 1;
            let free = match *wanted {
                1 => id.to_owned(),
                number => format!("{id}-{number}"),
            };
            if self.ids.insert(free.clone()) {
                return free;
            }
        }
    }
}

/// Returns words as an id: small letters without accents, numbers and dashes.
pub(crate) fn slug(words: &str) -> String {
    let folded = cas_search::fold(words);
    let parts = folded.split(|it: char| !it.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// Returns the activities of a file that was written before.
pub(crate) fn activities_of(text: &str) -> Vec<Activity> {
    let records = records(text, "activity");
    records.iter().filter_map(activity_of).collect()
}

/// Returns the notices of a file that was written before.
pub(crate) fn notices_of(text: &str) -> Vec<Notice> {
    let records = records(text, "notice");
    records.iter().filter_map(notice_of).collect()
}

/// Returns the ids that a file has.
fn taken(text: &str, key: &str) -> Taken {
    let records = records(text, key);
    let ids = records.iter().filter_map(|it| it.get("id")?.as_str());
    Taken {
        ids: ids.map(str::to_owned).collect(),
        wanted: HashMap::new(),
    }
}

fn records(text: &str, key: &str) -> Vec<Table> {
    let mut table: Table = text.parse().unwrap_or_default();
    let Some(Value::Array(records)) = table.remove(key) else {
        return Vec::new();
    };
    let records = records.into_iter().filter_map(|record| match record {
        Value::Table(record) => Some(record),
        _ => None,
    });
    records.collect()
}

fn notice_of(record: &Table) -> Option<Notice> {
    let centres = record.get("centres")?.as_array()?;
    let closed = record.get("closed").and_then(Value::as_bool);
    Some(Notice {
        text: localized(record, "text")?,
        from: record.get("from").and_then(day)?,
        until: record.get("until").and_then(day)?,
        is_closure: closed.unwrap_or_default(),
        centre: centres.first()?.as_str()?.to_owned(),
        checked: record.get("checked").and_then(day),
    })
}

/// Returns the words of the first language.
fn localized(record: &Table, key: &str) -> Option<String> {
    let texts = record.get(key)?.as_table()?;
    texts.values().next()?.as_str().map(str::to_owned)
}

fn activity_of(record: &Table) -> Option<Activity> {
    let words = |key: &str| record.get(key)?.as_str().map(str::to_owned);
    let list = |key: &str| {
        let items = record.get(key).and_then(Value::as_array);
        items.cloned().unwrap_or_default()
    };
    let all_words = |key: &str| {
        list(key)
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let weekly = list("weekly");
    let weekly = weekly.iter().filter_map(|item| match item {
        Value::String(at) => Some(Weekly {
            at: at.clone(),
            every: None,
        }),
        item => Some(Weekly {
            at: item.get("at")?.as_str()?.to_owned(),
            every: Some((
                u8::try_from(item.get("every")?.as_integer()?).ok()?,
                day(item.get("starting")?)?,
            )),
        }),
    });
    Some(Activity {
        title: localized(record, "title")?,
        kind: words("kind")?,
        centre: words("centre")?,
        meets: Meets {
            weekly: weekly.collect(),
            monthly: all_words("monthly"),
            from: record.get("from").and_then(day),
            until: record.get("until").and_then(day),
            not_on: list("not_on").iter().filter_map(day).collect(),
            also_on: all_words("also_on"),
        },
        sign_up: record.get("sign_up").and_then(Value::as_bool),
        cost: localized(record, "cost"),
        note: localized(record, "note"),
        checked: record.get("checked").and_then(day),
    })
}

fn day(value: &Value) -> Option<NaiveDate> {
    value.as_datetime()?.to_string().parse().ok()
}

/// Returns hours as the content writes them: `10:00–11:30`.
pub(crate) fn hours(from: NaiveTime, to: NaiveTime) -> String {
    format!("{}–{}", from.format("%H:%M"), to.format("%H:%M"))
}
