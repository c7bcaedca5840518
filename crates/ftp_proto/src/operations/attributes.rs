//! Modification time and permissions.

use portolan_remote::{ErrorKind, RemotePath};

use super::{Cx, Step, Steps};
use crate::{
    Failure, OperationOutcome,
    command::Command,
    error::About,
    pipeline::Gate,
    reply::{Reply, time_text},
    state::State,
};

/// MFMT, SITE UTIME, MDTM, MFF or SITE CHMOD.
#[derive(Debug)]
pub(crate) struct Attributes {
    path: RemotePath,
    what: What,
    verb: &'static str,
}

/// What is to be set.
#[derive(Clone, Copy, Debug)]
enum What {
    Modified(i64),
    Mode(u16),
}

impl Attributes {
    /// Sets the modification time, UTC seconds since 1970.
    pub(crate) fn modified(path: RemotePath, seconds: i64) -> Self {
        Self {
            path,
            what: What::Modified(seconds),
            verb: "MFMT",
        }
    }

    /// Sets Unix permissions.
    pub(crate) fn mode(path: RemotePath, mode: u16) -> Self {
        Self {
            path,
            what: What::Mode(mode),
            verb: "SITE",
        }
    }
}

/// The command that sets a modification time on this server. MDTM with two arguments is sent only where it is known to
/// do so: elsewhere it may touch a file that is named like a date (`quirks.md` row 77).
pub(crate) fn time_command(seconds: i64, path: RemotePath, st: &State) -> Option<Command> {
    let text = time_text(seconds)?;
    if st.features.has("MFMT") {
        Some(Command::Mfmt(text, path))
    } else if st.features.has("SITE UTIME") {
        Some(Command::SiteUtime(text, path))
    } else if st.family.mdtm_sets {
        Some(Command::MdtmSet(text, path))
    } else {
        None
    }
}

impl Steps for Attributes {
    fn start(&mut self, cx: &mut Cx<'_>) {
        let command = match self.what {
            What::Modified(seconds) => time_command(seconds, self.path.clone(), cx.st),
            // SITE splits its arguments at blanks and quotes on ProFTPD; MFF takes the path as it is.
            What::Mode(mode) if cx.st.features.mff_mode() => Some(Command::MffMode(mode & 0o7777, self.path.clone())),
            What::Mode(mode) => Some(Command::SiteChmod(mode & 0o7777, self.path.clone())),
        };
        let Some(command) = command else {
            let why = "the server knows neither MFMT nor SITE UTIME";
            return cx.done(Err(Failure::new(ErrorKind::NotSupported, why)));
        };
        self.verb = command.verb();
        cx.send(Step::Only, &command, Gate::Ahead);
        cx.yield_turn();
    }

    fn on_reply(&mut self, _step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        // A 202 says that nothing was done.
        if reply.code.positive() && reply.code.0 != 202 {
            cx.done(Ok(OperationOutcome::Done));
        } else if reply.code.0 == 202 {
            let mut failure = cx.refusal(self.verb, reply, About::Name);
            failure.kind = ErrorKind::NotSupported;
            cx.done(Err(failure));
        } else if !reply.code.preliminary() {
            cx.refused(self.verb, reply, About::Name);
        }
    }
}
