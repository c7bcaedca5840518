//! From a host name to a TCP connection: look-up, both address families in turn, time limits.

use std::{collections::VecDeque, io, net::SocketAddr, time::Duration};

use portolan_remote::{Act, AddressFamily, ErrorKind, HostPort, RemoteError};
use socket2::{SockRef, TcpKeepalive};
use tokio::{net::TcpStream, task::JoinSet, time};

use crate::failure::socket_kind;

/// How long one address has before the next is tried beside it (RFC 8305, section 5).
const HEAD_START: Duration = Duration::from_millis(250);
/// Idle time before the kernel asks whether the peer still lives: routers forget connections after some minutes.
const KEEP_ALIVE_IDLE: Duration = Duration::from_mins(1);
const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(15);

/// A connection that stands.
pub(crate) struct Reached {
    pub(crate) stream: TcpStream,
    /// The address that answered.
    pub(crate) peer: SocketAddr,
    /// Our own address on this connection.
    pub(crate) local: SocketAddr,
    /// From SYN to SYN-ACK.
    pub(crate) round_trip: Duration,
}

/// Connects to the first address of the host that answers. `trying` hears of each attempt.
pub(crate) async fn reach(
    server: &HostPort,
    family: AddressFamily,
    limit: Duration,
    trying: impl FnMut(SocketAddr) + Send,
) -> Result<Reached, RemoteError> {
    let error = |kind| RemoteError::new(kind, Act::Connect).on(server);
    let attempt = async {
        let addresses = look_up(server, family).await?;
        race(server, addresses, trying).await
    };
    match time::timeout(limit, attempt).await {
        Ok(result) => result,
        Err(_elapsed) => Err(error(ErrorKind::TimedOut).detailed(format!("no answer within {} s", limit.as_secs()))),
    }
}

async fn look_up(server: &HostPort, family: AddressFamily) -> Result<VecDeque<SocketAddr>, RemoteError> {
    let unknown = || RemoteError::new(ErrorKind::UnknownHost, Act::Connect).on(server);
    let found = tokio::net::lookup_host((&*server.host, server.port))
        .await
        .map_err(|error| unknown().because(error))?;
    let (mut first, mut second): (VecDeque<_>, VecDeque<_>) = found
        .filter(|address| family.allows(address.ip()))
        .partition(SocketAddr::is_ipv6);
    let mut addresses = VecDeque::new();
    while !first.is_empty() || !second.is_empty() {
        addresses.extend(first.pop_front());
        addresses.extend(second.pop_front());
    }
    if addresses.is_empty() {
        let which = match family {
            AddressFamily::Any => "no address at all",
            AddressFamily::V4 => "no IPv4 address",
            AddressFamily::V6 => "no IPv6 address",
        };
        return Err(unknown().detailed(which));
    }
    Ok(addresses)
}

async fn race(
    server: &HostPort,
    mut waiting: VecDeque<SocketAddr>,
    mut trying: impl FnMut(SocketAddr) + Send,
) -> Result<Reached, RemoteError> {
    let mut running = JoinSet::new();
    let mut worst: Option<(SocketAddr, io::Error)> = None;
    loop {
        if let Some(address) = waiting.pop_front() {
            trying(address);
            running.spawn(async move { (address, connect_one(address).await) });
        }
        let head_start = async {
            if waiting.is_empty() {
                std::future::pending::<()>().await;
            }
            time::sleep(HEAD_START).await;
        };
        tokio::select! {
            done = running.join_next() => match done {
                Some(Ok((_, Ok(reached)))) => return Ok(reached),
                Some(Ok((address, Err(error)))) => {
                    // A refusal says more than "no way", which the other family may give.
                    if worst.as_ref().is_none_or(|(_, worst)| rank(&error) > rank(worst)) {
                        worst = Some((address, error));
                    }
                }
                Some(Err(_)) | None => {}
            },
            () = head_start => {}
        }
        if waiting.is_empty() && running.is_empty() {
            break;
        }
    }
    let Some((address, error)) = worst else {
        return Err(RemoteError::new(ErrorKind::Unreachable, Act::Connect).on(server));
    };
    let kind = socket_kind(&error, ErrorKind::Unreachable);
    Err(RemoteError::new(kind, Act::Connect)
        .on(server)
        .detailed(address.to_string())
        .because(error))
}

fn rank(error: &io::Error) -> u8 {
    match socket_kind(error, ErrorKind::Unreachable) {
        ErrorKind::ConnectionRefused => 2,
        ErrorKind::TimedOut => 1,
        _ => 0,
    }
}

async fn connect_one(address: SocketAddr) -> io::Result<Reached> {
    let begun = time::Instant::now();
    let stream = TcpStream::connect(address).await?;
    let round_trip = begun.elapsed();
    stream.set_nodelay(true)?;
    keep_alive(&stream)?;
    let peer = canonical(stream.peer_addr()?);
    let local = canonical(stream.local_addr()?);
    Ok(Reached {
        stream,
        peer,
        local,
        round_trip,
    })
}

/// Lets the kernel notice a dead peer, and keeps routers on the way from forgetting the connection.
pub(crate) fn keep_alive(stream: &TcpStream) -> io::Result<()> {
    let times = TcpKeepalive::new()
        .with_time(KEEP_ALIVE_IDLE)
        .with_interval(KEEP_ALIVE_INTERVAL);
    SockRef::from(stream).set_tcp_keepalive(&times)
}

/// The address without its IPv6 clothes: `::ffff:10.0.0.1` is `10.0.0.1`.
pub(crate) fn canonical(address: SocketAddr) -> SocketAddr {
    match address.ip().to_canonical() {
        same if same == address.ip() => address,
        ip => SocketAddr::new(ip, address.port()),
    }
}
