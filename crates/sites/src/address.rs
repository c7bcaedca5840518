//! Addresses as people type them: `ftpes://user@host:port/path`, or a bare host.

use std::fmt;

use percent_encoding::percent_decode_str;
use portolan_remote::{HostPort, HostPortError, RemotePath, TransferType};

use crate::{Endpoint, FtpTls, LogOn, Secret, Site};

/// A parsed address. Its password, if one was typed, is apart from the site so that it can go to the secret prompt and
/// nowhere else.
#[derive(Debug)]
pub struct Address {
    /// Everything but the secret. `remote_folder` holds the path as RFC 1738 means it: relative to the folder of the
    /// log-on, absolute with a second slash or `%2F`.
    pub site: Site,
    /// The password, if one was typed.
    pub secret: Option<Secret>,
    /// What `;type=a` or `;type=i` at the end asks for.
    pub kind: Option<TransferType>,
}

/// Why a text is no address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was typed.
    #[error("type a host, or an address such as ftpes://user@host/folder")]
    Empty,
    /// A scheme that is none of ours.
    #[error("`{0}` addresses are not for this program; it knows ftp://, ftpes:// and ftps://")]
    Scheme(String),
    /// SFTP is another protocol.
    #[error("SFTP is another protocol than FTP over TLS, and this version does not speak it")]
    Sftp,
    /// No host and port.
    #[error(transparent)]
    Server(#[from] HostPortError),
    /// A `%` without two hexadecimal digits, or a password or user name that is not UTF-8.
    #[error("the percent-encoding of the {0} cannot be read")]
    Encoding(&'static str),
    /// CR, LF or NUL, which would become a second command.
    #[error("the {0} holds a line end or NUL, which no FTP command can carry")]
    ControlCharacter(&'static str),
}

impl Address {
    /// Reads what a person typed. Percent-encoding is decoded to raw bytes.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let (tls, default_port, rest) = scheme(text)?;
        // The path begins at the first slash; an `@` in the path is not the one behind the user.
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (user_info, host_port) = match authority.rsplit_once('@') {
            Some((user_info, host_port)) => (Some(user_info), host_port),
            None => (None, authority),
        };
        let server = host_and_port(host_port, default_port)?;
        let (log_on, secret) = match user_info {
            None => (LogOn::Anonymous, None),
            Some(user_info) => user_and_password(user_info)?,
        };
        let (path, kind) = type_suffix(path);
        let remote_folder = match path.strip_prefix('/') {
            None | Some("") => None,
            Some(path) => Some(RemotePath::new(decode(path, "path")?)),
        };
        let endpoint = Endpoint::Ftp { server, tls };
        let mut site = Site::quick(endpoint, log_on);
        site.remote_folder = remote_folder;
        Ok(Self { site, secret, kind })
    }
}

fn scheme(text: &str) -> Result<(FtpTls, u16, &str), AddressError> {
    let Some((scheme, rest)) = text.split_once("://") else {
        return Ok((FtpTls::IfOffered, 21, text));
    };
    match scheme.to_ascii_lowercase().as_str() {
        "ftp" => Ok((FtpTls::IfOffered, 21, rest)),
        "ftpes" => Ok((FtpTls::Explicit, 21, rest)),
        "ftps" => Ok((FtpTls::Implicit, 990, rest)),
        "sftp" | "ssh" | "scp" => Err(AddressError::Sftp),
        _ => Err(AddressError::Scheme(scheme.to_owned())),
    }
}

/// A host may be percent-encoded, as all of an address.
fn host_and_port(text: &str, default_port: u16) -> Result<HostPort, AddressError> {
    let plain = if text.starts_with('[') {
        // A zone (`fe80::1%eth0`) is written `%25eth0` in URLs; both forms are taken.
        text.replace("%25", "%")
    } else {
        String::from_utf8(decode(text, "host")?).map_err(|_bad| AddressError::Encoding("host"))?
    };
    // What stands for a colon in a host is none before a port.
    if plain.matches(':').count() != text.matches(':').count() {
        return Err(HostPortError::Host(plain).into());
    }
    Ok(HostPort::parse(&plain, default_port)?)
}

fn user_and_password(text: &str) -> Result<(LogOn, Option<Secret>), AddressError> {
    let (user, password) = text
        .split_once(':')
        .map_or((text, None), |(user, password)| (user, Some(password)));
    let string = |text, part| String::from_utf8(decode(text, part)?).map_err(|_bad| AddressError::Encoding(part));
    let user = string(user, "user name")?;
    let password = password
        .map(|password| string(password, "password"))
        .transpose()?
        .filter(|password| !password.is_empty());
    let log_on = if user.is_empty() || user == "anonymous" {
        LogOn::Anonymous
    } else {
        LogOn::User(user)
    };
    Ok((log_on, password.map(Secret::new)))
}

/// RFC 1738, 3.2.2: `;type=a`, `;type=i` (and `;type=d`, a listing, which is what a folder shows anyway).
fn type_suffix(path: &str) -> (&str, Option<TransferType>) {
    let Some((before, code)) = path.rsplit_once(';').and_then(|(before, last)| {
        let (key, code) = last.split_once('=')?;
        key.eq_ignore_ascii_case("type").then_some((before, code))
    }) else {
        return (path, None);
    };
    match code {
        "a" | "A" => (before, Some(TransferType::Ascii)),
        "i" | "I" => (before, Some(TransferType::Image)),
        "d" | "D" => (before, None),
        _ => (path, None),
    }
}

fn decode(text: &str, part: &'static str) -> Result<Vec<u8>, AddressError> {
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let digit = |offset: usize| bytes.get(at + offset).is_some_and(u8::is_ascii_hexdigit);
        if *byte == b'%' && !(digit(1) && digit(2)) {
            return Err(AddressError::Encoding(part));
        }
    }
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    if bytes.iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        return Err(AddressError::ControlCharacter(part));
    }
    Ok(bytes)
}

