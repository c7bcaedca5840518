//! The data connection of one listing or transfer: choosing the mode, opening, the transfer command and its replies,
//! stopping. Owned by `list`, `transfer` and `store`, which decide what the end means.

use std::{net::IpAddr, time::Duration};

use portolan_remote::{DataMode, ErrorKind, ModeChoice};
use portolan_trace::{DataId, TraceKind};

use super::{Cx, Step};
use crate::{
    DataEvent, DataFailure, DataHow, DataPlan, DataPurpose, Failure, Output,
    command::Command,
    error::kind_of,
    passive,
    pipeline::Gate,
    reply::{self, Reply},
};

/// How long the server may take to answer a stopped download before ABOR is tried.
const CLOSE_PATIENCE: Duration = Duration::from_secs(3);
/// How long the replies to ABOR may take; then it is unclear which reply belongs to what, and the connection ends.
const ABORT_PATIENCE: Duration = Duration::from_secs(5);
/// How often one operation may try to get a data connection, over all modes.
const ATTEMPTS: u8 = 6;

/// What the owner has to do next.
#[derive(Debug)]
pub(crate) enum Progress {
    /// Nothing.
    Nothing,
    /// Queue the transfer command and what must come before it.
    Ready,
    /// The server confirmed, and the data has ended.
    Finished(Ended),
    /// The server confirmed, data is still on its way.
    Confirmed,
    /// It did not work.
    Failed(Failure),
}

/// How the data ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    /// Bytes that moved.
    pub(crate) bytes: u64,
    /// In order: with `close_notify` under TLS, without a reset.
    pub(crate) clean: bool,
    /// What broke it, where the server confirmed nevertheless.
    pub(crate) failure: Option<Failure>,
}

/// One data connection and its transfer command, over all attempts.
#[derive(Debug)]
pub(crate) struct Carrier {
    purpose: DataPurpose,
    mode: Option<DataMode>,
    id: Option<DataId>,
    opened: bool,
    copying: bool,
    queued: bool,
    started: bool,
    announced: Option<u64>,
    confirmed: bool,
    ended: Option<Ended>,
    stopping: Option<Stopping>,
    attempts: u8,
    again: bool,
    reasons: Vec<(DataMode, String)>,
}

/// The transfer is being stopped.
#[derive(Debug)]
struct Stopping {
    failure: Failure,
    answered: bool,
    /// Then the next mode is tried, for this reason; else the operation fails.
    retry: Option<String>,
}

impl Carrier {
    /// Nothing asked yet.
    pub(crate) fn new(purpose: DataPurpose) -> Self {
        Self {
            purpose,
            mode: None,
            id: None,
            opened: false,
            copying: false,
            queued: false,
            started: false,
            announced: None,
            confirmed: false,
            ended: None,
            stopping: None,
            attempts: 0,
            again: false,
            reasons: Vec::new(),
        }
    }

    /// Changes what it carries, before a new attempt.
    pub(crate) fn carry(&mut self, purpose: DataPurpose) {
        self.purpose = purpose;
    }

    /// The size that the server named when the transfer began.
    pub(crate) fn announced(&self) -> Option<u64> {
        self.announced
    }

    /// The bytes that moved, where the data ended in order.
    pub(crate) fn ended(&self) -> Option<&Ended> {
        self.ended.as_ref()
    }

    fn stores(&self) -> bool {
        matches!(self.purpose, DataPurpose::Store { .. })
    }

    /// Asks for a data connection in the best mode that is left. `announce` is the command to come, for PRET.
    pub(crate) fn begin(&mut self, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        self.close(false, cx);
        self.opened = false;
        self.copying = false;
        self.queued = false;
        self.started = false;
        self.confirmed = false;
        self.ended = None;
        self.attempts += 1;
        let mode = cx.st.data_modes().first().copied();
        let Some(mode) = mode.filter(|_| self.attempts <= ATTEMPTS) else {
            return Progress::Failed(self.nothing_left(cx));
        };
        self.mode = Some(mode);
        if mode.passive() {
            if cx.st.features.has("PRET") {
                cx.send(Step::Pret, &Command::Pret(Box::new(announce.clone())), Gate::Ahead);
            }
            let riding = std::mem::take(&mut cx.me.riding);
            let gate = if riding { Gate::WithTransfer } else { Gate::Ahead };
            let command = if mode == DataMode::Epsv {
                Command::Epsv
            } else {
                Command::Pasv
            };
            cx.send(Step::Passive, &command, gate);
        } else {
            let (local, peer) = (cx.st.config.local, cx.st.config.peer);
            self.open(DataHow::Listen { local, peer }, cx);
        }
        Progress::Nothing
    }

