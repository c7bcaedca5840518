//! Who a test server is: a certificate of an authority that nobody knows, made anew.

use std::{fmt, io, sync::Arc};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::{
    RootCertStore, ServerConfig, SupportedProtocolVersion,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::{WebPkiClientVerifier, danger::ClientCertVerifier},
    sign::{CertifiedKey, SingleCertAndKey},
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
    authority: CertificateDer<'static>,
    authority_pem: String,
    pem: String,
    key: Arc<PrivateKeyDer<'static>>,
    versions: TlsRange,
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
        let mut authority = CertificateParams::new(Vec::new()).map_err(io::Error::other)?;
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        authority
            .distinguished_name
            .push(DnType::CommonName, "Portolan test authority");
        let authority_key = KeyPair::generate().map_err(io::Error::other)?;
        let authority_certificate = authority.self_signed(&authority_key).map_err(io::Error::other)?;
        let issuer = Issuer::new(authority, authority_key);
        let mut leaf = parameters(names)?;
        change(&mut leaf);
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let leaf = leaf.signed_by(&key, &issuer).map_err(io::Error::other)?;
        let pem = [leaf.pem(), key.serialize_pem()].concat();
        Self::of(&pem, authority_certificate.pem(), versions)
    }

    /// A certificate that nobody but itself vouches for.
    pub fn self_signed(names: &[&str], versions: TlsRange) -> io::Result<Self> {
        let key = KeyPair::generate().map_err(io::Error::other)?;
        let leaf = parameters(names)?.self_signed(&key).map_err(io::Error::other)?.pem();
        let pem = [&*leaf, &key.serialize_pem()].concat();
        Self::of(&pem, leaf, versions)
    }

    /// A certificate and its key from PEM, however old-fashioned they are; it counts as its own authority.
    pub fn from_pem(pem: &str, versions: TlsRange) -> io::Result<Self> {
        Self::of(pem, pem.to_owned(), versions)
    }

    fn of(pem: &str, authority_pem: String, versions: TlsRange) -> io::Result<Self> {
        let leaf = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(io::Error::other)?;
        let authority = CertificateDer::from_pem_slice(authority_pem.as_bytes()).map_err(io::Error::other)?;
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(io::Error::other)?;
        let config = config(&leaf, &key, versions, None)?;
        Ok(Self {
            leaf,
            authority,
            authority_pem,
            key: Arc::new(key),
            pem: pem.to_owned(),
            versions,
            config: Arc::new(config),
        })
    }

    /// The same server, that asks clients for a certificate of this authority. `demanding`: nobody comes in without.
    pub fn asking(&self, authority: &CertificateDer<'static>, demanding: bool) -> io::Result<Self> {
        let mut roots = RootCertStore::empty();
        roots.add(authority.clone()).map_err(io::Error::other)?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
        if !demanding {
            verifier = verifier.allow_unauthenticated();
        }
        let verifier = verifier.build().map_err(io::Error::other)?;
        let config = config(&self.leaf, &self.key, self.versions, Some(verifier))?;
        Ok(Self {
            config: Arc::new(config),
            ..self.clone()
        })
    }

    /// The same server with the same store of sessions, that hands out so many tickets of TLS 1.3 with a connection.
    #[must_use]
    pub fn with_tickets(&self, tickets: usize) -> Self {
        let mut config = ServerConfig::clone(&self.config);
        config.send_tls13_tickets = tickets;
        Self {
            config: Arc::new(config),
            ..self.clone()
        }
    }

    /// The certificate itself, DER.
    pub fn leaf(&self) -> &CertificateDer<'static> {
        &self.leaf
    }

    /// The certificate of its authority, DER.
    pub fn authority(&self) -> &CertificateDer<'static> {
        &self.authority
    }

    /// The same as PEM.
    pub fn authority_pem(&self) -> &str {
        &self.authority_pem
    }

    /// The certificate and its key as PEM, for the other side of a connection.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.config.clone())
    }
}

fn parameters(names: &[&str]) -> io::Result<CertificateParams> {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    let mut leaf = CertificateParams::new(names).map_err(io::Error::other)?;
    leaf.distinguished_name.push(DnType::CommonName, "Portolan test server");
    Ok(leaf)
}

fn config(
    leaf: &CertificateDer<'static>,
    key: &PrivateKeyDer<'static>,
    versions: TlsRange,
    clients: Option<Arc<dyn ClientCertVerifier>>,
) -> io::Result<ServerConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = provider
        .key_provider
        .load_private_key(key.clone_key())
        .map_err(io::Error::other)?;
    let builder = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(versions.versions())
        .map_err(io::Error::other)?;
    let builder = match clients {
        Some(clients) => builder.with_client_cert_verifier(clients),
        None => builder.with_no_client_auth(),
    };
    // Not `with_single_cert`, which refuses certificates that are too old.
    let certified = CertifiedKey::new(vec![leaf.clone()], key);
    Ok(builder.with_cert_resolver(Arc::new(SingleCertAndKey::from(certified))))
}
