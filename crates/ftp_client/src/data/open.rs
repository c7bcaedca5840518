//! Opening a data connection: by connecting, or by listening and checking who comes.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    sync::Arc,
};

use portolan_ftp_proto::{DataEvent, DataFailure, DataHow, DataPlan};
use portolan_remote::{Detail, ErrorKind};
use portolan_trace::TraceKind;
use tokio::{net::TcpStream, time};

use super::{Report, lane::Lane, ports};
use crate::{
    ClientLimits,
    connect::{Way, canonical, keep_alive},
};

pub(super) async fn open(
    plan: &DataPlan,
    way: &Way,
    limits: &ClientLimits,
    lane: &Lane,
) -> Result<TcpStream, DataFailure> {
    let socket = match &plan.how {
        DataHow::Connect(address) => connect(*address, way, limits, lane).await?,
        DataHow::Listen { local, ports, peer } => listen(*local, ports.as_ref(), *peer, way, lane).await?,
    };
    // Without it a dead peer is noticed later; the stall limit holds anyway.
    let _later = keep_alive(&socket);
    lane.trace(TraceKind::DataOpen { id: lane.id }).await;
    Ok(socket)
}

async fn connect(address: SocketAddr, way: &Way, limits: &ClientLimits, lane: &Lane) -> Result<TcpStream, DataFailure> {
    let why = match time::timeout(limits.data_open, way.connect(address)).await {
        Ok(Ok(socket)) => return Ok(socket),
        Ok(Err(why)) => why,
        Err(_elapsed) => Detail::NoAnswerFrom {
            addresses: way.told(address).into(),
            limit: limits.data_open.as_secs_f64().to_string().into(),
        },
    };
    Err(lane.failure(ErrorKind::DataConnection, why))
}

/// How long to wait is the core's choice, which knows when the server was asked to come.
async fn listen(
    local: IpAddr,
    ports: Option<&RangeInclusive<u16>>,
    peer: IpAddr,
    way: &Way,
    lane: &Lane,
) -> Result<TcpStream, DataFailure> {
    if let Some(tunnel) = way.tunnel() {
        let why = Detail::CannotComeThrough {
            tunnel: tunnel.named(&tunnel.server).into(),
        };
        return Err(lane.failure(ErrorKind::DataConnection, why));
    }
    let failed = |why: Detail| {
        let why = Detail::CannotListen {
            address: local.to_string().into(),
            why: Arc::new(why),
        };
        lane.failure(ErrorKind::DataConnection, why)
    };
    let broken = |error: io::Error| failed(Detail::of(&error));
    let listener = ports::bind(way.listen_on(local), ports).await.map_err(failed)?;
    let address = listener.local_addr().map_err(broken)?;
    lane.report(Report::Event(DataEvent::Listening(address))).await;
    loop {
        let (socket, from) = listener.accept().await.map_err(broken)?;
        if canonical(from).ip() == peer.to_canonical() {
            return Ok(socket);
        }
        lane.trace(TraceKind::Decision {
            what: format!("a data connection from {from} was turned away: only {peer} may connect"),
        })
        .await;
    }
}
