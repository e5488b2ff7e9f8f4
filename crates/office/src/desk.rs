//! The desk: opening it, and telling what whoever has opened it should know.

use std::io::{self, Write};
use std::sync::Arc;

use cas_desk::desk::{Desk, DeskFault};
use cas_desk::server::{Listener, News, serve};
use cas_program::language;
use cas_setup::fault::Faults;
use cas_setup::setup;

use crate::cli::DeskArgs;

/// Why the desk is not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The configuration or the content.
    #[error("{0}")]
    Setup(Faults),
    /// Another program has the port.
    #[error("nothing can be served at port {port}: {source}; give another one with --port")]
    Port {
        /// The port.
        port: u16,
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
        matches!(self, Self::Setup(_) | Self::Port { .. })
    }
}

/// Opens the desk, and serves it until the program is ended. The link that opens it is printed on `out`, which is the
/// clerk's own screen.
///
/// # Errors
/// It cannot be opened.
pub fn run(args: &DeskArgs, out: &mut dyn Write) -> Result<(), OpenFault> {
    let setup = setup::load(args.config.as_deref()).map_err(OpenFault::Setup)?;
    let listener = Listener::on(args.port).map_err(|source| OpenFault::Port {
        port: args.port,
        source,
    })?;
    let language = args.language.unwrap_or_else(language::of_environment);
    let desk = Desk::open(
        &args.book,
        &args.clerk,
        Some(Arc::new(setup)),
        listener.address(),
        language,
    )?;
    let desk = match &args.corrections {
        Some(folder) => desk.with_corrections(folder.clone()),
        None => desk,
    };
    out.flush()?;
    serve(&Arc::new(desk), listener, args.from.clone(), tell)?;
    Ok(())
}

/// Tells what is new. Only the link goes to standard output: it lets in whoever has it.
fn tell(news: News) {
    let _ = match news {
        News::Link(link) => writeln!(io::stdout(), "{link}"),
        News::Pass(pass) => pass.left.iter().try_for_each(|(path, why)| {
            writeln!(io::stderr(), "cas-office: {}: {why}", path.display())
        }),
        News::Fault(fault) => writeln!(io::stderr(), "cas-office: {fault}"),
    };
}
