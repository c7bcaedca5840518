//! Stopping a transfer that is under way.

use std::time::Duration;

use portolan_remote::{Detail, ErrorKind};
use portolan_trace::TraceKind;

use super::{Carrier, Progress};
use crate::{
    Failure, Output,
    command::Command,
    data_memory::Witness,
    operations::{Cx, Step},
    pipeline::Gate,
    reply::Reply,
};

/// How long the server may take to answer a stopped download before ABOR is tried.
const CLOSE_PATIENCE: Duration = Duration::from_secs(3);
/// How long the replies to ABOR may take; then it is unclear which reply belongs to what, and the connection ends.
const ABORT_PATIENCE: Duration = Duration::from_secs(5);
/// The transfer is being stopped.
#[derive(Debug)]
pub(super) struct Stopping {
    pub(super) failure: Failure,
    pub(super) answered: bool,
    /// Then the next mode is tried, for this reason; else the operation fails.
    pub(super) retry: Option<Detail>,
}

impl Carrier {
    /// The server waits for a connection that never comes: ABOR, and then the next mode.
    pub(super) fn stop_waiting(&mut self, failure: Failure, cx: &mut Cx<'_>) -> Progress {
        cx.st.pipeline.drop_queued(cx.me.id);
        self.close(true, cx);
        self.stopping = Some(Stopping {
            retry: Some(failure.detail()),
            failure,
            answered: false,
        });
        self.aborting = true;
        cx.send(Step::Abort, &Command::Abor, Gate::Urgent);
        cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
        Progress::Nothing
    }

    /// Stops the transfer; `Progress::Failed` with `failure` follows when the replies are in.
    ///
    /// Before the transfer command was written: at once. A download: the data connection is closed, which every server
    /// notices; ABOR only if it does not. An upload: ABOR first and then a reset, since a plain close is the end of
    /// the file in stream mode and would mean success.
    pub(crate) fn stop(&mut self, failure: Failure, cx: &mut Cx<'_>) -> Progress {
        if let Some(stopping) = &mut self.stopping {
            stopping.retry = None;
            return Progress::Nothing;
        }
        if !cx.st.pipeline.in_flight(cx.me.id, Step::Transfer) {
            cx.st.pipeline.drop_queued(cx.me.id);
            self.close(true, cx);
            return Progress::Failed(failure);
        }
        cx.st.pipeline.drop_queued(cx.me.id);
        self.stopping = Some(Stopping {
            failure,
            answered: false,
            retry: None,
        });
        if self.stores() {
            self.aborting = true;
            cx.send(Step::Abort, &Command::Abor, Gate::Urgent);
            if let Some(id) = self.id.take() {
                cx.st.after_write.push(Output::CloseData { id, reset: true });
            }
            cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
        } else {
            self.close(true, cx);
            cx.me.deadline = Some(cx.st.now.saturating_add(CLOSE_PATIENCE));
        }
        Progress::Nothing
    }

    /// A reply to the transfer command of a stopped transfer.
    pub(super) fn on_stopped(&mut self, reply: &Reply, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        if reply.code.preliminary() {
            return Progress::Nothing;
        }
        if let Some(stopping) = &mut self.stopping {
            stopping.answered = true;
        }
        if cx.st.pipeline.in_flight(cx.me.id, Step::Abort) {
            // Was it the reply to STOR, or the only one to both? The next seconds tell.
            cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
            return Progress::Nothing;
        }
        self.end_of_stop(announce, cx)
    }

    /// The reply to ABOR. Where it came first, that to the transfer command is still to come (row 46).
    pub(super) fn on_aborted(&mut self, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        if cx.st.pipeline.in_flight(cx.me.id, Step::Transfer) {
            cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
            return Progress::Nothing;
        }
        self.end_of_stop(announce, cx)
    }

    pub(super) fn end_of_stop(&mut self, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        cx.me.deadline = None;
        match self.stopping.take() {
            Some(Stopping {
                retry: Some(reason), ..
            }) => self.next_mode(reason, Witness::Server, announce, cx),
            Some(stopping) => Progress::Failed(stopping.failure),
            None => Progress::Nothing,
        }
    }

    pub(super) fn stop_took_too_long(&mut self, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let answered = self.stopping.as_ref().is_some_and(|stopping| stopping.answered);
        if !self.aborting && !answered {
            self.aborting = true;
            cx.send(Step::Abort, &Command::Abor, Gate::Urgent);
            cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
            return Progress::Nothing;
        }
        cx.st.trace(TraceKind::TimedOut {
            waiting_for: "replies to ABOR".into(),
        });
        cx.me.fatal = Some(Failure::new(ErrorKind::TimedOut, Detail::StopUnclear));
        if let Some(stopping) = &mut self.stopping {
            stopping.retry = None;
        }
        self.end_of_stop(announce, cx)
    }
}
