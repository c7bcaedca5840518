//! TLS of one session: control and data connections share one configuration, one store of tickets, one server name.

use std::{
    collections::VecDeque,
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use portolan_ftp_proto::TlsInfo;
use portolan_remote::{Act, ErrorKind, HostPort, RemoteError, TlsVersion, TlsVersions};
use rustls::{
    AlertDescription, CertificateError, ClientConfig, Error as TlsError, HandshakeKind, NamedGroup, PeerIncompatible,
    ProtocolVersion, SupportedProtocolVersion,
    client::{ClientSessionStore, Resumption, Tls12ClientSessionValue, Tls13ClientSessionValue},
    pki_types::ServerName,
    version::{TLS12, TLS13},
};
use tokio::{net::TcpStream, time};
use tokio_rustls::{TlsConnector, client::TlsStream};

use crate::{
    TrustOptions,
    certificate::{Judge, Verdict},
};

/// Tickets kept for one session: more than any server hands out before one of them is used.
const MOST_TICKETS: usize = 256;

/// Everything about TLS that the connections of one session share.
#[derive(Debug)]
pub(crate) struct SessionTls {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
    judge: Arc<Judge>,
    tickets: Arc<Tickets>,
    limit: Duration,
    version_1_3: AtomicBool,
}

impl SessionTls {
    /// Reads the authorities of this computer, so not for an async thread.
    pub(crate) fn new(
        server: &HostPort,
        trust: &TrustOptions,
        versions: TlsVersions,
        limit: Duration,
    ) -> Result<Self, RemoteError> {
        let failed = |why: String| {
            RemoteError::new(ErrorKind::TlsFailed, Act::Connect)
                .on(server)
                .detailed(why)
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let judge = Judge::new(trust, &provider)
            .map(Arc::new)
            .map_err(|error| failed(format!("an authority that was given cannot be used: {error}")))?;
        let tickets = Arc::new(Tickets::default());
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&protocol_versions(versions))
            .map_err(|error| failed(error.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(judge.clone())
            .with_no_client_auth();
        config.resumption = Resumption::store(tickets.clone());
        let host = server.host.split('%').next().unwrap_or_default().to_owned();
        let name =
            ServerName::try_from(host).map_err(|error| failed(format!("the host name is no DNS name: {error}")))?;
        Ok(Self {
            config: Arc::new(config),
            name,
            judge,
            tickets,
            limit,
            version_1_3: AtomicBool::new(false),
        })
    }

    /// Makes TLS on a control connection and decides on trust. Nothing of ours has been sent before that.
    pub(crate) async fn secure_control(
        &self,
        stream: TcpStream,
        server: &HostPort,
    ) -> Result<(Box<TlsStream<TcpStream>>, TlsInfo), RemoteError> {
        let error = |kind| RemoteError::new(kind, Act::Connect).on(server);
        let stream = self
            .secure(stream)
            .await
            .map_err(|(kind, why)| error(kind).detailed(why))?;
        if let Some(Verdict::Untrusted(certificate)) = self.judge.verdict() {
            let mut error = error(ErrorKind::UntrustedCertificate).detailed(reason(certificate.problem));
            error.certificate = Some(Arc::new(*certificate));
            return Err(error);
        }
        let (_, connection) = stream.get_ref();
        let version = match connection.protocol_version() {
            Some(ProtocolVersion::TLSv1_3) => {
                self.version_1_3.store(true, Ordering::Relaxed);
                "TLS 1.3".to_owned()
            }
            Some(ProtocolVersion::TLSv1_2) => "TLS 1.2".to_owned(),
            other => format!("{other:?}"),
        };
        let suite = connection
            .negotiated_cipher_suite()
            .and_then(|suite| suite.suite().as_str())
            .unwrap_or("unknown");
        let info = TlsInfo {
            version,
            suite: suite.to_owned(),
            resumed: resumed(&stream),
        };
        Ok((Box::new(stream), info))
    }

    /// Makes TLS on a connection, within the time limit.
    pub(crate) async fn secure(&self, stream: TcpStream) -> Result<TlsStream<TcpStream>, (ErrorKind, String)> {
        let handshake = TlsConnector::from(self.config.clone()).connect(self.name.clone(), stream);
        match time::timeout(self.limit, handshake).await {
            Ok(Ok(stream)) => Ok(stream),
            Ok(Err(error)) => Err(explain(&error)),
            Err(_elapsed) => Err((
                ErrorKind::TimedOut,
                format!(
                    "the server did not finish the TLS handshake within {} s",
                    self.limit.as_secs()
                ),
            )),
        }
    }

    /// How many more data connections can resume the session: `None` = without end (TLS 1.2, which keeps its session).
    pub(crate) fn tickets_left(&self) -> Option<usize> {
        self.version_1_3
            .load(Ordering::Relaxed)
            .then(|| self.tickets.lock().tls13.len())
    }

    /// Has an authority vouched for the server (and not a person)?
    pub(crate) fn by_authority(&self) -> bool {
        self.judge.verdict() == Some(Verdict::Authority)
    }
}

/// Did this connection continue an earlier session?
pub(crate) fn resumed(stream: &TlsStream<TcpStream>) -> bool {
    stream.get_ref().1.handshake_kind() == Some(HandshakeKind::Resumed)
}

fn protocol_versions(versions: TlsVersions) -> Vec<&'static SupportedProtocolVersion> {
    [(TlsVersion::V1_2, &TLS12), (TlsVersion::V1_3, &TLS13)]
        .into_iter()
        .filter(|(version, _)| (versions.min..=versions.max).contains(version))
        .map(|(_, version)| version)
        .collect()
}

fn reason(problem: portolan_remote::CertificateProblem) -> &'static str {
    use portolan_remote::CertificateProblem as P;
    match problem {
        P::UnknownIssuer => "nobody whom this computer trusts has signed it",
        P::Expired => "its time is over",
        P::NotYetValid => "its time has not begun",
        P::WrongName => "it was made for another host",
        P::Revoked => "its issuer has taken it back",
        P::Changed => "it is another one than the one trusted for this host",
        P::Unusable => "it is malformed or not meant for servers",
    }
}

/// The words for a failed handshake: which protocol, cipher or certificate version, and the remedy.
fn explain(error: &io::Error) -> (ErrorKind, String) {
    let Some(tls) = error.get_ref().and_then(|error| error.downcast_ref::<TlsError>()) else {
        let why = match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => {
                "the server closed the connection during the TLS handshake".to_owned()
            }
            _ => format!("the TLS handshake broke: {error}"),
        };
        return (ErrorKind::TlsFailed, why);
    };
    let why = match tls {
        TlsError::AlertReceived(AlertDescription::ProtocolVersion)
        | TlsError::PeerIncompatible(
            PeerIncompatible::ServerDoesNotSupportTls12Or13 | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig,
        ) => "protocol: the server speaks neither of the allowed versions (TLS 1.2 and 1.3); its owner has to switch one \
              of them on"
            .to_owned(),
        TlsError::AlertReceived(alert @ (AlertDescription::HandshakeFailure | AlertDescription::InsufficientSecurity)) => {
            format!(
                "cipher: the server has none in common with us (alert {alert:?}); it needs a cipher with ECDHE and \
                 AES-GCM or ChaCha20, or TLS 1.3"
            )
        }
        TlsError::AlertReceived(alert) => format!("the server broke the handshake off with the alert {alert:?}"),
        TlsError::PeerIncompatible(what) => format!(
            "cipher or protocol: the server lacks what TLS 1.2 or 1.3 needs today ({what:?}); its owner has to renew \
             its settings"
        ),
        TlsError::InvalidMessage(_) => "what the server sent is no TLS; implicit TLS has a port of its own (990), \
                                        explicit TLS goes to port 21"
            .to_owned(),
        TlsError::InvalidCertificate(CertificateError::ApplicationVerificationFailure) => {
            "the data connection showed another certificate than the control connection".to_owned()
        }
        TlsError::InvalidCertificate(CertificateError::Other(other)) if other.to_string().contains("UnsupportedCertVersion") => {
            "certificate version: the server's certificate is X.509 version 1, which is too old to be checked; its \
             owner has to make a new one (version 3)"
                .to_owned()
        }
        TlsError::InvalidCertificate(why) => format!("the server's certificate cannot be used: {why}"),
        other => other.to_string(),
    };
    (ErrorKind::TlsFailed, why)
}

