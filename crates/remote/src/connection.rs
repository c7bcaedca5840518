//! How a site is reached: what a person can choose about its connections beside address, TLS and data mode.

use std::{fmt, net::IpAddr, ops::RangeInclusive, path::PathBuf, str::FromStr, time::Duration};

use crate::{HostPort, ServerChoices};

/// Everything about the connections of a site that has a default which most people never change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConnectionChoices {
    /// Which sort of addresses of the host may be used.
    pub family: AddressFamily,
    /// What PORT and EPRT announce.
    pub active: ActiveChoices,
    /// What keeps an idle session from being closed.
    pub keep_alive: KeepAlive,
    /// Which versions of TLS may be used.
    pub tls_versions: TlsVersions,
    /// PEM file with a certificate for the server to know us by, and its private key; the file is only read.
    pub client_certificate: Option<PathBuf>,
    /// Move files in clear where the server refuses to protect data connections (PROT C, RFC 4217, section 9). By
    /// decision of the person; shown wherever the security of the connection is.
    pub plain_data: bool,
    /// What stands between us and the server.
    pub proxy: ProxyChoice,
    /// What is special about the server itself.
    pub server: ServerChoices,
}

/// Which sort of addresses of the host may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AddressFamily {
    /// Both; the first that answers wins (RFC 8305).
    #[default]
    Any,
    /// IPv4 only.
    V4,
    /// IPv6 only.
    V6,
}

impl AddressFamily {
    /// May this address be used?
    pub fn allows(self, address: IpAddr) -> bool {
        match self {
            Self::Any => true,
            Self::V4 => address.to_canonical().is_ipv4(),
            Self::V6 => address.to_canonical().is_ipv6(),
        }
    }
}

/// Active mode: where the server is asked to connect to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActiveChoices {
    /// The ports to listen on, those that a firewall lets in; `None` = any free one.
    pub ports: Option<RangeInclusive<u16>>,
    /// The address to announce, where it is not that of this computer (a router with forwarded ports); `None` = our own
    /// on the control connection.
    pub external: Option<IpAddr>,
}

/// What is said on an idle session, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeepAlive {
    /// The command.
    pub command: KeepAliveCommand,
    /// Idle time before it is said; `None` = never.
    pub every: Option<Duration>,
}

/// NOOP every 30 seconds.
impl Default for KeepAlive {
    fn default() -> Self {
        Self {
            command: KeepAliveCommand::Noop,
            every: Some(Duration::from_secs(30)),
        }
    }
}

/// A command without effect. Some servers do not count NOOP as a sign of life (`quirks.md` row 48).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum KeepAliveCommand {
    /// NOOP, RFC 959.
    #[default]
    Noop,
    /// STAT without an argument, RFC 959.
    Stat,
    /// PWD, RFC 959.
    Pwd,
}

/// A version of TLS that is still fit for use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TlsVersion {
    /// RFC 5246.
    V1_2,
    /// RFC 8446.
    V1_3,
}

/// The versions of TLS that may be used, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TlsVersions {
    /// The lowest.
    pub min: TlsVersion,
    /// The highest; 1.2 for servers that demand session reuse and hand out too few tickets (`speed.md`).
    pub max: TlsVersion,
}

impl Default for TlsVersions {
    fn default() -> Self {
        Self {
            min: TlsVersion::V1_2,
            max: TlsVersion::V1_3,
        }
    }
}

impl TlsVersions {
    /// This version and no other.
    pub fn only(version: TlsVersion) -> Self {
        Self {
            min: version,
            max: version,
        }
    }
}

/// Which proxy a site uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProxyChoice {
    /// The one of the settings, if any; hosts of `NO_PROXY` go without.
    #[default]
    Settings,
    /// None, whatever the settings say.
    Direct,
    /// This one.
    Through(Proxy),
}

/// A proxy, without the password for it: that one is a secret of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Proxy {
    /// How it is spoken to.
    pub kind: ProxyKind,
    /// Where it is.
    pub server: HostPort,
    /// Who logs in at the proxy.
    pub user: Option<String>,
}

/// How a proxy is spoken to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ProxyKind {
    /// SOCKS 5 (RFC 1928, log-on by RFC 1929); the proxy looks names up.
    Socks5,
    /// SOCKS 4a: the proxy looks names up; a user but no password.
    Socks4a,
    /// HTTP CONNECT (RFC 9110, section 9.3.6), log-on by Basic (RFC 7617).
    HttpConnect,
    /// An FTP server that passes a log-on on.
    Ftp(FtpProxyLogOn),
}

