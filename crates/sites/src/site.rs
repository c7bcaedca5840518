//! One site, parsed: nothing in it needs to be checked again.

use portolan_remote::{ConnectionChoices, Fingerprint, HostPort, ModeChoice, RemotePath, SiteId};
use serde::{Deserialize, Serialize};

/// Everything about a site but its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Its number: random for a saved site; for a quick connection made of endpoint and user, so that the same address
    /// shares its sessions.
    pub id: SiteId,
    /// Its name; for a quick connection the host.
    pub name: String,
    /// Protocol, host, port and TLS.
    pub endpoint: Endpoint,
    /// Who logs in.
    pub log_on: LogOn,
    /// The folder to show first; `None` = where the log-on ends. May be relative to it.
    pub remote_folder: Option<RemotePath>,
    /// Which data modes to use.
    pub mode: ModeChoice,
    /// What else was chosen about its connections.
    pub connection: ConnectionChoices,
    /// Use the address that a 227 names (load-balanced servers).
    pub trust_pasv_address: bool,
    /// Sessions for transfers, 1 to 32; `None` = what the settings say.
    pub sessions: Option<u8>,
    /// Upload to a temporary name first.
    pub atomic: bool,
    /// Accept exactly this certificate, whoever signed it: for servers that were told apart from the network, as the
    /// practice server is.
    pub pin: Option<Fingerprint>,
    /// Was it saved by the person?
    pub saved: bool,
}

/// Protocol and address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// FTP, with or without TLS.
    Ftp {
        /// Where.
        server: HostPort,
        /// How TLS is wanted.
        tls: FtpTls,
    },
}

impl Endpoint {
    /// Where.
    pub fn server(&self) -> &HostPort {
        match self {
            Self::Ftp { server, .. } => server,
        }
    }
}

/// How TLS is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FtpTls {
    /// `ftp://`: if the server offers it; where not, the person is asked once per site.
    #[default]
    IfOffered,
    /// `ftpes://`: explicit TLS, nothing else.
    Explicit,
    /// `ftps://`: TLS from the first byte.
    Implicit,
    /// Plain by decision of the person.
    Off,
}

/// Who logs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogOn {
    /// `anonymous`, with a meaningless password.
    Anonymous,
    /// A user; the password comes from the keyring, the address field or a prompt.
    User(String),
}

impl LogOn {
    /// What goes after USER.
    pub fn user(&self) -> &str {
        match self {
            Self::Anonymous => "anonymous",
            Self::User(user) => user,
        }
    }
}

impl Site {
    /// A site made of an address alone. Its number comes from endpoint and user, so that the same address twice is the
    /// same site.
    pub fn quick(endpoint: Endpoint, log_on: LogOn) -> Self {
        let server = endpoint.server();
        let Endpoint::Ftp { tls, .. } = &endpoint;
        let id = SiteId(fnv1a(format!("{tls:?} {} {server}", log_on.user()).as_bytes()));
        Self {
            id,
            name: server.host.to_string(),
            log_on,
            remote_folder: None,
            mode: ModeChoice::Auto,
            connection: ConnectionChoices::default(),
            trust_pasv_address: false,
            sessions: None,
            atomic: true,
            pin: None,
            saved: false,
            endpoint,
        }
    }

    /// The address as it may stand in a field, a title or a history: without any secret.
    pub fn url(&self) -> String {
        let Endpoint::Ftp { server, tls } = &self.endpoint;
        let (scheme, default_port) = match tls {
            FtpTls::IfOffered | FtpTls::Off => ("ftp", 21),
            FtpTls::Explicit => ("ftpes", 21),
            FtpTls::Implicit => ("ftps", 990),
        };
        let mut url = format!("{scheme}://");
        if let LogOn::User(user) = &self.log_on {
            url.push_str(&encode(user.as_bytes(), false));
            url.push('@');
        }
        let host = encode(server.host.as_bytes(), true);
        if server.host.contains(':') {
            url.push('[');
            url.push_str(&host);
            url.push(']');
        } else {
            url.push_str(&host);
        }
        if server.port != default_port {
            url.push(':');
            url.push_str(&server.port.to_string());
        }
        if let Some(folder) = &self.remote_folder {
            url.push('/');
            url.push_str(&encode(folder.as_bytes(), true));
        }
        url
    }

    /// The address of a folder or file of this site.
    pub fn url_of(&self, path: &RemotePath) -> String {
        let mut site = self.clone();
        site.remote_folder = Some(path.clone());
        site.url()
    }
}

/// Percent-encodes what is not a letter, a digit or harmless in this place.
fn encode(bytes: &[u8], path: bool) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
    const USER: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    const PATH: &AsciiSet = &USER
        .remove(b'/')
        .remove(b':')
        .remove(b',')
        .remove(b'+')
        .remove(b'=')
        .remove(b'!')
        .remove(b'(')
        .remove(b')');
    percent_encode(bytes, if path { PATH } else { USER }).to_string()
}

/// FNV-1a, 64 bits: stable over versions and machines, unlike the standard library's hashers.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
