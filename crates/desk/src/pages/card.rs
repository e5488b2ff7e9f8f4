//! The card of a request: whom to call, in the largest letters, what to tell of it, and everything else.

use cas_book::{Card, Near, Note, Step, Trace, Turn};
use cas_request::request::{Answered, Given, HelpedBy, Phone, Request};
use cas_setup::told;
use cas_setup::told::Told;
use maud::{Markup, html};

use super::frame::{Says, outside, time_of, titled, told_how, typed};
use crate::asked::{Answer, Fields};
use crate::change::{DEED, deeds, others};

/// The field of a note, and where it is on the page.
const NOTE: &str = "note";

/// What was tried before the card is shown again.
#[derive(Default)]
pub(crate) struct Tried {
    /// The word of what was kept.
    pub(crate) kept: Option<String>,
    /// Why nothing was changed.
    pub(crate) why: Option<Told>,
    /// The note that was not kept.
    pub(crate) note: Option<String>,
}

impl Tried {
    /// Reads from the address what was kept.
    pub(crate) fn of(query: &Fields) -> Self {
        Self {
            kept: query.get("kept").map(str::to_owned),
            ..Self::default()
        }
    }

    fn what_was_kept(&self) -> Option<Told> {
        let what = self.kept.as_deref().and_then(deed)?;
        Some(told!("desk-kept", what))
    }
}

/// Answers with the card.
pub(crate) fn answer(status: u16, card: &Card, says: &Says<'_>, tried: &Tried) -> Answer {
    let request = &card.request;
    let reference = request.reference.as_str();
    let heading = says.say(told!("desk-request", reference));
    let content = html! {
        (what_was_tried(says, tried))
        (whom_to_call(request, says))
        p {
            strong { (says.say(told!("desk-state"))) ": " (says.standing(&card.standing)) }
            @if let Some(office) = &card.handed_to { " – " (outside(&says.office(office))) }
            @if let Some(day) = card.remind_on { br; (says.say(told!("desk-due", day))) }
        }
        (near(card, says))
        (what_now(card, says))
        (notes(card, says, tried))
        (document(request, says))
        (history(card, says))
    };
    let title = match (&tried.why, tried.what_was_kept()) {
        (Some(_), _) => format!("{} – {heading}", says.say(told!("desk-not-kept"))),
        (None, Some(kept)) => format!("{} – {heading}", says.say(kept)),
        (None, None) => heading.clone(),
    };
    titled(status, says, &title, &heading, &content)
}

/// What was kept or not has the focus. A screen reader need not tell of what is on a page from the start, whatever its
/// role, but it tells where the focus is.
fn what_was_tried(says: &Says<'_>, tried: &Tried) -> Markup {
    html! {
        @if let Some(why) = &tried.why {
            div class="told" role="alert" tabindex="-1" autofocus {
                p { strong { (says.say(why.clone())) } }
                @if tried.note.is_some() {
                    p { a href={ "#" (NOTE) } { (says.say(told!("desk-stale-note"))) } }
                }
            }
        } @else if let Some(kept) = tried.what_was_kept() {
            p class="told" role="status" tabindex="-1" autofocus { (says.say(kept)) }
        }
    }
}

fn whom_to_call(request: &Request, says: &Says<'_>) -> Markup {
    let given = request.answers.iter().filter_map(|it| match &it.answer {
        Given::Name { text } => Some(text.as_str()),
        _ => None,
    });
    let who: Vec<&str> = given.collect();
    let phones = request.answers.iter().filter_map(|it| match &it.answer {
        Given::Phone(phone) => Some(phone),
        _ => None,
    });
    let phones: Vec<&Phone> = phones.collect();
    let names = says.names(&request.service);
    html! {
        dl {
            dt { (says.say(told!("desk-service"))) }
            dd { (outside(&names.service(&request.service))) }
            @for it in request.answers.iter().filter(|it| matches!(it.answer, Given::PartOfDay { .. })) {
                dt { (says.say(told!("desk-call-at"))) }
                dd { (names.answer(it)) }
            }
            @if let Some(other) = &request.call_instead {
                dt { (says.say(told!("desk-call-instead"))) }
                dd { (typed(&other.name, &request.language)) br; (phone(&other.phone, says)) }
            }
            dt { (says.say(told!("desk-who"))) }
            dd {
                @if who.is_empty() { (says.say(told!("desk-no-name"))) }
                @for name in who { (typed(name, &request.language)) br; }
            }
            @if request.call_instead.is_none() {
                dt { (says.say(told!("desk-phone"))) }
                dd {
                    @if phones.is_empty() { (says.say(told!("desk-no-phone"))) }
                    @for number in phones { (phone(number, says)) }
                }
            }
            dt { (says.say(told!("desk-speaks"))) }
            dd { (typed(&says.language_name(&request.language), &request.language)) }
        }
    }
}

