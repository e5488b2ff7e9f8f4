//! The roads that every kiosk has, walked in two cities, in every language of each, by arrows and by
//! lines.
//!
//! Nothing here knows what anything is called. A way is known by where it leads and an answer by the
//! kind of its question, so that the same walk is made wherever the kiosk stands. What differs is
//! written down once for each city: what its people answer, and what they look for.

use cas_kiosk::app::{Message, Screen};
use cas_kiosk::config::Config;
use cas_kiosk::content::Content;
use cas_kiosk::content::activity::Activity;
use cas_kiosk::content::service::{Offered, Service};
use cas_kiosk::eligibility::{self, Eligibility, Next, Outcome};
use cas_kiosk::form::{Question, QuestionKind};
use cas_kiosk::id::Id;
use cas_kiosk::page::shown::Shown;
use cas_kiosk::page::{Control, Key, Page, Role, Stop};
use cas_kiosk::schedule::Meeting;
use cas_kiosk::setup::Setup;
use cas_kiosk::surface::plain;
use cas_kiosk::text::Language;
use chrono::{DateTime, FixedOffset};
use serde_json::Value;
use std::sync::Arc;

use crate::city::auenfurt;
use crate::project::root;
use crate::visitor::{Visitor, clock, shipped};

/// More ranges than any list is deep.
const RANGES_MAX: usize = 5;

/// The kinds of question that are answered once in a visit.
const KNOWN: [QuestionKind; 4] = [
    QuestionKind::Name,
    QuestionKind::Phone,
    QuestionKind::Street,
    QuestionKind::House,
];

/// Where the roads are walked.
const CITIES: [City; 2] = [KRAKOW, AUENFURT];

const KRAKOW: City = City {
    setup: shipped,
    answers: Answers {
        name: "Ґалаґан-Łęcki O’Neil",
        phone: "12 425 36 38 wew. 153",
        e164: "+48124253638",
        extension: "153",
        street: "Długa",
        house: "12/4",
    },
    found: "zlota-raczka",
    searches: &[
        ("pl", "hydraulik", "hydralik"),
        ("en", "plumber", "plumbr"),
        ("uk", "сантехнік", "сантхнік"),
    ],
};

const AUENFURT: City = City {
    setup: auenfurt,
    answers: Answers {
        name: "Käthe Groß-Östreich",
        phone: "+49 30 23125-117 Durchwahl 12",
        e164: "+493023125117",
        extension: "12",
        street: "Ölmühlenstraße",
        house: "7 b",
    },
    found: "haushaltshilfe",
    searches: &[
        ("de", "Staubsauger", "staubsager"),
        ("en", "hoover", "hovver"),
        ("uk", "пилосос", "пилсос"),
    ],
};

/// A city, and what its people answer and look for.
struct City {
    setup: fn() -> &'static Arc<Setup>,
    answers: Answers,
    /// The id of the service that the searches find first.
    found: &'static str,
    /// For each language a keyword of that service, and the same with a mistake.
    searches: &'static [(&'static str, &'static str, &'static str)],
}

/// What somebody answers where an answer is typed.
struct Answers {
    name: &'static str,
    phone: &'static str,
    e164: &'static str,
    extension: &'static str,
    street: &'static str,
    house: &'static str,
}

/// With what a way is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hand {
    /// The arrow keys and Enter.
    Arrows,
    /// Lines, at the plain surface.
    Lines,
}

/// A visitor who knows where the ways of a page lead, but not what they are called.
struct Guest {
    visitor: Visitor,
    hand: Hand,
    city: &'static City,
    language: Language,
    content: Content,
    is_trial: bool,
    config: Config,
    now: DateTime<FixedOffset>,
}

impl Guest {
    fn arrives(city: &'static City, hand: Hand) -> Self {
        let setup = (city.setup)();
        let (content, config) = (setup.content.clone(), setup.config.clone());
        let is_trial = setup.has_samples();
        let now = clock(setup).now();
        Self {
            visitor: Visitor::arrives_in(setup),
            hand,
            city,
            language: config.languages.first(),
            content,
            is_trial,
            config,
            now,
        }
    }

    fn page(&self) -> &Page<Message> {
        self.visitor.page()
    }

