//! What the core says by itself: keep-alives, and the probe of an unknown server.

use std::time::Duration;

use super::{Dispatcher, Life};
use crate::{
    OperationId,
    operations::{Active, Marks, keep_alive::KeepAlive, probe::Probe},
};

impl Dispatcher {
    /// When something is to be said without being asked.
    pub(super) fn unasked_at(&self) -> Option<Duration> {
        self.keep_alive_at().into_iter().chain(self.probe_at()).min()
    }

    /// Says it, if it is time.
    pub(super) fn speak_unasked(&mut self) {
        let due = |at: Option<Duration>| at.is_some_and(|at| self.st.now >= at);
        if due(self.probe_at()) {
            self.begin_silent(Active::Probe(Probe::default()));
        } else if due(self.keep_alive_at()) {
            let command = self.st.config.keep_alive.command;
            let keep_alive = if self.idle() {
                KeepAlive::Idle(command)
            } else {
                KeepAlive::InTransfer(command)
            };
            self.begin_silent(Active::KeepAlive(keep_alive));
        }
    }

    fn begin_silent(&mut self, active: Active) {
        let id = OperationId(self.next_operation);
        self.next_operation += 1;
        let mut marks = Marks::new(id);
        marks.silent = true;
        self.begin(marks, active);
    }

    fn idle(&self) -> bool {
        self.life == Life::Talking
            && self.st.facts.is_some()
            && self.running.is_empty()
            && self.waiting.is_empty()
            && self.st.pipeline.idle()
    }

    fn keep_alive_at(&self) -> Option<Duration> {
        let every = self.st.config.keep_alive.every?;
        let proven = self
            .st
            .config
            .learned
            .keep_alive_in_transfer
            .unwrap_or(self.st.family.keep_alive_in_transfer);
        let in_transfer = proven && self.life == Life::Talking && self.st.pipeline.takes_keep_alive();
        (self.idle() || in_transfer).then(|| self.st.pipeline.last_written().saturating_add(every))
    }

    /// Once in a session, after the first listing, on a server of which nobody knows in which order it answers.
    fn probe_at(&self) -> Option<Duration> {
        let st = &self.st;
        let after = st.config.probe_after?;
        let unknown = st.config.learned.in_order.is_none() && st.family.depth == 1 && !st.family.out_of_order;
        let wanted = unknown && st.listed && !st.probed && self.idle();
        wanted.then(|| st.pipeline.quiet_since().saturating_add(after))
    }
}