/// A number that a telephone program can dial (RFC 3966), in groups for whoever dials it by hand.
fn phone(phone: &Phone, says: &Says<'_>) -> Markup {
    let rule = says.setup().map(|it| &it.content.site.phone_rule);
    let read = rule.map_or_else(|| phone.typed.clone(), |rule| rule.grouped(&phone.typed));
    let extension = phone.extension.as_ref();
    let dialled = extension.map_or_else(String::new, |it| format!(";ext={it}"));
    html! {
        a class="phone" href={ "tel:" (phone.e164) (dialled) } { (outside(&read)) }
    }
}

/// What the request has to do with others: those that remind of it, and the one that it reminds of.
fn near(card: &Card, says: &Says<'_>) -> Markup {
    let listed = |near: &[Near]| {
        html! {
            ul {
                @for it in near {
                    li {
                        @if let Some(standing) = &it.standing {
                            a href={ "/request/" (it.id) } { (it.reference) }
                            " – " (time_of(says, it.sent_at)) " – " (says.standing(standing))
                            // Of a reminder this is whether help is still wanted.
                            @for (question, id) in &it.chosen {
                                " – " strong { (outside(&says.names(&it.service).option(question, id))) }
                            }
                        } @else {
                            (it.reference) " – " (time_of(says, it.sent_at)) " – "
                            (says.say(told!("desk-forgotten")))
                        }
                    }
                }
            }
        }
    };
    html! {
        @if !card.reminders.is_empty() {
            h2 { (says.say(told!("desk-reminders"))) }
            (listed(&card.reminders))
        }
        @if let Some(reference) = &card.request.reminds {
            h2 { (says.say(told!("desk-earlier"))) }
            @if card.earlier.is_empty() {
                p { (outside(&says.say(told!("desk-earlier-none", reference)))) }
            } @else {
                (listed(&card.earlier))
            }
        }
    }
}

/// The forms, each with one thing to tell, in the order in which a call goes.
fn what_now(card: &Card, says: &Says<'_>) -> Markup {
    html! {
        section class="not-printed" {
            h2 { (says.say(told!("desk-what-now"))) }
            @for deed in deeds(card.standing.state, says.hands_over) { (form(card, says, deed)) }
            (form(card, says, "remind"))
            @if card.remind_on.is_some() { (form(card, says, "remind-no-more")) }
        }
    }
}

fn form(card: &Card, says: &Says<'_>, word: &str) -> Markup {
    let label = deed(word).map(|it| says.say(it)).unwrap_or_default();
    html! {
        form method="post" action={ "/request/" (card.request.id) } class="side" {
            (says.secret())
            input type="hidden" name="version" value=(card.version);
            @match word {
                "arranged" => (day(says, "arranged-day", told!("desk-arranged-day"), false)),
                "remind" => (day(says, "remind-day", told!("desk-remind-day"), true)),
                "closed" => (how(says)),
                "not-ours" => (office(card, says)),
                _ => {}
            }
            button name=(DEED) value=(word) { (label) }
        }
    }
}

fn day(says: &Says<'_>, id: &str, label: Told, is_required: bool) -> Markup {
    html! {
        div {
            label for=(id) { (says.say(label)) }
            input type="date" id=(id) name="day" required[is_required];
        }
    }
}

fn how(says: &Says<'_>) -> Markup {
    html! {
        div {
            label for="how" { (says.say(told!("desk-how"))) }
            select id="how" name="how" {
                @for it in cas_book::How::ALL {
                    option value=(it.word()) { (says.say(told_how(it))) }
                }
            }
        }
    }
}

/// All offices but the one that has it.
fn office(card: &Card, says: &Says<'_>) -> Markup {
    let others = others(says.setup(), &card.request.office);
    html! {
        div {
            label for="office" { (says.say(told!("desk-which-office"))) }
            select id="office" name="office" {
                @for it in others { option value=(it.id) { (it.name.get(says.language()).words) } }
            }
        }
    }
}

fn notes(card: &Card, says: &Says<'_>, tried: &Tried) -> Markup {
    let written = |note: &Note| {
        html! {
            li {
                (time_of(says, note.at)) ", " (note.who) ": "
                span class="words" { (outside(&note.text)) }
            }
        }
    };
    html! {
        h2 { (says.say(told!("desk-notes"))) }
        @if !card.notes.is_empty() {
            ul { @for note in &card.notes { (written(note)) } }
        }
        form method="post" action={ "/request/" (card.request.id) } {
            (says.secret())
            input type="hidden" name="version" value=(card.version);
            label for=(NOTE) { (says.say(told!("desk-note"))) }
            textarea id=(NOTE) name=(NOTE) { (tried.note.as_deref().unwrap_or_default()) }
            div { button name=(DEED) value="note" { (says.say(told!("desk-do-note"))) } }
        }
    }
}

