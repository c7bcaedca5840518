//! Which port active mode listens on.

use std::{
    io,
    net::SocketAddr,
    ops::RangeInclusive,
    sync::atomic::{AtomicUsize, Ordering},
};

use portolan_remote::Detail;
use tokio::net::TcpListener;

/// Listens at this address, whose port does not count: on a free port of the range, or on any free one. Else the reason.
pub(super) async fn bind(mut address: SocketAddr, range: Option<&RangeInclusive<u16>>) -> Result<TcpListener, Detail> {
    let Some(range) = range else {
        address.set_port(0);
        return TcpListener::bind(address).await.map_err(|error| Detail::of(&error));
    };
    let mut trouble = None;
    for (taken, port) in in_turn(range).enumerate() {
        address.set_port(port);
        match TcpListener::bind(address).await {
            Ok(listener) => {
                // The next turn begins behind this port, not behind those that were taken.
                TURN.fetch_add(taken, Ordering::Relaxed);
                return Ok(listener);
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => {
                trouble = Some(Detail::PortFailed {
                    port: port.to_string().into(),
                    why: error.to_string().into(),
                });
            }
        }
    }
    let (first, last) = (range.start().to_string().into(), range.end().to_string().into());
    Err(match trouble {
        Some(trouble) => trouble,
        None if range.is_empty() => Detail::PortsNone { first, last },
        None if first == last => Detail::PortInUse { port: first },
        None => Detail::PortsInUse { first, last },
    })
}

/// Where in its range the next listener begins.
static TURN: AtomicUsize = AtomicUsize::new(0);

/// All ports of the range, beginning one further each time. A server connects from one port of its own, and two
/// connections between the same four numbers need minutes between them (TIME-WAIT, RFC 9293, section 3.3.2).
fn in_turn(range: &RangeInclusive<u16>) -> impl Iterator<Item = u16> {
    let length = range.len();
    let begin = TURN.fetch_add(1, Ordering::Relaxed) % length.max(1);
    range.clone().cycle().skip(begin).take(length)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, net::Ipv4Addr};

    use super::*;

    const HERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

    #[test]
    fn every_port_has_its_turn_and_no_range_is_too_odd() {
        let range = 50_000..=50_004;
        let firsts: BTreeSet<u16> = (0..200).filter_map(|_| in_turn(&range).next()).collect();
        assert_eq!(firsts.len(), 5);
        let all: BTreeSet<u16> = in_turn(&range).collect();
        assert_eq!(all, range.collect());
        assert_eq!(in_turn(&(u16::MAX..=u16::MAX)).collect::<Vec<_>>(), [u16::MAX]);
        #[expect(clippy::reversed_empty_ranges, reason = "a settings file may say so")]
        let backwards = 9..=3;
        assert_eq!(in_turn(&backwards).count(), 0);
    }

    #[tokio::test]
    async fn a_range_without_a_free_port_says_so() {
        let taken = TcpListener::bind(HERE).await.expect("a port");
        let port = taken.local_addr().expect("its address").port();
        let why = bind(HERE, Some(&(port..=port)))
            .await
            .map(drop)
            .expect_err("it is taken");
        assert!(why.to_string().contains(&format!("port {port}, the only one")), "{why}");
        #[expect(clippy::reversed_empty_ranges, reason = "a settings file may say so")]
        let why = bind(HERE, Some(&(9..=3))).await.map(drop).expect_err("it is empty");
        assert!(why.to_string().contains("no port from 9 to 3"), "{why}");
        // Taken ones are passed over.
        let range = port..=port.saturating_add(200);
        let free = bind(HERE, Some(&range)).await.expect("one of them is free");
        let free = free.local_addr().expect("its address").port();
        assert!(free != port && range.contains(&free));
    }
}
