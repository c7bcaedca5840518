//! RNFR and RNTO.

use portolan_remote::RemotePath;

use super::{Cx, Step, Steps};
use crate::{Failure, OperationOutcome, command::Command, error::About, pipeline::Gate, reply::Reply};

/// Renames or moves one entry.
#[derive(Debug)]
pub(crate) struct Rename {
    from: RemotePath,
    to: RemotePath,
    refusal: Option<Failure>,
    /// 0xFF is doubled in the new name alone.
    torn: bool,
}

impl Rename {
    /// From here to there.
    pub(crate) fn new(from: RemotePath, to: RemotePath) -> Self {
        Self {
            from,
            to,
            refusal: None,
            torn: false,
        }
    }

    /// See [`crate::Operation::RenameTorn`].
    pub(crate) fn torn(path: RemotePath) -> Self {
        Self {
            torn: true,
            ..Self::new(path.clone(), path)
        }
    }
}

impl Steps for Rename {
    fn start(&mut self, cx: &mut Cx<'_>) {
        cx.send(Step::RenameFrom, &Command::Rnfr(self.from.clone()), Gate::Ahead);
        cx.me.doubled |= self.torn;
        // If RNFR is refused, RNTO is answered with 503 and does nothing.
        cx.send(Step::RenameTo, &Command::Rnto(self.to.clone()), Gate::Ahead);
        cx.yield_turn();
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        match step {
            _ if reply.code.preliminary() => {}
            Step::RenameFrom => {
                if !reply.code.accepted() {
                    self.refusal = Some(cx.refusal("RNFR", reply, About::Name));
                }
            }
            _ if reply.code.positive() => {
                if cx.st.cwd.as_ref().is_some_and(|cwd| cwd.is_within(&self.from)) {
                    cx.st.cwd = None;
                }
                cx.done(Ok(OperationOutcome::Done));
            }
            _ => {
                let failure = self
                    .refusal
                    .take()
                    .unwrap_or_else(|| cx.refusal("RNTO", reply, About::Name));
                cx.done(Err(failure));
            }
        }
    }
}
