//! Errors in the person's language: the kind and the parts of an error, put together as
//! [`RemoteError::explain`] does it in English for the command line. What the server, the system or a crate below says in
//! its own words stays as it is.

use portolan_remote::{Act, Detail, ErrorKind, Explanation, Fact, RemoteError, visible};
use portolan_ui_kit::{
    language::{Argument, Value, plain, with},
    say,
};

/// The error in four parts, none of them empty.
pub(crate) fn explain(error: &RemoteError) -> Explanation {
    let key = key(error.kind);
    let mut why = plain(key.0).to_owned();
    if let Some(detail) = &error.detail {
        why = say!("error-with-detail", why = why, detail = self::detail(detail));
    }
    if let Some(certificate) = &error.certificate {
        why = say!(
            "error-with-certificate",
            why = why,
            sha256 = certificate.sha256.to_string()
        );
    }
    if let Some(reply) = &error.reply {
        why = say!("error-with-reply", why = why, reply = reply);
    } else if let Some(cause) = error.cause() {
        why = say!("error-with-cause", why = why, cause = cause);
    }
    Explanation {
        what: what(error.act).to_owned(),
        place: place(error),
        why,
        next: plain(key.1).to_owned(),
    }
}

/// What more is known, in the person's language. Words of a server, of the system or of a library stay as they are.
pub(crate) fn detail(detail: &Detail) -> String {
    let Some((message, facts)) = detail.message() else {
        return detail.to_string();
    };
    let facts: Vec<(&'static str, Value<'_>)> = facts
        .into_iter()
        .map(|(name, fact)| {
            let value = match fact {
                Fact::Number(number) => number.value().into_owned(),
                Fact::Text(text) => Value::from(text),
                Fact::Detail(below) => Value::from(self::detail(below)),
            };
            (name, value)
        })
        .collect();
    if facts.is_empty() {
        plain(message).to_owned()
    } else {
        with(message, &facts)
    }
}

fn place(error: &RemoteError) -> String {
    let path = error.path.as_deref().map(visible);
    let server = error.server.as_ref().map(ToString::to_string);
    match (path, server) {
        (Some(path), Some(server)) if error.kind.of_this_computer() => {
            say!("error-place-of-this-computer-and-server", path = path, server = server)
        }
        (Some(path), None) if error.kind.of_this_computer() => say!("error-place-of-this-computer", path = path),
        (Some(path), Some(server)) => say!("error-place-on-server", path = path, server = server),
        (Some(path), None) => path,
        (None, Some(server)) => server,
        (None, None) => say!("error-this-computer").to_owned(),
    }
}

fn what(act: Act) -> &'static str {
    match act {
        Act::Connect => say!("error-act-connect"),
        Act::List => say!("error-act-list"),
        Act::Stat => say!("error-act-stat"),
        Act::Download => say!("error-act-download"),
        Act::Upload => say!("error-act-upload"),
        Act::MakeFolder => say!("error-act-make-folder"),
        Act::Delete => say!("error-act-delete"),
        Act::Rename => say!("error-act-rename"),
        Act::SetAttributes => say!("error-act-set-attributes"),
        Act::Checksum => say!("error-act-checksum"),
        Act::RawCommand => say!("error-act-raw-command"),
        Act::Secret => say!("error-act-secret"),
        Act::Remember => say!("error-act-remember"),
        Act::Open => say!("error-act-open"),
    }
}

