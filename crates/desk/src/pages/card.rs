//! The card of a request: whom to call, in the largest letters, what to tell of it, and everything else.

use cas_book::{Card, HandedOver, How, Near, Row, State, Step, Trace, Turn};
use cas_request::request::{Answered, Given, HelpedBy, Phone, Request};
use cas_setup::told;
use cas_setup::told::Told;
use chrono::NaiveDate;
use maud::{Markup, html};

use super::frame::{Says, name, outside, time_of, titled, told_how, typed};
use crate::asked::{Answer, Fields};
use crate::change::{ARRANGED_DAY, DEED, FIELDS, HOW, NOTE, OFFICE, REMIND_DAY, deeds, others};

/// The ids of the messages that somebody was faster.
const STALE: [&str; 2] = ["desk-stale", "desk-stale-own"];

/// What was tried before the card is shown again.
pub(crate) enum Tried<'f> {
    /// Nothing.
    Nothing,
    /// What is told by this word of the field [`DEED`] was kept.
    Kept {
        /// The word.
        deed: &'f str,
        /// The request to see to next, if there is one.
        next: Option<&'f Row>,
    },
    /// Nothing was changed.
    NotKept {
        /// Why.
        why: Told,
        /// The field that is at fault, if one is.
        field: Option<&'static str>,
        /// What was typed, which is not lost.
        form: &'f Fields,
    },
}

impl Tried<'_> {
    /// Returns what was typed into a field and not kept.
    fn typed(&self, field: &str) -> &str {
        match self {
            Self::NotKept { form, .. } => form.get(field).unwrap_or_default(),
            _ => "",
        }
    }

    /// True if somebody was faster.
    fn is_stale(&self) -> bool {
        matches!(self, Self::NotKept { why, .. } if STALE.contains(&why.id()))
    }

    /// True if what was sent in the field of a day was typed, and not only what the page had in it from the start.
    fn means_day(&self, field: &str) -> bool {
        let Self::NotKept { form, .. } = self else {
            return false;
        };
        let of = FIELDS.iter().find(|it| it.0 == field).map(|it| it.1);
        !self.is_stale() || form.get(DEED) == of
    }

    /// Says to a screen reader that this field is to be looked at.
    fn is_at_fault(&self, field: &str) -> Option<&'static str> {
        matches!(self, Self::NotKept { field: Some(at_fault), .. } if *at_fault == field)
            .then_some("true")
    }

    /// Returns in words what was kept.
    fn what_was_kept(&self, card: &Card, says: &Says<'_>) -> Option<Told> {
        let Self::Kept { deed, .. } = self else {
            return None;
        };
        Some(match (*deed, card.remind_on) {
            ("note", _) => told!("desk-kept-note"),
            ("remind", Some(day)) => told!("desk-kept-remind", day = says.day(day)),
            ("remind-no-more", None) => told!("desk-kept-remind-no-more"),
            _ => told!("desk-kept", state = says.standing(&card.standing)),
        })
    }
}

/// Answers with the card.
pub(crate) fn answer(status: u16, card: &Card, says: &Says<'_>, tried: &Tried<'_>) -> Answer {
    let request = &card.request;
    let reference = request.reference.as_str();
    let heading = says.say(told!("desk-request", reference));
    let content = html! {
        (what_was_tried(card, says, tried))
        (whom_to_call(request, says))
        p {
            strong { (says.say(told!("desk-state"))) ": " (says.standing(&card.standing)) }
            @if let Some(handed) = &card.handed { br; (says.say(whereabouts(handed, says))) }
            @if let Some(day) = card.remind_on { br; (says.say(told!("desk-due", day = says.day(day)))) }
        }
        (answers(request, says))
        (near(card, says))
        (notes(card, says))
        (what_now(card, says, tried))
        (document(request, says))
        (history(card, says))
    };
    let title = match (tried, tried.what_was_kept(card, says)) {
        (Tried::NotKept { .. }, _) => format!("{} – {heading}", says.say(told!("desk-not-kept"))),
        (_, Some(kept)) => format!("{} – {heading}", says.say(kept)),
        (_, None) => heading.clone(),
    };
    titled(status, says, &title, &heading, &content)
}

