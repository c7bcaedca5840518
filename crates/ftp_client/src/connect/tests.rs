//! Addresses that do not answer, and addresses with zones.

use std::net::{Ipv6Addr, SocketAddrV6};

use tokio::net::{TcpListener, TcpSocket};

use super::*;

/// A port that neither accepts nor refuses: nobody takes what waits, and no more may wait.
async fn dead_port() -> (TcpListener, Vec<TcpStream>) {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind((Ipv4Addr::LOCALHOST, 0).into()).expect("a free port");
    let listener = socket.listen(0).expect("a listener");
    let address = listener.local_addr().expect("its address");
    let mut waiting = Vec::new();
    // The kernel lets at least one more in than it was told.
    while let Ok(Ok(stream)) = time::timeout(Duration::from_millis(500), TcpStream::connect(address)).await {
        waiting.push(stream);
        assert!(waiting.len() < 100, "the port never fills up");
    }
    (listener, waiting)
}

#[tokio::test]
async fn a_dead_first_address_costs_a_head_start_and_nothing_else() {
    let (dead, _full) = dead_port().await;
    let alive = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let (dead, alive_at) = (dead.local_addr().expect("it"), alive.local_addr().expect("it"));
    let server = HostPort::new("two.test", 21);
    let mut tried = Vec::new();
    let reached = race(&server, [dead, alive_at].into(), |address| tried.push(address))
        .await
        .expect("the second address answers");
    assert_eq!(reached.peer, alive_at);
    assert_eq!(tried, [dead, alive_at]);
}

#[tokio::test]
async fn no_answer_names_the_addresses_that_were_tried() {
    let (dead, _full) = dead_port().await;
    let at = dead.local_addr().expect("its address");
    let server = HostPort::new("127.0.0.1", at.port());
    let limit = Duration::from_millis(50);
    let error = to_host(&server, AddressFamily::Any, limit, |_| ())
        .await
        .err()
        .expect("nobody answers");
    assert_eq!(error.kind, ErrorKind::TimedOut);
    assert!(
        error
            .to_string()
            .contains(&format!("no answer from {at} within 0.05 s")),
        "{error}"
    );
}

#[tokio::test]
async fn a_refusal_says_more_than_a_missing_network() {
    let refusing = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let refused = refusing.local_addr().expect("its address");
    drop(refusing);
    // Broadcast addresses cannot be connected to at all.
    let nowhere = SocketAddr::new(Ipv4Addr::BROADCAST.into(), 9);
    let server = HostPort::new("two.test", 21);
    for addresses in [[refused, nowhere], [nowhere, refused]] {
        let error = race(&server, addresses.into(), |_| ()).await.err().expect("no way");
        assert_eq!(error.kind, ErrorKind::ConnectionRefused, "{error}");
        assert!(error.to_string().contains(&refused.to_string()), "{error}");
    }
}

#[test]
fn addresses_keep_the_zone_of_the_control_connection() {
    let link_local = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 1);
    let ours = Ipv6Addr::new(0xfe80, 0, 0, 0, 0, 0, 0, 2);
    let way = Way {
        peer: SocketAddrV6::new(link_local, 21, 0, 3).into(),
        local: SocketAddrV6::new(ours, 40_000, 0, 3).into(),
        tunnel: None,
        forwarded: false,
    };
    let zone = |ip: Ipv6Addr| match way.listen_on(ip.into()) {
        SocketAddr::V6(address) => address.scope_id(),
        SocketAddr::V4(_) => panic!("no IPv4 address was given"),
    };
    assert_eq!((zone(link_local), zone(ours), zone(Ipv6Addr::LOCALHOST)), (3, 3, 0));
    assert_eq!(host_address("fe80::1%eth0"), Some(link_local.into()));
    assert_eq!(host_address("ftp.example.org"), None);
}

#[test]
fn many_addresses_are_not_all_named() {
    let all: Vec<SocketAddr> = (1..=6).map(|port| (Ipv4Addr::LOCALHOST, port).into()).collect();
    let said = |addresses: &[SocketAddr]| no_answer(addresses, "5".into()).to_string();
    assert_eq!(said(&all[..2]), "no answer from 127.0.0.1:1, 127.0.0.1:2 within 5 s");
    assert!(said(&all).ends_with("127.0.0.1:4 or 2 more within 5 s"));
}
