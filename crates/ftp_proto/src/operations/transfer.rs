//! RETR: bring a file here.

use std::sync::Arc;

use portolan_remote::{Detail, ErrorKind, RemotePath, TransferType};
use portolan_trace::DataId;

use super::{
    Cx, Step, Steps,
    data::{Carrier, Ended, Progress},
};
use crate::{
    DataEvent, DataPurpose, Failure, Lesson, OperationOutcome,
    command::Command,
    pipeline::Gate,
    reply::{self, Reply},
};

/// One download.
#[derive(Debug)]
pub(crate) struct Retrieve {
    path: RemotePath,
    offset: u64,
    size: Option<u64>,
    kind: TransferType,
    carrier: Carrier,
    /// All is here but the size is in doubt: SIZE was asked.
    doubt: Option<Ended>,
    /// The answer to MDTM.
    modified: Asked,
    /// How it ended, while that answer is awaited.
    ended: Option<OperationOutcome>,
    /// The last byte is asked for: does the server begin where REST says? (`quirks.md` row 43)
    probing: bool,
}

/// Servers that count with 32 bits begin somewhere else beyond this offset.
const LARGE: u64 = i32::MAX as u64;

/// A question on the way, and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    No,
    /// To be asked at the start.
    Wanted,
    /// Sent or queued; `true` = a second time, since the first one was refused for riding.
    Open(bool),
    /// UTC seconds since 1970, where the server told.
    Answered(Option<i64>),
}

impl Retrieve {
    /// The file from `offset` on.
    pub(crate) fn new(
        path: RemotePath,
        offset: u64,
        size: Option<u64>,
        kind: TransferType,
        ask_modified: bool,
    ) -> Self {
        Self {
            path,
            offset,
            size,
            kind,
            carrier: Carrier::new(DataPurpose::Retrieve { offset }),
            doubt: None,
            modified: if ask_modified { Asked::Wanted } else { Asked::No },
            ended: None,
            probing: false,
        }
    }

    /// In TYPE A?
    pub(crate) fn in_text(&self) -> bool {
        self.kind == TransferType::Ascii
    }

    fn command(&self) -> Command {
        Command::Retr(self.path.clone())
    }

    fn go_on(&mut self, progress: Progress, cx: &mut Cx<'_>) {
        match progress {
            Progress::Nothing => {}
            Progress::Ready => {
                let offset = match self.size {
                    Some(size) if self.probing => size - 1,
                    _ => self.offset,
                };
                let gate = prepare(self.kind, offset, cx);
                self.carrier.send(&self.command(), gate, cx);
            }
            Progress::Confirmed => {
                // Only the tail of the data is still to come: the next operation may begin.
                if self.known_size().is_some() && !self.probing {
                    cx.yield_turn();
                }
            }
            Progress::Finished(ended) if self.probing => self.probed(ended.bytes == 1 && ended.clean, cx),
            Progress::Failed(failure) if self.probing && failure.kind == ErrorKind::TooLarge => self.probed(false, cx),
            Progress::Finished(ended) => self.check(ended, cx),
            Progress::Failed(failure) => cx.done(Err(failure)),
        }
    }

    /// Once for a server: asked for the last byte of a large file, does it send that one alone?
    fn probed(&mut self, right: bool, cx: &mut Cx<'_>) {
        self.probing = false;
        cx.st.config.learned.large_rest = Some(right);
        let why = if right {
            "asked for the last byte of a large file, the server sent that one alone"
        } else {
            "asked for the last byte of a large file, the server sent something else: offsets beyond 2 GiB do not work"
        };
        cx.st.learnt(Lesson::LargeRest, why);
        if !right {
            return Self::cannot_go_on(cx);
        }
        self.carrier.carry(DataPurpose::Retrieve { offset: self.offset });
        let progress = self.carrier.begin(&self.command(), cx);
        self.go_on(progress, cx);
    }

    fn cannot_go_on(cx: &mut Cx<'_>) {
        cx.done(Err(Failure::new(ErrorKind::ResumeMismatch, Detail::BadRestart)));
    }

    /// The size that the file should have, where it means anything.
    fn known_size(&self) -> Option<u64> {
        if self.kind == TransferType::Ascii {
            return None;
        }
        let announced = self.carrier.announced().filter(|size| *size > 0);
        // A server may announce what is left or the whole; only from the start are both the same (row 39).
        self.size.or(announced.filter(|_| self.offset == 0))
    }

