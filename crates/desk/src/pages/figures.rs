//! Figures for the council: a plot of the requests of each month, and a table. Both are printed, or taken as lines.

use cas_book::{Figure, How};
use cas_count::shown::{ROUNDED_TO, SHOWN_MIN};
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::id::Id;
use chrono::NaiveDate;
use maud::{Markup, html};

use super::frame::{Says, outside, page, told_how};
use super::lines::Lines;
use super::plot::{Bar, plot};
use super::scrolled::scrolled;
use crate::asked::{Answer, Fields};
use crate::desk::{Desk, DeskFault};
use crate::figures::{BY, By, FROM, Group, Line, MONTHS_MAX, Section, Shown, TO, Wanted};

/// The places in the order of groups behind all that the content has.
const UNKNOWN: usize = usize::MAX - 1;
const WITHOUT: usize = usize::MAX;

/// What stands in place of what is not told.
const UNTOLD: &str = "–";

/// Answers with the page.
///
/// # Errors
/// The book cannot be read.
pub(crate) fn answer(desk: &Desk, fields: &Fields, says: &Says<'_>) -> Result<Answer, DeskFault> {
    let wanted = Wanted::of(fields, says.today());
    let sections = sections(desk, &wanted, says)?;
    let caption = says.say(told!(
        "desk-figures-caption",
        by = told_by(wanted.by),
        from = written(wanted.from),
        to = written(wanted.to),
        today = says.today()
    ));
    let months = sections.iter().filter(|it| it.month.is_some());
    let bars: Vec<Bar> = months
        .map(|it| Bar {
            name: says.say(told_month(it.month, says)),
            count: match it.sums.sent {
                Shown::Number(number) => Some(number),
                Shown::Few | Shown::Untold => None,
            },
            words: number(it.sums.sent),
        })
        .collect();
    let title = says.say(told!("desk-figures-plot"));
    let same = says.say(told!("desk-figures-plot-same"));
    let content = html! {
        @if wanted.is_another {
            div class="told" role="alert" tabindex="-1" autofocus {
                p { (says.say(told!("desk-figures-another"))) }
                p { (says.say(told!("desk-figures-another-help", count = i64::from(MONTHS_MAX)))) }
            }
        }
        (form(&wanted, says))
        h2 { (title) }
        (plot(&bars, &title, &same))
        (table(&sections, &caption, &wanted, says))
        (notes(says))
        p class="not-printed" {
            a href={ "/figures.csv?" (address(&wanted)) } { (says.say(told!("desk-table"))) }
        }
    };
    Ok(page(200, says, &says.say(told!("desk-figures")), &content))
}

/// Answers with the same table as lines.
///
/// # Errors
/// The book cannot be read.
pub(crate) fn lines(desk: &Desk, fields: &Fields, says: &Says<'_>) -> Result<Answer, DeskFault> {
    let wanted = Wanted::of(fields, says.today());
    let days = |which: Told| {
        let days = says.say(told!("desk-figures-days"));
        format!("{days}: {}", says.say(which))
    };
    let closed = How::ALL.map(|how| says.say(told!("desk-state-closed", how = told_how(how))));
    let heads = [
        says.say(told!("counts-month")),
        says.say(told_by(wanted.by)),
        says.say(told!("desk-title")),
        days(told!("desk-figures-median")),
        days(told!("desk-figures-nine-of-ten")),
    ];
    let other = says.say(told!("desk-state-not-ours"));
    let mut lines = Lines::new(heads.into_iter().chain(closed).chain([other]));
    for section in sections(desk, &wanted, says)? {
        let month = says.say(told_month(section.month, says));
        for line in section.lines.iter().chain([&section.sums]) {
            let head = [month.clone(), name(line, says)];
            lines.push(head.into_iter().chain(cells(line, says)));
        }
    }
    Ok(lines.answer("figures.csv"))
}

fn sections(desk: &Desk, wanted: &Wanted, says: &Says<'_>) -> Result<Vec<Section>, DeskFault> {
    let figures = desk.figures(&wanted.days())?;
    let group_of = |figure: &Figure| match wanted.by {
        By::Service => of_service(&figure.service, says),
        By::District => of_district(figure.centre.as_deref(), says),
        By::Language => of_language(&figure.language, says),
    };
    Ok(wanted.sections(figures, group_of, says.setup()))
}

fn of_service(id: &str, says: &Says<'_>) -> Group {
    let service = says.setup().and_then(|it| it.content.service(id));
    Group {
        order: service.map_or(UNKNOWN, Id::position),
        name: says.names(id).service(id),
    }
}

/// The district of the centre. Where the visitor lives, nobody knows.
fn of_district(centre: Option<&str>, says: &Says<'_>) -> Group {
    let Some(centre) = centre else {
        return Group {
            order: WITHOUT,
            name: says.say(told!("desk-figures-no-centre")),
        };
    };
    let district = says.setup().and_then(|setup| {
        let mut centres = setup.content.centres.iter();
        let centre = centres.find(|it| it.id == centre)?;
        let mut districts = setup.content.site.districts.iter().enumerate();
        districts.find(|(_, it)| it.id == centre.district)
    });
    match district {
        Some((order, district)) => Group {
            order,
            name: district.title.get(says.language()).words,
        },
        None => Group {
            order: UNKNOWN,
            name: says.say(told!("desk-figures-no-district")),
        },
    }
}

