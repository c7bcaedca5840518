//! Which proxy a site is reached through: the one place where site, settings and environment meet.
//!
//! A site's own choice comes first. Otherwise the settings say, and where they say nothing, the environment: `ftp_proxy`,
//! `FTP_PROXY`, `all_proxy`, `ALL_PROXY`, the first that is set. Hosts that `no_proxy` of the settings or `no_proxy` and
//! `NO_PROXY` of the environment name are reached without it, and so is this computer itself.

use std::net::IpAddr;

use portolan_remote::{HostPort, Proxy, ProxyChoice, ProxyKind};
use portolan_settings::{GlobalProxy, Settings};
use portolan_sites::{Secret, Site};

/// Variables that name a proxy, the telling ones first.
const PROXY: [&str; 4] = ["ftp_proxy", "FTP_PROXY", "all_proxy", "ALL_PROXY"];

/// Variables that name hosts without one.
const NO_PROXY: [&str; 2] = ["no_proxy", "NO_PROXY"];

/// The proxy of sites that leave it to the settings, and who goes without.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    usual: Option<(Proxy, Option<Secret>)>,
    without: Vec<Without>,
    /// For whatever proxy is used: typed, or given with the start of the program.
    password: Option<Secret>,
}

/// A host, a domain, an address or a network.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Without {
    All,
    /// A name with everything below it, in lower case without dots at its ends; a port, where one is named.
    Name(String, Option<u16>),
    /// An address with so many bits that count.
    Network(IpAddr, u8),
}

/// What in the environment means no proxy. The value is not repeated: it may hold a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0} in the environment names no proxy that can be used: [KIND://][USER[:PASSWORD]@]HOST[:PORT] is needed, with KIND one \
     of http, socks5, socks5h, socks4a"
)]
pub struct BadProxyVariable(&'static str);

impl Proxies {
    /// As settings and environment have it.
    pub fn of_process(settings: &Settings) -> Result<Self, BadProxyVariable> {
        Self::new(settings, |name| {
            std::env::var(name).ok().filter(|value| !value.is_empty())
        })
    }

    fn new(settings: &Settings, variable: impl Fn(&str) -> Option<String>) -> Result<Self, BadProxyVariable> {
        let usual = match &settings.proxy {
            GlobalProxy::Direct => None,
            GlobalProxy::Through(proxy) => Some((proxy.clone(), None)),
            GlobalProxy::Environment => PROXY
                .into_iter()
                .find_map(|name| Some((name, variable(name)?)))
                .map(|(name, value)| from_variable(&value).ok_or(BadProxyVariable(name)))
                .transpose()?,
        };
        let listed = NO_PROXY.into_iter().filter_map(variable).collect::<Vec<_>>().join(",");
        let from_settings = settings.no_proxy.iter().map(String::as_str);
        let words = listed.split([',', ' ']).chain(from_settings);
        Ok(Self {
            usual,
            without: words.filter_map(without).collect(),
            password: None,
        })
    }

    /// The password for the proxy, whichever is used.
    #[must_use]
    pub fn with_password(mut self, password: Option<Secret>) -> Self {
        self.password = password;
        self
    }

    /// The proxy of a site and the password there, as far as known without the keyring.
    pub(crate) fn of(&self, site: &Site) -> Option<(Proxy, Option<Secret>)> {
        let (proxy, own) = match &site.connection.proxy {
            ProxyChoice::Direct => return None,
            ProxyChoice::Through(proxy) => (proxy.clone(), None),
            ProxyChoice::Settings => self
                .usual
                .clone()
                .filter(|_| !self.goes_without(site.endpoint.server()))?,
        };
        let password = own.or_else(|| self.password.clone());
        Some((proxy, password))
    }

    fn goes_without(&self, server: &HostPort) -> bool {
        let host = server.host.trim_matches('.').to_ascii_lowercase();
        let address = host.split('%').next().and_then(|host| host.parse::<IpAddr>().ok());
        if host == "localhost" || address.is_some_and(|address| address.to_canonical().is_loopback()) {
            return true;
        }
        self.without.iter().any(|without| match without {
            Without::All => true,
            Without::Name(name, port) => {
                let below = host
                    .strip_suffix(name.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
                below && port.is_none_or(|port| port == server.port)
            }
            Without::Network(network, bits) => address.is_some_and(|address| within(address, *network, *bits)),
        })
    }
}

/// Does a proxy of this kind take a password that nobody has given yet?
pub(crate) fn wants_password(proxy: &Proxy) -> bool {
    proxy.user.is_some() && proxy.kind != ProxyKind::Socks4a
}

/// `http://user:password@host:port`; without a kind it is HTTP, as other programs have it.
fn from_variable(value: &str) -> Option<(Proxy, Option<Secret>)> {
    let (kind, rest) = value.trim().split_once("://").unwrap_or(("http", value.trim()));
    let (log_on, server) = match rest.rsplit_once('@') {
        Some((log_on, server)) => (Some(log_on), server),
        None => (None, rest),
    };
    let kind = match kind.to_ascii_lowercase().as_str() {
        "socks" | "socks5" | "socks5h" => "socks5",
        "socks4" | "socks4a" => "socks4a",
        "http" => "http",
        _ => return None,
    };
    let server = server.split('/').next().unwrap_or_default();
    let mut proxy: Proxy = format!("{kind}://{server}").parse().ok()?;
    let Some(log_on) = log_on else {
        return Some((proxy, None));
    };
    let (user, password) = match log_on.split_once(':') {
        Some((user, password)) => (user, Some(password)),
        None => (log_on, None),
    };
    proxy.user = Some(decoded(user)?).filter(|user| !user.is_empty());
    let password = password.map(decoded);
    match password {
        Some(None) => None,
        Some(Some(password)) => Some((proxy, Some(Secret::new(password)))),
        None => Some((proxy, None)),
    }
}

/// Percent-encoding, as RFC 3986 has it; `None` where it is none, or not UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut plain = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            plain.push((digit()? * 16 + digit()?) as u8);
        } else {
            plain.push(byte);
        }
    }
    String::from_utf8(plain).ok()
}

