//! How an operation fails, in the core's words; the shell makes a `RemoteError` of it.

use portolan_remote::ErrorKind;

/// Why an operation failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind:?}: {why}")]
pub struct Failure {
    /// The kind that the person and the engine see.
    pub kind: ErrorKind,
    /// What more is known, in words.
    pub why: String,
    /// The refusal, where the server refused.
    pub refusal: Option<Refusal>,
}

/// The server said no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The verb of the command that was refused, e.g. `STOR`.
    pub command: &'static str,
    /// The code of the reply.
    pub code: u16,
    /// The text of the reply without code, lines joined by a space, masked.
    pub text: String,
}
