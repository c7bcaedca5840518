//! WinSCP's stored sessions, from its INI file or the registry of Windows.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use portolan_remote::{
    AddressFamily, DataMode, HiddenFiles, KeepAlive, ModeChoice, NameEncoding, Proxy, ProxyChoice, RemotePath,
    TimeOffset, TlsVersion,
};

use super::{Import, ImportedSite, ini::OwnedSection, legal_name, log_on, secret, shown, site};
use crate::{FolderPath, FtpTls, LogOn, Secret, Site};

/// Values of a session over those of the defaults.
struct Session<'a> {
    own: &'a BTreeMap<String, String>,
    defaults: &'a BTreeMap<String, String>,
}

impl Session<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        let key = key.to_ascii_lowercase();
        let value = self.own.get(&key).or_else(|| self.defaults.get(&key))?;
        (!value.is_empty()).then_some(value.as_str())
    }

    fn number(&self, key: &str) -> Option<i64> {
        self.get(key)?.trim().parse().ok()
    }

    fn on(&self, key: &str) -> bool {
        self.number(key) == Some(1)
    }
}

pub(super) fn read(sections: &[OwnedSection]) -> Import {
    let mut import = Import::default();
    let mut defaults = BTreeMap::new();
    let mut sessions = Vec::new();
    let mut master = false;
    for section in sections {
        let rows = || -> BTreeMap<String, String> {
            let rows = section.rows.iter();
            rows.map(|(key, value)| (decoded(key).to_ascii_lowercase(), decoded(value)))
                .collect()
        };
        let lower = section.name.to_ascii_lowercase();
        if let Some(name) = lower.strip_prefix("sessions\\") {
            let name = &section.name[section.name.len() - name.len()..];
            if decoded(name) == "Default Settings" {
                defaults = rows();
            } else {
                sessions.push((name.to_owned(), rows()));
            }
        } else if lower == "configuration\\security" {
            master = section.on("UseMasterPassword");
        }
    }
    for (name, own) in &sessions {
        let session = Session {
            own,
            defaults: &defaults,
        };
        one(&mut import, name, &session, master);
    }
    import
}

