//! One site, parsed: nothing in it needs to be checked again.

use portolan_remote::{HostPort, ModeChoice, RemotePath, SiteId};
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
    /// Use the address that a 227 names (load-balanced servers).
    pub trust_pasv_address: bool,
    /// Sessions for transfers, 1 to 32; `None` = what the settings say.
    pub sessions: Option<u8>,
    /// Upload to a temporary name first.
    pub atomic: bool,
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