    /// The stops of the controls that are as wanted; there is one.
    fn finds(&self, is_wanted: impl Fn(&Control<Message>) -> bool) -> Vec<usize> {
        let controls = self.page().controls();
        let found = controls.filter(|(_, control)| is_wanted(control));
        let found: Vec<usize> = found.map(|(stop, _)| stop).collect();
        assert!(
            !found.is_empty(),
            "nothing as wanted:\n{}",
            self.visitor.sees()
        );
        found
    }

    /// The stops of the ways to screens that are as wanted; there is one.
    fn finds_ways(&self, is_wanted: impl Fn(&Screen) -> bool) -> Vec<usize> {
        self.finds(|control| leads_to(control).is_some_and(&is_wanted))
    }

    fn offers(&self, screen: &Screen) -> bool {
        let mut ways = self.page().controls().filter_map(way);
        ways.any(|way| way == screen)
    }

    /// Chooses the first control that is as wanted.
    fn chooses(&mut self, is_wanted: impl Fn(&Control<Message>) -> bool) {
        self.chooses_stop(self.finds(is_wanted)[0]);
    }

    /// Chooses the first way to a screen that is as wanted.
    fn opens(&mut self, is_wanted: impl Fn(&Screen) -> bool) {
        self.chooses(|control| leads_to(control).is_some_and(&is_wanted));
    }

    /// Chooses the control at a stop, and hears what comes of it.
    fn chooses_stop(&mut self, stop: usize) {
        match self.hand {
            Hand::Arrows => self.goes_to(stop).press(Key::Enter),
            Hand::Lines => {
                let line = line_for(self.visitor.shown(), stop);
                self.visitor.enters(&line)
            }
        };
        assert_ne!(self.visitor.hears(), [""; 0], "{}", self.visitor.sees());
    }

    /// Walks to a stop with the arrows.
    fn goes_to(&mut self, stop: usize) -> &mut Visitor {
        while self.page().focus != stop {
            let before = self.page().focus;
            let key = if before < stop { Key::Down } else { Key::Up };
            self.visitor.press(key);
            assert_ne!(self.page().focus, before, "{}", self.visitor.sees());
        }
        &mut self.visitor
    }

    /// Answers where an answer is typed.
    fn writes(&mut self, words: &str) {
        match self.hand {
            Hand::Arrows => self.visitor.types(words).press(Key::Enter),
            Hand::Lines => self.visitor.enters(words),
        };
    }

    fn begins(&mut self) {
        let begin = Message::Begin(self.language, Screen::Home);
        self.chooses(|control| control.message == begin);
    }

    fn finishes(&mut self) {
        self.chooses(|control| control.message == Message::Finish);
        assert!(self.visitor.is_forgotten(), "{}", self.visitor.sees());
    }

    /// From Home to the centres of the own district.
    fn goes_to_own_district(&mut self) {
        self.opens(|screen| *screen == Screen::WaysToCentres);
        self.opens(|screen| matches!(screen, Screen::Centres(..)));
    }

    /// Down through the ranges of a list to the page with its entries; of `n` ways the one with the
    /// index `which(n)` is taken. The entry that is to be taken there.
    fn descends(&mut self, which: fn(usize) -> usize) -> usize {
        for _ in 0..RANGES_MAX {
            let ways =
                self.finds_ways(|screen| matches!(screen, Screen::Centres(..) | Screen::Centre(_)));
            let way = ways[which(ways.len())];
            let leads_to = self.way_at(way);
            if matches!(leads_to, Some(Screen::Centre(_))) {
                return way;
            }
            self.chooses_stop(way);
        }
        panic!("no end of ranges:\n{}", self.visitor.sees());
    }

    /// The screen that a stop leads to.
    fn way_at(&self, stop: usize) -> Option<&Screen> {
        match &self.page().stops[stop] {
            Stop::Control(control) => leads_to(control),
            Stop::Passage(_) => None,
        }
    }