/// `%XX`, and a mark before text that is not ASCII.
fn decoded(text: &str) -> String {
    let bytes: Vec<u8> = percent_decode_str(text).collect();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

fn one(import: &mut Import, name: &str, session: &Session<'_>, master: bool) {
    // A slash stands between folders; one that belongs to a name is encoded.
    let mut names: Vec<String> = name.split('/').map(decoded).collect();
    let own_name = names.pop().unwrap_or_default();
    if session.on("IsWorkspace") || session.get("Link").is_some() {
        return import.leave_out(&own_name, "a workspace or a link to a session, not a site");
    }
    match session.number("FSProtocol").unwrap_or(1) {
        5 => {}
        0..=2 => return import.leave_out(&own_name, "SFTP is another protocol, which this version does not speak"),
        _ => return import.leave_out(&own_name, "its protocol is none of ours"),
    }
    let tls = match session.number("Ftps").unwrap_or(0) {
        1 => FtpTls::Implicit,
        2 | 3 => FtpTls::Explicit,
        // "No encryption" was chosen there; "if offered" does not exist.
        _ => FtpTls::Off,
    };
    let (user, host) = match session.get("HostName").unwrap_or_default() {
        host if host.contains('@') => host.rsplit_once('@').unwrap_or(("", host)),
        host => (session.get("UserName").unwrap_or_default(), host),
    };
    let port = session.number("PortNumber").unwrap_or(i64::from(tls.default_port()));
    let port = u16::try_from(port).unwrap_or(0);
    let Some(mut site) = site(&own_name, host, port, tls, log_on(user)) else {
        return import.leave_out(&own_name, "its host, port or user cannot be");
    };
    let names: Vec<String> = names.iter().map(|name| legal_name(name, "Folder")).collect();
    let mut notes = Vec::new();
    match FolderPath::new(&names) {
        Ok(folder) => site.folder = folder,
        Err(error) => notes.push(format!("its folder is left out: {error}")),
    }
    if let (LogOn::User(user), Some(account)) = (&site.log_on, session.get("FtpAccount")) {
        site.log_on = LogOn::Account(user.clone());
        site.account = secret(account.to_owned());
    }
    fill(&mut site, session, &mut notes);
    let at_proxy = proxy(&mut site, session, &mut notes);
    let password = password(session, user, host, master, &mut notes);
    if let (Password::Sealed, LogOn::User(user)) = (&password, &site.log_on) {
        site.log_on = LogOn::Ask(user.clone());
    }
    let secret = password.known().filter(|_| site.log_on.keeps_password());
    import.sites.push(ImportedSite {
        at_proxy,
        ..ImportedSite::new(site, secret, notes)
    });
}

fn fill(site: &mut Site, session: &Session<'_>, notes: &mut Vec<String>) {
    if session.number("FtpPasvMode") == Some(0) {
        site.mode = ModeChoice::Only(DataMode::Port);
    }
    // 1 = always the host of the control connection, which is what we do unless told otherwise.
    site.trust_pasv_address = session.number("FtpForcePasvIp2") == Some(1);
    let every = session.number("FtpPingInterval").unwrap_or(30).clamp(1, 3600);
    site.connection.keep_alive = match session.number("FtpPingType") {
        Some(0) => KeepAlive {
            every: None,
            ..KeepAlive::default()
        },
        _ => KeepAlive {
            every: Some(std::time::Duration::from_secs(every.unsigned_abs())),
            ..KeepAlive::default()
        },
    };
    site.connection.family = match session.number("AddressFamily") {
        Some(1) => AddressFamily::V4,
        Some(2) => AddressFamily::V6,
        _ => AddressFamily::Any,
    };
    let versions = &mut site.connection.tls_versions;
    if session.number("MinTlsVersion") == Some(13) {
        versions.min = TlsVersion::V1_3;
    }
    match session.number("MaxTlsVersion") {
        Some(12) if versions.min == TlsVersion::V1_2 => versions.max = TlsVersion::V1_2,
        Some(3 | 10 | 11) => notes.push("versions of TLS before 1.2 are not spoken".to_owned()),
        _ => {}
    }
    let certificate = session.get("TlsCertificateFile");
    site.connection.client_certificate = certificate.map(Into::into);
    let server = &mut site.connection.server;
    if matches!(session.get("Utf"), Some("1" | "on")) {
        server.encoding = NameEncoding::UTF_8;
    }
    if session.number("TimeDifferenceAuto") == Some(0) {
        // Days that are added to the server's times; ours is how far it is ahead.
        let days = session
            .get("TimeDifference")
            .and_then(|text| text.replace(',', ".").parse::<f64>().ok());
        let seconds = days
            .filter(|days| days.abs() < 2.0)
            .map(|days| (-days * 86_400.0).round() as i64);
        server.time_offset = seconds.and_then(TimeOffset::from_seconds);
    }
    if session.number("FtpListAll") == Some(0) {
        server.hidden_files = HiddenFiles::Always;
    }
    if let Some(lines) = session.get("PostLoginCommands") {
        let lines = lines.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
        server.post_login = lines.map(str::to_owned).collect();
    }
    site.remote_folder = session
        .get("RemoteDirectory")
        .filter(|path| !path.contains(['\r', '\n', '\0']))
        .map(RemotePath::new);
    site.local_folder = session.get("LocalDirectory").map(Into::into);
    site.linked_browsing = session.on("SynchronizeBrowsing");
    site.look.note = session.get("Note").unwrap_or_default().replace("\r\n", "\n");
    for (key, what) in [
        ("DeleteToRecycleBin", "the recycle bin on the server"),
        ("OtherLocalDirectory", "the second local folder"),
        ("Color", "its colour"),
    ] {
        if session.get(key).is_some_and(|value| value != "0") {
            notes.push(format!("{what} is left out"));
        }
    }
}

/// The proxy of a session; returns the password there.
fn proxy(site: &mut Site, session: &Session<'_>, notes: &mut Vec<String>) -> Option<Secret> {
    if session.number("FtpProxyLogonType").is_some_and(|kind| kind != 0) {
        notes.push("its log-on through an FTP proxy is left out: enter the proxy by hand (Network)".to_owned());
        return None;
    }
    let (kind, takes_password) = match session.number("ProxyMethod").unwrap_or(0) {
        0 => return None,
        1 => ("socks4a", false),
        2 => ("socks5", true),
        3 => ("http", true),
        _ => {
            notes.push("its way through telnet or a command is left out".to_owned());
            return None;
        }
    };
    let host = session.get("ProxyHost").unwrap_or("proxy");
    let port = session.number("ProxyPort").unwrap_or(80);
    let Ok(mut proxy) = format!("{kind}://{host}:{port}").parse::<Proxy>() else {
        notes.push(format!("the proxy `{}` is left out", shown(host)));
        return None;
    };
    let user = session.get("ProxyUsername").unwrap_or_default();
    proxy.user = Some(user.to_owned()).filter(|user| !user.is_empty() && !user.contains([':', '@']));
    if !user.is_empty() && proxy.user.is_none() {
        notes.push(
            "the user at the proxy is left out: a name with `:` or `@` cannot be written in an address".to_owned(),
        );
    }
    let stored = session
        .get("ProxyPasswordEnc")
        .filter(|_| takes_password && proxy.user.is_some());
    let password = stored.and_then(|stored| reveal(stored, &format!("{user}{host}")));
    if stored.is_some() && password.is_none() {
        let why = "the password for the proxy cannot be read (it is under WinSCP's master password, damaged, or the proxy was \
                   edited by hand): the proxy will say that it is missing";
        notes.push(why.to_owned());
    }
    site.connection.proxy = ProxyChoice::Through(proxy);
    password
}

/// What a session says of its password.
enum Password {
    Known(Secret),
    /// Under a master password.
    Sealed,
    Unknown,
}

impl Password {
    fn known(self) -> Option<Secret> {
        match self {
            Self::Known(secret) => Some(secret),
            Self::Sealed | Self::Unknown => None,
        }
    }
}

fn password(session: &Session<'_>, user: &str, host: &str, master: bool, notes: &mut Vec<String>) -> Password {
    let known = |secret: Option<Secret>| secret.map_or(Password::Unknown, Password::Known);
    if let Some(plain) = session.get("PasswordPlain") {
        return known(secret(plain.to_owned()));
    }
    let Some(stored) = session.get("Password") else {
        return Password::Unknown;
    };
    // Whatever the configuration says, each password tells by its form whether it is encrypted.
    let opened = reveal(stored, &format!("{user}{host}"));
    // 0xFF and version 1, as they are written.
    let encrypted = stored.trim().to_ascii_uppercase().starts_with("A35D");
    if encrypted || (master && opened.is_none()) {
        let why = "its password is under WinSCP's master password: it will be asked for, unless that is taken off in WinSCP \
                   (Preferences, Security) and its sessions are imported again";
        notes.push(why.to_owned());
        return Password::Sealed;
    }
    if opened.is_none() {
        let why =
            "its password cannot be read (user or host were edited by hand, or it is damaged): it will be asked for";
        notes.push(why.to_owned());
    }
    known(opened)
}

/// Undoes WinSCP's obfuscation: pairs of hexadecimal digits, each byte inverted and combined with a constant; a flag, a
/// length, some junk, then user, host and password.
fn reveal(stored: &str, key: &str) -> Option<Secret> {
    let digits: Vec<u8> = stored
        .trim()
        .chars()
        .map(|char| char.to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()?;
    let mut bytes = digits.chunks_exact(2).map(|pair| !(pair[0] * 16 + pair[1]) ^ 0xa3);
    let first = bytes.next()?;
    let (len, keyed) = match first {
        0xff => match bytes.next()? {
            0 => (usize::from(bytes.next()?), true),
            2 => (usize::from(bytes.next()?) << 8 | usize::from(bytes.next()?), true),
            // Under a master password.
            _ => return None,
        },
        len => (usize::from(len), false),
    };
    let shift = usize::from(bytes.next()?);
    let text: Vec<u8> = bytes.skip(shift).take(len).collect();
    if text.len() != len {
        return None;
    }
    let text = zeroize::Zeroizing::new(String::from_utf8(text).ok()?);
    let password = if keyed { text.strip_prefix(key)? } else { text.as_str() };
    secret(password.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_obfuscation_of_the_format_s_description_is_undone() {
        let stored =
            "A35C4056119644796CE741314F7038392C3033253A282C7239243D312C303972332E3B0F6F3F2E39287D828A7F2772854263";
        let secret = reveal(stored, "deployftp.example.org").expect("the password");
        assert_eq!(secret.expose(), "S3cret!");
        assert_eq!(reveal(stored, "deployother.example"), None);
        for bad in ["", "A", "A3", "A35C", "zz", "A35C40", "A35D00"] {
            assert_eq!(reveal(bad, ""), None, "{bad}");
        }
    }
}
