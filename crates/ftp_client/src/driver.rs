//! The task of one session: wait, **one** mutation of the core, carry out what it wants; again.
//!
//! It knows nothing of FTP. Data connections are tasks of their own, so the control connection is read at all times.

mod ending;
mod outputs;

use std::{
    collections::{HashMap, VecDeque},
    io,
    ops::ControlFlow,
    sync::Arc,
    time::Duration,
};

use portolan_ftp_proto::{ControlConnection, DataEvent, DataFailure, Input, OperationId, SecretBytes, TlsInfo};
use portolan_remote::{BoxFuture, Detail, ErrorKind, RemoteError};
use portolan_trace::{DataId, TraceKind};
use tokio::{
    io::AsyncReadExt,
    sync::{mpsc, oneshot},
    task::{Id, JoinError, JoinSet},
    time::Instant,
};

use crate::{
    ConnectOptions,
    clock::{moment, trace_now, until},
    connect::{Reached, Way},
    data::{Cargo, Report, Steering},
    request::{Answer, Request},
    shared::Shared,
    stream::Stream,
    tls::SessionTls,
    trace::Tracer,
};

type Reports = (mpsc::Sender<(DataId, Report)>, mpsc::Receiver<(DataId, Report)>);

struct Running {
    ticket: u64,
    cargo: Arc<Cargo>,
    reply: oneshot::Sender<Answer>,
}

/// What ended a wait.
enum Wake {
    Read(io::Result<usize>),
    Request(Request),
    Abandon(u64),
    Report(DataId, Report),
    Secured(Result<TlsInfo, RemoteError>),
    Answered(Option<SecretBytes>),
    Lost(DataId, JoinError),
    Reaped,
    HandleGone,
    TooLate,
    Ended,
    Time,
}

/// The task of one session.
pub(crate) struct Driver {
    pub(crate) core: ControlConnection,
    /// `None` while TLS is made, and when that has failed.
    pub(crate) stream: Option<Stream>,
    pub(crate) way: Arc<Way>,
    pub(crate) tls: Option<Arc<SessionTls>>,
    pub(crate) options: Arc<ConnectOptions>,
    pub(crate) tracer: Tracer,
    pub(crate) requests: mpsc::Receiver<Request>,
    pub(crate) shared: Arc<Shared>,
    /// Both ends: data connections come and go, the channel stays.
    reports: Reports,
    running: HashMap<OperationId, Running>,
    lanes: HashMap<DataId, Steering>,
    data: JoinSet<()>,
    tasks: HashMap<Id, DataId>,
    /// Results of what was carried out: each is a mutation of its own.
    due: VecDeque<Wake>,
    buffer: Vec<u8>,
    /// A person is asked for what the log-on needs.
    asking: Option<BoxFuture<'static, Option<SecretBytes>>>,
    tls_error: Option<RemoteError>,
    tls_version: Option<String>,
    /// The server has said nothing within TLS yet.
    silent: bool,
    /// Bytes have moved on a data connection since this was last set back.
    moved: bool,
    /// The server has said something, and nothing was sent since.
    unacknowledged: bool,
    /// Nobody holds the session any more: what still runs is stopped in order, until then.
    leaving: Option<Instant>,
    /// The control connection has ended, which the core is told then.
    ended: Option<(Instant, Option<Detail>)>,
}

impl Driver {
    pub(crate) fn new(
        core: ControlConnection,
        reached: Reached,
        tls: Option<Arc<SessionTls>>,
        options: Arc<ConnectOptions>,
        tracer: Tracer,
        requests: mpsc::Receiver<Request>,
        shared: Arc<Shared>,
    ) -> Self {
        Self {
            core,
            way: Arc::new(Way::of(&reached, &options.choices.active)),
            stream: Some(Stream::Plain(reached.stream)),
            tls,
            options,
            tracer,
            requests,
            shared,
            reports: mpsc::channel(64),
            running: HashMap::new(),
            lanes: HashMap::new(),
            data: JoinSet::new(),
            tasks: HashMap::new(),
            due: VecDeque::new(),
            buffer: vec![0; 16 * 1024],
            asking: None,
            tls_error: None,
            tls_version: None,
            silent: false,
            moved: false,
            unacknowledged: false,
            leaving: None,
            ended: None,
        }
    }