    /// From Home to the first service that asks whether it is meant for the visitor, and takes
    /// requests.
    fn goes_to_service(&mut self) -> Id<Service> {
        let services = &self.content.services;
        let is_wanted = services.find(|it| it.eligibility.is_some() && it.ask.is_some());
        let service = is_wanted.expect("there is such a service in every city");
        let group = &self.content.services[service].group;
        let groups = &self.content.site.groups;
        let group = groups.find(|it| it.id == *group).unwrap();
        self.opens(|screen| *screen == Screen::Services);
        if !self.offers(&Screen::Service(service)) {
            self.opens(|screen| *screen == Screen::Group(group));
        }
        self.opens(|screen| *screen == Screen::Service(service));
        service
    }

    /// From the page of a service to the first question of its request.
    fn is_entitled_to(&mut self, service: Id<Service>) {
        self.opens(|screen| matches!(screen, Screen::Eligible(_)));
        let rules = self.content.services[service].eligibility.unwrap();
        let eligibility = self.content.eligibilities[rules].clone();
        for option in
            way_to_yes(&eligibility, &eligibility.unanswered()).expect("somebody is entitled")
        {
            let choices = self.finds(|control| matches!(control.role, Role::Choice { .. }));
            self.chooses_stop(choices[option]);
        }
        self.asks();
        self.says_who_fills_in(service);
        self.chooses(|control| control.message == Message::PassOn(true));
    }

    /// Answers who fills the request in, where that is the first question.
    fn says_who_fills_in(&mut self, service: Id<Service>) {
        let ask = self.content.ask(service).expect("it takes requests");
        let first = ask.form.questions.iter().next().unwrap().clone();
        if first.kind == QuestionKind::HelpedBy {
            self.answers(&first);
        }
    }

    /// Asks for what the page offers. Where there are examples that is only a trial, which is told.
    fn asks(&mut self) {
        self.chooses(|control| matches!(control.message, Message::Ask(_)));
        if self.is_trial {
            self.chooses(|control| matches!(control.message, Message::Try(_)));
        }
    }

    /// Answers the questions of a request one by one, but not those of these kinds.
    fn answers_all_but(&mut self, kept: &[QuestionKind], service: Id<Service>) {
        let ask = self.content.ask(service).expect("it takes requests");
        for question in ask.form.questions.clone() {
            // What the check before the form was told is not asked again, and nobody else is to be called.
            let is_asked = question.when.is_empty()
                && question.answered_by.is_none()
                && question.kind != QuestionKind::HelpedBy;
            if is_asked && !kept.contains(&question.kind) {
                let title = question.title.get(self.language);
                assert_eq!(self.page().heading, title, "{}", self.visitor.sees());
                self.answers(&question);
            }
        }
    }

    fn answers(&mut self, question: &Question) {
        let answers = &self.city.answers;
        match question.kind {
            QuestionKind::Name => self.writes(answers.name),
            QuestionKind::Phone => self.writes(answers.phone),
            QuestionKind::Street => self.writes(answers.street),
            QuestionKind::House => self.writes(answers.house),
            QuestionKind::Short | QuestionKind::Words => self.writes("1, 2, 3"),
            QuestionKind::Age => self.writes("1950"),
            QuestionKind::Choices(_) => {
                self.chooses(|control| matches!(control.role, Role::Check { .. }));
                self.chooses(|control| {
                    control.role == Role::Action && matches!(control.message, Message::Question(_))
                });
            }
            QuestionKind::Choice(_)
            | QuestionKind::YesNo
            | QuestionKind::PartOfDay
            | QuestionKind::Date
            | QuestionKind::HelpedBy => {
                self.chooses(|control| matches!(control.role, Role::Choice { .. }));
            }
            QuestionKind::CallInstead => self.writes("Jan"),
            QuestionKind::Reference => self.writes("071 234 568"),
        }
    }

