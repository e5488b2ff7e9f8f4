//! The settings of a bridge: one file in TOML.

#![deny(clippy::disallowed_methods, clippy::disallowed_types)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;
use url::{Host, Url};

/// How long a post without an answer is left alone, in hours, if the settings do not say it.
const SETTLE_HOURS: i64 = 1;
/// The least of that, in minutes: by then each answer has come or was lost.
const SETTLE_MINUTES_MIN: i64 = 10;
/// The most of that, in days: after that a search could not reach back to the post ([`crate::step::SPAN_DAYS_MAX`]).
const SETTLE_DAYS_MAX: i64 = 30;
/// The most letters of a word in the settings.
const WORD_MAX: usize = 200;

/// The settings of a bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The address of the other system, below which are `requests.json` and the rest.
    pub endpoint: Url,
    /// The jurisdiction, if the other system serves several.
    pub jurisdiction: Option<String>,
    /// The file of the key, if the other system wants one for a post.
    pub key_file: Option<PathBuf>,
    /// Nothing that was sent before this day goes out.
    pub since: NaiveDate,
    /// How long a post without an answer is left alone: the other system may list a request late.
    pub settle: TimeDelta,
    /// The services whose requests go out; at least one.
    pub services: Vec<Service>,
}

/// A service whose requests go out.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id in the content.
    pub service: String,
    /// Its `service_code` in the other system.
    pub code: String,
    /// What goes out beyond reference, service and time.
    #[serde(default)]
    pub send: Vec<Part>,
}

/// A part of a request that tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The name of the person to call.
    Name,
    /// The number to call.
    Phone,
    /// Street and house.
    Address,
    /// All other answers of the form.
    Answers,
}

/// Why these are no settings.
#[derive(Debug, thiserror::Error)]
pub enum NoSettings {
    /// It is no TOML, or a key is missing or unknown. The library says where.
    #[error("{0}")]
    Malformed(String),
    /// The address cannot be used.
    #[error(
        "endpoint = \"{0}\" is no address: write https://host/path, without a password and a question mark"
    )]
    Endpoint(String),
    /// The way is not encrypted.
    #[error("endpoint = \"{0}\" is not encrypted, and leads to another machine: write https")]
    Plain(String),
    /// The day is none.
    #[error("since = \"{0}\" is no day: write one such as 2026-12-01")]
    Since(String),
    /// The time is none, or too short or too long.
    #[error(
        "settle = \"{0}\" cannot be used: write a number and m, h or d, from 10m to 30d, such as 1h"
    )]
    Settle(String),
    /// There is no service.
    #[error("no service goes out: write [[open311.services]], and service and code below it")]
    NoService,
    /// A service is there twice.
    #[error("service = \"{0}\" is there twice: take one out")]
    Twice(String),
    /// A word is empty, very long, or has what no line has.
    #[error("{key} has to be one short line, and not empty")]
    Word {
        /// The key.
        key: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    open311: Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    endpoint: String,
    jurisdiction: Option<String>,
    key_file: Option<PathBuf>,
    since: String,
    settle: Option<String>,
    #[serde(default)]
    services: Vec<Service>,
}

impl Settings {
    /// Reads settings.
    ///
    /// # Errors
    /// Why they are none: the key, and what to write.
    pub fn read(text: &str) -> Result<Self, NoSettings> {
        let malformed =
            |error: toml::de::Error| NoSettings::Malformed(error.to_string().trim_end().to_owned());
        let File { open311: table } = toml::from_str(text).map_err(malformed)?;
        if table.services.is_empty() {
            return Err(NoSettings::NoService);
        }
        let mut known = BTreeSet::new();
        for service in &table.services {
            check_word("service", &service.service)?;
            check_word("code", &service.code)?;
            if !known.insert(&service.service) {
                return Err(NoSettings::Twice(service.service.clone()));
            }
        }
        if let Some(jurisdiction) = &table.jurisdiction {
            check_word("jurisdiction", jurisdiction)?;
        }
        let since = table.since.parse();
        Ok(Self {
            endpoint: endpoint(&table.endpoint)?,
            jurisdiction: table.jurisdiction,
            key_file: table.key_file,
            since: since.map_err(|_| NoSettings::Since(table.since))?,
            settle: table
                .settle
                .map_or(Ok(TimeDelta::hours(SETTLE_HOURS)), |it| settle(&it))?,
            services: table.services,
        })
    }

    /// Returns the name of the other system in the book: its host, and its port if that is not the usual one. Another path
    /// is the same system.
    #[must_use]
    pub fn system(&self) -> String {
        let host = self.endpoint.host_str().unwrap_or_default();
        match self.endpoint.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// Returns the settings of a service; `None` if its requests do not go out.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|it| it.service == id)
    }
}

fn check_word(key: &'static str, word: &str) -> Result<(), NoSettings> {
    let is_line = !word.trim().is_empty() && !word.chars().any(char::is_control);
    let is_word = is_line && word.chars().count() <= WORD_MAX;
    is_word.then_some(()).ok_or(NoSettings::Word { key })
}

fn endpoint(typed: &str) -> Result<Url, NoSettings> {
    // A password is not repeated.
    let shown = || typed.split('@').next_back().unwrap_or_default().to_owned();
    let none = || NoSettings::Endpoint(shown());
    let url = Url::parse(typed).map_err(|_| none())?;
    let has_more = url.query().is_some() || url.fragment().is_some();
    let has_user = !url.username().is_empty() || url.password().is_some();
    if url.cannot_be_a_base() || has_more || has_user {
        return Err(none());
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_this_machine(&url) => Ok(url),
        "http" => Err(NoSettings::Plain(shown())),
        _ => Err(none()),
    }
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn settle(typed: &str) -> Result<TimeDelta, NoSettings> {
    let none = || NoSettings::Settle(typed.to_owned());
    let unit = match typed.chars().last() {
        Some('m') => TimeDelta::minutes(1),
        Some('h') => TimeDelta::hours(1),
        Some('d') => TimeDelta::days(1),
        _ => return Err(none()),
    };
    let count: i32 = typed[..typed.len() - 1].parse().map_err(|_| none())?;
    let time = unit.checked_mul(count).ok_or_else(none)?;
    let may_be = TimeDelta::minutes(SETTLE_MINUTES_MIN)..=TimeDelta::days(SETTLE_DAYS_MAX);
    may_be.contains(&time).then_some(time).ok_or_else(none)
}
