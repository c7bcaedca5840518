//! TLS of one session: control and data connections share one configuration, one store of tickets, one server name.

mod client_certificate;
mod tickets;
mod words;

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use portolan_ftp_proto::{TlsInfo, TlsMode};
use portolan_remote::{Act, Detail, ErrorKind, HostPort, ProxyKind, RemoteError, TlsVersion, TlsVersions};
use rustls::{
    ClientConfig, HandshakeKind, ProtocolVersion, SupportedProtocolVersion,
    client::Resumption,
    pki_types::ServerName,
    version::{TLS12, TLS13},
};
use tokio::{net::TcpStream, time};
use tokio_rustls::{TlsConnector, client::TlsStream};

use self::{client_certificate::ClientCertificate, tickets::Tickets, words::reason};
use crate::{
    ConnectOptions,
    certificate::{Judge, Verdict},
};

/// Everything about TLS that the connections of one session share.
#[derive(Debug)]
pub(crate) struct SessionTls {
    config: Arc<ClientConfig>,
    name: ServerName<'static>,
    judge: Arc<Judge>,
    ours: Arc<ClientCertificate>,
    tickets: Arc<Tickets>,
    limit: Duration,
    versions: TlsVersions,
    mode: TlsMode,
    version_1_3: AtomicBool,
}

impl SessionTls {
    /// Reads the authorities of this computer and our certificate, so not for an async thread.
    pub(crate) fn new(options: &ConnectOptions) -> Result<Self, RemoteError> {
        let failed = |why: Detail| {
            RemoteError::new(ErrorKind::TlsFailed, Act::Connect)
                .on(&options.server)
                .detailed(why)
        };
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let judge = Judge::new(&options.trust, &provider).map(Arc::new).map_err(|error| {
            failed(Detail::AuthorityUseless {
                why: error.to_string().into(),
            })
        })?;
        let ours = match &options.choices.client_certificate {
            Some(path) => ClientCertificate::read(path, &provider).map_err(|why| {
                RemoteError::new(ErrorKind::ClientCertificate, Act::Connect)
                    .on(&options.server)
                    .detailed(Detail::InFile {
                        path: path.display().to_string().into(),
                        why: Arc::new(why),
                    })
            })?,
            None => ClientCertificate::none(),
        };
        let ours = Arc::new(ours);
        let tickets = Arc::new(Tickets::default());
        let versions = options.choices.tls_versions;
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&protocol_versions(versions))
            .map_err(|error| failed(Detail::of(&error)))?
            .dangerous()
            .with_custom_certificate_verifier(judge.clone())
            .with_client_cert_resolver(ours.clone());
        config.resumption = Resumption::store(tickets.clone());
        let host = tls_host(options).split('%').next().unwrap_or_default().to_owned();
        let name = ServerName::try_from(host).map_err(|error| {
            failed(Detail::TlsHostName {
                why: error.to_string().into(),
            })
        })?;
        Ok(Self {
            config: Arc::new(config),
            name,
            judge,
            ours,
            tickets,
            limit: options.limits.tls,
            versions,
            mode: options.tls,
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
        let stream = self.handshake(stream).await.map_err(|failed| match failed {
            None => error(ErrorKind::TimedOut).detailed(self.too_slow()),
            Some(failed) => match self.refused_us(&failed, server) {
                Some(refused) => refused,
                None => error(ErrorKind::TlsFailed).detailed(self.explain(&failed)),
            },
        })?;
        if let Some(Verdict::Untrusted(certificate)) = self.judge.verdict() {
            let mut error =
                error(ErrorKind::UntrustedCertificate).detailed(reason(certificate.problem, self.judge.flaw()));
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

    /// Makes TLS on a data connection, within the time limit.
    pub(crate) async fn secure(&self, stream: TcpStream) -> Result<TlsStream<TcpStream>, (ErrorKind, Detail)> {
        self.handshake(stream).await.map_err(|failed| match failed {
            None => (ErrorKind::TimedOut, self.too_slow()),
            Some(failed) => (ErrorKind::TlsFailed, self.explain(&failed)),
        })
    }

    /// `None` = the time limit has passed.
    async fn handshake(&self, stream: TcpStream) -> Result<TlsStream<TcpStream>, Option<io::Error>> {
        let handshake = TlsConnector::from(self.config.clone()).connect(self.name.clone(), stream);
        match time::timeout(self.limit, handshake).await {
            Ok(result) => result.map_err(Some),
            Err(_elapsed) => Err(None),
        }
    }

    fn too_slow(&self) -> Detail {
        Detail::TlsSlow {
            limit: self.limit.as_secs_f64().to_string().into(),
        }
    }

    /// How many more data connections can resume the session: `None` = without end (TLS 1.2, which keeps its session).
    pub(crate) fn tickets_left(&self) -> Option<usize> {
        self.version_1_3.load(Ordering::Relaxed).then(|| self.tickets.left())
    }

    /// Has an authority vouched for the server (and not a person)?
    pub(crate) fn by_authority(&self) -> bool {
        self.judge.verdict() == Some(Verdict::Authority)
    }
}

/// Who shows a certificate: an FTP proxy is spoken to before the server behind it is named, so it is the other end.
fn tls_host(options: &ConnectOptions) -> &str {
    match &options.proxy {
        Some(access) if matches!(access.proxy.kind, ProxyKind::Ftp(_)) => &access.proxy.server.host,
        _ => &options.server.host,
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

#[cfg(test)]
mod tests {
    use portolan_ftp_proto::Login;
    use portolan_remote::Proxy;

    use super::*;
    use crate::ProxyAccess;

    #[test]
    fn the_certificate_is_that_of_whom_we_speak_to() {
        let mut options = ConnectOptions::new(HostPort::new("ftp.example.org", 21), Login::default());
        assert_eq!(tls_host(&options), "ftp.example.org");
        for (proxy, host) in [
            ("socks5://gate.example", "ftp.example.org"),
            ("http://gate.example", "ftp.example.org"),
            ("ftp-user://gate.example", "gate.example"),
        ] {
            let proxy: Proxy = proxy.parse().expect("a proxy");
            options.proxy = Some(ProxyAccess { proxy, password: None });
            assert_eq!(tls_host(&options), host);
        }
    }
}
