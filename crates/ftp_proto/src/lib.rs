//! The FTP control connection as a value: bytes and time go in, bytes and wishes come out.
//!
//! No socket, no clock, no task: [`ControlConnection`] is driven by a shell (`ftp_client`) or by a simulator
//! (`testkit`). The loop of every driver is the same:
//!
//! 1. Wait for bytes, an event of the data connection, a submitted operation, or [`ControlConnection::poll_timeout`].
//! 2. Make **one** mutation: [`ControlConnection::handle`], [`ControlConnection::submit`] or
//!    [`ControlConnection::abandon`].
//! 3. Drain [`ControlConnection::poll_output`] until `None`, carrying out each output in order; then drain
//!    [`ControlConnection::poll_trace`].
//! 4. Again from 1.
//!
//! One `Output::Write` is one `write` and, under TLS, one record: a driver never splits or merges it.

mod checksums;
mod command;
mod control;
#[cfg(test)]
mod corpus_tests;
mod data_memory;
mod dispatch;
mod error;
mod features;
mod io;
pub mod listing;
mod operation;
mod operations;
mod passive;
mod pipeline;
mod quirks;
mod reply;
mod reply_reader;
mod state;

pub use control::ControlConnection;
pub use error::{Failure, Refusal};
pub use io::{
    Asking, CloseReason, Config, DataEvent, DataFailure, DataHow, DataPlan, DataPurpose, Input, Learned, Lesson,
    ListingFormat, Login, Output, SecretBytes, TimeCommand, TimeLimits, TlsInfo, TlsMode, Via,
};
pub use operation::{Operation, OperationId, OperationOutcome, ServerFacts};
pub use quirks::family_names;