    fn open(&mut self, how: DataHow, cx: &mut Cx<'_>) {
        let id = cx.st.next_data_id();
        self.id = Some(id);
        cx.me.deadline = Some(cx.st.now.saturating_add(cx.st.config.limits.data_open));
        let Some(mode) = self.mode else { return };
        if let DataHow::Connect(address) = how {
            cx.st.trace(TraceKind::DataOpening {
                id,
                mode: mode.to_string(),
                address: address.to_string(),
            });
        }
        cx.st.outputs.push_back(Output::OpenData(DataPlan {
            id,
            operation: cx.me.id,
            mode,
            how,
            secure: cx.st.secure_data,
            purpose: self.purpose,
        }));
    }

    /// Queues the transfer command.
    pub(crate) fn send(&mut self, command: &Command, gate: Gate, cx: &mut Cx<'_>) {
        self.queued = true;
        if self.mode.is_some_and(|mode| !mode.passive()) {
            // From now on the server may connect, or its firewall keeps it from it.
            cx.me.deadline = Some(cx.st.now.saturating_add(cx.st.config.limits.data_open));
        }
        cx.send(Step::Transfer, command, gate);
    }

    /// The transfer command was dropped, since what it depends on was refused: it may be queued again.
    pub(crate) fn unqueue(&mut self) {
        self.queued = false;
    }

    /// Closes the data connection, if there is one.
    pub(crate) fn close(&mut self, reset: bool, cx: &mut Cx<'_>) {
        if let Some(id) = self.id.take() {
            cx.st.outputs.push_back(Output::CloseData { id, reset });
        }
        cx.me.deadline = None;
    }

    /// Takes the replies to PRET, EPSV, PASV, EPRT, PORT, ABOR and the transfer command.
    pub(crate) fn on_reply(&mut self, step: Step, reply: &Reply, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        match step {
            Step::Passive => self.on_passive(reply, announce, cx),
            Step::Active if reply.code.positive() => Progress::Ready,
            Step::Active => self.refused_mode(reply, announce, cx),
            Step::Transfer if self.stopping.is_some() => self.on_stopped(reply, announce, cx),
            Step::Transfer if reply.code.preliminary() => self.on_started(reply, cx),
            Step::Transfer if reply.code.positive() => self.on_confirmed(cx),
            Step::Transfer => self.on_refused(reply, announce, cx),
            Step::Abort => self.end_of_stop(announce, cx),
            _ => Progress::Nothing,
        }
    }

    fn on_passive(&mut self, reply: &Reply, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let peer = cx.st.config.peer;
        let target = if self.mode == Some(DataMode::Epsv) {
            passive::after_epsv(reply, peer)
        } else {
            passive::after_pasv(reply, peer, cx.st.config.trust_pasv_address)
        };
        let Some(target) = target else {
            if cx.me.rode {
                // Only the look-ahead was refused: this server answers during a transfer. Ask again in turn.
                cx.me.rode = false;
                let learned = &mut cx.st.config.learned;
                let (slot, what) = if cx.me.rides_with_store {
                    (&mut learned.look_ahead_store, "STOR")
                } else {
                    (&mut learned.look_ahead_retrieve, "RETR")
                };
                *slot = Some(false);
                let why = format!(
                    "no look-ahead with {what} any more: the server answered {:?}",
                    reply.code
                );
                cx.st.decide(why);
                self.attempts -= 1;
                return self.begin(announce, cx);
            }
            return self.refused_mode(reply, announce, cx);
        };
        if let Some(named) = target.replaced {
            cx.st.trace(TraceKind::AddressReplaced {
                named: named.to_string(),
                used: target.address.ip().to_string(),
            });
        }
        self.open(DataHow::Connect(target.address), cx);
        match self.mode {
            Some(mode) if cx.st.eager(mode) => Progress::Ready,
            _ => Progress::Nothing,
        }
    }

