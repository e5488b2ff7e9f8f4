//! The desk: opening it, and telling what whoever has opened it should know.

mod settings;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use cas_book::{BookFault, OnlyDesk};
use cas_desk::desk::{Desk, DeskFault};
use cas_desk::place::Place;
use cas_desk::server::{Listener, News, PORT, serve};
use cas_desk::tls::{Tls, TlsFault};
use cas_program::language;
use cas_setup::fault::Faults;
use cas_setup::setup;

use self::settings::Beyond;
pub use self::settings::{Settings, SettingsFault};
use crate::book::is_bridge;
use crate::cli::DeskArgs;
use crate::requests::{OfficeFault, open, read_keys};

/// Why the desk is not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The settings.
    #[error(transparent)]
    Settings(#[from] SettingsFault),
    /// The configuration or the content.
    #[error("{0}")]
    Setup(Faults),
    /// The keys that open what is sealed.
    #[error(transparent)]
    Keys(#[from] OfficeFault),
    /// The certificate, or the key to it.
    #[error(transparent)]
    Tls(#[from] TlsFault),
    /// Another program has the port.
    #[error(
        "nothing can be served at {address}: {source}; give another port, or an address of this machine"
    )]
    Address {
        /// The address.
        address: SocketAddr,
        /// The error of the system.
        source: io::Error,
    },
    /// The desk.
    #[error(transparent)]
    Desk(#[from] DeskFault),
    /// The system refused.
    #[error("the desk cannot be served: {0}; start it again")]
    Refused(#[from] io::Error),
}

impl OpenFault {
    /// True if what was asked for is at fault, and not the machine.
    #[must_use]
    pub fn is_of_arguments(&self) -> bool {
        match self {
            Self::Desk(DeskFault::Disabled { .. }) => true,
            Self::Desk(_) | Self::Refused(_) => false,
            _ => true,
        }
    }
}

/// Opens the desk, and serves it until the program is ended. The link that opens it is printed on standard output,
/// which is the clerk's own screen; where users sign in with passwords there is none.
///
/// # Errors
/// It cannot be opened.
pub fn run(args: &DeskArgs) -> Result<(), OpenFault> {
    let settings = Settings::of(args)?;
    let missing = |words| OpenFault::Settings(SettingsFault::Missing(words));
    let book = settings.book.as_ref();
    let book = book.ok_or(missing("say where the book is: --book FILE"))?;
    let beyond = settings.beyond()?;
    let beyond = beyond.map(|it| Ok::<_, TlsFault>((Tls::read(&it.certificate, &it.key)?, it)));
    let beyond = beyond.transpose()?;
    if let Some((_, beyond)) = beyond.as_ref().filter(|(tls, it)| !tls.is_of(&it.host)) {
        tell_other_certificate(beyond);
    }
    if args.clerk.is_some() && beyond.is_some() {
        return Err(missing(
            "--clerk opens the desk for whoever sits at this machine: leave it out, or take listen out of [desk]",
        ));
    }
    if args.clerk.as_deref().is_some_and(is_bridge) {
        return Err(missing(
            "that is the name of the bridge to the other system, as the audit has it: give another with --clerk",
        ));
    }
    // A service whose disk is not there must not begin another book on the next one.
    if args.settings.is_some() && !book.exists() {
        let path = book.clone();
        return Err(DeskFault::from(BookFault::Missing { path }).into());
    }
    let _only = OnlyDesk::at(book).map_err(DeskFault::from)?;
    let setup = setup::load(settings.config.as_deref()).map_err(OpenFault::Setup)?;
    let (listener, place) = listen(settings.port, beyond)?;
    let asked_for = args.language.or(settings.language());
    let language = asked_for.unwrap_or_else(language::of_environment);
    let mut desk = Desk::open(book, place, Some(Arc::new(setup)), language)?;
    if asked_for.is_some() {
        desk = desk.insisting_on_language();
    }
    if !settings.identity.is_empty() {
        let keys = read_keys(&settings.identity)?;
        desk = desk.with_keys(Box::new(move |name, bytes| {
            open(name, bytes, &keys).map_err(|why| why.to_string())
        }));
    }
    if let Some(folder) = &settings.outgoing {
        desk = desk.with_outgoing(folder);
    }
    if let Some(folder) = &settings.corrections {
        desk = desk.with_corrections(folder.clone());
    }
    if let Some(clerk) = &args.clerk {
        desk = desk.with_link(clerk)?;
    } else {
        tell_where(&desk, book)?;
    }
    serve(&Arc::new(desk), listener, settings.from, tell)?;
    Ok(())
}

/// Tells that browsers will warn of the desk. Whoever has told them to trust it can work all the same.
fn tell_other_certificate(beyond: &Beyond) {
    let (path, host) = (beyond.certificate.display(), &beyond.host);
    let _ = writeln!(
        io::stderr(),
        "cas-office: the certificate in {path} is not one of {host}, so browsers warn of the desk: get one of that name, or write the name of the certificate as host"
    );
}

/// Tells where users sign in, and if nobody can, how somebody will.
fn tell_where(desk: &Desk, book: &Path) -> Result<(), OpenFault> {
    let mut told = format!("{}\n", desk.place().address("/"));
    if !desk.has_users()? {
        let book = book.display();
        let _ = writeln!(
            told,
            "nobody can sign in yet: cas-office book add-user --book {book} NAME"
        );
    }
    // It is of use, and no reason to stop.
    let _ = io::stdout().write_all(told.as_bytes());
    Ok(())
}

fn listen(
    port: Option<u16>,
    beyond: Option<(Tls, Beyond)>,
) -> Result<(Listener, Place), OpenFault> {
    let refused = |address| move |source| OpenFault::Address { address, source };
    let Some((tls, beyond)) = beyond else {
        let port = port.unwrap_or(PORT);
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let listener = Listener::on(port).map_err(refused(address))?;
        let place = Place::loopback(listener.address());
        return Ok((listener, place));
    };
    let listener = Listener::encrypted(beyond.address, tls).map_err(refused(beyond.address))?;
    let place = Place::named(&beyond.host, listener.address().port());
    Ok((listener, place))
}

/// Tells what is new. Only the link goes to standard output: it lets in whoever has it. Anybody may have named a file, so
/// its name is told with nothing in it that would break a line.
#[expect(
    clippy::unnecessary_debug_formatting,
    reason = "the signs that are not shown are escaped"
)]
fn tell(news: News) {
    let _ = match news {
        News::Link(link) => writeln!(io::stdout(), "{link}"),
        News::Pass(pass) => pass
            .left
            .iter()
            .try_for_each(|(path, why)| writeln!(io::stderr(), "cas-office: {path:?}: {why}")),
        News::NotHanded(waiting) => waiting
            .iter()
            .try_for_each(|it| writeln!(io::stderr(), "cas-office: {it}")),
        News::Asked(line) => writeln!(io::stderr(), "cas-office: {line}"),
        News::Fault(fault) => writeln!(io::stderr(), "cas-office: {fault}"),
    };
}
