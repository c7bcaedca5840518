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

    /// Reads `host`, `host:port`, `[::1]`, `[::1]:port` or a bare IPv6 address; where no port is named, it is this one.
    pub fn parse(text: &str, default_port: u16) -> Result<Self, HostPortError> {
        let (host, port) = Self::parts(text)?;
        Ok(Self::new(host, port.unwrap_or(default_port)))
    }

    /// The host, and the port where one is named. A host is a name (letters of any script, digits, `-`, `.`, `_`) or an
    /// address; one of IPv6 may have a zone (`fe80::1%eth0`).
    pub fn parts(text: &str) -> Result<(&str, Option<u16>), HostPortError> {
        let v6 = |host: &str| {
            let address = host.split_once('%').map_or(host, |(address, _zone)| address);
            address.parse::<std::net::Ipv6Addr>().is_ok()
        };
        let (host, port) = if let Some(rest) = text.strip_prefix('[') {
            let bad = || HostPortError::Host(text.to_owned());
            let (host, after) = rest.split_once(']').ok_or_else(bad)?;
            let port = match after.strip_prefix(':') {
                Some(port) => Some(port),
                None if after.is_empty() => None,
                None => return Err(HostPortError::Port(after.to_owned())),
            };
            (Some(host).filter(|host| v6(host)).ok_or_else(bad)?, port)
        } else if text.matches(':').count() > 1 && v6(text) {
            (text, None)
        } else {
            let parts = text.split_once(':');
            parts.map_or((text, None), |(host, port)| (host, Some(port)))
        };
        if host.is_empty() {
            return Err(HostPortError::NoHost);
        }
        let legal = |char: char| char.is_alphanumeric() || "-._:%".contains(char);
        if !host.chars().all(legal) || host.starts_with('-') {
            return Err(HostPortError::Host(host.to_owned()));
        }
        let number = |text: &str| {
            let number = text.parse().ok().filter(|number: &u16| *number > 0);
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            number
                .filter(|_| digits)
                .ok_or_else(|| HostPortError::Port(text.to_owned()))
        };
        let port = port.filter(|port| !port.is_empty()).map(number).transpose()?;
        Ok((host, port))
    }
}

/// Why a text names no host and port.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostPortError {
    /// No host.
    #[error("the host is missing")]
    NoHost,
    /// A host with characters that no host has.
    #[error("`{0}` is no host name or address")]
    Host(String),
    /// Not a number from 1 to 65535.
    #[error("`{0}` is no port; ports are numbers from 1 to 65535")]
    Port(String),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hosts_and_ports_are_read_in_every_form() {
        for (text, host, port) in [
            ("h", "h", None),
            ("h:", "h", None),
            ("h:21", "h", Some(21)),
            ("bücher_1.example:2121", "bücher_1.example", Some(2121)),
            ("::1", "::1", None),
            ("[::1]", "::1", None),
            ("[fe80::1%eth0]:990", "fe80::1%eth0", Some(990)),
        ] {
            assert_eq!(HostPort::parts(text), Ok((host, port)), "{text}");
        }
        assert_eq!(HostPort::parse("h", 990), Ok(HostPort::new("h", 990)));
        for text in [
            "", ":21", "h:0", "h:+1", "h:70000", "[h]:21", "[::1", "[::1]21", "a b", "-h", "h/x", "a@b", "::g",
        ] {
            assert!(HostPort::parts(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(host in "[a-z0-9][a-z0-9.-]{0,9}|[0-9a-f]{1,4}::[0-9a-f]{1,4}", port in 1_u16.., junk in ".{0,20}") {
            let server = HostPort::new(host, port);
            prop_assert_eq!(HostPort::parse(&server.to_string(), 1), Ok(server));
            drop(HostPort::parts(&junk));
        }
    }
}
