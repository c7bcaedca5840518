//! One sequence of trace events for each session, begun by the shell before there is a core.

use portolan_ftp_proto::ControlConnection;
use portolan_remote::SessionId;
use portolan_trace::{TraceEvent, TraceKind};

use crate::{TraceSink, clock::trace_now, connect::Way};

/// Numbers the events before the core's own, and passes the core's on behind them.
pub(crate) struct Tracer {
    sink: TraceSink,
    session: SessionId,
    before: u64,
}

impl Tracer {
    pub(crate) fn new(sink: TraceSink, session: SessionId) -> Self {
        Self {
            sink,
            session,
            before: 0,
        }
    }

    /// An event from the time before the core.
    pub(crate) fn early(&mut self, kind: TraceKind) {
        (self.sink)(TraceEvent {
            session: self.session.0,
            seq: self.before,
            at: trace_now(),
            kind,
        });
        self.before += 1;
    }

    /// Passes on what the core has by now, with the names that only the shell knows.
    pub(crate) fn drain(&self, core: &mut ControlConnection, way: &Way) {
        while let Some(mut event) = core.poll_trace() {
            event.seq += self.before;
            way.name(&mut event.kind);
            (self.sink)(event);
        }
    }
}
