//! The checksum of a file, computed by the server: HASH, else the commands with names of their own.

use std::{collections::VecDeque, ops::Range};

use portolan_remote::{ChecksumAlgorithm, Detail, ErrorKind, RemotePath, TransferType};

use super::{Cx, Step, Steps};
use crate::{
    Failure, OperationOutcome,
    checksums::{Method, checksum, methods, offered},
    command::Command,
    error::About,
    pipeline::Gate,
    reply::Reply,
};

/// One checksum.
#[derive(Debug)]
pub(crate) struct Checksum {
    path: RemotePath,
    wanted: Option<ChecksumAlgorithm>,
    range: Option<Range<u64>>,
    algorithm: ChecksumAlgorithm,
    /// The commands that are left to try; the first is the one at hand.
    methods: VecDeque<Method>,
    /// The path goes in quotation marks: blanks would end it.
    quoted: bool,
    /// The other way to write the path was tried too.
    both_ways: bool,
}

impl Checksum {
    /// Of this file, or of these bytes of it; `wanted`: `None` = the best that the server has.
    pub(crate) fn new(path: RemotePath, wanted: Option<ChecksumAlgorithm>, range: Option<Range<u64>>) -> Self {
        Self {
            path,
            wanted,
            range,
            algorithm: ChecksumAlgorithm::Sha256,
            methods: VecDeque::new(),
            quoted: false,
            both_ways: false,
        }
    }

    /// Does this command compute checksums of a part? HASH does where there is RANG. What the numbers behind the
    /// others mean differs, so only a measured server is believed.
    pub(super) fn takes_part(method: Method, cx: &Cx<'_>) -> bool {
        match method {
            Method::Hash => cx.st.features.has("RANG"),
            Method::Own(_) => cx.st.family.checksum_of_part,
            Method::Plain(_) => false,
        }
    }

    fn choose(&mut self, cx: &Cx<'_>) -> Result<(), Detail> {
        let features = &cx.st.features;
        let choices: Vec<ChecksumAlgorithm> = match self.wanted {
            Some(wanted) => vec![wanted],
            None => offered(features).iter().collect(),
        };
        let mut whole_only = false;
        for algorithm in choices {
            let mut fit = methods(features, algorithm);
            fit.retain(|method| !cx.st.no_checksum.contains(&method.verb()));
            if self.range.is_some() {
                let all = fit.len();
                fit.retain(|method| Self::takes_part(*method, cx));
                whole_only |= fit.is_empty() && all > 0;
            }
            if !fit.is_empty() {
                self.algorithm = algorithm;
                self.methods = fit.into();
                return Ok(());
            }
        }
        Err(match self.wanted {
            _ if whole_only => Detail::WholeFilesOnly,
            Some(wanted) => Detail::NotComputed {
                algorithm: wanted.to_string().into(),
            },
            None => Detail::NoChecksums,
        })
    }

    /// Sends the command at hand, with what has to be in force for it.
    fn ask(&self, cx: &mut Cx<'_>) {
        let Some(method) = self.methods.front() else { return };
        match method {
            Method::Hash => {
                if cx.st.hash_in_force != Some(self.algorithm) {
                    // Refused, it leaves another algorithm in force, and the reply to HASH names that.
                    cx.st.hash_in_force = None;
                    let command = Command::OptsHash(self.algorithm.name());
                    cx.send(Step::HashOption, &command, Gate::Ahead);
                }
                let mut gate = Gate::Ahead;
                if let Some(range) = &self.range {
                    // Both ends count (draft-bryan-ftp-range, section 3).
                    let last = range.end.saturating_sub(1).max(range.start);
                    cx.send(Step::Range, &Command::Rang(range.start, last), Gate::Ahead);
                    gate = Gate::Accepted(Step::Range);
                }
                cx.send(Step::Only, &Command::Hash(self.path.clone()), gate);
            }
            Method::Own(verb) | Method::Plain(verb) => {
                let command = Command::Checksum {
                    verb,
                    path: self.path.clone(),
                    quoted: self.quoted,
                    part: self.range.clone().map(|range| (range.start, range.end)),
                };
                cx.send(Step::Only, &command, Gate::Ahead);
            }
        }
    }

    /// The reply is a good one, and the checksum is not in it.
    fn no_answer(&self, reply: &Reply, cx: &Cx<'_>) -> Failure {
        let verb = self.methods.front().map_or("HASH", |method| method.verb());
        let mut failure = cx.refusal(verb, reply, About::Name);
        failure.kind = ErrorKind::NotSupported;
        failure.why = Some(Detail::NotInReply {
            algorithm: self.algorithm.to_string().into(),
        });
        failure
    }

    fn on_refused(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        let Some(method) = self.methods.front().copied() else {
            return;
        };
        let own = !matches!(method, Method::Hash);
        if own && self.quoted && !self.both_ways && matches!(reply.code.0, 501 | 504 | 550 | 553) {
            // Taken for a part of the name.
            self.both_ways = true;
            self.quoted = self.range.is_some();
            if !self.quoted {
                return self.ask(cx);
            }
        }
        if matches!(reply.code.0, 500 | 502) {
            // FEAT promised what is not there (`quirks.md` row 18).
            cx.st.no_checksum.push(method.verb());
            self.methods.pop_front();
            if !self.methods.is_empty() {
                return self.ask(cx);
            }
        }
        cx.refused(method.verb(), reply, About::Name);
    }
}

impl Steps for Checksum {
    fn start(&mut self, cx: &mut Cx<'_>) {
        if let Err(why) = self.choose(cx) {
            return cx.done(Err(Failure::new(ErrorKind::NotSupported, why)));
        }
        if cx.st.current_type != Some(TransferType::Image) {
            // The bytes of the file, not of its lines.
            cx.send(Step::Type, &Command::Type(TransferType::Image), Gate::Ahead);
        }
        self.quoted = self.path.as_bytes().contains(&b' ');
        self.ask(cx);
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        match step {
            Step::Type if reply.code.positive() => cx.st.current_type = Some(TransferType::Image),
            Step::HashOption if reply.code.positive() => cx.st.hash_in_force = Some(self.algorithm),
            Step::Range if !reply.code.accepted() => cx.refused("RANG", reply, About::Name),
            Step::Only if reply.code.positive() => {
                let found = checksum(reply, self.algorithm, &self.path);
                let outcome = found.map(OperationOutcome::Checksum);
                cx.done(outcome.ok_or_else(|| self.no_answer(reply, cx)));
            }
            Step::Only => self.on_refused(reply, cx),
            _ => {}
        }
    }
}
