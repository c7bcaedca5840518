//! The steps of a check, as they become known: from the trace of a session, and from how it ended.

use std::{sync::Arc, time::Duration};

use portolan_remote::{DataMode, ErrorKind, RemoteError};
use portolan_sites::FtpTls;
use portolan_trace::{TraceEvent, TraceKind};

use super::{CheckFinding, CheckKind, CheckState, CheckStep};

/// What was under way ends here.
pub(super) fn stopped(steps: &mut [CheckStep], why: &Arc<RemoteError>) {
    for step in steps {
        match step.state {
            CheckState::Running => step.state = CheckState::Failed(why.clone()),
            CheckState::Waiting => step.state = CheckState::LeftOut,
            _ => {}
        }
    }
}

/// All steps of a check.
pub(super) struct Report {
    pub(super) steps: Vec<CheckStep>,
    /// When the step that runs began, by the clock of the trace.
    since: Duration,
}

impl Report {
    pub(super) fn new(tls: FtpTls, modes: &[Option<DataMode>]) -> Self {
        let before = [CheckKind::Resolve, CheckKind::Connect, CheckKind::Tls, CheckKind::LogOn];
        let modes = modes.iter().map(|mode| CheckKind::Data(*mode));
        let kinds = before.into_iter().chain(modes).chain([CheckKind::Folder]);
        let waits = |kind| CheckStep {
            kind,
            state: CheckState::Waiting,
            found: Vec::new(),
            took: None,
        };
        let mut report = Self {
            steps: kinds.map(waits).collect(),
            since: Duration::ZERO,
        };
        if tls == FtpTls::Off {
            report.end(CheckKind::Tls, CheckState::Warned, None);
        }
        report
    }

    /// What nobody came to.
    pub(super) fn leave_out_the_rest(&mut self) {
        for step in &mut self.steps {
            if matches!(step.state, CheckState::Waiting | CheckState::Running) {
                step.state = CheckState::LeftOut;
            }
        }
    }

    pub(super) fn step(&mut self, kind: CheckKind) -> Option<&mut CheckStep> {
        self.steps.iter_mut().find(|step| step.kind == kind)
    }

    pub(super) fn begin(&mut self, kind: CheckKind) {
        if let Some(step) = self.step(kind).filter(|step| matches!(step.state, CheckState::Waiting)) {
            step.state = CheckState::Running;
        }
    }

    pub(super) fn found(&mut self, kind: CheckKind, found: CheckFinding) {
        if let Some(step) = self.step(kind).filter(|step| !step.found.contains(&found)) {
            step.found.push(found);
        }
    }

    /// A step is over. One that was warned of something stays so where it passed.
    pub(super) fn end(&mut self, kind: CheckKind, state: CheckState, took: Option<Duration>) {
        if let Some(step) = self.step(kind) {
            if !(matches!(step.state, CheckState::Warned) && matches!(state, CheckState::Passed)) {
                step.state = state;
            }
            step.took = took.or(step.took);
        }
    }

    pub(super) fn is_over(&self, kind: CheckKind) -> bool {
        let of = |step: &&CheckStep| step.kind == kind;
        self.steps
            .iter()
            .find(of)
            .is_some_and(|step| !matches!(step.state, CheckState::Waiting | CheckState::Running))
    }

    /// Something happened on the wire while the first session was made.
    pub(super) fn while_connecting(&mut self, event: &TraceEvent) {
        match &event.kind {
            TraceKind::Connecting { .. } if !self.is_over(CheckKind::Connect) => {
                // Several addresses may be tried: the step begins with the first.
                let running = self.step(CheckKind::Connect);
                if running.is_some_and(|step| matches!(step.state, CheckState::Waiting)) {
                    self.since = event.at;
                }
                self.begin(CheckKind::Connect);
            }
            TraceKind::Connected { address } => {
                self.found(CheckKind::Connect, CheckFinding::Reached(address.clone()));
                self.next(CheckKind::Connect, event.at);
                let next = if self.is_over(CheckKind::Tls) {
                    CheckKind::LogOn
                } else {
                    CheckKind::Tls
                };
                self.begin(next);
            }
            TraceKind::Tls { version, suite, .. } if !self.is_over(CheckKind::Tls) => {
                let found = CheckFinding::Tls {
                    version: version.clone(),
                    suite: suite.clone(),
                    by_authority: None,
                };
                self.found(CheckKind::Tls, found);
                self.next(CheckKind::Tls, event.at);
                self.begin(CheckKind::LogOn);
            }
            _ => {}
        }
    }

    fn next(&mut self, kind: CheckKind, at: Duration) {
        let took = at.saturating_sub(std::mem::replace(&mut self.since, at));
        self.end(kind, CheckState::Passed, Some(took));
    }

    /// Something happened on the wire while a listing was made in this mode.
    pub(super) fn while_listing(&mut self, kind: CheckKind, event: &TraceEvent) {
        match &event.kind {
            TraceKind::AddressReplaced { named, used } => {
                let found = CheckFinding::AddressReplaced {
                    named: named.clone(),
                    used: used.clone(),
                };
                self.found(kind, found);
                if let Some(step) = self.step(kind) {
                    step.state = CheckState::Warned;
                }
            }
            TraceKind::DataTls { resumed, .. } => self.found(kind, CheckFinding::Resumed(*resumed)),
            _ => {}
        }
    }

    /// The first session could not be had: the step that was under way is to blame, and the error itself may know better.
    pub(super) fn not_connected(&mut self, error: &Arc<RemoteError>, took: Duration) {
        use ErrorKind as K;
        let running = self
            .steps
            .iter()
            .find(|step| matches!(step.state, CheckState::Running))
            .map_or(CheckKind::Connect, |step| step.kind);
        let kind = match error.kind {
            K::UntrustedCertificate
            | K::TlsNotOffered
            | K::TlsFailed
            | K::InjectedPlaintext
            | K::ClientCertificate
            | K::ClientCertificateNeeded => CheckKind::Tls,
            K::LoginRefused | K::PasswordNeeded | K::AccountNeeded | K::TlsRequired => CheckKind::LogOn,
            // It answers, but not as such a server does.
            K::NotFtp => CheckKind::Connect,
            _ => running,
        };
        let mut before = true;
        for step in &mut self.steps {
            if step.kind == kind {
                step.state = CheckState::Failed(error.clone());
                step.took = Some(took);
                before = false;
            } else if before && matches!(step.state, CheckState::Running) {
                step.state = CheckState::Passed;
            } else if !before && !matches!(step.state, CheckState::Warned) {
                // What the step before took for its beginning was none.
                step.state = CheckState::LeftOut;
            }
        }
    }
}
