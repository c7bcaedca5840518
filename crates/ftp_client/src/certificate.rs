//! Who the server is: verdict on its certificate, and what a person needs to know in order to decide.
//!
//! The handshake is always finished and its signatures are always checked, so the certificate that a person is asked
//! about belongs to the one who answered. Only then is trust decided, before a single byte of ours has left
//! ([`Judge::verdict`]).

use std::{
    net::IpAddr,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use portolan_remote::{CertificateInfo, CertificateProblem, Detail, Fingerprint};
use rustls::{
    CertificateError, DigitallySignedStruct, Error as TlsError, SignatureScheme,
    client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    crypto::{CryptoProvider, WebPkiSupportedAlgorithms, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, ServerName, UnixTime},
};
use rustls_platform_verifier::Verifier;
use sha2::{Digest, Sha256};
use x509_parser::{
    extensions::GeneralName,
    oid_registry::{OID_PKCS1_MD5WITHRSAENC, OID_PKCS1_SHA1WITHRSA},
    prelude::*,
    public_key::PublicKey,
};

use crate::TrustOptions;

/// Bits of an RSA key that may be used.
const SHORTEST_RSA: usize = 2048;

/// How a certificate was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Signed by an authority that this computer, or the person (`--ca`), trusts.
    Authority,
    /// Accepted by a pin, or because everything is.
    Person,
    /// Not accepted.
    Untrusted(Box<CertificateInfo>),
}

/// Judges the certificates of one session. The first handshake sets the certificate; all later ones must show the same.
#[derive(Debug)]
pub(crate) struct Judge {
    /// `None`: this computer has no authorities at all.
    platform: Option<Arc<Verifier>>,
    pins: Vec<Fingerprint>,
    insecure: bool,
    algorithms: WebPkiSupportedAlgorithms,
    seen: Mutex<Option<(Fingerprint, Verdict)>>,
    /// What is too old about the certificate that was shown last, where something is.
    flaw: Mutex<Option<Detail>>,
}

impl Judge {
    /// Reads the authorities of this computer: from files on some systems, so not for an async thread.
    pub(crate) fn new(trust: &TrustOptions, provider: &Arc<CryptoProvider>) -> Result<Self, TlsError> {
        Ok(Self {
            platform: platform(trust, provider)?,
            pins: trust.pins.clone(),
            insecure: trust.insecure,
            algorithms: provider.signature_verification_algorithms,
            seen: Mutex::default(),
            flaw: Mutex::default(),
        })
    }

    /// The verdict on the certificate of the control connection; `None` before its handshake.
    pub(crate) fn verdict(&self) -> Option<Verdict> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.as_ref().map(|(_, verdict)| verdict.clone())
    }

    /// What is too old about the certificate, in words that begin with "it".
    pub(crate) fn flaw(&self) -> Option<Detail> {
        self.flaw.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn judge(&self, leaf: &CertificateDer<'_>, sha256: Fingerprint, platform: Result<(), TlsError>) -> Verdict {
        let problem = match platform {
            Ok(()) => return Verdict::Authority,
            Err(_) if self.insecure || self.pins.contains(&sha256) => return Verdict::Person,
            Err(_) if !self.pins.is_empty() => CertificateProblem::Changed,
            Err(error) => problem(&error),
        };
        Verdict::Untrusted(Box::new(describe(leaf, sha256, problem)))
    }
}

fn platform(trust: &TrustOptions, provider: &Arc<CryptoProvider>) -> Result<Option<Arc<Verifier>>, TlsError> {
    static SYSTEM: OnceLock<Option<Arc<Verifier>>> = OnceLock::new();
    if trust.extra_roots.is_empty() {
        let system = || Verifier::new(provider.clone()).ok().map(Arc::new);
        return Ok(SYSTEM.get_or_init(system).clone());
    }
    let verifier = Verifier::new_with_extra_roots(trust.extra_roots.iter().cloned(), provider.clone())?;
    Ok(Some(Arc::new(verifier)))
}

