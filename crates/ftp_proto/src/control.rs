//! The six entry points, nothing else.

use std::time::Duration;

use portolan_trace::{TraceEvent, TraceKind};

use crate::{Config, Input, Learned, Operation, OperationId, Output, ServerFacts, dispatch::Dispatcher};

/// One FTP control connection as a value. Times are durations since any fixed moment, given by the caller and never
/// going backwards.
///
/// Getters: [`learned`](Self::learned), [`facts`](Self::facts). Mutators: [`submit`](Self::submit),
/// [`abandon`](Self::abandon), [`handle`](Self::handle), [`trace`](Self::trace). What comes out:
/// [`poll_output`](Self::poll_output), [`poll_trace`](Self::poll_trace), [`poll_timeout`](Self::poll_timeout), to be
/// drained after every mutator, in this order.
#[derive(Debug)]
pub struct ControlConnection {
    dispatcher: Dispatcher,
}

impl ControlConnection {
    /// A connection whose socket stands at `now`; with [`crate::TlsMode::Implicit`] it waits for [`Input::TlsReady`] first.
    pub fn new(config: Config, now: Duration) -> Self {
        Self {
            dispatcher: Dispatcher::new(config, now),
        }
    }

    /// Asks for something. Every operation is answered by [`Output::Done`], exactly once; they are done in the order in
    /// which they were submitted, though the next may look ahead. Submit the next transfer while one runs, and it
    /// costs fewer round trips.
    pub fn submit(&mut self, now: Duration, operation: Operation) -> OperationId {
        self.dispatcher.submit(now, operation)
    }

    /// The caller has lost interest: `Done` with `Cancelled` comes at once, and the clean-up goes on behind it.
    ///
    /// Queued: removed. Sent: the reply is swallowed when it comes. Receiving: the data connection is closed, and ABOR
    /// follows if the server does not notice. Storing: ABOR first, then the data connection is reset, since a plain
    /// close means success in stream mode; what has arrived stays under the temporary name, for a resume. If the
    /// server leaves unclear which reply belongs to what, the connection ends. Nothing happens for an unknown number.
    pub fn abandon(&mut self, now: Duration, id: OperationId) {
        self.dispatcher.abandon(now, id);
    }

    /// Takes in what happened outside. After [`Output::Closed`] nothing has an effect.
    pub fn handle(&mut self, now: Duration, input: Input<'_>) {
        self.dispatcher.handle(now, input);
    }

    /// The next thing that the shell has to do; to be called until `None` after every mutation.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.dispatcher.st.outputs.pop_front()
    }

    /// When to give [`Input::Time`] if nothing else happens before.
    pub fn poll_timeout(&self) -> Option<Duration> {
        self.dispatcher.next_timeout()
    }

    /// The next event of the trace, in order.
    pub fn poll_trace(&mut self) -> Option<TraceEvent> {
        self.dispatcher.st.log.next()
    }

    /// Adds an event that only the shell knows to the session's one sequence.
    pub fn trace(&mut self, now: Duration, kind: TraceKind) {
        self.dispatcher.st.log.add(now, kind);
    }

    /// What is known of this server by now, to be kept for the next session.
    pub fn learned(&self) -> &Learned {
        &self.dispatcher.st.config.learned
    }

    /// What the log-on told; `None` before.
    pub fn facts(&self) -> Option<&ServerFacts> {
        self.dispatcher.st.facts.as_ref()
    }
}
