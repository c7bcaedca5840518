//! A connection to the server through a proxy that passes bytes on: SOCKS 5, SOCKS 4a, HTTP CONNECT.
//!
//! What is said and what the answers mean are functions without I/O, one file for each protocol; this file carries the
//! dialogue. Never is a byte read that does not belong to the proxy's answer: the next one is the server's greeting.

mod http_connect;
mod socks4a;
mod socks5;

#[cfg(test)]
mod tests;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use portolan_ftp_proto::SecretBytes;
use portolan_remote::{Act, AddressFamily, Detail, ErrorKind, HostPort, ProxyKind, RemoteError};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time,
};

use super::{Reached, connect_one, host_address, to_host, unspecified};
use crate::ProxyAccess;

/// How long an answer may be: what an HTTP proxy may say in its header.
const LONGEST_ANSWER: usize = 64 * 1024;

/// What has been read of an answer.
#[derive(Debug, PartialEq, Eq)]
enum Part<T> {
    /// All of it, and nothing behind it.
    Whole(T),
    /// At least so many bytes of it are still to come.
    Missing(usize),
}

/// Why a proxy did not connect us. The words of the detail go on after the name of the proxy: `refuses the log-on`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) kind: ErrorKind,
    pub(crate) why: Detail,
}

impl Refusal {
    fn new(kind: ErrorKind, why: Detail) -> Self {
        Self { kind, why }
    }

    /// The proxy breaks the rules of its protocol, or is none of this kind.
    fn nonsense(protocol: &str, first: Option<u8>) -> Self {
        let protocol = protocol.into();
        let why = match first {
            Some(b'H') => Detail::ProxyLikeHttp { protocol },
            Some(5) => Detail::ProxyLikeSocks5 { protocol },
            Some(0 | 4) => Detail::ProxyLikeSocks4 { protocol },
            Some(b'2') => Detail::ProxyLikeFtp { protocol },
            _ => Detail::ProxyNotThis { protocol },
        };
        Self::new(ErrorKind::ProxyRefused, why)
    }
}

/// The way through a proxy, for the data connections after the control connection.
#[derive(Clone, Debug)]
pub(crate) struct Tunnel {
    access: ProxyAccess,
    /// The server as the person named it.
    pub(crate) server: HostPort,
    /// Which address of the proxy answered.
    at: SocketAddr,
}

impl Tunnel {
    /// A connection through the proxy to this host and port.
    pub(super) async fn open(&self, target: &HostPort) -> Result<TcpStream, Detail> {
        let proxy = &self.access.proxy;
        let mut reached = connect_one(self.at).await.map_err(|error| Detail::ProxyUnreached {
            proxy: proxy.to_string().into(),
            why: error.to_string().into(),
        })?;
        match pass(&mut reached.stream, &self.access, target).await {
            Ok(_time) => Ok(reached.stream),
            Err(refusal) => Err(self.words(&refusal, target)),
        }
    }

    /// `ftp.example.org:50000 through socks5://gate:1080`
    pub(crate) fn named(&self, target: &HostPort) -> String {
        format!("{target} through {}", self.access.proxy)
    }

    fn words(&self, refusal: &Refusal, target: &HostPort) -> Detail {
        words(&self.access, refusal, target)
    }
}

fn words(access: &ProxyAccess, refusal: &Refusal, target: &HostPort) -> Detail {
    Detail::ProxyRefusal {
        proxy: access.proxy.to_string().into(),
        why: Arc::new(refusal.why.clone()),
        target: target.to_string().into(),
    }
}

