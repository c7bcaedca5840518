//! What the handle of a session asks its task.

use portolan_ftp_proto::{Failure, Operation, OperationOutcome};
use portolan_remote::RemoteError;
use tokio::sync::oneshot;

use crate::data::Cargo;

/// Something asked of the session.
pub(crate) struct Request {
    /// Numbers the requests of a session, so that they can be abandoned.
    pub(crate) ticket: u64,
    pub(crate) operation: Operation,
    pub(crate) cargo: Cargo,
    pub(crate) reply: oneshot::Sender<Answer>,
}

/// How a request ended. A failed log-on may bring its whole error.
pub(crate) type Answer = Result<OperationOutcome, (Failure, Option<RemoteError>)>;
