//! The network: one question, one answer, with limits on everything.

use std::error::Error;
use std::io;
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, Response};
use tokio::runtime::Runtime;
use url::Url;
use zeroize::Zeroizing;

use crate::settings::Settings;
use crate::step::Window;

/// The time in which a connection must be made.
const CONNECT: Duration = Duration::from_secs(10);
/// How many requests a page of a list should have.
const PAGE_SIZE: &str = "100";
/// The most that is told of an error, in characters.
const WORDS_MAX: usize = 300;

/// The limits of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The time in which all of it must be there.
    pub time: Duration,
    /// Its largest size, in bytes.
    pub bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(60),
            // A list of 1,000 with long descriptions.
            bytes: 4 << 20,
        }
    }
}

/// Speaks with the other system.
pub struct Client {
    http: reqwest::Client,
    runtime: Runtime,
    limits: Limits,
    endpoint: Url,
    jurisdiction: Option<String>,
    key: Option<Zeroizing<String>>,
}

/// An answer.
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// In how many seconds to ask again, if the other side wants to be left alone for a while; 0 if it does not say so in
    /// seconds.
    pub retry_after: Option<u64>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why there is no answer. The words are those of the system and of the library, and none of a request.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// No connection was made, so that nothing has left.
    #[error("{0}")]
    Unreached(String),
    /// There was no answer, or only a part of one.
    #[error("its answer was lost: {0}")]
    Lost(String),
}

impl Client {
    /// Makes a client. Nothing is asked yet.
    ///
    /// # Errors
    /// The system refused.
    pub fn new(
        settings: &Settings,
        key: Option<Zeroizing<String>>,
        limits: Limits,
    ) -> io::Result<Self> {
        // Whoever has installed one before has installed the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .user_agent(concat!("cas-office/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .http1_only()
            // A connection that was idle may be closed at the moment of a post, and then its answer is lost.
            .pool_max_idle_per_host(0)
            .connect_timeout(CONNECT)
            .timeout(limits.time);
        // What is not encrypted goes to this machine alone, whatever the environment says.
        let http = if settings.endpoint.scheme() == "http" {
            http.no_proxy()
        } else {
            http
        };
        let http = http.build();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        Ok(Self {
            http: http.map_err(io::Error::other)?,
            runtime,
            limits,
            endpoint: settings.endpoint.clone(),
            jurisdiction: settings.jurisdiction.clone(),
            key,
        })
    }

    /// Posts a request. The key goes into the body, as the specification has it.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn post(&self, body: &str) -> Result<Answer, NoAnswer> {
        let mut whole = Zeroizing::new(String::with_capacity(body.len()));
        if let Some(key) = &self.key {
            let mut form = form_urlencoded::Serializer::new(String::new());
            form.append_pair("api_key", key);
            whole.push_str(&Zeroizing::new(form.finish()));
            whole.push('&');
        }
        whole.push_str(body);
        let form = "application/x-www-form-urlencoded; charset=utf-8";
        let post = self.http.post(self.url(&["requests.json"], &[]));
        self.ask(
            post.header(CONTENT_TYPE, form)
                .body(whole.as_bytes().to_vec()),
        )
    }

    /// Asks for the number that belongs to a token.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn token(&self, token: &str) -> Result<Answer, NoAnswer> {
        let name = format!("{token}.json");
        self.get(self.url(&["tokens", &name], &[]))
    }

    /// Asks where a request stands.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn request(&self, number: &str) -> Result<Answer, NoAnswer> {
        let name = format!("{number}.json");
        self.get(self.url(&["requests", &name], &[]))
    }

    /// Asks for a page of the requests with this `service_code` in a time.
    ///
    /// # Errors
    /// Why there is no answer.
    pub fn page(&self, code: &str, window: Window, page: Option<u32>) -> Result<Answer, NoAnswer> {
        let at = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::Secs, true);
        let (from, until) = (at(window.from), at(window.until));
        let page = page.map(|it| it.to_string());
        let mut query = vec![
            ("service_code", code),
            ("start_date", &from),
            ("end_date", &until),
            ("page_size", PAGE_SIZE),
        ];
        query.extend(page.as_deref().map(|it| ("page", it)));
        self.get(self.url(&["requests.json"], &query))
    }

    fn url(&self, path: &[&str], query: &[(&str, &str)]) -> Url {
        let mut url = self.endpoint.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        let is_asked = !query.is_empty();
        let jurisdiction = self
            .jurisdiction
            .as_deref()
            .filter(|_| is_asked || path.len() > 1);
        let jurisdiction = jurisdiction.map(|it| ("jurisdiction_id", it));
        let pairs = jurisdiction.iter().chain(query);
        for (name, value) in pairs {
            url.query_pairs_mut().append_pair(name, value);
        }
        url
    }

    fn get(&self, url: Url) -> Result<Answer, NoAnswer> {
        self.ask(self.http.get(url))
    }

    fn ask(&self, asked: RequestBuilder) -> Result<Answer, NoAnswer> {
        self.runtime.block_on(async {
            let answer = asked.send().await.map_err(no_answer)?;
            let status = answer.status().as_u16();
            let retry_after = retry_after(answer.headers());
            Ok(Answer {
                status,
                retry_after,
                body: self.body(answer).await?,
            })
        })
    }

    async fn body(&self, mut answer: Response) -> Result<Vec<u8>, NoAnswer> {
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(no_answer)? {
            body.extend_from_slice(&chunk);
            if body.len() > self.limits.bytes {
                let words = format!("it is larger than {} bytes", self.limits.bytes);
                return Err(NoAnswer::Lost(words));
            }
        }
        Ok(body)
    }
}

fn retry_after(headers: &HeaderMap) -> Option<u64> {
    let value = headers.get(RETRY_AFTER)?;
    let seconds = value.to_str().ok().and_then(|it| it.trim().parse().ok());
    Some(seconds.unwrap_or_default())
}

fn no_answer(error: reqwest::Error) -> NoAnswer {
    let is_unreached = error.is_connect();
    let error = error.without_url();
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = format!("{words}: {error}");
        cause = error.source();
    }
    let is_safe = |it: &char| !it.is_control();
    let words = words.chars().filter(is_safe).take(WORDS_MAX).collect();
    if is_unreached {
        NoAnswer::Unreached(words)
    } else {
        NoAnswer::Lost(words)
    }
}
