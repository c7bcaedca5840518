//! The one place where an error becomes prose.

use std::error::Error;

use crate::{Act, ErrorKind, RemoteError};

/// An error for a person: what failed, where, why, and what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What failed: `Uploading failed`.
    pub what: String,
    /// Where: `/www/index.html on ftp.example.org:21`.
    pub place: String,
    /// Why, with the server's or the system's own words where there are some.
    pub why: String,
    /// What to do next, as an advice in the imperative.
    pub next: String,
}

impl RemoteError {
    /// The error in four parts, none of them empty.
    pub fn explain(&self) -> Explanation {
        let (why, next) = reason_and_advice(self.kind);
        let mut why = why.to_owned();
        if let Some(detail) = &self.detail {
            why.push_str(": ");
            why.push_str(&detail.to_string());
        }
        if let Some(certificate) = &self.certificate {
            why.push_str(" (SHA-256 ");
            why.push_str(&certificate.sha256.to_string());
            why.push(')');
        }
        if let Some(reply) = &self.reply {
            why.push_str("; the server said \u{201c}");
            why.push_str(reply);
            why.push('\u{201d}');
        } else if let Some(cause) = self.cause() {
            why.push_str(" (");
            why.push_str(&cause);
            why.push(')');
        }
        Explanation {
            what: what(self.act).to_owned(),
            place: self.place(),
            why,
            next: next.to_owned(),
        }
    }

    /// What the error of the system below says, and what is below that; without control characters.
    pub fn cause(&self) -> Option<String> {
        self.source.as_deref().map(|source| chain(source))
    }

    fn place(&self) -> String {
        match (&self.path, &self.server) {
            (Some(path), Some(server)) if self.kind.of_this_computer() => {
                format!("{} on this computer (from or to {server})", crate::error::visible(path))
            }
            (Some(path), None) if self.kind.of_this_computer() => {
                format!("{} on this computer", crate::error::visible(path))
            }
            (Some(path), Some(server)) => format!("{} on {server}", crate::error::visible(path)),
            (Some(path), None) => crate::error::visible(path),
            (None, Some(server)) => server.to_string(),
            (None, None) => "this computer".to_owned(),
        }
    }
}

/// The messages of an error and of what is below it, each once.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(error) = next {
        let more = error.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        next = error.source();
    }
    crate::error::visible(&text)
}

fn what(act: Act) -> &'static str {
    match act {
        Act::Connect => "Cannot connect to",
        Act::List => "Cannot read the folder",
        Act::Stat => "Cannot look at",
        Act::Download => "Cannot download",
        Act::Upload => "Cannot upload",
        Act::MakeFolder => "Cannot make the folder",
        Act::Delete => "Cannot delete",
        Act::Rename => "Cannot rename",
        Act::SetAttributes => "Cannot change the attributes of",
        Act::Checksum => "No checksum was computed of",
        Act::RawCommand => "Cannot send the command to",
        Act::Secret => "Cannot use the password of",
        Act::Remember => "Cannot write",
        Act::Open => "Cannot open",
    }
}

