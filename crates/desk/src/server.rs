//! The server: HTTP/1.1 on loopback, for the browser of the clerk on the same machine.
//!
//! # Invariants
//! - A client that is slow, or sends too much, is let go; it holds up nobody else.
//! - Every answer forbids scripts, frames, and to be kept by the browser.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: sockets and the clock are here"
)]

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{COOKIE, HOST, HeaderName, HeaderValue, ORIGIN};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::answer::answer;
use crate::asked::{Answer, Asked, BODY_BYTES_MAX, Fields, Method};
use crate::desk::{Desk, DeskFault};
use crate::intake::{Pass, take_in};

/// The port of the desk, unless another is asked for.
pub const PORT: u16 = 8023;
/// How often the folder is looked at for new requests.
const INTAKE_EVERY: Duration = Duration::from_secs(10);
/// How long a client may take for the head of a request, and then for its body.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
const BODY_WITHIN: Duration = Duration::from_secs(10);
/// How long a connection is kept at the most.
const CONNECTION_WITHIN: Duration = Duration::from_secs(120);
/// How many connections there may be at once. A browser has six.
const CONNECTIONS_MAX: usize = 64;

/// What the pages may do in a browser: nothing but look as they do, and send forms to where they are from.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// The headers of every answer.
const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// A place to serve at, which nobody else can have meanwhile.
pub struct Listener {
    listener: std::net::TcpListener,
    address: SocketAddr,
}

impl Listener {
    /// Takes a port of the loopback address; with 0 any that is free.
    ///
    /// # Errors
    /// Another program has the port, or the system refused.
    pub fn on(port: u16) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Returns the address, such as `127.0.0.1:8023`.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.to_string()
    }
}

/// Serves the desk until the program ends, and takes requests in from a folder if one is given. `told` gets each link that
/// opens the desk, and what each pass over the folder has found if there is anything to tell.
///
/// # Errors
/// The system refuses to listen.
pub fn serve(
    desk: &Arc<Desk>,
    listener: Listener,
    folder: Option<PathBuf>,
    told: impl Fn(News) + Send + Sync + 'static,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::from_std(listener.listener)?;
        let told = Arc::new(told);
        told(News::Link(desk.link()));
        if let Some(folder) = folder {
            tokio::spawn(takes_in(desk.clone(), folder, told.clone()));
        }
        let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        loop {
            let Ok(place) = places.clone().acquire_owned().await else {
                return Ok(());
            };
            // Whoever went away before being let in is no fault, and when there are too many open files, the next may do.
            let Ok((stream, _)) = listener.accept().await else {
                tokio::task::yield_now().await;
                continue;
            };
            let (desk, told) = (desk.clone(), told.clone());
            tokio::spawn(async move {
                let _ = timeout(CONNECTION_WITHIN, connection(stream, &desk, &*told)).await;
                drop(place);
            });
        }
    })
}

/// What whoever has started the program should know.
pub enum News {
    /// The link that opens the desk next.
    Link(String),
    /// What a pass over the folder has found.
    Pass(Pass),
    /// The book failed.
    Fault(DeskFault),
}

async fn takes_in(
    desk: Arc<Desk>,
    folder: PathBuf,
    told: Arc<impl Fn(News) + Send + Sync + 'static>,
) {
    let mut every = interval(INTAKE_EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut left = Vec::new();
    loop {
        every.tick().await;
        let (desk, folder) = (desk.clone(), folder.clone());
        let pass = tokio::task::spawn_blocking(move || take_in(&desk, &folder, Utc::now())).await;
        match pass {
            // What stays is told once, not every ten seconds.
            Ok(Ok(pass)) if pass.left != left => {
                left = pass
                    .left
                    .iter()
                    .map(|(path, why)| (path.clone(), why.again()))
                    .collect();
                told(News::Pass(pass));
            }
            Ok(Ok(_)) | Err(_) => {}
            Ok(Err(fault)) => told(News::Fault(fault)),
        }
    }
}

async fn connection(stream: TcpStream, desk: &Arc<Desk>, told: &(impl Fn(News) + Sync)) {
    let service = service_fn(|request| async move {
        let link = desk.link();
        let answer = answered(desk, request).await;
        if desk.link() != link {
            told(News::Link(desk.link()));
        }
        Ok::<_, Infallible>(response(answer))
    });
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answered(desk: &Arc<Desk>, request: Request<Incoming>) -> Answer {
    let (head, body) = request.into_parts();
    let body = timeout(BODY_WITHIN, Limited::new(body, BODY_BYTES_MAX).collect()).await;
    let Ok(Ok(body)) = body else {
        return Answer::page(413, String::new());
    };
    let header = |name: HeaderName| {
        let value = head.headers.get(name).map(HeaderValue::to_str);
        value.and_then(Result::ok).map(str::to_owned)
    };
    let asked = Asked {
        method: match head.method {
            hyper::Method::GET | hyper::Method::HEAD => Method::Get,
            hyper::Method::POST => Method::Post,
            _ => Method::Other,
        },
        path: head.uri.path().to_owned(),
        query: Fields::read(head.uri.query().unwrap_or_default().as_bytes()),
        form: Fields::read(&body.to_bytes()),
        host: header(HOST),
        origin: header(ORIGIN),
        cookies: header(COOKIE),
    };
    let desk = desk.clone();
    let now: DateTime<Utc> = Utc::now();
    let answer = tokio::task::spawn_blocking(move || answer(&desk, &asked, now)).await;
    answer.unwrap_or_else(|_| Answer::page(500, String::new()))
}

fn response(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert("content-type", HeaderValue::from_static(answer.kind));
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}