    /// Is that the whole file? Where there is doubt the server is asked, on the same connection.
    fn check(&mut self, ended: Ended, cx: &mut Cx<'_>) {
        if self.kind == TransferType::Ascii {
            return match ended.failure {
                Some(failure) => cx.done(Err(failure)),
                None if ended.clean => self.whole(ended.bytes, None, cx),
                None => cx.done(Err(truncated(ended.bytes))),
            };
        }
        let end = self.offset.saturating_add(ended.bytes);
        match self.known_size() {
            Some(size) if size == end => self.whole(ended.bytes, Some(size), cx),
            None if ended.clean => self.whole(ended.bytes, None, cx),
            _ => {
                self.doubt = Some(ended);
                cx.send(Step::Size, &Command::Size(self.path.clone()), Gate::Ahead);
            }
        }
    }

    fn whole(&mut self, bytes: u64, confirmed_size: Option<u64>, cx: &mut Cx<'_>) {
        self.ended = Some(OperationOutcome::Transferred {
            bytes,
            confirmed_size,
            modified_set: false,
            permissions_set: false,
            modified: match self.modified {
                Asked::Answered(time) => time,
                _ => None,
            },
        });
        self.finish(cx);
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        if !matches!(self.modified, Asked::Open(_))
            && let Some(ended) = self.ended.take()
        {
            cx.done(Ok(ended));
        }
    }

    /// MDTM goes before EPSV, in the write of the transfer before where that is allowed.
    fn ask_modified(&mut self, cx: &mut Cx<'_>) {
        // A FEAT that does not name it means that it is not there; no FEAT at all says nothing.
        let features = &cx.st.features;
        if !features.lines().is_empty() && !features.has("MDTM") {
            self.modified = Asked::No;
        }
        if self.modified == Asked::Wanted {
            self.modified = Asked::Open(false);
            let gate = if cx.me.riding { Gate::WithTransfer } else { Gate::Ahead };
            cx.send(Step::Modified, &Command::Mdtm(self.path.clone()), gate);
        }
    }

    fn on_modified(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        if !reply.code.positive() && cx.me.rode && self.modified == Asked::Open(false) {
            // Refused in the middle of a transfer: that says nothing of the file.
            self.modified = Asked::Open(true);
            return cx.send(Step::Modified, &Command::Mdtm(self.path.clone()), Gate::Ahead);
        }
        let told = reply::time(reply).map(|(seconds, _)| seconds);
        self.modified = Asked::Answered(told);
        if let Some(OperationOutcome::Transferred { modified, .. }) = &mut self.ended {
            *modified = told;
        }
        self.finish(cx);
    }

    fn on_size(&mut self, reply: &Reply, cx: &mut Cx<'_>) {
        let Some(ended) = self.doubt.take() else { return };
        let end = self.offset.saturating_add(ended.bytes);
        match (reply::size(reply), self.known_size()) {
            (Some(size), _) if size == end => self.whole(ended.bytes, Some(size), cx),
            (Some(size), _) | (None, Some(size)) => cx.done(Err(mismatch(end, size))),
            (None, None) => cx.done(Err(ended.failure.unwrap_or_else(|| truncated(ended.bytes)))),
        }
    }
}

/// The failure of a file that is longer or shorter than it should be.
pub(crate) fn mismatch(moved: u64, size: u64) -> Failure {
    let why = Detail::BytesExpected {
        there: moved,
        expected: size,
    };
    Failure::new(ErrorKind::SizeMismatch, why)
}

fn truncated(bytes: u64) -> Failure {
    Failure::new(ErrorKind::Truncated, Detail::CutOff { bytes })
}

/// Lines are translated on their way in type A: how many bytes there are says nothing of how many are here, so nothing is
/// ever gone on with.
pub(crate) fn goes_on_in_text(kind: TransferType, offset: u64) -> Option<Failure> {
    (kind == TransferType::Ascii && offset > 0).then(|| Failure::new(ErrorKind::ResumeMismatch, Detail::TextHasNoPlace))
}

