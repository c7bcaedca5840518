//! DELE and RMD.

use portolan_remote::RemotePath;

use super::{Cx, Step, Steps};
use crate::{OperationOutcome, command::Command, error::About, pipeline::Gate, reply::Reply};

/// Deletes one file, or one empty folder.
#[derive(Debug)]
pub(crate) struct Delete {
    command: Command,
}

impl Delete {
    /// DELE.
    pub(crate) fn file(path: RemotePath) -> Self {
        Self {
            command: Command::Dele(path),
        }
    }

    /// RMD.
    pub(crate) fn folder(path: RemotePath) -> Self {
        Self {
            command: Command::Rmd(path),
        }
    }
}

impl Steps for Delete {
    fn start(&mut self, cx: &mut Cx<'_>) {
        cx.send(Step::Only, &self.command, Gate::Ahead);
        cx.yield_turn();
    }

    fn on_reply(&mut self, _step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.positive() {
            if let Command::Rmd(path) = &self.command
                && cx.st.cwd.as_ref().is_some_and(|cwd| cwd.is_within(path))
            {
                cx.st.cwd = None;
            }
            cx.done(Ok(OperationOutcome::Done));
        } else if !reply.code.preliminary() {
            cx.refused(self.command.verb(), reply, About::Name);
        }
    }
}