    /// Agrees and sends: the request that is in the spool then and was not before. It keeps to its
    /// schema, it says who asked for what in which language, and its receipt is shown.
    fn sends(&mut self, service: Id<Service>) -> Value {
        let before = self.visitor.requests();
        let of_answers = |control: &Control<_>| matches!(control.message, Message::Answers(_));
        self.chooses(|it| of_answers(it) && it.role == Role::Action);
        self.chooses(|it| it.message == Message::Agree);
        let mut sent = self.visitor.requests();
        sent.retain(|request| !before.contains(request));
        let [request] = &sent[..] else {
            let count = sent.len();
            panic!("{count} requests in the spool:\n{}", self.visitor.sees());
        };
        keeps_to_schema(request);
        let (service, ask) = (
            &self.content.services[service],
            self.content.ask(service).unwrap(),
        );
        assert_eq!(request["service"], service.id);
        assert_eq!(request["office"], ask.office);
        assert_eq!(request["language"], self.language.tag());
        let answers = &self.city.answers;
        let phone = answered(request, "phone");
        assert_eq!(answered(request, "name")["text"], answers.name);
        assert_eq!(phone["e164"], answers.e164);
        assert_eq!(phone["extension"], answers.extension);
        let reference = request["reference"].as_str().unwrap();
        let kiosk = format!("{:02}", self.config.number);
        assert!(reference.starts_with(&kiosk), "{reference}");
        assert!(self.visitor.sees().contains(reference));
        request.clone()
    }

    /// The meetings on the page, each with the stop that leads to it.
    fn meetings(&self) -> Vec<(usize, Meeting<Id<Activity>>)> {
        let meetings =
            self.page()
                .controls()
                .filter_map(|(stop, control)| match leads_to(control) {
                    Some(Screen::Meeting(meeting)) => Some((stop, *meeting)),
                    _ => None,
                });
        meetings.collect()
    }
}

/// The screen that a control leads to.
fn leads_to(control: &Control<Message>) -> Option<&Screen> {
    match &control.message {
        Message::Open(screen) => Some(screen),
        _ => None,
    }
}

fn way((_, control): (usize, &Control<Message>)) -> Option<&Screen> {
    leads_to(control)
}

/// What somebody types at the plain surface to choose a control: what stands before its name.
fn line_for(shown: &Shown<Message>, stop: usize) -> String {
    let (_, control) = shown.page.controls().find(|(at, _)| *at == stop).unwrap();
    let printed = plain::render(shown);
    let mut lines = printed.lines().filter_map(|line| line.split_once(' '));
    let sign = lines.find(|(_, name)| name.starts_with(&control.name()));
    sign.expect(&printed).0.trim_end_matches('.').to_owned()
}

/// The options that lead to "yes".
fn way_to_yes(eligibility: &Eligibility, answers: &eligibility::Answers) -> Option<Vec<usize>> {
    let question = match eligibility.next(answers) {
        Next::Silence => return None,
        Next::Verdict(verdict) => return (verdict.outcome == Outcome::Yes).then(Vec::new),
        Next::Ask(question) => question,
    };
    let mut options = eligibility.questions[question].options.ids();
    options.find_map(|option| {
        let mut answers = answers.clone();
        answers[question] = Some(option);
        let further = way_to_yes(eligibility, &answers)?;
        Some([vec![option.position()], further].concat())
    })
}

fn answered<'r>(request: &'r Value, kind: &str) -> &'r Value {
    let mut answers = request["answers"].as_array().unwrap().iter();
    answers.find(|answer| answer["kind"] == kind).unwrap()
}

fn keeps_to_schema(request: &Value) {
    let file = root().join("docs/request.schema.json");
    let schema = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    if let Err(error) = jsonschema::validate(&schema, request) {
        panic!("{error}\n{request:#}");
    }
}

/// Walks a road from Start in every city and every language of it, one visitor after the other at
/// the same kiosk, so that none finds anything of the one before.
fn everywhere(hand: Hand, walk: fn(&mut Guest)) {
    for city in &CITIES {
        let mut guest = Guest::arrives(city, hand);
        for language in guest.config.languages.clone().iter() {
            guest.language = language;
            walk(&mut guest);
            if !guest.visitor.is_forgotten() {
                guest.finishes();
            }
        }
    }
}

fn first(_: usize) -> usize {
    0
}

fn last(ways: usize) -> usize {
    ways - 1
}

fn asks_for_a_service(guest: &mut Guest) -> Value {
    guest.begins();
    let service = guest.goes_to_service();
    guest.is_entitled_to(service);
    guest.answers_all_but(&[], service);
    guest.sends(service)
}