/// Connects to the server through the proxy, or, where it is an FTP proxy, to the proxy itself.
pub(super) async fn reach(
    access: &ProxyAccess,
    server: &HostPort,
    limit: Duration,
    trying: impl FnMut(SocketAddr) + Send,
) -> Result<Reached, RemoteError> {
    let begun = time::Instant::now();
    let proxy = &access.proxy;
    let error = |kind| RemoteError::new(kind, Act::Connect).on(server);
    let mut reached = to_host(&proxy.server, AddressFamily::Any, limit, trying)
        .await
        .map_err(|why| RemoteError {
            detail: Some(Arc::new(match &why.detail {
                None => Detail::of(proxy),
                Some(detail) => Detail::Through {
                    proxy: proxy.to_string().into(),
                    why: detail.clone(),
                },
            })),
            source: why.source,
            ..error(ErrorKind::ProxyUnreachable)
        })?;
    if let ProxyKind::Ftp(_) = proxy.kind {
        return Ok(reached);
    }
    let left = limit.saturating_sub(begun.elapsed());
    match time::timeout(left, pass(&mut reached.stream, access, server)).await {
        Ok(Ok(round_trip)) => {
            reached.tunnel = Some(Tunnel {
                access: access.clone(),
                server: server.clone(),
                at: reached.peer,
            });
            // Where the proxy looks the name up, nobody here knows the address; the unspecified one of IPv4 stands in
            // for it, with which all passive modes may be tried.
            let ip = host_address(&server.host).unwrap_or_else(unspecified);
            reached.peer = SocketAddr::new(ip, server.port);
            reached.round_trip = round_trip;
            Ok(reached)
        }
        Ok(Err(refusal)) => Err(error(refusal.kind).detailed(words(access, &refusal, server))),
        Err(_elapsed) => Err(error(ErrorKind::TimedOut).detailed(Detail::ProxySlow {
            proxy: proxy.to_string().into(),
            target: server.to_string().into(),
            limit: limit.as_secs_f64().to_string().into(),
        })),
    }
}

/// The dialogue with the proxy, until the connection to the target stands; how long the proxy took for that.
async fn pass(stream: &mut TcpStream, access: &ProxyAccess, target: &HostPort) -> Result<Duration, Refusal> {
    // A line end or NUL would be a line or a field of its own.
    if target.host.bytes().any(|byte| byte.is_ascii_control() || byte == b' ') {
        return Err(Refusal::new(ErrorKind::Misuse, Detail::ProxyHostOdd));
    }
    let user = access.proxy.user.as_deref();
    let password = access.password.as_ref();
    match &access.proxy.kind {
        ProxyKind::Socks5 => {
            let method = ask(stream, &socks5::greeting(user.is_some()), |answer| {
                socks5::method(answer, user.is_some())
            })
            .await?;
            if let (socks5::Method::Password, Some(user)) = (method, user) {
                let line = socks5::log_on(user, password)?;
                ask(stream, line.expose(), socks5::logged_on).await?;
            }
            let request = socks5::request(target)?;
            timed(ask(stream, &request, socks5::granted)).await
        }
        ProxyKind::Socks4a => {
            let request = socks4a::request(target, user)?;
            timed(ask(stream, &request, socks4a::granted)).await
        }
        ProxyKind::HttpConnect => {
            let request = http_connect::request(target, user, password)?;
            timed(ask(stream, request.expose(), |answer| {
                http_connect::granted(answer, user.is_some())
            }))
            .await
        }
        // Its log-on is a part of the FTP dialogue.
        ProxyKind::Ftp(_) => Ok(Duration::ZERO),
    }
}

async fn timed<T>(exchange: impl Future<Output = Result<T, Refusal>>) -> Result<Duration, Refusal> {
    let begun = time::Instant::now();
    exchange.await?;
    Ok(begun.elapsed())
}

/// Says something and reads the answer, not a byte more.
async fn ask<T>(
    stream: &mut TcpStream,
    line: &[u8],
    parse: impl Fn(&[u8]) -> Result<Part<T>, Refusal>,
) -> Result<T, Refusal> {
    stream.write_all(line).await.map_err(|error| broken(&error))?;
    let mut answer = Vec::new();
    loop {
        let missing = match parse(&answer)? {
            Part::Whole(meaning) => return Ok(meaning),
            Part::Missing(bytes) => bytes,
        };
        let had = answer.len();
        if had + missing > LONGEST_ANSWER {
            return Err(Refusal::new(
                ErrorKind::ProxyRefused,
                Detail::ProxyLongAnswer {
                    most: LONGEST_ANSWER as u64,
                },
            ));
        }
        answer.resize(had + missing, 0);
        stream
            .read_exact(&mut answer[had..])
            .await
            .map_err(|error| broken(&error))?;
    }
}

fn broken(error: &io::Error) -> Refusal {
    let why = match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe => {
            Detail::ProxyClosed
        }
        _ => Detail::ProxyBroke {
            why: error.to_string().into(),
        },
    };
    Refusal::new(ErrorKind::ProxyRefused, why)
}

/// A password as bytes; none is an empty one.
fn exposed(password: Option<&SecretBytes>) -> &[u8] {
    password.map(SecretBytes::expose).unwrap_or_default()
}
