//! The words for a handshake that failed: which protocol, cipher, certificate or version, and the remedy.

use std::io;

use portolan_remote::{Act, CertificateProblem, ErrorKind, HostPort, RemoteError, TlsVersion, TlsVersions};
use rustls::{AlertDescription, CertificateError, Error as TlsError, PeerIncompatible};

use super::SessionTls;
use portolan_ftp_proto::TlsMode;

impl SessionTls {
    /// The words for a failed handshake.
    pub(super) fn explain(&self, error: &io::Error) -> String {
        match (tls_error(error), error.kind()) {
            (Some(tls), _) => explain(tls, self.versions, self.mode, self.judge.flaw().as_deref()),
            (None, io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe) => {
                match self.ours.hint() {
                    Some(hint) => format!("the server closed the connection during the TLS handshake; {hint}"),
                    None => "the server closed the connection during the TLS handshake".to_owned(),
                }
            }
            (None, _) => format!("the TLS handshake broke: {error}"),
        }
    }

    /// The server has refused us for our certificate, or for want of one. Under TLS 1.3 it says so only when the
    /// handshake has ended for us (RFC 8446, section 4.4.2.4).
    pub(crate) fn refused_us(&self, error: &io::Error, server: &HostPort) -> Option<RemoteError> {
        let Some(TlsError::AlertReceived(alert)) = tls_error(error) else {
            return None;
        };
        let why = self.ours.refused(*alert)?;
        Some(
            RemoteError::new(ErrorKind::ClientCertificateNeeded, Act::Connect)
                .on(server)
                .detailed(why),
        )
    }

    /// What may be behind an end without a word.
    pub(crate) fn hint(&self) -> Option<&'static str> {
        self.ours.hint()
    }
}

fn tls_error(error: &io::Error) -> Option<&TlsError> {
    error.get_ref()?.downcast_ref()
}

/// Why a certificate is not trusted; `flaw` is what is old-fashioned about it.
pub(super) fn reason(problem: CertificateProblem, flaw: Option<&str>) -> String {
    match (problem, flaw) {
        (CertificateProblem::Unusable, Some(flaw)) => flaw.to_owned(),
        _ => problem.to_string(),
    }
}

fn allowed(versions: TlsVersions) -> &'static str {
    match (versions.min, versions.max) {
        (TlsVersion::V1_2, TlsVersion::V1_2) => "TLS 1.2 alone",
        (TlsVersion::V1_3, _) => "TLS 1.3 alone",
        (TlsVersion::V1_2, TlsVersion::V1_3) => "TLS 1.2 and 1.3",
    }
}

fn explain(error: &TlsError, versions: TlsVersions, mode: TlsMode, flaw: Option<&str>) -> String {
    match error {
        TlsError::AlertReceived(AlertDescription::ProtocolVersion)
        | TlsError::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13 | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
        ) => no_common_version(versions),
        TlsError::AlertReceived(
            alert @ (AlertDescription::HandshakeFailure | AlertDescription::InsufficientSecurity),
        ) => {
            format!(
                "cipher: the server has none in common with us (alert {alert:?}); its owner has to allow one with ECDHE \
                 and AES-GCM or ChaCha20-Poly1305, or TLS 1.3"
            )
        }
        TlsError::AlertReceived(AlertDescription::UnrecognisedName) => {
            "name: the server has no certificate for this host name (alert UnrecognisedName)".to_owned()
        }
        TlsError::AlertReceived(alert) => format!("the server broke the handshake off with the alert {alert:?}"),
        TlsError::PeerIncompatible(what) => format!(
            "cipher or protocol: the server lacks what TLS 1.2 or 1.3 needs today ({what:?}); its owner has to renew \
             its settings"
        ),
        TlsError::InvalidMessage(_) if mode == TlsMode::Implicit => {
            "what the server sent is no TLS; implicit TLS has a port of its own (990), explicit TLS goes to port 21"
                .to_owned()
        }
        TlsError::InvalidMessage(_) => {
            "the server agreed to TLS and then sent something else; its TLS is not set up, or somebody on the way \
             changes the connection"
                .to_owned()
        }
        TlsError::InvalidCertificate(CertificateError::ApplicationVerificationFailure) => {
            "the data connection showed another certificate than the control connection".to_owned()
        }
        TlsError::InvalidCertificate(why) => match flaw {
            Some(flaw) => format!("certificate: {flaw}; the server's owner has to make a new one"),
            None => format!("certificate: the server's cannot be used: {why}"),
        },
        TlsError::PeerMisbehaved(what) => match flaw {
            Some(flaw) => format!("certificate: {flaw}; the server's owner has to make a new one"),
            None => format!("the server breaks the rules of TLS ({what:?})"),
        },
        other => other.to_string(),
    }
}

fn no_common_version(versions: TlsVersions) -> String {
    if versions == TlsVersions::default() {
        "protocol: the server speaks neither TLS 1.2 nor TLS 1.3, and what is older is no longer safe; its owner has to \
         switch one of them on"
            .to_owned()
    } else {
        format!(
            "protocol: the server speaks none of the versions that this site allows ({}); allow both TLS 1.2 and 1.3",
            allowed(versions)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(error: &TlsError, versions: TlsVersions, flaw: Option<&str>) -> String {
        explain(error, versions, TlsMode::Explicit, flaw)
    }

    #[test]
    fn versions_are_named_as_the_site_allows_them() {
        let alert = TlsError::AlertReceived(AlertDescription::ProtocolVersion);
        let disabled = TlsError::PeerIncompatible(PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig);
        for error in [alert, disabled] {
            let both = words(&error, TlsVersions::default(), None);
            assert!(both.contains("neither TLS 1.2 nor TLS 1.3"), "{both}");
            let one = words(&error, TlsVersions::only(TlsVersion::V1_3), None);
            assert!(one.contains("(TLS 1.3 alone)"), "{one}");
            let one = words(&error, TlsVersions::only(TlsVersion::V1_2), None);
            assert!(one.contains("(TLS 1.2 alone)"), "{one}");
        }
    }

    #[test]
    fn ciphers_and_certificates_are_named_with_their_remedy() {
        let both = TlsVersions::default();
        let none_fits = TlsError::AlertReceived(AlertDescription::HandshakeFailure);
        assert!(words(&none_fits, both, None).contains("ECDHE"));
        let bad = TlsError::InvalidCertificate(CertificateError::BadSignature);
        let flaw = words(&bad, both, Some("it is X.509 version 1"));
        assert!(
            flaw.contains("X.509 version 1") && flaw.contains("make a new one"),
            "{flaw}"
        );
        assert!(words(&bad, both, None).starts_with("certificate: "));
    }
}
