//! What every page has: the language, the way to the content, the other pages, who is signed in and until when.

use std::borrow::Cow;

use cas_book::{HandedOver, How, Standing, State};
use cas_form::form::offer::PartOfDay;
use cas_setup::setup::Setup;
use cas_setup::told;
use cas_setup::told::Told;
use cas_words::latin::latin;
use cas_words::text::Language;
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Tz;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::time;
use crate::asked::Answer;
use crate::desk::Desk;
use crate::guard::{Clerk, FORM_SECRET};
use crate::names::Names;

/// From this on a request has waited for too long, in hours.
const LATE_HOURS: i64 = 24;
/// From this on a request waits for another office because something is wrong, in minutes.
const STUCK_MINUTES: i64 = 10;
/// Up to this the age of a request is told in hours.
const HOURS_MAX: i64 = 48;

/// In which words a page is written, and for whom.
pub(crate) struct Says<'d> {
    setup: Option<&'d Setup>,
    zone: Tz,
    language: Language,
    now: DateTime<Utc>,
    has_passwords: bool,
    /// True if requests can be handed over to other offices.
    pub(crate) hands_over: bool,
    has_corrections: bool,
    /// What is searched on this page.
    searched: String,
    /// The name of the clerk and the secret of their forms, if somebody is signed in.
    signed_in: Option<(String, String)>,
}

impl<'d> Says<'d> {
    pub(crate) fn new(desk: &'d Desk, language: Language, now: DateTime<Utc>) -> Self {
        Self {
            setup: desk.setup(),
            zone: desk.zone(),
            language,
            now,
            has_passwords: desk.has_passwords(),
            hands_over: desk.outgoing().is_some(),
            has_corrections: desk.corrections().is_some(),
            searched: String::new(),
            signed_in: None,
        }
    }

    /// The same for somebody who is signed in.
    pub(crate) fn to(self, clerk: &Clerk) -> Self {
        let session = &clerk.session;
        Self {
            signed_in: Some((session.user.clone(), session.form_secret.clone())),
            ..self
        }
    }