#[test]
fn the_own_district_leads_to_a_card_and_back() {
    everywhere(Hand::Arrows, |guest| {
        guest.begins();
        guest.goes_to_own_district();
        let here = &guest.config.district;
        let mut districts = guest.content.site.districts.iter();
        let title = &districts.find(|it| it.id == *here).unwrap().title;
        let title = title.get(guest.language).words;
        assert_eq!(guest.visitor.heading(), title);
        let here = here.clone();
        let entry = guest.descends(first);
        let list = (guest.page().heading.clone(), guest.page().step.clone());
        guest.chooses_stop(entry);
        let heading = guest.visitor.heading();
        let mut centres = guest.content.centres.iter();
        let centre = centres.find(|it| it.name == heading && it.district == here);
        let address = &centre.unwrap().places[0].address;
        assert!(guest.visitor.sees().contains(address));
        guest.visitor.press(Key::Back);
        assert_eq!(
            (guest.page().heading.clone(), guest.page().step.clone()),
            list
        );
        assert_eq!(guest.page().focus, entry);
    });
}

#[test]
fn all_centres_are_reached_from_a_to_z_with_arrows_alone() {
    everywhere(Hand::Arrows, |guest| {
        for which in [first, last, |ways| ways / 2] {
            guest.begins();
            guest.opens(|screen| *screen == Screen::WaysToCentres);
            let lists = guest.finds_ways(|screen| matches!(screen, Screen::Centres(..)));
            let all = lists[lists.len() - 1];
            guest.chooses_stop(all);
            let entry = guest.descends(which);
            guest.chooses_stop(entry);
            let heading = guest.visitor.heading();
            let mut centres = guest.content.centres.iter();
            assert!(centres.any(|centre| centre.name == heading));
            guest.finishes();
        }
    });
}

#[test]
fn an_activity_is_found_by_its_kind_and_joined() {
    everywhere(Hand::Arrows, |guest| {
        guest.begins();
        guest.opens(|screen| *screen == Screen::Activities);
        guest.opens(|screen| *screen == Screen::Kinds);
        guest.opens(|screen| matches!(screen, Screen::Meetings(..)));
        let (stop, meeting) = guest.meetings()[0];
        let is_first = |(_, other): (usize, Meeting<_>)| other.start >= meeting.start;
        assert!(guest.meetings().into_iter().all(is_first));
        guest.chooses_stop(stop);
        guest.asks();
        let join = guest.content.service_offered(Offered::ByActivities);
        let join = join.unwrap();
        guest.says_who_fills_in(join);
        guest.answers_all_but(&[], join);
        let request = guest.sends(join);
        let activity = &guest.content.activities[meeting.series];
        assert_eq!(request["about"]["activity"], activity.id);
        assert_eq!(request["about"]["centre"], activity.centre);
        assert_eq!(request["about"]["meeting"], meeting.start.to_rfc3339());
    });
}

#[test]
fn whoever_is_entitled_asks_for_a_service() {
    everywhere(Hand::Arrows, |guest| {
        asks_for_a_service(guest);
    });
}

#[test]
fn a_second_request_asks_again_for_nothing_that_is_known() {
    everywhere(Hand::Arrows, |guest| {
        let first = asks_for_a_service(guest);
        guest.chooses(|control| control.message == Message::Home);
        guest.goes_to_own_district();
        let entry = guest.descends(last);
        guest.chooses_stop(entry);
        guest.asks();
        let Answers { name, phone, .. } = guest.city.answers;
        let sees = guest.visitor.sees();
        assert!(!sees.contains(name) && !sees.contains(phone), "{sees}");
        guest.chooses(|control| matches!(control.message, Message::Known(_)));
        let sees = guest.visitor.sees();
        assert!(sees.contains(name) && sees.contains(phone), "{sees}");
        guest.chooses(|control| matches!(control.message, Message::Known(_)));
        let call = guest.content.service_offered(Offered::ByCentres);
        let call = call.unwrap();
        guest.answers_all_but(&KNOWN, call);
        let second = guest.sends(call);
        assert_eq!(answered(&first, "name")["text"], name);
        assert_ne!(first["id"], second["id"]);
    });
}