    /// Lives until the session ends. `secure_first`: TLS before anything else (implicit).
    pub(crate) async fn run(mut self, secure_first: bool) {
        // The log-on stands before the first byte is read: a server that greets and goes must find it there.
        let log_on = self.requests.recv().await;
        self.due.push_back(log_on.map_or(Wake::HandleGone, Wake::Request));
        if secure_first {
            self.secure().await;
        }
        loop {
            self.tracer.drain(&mut self.core, &self.way);
            self.shared.learn(self.core.learned());
            let wake = match self.due.pop_front() {
                Some(wake) => wake,
                None => self.wait().await,
            };
            if self.mutate(wake).is_break() || self.drain().await.is_break() {
                break;
            }
            if std::mem::take(&mut self.unacknowledged)
                && let Some(stream) = &self.stream
            {
                stream.acknowledge();
            }
            if self.leaving.is_some() && self.running.is_empty() {
                break;
            }
        }
        self.end().await;
    }

    async fn wait(&mut self) -> Wake {
        let alarm = until(self.core.poll_timeout().map(moment));
        let leaving = self.leaving;
        let still = self.moving();
        let ended = self
            .ended
            .as_ref()
            .map(|(at, _)| if still { *at } else { Instant::now() });
        let read = async {
            match &mut self.stream {
                Some(stream) => stream.read(&mut self.buffer).await,
                None => std::future::pending().await,
            }
        };
        let answer = async {
            match &mut self.asking {
                Some(asking) => asking.await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            answer = answer => Wake::Answered(answer),
            read = read => Wake::Read(read),
            Some((id, report)) = self.reports.1.recv() => Wake::Report(id, report),
            request = self.requests.recv(), if leaving.is_none() => request.map_or(Wake::HandleGone, Wake::Request),
            ticket = self.shared.abandoned() => Wake::Abandon(ticket),
            Some(ended) = self.data.join_next_with_id() => match ended {
                Ok((task, ())) => {
                    self.tasks.remove(&task).map(|id| self.lanes.remove(&id));
                    Wake::Reaped
                }
                Err(error) => match self.tasks.remove(&error.id()) {
                    Some(id) => Wake::Lost(id, error),
                    None => Wake::Reaped,
                },
            },
            () = alarm => Wake::Time,
            () = until(leaving) => Wake::TooLate,
            () = until(ended) => Wake::Ended,
        }
    }

    /// The one mutation.
    fn mutate(&mut self, wake: Wake) -> ControlFlow<()> {
        let now = trace_now();
        match wake {
            Wake::Read(Ok(0)) => self.eof(now, None),
            Wake::Read(Ok(read)) => {
                self.silent = false;
                self.unacknowledged = true;
                self.core.handle(now, Input::Bytes(&self.buffer[..read]));
            }
            Wake::Read(Err(error)) => self.eof(now, Some(&error)),
            Wake::Request(request) => self.submit(now, request),
            Wake::Abandon(ticket) => {
                let abandoned = self.running.iter().find(|(_, running)| running.ticket == ticket);
                if let Some((&id, _)) = abandoned {
                    self.core.abandon(now, id);
                }
            }
            Wake::Report(_, Report::Trace(kind)) => {
                self.moved |= matches!(kind, TraceKind::DataBytes { .. });
                self.core.trace(now, kind);
            }
            Wake::Report(id, Report::Event(event)) => self.core.handle(now, Input::Data(id, event)),
            Wake::Secured(Ok(info)) => {
                self.tls_version = Some(info.version.clone());
                self.silent = true;
                self.core.handle(now, Input::TlsReady(info));
            }
            Wake::Secured(Err(error)) => {
                let why = error.detail.as_deref().cloned().unwrap_or(Detail::TlsNotPrepared);
                self.tls_error = Some(error);
                self.core.handle(now, Input::TlsFailed(why));
            }
            Wake::Lost(id, error) => {
                let failure = DataFailure {
                    kind: ErrorKind::LocalIo,
                    why: Detail::TransferTask {
                        why: error.to_string().into(),
                    },
                    bytes: 0,
                };
                self.core.handle(now, Input::Data(id, DataEvent::Failed(failure)));
            }
            Wake::Answered(answer) => {
                self.asking = None;
                self.core.handle(now, Input::Answer(answer));
            }
            Wake::Reaped => {}
            Wake::HandleGone => self.leave(),
            Wake::TooLate => return ControlFlow::Break(()),
            Wake::Ended => self.ended(now),
            Wake::Time => self.core.handle(now, Input::Time),
        }
        ControlFlow::Continue(())
    }

    fn submit(&mut self, now: Duration, request: Request) {
        if request.reply.is_closed() {
            return;
        }
        let id = self.core.submit(now, request.operation);
        let running = Running {
            ticket: request.ticket,
            cargo: Arc::new(request.cargo),
            reply: request.reply,
        };
        self.running.insert(id, running);
    }
}
