//! TLS for a relay that has to read what it passes on: its own with the client, that of the server with the server. The
//! relay itself has plain sockets on its side of both; a reset of one of those becomes a reset of the other side, an end in
//! order (`close_notify` and the end of the stream) an end in order.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::Arc,
    time::Duration,
};

use rustls::{
    ClientConfig, RootCertStore, ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject as _},
};
use sha2::{Digest as _, Sha256};
use socket2::SockRef;
use tokio::{
    io::{AsyncRead, AsyncWrite, copy_bidirectional},
    runtime::Runtime,
};
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::relay::NEAR;
use crate::servers::Server;

/// The longest that a line of the beginning takes.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) struct Tls {
    runtime: Runtime,
    acceptor: TlsAcceptor,
    roots: Arc<RootCertStore>,
    /// SHA-256 of the relay's certificate, as `--pin` takes it.
    pub(super) pin: String,
}

/// TLS with the server, of one control connection and its data connections: they resume each other's sessions, as servers
/// want it.
pub(super) struct With(TlsConnector);

impl Tls {
    pub(super) fn new(server: &Server) -> Self {
        let made = rcgen::generate_simple_self_signed([NEAR.to_string()]).expect("a certificate");
        let certificate = made.cert.der().clone();
        let digest = Sha256::digest(&certificate);
        let pin = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let pin = pin.filter_map(|digit| char::from_digit(digit.into(), 16)).collect();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
        let config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .expect("a certificate and its key");
        let mut roots = RootCertStore::empty();
        let authority = CertificateDer::from_pem_file(&server.ca).expect("the authority of the servers");
        roots.add(authority).expect("an authority");
        Self {
            runtime: tokio::runtime::Builder::new_multi_thread()
                .worker_threads(1)
                .enable_all()
                .build()
                .expect("a runtime"),
            acceptor: TlsAcceptor::from(Arc::new(config)),
            roots: Arc::new(roots),
            pin,
        }
    }

    /// Passes the greeting and AUTH TLS on, and then has TLS with both. Gives the plain ends.
    pub(super) fn control(&self, client: TcpStream, server: TcpStream) -> Option<(TcpStream, TcpStream, With)> {
        for stream in [&client, &server] {
            stream.set_read_timeout(Some(PATIENCE)).ok()?;
            stream.set_nodelay(true).ok()?;
        }
        // Nobody says more than asked for before TLS, so nothing is left in these buffers.
        let (mut commands, mut replies) = (BufReader::new(&client), BufReader::new(&server));
        let mut said = String::new();
        loop {
            said.clear();
            replies.read_line(&mut said).ok()?;
            (&client).write_all(said.as_bytes()).ok()?;
            if said.starts_with("234") {
                break;
            }
            // The greeting may have many lines.
            if said.as_bytes().get(3) == Some(&b'-') {
                continue;
            }
            said.clear();
            commands.read_line(&mut said).ok()?;
            (&server).write_all(said.as_bytes()).ok()?;
        }
        // In TLS 1.3 each ticket is good for one connection, and what is cut may have taken the last one along. A client
        // logs on anew then; this one has nobody to tell.
        let config = ClientConfig::builder_with_protocol_versions(&[&rustls::version::TLS12])
            .with_root_certificates(self.roots.clone())
            .with_no_client_auth();
        let with = With(TlsConnector::from(Arc::new(config)));
        let (client, server) = self.data(client, server, &with)?;
        Some((client, server, with))
    }

    /// TLS with both sides of a connection. Gives the plain ends.
    pub(super) fn data(&self, client: TcpStream, server: TcpStream, with: &With) -> Option<(TcpStream, TcpStream)> {
        let (client_inside, client_end) = plain()?;
        let (server_inside, server_end) = plain()?;
        for stream in [&client, &server, &client_inside, &server_inside] {
            stream.set_nodelay(true).ok()?;
            stream.set_nonblocking(true).ok()?;
        }
        let (acceptor, connector) = (self.acceptor.clone(), with.0.clone());
        let _inside = self.runtime.enter();
        let tokio = tokio::net::TcpStream::from_std;
        let (client, client_inside) = (tokio(client).ok()?, tokio(client_inside).ok()?);
        let (server, server_inside) = (tokio(server).ok()?, tokio(server_inside).ok()?);
        self.runtime.spawn(async move {
            if let Ok(client) = acceptor.accept(client).await {
                carry(client, client_inside, |stream| stream.get_ref().0).await;
            }
        });
        self.runtime.spawn(async move {
            let name = ServerName::from(std::net::IpAddr::from(Ipv4Addr::LOCALHOST));
            if let Ok(server) = connector.connect(name, server).await {
                carry(server, server_inside, |stream| stream.get_ref().0).await;
            }
        });
        Some((client_end, server_end))
    }
}

/// Both ends of a plain connection.
fn plain() -> Option<(TcpStream, TcpStream)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).ok()?;
    let one = TcpStream::connect(listener.local_addr().ok()?).ok()?;
    Some((one, listener.accept().ok()?.0))
}

/// Both directions, until both have ended in order; what breaks is reset on the other side too.
async fn carry<S: AsyncRead + AsyncWrite + Unpin>(
    mut outside: S,
    mut inside: tokio::net::TcpStream,
    socket: impl Fn(&S) -> &tokio::net::TcpStream,
) {
    if copy_bidirectional(&mut outside, &mut inside).await.is_err() {
        for stream in [socket(&outside), &inside] {
            SockRef::from(stream).set_linger(Some(Duration::ZERO)).ok();
        }
    }
}
