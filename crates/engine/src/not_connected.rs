//! A session could not be had: questions, patience, or the end.

use std::{sync::Arc, time::Instant};

use portolan_queue::{Change, RetryPlan, RetryPolicy};
use portolan_remote::{ErrorKind, RemoteError, SiteId};
use portolan_sites::LogOn;

use crate::{LogOnPart, clock, engine::Engine, pool::Stage, publish::Part};

/// Tries for which a server that may still count our old sessions is waited for, whoever wants it.
const PATIENT_TRIES: u32 = 3;

impl Engine {
    /// A session could not be had: is it a question, a matter of patience, or the end?
    pub(crate) fn not_connected(&mut self, id: SiteId, error: RemoteError) {
        let now = clock::now();
        let Some(state) = self.pool.get_mut(id) else { return };
        let server = state.site.endpoint.server().clone();
        let error = error.on(&server);
        if error.kind == ErrorKind::TlsFailed && self.only_tls13(&server, &error) {
            return;
        }
        let Some(state) = self.pool.get(id) else { return };
        if !state.sessions.is_empty() {
            // Others stand: this server or this moment allows no more. What waits goes back to the queue.
            self.refused_more(id, &error, now);
            self.requeue_waiting(id);
            return;
        }
        self.requeue_waiting(id);
        if self.pool.is_one_too_many(id, error.kind, now) {
            // Sessions of other sites stand, and the server counts them together.
            self.refused_more(id, &error, now);
            self.stand_in_line(id);
            return;
        }
        if error.kind.of_the_line() {
            self.line_is_dead(id);
        }
        let Some(state) = self.pool.get_mut(id) else { return };
        match error.kind {
            ErrorKind::UntrustedCertificate => self.ask_certificate(id, error),
            // What an interactive log-on asks next, the server says anew; only a password that was sent can be a wrong one.
            ErrorKind::LoginRefused
                if matches!(state.site.log_on, LogOn::Interactive(_))
                    && state.secret.is_some()
                    && !self.config.non_interactive =>
            {
                state.secret = None;
                state.refused = Some(Arc::new(error));
                self.begin(id);
            }
            ErrorKind::LoginRefused if state.site.log_on != LogOn::Anonymous => self.ask_password(id, Some(error)),
            ErrorKind::PasswordNeeded => self.ask_for(id, LogOnPart::Password, error),
            ErrorKind::AccountNeeded => self.ask_for(id, LogOnPart::Account, error),
            ErrorKind::TlsNotOffered => self.ask_plain(id, error),
            _ => self.rest_or_give_up(id, error, now),
        }
    }

    pub(crate) fn stand_in_line(&mut self, id: SiteId) {
        if let Some(state) = self.pool.get_mut(id) {
            state.stage = Stage::InLine;
            self.show.mark(Part::Sites);
        }
    }

    /// What broke off lately did so because nobody gets through: the items are not to blame.
    fn line_is_dead(&mut self, id: SiteId) {
        let Some(state) = self.pool.get_mut(id) else { return };
        for item in std::mem::take(&mut state.broken_off) {
            self.change(Change::NotBegun { item });
            // When somebody gets through, it need not wait on top of that.
            self.running.forget_wait(item);
        }
    }

    /// Passing trouble is waited out as long as there is something to do; everything else is the end.
    fn rest_or_give_up(&mut self, id: SiteId, error: RemoteError, now: Instant) {
        let wanted = self.something_waits(id);
        let jitter = self.jitter();
        let policy = if self.config.non_interactive {
            self.config.retry
        } else {
            // A person who is there stops it when it is enough.
            RetryPolicy {
                max_attempts: u32::MAX,
                ..self.config.retry
            }
        };
        let left_lately = self.pool.left_lately(id, now);
        let Some(state) = self.pool.get_mut(id) else { return };
        state.failures += 1;
        // Our own sessions may have gone a moment ago, and the server has not noticed yet.
        let patient = left_lately && state.failures <= PATIENT_TRIES;
        // A name that had an address before has one again when the network is back.
        let kind = match error.kind {
            ErrorKind::UnknownHost if state.facts.is_some() => ErrorKind::Unreachable,
            kind => kind,
        };
        match policy.plan(kind, state.failures, jitter) {
            RetryPlan::Again { after, .. } if wanted || patient => {
                let error = Arc::new(error);
                state.stage = Stage::Resting {
                    until: now + after,
                    error: error.clone(),
                };
                if !patient {
                    self.fail_ops(id, &error);
                }
            }
            _ => self.give_up(id, error),
        }
    }

    /// The end of the tries: the site says so, and so does everything that a person waits for.
    pub(crate) fn give_up(&mut self, id: SiteId, error: RemoteError) {
        let error = Arc::new(error);
        let Some(state) = self.pool.get_mut(id) else { return };
        state.stage = Stage::Failed(error.clone());
        self.show.mark(Part::Sites);
        self.fail_ops(id, &error);
        self.tell_failure(error);
    }

    pub(crate) fn fail_ops(&mut self, id: SiteId, error: &Arc<RemoteError>) {
        let Some(state) = self.pool.get_mut(id) else { return };
        for op in std::mem::take(&mut state.ops) {
            self.op_failed(op, error.clone());
        }
    }
}