/// What was kept or not has the focus. A screen reader need not tell of what is on a page from the start, whatever its
/// role, but it tells where the focus is.
fn what_was_tried(card: &Card, says: &Says<'_>, tried: &Tried<'_>) -> Markup {
    html! {
        @if let Tried::NotKept { why, field, .. } = tried {
            div class="told" role="alert" tabindex="-1" autofocus {
                p { strong { (says.say(why.clone())) } }
                @if let Some(last) = card.turns.last().filter(|_| tried.is_stale()) {
                    p { (turn(last, says)) }
                }
                // It may be that the card as it is now has no field for it.
                @for field in [ARRANGED_DAY, REMIND_DAY] {
                    @if let Some(day) = tried.typed(field).parse().ok().filter(|_| tried.is_stale() && tried.means_day(field)) {
                        p { (says.say(told!("desk-typed-day", day = says.day(day)))) }
                    }
                }
                @if let Some(field) = field {
                    p { a href={ "#" (field) } { (says.say(told!("desk-to-field"))) } }
                } @else if !tried.typed(NOTE).is_empty() {
                    p { a href={ "#" (NOTE) } { (says.say(told!("desk-stale-note"))) } }
                }
            }
        } @else if let Some(kept) = tried.what_was_kept(card, says) {
            div class="told" role="status" tabindex="-1" autofocus {
                p { strong { (says.say(kept)) } }
                p class="side" {
                    @if let Tried::Kept { next: Some(next), .. } = tried {
                        a href={ "/request/" (next.id) } { (says.say(told!("desk-next-request", reference = next.reference.clone()))) }
                    }
                    a href="/" { (says.say(told!("desk-to-list"))) }
                }
            }
        }
    }
}

/// Returns where a request is that was handed over.
fn whereabouts(handed: &HandedOver, says: &Says<'_>) -> Told {
    let office = says.office(&handed.office);
    match handed.delivered_at {
        Some(at) => told!("desk-handed", office, at = says.time(at)),
        None if says.is_stuck(handed) => told!(
            "desk-handed-stuck",
            office,
            at = says.time(handed.decided_at)
        ),
        None => told!("desk-handed-waiting", office),
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
            @if let Some(about) = &request.about {
                dt { (says.say(told!("desk-about"))) }
                dd { (outside(&names.about(about))) }
            }
            @for it in request.answers.iter().filter(|it| matches!(it.answer, Given::PartOfDay { .. })) {
                dt { (says.say(told!("desk-call-at"))) }
                dd { (names.answer(it)) }
            }
            @if let Some(other) = &request.call_instead {
                dt { (says.say(told!("desk-call-instead"))) }
                dd { (name(says, &other.name, &request.language)) br; (phone(&other.phone, says)) }
            }
            dt { (says.say(told!("desk-who"))) }
            dd {
                @if who.is_empty() { (says.say(told!("desk-no-name"))) }
                @for it in who { (name(says, it, &request.language)) br; }
            }
            @if request.call_instead.is_none() {
                dt { (says.say(told!("desk-phone"))) }
                dd {
                    @if phones.is_empty() { (says.say(told!("desk-no-phone"))) }
                    @for number in phones { (phone(number, says)) }
                }
            }
            dt { (says.say(told!("desk-speaks"))) }
            dd { (outside(&says.language_name(&request.language))) }
        }
    }
}

/// A number that a telephone program can dial (RFC 3966), in groups for whoever dials it by hand.
fn phone(phone: &Phone, says: &Says<'_>) -> Markup {
    let read = read_out(phone, says);
    let extension = phone.extension.as_ref();
    let dialled = extension.map_or_else(String::new, |it| format!(";ext={it}"));
    html! {
        a class="phone" href={ "tel:" (phone.e164) (dialled) } { (outside(&read)) }
    }
}

