//! How a data connection ends: in order, broken, or never made.

use portolan_remote::{Detail, ErrorKind};
use portolan_trace::TraceKind;

use super::{Carrier, Ended, Progress};
use crate::{
    DataFailure, Failure,
    command::Command,
    data_memory::Witness,
    operations::{Cx, Step},
};

impl Carrier {
    pub(super) fn end(&mut self, bytes: u64, clean: bool, failure: Option<Failure>, cx: &mut Cx<'_>) -> Progress {
        let ended = Ended { bytes, clean, failure };
        self.ended = Some(ended.clone());
        if self.stopping.is_some() {
            return Progress::Nothing;
        }
        if self.confirmed {
            return Progress::Finished(ended);
        }
        let by = cx.st.now.saturating_add(cx.st.config.limits.confirmation);
        cx.st.pipeline.confirm_by(cx.me.id, by);
        Progress::Nothing
    }

    pub(super) fn on_failed(&mut self, failure: &DataFailure, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let told = Failure::new(failure.kind, failure.why.clone());
        if self.stopping.is_some() {
            self.close(true, cx);
            return Progress::Nothing;
        }
        if cx.st.pipeline.in_flight(cx.me.id, Step::Transfer) {
            if ours(failure.kind) {
                return self.stop(told, cx);
            }
            if !self.opened {
                return self.stop_waiting(told, cx);
            }
            // The server will say what it thinks of it.
            self.close(true, cx);
            return self.end(failure.bytes, false, Some(told), cx);
        }
        if self.confirmed && !self.opened {
            return self.nothing_came(told, cx);
        }
        if self.confirmed {
            self.close(true, cx);
            if ours(failure.kind) {
                // What the server sent is whole, what is here is not.
                return Progress::Failed(told);
            }
            return self.end(failure.bytes, false, Some(told), cx);
        }
        cx.st.pipeline.drop_queued(cx.me.id);
        self.close(true, cx);
        if ours(failure.kind) {
            return Progress::Failed(told);
        }
        if cx.st.data.proven.is_some() && cx.st.data.proven == self.mode && !self.again {
            self.again = true;
            return self.begin(announce, cx);
        }
        self.next_mode(failure.why.clone(), Witness::Socket, announce, cx)
    }

    /// The data connection did not stand in time, or stopping took too long.
    pub(crate) fn on_time(&mut self, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        if self.stopping.is_some() {
            return self.stop_took_too_long(announce, cx);
        }
        let limit = self.patience(cx);
        self.silence = true;
        cx.st.trace(TraceKind::TimedOut {
            waiting_for: "data connection".into(),
        });
        let failure = DataFailure {
            kind: ErrorKind::TimedOut,
            why: Detail::NoConnectionWithin {
                seconds: limit.as_secs(),
            },
            bytes: 0,
        };
        self.on_failed(&failure, announce, cx)
    }
}

/// Is the fault on this side, so that another mode would not help?
fn ours(kind: ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::LocalFull
            | K::LocalPermission
            | K::LocalNotFound
            | K::LocalExists
            | K::LocalBadName
            | K::LocalIo
            | K::SourceChanged
            | K::ResumeMismatch
            | K::Cancelled
            | K::TooLarge
            | K::UntrustedCertificate
    )
}
