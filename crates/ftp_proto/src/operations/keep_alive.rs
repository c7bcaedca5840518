//! What keeps a connection from being closed, and QUIT.

use portolan_remote::{Detail, ErrorKind, KeepAliveCommand};

use super::{Cx, Step, Steps};
use crate::{Failure, Lesson, OperationOutcome, command::Command, error::means_goodbye, pipeline::Gate, reply::Reply};

/// The commands that only concern the connection itself.
#[derive(Debug)]
pub(crate) enum KeepAlive {
    /// On an idle connection; whatever the server answers, it heard something (`quirks.md` row 48).
    Idle(KeepAliveCommand),
    /// While data moves, where the server is known to take it (row 47).
    InTransfer(KeepAliveCommand),
    /// QUIT; the connection ends when it is answered.
    Quit,
}

fn command(choice: KeepAliveCommand) -> Command {
    match choice {
        KeepAliveCommand::Noop => Command::Noop,
        KeepAliveCommand::Stat => Command::Stat,
        KeepAliveCommand::Pwd => Command::Pwd,
    }
}

impl Steps for KeepAlive {
    fn start(&mut self, cx: &mut Cx<'_>) {
        match self {
            Self::Idle(choice) => cx.send(Step::Only, &command(*choice), Gate::Ahead),
            Self::InTransfer(choice) => {
                cx.yield_turn();
                cx.send(Step::Only, &command(*choice), Gate::InTransfer);
            }
            Self::Quit => cx.send(Step::Only, &Command::Quit, Gate::Alone),
        }
    }

    fn on_reply(&mut self, _step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        match self {
            Self::Quit => cx.st.quit_answered = true,
            Self::Idle(_) | Self::InTransfer(_) if means_goodbye(reply) => {
                let why = Detail::ServerSays {
                    reply: cx.st.said(reply),
                };
                return cx.fatal(Failure::new(ErrorKind::ConnectionLost, why));
            }
            Self::InTransfer(choice) if !reply.code.positive() => {
                cx.st.config.learned.keep_alive_in_transfer = Some(false);
                let words = cx.st.masked(reply);
                let verb = command(*choice).verb();
                let why = format!(
                    "no {verb} during a transfer any more: the server answered {:?} {words}",
                    reply.code
                );
                cx.st.learnt(Lesson::KeepAliveInTransfer, why);
            }
            Self::Idle(_) | Self::InTransfer(_) => {}
        }
        cx.done(Ok(OperationOutcome::Done));
    }

    fn on_lost(&mut self, failure: &Failure, cx: &mut Cx<'_>) {
        // A server that closes instead of answering QUIT has done what was asked.
        match self {
            Self::Quit => cx.done(Ok(OperationOutcome::Done)),
            Self::Idle(_) | Self::InTransfer(_) => cx.done(Err(failure.clone())),
        }
    }
}