impl ServerCertVerifier for Judge {
    fn verify_server_cert(
        &self,
        leaf: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, TlsError> {
        let sha256 = fingerprint(leaf);
        *self.flaw.lock().unwrap_or_else(PoisonError::into_inner) = flaw(leaf);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((known, _)) = &*seen {
            // A data connection: the certificate of the control connection and no other (`quirks.md` row 54).
            return if *known == sha256 {
                Ok(ServerCertVerified::assertion())
            } else {
                Err(CertificateError::ApplicationVerificationFailure.into())
            };
        }
        let platform = match &self.platform {
            Some(verifier) => verifier
                .verify_server_cert(leaf, intermediates, server_name, ocsp_response, now)
                .map(drop),
            None => Err(CertificateError::UnknownIssuer.into()),
        };
        *seen = Some((sha256, self.judge(leaf, sha256, platform)));
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        verify_tls12_signature(message, cert, dss, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, TlsError> {
        verify_tls13_signature(message, cert, dss, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

fn fingerprint(certificate: &CertificateDer<'_>) -> Fingerprint {
    Fingerprint(Sha256::digest(certificate.as_ref()).into())
}

fn problem(error: &TlsError) -> CertificateProblem {
    use CertificateError as E;
    match error {
        TlsError::InvalidCertificate(error) => match error {
            // A self-signed certificate that is marked as an authority: `CaUsedAsEndEntity`, which has no variant.
            E::UnknownIssuer | E::BadSignature => CertificateProblem::UnknownIssuer,
            E::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => CertificateProblem::UnknownIssuer,
            E::Expired | E::ExpiredContext { .. } => CertificateProblem::Expired,
            E::NotValidYet | E::NotValidYetContext { .. } => CertificateProblem::NotYetValid,
            E::NotValidForName | E::NotValidForNameContext { .. } => CertificateProblem::WrongName,
            E::Revoked => CertificateProblem::Revoked,
            _ => CertificateProblem::Unusable,
        },
        _ => CertificateProblem::Unusable,
    }
}

/// What about a certificate is older than TLS libraries of today accept.
fn flaw(leaf: &CertificateDer<'_>) -> Option<Detail> {
    let (_, parsed) = X509Certificate::from_der(leaf.as_ref()).ok()?;
    if parsed.version() == X509Version::V1 {
        return Some(Detail::FlawVersion1);
    }
    if let Ok(PublicKey::RSA(key)) = parsed.public_key().parsed()
        && (1..SHORTEST_RSA).contains(&key.key_size())
    {
        return Some(Detail::FlawShortKey {
            bits: key.key_size() as u64,
            least: SHORTEST_RSA as u64,
        });
    }
    let signature = &parsed.signature_algorithm.algorithm;
    let old = [(OID_PKCS1_SHA1WITHRSA, "SHA-1"), (OID_PKCS1_MD5WITHRSAENC, "MD5")];
    old.iter()
        .find(|(oid, _)| oid == signature)
        .map(|(_, name)| Detail::FlawSignature { name: (*name).into() })
}

/// What the certificate says of itself; a malformed one says little.
fn describe(leaf: &CertificateDer<'_>, sha256: Fingerprint, problem: CertificateProblem) -> CertificateInfo {
    let mut info = CertificateInfo {
        sha256,
        subject: String::new(),
        issuer: String::new(),
        names: Vec::new(),
        not_before: 0,
        not_after: 0,
        problem,
    };
    if let Ok((_, parsed)) = X509Certificate::from_der(leaf.as_ref()) {
        info.subject = parsed.subject().to_string();
        info.issuer = parsed.issuer().to_string();
        info.not_before = parsed.validity().not_before.timestamp();
        info.not_after = parsed.validity().not_after.timestamp();
        if let Ok(Some(names)) = parsed.subject_alternative_name() {
            info.names = names.value.general_names.iter().filter_map(name).collect();
        }
    }
    info
}

fn name(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => {
            let v4 = <[u8; 4]>::try_from(*bytes).map(IpAddr::from);
            let address = v4.or_else(|_| <[u8; 16]>::try_from(*bytes).map(IpAddr::from));
            address.ok().map(|address| address.to_string())
        }
        _ => None,
    }
}
