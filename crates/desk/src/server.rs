//! The server: HTTP/1.1, for the browser of the clerk on the same machine, or encrypted for those on others.
//!
//! # Invariants
//! - A client that is slow, or sends too much, is let go; it holds up nobody else.
//! - Every answer forbids scripts, frames, and to be kept by the browser.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this is the rim: sockets and the clock are here"
)]

use std::collections::HashMap;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{ACCEPT_LANGUAGE, COOKIE, HOST, HeaderName, HeaderValue, ORIGIN};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::answer::{answer, unread};
use crate::asked::{Answer, Asked, BODY_BYTES_MAX, Fields, Method, Unread};
use crate::desk::{Desk, DeskFault};
use crate::hand_over::{NotHanded, hand_over};
use crate::intake::{Pass, take_in};
use crate::rates::network;
use crate::tls::Tls;

/// The port of the desk, unless another is asked for.
pub const PORT: u16 = 8023;
/// How often the folder is looked at for new requests.
const INTAKE_EVERY: Duration = Duration::from_secs(10);
/// How long a client may take for the head of a request, and then for its body.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
const BODY_WITHIN: Duration = Duration::from_secs(10);
/// How much of a body that is too large is passed over, in bytes. A browser reads no answer before it has sent all.
const PASSED_OVER_MAX: u64 = 4 * 1024 * 1024;
/// How long a connection is kept at the most.
const CONNECTION_WITHIN: Duration = Duration::from_secs(120);
/// How many connections there may be at once, and how many of another machine. A browser has six.
const CONNECTIONS_MAX: usize = 256;
const CONNECTIONS_EACH_MAX: usize = 32;

/// What the pages may do in a browser: nothing but look as they do, and send forms to where they are from.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'none'";
/// The headers of every answer.
const HEADERS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// For so long browsers ask for an encrypted desk in no other way: a year (RFC 6797).
const ONLY_SO: &str = "max-age=31536000";

/// A place to serve at, which nobody else can have meanwhile.
pub struct Listener {
    socket: std::net::TcpListener,
    address: SocketAddr,
    tls: Option<Tls>,
}

impl Listener {
    /// Takes a port of the loopback address; with 0 any that is free.
    ///
    /// # Errors
    /// Another program has the port, or the system refused.
    pub fn on(port: u16) -> io::Result<Self> {
        Self::bind((Ipv4Addr::LOCALHOST, port).into(), None)
    }

    /// Takes an address that other machines can reach, and encrypts what goes there.
    ///
    /// # Errors
    /// It is no address of this machine, another program has the port, or the system refused.
    pub fn encrypted(address: SocketAddr, tls: Tls) -> io::Result<Self> {
        Self::bind(address, Some(tls))
    }

    fn bind(address: SocketAddr, tls: Option<Tls>) -> io::Result<Self> {
        let socket = std::net::TcpListener::bind(address)?;
        socket.set_nonblocking(true)?;
        let address = socket.local_addr()?;
        Ok(Self {
            socket,
            address,
            tls,
        })
    }

    /// Returns the address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
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
    let Listener { socket, tls, .. } = listener;
    runtime.block_on(async {
        let listener = TcpListener::from_std(socket)?;
        let told = Arc::new(told);
        if let Some(link) = desk.link() {
            told(News::Link(link));
        }
        tokio::spawn(looks_after(desk.clone(), folder, told.clone()));
        let places = Arc::new(Places::default());
        let all = Arc::new(Semaphore::new(CONNECTIONS_MAX));
        loop {
            let Ok(place) = all.clone().acquire_owned().await else {
                return Ok(());
            };
            // Whoever went away before being let in is no fault, and when there are too many open files, the next may do.
            let Ok((stream, peer)) = listener.accept().await else {
                tokio::task::yield_now().await;
                continue;
            };
            let from = peer.ip().to_canonical();
            let from = (!from.is_loopback()).then_some(from);
            let Some(own) = places.clone().take(from) else {
                continue;
            };
            let (desk, told, tls) = (desk.clone(), told.clone(), tls.clone());
            tokio::spawn(async move {
                let connection = connection(stream, from, tls, &desk, &told);
                let _ = timeout(CONNECTION_WITHIN, connection).await;
                drop((place, own));
            });
        }
    })
}

/// How many connections each address has. One that takes all of them would keep out the others.
#[derive(Default)]
struct Places(Mutex<HashMap<IpAddr, usize>>);

/// A connection of an address, as long as this value exists.
struct Own(Arc<Places>, Option<IpAddr>);

impl Places {
    /// Returns a place for a connection from this address, unless it has enough. This machine may have all.
    fn take(self: Arc<Self>, from: Option<IpAddr>) -> Option<Own> {
        let from = from.map(network);
        if let Some(from) = from {
            let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let count = taken.entry(from).or_default();
            if *count >= CONNECTIONS_EACH_MAX {
                return None;
            }
            *count += 1;
        }
        Some(Own(self, from))
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let Some(from) = self.1 else {
            return;
        };
        let mut taken = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&from) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&from);
            }
        }
    }
}

/// What whoever has started the program should know.
pub enum News {
    /// The link that opens the desk next.
    Link(String),
    /// What a pass over the folder has found.
    Pass(Pass),
    /// What cannot be handed over now.
    NotHanded(Vec<NotHanded>),
    /// Somebody has asked for something that is to be known.
    Asked(String),
    /// The book failed.
    Fault(DeskFault),
}

