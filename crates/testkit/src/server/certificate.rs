//! Who a test server is: a certificate of an authority that nobody knows, made anew.

use std::{fmt, io, sync::Arc};

use rcgen::{BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::{
    ServerConfig, SupportedProtocolVersion,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    version::{TLS12, TLS13},
};
use tokio_rustls::TlsAcceptor;

/// Which versions of TLS a server speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsRange {
    /// 1.2 and 1.3.
    Both,
    /// 1.2 only.
    Only12,
    /// 1.3 only.
    Only13,
}

impl TlsRange {
    fn versions(self) -> &'static [&'static SupportedProtocolVersion] {
        static BOTH: [&SupportedProtocolVersion; 2] = [&TLS13, &TLS12];
        match self {
            Self::Both => &BOTH,
            Self::Only13 => &BOTH[..1],
            Self::Only12 => &BOTH[1..],
        }
    }
}

/// A certificate with its key and its authority.
#[derive(Clone)]
pub struct Identity {
    leaf: CertificateDer<'static>,
    authority: Arc<Certificate>,
    config: Arc<ServerConfig>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity")
    }
}

impl Identity {
    /// A new certificate for these names and addresses, signed by a new authority.
    pub fn new(names: &[&str], versions: TlsRange) -> io::Result<Self> {
        Self::make(names, versions, |_| ())
    }

    /// The same, with something about the certificate changed before it is signed.
    pub fn make(names: &[&str], versions: TlsRange, change: impl FnOnce(&mut CertificateParams)) -> io::Result<Self> {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let mut authority = CertificateParams::new(Vec::new()).map_err(io::Error::other)?;
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        authority
            .distinguished_name
            .push(DnType::CommonName, "Portolan test authority");
        let authority_key = KeyPair::generate().map_err(io::Error::other)?;
        let authority_certificate = authority.self_signed(&authority_key).map_err(io::Error::other)?;
        let issuer = Issuer::new(authority, authority_key);
        let mut leaf = CertificateParams::new(names).map_err(io::Error::other)?;
        leaf.distinguished_name.push(DnType::CommonName, "Portolan test server");
        change(&mut leaf);
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let leaf = leaf.signed_by(&key, &issuer).map_err(io::Error::other)?.der().clone();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(versions.versions())
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_single_cert(vec![leaf.clone()], key)
            .map_err(io::Error::other)?;
        Ok(Self {
            leaf,
            authority: Arc::new(authority_certificate),
            config: Arc::new(config),
        })
    }

    /// The certificate itself, DER.
    pub fn leaf(&self) -> &CertificateDer<'static> {
        &self.leaf
    }

    /// The certificate of its authority, DER.
    pub fn authority(&self) -> &CertificateDer<'static> {
        self.authority.der()
    }

    /// The same as PEM.
    pub fn authority_pem(&self) -> String {
        self.authority.pem()
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.config.clone())
    }
}