fn of_language(tag: &str, says: &Says<'_>) -> Group {
    let order = |setup: &Setup| {
        let mut languages = setup.config.languages.iter();
        languages.position(|it| it.tag() == tag)
    };
    Group {
        order: says.setup().and_then(order).unwrap_or(UNKNOWN),
        name: says.language_name(tag),
    }
}

fn form(wanted: &Wanted, says: &Says<'_>) -> Markup {
    html! {
        form method="get" action="/figures" class="side not-printed" {
            @for (name, month, label) in [
                (FROM, wanted.from, told!("desk-figures-from")),
                (TO, wanted.to, told!("desk-figures-to")),
            ] {
                div {
                    label for=(name) { (says.say(label)) }
                    // Where a browser has no field for months, they are typed.
                    input type="month" id=(name) name=(name) value=(written(month));
                }
            }
            div {
                label for=(BY) { (says.say(told!("desk-figures-by"))) }
                select id=(BY) name=(BY) {
                    @for by in By::ALL {
                        option value=(by.word()) selected[by == wanted.by] { (says.say(told_by(by))) }
                    }
                }
            }
            button { (says.say(told!("desk-figures-show"))) }
        }
    }
}

fn table(sections: &[Section], caption: &str, wanted: &Wanted, says: &Says<'_>) -> Markup {
    let rows = html! {
        thead {
            // Cells over several lines would lie over others for whoever asks what is behind their letters.
            tr {
                td colspan="3" {}
                th scope="colgroup" colspan="2" { (says.say(told!("desk-figures-days"))) }
                th scope="colgroup" colspan=(How::ALL.len()) { (says.say(told!("desk-state-closed-any"))) }
                td {}
            }
            tr {
                th scope="col" { (says.say(told!("counts-month"))) }
                th scope="col" { (says.say(told_by(wanted.by))) }
                th scope="col" { (says.say(told!("desk-title"))) }
                th scope="col" { (says.say(told!("desk-figures-median"))) }
                th scope="col" { (says.say(told!("desk-figures-nine-of-ten"))) }
                @for how in How::ALL { th scope="col" { (says.say(told_how(how))) } }
                th scope="col" { (says.say(told!("desk-state-not-ours"))) }
            }
        }
        @for section in sections {
            tbody {
                @let month = says.say(told_month(section.month, says));
                @for line in section.lines.iter().chain([&section.sums]) { (row(&month, line, says)) }
            }
        }
    };
    scrolled(says, "table wrapped figures", caption, &rows)
}

fn row(month: &str, line: &Line, says: &Says<'_>) -> Markup {
    html! {
        tr class=[line.group.is_none().then_some("sums")] {
            td class="month" { (month) }
            th scope="row" { (outside(&name(line, says))) }
            @for cell in cells(line, says) { td { (cell) } }
        }
    }
}

/// Tells by what rules all this was counted. It is always the same, so that it tells nothing of what is left out.
fn notes(says: &Says<'_>) -> Markup {
    let left_out = if says.setup().is_some() {
        told!("desk-figures-sensitive")
    } else {
        told!("desk-figures-no-content")
    };
    let notes = [
        told!("desk-figures-few", least = SHOWN_MIN, to = ROUNDED_TO),
        told!("desk-figures-untold", least = SHOWN_MIN),
        told!("desk-figures-same"),
        told!("desk-figures-sums"),
        told!("desk-figures-waiting"),
        told!("desk-figures-called", least = SHOWN_MIN),
        left_out,
    ];
    html! {
        ul {
            @for note in notes {
                li { (says.say(note)) }
            }
        }
    }
}

/// Returns the cells of a line behind its name.
fn cells(line: &Line, says: &Says<'_>) -> Vec<String> {
    let days = (0..2).map(|at| match line.half_days {
        Some(half_days) => in_days(half_days[at], says),
        None => UNTOLD.to_owned(),
    });
    std::iter::once(number(line.sent))
        .chain(days)
        .chain(line.closed.map(number))
        .chain([number(line.not_ours)])
        .collect()
}

fn in_days(half_days: i64, says: &Says<'_>) -> String {
    let whole = half_days / 2;
    if half_days % 2 == 0 {
        whole.to_string()
    } else {
        says.say(told!("desk-figures-and-a-half", whole))
    }
}

fn number(shown: Shown) -> String {
    match shown {
        Shown::Number(number) => number.to_string(),
        Shown::Few => format!("<{SHOWN_MIN}"),
        Shown::Untold => UNTOLD.to_owned(),
    }
}

fn name(line: &Line, says: &Says<'_>) -> String {
    let sums = || says.say(told!("desk-figures-total"));
    line.group.clone().unwrap_or_else(sums)
}

fn told_by(by: By) -> Told {
    match by {
        By::Service => told!("desk-service"),
        By::District => told!("desk-figures-district"),
        By::Language => told!("desk-language-short"),
    }
}

/// Returns a month in words. The running one is not over yet.
fn told_month(month: Option<NaiveDate>, says: &Says<'_>) -> Told {
    match month {
        None => told!("desk-figures-all"),
        Some(month) if written(month) == written(says.today()) => {
            told!("desk-figures-running", month = written(month))
        }
        Some(month) => told!("desk-figures-month", month = written(month)),
    }
}

fn written(month: NaiveDate) -> String {
    month.format("%Y-%m").to_string()
}

fn address(wanted: &Wanted) -> String {
    let mut address = form_urlencoded::Serializer::new(String::new());
    address.append_pair(FROM, &written(wanted.from));
    address.append_pair(TO, &written(wanted.to));
    address.append_pair(BY, wanted.by.word());
    address.finish()
}
