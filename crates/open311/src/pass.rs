//! One pass: what the other system has is asked for, what was lost is searched, and what is new is posted.
//!
//! First what is there is asked for, so that a request that nobody takes is in nobody's way. New requests come before those
//! whose answers were lost, for the same reason. If posts fail, what was lost is searched for all the same: that posts
//! nothing.

use cas_book::{Awaited, Book, BookFault, POSTS_MAX, Posted, Reader, Receipt, ToBridge};
use cas_request::request::Request;
use chrono::{DateTime, TimeDelta, Utc};

use crate::answer::{self, NotRead, Status, Told};
use crate::client::{Answer, Client, NoAnswer};
use crate::form::{self, Words};
use crate::settings::Settings;
use crate::step::{self, Found, Next, Search, Unsure};

/// The name by which the book notes down what the bridge has seen and done.
pub const WHO: &str = "open311";
/// The most requests that are posted or searched in a pass. The next goes on.
const SENT_MAX: usize = 500;
/// The most requests that are asked about in a pass.
const ASKED_MAX: usize = 500;
/// After so many answers to questions that are none, the other system is left alone until the next pass; after so many
/// posts that fail, nothing more is posted.
const FAILURES_MAX: u32 = 3;
/// The most pages of a search.
const PAGES_MAX: u32 = 50;
/// How long a pass may take, in minutes: the timer calls none beside it. The last answer may come later.
const TIME_MAX_MINUTES: i64 = 15;
/// How much of that is for questions about what the other system has, in minutes. Then what is new goes out all the same.
const HEARING_MAX_MINUTES: i64 = 5;

/// The bridge between a book and another system.
pub struct Bridge<'b> {
    /// What goes where.
    pub settings: &'b Settings,
    /// The way there.
    pub client: &'b Client,
    /// The book.
    pub book: &'b mut Book,
    /// What the content says of a request.
    pub words: &'b dyn Fn(&Request) -> Words,
    /// What time it is.
    pub clock: &'b dyn Fn() -> DateTime<Utc>,
}

/// What a pass has done.
#[derive(Debug, Default)]
pub struct Report {
    /// How many requests were posted, and have a token or a number.
    pub posted: u64,
    /// How many were found there, though the answers to their posts were lost.
    pub found: u64,
    /// How many have got a number for their token.
    pub numbered: u64,
    /// How many were closed here because they were closed there.
    pub closed: u64,
    /// How many are left alone because the answers to their posts were lost not long ago.
    pub waiting: u64,
    /// What somebody should know.
    pub calls: Vec<Call>,
}

