//! What all operations of one control connection share.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use portolan_remote::{ChecksumAlgorithm, DataMode, HiddenFiles, RemotePath, TransferType};
use portolan_trace::{ControlLine, Secrets, TraceEvent, TraceKind};

use crate::{
    Config, Lesson, Output, ServerFacts, TimeCommand, Via,
    data_memory::DataMemory,
    features::Features,
    pipeline::Pipeline,
    quirks::{Family, UNKNOWN, system_of},
    reply::Reply,
};

/// State of the connection that outlives any operation.
#[derive(Debug)]
pub(crate) struct State {
    /// What we were told at the start; `learned` in it is kept up to date.
    pub(crate) config: Config,
    /// The time of the present call.
    pub(crate) now: Duration,
    /// What the log-on told.
    pub(crate) facts: Option<ServerFacts>,
    /// The reply to FEAT.
    pub(crate) features: Features,
    /// The row of the quirk table.
    pub(crate) family: &'static Family,
    /// Commands queued and in flight.
    pub(crate) pipeline: Pipeline,
    /// For the shell.
    pub(crate) outputs: VecDeque<Output>,
    /// For the shell, but only after what is written in this call.
    pub(crate) after_write: Vec<Output>,
    /// The trace.
    pub(crate) log: Log,
    /// What is known of data connections.
    pub(crate) data: DataMemory,
    /// The current folder, where we set it ourselves.
    pub(crate) cwd: Option<RemotePath>,
    /// The representation type in force.
    pub(crate) current_type: Option<TransferType>,
    /// A REST was accepted and its transfer refused: the offset may linger (`quirks.md` row 42).
    pub(crate) rest_lingers: bool,
    /// The log-on wants TLS now.
    pub(crate) start_tls: bool,
    /// A folder was listed in this session.
    pub(crate) listed: bool,
    /// The order of the replies was probed, or it was tried.
    pub(crate) probed: bool,
    /// Commands of the log-on that were answered with their usual code: others tell nothing about the order.
    pub(crate) usual: Vec<&'static str>,
    /// QUIT was answered.
    pub(crate) quit_answered: bool,
    /// PROT P is in force.
    pub(crate) secure_data: bool,
    /// What HASH computes, where that is known.
    pub(crate) hash_in_force: Option<ChecksumAlgorithm>,
    /// Checksum commands that FEAT promised and that are not there.
    pub(crate) no_checksum: Vec<&'static str>,
    /// The server does nothing with ALLO.
    pub(crate) no_allo: bool,
    /// Commands for modification times that the server does not know.
    pub(crate) no_time: Vec<TimeCommand>,
    /// The server does not know how to set permissions.
    pub(crate) no_permissions: bool,
}

impl State {
    /// A fresh connection.
    pub(crate) fn new(mut config: Config, now: Duration) -> Self {
        config.peer = config.peer.to_canonical();
        config.local = config.local.to_canonical();
        let mut log = Log {
            session: config.session,
            next_seq: 0,
            events: VecDeque::new(),
            secrets: Secrets::none(),
        };
        // Anonymous log-ons send a mail address, which everybody may see.
        if !config.login.anonymous() {
            for secret in [&config.login.password, &config.login.account].into_iter().flatten() {
                log.secrets.add(secret.expose());
            }
        }
        if let Via::Ftp {
            password: Some(secret), ..
        } = &config.via
        {
            log.secrets.add(secret.expose());
        }
        Self {
            config,
            now,
            facts: None,
            features: Features::default(),
            family: &UNKNOWN,
            pipeline: Pipeline::new(now),
            outputs: VecDeque::new(),
            after_write: Vec::new(),
            log,
            data: DataMemory::default(),
            cwd: None,
            current_type: None,
            rest_lingers: false,
            start_tls: false,
            listed: false,
            probed: false,
            usual: Vec::new(),
            quit_answered: false,
            secure_data: false,
            hash_in_force: None,
            no_checksum: Vec::new(),
            no_allo: false,
            no_time: Vec::new(),
            no_permissions: false,
        }
    }

