//! How the data connections of a session find the server, once the control connection has.

use std::{
    io,
    net::{IpAddr, SocketAddr},
};

use portolan_remote::HostPort;
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
}

impl Way {
    pub(crate) fn of(reached: &Reached) -> Self {
        Self {
            peer: reached.peer,
            local: reached.local,
            tunnel: reached.tunnel.clone(),
        }
    }

    /// Connects to where the server waits for a data connection; else the reason in words.
    ///
    /// The outgoing socket is never bound to a port (`speed.md`: hunting ports among `TIME_WAIT`s).
    pub(crate) async fn connect(&self, address: SocketAddr) -> Result<TcpStream, String> {
        if let Some(tunnel) = &self.tunnel {
            return tunnel.open(&self.target(tunnel, address)).await;
        }
        let address = self.zoned(address);
        TcpStream::connect(address).await.map_err(|error| match error.kind() {
            io::ErrorKind::ConnectionRefused => format!("connection refused by {address}"),
            _ => format!("no connection to {address}: {error}"),
        })
    }

    /// The proxy's name, where nobody can connect to us because of it.
    pub(crate) fn tunnel(&self) -> Option<&Tunnel> {
        self.tunnel.as_ref()
    }

    /// An address of one of the two hosts with the zone that it has on the control connection: a link-local address is
    /// none without it (RFC 4007), and FTP has no words for zones.
    pub(crate) fn zoned(&self, mut address: SocketAddr) -> SocketAddr {
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