/// Returns a number as somebody reads it: what was typed without any gap with the gaps of its country.
fn read_out(phone: &Phone, says: &Says<'_>) -> String {
    let Phone { typed, e164, .. } = phone;
    let Some(setup) = says.setup() else {
        return typed.clone();
    };
    if !typed
        .trim_start_matches('+')
        .bytes()
        .all(|it| it.is_ascii_digit())
    {
        return typed.clone();
    }
    let rule = &setup.content.site.phone_rule;
    let national = e164.strip_prefix(&format!("+{}", rule.country_code));
    rule.grouped(national.unwrap_or(e164))
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

/// The notes of before, which whoever calls should know.
fn notes(card: &Card, says: &Says<'_>) -> Markup {
    html! {
        @if !card.notes.is_empty() {
            h2 { (says.say(told!("desk-notes"))) }
            ul {
                @for note in &card.notes {
                    li {
                        (time_of(says, note.at)) ", " (note.who) ": "
                        span class="words" { (outside(&note.text)) }
                    }
                }
            }
        }
    }
}

/// One form with everything that can be told, in the order in which a call goes: so each button keeps the note as well.
fn what_now(card: &Card, says: &Says<'_>, tried: &Tried<'_>) -> Markup {
    let goes_on = !matches!(card.standing.state, State::Closed | State::NotOurs);
    html! {
        form class="not-printed" method="post" action={ "/request/" (card.request.id) } {
            h2 { (says.say(told!("desk-what-now"))) }
            (says.secret())
            input type="hidden" name="version" value=(card.version);
            // Enter in a field presses the first button of its form (HTML 4.10.21.2), and nobody has chosen that one. So it
            // tells nothing. Chromium goes on to the next one if it is disabled, or not laid out.
            button class="skip" tabindex="-1" aria-hidden="true" {}
            div {
                label for=(NOTE) { (says.say(told!("desk-note-too"))) }
                textarea id=(NOTE) name=(NOTE) { (tried.typed(NOTE)) }
            }
            @for deed in deeds(card.standing.state, card.handed.as_ref(), says.hands_over) {
                (told_by(deed, card, says, tried))
            }
            @if goes_on { (told_by("remind", card, says, tried)) }
            @if card.remind_on.is_some() { (told_by("remind-no-more", card, says, tried)) }
            (told_by("note", card, says, tried))
        }
    }
}

/// A button, and the field that belongs to it.
fn told_by(deed: &str, card: &Card, says: &Says<'_>, tried: &Tried<'_>) -> Markup {
    html! {
        div class="side deed" {
            @match deed {
                "arranged" => (day(says, tried, ARRANGED_DAY, card.standing.arranged_on, told!("desk-arranged-day"))),
                "remind" => (day(says, tried, REMIND_DAY, None, told!("desk-remind-day"))),
                "closed" => (choice(says, tried, HOW, told!("desk-how"), How::ALL.map(|it| (it.word(), says.say(told_how(it)))))),
                "not-ours" => (choice(says, tried, OFFICE, told!("desk-which-office"), offices(card, says))),
                _ => {}
            }
            // A day that is half typed would keep back what has nothing to do with it.
            button name=(DEED) value=(deed) formnovalidate[!matches!(deed, "arranged" | "remind")] { @if let Some(label) = label(deed) { (says.say(label)) } }
        }
    }
}

/// A day, with what was typed or, at first, the one that holds now.
fn day(
    says: &Says<'_>,
    tried: &Tried<'_>,
    field: &str,
    now: Option<NaiveDate>,
    label: Told,
) -> Markup {
    let value = if tried.means_day(field) {
        tried.typed(field).to_owned()
    } else {
        now.map_or_else(String::new, |day| day.to_string())
    };
    html! {
        div {
            label for=(field) { (says.say(label)) }
            input type="date" id=(field) name=(field) value=(value) aria-invalid=[tried.is_at_fault(field)];
        }
    }
}

/// A list from which nothing is chosen yet, so that nobody tells what they did not mean.
fn choice<'w>(
    says: &Says<'_>,
    tried: &Tried<'_>,
    field: &str,
    label: Told,
    choices: impl IntoIterator<Item = (&'w str, String)>,
) -> Markup {
    let before = tried.typed(field);
    html! {
        div {
            label for=(field) { (says.say(label)) }
            select id=(field) name=(field) aria-invalid=[tried.is_at_fault(field)] {
                option value="" { (says.say(told!("desk-choose"))) }
                @for (word, name) in choices {
                    option value=(word) selected[word == before] { (name) }
                }
            }
        }
    }
}

/// All offices to which it can go.
fn offices<'s>(card: &Card, says: &Says<'s>) -> Vec<(&'s str, String)> {
    let others = others(says.setup(), &card.request);
    let named = others.map(|it| (&*it.id, it.name.get(says.language()).words));
    named.collect()
}

