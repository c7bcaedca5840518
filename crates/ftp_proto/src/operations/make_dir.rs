//! MKD; a folder that is there already is what was wanted.

use portolan_remote::RemotePath;

use super::{Cx, Step, Steps};
use crate::{Failure, OperationOutcome, command::Command, error::About, pipeline::Gate, reply::Reply};

/// Makes one folder.
#[derive(Debug)]
pub(crate) struct MakeDir {
    path: RemotePath,
    refusal: Option<Failure>,
}

impl MakeDir {
    /// This one.
    pub(crate) fn new(path: RemotePath) -> Self {
        Self { path, refusal: None }
    }
}

impl Steps for MakeDir {
    fn start(&mut self, cx: &mut Cx<'_>) {
        cx.send(Step::Only, &Command::Mkd(self.path.clone()), Gate::Ahead);
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        match step {
            Step::Only if reply.code.positive() => cx.done(Ok(OperationOutcome::Made { existed: false })),
            Step::Only if matches!(reply.code.0, 450 | 451 | 500 | 501 | 521 | 550 | 553) => {
                // Servers refuse with the same code whether the folder exists or may not be made: CWD tells.
                self.refusal = Some(cx.refusal("MKD", reply, About::Name));
                cx.st.cwd = None;
                cx.send(Step::Folder, &Command::Cwd(self.path.clone()), Gate::Ahead);
            }
            Step::Only => cx.refused("MKD", reply, About::Name),
            _ if reply.code.positive() => {
                cx.st.cwd = Some(self.path.clone());
                cx.done(Ok(OperationOutcome::Made { existed: true }));
            }
            _ => {
                let failure = self
                    .refusal
                    .take()
                    .unwrap_or_else(|| cx.refusal("CWD", reply, About::Name));
                cx.done(Err(failure));
            }
        }
    }
}
