//! The table of requests, the oldest first.

use std::collections::BTreeMap;

use cas_book::{Key, Query, Row, Rows, State};
use cas_setup::told;
use cas_setup::told::Told;
use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::frame::{Says, name, outside, page, told_how, told_state};
use super::scrolled::scrolled;
use crate::asked::{Answer, Fields};
use crate::desk::{Desk, DeskFault};
use crate::guard::Clerk;

/// The most requests on a page of the table.
const ROWS: usize = 100;
/// The states of what somebody has to do something about.
const TO_DO: [State; 4] = [State::New, State::NoAnswer, State::Called, State::Arranged];
/// The word for all states.
const ALL: &str = "all";

/// Answers with the table.
///
/// # Errors
/// The book cannot be read.
pub(crate) fn answer(
    desk: &Desk,
    fields: &Fields,
    says: &Says<'_>,
    clerk: &Clerk,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    let query = query(fields, says);
    let rows = desk.read(|book| book.rows(&query))?;
    // Whoever calls says their name, and of several they must be told apart. On a full disk nobody could note down who
    // has seen that.
    let has_names = query.search.is_some() && !rows.rows.is_empty() && {
        let ids = rows.rows.iter().map(|it| &*it.id);
        let noted = desk.write(|book| book.saw_all(ids, &clerk.session.user, now));
        noted.is_ok()
    };
    let due = Query {
        due: Some(says.today()),
        ..Query::default()
    };
    let due: u64 = desk.read(|book| book.counts(&due))?.values().sum();
    let counts = desk.read(|book| book.counts(&query))?;
    let heading = says.say(heading(fields, &query));
    let content = html! {
        (states(fields, &counts, says))
        @if due > 0 {
            p { a href="/?state=all&due=1" { (says.say(told!("desk-due-today", count = due))) } }
        }
        (gone(desk, &query, says)?)
        (table(&query, &rows, has_names, says))
        p class="side not-printed" {
            @if query.after.is_some() {
                a href=(with(fields, None)) { (says.say(told!("desk-first"))) }
            }
            @if let Some(next) = &rows.next {
                a href=(with(fields, Some(next))) { (says.say(told!("desk-next"))) }
            }
        }
        p class="not-printed" {
            a href={ "/requests.csv" (with(fields, None).trim_start_matches('/')) } { (says.say(told!("desk-table"))) }
        }
    };
    Ok(page(200, says, &heading, &content))
}

fn heading(fields: &Fields, query: &Query) -> Told {
    match (query.states.as_slice(), query.due) {
        _ if query.search.is_some() => told!("desk-found"),
        (_, Some(_)) => told!("desk-due-list"),
        ([], _) => told!("desk-all-requests"),
        ([state], _) if fields.get("state").is_some() => {
            told!("desk-requests-so", state = told_state(*state))
        }
        _ => told!("desk-open-requests"),
    }
}

/// Tells what has become of a request of which only the number is left, to whoever rings with a slip in the hand.
fn gone(desk: &Desk, query: &Query, says: &Says<'_>) -> Result<Markup, DeskFault> {
    let gone = match &query.search {
        Some(search) => desk.read(|book| book.forgotten(search))?,
        None => Vec::new(),
    };
    Ok(html! {
        @for it in gone {
            p {
                (says.say(told!(
                    "desk-gone",
                    reference = it.reference,
                    day = says.day(it.sent_at.with_timezone(&says.zone()).date_naive()),
                    state = it.how.map_or_else(|| told!("desk-state-closed-any"), told_how),
                )))
            }
        }
    })
}

/// Reads which requests are wanted. What cannot be read is not asked for.
pub(crate) fn query(fields: &Fields, says: &Says<'_>) -> Query {
    let word = fields.get("state");
    let states = match State::ALL.into_iter().find(|it| Some(it.word()) == word) {
        Some(state) => vec![state],
        None if word == Some(ALL) => Vec::new(),
        None => TO_DO.to_vec(),
    };
    let sent_at = fields.get("after").and_then(|it| it.parse().ok());
    let sent_at = sent_at.and_then(|it| DateTime::<Utc>::from_timestamp(it, 0));
    let after = sent_at.zip(fields.get("id"));
    Query {
        states,
        search: fields.get("search").map(str::to_owned),
        service: fields.get("service").map(str::to_owned),
        due: fields.get("due").map(|_| says.today()),
        after: after.map(|(sent_at, id)| Key {
            sent_at,
            id: id.to_owned(),
        }),
        most: ROWS,
    }
}