/// What is to be talked about: the answers that do not stand above.
fn answers(request: &Request, says: &Says<'_>) -> Markup {
    let names = says.names(&request.service);
    let is_above = |it: &Given| match it {
        Given::Name { .. } | Given::PartOfDay { .. } => true,
        Given::Phone(_) => request.call_instead.is_none(),
        _ => false,
    };
    let below = request.answers.iter().filter(|it| !is_above(&it.answer));
    let below: Vec<&Answered> = below.collect();
    html! {
        @if !below.is_empty() {
            h2 { (says.say(told!("desk-answers"))) }
            dl {
                @for it in below {
                    dt { (outside(&names.question(&it.question))) }
                    dd { (answer_of(it, request, says)) }
                }
            }
        }
    }
}

/// What else the document says.
fn document(request: &Request, says: &Says<'_>) -> Markup {
    let names = says.names(&request.service);
    let (number, place) = (i64::from(request.kiosk.number), &request.kiosk.place);
    let fact = |label: Told, words: &str| {
        html! { dt { (says.say(label)) } dd { (outside(words)) } }
    };
    html! {
        h2 { (says.say(told!("desk-what"))) }
        dl {
            (fact(told!("desk-sent"), &says.time(request.at.to_utc())))
            (fact(told!("desk-from"), &says.say(told!("desk-kiosk", number, place))))
            @if let Some(role) = request.helped_by { (fact(told!("desk-helped-by"), &says.say(helped_by(role)))) }
            (fact(told!("desk-office"), &names.office(&request.office)))
            @if let Some(password) = &request.visit_password {
                dt { (says.say(told!("desk-password"))) }
                dd { (outside(password)) " – " span class="quiet" { (says.say(told!("desk-password-help"))) } }
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
    let trace = |it: &Trace| html! { li { (time_of(says, it.at)) ", " (it.who) } };
    html! {
        @if !card.turns.is_empty() {
            h2 { (says.say(told!("desk-history"))) }
            ul { @for it in &card.turns { li { (turn(it, says)) } } }
        }
        @if !card.seen.is_empty() {
            details class="not-printed" {
                summary { (says.say(told!("desk-seen-by"))) }
                ul { @for it in &card.seen { (trace(it)) } }
            }
        }
    }
}

/// Who did what, and when.
fn turn(turn: &Turn, says: &Says<'_>) -> Markup {
    html! {
        (time_of(says, turn.at)) ", " (turn.who) ": " (says.say(told_step(turn.step)))
        @if let Some(day) = turn.arranged_on { " – " (says.day(day)) }
        @if let Some(office) = &turn.office { " – " (outside(&says.office(office))) }
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

/// True if a button has this word of the field [`DEED`].
pub(crate) fn is_deed(word: &str) -> bool {
    label(word).is_some()
}

/// Returns what stands on the button with this word.
fn label(deed: &str) -> Option<Told> {
    Some(match deed {
        "called" => told!("desk-do-called"),
        "no-answer" => told!("desk-do-no-answer"),
        "arranged" => told!("desk-do-arranged"),
        "closed" => told!("desk-do-closed"),
        "not-ours" => told!("desk-do-not-ours"),
        "opened" => told!("desk-do-opened"),
        "remind" => told!("desk-do-remind"),
        "remind-no-more" => told!("desk-do-remind-no-more"),
        "note" => told!("desk-do-note"),
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
