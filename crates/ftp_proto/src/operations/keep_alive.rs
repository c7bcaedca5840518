//! NOOP on an idle connection, and QUIT.

use super::{Cx, Step, Steps};
use crate::{OperationOutcome, command::Command, pipeline::Gate, reply::Reply};

/// The two commands that only concern the connection itself.
#[derive(Debug)]
pub(crate) enum KeepAlive {
    /// NOOP; whatever the server answers, it heard something (`quirks.md` row 48).
    Noop,
    /// QUIT; the connection ends when it is answered.
    Quit,
}

impl Steps for KeepAlive {
    fn start(&mut self, cx: &mut Cx<'_>) {
        match self {
            Self::Noop => cx.send(Step::Only, &Command::Noop, Gate::Ahead),
            Self::Quit => cx.send(Step::Only, &Command::Quit, Gate::Alone),
        }
    }

    fn on_reply(&mut self, _step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        if matches!(self, Self::Quit) {
            cx.st.quit_answered = true;
        }
        cx.done(Ok(OperationOutcome::Done));
    }

    fn on_lost(&mut self, failure: &crate::Failure, cx: &mut Cx<'_>) {
        // A server that closes instead of answering QUIT has done what was asked.
        match self {
            Self::Quit => cx.done(Ok(OperationOutcome::Done)),
            Self::Noop => cx.done(Err(failure.clone())),
        }
    }
}
