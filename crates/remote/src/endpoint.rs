//! Names of things that several floors talk about.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

/// Host and port of a server.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct HostPort {
    /// Name or address as the person gave it; an IPv6 address without brackets.
    pub host: Arc<str>,
    /// TCP port.
    pub port: u16,
}

impl HostPort {
    /// Host and port.
    pub fn new(host: impl Into<Arc<str>>, port: u16) -> Self {
        Self {
            host: host.into(),
            port,
        }
    }
}

/// `host:port`, with brackets around an IPv6 address.
impl fmt::Display for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{}:{}", self.host, self.port)
        }
    }
}

impl fmt::Debug for HostPort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub $inner);

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    };
}

number! {
    /// A site: what the person saved or typed; the engine gives the numbers.
    SiteId(u64)
}
number! {
    /// A job: everything that one gesture asked for.
    JobId(u64)
}
number! {
    /// An item of a job: one file or one folder.
    ItemId(u64)
}
number! {
    /// A session: one logged-in control connection, numbered for the trace.
    SessionId(u32)
}

/// How a data connection is made (RFC 959 and 2428).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DataMode {
    /// Extended passive, RFC 2428: the server names a port, we connect.
    Epsv,
    /// Passive, RFC 959: the server names address and port, we connect. IPv4 only.
    Pasv,
    /// Extended active, RFC 2428: we name address and port, the server connects.
    Eprt,
    /// Active, RFC 959: the same for IPv4 only.
    Port,
}

impl DataMode {
    /// All four, in the order in which Auto tries them.
    pub const ALL: [Self; 4] = [Self::Epsv, Self::Pasv, Self::Eprt, Self::Port];

    /// Does the client connect to the server?
    pub fn passive(self) -> bool {
        matches!(self, Self::Epsv | Self::Pasv)
    }
}

/// The name of the FTP command.
impl fmt::Display for DataMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Epsv => "EPSV",
            Self::Pasv => "PASV",
            Self::Eprt => "EPRT",
            Self::Port => "PORT",
        })
    }
}

/// Which data-connection mode the person wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModeChoice {
    /// What works: EPSV, then PASV, EPRT, PORT, each given up for a stated reason.
    #[default]
    Auto,
    /// This one and no other.
    Only(DataMode),
}