    fn refused_mode(&mut self, reply: &Reply, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let words = cx.st.masked(reply);
        self.next_mode(format!("the server answered {:?} {words}", reply.code), announce, cx)
    }

    /// Gives the present mode up for a stated reason and tries the next.
    fn next_mode(&mut self, reason: String, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let Some(mode) = self.mode.take() else {
            return Progress::Nothing;
        };
        cx.st.decide(format!("{mode} given up: {reason}"));
        self.reasons.push((mode, reason.clone()));
        if cx.st.config.mode != ModeChoice::Auto {
            self.close(self.stores(), cx);
            return Progress::Failed(self.nothing_left(cx));
        }
        cx.st.data.given_up.push((mode, reason));
        if cx.st.data.proven == Some(mode) {
            cx.st.data.proven = None;
        }
        if cx.st.config.learned.data_mode == Some(mode) {
            cx.st.config.learned.data_mode = None;
        }
        self.again = false;
        self.begin(announce, cx)
    }

    fn nothing_left(&self, cx: &Cx<'_>) -> Failure {
        let mut reasons: Vec<String> = Vec::new();
        for (mode, reason) in cx.st.data.given_up.iter().chain(&self.reasons) {
            let line = format!("{mode}: {reason}");
            if !reasons.contains(&line) {
                reasons.push(line);
            }
        }
        if reasons.is_empty() {
            let family = if matches!(cx.st.config.peer, IpAddr::V6(_)) {
                "IPv6"
            } else {
                "IPv4"
            };
            reasons.push(format!("the mode that is chosen does not exist over {family}"));
        }
        Failure::new(ErrorKind::DataConnection, reasons.join("; "))
    }

    fn on_started(&mut self, reply: &Reply, cx: &mut Cx<'_>) -> Progress {
        self.started = true;
        self.announced = reply::announced_size(reply).or(self.announced);
        if self.opened {
            self.copy(cx);
        } else if self.id.is_some() {
            cx.me.deadline = Some(cx.st.now.saturating_add(cx.st.config.limits.data_open));
        }
        Progress::Nothing
    }

    /// Lets the bytes flow, once.
    fn copy(&mut self, cx: &mut Cx<'_>) {
        if let (Some(id), false) = (self.id, self.copying) {
            self.copying = true;
            cx.st.outputs.push_back(Output::CopyMayStart(id));
        }
    }

    fn on_confirmed(&mut self, cx: &mut Cx<'_>) -> Progress {
        self.confirmed = true;
        if let Some(mode) = self.mode.filter(|_| self.opened) {
            cx.st.data.proven = Some(mode);
            cx.st.config.learned.data_mode = Some(mode);
        }
        if let Some(ended) = &self.ended {
            return Progress::Finished(ended.clone());
        }
        if !self.opened {
            // Confirmed without a data connection: nothing was to be sent (`quirks.md` row 36).
            self.close(false, cx);
            return Progress::Finished(Ended {
                bytes: 0,
                clean: true,
                failure: None,
            });
        }
        self.copy(cx);
        Progress::Confirmed
    }

    fn on_refused(&mut self, reply: &Reply, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        self.queued = false;
        let kind = kind_of(reply, cx.about_transfer());
        let started = self.started;
        self.close(self.stores(), cx);
        let nothing_moved = self
            .ended
            .as_ref()
            .is_none_or(|ended| ended.bytes == 0 || self.stores());
        if matches!(reply.code.0, 425 | 503) && kind != ErrorKind::TlsReuseRequired && !started && nothing_moved {
            let passive = self.mode.is_some_and(DataMode::passive);
            if passive && self.opened && !self.again {
                self.again = true;
                return self.begin(announce, cx);
            }
            return self.refused_mode(reply, announce, cx);
        }
        Progress::Failed(cx.refusal(announce.verb(), reply, cx.about_transfer()))
    }

