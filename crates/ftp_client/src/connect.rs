//! From a host name to a TCP connection: look-up, both address families in turn, proxies, time limits.

mod proxy;
mod way;

use std::{
    collections::VecDeque,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use portolan_remote::{Act, AddressFamily, Detail, ErrorKind, HostPort, RemoteError};
use socket2::{SockRef, TcpKeepalive};
use tokio::{net::TcpStream, task::JoinSet, time};

pub(crate) use self::{proxy::Tunnel, way::Way};
use crate::{ConnectOptions, failure::socket_kind};

/// How long one address has before the next is tried beside it (RFC 8305, section 5).
const HEAD_START: Duration = Duration::from_millis(250);
/// Idle time before the kernel asks whether the peer still lives: routers forget connections after some minutes.
const KEEP_ALIVE_IDLE: Duration = Duration::from_mins(1);
const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(15);
/// How many addresses are named in a message.
const MOST_NAMED: usize = 4;

/// A connection that stands.
pub(crate) struct Reached {
    pub(crate) stream: TcpStream,
    /// The address that answered; through a proxy that of the server as far as it is known, else the unspecified one.
    pub(crate) peer: SocketAddr,
    /// Our own address on this connection.
    pub(crate) local: SocketAddr,
    /// From SYN to SYN-ACK; through a proxy from the request to its answer.
    pub(crate) round_trip: Duration,
    /// The proxy that passes bytes on.
    pub(crate) tunnel: Option<Tunnel>,
}

/// Connects as the options want it. `trying` hears of each attempt.
pub(crate) async fn reach(
    options: &ConnectOptions,
    trying: impl FnMut(SocketAddr) + Send,
) -> Result<Reached, RemoteError> {
    let (server, limit) = (&options.server, options.limits.connect);
    match &options.proxy {
        None => to_host(server, options.choices.family, limit, trying).await,
        Some(access) => proxy::reach(access, server, limit, trying).await,
    }
}

/// Connects to the first address of the host that answers.
async fn to_host(
    server: &HostPort,
    family: AddressFamily,
    limit: Duration,
    mut trying: impl FnMut(SocketAddr) + Send,
) -> Result<Reached, RemoteError> {
    let mut tried: Vec<SocketAddr> = Vec::new();
    let attempt = async {
        let addresses = look_up(server, family).await?;
        let note = |address| {
            tried.push(address);
            trying(address);
        };
        race(server, addresses, note).await
    };
    if let Ok(result) = time::timeout(limit, attempt).await {
        return result;
    }
    let limit: Arc<str> = limit.as_secs_f64().to_string().into();
    let why = if tried.is_empty() {
        Detail::LookUpSlow { limit }
    } else {
        no_answer(&tried, limit)
    };
    Err(RemoteError::new(ErrorKind::TimedOut, Act::Connect)
        .on(server)
        .detailed(why))
}

/// No answer from `192.0.2.1:21, [2001:db8::1]:21` or 3 more.
fn no_answer(addresses: &[SocketAddr], limit: Arc<str>) -> Detail {
    let named: Vec<String> = addresses.iter().take(MOST_NAMED).map(ToString::to_string).collect();
    let named = named.join(", ").into();
    match addresses.len().saturating_sub(MOST_NAMED) {
        0 => Detail::NoAnswerFrom {
            addresses: named,
            limit,
        },
        more => Detail::NoAnswerFromMore {
            addresses: named,
            more: more as u64,
            limit,
        },
    }
}

/// By the system, as every other program here does it.
async fn look_up(server: &HostPort, family: AddressFamily) -> Result<VecDeque<SocketAddr>, RemoteError> {
    let unknown = || RemoteError::new(ErrorKind::UnknownHost, Act::Connect).on(server);
    let found: Vec<SocketAddr> = tokio::net::lookup_host((&*server.host, server.port))
        .await
        .map_err(|error| unknown().because(error))?
        .collect();
    let (mut first, mut second): (VecDeque<_>, VecDeque<_>) = found
        .iter()
        .copied()
        .filter(|address| family.allows(address.ip()))
        .partition(SocketAddr::is_ipv6);
    let mut addresses = VecDeque::new();
    while !first.is_empty() || !second.is_empty() {
        addresses.extend(first.pop_front());
        addresses.extend(second.pop_front());
    }
    if addresses.is_empty() {
        return Err(unknown().detailed(match family {
            AddressFamily::V4 if !found.is_empty() => Detail::NoIpv4,
            AddressFamily::V6 if !found.is_empty() => Detail::NoIpv6,
            _ => Detail::NoAddress,
        }));
    }
    Ok(addresses)
}

/// The addresses in turn, each with a head start before the next is tried beside it (RFC 8305); the first that answers.
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
        .detailed(Detail::of(&address))
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
        tunnel: None,
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

/// The address that a person gave instead of a name; without its zone, which means something on this computer alone.
fn host_address(host: &str) -> Option<IpAddr> {
    host.split('%').next()?.parse().ok()
}

fn unspecified() -> IpAddr {
    Ipv4Addr::UNSPECIFIED.into()
}

#[cfg(test)]
mod tests;
