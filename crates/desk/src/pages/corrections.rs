//! What visitors have found wrong, for whoever corrects it: what most visitors have told comes first.

use std::cmp::Reverse;
use std::path::Path;

use cas_count::{Card, CardKind, Reason};
use cas_setup::content::Content;
use cas_setup::content::centre::Centre;
use cas_setup::told;
use cas_setup::told::Told;
use maud::{Markup, html};

use super::frame::{Says, outside, page};
use super::scrolled::scrolled;
use crate::asked::Answer;
use crate::found::{self, Folder, Wrong, is_known};

/// The most cards on the page.
const ROWS_MAX: usize = 500;
/// The most files that cannot be used and are told one by one.
const FAULTS_MAX: usize = 20;

/// Answers with the page.
pub(crate) fn answer(folder: &Path, says: &Says<'_>) -> Answer {
    let folder = found::read(folder, says.setup());
    let content = html! {
        p { (says.say(told!("desk-corrections-help"))) }
        (amiss(&folder, says))
        (table(&folder, says))
        @if folder.sums.has_left_out { p { (says.say(told!("export-sensitive-cards"))) } }
        @if !folder.sums.cards.is_empty() { p { (says.say(told!("desk-corrections-after"))) } }
    };
    page(200, says, &says.say(told!("desk-corrections")), &content)
}

/// Tells what could not be read.
fn amiss(folder: &Folder, says: &Says<'_>) -> Markup {
    let more = folder.faults.len().saturating_sub(FAULTS_MAX);
    html! {
        @if !folder.faults.is_empty() || folder.is_cut {
            div class="told" {
                p { strong { (says.say(told!("desk-corrections-unread"))) } }
                ul {
                    @for fault in folder.faults.iter().take(FAULTS_MAX) {
                        li class="words" { (outside(&says.say(fault.clone()))) }
                    }
                    @if more > 0 { li { (says.say(told!("desk-corrections-unread-more", count = more))) } }
                    @if folder.is_cut { li { (says.say(told!("desk-corrections-cut"))) } }
                }
            }
        }
    }
}

fn table(folder: &Folder, says: &Says<'_>) -> Markup {
    let mut cards: Vec<(&Card, &Wrong)> = folder.sums.cards.iter().collect();
    if cards.is_empty() {
        return html! { p role="status" { (says.say(told!("desk-corrections-none"))) } };
    }
    // Of what was told as often, the first comes from the month that is longest ago.
    cards.sort_by_key(|(_, wrong)| (Reverse(wrong.count()), wrong.months.first()));
    let more = cards.len().saturating_sub(ROWS_MAX);
    let rows = html! {
        thead {
            tr {
                th scope="col" { (says.say(told!("desk-corrections-card"))) }
                th scope="col" { (says.say(told!("desk-corrections-told"))) }
                th scope="col" { (says.say(told!("desk-corrections-months"))) }
                th scope="col" { (says.say(told!("desk-corrections-next"))) }
            }
        }
        tbody {
            @for (card, wrong) in cards.into_iter().take(ROWS_MAX) { (row(card, wrong, says)) }
        }
    };
    let caption = says.say(told!("desk-corrections-caption"));
    html! {
        (scrolled(says, "table wrapped", &caption, &rows))
        @if more > 0 { p { (says.say(told!("desk-corrections-more", count = more))) } }
    }
}

fn row(card: &Card, wrong: &Wrong, says: &Says<'_>) -> Markup {
    let months = [wrong.months.first(), wrong.months.last()];
    let mut months: Vec<String> = months
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    months.dedup();
    html! {
        tr {
            th scope="row" { (outside(&name(card, says))) }
            td { (wrong.words(says.language())) }
            td { (months.join(" – ")) }
            td { (outside(&says.say(next(card, wrong, says)))) }
        }
    }
}

/// Returns the name of a card; if the content does not have it, how it stands in the files.
fn name(card: &Card, says: &Says<'_>) -> String {
    let in_content = says.setup().and_then(|setup| {
        let content = &setup.content;
        let (id, language) = (&card.id, says.language());
        Some(match card.kind {
            CardKind::Centre => content.centres.iter().find(|it| it.id == *id)?.name.clone(),
            CardKind::Activity => {
                let centre = centre_of(card, content)?;
                format!("{}, {}", says.names("").activity(id), centre.name)
            }
            CardKind::Service => says.names(id).service(id),
            CardKind::Article => {
                let article = content.articles.iter().find(|it| it.id == *id)?;
                article.title.get(language).words
            }
        })
    });
    in_content.unwrap_or_else(|| card.to_string())
}

/// Returns what to do next: whom to ask, and where to write what is right.
fn next(card: &Card, wrong: &Wrong, says: &Says<'_>) -> Told {
    if !is_known(card, says.setup()) {
        return told!("desk-corrections-gone");
    }
    let content = says.setup().map(|it| &it.content);
    let Some(centre) = content.and_then(|it| centre_of(card, it)) else {
        return told!("desk-corrections-editor", card = card.to_string());
    };
    let sheet = if card.kind == CardKind::Centre {
        told!("sheet-register-file")
    } else {
        let plan = told!("sheet-plan-file");
        told!("desk-corrections-plan", centre = centre.id.as_str(), plan)
    };
    let (phones, centre) = (centre.phones.join(", "), centre.name.as_str());
    // Whoever answers at a wrong number may confirm anything.
    if wrong.reasons.contains_key(&Reason::Phone) {
        told!("desk-corrections-ask-otherwise", centre, phones, sheet)
    } else {
        told!("desk-corrections-ask", centre, phones, sheet)
    }
}

/// Returns the centre of a card, if it is that of a centre or of what a centre offers.
fn centre_of<'c>(card: &Card, content: &'c Content) -> Option<&'c Centre> {
    let id = match card.kind {
        CardKind::Centre => &card.id,
        CardKind::Activity => {
            &content
                .activities
                .iter()
                .find(|it| it.id == card.id)?
                .centre
        }
        CardKind::Service | CardKind::Article => return None,
    };
    content.centres.iter().find(|it| it.id == *id)
}