    /// Writes an event into the trace.
    pub(crate) fn trace(&mut self, kind: TraceKind) {
        self.log.add(self.now, kind);
    }

    /// Says in the trace what was decided.
    pub(crate) fn decide(&mut self, what: impl Into<String>) {
        self.trace(TraceKind::Decision { what: what.into() });
    }

    /// Takes the row of a family, unless the server was learnt to behave otherwise.
    pub(crate) fn adopt_family(&mut self, family: &'static Family) {
        self.family = family;
        let depth = match self.config.learned.in_order {
            _ if family.out_of_order => 1,
            Some(false) => 1,
            Some(true) => family.depth.max(8),
            None => family.depth,
        };
        self.pipeline.set_depth(depth);
    }

    /// Notes from what something was learnt, and says so in the trace.
    pub(crate) fn learnt(&mut self, lesson: Lesson, from: impl Into<String>) {
        let from = from.into();
        self.decide(from.clone());
        self.config.learned.reasons.insert(lesson, from);
    }

    /// Does LIST need `-a` to show hidden names? Where nothing is known of a Unix server, it is tried.
    pub(crate) fn lists_all(&self) -> bool {
        match self.config.server.hidden_files {
            HiddenFiles::Always => return true,
            HiddenFiles::Never => return false,
            HiddenFiles::Auto => {}
        }
        self.list_all_unknown() || self.config.learned.list_all.unwrap_or(self.family.list_all)
    }

    /// Is `LIST -a` still to be tried? Never where SYST tells of another system, which takes `-a` for a mask.
    pub(crate) fn list_all_unknown(&self) -> bool {
        let system = self.facts.as_ref().and_then(|facts| facts.system.as_deref());
        let unix = system.and_then(system_of) == Some("unix");
        let left_to_us = self.config.server.hidden_files == HiddenFiles::Auto;
        unix && left_to_us && self.family == &UNKNOWN && self.config.learned.list_all.is_none()
    }

    /// Must a passive data connection be announced (PRET, `DrFTPD`)?
    pub(crate) fn wants_pret(&self) -> bool {
        self.features.has("PRET") && !self.family.pret_needless && !self.data.no_pret
    }

    /// May the transfer command go out at the moment of the connect, and data begin when the connection stands?
    pub(crate) fn eager(&self, mode: DataMode) -> bool {
        self.family.eager && self.data.proven == Some(mode)
    }

    /// The text of a reply as a person may see it.
    pub(crate) fn masked(&self, reply: &Reply) -> String {
        self.log.mask(reply.text().as_bytes())
    }

    /// Code and text of a reply, as a fact of a [`Detail`](portolan_remote::Detail).
    pub(crate) fn said(&self, reply: &Reply) -> Arc<str> {
        format!("{:?} {}", reply.code, self.masked(reply)).into()
    }
}

/// The trace of this connection.
#[derive(Debug)]
pub(crate) struct Log {
    session: u32,
    next_seq: u64,
    events: VecDeque<TraceEvent>,
    secrets: Secrets,
}

impl Log {
    /// Adds an event.
    pub(crate) fn add(&mut self, at: Duration, kind: TraceKind) {
        let seq = self.next_seq;
        self.next_seq += 1;
        self.events.push_back(TraceEvent {
            session: self.session,
            seq,
            at,
            kind,
        });
    }

    /// The next event.
    pub(crate) fn next(&mut self) -> Option<TraceEvent> {
        self.events.pop_front()
    }

    /// A command's line, masked.
    pub(crate) fn command(&self, line: &[u8]) -> ControlLine {
        ControlLine::command(line, &self.secrets)
    }

    /// A reply's line, masked.
    pub(crate) fn reply(&self, line: &[u8]) -> ControlLine {
        ControlLine::reply(line, &self.secrets)
    }

    /// Text from the server, masked.
    pub(crate) fn mask(&self, text: &[u8]) -> String {
        self.reply(text).as_str().to_owned()
    }
}