/// What somebody should know, and what to do. A reference is no word of a visitor.
#[derive(Debug, thiserror::Error)]
pub enum Call {
    /// Nobody knows whether a post has arrived.
    #[error(
        "nobody knows yet whether the city has request {reference}: {why}. A later pass searches for it there before it is sent again"
    )]
    Lost {
        /// The reference.
        reference: String,
        /// Why there is no answer.
        why: String,
    },
    /// Nothing of a post has left.
    #[error(
        "request {reference} was not sent, because the system of the city cannot be reached: {why}. The next pass sends it; look at the network and at the endpoint"
    )]
    Unreached {
        /// The reference.
        reference: String,
        /// Why not.
        why: String,
    },
    /// A post was refused.
    #[error(
        "the city does not take request {reference}, its system answers {status}: {advice}; then run this once with --retry-refused"
    )]
    Refused {
        /// The reference.
        reference: String,
        /// The status of HTTP.
        status: u16,
        /// What to look at.
        advice: &'static str,
    },
    /// Posts were refused before.
    #[error(
        "refused by the city before, and still waiting: {0}. See why, and then run this once with --retry-refused, or end them at the desk"
    )]
    StillRefused(u64),
    /// The address was changed while nobody knew what the system there has.
    #[error(
        "nobody knows whether the system at the earlier endpoint has {0} of the requests: run this once with that endpoint, or ask there and end them at the desk"
    )]
    Elsewhere(u64),
    /// A service was taken out of the settings while nobody knew what the other system has of it.
    #[error(
        "nobody knows whether the city has {0} of the requests for services that are no longer in the settings: put these services back for a pass, or ask the city and end them at the desk"
    )]
    NotNamed(u64),
    /// No search has found a request that was posted again and again.
    #[error(
        "the city may have request {reference} up to {posts} times, because each answer was lost and its list does not show it, and so it is not sent again. Ask the city: if it is there, end it at the desk; if it is not, run this once with --retry-refused"
    )]
    TooOften {
        /// The reference.
        reference: String,
        /// How many posts may have arrived.
        posts: u32,
    },
    /// A search says nothing, so that a request is not sent again.
    #[error(
        "request {reference} is not sent again, because nobody knows whether the city has it: {why}. Ask the city, and end it at the desk if it is there"
    )]
    Unsure {
        /// The reference.
        reference: String,
        /// Why the search says nothing.
        why: Unsure,
    },
    /// The first post is too long ago.
    #[error(
        "request {reference} was sent too long ago to be searched for. Ask the city whether it is there"
    )]
    TooOld {
        /// The reference.
        reference: String,
    },
    /// A question was not answered.
    #[error(
        "the system of the city does not answer a question about request {reference}: {why}. Look at the network and at the endpoint"
    )]
    Unanswered {
        /// The reference.
        reference: String,
        /// Why.
        why: String,
    },
    /// The other system does not know a token or a number any more.
    #[error(
        "the system of the city does not know request {reference} any more, under what it has given for it. Ask the city"
    )]
    Gone {
        /// The reference.
        reference: String,
    },
    /// The other system answers with a record of another token.
    #[error(
        "the system of the city answers the question about request {reference} with another request, and that is not believed. Tell the city: it has to look at its tokens"
    )]
    OtherToken {
        /// The reference.
        reference: String,
    },
    /// The other system wants to be left alone.
    #[error(
        "the system of the city wants to be asked again later: {}. The next pass goes on, and should come no sooner: see how often the timer calls",
        in_words(*.seconds)
    )]
    Busy {
        /// In how many seconds, if it says so.
        seconds: Option<u64>,
    },
    /// Too many posts were not taken.
    #[error(
        "nothing more is sent in this pass, because too much of it has failed; the next pass goes on"
    )]
    NotPosted,
    /// Too many questions were not answered.
    #[error("the rest of this pass is left out, because too much of it has failed")]
    LeftOut,
    /// The pass has taken too long.
    #[error(
        "the rest of this pass is left out, because it has taken too long. The next pass goes on; if this comes often, ask the city why its system answers so slowly"
    )]
    Late,
}

fn in_words(seconds: Option<u64>) -> String {
    match seconds {
        Some(seconds) if seconds > 0 => format!("in {seconds} seconds"),
        _ => "it does not say when".to_owned(),
    }
}

/// A pass that goes on.
struct Pass<'p, 'b> {
    bridge: &'p mut Bridge<'b>,
    system: String,
    report: Report,
    /// How many questions were not answered.
    failures: u32,
    /// How many posts were not taken.
    posts_failed: u32,
    is_over: bool,
    /// Nothing more begins at this time.
    until: DateTime<Utc>,
    /// True if something was left out for that.
    is_late: bool,
}

impl Bridge<'_> {
    /// Makes a pass. If it is killed at any point, the next one loses and doubles nothing.
    ///
    /// # Errors
    /// The book cannot be read or written. What was done until then is in it.
    pub fn pass(&mut self) -> Result<Report, BookFault> {
        let reader = self.book.reader()?;
        let (system, services) = (self.settings.system(), services(self.settings));
        let stuck = reader.stuck(&system, &services)?;
        let begun = self.now();
        let mut pass = Pass {
            bridge: self,
            system,
            report: Report::default(),
            failures: 0,
            posts_failed: 0,
            is_over: false,
            until: begun + TimeDelta::minutes(HEARING_MAX_MINUTES),
            is_late: false,
        };
        pass.hear(&reader)?;
        pass.until = begun + TimeDelta::minutes(TIME_MAX_MINUTES);
        pass.send(&reader, &services)?;
        if pass.is_late {
            pass.call(Call::Late);
        }
        if stuck.refused > 0 {
            pass.call(Call::StillRefused(stuck.refused));
        }
        if stuck.elsewhere > 0 {
            pass.call(Call::Elsewhere(stuck.elsewhere));
        }
        if stuck.not_named > 0 {
            pass.call(Call::NotNamed(stuck.not_named));
        }
        Ok(pass.report)
    }

    fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }
}

