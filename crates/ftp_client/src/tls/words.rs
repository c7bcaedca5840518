//! The words for a handshake that failed: which protocol, cipher, certificate or version, and the remedy.

use std::{io, sync::Arc};

use portolan_remote::{Act, CertificateProblem, Detail, ErrorKind, HostPort, RemoteError, TlsVersion, TlsVersions};
use rustls::{AlertDescription, CertificateError, Error as TlsError, PeerIncompatible};

use super::SessionTls;
use portolan_ftp_proto::TlsMode;

impl SessionTls {
    /// The words for a failed handshake.
    pub(super) fn explain(&self, error: &io::Error) -> Detail {
        match (tls_error(error), error.kind()) {
            (Some(tls), _) => explain(tls, self.versions, self.mode, self.judge.flaw()),
            (None, io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe) => {
                if self.ours.asked_in_vain() {
                    Detail::TlsClosedWithoutOurs
                } else {
                    Detail::TlsClosed
                }
            }
            (None, _) => Detail::TlsBroke {
                why: error.to_string().into(),
            },
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

    /// May an end without a word mean that the server wanted a certificate of ours and got none?
    pub(crate) fn asked_in_vain(&self) -> bool {
        self.ours.asked_in_vain()
    }
}

fn tls_error(error: &io::Error) -> Option<&TlsError> {
    error.get_ref()?.downcast_ref()
}

/// Why a certificate is not trusted; `flaw` is what is old-fashioned about it.
pub(super) fn reason(problem: CertificateProblem, flaw: Option<Detail>) -> Detail {
    match (problem, flaw) {
        (CertificateProblem::Unusable, Some(flaw)) => flaw,
        _ => problem.into(),
    }
}

fn allowed(versions: TlsVersions) -> &'static str {
    match (versions.min, versions.max) {
        (TlsVersion::V1_2, TlsVersion::V1_2) => "TLS 1.2",
        (TlsVersion::V1_3, _) => "TLS 1.3",
        (TlsVersion::V1_2, TlsVersion::V1_3) => "TLS 1.2, TLS 1.3",
    }
}

fn explain(error: &TlsError, versions: TlsVersions, mode: TlsMode, flaw: Option<Detail>) -> Detail {
    match error {
        TlsError::AlertReceived(AlertDescription::ProtocolVersion)
        | TlsError::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13 | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
        ) => no_common_version(versions),
        TlsError::AlertReceived(
            alert @ (AlertDescription::HandshakeFailure | AlertDescription::InsufficientSecurity),
        ) => Detail::TlsCipher {
            alert: format!("{alert:?}").into(),
        },
        TlsError::AlertReceived(AlertDescription::UnrecognisedName) => Detail::TlsName,
        TlsError::AlertReceived(alert) => Detail::TlsAlert {
            alert: format!("{alert:?}").into(),
        },
        TlsError::PeerIncompatible(what) => Detail::TlsLacks {
            what: format!("{what:?}").into(),
        },
        TlsError::InvalidMessage(_) if mode == TlsMode::Implicit => Detail::TlsImplicitPort,
        TlsError::InvalidMessage(_) => Detail::TlsSomethingElse,
        TlsError::InvalidCertificate(CertificateError::ApplicationVerificationFailure) => Detail::TlsOtherCertificate,
        TlsError::InvalidCertificate(why) => flaw.map_or_else(
            || Detail::TlsUselessCertificate {
                why: why.to_string().into(),
            },
            old,
        ),
        TlsError::PeerMisbehaved(what) => flaw.map_or_else(
            || Detail::TlsRules {
                what: format!("{what:?}").into(),
            },
            old,
        ),
        other => Detail::of(other),
    }
}

fn old(flaw: Detail) -> Detail {
    Detail::TlsOldCertificate { flaw: Arc::new(flaw) }
}

fn no_common_version(versions: TlsVersions) -> Detail {
    if versions == TlsVersions::default() {
        Detail::TlsTooOld
    } else {
        Detail::TlsVersions {
            allowed: allowed(versions).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(error: &TlsError, versions: TlsVersions, flaw: Option<&str>) -> String {
        explain(error, versions, TlsMode::Explicit, flaw.map(Detail::words)).to_string()
    }

    #[test]
    fn versions_are_named_as_the_site_allows_them() {
        let alert = TlsError::AlertReceived(AlertDescription::ProtocolVersion);
        let disabled = TlsError::PeerIncompatible(PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig);
        for error in [alert, disabled] {
            let both = words(&error, TlsVersions::default(), None);
            assert!(both.contains("neither TLS 1.2 nor TLS 1.3"), "{both}");
            let one = words(&error, TlsVersions::only(TlsVersion::V1_3), None);
            assert!(one.contains("(TLS 1.3)"), "{one}");
            let one = words(&error, TlsVersions::only(TlsVersion::V1_2), None);
            assert!(one.contains("(TLS 1.2)"), "{one}");
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
