//! The self-signed certificate of one run, made in memory and never written to a disk.

use std::sync::Arc;

use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair};
use rustls::{ServerConfig, crypto::ring};
use rustls_pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use sha2::{Digest, Sha256};

use crate::PracticeError;

/// Certificate and key for `localhost` and 127.0.0.1.
pub(crate) struct Certificate {
    der: CertificateDer<'static>,
    key: PrivatePkcs8KeyDer<'static>,
}

impl Certificate {
    pub(crate) fn draw() -> Result<Self, PracticeError> {
        Self::make().map_err(|error| PracticeError::Certificate(error.into()))
    }

    fn make() -> Result<Self, rcgen::Error> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::new(vec!["localhost".to_owned(), "127.0.0.1".to_owned()])?;
        params.distinguished_name = DistinguishedName::new();
        params
            .distinguished_name
            .push(DnType::CommonName, "Portolan practice server");
        let certificate = params.self_signed(&key)?;
        Ok(Self {
            der: certificate.der().clone(),
            key: PrivatePkcs8KeyDer::from(key.serialize_der()),
        })
    }

    pub(crate) fn sha256(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// TLS 1.2 and 1.3 with tickets that the server keeps no state for: one control session may be resumed by any
    /// number of data connections.
    pub(crate) fn tls(&self) -> Result<Arc<ServerConfig>, PracticeError> {
        let certificate = |error: rustls::Error| PracticeError::Certificate(error.into());
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(certificate)?
            .with_no_client_auth()
            .with_single_cert(vec![self.der.clone()], PrivateKeyDer::Pkcs8(self.key.clone_key()))
            .map_err(certificate)?;
        config.ticketer = ring::Ticketer::new().map_err(certificate)?;
        Ok(Arc::new(config))
    }
}