    /// Takes the events of this data connection.
    pub(crate) fn on_data(&mut self, id: DataId, event: &DataEvent, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        if self.id != Some(id) {
            return Progress::Nothing;
        }
        match event {
            DataEvent::Listening(address) => self.on_listening(*address, announce, cx),
            DataEvent::Opened => self.on_opened(cx),
            DataEvent::Closed { bytes, clean } => {
                self.id = None;
                cx.me.deadline = None;
                self.end(*bytes, *clean, None, cx)
            }
            DataEvent::Failed(failure) => self.on_failed(failure, announce, cx),
        }
    }

    fn on_listening(&mut self, bound: std::net::SocketAddr, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let mut address = bound;
        if address.ip().is_unspecified() {
            address.set_ip(cx.st.config.local);
        }
        address.set_ip(address.ip().to_canonical());
        let (Some(mode), Some(id)) = (self.mode, self.id) else {
            return Progress::Nothing;
        };
        let command = match mode {
            DataMode::Port => passive::port_argument(address).map(Command::Port),
            _ => Some(Command::Eprt(passive::eprt_argument(address))),
        };
        let Some(command) = command else {
            return self.next_mode("PORT cannot name an IPv6 address".into(), announce, cx);
        };
        cx.st.trace(TraceKind::DataOpening {
            id,
            mode: mode.to_string(),
            address: address.to_string(),
        });
        // The server connects only after the transfer command; until then its replies have their own limits.
        cx.me.deadline = None;
        cx.send(Step::Active, &command, Gate::Ahead);
        Progress::Nothing
    }

    fn on_opened(&mut self, cx: &mut Cx<'_>) -> Progress {
        self.opened = true;
        if self.stopping.is_none() {
            cx.me.deadline = None;
        }
        let eager =
            self.mode.is_some_and(|mode| cx.st.eager(mode)) && cx.st.pipeline.in_flight(cx.me.id, Step::Transfer);
        if self.started || self.confirmed || eager {
            self.copy(cx);
        }
        if !self.queued && self.mode.is_some_and(DataMode::passive) {
            return Progress::Ready;
        }
        Progress::Nothing
    }

    fn end(&mut self, bytes: u64, clean: bool, failure: Option<Failure>, cx: &mut Cx<'_>) -> Progress {
        let ended = Ended { bytes, clean, failure };
        self.ended = Some(ended.clone());
        if self.stopping.is_some() {
            return Progress::Nothing;
        }
        if self.confirmed {
            return Progress::Finished(ended);
        }
        let by = cx.st.now.saturating_add(cx.st.config.limits.confirmation);
        cx.st.pipeline.confirm_by(cx.me.id, by);
        Progress::Nothing
    }

    fn on_failed(&mut self, failure: &DataFailure, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let told = Failure::new(failure.kind, failure.why.clone());
        if self.stopping.is_some() {
            self.close(true, cx);
            return Progress::Nothing;
        }
        if cx.st.pipeline.in_flight(cx.me.id, Step::Transfer) {
            if ours(failure.kind) {
                return self.stop(told, cx);
            }
            if !self.opened {
                // The server waits for a connection that never comes.
                cx.st.pipeline.drop_queued(cx.me.id);
                self.close(true, cx);
                self.stopping = Some(Stopping {
                    failure: told,
                    answered: false,
                    retry: Some(failure.why.clone()),
                });
                cx.send(Step::Abort, &Command::Abor, Gate::Urgent);
                cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
                return Progress::Nothing;
            }
            // The server will say what it thinks of it.
            self.close(true, cx);
            return self.end(failure.bytes, false, Some(told), cx);
        }
        if self.confirmed {
            self.close(true, cx);
            return self.end(failure.bytes, false, Some(told), cx);
        }
        cx.st.pipeline.drop_queued(cx.me.id);
        self.close(true, cx);
        if ours(failure.kind) {
            return Progress::Failed(told);
        }
        if cx.st.data.proven.is_some() && cx.st.data.proven == self.mode && !self.again {
            self.again = true;
            return self.begin(announce, cx);
        }
        self.next_mode(failure.why.clone(), announce, cx)
    }

