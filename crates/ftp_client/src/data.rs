//! One data connection from its opening to its end, as a task of its own: the control connection is read meanwhile.

mod ascii;
mod lane;
mod listing;
mod local_file;
mod open;
mod pacer;
mod ports;
mod retrieve;
mod store;

use std::{
    io,
    sync::Arc,
    time::{Duration, SystemTime},
};

use portolan_ftp_proto::{DataEvent, DataFailure, DataPlan, DataPurpose};
use portolan_remote::{Body, Detail, Entry, ErrorKind, Phase};
use portolan_trace::{DataId, TraceKind, Who};
use socket2::{SockRef, Socket};
use tokio::{
    sync::{mpsc, oneshot},
    time,
};

use self::{lane::Lane, listing::Wanted};
use crate::{
    ClientLimits,
    connect::Way,
    failure::socket_kind,
    stream::Stream,
    tls::{SessionTls, resumed},
};

/// What an operation brings along for its data connections.
#[derive(Debug)]
pub(crate) enum Cargo {
    /// Nothing: the operation has none.
    None,
    /// A local file.
    File(Body),
    /// A listing.
    Entries {
        /// Where its entries go.
        parts: mpsc::Sender<ListingPart>,
        /// So many at most.
        most: u64,
    },
}

/// A piece of a listing.
#[derive(Debug)]
pub(crate) enum ListingPart {
    /// The next entries.
    Entries(Vec<Entry>),
    /// There are more entries than were wanted; this is the end.
    Full,
    /// At the end: lines that no parser understood, and names that are none.
    Unparsed(u64),
}

/// What a data connection tells the driver.
#[derive(Debug)]
pub(crate) enum Report {
    /// For the core.
    Event(DataEvent),
    /// For the trace.
    Trace(TraceKind),
}

/// How the driver steers a data connection. Dropping it lets the connection go on.
#[derive(Debug)]
pub(crate) struct Steering {
    start: Option<oneshot::Sender<()>>,
    close: Option<oneshot::Sender<bool>>,
}

impl Steering {
    /// TLS and the bytes may begin.
    pub(crate) fn start(&mut self) {
        if let Some(start) = self.start.take() {
            // An ended connection needs no start.
            let _ended = start.send(());
        }
    }

    /// Has it been started?
    pub(crate) fn started(&self) -> bool {
        self.start.is_none()
    }

    /// Ends it at once: by a reset, or in order.
    pub(crate) fn close(&mut self, reset: bool) {
        if let Some(close) = self.close.take() {
            // An ended connection needs no end.
            let _ended = close.send(reset);
        }
    }
}

/// A data connection to be made.
#[derive(Debug)]
pub(crate) struct DataConnection {
    pub(crate) plan: DataPlan,
    pub(crate) cargo: Arc<Cargo>,
    pub(crate) tls: Option<Arc<SessionTls>>,
    pub(crate) way: Arc<Way>,
    pub(crate) limits: ClientLimits,
    pub(crate) reports: mpsc::Sender<(DataId, Report)>,
}

/// How the bytes ended.
struct Ended {
    clean: bool,
    by: Who,
}

impl DataConnection {
    /// The steering, and the connection's life. Every life ends with exactly one `Closed` or `Failed`, unless it was
    /// closed by the steering: then the core knows already.
    pub(crate) fn prepare(self) -> (Steering, impl Future<Output = ()> + Send) {
        let (start, started) = oneshot::channel();
        let (close, closed) = oneshot::channel();
        let steering = Steering {
            start: Some(start),
            close: Some(close),
        };
        (steering, self.live(started, closed))
    }

    async fn live(self, started: oneshot::Receiver<()>, closed: oneshot::Receiver<bool>) {
        let lane = Lane::new(self.plan.id, self.reports.clone());
        let mut handle: Option<Socket> = None;
        let ended = tokio::select! {
            biased;
            Ok(reset) = closed => Err(reset),
            result = self.carry(&lane, started, &mut handle) => Ok(result),
        };
        let (clean, by, event) = match ended {
            // The work is dropped and with it its use of the socket; this handle is the last one.
            Err(reset) => {
                if let Some(socket) = &handle {
                    linger(socket, reset);
                }
                drop(handle);
                (!reset, Who::Client, None)
            }
            Ok(Ok(Ended { clean, by })) => {
                let bytes = lane.total();
                (clean, by, Some(DataEvent::Closed { bytes, clean }))
            }
            Ok(Err(failure)) => (false, Who::Client, Some(DataEvent::Failed(failure))),
        };
        lane.close(clean, by).await;
        if let Some(event) = event {
            lane.report(Report::Event(event)).await;
        }
    }