/// The address without any secret, as it may stand in a field, a title or a history.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.site.url())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Address {
        Address::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn schemes_choose_tls_and_port() {
        for (text, tls, port) in [
            ("ftp://h", FtpTls::IfOffered, 21),
            ("h", FtpTls::IfOffered, 21),
            ("FTPES://h", FtpTls::Explicit, 21),
            ("ftps://h", FtpTls::Implicit, 990),
            ("ftps://h:2121/", FtpTls::Implicit, 2121),
        ] {
            let Endpoint::Ftp { server, tls: got } = parse(text).site.endpoint;
            assert_eq!((got, server.port), (tls, port), "{text}");
        }
        assert_eq!(Address::parse("sftp://h").map(drop), Err(AddressError::Sftp));
        assert_eq!(
            Address::parse("http://h").map(drop),
            Err(AddressError::Scheme("http".into()))
        );
    }

    #[test]
    fn paths_are_as_rfc_1738_means_them() {
        let folder = |text| parse(text).site.remote_folder.map(|path| path.as_bytes().to_vec());
        assert_eq!(folder("ftp://h"), None);
        assert_eq!(folder("ftp://h/"), None);
        assert_eq!(folder("ftp://h/a/b"), Some(b"a/b".to_vec()));
        assert_eq!(folder("ftp://h//a/b"), Some(b"/a/b".to_vec()));
        assert_eq!(folder("ftp://h/%2Fa"), Some(b"/a".to_vec()));
        assert_eq!(folder("ftp://h//"), Some(b"/".to_vec()));
        assert_eq!(folder("ftp://h/f%FCr%20x;type=a"), Some(b"f\xfcr x".to_vec()));
        assert_eq!(parse("ftp://h/x;type=a").kind, Some(TransferType::Ascii));
    }

    #[test]
    fn a_password_is_apart_and_never_printed() {
        let address = parse("ftpes://we%40b:p%3Aa@ss%2F@ftp.example.org/www");
        assert_eq!(address.site.log_on, LogOn::User("we@b".into()));
        assert_eq!(address.secret.as_ref().map(Secret::expose), Some("p:a@ss/"));
        assert_eq!(address.to_string(), "ftpes://we%40b@ftp.example.org/www");
        assert!(!format!("{address:?}").contains("p:a"));
    }

    #[test]
    fn injection_is_refused_after_decoding() {
        assert_eq!(
            Address::parse("ftp://h/a%0d%0aDELE%20x").map(drop),
            Err(AddressError::ControlCharacter("path"))
        );
        assert_eq!(
            Address::parse("ftp://u%00@h").map(drop),
            Err(AddressError::ControlCharacter("user name"))
        );
        assert_eq!(
            Address::parse("ftp://h/%zz").map(drop),
            Err(AddressError::Encoding("path"))
        );
    }

    #[test]
    fn ipv6_and_ports() {
        let server = |text| parse(text).site.endpoint.server().clone();
        assert_eq!(server("ftp://[::1]:2121/x"), HostPort::new("::1", 2121));
        assert_eq!(server("::1"), HostPort::new("::1", 21));
        assert_eq!(server("[fe80::1%25eth0]"), HostPort::new("fe80::1%eth0", 21));
        for bad in ["ftp://h:0", "ftp://h:65536", "ftp://h:+1", "ftp://[::1]x"] {
            assert!(
                matches!(Address::parse(bad), Err(AddressError::Server(HostPortError::Port(_)))),
                "{bad}"
            );
        }
        assert_eq!(Address::parse("ftp:///x").map(drop), Err(HostPortError::NoHost.into()));
        assert!(matches!(
            Address::parse("ftp://a b/"),
            Err(AddressError::Server(HostPortError::Host(_)))
        ));
    }

    proptest! {
        #[test]
        fn nothing_typed_panics_and_the_printed_form_means_the_same(text in "(ftp|ftpes|ftps)?(://)?[ -~é]{0,60}") {
            if let Ok(address) = Address::parse(&text) {
                let printed = address.to_string();
                let again = Address::parse(&printed).map_err(|error| TestCaseError::fail(format!("{printed}: {error}")))?;
                prop_assert_eq!(again.site.endpoint, address.site.endpoint);
                prop_assert_eq!(again.site.log_on, address.site.log_on);
                prop_assert_eq!(again.site.remote_folder, address.site.remote_folder);
            }
        }
    }
}
