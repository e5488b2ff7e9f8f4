//! Where the desk is, as browsers know it.

use std::net::SocketAddr;

/// The port of HTTPS, which browsers leave out of the name (RFC 9110, 4.2.2).
const HTTPS: u16 = 443;
/// The name by which a browser on the same machine may call it as well.
const LOCALHOST: &str = "localhost";

/// The names by which browsers ask for the desk, and whether the way there is encrypted.
pub struct Place {
    is_secure: bool,
    /// Hosts with their ports; the first is told to people.
    hosts: Vec<String>,
}

impl Place {
    /// On this machine alone.
    #[must_use]
    pub fn loopback(address: SocketAddr) -> Self {
        Self {
            is_secure: false,
            hosts: vec![
                address.to_string(),
                format!("{LOCALHOST}:{}", address.port()),
            ],
        }
    }

    /// Under a name, encrypted.
    #[must_use]
    pub fn named(host: &str, port: u16) -> Self {
        let with_port = format!("{host}:{port}");
        Self {
            is_secure: true,
            hosts: if port == HTTPS {
                vec![host.to_owned(), with_port]
            } else {
                vec![with_port]
            },
        }
    }

    /// The address of a page of the desk.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}://{}{path}", self.scheme(), self.hosts[0])
    }

    /// True if the way to it is encrypted. Then others than this machine can reach it.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.is_secure
    }

    /// True if a browser that asks for this host means the desk. A page elsewhere whose name was made to lead here has
    /// another name.
    pub(crate) fn is_known_as(&self, host: &str) -> bool {
        self.hosts.iter().any(|it| it.eq_ignore_ascii_case(host))
    }

    /// True if a form was sent from a page of the desk at this host.
    pub(crate) fn is_origin(&self, origin: &str, host: &str) -> bool {
        origin.eq_ignore_ascii_case(&format!("{}://{host}", self.scheme()))
    }

    fn scheme(&self) -> &'static str {
        if self.is_secure { "https" } else { "http" }
    }
}
