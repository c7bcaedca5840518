//! Carrying out what the core wants.

use std::{io, ops::ControlFlow, sync::Arc, time::Duration};

use portolan_ftp_proto::{CloseReason, DataPlan, Failure, OperationId, OperationOutcome, Output};
use portolan_remote::Phase;
use socket2::SockRef;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, Interest},
    time,
};

use super::{Driver, Wake};
use crate::{
    data::{Cargo, DataConnection},
    stream::Stream,
};

/// How long the last words of a server are waited for: they are here already, if there are any.
const LAST_WORDS: Duration = Duration::from_millis(100);

impl Driver {
    /// Carries out what the core wants, in its order.
    pub(super) async fn drain(&mut self) -> ControlFlow<()> {
        while let Some(output) = self.core.poll_output() {
            match output {
                Output::Write(bytes) => self.write(&bytes).await,
                Output::WriteUrgent(bytes) => self.write_urgent(&bytes).await,
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
                Output::Ask(asking) => self.asking = self.options.asker.as_ref().map(|asker| asker.ask(asking)),
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
        let result = time::timeout(self.options.limits.reply, written).await;
        self.wrote(result).await;
    }

    /// Telnet's Synch: the last byte as urgent data, where there is such a thing.
    async fn write_urgent(&mut self, bytes: &[u8]) {
        let Some(Stream::Plain(socket)) = &self.stream else {
            return self.write(bytes).await;
        };
        let mut rest = bytes;
        let sent = async {
            while !rest.is_empty() {
                let sent = socket
                    .async_io(Interest::WRITABLE, || SockRef::from(socket).send_out_of_band(rest))
                    .await?;
                rest = rest.get(sent..).unwrap_or_default();
            }
            Ok(())
        };
        let result = time::timeout(self.options.limits.reply, sent).await;
        self.wrote(result).await;
    }

    /// A connection that takes no more bytes is over. What the server said before it went is read first, since it says
    /// more than the failure: a 421, or an alert of TLS.
    async fn wrote(&mut self, result: Result<io::Result<()>, time::error::Elapsed>) {
        let error = match result {
            Ok(Ok(())) => {
                // What the server said is acknowledged along with this.
                self.unacknowledged = false;
                return;
            }
            Ok(Err(error)) => error,
            Err(_elapsed) => io::ErrorKind::TimedOut.into(),
        };
        let Some(mut stream) = self.stream.take() else { return };
        match time::timeout(LAST_WORDS, stream.read(&mut self.buffer)).await {
            Ok(Ok(read)) if read > 0 => {
                self.due.push_back(Wake::Read(Ok(read)));
                self.due.push_back(Wake::Read(Err(error)));
            }
            Ok(Err(alert)) if alert.kind() == io::ErrorKind::InvalidData => {
                self.due.push_back(Wake::Read(Err(alert)));
            }
            _ => self.due.push_back(Wake::Read(Err(error))),
        }
    }

    pub(super) async fn secure(&mut self) {
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

    fn open(&mut self, plan: DataPlan) {
        let id = plan.id;
        let cargo = self.running.get(&plan.operation).map(|running| running.cargo.clone());
        let connection = DataConnection {
            plan,
            cargo: cargo.unwrap_or_else(|| Arc::new(Cargo::None)),
            tls: self.tls.clone(),
            way: self.way.clone(),
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
}