#[expect(clippy::too_many_lines, reason = "a table: one row for each kind")]
fn reason_and_advice(kind: ErrorKind) -> (&'static str, &'static str) {
    use ErrorKind as K;
    match kind {
        K::UnknownHost => (
            "the host name has no address",
            "Check the spelling of the host, and that this computer is online",
        ),
        K::ConnectionRefused => (
            "nothing accepts connections on that port",
            "Check the port (21 for FTP and explicit TLS, 990 for implicit TLS) and that the server runs",
        ),
        K::Unreachable => (
            "there is no way to the host",
            "Check the network, the VPN and the address",
        ),
        K::TimedOut => (
            "no answer came in time",
            "Try again; if it stays so, a firewall may drop the packets",
        ),
        K::ConnectionLost => (
            "the connection broke",
            "Try again; what has arrived is kept and continued",
        ),
        K::ServerBusy => ("the server closes the connection", "Wait a little and try again"),
        K::TooManyConnections => (
            "the server allows no more connections",
            "Use fewer sessions for this site, or wait until the server has dropped the old ones",
        ),
        K::NotFtp => (
            "what answered is not an FTP server",
            "Check the port; for SFTP (port 22) another protocol is needed",
        ),
        K::Protocol => (
            "the server broke the rules of FTP",
            "Try again, and look into the log for what it said",
        ),
        K::LoginRefused => ("user name or password were refused", "Check both and connect again"),
        K::AccountNeeded => (
            "the server asks for an account besides user and password",
            "Enter the account for this site",
        ),
        K::PasswordNeeded => ("no password is known", "Enter the password"),
        K::TlsRequired => (
            "the server accepts log-ons only over TLS",
            "Connect with ftpes:// (explicit TLS)",
        ),
        K::TlsNotOffered => (
            "the server does not offer TLS",
            "Allow plain FTP for this site if you accept that everybody on the way can read the password and the files",
        ),
        K::TlsFailed => (
            "client and server could not agree on TLS",
            "Read the reason; most often the server's TLS is out of date, and its owner has to renew it",
        ),
        K::UntrustedCertificate => (
            "the certificate is not trusted",
            "Compare its SHA-256 with what the server's owner tells you, and trust it only if they are equal",
        ),
        K::InjectedPlaintext => (
            "text in clear arrived where TLS was to begin, which an honest server never sends",
            "Do not use this network for this server; somebody on the way may change the connection",
        ),
        K::ProtectionRefused => (
            "the server refuses to encrypt data connections",
            "Ask the server's owner to allow PROT P, or allow this site to move files in clear, if that is good enough",
        ),
        K::DataConnection => (
            "no data connection could be made",
            "Choose another mode with the chip in the address field; behind a firewall EPSV or PASV work most often",
        ),
        K::TlsReuseRequired => (
            "the server wants the TLS session of the control connection for data too",
            "Try again; a new log-on has a new session",
        ),
        K::NotFound => ("there is no such file or folder", "Refresh the listing"),
        K::PermissionDenied => (
            "the server does not allow it",
            "Ask the server's owner for the right, or choose another folder",
        ),
        K::AlreadyExists => ("the name is taken", "Choose another name, or replace what is there"),
        K::NotEmpty => ("the folder is not empty", "Delete what is in it first"),
        K::BadName => (
            "the server does not accept this name",
            "Choose another name without special characters",
        ),
        K::TemporaryRefusal => (
            "the server has a passing trouble with this file",
            "Try again in a moment",
        ),
        K::ServerFull => (
            "the disk or the quota of the server is full",
            "Free some space on the server and retry",
        ),
        K::NotSupported => (
            "the server does not know how to do this",
            "Nothing helps but another server or another way",
        ),
        K::Refused => (
            "the server refused",
            "Read what the server said; the log has the whole dialogue",
        ),
        K::SizeMismatch => (
            "the size does not match",
            "Try again; nothing was put under the final name",
        ),
        K::SourceChanged => (
            "the file changed while it was being read",
            "Try again when nobody writes to it",
        ),
        K::ResumeMismatch => (
            "what is there already is not the beginning of this file",
            "Try again; the file is then moved from its beginning",
        ),
        K::ContentMismatch => (
            "the contents here and there are not the same",
            "Try again; if it happens again, a disk or a line is broken, here or there",
        ),
        K::Unconfirmed => (
            "the connection broke before the server confirmed the file",
            "Try again; the size on the server is compared first",
        ),
        K::Truncated => (
            "the data ended without a proper end, and its size could not be checked",
            "Try again; nothing was put under the final name",
        ),
        K::TooLarge => (
            "the answer is larger than any sane one",
            "Look into the log; the server may be broken or hostile",
        ),
        K::LocalFull => (
            "the disk of this computer is full",
            "Free some space and retry; what has arrived is kept",
        ),
        K::LocalPermission => (
            "this computer does not allow it",
            "Check the permissions of the file and its folder",
        ),
        K::LocalNotFound => (
            "there is no such file or folder on this computer",
            "Refresh the pane; it may have been moved or deleted",
        ),
        K::LocalExists => (
            "the name is taken on this computer",
            "Choose another name, or replace what is there",
        ),
        K::LocalBadName => (
            "this computer cannot hold a file of this name",
            "Rename the file on the server, or save it under another name",
        ),
        K::LocalIo => (
            "reading or writing on this computer failed",
            "Check the disk, and try again",
        ),
        K::ProxyUnreachable => (
            "the proxy cannot be reached",
            "Check the proxy of this site and of the settings, or connect without one",
        ),
        K::ProxyLogOn => (
            "the proxy does not let this computer log on",
            "Check user and password for the proxy, which are others than those for the server",
        ),
        K::ProxyRefused => (
            "the proxy makes no connection to the server",
            "Check what kind of proxy it is; its owner has to allow connections to this server, data ports included",
        ),
        K::ClientCertificate => (
            "the client certificate of this site cannot be used",
            "Choose a PEM file with the certificate and its private key, without a passphrase",
        ),
        K::ClientCertificateNeeded => (
            "the server wants a certificate to know this computer by",
            "Choose for this site the client certificate that the server's owner has issued",
        ),
        K::Cancelled => ("it was stopped", "Start it again when you want it"),
        K::Misuse => ("a line end or NUL cannot be part of an FTP command", "Rename the file"),
        K::SecretStore => (
            "the password store of this computer cannot be used",
            "Unlock the keyring, or enter the password for this session only",
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::HostPort;

    /// Each kind of failure says what, where, why and what next; and no two kinds say the same.
    #[test]
    fn every_kind_has_all_four_parts() {
        let mut reasons = HashSet::new();
        for kind in ErrorKind::ALL {
            let error = RemoteError::new(kind, Act::Upload)
                .at("/www/a.txt")
                .on(&HostPort::new("ftp.example.org", 21));
            let Explanation { what, place, why, next } = error.explain();
            assert_eq!(what, "Cannot upload");
            assert!(
                place.contains("/www/a.txt") && place.contains("ftp.example.org:21"),
                "{kind:?}: {place}"
            );
            assert!(why.len() > 10, "{kind:?}: {why}");
            assert!(
                next.len() > 10 && next.starts_with(char::is_uppercase) && !next.ends_with('.'),
                "{kind:?}: {next}"
            );
            assert!(reasons.insert(why), "{kind:?} has the reason of another kind");
        }
    }

    #[test]
    fn a_raw_system_error_is_never_alone() {
        let error = RemoteError::local(Act::Download, "/tmp/x", std::io::Error::from_raw_os_error(28));
        assert_eq!(error.kind, ErrorKind::LocalFull);
        let text = error.to_string();
        assert!(
            text.contains("/tmp/x on this computer") && text.contains("disk of this computer is full"),
            "{text}"
        );
    }

    #[test]
    fn the_words_of_a_server_cannot_draw_control_characters() {
        let error = RemoteError::new(ErrorKind::Refused, Act::List).replied("550 \u{1b}[2Jno\u{202e}pe");
        let why = error.explain().why;
        assert!(why.contains("\\u{1b}[2Jno\\u{202e}pe"), "{why}");
    }
}