#[test]
fn a_service_is_found_by_its_keyword_also_with_a_mistake() {
    everywhere(Hand::Arrows, |guest| {
        let mut searches = guest.city.searches.iter();
        let tag = guest.language.tag();
        let (_, word, misspelt) = searches.find(|(other, ..)| *other == tag).unwrap();
        let found = guest.content.service(guest.city.found).unwrap();
        guest.begins();
        guest.opens(|screen| *screen == Screen::Search);
        for typed in [word, misspelt] {
            guest.visitor.types(typed);
            let best = guest.page().controls().find_map(way);
            assert_eq!(
                best,
                Some(&Screen::Service(found)),
                "{}",
                guest.visitor.sees()
            );
            guest.visitor.press(Key::Enter).press(Key::Enter);
            let title = guest.content.services[found].title.get(guest.language);
            assert_eq!(guest.page().heading, title);
            guest.visitor.press(Key::Back).press(Key::Back);
            for _ in typed.chars() {
                guest.visitor.press(Key::Backspace);
            }
        }
    });
}

#[test]
fn today_and_tomorrow_tell_what_is_still_to_come() {
    everywhere(Hand::Arrows, |guest| {
        guest.begins();
        guest.opens(|screen| *screen == Screen::Activities);
        guest.opens(|screen| matches!(screen, Screen::Meetings(..)));
        let now = guest.now;
        let (today, tomorrow) = (now.date_naive(), now.date_naive().succ_opt().unwrap());
        let meetings = guest.meetings();
        let days: Vec<_> = meetings
            .iter()
            .map(|(_, it)| it.start.date_naive())
            .collect();
        assert!(days.contains(&today) && days.contains(&tomorrow));
        assert!(
            days.iter().all(|day| [today, tomorrow].contains(day)),
            "{days:?}"
        );
        assert!(meetings.iter().all(|(_, meeting)| meeting.end > now));
        assert!(meetings.is_sorted_by_key(|(_, meeting)| meeting.start));
        let (stop, meeting) = *meetings.last().unwrap();
        guest.chooses_stop(stop);
        let centre = &guest.content.activities[meeting.series].centre;
        let mut centres = guest.content.centres.iter();
        let centre = centres.find(|it| it.id == *centre).unwrap();
        assert!(guest.visitor.sees().contains(&centre.name));
        guest.visitor.press(Key::Back);
        assert_eq!(guest.page().focus, stop);
    });
}

#[test]
fn help_and_another_language_lose_nothing_of_a_request() {
    everywhere(Hand::Arrows, |guest| {
        guest.begins();
        let service = guest.goes_to_service();
        guest.is_entitled_to(service);
        let name = guest.city.answers.name;
        guest.visitor.types(name);
        guest.opens(|screen| *screen == Screen::Help);
        let other = guest.config.languages.after(guest.language, 1);
        guest.chooses(|control| control.message == Message::Language(other));
        guest.visitor.press(Key::Back);
        let questions = &guest.content.ask(service).unwrap().form.questions;
        let mut questions = questions.iter();
        let name_of = questions.find(|it| it.kind == QuestionKind::Name);
        assert_eq!(guest.page().heading, name_of.unwrap().title.get(other));
        assert_eq!(guest.page().field().unwrap().1.value, name);
        guest.visitor.press(Key::Help).press(Key::Back);
        guest.chooses(|control| control.message == Message::Finish);
        guest.chooses(|control| control.message == Message::FinishUnsent);
    });
}

#[test]
fn whoever_goes_away_is_asked_after_and_then_forgotten() {
    everywhere(Hand::Arrows, |guest| {
        guest.begins();
        guest.goes_to_own_district();
        let entry = guest.descends(first);
        guest.chooses_stop(entry);
        guest.asks();
        let call = guest.content.service_offered(Offered::ByCentres);
        guest.says_who_fills_in(call.unwrap());
        let name = guest.city.answers.name;
        guest.visitor.types(name).waits();
        assert!(guest.page().any_key.is_some(), "{}", guest.visitor.sees());
        assert_eq!(guest.page().heading.language, guest.language);
        guest.visitor.press(Key::Left);
        assert_eq!(guest.page().field().unwrap().1.value, name);
        guest.visitor.waits_to_the_end();
        assert!(guest.visitor.is_forgotten());
        assert!(!guest.visitor.sees().contains(name));
    });
}

#[test]
fn a_whole_request_is_made_of_lines_at_the_plain_surface() {
    everywhere(Hand::Lines, |guest| {
        asks_for_a_service(guest);
    });
}