/// Returns the address of the same table from another place on.
fn with(fields: &Fields, after: Option<&Key>) -> String {
    let mut address = form_urlencoded::Serializer::for_suffix("/?".to_owned(), 2);
    for name in ["state", "search", "service", "due"] {
        if let Some(words) = fields.get(name) {
            address.append_pair(name, words);
        }
    }
    if let Some(key) = after {
        address.append_pair("after", &key.sent_at.timestamp().to_string());
        address.append_pair("id", &key.id);
    }
    address.finish()
}

/// Returns the ways to the requests in one state, with how many they are.
fn states(fields: &Fields, counts: &BTreeMap<State, u64>, says: &Says<'_>) -> Markup {
    let search = fields.get("search");
    let address = |state: State| {
        let mut address = form_urlencoded::Serializer::for_suffix("/?".to_owned(), 2);
        address.append_pair("state", state.word());
        if let Some(words) = search {
            address.append_pair("search", words);
        }
        address.finish()
    };
    let is_here = |state: State| fields.get("state") == Some(state.word());
    html! {
        nav aria-label=(says.say(told!("desk-states"))) {
            ul {
                @for (state, count) in counts {
                    li {
                        a href=(address(*state)) aria-current=[is_here(*state).then_some("page")] {
                            (says.say(told_state(*state))) ": " (count)
                        }
                    }
                }
            }
        }
    }
}

fn table(query: &Query, rows: &Rows, has_names: bool, says: &Says<'_>) -> Markup {
    if rows.rows.is_empty() {
        let words = if query.search.is_some() {
            told!("desk-none")
        } else {
            told!("desk-none-so")
        };
        return html! { p role="status" { (says.say(words)) } };
    }
    let whole = html! {
        thead {
            tr {
                th scope="col" { (says.say(told!("desk-reference"))) }
                @if has_names { th scope="col" { (says.say(told!("desk-who"))) } }
                th scope="col" { (says.say(told!("desk-age"))) }
                th scope="col" { (says.say(told!("desk-service"))) }
                th scope="col" { (says.say(told!("desk-place"))) }
                th scope="col" { (says.say(told!("desk-language-short"))) }
                th scope="col" { (says.say(told!("desk-call-at"))) }
                th scope="col" { (says.say(told!("desk-state"))) }
            }
        }
        tbody {
            @for row in &rows.rows { (in_row(row, has_names, says)) }
        }
    };
    scrolled(says, "table", &says.say(told!("desk-caption")), &whole)
}

fn in_row(row: &Row, has_names: bool, says: &Says<'_>) -> Markup {
    let is_late = says.is_late(row.sent_at, &row.standing);
    html! {
        tr {
            th scope="row" { a href={ "/request/" (row.id) } { (row.reference) } }
            @if has_names { td { (name(says, row.name.as_deref().unwrap_or_default(), &row.language)) } }
            td class=[is_late.then_some("late")] {
                (says.age(row.sent_at))
                // Colour alone says nothing to whoever cannot see it (WCAG 2.2, 1.4.1).
                @if is_late { " – " (says.say(told!("desk-late"))) }
            }
            td { (outside(&says.names(&row.service).service(&row.service))) }
            td { (outside(&row.place)) }
            td { (outside(&says.language_name(&row.language))) }
            td { @if let Some(word) = &row.call_at { (says.call_at(word)) } }
            td {
                (says.standing(&row.standing))
                @if let Some(handed) = row.handed.as_ref().filter(|it| it.delivered_at.is_none()) {
                    br; (says.say(told!("desk-handed-not-yet")))
                    @if says.is_stuck(handed) { " – " strong { (says.say(told!("desk-late-there"))) } }
                }
                @if row.reminds.is_some() { br; (reminds(says, told!("desk-reminds"), &row.service, &row.chosen)) }
                @for it in &row.reminders {
                    br; strong { (reminds(says, told!("desk-has-reminders"), &it.service, &it.chosen)) }
                }
                @if let Some(day) = row.remind_on { br; (says.say(told!("desk-due", day = says.day(day)))) }
            }
        }
    }
}

/// Returns that a request reminds of another, and what was chosen in it: whether help is still wanted is one of that.
fn reminds(says: &Says<'_>, that: Told, service: &str, chosen: &[(String, String)]) -> Markup {
    let names = says.names(service);
    html! {
        (says.say(that))
        @for (question, id) in chosen { " – " (outside(&names.option(question, id))) }
    }
}