/// The keys of the reason and of the advice.
fn key(kind: ErrorKind) -> (&'static str, &'static str) {
    use ErrorKind as K;
    match kind {
        K::UnknownHost => ("error-unknown-host", "error-unknown-host.next"),
        K::ConnectionRefused => ("error-connection-refused", "error-connection-refused.next"),
        K::Unreachable => ("error-unreachable", "error-unreachable.next"),
        K::TimedOut => ("error-timed-out", "error-timed-out.next"),
        K::ConnectionLost => ("error-connection-lost", "error-connection-lost.next"),
        K::ServerBusy => ("error-server-busy", "error-server-busy.next"),
        K::TooManyConnections => ("error-too-many-connections", "error-too-many-connections.next"),
        K::NotFtp => ("error-not-ftp", "error-not-ftp.next"),
        K::Protocol => ("error-protocol", "error-protocol.next"),
        K::LoginRefused => ("error-login-refused", "error-login-refused.next"),
        K::AccountNeeded => ("error-account-needed", "error-account-needed.next"),
        K::PasswordNeeded => ("error-password-needed", "error-password-needed.next"),
        K::TlsRequired => ("error-tls-required", "error-tls-required.next"),
        K::TlsNotOffered => ("error-tls-not-offered", "error-tls-not-offered.next"),
        K::TlsFailed => ("error-tls-failed", "error-tls-failed.next"),
        K::UntrustedCertificate => ("error-untrusted-certificate", "error-untrusted-certificate.next"),
        K::InjectedPlaintext => ("error-injected-plaintext", "error-injected-plaintext.next"),
        K::ProtectionRefused => ("error-protection-refused", "error-protection-refused.next"),
        K::DataConnection => ("error-data-connection", "error-data-connection.next"),
        K::TlsReuseRequired => ("error-tls-reuse-required", "error-tls-reuse-required.next"),
        K::NotFound => ("error-not-found", "error-not-found.next"),
        K::PermissionDenied => ("error-permission-denied", "error-permission-denied.next"),
        K::AlreadyExists => ("error-already-exists", "error-already-exists.next"),
        K::NotEmpty => ("error-not-empty", "error-not-empty.next"),
        K::BadName => ("error-bad-name", "error-bad-name.next"),
        K::TemporaryRefusal => ("error-temporary-refusal", "error-temporary-refusal.next"),
        K::ServerFull => ("error-server-full", "error-server-full.next"),
        K::NotSupported => ("error-not-supported", "error-not-supported.next"),
        K::Refused => ("error-refused", "error-refused.next"),
        K::SizeMismatch => ("error-size-mismatch", "error-size-mismatch.next"),
        K::SourceChanged => ("error-source-changed", "error-source-changed.next"),
        K::ResumeMismatch => ("error-resume-mismatch", "error-resume-mismatch.next"),
        K::ContentMismatch => ("error-content-mismatch", "error-content-mismatch.next"),
        K::Unconfirmed => ("error-unconfirmed", "error-unconfirmed.next"),
        K::Truncated => ("error-truncated", "error-truncated.next"),
        K::TooLarge => ("error-too-large", "error-too-large.next"),
        K::LocalFull => ("error-local-full", "error-local-full.next"),
        K::LocalPermission => ("error-local-permission", "error-local-permission.next"),
        K::LocalNotFound => ("error-local-not-found", "error-local-not-found.next"),
        K::LocalExists => ("error-local-exists", "error-local-exists.next"),
        K::LocalBadName => ("error-local-bad-name", "error-local-bad-name.next"),
        K::LocalIo => ("error-local-io", "error-local-io.next"),
        K::ProxyUnreachable => ("error-proxy-unreachable", "error-proxy-unreachable.next"),
        K::ProxyLogOn => ("error-proxy-log-on", "error-proxy-log-on.next"),
        K::ProxyRefused => ("error-proxy-refused", "error-proxy-refused.next"),
        K::ClientCertificate => ("error-client-certificate", "error-client-certificate.next"),
        K::ClientCertificateNeeded => (
            "error-client-certificate-needed",
            "error-client-certificate-needed.next",
        ),
        K::Cancelled => ("error-cancelled", "error-cancelled.next"),
        K::Misuse => ("error-misuse", "error-misuse.next"),
        K::SecretStore => ("error-secret-store", "error-secret-store.next"),
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::HostPort;
    use portolan_ui_kit::language::{self, Language};

    use super::*;

    /// The window in English says what the command line says.
    #[test]
    fn english_is_what_the_command_line_says() {
        let server = HostPort::new("ftp.example.org", 21);
        for kind in ErrorKind::ALL {
            for act in [Act::Connect, Act::Upload, Act::SetAttributes] {
                let bare = RemoteError::new(kind, act);
                let told = [
                    bare.clone(),
                    bare.clone().at("/www/a.txt"),
                    bare.clone().on(&server),
                    bare.clone().at("/www/a.txt").on(&server).replied("550 no"),
                    bare.at("/www/a.txt").because(std::io::Error::from_raw_os_error(28)),
                ];
                for error in told {
                    assert_eq!(explain(&error), error.explain());
                }
            }
        }
    }

    /// Every detail has its message in every language, with its facts in it; the English one is the command line's.
    #[test]
    fn every_detail_is_said_in_every_language() {
        for language in Language::ALL {
            language::speak(language);
            for detail in Detail::examples() {
                let said = super::detail(&detail);
                let (message, facts) = detail.message().expect("none is mere words");
                assert_ne!(said, message, "{language:?} has no message {message}");
                for (name, fact) in facts {
                    let shown = match fact {
                        Fact::Number(number) => number.to_string(),
                        Fact::Text(text) => text.to_owned(),
                        Fact::Detail(below) => below.to_string(),
                    };
                    assert!(said.contains(&shown), "{language:?} {message}: {name} is not in {said}");
                }
                if language == Language::English {
                    assert_eq!(said, detail.to_string());
                }
            }
        }
    }

    #[test]
    fn a_server_s_own_words_stay_in_every_language() {
        let error = RemoteError::new(ErrorKind::PermissionDenied, Act::Upload).replied("550 Zugriff verweigert");
        for language in Language::ALL {
            language::speak(language);
            let said = explain(&error);
            assert!(said.why.contains("550 Zugriff verweigert"), "{said:?}");
        }
    }
}
