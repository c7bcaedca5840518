//! How the data connections of a session find the server, once the control connection has.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use portolan_remote::{ActiveChoices, Detail, HostPort};
use portolan_trace::TraceKind;
use tokio::net::TcpStream;

use super::{Reached, Tunnel, canonical};

/// Both ends of a control connection, and the proxy on the way.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// The other end, as the core knows it.
    pub(super) peer: SocketAddr,
    /// Our end.
    pub(super) local: SocketAddr,
    pub(super) tunnel: Option<Tunnel>,
    /// In active mode another address than ours is announced, and who comes through it may come in anywhere.
    pub(super) forwarded: bool,
}

impl Way {
    pub(crate) fn of(reached: &Reached, active: &ActiveChoices) -> Self {
        Self {
            peer: reached.peer,
            local: reached.local,
            tunnel: reached.tunnel.clone(),
            forwarded: active.external.is_some(),
        }
    }

    /// Connects to where the server waits for a data connection; else the reason.
    ///
    /// The outgoing socket is never bound to a port (`speed.md`: hunting ports among `TIME_WAIT`s).
    pub(crate) async fn connect(&self, address: SocketAddr) -> Result<TcpStream, Detail> {
        if let Some(tunnel) = &self.tunnel {
            return tunnel.open(&self.target(tunnel, address)).await;
        }
        let address = self.zoned(address);
        TcpStream::connect(address).await.map_err(|error| match error.kind() {
            io::ErrorKind::ConnectionRefused => Detail::DataRefusedBy {
                address: address.to_string().into(),
            },
            _ => Detail::DataNotTo {
                address: address.to_string().into(),
                why: error.to_string().into(),
            },
        })
    }

    /// The proxy's name, where nobody can connect to us because of it.
    pub(crate) fn tunnel(&self) -> Option<&Tunnel> {
        self.tunnel.as_ref()
    }

    /// Where to listen in active mode, with any port: at our end of the control connection, which every server can reach
    /// that is not behind a router; where a router's address is announced, at all addresses of the same family.
    pub(crate) fn listen_on(&self, local: IpAddr) -> SocketAddr {
        let ip = match local {
            _ if !self.forwarded => local,
            IpAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
            IpAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
        };
        self.zoned(SocketAddr::new(ip, 0))
    }

    /// An address of one of the two hosts with the zone that it has on the control connection: a link-local address is
    /// none without it (RFC 4007), and FTP has no words for zones.
    fn zoned(&self, mut address: SocketAddr) -> SocketAddr {
        for known in [self.peer, self.local] {
            if let (SocketAddr::V6(known), SocketAddr::V6(address)) = (known, &mut address)
                && known.ip() == address.ip()
            {
                address.set_scope_id(known.scope_id());
            }
        }
        address
    }

    /// An address of the server for people: with its name and the proxy, where there is one.
    pub(crate) fn told(&self, address: SocketAddr) -> String {
        match &self.tunnel {
            Some(tunnel) => tunnel.named(&self.target(tunnel, address)),
            None => address.to_string(),
        }
    }

    /// Puts the server's name into an event where the core had an address that stands in for it.
    pub(crate) fn name(&self, kind: &mut TraceKind) {
        let Some(tunnel) = &self.tunnel else { return };
        match kind {
            TraceKind::DataOpening { address, .. } => {
                if let Ok(known) = address.parse() {
                    *address = self.told(known);
                }
            }
            TraceKind::AddressReplaced { used, .. } if used.parse() == Ok(self.peer.ip()) => {
                *used = tunnel.server.host.to_string();
            }
            _ => {}
        }
    }

    /// The host as the person named it, since only the proxy may know its address; any other host by address.
    fn target(&self, tunnel: &Tunnel, address: SocketAddr) -> HostPort {
        if canonical(address).ip() == self.peer.ip() {
            HostPort::new(tunnel.server.host.clone(), address.port())
        } else {
            HostPort::new(IpAddr::to_string(&address.ip()), address.port())
        }
    }
}