    /// The same on a page on which this is searched.
    pub(crate) fn searching(self, searched: Option<&str>) -> Self {
        let searched = searched.unwrap_or_default().to_owned();
        Self { searched, ..self }
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "a message is made where it is told, and used up there"
    )]
    pub(crate) fn say(&self, told: Told) -> String {
        told.in_language(self.language)
    }

    pub(crate) fn setup(&self) -> Option<&'d Setup> {
        self.setup
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    pub(crate) fn zone(&self) -> Tz {
        self.zone
    }

    pub(crate) fn today(&self) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive()
    }

    /// Returns the names of what is in a request for this service.
    pub(crate) fn names(&self, service: &str) -> Names<'d> {
        Names::of_service(service, self.setup, self.language)
    }

    pub(crate) fn office(&self, id: &str) -> String {
        self.names("").office(id)
    }

    /// Returns a day in words: `24 grudnia 2026`.
    pub(crate) fn day(&self, day: NaiveDate) -> String {
        let (number, month, year) = (day.day().to_string(), day.month(), day.year().to_string());
        self.say(told!(
            "desk-day",
            day = number,
            month = i64::from(month),
            year
        ))
    }

    /// Returns a point of time by the clock of the kiosks, in words: `24 grudnia 2026, 14:05`.
    pub(crate) fn time(&self, at: DateTime<Utc>) -> String {
        let day = at.with_timezone(&self.zone).date_naive();
        format!("{}, {}", self.day(day), self.clock(at))
    }

    /// Returns the hour and the minute of a point of time that is not far away.
    pub(crate) fn clock(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.zone).format("%H:%M").to_string()
    }

    /// Returns a point of time by the same clock, for a program that sorts.
    pub(crate) fn sortable(&self, at: DateTime<Utc>) -> String {
        let at = at.with_timezone(&self.zone);
        at.format("%Y-%m-%d %H:%M").to_string()
    }

    /// Returns how long ago something was, in words.
    pub(crate) fn age(&self, at: DateTime<Utc>) -> String {
        let age = self.now - at;
        let (minutes, hours, days) = (age.num_minutes(), age.num_hours(), age.num_days());
        self.say(match (minutes, hours) {
            (..0, _) => told!("desk-to-come"),
            (..60, _) => told!("desk-minutes", count = minutes),
            (_, ..HOURS_MAX) => told!("desk-hours", count = hours),
            _ => told!("desk-days", count = days),
        })
    }

    /// True if somebody has waited for too long for a call.
    pub(crate) fn is_late(&self, at: DateTime<Utc>, standing: &Standing) -> bool {
        let waits = matches!(standing.state, State::New | State::NoAnswer);
        waits && (self.now - at).num_hours() >= LATE_HOURS
    }

    /// True if the other office should have the request by now.
    pub(crate) fn is_stuck(&self, handed: &HandedOver) -> bool {
        let waits = handed.delivered_at.is_none();
        waits && (self.now - handed.decided_at).num_minutes() >= STUCK_MINUTES
    }

    /// Returns the part of the day at which to call.
    pub(crate) fn call_at(&self, word: &str) -> String {
        let message = PartOfDay::of_word(word).map(PartOfDay::message);
        match (message, self.setup) {
            (Some(id), Some(setup)) => setup.locales.say(self.language, id, &[]).words,
            _ => word.to_owned(),
        }
    }

    /// Returns how a language of visitors is called here; its tag without a setup.
    pub(crate) fn language_name(&self, tag: &str) -> String {
        let called = self.setup.map(|setup| {
            let args = [("tag", tag.into())];
            setup.locales.say(self.language, "language-called", &args)
        });
        called.map_or_else(|| tag.to_owned(), |it| it.words)
    }

    /// Returns where a request stands, in words.
    pub(crate) fn standing(&self, standing: &Standing) -> String {
        self.say(match (standing.state, standing.how, standing.arranged_on) {
            (State::NoAnswer, ..) => {
                let count = i64::from(standing.tries);
                told!("desk-state-no-answer-times", count)
            }
            (State::Closed, Some(how), _) => told!("desk-state-closed", how = told_how(how)),
            (State::Arranged, _, Some(day)) => {
                told!("desk-state-arranged-on", day = self.day(day))
            }
            (state, ..) => told_state(state),
        })
    }

    /// Returns the field that every form has.
    pub(crate) fn secret(&self) -> Markup {
        let secret = self.signed_in.as_ref().map_or("", |it| &it.1);
        html! { input type="hidden" name=(FORM_SECRET) value=(secret); }
    }
}

/// Returns a state in words.
pub(crate) fn told_state(state: State) -> Told {
    match state {
        State::New => told!("desk-state-new"),
        State::Called => told!("desk-state-called"),
        State::NoAnswer => told!("desk-state-no-answer"),
        State::Arranged => told!("desk-state-arranged"),
        State::Closed => told!("desk-state-closed-any"),
        State::NotOurs => told!("desk-state-not-ours"),
    }
}

/// Returns how a request has ended, in words.
pub(crate) fn told_how(how: How) -> Told {
    match how {
        How::Done => told!("desk-how-done"),
        How::Refused => told!("desk-how-refused"),
        How::Withdrawn => told!("desk-how-withdrawn"),
        How::Unreachable => told!("desk-how-unreachable"),
        How::NotForThem => told!("desk-how-not-for-them"),
        How::Other => told!("desk-how-other"),
    }
}

/// Returns words from outside, which may be written from the right to the left, and then only they are.
pub(crate) fn outside(words: &str) -> Markup {
    html! { bdi { (words) } }
}

/// Returns words that a visitor has typed in this language: a screen reader says them by its rules.
pub(crate) fn typed(words: &str, language: &str) -> Markup {
    html! { bdi lang=(language) { (words) } }
}

/// Returns a name that a visitor has typed, and how it is read if it has letters that are none of this desk's language.
pub(crate) fn name(says: &Says<'_>, name: &str, language: &str) -> Markup {
    let reads_it = says.language.tag() == "uk";
    let read = latin(name).filter(|_| !reads_it);
    html! {
        (typed(name, language))
        @if let Some(read) = read { " (" (outside(&read)) ")" }
    }
}