fn without(word: &str) -> Option<Without> {
    let word = word.trim();
    if word == "*" {
        return Some(Without::All);
    }
    let bare = word.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = bare.parse::<IpAddr>() {
        return Some(Without::Network(address, 128));
    }
    if let Some((network, bits)) = bare.split_once('/') {
        return Some(Without::Network(network.parse().ok()?, bits.parse().ok()?));
    }
    let (name, port) = match word.rsplit_once(':') {
        Some((name, port)) => (name, Some(port.parse().ok()?)),
        None => (word, None),
    };
    let name = name.trim_start_matches('*').trim_matches('.').to_ascii_lowercase();
    (!name.is_empty()).then_some(Without::Name(name, port))
}

fn within(address: IpAddr, network: IpAddr, bits: u8) -> bool {
    match (address.to_canonical(), network.to_canonical()) {
        (IpAddr::V4(address), IpAddr::V4(network)) => {
            let ignored = 32_u32.saturating_sub(u32::from(bits));
            (u64::from(address.to_bits()) >> ignored) == (u64::from(network.to_bits()) >> ignored)
        }
        (IpAddr::V6(address), IpAddr::V6(network)) => {
            let ignored = 128_u32.saturating_sub(u32::from(bits));
            let kept = |bits: u128| bits.checked_shr(ignored).unwrap_or(0);
            kept(address.to_bits()) == kept(network.to_bits())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use portolan_sites::{Endpoint, FtpTls, LogOn};

    use super::*;

    fn site(host: &str) -> Site {
        let endpoint = Endpoint::Ftp {
            server: HostPort::new(host, 21),
            tls: FtpTls::Off,
        };
        Site::quick(endpoint, LogOn::Anonymous)
    }

    fn proxies(settings: &Settings, variables: &[(&str, &str)]) -> Result<Proxies, BadProxyVariable> {
        Proxies::new(settings, |name| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    fn used(proxies: &Proxies, site: &Site) -> Option<String> {
        proxies.of(site).map(|(proxy, _)| proxy.to_string())
    }

    #[test]
    fn the_site_comes_before_the_settings_and_these_before_the_environment() {
        let mut settings = Settings::default();
        let environment = [("ALL_PROXY", "socks5h://all:1"), ("ftp_proxy", "ftp.gate:3128/")];
        assert_eq!(used(&proxies(&settings, &[]).unwrap(), &site("h")), None);
        let by_environment = proxies(&settings, &environment).unwrap();
        assert_eq!(
            used(&by_environment, &site("h")).as_deref(),
            Some("http://ftp.gate:3128")
        );
        settings.proxy = GlobalProxy::Through("socks4a://set".parse().unwrap());
        let by_settings = proxies(&settings, &environment).unwrap();
        assert_eq!(used(&by_settings, &site("h")).as_deref(), Some("socks4a://set:1080"));
        let mut own = site("h");
        own.connection.proxy = ProxyChoice::Through("http://own:1".parse().unwrap());
        assert_eq!(used(&by_settings, &own).as_deref(), Some("http://own:1"));
        own.connection.proxy = ProxyChoice::Direct;
        assert_eq!(used(&by_settings, &own), None);
        settings.proxy = GlobalProxy::Direct;
        assert_eq!(used(&proxies(&settings, &environment).unwrap(), &site("h")), None);
    }

    #[test]
    fn a_password_in_the_environment_is_a_secret() {
        let settings = Settings::default();
        let proxies_of = |value| proxies(&settings, &[("all_proxy", value)]);
        let found = proxies_of("socks5://an%40na:p%3Aw@h:1").unwrap();
        let (proxy, password) = found.of(&site("x")).unwrap();
        assert_eq!(proxy.to_string(), "socks5://an@na@h:1");
        assert_eq!(proxy.user.as_deref(), Some("an@na"));
        assert_eq!(password.as_ref().map(Secret::expose), Some("p:w"));
        assert!(!format!("{found:?}").contains("p:w"));
        for bad in ["gopher://anna:geheim@h", "http://anna:geheim@h:x", "http://a:%zz@h"] {
            let error = proxies_of(bad).unwrap_err();
            assert!(!error.to_string().contains("geheim"), "{error}");
        }
        let given = Proxies::default().with_password(Some(Secret::new("x".to_owned())));
        let mut own = site("h");
        own.connection.proxy = ProxyChoice::Through("socks5://u@h".parse().unwrap());
        assert_eq!(
            given
                .of(&own)
                .and_then(|(_, password)| password)
                .as_ref()
                .map(Secret::expose),
            Some("x")
        );
    }

    #[test]
    fn who_goes_without_is_told_by_names_addresses_and_networks() {
        let mut settings = Settings {
            proxy: GlobalProxy::Through("socks5://p".parse().unwrap()),
            no_proxy: vec!["10.0.0.0/8".to_owned(), "[fd00::]/8".to_owned(), "fe80::/10".to_owned()],
            ..Settings::default()
        };
        let variables = [
            ("NO_PROXY", ".example.org, 192.0.2.7 *.intern, with-port:22"),
            ("no_proxy", ""),
        ];
        let some = proxies(&settings, &variables).unwrap();
        for (host, without) in [
            ("example.org", true),
            ("ftp.Example.org.", true),
            ("badexample.org", false),
            ("a.intern", true),
            ("192.0.2.7", true),
            ("192.0.2.8", false),
            ("10.200.3.4", true),
            ("::ffff:10.1.1.1", true),
            ("11.0.0.1", false),
            ("fe80::1%eth0", true),
            ("with-port", false),
            ("localhost", true),
            ("127.0.0.1", true),
            ("::1", true),
        ] {
            assert_eq!(used(&some, &site(host)).is_none(), without, "{host}");
        }
        settings.no_proxy = vec!["*".to_owned()];
        assert_eq!(used(&proxies(&settings, &[]).unwrap(), &site("h")), None);
    }
}
