//! How choices about connections are written: in files, on the command line, in fields.

use std::{fmt, ops::RangeInclusive, str::FromStr, time::Duration};

use crate::{AddressFamily, FtpProxyLogOn, KeepAlive, KeepAliveCommand, Proxy, ProxyKind, ProxyParseError, TlsVersion};

/// The words are none of those that are possible here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no {what}: {needed} is needed")]
pub struct ChoiceParseError {
    text: String,
    what: &'static str,
    needed: &'static str,
}

impl ChoiceParseError {
    /// This text, where `needed` is needed.
    pub(crate) fn new(text: &str, what: &'static str, needed: &'static str) -> Self {
        Self {
            text: text.to_owned(),
            what,
            needed,
        }
    }
}

fn wrong(text: &str, what: &'static str, needed: &'static str) -> ChoiceParseError {
    ChoiceParseError::new(text, what, needed)
}

/// `any`, `ipv4`, `ipv6`.
impl fmt::Display for AddressFamily {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Any => "any",
            Self::V4 => "ipv4",
            Self::V6 => "ipv6",
        })
    }
}

impl FromStr for AddressFamily {
    type Err = ChoiceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Any, Self::V4, Self::V6]
            .into_iter()
            .find(|family| family.to_string() == text)
            .ok_or_else(|| wrong(text, "sort of addresses", "`any`, `ipv4` or `ipv6`"))
    }
}

/// `1.2`, `1.3`.
impl fmt::Display for TlsVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V1_2 => "1.2",
            Self::V1_3 => "1.3",
        })
    }
}

impl FromStr for TlsVersion {
    type Err = ChoiceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::V1_2, Self::V1_3]
            .into_iter()
            .find(|version| version.to_string() == text)
            .ok_or_else(|| wrong(text, "version of TLS", "`1.2` or `1.3`"))
    }
}

/// `noop:30`: the command, and the seconds of idle time before it; or `off`.
impl fmt::Display for KeepAlive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(every) = self.every else {
            return f.write_str("off");
        };
        let command = match self.command {
            KeepAliveCommand::Noop => "noop",
            KeepAliveCommand::Stat => "stat",
            KeepAliveCommand::Pwd => "pwd",
        };
        write!(f, "{command}:{}", every.as_secs())
    }
}

/// The longest time between two signs of life: no firewall waits longer.
const LONGEST_KEEP_ALIVE: u64 = 24 * 3600;

/// What [`fmt::Display`] writes; without the seconds, those of the default.
impl FromStr for KeepAlive {
    type Err = ChoiceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || {
            wrong(
                text,
                "keep-alive",
                "`off`, or `noop`, `stat` or `pwd` with `:` and seconds behind it",
            )
        };
        let (command, seconds) = match text.split_once(':') {
            Some((command, seconds)) => (command, Some(seconds)),
            None => (text, None),
        };
        let mut keep_alive = Self::default();
        keep_alive.command = match (command, seconds) {
            ("noop", _) => KeepAliveCommand::Noop,
            ("stat", _) => KeepAliveCommand::Stat,
            ("pwd", _) => KeepAliveCommand::Pwd,
            ("off", None) => {
                keep_alive.every = None;
                return Ok(keep_alive);
            }
            _ => return Err(wrong()),
        };
        if let Some(seconds) = seconds {
            let seconds = seconds
                .parse()
                .ok()
                .filter(|seconds| (1..=LONGEST_KEEP_ALIVE).contains(seconds));
            keep_alive.every = Some(Duration::from_secs(seconds.ok_or_else(wrong)?));
        }
        Ok(keep_alive)
    }
}

/// Ports to listen on, as they are written: `50000-50100`, or one alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortRange(pub RangeInclusive<u16>);

impl fmt::Display for PortRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0.start(), self.0.end())
    }
}

impl FromStr for PortRange {
    type Err = ChoiceParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let port = |text: &str| text.trim().parse::<u16>().ok().filter(|port| *port > 0);
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        match (port(first), port(last)) {
            (Some(first), Some(last)) if first <= last => Ok(Self(first..=last)),
            _ => Err(wrong(
                text,
                "range of ports",
                "a port, or two with `-` between them, the lower one first,",
            )),
        }
    }
}

impl Proxy {
    /// How the custom kind of an FTP proxy is written; its commands stand beside it.
    const CUSTOM: &'static str = "ftp-custom://";

    /// Reads what [`fmt::Display`] writes, all kinds, with the commands of the custom one.
    pub fn parse(text: &str, commands: Vec<String>) -> Result<Self, ProxyParseError> {
        let Some(rest) = text.strip_prefix(Self::CUSTOM) else {
            return text.parse();
        };
        let mut proxy: Self = format!("ftp-user://{rest}").parse()?;
        if commands.is_empty() {
            return Err(ProxyParseError(format!("{}{}", Self::CUSTOM, proxy.server)));
        }
        proxy.kind = ProxyKind::Ftp(FtpProxyLogOn::Custom(commands));
        Ok(proxy)
    }

    /// The commands of the custom kind.
    pub fn commands(&self) -> &[String] {
        match &self.kind {
            ProxyKind::Ftp(FtpProxyLogOn::Custom(commands)) => commands,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_as_they_are_written() {
        for text in ["noop:30", "stat:5", "pwd:86400", "off"] {
            assert_eq!(
                text.parse::<KeepAlive>().map(|choice| choice.to_string()),
                Ok(text.into())
            );
        }
        assert_eq!("noop".parse(), Ok(KeepAlive::default()));
        for text in ["", "noop:0", "noop:", "off:3", "quit:3", "noop:90000"] {
            assert!(text.parse::<KeepAlive>().is_err(), "{text}");
        }
        assert_eq!("50000-50100".parse(), Ok(PortRange(50000..=50100)));
        assert_eq!("7".parse(), Ok(PortRange(7..=7)));
        for text in ["", "0", "9-8", "1-65536", "a-b"] {
            assert!(text.parse::<PortRange>().is_err(), "{text}");
        }
        for family in [AddressFamily::Any, AddressFamily::V4, AddressFamily::V6] {
            assert_eq!(family.to_string().parse(), Ok(family));
        }
        assert_eq!("1.2".parse(), Ok(TlsVersion::V1_2));
        assert!("1.1".parse::<TlsVersion>().is_err());
    }

    #[test]
    fn custom_proxies_have_their_commands_beside_them() {
        let commands = vec!["USER %u@%h".to_owned(), "PASS %p".to_owned()];
        let proxy = Proxy::parse("ftp-custom://gate:2121", commands.clone()).expect("a proxy");
        assert_eq!(
            (proxy.to_string().as_str(), proxy.commands()),
            ("ftp-custom://gate:2121", &commands[..])
        );
        assert!(Proxy::parse("ftp-custom://gate", Vec::new()).is_err());
        assert!(Proxy::parse("socks5://h", Vec::new()).is_ok_and(|proxy| proxy.commands().is_empty()));
    }
}
