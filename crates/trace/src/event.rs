//! One event on the wire.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::ControlLine;

/// Links a command's queueing, sending and reply; counts within a session.
pub type CommandId = u32;

/// Links the events of one data connection; counts within a session.
pub type DataId = u32;

/// One event of one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceEvent {
    /// Number of the session.
    pub session: u32,
    /// Counts up within the session, without gaps as made (a bounded log may have dropped some).
    pub seq: u64,
    /// Time since the trace of this process began.
    pub at: Duration,
    /// What happened.
    #[serde(flatten)]
    pub kind: TraceKind,
}

/// Who ended a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// This program.
    Client,
    /// The server.
    Server,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum TraceKind {
    /// A TCP connection to the server's control port begins.
    Connecting {
        /// The socket address.
        address: String,
    },
    /// It stands.
    Connected {
        /// The socket address of the server.
        address: String,
    },
    /// TLS stands on the control connection.
    Tls {
        /// `TLS 1.2` or `TLS 1.3`.
        version: String,
        /// Name of the cipher suite.
        suite: String,
        /// Continued from an earlier session?
        resumed: bool,
    },
    /// An operation wants a command; it may wait for a gate.
    CommandQueued {
        /// Which command.
        id: CommandId,
    },
    /// A command left.
    CommandSent {
        /// Which command.
        id: CommandId,
        /// The line, masked.
        line: ControlLine,
    },
    /// A line of a reply arrived.
    ReplyLine {
        /// The line, masked.
        line: ControlLine,
    },
    /// A whole reply was matched to the command at the front.
    ReplyMatched {
        /// Which command; `None` for the greeting and unasked replies.
        id: Option<CommandId>,
        /// The reply code.
        code: u16,
    },
    /// A data connection is being made.
    DataOpening {
        /// Which data connection.
        id: DataId,
        /// `EPSV`, `PASV`, `EPRT` or `PORT`.
        mode: String,
        /// Address to which we connect, or at which we listen.
        address: String,
    },
    /// The address that a 227 named was not used.
    AddressReplaced {
        /// What the server named.
        named: String,
        /// What is used.
        used: String,
    },
    /// It stands.
    DataOpen {
        /// Which data connection.
        id: DataId,
    },
    /// TLS stands on it.
    DataTls {
        /// Which data connection.
        id: DataId,
        /// Was the TLS session resumed?
        resumed: bool,
    },
    /// Bytes that moved within a bucket of 100 ms; so the size of a trace is bounded by time and not by traffic.
    DataBytes {
        /// Which data connection.
        id: DataId,
        /// Bytes in this bucket.
        bytes: u64,
    },
    /// It is closed.
    DataClosed {
        /// Which data connection.
        id: DataId,
        /// All bytes that moved on it.
        total: u64,
        /// Who closed first.
        by: Who,
        /// Did it end as it should (with `close_notify` under TLS, without a reset)?
        clean: bool,
    },
    /// Something worth knowing that the client decided: a mode given up, a look-ahead switched off.
    Decision {
        /// In words.
        what: String,
    },
    /// A time limit was reached.
    TimedOut {
        /// What was waited for.
        waiting_for: String,
    },
    /// The control connection is closed.
    Closed {
        /// Why, in words.
        why: String,
    },
}
