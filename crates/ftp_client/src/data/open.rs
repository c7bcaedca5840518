//! Opening a data connection: by connecting, or by listening and checking who comes.

use std::{
    io,
    net::{IpAddr, SocketAddr},
};

use portolan_ftp_proto::{DataEvent, DataFailure, DataHow, DataPlan};
use portolan_remote::ErrorKind;
use portolan_trace::TraceKind;
use tokio::{
    net::{TcpListener, TcpStream},
    time,
};

use super::{Report, lane::Lane};
use crate::{
    ClientLimits,
    connect::{canonical, keep_alive},
};

pub(super) async fn open(plan: &DataPlan, limits: &ClientLimits, lane: &Lane) -> Result<TcpStream, DataFailure> {
    let socket = match plan.how {
        DataHow::Connect(address) => connect(address, limits, lane).await?,
        DataHow::Listen { local, peer } => listen(local, peer, lane).await?,
    };
    // Without it a dead peer is noticed later; the stall limit holds anyway.
    let _later = keep_alive(&socket);
    lane.trace(TraceKind::DataOpen { id: lane.id }).await;
    Ok(socket)
}

/// The outgoing socket is never bound to a port (`speed.md`: hunting ports among `TIME_WAIT`s).
async fn connect(address: SocketAddr, limits: &ClientLimits, lane: &Lane) -> Result<TcpStream, DataFailure> {
    let why = match time::timeout(limits.data_open, TcpStream::connect(address)).await {
        Ok(Ok(socket)) => return Ok(socket),
        Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
            format!("connection refused by {address}")
        }
        Ok(Err(error)) => format!("no connection to {address}: {error}"),
        Err(_elapsed) => format!("no answer from {address} within {} s", limits.data_open.as_secs()),
    };
    Err(lane.failure(ErrorKind::DataConnection, why))
}

/// How long to wait is the core's choice, which knows when the server was asked to come.
async fn listen(local: IpAddr, peer: IpAddr, lane: &Lane) -> Result<TcpStream, DataFailure> {
    let failed =
        |error: io::Error| lane.failure(ErrorKind::DataConnection, format!("cannot listen on {local}: {error}"));
    let listener = TcpListener::bind(SocketAddr::new(local, 0)).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    lane.report(Report::Event(DataEvent::Listening(address))).await;
    loop {
        let (socket, from) = listener.accept().await.map_err(failed)?;
        if canonical(from).ip() == peer.to_canonical() {
            return Ok(socket);
        }
        lane.trace(TraceKind::Decision {
            what: format!("a data connection from {from} was turned away: only {peer} may connect"),
        })
        .await;
    }
}