/// Everything that the document says.
fn document(request: &Request, says: &Says<'_>) -> Markup {
    let names = says.names(&request.service);
    let (number, place) = (i64::from(request.kiosk.number), &request.kiosk.place);
    let fact = |label: Told, words: &str| {
        html! { dt { (says.say(label)) } dd { (outside(words)) } }
    };
    html! {
        h2 { (says.say(told!("desk-what"))) }
        dl {
            (fact(told!("desk-what"), &names.service(&request.service)))
            @if let Some(about) = &request.about { (fact(told!("desk-about"), &names.about(about))) }
            (fact(told!("desk-sent"), &request.at.format("%Y-%m-%d %H:%M").to_string()))
            (fact(told!("desk-from"), &says.say(told!("desk-kiosk", number, place))))
            @if let Some(role) = request.helped_by { (fact(told!("desk-helped-by"), &says.say(helped_by(role)))) }
            (fact(told!("desk-office"), &names.office(&request.office)))
            @if let Some(password) = &request.visit_password {
                dt { (says.say(told!("desk-password"))) }
                dd { (outside(password)) " – " span class="quiet" { (says.say(told!("desk-password-help"))) } }
            }
        }
        h2 { (says.say(told!("desk-answers"))) }
        dl {
            @for it in &request.answers {
                dt { (outside(&names.question(&it.question))) }
                dd { (answer_of(it, request, says)) }
            }
        }
        @if !request.situation.is_empty() {
            h2 { (says.say(told!("desk-situation"))) }
            dl {
                @for it in &request.situation {
                    @let (question, chosen) = names.circumstance(it);
                    dt { (outside(&question)) } dd { (outside(&chosen)) }
                }
            }
        }
        p class="quiet" { (outside(&says.say(told!("desk-notice", notice = request.consent.notice.as_str())))) }
    }
}

fn answer_of(answered: &Answered, request: &Request, says: &Says<'_>) -> Markup {
    let words = says.names(&request.service).answer(answered);
    match answered.answer {
        Given::Name { .. }
        | Given::Street { .. }
        | Given::House { .. }
        | Given::Short { .. }
        | Given::Words { .. } => typed(&words, &request.language),
        _ => outside(&words),
    }
}

fn history(card: &Card, says: &Says<'_>) -> Markup {
    let turn = |it: &Turn| {
        html! { li { (time_of(says, it.at)) ", " (it.who) ": " (says.say(told_step(it.step))) } }
    };
    let trace = |it: &Trace| html! { li { (time_of(says, it.at)) ", " (it.who) } };
    html! {
        @if !card.turns.is_empty() {
            h2 { (says.say(told!("desk-history"))) }
            ul { @for it in &card.turns { (turn(it)) } }
        }
        @if !card.seen.is_empty() {
            details class="not-printed" {
                summary { (says.say(told!("desk-seen-by"))) }
                ul { @for it in &card.seen { (trace(it)) } }
            }
        }
    }
}

fn helped_by(role: HelpedBy) -> Told {
    match role {
        HelpedBy::Volunteer => told!("desk-helped-volunteer"),
        HelpedBy::Staff => told!("desk-helped-staff"),
        HelpedBy::Family => told!("desk-helped-family"),
        HelpedBy::Other => told!("desk-helped-other"),
    }
}

/// Returns what is told by this word of the field [`DEED`].
fn deed(word: &str) -> Option<Told> {
    Some(match word {
        "called" => told!("desk-do-called"),
        "no-answer" => told!("desk-do-no-answer"),
        "arranged" => told!("desk-do-arranged"),
        "closed" => told!("desk-do-closed"),
        "not-ours" => told!("desk-do-not-ours"),
        "opened" => told!("desk-do-opened"),
        "remind" => told!("desk-do-remind"),
        "remind-no-more" => told!("desk-do-remind-no-more"),
        "note" => told!("desk-note"),
        _ => return None,
    })
}

fn told_step(step: Step) -> Told {
    match step {
        Step::Called => told!("desk-do-called"),
        Step::NoAnswer => told!("desk-do-no-answer"),
        Step::Arranged => told!("desk-do-arranged"),
        Step::Closed(how) => told!("desk-state-closed", how = told_how(how)),
        Step::NotOurs => told!("desk-do-not-ours"),
        Step::Opened => told!("desk-do-opened"),
        Step::RemindOn => told!("desk-do-remind"),
        Step::Note => told!("desk-note"),
    }
}