/// Returns a whole page with this heading and content.
pub(crate) fn page(status: u16, says: &Says<'_>, heading: &str, content: &Markup) -> Answer {
    titled(status, says, heading, heading, content)
}

/// The same with a title of its own, which a screen reader says first.
pub(crate) fn titled(
    status: u16,
    says: &Says<'_>,
    title: &str,
    heading: &str,
    content: &Markup,
) -> Answer {
    let markup = html! {
        (DOCTYPE)
        html lang=(says.language.tag()) {
            (head(says, title))
            body {
                a class="skip" href="#content" { (says.say(told!("desk-skip"))) }
                @if says.signed_in.is_some() { (header(says)) }
                main id="content" tabindex="-1" {
                    h1 { (heading) }
                    (content)
                }
                @if let Some((user, _)) = &says.signed_in { (footer(says, user)) }
            }
        }
    };
    Answer::page(status, markup.into_string())
}

/// Returns what a browser should know before it shows anything.
pub(crate) fn head(says: &Says<'_>, title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width";
            title { (title) " – " (says.say(told!("desk-name"))) }
            link rel="stylesheet" href="/style.css";
        }
    }
}

fn header(says: &Says<'_>) -> Markup {
    html! {
        header {
            nav aria-label=(says.say(told!("desk-nav"))) {
                ul {
                    li { a href="/" { (says.say(told!("desk-open-requests"))) } }
                    li { a href="/?state=all" { (says.say(told!("desk-all-requests"))) } }
                    li { a href="/figures" { (says.say(told!("desk-figures-nav"))) } }
                    @if says.has_corrections {
                        li { a href="/corrections" { (says.say(told!("desk-corrections"))) } }
                    }
                }
            }
            form method="get" action="/" role="search" class="side" {
                div {
                    label for="search" { (says.say(told!("desk-search-help"))) }
                    input type="search" id="search" name="search" autocomplete="off" value=(says.searched);
                    input type="hidden" name="state" value="all";
                }
                button { (says.say(told!("desk-search"))) }
            }
        }
    }
}

fn footer(says: &Says<'_>, user: &str) -> Markup {
    html! {
        footer {
            p { (says.say(told!("desk-signed-in", user))) }
            // It is loaded anew when time runs out, and the page around it with what is written there stays.
            iframe class="time" src=(time::PATH) title=(says.say(told!("desk-time"))) {}
            div class="side" {
                form method="post" action="/sign-out" {
                    (says.secret())
                    button { (says.say(told!("desk-sign-out"))) }
                }
                @if says.has_passwords {
                    a href="/password" { (says.say(told!("desk-change-password"))) }
                }
                form method="post" action="/language" class="side" {
                    (says.secret())
                    div {
                        label for="language" { (says.say(told!("desk-language"))) }
                        select id="language" name="language" {
                            @for tag in told::languages() {
                                option value=(tag.tag()) lang=(tag.tag()) selected[tag == says.language] { (own_name(tag)) }
                            }
                        }
                    }
                    button { (says.say(told!("desk-language-change"))) }
                }
            }
        }
    }
}

/// Returns the name of a language in itself, for whoever reads no other.
fn own_name(language: Language) -> String {
    told!("desk-own-name").in_language(language)
}

/// Returns a page that says why there is nothing else, and what to do. A note that could not be kept can be copied there.
pub(crate) fn trouble(
    status: u16,
    says: &Says<'_>,
    heading: Told,
    help: Told,
    note: Option<&str>,
) -> Answer {
    let content = html! {
        p { (says.say(help)) }
        @if let Some(note) = note {
            label for="lost" { (says.say(told!("desk-lost-note"))) }
            textarea id="lost" readonly { (note) }
        }
        @if says.signed_in.is_some() {
            p { a href="/" { (says.say(told!("desk-to-list"))) } }
        }
    };
    page(status, says, &says.say(heading), &content)
}

/// Returns a time for programs beside the one for people.
pub(crate) fn time_of(says: &Says<'_>, at: DateTime<Utc>) -> Markup {
    let machine: Cow<'_, str> = at.format("%Y-%m-%dT%H:%M:%SZ").to_string().into();
    html! { time datetime=(PreEscaped(machine)) { (says.time(at)) } }
}