/// Queues TYPE and REST where they are needed, and says when the transfer command may follow.
pub(crate) fn prepare(kind: TransferType, offset: u64, cx: &mut Cx<'_>) -> Gate {
    let mut gate = Gate::Ahead;
    if cx.st.current_type != Some(kind) {
        cx.send(Step::Type, &Command::Type(kind), gate);
        gate = Gate::Accepted(Step::Type);
    }
    if offset > 0 {
        cx.send(Step::Restart, &Command::Rest(offset), gate);
        gate = Gate::Accepted(Step::Restart);
    } else if cx.st.rest_lingers {
        cx.st.rest_lingers = false;
        cx.send(Step::ClearRestart, &Command::Rest(0), gate);
    }
    gate
}

/// Takes the replies to what `prepare` queued. `Some` = the transfer cannot go on.
pub(crate) fn on_prepared(step: Step, reply: &Reply, kind: TransferType, cx: &mut Cx<'_>) -> Option<Failure> {
    if reply.code.preliminary() {
        return None;
    }
    match step {
        Step::Type if reply.code.positive() => cx.st.current_type = Some(kind),
        Step::Restart if reply.code.accepted() => cx.st.rest_lingers = true,
        Step::Type => return Some(cx.refusal("TYPE", reply, cx.about_transfer())),
        Step::Restart => {
            let mut failure = cx.refusal("REST", reply, cx.about_transfer());
            failure.kind = ErrorKind::NotSupported;
            return Some(failure);
        }
        _ => {}
    }
    None
}

impl Steps for Retrieve {
    fn start(&mut self, cx: &mut Cx<'_>) {
        if let Some(failure) = goes_on_in_text(self.kind, self.offset) {
            return cx.done(Err(failure));
        }
        let large = self.kind == TransferType::Image && self.offset > LARGE;
        match cx.st.config.learned.large_rest {
            Some(false) if large => return Self::cannot_go_on(cx),
            None if large && self.size.is_some_and(|size| size > self.offset) => {
                self.probing = true;
                self.carrier.carry(DataPurpose::LastByte);
            }
            _ => {}
        }
        self.ask_modified(cx);
        let progress = self.carrier.begin(&self.command(), cx);
        self.go_on(progress, cx);
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        match step {
            Step::Type | Step::Restart | Step::ClearRestart => {
                if let Some(failure) = on_prepared(step, reply, self.kind, cx) {
                    self.carrier.close(false, cx);
                    cx.done(Err(failure));
                }
            }
            Step::Size => self.on_size(reply, cx),
            Step::Modified if !reply.code.preliminary() => self.on_modified(reply, cx),
            Step::Modified => {}
            _ => {
                if step == Step::Transfer && (reply.code.preliminary() || reply.code.positive()) {
                    cx.st.rest_lingers = false;
                }
                let progress = self.carrier.on_reply(step, reply, &self.command(), cx);
                self.go_on(progress, cx);
            }
        }
    }

    fn on_data(&mut self, id: DataId, event: &DataEvent, cx: &mut Cx<'_>) {
        let progress = self.carrier.on_data(id, event, &self.command(), cx);
        self.go_on(progress, cx);
    }

    fn on_time(&mut self, cx: &mut Cx<'_>) {
        let progress = self.carrier.on_time(&self.command(), cx);
        self.go_on(progress, cx);
    }

    fn on_abandon(&mut self, cx: &mut Cx<'_>) {
        let failure = Failure::new(ErrorKind::Cancelled, Detail::Stopped);
        cx.answer(Err(failure.clone()));
        let progress = self.carrier.stop(failure, cx);
        self.go_on(progress, cx);
    }

    fn on_lost(&mut self, failure: &Failure, cx: &mut Cx<'_>) {
        self.carrier.close(true, cx);
        if self.probing {
            return cx.done(Err(failure.clone()));
        }
        let ended = self
            .carrier
            .ended()
            .filter(|ended| ended.clean)
            .map(|ended| ended.bytes);
        match (ended, self.known_size()) {
            // All bytes are here and their number is right: the missing 226 adds nothing (`quirks.md` row 35).
            (Some(bytes), Some(size)) if size == self.offset.saturating_add(bytes) => {
                if matches!(self.modified, Asked::Open(_)) {
                    self.modified = Asked::Answered(None);
                }
                self.whole(bytes, Some(size), cx);
            }
            (Some(bytes), None) => {
                let why = Detail::CameBut {
                    bytes,
                    why: Arc::new(failure.detail()),
                };
                cx.done(Err(Failure::new(ErrorKind::Unconfirmed, why)));
            }
            _ => cx.done(Err(failure.clone())),
        }
    }
}
