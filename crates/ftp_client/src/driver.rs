//! The task of one session: wait, **one** mutation of the core, carry out what it wants; again.
//!
//! It knows nothing of FTP. Data connections are tasks of their own, so the control connection is read at all times.

use std::{
    collections::{HashMap, VecDeque},
    io,
    ops::ControlFlow,
    sync::Arc,
    time::Duration,
};

use portolan_ftp_proto::{
    CloseReason, ControlConnection, DataEvent, DataFailure, Failure, Input, Operation, OperationId, OperationOutcome,
    Output, TlsInfo,
};
use portolan_remote::{ErrorKind, Phase, RemoteError};
use portolan_trace::DataId;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    sync::{mpsc, oneshot},
    task::{Id, JoinError, JoinSet},
    time::{self, Instant},
};

use crate::{
    ConnectOptions,
    clock::{moment, trace_now},
    data::{Cargo, DataConnection, Report, Steering},
    shared::Shared,
    stream::Stream,
    tls::SessionTls,
    trace::Tracer,
};

/// Something asked of the session.
pub(crate) struct Request {
    /// Numbers the requests of a session, so that they can be abandoned.
    pub(crate) ticket: u64,
    pub(crate) operation: Operation,
    pub(crate) cargo: Cargo,
    pub(crate) reply: oneshot::Sender<Answer>,
}

/// How a request ended. A failed log-on may bring its whole error.
pub(crate) type Answer = Result<OperationOutcome, (Failure, Option<RemoteError>)>;

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
    Lost(DataId, JoinError),
    Reaped,
    HandleGone,
    TooLate,
    Time,
}

/// The task of one session.
pub(crate) struct Driver {
    pub(crate) core: ControlConnection,
    /// `None` while TLS is made, and when that has failed.
    pub(crate) stream: Option<Stream>,
    pub(crate) tls: Option<Arc<SessionTls>>,
    pub(crate) options: Arc<ConnectOptions>,
    pub(crate) tracer: Tracer,
    pub(crate) requests: mpsc::Receiver<Request>,
    pub(crate) shared: Arc<Shared>,
    reports: (mpsc::Sender<(DataId, Report)>, mpsc::Receiver<(DataId, Report)>),
    running: HashMap<OperationId, Running>,
    lanes: HashMap<DataId, Steering>,
    data: JoinSet<()>,
    tasks: HashMap<Id, DataId>,
    /// Results of what was carried out: each is a mutation of its own.
    due: VecDeque<Wake>,
    buffer: Vec<u8>,
    tls_error: Option<RemoteError>,
    tls_version: Option<String>,
    /// Nobody holds the session any more: what still runs is stopped in order, until then.
    leaving: Option<Instant>,
}

impl Driver {
    pub(crate) fn new(
        core: ControlConnection,
        stream: Stream,
        tls: Option<Arc<SessionTls>>,
        options: Arc<ConnectOptions>,
        tracer: Tracer,
        requests: mpsc::Receiver<Request>,
        shared: Arc<Shared>,
    ) -> Self {
        Self {
            core,
            stream: Some(stream),
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
            tls_error: None,
            tls_version: None,
            leaving: None,
        }
    }