    async fn carry(
        &self,
        lane: &Lane,
        started: oneshot::Receiver<()>,
        handle: &mut Option<Socket>,
    ) -> Result<Ended, DataFailure> {
        self.enter(Phase::OpeningData);
        let socket = open::open(&self.plan, &self.way, &self.limits, lane).await?;
        // A second handle, so that a reset is possible when the work has been dropped.
        *handle = SockRef::from(&socket).try_clone().ok();
        lane.report(Report::Event(DataEvent::Opened)).await;
        if started.await.is_err() {
            return Err(lane.failure(ErrorKind::Cancelled, Detail::SessionEnded));
        }
        let mut stream = match (&self.tls, self.plan.secure) {
            (_, false) => Stream::Plain(socket),
            (Some(tls), true) => {
                let stream = tls
                    .secure(socket)
                    .await
                    .map_err(|(kind, why)| lane.failure(kind, why))?;
                lane.trace(TraceKind::DataTls {
                    id: lane.id,
                    resumed: resumed(&stream),
                })
                .await;
                Stream::Tls(Box::new(stream))
            }
            (None, true) => {
                return Err(lane.failure(ErrorKind::TlsFailed, Detail::DataWithoutTls));
            }
        };
        self.enter(Phase::Moving);
        let ended = match (self.plan.purpose, &*self.cargo) {
            (DataPurpose::Listing(format), Cargo::Entries { parts, most }) => {
                listing::read(&mut stream, format, &Wanted { parts, most: *most }, &self.limits, lane).await
            }
            (DataPurpose::Retrieve { offset }, Cargo::File(_)) => {
                retrieve::read(&mut stream, &self.cargo, offset, &self.limits, lane).await
            }
            (DataPurpose::LastByte, _) => retrieve::count(&mut stream, 1, &self.limits, lane).await,
            (DataPurpose::Store { offset }, Cargo::File(_)) => {
                store::write(&mut stream, &self.cargo, offset, &self.limits, lane).await
            }
            _ => Err(lane.failure(ErrorKind::Misuse, Detail::DataNothing)),
        };
        self.enter(Phase::AwaitingConfirmation);
        ended
    }

    fn enter(&self, phase: Phase) {
        if let Cargo::File(body) = &*self.cargo {
            body.meter.enter(phase);
        }
    }
}

impl Cargo {
    fn body(&self) -> Option<&Body> {
        match self {
            Self::File(body) => Some(body),
            _ => None,
        }
    }
}

/// What closing the socket means from now on: a reset, or an end in order.
///
/// Best effort: a socket that takes no options any more is closed already.
fn linger(socket: &Socket, reset: bool) {
    let _closed_already = socket.set_linger(reset.then_some(Duration::ZERO));
}

/// The server has ended a download or listing: answers `close_notify`, without letting it cost time.
async fn answer_end(stream: &mut Stream) {
    use tokio::io::AsyncWriteExt;
    // The bytes are here and the server has said so; nothing that fails now matters.
    let _nothing_lost = time::timeout(Duration::from_secs(1), stream.shutdown()).await;
}

/// An error while bytes move.
fn broken(lane: &Lane, error: &io::Error) -> DataFailure {
    lane.failure(
        socket_kind(error, ErrorKind::ConnectionLost),
        Detail::DataBroke {
            why: error.to_string().into(),
        },
    )
}

fn stalled(lane: &Lane, limit: Duration) -> DataFailure {
    lane.failure(
        ErrorKind::TimedOut,
        Detail::DataStalled {
            seconds: limit.as_secs(),
        },
    )
}

/// Seconds since 1970.
pub(crate) fn unix_now() -> i64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs().cast_signed())
}