/// Takes requests in, and hands over those for others. What has to wait is told once, not every ten seconds.
async fn looks_after(
    desk: Arc<Desk>,
    folder: Option<PathBuf>,
    told: Arc<impl Fn(News) + Send + Sync + 'static>,
) {
    let mut every = interval(INTAKE_EVERY);
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut left, mut waiting) = (Vec::new(), Vec::new());
    // Before somebody waits for the page of figures, what they are made of is read.
    let own = desk.clone();
    tokio::task::spawn_blocking(move || own.figures(&(NaiveDate::MIN..NaiveDate::MIN)));
    loop {
        every.tick().await;
        let (desk, folder) = (desk.clone(), folder.clone());
        let pass = tokio::task::spawn_blocking(move || {
            let now = Utc::now();
            let pass = folder.map_or_else(|| Ok(Pass::default()), |it| take_in(&desk, &it, now))?;
            Ok::<_, DeskFault>((pass, hand_over(&desk, now)?))
        });
        match pass.await {
            Ok(Ok((pass, not_handed))) => {
                if pass.left != left {
                    let again = pass
                        .left
                        .iter()
                        .map(|(path, why)| (path.clone(), why.again()));
                    left = again.collect();
                    told(News::Pass(pass));
                }
                if not_handed != waiting {
                    waiting.clone_from(&not_handed);
                    told(News::NotHanded(not_handed));
                }
            }
            Ok(Err(fault)) => told(News::Fault(fault)),
            Err(_) => {}
        }
    }
}

async fn connection(
    stream: TcpStream,
    from: Option<IpAddr>,
    tls: Option<Tls>,
    desk: &Arc<Desk>,
    told: &Arc<impl Fn(News) + Send + Sync + 'static>,
) {
    let Some(Tls { acceptor, .. }) = tls else {
        return exchange(stream, from, desk, told).await;
    };
    // Whoever does not encrypt is let go.
    if let Ok(Ok(stream)) = timeout(HEAD_WITHIN, acceptor.accept(stream)).await {
        exchange(stream, from, desk, told).await;
    }
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    from: Option<IpAddr>,
    desk: &Arc<Desk>,
    told: &Arc<impl Fn(News) + Send + Sync + 'static>,
) {
    let service = service_fn(|request| {
        let (own, told) = (desk.clone(), told.clone());
        // It goes on if the browser goes away meanwhile: a link that is used up is followed by the next.
        let answer = tokio::spawn(async move {
            let link = own.link();
            let mut answer = answered(&own, request, from).await;
            if let Some(line) = answer.journal.take() {
                told(News::Asked(line));
            }
            match own.link() {
                Some(next) if Some(&next) != link.as_ref() => told(News::Link(next)),
                _ => {}
            }
            answer
        });
        async move {
            let answer = answer.await;
            let answer = answer.unwrap_or_else(|_| Answer::page(500, String::new()));
            Ok::<_, Infallible>(response(desk, answer))
        }
    });
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answered(desk: &Arc<Desk>, request: Request<Incoming>, from: Option<IpAddr>) -> Answer {
    let (head, body) = request.into_parts();
    let form = timeout(BODY_WITHIN, read(body)).await;
    let form = form.unwrap_or(Err(Unread::Unfinished));
    let header = |name: HeaderName| {
        let value = head.headers.get(name).map(HeaderValue::to_str);
        value.and_then(Result::ok).map(str::to_owned)
    };
    let mut asked = Asked {
        method: match head.method {
            hyper::Method::GET => Method::Get,
            // Whoever only looks whether there is a page has not opened the link.
            hyper::Method::HEAD if head.uri.path() != "/enter" => Method::Get,
            hyper::Method::POST => Method::Post,
            _ => Method::Other,
        },
        path: head.uri.path().to_owned(),
        query: Fields::read(head.uri.query().unwrap_or_default().as_bytes()),
        form: Fields::default(),
        host: header(HOST),
        origin: header(ORIGIN),
        cookies: header(COOKIE),
        languages: header(ACCEPT_LANGUAGE),
        from,
    };
    let desk = desk.clone();
    let now: DateTime<Utc> = Utc::now();
    let answer = tokio::task::spawn_blocking(move || match form {
        Ok(form) => {
            asked.form = Fields::read(&form);
            answer(&desk, &asked, now)
        }
        Err(why) => unread(&desk, &asked, why, now),
    });
    let answer = answer.await;
    answer.unwrap_or_else(|_| Answer::page(500, String::new()))
}

/// Reads a body to its end.
async fn read(mut body: Incoming) -> Result<Vec<u8>, Unread> {
    if body.size_hint().lower() > PASSED_OVER_MAX {
        return Err(Unread::TooLarge);
    }
    let (mut kept, mut count) = (Vec::new(), 0_u64);
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Unread::Unfinished)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        count += data.len() as u64;
        if count <= BODY_BYTES_MAX as u64 {
            kept.extend_from_slice(&data);
        } else if count > PASSED_OVER_MAX {
            break;
        }
    }
    let is_whole = count <= BODY_BYTES_MAX as u64;
    is_whole.then_some(kept).ok_or(Unread::TooLarge)
}

fn response(desk: &Desk, answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(answer.body)));
    *response.status_mut() =
        StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if desk.place().is_secure() {
        headers.insert(
            "strict-transport-security",
            HeaderValue::from_static(ONLY_SO),
        );
    }
    headers.insert("content-type", HeaderValue::from_static(answer.kind));
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    response
}
