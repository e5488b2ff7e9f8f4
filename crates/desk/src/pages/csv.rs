//! The table as lines for a spreadsheet. It begins with a byte order mark and has semicolons, as Excel in Polish wants it.

use cas_book::{Query, ROWS_MAX, Row};
use cas_setup::told;
use chrono::{DateTime, Utc};

use super::frame::Says;
use super::table;
use crate::asked::{Answer, Fields};
use crate::desk::{Desk, DeskFault};
use crate::guard::Clerk;

/// By this mark programs know UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// A cell that begins so is taken for a formula by spreadsheet programs, which may then do anything.
const FORMULA_BEGINS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Answers with all requests that the table has on all its pages, and notes down who has taken them.
///
/// # Errors
/// The book failed.
pub(crate) fn answer(
    desk: &Desk,
    fields: &Fields,
    says: &Says<'_>,
    clerk: &Clerk,
    now: DateTime<Utc>,
) -> Result<Answer, DeskFault> {
    let mut requests = 0;
    let mut query = Query {
        most: ROWS_MAX,
        after: None,
        ..table::query(fields, says)
    };
    let mut body = String::from(BYTE_ORDER_MARK);
    let heads = [
        told!("desk-reference"),
        told!("desk-sent"),
        told!("desk-service"),
        told!("desk-place"),
        told!("desk-language-short"),
        told!("desk-call-at"),
        told!("desk-state"),
        told!("desk-who"),
        told!("desk-phone"),
    ];
    push(&mut body, heads.map(|it| says.say(it)));
    loop {
        let rows = desk.read(|book| book.rows(&query))?;
        for row in &rows.rows {
            push(&mut body, cells(row, says));
            requests += 1;
        }
        match rows.next {
            Some(next) => query.after = Some(next),
            None => break,
        }
    }
    desk.write(|book| book.takes_out(requests, &clerk.session.user, now))?;
    let disposition = "attachment; filename=\"requests.csv\"".to_owned();
    Ok(Answer {
        kind: "text/csv; charset=utf-8",
        headers: vec![("content-disposition", disposition)],
        ..Answer::page(200, body)
    })
}

fn cells(row: &Row, says: &Says<'_>) -> [String; 9] {
    [
        row.reference.clone(),
        says.time(row.sent_at),
        says.names(&row.service).service(&row.service),
        row.place.clone(),
        row.language.clone(),
        row.call_at
            .as_ref()
            .map_or_else(String::new, |it| says.call_at(it)),
        says.standing(&row.standing),
        row.name.clone().unwrap_or_default(),
        row.phone.clone().unwrap_or_default(),
    ]
}

fn push(body: &mut String, cells: [String; 9]) {
    let cells = cells.map(|words| {
        let guard = if words.starts_with(FORMULA_BEGINS) {
            "'"
        } else {
            ""
        };
        format!("\"{guard}{}\"", words.replace('"', "\"\""))
    });
    body.push_str(&cells.join(";"));
    body.push_str("\r\n");
}
