//! The six entry points, nothing else.

use std::{collections::VecDeque, time::Duration};

use portolan_trace::{TraceEvent, TraceKind};

use crate::{Config, Input, Learned, Operation, OperationId, Output, ServerFacts};

/// One FTP control connection as a value. Times are durations since any fixed moment, given by the caller and never
/// going backwards.
#[derive(Debug)]
pub struct ControlConnection {
    config: Config,
    facts: Option<ServerFacts>,
    outputs: VecDeque<Output>,
    events: VecDeque<TraceEvent>,
    next_seq: u64,
    next_operation: u32,
}

impl ControlConnection {
    /// A connection whose socket stands at `now`; with [`crate::TlsMode::Implicit`] it waits for [`Input::TlsReady`] first.
    pub fn new(config: Config, _now: Duration) -> Self {
        Self {
            config,
            facts: None,
            outputs: VecDeque::new(),
            events: VecDeque::new(),
            next_seq: 0,
            next_operation: 0,
        }
    }

    /// Asks for something. Operations are answered by [`Output::Done`], each exactly once.
    pub fn submit(&mut self, _now: Duration, _operation: Operation) -> OperationId {
        let id = OperationId(self.next_operation);
        self.next_operation += 1;
        id
    }

    /// The caller has lost interest: the operation is stopped as its state allows and ends with `Cancelled`.
    pub fn abandon(&mut self, _now: Duration, _id: OperationId) {}

    /// Takes in what happened outside.
    pub fn handle(&mut self, _now: Duration, _input: Input<'_>) {}

    /// The next thing that the shell has to do; to be called until `None` after every mutation.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// When to give [`Input::Time`] if nothing else happens before.
    pub fn poll_timeout(&self) -> Option<Duration> {
        None
    }

    /// The next event of the trace, in order.
    pub fn poll_trace(&mut self) -> Option<TraceEvent> {
        self.events.pop_front()
    }

    /// Adds an event that only the shell knows to the session's one sequence.
    pub fn trace(&mut self, now: Duration, kind: TraceKind) {
        let seq = self.next_seq;
        self.next_seq += 1;
        self.events.push_back(TraceEvent {
            session: self.config.session,
            seq,
            at: now,
            kind,
        });
    }

    /// What is known of this server by now, to be kept for the next session.
    pub fn learned(&self) -> &Learned {
        &self.config.learned
    }

    /// What the log-on told; `None` before.
    pub fn facts(&self) -> Option<&ServerFacts> {
        self.facts.as_ref()
    }
}
