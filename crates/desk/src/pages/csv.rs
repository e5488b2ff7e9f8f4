//! The table of requests as lines for a spreadsheet.

use cas_book::{Query, ROWS_MAX, Row};
use cas_setup::told;
use chrono::{DateTime, Utc};

use super::frame::Says;
use super::lines::Lines;
use super::table;
use crate::asked::{Answer, Fields};
use crate::desk::{Desk, DeskFault};
use crate::guard::Clerk;

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
    let heads = [
        told!("desk-reference"),
        told!("desk-sent"),
        told!("desk-service"),
        told!("desk-place"),
        told!("desk-language-short"),
        told!("desk-call-at"),
        told!("desk-state"),
        told!("desk-who"),
        told!("desk-call-instead"),
        told!("desk-phone"),
    ];
    let mut lines = Lines::new(heads.map(|it| says.say(it)));
    loop {
        let rows = desk.read(|book| book.rows(&query))?;
        for row in &rows.rows {
            lines.push(cells(row, says));
            requests += 1;
        }
        match rows.next {
            Some(next) => query.after = Some(next),
            None => break,
        }
    }
    desk.write(|book| book.takes_out(requests, &clerk.session.user, now))?;
    Ok(lines.answer("requests.csv"))
}

fn cells(row: &Row, says: &Says<'_>) -> [String; 10] {
    [
        row.reference.clone(),
        says.sortable(row.sent_at),
        says.names(&row.service).service(&row.service),
        row.place.clone(),
        says.language_name(&row.language),
        row.call_at
            .as_ref()
            .map_or_else(String::new, |it| says.call_at(it)),
        says.standing(&row.standing),
        row.name.clone().unwrap_or_default(),
        row.call_instead.clone().unwrap_or_default(),
        row.phone.clone().unwrap_or_default(),
    ]
}
