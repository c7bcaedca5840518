//! Everything that a session is told before it begins.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use portolan_ftp_proto::{Learned, Login, TimeLimits, TlsMode};
use portolan_remote::{Fingerprint, HostPort, Meter, ModeChoice, SessionId};
use portolan_trace::TraceEvent;
use rustls_pki_types::{CertificateDer, pem::PemObject};

/// Where to connect, as whom, and what may be trusted.
#[derive(Clone, Debug)]
pub struct ConnectOptions {
    /// The server as the person named it.
    pub server: HostPort,
    /// How TLS is wanted.
    pub tls: TlsMode,
    /// Which versions of TLS may be used.
    pub tls_versions: TlsVersions,
    /// Whose certificates are accepted.
    pub trust: TrustOptions,
    /// Who logs in.
    pub login: Login,
    /// Which data modes are allowed.
    pub mode: ModeChoice,
    /// Use the address that a 227 names instead of the control peer's.
    pub trust_pasv_address: bool,
    /// Which sort of addresses of the host may be used.
    pub address_family: AddressFamily,
    /// What was learnt of this server before.
    pub learned: Learned,
    /// How long to wait for what.
    pub limits: ClientLimits,
    /// Number of the session in the trace.
    pub session: SessionId,
    /// Is told how far the connection is: connecting, securing, logging in.
    pub progress: Arc<Meter>,
}

impl ConnectOptions {
    /// A session with this server and log-on; everything else as the type's own defaults have it.
    pub fn new(server: HostPort, login: Login) -> Self {
        Self {
            server,
            tls: TlsMode::default(),
            tls_versions: TlsVersions::default(),
            trust: TrustOptions::default(),
            login,
            mode: ModeChoice::default(),
            trust_pasv_address: false,
            address_family: AddressFamily::default(),
            learned: Learned::default(),
            limits: ClientLimits::default(),
            session: SessionId(0),
            progress: Arc::default(),
        }
    }
}

/// Whose certificates are accepted. With all fields empty: those that this computer's authorities have signed.
#[derive(Clone, Debug, Default)]
pub struct TrustOptions {
    /// Further authorities (`--ca`).
    pub extra_roots: Vec<CertificateDer<'static>>,
    /// Certificates accepted beside those of the authorities (a decision of the person, `--pin`). Where there are any,
    /// every other one without an authority counts as changed.
    pub pins: Vec<Fingerprint>,
    /// Accept every certificate (`--insecure`). Signatures are checked all the same: the server owns its key.
    pub insecure: bool,
}

/// The text is no list of certificates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no certificates in PEM form: {0}")]
pub struct NoCertificates(String);

impl TrustOptions {
    /// Adds the authorities of a PEM file; comments and other sections in it are passed over.
    pub fn add_pem(&mut self, pem: &[u8]) -> Result<(), NoCertificates> {
        let certificates = CertificateDer::pem_slice_iter(pem)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| NoCertificates(error.to_string()))?;
        if certificates.is_empty() {
            return Err(NoCertificates(
                "nothing between BEGIN CERTIFICATE and END CERTIFICATE".to_owned(),
            ));
        }
        self.extra_roots.extend(certificates);
        Ok(())
    }
}

/// A version of TLS that is still fit for use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TlsVersion {
    /// RFC 5246.
    V1_2,
    /// RFC 8446.
    V1_3,
}

/// The versions of TLS that may be used, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TlsVersions {
    /// The lowest.
    pub min: TlsVersion,
    /// The highest; 1.2 for servers that demand session reuse and hand out too few tickets (`speed.md`).
    pub max: TlsVersion,
}

impl Default for TlsVersions {
    fn default() -> Self {
        Self {
            min: TlsVersion::V1_2,
            max: TlsVersion::V1_3,
        }
    }
}

impl TlsVersions {
    /// This version and no other.
    pub fn only(version: TlsVersion) -> Self {
        Self {
            min: version,
            max: version,
        }
    }
}

/// Which sort of addresses of the host may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AddressFamily {
    /// Both; the first that answers wins (RFC 8305).
    #[default]
    Any,
    /// IPv4 only.
    V4,
    /// IPv6 only.
    V6,
}

impl AddressFamily {
    pub(crate) fn allows(self, address: SocketAddr) -> bool {
        match self {
            Self::Any => true,
            Self::V4 => address.is_ipv4(),
            Self::V6 => address.is_ipv6(),
        }
    }
}

/// How long to wait for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientLimits {
    /// For name look-up and TCP together.
    pub connect: Duration,
    /// For TLS, on the control connection and on each data connection.
    pub tls: Duration,
    /// For a reply to a command.
    pub reply: Duration,
    /// For a data connection to stand.
    pub data_open: Duration,
    /// For the next byte on a data connection; a throttled wait does not count.
    pub data_stall: Duration,
    /// For the final reply after the last byte of data.
    pub confirmation: Duration,
    /// For the server's end of TLS after an upload.
    pub close_notify: Duration,
    /// For the polite end of a session.
    pub quit: Duration,
    /// Idle time after which a keep-alive is sent; `None` = never.
    pub keep_alive: Option<Duration>,
}

impl Default for ClientLimits {
    fn default() -> Self {
        let core = TimeLimits::default();
        Self {
            connect: Duration::from_secs(20),
            tls: core.tls,
            reply: core.reply,
            data_open: core.data_open,
            data_stall: Duration::from_mins(1),
            confirmation: core.confirmation,
            close_notify: Duration::from_secs(5),
            quit: Duration::from_secs(3),
            keep_alive: core.keep_alive,
        }
    }
}

impl ClientLimits {
    /// Those that the core keeps.
    pub(crate) fn core(&self) -> TimeLimits {
        TimeLimits {
            reply: self.reply,
            data_open: self.data_open,
            confirmation: self.confirmation,
            tls: self.tls,
            keep_alive: self.keep_alive,
        }
    }
}

/// Takes the events of a session's wire as they happen; called from the session's task, so it must not wait.
pub type TraceSink = Arc<dyn Fn(TraceEvent) + Send + Sync>;