#[derive(Debug, Default)]
struct Kept {
    group: Option<NamedGroup>,
    tls12: Option<Tls12ClientSessionValue>,
    tls13: VecDeque<Tls13ClientSessionValue>,
}

/// The TLS sessions of one control connection and its data connections. All connections have one server name, so names
/// need not be told apart.
#[derive(Debug, Default)]
struct Tickets(Mutex<Kept>);

impl Tickets {
    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ClientSessionStore for Tickets {
    fn set_kx_hint(&self, _name: ServerName<'static>, group: NamedGroup) {
        self.lock().group = Some(group);
    }

    fn kx_hint(&self, _name: &ServerName<'_>) -> Option<NamedGroup> {
        self.lock().group
    }

    fn set_tls12_session(&self, _name: ServerName<'static>, value: Tls12ClientSessionValue) {
        self.lock().tls12 = Some(value);
    }

    fn tls12_session(&self, _name: &ServerName<'_>) -> Option<Tls12ClientSessionValue> {
        self.lock().tls12.clone()
    }

    fn remove_tls12_session(&self, _name: &ServerName<'static>) {
        self.lock().tls12 = None;
    }

    fn insert_tls13_ticket(&self, _name: ServerName<'static>, value: Tls13ClientSessionValue) {
        let mut kept = self.lock();
        if kept.tls13.len() == MOST_TICKETS {
            kept.tls13.pop_front();
        }
        kept.tls13.push_back(value);
    }

    /// The newest: its life is the longest, and servers that keep few sessions forget the oldest first.
    fn take_tls13_ticket(&self, _name: &ServerName<'static>) -> Option<Tls13ClientSessionValue> {
        self.lock().tls13.pop_back()
    }
}

#[cfg(test)]
mod tests {
    use rustls_pki_types::{CertificateDer, pem::PemObject};

    use super::*;

    fn words(error: TlsError) -> String {
        let (kind, why) = explain(&io::Error::new(io::ErrorKind::InvalidData, error));
        assert_eq!(kind, ErrorKind::TlsFailed);
        why
    }

    #[test]
    fn what_tls_1_2_lacks_is_named_with_its_remedy() {
        let old = include_bytes!("../tests/data/x509_version_1.pem");
        let old = CertificateDer::from_pem_slice(old).unwrap();
        let error = rustls::server::ParsedCertificate::try_from(&old).map(drop).unwrap_err();
        assert!(words(error).contains("X.509 version 1"));
        let error = TlsError::AlertReceived(AlertDescription::ProtocolVersion);
        assert!(words(error).contains("TLS 1.2 and 1.3"));
        let error = TlsError::AlertReceived(AlertDescription::HandshakeFailure);
        assert!(words(error).contains("ECDHE"));
    }
}