impl Pass<'_, '_> {
    /// Asks about everything that the other system has.
    fn hear(&mut self, reader: &Reader) -> Result<(), BookFault> {
        for awaited in reader.awaited(&self.system, ASKED_MAX)? {
            if !self.goes_on() {
                break;
            }
            match awaited.receipt.clone() {
                Receipt::Token(token) => self.ask_token(&awaited, &token)?,
                Receipt::Number(number) => self.ask_status(&awaited, &number)?,
            }
        }
        Ok(())
    }

    fn ask_token(&mut self, awaited: &Awaited, token: &str) -> Result<(), BookFault> {
        let asked = self.bridge.client.token(token);
        let Some(answer) = self.answer(&awaited.reference, asked) else {
            return Ok(());
        };
        let mut records = answer::read(&answer.body).unwrap_or_default();
        let known = records.len();
        records.retain(|it| it.token.as_deref().is_none_or(|it| it == token));
        let is_of_others = records.is_empty() && known > 0;
        let number = records.into_iter().find_map(|it| it.number);
        match (answer.status, number) {
            (200..=299, Some(number)) => self.numbered(awaited, number),
            (200..=299, None) if is_of_others => {
                let reference = awaited.reference.clone();
                self.call(Call::OtherToken { reference });
                self.bridge.book.goes_on(&awaited.id, self.bridge.now())
            }
            // It may still have to be typed in over there.
            (200..=299, None) => self.bridge.book.goes_on(&awaited.id, self.bridge.now()),
            (404 | 410, _) => self.search_for_token(awaited),
            (status, _) => {
                self.fail_unanswered(&awaited.reference, status, NotRead::Strange);
                Ok(())
            }
        }
    }

    fn numbered(&mut self, awaited: &Awaited, number: String) -> Result<(), BookFault> {
        let posted = Posted::Taken(Receipt::Number(number));
        let now = self.bridge.now();
        self.bridge.book.posted(&awaited.id, &posted, now)?;
        self.report.numbered += 1;
        Ok(())
    }

    /// A token that is not known any more, or not yet: the request may be there under its number.
    fn search_for_token(&mut self, awaited: &Awaited) -> Result<(), BookFault> {
        let now = self.bridge.now();
        let service = self.bridge.settings.service(&awaited.service);
        let code = service.map(|it| it.code.clone());
        let window = step::window(awaited.decided_at, now);
        if let (Some(code), Some(window)) = (code, window) {
            let found = self.search(&awaited.id, &awaited.reference, &code, window);
            match found {
                Found::There(Receipt::Number(number)) => return self.numbered(awaited, number),
                Found::Unsure(Unsure::Unanswered) => {
                    return self.bridge.book.goes_on(&awaited.id, now);
                }
                _ => {}
            }
        }
        self.tell_gone(awaited, now)
    }

    /// Tells of what is not known over there, unless it was given so lately that it may not be known yet.
    fn tell_gone(&mut self, awaited: &Awaited, now: DateTime<Utc>) -> Result<(), BookFault> {
        if now - awaited.decided_at >= self.bridge.settings.settle {
            let reference = awaited.reference.clone();
            self.call(Call::Gone { reference });
        }
        self.bridge.book.goes_on(&awaited.id, now)
    }

