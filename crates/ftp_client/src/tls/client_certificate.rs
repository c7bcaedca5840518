//! The certificate by which a server may know us: from a PEM file, shown only to a server that asks for one.

use std::{
    fs::File,
    io::Read,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use portolan_ftp_proto::SecretBytes;
use portolan_remote::Detail;
use rustls::{
    AlertDescription, Error as TlsError, InconsistentKeys, SignatureScheme,
    client::ResolvesClientCert,
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::CertifiedKey,
};

/// How large a file with a chain and a key may be.
const LARGEST: u64 = 1024 * 1024;

/// Our certificate, if there is one, and whether the server asked for it.
#[derive(Debug)]
pub(super) struct ClientCertificate {
    key: Option<Arc<CertifiedKey>>,
    asked: AtomicBool,
}

impl ClientCertificate {
    /// There is none.
    pub(super) fn none() -> Self {
        Self {
            key: None,
            asked: AtomicBool::new(false),
        }
    }

    /// Reads the chain and the key from one file; else what is wrong with it, in words.
    pub(super) fn read(path: &Path, provider: &CryptoProvider) -> Result<Self, Detail> {
        let mut pem = Vec::new();
        let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut pem));
        let pem = SecretBytes::new(pem);
        let length = read.map_err(|error| Detail::of(&error))?;
        if length as u64 > LARGEST {
            return Err(Detail::PemTooLarge);
        }
        parse(pem.expose(), provider).map(|key| Self {
            key: Some(Arc::new(key)),
            asked: AtomicBool::new(false),
        })
    }

    /// What an alert says about this certificate; `None` if the server never asked for one, or the alert is about
    /// something else. Before TLS 1.3 a missing certificate is a `HandshakeFailure` (RFC 5246, section 7.4.6), as is a
    /// missing cipher; but that comes before the question.
    pub(super) fn refused(&self, alert: AlertDescription) -> Option<Detail> {
        use AlertDescription as A;
        let about_us = matches!(
            alert,
            A::CertificateRequired
                | A::NoCertificate
                | A::BadCertificate
                | A::UnsupportedCertificate
                | A::CertificateRevoked
                | A::CertificateExpired
                | A::CertificateUnknown
                | A::UnknownCA
                | A::AccessDenied
                | A::HandshakeFailure
                | A::DecryptError
        );
        (about_us && self.asked.load(Ordering::Relaxed)).then(|| {
            let alert = format!("{alert:?}").into();
            match self.key {
                None => Detail::OursWanted { alert },
                Some(_) => Detail::OursRefused { alert },
            }
        })
    }

    /// What may be behind an end without an alert: many servers ask and do not mind, so this is no verdict.
    pub(super) fn asked_in_vain(&self) -> bool {
        self.asked.load(Ordering::Relaxed) && self.key.is_none()
    }
}

fn parse(pem: &[u8], provider: &CryptoProvider) -> Result<CertifiedKey, Detail> {
    let chain = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|error| Detail::NoPem {
            why: error.to_string().into(),
        })?;
    if chain.is_empty() {
        return Err(Detail::PemWithoutCertificate);
    }
    let key = match PrivateKeyDer::from_pem_slice(pem) {
        Ok(key) => key,
        Err(_) if contains(pem, b"ENCRYPTED") => {
            return Err(Detail::PemLocked);
        }
        Err(_) => return Err(Detail::PemWithoutKey),
    };
    CertifiedKey::from_der(chain, key, provider).map_err(|error| match error {
        TlsError::InconsistentKeys(InconsistentKeys::KeyMismatch) => Detail::PemOtherKey,
        TlsError::InvalidCertificate(why) => Detail::PemUseless {
            why: why.to_string().into(),
        },
        other => Detail::PemKeyUseless {
            why: other.to_string().into(),
        },
    })
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|window| window == word)
}

impl ResolvesClientCert for ClientCertificate {
    /// A server that asks is shown the certificate, whoever it says may have issued it: those lists are often wrong.
    fn resolve(&self, _issuers: &[&[u8]], _schemes: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.asked.store(true, Ordering::Relaxed);
        self.key.clone()
    }

    fn has_certs(&self) -> bool {
        self.key.is_some()
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{KeyPair, generate_simple_self_signed};

    use super::*;

    fn words(pem: &str) -> String {
        let provider = rustls::crypto::ring::default_provider();
        let why = parse(pem.as_bytes(), &provider).map(drop).expect_err("not to be used");
        why.to_string()
    }

    #[test]
    fn each_fault_of_a_file_has_its_words() {
        let provider = rustls::crypto::ring::default_provider();
        let made = generate_simple_self_signed(["anna".to_owned()]).expect("a certificate");
        let (certificate, key) = (made.cert.pem(), made.signing_key.serialize_pem());
        let other = KeyPair::generate().expect("a key").serialize_pem();
        for whole in [format!("{certificate}{key}"), format!("# anna\n{key}\n{certificate}")] {
            assert!(parse(whole.as_bytes(), &provider).is_ok());
        }
        let locked = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        for (pem, expected) in [
            (String::new(), "no certificate"),
            (key.clone(), "no certificate"),
            (certificate.clone(), "no private key"),
            (format!("{certificate}{locked}"), "passphrase"),
            (format!("{certificate}{other}"), "another certificate"),
            (format!("{broken}{key}"), "cannot be used"),
            ("-----BEGIN CERTIFICATE-----\nAAAA".to_owned(), "no PEM file"),
        ] {
            let why = words(&pem);
            assert!(why.contains(expected), "{expected}: {why}");
        }
        let missing = ClientCertificate::read(Path::new("/no/such/file.pem"), &provider).map(drop);
        assert!(missing.is_err());
    }

    #[test]
    fn only_alerts_about_certificates_are_laid_to_ours() {
        let none = ClientCertificate::none();
        let alerts = [
            AlertDescription::HandshakeFailure,
            AlertDescription::CertificateRequired,
        ];
        assert!(alerts.iter().all(|alert| none.refused(*alert).is_none()));
        assert!(!none.asked_in_vain());
        assert!(none.resolve(&[], &[]).is_none(), "now the server has asked");
        let says = |alert| {
            none.refused(alert)
                .is_some_and(|why| why.to_string().contains("got none"))
        };
        assert!(alerts.into_iter().all(says));
        assert_eq!(none.refused(AlertDescription::DecodeError), None);
        assert!(none.asked_in_vain());
    }
}