    /// Lives until the session ends. `secure_first`: TLS before anything else (implicit).
    pub(crate) async fn run(mut self, secure_first: bool) {
        if secure_first {
            self.secure().await;
        }
        loop {
            self.tracer.drain(&mut self.core);
            self.shared.learn(self.core.learned());
            let wake = match self.due.pop_front() {
                Some(wake) => wake,
                None => self.wait().await,
            };
            if self.mutate(wake).is_break() || self.drain().await.is_break() {
                break;
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
        let read = async {
            match &mut self.stream {
                Some(stream) => stream.read(&mut self.buffer).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            read = read => Wake::Read(read),
            Some((id, report)) = self.reports.1.recv() => Wake::Report(id, report),
            request = self.requests.recv(), if leaving.is_none() => request.map_or(Wake::HandleGone, Wake::Request),
            ticket = self.shared.abandoned() => Wake::Abandon(ticket),
            Some(ended) = self.data.join_next_with_id() => match ended {
                Ok((task, ())) => {
                    self.tasks.remove(&task);
                    Wake::Reaped
                }
                Err(error) => match self.tasks.remove(&error.id()) {
                    Some(id) => Wake::Lost(id, error),
                    None => Wake::Reaped,
                },
            },
            () = alarm => Wake::Time,
            () = until(leaving) => Wake::TooLate,
        }
    }

    /// The one mutation.
    fn mutate(&mut self, wake: Wake) -> ControlFlow<()> {
        let now = trace_now();
        match wake {
            Wake::Read(Ok(0)) => self.eof(now, None),
            Wake::Read(Ok(read)) => self.core.handle(now, Input::Bytes(&self.buffer[..read])),
            // A server that just goes, without `close_notify`, is no worse than one that says so.
            Wake::Read(Err(error)) if error.kind() == io::ErrorKind::UnexpectedEof => self.eof(now, None),
            Wake::Read(Err(error)) => self.eof(now, Some(format!("the control connection broke: {error}"))),
            Wake::Request(request) => self.submit(now, request),
            Wake::Abandon(ticket) => {
                let abandoned = self.running.iter().find(|(_, running)| running.ticket == ticket);
                if let Some((&id, _)) = abandoned {
                    self.core.abandon(now, id);
                }
            }
            Wake::Report(_, Report::Trace(kind)) => self.core.trace(now, kind),
            Wake::Report(id, Report::Event(event)) => self.core.handle(now, Input::Data(id, event)),
            Wake::Secured(Ok(info)) => {
                self.tls_version = Some(info.version.clone());
                self.core.handle(now, Input::TlsReady(info));
            }
            Wake::Secured(Err(error)) => {
                let why = error.detail.as_deref().unwrap_or("TLS could not be made").to_owned();
                self.tls_error = Some(error);
                self.core.handle(now, Input::TlsFailed(why));
            }
            Wake::Lost(id, error) => {
                let failure = DataFailure {
                    kind: ErrorKind::LocalIo,
                    why: format!("the transfer's own task failed: {error}"),
                    bytes: 0,
                };
                self.core.handle(now, Input::Data(id, DataEvent::Failed(failure)));
            }
            Wake::Reaped => {}
            Wake::HandleGone => self.leave(),
            Wake::TooLate => return ControlFlow::Break(()),
            Wake::Time => self.core.handle(now, Input::Time),
        }
        ControlFlow::Continue(())
    }

    /// Stops what still runs: an upload by ABOR before its connection is reset, for example.
    fn leave(&mut self) {
        self.leaving = Some(Instant::now() + self.options.limits.quit);
        let tickets = self.running.values().map(|running| Wake::Abandon(running.ticket));
        self.due.extend(tickets);
    }

    fn eof(&mut self, now: Duration, why: Option<String>) {
        self.stream = None;
        self.core.handle(now, Input::Eof(why));
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

    /// Carries out what the core wants, in its order.
    async fn drain(&mut self) -> ControlFlow<()> {
        while let Some(output) = self.core.poll_output() {
            match output {
                Output::Write(bytes) => self.write(&bytes).await,
                Output::StartTls => self.secure().await,
                Output::OpenData(plan) => self.open(plan),
                Output::CopyMayStart(id) => {
                    if let Some(lane) = self.lanes.get_mut(&id) {
                        lane.start();
                    }
                }
                Output::CloseData { id, reset } => {
                    if let Some(mut lane) = self.lanes.remove(&id) {
                        lane.close(reset);
                    }
                }
                Output::Done(id, result) => self.done(id, result),
                Output::Closed(reason) => {
                    self.shared.end(match reason {
                        CloseReason::Quit => None,
                        CloseReason::Failed(failure) => Some(failure),
                    });
                    return ControlFlow::Break(());
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// One `write`, and so one segment where it fits, and one TLS record.
    async fn write(&mut self, bytes: &[u8]) {
        let Some(stream) = &mut self.stream else { return };
        let written = async {
            stream.write_all(bytes).await?;
            stream.flush().await
        };
        let result = match time::timeout(self.options.limits.reply, written).await {
            Ok(result) => result,
            Err(_elapsed) => Err(io::ErrorKind::TimedOut.into()),
        };
        if let Err(error) = result {
            self.due.push_back(Wake::Read(Err(error)));
        }
    }

    async fn secure(&mut self) {
        let (Some(tls), Some(Stream::Plain(socket))) = (&self.tls, self.stream.take()) else {
            let error = crate::session::no_tls(&self.options.server);
            return self.due.push_back(Wake::Secured(Err(error)));
        };
        self.options.progress.enter(Phase::Securing);
        let secured = tls.secure_control(socket, &self.options.server).await;
        self.options.progress.enter(Phase::LoggingIn);
        let secured = secured.map(|(stream, info)| {
            self.stream = Some(Stream::Tls(stream));
            info
        });
        self.due.push_back(Wake::Secured(secured));
    }

    fn open(&mut self, plan: portolan_ftp_proto::DataPlan) {
        let id = plan.id;
        let cargo = self.running.get(&plan.operation).map(|running| running.cargo.clone());
        let connection = DataConnection {
            plan,
            cargo: cargo.unwrap_or_else(|| Arc::new(Cargo::None)),
            tls: self.tls.clone(),
            limits: self.options.limits,
            reports: self.reports.0.clone(),
        };
        let (steering, life) = connection.prepare();
        self.lanes.insert(id, steering);
        let task = self.data.spawn(life);
        self.tasks.insert(task.id(), id);
    }

    fn done(&mut self, id: OperationId, result: Result<OperationOutcome, Failure>) {
        if let (Ok(OperationOutcome::LoggedIn(_)), Some(facts)) = (&result, self.core.facts()) {
            let tls = self.tls.as_deref().zip(self.tls_version.take());
            let known = crate::facts::known(&self.options, facts, tls, self.shared.round_trip);
            self.shared.state().facts = Some(known);
        }
        if let Some(running) = self.running.remove(&id) {
            let answer = result.map_err(|failure| (failure, self.tls_error.take()));
            // Whoever asked may have gone.
            let _gone = running.reply.send(answer);
        }
    }

    /// Uploads under way end by a reset (`data::store`), so that no server takes half a file for a whole one.
    async fn end(mut self) {
        self.shared.end(None);
        self.data.shutdown().await;
        self.tracer.drain(&mut self.core);
        if let Some(mut stream) = self.stream.take() {
            // The session is over; a server that does not take our last word loses nothing by it.
            let _last_word = time::timeout(Duration::from_secs(1), stream.shutdown()).await;
        }
    }
}

async fn until(moment: Option<Instant>) {
    match moment {
        Some(at) => time::sleep_until(at).await,
        None => std::future::pending().await,
    }
}