/// How an FTP proxy is told which server is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FtpProxyLogOn {
    /// `USER user@host:port`, then PASS.
    UserAtHost,
    /// `SITE host:port`, then USER and PASS.
    Site,
    /// `OPEN host:port`, then USER and PASS.
    Open,
    /// These commands in turn. In them stand `%h` for the host (with its port, where it is not 21), `%u` and `%p` for
    /// user and password at the server, `%a` for the account, `%s` and `%w` for user and password at the proxy, and `%%`
    /// for a percent sign. A line whose value is not there is left out.
    Custom(Vec<String>),
}

/// The words are no proxy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no proxy: `KIND://[USER@]HOST[:PORT]` is needed, with KIND one of socks5, socks4a, http, ftp-user, ftp-site, ftp-open"
)]
pub struct ProxyParseError(pub String);

impl ProxyKind {
    /// The word for it in an address, and the usual port.
    fn word(&self) -> (&'static str, u16) {
        match self {
            Self::Socks5 => ("socks5", 1080),
            Self::Socks4a => ("socks4a", 1080),
            Self::HttpConnect => ("http", 3128),
            Self::Ftp(FtpProxyLogOn::UserAtHost) => ("ftp-user", 21),
            Self::Ftp(FtpProxyLogOn::Site) => ("ftp-site", 21),
            Self::Ftp(FtpProxyLogOn::Open) => ("ftp-open", 21),
            Self::Ftp(FtpProxyLogOn::Custom(_)) => ("ftp-custom", 21),
        }
    }
}

/// `socks5://user@host:port`. A password is no part of it: an address is shown, saved and logged.
impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.user.as_deref().map(|user| format!("{user}@")).unwrap_or_default();
        write!(f, "{}://{user}{}", self.kind.word().0, self.server)
    }
}

/// Reads what [`fmt::Display`] writes, all kinds but the custom one. An address with a password is refused.
impl FromStr for Proxy {
    type Err = ProxyParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // What is shown must not hold what might be a password.
        let wrong = || {
            ProxyParseError(match text.rsplit_once('@') {
                Some((_, host)) => format!("…@{host}"),
                None => text.to_owned(),
            })
        };
        let (word, rest) = text.split_once("://").ok_or_else(wrong)?;
        let kinds = [
            ProxyKind::Socks5,
            ProxyKind::Socks4a,
            ProxyKind::HttpConnect,
            ProxyKind::Ftp(FtpProxyLogOn::UserAtHost),
            ProxyKind::Ftp(FtpProxyLogOn::Site),
            ProxyKind::Ftp(FtpProxyLogOn::Open),
        ];
        let kind = kinds.into_iter().find(|kind| kind.word().0 == word);
        // `socks5h` is how others say that the proxy looks names up.
        let kind = kind
            .or((word == "socks5h").then_some(ProxyKind::Socks5))
            .ok_or_else(wrong)?;
        let rest = rest.trim_end_matches('/');
        let (user, server) = match rest.rsplit_once('@') {
            Some((user, server)) => (Some(user), server),
            None => (None, rest),
        };
        if user.is_some_and(|user| user.is_empty() || user.contains(':')) {
            return Err(wrong());
        }
        Ok(Self {
            server: HostPort::parse(server, kind.word().1).map_err(|_no_server| wrong())?,
            kind,
            user: user.map(str::to_owned),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_are_read_as_they_are_written() {
        for text in [
            "socks5://10.0.0.1:1080",
            "socks4a://anna@proxy.example:1081",
            "http://[::1]:3128",
            "ftp-user://gate.example:21",
        ] {
            let proxy: Proxy = text.parse().expect("a proxy");
            assert_eq!(proxy.to_string(), text);
        }
        let proxy: Proxy = "socks5h://h/".parse().expect("a proxy");
        assert_eq!((proxy.kind, proxy.server.port), (ProxyKind::Socks5, 1080));
        for text in [
            "",
            "h:1",
            "gopher://h",
            "http://",
            "http://h:0",
            "http://h:x",
            "http://[::1",
        ] {
            assert!(text.parse::<Proxy>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_password_in_the_address_of_a_proxy_is_refused_and_not_repeated() {
        let error = "http://anna:geheim@h".parse::<Proxy>().expect_err("a password");
        assert!(!error.to_string().contains("geheim"));
    }

    #[test]
    fn families_see_through_mapped_addresses() {
        let mapped: IpAddr = "::ffff:10.0.0.1".parse().expect("an address");
        assert!(AddressFamily::V4.allows(mapped) && !AddressFamily::V6.allows(mapped));
    }
}