    /// The data connection did not stand in time, or stopping took too long.
    pub(crate) fn on_time(&mut self, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        if self.stopping.is_some() {
            return self.stop_took_too_long(announce, cx);
        }
        let limit = cx.st.config.limits.data_open;
        cx.st.trace(TraceKind::TimedOut {
            waiting_for: "data connection".into(),
        });
        let failure = DataFailure {
            kind: ErrorKind::TimedOut,
            why: format!("no connection within {} s", limit.as_secs()),
            bytes: 0,
        };
        self.on_failed(&failure, announce, cx)
    }

    /// Stops the transfer; `Progress::Failed` with `failure` follows when the replies are in.
    ///
    /// Before the transfer command was written: at once. A download: the data connection is closed, which every server
    /// notices; ABOR only if it does not. An upload: ABOR first and then a reset, since a plain close is the end of
    /// the file in stream mode and would mean success.
    pub(crate) fn stop(&mut self, failure: Failure, cx: &mut Cx<'_>) -> Progress {
        if let Some(stopping) = &mut self.stopping {
            stopping.retry = None;
            return Progress::Nothing;
        }
        if !cx.st.pipeline.in_flight(cx.me.id, Step::Transfer) {
            cx.st.pipeline.drop_queued(cx.me.id);
            self.close(true, cx);
            return Progress::Failed(failure);
        }
        cx.st.pipeline.drop_queued(cx.me.id);
        self.stopping = Some(Stopping {
            failure,
            answered: false,
            retry: None,
        });
        if self.stores() {
            cx.send(Step::Abort, &Command::Abor, Gate::Urgent);
            if let Some(id) = self.id.take() {
                cx.st.after_write.push(Output::CloseData { id, reset: true });
            }
            cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
        } else {
            self.close(true, cx);
            cx.me.deadline = Some(cx.st.now.saturating_add(CLOSE_PATIENCE));
        }
        Progress::Nothing
    }

    /// A reply to the transfer command of a stopped transfer.
    fn on_stopped(&mut self, reply: &Reply, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        if reply.code.preliminary() {
            return Progress::Nothing;
        }
        if let Some(stopping) = &mut self.stopping {
            stopping.answered = true;
        }
        if cx.st.pipeline.in_flight(cx.me.id, Step::Abort) {
            // Was it the reply to STOR, or the only one to both? The next seconds tell.
            cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
            return Progress::Nothing;
        }
        self.end_of_stop(announce, cx)
    }

    fn end_of_stop(&mut self, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        cx.me.deadline = None;
        match self.stopping.take() {
            Some(Stopping {
                retry: Some(reason), ..
            }) => self.next_mode(reason, announce, cx),
            Some(stopping) => Progress::Failed(stopping.failure),
            None => Progress::Nothing,
        }
    }

    fn stop_took_too_long(&mut self, announce: &Command, cx: &mut Cx<'_>) -> Progress {
        let answered = self.stopping.as_ref().is_some_and(|stopping| stopping.answered);
        let aborted = cx.st.pipeline.in_flight(cx.me.id, Step::Abort);
        if !aborted && !answered {
            cx.send(Step::Abort, &Command::Abor, Gate::Urgent);
            cx.me.deadline = Some(cx.st.now.saturating_add(ABORT_PATIENCE));
            return Progress::Nothing;
        }
        cx.st.trace(TraceKind::TimedOut {
            waiting_for: "replies to ABOR".into(),
        });
        let why = "the server did not say clearly whether the transfer was stopped";
        cx.me.fatal = Some(Failure::new(ErrorKind::TimedOut, why));
        if let Some(stopping) = &mut self.stopping {
            stopping.retry = None;
        }
        self.end_of_stop(announce, cx)
    }
}

/// Is the fault on this side, so that another mode would not help?
fn ours(kind: ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::LocalFull
            | K::LocalPermission
            | K::LocalNotFound
            | K::LocalExists
            | K::LocalBadName
            | K::LocalIo
            | K::SourceChanged
            | K::Cancelled
            | K::TooLarge
            | K::UntrustedCertificate
    )
}
