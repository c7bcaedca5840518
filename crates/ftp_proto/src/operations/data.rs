//! The data connection of one listing or transfer: choosing the mode, opening, the transfer command and its replies,
//! stopping. Owned by `list`, `transfer` and `store`, which decide what the end means.

mod end;
mod modes;
mod stop;

use std::time::Duration;

use portolan_remote::{DataMode, ErrorKind, ModeChoice};
use portolan_trace::{DataId, TraceKind};

use self::stop::Stopping;
use super::{Cx, Step};
use crate::{
    DataEvent, DataHow, DataPlan, DataPurpose, Failure, Output,
    command::Command,
    error::kind_of,
    pipeline::Gate,
    reply::{self, Reply},
};

/// How long a data connection may come behind a confirmation without a 150.
const LATE: Duration = Duration::from_secs(3);
/// How often one operation may try to get a data connection, over all modes and commands: a guard against servers that
/// let the same ones succeed and fail without end.
const ATTEMPTS: u8 = 12;

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
    /// ABOR was sent.
    aborting: bool,
    attempts: u8,
    again: bool,
    /// A mode met nothing but silence.
    silence: bool,
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
            aborting: false,
            attempts: 0,
            again: false,
            silence: false,
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

    /// The transfer command was written, and the server has not said a word to it.
    pub(crate) fn unheard(&self, cx: &Cx<'_>) -> bool {
        !self.started && cx.st.pipeline.in_flight(cx.me.id, Step::Transfer)
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
        self.aborting = false;
        self.attempts += 1;
        let mode = cx.st.mode_to_try();
        let Some(mode) = mode.filter(|_| self.attempts <= ATTEMPTS) else {
            return Progress::Failed(Self::nothing_left(None, cx));
        };
        self.mode = Some(mode);
        cx.st.tell_passed_over();
        if mode.passive() {
            if cx.st.wants_pret() {
                cx.send(Step::Pret, &Command::Pret(Box::new(announce.clone())), Gate::Ahead);
            }
            Self::only_extended(mode, cx);
            let riding = std::mem::take(&mut cx.me.riding);
            let gate = if riding { Gate::WithTransfer } else { Gate::Ahead };
            let command = if mode == DataMode::Epsv {
                Command::Epsv
            } else {
                Command::Pasv
            };
            cx.send(Step::Passive, &command, gate);
        } else {
            let how = DataHow::Listen {
                local: cx.st.config.local,
                ports: cx.st.config.active.ports.clone(),
                peer: cx.st.config.peer,
            };
            self.open(how, cx);
        }
        Progress::Nothing
    }

    fn open(&mut self, how: DataHow, cx: &mut Cx<'_>) {
        let id = cx.st.next_data_id();
        self.id = Some(id);
        cx.me.deadline = Some(cx.st.now.saturating_add(self.patience(cx)));
        let Some(mode) = self.mode else { return };
        if let DataHow::Connect(address) = &how {
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

    /// How long the connection may take to stand. Where other modes are left, silence has half of the time; once one mode
    /// met nothing but silence, most likely a firewall's, the next ones have a fifth, so that nobody waits twice.
    fn patience(&self, cx: &Cx<'_>) -> Duration {
        let limit = cx.st.config.limits.data_open;
        let proven = cx.st.data.proven.is_some() && cx.st.data.proven == self.mode;
        match (cx.st.config.mode, self.silence) {
            (ModeChoice::Only(_), _) => limit,
            (ModeChoice::Auto, _) if proven => limit,
            (ModeChoice::Auto, true) => limit / 5,
            (ModeChoice::Auto, false) => limit / 2,
        }
    }

    /// Queues the transfer command.
    pub(crate) fn send(&mut self, command: &Command, gate: Gate, cx: &mut Cx<'_>) {
        self.queued = true;
        if self.mode.is_some_and(|mode| !mode.passive()) {
            // From now on the server may connect, or its firewall keeps it from it.
            cx.me.deadline = Some(cx.st.now.saturating_add(self.patience(cx)));
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
            Step::Pret if reply.code.class() == 5 => {
                // EPSV is on its way already; if the server needs PRET after all, it says so there (row 32).
                cx.st.data.no_pret = true;
                cx.st
                    .decide(format!("no PRET any more: the server answered {:?}", reply.code));
                Progress::Nothing
            }
            Step::OnlyExtended => {
                Self::on_only_extended(reply, cx);
                Progress::Nothing
            }
            Step::Passive => self.on_passive(reply, announce, cx),
            Step::Active if reply.code.positive() => Progress::Ready,
            Step::Active => self.refused_mode(reply, announce, cx),
            Step::Transfer if self.stopping.is_some() => self.on_stopped(reply, announce, cx),
            Step::Transfer if reply.code.preliminary() => self.on_started(reply, cx),
            Step::Transfer if reply.code.positive() => {
                cx.st.data.obeyed.insert(announce.verb());
                self.on_confirmed(cx)
            }
            Step::Transfer => self.on_refused(reply, announce, cx),
            Step::Abort => self.on_aborted(announce, cx),
            _ => Progress::Nothing,
        }
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
        if let Some(ended) = self.ended.clone() {
            if self.opened {
                self.prove(cx);
            }
            return Progress::Finished(ended);
        }
        if self.opened {
            self.prove(cx);
            self.copy(cx);
        } else {
            // The reply overtook the data connection, which is about to be noticed; or, where no 150 came either, there
            // was nothing to be sent and none will come (`quirks.md` row 36).
            let patience = if self.started {
                cx.st.config.limits.data_open
            } else {
                LATE
            };
            cx.me.deadline = Some(cx.st.now.saturating_add(patience));
        }
        Progress::Confirmed
    }

    /// The mode works.
    fn prove(&self, cx: &mut Cx<'_>) {
        if let Some(mode) = self.mode {
            cx.st.mode_works(mode);
        }
    }

    /// The server confirmed, and no data connection ever stood.
    fn nothing_came(&mut self, failure: Failure, cx: &mut Cx<'_>) -> Progress {
        self.close(true, cx);
        let ended = Ended {
            bytes: 0,
            clean: !self.started,
            failure: Some(failure).filter(|_| self.started),
        };
        self.ended = Some(ended.clone());
        Progress::Finished(ended)
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
        let mut failure = cx.refusal(announce.verb(), reply, cx.about_transfer());
        // It knew the command before: this session is out of step (a 226 that came before its transfer was over, and the
        // server is still busy with that), and a new one will do.
        if failure.kind == ErrorKind::NotSupported && cx.st.data.obeyed.contains(announce.verb()) {
            failure.kind = ErrorKind::ConnectionLost;
        }
        // The server only sees that TLS broke; the reason is known here.
        if let Some(told) = self.ended.as_ref().and_then(|ended| ended.failure.as_ref())
            && told.kind == ErrorKind::TlsFailed
            && failure.kind != ErrorKind::TlsReuseRequired
        {
            failure.kind = told.kind;
            failure.why = Some(told.detail());
        }
        Progress::Failed(failure)
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

    fn on_opened(&mut self, cx: &mut Cx<'_>) -> Progress {
        self.opened = true;
        if self.stopping.is_none() {
            cx.me.deadline = None;
        }
        let eager =
            self.mode.is_some_and(|mode| cx.st.eager(mode)) && cx.st.pipeline.in_flight(cx.me.id, Step::Transfer);
        if self.confirmed {
            self.prove(cx);
        }
        if self.started || self.confirmed || eager {
            self.copy(cx);
        }
        if !self.queued && self.mode.is_some_and(DataMode::passive) {
            return Progress::Ready;
        }
        Progress::Nothing
    }
}
