//! Everything that a session is told before it begins.

use std::{fmt, sync::Arc, time::Duration};

use portolan_ftp_proto::{Asking, Learned, Login, SecretBytes, TimeLimits, TlsMode};
use portolan_remote::{BoxFuture, ConnectionChoices, Fingerprint, HostPort, Meter, ModeChoice, Proxy, SessionId};
use portolan_trace::TraceEvent;
use rustls_pki_types::{CertificateDer, pem::PemObject};

/// Where to connect, as whom, and what may be trusted.
#[derive(Clone, Debug)]
pub struct ConnectOptions {
    /// The server as the person named it.
    pub server: HostPort,
    /// How TLS is wanted.
    pub tls: TlsMode,
    /// Whose certificates are accepted.
    pub trust: TrustOptions,
    /// Who logs in.
    pub login: Login,
    /// Which data modes are allowed.
    pub mode: ModeChoice,
    /// Use the address that a 227 names instead of the control peer's.
    pub trust_pasv_address: bool,
    /// What the person chose about connections.
    pub choices: ConnectionChoices,
    /// The proxy to go through, as the choices and the settings have it.
    pub proxy: Option<ProxyAccess>,
    /// What was learnt of this server before.
    pub learned: Learned,
    /// Who is asked in the middle of the log-on for what nobody knows; `None` = nobody.
    pub asker: Option<Asker>,
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
            trust: TrustOptions::default(),
            login,
            mode: ModeChoice::default(),
            trust_pasv_address: false,
            choices: ConnectionChoices::default(),
            proxy: None,
            learned: Learned::default(),
            asker: None,
            limits: ClientLimits::default(),
            session: SessionId(0),
            progress: Arc::default(),
        }
    }
}

/// Asks a person for what a server wants in the middle of the log-on, which is held meanwhile. `None` = there is no answer.
/// Dropping the future takes the question back.
#[derive(Clone)]
pub struct Asker(Arc<dyn Fn(Asking) -> BoxFuture<'static, Option<SecretBytes>> + Send + Sync>);

impl Asker {
    /// Asks by this.
    pub fn new(ask: impl Fn(Asking) -> BoxFuture<'static, Option<SecretBytes>> + Send + Sync + 'static) -> Self {
        Self(Arc::new(ask))
    }

    pub(crate) fn ask(&self, asking: Asking) -> BoxFuture<'static, Option<SecretBytes>> {
        (self.0)(asking)
    }
}

impl fmt::Debug for Asker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asker")
    }
}

/// A proxy and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyAccess {
    /// The proxy.
    pub proxy: Proxy,
    /// The password at the proxy.
    pub password: Option<SecretBytes>,
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
    /// For a person to answer in the middle of the log-on. Servers have about this patience themselves.
    pub answer: Duration,
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
            answer: Duration::from_mins(5),
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
        }
    }
}

/// Takes the events of a session's wire as they happen; called from the session's task, so it must not wait.
pub type TraceSink = Arc<dyn Fn(TraceEvent) + Send + Sync>;