    fn ask_status(&mut self, awaited: &Awaited, number: &str) -> Result<(), BookFault> {
        let asked = self.bridge.client.request(number);
        let Some(answer) = self.answer(&awaited.reference, asked) else {
            return Ok(());
        };
        let now = self.bridge.now();
        if matches!(answer.status, 404 | 410) {
            return self.tell_gone(awaited, now);
        }
        let records = answer::read(&answer.body).unwrap_or_default();
        let mut records = records.into_iter().filter(|_| is_well(answer.status));
        let told = records.find(|it| it.number.as_deref() == Some(number));
        match told.as_ref().and_then(Told::status) {
            Some(Status::Open) => self.bridge.book.goes_on(&awaited.id, now),
            Some(Status::Closed) => {
                let notes = told.as_ref().and_then(Told::notes);
                let book = &mut *self.bridge.book;
                let is_closed = book.ends(&awaited.id, notes.as_deref(), WHO, now)?;
                self.report.closed += u64::from(is_closed);
                Ok(())
            }
            None => {
                self.fail_unanswered(&awaited.reference, answer.status, NotRead::Strange);
                Ok(())
            }
        }
    }

    /// Posts what is new, and searches for what was lost.
    fn send(&mut self, reader: &Reader, services: &[&str]) -> Result<(), BookFault> {
        let since = self.bridge.settings.since;
        for item in reader.to_bridge(&self.system, services, since, SENT_MAX)? {
            if !self.goes_on() {
                break;
            }
            let settle = self.bridge.settings.settle;
            let reference = item.request.reference.clone();
            match step::next(item.journal.as_ref(), self.bridge.now(), settle) {
                Next::Post if self.may_post() => self.post(&item)?,
                Next::Post => {}
                Next::Wait => self.report.waiting += 1,
                Next::TooOld => self.call(Call::TooOld { reference }),
                Next::Search(window) => self.search_and_post(&item, window)?,
            }
        }
        Ok(())
    }

    fn search_and_post(&mut self, item: &ToBridge, window: step::Window) -> Result<(), BookFault> {
        let request = &item.request;
        let Some(service) = self.bridge.settings.service(&request.service) else {
            return Ok(());
        };
        let code = service.code.clone();
        let posts = item.journal.map_or(0, |it| it.posts);
        match self.search(&request.id, &request.reference, &code, window) {
            Found::There(receipt) => {
                let (posted, now) = (Posted::Taken(receipt), self.bridge.now());
                self.bridge.book.posted(&request.id, &posted, now)?;
                self.report.found += 1;
            }
            // It is there, and gets its number later.
            Found::Nameless => self.report.waiting += 1,
            Found::Nowhere if posts < POSTS_MAX && self.may_post() => self.post(item)?,
            Found::Nowhere if posts < POSTS_MAX => {}
            Found::Nowhere => {
                let reference = request.reference.clone();
                self.call(Call::TooOften { reference, posts });
            }
            // That is told without this.
            Found::Unsure(Unsure::Unanswered) => {}
            Found::Unsure(why) => {
                let reference = request.reference.clone();
                self.call(Call::Unsure { reference, why });
            }
        }
        Ok(())
    }

    fn search(&mut self, id: &str, reference: &str, code: &str, window: step::Window) -> Found {
        let mut search = Search::default();
        for page in [None].into_iter().chain((1..=PAGES_MAX).map(Some)) {
            if !self.goes_on() {
                return Found::Unsure(Unsure::Unanswered);
            }
            let asked = self.bridge.client.page(code, window, page);
            let Some(answer) = self.answer(reference, asked) else {
                return Found::Unsure(Unsure::Unanswered);
            };
            let read = match answer::read(&answer.body) {
                Ok(_) if !is_well(answer.status) => Err(NotRead::Strange),
                read => read,
            };
            let records = match read {
                Ok(records) => records,
                Err(why) => {
                    self.fail_unanswered(reference, answer.status, why);
                    return Found::Unsure(Unsure::Unanswered);
                }
            };
            if !search.look(page, &records, id) {
                break;
            }
        }
        search.ended()
    }

    fn post(&mut self, item: &ToBridge) -> Result<(), BookFault> {
        let (request, settings) = (&item.request, self.bridge.settings);
        let Some(service) = settings.service(&request.service) else {
            return Ok(());
        };
        let words = (self.bridge.words)(request);
        let body = form::body(request, service, settings.jurisdiction.as_deref(), &words);
        let (journal, now) = (item.journal.as_ref(), self.bridge.now());
        let book = &mut *self.bridge.book;
        if !book.tries(&request.id, &self.system, journal, WHO, now)? {
            return Ok(());
        }
        let reference = request.reference.clone();
        match self.bridge.client.post(&body) {
            Ok(answer) => self.answered(request, &answer),
            Err(NoAnswer::Unreached(why)) => {
                self.fail_post(Call::Unreached { reference, why });
                self.note(request, &Posted::Nothing)
            }
            Err(lost @ NoAnswer::Lost(_)) => {
                let why = lost.to_string();
                self.fail_post(Call::Lost { reference, why });
                Ok(())
            }
        }
    }

    fn answered(&mut self, request: &Request, answer: &Answer) -> Result<(), BookFault> {
        let (reference, status) = (request.reference.clone(), answer.status);
        let is_busy = is_busy(answer);
        let posted = step::posted(status, &answer.body);
        match &posted {
            None => {
                let why = format!("its system answers {status}, and no number");
                self.fail_post(Call::Lost { reference, why });
            }
            Some(Posted::Refused) => {
                let advice = advice(status);
                self.fail_post(Call::Refused {
                    reference,
                    status,
                    advice,
                });
            }
            Some(Posted::Taken(_)) => self.report.posted += 1,
            Some(Posted::Nothing) => {}
        }
        if is_busy {
            self.leave(answer);
        }
        posted.map_or(Ok(()), |it| self.note(request, &it))
    }

    fn note(&mut self, request: &Request, posted: &Posted) -> Result<(), BookFault> {
        let now = self.bridge.now();
        self.bridge.book.posted(&request.id, posted, now)
    }

    /// Passes on an answer to a question, unless there is none or the other system wants to be left alone.
    fn answer(&mut self, reference: &str, asked: Result<Answer, NoAnswer>) -> Option<Answer> {
        match asked {
            Ok(answer) if is_busy(&answer) => {
                self.leave(&answer);
                None
            }
            Ok(answer) => Some(answer),
            Err(error) => {
                let (reference, why) = (reference.to_owned(), error.to_string());
                self.fail(Call::Unanswered { reference, why });
                None
            }
        }
    }

    /// True if more may begin in this pass.
    fn goes_on(&mut self) -> bool {
        let is_late = !self.is_over && self.bridge.now() >= self.until;
        self.is_late |= is_late;
        !self.is_over && !is_late
    }

    fn leave(&mut self, answer: &Answer) {
        self.is_over = true;
        let seconds = answer.retry_after;
        self.call(Call::Busy { seconds });
    }

    fn fail_unanswered(&mut self, reference: &str, status: u16, why: NotRead) {
        let reference = reference.to_owned();
        let why = format!("it answers {status}, and {why}");
        self.fail(Call::Unanswered { reference, why });
    }

    fn fail(&mut self, call: Call) {
        self.call(call);
        self.failures += 1;
        if self.failures == FAILURES_MAX {
            self.is_over = true;
            self.call(Call::LeftOut);
        }
    }

    fn fail_post(&mut self, call: Call) {
        self.call(call);
        self.posts_failed += 1;
        if self.posts_failed == FAILURES_MAX {
            self.call(Call::NotPosted);
        }
    }

    /// True if more may be posted in this pass.
    fn may_post(&self) -> bool {
        self.posts_failed < FAILURES_MAX
    }

    fn call(&mut self, call: Call) {
        self.report.calls.push(call);
    }
}

/// Returns the ids of the services whose requests go out.
fn services(settings: &Settings) -> Vec<&str> {
    settings.services.iter().map(|it| &*it.service).collect()
}

/// True if the other system wants to be left alone.
fn is_busy(answer: &Answer) -> bool {
    answer.status == 429 || answer.status == 503 && answer.retry_after.is_some()
}

fn is_well(status: u16) -> bool {
    (200..=299).contains(&status)
}

/// What to look at, by the statuses of the specification.
fn advice(status: u16) -> &'static str {
    match status {
        401 | 403 => "look at the key in key_file",
        404 => "look at endpoint and jurisdiction in the settings",
        _ => {
            "look at code and jurisdiction in the settings, and what the city wants to know for this service"
        }
    }
}
